-- The page of doc/make_reference, from the catalogue and from what the script has cut
-- the files of doc/reference/ into.  Goes to the file that the variable "made" names;
-- what is missing or too much to the one that "wrong" names.
SET client_min_messages = warning;
SET quote_all_identifiers = off;
SET jit = off;
SET search_path = public, taian;
CREATE TEMP TABLE entry (n integer PRIMARY KEY, kind text, title text, prose text, code text);
CREATE TEMP TABLE internal (reason text, pattern text);
CREATE TEMP TABLE since (name text PRIMARY KEY, version text);
CREATE TEMP TABLE output (n integer PRIMARY KEY, output text);
-- \copy takes no variables
SELECT format('\copy entry FROM %L', :'entries') AS a, format('\copy internal FROM %L', :'internal') AS b,
	format('\copy since FROM %L', :'since') AS c, format('\copy output FROM %L', :'outputs') AS d \gset
:a
:b
:c
:d

-- Everything that has a name and could be called, read or written.
CREATE TEMP VIEW of_extension AS
SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass;
CREATE TEMP TABLE object AS
SELECT 'function' AS kind, p.proname::text AS name, p.oid FROM pg_proc p
WHERE p.pronamespace = 'taian'::regnamespace
	OR p.pronamespace <> 'indstat_internal'::regnamespace AND EXISTS (SELECT FROM of_extension m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
UNION ALL
SELECT 'type', t.typname, t.oid FROM pg_type t JOIN of_extension m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid WHERE t.typelem = 0
UNION ALL
SELECT 'operator', 'operators of ' || COALESCE(l.typname, r.typname), o.oid
FROM pg_operator o JOIN of_extension m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
LEFT JOIN pg_type l ON l.oid = o.oprleft AND EXISTS (SELECT FROM of_extension t WHERE t.classid = 'pg_type'::regclass AND t.objid = l.oid)
LEFT JOIN pg_type r ON r.oid = o.oprright
UNION ALL
SELECT 'relation', c.relname, c.oid FROM pg_class c WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm');

-- names of entries, and which objects they stand for
CREATE TEMP TABLE named AS
SELECT e.n, i.place, i.name, '^(' || replace(regexp_replace(i.name, '([][().+?\\])', '\\\1', 'g'), '*', '.*') || ')$' AS pattern
FROM entry e CROSS JOIN LATERAL unnest(string_to_array(e.title, ', ')) WITH ORDINALITY AS i (name, place) WHERE e.kind = 'entry';
CREATE TEMP TABLE inside AS
SELECT o.*, i.reason FROM object o JOIN internal i ON o.name ~ ('^(' || replace(i.pattern, '*', '.*') || ')$');
CREATE TEMP TABLE shown AS
SELECT DISTINCT ON (o.kind, o.oid) n.n, n.place, n.name AS heading, o.*
FROM object o JOIN named n ON o.name ~ n.pattern
WHERE NOT EXISTS (SELECT FROM inside i WHERE i.kind = o.kind AND i.oid = o.oid)
-- a name goes before a pattern
ORDER BY o.kind, o.oid, n.name <> o.name, n.n;

\o :wrong
SELECT format('doc/reference: no entry for the %s %s', kind, name) FROM object o
WHERE NOT EXISTS (SELECT FROM shown s WHERE s.kind = o.kind AND s.oid = o.oid) AND NOT EXISTS (SELECT FROM inside i WHERE i.kind = o.kind AND i.oid = o.oid)
GROUP BY kind, name ORDER BY kind, name;
SELECT format('doc/reference: nothing is called %s', name) FROM named n WHERE NOT EXISTS (SELECT FROM shown s WHERE s.n = n.n AND s.heading = n.name) ORDER BY name;
SELECT format('doc/reference/internal: nothing is called %s', pattern) FROM internal i WHERE NOT EXISTS (SELECT FROM object o WHERE o.name ~ ('^(' || replace(i.pattern, '*', '.*') || ')$')) ORDER BY 1;
SELECT format('doc/reference: %s has two entries', name) FROM named GROUP BY name HAVING count(*) > 1 ORDER BY name;
SELECT format('doc/reference: the entry %s has no example', title) FROM entry e LEFT JOIN output o USING (n) WHERE kind = 'entry' AND (code = '' OR COALESCE(o.output, '') = '') ORDER BY n;
SELECT format('doc/reference: the example of %s has a result without rows', title) FROM entry JOIN output USING (n) WHERE output || E'\n' ~ '\n-[-+]*\n(\n|$)' ORDER BY n;
-- an example names what it is about: one of what a pattern stands for, every operator, every cast
SELECT format('doc/reference: the example of %s does not name it', name) FROM named JOIN entry e USING (n)
WHERE name !~ '[*]|^operators of ' AND e.code !~ ('\m' || name || '\M')
	OR name ~ '[*]' AND NOT EXISTS (SELECT FROM shown s WHERE s.n = named.n AND s.heading = named.name AND e.code ~ ('\m' || s.name || '\M')) ORDER BY 1;
SELECT DISTINCT format('doc/reference: the example of %s has no %s', s.name, p.oprname) FROM shown s JOIN pg_operator p ON p.oid = s.oid JOIN entry e ON e.n = s.n
WHERE s.kind = 'operator' AND e.code !~ CASE p.oprkind WHEN 'l' THEN '[ (]' || p.oprname || '\w' ELSE ' ' || regexp_replace(p.oprname, '([^a-z])', '\\\1', 'g') || ' ' END ORDER BY 1;
CREATE TEMP TABLE type_cast AS
SELECT s.n, s.name, format('%s to %s', c.castsource::regtype, c.casttarget::regtype) AS what, c.casttarget::regtype::text AS target, obj_description(c.oid, 'pg_cast') AS comment
FROM pg_cast c JOIN of_extension m ON m.classid = 'pg_cast'::regclass AND m.objid = c.oid
JOIN shown s ON s.kind = 'type' AND s.oid = CASE WHEN EXISTS (SELECT FROM shown t WHERE t.kind = 'type' AND t.oid = c.castsource) THEN c.castsource ELSE c.casttarget END;
SELECT format('doc/reference: the example of %s has no cast to %s', name, target) FROM type_cast JOIN entry e USING (n) WHERE position('::' || target IN e.code) = 0 ORDER BY 1;
SELECT format('doc/reference/since: nothing is called %s', name) FROM since i WHERE name <> '*' AND NOT EXISTS (SELECT FROM shown s WHERE s.name = i.name) ORDER BY 1;
\o

-- A comment as a sentence: those of functions, types and operators begin without a capital.
CREATE FUNCTION pg_temp.plain(comment text) RETURNS text LANGUAGE sql AS $$
	SELECT c || CASE WHEN c ~ '[.!?]$' THEN '' ELSE '.' END FROM (SELECT regexp_replace(regexp_replace(comment, '<(?=[[:alpha:]/!])', '\\<', 'g'), '\*(?=\S)', '\\*', 'g')) AS x (c) $$;
CREATE FUNCTION pg_temp.sentence(comment text) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN comment ~ '^[a-z][\w-]*[,;:]? ' AND comment !~ '^a (-|minus) ' THEN upper(left(p, 1)) || substr(p, 2) ELSE p END FROM (SELECT pg_temp.plain(comment)) AS x (p) $$;
CREATE FUNCTION pg_temp.cell(content text) RETURNS text LANGUAGE sql AS $$ SELECT replace(content, '|', '\|') $$;
CREATE FUNCTION pg_temp.words(comment text) RETURNS text[] LANGUAGE sql AS $$ SELECT array_agg(w) FROM regexp_split_to_table(lower(comment), '\W+') AS w WHERE w <> '' $$;
-- what the head of the page says of all types
CREATE FUNCTION pg_temp.said_once() RETURNS text[] LANGUAGE sql AS $$ SELECT pg_temp.words('double precision is read each as its shortest decimal; dates mark, months marked, by any of their days') $$;
CREATE FUNCTION pg_temp.anchor(title text) RETURNS text LANGUAGE sql AS $$ SELECT '#' || replace(regexp_replace(lower(title), '[^\w -]', '', 'g'), ' ', '-') $$;

-- Overloads that differ by the type of their numbers or of their period are one: of each argument the types that it takes.
CREATE TEMP TABLE signature AS
WITH argument AS (
	SELECT s.n, s.place, s.name, p.oid, p.prokind, pg_get_function_result(p.oid) AS result, obj_description(p.oid, 'pg_proc') AS comment, a.i, COALESCE(p.proargnames[a.i], '') AS argument, a.t,
		CASE WHEN a.t IN ('numeric'::regtype, 'float8'::regtype, 'int8'::regtype, 'int4'::regtype, 'int2'::regtype) THEN 'number'
			WHEN a.t IN ('ref_period'::regtype, 'date'::regtype) THEN 'period' ELSE a.t::regtype::text END AS class,
		pg_get_function_arg_default(p.oid, a.i::integer) AS initial, p.provariadic <> 0 AND a.i = p.pronargs AS is_variadic
	FROM shown s JOIN pg_proc p ON p.oid = s.oid AND s.kind = 'function'
	LEFT JOIN LATERAL unnest(p.proargtypes::oid[]) WITH ORDINALITY AS b (t, i) ON true
	CROSS JOIN LATERAL (SELECT b.t, b.i) AS a
), overload AS (
	SELECT n, place, name, oid, prokind, result, comment, array_agg(argument || ' ' || class ORDER BY i) AS key FROM argument GROUP BY n, place, name, oid, prokind, result, comment
), type_of AS (
	SELECT o.name, o.prokind, o.key, a.i, a.argument, a.initial, a.is_variadic, array_agg(DISTINCT a.t) AS types
	FROM overload o JOIN argument a USING (oid) GROUP BY o.name, o.prokind, o.key, a.i, a.argument, a.initial, a.is_variadic
), argument_list AS (
	SELECT name, prokind, key, COALESCE(string_agg(CASE WHEN is_variadic THEN 'VARIADIC ' ELSE '' END || CASE argument WHEN '' THEN '' ELSE quote_ident(argument) || ' ' END
		|| CASE WHEN types @> ARRAY['numeric'::regtype::oid, 'float8'::regtype, 'int8'::regtype] AND cardinality(types) = 3 THEN 'number'
			ELSE (SELECT string_agg(t::regtype::text, ' or ' ORDER BY t <> 'ref_period'::regtype, t <> 'numeric'::regtype, t = 'int8'::regtype, t) FROM unnest(types) AS t) END
		|| COALESCE(' DEFAULT ' || regexp_replace(initial, '::\w+( \w+)*$', ''), ''), ', ' ORDER BY i), '') AS arguments
	FROM type_of GROUP BY name, prokind, key
)
SELECT o.n, o.place, o.name, o.prokind, min(o.oid::bigint) AS first, l.arguments, array_agg(DISTINCT o.result) AS results,
	-- the comment that says most first, and any other that says what it does not
	(array_agg(o.comment ORDER BY o.comment ~ 'double precision|shortest decimal|dates mark', length(o.comment) DESC))[1] AS comment, array_agg(o.oid) AS oids
FROM overload o JOIN argument_list l USING (name, prokind, key) GROUP BY o.n, o.place, o.name, o.prokind, o.key, l.arguments;
-- What is said of some types beside: each in the words of the one that has most of them.
CREATE TEMP TABLE of_types AS
SELECT x.*, row_number() OVER (PARTITION BY first ORDER BY comment ~ 'double precision|shortest decimal', length(comment) DESC, comment) AS place
FROM (SELECT DISTINCT ON (first, comment) * FROM (SELECT s.first, obj_description(o, 'pg_proc') AS comment,
		(SELECT string_agg(DISTINCT t::regtype::text, ', ' ORDER BY t::regtype::text) FROM pg_proc p, unnest(p.proargtypes::oid[]) AS t WHERE p.oid = o AND t IN ('date'::regtype, 'int8'::regtype, 'float8'::regtype)) AS types
	FROM signature s CROSS JOIN LATERAL unnest(s.oids) AS o
	WHERE NOT pg_temp.words(obj_description(o, 'pg_proc')) <@ (pg_temp.words(s.comment) || pg_temp.said_once())) AS w
	ORDER BY first, comment, length(types), types) AS x;
CREATE TEMP TABLE other_comment AS
SELECT * FROM of_types c WHERE NOT EXISTS (SELECT FROM of_types d WHERE d.first = c.first AND d.place < c.place AND pg_temp.words(c.comment) <@ (pg_temp.words(d.comment) || pg_temp.said_once()));

-- What a table or view has in columns; what many have is said once.
CREATE TEMP TABLE field AS
SELECT s.oid, s.n, s.name, c.relkind, a.attnum, a.attname::text AS field, replace(format_type(a.atttypid, a.atttypmod), 'taian.', '') AS type, col_description(a.attrelid, a.attnum) AS comment,
	c.relkind IN ('r', 'p') AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS required
FROM shown s JOIN pg_class c ON c.oid = s.oid AND s.kind = 'relation' JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped;
CREATE TEMP TABLE common AS
SELECT field, type, comment FROM field WHERE NOT required GROUP BY field, type, comment HAVING count(*) >= 5;
CREATE TEMP TABLE alike AS	-- of many relations under one pattern: what all of them have
SELECT s.n, s.heading, f.field, min(f.type) AS type, min(f.comment) AS comment
FROM shown s JOIN field f USING (oid) WHERE s.kind = 'relation' AND s.heading ~ '[*]'
GROUP BY s.n, s.heading, f.field HAVING count(*) = (SELECT count(*) FROM shown t WHERE t.n = s.n AND t.heading = s.heading AND t.kind = 'relation') AND count(DISTINCT f.comment) = 1;

CREATE FUNCTION pg_temp.function_part(entry integer) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(format(E'- `%s(%s)%s` → %s%s  \n  %s%s', s.name, s.arguments, CASE s.prokind WHEN 'w' THEN ' OVER (…)' ELSE '' END,
		CASE WHEN s.results[1] ~ '^TABLE' AND to_regclass('taian.' || s.name) IS NOT NULL THEN 'rows, of these columns of the view' || COALESCE((
				SELECT ' all but ' || string_agg('`' || f.field || '`', ', ' ORDER BY f.attnum) FROM field f, pg_proc p
				WHERE f.oid = to_regclass('taian.' || s.name) AND p.oid = s.first AND NOT f.field = ANY (p.proargnames)), ' all')
			ELSE (SELECT string_agg('`' || r || '`', ' or ' ORDER BY r) FROM unnest(s.results) AS r) END,
		CASE s.prokind WHEN 'a' THEN ', aggregate' WHEN 'w' THEN ', window function' ELSE '' END,
		pg_temp.sentence(s.comment), COALESCE((SELECT string_agg(format(E'  \n  With %s: %s', COALESCE(o.types, 'numeric'), pg_temp.sentence(o.comment)), '' ORDER BY o.types) FROM other_comment o WHERE o.first = s.first), '')),
		E'\n' ORDER BY s.place, s.first)
	FROM signature s WHERE s.n = entry $$;
CREATE FUNCTION pg_temp.type_part(entry integer) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(format(E'- type `%s`%s  \n  %s%s', s.name, COALESCE((SELECT ' (' || string_agg(format('`%s %s`', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum) || ')' FROM pg_type t JOIN pg_attribute a ON a.attrelid = t.typrelid WHERE t.oid = s.oid AND t.typtype = 'c'), ''),
		pg_temp.sentence(obj_description(s.oid, 'pg_type')), COALESCE((SELECT string_agg(format(E'\n- cast from %s  \n  %s', c.what, pg_temp.sentence(c.comment)), '' ORDER BY c.what) FROM type_cast c WHERE c.n = s.n AND c.name = s.name), '')),
		E'\n' ORDER BY s.place)
	FROM shown s WHERE s.n = entry AND s.kind = 'type' $$;
CREATE FUNCTION pg_temp.operator_part(entry integer) RETURNS text LANGUAGE sql AS $$
	SELECT E'| operator | result | |\n|---|---|---|\n' || string_agg(format('| `%s` | `%s` | %s |', pg_temp.cell(format('%s%s %s', CASE WHEN o.oprleft <> 0 THEN o.oprleft::regtype || ' ' END, o.oprname, o.oprright::regtype)), o.oprresult::regtype,
		pg_temp.cell(pg_temp.sentence(obj_description(o.oid, 'pg_operator')))), E'\n'
		ORDER BY array_position('{=, <>, <, <=, >, >=, @>, <@, +, -, *, /}', o.oprname::text), o.oprname, o.oprleft::regtype::text, o.oprright::regtype::text)
	FROM shown s JOIN pg_operator o ON o.oid = s.oid WHERE s.n = entry AND s.kind = 'operator' HAVING count(*) > 0 $$;
CREATE FUNCTION pg_temp.relation_part(entry integer) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(format(E'- %s `%s`%s  \n  %s%s', CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END, s.name,
		COALESCE((SELECT ', key ' || string_agg(format('`%s`', a.attname), ', ' ORDER BY k.i) FROM pg_index x CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k (attnum, i) JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum WHERE x.indrelid = c.oid AND x.indisprimary), ''),
		pg_temp.plain(obj_description(s.oid, 'pg_class')),
		COALESCE((SELECT E'  \n  ' || string_agg(format('`%s`', f.field), ', ' ORDER BY f.attnum) || ': [as elsewhere](#columns-that-many-have).' FROM field f JOIN common USING (field, type, comment) WHERE f.oid = s.oid AND NOT f.required), '')
		|| COALESCE((SELECT E'\n\n  | column | type | |\n  |---|---|---|\n' || string_agg(format('  | `%s` | %s%s | %s |', f.field, f.type, CASE WHEN f.required THEN ', required' ELSE '' END, pg_temp.cell(pg_temp.plain(f.comment))), E'\n' ORDER BY f.attnum) || E'\n'
			FROM field f WHERE f.oid = s.oid AND (f.required OR NOT EXISTS (SELECT FROM common m WHERE m.field = f.field AND m.type = f.type AND m.comment = f.comment))), '')),
		E'\n' ORDER BY s.place, s.oid)
	FROM shown s JOIN pg_class c ON c.oid = s.oid WHERE s.n = entry AND s.kind = 'relation' AND s.heading !~ '[*]' $$;
CREATE FUNCTION pg_temp.pattern_part(entry integer) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(format(E'- %s: of %s.  \n  %s  \n  Columns of the table itself, and\n\n  | column | type | |\n  |---|---|---|\n%s\n', replace(h.heading, '*', '…'), h.names, pg_temp.plain(replace(h.comment, h.one, '…')),
		(SELECT string_agg(format('  | `%s` | %s | %s |', a.field, a.type, pg_temp.cell(pg_temp.plain(a.comment))), E'\n' ORDER BY a.field COLLATE "C") FROM alike a WHERE a.n = entry AND a.heading = h.heading)), E'\n' ORDER BY h.place)
	FROM (SELECT heading, place, string_agg(format('`%s`', base), ', ' ORDER BY oid) AS names, (array_agg(obj_description(oid, 'pg_class') ORDER BY oid))[1] AS comment, (array_agg(base ORDER BY oid))[1] AS one
		FROM (SELECT *, regexp_replace(name, replace(heading, '*', '') || '$', '') AS base FROM shown) AS s WHERE s.n = entry AND s.kind = 'relation' AND s.heading ~ '[*]' GROUP BY s.heading, s.place) AS h $$;
CREATE TEMP TABLE version AS SELECT DISTINCT s.n, COALESCE(i.version, (SELECT version FROM since WHERE name = '*')) AS version, s.name FROM shown s LEFT JOIN since i USING (name);

ANALYZE shown, entry, output, signature, other_comment, field, common, alike, type_cast, version;

\o :made
\qecho '<!-- Made by `make doc` from the catalogue, the comments and doc/reference/: change those. -->'
\qecho
\qecho '# Reference'
\qecho
\qecho 'What people call, read and write, in the words of its comments (`\\df+ yoy_growth`, `\\d+ office.indicator_board` show the same), each with an example that is run before this page is made. [Alphabetical index](#index).'
\qecho
\qecho '- `number` is `numeric`, `double precision` (read as its shortest decimal) or `bigint`; smaller integers become `bigint` by themselves.'
\qecho '- Where a period may be a `date`, it marks its month by any of its days.'
\qecho '- An argument that is NULL gives NULL unless something else is said; a code such as 22023 is the SQLSTATE of an error.'
\qecho '- Rates, shares and completions are in percent (31.9, not 0.319), gaps and contributions in percentage points.'
SELECT format('- Everything is there since version %s%s.', version, CASE WHEN EXISTS (SELECT FROM since WHERE name <> '*') THEN ', but for what says otherwise' ELSE '' END) FROM since WHERE name = '*';
\qecho '- Examples of tables and views ask the demonstration, which `make demo KEEP=1` leaves running; `SET search_path = public, taian` and `SET jit = off` go before. Its rows are constructed.'
\qecho
\qecho '## Contents'
\qecho
SELECT format('- [%s](%s): %s', e.title, pg_temp.anchor(e.title), (SELECT string_agg(x.title, ', ' ORDER BY x.n) FROM entry x WHERE x.kind = 'entry' AND x.n > e.n AND x.n < COALESCE((SELECT min(y.n) FROM entry y WHERE y.kind = 'section' AND y.n > e.n), 2147483647)))
FROM entry e WHERE kind = 'section' ORDER BY n;
\qecho '- [Columns that many have](#columns-that-many-have), [Called by the extension itself](#called-by-the-extension-itself), [Index](#index)'
SELECT CASE e.kind
	WHEN 'section' THEN concat(E'\n## ', e.title, E'\n\n', e.prose)
	ELSE concat(E'\n### ', replace(e.title, '*', '…'), E'\n', E'\n' || NULLIF(e.prose, '') || E'\n',
		(SELECT E'\n' || string_agg(part, E'\n\n' ORDER BY i) || E'\n' FROM (VALUES (1, pg_temp.type_part(e.n)), (2, pg_temp.relation_part(e.n)), (3, pg_temp.pattern_part(e.n)), (4, pg_temp.function_part(e.n)), (5, pg_temp.operator_part(e.n))) AS v (i, part) WHERE part IS NOT NULL),
		(SELECT E'\n' || string_agg(format('`%s` since %s.', v.name, v.version), ' ' ORDER BY v.name) || E'\n' FROM version v WHERE v.n = e.n AND v.version <> (SELECT version FROM since WHERE name = '*')),
		E'\n```sql\n', rtrim(e.code, E'\n'), E'\n```\n```text\n', o.output, E'\n```') END
FROM entry e LEFT JOIN output o USING (n) ORDER BY e.n;
\qecho
\qecho '## Columns that many have'
\qecho
\qecho '| column | type | |'
\qecho '|---|---|---|'
SELECT format('| `%s` | %s | %s |', field, type, pg_temp.cell(pg_temp.plain(comment))) FROM common ORDER BY field COLLATE "C", type, comment;
\qecho
\qecho '## Called by the extension itself'
\qecho
\qecho 'Not for use: it may change or go with any version.'
\qecho
SELECT format('- %s: %s', reason, string_agg(DISTINCT format('`%s`', name), ', ')) FROM inside GROUP BY reason ORDER BY min(oid::bigint);
\qecho
\qecho '## Index'
\qecho
SELECT string_agg(format('[%s](%s)', name, anchor), ' · ' ORDER BY name COLLATE "C") || E'\n'
FROM (SELECT DISTINCT s.name, pg_temp.anchor(replace(e.title, '*', '…')) AS anchor FROM shown s JOIN entry e USING (n)) AS x
GROUP BY left(name, 1) ORDER BY left(name, 1) COLLATE "C";
\o
