#!/usr/bin/env bash
# kill -9 while figures, events and targets are written, packed values refreshed
# and the model made again, on a server with fsync, full_page_writes and
# checksums; then what was acknowledged is there, and nothing half.
#
#   KILLS=3 SEED=1	how often: of three kills two are of one backend, after
#			which the postmaster recovers by itself, the third of all
#
# Each session numbers its transactions, keeps the number in a table of its own
# in the same transaction, and says it when the commit is acknowledged.  What a
# session's rows have to be follows from the numbers (expected() below).
set -u
cd "$(dirname "$0")/../.."
kills=${KILLS:-3} seed=${SEED:-1} sessions=4
. test/data/check.sh
work=$(mktemp -d)
chmod 755 "$work"
server() { (cd "$work" && "$@"); }
if [ "$(id -u)" = 0 ]; then
	# the server refuses to run as root
	chown postgres "$work"
	server() { (cd "$work" && setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$work" "$@"); }
fi
finish() {
	[ ! -f "$work/data/postmaster.pid" ] || server pg_ctl -D "$work/data" stop -m immediate >/dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT
settings=$(psql -XAt -U "$INDSTAT_SUPERUSER" -c "SELECT format('%s = %L', name, setting) FROM pg_settings
	WHERE name IN ('extension_destdir', 'extension_control_path', 'dynamic_library_path') AND source = 'configuration file'")
server initdb -k --no-sync -D "$work/data" -U "$INDSTAT_SUPERUSER" -A trust --encoding=UTF8 --locale=C.UTF-8 >"$work/log" 2>&1 || cat "$work/log"
printf '%s\n' "listen_addresses = ''" "unix_socket_directories = '$work'" 'fsync = off' 'full_page_writes = on' 'synchronous_commit = on' \
	'restart_after_crash = on' 'checkpoint_timeout = 30s' 'shared_buffers = 16MB' 'jit = off' "$settings" | server tee -a "$work/data/postgresql.conf" >/dev/null
start() {		# what was killed may not be gone yet
	for _ in $(seq 50); do
		server pg_ctl -w -t 120 -D "$work/data" -l "$work/server.log" start >"$work/log" 2>&1 && return
		sleep 0.2
	done
	cat "$work/log" "$work/server.log"
}
export PGHOST=$work PGDATABASE=office PGOPTIONS='-c client_min_messages=warning'
su() { psql -XAtq -v ON_ERROR_STOP=1 -U "$INDSTAT_SUPERUSER" "$@" 2>&1; }
ask() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
start
su -d postgres -c "CREATE ROLE $PGUSER LOGIN" -c "CREATE ROLE reader" -c "CREATE DATABASE office OWNER $PGUSER"
su -c 'CREATE EXTENSION amcheck'
ask "CREATE EXTENSION indstat; SELECT create_model('office')"
check 'a model on disk' '' "$(psql -XAtq -v ON_ERROR_STOP=1 -c 'SELECT setseed(0.5)' -f test/data/invariants.sql 2>&1 | grep -v '^[0-9]*$')"
su -f - <<'SQL'
CREATE FUNCTION public.broken_indexes() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	i regclass;
BEGIN
	FOR i IN SELECT c.oid FROM pg_class c JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree' WHERE c.relkind = 'i' AND c.relpersistence = 'p' LOOP
		BEGIN
			PERFORM bt_index_check(i, true);
		EXCEPTION WHEN OTHERS THEN RETURN NEXT format('%s: %s', i, sqlerrm);
		END;
	END LOOP;
END $$;
SQL
ask "$(cat <<SQL
INSERT INTO office.region (region, parent_region) SELECT 'd' || i, 'a' FROM generate_series(1, $sessions) i;
INSERT INTO office.indicator (indicator, decimals) SELECT 'i' || i, 2 FROM generate_series(0, 20) i;
CREATE TABLE ledger (session integer, n integer, PRIMARY KEY (session, n));
CREATE TABLE acknowledged (session integer, n integer);
CREATE FUNCTION indicator_of(n integer) RETURNS text LANGUAGE sql IMMUTABLE AS \$\$ SELECT 'i' || n / 2400 % 21 \$\$;
CREATE FUNCTION period_of(n integer) RETURNS ref_period LANGUAGE sql IMMUTABLE AS \$\$ SELECT ref_month(1820 + n / 12 % 200, 1 + n % 12) \$\$;
CREATE FUNCTION day_of(n integer) RETURNS ref_period LANGUAGE sql IMMUTABLE AS \$\$ SELECT (date '2010-01-01' + n)::text::ref_period \$\$;
SQL
)"
# Transaction n of a session: figure n is recorded; the one before it becomes n - 1 + 0.5; of every five one is deleted three later.
# The same with a project's event and with a target, and every fourth project starts.
transactions() {	# transactions SESSION FROM TO
	local s=$1 k
	for ((k = $2; k <= $3; k++)); do
		echo "BEGIN;
INSERT INTO office.observation (indicator, period, region, value) VALUES (indicator_of($k), period_of($k), 'd$s', $k);
UPDATE office.observation SET value = value + 0.5 WHERE indicator = indicator_of($k - 1) AND period = period_of($k - 1) AND region = 'd$s';
INSERT INTO office.project (project, region, planned_investment) VALUES ('s${s}_$k', 'd$s', $k);
INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('s${s}_$k', 'planned', date '2010-01-01' + $k % 4000);
UPDATE office.project_stage_event SET happened_on = happened_on + 1 WHERE project = 's${s}_$((k - 1))' AND stage = 'planned';
INSERT INTO office.target (indicator, region, period, kind, target) VALUES (indicator_of($k), 'd$s', day_of($k), 'flow', $k);
UPDATE office.target SET target = target + 1 WHERE region = 'd$s' AND period = day_of($k - 1);"
		[ $((k % 5)) -ne 0 ] || echo "DELETE FROM office.observation WHERE indicator = indicator_of($k - 3) AND period = period_of($k - 3) AND region = 'd$s';"
		[ $((k % 4)) -ne 0 ] || echo "INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('s${s}_$k', 'started', date '2022-01-01');"
		echo "INSERT INTO ledger VALUES ($s, $k);
COMMIT;
\\echo ack $s $k"
	done
}
upkeep() {		# what the owner does meanwhile
	for _ in $(seq 200); do
		echo "SELECT office.pack_observations();
SELECT grant_model('office', 'reader', 'reader');
CHECKPOINT;
SELECT create_model('office');
SELECT revoke_model('office', 'reader');
VACUUM office.observation, office.observation_unpacked;"
	done
}
# what is there and should not be, and the other way round
ask "$(cat <<'SQL'
CREATE FUNCTION expected() RETURNS SETOF text LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY SELECT format('acknowledged and gone: %s of session %s', a.n, a.session) FROM acknowledged a
		WHERE NOT EXISTS (SELECT FROM ledger l WHERE (l.session, l.n) = (a.session, a.n));
	RETURN QUERY SELECT format('session %s has %s transactions up to %s', l.session, count(*), max(l.n)) FROM ledger l GROUP BY l.session HAVING count(*) <> max(l.n);
	RETURN QUERY WITH last AS (SELECT l.session, max(l.n) AS n FROM ledger l GROUP BY l.session),
		k AS (SELECT l.session, l.n, l.n = last.n AS newest, l.n % 5 = 2 AND l.n + 3 <= last.n AS deleted FROM ledger l JOIN last ON last.session = l.session),
		should AS (
			SELECT 'figure' AS what, 'd' || session AS region, n, (CASE WHEN newest THEN n ELSE n + 0.5 END)::text AS is FROM k WHERE NOT deleted
			UNION ALL SELECT 'version', 'd' || session, n, n::numeric::text FROM k WHERE NOT newest
			UNION ALL SELECT 'version', 'd' || session, n, (n + 0.5)::text FROM k WHERE deleted
			UNION ALL SELECT 'event', 'd' || session, n, 'planned ' || date '2010-01-01' + n % 4000 + CASE WHEN newest THEN 0 ELSE 1 END FROM k
			UNION ALL SELECT 'event', 'd' || session, n, 'started 2022-01-01' FROM k WHERE n % 4 = 0
			UNION ALL SELECT 'event before', 'd' || session, n, 'planned ' || date '2010-01-01' + n % 4000 FROM k WHERE NOT newest
			UNION ALL SELECT 'target', 'd' || session, n, (n + CASE WHEN newest THEN 0 ELSE 1 END)::text FROM k
			UNION ALL SELECT 'target before', 'd' || session, n, n::text FROM k WHERE NOT newest),
		key AS (SELECT DISTINCT ON (indicator_of(n), period_of(n)) indicator_of(n) AS indicator, period_of(n) AS period, n FROM ledger ORDER BY 1, 2, n),
		found AS (
			SELECT 'figure' AS what, o.region, key.n, trim_scale(o.value)::text AS is FROM office.observation o LEFT JOIN key USING (indicator, period) WHERE o.region ~ '^d[0-9]'
			UNION ALL SELECT 'version', o.region, key.n, trim_scale(o.value)::text FROM office.observation_revision o LEFT JOIN key USING (indicator, period) WHERE o.region ~ '^d[0-9]'
			UNION ALL SELECT 'event', p.region, p.planned_investment::integer, e.stage || ' ' || e.happened_on FROM office.project p LEFT JOIN office.project_stage_event e USING (project) WHERE p.region ~ '^d[0-9]'
			UNION ALL SELECT 'event before', p.region, p.planned_investment::integer, e.stage || ' ' || e.happened_on FROM office.project p JOIN office.project_stage_event_revision e USING (project) WHERE p.region ~ '^d[0-9]'
			UNION ALL SELECT 'target', t.region, start_date(t.period) - date '2010-01-01', t.target::text FROM office.target t WHERE t.region ~ '^d[0-9]'
			UNION ALL SELECT 'target before', t.region, start_date(t.period) - date '2010-01-01', t.target::text FROM office.target_revision t WHERE t.region ~ '^d[0-9]')
	SELECT format('%s: %s', side, x) FROM (
		(SELECT 'half' AS side, f AS x FROM found f EXCEPT ALL SELECT 'half', w FROM should w)
		UNION ALL (SELECT 'missing', w FROM should w EXCEPT ALL SELECT 'missing', f FROM found f)) d LIMIT 5;
END $$;
SQL
)"
# what is made once need not be on disk before the next statement; from here on everything is
echo 'fsync = on' | server tee -a "$work/data/postgresql.conf" >/dev/null
server pg_ctl -D "$work/data" reload >/dev/null
su -c CHECKPOINT
for _ in $(seq 50); do [ "$(su -c 'SHOW fsync')" = on ] && break; sleep 0.1; done
check 'commits are on disk' 'on|on|on|on' "$(su -c "SELECT string_agg(setting, '|') FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')")"
RANDOM=$seed
tried=0 through=0
whole() {		# whole WHEN: nothing is lost, half or out of step
	local left
	# the statistics are gone with the crash
	ask 'ANALYZE office.observation, office.observation_revision, office.project_stage_event, office.project, office.target, ledger, acknowledged' >/dev/null
	left=$(ask 'SELECT * FROM expected() UNION ALL SELECT * FROM invariant.broken() UNION ALL SELECT * FROM invariant.past_changed()'; su -c 'SELECT * FROM broken_indexes()')
	[ -z "$left" ] || through=$((through + 1))
	check "whole $1" '' "$left"
}
for ((round = 1; round <= kills; round++)); do
	for ((s = 1; s <= sessions; s++)); do
		from=$(ask "SELECT coalesce(max(n), 0) + 1 FROM ledger WHERE session = $s")
		transactions "$s" "$from" $((from + 600)) >"$work/session.$s"
		# what went wrong is asked of the server's log, but for the connection that was cut
		psql -XAtq -v ON_ERROR_STOP=1 -f "$work/session.$s" >"$work/said.$s" 2>"$work/error.$s" &
	done
	upkeep | psql -XAtq -U "$INDSTAT_SUPERUSER" >/dev/null 2>"$work/error.upkeep" &
	sleep "$((RANDOM % 2)).$((RANDOM % 8 + 2))"
	if [ $((round % 3)) -ne 0 ]; then
		what="one of its backends"
		victim=$(su -c "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY md5(pid::text || '$RANDOM') LIMIT 1")
		[ -n "$victim" ] && kill -9 "$victim" || check "round $round: there was one to kill" yes no
	else
		what="the server"
		postmaster=$(head -1 "$work/data/postmaster.pid")
		# with all it has started, as when the power fails
		children=$(sed -n "s/^\([0-9]*\) (.*) [A-Z] $postmaster .*/\1/p" /proc/[0-9]*/stat 2>/dev/null)
		kill -9 "$postmaster" $children
	fi
	wait
	if [ $((round % 3)) -ne 0 ]; then
		for _ in $(seq 300); do su -c 'SELECT 1' >/dev/null && break; sleep 0.1; done
	else
		start
	fi
	tried=$((tried + 1))
	cat "$work"/said.* | sed -n 's/^ack \([0-9]*\) \([0-9]*\)$/\1\t\2/p' >"$work/acks"
	# a session that failed with anything else than the end of its connection would be a fault
	wrong=$(grep -hE 'ERROR|FATAL|PANIC' "$work"/error.* | grep -vE 'terminating connection|the database system is|could not connect|deadlock detected|connection to server' | sort | uniq -c)
	psql -XAtq -c '\copy acknowledged FROM pstdin' <"$work/acks"
	check "kill $round, of $what: until then nobody was refused anything" '' "$wrong"
	whole "after $(wc -l <"$work/acks") acknowledged commits"
done
transactions=$(ask 'SELECT count(*) FROM ledger')
check 'there was something to lose' t "$(ask "SELECT count(*) > $kills FROM acknowledged")"
ask 'SELECT office.pack_observations()' >/dev/null
whole 'once all is packed'
check 'the server stops' '' "$(server pg_ctl -D "$work/data" -m fast -w stop 2>&1 | grep -v 'shut down\|waiting\|stopped')"
sums=$(server "$(dirname "$(command -v postgres)")/pg_checksums" --check -D "$work/data" 2>&1)
check 'every page has its checksum' 'Bad checksums:  0' "$(grep Bad <<<"$sums")"
[ "$(grep Bad <<<"$sums")" = 'Bad checksums:  0' ] || through=$((through + 1))
echo "# seed $seed: $transactions transactions of $sessions sessions"
echo "# tried: $tried, got through: $through"
echo "1..$n"
exit $status
