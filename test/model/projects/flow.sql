-- Entries into stages over any period, against plain SQL over random histories.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(22);
\ir ../../../test/data/random_histories.sql

CREATE FUNCTION pg_temp.flow(f date, t date, k timestamptz) RETURNS TABLE (region text, stage text, n bigint, amount numeric, batches bigint, in_batch bigint) LANGUAGE sql AS $$
	SELECT p.region, h.stage, count(*), sum(p.planned_investment), count(DISTINCT h.batch), sum((h.batch IS NOT NULL)::int)
	FROM pg_temp.known(k) h JOIN project p USING (project) WHERE h.day >= f AND h.day <= t GROUP BY 1, 2 $$;
CREATE TEMP TABLE span AS
SELECT p::ref_period AS p, f::date AS f, t::date AS t, (f::timestamp - interval '1 year')::date AS yf, yt::date AS yt, k
FROM (VALUES ('2021-05', '2021-05-01', '2021-05-31', '2020-05-31'), ('2021-Q1', '2021-01-01', '2021-03-31', '2020-03-31'),
	('2021-01-01/P2M', '2021-01-01', '2021-02-28', '2020-02-29'), ('2022', '2022-01-01', '2022-12-31', '2021-12-31'), ('2021-S2', '2021-07-01', '2021-12-31', '2020-12-31')) v (p, f, t, yt)
CROSS JOIN unnest(ARRAY['2021-07-01', '2022-03-01', 'infinity']::timestamptz[]) k;

SELECT set_eq($$SELECT s.p, s.k, f.region, f.stage, f.entries, f.amount, f.batches, f.batch_entries FROM span s CROSS JOIN LATERAL pipeline_flow(s.p, s.k) f WHERE f.entries > 0$$,
	$$SELECT s.p, s.k, o.* FROM span s CROSS JOIN LATERAL pg_temp.flow(s.f, s.t, s.k) o$$, 'entries of any period, as known at any time');
SELECT set_eq($$SELECT s.p, s.k, f.region, f.stage, f.entries_year_ago, f.amount_year_ago FROM span s CROSS JOIN LATERAL pipeline_flow(s.p, s.k) f WHERE f.entries_year_ago > 0$$,
	$$SELECT s.p, s.k, o.region, o.stage, o.n, o.amount FROM span s CROSS JOIN LATERAL pg_temp.flow(s.yf, s.yt, s.k) o$$, 'and of the same period a year earlier');
SELECT set_eq($$SELECT DISTINCT f.entries, f.amount, f.batches, f.batch_entries FROM span s CROSS JOIN LATERAL pipeline_flow(s.p, s.k) f WHERE f.entries = 0$$,
	$$VALUES (0::bigint, 0::numeric, 0::bigint, 0::bigint)$$, 'nothing is zero, in every column');
SELECT set_eq($$SELECT s.p, s.k, f.region, count(*) FROM span s CROSS JOIN LATERAL pipeline_flow(s.p, s.k) f GROUP BY 1, 2, 3$$,
	$$SELECT s.p, s.k, r, 9::bigint FROM span s CROSS JOIN unnest(ARRAY['r1', 'r2', 'r3']) r$$, 'every stage has its row, if with zeros, in every region with projects');
SELECT is_empty($$SELECT f.* FROM span s CROSS JOIN LATERAL pipeline_flow(s.p, s.k) f
	WHERE f.entries_growth IS DISTINCT FROM round(100.0 * (entries - entries_year_ago) / nullif(entries_year_ago, 0), 1)
		OR f.amount_growth IS DISTINCT FROM round(100 * (amount - amount_year_ago) / nullif(amount_year_ago, 0), 1)
		OR f.entries_growth_reason IS DISTINCT FROM CASE WHEN entries_year_ago = 0 THEN 'base_zero' END
		OR f.amount_growth_reason IS DISTINCT FROM CASE WHEN amount_year_ago = 0 THEN 'base_zero' END$$, 'growth follows, or there is a reason');
SELECT results_eq($$SELECT DISTINCT entries_year_ago, entries_growth, entries_growth_reason FROM pipeline_flow('2020-W53')$$, $$VALUES (NULL::bigint, NULL::numeric, 'no_base')$$, 'a week 53 has no week to be held against');
SELECT is_empty($$SELECT * FROM pipeline_flow(NULL) WHERE entries > 0$$, 'no period, no entries');

-- the view: months and the year to date
SELECT set_eq($$SELECT period_code, region, stage, entries, amount, batches, entries_year_ago, entries_growth FROM pipeline_flow WHERE period IN ('2021-05', '2022-02')$$,
	$$SELECT p::text, f.region, f.stage, f.entries, f.amount, f.batches, f.entries_year_ago, f.entries_growth FROM unnest(ARRAY['2021-05', '2022-02']::ref_period[]) p CROSS JOIN LATERAL pipeline_flow(p) f$$, 'a month in the view');
SELECT set_eq($$SELECT period_code, region, stage, entries_ytd, amount_ytd, batches_ytd, batch_entries_ytd, entries_ytd_year_ago, amount_ytd_growth, entries_ytd_growth_reason FROM pipeline_flow WHERE period IN ('2021-05', '2022-02')$$,
	$$SELECT c, f.region, f.stage, f.entries, f.amount, f.batches, f.batch_entries, f.entries_year_ago, f.amount_growth, f.entries_growth_reason FROM (VALUES ('2021-05', '2021-01-01/P5M'), ('2022-02', '2022-01-01/P2M')) v (c, p) CROSS JOIN LATERAL pipeline_flow(p::ref_period) f$$, 'and its year to date');
SELECT is_empty($$SELECT f.* FROM (SELECT *, sum(entries) OVER w AS run, sum(amount) OVER w AS run_amount FROM pipeline_flow WINDOW w AS (PARTITION BY region, stage, year ORDER BY number_in_year)) f
	WHERE entries_ytd <> run OR amount_ytd <> run_amount$$, 'months add up to the year to date');
SELECT is((SELECT sum(entries) FROM pipeline_flow), (SELECT count(*)::numeric FROM pg_temp.known('infinity')), 'and to all that ever happened');
-- flows and stocks: what is in a stage is what entered it less what entered another from there
SELECT set_eq($$SELECT region, sum(entries) - (SELECT count(*) FROM pg_temp.known('infinity') k JOIN project p USING (project) WHERE p.region = f.region) FROM pipeline_flow f GROUP BY region$$,
	$$SELECT r, 0::numeric FROM unnest(ARRAY['r1', 'r2', 'r3']) r$$, 'by region');
SELECT results_eq($$SELECT year, number_in_year, period_start, period_end, period_label, stage_name FROM pipeline_flow WHERE region = 'r1' AND period = '2021-02' AND stage = 'signed'$$,
	$$VALUES (2021, 2, date '2021-02-01', date '2021-02-28', label('2021-02'::ref_period, 'en'), 'signed')$$, 'with what a report needs beside');

-- batches
SELECT set_eq($$SELECT region, batch, stage, first_day, last_day, entries, amount FROM pipeline_batch$$,
	$$SELECT p.region, h.batch, h.stage, min(h.day), max(h.day), count(*), sum(p.planned_investment) FROM pg_temp.known('infinity') h JOIN project p USING (project) WHERE h.batch IS NOT NULL GROUP BY 1, 2, 3$$, 'batches');
SELECT cmp_ok((SELECT count(*) FROM pipeline_batch WHERE entries > 1), '>', 10::bigint, 'are of several projects');

-- knowledge time
PREPARE seen AS SELECT sum(entries_ytd)::bigint, (SELECT sum(entries)::bigint FROM pipeline_batch) FROM pipeline_flow WHERE period = '2021-06';
SET plan_cache_mode = force_generic_plan;
CREATE FUNCTION pg_temp.expected(k timestamptz) RETURNS TABLE (entries bigint, joint bigint) LANGUAGE sql AS $$
	SELECT count(*) FILTER (WHERE day BETWEEN '2021-01-01' AND '2021-06-30'), count(batch) FROM pg_temp.known(k) $$;
SELECT results_eq('seen', $$SELECT * FROM pg_temp.expected('infinity')$$, 'unset: everything known now');
SET indstat.as_of = '2021-07-15';
SELECT results_eq('seen', $$SELECT * FROM pg_temp.expected('2021-07-15')$$, 'a cached plan reads the setting anew');
SELECT isnt((SELECT entries FROM pg_temp.expected('2021-07-15')), (SELECT entries FROM pg_temp.expected('infinity')), 'which makes a difference');
RESET indstat.as_of;
SELECT results_eq('seen', $$SELECT * FROM pg_temp.expected('infinity')$$, 'RESET');
SELECT throws_ok($$SET indstat.as_of = 'one day'$$, '22023', NULL, 'bad text is refused');
RESET indstat.as_of;
-- the first and the last day of a period, and those beside them; a leap day is of the February before
INSERT INTO region (region) VALUES ('edge');
INSERT INTO project (project, region, planned_investment) SELECT 'edge' || n, 'edge', (1 << n) / 2 FROM generate_series(1, 8) n;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) SELECT 'edge' || n, 'planned', d::date, '2022-06-01'
FROM unnest(ARRAY['2020-01-31', '2020-02-01', '2020-02-29', '2020-03-01', '2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01']) WITH ORDINALITY u (d, n);
SELECT results_eq($$SELECT p, f.entries, f.amount, f.entries_year_ago, f.amount_year_ago FROM unnest(ARRAY['2020-01', '2020-02', '2020-03', '2021-02', '2020', '2021', '2022', '2020-01-01/P2M', '2021-01-01/P2M', '2021-Q1', '2022-Q4', '2020-02-29/P1D']) p
	CROSS JOIN LATERAL pipeline_flow(p::ref_period) f WHERE f.region = 'edge' AND f.stage = 'planned' ORDER BY p$$,
	$$VALUES ('2020', 5::bigint, 31::numeric, 0::bigint, 0::numeric), ('2020-01', 1, 1, 0, 0), ('2020-01-01/P2M', 3, 7, 0, 0), ('2020-02', 2, 6, 0, 0), ('2020-02-29/P1D', 1, 4, NULL, NULL), ('2020-03', 1, 8, 0, 0),
		('2021', 2, 96, 5, 31), ('2021-01-01/P2M', 1, 32, 3, 7), ('2021-02', 0, 0, 2, 6), ('2021-Q1', 1, 32, 4, 15), ('2022', 1, 128, 2, 96), ('2022-Q4', 0, 0, 1, 64)$$, 'first and last day inclusive, now and a year earlier');
SELECT results_eq($$SELECT period_code, entries, entries_ytd, entries_ytd_year_ago FROM pipeline_flow WHERE region = 'edge' AND stage = 'planned' AND period IN ('2020-12', '2021-01', '2021-02', '2021-12', '2022-01') ORDER BY period$$,
	$$VALUES ('2020-12', 1::bigint, 5::bigint, 0::bigint), ('2021-01', 1, 1, 1), ('2021-02', 0, 1, 3), ('2021-12', 1, 2, 5), ('2022-01', 1, 1, 1)$$, 'a year begins anew');
SELECT * FROM finish();
