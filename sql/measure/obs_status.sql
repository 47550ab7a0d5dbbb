SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- feature 52: observation status: the codes of CL_OBS_STATUS
SELECT string_agg(chr(c), '' ORDER BY c) AS codes, count(*) FROM generate_series(33, 126) c WHERE is_obs_status(chr(c));
SELECT is_obs_status('a'), is_obs_status(''), is_obs_status('AA'), is_obs_status('报'), is_obs_status(NULL);
-- feature 53: precedence when values are combined; the guideline's own case: a break and a suppressed value
SELECT combined_status('B', 'Q'), combined_status('Q', 'B'), combined_status('A', 'P'), combined_status(NULL, 'A'), combined_status('E', NULL), combined_status(NULL, NULL::text);
-- every pair: the one that comes first in the guideline's order
WITH code AS (SELECT code, n FROM regexp_split_to_table('B,O,M,L,H,Q,J,S,D,K,W,I,F,E,P,N,U,V,G,A', ',') WITH ORDINALITY c (code, n))
SELECT count(*), count(*) FILTER (WHERE combined_status(a.code, b.code) <> CASE WHEN a.n <= b.n THEN a.code ELSE b.code END) AS differ FROM code a, code b;
SELECT combined_status(status) FROM unnest(ARRAY['A', 'P', NULL, 'E', 'A']) status;
SELECT combined_status(status) AS none FROM unnest(ARRAY[NULL, NULL]::text[]) status;
SELECT combined_status(status) AS no_rows FROM unnest('{}'::text[]) status;
SELECT combined_status('A', 'X');
SELECT combined_status(status) FROM unnest(ARRAY['r']) status;
\set VERBOSITY sqlstate
SELECT combined_status('', 'A');
\set VERBOSITY default
-- any order, any plan
CREATE TABLE status_many AS SELECT n % 6 AS grp, substr('BOMLHQJSDKWIFEPNUVGA', 1 + (n * 7919 + n % 6) % (20 - n % 6) + n % 6, 1) AS status FROM generate_series(1, 6000) n;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
SELECT grp, combined_status(status) FROM status_many GROUP BY grp ORDER BY grp;
RESET ALL;
DROP TABLE status_many;
