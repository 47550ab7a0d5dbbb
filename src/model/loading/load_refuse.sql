-- load_refuse: what of a file is refused by load_figures, with its reason

CREATE FUNCTION @extschema@.load_refuse(observation pg_catalog.regclass, load pg_catalog.int8, profile pg_catalog.jsonb, read pg_catalog.jsonb)
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
#variable_conflict use_variable
DECLARE
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	headings CONSTANT text[] := ARRAY(SELECT h FROM jsonb_array_elements_text(read -> 'headings') WITH ORDINALITY u (h, place) ORDER BY place);
	given CONSTANT jsonb := read -> 'given';
	across CONSTANT text := profile ->> 'across';
	t text;
	line text := format('x.line - %s', (read ->> 'first_id')::bigint - 1);
BEGIN
	CREATE TEMP TABLE indstat_load_bad ON COMMIT DROP AS
		SELECT b.line, b.col, b.cells, b.class, b.region, b.indicator, b.value, b.obs_status, b.conf_status, b.problem, b.again, b.alike,
			c.region AS region_word, c.indicator AS indicator_word, c.period AS period_word, c.word,
			c.growth AS growth_word, c.status AS status_word, c.conf AS conf_word, c.action AS action_word, c.released AS released_word, c.unit AS unit_word
		FROM pg_temp.indstat_load_batch b JOIN pg_temp.indstat_load_cell c ON c.ctid = b.cell WHERE b.problem IS NOT NULL;
	IF NOT (read ->> 'in_order')::boolean THEN
		-- others copied at the same time: the numbers of the lines have gaps
		IF to_regclass('pg_temp.indstat_load_place') IS NULL THEN
			CREATE TEMP TABLE indstat_load_place (line bigint PRIMARY KEY, place bigint) ON COMMIT DROP;
			EXECUTE format('INSERT INTO pg_temp.indstat_load_place SELECT s.line_id, row_number() OVER (ORDER BY s.line_id) FROM %s.load_staged s WHERE %s', model, read ->> 'own');
		END IF;
		line := '(SELECT l.place FROM pg_temp.indstat_load_place l WHERE l.line = x.line)';
	END IF;
	-- a word that is unknown is said once for its line; a heading once
	FOREACH t IN ARRAY ARRAY['region', 'indicator'] LOOP
		EXECUTE format('INSERT INTO %1$s.load_refused (load, line, field, column_name, text, figures, reason, expected, sqlstate)
			SELECT $1, %2$s, %3$L, x.column_name, x.word, x.figures,
				CASE WHEN k.fault IS NOT NULL THEN k.fault WHEN coalesce(x.word, '''') = '''' THEN ''no %4$s is given'' WHEN k.others LIKE ''%%, %%'' THEN ''the name is that of several: '' || k.others ELSE ''there is no such %4$s'' END,
				coalesce(k.expected, ''a code of %4$s or its name in any language, an entry of load_spelling or of the option map''),
				CASE WHEN coalesce(x.word, '''') = '''' THEN ''23502'' WHEN k.others LIKE ''%%, %%'' THEN ''21000'' ELSE ''23503'' END
			FROM (SELECT min(x.line) AS line, x.%4$s_word AS word, %5$s AS column_name, count(*) AS figures
				  FROM pg_temp.indstat_load_bad x WHERE x.problem <> ''line'' AND x.%4$s IS NULL GROUP BY %6$s 2, 3) x
			LEFT JOIN pg_temp.indstat_load_key k ON k.kind = %3$L AND k.word = x.word', model, line, t, t,
			CASE WHEN across = t THEN '$3[x.col]' ELSE '$2' END, CASE WHEN across = t THEN '' ELSE 'x.line,' END)
		USING load, read ->> t, headings;
	END LOOP;
	EXECUTE format('INSERT INTO %1$s.load_refused (load, line, field, column_name, text, figures, reason, expected, sqlstate)
		SELECT $1, %2$s, ''period'', x.column_name, x.word, x.figures,
			CASE WHEN coalesce(x.word, '''') = '''' THEN ''no period is given'' WHEN q.fault IS NOT NULL THEN ''it is no period: '' || q.fault
				ELSE format(''the indicator is observed %%s, the period is not such a one'', CASE WHEN k.cumulative THEN ''cumulatively, '' ELSE '''' END || CASE k.frequency WHEN ''A'' THEN ''by the year'' WHEN ''S'' THEN ''by the half-year''
					WHEN ''T'' THEN ''every four months'' WHEN ''Q'' THEN ''by the quarter'' WHEN ''M'' THEN ''by the month'' WHEN ''W'' THEN ''by the week'' ELSE ''by the day'' END) END,
			CASE WHEN q.fault IS NOT NULL OR coalesce(x.word, '''') = '''' THEN ''a period such as 2023-05, 2023-Q2, 2023 or 2023-01/05, or an entry of period_rewrite'' WHEN k.cumulative THEN ''a span such as 2023-01/05, or the option to_date''
				ELSE CASE k.frequency WHEN ''A'' THEN ''a year: 2023'' WHEN ''S'' THEN ''a half-year: 2023-S1'' WHEN ''T'' THEN ''four months: 2023-T1'' WHEN ''Q'' THEN ''a quarter: 2023-Q2''
					WHEN ''M'' THEN ''a month: 2023-05'' WHEN ''W'' THEN ''a week: 2023-W07'' ELSE ''a day: 2023-05-31'' END END,
			CASE WHEN coalesce(x.word, '''') = '''' THEN ''23502'' WHEN q.fault IS NOT NULL THEN ''22007'' ELSE ''23514'' END
		FROM (SELECT min(x.line) AS line, x.period_word AS word, %3$s AS column_name, count(*) AS figures, min(x.class) AS class
			  FROM pg_temp.indstat_load_bad x WHERE x.problem = ''period'' GROUP BY %4$s 2, 3) x
		LEFT JOIN pg_temp.indstat_load_period q ON q.word = x.word AND q.class IS NULL
		LEFT JOIN LATERAL (SELECT k.frequency, k.cumulative FROM pg_temp.indstat_load_key k WHERE k.class = x.class LIMIT 1) k ON true', model, line,
		CASE WHEN across = 'period' THEN '$3[x.col]' ELSE '$2' END, CASE WHEN across = 'period' THEN '' ELSE 'x.line,' END)
	USING load, read ->> 'period', headings;
	EXECUTE format('INSERT INTO %1$s.load_refused (load, line, field, column_name, text, figures, reason, expected, sqlstate)
		SELECT $1, %2$s, v.field, v.column_name, CASE WHEN x.problem <> ''line'' THEN v.text END, count(*), CASE WHEN x.problem = ''key'' THEN format(v.reason, (SELECT %3$s FROM (SELECT x.again AS line) x)) ELSE v.reason END, v.expected, v.sqlstate
		FROM pg_temp.indstat_load_bad x
		JOIN LATERAL (VALUES
			(''line'', ''line'', NULL, NULL, CASE x.cells WHEN 0 THEN ''a quoted cell is not closed'' ELSE format(''the line has %%s cells, the heading %%s'', x.cells, $3) END, format(''%%s cells'', $3), ''22P04''),
			(''value'', ''value'', $2[x.col], x.word, ''it is no number'', $4, ''22P02''),
			(''range'', ''value'', $2[x.col], coalesce(x.word, x.value::text), ''the number is too large, or has more than 30 decimals'', ''less than 1e30'', ''22003''),
			(''growth'', ''growth'', $2[($5->>''growth'')::integer], x.growth_word, ''it is no number'', $4, ''22P02''),
			(''status'', ''status'', $2[coalesce(($5->>''status'')::integer, x.col)], coalesce(x.status_word, x.word), ''it is no status'', ''a code of CL_OBS_STATUS, or an entry of flags'', ''23514''),
			(''confidentiality'', ''confidentiality'', $2[($5->>''conf'')::integer], x.conf_word, ''it says nothing of confidentiality'', ''a code of CL_CONF_STATUS, or an entry of conf_flags'', ''23514''),
			(''confidential'', ''confidentiality'', $2[coalesce(($5->>''conf'')::integer, x.col)], coalesce(x.conf_word, x.conf_status), ''the figure is confidential'', ''access confidential for whoever loads, or no figure'', ''42501''),
			(''missing'', ''status'', $2[coalesce(($5->>''status'')::integer, x.col)], coalesce(x.status_word, x.obs_status), ''it says that the figure is missing, and there is one'', ''no figure, or another status'', ''23514''),
			(''action'', ''action'', $2[($5->>''action'')::integer], x.action_word, ''it is no action'', ''I, A, M, R or D'', ''22023''),
			(''released_at'', ''released_at'', $2[($5->>''released'')::integer], x.released_word, ''it is no time'', ''a time such as 2023-06-15T10:00:00+08:00'', ''22007''),
			(''unit'', ''unit'', $2[coalesce(($5->>''unit'')::integer, x.col)], coalesce(x.unit_word, x.indicator_word), ''of figure and indicator one is in percent'', ''the unit of the indicator'', ''22023''),
			(''key'', ''key'', NULL, concat_ws('' '', x.indicator_word, x.region_word, x.period_word), CASE WHEN x.alike THEN ''the figure stands in line %%s already'' ELSE ''the figure is given several times, and not alike, first in line %%s'' END,
				''one line for a figure'', ''23505'')
			) v (problem, field, column_name, text, reason, expected, sqlstate) ON v.problem = x.problem
		GROUP BY x.line, v.field, v.column_name, 5, 7, v.expected, v.sqlstate', model, line, line)
	USING load, headings, (read ->> 'cells')::integer, format('a number such as 1%s234%s5', profile ->> 'group_mark', profile ->> 'decimal_mark')
		|| coalesce(', or for a missing figure ' || nullif(array_to_string(ARRAY(SELECT jsonb_array_elements_text(profile -> 'missing')), ', '), ''), ''), given;
END
$function$;
COMMENT ON FUNCTION @extschema@.load_refuse(pg_catalog.regclass, pg_catalog.int8, pg_catalog.jsonb, pg_catalog.jsonb) IS
'part of load_figures: lists what of the temporary table indstat_load_batch is refused, with reasons, in load_refused. NULL does nothing';
