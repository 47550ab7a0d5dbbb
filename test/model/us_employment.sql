-- The functions on a stranger's table, which knows nothing of models or periods.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
\ir ../../examples/us-employment/load.sql
SELECT plan(11);

SELECT is((SELECT count(*) FROM wide), 120::bigint, 'ten years of months');
SELECT is((SELECT stat_round(growth, 5) FROM (
	SELECT month, yoy_growth(nonfarm, month) OVER () AS growth FROM wide) g WHERE month = '2015-12-01'),
	1.93189, 'growth of nonfarm employment in December 2015');
SELECT is((SELECT stat_round(yoy_growth(jobs, month, '2015-12-01'), 5) FROM employment WHERE sector = 'nonfarm'),
	1.93189, 'the same as an aggregate');

-- the eleven supersectors make up nonfarm employment
CREATE TEMP TABLE supersector (sector text PRIMARY KEY);
INSERT INTO supersector VALUES ('mining_and_logging'), ('construction'), ('manufacturing'),
	('trade_transportation_utilities'), ('information'), ('financial_activities'),
	('professional_and_business_services'), ('education_and_health_services'),
	('leisure_and_hospitality'), ('other_services'), ('government');
CREATE TEMP TABLE part AS
SELECT now.sector, contribution(now.jobs, base.jobs, base_total.nonfarm) AS contribution
FROM employment now
JOIN supersector USING (sector)
JOIN employment base ON base.sector = now.sector AND base.month = '2014-12-01'
JOIN wide base_total ON base_total.month = '2014-12-01'
WHERE now.month = '2015-12-01';
SELECT is((SELECT count(*) FROM part), 11::bigint, 'eleven supersectors');
SELECT cmp_ok((SELECT abs(sum(p.contribution) - yoy_growth(w.nonfarm, b.nonfarm))
	FROM part p, wide w, wide b WHERE w.month = '2015-12-01' AND b.month = '2014-12-01' GROUP BY w.nonfarm, b.nonfarm),
	'<', 1e-18, 'their contributions add up to the growth of the whole but for the last digits of division');
SELECT is((SELECT sum(jobs) FROM employment JOIN supersector USING (sector) WHERE month = '2015-12-01'),
	(SELECT nonfarm FROM wide WHERE month = '2015-12-01'), 'as their levels do');

-- one month goes
CREATE TEMP TABLE whole AS
SELECT month, yoy_growth(nonfarm, month) OVER () AS growth,
	100 * (nonfarm / lag(nonfarm, 12) OVER (ORDER BY month) - 1) AS by_row FROM wide;
CREATE TEMP TABLE gap AS
SELECT month, yoy_growth(nonfarm, month) OVER () AS growth,
	100 * (nonfarm / lag(nonfarm, 12) OVER (ORDER BY month) - 1) AS by_row FROM wide WHERE month <> '2010-06-01';
SELECT results_eq('SELECT month FROM whole EXCEPT SELECT month FROM gap', $$VALUES (date '2010-06-01')$$, 'one row is absent');
SELECT results_eq('SELECT w.month FROM whole w JOIN gap g USING (month) WHERE g.growth IS NULL AND w.growth IS NOT NULL',
	$$VALUES (date '2011-06-01')$$, 'one growth is NULL, twelve months later');
SELECT is((SELECT count(*) FROM whole w JOIN gap g USING (month)
	WHERE w.growth IS DISTINCT FROM g.growth AND month <> '2011-06-01'), 0::bigint, 'and nothing else changes');
SELECT is((SELECT count(*) FROM whole w JOIN gap g USING (month) WHERE w.by_row IS DISTINCT FROM g.by_row), 12::bigint,
	'where lag(x, 12) gets twelve months wrong');
SELECT is((SELECT count(*) FROM whole w WHERE stat_round(w.growth, 10) IS DISTINCT FROM stat_round(w.by_row, 10)), 0::bigint,
	'without gaps the two agree');
SELECT * FROM finish();
