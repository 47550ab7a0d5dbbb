SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'

-- The container under series, cross_section and hierarchy at every edge: all
-- widths, with and without gaps, scales, signs, the least and the largest
-- number of each width, lengths around every stride of a vector.  What is right
-- is computed from rows of numeric; bytes are put together by hand.
CREATE TEMP TABLE edge AS
SELECT m, row_number() OVER (ORDER BY m)::int AS n FROM (
	SELECT trim_scale(sign * (2 ^ e::numeric + d)) AS m
	FROM unnest(ARRAY[7, 8, 15, 16, 31, 32, 53, 62, 63]) e, unnest(ARRAY[-2, -1, 0, 1]) d, unnest(ARRAY[-1, 1]) sign
	UNION VALUES (0::numeric), (1), (-1), (10), (-126)) x
WHERE abs(m) < 2 ^ 63::numeric;
CREATE TEMP TABLE kind AS SELECT row_number() OVER (ORDER BY m, scale, n, gaps) AS id, *
FROM (	-- each number by each scale, among few
	SELECT m, scale, 1 + (e.n * 7 + scale) % 4 AS n, (e.n + scale) % 4 AS gaps FROM edge e, unnest(ARRAY[0, 1, 2, 9, 17, 18, 19, 60]) scale
	UNION	-- the largest of each width by each length
	SELECT m, scale, n, gaps FROM unnest(ARRAY[127, -127, 128, -32767, 32768, 2147483647, -2147483648, 9223372036854775807]::numeric[]) m, unnest(ARRAY[0, 3]) scale,
		unnest(ARRAY[1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 512, 513]) n, unnest(ARRAY[0, 1, 2]) gaps
	WHERE n < 70 OR gaps = sign(scale)) x;
-- one number at the edge, others that are small and keep its scale, and gaps: none, behind the first, every other one, before the last
CREATE TEMP TABLE cell AS
SELECT id, i, CASE WHEN i = (id * 5) % n THEN m WHEN i IN (0, n - 1) OR gaps = 0 THEN (id + i) % 9 + 1
	WHEN gaps = 1 AND i = 1 OR gaps = 2 AND i % 2 = 1 OR gaps = 3 AND i = n - 2 THEN NULL ELSE -((id + i) % 9) - 1 END * ('1e-' || scale)::numeric AS v
FROM kind, generate_series(0, n - 1) i;
UPDATE cell SET v = trim_scale(v);
CREATE INDEX ON cell (id);
ANALYZE cell;
CREATE TEMP TABLE packed AS
SELECT id, count(*)::int AS n, count(v)::int AS known, array_agg(v ORDER BY i) AS v, series('2001-01', array_agg(v ORDER BY i)) AS s, cross_section_agg(i::bigint, v) AS r, cross_section_agg(i * 3::bigint, v) AS l,
	cross_section_agg('k' || chr(32 + i / 64) || chr(48 + i % 64), v) AS t, max(scale(v)) AS scale, max(abs(v)) * ('1e' || max(scale(v)))::numeric AS largest, bool_or(v IS NULL) AS gaps
FROM cell GROUP BY id;
CREATE FUNCTION pg_temp.width(largest numeric) RETURNS int LANGUAGE sql
RETURN CASE WHEN largest <= 127 THEN 1 WHEN largest <= 32767 THEN 2 WHEN largest <= 2147483647 THEN 4 ELSE 8 END;
SELECT width, gaps, count(*) > 50 AS enough, count(DISTINCT scale) > 7 AS scales, count(DISTINCT n) > 20 AS lengths FROM (SELECT pg_temp.width(largest) AS width, * FROM packed) x GROUP BY width, gaps ORDER BY width, gaps;

-- the binary form, by hand: width, scale, count, values, of which the least of the width is missing
CREATE FUNCTION pg_temp.message(v numeric[], width int, scale int) RETURNS bytea LANGUAGE sql
RETURN set_byte(set_byte('\x0000', 0, width), 1, scale) || int4send(cardinality(v)) ||
	(SELECT coalesce(string_agg(CASE width WHEN 1 THEN substr(int2send(w::int2), 2) WHEN 2 THEN int2send(w::int2) WHEN 4 THEN int4send(w::int4) ELSE int8send(w::int8) END, '' ORDER BY i), '')
	 FROM (SELECT i, coalesce(x * ('1e' || scale)::numeric, -(2 ^ (width * 8 - 1)::numeric)) AS w FROM unnest(v) WITH ORDINALITY u (x, i)) y);
CREATE TEMP TABLE sent AS
SELECT id, '\x014d00'::bytea || int4send(2001 * 12) || pg_temp.message(v, pg_temp.width(largest), scale) AS s,
	'\x01'::bytea || pg_temp.message(CASE WHEN ranged THEN v ELSE array_remove(v, NULL) END, pg_temp.width(largest), scale) || 'i'::bytea || range_keys AS r,
	'\x01'::bytea || pg_temp.message(array_remove(v, NULL), pg_temp.width(largest), scale) || 'i'::bytea || list_keys AS l, '\x01'::bytea || pg_temp.message(array_remove(v, NULL), pg_temp.width(largest), scale) || 't'::bytea || text_keys AS t
FROM (SELECT *, n <= known * 2 AS ranged FROM packed) p, LATERAL (
	SELECT string_agg(int8send(i), '' ORDER BY i) FILTER (WHERE ranged OR v IS NOT NULL) AS range_keys, string_agg(int8send(i * 3), '' ORDER BY i) FILTER (WHERE v IS NOT NULL) AS list_keys,
		string_agg(int4send(3) || convert_to('k' || chr(32 + i / 64) || chr(48 + i % 64), 'UTF8'), '' ORDER BY i) FILTER (WHERE v IS NOT NULL) AS text_keys
	FROM cell c WHERE c.id = p.id) k;
SELECT count(*) = (SELECT count(*) FROM packed) AS all, count(*) FILTER (WHERE indstat_internal.series_send(p.s) IS DISTINCT FROM m.s) AS series, count(*) FILTER (WHERE indstat_internal.cross_section_send(p.r) IS DISTINCT FROM m.r) AS range,
	count(*) FILTER (WHERE (n - 1) * 3 + 1 > known * 2 AND indstat_internal.cross_section_send(p.l) IS DISTINCT FROM m.l) AS list, count(*) FILTER (WHERE indstat_internal.cross_section_send(p.t) IS DISTINCT FROM m.t) AS texts FROM packed p JOIN sent m USING (id);
-- read back, by a client's COPY, which takes any bytes for the binary form; wider than they need be, too, with decimals to spare, and missing at the ends
\copy (SELECT int4send(id::int), s, r, l, t FROM sent) TO 'results/packed.tmp' (FORMAT binary)
CREATE TEMP TABLE received (id int, s series, r cross_section, l cross_section, t cross_section);
\copy received FROM 'results/packed.tmp' (FORMAT binary)
SELECT count(*) = (SELECT count(*) FROM packed) AS all, count(*) FILTER (WHERE p.s IS DISTINCT FROM q.s) AS series, count(*) FILTER (WHERE p.r IS DISTINCT FROM q.r) AS range, count(*) FILTER (WHERE p.l IS DISTINCT FROM q.l) AS list, count(*) FILTER (WHERE p.t IS DISTINCT FROM q.t) AS texts
FROM packed p LEFT JOIN received q USING (id);
TRUNCATE received;
\copy (SELECT int4send(id::int), '\x014d00'::bytea || int4send(2001 * 12 - 2) || pg_temp.message(ARRAY[NULL, NULL]::numeric[] || v || NULL::numeric, width, CASE WHEN more THEN scale + 1 ELSE scale END), m.r, m.l, m.t FROM (SELECT *, largest * 10 < 2 ^ (width * 8 - 1)::numeric AND scale < 60 AS more FROM packed, unnest(ARRAY[1, 2, 4, 8]) width WHERE width >= pg_temp.width(largest)) p JOIN sent m USING (id)) TO 'results/packed.tmp' (FORMAT binary)
\copy received FROM 'results/packed.tmp' (FORMAT binary)
\! rm results/packed.tmp
SELECT count(*) > 2000 AS enough, count(*) FILTER (WHERE indstat_internal.series_send(p.s) IS DISTINCT FROM indstat_internal.series_send(q.s)) AS series FROM received q LEFT JOIN packed p USING (id);
DROP TABLE received, sent;

-- text, arrays, rows, one value, how many there are, the sum; before the first, after the last
SELECT count(*) FILTER (WHERE s::text IS DISTINCT FROM '2001-01: ' || array_to_string(v, ', ', 'null') OR s::text::series IS DISTINCT FROM s) AS text, count(*) FILTER (WHERE s::numeric[]::text IS DISTINCT FROM v::text) AS array,
	count(*) FILTER (WHERE s::jsonb IS DISTINCT FROM jsonb_build_object('frequency', 'M', 'basis', 'single', 'first', '2001-01', 'values', to_jsonb(v)) OR s::jsonb::series IS DISTINCT FROM s) AS jsonb,
	count(*) FILTER (WHERE r::text IS DISTINCT FROM (SELECT '{' || string_agg(i || ': ' || c.v, ', ' ORDER BY i) || '}' FROM cell c WHERE c.id = p.id AND c.v IS NOT NULL)) AS members,
	count(*) FILTER (WHERE value_at(s, '2000-12') IS NOT NULL OR s[ref_month(2001 + n / 12, n % 12 + 1)] IS NOT NULL OR value_at(r, -1) IS NOT NULL OR value_at(r, n) IS NOT NULL OR value_at(l, 1) IS NOT NULL OR value_at(l, n * 3) IS NOT NULL) AS outside,
	count(*) FILTER (WHERE (SELECT count(*) FROM cell c WHERE c.id = p.id AND i IN (0, 1, n - 2, n - 1, p.id * 5 % n) AND (value_at(s, ref_month(2001 + i / 12, i % 12 + 1)) IS DISTINCT FROM c.v OR value_at(r, i) IS DISTINCT FROM c.v OR value_at(l, i * 3) IS DISTINCT FROM c.v OR value_at(t, 'k' || chr(32 + i / 64) || chr(48 + i % 64)) IS DISTINCT FROM c.v)) > 0) AS values,
	count(*) FILTER (WHERE (SELECT array_agg(value ORDER BY period) FROM unnest(s))::text IS DISTINCT FROM v::text OR (SELECT array_agg(value ORDER BY member::int) FROM unnest(r))::text IS DISTINCT FROM array_remove(v, NULL)::text) AS rows,
	count(*) FILTER (WHERE (SELECT count(*) FROM gaps(s)) + known_periods(s) <> n OR periods(s) <> n OR known_periods(s) <> known OR members(r) <> known OR members(l) <> known) AS known,
	count(*) FILTER (WHERE total(s) IS DISTINCT FROM (SELECT trim_scale(sum(c.v)) FROM cell c WHERE c.id = p.id) OR total(r) IS DISTINCT FROM total(s) OR total(t) IS DISTINCT FROM total(s)) AS total,
	count(*) FILTER (WHERE total(s)::text IS DISTINCT FROM (SELECT trim_scale(sum(c.v))::text FROM cell c WHERE c.id = p.id)) AS digits
FROM packed p;

-- as a table keeps them: with a short header, compressed, out of line, both
CREATE TABLE packed_stored (how text, id bigint, s series, r cross_section, t cross_section) WITH (toast_tuple_target = 128, autovacuum_enabled = off);
INSERT INTO packed_stored SELECT 'compressed', id, s, r, t FROM packed;
ALTER TABLE packed_stored ALTER s SET STORAGE external, ALTER r SET STORAGE external, ALTER t SET STORAGE external;
INSERT INTO packed_stored SELECT 'out of line', id, s, r, t FROM packed;
ALTER TABLE packed_stored ALTER s SET STORAGE plain, ALTER r SET STORAGE plain, ALTER t SET STORAGE plain;
INSERT INTO packed_stored SELECT 'plain', id, s, r, t FROM packed WHERE n < 60;
SELECT how, count(*) FILTER (WHERE pg_column_size(q.s) < raw - 4) > 0 AS compressed, count(*) FILTER (WHERE pg_column_size(q.s) = raw - 3) > 0 AS short, count(*) FILTER (WHERE pg_column_size(q.s) = raw) > 0 AS plain,
	count(*) FILTER (WHERE indstat_internal.series_send(q.s) <> indstat_internal.series_send(p.s) OR q.s <> p.s OR indstat_internal.series_hash(q.s) <> indstat_internal.series_hash(p.s) OR NOT q.s = p.s OR indstat_internal.series_hash_extended(q.s, 5) <> indstat_internal.series_hash_extended(p.s, 5)) AS series,
	count(*) FILTER (WHERE indstat_internal.cross_section_send(q.r) <> indstat_internal.cross_section_send(p.r) OR q.r <> p.r OR indstat_internal.cross_section_hash(q.r) <> indstat_internal.cross_section_hash(p.r)) AS range, count(*) FILTER (WHERE indstat_internal.cross_section_send(q.t) <> indstat_internal.cross_section_send(p.t) OR q.t <> p.t) AS texts,
	count(*) FILTER (WHERE total(q.s) <> total(p.s) OR known_periods(q.s) <> known OR q.s::text <> p.s::text OR value_at(q.s, '2001-01') <> v[1] OR (q.s)['2001-01':'2001-01'] <> series('2001-01', v[1:1]) OR q.s + p.s <> p.s + q.s OR -q.s <> -p.s) AS calls
FROM packed_stored q JOIN packed p USING (id), LATERAL (SELECT 24 + n * pg_temp.width(largest) AS raw) l WHERE largest < 2 ^ 62::numeric GROUP BY how ORDER BY how;
SELECT count(*) FILTER (WHERE indstat_internal.series_send(q.s) <> indstat_internal.series_send(p.s) OR indstat_internal.cross_section_send(q.r) <> indstat_internal.cross_section_send(p.r) OR indstat_internal.cross_section_send(q.t) <> indstat_internal.cross_section_send(p.t)) AS differ FROM packed_stored q JOIN packed p USING (id);
DROP TABLE packed_stored;

-- sums and products of any two edges fit, or say that they do not; so do those where one of many is too large, wherever it stands
CREATE FUNCTION pg_temp.result(statement text, VARIADIC arg text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE statement INTO result USING arg;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate;
END $$;
CREATE FUNCTION pg_temp.fitting(v numeric) RETURNS text LANGUAGE sql RETURN CASE WHEN abs(v) < 2 ^ 63::numeric THEN trim_scale(v)::text ELSE '22003' END;
SELECT op, count(*) > 4000 AS enough, count(*) FILTER (WHERE expected = '22003') > 100 AS some_too_large, count(*) FILTER (WHERE series IS DISTINCT FROM expected) AS series, count(*) FILTER (WHERE members IS DISTINCT FROM expected) AS cross_section
FROM (SELECT op, expected, CASE WHEN expected = '22003' THEN pg_temp.result(format('SELECT series(''2023'', ARRAY[$1[1]::numeric]) %s series(''2023'', ARRAY[$1[2]::numeric])', op), a::text, b::text)
	ELSE value_at(CASE op WHEN '+' THEN series('2023', ARRAY[a]) + series('2023', ARRAY[b]) WHEN '-' THEN series('2023', ARRAY[a]) - series('2023', ARRAY[b]) ELSE series('2023', ARRAY[a]) * series('2023', ARRAY[b]) END, '2023')::text END AS series,
	CASE WHEN expected = '22003' THEN pg_temp.result(format('SELECT cross_section(''{1: '' || $1[1] || ''}'') %s cross_section(''{1: '' || $1[2] || ''}'')', op), a::text, b::text)
	ELSE value_at(CASE op WHEN '+' THEN cross_section('{1: ' || a || '}') + cross_section('{1: ' || b || '}') WHEN '-' THEN cross_section('{1: ' || a || '}') - cross_section('{1: ' || b || '}') ELSE cross_section('{1: ' || a || '}') * cross_section('{1: ' || b || '}') END, 1)::text END AS members
	FROM (SELECT a.m AS a, b.m AS b, op, pg_temp.fitting(CASE op WHEN '+' THEN a.m + b.m WHEN '-' THEN a.m - b.m ELSE a.m * b.m END) AS expected FROM edge a, edge b, unnest(ARRAY['+', '-', '*']) op OFFSET 0) e) x GROUP BY op ORDER BY op;
SELECT op, what, count(*) AS tried, count(*) FILTER (WHERE actual IS DISTINCT FROM expected) AS differ, count(*) FILTER (WHERE op <> '-' AND turned IS DISTINCT FROM expected) AS turned
FROM (SELECT op, what, pg_temp.result(format('SELECT series(''2001-01'', array_fill(1, ARRAY[$1[1]::int]) || ARRAY[$1[2]::numeric] || array_fill(NULL::numeric, ARRAY[1]) || array_fill(1::numeric, ARRAY[$1[3]::int])) %s series(''2001-01'', array_fill(1, ARRAY[$1[1]::int]) || ARRAY[$1[4]::numeric, 7] || array_fill(1, ARRAY[$1[3]::int]))', op), before::text, x, after::text, y) AS actual,
	pg_temp.result(format('SELECT series(''2001-01'', array_fill(1, ARRAY[$1[1]::int]) || ARRAY[$1[4]::numeric, 7] || array_fill(1, ARRAY[$1[3]::int])) %s series(''2001-01'', array_fill(1, ARRAY[$1[1]::int]) || ARRAY[$1[2]::numeric] || array_fill(NULL::numeric, ARRAY[1]) || array_fill(1::numeric, ARRAY[$1[3]::int]))', op), before::text, x, after::text, y) AS turned,
	CASE WHEN what = 'fits' THEN '2001-01: ' || repeat(one || ', ', before) || z || CASE WHEN after > 0 THEN ', null' || repeat(', ' || one, after) ELSE '' END ELSE '22003' END AS expected
	FROM (VALUES ('+', 'fits', '9223372036854775806', '1', '9223372036854775807', '2'), ('+', 'too large', '9223372036854775806', '2', NULL, '2'), ('+', 'too small', '-9223372036854775807', '-1', NULL, '2'), ('-', 'fits', '-9223372036854775806', '1', '-9223372036854775807', '0'), ('-', 'too large', '1', '-9223372036854775807', NULL, '0'),
		('*', 'fits', '-2147483648', '4294967295', '-9223372034707292160', '1'), ('*', 'too large', '-2147483648', '4294967296', NULL, '1')) c (op, what, x, y, z, one), generate_series(0, 17) before, unnest(ARRAY[0, 1, 6, 7, 8, 15]) after) t GROUP BY op, what ORDER BY op, what;

-- more decimals than an integer can have are no matter to zeros, and to what is missing beside them
SELECT series('2023', ARRAY[0, NULL, 0]) + series('2023', ARRAY[('1e-' || d)::numeric, 0, 0]) AS plus, series('2023', ARRAY[0, NULL, 0, ('1e-' || d)::numeric]) AS made, cross_section_agg(i, CASE WHEN i < 9 THEN 0 ELSE ('1e-' || d)::numeric END) AS members FROM unnest(ARRAY[18, 19, 20, 60]) d, generate_series(7, 9) i WHERE d <> 18 GROUP BY d ORDER BY d;

-- rates at the edges of what is divided in one step, against numerics that are rounded once: exact halves, quotients about 2^50, either way of rounding
CREATE FUNCTION pg_temp.quotient(num numeric, den numeric, decimals int, even bool) RETURNS text LANGUAGE sql
RETURN (SELECT CASE WHEN den <= 0 THEN NULL WHEN r < 2 ^ 63::numeric THEN trim_scale(sign(num) * r * ('1e-' || decimals)::numeric)::text ELSE '22003' END
	FROM (SELECT CASE WHEN even AND 2 * (n - q * den) = den AND q % 2 = 0 THEN q ELSE div(2 * n + den, 2 * den) END AS r
		FROM (SELECT n, div(n, nullif(greatest(den, 0), 0)) AS q FROM (SELECT abs(num) * ('1e' || decimals)::numeric AS n) a) b) c);
CREATE TEMP TABLE divided AS SELECT a.m AS num, b.m AS den, d AS decimals, even, CASE WHEN even THEN 'half_even' ELSE 'half_away' END AS mode FROM (SELECT m FROM edge UNION SELECT sign * (2 ^ e::numeric + d) FROM unnest(ARRAY[49, 50, 51]) e, generate_series(-1, 1) d, unnest(ARRAY[-1, 1]) sign UNION SELECT i FROM generate_series(2, 9) i) a, (SELECT m FROM edge WHERE m > 0 OR m = -1 UNION SELECT 2 ^ e::numeric + d FROM unnest(ARRAY[49, 50, 51]) e, generate_series(-1, 1) d UNION SELECT i FROM generate_series(2, 9) i) b,
	unnest(ARRAY[0, 6, 12]) d, unnest(ARRAY[false, true]) even;
SELECT even, count(*) > 12000 AS enough, count(*) FILTER (WHERE expected = '22003') > 100 AS some_too_large, count(*) FILTER (WHERE expected ~ '[0-9]') > 5000 AS some_rates, count(*) FILTER (WHERE actual IS DISTINCT FROM expected) AS differ
FROM (SELECT even, expected, CASE WHEN expected = '22003' THEN pg_temp.result('SELECT share(series(''2023'', ARRAY[$1[1]::numeric]), series(''2023'', ARRAY[$1[2]::numeric]), $1[3]::int, $1[4])', num::text, den::text, decimals::text, mode)
	ELSE value_at(share(series('2023', ARRAY[num]), series('2023', ARRAY[den]), decimals, mode), '2023')::text END AS actual FROM (SELECT *, pg_temp.quotient(100 * num, den, decimals, even) AS expected FROM divided OFFSET 0) d) x GROUP BY even ORDER BY even;
-- the same growth, where the difference itself may be too large
SELECT even, count(*) FILTER (WHERE expected ~ '[0-9]') > 5000 AS some_rates, count(*) FILTER (WHERE actual IS DISTINCT FROM expected) AS differ
FROM (SELECT even, expected, CASE WHEN expected = '22003' THEN pg_temp.result('SELECT yoy_growth(series(''2022'', ARRAY[$1[2]::numeric, $1[1]::numeric]), $1[3]::int, $1[4])', num::text, den::text, decimals::text, mode)
	ELSE value_at(yoy_growth(series('2022', ARRAY[den, num]), decimals, mode), '2023')::text END AS actual
	FROM (SELECT *, CASE WHEN den <= 0 THEN NULL WHEN abs(num - den) >= 2 ^ 63::numeric THEN '22003' ELSE pg_temp.quotient(100 * (num - den), den, decimals, even) END AS expected FROM divided OFFSET 0) d) x GROUP BY even ORDER BY even;
-- among many: the block of one that takes the long way, and those beside it
SELECT count(*) FILTER (WHERE r IS DISTINCT FROM round(100 * a / b, 6)) AS differ FROM (SELECT series('2001-01-01', array_agg(a ORDER BY i)) AS sa, series('2001-01-01', array_agg(b ORDER BY i)) AS sb
	FROM (SELECT n, at, i, CASE WHEN i = at THEN 1125899906842625 ELSE i * 37 % 1009 + 1 END::numeric AS a, CASE WHEN i = at THEN 9007199254740993 ELSE i * 91 % 787 + 1 END::numeric AS b FROM unnest(ARRAY[1, 127, 128, 129, 255, 256, 257]) n, unnest(ARRAY[0, 126, 127, 128, 255, 256]) at, generate_series(0, n - 1) i WHERE at < n) x GROUP BY n, at) y,
	ROWS FROM (unnest(sa), unnest(sb), unnest(share(sa, sb))) u (p, a, p2, b, p3, r);

-- rounded to any digit: halves, what would be too large, units beyond 64 bits
SELECT even, count(*) > 3000 AS enough, count(*) FILTER (WHERE expected = '22003') > 10 AS some_too_large, count(*) FILTER (WHERE actual IS DISTINCT FROM expected) AS differ
FROM (SELECT even, pg_temp.result('SELECT value_at(stat_round(series(''2023'', ARRAY[$1[1]::numeric]), $1[2]::int, $1[3]), ''2023'')', v::text, digits::text, CASE WHEN even THEN 'half_even' ELSE 'half_away' END) AS actual,
	CASE WHEN digits >= scale(v) THEN trim_scale(v)::text WHEN r * ('1e' || -digits)::numeric * ('1e' || scale(v))::numeric < 2 ^ 63::numeric THEN trim_scale(sign(v) * r * ('1e' || -digits)::numeric)::text ELSE '22003' END AS expected
	FROM (SELECT trim_scale(m * ('1e-' || scale)::numeric) AS v FROM (SELECT m FROM edge UNION SELECT sign * ('5e' || e)::numeric + d FROM generate_series(0, 18) e, unnest(ARRAY[0, 1, -1]) d, unnest(ARRAY[1, -1]) sign UNION SELECT 15 * ('1e' || e)::numeric FROM generate_series(0, 16) e UNION SELECT 25 * ('1e' || e)::numeric FROM generate_series(0, 16) e) m, unnest(ARRAY[0, 2]) scale) x,
		unnest(ARRAY[-21, -20, -19, -18, -17, -2, -1, 0, 1, 2]) digits, unnest(ARRAY[false, true]) even,
		LATERAL (SELECT CASE WHEN even AND 2 * (n - q * unit) = unit AND q % 2 = 0 THEN q ELSE div(2 * n + unit, 2 * unit) END AS r FROM (SELECT abs(v) * 100 AS n, ('1e' || 2 - digits)::numeric AS unit) y, LATERAL (SELECT div(n, unit) AS q) z) w) x GROUP BY even ORDER BY even;

-- Bytes of a table that no version has written: each part by itself just so and
-- just not so.  Only a superuser can make a cast that has values of such bytes.
SELECT current_user AS owner \gset
\getenv superuser INDSTAT_SUPERUSER
\if :{?superuser}
\c - :superuser
\endif
SET client_min_messages = error;
CREATE CAST (bytea AS series) WITHOUT FUNCTION;
CREATE CAST (bytea AS cross_section) WITHOUT FUNCTION;
CREATE CAST (bytea AS hierarchy) WITHOUT FUNCTION;
RESET client_min_messages;
CREATE FUNCTION pg_temp.told(type text, b bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	EXECUTE format('SELECT ($1::%s)::text', type) INTO result USING b;
	RETURN CASE WHEN length(result) > 60 THEN left(result, 40) || '...' ELSE result END;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '');
END $$;
-- integers as the server keeps them
CREATE FUNCTION pg_temp.int4(i int) RETURNS bytea LANGUAGE sql RETURN (SELECT string_agg(set_byte('\x00', 0, (i >> n * 8) & 255), '' ORDER BY n) FROM generate_series(0, 3) n);
CREATE FUNCTION pg_temp.int8(i bigint) RETURNS bytea LANGUAGE sql RETURN (SELECT string_agg(set_byte('\x00', 0, ((i >> n * 8) & 255)::int), '' ORDER BY n) FROM generate_series(0, 7) n);
CREATE FUNCTION pg_temp.container(kind int, width int, scale int, count int, key bytea, vals bytea) RETURNS bytea LANGUAGE sql
RETURN set_byte(set_byte(set_byte('\x01000000', 1, kind), 2, width), 3, scale) || pg_temp.int4(count) || pg_temp.int4(length(key)) || key || vals;
CREATE FUNCTION pg_temp.series_key(frequency text, basis int, unused int, first int) RETURNS bytea LANGUAGE sql
RETURN convert_to(frequency, 'UTF8') || set_byte('\x000000', 0, basis) || pg_temp.int4(first);
SELECT type, what, pg_temp.told(type, b) FROM (VALUES
	('series', 'a good one', pg_temp.container(1, 1, 1, 2, pg_temp.series_key('M', 0, 0, 24000), '\x05f1')),
	('series', 'most decimals', pg_temp.container(1, 1, 60, 1, pg_temp.series_key('M', 0, 0, 24000), '\x05')),
	('series', 'a decimal more', pg_temp.container(1, 1, 61, 1, pg_temp.series_key('M', 0, 0, 24000), '\x05')),
	('series', 'nothing', ''), ('series', 'eleven bytes', '\x0101010000000000000000'), ('series', 'twelve bytes', '\x010101000000000000000000'),
	('series', 'version', set_byte(pg_temp.container(1, 1, 1, 2, pg_temp.series_key('M', 0, 0, 24000), '\x05f1'), 0, 2)),
	('series', 'of members', pg_temp.container(2, 1, 1, 2, pg_temp.series_key('M', 0, 0, 24000), '\x05f1')),
	('series', 'width 0', pg_temp.container(1, 0, 0, 2, pg_temp.series_key('M', 0, 0, 24000), '')), ('series', 'width 3', pg_temp.container(1, 3, 0, 2, pg_temp.series_key('M', 0, 0, 24000), '\x050000f10000')),
	('series', 'width 16', pg_temp.container(1, 16, 0, 1, pg_temp.series_key('M', 0, 0, 24000), pg_temp.int8(1) || pg_temp.int8(0))),
	('series', 'a byte more', pg_temp.container(1, 1, 1, 2, pg_temp.series_key('M', 0, 0, 24000), '\x05f100')), ('series', 'a byte less', pg_temp.container(1, 1, 1, 2, pg_temp.series_key('M', 0, 0, 24000), '\x05')),
	('series', 'a long key', overlay(pg_temp.container(1, 1, 1, 2, pg_temp.series_key('M', 0, 0, 24000), '\x05f1') placing pg_temp.int4(11) from 9)), ('series', 'more than all values', pg_temp.container(1, 1, 0, 16777217, pg_temp.series_key('M', 0, 0, 24000), decode(repeat('01', 16777217), 'hex'))),
	('series', 'key of 7 bytes', pg_temp.container(1, 1, 0, 1, substr(pg_temp.series_key('M', 0, 0, 24000), 1, 7), '\x05')), ('series', 'key of 9 bytes', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('M', 0, 0, 24000) || '\x00', '\x05')),
	('series', 'frequency', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('X', 0, 0, 24000), '\x05')),
	('series', 'basis', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('M', 3, 0, 24000), '\x05')), ('series', 'months joined', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('M', 2, 0, 24001), '\x05')), ('series', 'quarters joined', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('Q', 2, 0, 8001), '\x05')),
	('series', 'halves from January', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('S', 1, 0, 4001), '\x05')), ('series', 'years from January', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('A', 1, 0, 2001), '\x05')), ('series', 'weeks from January', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('W', 1, 0, 2001), '\x05')),
	('series', 'unused', pg_temp.container(1, 1, 0, 1, set_byte(pg_temp.series_key('M', 0, 0, 24000), 2, 1), '\x05')), ('series', 'unused, upper half', pg_temp.container(1, 1, 0, 1, set_byte(pg_temp.series_key('M', 0, 0, 24000), 3, 1), '\x05')),
	('series', 'most days', pg_temp.container(1, 1, 0, 65536, pg_temp.series_key('D', 0, 0, 700000), decode(repeat('01', 65536), 'hex'))), ('series', 'a day more', pg_temp.container(1, 1, 0, 65537, pg_temp.series_key('D', 0, 0, 700000), decode(repeat('01', 65537), 'hex'))),
	('series', 'empty', pg_temp.container(1, 1, 0, 0, pg_temp.series_key('M', 0, 0, 0), '')), ('series', 'empty with a first', pg_temp.container(1, 1, 0, 0, pg_temp.series_key('M', 0, 0, 24000), '')),
	('series', 'first month', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('M', 0, 0, 12), '\x05')), ('series', 'month before', pg_temp.container(1, 1, 0, 2, pg_temp.series_key('M', 0, 0, 11), '\x0505')), ('series', 'last month', pg_temp.container(1, 1, 0, 2, pg_temp.series_key('M', 0, 0, 119998), '\x0505')), ('series', 'month after', pg_temp.container(1, 1, 0, 2, pg_temp.series_key('M', 0, 0, 119999), '\x0505')),
	('series', 'first year', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('A', 0, 0, 1), '\x05')), ('series', 'year before', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('A', 0, 0, 0), '\x05')), ('series', 'last year', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('A', 0, 0, 9999), '\x05')), ('series', 'year after', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('A', 0, 0, 10000), '\x05')),
	('series', 'first week', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('W', 0, 0, 0), '\x05')), ('series', 'week before', pg_temp.container(1, 1, 0, 2, pg_temp.series_key('W', 0, 0, -1), '\x0505')), ('series', 'last week', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('W', 0, 0, 521721), '\x05')), ('series', 'week after', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('W', 0, 0, 521722), '\x05')),
	('series', 'first day', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('D', 0, 0, 1), '\x05')), ('series', 'day before', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('D', 0, 0, 0), '\x05')), ('series', 'last day', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('D', 0, 0, 3652059), '\x05')), ('series', 'day after', pg_temp.container(1, 1, 0, 1, pg_temp.series_key('D', 0, 0, 3652060), '\x05')),
	('cross_section', 'a good range', pg_temp.container(2, 1, 0, 2, 'r'::bytea || pg_temp.int8(-7), '\x0506')), ('cross_section', 'a good list', pg_temp.container(2, 1, 0, 2, 'i'::bytea || pg_temp.int8(-7) || pg_temp.int8(9), '\x0506')), ('cross_section', 'good texts', pg_temp.container(2, 1, 0, 2, 't'::bytea || pg_temp.int4(0) || pg_temp.int4(1) || pg_temp.int4(3) || 'abc'::bytea, '\x0506')),
	('cross_section', 'of periods', pg_temp.container(1, 1, 0, 2, 'r'::bytea || pg_temp.int8(-7), '\x0506')), ('cross_section', 'no key', pg_temp.container(2, 1, 0, 0, '', '')), ('cross_section', 'sort of key', pg_temp.container(2, 1, 0, 2, 'x'::bytea || pg_temp.int8(-7), '\x0506')),
	('cross_section', 'short range', pg_temp.container(2, 1, 0, 2, 'r'::bytea || substr(pg_temp.int8(7), 1, 7), '\x0506')), ('cross_section', 'long range', pg_temp.container(2, 1, 0, 2, 'r'::bytea || pg_temp.int8(7) || '\x00', '\x0506')),
	('cross_section', 'last range', pg_temp.container(2, 1, 0, 1, 'r'::bytea || pg_temp.int8(9223372036854775807 - 16777216), '\x05')), ('cross_section', 'a range further', pg_temp.container(2, 1, 0, 1, 'r'::bytea || pg_temp.int8(9223372036854775807 - 16777215), '\x05')),
	('cross_section', 'short list', pg_temp.container(2, 1, 0, 2, 'i'::bytea || pg_temp.int8(-7) || substr(pg_temp.int8(9), 1, 7), '\x0506')), ('cross_section', 'long list', pg_temp.container(2, 1, 0, 2, 'i'::bytea || pg_temp.int8(-7) || pg_temp.int8(9) || '\x00', '\x0506')),
	('cross_section', 'no texts', pg_temp.container(2, 1, 0, 0, 't'::bytea || pg_temp.int4(0), '')), ('cross_section', 'short offsets', pg_temp.container(2, 1, 0, 1, 't'::bytea || pg_temp.int4(0) || '\x000000', '\x05')), ('cross_section', 'offset beyond the texts', pg_temp.container(2, 1, 0, 2, 't'::bytea || pg_temp.int4(0) || pg_temp.int4(1) || pg_temp.int4(4) || 'abc'::bytea, '\x0506')),
	('cross_section', 'offset far beyond', pg_temp.container(2, 1, 0, 2, 't'::bytea || pg_temp.int4(-1) || pg_temp.int4(2147483647) || pg_temp.int4(4) || 'abc'::bytea, '\x0506')), ('cross_section', 'offsets that descend', pg_temp.container(2, 1, 0, 2, 't'::bytea || pg_temp.int4(3) || pg_temp.int4(1) || pg_temp.int4(3) || 'abc'::bytea, '\x0506')),
	('hierarchy', 'a good one', pg_temp.container(3, 1, 0, 4, 'r'::bytea || pg_temp.int8(7), '\x00008002')), ('hierarchy', 'of periods', pg_temp.container(1, 1, 0, 3, 'r'::bytea || pg_temp.int8(7), '\x000002')), ('hierarchy', 'a parent below', pg_temp.container(3, 1, 0, 3, 'r'::bytea || pg_temp.int8(7), '\x00ff02')),
	('hierarchy', 'the last is a parent', pg_temp.container(3, 1, 0, 3, 'r'::bytea || pg_temp.int8(7), '\x020202')), ('hierarchy', 'a parent beyond', pg_temp.container(3, 1, 0, 3, 'r'::bytea || pg_temp.int8(7), '\x000302')), ('hierarchy', 'decimals', pg_temp.container(3, 1, 1, 3, 'r'::bytea || pg_temp.int8(7), '\x000102'))) v (type, what, b);
DROP CAST (bytea AS series);
DROP CAST (bytea AS cross_section);
DROP CAST (bytea AS hierarchy);
\if :{?superuser}
\c - :owner
\endif
