
/*
 * chart: figures as pictures.  One small grammar, from arrays: line, bar, ranking,
 * waterfall and funnel, as SVG that stands by itself or in a page, and the same as a
 * Vega-Lite specification.
 *
 *	chart_options	what was asked for, checked, with what was not said put in
 *	chart_svg		the picture; its figures are printed already
 *	chart			both
 *
 * A text cannot be measured here, so its width is estimated from above: what is wider
 * than its place is broken into two lines, and the second ends in an ellipsis.
 */

CREATE FUNCTION @extschema@.escape_markup(content pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
BEGIN
	/* what XML cannot hold in any form; the last two are characters in UTF8 only */
	content := regexp_replace(content, '[\u0001-\u0008\u000b\u000c\u000e-\u001f]', '', 'g');
	IF getdatabaseencoding() = 'UTF8' THEN
		content := translate(content, chr(65534) || chr(65535), '');
	END IF;
	RETURN replace(replace(replace(replace(replace(content, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;');
END
$function$;
COMMENT ON FUNCTION @extschema@.escape_markup(pg_catalog.text) IS
'a text as HTML, SVG and XML hold it, between tags and in quoted attributes: & < > " and '' are written as entities, characters that XML does not allow (control characters, U+FFFE, U+FFFF) are left out; NULL gives NULL';

CREATE FUNCTION @extschema@.chart_em(content pg_catalog.text)
RETURNS pg_catalog.numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
	-- the widest of the usual fonts without serifs; whatever is not ASCII is as wide as it is high
	SELECT coalesce(sum(CASE WHEN c !~ '[\u0001-\u007f]' THEN 1.0 WHEN strpos('ijltfr.,:;''|!()[]- ', c) > 0 THEN 0.42
		WHEN strpos('mwMW@%&', c) > 0 THEN 1.0 WHEN c BETWEEN 'A' AND 'Z' THEN 0.78 ELSE 0.65 END), 0)
	FROM regexp_split_to_table(content, '') c
$function$;
COMMENT ON FUNCTION @extschema@.chart_em(pg_catalog.text) IS
'how wide a text is at most, in heights of its letters, in the fonts of a chart: Chinese characters, and all else that is not ASCII, count as one; NULL gives NULL';

CREATE FUNCTION @extschema@.chart_lines(content pg_catalog.text, em pg_catalog.numeric)
RETURNS pg_catalog.text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
DECLARE
	widths numeric[];
	cut integer := 0;
	upto integer;
	so_far numeric := 0;
	word integer;
	first text;
	rest text;
BEGIN
	SELECT array_agg(CASE WHEN c !~ '[\u0001-\u007f]' THEN 1.0 WHEN strpos('ijltfr.,:;''|!()[]- ', c) > 0 THEN 0.42
		WHEN strpos('mwMW@%&', c) > 0 THEN 1.0 WHEN c BETWEEN 'A' AND 'Z' THEN 0.78 ELSE 0.65 END ORDER BY n) INTO widths
	FROM regexp_split_to_table(content, '') WITH ORDINALITY u (c, n);
	/* bytes of a character must not be parted */
	IF (SELECT sum(w) FROM unnest(widths) w) <= em OR widths IS NULL OR getdatabaseencoding() = 'SQL_ASCII' AND content ~ '[^\u0001-\u007f]' THEN
		RETURN ARRAY[content];
	END IF;
	FOR i IN 1 .. cardinality(widths) LOOP
		so_far := so_far + widths[i];
		EXIT WHEN so_far > em AND i > 1;
		cut := i;
	END LOOP;
	/* between words, or behind a hyphen, unless a word is longer than half the line */
	upto := length(substring(left(content, cut + 1) FROM '^(.*[ -])'));
	IF upto > cut / 2 THEN
		first := left(content, least(upto, cut));
	ELSE
		first := left(content, cut);
		/* within a word of letters: where a syllable ends as far as its letters tell, before one consonant and a vowel, with a hyphen */
		IF substr(content, cut, 2) ~ '^[A-Za-z\u00c0-\u024f]{2}$' THEN
			word := coalesce(length(substring(first FROM '^(.*[^A-Za-z\u00c0-\u024f])')), 0);
			FOR i IN REVERSE cut .. word + 2 LOOP
				CONTINUE WHEN (SELECT sum(w) FROM unnest(widths[:i]) w) + 0.42 > em;
				IF so_far IS NOT NULL THEN	-- the last place at all, unless a better one is not far
					first := left(content, i) || '-';
					upto := i;
					so_far := NULL;
				END IF;
				EXIT WHEN i < cut * 0.6;
				IF left(content, i) ~ '(ung|heit|keit|schaft|tion|tät)s$'
					OR substr(content, i + 1) ~* '^(sch[lmnrw]?|ch|ck|ph|sh|th|qu|zw|[bdfgkpt]r|[bfgkp]l|[bcdfghjklmnpqrstvwxzß])[aeiouyäöü][A-Za-z\u00c0-\u024f]'
					AND substr(content, i, 2) !~* '^(ch|ck|ph|sh|th|qu|zw|[bdfgkpt]r|[bfgkp]l)$' AND substr(content, i, 3) !~* '^sch$'
					AND left(content, i + 1) !~ '(ung|heit|keit|schaft|tion|tät)s$' THEN
					first := left(content, i) || '-';
					upto := i;
					EXIT;
				END IF;
			END LOOP;
		END IF;
	END IF;
	rest := ltrim(substr(content, CASE WHEN right(first, 1) = '-' AND so_far IS NULL THEN upto ELSE length(first) END + 1));
	widths := widths[cardinality(widths) - length(rest) + 1:];
	IF (SELECT sum(w) FROM unnest(widths) w) > em THEN
		so_far := 1;
		cut := 0;
		FOR i IN 1 .. cardinality(widths) LOOP
			so_far := so_far + widths[i];
			EXIT WHEN so_far > em;
			cut := i;
		END LOOP;
		rest := rtrim(left(rest, cut)) || '…';
	END IF;
	RETURN CASE WHEN rest = '' THEN ARRAY[rtrim(first)] ELSE ARRAY[rtrim(first), rest] END;
END
$function$;
COMMENT ON FUNCTION @extschema@.chart_lines(pg_catalog.text, pg_catalog.numeric) IS
'a text broken into one or two lines that are no wider than em (see chart_em), between words where there are any, else with a hyphen within a word of letters, near the end of a syllable as German and English part them; what does not fit into two ends in an ellipsis; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.chart_options(kind pg_catalog.text, labels pg_catalog.text[], figures pg_catalog.numeric[], options pg_catalog.jsonb)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	kinds CONSTANT text[] := '{line,bar,ranking,waterfall,funnel}';
	/* the options, what JSON they are, and what they are if they are not said */
	known CONSTANT jsonb := '{"title": ["string", null], "unit": ["string", null], "lang": ["string", "en"], "format": ["string", "number"],
		"decimals": ["number", null], "unit_mult": ["number", 0], "signed": ["boolean", null], "width": ["number", 480], "height": ["number", 180],
		"highlight": ["array", []], "marks": ["array", []], "mark_label": ["string", null], "notes": ["array", []], "ranks": ["array", []],
		"lower_is_better": ["boolean", false], "total": ["boolean", false], "empty": ["string", null], "style": ["boolean", true]}';
	n CONSTANT integer := coalesce(cardinality(labels), 0);
	o record;
	result jsonb;
	wrong text;
BEGIN
	IF kind IS NULL OR kind <> ALL (kinds) THEN
		RAISE EXCEPTION 'unknown kind of chart: %', coalesce('"' || kind || '"', 'NULL')
			USING ERRCODE = 'invalid_parameter_value', HINT = format('Kinds are: %s.', array_to_string(kinds, ', '));
	END IF;
	IF n <> coalesce(cardinality(figures), 0) OR array_ndims(labels) > 1 OR array_ndims(figures) > 1 THEN
		RAISE EXCEPTION 'a chart needs one value for each label'
			USING ERRCODE = 'invalid_parameter_value', DETAIL = format('There are %s labels and %s values.', n, coalesce(cardinality(figures), 0)),
				  HINT = 'Give two arrays of one dimension and the same length; a value that is not known is NULL.';
	END IF;
	IF n > 5000 THEN
		RAISE EXCEPTION 'a chart can show at most 5000 values, not %', n USING ERRCODE = 'program_limit_exceeded';
	END IF;
	IF coalesce(jsonb_typeof(options), 'object') <> 'object' THEN
		RAISE EXCEPTION 'options of a chart must be a JSON object' USING ERRCODE = 'invalid_parameter_value', HINT = 'As in {"title": "Growth", "format": "percent"}.';
	END IF;
	SELECT jsonb_object_agg(d.key, d.value->1) INTO result FROM jsonb_each(known) d;
	FOR o IN SELECT e.key, e.value, known->e.key->>0 AS type FROM jsonb_each(options) e WHERE e.value <> 'null' LOOP
		wrong := CASE WHEN o.type IS NULL THEN 'unknown option of a chart: "%s"'
			-- one label is a list of one
			WHEN o.key = 'highlight' AND jsonb_typeof(o.value) = 'string' THEN NULL
			WHEN jsonb_typeof(o.value) <> o.type THEN 'option "%s" of a chart must be JSON of type ' || o.type END;
		IF wrong IS NULL AND o.type = 'number' AND NOT coalesce((o.value #>> '{}')::numeric % 1 = 0
			AND (o.value #>> '{}')::numeric BETWEEN CASE o.key WHEN 'width' THEN 200 WHEN 'height' THEN 80 ELSE 0 END
				AND CASE o.key WHEN 'decimals' THEN 30 WHEN 'unit_mult' THEN 15 ELSE 4000 END, false) THEN
			wrong := 'option "%s" of a chart must be a whole number of its range';
		ELSIF wrong IS NULL AND o.key IN ('marks', 'notes', 'ranks') AND jsonb_array_length(o.value) NOT IN (0, n) THEN
			wrong := 'option "%s" of a chart must have one element for each label';
		ELSIF wrong IS NULL AND o.key IN ('marks', 'ranks')
			AND EXISTS (SELECT FROM jsonb_array_elements(o.value) e WHERE jsonb_typeof(e) NOT IN ('number', 'null')) THEN
			wrong := 'option "%s" of a chart must be numbers';
		ELSIF wrong IS NULL AND o.key = 'format' AND o.value #>> '{}' NOT IN ('number', 'percent', 'points', 'count', 'amount') THEN
			wrong := 'option "%s" of a chart must be number, percent, points, count or amount';
		ELSIF wrong IS NULL AND o.key = 'lang' AND o.value #>> '{}' NOT IN ('zh', 'zh-Hans', 'zh-Hant', 'en') THEN
			wrong := 'option "%s" of a chart must be zh, zh-Hant or en';
		END IF;
		IF wrong IS NOT NULL THEN
			RAISE EXCEPTION '%', format(wrong, o.key)
				USING ERRCODE = 'invalid_parameter_value', HINT = CASE
					WHEN o.type = 'number' THEN 'width 200 to 4000, height 80 to 4000, decimals 0 to 30, unit_mult 0 to 15.'
					ELSE format('Options are: %s.', (SELECT string_agg(k, ', ' ORDER BY k COLLATE "C") FROM jsonb_object_keys(known) k)) END;
		END IF;
		result := result || jsonb_build_object(o.key, CASE WHEN o.key = 'highlight' AND jsonb_typeof(o.value) = 'string' THEN jsonb_build_array(o.value) ELSE o.value END);
	END LOOP;
	IF kind = 'funnel' AND EXISTS (SELECT FROM unnest(figures) f WHERE f < 0) THEN
		RAISE EXCEPTION 'a funnel shows no value below zero' USING ERRCODE = 'invalid_parameter_value', HINT = 'Use a chart of kind bar.';
	END IF;
	RETURN result || jsonb_build_object(
		'empty', coalesce(result->>'empty', CASE result->>'lang' WHEN 'zh-Hant' THEN '暫無數據' WHEN 'en' THEN 'no figures' ELSE '暂无数据' END),
		-- a gap and a contribution say in which direction
		'signed', coalesce((result->>'signed')::boolean, kind IN ('ranking', 'waterfall')));
END
$function$;
COMMENT ON FUNCTION @extschema@.chart_options(pg_catalog.text, pg_catalog.text[], pg_catalog.numeric[], pg_catalog.jsonb) IS
'what chart was asked for, checked, with what was not said put in; see chart';

CREATE FUNCTION indstat_internal.chart_home()
RETURNS pg_catalog.text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT pg_catalog.quote_ident(n.nspname::pg_catalog.text)
	FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) e.extnamespace
	WHERE e.extname OPERATOR(pg_catalog.=) 'indstat'::pg_catalog.name;
END;
COMMENT ON FUNCTION indstat_internal.chart_home() IS
'the schema of the extension, quoted: what a chart calls is found there';

CREATE FUNCTION @extschema@.chart_printed(figures pg_catalog.numeric[], options pg_catalog.jsonb, voice pg_catalog.text)
RETURNS pg_catalog.text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	shape CONSTANT text := options->>'format';
	arguments CONSTANT integer[] := CASE WHEN shape = 'count' THEN '{}'
		WHEN shape = 'amount' THEN ARRAY[coalesce((options->>'decimals')::integer, 1), (options->>'unit_mult')::integer]
		WHEN options->>'decimals' IS NOT NULL THEN ARRAY[(options->>'decimals')::integer] ELSE '{}' END;
	unit CONSTANT text := CASE WHEN nullif(options->>'unit', '') IS NULL THEN '' WHEN options->>'lang' LIKE 'zh%' THEN options->>'unit' ELSE ' ' || (options->>'unit') END;
	result text[];
BEGIN
	EXECUTE format('SELECT array_agg(%sprint_figure(u.f, $2, $3, $4, $5) || $6 ORDER BY u.n) FROM unnest($1) WITH ORDINALITY u (f, n)', voice)
	INTO result USING figures, shape, arguments, CASE WHEN (options->>'signed')::boolean THEN '{+#,-#,#}'::text[] END, options->>'lang', unit;
	RETURN coalesce(result, '{}');
END
$function$;
COMMENT ON FUNCTION @extschema@.chart_printed(pg_catalog.numeric[], pg_catalog.jsonb, pg_catalog.text) IS
'the figures of a chart as they are printed in it; voice: what print_figure is called before its name; see chart';

CREATE FUNCTION @extschema@.chart_svg(kind pg_catalog.text, labels pg_catalog.text[], figures pg_catalog.numeric[], printed pg_catalog.text[],
	options pg_catalog.jsonb, home pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	em CONSTANT integer := 12;		-- the height of letters
	-- of a text $1 what fits into one line of $2
	one_line CONSTANT text := format('SELECT %1$s.escape_markup(CASE WHEN cardinality(l) > 1 THEN rtrim((%1$s.chart_lines($1, greatest($2 - 1, 1)))[1], ''- '') || ''…'' ELSE l[1] END) FROM %1$s.chart_lines($1, $2) l', home);
	width numeric := (options->>'width')::numeric;
	n CONSTANT integer := coalesce(cardinality(labels), 0);
	title CONSTANT text := nullif(options->>'title', '');
	marks numeric[] := ARRAY(SELECT (m #>> '{}')::numeric FROM jsonb_array_elements(options->'marks') m);
	escaped text;
	note text;
	body text[] := '{}';
	title_lines text[];
	top numeric := 4;
	label_width numeric := 0;
	rank_width numeric := 0;
	note_width numeric := 0;
	left_pad numeric := 0;
	right_pad numeric := 0;
	x0 numeric;			-- where the lowest and the highest value are
	x1 numeric;
	lowest numeric;
	highest numeric;
	height numeric;
	bottom numeric;
	r record;
	x numeric;
	y numeric;
	last integer;
	last_y numeric;
	sum numeric := 0;
BEGIN
	EXECUTE format('SELECT %1$s.chart_lines($1, $2)', home) INTO title_lines USING title, (width - 8) / (em + 1);
	FOR i IN 1 .. coalesce(cardinality(title_lines), 0) LOOP
		top := top + em + 5;
		EXECUTE format('SELECT %s.escape_markup($1)', home) INTO escaped USING title_lines[i];
		body := array_append(body, format('<text class="title" x="4" y="%s">%s</text>', top - 3, escaped));
	END LOOP;
	IF options->>'mark_label' IS NOT NULL AND cardinality(marks) > 0 THEN
		top := top + em + 6;
		EXECUTE one_line INTO escaped USING options->>'mark_label', (width - 36) / em;
		body := array_append(body, format('<line class="%s" x1="%s" x2="%s" y1="%s" y2="%s"/><text class="note" x="28" y="%s">%s</text>',
			CASE kind WHEN 'line' THEN 'other' ELSE 'mark' END, CASE kind WHEN 'line' THEN 4 ELSE 14 END, CASE kind WHEN 'line' THEN 24 ELSE 14 END,
			CASE kind WHEN 'line' THEN top - 7 ELSE top - 12 END, CASE kind WHEN 'line' THEN top - 7 ELSE top - 1 END, top - 3, escaped));
	END IF;
	top := top + 6;

	IF n = 0 OR NOT EXISTS (SELECT FROM unnest(figures) f WHERE f IS NOT NULL) THEN
		EXECUTE one_line INTO escaped USING options->>'empty', (width - 16) / em;
		height := top + 60;
		body := array_append(body, format('<rect class="frame" x="4" y="%s" width="%s" height="50"/><text class="note" x="%s" y="%s" text-anchor="middle">%s</text>',
			top, width - 8, round(width / 2, 1), top + 29, escaped));

	ELSIF kind = 'line' THEN
		height := greatest((options->>'height')::numeric, top + 80);
		last := (SELECT max(i) FROM generate_subscripts(figures, 1) i WHERE figures[i] IS NOT NULL);
		SELECT min(f), max(f) INTO lowest, highest FROM unnest(figures || marks) f;
		IF lowest = highest THEN
			lowest := lowest - 1;
			highest := highest + 1;
		END IF;
		EXECUTE format('SELECT %1$s.chart_em($1) * $2 + 10, max(%1$s.chart_em(p)) * $2 FROM unnest($3) p', home) INTO right_pad, left_pad USING printed[last], em, printed;
		-- figures need their room
		width := greatest(width, right_pad + left_pad + 40);
		-- where the last value is not the last of all it stands above its point
		x0 := 8;
		x1 := width - CASE WHEN last = n THEN right_pad ELSE 8 END;
		top := top + em + 4;
		bottom := height - 2 * em - 12;
		IF lowest < 0 AND highest > 0 THEN
			y := round(bottom - (bottom - top) * (0 - lowest) / (highest - lowest), 1);
			body := array_append(body, format('<line class="axis" x1="4" x2="%s" y1="%s" y2="%2$s"/>', width - 4, y));
		END IF;
		/* a line for every run of values that are known, a point where one stands alone */
		FOR r IN
			SELECT s.other, count(*) AS points, string_agg(format('%s,%s', round(CASE WHEN n = 1 THEN (x0 + x1) / 2 ELSE x0 + (x1 - x0) * (s.i - 1) / (n - 1) END, 1),
				round(bottom - (bottom - top) * (s.value - lowest) / (highest - lowest), 1)), ' ' ORDER BY s.i) AS line
			FROM (SELECT v.other, v.i, v.value, v.i - row_number() OVER (PARTITION BY v.other ORDER BY v.i) AS run
				  FROM (SELECT true AS other, i, marks[i] AS value FROM generate_subscripts(marks, 1) i
						UNION ALL SELECT false, i, figures[i] FROM generate_subscripts(figures, 1) i) v
				  WHERE v.value IS NOT NULL) s
			GROUP BY s.other, s.run ORDER BY s.other DESC, min(s.i)
		LOOP
			body := array_append(body, CASE WHEN r.points > 1 THEN format('<polyline class="%s" points="%s"/>', CASE WHEN r.other THEN 'other' ELSE 'line' END, r.line)
				ELSE format('<circle class="%s" cx="%s" cy="%s" r="2.5"/>', CASE WHEN r.other THEN 'otherdot' ELSE 'dot' END, split_part(r.line, ',', 1), split_part(r.line, ',', 2)) END);
		END LOOP;
		last_y := round(bottom - (bottom - top) * (figures[last] - lowest) / (highest - lowest), 1);
		/* the last value, the greatest and the least are printed; the others are in the tips */
		FOR r IN
			SELECT v.i, v.text, v.value, v.label, v.i = last AS is_last, v.i = v.greatest AS is_greatest, v.i IN (last, v.greatest, v.least) AS shown
			FROM (SELECT i, printed[i] AS text, figures[i] AS value, coalesce(labels[i], '') AS label,
					first_value(i) OVER (ORDER BY figures[i] DESC NULLS LAST, i DESC) AS greatest,
					first_value(i) OVER (ORDER BY figures[i] NULLS LAST, i DESC) AS least
				  FROM generate_subscripts(figures, 1) i) v
			WHERE v.value IS NOT NULL ORDER BY v.i
		LOOP
			x := round(CASE WHEN n = 1 THEN (x0 + x1) / 2 ELSE x0 + (x1 - x0) * (r.i - 1) / (n - 1) END, 1);
			y := round(bottom - (bottom - top) * (r.value - lowest) / (highest - lowest), 1);
			EXECUTE format('SELECT %1$s.escape_markup($1 || '' '' || $2)', home) INTO escaped USING r.label, r.text;
			body := array_append(body, format('<circle class="%s" cx="%s" cy="%s" r="%s"><title>%s</title></circle>',
				CASE WHEN r.is_last OR options->'highlight' ? r.label THEN 'lastdot' ELSE 'dot' END, x, y, CASE WHEN r.is_last THEN 3.5 WHEN n > 60 THEN 1 ELSE 2 END, escaped));
			CONTINUE WHEN NOT r.shown;
			EXECUTE format('SELECT %1$s.escape_markup($1), %1$s.chart_em($1) * $2', home) INTO escaped, note_width USING r.text, em;
			IF r.is_last AND last = n THEN
				body := array_append(body, format('<text class="value" x="%s" y="%s">%s</text>', x + 7, y + 4, escaped));
			-- not upon the last one
			ELSIF r.is_last OR last <> n OR x + note_width / 2 < x1 OR abs(y - last_y) > 2 * em THEN
				body := array_append(body, format('<text class="%s" x="%s" y="%s" text-anchor="middle">%s</text>', CASE WHEN r.is_last THEN 'value' ELSE 'note' END,
					round(least(greatest(x, note_width / 2 + 2), width - note_width / 2 - 2), 1), CASE WHEN r.is_greatest OR r.is_last THEN y - 7 ELSE y + em + 4 END, escaped));
			END IF;
		END LOOP;
		/* the first label and the last, if there is room for both */
		EXECUTE format('SELECT %1$s.chart_em($1) * $3, %1$s.chart_em($2) * $3', home) INTO left_pad, note_width USING coalesce(labels[1], ''), coalesce(labels[n], ''), em;
		IF n > 1 AND left_pad + note_width + 20 < width THEN
			EXECUTE format('SELECT %s.escape_markup($1)', home) INTO escaped USING coalesce(labels[1], '');
			body := array_append(body, format('<text class="note" x="4" y="%s">%s</text>', height - 4, escaped));
		END IF;
		EXECUTE one_line INTO escaped USING coalesce(labels[n], ''), (width - 8) / em;
		body := array_append(body, format('<text class="note" x="%s" y="%s" text-anchor="%s">%s</text>',
			round(CASE WHEN n = 1 THEN width / 2 ELSE least(greatest(x1 + note_width / 2, note_width + 4), width - 4) END, 1), height - 4, CASE WHEN n = 1 THEN 'middle' ELSE 'end' END, escaped));

	ELSE
		/* rows: a label, a bar from one value to another, what is printed beside it */
		EXECUTE format('SELECT least(max(%1$s.chart_em(l)) * $2 + 8, $3 * 0.42) FROM unnest($1) l', home) INTO label_width USING labels, em, width;
		label_width := coalesce(label_width, 8);
		EXECUTE format('SELECT coalesce(max(%1$s.chart_em(t #>> ''{}'')) * $2 + 10, 0) FROM jsonb_array_elements($1) t', home) INTO note_width USING options->'notes', em;
		note_width := least(note_width, width * 0.42);
		IF kind = 'ranking' THEN
			EXECUTE format('SELECT %s.chart_em($1::text) * $2 + 6', home) INTO rank_width USING greatest(n, (SELECT max(q::text::numeric) FROM jsonb_array_elements(options->'ranks') q WHERE q <> 'null')), em;
		END IF;
		EXECUTE format('SELECT coalesce(max(w.em) FILTER (WHERE w.value < 0 AND $4) * $3 * 1.08 + 6, 0), coalesce(max(w.em) FILTER (WHERE w.value >= 0 OR w.value IS NULL OR NOT $4) * $3 * 1.08 + 8, 8)
			FROM (SELECT %s.chart_em(coalesce(p, ''–'')) AS em, v AS value FROM unnest($1, $2) u (p, v)) w', home)
		INTO left_pad, right_pad USING printed, figures, em, kind IN ('bar', 'ranking');
		-- figures need their room: labels give way, and then the picture is as wide as it must be
		label_width := greatest(least(label_width, width - rank_width - left_pad - right_pad - note_width - 44), least(label_width, 5 * em));
		width := greatest(width, label_width + rank_width + left_pad + right_pad + note_width + 44);
		x0 := label_width + rank_width + left_pad + 4;
		x1 := width - right_pad - note_width;
		SELECT least(min(least(b.first, b.upto)), 0), greatest(max(greatest(b.first, b.upto)), 0) INTO lowest, highest
		FROM (SELECT CASE kind WHEN 'funnel' THEN -f / 2 WHEN 'waterfall' THEN CASE WHEN i = n AND (options->>'total')::boolean THEN 0
				ELSE coalesce(sum(f) OVER (ORDER BY i ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) END ELSE 0 END AS first,
				CASE kind WHEN 'funnel' THEN f / 2 WHEN 'waterfall' THEN CASE WHEN i = n AND (options->>'total')::boolean THEN f
				ELSE sum(f) OVER (ORDER BY i) END ELSE f END AS upto
			  FROM unnest(figures) WITH ORDINALITY u (f, i)
			  UNION ALL SELECT 0, m FROM unnest(marks) m) b;
		IF lowest = highest THEN
			highest := lowest + 1;
		END IF;
		x := round(x0 + (x1 - x0) * (0 - lowest) / (highest - lowest), 1);
		y := top;
		FOR r IN EXECUTE format('SELECT u.i, u.label, u.value, u.printed, u.mark, u.note, (%1$s.chart_lines(coalesce(u.label, ''''), $8)) AS lines,
				coalesce(u.given, CASE WHEN u.value IS NOT NULL THEN rank() OVER (ORDER BY CASE WHEN $7 THEN u.value ELSE -u.value END) END) AS place
			FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY u (label, value, printed, mark, note, given, i)
			ORDER BY CASE WHEN $9 THEN u.given END NULLS LAST, CASE WHEN $9 THEN CASE WHEN $7 THEN u.value ELSE -u.value END END NULLS LAST, u.i', home)
			USING labels, figures, printed, marks, ARRAY(SELECT t #>> '{}' FROM jsonb_array_elements(options->'notes') t),
				ARRAY(SELECT (t #>> '{}')::numeric::bigint FROM jsonb_array_elements(options->'ranks') t), (options->>'lower_is_better')::boolean,
				(label_width - 8) / em, kind = 'ranking'
		LOOP
			DECLARE
				total CONSTANT boolean := kind = 'waterfall' AND r.i = n AND (options->>'total')::boolean;
				first CONSTANT numeric := CASE WHEN kind = 'funnel' THEN -r.value / 2 WHEN kind = 'waterfall' AND NOT total THEN sum ELSE 0 END;
				upto CONSTANT numeric := CASE WHEN kind = 'funnel' THEN r.value / 2 WHEN kind = 'waterfall' AND NOT total THEN sum + r.value ELSE r.value END;
				low CONSTANT numeric := round(x0 + (x1 - x0) * (least(first, upto) - lowest) / (highest - lowest), 1);
				high CONSTANT numeric := round(x0 + (x1 - x0) * (greatest(first, upto) - lowest) / (highest - lowest), 1);
				mark CONSTANT numeric := round(x0 + (x1 - x0) * (r.mark - lowest) / (highest - lowest), 1);
				tall CONSTANT numeric := CASE WHEN cardinality(r.lines) > 1 THEN 2 * em + 10 ELSE em + 12 END;
				beside numeric;
				words text;
			BEGIN
				EXECUTE format('SELECT %1$s.escape_markup(concat_ws('' '', $1, $2, $3))', home) INTO escaped USING r.label, coalesce(r.printed, '–'), r.note;
				words := format('<g><title>%s</title>', escaped);
				FOR i IN 1 .. cardinality(r.lines) LOOP
					EXECUTE format('SELECT %s.escape_markup($1)', home) INTO escaped USING r.lines[i];
					words := words || format('<text class="%s" x="%s" y="%s">%s</text>', CASE WHEN total OR options->'highlight' ? r.label THEN 'label strong' ELSE 'label' END,
						4 + rank_width, round(y + tall / 2 + 4 + (i - 1 - (cardinality(r.lines) - 1) / 2.0) * (em + 2), 1), escaped);
				END LOOP;
				IF kind = 'ranking' AND r.place IS NOT NULL THEN
					words := words || format('<text class="rank" x="%s" y="%s" text-anchor="end">%s</text>', round(rank_width - 2, 1), round(y + tall / 2 + 4, 1), r.place);
				END IF;
				IF r.value IS NOT NULL THEN
					words := words || format('<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>',
						CASE WHEN total THEN 'total' WHEN options->'highlight' ? r.label THEN 'high' WHEN r.value < 0 THEN 'below' ELSE 'bar' END,
						low, round(y + (tall - em - 4) / 2, 1), greatest(high - low, 0.5), em + 4);
				END IF;
				IF mark IS NOT NULL THEN
					words := words || format('<line class="mark" x1="%s" x2="%1$s" y1="%s" y2="%s"/>', mark, round(y + (tall - em) / 2 - 5, 1), round(y + (tall + em) / 2 + 5, 1));
				END IF;
				EXECUTE format('SELECT %s.escape_markup($1)', home) INTO escaped USING coalesce(r.printed, '–');
				IF r.value < 0 AND kind IN ('bar', 'ranking') THEN
					beside := low - CASE WHEN mark < low AND mark > low - left_pad THEN low - mark ELSE 0 END - 4;
					words := words || format('<text class="value" x="%s" y="%s" text-anchor="end">%s</text>', greatest(beside, label_width + rank_width + left_pad), round(y + tall / 2 + 4, 1), escaped);
				ELSE
					beside := CASE WHEN kind = 'funnel' THEN x1 WHEN r.value IS NULL THEN x ELSE high END;
					beside := CASE WHEN mark >= beside AND mark < beside + right_pad THEN mark ELSE beside END + 4;
					words := words || format('<text class="value" x="%s" y="%s">%s</text>', beside, round(y + tall / 2 + 4, 1), escaped);
				END IF;
				IF r.note IS NOT NULL AND note_width > 0 THEN
					EXECUTE one_line INTO escaped USING r.note, note_width / em;
					words := words || format('<text class="note" x="%s" y="%s" text-anchor="end">%s</text>', width - 2, round(y + tall / 2 + 4, 1), escaped);
				END IF;
				body := array_append(body, words || '</g>');
				/* a step leads on from where the one before it ended */
				IF kind = 'waterfall' AND NOT total THEN
					sum := sum + coalesce(r.value, 0);
					IF r.i < n THEN
						body := array_append(body, format('<line class="axis" x1="%s" x2="%1$s" y1="%s" y2="%s"/>',
							round(x0 + (x1 - x0) * (sum - lowest) / (highest - lowest), 1), round(y + (tall + em + 4) / 2, 1), y + tall + 4));
					END IF;
				END IF;
				y := y + tall;
			END;
		END LOOP;
		height := y + 4;
		IF kind <> 'funnel' THEN
			body := array_append(body, format('<line class="axis" x1="%s" x2="%1$s" y1="%s" y2="%s"/>', x, top, y));
		END IF;
	END IF;

	EXECUTE format('SELECT %1$s.escape_markup($1), CASE WHEN $2 THEN ''<style>'' || %1$s.chart_style() || ''</style>'' END', home)
	INTO escaped, note USING coalesce(title, kind), (options->>'style')::boolean;
	RETURN concat(format('<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 %s %s" width="%1$s" height="%2$s" role="img" aria-label="%s">', width, height, escaped),
		note, array_to_string(body, ''), '</svg>');
END
$function$;
COMMENT ON FUNCTION @extschema@.chart_svg(pg_catalog.text, pg_catalog.text[], pg_catalog.numeric[], pg_catalog.text[], pg_catalog.jsonb, pg_catalog.text) IS
'draws a chart whose options were checked and whose figures were printed; see chart';

CREATE FUNCTION @extschema@.chart_style()
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $style$
.chart{--ink:#1c2733;--soft:#5a6775;--line:#c3ccd5;--bar:#3b78b8;--below:#b85c2e;--high:#123f73;--total:#5b6875;--mark:#a3164f;max-width:100%;height:auto;font:12px system-ui,"Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
@media screen and (prefers-color-scheme:dark){.chart{--ink:#e6ebf0;--soft:#a5b1bd;--line:#47525e;--bar:#6fa8de;--below:#e39467;--high:#b9dcff;--total:#93a0ad;--mark:#ff8fbb}}
.chart text{fill:var(--ink)}.chart .title{font-weight:600;font-size:13px}.chart .note,.chart .rank{fill:var(--soft)}.chart .value,.chart .strong{font-weight:600}
.chart .bar{fill:var(--bar)}.chart .below{fill:var(--below)}.chart .high{fill:var(--high)}.chart .total{fill:var(--total)}
.chart .axis{stroke:var(--line)}.chart .mark{stroke:var(--mark);stroke-width:2}.chart .frame{fill:none;stroke:var(--line);stroke-dasharray:4 3}
.chart .line{fill:none;stroke:var(--bar);stroke-width:2;stroke-linejoin:round}.chart .other{fill:none;stroke:var(--mark);stroke-width:1.5;stroke-dasharray:5 3}
.chart .dot{fill:var(--bar)}.chart .lastdot{fill:var(--high)}.chart .otherdot{fill:var(--mark)}
$style$;
COMMENT ON FUNCTION @extschema@.chart_style() IS
'the style sheet of a chart: colours by the variables --ink, --soft, --line, --bar, --below, --high, --total and --mark of class chart, for light and dark screens and for paper; a page with several charts that have "style": false has it once';

CREATE FUNCTION @extschema@.chart(kind pg_catalog.text, labels pg_catalog.text[], figures pg_catalog.numeric[], options pg_catalog.jsonb DEFAULT '{}')
RETURNS pg_catalog.text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT @extschema@.chart_svg(kind, labels, figures, @extschema@.chart_printed(figures, c.checked, h.home OPERATOR(pg_catalog.||) '.'::pg_catalog.text), c.checked, h.home)
	FROM (SELECT @extschema@.chart_options(kind, labels, figures, options) AS checked) c, (SELECT indstat_internal.chart_home() AS home) h;
END;
COMMENT ON FUNCTION @extschema@.chart(pg_catalog.text, pg_catalog.text[], pg_catalog.numeric[], pg_catalog.jsonb) IS
'a chart as SVG, well-formed XML that needs nothing else. kind: line, bar, ranking (bars from the best on, with their ranks, 1224), waterfall (parts that add up) or funnel; one value for each label, NULL where it is not known: a gap in a line, a row without a bar. Values are printed exactly, rounded once. options: title; format (number, percent, points, count, amount) with decimals, unit_mult and unit; lang (zh, zh-Hant, en); signed (+ before what is above zero: ranking and waterfall unless said otherwise); width, height (pixels; height: of a line alone); highlight (a label or a list of them); marks (another value for each label: a stroke on a bar, a dashed line) and mark_label; notes (a text for each label, at the right); ranks (those that were published) and lower_is_better of a ranking; total (true: the last value of a waterfall is the whole, from zero); empty (what is said without any figure); style (false: without its style sheet, chart_style()). What is wrong is error 22023 and says what would be right, more than 5000 values 54000, NaN and infinite ones 22003; arrays that are NULL are empty ones, and a chart without figures is an empty frame that says so';

CREATE FUNCTION indstat_internal.chart_specification(kind pg_catalog.text, labels pg_catalog.text[], figures pg_catalog.numeric[], printed pg_catalog.text[],
	checked pg_catalog.jsonb)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	rows jsonb;
	order_by jsonb := '{"field": "place", "type": "ordinal"}';
	layers jsonb;
	x jsonb;
	y jsonb;
	colour CONSTANT jsonb := '{"field": "part", "type": "nominal", "legend": null,
		"scale": {"domain": ["bar", "below", "high", "total"], "range": ["#3b78b8", "#b85c2e", "#123f73", "#5b6875"]}}';
BEGIN
	SELECT coalesce(jsonb_agg(jsonb_build_object('label', coalesce(r.label, ''), 'place', r.i, 'value', r.value, 'printed', r.printed)
			|| CASE WHEN r.total OR kind = 'waterfall' THEN jsonb_build_object('from', CASE WHEN r.total THEN 0 ELSE r.upto - r.value END, 'to', CASE WHEN r.total THEN r.value ELSE r.upto END)
				WHEN kind = 'funnel' THEN jsonb_build_object('from', trim_scale(-r.value / 2), 'to', trim_scale(r.value / 2)) ELSE '{}' END
			|| CASE WHEN kind = 'ranking' THEN jsonb_build_object('rank', coalesce(nullif(checked #> ARRAY['ranks', (r.i - 1)::text], 'null'), to_jsonb(r.rank))) ELSE '{}' END
			|| jsonb_strip_nulls(jsonb_build_object('mark', checked #> ARRAY['marks', (r.i - 1)::text], 'note', checked #> ARRAY['notes', (r.i - 1)::text]))
			|| jsonb_build_object('part', CASE WHEN r.total THEN 'total' WHEN checked->'highlight' ? r.label THEN 'high' WHEN r.value < 0 THEN 'below' ELSE 'bar' END)
			ORDER BY r.i), '[]') INTO rows
	FROM (SELECT u.i, u.label, u.value, u.printed, coalesce(sum(u.value) OVER (ORDER BY u.i), 0) AS upto,
			kind = 'waterfall' AND (checked->>'total')::boolean AND u.i = cardinality(labels) AS total,
			CASE WHEN u.value IS NOT NULL THEN rank() OVER (ORDER BY CASE WHEN (checked->>'lower_is_better')::boolean THEN u.value ELSE -u.value END) END AS rank
		  FROM unnest(labels, figures, printed) WITH ORDINALITY u (label, value, printed, i)) r;
	IF kind = 'ranking' THEN
		order_by := '{"field": "rank", "type": "quantitative"}';
	END IF;
	x := jsonb_build_object('field', CASE WHEN kind IN ('waterfall', 'funnel') THEN 'from' ELSE 'value' END, 'type', 'quantitative',
		'title', checked->'unit', 'axis', CASE WHEN kind = 'funnel' THEN 'null'::jsonb ELSE '{}'::jsonb END);
	y := jsonb_build_object('field', 'label', 'type', 'nominal', 'title', NULL, 'axis', '{"labelLimit": 220}'::jsonb,
		'sort', jsonb_build_object('field', order_by->'field', 'op', 'min', 'order', 'ascending'));
	IF kind = 'line' THEN
		layers := jsonb_build_array(jsonb_build_object('mark', '{"type": "line", "point": true, "color": "#3b78b8"}'::jsonb,
			'encoding', jsonb_build_object('x', y - 'axis', 'y', x || '{"scale": {"zero": false}}',
				'tooltip', '[{"field": "label"}, {"field": "printed"}]'::jsonb)));
	ELSE
		layers := jsonb_build_array(
			jsonb_build_object('mark', '{"type": "bar"}'::jsonb, 'encoding', jsonb_build_object('y', y, 'x', x, 'color', colour,
				'tooltip', '[{"field": "label"}, {"field": "printed"}]'::jsonb)
				|| CASE WHEN kind IN ('waterfall', 'funnel') THEN '{"x2": {"field": "to"}}'::jsonb ELSE '{}'::jsonb END),
			jsonb_build_object('mark', '{"type": "text", "align": "left", "dx": 4}'::jsonb, 'encoding', jsonb_build_object('y', y,
				'x', CASE WHEN kind IN ('waterfall', 'funnel') THEN x || '{"field": "to"}' ELSE x END, 'text', '{"field": "printed", "type": "nominal"}'::jsonb)));
	END IF;
	IF jsonb_array_length(checked->'marks') > 0 THEN
		layers := layers || jsonb_build_array(CASE WHEN kind = 'line'
			THEN jsonb_build_object('mark', '{"type": "line", "strokeDash": [5, 3], "color": "#a3164f"}'::jsonb, 'encoding', jsonb_build_object('x', y - 'axis', 'y', x || '{"field": "mark"}'))
			ELSE jsonb_build_object('mark', '{"type": "tick", "thickness": 2, "color": "#a3164f"}'::jsonb, 'encoding', jsonb_build_object('y', y, 'x', x || '{"field": "mark"}')) END);
	END IF;
	RETURN jsonb_build_object('$schema', 'https://vega.github.io/schema/vega-lite/v5.json', 'width', checked->'width', 'title', coalesce(checked->'title', 'null'),
		'data', jsonb_build_object('values', rows), 'layer', layers);
END
$function$;
COMMENT ON FUNCTION indstat_internal.chart_specification(pg_catalog.text, pg_catalog.text[], pg_catalog.numeric[], pg_catalog.text[], pg_catalog.jsonb) IS
'the specification of a chart whose options were checked and whose figures were printed; see chart_vega';

CREATE FUNCTION @extschema@.chart_vega(kind pg_catalog.text, labels pg_catalog.text[], figures pg_catalog.numeric[], options pg_catalog.jsonb DEFAULT '{}')
RETURNS pg_catalog.jsonb
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT indstat_internal.chart_specification(kind, labels, figures, @extschema@.chart_printed(figures, c.checked, indstat_internal.chart_home() OPERATOR(pg_catalog.||) '.'::pg_catalog.text), c.checked)
	FROM (SELECT @extschema@.chart_options(kind, labels, figures, options) AS checked) c;
END;
COMMENT ON FUNCTION @extschema@.chart_vega(pg_catalog.text, pg_catalog.text[], pg_catalog.numeric[], pg_catalog.jsonb) IS
'the same as chart with the same arguments, as a specification of Vega-Lite (version 5) with its data: value, what is printed, and where there are any rank, mark, note, and from where to where a bar goes; errors as of chart';

