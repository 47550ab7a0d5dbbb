SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET extra_float_digits = 1;
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
	('1:share:():(4,1,1,1,3,-1);(9223372036854775807,0,0,0,16383,99999999999999999.5)'),
	('1:yoy_growth:(3172567788242257,3171000125178852):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:yoy_growth:(3167469662060748,0):(1,0,0,0,0,1);(0,0,0,0,0,0)'),
	('1:yoy_growth_member:(3172567788242257,3171000125178852,-9223372036854775808,4,5,6,1):(1,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:yoy_growth_member:(3172567788242257,3171000125178852,0,0,5,6,0):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:sum_of_parts:(5,3,1,9223372036854775807):(2,0,0,0,1,0.5)'),
	('1:contribution:():(2,0,0,0,64,0.0000000000000000000000000000000000000000000000000000000000000001);(1,0,0,0,0,999999999999999999999999999999999999999999999999999999999999999999999999999999)')
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
SELECT s, octet_length(indstat_internal.exact_sums_send(s)) FROM (VALUES ('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)'::exact_sums), ('1:yoy_growth:(0,0):(0,0,0,0,0,0);(0,0,0,0,0,0)')) v (s);

-- functions of a state called by hand do not change it, and test what it is
SELECT indstat_internal.percent_final('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)');
SELECT indstat_internal.share_trans('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', 5::bigint, true);
SELECT pg_temp.try($$SELECT indstat_internal.share_trans('1:completion:():(2,0,0,0,0,1);(2,0,0,0,0,3)', 5::bigint, true)$$);
SELECT pg_temp.try($$SELECT indstat_internal.yoy_growth_final('1:completion:():(2,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT indstat_internal.percent_final('1:yoy_growth:(3172567788242257,3171000125178852):(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT indstat_internal.percent_final('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)')$$);
SELECT pg_temp.try($$SELECT indstat_internal.exact_sums_combine('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)', '1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)')$$);
SELECT pg_temp.try($$SELECT indstat_internal.sum_of_parts_combine('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,1)', '1:sum_of_parts:(1,1,0,0):(1,0,0,0,0,1)')$$);
SELECT indstat_internal.exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:share:():(1,0,0,0,4,-0.0001);(2,0,0,0,0,-4)');
SELECT indstat_internal.exact_sums_combine(NULL, '1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)'), indstat_internal.exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', NULL), indstat_internal.exact_sums_combine(NULL, NULL);
SELECT pg_temp.try($$SELECT indstat_internal.exact_sums_combine('1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:completion:():(2,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT indstat_internal.exact_sums_combine('1:yoy_growth:(3172567788242257,3171000125178852):(1,0,0,0,0,1);(2,0,0,0,0,3)', '1:yoy_growth:(3174139746272959,3172567788242257):(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);
SELECT pg_temp.try($$SELECT indstat_internal.exact_sums_combine('1:share:():(9223372036854775807,0,0,0,0,1);(9223372036854775807,0,0,0,0,3)', '1:share:():(1,0,0,0,0,1);(2,0,0,0,0,3)')$$);

-- the range of exact sums
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e64::numeric)) v (v)');
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e-65::numeric)) v (v)');
SELECT pg_temp.try('SELECT share(v, true) FROM (VALUES (1e300::float8)) v (v)');
SELECT share(v, v < 1) FROM (VALUES (1e63::numeric), (1e-60)) v (v);
SELECT share(v, v = 1e-64) FROM (VALUES (1e63::numeric), (-1e63), (1e-64), (1e-64)) v (v);

-- what a state says of itself fits together, or is refused; next to each that is refused stands the nearest that is not
SELECT t, pg_temp.try(format('SELECT %L::exact_sums', t)) AS read
FROM (VALUES
	('1:share:():(2,0,0,0,0,1);(2,0,0,0,0,3)'), ('1:share:():(3,0,0,0,0,1);(2,0,0,0,0,3)'),
	('1:contribution:():(4,0,0,0,0,1);(2,0,0,0,0,3)'), ('1:contribution:():(3,0,0,0,0,1);(2,0,0,0,0,3)'), ('1:contribution:():(6,0,0,0,0,1);(2,0,0,0,0,3)'),
	('1:contribution:():(9223372036854775806,0,0,0,0,1);(4611686018427387903,0,0,0,0,3)'), ('1:contribution:():(9223372036854775806,0,0,0,0,1);(4611686018427387902,0,0,0,0,3)'),
	('1:completion:():(2,0,0,0,0,1);(2,0,0,0,0,3)'), ('1:completion:():(1,0,0,0,0,1);(2,0,0,0,0,3)'), ('1:completion:():(2,0,0,0,0,1);(1,0,0,0,0,3)'),
	('1:contribution_share:():(2,0,0,0,0,1);(2,0,0,0,0,3)'), ('1:contribution_share:():(1,0,0,0,0,1);(2,0,0,0,0,3)'), ('1:contribution_share:():(2,0,0,0,0,1);(3,0,0,0,0,3)'), ('1:contribution_share:():(4,0,0,0,0,1);(2,0,0,0,0,3)'),
	('1:share_change:():(1,0,0,0,0,1);(1,0,0,0,0,3);(1,0,0,0,0,1);(1,0,0,0,0,3)'), ('1:share_change:():(2,0,0,0,0,1);(1,0,0,0,0,3);(2,0,0,0,0,1);(1,0,0,0,0,3)'), ('1:share_change:():(0,0,0,0,0,0);(1,0,0,0,0,3);(1,0,0,0,0,1);(1,0,0,0,0,3)'), ('1:share_change:():(1,0,0,0,0,1);(2,0,0,0,0,3);(1,0,0,0,0,1);(1,0,0,0,0,3)'),
	('1:yoy_growth:(0,0):(0,0,0,0,0,0);(0,0,0,0,0,0)'), ('1:yoy_growth:(0,0):(1,0,0,0,0,0);(0,0,0,0,0,0)'), ('1:yoy_growth:(0,0):(0,0,0,0,0,0);(1,0,0,0,0,0)'), ('1:yoy_growth:(3167469662060748,0):(0,0,0,0,0,0);(1,0,0,0,0,1)'),
	('1:yoy_growth_member:(3172567788242257,3171000125178852,1,0,5,6,0):(0,0,0,0,0,0);(1,0,0,0,0,1)'), ('1:yoy_growth_member:(3172567788242257,3171000125178852,0,1,5,6,0):(0,0,0,0,0,0);(1,0,0,0,0,1)'), ('1:yoy_growth_member:(3172567788242257,3171000125178852,5,6,1,0,0):(1,0,0,0,0,1);(0,0,0,0,0,0)'), ('1:yoy_growth_member:(3172567788242257,3171000125178852,5,6,0,1,0):(1,0,0,0,0,1);(0,0,0,0,0,0)'),
	('1:yoy_growth_member:(3172567788242257,3171000125178852,0,0,0,0,1):(0,0,0,0,0,0);(0,0,0,0,0,0)'), ('1:yoy_growth_member:(3172567788242257,3171000125178852,0,0,0,0,1):(1,0,0,0,0,1);(0,0,0,0,0,0)'), ('1:yoy_growth_member:(3172567788242257,3171000125178852,0,0,0,0,1):(0,0,0,0,0,0);(1,0,0,0,0,1)'), ('1:yoy_growth_member:(3172567788242257,3171000125178852,0,0,0,0,-1):(1,0,0,0,0,1);(0,0,0,0,0,0)'),
	('1:yoy_growth:(4294967298,0):(1,0,0,0,0,1);(0,0,0,0,0,0)'), ('1:yoy_growth:(4294967297,0):(1,0,0,0,0,1);(0,0,0,0,0,0)'), ('1:yoy_growth:(6442450945,0):(1,0,0,0,0,1);(0,0,0,0,0,0)'),
	-- not finite, and the sum of what is finite
	('1:share:():(2,1,0,0,0,0);(2,1,0,0,0,1)'), ('1:share:():(1,1,0,0,0,1);(2,1,0,0,0,1)'), ('1:share:():(1,0,1,0,0,-1);(2,0,1,0,0,1)'), ('1:share:():(1,0,0,1,0,1);(2,0,0,1,0,1)'), ('1:share:():(3,1,1,1,0,1);(4,1,1,1,0,1)'), ('1:share:():(3,1,1,1,0,0);(3,1,1,1,0,0)'),
	('1:share:():(1,0,2,0,0,0);(2,0,0,0,0,0)'), ('1:share:():(1,0,0,2,0,0);(2,0,0,0,0,0)'), ('1:share:():(1,2,0,0,0,0);(2,0,0,0,0,0)'), ('1:share:():(2,0,1,2,0,0);(2,0,0,0,0,0)'), ('1:share:():(2,1,1,1,0,0);(2,0,0,0,0,0)'), ('1:share:():(1,-1,0,0,0,0);(2,0,0,0,0,0)'), ('1:share:():(1,0,-1,0,0,0);(2,0,0,0,0,0)'), ('1:share:():(1,0,0,-1,0,0);(2,0,0,0,0,0)'),
	('1:sum_of_parts:(5,2,2,0):(0,0,0,0,0,0)'), ('1:sum_of_parts:(0,-1,-1,0):(0,0,0,0,0,0)'), ('1:sum_of_parts:(0,0,-1,0):(1,0,0,0,0,0)'), ('1:sum_of_parts:(0,2,0,0):(1,0,0,0,0,0)'), ('1:sum_of_parts:(0,2,1,0):(1,0,0,0,0,0)'),
	('1:growth_breadth:(1,0,0,0):'), ('1:growth_breadth:(0,0,0,-1):'), ('1:growth_breadth:(-1,0,0,0):'), ('1:growth_breadth:(0,0,0):'), ('1:growth_breadth:(0,0,0,0):(0,0,0,0,0,0)'),
	-- the number of digits before and behind the point, and a digit beside
	('1:share:():(1,0,0,0,0,' || repeat('9', 78) || ');(1,0,0,0,0,-' || repeat('9', 78) || '.' || repeat('9', 64) || ')'), ('1:share:():(1,0,0,0,0,0' || repeat('0', 77) || ');(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,0' || repeat('0', 78) || ');(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,0.' || repeat('0', 63) || '1);(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,0.' || repeat('0', 64) || '0);(1,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,0,-0);(1,0,0,0,0,-0.0)'), ('1:share:():(1,0,0,0,0,--1);(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,:);(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,/);(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,1.:);(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,1./);(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,1.2.3);(1,0,0,0,0,0)'), ('1:share:():(+1,0,0,0,0,1);(1,0,0,0,0,0)'), ('1:share:():(:,0,0,0,0,1);(1,0,0,0,0,0)'), ('1:share:():(1/,0,0,0,0,1);(1,0,0,0,0,0)'),
	('1:share:():(1,0,0,0,16383,1);(1,0,0,0,0,0)'), ('1:share;():(1,0,0,0,0,1);(1,0,0,0,0,0)'), ('1:share:[):(1,0,0,0,0,1);(1,0,0,0,0,0)'), ('1:share:(]:(1,0,0,0,0,1);(1,0,0,0,0,0)'), ('1:share:();(1,0,0,0,0,1);(1,0,0,0,0,0)'), ('1:share:():(1,0,0,0,0,1),(1,0,0,0,0,0)'), ('0:share:():(1,0,0,0,0,1);(1,0,0,0,0,0)'), ('-1:share:():(1,0,0,0,0,1);(1,0,0,0,0,0)'), ('1:yoy:(0,0):(0,0,0,0,0,0);(0,0,0,0,0,0)'), ('1:yoy_growth:(0;0):(0,0,0,0,0,0);(0,0,0,0,0,0)'), ('1:yoy_growth:(0,0,0):(0,0,0,0,0,0);(0,0,0,0,0,0)'), ('1::():'),
	('1:time_agg:(0,83,0,0,0,0,0,0):(0,0,0,0,0,0)'), ('1:time_agg:(0,595,0,0,0,0,0,0):(0,0,0,0,0,0)'), ('1:time_agg:(4294967297,1107,1,0,0,0,0,0):(1,0,0,0,0,0)'), ('1:time_agg:(4294967297,1107,1,0,0,0,0,0):(2,0,0,0,0,0)'), ('1:time_agg:(4294967297,1107,2,0,0,0,0,0):(1,0,0,0,0,0)'), ('1:time_agg:(3172567788242257,83,1,0,0,0,0,0):(0,0,0,0,0,0)'), ('1:time_agg:(3172567788242257,83,0,0,0,0,0,0):(1,0,0,0,0,0)'),
	('1:time_agg:(3172567788242257,1619,1,0,0,0,0,0):(1,0,0,0,0,0)'), ('1:time_agg:(0,339,0,0,0,0,0,0):(0,0,0,0,0,0)'), ('1:time_agg:(0,2131,0,0,0,0,0,0):(0,0,0,0,0,0)'), ('1:time_agg:(0,88,0,0,0,0,0,0):(0,0,0,0,0,0)'), ('1:time_agg:(0,0,0,0,0,0,0,0):(0,0,0,0,0,0)'),
	('1:time_agg:(4294967297,1107,1,0,0,0,0,0):(1,0,0,0,0,0)'), ('1:time_agg:(4294967298,1107,1,0,0,0,0,0):(1,0,0,0,0,0)')
) AS v (t);
-- of the days of a month and months of a year: as many figures as each way of collecting can have; the middle of an even and of an odd number
SELECT code, unit, bits, string_agg(figures::text, ' ' ORDER BY figures) FILTER (WHERE pg_temp.try(format('SELECT ''1:time_agg:(%s,%s,%s,0,0,0,0,0):(%s,0,0,0,0,0)''::exact_sums', whole, ascii(code) + unit, bits, figures)) !~ '^22') AS read
FROM unnest('{S,E,B,A,M,H,L,Y}'::text[]) code, (VALUES (512, '2023'::ref_period, 6), (512, '2023', 96), (512, '2023', 32), (512, '2023', 64), (512, '2023', 4095), (512, '2023', 4096), (1024, '2023-05', 1 << 15), (1024, '2023-05', 7 << 14), (1024, '2023-05', 1 << 30), (1024, '2023-05', 1 << 14)) w (unit, p, bits), generate_series(0, 4) figures,
	LATERAL (SELECT substring(indstat_internal.time_agg_trans(NULL, NULL::numeric, NULL::ref_period, p, 'S')::text FROM '[0-9]{9,}') AS whole) n
GROUP BY code, unit, bits ORDER BY code, unit, bits;
-- what an aggregate makes is never refused
CREATE TEMP TABLE made AS
SELECT indstat_internal.time_agg_trans(indstat_internal.time_agg_trans(NULL, 1.5, '2023-02'::ref_period, '2023', code), 0.25, ('2023-0' || m)::ref_period, '2023', code)::text AS t FROM unnest('{S,E,B,A,M,H,L,Y}'::text[]) code, generate_series(3, 9) m
UNION ALL SELECT indstat_internal.time_agg_trans(NULL, 1.5, p, '2023-05', code)::text FROM unnest('{S,E,B,A,M,H,L,Y}'::text[]) code, unnest(ARRAY['2023-05', '2023-05-16', '2023-05-15/P3D', '2023-W20']::ref_period[]) p
UNION ALL SELECT indstat_internal.time_agg_trans(NULL, 1.5, '2023-06-01/P2M'::ref_period, '2023', code)::text FROM unnest('{S,E,B,A,M,H,L,Y}'::text[]) code
UNION ALL SELECT indstat_internal.share_trans(NULL, v, p)::text FROM unnest('{NaN,Infinity,-Infinity,0,0.001}'::numeric[]) v, unnest('{t,f}'::boolean[]) p UNION ALL SELECT indstat_internal.contribution_trans(NULL, v, 5, p)::text FROM unnest('{NaN,Infinity,-Infinity,0,0.001}'::numeric[]) v, unnest('{t,f}'::boolean[]) p
UNION ALL SELECT indstat_internal.contribution_share_trans(NULL, v, 5, p)::text FROM unnest('{NaN,Infinity,-Infinity,0,0.001}'::numeric[]) v, unnest('{t,f}'::boolean[]) p UNION ALL SELECT indstat_internal.share_change_trans(NULL, v, 5, p)::text FROM unnest('{NaN,Infinity,-Infinity,0,0.001}'::numeric[]) v, unnest('{t,f}'::boolean[]) p
UNION ALL SELECT indstat_internal.chain_completion_trans(NULL, v, 5, true)::text FROM unnest('{NaN,Infinity,-Infinity,0,0.001,NULL}'::numeric[]) v
UNION ALL SELECT indstat_internal.yoy_growth_member_trans(NULL, 1.5, p, at, m)::text FROM unnest(ARRAY['2023-05', '2022-05', '2024-02-29', '0001-05', NULL]::ref_period[]) p, unnest(ARRAY['2023-05', '2024-02-29', '0001-05', NULL]::ref_period[]) at, unnest('{a,NULL}'::text[]) m;
SELECT count(*) AS made, count(*) FILTER (WHERE pg_temp.try(format('SELECT %L::exact_sums::text', t)) <> t) AS refused FROM made;

-- values at every place from 10^-64 to 10^63, alone, beside one that they borrow from and one that they cancel: the sum is numeric's
SELECT count(*) AS sums, count(*) FILTER (WHERE one <> v OR scale(one) <> min_scale(v)) AS one, count(*) FILTER (WHERE two <> v - w) AS two, count(*) FILTER (WHERE cancelled <> 0) AS cancelled
FROM (SELECT v, w, (SELECT sum_of_parts(x, 'non_null') FROM unnest(ARRAY[v]) x) AS one, (SELECT sum_of_parts(x, 'non_null') FROM unnest(ARRAY[v, -w]) x) AS two, (SELECT sum_of_parts(x, 'non_null') FROM unnest(ARRAY[v, w, -v, -w]) x) AS cancelled
	FROM (SELECT s * d * ('1e' || e)::numeric AS v, ('1e' || f)::numeric AS w FROM unnest(ARRAY[1, -1]) s, unnest(ARRAY[1, 9999, 10000, 12345, 99999999, 1000000000000001, 9999999999999999, 10000000000000000, 12345678901234567, 99999999999999999999]::numeric[]) d, generate_series(-64, 44, 3) e, unnest(ARRAY[-64, -4, 0, 3, 59, 63]) f) x) y;
-- digits that fill a place until they are carried, from numerics, doubles and integers, as long as they go into one and longer
SELECT count(*) AS sums, count(*) FILTER (WHERE numeric_sum <> v::numeric * n) AS numeric, count(*) FILTER (WHERE bigint_sum <> v::numeric * n) AS bigint, count(*) FILTER (WHERE negative_sum <> -v::numeric * n) AS negative, count(*) FILTER (WHERE mixed_sum <> v * (n % 2)) AS mixed, count(*) FILTER (WHERE float8_sum <> v::float8::text::numeric * n) AS float8
FROM unnest(ARRAY[2305843009213692, 2305843009213693, 2305843009213694, 9999999999999999, 999999999999999, 9223372036854775807]) v, unnest(ARRAY[1, 2, 249, 250, 251, 999, 1000, 1001, 3000]) n,
	LATERAL (SELECT sum_of_parts(x::numeric, 'non_null') AS numeric_sum, sum_of_parts(x, 'non_null') AS bigint_sum, sum_of_parts(-x, 'non_null') AS negative_sum, sum_of_parts(CASE i % 2 WHEN 1 THEN x ELSE -x END, 'non_null') AS mixed_sum, sum_of_parts(x::float8, 'non_null') AS float8_sum FROM (SELECT i, v - i + i AS x FROM generate_series(1, n) i) g) s;
SELECT sum_of_parts(v, 'non_null') AS lowest, sum_of_parts(v, 'non_null') = -9223372036854775808::numeric * 3 AS three FROM unnest(ARRAY[-9223372036854775808, -9223372036854775808, -9223372036854775808]) v;
-- the ends of the range: what is just within, and what is beyond, on the way in, in a sum, and where sums join
SELECT e, d, pg_temp.try(format('SELECT sum_of_parts(%s * (''1e%s'')::numeric, ''non_null'') = %s * (''1e%s'')::numeric', d, e, d, e)) AS numeric, CASE WHEN abs(e) < 100 THEN pg_temp.try(format('SELECT sum_of_parts((%s * (''1e%s'')::numeric)::float8, ''non_null'') = ((%s * (''1e%s'')::numeric)::float8::text)::numeric', d, e, d, e)) END AS float8
FROM (VALUES (63, '9.9'), (63, '-9.99999999999999999'), (64, '1'), (64, '-1'), (-64, '1'), (-64, '-7'), (-65, '1'), (-65, '10'), (-64, '1.5'), (60, '12345'), (47, '12345678901234567'), (48, '12345678901234567'), (60, '9999'), (59, '99999')) v (e, d);
SELECT pg_temp.try(format('SELECT indstat_internal.exact_sums_combine(%1$L, %2$L)', a, b)) AS joined
FROM (SELECT repeat('9', 78) AS top, '1' || repeat('0', 60) AS unit) t, LATERAL (VALUES (format('1:share:():(1,0,0,0,0,%s);(1,0,0,0,0,0)', top), '1:share:():(1,0,0,0,0,0);(1,0,0,0,0,0)'), (format('1:share:():(1,0,0,0,0,%s);(1,0,0,0,0,0)', top), '1:share:():(1,0,0,0,0,1);(1,0,0,0,0,0)'), (format('1:share:():(1,0,0,0,0,-%s);(1,0,0,0,0,0)', top), '1:share:():(1,0,0,0,0,-1);(1,0,0,0,0,0)'), (format('1:share:():(1,0,0,0,0,-%s);(1,0,0,0,0,0)', top), format('1:share:():(1,0,0,0,0,%s);(1,0,0,0,0,0)', top)), (format('1:share:():(1,0,0,0,0,%s);(1,0,0,0,0,0)', top), format('1:share:():(1,0,0,0,0,%s);(1,0,0,0,0,0)', top))) s (a, b);
-- all counts at the end of bigint, one by one
SELECT what, pg_temp.try(format('SELECT indstat_internal.exact_sums_combine(%1$L, %1$L)', s)) AS joined FROM (VALUES ('NaN', '1:share:():(4611686018427387904,4611686018427387904,0,0,0,0);(4611686018427387904,0,0,0,0,0)'), ('half of it', '1:share:():(4611686018427387903,4611686018427387903,0,0,0,0);(4611686018427387903,0,4611686018427387903,0,0,0)'), ('minus infinity', '1:share:():(4611686018427387903,0,0,4611686018427387903,0,0);(4611686018427387903,0,0,0,0,0)')) v (what, s);
