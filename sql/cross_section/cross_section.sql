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

-- text: one form, members in order, without loss
SELECT t, t::cross_section::text, t::cross_section::text::cross_section = t::cross_section AS same
FROM (VALUES
	('{}'), (' { } '),
	('{1: 12.5}'),
	('{ 3 :-1.50,1:+.5 , 2:0.000 }'),
	('{5: 1, 900: 2, -7: 3}'),
	('{"370900": 12.5, "371000": 13}'),
	('{"泰安": 1e2, "a\"b\\c\n": -2.5E-3}'),
	('{"\u6cf0\u5b89": 1, "\ud83d\ude00": 2}'),
	('{1: 9223372036854775807, 2: -9223372036854775807}'),
	('{1: 0.000000000000000000000000000000000000000000000000000000000001}'),
	('{-9223372036854775808: 1, 9223372036854775807: 2}'),
	('{1: null, 2: 5}')
) AS v (t);

-- and where a text is wrong, the error says so
SELECT t, pg_temp.try(format('SELECT %L::cross_section', t))
FROM (VALUES
	(''), ('{'), ('[1]'), ('{1}'), ('{1:}'), ('{1: 2'), ('{1: 2,}'), ('{1: 2} x'), ('{1: 2 3: 4}'), ('{1: "2"}'),
	('{1: 2, "3": 4}'), ('{"3": 4, 1: 2}'), ('{1.5: 2}'), ('{9223372036854775808: 2}'), ('{a: 1}'), ('{"": 1}'), ('{"a: 1}'),
	('{"\u00": 1}'), ('{"\ud83d": 1}'), ('{"\u0000": 1}'), ('{"\x": 1}'),
	('{1: x}'), ('{1: NaN}'), ('{1: Infinity}'), ('{1: 1.2.3}'), ('{1: -}'), ('{1: .}'), ('{1: 1e}'), ('{1: 1e+}'), ('{1: +-1}'), ('{1: 1-1}'), ('{1: ..5}'), ('{1: 1e400000}'),
	('{1: 9223372036854775808}'), ('{1: 1000000000000000000, 2: 0.01}'), ('{1: 1e-61}'),
	('{2: 1, 1: 1, 2: 1}'), ('{"a": 1, "\u0061": 2}')
) AS v (t);
SELECT pg_temp.try(format('SELECT %L::cross_section', '{"' || repeat('x', 256) || '": 1}'));

-- equality and hash are those of the value
SELECT a = b AS eq, a <> b AS ne, indstat_internal.cross_section_hash(a) = indstat_internal.cross_section_hash(b) AS hash,
	indstat_internal.cross_section_hash_extended(a, 7) = indstat_internal.cross_section_hash_extended(b, 7) AS hash_extended
FROM (VALUES
	('{1: 1.50, 2: 3}'::cross_section, '{2: 3.0, 1: 1.5}'::cross_section),
	('{1: 1.5, 2: 3}', '{1: 1.5, 3: 3}'),
	('{1: 1}', '{"1": 1}'),
	('{}', '{}')
) AS v (a, b);
SELECT cs, count(*) FROM (VALUES ('{1: 1}'::cross_section), ('{1: 1.0}'), ('{1: 2}')) AS v (cs) GROUP BY cs ORDER BY 2;

-- taken apart
SELECT value_at(cs, 1) AS at_1, value_at(cs, 2) AS at_2, value_at(cs, 9) AS at_9,
	members(cs), total(cs)
FROM (VALUES ('{1: 1.50, 3: -4.25}'::cross_section), ('{1: 9223372036854775807, 2: 9223372036854775807}'), ('{}')) AS v (cs);
SELECT value_at('{"a": 1, "c": 3}'::cross_section, m) FROM (VALUES ('a'), ('b'), ('c'), ('')) AS v (m);
SELECT q, pg_temp.try('SELECT ' || q)
FROM (VALUES ($$value_at('{1: 1}'::cross_section, '1')$$), ($$value_at('{"1": 1}'::cross_section, 1)$$), ($$value_at('{}'::cross_section, '1')$$)) AS v (q);
SELECT member, value FROM unnest('{10: 1.50, 2: -4.25}'::cross_section);
SELECT member, value FROM unnest('{"泰安": 1.50, "a": 2}'::cross_section);
SELECT member, value FROM unnest_int8('{10: 1.50, 2: -4.25}'::cross_section);
SELECT pg_temp.try($$SELECT unnest_int8('{"a": 1}'::cross_section)$$);

-- side by side
SELECT member, "values" FROM side_by_side('{1: 5, 3: 1.5}', NULL, '{2: 7, 3: -1}', '{}');
SELECT member, "values" FROM side_by_side('{"a": 5}', '{"b": 6, "a": 0}');
SELECT count(*) FROM side_by_side(NULL, NULL);
SELECT pg_temp.try($$SELECT side_by_side('{"a": 1}', '{}', '{1: 1}')$$);
SELECT pg_temp.try($$SELECT side_by_side(VARIADIC array_fill('{}'::cross_section, ARRAY[65]))$$);

-- binary form
SELECT encode(indstat_internal.cross_section_send(cs), 'hex')
FROM (VALUES ('{}'::cross_section), ('{1: 1.5, 4: -2}'), ('{"b": 1, "a": 100000}')) AS v (cs);
