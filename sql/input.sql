-- Text input of every type: what is not valid is a soft error from PostgreSQL 16
-- on, else one that is caught: the same answers
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET client_encoding = 'UTF8';

CREATE FUNCTION pg_temp.is_valid(input text, type text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	result boolean;
BEGIN
	IF current_setting('server_version_num')::int >= 160000 THEN
		EXECUTE 'SELECT pg_input_is_valid($1, $2)' INTO result USING input, type;
		RETURN result;
	END IF;
	EXECUTE format('SELECT %L::%s', input, type);
	RETURN true;
EXCEPTION WHEN OTHERS THEN
	-- what should have been soft
	IF current_setting('server_version_num')::int >= 160000 THEN RAISE; END IF;
	RETURN false;
END $$;
SELECT i, t, pg_temp.is_valid(i, t)
FROM (VALUES ('2023-05', 'ref_period'), ('2023-13', 'ref_period'), ('2023-5', 'ref_period'), ('', 'ref_period'), ('2023年第53周', 'ref_period'), ('2023年1—5月', 'ref_period'),
	('1:1:1:0:0:0', 'rank_state'), ('1:1:1:0:1:0', 'rank_state'), ('1:1:1:99999999999999999999:0:0', 'rank_state'),
	('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)', 'exact_sums'), ('1:share:():(0,0,0,0,0,1);(0,0,0,0,0,0)', 'exact_sums'), ('', 'exact_sums')) v (i, t);
