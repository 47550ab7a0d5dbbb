SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message, the detail and the hint of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
	hint text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '') || coalesce(' / ' || nullif(hint, ''), '');
END $$;

-- index numbers
SELECT rebase('2022-01: 50, 60, null, 75, -5'::series, '2022-02') AS month, rebase('2022-01: 1, 2, 6, 4'::series, '2022-Q1') AS quarter, rebase('2022-Q1: 1, 2, 3, 4, 5'::series, '2022') AS year,
	rebase('ytd 2022-01: 1, 4, 6'::series, '2022-01..02') AS cumulative, rebase('2022-01-01: 1, 2, 3, 4'::series, '2022-01-01/P2D') AS days, rebase('2022-W01: 1, 2, 3'::series, '2022-01-03/P14D') AS weeks;
SELECT rebase('2022-01: 50, 60'::series, '2022-03') AS no_base, rebase('2022-01: 1, null, 3'::series, '2022-Q1') AS incomplete, rebase('2022-01: 0, 5'::series, '2022-01') AS zero, rebase('2022-01: -1, 5'::series, '2022-01') AS negative;
SELECT rebase('jan-feb 2022-02: 10, 5, 6'::series, '2022-01..02') AS joint, rebase('jan-feb 2022-02: 10, 5, 6'::series, '2022-03') AS march, rebase('jan-feb 2022-02: 10, 5, 6'::series, '2022-Q1') AS quarter;
SELECT rebase('2022-01: 3, 7'::series, '2022-01', '2022-02') AS at, rebase('2022-01: 1, 2, 4'::series, '2022-Q1', '2022-01') AS at_average, rebase('2022-01: 3, 7'::series, '2022-01', '2022-05') AS unknown;
SELECT pg_temp.try($$SELECT rebase('2022-Q1: 1'::series, '2022-01')$$);
SELECT pg_temp.try($$SELECT rebase('2022-Q1: 1'::series, '2022-02..04')$$);
SELECT pg_temp.try($$SELECT rebase('ytd 2022-01: 1'::series, '2022-02')$$);
SELECT pg_temp.try($$SELECT rebase('2022-01: 0.0001, 1000000000000'::series, '2022-01')$$);
