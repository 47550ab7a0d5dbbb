#!/usr/bin/env bash
# No function keeps more memory than doc/memory-table.md says: nothing of a call,
# and of a row what is written there.  bench/memory measures, every function that
# the catalogue has.
set -u
cd "$(dirname "$0")/../.."
n=0 status=0
ok() {		# ok NAME QUERY: the query finds nothing
	local found
	found=$(psql -XqAt -v ON_ERROR_STOP=1 -U "$INDSTAT_SUPERUSER" -c "SET search_path = public, indstat_internal" -c "$2" 2>&1)
	n=$((n + 1))
	if [ -z "$found" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		sed 's/^/# /' <<<"$found"
		status=1
	fi
}
# what the tables say: a function with its arguments or without, and its figures
figures=$(sed -n 's/^| `\(.*\)` |\(.*\) |$/\1|\2/p' doc/memory-table.md | sed 's/ *| */|/g; s/–//g')
(cd bench/memory && psql -XqAt -v ON_ERROR_STOP=1 -v rows=480 -v few=240 -U "$INDSTAT_SUPERUSER" -f calls.sql -f measure.sql) >/dev/null ||
	{ echo "Bail out! nothing was measured"; exit 1; }
psql -XqAt -v ON_ERROR_STOP=1 -U "$INDSTAT_SUPERUSER" <<SQL
CREATE TABLE public.lines (line text);
COPY public.lines FROM STDIN;
$(sed 's/\\/\\\\/g' <<<"$figures")
\.
-- every figure by itself; another version, or a server with assertions, needs more for the same
CREATE TABLE public.figures AS
SELECT kind, function, what, figure FROM (SELECT string_to_array(line, '|') AS f FROM public.lines) AS l,
LATERAL (VALUES ('a', 6, 2, 'group'), ('a', 6, 3, 'row'), ('a', 6, 4, 'row again'), ('a', 6, 5, 'state'), ('a', 6, 6, 'state again'),
	('w', 2, 2, 'row'), ('f', 5, 3, 'call'), ('f', 5, 4, 'call in FROM'), ('f', 5, 5, 'query')) AS v (kind, columns, n, what),
LATERAL (SELECT f[1] AS function, nullif(f[n], '')::numeric AS figure) AS c WHERE cardinality(f) = columns;
CREATE VIEW public.compared AS
SELECT k.*, f.figure, round(k.bytes * CASE k.what WHEN 'group' THEN 4 ELSE 1 END / k.times::numeric, 1) AS now
FROM public.kept AS k LEFT JOIN public.figures AS f ON f.kind = k.kind::text AND f.what = k.what
	AND f.function = k.name || CASE k.kind WHEN 'f' THEN '' ELSE format('(%s)', k.arguments) END;
SQL
# exact on 15; elsewhere twice as much, and what is less for each row than the smallest piece
# of memory is none for each row: caches, which are not the same in two measurements
more="CASE WHEN current_setting('server_version_num')::int / 10000 = 15 AND NOT current_setting('debug_assertions')::bool
	THEN now > figure ELSE now > figure * 2 AND now >= 8 END"
ok 'every function was measured' "SELECT signature FROM function AS f WHERE name NOT IN (SELECT name FROM unmeasured)
	AND NOT EXISTS (SELECT FROM kept AS k WHERE k.signature = f.signature AND bytes IS NOT NULL)"
ok 'and gave a result' "SELECT signature, what, failed FROM kept WHERE failed IS NOT NULL AND what NOT LIKE '% again' AND name NOT IN (SELECT name FROM unmeasured)"
ok 'every one has a figure' "SELECT DISTINCT signature, what FROM compared WHERE figure IS NULL AND bytes IS NOT NULL"
ok 'there is no figure of what is gone' "SELECT function FROM figures AS f WHERE NOT EXISTS (SELECT FROM function AS g
	WHERE f.function = g.name || CASE g.kind WHEN 'f' THEN '' ELSE format('(%s)', g.arguments) END)"
ok 'no function keeps anything of a call' "SELECT signature, what, bytes, times FROM kept WHERE what LIKE 'call%' AND bytes > 0 AND signature NOT IN (SELECT signature FROM function WHERE of_model)"
ok 'nor of a query' "SELECT signature, what, bytes, times FROM kept WHERE what = 'query' AND bytes > 0 AND signature NOT IN (SELECT signature FROM function WHERE of_model)"
ok 'those of a model no more than is said' "SELECT signature, what, now, figure FROM compared WHERE kind = 'f' AND $more
	AND signature IN (SELECT signature FROM function WHERE of_model)"
ok 'aggregates keep no more of a row, a group and a state than is said' "SELECT signature, what, now, figure FROM compared WHERE kind = 'a' AND $more"
ok 'and windows of a row' "SELECT signature, what, now, figure FROM compared WHERE kind = 'w' AND $more"
# a transaction that looks figures up and writes, in turn, keeps those of one look-up
grown=$(psql -XqAt -v ON_ERROR_STOP=1 -U "$INDSTAT_SUPERUSER" 2>&1 <<'SQL'
CREATE TABLE public.written (n numeric);
CREATE FUNCTION public.of_written(one text, other text, block ref_period, contributes boolean) RETURNS family_figures LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT family_agg('a', true, '2023', 1, (SELECT sum(n) FROM public.written), NULL, NULL, 'A', 'F', false, 0, 1, true, '2023', 1, false, false, false) $$;
CREATE FUNCTION public.families_keep() RETURNS bigint LANGUAGE sql VOLATILE AS $$
	SELECT coalesce(sum(total_bytes), 0)::bigint FROM pg_backend_memory_contexts WHERE name IN ('figures of families', 'function of families', 'SQL function') $$;
CREATE FUNCTION public.grown() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	figure numeric;
	kept bigint[] := '{}';
BEGIN
	FOR i IN 1..400 LOOP
		INSERT INTO public.written VALUES (1);
		figure := figure_number(family_of('public.of_written(text,text,ref_period,boolean)'::regprocedure, 'a', 'b', '2023'::ref_period, false), 'a', '2023', 'change');
		IF figure <> i THEN RETURN NULL; END IF;
		-- the first time leaves what it is asked by
		IF i % 100 = 0 THEN kept := kept || public.families_keep(); END IF;
	END LOOP;
	RETURN kept[4] - kept[2];
END $$;
SELECT public.grown();
SQL
)
n=$((n + 1))
if [ "$grown" = 0 ]; then echo "ok $n - nor do families of a transaction"; else echo "not ok $n - nor do families of a transaction"; sed 's/^/# /' <<<"$grown"; status=1; fi
echo "1..$n"
exit $status
