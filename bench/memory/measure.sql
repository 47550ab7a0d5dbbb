-- What every function keeps in memory, in bytes as the memory contexts of the
-- server count them: exact, and the same each time.  Gives the table "kept".
--
--   :rows	rows of sample: what a function has done often
--   :few	and before; both multiples of 12
SET search_path = public, indstat_internal;
SET work_mem = '1GB';
SET enable_sort = off;
SET enable_memoize = off;
CREATE FUNCTION held() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT sum(used_bytes)::bigint FROM pg_backend_memory_contexts';

CREATE TABLE kept (signature text, kind "char", name text, arguments text, what text, times int, bytes bigint, failed text);

-- the first time is a rehearsal that fills caches, and what is not nothing is seen
-- several times: the server may drop what it has cached, or look up more
CREATE PROCEDURE keep(f function, what text, statement text, baseline text, few int, many int) LANGUAGE plpgsql AS $$
DECLARE
	found bigint;
	before bigint;
	after bigint;
	bytes bigint;
	least bigint;
BEGIN
	FOR attempt IN 1 .. 10 LOOP
		EXECUTE statement INTO found, before USING few;
		EXECUTE statement INTO found, before USING few;
		EXECUTE statement INTO found, after USING many;
		bytes := after - before;
		IF baseline IS NOT NULL THEN
			EXECUTE baseline INTO found, before USING few;
			EXECUTE baseline INTO found, before USING few;
			EXECUTE baseline INTO found, after USING many;
			bytes := bytes - (after - before);
		END IF;
		least := CASE WHEN least IS NULL OR abs(bytes) < abs(least) THEN bytes ELSE least END;
		EXIT WHEN bytes = 0;
	END LOOP;
	INSERT INTO kept VALUES (f.signature, f.kind, f.name, f.arguments, what, many - few, least, CASE found WHEN 0 THEN 'gives nothing' END);
EXCEPTION WHEN OTHERS THEN
	INSERT INTO kept VALUES (f.signature, f.kind, f.name, f.arguments, what, many - few, NULL, sqlerrm);
END $$;

-- what is held when the result of an aggregate is there: of one group, or of groups of four
CREATE FUNCTION aggregated(expression text, groups text) RETURNS text LANGUAGE sql AS $$
	SELECT format('SELECT count(x), max(h) FROM (SELECT x, held() AS h FROM (SELECT %s AS x FROM (SELECT * FROM sample WHERE i < $1 OFFSET 0) AS sample %s OFFSET 0) q LIMIT 1) r', expression, groups)
$$;
-- and at the first, the middle and the last row of a partition
CREATE FUNCTION windowed(expression text) RETURNS text LANGUAGE sql AS $$
	SELECT format('SELECT count(x), max(h) FROM (SELECT x, held() AS h FROM (SELECT %s OVER () AS x, i FROM (SELECT * FROM sample WHERE i < $1 OFFSET 0) AS sample OFFSET 0) q WHERE i IN (0, $1 / 2, $1 - 1)) r', expression)
$$;
-- and when a function was called for every row, with the results counted
CREATE FUNCTION called(expression text) RETURNS text LANGUAGE sql AS $$
	SELECT format('SELECT count(x), held() FROM (SELECT %s AS x FROM sample WHERE i < $1 OFFSET 0) q', expression)
$$;
CREATE FUNCTION called_lateral(expression text) RETURNS text LANGUAGE sql AS $$
	SELECT format('SELECT count(x), held() FROM (SELECT * FROM sample WHERE i < $1 OFFSET 0) AS sample, LATERAL %s AS x', expression)
$$;

-- and when a message of binary COPY was read for every row, none of which is kept
CREATE FUNCTION note(i int, last int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	IF i = last THEN
		PERFORM set_config('memory.held', held()::text, false);
	END IF;
	RETURN false;
END $$;
CREATE FUNCTION received(type text, n int, OUT rows_read bigint, OUT held bigint) LANGUAGE plpgsql AS $$
DECLARE
	file text := current_setting('data_directory') || '/indstat_memory.tmp';
BEGIN
	EXECUTE format('COPY (SELECT * FROM message_%s WHERE i < %s) TO %L (FORMAT binary)', type, n, file);
	EXECUTE format('COPY message_%s FROM %L (FORMAT binary) WHERE note(i, %s)', type, file, n - 1);
	rows_read := n;
	held := current_setting('memory.held');
END $$;

-- A statement, $1 times: what the session keeps afterwards.
CREATE FUNCTION drift(statement text, times int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	before bigint;
BEGIN
	FOR i IN 1 .. 5 + times LOOP
		EXECUTE statement;
		IF i = 5 THEN
			before := held();
		END IF;
	END LOOP;
	RETURN held() - before;
END $$;
CREATE PROCEDURE keep_drift(f function, statement text, times int) LANGUAGE plpgsql AS $$
DECLARE
	bytes bigint;
	least bigint;
BEGIN
	FOR attempt IN 1 .. 15 LOOP
		-- the same without a call: what a transaction counts of its commands
		bytes := drift(statement, times) - drift('SELECT count(x) FROM (SELECT i AS x FROM sample WHERE i < 2 OFFSET 0) q', times);
		least := CASE WHEN least IS NULL OR abs(bytes) < abs(least) THEN bytes ELSE least END;
		EXIT WHEN bytes = 0;
	END LOOP;
	INSERT INTO kept VALUES (f.signature, f.kind, f.name, f.arguments, 'query', times, least);
EXCEPTION WHEN OTHERS THEN
	INSERT INTO kept VALUES (f.signature, f.kind, f.name, f.arguments, 'query', times, NULL, sqlerrm);
END $$;

CREATE PROCEDURE keep_function(function_oid oid, few int, many int) LANGUAGE plpgsql AS $$
DECLARE
	f function;
	combine record;
BEGIN
	SELECT * INTO f FROM function WHERE oid = function_oid;
	IF f.kind = 'a' THEN
		CALL keep(f, 'row', aggregated(f.call, ''), aggregated('count(*)', ''), few, many);
		CALL keep(f, 'row again', aggregated(f.again, ''), aggregated('count(*)', ''), few, many);
		CALL keep(f, 'group', aggregated(f.call, 'GROUP BY g'), aggregated('count(*)', 'GROUP BY g'), few, many);
		-- a state taken into another, as those of parallel workers are, in an aggregate of its own
		IF f.state IS NOT NULL THEN
			SELECT aggcombinefn::regproc AS name, aggtranstype::regtype AS state INTO combine FROM pg_aggregate WHERE aggfnoid = function_oid;
			EXECUTE format('CREATE OR REPLACE AGGREGATE combined(%s) (sfunc = %s, stype = %1$s)', combine.state, combine.name);
			CALL keep(f, 'state', aggregated(format('combined(%s)', f.state), ''), aggregated('count(*)', ''), few, many);
			CALL keep(f, 'state again', aggregated(format('combined(%s)', f.state_again), ''), aggregated('count(*)', ''), few, many);
		END IF;
	ELSIF f.kind = 'w' THEN
		-- the arguments of a count are as wide as those of the function
		CALL keep(f, 'row', windowed(f.call), windowed('count(ROW' || substr(f.call, strpos(f.call, '(')) || ')'), few, many);
	ELSIF f.call IS NOT NULL THEN
		CALL keep(f, 'call', called(f.call), NULL, few, many);
		IF f.proretset THEN
			CALL keep(f, 'call in FROM', called_lateral(f.call), NULL, few, many);
		END IF;
		CALL keep_drift(f, format('SELECT count(x) FROM (SELECT %s AS x FROM sample WHERE i < 2 OFFSET 0) q', f.call), CASE WHEN f.of_model THEN 4 ELSE 16 END);
	ELSIF f.signature ~ '_recv\(internal\)' THEN
		CALL keep(f, 'call', format('SELECT * FROM received(%L, $1)', replace(f.name, '_recv', '')), NULL, few, many);
		CALL keep_drift(f, format('SELECT received(%L, 12)', replace(f.name, '_recv', '')), 16);
	ELSIF f.statement IS NOT NULL THEN
		CALL keep_drift(f, f.statement, CASE WHEN f.of_model THEN 4 ELSE 16 END);
	END IF;
END $$;
-- what needs a model comes after the rest, since a session that has one at hand takes
-- long to count, and a few times
SELECT format('CALL keep_function(%s, %s, %s)', oid, :few, :rows) FROM function WHERE NOT of_model ORDER BY kind, signature \gexec
SELECT current_database() AS database \gset
\c :database
SET client_min_messages = warning;
SELECT create_model('taian') \g /dev/null
\ir ../../examples/taian/data.sql
\ir ../../examples/taian/bulletin.sql
-- once, and not whenever autovacuum comes by: plans that are made anew in between are no figure of ours
SELECT format('ALTER TABLE %s SET (autovacuum_enabled = false)', oid::regclass) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'taian'::regnamespace \gexec
VACUUM ANALYZE;
\c :database
SET search_path = public, indstat_internal;
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET enable_memoize = off;
SELECT format('CALL keep_function(%s, 2, 6)', oid) FROM function WHERE of_model ORDER BY kind, signature \gexec
COPY (SELECT) TO PROGRAM 'rm -f indstat_memory.tmp';
