#!/usr/bin/env bash
# A translated document keeps step with what it translates: headings of the same
# levels in the same order, the same code, tables as long, and no sentence left
# as it was.
set -u
cd "$(dirname "$0")/../.."
. test/data/check.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# parts FILE: headings without their words, blocks of code (indented ones without
# remarks), rows of tables without their words, paragraphs as such
parts() {
	awk '
		/^```/ { code = !code; print; next }
		code { print; next }
		/^    / { sub(/ +# .*/, ""); print; next }
		/^#+ / { print $1; next }
		/^\|/ { print "|"; next }
		/^$/ { next }
		{ print "text" }' "$1"
}
sentences() { awk '/^```/ { code = !code; next } !code && !/^    / && /[a-z]+ [a-z]+ [a-z]+ [a-z]+/' "$1" | sort; }
targets() { grep -o '](\(\.\./\)*[^)#]*' "$1" | sed 's/^](//; s,^\(\.\./\)*,,; s,^doc/,,; s,.*/office\.md,office.md,; s,^README\(\.zh\)\?\.md,README.md,' | sort -u; }
while read -r original translated; do
	parts "$original" >"$work/a"
	parts "$translated" >"$work/b"
	check "$translated has the headings, code and tables of $original" '' "$(diff "$work/a" "$work/b" | head -20)"
	check "$translated leaves no sentence of $original as it was" '' "$(comm -12 <(sentences "$original") <(sentences "$translated"))"
	check "$translated leads to where $original does" '' "$(comm -23 <(targets "$original") <(targets "$translated") | grep -v '^README\.md$')"
done <<-'PAIRS'
	README.md README.zh.md
	doc/office.md doc/zh/office.md
PAIRS
check 'every translation is looked at' 'README.zh.md doc/zh/office.md' "$(ls README.*.md doc/zh/*.md | paste -sd ' ')"
echo "1..$n"
exit $status
