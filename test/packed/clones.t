#!/usr/bin/env bash
# Loops over packed values are in the module several times, and a machine runs
# but one version of each; what is computed by integers of 128 bits is there once
# more for compilers that have none.  This builds the module anew with one version
# alone, lets a database of its own load that, and runs the tests of packed values.
#
# CLONES_TESTS are the regression tests to run.
set -u
cd "$(dirname "$0")/../.."
CLONES_TESTS=${CLONES_TESTS:-packed/packed series/series_sum series/series_rank series/series_frequency cross_section/cross_section_measure}
. test/data/check.sh
super() { psql -qXAt -v ON_ERROR_STOP=1 -U "${INDSTAT_SUPERUSER:-$PGUSER}" "$@"; }

config=${PG_CONFIG:-pg_config}
loops=$(grep -lE 'PACKED_VECTOR_CLONES|HAVE_INT128' src/*/*.c)
if [ "$(uname -m)" != x86_64 ]; then
	echo "1..0 # SKIP there is one version of each loop"
	exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
# what is built already is not built again, but for the loops
tar -cf - --exclude=./.git --exclude=./build --exclude=./results --exclude=./output_iso . | tar -xf - -C "$work"
build() {		# build NAME FLAGS
	(cd "$work" && rm -f ${loops//.c/.o} indstat.so && mkdir -p results &&
		make -s with_llvm=no COPT="$2" PG_CONFIG="$config" all >build.log 2>&1 &&
		make -s with_llvm=no PG_CONFIG="$config" install DESTDIR="$work/$1" >>build.log 2>&1) ||
		sed 's/^/# /' "$work/build.log"
}
run() {			# run NAME: the tests that fail against that module
	local db=clones_$1
	test/owned_database "$db" -T template0 --encoding=UTF8 --locale=C
	test/see_inside "$db"
	super -d postgres -c "ALTER DATABASE $db SET dynamic_library_path = '$work/$1$("$config" --pkglibdir):\$libdir'" -c "ALTER DATABASE $db SET lc_messages = 'C'" \
		-c "ALTER DATABASE $db SET bytea_output = 'hex'" -c "ALTER DATABASE $db SET timezone_abbreviations = 'Default'"
	(cd "$work" && rm -rf results regression.diffs &&
		make -s installcheck PG_CONFIG="$config" CONTRIB_TESTDB="$db" ISOLATION= REGRESS="$CLONES_TESTS" >run.log 2>&1
		head -n 60 regression.diffs 2>/dev/null | sed 's/^/# /')
	check "$1: the tests of packed values" "$(wc -w <<<"$CLONES_TESTS") passed" \
		"$(grep -cE '^(test .* )?ok|\.\.\. ok' "$work/run.log") passed"
	# what a session of this database has mapped
	check "$1: it was this module that ran" "$work/$1$("$config" --pkglibdir)/indstat.so" "$(super -d "$db" -c 'SELECT stat_round(1.5, 0)' \
		-c "SELECT DISTINCT (regexp_match(line, '/.*indstat[.]so'))[1] FROM regexp_split_to_table(pg_read_file('/proc/self/maps', 0, 1000000), E'\n') line WHERE line ~ 'indstat[.]so'" | tail -n +2)"
	dropdb -U "${INDSTAT_SUPERUSER:-$PGUSER}" --force "$db"
}
instructions() {	# instructions NAME REGISTER: whether it is used
	objdump -d --no-show-raw-insn "$work/$1$("$config" --pkglibdir)/indstat.so" | grep -q "%$2" && echo yes || echo no
}

printf '#include "postgres.h"\n#undef HAVE_INT128\n' >"$work/src/no_int128.h"
build default '-DPACKED_VECTOR_CLONES= -include src/no_int128.h'
check 'default: no integers of 128 bits' no "$(nm "$work/src/packed/packed_percent.o" | grep -q '__u*divti3' && echo yes || echo no)"
check 'default: no wider registers than every machine has' no "$(instructions default ymm)"
run default
if grep -qw avx2 /proc/cpuinfo; then
	build avx2 "-DPACKED_VECTOR_CLONES='__attribute__((target(\"avx2\")))'"
	check 'avx2: it is used' 'yes no' "$(instructions avx2 ymm) $(instructions avx2 zmm)"
	run avx2
else
	for what in 'it is used' 'the tests of packed values' 'it was this module that ran'; do
		n=$((n + 1))
		echo "ok $n - avx2: $what # SKIP not on this machine"
	done
fi
echo "1..$n"
exit $status
