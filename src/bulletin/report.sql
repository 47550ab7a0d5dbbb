
/*
 * report: the page of an office, from the views of its model.  One HTML page that needs
 * nothing else, well-formed XML, every figure printed as the bulletin prints it.  Which
 * sections there are follows from the views that the model has; the words are rows.
 */

CREATE FUNCTION @extschema@.report_page(words pg_catalog.regclass, region pg_catalog.text, period @extschema@.ref_period, lang pg_catalog.text,
	known_at pg_catalog.timestamptz)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE		-- sets indstat.as_of for what it reads
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off
SET timezone = 'UTC'
SET datestyle = 'ISO, YMD'
SET extra_float_digits = 1
SET jit = off		-- many short queries
AS $function$
#variable_conflict use_variable
DECLARE
	home text;
	model text := (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = words);
	tongue text := CASE WHEN lang = 'zh-Hans' THEN 'zh' ELSE lang END;
	moment text := current_setting('indstat.as_of', true);
	apart boolean;
	day date;
	sentences regclass;
	has text[];				-- the views of the model
	context jsonb;
	voice text;				-- what the functions that print are called before their names
	word jsonb;				-- the words of the page
	w jsonb;				-- the same, escaped
	look jsonb;				-- what all charts have alike
	once jsonb := '{}';		-- what was read once, by view
	s record;
	query text;
	found text;
	sections text[] := '{}';
	section text;
	cards text := '';
	charts text := '';
	tables text := '';
	notes text;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat';
	EXECUTE format('SELECT %s.as_of() <> $1', home) INTO apart USING known_at;
	IF apart THEN
		PERFORM set_config('indstat.as_of', to_jsonb(known_at) #>> '{}', true);
	END IF;
	SELECT array_agg(c.relname::text), max(c.oid) FILTER (WHERE c.relname = 'bulletin_sentence') INTO has, sentences
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = model AND c.relkind IN ('v', 'r', 'p');

	EXECUTE format('SELECT %s.end_date($2), %I.bulletin_context($1, $2, $3)', home, model) INTO day, context USING region, period, tongue;
	IF context IS NULL THEN
		RAISE EXCEPTION 'unknown region: "%"', region
			USING ERRCODE = 'invalid_parameter_value', HINT = format('It must be the code of a row of %I.region.', model);
	END IF;
	voice := coalesce(context #>> '{voice,value}', home || '.');
	EXECUTE format('SELECT coalesce(jsonb_object_agg(t.word, t.said), ''{}''), coalesce(jsonb_object_agg(t.word, %1$s.escape_markup(t.said)), ''{}'')
		FROM (SELECT t.word, %3$s AS said FROM %2$s t) t', home, words,
		CASE WHEN NOT context ? 'voice' THEN format('%s.localised_name($1, t.text_zh, t.text_zh_hant, t.text_en, t.word)', home)
			ELSE format('%I.name_in($1, ''word'', t.word, NULL, t.text_zh, t.text_zh_hant, t.text_en)', model) END)
	INTO word, w USING tongue;
	look := jsonb_build_object('lang', tongue, 'style', false, 'width', 420, 'empty', word->'none');

	/*
	 * Every piece of the page is one query, or absent: what it gives is put under the
	 * heading of its section, cards first, then charts, then tables.  Parameters are
	 *	$1 language, $2 region, $3 period, $4 its last day, $5 words, $6 words escaped,
	 *	$7 what was read once for several pieces, by view (indicator_board: the indicators), $8 what charts have alike, $9 names of the region and the period
	 * Its text has
	 *	{name t.code}	what row t is called
	 *	{title x}		x, beginning with a capital
	 *	{cell x}		x in a cell of a table, a dash without it
	 *	{money x}		an amount in the currency of the model
	 *	{signed x}		a number that says whether it is above zero
	 *	{x}, {m}	the schemas of the extension and of the model
	 *	{v}				what the functions that print are called before their names
	 */
	FOR s IN SELECT * FROM (VALUES
		('board', 'read', 'indicator_board', $query$
			SELECT jsonb_build_object('indicator_board', coalesce(jsonb_agg(to_jsonb(b) ORDER BY b.indicator_order NULLS LAST, b.change DESC NULLS LAST, b.indicator COLLATE "C"), '[]'))::text
			FROM (
				SELECT DISTINCT ON (v.indicator) v.indicator, {name i.indicator} AS name, {name f.indicator} AS reference_name,
					i.indicator_order, v.change, v.change_unit, v.parent_growth, v.pp_gap, v.reference_pp_gap,
					-- nobody is first of one
					CASE WHEN v.peers > 1 THEN v.rank END AS rank, v.peers, v.rank_source, v.period::text AS period,
					CASE WHEN v.period OPERATOR({x}.<>) $3 THEN {v}label(v.period, $1, false) END AS label, NOT i.higher_is_better AS lower_is_better
				FROM {m}.indicator_board v
				JOIN {m}.indicator i ON i.indicator = v.indicator
				LEFT JOIN {m}.indicator f ON f.indicator = v.reference_indicator
				WHERE v.region = $2 AND v.period_end = $4 AND v.change IS NOT NULL
				-- the period that is asked for, or what ends with it
				ORDER BY v.indicator, v.period OPERATOR({x}.=) $3 DESC, v.period_start) b$query$),
		('headline', 'cards', 'indicator_board', $query$
			SELECT string_agg(format('<div class="card"><h3>%s</h3><p class="big">%s</p><p>%s</p></div>', {x}.escape_markup(b.name),
				{x}.escape_markup({v}print_figure(b.change::numeric, CASE b.change_unit WHEN 'percent' THEN 'percent' WHEN 'percentage_point' THEN 'points' ELSE 'number' END, ARRAY[]::integer[], ARRAY['+#', '-#', '#'], $1)),
				{x}.escape_markup(concat_ws(' · ',
					replace({v}print_figure(b.pp_gap::numeric, 'points'::text, ARRAY[]::integer[], ARRAY[$5->>'above', $5->>'below', $5->>'level'], $1), '@', coalesce($9 #>> '{parent_whole,printed}', '')),
					replace(replace($5->>'rank_of', '@', {v}print_ordinal(b.rank, $1)), '#', b.peers::text), b.label))), '' ORDER BY e.n)
			FROM jsonb_array_elements($7->'indicator_board') WITH ORDINALITY e (row, n)
			CROSS JOIN LATERAL jsonb_to_record(e.row) b (indicator text, name text, reference_name text, change numeric, change_unit text, parent_growth numeric,
				pp_gap numeric, reference_pp_gap numeric, rank bigint, peers bigint, rank_source text, period text, label text, lower_is_better boolean)
			WHERE e.n <= 5$query$),
		('headline', 'cards', 'chain_board', $query$
			SELECT string_agg(format('<div class="card"><h3>%s</h3><p class="big">%s</p><p>%s</p></div>', {x}.escape_markup(c.name || ' · ' || c.label || ' · ' || c.kind),
				{x}.escape_markup({v}print_percent(c.overall_completion::numeric, $1)),
				{x}.escape_markup({v}print_figure(c.overall_pace_gap::numeric, 'points'::text, ARRAY[]::integer[], ARRAY[$5->>'ahead', $5->>'behind', $5->>'in_step'], $1))), '' ORDER BY c.n, c.label, c.kind)
			FROM (SELECT DISTINCT {name i.indicator} AS name, coalesce(i.indicator_order, 32767) AS n, {v}label(b.period, $1, false) AS label, $5->>('kind_' || b.kind) AS kind,
					b.overall_completion, b.overall_pace_gap
				  FROM {m}.chain_board b JOIN {m}.indicator i ON i.indicator = b.indicator
				  WHERE b.region = $2 AND b.on_date = $4 AND b.overall_completion IS NOT NULL) c$query$),
		-- all that the page and its bulletin show of views whose every answer is a pass over all events:
		-- the rows of project_stock of two years, and those of stock_structure of one dimension and day
		('headline', 'read', 'project_stock', $query$
			SELECT jsonb_build_object(
				'project_stock', coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('kind', s.member, 'coverage', v.coverage, 'additive', v.additive)) FILTER (WHERE s.dimension <> 'chain'), '[]'),
				'stock_structure', coalesce(jsonb_agg(to_jsonb(s)) FILTER (WHERE s.dimension = 'chain' AND s.on_date = $4), '[]'))::text
			FROM (
				SELECT array_agg(m.on_date ORDER BY m.on_date) AS days, min(m.known_at) AS known_at FROM {m}.pipeline_month_end() m
				WHERE m.on_date <= $4 AND m.on_date > $4 - interval '25 months') d
			CROSS JOIN {m}.coverage_of($2) v
			CROSS JOIN LATERAL {m}.stock_row($2, v.reach, '{all,kind,chain}', d.days, d.known_at) s
			WHERE v.coverage = 'all'$query$),
		('headline', 'cards', 'project_stock', $query$
			SELECT format('<div class="card"><h3>%s</h3><p class="big">%s</p><p>%s</p></div>', $6->>'stock', {x}.escape_markup({v}print_number(s.projects::numeric, $1)),
				{x}.escape_markup(concat_ws(' · ', {v}print_figure(s.change::numeric, 'count'::text, ARRAY[]::integer[], ARRAY[$5->>'more', $5->>'fewer', $5->>'unchanged'], $1),
					{v}print_figure(s.growth::numeric, 'percent'::text, ARRAY[]::integer[], ARRAY['+#', '-#', '#'], $1))))
			FROM jsonb_populate_recordset(NULL::{m}.project_stock, $7->'project_stock') s
			WHERE s.on_date = $4 AND s.kind = 'all' AND s.size_class = 'all' $query$),
		('board', 'charts', 'indicator_board', $query$
			SELECT {v}chart('bar'::text, array_agg(b.name ORDER BY e.n), array_agg(b.change ORDER BY e.n), $8 || jsonb_build_object('title', $5->>'growth_chart',
				'marks', CASE WHEN count(b.parent_growth) > 0 THEN jsonb_agg(b.parent_growth ORDER BY e.n) ELSE '[]' END, 'mark_label', coalesce($9 #>> '{parent_whole,printed}', ''),
				'signed', true, 'notes', CASE WHEN count(b.label) > 0 THEN jsonb_agg(coalesce(b.label, '') ORDER BY e.n) ELSE '[]' END))
			FROM jsonb_array_elements($7->'indicator_board') WITH ORDINALITY e (row, n)
			CROSS JOIN LATERAL jsonb_to_record(e.row) b (indicator text, name text, reference_name text, change numeric, change_unit text, parent_growth numeric,
				pp_gap numeric, reference_pp_gap numeric, rank bigint, peers bigint, rank_source text, period text, label text, lower_is_better boolean)
			HAVING count(*) > 0$query$),
		('board', 'charts', 'indicator_board', $query$
			SELECT {v}chart('bar'::text, array_agg(b.name ORDER BY e.n), array_agg(b.pp_gap ORDER BY e.n), $8 || jsonb_build_object('title', replace($5->>'gap_chart', '@', coalesce($9 #>> '{parent_whole,printed}', '')),
				'signed', true, 'notes', jsonb_agg(coalesce(replace(replace($5->>'rank_of', '@', {v}print_ordinal(b.rank, $1)), '#', b.peers::text), '') ORDER BY e.n)))
			FROM jsonb_array_elements($7->'indicator_board') WITH ORDINALITY e (row, n)
			CROSS JOIN LATERAL jsonb_to_record(e.row) b (indicator text, name text, reference_name text, change numeric, change_unit text, parent_growth numeric,
				pp_gap numeric, reference_pp_gap numeric, rank bigint, peers bigint, rank_source text, period text, label text, lower_is_better boolean)
			WHERE b.pp_gap IS NOT NULL OR b.rank IS NOT NULL
			HAVING count(b.pp_gap) > 0$query$),
		('board', 'charts', 'indicator_board', $query$
			SELECT string_agg({v}chart('ranking'::text, q.names, q.growth, $8 || jsonb_build_object('title', concat({title b.name}, $5->>'peers_chart'),
				'signed', false, 'highlight', $9 #>> '{region,printed}', 'lower_is_better', b.lower_is_better)), '' ORDER BY b.n)
			FROM (SELECT b.*, e.n FROM jsonb_array_elements($7->'indicator_board') WITH ORDINALITY e (row, n)
			CROSS JOIN LATERAL jsonb_to_record(e.row) b (indicator text, name text, reference_name text, change numeric, change_unit text, parent_growth numeric,
				pp_gap numeric, reference_pp_gap numeric, rank bigint, peers bigint, rank_source text, period text, label text, lower_is_better boolean)
				  WHERE b.rank_source = 'computed' AND b.rank IS NOT NULL ORDER BY e.n LIMIT 2) b
			CROSS JOIN LATERAL (
				SELECT array_agg({name r.region}) AS names, array_agg(v.change) AS growth
				FROM {m}.indicator_board v
				JOIN {m}.region r ON r.region = v.region
				WHERE v.indicator = b.indicator AND v.period OPERATOR({x}.=) b.period::{x}.ref_period AND v.parent_region = $9 #>> '{parent,value}'
				HAVING count(*) BETWEEN 2 AND 40) q$query$),
		('board', 'tables', 'indicator_board', $query$
			SELECT format('<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>', $6->>'indicator', $6->>'growth',
				{x}.escape_markup(coalesce($9 #>> '{parent_whole,printed}', '')), $6->>'gap', $6->>'rank',
				string_agg('<tr><th>' || {x}.escape_markup(b.name) || coalesce('<small>' || {x}.escape_markup(b.label) || '</small>', '')
					|| coalesce('<small>' || {x}.escape_markup(replace({v}print_figure(b.reference_pp_gap::numeric, 'points'::text, ARRAY[]::integer[], ARRAY[$5->>'above', $5->>'below', $5->>'level'], $1), '@', b.reference_name)) || '</small>', '') || '</th>'
					|| {cell {v}print_figure(b.change::numeric, CASE b.change_unit WHEN 'percent' THEN 'percent' ELSE 'number' END, ARRAY[]::integer[], ARRAY['#', '-#', '#'], $1)} || {cell {v}print_figure(b.parent_growth::numeric, CASE b.change_unit WHEN 'percent' THEN 'percent' ELSE 'number' END, ARRAY[]::integer[], ARRAY['#', '-#', '#'], $1)}
					|| {cell {signed b.pp_gap}} || {cell replace(replace($5->>'rank_of', '@', {v}print_ordinal(b.rank, $1)), '#', b.peers::text)} || '</tr>', '' ORDER BY e.n))
			FROM jsonb_array_elements($7->'indicator_board') WITH ORDINALITY e (row, n)
			CROSS JOIN LATERAL jsonb_to_record(e.row) b (indicator text, name text, reference_name text, change numeric, change_unit text, parent_growth numeric,
				pp_gap numeric, reference_pp_gap numeric, rank bigint, peers bigint, rank_source text, period text, label text, lower_is_better boolean)
			HAVING count(*) > 0$query$),
		('structure', 'charts', 'structure', $query$
			SELECT string_agg({v}chart('waterfall'::text, c.names || CASE WHEN c.rest <> 0 THEN ARRAY[$5->>'rest'] ELSE ARRAY[]::text[] END || c.name, c.contributions || CASE WHEN c.rest <> 0 THEN ARRAY[c.rest] ELSE ARRAY[]::numeric[] END || c.total_growth,
				$8 || jsonb_build_object('title', replace($5->>'contributions_chart', '@', c.name), 'total', true)), '' ORDER BY c.n, c.parent_indicator)
			FROM (
				SELECT v.parent_indicator, coalesce(u.indicator_order, 32767) AS n, {name u.indicator} AS name, v.total_growth,
					array_agg({name i.indicator} ORDER BY v.contribution DESC, v.indicator) AS names, array_agg(v.contribution ORDER BY v.contribution DESC, v.indicator) AS contributions,
					v.total_growth - sum(v.contribution) AS rest
				FROM {m}.structure v
				JOIN {m}.indicator i ON i.indicator = v.indicator
				JOIN {m}.indicator u ON u.indicator = v.parent_indicator
				WHERE v.region = $2 AND v.period OPERATOR({x}.=) $3 AND v.contribution IS NOT NULL AND v.total_growth IS NOT NULL
				GROUP BY v.parent_indicator, u.indicator, v.total_growth) c$query$),
		('structure', 'tables', 'structure', $query$
			SELECT format('<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>', $6->>'part', $6->>'share', $6->>'share_base',
				$6->>'share_change', $6->>'contribution',
				string_agg('<tr><th>' || {x}.escape_markup({name i.indicator}) || '<small>' || {x}.escape_markup(replace($5->>'of_whole', '@', {name u.indicator})) || '</small></th>'
					|| {cell {v}print_percent(v.share::numeric, $1)} || {cell {v}print_percent(v.share_base::numeric, $1)} || {cell {signed v.share_change}} || {cell {signed v.contribution}} || '</tr>', ''
					ORDER BY u.indicator_order NULLS LAST, v.parent_indicator, i.indicator_order NULLS LAST, v.share DESC))
			FROM {m}.structure v
			JOIN {m}.indicator i ON i.indicator = v.indicator
			JOIN {m}.indicator u ON u.indicator = v.parent_indicator
			WHERE v.region = $2 AND v.period OPERATOR({x}.=) $3 AND v.share IS NOT NULL
			HAVING count(*) > 0$query$),
		('chains', 'charts', 'chain_board', $query$
			SELECT string_agg(CASE WHEN c.known > 0
				THEN {v}chart('bar'::text, c.names, c.completion, $8 || jsonb_build_object('title', {title c.title}, 'format', 'percent', 'highlight', to_jsonb(c.above),
					'marks', to_jsonb(c.elapsed), 'mark_label', concat($5->>'calendar', ' ', {v}print_percent(c.elapsed[1], $1))))
				ELSE {v}chart('bar'::text, c.names, c.targets, $8 || jsonb_build_object('title', concat({title c.title}, ' · ', $5->>'target'))) END, '' ORDER BY c.n, c.title)
			FROM (
				SELECT concat({name i.indicator}, ' · ', {v}label(b.period, $1, false), ' · ', $5->>('kind_' || b.kind)) AS title, coalesce(i.indicator_order, 32767) AS n, count(b.completion) AS known,
					array_agg({name c.chain} ORDER BY b.completion DESC NULLS LAST, b.target DESC, b.chain) AS names, array_agg(b.completion ORDER BY b.completion DESC NULLS LAST, b.target DESC, b.chain) AS completion,
					array_agg(b.target ORDER BY b.completion DESC NULLS LAST, b.target DESC, b.chain) AS targets, array_agg(b.elapsed_share ORDER BY b.completion DESC NULLS LAST) AS elapsed,
					coalesce(array_agg({name c.chain}) FILTER (WHERE b.above_overall), '{}') AS above
				FROM {m}.chain_board b
				JOIN {m}.indicator i ON i.indicator = b.indicator
				JOIN {m}.chain c ON c.chain = b.chain
				WHERE b.region = $2 AND b.on_date = $4
				GROUP BY i.indicator, b.indicator, b.period, b.kind) c$query$),
		('chains', 'tables', 'chain_board', $query$
			SELECT format('<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>', $6->>'target', $6->>'target_sum', $6->>'completion',
				$6->>'calendar', $6->>'pace', $6->>'chains_above',
				string_agg('<tr><th>' || {x}.escape_markup(c.name) || '<small>' || {x}.escape_markup(concat(c.label, ' · ', c.kind)) || '</small></th>'
					|| {cell {v}print_number(trim_scale(c.overall_target), $1)} || {cell {v}print_percent(c.overall_completion::numeric, $1)} || {cell {v}print_percent(c.elapsed::numeric, $1)}
					|| {cell {signed c.overall_pace_gap}} || {cell replace(replace($5->>'of_all', '@', CASE WHEN c.known > 0 THEN c.above::text ELSE '–' END), '#', c.chains::text)} || '</tr>', '' ORDER BY c.n, c.name, c.label, c.kind))
			FROM (
				SELECT {name i.indicator} AS name, coalesce(i.indicator_order, 32767) AS n, {v}label(b.period, $1, false) AS label, $5->>('kind_' || b.kind) AS kind,
					b.overall_target, b.overall_completion, max(b.elapsed_share) AS elapsed, b.overall_pace_gap, b.chains, count(b.completion) AS known, count(*) FILTER (WHERE b.above_overall) AS above
				FROM {m}.chain_board b
				JOIN {m}.indicator i ON i.indicator = b.indicator
				WHERE b.region = $2 AND b.on_date = $4
				GROUP BY i.indicator, b.period, b.kind, b.overall_target, b.overall_completion, b.overall_pace_gap, b.chains) c
			HAVING count(*) > 0$query$),
		('targets', 'charts', 'target_board', $query$
			SELECT {v}chart('bar'::text, array_agg(t.name ORDER BY t.n, t.name), array_agg(t.completion ORDER BY t.n, t.name), $8 || jsonb_build_object('title', $5->>'completion_chart', 'format', 'percent',
				'marks', jsonb_agg(t.elapsed_share ORDER BY t.n, t.name), 'mark_label', $5->>'calendar', 'notes', jsonb_agg({signed t.pace_gap} ORDER BY t.n, t.name)))
			FROM (SELECT concat({name i.indicator}, ' · ', {v}label(b.period, $1, false)) AS name, coalesce(i.indicator_order, 32767) AS n, b.completion, b.elapsed_share, b.pace_gap
				  FROM {m}.target_board b JOIN {m}.indicator i ON i.indicator = b.indicator
				  WHERE b.region = $2 AND b.on_date = $4 AND b.subject_kind = 'indicator' AND b.peer_region = $2 AND b.completion IS NOT NULL) t
			HAVING count(*) > 0$query$),
		('targets', 'tables', 'target_board', $query$
			SELECT format('<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>', $6->>'indicator', $6->>'target', $6->>'actual', $6->>'gap_good', $6->>'rating',
				string_agg('<tr><th>' || {x}.escape_markup({name i.indicator}) || '<small>' || {x}.escape_markup(concat({v}label(b.period, $1, false), ' · ', $5->>b.direction)) || '</small></th>'
					|| {cell concat_ws('–', CASE WHEN b.target_to IS NULL THEN {v}print_figure(trim_scale(b.target), u.format, ARRAY[]::integer[], NULL::text[], $1) ELSE {v}print_number(trim_scale(b.target), $1) END, {v}print_figure(trim_scale(b.target_to), u.format, ARRAY[]::integer[], NULL::text[], $1))} || {cell {v}print_figure(CASE WHEN u.format = 'number' THEN trim_scale(b.actual) ELSE {x}.stat_round(b.actual, i.growth_decimals) END, u.format, ARRAY[]::integer[], NULL::text[], $1)}
					|| {cell {signed trim_scale(b.gap)}} || '<td' || coalesce(format(' style="border-right:4px solid %s"', b.rating_colour), '') || '>' || coalesce({x}.escape_markup({name q.rating}), '–') || '</td></tr>', ''
					ORDER BY i.indicator_order NULLS LAST, i.indicator, b.period_start, b.kind))
			FROM {m}.target_board b
			JOIN {m}.indicator i ON i.indicator = b.indicator
			LEFT JOIN {m}.target_rating q ON q.rating = b.rating
			-- growth and rates are in percent
			CROSS JOIN LATERAL (SELECT CASE WHEN b.gap_unit = 'percentage_point' THEN 'percent' ELSE 'number' END AS format) u
			WHERE b.region = $2 AND b.on_date = $4 AND b.subject_kind = 'indicator' AND b.peer_region = $2
			HAVING count(*) > 0$query$),
		('projects', 'charts', 'project_stock', $query$
			SELECT {v}chart('line'::text, array_agg({v}label({x}.ref_month(q.on_date), $1, false) ORDER BY q.on_date), array_agg(q.projects::numeric ORDER BY q.on_date),
				$8 || jsonb_build_object('title', $5->>'stock_chart', 'format', 'count'))
			FROM (SELECT s.on_date, s.projects FROM jsonb_populate_recordset(NULL::{m}.project_stock, $7->'project_stock') s
				  WHERE s.kind = 'all' AND s.size_class = 'all' ORDER BY s.on_date DESC LIMIT 25) q
			HAVING count(*) > 1 AND max(q.on_date) = $4$query$),
		('projects', 'charts', 'stock_structure', $query$
			SELECT {v}chart('bar'::text, array_agg(q.name ORDER BY q.projects DESC, q.name), array_agg(q.projects::numeric ORDER BY q.projects DESC, q.name),
				$8 || jsonb_build_object('title', $5->>'stock_chains', 'format', 'count', 'marks', jsonb_agg(q.projects_year_ago ORDER BY q.projects DESC, q.name), 'mark_label', $5->>'year_ago'))
			FROM (SELECT CASE s.member WHEN 'none' THEN $5->>'no_chain' ELSE {name c.chain} END AS name, s.projects, s.projects_year_ago
				  FROM jsonb_populate_recordset(NULL::{m}.stock_structure, $7->'stock_structure') s
				  LEFT JOIN {m}.chain c ON c.chain = s.member
				  WHERE s.size_class = 'all') q
			HAVING count(*) BETWEEN 2 AND 40$query$),
		('projects', 'read', 'pipeline_flow', $query$
			SELECT jsonb_build_object('pipeline_flow', coalesce(jsonb_agg(to_jsonb(f) || jsonb_build_object('coverage', v.coverage, 'additive', v.additive)), '[]'))::text
			FROM (
				SELECT array_agg(m.on_date) AS days, min(m.known_at) AS known_at FROM {m}.pipeline_month_end() m WHERE m.on_date = $4) d
			CROSS JOIN {m}.coverage_of($2) v
			CROSS JOIN LATERAL {m}.pipeline_flow_row($2, v.reach, d.days, d.known_at) f
			WHERE v.coverage = 'all' AND EXISTS (SELECT FROM {m}.region_project($2, v.reach, NULL::text[], d.known_at) o)$query$),
		('projects', 'charts', 'pipeline_flow', $query$
			SELECT {v}chart('bar'::text, array_agg({name g.stage} ORDER BY f.stage_order), array_agg(f.entries_ytd::numeric ORDER BY f.stage_order),
				$8 || jsonb_build_object('title', replace($5->>'flow_chart', '@', $9 #>> '{year,printed}'), 'format', 'count', 'notes', jsonb_agg({money nullif(f.amount_ytd, 0)} ORDER BY f.stage_order)))
			FROM jsonb_populate_recordset(NULL::{m}.pipeline_flow, $7->'pipeline_flow') f
			JOIN {m}.project_stage g ON g.stage = f.stage
			WHERE f.entries_ytd > 0
			HAVING count(*) > 0$query$),
		('projects', 'charts', 'pipeline_funnel', $query$
			SELECT {v}chart('funnel'::text, array_agg({name g.stage} ORDER BY f.stage_order), array_agg(f.reached::numeric ORDER BY f.stage_order),
				$8 || jsonb_build_object('title', replace($5->>'funnel_chart', '@', $9 #>> '{year,printed}'), 'format', 'count', 'notes', jsonb_agg({v}print_percent(f.conversion::numeric, $1) ORDER BY f.stage_order)))
			-- a stage that all of them skipped is none that they came to;
			-- one cohort on one day, which the view has if it is the end of a month that anything is known of
			FROM {m}.pipeline_funnel({x}.ref_year({x}.year_of($3)), $4, NULL::text, {x}.as_of(), NULL::text, NULL::text, NULL::text, NULL::text) f
			JOIN {m}.project_stage g ON g.stage = f.stage
			WHERE f.region = $2 AND f.coverage = 'all' AND f.cohort_projects > 0 AND (f.entered > 0 OR f.reached = 0) AND EXISTS (SELECT FROM {m}.pipeline_month_end() d WHERE d.on_date = $4)
			HAVING count(*) > 0$query$),
		('projects', 'tables', 'project_stock', $query$
			SELECT format('<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>', $6->>'stock', $6->>'projects_count', $6->>'change', $6->>'growth', $6->>'contribution',
				string_agg('<tr><th>' || {x}.escape_markup(concat(CASE s.kind WHEN 'all' THEN $5->>'all_projects' ELSE coalesce($5->>('kind_' || s.kind), s.kind) END, CASE WHEN s.size_class <> 'all' THEN ' · ' || {name z.size_class} END)) || '</th>'
					|| {cell {v}print_number(s.projects::numeric, $1)} || {cell {signed s.change}} || {cell {v}print_percent(s.growth::numeric, $1)} || {cell CASE WHEN s.kind = 'all' AND s.size_class <> 'all' THEN {signed s.contribution} END} || '</tr>', ''
					ORDER BY s.kind <> 'all', s.kind, s.size_class <> 'all', s.projects DESC, z.from_investment DESC))
			FROM jsonb_populate_recordset(NULL::{m}.project_stock, $7->'project_stock') s
			LEFT JOIN {m}.size_class z ON z.size_class = s.size_class
			WHERE s.on_date = $4
			HAVING count(*) > 0$query$),
		('projects', 'tables', 'pipeline_flow', $query$
			SELECT format('<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>', {x}.escape_markup(replace($5->>'flow_chart', '@', $9 #>> '{year,printed}')), $6->>'projects_count', $6->>'jointly', $6->>'amount',
				string_agg('<tr><th>' || {x}.escape_markup({name g.stage}) || '</th>' || {cell {v}print_number(f.entries_ytd::numeric, $1)} || {cell {v}print_number(f.batch_entries_ytd::numeric, $1)}
					|| {cell {money f.amount_ytd::numeric}} || '</tr>', '' ORDER BY f.stage_order))
			FROM jsonb_populate_recordset(NULL::{m}.pipeline_flow, $7->'pipeline_flow') f
			JOIN {m}.project_stage g ON g.stage = f.stage
			WHERE f.entries_ytd > 0
			HAVING count(*) > 0$query$),
		('enterprises', 'cards', 'membership_board', $query$
			SELECT string_agg(format('<div class="card"><h3>%s</h3><p class="big">%s</p><p>%s</p></div>', {x}.escape_markup({name p.platform}), {x}.escape_markup({v}print_number(b.members::numeric, $1)),
				{x}.escape_markup(replace(replace($5->>'profiles', '@', {v}print_number(b.profiles_completed::numeric, $1)), '#', coalesce({v}print_percent(b.profile_share::numeric, $1), '–')))), '' ORDER BY b.members DESC, b.platform)
			FROM {m}.membership_board b
			JOIN {m}.platform p ON p.platform = b.platform
			WHERE b.region = $2 AND b.coverage = 'all' AND b.on_date = $4$query$),
		('enterprises', 'cards', 'agreement_board', $query$
			SELECT string_agg(format('<div class="card"><h3>%s</h3><p class="big">%s</p><p>%s</p></div>', {x}.escape_markup(q.name),
				{x}.escape_markup({money q.amount::numeric}), {x}.escape_markup(concat_ws(' · ', replace($5->>'parties', '#', q.parties::text), q.purposes))), '' ORDER BY q.amount DESC, q.name)
			FROM (
				SELECT {name k.kind} AS name, max(b.amount) FILTER (WHERE b.purpose = 'all') AS amount, max(b.parties) FILTER (WHERE b.purpose = 'all') AS parties,
					string_agg(concat({name u.purpose}, ' ', {money b.amount::numeric}, ' (', {v}print_percent(b.share::numeric, $1), ')'), ' · ' ORDER BY b.purpose_order) FILTER (WHERE b.purpose <> 'all') AS purposes
				FROM {m}.agreement_board b
				JOIN {m}.agreement_kind k ON k.kind = b.kind
				LEFT JOIN {m}.agreement_purpose u ON u.purpose = b.purpose
				WHERE b.region = $2 AND b.coverage = 'all' AND b.on_date = $4
				GROUP BY k.kind) q$query$),
		('enterprises', 'charts', 'ladder_board', $query$
			WITH b AS MATERIALIZED (SELECT * FROM {m}.ladder_board l WHERE l.region = $2 AND l.coverage = 'all' AND l.on_date >= $4)
			SELECT string_agg({v}chart('bar'::text, q.names, q.now, $8 || jsonb_build_object('title', concat({title q.name}, ' · ', {v}print_number(q.total::numeric, $1)), 'format', 'count')
				|| CASE WHEN q.expected IS NULL THEN '{}' ELSE jsonb_build_object('marks', q.expected, 'notes', q.notes,
					'mark_label', replace($5->>'expected', '@', q.by_then)) END), '' ORDER BY q.name)
			FROM (
				SELECT {name l.ladder} AS name, max(b.enterprises) FILTER (WHERE b.tier = 'all') AS total,
					array_agg({name t.tier} ORDER BY b.tier_order DESC) FILTER (WHERE b.tier <> 'all') AS names,
					array_agg(b.enterprises::numeric ORDER BY b.tier_order DESC) FILTER (WHERE b.tier <> 'all') AS now,
					CASE WHEN count(f.enterprises) > 0 THEN jsonb_agg(f.enterprises ORDER BY b.tier_order DESC) FILTER (WHERE b.tier <> 'all') END AS expected,
					jsonb_agg('→ ' || {v}print_number(f.enterprises::numeric, $1) ORDER BY b.tier_order DESC) FILTER (WHERE b.tier <> 'all') AS notes,
					max({v}label({x}.ref_month(f.on_date), $1, false)) AS by_then
				FROM b
				JOIN {m}.ladder l ON l.ladder = b.ladder
				LEFT JOIN {m}.ladder_tier t ON t.ladder = b.ladder AND t.tier = b.tier
				LEFT JOIN b f ON f.ladder = b.ladder AND f.tier = b.tier AND f.kind = 'forecast'
					AND f.on_date = (SELECT min(n.on_date) FROM b n WHERE n.ladder = b.ladder AND n.kind = 'forecast' AND n.on_date > $4)
				WHERE b.on_date = $4 AND b.kind = 'actual'
				GROUP BY l.ladder) q
			WHERE q.names IS NOT NULL$query$),
		('enterprises', 'charts', 'assessment_grades', $query$
			WITH b AS MATERIALIZED (SELECT * FROM {m}.assessment_grades g WHERE g.region = $2 AND g.coverage = 'all' AND g.on_date = $4)
			SELECT string_agg({v}chart('bar'::text, q.names, q.enterprises, $8 || jsonb_build_object('title', concat({title q.name}, ' · ', {v}print_number(q.total::numeric, $1)), 'format', 'count', 'notes', q.notes)), '' ORDER BY q.name)
			FROM (
				SELECT concat({name a.scheme}, ' · ', {name o.round}) AS name, max(b.enterprises) FILTER (WHERE b.grade = 'all') AS total,
					array_agg(coalesce({name g.grade}, $5->>'ungraded') ORDER BY b.grade_order DESC NULLS LAST) FILTER (WHERE b.grade <> 'all') AS names,
					array_agg(b.enterprises::numeric ORDER BY b.grade_order DESC NULLS LAST) FILTER (WHERE b.grade <> 'all') AS enterprises,
					jsonb_agg({v}print_percent(b.share::numeric, $1) ORDER BY b.grade_order DESC NULLS LAST) FILTER (WHERE b.grade <> 'all') AS notes
				FROM b
				JOIN {m}.assessment_scheme a ON a.scheme = b.scheme
				JOIN {m}.assessment_round o ON o.scheme = b.scheme AND o.round = b.round
				LEFT JOIN {m}.assessment_grade g ON g.scheme = b.scheme AND g.grade = b.grade
				-- the last round
				WHERE NOT EXISTS (SELECT FROM b later WHERE later.scheme = b.scheme AND later.round_order > b.round_order AND later.grade = 'all' AND later.enterprises > 0)
				GROUP BY a.scheme, o.scheme, o.round) q
			WHERE q.total > 0$query$),
		('services', 'cards', 'service_board', $query$
			SELECT string_agg(format('<div class="card"><h3>%s</h3><p class="big">%s</p></div>', $6->>c.word, {x}.escape_markup(c.printed)), '' ORDER BY c.n)
			FROM {m}.service_board b
			CROSS JOIN LATERAL (VALUES (1, 'departments', {v}print_number(b.departments::numeric, $1)), (2, 'requests_closed', {v}print_number(b.requests_closed::numeric, $1)),
				(3, 'requests_open', {v}print_number(b.requests_open::numeric, $1)), (4, 'in_time', {v}print_percent(b.in_time_share::numeric, $1)), (5, 'saved', {v}print_percent(b.saved_share::numeric, $1))) c (n, word, printed)
			WHERE b.region = $2 AND b.on_date = $4 AND b.departments > 0 AND c.printed IS NOT NULL$query$),
		('services', 'charts', 'service_backlog', $query$
			SELECT {v}chart('bar'::text, array_agg({name d.department} ORDER BY b.in_time_share DESC NULLS LAST, b.department_order), array_agg(b.in_time_share ORDER BY b.in_time_share DESC NULLS LAST, b.department_order),
					$8 || jsonb_build_object('title', $5->>'in_time_chart', 'format', 'percent'))
				|| CASE WHEN sum(b.backlog) > 0 THEN {v}chart('bar'::text, array_agg({name d.department} ORDER BY b.backlog DESC, b.department_order) FILTER (WHERE b.backlog > 0),
					array_agg(b.backlog::numeric ORDER BY b.backlog DESC, b.department_order) FILTER (WHERE b.backlog > 0),
					$8 || jsonb_build_object('title', $5->>'backlog_chart', 'format', 'count', 'notes', jsonb_agg({v}print_figure(b.overdue::numeric, 'count'::text, ARRAY[]::integer[], ARRAY[$5->>'overdue', '', ''], $1) ORDER BY b.backlog DESC, b.department_order) FILTER (WHERE b.backlog > 0))) ELSE '' END
			FROM {m}.service_backlog b
			JOIN {m}.department d ON d.department = b.department
			WHERE b.region = $2 AND b.coverage = 'all' AND b.on_date = $4
			HAVING count(*) > 0$query$),
		('actions', 'charts', 'initiative_progress', $query$
			SELECT {v}chart('bar'::text, array_agg({name i.initiative} ORDER BY b.tree_order), array_agg(b.done_share ORDER BY b.tree_order),
				$8 || jsonb_build_object('title', $5->>'done_chart', 'format', 'percent', 'marks', jsonb_agg(b.elapsed_share ORDER BY b.tree_order), 'mark_label', $5->>'calendar',
					'notes', jsonb_agg(concat(b.done, ' / ', b.tasks) ORDER BY b.tree_order)))
			FROM {m}.initiative_progress b
			JOIN {m}.initiative i ON i.initiative = b.initiative
			WHERE b.region IN (SELECT a.region FROM {m}.region_ancestor a WHERE a.ancestor = $2) AND b.on_date = $4 AND b.level = 1
			HAVING count(*) > 0$query$),
		('actions', 'tables', 'initiative_progress', $query$
			SELECT format('<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>', $6->>'action', $6->>'tasks', $6->>'tasks_done', $6->>'tasks_overdue', $6->>'pace',
				string_agg(format('<tr class="level%s"><th>', b.level) || {x}.escape_markup({name i.initiative}) || '</th>' || {cell {v}print_number(b.tasks::numeric, $1)} || {cell {v}print_number(b.done::numeric, $1)}
					|| {cell {v}print_number(b.overdue::numeric, $1)} || {cell {signed b.pace_gap}} || '</tr>', '' ORDER BY b.tree_order))
			FROM {m}.initiative_progress b
			JOIN {m}.initiative i ON i.initiative = b.initiative
			WHERE b.region IN (SELECT a.region FROM {m}.region_ancestor a WHERE a.ancestor = $2) AND b.on_date = $4 AND b.level <= 2 AND b.tasks > 0
			HAVING count(*) > 0$query$),
		('lines', 'charts', 'indicator_board', $query$
			SELECT string_agg({v}chart('line'::text, q.labels, q.growth, $8 || jsonb_build_object('title', {title b.name}, 'height', 130, 'format', CASE b.change_unit WHEN 'percent' THEN 'percent' ELSE 'number' END)
				|| CASE WHEN q.parents > 1 THEN jsonb_build_object('marks', to_jsonb(q.parent_growth), 'mark_label', coalesce($9 #>> '{parent_whole,printed}', '')) ELSE '{}' END), '' ORDER BY e.n)
			FROM jsonb_array_elements($7->'indicator_board') WITH ORDINALITY e (row, n)
			CROSS JOIN LATERAL jsonb_to_record(e.row) b (indicator text, name text, reference_name text, change numeric, change_unit text, parent_growth numeric,
				pp_gap numeric, reference_pp_gap numeric, rank bigint, peers bigint, rank_source text, period text, label text, lower_is_better boolean)
			CROSS JOIN LATERAL (
				SELECT array_agg({v}label(l.period, $1, false) ORDER BY l.period_end) AS labels, array_agg(l.change ORDER BY l.period_end) AS growth,
					array_agg(l.parent_growth ORDER BY l.period_end) AS parent_growth, count(l.change) AS known, count(l.parent_growth) AS parents
				FROM (
					SELECT v.period, v.period_end, v.change, v.parent_growth
					FROM {m}.indicator_board v
					JOIN {m}.indicator i ON i.indicator = v.indicator
					WHERE v.indicator = b.indicator AND v.region = $2 AND v.period_end <= $4
						AND (CASE WHEN i.cumulative THEN v.cumulative ELSE {x}.months(v.period) = {x}.months(b.period::{x}.ref_period) END)
					ORDER BY v.period_end DESC LIMIT 24) l
				WHERE l.period_end >= (SELECT min(k.period_end) FROM {m}.indicator_board k WHERE k.indicator = b.indicator AND k.region = $2 AND k.change IS NOT NULL)) q
			WHERE q.known > 1 AND e.n <= 24$query$),
		('text', 'tables', 'bulletin_sentence', $query$
			SELECT string_agg(format('<p>%s</p>', {x}.escape_markup(q.line)), '' ORDER BY q.paragraph)
			FROM (SELECT l.paragraph, string_agg(l.line, CASE WHEN $1 LIKE 'zh%' THEN '' ELSE ' ' END ORDER BY l.n) AS line
				  FROM {x}.bulletin_lines($10, $2, $3, $1, {x}.as_of(),
					jsonb_build_object('region', $2, 'on_date', $4, 'period_end', $4, 'rows', $7 - '{indicator_board,stock_structure}'::text[])) WITH ORDINALITY l (paragraph, code, line, figures, omitted, n)
				  WHERE l.line IS NOT NULL GROUP BY l.paragraph) q$query$)
		) AS v (section, place, view_name, query)
		UNION ALL SELECT NULL, NULL, NULL, NULL
	LOOP
		/* the section before is complete */
		IF section IS DISTINCT FROM s.section AND cards || charts || tables <> '' THEN
			sections := array_append(sections, format('<section id="%s"><h2>%s</h2>', section, coalesce(w->>section, section))
				|| coalesce('<div class="cards">' || nullif(cards, '') || '</div>', '') || coalesce('<div class="charts">' || nullif(charts, '') || '</div>', '') || tables || '</section>');
		END IF;
		IF section IS DISTINCT FROM s.section THEN
			section := s.section;
			cards := '';
			charts := '';
			tables := '';
		END IF;
		CONTINUE WHEN s.section IS NULL OR s.view_name <> ALL (has);
		query := replace(replace(replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(s.query,
			'\{name ([a-z]+)\.([a-z_]+)\}', CASE WHEN voice = home || '.' THEN '{x}.localised_name($1, \1.name_zh, \1.name_zh_hant, \1.name_en, \1.\2)'
				-- the kind is the name of the code''s column; what it is one of, whichever of these columns the row has
				ELSE '{m}.name_in($1, CASE ''\2'' WHEN ''kind'' THEN ''agreement_kind'' ELSE ''\2'' END, \1.\2,
					CASE ''\2'' WHEN ''tier'' THEN to_jsonb(\1)->>''ladder'' WHEN ''round'' THEN to_jsonb(\1)->>''scheme'' WHEN ''grade'' THEN to_jsonb(\1)->>''scheme'' END,
					\1.name_zh, \1.name_zh_hant, \1.name_en)' END, 'g'),
			'\{title ([^{}]+)\}', '(upper(left(\1, 1)) || substr(\1, 2))', 'g'),
			'\{money ([^{}]+)\}', '({v}print_amount(\1, CASE WHEN $1 LIKE ''zh%'' THEN 2 ELSE 3 END, 0, $1) || CASE WHEN $1 LIKE ''zh%'' THEN '''' ELSE '' '' END || ($5->>''currency''))', 'g'),
			'\{signed ([^{}]+)\}', '{v}print_figure((\1)::numeric, ''number''::text, ARRAY[]::integer[], ARRAY[''+#'', ''-#'', ''#''], $1)', 'g'),
			'\{cell ((?:[^{}]|\{[xv]\})+)\}', '''<td>'' || coalesce({x}.escape_markup(\1), ''–'') || ''</td>''', 'g'),
			'{x}', home), '{m}', quote_ident(model)), '{v}', voice);
		EXECUTE query INTO found USING tongue, region, period, day, word, w, once, look, context, sentences;
		CASE s.place
			WHEN 'read' THEN once := once || found::jsonb;
			WHEN 'cards' THEN cards := cards || coalesce(found, '');
			WHEN 'charts' THEN charts := charts || coalesce(found, '');
			ELSE tables := tables || coalesce(found, '');
		END CASE;
	END LOOP;
	EXECUTE format('SELECT %1$s.escape_markup($1), %1$s.escape_markup(replace($2, ''@'', %2$slabel(%1$s.ref_period(daterange($3::date, $3::date, ''[]'')), $4, false) || to_char($3, '' HH24:MI'')))', home, voice)
	INTO found, query USING (context #>> '{region,printed}') || ' · ' || (context #>> '{period,printed}'), coalesce(word->>'as_of', '@'),
		CASE WHEN isfinite(known_at) THEN known_at ELSE now() END::timestamp, tongue;
	EXECUTE format('SELECT %s.chart_style()', home) INTO cards;
	EXECUTE format('SELECT string_agg(''<p>'' || %s.escape_markup(n.text) || ''</p>'', '''' ORDER BY n.note_order) FROM %I.publication_note($1, $2, $3, $4) n', home, model)
	INTO notes USING region, period, tongue, known_at;
	IF apart THEN
		PERFORM set_config('indstat.as_of', coalesce(moment, ''), true);
	END IF;
	RETURN concat('<!DOCTYPE html>', E'\n', format('<html xmlns="http://www.w3.org/1999/xhtml" lang="%s"%s><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>%s</title><style>',
			CASE tongue WHEN 'zh' THEN 'zh-Hans' ELSE tongue END, CASE WHEN context #>> '{voice,direction}' = 'rtl' THEN ' dir="rtl"' END, found), $style$
:root{color-scheme:light dark;--page:#fff;--card:#f3f6f9;--text:#1c2733;--pale:#566371;--rule:#d5dde4;--accent:#123f73}
@media screen and (prefers-color-scheme:dark){:root{--page:#14191f;--card:#1e252d;--text:#e6ebf0;--pale:#a5b1bd;--rule:#38424d;--accent:#9cc7f2}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:68rem;padding:1.2rem 1rem 2rem;background:var(--page);color:var(--text);font:16px/1.55 system-ui,"Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:break-word}
h1{font-size:1.7rem;line-height:1.2;margin:0}h2{font-size:1.2rem;margin:2rem 0 .7rem;padding-bottom:.25rem;border-bottom:2px solid var(--accent)}
header p,footer{color:var(--pale);margin:.2rem 0}footer{margin-top:2rem;padding-top:.7rem;border-top:1px solid var(--rule);font-size:.85rem}footer p{margin:.2rem 0}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,13.5rem),1fr));gap:.7rem;margin-bottom:1rem}
.card{background:var(--card);border-left:3px solid var(--accent);border-radius:4px;padding:.6rem .8rem}.card h3{font-size:.85rem;font-weight:500;margin:0;color:var(--pale);line-height:1.3}
.card h3::first-letter,tbody th::first-letter{text-transform:uppercase}.card p{margin:.15rem 0 0;font-size:.8rem;line-height:1.35}.card .big{font-size:1.5rem;font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,25rem),1fr));gap:1rem 1.6rem;align-items:start;margin-bottom:1rem}.charts svg{width:100%;max-width:34rem}
table{border-collapse:collapse;width:100%;font-size:.85rem;font-variant-numeric:tabular-nums;line-height:1.35;margin-bottom:1rem}
th,td{padding:.35rem .4rem;border-bottom:1px solid var(--rule);text-align:right;vertical-align:top}h3,th{hyphens:auto}td{white-space:nowrap}th:first-child{text-align:left}tbody th{font-weight:500}thead th{color:var(--pale);font-weight:500;vertical-align:bottom}
small{display:block;color:var(--pale);font-weight:400}.level2 th{padding-left:1.4rem;font-weight:400}#text p{margin:.6rem 0;max-width:46rem}
@media screen and (max-width:44rem){table{font-size:.75rem}th,td{padding:.3rem .2rem}}
@media screen and (max-width:34rem){th{overflow-wrap:anywhere}td{white-space:normal}}
@media (max-width:30rem){body{padding:.8rem .7rem}h1{font-size:1.35rem}.cards{grid-template-columns:repeat(2,minmax(0,1fr));gap:.5rem}.card .big{font-size:1.2rem}}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:10pt}.charts{grid-template-columns:1fr 1fr}.cards{grid-template-columns:repeat(4,1fr)}svg,tr,.card,#text p{break-inside:avoid}h2{break-after:avoid}.card .big{font-size:1.2rem}}
$style$, cards,
		-- a picture is laid out from the left whatever the page is
		CASE WHEN context #>> '{voice,direction}' = 'rtl' THEN '.chart{direction:ltr}th,td{text-align:left}th:first-child{text-align:right}.card{border-left:0;border-right:3px solid var(--accent)}' END, '</style></head><body><header><h1>', found, '</h1><p>', w->>'title', '</p></header>',
		coalesce(nullif(array_to_string(sections, ''), ''), format('<p>%s</p>', w->>'none')),
		'<footer>', notes, '<p>', w->>'source', '</p><p>', query, '</p></footer></body></html>');
END
$function$;
COMMENT ON FUNCTION @extschema@.report_page(pg_catalog.regclass, pg_catalog.text, @extschema@.ref_period, pg_catalog.text, pg_catalog.timestamptz) IS
'the page of an office: what the function report of a model stands on. words: the model''s table report_word; known_at: the knowledge time of what is read, whatever indstat.as_of says. An unknown region or language is error 22023; NULL gives NULL';
