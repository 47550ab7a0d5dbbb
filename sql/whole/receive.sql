SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
SET search_path = public, indstat_internal;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'

-- Binary input of every type: COPY carries any bytes to a receive function.
-- A large object brings them into a file of the server's, which is removed below.
CREATE TABLE bytes (n int GENERATED ALWAYS AS IDENTITY, type text, what text, b bytea, text text);

INSERT INTO bytes (type, what, b, text)
SELECT 'ref_period', 'as sent', ref_period_send(p), p::text FROM (VALUES ('2023-05'::ref_period), ('0001'), ('9999-12-31'), ('2020-W53'), ('2021/P5Y')) v (p)
UNION ALL
SELECT 'rank_state', 'as sent', rank_state_send(s), s::text FROM (VALUES ('1:1:1:-9223372036854775808:3:9223372036854775807'::rank_state), ('1:0:2:0:0:0')) v (s)
UNION ALL
SELECT 'exact_sums', 'as sent', exact_sums_send(s), s::text
FROM (VALUES ('1:share:():(3,0,0,0,2,-123456789012345678901234567890.12);(4,1,1,1,0,0.0001)'::exact_sums),
	('1:yoy_growth:(3172567788242257,3171000125178852):(3,0,0,0,2,5);(4,1,1,1,0,-7)'), ('1:yoy_growth_member:(3172567788242257,3171000125178852,0,0,3,4,1):(0,0,0,0,0,0);(1,0,0,0,0,1)'), ('1:sum_of_parts:(5,3,1,7):(2,0,0,0,1,0.5)'),
	('1:contribution:():(2,1,0,0,0,-3);(2,0,1,0,0,10)'), ('1:completion:():(2,0,0,0,0,5);(2,0,0,1,0,8)'), ('1:contribution_share:():(2,0,0,0,0,-3);(2,0,0,0,0,-3)'),
	('1:share_change:():(1,0,0,0,0,5);(2,0,0,0,0,6);(1,0,0,0,0,8);(2,0,0,0,3,9.125)'), ('1:growth_breadth:(1,2,3,4):'),
	('1:time_agg:(0,83,0,0,0,0,0,0):(0,0,0,0,0,0)')) v (s)
UNION ALL
SELECT 'exact_sums', 'as sent', exact_sums_send(s), s::text
FROM (SELECT index_agg_trans(index_agg_trans(NULL, 110::numeric, 100, 7, 5, formula), 95.5, 100, 2, 3, formula) FROM unnest('{laspeyres,fisher,stuvel,vartia_1}'::text[]) formula) v (s)
UNION ALL
SELECT 'exact_sums', 'as sent', exact_sums_send(s), s::text
FROM (VALUES (time_agg_trans(time_agg_trans(NULL, 5.5, '2022-02'::ref_period, '2022-Q1'::ref_period, 'S'), 1::numeric, '2022-03'::ref_period, '2022-Q1'::ref_period, 'S')),
	(time_agg_trans(NULL, -7::numeric, '2024-12-31'::ref_period, '2024'::ref_period, 'E', true))) v (s)
UNION ALL
SELECT 'series', 'as sent', series_send(s), s::text
FROM (VALUES ('jan-feb 2022-02: 5, 7.25, null, -3'::series), ('A:'), ('ytd 2023-Q1: 1, 2'), ('9999-12-31: 999999999999999999'), ('2020-W53: 0.0000000000000000000000000000000000000000000000000000000001'), ('2022-01: 2147483647, null, -2147483647'), ('2022-01: -2147483648, null, 2147483648')) v (s)
UNION ALL
SELECT 'cross_section', 'as sent', cross_section_send(s), s::text
FROM (VALUES ('{"a": 5, "bc": -7.25, "d": 300}'::cross_section), ('{}'), ('{1: 1.5, 3: 2}'), ('{-9223372036854775808: 1, 9223372036854775807: 9223372036854775807}')) v (s)
UNION ALL
SELECT 'hierarchy', 'as sent', hierarchy_send(s), s::text
FROM (VALUES ('{1: null, 2: 1, 4: 2}'::hierarchy), ('{}'), ('{"a": "b", "b": null, "c": "泰安", "泰安": null}')) v (s);

-- every type that can be received is tried; family_figures takes no bytes (sql/groups/family.sql)
SELECT t.typname AS untried
FROM pg_type t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE t.typtype = 'b' AND t.typreceive <> 0 AND t.typname NOT IN (SELECT type FROM bytes UNION ALL SELECT 'family_figures')
	AND t.typcategory <> 'A';

INSERT INTO bytes (type, what, b)
SELECT type, what, b FROM (SELECT DISTINCT ON (type) type, b AS s FROM bytes ORDER BY type, n) x, LATERAL (VALUES
	('ref_period', 'year 0', int4send(-730120) || int4send(0)), ('ref_period', 'year 10000', int4send(0) || int4send(2921940)),
	('ref_period', 'ends before it starts', int4send(1) || int4send(0)), ('ref_period', 'infinite', int4send(-2147483648) || int4send(2147483647)),
	('rank_state', 'version', overlay(s placing '\x02' from 1)), ('rank_state', 'known', overlay(s placing '\x02' from 2)), ('rank_state', 'direction', overlay(s placing '\x03' from 3)),
	('rank_state', 'unknown with a hash', overlay(s placing '\x00' from 2)), ('rank_state', 'no direction but a rank', overlay(s placing '\x02' from 3)),
	('rank_state', 'more better than peers', substr(s, 1, 11) || int8send(2) || int8send(1)), ('rank_state', 'below none', substr(s, 1, 11) || int8send(-1) || int8send(1)),
	('exact_sums', 'version', overlay(s placing '\x02' from 1)), ('exact_sums', 'kind', overlay(s placing '\x4d' from 2)), ('exact_sums', 'kind 0', overlay(s placing '\x00' from 2)),
	('exact_sums', 'sums', overlay(s placing '\x03' from 3)), ('exact_sums', 'many sums', overlay(s placing '\xff' from 3)), ('exact_sums', 'fields', overlay(s placing '\x09' from 4)),
	('exact_sums', 'count', overlay(s placing '\xff' from 5)), ('exact_sums', 'digit', overlay(s placing '\x01' from 173)), ('exact_sums', 'sign', overlay(s placing '\x01' from 52)),
	('exact_sums', 'half', substr(s, 1, 100)),
	-- version, frequency, basis, first position (4 bytes), width, scale, count (4 bytes), values
	('series', 'version', overlay(s placing '\x02' from 1)), ('series', 'frequency', overlay(s placing '\x58' from 2)), ('series', 'frequency 0', overlay(s placing '\x00' from 2)),
	('series', 'frequency without the basis', overlay(s placing '\x51' from 2)), ('series', 'basis', overlay(s placing '\x03' from 3)),
	('series', 'before year 1', overlay(s placing '\x00000000' from 4)), ('series', 'beyond year 9999', overlay(s placing '\x7fffffff' from 4)), ('series', 'last beyond year 9999', overlay(s placing int4send(119997) from 4)),
	('series', 'width 3', overlay(s placing '\x03' from 8)), ('series', 'width 0', overlay(s placing '\x00' from 8)), ('series', 'wide', overlay(s placing '\x08' from 8)),
	('series', 'scale', overlay(s placing '\xff' from 9)), ('series', 'count', overlay(s placing '\x00010000' from 10)), ('series', 'many values', overlay(s placing '\x00010001' from 10)),
	('series', 'negative count', overlay(s placing '\xffffffff' from 10)),
	('series', 'no values', overlay(substr(s, 1, 13) placing '\x00000000' from 10)), ('series', 'no values, no first', overlay(substr(s, 1, 13) placing '\x0000000001ff00000000' from 4)), ('series', 'no values, no first, no scale', overlay(substr(s, 1, 13) placing '\x00000000010000000000' from 4)),
	('series', 'all missing', overlay(substr(s, 1, 13) placing '\x010200000003' from 8) || '\x808080'::bytea),
	('series', 'decimals to spare', overlay(substr(s, 1, 13) placing '\x023c00000003' from 8) || '\x000a80000064'::bytea),
	-- version, width, scale, count (4 bytes), values (3 of 2 bytes), sort of keys, length (4 bytes) and characters of each
	('cross_section', 'version', overlay(s placing '\x02' from 1)), ('cross_section', 'width 3', overlay(s placing '\x03' from 2)), ('cross_section', 'scale', overlay(s placing '\xff' from 3)),
	('cross_section', 'count', overlay(s placing '\x00000002' from 4)), ('cross_section', 'too many', overlay(s placing '\x01000000' from 4)), ('cross_section', 'negative count', overlay(s placing '\xffffffff' from 4)),
	('cross_section', 'a missing value', overlay(s placing '\x8000' from 10)), ('cross_section', 'all missing', overlay(s placing '\x800080008000' from 8)),
	('cross_section', 'sort of keys', overlay(s placing '\x00' from 14)), ('cross_section', 'texts as integers', overlay(s placing '\x69' from 14)),
	('cross_section', 'empty key', overlay(s placing '\x00000000' from 15)), ('cross_section', 'negative length', overlay(s placing '\xffffffff' from 15)), ('cross_section', 'long key', overlay(s placing '\x00000100' from 15)),
	('cross_section', 'keys out of order', overlay(s placing '\x63' from 19)), ('cross_section', 'the same key twice', substr(s, 1, 14) || '\x00000001610000000162000000016161'::bytea), ('cross_section', 'no such text', overlay(s placing '\xff' from 19)),
	-- the same with 4 positions of one byte, the third a gap, and integers of 8 bytes
	('hierarchy', 'version', overlay(s placing '\x00' from 1)), ('hierarchy', 'decimals', overlay(s placing '\x01' from 3)), ('hierarchy', 'parent out of range', overlay(s placing '\x04' from 9)),
	('hierarchy', 'negative parent', overlay(s placing '\xff' from 9)), ('hierarchy', 'parent is a gap', overlay(s placing '\x02' from 9)), ('hierarchy', 'cycle', overlay(s placing '\x01' from 8)),
	('hierarchy', 'keys out of order', overlay(s placing '\x7f' from 13)),
	-- just so and just not so
	('series', 'most decimals', overlay(s placing '\x3c' from 9)), ('series', 'a decimal more', overlay(s placing '\x3d' from 9)), ('series', 'a joint year', overlay(s placing '\x4102' from 2)), ('series', 'cumulative halves', '\x015301'::bytea || int4send(4001) || '\x010000000001'::bytea || '\x05'::bytea), ('series', 'cumulative years', '\x014101'::bytea || int4send(2001) || '\x010000000001'::bytea || '\x05'::bytea), ('series', 'cumulative weeks', '\x015701'::bytea || int4send(2001) || '\x010000000001'::bytea || '\x05'::bytea),
	('series', 'a value of no bytes', substr(s, 1, 13)), ('series', 'as many days as the calendar has', '\x014400'::bytea || int4send(3652058) || '\x010000000002'::bytea || '\x0505'::bytea), ('series', 'a day more', '\x014400'::bytea || int4send(3652059) || '\x010000000002'::bytea || '\x0505'::bytea), ('series', 'first day', '\x014400'::bytea || int4send(1) || '\x010000000001'::bytea || '\x05'::bytea), ('series', 'day before', '\x014400'::bytea || int4send(0) || '\x010000000001'::bytea || '\x05'::bytea),
	('cross_section', 'most decimals', overlay(s placing '\x3c' from 3)), ('cross_section', 'a decimal more', overlay(s placing '\x3d' from 3)), ('cross_section', 'longest key', '\x01010000000001'::bytea || '\x0574'::bytea || int4send(255) || convert_to(repeat('x', 255), 'UTF8')), ('cross_section', 'a longer key', '\x01010000000001'::bytea || '\x0574'::bytea || int4send(256) || convert_to(repeat('x', 256), 'UTF8')),
	('cross_section', 'most places', overlay(s placing int4send(2000000) from 4)), ('cross_section', 'a place more', overlay(s placing int4send(2000001) from 4)), ('cross_section', 'no keys', substr(s, 1, 14)), ('cross_section', 'less than lengths', substr(s, 1, 14) || '\x0000000000000000000000'::bytea), ('cross_section', 'a key beyond', substr(s, 1, 14) || '\x0000000161000000056263'::bytea || '\x00'::bytea),
	('cross_section', 'integers that descend', '\x01010000000002'::bytea || '\x050669'::bytea || int8send(7) || int8send(6)), ('cross_section', 'the same integer', '\x01010000000002'::bytea || '\x050669'::bytea || int8send(7) || int8send(7)), ('cross_section', 'integers about the range that can be', '\x01010000000002'::bytea || '\x050669'::bytea || int8send(-9223372036854775808) || int8send(9223372036854775807)), ('cross_section', 'a prefix after', '\x01010000000002'::bytea || '\x050674'::bytea || '\x000000026162'::bytea || '\x0000000161'::bytea), ('cross_section', 'a prefix before', '\x01010000000002'::bytea || '\x050674'::bytea || '\x0000000161'::bytea || '\x000000026162'::bytea),
	('hierarchy', 'the last is a parent', '\x01010000000003'::bytea || '\x02020269'::bytea || int8send(7) || int8send(8) || int8send(9)), ('hierarchy', 'beyond the last', '\x01010000000003'::bytea || '\x02020369'::bytea || int8send(7) || int8send(8) || int8send(9)), ('hierarchy', 'a gap at the end', '\x01010000000003'::bytea || '\x01018069'::bytea || int8send(7) || int8send(8) || int8send(9)), ('hierarchy', 'parents of 8 bytes', '\x01080000000001'::bytea || int8send(0) || 'i'::bytea || int8send(7)), ('hierarchy', 'a parent far beyond', '\x01080000000001'::bytea || int8send(4294967296) || 'i'::bytea || int8send(7)),
	(type, 'short', substr(s, 1, octet_length(s) - 1)), (type, 'long', s || '\x00'::bytea), (type, 'empty', ''::bytea)) v (of, what, b)
WHERE of = type;

-- version, kind, numbers of sums and of tags, tags and sums of 8 bytes: what only some kinds have
INSERT INTO bytes (type, what, b)
SELECT 'exact_sums', what, overlay(b placing bad from at)
FROM (SELECT DISTINCT ON (kind) kind, b FROM bytes, LATERAL (SELECT split_part(text, ':', 2)) k (kind) WHERE type = 'exact_sums' AND what = 'as sent' ORDER BY kind, octet_length(text) DESC, n) x
JOIN (VALUES ('yoy_growth', 'period', int8send(1), 5), ('yoy_growth', 'base without a period', int8send(1), 13), ('yoy_growth_member', 'flag', int8send(2), 53),
	('growth_breadth', 'fewer than none fell', int8send(-1), 21), ('growth_breadth', 'sums', '\x01', 3),
	('sum_of_parts', 'mode', int8send(6), 5), ('sum_of_parts', 'negative mode', int8send(-1), 5), ('sum_of_parts', 'more found than summed', int8send(4), 13), ('sum_of_parts', 'fewer than none missing', int8send(-1), 29),
	('time_agg', 'period', int8send(1), 5), ('time_agg', 'no period', int8send(0), 5), ('time_agg', 'no way to collect', int8send(0), 13), ('time_agg', 'way to collect', int8send(512 + 90), 13),
	('time_agg', 'months and days', int8send(1024 + 512 + 83), 13), ('time_agg', 'flag', int8send(4096 + 83), 13), ('time_agg', 'figures beyond the period', int8send(-1), 61), ('time_agg', 'no figures', int8send(0), 69),
	('time_agg', 'more figures than units', int8send(600), 69)) v (kind, what, bad, at) USING (kind);

INSERT INTO bytes (type, what, b)
SELECT 'exact_sums', v.what, set_byte(a.b, 1, get_byte(o.b, 1)) FROM (VALUES ('sums of another kind', '1:share:', '1:share_change:'), ('fields of another kind', '1:yoy_growth:', '1:share:')) v (what, kind, other)
JOIN bytes a ON a.what = 'as sent' AND starts_with(a.text, kind) JOIN bytes o ON o.what = 'as sent' AND starts_with(o.text, other);

-- two bytes changed at random, by md5, so that they are the same everywhere
INSERT INTO bytes (type, what, b)
SELECT type, 'random', set_byte(set_byte(b, r[1] % octet_length(b), r[2] % 256), r[3] % octet_length(b), r[4] % 256)
FROM (SELECT DISTINCT ON (type, kind) type, kind, b FROM bytes, LATERAL (SELECT CASE type WHEN 'exact_sums' THEN get_byte(b, 1) ELSE 0 END) k (kind)
		WHERE what = 'as sent' ORDER BY type, kind, n) x, generate_series(1, 120) i,
	LATERAL (SELECT array_agg(('x' || substr(md5(type || kind || i), j * 6 + 1, 6))::bit(24)::int ORDER BY j) AS r FROM generate_series(0, 3) j) y;

-- Only a superuser may write such a file, and run COPY on it.  In a cluster of
-- test/private_cluster, where the tests run as a plain owner, it is named.
SELECT current_user AS owner \gset
\getenv superuser INDSTAT_SUPERUSER
\if :{?superuser}
\c - :superuser
SET search_path = public, indstat_internal;
\endif
SELECT format('CREATE TEMP TABLE received_%1$s (value %1$s)', type) FROM bytes GROUP BY type ORDER BY type
\gexec
CREATE FUNCTION pg_temp.received(type text, b bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	object oid := lo_from_bytea(0, '\x5047434f50590aff0d0a00'::bytea || int4send(0) || int4send(0) || int2send(1::int2) || int4send(octet_length(b)) || b || int2send(-1::int2));
	result text;
	detail text;
BEGIN
	PERFORM lo_export(object, 'indstat_regress.tmp');
	PERFORM lo_unlink(object);
	EXECUTE format('DELETE FROM received_%s', type);
	EXECUTE format('COPY received_%s FROM %L (FORMAT binary)', type, 'indstat_regress.tmp');
	-- what was read can be written, read, and sent again
	EXECUTE format('SELECT value::text || CASE WHEN value::text::%1$s::text <> value::text OR %1$s_send(value::text::%1$s) <> %1$s_send(value) THEN '' is not itself'' ELSE '''' END FROM received_%1$s', type) INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(': ', sqlstate, sqlerrm, nullif(detail, ''));
END $$;
ALTER TABLE bytes ADD COLUMN outcome text;
UPDATE bytes SET outcome = pg_temp.received(type, b);
-- every kind of exact_sums is tried
SELECT kind AS untried
FROM generate_series(0, 31) AS kind, (SELECT b FROM bytes WHERE type = 'exact_sums' ORDER BY n LIMIT 1) AS x
WHERE pg_temp.received('exact_sums', set_byte(b, 1, kind)) !~ 'The kind is not known'
	AND kind NOT IN (SELECT get_byte(b, 1) FROM bytes WHERE type = 'exact_sums' AND what = 'as sent' AND outcome = text);
COPY (SELECT) TO PROGRAM 'cat >/dev/null && rm indstat_regress.tmp';
\if :{?superuser}
\c - :owner
SET search_path = public, indstat_internal;
\endif

SELECT type, count(*), count(*) FILTER (WHERE outcome = text) AS same FROM bytes WHERE what = 'as sent' GROUP BY type ORDER BY type;
SELECT type, what, outcome FROM bytes WHERE what NOT IN ('as sent', 'random') ORDER BY n;
-- refused, or read as a value that is itself
SELECT type, count(*) AS tried, count(*) FILTER (WHERE outcome ~ '^(22P03|08P01|54000|22021|22023): ') > 0 AS some_refused,
	count(*) FILTER (WHERE outcome ~ ' is not itself$' OR (outcome ~ '^[0-9A-Z]{5}: ' AND outcome !~ '^(22P03|08P01|54000|22021|22023): ')) AS unsound
FROM bytes WHERE what = 'random' GROUP BY type ORDER BY type;

-- The functions of every aggregate whose state is such a type get every state
-- that was accepted, also of kinds that are not theirs.
CREATE FUNCTION pg_temp.told(statement text, state text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE statement INTO result USING state;
	RETURN 'sound';
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || CASE WHEN sqlstate IN ('22023', '22003', '42804', '21000') THEN '' ELSE ': ' || sqlerrm END;
END $$;
CREATE TEMP TABLE aggregate AS
SELECT aggtranstype::regtype::text AS type, aggfnoid::regproc::text AS name, aggcombinefn::regproc::text AS combine,
	-- cross_section_sum has no final function
	CASE WHEN aggfinalfn = 0 THEN '' ELSE aggfinalfn::regproc::text END AS final,
	aggtransfn::regproc || '($1::' || aggtranstype::regtype || (SELECT string_agg(', ' || CASE t WHEN 'text'::regtype THEN CASE WHEN p.proname ~ 'parts' THEN '''partial_zero''' WHEN p.proname ~ 'index' THEN '''laspeyres''' ELSE '''S''' END
		ELSE quote_literal(CASE t WHEN 'ref_period'::regtype THEN '2023-05' WHEN 'date'::regtype THEN '2023-05-01' WHEN 'boolean'::regtype THEN 'true' WHEN 'cross_section'::regtype THEN '{1: 2}' ELSE '7' END) || '::' || t::regtype END, '' ORDER BY n)
		FROM unnest(p.proargtypes) WITH ORDINALITY AS a (t, n) WHERE n > 1) || ')' AS trans
FROM pg_aggregate AS a JOIN pg_proc AS p ON p.oid = aggtransfn
WHERE aggtranstype IN ('exact_sums'::regtype, 'rank_state'::regtype, 'cross_section'::regtype)
	AND 'float8'::regtype <> ALL (p.proargtypes) AND 'int8'::regtype <> ALL (p.proargtypes);
CREATE TEMP TABLE trial AS
SELECT DISTINCT call, name, type, state, statement
FROM (SELECT a.type, a.name, call, format(statement, a.type, a.combine, a.final, a.trans) AS statement
	FROM aggregate AS a, (VALUES ('final', 'SELECT %3$s($1::%1$s)'), ('combine', 'SELECT %3$s(%2$s($1::%1$s, $1::%1$s))'), ('trans', 'SELECT %3$s(%4$s)')) AS c (call, statement)) AS a
JOIN (SELECT type, outcome AS state FROM (SELECT type, outcome, row_number() OVER (PARTITION BY type, what = 'random', CASE type WHEN 'exact_sums' THEN get_byte(b, 1) END ORDER BY n) AS nth
		FROM bytes WHERE outcome !~ '^[0-9A-Z]{5}: ') AS x WHERE nth <= 25) AS s USING (type);
ALTER TABLE trial ADD COLUMN outcome text;
UPDATE trial SET outcome = pg_temp.told(statement, state);
-- each gives a result for some, and says of the others what is wrong
SELECT type, call, count(DISTINCT name) AS aggregates, count(*) > 10 AS enough, count(*) FILTER (WHERE outcome !~ '^(sound|[0-9]+)$' OR outcome IS NULL) AS unsound
FROM trial GROUP BY type, call ORDER BY type, call;
-- (a row must be of the period and the mode that a state is of)
SELECT name, call AS never_sound FROM trial WHERE call <> 'trans' GROUP BY name, call HAVING count(*) FILTER (WHERE outcome = 'sound') = 0;
SELECT DISTINCT name, call, outcome FROM trial WHERE outcome !~ '^(sound|[0-9]+)$' ORDER BY 1, 2, 3;
DROP TABLE bytes, trial;

-- States that are bytea: anybody can write them, so every byte of a state is
-- given every one of some values, and the functions of the aggregate get it.
CREATE TABLE state (trans text, combine text, final text, gives text, what text, b bytea, row text);
INSERT INTO state
SELECT 'series_agg_trans', 'series_agg_combine', 'series_agg_final', 'series', v.*
FROM (VALUES ('months', series_agg_trans(series_agg_trans(NULL, '2022-01'::ref_period, 5.25), '2022-04'::ref_period, -7::numeric), '''2022-05''::ref_period, 1'),
	('joint', series_agg_trans(series_agg_trans(NULL, '2022-01/02'::ref_period, 5.25), '2022-03'::ref_period, -7::numeric), '''2022-05''::ref_period, 1'),
	('days', series_agg_trans(NULL, '9999-12-30'::ref_period, 5), '''9999-12-31''::ref_period, 1')) v
UNION ALL
SELECT 'panel_agg_trans', 'panel_agg_combine', 'panel_series_int8_final', 'panel_series_int8[]', 'numbers',
	panel_agg_trans(panel_agg_trans(NULL, 1::bigint, 2::bigint, '2022-01'::ref_period, 5.25), 1::bigint, 2::bigint, '2022-03'::ref_period, -7::numeric), '1::bigint, 2::bigint, ''2022-05''::ref_period, 1'
UNION ALL
SELECT 'panel_agg_trans', 'panel_agg_combine', 'panel_series_final', 'panel_series[]', 'texts',
	panel_agg_trans(panel_agg_trans(NULL, 'a', 'é', '2022-01/02'::ref_period, 5.25), 'a', 'b', '2022-03'::ref_period, -7::numeric), '''a'', ''b'', ''2022-05''::ref_period, 1'
UNION ALL
SELECT 'completion_agg_trans', 'completion_agg_combine', v.*
FROM (VALUES ('key_completion_int8_final', 'key_completion_int8[]', 'numbers', completion_agg_trans(completion_agg_trans(NULL, 1::bigint, 5.25, 10), 2::bigint, -7::numeric, 3), '1::bigint, 5.25, 1'),
	('key_completion_final', 'key_completion[]', 'texts', completion_agg_trans(completion_agg_trans(NULL, 'é', 5.25, 10), 'b', NULL, 3.5), '''b'', 5.25, 1')) v
UNION ALL
SELECT 'family_agg_trans', 'family_agg_combine', 'family_agg_final', 'text', 'family',
	family_agg_trans(family_agg_trans(NULL, 'all', false, '2023-05'::ref_period, 5.25, NULL, 4, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31'::ref_period, 2, true, false, false),
		'é', true, '2023-05'::ref_period, -7, 1.5, NULL, 1, 'A', 'F', false, 0, 1, true, '2023-12-31'::ref_period, 2, true, false, false),
	'''b'', true, ''2023-05''::ref_period, 1, NULL, NULL, NULL, ''A'', ''F'', false, 0, 1, true, ''2023-12-31''::ref_period, 2, true, false, false'
UNION ALL
SELECT 'cross_section_transition', 'cross_section_combine', 'cross_section_final', 'cross_section', v.*
FROM (VALUES ('numbers', cross_section_transition(cross_section_transition(NULL, 2::bigint, 5.25), 1::bigint, -7::numeric), '3::bigint, 1::numeric'),
	('texts', cross_section_transition(cross_section_transition(NULL, 'b', 5.25), 'é', -7::numeric), '''a'', 1::numeric')) v
UNION ALL
SELECT 'series_agg_trans_or_null', 'series_agg_combine_or_null', 'series_agg_final_or_null', 'series', 'months or null',
	series_agg_trans_or_null(series_agg_trans_or_null(NULL, '2022-01'::ref_period, 5.25), '2022-04'::ref_period, -7::numeric), '''2022-05''::ref_period, 1'
UNION ALL
SELECT 'cross_section_transition_or_null', 'cross_section_combine_or_null', 'cross_section_final_or_null', 'cross_section', 'texts or null',
	cross_section_transition_or_null(cross_section_transition_or_null(NULL, 'b', 5.25), 'é', -7::numeric), '''a'', 1::numeric'
UNION ALL
SELECT 'series_sum_trans', 'series_sum_combine', 'series_sum_final', 'series', v.*
FROM (VALUES ('sum', series_sum_trans(series_sum_trans(NULL, 'jan-feb 2022-02: 5.25, 1'), 'jan-feb 2022-02: 1, null, 4'), '''jan-feb 2022-02: 5.25, 1, 7'''),
	('sum of days', series_sum_trans(NULL, '9999-12-30: 1, 2', 'partial_zero'), '''9999-12-31: 1'', ''partial_zero''')) v
UNION ALL
SELECT 'turning_days_trans', 'turning_days_combine', 'turning_days_final', 'date[]', 'turning days',
	turning_days_trans(turning_days_trans(NULL, '2023-01-01', 1, true), '2023-02-01', 2, false), '''2023-05-01''::date, 1, true'
UNION ALL
SELECT 'standing_agg_trans', 'standing_agg_combine', 'standing_agg_final', 'numeric[]', 'standing',
	standing_agg_trans(NULL, '{2023-01-05}', '-infinity', 'infinity', '{2023-01-31,2023-02-28}', 5.25), '''{2023-03-01}''::date[], ''-infinity'', ''infinity'', ''{2023-01-31,2023-02-28}''::date[], 3';
-- every such aggregate is tried
SELECT DISTINCT aggfnoid::regproc AS untried FROM pg_aggregate
WHERE aggtranstype = 'bytea'::regtype AND aggfnoid::oid >= 16384 AND aggfinalfn::text NOT IN (SELECT final FROM state);
CREATE FUNCTION pg_temp.tried(gives text, statement text, b bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	again text;
BEGIN
	EXECUTE statement INTO result USING b;
	-- what came out can be read
	EXECUTE format('SELECT $1::%s::text', gives) INTO again USING result;
	-- NULL says that it does not fit, where that is no error
	RETURN CASE WHEN again = result OR result IS NULL AND statement ~ 'or_null|turning_days' THEN 'sound' ELSE 'unsound: ' || result END;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || CASE WHEN sqlstate IN ('22023', '22003', '54000', '23505', '22P02') THEN '' ELSE ': ' || sqlerrm END;
END $$;
CREATE TABLE trial AS
SELECT gives, what, call, pg_temp.tried(gives, format(statement, trans, combine, final, row), bad) AS outcome
FROM state, LATERAL (
		SELECT set_byte(b, n, v) FROM generate_series(0, least(octet_length(b), 100) - 1) n, unnest(ARRAY[0, 1, 2, 31, 127, 128, 255]) v
		UNION ALL
		SELECT substr(b, 1, n) || suffix FROM generate_series(0, least(octet_length(b), 100)) n, unnest(ARRAY['', '\x00', '\xffffffffffffffff']::bytea[]) suffix) x (bad),
	(VALUES ('final', 'SELECT %3$s($1)'), ('trans', 'SELECT %3$s(%1$s($1, %4$s))'),
		('combine', 'SELECT %3$s(%2$s($1, %1$s(NULL, %4$s)))'), ('combined', 'SELECT %3$s(%2$s(%1$s(NULL, %4$s), $1))')) c (call, statement);
SELECT gives, what, call, count(*) FILTER (WHERE outcome = 'sound') > 0 AS some_sound, count(*) FILTER (WHERE outcome = '22023') > 0 AS some_refused
FROM trial GROUP BY gives, what, call ORDER BY gives, what, call;
SELECT DISTINCT gives, what, call, outcome FROM trial WHERE outcome <> 'sound' AND outcome !~ '^[0-9P]+$' OR outcome IS NULL ORDER BY 1, 2, 3, 4;
-- fields that contradict each other: last before first, so far that the difference wraps; a basis and joint rows that the frequency cannot have
SELECT what, at, pg_temp.tried(gives, 'SELECT series_agg_final($1)', overlay(b placing bad from at))
FROM state, (VALUES ('\x00000080ffffff7f'::bytea, 21), ('\xffffff7f00000080', 21), ('\x05000000ffffffff', 21), ('\x0000000002000000', 21),
		('\x5701', 2), ('\x5101', 2), ('\x51', 2)) v (bad, at)
WHERE final = 'series_agg_final' AND what <> 'days' ORDER BY what, at, bad;
DROP TABLE state, trial;

-- One field after another just so and just not so, each in a state that is good
-- but for it: what only one check can see.
CREATE FUNCTION pg_temp.int4(i bigint) RETURNS bytea LANGUAGE sql RETURN (SELECT string_agg(set_byte('\x00', 0, ((i >> n * 8) & 255)::int), '' ORDER BY n) FROM generate_series(0, 3) n);
CREATE FUNCTION pg_temp.int8(i bigint) RETURNS bytea LANGUAGE sql RETURN pg_temp.int4(i) || pg_temp.int4(i >> 32);
CREATE FUNCTION pg_temp.int8s(VARIADIC v bigint[]) RETURNS bytea LANGUAGE sql RETURN (SELECT string_agg(pg_temp.int8(x), '' ORDER BY n) FROM unnest(v) WITH ORDINALITY u (x, n));
CREATE FUNCTION pg_temp.put(b bytea, at int, bad bytea) RETURNS bytea LANGUAGE sql RETURN overlay(b placing bad from at + 1);
CREATE FUNCTION pg_temp.outcome(statement text, b bytea, other bytea DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE statement INTO result USING b, other;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || ': ' || sqlerrm;
END $$;
-- series_agg: version, frequency, basis, rule, scale, odd, two bytes, base, capacity, joint rows, first, last, values
CREATE FUNCTION pg_temp.rows(frequency text, first int, last int, base int, capacity int, v bytea) RETURNS bytea LANGUAGE sql
RETURN '\x02'::bytea || convert_to(frequency, 'UTF8') || '\x000000000000'::bytea || pg_temp.int4(base) || pg_temp.int4(capacity) || pg_temp.int4(0) || pg_temp.int4(first) || pg_temp.int4(last) || v;
SELECT what, pg_temp.outcome('SELECT left(series_agg_final($1)::text, 40)', b) FROM (SELECT pg_temp.int8s(9, 15, 25, 9) AS v) g, LATERAL (SELECT pg_temp.rows('M', 24001, 24002, 24000, 4, v) AS good) h, LATERAL (VALUES
	('good', good), ('version', pg_temp.put(good, 0, '\x01')), ('later version', pg_temp.put(good, 0, '\x03')), ('no frequency', pg_temp.put(good, 1, '\x00')), ('frequency', pg_temp.put(good, 1, 'X')),
	('cumulative', pg_temp.put(good, 2, '\x01')), ('basis', pg_temp.put(good, 2, '\x02')), ('cumulative halves', pg_temp.put(pg_temp.rows('S', 4001, 4002, 4000, 4, v), 2, '\x01')), ('cumulative years', pg_temp.put(pg_temp.rows('A', 2001, 2002, 2000, 4, v), 2, '\x01')), ('cumulative weeks', pg_temp.put(good, 1, '\x5701')),
	('last rule', pg_temp.put(good, 3, '\x04')), ('rule', pg_temp.put(good, 3, '\x05')), ('most decimals', pg_temp.put(good, 4, '\x3c')), ('a decimal more', pg_temp.put(good, 4, '\x3d')), ('odd', pg_temp.put(good, 5, '\x01')),
	('joint', pg_temp.put(good, 16, '\x01')), ('fewer than none joint', pg_temp.put(good, 16, '\xffffffff')), ('more joint than there are', pg_temp.put(good, 16, '\x02')), ('joint quarters', pg_temp.put(pg_temp.rows('Q', 8001, 8002, 8000, 4, v), 16, '\x01')), ('joint and cumulative', pg_temp.put(pg_temp.put(good, 2, '\x01'), 16, '\x01')),
	('a place less', substr(good, 1, 52)), ('a place more', good || pg_temp.int8(1)), ('a byte more', good || '\x00'), ('empty', pg_temp.rows('M', 0, -1, 0, 0, '')), ('a byte less than the header', substr(pg_temp.rows('M', 0, -1, 0, 0, ''), 1, 27)), ('fewer places than none', pg_temp.rows('M', 0, -1, 0, -1, '')),
	('empty elsewhere', pg_temp.rows('M', 24002, 24001, 24000, 4, v)), ('empty from 1', pg_temp.rows('M', 1, 0, 0, 4, v)), ('empty to -2', pg_temp.rows('M', 0, -2, 0, 4, v)), ('empty from 1 to -1', pg_temp.rows('M', 1, -1, 0, 4, v)),
	('at the base', pg_temp.rows('M', 24000, 24002, 24000, 4, v)), ('before the base', pg_temp.rows('M', 23999, 24002, 24000, 4, v)), ('to the end', pg_temp.rows('M', 24001, 24003, 24000, 4, v)), ('beyond the end', pg_temp.rows('M', 24001, 24004, 24000, 4, v)),
	('first month', pg_temp.rows('M', 12, 14, 11, 4, v)), ('month before', pg_temp.rows('M', 11, 14, 11, 4, v)), ('last month', pg_temp.rows('M', 119998, 119999, 119997, 4, v)), ('month after', pg_temp.rows('M', 119998, 120000, 119997, 4, v)),
	('earliest base', pg_temp.rows('M', 0, -1, -131072, 4, v)), ('an earlier base', pg_temp.rows('M', 0, -1, -131073, 4, v)), ('latest base', pg_temp.rows('M', 0, -1, 3652059, 4, v)), ('a later base', pg_temp.rows('M', 0, -1, 3652060, 4, v)),
	('most days', pg_temp.rows('D', 1, 65536, 1, 65536, decode(repeat('0100000000000000', 65536), 'hex'))), ('a day more', pg_temp.rows('D', 1, 65537, 1, 65537, decode(repeat('0100000000000000', 65537), 'hex'))),
	('most places', pg_temp.rows('D', 1, 1, 1, 131072, decode(repeat('0100000000000000', 131072), 'hex'))), ('more places', pg_temp.rows('D', 1, 1, 1, 131073, decode(repeat('0100000000000000', 131073), 'hex')))) v (what, b);
-- what is odd in one half is odd in both, and so are two that do not fit together; either way round
SELECT what, o[1], o[2] IS NOT DISTINCT FROM o[1] AS turned, CASE WHEN o[3] IS DISTINCT FROM o[1] THEN o[3] END AS or_error, o[4] IS NOT DISTINCT FROM o[3] AS turned
FROM (SELECT pg_temp.rows('M', 24001, 24002, 24000, 4, pg_temp.int8s(9, 15, 25, 9)) AS good, pg_temp.rows('M', 23999, 23999, 23999, 1, pg_temp.int8(7)) AS one) g,
	LATERAL (VALUES ('good', good, one), ('one odd', good, pg_temp.put(one, 5, '\x01')), ('odder', good, pg_temp.put(one, 5, '\x02')), ('with nothing', good, NULL), ('odd with nothing', NULL, pg_temp.put(one, 5, '\x01')), ('with an empty one', good, pg_temp.rows('M', 0, -1, 0, 0, '')),
		('as long as can be', good, pg_temp.rows('M', 24001 + 65535, 24001 + 65535, 24001 + 65535, 1, pg_temp.int8(7))), ('too long', good, pg_temp.rows('M', 24001 + 65536, 24001 + 65536, 24001 + 65536, 1, pg_temp.int8(7))), ('many decimals', good, pg_temp.put(one, 4, '\x11')), ('too many', good, pg_temp.put(one, 4, '\x12')), ('far too many', good, pg_temp.put(one, 4, '\x3c')),
		('rule', good, pg_temp.put(one, 3, '\x01')), ('basis', good, pg_temp.put(one, 2, '\x01')), ('frequency', good, pg_temp.put(one, 1, 'D')), ('joint', pg_temp.rows('M', 24013, 24013, 24013, 1, pg_temp.int8(3)), pg_temp.put(pg_temp.rows('M', 24001, 24002, 24000, 4, pg_temp.int8s(9, 15, 25, 9)), 16, '\x01')), ('more joint than there are', pg_temp.put(good, 16, '\x01'), pg_temp.put(one, 16, '\x01')),
		('around', good, pg_temp.rows('M', 24000, 24003, 24000, 4, pg_temp.int8s(1, -9223372036854775808, -9223372036854775808, 4))), ('the same', good, good), ('next to it', good, pg_temp.rows('M', 24000, 24000, 24000, 1, pg_temp.int8(8))), ('after it', good, pg_temp.rows('M', 24003, 24003, 24003, 1, pg_temp.int8(8))), ('summed', pg_temp.put(good, 3, '\x02'), pg_temp.put(good, 3, '\x02')), ('least', pg_temp.put(good, 3, '\x03'), pg_temp.put(pg_temp.rows('M', 24000, 24002, 24000, 3, pg_temp.int8s(4, 14, 26)), 3, '\x03')), ('greatest', pg_temp.put(good, 3, '\x04'), pg_temp.put(pg_temp.rows('M', 24000, 24002, 24000, 3, pg_temp.int8s(4, 14, 26)), 3, '\x04')),
		('sum of the largest', pg_temp.put(good, 3, '\x02'), pg_temp.put(pg_temp.rows('M', 24001, 24001, 24001, 1, pg_temp.int8(9223372036854775792)), 3, '\x02')), ('sum too large', pg_temp.put(good, 3, '\x02'), pg_temp.put(pg_temp.rows('M', 24001, 24001, 24001, 1, pg_temp.int8(9223372036854775793)), 3, '\x02')), ('sum that is the least integer', pg_temp.put(pg_temp.rows('M', 24001, 24001, 24001, 1, pg_temp.int8(-1)), 3, '\x02'), pg_temp.put(pg_temp.rows('M', 24001, 24001, 24001, 1, pg_temp.int8(-9223372036854775807)), 3, '\x02'))) v (what, a, b),
	LATERAL (SELECT ARRAY[pg_temp.outcome('SELECT left(series_agg_final_or_null(series_agg_combine_or_null($1, $2))::text, 60)', a, b), pg_temp.outcome('SELECT left(series_agg_final_or_null(series_agg_combine_or_null($2, $1))::text, 60)', a, b),
		pg_temp.outcome('SELECT left(series_agg_final(series_agg_combine($1, $2))::text, 60)', a, b), pg_temp.outcome('SELECT left(series_agg_final(series_agg_combine($2, $1))::text, 60)', a, b)] AS o) x;

-- series_sum: version, frequency, cumulative, mode, scale, members, base, capacity, first, last; high halves, low halves, known and joint
CREATE FUNCTION pg_temp.sums(frequency text, first int, last int, base int, capacity int, members int, v bytea) RETURNS bytea LANGUAGE sql
RETURN '\x01'::bytea || convert_to(frequency, 'UTF8') || '\x0003'::bytea || pg_temp.int4(0) || pg_temp.int4(members) || pg_temp.int4(base) || pg_temp.int4(capacity) || pg_temp.int4(first) || pg_temp.int4(last) || v;
CREATE FUNCTION pg_temp.sum(high bigint, low bigint, known bigint, frequency text DEFAULT 'M', at int DEFAULT 24001) RETURNS bytea LANGUAGE sql RETURN pg_temp.sums(frequency, at, at, at, 1, 2, pg_temp.int8s(high, low, known));
SELECT what, pg_temp.outcome('SELECT left(series_sum_final($1)::text, 50)', b) FROM (SELECT pg_temp.int8s(0, 0, 1, 0, 5, 6, 0, 2, 1) AS v, 1::bigint << 32 AS joint) g, LATERAL (SELECT pg_temp.sums('M', 24001, 24002, 24000, 3, 2, v) AS good) h, LATERAL (VALUES
	('good', good), ('version', pg_temp.put(good, 0, '\x02')), ('no frequency', pg_temp.put(good, 1, '\x00')), ('no frequency, no places', pg_temp.put(pg_temp.sums('M', 0, -1, 0, 0, 2, ''), 1, '\x00')), ('frequency', pg_temp.put(good, 1, 'X')), ('cumulative', pg_temp.put(good, 2, '\x01')), ('more than cumulative', pg_temp.put(good, 2, '\x02')), ('cumulative years', pg_temp.put(pg_temp.sums('A', 2001, 2002, 2000, 3, 2, v), 2, '\x01')), ('cumulative halves', pg_temp.put(pg_temp.sums('S', 4001, 4002, 4000, 3, 2, v), 2, '\x01')),
	('last mode', pg_temp.put(good, 3, '\x05')), ('mode', pg_temp.put(good, 3, '\x06')), ('most decimals', pg_temp.put(good, 4, '\x3c')), ('a decimal more', pg_temp.put(good, 4, '\x3d')), ('fewer decimals than none', pg_temp.put(good, 4, '\xffffffff')), ('fewer members than none', pg_temp.sums('M', 0, -1, 0, 0, -1, '')), ('no members', pg_temp.sums('M', 0, -1, 0, 0, 0, '')),
	('a place less', substr(good, 1, 92)), ('a byte more', good || '\x00'), ('a place more', good || pg_temp.int8s(0, 0, 0)), ('a byte less than the header', substr(pg_temp.sums('M', 0, -1, 0, 0, 0, ''), 1, 27)), ('fewer places than none', pg_temp.sums('M', 0, -1, 0, -1, 0, '')),
	('empty from 1', pg_temp.sums('M', 1, 0, 0, 3, 2, v)), ('empty to -2', pg_temp.sums('M', 0, -2, 0, 3, 2, v)), ('empty from 1 to -1', pg_temp.sums('M', 1, -1, 0, 3, 2, v)), ('at the base', pg_temp.sums('M', 24000, 24002, 24000, 3, 2, v)), ('before the base', pg_temp.sums('M', 23999, 24002, 24000, 3, 2, v)), ('beyond the end', pg_temp.sums('M', 24001, 24003, 24000, 3, 2, v)),
	('first month', pg_temp.sum(0, 5, 1, 'M', 12)), ('month before', pg_temp.sums('M', 11, 12, 11, 2, 2, pg_temp.int8s(0, 0, 5, 5, 1, 1))), ('last month', pg_temp.sum(0, 5, 1, 'M', 119999)), ('month after', pg_temp.sums('M', 119999, 120000, 119999, 2, 2, pg_temp.int8s(0, 0, 5, 5, 1, 1))),
	('earliest base', pg_temp.sums('M', 0, -1, -131072, 0, 2, '')), ('an earlier base', pg_temp.sums('M', 0, -1, -131073, 0, 2, '')), ('latest base', pg_temp.sums('M', 0, -1, 3652059, 0, 2, '')), ('a later base', pg_temp.sums('M', 0, -1, 3652060, 0, 2, '')),
	('most days', pg_temp.sums('D', 1, 65536, 1, 65536, 2, decode(repeat('0000000000000000', 65536) || repeat('0100000000000000', 131072), 'hex'))), ('a day more', pg_temp.sums('D', 1, 65537, 1, 65537, 2, decode(repeat('0000000000000000', 65537) || repeat('0100000000000000', 131074), 'hex'))), ('most places', pg_temp.sums('D', 1, 1, 1, 131072, 2, decode(repeat('0000000000000000', 131072) || repeat('0100000000000000', 262144), 'hex'))), ('more places', pg_temp.sums('D', 1, 1, 1, 131073, 2, decode(repeat('0000000000000000', 131073) || repeat('0100000000000000', 262146), 'hex'))),
	('as many known as members', pg_temp.sum(0, 5, 2)), ('more', pg_temp.sum(0, 5, 3)), ('fewer known than none', pg_temp.sum(0, 5, 4294967295)), ('joint', pg_temp.sum(0, 5, joint + 1)), ('joint and apart', pg_temp.sum(0, 5, joint + 2)), ('more joint than known', pg_temp.sum(0, 5, 2 * joint + 1)), ('fewer joint than none', pg_temp.sum(0, 5, 1 - joint)),
	('joint beside a January', pg_temp.sums('M', 24000, 24001, 24000, 2, 2, pg_temp.int8s(0, 0, 5, 5, 1, joint + 1))), ('joint beside January, apart from it', pg_temp.sums('M', 24000, 24001, 24000, 2, 2, pg_temp.int8s(0, 0, 5, 5, 0, joint + 1))), ('joint March', pg_temp.sum(0, 5, joint + 1, 'M', 24002)), ('joint quarters', pg_temp.sum(0, 5, joint + 1, 'Q', 8005)), ('joint and cumulative', pg_temp.put(pg_temp.sum(0, 5, joint + 1), 2, '\x01')),
	('largest', pg_temp.sum(2147483647, 4294967295, 1)), ('larger', pg_temp.sum(2147483647, 4294967296, 1)), ('least', pg_temp.sum(-2147483648, 1, 1)), ('less', pg_temp.sum(-2147483648, 0, 1)), ('less, by the low half', pg_temp.sum(-2147483647, -4294967296, 1)), ('beyond 32 bits', pg_temp.sum(2147483648, 0, 1)), ('wraps', pg_temp.sum(9223372036854775807, 4294967296, 1)),
	('wide with decimals to spare', pg_temp.put(pg_temp.sum(10000000000, 0, 1), 4, '\x05')), ('zero of two halves', pg_temp.put(pg_temp.sum(-1, 4294967296, 2), 3, '\x01')), ('no zero', pg_temp.put(pg_temp.sum(1, 4294967296, 2), 3, '\x01'))) v (what, b);
-- halves that together are more than a sum may grow to, either way round
SELECT what, pg_temp.outcome('SELECT series_sum_final(series_sum_combine($1, $2))', a, b), pg_temp.outcome('SELECT series_sum_final(series_sum_combine($2, $1))', a, b) AS turned FROM (SELECT pg_temp.sums('M', 24001, 24002, 24000, 3, 2, pg_temp.int8s(0, 0, 1, 0, 5, 6, 0, 2, 1)) AS good) g, LATERAL (VALUES
	('good', good, good), ('with nothing', good, NULL), ('with none', good, pg_temp.put(pg_temp.sums('M', 0, -1, 0, 0, 3, ''), 1, '\x00')), ('with an empty one', good, pg_temp.sums('M', 0, -1, 0, 0, 3, '')), ('before', good, pg_temp.sum(0, 4, 1, 'M', 23998)), ('after', good, pg_temp.sum(0, 4, 1, 'M', 24004)), ('mode', good, pg_temp.put(good, 3, '\x02')), ('frequency', good, pg_temp.put(good, 1, 'D')), ('cumulative', good, pg_temp.put(good, 2, '\x01')),
	('other scale', good, pg_temp.put(pg_temp.sum(0, 4, 1), 4, '\x02')), ('far from it', good, pg_temp.put(pg_temp.sum(0, 4, 1, 'M', 24004), 4, '\x11')), ('too far', good, pg_temp.put(pg_temp.sum(0, 4, 1, 'M', 24004), 4, '\x14')), ('most members', pg_temp.sums('M', 24001, 24001, 24001, 1, 2147483646 - 5, pg_temp.int8s(0, 5, 1)), pg_temp.sums('M', 24001, 24001, 24001, 1, 5, pg_temp.int8s(0, 5, 1))), ('a member more', pg_temp.sums('M', 24001, 24001, 24001, 1, 2147483647 - 5, pg_temp.int8s(0, 5, 1)), pg_temp.sums('M', 24001, 24001, 24001, 1, 5, pg_temp.int8s(0, 5, 1))), ('members that wrap', pg_temp.sums('M', 24001, 24001, 24001, 1, 2147483647 - 5, pg_temp.int8s(0, 5, 1)), pg_temp.sums('M', 24001, 24001, 24001, 1, 6, pg_temp.int8s(0, 5, 1))),
	('as large as it may grow', pg_temp.put(pg_temp.sum((1::bigint << 61) - 1, 0, 1), 3, '\x00'), pg_temp.put(pg_temp.sum(1, 0, 1), 3, '\x00')), ('larger', pg_temp.put(pg_temp.sum((1::bigint << 61) - 1, 0, 1), 3, '\x00'), pg_temp.put(pg_temp.sum(2, 0, 1), 3, '\x00')), ('as far below', pg_temp.put(pg_temp.sum(-(1::bigint << 61), 0, 1), 3, '\x00'), pg_temp.put(pg_temp.sum(0, 0, 1), 3, '\x00')), ('further', pg_temp.put(pg_temp.sum(-(1::bigint << 61), 0, 1), 3, '\x00'), pg_temp.put(pg_temp.sum(-1, 0, 1), 3, '\x00')),
	('as large once scaled', pg_temp.put(pg_temp.put(pg_temp.sum(0, 0, 1), 3, '\x00'), 4, '\x01'), pg_temp.put(pg_temp.sum(230584300921369395, 0, 1), 3, '\x00')), ('larger once scaled', pg_temp.put(pg_temp.put(pg_temp.sum(0, 0, 1), 3, '\x00'), 4, '\x01'), pg_temp.put(pg_temp.sum(230584300921369396, 0, 1), 3, '\x00')), ('further once scaled', pg_temp.put(pg_temp.put(pg_temp.sum(0, 0, 1), 3, '\x00'), 4, '\x01'), pg_temp.put(pg_temp.sum(-230584300921369396, 0, 1), 3, '\x00')),
	('far below', pg_temp.sum(-(1::bigint << 61), 0, 1), pg_temp.sum(-1, 0, 1)), ('and back', pg_temp.sum(1::bigint << 61, 5, 1), pg_temp.sum(-(1::bigint << 61), 2, 1)),
	('high halves wrap', pg_temp.sum(1::bigint << 62, 0, 1), pg_temp.sum(1::bigint << 62, 0, 1)), ('low halves wrap', pg_temp.sum(0, 1::bigint << 62, 1), pg_temp.sum(0, 1::bigint << 62, 1)), ('wraps as it is scaled', pg_temp.put(pg_temp.sum(0, 1, 1), 4, '\x01'), pg_temp.sum(922337203685477581, 0, 1)), ('a carry as it is scaled', pg_temp.put(pg_temp.sum(0, 1, 1), 4, '\x02'), pg_temp.sum(-3, (3::bigint << 32) + 7, 1)), ('carry too large', pg_temp.put(pg_temp.sum(0, 1, 1), 4, '\x01'), pg_temp.sum(9223372036854775807, 4294967296, 1))) v (what, a, b);

-- cross_section_agg: bytes in use, pairs, version, scale, sort of keys, odd; of each pair the value, and the key or its length and its characters
CREATE FUNCTION pg_temp.pairs(used int, count int, head bytea, pairs bytea) RETURNS bytea LANGUAGE sql RETURN pg_temp.int4(used) || pg_temp.int4(count) || head || pairs;
SELECT what, pg_temp.outcome('SELECT left(cross_section_final($1)::text, 60)', b), pg_temp.outcome('SELECT left(cross_section_final_or_null($1)::text, 60)', b) AS or_null FROM (SELECT pg_temp.int8s(5, -7, 6, 9) AS n, pg_temp.int8(5) || '\x0161'::bytea || pg_temp.int8(6) AS t) p, LATERAL (VALUES
	('numbers', pg_temp.pairs(48, 2, '\x01016900', n || '\x00')), ('texts', pg_temp.pairs(37, 2, '\x01017400', t || '\x02c3a9')), ('none', pg_temp.pairs(16, 0, '\x01016900', '')),
	('a byte less', substr(pg_temp.pairs(16, 0, '\x01016900', ''), 1, 11)), ('version', pg_temp.pairs(48, 2, '\x02016900', n)), ('most decimals', pg_temp.pairs(48, 2, '\x013c6900', n)), ('a decimal more', pg_temp.pairs(48, 2, '\x013d6900', n)), ('sort of keys', pg_temp.pairs(48, 2, '\x01017800', n)), ('odd', pg_temp.pairs(48, 2, '\x01016901', n)), ('odder', pg_temp.pairs(48, 2, '\x01016902', n)),
	('used to the end', pg_temp.pairs(48, 2, '\x01016900', n)), ('used beyond', pg_temp.pairs(49, 2, '\x01016900', n)), ('used within the header', pg_temp.pairs(15, 0, '\x01016900', '')), ('less used than none', pg_temp.pairs(-1, 0, '\x01016900', '')),
	('fewer pairs', pg_temp.pairs(48, 1, '\x01016900', n)), ('more pairs', pg_temp.pairs(48, 3, '\x01016900', n)), ('fewer pairs than none', pg_temp.pairs(48, -1, '\x01016900', n)), ('more pairs than there can be', pg_temp.pairs(48, 1000001, '\x01016900', n)), ('half a pair', pg_temp.pairs(47, 2, '\x01016900', n)), ('half a pair more', pg_temp.pairs(56, 2, '\x01016900', n || pg_temp.int8(1))), ('a value that is missing', pg_temp.pairs(48, 2, '\x01016900', pg_temp.int8s(5, -7, -9223372036854775808, 9))), ('the same key', pg_temp.pairs(48, 2, '\x01016900', pg_temp.int8s(5, -7, 6, -7))),
	('no key', pg_temp.pairs(35, 2, '\x01017400', t || '\x00')), ('no length', pg_temp.pairs(34, 2, '\x01017400', t)), ('a key beyond', pg_temp.pairs(36, 2, '\x01017400', t || '\x026161')), ('longest key', pg_temp.pairs(16 + 8 + 256, 1, '\x01017400', pg_temp.int8(5) || '\xff' || convert_to(repeat('x', 255), 'UTF8'))),
	('no UTF-8', pg_temp.pairs(37, 2, '\x01017400', t || '\x02c361')), ('half a character', pg_temp.pairs(36, 2, '\x01017400', t || '\x01c3')), ('a byte 0', pg_temp.pairs(36, 2, '\x01017400', t || '\x0100'))) v (what, b);
SELECT what, pg_temp.outcome('SELECT cross_section_final_or_null(cross_section_combine_or_null($1, $2))', a, b), pg_temp.outcome('SELECT cross_section_final_or_null(cross_section_combine_or_null($2, $1))', a, b) AS turned, pg_temp.outcome('SELECT cross_section_final(cross_section_combine($1, $2))', a, b) AS or_error
FROM (SELECT pg_temp.pairs(26, 1, '\x01017400', pg_temp.int8(5) || '\x0161') AS a1, pg_temp.pairs(26, 1, '\x01027400', pg_temp.int8(5) || '\x0162') AS b1, pg_temp.pairs(16, 0, '\x01007400', '') AS none) g,
	LATERAL (VALUES ('good', a1, b1), ('with nothing', a1, NULL), ('with none', a1, none), ('none', none, none), ('odd', a1, pg_temp.put(b1, 11, '\x01')), ('too large on one scale', pg_temp.pairs(26, 1, '\x01017400', pg_temp.int8(922337203685477581) || '\x0161'), b1), ('just not', pg_temp.pairs(26, 1, '\x01017400', pg_temp.int8(922337203685477580) || '\x0161'), b1), ('far more decimals', pg_temp.pairs(26, 1, '\x01017400', pg_temp.int8(1) || '\x0161'), pg_temp.pairs(26, 1, '\x013c7400', pg_temp.int8(1) || '\x0162')),
		('of zero', pg_temp.pairs(26, 1, '\x01017400', pg_temp.int8(0) || '\x0161'), pg_temp.pairs(26, 1, '\x013c7400', pg_temp.int8(1) || '\x0162')), ('the same key', a1, a1), ('two sorts', a1, pg_temp.pairs(32, 1, '\x01006900', pg_temp.int8s(1, 2))), ('too many', pg_temp.put(a1, 4, pg_temp.int4(1000000)), b1), ('as many as can be', pg_temp.put(a1, 4, pg_temp.int4(999999)), b1)) v (what, a, b);
SELECT pg_temp.outcome('SELECT cross_section_transition($1, 1::bigint, 2::bigint)', pg_temp.pairs(16, 0, '\x01007400', '')) AS other_sort, pg_temp.outcome('SELECT cross_section_transition($1, 1::bigint, 2::bigint)', pg_temp.pairs(16, 1000000, '\x01006900', '')) AS too_many, pg_temp.outcome('SELECT octet_length(cross_section_transition($1, 1::bigint, 2::bigint)) > 0', pg_temp.pairs(16, 999999, '\x01006900', '')) AS as_many_as_can_be, pg_temp.outcome('SELECT cross_section_final_or_null(cross_section_transition_or_null($1, ''a'', 1))', pg_temp.pairs(16, 0, '\x01007401', '')) AS odd;

-- panel_agg: version, sort of keys, two bytes, members; of each member two numbers, or the lengths of two texts and these; blocks, joint rows, frequency, scale, six bytes; of each block its number and 32 values
CREATE FUNCTION pg_temp.block(number bigint, at int, VARIADIC v bigint[]) RETURNS bytea LANGUAGE sql
RETURN pg_temp.int8(number) || (SELECT string_agg(pg_temp.int8(coalesce(CASE WHEN n >= at THEN v[n - at + 1] END, -9223372036854775808)), '' ORDER BY n) FROM generate_series(0, 31) n);
CREATE FUNCTION pg_temp.member(key bytea, blocks int, joint int, frequency text, scale int, block bytea) RETURNS bytea LANGUAGE sql
RETURN key || pg_temp.int4(blocks) || pg_temp.int4(joint) || convert_to(frequency, 'UTF8') || set_byte('\x00000000000000', 0, scale) || block;
SELECT what, pg_temp.outcome('SELECT string_agg(concat_ws('' '', indicator, region, left(series::text, 60)), '', '') FROM unnest(panel_series_int8_final($1))', b)
FROM (SELECT pg_temp.int8s(7, -7) AS k, pg_temp.block(750, 1, 5, 6) AS m, '\x0200000001000000'::bytea AS one, '\x0200000002000000'::bytea AS two) g, LATERAL (SELECT one || pg_temp.member(k, 1, 0, 'M', 1, m) AS good) h, LATERAL (VALUES
	('good', good), ('none', '\x0200000000000000'), ('version', pg_temp.put(good, 0, '\x01')), ('sort of keys', pg_temp.put(good, 1, '\x02')), ('fewer members than none', '\x02000000ffffffff'), ('a member less', pg_temp.put(good, 4, '\x00')), ('a member more', pg_temp.put(good, 4, '\x02')),
	('short header', substr(good, 1, 7)), ('a byte less', substr(good, 1, length(good) - 1)), ('a byte more', good || '\x00'::bytea), ('frequency', one || pg_temp.member(k, 1, 0, 'X', 1, m)), ('no frequency', pg_temp.put(good, 32, '\x00')),
	('most decimals', one || pg_temp.member(k, 1, 0, 'M', 60, m)), ('a decimal more', one || pg_temp.member(k, 1, 0, 'M', 61, m)), ('no blocks', one || pg_temp.member(k, 0, 0, 'M', 1, '')), ('fewer blocks than none', one || pg_temp.member(k, -1, 0, 'M', 1, '')), ('a block more', one || pg_temp.member(k, 2, 0, 'M', 1, m)),
	('two blocks', one || pg_temp.member(k, 2, 0, 'M', 1, m || pg_temp.block(751, 0, 3))), ('the same block', one || pg_temp.member(k, 2, 0, 'M', 1, m || pg_temp.block(750, 4, 3))), ('blocks that descend', one || pg_temp.member(k, 2, 0, 'M', 1, m || pg_temp.block(749, 4, 3))), ('an empty block', one || pg_temp.member(k, 1, 0, 'M', 1, pg_temp.block(750, 0, NULL))), ('an empty block before', one || pg_temp.member(k, 2, 0, 'M', 1, pg_temp.block(749, 0, NULL) || m)),
	('joint', one || pg_temp.member(k, 1, 1, 'M', 1, m)), ('more joint than there are', one || pg_temp.member(k, 1, 2, 'M', 1, m)), ('fewer joint than none', one || pg_temp.member(k, 1, -1, 'M', 1, m)), ('joint quarters', one || pg_temp.member(k, 1, 1, 'Q', 1, pg_temp.block(250, 1, 5))),
	('first month', one || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(0, 12, 5))), ('month before', one || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(0, 11, 5))), ('last month', one || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(3749, 31, 5))), ('month after', one || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(3750, 0, 5))), ('last day', one || pg_temp.member(k, 1, 0, 'D', 0, pg_temp.block(114126, 27, 5))), ('day after', one || pg_temp.member(k, 1, 0, 'D', 0, pg_temp.block(114126, 28, 5))),
	('last block', one || pg_temp.member(k, 2, 0, 'D', 0, pg_temp.block(114125, 0, 5) || pg_temp.block(114126, 0, NULL))), ('a block after', one || pg_temp.member(k, 2, 0, 'D', 0, pg_temp.block(114125, 0, 5) || pg_temp.block(114127, 0, NULL))), ('a number that wraps', one || pg_temp.member(k, 1, 0, 'D', 0, pg_temp.block((1::bigint << 32) + 100, 0, 5))), ('block -1', one || pg_temp.member(k, 2, 0, 'D', 0, pg_temp.block(-1, 0, NULL) || pg_temp.block(100, 0, 5))),
	('again', two || pg_temp.member(k, 1, 0, 'M', 1, m) || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 3, 7))), ('again the same month', two || pg_temp.member(k, 1, 0, 'M', 1, m) || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 2, 7))), ('again of another frequency', two || pg_temp.member(k, 1, 0, 'M', 1, m) || pg_temp.member(k, 1, 0, 'Q', 0, pg_temp.block(250, 3, 7))), ('joint rows that wrap', two || pg_temp.member(k, 1, 2147483647, 'M', 1, m) || pg_temp.member(k, 1, 1, 'M', 0, pg_temp.block(751, 2, 7))),
	('again with 18 decimals', two || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 1, 9)) || pg_temp.member(k, 1, 0, 'M', 18, pg_temp.block(750, 3, 7))), ('too large for them', two || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 1, 10)) || pg_temp.member(k, 1, 0, 'M', 18, pg_temp.block(750, 3, 7))), ('again with 19', two || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 1, 1)) || pg_temp.member(k, 1, 0, 'M', 19, pg_temp.block(750, 3, 7))), ('zero with 60', two || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 1, 0)) || pg_temp.member(k, 1, 0, 'M', 60, pg_temp.block(750, 3, 7))),
	('again with 18 fewer', two || pg_temp.member(k, 1, 0, 'M', 18, pg_temp.block(750, 1, 1)) || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 3, 9))), ('too large by fewer', two || pg_temp.member(k, 1, 0, 'M', 18, pg_temp.block(750, 1, 1)) || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 3, 10))), ('again with 19 fewer', two || pg_temp.member(k, 1, 0, 'M', 19, pg_temp.block(750, 1, 1)) || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 3, 1))), ('zero with 60 fewer', two || pg_temp.member(k, 1, 0, 'M', 60, pg_temp.block(750, 1, 1)) || pg_temp.member(k, 1, 0, 'M', 0, pg_temp.block(750, 3, 0))),
	('texts', '\x0201000001000000'::bytea || pg_temp.member(pg_temp.int8s(1, 2) || 'abc'::bytea, 1, 0, 'M', 1, m))) v (what, b);
SELECT what, pg_temp.outcome('SELECT string_agg(concat_ws('' '', indicator, region, series::text), '', '') FROM unnest(panel_series_final($1))', '\x0201000001000000'::bytea || pg_temp.member(key, 1, 0, 'M', 1, pg_temp.block(750, 1, 5, 6)))
FROM (VALUES ('good', pg_temp.int8s(2, 1) || '\xc3a961'::bytea), ('nothing', pg_temp.int8s(0, 0)), ('cut in a character', pg_temp.int8s(1, 2) || '\xc3a961'::bytea), ('no UTF-8 in the first', pg_temp.int8s(1, 1) || '\xff61'::bytea), ('no UTF-8 in the second', pg_temp.int8s(1, 1) || '\x61ff'::bytea), ('a byte 0', pg_temp.int8s(1, 1) || '\x6100'::bytea),
	('fewer bytes than none', pg_temp.int8s(-1, 4) || '\xc3a961'::bytea), ('the other fewer', pg_temp.int8s(4, -1) || '\xc3a961'::bytea), ('beyond', pg_temp.int8s(2, 1000) || '\xc3a961'::bytea), ('far beyond', pg_temp.int8s(2, 9223372036854775807) || '\xc3a961'::bytea), ('lengths that wrap', pg_temp.int8s(9223372036854775807, 9223372036854775807) || '\xc3a961'::bytea)) v (what, key);

-- states that are not there yet: nothing with nothing is nothing, and what is there stays as it is, either way round
CREATE FUNCTION pg_temp.combined(combine text, type text, a text, b text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE format('SELECT %s(%s, %s)::text', combine, coalesce(a, 'NULL::' || type), coalesce(b, 'NULL::' || type)) INTO result;
	RETURN result;
END $$;
CREATE TEMP TABLE combiner AS
SELECT DISTINCT aggcombinefn::regproc::text AS combine, aggtranstype::regtype::text AS type, p.proisstrict AS strict FROM pg_aggregate a JOIN pg_proc p ON p.oid = aggcombinefn WHERE aggfnoid >= 16384 AND aggcombinefn > 16383 AND aggtranstype NOT IN ('internal'::regtype, 'ref_period'::regtype, 'text'::regtype);
SELECT combine, CASE WHEN strict THEN 'left out by the server' ELSE coalesce(pg_temp.combined(combine, type, NULL, NULL), 'nothing') END AS nothing_with_nothing FROM combiner ORDER BY combine;
CREATE TEMP TABLE some_state (combine text, type text, state text);
INSERT INTO some_state VALUES ('series_agg_combine', 'bytea', 'series_agg_trans(NULL, ''2022-01''::ref_period, 5.25)'), ('series_agg_combine_or_null', 'bytea', 'series_agg_trans_or_null(NULL, ''2022-01''::ref_period, 5.25)'), ('series_sum_combine', 'bytea', 'series_sum_trans(NULL, ''2022-01: 5'')'),
	('cross_section_combine', 'bytea', 'cross_section_transition(NULL, 2::bigint, 5.25)'), ('cross_section_combine_or_null', 'bytea', 'cross_section_transition_or_null(NULL, ''b'', 5.25)'),
	('panel_agg_combine', 'bytea', 'panel_agg_trans(NULL, 1::bigint, 2::bigint, ''2022-01''::ref_period, 5.25)'), ('family_agg_combine', 'bytea', 'family_agg_trans(NULL, ''all'', false, ''2023-05''::ref_period, 5.25, NULL, NULL, NULL, ''A'', ''F'', false, 0, 1, true, ''2023-12-31''::ref_period, 2, true, false, false)'), ('completion_agg_combine', 'bytea', 'completion_agg_trans(NULL, 1::bigint, 5.25, 10)'), ('exact_sums_combine', 'exact_sums', 'share_trans(NULL, 5::bigint, true)'), ('rank_state_combine', 'rank_state', 'rank_within_trans(NULL, 5::bigint, 6::bigint)'),
	('turning_days_combine', 'bytea', 'turning_days_trans(NULL, ''2023-01-01'', 1, true)'), ('standing_agg_combine', 'bytea', 'standing_agg_trans(NULL, ''{2023-01-05}'', ''-infinity'', ''infinity'', ''{2023-01-31}'', 5.25)');
SELECT combine AS untried FROM combiner LEFT JOIN some_state s USING (combine) WHERE NOT strict AND s.combine IS NULL ORDER BY combine;
SELECT combine, pg_temp.combined(combine, type, state, NULL) = pg_temp.combined(combine, type, state || '::' || type, NULL) AS first, pg_temp.combined(combine, type, state, NULL) = pg_temp.combined(combine, type, NULL, state) AS second FROM some_state ORDER BY combine;
-- a state of one aggregate that another gets while both are in memory
SELECT pg_temp.outcome('SELECT panel_series_int8_final(completion_agg_trans(NULL, 1::bigint, 5.25, 10))::text', NULL) AS other_final, pg_temp.outcome('SELECT panel_agg_trans(completion_agg_trans(NULL, 1::bigint, 5.25, 10), 1::bigint, 2::bigint, ''2022-01''::ref_period, 5.25)::text', NULL) AS other_trans,
	pg_temp.outcome('SELECT panel_series_final(panel_agg_trans(panel_agg_trans(NULL, 1::bigint, 2::bigint, ''2022-01''::ref_period, 5.25), 1::bigint, 2::bigint, ''2022-02''::ref_period, 5.25))::text', NULL) AS texts, pg_temp.outcome('SELECT panel_agg_trans(panel_agg_trans(NULL, 1::bigint, 2::bigint, ''2022-01''::ref_period, 5.25), ''a'', ''b'', ''2022-02''::ref_period, 5.25)::text', NULL) AS other_keys,
	pg_temp.outcome('SELECT panel_series_int8_final(panel_agg_trans(panel_agg_trans(NULL, 1::bigint, 2::bigint, ''2022-01''::ref_period, 5.25), 1::bigint, 2::bigint, ''2022-02''::ref_period, 7.25))::text', NULL) AS its_own;
-- sums that grow beyond what a state can hold
SELECT what, pg_temp.outcome('SELECT percent_final(share_trans(' || call || ', ' || more || '::numeric, true))::text', NULL) FROM (SELECT format('''1:share:():(3,0,0,0,0,1);(3,0,0,0,0,9%s)''::exact_sums', repeat('0', 77)) AS s) g,
	LATERAL (VALUES ('one', s, '1e60'), ('two', format('exact_sums_combine(%1$s, %1$s)', s), '1e60'), ('three', format('exact_sums_combine(exact_sums_combine(%1$s, %1$s), %1$s)', s), '1e60'), ('three and a little', format('exact_sums_combine(exact_sums_combine(%1$s, %1$s), %1$s)', s), '1')) v (what, call, more);
