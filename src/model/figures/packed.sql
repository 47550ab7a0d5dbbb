-- Levels in packed form beside the observations: a whole series, and all regions
-- of a period, in one value each.

CREATE TABLE IF NOT EXISTS @m@.observation_cross_section (
	indicator text NOT NULL,
	period @x@.ref_period NOT NULL,
	figures @x@.cross_section NOT NULL,
	without_level @x@.cross_section,
	packed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (indicator, period)
);
COMMENT ON TABLE @m@.observation_cross_section IS 'The levels of all regions of one indicator and period in one value, written by pack_observations. Read level_cross_section, which knows whether it still holds.';
COMMENT ON COLUMN @m@.observation_cross_section.figures IS 'Levels by region, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.observation_cross_section.without_level IS 'The regions that are observed without a level, as a confidential one is, each with 1; NULL if there is none.';
COMMENT ON COLUMN @m@.observation_cross_section.packed_at IS 'When it was packed.';

CREATE TABLE IF NOT EXISTS @m@.observation_series (
	indicator text NOT NULL,
	region text NOT NULL,
	figures @x@.series NOT NULL,
	holds_until timestamptz,
	packed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (indicator, region)
);
COMMENT ON TABLE @m@.observation_series IS 'The levels of all periods of one indicator and region in one value, but for those under embargo; written by pack_observations. Read level_series, which knows whether it still holds.';
COMMENT ON COLUMN @m@.observation_series.figures IS 'Levels by period, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.observation_series.holds_until IS 'When the first of the figures that were under embargo is released; NULL: there was none.';
COMMENT ON COLUMN @m@.observation_series.packed_at IS 'When it was packed.';

CREATE TABLE IF NOT EXISTS @m@.observation_packed (
	indicator text NOT NULL,
	period @x@.ref_period,
	region text,
	packed_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	CHECK (num_nonnulls(period, region) = 1)
);
CREATE UNIQUE INDEX IF NOT EXISTS observation_packed_period_idx ON @m@.observation_packed (indicator, period) WHERE period IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS observation_packed_region_idx ON @m@.observation_packed (indicator, region) WHERE region IS NOT NULL;
COMMENT ON TABLE @m@.observation_packed IS 'Of what there is a packed value: an indicator and period, or an indicator and region. It names what rows answer for where the value itself must not be seen. Written by pack_observations.';
COMMENT ON COLUMN @m@.observation_packed.period IS 'Of a cross-section.';
COMMENT ON COLUMN @m@.observation_packed.region IS 'Of a series.';
COMMENT ON COLUMN @m@.observation_packed.packed_id IS 'Number of the row.';

CREATE TABLE IF NOT EXISTS @m@.observation_unpacked (
	indicator text NOT NULL,
	period @x@.ref_period,
	region text,
	reason text,
	mark_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	CHECK (num_nonnulls(period, region) = 1)
);
CREATE INDEX IF NOT EXISTS observation_unpacked_period_idx ON @m@.observation_unpacked (indicator, period) WHERE period IS NOT NULL;
CREATE INDEX IF NOT EXISTS observation_unpacked_region_idx ON @m@.observation_unpacked (indicator, region) WHERE region IS NOT NULL;
COMMENT ON TABLE @m@.observation_unpacked IS 'What changed since it was packed, or cannot be packed: an indicator and period, or an indicator and region, that the rows answer until pack_observations is called. Written by the triggers of observation, release_calendar and indicator while keep_packed is on; readers of the packed tables need SELECT. Not unique, so that no writer waits for another.';
COMMENT ON COLUMN @m@.observation_unpacked.period IS 'Of a cross-section that no longer holds.';
COMMENT ON COLUMN @m@.observation_unpacked.region IS 'Of a series that no longer holds.';
COMMENT ON COLUMN @m@.observation_unpacked.reason IS 'Why it cannot be packed; NULL: it was not tried yet. It is tried again when it has changed.';
COMMENT ON COLUMN @m@.observation_unpacked.mark_id IS 'Number of the mark.';

CREATE OR REPLACE FUNCTION @m@.mark_unpacked() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{observation,release_calendar,indicator}';
	fired_when CONSTANT text[] := '{AFTER INSERT STATEMENT changed,AFTER UPDATE STATEMENT superseded changed,AFTER DELETE STATEMENT superseded,AFTER TRUNCATE STATEMENT}';
	writes CONSTANT text[] := '{observation_unpacked}';
	few CONSTANT integer := 50;
	model text;
	home text;
	actor text;
	number integer;
	given text[] := ARRAY[NULL, NULL];
	statement text;
BEGIN
@guard@
	IF TG_TABLE_NAME = 'release_calendar' THEN
		-- an embargo that is put forward or back: what was left out of series is due at another time
		EXECUTE format(
			'INSERT INTO %1$s.observation_unpacked (indicator, region)
			 SELECT s.indicator, s.region FROM %1$s.observation_series s
			 WHERE s.holds_until IS NOT NULL%2$s', model,
			' AND s.indicator IN (' || nullif(concat_ws(' UNION ALL ', CASE WHEN TG_OP IN ('INSERT', 'UPDATE') THEN 'SELECT n.indicator FROM changed n' END,
				CASE WHEN TG_OP IN ('UPDATE', 'DELETE') THEN 'SELECT o.indicator FROM superseded o' END), '') || ')');
		RETURN NULL;
	ELSIF TG_TABLE_NAME = 'indicator' THEN
		-- which periods make a series follows from both
		EXECUTE format(
			'INSERT INTO %1$s.observation_unpacked (indicator, region)
			 SELECT DISTINCT o.indicator, o.region
			 FROM (SELECT n.indicator, n.frequency, n.cumulative FROM changed n
				   EXCEPT SELECT s.indicator, s.frequency, s.cumulative FROM superseded s) e
			 JOIN %1$s.observation o ON o.indicator = e.indicator', model);
		RETURN NULL;
	END IF;
	-- an upsert fires twice, and nothing is marked for no rows
	IF TG_OP = 'DELETE' THEN
		number := (SELECT count(*) FROM (SELECT FROM superseded LIMIT few + 1) w);
	ELSE
		number := (SELECT count(*) FROM (SELECT FROM changed LIMIT few + 1) w);
	END IF;
	IF number = 0 THEN
		RETURN NULL;
	END IF;
	-- a kept plan sees no transition table: see keep_revision
	IF number <= few AND TG_OP <> 'INSERT' THEN
		given[1] := (SELECT json_agg(v) FROM (SELECT o.indicator, o.period, o.region FROM superseded o) v);
	END IF;
	IF number <= few AND TG_OP <> 'DELETE' THEN
		given[2] := (SELECT json_agg(v) FROM (SELECT n.indicator, n.period, n.region FROM changed n) v);
	END IF;
	statement := format(
		'INSERT INTO %1$s.observation_unpacked (indicator, period, region)
		 SELECT c.indicator, c.period, c.region FROM (%2$s) c
		 GROUP BY GROUPING SETS ((c.indicator, c.period), (c.indicator, c.region))', model,
		concat_ws(' UNION ALL ',
			CASE WHEN TG_OP <> 'DELETE' THEN format('SELECT n.indicator, n.period, n.region FROM ' || CASE WHEN number <= few
				THEN 'json_to_recordset($1[2]::json) AS n(indicator text, period %s.ref_period, region text)' ELSE 'changed n' END, home) END,
			CASE WHEN TG_OP <> 'INSERT' THEN format('SELECT o.indicator, o.period, o.region FROM ' || CASE WHEN number <= few
				THEN 'json_to_recordset($1[1]::json) AS o(indicator text, period %s.ref_period, region text)' ELSE 'superseded o' END, home) END));
	IF number <= few THEN
		EXECUTE format('SELECT %s.run_kept($1, $2)', home) USING statement, given;
	ELSE
		EXECUTE statement;
	END IF;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.mark_unpacked() IS 'Trigger: after each statement marks the cross-sections and series that it changed, so that rows answer until they are packed again. Runs with the rights of the owner of the model; whatever did not fire it as keep_packed set it up is refused (42501).';
REVOKE EXECUTE ON FUNCTION @m@.mark_unpacked() FROM PUBLIC;

CREATE OR REPLACE FUNCTION @m@.keep_packed(keep boolean) RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @x@.keep_packed('@m@.observation'::regclass, keep);
END;
COMMENT ON FUNCTION @m@.keep_packed(boolean) IS 'Switches the packed tables on (true) or off (false: they are emptied); for the owner of the model. Waits for whoever is writing observations. What is there is marked, not packed: pack_observations comes next. NULL does nothing.';

CREATE OR REPLACE FUNCTION @m@.pack_observations() RETURNS bigint
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @x@.pack_observations('@m@.observation'::regclass);
END;
COMMENT ON FUNCTION @m@.pack_observations() IS 'Packs what changed since the last call, after keep_packed(true); returns how many cross-sections and series were written. For the owner of the model, by hand or on a schedule; others get an error (42501). What is under embargo is not packed before its release; what cannot be packed is left to the rows and named in observation_unpacked, with the reason.';

CREATE OR REPLACE FUNCTION @m@.series_of_rows()
RETURNS TABLE (indicator text, region text, figures @x@.series, released @x@.series, next_release timestamptz, odd boolean, released_odd boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
@model_series_of_rows@
	;
END;
COMMENT ON FUNCTION @m@.series_of_rows() IS 'The levels of all periods of one indicator and region in one value, made of the observations as known at indstat.as_of: periods of the indicator''s own frequency, from January where it is cumulative (of years that begin in another month, none), and January and February together; others that are kept under the same code are left out, and where there are only such there is no row. Filter by indicator and region. figures: levels by period, in the unit and multiplier of the indicator, NULL if there is none; released: the same without the figures that are under embargo, which pack_observations keeps; next_release: when the first of those is released, NULL if there is none; odd, released_odd: there are levels that make no such value, because together they need more than 18 digits, or lie too far apart.';

CREATE OR REPLACE FUNCTION @m@.sees_embargoed() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT @m@.has_access('before_release') OR NOT row_security_active('@m@.observation'::regclass::oid);
END;
COMMENT ON FUNCTION @m@.sees_embargoed() IS 'Whether the current role sees figures under embargo: it stands in access_role, or row security does not apply to it.';

/*
 * What is packed and holds; from rows what does not; and all from rows where
 * nothing is packed, where the owner has policies that packed values cannot
 * honour, or where what was known earlier is asked for.
 */
CREATE OR REPLACE VIEW @m@.level_cross_section WITH (security_invoker = true) AS
SELECT s.indicator, s.period, s.figures, s.without_level, 'packed'::text AS store, false AS odd
FROM @m@.observation_cross_section s
WHERE @cross_section_holds(s)@
	AND (SELECT @x@.as_of() = 'infinity')
UNION ALL
SELECT k.indicator, k.period, r.figures, r.without_level, 'rows'::text, r.odd
FROM (SELECT p.indicator, p.period FROM @m@.observation_packed p
	  -- here, so that nothing is made of rows that is not shown; what is marked does not hold
	  WHERE p.period IS NOT NULL AND NOT EXISTS (SELECT FROM @m@.observation_cross_section h WHERE h.indicator = p.indicator AND h.period OPERATOR(@x@.=) p.period
		AND @cross_section_holds(h)@)
	  UNION SELECT u.indicator, u.period FROM @m@.observation_unpacked u WHERE u.period IS NOT NULL) k
CROSS JOIN LATERAL (
	SELECT v.figures, v.without_level, v.odd FROM (
@model_cross_section_of_rows@
		) v
	WHERE v.indicator = k.indicator AND v.period OPERATOR(@x@.=) k.period LIMIT 1) r
WHERE (r.figures IS NOT NULL OR r.odd)
	AND (SELECT @x@.as_of() = 'infinity'
		 AND (EXISTS (SELECT FROM @m@.observation_packed p WHERE p.period IS NOT NULL) OR EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.period IS NOT NULL))
		 AND @m@.policies_stand('@m@.observation'::regclass))
UNION ALL
SELECT r.indicator, r.period,
	-- of what was known before, regions that have been deleted since are left out: they have no place in the tree
	CASE WHEN (SELECT @x@.as_of() = 'infinity') THEN r.figures
		 ELSE r.figures OPERATOR(@x@.+) (SELECT @x@.cross_section_agg(g.region, 0::numeric) FROM @m@.region g) END,
	CASE WHEN (SELECT @x@.as_of() = 'infinity') THEN r.without_level
		 ELSE r.without_level OPERATOR(@x@.+) (SELECT @x@.cross_section_agg(g.region, 0::numeric) FROM @m@.region g) END,
	'rows'::text, r.odd
FROM (
@model_cross_section_of_rows@
	) r
WHERE (r.figures IS NOT NULL OR r.odd)
	AND (SELECT @x@.as_of() <> 'infinity'
		 OR NOT EXISTS (SELECT FROM @m@.observation_packed p WHERE p.period IS NOT NULL)
			AND NOT EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.period IS NOT NULL)
		 -- last, because it takes longest
		 OR NOT @m@.policies_stand('@m@.observation'::regclass));
COMMENT ON VIEW @m@.level_cross_section IS 'The levels of all regions of one indicator and period in one value; the same whether packed or not, and as known at indstat.as_of. Filter by indicator and period.';
COMMENT ON COLUMN @m@.level_cross_section.figures IS 'Levels by region, in the unit and multiplier of the indicator; NULL where they make no such value, see odd.';
COMMENT ON COLUMN @m@.level_cross_section.odd IS 'Whether the levels make no such value, because together they need more than 18 digits; level_board, level_roll_up and level_structure then answer from rows.';
COMMENT ON COLUMN @m@.level_cross_section.without_level IS 'The regions that are observed without a level, as a confidential one is, each with 1; NULL if there is none.';
COMMENT ON COLUMN @m@.level_cross_section.store IS 'Which store answered: packed (observation_cross_section) or rows (observation, and its history where indstat.as_of is set).';

CREATE OR REPLACE VIEW @m@.level_series WITH (security_invoker = true) AS
SELECT s.indicator, s.region, s.figures, 'packed'::text AS store, false AS odd
FROM @m@.observation_series s
WHERE @series_holds(s)@
	AND (SELECT @x@.as_of() = 'infinity')
UNION ALL
SELECT k.indicator, k.region, r.figures, 'rows'::text, r.odd
FROM (SELECT p.indicator, p.region FROM @m@.observation_packed p
	  -- here, so that nothing is made of rows that is not shown; what is marked does not hold
	  WHERE p.region IS NOT NULL AND NOT EXISTS (SELECT FROM @m@.observation_series h WHERE h.indicator = p.indicator AND h.region = p.region
		AND @series_holds(h)@)
	  UNION SELECT u.indicator, u.region FROM @m@.observation_unpacked u WHERE u.region IS NOT NULL) k
CROSS JOIN LATERAL (
	SELECT v.figures, v.odd FROM @m@.series_of_rows() v
	WHERE v.indicator = k.indicator AND v.region = k.region LIMIT 1) r
WHERE (r.figures IS NOT NULL OR r.odd)
	AND (SELECT @x@.as_of() = 'infinity'
		 AND (EXISTS (SELECT FROM @m@.observation_packed p WHERE p.region IS NOT NULL) OR EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.region IS NOT NULL))
		 AND @m@.policies_stand('@m@.observation'::regclass))
UNION ALL
SELECT r.indicator, r.region, r.figures, 'rows'::text, r.odd
FROM @m@.series_of_rows() r
WHERE (r.figures IS NOT NULL OR r.odd)
	AND (SELECT @x@.as_of() <> 'infinity'
		 OR NOT EXISTS (SELECT FROM @m@.observation_packed p WHERE p.region IS NOT NULL)
			AND NOT EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.region IS NOT NULL)
		 -- last, because it takes longest
		 OR NOT @m@.policies_stand('@m@.observation'::regclass));
COMMENT ON VIEW @m@.level_series IS 'The levels of all periods of one indicator and region, of the indicator''s own frequency and from January where it is cumulative (of years that begin in another month, none: series of cumulative figures run from January by their type), with January and February together, in one value; the same whether packed or not, and as known at indstat.as_of. Filter by indicator and region.';
COMMENT ON COLUMN @m@.level_series.figures IS 'Levels by period, in the unit and multiplier of the indicator; NULL where they make no such value, see odd.';
COMMENT ON COLUMN @m@.level_series.odd IS 'Whether the levels make no such value, because together they need more than 18 digits or lie too far apart; the rows of observation_known hold them.';
COMMENT ON COLUMN @m@.level_series.store IS 'Which store answered: packed (observation_series) or rows (observation, and its history where indstat.as_of is set).';

CREATE OR REPLACE FUNCTION @m@.region_hierarchy()
RETURNS TABLE (tree @x@.hierarchy)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT @x@.hierarchy(array_agg(r.region), array_agg(r.parent_region)) AS tree FROM @m@.region r;
END;
COMMENT ON FUNCTION @m@.region_hierarchy() IS 'The tree of regions in one value, for roll_up, rank_within and of_parent over level_cross_section; one row.';

-- Where levels make no whole value: the same by plain SQL.
CREATE OR REPLACE FUNCTION @m@.parts_per_unit(change_unit text)
RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE change_unit WHEN 'percentage_point' THEN 100 WHEN 'permille_point' THEN 1000 WHEN 'basis_point' THEN 10000 ELSE 1 END;
COMMENT ON FUNCTION @m@.parts_per_unit(text) IS 'What a ratio of 1 is in a unit, by the unit of its changes: 100 of percent, 1000 of per mille, 10000 of basis points, else 1.';

CREATE OR REPLACE FUNCTION @m@.weighted(factor numeric, numerators numeric, denominators numeric, complete boolean)
RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN complete AND denominators > 0 THEN factor * numerators / denominators END;
COMMENT ON FUNCTION @m@.weighted(numeric, numeric, numeric, boolean) IS 'An average or ratio of a whole from the sums over its parts: factor × numerators / denominators. NULL unless it is complete and the denominators are above zero: a part that is missing is never left out of an average.';

/*
 * STRICT, so that it is planned when it is called and not in every view that
 * might: most of a board's plan was this, for levels that most models have not.
 */
CREATE OR REPLACE FUNCTION @m@.level_of_rows(indicator text, period @x@.ref_period)
RETURNS TABLE (region text, parent_region text, value numeric, base numeric, change numeric, rank bigint, peers bigint, any_change boolean,
	parts_sum numeric, parts_sum_base numeric, without_level bigint, without_level_base bigint, parts bigint, children bigint, crosses_break boolean, parts_break boolean)
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	WITH level AS (
		SELECT r.region, r.parent_region, o.value, y.value AS base, i.higher_is_better, i.region_additivity, i.unit_mult, i.change_unit, b.crosses_break,
			CASE WHEN x.is_index THEN x.weight ELSE w.value END AS weight, CASE WHEN x.is_index THEN x.weight_base ELSE v.value END AS weight_base, n.value AS numerator, m.value AS numerator_base, f.factor,
			x.link, x.link_base, x.whole, x.whole_base, x.whole_weight, x.whole_weight_base, x.lowest, f.weight_half,
			CASE WHEN o.region IS NOT NULL AND o.value IS NULL THEN 1 END AS without_level,
			CASE WHEN y.region IS NOT NULL AND y.value IS NULL THEN 1 END AS without_level_base,
			CASE WHEN b.crosses_break THEN NULL WHEN i.change_unit = 'percent' THEN @x@.yoy_growth(o.value, y.value) ELSE o.value - y.value END AS change
		FROM @m@.indicator i
		LEFT JOIN @m@.indicator iw ON iw.indicator = i.weight_indicator
		LEFT JOIN @m@.indicator iv ON iv.indicator = i.numerator_indicator AND i.region_additivity = 'ratio'
		CROSS JOIN LATERAL (
			SELECT CASE WHEN i.region_additivity = 'ratio' THEN @m@.parts_per_unit(i.change_unit) * ('1e' || (iv.unit_mult - iw.unit_mult - i.unit_mult))::numeric ELSE 1 END AS factor,
				('1e' || -iw.decimals)::numeric * 0.5 AS weight_half,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_link_periods(level_of_rows.period, i.index_link) END AS link,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_link_periods(@x@.same_period_last_year(level_of_rows.period, 1), i.index_link) END AS link_base OFFSET 0) f
		CROSS JOIN @m@.region r
		-- of an index: the weight of the region, and what it and the one above are linked in
		CROSS JOIN LATERAL (
			SELECT i.region_additivity = 'index' AS is_index, CASE WHEN i.region_additivity = 'index' AND (SELECT k.kind FROM @m@.unit k WHERE k.unit = i.unit) = 'index' THEN 0 END AS lowest,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_weight(i.weight_indicator, r.region, level_of_rows.period, i.index_link) END AS weight,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_weight(i.weight_indicator, r.region, @x@.same_period_last_year(level_of_rows.period, 1), i.index_link) END AS weight_base,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_weight(i.weight_indicator, r.parent_region, level_of_rows.period, i.index_link) END AS whole_weight,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_weight(i.weight_indicator, r.parent_region, @x@.same_period_last_year(level_of_rows.period, 1), i.index_link) END AS whole_weight_base,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_link_level(i.indicator, r.region, f.link) END AS link,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_link_level(i.indicator, r.region, f.link_base) END AS link_base,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_link_level(i.indicator, r.parent_region, f.link) END AS whole,
				CASE WHEN i.region_additivity = 'index' THEN @m@.index_link_level(i.indicator, r.parent_region, f.link_base) END AS whole_base OFFSET 0) x
		CROSS JOIN LATERAL (
			SELECT EXISTS (SELECT FROM @m@.observation_known k WHERE k.indicator = i.indicator AND k.region = r.region AND k.obs_status = 'B'
				AND k.period OPERATOR(@x@.>) @x@.same_period_last_year(level_of_rows.period, 1) AND k.period OPERATOR(@x@.<=) level_of_rows.period) AS crosses_break) b
		LEFT JOIN @m@.observation_known w ON i.region_additivity NOT IN ('sum', 'none') AND w.indicator = i.weight_indicator AND w.period OPERATOR(@x@.=) level_of_rows.period AND w.region = r.region
		LEFT JOIN @m@.observation_known v ON i.region_additivity NOT IN ('sum', 'none') AND v.indicator = i.weight_indicator AND v.period OPERATOR(@x@.=) @x@.same_period_last_year(level_of_rows.period, 1) AND v.region = r.region
		LEFT JOIN @m@.observation_known n ON i.region_additivity = 'ratio' AND n.indicator = i.numerator_indicator AND n.period OPERATOR(@x@.=) level_of_rows.period AND n.region = r.region
		LEFT JOIN @m@.observation_known m ON i.region_additivity = 'ratio' AND m.indicator = i.numerator_indicator AND m.period OPERATOR(@x@.=) @x@.same_period_last_year(level_of_rows.period, 1) AND m.region = r.region
		LEFT JOIN @m@.observation_known o ON o.indicator = i.indicator AND o.period OPERATOR(@x@.=) level_of_rows.period AND o.region = r.region
		LEFT JOIN @m@.observation_known y ON y.indicator = i.indicator AND y.region = r.region
			AND y.period OPERATOR(@x@.=) @x@.same_period_last_year(level_of_rows.period, 1)
		WHERE i.indicator = level_of_rows.indicator
	)
	SELECT l.region, l.parent_region, l.value, l.base, l.change,
		CASE WHEN l.parent_region IS NOT NULL THEN @x@.rank_within(l.change, l.higher_is_better) OVER siblings END,
		CASE WHEN l.parent_region IS NOT NULL THEN count(l.change) OVER siblings END,
		coalesce(bool_or(l.change IS NOT NULL) OVER (), false),
		p.parts_sum, p.parts_sum_base, p.without_level, p.without_level_base, coalesce(p.parts, 0), coalesce(p.children, 0), l.crosses_break, coalesce(p.parts_break, false)
	FROM level l
	LEFT JOIN (
		SELECT c.parent_region,
			CASE min(c.region_additivity) WHEN 'sum' THEN @x@.sum_of_parts(c.value, c.value IS NOT NULL, opt.missing_parts)
				WHEN 'none' THEN NULL
				WHEN 'ratio' THEN @m@.weighted(min(c.factor), sum(c.numerator), sum(c.weight), count(c.numerator + c.weight) = count(*))
				WHEN 'index' THEN CASE WHEN @m@.index_fault(count(c.value + c.weight) = count(*), sum(c.weight), min(c.whole_weight), (count(*) + 1) * min(c.weight_half),
						min(c.whole) > 0 AND count(c.link) = count(*) AND bool_and(c.link * c.weight >= 0 AND c.link <> 0), bool_or(c.value < c.lowest)) IS NULL
					THEN min(c.whole) * sum(c.weight * c.value / nullif(c.link, 0)) / nullif(sum(c.weight), 0) END
				ELSE @m@.weighted(1, sum(c.value * c.weight), sum(c.weight), count(c.value + c.weight) = count(*)) END AS parts_sum,
			CASE min(c.region_additivity) WHEN 'sum' THEN @x@.sum_of_parts(c.base, c.base IS NOT NULL, opt.missing_parts)
				WHEN 'none' THEN NULL
				WHEN 'ratio' THEN @m@.weighted(min(c.factor), sum(c.numerator_base), sum(c.weight_base), count(c.numerator_base + c.weight_base) = count(*))
				WHEN 'index' THEN CASE WHEN @m@.index_fault(count(c.base + c.weight_base) = count(*), sum(c.weight_base), min(c.whole_weight_base), (count(*) + 1) * min(c.weight_half),
						min(c.whole_base) > 0 AND count(c.link_base) = count(*) AND bool_and(c.link_base * c.weight_base >= 0 AND c.link_base <> 0), bool_or(c.base < c.lowest)) IS NULL
					THEN min(c.whole_base) * sum(c.weight_base * c.base / nullif(c.link_base, 0)) / nullif(sum(c.weight_base), 0) END
				ELSE @m@.weighted(1, sum(c.base * c.weight_base), sum(c.weight_base), count(c.base + c.weight_base) = count(*)) END AS parts_sum_base,
			bool_or(c.crosses_break) AS parts_break,
			sum(c.without_level) AS without_level, sum(c.without_level_base) AS without_level_base,
			count(c.value) AS parts, count(*) AS children
		FROM level c
		CROSS JOIN @m@.model_option opt
		WHERE c.parent_region IS NOT NULL
		GROUP BY c.parent_region) p ON p.parent_region = l.region
	WINDOW siblings AS (PARTITION BY l.parent_region);
END;
COMMENT ON FUNCTION @m@.level_of_rows(text, @x@.ref_period) IS 'The levels of all regions of one indicator and period with what level_board, level_roll_up and level_structure print of them, unrounded, from rows: for levels that make no cross_section, that are not summed over regions, or that broke since a year earlier. change: on the level a year earlier, percent, or points where the indicator is in percent; rank and peers among the children of the parent region; NULL across a break (crosses_break; parts_break: of a child); of the region''s children: parts_sum and parts_sum_base, what they make up by region_additivity and, of sums, model_option.missing_parts, how many are observed without a level now and a year earlier, how many have one and how many there are. NULL gives no row.';

CREATE OR REPLACE VIEW @m@.level_board WITH (security_invoker = true) AS
SELECT c.indicator,
@model_level_names@
	@x@.stat_round(f."values"[1], i.decimals) AS value,
	i.unit, i.unit_mult,
	@x@.stat_round(f."values"[3], i.change_decimals) AS change, i.change_unit,
	CASE WHEN i.change_unit = 'percent' THEN @x@.stat_round(f."values"[3], i.growth_decimals) END AS growth,
	CASE WHEN i.change_unit = 'percent' OR f."values"[8] = 1 THEN @x@.growth_status(f."values"[1], f."values"[2], false, coalesce(f."values"[8] = 1, false), false, 'null'::text) ELSE 'in_points' END AS growth_reason,
	@x@.stat_round(f."values"[4], i.change_decimals) AS parent_growth,
	@x@.stat_round(f."values"[3] - f."values"[4], i.change_decimals) AS pp_gap,
	CASE WHEN f."values"[6] >= e.peers_expected THEN f."values"[5]::bigint END AS rank,
	CASE WHEN r.parent_region IS NULL THEN 'no_peer_group'
		 WHEN f."values"[3] IS NULL THEN 'no_growth'
		 WHEN f."values"[6] < e.peers_expected THEN 'peers_missing' END AS rank_reason,
	f."values"[6]::bigint AS peers, e.peers_expected,
	CASE WHEN i.region_additivity = 'sum' THEN @x@.stat_round(@x@.share(f."values"[1], f."values"[7]), i.growth_decimals) END AS parent_share,
	CASE WHEN c.store = 'packed' AND coalesce(b.store, 'packed') = 'packed' THEN 'packed' ELSE 'rows' END AS store
FROM @m@.level_cross_section c
JOIN @m@.indicator i ON i.indicator = c.indicator
CROSS JOIN @m@.model_option opt
CROSS JOIN @m@.region_hierarchy() t
LEFT JOIN LATERAL (
	SELECT y.figures, y.store, y.odd FROM @m@.level_cross_section y
	WHERE y.indicator = c.indicator AND y.period OPERATOR(@x@.=) @x@.same_period_last_year(c.period, 1) LIMIT 1) b ON true
CROSS JOIN LATERAL (
	-- levels on two sides of a break are not compared
	SELECT EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = c.indicator AND e.obs_status = 'B'
		AND e.period OPERATOR(@x@.>) @x@.same_period_last_year(c.period, 1) AND e.period OPERATOR(@x@.<=) c.period) AS breaks OFFSET 0) k
CROSS JOIN LATERAL (
	-- rounded once, as printed; ranked by what is not rounded
	SELECT CASE WHEN i.change_unit = 'percent' THEN @x@.yoy_growth(c.figures, b.figures, least(i.growth_decimals, 12))
				ELSE @x@.stat_round(c.figures OPERATOR(@x@.-) b.figures, i.change_decimals) END AS change,
		CASE WHEN i.change_unit = 'percent' THEN @x@.rank_within(c.figures, b.figures, t.tree, i.higher_is_better)
			 ELSE @x@.rank_within(c.figures OPERATOR(@x@.-) b.figures, t.tree, i.higher_is_better) END AS rank
	OFFSET 0) g
CROSS JOIN LATERAL (
	SELECT v.member, v."values"
	FROM @x@.side_by_side(c.figures, b.figures, g.change, @x@.of_parent(g.change, t.tree),
		g.rank, @x@.peers(g.change, t.tree), @x@.of_parent(c.figures, t.tree)) v
	WHERE NOT (c.odd OR coalesce(b.odd, false) OR k.breaks)
	UNION ALL
	SELECT o.region, ARRAY[o.value, o.base, @x@.stat_round(o.change, i.change_decimals), @x@.stat_round(p.change, i.change_decimals),
		o.rank::numeric, CASE WHEN o.any_change THEN o.peers::numeric END, p.value, o.crosses_break::integer::numeric]
	FROM @m@.level_of_rows(c.indicator, c.period) o
	LEFT JOIN @m@.level_of_rows(c.indicator, c.period) p ON p.region = o.parent_region
	WHERE c.odd OR coalesce(b.odd, false) OR k.breaks) f
JOIN @m@.region r ON r.region = f.member
LEFT JOIN (
	SELECT k.parent_region, @m@.children_of(up.children_expected, k.children) AS peers_expected
	FROM (SELECT x.parent_region, count(*) AS children FROM @m@.region x
		  WHERE x.parent_region IS NOT NULL GROUP BY x.parent_region) k
	JOIN @m@.region up ON up.region = k.parent_region) e ON e.parent_region = r.parent_region
WHERE f."values"[1] IS NOT NULL;
COMMENT ON VIEW @m@.level_board IS 'Every level with its change on the level a year earlier (growth in percent, or percentage points for indicators in percent), the gap to the parent region (percentage points), the rank among the parent''s children and the share of the parent''s level. Levels alone: published growth and comparable bases are those of indicator_board; across a break there is no change. Printed figures, each rounded once; made of whole cross-sections, and the same whether they are packed or not.';
COMMENT ON COLUMN @m@.level_board.growth IS 'Percent on the level a year earlier, rounded once to the indicator''s published decimals (at most 12); NULL for indicators in percent, see change.';
COMMENT ON COLUMN @m@.level_board.pp_gap IS 'Printed change minus the parent region''s printed change, percentage points.';
COMMENT ON COLUMN @m@.level_board.parent_share IS 'Level in percent of the parent region''s level; NULL where the levels of regions do not add up (indicator.region_additivity).';
COMMENT ON COLUMN @m@.level_board.store IS 'Which store answered for the period and its base: packed, or rows.';
