-- Revisions of growth as it was shown at each release, whether it was published or follows from levels.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(9);

INSERT INTO region (region) VALUES ('land');
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('gdp', 'euro', 1, 'A'), ('rate', 'percent', 1, 'A');
-- the price base changes in between: levels are revised by a lot, growth by little
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('gdp', 'land', '2021', 100, '2022-03-01'), ('rate', 'land', '2021', 5.0, '2022-03-01');
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('gdp', 'land', '2022', 105, '2023-03-01'), ('rate', 'land', '2022', 5.4, '2023-03-01');
UPDATE observation SET value = CASE period::text WHEN '2021' THEN 200 ELSE 211 END, recorded_at = '2023-09-01' WHERE indicator = 'gdp';
UPDATE observation SET value = 5.5, recorded_at = '2023-09-01' WHERE indicator = 'rate' AND period = '2022';
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('gdp', 'land', '2023', 210, '2024-03-01');
UPDATE observation SET value = 212, recorded_at = '2024-09-01' WHERE indicator = 'gdp' AND period = '2022';
UPDATE observation SET value = 214.3, recorded_at = '2024-09-01' WHERE indicator = 'gdp' AND period = '2023';
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('gdp', 'land', '2024', 220, '2025-03-01');
SELECT results_eq($$SELECT period_code, release, growth, growth_source, first_growth, latest_growth, growth_revision FROM revision_triangle WHERE indicator = 'gdp' AND year > 2021 ORDER BY period, release$$, $$VALUES
	('2022', 1::bigint, 5.0, 'level', 5.0, 6.0, 0.0), ('2022', 2, 5.5, 'level', 5.0, 6.0, 0.5), ('2022', 3, 6.0, 'level', 5.0, 6.0, 1.0),
	('2023', 1, -0.5, 'level', -0.5, 1.1, 0.0), ('2023', 2, 1.1, 'level', -0.5, 1.1, 1.6), ('2024', 1, 2.7, 'level', 2.7, 2.7, 0.0)$$, 'growth on the year before as that was known');
SELECT results_eq($$SELECT growth, growth_revision, change_unit FROM revision_triangle WHERE indicator = 'rate' AND year = 2022 ORDER BY release$$,
	$$VALUES (0.4, 0.0, 'percentage_point'), (0.5, 0.1, 'percentage_point')$$, 'of a rate in points');
-- 2024 was published once: it is no revision of zero.  Revisions of printed growth are 1.0 and 1.6: one of two changed its sign
SELECT results_eq($$SELECT periods, revised_periods, growth_periods, mean_growth_revision, mean_absolute_growth_revision, median_growth_revision, growth_standard_deviation, largest_growth_revision, sign_change_share, t FROM revision_summary WHERE indicator = 'gdp'$$,
	$$VALUES (4::bigint, 3::bigint, 2::bigint, 1.28, 1.28, 1.30, 0.42, 1.6, 50.0, 4.33)$$, 'statistics of the periods that were revised');
SELECT results_eq($$SELECT growth FROM as_known('2023-10-01', NULL::revision_triangle, '{"indicator": "gdp", "period_code": "2022"}') ORDER BY release$$, $$VALUES (5.0), (5.5)$$, 'as known at a moment');
-- what was published goes first
UPDATE observation SET published_growth = 5.8, recorded_at = '2025-09-01' WHERE indicator = 'gdp' AND period = '2022';
SELECT results_eq($$SELECT release, growth, growth_source FROM revision_triangle WHERE indicator = 'gdp' AND year = 2022 AND is_latest$$, $$VALUES (4::bigint, 5.8, 'published')$$, 'published growth');
UPDATE observation SET obs_status = 'B', recorded_at = '2025-09-02' WHERE indicator = 'gdp' AND period = '2023';
SELECT results_eq($$SELECT DISTINCT growth FROM revision_triangle WHERE indicator = 'gdp' AND year = 2023$$, $$VALUES (NULL::numeric)$$, 'not across a break');
SELECT results_eq($$SELECT revised_periods, growth_periods, mean_growth_revision FROM revision_summary WHERE indicator = 'rate'$$, $$VALUES (1::bigint, 1::bigint, 0.10)$$, 'points');

-- 60,000 pairs of an indicator and a region, of which 600 have figures
INSERT INTO region (region) SELECT 'r' || n FROM generate_series(1, 300) n;
INSERT INTO indicator (indicator) SELECT 'i' || n FROM generate_series(1, 200) n;
INSERT INTO observation (indicator, region, period, value) SELECT 'i' || i, 'r' || i + n, '2024-01', 1 FROM generate_series(1, 200) i, unnest('{0,50,100}'::integer[]) n;
UPDATE observation SET value = 2 WHERE region = 'r100';
ANALYZE observation, observation_revision, indicator, region;
CREATE FUNCTION pg_temp.touched(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || query INTO plan;
	RETURN (plan #>> '{0,Plan,Shared Hit Blocks}')::bigint + (plan #>> '{0,Plan,Shared Read Blocks}')::bigint;
END $$;
SELECT is((SELECT count(*) FROM revision_summary WHERE periods = 1), 600::bigint, 'a row for each series');
SELECT cmp_ok(pg_temp.touched('SELECT * FROM revision_summary'), '<', 40000::bigint, 'and what has none is not asked after');
SELECT * FROM finish();
