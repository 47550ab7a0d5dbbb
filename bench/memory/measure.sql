-- What every function keeps in memory, in bytes as the memory contexts of the
-- server count them: exact, and the same each time.  Gives the table "kept".
--
--   :rows	rows of sample: what a function has done often
--   :few	and before; both multiples of 12
SET search_path = public;
SET work_mem = '1GB';
SET enable_sort = off;
CREATE FUNCTION held() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT sum(used_bytes)::bigint FROM pg_backend_memory_contexts';

CREATE TABLE kept (signature text, kind "char", name text, arguments text, what text, times int, bytes bigint, failed text);

-- the first time is a rehearsal that fills caches, and what is not nothing is seen
-- three times: the server may drop what it has cached, or look up more
CREATE PROCEDURE keep(f function, what text, statement text, baseline text, few int, many int) LANGUAGE plpgsql AS $$
DECLARE
	found bigint;
	before bigint;
	after bigint;
	bytes bigint;
	least bigint;
BEGIN
	FOR attempt IN 1 .. 3 LOOP
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
CREATE FUNCTION aggregated(expression text, grouping text) RETURNS text LANGUAGE sql AS $$
	SELECT format('SELECT count(x), max(h) FROM (SELECT x, held() AS h FROM (SELECT %s AS x FROM (SELECT * FROM sample WHERE i < $1 OFFSET 0) AS sample %s OFFSET 0) q LIMIT 1) r', expression, grouping)
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
CREATE FUNCTION received(type text, n int, OUT found bigint, OUT held bigint) LANGUAGE plpgsql AS $$
DECLARE
	file text := current_setting('data_directory') || '/indstat_memory.tmp';
BEGIN
	EXECUTE format('COPY (SELECT * FROM message_%s WHERE i < %s) TO %L (FORMAT binary)', type, n, file);
	EXECUTE format('COPY message_%s FROM %L (FORMAT binary) WHERE note(i, %s)', type, file, n - 1);
	found := n;
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
	FOR attempt IN 1 .. 3 LOOP
		-- the same without a call: what a transaction counts of its commands
		bytes := drift(statement, times) - drift('SELECT count(x) FROM (SELECT i AS x FROM sample WHERE i < 2 OFFSET 0) q', times);
		least := CASE WHEN least IS NULL OR abs(bytes) < abs(least) THEN bytes ELSE least END;
		EXIT WHEN bytes = 0;
	END LOOP;
	INSERT INTO kept VALUES (f.signature, f.kind, f.name, f.arguments, 'query', times, least);
EXCEPTION WHEN OTHERS THEN
	INSERT INTO kept VALUES (f.signature, f.kind, f.name, f.arguments, 'query', times, NULL, sqlerrm);
END $$;

CREATE PROCEDURE keep_all(few int, many int) LANGUAGE plpgsql AS $$
DECLARE
	f function;
	a record;
	combining text;
BEGIN
	FOR f IN SELECT * FROM function ORDER BY kind, signature LOOP
		IF f.kind = 'a' THEN
			CALL keep(f, 'row', aggregated(f.call, ''), aggregated('count(*)', ''), few, many);
			CALL keep(f, 'row again', aggregated(f.again, ''), aggregated('count(*)', ''), few, many);
			CALL keep(f, 'group', aggregated(f.call, 'GROUP BY g'), aggregated('count(*)', 'GROUP BY g'), few, many);
		ELSIF f.kind = 'w' THEN
			-- the arguments of a count are as wide as those of the function
			CALL keep(f, 'row', windowed(f.call), windowed('count(ROW' || substr(f.call, strpos(f.call, '(')) || ')'), few, many);
		ELSIF f.call IS NOT NULL THEN
			CALL keep(f, 'call', called(f.call), NULL, CASE WHEN f.slow THEN 2 ELSE few END, CASE WHEN f.slow THEN 8 ELSE many END);
			IF f.proretset THEN
				CALL keep(f, 'call in FROM', called_lateral(f.call), NULL, CASE WHEN f.slow THEN 2 ELSE few END, CASE WHEN f.slow THEN 8 ELSE many END);
			END IF;
			CALL keep_drift(f, format('SELECT count(x) FROM (SELECT %s AS x FROM sample WHERE i < 2 OFFSET 0) q', f.call), CASE WHEN f.slow THEN 4 ELSE 16 END);
		ELSIF f.signature ~ '_recv\(internal\)' THEN
			CALL keep(f, 'call', format('SELECT * FROM received(%L, $1)', replace(f.name, '_recv', '')), NULL, few, many);
			CALL keep_drift(f, format('SELECT received(%L, 12)', replace(f.name, '_recv', '')), 16);
		ELSIF f.statement IS NOT NULL THEN
			CALL keep_drift(f, f.statement, CASE WHEN f.slow THEN 4 ELSE 16 END);
		END IF;
	END LOOP;
	-- a state taken into another, as those of parallel workers are, in an aggregate of its own
	FOR a IN SELECT f AS of, aggcombinefn::regproc AS combine, aggtranstype::regtype AS state, f.state AS one, f.state_again AS again
		FROM pg_aggregate JOIN function AS f ON f.oid = aggfnoid WHERE aggcombinefn <> 0 AND f.state IS NOT NULL ORDER BY f.signature LOOP
		EXECUTE format('CREATE OR REPLACE AGGREGATE combined(%s) (sfunc = %s, stype = %1$s)', a.state, a.combine);
		CALL keep(a.of, 'state', aggregated(format('combined(%s)', a.one), ''), aggregated('count(*)', ''), few, many);
		CALL keep(a.of, 'state again', aggregated(format('combined(%s)', a.again), ''), aggregated('count(*)', ''), few, many);
	END LOOP;
END $$;
CALL keep_all(:few, :rows);
COPY (SELECT) TO PROGRAM 'rm -f indstat_memory.tmp';
