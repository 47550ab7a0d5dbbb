/*
 * load_read: the lines of a file that lies in load_staged are taken apart into
 * the temporary table indstat_load_cell: one row for each figure, with what the
 * file says of it.  Of load_figures, see there.
 */

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
	blanks CONSTANT text[] := (
@model_blanks@
	);
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
	dimensions jsonb := '{}';	-- of which headings
	dimension_cols integer[];
	codes text;
	year_start integer;	-- which column
	used integer[];
	rest integer[];
	n integer;
	figures bigint;
	taken_apart text;
	labelled integer[] := '{}';
	put_together boolean;
BEGIN
	EXECUTE format('SELECT (jsonb_populate_record(NULL::%s.load_profile, $1)).*', model) INTO p USING profile;
	-- what was copied last
	EXECUTE format('SELECT s.staged_at, s.session, count(*) AS lines, min(s.line_id) AS first_id, max(s.line_id) AS last_id,
			bool_or(strpos(s.line, E''\n'') > 0) AS has_lines, bool_or(strpos(s.line, $2) > 0) AS has_quotes
		FROM %s.load_staged s WHERE s.staged_by = (SELECT current_user::regrole) AND ($1 OR s.session = pg_backend_pid())
		GROUP BY 1, 2 ORDER BY 1 DESC, 2 LIMIT 1', model) INTO staged USING any_session, p.quote;
	IF staged.lines IS NULL THEN
		RAISE EXCEPTION 'no lines wait to be loaded'
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  HINT = format('Copy a file in this session first: \copy %s.load_line FROM ''file.csv'' WITH (FORMAT csv, DELIMITER E''\x02'', QUOTE E''\x01''); what another session copied is taken with the option any_session.', model);
	END IF;
	-- a whole file whose lines end as they did on old machines
	IF staged.lines = 1 AND staged.has_lines IS FALSE THEN
		EXECUTE format('SELECT rtrim(s.line, E''\r'') LIKE E''%%\r%%'' FROM %s.load_staged s WHERE s.line_id = $1', model) INTO staged.has_lines USING staged.first_id;
	END IF;
	own := format('s.staged_by = (SELECT current_user::regrole) AND s.session = %s AND s.staged_at = %L::timestamptz', staged.session, staged.staged_at);

	/*
	 * Where several lines came as one value, or a quoted cell goes on in the next
	 * line, the records are put together first; else lines are read as they are.
	 */
	EXECUTE format('CREATE TEMP TABLE indstat_load_opening ON COMMIT DROP AS SELECT s.line_id AS line, s.line AS record FROM %s.load_staged s WHERE %s ORDER BY s.line_id LIMIT %s',
		model, own, 200 + p.skip_lines);
	opening := (SELECT string_agg(left(l.record, 10000), E'\n' ORDER BY l.line) FROM (SELECT o.line, o.record FROM pg_temp.indstat_load_opening o ORDER BY o.line LIMIT 200) l);
	IF ltrim(opening, blanks[1] || blanks[2] || E'\r\n') LIKE '{%' THEN
		CREATE TEMP TABLE indstat_load_record (line bigint, cells text[]) ON COMMIT DROP;
		BEGIN
			EXECUTE format('INSERT INTO pg_temp.indstat_load_record SELECT x.line, x.cells
				FROM %s.sdmx_json_records((SELECT ltrim(string_agg(s.line, E''\n'' ORDER BY s.line_id), %L)::jsonb FROM %s.load_staged s WHERE %s)) x', home, blanks[2], model, own);
		EXCEPTION WHEN data_exception THEN
			RAISE EXCEPTION 'the file begins as JSON and is no message of SDMX-JSON' USING ERRCODE = 'invalid_text_representation', DETAIL = SQLERRM;
		END;
		lines_of := 'SELECT l.line, l.cells AS f FROM pg_temp.indstat_load_record l';
		mark := ',';
	ELSE
		mark := coalesce(p.delimiter, (SELECT m FROM unnest(marks) WITH ORDINALITY d (m, place) ORDER BY length(opening) - length(replace(opening, m, '')) DESC, place LIMIT 1));
		IF NOT coalesce(staged.has_lines, false) AND p.quote <> '' AND staged.has_quotes THEN
			EXECUTE format('SELECT EXISTS (SELECT FROM %s.load_staged s WHERE %s AND strpos(s.line, %L) > 0 AND %s.csv_fields(s.line, %L, %3$L) IS NULL)',
				model, own, p.quote, home, mark) INTO staged.has_lines;
		END IF;
		IF staged.has_lines THEN
			CREATE TEMP TABLE indstat_load_record (line bigint, record text) ON COMMIT DROP;
			EXECUTE format('INSERT INTO pg_temp.indstat_load_record (line, record)
				SELECT row_number() OVER (ORDER BY s.line_id, t.place), t.line
				FROM %s.load_staged s CROSS JOIN LATERAL regexp_split_to_table(coalesce(s.line, ''''), CASE WHEN strpos(s.line, E''\n'') = 0 THEN E''\r'' ELSE E''\r?\n'' END) WITH ORDINALITY t (line, place) WHERE %s', model, own);
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

	IF to_regclass(format('%s.dimension', model)) IS NOT NULL THEN
		EXECUTE format('SELECT coalesce(jsonb_object_agg(lower(d.heading), d.dimension), ''{}'') FROM (SELECT k.dimension AS heading, k.dimension FROM %1$s.dimension k
			UNION ALL SELECT c.key, k.dimension FROM jsonb_each_text($1) c JOIN %1$s.dimension k ON k.dimension = c.value) d', model) INTO dimensions USING profile -> 'dimension_columns';
	END IF;
	-- the heading: the first line that has every column that is needed
	n := 0;
	FOR r IN EXECUTE format('SELECT x.line, %s FROM (%s) x ORDER BY x.line LIMIT %s', CASE WHEN lines_of IS NULL THEN 'NULL::text[] AS f, x.record' ELSE 'x.f, NULL::text AS record' END,
			coalesce(lines_of, CASE WHEN staged.has_lines THEN taken_apart ELSE 'SELECT l.line, l.record FROM pg_temp.indstat_load_opening l' END), 200 + p.skip_lines) LOOP
		n := n + 1;
		CONTINUE WHEN n <= p.skip_lines;
		cells := r.f;
		IF cells IS NULL THEN
			r.record := CASE WHEN n = 1 THEN ltrim(r.record, blanks[2]) ELSE coalesce(r.record, '') END;
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
		headings := ARRAY(SELECT btrim(c.cell, blanks[1]) FROM unnest(cells) WITH ORDINALITY c (cell, place) ORDER BY place);
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
		year_start := array_position(plain, 'reporting_year_start_day');
		used := used || array_remove(ARRAY[year_start], NULL);
		dimension_cols := ARRAY(SELECT place::integer FROM unnest(plain) WITH ORDINALITY u (h, place) WHERE dimensions ? h AND place <> ALL (used) ORDER BY place);
		used := used || dimension_cols;
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
	-- which of two would be meant?
	SELECT min(h) INTO part FROM (SELECT u.h FROM unnest(plain) u (h) GROUP BY u.h HAVING count(*) > 1) d (h)
	WHERE h = ANY (ARRAY(SELECT plain[v] FROM unnest(coalesce(region_cols, '{}') || coalesce(indicator_cols, '{}') || coalesce(period_cols, '{}')
		|| CASE WHEN p.across IS NULL OR p.value_columns IS NOT NULL THEN value_cols ELSE '{}' END || ARRAY(SELECT o.v::integer FROM jsonb_each_text(others) o (k, v))) v));
	IF part IS NOT NULL THEN
		RAISE EXCEPTION 'the heading "%" stands more than once', part
			USING ERRCODE = 'bad_copy_file_format', DETAIL = format('In columns %s of line %s.', (SELECT string_agg(place::text, ', ' ORDER BY place) FROM unnest(plain) WITH ORDINALITY u (h, place) WHERE h = part),
					heading_line - CASE WHEN staged.has_lines OR lines_of IS NOT NULL THEN 0 ELSE staged.first_id - 1 END),
				  HINT = 'Name the columns apart in the file, or another one by an option such as value_columns.';
	END IF;
	codes := (SELECT string_agg(format('%L || btrim(%s)', (dimensions ->> plain[v]) || '=', CASE WHEN v = ANY (labelled) THEN format('split_part(coalesce(x.f[%s], ''''), '': '', 1)', v) ELSE format('coalesce(x.f[%s], '''')', v) END), ', ' ORDER BY place)
		FROM unnest(dimension_cols) WITH ORDINALITY u (v, place));
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
		line bigint, col integer, cells integer,
		region text, indicator text, period text, value numeric, word text,
		growth text, status text, conf text, action text, released text, unit text, mult text, decimals text, estimated text, attributes boolean
	) ON COMMIT DROP;
	IF lines_of IS NULL THEN
		lines_of := format('SELECT x.line, %s AS f FROM (SELECT x.line, %s.csv_fields(%s, %L, %L) AS c, x.record FROM (%s) x WHERE x.line > %s%s OFFSET 0) x WHERE btrim(x.record, %L) <> ''''',
			CASE WHEN p.joined_by IS NULL THEN 'x.c' ELSE format('string_to_array(x.c[1], %L) || x.c[2:]', p.joined_by) END,
			home, CASE WHEN heading_line < staged.first_id AND taken_apart !~ 'indstat_load_record' THEN format('ltrim(x.record, %L)', blanks[2]) ELSE 'x.record' END,
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
			 FROM (SELECT x.line, x.f, v.col, v.head, v.cell, %6$s.number_from_text(v.cell, %7$L, %8$L) AS number
				   FROM (SELECT x.line, x.f FROM (%9$s) x OFFSET 0) x
				   CROSS JOIN LATERAL (%11$s) v OFFSET 0) x',
			string_agg(format(', %I', o.k), '' ORDER BY o.k) FILTER (WHERE o.k IS NOT NULL),
			coalesce(quote_literal(p.region), c.region),
			-- a cell of a breakdown: the concept and its codes
			CASE WHEN codes IS NULL THEN coalesce(quote_literal(p.indicator), c.indicator) ELSE format('concat_ws('' | '', coalesce(%s, ''''), %s)', coalesce(quote_literal(p.indicator), c.indicator), codes) END,
			-- of a reporting year, with the day that it begins on
			CASE WHEN year_start IS NULL THEN coalesce(quote_literal(p.period), c.period)
				ELSE format('concat(%s, '' from '' || nullif(btrim(x.f[%s]), ''''))', coalesce(quote_literal(p.period), c.period), year_start) END,
			string_agg(format(', %s', o.cell), '' ORDER BY o.k) FILTER (WHERE o.k IS NOT NULL),
			home, p.decimal_mark, p.group_mark, lines_of, n,
			CASE WHEN cardinality(value_cols) = 1 THEN format('SELECT %s AS col, %L::text AS head, x.f[%1$s] AS cell', value_cols[1], headings[value_cols[1]])
				 -- side by side they are taken as they stand
				 WHEN value_cols = ARRAY(SELECT generate_series(value_cols[1], value_cols[1] + cardinality(value_cols) - 1)) THEN
					format('SELECT u.col, u.head, u.cell FROM unnest(%L::integer[], %L::text[], x.f[%s:%s]) u (col, head, cell)', value_cols,
						headings[value_cols[1]:value_cols[1] + cardinality(value_cols) - 1], value_cols[1], value_cols[1] + cardinality(value_cols) - 1)
				 ELSE format('SELECT u.col, u.head, x.f[u.col] AS cell FROM unnest(%L::integer[], %L::text[]) u (col, head)', value_cols, ARRAY(SELECT headings[v] FROM unnest(value_cols) WITH ORDINALITY u (v, place) ORDER BY place)) END)
		FROM (
			SELECT
				-- the cells of its columns, then the heading that runs across
				(SELECT CASE WHEN a.parts IS NULL THEN 'NULL' WHEN cardinality(a.parts) = 1 THEN a.parts[1] ELSE format('concat_ws(%L, %s)', '.', array_to_string(a.parts, ', ')) END FROM (
					SELECT array_agg(q.part ORDER BY q.place) AS parts FROM (
						SELECT place, CASE WHEN v = ANY (labelled) THEN format('btrim(split_part(x.f[%s], '': '', 1))', v) ELSE format('btrim(x.f[%s])', v) END
							FROM unnest(region_cols) WITH ORDINALITY u (v, place)
						UNION ALL SELECT 1000000, 'x.head' WHERE p.across = 'region') q (place, part)) a) AS region,
				(SELECT CASE WHEN a.parts IS NULL THEN 'NULL' WHEN cardinality(a.parts) = 1 THEN a.parts[1] ELSE format('concat_ws(%L, %s)', '.', array_to_string(a.parts, ', ')) END FROM (
					SELECT array_agg(q.part ORDER BY q.place) AS parts FROM (
						SELECT place, CASE WHEN v = ANY (labelled) THEN format('btrim(split_part(x.f[%s], '': '', 1))', v) ELSE format('btrim(x.f[%s])', v) END
							FROM unnest(indicator_cols) WITH ORDINALITY u (v, place)
						UNION ALL SELECT 1000000, 'x.head' WHERE p.across = 'indicator') q (place, part)) a) AS indicator,
				(SELECT CASE WHEN a.parts IS NULL THEN 'NULL' WHEN cardinality(a.parts) = 1 THEN a.parts[1] ELSE format('concat_ws(%L, %s)', p.period_join, array_to_string(a.parts, ', ')) END FROM (
					SELECT array_agg(q.part ORDER BY q.place) AS parts FROM (
						SELECT place, CASE WHEN v = ANY (labelled) THEN format('btrim(split_part(x.f[%s], '': '', 1))', v) ELSE format('btrim(x.f[%s])', v) END
							FROM unnest(period_cols) WITH ORDINALITY u (v, place)
						UNION ALL SELECT 1000000, 'x.head' WHERE p.across = 'period') q (place, part)) a) AS period) c
		LEFT JOIN LATERAL (
			SELECT k, CASE WHEN v::integer = ANY (labelled) THEN format('nullif(btrim(split_part(x.f[%s], '': '', 1)), '''')', v) ELSE format('nullif(btrim(x.f[%s]), '''')', v) END AS cell
			FROM jsonb_each_text(others) o (k, v)
			-- what is deleted may be no more than an attribute; what stands before the period is a dimension
			UNION ALL SELECT 'attributes', format('concat(%s) <> ''''', string_agg(format('x.f[%s]', place), ', '))
			FROM unnest(plain) WITH ORDINALITY u (h, place) WHERE others ? 'action' AND place > ALL (coalesce(period_cols, '{}') || value_cols[1:1]) AND place <> (others ->> 'action')::integer HAVING count(*) > 0) o ON true
		GROUP BY c.region, c.indicator, c.period);
	GET DIAGNOSTICS figures = ROW_COUNT;
	put_together := lines_of ~ 'indstat_load_record';
	IF put_together THEN
		staged.lines := (SELECT count(*) FROM pg_temp.indstat_load_record);
	END IF;
	RETURN jsonb_build_object('own', own, 'lines', staged.lines, 'figures', figures,
		'first_id', CASE WHEN put_together THEN 1 ELSE staged.first_id END, 'in_order', put_together OR staged.last_id - staged.first_id + 1 = staged.lines,
		'headings', to_jsonb(headings), 'cells', n, 'given', others, 'dimensions', cardinality(dimension_cols),
		'region', (SELECT string_agg(headings[v], '+') FROM unnest(region_cols) v), 'indicator', (SELECT string_agg(headings[v], '+') FROM unnest(indicator_cols || dimension_cols) v),
		'period', (SELECT string_agg(headings[v], '+') FROM unnest(period_cols) v));
END
$function$;
COMMENT ON FUNCTION @extschema@.load_read(pg_catalog.regclass, pg_catalog.jsonb, pg_catalog.bool) IS
'part of load_figures: takes the lines that wait in load_staged beside a table of observations apart, as a row of load_profile says, into the temporary table indstat_load_cell, and returns what it found of their headings. any_session: of other sessions of the same role too. No lines are error 55000, no heading 22P04. NULL if an argument is NULL';
