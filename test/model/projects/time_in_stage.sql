-- How long projects have waited, and which are overdue.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(15);
\ir ../../../test/data/random_histories.sql
UPDATE project_stage SET norm_days = CASE stage WHEN 'planned' THEN 60 WHEN 'signed' THEN 90 WHEN 'suspended' THEN 180 END;

CREATE FUNCTION pg_temp.standing(d date, k timestamptz) RETURNS TABLE (region text, project text, stage text, entered_on date, days integer, norm integer) LANGUAGE sql AS $$
	SELECT DISTINCT ON (p.project) p.region, p.project, h.stage, h.day, d - h.day, s.norm_days
	FROM pg_temp.known(k) h JOIN project p USING (project) JOIN project_stage s USING (stage) WHERE h.day <= d
	ORDER BY p.project, h.day DESC, h.stage_order DESC $$;
CREATE TEMP TABLE moment AS
SELECT d, k FROM unnest(ARRAY['2020-06-30', '2021-03-31', '2022-12-31']::date[]) d CROSS JOIN unnest(ARRAY['2021-05-01', 'infinity']::timestamptz[]) k;
CREATE TEMP TABLE expected AS SELECT m.d, m.k, s.* FROM moment m CROSS JOIN LATERAL pg_temp.standing(m.d, m.k) s WHERE s.stage NOT IN ('completed', 'cancelled');
SELECT set_eq('SELECT m.d, m.k, t.region, t.project, t.stage, t.entered_on, t.days, t.norm_days FROM moment m CROSS JOIN LATERAL time_in_stage(m.d, m.k) t',
	'SELECT * FROM expected', 'where each project is and since when');
SELECT set_eq('SELECT m.d, m.k, t.project, t.overdue, t.days_overdue FROM moment m CROSS JOIN LATERAL time_in_stage(m.d, m.k) t',
	'SELECT d, k, project, days > norm, CASE WHEN days > norm THEN days - norm WHEN days <= norm THEN 0 END FROM expected', 'and whether it is overdue');
SELECT cmp_ok((SELECT count(*) FROM expected WHERE days > norm), '>', 50::bigint, 'of which there are many');
SELECT results_eq($$SELECT t.days, t.overdue, t.days_overdue FROM expected e CROSS JOIN LATERAL generate_series(60, 61) n
	CROSS JOIN LATERAL time_in_stage(e.entered_on + n, '2021-05-01') t
	WHERE t.project = e.project AND e.project = (SELECT min(project) FROM expected WHERE d = '2021-03-31' AND k < 'infinity' AND stage = 'planned' AND days > 61) AND e.d = '2021-03-31' AND e.k < 'infinity' ORDER BY 1$$,
	$$VALUES (60, false, 0), (61, true, 1)$$, 'the day of the norm is in time, the next is not');
SELECT is_empty($$SELECT * FROM time_in_stage('2019-11-30')$$, 'before the first nothing waits');
SELECT is_empty('SELECT * FROM time_in_stage(NULL)', 'nor on no day');

SELECT set_eq($$SELECT region, project, stage, days, overdue, days_overdue FROM time_in_stage WHERE on_date = '2021-03-31'$$,
	$$SELECT region, project, stage, days, overdue, days_overdue FROM time_in_stage('2021-03-31')$$, 'the view shows the end of a month');
SELECT set_eq($$SELECT region, stage, projects, days_median, days_longest, overdue, overdue_share, overdue_reason FROM stage_backlog WHERE on_date = '2021-03-31'$$,
	$$SELECT region, stage, count(*), round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days)::numeric, 1), max(days),
		CASE WHEN max(norm) IS NOT NULL THEN count(*) FILTER (WHERE days > norm) END AS overdue,
		CASE WHEN max(norm) IS NOT NULL THEN round(100.0 * count(*) FILTER (WHERE days > norm) / count(*), 1) END AS overdue_share,
		CASE WHEN max(norm) IS NULL THEN 'no_norm' END AS overdue_reason
	FROM expected WHERE d = '2021-03-31' AND k = 'infinity' GROUP BY 1, 2$$, 'the backlog sums it up');
SELECT is_empty($$SELECT * FROM stage_backlog WHERE NOT (days_q1 <= days_median AND days_median <= days_q3 AND days_q3 <= days_longest)$$, 'quartiles are in order');

-- knowledge time
PREPARE seen AS SELECT count(*), count(*) FILTER (WHERE overdue), (SELECT sum(overdue) FROM stage_backlog WHERE on_date = '2021-03-31') FROM time_in_stage WHERE on_date = '2021-03-31';
SET plan_cache_mode = force_generic_plan;
CREATE FUNCTION pg_temp.overdue(at timestamptz) RETURNS TABLE (n bigint, late bigint, sum numeric) LANGUAGE sql AS $$
	SELECT count(*), count(*) FILTER (WHERE days > norm), count(*) FILTER (WHERE days > norm) FROM expected WHERE d = '2021-03-31' AND k = at $$;
SELECT results_eq('seen', $$SELECT * FROM pg_temp.overdue('infinity')$$, 'unset: everything known now');
SET indstat.as_of = '2021-05-01';
SELECT results_eq('seen', $$SELECT * FROM pg_temp.overdue('2021-05-01')$$, 'as known on a day');
SELECT isnt((SELECT n FROM pg_temp.overdue('2021-05-01')), (SELECT n FROM pg_temp.overdue('infinity')), 'which makes a difference');
SELECT throws_ok($$SET indstat.as_of = 'x'$$, '22023', NULL, 'bad text is refused');
RESET indstat.as_of;
-- the day of entry is day 0; a norm of n days is kept on day n
SELECT results_eq($$SELECT n, t.days, t.norm_days, t.overdue, t.days_overdue FROM expected e CROSS JOIN unnest(ARRAY[-1, 0, 1, 89, 90, 91]) n LEFT JOIN LATERAL time_in_stage(e.entered_on + n, '2021-05-01') t ON t.project = e.project AND t.stage = e.stage AND t.entered_on = e.entered_on
	WHERE e.d = '2021-03-31' AND e.k < 'infinity' AND e.project = (SELECT min(project) FROM expected WHERE d = '2021-03-31' AND k < 'infinity' AND stage = 'signed'
		AND NOT EXISTS (SELECT FROM pg_temp.known('2021-05-01') o WHERE o.project = expected.project AND o.day > expected.entered_on)) ORDER BY 1$$,
	$$VALUES (-1, NULL::integer, NULL::integer, NULL::boolean, NULL::integer), (0, 0, 90, false, 0), (1, 1, 90, false, 0), (89, 89, 90, false, 0), (90, 90, 90, false, 0), (91, 91, 90, true, 1)$$, 'from the day of entry to the day after the norm');
-- quantiles of few: 1, 2, 4, 8 days lie at 1.5, 3 and 6, by the mean of two order statistics
INSERT INTO project (project, region, planned_investment) SELECT 'few' || n, 'r4', 1 FROM generate_series(1, 4) n;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) SELECT 'few' || n, 'planned', date '2022-12-31' - (1 << n) / 2, '2022-12-31' FROM generate_series(1, 4) n;
SELECT results_eq($$SELECT projects, days_q1, days_median, days_q3, days_longest, overdue, overdue_share, overdue_reason FROM stage_backlog WHERE region = 'r4' AND on_date = '2022-12-31'$$,
	$$VALUES (4::bigint, 1.5, 3.0, 6.0, 8, 0::bigint, 0.0, NULL::text)$$, 'quartiles of four');
SELECT * FROM finish();
