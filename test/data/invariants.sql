/*
 * What holds of the model "office" in every snapshot, whoever writes meanwhile:
 * test/model/crash.t and test/model/concurrent.t ask invariant.broken() again and again.
 * Everything is made anew from the rows by plain SQL.  Figures are deleted in
 * regions whose code begins with d, nowhere else.  Region e has none, so that it
 * can be moved: boards of the past take the tree of today.
 */
CREATE SCHEMA invariant;
CREATE TABLE invariant.baseline (at timestamptz, digest text);

-- a key's versions, the one in force last
CREATE VIEW invariant.figure AS
SELECT indicator, period, region, value, recorded_at, 'infinity'::timestamptz AS superseded_at FROM office.observation
UNION ALL SELECT indicator, period, region, value, recorded_at, superseded_at FROM office.observation_revision;

-- STABLE: all of it is asked of the snapshot of the one query that calls it
CREATE FUNCTION invariant.broken() RETURNS SETOF text LANGUAGE plpgsql STABLE SET jit = off SET search_path = public AS $$
BEGIN
	RETURN QUERY
	SELECT format('cross-section of %s in %s: %s has %s, its row %s', indicator, period, region, p.value, r.value)
	FROM (SELECT o.indicator, o.period, o.region, o.value FROM office.observation o WHERE o.value IS NOT NULL) r
	FULL JOIN (SELECT c.indicator, c.period, u.member AS region, u.value FROM office.level_cross_section c, unnest(c.figures) u) p USING (indicator, period, region)
	WHERE p.value IS DISTINCT FROM r.value;
	RETURN QUERY
	SELECT format('without a level in %s, %s: %s', indicator, period, region)
	FROM (SELECT o.indicator, o.period, o.region, true AS of_rows FROM office.observation o WHERE o.value IS NULL) r
	FULL JOIN (SELECT c.indicator, c.period, u.member AS region, true AS packed FROM office.level_cross_section c, unnest(c.without_level) u) p USING (indicator, period, region)
	WHERE of_rows IS DISTINCT FROM packed AND EXISTS (SELECT FROM office.observation v WHERE v.indicator = coalesce(r.indicator, p.indicator)
		AND v.period = coalesce(r.period, p.period) AND v.value IS NOT NULL);
	RETURN QUERY
	SELECT format('series of %s, %s: %s is %s, its row %s', indicator, region, period, p.value, r.value)
	FROM (SELECT o.indicator, o.region, o.period, o.value FROM office.observation o JOIN office.indicator i ON i.indicator = o.indicator
		WHERE o.value IS NOT NULL AND CASE WHEN i.cumulative THEN starts_in_january(o.period) ELSE frequency(o.period) = i.frequency END) r
	FULL JOIN (SELECT s.indicator, s.region, u.period, u.value FROM office.level_series s, unnest(s.figures) u WHERE u.value IS NOT NULL) p USING (indicator, region, period)
	WHERE p.value IS DISTINCT FROM r.value;
	-- growth and rank, without a function of ours
	RETURN QUERY
	WITH level AS (
		SELECT o.indicator, o.period, o.region, r.parent_region, o.value, CASE WHEN b.value > 0 THEN 100 * (o.value - b.value) / b.value END AS growth, i.decimals, i.growth_decimals
		FROM office.observation o JOIN office.region r ON r.region = o.region JOIN office.indicator i ON i.indicator = o.indicator
		LEFT JOIN office.observation b ON b.indicator = o.indicator AND b.region = o.region AND b.period = o.period_year_ago
		WHERE o.value IS NOT NULL),
	truth AS (
		SELECT l.indicator, l.period, l.region, round(l.value, l.decimals) AS value, round(l.growth, l.growth_decimals) AS growth,
			CASE WHEN l.growth IS NOT NULL AND l.parent_region IS NOT NULL
				AND count(l.growth) OVER w = (SELECT count(*) FROM office.region s WHERE s.parent_region = l.parent_region)
				THEN rank() OVER (PARTITION BY l.indicator, l.period, l.parent_region ORDER BY l.growth DESC NULLS LAST) END AS rank
		FROM level l WINDOW w AS (PARTITION BY l.indicator, l.period, l.parent_region))
	SELECT format('board of %s, %s, %s: (%s, %s, %s), of rows (%s, %s, %s)', indicator, period, region, b.value, b.growth, b.rank, truth.value, truth.growth, truth.rank)
	FROM truth FULL JOIN (SELECT l.indicator, l.period, l.region, l.value, l.growth, l.rank FROM office.level_board l) b USING (indicator, period, region)
	WHERE (b.value, b.growth, b.rank) IS DISTINCT FROM (truth.value, truth.growth, truth.rank);
	-- versions of a key follow each other: no two are known at a time, and none is missing between them
	RETURN QUERY
	SELECT format('versions of %s, %s, %s: known until %s, the next one from %s', v.indicator, v.period, v.region, v.superseded_at, v.next)
	FROM (SELECT f.*, lead(f.recorded_at) OVER (PARTITION BY f.indicator, f.period, f.region ORDER BY f.recorded_at, f.superseded_at) AS next FROM invariant.figure f) v
	WHERE v.superseded_at <= v.recorded_at
		OR CASE WHEN v.next IS NULL THEN v.superseded_at <> 'infinity' AND v.region !~ '^d' WHEN v.region ~ '^d' THEN v.next < v.superseded_at ELSE v.next <> v.superseded_at END;
	RETURN QUERY
	SELECT format('event %s of %s: superseded at %s, should be %s', e.stage, e.project, e.superseded_at, e.next)
	-- since the first correction was recorded, also if that one was changed since
	FROM (SELECT v.*, (SELECT min(c.recorded_at) FROM (SELECT event_id, project, stage, entry, recorded_at FROM office.project_stage_event
			UNION ALL SELECT event_id, project, stage, entry, recorded_at FROM office.project_stage_event_revision) c
			WHERE (c.project, c.stage, c.entry) = (v.project, v.stage, v.entry) AND c.event_id <> v.event_id AND c.recorded_at > v.recorded_at) AS next
		FROM office.project_stage_event v) e
	WHERE e.superseded_at IS DISTINCT FROM e.next;
	RETURN QUERY
	SELECT format('impossible: %s of %s, %s', c.stage, c.project, c.reason) FROM office.pipeline_check c;
	RETURN QUERY
	SELECT format('two targets known of %s in %s from %s', v.indicator, v.region, v.recorded_at)
	FROM (SELECT t.*, lead(t.recorded_at) OVER (PARTITION BY t.target_id ORDER BY t.recorded_at, t.superseded_at) AS next
		FROM (SELECT target_id, indicator, region, recorded_at, 'infinity'::timestamptz AS superseded_at FROM office.target
			UNION ALL SELECT target_id, indicator, region, recorded_at, superseded_at FROM office.target_revision) t) v
	WHERE v.superseded_at IS DISTINCT FROM coalesce(v.next, 'infinity');
	RETURN QUERY
	WITH RECURSIVE above AS (
		SELECT r.region, r.region AS ancestor FROM office.region r
		UNION SELECT a.region, r.parent_region FROM above a JOIN office.region r ON r.region = a.ancestor WHERE r.parent_region IS NOT NULL)
	SELECT format('ancestors of %s: %s', region, ancestor) FROM (SELECT a.region, a.ancestor, true AS truth FROM above a) t
	FULL JOIN (SELECT a.region, a.ancestor, true AS kept FROM office.region_ancestor a) k USING (region, ancestor) WHERE truth IS DISTINCT FROM kept;
END $$;

-- what was known at a moment that is over: whatever is written, it stays the same
CREATE FUNCTION invariant.targets(known_at timestamptz) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	before CONSTANT text := coalesce(current_setting('indstat.as_of', true), '');
BEGIN
	PERFORM set_config('indstat.as_of', known_at::text, true);
	RETURN QUERY SELECT t::text FROM office.target_known() t;
	PERFORM set_config('indstat.as_of', before, true);
END $$;
CREATE FUNCTION invariant.digest(known_at timestamptz) RETURNS text LANGUAGE sql STABLE SET jit = off SET search_path = public AS $$
	SELECT md5(string_agg(line, chr(10) ORDER BY line COLLATE "C")) FROM (
		SELECT o::text AS line FROM as_known(known_at, NULL::office.observation_known) o
		UNION ALL SELECT (b.indicator, b.period, b.region, b.value, b.growth, b.rank, b.pp_gap)::text FROM as_known(known_at, NULL::office.level_board) b
		UNION ALL SELECT (b.indicator, b.period, b.region, b.value, b.growth, b.rank, b.pp_gap)::text FROM as_known(known_at, NULL::office.indicator_board) b
		UNION ALL SELECT t FROM invariant.targets(known_at) t
		UNION ALL SELECT e::text FROM office.project_event(known_at) e) x
$$;
CREATE FUNCTION invariant.keep(known_at timestamptz) RETURNS void LANGUAGE sql AS $$
	INSERT INTO invariant.baseline VALUES (known_at, invariant.digest(known_at)) $$;
CREATE FUNCTION invariant.past_changed() RETURNS SETOF text LANGUAGE sql STABLE AS $$
	SELECT format('what was known at %s has changed', b.at) FROM invariant.baseline b WHERE invariant.digest(b.at) <> b.digest $$;

CREATE FUNCTION invariant.must_hold() RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
	what text;
BEGIN
	FOR what IN SELECT b FROM invariant.broken() b LIMIT 3 LOOP
		RAISE EXCEPTION 'broken: %', what USING ERRCODE = 'assert_failure';
	END LOOP;
END $$;
CREATE FUNCTION invariant.past_must_hold() RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
	what text;
BEGIN
	FOR what IN SELECT p FROM invariant.past_changed() p LOOP
		RAISE EXCEPTION 'broken: %', what USING ERRCODE = 'assert_failure';
	END LOOP;
END $$;

-- what is there to begin with, recorded a year ago; one region's figures come and go
INSERT INTO office.region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('c', 'top'), ('d', 'top'), ('e', 'a');
INSERT INTO office.indicator (indicator, cumulative, frequency, decimals) VALUES ('single', false, 'M', 2), ('total', true, 'M', 2);
INSERT INTO office.observation (indicator, period, region, value, recorded_at)
SELECT i.indicator, CASE WHEN i.cumulative THEN ref_ytd(y, m) ELSE ref_month(y, m) END, r.region, round((100 + random() * 100)::numeric, 2), now() - interval '1 year'
FROM office.indicator i, office.region r, generate_series(2022, 2023) y, generate_series(1, 12) m WHERE r.region <> 'e';
INSERT INTO office.project (project, region, planned_investment) SELECT 'p' || n, 'a', n FROM generate_series(0, 63) n;
INSERT INTO office.project_stage_event (project, stage, happened_on, recorded_at) SELECT 'p' || n, 'planned', date '2023-01-01' + n, now() - interval '1 year' FROM generate_series(0, 63) n;
INSERT INTO office.target (indicator, region, period, kind, target, recorded_at) SELECT 'single', r, '2023', 'flow', 1000, now() - interval '1 year' FROM unnest('{top,a,b,c,d}'::text[]) r;
SELECT office.keep_packed(true);
SELECT office.pack_observations();
-- corrected a while ago
UPDATE office.observation SET value = value + 1, recorded_at = now() - interval '2 months' WHERE region IN ('a', 'd') AND period_end < '2022-06-01';
SELECT office.pack_observations();
ANALYZE office.observation, office.observation_revision, office.project_stage_event, office.observation_series, office.observation_cross_section;
SELECT invariant.keep(now() - at) FROM unnest('{1 day,1 month,6 months}'::interval[]) at;
