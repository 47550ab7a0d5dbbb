#!/usr/bin/env bash
# Runs the SQL of the documents in order, each in a database of its own, and
# compares what it prints with what the document says it prints.
set -u
cd "$(dirname "$0")/.."
documents="README.md doc/bulletin.md doc/office.md doc/pipeline.md doc/model.md doc/series.md doc/cross_section.md doc/measures.md"
status=0 n=0
for document in $documents; do
	work=$(mktemp -d)
	# N.sql and, where the document shows one, N.out
	awk -v dir="$work" '
		/^```sql$/ { n++; file = sprintf("%s/%02d.sql", dir, n); next }
		/^```text$/ { file = sprintf("%s/%02d.out", dir, n); next }
		/^```/ { file = ""; next }
		file { print > file }' "$document"
	{
		echo '\set ON_ERROR_STOP 1'
		echo '\pset footer off'
		for block in "$work"/*.sql; do
			printf '\\o %s\n' "${block%.sql}.got"
			cat "$block"
		done
	} >"$work/all"
	createdb readme_t_document &&
	psql -Xq -d readme_t_document -f "$work/all" >"$work/log" 2>&1
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
	dropdb --force readme_t_document
	rm -rf "$work"
done
echo "1..$n"
exit $status
