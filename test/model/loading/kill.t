#!/usr/bin/env bash
# A load, or the undoing of one, that is killed at any moment is done or undone:
# by pg_terminate_backend, and by kill -9, after which the server recovers.
# Figures, load, load_refused, load_added and load_before say the same each time.
#
#   KILLS=8		how often, half of them in the hard way
set -u
cd "$(dirname "$0")/../../.."
kills=${KILLS:-8}
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
server initdb --no-sync -D "$work/data" -U "$INDSTAT_SUPERUSER" -A trust --encoding=UTF8 --locale=C.UTF-8 >"$work/log" 2>&1 || cat "$work/log"
printf '%s\n' "listen_addresses = ''" "unix_socket_directories = '$work'" 'fsync = off' 'restart_after_crash = on' 'shared_buffers = 16MB' 'jit = off' \
	"$settings" | server tee -a "$work/data/postgresql.conf" >/dev/null
server pg_ctl -w -t 120 -D "$work/data" -l "$work/server.log" start >"$work/log" 2>&1 || cat "$work/log" "$work/server.log"
export PGHOST=$work PGDATABASE=office PGOPTIONS='-c client_min_messages=error'
su() { psql -XAtq -v ON_ERROR_STOP=1 -U "$INDSTAT_SUPERUSER" "$@" 2>&1; }
ask() { psql -XAtq -v ON_ERROR_STOP=1 "$@" 2>&1; }
su -d postgres -c "CREATE ROLE $PGUSER LOGIN" -c "CREATE DATABASE office OWNER $PGUSER"
ask -c "CREATE EXTENSION indstat" -c "SELECT create_model('office')" \
	-c "INSERT INTO office.region (region) SELECT 'r' || g FROM generate_series(1, 100) g" -c "INSERT INTO office.indicator (indicator) VALUES ('a'), ('b')" >/dev/null

# The file of try N: every figure is N, in a few periods more than before, and one line in a hundred is of no region.
copy() {		# copy N: options of psql
	awk -v n="$1" 'BEGIN { print "indicator,region,period,value"; for (m = 0; m < 40 + n; m++) for (r = 1; r <= 100; r++) {
		printf "%s,r%d,%d-%02d,%d\n", r % 2 ? "a" : "b", r, 2000 + int(m / 12), m % 12 + 1, n; if (r == 50) printf "a,x%d,2000-01,1\n", m } }' >"$work/$1.csv"
	echo "\\copy office.load_line FROM '$work/$1.csv' WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')"
}
# what stands, in one line; and what of it cannot be
stands() {
	ask -c "SELECT (SELECT concat(min(value), '-', max(value), ' ', count(*)) FROM office.observation), (SELECT concat(max(load), ' ', count(*), ' ', string_agg(outcome, '' ORDER BY load)) FROM office.load),
		(SELECT count(*) FROM office.load_refused), (SELECT count(*) FROM office.load_change()), (SELECT count(*) FROM office.observation_revision)"
}
half() {
	ask -c "SELECT 'load ' || l.load || ': ' || k.what FROM office.load l CROSS JOIN LATERAL (VALUES
			('its outcome is running', l.outcome = 'running'),
			('refused', l.refused <> (SELECT count(*) FROM office.load_refused r WHERE r.load = l.load)),
			('new', l.new <> (SELECT count(*) FROM office.load_change() c WHERE c.load = l.load AND c.kind = 'new')),
			('changed', l.changed <> (SELECT count(*) FROM office.load_change() c WHERE c.load = l.load AND c.kind = 'changed')),
			('deleted', l.deleted <> (SELECT count(*) FROM office.load_change() c WHERE c.load = l.load AND c.kind = 'deleted'))) k (what, wrong) WHERE k.wrong
		UNION ALL SELECT 'figures of two loads' FROM office.observation HAVING min(value) <> max(value)
		UNION ALL SELECT 'refused by no load' FROM office.load_refused r WHERE NOT EXISTS (SELECT FROM office.load l WHERE l.load = r.load)
		UNION ALL SELECT 'changed by no load' FROM office.load_change() c WHERE NOT EXISTS (SELECT FROM office.load l WHERE l.load = c.load)"
}
up() { for _ in $(seq 200); do psql -XAtqc 'SELECT 1' >/dev/null 2>&1 && return; sleep 0.1; done; }

ask -c "$(copy 1)" -c "SELECT new, refused FROM office.load_figures('1', 'long')" >"$work/first"
check 'a first load' '4100|41' "$(cat "$work/first")"
begun=$(date +%s%N)
ask -c "$(copy 2)" -c "SELECT new, changed, refused FROM office.load_figures('2', 'long')" >"$work/first"
check 'and a second, which changes all of it' '100|4100|42' "$(cat "$work/first")"
took=$((($(date +%s%N) - begun) / 1000000))

done_all=0 undone_all=0 wrong='' lost='' kept=''
for ((k = 1; k <= kills; k++)); do
	try=$((k + 2))
	before=$(stands)
	last=$(ask -c "SELECT max(load) FROM office.load WHERE outcome = 'loaded' AND undoes IS NULL")
	# every fourth is an undoing
	undoing=$((k % 4 == 3))
	if [ $undoing = 1 ]; then
		PGAPPNAME=victim ask -c "SELECT FROM office.undo_load($last)" >"$work/said" &
	else
		PGAPPNAME=victim ask -c "$(copy $try)" -c "SELECT FROM office.load_figures('$try', 'long')" >"$work/said" &
	fi
	session=$!
	pid=
	for _ in $(seq 500); do
		pid=$(su -c "SELECT pid FROM pg_stat_activity WHERE application_name = 'victim' AND query ~ 'undo_load|load_figures' AND state = 'active'")
		[ -n "$pid" ] && break
		kill -0 $session 2>/dev/null || break
	done
	sleep "$(awk -v t="$took" -v k="$k" -v n="$kills" 'BEGIN { printf "%.3f", t / 1000 * (k - 0.9) / n }')"
	hard=$((k % 2 == 0))
	if [ -n "$pid" ]; then
		if [ $hard = 1 ]; then
			kill -9 "$pid" 2>/dev/null || hard=0
		else
			su -c "SELECT pg_terminate_backend($pid)" >/dev/null
		fi
	fi
	wait $session
	up
	after=$(stands)
	if [ "$after" = "$before" ]; then undone_all=$((undone_all + 1)); else done_all=$((done_all + 1)); fi
	wrong+=$(half | sed "s/^/kill $k: /")
	if [ "$after" = "$before" ] && [ $undoing = 0 ]; then
		waiting=$(ask -c "SELECT count(*) FROM office.load_staged")
		if [ $hard = 1 ]; then
			[ "$waiting" = 0 ] || lost+="kill $k: $waiting lines "
			lost+=$(ask -c '\set VERBOSITY sqlstate' -c "SELECT FROM office.load_figures('again', 'long', '{\"any_session\": true}')" | grep -v '55000')
		else
			# another session takes what this one copied
			kept+=$(ask -c "SELECT new + changed FROM office.load_figures('$try', 'long', '{\"any_session\": true}')" | grep -v "^$((4000 + 100 * try))$")
			wrong+=$(half | sed "s/^/load after kill $k: /")
		fi
	fi
done
check 'each is done or undone' '' "$wrong"
check 'what was copied waits for another session' '' "$kept"
check 'but not after a crash of the server, where nothing waits' '' "$lost"
check 'some were stopped' t "$([ $undone_all -gt 0 ] && echo t || echo "none of $done_all")"
check 'and the next load goes in' '0|0' "$(ask -c "$(copy 99)" -c "SELECT refused - 139, new + changed - 13900 FROM office.load_figures('99', 'long')")"
check 'nothing is half at the end' '' "$(half)"
echo "# tried: $kills, got through: $([ -z "$wrong$kept$lost" ] && echo 0 || echo 1)"
echo "1..$n"
exit $status
