SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
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
FROM (VALUES (time_agg_trans(time_agg_trans(NULL, 5.5, '2022-02'::ref_period, '2022-Q1'::ref_period, 'S'), 1::numeric, '2022-03'::ref_period, '2022-Q1'::ref_period, 'S')),
	(time_agg_trans(NULL, -7::numeric, '2024-12-31'::ref_period, '2024'::ref_period, 'E', true))) v (s)
UNION ALL
SELECT 'series', 'as sent', series_send(s), s::text
FROM (VALUES ('jan-feb 2022-02: 5, 7.25, null, -3'::series), ('A:'), ('ytd 2023-Q1: 1, 2'), ('9999-12-31: 999999999999999999'), ('2020-W53: 0.0000000000000000000000000000000000000000000000000000000001')) v (s)
UNION ALL
SELECT 'cross_section', 'as sent', cross_section_send(s), s::text
FROM (VALUES ('{"a": 5, "bc": -7.25, "d": 300}'::cross_section), ('{}'), ('{1: 1.5, 3: 2}'), ('{-9223372036854775808: 1, 9223372036854775807: 9223372036854775807}')) v (s)
UNION ALL
SELECT 'hierarchy', 'as sent', hierarchy_send(s), s::text
FROM (VALUES ('{1: null, 2: 1, 4: 2}'::hierarchy), ('{}'), ('{"a": "b", "b": null, "c": "泰安", "泰安": null}')) v (s);

-- every type that can be received is tried
SELECT t.typname AS untried
FROM pg_type t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE t.typtype = 'b' AND t.typreceive <> 0 AND t.typname NOT IN (SELECT type FROM bytes)
	AND t.typcategory <> 'A';

INSERT INTO bytes (type, what, b)
SELECT type, what, b FROM (SELECT DISTINCT ON (type) type, b AS s FROM bytes ORDER BY type, n) x, LATERAL (VALUES
	('ref_period', 'year 0', int4send(-730120) || int4send(0)), ('ref_period', 'year 10000', int4send(0) || int4send(2921940)),
	('ref_period', 'ends before it starts', int4send(1) || int4send(0)), ('ref_period', 'infinite', int4send(-2147483648) || int4send(2147483647)),
	('rank_state', 'version', overlay(s placing '\x02' from 1)), ('rank_state', 'known', overlay(s placing '\x02' from 2)), ('rank_state', 'direction', overlay(s placing '\x03' from 3)),
	('rank_state', 'unknown with a hash', overlay(s placing '\x00' from 2)), ('rank_state', 'no direction but a rank', overlay(s placing '\x02' from 3)),
	('rank_state', 'more better than peers', substr(s, 1, 11) || int8send(2) || int8send(1)), ('rank_state', 'below none', substr(s, 1, 11) || int8send(-1) || int8send(1)),
	('exact_sums', 'version', overlay(s placing '\x02' from 1)), ('exact_sums', 'kind', overlay(s placing '\x4d' from 2)), ('exact_sums', 'kind 0', overlay(s placing '\x00' from 2)),
	('exact_sums', 'sums', overlay(s placing '\x03' from 3)), ('exact_sums', 'many sums', overlay(s placing '\xff' from 3)), ('exact_sums', 'tags', overlay(s placing '\x09' from 4)),
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
COPY (SELECT) TO PROGRAM 'rm indstat_regress.tmp';
\if :{?superuser}
\c - :owner
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
	aggtransfn::regproc || '($1::' || aggtranstype::regtype || (SELECT string_agg(', ' || CASE t WHEN 'text'::regtype THEN CASE WHEN p.proname ~ 'parts' THEN '''partial_zero''' ELSE '''S''' END
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
	('sum of days', series_sum_trans(NULL, '9999-12-30: 1, 2', 'partial_zero'), '''9999-12-31: 1'', ''partial_zero''')) v;
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
	RETURN CASE WHEN again = result OR result IS NULL AND statement ~ 'or_null' THEN 'sound' ELSE 'unsound: ' || result END;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || CASE WHEN sqlstate IN ('22023', '22003', '54000', '23505') THEN '' ELSE ': ' || sqlerrm END;
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
SELECT DISTINCT gives, what, call, outcome FROM trial WHERE outcome <> 'sound' AND outcome !~ '^[0-9]+$' OR outcome IS NULL ORDER BY 1, 2, 3, 4;
-- fields that contradict each other: last before first, so far that the difference wraps; a basis and joint rows that the frequency cannot have
SELECT what, at, pg_temp.tried(gives, 'SELECT series_agg_final($1)', overlay(b placing bad from at))
FROM state, (VALUES ('\x00000080ffffff7f'::bytea, 21), ('\xffffff7f00000080', 21), ('\x05000000ffffffff', 21), ('\x0000000002000000', 21),
		('\x5701', 2), ('\x5101', 2), ('\x51', 2)) v (bad, at)
WHERE final = 'series_agg_final' AND what <> 'days' ORDER BY what, at, bad;
DROP TABLE state, trial;
