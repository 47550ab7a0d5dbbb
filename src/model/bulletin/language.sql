-- What is said in the languages of the table language.

CREATE OR REPLACE FUNCTION @m@.name_in(lang text, kind text, code text, within text, name_zh text, name_zh_hant text, name_en text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(@m@.said(name_in.lang, name_in.kind, name_in.code, name_in.within),
		@x@.localised_name(coalesce((SELECT l.falls_back_to FROM @m@.language l WHERE l.lang = name_in.lang), name_in.lang),
			name_in.name_zh, name_in.name_zh_hant, name_in.name_en, name_in.code));
END;
COMMENT ON FUNCTION @m@.name_in(text, text, text, text, text, text, text) IS 'The name of a thing in any language: its row of translation, else its name in the language that this one falls back to, or the nearest that has one, else its code.';

CREATE OR REPLACE FUNCTION @m@.spoken_plural_word(plural text[], printed numeric, words text[])
RETURNS integer
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $said$
DECLARE
	n CONSTANT numeric := printed;
	forms CONSTANT integer := coalesce(cardinality(plural), 0);
	relation text[];
	operand numeric;
	holds boolean;
	any_holds boolean;
	alternative text;
	condition text;
BEGIN
	IF n = 0 AND cardinality(words) > forms + 1 THEN
		RETURN forms + 2;
	END IF;
	FOR f IN 1 .. forms LOOP
		any_holds := false;
		FOREACH alternative IN ARRAY string_to_array(plural[f], ' or ') LOOP
			holds := true;
			FOREACH condition IN ARRAY string_to_array(alternative, ' and ') LOOP
				relation := regexp_match(condition, '^([niv])(?: % ([0-9]+))? (!?=) (.*)$');
				operand := CASE relation[1] WHEN 'n' THEN n WHEN 'i' THEN trunc(n) ELSE scale(n) END;
				operand := CASE WHEN relation[2] IS NULL THEN operand ELSE operand % relation[2]::numeric END;
				holds := holds AND (relation[3] = '=') = EXISTS (SELECT FROM string_to_table(relation[4], ',') r
					-- a range is of whole numbers
					WHERE operand % 1 = 0 AND operand BETWEEN split_part(r, '..', 1)::numeric AND coalesce(nullif(split_part(r, '..', 2), ''), r)::numeric);
			END LOOP;
			any_holds := any_holds OR holds;
		END LOOP;
		IF any_holds THEN
			RETURN least(f, cardinality(words));
		END IF;
	END LOOP;
	RETURN least(forms + 1, cardinality(words));
END
$said$;
COMMENT ON FUNCTION @m@.spoken_plural_word(text[], numeric, text[]) IS 'Which of the words goes with a number: plural: language.plural; printed: the number as printed, with its decimals and without its sign; words: for each condition, for all else, and for zero if there is one more; NULL: none.';

CREATE OR REPLACE FUNCTION @m@.spell_figure(value numeric, format text, args integer[], words text[], printed text, digits text, points text[], spoken jsonb, forms jsonb, magnitudes jsonb)
RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $said$
#variable_conflict use_variable
DECLARE
	voice text := spoken->>'voice';
	plural text[] := ARRAY(SELECT jsonb_array_elements_text(spoken->'plural'));
	wanted integer;
	below boolean;
	figure text;
	word text;
	alternatives text[];
	m record;
BEGIN
	IF printed IS NULL THEN
		RETURN NULL;
	END IF;
	IF format = 'amount' THEN
		digits := (abs(value) * 10::numeric ^ coalesce(args[2], 0))::text;
		-- what rounds up to the next magnitude is printed in it
		SELECT t.exponent, string_to_array(t.said, '|') AS words INTO m
		FROM (SELECT e.key::integer AS exponent, e.value AS said, coalesce(lead(e.key::integer) OVER (ORDER BY e.key::integer DESC), 0) AS lower
			  FROM jsonb_each_text(magnitudes) e WHERE e.key ~ '^[0-9]{1,2}$') t
		WHERE digits::numeric >= 10::numeric ^ t.exponent
			OR round(digits::numeric / 10::numeric ^ t.lower, coalesce(args[1], 1)) >= 10::numeric ^ (t.exponent - t.lower)
		ORDER BY t.exponent DESC LIMIT 1;
		digits := trim_scale(round(digits::numeric / 10::numeric ^ coalesce(m.exponent, 0), coalesce(args[1], 1)))::text;
		alternatives := m.words;
	ELSIF format = 'percent' OR format = 'growth' THEN
		alternatives := string_to_array(coalesce(forms->>'percent', '#%'), '|');
	ELSIF format = 'points' THEN
		alternatives := coalesce(string_to_array(forms->>'points', '|'), points);
	ELSIF format = 'ordinal' THEN
		alternatives := string_to_array(forms->>'ordinal', '|');
		IF alternatives IS NULL THEN
			RETURN printed;
		END IF;
	END IF;
	below := value < 0 AND digits ~ '[1-9]';

	figure := regexp_replace(split_part(digits, '.', 1), '([0-9])(?=([0-9]{3})+$)', '\1' || replace(spoken->>'group_mark', '\', '\\'), 'g')
		|| CASE WHEN strpos(digits, '.') > 0 THEN (spoken->>'decimal_mark') || split_part(digits, '.', 2) ELSE '' END;
	figure := translate(figure, '0123456789', spoken->>'digits');
	IF alternatives IS NOT NULL THEN
		EXECUTE pg_catalog.format('SELECT %splural_word($1, $2, $3)', voice) INTO wanted USING plural, digits::numeric, alternatives;
		figure := replace(alternatives[wanted], '#', figure);
	END IF;

	/* the words say the sign, the digits do not say it again */
	IF format = 'growth' THEN
		word := forms->>CASE WHEN digits !~ '[1-9]' THEN 'unchanged' WHEN below THEN 'fell' ELSE 'grew' END;
		IF word IS NULL THEN
			RETURN printed;
		END IF;
	ELSIF format = 'plural' THEN
		EXECUTE pg_catalog.format('SELECT %splural_word($1, $2, $3)', voice) INTO wanted USING plural, digits::numeric, words;
		word := words[wanted];
		figure := CASE WHEN below THEN '-' ELSE '' END || figure;
	ELSIF cardinality(words) > 0 THEN
		word := words[CASE WHEN digits !~ '[1-9]' THEN 3 WHEN below THEN 2 ELSE 1 END];
	ELSE
		word := CASE WHEN below THEN '-#' ELSE '#' END;
	END IF;
	RETURN replace(word, '#', figure);
END
$said$;
COMMENT ON FUNCTION @m@.spell_figure(numeric, text, integer[], text[], text, text, text[], jsonb, jsonb, jsonb) IS 'What print_figure prints in a language that is a row. printed: the figure in the language that it falls back to; digits: in plain digits and without its sign; points: the words for percentage points there; spoken: the row of language, with voice(); forms, magnitudes: its translations by code. NULL if printed is NULL.';

CREATE OR REPLACE FUNCTION @m@.voice()
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.relnamespace::regnamespace::text || '.spoken_' FROM pg_class c WHERE c.oid = $name$@m@.language$name$::regclass;
END;
COMMENT ON FUNCTION @m@.voice() IS 'What the functions that print in any language are called before the name that the extension has for them: the schema of the model, whatever it was renamed to, and spoken_.';

CREATE OR REPLACE FUNCTION @m@.spoken_print_figure(value numeric, format text, args integer[], words text[], lang text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- a wrong format is the same error in every language; of constants alone the plan would have the figure, and the error, before it is known which language it is
	SELECT CASE WHEN l.lang IS NULL THEN @x@.print_figure(spoken_print_figure.value, spoken_print_figure.format, spoken_print_figure.args, spoken_print_figure.words, coalesce(l.lang, spoken_print_figure.lang))
		ELSE @m@.spell_figure(spoken_print_figure.value, spoken_print_figure.format, spoken_print_figure.args, spoken_print_figure.words,
			@x@.print_figure(spoken_print_figure.value, spoken_print_figure.format, spoken_print_figure.args, CASE spoken_print_figure.format WHEN 'plural' THEN spoken_print_figure.words[:3] ELSE spoken_print_figure.words END, l.falls_back_to),
			CASE WHEN spoken_print_figure.format <> 'amount' THEN @x@.print_figure(abs(spoken_print_figure.value), CASE WHEN spoken_print_figure.format IN ('count', 'plural') THEN 'count' ELSE 'number' END,
				CASE WHEN spoken_print_figure.format = 'ordinal' THEN ARRAY[0] ELSE spoken_print_figure.args END, NULL::text[], 'zh'::text) END,
			CASE WHEN spoken_print_figure.format = 'points' THEN ARRAY[replace(@x@.print_points(1::numeric, 0, l.falls_back_to), '1', '#'), replace(@x@.print_points(2::numeric, 0, l.falls_back_to), '2', '#')] END,
			jsonb_build_object('voice', @m@.voice(), 'plural', array_to_json(l.plural), 'digits', l.digits, 'decimal_mark', l.decimal_mark, 'group_mark', l.group_mark),
			(SELECT jsonb_object_agg(t.code, t.text) FROM @m@.translation t WHERE t.lang = l.lang AND t.kind = 'form'),
			CASE WHEN spoken_print_figure.format = 'amount' THEN (SELECT jsonb_object_agg(t.code, t.text) FROM @m@.translation t WHERE t.lang = l.lang AND t.kind = 'magnitude') END) END
	FROM (SELECT) one LEFT JOIN @m@.language l ON l.lang = spoken_print_figure.lang;
END;
COMMENT ON FUNCTION @m@.spoken_print_figure(numeric, text, integer[], text[], text) IS 'print_figure of the extension in any language: the three that are built in, and the rows of language with their marks, digits, plurals, forms and magnitudes. An unknown language is error 22023.';

CREATE OR REPLACE FUNCTION @m@.spoken_print_number(value numeric, lang text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN @m@.spoken_print_figure(value, 'number'::text, NULL::integer[], NULL::text[], lang);
COMMENT ON FUNCTION @m@.spoken_print_number(numeric, text) IS 'print_figure of the model in format number: a number with the decimals it was written with, in any language.';
CREATE OR REPLACE FUNCTION @m@.spoken_print_percent(value numeric, lang text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN @m@.spoken_print_figure(value, 'percent'::text, NULL::integer[], NULL::text[], lang);
COMMENT ON FUNCTION @m@.spoken_print_percent(numeric, text) IS 'print_figure of the model in format percent: a rate in percent with its sign, in any language.';
CREATE OR REPLACE FUNCTION @m@.spoken_print_ordinal(rank bigint, lang text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN @m@.spoken_print_figure(rank::numeric, 'ordinal'::text, NULL::integer[], NULL::text[], lang);
COMMENT ON FUNCTION @m@.spoken_print_ordinal(bigint, text) IS 'print_figure of the model in format ordinal, in any language; below 1 is error 22003.';
CREATE OR REPLACE FUNCTION @m@.spoken_print_amount(value numeric, decimals integer, unit_mult integer, lang text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN @m@.spoken_print_figure(value, 'amount'::text, ARRAY[decimals, unit_mult], NULL::text[], lang);
COMMENT ON FUNCTION @m@.spoken_print_amount(numeric, integer, integer, text) IS 'print_figure of the model in format amount: a large number with the name of its magnitude, in any language. value is in units of 10 to unit_mult, what is printed is rounded to decimals.';

CREATE OR REPLACE FUNCTION @m@.spoken_print_list(items text[], lang text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN l.lang IS NOT NULL
		THEN (SELECT string_agg(CASE WHEN n.n > 1 THEN coalesce(CASE WHEN n.n = n.of THEN @m@.said(spoken_print_list.lang, 'form', 'list_last', NULL::text) END, @m@.said(spoken_print_list.lang, 'form', 'list', NULL::text), ', ') ELSE '' END || n.item, '' ORDER BY n.n)
			  FROM (SELECT u.item, row_number() OVER (ORDER BY u.n) AS n, count(*) OVER () AS of
					FROM unnest(spoken_print_list.items) WITH ORDINALITY u (item, n) WHERE u.item IS NOT NULL) n)
		ELSE @x@.print_list(spoken_print_list.items, coalesce(l.lang, spoken_print_list.lang)) END
	FROM (SELECT) one LEFT JOIN @m@.language l ON l.lang = spoken_print_list.lang;
END;
COMMENT ON FUNCTION @m@.spoken_print_list(text[], text) IS 'The items with the separators of any language: its forms list and list_last; NULL items are left out, no item gives NULL.';

CREATE OR REPLACE FUNCTION @m@.spoken_label_year_ago(period @x@.ref_period, lang text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(@m@.said(lang, 'year_ago', @m@.label_shape(period, false), NULL::text), @m@.spoken_label(@x@.same_period_last_year(period, 1), lang, false));
COMMENT ON FUNCTION @m@.spoken_label_year_ago(@x@.ref_period, text) IS 'What the same period a year earlier is called beside a figure of period, as "dem Vorjahresmonat": the translation of kind year_ago for its label_shape, else its label.';

CREATE OR REPLACE FUNCTION @m@.spoken_growth_word(current numeric, base numeric, lang text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(@m@.said(lang, 'growth_word', @x@.growth_word(current, base), NULL::text),
	@x@.growth_word(current, base, coalesce((SELECT l.falls_back_to FROM @m@.language l WHERE l.lang = spoken_growth_word.lang), lang)));
COMMENT ON FUNCTION @m@.spoken_growth_word(numeric, numeric, text) IS 'The word for a change of a figure below zero, now or before, in any language.';

CREATE OR REPLACE FUNCTION @m@.spoken_chart(kind text, labels text[], figures numeric[], options jsonb)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT @x@.chart_svg(spoken_chart.kind, spoken_chart.labels, spoken_chart.figures,
		@x@.chart_printed(spoken_chart.figures, o.checked || jsonb_build_object('lang', coalesce(spoken_chart.options->>'lang', o.checked->>'lang')), @m@.voice()), o.checked,
		(SELECT e.extnamespace::regnamespace::text FROM pg_extension e WHERE e.extname = 'indstat'))
	FROM (SELECT @x@.chart_options(spoken_chart.kind, spoken_chart.labels, spoken_chart.figures, spoken_chart.options
		|| jsonb_build_object('lang', coalesce((SELECT l.falls_back_to FROM @m@.language l WHERE l.lang = spoken_chart.options->>'lang'), spoken_chart.options->>'lang'))) AS checked) o;
END;
COMMENT ON FUNCTION @m@.spoken_chart(text, text[], numeric[], jsonb) IS 'chart of the extension, whose figures are printed in any language (option lang).';

CREATE OR REPLACE FUNCTION @m@.known_language(lang text, languages text[])
RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $known$
BEGIN
	IF lang = ANY ('{zh,zh-Hans,zh-Hant,en}' || languages) IS NOT FALSE THEN
		RETURN lang;
	END IF;
	RAISE EXCEPTION 'unknown language: "%"', lang
		USING ERRCODE = 'invalid_parameter_value',
			  HINT = format('Languages are zh, zh-Hant, en and the rows of table language%s.', ': ' || array_to_string(languages, ', '));
END
$known$;
COMMENT ON FUNCTION @m@.known_language(text, text[]) IS 'lang, if it is built in or one of languages, the rows of the table language; another is error 22023. NULL gives NULL.';

CREATE OR REPLACE FUNCTION @m@.bulletin_context(region text, period @x@.ref_period, lang text)
RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN l.lang IS NULL THEN c.context
		ELSE c.context || jsonb_build_object('voice', jsonb_build_object('value', @m@.voice(), 'direction', l.direction))
			|| (SELECT jsonb_object_agg(e.key, e.value || jsonb_build_object('printed', CASE e.key
					WHEN 'region_whole' THEN c.context #>> '{region,printed}' WHEN 'parent_whole' THEN c.context #>> '{parent,printed}'
					WHEN 'peers' THEN coalesce(@m@.said(l.lang, 'form', 'peers', NULL::text), e.value->>'printed')
					ELSE @m@.spoken_label((e.value->>'value')::@x@.ref_period, l.lang, false) END))
				FROM jsonb_each(c.context) e
				WHERE e.key IN ('region_whole', 'parent_whole', 'peers', 'period', 'period_start', 'period_end', 'month', 'year')) END
	FROM @m@.region r
	LEFT JOIN @m@.region p ON p.region = r.parent_region
	LEFT JOIN @m@.language l ON l.lang = bulletin_context.lang
	CROSS JOIN LATERAL (SELECT coalesce(l.falls_back_to, @m@.known_language(bulletin_context.lang, ARRAY(SELECT k.lang FROM @m@.language k ORDER BY k.lang))) AS spoken) f
	CROSS JOIN LATERAL (SELECT @x@.bulletin_context(
		r.region, coalesce(@m@.said(l.lang, 'region', r.region, NULL::text), @x@.localised_name(f.spoken, r.name_zh, r.name_zh_hant, r.name_en, r.region)),
		p.region, coalesce(@m@.said(l.lang, 'region', p.region, NULL::text), @x@.localised_name(f.spoken, p.name_zh, p.name_zh_hant, p.name_en, p.region)),
		-- only Chinese looks at what the peers are called
		CASE WHEN f.spoken LIKE 'zh%' THEN ARRAY(SELECT @x@.localised_name(f.spoken, k.name_zh, k.name_zh_hant, k.name_en, k.region) FROM @m@.region k WHERE k.parent_region = p.region) END,
		bulletin_context.period, f.spoken) AS context) c
	WHERE r.region = bulletin_context.region;
END;
COMMENT ON FUNCTION @m@.bulletin_context(text, @x@.ref_period, text) IS 'What every sentence of a bulletin can name, in any language: the region, the one above it, the period, its days, month and year; voice: what a function that prints in a language that is not built in is called before its name there, and its direction. NULL for an unknown region, error 22023 for an unknown language.';

CREATE OR REPLACE FUNCTION @m@.spoken_code()
RETURNS TABLE (kind text, codes text[], may_lack boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT v.kind, v.codes, v.may_lack
	FROM (VALUES ('growth_word', '{turned_to_profit,turned_to_loss,loss_widened,loss_narrowed,flat}'::text[], false), ('magnitude', '{6,9}', false), ('month', '{1,2,3,4,5,6,7,8,9,10,11,12}', false),
		('label', '{month,quarter,half,year,months,months_across,years,week,day,days,days_across}', false), ('year_ago', '{month,quarter,half,year,months,months_across,years,week,day,days,days_across}', true),
		('form', '{percent,points,ordinal,list,list_last,grew,fell,unchanged,peers}', false)) v (kind, codes, may_lack);
END;
COMMENT ON FUNCTION @m@.spoken_code() IS 'What a language says that is no thing: the kinds of translation with a closed list of codes; may_lack: what a language may do without.';

CREATE OR REPLACE FUNCTION @m@.check_translation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	-- things, whose codes may come later, and what has a closed list of codes
	things CONSTANT text[] := '{indicator,region,chain,unit,department,rating,initiative,stage,size_class,ladder,tier,scheme,round,grade,platform,agreement_kind,purpose,publication,notice,note,word,sentence}';
	codes jsonb;
	s record;
BEGIN
	IF NEW.kind = ANY (things) AND NEW.kind <> 'sentence' THEN
		RETURN NEW;
	ELSIF NEW.kind <> 'sentence' THEN
		EXECUTE format('SELECT jsonb_object_agg(w.kind, w.codes) FROM %I.spoken_code() w', TG_TABLE_SCHEMA) INTO codes;
		IF NOT codes ? NEW.kind THEN
			RAISE EXCEPTION 'nothing of kind "%" is translated', NEW.kind
				USING ERRCODE = 'check_violation', HINT = format('Kinds are: %s, %s.', array_to_string(things, ', '), (SELECT string_agg(k, ', ') FROM jsonb_object_keys(codes) k));
		ELSIF NOT codes->NEW.kind ? NEW.code THEN
			RAISE EXCEPTION 'there is no "%" of kind "%" to translate', NEW.code, NEW.kind
				USING ERRCODE = 'check_violation', HINT = format('Codes are: %s.', (SELECT string_agg(c, ', ') FROM jsonb_array_elements_text(codes->NEW.kind) c));
		END IF;
		RETURN NEW;
	END IF;
	EXECUTE format('SELECT t.sentence, t.each, t.condition FROM %I.bulletin_sentence t WHERE t.sentence = $1', TG_TABLE_SCHEMA) INTO s USING NEW.code;
	IF s.sentence IS NULL THEN
		RAISE EXCEPTION 'the bulletin has no sentence "%"', NEW.code
			USING ERRCODE = 'foreign_key_violation', HINT = 'A sentence is first a row of bulletin_sentence, which says when it is printed; its texts there may be NULL.';
	END IF;
	EXECUTE format('SELECT %s.bulletin_check($1, $2, $3, $4, $5)', (SELECT e.extnamespace::regnamespace FROM pg_extension e WHERE e.extname = 'indstat'))
	USING format('%I.bulletin_sentence', TG_TABLE_SCHEMA)::regclass, s.each, s.condition, NEW.text, NEW.lang;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.check_translation() IS 'Trigger: refuses the translation of a sentence that could not be printed, with the errors of bulletin_sentence, or that there is not (23503), and of a kind or form that nothing is printed by (23514). Things may be named before they are there: translation_gap lists what names nothing.';
CREATE OR REPLACE TRIGGER translation_check BEFORE INSERT OR UPDATE ON @m@.translation
	FOR EACH ROW EXECUTE FUNCTION @m@.check_translation();
