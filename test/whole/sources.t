#!/usr/bin/env bash
# What holds of the sources themselves.
set -u
cd "$(dirname "$0")/../.."
n=0 status=0
none() {		# none NAME FINDINGS
	n=$((n + 1))
	if [ -z "$2" ]; then echo "ok $n - $1"; else
		echo "not ok $n - $1"; sed 's/^/# /' <<<"$2"; status=1
	fi
}
# what each file needs: its own room or an earlier one, and nothing that needs it
rooms=" $(sed -n 's/^ROOMS = //p' Makefile) "
needs=$(grep -E "^#include \"($(tr ' ' '|' <<<"$(echo $rooms)"))/" -r --include='*.[ch]' src | sed 's,^src/,,; s,:#include "\(.*\)"$, \1,')
none 'rooms include one way only' "$(awk -v rooms="$rooms" 'BEGIN { n = split(rooms, r, " "); for (i = 1; i <= n; i++) rank[r[i]] = i }
	{ split($1, from, "/"); split($2, to, "/") }
	from[2] == "" { next }	# the module itself
	!(from[1] in rank) || !(to[1] in rank) || rank[from[1]] < rank[to[1]]' <<<"$needs")"
none 'every room of src has its place' "$(for room in src/*/; do room=$(basename "$room"); [ -z "${rooms##* $room *}" ] || echo "$room"; done)"
none 'no two files need each other' "$(sed 's/\.[ch]//g' <<<"$needs" | awk '$1 != $2' | tsort 2>&1 >/dev/null)"
# these two are being taken apart
none 'no file is longer than 800 lines' "$(find src -name '*.[ch]' -o -name '*.sql' -o -name '*.awk' | xargs wc -l | awk '$2 != "total" && $1 > 800 { print $2 ": " $1 }' | grep -v '^src/groups/family\.c:\|^src/model/loading/load_figures\.sql:')"
none 'what is tested has a room of that name' "$(for room in $(cd sql && ls -d */ */*/ 2>/dev/null; cd ../specs && ls -d */ */*/ 2>/dev/null; cd ../test && for r in $rooms; do ls -d "$r"/ "$r"/*/ 2>/dev/null; done); do [ "$room" = whole/ ] || [ -d "src/$room" ] || echo "$room"; done | sort -u)"
none 'and is where its concept is' "$(for file in $(test/files); do
	at=${file#*/} name=$(basename "${file%.*}")
	found=$(find src -name "$name.c" -o -name "$name.sql" | sed 's,^src/,,; s,/[^/]*$,,' | sort -u)
	[ -z "$found" ] || grep -qxF "$(dirname "$at")" <<<"$found" || echo "$file: $found"; done)"
none 'every test has a room' "$(find sql specs test -maxdepth 1 \( -name '*.sql' -o -name '*.spec' -o -name '*.t' \))"
# which REGRESS_OPTS has
none 'no regression test needs a role that make installcheck does not make' "$(grep -rnow 'indstat_test_[a-z]*' sql specs | grep -v ':indstat_test_reader$')"
none 'every expected result has its test' "$(find expected -name '*.out' | sed 's,^expected/,,; s,\(_[0-9]\)\?\.out$,,' | while read -r name; do [ -f "sql/$name.sql" ] || [ -f "specs/$name.spec" ] || echo "$name"; done)"
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" indstat.control)
none 'every piece of a model has its place, and every place its piece' "$(diff <(cd src/model && ls _*.sql) <(grep -rhoE '^@model_[a-z_]+@$' src | sed 's/^@model\(.*\)@$/\1.sql/' | sort -u | grep -vx '_ddl\.sql'))"
none 'the version is written once' "$(grep -rnF "$version" --include=* --exclude-dir=.git --exclude-dir=build . | grep -vE '^./(indstat\.control|CHANGELOG\.md|SECURITY\.md|doc/reference|bench/RESULTS\.md|debian/changelog|test/update/released|indstat--|results/)|Binary' | cut -c1-120)"
none 'the package begins with it' "$(head -n 1 debian/changelog | grep -v "^postgresql-indstat ($version-")"
none 'documents lead to files that are there' "$(for page in *.md doc/*.md doc/*/*.md; do
	grep -o '](\([^)#]*\)[)#]' "$page" | sed 's/^](//; s/[)#]$//' | grep -v '^\(https\?:.*\)\?$' | sort -u | while read -r link; do
		[ -e "$(dirname "$page")/$link" ] || echo "$page: $link"; done; done)"
# what is handed out by the executor is gone with the next row: one reader knows that
none 'rows of window partitions are read in one place' "$(grep -n 'WinGetFuncArg\|windowapi\.h' src/*/*.[ch] | grep -v '^src/partition/partition\.[ch]:')"
none 'a column of the model is described once' "$(awk -F"'" '/UNION ALL/ { delete seen } /^\t\t\t\(/ && seen[$2]++ { print FILENAME ": " $2 }' src/model/columns.sql)"
# an undefined setting in a SET clause is a superuser's privilege, and ours is defined late
none 'no object carries our setting' "$(grep -n -r '^SET indstat\.' --include='*.sql' src)"
none 'no body of a model names the schema it was made in' "$(awk '
	/\$(trigger|access|packed|latest)\$$/ { body = !body; next }
	/^\$(trigger|access|packed|latest)\$;/ { body = 0 }
	body && /@[mx]@/ { print FILENAME ":" FNR ": " $0 }' src/model/*/*.sql)"
none 'nor runs anywhere but in pg_catalog' "$(grep -rn 'SET search_path' --include='*.sql' src | grep -v 'search_path = pg_catalog, pg_temp$\|search_path = pg_catalog, pg_temp\( AS\| *$\)\|SET LOCAL search_path TO pg_catalog, pg_temp;')"
echo "1..$n"
exit $status
