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

-- every type with a text form of its own is tried; no text is a value of family_figures (sql/groups/family.sql)
SELECT t.typname AS untried
FROM pg_type t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE t.typtype = 'b' AND t.typcategory <> 'A' AND t.typname NOT IN (SELECT type FROM input UNION ALL SELECT 'family_figures');
-- whatever is cut off, left out, doubled or put in, at every place of a valid text: an error of input, or a value that reads as itself
CREATE FUNCTION pg_temp.reread(input text, type text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text; again text;
BEGIN
	EXECUTE format('SELECT %L::%s::text', input, type) INTO result;
	EXECUTE format('SELECT %L::%s::text', result, type) INTO again;
	RETURN CASE WHEN again = result THEN 'valid' ELSE 'not itself: ' || result END;
EXCEPTION WHEN OTHERS THEN
	RETURN CASE WHEN sqlstate IN ('22P02', '22003', '22007', '22008', '22023', '23505', '54000') THEN 'refused' ELSE sqlstate || ': ' || sqlerrm END;
END $$;
CREATE TEMP TABLE valid_text (type text, input text);
INSERT INTO valid_text VALUES ('rank_state', '1:1:1:-77:1:2'), ('exact_sums', '1:yoy_growth:(3172567788242257,3171000125178852):(3,0,0,0,2,-5.25);(4,1,1,1,0,7)'), ('exact_sums', '1:growth_breadth:(1,2,3,4):'), ('series', 'jan-feb 2022-02: 5, -7.25 , null, 3e0'), ('series', 'M:'), ('series', 'ytd 2023-Q1: 1,2'),
	('cross_section', E'{"a": 5, "b\\"\\u6cf0" :\t-7.25,\r\n"\\ud83d\\ude00": null, "d/\\/": +1.5e2 }'), ('cross_section', '{-1: 5, 2: .5, 40: 3.}'), ('cross_section', '{}'), ('hierarchy', E'{ "a": null, "b" :"a", "c\\n": "b"\n}'), ('hierarchy', '{1: null, -2: 1}'), ('ref_period', '2023-01/05'), ('ref_period', '2023年5月1日至6月10日');
CREATE TEMP TABLE spoilt AS
SELECT type, what, spoilt, pg_temp.reread(spoilt, type) AS outcome FROM valid_text, generate_series(0, length(input)) n, LATERAL (SELECT 'cut', left(input, n) UNION ALL SELECT 'without its head', substr(input, n + 1) UNION ALL SELECT 'left out', left(input, n - 1) || substr(input, n + 1) WHERE n > 0 UNION ALL SELECT 'doubled', left(input, n) || substr(input, n)  WHERE n > 0
	UNION ALL SELECT kind, left(input, n - k) || c || substr(input, n + 1) FROM (VALUES ('put in', 0), ('in its place', 1)) r (kind, k), unnest(ARRAY[' ', E'\t', E'\r', E'\n', '"', '\', ',', ':', '(', '{', '}', '.', '-', '+', '9', 'e', 'x', 'null', '年', '\ud83d', '\ude00', '\u0041']) c) v (what, spoilt) WHERE n >= CASE what WHEN 'in its place' THEN 1 ELSE 0 END AND NOT (what IN ('cut', 'without its head') AND spoilt = input);
SELECT type, what, count(*) AS tried, count(*) FILTER (WHERE outcome = 'valid') > 0 AS some_valid, count(*) FILTER (WHERE outcome = 'refused') > 0 AS some_refused, count(*) FILTER (WHERE outcome NOT IN ('valid', 'refused')) AS unsound FROM spoilt GROUP BY type, what ORDER BY type COLLATE "C", what;
-- every part of these belongs to them: what is left when something is cut off is none
SELECT type, spoilt FROM spoilt WHERE what IN ('cut', 'without its head') AND outcome = 'valid' AND type NOT IN ('series', 'ref_period') ORDER BY type COLLATE "C", spoilt COLLATE "C";
SELECT type, spoilt FROM spoilt WHERE what = 'cut' AND outcome = 'valid' AND type IN ('series', 'ref_period') GROUP BY type, spoilt ORDER BY type COLLATE "C", spoilt COLLATE "C";
-- and these are of one shape
SELECT type, spoilt FROM spoilt WHERE outcome = 'valid' AND (type = 'rank_state' AND btrim(spoilt) !~ '^1:[01]:[012](:-?[0-9]+){3}$' OR type = 'exact_sums' AND spoilt !~ '^1:[a-z_]+:\((-?[0-9]+(,-?[0-9]+)*)?\):(\((-?[0-9]+,){5}-?[0-9]+(\.[0-9]*)?\)(;\((-?[0-9]+,){5}-?[0-9]+(\.[0-9]*)?\))*)?$') ORDER BY type COLLATE "C", spoilt COLLATE "C";
SELECT DISTINCT outcome FROM spoilt WHERE outcome NOT IN ('valid', 'refused');
SELECT translate(x, E'\t\r\n', 'trn') AS input, pg_temp.complaint(x, 'cross_section') FROM unnest(ARRAY[E'\t{\r"a"\n: 1 }\r\n', '{"a": 1} x', '{"\ud83dx": 1}', '{"\ud83d\n": 1}', '{"\ude00": 1}', '{"\ud83d\ud83d": 1}', '{"a\', '{"a', '{"a"', '{"a":', '{"a": 1', '{1: .}', '{1: +}', '{1: 1e}', '{1: 1e+}', '{1: 1e5x}']) WITH ORDINALITY u (x, n) ORDER BY n;
-- keys longer than the room that is taken first
SELECT pg_temp.complaint(format('{"%s": 1}', repeat(c, 2000)), 'cross_section') FROM unnest(ARRAY['x', '\n', '\u0041']) c;
SELECT pg_temp.complaint('{1: x}', 'hierarchy') AS parent, pg_temp.complaint('{1 null}', 'hierarchy') AS colon, pg_temp.complaint('{1: null, 2: 9x}', 'hierarchy') AS after_it;
