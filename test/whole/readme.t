#!/usr/bin/env bash
# Runs the SQL of the documents in order, each in a database of its own and as
# its plain owner, and compares what it prints with what the document says it
# prints.  A block marked "sql administrator" is run in a session of a superuser's.
set -u
cd "$(dirname "$0")/../.."
# both make the roles that the documents name
exec 8<doc/administration.md
flock 8
# doc/reference.md is run by the script that makes it: reference.t
documents=$(grep -lE '^```sql( administrator)?$' README.md doc/*.md | grep -vx doc/reference.md)
status=0 n=0
for document in $documents; do
	work=$(mktemp -d)
	# N.sql or N.administrator and, where the document shows one, N.out
	awk -v dir="$work" '
		/^```sql$/ { n++; file = sprintf("%s/%02d.sql", dir, n); next }
		/^```sql administrator$/ { n++; file = sprintf("%s/%02d.administrator", dir, n); next }
		/^```text$/ { file = sprintf("%s/%02d.out", dir, n); next }
		/^```/ { file = ""; next }
		file { print > file }' "$document"
	{
		echo '\set ON_ERROR_STOP 1'
		echo '\pset footer off'
		for block in "$work"/*.sql "$work"/*.administrator; do
			[ -f "$block" ] && echo "${block##*/}"
		done | sort | while read -r block; do
			case $block in
				*.sql)
					printf '\\o %s\n' "$work/${block%.sql}.got"
					cat "$work/$block" ;;
				*.administrator)
					# whether it ran is no matter to the session that waits for it
					printf '\\! psql -Xq -U "$INDSTAT_SUPERUSER" -d readme_t_document -v ON_ERROR_STOP=1 -P footer=off -f %s -o %s || touch %s\n' \
						"$work/$block" "$work/${block%.administrator}.got" "$work/failed" ;;
			esac
		done
	} >"$work/all"
	test/owned_database readme_t_document &&
	psql -Xq -d readme_t_document -f "$work/all" >"$work/log" 2>&1 && [ ! -f "$work/failed" ]
	ran=$?
	n=$((n + 1))
	if [ $ran -eq 0 ]; then echo "ok $n - the SQL of $document runs"; else
		echo "not ok $n - the SQL of $document runs"; sed 's/^/# /' "$work/log"; status=1
	fi
	for expected in "$work"/*.out; do
		n=$((n + 1))
		if diff -B "$expected" "${expected%.out}.got" >"$work/log" 2>&1; then
			echo "ok $n - block $(basename "$expected" .out) of $document prints what it shows"
		else
			echo "not ok $n - block $(basename "$expected" .out) of $document prints what it shows"
			sed 's/^/# /' "$work/log"
			status=1
		fi
	done
	dropdb -U "$INDSTAT_SUPERUSER" --force readme_t_document
	rm -rf "$work"
done
echo "1..$n"
exit $status
