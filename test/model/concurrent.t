#!/usr/bin/env bash
# Many sessions write at random while others ask whether what must hold in every
# snapshot does (test/data/invariants.sql).
#
#   SESSIONS=6 SECONDS_LONG=5 SEED=1	how many, for how long, and the dice
#
# A deadlock (40P01) and a failure to serialize (40001) are tried again, as
# documented; any other error of anybody ends its session and gets through.
set -u
cd "$(dirname "$0")/../.."
sessions=${SESSIONS:-6} seconds=${SECONDS_LONG:-5} seed=${SEED:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. test/data/check.sh
export PGOPTIONS='-c jit=off -c client_min_messages=warning'
ask() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
ask "CREATE EXTENSION indstat; SELECT create_model('office')"
check 'a model to write in' '' "$(psql -XAtq -v ON_ERROR_STOP=1 -c "SELECT setseed(0.$seed)" -f test/data/invariants.sql 2>&1 | grep -v '^[0-9]*$')"
ask "SELECT grant_model('office', 'indstat_test_reader', 'reader')"
check 'that is whole' '' "$(ask 'SELECT * FROM invariant.broken() UNION ALL SELECT * FROM invariant.past_changed()')"

# what a session does: one script, one transaction, chosen by weight
script() { cat >"$work/$1.sql"; weights+=("-f" "$work/$1.sql@$2"); }
weights=()
month='\set m random(1, 12)
\set y random(2022, 2023)
\set r random(1, 4)
\set v random(1, 100000)'
script upsert 20 <<SQL
$month
INSERT INTO office.observation (indicator, period, region, value) VALUES ('single', ref_month(:y, :m), ('{top,a,b,c}'::text[])[:r], :v / 100.0)
ON CONFLICT (indicator, period, region) DO UPDATE SET value = excluded.value;
SQL
script correct 15 <<SQL
$month
UPDATE office.observation SET value = :v / 100.0 + (period_end - period_start) WHERE indicator = 'total' AND year_of(period) = :y AND region = ('{top,a,b,c}'::text[])[:r];
SQL
script withdraw 5 <<SQL
$month
UPDATE office.observation SET value = NULLIF(:v % 3, 0) WHERE period = ref_month(:y, :m) AND region = ('{top,a,b,c}'::text[])[:r];
SQL
script delete 10 <<SQL
$month
DELETE FROM office.observation WHERE region = 'd' AND period = CASE WHEN :r < 3 THEN ref_month(:y, :m) ELSE ref_ytd(:y, :m) END;
SQL
script again 10 <<SQL
$month
BEGIN;
INSERT INTO office.observation (indicator, period, region, value) VALUES ('single', ref_month(:y, :m), 'd', :v / 100.0), ('total', ref_ytd(:y, :m), 'd', :v) ON CONFLICT DO NOTHING;
UPDATE office.observation SET obs_status = 'P' WHERE region = 'd' AND period = ref_month(:y, :m);
COMMIT;
SQL
script undone 4 <<SQL
$month
BEGIN;
UPDATE office.observation SET value = -1 WHERE region = ('{top,a,b,c}'::text[])[:r] AND period_end < make_date(:y, :m, 1);
SAVEPOINT s;
DELETE FROM office.observation WHERE region = 'd';
ROLLBACK TO s;
SELECT count(*) FROM office.level_board WHERE region = 'a';
ROLLBACK;
SQL
# each session has projects of its own, so that what it wants is possible
script stage 8 <<'SQL'
\set p random(0, 3)
INSERT INTO office.project_stage_event (project, stage, entry, happened_on)
SELECT 'p' || (:client_id * 4 + :p) % 64, s.stage, 1, current_date - 30 FROM office.project_stage s
WHERE s.stage IN ('planned', 'signed', 'started', 'under_construction')
	AND NOT EXISTS (SELECT FROM office.project_stage_event e WHERE e.project = 'p' || (:client_id * 4 + :p) % 64 AND e.stage = s.stage)
ORDER BY s.stage_order LIMIT 1;
SQL
script corrected 8 <<'SQL'
\set p random(0, 3)
INSERT INTO office.project_stage_event (project, stage, entry, happened_on, batch)
SELECT e.project, e.stage, e.entry, e.happened_on, 'corrected' FROM office.project_stage_event e
WHERE e.project = 'p' || (:client_id * 4 + :p) % 64 AND e.superseded_at IS NULL AND e.happened_on IS NOT NULL ORDER BY e.event_id DESC LIMIT 1;
SQL
script edited 6 <<'SQL'
\set p random(0, 3)
UPDATE office.project_stage_event SET batch = 'edited' || random() WHERE event_id = (SELECT max(event_id) FROM office.project_stage_event
	WHERE project = 'p' || (:client_id * 4 + :p) % 64 AND superseded_at IS NULL);
SQL
script undid 3 <<'SQL'
\set p random(0, 3)
DELETE FROM office.project_stage_event WHERE (project, stage) = (SELECT project, stage FROM office.project_stage_event
	WHERE project = 'p' || (:client_id * 4 + :p) % 64 AND stage <> 'planned' ORDER BY happened_on DESC, event_id DESC LIMIT 1);
SQL
script target 6 <<SQL
$month
UPDATE office.target SET target = :v + 1 WHERE region = ('{top,a,b,c}'::text[])[:r];
SQL
script calendar 4 <<SQL
$month
INSERT INTO office.release_calendar VALUES ('single', ref_month(:y, :m), now() + :v % 3 * interval '1 second') ON CONFLICT (indicator, period) DO UPDATE SET released_at = excluded.released_at;
SQL
script move 1 <<'SQL'
UPDATE office.region SET parent_region = CASE WHEN parent_region = 'a' THEN 'c' ELSE 'a' END WHERE region = 'e';
SQL
writers=("${weights[@]}") weights=()
# what the owner does, one after the other, with time between
script pack 20 <<'SQL'
SELECT office.pack_observations();
\sleep 50 ms
SQL
script packing 1 <<'SQL'
SELECT office.keep_packed(true);
SQL
script model 2 <<'SQL'
SELECT create_model('office');
\sleep 300 ms
SQL
script access 3 <<'SQL'
\set g random(0, 1)
\if :g
SELECT grant_model('office', 'indstat_test_loader', 'loader');
\else
SELECT revoke_model('office', 'indstat_test_loader');
\endif
SQL
owners=("${weights[@]}") weights=()
script holds 6 <<'SQL'
SELECT invariant.must_hold();
SQL
script repeatable 2 <<'SQL'
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT invariant.must_hold();
SELECT count(*) FROM office.target_board;
SELECT invariant.must_hold();
COMMIT;
SQL
script past 3 <<'SQL'
SELECT invariant.past_must_hold();
SQL
readers=("${weights[@]}")
weights=()
script board 1 <<'SQL'
SELECT count(*) FROM office.indicator_board;
SELECT count(*) FROM office.level_board;
SELECT count(*) FROM office.project_stock;
SELECT count(*) FROM office.revision_triangle;
SQL
bench() {		# bench NAME SESSIONS USER SCRIPT ...
	local name=$1 clients=$2 user=$3
	shift 3
	pgbench -n -U "$user" -c "$clients" -j 1 -T "$seconds" --random-seed="$seed" --max-tries=100 --failures-detailed --verbose-errors "$@" "$PGDATABASE" >"$work/$name" 2>&1
}
bench write "$sessions" "$PGUSER" "${writers[@]}" &
bench own 2 "$PGUSER" "${owners[@]}" &
bench check $(((sessions + 2) / 3)) "$PGUSER" "${readers[@]}" &
bench read $(((sessions + 3) / 4)) indstat_test_reader "${weights[@]}" &
wait
tried=0 through=0
for name in write own check read; do
	done=$(sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p' "$work/$name")
	tried=$((tried + ${done:-0}))
	# what was tried again is said, too; what ended a session is "aborted"
	bad=$(grep -E 'aborted|^number of failed transactions: [1-9]|broken:|fatal|PANIC' "$work/$name")
	through=$((through + $(printf '%s' "$bad" | grep -c .)))
	check "$name: nobody is refused anything" '' "$(printf '%s' "$bad" | head -5)"
	check "$name: something was done" t "$( [ "${done:-0}" -gt 0 ] && echo t)"
	echo "# $name: ${done:-0} transactions, $(sed -n 's/^total number of retries: //p' "$work/$name") tried again"
done
left=$(ask 'SELECT * FROM invariant.broken() UNION ALL SELECT * FROM invariant.past_changed()')
through=$((through + $(printf '%s' "$left" | grep -c .)))
check 'all of it holds afterwards' '' "$left"
ask 'SELECT office.pack_observations()' >/dev/null
check 'and when all is packed' '' "$(ask 'SELECT * FROM invariant.broken()')"
psql -XAtqU "$INDSTAT_SUPERUSER" -c 'CREATE EXTENSION amcheck' >/dev/null
check 'every index has every row' '' "$(psql -XAtqU "$INDSTAT_SUPERUSER" -c "SELECT bt_index_check(c.oid, true) FROM pg_class c JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree'
	WHERE c.relnamespace = 'office'::regnamespace AND c.relkind = 'i'" 2>&1 | grep .)"
echo "# seed $seed: $sessions sessions that write, $seconds seconds"
echo "# tried: $tried, got through: $through"
echo "1..$n"
exit $status
