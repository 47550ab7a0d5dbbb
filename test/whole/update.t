#!/usr/bin/env bash
# ALTER EXTENSION UPDATE and create_model, twice in a row: from a snapshot that is
# kept in test/update (its install script, and a dump of the first office made with
# it) to the present version, and on to one in which a function, an aggregate, a
# table and views are changed (test/update/change).  What was brought up to date is
# what is made anew, by name and definition.
#
# The snapshot is that of the last release (test/update/released); it and the changed
# version are installed in a directory of this test, the snapshot under an older name.
# While the tree has the version of the release, its script is that of the release.
set -u
cd "$(dirname "$0")/../.."
. test/data/check.sh
config=${PG_CONFIG:-pg_config}
work=$(mktemp -d)
chmod 755 "$work"
server() { (cd "$work" && "$@"); }
if [ "$(id -u)" = 0 ]; then
	chown postgres "$work"
	server() { (cd "$work" && setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$work" "$@"); }
fi
finish() {
	[ ! -f "$work/data/postmaster.pid" ] || server pg_ctl -D "$work/data" stop -m immediate >/dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT
export PGOPTIONS='-c jit=off -c client_min_messages=warning -c timezone=UTC'
old=0.0.9 present=$(sed -n "s/^default_version = '\(.*\)'/\1/p" indstat.control) next=${present}next
released=$(cat test/update/released)
step=upgrade/indstat--$released--$present.sql
if [ "$present" = "$released" ]; then
	step=test/update/from_snapshot.sql
	check 'what was released stays as it is: a change has the next version, and a step to it (CONTRIBUTING.md)' '' \
		"$(gzip -dc test/update/snapshot.sql.gz | cmp - "indstat--$present.sql" 2>&1)"
fi
errors() { "$@" >"$work/log" 2>&1 || { echo "$*: $?"; head -c 2000 "$work/log"; }; }

# what is installed: this tree, the snapshot, the steps between, and the version after
share=$work/root$("$config" --sharedir)/extension
check 'this version' '' "$(errors make -s install DESTDIR="$work/root" PG_CONFIG="$config")"
for tree in present next; do
	test/tree_copy "$work/$tree"
	mkdir -p "$work/$tree/upgrade"
done
check 'another after it' '' "$(errors test/update/change "$work/next" "$next")"
cp "$step" "$work/present/upgrade/indstat--$old--$present.sql"
cp test/update/to_changed.sql "$work/next/upgrade/indstat--$present--$next.sql"
check 'the step from the snapshot is written out' '' "$(errors make -s -C "$work/present" PG_CONFIG="$config" "indstat--$old--$present.sql")"
check 'and that to the next version' '' "$(errors make -s -C "$work/next" PG_CONFIG="$config" "indstat--$present--$next.sql")"
check 'make takes steps along' "indstat--$next.sql indstat--$present--$next.sql" \
	"$(make -s -C "$work/next" PG_CONFIG="$config" -f - print <<<'include Makefile
print:
	@echo $(DATA_built)')"
gzip -dc test/update/snapshot.sql.gz >"$share/indstat--$old.sql"
cp "$work/present/indstat--$old--$present.sql" "$work/next/indstat--$present--$next.sql" "$work/next/indstat--$next.sql" "$share"
gzip -dc test/update/taian.sql.gz >"$work/taian.sql"
check 'every symbol of the snapshot is in the library' '' "$(comm -23 \
	<(grep -oE "'MODULE_PATHNAME', *'[a-z0-9_]+'" "$share/indstat--$old.sql" | sed "s/.*'\(.*\)'/\1/" | sort -u) \
	<(nm -D --defined-only indstat.so | awk '{ print $3 }' | sort -u))"

{
	server initdb -D "$work/data" -U "$INDSTAT_SUPERUSER" -A trust --no-sync --encoding=UTF8 --locale=C.UTF-8
	printf '%s\n' "listen_addresses = ''" "unix_socket_directories = '$work'" 'fsync = off' 'shared_buffers = 64MB' |
		server tee -a "$work/data/postgresql.conf"
	{
		echo "dynamic_library_path = '$work/root$("$config" --pkglibdir):\$libdir'"
		if [ "$("$config" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 18 ]; then
			echo "extension_control_path = '$work/root$("$config" --sharedir):\$system'"
		else
			echo "extension_destdir = '$work/root'"
		fi
	} | server tee -a "$work/data/postgresql.conf"
	server pg_ctl -w -D "$work/data" -l "$work/server.log" start
} >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
export PGHOST=$work
run() { psql -XqAt -v ON_ERROR_STOP=1 "$@" 2>&1; }
administrator() { run -U "$INDSTAT_SUPERUSER" -d postgres "$@"; }
administrator -c "CREATE ROLE $PGUSER LOGIN" -c 'CREATE ROLE indstat_test_reader' -c 'CREATE ROLE indstat_test_insider'
database() {	# database NAME VERSION
	administrator -c "CREATE DATABASE $1 OWNER $PGUSER"
	run -d "$1" -c "CREATE EXTENSION indstat VERSION '$2'"
}
extension() { run -d "$1" -f test/data/extension_catalogue.sql -c 'SELECT * FROM pg_temp.extension_catalogue() ORDER BY 1, 2, 3'; }
model() { run -d "$1" -f test/data/model_catalogue.sql -c "SELECT * FROM pg_temp.model_catalogue('taian') ORDER BY 1, 2"; }
# the columns that the snapshot has
rows() {
	run -d "$1" <<-'SQL'
		SELECT format('SELECT %L, count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C")) FROM (SELECT %s FROM taian.%I) AS t', c.relname,
			string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum), c.relname)
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind = 'r' AND (c.relname, a.attname) NOT IN (('model_option', 'version'), ('model_option', 'parts'), ('region', 'note'))
			AND c.relname NOT IN ('region_note', 'model_policy')
		GROUP BY c.relname ORDER BY c.relname \gexec
	SQL
}
boards() {
	run -d "$1" -c "SELECT * FROM taian.indicator_board WHERE region = 'taian' ORDER BY indicator, period; SELECT * FROM taian.chain_board ORDER BY indicator, period, kind, chain, on_date;
		SELECT b.text FROM taian.bulletin('taian', '2023-01..05', 'zh') b"
}
fresh_model() {
	run -d "$1" -c "SELECT create_model('taian')" -c 'SELECT taian.keep_packed(true)' -c "SELECT grant_model('taian', 'indstat_test_insider', 'before_release')" \
		-c "SELECT grant_model('taian', 'indstat_test_reader', 'reader')"
}
same() { diff "$1" "$2" | head -40; }

# what is made anew
for v in present next; do
	database "new_$v" "${!v}"
	fresh_model "new_$v" >/dev/null
	extension "new_$v" >"$work/extension_$v"
	model "new_$v" >"$work/model_$v"
done
check 'there is something to compare' t "$([ "$(grep -c . "$work/extension_present")" -gt 3000 ] && [ "$(grep -c . "$work/model_present")" -gt 2000 ] && echo t)"
check 'and the next version differs' "t t" "$(cmp -s "$work"/extension_{present,next} || echo t) $(cmp -s "$work"/model_{present,next} || echo t)"

# the snapshot, with the model of its time, and an owner who builds on all of it
database office "$old"
check 'the dump of the snapshot is restored' '' "$(run -d office -f "$work/taian.sql" | grep -v '^ *[0-9]*$\|^$')"
rows office >"$work/rows"
boards office >"$work/boards"
check 'it is all there' t "$([ "$(wc -l <"$work/rows")" -gt 60 ] && [ "$(grep -c . "$work/boards")" -gt 100 ] && echo t)"
extension office >"$work/extension_old"
dropped=" $(sed -n 's/^DROP FUNCTION @extschema@\.\([a-z_]*\).*/\1/p' "$step" | tr '\n' ' ')"
pin() {		# pin DROPPED: everything that is there is used by a view
	run -d office -c 'DROP SCHEMA IF EXISTS pinned CASCADE' -c 'CREATE SCHEMA pinned' -v dropped="$1" -f test/update/pin.sql
}
pins() { run -d office -c "SELECT relname, pg_get_viewdef(oid) FROM pg_class WHERE relnamespace = 'pinned'::regnamespace ORDER BY relname"; }
check 'every function is pinned in a view' '' "$(pin "$dropped")"
pins >"$work/pins"
check 'hundreds of them' t "$([ "$(run -d office -c "SELECT count(*) FROM pg_class WHERE relnamespace = 'pinned'::regnamespace AND relkind = 'v'")" -gt 400 ] && echo t)"
check 'a board and a table of the owner stand on the model' '' "$(run -d office -c 'CREATE TABLE own (period ref_period PRIMARY KEY, s series, c cross_section, h hierarchy, half numeric GENERATED ALWAYS AS (share(1, 2)) STORED)' \
	-c "INSERT INTO own VALUES ('2023-05', '2023-01: 1, 2', '{1: 2}', '{2: 1}')" -c 'CREATE VIEW own_board AS SELECT b.*, o.half FROM taian.indicator_board b LEFT JOIN own o ON o.period = b.period')"
granted=(-c 'GRANT SELECT ON taian.target_board TO PUBLIC' -c 'GRANT SELECT (indicator, completion) ON taian.chain_board TO indstat_test_insider WITH GRANT OPTION')
check 'and others have grants that were given by hand' '' "$(run -d office "${granted[@]}")"

# to the present version
check 'to the present version' '' "$(run -d office -c "ALTER EXTENSION indstat UPDATE TO '$present'")"
extension office >"$work/log"
check 'the extension is what a new one is' '' "$(same "$work/extension_present" "$work/log")"
pins >"$work/log"
check 'the views are as they were' '' "$(same "$work/pins" "$work/log")"
# one of them does not like constants that are NULL
check 'and all of them are planned' '' "$(run -d office <<<"SELECT format('EXPLAIN SELECT * FROM pinned.%I', relname) FROM pg_class WHERE relnamespace = 'pinned'::regnamespace \gexec" | grep -i 'error' | grep -v 'cannot cast an empty or unbounded range' | head -3)"
boards office >"$work/log"
check 'the old model says what it said' '' "$(same "$work/boards" "$work/log")"
newest=$(ls src/model/migration | sort -n | tail -n 1)
check 'model_check says how old it is' "$([ "$(run -d office -c 'SELECT version FROM taian.model_option')" = "${newest%.sql}" ] || echo "warning|older_version|taian")" \
	"$(run -d office -c "SELECT severity, finding, object FROM model_check('taian') WHERE severity <> 'notice'")"
check 'create_model brings it up to date' '' "$(run -d office -c "SELECT create_model('taian')")"
run -d new_present "${granted[@]}"
run -d new_next "${granted[@]}"
model new_present >"$work/model_present"
model new_next >"$work/model_next"
model office >"$work/log"
check 'it is what a new one is' '' "$(same "$work/model_present" "$work/log")"
rows office >"$work/log"
check 'its rows are untouched' '' "$(same "$work/rows" "$work/log")"
boards office >"$work/log"
check 'its boards say what they said' '' "$(same "$work/boards" "$work/log")"
check 'nothing is amiss' '' "$(run -d office -c "SELECT * FROM model_check('taian') WHERE severity <> 'notice'")"

# and on
check 'everything of this version is pinned' '' "$(pin ' ')"
pins >"$work/pins"
check 'to the next version' '' "$(run -d office -c "ALTER EXTENSION indstat UPDATE TO '$next'")"
extension office >"$work/log"
check 'the extension is what a new one is' '' "$(same "$work/extension_next" "$work/log")"
pins >"$work/log"
check 'the views are as they were' '' "$(same "$work/pins" "$work/log")"
check 'a board of the owner on what changes' '' "$(run -d office -c 'CREATE VIEW own_chains AS SELECT * FROM taian.chain_board')"
model office >"$work/before"
answer=$(run -d office -v VERBOSITY=verbose -c "SELECT create_model('taian')")
check 'it is in the way, and is named' "ERROR:  2BP01: model \"taian\" cannot be brought up to date while others depend on what changes DETAIL:  They are not the model's own: view public.own_chains." \
	"$(head -2 <<<"$answer" | sed 's/^psql[^ ]* //' | paste -sd ' ')"
model office >"$work/log"
check 'and nothing was changed' '' "$(same "$work/before" "$work/log")"
check 'model_check names it too' 'in_the_way|view public.own_chains older_version|taian' "$(run -d office -c "SELECT finding, object FROM model_check('taian') WHERE severity = 'warning' ORDER BY 1" | paste -sd ' ')"
check 'model_ddl as well' '-- in the way: view public.own_chains' "$(run -d office -c "SELECT model_ddl('taian')" | grep '^-- in the way')"
run -d office -c 'DROP VIEW own_chains' -c 'CREATE TABLE taian.region_note (mine integer)'
check 'a table of the owner that has a new name is not taken' 'ERROR:  schema "taian" already has relations that a model would use' "$(run -d office -c "SELECT create_model('taian')" | head -1)"
run -d office -c 'DROP TABLE taian.region_note'
check 'create_model brings it up to date' '' "$(run -d office -c "SELECT create_model('taian')")"
model office >"$work/log"
check 'it is what a new one is' '' "$(same "$work/model_next" "$work/log")"
rows office >"$work/log"
check 'its rows are untouched' '' "$(same "$work/rows" "$work/log")"
boards office >"$work/log"
check 'its boards say what they said' '' "$(same "$work/boards" "$work/log")"
check "the owner's own board is there" t "$(run -d office -c "SELECT count(*) > 0 FROM own_board")"
check 'nothing is amiss' '' "$(run -d office -c "SELECT * FROM model_check('taian') WHERE severity <> 'notice'")"

# a dump of the snapshot, restored into the next version
database restored "$next"
check 'an old dump is restored into a new version' '' "$(run -d restored -f "$work/taian.sql" | grep -v '^ *[0-9]*$\|^$')"
run -d restored "${granted[@]}"
check 'and brought up to date' '' "$(run -d restored -c "SELECT create_model('taian')")"
model restored >"$work/log"
check 'it is what a new one is' '' "$(same "$work/model_next" "$work/log")"
rows restored >"$work/log"
check 'its rows are untouched' '' "$(same "$work/rows" "$work/log")"

# a newer model meets an older extension
database older "$present"
pg_dump -d restored -n taian -f "$work/newer.sql" 2>/dev/null
run -d older -f "$work/newer.sql" >/dev/null
check 'a model that is newer than the extension is refused' 'ERROR:  55000: model "taian" is newer than the extension' \
	"$(run -d older -v VERBOSITY=verbose -c "SELECT create_model('taian')" | head -1 | sed 's/^psql[^ ]* //')"
check 'and model_check says so' 'error|newer_version' "$(run -d older -c "SELECT severity, finding FROM model_check('taian')")"
echo "1..$n"
exit $status
