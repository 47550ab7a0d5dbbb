/*
 * load_figures: a file that lies in load_staged goes into observation
 *
 *	load_read		takes the lines apart: one row for each figure
 *	load_figures	finds out what each word stands for, once for each different
 *					word, and of each figure what is there; then writes in batches
 *					what is new or changed
 *	load_refuse		lists what is refused
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

CREATE FUNCTION @extschema@.load_figures(observation pg_catalog.regclass, source pg_catalog.text, profile pg_catalog.text, options pg_catalog.jsonb)
RETURNS TABLE (load pg_catalog.int8, outcome pg_catalog.text, lines pg_catalog.int8, figures pg_catalog.int8, new pg_catalog.int8, changed pg_catalog.int8,
	deleted pg_catalog.int8, same pg_catalog.int8, missing pg_catalog.int8, refused pg_catalog.int8)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
-- times are put into statements as text: no other style says the same in every zone
SET datestyle = ISO
-- many statements that are planned once and run once, over all figures of a file
SET jit = off
SET work_mem = '64MB'
SET default_statistics_target = 10
AS $function$
#variable_conflict use_column
DECLARE
	known CONSTANT text[] := '{map,all_or_nothing,dry_run,released_at,any_period,keep_lines,any_session,batch}';
	a_time CONSTANT text := '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?$';
	missing_statuses CONSTANT text := '{H,L,M,O,Q}';
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	blanks CONSTANT text[] := (
@model_blanks@
	);
	given CONSTANT jsonb := coalesce(options, '{}');
	number bigint;
	p record;			-- the profile, with the options that are columns of it
	o record;			-- the other options
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
	confidant boolean;
	confidential boolean;
	resolved text;
	unit_changes jsonb;	-- what a change of the units of the file is in
	pages bigint;
	step bigint;
	page bigint;
	part text;			-- the rows of those pages
	writes boolean;
	own_years boolean;	-- there are years that do not begin in January
	put bigint;
	put_new bigint := 0;
	put_changed bigint := 0;
	put_deleted bigint := 0;
BEGIN
	IF profile IS NULL THEN
		RAISE EXCEPTION 'profile must not be null' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	IF jsonb_typeof(given) <> 'object' THEN
		RAISE EXCEPTION 'options must be an object of JSON'
			USING ERRCODE = 'invalid_parameter_value', HINT = 'As in {"decimal_mark": ","}.';
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
	-- the table's own constraints say what an option may be
	BEGIN
		EXECUTE format('CREATE TEMP TABLE indstat_load_profile (LIKE %s.load_profile INCLUDING CONSTRAINTS) ON COMMIT DROP', model);
		EXECUTE format('INSERT INTO pg_temp.indstat_load_profile SELECT (jsonb_populate_record(NULL::%s.load_profile, $1)).* RETURNING *', model) INTO p USING spelt;
		SELECT * INTO o FROM jsonb_to_record(given) AS g (map jsonb, all_or_nothing boolean, dry_run boolean, released_at timestamptz, any_period boolean, keep_lines boolean, any_session boolean, batch integer);
		IF p.delimiter = p.quote OR p.delimiter = p.decimal_mark THEN
			RAISE EXCEPTION 'delimiter, quote and decimal_mark must differ' USING ERRCODE = 'check_violation';
		ELSIF array_ndims(p.period_rewrite) <> 2 THEN
			RAISE EXCEPTION 'period_rewrite must be an array of pairs' USING ERRCODE = 'check_violation';
		ELSIF o.batch < 1 OR NOT isfinite(o.released_at) THEN
			RAISE EXCEPTION 'batch must be positive and released_at finite' USING ERRCODE = 'check_violation';
		ELSIF given ->> 'released_at' !~ a_time THEN
			RAISE EXCEPTION 'released_at must be a time such as 2023-06-15T10:00:00+08:00' USING ERRCODE = 'check_violation';
		ELSIF jsonb_typeof(o.map) <> 'object' OR EXISTS (SELECT FROM jsonb_each(o.map) m WHERE jsonb_typeof(m.value) <> 'object') THEN
			RAISE EXCEPTION 'map must be an object of region, indicator and dimensions, each an object of spellings and codes' USING ERRCODE = 'check_violation';
		END IF;
		EXECUTE format('SELECT min(m.key) FROM jsonb_object_keys($1) m (key) WHERE m.key <> ALL (ARRAY[''region'', ''indicator'']) AND NOT EXISTS (SELECT FROM %s.dimension d WHERE d.dimension = m.key)', model)
		INTO names USING o.map;
		IF names IS NOT NULL THEN
			RAISE EXCEPTION 'map may have region, indicator and dimensions, and "%" is none', names USING ERRCODE = 'check_violation';
		END IF;
		-- what is no regular expression is found out before a line is read
		PERFORM regexp_match('', x) FROM (SELECT p.foot UNION ALL SELECT unnest(p.period_rewrite[:][1:1])) r (x);
		PERFORM regexp_match('', x.value), (SELECT sum(m.value::integer) FROM jsonb_each_text(p.multipliers) m) FROM jsonb_each_text(coalesce(p.above, '{"": ""}')) x;
	EXCEPTION WHEN integrity_constraint_violation OR data_exception THEN
		RAISE EXCEPTION 'an option is not what it may be'
			USING ERRCODE = 'invalid_parameter_value', DETAIL = SQLERRM, HINT = 'The comments of load_profile say what its columns are, that of load_figures what the other options are.';
	END;
	EXECUTE format('SELECT %s.load_read($1, $2, $3)', home) INTO read USING observation, spelt, coalesce(o.any_session, false);
	EXECUTE format('INSERT INTO %s.load (source, profile, options) VALUES ($1, $2, $3) RETURNING load', model) INTO number USING source, profile, given;
	RAISE NOTICE 'load %: % lines read, % cells', number, read ->> 'lines', read ->> 'figures';

	-- what each word stands for is found out once
	CREATE TEMP TABLE indstat_load_word (kind text, word text) ON COMMIT DROP;
	INSERT INTO pg_temp.indstat_load_word (kind, word)
	SELECT CASE g.no WHEN 7 THEN 'region' WHEN 11 THEN 'indicator' WHEN 13 THEN 'period' ELSE 'number' END, g.word
	FROM (SELECT grouping(c.region, c.indicator, c.period, c.word) AS no, coalesce(c.region, c.indicator, c.period, c.word) AS word
		  FROM pg_temp.indstat_load_cell c WHERE c.cells IS NULL GROUP BY GROUPING SETS ((c.region), (c.indicator), (c.period), (c.word))) g
	WHERE g.word IS NOT NULL;
	CREATE TEMP TABLE indstat_load_key (
		kind text, word text, code text, id bigint, others text, unit text, unit_mult integer, class integer, frequency text, cumulative boolean, singles boolean, own_mult smallint, own_unit text, own_change text, fault text, expected text, year_start integer
	) ON COMMIT DROP;
	IF (read ->> 'dimensions')::integer > 0 THEN
		-- of what is broken down, the concept
		CREATE TEMP TABLE indstat_load_breakdown ON COMMIT DROP AS
		SELECT w.word, array_to_string(s.parts[:cardinality(s.parts) - n.n], ' | ') AS concept, s.parts[cardinality(s.parts) - n.n + 1:] AS cells
		FROM pg_temp.indstat_load_word w CROSS JOIN LATERAL string_to_array(w.word, ' | ') s (parts), (SELECT (read ->> 'dimensions')::integer AS n) n WHERE w.kind = 'indicator';
		INSERT INTO pg_temp.indstat_load_word (kind, word) SELECT DISTINCT 'indicator', b.concept FROM pg_temp.indstat_load_breakdown b WHERE b.concept <> b.word;
	END IF;
	FOREACH t IN ARRAY ARRAY['region', 'indicator'] LOOP
		EXECUTE format(
			'INSERT INTO pg_temp.indstat_load_key (kind, word, code, id, others, unit)
			 WITH w AS MATERIALIZED (
				SELECT w.word, btrim(m.parts[2]) AS unit, lower(w.word) AS name, lower(btrim(m.parts[1])) AS bare
				FROM pg_temp.indstat_load_word w
				CROSS JOIN LATERAL (SELECT CASE WHEN $3 THEN regexp_match(w.word, ''^(.*\S)\s*[(（]([^()（）]*)[)）]$'') END AS parts) m
				WHERE w.kind = %1$L
			 ), n AS MATERIALIZED (
				SELECT x.%1$I AS code, lower(n.name) AS name FROM %2$s.%1$I x CROSS JOIN LATERAL unnest(ARRAY[x.%1$I, x.name_zh, x.name_zh_hant, x.name_en]) n (name)
			 ), c AS (
				SELECT k.word, array_agg(DISTINCT k.code) AS codes
				FROM (SELECT k.word, k.code, rank() OVER (PARTITION BY k.word ORDER BY k.rank) AS rank
					  FROM (SELECT w.word, x.%1$I AS code, 1 AS rank FROM w JOIN %2$s.%1$I x ON x.%1$I = $1 ->> w.word
							UNION ALL SELECT w.word, x.%1$I, 2 FROM w JOIN %2$s.load_spelling s ON s.profile = $2 AND s.kind = %1$L AND s.spelling = w.word JOIN %2$s.%1$I x ON x.%1$I = s.code
							UNION ALL SELECT w.word, x.%1$I, 3 FROM w JOIN %2$s.%1$I x ON x.%1$I = w.word
							UNION ALL SELECT w.word, n.code, 4 FROM w JOIN n ON n.name = w.name
							UNION ALL SELECT w.word, n.code, 5 FROM w JOIN n ON n.name = w.bare) k) k
				WHERE k.rank = 1 GROUP BY k.word
			 )
			 SELECT %1$L, w.word, CASE WHEN c.codes[2] IS NULL THEN c.codes[1] END,
				CASE WHEN cardinality(c.codes) = 1 THEN dense_rank() OVER (ORDER BY c.codes) END, array_to_string(c.codes[:5], '', ''), w.unit
			 FROM w LEFT JOIN c ON c.word = w.word', t, model) USING o.map -> t, profile, t = 'indicator' AND p.unit_in_name;
	END LOOP;
	IF (read ->> 'dimensions')::integer > 0 THEN
		EXECUTE format('UPDATE pg_temp.indstat_load_key k SET code = c.indicator, id = NULL, others = o.others, unit = o.unit, fault = c.fault, expected = c.expected
			FROM pg_temp.indstat_load_breakdown b
			JOIN pg_temp.indstat_load_key o ON o.kind = ''indicator'' AND o.word = b.concept
			LEFT JOIN LATERAL %s.cell_of(o.code, b.cells, $1) c ON true
			WHERE k.kind = ''indicator'' AND k.word = b.word', model) USING o.map;
		-- the cells have codes of their own
		UPDATE pg_temp.indstat_load_key k SET id = d.id
		FROM (SELECT i.word, dense_rank() OVER (ORDER BY i.code) AS id FROM pg_temp.indstat_load_key i WHERE i.kind = 'indicator' AND i.code IS NOT NULL) d
		WHERE k.kind = 'indicator' AND k.word = d.word;
	END IF;
	EXECUTE format('UPDATE pg_temp.indstat_load_key k SET frequency = i.frequency, cumulative = i.cumulative, year_start = coalesce((to_jsonb(i) ->> ''reporting_year_start'')::integer, 1), singles = NOT i.cumulative OR i.single_indicator IS NULL, own_mult = i.unit_mult, own_unit = i.unit, own_change = i.change_unit
		FROM %s.indicator i WHERE k.kind = ''indicator'' AND i.indicator = k.code', model);
	UPDATE pg_temp.indstat_load_key k SET class = c.class
	FROM (SELECT x.frequency, x.cumulative, x.singles, x.year_start, row_number() OVER () AS class FROM pg_temp.indstat_load_key x WHERE x.frequency IS NOT NULL GROUP BY 1, 2, 3, 4) c
	WHERE (c.frequency, c.cumulative, c.singles, c.year_start) = (k.frequency, k.cumulative, k.singles, k.year_start);
	-- the unit in brackets: a multiplier, and what is multiplied
	SELECT string_agg(regexp_replace(m, '([^[:alnum:]])', '\\\1', 'g'), '|' ORDER BY length(m) DESC) INTO names FROM jsonb_object_keys(p.multipliers) m WHERE m <> '';
	UPDATE pg_temp.indstat_load_key k SET unit_mult = coalesce((p.multipliers ->> m.parts[1])::integer, 0), unit = m.parts[2]
	FROM (SELECT x.word, regexp_match(x.unit, format('^(%s)?(.*)$', coalesce(names, '$^'))) AS parts FROM pg_temp.indstat_load_key x WHERE x.unit IS NOT NULL) m
	WHERE k.word = m.word AND k.kind = 'indicator'
		-- not what only looks like a unit
		AND (m.parts[1] IS NOT NULL OR p.units ? m.parts[2]);

	CREATE TEMP TABLE indstat_load_period (word text, read_as text, fault text, class integer, period text, id bigint) ON COMMIT DROP;
	FOR w IN SELECT x.word FROM pg_temp.indstat_load_word x WHERE x.kind = 'period' LOOP
		place := btrim(w.word, blanks[1]);
		FOR n IN 1 .. coalesce(array_length(p.period_rewrite, 1), 0) LOOP
			place := regexp_replace(place, p.period_rewrite[n][1], p.period_rewrite[n][2]);
		END LOOP;
		-- SDMX: 2018-Q2 of a year that begins on another day, see load_read
		IF place ~ ' from --(0[1-9]|1[0-2])-01$' THEN
			t := substring(place FROM '--(..)-01$');
			place := regexp_replace(place, ' from --..-01$', '');
			IF t <> '01' AND place ~* '^[0-9]{4}-?(A1?|S[12]|T[123]|Q[1-4]|M(0?[1-9]|1[0-2]))$' THEN
				EXECUTE format('SELECT %1$s.ref_months((%1$s.start_date(q) + make_interval(months => $2))::date, %1$s.months(q))::text FROM (SELECT $1::%1$s.ref_period) q (q)', home) INTO place USING place, t::integer - 1;
			END IF;
		END IF;
		INSERT INTO pg_temp.indstat_load_period (word, read_as) VALUES (w.word, place);
	END LOOP;
	EXECUTE format('UPDATE pg_temp.indstat_load_period SET fault = (%s.period_error(read_as)).detail', home);
	EXECUTE format('ALTER TABLE pg_temp.indstat_load_period ALTER period TYPE %s.ref_period USING NULL', home);
	own_years := EXISTS (SELECT FROM pg_temp.indstat_load_key k WHERE k.year_start <> 1);
	EXECUTE format('INSERT INTO pg_temp.indstat_load_period (word, read_as, class, period, id)
		SELECT p.word, p.read_as, p.class, p.period, CASE WHEN p.period IS NOT NULL THEN dense_rank() OVER (ORDER BY p.period) END FROM (SELECT r.word, r.read_as, k.class, CASE WHEN $3 THEN r.period
			WHEN k.singles OR %1$s.starts_in_january(%2$s) THEN r.fits END AS period
		FROM (SELECT DISTINCT k.class, k.frequency, k.cumulative, k.singles, k.year_start FROM pg_temp.indstat_load_key k WHERE k.class IS NOT NULL) k
		CROSS JOIN LATERAL (SELECT q.word, q.read_as, q.period, %3$s AS fits
			FROM (SELECT q.word, q.read_as, CASE WHEN q.fault IS NULL THEN q.read_as END::%1$s.ref_period AS period FROM pg_temp.indstat_load_period q WHERE q.class IS NULL OFFSET 0) q) r OFFSET 0) p', home,
		CASE WHEN own_years THEN format('%s.months_later(r.fits, 1 - k.year_start)', model) ELSE 'r.fits' END,
		-- the model knows of years that begin with another month
		CASE WHEN own_years THEN format('%s.fitting_period(q.period, k.frequency, k.cumulative, $1, $2, k.year_start)', model) ELSE format('%s.fitting_period(q.period, k.frequency, k.cumulative, $1, $2)', home) END)
	USING p.day_means, p.to_date, coalesce(o.any_period, false);

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
		FROM (SELECT w.word, btrim(f.parts[1], $9) AS core, nullif(f.parts[2], '''') AS flag, s.parts[2] AS suffix,
				%1$s.number_from_text(coalesce(s.parts[1], f.parts[1]), $4, $5) AS value
			  FROM pg_temp.indstat_load_word w
			  CROSS JOIN LATERAL (SELECT CASE WHEN $6 THEN coalesce(regexp_match(w.word, ''^\s*([^[:alpha:]]*?)\s*([[:alpha:]]+)\s*$''), ARRAY[w.word, NULL]) ELSE ARRAY[w.word, NULL] END AS parts) f
			  CROSS JOIN LATERAL (SELECT regexp_match(btrim(f.parts[1]), $1) AS parts) s
			  WHERE w.kind = ''number'') x', home)
	USING format('^(.*[0-9])\s*(%s)$', concat_ws('|', names, '%')), ARRAY(SELECT lower(m) FROM unnest(p.missing) m), p.multipliers, p.decimal_mark, p.group_mark, p.flag_in_cell, p.flags, p.conf_flags, blanks[1];
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
	has_release := cells ? 'released' OR o.released_at IS NOT NULL;
	resolved := format(
		'SELECT c.ctid AS cell, c.line, c.col, c.cells, c.growth AS growth_word, c.released AS released_word,
			r.code AS region, i.code AS indicator, q.period, i.class, (i.id * %10$s + r.id) * %11$s + q.id AS key, %1$s AS value, %2$s AS kind, %3$s AS growth, %4$s AS status, %5$s AS conf, %6$s AS action, %7$s AS released, %8$s AS unit_fault, c.attributes
		 FROM pg_temp.indstat_load_cell c
		 LEFT JOIN pg_temp.indstat_load_key r ON r.kind = ''region'' AND r.word = c.region
		 LEFT JOIN pg_temp.indstat_load_key i ON i.kind = ''indicator'' AND i.word = c.indicator
		 LEFT JOIN pg_temp.indstat_load_period q ON q.word = c.period AND q.class = i.class%9$s',
		t, CASE WHEN words THEN 'CASE WHEN c.value IS NULL THEN v.kind ELSE ''number'' END' ELSE '''number''' END,
		CASE WHEN has_growth THEN format('%s.number_from_text(rtrim(c.growth, ''%% ''), %L, %L)', home, p.decimal_mark, p.group_mark) ELSE 'NULL::numeric' END,
		coalesce('coalesce(' || nullif(status, '') || ')', 'NULL::text'), coalesce('coalesce(' || nullif(conf, '') || ')', 'NULL::text'),
		CASE WHEN cells ? 'action' THEN 'CASE WHEN c.action IS NULL THEN ''I'' WHEN upper(c.action) IN (''I'', ''A'', ''M'', ''R'', ''D'', ''INFORMATION'', ''APPEND'', ''MERGE'', ''REPLACE'', ''DELETE'')
			THEN upper(left(c.action, 1)) ELSE ''?'' END' ELSE '''I''' END,
		CASE WHEN cells ? 'released' THEN format('CASE WHEN c.released IS NULL THEN %L WHEN c.released ~ %L
				AND %s.is_period(left(c.released, 10)) THEN c.released END::timestamptz', o.released_at, a_time, home)
			ELSE format('%L::timestamptz', o.released_at) END,
		-- a rate where the indicator is none, or the other way round
		array_to_string(CASE WHEN cells ? 'unit' OR EXISTS (SELECT FROM pg_temp.indstat_load_key k WHERE k.unit IS NOT NULL)
				THEN ARRAY[format('coalesce(%1$L::jsonb ? coalesce(c.unit, i.unit) AND i.own_unit IS NOT NULL
					AND %1$L::jsonb ->> coalesce(c.unit, i.unit) <> i.own_change, false)', unit_changes)] ELSE '{}' END
			|| CASE WHEN EXISTS (SELECT FROM pg_temp.indstat_load_number v WHERE v.unit IS NOT NULL)
				THEN ARRAY['v.unit IS NOT NULL AND i.own_unit IS NOT NULL AND i.own_change <> ''percentage_point'''] ELSE '{}' END || ARRAY['false'], ' OR '),
		CASE WHEN words THEN '
		 LEFT JOIN pg_temp.indstat_load_number v ON v.word = c.word AND c.value IS NULL' ELSE '' END,
		(SELECT count(*) + 1 FROM pg_temp.indstat_load_key), (SELECT count(*) + 1 FROM pg_temp.indstat_load_period));
	-- an empty cell is no figure, if nothing beside it says that there is one
	blank := format('x.kind = ''blank'' AND x.cells IS NULL AND x.action <> ''D'' AND x.growth IS NULL AND %s AND NOT coalesce(x.status = ANY (%L), false)', (p.blank_status IS NULL)::text, missing_statuses);

	EXECUTE format('SELECT has_column_privilege(%1$L, ''value'', ''INSERT'') AND (NOT row_security_active(%1$L) OR %2$s.has_access(''confidential''))', model || '.observation_confidential', model) INTO confidant;
	/*
	 * Every figure beside what is there, in one pass: what the file says of it
	 * stays in indstat_load_cell.  Only then anything is written, by batches.
	 */
	EXECUTE format(
		'CREATE TEMP TABLE indstat_load_batch ON COMMIT DROP AS
		 SELECT z.cell, z.line, z.col, z.cells, z.class, z.key, z.indicator, z.region, z.period, z.kind, z.action, z.value, z.growth, z.problem,
			z.stored, z.set_growth, z.set_released, z.obs_status, z.conf_status,
			z.old_place, z.old_value, z.old_obs_status, z.old_conf_status, z.old_growth, z.old_released, z.old_base, z.old_rank, z.old_peers, z.old_recorded,
			NULL::bigint AS again, NULL::boolean AS alike, CASE WHEN z.problem IS NOT NULL THEN ''refused''
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
					WHEN y.action = ''?'' THEN ''action'' WHEN y.action = ''D'' THEN NULL
					WHEN y.kind = ''bad'' THEN ''value'' WHEN y.status = ''?'' THEN ''status'' WHEN y.conf = ''?'' THEN ''confidentiality''
					WHEN %1$s THEN ''growth'' WHEN %2$s THEN ''released_at'' WHEN y.unit_fault THEN ''unit''
					WHEN abs(y.value) >= 1e30 OR scale(y.value) > 30 OR abs(y.growth) >= 1e30 OR scale(y.growth) > 30 THEN ''range''
					WHEN y.value IS NOT NULL AND y.obs_status = ANY (%3$L) THEN ''missing''
					WHEN y.conf_status <> ''F'' AND num_nonnulls(y.value, y.growth) > 0 AND NOT %4$L THEN ''confidential'' END AS problem
			   FROM (SELECT x.*, e.indicator IS NOT NULL AS found,
						coalesce(x.conf, e.conf_status, ''F'') AS conf_status,
						CASE WHEN x.kind = ''number'' OR x.growth IS NOT NULL THEN coalesce(x.status, CASE WHEN x.action <> ''R'' AND e.obs_status <> ALL (%3$L) THEN e.obs_status END, ''A'')
							WHEN x.action = ''M'' AND x.kind = ''blank'' THEN coalesce(x.status, e.obs_status, %5$L)
							WHEN x.kind = ''blank'' AND x.status IS NOT NULL OR x.status = ANY (%3$L) THEN x.status
							WHEN x.kind = ''blank'' THEN %6$L ELSE %5$L END AS obs_status,
						%7$s AS set_growth, %8$s AS set_released,
						e.value AS old_value, e.obs_status AS old_obs_status, e.conf_status AS old_conf_status, e.published_growth AS old_growth, e.released_at AS old_released,
						e.comparable_base AS old_base, e.published_rank AS old_rank, e.published_rank_peers AS old_peers, e.recorded_at AS old_recorded, e.ctid AS old_place
					 FROM (%9$s OFFSET 0) x
					 LEFT JOIN %10$s e ON e.indicator = x.indicator AND e.period OPERATOR(%11$s.=) x.period AND e.region = x.region
					 WHERE NOT (%12$s)
					 OFFSET 0) y) z',
		CASE WHEN has_growth THEN format('y.growth_word IS NOT NULL AND y.growth IS NULL AND lower(y.growth_word) <> ALL (%L)', ARRAY(SELECT lower(m) FROM unnest(p.missing) m)) ELSE 'false' END,
		CASE WHEN cells ? 'released' THEN 'y.released_word IS NOT NULL AND y.released IS NULL' ELSE 'false' END,
		missing_statuses, confidant, p.missing_status, coalesce(p.blank_status, p.missing_status),
		CASE WHEN has_growth THEN 'CASE WHEN coalesce(x.conf, e.conf_status, ''F'') <> ''F'' THEN NULL WHEN x.growth IS NULL AND x.action <> ''R'' THEN e.published_growth ELSE x.growth END'
			ELSE 'CASE WHEN x.action <> ''R'' AND coalesce(x.conf, e.conf_status, ''F'') = ''F'' THEN e.published_growth END' END,
		CASE WHEN has_release THEN 'coalesce(x.released, e.released_at)' ELSE 'e.released_at' END,
		resolved, observation, home, blank);
	ANALYZE pg_temp.indstat_load_batch (key, state, indicator, region);

	-- what is given twice: the keys first, since there is hardly ever one
	CREATE TEMP TABLE indstat_load_twice ON COMMIT DROP AS
		SELECT x.key, NULL::bigint AS place, NULL::boolean AS alike FROM pg_temp.indstat_load_batch x WHERE x.key IS NOT NULL AND x.cells IS NULL GROUP BY x.key HAVING count(*) > 1;
	IF EXISTS (SELECT FROM pg_temp.indstat_load_twice) THEN
		ANALYZE pg_temp.indstat_load_twice;
		UPDATE pg_temp.indstat_load_twice t SET place = g.place, alike = g.alike
		FROM (SELECT x.key, min((x.line << 32) + coalesce(x.col, 0)) AS place,
				count(DISTINCT concat_ws('|', x.value, x.kind, x.growth, x.obs_status, x.conf_status, x.action, x.set_released)) = 1 AS alike
			  FROM pg_temp.indstat_load_batch x JOIN pg_temp.indstat_load_twice k ON k.key = x.key WHERE x.cells IS NULL GROUP BY x.key) g
		WHERE t.key = g.key;
		-- alike, the first stays
		UPDATE pg_temp.indstat_load_batch x SET problem = 'key', state = 'refused', again = t.place >> 32, alike = t.alike
		FROM pg_temp.indstat_load_twice t
		WHERE x.key = t.key AND x.problem IS NULL AND NOT (t.alike AND t.place = (x.line << 32) + coalesce(x.col, 0));
	END IF;

	SELECT count(*), count(*) FILTER (WHERE x.state = 'new'), count(*) FILTER (WHERE x.state = 'changed'), count(*) FILTER (WHERE x.state = 'deleted'),
		count(*) FILTER (WHERE x.state = 'same'), count(*) FILTER (WHERE x.state = 'refused'),
		count(*) FILTER (WHERE x.kind IN ('blank', 'missing') AND x.state IN ('new', 'changed', 'same') AND x.action <> 'D' AND x.growth IS NULL AND x.stored IS NULL),
		coalesce(bool_or(x.conf_status <> 'F' AND x.problem IS NULL AND x.action <> 'D' AND num_nonnulls(x.value, x.growth) > 0), false)
	INTO figures, new, changed, deleted, same, refused, missing, confidential FROM pg_temp.indstat_load_batch x;
	IF refused > 0 THEN
		EXECUTE format('SELECT %s.load_refuse($1, $2, $3, $4)', home) USING observation, number, spelt, read;
	END IF;
	writes := o.dry_run IS NOT TRUE AND NOT (coalesce(o.all_or_nothing, false) AND refused > 0);
	IF writes AND (new + changed + deleted > 0 OR confidential) THEN
		pages := pg_relation_size('pg_temp.indstat_load_batch') / current_setting('block_size')::bigint;
		step := greatest(ceil(coalesce(o.batch, 100000)::numeric * pages / figures)::bigint, 1);
		page := 0;
		BEGIN
			WHILE page < pages LOOP
				part := format('x.ctid >= ''(%s,0)''::tid AND x.ctid < ''(%s,0)''::tid', page, page + step);
				page := page + step;
				IF deleted > 0 THEN
					EXECUTE format('WITH gone AS (
							DELETE FROM %1$s o USING pg_temp.indstat_load_batch x WHERE x.state = ''deleted'' AND %4$s AND o.ctid = x.old_place
								AND o.indicator = x.indicator AND o.period OPERATOR(%2$s.=) x.period AND o.region = x.region AND o.recorded_at = x.old_recorded RETURNING o.*)
						INSERT INTO %3$s.load_before (load, kind, indicator, period, region, value, published_growth, comparable_base, published_rank, published_rank_peers, obs_status, conf_status, released_at)
						SELECT $1, ''deleted'', o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base, o.published_rank, o.published_rank_peers, o.obs_status, o.conf_status, o.released_at
						FROM gone o', observation, home, model, part) USING number;
					GET DIAGNOSTICS put = ROW_COUNT;
					put_deleted := put_deleted + put;
				END IF;
				IF changed > 0 THEN
					EXECUTE format('WITH put AS (
							UPDATE %1$s o SET value = x.stored, obs_status = x.obs_status, conf_status = x.conf_status, published_growth = x.set_growth, released_at = x.set_released,
								comparable_base = CASE WHEN x.action <> ''R'' AND x.conf_status = ''F'' THEN o.comparable_base END,
								published_rank = CASE WHEN x.action <> ''R'' AND x.conf_status = ''F'' THEN o.published_rank END,
								published_rank_peers = CASE WHEN x.action <> ''R'' AND x.conf_status = ''F'' THEN o.published_rank_peers END
							FROM pg_temp.indstat_load_batch x WHERE x.state = ''changed'' AND %4$s AND o.ctid = x.old_place
								AND o.indicator = x.indicator AND o.period OPERATOR(%2$s.=) x.period AND o.region = x.region AND o.recorded_at = x.old_recorded
							RETURNING x.indicator, x.period, x.region, x.old_value, x.old_growth, x.old_base, x.old_rank, x.old_peers, x.old_obs_status, x.old_conf_status, x.old_released, o.recorded_at)
						INSERT INTO %3$s.load_before (load, kind, indicator, period, region, value, published_growth, comparable_base, published_rank, published_rank_peers, obs_status, conf_status, released_at, recorded_at)
						SELECT $1, ''changed'', o.indicator, o.period, o.region, o.old_value, o.old_growth, o.old_base, o.old_rank, o.old_peers, o.old_obs_status, o.old_conf_status, o.old_released, o.recorded_at
						FROM put o', observation, home, model, part) USING number;
					GET DIAGNOSTICS put = ROW_COUNT;
					put_changed := put_changed + put;
				END IF;
				IF new > 0 THEN
					EXECUTE format('INSERT INTO %s (indicator, period, region, value, published_growth, obs_status, conf_status, released_at)
						SELECT x.indicator, x.period, x.region, x.stored, x.set_growth, x.obs_status, x.conf_status, x.set_released FROM pg_temp.indstat_load_batch x WHERE x.state = ''new'' AND %s', observation, part);
					GET DIAGNOSTICS put = ROW_COUNT;
					put_new := put_new + put;
					EXECUTE format('INSERT INTO %s.load_added (load, indicator, region, periods)
						SELECT $1, x.indicator, x.region, array_agg(x.period) FROM pg_temp.indstat_load_batch x WHERE x.state = ''new'' AND %s GROUP BY x.indicator, x.region', model, part) USING number;
				END IF;
				IF confidential THEN
					-- versions are added; the latest holds
					EXECUTE format('WITH put AS (
							INSERT INTO %2$s.observation_confidential (indicator, period, region, value, published_growth)
							SELECT x.indicator, x.period, x.region, x.value, x.growth
							FROM pg_temp.indstat_load_batch x
							LEFT JOIN LATERAL (SELECT v.value, v.published_growth FROM %2$s.observation_confidential v
								WHERE v.indicator = x.indicator AND v.period OPERATOR(%1$s.=) x.period AND v.region = x.region ORDER BY v.recorded_at DESC LIMIT 1) v ON true
							WHERE %3$s AND x.problem IS NULL AND x.action <> ''D'' AND x.conf_status <> ''F'' AND num_nonnulls(x.value, x.growth) > 0
								AND (x.value IS DISTINCT FROM v.value OR x.growth IS DISTINCT FROM v.published_growth)
							RETURNING indicator, period, region)
						INSERT INTO %2$s.load_before (load, kind, indicator, period, region) SELECT $1, ''confidential'', c.indicator, c.period, c.region FROM put c', home, model, part) USING number;
				END IF;
				IF page < pages THEN
					RAISE NOTICE 'load %: % of % figures gone through: % inserted, % changed, % deleted', number, least(figures * page / pages, figures), figures, put_new, put_changed, put_deleted;
				END IF;
			END LOOP;
			IF put_deleted <> deleted OR put_changed <> changed THEN
				RAISE unique_violation;
			END IF;
		EXCEPTION WHEN unique_violation THEN
			GET STACKED DIAGNOSTICS t = TABLE_NAME;
			IF t = 'observation_confidential' THEN
				RAISE EXCEPTION 'confidential figures of this file were put in by this transaction already'
					USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = 'Nothing was loaded: versions of a confidential figure are told apart by when they were recorded.',
						  HINT = 'COMMIT the first, or undo it by ROLLBACK, and load again.';
			END IF;
			RAISE EXCEPTION 'figures of this file were changed by another session meanwhile'
				USING ERRCODE = 'serialization_failure', DETAIL = 'Nothing was loaded.', HINT = 'Load again.';
		END;
		IF confidential THEN
			EXECUTE format('SELECT count(*) FROM %s.load_before k JOIN pg_temp.indstat_load_batch x ON x.state = ''same'' AND x.indicator = k.indicator AND x.period OPERATOR(%s.=) k.period AND x.region = k.region
				WHERE k.load = $1 AND k.kind = ''confidential''', model, home) INTO put USING number;
			changed := changed + put;
			same := same - put;
		END IF;
	END IF;

	outcome := CASE WHEN o.dry_run THEN 'tried' WHEN writes THEN 'loaded' ELSE 'refused' END;
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
	IF outcome = 'loaded' AND NOT coalesce(o.keep_lines, false) THEN
		EXECUTE format('DELETE FROM %s.load_staged s WHERE %s OR s.staged_by = (SELECT current_user::regrole) AND s.session = pg_backend_pid()', model, read ->> 'own');
	END IF;
	-- another load may come in this transaction
	FOREACH t IN ARRAY ARRAY['profile', 'opening', 'record', 'cell', 'word', 'key', 'period', 'number', 'batch', 'twice', 'bad', 'place'] LOOP
		IF to_regclass('pg_temp.indstat_load_' || t) IS NOT NULL THEN
			EXECUTE format('DROP TABLE pg_temp.indstat_load_%s', t);
		END IF;
	END LOOP;
	RETURN NEXT;
END
$function$;
COMMENT ON FUNCTION @extschema@.load_figures(pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.jsonb) IS
'what the function load_figures of a model does, for its table of observations: the file that this session copied into load_line last goes into that table. See there';
