/* bulletin_check: what could not be printed is not saved */

CREATE FUNCTION @extschema@.bulletin_check(sentences pg_catalog.regclass, each pg_catalog.text, condition pg_catalog.text, template pg_catalog.text, lang pg_catalog.text)
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
			%1$s.bulletin_context(NULL::text, NULL::text, NULL::text, NULL::text, NULL::text[], ''2000''::%1$s.ref_period, ''en''::text)', home)
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
			RAISE EXCEPTION 'column "%" of slot % is not a number', node->>'column', node->>'slot'
				USING ERRCODE = 'datatype_mismatch', DETAIL = format('The template reads: %s', template),
					  HINT = 'Codes have names: {source.column:name}; days and periods have labels: {source.column:label}.';
		ELSIF shape IN ('name', 'Name', 'label', 'growth_word') THEN
			IF words <> '{}' OR shape = 'label' AND kind <> 'D' OR cardinality(args) > 1 AND shape <> 'growth_word' OR shape = 'label' AND args NOT IN ('{}', '{month}', '{year}', '{other}', '{year_ago}')
				OR shape = 'growth_word' AND (args = '{}' OR EXISTS (SELECT FROM unnest(args) b
					WHERE NOT EXISTS (SELECT FROM pg_attribute t JOIN pg_type y ON y.oid = t.atttypid
						WHERE t.attrelid = s.view AND t.attname = b AND t.attnum > 0 AND y.typcategory = 'N')))
			THEN
				RAISE EXCEPTION 'wrong arguments or words in slot % of a bulletin sentence', node->>'slot'
					USING ERRCODE = 'invalid_parameter_value', DETAIL = format('The template reads: %s', template),
						  HINT = 'Write name, name(kind of code), Name, label, label(month), label(year), label(year_ago) or label(other) of a day or reference period, growth_word(column of the base).';
			END IF;
		ELSIF shape = 'level' THEN
			IF words <> '{}' OR cardinality(args) > 1 OR args[1] !~ '^[0-9]{1,2}$' OR 2 <> (SELECT count(*) FROM pg_attribute t
				WHERE t.attrelid = s.view AND t.attname IN ('unit', 'unit_mult') AND t.attnum > 0 AND NOT t.attisdropped)
			THEN
				RAISE EXCEPTION 'wrong arguments or words in slot % of a bulletin sentence', node->>'slot'
					USING ERRCODE = 'invalid_parameter_value', DETAIL = format('The template reads: %s', template),
						  HINT = 'Write level or level(decimals) of a column of a view that has unit and unit_mult.';
			END IF;
		ELSIF shape IS NOT NULL THEN
			/* whoever prints it knows the formats */
			BEGIN
				EXECUTE format('SELECT %sprint_figure(1::numeric, $1, $2, $3, $4)', CASE lang WHEN 'en' THEN home || '.' ELSE quote_ident(model) || '.spoken_' END)
				USING shape, args::integer[], words, lang;
			EXCEPTION WHEN OTHERS THEN
				GET STACKED DIAGNOSTICS problem = MESSAGE_TEXT, state = RETURNED_SQLSTATE, hint = PG_EXCEPTION_HINT;
				RAISE EXCEPTION 'slot % of a bulletin sentence: %', node->>'slot', problem
					USING ERRCODE = state, DETAIL = format('The template reads: %s', template),
						  HINT = CASE WHEN problem LIKE 'unknown format%' THEN replace(hint, '.', ', name, Name, label, growth_word, level.')
									  WHEN hint = '' THEN 'Arguments are whole numbers: percent(1), amount(1, 8).' ELSE hint END;
			END;
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_check(pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'raises a clear error for a sentence of a bulletin that could not be printed: syntax 42601, unknown source 42704, unknown column 42703, wrong number of keys, unknown format, wrong arguments or words 22023, no number 42804, unknown parameter 42P02. sentences: the model''s table bulletin_sentence; lang: en, or a row of its table language, whose plurals may have more words';

CREATE FUNCTION @extschema@.bulletin_sentence_check()
RETURNS pg_catalog.trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off
AS $function$
DECLARE
	home text;
	template text;
	tongue text;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat';
	FOR tongue, template IN EXECUTE format('SELECT ''en'', t FROM unnest($1) t WHERE t IS NOT NULL
		UNION ALL SELECT t.lang, t.text FROM %I.translation t WHERE t.kind = ''sentence'' AND t.code = $2', TG_TABLE_SCHEMA)
		USING ARRAY[NEW.text_zh, NEW.text_zh_hant, NEW.text_en], NEW.sentence
	LOOP
		EXECUTE format('SELECT %s.bulletin_check($1, $2, $3, $4, $5)', home) USING TG_RELID::regclass, NEW.each, NEW.condition, template, tongue;
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
			%1$s.bulletin_context(NULL::text, NULL::text, NULL::text, NULL::text, NULL::text[], ''2000''::%1$s.ref_period, ''en''::text), $6)->>''query''', home)
		INTO query USING model, NEW.view_name, NEW.condition, NEW.keys, NEW.order_by, home;
		-- values that are none of their column's type are found now, not in print
		EXECUTE 'EXPLAIN ' || query;
		RETURN NEW;
	END IF;
	/* the sentences that use a changed or deleted source must still hold */
	EXECUTE format('SELECT count(%1$s.bulletin_check(%2$L::regclass, s.each, s.condition, t.template, t.lang)) FROM %3$I.bulletin_sentence s
		CROSS JOIN LATERAL (VALUES (s.text_zh, ''en''::text), (s.text_zh_hant, ''en''), (s.text_en, ''en'')
			UNION ALL SELECT x.text, x.lang FROM %3$I.translation x WHERE x.kind = ''sentence'' AND x.code = s.sentence) t (template, lang)
		WHERE t.template IS NOT NULL', home, format('%I.bulletin_sentence', model), model);
	RETURN NULL;
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_source_check() IS 'trigger of a model''s bulletin_source: a source that could not be read is not saved, one that a sentence uses is not lost';
