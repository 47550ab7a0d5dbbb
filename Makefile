# indstat: build, install, test.   make demo | make test | make install
# The version is written once, in indstat.control.
EXTENSION = indstat
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" $(or $(VPATH),.)/indstat.control)

MODULE_big = indstat
# Out-of-tree builds: make -f /path/to/indstat/Makefile VPATH=/path/to/indstat
top := $(or $(VPATH),.)
# files of a folder, by their end
files = $(patsubst $(top)/%,%,$(wildcard $(addprefix $(top)/$(1)/,*.$(2) */*.$(2) */*/*.$(2))))
SOURCES := $(call files,src,c)
INCLUDED := $(addprefix $(top)/,$(call files,src,h))
OBJS = $(SOURCES:.c=.o)
PG_CPPFLAGS = -I$(top)/src
# Figures must not depend on the machine: no fused multiply-add.
PG_CFLAGS += $(OPTIMIZE) -Wall -Wextra -Wno-unused-parameter -ffp-contract=off
PGFILEDESC = "indstat - official-statistics arithmetic"
DOCS = README.md README.zh.md $(patsubst $(top)/%,%,$(wildcard $(top)/doc/*.md))

# The rooms of src/, from the lowest to the highest: what stands in one includes
# nothing of a later one (test/whole/sources.t).
ROOMS = base exact period partition measure packed series cross_section groups vintage bulletin model

# The install script is the concepts joined in the order of the rooms.
CONCEPTS = indstat \
	$(addprefix exact/,rounding_interval) \
	period/ref_period $(addprefix period/ref_period,_order _make _part _step _days _support) \
	$(addprefix measure/,exact_sums measure growth aggregate window ytd rank rank_state compound_growth obs_status \
		growth_breadth structure index_number index_agg linking time_agg chain_linked critical_path) \
	$(addprefix packed/,packed_support) \
	$(addprefix series/,series series_access series_convert series_build series_measure series_arithmetic series_ytd \
		series_frequency series_index series_sum series_rank) \
	$(addprefix series/,revision_statistics) \
	$(addprefix cross_section/,hierarchy cross_section cross_section_agg cross_section_measure) \
	$(addprefix groups/,panel panel_query completion_agg standing standing_agg family) \
	$(addprefix vintage/,as_of as_known) \
	$(addprefix bulletin/,growth_phrase sparkline print bulletin_template bulletin bulletin_check) \
	$(addprefix bulletin/,chart report) \
	$(addprefix model/,rights lock pack partition $(addprefix loading/,csv load_read load_figures load_refuse undo_load) model grant model_check)
# The tables and views of a model, in the order in which create_model makes them.
# A folder that is not common, figures, loading or access is a part of that name, which a
# model may have or not (src/model/parts.awk); migrations are what an older one needs first.
MIGRATIONS = $(addprefix migration/,$(shell ls $(top)/src/model/migration | sed 's/\.sql$$//' | sort -n))
MODEL = common/schema $(MIGRATIONS) \
	common/option bulletin/languages $(addprefix common/,event event_undoing region unit indicator recode tree_change dimension chain calendar department) \
	$(addprefix figures/,observation indicator_period revision release index_level packed level_roll_up growth board board_of_tree comparison period_check revision_triangle revision_by_release publication \
		growth_check ytd_check hierarchy_check disclosure_check edit_check average_effects level_contributions structure) \
	$(addprefix projects/,project state history) common/latest_day $(addprefix projects/,stock flow funnel time_in_stage visit) \
	$(addprefix enterprises/,enterprise assessment membership agreement) \
	$(addprefix services/,working_time service) \
	$(addprefix actions/,initiative contest) \
	$(addprefix targets/,target target_board chain_board) \
	$(addprefix bulletin/,language report publication_note bulletin translation_gap german) \
	common/absent $(addprefix loading/,profile staging export) $(addprefix access/,load forget visibility) columns
JOINED_SQL = indstat--$(EXTVERSION).sql
# What ALTER EXTENSION indstat UPDATE runs, step by step: upgrade/indstat--A--B.sql.
UPDATES = $(notdir $(wildcard $(top)/upgrade/indstat--*--*.sql))
DATA_built = $(JOINED_SQL) $(UPDATES)
EXTRA_CLEAN = $(filter-out build/postgresql-%,$(wildcard build/*)) results regression.diffs regression.out output_iso

# sql/, specs/ and expected/ have the rooms of src/, and "whole": what holds of all of it.
REGRESS = $(sort $(patsubst sql/%.sql,%,$(call files,sql,sql)))
# a role to be seen through; neither it nor a database is made with --use-existing
REGRESS_OPTS = --encoding=UTF8 --no-locale --create-role=indstat_test_reader --outputdir=$(REGRESS_OUTPUT)
ISOLATION = $(sort $(patsubst specs/%.spec,%,$(call files,specs,spec)))
ISOLATION_OPTS = --encoding=UTF8 --no-locale
REGRESS_OUTPUT = .
REGRESS_PREP = result_rooms

all:

# Every C file sees the same few headers.
$(OBJS) $(OBJS:.o=.bc): $(INCLUDED) | object_rooms
.PHONY: object_rooms result_rooms
object_rooms:
	@mkdir -p $(sort $(dir $(OBJS)))
# pg_regress makes no directories
result_rooms:
	@mkdir -p $(sort $(dir $(REGRESS:%=$(REGRESS_OUTPUT)/results/%) $(ISOLATION:%=output_iso/results/%)))

PG_CONFIG ?= pg_config
PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
ifneq ($(PGXS),)
include $(PGXS)
docmoduledir = $(EXTENSION)
# DOCS are installed side by side; translations have the names of what they translate.
install: install_translations
uninstall: uninstall_translations
install_translations: installdirs
	$(MKDIR_P) '$(DESTDIR)$(docdir)/$(docmoduledir)/zh'
	$(INSTALL_DATA) $(wildcard $(top)/doc/zh/*.md) '$(DESTDIR)$(docdir)/$(docmoduledir)/zh/'
uninstall_translations:
	rm -rf '$(DESTDIR)$(docdir)/$(docmoduledir)/zh'
.PHONY: install_translations uninstall_translations
# Loops over packed values are integer arithmetic: vectors give the same digits.
src/packed/packed.o src/packed/packed_arithmetic.o src/packed/packed_percent.o src/packed/packed_rank.o src/series/series_sum.o \
src/series/series_rank.o src/cross_section/cross_section_measure.o: override CFLAGS += $(or $(OPTIMIZE),-O3)
else
all install installcheck: headers_missing
clean:
	rm -rf $(OBJS) $(OBJS:.o=.bc) indstat.so $(JOINED_SQL) $(UPDATES) $(EXTRA_CLEAN)
endif

# PostgreSQL's packages have pg_config and PGXS without the server's headers.  Theirs is named
# for the version of the pg_config that was named, or of the newest server that is installed:
# the pg_config in the PATH may be of another one, that of libpq.
ifeq ($(wildcard $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)/postgres.h),)
$(OBJS) $(OBJS:.o=.bc): headers_missing
endif
version_of = $(shell $(1) --version 2>/dev/null | sed 's/[^0-9]*\([0-9]*\).*/\1/')
headers_missing: VERSION = $(or $(if $(filter-out pg_config,$(PG_CONFIG)),$(call version_of,$(PG_CONFIG))),\
	$(lastword $(sort $(notdir $(wildcard /usr/lib/postgresql/[1-9]*)))),$(call version_of,$(PG_CONFIG)),15)
headers_missing:
	@echo "PostgreSQL's server headers are missing: apt-get install postgresql-server-dev-$(strip $(VERSION))" \
	      "(elsewhere the package of the server whose name ends in -devel)," \
	      "or name another installation with PG_CONFIG=/path/to/pg_config" >&2; exit 1
.PHONY: headers_missing

# The statements of the model stand where model.sql marks their place, and so does what is said in many of them alike.
concepts = $(CONCEPTS:%=$(top)/src/%.sql)
model = $(MODEL:%=$(top)/src/model/%.sql)
$(JOINED_SQL): $(top)/Makefile $(top)/src/expand.awk $(top)/src/model/parts.awk $(concepts) $(model) $(wildcard $(top)/src/model/_*.sql)
	awk -f $(top)/src/model/parts.awk $(model) | sed -e '/^@model_ddl@$$/{' -e 'r /dev/stdin' -e 'd' -e '}' \
		$(foreach piece,kept changes family_of_indicators guard state hazard names drops blanks observation_owner cross_section_of_rows series_of_rows,-e '/^@model_$(piece)@$$/{' -e 'r $(top)/src/model/_$(piece).sql' -e 'd' -e '}') $(concepts) | \
		sed -e '/^@model_grants@$$/{' -e 'r $(top)/src/model/_grants.sql' -e 'd' -e '}' | awk -f $(top)/src/expand.awk > $@

$(UPDATES): %: $(top)/upgrade/% $(top)/src/update.awk $(JOINED_SQL)
	awk -f $(top)/src/update.awk $(JOINED_SQL) $< > $@

# What is uploaded to PGXN and what packages are made of: the files of the last commit.
DIST = $(EXTENSION)-$(EXTVERSION)
dist:
	mkdir -p build
	sed 's/@VERSION@/$(EXTVERSION)/' META.json.in > build/META.json
	git archive --format=zip --prefix=$(DIST)/ --add-file=build/META.json -o build/$(DIST).zip HEAD

# Debian's package of those files, installed where nothing else is, and its tests there.
package:
	test/package

# Both set up what is missing and use private throw-away servers.
demo:
	test/private_cluster examples/taian/demo
test:
	test/private_cluster test/all
# The demonstration's page with pictures, in build/report; Chromium, if it is there, looks at it.
report:
	test/private_cluster examples/taian/report
.PHONY: report

# doc/reference.md, from the catalogue, the comments and the examples of doc/reference/
doc:
	test/private_cluster doc/make_reference

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
	test/fuzz/server.c test/fuzz/server_aggregate.c
# what the imitation of the server has not is a call of nothing, which the sanitizer names
FUZZ_LIBS = $(patsubst %,$(shell $(PG_CONFIG) --pkglibdir)/lib%.a,pgport pgcommon) -lm -no-pie -Wl,--unresolved-symbols=ignore-all
FUZZ_REF_PERIOD = $(patsubst %,src/period/ref_period_%.c,calendar cursor parse parse_zh parse_en format)
FUZZ_PACKED = src/packed/packed.c src/packed/packed_arithmetic.c src/exact/decimal.c src/exact/numeric_layout.c
FUZZ_SERIES = src/series/series.c src/period/ref_period.c $(patsubst %,src/period/ref_period_%.c,make part step) $(FUZZ_PACKED)
FUZZ_MEMBERS = $(patsubst %,src/cross_section/%.c,hierarchy cross_section cross_section_agg member_keys member_text) $(FUZZ_PACKED)
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
# What test/attack makes the list for.  All of src is in it.
FUZZ_STATES = $(SOURCES:src/%.c=build/attack/%.o) \
	$(patsubst %,build/attack/%.o,states server server_aggregate)
FUZZ_HEADERS = $(INCLUDED) $(wildcard test/fuzz/*.h)
build/attack/%.o: src/%.c $(FUZZ_HEADERS)
	@mkdir -p $(@D)
	$(FUZZ_CC) -D_GNU_SOURCE -I$(shell $(PG_CONFIG) --includedir-server) -Isrc -c -o $@ $<
build/attack/%.o: test/fuzz/%.c $(FUZZ_HEADERS) $(wildcard build/attack/states_list.h)
	$(FUZZ_CC) -D_GNU_SOURCE -I$(shell $(PG_CONFIG) --includedir-server) -Isrc -Ibuild/attack -c -o $@ $<
build/attack/states: $(FUZZ_STATES)
	$(FUZZ_CC) -o $@ $^ $(FUZZ_LIBS)

# Every test against servers that are built here, under build/, once: with
# assertions and freed memory overwritten; under valgrind; with the sanitizers of
# gcc for addresses and undefined behaviour.  The last two keep the result of each
# test in build/ and go on where they stopped; TESTS chooses, as in
# TESTS="sql/measure/rank.sql test/model/common/region.sql".
TESTS =
assert:
	SERVER_PG_CONFIG=$$(test/postgresql_build assert) && export SERVER_PG_CONFIG && test/private_cluster test/all
memcheck:
	nice test/memcheck valgrind $(TESTS)
sanitize:
	nice test/memcheck sanitize $(TESTS)

# Every function in C that takes what may be large is asked to stop on its way.
cancel:
	test/private_cluster bash -c 'test/owned_database cancel; test/see_inside cancel; PGDATABASE=cancel prove -v --exec bash test/cancel'

# What drivers of other languages make of the types and views: doc/clients.md.  Installs
# them, from Debian and npm; CLIENTS="jdbc r" are these only.
CLIENTS =
clients:
	test/private_cluster test/clients/run $(CLIENTS)

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
.PHONY: dist package demo test doc settings fuzz attack assert memcheck sanitize cancel clients coverage mutants bench
