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
SELECT how, n, pg_column_size(s) < 127 AS short_series, pg_column_size(s) < octet_length(series_send(s)) / 2 AS compressed_series, pg_column_size(c) < 127 AS short_cross_section
FROM stored ORDER BY how, n;
CREATE FUNCTION pg_temp.fresh(s stored) RETURNS stored LANGUAGE sql RETURN ROW(s.n, s.how, s.s::text::series, s.c::text::cross_section, s.h::text::hierarchy, s.e::text::exact_sums)::stored;

-- each of these reads stored values in the first column, fresh ones in the second
SELECT f.call, count(*) AS rows, count(*) FILTER (WHERE f.stored = f.fresh) AS same
FROM stored t, LATERAL (SELECT (pg_temp.fresh(t)).*) x, LATERAL (VALUES
	('text', t.s::text || t.c::text || t.h::text || t.e::text, x.s::text || x.c::text || x.h::text || x.e::text),
	('binary', series_send(t.s)::text || cross_section_send(t.c)::text || hierarchy_send(t.h)::text || exact_sums_send(t.e)::text, series_send(x.s)::text || cross_section_send(x.c)::text || hierarchy_send(x.h)::text || exact_sums_send(x.e)::text),
	('equality', (t.s = x.s AND t.c = x.c AND t.h = x.h AND series_hash(t.s) = series_hash(x.s))::text, 'true'),
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
	('state', percent_final(t.e)::text, percent_final(x.e)::text),
	('combine', exact_sums_combine(t.e, t.e)::text, exact_sums_combine(x.e, x.e)::text)) f (call, stored, fresh)
GROUP BY f.call ORDER BY f.call;
-- in aggregates, and in windows
SELECT (SELECT series_sum(s)::text FROM stored) = (SELECT series_sum((pg_temp.fresh(t)).s)::text FROM stored t) AS series_sum,
	(SELECT array_agg(r::text ORDER BY how, n) FROM (SELECT how, n, series_rank(s) OVER () AS r FROM stored) a) =
	(SELECT array_agg(r::text ORDER BY how, n) FROM (SELECT how, n, series_rank((pg_temp.fresh(t)).s) OVER () AS r FROM stored t) b) AS series_rank;
DROP FUNCTION pg_temp.fresh(stored);
DROP TABLE stored;
