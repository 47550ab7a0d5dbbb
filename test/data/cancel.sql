-- Calls for test/cancel, made from the catalogue, with values of the largest size.
CREATE EXTENSION IF NOT EXISTS indstat;
SET client_min_messages = warning;
-- nothing of a value is to be unpacked while it is measured
CREATE UNLOGGED TABLE huge (flavour text, cs cross_section, other cross_section, h hierarchy, s series, t series);
ALTER TABLE huge ALTER cs SET STORAGE EXTERNAL, ALTER other SET STORAGE EXTERNAL, ALTER h SET STORAGE EXTERNAL, ALTER s SET STORAGE EXTERNAL, ALTER t SET STORAGE EXTERNAL;
-- keys of the three forms; few nodes below each, all below one, one below the other
INSERT INTO huge SELECT 'range', cross_section_agg(i, i * 123456.75), cross_section_agg(i + 1, i * 123.5),
	hierarchy(array_agg(i), array_agg(nullif(i / 2, 0))) FROM generate_series(1, 600000::bigint) i;
INSERT INTO huge SELECT 'list', cross_section_agg(i * 5, i * 123456.75), cross_section_agg(i * 5 + i % 2, i * 123.5),
	hierarchy(array_agg(i * 5), array_agg(CASE WHEN i > 1 THEN 5 END)) FROM generate_series(1, 400000::bigint) i;
INSERT INTO huge SELECT 'texts', cross_section_agg(k, i * 123456.75), cross_section_agg(k || 'a', i * 123.5),
	hierarchy(array_agg(k), array_agg(before)) FROM (SELECT i, lpad(i::text, 7, '0') AS k, CASE WHEN i > 1 THEN lpad((i - 1)::text, 7, '0') END AS before FROM generate_series(1, 200000::bigint) i) AS k;
INSERT INTO huge (flavour, s, t) SELECT 'days', series('0001-01-01', array_agg(i * 12345678.9012345)), series('0001-01-01', array_agg(i * 12345678.901)) FROM generate_series(1, 65536) i
UNION ALL SELECT 'rates', series('0001-01', array_agg(i % 7 / 2.0 - 1.5)), series('0001-01', array_agg(i % 5 / 2.0 - 1)) FROM generate_series(1, 65536) i
UNION ALL SELECT 'ytd', series('0001-01', array_agg(i % 12 * 12345678.9012345), true), series('0001-01', array_agg(i * 12345678.901), true) FROM generate_series(1, 65536) i
UNION ALL SELECT 'jan-feb', from_ytd(series('0001-01', array_agg(CASE WHEN i % 12 <> 1 THEN ((i - 1) % 12 + 1) * 12345678.9012345 END), true)),
	from_ytd(series('0001-01', array_agg(CASE WHEN i % 12 <> 1 THEN i * 12345678.901 END), true)) FROM generate_series(1, 65536) i;

-- States as they travel: what an aggregate has without its final function.
CREATE UNLOGGED TABLE state (aggregate text, flavour text, v bytea, w bytea);
ALTER TABLE state ALTER v SET STORAGE EXTERNAL, ALTER w SET STORAGE EXTERNAL;
CREATE AGGREGATE state_of(ref_period, numeric) (SFUNC = series_agg_trans, STYPE = bytea);
CREATE AGGREGATE state_of_ytd(ref_period, numeric) (SFUNC = series_ytd_agg_trans, STYPE = bytea);
CREATE AGGREGATE state_of(series) (SFUNC = series_sum_trans, STYPE = bytea);
CREATE AGGREGATE state_of(bigint, numeric) (SFUNC = cross_section_transition, STYPE = bytea);
CREATE AGGREGATE state_of(text, numeric) (SFUNC = cross_section_transition, STYPE = bytea);
CREATE AGGREGATE state_of(bigint, bigint, ref_period, numeric) (SFUNC = panel_agg_trans, STYPE = bytea);
CREATE AGGREGATE state_of(text, text, ref_period, numeric) (SFUNC = panel_agg_trans, STYPE = bytea);
CREATE AGGREGATE state_of(bigint, numeric, numeric) (SFUNC = completion_agg_trans, STYPE = bytea);
CREATE AGGREGATE state_of(text, numeric, numeric) (SFUNC = completion_agg_trans, STYPE = bytea);
INSERT INTO state SELECT 'series_agg', 'days', state_of(('0001-01-01'::date + i)::text::ref_period, i * 1234567.891) FILTER (WHERE i <= 60000), state_of(('0001-01-01'::date + i)::text::ref_period, i + 0.0625) FILTER (WHERE i > 60000) FROM generate_series(1, 65536) i
UNION ALL SELECT 'series_ytd', 'ytd', state_of_ytd(to_ytd(ref_month(1 + i / 12, 1 + i % 12)), i * 1234567.891), NULL FROM generate_series(1, 20000) i
UNION ALL SELECT 'series_sum', 'rates', state_of(s), state_of(t + 0.123456789) FROM huge, generate_series(1, 3) WHERE flavour = 'rates'
UNION ALL SELECT 'cross_section', 'list', state_of((i * 7919) % 1000003, i * 123.5), state_of(i + 2000000, i * 1.25) FILTER (WHERE i <= 10000) FROM generate_series(1, 300000::bigint) i
UNION ALL SELECT 'cross_section', 'texts', state_of(md5(i::text), i * 123.5), state_of(i::text, i * 1.25) FILTER (WHERE i <= 10000) FROM generate_series(1, 100000::bigint) i
UNION ALL SELECT 'panel', 'list', state_of(i % 100, i, ref_month(2023, 1 + i::int % 12), i * 1.5), state_of(i % 100, -i, ref_month(2023, 2), i * 1.5) FROM generate_series(1, 30000::bigint) i
UNION ALL SELECT 'panel', 'texts', state_of((i % 100)::text, md5(i::text), ref_month(2023, 1 + i::int % 12), i * 1.5), state_of((i % 100)::text, i::text, ref_month(2023, 2), i * 1.5) FROM generate_series(1, 20000::bigint) i
UNION ALL SELECT 'completion', 'list', state_of(i, i * 1.5, i + 0.25), state_of(-i, i * 1.5, i + 0.25) FROM generate_series(1, 20000::bigint) i
UNION ALL SELECT 'completion', 'texts', state_of(md5(i::text), i * 1.5, i + 0.25), state_of(i::text, i * 1.5, i + 0.25) FROM generate_series(1, 20000::bigint) i;

-- Arrays, and what they hold.
CREATE UNLOGGED TABLE long (numbers bigint[], above bigint[], words text[], above_words text[], tasks int[], before int[], decimals numeric[], doubles float8[], object jsonb);
ALTER TABLE long ALTER numbers SET STORAGE EXTERNAL, ALTER above SET STORAGE EXTERNAL, ALTER words SET STORAGE EXTERNAL, ALTER above_words SET STORAGE EXTERNAL,
	ALTER tasks SET STORAGE EXTERNAL, ALTER before SET STORAGE EXTERNAL, ALTER decimals SET STORAGE EXTERNAL, ALTER object SET STORAGE EXTERNAL;
INSERT INTO long SELECT array_agg(i ORDER BY i % 1000, i), array_agg(nullif(i / 3, 0) ORDER BY i % 1000, i), array_agg('a' || i ORDER BY i % 1000, i) FILTER (WHERE i <= 60000), array_agg('a' || nullif(i / 3, 0) ORDER BY i % 1000, i) FILTER (WHERE i <= 60000),
	array_agg(i::int ORDER BY i), array_agg(i::int - 1 ORDER BY i), array_agg(i + 0.123456789) FILTER (WHERE i <= 65536), array_agg(i * 0.123456789) FILTER (WHERE i <= 1000), (SELECT to_jsonb(s) FROM huge WHERE flavour = 'days')
FROM generate_series(1, 150000::bigint) i;

-- Every function in C that takes what may be large, once; a transition in one of the forms that differ in a number only.
CREATE TABLE large AS
SELECT DISTINCT ON (p.prosrc) p.oid::regprocedure::text AS signature, p.proname::text AS name, ARRAY(SELECT t::regtype::text FROM unnest(p.proargtypes::oid[]) t) AS args, p.proargnames AS names, p.proretset AS set,
	EXISTS (SELECT FROM unnest(p.proargtypes::oid[]) a JOIN pg_type AS t ON t.oid = a WHERE t.typname IN ('series', 'cross_section', 'hierarchy', 'jsonb', 'bytea') OR t.typlen = -1 AND t.typelem <> 0) AS packed
FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE p.prokind = 'f' AND p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'c') AND EXISTS (SELECT FROM unnest(p.proargtypes::oid[]) a JOIN pg_type AS t ON t.oid = a
	WHERE t.typname IN ('series', 'cross_section', 'hierarchy', 'text', 'jsonb', 'cstring', 'bytea') OR t.typlen = -1 AND t.typelem <> 0)
	AND NOT (p.proname ~ '_trans' AND (p.proargtypes[0] <> 'bytea'::regtype OR p.proargtypes::oid[] && '{date,float8,int2,int4}'::regtype[]::oid[] OR p.proargtypes[p.pronargs - 1] = 'int8'::regtype))
	-- what they run looks by itself
	AND p.proname NOT IN ('act_as', 'as_known', 'panel', 'panel_int8')
ORDER BY p.prosrc, p.pronargs;

-- The n-th argument of a type, in a call of that flavour; NULL where the flavour has none.
CREATE FUNCTION argument(function text, flavour text, type text, name text, n integer) RETURNS text LANGUAGE sql AS $$
	SELECT CASE
		WHEN type = 'cross_section' AND flavour IN ('range', 'list', 'texts') THEN format('(SELECT %I FROM huge WHERE flavour = %L)', CASE WHEN n = 2 AND function <> 'rank_within' THEN 'other' ELSE 'cs' END, flavour)
		WHEN type = 'cross_section[]' AND flavour IN ('range', 'list', 'texts') THEN format('(SELECT ARRAY[cs, other] FROM huge WHERE flavour = %L)', flavour)
		WHEN type = 'hierarchy' AND flavour IN ('range', 'list', 'texts') THEN format('(SELECT h FROM huge WHERE flavour = %L)', flavour)
		WHEN type = 'series' AND flavour IN ('days', 'rates', 'ytd', 'jan-feb') THEN format('(SELECT %I FROM huge WHERE flavour = %L)', CASE n WHEN 2 THEN 't' ELSE 's' END, flavour)
		WHEN type = 'bytea' THEN format('(SELECT %I FROM state WHERE aggregate = %L AND flavour = %L)', CASE n WHEN 2 THEN 'w' ELSE 'v' END, CASE
			WHEN function ~ '^series_sum' THEN 'series_sum' WHEN function ~ '^series_ytd' THEN 'series_ytd' WHEN function ~ '^series' THEN 'series_agg' WHEN function ~ 'cross_section' THEN 'cross_section'
			WHEN function ~ 'panel' THEN 'panel' WHEN function ~ 'completion' THEN 'completion' END, flavour)
		WHEN type = 'ref_period' AND flavour = 'days' AND function ~ '_trans' THEN '''0170-01-01'''
		WHEN type = 'ref_period' THEN format('%L', CASE flavour WHEN 'days' THEN '0100-06-15' WHEN 'ytd' THEN '2000-01..06' WHEN 'rates' THEN '2000-06' WHEN 'jan-feb' THEN '2000-06' ELSE '2023-05' END)
		WHEN type = 'numeric' THEN '0.000125'
		WHEN type IN ('bigint', 'double precision') THEN '900000001'
		WHEN type = 'integer' THEN CASE function WHEN 'moving_avg' THEN '1000' ELSE '3' END
		WHEN type = 'boolean' THEN 'false'
		WHEN type = 'date' THEN '''2023-05-31'''
		WHEN name IN ('mode', 'missing') THEN CASE WHEN function ~ 'sum|roll_up' THEN '''non_null''' ELSE '''half_even''' END
		WHEN name = 'rule' THEN '''error'''
		WHEN name = 'method' THEN '''previous'''
		WHEN name = 'frequency' THEN CASE WHEN function ~ '_trans' THEN '''M''' ELSE '''A''' END WHEN name = 'time_per_collect' THEN '''E'''
		WHEN name IN ('member', 'key', 'indicator', 'region') AND type = 'text' THEN '''x'''
		WHEN name = 'base_policy' THEN '''abs''' WHEN name IN ('lang', 'style') THEN '''en''' WHEN name IN ('a', 'b', 'status') AND type = 'text' THEN '''A''' WHEN name = 'unit' THEN '''percent'''
	END
$$;
CREATE TABLE call (id serial, signature text, flavour text, types text[], arguments text[], doing text);
INSERT INTO call (signature, flavour, types, arguments, doing)
SELECT signature, flavour, args, arguments, format(CASE WHEN name = 'side_by_side' THEN 'PERFORM %I(VARIADIC %s)' WHEN name ~ '^(panel|completion)_agg' THEN 'PERFORM octet_length(%I(%s))' ELSE 'PERFORM %I(%s)' END, name,
	(SELECT string_agg('a' || n, ', ' ORDER BY n) FROM generate_subscripts(args, 1) n))
FROM large, unnest('{range,list,texts,days,rates,ytd,jan-feb,small}'::text[]) AS flavour,
	LATERAL (SELECT ARRAY(SELECT argument(name, flavour, t, coalesce(names[n], ''), (SELECT count(*) FROM unnest(args[:n]) AS u WHERE u = t)::int) FROM unnest(args) WITH ORDINALITY AS r (t, n) ORDER BY n)) AS l (arguments)
WHERE array_position(arguments, NULL) IS NULL AND packed = (flavour <> 'small')
	AND NOT (name ~ '_trans' AND (flavour = 'texts') <> ('text' = ANY (args)) AND name ~ '^(panel|completion|cross)');

-- Texts and arrays: what the catalogue cannot know.
CREATE FUNCTION said(signature regprocedure, flavour text, doing text, VARIADIC arguments text[]) RETURNS void LANGUAGE sql AS $$
	INSERT INTO call (signature, flavour, types, arguments, doing)
	VALUES (signature::text, flavour, ARRAY(SELECT split_part(a, ' ', 1) FROM unnest(arguments) WITH ORDINALITY AS r (a, n) ORDER BY n),
		ARRAY(SELECT substr(a, strpos(a, ' ')) FROM unnest(arguments) WITH ORDINALITY AS r (a, n) ORDER BY n), doing)
$$;
SELECT said('series_in(cstring)', 'days', 'PERFORM series_in(textout(a1))', 'text (SELECT s::text FROM huge WHERE flavour = ''days'')'),
	said('series_in(cstring)', 'blanks', 'PERFORM series_in(textout(a1))', 'text ''2023-01:'' || repeat('' '', 12000000) || ''1'''),
	said('series_in(cstring)', 'zeros', 'PERFORM series_in(textout(a1))', 'text ''2023-01: '' || repeat(''0'', 12000000) || ''1'''),
	said('cross_section_in(cstring)', 'texts', 'PERFORM cross_section_in(textout(a1))', 'text (SELECT cs::text FROM huge WHERE flavour = ''texts'')'),
	said('cross_section_in(cstring)', 'blanks', 'PERFORM cross_section_in(textout(a1))', 'text ''{"a":'' || repeat('' '', 12000000) || ''1}'''),
	said('hierarchy_in(cstring)', 'texts', 'PERFORM hierarchy_in(textout(a1))', 'text (SELECT h::text FROM huge WHERE flavour = ''texts'')'),
	said('exact_sums_in(cstring)', 'zeros', 'PERFORM exact_sums_in(textout(a1))', 'text repeat(''0'', 12000000) || ''1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)'''),
	said('rank_state_in(cstring)', 'zeros', 'PERFORM rank_state_in(textout(a1))', 'text repeat(''0'', 12000000) || ''1:1:1:5:3:7'''),
	said('ref_period_in(cstring)', 'blanks', 'PERFORM ref_period_in(textout(a1))', 'text repeat('' '', 12000000) || ''2023-05'''),
	said('growth_from_text(text)', 'blanks', 'PERFORM growth_from_text(a1)', 'text repeat('' '', 12000000) || ''up 5%'''),
	said('growth_phrase(text)', 'blanks', 'PERFORM growth_phrase(a1)', 'text repeat('' '', 12000000) || ''up 5%'''),
	said('is_period(text)', 'blanks', 'PERFORM is_period(a1)', 'text repeat('' '', 12000000) || ''2023-05'''),
	said('period_error(text)', 'blanks', 'PERFORM period_error(a1)', 'text repeat('' '', 12000000) || ''2023-05'''),
	said('print_list(text[],text)', 'long', 'PERFORM print_list(a1, ''en'')', 'text[] (SELECT words FROM long)'),
	said('print_figure(numeric,text,integer[],text[],text)', 'word', 'PERFORM print_figure(1, ''sign'', ''{}'', ARRAY[a1, '''', ''''], ''en'')', 'text repeat(''a'', 3000000)'),
	said('to_series(jsonb)', 'days', 'PERFORM to_series(a1)', 'jsonb (SELECT object FROM long)'),
	said('series(ref_period,numeric[],boolean)', 'long', 'PERFORM series(''0001-01-01'', a1)', 'numeric[] (SELECT decimals FROM long)'),
	said('compound_growth(numeric[])', 'long', 'PERFORM compound_growth(a1)', 'numeric[] (SELECT decimals[:1000] FROM long)'),
	said('compound_growth(double precision[])', 'long', 'PERFORM compound_growth(a1)', 'float8[] (SELECT doubles FROM long)'),
	said('hierarchy(bigint[],bigint[])', 'long', 'PERFORM hierarchy(a1, a2)', 'bigint[] (SELECT numbers FROM long)', 'bigint[] (SELECT above FROM long)'),
	said('hierarchy(text[],text[])', 'long', 'PERFORM hierarchy(a1, a2)', 'text[] (SELECT words FROM long)', 'text[] (SELECT above_words FROM long)'),
	said('standing(integer[],integer[],integer[],numeric[],integer,integer)', 'long', 'PERFORM * FROM standing(a1, a2, a3, NULL, 1000000, 1)', 'int[] (SELECT tasks FROM long)', 'int[] array_fill(2000000, ARRAY[(SELECT cardinality(tasks) FROM long)])', 'int[] array_fill(1, ARRAY[(SELECT cardinality(tasks) FROM long)])'),
	said('critical_path(bigint[],integer[],integer[])', 'chain', 'PERFORM critical_path(a1, a2, a3)', 'bigint[] array_fill(1::bigint, ARRAY[1000000])', 'int[] (SELECT tasks[2:] FROM long)', 'int[] (SELECT before[2:] FROM long)'),
	said('critical_path(bigint[],integer[],integer[])', 'star', 'PERFORM critical_path(a1, a2, a3)', 'bigint[] array_fill(1::bigint, ARRAY[1000000])', 'int[] array_fill(2, ARRAY[1500000])', 'int[] array_fill(1, ARRAY[1500000])'),
	said('series_subscript(internal)', 'days', 'a1[''0180-01-01''] := 0.001', 'series (SELECT s FROM huge WHERE flavour = ''days'')');

-- Windows that read whole values: many long series, many short ones, few values far apart, years that begin with two months.
CREATE UNLOGGED TABLE pool AS SELECT 'long' AS flavour, series('1001-01', array_agg((i * n) % 100003 + 0.5)) AS s FROM generate_series(1, 100) i, generate_series(1, 5000) n GROUP BY i
UNION ALL SELECT 'short', series('2020-01', ARRAY[i % 9973, i % 797 + 0.5, i % 89, NULL, i]) FROM generate_series(1, 20000) i
UNION ALL SELECT 'far', series(ref_month(1 + i / 4, 1), ARRAY[i % 9973, i % 797 + 0.5, i % 89, NULL, i]) FROM generate_series(1, 20000) i
UNION ALL SELECT 'joint', from_ytd(series('1001-01', array_agg(CASE WHEN n % 12 <> 1 THEN i * n END), true)) FROM generate_series(1, 60) i, generate_series(1, 3000) n GROUP BY i;
INSERT INTO call (signature, flavour, types, arguments, doing)
SELECT 'series_rank(series,boolean)', flavour, '{}', '{}', format('PERFORM count(x) FROM (SELECT series_rank(s) OVER () AS x FROM pool WHERE flavour = %L) AS q', flavour) FROM pool GROUP BY 2;

-- Messages come to a session by COPY alone, and need not be kept.  The condition of the
-- trigger comes right after them, and leaves another random number behind.
CREATE TABLE message (cs cross_section, h hierarchy);
CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER forget BEFORE INSERT ON message FOR EACH ROW WHEN (random() >= 0) EXECUTE FUNCTION forget();

-- What was measured, in ms.
CREATE TABLE took (id integer, before float8, whole float8, failed text);
CREATE TABLE attempt (id integer, moment float8, part float8, stopped boolean, whole float8);
-- A call leaves behind that it began, and that it came to its end, whatever stops its statement then.
CREATE TABLE mark (began float8, ended float8);
SELECT setseed(0.25);
INSERT INTO mark (began) VALUES (random());
SELECT setseed(0.5);
UPDATE mark SET ended = random();
-- A call that is measured, or (moment) measured and then stopped when so much of it
-- is over: the timer of the statement runs out "timeout" ms after its beginning, and
-- the call waits until that is near.
CREATE FUNCTION statement(c call, moment float8, whole float8, timeout float8) RETURNS text LANGUAGE sql AS $sql$
	SELECT format(CASE WHEN moment IS NULL THEN $do$DO $x$
DECLARE
	%1$s
	started timestamptz := clock_timestamp();
	before float8 := 1000 * extract(epoch FROM started - statement_timestamp());
	whole float8;
BEGIN
	FOR i IN 1..3 LOOP
		started := clock_timestamp();
		%2$s;
		whole := least(whole, 1000 * extract(epoch FROM clock_timestamp() - started));
		EXIT WHEN whole > 15;
	END LOOP;
	INSERT INTO took VALUES (%3$s, before, whole);
EXCEPTION WHEN OTHERS THEN
	INSERT INTO took VALUES (%3$s, NULL, NULL, SQLERRM);
END $x$$do$ ELSE $do$DO $x$
DECLARE
	%1$s
	started timestamptz;
	until timestamptz;
	elapsed float8;
	whole float8;
	stopped boolean := false;
BEGIN
	FOR i IN 1..2 LOOP
		IF i = 2 THEN
			until := statement_timestamp() + (%5$s - %4$s * whole) * interval '1 ms';
			PERFORM pg_sleep(extract(epoch FROM until - clock_timestamp()) - 0.001);
			WHILE clock_timestamp() < until LOOP END LOOP;
		END IF;
		started := clock_timestamp();
		BEGIN
			%2$s;
		EXCEPTION WHEN query_canceled THEN
			stopped := true;
		END;
		elapsed := 1000 * extract(epoch FROM clock_timestamp() - started);
		-- there was not even the time to measure it
		EXIT WHEN i = 1 AND stopped;
		-- the first time may take longer, for memory that is new
		whole := coalesce(whole, least(elapsed, %7$s));
	END LOOP;
	IF whole IS NOT NULL THEN
		INSERT INTO attempt SELECT %3$s, %4$s, elapsed / whole, stopped AND %6$s, whole FROM mark;
	END IF;
END $x$$do$ END,
	(SELECT string_agg(format('a%s %s := %s;', n, t, a), ' ' ORDER BY n) FROM unnest(c.types, c.arguments) WITH ORDINALITY AS r (t, a, n)),
	CASE WHEN c.doing ~ '^PERFORM (?!count)' THEN regexp_replace(c.doing, '^PERFORM (.*)$', 'PERFORM setseed(0.25), \1, setseed(0.5) LIMIT 1') ELSE c.doing END,
	c.id, moment, timeout, CASE WHEN c.doing ~ '^PERFORM (?!count)' THEN 'random() = began' ELSE 'true' END, whole)
$sql$;
