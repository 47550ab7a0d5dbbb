SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message and the detail of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '');
END $$;
CREATE TEMP TABLE t (k text PRIMARY KEY, s series);
INSERT INTO t VALUES
	('month', '2023-11: 10.5, null, -3'), ('quarter', '2023-Q4: 1, 2'), ('half', '2023-S2: 1, 2'),
	('four', '2023-T3: 1, 2'), ('year', '2023: 1, 2'), ('week', '2023-W52: 1, 2'), ('day', '2023-12-31: 1, 2'),
	('ytd', 'ytd 2023-11: 10, 12, 1'), ('joint', 'jan-feb 2022-12: 4, null, 9, 5'), ('none', 'M:'), ('null', NULL);

SELECT k, s::numeric[], s::jsonb, s::jsonb::series = s AS back FROM t ORDER BY k;

-- hostile objects
SELECT j, pg_temp.try(format('SELECT %L::jsonb::series', j))
FROM (VALUES ('1'), ('[]'), ('{}'), ('{"frequency": "M"}'), ('{"frequency": "X", "values": []}'),
	('{"frequency": "MM", "values": []}'), ('{"frequency": 1, "values": []}'),
	('{"frequency": "M", "values": []}'), ('{"frequency": "M", "values": [1]}'), ('{"frequency": "M", "values": 1}'),
	('{"frequency": "M", "values": {}}'),
	('{"frequency": "M", "first": "2023-Q1", "values": [1]}'), ('{"frequency": "M", "first": "?", "values": [1]}'),
	('{"frequency": "M", "first": "9999-12", "values": [1, 2]}'), ('{"frequency": "M", "first": "2023-01", "values": ["1"]}'),
	('{"frequency": "M", "first": "2023-01", "values": [[1]]}'), ('{"frequency": "M", "first": "2023-01", "values": [1e30]}'),
	('{"frequency": "W", "basis": "ytd", "first": "2023-W01", "values": [1]}'),
	('{"frequency": "M", "basis": "other", "first": "2023-01", "values": [1]}'),
	('{"frequency": "M", "basis": 1, "first": "2023-01", "values": [1]}'),
	('{"frequency": "M", "first": "2023-01", "values": [null, 1.50, null]}'),
	-- keys that nobody reads
	('{"frequency": "M", "first": "2023-01", "values": [1], "unit": "yuan"}'), ('{"frequency": "M", "first": "2023-01", "value": [1], "values": [1]}'),
	('{"": 1, "frequency": "M", "first": "2023-01", "values": [1]}'), ('{"Frequency": "M", "frequency": "M", "first": "2023-01", "values": [{"basis": 1}]}')) v (j);
-- longer than what is looked at between two interrupts
SELECT n, to_series(jsonb_build_object('frequency', 'D', 'basis', 'single', 'first', '2020-01-01', 'values', (SELECT jsonb_agg(CASE WHEN i % 7 > 0 THEN i END ORDER BY i) FROM generate_series(1, n) i))) = series('2020-01-01', (SELECT array_agg(CASE WHEN i % 7 > 0 THEN i::numeric END ORDER BY i) FROM generate_series(1, n) i)) AS same FROM unnest(ARRAY[1023, 1024, 1025, 2100]) n;
-- every field left out, of another kind, or of another word
SELECT doc, pg_temp.try(format('SELECT to_series(%L::jsonb)::text', doc)) AS says FROM (SELECT '{"frequency": "M", "basis": "single", "first": "2022-01", "values": [1]}'::jsonb AS good) g, LATERAL (SELECT good || jsonb_build_object(k, v) FROM unnest(ARRAY['frequency', 'basis', 'first', 'values']) k, unnest(ARRAY['null', '5', '""', '"M"', '"MM"', '"Q"', '"singlf"', '"jan-feb"', '"2022-Q1"', '[]', '[null]', '["x"]', '{}']::jsonb[]) v UNION ALL SELECT good - k FROM unnest(ARRAY['frequency', 'basis', 'first', 'values']) k UNION ALL SELECT good || '{"frequency": "Q", "basis": "jan-feb", "first": "2022-Q1"}') d (doc) ORDER BY doc::text COLLATE "C";
-- each part of an object of every other type, absent, empty, and just not so
SELECT part, try, string_agg(v, ' ' ORDER BY v) FROM (SELECT part, v, split_part(pg_temp.try(format('SELECT %L::jsonb::series', CASE WHEN v = 'absent' THEN good - part ELSE jsonb_set(good, ARRAY[part], v::jsonb) END)), ' / Give', 1) AS try
FROM (SELECT '{"frequency": "M", "basis": "single", "first": "2023-01", "values": [1.5, null, 2]}'::jsonb AS good) g, unnest(ARRAY['frequency', 'basis', 'first', 'values']) part,
	unnest(ARRAY['absent', 'null', 'true', '5', '""', '"M"', '"MM"', '"m"', '"X"', '"single"', '"singles"', '"ytd"', '"jan-feb"', '"2023-01"', '"2023-Q1"', '"9999-10"', '"9999-11"', '"泰安"', '[]', '["M"]', '{}', '[1, "2"]', '[1, [2]]', '[true]', '[1e30]', '[null, null]', '[null, 3]']) v WHERE part <> 'values' OR v !~ '^"') x GROUP BY part, try ORDER BY part, try;
SELECT v, split_part(pg_temp.try(format('SELECT %L::jsonb::series', v)), ' / Give', 1) AS try FROM unnest(ARRAY['[]', '5', 'null', '"2023: 1"', '{}', '{"frequency": "A", "basis": "ytd", "first": "2023", "values": [1]}', '{"frequency": "S", "basis": "ytd", "first": "2023-S2", "values": [1]}', '{"frequency": "W", "basis": "ytd", "first": "2023-W02", "values": [1]}', '{"frequency": "Q", "basis": "jan-feb", "first": "2023-Q1", "values": [1]}', '{"frequency": "M", "basis": "jan-feb", "first": "2023-02", "values": [1]}', '{"frequency": "M", "first": "2023-02", "values": [1]}', '{"frequency": "M", "values": []}']) v;
