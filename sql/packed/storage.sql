SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned

-- Values of a table come with a short header, compressed, or from out of line;
-- whatever reads them gives what it gives for a fresh value.
CREATE TABLE stored (n int, how text, s series, c cross_section, h hierarchy, e exact_sums);
INSERT INTO stored
SELECT size, 'compressed',
	(SELECT series('1990-01', array_agg(CASE WHEN i % 7 <> 3 THEN i % 12 * 100.25 END ORDER BY i)) FROM generate_series(1, size) i),
	(SELECT cross_section_agg('m' || i, i % 12 * 100.25) FROM generate_series(1, size) i),
	(SELECT hierarchy(array_agg('m' || i ORDER BY i), array_agg(CASE WHEN i > 1 THEN 'm' || i / 10 + 1 - (i / 10 + 1 >= i)::int END ORDER BY i)) FROM generate_series(1, size) i),
	'1:share:():(3,0,0,0,2,-123456789012345678901234567890.12);(4,1,1,1,0,0.0001)'
FROM unnest(ARRAY[2, 3, 3000]) size;
ALTER TABLE stored ALTER s SET STORAGE external, ALTER c SET STORAGE external, ALTER h SET STORAGE external;
INSERT INTO stored SELECT n, 'out of line', s::text::series, c::text::cross_section, h::text::hierarchy, e FROM stored;
SELECT how, n, pg_column_size(s) < 127 AS short_series, pg_column_size(s) < octet_length(indstat_internal.series_send(s)) / 2 AS compressed_series, pg_column_size(c) < 127 AS short_cross_section
FROM stored ORDER BY how, n;
CREATE FUNCTION pg_temp.fresh(s stored) RETURNS stored LANGUAGE sql RETURN ROW(s.n, s.how, s.s::text::series, s.c::text::cross_section, s.h::text::hierarchy, s.e::text::exact_sums)::stored;

-- each of these reads stored values in the first column, fresh ones in the second
SELECT f.call, count(*) AS rows, count(*) FILTER (WHERE f.stored = f.fresh) AS same
FROM stored t, LATERAL (SELECT (pg_temp.fresh(t)).*) x, LATERAL (VALUES
	('text', t.s::text || t.c::text || t.h::text || t.e::text, x.s::text || x.c::text || x.h::text || x.e::text),
	('binary', indstat_internal.series_send(t.s)::text || indstat_internal.cross_section_send(t.c)::text || indstat_internal.hierarchy_send(t.h)::text || indstat_internal.exact_sums_send(t.e)::text, indstat_internal.series_send(x.s)::text || indstat_internal.cross_section_send(x.c)::text || indstat_internal.hierarchy_send(x.h)::text || indstat_internal.exact_sums_send(x.e)::text),
	('equality', (t.s = x.s AND t.c = x.c AND t.h = x.h AND indstat_internal.series_hash(t.s) = indstat_internal.series_hash(x.s))::text, 'true'),
	('value', (t.s)['1990-02']::text, (x.s)['1990-02']::text),
	('slice', (t.s)['1990-02':]::text, (x.s)['1990-02':]::text),
	('merge', (t.s || '1990-02: 77'::series)::text, (x.s || '1990-02: 77'::series)::text),
	('arithmetic', (t.s + t.s * 2)::text, (x.s + x.s * 2)::text),
	('growth', yoy_growth(t.s)::text, yoy_growth(x.s)::text),
	('array', t.s::numeric[]::text, x.s::numeric[]::text),
	('jsonb', t.s::jsonb::text, x.s::jsonb::text),
	('rows', (SELECT md5(string_agg(u::text, ' ')) FROM unnest(t.s) u), (SELECT md5(string_agg(u::text, ' ')) FROM unnest(x.s) u)),
	('members', (SELECT md5(string_agg(u::text, ' ')) FROM unnest(t.c) u), (SELECT md5(string_agg(u::text, ' ')) FROM unnest(x.c) u)),
	('sum', (t.c + t.c)::text, (x.c + x.c)::text),
	('state', indstat_internal.percent_final(t.e)::text, indstat_internal.percent_final(x.e)::text),
	('combine', indstat_internal.exact_sums_combine(t.e, t.e)::text, indstat_internal.exact_sums_combine(x.e, x.e)::text)) f (call, stored, fresh)
GROUP BY f.call ORDER BY f.call;
-- in aggregates, and in windows
SELECT (SELECT series_sum(s)::text FROM stored) = (SELECT series_sum((pg_temp.fresh(t)).s)::text FROM stored t) AS series_sum,
	(SELECT array_agg(r::text ORDER BY how, n) FROM (SELECT how, n, series_rank(s) OVER () AS r FROM stored) a) =
	(SELECT array_agg(r::text ORDER BY how, n) FROM (SELECT how, n, series_rank((pg_temp.fresh(t)).s) OVER () AS r FROM stored t) b) AS series_rank;
DROP FUNCTION pg_temp.fresh(stored);
DROP TABLE stored;

-- Bytes that only a damaged disk, or another version, can bring: whatever reads
-- them says so, and reads no others.  A cast without a function, which only a
-- superuser can make, lets any bytes be such a value.
SELECT current_user AS owner \gset
\getenv superuser INDSTAT_SUPERUSER
\if :{?superuser}
\c - :superuser
\endif
CREATE CAST (bytea AS series) WITHOUT FUNCTION;
CREATE CAST (bytea AS cross_section) WITHOUT FUNCTION;
CREATE CAST (bytea AS hierarchy) WITHOUT FUNCTION;
CREATE CAST (series AS bytea) WITHOUT FUNCTION;
CREATE CAST (cross_section AS bytea) WITHOUT FUNCTION;
CREATE CAST (hierarchy AS bytea) WITHOUT FUNCTION;
\if :{?superuser}
\c - :owner
\endif
\pset format unaligned
SET client_encoding = 'UTF8';
CREATE FUNCTION pg_temp.read(bytes bytea, type text, call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text; detail text;
BEGIN
	EXECUTE format('SELECT %s FROM (SELECT %L::bytea::%s AS v) x', call, bytes, type) INTO result;
	RETURN 'no error: ' || coalesce(result, 'null');
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' | ', sqlstate, sqlerrm, nullif(detail, ''));
END $$;
-- version, kind, width, scale, count (4 bytes, as this machine has them), length of the key (4 bytes), key, values;
-- the key of a series: frequency, basis, two of nothing, first (4 bytes); of others: the form (a range, integers, texts), then what it takes
CREATE TEMP TABLE sound AS
SELECT '2023-01: 1, null, 3'::series::bytea AS s, '2023-Q1: 1, 2'::series::bytea AS q, '2023: 1, 2'::series::bytea AS a, 'jan-feb 2023-02: 1'::series::bytea AS j, 'ytd 2023-01: 1'::series::bytea AS y, 'M:'::series::bytea AS e,
	'{1: 5, 2: 3, 3: 8}'::cross_section::bytea AS r, '{1: 5, 100000: 3}'::cross_section::bytea AS i, '{"a": 5, "bc": 3, "d": 8}'::cross_section::bytea AS t, '{1: null, 2: 1, 3: 1}'::hierarchy::bytea AS h,
	(SELECT substr(cross_section_agg(n, 1)::bytea, 5, 4) FROM generate_series(1, 65536) n) AS many, (SELECT substr(cross_section_agg(n, 1)::bytea, 5, 4) FROM generate_series(1, 65537) n) AS too_many;
CREATE TEMP TABLE damaged AS
SELECT row_number() OVER () AS n, what, type, bytes FROM sound, LATERAL (VALUES
	('as written', 'series', s), ('nothing', 'series', ''), ('a byte less than a header', 'series', substr(s, 1, 11)), ('a header alone', 'series', substr(s, 1, 12)), ('version', 'series', overlay(s placing '\x02' from 1)), ('a cross-section', 'series', r), ('a hierarchy', 'cross_section', h),
	('width 3', 'series', overlay(s placing '\x03' from 3)), ('width 0', 'series', overlay(s placing '\x00' from 3)), ('most decimals', 'series', overlay(s placing '\x3c' from 4)), ('a decimal more', 'series', overlay(s placing '\x3d' from 4)),
	('count', 'series', overlay(s placing '\xffffffff' from 5)), ('no count', 'series', overlay(s placing '\x00000000' from 5)), ('length of the key', 'series', overlay(s placing '\xffffffff' from 9)), ('no key', 'series', overlay(s placing '\x00000000' from 9)), ('a byte less', 'series', substr(s, 1, length(s) - 1)), ('a byte more', 'series', s || '\x00'::bytea),
	('frequency', 'series', overlay(s placing 'X'::bytea from 13)), ('basis', 'series', overlay(s placing '\x03' from 14)), ('joint quarters', 'series', overlay(q placing '\x02' from 14)), ('cumulative years', 'series', overlay(a placing substr(y, 14, 1) from 14)), ('cumulative quarters', 'series', overlay(q placing substr(y, 14, 1) from 14)), ('unused', 'series', overlay(s placing '\x01' from 15)),
	('first', 'series', overlay(s placing '\x80808080' from 17)), ('last', 'series', overlay(s placing '\x7f7f7f7f' from 17)), ('first of none', 'series', overlay(e placing substr(s, 17, 4) from 17)), ('a key of another length', 'series', overlay(r placing substr(s, 2, 1) from 2)),
	('most periods', 'series', overlay(substr(s, 1, 20) placing many from 5) || decode(repeat('01', 65536), 'hex')), ('a period more', 'series', overlay(substr(s, 1, 20) placing too_many from 5) || decode(repeat('01', 65537), 'hex')),
	('as written', 'cross_section', r), ('no key', 'cross_section', overlay(substr(r, 1, 12) placing '\x00000000' from 9) || substr(r, 22)), ('a key without a form', 'cross_section', overlay(r placing 'x'::bytea from 13)), ('integers, not a range', 'cross_section', overlay(r placing 'i'::bytea from 13)), ('texts, not a range', 'cross_section', overlay(r placing 't'::bytea from 13)),
	('a range, not integers', 'cross_section', overlay(i placing 'r'::bytea from 13)), ('a range beyond integers', 'cross_section', overlay(r placing '\x7fffffffffffff7f' from 14)), ('integers, not texts', 'cross_section', overlay(t placing 'i'::bytea from 13)),
	('texts end beyond the end', 'cross_section', overlay(t placing '\xffffffff' from 26)), ('texts begin beyond the end', 'cross_section', overlay(t placing '\xffffffff' from 18)),
	('as written', 'hierarchy', h), ('a parent beyond', 'hierarchy', overlay(h placing '\x03' from length(h))), ('a parent before', 'hierarchy', overlay(h placing '\xff' from length(h))), ('decimals', 'hierarchy', overlay(h placing '\x01' from 4))) v (what, type, bytes);
SELECT what, type, left(pg_temp.read(bytes, type, 'v'), 120) AS read FROM damaged ORDER BY n;
-- every other way to read them stops at them too
SELECT type, call, count(*) AS tried, count(*) FILTER (WHERE pg_temp.read(bytes, type, call) LIKE 'XX001 | %') AS refused
FROM damaged JOIN (VALUES ('series', 'indstat_internal.series_send(v)'), ('series', 'v + v'), ('series', 'v::numeric[]'), ('series', '(v)[''2023-01'']'), ('series', '(SELECT count(*) FROM unnest(v))'), ('series', 'series_sum(v)'), ('series', 'v || ''2023-01: 1'''), ('series', 'yoy_growth(v)'), ('series', 'first_period(v)'), ('series', 'gaps(v)'), ('series', 'to_ytd(v)'), ('series', 'slice(v, ''2023-01'', ''2023-02'')'),
	('cross_section', 'indstat_internal.cross_section_send(v)'), ('cross_section', 'v + v'), ('cross_section', 'value_at(v, 2)'), ('cross_section', '(SELECT count(*) FROM unnest(v))'), ('cross_section', 'total(v)'), ('cross_section', 'roll_up(v, ''{1: null, 2: 1, 3: 1}'')'),
	('hierarchy', 'parent_of(v, 3)'), ('hierarchy', '(SELECT count(*) FROM unnest(v))'), ('hierarchy', 'roll_up(''{1: 5, 2: 3, 3: 8}'', v)')) c (type, call) USING (type)
WHERE pg_temp.read(bytes, type, 'v') LIKE 'XX001 | %' GROUP BY type, call ORDER BY type, call;
\if :{?superuser}
\c - :superuser
\endif
DROP CAST (bytea AS series);
DROP CAST (bytea AS cross_section);
DROP CAST (bytea AS hierarchy);
DROP CAST (series AS bytea);
DROP CAST (cross_section AS bytea);
DROP CAST (hierarchy AS bytea);
\if :{?superuser}
\c - :owner
\endif

-- Numbers that a table keeps compressed or out of line go into sums as fresh ones do.
CREATE TABLE long_number (how text, pad text, large bool, v numeric);
ALTER TABLE long_number ALTER pad SET STORAGE plain;
INSERT INTO long_number SELECT 'compressed', repeat('x', 5000), n > 1, (repeat('1', 50) || '.' || repeat('1', 60))::numeric * n FROM unnest(ARRAY[1, 3]) n;
ALTER TABLE long_number ALTER v SET STORAGE external;
INSERT INTO long_number SELECT 'out of line', repeat('x', 5000), large, v + 0 FROM long_number;
SELECT how, bool_and(pg_column_compression(v) IS NOT NULL) AS compressed, (SELECT pg_relation_size(reltoastrelid) > 0 FROM pg_class WHERE oid = 'long_number'::regclass) AS some_out_of_line FROM long_number GROUP BY how ORDER BY how;
SELECT how, sum_of_parts(v, 'non_null') = sum(v) AS sum_of_parts, time_agg(v, '2023-01'::ref_period + large::int, '2023-Q1', 'S', true) = sum(v) AS time_agg,
	share(v, large) = 75 AS share, contribution_share(v, v / 3, large) = 75 AS contribution_share, chain_completion(v, v) = 100 AS chain_completion, share_change(v, v, large) = 0 AS share_change,
	yoy_growth(v, CASE WHEN large THEN '2023-01' ELSE '2022-01' END::ref_period, '2023-01') = 200 AS yoy_growth
FROM long_number GROUP BY how ORDER BY how;
SELECT how, c.key, c.completion = 100 AS completion FROM (SELECT how, completion_agg(large::text, v, v) AS cs FROM long_number GROUP BY how) x, unnest(cs) c ORDER BY how, key;
-- so do members whose names are long
CREATE TABLE long_name (how text, member text, year int, v numeric);
INSERT INTO long_name SELECT 'compressed', repeat('m', 3000) || i, y, i * y FROM generate_series(1, 3) i, generate_series(2022, 2023) y;
ALTER TABLE long_name ALTER member SET STORAGE external;
INSERT INTO long_name SELECT 'out of line', member || '', year, v FROM long_name;
SELECT how, yoy_growth(v, ref_month(year, 1), '2023-01'::ref_period, member)::numeric(12, 8) = (100 * sum(v) FILTER (WHERE year = 2023) / sum(v) FILTER (WHERE year = 2022) - 100)::numeric(12, 8) AS right, yoy_growth(v, ref_month(year, 1), '2023-01'::ref_period, member)::numeric(12, 8) AS growth FROM long_name GROUP BY how ORDER BY how;
SELECT how, yoy_growth(v, ref_month(year, 1), '2023-01'::ref_period, CASE WHEN v < 6069 THEN member ELSE 'other' END) AS unlike FROM long_name GROUP BY how ORDER BY how;
DROP TABLE long_name;
-- a packed value holds none of them
SELECT series_agg('2023-01'::ref_period, v) FROM long_number WHERE how = 'compressed' AND large;
SELECT panel_agg('i', 'r', '2023-01'::ref_period, v) FROM long_number WHERE how = 'out of line' AND large;
DROP TABLE long_number;
