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
SELECT rank_state_send('1:1:1:77:1:2');
SELECT rank_within_trans('1:1:1:5:1:2', 5::bigint, 7::bigint), rank_state_final('1:1:1:5:1:2'), rank_state_combine('1:1:1:5:1:2', '1:1:1:5:2:2'), rank_state_combine(NULL, '1:1:1:5:2:2'), rank_state_combine('1:1:1:5:2:2', NULL);
SELECT pg_temp.try($$SELECT rank_state_combine('1:1:1:5:1:2', '1:1:1:6:2:2')$$);
SELECT pg_temp.try($$SELECT rank_state_combine('1:1:1:5:1:2', '1:1:0:5:2:2')$$);
SELECT pg_temp.try($$SELECT rank_state_combine('1:1:1:5:1:9223372036854775807', '1:1:1:5:0:2')$$);
-- values that only a hash could confuse
SELECT rank_within(o, p) FROM (VALUES ('Infinity'::numeric, 1::numeric), ('-Infinity', 2)) v (o, p);
SELECT rank_within(o, p) FROM (VALUES ('Infinity'::numeric, 1::numeric), ('1e1000', 2)) v (o, p);
SELECT rank_within('-Infinity'::numeric, p) AS last, rank_within('Infinity'::numeric, p) AS first, rank_within(0.0, p) AS zero
FROM (VALUES ('Infinity'::numeric), ('-Infinity'), (0), (0.00), (1e-1000), (-1e-1000)) v (p);
SELECT rank_within(o, p) AS one_zero FROM (VALUES ('-0'::float8, 1::float8), ('0', -1)) v (o, p);
