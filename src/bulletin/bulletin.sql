
/*
 * bulletin: sentences are templates in rows of a model, filled with figures of
 * its views.  doc/bulletin.md describes the language.  A template names views
 * and columns only through rows that were checked against the catalogue, and
 * every name goes through format('%I'); it is read with the caller's rights.
 */

CREATE FUNCTION @extschema@.bulletin_parse(template pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on		-- for the backslashes of this text
AS $function$
DECLARE
	nodes jsonb[] := '{}';
	clauses text[] := '{}';		-- their texts, to say what was left out
	lists text[] := '{}';		-- the sources they repeat over
	clause integer;				-- the one being read
	clause_text text[];
	clause_at integer;			-- where it began
	list integer;
	list_at integer;
	token text;
	at integer := 1;
	node jsonb;
	part text[];
	keys jsonb;
	args jsonb;
	problem text;
	hint text;
BEGIN
	/*
	 * The time is linear in the length of the template: no alternative reads
	 * past the next bracket of its own kind, and what grows are arrays, which
	 * array_append extends in place, not jsonb, which is copied to be added to.
	 */
	FOR token IN
		SELECT m[1] FROM regexp_matches(template,
			'\{\{|\}\}|\[\[|\]\]|<<|>>|\{[^{}]*\}|<[^][{}<>|]*\||[^][{}<>]+|.', 'g') m
	LOOP
		node := NULL;
		IF strpos('{}[]<>', left(token, 1)) = 0 THEN
			node := jsonb_build_object('text', token);
		ELSIF token IN ('{{', '}}', '[[', ']]', '<<', '>>') THEN
			node := jsonb_build_object('text', left(token, 1));
		ELSIF token LIKE '{_%' THEN
			part := regexp_match(token,
				'^\{(?:([^][(){}<>.:|,\s]+)(?:\(([^()]*)\))?\.)?([^][(){}<>.:|,\s]+)(?::([A-Za-z_]+)(?:\(([^()]*)\))?((?:\|[^|]*)*))?\}$');
			IF part IS NULL THEN
				problem := format('%s is no slot', token);
				hint := 'A slot is {source.column:format}, {source(key, …).column:format}, or {name}.';
			ELSE
				keys := NULL;
				args := NULL;
				IF part[2] IS NOT NULL THEN
					keys := (SELECT jsonb_agg(btrim(k)) FROM regexp_split_to_table(part[2], ',') k);
				END IF;
				IF part[5] IS NOT NULL THEN
					args := (SELECT jsonb_agg(btrim(a)) FROM regexp_split_to_table(part[5], ',') a);
				END IF;
				node := jsonb_build_object('slot', token, 'source', part[1], 'keys', keys,
					'column', part[3], 'format', part[4], 'args', args,
					'words', CASE WHEN part[6] <> '' THEN to_jsonb(string_to_array(substr(part[6], 2), '|')) END);
			END IF;
		ELSIF token LIKE '<%|' THEN
			IF list IS NOT NULL THEN
				problem := 'a list inside a list';
			ELSE
				list := cardinality(lists);
				lists := array_append(lists, btrim(token, '<| '));
				-- a list of nothing but text is still a list
				node := jsonb_build_object('text', '');
				list_at := at;
			END IF;
		ELSIF token = '>' AND list IS NOT NULL THEN
			list := NULL;
		ELSIF token = '[' THEN
			IF clause IS NOT NULL OR list IS NOT NULL THEN
				problem := 'a clause inside a clause or list';
			ELSE
				clause := cardinality(clauses);
				clause_at := at;
			END IF;
		ELSIF token = ']' AND clause IS NOT NULL AND list IS NULL THEN
			clauses := array_append(clauses, array_to_string(clause_text, ''));
			clause := NULL;
		ELSE
			problem := format('"%s" without its counterpart', token);
			hint := format('To print it, write it twice: %s%s.', token, token);
		END IF;
		EXIT WHEN problem IS NOT NULL;
		IF node IS NOT NULL THEN
			nodes := array_append(nodes, jsonb_strip_nulls(node || jsonb_build_object('clause', clause, 'list', list)));
		END IF;
		IF token = '[' THEN
			clause_text := '{}';
		ELSIF clause IS NOT NULL THEN
			clause_text := array_append(clause_text, token);
		END IF;
		at := at + length(token);
	END LOOP;
	IF problem IS NULL AND (clause IS NOT NULL OR list IS NOT NULL) THEN
		at := CASE WHEN list IS NULL THEN clause_at ELSE list_at END;
		token := substr(template, at, 1);
		problem := format('"%s" without its counterpart', token);
		hint := format('To print it, write it twice: %s%s.', token, token);
	END IF;
	IF problem IS NOT NULL THEN
		RAISE EXCEPTION 'bulletin template, character %: %', at, problem
			USING ERRCODE = 'syntax_error', DETAIL = format('The template reads: %s', template),
				  HINT = coalesce(hint, 'Clauses [ ] hold text, slots and lists; lists < | > hold text and slots.');
	END IF;
	RETURN jsonb_build_object('nodes', to_jsonb(nodes), 'clauses', to_jsonb(clauses), 'lists', to_jsonb(lists));
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_parse(pg_catalog.text) IS
'reads a template of a bulletin; what is no template is error 42601 with the character where it goes wrong. NULL gives NULL';

CREATE FUNCTION @extschema@.bulletin_condition(condition pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
DECLARE
	rest text := btrim(condition, E' \t\r\n');
	result jsonb[] := '{}';
	part text[];
	keys jsonb;
	at integer := 1;
	joined boolean := true;		-- whether another comparison is to come
	unread text := rest;		-- NULL when there is nothing that cannot be read
BEGIN
	/* comparisons, each with the "and" after it; words that are none */
	FOR part IN
		SELECT m FROM regexp_matches(rest,
			'((?:([^][(){}<>=!''.:|,\s]+)(?:\(([^()]*)\))?\.)?([^][(){}<>=!''.:|,\s]+)\s*(?:(=|<>|<=|>=|<|>)\s*(''(?:[^'']|'''')*''|-?[0-9]+(?:\.[0-9]+)?|true|false|:[a-z_]+)|is\s+(not\s+)?(null)))(\s+(?:and\s+)?|$)|\S+|\s', 'g') m
	LOOP
		IF part[1] IS NULL OR NOT joined THEN
			unread := substr(rest, at);
			EXIT;
		END IF;
		unread := NULL;
		keys := NULL;
		IF part[3] IS NOT NULL THEN
			keys := (SELECT jsonb_agg(btrim(k)) FROM regexp_split_to_table(part[3], ',') k);
		END IF;
		result := array_append(result, jsonb_strip_nulls(jsonb_build_object('slot', part[1],
			'source', part[2], 'keys', keys, 'column', part[4],
			'operator', coalesce(part[5], CASE WHEN part[7] IS NULL THEN 'is null' ELSE 'is not null' END),
			'parameter', CASE WHEN left(part[6], 1) = ':' THEN substr(part[6], 2) END,
			'value', CASE WHEN left(part[6], 1) = '''' THEN replace(substr(part[6], 2, length(part[6]) - 2), '''''', '''')
						  WHEN left(part[6], 1) <> ':' THEN part[6] END)));
		joined := part[9] LIKE '%and%';
		at := at + length(part[1]) + length(part[9]);
	END LOOP;
	IF unread IS NOT NULL THEN
		RAISE EXCEPTION 'bulletin condition cannot be read from "%"', unread
			USING ERRCODE = 'syntax_error',
				  DETAIL = format('The condition reads: %s', condition),
				  HINT = 'Join comparisons by and: column = ''text'', column > 0, column = true, column is not null, column = :region.';
	END IF;
	RETURN to_jsonb(result);
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_condition(pg_catalog.text) IS
'reads a condition of a bulletin, comparisons of columns with values joined by and; anything else is error 42601. NULL gives NULL';

CREATE FUNCTION @extschema@.bulletin_context(region pg_catalog.text, region_name pg_catalog.text,
	parent pg_catalog.text, parent_name pg_catalog.text, period @extschema@.ref_period, lang pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- days are written as periods of one day, whose text follows no setting
	SELECT pg_catalog.jsonb_object_agg(c.name, pg_catalog.jsonb_build_object('value', c.value, 'printed', c.printed))
	FROM (SELECT
			@extschema@.ref_period(pg_catalog.daterange(@extschema@.start_date(period), @extschema@.start_date(period), '[]')) AS first_day,
			@extschema@.ref_period(pg_catalog.daterange(@extschema@.end_date(period), @extschema@.end_date(period), '[]')) AS last_day,
			@extschema@.ref_month(@extschema@.end_date(period)) AS month,
			@extschema@.ref_year(@extschema@.year_of(period)) AS year) AS p
	CROSS JOIN LATERAL (VALUES
		('region', region, region_name),
		('parent', parent, parent_name),
		('period', period::pg_catalog.text, @extschema@.label(period, lang)),
		('period_start', p.first_day::pg_catalog.text, @extschema@.label(p.first_day, lang)),
		('period_end', p.last_day::pg_catalog.text, @extschema@.label(p.last_day, lang)),
		('month', p.month::pg_catalog.text, @extschema@.label(p.month, lang)),
		('year', p.year::pg_catalog.text, @extschema@.label(p.year, lang))) AS c (name, value, printed);
END;
COMMENT ON FUNCTION @extschema@.bulletin_context(pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text, @extschema@.ref_period, pg_catalog.text) IS
'what every sentence of a bulletin can name: the region, the region above it, the period, its first and last day, the month and the year it ends in';

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
		EXECUTE format('SELECT %s.localised_name($1, n.name_zh, n.name_zh_hant, n.name_en, n.code)
						FROM %I.bulletin_name n WHERE n.kind = $2 AND n.code = $3
							AND (n.within_kind IS NULL OR n.within = $4->>n.within_kind)', home, model)
		INTO printed USING lang, coalesce(args[1], name), value #>> '{}', rows->0;
		printed := coalesce(printed, value #>> '{}');
		IF shape = 'Name' THEN
			printed := upper(left(printed, 1)) || substr(printed, 2);
		END IF;
	ELSIF shape = 'label' THEN
		EXECUTE format('SELECT %1$s.label($1::%1$s.ref_period, $2)', home) INTO printed USING value #>> '{}', lang;
	ELSIF shape = 'growth_word' THEN
		-- the first base that there is
		EXECUTE format('SELECT %s.growth_word($1, $2, $3)', home) INTO printed
		USING (value #>> '{}')::numeric, (SELECT (rows->0->>a)::numeric FROM unnest(args) WITH ORDINALITY u (a, n)
			WHERE rows->0->>a IS NOT NULL ORDER BY n LIMIT 1), lang;
	ELSIF shape = 'ordinal' AND ((value #>> '{}')::numeric < 1 OR (value #>> '{}')::numeric % 1 <> 0) THEN
		RETURN jsonb_build_object('reason', 'no_ordinal');
	ELSIF jsonb_typeof(value) = 'number' THEN
		EXECUTE format('SELECT %s.print_figure($1, $2, $3, $4, $5)', home) INTO printed
		USING (value #>> '{}')::numeric, CASE shape WHEN '' THEN 'number' ELSE shape END, args::integer[],
			CASE WHEN node ? 'words' THEN ARRAY(SELECT jsonb_array_elements_text(node->'words')) END, lang;
	ELSE
		printed := value #>> '{}';
	END IF;

	RETURN jsonb_build_object('printed', printed, 'value', value, 'reason', 'no_figure', 'figure',
		jsonb_build_object('view', data #> ARRAY[source, 'view'],
			-- what the rows have in common of the columns that pick them
			'key', (data #> ARRAY[source, 'fixed']) || coalesce((
				SELECT jsonb_object_agg(k, rows->0->k) FROM jsonb_array_elements_text(data #> ARRAY[source, 'keys']) k
				WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(rows) r WHERE r->k <> rows->0->k)
					AND jsonb_array_length(rows) > 0), '{}'),
			'column', name, 'value', value, 'printed', printed)
		|| jsonb_strip_nulls(jsonb_build_object('where', data #> ARRAY[source, 'where'])));
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_slot(pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.jsonb, pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'fills one slot of a bulletin from the rows that were read: what is printed and the figure it stands for, or the reason why there is none (no_row, several_values, no_ordinal, no_figure, or what the column''s _reason column says)';

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
BEGIN
	EXECUTE format('SELECT %s.bulletin_condition($1)', home) INTO comparisons USING condition;
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
	RETURN jsonb_strip_nulls(jsonb_build_object('fixed', jsonb_object(columns, fixed), 'where', nullif(array_to_string(loose, ' and '), ''),
		'query', format('SELECT coalesce(jsonb_agg(to_jsonb(v)%s), ''[]'') FROM %s v%s',
			' ORDER BY ' || nullif(array_to_string(sorting, ', '), ''), view_name,
			' WHERE ' || nullif(array_to_string(filter, ' AND '), ''))));
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_query(pg_catalog.regclass, pg_catalog.text, pg_catalog.text[], pg_catalog.text, pg_catalog.jsonb, pg_catalog.text) IS
'the query that reads a source of a bulletin: its rows as one jsonb array, ordered; every name in it was looked up among the columns of the view (error 42703), every value is a literal of the column''s type';

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
'the view of a model that a source of its bulletin reads; a name that is none, or that is a table, is error 42P01';

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
			ELSE
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
			EXECUTE format('SELECT %s.print_list($1, $2)', home) INTO piece USING items, lang;
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
	known_at pg_catalog.timestamptz)
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
	plan jsonb;					-- the sentences, parsed, in order
	data jsonb;					-- per source: view, keys, rows, and the rows grouped by key
	sources text[] := '{}';
	source_data jsonb[] := '{}';
	moment text := current_setting('indstat.as_of', true);
	apart boolean;				-- whether what was known at another time is asked for
	s record;
	query jsonb;
	rows jsonb;
	sentence jsonb;
	bound jsonb;
	comparison jsonb;
	filled jsonb;
	holds boolean;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat';

	EXECUTE format('SELECT %s.as_of() <> $1', home) INTO apart USING known_at;
	IF apart THEN
		-- as jsonb writes it every session reads it
		PERFORM set_config('indstat.as_of', to_jsonb(known_at) #>> '{}', true);
	END IF;

	EXECUTE format('SELECT %1$s.bulletin_context(
			r.region, %1$s.localised_name($2, r.name_zh, r.name_zh_hant, r.name_en, r.region),
			p.region, %1$s.localised_name($2, p.name_zh, p.name_zh_hant, p.name_en, p.region), $3, $2)
		FROM %2$I.region r LEFT JOIN %2$I.region p ON p.region = r.parent_region WHERE r.region = $1', home, model)
	INTO context USING region, tongue, period;
	IF context IS NULL THEN
		RAISE EXCEPTION 'region not known: "%"', region
			USING ERRCODE = 'invalid_parameter_value', HINT = format('It must be the code of a row of %I.region.', model);
	END IF;
	EXECUTE format('SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(''code'', s.sentence, ''paragraph'', s.paragraph, ''each'', s.each,
			''condition'', %1$s.bulletin_condition(s.condition), ''template'', %1$s.bulletin_parse(s.template)))
			ORDER BY s.paragraph, s.sentence_order, s.sentence COLLATE "C"), ''[]'')
		FROM (SELECT *, CASE $1 WHEN ''zh'' THEN text_zh WHEN ''zh-Hant'' THEN text_zh_hant ELSE text_en END AS template
			  FROM %2$I.bulletin_sentence WHERE active) s
		WHERE s.template IS NOT NULL', home, model)
	INTO plan USING tongue;

	/* every source that a sentence uses is read once */
	FOR s IN EXECUTE format('SELECT s.*, %s.bulletin_view($1, s.view_name) AS view FROM %I.bulletin_source s
		WHERE s.source IN (SELECT x #>> ''{}'' FROM jsonb_path_query($2, ''$.**.source'') x
			UNION ALL SELECT x #>> ''{}'' FROM jsonb_path_query($2, ''$[*].each'') x
			UNION ALL SELECT x #>> ''{}'' FROM jsonb_path_query($2, ''$[*].template.lists[*]'') x)', home, model)
		USING model, plan
	LOOP
		EXECUTE format('SELECT %s.bulletin_query($1, $2, $3, $4, $5, $6)', home) INTO query
		USING s.view, s.condition, s.keys, s.order_by, context, home;
		EXECUTE query->>'query' INTO rows;
		sources := array_append(sources, s.source);
		source_data := array_append(source_data, (query - 'query') || jsonb_build_object(
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
			CONTINUE WHEN NOT holds;
			EXECUTE format('SELECT %s.bulletin_fill($1, $2, $3, $4, $5, $6, $7)', home) INTO filled
			USING sentence->'template', data, bound, context, model, home, tongue;
			line := filled->>'text';
			figures := filled->'figures';
			omitted := filled->'omitted';
			RETURN NEXT;
		END LOOP;
		IF sentence ? 'each' AND data #> ARRAY[sentence->>'each', 'rows'] = '[]' THEN
			line := NULL;
			figures := NULL;
			omitted := jsonb_build_array(jsonb_build_object('slot', sentence->'each', 'reason', 'no_row'));
			RETURN NEXT;
		END IF;
	END LOOP;
	IF apart THEN
		PERFORM set_config('indstat.as_of', coalesce(moment, ''), true);
	END IF;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_lines(pg_catalog.regclass, pg_catalog.text, @extschema@.ref_period, pg_catalog.text, pg_catalog.timestamptz) IS
'the lines of a bulletin: what the functions bulletin and bulletin_omission of a model stand on. sentences: the model''s table bulletin_sentence; known_at: the knowledge time of what is read, whatever indstat.as_of says. An unknown region or language is error 22023; NULL gives no rows';

CREATE FUNCTION @extschema@.bulletin_check(sentences pg_catalog.regclass, each pg_catalog.text, condition pg_catalog.text, template pg_catalog.text)
RETURNS pg_catalog.void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off
SET standard_conforming_strings = on
AS $function$
DECLARE
	iso_day CONSTANT text := '^[0-9]{4,}-[0-9]{2}-[0-9]{2}$';
	home text;
	model text := (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = sentences);
	context jsonb;
	parsed jsonb;
	node jsonb;
	s record;
	f record;
	kind "char";
	day boolean;				-- whether it is a day
	shape text;
	args text[];
	words text[];
	problem text;
	state text;
	hint text;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat';
	EXECUTE format('SELECT %1$s.bulletin_parse($1) || jsonb_build_object(''conditions'', coalesce(%1$s.bulletin_condition($2), ''[]'')),
			%1$s.bulletin_context(NULL::text, NULL::text, NULL::text, NULL::text, ''2000''::%1$s.ref_period, ''en''::text)', home)
	INTO parsed, context USING template, condition;

	FOR node IN
		SELECT x FROM jsonb_array_elements((parsed->'nodes') || (parsed->'conditions')) x WHERE x ? 'slot'
		UNION ALL
		SELECT jsonb_build_object('slot', format('<%s|', l), 'source', l, 'repeats', true) FROM jsonb_array_elements_text(parsed->'lists') l
		UNION ALL
		SELECT jsonb_build_object('slot', each, 'source', each, 'repeats', true) WHERE each IS NOT NULL
	LOOP
		shape := node->>'format';

		IF NOT node ? 'source' THEN
			IF NOT context ? (node->>'column') THEN
				RAISE EXCEPTION 'unknown slot % in a bulletin sentence', node->>'slot'
					USING ERRCODE = 'undefined_column', DETAIL = format('The template reads: %s', template),
						  HINT = (SELECT format('Without a source there are: %s.', string_agg('{' || k || '}', ', ' ORDER BY k)) FROM jsonb_object_keys(context) k);
			ELSIF shape IS NOT NULL THEN
				RAISE EXCEPTION 'slot % takes no format', node->>'slot'
					USING ERRCODE = 'invalid_parameter_value', DETAIL = format('The template reads: %s', template),
						  HINT = format('Write {%s}.', node->>'column');
			ELSIF node->>'column' IN ('period_start', 'period_end') AND node->>'value' !~ iso_day THEN
				RAISE EXCEPTION 'condition % compares a day with something else', node->>'slot'
					USING ERRCODE = 'datatype_mismatch', DETAIL = format('The condition reads: %s', condition),
						  HINT = 'Write the day as year, month and day: period_end >= ''2023-04-10''.';
			END IF;
			CONTINUE;
		END IF;

		EXECUTE format('SELECT s.keys, %s.bulletin_view($1, s.view_name) AS view FROM %I.bulletin_source s WHERE s.source = $2', home, model)
		INTO s USING model, node->>'source';
		IF s.view IS NULL THEN
			EXECUTE format('SELECT string_agg(s.source, '', '' ORDER BY s.source COLLATE "C") FROM %I.bulletin_source s', model) INTO shape;
			RAISE EXCEPTION 'unknown source "%" in slot % of a bulletin sentence', node->>'source', node->>'slot'
				USING ERRCODE = 'undefined_object', DETAIL = format('The template reads: %s', template),
					  HINT = format('Sources, the rows of bulletin_source, are: %s.', shape);
		END IF;
		IF node ? 'repeats' THEN
			IF s.keys = '{}' THEN
				RAISE EXCEPTION 'source "%" has no keys to repeat a sentence or list over', node->>'source'
					USING ERRCODE = 'invalid_parameter_value', DETAIL = format('The template reads: %s', template),
						  HINT = 'Keys are the columns that tell the rows of a source apart: give it some in bulletin_source.';
			END IF;
			CONTINUE;
		END IF;
		IF node ? 'keys' AND jsonb_array_length(node->'keys') <> cardinality(s.keys) THEN
			RAISE EXCEPTION 'slot % does not give the keys of source "%"', node->>'slot', node->>'source'
				USING ERRCODE = 'invalid_parameter_value', DETAIL = format('The template reads: %s', template),
					  HINT = format('They are, in this order: %s.', array_to_string(s.keys, ', '));
		END IF;
		kind := 'N';
		day := false;
		IF node->>'column' <> '#' THEN
			-- D: what has a label
			SELECT CASE WHEN y.typname IN ('date', 'ref_period') THEN 'D' WHEN y.typcategory = 'D' THEN 'U' ELSE y.typcategory END, y.typname = 'date'
			INTO kind, day FROM pg_attribute t JOIN pg_type y ON y.oid = t.atttypid
			WHERE t.attrelid = s.view AND t.attname = node->>'column' AND t.attnum > 0 AND NOT t.attisdropped;
			IF NOT FOUND THEN
				RAISE EXCEPTION 'unknown column "%" in slot % of a bulletin sentence', node->>'column', node->>'slot'
					USING ERRCODE = 'undefined_column', DETAIL = format('The template reads: %s', template),
						  HINT = (SELECT format('Columns of view %s are: %s.', s.view, string_agg(t.attname, ', ' ORDER BY t.attnum))
								  FROM pg_attribute t WHERE t.attrelid = s.view AND t.attnum > 0 AND NOT t.attisdropped);
			END IF;
		END IF;
		IF node ? 'operator' THEN
			IF node ? 'parameter' AND NOT context ? (node->>'parameter') THEN
				RAISE EXCEPTION 'condition % names an unknown parameter', node->>'slot'
					USING ERRCODE = 'undefined_parameter', DETAIL = format('The condition reads: %s', condition),
						  HINT = (SELECT format('Parameters are: %s.', string_agg(':' || k, ', ' ORDER BY k)) FROM jsonb_object_keys(context) k);
			ELSIF kind = 'N' AND node->>'operator' NOT LIKE 'is %' AND (node ? 'parameter' OR node->>'value' !~ '^-?[0-9]+(\.[0-9]+)?$') THEN
				RAISE EXCEPTION 'condition % compares a number with something else', node->>'slot'
					USING ERRCODE = 'datatype_mismatch', DETAIL = format('The condition reads: %s', condition),
						  HINT = 'Compare it with a number: source.column > 0.';
			ELSIF day AND node->>'value' !~ iso_day THEN
				RAISE EXCEPTION 'condition % compares a day with something else', node->>'slot'
					USING ERRCODE = 'datatype_mismatch', DETAIL = format('The condition reads: %s', condition),
						  HINT = 'Write the day as year, month and day: source.column >= ''2023-04-10''.';
			END IF;
			CONTINUE;
		END IF;

		words := ARRAY(SELECT jsonb_array_elements_text(node->'words'));
		args := ARRAY(SELECT jsonb_array_elements_text(node->'args'));
		IF kind = 'B' OR kind <> 'N' AND shape NOT IN ('name', 'Name', 'label') THEN
			RAISE EXCEPTION 'column "%" of slot % is no number', node->>'column', node->>'slot'
				USING ERRCODE = 'datatype_mismatch', DETAIL = format('The template reads: %s', template),
					  HINT = 'Codes have names: {source.column:name}; days and periods have labels: {source.column:label}.';
		ELSIF shape IN ('name', 'Name', 'label', 'growth_word') THEN
			IF words <> '{}' OR shape = 'label' AND kind <> 'D' OR cardinality(args) > 1 AND shape <> 'growth_word' OR args <> '{}' AND shape = 'label'
				OR shape = 'growth_word' AND (args = '{}' OR EXISTS (SELECT FROM unnest(args) b
					WHERE NOT EXISTS (SELECT FROM pg_attribute t JOIN pg_type y ON y.oid = t.atttypid
						WHERE t.attrelid = s.view AND t.attname = b AND t.attnum > 0 AND y.typcategory = 'N')))
			THEN
				RAISE EXCEPTION 'wrong arguments or words in slot % of a bulletin sentence', node->>'slot'
					USING ERRCODE = 'invalid_parameter_value', DETAIL = format('The template reads: %s', template),
						  HINT = 'Write name, name(kind of code), Name, label (of a day or reference period), growth_word(column of the base).';
			END IF;
		ELSIF shape IS NOT NULL THEN
			/* whoever prints it knows the formats */
			BEGIN
				EXECUTE format('SELECT %s.print_figure(1::numeric, $1, $2, $3, ''en''::text)', home) USING shape, args::integer[], words;
			EXCEPTION WHEN OTHERS THEN
				GET STACKED DIAGNOSTICS problem = MESSAGE_TEXT, state = RETURNED_SQLSTATE, hint = PG_EXCEPTION_HINT;
				RAISE EXCEPTION 'slot % of a bulletin sentence: %', node->>'slot', problem
					USING ERRCODE = state, DETAIL = format('The template reads: %s', template),
						  HINT = CASE WHEN problem LIKE 'unknown format%' THEN replace(hint, '.', ', name, Name, label, growth_word.')
									  WHEN hint = '' THEN 'Arguments are whole numbers: percent(1), amount(1, 8).' ELSE hint END;
			END;
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_check(pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'raises a clear error for a sentence of a bulletin that could not be printed: syntax 42601, unknown source 42704, unknown column 42703, wrong number of keys, unknown format, wrong arguments or words 22023, no number 42804, unknown parameter 42P02. sentences: the model''s table bulletin_sentence';

CREATE FUNCTION @extschema@.bulletin_sentence_check()
RETURNS pg_catalog.trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off
AS $function$
DECLARE
	home text;
	template text;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat';
	FOREACH template IN ARRAY ARRAY[NEW.text_zh, NEW.text_zh_hant, NEW.text_en] LOOP
		CONTINUE WHEN template IS NULL;
		EXECUTE format('SELECT %s.bulletin_check($1, $2, $3, $4)', home) USING TG_RELID::regclass, NEW.each, NEW.condition, template;
	END LOOP;
	RETURN NEW;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_sentence_check() IS 'trigger of a model''s bulletin_sentence: a sentence that could not be printed is not saved';

CREATE FUNCTION @extschema@.bulletin_source_check()
RETURNS pg_catalog.trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off
AS $function$
DECLARE
	home text;
	model text := (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = TG_RELID);
	query text;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat';
	IF TG_LEVEL = 'ROW' THEN
		EXECUTE format('SELECT %1$s.bulletin_query(%1$s.bulletin_view($1, $2), $3, $4, $5, 
			%1$s.bulletin_context(NULL::text, NULL::text, NULL::text, NULL::text, ''2000''::%1$s.ref_period, ''en''::text), $6)->>''query''', home)
		INTO query USING model, NEW.view_name, NEW.condition, NEW.keys, NEW.order_by, home;
		-- values that are none of their column's type are found now, not in print
		EXECUTE 'EXPLAIN ' || query;
		RETURN NEW;
	END IF;
	/* the sentences that use a changed or deleted source must still hold */
	EXECUTE format('SELECT count(%1$s.bulletin_check(%2$L::regclass, s.each, s.condition, t.template)) FROM %3$I.bulletin_sentence s
		CROSS JOIN LATERAL (VALUES (s.text_zh), (s.text_zh_hant), (s.text_en)) t (template)
		WHERE t.template IS NOT NULL', home, format('%I.bulletin_sentence', model), model);
	RETURN NULL;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_source_check() IS 'trigger of a model''s bulletin_source: a source that could not be read is not saved, one that a sentence uses is not lost';
