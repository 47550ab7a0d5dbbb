#!/usr/bin/env bash
# pg_upgrade carries what is stored in types of ours as it lies on disk, and a model whole.
# Both belong to a plain owner; the clusters are a superuser's to make and to upgrade.
set -u
cd "$(dirname "$0")/../.."
n=0 status=0
ok() {		# ok NAME COMMAND...
	local name=$1
	shift
	n=$((n + 1))
	if "$@" >"$work/log" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/log"
		status=1
	fi
}
work=$(mktemp -d)
chmod 755 "$work"
server() { (cd "$work" && "$@"); }
if [ "$(id -u)" = 0 ]; then
	# the server refuses to run as root
	chown postgres "$work"
	server() { (cd "$work" && setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$work" "$@"); }
fi
finish() {
	for cluster in old new; do
		[ ! -f "$work/$cluster/postmaster.pid" ] || server pg_ctl -D "$work/$cluster" stop -m immediate >/dev/null 2>&1
	done
	rm -rf "$work"
}
trap finish EXIT
export PGOPTIONS='-c jit=off'
settings=$(psql -XAt -U "$INDSTAT_SUPERUSER" -c "SELECT format('%s = %L', name, setting) FROM pg_settings
	WHERE name IN ('extension_destdir', 'extension_control_path', 'dynamic_library_path') AND source = 'configuration file'")
make_cluster() {
	server initdb -D "$work/$1" -U "$INDSTAT_SUPERUSER" -A trust --no-sync --encoding=UTF8 --locale=C.UTF-8 &&
	printf '%s\n' "listen_addresses = ''" "unix_socket_directories = '$work'" 'fsync = off' "$settings" |
		server tee -a "$work/$1/postgresql.conf"
}
run() { PGHOST=$work psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
digest() {
	run -d office <<'SQL'
SELECT * FROM stored ORDER BY n;
COPY (SELECT n, s, c, h FROM stored ORDER BY n) TO STDOUT (FORMAT binary);
SELECT n FROM stored WHERE p = '2023-05';
SELECT format('SELECT %L, md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C")) FROM taian.%I AS t', relname, relname)
FROM pg_class WHERE relnamespace = 'taian'::regnamespace AND relkind = 'r' ORDER BY relname
\gexec
SELECT * FROM taian.indicator_board WHERE period = '2023-01..05' AND region = 'taian' ORDER BY indicator;
SELECT * FROM taian.level_board WHERE period = '2023-01..05' AND region = 'taian' ORDER BY indicator;
SQL
}

ok 'two clusters' eval 'make_cluster old && make_cluster new'
ok 'the old one starts' server pg_ctl -w -D "$work/old" -l "$work/old.log" start
run -U "$INDSTAT_SUPERUSER" -d postgres -c "CREATE ROLE $PGUSER LOGIN" -c "CREATE DATABASE office OWNER $PGUSER"
ok 'and holds every type and a model' run -d office -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION indstat' \
	-c "SELECT create_model('taian')" -f examples/taian/data.sql \
	-c 'SELECT taian.keep_packed(true)' -c 'SELECT taian.pack_observations()' \
	-c 'RESET search_path' -c "CREATE TABLE stored AS SELECT n, ref_month(2023, 1) + n AS p,
			series(ref_month(2020, 1), array_agg(round(sqrt(n * i)::numeric, n % 5) ORDER BY i)) AS s,
			cross_section_agg('r' || i, round(sqrt(n * i)::numeric, n % 4)) AS c,
			hierarchy(array_agg(i::bigint), array_agg(nullif(i / 2, 0)::bigint)) AS h
		FROM generate_series(1, 30) AS n, generate_series(1, 1 + n * n) AS i GROUP BY n" \
	-c 'ALTER TABLE stored ADD PRIMARY KEY (p)' -c 'CREATE INDEX ON stored USING hash (s)' -c 'CREATE INDEX ON stored USING brin (p)'
digest >"$work/before"
ok 'there is something to compare' test "$(grep -ac '' "$work/before")" -gt 100
ok 'the old one stops' server pg_ctl -w -D "$work/old" stop
ok 'pg_upgrade' server pg_upgrade -b "$(dirname "$(command -v postgres)")" -B "$(dirname "$(command -v postgres)")" \
	-d "$work/old" -D "$work/new" -U "$INDSTAT_SUPERUSER" -s "$work"
ok 'the new one starts' server pg_ctl -w -D "$work/new" -l "$work/new.log" start
digest >"$work/after"
ok 'everything is as it was' diff -a "$work/before" "$work/after"
ok 'an index finds a series by its value' test "$(run -d office -c 'SET enable_seqscan = off' -c 'SELECT n FROM stored WHERE s = (SELECT s FROM stored WHERE n = 7)')" = 7
echo "1..$n"
exit $status
