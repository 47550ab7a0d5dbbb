-- What every aggregate and window function keeps in memory, from the catalogue.
SET client_min_messages = warning;
SET jit = off;
SET max_parallel_workers_per_gather = 0;
CREATE EXTENSION indstat;

-- 48,000 rows, one column for each argument that any function has
CREATE UNLOGGED TABLE sample AS
SELECT i, i / 4 AS g, i % 9973 + 0.25 AS value, ref_month(1 + i / 12, 1 + i % 12) AS period,
	make_date(1 + i / 12, 1 + i % 12, 1) AS day, ref_month(2001, 1 + i % 12) AS month, make_date(2001, 1 + i % 12, 1) AS month_day,
	('2023-' || lpad((1 + i % 12)::text, 2, '0') || ': 1.5, 2, 3, 4')::series AS s, ('{"a": 1.5, "b": ' || i || '}')::cross_section AS figures
FROM generate_series(0, 47999) i;
ALTER TABLE sample ADD cumulative ref_period;
UPDATE sample SET cumulative = to_ytd(period);
VACUUM ANALYZE sample;

CREATE FUNCTION held() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts';

-- The argument of a function in terms of sample.
CREATE FUNCTION argument(function text, name text, type text) RETURNS text LANGUAGE sql AS $$
	SELECT CASE
		WHEN name IN ('is_part', 'higher_is_better', 'present', 'missing_as_zero', 'incomplete') THEN 'true'
		WHEN name = 'on_year' THEN 'false'
		WHEN name = 'mode' THEN '''non_null'''
		WHEN name = 'rule' THEN '''sum'''
		WHEN name = 'status' THEN '''A'''
		WHEN name = 'frequency' THEN '''M'''
		WHEN name = 'time_per_collect' THEN '''S'''
		WHEN name = 's' THEN 's'
		WHEN name = 'figures' THEN 'figures'
		WHEN name = 'to_period' THEN 'ref_year(1 + i / 12)'
		WHEN name = 'own' THEN '5::' || type
		WHEN name IN ('at', 'base_period') AND type = 'ref_period' THEN 'ref_month(10, 1)'
		WHEN name = 'at' THEN '''0010-01-01''::date'
		WHEN name = 'indicator' THEN '(i / 1200)::' || type
		WHEN name = 'region' THEN '(i / 12 % 100)::' || type
		WHEN name IN ('key', 'member') THEN CASE type WHEN 'smallint' THEN '(i % 30000)::smallint' ELSE 'i::' || type END
		WHEN name = 'period' AND function = 'panel_agg' THEN CASE type WHEN 'date' THEN 'month_day' ELSE 'month' END
		WHEN name = 'period' AND function IN ('series_ytd_agg', 'from_ytd', 'from_ytd_period') AND type = 'ref_period' THEN 'cumulative'
		WHEN type = 'ref_period' THEN 'period'
		WHEN type = 'date' THEN 'day'
		ELSE 'value::' || type END
$$;

-- Bytes that are held when the first row of the result is there.
CREATE FUNCTION bytes(expression text, rest text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	result bigint;
BEGIN
	EXECUTE format('SELECT held() + (x IS NULL)::int * 0 FROM (SELECT %s AS x FROM sample %s OFFSET 0) q LIMIT 1', expression, rest) INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RAISE WARNING '%: %', expression, SQLERRM;
	RETURN NULL;
END $$;

CREATE TEMP TABLE function AS
SELECT p.oid, p.prokind AS kind, p.proname::text AS name, array_to_string(p.proargnames, ', ') AS arguments,
	format('%I(%s)', p.proname, string_agg(argument(p.proname, coalesce(p.proargnames[n], ''), t::regtype::text), ', ' ORDER BY n)) AS call
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat', unnest(p.proargtypes) WITH ORDINALITY a (t, n)
WHERE p.prokind IN ('a', 'w') GROUP BY p.oid;

-- 12,000 groups of four rows in memory; one group of 12,000 rows and of 48,000, with the result
CREATE TEMP TABLE measured AS
WITH a AS MATERIALIZED (
	SELECT *, set_config('work_mem', '1GB', false), set_config('enable_sort', 'off', false),
		bytes(call, 'GROUP BY g') - bytes('count(*)', 'GROUP BY g') AS groups,
		bytes(call, '') - bytes('count(*)', '') AS many, bytes(call, 'WHERE i < 12000') - bytes('count(*)', 'WHERE i < 12000') AS few
	FROM function WHERE kind = 'a')
SELECT kind, name, arguments, groups, many, few FROM a;
-- rows of a partition go to disk beyond work_mem: this is what stays beside them
SET work_mem = '1MB';
INSERT INTO measured
SELECT kind, name, arguments, NULL, bytes(call || ' OVER ()', ''), bytes(call || ' OVER ()', 'WHERE i >= 36000') FROM function WHERE kind = 'w';
-- aggregates by group: hashed groups go to disk beyond work_mem, whatever their states hold
CREATE TEMP TABLE small AS
SELECT kind, name, arguments, CASE kind WHEN 'a' THEN bytes(call, 'GROUP BY g') - bytes('count(*)', 'WHERE i = 0') ELSE bytes(call || ' OVER ()', '') - bytes('count(*)', 'WHERE i = 0') END AS held
FROM function;

-- the largest of the types that a form is offered for
\qecho '| Function | Bytes a group of 4 rows | Bytes a further row of a group or partition | MB in all for 48,000 rows, `work_mem` = 1 MB |'
\qecho '|---|---:|---:|---:|'
SELECT format('| `%s(%s)`%s | %s | %s | %s |', name, coalesce(arguments, ''), CASE kind WHEN 'w' THEN ' `OVER`' END,
	CASE kind WHEN 'a' THEN coalesce(greatest(round(max(m.groups) / 12000.0), 0)::text, '–') ELSE '–' END,
	coalesce(CASE WHEN max(many - few) < 36000 THEN '0' ELSE round(max(many - few) / 36000.0)::text END, '–'),
	coalesce((SELECT round(max(s.held) / 1e6, 1)::text FROM small s WHERE (s.kind, s.name, coalesce(s.arguments, '')) = (m.kind, m.name, coalesce(m.arguments, ''))), '–'))
FROM measured m GROUP BY kind, name, arguments ORDER BY kind, name, arguments;
