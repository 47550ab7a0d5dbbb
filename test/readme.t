#!/usr/bin/env bash
# Runs the SQL of README.md in order and compares what it prints with what the
# README says it prints.
set -u
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# N.sql and, where the README shows one, N.out
awk -v dir="$work" '
	/^```sql$/ { n++; file = sprintf("%s/%02d.sql", dir, n); next }
	/^```text$/ { file = sprintf("%s/%02d.out", dir, n); next }
	/^```/ { file = ""; next }
	file { print > file }' README.md
status=0 n=0
{
	echo '\set ON_ERROR_STOP 1'
	echo '\pset footer off'
	for block in "$work"/*.sql; do
		printf '\\o %s\n' "${block%.sql}.got"
		cat "$block"
	done
} >"$work/all"
psql -Xq -f "$work/all" >"$work/log" 2>&1
ran=$?
n=$((n + 1))
if [ $ran -eq 0 ]; then echo "ok $n - the SQL of the README runs"; else
	echo "not ok $n - the SQL of the README runs"; sed 's/^/# /' "$work/log"; status=1
fi
for expected in "$work"/*.out; do
	n=$((n + 1))
	if diff -B "$expected" "${expected%.out}.got" >"$work/log" 2>&1; then
		echo "ok $n - block $(basename "$expected" .out) prints what the README shows"
	else
		echo "not ok $n - block $(basename "$expected" .out) prints what the README shows"
		sed 's/^/# /' "$work/log"
		status=1
	fi
done
echo "1..$n"
exit $status
