SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
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
-- one own value among its peers; NULL and NaN are not ranked
SELECT own, rank_within(own, peer) AS high, rank_within(own, peer, false) AS low, rank_within(own::float8, peer::float8) AS float8, rank_within(own, peer, NULL::boolean) AS no_direction
FROM (VALUES (2.0), (5), (0), (NULL), ('NaN'), ('Infinity')) o (own) CROSS JOIN (VALUES (1.0), (2), (2.00), (3), (NULL), ('NaN')) p (peer) GROUP BY own ORDER BY own;
SELECT rank_within(own, peer) AS no_rows FROM (VALUES (1, 2)) s (own, peer) WHERE false;
SELECT rank_within(own, peer) AS no_peers FROM (VALUES (1, NULL::int)) s (own, peer);
SELECT rank_within(own, 1) FROM (VALUES (1.0), (1.00)) s (own);
SELECT rank_within(own, 1) FROM (VALUES (1.0), (1.01)) s (own);
SELECT rank_within(own, 1) FROM (VALUES (1.0), (NULL)) s (own);
SELECT rank_within(own, 1, own = 1) FROM (VALUES (1.0, 1), (1, 2), (1, 3)) s (own, x) HAVING true;
SELECT rank_within(1, x, x = 1) FROM (VALUES (1), (2)) s (x);
-- its state
SELECT t, pg_temp.try(format('SELECT %L::rank_state', t)) FROM (VALUES ('1:1:1:77:1:2'), ('1:0:2:0:0:5'), ('1:1:0:-9223372036854775808:0:9223372036854775807'),
	(''), ('1'), ('1:1:1:77:1'), ('1:1:1:77:1:2:3'), ('1:1:1:77:1:2 '), ('2:1:1:77:1:2'), ('1:2:1:77:1:2'), ('1:1:3:77:1:2'), ('1:257:1:77:1:2'), ('1:1:1:77:3:2'), ('1:1:1:77:-1:2'), ('1:0:1:77:0:2'), ('1:0:1:0:1:2'), ('1:1:2:77:1:2'), ('1:1:1:9223372036854775808:1:2'), ('1:1:1:99999999999999999999:1:2'), ('1:1:1:77::2')) v (t);
SELECT indstat_internal.rank_state_send('1:1:1:77:1:2');
SELECT indstat_internal.rank_within_trans('1:1:1:5:1:2', 5::bigint, 7::bigint), indstat_internal.rank_state_final('1:1:1:5:1:2'), indstat_internal.rank_state_combine('1:1:1:5:1:2', '1:1:1:5:2:2'), indstat_internal.rank_state_combine(NULL, '1:1:1:5:2:2'), indstat_internal.rank_state_combine('1:1:1:5:2:2', NULL);
SELECT pg_temp.try($$SELECT indstat_internal.rank_state_combine('1:1:1:5:1:2', '1:1:1:6:2:2')$$);
SELECT pg_temp.try($$SELECT indstat_internal.rank_state_combine('1:1:1:5:1:2', '1:1:0:5:2:2')$$);
SELECT pg_temp.try($$SELECT indstat_internal.rank_state_combine('1:1:1:5:1:9223372036854775807', '1:1:1:5:0:2')$$);
-- values that only a hash could confuse
SELECT rank_within(o, p) FROM (VALUES ('Infinity'::numeric, 1::numeric), ('-Infinity', 2)) v (o, p);
SELECT rank_within(o, p) FROM (VALUES ('Infinity'::numeric, 1::numeric), ('1e1000', 2)) v (o, p);
SELECT rank_within('-Infinity'::numeric, p) AS last, rank_within('Infinity'::numeric, p) AS first, rank_within(0.0, p) AS zero
FROM (VALUES ('Infinity'::numeric), ('-Infinity'), (0), (0.00), (1e-1000), (-1e-1000)) v (p);
SELECT rank_within(o, p) AS one_zero FROM (VALUES ('-0'::float8, 1::float8), ('0', -1)) v (o, p);

-- every own value among peers, by every type and both ways, against counting; the rank is the same wherever the peers were divided
CREATE TEMP TABLE value AS SELECT n, v FROM unnest(ARRAY['-Infinity', '-9007199254740993', '-2', '-0.0', '0', '0.00', '1e-300', '1', '1.0', '2', '1e17', '9007199254740993', 'Infinity', 'NaN', NULL]::numeric[]) WITH ORDINALITY v (v, n);
SELECT count(*) AS own, count(*) FILTER (WHERE high IS DISTINCT FROM CASE WHEN o.v <> 'NaN' THEN more END) AS high, count(*) FILTER (WHERE low IS DISTINCT FROM CASE WHEN o.v <> 'NaN' THEN less END) AS low,
	count(*) FILTER (WHERE high8 IS DISTINCT FROM CASE WHEN o.v <> 'NaN' THEN more8 END) AS float8_high, count(*) FILTER (WHERE low8 IS DISTINCT FROM CASE WHEN o.v <> 'NaN' THEN less8 END) AS float8_low
FROM value o, LATERAL (SELECT rank_within(o.v, v) AS high, rank_within(o.v, v, false) AS low, rank_within(o.v::float8, v::float8, true) AS high8, rank_within(o.v::float8, v::float8, false) AS low8,
	1 + count(*) FILTER (WHERE v > o.v AND v <> 'NaN') AS more, 1 + count(*) FILTER (WHERE v < o.v) AS less, 1 + count(*) FILTER (WHERE v::float8 > o.v::float8 AND v <> 'NaN') AS more8, 1 + count(*) FILTER (WHERE v::float8 < o.v::float8) AS less8 FROM value) p;
SELECT count(*) AS own, count(*) FILTER (WHERE high <> more) AS high, count(*) FILTER (WHERE low <> less) AS low
FROM unnest(ARRAY[-9223372036854775808, -1, 0, 1, 9223372036854775806, 9223372036854775807]) o (v), LATERAL (SELECT rank_within(o.v, v) AS high, rank_within(o.v, v, false) AS low, 1 + count(*) FILTER (WHERE v > o.v) AS more, 1 + count(*) FILTER (WHERE v < o.v) AS less
	FROM unnest(ARRAY[-9223372036854775808, -9223372036854775808, -1, 0, 0, 1, 9223372036854775806, 9223372036854775807, NULL]) v (v)) p;
-- more hostile texts: flags of one byte and more, the ends of numbers
SELECT t, pg_temp.try(format('SELECT %L::rank_state', t)) FROM (VALUES ('255:1:1:77:1:2'), ('256:1:1:77:1:2'), ('0:1:1:77:1:2'), ('-1:1:1:77:1:2'), ('1:255:1:77:1:2'), ('1:256:1:77:1:2'), ('1:-1:1:77:1:2'), ('1:1:-1:77:1:2'), ('1:1:255:77:1:2'), ('1:1:256:77:1:2'), ('1:1:1:77:2:2'), ('1:1:1:77:0:0'), ('1:1:1:77:0:-1'), ('1:1:1:77:-1:-1'),
	('1:1:1:-9223372036854775809:0:1'), ('1:1:1:9223372036854775807:1:1'), ('1:1:1:77:0:9223372036854775808'), ('1:1:1::1:1'), ('1:1:1:-:1:1'), ('1:1:1:+7:1:1'), (' 1:1:1:7:1:1'), ('1;1:1:7:1:1'), ('1:1:2:7:0:1'), ('1:1:1:/:0:1'), ('1:0:0:0:0:0')) v (t);
-- what a state says of itself; own and direction are heard in every row, and of the second state
SELECT indstat_internal.rank_state_final('1:1:1:7:0:0') AS first, indstat_internal.rank_state_final('1:1:1:7:5:5') AS last, indstat_internal.rank_state_final('1:0:1:0:0:5') AS unknown, indstat_internal.rank_state_final('1:1:2:7:0:5') AS no_direction, pg_temp.try($$SELECT indstat_internal.rank_state_final('1:1:1:7:9223372036854775807:9223372036854775807')$$) AS too_many;
SELECT pg_temp.try(format('SELECT indstat_internal.rank_state_combine(%L, %L)', a, b)) FROM (VALUES ('1:1:1:5:1:2', '1:0:1:0:0:2'), ('1:0:1:0:0:2', '1:1:1:5:1:2'), ('1:1:1:5:1:2', '1:1:2:5:0:2'), ('1:0:0:0:0:2', '1:0:0:0:0:9223372036854775805'), ('1:0:0:0:0:2', '1:0:0:0:0:9223372036854775806'), ('1:1:1:5:2:3', '1:1:1:5:3:3'), ('1:1:1:0:2:3', '1:0:1:0:0:3')) v (a, b);
SELECT pg_temp.try($$SELECT indstat_internal.rank_within_trans('1:1:1:5:1:9223372036854775807', 5::bigint, 7::bigint)$$) AS peers, indstat_internal.rank_within_trans('1:1:1:5:1:9223372036854775807', 5::bigint, NULL::bigint) AS no_peer, indstat_internal.rank_within_trans('1:1:1:5:1:2', 5::bigint, 5::bigint) AS tie, indstat_internal.rank_within_trans('1:1:0:5:1:2', 5::bigint, 4::bigint, false) AS low, indstat_internal.rank_within_trans('1:1:2:5:0:2', 5::bigint, 4::bigint, NULL) AS none;
