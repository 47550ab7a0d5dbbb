-- Text input of every type: what is not valid is a soft error from PostgreSQL 16
-- on, else one that is caught: the same answers.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET client_encoding = 'UTF8';
\pset format unaligned

CREATE FUNCTION pg_temp.complaint(input text, type text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	IF current_setting('server_version_num')::int >= 160000 THEN
		EXECUTE 'SELECT concat_ws('' | '', sql_error_code, message, nullif(detail, '''')) FROM pg_input_error_info($1, $2)' INTO result USING input, type;
		RETURN coalesce(nullif(result, ''), 'valid');
	END IF;
	EXECUTE format('SELECT %L::%s', input, type);
	RETURN 'valid';
EXCEPTION WHEN OTHERS THEN
	-- what should have been soft
	IF current_setting('server_version_num')::int >= 160000 THEN RAISE; END IF;
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' | ', sqlstate, sqlerrm, nullif(detail, ''));
END $$;

CREATE TEMP TABLE input (n int GENERATED ALWAYS AS IDENTITY, type text, input text);
INSERT INTO input (type, input) VALUES
	('ref_period', '2023-05'), ('ref_period', '2023-13'), ('ref_period', '2023-5'), ('ref_period', ''), ('ref_period', '2023年第53周'), ('ref_period', '2023年1—5月'),
	('rank_state', '1:1:1:0:0:0'), ('rank_state', '1:1:1:0:1:0'), ('rank_state', '1:1:1:99999999999999999999:0:0'), ('rank_state', '1:1'),
	('exact_sums', '1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)'), ('exact_sums', '1:share:():(0,0,0,0,0,1);(0,0,0,0,0,0)'), ('exact_sums', ''), ('exact_sums', '1:share:():(1,0,0,0,0,1e5);(0,0,0,0,0,0)'),
	('exact_sums', '1:yoy_growth:(0,5):(0,0,0,0,0,0);(0,0,0,0,0,0)'), ('exact_sums', '1:time_agg:(0,0,0,0,0,0,0,0):(0,0,0,0,0,0)'),
	('series', '2022-01: 1, null, 2.5'), ('series', ''), ('series', '2022-01'), ('series', '2022-13: 1'), ('series', '2022-01..05: 1'), ('series', '2022-01: 1,'), ('series', '2022-01: 1e5'), ('series', '2022-01: NaN'),
	('series', '2022-01: 99999999999999999999'), ('series', '2022-01: 0.' || repeat('0', 70) || '1'), ('series', '2022-01: 100000000000000000, 0.001'), ('series', '9999-12: 1, 2'), ('series', 'ytd 2022: 1'), ('series', 'jan-feb 2022-Q1: 1'),
	('cross_section', '{"a": 1, "b": null}'), ('cross_section', ''), ('cross_section', '{"a" 1}'), ('cross_section', '{1: 2, "a": 3}'), ('cross_section', '{"\ud800": 1}'), ('cross_section', '{99999999999999999999: 1}'),
	('cross_section', '{1: 1e5, 2: 1e200000}'), ('cross_section', '{1: 1e130000}'), ('cross_section', '{1: --5}'), ('cross_section', '{1: 1.2.3}'), ('cross_section', '{1: 99999999999999999999}'), ('cross_section', '{1: 1e-200}'),
	('cross_section', '{1: 100000000000000000, 2: 0.001}'), ('cross_section', '{1: 2, 1: 3}'), ('cross_section', '{"": 3}'), ('cross_section', '{"' || repeat('k', 256) || '": 3}'),
	('hierarchy', '{"a": null, "b": "a"}'), ('hierarchy', ''), ('hierarchy', '{1: null, 2: 1, 2: 1}'), ('hierarchy', '{1: 1}'), ('hierarchy', '{1: 2, 2: 1}'), ('hierarchy', '{"a": ""}'), ('hierarchy', '{"": null}'), ('hierarchy', '{1: "a"}'), ('hierarchy', '{1: 2.5}');
SELECT type, left(input, 60) AS input, regexp_replace(pg_temp.complaint(input, type), 'k{20,}|0{20,}', '…', 'g') AS complaint FROM input ORDER BY n;

-- longer than a value may be
SELECT pg_temp.complaint('2000-01-01: ' || repeat('1, ', 65536) || '1', 'series') AS series,
	pg_temp.complaint('{' || string_agg(i || ':1', ',') || '}', 'cross_section') AS cross_section,
	pg_temp.complaint('{' || string_agg(i || ':null', ',') || '}', 'hierarchy') AS hierarchy
FROM generate_series(0, 1000000) AS i;

-- every type with a text form of its own is tried
SELECT t.typname AS untried
FROM pg_type t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE t.typtype = 'b' AND t.typcategory <> 'A' AND t.typname NOT IN (SELECT type FROM input);
