#!/usr/bin/env bash
# Every function, aggregate and window function of the extension is called with
# odd values of its types, and with what others give for odd values: NULL,
# nothing, the greatest, the least, no number, endless digits.  Made from the
# catalogue.  No server falls, and no error is an internal one.
#
#   GARDEN=2000 SEED=1	how many statements, and the dice
#
# All statements stand in a file before the first one runs, and psql names the
# line: so does whatever brings the server down.
set -u
cd "$(dirname "$0")/../.."
statements=${GARDEN:-2000} seed=${SEED:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. test/data/check.sh
psql -XAtq -v ON_ERROR_STOP=1 -o /dev/null <<SQL
CREATE EXTENSION indstat;
SET client_min_messages = warning;
SELECT create_model('office');
CREATE TABLE pool (type regtype, value text);
INSERT INTO pool VALUES
$(while IFS='|' read -r types values; do
	for type in $types; do
		# split at blanks: values have ~ for them, types +
		for value in $values; do printf "('%s', '%s'),\n" "${type//+/ }" "${value//\'/\'\'}"; done
	done
done <<'POOL'
numeric|'0' '1' '-1' 'NaN' 'Infinity' '-Infinity' '0.5' '123.45' '1e131071' '-1e131071' '1e-16383' '9223372036854775807.5' '0.00000000000000000000000000000000000001' '1.50000000000000000000' '1e40' '100'
double+precision|'0' '-0' '1' 'NaN' 'Infinity' '-Infinity' '5e-324' '1.7976931348623157e308' '0.1' '1e15' '9007199254740993' '100'
real|'NaN' '0.1'
bigint|'0' '1' '-1' '9223372036854775807' '-9223372036854775808' '12' '100'
integer|'0' '1' '-1' '2147483647' '-2147483648' '2' '12' '2023' '9999' '10000'
smallint|'0' '1' '-32768' '32767' '5'
boolean|'t' 'f'
text|'' 'a' 'S' 'E' 'M' 'Q' 'A' 'percent' 'partial_zero' 'null' 'en' 'zh' 'zh-Hant' 'half_even' '泰安' '%s%n%1000000d' '2023-05' '2023-01..05' '~~' E'\x01' repeat('x',300) repeat('ab',100000) 'yuan' 'SELECT~1' 'SELECT~a,b,c,d'
name|'' 'office' 'observation' 'indstat_owner'
date|'0001-01-01' '9999-12-31' 'infinity' '-infinity' '4713-01-01~BC' '5874897-12-31' '2024-02-29' '2023-05-31' '2023-01-01'
timestamp+with+time+zone|'infinity' '-infinity' '4713-01-01~BC' '294276-12-31' '2024-02-29' '2023-05-31~23:59:59.999999'
timestamp+without+time+zone|'infinity' '2024-02-29'
interval|'0' '178000000~years' '-1~month' '1~day'
daterange|'empty' '(,)' '[2023-01-01,2023-06-01)' '[0001-01-01,9999-12-31]' '(,2023-01-01)' '[2024-02-29,2024-03-01)'
ref_period|'2023-05' '0001' '9999-12-31' '2020-W53' '2023-01/02' '2024-02-29' '2021/P5Y' '2023' '2023-Q2' '2022-05' '2023-01..05' '0001-01-01' '9999-12'
series|'A:' 'M:' '2023-01:~1,~null,~2.5' 'ytd~2023-01:~1,~3,~6' '9999-12:~999999999999999999' '2020-W53:~0.0000000000000000000000000000000000000000000000000000000001' 'jan-feb~2022-02:~5,~7.25' '2022-01:~9223372036854775807,~-9223372036854775807' '2023:~0' '2024-02-29:~1' '2022-01:~1,~2,~3,~4,~5,~6,~7,~8,~9,~10,~11,~12,~13,~14,~15' '2023-Q1:~1,~2'
cross_section|'{}' '{"a":~5,~"bc":~-7.25}' '{1:~1.5,~3:~2}' '{-9223372036854775808:~1,~9223372036854775807:~9223372036854775807}' '{"a":~0}' '{"a":~0.000000000000000001,~"b":~1}' '{"泰安":~1}'
hierarchy|'{}' '{1:~null,~2:~1,~3:~1}' '{"a":~null,~"bc":~"a"}' '{"泰安":~null}'
exact_sums|'1:share:():(3,0,0,0,2,-123456789012345678901234567890.12);(4,1,1,1,0,0.0001)' '1:growth_breadth:(1,2,3,4):' '1:sum_of_parts:(5,3,1,7):(2,0,0,0,1,0.5)' '1:yoy_growth:(0,0):(3,0,0,0,2,5);(4,1,1,1,0,-7)'
rank_state|'1:1:1:-9223372036854775808:3:9223372036854775807' '1:0:2:0:0:0'
bytea|'\x' '\x00' '\x01' '\x0100000000000000' '\xffffffffffffffffffffffffffffffffffffffff'
jsonb|'{}' '[]' 'null' '1' '"a"' '{"indicator":~"i"}' '{"a":~[1,null]}' '[[[]]]'
oid|'0' '1' '4294967295'
regclass|'office.observation' 'office.indicator_board' 'pg_class' '0'
regrole|'indstat_owner' '0' 'indstat_test_reader'
POOL
)
('boolean', 'NULL');
UPDATE pool SET value = CASE WHEN value = 'NULL' THEN 'NULL' WHEN value ~ '^(repeat|E'')' THEN value ELSE replace(value, '~', ' ') END || '::' || type;
INSERT INTO office.region (region) VALUES ('a'), ('bc');
INSERT INTO office.indicator (indicator) VALUES ('i');
INSERT INTO office.observation (indicator, period, region, value) VALUES ('i', '2023-05', 'a', 1), ('i', '2022-05', 'a', 2), ('i', '2023-05', 'bc', 3);
SQL
psql -XAtq -v ON_ERROR_STOP=1 -v seed="0.$seed" -v statements="$statements" >"$work/garden.sql" <<'SQL'
CREATE TEMP TABLE called AS
SELECT p.oid, p.oid::regprocedure::text AS signature, format('%I.%I', n.nspname, p.proname) AS name, p.prokind AS kind, p.proretset AS set, p.prorettype::regtype AS type,
	ARRAY(SELECT t::regtype FROM unnest(p.proargtypes::oid[]) t) AS args, p.provariadic <> 0 AS variadic
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
-- what SQL cannot call; and what makes a model, which takes its time
WHERE NOT p.proargtypes::oid[] && ARRAY['internal', 'cstring']::regtype[]::oid[] AND p.prorettype NOT IN ('internal'::regtype, 'cstring'::regtype, 'trigger'::regtype)
	AND p.proname NOT IN ('create_model');
CREATE FUNCTION pg_temp.one_of(n integer) RETURNS integer LANGUAGE sql VOLATILE AS $$ SELECT 1 + floor(random() * n)::integer $$;
CREATE FUNCTION pg_temp.some(want regtype, depth integer) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	result text;
	f record;
	element regtype;
BEGIN
	IF random() < 0.07 THEN
		RETURN CASE WHEN want::text ~ '^any' THEN 'NULL::text' || CASE WHEN want::text ~ 'array' THEN '[]' ELSE '' END ELSE 'NULL::' || want END;
	END IF;
	-- what another function gives
	IF depth > 0 AND random() < 0.35 THEN
		SELECT * INTO f FROM called c WHERE c.type = want AND c.kind = 'f' AND NOT c.set AND NOT c.variadic ORDER BY random() LIMIT 1;
		IF FOUND THEN
			RETURN format('%s(%s)', f.name, (SELECT string_agg(pg_temp.some(t, depth - 1), ', ' ORDER BY n) FROM unnest(f.args) WITH ORDINALITY u (t, n)));
		END IF;
	END IF;
	element := CASE WHEN want::text = 'anyarray' THEN 'numeric'::regtype ELSE (SELECT typelem FROM pg_type WHERE oid = want AND typlen = -1 AND typelem <> 0) END;
	IF element IS NOT NULL AND element <> 0 THEN
		RETURN CASE pg_temp.one_of(8) WHEN 1 THEN format('''{}''::%s[]', element) WHEN 2 THEN format('ARRAY[NULL]::%s[]', element)
			WHEN 3 THEN format('ARRAY[[%s], [%s]]::%s[]', pg_temp.some(element, 0), pg_temp.some(element, 0), element)
			WHEN 4 THEN format('array_fill(%s, ARRAY[3], ARRAY[-5])', pg_temp.some(element, 0))
			ELSE (SELECT format('ARRAY[%s]::%s[]', string_agg(pg_temp.some(element, 0), ', '), element) FROM generate_series(1, pg_temp.one_of(4))) END;
	END IF;
	SELECT value INTO result FROM pool WHERE type = CASE WHEN want::text ~ '^any' THEN 'text'::regtype ELSE want END ORDER BY random() LIMIT 1;
	IF result IS NULL THEN
		result := format('NULL::%s', want);
	END IF;
	RETURN result;
END $$;
CREATE FUNCTION pg_temp.arguments(args regtype[], depth integer, short boolean) RETURNS text LANGUAGE sql VOLATILE AS $$
	SELECT string_agg(pg_temp.some(t, depth), ', ' ORDER BY n) FROM unnest(args) WITH ORDINALITY u (t, n) $$;
CREATE FUNCTION pg_temp.statement(f called) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	columns text := (SELECT string_agg('c' || n, ', ' ORDER BY n) FROM generate_subscripts(f.args, 1) n);
	rows text;
BEGIN
	IF f.kind = 'f' THEN
		RETURN format('SELECT count(x::text) FROM %s(%s%s) AS x', f.name, CASE WHEN f.variadic THEN '' END, CASE WHEN f.variadic THEN
			(SELECT string_agg(CASE WHEN n = cardinality(f.args) THEN 'VARIADIC ' ELSE '' END || pg_temp.some(t, 2), ', ' ORDER BY n) FROM unnest(f.args) WITH ORDINALITY u (t, n))
			ELSE pg_temp.arguments(f.args, 3, false) END);
	END IF;
	-- rows in groups of a few; aggregates over moving frames too, where they are finished again and again
	SELECT string_agg(format('(%s, %s, %s)', i, i % 2, pg_temp.arguments(f.args, 1, false)), ', ') INTO rows FROM generate_series(1, pg_temp.one_of(6)) i;
	RETURN format(CASE WHEN f.kind = 'a' AND random() < 0.5 THEN 'SELECT count(x::text) FROM (SELECT %1$s(%2$s) AS x FROM (VALUES %3$s) AS v (o, g, %2$s) GROUP BY g) AS s'
		WHEN f.kind = 'a' AND random() < 0.5 THEN 'SELECT count(x::text) FROM (SELECT %1$s(%2$s) OVER (ORDER BY o ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS x FROM (VALUES %3$s) AS v (o, g, %2$s)) AS s'
		ELSE 'SELECT count(x::text) FROM (SELECT %1$s(%2$s) OVER (PARTITION BY g ORDER BY o) AS x FROM (VALUES %3$s) AS v (o, g, %2$s)) AS s' END, f.name, columns, rows);
END $$;
SELECT setseed(:seed) \g /dev/null
SELECT 'SET statement_timeout = ''10s''; SET jit = off; SET client_min_messages = error;';
-- each of them, over and over
SELECT pg_temp.statement(c) || '; -- ' || c.signature FROM generate_series(1, greatest(1, :statements / (SELECT count(*) FROM called)::integer)) i, called c ORDER BY i, c.signature;
SQL
made=$(grep -c '^SELECT' "$work/garden.sql")
check 'there are statements' t "$( [ "$made" -ge $((statements / 2)) ] && echo t)"
psql -XAtq -v VERBOSITY=verbose -f "$work/garden.sql" >"$work/out" 2>"$work/error"
internal=$(grep -E 'ERROR:  (XX|58)' -A 4 "$work/error")
fallen=$(grep -E 'server closed the connection|FATAL|PANIC|connection to server was lost' "$work/error")
slow=$(grep 'ERROR:  57014' "$work/error")
line=$(sed -n 's/^psql:[^:]*:\([0-9]*\): server closed.*/\1/p' "$work/error" | head -1)
check 'the server stands' '' "$fallen${line:+
$(sed -n "${line}p" "$work/garden.sql" | cut -c1-2000)}"
check 'no error is an internal one' '' "$(printf '%s' "$internal" | head -30; sed -n 's/^psql:[^:]*:\([0-9]*\): ERROR:  \(XX\|58\).*/\1/p' "$work/error" | head -3 | while read -r l; do sed -n "${l}p" "$work/garden.sql" | cut -c1-1500; done)"
check 'nothing takes long' '' "$(sed -n 's/^psql:[^:]*:\([0-9]*\): ERROR:  57014.*/\1/p' "$work/error" | head -3 | while read -r l; do sed -n "${l}p" "$work/garden.sql" | cut -c1-1500; done)"
# the statements themselves are right: what is not there is called by nobody
check 'every statement is one' '' "$(awk '/^psql:/ { if (bad && !inner) print bad; bad = inner = "" } /ERROR:  (42601: syntax|42703|42883|42725|42P18)/ { bad = $0 } /^(QUERY|CONTEXT):/ { inner = 1 }
	END { if (bad && !inner) print bad }' "$work/error" | sed 's/^psql:[^:]*://' | head -5)"
answered=$(grep -c . "$work/out")
check 'many answer' t "$( [ "$answered" -gt $((made / 10)) ] && echo t)"
if [ -n "${GARDEN_DIR:-}" ]; then cp "$work/garden.sql" "$work/error" "$work/out" "$GARDEN_DIR"; fi
echo "# seed $seed: $made statements, $answered answered, $(grep -o 'ERROR:  [0-9A-Z]*' "$work/error" | sort | uniq -c | sort -rn | awk '{printf "%s %s, ", $1, $3}')refused"
echo "# tried: $made, got through: $(( $(printf '%s' "$internal" | grep -c 'ERROR:') + $(printf '%s' "$fallen" | grep -c .) + $(printf '%s' "$slow" | grep -c .) ))"
echo "1..$n"
exit $status
