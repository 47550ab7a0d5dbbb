# indstat: build, install, test.   make demo | make test | make install
# The version is written once, in indstat.control.
EXTENSION = indstat
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" indstat.control)

MODULE_big = indstat
OBJS = $(patsubst %.c,%.o,$(wildcard src/*.c))
PG_CPPFLAGS = -I$(CURDIR)/src
# Figures must not depend on the machine: no fused multiply-add.
PG_CFLAGS += $(OPTIMIZE) -Wall -Wextra -Wno-unused-parameter -ffp-contract=off
PGFILEDESC = "indstat - official-statistics arithmetic"

# The install script is the concepts joined in layer order.
CONCEPTS = indstat ref_period ref_period_order ref_period_hash ref_period_make ref_period_part ref_period_step \
	ref_period_containment ref_period_elapsed ref_period_label ref_period_support \
	exact_sums measure rounding_interval growth aggregate window ytd rank rank_state compound_growth obs_status \
	growth_breadth structure growth_phrase index_number time_agg chain_linked critical_path series \
	series_access series_convert series_build series_measure series_arithmetic series_ytd series_frequency \
	series_index series_sum series_rank hierarchy cross_section packed_support cross_section_agg cross_section_measure \
	panel panel_query completion_agg as_of as_known sparkline print bulletin rights lock pack model grant
MODEL = option region indicator observation revision event chain release \
	calendar project history stock flow funnel time_in_stage \
	packed level_roll_up growth rank board \
	revision_triangle growth_check ytd_check hierarchy_check \
	structure \
	latest_day enterprise assessment membership agreement service initiative contest \
	target target_board chain_board \
	bulletin load visibility columns
JOINED_SQL = indstat--$(EXTVERSION).sql
DATA_built = $(JOINED_SQL)
EXTRA_CLEAN = $(filter-out build/postgresql-%,$(wildcard build/*)) results regression.diffs regression.out output_iso

REGRESS = $(sort $(patsubst sql/%.sql,%,$(wildcard sql/*.sql)))
# a role to be seen through; neither it nor a database is made with --use-existing
REGRESS_OPTS = --encoding=UTF8 --no-locale --create-role=indstat_test_reader
ISOLATION = $(sort $(patsubst specs/%.spec,%,$(wildcard specs/*.spec)))
ISOLATION_OPTS = --encoding=UTF8 --no-locale

all:

# Every C file sees the same few headers.
$(OBJS): $(wildcard src/*.h)
$(OBJS:.o=.bc): $(wildcard src/*.h)

PG_CONFIG ?= pg_config
PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
ifneq ($(PGXS),)
include $(PGXS)
# Loops over packed values are integer arithmetic: vectors give the same digits.
src/packed.o src/packed_arithmetic.o src/packed_percent.o src/series_sum.o src/series_rank.o src/cross_section_measure.o: override CFLAGS += $(or $(OPTIMIZE),-O3)
else
all install installcheck:
	@echo "PostgreSQL's server headers are missing: apt-get install postgresql-server-dev-15," \
	      "or name another installation with PG_CONFIG=/path/to/pg_config" >&2; exit 1
clean:
	rm -rf $(OBJS) $(OBJS:.o=.bc) indstat.so $(JOINED_SQL) $(EXTRA_CLEAN)
endif

# The statements of the model stand where model.sql marks their place, and so does what is said in many of them alike.
$(JOINED_SQL): $(CONCEPTS:%=src/%.sql) $(MODEL:%=src/model/%.sql) $(wildcard src/model/_*.sql)
	cat $(MODEL:%=src/model/%.sql) | sed -e '/^@model_ddl@$$/{' -e 'r /dev/stdin' -e 'd' -e '}' \
		-e '/^@model_kept@$$/{' -e 'r src/model/_kept.sql' -e 'd' -e '}' \
		-e '/^@model_guard@$$/{' -e 'r src/model/_guard.sql' -e 'd' -e '}' $(CONCEPTS:%=src/%.sql) > $@

# Both set up what is missing and use private throw-away servers.
demo:
	test/private_cluster examples/taian/demo
test:
	test/private_cluster test/all

# The tests under each of a table of settings, or under those named: make settings SETTINGS='german leap_day'
settings:
	test/settings $(SETTINGS)

# Looks for texts that the parser of ref_period reads wrongly, and for texts and
# messages that series, hierarchy and cross_section do, FUZZ_SECONDS each; needs
# clang with its fuzzer.
# What it finds stays as build/fuzz/crash-*.
FUZZ_SECONDS = 60
FUZZ_CC = clang -std=gnu11 -g -O1 -fwrapv -Wno-ignored-attributes \
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined
FUZZ_SERVER = -D_GNU_SOURCE -I$(shell $(PG_CONFIG) --includedir-server) \
	test/fuzz/server.c test/fuzz/server_aggregate.c test/fuzz/absent.c
FUZZ_LIBS = $(patsubst %,$(shell $(PG_CONFIG) --pkglibdir)/lib%.a,pgport pgcommon) -lm
FUZZ_REF_PERIOD = src/ref_period_calendar.c src/ref_period_parse.c src/ref_period_format.c
FUZZ_SERIES = src/series.c src/packed.c src/packed_arithmetic.c src/decimal.c src/numeric_layout.c \
	src/ref_period.c src/ref_period_make.c src/ref_period_part.c src/ref_period_step.c
FUZZ_MEMBERS = src/hierarchy.c src/cross_section.c src/cross_section_agg.c src/member_keys.c src/member_text.c \
	src/packed.c src/packed_arithmetic.c src/decimal.c src/numeric_layout.c
FUZZ_RUN = -artifact_prefix=build/fuzz/ -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1
fuzz:
	mkdir -p build/fuzz/ref_period_corpus build/fuzz/series_corpus build/fuzz/members_corpus
	$(FUZZ_CC) -DREF_PERIOD_PLAIN -Isrc -o build/fuzz/ref_period test/fuzz/ref_period.c $(FUZZ_REF_PERIOD)
	$(FUZZ_CC) -Isrc -o build/fuzz/series test/fuzz/series.c $(FUZZ_SERVER) \
		$(FUZZ_SERIES) $(FUZZ_REF_PERIOD) $(FUZZ_LIBS)
	$(FUZZ_CC) -Isrc -o build/fuzz/members test/fuzz/members.c $(FUZZ_SERVER) $(FUZZ_MEMBERS) $(FUZZ_LIBS)
	build/fuzz/ref_period -dict=test/fuzz/ref_period.dict -max_len=96 $(FUZZ_RUN) build/fuzz/ref_period_corpus
	build/fuzz/series -dict=test/fuzz/series.dict -max_len=256 $(FUZZ_RUN) build/fuzz/series_corpus
	build/fuzz/members -dict=test/fuzz/members.dict -max_len=256 $(FUZZ_RUN) build/fuzz/members_corpus

# Everything that is hostile, with sizes, and one table: tried, got through; an
# hour or more.  make attack PARTS="bytes crash" BYTES=1000000 KILLS=9 SEED=2
PARTS =
attack:
	@$(foreach size,SEED PLANTED_TYPES HOSTILE VISIBILITY GARDEN BYTES KILLS SESSIONS QUERIES,$(if $($(size)),$(size)='$($(size))')) \
		$(if $(SECONDS),SECONDS_LONG='$(SECONDS)') test/attack $(PARTS)
# What test/attack makes the list for.  All of src is in it; what the imitation
# of the server has not is a call of nothing, which the sanitizer names.
FUZZ_STATES = $(patsubst src/%.c,build/attack/%.o,$(wildcard src/*.c)) \
	$(patsubst %,build/attack/%.o,states server server_aggregate)
FUZZ_HEADERS = $(wildcard src/*.h test/fuzz/*.h)
build/attack/%.o: src/%.c $(FUZZ_HEADERS)
	$(FUZZ_CC) -D_GNU_SOURCE -I$(shell $(PG_CONFIG) --includedir-server) -Isrc -c -o $@ $<
build/attack/%.o: test/fuzz/%.c $(FUZZ_HEADERS) $(wildcard build/attack/states_list.h)
	$(FUZZ_CC) -D_GNU_SOURCE -I$(shell $(PG_CONFIG) --includedir-server) -Isrc -Ibuild/attack -c -o $@ $<
build/attack/states: $(FUZZ_STATES)
	$(FUZZ_CC) -o $@ $^ $(FUZZ_LIBS) -no-pie -Wl,--unresolved-symbols=ignore-all

# Every test against servers that are built here, under build/, once: with
# assertions and freed memory overwritten; under valgrind; with the sanitizers of
# gcc for addresses and undefined behaviour.  The last two keep the result of each
# test in build/ and go on where they stopped; TESTS chooses, as in
# TESTS="rank test/region.sql".
TESTS =
assert:
	SERVER_PG_CONFIG=$$(test/postgresql_build assert) && export SERVER_PG_CONFIG && test/private_cluster test/all
memcheck:
	nice test/memcheck valgrind $(TESTS)
sanitize:
	nice test/memcheck sanitize $(TESTS)

# Which lines and branches of C the tests run, and which functions no test calls.
coverage:
	test/coverage/run $(TESTS)

# Plants MUTANTS faults, one at a time, and says which of them the tests let pass;
# hours, and goes on where it was stopped.  What coverage has found says whom to ask.
MUTANTS ?= 200
SEED ?= 1
mutants:
	test/install_missing python3
	test/mutants/run -n $(MUTANTS) --seed $(SEED)

# Times indstat against what people use today, on BENCH_ROWS observations (several
# sizes: "100000 1000000 10000000"); see bench/README.md.
BENCH_ROWS = 10000000
bench:
	SERVER_CONF="$$(cat bench/postgresql.conf)" test/private_cluster bench/run $(BENCH_ROWS)
.PHONY: demo test settings fuzz attack assert memcheck sanitize coverage mutants bench
