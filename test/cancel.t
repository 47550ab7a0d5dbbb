#!/usr/bin/env bash
# No call of C goes on for long after a cancel request.  Every function in C that
# takes what may be large, a whole series, cross-section or hierarchy, an array, a
# long text, the state of a group, is called with values of the largest size and
# asked to stop on its way, at three moments: each time it must do so long before
# it would have finished by itself, with SQLSTATE 57014.  Made from the catalogue.
#
# No time is a limit here: a call is measured against itself, uninterrupted, on
# the same machine.  The server's own timer (statement_timeout) runs out at the
# moment that is wanted, for the call waits until that is near.  One that does not
# look is stopped by the executor, too, but after its end.  On a machine
# that is busy with something else there are more tries.
set -u
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. test/data/check.sh
# no call is made by the planner, for its arguments are not known to it
export PGOPTIONS="${PGOPTIONS:-} -c plan_cache_mode=force_generic_plan -c jit=off"
sql() { psql -XAtq -v ON_ERROR_STOP=0 "$@"; }
psql -XAtq -v ON_ERROR_STOP=1 -o /dev/null -f test/data/cancel.sql || { echo "Bail out! there are no values"; exit 1; }

check 'every function that takes what may be large is called' '' "$(sql -c "SELECT signature FROM large WHERE signature NOT IN (SELECT signature FROM call)")"
check 'every aggregate whose state grows has one' '' "$(sql -c "SELECT DISTINCT a.aggtransfn::text FROM pg_aggregate AS a
	WHERE a.aggtranstype = 'bytea'::regtype AND a.aggfnoid IN (SELECT objid FROM pg_depend JOIN pg_extension AS e ON e.oid = refobjid AND extname = 'indstat' WHERE deptype = 'e')
	AND NOT EXISTS (SELECT FROM state WHERE a.aggtransfn::regproc::text ~ ('(^|\.)' || aggregate))")"
sql -c "SELECT statement(c, NULL, NULL, NULL) || ';' FROM call AS c" -o "$work/whole.sql"
sql -f "$work/whole.sql" >"$work/out" 2>&1
check 'every call is a statement' '' "$(head -20 "$work/out")"
check 'and has a result with some of the values' '' "$(sql -c "SELECT c.signature, min(t.failed) FROM call AS c LEFT JOIN took AS t USING (id)
	WHERE signature IN (SELECT signature FROM large) GROUP BY 1 HAVING count(t.whole) = 0")"
# The server's hash of a value goes through all of its bytes without a look: what
# takes hardly longer need not look either.
sql -c "CREATE TABLE wanted AS SELECT c, before, whole, moment FROM (SELECT c, t.*, row_number() OVER (PARTITION BY signature ORDER BY whole DESC) AS place FROM call AS c JOIN took AS t USING (id)
		WHERE t.whole > (SELECT 2 * max(whole) FROM took JOIN call USING (id) WHERE signature ~ '_hash') AND signature !~ '_hash') AS c, unnest('{0.05,0.3,0.6}'::float8[]) AS moment
	WHERE moment = CASE WHEN (c.c).flavour IN ('blanks', 'zeros', 'word') THEN 0.6 WHEN place > 1 THEN 0.3 ELSE moment END"
# what a call took is the least that was seen since
sql -c "CREATE VIEW disobeyed AS SELECT c, before, moment, a.whole FROM wanted AS w,
		LATERAL (SELECT least(w.whole, min(a.whole)), coalesce(bool_or(a.stopped AND a.part < a.moment + 0.35) FILTER (WHERE a.moment = w.moment), false)
			FROM attempt AS a WHERE a.id = (w.c).id) AS a (whole, obeyed)
	WHERE NOT obeyed"
for round in 1 2 3 4 5 6 7 8; do
	sql -c "SELECT format('SET statement_timeout = %s; %s;', timeout, statement(c, moment, whole, timeout)) FROM disobeyed,
			LATERAL (SELECT ceil(5 + $round * 1.5 * (before + whole) + whole)) AS t (timeout)" -o "$work/attempts.sql"
	sql -f "$work/attempts.sql" >"$work/out$round" 2>&1
done
check 'all are stopped on their way' '' "$(sql -c "SELECT (c).signature, (c).flavour, format('asked after %s of %s ms, went on to %s of it', moment, whole::numeric(9,1),
	(SELECT coalesce(min(part)::numeric(9,2)::text, 'no try') FROM attempt AS a WHERE a.id = (d.c).id AND a.moment = d.moment)) FROM disobeyed AS d ORDER BY 1, 2, 3")"
sql -c "SELECT format('# %s of %s calls take long enough to be stopped; asked %s times', (SELECT count(DISTINCT (c).id) FROM wanted), (SELECT count(*) FROM took WHERE whole IS NOT NULL), (SELECT count(*) FROM attempt))"

# Messages, which come by COPY: stopped before they are read to the end.
for column in cs h; do
	sql -c "\copy (SELECT CASE 'cs' WHEN '$column' THEN cs END, CASE 'h' WHEN '$column' THEN h END FROM huge WHERE flavour = 'texts') TO '$work/$column' (FORMAT binary)"
	sql <<-SQL >"$work/out" 2>&1
	\set VERBOSITY sqlstate
	\copy message FROM '$work/$column' (FORMAT binary)
	SELECT clock_timestamp() AS started \gset
	\copy message FROM '$work/$column' (FORMAT binary)
	SELECT 1000 * extract(epoch FROM clock_timestamp() - :'started') AS whole \gset
	$(for part in 0.6 0.4 0.7 0.5 0.3 0.6 0.4 0.5; do cat <<-TRY
	SELECT greatest(1, floor(:whole * $part)) AS part \gset
	SELECT setseed(0.25) \g /dev/null
	SET statement_timeout = :part;
	\copy message FROM '$work/$column' (FORMAT binary)
	SET statement_timeout = 0;
	SELECT 'on its way' FROM mark WHERE random() = began;
	TRY
	done)
	SQL
	check "and so is a message, column $column" t "$(grep -A 1 57014 "$work/out" | grep -q 'on its way' && echo t || cat "$work/out")"
done
echo "1..$n"
exit $status
