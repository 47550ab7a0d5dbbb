-- Revisions by horizon: releases that publish a figure unchanged, matured periods alone.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(18);

INSERT INTO region (region) VALUES ('land');
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('growth', 'percent', 1, 'Q'), ('gdp', 'euro', 1, 'A'), ('sales', 'euro', 0, 'M');
UPDATE indicator SET cumulative = true WHERE indicator = 'sales';
-- five publications of a quarterly rate: a column each, a NULL where there was no figure yet
CREATE TEMP TABLE published (period ref_period, figures numeric[]);
INSERT INTO published VALUES ('2023-Q1', '{0.3,0.2,0.2,-0.1,-0.1}'), ('2023-Q2', '{NULL,0.4,0.4,0.6,0.6}'), ('2023-Q3', '{NULL,NULL,0.5,0.5,0.7}'), ('2023-Q4', '{NULL,NULL,NULL,-0.1,0.1}');
DO $$
DECLARE
	days CONSTANT timestamptz[] := '{2023-04-28,2023-07-28,2023-10-27,2024-01-26,2024-04-26}';
BEGIN
	FOR n IN 1 .. 5 LOOP
		INSERT INTO observation (indicator, region, period, value, recorded_at)
		SELECT 'growth', 'land', period, figures[n], days[n] FROM published WHERE figures[n] IS NOT NULL
		ON CONFLICT (indicator, period, region) DO UPDATE SET value = excluded.value, recorded_at = excluded.recorded_at WHERE observation.value <> excluded.value;
		INSERT INTO indicator_release (indicator, released_at) VALUES ('growth', days[n]);
	END LOOP;
END $$;
SELECT results_eq($$SELECT period_code, array_agg(change ORDER BY release) FROM release_figure('growth', 'land', 'level', NULL) WHERE NOT is_latest GROUP BY 1 ORDER BY 1$$,
	$$SELECT period::text, array_remove(figures, NULL) FROM published ORDER BY 1$$, 'every publication is a release, an unchanged one too');
SELECT results_eq($$SELECT count(*) FROM revision_triangle WHERE indicator = 'growth'$$, $$VALUES (9::bigint)$$, 'where fewer versions were recorded');
SELECT results_eq($$SELECT release, periods, stat_round(mean, 4), stat_round(mean_absolute, 4), median, stat_round(standard_deviation, 4), largest, sign_changes, stat_round(t, 4), stat_round(p_value, 4) FROM revision_by_release('growth', 'land', 'level', 3, NULL)$$, $$VALUES
	(1::bigint, 3::bigint, 0.1000, 0.1667, 0.2, 0.1732, 0.2, 0::bigint, 1.0000, 0.4226), (2, 3, 0.1333, 0.1333, 0.2, 0.1155, 0.2, 0, 2.0000, 0.1835)$$, 'releases 1 and 2 against 3, over the quarters that have it');
SELECT results_eq($$SELECT release, periods, stat_round(mean, 4), sign_changes, stat_round(sign_change_share, 1) FROM revision_by_release('growth', 'land', 'level', NULL, NULL)$$, $$VALUES
	(1::bigint, 4::bigint, 0.0500, 2::bigint, 50.0), (2, 3, 0.0333, 1, 33.3), (3, 2, -0.1500, 1, 50.0), (4, 1, 0.0000, 0, 0.0)$$, 'against what is known now: those that had a release since');
BEGIN;
SET LOCAL indstat.as_of = '2025-06-01';
SELECT results_eq($$SELECT months_after, periods, stat_round(mean, 3) FROM revision_by_release('growth', 'land', 'level', 1) WHERE release IS NULL$$, $$VALUES
	(1, 4::bigint, 0.000), (3, 4, 0.025), (12, 4, 0.050), (24, 1, -0.400)$$, 'so many months after the first release');
SET LOCAL indstat.as_of = '2024-05-01';
SELECT results_eq($$SELECT months_after, periods, stat_round(mean, 3) FROM revision_by_release('growth', 'land', 'level', 1) WHERE release IS NULL$$, $$VALUES
	(1, 4::bigint, 0.000), (3, 4, 0.025), (12, 1, -0.400)$$, 'of those for which the time had come');
SET LOCAL indstat.as_of = '2023-08-01';
SELECT results_eq($$SELECT period_code, release, is_latest, change FROM release_figure('growth', 'land', 'level') ORDER BY 1, 2$$, $$VALUES
	('2023-Q1', 1::bigint, false, 0.3), ('2023-Q1', 2, false, 0.2), ('2023-Q1', NULL, true, 0.2), ('2023-Q2', 1, false, 0.4), ('2023-Q2', NULL, true, 0.4)$$, 'as known at a moment');
COMMIT;

-- growth on the year, of levels whose price base changes; recorded versions alone
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('gdp', 'land', '2021', 100, '2022-03-01');
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('gdp', 'land', '2022', 105, '2023-03-01');
UPDATE observation SET value = CASE period::text WHEN '2021' THEN 200 ELSE 211 END, recorded_at = '2023-09-01' WHERE indicator = 'gdp';
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('gdp', 'land', '2023', 210, '2024-03-01');
UPDATE observation SET value = 212, recorded_at = '2024-09-01' WHERE indicator = 'gdp' AND period = '2022';
UPDATE observation SET value = 214.3, recorded_at = '2024-09-01' WHERE indicator = 'gdp' AND period = '2023';
SELECT results_eq($$SELECT period_code, release, stat_round(change, 1) FROM release_figure('gdp', 'land') WHERE release IS NOT NULL AND change IS NOT NULL ORDER BY 1, 2$$,
	$$SELECT period_code, release, growth FROM revision_triangle WHERE indicator = 'gdp' AND growth IS NOT NULL ORDER BY 1, 2$$, 'without publications, releases are those of revision_triangle');
SELECT results_eq($$SELECT r.release, r.periods, stat_round(r.mean, 2), stat_round(r.standard_deviation, 2), r.largest, stat_round(r.t, 2) FROM revision_by_release('gdp', 'land') r WHERE release = 1$$,
	$$SELECT 1::bigint, growth_periods, mean_growth_revision + 0.02, growth_standard_deviation, largest_growth_revision, t FROM revision_summary WHERE indicator = 'gdp'$$, 'and the statistics those of revision_summary, of growth as printed');
INSERT INTO indicator_release (indicator, released_at) VALUES ('gdp', '2023-03-01'), ('gdp', '2023-09-01'), ('gdp', '2024-03-01'), ('gdp', '2024-09-01');
SELECT results_eq($$SELECT period_code, array_agg(stat_round(change, 1) ORDER BY release) FROM release_figure('gdp', 'land') WHERE release IS NOT NULL GROUP BY 1 ORDER BY 1$$,
	$$VALUES ('2021', '{NULL,NULL,NULL,NULL}'::numeric[]), ('2022', '{5.0,5.5,5.5,6.0}'), ('2023', '{-0.5,1.1}')$$, 'with them the third of 2022 said what the second did');
SELECT results_eq($$SELECT stat_round(mean, 4) FROM revision_by_release('gdp', 'land', 'preceding', 2, NULL, 4)$$, $$VALUES (stat_round((0.5 + 1.5588) / 2, 4))$$, 'with more decimals than are printed');
-- a withdrawn figure has no release meanwhile; its number counts on
BEGIN;
DELETE FROM indicator_release WHERE indicator = 'gdp';
INSERT INTO indicator_release (indicator, released_at) VALUES ('gdp', '2022-03-01'), ('gdp', '2023-03-01'), ('gdp', '2999-01-01');
SELECT results_eq($$SELECT release FROM release_figure('gdp', 'land', 'level') WHERE period_code = '2021' ORDER BY 1$$, $$VALUES (1::bigint), (2), (NULL)$$, 'a publication to come is no release yet');
ROLLBACK;
-- January to date
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('sales', 'land', '2023-01..02', 10, '2023-03-15');
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('sales', 'land', '2023-01..03', 16, '2023-04-15');
UPDATE observation SET value = value + 1, recorded_at = '2023-05-15' WHERE indicator = 'sales';
SELECT results_eq($$SELECT release, periods, mean FROM revision_by_release('sales', 'land', 'level', 2, NULL)$$, $$VALUES (1::bigint, 2::bigint, 1::numeric)$$, 'cumulative figures');
-- confidential: what was known is held back too
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'sales' AND period = '2023-01..03';
SELECT results_eq($$SELECT period_code, release, value FROM release_figure('sales', 'land', 'level') WHERE period_code = '2023-Q1' AND release > 2$$, $$VALUES ('2023-Q1', 3::bigint, NULL::numeric)$$, 'a confidential figure');

SELECT throws_ok($$SELECT * FROM revision_by_release('growth', 'land', 'yoy')$$, '22023', 'unknown comparison "yoy"', 'a comparison that there is not');
SELECT throws_ok($$SELECT * FROM release_figure('none', 'land', 'month')$$, '22023', 'unknown comparison "month"', 'of nothing, too');
SELECT is_empty($$SELECT release FROM revision_by_release(NULL, 'land') UNION ALL SELECT release FROM revision_by_release('growth', 'none') UNION ALL SELECT release FROM revision_by_release('growth', 'land', NULL)
	UNION ALL SELECT release FROM revision_by_release('growth', 'land', 'level', 1, '{-1}')$$, 'and what is not there');
-- a cumulative figure is not compared with the one before, which is a part of it
INSERT INTO region (region) VALUES ('isle');
INSERT INTO observation (indicator, period, region, value) VALUES ('sales', '2024-01', 'isle', 10), ('sales', '2024-01/02', 'isle', 25), ('sales', '2024-01/11', 'isle', 105), ('sales', '2024', 'isle', 120);
SELECT is((SELECT count(change) FROM release_figure('sales', 'isle', 'preceding')), 0::bigint, 'nothing precedes what runs from January');
SELECT * FROM finish();
