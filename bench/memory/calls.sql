-- A call of every function of the extension, made from the catalogue, on rows of
-- sample.  What the catalogue cannot know is which values a function wants: an
-- argument is found by its name and its type, and here and there by the function.
SET client_min_messages = warning;
SET jit = off;
SET max_parallel_workers_per_gather = 0;
CREATE EXTENSION IF NOT EXISTS indstat;
SET search_path = public, indstat_internal;

-- one column for each sort of argument; texts and arrays differ from row to row, so
-- that what is kept of the last one has to be given back
CREATE UNLOGGED TABLE sample AS
SELECT i, i / 4 AS g, i % 9973 + 0.25 AS value, ref_month(1 + i / 12, 1 + i % 12) AS period,
	make_date(1 + i / 12, 1 + i % 12, 1) AS day, ref_month(2001, 1 + i % 12) AS month, make_date(2001, 1 + i % 12, 1) AS month_day,
	ref_month(2023, 1 + i % 4) AS inside,
	series(ref_month(2022, 1 + i % 4), ARRAY(SELECT 1.5 + (i + n) % 7 FROM generate_series(1, CASE WHEN i % 11 = 0 THEN 900 ELSE 30 END) AS n)) AS s, series(ref_month(2022, 1 + i % 4), ARRAY[1.5, i % 7, NULL, 3]) AS s_short,
	series(ref_month(2022, 1), ARRAY(SELECT n * 1.5 FROM generate_series(1, 12 + i % 12) AS n), true) AS s_ytd,
	('{1: 1.5, 2: ' || i % 97 + 1 || ', 3: 4, 5: 7}')::cross_section AS figures, ('{"a": 1.5, "b": ' || i % 97 + 1 || ', "c": 4}')::cross_section AS named,
	('{1: null, 2: 1, 3: ' || 1 + i % 2 || ', 5: 1}')::hierarchy AS tree, ('{"a": null, "b": "a", "c": "' || chr(97 + i % 2) || '"}')::hierarchy AS named_tree
FROM generate_series(0, :rows - 1) i;
ALTER TABLE sample ADD cumulative ref_period;
UPDATE sample SET cumulative = to_ytd(period);
VACUUM (FULL, ANALYZE) sample;
CREATE TABLE panel_rows AS SELECT i, month, value FROM sample WHERE i < 72;

-- The argument of a function in terms of sample.  With "again" keys, members and
-- periods come back; without, each row of an aggregate has its own.
CREATE FUNCTION argument(function text, kind "char", first text, name text, type text, again boolean) RETURNS text LANGUAGE sql AS $$
	SELECT CASE
		WHEN name IN ('is_part', 'present', 'missing_as_zero', 'incomplete') THEN 'true'
		WHEN name = 'higher_is_better' THEN CASE kind WHEN 'f' THEN '(i % 2 = 0)' ELSE 'true' END
		WHEN name = 'on_year' THEN 'false'
		WHEN function IN ('periods_between', 'missing_periods') AND type = 'boolean' THEN 'false'
		WHEN type = 'boolean' THEN '(i % 5 = 0)'
		WHEN name = 'missing' AND function ~ '_parts' THEN CASE kind WHEN 'f' THEN '(ARRAY[''non_null'', ''partial_zero''])[1 + i % 2]' ELSE '''non_null''' END
		WHEN name = 'missing' AND function ~ '^series_sum' THEN '''non_null'''
		WHEN name = 'mode' THEN '(ARRAY[''half_away'', ''half_even''])[1 + i % 2]'
		WHEN name = 'rule' THEN '''sum'''
		WHEN name = 'missing' THEN '(ARRAY[''non_null'', ''partial_zero''])[1 + i % 2]'
		WHEN name = 'status' OR function = 'combined_status' THEN '(ARRAY[''A'', ''E'', ''P''])[1 + i % 3]'
		WHEN name = 'frequency' AND kind = 'f' AND function !~ '_trans' THEN '(ARRAY[''Q'', ''A''])[1 + i % 2]'
		WHEN name = 'frequency' THEN '''M'''
		WHEN name = 'time_per_collect' THEN '''S'''
		WHEN name = 'within' THEN '''A'''
		WHEN name = 'first_month' THEN '1'
		WHEN name = 'link' THEN '''december'''
		WHEN name = 'formula' THEN '''fisher'''
		WHEN name = 'effect' THEN '(ARRAY[''rate'', ''both''])[1 + i % 2]'
		WHEN name = 'lang' THEN '(ARRAY[''en'', ''zh'', ''zh-Hant''])[1 + i % 3]'
		WHEN name = 'style' THEN '(ARRAY[''en'', ''zh'', ''iso''])[1 + i % 3]'
		WHEN name = 'spelling' THEN '(ARRAY[''May 2023'', ''2023年1—5月'', ''05/2023''])[1 + i % 3]'
		WHEN name = 'on_time' THEN 'day::' || type
		WHEN name = 'periods' THEN 'ARRAY[period, period + 3]'
		WHEN name = 'base_policy' THEN '(ARRAY[''null'', ''abs''])[1 + i % 2]'
		WHEN name = 'unit' THEN '(ARRAY[''pct'', ''pp''])[1 + i % 2]'
		WHEN name = 'method' THEN '(ARRAY[''previous'', ''previous''])[1 + i % 2]'
		WHEN name = 'phrase' THEN '(ARRAY[''增长5.5%'', ''down 3.25%''])[1 + i % 2]'
		WHEN name = 'format' THEN '(ARRAY[''number'', ''percent''])[1 + i % 2]'
		WHEN name = 'statement' THEN '''SELECT 1'''
		-- one for all days, and one that is the same for all rows
		WHEN name = 'to_period' THEN CASE kind WHEN 'a' THEN 'ref_months(''0001-01-01''::date, 360)' ELSE 'containing_period(period, ''A'')' END
		WHEN type = 'ref_period' AND name = 'at' AND kind = 'f' AND function ~ '^yoy' THEN 'period'
		WHEN type = 'ref_period' AND kind <> 'f' AND name IN ('at', 'base_period') THEN 'ref_month(10, 1)'
		WHEN type = 'date' AND name = 'at' THEN CASE kind WHEN 'f' THEN 'day' ELSE '''0010-01-01''::date' END
		WHEN name = 'own' THEN '5::' || type
		WHEN name = 'indicator' THEN CASE WHEN again THEN '(i / 12 % 3)::' ELSE '(i / 1200)::' END || type
		WHEN name = 'region' AND (kind = 'a' OR function ~ '_trans') THEN CASE WHEN again THEN '(i / 36 % 2)::' ELSE '(i / 12 % 100)::' END || type
		WHEN name IN ('key', 'member') AND (kind = 'a' OR function ~ '_trans') THEN CASE WHEN again THEN '(i % 7)::' ELSE CASE type WHEN 'smallint' THEN '(i % 30000)::' ELSE 'i::' END END || type
		WHEN name = 'member' THEN CASE type WHEN 'text' THEN '(ARRAY[''a'', ''b''])[1 + i % 2]' ELSE '(1 + i % 3)::bigint' END
		WHEN name = 'period' AND function ~ '^panel_agg' THEN CASE type WHEN 'date' THEN 'month_day' ELSE 'month' END
		WHEN name = 'period' AND function ~ '^series_ytd_agg|^from_ytd' AND type = 'ref_period' AND (kind <> 'f' OR function ~ '_trans') THEN CASE WHEN again THEN 'to_ytd(month)' ELSE 'cumulative' END
		WHEN name = 'period' AND kind <> 'f' THEN CASE type WHEN 'date' THEN CASE WHEN again THEN 'month_day' ELSE 'day' END ELSE CASE WHEN again THEN 'month' ELSE 'period' END END
		WHEN type = 'series' AND function ~ 'ytd' AND function <> 'to_ytd' THEN 's_ytd'
		WHEN type = 'series' THEN CASE kind WHEN 'f' THEN 's' ELSE 's_short' END
		WHEN type = 'cross_section' AND function = 'value_at' AND name = 'text' THEN 'named'
		WHEN type = 'cross_section' THEN 'figures'
		WHEN type = 'hierarchy' THEN 'tree'
		-- a period of the series beside it
		WHEN type = 'ref_period' AND function = 'chain_link_yoy' THEN CASE name WHEN 'base_period' THEN 'ref_month(2021, 1 + i % 4)' ELSE 'ref_month(2023, 1 + i % 4)' END
		WHEN type = 'ref_period' AND function = 'from_ytd' AND kind = 'f' THEN 'ref_month(2022, 2 + i % 4)'
		WHEN type = 'ref_period' AND first = 'series' AND name IN ('base', 'period') THEN 'ref_month(2023, 1 + i % 4)'
		WHEN type = 'ref_period' AND function = 'ref_period_minus' THEN 'ref_month(2023, 1 + i % 4)'
		WHEN type = 'ref_period' AND function ~ '^(yoy|pop)' THEN 'ref_month(2023, 6)'
		WHEN type = 'ref_period' THEN 'period'
		WHEN type = 'date' AND function ~ '^standing_agg' THEN CASE name WHEN 'since' THEN '''-infinity''::date' ELSE '''infinity''::date' END
		WHEN type = 'date' THEN 'day'
		WHEN type = 'date[]' THEN CASE name WHEN 'days' THEN '''{0001-06-30,0020-06-30}''::date[]' ELSE 'ARRAY[day, day + 40000]' END
		WHEN type = 'daterange' THEN 'daterange(period)'
		WHEN type = 'interval' THEN '''1 year''::interval'
		WHEN type = 'integer' THEN CASE
			WHEN name IN ('decimals', 'growth_decimals', 'level_decimals', 'value_decimals') THEN '(1 + i % 2)'
			WHEN name = 'year' THEN '(1990 + i % 40)' WHEN name = 'month' THEN '(1 + i % 12)' WHEN name = 'week' THEN '(1 + i % 52)'
			WHEN name = 'quarter' THEN '(1 + i % 4)' WHEN name = 'half' THEN '(1 + i % 2)' WHEN name = 'periods_per_year' THEN '(4 * (1 + i % 2))'
			ELSE '(1 + i % 3)' END
		WHEN type = 'anyarray' THEN 'ARRAY[5.5, i % 9 + 0.5]'
		WHEN type = 'numeric[]' THEN 'ARRAY[value, NULL, value + 1]'
		WHEN type = 'bigint[]' THEN CASE name WHEN 'parents' THEN 'ARRAY[NULL, 1, 1 + i % 2]::bigint[]' ELSE 'ARRAY[1, 2, 3]::bigint[]' END
		WHEN type = 'text[]' THEN CASE name WHEN 'parents' THEN 'ARRAY[NULL, ''a'', ''a'']' ELSE 'ARRAY[''a'', ''b'', ''c'']' END
		WHEN type = 'cross_section[]' THEN 'ARRAY[figures, figures]'
		WHEN name IN ('growth', 'share', 'current_growth', 'previous_growth', 'completion', 'elapsed') AND type IN ('numeric', 'double precision') THEN '(5.5 + i % 3)::' || type
		WHEN type IN ('numeric', 'double precision', 'bigint', 'smallint') THEN 'value::' || type
		WHEN type = 'timestamp with time zone' THEN 'now()'
		WHEN type = 'name' THEN '''taian''::name'
		WHEN type = 'regclass' THEN '''taian.observation''::regclass'
		WHEN type = 'regrole' THEN 'current_user::regrole'
	END
$$;

CREATE TABLE function AS
SELECT p.oid, p.prokind AS kind, p.proname::text AS name, p.oid::regprocedure::text AS signature, (SELECT lanname IN ('sql', 'plpgsql') FROM pg_language AS l WHERE l.oid = p.prolang) AS of_model, p.proretset,
	coalesce(array_to_string((p.proargnames)[:p.pronargs], ', '), '') AS arguments, NULL::text AS call, NULL::text AS again, NULL::text AS state, NULL::text AS state_again, NULL::text AS statement
FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'indstat';

-- The state that a function of an aggregate takes is what the aggregate makes of one row.
CREATE FUNCTION call_of(p pg_proc, again boolean) RETURNS text LANGUAGE sql AS $$
	SELECT format('%I(%s)', p.proname, string_agg(CASE
			WHEN t = 'cstring'::regtype THEN (SELECT format('%s_out(%s)', t.typname, CASE t.typname
					WHEN 'exact_sums' THEN 'share_trans(NULL, value, true)' WHEN 'rank_state' THEN 'rank_within_trans(NULL, 5, value)'
					ELSE argument(p.proname, 'f', '', '', t.typname, again) END) FROM pg_type AS t WHERE t.typinput = p.oid)
			WHEN t = a.aggtranstype AND t IN ('bytea'::regtype, 'exact_sums'::regtype, 'rank_state'::regtype) AND n <= CASE WHEN p.oid = a.aggcombinefn THEN 2 ELSE 1 END
				THEN CASE WHEN p.oid = a.aggtransfn THEN 'NULL::' || a.aggtranstype::regtype
					ELSE (SELECT format('%s(NULL::%s, %s)', a.aggtransfn::regproc, a.aggtranstype::regtype,
						(SELECT string_agg(argument(f.proname, 'f', '', coalesce(f.proargnames[m], ''), u::regtype::text, again), ', ' ORDER BY m)
						FROM unnest(f.proargtypes) WITH ORDINALITY AS r (u, m) WHERE m > 1)) FROM pg_proc AS f WHERE f.oid = a.aggtransfn) END
			WHEN t = 'exact_sums'::regtype THEN 'share_trans(NULL, value, true)'
			WHEN t = 'rank_state'::regtype THEN 'rank_within_trans(NULL, 5, value)'
			ELSE coalesce(argument(p.proname, p.prokind, p.proargtypes[0]::regtype::text, coalesce(p.proargnames[n], ''),
				-- a window function of any number is given the one that takes most room
				CASE WHEN p.prokind = 'w' AND t IN ('anyelement'::regtype, 'anycompatible'::regtype) THEN 'numeric' ELSE t::regtype::text END, again), 'NULL::' || t::regtype) END, ', ' ORDER BY n))
	FROM unnest(p.proargtypes) WITH ORDINALITY AS r (t, n)
	LEFT JOIN LATERAL (SELECT * FROM pg_aggregate AS a WHERE p.oid IN (a.aggtransfn, a.aggcombinefn, a.aggfinalfn) ORDER BY a.aggfnoid LIMIT 1) AS a ON true
$$;
UPDATE function AS f SET call = call_of(p, false), again = call_of(p, true) FROM pg_proc AS p WHERE p.oid = f.oid;
-- the state of an aggregate after one row, with keys as the aggregate's own
CREATE FUNCTION state_of(a pg_aggregate, p pg_proc, again boolean) RETURNS text LANGUAGE sql AS $$
	SELECT format('%s(NULL::%s, %s)', a.aggtransfn::regproc, a.aggtranstype::regtype, string_agg(argument(p.proname, 'a', '', coalesce(p.proargnames[n], ''), t::regtype::text, again), ', ' ORDER BY n))
	FROM unnest(p.proargtypes) WITH ORDINALITY AS r (t, n)
$$;
UPDATE function AS f SET state = state_of(a, p, false), state_again = state_of(a, p, true)
FROM pg_aggregate AS a, pg_proc AS p WHERE p.oid = f.oid AND a.aggfnoid = p.oid AND a.aggtranstype IN ('bytea'::regtype, 'exact_sums'::regtype, 'rank_state'::regtype);

-- What is wanted of these is not found so.
CREATE TABLE said (signature text, call text);
INSERT INTO said VALUES
('combined_status(text,text)', $$combined_status((ARRAY['A', 'E'])[1 + i % 2], 'E')$$),
('contribution_share(%,%,%,%)', $$contribution_share(value, value - 1, value * 3, value * 2)$$),
('act_as(%)', $$act_as(current_user::regrole, 'SELECT 1')$$),
('run_kept(%)', $$run_kept('SELECT $1', ARRAY['a'])$$),
('value_at(cross_section,text)', $$value_at(named, (ARRAY['a', 'b'])[1 + i % 2])$$),
('parent_of(hierarchy,text)', $$parent_of(named_tree, (ARRAY['c', 'b'])[1 + i % 2])$$),
('gaps(series)', $$gaps('2022-01: 1, null, 3'::series * i)$$),
('implied_growth(double%)', $$implied_growth(300 + i::float8, 50::float8, 100::float8, 0::float8)$$),
('implied_growth(numeric%)', $$implied_growth(300::numeric + i, 50::numeric, 100::numeric, 0::numeric)$$),
('implied_growth_interval(%)', $$implied_growth_interval(26688.9 + i, -18.8, 20328.8, -20.6, 1, 1 + i % 2)$$),
('print_ordinal(%)', $$print_ordinal(1 + i, (ARRAY['en', 'zh', 'zh-Hant'])[1 + i % 3])$$),
('print_figure(%)', $$print_figure(value, (ARRAY['growth', 'amount'])[1 + i % 2], '{1}', NULL, (ARRAY['en', 'zh'])[1 + i % 2])$$),
('standing(%)', $$standing(ARRAY[1, i], ARRAY[3, 4], ARRAY[1, 2], ARRAY[1.5, i], 5, 2)$$),
('critical_path(%)', $$critical_path(ARRAY[i, 2, 3, 4], ARRAY[2, 3, 4], ARRAY[1, 1, 2])$$),
('side_by_side(%)', $$side_by_side(figures, NULL, figures)$$),
('to_series(%)', $$to_series(to_jsonb(s))$$),
('previous_period(ref_period,boolean)', $$previous_period(cumulative, true)$$),
('panel_agg_combine(%)', $$panel_agg_combine(panel_agg_trans(NULL, i::bigint, 1::bigint, month, value), panel_agg_trans(NULL, i::bigint, 2::bigint, month, value))$$),
('chain_link(series,ref_period)', $$chain_link('2022-01: 0.5, 0.25, -1'::series, ref_month(2021, 12))$$),
('grant_model(%)', $$grant_model('taian', 'indstat_test_reader', 'reader')$$),
('revoke_model(%)', $$revoke_model('taian', 'indstat_test_reader', 'reader')$$),
('panel(text)', $$panel('SELECT (i / 12 % 3)::text, (i / 36)::text, month, value FROM panel_rows OFFSET ' || i % 2)$$),
('panel_int8(text)', $$panel_int8('SELECT (i / 12 % 3)::bigint, (i / 36)::bigint, month, value FROM panel_rows OFFSET ' || i % 2)$$),
('series_agg_combine(%)', $$series_agg_combine(series_agg_trans(NULL, period, value), series_agg_trans(NULL, period + 1, value))$$),
('series_agg_combine_or_null(%)', $$series_agg_combine_or_null(series_agg_trans_or_null(NULL, period, value), series_agg_trans_or_null(NULL, period + 1, value))$$),
('time_agg_combine%', $$time_agg_combine(time_agg_trans(NULL, value, '2022-02'::ref_period, '2022-Q1'::ref_period, 'S'), time_agg_trans(NULL, value, '2022-01'::ref_period, '2022-Q1'::ref_period, 'S'))$$),
('time_agg_final%', $$time_agg_final(time_agg_trans(NULL, value, '2022-02'::ref_period, '2022-02'::ref_period, 'S'))$$),
('yoy_growth_final%', $$yoy_growth_final(exact_sums_combine(yoy_growth_trans(NULL, value, '2022-02'::ref_period, '2022-02'::ref_period), yoy_growth_trans(NULL, value, '2021-02'::ref_period, '2022-02'::ref_period)))$$),
('yoy_growth_member_final%', $$yoy_growth_member_final(exact_sums_combine(yoy_growth_member_trans(NULL, value, '2022-02'::ref_period, '2022-02'::ref_period, 'a'), yoy_growth_member_trans(NULL, value, '2021-02'::ref_period, '2022-02'::ref_period, 'a')))$$),
('contribution_share_final%', $$contribution_share_final(exact_sums_combine(contribution_share_trans(NULL, value, 1::numeric, true), contribution_share_trans(NULL, value, 1::numeric, false)))$$),
('as_known(%)', $$as_known(now(), NULL::taian.observation, jsonb_build_object('region', (ARRAY['taian', 'jinan'])[1 + i % 2]))$$),
('bulletin_check(%)', $$bulletin_check('taian.bulletin_sentence', NULL, NULL, 'no. ' || i, 'en')$$),
('bulletin_condition(%)', $$bulletin_condition('a = ''' || i || '''')$$),
('bulletin_context(%)', $$bulletin_context('r', 'R', 'p', 'P', ARRAY['R'], period, 'en')$$),
('bulletin_parse(%)', $$bulletin_parse('no. ' || i || ' {a.b}')$$),
('bulletin_holds(%)', $$bulletin_holds('{"operator": "=", "value": 1}', jsonb_build_object('value', i), '{}')$$),
('bulletin_fill(%)', $$bulletin_fill(bulletin_parse('no. ' || i), '{}', '{}', '{}', 'taian', 'public', 'en')$$),
('bulletin_slot(%)', $$bulletin_slot(bulletin_parse('{period}')->'slots'->0, '{}', '{}', bulletin_context('r', 'R', 'p', 'P', ARRAY['R'], period, 'en'), 'taian', 'public', 'en')$$),
('bulletin_query(%)', $$bulletin_query('taian.indicator_board', 'indicator = ''x''', ARRAY['indicator'], 'indicator', bulletin_context('r', 'R', 'p', 'P', ARRAY['R'], period, 'en'), 'public')$$),
('bulletin_lines(%)', $$bulletin_lines('taian.bulletin_sentence', 'taian', ref_ytd(2023, 5), (ARRAY['en', 'zh'])[1 + i % 2], 'infinity', '{}')$$),
('localised_name(%)', $$localised_name((ARRAY['en', 'zh', 'zh-Hant'])[1 + i % 3], 'a', 'b', 'c', i::text)$$),
('bulletin_view(%)', $$bulletin_view('taian', (ARRAY['indicator_board', 'level_board'])[1 + i % 2])$$),
('cross_section_add_known(%)', $$cross_section_add_known(figures, figures)$$),
('ref_period_larger(%)', $$ref_period_larger(period, month)$$),
('ref_period_smaller(%)', $$ref_period_smaller(period, month)$$),
('chain_link(series,ref_period,ref_period)', $$chain_link('2022-01: 0.5, 0.25, -1'::series, ref_month(2021, 12), ref_month(2022, 1 + i % 3))$$),
('rebase(series,ref_period)', $$rebase(s, ref_month(2023, 1 + i % 4))$$),
('rebase(series,ref_period,ref_period)', $$rebase(s, ref_month(2023, 1 + i % 4), ref_month(2023, 2))$$),
('csv_fields(%)', $$csv_fields('a;"b ' || i || '";', ';', '"')$$),
('csv_line(%)', $$csv_line(ARRAY['a', 'b,' || i, NULL], ',')$$),
('number_from_text(%)', $$number_from_text(i || '.184,9', ',', '.')$$),
('fitting_period(%)', $$fitting_period(month, 'M', i % 2 = 0, 'day', true)$$),
('model_ddl(name,text[])', $$model_ddl('taian', ARRAY['targets'])$$),
('chart(text,text[],numeric[])', $$chart('line', ARRAY['a', 'b', i::text], ARRAY[value, NULL, value + 1])$$),
('chart(text,text[],numeric[],jsonb)', $$chart('bar', ARRAY['a', 'b', i::text], ARRAY[value, NULL, value + 1], '{}')$$),
('chart_vega(text,text[],numeric[])', $$chart_vega('line', ARRAY['a', 'b', i::text], ARRAY[value, NULL, value + 1])$$),
('chart_vega(text,text[],numeric[],jsonb)', $$chart_vega('bar', ARRAY['a', 'b', i::text], ARRAY[value, NULL, value + 1], '{}')$$),
('chart_options(%)', $$chart_options('bar', ARRAY['a', 'b', i::text], ARRAY[value, NULL, value + 1], '{}')$$),
('chart_home(%)', $$chart_home()$$),
('chart_specification(%)', $$chart_specification('bar', ARRAY['a', 'b'], ARRAY[value, NULL], ARRAY['1', ''], chart_options('bar', ARRAY['a', 'b'], ARRAY[value, NULL], '{}'))$$),
('chart_printed(%)', $$chart_printed(ARRAY[value, NULL], chart_options('bar', ARRAY['a', 'b'], ARRAY[value, NULL], '{}'), 'public.')$$),
('chart_svg(%)', $$chart_svg('bar', ARRAY['a', 'b'], ARRAY[value, NULL], ARRAY['1', ''], chart_options('bar', ARRAY['a', 'b'], ARRAY[value, NULL], '{}'), 'public')$$),
('chart_em(%)', $$chart_em('泰安 ' || i)$$),
('chart_lines(%)', $$chart_lines('泰安 and others ' || i, 8)$$),
('escape_markup(%)', $$escape_markup('a < b & ' || i)$$),
('series_subscript(%)', $$s[ref_month(2023, 1 + i % 4)]$$);
UPDATE function SET call = s.call, again = s.call FROM said AS s WHERE kind = 'f' AND function.signature LIKE s.signature;

-- These cannot be called by name: what calls them.
CREATE TABLE known AS SELECT period, s, s_ytd, figures, tree FROM sample WHERE i < 24;
CREATE TABLE by_statement (signature text, statement text);
INSERT INTO by_statement VALUES
('ref_period_sortsupport(%)', 'SELECT count(*) FROM (SELECT period FROM known ORDER BY period OFFSET 1) q'),
('packed_unnest_support(%)', 'SELECT count(*) FROM known, unnest(s)'),
('ref_period_contained_support(%)', 'SELECT count(*) FROM known WHERE period <@ ''0001'''),
('ref_period_contains_support(%)', 'SELECT count(*) FROM known WHERE ''0001'' @> period'),
('ref_period_is_complete_support(%)', 'SELECT count(*) FROM known WHERE is_complete(period, ''2001-01-01'')'),
('bulletin_sentence_check(%)', 'UPDATE taian.bulletin_sentence SET each = each'),
('bulletin_source_check(%)', 'UPDATE taian.bulletin_source SET keys = keys');
UPDATE function SET call = NULL, statement = b.statement FROM by_statement AS b WHERE kind = 'f' AND function.signature LIKE b.signature;

-- These change the catalogue or stored figures: what a session keeps of that is
-- PostgreSQL's, and not the same each time.
CREATE TABLE unmeasured (name text, reason text);
INSERT INTO unmeasured VALUES
('create_model', 'makes a schema'), ('grant_model', 'changes the catalogue'), ('grant_again', 'changes the catalogue'), ('revoke_model', 'changes the catalogue'),
('model_check', 'reads all that the catalogue has of a model'),
('keep_partition', 'changes the catalogue'), ('partition_bound', 'takes a table with partitions'), ('attach_partition', 'makes a table'), ('detach_partition', 'makes a table'), ('partition_observations', 'makes tables'),
('keep_packed', 'changes the catalogue'), ('lock_patiently', 'takes locks, each in a subtransaction'), ('pack_observations', 'moves stored figures'),
('load_figures', 'moves figures'), ('undo_load', 'the same'), ('load_read', 'reads what was copied'), ('load_refuse', 'writes what is refused'), ('stage_line', 'writes a line'),
('report_page', 'reads every board'),
('family_agg', 'holds the rows of a family'), ('family_figures_recv', 'takes a value that only a query has'),
('family_of', 'remembers while a query runs, as much as work_mem allows'), ('family_agg_trans', 'holds the rows of a family'), ('family_agg_combine', 'the same'), ('family_agg_final', 'the same'),
('figure_number', 'takes a value that only a query has'), ('figure_word', 'the same'), ('figure_rank', 'the same'), ('figure_level_rank', 'the same'), ('figure_count', 'the same'),
('family_figures_in', 'refuses'), ('family_figures_out', 'takes a value that only a query has'), ('family_figures_send', 'the same'), ('ref_period_eqjoinsel', 'is the planner''s');
UPDATE function AS f SET call = NULL FROM unmeasured AS u WHERE f.name = u.name;
UPDATE function SET of_model = true WHERE call ~ 'taian' OR statement ~ 'taian';
-- Messages come to a session by COPY alone.
CREATE TABLE message_ref_period AS SELECT i, period AS x FROM sample;
CREATE TABLE message_series AS SELECT i, s AS x FROM sample;
CREATE TABLE message_cross_section AS SELECT i, figures AS x FROM sample;
CREATE TABLE message_hierarchy AS SELECT i, tree AS x FROM sample;
CREATE TABLE message_exact_sums AS SELECT i, share_trans(NULL, value, true) AS x FROM sample;
CREATE TABLE message_rank_state AS SELECT i, rank_within_trans(NULL, 5, value) AS x FROM sample;
UPDATE function SET call = NULL WHERE signature ~ '_recv\(internal\)';
