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

-- text: one form, members in order; a parent that is no member becomes a top
SELECT t, t::hierarchy::text, t::hierarchy::text::hierarchy = t::hierarchy AS same
FROM (VALUES
	('{}'), (' { } '),
	('{1: null}'),
	('{ 2 :1 , 3:1,1:null }'),
	('{2: 1, 4: 2, 10: 1}'),
	('{7: 8, -3: 8}'),
	('{"370900": "370000", "371000": "370000", "370000": null}'),
	('{"泰安": "山东", "a\"b\\c": "\u5c71\u4e1c"}'),
	('{-9223372036854775808: 9223372036854775807}'),
	('{9223372036854775806: 9223372036854775807}')
) AS v (t);

-- and where a text is wrong, the error says so
SELECT t, pg_temp.try(format('SELECT %L::hierarchy', t))
FROM (VALUES
	(''), ('{'), ('[]'), ('{1}'), ('{1:}'), ('{1: 2'), ('{1: 2,}'), ('{1: 2} x'), ('{1: "2"}'), ('{"1": 2}'),
	('{1: 2.5}'), ('{1.5: 2}'), ('{1: 9223372036854775808}'), ('{a: 1}'), ('{"": null}'), ('{"a": ""}'),
	('{1: 1}'), ('{1: 2, 2: 1}'), ('{1: 2, 2: 3, 3: 2, 9: null}'), ('{1: null, 1: 2}'), ('{"a": "b", "\u0061": "c"}')
) AS v (t);
SELECT pg_temp.try(format('SELECT %L::hierarchy', '{"' || repeat('x', 256) || '": null}'));

-- from rows
CREATE TEMPORARY TABLE region (id bigint, code text, parent_id bigint, parent_code text);
INSERT INTO region VALUES
	(1, '370000', NULL, NULL), (2, '370100', 1, '370000'), (3, '370900', 1, '370000'),
	(4, '370911', 3, '370900'), (5, '370921', 3, '370900'), (6, '130000', NULL, NULL);
SELECT hierarchy(array_agg(id ORDER BY id DESC), array_agg(parent_id ORDER BY id DESC)),
	hierarchy(array_agg(code), array_agg(parent_code)) FROM region;
SELECT hierarchy('{}'::bigint[], '{}'), hierarchy('{}'::text[], '{}') = hierarchy('{}'::bigint[], '{}') AS same;
SELECT hierarchy(NULL::bigint[], '{}') IS NULL AS null_in_null_out;
SELECT q, pg_temp.try('SELECT ' || q)
FROM (VALUES
	('hierarchy(ARRAY[1,2], ARRAY[NULL]::bigint[])'),
	('hierarchy(ARRAY[1,NULL], ARRAY[NULL,1]::bigint[])'),
	('hierarchy(ARRAY[[1],[2]], ARRAY[[3],[4]])'), ('hierarchy(ARRAY[[1],[2]], ARRAY[3,4])'), ('hierarchy(ARRAY[1,2], ARRAY[[3],[4]])'), ('hierarchy(ARRAY[1,2], ARRAY[3,4,5])'),
	('hierarchy(ARRAY[1,2], ARRAY[2,1])'),
	('hierarchy(ARRAY[''a'',''''], ARRAY[NULL,''a''])'),
	('hierarchy(ARRAY[''a'',''b''], ARRAY[NULL,''''])')
) AS v (q);

-- taken apart
SELECT member, parent FROM unnest('{4: 2, 2: 1, 10: 1}'::hierarchy);
SELECT member, parent FROM unnest('{"b": "a"}'::hierarchy);
SELECT parent_of(h, 4) AS of_4, parent_of(h, 1) AS of_top, parent_of(h, 3) AS of_gap, parent_of(h, 99) AS of_none
FROM (VALUES ('{4: 2, 2: 1, 5: 1}'::hierarchy)) AS v (h);
SELECT parent_of('{"b": "a"}'::hierarchy, 'b'), parent_of('{"b": "a"}'::hierarchy, 'a');
SELECT q, pg_temp.try('SELECT ' || q) FROM (VALUES ($$parent_of('{4: 2}', '4')$$), ($$parent_of('{"4": "2"}', 4)$$)) AS v (q);

-- equality and hash are those of the value, whatever the spelling
SELECT a = b AS eq, a <> b AS ne, indstat_internal.hierarchy_hash(a) = indstat_internal.hierarchy_hash(b) AS hash,
	indstat_internal.hierarchy_hash_extended(a, 7) = indstat_internal.hierarchy_hash_extended(b, 7) AS hash_extended
FROM (VALUES
	('{2: 1}'::hierarchy, '{1: null, 2: 1}'::hierarchy),
	('{2: 1, 3: 1}', '{3: 1, 2: 1}'),
	('{2: 1, 3: 1}', '{3: 2, 2: 1}')
) AS v (a, b);

-- random trees: in, out, binary and rows agree; what parent_of says is what was given
SELECT setseed(0.5);
CREATE TEMPORARY TABLE tree AS
SELECT t, i * s AS member, CASE WHEN random() < 0.1 OR i = 1 THEN NULL ELSE (1 + floor(random() * (i - 1)))::bigint * s END AS parent
FROM (VALUES (1, 1::bigint), (2, 2), (3, 3), (4, 1000000007)) AS v (t, s), generate_series(1, 300) AS i;
WITH packed AS (
	SELECT t, hierarchy(array_agg(member ORDER BY member), array_agg(parent ORDER BY member)) AS h,
		hierarchy(array_agg(member::text), array_agg(parent::text)) AS h_text
	FROM tree GROUP BY t
)
SELECT t, h::text::hierarchy = h AS text_form,
	(SELECT bool_and(parent_of(h, r.member) IS NOT DISTINCT FROM r.parent) FROM tree AS r WHERE r.t = p.t) AS parents,
	(SELECT bool_and(parent_of(h_text, r.member::text) IS NOT DISTINCT FROM r.parent::text) FROM tree AS r WHERE r.t = p.t) AS text_parents,
	NOT EXISTS (SELECT member, parent FROM tree AS r WHERE r.t = p.t
		EXCEPT SELECT member::bigint, parent::bigint FROM unnest(h)) AS rows
FROM (SELECT t, h, h_text FROM packed) AS p ORDER BY t;

-- binary form
SELECT encode(indstat_internal.hierarchy_send(h), 'hex')
FROM (VALUES ('{}'::hierarchy), ('{4: 2, 2: 1, 10: 1}'), ('{"b": "a"}')) AS v (h);
