-- Records of CSV taken apart and put together, and numbers as files write them.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
CREATE FUNCTION pg_temp.try(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE statement INTO result;
	RETURN coalesce(result, 'NULL');
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
-- cells, quotes and what is between them; a quote that is not closed goes on in the next line
SELECT n, csv_fields(line, ',', '"') AS cells FROM unnest(ARRAY['a,b', '', ',', 'a,,', '"a,b",c', '"a ""b""",c', '"a' || chr(10) || 'b"', '"a', 'a"b,c', ' "a" ,b', '泰安,"1,5"']) WITH ORDINALITY l (line, n) ORDER BY n;
SELECT csv_fields('a;b,c', ';', '"') AS semicolon, csv_fields(E'a\tb', E'\t', '"') AS tab, csv_fields('"a";b', ';', '') AS without_quotes, csv_fields('''a;b'';c', ';', '''') AS apostrophe;
-- what is put together comes apart as it was
SELECT csv_line(cells, ';') AS line, csv_fields(csv_line(cells, ';'), ';', '"') = array_replace(cells, NULL, '') AS same
FROM (VALUES (ARRAY['a', 'b']), (ARRAY['a;b', 'c"d', E'e\nf']), (ARRAY['', NULL, ' ']), (ARRAY['"', ';', '""']), (ARRAY['泰安', '1,5'])) v (cells);
SELECT count(*) AS tried, count(*) FILTER (WHERE csv_fields(csv_line(cells, ','), ',', '"') IS DISTINCT FROM cells) AS differ
FROM (SELECT ARRAY[a || b, c, b || a || c] AS cells FROM unnest(ARRAY['', 'x', ',', '"', E'\n', E'\r', '泰']) a, unnest(ARRAY['', 'y', ',', '"', E'\n', E'\r', ' ']) b, unnest(ARRAY['', '"', ',', '""', 'z']) c) s;
-- numbers by their marks; every other text is none
SELECT row_number() OVER () AS n, number_from_text(value, decimal_mark, group_mark) AS number
FROM (VALUES ('1234.5', '.', ''), ('20.184,9', ',', '.'), ('1 234,50', ',', ' '), ('1' || chr(160) || '234,5', ',', ' '), (' -7 ', '.', ''), ('+7', '.', ''), ('1.5e3', '.', ''), ('1,234', '.', ','),
	('1,23', '.', ','), ('1,2345', '.', ','), ('1.2.3', '.', ''), ('', '.', ''), ('-', '.', ''), ('NaN', '.', ''), ('Infinity', '.', ''), ('1e1000', '.', ''), ('0x1', '.', ''), (repeat('9', 201), '.', ''), ('.5', '.', ''), ('5.', '.', '')) v (value, decimal_mark, group_mark);
-- marks are of one character, and nothing of NULL is something
SELECT pg_temp.try($$SELECT csv_fields('a', '', '"')$$) AS no_delimiter, pg_temp.try($$SELECT csv_fields('a', ',,', '"')$$) AS two, pg_temp.try($$SELECT csv_fields('a', ',', '""')$$) AS quotes,
	pg_temp.try($$SELECT csv_line(ARRAY['a'], ',,')$$) AS line, pg_temp.try($$SELECT number_from_text('1', '..', '')$$) AS mark, pg_temp.try($$SELECT csv_fields(NULL, ',', '"')$$) AS of_null;
