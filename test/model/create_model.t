#!/usr/bin/env bash
# create_model beside readers, its errors, and a model that gets another name.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. test/data/check.sh
ask() { PGOPTIONS='-c jit=off' psql -XAtq -v ON_ERROR_STOP=1 -c "$1" 2>&1; }

ask 'CREATE EXTENSION indstat'
check 'a model is made without a word' '' "$(ask "SELECT create_model('office')")"
check 'and made again' '' "$(ask "SELECT create_model('office')")"
ask "INSERT INTO office.region (region, parent_region) VALUES ('r', NULL), ('a', 'r'), ('b', 'r');
	INSERT INTO office.indicator (indicator) VALUES ('i');
	INSERT INTO office.observation (indicator, period, region, value) SELECT 'i', ref_month(y, m), r, y + m FROM unnest(ARRAY['r', 'a', 'b']) r, generate_series(2021, 2023) y, generate_series(1, 12) m;"

# boards are locked before what they stand on, views are replaced the other way round
cat >"$work/read.sql" <<'SQL'
SELECT count(*) FROM office.indicator_board WHERE indicator = 'i' AND period = '2023-05';
SELECT count(*) FROM office.structure s, office.bulletin_name() b;
SELECT count(*) FROM office.project_stock p, office.target_board t;
SELECT count(*) FROM office.level_board WHERE period = '2023-05';
SELECT count(*) FROM office.observation_growth g, office.hierarchy_check c WHERE g.indicator = c.indicator;
INSERT INTO office.observation (indicator, period, region, value) VALUES ('i', '2024-01', 'a', 1) ON CONFLICT (indicator, period, region) DO UPDATE SET value = office.observation.value + 1;
SQL
PGOPTIONS='-c jit=off' pgbench -n -c 12 -j 2 -T 6 -f "$work/read.sql" "$PGDATABASE" >"$work/bench" 2>&1 &
sleep 1
made=$(for _ in 1 2 3 4; do ask "SELECT create_model('office')"; done)
check 'beside readers and writers it is made, too' '' "$made"
wait $!
check 'and none of them is refused anything' '' "$(grep -i 'error\|abort' "$work/bench" | head -3)"

# whoever reads a table alone, as a dump does, is waited for with no board in hand
psql -XAtq -c "BEGIN; SELECT count(*) FROM office.observation; SELECT pg_sleep(8)" >/dev/null &
sleep 0.5
ask "SELECT create_model('office')" >"$work/made" &
sleep 1
check 'boards are read while create_model waits for a table' 0 "$(ask "SET lock_timeout = '1500ms'; SELECT count(*) FROM office.loss_board")"
check 'who will not wait so long is told' 'ERROR:  canceling statement due to lock timeout' "$(ask "SET lock_timeout = '1s'; SELECT create_model('office')" | head -1)"
wait
check 'and then it is made' '' "$(cat "$work/made")"

# what goes wrong is said in a few lines
ask 'DROP VIEW office.loss_board; CREATE VIEW office.loss_board AS SELECT 1 AS one'
error=$(ask "SELECT create_model('office')")
check 'a view that is in the way is named' 'ERROR:  a view of model "office" cannot be brought up to date: cannot change name of view column "one" to "indicator"' "$(head -1 <<<"$error")"
check 'in ten lines at most' t "$( [ "$(wc -l <<<"$error")" -le 10 ] && echo t)"
ask 'DROP VIEW office.loss_board'
ask "CREATE SCHEMA broken; CREATE FUNCTION broken.month_ends(date, date) RETURNS TABLE (other integer) LANGUAGE sql AS 'SELECT 1'" >/dev/null
error=$(ask "SELECT create_model('broken')")
check 'so is a function' 'ERROR:  model "broken" cannot be made: cannot change return type of existing function' "$(head -1 <<<"$error")"
check 'and the statement that failed' t "$(grep -q 'Statement: CREATE OR REPLACE FUNCTION broken.month_ends' <<<"$error" && echo t)"
check 'in ten lines too' t "$( [ "$(wc -l <<<"$error")" -le 10 ] && echo t)"
check 'nothing is left behind' 0 "$(ask "SELECT count(*) FROM pg_class WHERE relnamespace = 'broken'::regnamespace")"
check 'the model is whole again' '' "$(ask "SELECT create_model('office')")"

# a model that gets another name goes on by itself, beside one that gets the old name
ask "SELECT office.keep_packed(true)" >/dev/null
ask "SELECT office.pack_observations()" >/dev/null
ask "SELECT grant_model('office', 'indstat_test_reader', 'reader')"
ask "INSERT INTO office.project (project, region, planned_investment) VALUES ('p', 'a', 1); INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('p', 'planned', '2023-01-01')"
ask 'ALTER SCHEMA office RENAME TO office_2020'
check 'the old name is free for another' '' "$(ask "SELECT create_model('office')")"
ask "INSERT INTO office.region (region) VALUES ('a'); INSERT INTO office.indicator (indicator) VALUES ('i');
	INSERT INTO office.release_calendar VALUES ('i', '2023-05', '2999-01-01')"
ask "UPDATE office_2020.observation SET value = 999 WHERE region = 'a' AND period = '2023-05'"
check 'the board says what the rows say' '999.00' "$(ask "SELECT value FROM office_2020.level_board WHERE region = 'a' AND period = '2023-05'")"
check 'what was superseded is in its own history' '1|0' "$(ask "SELECT (SELECT count(*) FROM office_2020.observation_revision WHERE period = '2023-05'), (SELECT count(*) FROM office.observation_revision)")"
check 'and it is packed where it is' t "$(ask "SELECT office_2020.pack_observations() > 0 AND NOT EXISTS (SELECT FROM office.observation_packed)")"
check 'a reader of the one is a reader of it still' '999.00' "$(PGUSER=indstat_test_reader ask "SELECT value FROM office_2020.indicator_board WHERE region = 'a' AND period = '2023-05'")"
check 'and of nothing else' 'ERROR:  permission denied for schema office' "$(PGUSER=indstat_test_reader ask 'SELECT count(*) FROM office.observation' | head -1)"
ask "UPDATE office_2020.region SET parent_region = 'a' WHERE region = 'b'; DELETE FROM office_2020.project_stage_event"
check 'trees and events are kept in it' '3|1|1' "$(ask "SELECT (SELECT count(*) FROM office_2020.region_ancestor WHERE region = 'b'), (SELECT count(*) FROM office_2020.project_stage_event_revision), (SELECT count(*) FROM office.region_ancestor)")"
ask 'CREATE SCHEMA elsewhere; ALTER SCHEMA public RENAME TO home'
ask "UPDATE office_2020.observation SET value = 1000 WHERE region = 'a' AND period_end = '2023-05-31';
	DELETE FROM office_2020.observation WHERE region = 'b' AND period_end = '2021-01-31';
	UPDATE office_2020.observation SET region = 'b' WHERE region = 'a' AND period_end = '2021-01-31'"
check 'the extension may get another name as well' '1000.00' "$(ask "SELECT value FROM office_2020.level_board WHERE region = 'a' AND period_end = '2023-05-31' AND period_start = '2023-05-01'")"
check 'packing goes on' t "$(ask 'SELECT office_2020.pack_observations() > 0')"
check 'and so does create_model' '' "$(ask "SELECT home.create_model('office_2020')")"
echo "1..$n"
exit $status
