#!/usr/bin/env bash
# Builds as those who package it do: out of the tree, from a copy that nothing was
# built in; what is installed; installcheck from there.
set -u
cd "$(dirname "$0")/../.."
. test/data/check.sh
config=${PG_CONFIG:-pg_config}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
test/tree_copy "$work/source"
rm -f "$work"/source/indstat--?.?.?.sql
mkdir "$work/build"
chmod -R a-w "$work/source"
packaged() {	# packaged TARGET ...: make in the directory of the build
	make -s -C "$work/build" -f "$work/source/Makefile" VPATH="$work/source" PG_CONFIG="$config" with_llvm=no OPTIMIZE=-O0 "$@" >"$work/log" 2>&1 ||
		{ tail -n 20 "$work/log" | sed 's/^/# /'; false; }
}
packaged all
check 'it builds beside its sources' 0 $?
check 'without a word' '' "$(cat "$work/log")"
packaged install DESTDIR="$work/root"
check 'it installs' 0 $?
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" indstat.control)
check 'the library, the control file, the script' 'indstat.so indstat.control indstat--'"$version"'.sql' \
	"$(for file in "$("$config" --pkglibdir)/indstat.so" "$("$config" --sharedir)/extension/"{indstat.control,"indstat--$version.sql"}; do
		[ ! -s "$work/root$file" ] || basename "$file"; done | paste -sd ' ')"
check 'and the documents, in a directory of their own' "$({ ls README*.md; cd doc; ls *.md zh/*.md; } | sort | paste -sd ' ')" \
	"$(cd "$work/root$("$config" --docdir)/indstat" && ls *.md zh/*.md | sort | paste -sd ' ')"
check 'nothing else' 0 "$(find "$work/root" -type f | grep -vcE "indstat\.so$|indstat\.control$|/indstat--$version\.sql$|/indstat/(zh/)?[^/]*\.md$")"
check 'the script is the one that is tested' '' "$(diff "$work/build/indstat--$version.sql" "indstat--$version.sql" | head -5)"
# the databases of pg_regress are there, and this server knows the extension
test/regression_database
packaged installcheck REGRESS=period/ref_period ISOLATION=model/common/region
check 'installcheck runs its tests from there' "0 $work/build/results/period/ref_period.out" "$? $(ls "$work/build/results/period/ref_period.out")"
check 'the sources are as they were' '' "$(find "$work/source" -newer "$work/log" -type f | head -5)"
packaged clean
check 'clean leaves nothing' '' "$(find "$work/build" -type f | head -5)"
chmod -R u+w "$work/source"
# where the server's headers are missing, their package is named
named() { make -s -C "$work/build" -f "$work/source/Makefile" VPATH="$work/source" with_llvm=no "$@" all 2>&1 | grep -o 'postgresql-server-dev-[0-9]*' | head -1; }
newest=$(ls /usr/lib/postgresql 2>/dev/null | sort -n | tail -1)
check 'missing headers are answered by the name of their package' "postgresql-server-dev-${newest:-15}" "$(named PG_CONFIG=/nonexistent/pg_config)"
# as after apt-get install postgresql-17 alone: pg_config and PGXS are there, the headers are not
cat >"$work/pg_config" <<FAKE
#!/bin/sh
case "\$1" in
	--version) echo PostgreSQL 17.2 ;;
	--includedir-server) echo /nonexistent ;;
	*) exec "$config" "\$@" ;;
esac
FAKE
chmod +x "$work/pg_config"
check 'also where PostgreSQL is installed without them' postgresql-server-dev-17 "$(named PG_CONFIG="$work/pg_config")"
# compilers that have no integers of 128 bits, which headers of the kernel ask for too
printf '#include "postgres.h"\n#undef HAVE_INT128\n#pragma GCC poison int128 uint128 __int128\n' >"$work/no_int128.h"
check 'no file needs integers of 128 bits' '' "$($("$config" --cc) -fsyntax-only -U__SIZEOF_INT128__ -Isrc -I"$("$config" --includedir-server)" $("$config" --cppflags) -include "$work/no_int128.h" \
	$(find src -name '*.c') 2>&1 | grep error | head -5)"
echo "1..$n"
exit $status
