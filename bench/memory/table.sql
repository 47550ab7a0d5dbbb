-- kept as Markdown: the largest of the types that a form is offered for
SET search_path = public, indstat_internal;
\pset format unaligned
\pset tuples_only on
\qecho 'What the functions keep in memory, as `test/private_cluster bench/memory/run` prints it: bytes that the memory contexts of the server hold, exact and the same in every run (PostgreSQL 15, x86-64; of the types that a form is offered for, the one that takes most). `test/whole/memory.t` measures again in `make test` and fails where a function keeps more than is written here, or is not here.'
\qecho
SELECT format('Each figure is what %s rows or calls hold, less what %s hold, for each of those between. A function that is not in a table writes to the catalogue or to a model; what a session keeps of that is PostgreSQL''s: %s.',
	:rows, :few, (SELECT string_agg(format('`%s`', name), ', ' ORDER BY name) FROM unmeasured));
\qecho
\qecho '## Aggregates'
\qecho
\qecho '- A group: the state of one group of four rows (or keys) under a hashed `GROUP BY`. These count towards `work_mem`: beyond it PostgreSQL writes groups to disk.'
\qecho '- A new row: what another row, with a key, member or period of its own, adds to one group, the result included. This does not respect `work_mem`.'
\qecho '- The same again: another row with a key that was there. – where the function refuses that.'
\qecho '- A state: what is kept of another state that is combined into one, as of each parallel worker; of the same keys again beside it.'
\qecho
\qecho '| function | a group | a new row | the same again | a state | the same again |'
\qecho '|---|---:|---:|---:|---:|---:|'
CREATE FUNCTION figure(k "char", n text, a text, w text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT coalesce(round(max(bytes) * CASE w WHEN 'group' THEN 4 ELSE 1 END / max(times)::numeric, 1)::text, '–') FROM kept WHERE kind = k AND name = n AND arguments = a AND what = w $$;
SELECT format('| `%s(%s)` | %s | %s | %s | %s | %s |', name, arguments, figure('a', name, arguments, 'group'), figure('a', name, arguments, 'row'),
	figure('a', name, arguments, 'row again'), figure('a', name, arguments, 'state'), figure('a', name, arguments, 'state again'))
FROM function WHERE kind = 'a' GROUP BY name, arguments ORDER BY name, arguments;
\qecho
\qecho '## Window functions'
\qecho
\qecho 'PostgreSQL keeps the rows of a partition itself, on disk beyond `work_mem`; the figure is what the function keeps beside them until the partition ends.'
\qecho
\qecho '| function | a row |'
\qecho '|---|---:|'
SELECT format('| `%s(%s)` | %s |', name, arguments, figure('w', name, arguments, 'row'))
FROM function WHERE kind = 'w' GROUP BY name, arguments ORDER BY name, arguments;
\qecho
\qecho '## Other functions'
\qecho
\qecho 'A call: what a query keeps of it until the query ends; in FROM, of a function that returns rows, called for each row of a table. A query: what the session keeps of it afterwards. What is called by PostgreSQL alone, such as a function of the planner, is measured by a query that needs it.'
\qecho
\qecho '| function | forms | a call | a call in FROM | a query |'
\qecho '|---|---:|---:|---:|---:|'
CREATE FUNCTION figure(n text, w text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT coalesce(round(max(bytes) / max(times)::numeric, 1)::text, '–') FROM kept WHERE kind = 'f' AND name = n AND what = w $$;
SELECT format('| `%s` | %s | %s | %s | %s |', name, count(*), figure(name, 'call'), figure(name, 'call in FROM'), figure(name, 'query'))
FROM function WHERE kind = 'f' AND name NOT IN (SELECT name FROM unmeasured) GROUP BY name ORDER BY name;
