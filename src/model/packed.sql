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
	packed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (indicator, region)
);
COMMENT ON TABLE @m@.observation_series IS 'The levels of all periods of one indicator and region in one value, written by pack_observations. Read level_series, which knows whether it still holds.';
COMMENT ON COLUMN @m@.observation_series.figures IS 'Levels by period, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.observation_series.packed_at IS 'When it was packed.';

CREATE TABLE IF NOT EXISTS @m@.observation_unpacked (
	indicator text NOT NULL,
	period @x@.ref_period,
	region text,
	CHECK (num_nonnulls(period, region) = 1)
);
CREATE INDEX IF NOT EXISTS observation_unpacked_period_idx ON @m@.observation_unpacked (indicator, period) WHERE period IS NOT NULL;
CREATE INDEX IF NOT EXISTS observation_unpacked_region_idx ON @m@.observation_unpacked (indicator, region) WHERE region IS NOT NULL;
COMMENT ON TABLE @m@.observation_unpacked IS 'What changed since it was packed: an indicator and period, or an indicator and region, that the rows answer until pack_observations is called. Whoever changes observations needs INSERT here while keep_packed is on, readers of the packed tables SELECT. Not unique, so that nobody waits for anybody.';
COMMENT ON COLUMN @m@.observation_unpacked.period IS 'Of a cross-section that no longer holds.';
COMMENT ON COLUMN @m@.observation_unpacked.region IS 'Of a series that no longer holds.';

CREATE OR REPLACE FUNCTION @m@.mark_unpacked() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, @x@, pg_temp
AS $trigger$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		INSERT INTO @m@.observation_unpacked (indicator, period, region)
		SELECT c.indicator, c.period, c.region
		FROM (SELECT n.indicator, n.period, n.region FROM changed n
			  UNION ALL SELECT o.indicator, o.period, o.region FROM superseded o) c
		GROUP BY GROUPING SETS ((c.indicator, c.period), (c.indicator, c.region));
	ELSE
		INSERT INTO @m@.observation_unpacked (indicator, period, region)
		SELECT c.indicator, c.period, c.region FROM changed c
		GROUP BY GROUPING SETS ((c.indicator, c.period), (c.indicator, c.region));
	END IF;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.mark_unpacked() IS 'Trigger: after each statement marks the cross-sections and series that it changed, so that rows answer until they are packed again.';

CREATE OR REPLACE FUNCTION @m@.keep_packed(keep boolean) RETURNS void
LANGUAGE plpgsql STRICT SET row_security = off SET search_path = pg_catalog, @x@, pg_temp
AS $packed$
DECLARE
	place regclass;
	event text;
BEGIN
	-- triggers, not a setting: whoever began earlier fires them too
	FOR place IN
		SELECT $name$@m@.observation$name$::regclass UNION SELECT t.relid FROM pg_partition_tree($name$@m@.observation$name$) t
	LOOP
		FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete']
		LOOP
			IF keep THEN
				EXECUTE format('CREATE OR REPLACE TRIGGER observation_unpacked_%1$s AFTER %1$s ON %2$s
					REFERENCING %3$s FOR EACH STATEMENT EXECUTE FUNCTION @m@.mark_unpacked()', event, place,
					CASE event WHEN 'insert' THEN 'NEW TABLE AS changed' WHEN 'delete' THEN 'OLD TABLE AS changed'
						ELSE 'OLD TABLE AS superseded NEW TABLE AS changed' END);
			ELSE
				EXECUTE format('DROP TRIGGER IF EXISTS observation_unpacked_%s ON %s', event, place);
			END IF;
		END LOOP;
	END LOOP;
	TRUNCATE @m@.observation_cross_section, @m@.observation_series, @m@.observation_unpacked;
	IF keep THEN
		INSERT INTO @m@.observation_unpacked (indicator, period, region)
		SELECT i.indicator, c.period, c.region
		FROM @m@.indicator i
		CROSS JOIN LATERAL (
			SELECT o.period, o.region FROM @m@.observation o
			WHERE o.indicator = i.indicator GROUP BY GROUPING SETS ((o.period), (o.region))) c;
	END IF;
END
$packed$;
COMMENT ON FUNCTION @m@.keep_packed(boolean) IS 'Switches the packed tables on (true) or off (false: they are emptied); for the owner of the model. Call it again after a partition is added to observation. Waits for whoever is writing observations. What is there is marked, not packed: pack_observations comes next.';

-- Indicator by indicator: each is one range of the keys, and its groups are few enough to be held in memory.
CREATE OR REPLACE VIEW @m@.cross_section_of_rows WITH (security_invoker = true) AS
SELECT i.indicator, c.period, c.figures, c.without_level
FROM @m@.indicator i
CROSS JOIN LATERAL (
	SELECT o.period, @x@.cross_section_agg(o.region, o.value) AS figures,
		@x@.cross_section_agg(o.region, 1::numeric) FILTER (WHERE o.value IS NULL) AS without_level
	FROM @m@.observation_known o
	WHERE o.indicator = i.indicator
	GROUP BY o.period) c;
COMMENT ON VIEW @m@.cross_section_of_rows IS 'The levels of all regions of one indicator and period in one value, made of the observations as known at indstat.as_of. Filter by indicator and period.';
COMMENT ON COLUMN @m@.cross_section_of_rows.figures IS 'Levels by region, in the unit and multiplier of the indicator; NULL if there is none.';
COMMENT ON COLUMN @m@.cross_section_of_rows.without_level IS 'The regions that are observed without a level, as a confidential one is, each with 1; NULL if there is none.';

CREATE OR REPLACE VIEW @m@.series_of_rows WITH (security_invoker = true) AS
SELECT i.indicator, s.region, s.figures
FROM (SELECT e.indicator, e.frequency, e.cumulative AND e.frequency IN ('M', 'Q', 'T', 'S') AS from_january FROM @m@.indicator e) i
CROSS JOIN LATERAL (
	SELECT o.region,
		CASE WHEN i.from_january
			 THEN @x@.series_ytd_agg(o.period, o.value, i.frequency)
				FILTER (WHERE i.from_january AND @x@.starts_in_january(o.period)
					AND @x@.number_in_year(o.period, true) % @m@.months_of(i.frequency) = 0)
			 ELSE @x@.series_agg(o.period, o.value)
				FILTER (WHERE NOT i.from_january AND @x@.frequency(o.period) = i.frequency)
		END AS figures
	FROM @m@.observation_known o
	WHERE o.indicator = i.indicator
	GROUP BY o.region) s;
COMMENT ON VIEW @m@.series_of_rows IS 'The levels of all periods of one indicator and region in one value, made of the observations as known at indstat.as_of: periods of the indicator''s own frequency, from January where it is cumulative; others that are kept under the same code are left out. Filter by indicator and region.';
COMMENT ON COLUMN @m@.series_of_rows.figures IS 'Levels by period, in the unit and multiplier of the indicator; NULL if there is none.';

CREATE OR REPLACE FUNCTION @m@.pack_observations() RETURNS bigint
LANGUAGE plpgsql
-- whoever does not see every row must not pack: better an error
SET row_security = off
SET search_path = pg_catalog, @x@, pg_temp
AS $packed$
DECLARE
	-- from so many on, reading all rows of an indicator is cheaper than looking each up
	many CONSTANT bigint := 2000;
	store record;
	marks bigint;
	written bigint;
	packed bigint := 0;
BEGIN
	-- one at a time; writers go on, and what they mark meanwhile is packed next time
	LOCK TABLE @m@.observation_cross_section, @m@.observation_series IN SHARE UPDATE EXCLUSIVE MODE;

	FOR store IN
		SELECT * FROM (VALUES
			('cross_section', 'period', 'figures, without_level', ' AND c.period = u.period'),
			('series', 'region', 'figures', '')) AS v (name, key, packed, of_calendar)
	LOOP
		EXECUTE format('SELECT count(*) FROM @m@.observation_unpacked u WHERE u.%I IS NOT NULL', store.key) INTO marks;
		-- a mark and what it marks are seen together, so this is one statement
		EXECUTE replace(format(
			'WITH marked AS (
				DELETE FROM @m@.observation_unpacked u
				WHERE u.KEY IS NOT NULL
					AND NOT EXISTS (SELECT FROM @m@.release_calendar c
									WHERE c.indicator = u.indicator%3$s AND c.released_at > now())
					AND NOT EXISTS (SELECT FROM @m@.observation e
									WHERE e.indicator = u.indicator AND e.KEY = u.KEY AND e.released_at > now())
				RETURNING u.indicator, u.KEY
			), made AS (
				SELECT r.*
				FROM (SELECT m.indicator, array_agg(DISTINCT m.KEY) AS keys FROM marked m GROUP BY m.indicator) g
				CROSS JOIN LATERAL (
					SELECT v.* FROM @m@.%1$s_of_rows v
					WHERE v.indicator = g.indicator%6$s OFFSET 0) r
				WHERE r.figures IS NOT NULL
			), emptied AS (
				DELETE FROM @m@.observation_%1$s s
				USING (SELECT m.indicator, m.KEY FROM marked m EXCEPT SELECT n.indicator, n.KEY FROM made n) g
				WHERE s.indicator = g.indicator AND s.KEY = g.KEY
			)
			INSERT INTO @m@.observation_%1$s (indicator, KEY, %2$s)
			SELECT n.indicator, n.KEY, n.%4$s FROM made n
			WHERE EXISTS (SELECT FROM marked m WHERE m.indicator = n.indicator AND m.KEY = n.KEY)
			ON CONFLICT (indicator, KEY) DO UPDATE SET (%2$s, packed_at) = ROW (excluded.%5$s, excluded.packed_at)',
			store.name, store.packed, store.of_calendar,
			replace(store.packed, ', ', ', n.'), replace(store.packed, ', ', ', excluded.'),
			CASE WHEN marks < many THEN ' AND v.KEY = ANY (g.keys)' END), 'KEY', store.key);
		GET DIAGNOSTICS written = ROW_COUNT;
		packed := packed + written;
	END LOOP;
	RETURN packed;
END
$packed$;
COMMENT ON FUNCTION @m@.pack_observations() IS 'Packs what changed since the last call, after keep_packed(true); returns how many cross-sections and series were written. For the owner of the model, by hand or on a schedule; others get an error (42501). What is under embargo is not packed before its release. Error 22003 for levels that together need more than 18 digits.';

-- A reader with grants on the packed tables sees there only what still holds.
DO $policies$
DECLARE
	p record;
BEGIN
	FOR p IN
		SELECT v.tab, v.key, c.oid::regclass AS place
		FROM (VALUES ('observation_cross_section', 'period'), ('observation_series', 'region')) AS v (tab, key)
		JOIN pg_class c ON c.relname = v.tab
		JOIN pg_namespace n ON n.oid = c.relnamespace AND format('%I', n.nspname) = $name$@m@$name$
		WHERE NOT EXISTS (SELECT FROM pg_policy x WHERE x.polrelid = c.oid AND x.polname = 'holds')
	LOOP
		EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p.place);
		EXECUTE format('CREATE POLICY holds ON %1$s USING (NOT EXISTS (SELECT FROM @m@.observation_unpacked u
			WHERE u.indicator = %2$I.indicator AND u.%3$I = %2$I.%3$I)) WITH CHECK (true)', p.place, p.tab, p.key);
		EXECUTE format('COMMENT ON POLICY holds ON %s IS %L', p.place,
			'What changed since it was packed is seen by nobody but the owner: a figure may have been withdrawn.');
	END LOOP;
END
$policies$;

/*
 * What is packed and holds; from rows what does not; and all from rows where
 * nothing is packed, or what was known earlier is asked for.
 */
CREATE OR REPLACE VIEW @m@.level_cross_section WITH (security_invoker = true) AS
SELECT s.indicator, s.period, s.figures, s.without_level, 'packed'::text AS store
FROM @m@.observation_cross_section s
WHERE (SELECT @x@.as_of()) = 'infinity'
	AND NOT EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.indicator = s.indicator AND u.period = s.period)
	AND NOT EXISTS (SELECT FROM @m@.release_calendar c WHERE c.indicator = s.indicator AND c.period = s.period AND c.released_at > now())
UNION ALL
SELECT k.indicator, k.period, r.figures, r.without_level, 'rows'::text
FROM (SELECT p.indicator, p.period FROM @m@.observation_cross_section p
	  UNION SELECT u.indicator, u.period FROM @m@.observation_unpacked u WHERE u.period IS NOT NULL) k
CROSS JOIN LATERAL (
	SELECT v.figures, v.without_level FROM @m@.cross_section_of_rows v
	WHERE v.indicator = k.indicator AND v.period = k.period LIMIT 1) r
WHERE r.figures IS NOT NULL
	AND (SELECT @x@.as_of()) = 'infinity'
	AND (EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.indicator = k.indicator AND u.period = k.period)
		 OR EXISTS (SELECT FROM @m@.release_calendar c WHERE c.indicator = k.indicator AND c.period = k.period AND c.released_at > now()))
UNION ALL
SELECT r.indicator, r.period,
	-- of what was known before, regions that have been deleted since are left out: they have no place in the tree
	CASE WHEN (SELECT @x@.as_of()) = 'infinity' THEN r.figures
		 ELSE r.figures OPERATOR(@x@.+) (SELECT @x@.cross_section_agg(g.region, 0::numeric) FROM @m@.region g) END,
	CASE WHEN (SELECT @x@.as_of()) = 'infinity' THEN r.without_level
		 ELSE r.without_level OPERATOR(@x@.+) (SELECT @x@.cross_section_agg(g.region, 0::numeric) FROM @m@.region g) END,
	'rows'::text
FROM @m@.cross_section_of_rows r
WHERE r.figures IS NOT NULL
	AND (SELECT @x@.as_of() <> 'infinity'
		 OR NOT EXISTS (SELECT FROM @m@.observation_cross_section) AND NOT EXISTS (SELECT FROM @m@.observation_unpacked));
COMMENT ON VIEW @m@.level_cross_section IS 'The levels of all regions of one indicator and period in one value; the same whether packed or not, and as known at indstat.as_of. Filter by indicator and period.';
COMMENT ON COLUMN @m@.level_cross_section.figures IS 'Levels by region, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.level_cross_section.without_level IS 'The regions that are observed without a level, as a confidential one is, each with 1; NULL if there is none.';
COMMENT ON COLUMN @m@.level_cross_section.store IS 'Which store answered: packed (observation_cross_section) or rows (observation, and its history where indstat.as_of is set).';

CREATE OR REPLACE VIEW @m@.level_series WITH (security_invoker = true) AS
SELECT s.indicator, s.region, s.figures, 'packed'::text AS store
FROM @m@.observation_series s
WHERE (SELECT @x@.as_of()) = 'infinity'
	AND NOT EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.indicator = s.indicator AND u.region = s.region)
	AND NOT EXISTS (SELECT FROM @m@.release_calendar c WHERE c.indicator = s.indicator AND c.released_at > now())
UNION ALL
SELECT k.indicator, k.region, r.figures, 'rows'::text
FROM (SELECT p.indicator, p.region FROM @m@.observation_series p
	  UNION SELECT u.indicator, u.region FROM @m@.observation_unpacked u WHERE u.region IS NOT NULL) k
CROSS JOIN LATERAL (
	SELECT v.figures FROM @m@.series_of_rows v
	WHERE v.indicator = k.indicator AND v.region = k.region LIMIT 1) r
WHERE r.figures IS NOT NULL
	AND (SELECT @x@.as_of()) = 'infinity'
	AND (EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.indicator = k.indicator AND u.region = k.region)
		 OR EXISTS (SELECT FROM @m@.release_calendar c WHERE c.indicator = k.indicator AND c.released_at > now()))
UNION ALL
SELECT r.indicator, r.region, r.figures, 'rows'::text
FROM @m@.series_of_rows r
WHERE r.figures IS NOT NULL
	AND (SELECT @x@.as_of() <> 'infinity'
		 OR NOT EXISTS (SELECT FROM @m@.observation_series) AND NOT EXISTS (SELECT FROM @m@.observation_unpacked));
COMMENT ON VIEW @m@.level_series IS 'The levels of all periods of one indicator and region, of the indicator''s own frequency and from January where it is cumulative, in one value; the same whether packed or not, and as known at indstat.as_of. Filter by indicator and region.';
COMMENT ON COLUMN @m@.level_series.figures IS 'Levels by period, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.level_series.store IS 'Which store answered: packed (observation_series) or rows (observation, and its history where indstat.as_of is set).';

CREATE OR REPLACE VIEW @m@.region_hierarchy WITH (security_invoker = true) AS
SELECT @x@.hierarchy(array_agg(r.region), array_agg(r.parent_region)) AS tree FROM @m@.region r;
COMMENT ON VIEW @m@.region_hierarchy IS 'The tree of regions in one value, for roll_up, rank_within and of_parent over level_cross_section; one row.';
COMMENT ON COLUMN @m@.region_hierarchy.tree IS 'Every region and its parent.';

CREATE OR REPLACE VIEW @m@.level_board WITH (security_invoker = true) AS
SELECT c.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	r.parent_region,
	c.period, c.period::text AS period_code,
	@x@.label(c.period, opt.lang, i.cumulative) AS period_label,
	@x@.start_date(c.period) AS period_start, @x@.end_date(c.period) AS period_end,
	@x@.year_of(c.period) AS year, @x@.number_in_year(c.period, i.cumulative) AS number_in_year,
	@x@.stat_round(f."values"[1], i.decimals) AS value,
	i.unit, i.unit_mult,
	@x@.stat_round(f."values"[3], i.growth_decimals) AS change, i.change_unit,
	CASE WHEN i.change_unit = 'percent' THEN @x@.stat_round(f."values"[3], i.growth_decimals) END AS growth,
	CASE WHEN i.change_unit = 'percent' THEN @x@.growth_status(f."values"[1], f."values"[2]) ELSE 'in_points' END AS growth_reason,
	@x@.stat_round(f."values"[4], i.growth_decimals) AS parent_growth,
	@x@.stat_round(f."values"[3] - f."values"[4], i.growth_decimals) AS pp_gap,
	CASE WHEN f."values"[6] >= e.peers_expected THEN f."values"[5]::bigint END AS rank,
	CASE WHEN r.parent_region IS NULL THEN 'no_peer_group'
		 WHEN f."values"[3] IS NULL THEN 'no_growth'
		 WHEN f."values"[6] < e.peers_expected THEN 'peers_missing' END AS rank_reason,
	f."values"[6]::bigint AS peers, e.peers_expected,
	@x@.stat_round(@x@.share(f."values"[1], f."values"[7]), i.growth_decimals) AS parent_share,
	CASE WHEN c.store = 'packed' AND coalesce(b.store, 'packed') = 'packed' THEN 'packed' ELSE 'rows' END AS store
FROM @m@.level_cross_section c
JOIN @m@.indicator i ON i.indicator = c.indicator
CROSS JOIN @m@.model_option opt
CROSS JOIN @m@.region_hierarchy t
LEFT JOIN LATERAL (
	SELECT y.figures, y.store FROM @m@.level_cross_section y
	WHERE y.indicator = c.indicator AND y.period = @x@.same_period_last_year(c.period) LIMIT 1) b ON true
CROSS JOIN LATERAL (
	-- rounded once, as printed; ranked by what is not rounded
	SELECT CASE WHEN i.change_unit = 'percent' THEN @x@.yoy_growth(c.figures, b.figures, least(i.growth_decimals, 12))
				ELSE @x@.stat_round(c.figures OPERATOR(@x@.-) b.figures, i.growth_decimals) END AS change,
		CASE WHEN i.change_unit = 'percent' THEN @x@.rank_within(c.figures, b.figures, t.tree, i.higher_is_better)
			 ELSE @x@.rank_within(c.figures OPERATOR(@x@.-) b.figures, t.tree, i.higher_is_better) END AS rank
	OFFSET 0) g
CROSS JOIN LATERAL @x@.side_by_side(c.figures, b.figures, g.change, @x@.of_parent(g.change, t.tree),
	g.rank, @x@.peers(g.change, t.tree), @x@.of_parent(c.figures, t.tree)) f
JOIN @m@.region r ON r.region = f.member
LEFT JOIN (
	SELECT k.parent_region, coalesce(up.children_expected, k.children)::bigint AS peers_expected
	FROM (SELECT x.parent_region, count(*) AS children FROM @m@.region x
		  WHERE x.parent_region IS NOT NULL GROUP BY x.parent_region) k
	JOIN @m@.region up ON up.region = k.parent_region) e ON e.parent_region = r.parent_region
WHERE f."values"[1] IS NOT NULL;
COMMENT ON VIEW @m@.level_board IS 'Every level with its change on the level a year earlier (growth in percent, or percentage points for indicators in percent), the gap to the parent region (percentage points), the rank among the parent''s children and the share of the parent''s level. Levels alone: published growth, comparable bases and breaks are those of indicator_board. Printed figures, each rounded once; made of whole cross-sections, and the same whether they are packed or not.';
COMMENT ON COLUMN @m@.level_board.growth IS 'Percent on the level a year earlier, rounded once to the indicator''s published decimals (at most 12); NULL for indicators in percent, see change.';
COMMENT ON COLUMN @m@.level_board.pp_gap IS 'Printed change minus the parent region''s printed change, percentage points.';
COMMENT ON COLUMN @m@.level_board.parent_share IS 'Level in percent of the parent region''s level.';
COMMENT ON COLUMN @m@.level_board.store IS 'Which store answered for the period and its base: packed, or rows.';
