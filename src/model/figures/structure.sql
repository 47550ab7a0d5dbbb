/*
 * Parts against their wholes, on one coverage, over both trees.  The figures of a
 * part, of its whole and of the parts beside it are those of one family: a whole
 * and its parts in one region, or a region and its children in one indicator.
 */

CREATE OR REPLACE FUNCTION @m@.indicator_part()
RETURNS TABLE (indicator text, indicator_name text, parent_indicator text, region text, region_name text, period @x@.ref_period, period_code text,
	period_label text, period_start date, period_end date, year integer, number_in_year integer, decimals integer,
	growth_decimals integer, value numeric, total numeric, base numeric, total_base numeric, growth numeric, total_growth numeric,
	share numeric, share_base numeric, share_change numeric, contribution numeric, contribution_share numeric,
	contribution_source text, parts bigint, parts_expected bigint, contributions numeric, obs_status text,
	contribution_reason text, unit text, unit_mult smallint, total_unit text, total_unit_mult smallint,
	total_decimals integer, total_growth_decimals integer, of_which boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
@model_part_of_indicator@
	FROM @m@.indicator i
	JOIN @m@.indicator u ON u.indicator = i.parent_indicator
	JOIN @m@.indicator_period i_p ON i_p.indicator = i.indicator
	JOIN @m@.observation_known o ON o.indicator = i_p.indicator AND o.period OPERATOR(@x@.=) i_p.period
	JOIN @m@.observation_known t ON t.indicator = u.indicator AND t.period OPERATOR(@x@.=) o.period AND t.region = o.region
	JOIN @m@.region r ON r.region = o.region
	-- of the whole and its parts in the region, and of each of the two in the region and its sisters
	CROSS JOIN LATERAL (SELECT @indicator_family(u.indicator, r.region, i_p.block, true)@ AS parts,
		@region_family(i.indicator, r.family, i_p.block, false)@ AS part, @region_family(u.indicator, r.family, i_p.block, false)@ AS whole) f;
END;
COMMENT ON FUNCTION @m@.indicator_part() IS 'Indicators as parts of the indicator above, within one region, unrounded: what structure prints. Columns that are not asked for are not computed. value: the level as stored; contributions: the sum of the contributions of all parts, each rounded once, percentage points; decimals, growth_decimals, total_decimals, total_growth_decimals: of published values and rates of part and whole; of_which: beside the parts that make up the whole, and in no residual; other columns as in structure.';

CREATE OR REPLACE FUNCTION @m@.region_part()
RETURNS TABLE (indicator text, indicator_name text, region text, region_name text, parent_region text, period @x@.ref_period, period_code text,
	period_label text, period_start date, period_end date, year integer, number_in_year integer, decimals integer,
	growth_decimals integer, value numeric, total numeric, base numeric, total_base numeric, growth numeric, total_growth numeric,
	share numeric, share_base numeric, share_change numeric, contribution numeric, contribution_share numeric,
	contribution_source text, parts bigint, parts_expected bigint, contributions numeric, obs_status text,
	contribution_reason text, unit text, unit_mult smallint, total_unit text, total_unit_mult smallint,
	total_decimals integer, total_growth_decimals integer, of_which boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
@model_part_of_region@
	FROM @m@.indicator i
	JOIN @m@.indicator_period i_p ON i_p.indicator = i.indicator
	JOIN @m@.observation_known o ON o.indicator = i_p.indicator AND o.period OPERATOR(@x@.=) i_p.period
	JOIN @m@.region r ON r.region = o.region
	JOIN @m@.observation_known t ON t.indicator = o.indicator AND t.period OPERATOR(@x@.=) o.period AND t.region = r.parent_region
	CROSS JOIN LATERAL (SELECT r.parent_region) k
	CROSS JOIN LATERAL (SELECT @region_family(i.indicator, r.family, i_p.block, true)@ AS parts) f;
END;
COMMENT ON FUNCTION @m@.region_part() IS 'Regions as parts of the region above, within one indicator, unrounded: what region_structure prints. Columns that are not asked for are not computed. Columns as in indicator_part and region_structure.';

CREATE OR REPLACE FUNCTION @m@.structure_part()
RETURNS TABLE (tree text, indicator text, whole_indicator text, region text, whole_region text, period @x@.ref_period, period_start date,
	period_end date, value numeric, total numeric, base numeric, total_base numeric, growth numeric, total_growth numeric,
	share numeric, share_base numeric, share_change numeric, contribution numeric, contribution_share numeric,
	contribution_source text, parts_expected bigint, obs_status text, contribution_reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT 'indicator' AS tree, p.indicator, p.parent_indicator AS whole_indicator, p.region, p.region AS whole_region,
		p.period, p.period_start, p.period_end, p.value, p.total, p.base, p.total_base, p.growth, p.total_growth,
		p.share, p.share_base, p.share_change, p.contribution, p.contribution_share, p.contribution_source, p.parts_expected, p.obs_status, p.contribution_reason
	FROM @m@.indicator_part() p
	UNION ALL
	SELECT 'region' AS tree, p.indicator, p.indicator, p.region, p.parent_region,
		p.period, p.period_start, p.period_end, p.value, p.total, p.base, p.total_base, p.growth, p.total_growth,
		p.share, p.share_base, p.share_change, p.contribution, p.contribution_share, p.contribution_source, p.parts_expected, p.obs_status, p.contribution_reason
	FROM @m@.region_part() p;
END;
COMMENT ON FUNCTION @m@.structure_part() IS 'A part against its whole, unrounded, over both trees (tree: indicator, within one region; region, within one indicator): share (percent), contribution (percentage points) and where the contribution comes from: comparable_base, level or implied_base (what the published growth of both implies): one coverage for part and whole; prior_share (the share a year earlier times published growth). Unit multipliers may differ. The parts of an index have no share, and a contribution by their weights (index_weights). Where parts cannot be added, as those of an average or a rate, there is neither share nor contribution, and contribution_reason says so. share_base and contribution stand on the same bases.';

CREATE OR REPLACE VIEW @m@.structure WITH (security_invoker = true) AS
SELECT s.indicator, s.indicator_name, s.parent_indicator,
	-- part and whole are of one region
	s.region, s.region_name,
@model_printed_structure@
	, u.indicator_order AS parent_indicator_order,
	n.indicator_order, n.concept, n.breakdown,
	greatest(@crossed(indicator, s.indicator, b.year_ago, s.period, 'place'::text)@, @crossed(indicator, s.parent_indicator, b.year_ago, s.period, 'whole'::text)@,
		@crossed(region, s.region, b.year_ago, s.period, 'coverage'::text)@) AS crosses_change,
	@x@.stat_round(e.rate_effect, s.total_decimals) AS rate_effect, @x@.stat_round(e.weight_effect, s.total_decimals) AS weight_effect,
	CASE WHEN e.parts > 0 THEN e.reason
		 WHEN u.additivity NOT IN ('weighted_average', 'ratio') OR s.unit <> s.total_unit THEN 'not_average'
		 WHEN s.of_which THEN 'of_which'
		 ELSE 'no_base' END AS effect_reason
FROM @m@.indicator_part() s
CROSS JOIN LATERAL (SELECT @x@.same_period_last_year(s.period, 1) AS year_ago) b
LEFT JOIN @m@.indicator n ON n.indicator = s.indicator
LEFT JOIN @m@.indicator u ON u.indicator = s.parent_indicator
-- dropped where nobody asks for its columns, and not begun for what is no average
LEFT JOIN LATERAL (
	SELECT max(q.rate_effect) AS rate_effect, max(q.weight_effect) AS weight_effect, max(q.contribution_reason) AS reason, count(*) AS parts
	FROM @m@.average_effects(1) q
	-- by what its windows are parted by
	WHERE u.additivity IN ('weighted_average', 'ratio')
		AND q.tree = 'indicator' AND q.whole_indicator = s.parent_indicator AND q.whole_region = s.region AND q.period_start = s.period_start AND q.period_end = s.period_end AND q.indicator = s.indicator) e ON true;
COMMENT ON VIEW @m@.structure IS 'Parts of a whole in one region: share (percent) and its change on the year (percentage points), contribution to the growth of the whole (percentage points), share of the increase (percent). Printed figures. Filter by codes, names, labels or days.';

CREATE OR REPLACE VIEW @m@.region_structure WITH (security_invoker = true) AS
SELECT s.indicator, s.indicator_name, s.region, s.region_name, s.parent_region,
@model_printed_structure@
	, greatest(@crossed(region, s.region, b.year_ago, s.period, 'place'::text)@, @crossed(region, s.parent_region, b.year_ago, s.period, 'whole'::text)@,
		@crossed(indicator, s.indicator, b.year_ago, s.period, 'coverage'::text)@) AS crosses_change,
	@x@.stat_round(e.rate_effect, s.total_decimals) AS rate_effect, @x@.stat_round(e.weight_effect, s.total_decimals) AS weight_effect,
	CASE WHEN e.parts > 0 THEN e.reason
		 WHEN n.region_additivity IN ('weighted_average', 'ratio') THEN 'no_base'
		 ELSE 'not_average' END AS effect_reason
FROM @m@.region_part() s
CROSS JOIN LATERAL (SELECT @x@.same_period_last_year(s.period, 1) AS year_ago) b
LEFT JOIN @m@.indicator n ON n.indicator = s.indicator
LEFT JOIN LATERAL (
	SELECT max(q.rate_effect) AS rate_effect, max(q.weight_effect) AS weight_effect, max(q.contribution_reason) AS reason, count(*) AS parts
	FROM @m@.average_effects(1) q
	WHERE n.region_additivity IN ('weighted_average', 'ratio')
		AND q.tree = 'region' AND q.whole_indicator = s.indicator AND q.whole_region = s.parent_region AND q.period_start = s.period_start AND q.period_end = s.period_end AND q.region = s.region) e ON true;
COMMENT ON VIEW @m@.region_structure IS 'Regions as parts of the region above, in one indicator: share (percent) and its change on the year (percentage points), contribution to the growth of the whole (percentage points), share of the increase (percent). Printed figures. Filter by codes, names, labels or days.';

DO $same$
DECLARE
	place text;
BEGIN
	FOREACH place IN ARRAY ARRAY['structure', 'region_structure'] LOOP
		EXECUTE format('COMMENT ON COLUMN @m@.%I.base IS %L', place, 'The level a year earlier that shares and contributions stand on: comparable base where part and whole both have one; the published level where no growth was published; what published growth implies. NULL where part and whole have none on one coverage, or cannot be added.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.obs_status IS %L', place, 'SDMX CL_OBS_STATUS code of all figures involved, combined by precedence.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.contribution_reason IS %L', place, 'Why there is no contribution: not_additive (no share either: the parts of an average or a rate do not add up to it, nor do figures in different units, or stocks to flows, or indexes without weights), no_weight and value_negative (of a part of an index), in_points (a rate has no growth to contribute to), suppressed, break, no_value, no_base, base_zero or base_negative (of the whole; a part may be of any sign, but for an index number and what it is linked in).');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.parts IS %L', place, 'How many parts have a contribution, but for those of which.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.residual IS %L', place, 'Printed growth of the whole minus the printed contributions of all its parts, percentage points; NULL while one is missing or suppressed.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.total_unit IS %L', place, 'Unit of measure of the whole.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.total_unit_mult IS %L', place, 'The whole''s values, total and total_base, are in units of 10 to this power; value and base in those of unit_mult.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.of_which IS %L', place, 'Whether it stands beside the parts that make up the whole, and is in no residual; false for regions.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.adds_up IS %L', place, 'Whether the residual is within what the rounding of the contributions and of the growth explains; NULL without a residual.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.stated_contribution IS %L', place, 'The contribution, but NULL where the contributions of all parts do not add up to the growth (adds_up): what a sentence may say.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.crosses_change IS %L', place, 'The last change between the base a year earlier and this period (region_change, indicator_change) that touches the part, its whole, which parts that has, or what the other of region and indicator covers: day and kind, as 2024-01-01 moved. Parts are those of the tree of today; structure_of_tree and region_structure_of_tree have those of another day. NULL: none.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.rate_effect IS %L', place, 'Of a part of an average or ratio: what the change of its rate on the year adds to the change of the whole, at the mean of its shares of the weights (see average_effects); in the unit and multiplier of the whole (of a rate in percent: percentage points), rounded once to its decimals.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.weight_effect IS %L', place, 'The same of the change of its share of the weights, at how far its mean rate lies above that of the whole.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.effect_reason IS %L', place, 'Why there is no rate_effect and weight_effect: not_average (the whole is no average or ratio of its parts, or the part is in another unit), of_which (it stands beside the parts), break, suppressed, no_value, no_base (of the part, or of the whole), no_weight, parts_missing (another part''s).');
	END LOOP;
END
$same$;

CREATE OR REPLACE FUNCTION @m@.structure_of_tree(of_indicator text, of_period @x@.ref_period, on_date date)
RETURNS TABLE (indicator text, code_then text, parent_indicator text, region text, period @x@.ref_period, period_code text, period_label text, period_start date,
	period_end date, year integer, number_in_year integer, value numeric, base numeric, total numeric, total_base numeric, growth numeric, total_growth numeric,
	share numeric, share_base numeric, share_change numeric, contribution numeric, contribution_share numeric, contribution_source text, residual numeric,
	parts bigint, parts_expected bigint, obs_status text, contribution_reason text, unit text, unit_mult smallint, total_unit text, total_unit_mult smallint,
	of_which boolean, adds_up boolean, stated_contribution numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH tree AS MATERIALIZED (
		SELECT k.indicator, k.code_then FROM @m@.indicator_tree(structure_of_tree.on_date) k WHERE k.parent_indicator = structure_of_tree.of_indicator
	), family AS MATERIALIZED (
		SELECT w.region, @m@.indicator_family_of(w.indicator, w.region, p.block, true, ARRAY(SELECT k.indicator FROM tree k)) AS parts
		FROM @m@.observation_known w
		JOIN @m@.indicator_period p ON p.indicator = w.indicator AND p.period OPERATOR(@x@.=) w.period
		WHERE w.indicator = structure_of_tree.of_indicator AND w.period OPERATOR(@x@.=) structure_of_tree.of_period
	), part AS (
@model_part_of_indicator@
			, k.code_then
		FROM tree k
		JOIN @m@.indicator i ON i.indicator = k.indicator
		JOIN @m@.indicator u ON u.indicator = structure_of_tree.of_indicator
		JOIN @m@.indicator_period i_p ON i_p.indicator = i.indicator
		JOIN @m@.observation_known o ON o.indicator = i_p.indicator AND o.period OPERATOR(@x@.=) i_p.period
		JOIN @m@.observation_known t ON t.indicator = u.indicator AND t.period OPERATOR(@x@.=) o.period AND t.region = o.region
		JOIN @m@.region r ON r.region = o.region
		JOIN family y ON y.region = r.region
		CROSS JOIN LATERAL (SELECT y.parts, @region_family(i.indicator, r.family, i_p.block, false)@ AS part, @region_family(u.indicator, r.family, i_p.block, false)@ AS whole) f
		WHERE i_p.period OPERATOR(@x@.=) structure_of_tree.of_period
	)
	SELECT s.indicator, s.code_then, s.parent_indicator, s.region,
@model_printed_structure@
	FROM part s;
END;
COMMENT ON FUNCTION @m@.structure_of_tree(text, @x@.ref_period, date) IS 'structure of an indicator as the whole, in a period, with the parts that it had in the tree of indicators of a day (indicator_tree): the last day of the period gives the tree of the time, any day of today on that of today, which structure has. Codes are those of today, code_then the code of the day. As known at indstat.as_of. What else is said of an indicator, as its weight and of_which, is of today. No row for NULL.';

CREATE OR REPLACE FUNCTION @m@.region_structure_of_tree(of_indicator text, of_period @x@.ref_period, on_date date)
RETURNS TABLE (indicator text, region text, code_then text, parent_region text, period @x@.ref_period, period_code text, period_label text, period_start date,
	period_end date, year integer, number_in_year integer, value numeric, base numeric, total numeric, total_base numeric, growth numeric, total_growth numeric,
	share numeric, share_base numeric, share_change numeric, contribution numeric, contribution_share numeric, contribution_source text, residual numeric,
	parts bigint, parts_expected bigint, obs_status text, contribution_reason text, unit text, unit_mult smallint, total_unit text, total_unit_mult smallint,
	of_which boolean, adds_up boolean, stated_contribution numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH tree AS MATERIALIZED (
		SELECT k.region, k.parent_region, k.code_then FROM @m@.region_tree(region_structure_of_tree.on_date) k WHERE k.parent_region IS NOT NULL
	), family AS MATERIALIZED (
		SELECT w.region, @m@.region_family_of(w.indicator, w.region, p.block, true, ARRAY(SELECT k.region FROM tree k WHERE k.parent_region = w.region)) AS parts
		FROM @m@.observation_known w
		JOIN @m@.indicator_period p ON p.indicator = w.indicator AND p.period OPERATOR(@x@.=) w.period
		WHERE w.indicator = region_structure_of_tree.of_indicator AND w.period OPERATOR(@x@.=) region_structure_of_tree.of_period
			AND EXISTS (SELECT FROM tree k WHERE k.parent_region = w.region)
	), part AS (
@model_part_of_region@
			, k.code_then
		FROM tree k
		JOIN @m@.indicator i ON i.indicator = region_structure_of_tree.of_indicator
		JOIN @m@.indicator_period i_p ON i_p.indicator = i.indicator
		JOIN @m@.observation_known o ON o.indicator = i_p.indicator AND o.period OPERATOR(@x@.=) i_p.period AND o.region = k.region
		JOIN @m@.region r ON r.region = o.region
		JOIN @m@.observation_known t ON t.indicator = o.indicator AND t.period OPERATOR(@x@.=) o.period AND t.region = k.parent_region
		JOIN family f ON f.region = k.parent_region
		WHERE i_p.period OPERATOR(@x@.=) region_structure_of_tree.of_period
	)
	SELECT s.indicator, s.region, s.code_then, s.parent_region,
@model_printed_structure@
	FROM part s;
END;
COMMENT ON FUNCTION @m@.region_structure_of_tree(text, @x@.ref_period, date) IS 'region_structure of an indicator and period by the tree of regions of a day (region_tree): the last day of the period gives the tree of the time, any day of today on that of today, which region_structure has. Codes are those of today, code_then the code of the day. As known at indstat.as_of. children_expected is that of today. No row for NULL.';
