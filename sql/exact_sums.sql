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
	('1:yoy_growth:(3172567788242257,3171000125178852):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:yoy_growth:(3167469662060748,0):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:yoy_growth_member:(0,0,-9223372036854775808,4,5,6,1):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:sum_of_parts:(5,3,1,9223372036854775807):(2,0,0,0,1,0.5)'),
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
	('1:yoy_growth:(1,0):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:yoy_growth:(3172567788242257,0):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:yoy_growth:(0,3171000125178852):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:yoy_growth:(-1,0):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:yoy_growth_member:(0,0,1,2,3,4,2):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:sum_of_parts:(6,0,0,0):(0,0,0,0,0,0)'),
	('1:sum_of_parts:(-1,0,0,0):(0,0,0,0,0,0)'),
	('1:sum_of_parts:(0,0,0,-1):(0,0,0,0,0,0)'),
	('1:sum_of_parts:(0,1,0,0):(0,0,0,0,0,0)'),
	('1:sum_of_parts:(0,1,2,0):(0,0,0,0,0,0)'),
	('1:sum_of_parts:(0,9223372036854775807,0,0):(1,0,0,0,0,0)'),
	('1:yoy_growth:(1,-9223372036854775809):(0,0,0,0,0,0);(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,' || repeat('9', 79) || ');(0,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,0.' || repeat('1', 65) || ');(0,0,0,0,0,0)'),
	(repeat('9', 300))
) AS v (t);

-- the binary form has one size per kind
SELECT s, octet_length(exact_sums_send(s)) FROM (VALUES ('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)'::exact_sums), ('1:yoy_growth:(0,0):(0,0,0,0,0,0);(0,0,0,0,0,0)')) v (s);

-- functions of a state called by hand do not change it, and test what it is
SELECT percent_final('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)');
SELECT share_trans('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', 5::bigint, true);
SELECT pg_temp.try($$SELECT share_trans('1:completion:():(1,0,0,0,0,1);(2,0,0,0,0,3)', 5::bigint, true)$$);
SELECT pg_temp.try($$SELECT yoy_growth_final('1:completion:():(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT percent_final('1:yoy_growth:(0,0):(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT percent_final('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)')$$);
SELECT pg_temp.try($$SELECT exact_sums_combine('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)', '1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)')$$);
SELECT pg_temp.try($$SELECT sum_of_parts_combine('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)', '1:sum_of_parts:(1,1,0,0):(1,0,0,0,0,1)')$$);
SELECT exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:share:():(1,0,0,0,4,-0.0001);(2,0,0,0,0,-4)');
SELECT exact_sums_combine(NULL, '1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)'), exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', NULL), exact_sums_combine(NULL, NULL);
SELECT pg_temp.try($$SELECT exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:completion:():(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT exact_sums_combine('1:yoy_growth:(3172567788242257,3171000125178852):(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:yoy_growth:(3174139746272959,3172567788242257):(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT exact_sums_combine('1:share:():(9223372036854775807,0,0,0,0,1);(2,0,0,0,0,3)', '1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);

-- the range of exact sums
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e64::numeric)) v (v)');
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e-65::numeric)) v (v)');
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e300::float8)) v (v)');
SELECT share(v, v < 1) FROM (VALUES (1e63::numeric), (1e-60)) v (v);
SELECT share(v, v = 1e-64) FROM (VALUES (1e63::numeric), (-1e63), (1e-64), (1e-64)) v (v);
