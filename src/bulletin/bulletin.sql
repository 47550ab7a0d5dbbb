
/*
 * bulletin: sentences are templates in rows of a model, filled with figures of
 * its views.  doc/bulletin.md describes the language.  A template names views
 * and columns only through rows that were checked against the catalogue, and
 * every name goes through format('%I'); it is read with the caller's rights.
 */

CREATE FUNCTION @extschema@.bulletin_context(region pg_catalog.text, region_name pg_catalog.text,
	parent pg_catalog.text, parent_name pg_catalog.text, peer_names pg_catalog.text[], period @extschema@.ref_period, lang pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- days are written as periods of one day, whose text follows no setting
	SELECT pg_catalog.jsonb_object_agg(c.name, pg_catalog.jsonb_build_object('value', c.value, 'printed', c.printed))
	FROM (SELECT
			@extschema@.ref_period(pg_catalog.daterange(@extschema@.start_date(period), @extschema@.start_date(period), '[]')) AS first_day,
			@extschema@.ref_period(pg_catalog.daterange(@extschema@.end_date(period), @extschema@.end_date(period), '[]')) AS last_day,
			@extschema@.ref_month(@extschema@.end_date(period)) AS month,
			@extschema@.ref_year(@extschema@.year_of(period)) AS year,
			-- what Chinese names end in says what they are names of: 全市, 全省, 16市
			pg_catalog.starts_with(lang, 'zh') AS chinese,
			ARRAY['省', '市', '县', '縣', '区', '區', '州', '盟', '旗', '镇', '鎮', '乡', '鄉', '国', '國'] AS endings) AS p
	CROSS JOIN LATERAL (SELECT
			(SELECT pg_catalog.concat('全', e) FROM pg_catalog.unnest(p.endings) AS e
			 WHERE p.chinese AND pg_catalog."right"(region_name, pg_catalog.length(e)) OPERATOR(pg_catalog.=) e) AS region_whole,
			(SELECT pg_catalog.concat('全', e) FROM pg_catalog.unnest(p.endings) AS e
			 WHERE p.chinese AND pg_catalog."right"(parent_name, pg_catalog.length(e)) OPERATOR(pg_catalog.=) e) AS parent_whole,
			(SELECT e FROM pg_catalog.unnest(p.endings) AS e
			 WHERE p.chinese AND (SELECT pg_catalog.bool_and(pg_catalog."right"(n, pg_catalog.length(e)) OPERATOR(pg_catalog.=) e)
								  FROM pg_catalog.unnest(peer_names) AS n)) AS peers) AS w
	CROSS JOIN LATERAL (VALUES
		('region', region, region_name),
		('region_whole', region, COALESCE(w.region_whole, region_name)),
		('parent', parent, parent_name),
		('parent_whole', parent, COALESCE(w.parent_whole, parent_name)),
		('peers', parent, COALESCE(w.peers, CASE lang WHEN 'zh' THEN '个地区' WHEN 'zh-Hant' THEN '個地區' ELSE 'regions' END)),
		('currency', NULL, NULL),
		('period', period::pg_catalog.text, @extschema@.label(period, lang, false)),
		('period_start', p.first_day::pg_catalog.text, @extschema@.label(p.first_day, lang, false)),
		('period_end', p.last_day::pg_catalog.text, @extschema@.label(p.last_day, lang, false)),
		('month', p.month::pg_catalog.text, @extschema@.label(p.month, lang, false)),
		('year', p.year::pg_catalog.text, @extschema@.label(p.year, lang, false))) AS c (name, value, printed);
END;
COMMENT ON FUNCTION @extschema@.bulletin_context(pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text[], @extschema@.ref_period, pg_catalog.text) IS
'what every sentence of a bulletin can name: the region, the region above it, what Chinese calls the whole of each and its peers by the last character of their names (peer_names: the children of the parent), the period, its first and last day, the month and the year it ends in; currency is put in by whoever has the words of the model';

CREATE FUNCTION @extschema@.bulletin_slot(node pg_catalog.jsonb, data pg_catalog.jsonb, bound pg_catalog.jsonb, context pg_catalog.jsonb,
	model pg_catalog.text, home pg_catalog.text, lang pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	source text := node->>'source';
	name text := node->>'column';
	shape text := coalesce(node->>'format', '');
	args text[] := ARRAY(SELECT jsonb_array_elements_text(node->'args'));
	rows jsonb;
	found jsonb;
	value jsonb;
	printed text;
	voice text := coalesce(context #>> '{voice,value}', home || '.');		-- who prints in this language: what its functions' names begin with
BEGIN
	IF source IS NULL THEN
		printed := context #>> ARRAY[name, 'printed'];
		RETURN jsonb_build_object('printed', printed, 'value', context #> ARRAY[name, 'value'], 'reason', 'no_name',
			'figure', jsonb_build_object('view', NULL, 'key', '{}'::jsonb, 'column', name,
				'value', context #> ARRAY[name, 'value'], 'printed', printed));
	END IF;

	/* the rows that are meant: those of the key, those at hand, or all */
	IF node ? 'keys' THEN
		SELECT coalesce(jsonb_agg(r), '[]') INTO rows
		FROM jsonb_array_elements(data #> ARRAY[source, 'rows']) r
		WHERE NOT EXISTS (
			SELECT FROM jsonb_array_elements_text(data #> ARRAY[source, 'keys']) WITH ORDINALITY k (name, n)
			JOIN jsonb_array_elements_text(node->'keys') WITH ORDINALITY w (wanted, n) ON w.n = k.n
			WHERE (r->>k.name) IS DISTINCT FROM
				CASE WHEN w.wanted LIKE ':%' THEN context #>> ARRAY[substr(w.wanted, 2), 'value'] ELSE w.wanted END);
	ELSIF bound->'rows' ? source THEN
		rows := bound #> ARRAY['rows', source];
	ELSE
		rows := data #> ARRAY[source, 'rows'];
		IF data #> ARRAY[source, 'keys'] @> (bound->'keys') THEN
			SELECT coalesce(jsonb_agg(r), '[]') INTO rows
			FROM jsonb_array_elements(rows) r WHERE r @> (bound->'row');
		END IF;
	END IF;

	IF name = '#' THEN
		value := to_jsonb(jsonb_array_length(rows));
	ELSE
		/* one figure, or none: rows that disagree have no figure together */
		SELECT jsonb_agg(DISTINCT r->name) INTO found FROM jsonb_array_elements(rows) r;
		IF jsonb_array_length(found) = 1 THEN
			value := found->0;
		END IF;
		IF value IS NULL OR value = 'null' THEN
			RETURN jsonb_build_object('reason', CASE
				WHEN found IS NULL THEN 'no_row'
				WHEN value IS NULL THEN 'several_values'
				ELSE coalesce(rows->0->>(name || '_reason'), 'no_figure') END);
		END IF;
	END IF;

	IF shape IN ('name', 'Name') THEN
		EXECUTE format('SELECT %s FROM %I.bulletin_name() n WHERE n.kind = $2 AND n.code = $3
							AND (n.within_kind IS NULL OR n.within = $4->>n.within_kind)',
			CASE WHEN NOT context ? 'voice' THEN format('%s.localised_name($1, n.name_zh, n.name_zh_hant, n.name_en, n.code)', home)
				ELSE format('%I.name_in($1, n.kind, n.code, n.within, n.name_zh, n.name_zh_hant, n.name_en)', model) END, model)
		INTO printed USING lang, coalesce(args[1], name), value #>> '{}', rows->0;
		printed := coalesce(printed, value #>> '{}');
		IF shape = 'Name' THEN
			printed := upper(left(printed, 1)) || substr(printed, 2);
		END IF;
	ELSIF shape = 'label' AND args = '{other}' AND value = context #> '{period,value}' THEN
		RETURN jsonb_build_object('reason', 'same_period');
	ELSIF shape = 'label' THEN
		EXECUTE format(CASE args[1]
				WHEN 'year_ago' THEN CASE WHEN NOT context ? 'voice' THEN 'SELECT %1$s.label(%1$s.same_period_last_year($1::%1$s.ref_period, 1), $2, false)'
					ELSE 'SELECT %2$slabel_year_ago($1::%1$s.ref_period, $2)' END
				WHEN 'month' THEN 'SELECT %2$slabel(%1$s.ref_month(%1$s.end_date($1::%1$s.ref_period)), $2, false)'
				WHEN 'year' THEN 'SELECT %2$slabel(%1$s.ref_year(%1$s.year_of($1::%1$s.ref_period)), $2, false)'
				ELSE 'SELECT %2$slabel($1::%1$s.ref_period, $2, false)' END, home, voice) INTO printed USING value #>> '{}', lang;
	ELSIF shape = 'growth_word' THEN
		-- the first base that there is
		EXECUTE format('SELECT %sgrowth_word($1, $2, $3)', voice) INTO printed
		USING (value #>> '{}')::numeric, (SELECT (rows->0->>a)::numeric FROM unnest(args) WITH ORDINALITY u (a, n)
			WHERE rows->0->>a IS NOT NULL ORDER BY n LIMIT 1), lang;
	ELSIF shape = 'level' THEN
		-- in the row's own unit; money and what is counted with the name of the magnitude
		EXECUTE format('SELECT CASE
				WHEN u.kind = ''percent'' THEN %1$sprint_percent($1, $5)
				WHEN u.kind IN (''index'', ''diffusion_index'', ''ratio'') THEN %1$sprint_number($1, $5)
				WHEN u.kind IN (''amount'', ''count'', ''price'', ''per_head'') THEN %1$sprint_amount($1, $2, $3, $5) || g.gap || u.name
				ELSE %1$sprint_number($1, $5) || g.gap || u.name END
			FROM (SELECT CASE WHEN $5 LIKE ''zh%%'' THEN '''' ELSE '' '' END AS gap) g
			CROSS JOIN LATERAL (
				SELECT n.kind, %3$s AS name FROM %2$I.unit n WHERE n.unit = $4
				UNION ALL SELECT ''amount'', $6 WHERE $4 IS NULL) u', voice, model,
			CASE WHEN NOT context ? 'voice' THEN format('%s.localised_name($5, n.name_zh, n.name_zh_hant, n.name_en, n.unit)', home)
				ELSE format('%I.name_in($5, ''unit'', n.unit, NULL, n.name_zh, n.name_zh_hant, n.name_en)', model) END) INTO printed
		USING (value #>> '{}')::numeric, coalesce(args[1]::integer, 1), coalesce((rows->0->>'unit_mult')::integer, 0), rows->0->>'unit', lang,
			context #>> '{currency,printed}';
	ELSIF shape = 'ordinal' AND ((value #>> '{}')::numeric < 1 OR (value #>> '{}')::numeric % 1 <> 0) THEN
		RETURN jsonb_build_object('reason', 'no_ordinal');
	ELSIF shape = 'ordinal' AND rows->0->>'peers' = '1' THEN
		-- nobody is first of one
		RETURN jsonb_build_object('reason', 'no_peers');
	ELSIF jsonb_typeof(value) = 'number' THEN
		EXECUTE format('SELECT %sprint_figure($1, $2, $3, $4, $5)', voice) INTO printed
		USING (value #>> '{}')::numeric, CASE shape WHEN '' THEN 'number' ELSE shape END, args::integer[],
			CASE WHEN node ? 'words' THEN ARRAY(SELECT jsonb_array_elements_text(node->'words')) END, lang;
	ELSE
		printed := value #>> '{}';
	END IF;

	RETURN jsonb_build_object('printed', printed, 'value', value, 'reason', 'no_figure', 'figure',
		jsonb_build_object('view', data #> ARRAY[source, 'view'],
			-- what the rows have in common of the columns that pick them
			'key', ((data #> ARRAY[source, 'fixed']) - CASE WHEN data #> ARRAY[source, 'one_period'] = 'true' AND jsonb_array_length(rows) > 0 THEN 'period_end' ELSE '' END) || coalesce((
				SELECT jsonb_object_agg(k, rows->0->k)
				FROM (SELECT jsonb_array_elements_text(data #> ARRAY[source, 'keys']) UNION ALL SELECT 'period' WHERE data #> ARRAY[source, 'one_period'] = 'true') k (k)
				WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(rows) r WHERE r->k <> rows->0->k)
					AND jsonb_array_length(rows) > 0), '{}'),
			'column', name, 'value', value, 'printed', printed)
		|| jsonb_strip_nulls(jsonb_build_object('where', data #> ARRAY[source, 'where'])));
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_slot(pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'fills one slot of a bulletin from the rows that were read: what is printed and the figure it stands for, or the reason why there is none (no_row, several_values, no_ordinal, no_peers, same_period, no_figure, or what the column''s _reason column says)';

CREATE FUNCTION @extschema@.bulletin_holds(condition pg_catalog.jsonb, filled pg_catalog.jsonb, context pg_catalog.jsonb)
RETURNS pg_catalog.bool
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	day CONSTANT text := '^[0-9]{4,}-[0-9]{2}-[0-9]{2}$';		-- what every session reads alike
	comparison text := condition->>'operator';
	wanted text := coalesce(condition->>'value', context #>> ARRAY[condition->>'parameter', 'value']);
	value text := filled->'value' #>> '{}';
	sign integer;
BEGIN
	IF comparison = 'is null' OR comparison = 'is not null' THEN
		RETURN (value IS NULL) = (comparison = 'is null');
	END IF;
	IF jsonb_typeof(filled->'value') = 'number' THEN
		sign := sign(value::numeric - wanted::numeric);
	ELSIF value ~ day AND wanted ~ day THEN
		sign := sign(value::date - wanted::date);
	ELSE
		sign := CASE WHEN value COLLATE "C" < wanted THEN -1 WHEN value COLLATE "C" > wanted THEN 1 WHEN value = wanted THEN 0 END;
	END IF;
	RETURN coalesce(CASE comparison WHEN '=' THEN sign = 0 WHEN '<>' THEN sign <> 0 WHEN '<' THEN sign < 0
		WHEN '<=' THEN sign <= 0 WHEN '>' THEN sign > 0 ELSE sign >= 0 END, false);
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_holds(pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.jsonb) IS
'whether a comparison of a bulletin''s condition holds for a figure: numbers and days (YYYY-MM-DD) by their value, all else as text; a figure that is missing is only null';

CREATE FUNCTION @extschema@.bulletin_query(view_name pg_catalog.regclass, condition pg_catalog.text, keys pg_catalog.text[],
	order_by pg_catalog.text, context pg_catalog.jsonb, home pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off		-- the figure's key names columns as every session does
SET timezone = 'UTC'			-- and so does an hour
SET datestyle = 'ISO, YMD'		-- a day in a stored condition means the same to every session
AS $function$
DECLARE
	comparisons jsonb;
	c jsonb;
	a record;
	value text;
	type text;
	kin text;
	filter text[] := '{}';
	sorting text[] := '{}';
	columns text[] := '{}';		-- what the condition fixes, and to what
	fixed text[] := '{}';
	loose text[] := '{}';
	one_period boolean;			-- whether of all periods that end with the bulletin's each key has one
	distinct_keys text;
BEGIN
	EXECUTE format('SELECT %s.bulletin_condition($1)', home) INTO comparisons USING condition;
	one_period := comparisons @> '[{"column": "period_end", "operator": "=", "parameter": "period_end"}]' AND NOT comparisons @> '[{"column": "period"}]'
		AND keys <> '{}' AND 'period' <> ALL (keys)
		AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = view_name AND t.attname = 'period' AND t.atttypid = (home || '.ref_period')::regtype)
		AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = view_name AND t.attname = 'period_start' AND t.atttypid = 'date'::regtype);
	FOR c IN
		SELECT jsonb_build_object('column', k, 'what', 'key') FROM unnest(keys) k
		UNION ALL
		SELECT jsonb_build_object('column', regexp_replace(btrim(o), '\s+(asc|desc)$', ''), 'what', 'order',
			'descending', btrim(o) ~ '\sdesc$')
		FROM (SELECT regexp_split_to_table(order_by, ',') AS o UNION ALL SELECT unnest(keys)) o
		UNION ALL
		SELECT x || '{"what": "condition"}' FROM jsonb_array_elements(comparisons) x
	LOOP
		/* a name is a column of the view, or nothing */
		SELECT t.attname, t.atttypid, t.atttypmod, t.attcollation, y.typcategory, y.typnamespace = 'pg_catalog'::regnamespace AS core INTO a
		FROM pg_attribute t JOIN pg_type y ON y.oid = t.atttypid
		WHERE t.attrelid = view_name AND t.attname = c->>'column' AND t.attnum > 0 AND NOT t.attisdropped;
		IF NOT FOUND OR c ? 'source' THEN
			RAISE EXCEPTION 'view % has no column "%"', view_name, CASE WHEN c ? 'source' THEN c->>'slot' ELSE c->>'column' END
				USING ERRCODE = 'undefined_column', HINT = (SELECT format('Its columns are: %s.', string_agg(t.attname, ', ' ORDER BY t.attnum))
					FROM pg_attribute t WHERE t.attrelid = view_name AND t.attnum > 0 AND NOT t.attisdropped);
		END IF;
		CONTINUE WHEN c->>'what' = 'key';
		IF c->>'what' = 'order' THEN
			sorting := array_append(sorting, format('v.%I%s%s', a.attname, CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' END,
				CASE WHEN (c->>'descending')::boolean THEN ' DESC NULLS LAST' END));
			CONTINUE;
		END IF;
		IF c ? 'parameter' AND NOT context ? (c->>'parameter') THEN
			RAISE EXCEPTION 'bulletin condition names an unknown parameter ":%"', c->>'parameter'
				USING ERRCODE = 'undefined_parameter',
					  HINT = (SELECT format('Parameters are: %s.', string_agg(':' || k, ', ' ORDER BY k)) FROM jsonb_object_keys(context) k);
		END IF;
		value := coalesce(c->>'value', context #>> ARRAY[c->>'parameter', 'value']);
		IF c->>'operator' LIKE 'is %' THEN
			filter := array_append(filter, format('v.%I %s', a.attname, c->>'operator'));
			loose := array_append(loose, format('%I %s', a.attname, c->>'operator'));
			CONTINUE;
		END IF;
		type := format_type(a.atttypid, a.atttypmod);
		IF a.typcategory = 'D' AND a.core AND value IS NOT NULL THEN
			-- the figure's key is read back under whatever date style
			EXECUTE format('SELECT to_jsonb(%L::%s) #>> ''{}''', value, type) INTO value;
		END IF;
		IF c->>'operator' = '=' THEN
			columns := array_append(columns, a.attname::text);
			fixed := array_append(fixed, value);
		ELSE
			loose := array_append(loose, format('%I %s %L', a.attname, c->>'operator', value));
		END IF;
		kin := CASE WHEN a.atttypid = (home || '.ref_period')::regtype THEN home ELSE 'pg_catalog' END;
		filter := array_append(filter, format('v.%I OPERATOR(%s.%s) %L::%s', a.attname, kin, c->>'operator', value, type));
	END LOOP;
	distinct_keys := (SELECT string_agg(format('v.%I', k), ', ' ORDER BY n) FROM unnest(keys) WITH ORDINALITY u (k, n));
	RETURN jsonb_strip_nulls(jsonb_build_object('fixed', jsonb_object(columns, fixed), 'where', nullif(array_to_string(loose, ' and '), ''),
		'one_period', nullif(one_period, false)))
		|| (SELECT jsonb_object_agg(q.name, format('SELECT coalesce(jsonb_agg(to_jsonb(v)%s), ''[]'') FROM %s v%s',
			' ORDER BY ' || nullif(array_to_string(sorting, ', '), ''),
			-- the bulletin's own period, else the longest that ends with it
			CASE WHEN one_period THEN format('(SELECT DISTINCT ON (%1$s) v.* FROM %2$s v WHERE %3$s ORDER BY %1$s, v.period OPERATOR(%4$s.=) %5$L::%4$s.ref_period DESC, v.period_start)',
				distinct_keys, q.place, array_to_string(filter, ' AND '), home, context #>> '{period,value}')
				ELSE q.place END,
			CASE WHEN NOT one_period THEN ' WHERE ' || nullif(array_to_string(filter, ' AND '), '') END))
			FROM (VALUES ('query', view_name::text), ('query_of_rows', format('jsonb_populate_recordset(NULL::%s, $1)', view_name))) q (name, place));
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_query(pg_catalog.regclass, pg_catalog.text, pg_catalog.text[], pg_catalog.text, pg_catalog.jsonb, pg_catalog.text) IS
'the query that reads a source of a bulletin: its rows as one jsonb array, ordered; every name in it was looked up among the columns of the view (error 42703), every value is a literal of the column''s type; and query_of_rows, the same of rows of the view that were read before ($1). Where the condition asks for what ends with the period (period_end = :period_end) and not for a period, each key has one row: of the bulletin''s own period, else of the longest that ends with it';

CREATE FUNCTION @extschema@.bulletin_view(model pg_catalog.text, view_name pg_catalog.text)
RETURNS pg_catalog.regclass
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	result regclass;
BEGIN
	SELECT c.oid INTO result FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = model AND c.relname = view_name AND c.relkind = 'v';
	IF NOT FOUND THEN
		RAISE EXCEPTION 'schema "%" has no view "%"', model, view_name
			USING ERRCODE = 'undefined_table', HINT = 'A source of a bulletin reads a view of its own model.';
	END IF;
	RETURN result;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_view(pg_catalog.text, pg_catalog.text) IS
'the view of a model that a source of its bulletin reads; a name that is not that of a view is error 42P01';

CREATE FUNCTION @extschema@.bulletin_fill(template pg_catalog.jsonb, data pg_catalog.jsonb, bound pg_catalog.jsonb, context pg_catalog.jsonb,
	model pg_catalog.text, home pg_catalog.text, lang pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	node jsonb;
	filled jsonb;
	line text[] := '{}';		-- what is printed
	figures jsonb[] := '{}';
	omitted jsonb[] := '{}';
	lost jsonb;					-- the first that is missing outside of every clause
	clause integer;				-- the clause being filled, apart until it is whole
	clause_line text[];
	clause_figures jsonb[];
	clause_lost jsonb;
	list integer := -1;			-- the last list that was filled
	lists jsonb[];				-- the nodes of each
	piece text;
	piece_figures jsonb[];
	piece_lost jsonb;
	source text;
	rows jsonb;
	x jsonb;
	items text[];
BEGIN
	/* what grows are arrays: array_append extends them in place */
	IF template->'lists' <> '[]' THEN
		lists := ARRAY(SELECT jsonb_agg(e.x - 'list' - 'clause' ORDER BY e.n)
			FROM jsonb_array_elements(template->'nodes') WITH ORDINALITY e (x, n)
			WHERE e.x ? 'list' GROUP BY (e.x->>'list')::integer ORDER BY (e.x->>'list')::integer);
	END IF;
	FOR node IN SELECT * FROM jsonb_array_elements((template->'nodes') || '[{"text": "", "clause": -1}]') LOOP
		/* a clause stands or falls as a whole */
		IF clause IS NOT NULL AND clause IS DISTINCT FROM (node->>'clause')::integer THEN
			IF clause_lost IS NULL THEN
				line := array_append(line, array_to_string(clause_line, ''));
				FOREACH x IN ARRAY clause_figures LOOP
					figures := array_append(figures, x);
				END LOOP;
			ELSIF clause_lost->>'reason' <> 'same_period' THEN
				omitted := array_append(omitted, clause_lost || jsonb_build_object('part', template #> ARRAY['clauses', clause::text], 'key', bound->'row'));
			END IF;
			clause := NULL;
		END IF;
		IF clause IS NULL AND node ? 'clause' THEN
			clause := (node->>'clause')::integer;
			clause_line := '{}';
			clause_figures := '{}';
			clause_lost := NULL;
		END IF;

		piece_figures := '{}';
		piece_lost := NULL;
		IF node ? 'list' THEN
			CONTINUE WHEN (node->>'list')::integer = list;
			list := (node->>'list')::integer;
			source := template #>> ARRAY['lists', list::text];
			items := '{}';
			FOR rows IN SELECT g FROM jsonb_array_elements(data #> ARRAY[source, 'groups']) g
				WHERE (data #> ARRAY[source, 'keys'] @> (bound->'keys')) IS NOT TRUE OR g->0 @> (bound->'row')
			LOOP
				EXECUTE format('SELECT %s.bulletin_fill($1, $2, $3, $4, $5, $6, $7)', home) INTO filled
				USING jsonb_build_object('nodes', lists[list + 1]),
					data, jsonb_build_object('rows', coalesce(bound->'rows', '{}') || jsonb_build_object(source, rows),
						'row', bound->'row', 'keys', bound->'keys'), context, model, home, lang;
				IF filled ? 'text' THEN
					items := array_append(items, filled->>'text');
					FOR x IN SELECT * FROM jsonb_array_elements(filled->'figures') LOOP
						piece_figures := array_append(piece_figures, x);
					END LOOP;
				ELSE
					FOR x IN SELECT * FROM jsonb_array_elements(filled->'omitted') LOOP
						omitted := array_append(omitted, x);
					END LOOP;
				END IF;
			END LOOP;
			EXECUTE format('SELECT %sprint_list($1, $2)', coalesce(context #>> '{voice,value}', home || '.')) INTO piece USING items, lang;
			IF piece IS NULL THEN
				piece_lost := jsonb_build_object('slot', format('<%s|', source), 'reason', 'no_row');
			END IF;
		ELSIF node ? 'slot' THEN
			EXECUTE format('SELECT %s.bulletin_slot($1, $2, $3, $4, $5, $6, $7)', home) INTO filled
			USING node, data, bound, context, model, home, lang;
			piece := filled->>'printed';
			IF piece IS NULL THEN
				piece_lost := jsonb_build_object('slot', node->'slot', 'reason', filled->'reason');
			ELSE
				piece_figures := ARRAY[filled->'figure'];
			END IF;
		ELSE
			piece := node->>'text';
		END IF;

		IF clause IS NULL THEN
			line := array_append(line, piece);
			FOREACH x IN ARRAY piece_figures LOOP
				figures := array_append(figures, x);
			END LOOP;
			lost := coalesce(lost, piece_lost);
		ELSE
			clause_line := array_append(clause_line, piece);
			FOREACH x IN ARRAY piece_figures LOOP
				clause_figures := array_append(clause_figures, x);
			END LOOP;
			clause_lost := coalesce(clause_lost, piece_lost);
		END IF;
	END LOOP;
	IF lost IS NOT NULL THEN
		RETURN jsonb_build_object('omitted', jsonb_build_array(lost || jsonb_build_object('key', bound->'row')));
	END IF;
	RETURN jsonb_build_object('text', array_to_string(line, ''), 'figures', to_jsonb(figures), 'omitted', to_jsonb(omitted));
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_fill(pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'fills a template of a bulletin: text, figures, and what was omitted for want of a figure; no text when a figure outside of every clause is missing';

CREATE FUNCTION @extschema@.bulletin_lines(sentences pg_catalog.regclass, region pg_catalog.text, period @extschema@.ref_period, lang pg_catalog.text,
	known_at pg_catalog.timestamptz, read pg_catalog.jsonb)
RETURNS TABLE (paragraph pg_catalog.int4, code pg_catalog.text, line pg_catalog.text, figures pg_catalog.jsonb, omitted pg_catalog.jsonb)
LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE		-- sets indstat.as_of for what it reads
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off
SET timezone = 'UTC'			-- a moment that a view shows is written alike
SET jit = off		-- many short queries
SET extra_float_digits = 1
SET intervalstyle = 'postgres'
AS $function$
#variable_conflict use_variable
DECLARE
	home text;
	model text := (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = sentences);
	tongue text := CASE WHEN lang = 'zh-Hans' THEN 'zh' ELSE lang END;
	context jsonb;
	voice text;					-- what the functions that print are called before their names: the extension's, or those of the model for a language that is a row
	plan jsonb;					-- the sentences, parsed, in order
	data jsonb;					-- per source: view, keys, rows, and the rows grouped by key
	sources text[] := '{}';
	source_data jsonb[] := '{}';
	moment text := current_setting('indstat.as_of', true);
	apart boolean;				-- whether what was known at another time is asked for
	trial CONSTANT boolean := read ? 'trial';
	s record;
	query jsonb;
	rows jsonb;
	sentence jsonb;
	bound jsonb;
	comparison jsonb;
	filled jsonb;
	holds boolean;
	latest text;				-- the last period that the region has figures of
	nothing jsonb;				-- the words for a bulletin without any
	printed boolean := false;
	of_period boolean;			-- whether there are rows that the period picks; NULL: nothing asks for any
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat';

	EXECUTE format('SELECT %s.as_of() <> $1', home) INTO apart USING known_at;
	IF apart THEN
		-- as jsonb writes it every session reads it
		PERFORM set_config('indstat.as_of', to_jsonb(known_at) #>> '{}', true);
	END IF;

	EXECUTE format('SELECT %I.bulletin_context($1, $2, $3)', model) INTO context USING region, period, tongue;
	IF context IS NULL THEN
		RAISE EXCEPTION 'unknown region: "%"', region
			USING ERRCODE = 'invalid_parameter_value', HINT = format('It must be the code of a row of %I.region.', model);
	END IF;
	voice := coalesce(context #>> '{voice,value}', home || '.');
	EXECUTE format('SELECT coalesce(jsonb_object_agg(w.word, %s), ''{}'')
		FROM %I.report_word w WHERE w.word IN (''currency'', ''nothing'', ''nothing_but'')',
		CASE WHEN NOT context ? 'voice' THEN format('%s.localised_name($1, w.text_zh, w.text_zh_hant, w.text_en, w.word)', home)
			ELSE format('%I.name_in($1, ''word'', w.word, NULL, w.text_zh, w.text_zh_hant, w.text_en)', model) END, model) INTO nothing USING tongue;
	context := context || jsonb_build_object('currency', jsonb_build_object('value', 'currency', 'printed', coalesce(nothing->>'currency', 'currency')));
	EXECUTE format('SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(''code'', s.sentence, ''paragraph'', s.paragraph, ''each'', s.each,
			''condition'', %1$s.bulletin_condition(s.condition), ''template'', %1$s.bulletin_parse(s.template)))
			ORDER BY s.paragraph, s.sentence_order, s.sentence COLLATE "C"), ''[]'')
		FROM (SELECT *, %3$s AS template FROM %2$I.bulletin_sentence WHERE active) s
		WHERE s.template IS NOT NULL', home, model,
		CASE WHEN NOT context ? 'voice' THEN 'CASE $1 WHEN ''zh'' THEN text_zh WHEN ''zh-Hant'' THEN text_zh_hant ELSE text_en END'
			ELSE format('%I.said($1, ''sentence'', sentence, NULL)', model) END)
	INTO plan USING tongue;
	IF trial THEN
		-- one sentence that is in no table, checked as if it were to be saved
		EXECUTE format('SELECT jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(''code'', ''trial'', ''paragraph'', 1, ''each'', $1->>''each'',
				''condition'', %1$s.bulletin_condition($1->>''condition''), ''template'', %1$s.bulletin_parse($1->>''template''))))
			FROM %1$s.bulletin_check($2, $1->>''each'', $1->>''condition'', $1->>''template'', $3)', home)
		INTO plan USING read->'trial', sentences, CASE WHEN context ? 'voice' THEN tongue ELSE 'en' END;
	END IF;

	/* every source that a sentence uses is read once */
	FOR s IN EXECUTE format('SELECT s.*, %s.bulletin_view($1, s.view_name) AS view FROM %I.bulletin_source s
		WHERE s.source IN (SELECT x #>> ''{}'' FROM jsonb_path_query($2, ''$.**.source'') x
			UNION ALL SELECT x #>> ''{}'' FROM jsonb_path_query($2, ''$[*].each'') x
			UNION ALL SELECT x #>> ''{}'' FROM jsonb_path_query($2, ''$[*].template.lists[*]'') x)', home, model)
		USING model, plan
	LOOP
		EXECUTE format('SELECT %s.bulletin_query($1, $2, $3, $4, $5, $6)', home) INTO query
		USING s.view, s.condition, s.keys, s.order_by, context, home;
		-- rows of the same region and day that were read before are not read again
		IF read->'rows' ? s.view_name AND query #> '{fixed,region}' = read->'region'
			AND coalesce(query #> '{fixed,on_date}' = read->'on_date', query #> '{fixed,period_end}' = read->'period_end', false)
		THEN
			EXECUTE query->>'query_of_rows' INTO rows USING read #> ARRAY['rows', s.view_name];
		ELSE
			EXECUTE query->>'query' INTO rows;
		END IF;
		IF s.condition ~ ':(period|month|year)' THEN
			of_period := coalesce(of_period, false) OR rows <> '[]';
		END IF;
		sources := array_append(sources, s.source);
		source_data := array_append(source_data, (query - 'query' - 'query_of_rows') || jsonb_build_object(
			'view', s.view_name, 'keys', to_jsonb(s.keys), 'rows', rows, 'groups', (
				SELECT coalesce(jsonb_agg(g.rows ORDER BY g.n), '[]')
				FROM (SELECT jsonb_agg(x.row ORDER BY x.n) AS rows, min(x.n) AS n
					  FROM (SELECT e.row, e.n, ARRAY(SELECT e.row->>k FROM unnest(s.keys) k) AS key
							FROM jsonb_array_elements(rows) WITH ORDINALITY e (row, n)) x
					  GROUP BY x.key) g)));
	END LOOP;
	SELECT coalesce(jsonb_object_agg(u.source, u.found), '{}') INTO data FROM unnest(sources, source_data) u (source, found);

	FOR sentence IN SELECT * FROM jsonb_array_elements(plan) LOOP
		paragraph := (sentence->>'paragraph')::integer;
		code := sentence->>'code';
		FOR rows IN SELECT g FROM jsonb_array_elements(
			CASE WHEN sentence ? 'each' THEN data #> ARRAY[sentence->>'each', 'groups'] ELSE '[null]' END) g
		LOOP
			bound := '{}';
			IF sentence ? 'each' THEN
				bound := jsonb_build_object('rows', jsonb_build_object(sentence->>'each', rows),
					'keys', data #> ARRAY[sentence->>'each', 'keys'],
					'row', (SELECT jsonb_object_agg(k, rows->0->k) FROM jsonb_array_elements_text(data #> ARRAY[sentence->>'each', 'keys']) k));
			END IF;
			holds := true;
			FOR comparison IN SELECT * FROM jsonb_array_elements(coalesce(sentence->'condition', '[]')) LOOP
				EXECUTE format('SELECT %1$s.bulletin_holds($1, %1$s.bulletin_slot($1, $2, $3, $4, $5, $6, $7), $4)', home) INTO holds
				USING comparison, data, bound, context, model, home, tongue;
				EXIT WHEN NOT holds;
			END LOOP;
			IF NOT holds AND trial THEN
				line := NULL;
				figures := NULL;
				omitted := jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('slot', comparison->'slot', 'reason', 'condition', 'key', bound->'row')));
				RETURN NEXT;
			END IF;
			CONTINUE WHEN NOT holds;
			EXECUTE format('SELECT %s.bulletin_fill($1, $2, $3, $4, $5, $6, $7)', home) INTO filled
			USING sentence->'template', data, bound, context, model, home, tongue;
			line := filled->>'text';
			figures := filled->'figures';
			omitted := filled->'omitted';
			printed := printed OR line IS NOT NULL;
			RETURN NEXT;
		END LOOP;
		IF sentence ? 'each' AND data #> ARRAY[sentence->>'each', 'rows'] = '[]' THEN
			line := NULL;
			figures := NULL;
			omitted := jsonb_build_array(jsonb_build_object('slot', sentence->'each', 'reason', 'no_row'));
			RETURN NEXT;
		END IF;
	END LOOP;
	/* without any row of the period there is nothing to say but that, and what there is */
	IF plan <> '[]' AND NOT printed AND NOT of_period AND nothing ? 'nothing' AND NOT trial THEN
		EXECUTE format('SELECT z.period::text FROM %2$I.indicator_period z
			WHERE EXISTS (SELECT FROM %2$I.observation_known k WHERE k.indicator = z.indicator AND k.period OPERATOR(%1$s.=) z.period AND k.region = $1)
			ORDER BY %1$s.end_date(z.period) DESC, %1$s.start_date(z.period) LIMIT 1', home, model) INTO latest USING region;
		figures := jsonb_build_array(
			jsonb_build_object('view', NULL, 'key', '{}'::jsonb, 'column', 'region', 'value', context #> '{region,value}', 'printed', context #> '{region,printed}'),
			jsonb_build_object('view', NULL, 'key', '{}'::jsonb, 'column', 'period', 'value', context #> '{period,value}', 'printed', context #> '{period,printed}'));
		line := replace(replace(nothing->>'nothing', '@', context #>> '{region,printed}'), '#', context #>> '{period,printed}');
		IF latest IS NOT NULL AND nothing ? 'nothing_but' THEN
			EXECUTE format('SELECT jsonb_build_object(''view'', NULL, ''key'', ''{}''::jsonb, ''column'', ''latest_period'', ''value'', $1,
				''printed'', %2$slabel($1::%1$s.ref_period, $2, false))', home, voice) INTO filled USING latest, tongue;
			figures := figures || filled;
			line := concat_ws(CASE WHEN tongue LIKE 'zh%' THEN '' ELSE ' ' END, line, replace(nothing->>'nothing_but', '#', filled->>'printed'));
		END IF;
		paragraph := 1;
		code := 'nothing';
		omitted := '[]';
		RETURN NEXT;
	END IF;
	IF apart THEN
		PERFORM set_config('indstat.as_of', coalesce(moment, ''), true);
	END IF;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_lines(pg_catalog.regclass, pg_catalog.text, @extschema@.ref_period, pg_catalog.text, pg_catalog.timestamptz, pg_catalog.jsonb) IS
'the lines of a bulletin: what the functions bulletin and bulletin_omission of a model stand on. sentences: the model''s table bulletin_sentence; known_at: the knowledge time of what is read, whatever indstat.as_of says; read: {"region": …, "on_date": …, "period_end": …, "rows": {view: rows}}, rows of views that were read before for the region and that day, {} for none; with {"trial": {"template": …, "each": …, "condition": …}} the lines of this sentence alone, which is in no table, and where its condition does not hold the reason condition. An unknown region or language is error 22023; NULL gives no rows';
