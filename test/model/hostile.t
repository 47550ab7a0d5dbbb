#!/usr/bin/env bash
# A model among enemies: who may do little tries to do more.
#
# Every attempt is a statement of a role that it must not succeed for, and is
# counted.  What a trap of theirs is run as, it says: GOT, and as whom.  What is
# hidden from them is one of two figures, that no output of theirs may hold.
#
#   HOSTILE=300 SEED=1	how many statements of each made by chance at the end, and the dice
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
finish() {
	rm -rf "$work"
	for copy in hostile_bare hostile_acl; do dropdb -U "$INDSTAT_SUPERUSER" --if-exists "$copy" 2>/dev/null; done
}
trap finish EXIT
export PGOPTIONS='-c jit=off -c client_min_messages=warning'
database=$PGDATABASE
tried=0 through=0
owner=$PGUSER stranger=indstat_test_stranger reader=indstat_test_reader loader=indstat_test_loader deputy=indstat_test_deputy
confidant=indstat_test_confidant insider=indstat_test_insider
. test/data/check.sh
ask() {			# ask ROLE SQL: one transaction
	psql -XAtq -v ON_ERROR_STOP=1 -U "$1" -c "$2" 2>&1
}
many() {		# many ROLE: statements from the standard input, each by itself
	psql -XAtq -U "$1" 2>&1
}
refused() {		# refused NAME ROLE SQL PATTERN: the output has it, and no trap was sprung
	local got
	got=$(ask "$2" "$3")
	tried=$((tried + 1))
	if printf '%s' "$got" | grep -q "$4" && ! printf '%s' "$got" | grep -q GOT; then check "$1" '' ''; else
		through=$((through + 1)); check "$1" "something like: $4" "$got"
	fi
}
harmless() {		# harmless NAME ATTEMPTS OUTPUT [PATTERN]: none of it is in the output
	tried=$((tried + $2))
	local bad
	bad=$(printf '%s\n' "$3" | grep -cE "${4:-GOT}")
	through=$((through + (bad < $2 ? bad : $2)))
	check "$1 ($2 attempts)" '' "$(printf '%s\n' "$3" | grep -E "${4:-GOT}" | sort | uniq -c | head -20)"
}

# what the traps are made of
traps=$(cat <<'SQL'
CREATE FUNCTION mal.trap(place text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	IF current_user <> session_user THEN RAISE WARNING 'GOT % from %', current_user, place; END IF;
	BEGIN
		PERFORM set_config('role', 'none', true);
		IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RAISE WARNING 'GOT a superuser from %', place; END IF;
	EXCEPTION WHEN OTHERS THEN NULL;
	END;
	RETURN true;
END $$;
CREATE FUNCTION mal.spring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM mal.trap(TG_TABLE_NAME); IF TG_LEVEL = 'STATEMENT' THEN RETURN NULL; ELSIF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;
CREATE FUNCTION mal.leak(figure anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE WARNING 'leaked %', figure; RETURN true; END $$;
GRANT USAGE ON SCHEMA mal TO PUBLIC;
SQL
)
ask "$owner" "CREATE EXTENSION indstat; CREATE SCHEMA mal AUTHORIZATION $owner" >/dev/null
psql -XAtqU "$INDSTAT_SUPERUSER" -c "ALTER SCHEMA mal OWNER TO $loader" -c 'GRANT CREATE ON SCHEMA public TO PUBLIC'
ask $loader "$traps" >/dev/null
check 'a model among the traps' '' "$(ask "$owner" "SELECT create_model('office')" | grep -v '^$')"
check 'with something to hide' '' "$(ask "$owner" "$(cat <<'SQL'
INSERT INTO office.region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('n', 'top');
INSERT INTO office.indicator (indicator, parent_indicator) VALUES ('whole', NULL), ('part', 'whole');
INSERT INTO office.chain VALUES ('k');
INSERT INTO office.department VALUES ('d', 1), ('e', 2);
INSERT INTO office.observation (indicator, period, region, value, recorded_at)
SELECT i, ref_month(y, m), r, 100 + m, make_date(y, m, 28) FROM unnest(ARRAY['whole', 'part']) i, unnest(ARRAY['top', 'a', 'b']) r, generate_series(2022, 2023) y, generate_series(1, 6) m;
UPDATE office.observation SET value = 888.88 WHERE indicator = 'part' AND period = '2023-04' AND region = 'b';
INSERT INTO office.observation_confidential (indicator, period, region, value) VALUES ('part', '2023-04', 'b', 888.88);
DO $$ BEGIN PERFORM office.keep_packed(true); PERFORM office.pack_observations(); END $$;
SQL
)"; ask "$owner" "$(cat <<'SQL'
UPDATE office.observation SET value = NULL, conf_status = 'C' WHERE indicator = 'part' AND period = '2023-04' AND region = 'b';
UPDATE office.observation SET value = 777.77 WHERE indicator = 'whole' AND period IN ('2023-05', '2023-06') AND region = 'a';
DO $$ BEGIN PERFORM office.pack_observations(); END $$;
INSERT INTO office.release_calendar VALUES ('whole', '2023-05', '2999-01-01'), ('whole', '2023-03', '2999-01-01');
SQL
)"; ask "$owner" "$(cat <<'SQL'
UPDATE office.observation SET released_at = '2999-01-01' WHERE indicator = 'whole' AND period = '2023-06';
UPDATE office.observation_confidential SET value = 888.881;
INSERT INTO office.chain_observation (indicator, period, region, chain, value) VALUES ('whole', '2023-05', 'a', 'k', 777.77), ('whole', '2023-03', 'a', 'k', 777.77);
INSERT INTO office.project (project, region, planned_investment) VALUES ('p', 'a', 1), ('q', 'b', 1);
INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('p', 'planned', '2023-01-01');
INSERT INTO office.initiative (initiative, region, kind) VALUES ('i', 'a', 'task');
INSERT INTO office.initiative_observation (indicator, period, region, initiative, value) VALUES ('whole', '2023-05', 'a', 'i', 777.77);
INSERT INTO office.service_request (request, region) VALUES ('r', 'a');
INSERT INTO office.service_task (request, department) VALUES ('r', 'd'), ('r', 'e');
INSERT INTO office.dimension (dimension) VALUES ('SEX');
INSERT INTO office.dimension_code (dimension, code, parent_code) VALUES ('SEX', 'T', NULL), ('SEX', 'F', 'T');
INSERT INTO office.indicator (indicator, concept) VALUES ('women', 'whole');
INSERT INTO office.indicator_dimension VALUES ('women', 'SEX', 'F');
INSERT INTO office.load_profile (profile) VALUES ('theirs');
INSERT INTO office.load_spelling VALUES ('theirs', 'region', 'A', 'a');
SQL
)"; ask "$owner" "UPDATE office.chain_observation SET value = 777.7; UPDATE office.chain_observation SET value = 777.77; DELETE FROM office.initiative_observation"; ask "$owner" ANALYZE | grep -v skipping)"
check 'access is given' '' "$(ask "$owner" "DO \$\$ BEGIN PERFORM grant_model('office', '$reader', 'reader'), grant_model('office', '$loader', 'loader'), grant_model('office', '$deputy', 'deputy'),
	grant_model('office', '$confidant', 'confidential'), grant_model('office', '$insider', 'before_release'); END \$\$")"

# 1. Reading what is hidden.
relations=$(ask "$owner" "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1")
peek() {		# peek MODEL: every relation, in every way; the number of them first
	local r settings
	for r in $relations; do
		cat <<-SQL
		SELECT t::text FROM $1.$r t;
		SELECT FROM $1.$r t WHERE mal.leak(t::text);
		SELECT FROM $1.$r t ORDER BY mal.leak(t);
		COPY (SELECT * FROM $1.$r) TO STDOUT;
		COPY $1.$r TO STDOUT;
		EXPLAIN (ANALYZE, VERBOSE, COSTS OFF) SELECT FROM $1.$r t WHERE mal.leak(t::text);
		SELECT (t::text)::integer FROM $1.$r t WHERE t::text LIKE '%7.77%' OR t::text LIKE '%8.88%';
		SET row_security = off; SELECT t::text FROM $1.$r t; RESET row_security;
		SET indstat.as_of = '2023-06-29'; SELECT t::text FROM $1.$r t; SET indstat.as_of = '9999-01-01'; SELECT t::text FROM $1.$r t; RESET indstat.as_of;
		DELETE FROM $1.$r t RETURNING t::text;
		SQL
	done
	cat <<-SQL
	SELECT s::text FROM pg_stats s WHERE schemaname = '$1';
	SELECT s::text FROM pg_stats_ext s WHERE schemaname = '$1';
	SELECT starelid::regclass, stavalues1 FROM pg_statistic;
	EXPLAIN SELECT FROM $1.observation WHERE value = 777.77;
	UPDATE $1.observation SET value = value RETURNING *;
	INSERT INTO $1.observation (indicator, period, region, value) VALUES ('whole', '2023-05', 'a', 1) ON CONFLICT (indicator, period, region) DO UPDATE SET value = observation.value RETURNING *;
	INSERT INTO $1.observation_confidential (indicator, period, region, value) VALUES ('part', '2023-04', 'b', 1) RETURNING *;
	MERGE INTO $1.observation o USING (SELECT 'whole' AS i) s ON o.indicator = s.i AND mal.leak(o.value) WHEN MATCHED THEN DO NOTHING;
	SELECT l.* FROM $1.observation o, LATERAL (SELECT mal.leak(o.value)) l;
	SELECT * FROM $1.bulletin('a', '2023-05', 'en');
	SELECT $1.pack_observations();
	SELECT $1.keep_packed(false);
	LOCK TABLE $1.observation IN ACCESS EXCLUSIVE MODE;
	CREATE TEMP VIEW seen AS SELECT * FROM $1.observation WHERE mal.leak(value);
	SELECT * FROM seen;
	CREATE OR REPLACE FUNCTION $1.has_access(access text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
	CREATE TEMP TABLE access_role (access text, role regrole, view_name text); INSERT INTO access_role SELECT 'confidential', current_user::regrole, '';
	SELECT value FROM $1.observation WHERE indicator = 'whole' AND period = '2023-05';
	SQL
}
# the statements end where transactions do: what a role may delete comes back
peek office >"$work/peek"
forms=$(grep -c ';' "$work/peek")
for role in $stranger $reader $confidant $loader $deputy; do
	# who may see what is under embargo, or what is confidential
	case $role in $confidant) hidden='777\.77' ;; $loader | $deputy) hidden='888\.88' ;; *) hidden='777\.77|888\.88' ;; esac
	got=$( (echo 'BEGIN;'; sed 's/^\(.*\)$/SAVEPOINT s; \1 ROLLBACK TO s;/' "$work/peek"; echo 'ROLLBACK;') | many $role)
	# statements repeat what they were asked in an error's context
	harmless "what is hidden stays hidden from $role" "$forms" "$(printf '%s\n' "$got" | grep -vE '^(LINE|STATEMENT|CONTEXT|QUERY|EXPLAIN)|Filter:')" "$hidden"
done
check 'and is there' 3 "$(ask "$owner" "SELECT count(*) FROM (SELECT value FROM office.observation UNION ALL SELECT value FROM office.observation_confidential) o WHERE value IN (777.77, 888.881)")"

# 2. Writing history, backdating, signing for others, with the grants of grant_model.
for fact in $(ask "$owner" "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'recorded_at' AND NOT a.attisdropped
		WHERE c.relnamespace = 'office'::regnamespace AND c.relkind = 'r'"); do
	refused "a loader does not say when a row of $fact was recorded" $loader "UPDATE office.$fact SET recorded_at = '2020-01-01'" 'permission denied\|row-level'
	refused "nor inserts one" $loader "INSERT INTO office.$fact (recorded_at) VALUES ('2020-01-01')" 'permission denied\|row-level'
done
refused 'nor by way of observation_load' $loader "INSERT INTO office.observation_load (indicator, period, region, value, recorded_at) VALUES ('part', '2021-01', 'a', 1, '2021-02-01')" 'permission denied'
refused 'nor by COPY' $loader "COPY office.observation (indicator, period, region, value) FROM STDIN" 'row-level security'
for kept in access_role model_policy observation_revision observation_suppressed observation_recoded observation_unpacked observation_packed observation_series region_ancestor initiative_ancestor project_stage_event_revision; do
	for role in $loader $deputy $reader $stranger; do
		refused "$role does not delete from $kept" $role "DELETE FROM office.$kept" 'permission denied'
		refused "$role does not empty $kept" $role "TRUNCATE office.$kept" 'permission denied'
	done
done
ask $loader "UPDATE office.observation SET value = 5 WHERE indicator = 'part' AND period = '2022-01' AND region = 'a'" >/dev/null
check 'history is signed by who acted' "$loader" "$(ask "$owner" "SELECT superseded_by FROM office.observation_revision WHERE indicator = 'part' AND period = '2022-01' AND region = 'a'")"
ask "$owner" "SET ROLE $deputy; UPDATE office.observation SET value = 6 WHERE indicator = 'part' AND period = '2022-01' AND region = 'a'" >/dev/null
check 'or by the role that was set' "$deputy" "$(ask "$owner" "SELECT superseded_by FROM office.observation_revision WHERE indicator = 'part' AND period = '2022-01' AND region = 'a' ORDER BY superseded_at DESC LIMIT 1")"
refused 'a role that is not one''s own signs nothing' $loader "SET ROLE $deputy" 'permission denied'
refused 'nobody acts as the owner' $loader "SELECT act_as('$owner', 'SELECT mal.trap(''act_as'')')" 'permission denied to act'
refused 'nor as a superuser' $deputy "SELECT act_as('$INDSTAT_SUPERUSER', 'SELECT mal.trap(''act_as'')')" 'permission denied to act'
refused 'nor from the rights of another' $loader "CREATE FUNCTION mal.as_definer() RETURNS void LANGUAGE sql SECURITY DEFINER AS \$\$ SELECT public.act_as('$deputy', 'SELECT 1') \$\$; SELECT mal.as_definer()" 'permission denied to act'
for role in $loader $deputy $reader; do
	refused "$role gives nothing" $role "SELECT grant_model('office', '$role', 'confidential')" 'must be owner'
	refused "$role takes nothing" $role "SELECT revoke_model('office', '$loader')" 'must be owner'
	refused "$role makes no model of it" $role "SELECT create_model('office')" 'must be owner'
	refused "$role gives again nothing new" $role "SELECT grant_again('office')" 'denied\|no privileges\|permission'
done

# 3. With GRANT ALL, that is soon said: traps on every table, sprung by everything that a trigger of ours does.
exercise=$(cat <<'SQL'
SET statement_timeout = '10s';
INSERT INTO office.observation (indicator, period, region, value) VALUES ('part', '2021-01', 'a', 1), ('part', '2021-02', 'a', 1);
UPDATE office.observation SET value = value + 1 WHERE period = '2022-02';
UPDATE office.observation SET region = 'n' WHERE indicator = 'part' AND period = '2022-03' AND region = 'a';
UPDATE office.observation SET value = NULL, conf_status = 'C' WHERE indicator = 'part' AND period = '2022-03' AND region = 'n';
UPDATE office.observation SET released_at = '2999-01-01' WHERE indicator = 'part' AND period = '2022-02';
DELETE FROM office.observation WHERE period = '2021-02';
INSERT INTO office.release_calendar VALUES ('part', '2022-02', '2999-01-01');
DELETE FROM office.release_calendar WHERE indicator = 'part';
INSERT INTO office.region (region, parent_region) VALUES ('z', 'n');
UPDATE office.region SET parent_region = 'b' WHERE region = 'z';
UPDATE office.region SET region = 'zz' WHERE region = 'z';
DELETE FROM office.region WHERE region IN ('z', 'zz');
INSERT INTO office.indicator (indicator, parent_indicator) VALUES ('y', 'whole');
UPDATE office.indicator SET indicator = 'yy', parent_indicator = NULL WHERE indicator = 'y';
DELETE FROM office.indicator WHERE indicator IN ('y', 'yy');
INSERT INTO office.initiative (initiative, parent_initiative, region, kind) VALUES ('x', 'i', 'a', 'task');
UPDATE office.initiative SET initiative = 'xx', parent_initiative = NULL WHERE initiative = 'x';
INSERT INTO office.initiative_event (initiative, event, happened_on) VALUES ('i', 'done', '2023-01-01');
UPDATE office.initiative_event SET happened_on = '2023-01-02';
DELETE FROM office.initiative_event;
DELETE FROM office.initiative WHERE initiative IN ('x', 'xx');
INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('q', 'planned', '2023-01-01'), ('q', 'started', '2023-02-01');
UPDATE office.project_stage_event SET happened_on = '2023-02-02' WHERE stage = 'started';
DELETE FROM office.project_stage_event WHERE project = 'q';
INSERT INTO office.service_dependency (request, department, depends_on) VALUES ('r', 'd', 'e');
UPDATE office.service_dependency SET department = 'e', depends_on = 'd';
DELETE FROM office.service_dependency;
UPDATE office.chain_observation SET value = value + 1;
UPDATE office.target SET target = 1;
INSERT INTO office.observation_load (indicator, period, region, value) VALUES ('part', '2021-03', 'a', 1);
UPDATE office.dimension_code SET code = 'W' WHERE code = 'F';
UPDATE office.dimension_code SET code = 'TOTAL' WHERE code = 'T';
UPDATE office.dimension SET dimension = 'GENDER';
UPDATE office.indicator SET indicator = 'w' WHERE indicator = 'women';
DELETE FROM office.indicator WHERE concept = 'whole';
UPDATE office.load_profile SET profile = 'ours' WHERE profile = 'theirs';
INSERT INTO office.load (profile) VALUES ('plain'); INSERT INTO office.load_refused (load, field, reason, sqlstate) SELECT max(load), 'key', 'none', '22023' FROM office.load;
DELETE FROM office.load;
TRUNCATE office.observation_unpacked; TRUNCATE office.observation_revision; TRUNCATE office.observation_confidential;
DELETE FROM office.observation_unpacked; DELETE FROM office.observation_revision; DELETE FROM office.access_role;
INSERT INTO office.access_role (access, role) VALUES ('confidential', current_user::regrole);
UPDATE office.observation_suppressed SET until = '-infinity';
UPDATE office.region_ancestor SET distance = 0; DELETE FROM office.initiative_ancestor; DELETE FROM office.model_policy;
SQL
)
steps=$(printf '%s\n' "$exercise" | grep -c ';')
ask "$owner" "GRANT ALL ON ALL TABLES IN SCHEMA office TO $loader; CREATE FUNCTION office.left_of_history() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM office.observation_revision'" >/dev/null
history=$(ask "$owner" 'SELECT office.left_of_history()')
tables=$(ask "$owner" "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind = 'r' ORDER BY 1")
got='' count=0
for t in $tables; do
	for trap in "BEFORE INSERT OR UPDATE OR DELETE ON office.$t FOR EACH ROW EXECUTE FUNCTION mal.spring()" \
		"BEFORE INSERT OR UPDATE OR DELETE ON office.$t FOR EACH ROW WHEN (mal.trap('a condition on $t') IS NULL) EXECUTE FUNCTION office.refuse_recoding()" \
		"AFTER INSERT OR UPDATE OR DELETE ON office.$t FOR EACH STATEMENT EXECUTE FUNCTION mal.spring()"; do
		got+=$(printf 'BEGIN;\nCREATE TRIGGER aaa %s;\n%s\nROLLBACK;\n' "$trap" "$(printf '%s\n' "$exercise" | sed 's/^\(.*\)$/SAVEPOINT s; \1\n\\if :ERROR\nROLLBACK TO s;\n\\endif/')" | many $loader | grep -E GOT)
		count=$((count + steps))
	done
done
harmless 'no trap is sprung with the rights of the owner' $count "$got"
got=$(printf '%s\n' "$exercise" | many $loader)
check 'GRANT ALL lets nobody into access_role' 'ERROR:  new row violates row-level security policy for table "access_role"' "$(printf '%s\n' "$got" | grep access_role | head -1)"
check 'and takes no history away' t "$(ask "$owner" "SELECT office.left_of_history() > $history")"
for t in observation_revision observation_unpacked observation_suppressed access_role region_ancestor; do
	refused "nor does TRUNCATE of $t" $loader "TRUNCATE office.$t" 'only the owner of the model may truncate'
done
check 'trees are whole' t "$(ask "$owner" "SELECT count(*) = 7 FROM office.region_ancestor")"
# a trap that is set while the snapshot is older
for t in observation_revision observation_suppressed; do
	(printf 'BEGIN ISOLATION LEVEL REPEATABLE READ;\nSELECT 1;\nSELECT pg_sleep(2);\n%s\nROLLBACK;\n' "UPDATE office.observation SET value = 1, released_at = '2999-01-01' WHERE indicator = 'part' AND period = '2022-05';" | many $loader >"$work/late") &
	sleep 1
	ask $loader "CREATE TRIGGER aaa BEFORE INSERT ON office.$t FOR EACH ROW EXECUTE FUNCTION mal.spring()" >/dev/null
	wait
	harmless "a trap on $t that an older snapshot does not show" 1 "$(cat "$work/late")"
	check 'is refused' 1 "$(grep -c 'does not keep table' "$work/late")"
	ask "$owner" "DROP TRIGGER aaa ON office.$t" >/dev/null
done
# transition tables that are not there, with temporary ones of their names
pretend=$(cat <<'SQL'
CREATE TEMP VIEW superseded AS SELECT o.* FROM office.observation o WHERE mal.trap('a view in the place of rows');
CREATE TEMP VIEW changed AS SELECT o.* FROM office.observation o WHERE mal.trap('a view in the place of rows');
GRANT ALL ON superseded, changed TO PUBLIC;
SQL
)
attach() {		# attach MODEL OTHER_SCHEMA: our functions, everywhere and anyhow
	local f t when
	for f in keep_revision keep_event keep_ancestors keep_project_history date_project keep_project_state mark_unpacked refuse_service_cycle keep_recoding; do
		for t in observation region project_stage_event service_dependency release_calendar initiative_event; do
			for when in 'AFTER INSERT' 'AFTER UPDATE' 'AFTER DELETE' 'BEFORE UPDATE'; do
				for level in STATEMENT ROW; do
					echo "CREATE TRIGGER bbb $when ON $2.$t FOR EACH $level EXECUTE FUNCTION $1.$f();"
					case "$when" in
						*INSERT) echo "INSERT INTO $2.$t SELECT * FROM $1.$t LIMIT 1; INSERT INTO $2.observation (indicator, period, region, value) VALUES ('part', '2020-01', 'a', 1); INSERT INTO $2.region VALUES ('w');" ;;
						*UPDATE) echo "UPDATE $2.$t SET recorded_at = recorded_at; UPDATE $2.$t SET region = region; UPDATE $2.$t SET released_at = released_at;" ;;
						*DELETE) echo "DELETE FROM $2.$t;" ;;
					esac
					echo 'ROLLBACK TO s;'
				done
			done
		done
	done
}
ask "$owner" 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office TO PUBLIC' >/dev/null
got=$( (printf '%s\n' "$pretend" 'BEGIN;' 'SAVEPOINT s;'; attach office office | sed 's/;\( \|$\)/;\n/g' | sed 's/^\([IUD][NPE].*\)$/SAVEPOINT u;\n\1\n\\if :ERROR\nROLLBACK TO u;\n\\endif/') | many $loader)
harmless 'our functions attached to our tables in other ways, beside temporary tables' "$(attach office office | grep -c CREATE)" "$got"
check 'they are refused' t "$(printf '%s\n' "$got" | grep -c 'does not keep table' | awk '{print ($1 > 50 ? "t" : $1)}')"
ask "$owner" "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office TO PUBLIC;
	REVOKE EXECUTE ON FUNCTION office.keep_revision(), office.keep_event(), office.keep_ancestors(), office.keep_project_history(), office.date_project(), office.keep_project_state(), office.mark_unpacked(), office.refuse_service_cycle(), office.keep_recoding() FROM PUBLIC" >/dev/null
# what create_model says to such grants, and to what was made of them
refused 'create_model refuses GRANT ALL' "$owner" "SELECT create_model('office')" 'other roles may put triggers or foreign keys'
ask $loader "CREATE TRIGGER aaa AFTER INSERT ON office.chain FOR EACH ROW EXECUTE FUNCTION mal.spring(); CREATE TABLE mal.child (region text REFERENCES office.region)" >/dev/null
ask "$owner" "REVOKE ALL ON ALL TABLES IN SCHEMA office FROM $loader; GRANT SELECT ON office.region TO $loader" >/dev/null
refused 'and a trigger and a foreign key that are left of it' "$owner" "SELECT create_model('office')" 'trigger aaa on chain, foreign key of mal.child on region\|foreign key of mal.child on region, trigger aaa on chain'
ask "$owner" 'DROP TRIGGER aaa ON office.chain' >/dev/null; ask $loader 'DROP TABLE mal.child' >/dev/null
ask "$owner" "GRANT REFERENCES (region) ON office.region TO $loader" >/dev/null
refused 'and REFERENCES on a column, whose casts run as the owner' "$owner" "SELECT create_model('office')" 'other roles may put triggers or foreign keys'
ask "$owner" "REVOKE REFERENCES (region) ON office.region FROM $loader; ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO $loader" >/dev/null
refused 'and default privileges' "$owner" "SELECT create_model('another')" 'default privileges'
ask "$owner" "ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM $loader" >/dev/null
for right in CREATE; do
	ask "$owner" "GRANT $right ON SCHEMA office TO $loader" >/dev/null
	refused "and $right on the schema" "$owner" "SELECT create_model('office')" 'other roles may create objects'
	ask $loader "CREATE FUNCTION office.has_access(access name) RETURNS boolean LANGUAGE sql AS 'SELECT true'" >/dev/null
	ask "$owner" "REVOKE $right ON SCHEMA office FROM $loader" >/dev/null
	refused 'and what was made there' "$owner" "SELECT create_model('office')" 'holds objects of other roles'
	ask $loader 'DROP FUNCTION office.has_access(name)' >/dev/null
done
check 'then it is made again' '' "$(ask "$owner" "SELECT create_model('office')")"

# 4. A restore without grants, where all may call our functions and attach them.
pg_dump -Fc -f "$work/whole" "$PGDATABASE"
for copy in hostile_bare hostile_acl; do
	test/owned_database $copy
	psql -XAtqU "$INDSTAT_SUPERUSER" -d $copy -c 'GRANT CREATE ON SCHEMA public TO PUBLIC' -c "CREATE SCHEMA mal AUTHORIZATION $stranger"
	psql -XAtqU $stranger -d $copy -c "$traps" >/dev/null 2>&1
done
pg_restore -l "$work/whole" | grep -v ' mal \| SCHEMA - mal\| ACL - SCHEMA mal\| SCHEMA - public' >"$work/list"
pg_restore -x --no-owner -L "$work/list" -d hostile_bare "$work/whole" >"$work/log" 2>&1
pg_restore --no-owner -L "$work/list" -d hostile_acl "$work/whole" >>"$work/log" 2>&1
for copy in hostile_bare hostile_acl; do
	export PGDATABASE=$copy
	check "restored in $copy" t "$(ask "$owner" "SELECT count(*) > 30 FROM office.observation")"
	ask "$owner" "GRANT USAGE ON SCHEMA office TO $stranger; GRANT SELECT ON ALL TABLES IN SCHEMA office TO $stranger" >/dev/null
	before=$(ask "$owner" "SELECT count(*) FROM office.observation_revision UNION ALL SELECT count(*) FROM office.region_ancestor UNION ALL SELECT count(*) FROM office.observation_unpacked")
	got=$( (printf 'CREATE SCHEMA IF NOT EXISTS mal; SET search_path = mal, public;\n'; for t in observation region project_stage_event service_dependency release_calendar initiative_event; do echo "CREATE TABLE mal.$t (LIKE office.$t INCLUDING DEFAULTS); INSERT INTO mal.$t SELECT * FROM office.$t LIMIT 0;"; done
		printf '%s\n' "$pretend" 'BEGIN;' 'SAVEPOINT s;'; attach office mal | sed 's/;\( \|$\)/;\n/g' | sed 's/^\([IUD][NPE].*\)$/SAVEPOINT u;\n\1\n\\if :ERROR\nROLLBACK TO u;\n\\endif/'; echo 'COMMIT;') | many $stranger)
	harmless "our functions on a stranger's tables of the same names, $copy" "$(attach office mal | grep -c CREATE)" "$got"
	check 'write nothing' "$before" "$(ask "$owner" "SELECT count(*) FROM office.observation_revision UNION ALL SELECT count(*) FROM office.region_ancestor UNION ALL SELECT count(*) FROM office.observation_unpacked")"
done
export PGDATABASE=$database

# 5. Renamed, and another of the old name: two models never touch.
ask "$owner" "ALTER SCHEMA office RENAME TO \"Of'f \"\"ice%\"" >/dev/null
check 'a model of the old name' '' "$(ask "$owner" "SELECT create_model('office')")"
ask "$owner" "INSERT INTO office.region VALUES ('a')" >/dev/null
before=$(ask "$owner" "SELECT count(*) FROM \"Of'f \"\"ice%\".observation_revision")
check 'the renamed one goes on by itself' '' "$(ask "$owner" "UPDATE \"Of'f \"\"ice%\".observation SET value = 9 WHERE indicator = 'part' AND period = '2022-06' AND region = 'a'; INSERT INTO \"Of'f \"\"ice%\".region VALUES ('v', 'top')")"
check 'and keeps its own history' "$((before + 1))|0|2|1" "$(ask "$owner" "SELECT (SELECT count(*) FROM \"Of'f \"\"ice%\".observation_revision), (SELECT count(*) FROM office.observation_revision),
	(SELECT count(*) FROM \"Of'f \"\"ice%\".region_ancestor WHERE region = 'v'), (SELECT count(*) FROM office.region_ancestor)")"
check 'and its embargo' '' "$(ask $reader "SELECT value FROM \"Of'f \"\"ice%\".observation WHERE value IN (777.77, 888.88)")"
ask "$owner" "DROP SCHEMA office CASCADE; ALTER SCHEMA \"Of'f \"\"ice%\" RENAME TO office" >/dev/null 2>&1

# 6. A superuser among owners that mean him harm.
su() { psql -XAtq -U "$INDSTAT_SUPERUSER" -c "$1" 2>&1; }
psql -XAtqU "$INDSTAT_SUPERUSER" -c "CREATE SCHEMA bait AUTHORIZATION $stranger" -c "CREATE SCHEMA mal_$stranger AUTHORIZATION $stranger"
check 'a superuser makes a model in the schema of another' '' "$(su "SELECT create_model('bait')")"
check 'whose everything is' '' "$(ask "$owner" "SELECT relname FROM pg_class WHERE relnamespace = 'bait'::regnamespace AND relowner <> '$stranger'::regrole UNION ALL
	SELECT proname FROM pg_proc WHERE pronamespace = 'bait'::regnamespace AND proowner <> '$stranger'::regrole UNION ALL
	SELECT typname FROM pg_type WHERE typnamespace = 'bait'::regnamespace AND typowner <> '$stranger'::regrole")"
psql -XAtqU "$INDSTAT_SUPERUSER" -c 'ALTER FUNCTION bait.year_ago(date) OWNER TO CURRENT_USER' -c 'ALTER VIEW bait.ytd_check OWNER TO CURRENT_USER'
check 'what a superuser left there is handed over' "|$stranger|$stranger" "$(su "SELECT create_model('bait')")|$(su "SELECT proowner::regrole FROM pg_proc WHERE oid = 'bait.year_ago(date)'::regprocedure")|$(su "SELECT relowner::regrole FROM pg_class WHERE oid = 'bait.ytd_check'::regclass")"
for t in model_option project_stage size_class initiative_kind model_policy access_role; do
	for kind in "TRIGGER aaa BEFORE INSERT OR UPDATE OR DELETE ON bait.$t FOR EACH ROW" "CONSTRAINT TRIGGER aaa AFTER INSERT OR UPDATE OR DELETE ON bait.$t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"; do
		psql -XAtqU $stranger >/dev/null 2>&1 <<-SQL
		ALTER TABLE bait.$t DISABLE TRIGGER USER;
		DELETE FROM bait.initiative; DELETE FROM bait.project_stage WHERE after_stage IS NOT NULL; DELETE FROM bait.$t;
		CREATE $kind EXECUTE FUNCTION mal.spring();
		SQL
		# theirs, so that nothing of it is refused for being somebody else's
		psql -XAtqU "$INDSTAT_SUPERUSER" -c "ALTER FUNCTION mal.spring() OWNER TO $stranger" -c "ALTER FUNCTION mal.trap(text) OWNER TO $stranger"
		got=$(su "SELECT create_model('bait')"; su "SELECT grant_model('bait', '$reader', 'reader')"; su "SELECT revoke_model('bait', '$reader')"; su "SELECT create_model('bait')")
		harmless "traps on $t" 4 "$got" 'GOT a superuser'
		psql -XAtqU $stranger -c "DROP TRIGGER aaa ON bait.$t" -c "ALTER TABLE bait.$t ENABLE TRIGGER USER" >/dev/null 2>&1
	done
done
psql -XAtqU $stranger >/dev/null 2>&1 <<SQL
ALTER TABLE bait.access_role RENAME TO hidden_role;
CREATE VIEW bait.access_role AS SELECT * FROM bait.hidden_role WHERE mal.trap('a view in the place of access_role');
ALTER TABLE bait.size_class ALTER name_zh SET DEFAULT mal.trap('a default')::text, ADD CHECK (mal.trap('a check'));
DELETE FROM bait.size_class;
SQL
got=$(su "SELECT create_model('bait')"; su "SELECT grant_model('bait', '$reader', 'reader')"; su "SELECT revoke_model('bait', '$reader')")
harmless 'a view, a default and a check' 3 "$got" 'GOT a superuser'
psql -XAtqU $stranger -c 'DROP VIEW bait.access_role' -c 'ALTER TABLE bait.hidden_role RENAME TO access_role' >/dev/null 2>&1
check 'a setting that a trap leaves behind is gone' public "$(psql -XAtqU "$INDSTAT_SUPERUSER" -c 'SET search_path = public' -c "DO \$\$ BEGIN PERFORM act_as('$stranger', 'SELECT set_config(''search_path'', ''mal'', false)'); END \$\$" -c 'SHOW search_path')"
psql -XAtqU "$INDSTAT_SUPERUSER" -c "CREATE SCHEMA crown" >/dev/null
check 'a model of a superuser' '' "$(su "SELECT create_model('crown')")"
for access in loader deputy; do
	refused "has no $access" "$INDSTAT_SUPERUSER" "SELECT grant_model('crown', '$loader', '$access')" 'belongs to a superuser'
done
check 'and runs nothing with his rights' 0 "$(su "SELECT count(*) FROM pg_proc WHERE pronamespace = 'crown'::regnamespace AND prosecdef")"
psql -XAtqU "$INDSTAT_SUPERUSER" -c 'GRANT ALL ON ALL TABLES IN SCHEMA crown TO PUBLIC' -c 'GRANT USAGE ON SCHEMA crown TO PUBLIC' -c 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA crown TO PUBLIC'
got=$(for t in $tables; do
	printf 'BEGIN;\nCREATE TRIGGER aaa BEFORE INSERT OR UPDATE OR DELETE ON crown.%s FOR EACH ROW EXECUTE FUNCTION mal.spring();\n' "$t"
	printf "INSERT INTO crown.region VALUES ('a');\nINSERT INTO crown.indicator (indicator) VALUES ('i');\nINSERT INTO crown.observation (indicator, period, region) VALUES ('i', '2023', 'a');\nUPDATE crown.observation SET value = 1;\nROLLBACK;\n"
done | many $loader)
harmless 'whatever was granted on it' "$(($(printf '%s\n' "$tables" | wc -l) * 4))" "$got"

# 7. Settings of a session; from 19 on a string reads a backslash in one way only.
backslashes='standard_conforming_strings=off escape_string_warning=off'
[ "$(su 'SHOW server_version_num')" -lt 190000 ] || backslashes=
for setting in quote_all_identifiers=on $backslashes transform_null_equals=on 'datestyle=German' 'intervalstyle=sql_standard' 'search_path=mal' 'timezone=Pacific/Kiritimati' \
	'array_nulls=off' 'default_table_access_method=heap' 'plpgsql.check_asserts=off' 'plpgsql.extra_errors=all' 'extra_float_digits=-15' 'bytea_output=escape' 'check_function_bodies=off' \
	'default_transaction_isolation=serializable' 'xmloption=document' 'from_collapse_limit=1' 'backslash_quote=off' 'row_security=off'; do
	tried=$((tried + 1))
	got=$(psql -XAtq -U "$owner" -c "SET ${setting%%=*} = '${setting#*=}'" -c "SELECT public.create_model('setting')" -c "INSERT INTO setting.region VALUES ('a', NULL), ('b', 'a')" -c "INSERT INTO setting.indicator (indicator) VALUES ('i')" \
		-c "INSERT INTO setting.observation (indicator, period, region, value, recorded_at) VALUES ('i', '2023', 'a', 1, timestamptz '2024-01-01')" -c 'UPDATE setting.observation SET value = 2' \
		-c "SELECT setting.policies_stand('setting.observation'::regclass), (SELECT count(*) FROM setting.observation_revision), (SELECT count(*) FROM setting.region_ancestor)" 2>&1 | grep -v '^$')
	got+=$(ask "$owner" "SELECT bool_and(setting.policies_stand(m.oid)) FROM pg_class m WHERE relnamespace = 'setting'::regnamespace AND relrowsecurity")
	[ "$got" = 't|1|3t' ] || through=$((through + 1))
	check "a model made and used with $setting" 't|1|3t' "$got"
	ask "$owner" 'DROP SCHEMA IF EXISTS setting CASCADE' >/dev/null 2>&1
done

# 8. One odd row must not stop everybody.
odd() { refused "odd: $1" "$loader" "$2" "${3:-violates check constraint}"; }
ask "$owner" "DO \$\$ BEGIN PERFORM grant_model('office', '$loader', 'loader'); END \$\$" >/dev/null
for v in "'NaN'" "'Infinity'" "'-Infinity'" "('1e' || 130000)::numeric" '1e31' '1e-31'; do
	odd "a figure of $v" "INSERT INTO office.observation (indicator, period, region, value) VALUES ('part', '2020-01', 'a', $v)"
	odd "a growth of $v" "INSERT INTO office.observation (indicator, period, region, published_growth) VALUES ('part', '2020-01', 'a', $v)"
	odd "a target of $v" "INSERT INTO office.target (indicator, region, period, kind, target) VALUES ('part', 'a', '2020', 'flow', $v)"
	odd "a score of $v" "INSERT INTO office.chain_observation (indicator, period, region, chain, value) VALUES ('part', '2020-01', 'a', 'k', $v)"
	odd "a weight of $v" "UPDATE office.initiative SET weight = $v"
	odd "an investment of $v" "UPDATE office.project SET planned_investment = $v"
done
for day in infinity -infinity '0001-01-01' '1000-01-01 BC' '2200-01-01' '200000-01-01'; do
	odd "an event of $day" "INSERT INTO office.initiative_event (initiative, event, happened_on) VALUES ('i', 'due', '$day')"
	odd "a service of $day" "INSERT INTO office.service_event (request, event, happened_at) VALUES ('r', 'opened', '$day')"
	odd "a stage of $day" "INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('q', 'planned', '$day')"
done
odd 'a target of millennia' "INSERT INTO office.target (indicator, region, period, kind, target) VALUES ('part', 'a', '0001-01-01/P9000Y', 'flow', 1)"
for code in '' ' a' "$(printf 'x%.0s' {1..256})"; do
	odd "a code of ${#code} characters" "INSERT INTO office.initiative (initiative, region, kind) VALUES ('$code', 'a', 'task')"
done
odd 'a tree of 101 levels' "INSERT INTO office.initiative (initiative, parent_initiative, region, kind) SELECT 'l' || l, 'l' || nullif(l, 1) - 1, 'a', 'task' FROM generate_series(1, 101) l" 'be its own ancestor or have more than 99 ancestors'
odd 'a circle' "INSERT INTO office.initiative (initiative, parent_initiative, region, kind) VALUES ('c1', 'c2', 'a', 'task'), ('c2', 'c1', 'a', 'task')" 'be its own ancestor'
refused 'odd: no row of model_option' $deputy 'DELETE FROM office.model_option' 'cannot be removed'
refused 'odd: two rows of it' $deputy 'INSERT INTO office.model_option DEFAULT VALUES' 'duplicate key'
check 'a figure far ahead' '' "$(ask $loader "INSERT INTO office.observation (indicator, period, region, value) VALUES ('part', '4000-12', 'a', 1), ('part', '0001-01', 'a', 1), ('part', '2020-W01', 'a', 1), ('part', '2020-02-29', 'a', 1), ('part', '0001-01-01/P9998Y', 'a', 1)")"
tried=$((tried + 1))
got=$(ask $reader "SET statement_timeout = '60s'; $(ask "$owner" "SELECT string_agg(format('SELECT count(t::text) FROM %s t', oid::regclass), '; ') FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind = 'v' AND relname !~ 'confidential|disclosure_check'")" | grep -v '^[0-9]*$')
[ -z "$got" ] || through=$((through + 1))
check 'and every board is read all the same' '' "$got"

# 9. Roles: renamed, dropped, of the same name again.
su 'CREATE ROLE indstat_test_passing LOGIN' >/dev/null
ask "$owner" "DO \$\$ BEGIN PERFORM grant_model('office', 'indstat_test_passing', 'confidential'); END \$\$" >/dev/null
su 'ALTER ROLE indstat_test_passing RENAME TO indstat_test_passed' >/dev/null
check 'a role that is renamed keeps its access' t "$(ask indstat_test_passed "SELECT office.has_access('confidential')")"
su 'CREATE ROLE indstat_test_passing LOGIN' >/dev/null
refused 'a new one of the old name has none' indstat_test_passing "SELECT office.has_access('confidential')" 'permission denied'
ask "$owner" "GRANT USAGE ON SCHEMA office TO indstat_test_passing; GRANT SELECT ON office.access_role TO indstat_test_passing" >/dev/null
refused 'and sees nothing more with grants' indstat_test_passing "SELECT office.has_access('confidential')" '^f$'
ask "$owner" "DO \$\$ BEGIN PERFORM revoke_model('office', 'indstat_test_passing'), revoke_model('office', 'indstat_test_passed'); END \$\$" >/dev/null
check 'what is taken leaves nothing' '' "$(su 'DROP ROLE indstat_test_passing; DROP ROLE indstat_test_passed')"

# 10. What nobody thought of: any statement on any thing of the model, by any of them.
ask "$owner" "DO \$\$ BEGIN PERFORM grant_model('office', '$reader', 'reader'), grant_model('office', '$loader', 'loader'), grant_model('office', '$deputy', 'deputy'); END \$\$" >/dev/null
RANDOM=${SEED:-1}
mapfile -t things < <(ask "$owner" "SELECT 'office.' || quote_ident(relname) FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind IN ('r', 'v', 'S', 'p') ORDER BY 1")
mapfile -t routines < <(ask "$owner" "SELECT p.oid::regprocedure FROM pg_proc p WHERE pronamespace = 'office'::regnamespace OR pronamespace = 'public'::regnamespace AND proname ~ 'model|act_as|pack|as_of|known|panel' ORDER BY 1")
acts=('CREATE TRIGGER r BEFORE INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION mal.spring()' 'CREATE RULE r AS ON INSERT TO %s DO ALSO SELECT mal.trap($$rule$$)'
	'CREATE POLICY r ON %s USING (true)' 'ALTER TABLE %s DISABLE ROW LEVEL SECURITY' 'ALTER TABLE %s OWNER TO CURRENT_USER' 'ALTER TABLE %s DISABLE TRIGGER ALL' 'ALTER TABLE %s ADD COLUMN r integer DEFAULT 1'
	'GRANT ALL ON %s TO PUBLIC' 'DROP TABLE %s CASCADE' 'DROP VIEW %s CASCADE' 'TRUNCATE %s CASCADE' 'CREATE INDEX ON %s ((mal.trap($$index$$)))' 'ALTER TABLE %s RENAME TO r' 'CREATE TABLE mal.r () INHERITS (%s)'
	'CREATE STATISTICS mal.r ON (1 + 1) FROM %s' 'COMMENT ON TABLE %s IS $$r$$' 'ALTER VIEW %s SET (security_invoker = false)' 'CREATE OR REPLACE VIEW %s AS SELECT mal.trap($$view$$)' 'ALTER TABLE %s SET SCHEMA mal'
	'SELECT t FROM %s t WHERE mal.leak(t::text)' 'COPY %s TO STDOUT' 'SELECT mal.leak(t) FROM %s t' 'CREATE TABLE mal.r AS SELECT * FROM %s' 'DELETE FROM %s t RETURNING t' 'VACUUM FULL %s' 'CLUSTER %s' 'ALTER SEQUENCE %s RESTART'
	'CREATE TEMP VIEW r AS SELECT t AS t FROM %s t' 'CREATE MATERIALIZED VIEW mal.r AS SELECT t::text FROM %s t' 'TABLE %s' 'ALTER EXTENSION indstat DROP TABLE %s')
deeds=('ALTER FUNCTION %s OWNER TO CURRENT_USER' 'ALTER FUNCTION %s SECURITY DEFINER' 'ALTER FUNCTION %s RESET ALL' 'GRANT EXECUTE ON FUNCTION %s TO PUBLIC' 'DROP FUNCTION %s CASCADE' 'ALTER FUNCTION %s SET search_path = mal' 'ALTER FUNCTION %s SET SCHEMA mal'
	'ALTER FUNCTION %s RENAME TO r' 'ALTER FUNCTION %s COST 1' 'COMMENT ON FUNCTION %s IS $$r$$' 'ALTER EXTENSION indstat DROP FUNCTION %s')
state() { ask "$owner" "SELECT md5(string_agg(x, ',' ORDER BY x)) FROM (
	SELECT c.oid::regclass::text || c.relowner || coalesce(c.relacl::text, '') || c.relrowsecurity || coalesce(c.reloptions::text, '') || c.relhastriggers || c.relnatts AS x FROM pg_class c WHERE c.relnamespace = 'office'::regnamespace
	UNION ALL SELECT p.oid::regprocedure::text || p.proowner || coalesce(p.proacl::text, '') || p.prosecdef || coalesce(p.proconfig::text, '') || md5(coalesce(p.prosrc, '')) FROM pg_proc p WHERE p.pronamespace IN ('office'::regnamespace, 'public'::regnamespace) AND p.proowner = '$owner'::regrole
	UNION ALL SELECT t.tgname::text || t.tgrelid || t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'office'::regnamespace
	UNION ALL SELECT l.polname::text || l.polrelid || coalesce(pg_get_expr(l.polqual, l.polrelid), '') FROM pg_policy l) y"; }
before=$(state)
check 'the state of a model is known' t "$(grep -qE '^[0-9a-f]{32}$' <<<"$before" && echo t)"
for role in $stranger $reader $loader $deputy; do
	for ((i = 0; i < ${HOSTILE:-300}; i++)); do
		# what he may write himself, he may: all of it is undone
		if [ $((RANDOM % 4)) -eq 0 ]; then printf "BEGIN; ${deeds[RANDOM % ${#deeds[@]}]}; ROLLBACK;\n" "${routines[RANDOM % ${#routines[@]}]}"
		else printf "BEGIN; ${acts[RANDOM % ${#acts[@]}]}; ROLLBACK;\n" "${things[RANDOM % ${#things[@]}]}"; fi
	done >"$work/chance"
	case $role in $loader | $deputy) hidden='GOT|888\.88' ;; *) hidden='GOT|777\.77|888\.88' ;; esac
	harmless "chance gives $role nothing" "${HOSTILE:-300}" "$(many "$role" <"$work/chance" | grep -vE '^(LINE|STATEMENT|CONTEXT|QUERY)')" "$hidden"
	# and nothing is changed where nothing is undone, but for rows
	sed 's/^BEGIN; //; s/ ROLLBACK;$//' "$work/chance" | grep -vE '^(DELETE|TRUNCATE|SELECT|TABLE|COPY|CREATE (TEMP|TABLE|MATERIALIZED))' >"$work/kept"
	tried=$((tried + $(wc -l <"$work/kept")))
	many "$role" <"$work/kept" >/dev/null
	[ "$before" = "$(state)" ] || through=$((through + 1))
	check "and changes nothing of the model for $role" "$before" "$(state)"
done

echo "# tried: $tried, got through: $through"
echo "1..$n"
exit $status
