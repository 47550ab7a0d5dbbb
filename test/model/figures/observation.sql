-- What an observation and an indicator may hold: the SDMX code lists.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(12);

INSERT INTO region (region) VALUES ('r');
INSERT INTO indicator (indicator) VALUES ('i');
-- which codes a check lets through
CREATE FUNCTION pg_temp.accepted(statement text, codes text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	code text;
	result text := '';
BEGIN
	FOREACH code IN ARRAY codes LOOP
		BEGIN
			EXECUTE format(statement, code);
			result := result || code || ' ';
		EXCEPTION WHEN check_violation OR numeric_value_out_of_range THEN
			NULL;
		END;
	END LOOP;
	RETURN rtrim(result);
END
$$;
CREATE TEMP TABLE letter AS SELECT array_agg(c ORDER BY c COLLATE "C") AS codes FROM (SELECT chr(n) AS c FROM generate_series(65, 90) n UNION SELECT chr(n) FROM generate_series(97, 122) n UNION VALUES (''), ('AB')) c;
SELECT is(pg_temp.accepted($$INSERT INTO observation (indicator, period, region, obs_status) VALUES ('i', '2023', 'r', %L) ON CONFLICT (indicator, period, region) DO UPDATE SET obs_status = excluded.obs_status$$, codes),
	'A B D E F G H I J K L M N O P Q S U V W', 'CL_OBS_STATUS') FROM letter;
SELECT is(pg_temp.accepted($$INSERT INTO observation (indicator, period, region, obs_status) VALUES ('i', '2023', 'r', %L) ON CONFLICT (indicator, period, region) DO UPDATE SET obs_status = excluded.obs_status$$, codes),
	(SELECT string_agg(c, ' ' ORDER BY c COLLATE "C") FROM unnest(codes) c WHERE is_obs_status(c)), 'the same codes that are combined by precedence') FROM letter;
SELECT is(pg_temp.accepted($$INSERT INTO observation (indicator, period, region, conf_status) VALUES ('i', '2022', 'r', %L) ON CONFLICT (indicator, period, region) DO UPDATE SET conf_status = excluded.conf_status$$, codes),
	'A C D E F G M N O S T', 'CL_CONF_STATUS') FROM letter;
SELECT is(pg_temp.accepted($$UPDATE indicator SET time_per_collect = %L$$, codes), 'A B E H L M S Y', 'CL_TIME_PER_COLLECT') FROM letter;
SELECT is(pg_temp.accepted($$UPDATE indicator SET frequency = %L$$, codes), 'A D M Q S T W', 'CL_FREQ') FROM letter;
SELECT is(pg_temp.accepted($$UPDATE indicator SET unit_mult = %s$$, ARRAY['-1', '0', '4', '8', '15', '16']), '0 4 8 15', 'CL_UNIT_MULT: 4 is ten thousand, 8 one hundred million');
SELECT is(pg_temp.accepted($$UPDATE indicator SET decimals = %s$$, ARRAY['-1', '0', '9', '15', '16']), '0 9 15', 'CL_DECIMALS');
SELECT is(pg_temp.accepted($$UPDATE observation SET value = %s WHERE period = '2023'$$, ARRAY['1', '''NaN''', '''Infinity''', '''-Infinity''']), '1', 'a level is a number');
SELECT is(pg_temp.accepted($$UPDATE observation SET published_growth = %s WHERE period = '2023'$$, ARRAY['1', '''NaN''', '''Infinity''', '''-Infinity''']), '1', 'so is a rate');
SELECT is(pg_temp.accepted($$UPDATE observation SET comparable_base = %s WHERE period = '2023'$$, ARRAY['1', '''NaN''', '''Infinity''', '''-Infinity''']), '1', 'and a base');
SELECT is(pg_temp.accepted($$UPDATE observation SET recorded_at = %L WHERE period = '2023'$$, ARRAY['infinity', '2999-01-01']), '2999-01-01', 'a version is recorded at a time');
SELECT results_eq($$SELECT period_start, period_end FROM observation WHERE period = '2023'$$, $$VALUES (date '2023-01-01', date '2023-12-31')$$, 'first and last day follow from the period');
SELECT * FROM finish();
