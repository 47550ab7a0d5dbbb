/*
 * load_figures: a file that lies in load_staged goes into observation
 *
 *	load_read		takes the lines apart into the temporary table indstat_load_cell:
 *					one row for each figure, with what the file says of it
 *	load_figures	finds out what each word stands for, once for each different
 *					word; then goes through the figures in batches, lists what
 *					is refused and writes what is new or changed
 *	undo_load		the way back
 *
 * Everything runs with the rights of the caller, in his transaction.  What is
 * checked is checked as a set: nothing here raises an error for one bad cell.
 */

CREATE FUNCTION @extschema@.fitting_period(period @extschema@.ref_period, frequency pg_catalog.text, cumulative pg_catalog.bool, day_means pg_catalog.text, to_date pg_catalog.bool)
RETURNS @extschema@.ref_period
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN @extschema@.frequency(n.named) = frequency
				OR @extschema@.starts_in_january(n.named) AND @extschema@.months(n.named) <= 12
					AND CASE WHEN cumulative THEN @extschema@.months(n.named) % u.unit = 0 ELSE u.unit = 1 AND @extschema@.months(n.named) = 2 END
				THEN n.named END
	FROM (SELECT CASE frequency WHEN 'A' THEN 12 WHEN 'S' THEN 6 WHEN 'T' THEN 4 WHEN 'Q' THEN 3 WHEN 'M' THEN 1 END AS unit) u
	-- a day that stands for a period
	CROSS JOIN LATERAL (SELECT CASE WHEN @extschema@.frequency(period) = 'D' AND frequency <> 'D' AND day_means <> 'day' THEN
			CASE WHEN u.unit IS NOT NULL THEN @extschema@.containing_period(@extschema@.start_date(period), frequency)
				 WHEN frequency = 'W' THEN @extschema@.ref_week(extract(isoyear FROM @extschema@.start_date(period))::integer, extract(week FROM @extschema@.start_date(period))::integer) END END AS around OFFSET 0) a
	CROSS JOIN LATERAL (SELECT CASE WHEN CASE day_means WHEN 'first_day' THEN @extschema@.start_date(a.around) = @extschema@.start_date(period)
			WHEN 'last_day' THEN @extschema@.end_date(a.around) = @extschema@.end_date(period) ELSE a.around IS NOT NULL END THEN a.around ELSE period END AS named OFFSET 0) d
	-- the last month that stands for all from January, and the other way round
	CROSS JOIN LATERAL (SELECT CASE
			WHEN NOT to_date OR u.unit IS NULL THEN d.named
			WHEN cumulative AND @extschema@.frequency(d.named) = frequency
				THEN @extschema@.ref_ytd(@extschema@.year_of(d.named), extract(month FROM @extschema@.end_date(d.named))::integer)
			WHEN NOT cumulative AND @extschema@.starts_in_january(d.named) AND @extschema@.months(d.named) BETWEEN u.unit + 1 AND 12
				AND @extschema@.months(d.named) % u.unit = 0 AND NOT (u.unit = 1 AND @extschema@.months(d.named) = 2)
				THEN @extschema@.ref_months((@extschema@.end_date(d.named) + 1 - make_interval(months => u.unit))::date, u.unit)
			ELSE d.named END AS named OFFSET 0) n;
END;
COMMENT ON FUNCTION @extschema@.fitting_period(@extschema@.ref_period, pg_catalog.text, pg_catalog.bool, pg_catalog.text, pg_catalog.bool) IS
'the period that a figure of an indicator of this frequency (SDMX CL_FREQ code) has when a file names a period: the same if it is of that frequency, January-February of a monthly one, or a span from January of a cumulative one. day_means: whether a day stands for the period that it is the first_day or last_day of, or lies in (any_day), or not (day). to_date: whether the last month or quarter names the span from January of a cumulative indicator, and such a span its last month or quarter of any other. NULL: the period does not fit, or an argument is NULL';

CREATE FUNCTION @extschema@.heading_columns(names pg_catalog.text[], headings pg_catalog.text[])
RETURNS pg_catalog.int4[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
	SELECT c.columns
	FROM unnest(names) WITH ORDINALITY n (name, place)
	CROSS JOIN LATERAL (
		SELECT array_agg(array_position(headings, lower(btrim(p.part))) ORDER BY p.place) AS columns
		FROM unnest(CASE WHEN array_position(headings, lower(btrim(n.name))) IS NOT NULL THEN ARRAY[n.name] ELSE string_to_array(n.name, '+') END) WITH ORDINALITY p (part, place)) c
	WHERE array_position(c.columns, NULL) IS NULL
	ORDER BY n.place LIMIT 1
$function$;
COMMENT ON FUNCTION @extschema@.heading_columns(pg_catalog.text[], pg_catalog.text[]) IS
'the columns of a file that the first of these names stands for: one, or several for headings with + between them. headings are in lower case; NULL if no name is there, or an argument is NULL';

CREATE FUNCTION @extschema@.sdmx_json_records(message pg_catalog.jsonb)
RETURNS TABLE (line pg_catalog.int8, cells pg_catalog.text[])
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
	WITH set_of AS (
		SELECT s.value AS data_set, st.structure
		FROM jsonb_array_elements(coalesce(message -> 'dataSets', message #> '{data,dataSets}')) WITH ORDINALITY s (value, place)
		CROSS JOIN LATERAL (SELECT coalesce(message -> 'structure', message #> '{data,structure}',
			message #> ARRAY['data', 'structures', coalesce(s.value ->> 'structure', '0')]) AS structure) st
	), dimension AS (
		-- in the order of the key, then time
		SELECT d.value ->> 'id' AS id, d.value -> 'values' AS codes, l.level, d.place - 1 AS place,
			row_number() OVER (ORDER BY l.rank, coalesce((d.value ->> 'keyPosition')::integer, d.place)) AS column_no
		FROM (SELECT structure FROM set_of LIMIT 1) s
		CROSS JOIN (VALUES ('dataSet', 1), ('series', 1), ('observation', 2)) l (level, rank)
		CROSS JOIN LATERAL jsonb_array_elements(coalesce(s.structure #> ARRAY['dimensions', l.level], '[]')) WITH ORDINALITY d (value, place)
	), attribute AS (
		SELECT a.value ->> 'id' AS id, a.value -> 'values' AS codes, a.place
		FROM (SELECT structure FROM set_of LIMIT 1) s
		CROSS JOIN LATERAL jsonb_array_elements(coalesce(s.structure #> '{attributes,observation}', '[]')) WITH ORDINALITY a (value, place)
	), figure AS (
		SELECT e.key AS series_key, o.key AS observation_key, o.value AS contents, row_number() OVER () AS no
		FROM set_of s
		CROSS JOIN LATERAL (
			SELECT x.key, x.value -> 'observations' AS observations FROM jsonb_each(coalesce(s.data_set -> 'series', '{}')) x
			UNION ALL SELECT '', s.data_set -> 'observations' WHERE s.data_set ? 'observations') e
		CROSS JOIN LATERAL jsonb_each(e.observations) o
	)
	SELECT 1, (SELECT array_agg(d.id ORDER BY d.column_no) FROM dimension d) || 'OBS_VALUE'::text || coalesce((SELECT array_agg(a.id ORDER BY a.place) FROM attribute a), '{}')
	UNION ALL
	SELECT 1 + f.no,
		(SELECT array_agg(d.codes -> (CASE d.level WHEN 'dataSet' THEN 0
			WHEN 'series' THEN split_part(f.series_key, ':', d.place::integer + 1)::integer
			ELSE split_part(f.observation_key, ':', d.place::integer + 1)::integer END) ->> 'id' ORDER BY d.column_no) FROM dimension d)
		|| (f.contents ->> 0)
		|| coalesce((SELECT array_agg(CASE WHEN jsonb_typeof(f.contents -> a.place::integer) = 'number' AND jsonb_typeof(a.codes) = 'array'
			THEN a.codes -> (f.contents ->> a.place::integer)::integer ->> 'id' ELSE f.contents ->> a.place::integer END ORDER BY a.place) FROM attribute a), '{}')
	FROM figure f
	ORDER BY 1
$function$;
COMMENT ON FUNCTION @extschema@.sdmx_json_records(pg_catalog.jsonb) IS
'the observations of an SDMX-JSON message (1.0 and 2.0, by series or flat) as records of SDMX-CSV: first the identifiers of dimensions, OBS_VALUE and the attributes of observations, then one record for each. NULL gives no row';

CREATE FUNCTION @extschema@.load_read(observation pg_catalog.regclass, profile pg_catalog.jsonb, any_session pg_catalog.bool)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
DECLARE
	marks CONSTANT text[] := ARRAY[',', ';', E'\t', '|'];
	-- also what nobody sees: no-break space, byte order mark
	blanks CONSTANT text := E' \t\u00A0\uFEFF';
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	p record;
	staged record;
	own text;			-- which lines
	lines_of text;		-- a query of them
	opening text;
	mark text;
	above text[] := '{}';
	r record;
	part text;
	cells text[];
	headings text[];
	plain text[];
	joined integer := 0;
	heading_line bigint;
	last_line bigint;
	region_cols integer[];
	indicator_cols integer[];
	period_cols integer[];
	value_cols integer[];
	others jsonb;
	used integer[];
	rest integer[];
	n integer;
	taken_apart text;
	labelled integer[] := '{}';
	put_together boolean;
BEGIN
	EXECUTE format('SELECT (jsonb_populate_record(NULL::%s.load_profile, $1)).*', model) INTO p USING profile;
	-- what was copied last
	EXECUTE format('SELECT s.staged_at, s.session, count(*) AS lines, min(s.line_id) AS first_id, max(s.line_id) AS last_id, bool_or(strpos(s.line, E''\n'') > 0) AS has_lines
		FROM %s.load_staged s WHERE s.staged_by = (SELECT current_user::regrole) AND ($1 OR s.session = pg_backend_pid())
		GROUP BY 1, 2 ORDER BY 1 DESC, 2 LIMIT 1', model) INTO staged USING any_session;
	IF staged.lines IS NULL THEN
		RAISE EXCEPTION 'no lines wait to be loaded'
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  HINT = format('Copy a file in this session first: \copy %s.load_line FROM ''file.csv'' WITH (FORMAT csv, DELIMITER E''\x02'', QUOTE E''\x01''); what another session copied is taken with the option any_session.', model);
	END IF;
	own := format('s.staged_by = (SELECT current_user::regrole) AND s.session = %s AND s.staged_at = %L::timestamptz', staged.session, staged.staged_at);

	/*
	 * Where several lines came as one value, or a quoted cell goes on in the next
	 * line, the records are put together first; else lines are read as they are.
	 */
	EXECUTE format('SELECT string_agg(l.line, E''\n'' ORDER BY l.line_id) FROM (SELECT s.line_id, s.line FROM %s.load_staged s WHERE %s ORDER BY s.line_id LIMIT 200) l',
		model, own) INTO opening;
	IF ltrim(opening, blanks || E'\r\n') LIKE '{%' THEN
		CREATE TEMP TABLE indstat_load_record (line bigint, cells text[]) ON COMMIT DROP;
		BEGIN
			EXECUTE format('INSERT INTO pg_temp.indstat_load_record SELECT x.line, x.cells
				FROM %s.sdmx_json_records((SELECT ltrim(string_agg(s.line, E''\n'' ORDER BY s.line_id), E''\uFEFF'')::jsonb FROM %s.load_staged s WHERE %s)) x', home, model, own);
		EXCEPTION WHEN invalid_text_representation THEN
			RAISE EXCEPTION 'the file begins as JSON and is none' USING ERRCODE = 'invalid_text_representation', DETAIL = SQLERRM;
		END;
		lines_of := 'SELECT l.line, l.cells AS f FROM pg_temp.indstat_load_record l';
		mark := ',';
	ELSE
		mark := coalesce(p.delimiter, (SELECT m FROM unnest(marks) WITH ORDINALITY d (m, place) ORDER BY length(opening) - length(replace(opening, m, '')) DESC, place LIMIT 1));
		IF NOT coalesce(staged.has_lines, false) AND p.quote <> '' THEN
			EXECUTE format('SELECT EXISTS (SELECT FROM %s.load_staged s WHERE %s AND strpos(s.line, %L) > 0 AND %s.csv_fields(s.line, %L, %3$L) IS NULL)',
				model, own, p.quote, home, mark) INTO staged.has_lines;
		END IF;
		IF staged.has_lines THEN
			CREATE TEMP TABLE indstat_load_record (line bigint, record text) ON COMMIT DROP;
			EXECUTE format('INSERT INTO pg_temp.indstat_load_record (line, record)
				SELECT row_number() OVER (ORDER BY s.line_id, t.place), t.line
				FROM %s.load_staged s CROSS JOIN LATERAL regexp_split_to_table(coalesce(s.line, ''''), E''\r?\n'') WITH ORDINALITY t (line, place) WHERE %s', model, own);
			CREATE UNIQUE INDEX ON pg_temp.indstat_load_record (line);
			FOR r IN EXECUTE format('SELECT l.line, l.record FROM pg_temp.indstat_load_record l WHERE %s.csv_fields(l.record, $1, $2) IS NULL ORDER BY l.line', home) USING mark, p.quote LOOP
				-- it may be the end of the record before
				CONTINUE WHEN r.line <= last_line;
				part := r.record;
				FOR n IN 1 .. 100 LOOP
					part := (SELECT part || E'\n' || l.record FROM pg_temp.indstat_load_record l WHERE l.line = r.line + n);
					EXIT WHEN part IS NULL;
					EXECUTE format('SELECT %s.csv_fields($1, $2, $3)', home) INTO cells USING part, mark, p.quote;
					IF cells IS NOT NULL THEN
						DELETE FROM pg_temp.indstat_load_record l WHERE l.line > r.line AND l.line <= r.line + n;
						UPDATE pg_temp.indstat_load_record l SET record = part WHERE l.line = r.line;
						last_line := r.line + n;
						EXIT;
					END IF;
				END LOOP;
			END LOOP;
			last_line := NULL;
			taken_apart := 'SELECT l.line, l.record FROM pg_temp.indstat_load_record l';
		ELSE
			taken_apart := format('SELECT s.line_id AS line, s.line AS record FROM %s.load_staged s WHERE %s', model, own);
		END IF;
	END IF;

	-- the heading: the first line that has every column that is needed
	n := 0;
	FOR r IN EXECUTE format('SELECT x.line, %s FROM (%s) x ORDER BY x.line LIMIT %s', CASE WHEN lines_of IS NULL THEN 'NULL::text[] AS f, x.record' ELSE 'x.f, NULL::text AS record' END,
			coalesce(lines_of, taken_apart), 200 + p.skip_lines) LOOP
		n := n + 1;
		CONTINUE WHEN n <= p.skip_lines;
		cells := r.f;
		IF cells IS NULL THEN
			r.record := CASE WHEN n = 1 THEN ltrim(r.record, E'\uFEFF') ELSE coalesce(r.record, '') END;
			above := above || r.record;
			mark := coalesce(p.delimiter, (SELECT m FROM unnest(marks) WITH ORDINALITY d (m, place) ORDER BY length(r.record) - length(replace(r.record, m, '')) DESC, place LIMIT 1));
			EXECUTE format('SELECT %s.csv_fields($1, $2, $3)', home) INTO cells USING r.record, mark, p.quote;
		END IF;
		joined := 0;
		IF p.headings IS NOT NULL THEN
			cells := p.headings;
		ELSIF p.joined_by IS NOT NULL THEN
			joined := cardinality(string_to_array(cells[1], p.joined_by)) - 1;
			cells := string_to_array(split_part(cells[1], '\', 1), p.joined_by) || cells[2:];
		END IF;
		CONTINUE WHEN cells IS NULL;
		-- as it is written; and to be found by, without its label, the brackets of SDMX-CSV and the names beside codes
		headings := ARRAY(SELECT btrim(c.cell, blanks) FROM unnest(cells) WITH ORDINALITY c (cell, place) ORDER BY place);
		plain := ARRAY(SELECT lower(CASE WHEN p.labelled THEN regexp_replace(split_part(h, ': ', 1), '\[.*\]$', '') ELSE h END) FROM unnest(headings) WITH ORDINALITY c (h, place) ORDER BY place);
		labelled := CASE WHEN p.labelled THEN ARRAY(SELECT place::integer FROM unnest(headings) WITH ORDINALITY c (h, place) WHERE strpos(h, ': ') > 0) ELSE '{}' END;
		IF array_position(plain, 'structure_name') IS NOT NULL THEN
			plain := ARRAY(SELECT CASE WHEN place > s AND (place - s) % 2 = 0 THEN '' ELSE h END
				FROM unnest(plain) WITH ORDINALITY u (h, place), array_position(plain, 'structure_name') s ORDER BY place);
		END IF;
		EXECUTE format('SELECT %1$s.heading_columns($1, $5), %1$s.heading_columns($2, $5), %1$s.heading_columns($3, $5),
				ARRAY(SELECT (%1$s.heading_columns(ARRAY[v], $5))[1] FROM unnest($4) WITH ORDINALITY u (v, place) WHERE %1$s.heading_columns(ARRAY[v], $5) IS NOT NULL ORDER BY place)', home)
		INTO region_cols, indicator_cols, period_cols, value_cols USING p.region_columns, p.indicator_columns, p.period_columns, p.value_columns, plain;
		EXECUTE format('SELECT coalesce(jsonb_object_agg(v.name, c.columns[1]), ''{}'')
			FROM (VALUES (''growth'', $1), (''status'', $2), (''conf'', $3), (''action'', $4), (''released'', $5), (''unit'', $6), (''mult'', $7), (''decimals'', $8), (''estimated'', $9)) v (name, names),
				%s.heading_columns(v.names, $10) c (columns) WHERE c.columns IS NOT NULL', home)
		INTO others USING p.growth_columns, p.status_columns, p.conf_columns, p.action_columns, p.release_columns, p.unit_columns, p.unit_mult_columns, p.decimals_columns,
			p.estimated_after_columns, plain;
		IF p.across IS NULL THEN
			value_cols := value_cols[1:1];
		END IF;
		used := coalesce(region_cols, '{}') || coalesce(indicator_cols, '{}') || coalesce(period_cols, '{}') || value_cols
			|| ARRAY(SELECT v::integer FROM jsonb_each_text(others) o (k, v))
			|| ARRAY(SELECT place::integer FROM unnest(plain) WITH ORDINALITY u (h, place) WHERE h = '' OR h IN (SELECT lower(i) FROM unnest(p.ignored_columns) i));
		IF region_cols IS NULL AND '*' = ANY (p.region_columns) OR indicator_cols IS NULL AND '*' = ANY (p.indicator_columns) THEN
			rest := ARRAY(SELECT place::integer FROM unnest(plain) WITH ORDINALITY u (h, place)
				WHERE place <> ALL (used) AND CASE WHEN p.joined_by IS NOT NULL THEN place <= joined + 1 WHEN period_cols IS NOT NULL THEN place < period_cols[1] ELSE true END ORDER BY place);
			IF rest <> '{}' THEN
				used := used || rest;
				IF indicator_cols IS NULL AND '*' = ANY (p.indicator_columns) THEN
					indicator_cols := rest;
				ELSE
					region_cols := rest;
				END IF;
			END IF;
		END IF;
		IF p.across IS NOT NULL AND p.value_columns IS NULL THEN
			value_cols := ARRAY(SELECT place::integer FROM unnest(plain) WITH ORDINALITY u (h, place) WHERE place <> ALL (used) ORDER BY place);
		END IF;
		IF value_cols <> '{}' AND (p.period IS NOT NULL OR period_cols IS NOT NULL OR p.across = 'period')
			AND (p.indicator IS NOT NULL OR indicator_cols IS NOT NULL OR p.across = 'indicator' OR p.above ? 'indicator')
			AND (p.region IS NOT NULL OR region_cols IS NOT NULL OR p.across = 'region' OR p.above ? 'region')
			-- something must be known by its name
			AND coalesce(indicator_cols, region_cols, period_cols) IS NOT NULL THEN
			heading_line := r.line - CASE WHEN p.headings IS NULL THEN 0 ELSE 1 END;
			EXIT;
		END IF;
		EXIT WHEN p.headings IS NOT NULL;
	END LOOP;
	IF heading_line IS NULL THEN
		RAISE EXCEPTION 'no line has the headings that profile "%" looks for', p.profile
			USING ERRCODE = 'bad_copy_file_format',
				  DETAIL = format('They are %s.', concat_ws('; ',
					CASE WHEN p.region IS NULL AND p.across IS DISTINCT FROM 'region' THEN 'of the region: ' || coalesce(array_to_string(p.region_columns, ' or '), 'none, give option region') END,
					CASE WHEN p.indicator IS NULL AND p.across IS DISTINCT FROM 'indicator' THEN 'of the indicator: ' || coalesce(array_to_string(p.indicator_columns, ' or '), 'none, give option indicator') END,
					CASE WHEN p.period IS NULL AND p.across IS DISTINCT FROM 'period' THEN 'of the period: ' || coalesce(array_to_string(p.period_columns, ' or '), 'none, give option period') END,
					'of the figure: ' || coalesce(array_to_string(p.value_columns, ' or '), 'any other column'))),
				  HINT = format('The file begins "%s". The options region_columns, indicator_columns, period_columns and value_columns name other headings; region, indicator and period say what is the same for all figures.',
					left(array_to_string(above[1:5], E'\n'), 400));
	END IF;
	p.region := coalesce(p.region, (SELECT btrim((regexp_match(a, p.above ->> 'region'))[1]) FROM unnest(above) a WHERE a ~ (p.above ->> 'region') LIMIT 1));
	p.indicator := coalesce(p.indicator, (SELECT btrim((regexp_match(a, p.above ->> 'indicator'))[1]) FROM unnest(above) a WHERE a ~ (p.above ->> 'indicator') LIMIT 1));
	p.period := coalesce(p.period, (SELECT btrim((regexp_match(a, p.above ->> 'period'))[1]) FROM unnest(above) a WHERE a ~ (p.above ->> 'period') LIMIT 1));
	IF p.foot IS NOT NULL AND taken_apart IS NOT NULL THEN
		EXECUTE format('SELECT min(l.line) FROM (SELECT x.line, x.record FROM (%s) x WHERE x.line > %s ORDER BY x.line DESC LIMIT 200) l WHERE l.record ~ %L', taken_apart, heading_line, p.foot) INTO last_line;
	END IF;

	/*
	 * One row for each figure.  Numbers are read here, and only what is none is
	 * kept as text; of a line whose cells do not fit the headings one row says so.
	 */
	CREATE TEMP TABLE indstat_load_cell (
		line bigint, col smallint, cells integer,
		region text, indicator text, period text, value numeric, word text,
		growth text, status text, conf text, action text, released text, unit text, mult text, decimals text, estimated text, attributes boolean
	) ON COMMIT DROP;
	IF lines_of IS NULL THEN
		lines_of := format('SELECT x.line, %s AS f FROM (SELECT x.line, %s.csv_fields(%s, %L, %L) AS c, x.record FROM (%s) x WHERE x.line > %s%s OFFSET 0) x WHERE btrim(x.record, %L) <> ''''',
			CASE WHEN p.joined_by IS NULL THEN 'x.c' ELSE format('string_to_array(x.c[1], %L) || x.c[2:]', p.joined_by) END,
			home, CASE WHEN heading_line < staged.first_id AND taken_apart !~ 'indstat_load_record' THEN 'ltrim(x.record, E''\uFEFF'')' ELSE 'x.record' END,
			mark, p.quote, taken_apart, heading_line, CASE WHEN last_line IS NOT NULL THEN format(' AND x.line < %s', last_line) END, mark || E'" \t\r');
	ELSE
		lines_of := format('%s WHERE l.line > %s', lines_of, heading_line);
	END IF;
	n := cardinality(headings);
	EXECUTE (
		SELECT format(
			'INSERT INTO pg_temp.indstat_load_cell (line, col, cells, region, indicator, period, value, word%1$s)
			 SELECT x.line, x.col, CASE WHEN cardinality(x.f) IS DISTINCT FROM %10$s AND (cardinality(x.f) > %10$s AND array_to_string(x.f[%10$s + 1:], '''') = '''') IS NOT TRUE
					THEN coalesce(cardinality(x.f), 0) END, %2$s, %3$s, %4$s, x.number, CASE WHEN x.number IS NULL THEN coalesce(x.cell, '''') END%5$s
			 FROM (SELECT x.line, x.f, v.col, v.cell, %6$s.number_from_text(v.cell, %7$L, %8$L) AS number
				   FROM (SELECT x.line, x.f FROM (%9$s) x OFFSET 0) x
				   CROSS JOIN LATERAL (%11$s) v OFFSET 0) x',
			string_agg(format(', %I', o.k), '' ORDER BY o.k) FILTER (WHERE o.k IS NOT NULL),
			coalesce(quote_literal(p.region), c.region), coalesce(quote_literal(p.indicator), c.indicator), coalesce(quote_literal(p.period), c.period),
			string_agg(format(', %s', o.cell), '' ORDER BY o.k) FILTER (WHERE o.k IS NOT NULL),
			home, p.decimal_mark, p.group_mark, lines_of, n,
			CASE WHEN cardinality(value_cols) = 1 THEN format('SELECT %s AS col, x.f[%1$s] AS cell', value_cols[1])
				 ELSE (SELECT string_agg(format('SELECT %s AS col, x.f[%1$s] AS cell', v), ' UNION ALL ' ORDER BY place) FROM unnest(value_cols) WITH ORDINALITY u (v, place)) END)
		FROM (
			SELECT
				-- the cells of its columns, then the heading that runs across
				(SELECT CASE WHEN a.parts IS NULL THEN 'NULL' WHEN cardinality(a.parts) = 1 THEN a.parts[1] ELSE format('concat_ws(%L, %s)', '.', array_to_string(a.parts, ', ')) END FROM (
					SELECT array_agg(q.part ORDER BY q.place) AS parts FROM (
						SELECT place, CASE WHEN v = ANY (labelled) THEN format('btrim(split_part(x.f[%s], '': '', 1))', v) ELSE format('btrim(x.f[%s])', v) END
							FROM unnest(region_cols) WITH ORDINALITY u (v, place)
						UNION ALL SELECT 1000000, format('(%L::text[])[x.col]', headings) WHERE p.across = 'region') q (place, part)) a) AS region,
				(SELECT CASE WHEN a.parts IS NULL THEN 'NULL' WHEN cardinality(a.parts) = 1 THEN a.parts[1] ELSE format('concat_ws(%L, %s)', '.', array_to_string(a.parts, ', ')) END FROM (
					SELECT array_agg(q.part ORDER BY q.place) AS parts FROM (
						SELECT place, CASE WHEN v = ANY (labelled) THEN format('btrim(split_part(x.f[%s], '': '', 1))', v) ELSE format('btrim(x.f[%s])', v) END
							FROM unnest(indicator_cols) WITH ORDINALITY u (v, place)
						UNION ALL SELECT 1000000, format('(%L::text[])[x.col]', headings) WHERE p.across = 'indicator') q (place, part)) a) AS indicator,
				(SELECT CASE WHEN a.parts IS NULL THEN 'NULL' WHEN cardinality(a.parts) = 1 THEN a.parts[1] ELSE format('concat_ws(%L, %s)', p.period_join, array_to_string(a.parts, ', ')) END FROM (
					SELECT array_agg(q.part ORDER BY q.place) AS parts FROM (
						SELECT place, CASE WHEN v = ANY (labelled) THEN format('btrim(split_part(x.f[%s], '': '', 1))', v) ELSE format('btrim(x.f[%s])', v) END
							FROM unnest(period_cols) WITH ORDINALITY u (v, place)
						UNION ALL SELECT 1000000, format('(%L::text[])[x.col]', headings) WHERE p.across = 'period') q (place, part)) a) AS period) c
		LEFT JOIN LATERAL (
			SELECT k, CASE WHEN v::integer = ANY (labelled) THEN format('nullif(btrim(split_part(x.f[%s], '': '', 1)), '''')', v) ELSE format('nullif(btrim(x.f[%s]), '''')', v) END AS cell
			FROM jsonb_each_text(others) o (k, v)
			-- what is deleted may be no more than an attribute
			UNION ALL SELECT 'attributes', format('concat(%s) <> ''''', string_agg(format('x.f[%s]', place), ', '))
			FROM unnest(plain) WITH ORDINALITY u (h, place) WHERE others ? 'action' AND place <> ALL (used) HAVING count(*) > 0) o ON true
		GROUP BY c.region, c.indicator, c.period);
	put_together := lines_of ~ 'indstat_load_record';
	IF put_together THEN
		staged.lines := (SELECT count(*) FROM pg_temp.indstat_load_record);
	END IF;
	RETURN jsonb_build_object('own', own, 'lines', staged.lines,
		'first_id', CASE WHEN put_together THEN 1 ELSE staged.first_id END, 'in_order', put_together OR staged.last_id - staged.first_id + 1 = staged.lines,
		'headings', to_jsonb(headings), 'cells', n, 'given', others,
		'region', (SELECT string_agg(headings[v], '+') FROM unnest(region_cols) v), 'indicator', (SELECT string_agg(headings[v], '+') FROM unnest(indicator_cols) v),
		'period', (SELECT string_agg(headings[v], '+') FROM unnest(period_cols) v));
END
$function$;
COMMENT ON FUNCTION @extschema@.load_read(pg_catalog.regclass, pg_catalog.jsonb, pg_catalog.bool) IS
'part of load_figures: takes the lines that wait in load_staged beside a table of observations apart, as a row of load_profile says, into the temporary table indstat_load_cell, and returns what it found of their headings. any_session: of other sessions of the same role too. No lines are error 55000, no heading 22P04. NULL if an argument is NULL';

CREATE FUNCTION @extschema@.load_figures(observation pg_catalog.regclass, source pg_catalog.text, profile pg_catalog.text, options pg_catalog.jsonb)
RETURNS TABLE (load pg_catalog.int8, outcome pg_catalog.text, lines pg_catalog.int8, figures pg_catalog.int8, new pg_catalog.int8, changed pg_catalog.int8,
	deleted pg_catalog.int8, same pg_catalog.int8, missing pg_catalog.int8, refused pg_catalog.int8)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
-- many statements that are planned once and run once
SET jit = off
AS $function$
#variable_conflict use_column
DECLARE
	known CONSTANT text[] := '{map,all_or_nothing,dry_run,released_at,any_period,keep_lines,any_session,batch}';
	missing_statuses CONSTANT text := '{H,L,M,O,Q}';
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	given CONSTANT jsonb := coalesce(options, '{}');
	only_check CONSTANT boolean := coalesce((given ->> 'dry_run')::boolean, false);
	whole_or_none CONSTANT boolean := coalesce((given ->> 'all_or_nothing')::boolean, false);
	batch CONSTANT integer := greatest(coalesce((given ->> 'batch')::integer, 100000), 1);
	number bigint;
	p record;
	spelt jsonb;
	read jsonb;
	cells jsonb;		-- which columns the file has besides
	names text;
	t text;
	w record;
	place text;
	words boolean;
	scaled text[];
	status text;
	conf text;
	has_growth boolean;
	has_release boolean;
	blank text;
	twice boolean;
	confidant boolean;
	resolved text;
	unit_changes jsonb;	-- what a change of the units of the file is in
	batch_query text;
	pages bigint;
	step bigint;
	page bigint;
	writes boolean;
	n bigint;
	put bigint;
	b record;
BEGIN
	IF profile IS NULL THEN
		RAISE EXCEPTION 'profile must not be null' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	EXECUTE format('SELECT to_jsonb(p) FROM %s.load_profile p WHERE p.profile = $1', model) INTO spelt USING profile;
	IF spelt IS NULL THEN
		EXECUTE format('SELECT string_agg(p.profile, '', '' ORDER BY p.profile) FROM %s.load_profile p', model) INTO names;
		RAISE EXCEPTION 'there is no profile "%"', profile
			USING ERRCODE = 'invalid_parameter_value', DETAIL = format('There are: %s.', names),
				  HINT = 'INSERT one of your own INTO load_profile, or override what differs by options.';
	END IF;
	SELECT string_agg(format('"%s"', k), ', ' ORDER BY k) INTO names FROM jsonb_object_keys(given) k WHERE k <> ALL (known) AND NOT spelt ? k OR k IN ('profile', 'description');
	IF names IS NOT NULL THEN
		RAISE EXCEPTION 'there is no option %', names
			USING ERRCODE = 'invalid_parameter_value',
				  HINT = format('Options are %s, and the columns of load_profile: %s.', array_to_string(known, ', '),
					(SELECT string_agg(k, ', ' ORDER BY k) FROM jsonb_object_keys(spelt - '{profile,description}'::text[]) k));
	END IF;
	spelt := spelt || (given - known);
	EXECUTE format('SELECT (jsonb_populate_record(NULL::%s.load_profile, $1)).*', model) INTO p USING spelt;
	IF p.across NOT IN ('period', 'indicator', 'region') OR p.day_means NOT IN ('day', 'first_day', 'last_day', 'any_day') OR NOT missing_statuses::text[] @> ARRAY[p.missing_status]
		OR NOT missing_statuses::text[] @> ARRAY[p.blank_status] AND p.blank_status IS NOT NULL OR p.decimal_mark = p.group_mark OR p.delimiter = p.quote THEN
		RAISE EXCEPTION 'an option is not what its column of load_profile may be'
			USING ERRCODE = 'invalid_parameter_value',
				  HINT = 'across is period, indicator or region; day_means is day, first_day, last_day or any_day; missing_status and blank_status are H, L, M, O or Q; marks differ.';
	END IF;
	EXECUTE format('SELECT %s.load_read($1, $2, $3)', home) INTO read USING observation, spelt, coalesce((given ->> 'any_session')::boolean, false);
	EXECUTE format('INSERT INTO %s.load (source, profile, options) VALUES ($1, $2, $3) RETURNING load', model) INTO number USING source, profile, given;
	SELECT count(*) INTO n FROM pg_temp.indstat_load_cell;
	RAISE NOTICE 'load %: % lines read, % cells', number, read ->> 'lines', n;

	-- what each word stands for is found out once
	CREATE TEMP TABLE indstat_load_word (kind text, word text) ON COMMIT DROP;
	INSERT INTO pg_temp.indstat_load_word (kind, word)
	SELECT CASE g.no WHEN 7 THEN 'region' WHEN 11 THEN 'indicator' WHEN 13 THEN 'period' ELSE 'number' END, g.word
	FROM (SELECT grouping(c.region, c.indicator, c.period, c.word) AS no, coalesce(c.region, c.indicator, c.period, c.word) AS word
		  FROM pg_temp.indstat_load_cell c WHERE c.cells IS NULL GROUP BY GROUPING SETS ((c.region), (c.indicator), (c.period), (c.word))) g
	WHERE g.word IS NOT NULL;
	CREATE TEMP TABLE indstat_load_key (
		kind text, word text, code text, others text, unit text, unit_mult integer, class integer, frequency text, cumulative boolean, singles boolean, own_mult smallint, own_unit text, own_change text
	) ON COMMIT DROP;
	FOREACH t IN ARRAY ARRAY['region', 'indicator'] LOOP
		EXECUTE format(
			'INSERT INTO pg_temp.indstat_load_key (kind, word, code, others, unit)
			 SELECT %1$L, w.word, CASE WHEN c.codes[2] IS NULL THEN c.codes[1] END, array_to_string(c.codes[:5], '', ''), w.unit
			 FROM (SELECT w.word, b.unit, b.bare
				   FROM pg_temp.indstat_load_word w
				   CROSS JOIN LATERAL (
						SELECT CASE WHEN m.parts IS NULL THEN NULL ELSE btrim(m.parts[2]) END AS unit, btrim(m.parts[1]) AS bare
						FROM (SELECT CASE WHEN $3 THEN regexp_match(w.word, ''^(.*\S)\s*[(（]([^()（）]*)[)）]$'') END AS parts) m) b
				   WHERE w.kind = %1$L) w
			 LEFT JOIN LATERAL (
				SELECT array_agg(DISTINCT x.code) AS codes
				FROM (SELECT k.code, rank() OVER (ORDER BY k.rank) AS rank
					  FROM (SELECT x.%1$I AS code, 1 AS rank FROM %2$s.%1$I x WHERE x.%1$I = $1 ->> w.word
							UNION ALL SELECT x.%1$I, 2 FROM %2$s.load_spelling s JOIN %2$s.%1$I x ON x.%1$I = s.code WHERE s.profile = $2 AND s.kind = %1$L AND s.spelling = w.word
							UNION ALL SELECT x.%1$I, 3 FROM %2$s.%1$I x WHERE x.%1$I = w.word
							UNION ALL SELECT x.code, CASE x.name WHEN lower(w.word) THEN 4 ELSE 5 END FROM (
								SELECT x.%1$I, lower(n.name) FROM %2$s.%1$I x CROSS JOIN LATERAL unnest(ARRAY[x.%1$I, x.name_zh, x.name_zh_hant, x.name_en]) n (name)) x (code, name)
							WHERE x.name IN (lower(w.word), lower(w.bare))) k) x
				WHERE x.rank = 1) c ON true', t, model) USING given #> ARRAY['map', t], profile, t = 'indicator' AND p.unit_in_name;
	END LOOP;
	EXECUTE format('UPDATE pg_temp.indstat_load_key k SET frequency = i.frequency, cumulative = i.cumulative, singles = NOT i.cumulative OR i.single_indicator IS NULL, own_mult = i.unit_mult, own_unit = i.unit, own_change = i.change_unit
		FROM %s.indicator i WHERE k.kind = ''indicator'' AND i.indicator = k.code', model);
	UPDATE pg_temp.indstat_load_key k SET class = c.class
	FROM (SELECT x.frequency, x.cumulative, x.singles, row_number() OVER () AS class FROM pg_temp.indstat_load_key x WHERE x.frequency IS NOT NULL GROUP BY 1, 2, 3) c
	WHERE (c.frequency, c.cumulative, c.singles) = (k.frequency, k.cumulative, k.singles);
	-- the unit in brackets: a multiplier, and what is multiplied
	SELECT string_agg(regexp_replace(m, '([^[:alnum:]])', '\\\1', 'g'), '|' ORDER BY length(m) DESC) INTO names FROM jsonb_object_keys(p.multipliers) m WHERE m <> '';
	UPDATE pg_temp.indstat_load_key k SET unit_mult = coalesce((p.multipliers ->> m.parts[1])::integer, 0), unit = m.parts[2]
	FROM (SELECT x.word, regexp_match(x.unit, format('^(%s)?(.*)$', coalesce(names, '$^'))) AS parts FROM pg_temp.indstat_load_key x WHERE x.unit IS NOT NULL) m
	WHERE k.word = m.word AND k.kind = 'indicator'
		-- not what only looks like a unit
		AND (m.parts[1] IS NOT NULL OR p.units ? m.parts[2]);

	CREATE TEMP TABLE indstat_load_period (word text, read_as text, fault text, class integer, period text) ON COMMIT DROP;
	FOR w IN SELECT x.word FROM pg_temp.indstat_load_word x WHERE x.kind = 'period' LOOP
		place := btrim(w.word, E' \t\u00A0\uFEFF');
		FOR n IN 1 .. coalesce(array_length(p.period_rewrite, 1), 0) LOOP
			place := regexp_replace(place, p.period_rewrite[n][1], p.period_rewrite[n][2]);
		END LOOP;
		INSERT INTO pg_temp.indstat_load_period (word, read_as) VALUES (w.word, place);
	END LOOP;
	EXECUTE format('UPDATE pg_temp.indstat_load_period SET fault = (%s.period_error(read_as)).detail', home);
	EXECUTE format('ALTER TABLE pg_temp.indstat_load_period ALTER period TYPE %s.ref_period USING NULL', home);
	EXECUTE format('INSERT INTO pg_temp.indstat_load_period (word, read_as, class, period)
		SELECT r.word, r.read_as, k.class, CASE WHEN $3 THEN r.period
			WHEN k.singles OR %1$s.starts_in_january(r.fits) THEN r.fits END
		FROM (SELECT DISTINCT k.class, k.frequency, k.cumulative, k.singles FROM pg_temp.indstat_load_key k WHERE k.class IS NOT NULL) k
		CROSS JOIN LATERAL (SELECT q.word, q.read_as, q.period, %1$s.fitting_period(q.period, k.frequency, k.cumulative, $1, $2) AS fits
			FROM (SELECT q.word, q.read_as, CASE WHEN q.fault IS NULL THEN q.read_as END::%1$s.ref_period AS period FROM pg_temp.indstat_load_period q WHERE q.class IS NULL OFFSET 0) q) r', home)
	USING p.day_means, p.to_date, coalesce((given ->> 'any_period')::boolean, false);

	-- cells that are no plain number
	CREATE TEMP TABLE indstat_load_number (word text, kind text, value numeric, mult integer, unit text, status text, conf text) ON COMMIT DROP;
	EXECUTE format('INSERT INTO pg_temp.indstat_load_number (word, kind, value, mult, unit, status, conf)
		SELECT x.word, CASE WHEN x.core = '''' THEN ''blank'' WHEN lower(x.core) = ANY ($2) THEN ''missing'' WHEN x.value IS NOT NULL THEN ''number'' ELSE ''bad'' END, x.value,
			($3 ->> x.suffix)::integer, CASE WHEN x.suffix = ''%%'' THEN x.suffix END,
			-- of several letters the first that is known
			CASE WHEN x.flag IS NOT NULL THEN coalesce($7 ->> x.flag, (SELECT $7 ->> l.letter FROM regexp_split_to_table(x.flag, '''') WITH ORDINALITY l (letter, place)
				WHERE $7 ? l.letter ORDER BY l.place LIMIT 1), CASE WHEN NOT EXISTS (SELECT FROM regexp_split_to_table(x.flag, '''') l WHERE $8 ? l) THEN ''?'' END) END,
			CASE WHEN x.flag IS NOT NULL THEN (SELECT $8 ->> l.letter FROM regexp_split_to_table(x.flag, '''') WITH ORDINALITY l (letter, place)
				WHERE $8 ? l.letter ORDER BY l.place LIMIT 1) END
		FROM (SELECT w.word, btrim(f.parts[1], E'' \t\u00A0\u3000\r\uFEFF'') AS core, nullif(f.parts[2], '''') AS flag, s.parts[2] AS suffix,
				%1$s.number_from_text(coalesce(s.parts[1], f.parts[1]), $4, $5) AS value
			  FROM pg_temp.indstat_load_word w
			  CROSS JOIN LATERAL (SELECT CASE WHEN $6 THEN coalesce(regexp_match(w.word, ''^\s*([^[:alpha:]]*?)\s*([[:alpha:]]+)\s*$''), ARRAY[w.word, NULL]) ELSE ARRAY[w.word, NULL] END AS parts) f
			  CROSS JOIN LATERAL (SELECT regexp_match(btrim(f.parts[1]), $1) AS parts) s
			  WHERE w.kind = ''number'') x', home)
	USING format('^(.*[0-9])\s*(%s)$', concat_ws('|', names, '%')), ARRAY(SELECT lower(m) FROM unnest(p.missing) m), p.multipliers, p.decimal_mark, p.group_mark, p.flag_in_cell, p.flags, p.conf_flags;
	ANALYZE pg_temp.indstat_load_cell, pg_temp.indstat_load_key, pg_temp.indstat_load_period, pg_temp.indstat_load_number;

	/*
	 * What the file says of each figure, in the model's codes.  What it does not
	 * say is NULL, and stays as it is in observation; "?" is what makes no sense.
	 */
	cells := read -> 'given';
	words := EXISTS (SELECT FROM pg_temp.indstat_load_number);
	scaled := CASE WHEN EXISTS (SELECT FROM pg_temp.indstat_load_number v WHERE v.mult IS NOT NULL) THEN ARRAY['v.mult'] ELSE '{}' END
		|| CASE WHEN cells ? 'mult' THEN ARRAY[format('CASE WHEN c.mult ~ ''^-?[0-9]{1,2}$'' THEN c.mult::integer ELSE (%L::jsonb ->> c.mult)::integer END', p.multipliers)] ELSE '{}' END
		|| CASE WHEN EXISTS (SELECT FROM pg_temp.indstat_load_key k WHERE k.unit_mult IS NOT NULL) THEN ARRAY['i.unit_mult'] ELSE '{}' END
		|| CASE WHEN p.unit_mult IS NOT NULL THEN ARRAY[p.unit_mult::text] ELSE '{}' END;
	t := CASE WHEN words THEN 'coalesce(c.value, v.value)' ELSE 'c.value' END;
	IF cells ? 'decimals' THEN
		t := format('CASE WHEN c.decimals ~ ''^[0-9]{1,2}$'' THEN round(%s, c.decimals::integer) ELSE %1$s END', t);
	END IF;
	IF scaled <> '{}' THEN
		t := format('CASE WHEN coalesce(%2$s, i.own_mult) = i.own_mult THEN %1$s ELSE trim_scale(%1$s * (''1e'' || coalesce(%2$s, i.own_mult) - i.own_mult)::numeric) END', t, array_to_string(scaled, ', '));
	END IF;
	status := array_to_string(CASE WHEN cells ? 'status' THEN ARRAY[format('CASE WHEN c.status IS NOT NULL THEN coalesce(%1$L::jsonb ->> c.status, CASE WHEN %2$s.is_obs_status(c.status) THEN c.status END,
				(SELECT %1$L::jsonb ->> l.letter FROM regexp_split_to_table(c.status, '''') WITH ORDINALITY l (letter, place) WHERE %1$L::jsonb ? l.letter ORDER BY l.place LIMIT 1), ''?'') END', p.flags, home)] ELSE '{}' END
		|| CASE WHEN words THEN '{v.status}'::text[] ELSE '{}' END
		|| CASE WHEN cells ? 'estimated' THEN ARRAY[format('CASE WHEN c.estimated ~ ''^[0-9]{4}$'' AND %s.year_of(q.period) > c.estimated::integer THEN ''E'' END', home)] ELSE '{}' END, ', ');
	conf := array_to_string(CASE WHEN cells ? 'conf' THEN ARRAY[format('CASE WHEN c.conf IS NOT NULL THEN coalesce(%L::jsonb ->> c.conf,
				CASE WHEN c.conf IN (''F'', ''N'', ''C'', ''D'', ''S'', ''A'', ''O'', ''T'', ''G'', ''M'', ''E'') THEN c.conf END, ''?'') END', p.conf_flags)] ELSE '{}' END
		|| CASE WHEN words THEN '{v.conf}'::text[] ELSE '{}' END, ', ');
	EXECUTE format('SELECT coalesce(jsonb_object_agg(e.key, coalesce((SELECT u.change_unit FROM %1$s.unit u WHERE u.unit = %1$s.unit_of(e.value)), %2$s.change_unit(e.value))), ''{}'')
		FROM jsonb_each_text($1) e', model, home) INTO unit_changes USING p.units;
	has_growth := cells ? 'growth';
	has_release := cells ? 'released' OR given ->> 'released_at' IS NOT NULL;
	resolved := format(
		'SELECT c.line, c.col, c.cells, c.region AS region_word, c.indicator AS indicator_word, c.period AS period_word, c.word,
			c.growth AS growth_word, c.status AS status_word, c.conf AS conf_word, c.action AS action_word, c.released AS released_word, c.unit AS unit_word,
			r.code AS region, i.code AS indicator, q.period, i.class, %1$s AS value, %2$s AS kind, %3$s AS growth, %4$s AS status, %5$s AS conf, %6$s AS action, %7$s AS released, %8$s AS unit_fault, c.attributes
		 FROM pg_temp.indstat_load_cell c
		 LEFT JOIN pg_temp.indstat_load_key r ON r.kind = ''region'' AND r.word = c.region
		 LEFT JOIN pg_temp.indstat_load_key i ON i.kind = ''indicator'' AND i.word = c.indicator
		 LEFT JOIN pg_temp.indstat_load_period q ON q.word = c.period AND q.class = i.class%9$s
		 WHERE <batch>',
		t, CASE WHEN words THEN 'CASE WHEN c.value IS NULL THEN v.kind ELSE ''number'' END' ELSE '''number''' END,
		CASE WHEN has_growth THEN format('%s.number_from_text(rtrim(c.growth, ''%% ''), %L, %L)', home, p.decimal_mark, p.group_mark) ELSE 'NULL::numeric' END,
		coalesce('coalesce(' || nullif(status, '') || ')', 'NULL::text'), coalesce('coalesce(' || nullif(conf, '') || ')', 'NULL::text'),
		CASE WHEN cells ? 'action' THEN 'CASE WHEN c.action IS NULL THEN ''I'' WHEN upper(c.action) IN (''I'', ''A'', ''M'', ''R'', ''D'', ''INFORMATION'', ''APPEND'', ''MERGE'', ''REPLACE'', ''DELETE'')
			THEN upper(left(c.action, 1)) ELSE ''?'' END' ELSE '''I''' END,
		CASE WHEN cells ? 'released' THEN format('CASE WHEN c.released IS NULL THEN %L WHEN c.released ~ ''^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?$''
				AND %s.is_period(left(c.released, 10)) THEN c.released END::timestamptz', (given ->> 'released_at')::timestamptz, home)
			ELSE format('%L::timestamptz', (given ->> 'released_at')::timestamptz) END,
		-- a rate where the indicator is none, or the other way round
		array_to_string(CASE WHEN cells ? 'unit' OR EXISTS (SELECT FROM pg_temp.indstat_load_key k WHERE k.unit IS NOT NULL)
				THEN ARRAY[format('coalesce(%1$L::jsonb ? coalesce(c.unit, i.unit) AND i.own_unit IS NOT NULL
					AND %1$L::jsonb ->> coalesce(c.unit, i.unit) <> i.own_change, false)', unit_changes)] ELSE '{}' END
			|| CASE WHEN EXISTS (SELECT FROM pg_temp.indstat_load_number v WHERE v.unit IS NOT NULL)
				THEN ARRAY['v.unit IS NOT NULL AND i.own_unit IS NOT NULL AND i.own_change <> ''percentage_point'''] ELSE '{}' END || ARRAY['false'], ' OR '),
		CASE WHEN words THEN '
		 LEFT JOIN pg_temp.indstat_load_number v ON v.word = c.word AND c.value IS NULL' ELSE '' END);
	-- an empty cell is no figure, if nothing beside it says that there is one
	blank := format('x.kind = ''blank'' AND x.cells IS NULL AND x.action <> ''D'' AND x.growth IS NULL AND %s AND NOT coalesce(x.status = ANY (%L), false)', (p.blank_status IS NULL)::text, missing_statuses);

	-- what is given twice: the keys first, since there is hardly ever one
	EXECUTE format('CREATE TEMP TABLE indstat_load_twice ON COMMIT DROP AS
		SELECT x.indicator, x.period, x.region, NULL::bigint AS place, NULL::boolean AS alike
		FROM (%s OFFSET 0) x WHERE x.cells IS NULL AND x.region IS NOT NULL AND x.period IS NOT NULL AND NOT (%s) GROUP BY 1, 2, 3 HAVING count(*) > 1', replace(resolved, '<batch>', 'true'), blank);
	twice := EXISTS (SELECT FROM pg_temp.indstat_load_twice);
	IF twice THEN
		ANALYZE pg_temp.indstat_load_twice;
		EXECUTE format('UPDATE pg_temp.indstat_load_twice t SET place = g.place, alike = g.alike
			FROM (SELECT x.indicator, x.period, x.region, min(x.line * 10000 + coalesce(x.col, 0)) AS place,
					count(DISTINCT concat_ws(''|'', x.value, x.kind, x.growth, x.status, x.conf, x.action, x.released)) = 1 AS alike
				  FROM (%1$s OFFSET 0) x
				  JOIN pg_temp.indstat_load_twice k ON k.indicator = x.indicator AND k.region = x.region AND k.period OPERATOR(%3$s.=) x.period
				  WHERE x.cells IS NULL AND NOT (%2$s) GROUP BY 1, 2, 3) g
			WHERE t.indicator = g.indicator AND t.region = g.region AND t.period OPERATOR(%3$s.=) g.period', replace(resolved, '<batch>', 'true'), blank, home);
	END IF;

	EXECUTE format('SELECT has_table_privilege(%1$L, ''INSERT'') AND (NOT row_security_active(%1$L) OR %2$s.has_access(''confidential''))', model || '.observation_confidential', model) INTO confidant;
	batch_query := format(
		'SELECT z.*, CASE WHEN z.problem IS NOT NULL THEN ''refused''
				WHEN z.action = ''D'' THEN CASE WHEN z.found AND NOT (z.kind = ''blank'' AND coalesce(z.attributes, false)) THEN ''deleted'' ELSE ''same'' END
				WHEN NOT z.found THEN ''new''
				WHEN z.stored IS DISTINCT FROM z.old_value OR z.obs_status <> z.old_obs_status OR z.conf_status <> z.old_conf_status
					OR z.set_growth IS DISTINCT FROM z.old_growth OR z.set_released IS DISTINCT FROM z.old_released
					OR z.action = ''R'' AND num_nonnulls(z.old_base, z.old_rank) > 0 THEN ''changed''
				ELSE ''same'' END AS state
		 FROM (SELECT y.*, CASE WHEN y.conf_status = ''F'' THEN
					-- merged: an empty cell leaves the figure that is there
					CASE WHEN y.action = ''M'' AND y.kind = ''blank'' THEN y.old_value ELSE y.value END END AS stored,
				CASE WHEN y.cells IS NOT NULL THEN ''line'' WHEN y.region IS NULL THEN ''region'' WHEN y.indicator IS NULL THEN ''indicator'' WHEN y.period IS NULL THEN ''period''
					WHEN y.action = ''?'' THEN ''action'' WHEN y.action = ''D'' THEN CASE WHEN %5$s THEN ''key'' END
					WHEN y.kind = ''bad'' THEN ''value'' WHEN y.status = ''?'' THEN ''status'' WHEN y.conf = ''?'' THEN ''confidentiality''
					WHEN %1$s THEN ''growth'' WHEN %2$s THEN ''released_at'' WHEN y.unit_fault THEN ''unit''
					WHEN abs(y.value) >= 1e30 OR scale(y.value) > 30 OR abs(y.growth) >= 1e30 OR scale(y.growth) > 30 THEN ''range''
					WHEN y.value IS NOT NULL AND y.obs_status = ANY (%3$L) THEN ''missing''
					WHEN y.conf_status <> ''F'' AND num_nonnulls(y.value, y.growth) > 0 AND NOT %4$L THEN ''confidential''
					WHEN %5$s THEN ''key'' END AS problem
			   FROM (SELECT x.*, e.indicator IS NOT NULL AS found, %6$s,
						coalesce(x.conf, e.conf_status, ''F'') AS conf_status,
						CASE WHEN x.kind = ''number'' OR x.growth IS NOT NULL THEN coalesce(x.status, CASE WHEN e.obs_status <> ALL (%3$L) THEN e.obs_status END, ''A'')
							WHEN x.action = ''M'' AND x.kind = ''blank'' THEN coalesce(x.status, e.obs_status, %7$L)
							WHEN x.kind = ''blank'' AND x.status IS NOT NULL OR x.status = ANY (%3$L) THEN x.status
							WHEN x.kind = ''blank'' THEN %8$L ELSE %7$L END AS obs_status,
						%9$s AS set_growth, %10$s AS set_released,
						e.value AS old_value, e.obs_status AS old_obs_status, e.conf_status AS old_conf_status, e.published_growth AS old_growth, e.released_at AS old_released,
						e.comparable_base AS old_base, e.published_rank AS old_rank, e.published_rank_peers AS old_peers, e.recorded_at AS old_recorded
					 FROM (%11$s OFFSET 0) x
					 LEFT JOIN %12$s e ON e.indicator = x.indicator AND e.period OPERATOR(%13$s.=) x.period AND e.region = x.region%14$s
					 WHERE NOT (%15$s)
					 OFFSET 0) y) z',
		CASE WHEN has_growth THEN format('y.growth_word IS NOT NULL AND y.growth IS NULL AND lower(y.growth_word) <> ALL (%L)', ARRAY(SELECT lower(m) FROM unnest(p.missing) m)) ELSE 'false' END,
		CASE WHEN cells ? 'released' THEN 'y.released_word IS NOT NULL AND y.released IS NULL' ELSE 'false' END,
		missing_statuses, confidant, CASE WHEN twice THEN 'y.again IS NOT NULL' ELSE 'false' END,
		CASE WHEN twice THEN 'CASE WHEN d.place IS NOT NULL AND NOT (d.alike AND d.place = x.line * 10000 + coalesce(x.col, 0)) THEN d.place / 10000 END AS again, d.alike' ELSE 'NULL::bigint AS again, NULL::boolean AS alike' END,
		p.missing_status, coalesce(p.blank_status, p.missing_status),
		CASE WHEN has_growth THEN 'CASE WHEN coalesce(x.conf, e.conf_status, ''F'') <> ''F'' THEN NULL WHEN x.growth IS NULL AND x.action <> ''R'' THEN e.published_growth ELSE x.growth END'
			ELSE 'CASE WHEN x.action <> ''R'' AND coalesce(x.conf, e.conf_status, ''F'') = ''F'' THEN e.published_growth END' END,
		CASE WHEN has_release THEN 'coalesce(x.released, e.released_at)' ELSE 'e.released_at' END,
		resolved, observation, home,
		CASE WHEN twice THEN format(' LEFT JOIN pg_temp.indstat_load_twice d ON d.indicator = x.indicator AND d.period OPERATOR(%s.=) x.period AND d.region = x.region', home) ELSE '' END, blank);
	EXECUTE format('CREATE TEMP TABLE indstat_load_batch ON COMMIT DROP AS %s WITH NO DATA', replace(batch_query, '<batch>', 'false'));

	pages := greatest(pg_relation_size('pg_temp.indstat_load_cell') / current_setting('block_size')::bigint, 1);
	SELECT count(*) INTO n FROM pg_temp.indstat_load_cell;
	step := greatest(ceil(batch::numeric * pages / greatest(n, 1))::bigint, 1);
	writes := NOT only_check AND NOT whole_or_none;
	LOOP
		figures := 0; new := 0; changed := 0; deleted := 0; same := 0; missing := 0; refused := 0;
		page := 0;
		WHILE page < pages LOOP
			TRUNCATE pg_temp.indstat_load_batch;
			EXECUTE format('INSERT INTO pg_temp.indstat_load_batch %s', replace(batch_query, '<batch>', format('c.ctid >= ''(%s,0)''::tid AND c.ctid < ''(%s,0)''::tid', page, page + step)));
			page := page + step;
			SELECT count(*) AS figures, count(*) FILTER (WHERE x.state = 'new') AS new, count(*) FILTER (WHERE x.state = 'changed') AS changed, count(*) FILTER (WHERE x.state = 'deleted') AS deleted,
				count(*) FILTER (WHERE x.state = 'same') AS same, count(*) FILTER (WHERE x.state = 'refused') AS refused,
				count(*) FILTER (WHERE x.state IN ('new', 'changed', 'same') AND x.action <> 'D' AND x.kind IN ('blank', 'missing') AND x.growth IS NULL) AS missing,
				coalesce(bool_or(x.problem IS NULL AND x.action <> 'D' AND x.conf_status <> 'F' AND num_nonnulls(x.value, x.growth) > 0), false) AS confidential
			INTO b FROM pg_temp.indstat_load_batch x;
			figures := figures + b.figures; new := new + b.new; changed := changed + b.changed; deleted := deleted + b.deleted;
			same := same + b.same; missing := missing + b.missing; refused := refused + b.refused;
			IF b.refused > 0 THEN
				EXECUTE format('SELECT %s.load_refuse($1, $2, $3, $4)', home) USING observation, number, spelt, read;
			END IF;
			IF writes THEN
				BEGIN
					IF b.deleted > 0 THEN
						EXECUTE format('WITH gone AS (
								DELETE FROM %1$s o USING pg_temp.indstat_load_batch x WHERE x.state = ''deleted'' AND o.indicator = x.indicator AND o.period OPERATOR(%2$s.=) x.period AND o.region = x.region
									AND o.recorded_at = x.old_recorded RETURNING o.*)
							INSERT INTO %3$s.load_before (load, kind, indicator, period, region, value, published_growth, comparable_base, published_rank, published_rank_peers, obs_status, conf_status, released_at)
							SELECT $1, ''deleted'', o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base, o.published_rank, o.published_rank_peers, o.obs_status, o.conf_status, o.released_at
							FROM gone o', observation, home, model) USING number;
						GET DIAGNOSTICS put = ROW_COUNT;
						IF put <> b.deleted THEN RAISE unique_violation; END IF;
					END IF;
					IF b.changed > 0 THEN
						EXECUTE format('WITH put AS (
								UPDATE %1$s o SET value = x.stored, obs_status = x.obs_status, conf_status = x.conf_status, published_growth = x.set_growth, released_at = x.set_released,
									comparable_base = CASE WHEN x.action <> ''R'' AND x.conf_status = ''F'' THEN o.comparable_base END,
									published_rank = CASE WHEN x.action <> ''R'' AND x.conf_status = ''F'' THEN o.published_rank END,
									published_rank_peers = CASE WHEN x.action <> ''R'' AND x.conf_status = ''F'' THEN o.published_rank_peers END
								FROM pg_temp.indstat_load_batch x WHERE x.state = ''changed'' AND o.indicator = x.indicator AND o.period OPERATOR(%2$s.=) x.period AND o.region = x.region
									AND o.recorded_at = x.old_recorded
								RETURNING x.indicator, x.period, x.region, x.old_value, x.old_growth, x.old_base, x.old_rank, x.old_peers, x.old_obs_status, x.old_conf_status, x.old_released, o.recorded_at)
							INSERT INTO %3$s.load_before (load, kind, indicator, period, region, value, published_growth, comparable_base, published_rank, published_rank_peers, obs_status, conf_status, released_at, recorded_at)
							SELECT $1, ''changed'', o.indicator, o.period, o.region, o.old_value, o.old_growth, o.old_base, o.old_rank, o.old_peers, o.old_obs_status, o.old_conf_status, o.old_released, o.recorded_at
							FROM put o', observation, home, model) USING number;
						GET DIAGNOSTICS put = ROW_COUNT;
						IF put <> b.changed THEN RAISE unique_violation; END IF;
					END IF;
					IF b.new > 0 THEN
						EXECUTE format('INSERT INTO %s (indicator, period, region, value, published_growth, obs_status, conf_status, released_at)
							SELECT x.indicator, x.period, x.region, x.stored, x.set_growth, x.obs_status, x.conf_status, x.set_released FROM pg_temp.indstat_load_batch x WHERE x.state = ''new''', observation);
						EXECUTE format('INSERT INTO %s.load_added (load, indicator, region, periods)
							SELECT $1, x.indicator, x.region, array_agg(x.period) FROM pg_temp.indstat_load_batch x WHERE x.state = ''new'' GROUP BY x.indicator, x.region', model) USING number;
					END IF;
					IF b.confidential THEN
						-- versions are added; the latest holds
						EXECUTE format('WITH put AS (
								INSERT INTO %2$s.observation_confidential (indicator, period, region, value, published_growth)
								SELECT x.indicator, x.period, x.region, x.value, x.growth
								FROM pg_temp.indstat_load_batch x
								LEFT JOIN LATERAL (SELECT v.value, v.published_growth FROM %2$s.observation_confidential v
									WHERE v.indicator = x.indicator AND v.period OPERATOR(%1$s.=) x.period AND v.region = x.region ORDER BY v.recorded_at DESC LIMIT 1) v ON true
								WHERE x.problem IS NULL AND x.action <> ''D'' AND x.conf_status <> ''F'' AND num_nonnulls(x.value, x.growth) > 0
									AND (x.value IS DISTINCT FROM v.value OR x.growth IS DISTINCT FROM v.published_growth)
								RETURNING indicator, period, region)
							INSERT INTO %2$s.load_before (load, kind, indicator, period, region) SELECT $1, ''confidential'', c.indicator, c.period, c.region FROM put c', home, model) USING number;
						EXECUTE format('SELECT count(*) FROM %s.load_before k JOIN pg_temp.indstat_load_batch x ON x.state = ''same'' AND x.indicator = k.indicator AND x.period OPERATOR(%s.=) k.period AND x.region = k.region
							WHERE k.load = $1 AND k.kind = ''confidential''', model, home) INTO put USING number;
						changed := changed + put;
						same := same - put;
					END IF;
				EXCEPTION WHEN unique_violation THEN
					RAISE EXCEPTION 'figures of this file were changed by another session meanwhile'
						USING ERRCODE = 'serialization_failure', DETAIL = 'Nothing was loaded.', HINT = 'Load again.';
				END;
			END IF;
			IF pages > step THEN
				RAISE NOTICE 'load %: % of % cells: % new, % changed, % same, % refused', number, least((n * page) / pages, n), n, new, changed, same, refused;
			END IF;
		END LOOP;
		EXIT WHEN writes OR only_check OR refused > 0;
		-- nothing is refused: now all of it
		writes := true;
	END LOOP;

	outcome := CASE WHEN only_check THEN 'tried' WHEN writes THEN 'loaded' ELSE 'refused' END;
	IF outcome = 'refused' THEN
		new := 0; changed := 0; deleted := 0; same := 0; missing := 0;
		RAISE WARNING 'load % put in nothing: % of % figures were refused', number, refused, figures USING HINT = format('SELECT * FROM %s.load_refused WHERE load = %s', model, number);
	ELSIF refused > 0 THEN
		RAISE NOTICE 'load %: % of % figures were refused', number, refused, figures USING HINT = format('SELECT * FROM %s.load_refused WHERE load = %s', model, number);
	END IF;
	lines := (read ->> 'lines')::bigint;
	load := number;
	EXECUTE format('UPDATE %s.load SET outcome = $2, lines = $3, figures = $4, new = $5, changed = $6, deleted = $7, same = $8, missing = $9, refused = $10 WHERE load = $1', model)
	USING number, outcome, lines, figures, new, changed, deleted, same, missing, refused;
	IF outcome = 'loaded' AND NOT coalesce((given ->> 'keep_lines')::boolean, false) THEN
		EXECUTE format('DELETE FROM %s.load_staged s WHERE %s OR s.staged_by = (SELECT current_user::regrole) AND s.session = pg_backend_pid()', model, read ->> 'own');
	END IF;
	-- another load may come in this transaction
	FOREACH t IN ARRAY ARRAY['record', 'cell', 'word', 'key', 'period', 'number', 'twice', 'batch', 'place'] LOOP
		IF to_regclass('pg_temp.indstat_load_' || t) IS NOT NULL THEN
			EXECUTE format('DROP TABLE pg_temp.indstat_load_%s', t);
		END IF;
	END LOOP;
	RETURN NEXT;
END
$function$;
COMMENT ON FUNCTION @extschema@.load_figures(pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.jsonb) IS
'what the function load_figures of a model does, for its table of observations: the file that this session copied into load_line last goes into that table. See there';

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
				CASE WHEN coalesce(x.word, '''') = '''' THEN ''no %4$s is given'' WHEN k.others LIKE ''%%, %%'' THEN ''the name is that of several: '' || k.others ELSE ''there is no such %4$s'' END,
				''a code of %4$s or its name in any language, an entry of load_spelling or of the option map'',
				CASE WHEN coalesce(x.word, '''') = '''' THEN ''23502'' WHEN k.others LIKE ''%%, %%'' THEN ''21000'' ELSE ''23503'' END
			FROM (SELECT min(x.line) AS line, x.%4$s_word AS word, %5$s AS column_name, count(*) AS figures
				  FROM pg_temp.indstat_load_batch x WHERE x.problem <> ''line'' AND x.%4$s IS NULL GROUP BY %6$s 2, 3) x
			LEFT JOIN pg_temp.indstat_load_key k ON k.kind = %3$L AND k.word = x.word', model, line, t, t,
			CASE WHEN across = t THEN '$3[x.col]' ELSE '$2' END, CASE WHEN across = t THEN '' ELSE 'x.line,' END)
		USING load, read ->> t, headings;
	END LOOP;
	EXECUTE format('INSERT INTO %1$s.load_refused (load, line, field, column_name, text, figures, reason, expected, sqlstate)
		SELECT $1, %2$s, ''period'', x.column_name, x.word, x.figures,
			CASE WHEN coalesce(x.word, '''') = '''' THEN ''no period is given'' WHEN q.fault IS NOT NULL THEN ''it is no period: '' || q.fault
				ELSE format(''the indicator is observed %%s, the period is not such a one'', CASE WHEN k.cumulative THEN ''from January, '' ELSE '''' END || CASE k.frequency WHEN ''A'' THEN ''by the year'' WHEN ''S'' THEN ''by the half-year''
					WHEN ''T'' THEN ''every four months'' WHEN ''Q'' THEN ''by the quarter'' WHEN ''M'' THEN ''by the month'' WHEN ''W'' THEN ''by the week'' ELSE ''by the day'' END) END,
			CASE WHEN q.fault IS NOT NULL OR coalesce(x.word, '''') = '''' THEN ''a period such as 2023-05, 2023-Q2, 2023 or 2023-01/05, or an entry of period_rewrite'' WHEN k.cumulative THEN ''a span such as 2023-01/05, or the option to_date''
				ELSE CASE k.frequency WHEN ''A'' THEN ''a year: 2023'' WHEN ''S'' THEN ''a half-year: 2023-S1'' WHEN ''T'' THEN ''four months: 2023-T1'' WHEN ''Q'' THEN ''a quarter: 2023-Q2''
					WHEN ''M'' THEN ''a month: 2023-05'' WHEN ''W'' THEN ''a week: 2023-W07'' ELSE ''a day: 2023-05-31'' END END,
			CASE WHEN coalesce(x.word, '''') = '''' THEN ''23502'' WHEN q.fault IS NOT NULL THEN ''22007'' ELSE ''23514'' END
		FROM (SELECT min(x.line) AS line, x.period_word AS word, %3$s AS column_name, count(*) AS figures, min(x.class) AS class
			  FROM pg_temp.indstat_load_batch x WHERE x.problem = ''period'' GROUP BY %4$s 2, 3) x
		LEFT JOIN pg_temp.indstat_load_period q ON q.word = x.word AND q.class IS NULL
		LEFT JOIN LATERAL (SELECT k.frequency, k.cumulative FROM pg_temp.indstat_load_key k WHERE k.class = x.class LIMIT 1) k ON true', model, line,
		CASE WHEN across = 'period' THEN '$3[x.col]' ELSE '$2' END, CASE WHEN across = 'period' THEN '' ELSE 'x.line,' END)
	USING load, read ->> 'period', headings;
	EXECUTE format('INSERT INTO %1$s.load_refused (load, line, field, column_name, text, figures, reason, expected, sqlstate)
		SELECT $1, %2$s, v.field, v.column_name, CASE WHEN x.problem <> ''line'' THEN v.text END, count(*), CASE WHEN x.problem = ''key'' THEN format(v.reason, (SELECT %3$s FROM (SELECT x.again AS line) x)) ELSE v.reason END, v.expected, v.sqlstate
		FROM pg_temp.indstat_load_batch x
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

CREATE FUNCTION @extschema@.undo_load(observation pg_catalog.regclass, number pg_catalog.int8)
RETURNS TABLE (load pg_catalog.int8, outcome pg_catalog.text, lines pg_catalog.int8, figures pg_catalog.int8, new pg_catalog.int8, changed pg_catalog.int8,
	deleted pg_catalog.int8, same pg_catalog.int8, missing pg_catalog.int8, refused pg_catalog.int8)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	figure CONSTANT text := 'value, published_growth, comparable_base, published_rank, published_rank_peers, obs_status, conf_status, released_at';
	-- beside b (what was before) or x (what was new)
	same_key CONSTANT text := format('o.indicator = x.indicator AND o.period OPERATOR(%s.=) x.period AND o.region = x.region', home);
	l record;
	others record;
	hidden boolean;
	by_load text;
BEGIN
	EXECUTE format('SELECT * FROM %s.load l WHERE l.load = $1 FOR UPDATE', model) INTO l USING number;
	IF l.load IS NULL THEN
		RAISE EXCEPTION 'there is no load % of yours', number USING ERRCODE = 'invalid_parameter_value', HINT = format('SELECT * FROM %s.load lists them.', model);
	ELSIF l.outcome <> 'loaded' THEN
		RAISE EXCEPTION 'load % has nothing to undo', number
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = CASE l.outcome WHEN 'undone' THEN 'It was undone already.' ELSE format('Its outcome is "%s".', l.outcome) END;
	END IF;
	-- every figure must be as this load left it
	EXECUTE format(
		'SELECT count(*) AS figures, string_agg(format(''%%s %%s %%s (%%s)'', c.indicator, c.period, c.region, c.now), '', '') FILTER (WHERE c.no <= 5) AS names
		 FROM (SELECT k.indicator, k.period, k.region, row_number() OVER (ORDER BY k.indicator, k.period, k.region) AS no,
				CASE WHEN o.indicator IS NULL THEN ''deleted'' WHEN k.recorded_at IS NULL THEN ''there again'' ELSE ''changed '' || o.recorded_at END AS now
			   FROM (SELECT a.indicator, p.period, a.region, $2 AS recorded_at FROM %1$s.load_added a CROSS JOIN LATERAL unnest(a.periods) p (period) WHERE a.load = $1
					 UNION ALL SELECT b.indicator, b.period, b.region, b.recorded_at FROM %1$s.load_before b WHERE b.load = $1 AND b.kind <> ''confidential'') k
			   LEFT JOIN %2$s o ON o.indicator = k.indicator AND o.period OPERATOR(%3$s.=) k.period AND o.region = k.region
			   WHERE o.recorded_at IS DISTINCT FROM k.recorded_at) c', model, observation, home) INTO others USING number, l.loaded_at;
	IF others.figures > 0 THEN
		EXECUTE format('SELECT string_agg(DISTINCT c.load::text, '', '') FROM %1$s.load_change c JOIN %1$s.load t ON t.load = c.load AND t.outcome = ''loaded'' WHERE c.load > $1
			AND EXISTS (SELECT FROM %1$s.load_change x WHERE x.load = $1 AND x.indicator = c.indicator AND x.period OPERATOR(%2$s.=) c.period AND x.region = c.region)', model, home) INTO by_load USING number;
		RAISE EXCEPTION 'load % cannot be undone: % of its figures were changed since', number, others.figures
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  DETAIL = format('They are%s: %s.', CASE WHEN others.figures > 5 THEN ', among others' ELSE '' END, others.names),
				  HINT = CASE WHEN by_load IS NOT NULL THEN format('Undo the later ones first: %s.', by_load) ELSE 'Set right by hand what was changed by hand.' END;
	END IF;
	EXECUTE format('INSERT INTO %s.load (source, profile, undoes) VALUES ($1, $2, $3) RETURNING load', model) INTO load USING format('undoes load %s', number), l.profile, number;
	EXECUTE format('WITH gone AS (
			DELETE FROM %1$s o USING (SELECT a.indicator, p.period, a.region FROM %2$s.load_added a CROSS JOIN LATERAL unnest(a.periods) p (period) WHERE a.load = $1) x
			WHERE %3$s RETURNING o.*)
		INSERT INTO %2$s.load_before (load, kind, indicator, period, region, %4$s) SELECT $2, ''deleted'', indicator, period, region, %4$s FROM gone',
		observation, model, same_key, figure) USING number, load;
	GET DIAGNOSTICS deleted = ROW_COUNT;
	EXECUTE format('WITH was AS MATERIALIZED (
			SELECT o.* FROM %1$s o JOIN %2$s.load_before x ON %3$s WHERE x.load = $1 AND x.kind = ''changed''
		), put AS (
			UPDATE %1$s o SET (%4$s) = ROW(%5$s) FROM %2$s.load_before x WHERE x.load = $1 AND x.kind = ''changed'' AND %3$s RETURNING o.indicator, o.period, o.region, o.recorded_at)
		INSERT INTO %2$s.load_before (load, kind, indicator, period, region, %4$s, recorded_at)
		SELECT $2, ''changed'', x.indicator, x.period, x.region, %5$s, o.recorded_at FROM was x JOIN put o ON %3$s',
		observation, model, same_key, figure, 'x.' || replace(figure, ', ', ', x.')) USING number, load;
	GET DIAGNOSTICS changed = ROW_COUNT;
	EXECUTE format('INSERT INTO %1$s (indicator, period, region, %3$s) SELECT indicator, period, region, %3$s FROM %2$s.load_before WHERE load = $1 AND kind = ''deleted''',
		observation, model, figure) USING number;
	GET DIAGNOSTICS new = ROW_COUNT;
	EXECUTE format('INSERT INTO %1$s.load_added (load, indicator, region, periods) SELECT $2, b.indicator, b.region, array_agg(b.period) FROM %1$s.load_before b
		WHERE b.load = $1 AND b.kind = ''deleted'' GROUP BY 2, 3', model) USING number, load;
	-- of confidential figures the version before holds again; where there was none, that there is none
	EXECUTE format('SELECT EXISTS (SELECT FROM %s.load_before b WHERE b.load = $1 AND b.kind = ''confidential'')', model) INTO hidden USING number;
	IF hidden THEN
		EXECUTE format('WITH put AS (
				INSERT INTO %1$s.observation_confidential (indicator, period, region, value, published_growth)
				SELECT b.indicator, b.period, b.region, v.value, v.published_growth FROM %1$s.load_before b
				LEFT JOIN LATERAL (SELECT c.value, c.published_growth FROM %1$s.observation_confidential c
					WHERE c.indicator = b.indicator AND c.period OPERATOR(%2$s.=) b.period AND c.region = b.region AND c.recorded_at < $3 ORDER BY c.recorded_at DESC LIMIT 1) v ON true
				WHERE b.load = $1 AND b.kind = ''confidential'' RETURNING indicator, period, region)
			INSERT INTO %1$s.load_before (load, kind, indicator, period, region) SELECT $2, ''confidential'', indicator, period, region FROM put', model, home) USING number, load, l.loaded_at;
	END IF;
	EXECUTE format('UPDATE %s.load SET outcome = ''undone'' WHERE load = $1', model) USING number;
	outcome := 'loaded'; lines := 0; same := 0; missing := 0; refused := 0;
	figures := new + changed + deleted;
	EXECUTE format('UPDATE %s.load SET outcome = $2, lines = 0, figures = $3, new = $4, changed = $5, deleted = $6, same = 0, missing = 0, refused = 0 WHERE load = $1', model)
	USING load, outcome, figures, new, changed, deleted;
	RETURN NEXT;
END
$function$;
COMMENT ON FUNCTION @extschema@.undo_load(pg_catalog.regclass, pg_catalog.int8) IS
'what the function undo_load of a model does, for its table of observations. See there';
