#!/usr/bin/env bash
# A dump carries the model and its data, a restore brings them back whole.  Whoever
# dumps owns the database, whoever restores owns the one it goes into; neither is
# more than that.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
copies='restored restored_fc restored_apart restored_beside restored_data restored_few'
finish() {
	rm -rf "$work"
	for copy in $copies; do
		dropdb -U "$INDSTAT_SUPERUSER" --if-exists "$copy" 2>/dev/null
	done
}
trap finish EXIT
# reading every view once is no work to compile code for
export PGOPTIONS='-c jit=off'
n=0 status=0
ok() {		# ok NAME COMMAND...
	local name=$1
	shift
	n=$((n + 1))
	if "$@" >"$work/log" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/log"
		status=1
	fi
}
# without statistics every plan looks dear enough to compile, which takes longer than to run it
run() { PGOPTIONS='-c jit=off' psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
grants() {
	run -d "$1" -c "SELECT relname, relacl FROM pg_class WHERE relnamespace = 'taian'::regnamespace AND relacl IS NOT NULL
		UNION ALL SELECT nspname, nspacl FROM pg_namespace WHERE nspname = 'taian' AND nspacl IS NOT NULL ORDER BY 1"
}
digest() {	# everything a reader can see of the model
	run -d "$1" <<'SQL'
SET search_path = taian, public;
SELECT 'rows', c.relname, (xpath('//x/text()', query_to_xml(format('SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C")) AS x FROM taian.%I t', c.relname), false, true, '')))[1]
FROM pg_class c WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind IN ('r', 'v') ORDER BY c.relname;
SELECT 'comment', o.identity, d.description FROM pg_description d
CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) o
WHERE o.schema = 'taian' ORDER BY 2, 3;
SELECT 'view', c.relname, pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind = 'v' ORDER BY 2;
SELECT 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'taian'::regnamespace ORDER BY 2, 3;
SELECT 'trigger', pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'taian'::regnamespace) ORDER BY 2;
SELECT 'policy', tablename, policyname, permissive, roles, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'taian' ORDER BY 2, 3;
SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'taian' ORDER BY 2;
SELECT 'bulletin', l, b.* FROM unnest(ARRAY['zh', 'zh-Hant', 'en']) l CROSS JOIN LATERAL taian.bulletin('taian', '2023-01..05', l) b;
SQL
}

ok 'the first office is loaded' run -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION indstat' \
	-c "SELECT create_model('taian')" -f examples/taian/data.sql -f examples/taian/office.sql -f examples/taian/bulletin.sql
ok 'with a history, an embargo, a confidential figure and packed levels' run -c 'SELECT taian.keep_packed(true)' -c 'SELECT taian.pack_observations()' -c "UPDATE taian.observation SET value = value + 1 WHERE indicator = 'investment'" \
	-c "INSERT INTO taian.release_calendar VALUES ('investment', '2023-01-01/P5M', '2999-01-01')" \
	-c "SELECT grant_model('taian', 'indstat_test_insider', 'before_release')" \
	-c "UPDATE taian.observation SET value = NULL, comparable_base = NULL, published_growth = NULL, published_rank = NULL, published_rank_peers = NULL, conf_status = 'C' WHERE indicator = 'funds_in_place'" \
	-c "INSERT INTO taian.observation_confidential (indicator, period, region, value) VALUES ('funds_in_place', '2023-01-01/P5M', 'taian', 1)"
ok "beside a reader's own table and what it computes of whole series" run -c 'CREATE TABLE taian.own (place text PRIMARY KEY, s series CHECK (periods(s) > 0), c cross_section, h hierarchy, growth series GENERATED ALWAYS AS (yoy_growth(s)) STORED)' \
	-c "INSERT INTO taian.own SELECT r.region, series('2020-11', array_agg(x * x + 0.25)), cross_section_agg('k' || x, x / 4.0), hierarchy(array_agg('k' || x), array_agg(CASE WHEN x > 1 THEN 'k1' END)) FROM taian.region r, generate_series(1, 30) x GROUP BY r.region" \
	-c 'CREATE INDEX ON taian.own USING hash (s)' -c "CREATE INDEX ON taian.own ((s['2021-05']))" \
	-c "CREATE VIEW taian.own_view AS SELECT place, s['2021-05'] AS may, s['2020-12':'2021-02'] AS winter, s + growth * 2 AS odd, s = growth AS same, yoy_growth(c, c, 1) AS none, s::jsonb AS j FROM taian.own WHERE s <> '2022: 1'"
ok 'and what others may see of it' run -c 'GRANT USAGE ON SCHEMA taian TO indstat_test_reader' -c 'GRANT SELECT ON ALL TABLES IN SCHEMA taian TO indstat_test_reader'
ok 'and words of its own' run -c "UPDATE taian.model_option SET gap_of = 'exact', missing_parts = 'partial_null'" \
	-c "DELETE FROM taian.project_stage s WHERE NOT EXISTS (SELECT FROM taian.project_stage_event e WHERE e.stage = s.stage) AND NOT EXISTS (SELECT FROM taian.project_stage a WHERE a.after_stage = s.stage)" \
	-c "UPDATE taian.project_stage SET name_en = 'begun' WHERE stage = 'started'" -c "INSERT INTO taian.project_stage (stage, stage_order, in_stock) VALUES ('drawn', 15, false)" \
	-c 'DELETE FROM taian.size_class' -c "DELETE FROM taian.bulletin_sentence WHERE sentence = 'structure'" -c "UPDATE taian.bulletin_sentence SET text_en = 'Figures of {period}.' WHERE sentence = 'indicators'" \
	-c "INSERT INTO taian.bulletin_sentence (sentence, paragraph, sentence_order, text_en) VALUES ('ours', 9, 1, 'An end of our own.')"
digest "$PGDATABASE" >"$work/before"
grants "$PGDATABASE" >"$work/grants"
ok 'there is something to compare' test "$(wc -l <"$work/before")" -gt 100 -a "$(wc -l <"$work/grants")" -gt 50
ok 'plain dump' pg_dump -f "$work/plain.sql" "$PGDATABASE"
test/owned_database restored
ok 'plain restore' run -d restored -f "$work/plain.sql"
digest restored >"$work/after"
ok 'rows, views, keys and comments are the same' diff "$work/before" "$work/after"
grants restored >"$work/after"
ok 'and so are grants' diff "$work/grants" "$work/after"
ok 'custom dump' pg_dump -Fc -f "$work/custom" "$PGDATABASE"
test/owned_database restored_fc
ok 'parallel restore' pg_restore --no-owner -j2 -d restored_fc "$work/custom"
digest restored_fc >"$work/after"
ok 'the same again' diff "$work/before" "$work/after"
grants restored_fc >"$work/after"
ok 'grants too' diff "$work/grants" "$work/after"

# another owner, as on another server, where none of the roles may be known
another=(env PGUSER=indstat_test_stranger)
"${another[@]}" test/owned_database restored_apart
ok 'restore by another owner, without grants' "${another[@]}" pg_restore --no-owner --no-acl -j2 -d restored_apart "$work/custom"
PGUSER=indstat_test_stranger digest restored_apart >"$work/after"
ok 'all is there' diff "$work/before" "$work/after"
ok 'and theirs' test "$(PGUSER=indstat_test_stranger run -d restored_apart -c "SELECT DISTINCT relowner::regrole FROM pg_class WHERE relnamespace = 'taian'::regnamespace")" = indstat_test_stranger
ok 'with no grant' test -z "$(PGUSER=indstat_test_stranger grants restored_apart)"

# An extension that is there already, a superuser's: all but its comment is restored.
test/owned_database restored_beside
ok 'a superuser has made the extension' run -U "$INDSTAT_SUPERUSER" -d restored_beside -c 'CREATE EXTENSION indstat'
pg_restore -l "$work/custom" | grep -v ' COMMENT - EXTENSION indstat ' >"$work/list"
ok 'a restore that leaves its comment out' pg_restore --no-owner -j2 -L "$work/list" -d restored_beside "$work/custom"
digest restored_beside >"$work/after"
ok 'misses nothing' diff "$work/before" "$work/after"

# Data alone, into a new model that is made for them: an owner may not turn foreign keys off, and need not.
test/owned_database restored_data
ok 'a new model for a restore' run -d restored_data -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION indstat' -c "SELECT create_model('taian', '{restore}')"
ok 'holds no row' test 0 = "$(run -d restored_data <<'SQL'
SELECT string_agg(format('SELECT count(*) AS rows FROM taian.%I', relname), ' UNION ALL ') AS each FROM pg_class WHERE relnamespace = 'taian'::regnamespace AND relkind = 'r' \gset
SELECT sum(rows) FROM (:each) e;
SQL
)"
ok 'dump of data alone' pg_dump -a -Fc -T taian.own -f "$work/data" "$PGDATABASE"
ok 'restore of data alone' pg_restore --data-only -d restored_data "$work/data"
ok 'create_model, which turns the triggers on' run -d restored_data -c "SELECT create_model('taian')"
ok 'nothing is amiss' test -z "$(run -d restored_data -c "SELECT * FROM model_check('taian') WHERE severity <> 'notice'")"
digest restored_data | grep '^rows' >"$work/after"
ok 'every row is there, no word came back and none is missing' diff <(grep '^rows' "$work/before" | grep -vE '^rows[|]own(_view)?[|]') "$work/after"
ok 'what changes is kept from then on' test 't|t' = "$(run -d restored_data -c "UPDATE taian.observation SET value = value + 1 WHERE indicator = 'investment' AND region = 'taian'" \
	-c "SELECT count(*) FILTER (WHERE superseded_at = (SELECT max(superseded_at) FROM taian.observation_revision)) > 0, (SELECT count(*) > 0 FROM taian.observation_unpacked WHERE reason IS NULL) FROM taian.observation_revision")"
ok 'and a model that is there is not made for a restore' bash -c "! psql -XqAt -v ON_ERROR_STOP=1 -d restored_data -c \"SELECT create_model('taian', '{restore}')\" 2>/dev/null"
# where packing was off it stays off
test/owned_database restored_few
ok 'a model of some parts, without packed levels' run -d restored_few -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION indstat' -c "SELECT create_model('few', '{projects,restore}')" -c "SELECT create_model('few')"
ok 'keeps none after a restore' test 0 = "$(run -d restored_few -c "SELECT count(*) FROM pg_trigger WHERE tgname ~ 'unpacked_'")"

ok 'a restored model can be brought up to date' run -d restored -c "SELECT create_model('taian')"
digest restored >"$work/after"
ok 'which changes nothing' diff "$work/before" "$work/after"
ok 'the extension cannot be dropped from under the data' \
	bash -c "! psql -XqAt -v ON_ERROR_STOP=1 -d restored -c 'DROP EXTENSION indstat' 2>/dev/null"
echo "1..$n"
exit $status
