-- ref_period_part: what a period consists of
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';

SELECT p, start_date(p), end_date(p), months(p), frequency(p), starts_in_january(p),
	year_of(p), number_in_year(p), number_in_year(p, true) AS months_from_january
FROM unnest(ARRAY['2023-05', '2023-01', '2023-Q2', '2023-T2', '2023-02-01/P4M', '2023-S2', '2023', '2023-07/2024-06', '2021/P5Y', '2023-01-01/P5M', '2023-S1', '2024-12-31', '2025-W01',
	'2022-11-01/P5M', '2023-04/P6M', '2023-W07', '2023-05-31', '2023-01-01/P10D', '2023-01-01/P7D', '0001/P9999Y']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;
