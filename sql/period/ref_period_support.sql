-- Conditions on periods that reach an index: the plans, and that an index gives
-- what reading all rows gives, for random periods of every kind and cumulative ones.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
-- For an index in another order, below.  Only a superuser may make an operator
-- class; in a cluster of test/private_cluster, where the tests run as a plain
-- owner, it is named.
SELECT current_user AS owner \gset
\getenv superuser INDSTAT_SUPERUSER
\if :{?superuser}
\c - :superuser
\endif
CREATE FUNCTION later_first(ref_period, ref_period) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT indstat_internal.ref_period_cmp($2, $1)';
CREATE OPERATOR CLASS later_first FOR TYPE ref_period USING btree AS
	OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 later_first(ref_period, ref_period);
\if :{?superuser}
\c - :owner
\endif
SET client_min_messages = warning;
SET datestyle = iso;
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET max_parallel_workers_per_gather = 0;
SELECT setseed(0.31) \g /dev/null

CREATE TABLE dated AS
SELECT row_number() OVER () AS id, p AS period, start_date(p) AS day FROM (
	SELECT ref_month(2000 + i % 30, 1 + i % 12) AS p FROM generate_series(1, 1000) i
	UNION ALL SELECT ref_ytd(2000 + i % 30, 1 + i % 12) FROM generate_series(1, 700) i
	UNION ALL SELECT ref_year(2000 + i % 30) FROM generate_series(1, 300) i
	UNION ALL SELECT ref_week(2000 + i % 30, 1 + i % 52) FROM generate_series(1, 700) i
	UNION ALL SELECT ref_period(daterange(d, d + (random() * 900)::int, '[]')) FROM (SELECT date '2000-01-01' + (random() * 11000)::int AS d FROM generate_series(1, 1500)) s
	UNION ALL SELECT unnest(ARRAY['0001-01-01', '0001', '9999-12-31', '9999', '2020-12-31', '2021-01-01']::ref_period[])) s;
CREATE INDEX dated_period ON dated (period);
CREATE INDEX dated_day ON dated (day);
ANALYZE dated;

-- plans
CREATE FUNCTION plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		-- from 18 on a plan says which of its nodes a setting advises against
		IF line !~ '^ *Disabled: true$' THEN
			RETURN NEXT line;
		END IF;
	END LOOP;
END $$;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SELECT plan_of($$SELECT FROM dated WHERE period <@ '2021'$$);
SELECT plan_of($$SELECT FROM dated WHERE '2021' @> period$$);
SELECT plan_of($$SELECT FROM dated WHERE period @> date '2021-05-17'$$);
SELECT plan_of($$SELECT FROM dated WHERE period @> '2021-05'::ref_period$$);
SELECT plan_of($$SELECT FROM dated WHERE is_complete(period, '2000-05-17')$$);
SELECT plan_of($$SELECT FROM dated WHERE contains(period, date '2021-05-17')$$);
SELECT plan_of($$SELECT FROM dated WHERE period <@ '2021-05'::ref_period$$);
SELECT plan_of($$SELECT FROM dated WHERE period <@ ref_month(current_date)$$);
-- an index on days is all that is needed
SELECT plan_of($$SELECT FROM dated WHERE day <@ '2021'::ref_period$$);
SELECT plan_of($$SELECT FROM dated WHERE '2021'::ref_period @> day$$);
-- as a parameter, and from another table
PREPARE within(ref_period) AS SELECT count(*) FROM dated WHERE period <@ $1;
SET plan_cache_mode = force_generic_plan;
EXPLAIN (COSTS OFF) EXECUTE within('2021');
EXECUTE within('2021');
EXECUTE within(NULL);
RESET plan_cache_mode;
SELECT plan_of($$SELECT FROM (VALUES ('2021'::ref_period), ('2022-05')) v (y), dated WHERE period <@ y$$);
-- what depends on the row does not
SELECT plan_of($$SELECT FROM dated WHERE period <@ (period + 1)$$);
-- nor as a function
CREATE TABLE beside AS SELECT d.period, d.day, e.period AS other, e.day AS other_day FROM dated d JOIN dated e ON e.id = d.id * 7 % 3000 + 1;
CREATE INDEX beside_period ON beside (period);
CREATE INDEX beside_day ON beside (day);
ANALYZE beside;
SELECT * FROM plan_of('SELECT FROM beside WHERE other @> period AND period <@ other AND contains(other, day) AND is_complete(period, other_day)');
SELECT count(*) AS within, count(*) = (SELECT count(*) FROM beside WHERE start_date(period) >= start_date(other) AND end_date(period) <= end_date(other)) AS right FROM beside WHERE period <@ other;
SELECT count(*) AS complete, count(*) = (SELECT count(*) FROM beside WHERE end_date(period) <= other_day) AS right FROM beside WHERE is_complete(period, other_day);
DROP TABLE beside;

-- The same rows as without an index; also of what lies outside the calendar.
CREATE TABLE questions AS
SELECT period AS p, date '1999-06-01' + (random() * 12000)::int AS d FROM (SELECT period FROM dated ORDER BY random() LIMIT 100) s
UNION ALL SELECT '2021', unnest(ARRAY['infinity', '-infinity', '0044-03-15 BC', '0001-01-01', '9999-12-31', '10000-01-01']::date[])
UNION ALL SELECT unnest(ARRAY['0001-01-01', '9999-12-31', '0001', '9999', '2000-01-01/P10Y']::ref_period[]), '2020-12-31';
CREATE FUNCTION answers() RETURNS TABLE (p ref_period, d date, n bigint[], ids numeric[]) LANGUAGE plpgsql AS $$
BEGIN
	FOR p, d IN SELECT q.p, q.d FROM questions q LOOP
		SELECT array_agg(c ORDER BY k), array_agg(s ORDER BY k) INTO n, ids FROM (
			SELECT 1 AS k, count(*) AS c, sum(id) AS s FROM dated o WHERE o.period <@ answers.p
			UNION ALL SELECT 2, count(*), sum(id) FROM dated o WHERE o.period @> answers.p
			UNION ALL SELECT 3, count(*), sum(id) FROM dated o WHERE o.period @> answers.d
			UNION ALL SELECT 4, count(*), sum(id) FROM dated o WHERE is_complete(o.period, answers.d)
			UNION ALL SELECT 5, count(*), sum(id) FROM dated o WHERE o.day <@ answers.p) x;
		RETURN NEXT;
	END LOOP;
END $$;
CREATE TABLE by_index AS SELECT * FROM answers();
DISCARD PLANS;
SET enable_indexscan = off;
SET enable_seqscan = on;
CREATE TABLE by_rows AS SELECT * FROM answers();
SELECT (SELECT count(*) FROM questions) AS questions, count(*) AS differences FROM by_index i FULL JOIN by_rows r ON (i.p, i.d) = (r.p, r.d) AND (i.n, i.ids) IS NOT DISTINCT FROM (r.n, r.ids)
WHERE i.p IS NULL OR r.p IS NULL;
SELECT sum(n[1]) > 0 AS within, sum(n[2]) > 0 AS containing, sum(n[3]) > 0 AS on_day, sum(n[4]) > 0 AS complete, sum(n[5]) > 0 AS days FROM by_rows;

-- Nothing leaks: neither does a security barrier keep it from the index.
SET enable_indexscan = on;
SET enable_seqscan = off;
CREATE VIEW guarded WITH (security_barrier) AS SELECT period FROM dated WHERE length(id::text) > 0;
SELECT plan_of($$SELECT FROM guarded WHERE period <@ '2021'$$);
-- an index in another order is left alone
DROP INDEX dated_period;
CREATE INDEX dated_period ON dated (period later_first);
SELECT plan_of($$SELECT FROM dated WHERE period <@ '2021'$$);

-- brin
DROP INDEX dated_period;
CREATE TABLE months AS SELECT ref_month(1900 + i / 1200, 1 + i / 100 % 12) AS period FROM generate_series(0, 119999) i;
CREATE INDEX months_period ON months USING brin (period) WITH (pages_per_range = 4);
-- every row is looked at, so that estimates are always the same
ALTER TABLE months ALTER period SET STATISTICS 1000;
ANALYZE months;
SET enable_seqscan = off;
SET enable_bitmapscan = on;
SELECT plan_of($$SELECT FROM months WHERE period <@ '1950'$$);
SELECT count(*) FROM months WHERE period <@ '1950';
-- hash has no order
DROP INDEX months_period;
CREATE INDEX months_period ON months USING hash (period);
RESET enable_seqscan;
SELECT plan_of($$SELECT FROM months WHERE period <@ '1950'$$);

-- Estimates look at the statistics of the column.
CREATE FUNCTION rows_of(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan->0->'Plan'->>'Plan Rows';
END $$;
SELECT rows_of($$SELECT FROM months WHERE period <@ '1950'$$) BETWEEN 600 AND 2400 AS a_year,
	rows_of($$SELECT FROM months WHERE period <@ '1900-01-01/P50Y'$$) BETWEEN 50000 AND 70000 AS half,
	rows_of($$SELECT FROM months WHERE period @> date '1950-05-17'$$) BETWEEN 1 AND 1200 AS a_day;

-- A view leads a user to the index who may not see the schema of the functions.
CREATE SCHEMA apart;
CREATE VIEW apart.recent AS SELECT id FROM dated WHERE day <@ '2021'::ref_period;
GRANT USAGE ON SCHEMA apart TO indstat_test_reader;
GRANT SELECT ON apart.recent TO indstat_test_reader;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
SET ROLE indstat_test_reader;
SELECT count(*) > 0 AS seen FROM apart.recent;
RESET ROLE;
GRANT USAGE ON SCHEMA public TO PUBLIC;
DROP SCHEMA apart CASCADE;
-- nothing stays for the tests of the catalog
DROP TABLE dated, questions, by_index, by_rows, months CASCADE;
DROP FUNCTION plan_of, answers, rows_of;
\if :{?superuser}
\c - :superuser
\endif
SET client_min_messages = warning;
DROP OPERATOR FAMILY later_first USING btree CASCADE;
DROP FUNCTION later_first;
