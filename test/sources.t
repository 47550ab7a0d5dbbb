#!/usr/bin/env bash
# What holds of the sources themselves.
set -u
cd "$(dirname "$0")/.."
n=0 status=0
none() {		# none NAME FINDINGS
	n=$((n + 1))
	if [ -z "$2" ]; then echo "ok $n - $1"; else
		echo "not ok $n - $1"; sed 's/^/# /' <<<"$2"; status=1
	fi
}
# what is handed out by the executor is gone with the next row: one reader knows that
none 'rows of window partitions are read in one place' "$(grep -n 'WinGetFuncArg\|windowapi\.h' src/*.[ch] | grep -v '^src/partition\.[ch]:')"
# an undefined setting in a SET clause is a superuser's privilege, and ours is defined late
none 'no object carries our setting' "$(grep -n '^SET indstat\.' src/*.sql src/model/*.sql)"
none 'no body of a model names the schema it was made in' "$(awk '
	/\$(trigger|access|packed|latest)\$$/ { body = !body; next }
	/^\$(trigger|access|packed|latest)\$;/ { body = 0 }
	body && /@[mx]@/ { print FILENAME ":" FNR ": " $0 }' src/model/*.sql)"
none 'nor runs anywhere but in pg_catalog' "$(grep -n 'SET search_path' src/*.sql src/model/*.sql | grep -v 'search_path = pg_catalog, pg_temp$\|search_path = pg_catalog, pg_temp\( AS\| *$\)\|SET LOCAL search_path TO pg_catalog, pg_temp;')"
echo "1..$n"
exit $status
