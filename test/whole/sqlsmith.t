#!/usr/bin/env bash
# sqlsmith's random queries over a model with data and everything the extension
# has, as a reader and as the owner: no server falls, no error is an internal one
# of ours, a reader changes nothing.
#
#   QUERIES=100 SEED=1	how many of each, and the dice
set -u
cd "$(dirname "$0")/../.."
queries=${QUERIES:-100} seed=${SEED:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. test/data/check.sh
command -v sqlsmith >/dev/null || test/install_missing sqlsmith >"$work/apt" 2>&1
if ! command -v sqlsmith >/dev/null; then
	echo '1..0 # SKIP sqlsmith is not there and cannot be installed; test/whole/garden.t calls every function'
	exit
fi
ask() { PGOPTIONS='-c client_min_messages=warning' psql -XAtq -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
ask "CREATE EXTENSION indstat; SELECT create_model('office')"
check 'a model with data' '' "$(PGOPTIONS='-c client_min_messages=warning' psql -XAtq -v ON_ERROR_STOP=1 -f test/data/invariants.sql 2>&1 | grep -v '^[0-9]*$')"
ask "SELECT grant_model('office', 'indstat_test_reader', 'reader')"
# the server's log is where errors stand with their class and their place in the sources
su() { psql -XAtq -U "$INDSTAT_SUPERUSER" "$@"; }
su -c "ALTER DATABASE $PGDATABASE SET log_error_verbosity = 'verbose'" -c "ALTER DATABASE $PGDATABASE SET log_min_messages = 'error'" \
	-c "ALTER DATABASE $PGDATABASE SET statement_timeout = '1s'" -c "ALTER DATABASE $PGDATABASE SET jit = off" -c "ALTER DATABASE $PGDATABASE SET lock_timeout = '1s'"
log=$(su -c "SELECT setting || '/server.log' FROM pg_settings WHERE name = 'data_directory'")
other() { psql -XAtq -d postgres -c "SELECT string_agg(datname || datacl::text, ',' ORDER BY datname) FROM pg_database WHERE datname IN ('postgres', 'template0', 'template1')" -c 'SELECT count(*) FROM pg_roles' -c 'SELECT count(*) FROM pg_class'; }
rows() { psql -XAtq -c "SELECT md5(string_agg(o::text, ',' ORDER BY o::text)) FROM office.observation o" -c "SELECT md5(string_agg(o::text, ',' ORDER BY o::text)) FROM office.target o" -c 'SELECT count(*) FROM pg_class'; }
tried=0 through=0
smith() {		# smith USER: so many queries
	local from done
	from=$(su -c "SELECT size + 1 FROM pg_stat_file('$log')")
	sqlsmith --target="host=$PGHOST port=${PGPORT:-5432} dbname=$PGDATABASE user=$1" --exclude-catalog --seed="$seed" --max-queries="$queries" --verbose >"$work/$1.out" 2>"$work/$1.err"
	done=$(grep -o 'queries: [0-9]*' "$work/$1.err" | tail -1 | grep -o '[0-9]*')
	# --max-queries ends without a last count
	tried=$((tried + queries))
	su -c "SELECT pg_read_file('$log', $from, 1000000000, true)" >"$work/$1.log"
	fallen=$(grep -E 'terminated by signal|PANIC|TRAP' "$work/$1.log" | head -5)
	# where it came from stands two lines below
	internal=$(grep -A 6 -E 'ERROR:  XX' "$work/$1.log" | grep -E 'ERROR:  XX|LOCATION' | grep -B 1 -E "LOCATION.*($(find src -name '*.[ch]' -printf '%f\n' | paste -sd '|'))" | sort | uniq -c | head -5)
	through=$((through + $(printf '%s' "$fallen$internal" | grep -c .)))
	check "$1: the server stands" '' "$fallen"
	check "$1: no internal error of ours" '' "$internal"
	check "$1: it asked" t "$( [ -s "$work/$1.err" ] && ! grep -q 'terminate called' "$work/$1.err" && echo t)"
	echo "# $1: $queries queries, $(grep -oE 'ERROR:  [0-9A-Z]{5}' "$work/$1.log" | sort | uniq -c | sort -rn | head -6 | awk '{printf "%s %s, ", $1, $3}')refused"
}
before=$(other; rows)
smith indstat_test_reader
after=$(other; rows)
check 'a reader changed nothing' "$before" "$after"
[ "$before" = "$after" ] || through=$((through + 1))
outside=$(other)
smith "$PGUSER"
check 'the owner changed nothing outside' "$outside" "$(other)"
[ "$outside" = "$(other)" ] || through=$((through + 1))
if [ -n "${SMITH_DIR:-}" ]; then cp "$work"/* "$SMITH_DIR"; fi
echo "# seed $seed"
echo "# tried: $tried, got through: $through"
echo "1..$n"
exit $status
