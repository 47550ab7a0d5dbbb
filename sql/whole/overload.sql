-- Every function, aggregate, window function and operator of the extension is
-- called with exactly the types that it declares.  What is called is read from
-- the catalogue: a new overload is called too, and one that no arguments can be
-- made for is listed.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
SET search_path = public, indstat_internal;
SET DateStyle = ISO;
SET IntervalStyle = postgres;
SET TimeZone = 'UTC';
\pset format unaligned
\pset tuples_only on
CREATE TEMP VIEW member AS
SELECT p.*, l.lanname
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
JOIN pg_proc p ON p.oid = d.objid
JOIN pg_language l ON l.oid = p.prolang
WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e';

-- Overloads that differ in these types only are one family: equal values, equal figures.
CREATE FUNCTION pg_temp.folded(type oid) RETURNS text LANGUAGE sql AS $$
	SELECT CASE
		WHEN type = ANY (ARRAY['numeric', 'float8', 'int8', 'int4', 'int2', 'float4']::regtype[]) THEN 'number'
		WHEN type = ANY (ARRAY['numeric[]', 'float8[]', 'int8[]', 'int4[]']::regtype[]) THEN 'numbers'
		WHEN type = ANY (ARRAY['ref_period', 'date']::regtype[]) THEN 'when'
		ELSE type::regtype::text END;
$$;
-- A window function that takes any number is called with each of them, as if it had so many overloads: oids of their own.
CREATE TEMP VIEW callable AS
SELECT m.oid, m.proname, m.prokind, m.pronamespace, m.proargtypes::oid[] AS types, m.proargnames, m.provariadic, m.lanname, m.oid::regprocedure::text AS signature FROM member m
WHERE m.prokind <> 'w' OR NOT m.proargtypes::oid[] && ARRAY['anyelement', 'anycompatible']::regtype[]::oid[]
UNION ALL
SELECT (4000000000 + 10 * row_number() OVER (PARTITION BY number.n ORDER BY m.oid) + number.n)::text::oid, m.proname, m.prokind, m.pronamespace, a.types, m.proargnames, m.provariadic, m.lanname, m.oid::regprocedure || ' of ' || number.type
FROM member m CROSS JOIN unnest(ARRAY['numeric', 'float8', 'int8', 'int4', 'int2', 'float4']::regtype[]) WITH ORDINALITY number (type, n),
	LATERAL (SELECT array_agg(CASE WHEN t IN ('anyelement'::regtype, 'anycompatible'::regtype) THEN number.type ELSE t END ORDER BY i) AS types FROM unnest(m.proargtypes) WITH ORDINALITY u (t, i)) a
WHERE m.prokind = 'w' AND m.proargtypes::oid[] && ARRAY['anyelement', 'anycompatible']::regtype[]::oid[];
CREATE TEMP TABLE overload AS
SELECT p.oid, p.proname::text AS name, p.prokind::text AS kind, p.pronamespace::regnamespace || '.' || quote_ident(p.proname) AS call,
	a.shape, a.types, a.names, p.signature, p.provariadic <> 0 AS variadic,
	-- the figures of the others are compared with those of this one: numeric before the rest, periods before dates
	first_value(p.oid) OVER (PARTITION BY p.proname, p.prokind, a.shape ORDER BY a.numerics DESC, a.periods DESC, p.signature COLLATE "C") AS reference
FROM callable p, LATERAL (
	SELECT coalesce(string_agg(pg_temp.folded(t), ', ' ORDER BY n), '') AS shape, coalesce(array_agg(t::regtype ORDER BY n), '{}') AS types,
		coalesce(array_agg(coalesce(p.proargnames[n], '') ORDER BY n), '{}') AS names,
		count(*) FILTER (WHERE t IN ('numeric'::regtype, 'numeric[]'::regtype)) AS numerics, count(*) FILTER (WHERE t = 'ref_period'::regtype) AS periods
	FROM unnest(p.types) WITH ORDINALITY a (t, n)) a
WHERE p.prokind IN ('a', 'w') OR p.lanname = 'c'
	-- the parts of aggregates are called by them, below
	AND p.oid NOT IN (SELECT f FROM pg_aggregate, unnest(ARRAY[aggtransfn, aggfinalfn, aggcombinefn]::oid[]) f WHERE aggfnoid IN (SELECT oid FROM member));
-- what no statement can call
SELECT signature || ' is called by the server alone' FROM overload WHERE 'internal'::regtype = ANY (types) ORDER BY signature COLLATE "C";
DELETE FROM overload WHERE 'internal'::regtype = ANY (types);
-- no text is a value of family_figures: sql/groups/family.sql calls what takes or gives one
DELETE FROM overload WHERE 'family_figures'::regtype = ANY (types) OR name IN ('family_agg', 'family_of', 'family_figures_in');
-- what is written in SQL has no symbol that could be another's
SELECT string_agg(DISTINCT proname, ' ' ORDER BY proname) || ': not in C, tested by name' FROM member WHERE lanname IN ('sql', 'plpgsql');

-- Arguments by the name of function and argument, by the name of the argument,
-- or by its type alone.  One that starts with = is an expression.
CREATE TEMP TABLE sample (name text, argument text, type text, value text[]);
INSERT INTO sample VALUES
	(NULL, NULL, 'number', '{120,100,7,-25,0,5,NULL,12,33,250,-1,7,9007199254740993}'),
	(NULL, NULL, 'numbers', '{"{7,-3,12}","{0}","{100}","{}","{5,NULL}"}'),
	(NULL, NULL, 'when', '{2023-01,2022-12,2023-05,2024-02,NULL,2023-02,2022-05}'),
	(NULL, NULL, 'boolean', '{true,false,true,NULL,false}'),
	(NULL, NULL, 'series', '{"2022-01: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 13","2022-01: 120, 0, 5, 80, 7, 11, 3, 2, 9, 1, 30, 17, 90, 4, -6, 8","2022-11: 100, 7, null, 12.5, 13","2022-01: 40, 41, null, 39, 44, 47, 48, 50, 51, 50.5, 52, 55, 60, 58","ytd 2022-01: 1, 3, 6, 10, 15, 21"}'),
	('series', 'period', 'when', '{2023-01,2022-05,2022-12,2023-02,2022-03}'), ('series', 'base', 'when', '{2022-12,2023-01,2022-11,2022}'), ('from_ytd', 's', 'series', '{"ytd 2022-01: 1, 3, 6, 10, 15, 21, 28","ytd 2022-02: 40, 90, null, 120, 7","2022-01: 1, 2"}'),
	(NULL, NULL, 'cross_section', '{"{1: 5, 2: 3, 3: 8}","{1: 4, 2: 6, 3: -1, 4: 0}",NULL,"{2: 50.5, 4: 20, 5: 7}","{1: 8, 2: -3, 3: 8, 4: 1, 5: 2}"}'),
	(NULL, NULL, 'hierarchy', '{"{1: null, 2: 1, 3: 1, 4: 2, 5: 2}","{1: null, 2: 1, 3: 1, 4: 1, 5: 1}",NULL}'),
	(NULL, 'value', 'cross_section', '{"{1: 5, 2: 3, 3: 8}",NULL,"{\"a\": 1.5, \"b\": 20, \"c\": 3}"}'), (NULL, 'value', 'hierarchy', '{"{1: null, 2: 1, 3: 1, 4: 2, 5: 2}",NULL,"{\"a\": null, \"b\": \"a\", \"c\": \"a\"}"}'),
	('unnest', NULL, 'cross_section', '{"{1: 5, 2: 3, 3: 8}",NULL,"{\"a\": 1.5, \"b\": 20, \"c\": 3}"}'), ('unnest', NULL, 'hierarchy', '{"{1: null, 2: 1, 3: 1, 4: 2, 5: 2}",NULL,"{\"a\": null, \"b\": \"a\", \"c\": \"a\"}"}'),
	('parent_of', NULL, 'hierarchy', '{"{1: null, 2: 1, 3: 1, 4: 2, 5: 2}","{\"a\": null, \"b\": \"a\", \"c\": \"a\"}"}'),
	(NULL, NULL, 'cross_section[]', '{"{\"{1: 5, 2: 3}\",\"{2: 7, 3: 1}\",NULL}","{}"}'),
	(NULL, NULL, 'jsonb', '{"{\"frequency\": \"M\", \"basis\": \"single\", \"first\": \"2023-01\", \"values\": [5, null, 7.25]}","{}","[1]"}'),
	(NULL, NULL, 'daterange', '{"[2023-01-01,2023-02-01)","[2023-04-01,2023-06-30]",NULL,empty}'),
	(NULL, NULL, 'interval', '{"1 month","1 year",NULL,"1 day"}'),
	(NULL, NULL, 'regrole', '{=current_user,NULL}'),
	(NULL, NULL, 'regclass', '{pg_class,NULL}'),
	(NULL, 'decimals', 'number', '{1,0,2,NULL,13}'), ('stat_round', 'decimals', 'number', '{1,0,-1,2,NULL,3}'),
	(NULL, 'growth_decimals', 'number', '{1,0,2,1}'), (NULL, 'level_decimals', 'number', '{0,1,1}'),
	(NULL, 'year', 'number', '{2023,2020,NULL,0}'), (NULL, 'month', 'number', '{2,12,1,7,13}'), (NULL, 'quarter', 'number', '{2,4,1,5}'), (NULL, 'half', 'number', '{2,1,3}'), (NULL, 'week', 'number', '{7,53,0}'),
	(NULL, 'months', 'number', '{6,3,12,NULL,0}'), (NULL, 'years', 'number', '{5,2,1,NULL,0}'), (NULL, 'periods_per_year', 'number', '{12,4,1,0}'), (NULL, 'n', 'number', '{3,2,1,0}'),
	(NULL, 'steps', 'number', '{1,-13,0,NULL,4}'), (NULL, 'unit_mult', 'number', '{0,8,4,16}'), (NULL, 'rank', 'number', '{1,22,13,0,NULL}'), (NULL, 'seed', 'number', '{0,-1,5000000000}'),
	(NULL, 'line', 'text', '{"a,b,\"c,d\"",x,NULL}'), (NULL, 'delimiter', 'text', '{",",;}'), (NULL, 'quote', 'text', '{"\"",x}'), (NULL, 'cells', 'text[]', '{"{a,\"b,c\"}","{x}"}'),
	('number_from_text', 'value', 'text', '{"20.184,9",12.5,x,NULL}'), (NULL, 'decimal_mark', 'text', '{",",.}'), (NULL, 'group_mark', 'text', '{.,""}'),
	('standing', 'begins', 'numbers', '{"{1,2}","{2,1}"}'), ('standing', 'ends', 'numbers', '{"{3,3}","{4,2}"}'), ('standing', 'measure', 'numbers', '{"{1,2}","{2,2}"}'), ('standing', 'amount', 'numbers', '{"{1.5,2}",NULL}'), ('standing', 'places', 'number', '{3,1}'), ('standing', 'measures', 'number', '{2,3}'),
	('critical_path', 'durations', 'numbers', '{"{5,3,4,2}","{7}","{}"}'), ('critical_path', 'predecessors', 'numbers', '{"{1,1,2,3}","{1}"}'), ('critical_path', 'followers', 'numbers', '{"{2,3,4,4}","{2}"}'),
	('hierarchy', 'members', 'numbers', '{"{1,2,3}","{2,1}"}'), ('hierarchy', 'parents', 'numbers', '{"{NULL,1,1}","{1,NULL}"}'),
	('hierarchy', 'members', 'text[]', '{"{a,b,c}"}'), ('hierarchy', 'parents', 'text[]', '{"{NULL,a,a}","{b,NULL,a}"}'),
	(NULL, 'first', 'when', '{2022-11,2023-01,2022-06}'), (NULL, 'last', 'when', '{2023-02,2023-01,2023-12}'), (NULL, 'values', 'numbers', '{"{1,NULL,2.50}","{7,9}"}'),
	('contains', NULL, 'when', '{2023-05,2023,2023-Q2,NULL,2024-02}'), ('contains', 'part', 'when', '{2023-05-31,2023-06-01,2023-05-01,2024-02-29,2022-12-31,NULL,2023-04-30}'), ('contains', 'on_date', 'when', '{2023-05-31,2023-06-01,2023-05-01,2024-02-29,2022-12-31,NULL,2023-04-30}'),
	('ref_period_contained_by', NULL, 'when', '{2023-05,2023,2023-Q2,NULL,2024-02}'), ('ref_period_contained_by', 'part', 'when', '{2023-05-31,2023-06-01,2023-05-01,2024-02-29,2022-12-31,NULL,2023-04-30}'), ('ref_period_contained_by', 'on_date', 'when', '{2023-05-31,2023-06-01,2023-05-01,2024-02-29,2022-12-31,NULL,2023-04-30}'),
	('elapsed_share', 'on_date', 'when', '{2023-05-17,2024-02-29,2022-12-31,2023-01-01}'), ('is_complete', 'on_date', 'when', '{2023-05-31,2024-02-28,2023-01-01,2023-01-31}'), ('ref_months', 'first', 'when', '{2023-01-01,2023-07-01,2023-05-02}'),
	('ref_period_cmp', NULL, 'when', '{2023-05,2023-Q2,2023-06,2023,2023-05}'), ('ref_period_larger', NULL, 'when', '{2023-05,2023-Q2,2023-06,2023,NULL}'), ('ref_period_in_range', NULL, 'when', '{2023-05,2023-06,2022-05,2022-06}'),
	('to_ytd', NULL, 'when', '{2023-05,2023-Q2,NULL,2023,2023-H2}'), ('end_date', NULL, 'when', '{2023-05,2024-02,2023-W05,2023-Q3,NULL}'), ('same_period_last_year', NULL, 'when', '{2023-05,2024-02-29,2023-W05,2023-Q3,NULL,0001}'),
	('frequency', NULL, 'when', '{2023-05,2024-02-29,2023-W05,2023-Q3,2023,2023-H1,NULL,2023-01/05}'), ('months', NULL, 'when', '{2023-05,2024-02-29,2023-W05,2023-Q3,2023,NULL}'), ('number_in_year', NULL, 'when', '{2023-05,2023-H2,2023-W05,2023-Q3,2023-01/05}'),
	('previous_period', NULL, 'when', '{2023-05,2023-W05,2023-01/05,2023-Q1,NULL}'), ('label', NULL, 'when', '{2023-05,2023-01/05,2023-Q1,2023-W05,NULL}'), ('starts_in_january', NULL, 'when', '{2023-05,2023-01/05,2023-Q1,2023-W05,NULL}'),
	('change_frequency', 'frequency', 'text', '{Q,A,M}'), ('containing_period', 'frequency', 'text', '{Q,A,M,S,T,X}'), ('change_frequency', 'time_per_collect', 'text', '{S,E,A,X}'), ('moving_avg', 'time_per_collect', 'text', '{S,A,E,X}'),
	('cast from date', NULL, 'date', '{2023-05-31,0001-01-01,infinity}'), ('cast to ref_period', NULL, 'text', '{2023年5月,2023-Q2,x}'), ('cast to series', NULL, 'text', '{"2023-01: 1, null, 2.50",x}'), ('cast to cross_section', NULL, 'text', '{"{2: 1, 1: 5.0}",x}'), ('cast to hierarchy', NULL, 'text', '{"{2: 1, 1: null}",x}'),
	(NULL, 'spelling', 'text', '{2023年5月,2023-Q2,x,2023-13}'), ('label', 'style', 'text', '{zh,en,zh-Hant,compact,fr}'),
	(NULL, 'on_time', 'timestamp without time zone', '{"2023-05-31 23:59",2022-12-31,2023-01-01,infinity}'), (NULL, 'on_time', 'timestamp with time zone', '{"2023-05-31 23:59",2022-12-31,2023-01-01,infinity}'),
	(NULL, 'base_policy', 'text', '{"null",abs,signed,error,x}'), (NULL, 'unit', 'text', '{%,yuan,百分点,NULL}'), (NULL, 'lang', 'text', '{zh,en,zh-Hant,NULL,fr}'),
	('combined_status', NULL, 'text', '{A,B,NULL,E,P,x}'), (NULL, 'status', 'text', '{A,a,B,AB,NULL}'), ('fill', 'method', 'text', '{previous,next}'), (NULL, 'phrase', 'text', '{"增长16.5%",flat,"翻两番",NULL,-6.0%,x}'),
	('print_figure', 'format', 'text', '{number,percent,amount,sign,plural,x}'), ('print_figure', 'args', 'numbers', '{NULL,"{1}","{2}",NULL,NULL}'), ('print_figure', 'words', 'text[]', '{NULL,NULL,NULL,"{up #,down #,flat}","{# one,# many,none}"}'),
	('print_list', 'items', 'text[]', '{"{A,B,C}","{A}",NULL}'), ('parent_of', 'member', 'text', '{b,a,x}'), ('value_at', 'member', 'text', '{b,a,x}'), ('parent_of', 'member', 'number', '{2,4,1,7}'), ('value_at', 'member', 'number', '{2,4,1,7}'),
	('roll_up', 'missing', 'text', '{non_null,partial_zero,always_zero,x}'), (NULL, 'mode', 'text', '{half_away,half_even,x,NULL}'), ('value_at', 'figures', 'cross_section', '{"{1: 5, 2: 3, 3: 8}","{2: 50.5, 4: 20, 5: 7}","{\"a\": 1.5, \"b\": 20, \"c\": 3}"}'),
	('cross_section_in', 'text', 'cstring', '{"{2: 1, 1: 5.0}","{\"b\": 1}",x}'), ('hierarchy_in', 'text', 'cstring', '{"{2: 1, 1: null}",x}'), ('series_in', 'text', 'cstring', '{"2023-01: 1, null, 2.50",x}'),
	('ref_period_in', 'spelling', 'cstring', '{2023年5月,2023-Q2,2023-01/05,x}'), ('rank_state_in', 'text', 'cstring', '{1:1:1:77:1:2,x}'), ('exact_sums_in', 'text', 'cstring', '{"=exact_sums_out(share_trans(NULL, 5::bigint, true))",x}'),
	(NULL, NULL, 'exact_sums', '{"=share_trans(NULL, 5::bigint, true)",NULL}'), (NULL, NULL, 'rank_state', '{1:1:1:77:1:2,NULL}'),
	('run_kept', 'statement', 'text', '{"SELECT $1","SELECT 1/0"}'), ('run_kept', 'arguments', 'text[]', '{"{A,B}","{}"}'),
	('act_as', 'statement', 'text', '{"SELECT 1","SELECT 1/0"}'), (NULL, NULL, 'anyelement', '{=NULL::pg_temp.watched}'),
	(NULL, NULL, 'anyarray', '{"=ARRAY[7, -3, 12]","=ARRAY[0]::int2[]","=ARRAY[100]::int8[]",=ARRAY[]::numeric[],"=ARRAY[5, NULL]","=ARRAY[5.5, 6]","=ARRAY[0.1, 0.3]::float4[]","=ARRAY[0.1, 0.3]::float8[]","=ARRAY[''5'']"}'), ('as_known', 'known_at', 'timestamp with time zone', '{2023-05-31,NULL}'), ('as_known', 'filter', 'jsonb', '{"{\"a\": 5}","{}"}'),
	(NULL, 'lags', 'number', '{3,0,NULL,1,-1}'), ('yoy_growth', 'years', 'number', '{1,1,1,2,NULL}'), ('same_period_last_year', 'years', 'number', '{1,4,NULL,-1,9999}'), ('to_ytd', 'within', 'text', '{A,Q,S,NULL,X}'), ('to_ytd', 'first_month', 'number', '{1,4,2,NULL,13}'),
	('panel', 'query', 'text', '{"SELECT ''i''::text, ''r''::text, ''2023-05''::ref_period, 1.5","SELECT 1/0"}'), ('panel_int8', 'query', 'text', '{"SELECT 1::bigint, 2::bigint, ''2023-05''::ref_period, 1.5","SELECT 1/0"}');
UPDATE sample SET value = array_remove(value, NULL);		-- they have rows of their own
CREATE TEMP TABLE watched (a int);
INSERT INTO watched VALUES (5), (7);

-- A day that marks a period: its last, the first of its last month, or one between.
CREATE FUNCTION pg_temp.day(period ref_period, n bigint) RETURNS date LANGUAGE sql AS $$
	SELECT greatest(start_date(period), end_date(period) - CASE n % 3 WHEN 0 THEN 0 WHEN 1 THEN extract(day FROM end_date(period))::int - 1 ELSE 13 END);
$$;
-- A value written as this type; no text if it has no such value.
CREATE FUNCTION pg_temp.written(value text, type regtype, n bigint) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	IF value IS NULL THEN RETURN format('NULL::%s', CASE type WHEN 'anyelement'::regtype THEN 'pg_temp.watched' WHEN 'anyarray'::regtype THEN 'numeric[]' ELSE type::text END); END IF;
	IF type IN ('anyelement'::regtype, 'anyarray'::regtype) THEN RETURN substr(value, 2); END IF;
	IF value LIKE '=%' THEN RETURN format('(%s)::%s', substr(value, 2), type); END IF;
	IF type = 'date'::regtype THEN RETURN format('%L::date', pg_temp.day(value::ref_period, n)); END IF;
	IF type::text IN ('bigint', 'integer', 'smallint', 'double precision') AND value !~ '^-?\d{1,15}$' THEN
		IF type::text <> 'double precision' AND value !~ '^-?\d+$' OR type::text IN ('integer', 'smallint') THEN RETURN NULL; END IF;
		IF type::text = 'double precision' AND value::float8::text::numeric <> value::numeric THEN RETURN NULL; END IF;
	END IF;
	RETURN format('%L::%s', value, type);
END $$;
CREATE FUNCTION pg_temp.result(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE query INTO result;
	RETURN coalesce(result, '-');
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate;
END $$;

-- Row k of a function takes the k-th value of its first argument, and of the
-- others values that are drawn by md5, the same everywhere.
CREATE TEMP TABLE argument AS
SELECT r.oid, a.n, s.value AS whole, CASE WHEN s.value[1:2] = '{120,100}' THEN '{12.5,0.1,-3.75,NaN,Infinity,2.50,-Infinity,16.5,0.3,100.25}'::text[] END AS other
FROM overload r CROSS JOIN LATERAL unnest(r.types, r.names) WITH ORDINALITY a (type, name, n)
LEFT JOIN LATERAL (
	SELECT value FROM sample s
	WHERE s.type = pg_temp.folded(a.type) AND (s.name IS NULL OR s.name = r.name OR s.name = r.types[1]::text) AND (s.argument IS NULL OR s.argument = a.name)
	ORDER BY s.name IS NULL, s.argument IS NULL, s.name LIMIT 1) s ON true
WHERE r.oid = r.reference AND r.kind = 'f';
SELECT oid::regprocedure || ', argument ' || n || ': no sample' FROM argument WHERE whole IS NULL ORDER BY 1;
CREATE FUNCTION pg_temp.drawn(value text[], n bigint, k bigint) RETURNS text LANGUAGE sql AS $$
	SELECT value[1 + CASE n WHEN 1 THEN k ELSE ('x' || substr(md5(k || ':' || n), 1, 6))::bit(24)::int END % cardinality(value)];
$$;
CREATE TEMP TABLE called AS
SELECT o.oid, o.reference, sweep, k, pg_temp.result(format('SELECT string_agg(coalesce(r::text, ''-''), '';'') FROM %s(%s) AS r', o.call, written)) AS result
FROM (SELECT o.oid, sweep, min(k) AS k, written
	-- whole numbers; others; each argument NULL, one at a time
	FROM overload o CROSS JOIN (VALUES (1, 0, 15), (2, 0, 11), (3, 1, 16)) s (sweep, first, last) CROSS JOIN generate_series(first, last) k CROSS JOIN LATERAL (
		SELECT coalesce(string_agg(written, ', ' ORDER BY n), '') AS written, count(written) AS n, bool_or(other) AS other
		FROM (SELECT n, other IS NOT NULL AS other, CASE WHEN o.variadic AND n = cardinality(o.types) THEN 'VARIADIC ' ELSE '' END ||
				pg_temp.written(CASE sweep WHEN 1 THEN pg_temp.drawn(whole, n, k) WHEN 2 THEN pg_temp.drawn(coalesce(other, whole), n, k) ELSE CASE WHEN n <> k THEN whole[1] END END, o.types[n], k) AS written
			FROM argument WHERE oid = o.reference) a) w
	WHERE o.kind = 'f' AND w.n = cardinality(o.types) AND (sweep <> 2 OR other) AND (sweep <> 3 OR k <= cardinality(o.types))
	GROUP BY o.oid, sweep, written) c
JOIN overload o USING (oid);
-- no figure of an overload differs from that of its family
SELECT format('%s gives %s, %s gives %s (sweep %s, row %s)', c.oid::regprocedure, c.result, r.oid::regprocedure, r.result, c.sweep, c.k)
FROM called c JOIN called r ON r.oid = c.reference AND (r.sweep, r.k) = (c.sweep, c.k) WHERE c.result <> r.result ORDER BY 1 LIMIT 50;
-- each was called with whole numbers, and gave more than errors and NULL
SELECT oid::regprocedure || ' gave no figure' FROM overload LEFT JOIN called USING (oid) WHERE kind = 'f' GROUP BY oid, kind HAVING count(*) FILTER (WHERE sweep = 1 AND result !~ '^(-|[0-9A-Z]{5})$') = 0 AND oid <> 'as_of()'::regprocedure AND name <> 'stage_line' ORDER BY 1;
-- the figures: of whole numbers, of others, and of each argument as NULL
SELECT name || '(' || shape || ')' || (SELECT CASE count(*) WHEN 1 THEN '' ELSE ' x ' || count(*) END FROM overload f WHERE f.reference = o.oid) || ': ' || string_agg(CASE WHEN length(result) > 70 THEN left(result, 50) || '...' || left(md5(result), 8) ELSE result END, ' | ' ORDER BY sweep, k) FILTER (WHERE sweep = 1) || ' || ' || coalesce(string_agg(CASE WHEN length(result) > 70 THEN left(result, 50) || '...' || left(md5(result), 8) ELSE result END, ' | ' ORDER BY sweep, k) FILTER (WHERE sweep = 2) || ' || ', '') || coalesce(string_agg(result, ' | ' ORDER BY k) FILTER (WHERE sweep = 3), '')
FROM called JOIN overload o USING (oid) WHERE oid = o.reference GROUP BY o.oid, name, shape ORDER BY (name || '(' || shape) COLLATE "C";

-- Aggregates and window functions: rows of two regions, not by time, with months
-- that are not there, unknown figures, ties, zeros and negative ones.
CREATE TEMP TABLE overload_row AS
SELECT row_number() OVER (ORDER BY md5(region || month)) AS n, region, month, to_ytd(month) AS ytd, region || year_of(month) AS group_key, row_number() OVER (PARTITION BY region, year_of(month) ORDER BY month) AS part,
	nullif((i * 37 + CASE region WHEN 'a' THEN 0 ELSE 11 END) % 83, 40 - i % 2)::numeric AS v1, ((i * 53) % 97 - 20)::numeric AS v2, ((i * 29) % 71)::numeric AS v3, nullif((i * 31) % 15, 4)::numeric AS v4,
	(10 + i * 37 % 83)::numeric AS w1, (20 + i * 53 % 97)::numeric AS w2, (30 + i * 29 % 71)::numeric AS w3, (40 + i * 61 % 89)::numeric AS w4,
	CASE i WHEN 18 THEN 'NaN'::numeric WHEN 31 THEN 'Infinity' ELSE 0 END AS odd, (i % 3 <> 1) AS flag, (ARRAY['A', 'P', NULL, 'E'])[1 + i % 4] AS status
FROM (SELECT region, month, row_number() OVER (ORDER BY region, month) AS i
	FROM unnest(ARRAY['a', 'b']) region, generate_series(2021, 2023) y, unnest(CASE region WHEN 'a' THEN ARRAY[1, 2, 3, 4, 5, 6, 12] ELSE ARRAY[2, 3, 4, 6, 9, 12] END) m, LATERAL ref_month(y, m) month
	WHERE NOT (region = 'a' AND y = 2022 AND m = 3)) x;
-- The expressions that stand for arguments: by function and argument, or by
-- argument and type; more than one are tried one after the other.
-- What divides is no whole number, and not for bigint, and keys that multiply are
-- too large for smallint or integer; odd is NaN or infinite in two rows.
CREATE TEMP TABLE cell (name text, argument text, type text, expression text[]);
INSERT INTO cell VALUES
	(NULL, 'value', 'number', '{v1,v1 / 4,v1 / 4 + odd}'), (NULL, 'base', 'number', '{v2,v2 / 8,v2 / 8}'), (NULL, 'current', 'number', '{v1,v1 / 4,v1 / 4 + odd}'), (NULL, 'growth', 'number', '{v4,v2,v4 / 4,v4 / 4 + odd}'),
	(NULL, 'actual', 'number', '{v1,v1 / 4,v1 / 4 + odd}'), (NULL, 'target', 'number', '{v2,v2 / 8,v2 / 8}'), (NULL, 'missing_as_zero', 'boolean', '{true,false,"NULL"}'), (NULL, 'is_part', 'boolean', '{flag}'), (NULL, 'present', 'boolean', '{flag}'),
	('rank_within', 'own', 'number', '{"CASE region WHEN ''a'' THEN 7 ELSE -25 END"}'), ('rank_within', 'peer', 'number', '{v1 - 30,v1 / 4,v1 / 4 + odd}'), ('rank_within', 'value', 'number', '{v4 - 7,v4 / 4,v4 / 4 + odd}'), (NULL, 'higher_is_better', 'boolean', '{true,false,"NULL"}'),
	(NULL, 'period', 'when', '{month}'), ('from_ytd', 'period', 'when', '{ytd}'), ('from_ytd_period', 'period', 'when', '{ytd}'), ('series_ytd_agg', 'period', 'when', '{ytd}'), ('series_ytd_agg_or_null', 'period', 'when', '{ytd}'),
	(NULL, 'at', 'when', '{"''2022-02''","''2023-04''"}'), ('splice', 'at', 'when', '{"''2022-02''","''2022''"}'), (NULL, 'base_period', 'when', '{"''2022-02''","''2023-Q1''"}'), (NULL, 'to_period', 'when', '{"''2022-Q1''","''2021-S1''","''2023-Q2''"}'),
	(NULL, 'on_year', 'boolean', '{true,false,"NULL"}'), (NULL, 'incomplete', 'boolean', '{true,false,true,"NULL"}'), (NULL, 'old', 'number', '{w1,w1 / 4 + odd}'), (NULL, 'new', 'number', '{w2}'),
	('contribution_fisher', 'value', 'number', '{w1,w1 / 4,w1 / 4 + odd}'), (NULL, 'value_base', 'number', '{w2}'), (NULL, 'price', 'number', '{w3}'), (NULL, 'price_base', 'number', '{w4}'),
	(NULL, 'volume', 'number', '{w1,w1 / 4,w1 / 4 + odd}'), (NULL, 'value_year', 'number', '{w2}'), (NULL, 'volume_base', 'number', '{w3}'), (NULL, 'volume_year', 'number', '{w4}'),
	(NULL, 'frequency', 'text', '{"''M''","''Q''","''X''"}'), (NULL, 'time_per_collect', 'text', '{"''S''","''A''","''E''","''B''","''M''","''H''","''L''","''Y''","''X''"}'), (NULL, 'rule', 'text', '{"''sum''","''min''","''max''","''same''","''error''","''x''"}'),
	(NULL, 'missing', 'text', '{"''non_null''","''non_zero''","''partial_null''","''partial_zero''","''always_null''","''always_zero''","''x''"}'), (NULL, 'status', 'text', '{status}'),
	(NULL, 'key', 'number', '{part % 3,part % 3 - 1,part % 3 * 65537,part % 3 * 65537,part % 3,part % 3,part % 3 * 4294967297}'), (NULL, 'key', 'text', '{"''k'' || part % 3"}'), (NULL, 'indicator', 'number', '{part % 2 + 1}'), (NULL, 'indicator', 'text', '{"''i'' || part % 2"}'), (NULL, 'region', 'number', '{ascii(region)}'), (NULL, 'region', 'text', '{region}'),
	(NULL, 'within', 'text', '{"''A''","''Q''","''X''"}'), (NULL, 'first_month', 'number', '{1,4,1}'), ('from_ytd', 'first_month', 'number', '{1}'), ('from_ytd_period', 'first_month', 'number', '{1}'), (NULL, 'years', 'number', '{1,2,"NULL"}'),
	(NULL, 'link', 'text', '{"''december''","''january''","''annual_overlap''","''x''"}'), ('chain_link', 'value', 'number', '{w1,w1 / 4,w1 / 4 + odd}'), ('contribution_linked', 'value', 'number', '{w1,w1 / 4,w1 / 4 + odd}'), (NULL, 'total', 'number', '{w2}'), (NULL, 'share', 'number', '{w3}'), ('contribution_linked', 'base_period', 'when', '{same_period_last_year(month),month - 1}'),
	('index_agg', 'value', 'number', '{w1,w1 / 4,w1 / 4 + odd}'), ('index_agg', 'base', 'number', '{w2}'), (NULL, 'weight', 'number', '{w3}'), (NULL, 'weight_base', 'number', '{w4}'), (NULL, 'formula', 'text', '{"''laspeyres''","''lowe''","''paasche''","''fisher''","''geometric_paasche''","''tornqvist''","''stuvel''","''vartia_1''","''x''"}'),
	(NULL, 'rate', 'number', '{w1,w1 / 4,w1 / 4 + odd}'), (NULL, 'rate_base', 'number', '{w2}'), (NULL, 'effect', 'text', '{"''rate''","''weight''","''both''","''x''"}'),
	(NULL, 'member', 'number', '{n}'), (NULL, 'member', 'text', '{"''m'' || part"}'), ('cross_section_agg', 'member', 'text', '{"''m'' || n"}'), ('cross_section_agg_or_null', 'member', 'text', '{"''m'' || n"}'),
	(NULL, 's', 'series', '{"CASE WHEN v1 > 3 THEN series(''2022-01'', ARRAY[v1, v2, NULL, v3]) END"}'), (NULL, 'figures', 'cross_section', '{"format(''{1: %s, 2: %s}'', coalesce(v1, 0), v2)::cross_section"}'), ('max', NULL, 'when', '{month}'), ('min', NULL, 'when', '{month}'),
	('turning_days', 'day', 'when', '{month}'), ('turning_days', 'number', 'number', '{n}'), ('turning_days', 'holds', 'boolean', '{flag}'), ('standing_agg', 'amount', 'number', '{v1,v1 / 4,v1 / 4 + odd}'),
	('standing_agg', 'turns', 'date[]', '{"ARRAY[start_date(month), end_date(month) + 40]"}'), ('standing_agg', 'since', 'when', '{"''2021-02''","''2022-03''"}'), ('standing_agg', 'until', 'when', '{"''2023-11''"}'), ('standing_agg', 'days', 'date[]', '{"''{2021-03-31,2022-06-30,2023-12-31}''"}');
CREATE TEMP TABLE term AS
SELECT r.oid, a.n, c.expression, pg_temp.folded(a.type) = 'number' AS number
FROM overload r CROSS JOIN LATERAL unnest(r.types, r.names) WITH ORDINALITY a (type, name, n)
LEFT JOIN LATERAL (
	SELECT expression FROM cell c
	WHERE c.type = pg_temp.folded(a.type) AND (c.name IS NULL OR c.name = r.name) AND (c.argument = a.name OR c.argument IS NULL AND a.name = '')
	ORDER BY c.name IS NULL LIMIT 1) c ON true
WHERE r.oid = r.reference AND r.kind <> 'f';
SELECT signature || ', argument ' || n || ': no expression' FROM term JOIN overload USING (oid) WHERE expression IS NULL ORDER BY 1;
CREATE TEMP TABLE variant AS
SELECT o.oid, i * 10 + j AS k, string_agg(CASE o.types[n]
		-- a constant marks one day
		WHEN 'date'::regtype THEN format('pg_temp.day(%s, %s)', e, CASE WHEN e ~ '^''' THEN '1' ELSE 'n' END)
		ELSE format('(%s)::%s', e, o.types[n]) END, ', ' ORDER BY n) AS arguments
FROM overload o CROSS JOIN LATERAL (
	SELECT max(cardinality(expression)) FILTER (WHERE number) AS numbers, max(cardinality(expression)) FILTER (WHERE NOT number) AS others
	FROM term WHERE oid = o.reference) m, generate_series(0, coalesce(numbers, 1) - 1) i, generate_series(0, coalesce(CASE i WHEN 0 THEN others ELSE least(others, 3) END, 1) - 1) j
JOIN LATERAL (SELECT n, expression[1 + CASE WHEN number THEN i ELSE j END % cardinality(expression)] AS e FROM term WHERE oid = o.reference) t ON true
GROUP BY o.oid, o.types, i, j HAVING NOT bool_or(e ~ '/' AND o.types[n] = ANY (ARRAY['int8', 'int4', 'int2']::regtype[]) OR e ~ '[*] \d{5}$' AND o.types[n] = 'int2'::regtype OR e ~ '[*] \d{10}$' AND o.types[n] IN ('int2'::regtype, 'int4'::regtype));
-- How an aggregate is worked out: in one go, over a window that grows, and from
-- two halves by its own functions, also where one half has no rows.
CREATE TEMP TABLE way (kind text, way text, query text);
INSERT INTO way VALUES
	('w', 'partitions', 'SELECT string_agg(r, '' '' ORDER BY region, month) FROM (SELECT region, month, coalesce((%1$s(%2$s) OVER (PARTITION BY region))::text, ''-'') AS r FROM overload_row) x'),
	('w', 'ordered', 'SELECT string_agg(r, '' '' ORDER BY region, month) FROM (SELECT region, month, coalesce((%1$s(%2$s) OVER (PARTITION BY region ORDER BY month DESC))::text, ''-'') AS r FROM overload_row) x'),
	('w', 'groups', 'SELECT string_agg(r, '' '' ORDER BY region, month) FROM (SELECT region, month, coalesce((%1$s(%2$s) OVER (PARTITION BY group_key ORDER BY n))::text, ''-'') AS r FROM overload_row) x'),
	('w', 'together', 'SELECT string_agg(r, '' '' ORDER BY region, month) FROM (SELECT region, month, coalesce((%1$s(%2$s) OVER ())::text, ''-'') AS r FROM overload_row) x'),
	('a', 'regions', 'SELECT string_agg(r, '' '' ORDER BY region) FROM (SELECT region, coalesce(%1$s(%2$s)::text, ''-'') AS r FROM overload_row GROUP BY region) x'),
	('a', 'groups', 'SELECT string_agg(r, '' '' ORDER BY group_key) FROM (SELECT group_key, coalesce(%1$s(%2$s)::text, ''-'') AS r FROM overload_row GROUP BY group_key) x'),
	('a', 'together', 'SELECT %1$s(%2$s)::text FROM overload_row'), ('a', 'nothing', 'SELECT coalesce(%1$s(%2$s)::text, ''-'') FROM overload_row WHERE false'),
	('a', 'running', 'SELECT string_agg(r, '' '' ORDER BY region, month) FROM (SELECT region, month, coalesce((%1$s(%2$s) OVER (PARTITION BY group_key ORDER BY month))::text, ''-'') AS r FROM overload_row) x');
CREATE TEMP TABLE computed AS
SELECT o.oid, o.reference, o.kind, w.way, v.k, pg_temp.result(format(w.query, o.call, v.arguments)) AS result
FROM overload o JOIN variant v USING (oid) JOIN way w USING (kind);
-- the same from two halves: transition of each, combine, final; a strict function does not see NULL, as in the executor
DO $$
DECLARE
	statement text;
BEGIN
	FOR statement IN SELECT format('CREATE AGGREGATE pg_temp.state_%s(%s) (SFUNC = %s, STYPE = %s)', o.oid, array_to_string(o.types, ', '), a.aggtransfn, a.aggtranstype::regtype)
		FROM overload o JOIN pg_aggregate a ON a.aggfnoid = o.oid LOOP
		EXECUTE statement;
	END LOOP;
END $$;
INSERT INTO computed
SELECT o.oid, o.oid, o.kind, format('halves %s', h), v.k, pg_temp.result(format('SELECT CASE WHEN s IS NULL AND %5$L THEN ''-'' ELSE coalesce(%4$s::text, ''-'') END FROM (
		SELECT CASE WHEN %6$L AND x IS NULL THEN y WHEN %6$L AND y IS NULL THEN x ELSE %3$s(x, y) END AS s
		FROM (SELECT pg_temp.state_%1$s(%2$s) FILTER (WHERE %7$s) AS x, pg_temp.state_%1$s(%2$s) FILTER (WHERE NOT (%7$s)) AS y FROM (SELECT * FROM overload_row WHERE group_key = ''b2022'' ORDER BY n) r) states) s',
	o.oid, v.arguments, a.aggcombinefn, CASE WHEN a.aggfinalfn = 0 THEN 's' ELSE a.aggfinalfn || '(s)' END, a.aggfinalfn <> 0 AND f.proisstrict, c.proisstrict, h))
FROM overload o JOIN variant v USING (oid) JOIN pg_aggregate a ON a.aggfnoid = o.oid JOIN pg_proc c ON c.oid = a.aggcombinefn LEFT JOIN pg_proc f ON f.oid = a.aggfinalfn,
	unnest(ARRAY['n % 2 = 0', 'true', 'false']) h;
INSERT INTO computed
SELECT o.oid, o.oid, o.kind, 'whole', v.k, pg_temp.result(format('SELECT coalesce(%s(%s)::text, ''-'') FROM overload_row WHERE group_key = ''b2022''', o.call, v.arguments))
FROM overload o JOIN variant v USING (oid) WHERE o.kind = 'a';
SELECT format('%s, arguments %s: %s give %s, the whole %s', (SELECT signature FROM overload WHERE oid = h.oid), h.k, h.way, h.result, w.result)
FROM computed h JOIN computed w ON (w.oid, w.k, w.way) = (h.oid, h.k, 'whole') WHERE h.way ~ '^halves' AND h.result <> w.result ORDER BY 1 LIMIT 50;
SELECT format('%s gives %s, %s gives %s (%s, arguments %s)', (SELECT signature FROM overload WHERE oid = c.oid), c.result, (SELECT signature FROM overload WHERE oid = r.oid), r.result, c.way, c.k)
FROM computed c JOIN computed r ON r.oid = c.reference AND (r.way, r.k) = (c.way, c.k) WHERE c.result <> r.result ORDER BY 1 LIMIT 50;
SELECT signature || ' gave no figure' FROM overload LEFT JOIN computed USING (oid) WHERE overload.kind <> 'f' GROUP BY oid, signature HAVING count(*) FILTER (WHERE result ~ '[^- ]' AND result !~ '^[0-9A-Z]{5}$') = 0 ORDER BY 1;
SELECT name || '(' || shape || ')' || CASE o.kind WHEN 'w' THEN ' OVER' ELSE '' END || (SELECT CASE count(*) WHEN 1 THEN '' ELSE ' x ' || count(*) END FROM overload f WHERE f.reference = o.oid) || ': ' || string_agg(CASE WHEN length(result) > 250 THEN left(result, 230) || '...' || left(md5(result), 8) ELSE result END, ' | ' ORDER BY k)
FROM computed JOIN overload o USING (oid) WHERE oid = o.reference AND way IN ('partitions', 'regions') GROUP BY o.oid, name, shape, o.kind, way ORDER BY (name || '(' || shape || way) COLLATE "C";

-- casts, as they are written
SELECT format('%s as %s: %s', castsource::regtype, casttarget::regtype, string_agg(pg_temp.result(format('SELECT CAST(%L::%s AS %s)', v, castsource::regtype, casttarget::regtype)), ' | ' ORDER BY n))
FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat' JOIN pg_cast c ON c.oid = d.objid AND d.classid = 'pg_cast'::regclass
LEFT JOIN sample s ON s.argument IS NULL AND CASE WHEN castmethod = 'i' THEN s.name = 'cast to ' || casttarget::regtype WHEN castsource = 'date'::regtype THEN s.name = 'cast from date' ELSE s.name IS NULL AND s.type = pg_temp.folded(castsource) END LEFT JOIN LATERAL unnest(value) WITH ORDINALITY v (v, n) ON true
GROUP BY castsource, casttarget ORDER BY 1;
