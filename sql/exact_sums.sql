SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message and the detail of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '');
END $$;

-- text is lossless and in one form
SELECT t, t::exact_sums::text, t::exact_sums::text::exact_sums::text = t::exact_sums::text AS stable
FROM (VALUES
	('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,100);(2,0,0,0,1,100.1)'),
	('1:share:():(1,0,0,0,0,-0.0100);(2,0,0,0,1,00012345678901234567890.1)'),
	('1:completion:():(4,1,1,1,3,-1);(9223372036854775807,0,0,0,16383,99999999999999999.5)'),
	('1:yoy_growth:(0,-9223372036854775808):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:yoy_growth_member:(1,2,3,4,5,6,7):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:contribution:():(1,0,0,0,64,0.0000000000000000000000000000000000000000000000000000000000000001);(1,0,0,0,0,999999999999999999999999999999999999999999999999999999999999999999999999999999)')
) AS v (t);

-- hostile texts
SELECT pg_temp.try(format('SELECT %L::exact_sums', t))
FROM (VALUES
	(''), ('1'), ('1:'), ('2:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:shares:():(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:(1):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(0,0,0,0,0,0)'),
	('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0) '),
	('1:share:():(-1,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(0,1,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(1,1,1,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(3,9223372036854775807,9223372036854775807,9223372036854775807,0,0);(0,0,0,0,0,0)'),
	('1:share:():(0,0,0,0,0,1);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,-1,1);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,16384,1);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,1.);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,.5);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,1e5);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,NaN);(0,0,0,0,0,0)'),
	('1:share:():(9223372036854775808,0,0,0,0,1);(0,0,0,0,0,0)'),
	('1:yoy_growth:(1):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:yoy_growth:(1,-9223372036854775809):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,' || repeat('9', 79) || ');(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,0.' || repeat('1', 65) || ');(0,0,0,0,0,0)'),
	(repeat('9', 300))
) AS v (t);

-- binary form: there and back, and hostile bytes, which a bytea column carries into COPY
CREATE TABLE state (id int, s exact_sums);
CREATE TABLE bytes (id int, b bytea);
INSERT INTO state VALUES (1, '1:share:():(3,0,0,0,2,-123456789012345678901234567890.12);(4,1,1,1,0,0.0001)');
INSERT INTO state VALUES (2, '1:yoy_growth:(-1,77):(3,0,0,0,2,5);(4,1,1,1,0,-7)');
CREATE FUNCTION pg_temp.received(b bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	DELETE FROM bytes;
	DELETE FROM state WHERE id = 0;
	INSERT INTO bytes VALUES (0, b);
	COPY bytes TO PROGRAM 'cat > indstat_regress.tmp' (FORMAT binary);
	COPY state FROM PROGRAM 'cat indstat_regress.tmp; rm indstat_regress.tmp' (FORMAT binary);
	SELECT s::text INTO result FROM state WHERE id = 0;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '');
END $$;
SELECT id, octet_length(exact_sums_send(s)), pg_temp.received(exact_sums_send(s)) = s::text AS same FROM state ORDER BY id;
SELECT what, pg_temp.received(bad) FROM state, LATERAL (VALUES
	('version', set_byte(exact_sums_send(s), 0, 2)), ('kind', set_byte(exact_sums_send(s), 1, 77)), ('kind 0', set_byte(exact_sums_send(s), 1, 0)),
	('sums', set_byte(exact_sums_send(s), 2, 3)), ('many sums', set_byte(exact_sums_send(s), 2, 255)), ('tags', set_byte(exact_sums_send(s), 3, 9)),
	('count', set_byte(exact_sums_send(s), 4, 255)), ('digit', set_byte(exact_sums_send(s), 4 + 8 * 5 + 8 * 16, 1)), ('sign', set_byte(exact_sums_send(s), 4 + 8 * 5 + 7, 1)),
	('short', substr(exact_sums_send(s), 1, 100)), ('long', exact_sums_send(s) || '\x00'::bytea), ('empty', ''::bytea)) v (what, bad)
WHERE id = 1;
-- bytes changed at random are refused, or read as a state that is written and read again
SELECT setseed(0.5);
SELECT count(*) AS tried, count(*) FILTER (WHERE r ~ '^(22P03|08P01)' OR r ~ '^1:') AS sound
FROM (SELECT CASE WHEN x ~ '^1:' THEN x ELSE left(x, 5) END AS r FROM (
	SELECT pg_temp.received(set_byte(set_byte(exact_sums_send(s), (random() * 500)::int, (random() * 255)::int), (random() * 500)::int, (random() * 255)::int)) AS x
	FROM state, generate_series(1, 100) WHERE id = 1 OFFSET 0) y) z
WHERE CASE WHEN r ~ '^1:' THEN r::exact_sums::text = r ELSE true END;
DROP TABLE state, bytes;

-- functions of a state called by hand do not change it, and test what it is
SELECT percent_final('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)');
SELECT share_trans('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', 5::bigint, true);
SELECT pg_temp.try($$SELECT share_trans('1:completion:():(1,0,0,0,0,1);(2,0,0,0,0,3)', 5::bigint, true)$$);
SELECT pg_temp.try($$SELECT yoy_growth_final('1:completion:():(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:share:():(1,0,0,0,4,-0.0001);(2,0,0,0,0,-4)');
SELECT exact_sums_combine(NULL, '1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)'), exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', NULL), exact_sums_combine(NULL, NULL);
SELECT pg_temp.try($$SELECT exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:completion:():(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT exact_sums_combine('1:yoy_growth:(1,2):(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:yoy_growth:(2,2):(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT exact_sums_combine('1:share:():(9223372036854775807,0,0,0,0,1);(2,0,0,0,0,3)', '1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);

-- the range of exact sums
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e64::numeric)) v (v)');
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e-65::numeric)) v (v)');
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e300::float8)) v (v)');
SELECT share(v, v < 1) FROM (VALUES (1e63::numeric), (1e-60)) v (v);
SELECT share(v, v = 1e-64) FROM (VALUES (1e63::numeric), (-1e63), (1e-64), (1e-64)) v (v);
