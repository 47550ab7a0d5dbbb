#!/usr/bin/env bash
# doc/reference.md is what `make doc` makes here and now: every public name has an
# entry and an example that runs, and the page has their output.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
if doc/make_reference "$work/reference.md" >"$work/log" 2>&1; then
	echo "ok 1 - every public name has an example that runs"
else
	echo "not ok 1 - every public name has an example that runs"; sed 's/^/# /' "$work/log"; status=1
fi
if diff doc/reference.md "$work/reference.md" >"$work/log" 2>&1; then
	echo "ok 2 - doc/reference.md is what make doc makes"
else
	echo "not ok 2 - doc/reference.md is what make doc makes"; head -n 60 "$work/log" | sed 's/^/# /'; status=1
fi
# what links name is there
broken=$(grep -o '](#[^)]*)' doc/reference.md | sort -u | sed 's/](#\(.*\))/\1/' | while read -r anchor; do
	grep -qxF "$anchor" <(sed -n 's/^##* //p' doc/reference.md | tr 'A-Z' 'a-z' | sed 's/[^[:alnum:]_ -]//g; s/ /-/g') || echo "$anchor"
done)
if [ -z "$broken" ]; then echo "ok 3 - links lead to a heading"; else
	echo "not ok 3 - links lead to a heading"; sed 's/^/# /' <<<"$broken"; status=1
fi
echo "1..3"
exit $status
