-- The bulletin: sentences as rows, filled with figures of the views.

CREATE OR REPLACE FUNCTION @m@.bulletin_name()
RETURNS TABLE (kind text, code text, within_kind text, within text, name_zh text, name_zh_hant text, name_en text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT 'indicator' AS kind, i.indicator AS code, NULL::text AS within_kind, NULL::text AS within, i.name_zh, i.name_zh_hant, i.name_en
	FROM @m@.indicator i
	UNION ALL SELECT 'region', r.region, NULL, NULL, r.name_zh, r.name_zh_hant, r.name_en FROM @m@.region r
	UNION ALL SELECT 'chain', c.chain, NULL, NULL, c.name_zh, c.name_zh_hant, c.name_en FROM @m@.chain c
	UNION ALL SELECT 'unit', y.unit, NULL, NULL, y.name_zh, y.name_zh_hant, y.name_en FROM @m@.unit y
@if services|actions|targets@
	UNION ALL SELECT 'department', d.department, NULL, NULL, d.name_zh, d.name_zh_hant, d.name_en FROM @m@.department d
@endif@
@if targets@
	UNION ALL SELECT 'rating', q.rating, NULL, NULL, q.name_zh, q.name_zh_hant, q.name_en FROM @m@.target_rating q
@endif@
@if actions@
	UNION ALL SELECT 'initiative', v.initiative, NULL, NULL, v.name_zh, v.name_zh_hant, v.name_en FROM @m@.initiative v
@endif@
@if projects@
	UNION ALL SELECT 'stage', s.stage, NULL, NULL, s.name_zh, s.name_zh_hant, s.name_en FROM @m@.project_stage s
	UNION ALL SELECT 'size_class', z.size_class, NULL, NULL, z.name_zh, z.name_zh_hant, z.name_en FROM @m@.size_class z
@endif@
@if enterprises@
	UNION ALL SELECT 'ladder', l.ladder, NULL, NULL, l.name_zh, l.name_zh_hant, l.name_en FROM @m@.ladder l
	UNION ALL SELECT 'tier', t.tier, 'ladder', t.ladder, t.name_zh, t.name_zh_hant, t.name_en FROM @m@.ladder_tier t
	UNION ALL SELECT 'scheme', a.scheme, NULL, NULL, a.name_zh, a.name_zh_hant, a.name_en FROM @m@.assessment_scheme a
	UNION ALL SELECT 'round', o.round, 'scheme', o.scheme, o.name_zh, o.name_zh_hant, o.name_en FROM @m@.assessment_round o
	UNION ALL SELECT 'grade', g.grade, 'scheme', g.scheme, g.name_zh, g.name_zh_hant, g.name_en FROM @m@.assessment_grade g
	UNION ALL SELECT 'grade', 'ungraded', NULL, NULL, '未定级', '未定級', 'not graded yet'
	UNION ALL SELECT 'platform', p.platform, NULL, NULL, p.name_zh, p.name_zh_hant, p.name_en FROM @m@.platform p
	UNION ALL SELECT 'agreement_kind', k.kind, NULL, NULL, k.name_zh, k.name_zh_hant, k.name_en FROM @m@.agreement_kind k
	UNION ALL SELECT 'purpose', u.purpose, NULL, NULL, u.name_zh, u.name_zh_hant, u.name_en FROM @m@.agreement_purpose u
@endif@
;
END;
COMMENT ON FUNCTION @m@.bulletin_name() IS 'What the codes of the model are called, whatever language its views speak: what {source.column:name} prints. kind: the name of the column that holds the code, or what the slot gives, as in {source.column:name(indicator)}; within_kind, within: the column of the same row that the code is one of, and the code there, as a tier is one of a ladder; NULL where the code stands for itself.';

CREATE OR REPLACE VIEW @m@.loss_board WITH (security_invoker = true) AS
SELECT g.indicator, g.region, g.period, g.period::text AS period_code, g.period_start, g.period_end,
	@x@.stat_round(g.value, i.decimals::integer) AS value,
	@x@.stat_round(coalesce(g.comparable_base, g.level_base), i.decimals::integer) AS base,
	@x@.growth_word(g.value, coalesce(g.comparable_base, g.level_base)) AS word,
	i.indicator_order
FROM (
	-- what can be in it, so that no growth is computed of what cannot: below zero now, or a year earlier
	SELECT o.indicator, o.period, o.region FROM @m@.observation_known o WHERE o.value < 0 OR o.comparable_base < 0
	UNION ALL
	SELECT o.indicator, o.period, o.region
	FROM @m@.observation_known b
	JOIN @m@.indicator_period p ON p.indicator = b.indicator AND p.year_ago OPERATOR(@x@.=) b.period
	JOIN @m@.observation_known o ON o.indicator = p.indicator AND o.period OPERATOR(@x@.=) p.period AND o.region = b.region
	WHERE b.value < 0 AND (o.value < 0 OR o.comparable_base < 0) IS NOT TRUE) k
JOIN @m@.observation_growth g ON g.indicator = k.indicator AND g.period OPERATOR(@x@.=) k.period AND g.region = k.region
JOIN @m@.indicator i ON i.indicator = g.indicator
WHERE (g.value < 0 OR coalesce(g.comparable_base, g.level_base) < 0)
	AND coalesce(g.comparable_base, g.level_base) IS NOT NULL AND g.value IS NOT NULL
	-- an index or a number of persons makes no profit
	AND coalesce((SELECT u.kind = 'amount' FROM @m@.unit u WHERE u.unit = i.unit), true)
	AND g.change_unit = 'percent' AND (g.growth_source = 'published' OR g.growth_reason = 'break') IS NOT TRUE;
COMMENT ON VIEW @m@.loss_board IS 'Amounts below zero now or a year earlier, whose change is told by a word and not by a growth rate. A published growth rate comes first, and levels on two sides of a break are not compared.';
COMMENT ON COLUMN @m@.loss_board.base IS 'The level a year earlier: comparable base, else as published then.';
COMMENT ON COLUMN @m@.loss_board.word IS 'turned_to_profit, turned_to_loss, loss_widened, loss_narrowed or flat.';

CREATE TABLE IF NOT EXISTS @m@.bulletin_source (
	source text PRIMARY KEY CHECK (source ~ '^[^][(){}<>=!''.:|,[:space:]]+$'),
	view_name text NOT NULL,
	condition text,
	keys text[] NOT NULL DEFAULT '{}',
	order_by text
);
COMMENT ON TABLE @m@.bulletin_source IS 'What the bulletin reads: some rows of a view of the model, under a name that sentences use.';
COMMENT ON COLUMN @m@.bulletin_source.source IS 'The name in the slots of sentences.';
COMMENT ON COLUMN @m@.bulletin_source.view_name IS 'A view in the schema of the model.';
COMMENT ON COLUMN @m@.bulletin_source.condition IS 'Which rows: comparisons of columns with values or with :region, :period, :period_start, :period_end, :month, :year of the bulletin, joined by and.';
COMMENT ON COLUMN @m@.bulletin_source.keys IS 'The columns that tell its rows apart, in the order in which slots give them.';
COMMENT ON COLUMN @m@.bulletin_source.order_by IS 'Columns, each with desc or not, by which sentences and lists are repeated; then by the keys.';

CREATE TABLE IF NOT EXISTS @m@.bulletin_sentence (
	sentence text PRIMARY KEY,
	paragraph integer NOT NULL,
	sentence_order integer NOT NULL,
	active boolean NOT NULL DEFAULT true,
	each text REFERENCES @m@.bulletin_source,
	condition text,
	text_zh text,
	text_zh_hant text,
	text_en text
);
COMMENT ON TABLE @m@.bulletin_sentence IS 'The sentences of the bulletin, as templates; an office edits them and adds its own. A template that could not be printed is not saved. In other languages they are rows of translation.';
COMMENT ON COLUMN @m@.bulletin_sentence.sentence IS 'Code of the sentence.';
COMMENT ON COLUMN @m@.bulletin_sentence.sentence_order IS 'Number to sort the sentences of a paragraph by.';
COMMENT ON COLUMN @m@.bulletin_sentence.active IS 'Whether it is printed.';
COMMENT ON COLUMN @m@.bulletin_sentence.each IS 'The source for each of whose keys the sentence is printed once; NULL: once.';
COMMENT ON COLUMN @m@.bulletin_sentence.condition IS 'When it is printed: comparisons of source.column, or of region, period_end and the like of the bulletin, with a value, joined by and; NULL: always.';
COMMENT ON COLUMN @m@.bulletin_sentence.text_zh IS 'Template in simplified Chinese: {slots}, [clauses that are left out when a figure is missing], <source|lists>; NULL: not printed in this language.';
COMMENT ON COLUMN @m@.bulletin_sentence.text_zh_hant IS 'Template in traditional Chinese.';
COMMENT ON COLUMN @m@.bulletin_sentence.text_en IS 'Template in English.';

CREATE OR REPLACE FUNCTION @m@.bulletin(region text, period @x@.ref_period, lang text DEFAULT NULL, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (paragraph integer, sentence integer, text text, figures jsonb)
LANGUAGE sql STABLE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT l.paragraph, (row_number() OVER (PARTITION BY l.paragraph ORDER BY l.n))::integer, l.line, l.figures
	FROM @x@.bulletin_lines($name$@m@.bulletin_sentence$name$::regclass, bulletin.region, bulletin.period, coalesce(bulletin.lang, (SELECT o.lang FROM @m@.model_option o)), bulletin.known_at, '{}'::jsonb)
		WITH ORDINALITY l (paragraph, code, line, figures, omitted, n)
	WHERE l.line IS NOT NULL
	UNION ALL
	SELECT 1000, n.note_order::integer, n.text, '[]'::jsonb
	FROM @m@.publication_note(bulletin.region, bulletin.period, coalesce(bulletin.lang, (SELECT o.lang FROM @m@.model_option o)), bulletin.known_at) n
	ORDER BY 1, 2;
END;
COMMENT ON FUNCTION @m@.bulletin(text, @x@.ref_period, text, timestamptz) IS 'The bulletin of a region and period, sentence by sentence, in zh, zh-Hant, en or a language of the table language (NULL: that of the model, model_option.lang), as it was known at a time (default: at indstat.as_of). figures: for everything printed from a slot the view, the key of its row, the column, its value and what was printed. A sentence or clause whose figure the views do not have is left out, see bulletin_omission; a period without any row of what it reads has one sentence that says so and which period has figures. The last paragraph, 1000, has the notes: see publication_note. Indicators stand in the order of indicator_order, and a figure of another period that ends on the same day names it. An unknown region or language is error 22023.';

CREATE OR REPLACE FUNCTION @m@.bulletin_omission(region text, period @x@.ref_period, lang text DEFAULT NULL, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (paragraph integer, sentence_code text, key jsonb, clause text, slot text, reason text)
LANGUAGE sql STABLE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT l.paragraph, l.code, o.omitted->'key', o.omitted->>'part', o.omitted->>'slot', o.omitted->>'reason'
	FROM @x@.bulletin_lines($name$@m@.bulletin_sentence$name$::regclass, bulletin_omission.region, bulletin_omission.period, coalesce(bulletin_omission.lang, (SELECT o.lang FROM @m@.model_option o)), bulletin_omission.known_at, '{}'::jsonb)
		WITH ORDINALITY l (paragraph, code, line, figures, omitted, n)
	CROSS JOIN LATERAL jsonb_array_elements(l.omitted) WITH ORDINALITY o (omitted, n)
	ORDER BY l.n, o.n;
END;
COMMENT ON FUNCTION @m@.bulletin_omission(text, @x@.ref_period, text, timestamptz) IS 'What the bulletin of the same arguments leaves out for want of a figure: the sentence, the key of the row it was to be printed for, the clause of it (NULL: all of it), the slot, and the reason: no_row (the view has no such row), several_values, no_ordinal, no_peers (a rank among one), no_figure, or what the view itself gives as the reason.';

CREATE OR REPLACE FUNCTION @m@.bulletin_trial(region text, period @x@.ref_period, lang text, template text, each text DEFAULT NULL, condition text DEFAULT NULL,
	known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (line integer, text text, figures jsonb, omitted jsonb)
LANGUAGE sql STABLE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT l.n::integer, l.line, l.figures, l.omitted
	FROM @x@.bulletin_lines($name$@m@.bulletin_sentence$name$::regclass, bulletin_trial.region, bulletin_trial.period, coalesce(bulletin_trial.lang, (SELECT o.lang FROM @m@.model_option o)), bulletin_trial.known_at,
		jsonb_build_object('trial', jsonb_build_object('template', bulletin_trial.template, 'each', bulletin_trial.each, 'condition', bulletin_trial.condition)))
		WITH ORDINALITY l (paragraph, code, line, figures, omitted, n)
	WHERE bulletin_trial.template IS NOT NULL
	ORDER BY l.n;
END;
COMMENT ON FUNCTION @m@.bulletin_trial(text, @x@.ref_period, text, text, text, text, timestamptz) IS 'What a sentence would say in the bulletin of a region and period, without being saved: template, each and condition as in bulletin_sentence, in a language of the bulletin (NULL: that of the model). A row for each time that it would be printed; text NULL: it would not be, and omitted says why (the reasons of bulletin_omission, and condition: that comparison does not hold). What could not be saved is the same error as there; an unknown region or language is error 22023; NULL for template gives no row.';

CREATE OR REPLACE TRIGGER bulletin_source_used AFTER UPDATE OR DELETE ON @m@.bulletin_source
	FOR EACH STATEMENT EXECUTE FUNCTION @x@.bulletin_source_check();

CREATE OR REPLACE FUNCTION @m@.figure_query(figure jsonb)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- the schema by the table's identity: it may have been renamed since
	SELECT format('SELECT %s FROM %I.%I WHERE %s',
		CASE WHEN figure->>'column' = '#' THEN 'count(*)' ELSE format('DISTINCT %I', figure->>'column') END,
		m.nspname, figure->>'view',
		coalesce((
			SELECT string_agg(CASE WHEN k.value IS NULL THEN format('%I IS NULL', k.key)
				ELSE format('%I %s %L', k.key, coalesce(o.equal, '='), k.value) END, ' AND ' ORDER BY k.key)
			FROM jsonb_each_text(figure->'key') k
			LEFT JOIN (
				SELECT t.attname, format('OPERATOR(%I.=)', y.nspname) AS equal
				FROM pg_class v
				JOIN pg_attribute t ON t.attrelid = v.oid AND t.atttypid = $name$@x@.ref_period$name$::regtype
				JOIN pg_type p ON p.oid = t.atttypid
				JOIN pg_namespace y ON y.oid = p.typnamespace
				WHERE v.relnamespace = m.oid AND v.relname = figure->>'view'
					AND NOT pg_operator_is_visible($name$@x@.=(@x@.ref_period, @x@.ref_period)$name$::regoperator)) o
				ON o.attname = k.key), 'true')
			|| coalesce(' AND ' || (figure->>'where'), ''))
	FROM pg_class c
	JOIN pg_namespace m ON m.oid = c.relnamespace
	WHERE c.oid = $name$@m@.bulletin_sentence$name$::regclass AND figure->>'view' IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.figure_query(jsonb) IS 'The query that gives a figure of the bulletin: an element of figures. Names and values in it are quoted, days are ISO; NULL for what is of no view, as the name of the region.';

-- Only when they are made: an office may keep words of its own.
@if new_bulletin@
INSERT INTO @m@.bulletin_source (source, view_name, condition, keys, order_by)
VALUES
	('board', 'indicator_board', 'region = :region and period_end = :period_end', ARRAY['indicator'], 'indicator_order, growth desc, change desc'),
	('loss', 'loss_board', 'region = :region and period_end = :period_end', ARRAY['indicator'], 'indicator_order'),
	('preceding', 'comparison_board', 'region = :region and period_end = :period_end and comparison = ''preceding''', ARRAY['indicator'], 'indicator'),
	('to_date', 'comparison_board', 'region = :region and period_end = :period_end and comparison = ''year_to_date''', ARRAY['indicator'], 'indicator'),
	('structure', 'structure', 'region = :region and period_end = :period_end', ARRAY['indicator'], 'parent_indicator_order, parent_indicator, indicator_order, share desc')
ON CONFLICT DO NOTHING;

INSERT INTO @m@.bulletin_sentence (sentence, paragraph, sentence_order, each, condition, text_zh, text_zh_hant, text_en)
VALUES
	('indicators', 1, 10, NULL, 'board.# > 0',
	 '本期简报汇总{region}{period}的主要指标。',
	 '本期簡報彙總{region}{period}的主要指標。',
	 'This bulletin summarises the main indicators of {region} for {period}.'),
	('indicator', 1, 20, 'board', 'board.change_unit = ''percent'' and loss.# = 0',
	 '[{board.period:label(other)}]{board.indicator:name}同比{board.growth:growth}[，{board.pp_gap:sign|高于|低于|与}{parent_whole}{board.pp_gap:points|#|#|持平}][，增速居{parent_whole}{board.peers:count}{peers}{board.rank:ordinal}位][，{board.reference_pp_gap:sign|高于|低于|与}{board.reference_indicator:name(indicator)}{board.reference_pp_gap:points|#|#|持平}]。',
	 '[{board.period:label(other)}]{board.indicator:name}較上年同期{board.growth:growth}[，{board.pp_gap:sign|高於|低於|與}{parent_whole}{board.pp_gap:points|#|#|持平}][，增幅居{parent_whole}{board.peers:count}{peers}{board.rank:ordinal}位][，{board.reference_pp_gap:sign|高於|低於|與}{board.reference_indicator:name(indicator)}{board.reference_pp_gap:points|#|#|持平}]。',
	 '{board.indicator:Name} {board.growth:growth} on the year[ in {board.period:label(other)}][, {board.pp_gap:points|# above|# below|level with} the rate of {parent_whole}][, ranking {board.rank:ordinal} among the {board.peers:count} {peers} of {parent_whole}][, {board.reference_pp_gap:points|# above|# below|level with} the rate of {board.reference_indicator:name(indicator)}].'),
	('indicator_rate', 1, 30, 'board', 'board.change_unit = ''percentage_point''',
	 '[{board.period:label(other)}]{board.indicator:name}为{board.value:percent}[，{board.change:sign|比|比|与}上年同期{board.change:points|提高#|下降#|持平}][，增减幅居{parent_whole}{board.peers:count}{peers}{board.rank:ordinal}位]。',
	 '[{board.period:label(other)}]{board.indicator:name}為{board.value:percent}[，{board.change:sign|較|較|與}上年同期{board.change:points|提高#|下降#|持平}][，增減幅居{parent_whole}{board.peers:count}{peers}{board.rank:ordinal}位]。',
	 '{board.indicator:Name} stood at {board.value:percent}[ in {board.period:label(other)}][, {board.change:points|up #|down #|unchanged} from a year earlier][, a change that ranks {board.rank:ordinal} among the {board.peers:count} {peers} of {parent_whole}].'),
	('loss', 1, 40, 'loss', NULL,
	 '[{loss.period:label(other)}]{loss.indicator:name}同比{loss.value:growth_word(base)}。',
	 '[{loss.period:label(other)}]{loss.indicator:name}較上年同期{loss.value:growth_word(base)}。',
	 '{loss.indicator:Name}: {loss.value:growth_word(base)} on the year[ in {loss.period:label(other)}].'),
	('structure', 2, 10, 'structure', NULL,
	 '[{structure.period:label(other)}]{structure.indicator:name}占{structure.parent_indicator:name(indicator)}的比重为{structure.share:percent}[，{structure.share_change:sign|比|比|与}上年同期{structure.share_change:points|提高#|下降#|持平}][，{structure.stated_contribution:sign|拉动|下拉|未影响}{structure.parent_indicator:name(indicator)}{structure.stated_contribution:points|增长#|增速#|增长}]。',
	 '[{structure.period:label(other)}]{structure.indicator:name}佔{structure.parent_indicator:name(indicator)}的比重為{structure.share:percent}[，{structure.share_change:sign|較|較|與}上年同期{structure.share_change:points|提高#|下降#|持平}][，{structure.stated_contribution:sign|拉動|下拉|未影響}{structure.parent_indicator:name(indicator)}{structure.stated_contribution:points|增長#|增速#|增長}]。',
	 '{structure.indicator:Name} made up {structure.share:percent} of {structure.parent_indicator:name(indicator)}[ in {structure.period:label(other)}][, {structure.share_change:points|up #|down #|unchanged} from a year earlier][, and {structure.stated_contribution:points|added # to|took # off|did not change} the growth of {structure.parent_indicator:name(indicator)}].')
ON CONFLICT DO NOTHING;
-- an office that prints levels, what changed since the period before, or the year so far, switches them on
INSERT INTO @m@.bulletin_sentence (sentence, paragraph, sentence_order, active, each, condition, text_zh, text_zh_hant, text_en)
VALUES
	('level', 1, 15, false, 'board', 'board.change_unit = ''percent'' and loss.# = 0',
	 '[{board.period:label(other)}]{board.indicator:name}为{board.value:level(2)}[，同比{board.growth:growth}]。',
	 '[{board.period:label(other)}]{board.indicator:name}為{board.value:level(2)}[，較上年同期{board.growth:growth}]。',
	 '{board.indicator:Name} came to {board.value:level(2)}[ in {board.period:label(other)}][, {board.growth:percent|up #|down #|unchanged} on the year].'),
	('preceding', 1, 25, false, 'preceding', 'preceding.growth is not null',
	 '[{preceding.period:label(other)}]{preceding.indicator:name}比{preceding.base_period:label}{preceding.growth:growth}。',
	 '[{preceding.period:label(other)}]{preceding.indicator:name}較{preceding.base_period:label}{preceding.growth:growth}。',
	 '{preceding.indicator:Name} {preceding.growth:growth} from {preceding.base_period:label}[ in {preceding.period:label(other)}].'),
	('preceding_rate', 1, 26, false, 'preceding', 'preceding.change_unit = ''percentage_point'' and preceding.change is not null',
	 '[{preceding.period:label(other)}]{preceding.indicator:name}{preceding.change:sign|比|比|与}{preceding.base_period:label}{preceding.change:points|提高#|下降#|持平}。',
	 '[{preceding.period:label(other)}]{preceding.indicator:name}{preceding.change:sign|較|較|與}{preceding.base_period:label}{preceding.change:points|提高#|下降#|持平}。',
	 '{preceding.indicator:Name} was {preceding.change:points|up #|down #|unchanged} from {preceding.base_period:label}[ in {preceding.period:label(other)}].'),
	('to_date', 1, 27, false, 'to_date', 'to_date.growth is not null',
	 '{to_date.value_period:label}，{to_date.indicator:name}同比{to_date.growth:growth}。',
	 '{to_date.value_period:label}，{to_date.indicator:name}較上年同期{to_date.growth:growth}。',
	 '{to_date.indicator:Name} {to_date.growth:growth} on the year in {to_date.value_period:label}.')
ON CONFLICT DO NOTHING;
@endif@
@if targets@
@if new_bulletin|new_targets@
INSERT INTO @m@.bulletin_source (source, view_name, condition, keys, order_by)
VALUES
	('targets', 'chain_board', 'region = :region and on_date = :period_end and overall_completion is not null', ARRAY['indicator', 'period', 'kind', 'direction'], NULL),
	('goals', 'target_board', 'peer_region = :region and subject_kind = ''indicator'' and on_date = :period_end and actual is not null', ARRAY['indicator', 'period', 'kind'], 'indicator'),
	('above', 'chain_board', 'region = :region and on_date = :period_end and above_overall = true', ARRAY['indicator', 'period', 'kind', 'direction', 'chain'], 'completion desc')
ON CONFLICT DO NOTHING;

INSERT INTO @m@.bulletin_sentence (sentence, paragraph, sentence_order, each, condition, text_zh, text_zh_hant, text_en)
VALUES
	('target_flow', 3, 10, 'targets', 'targets.kind = ''flow'' and targets.direction = ''at_least''',
	 '截至{month}底，{targets.chains_known:count}条产业链合计完成{targets.indicator:name}{targets.period:label}目标的{targets.overall_completion:percent}[，{targets.overall_pace_gap:points|快于序时进度#|慢于序时进度#|与序时进度持平}][；<above|{above.chain:name}>{above.#:plural||等}{above.#:count}条产业链高于总体水平]。',
	 '截至{month}底，{targets.chains_known:count}條產業鏈合計完成{targets.indicator:name}{targets.period:label}目標的{targets.overall_completion:percent}[，{targets.overall_pace_gap:points|快於時間進度#|慢於時間進度#|與時間進度持平}][；<above|{above.chain:name}>{above.#:plural||等}{above.#:count}條產業鏈高於總體水準]。',
	 'By the end of {month}, {targets.chains_known:plural|# chain|# chains} had reached {targets.overall_completion:percent} of the target for {targets.indicator:name} in {targets.period:label}[, {targets.overall_pace_gap:points|# ahead of|# behind|in step with} the calendar][; {above.#:plural|# chain was|# chains were} above the overall rate: <above|{above.chain:name}>].'),
	('target_cumulative', 3, 20, 'targets', 'targets.kind = ''cumulative'' and targets.direction = ''at_least''',
	 '按累计口径，完成{targets.indicator:name}{targets.period:label}末目标的{targets.overall_completion:percent}[，{targets.overall_pace_gap:points|快于序时进度#|慢于序时进度#|与序时进度持平}]。',
	 '按累計口徑，完成{targets.indicator:name}{targets.period:label}末目標的{targets.overall_completion:percent}[，{targets.overall_pace_gap:points|快於時間進度#|慢於時間進度#|與時間進度持平}]。',
	 'On a cumulative basis, {targets.overall_completion:percent} of the target for {targets.indicator:name} to the end of {targets.period:label} had been reached[, {targets.overall_pace_gap:points|# ahead of|# behind|in step with} the calendar].'),
	('target_limit', 3, 30, 'targets', 'targets.direction = ''at_most''',
	 '截至{month}底，{targets.chains_known:count}条产业链合计使用{targets.indicator:name}{targets.period:label}控制额度的{targets.overall_completion:percent}[，{targets.overall_pace_gap:points|低于序时进度#|高于序时进度#|与序时进度持平}]。',
	 '截至{month}底，{targets.chains_known:count}條產業鏈合計使用{targets.indicator:name}{targets.period:label}控制額度的{targets.overall_completion:percent}[，{targets.overall_pace_gap:points|低於時間進度#|高於時間進度#|與時間進度持平}]。',
	 'By the end of {month}, {targets.chains_known:plural|# chain|# chains} had used {targets.overall_completion:percent} of the limit on {targets.indicator:name} in {targets.period:label}[, {targets.overall_pace_gap:points|# below|# above|in step with} the calendar].'),
	('goal_reached', 3, 40, 'goals', 'goals.direction = ''at_least'' and goals.completion is not null',
	 '截至{month}底，{goals.indicator:name}完成{goals.period:label}目标的{goals.completion:percent}[，{goals.pace_gap:points|快于序时进度#|慢于序时进度#|与序时进度持平}]。',
	 '截至{month}底，{goals.indicator:name}完成{goals.period:label}目標的{goals.completion:percent}[，{goals.pace_gap:points|快於時間進度#|慢於時間進度#|與時間進度持平}]。',
	 'By the end of {month}, {goals.completion:percent} of the target for {goals.indicator:name} in {goals.period:label} had been reached[, {goals.pace_gap:points|# ahead of|# behind|in step with} the calendar].'),
	('goal_limit', 3, 41, 'goals', 'goals.direction = ''at_most'' and goals.completion is not null',
	 '截至{month}底，{goals.indicator:name}已用{goals.period:label}控制额度的{goals.completion:percent}[，{goals.pace_gap:points|低于序时进度#|高于序时进度#|与序时进度持平}]。',
	 '截至{month}底，{goals.indicator:name}已用{goals.period:label}控制額度的{goals.completion:percent}[，{goals.pace_gap:points|低於時間進度#|高於時間進度#|與時間進度持平}]。',
	 'By the end of {month}, {goals.completion:percent} of the limit on {goals.indicator:name} in {goals.period:label} had been used[, {goals.pace_gap:points|# below|# above|in step with} the calendar].'),
	('goal_growth', 3, 42, 'goals', 'goals.measure = ''growth'' and goals.direction = ''at_least'' and goals.gap_unit = ''percentage_point''',
	 '截至{month}底，{goals.indicator:name}同比{goals.actual:growth(1)}，{goals.gap:points|高于|低于|达到}{goals.period:label}增长{goals.target:percent}的目标[{goals.gap:points|#|#|}]。',
	 '截至{month}底，{goals.indicator:name}年增率{goals.actual:percent(1)}，{goals.gap:points|高於|低於|達到}{goals.period:label}增長{goals.target:percent}的目標[{goals.gap:points|#|#|}]。',
	 'By the end of {month}, {goals.indicator:name} {goals.actual:growth(1)} on the year, {goals.gap:points|# above|# below|in line with} the target of {goals.target:percent} for {goals.period:label}.'),
	('goal_rate', 3, 43, 'goals', 'goals.measure = ''level'' and goals.direction = ''at_least'' and goals.gap_unit = ''percentage_point''',
	 '{month}，{goals.indicator:name}为{goals.actual:percent}，{goals.gap:points|高于|低于|达到}{goals.target:percent}的目标[{goals.gap:points|#|#|}]。',
	 '{month}，{goals.indicator:name}為{goals.actual:percent}，{goals.gap:points|高於|低於|達到}{goals.target:percent}的目標[{goals.gap:points|#|#|}]。',
	 'In {month}, {goals.indicator:name} was {goals.actual:percent}, {goals.gap:points|# above|# below|in line with} the target of {goals.target:percent}.'),
	('goal_ceiling', 3, 44, 'goals', 'goals.measure = ''level'' and goals.direction = ''at_most'' and goals.gap_unit = ''percentage_point''',
	 '{month}，{goals.indicator:name}为{goals.actual:percent}，{goals.gap:points|低于|高于|等于}{goals.target:percent}的上限[{goals.gap:points|#|#|}]。',
	 '{month}，{goals.indicator:name}為{goals.actual:percent}，{goals.gap:points|低於|高於|等於}{goals.target:percent}的上限[{goals.gap:points|#|#|}]。',
	 'In {month}, {goals.indicator:name} was {goals.actual:percent}, {goals.gap:points|# below|# above|at} the ceiling of {goals.target:percent}.')
ON CONFLICT DO NOTHING;
@endif@
@endif@
@if projects@
@if new_bulletin|new_projects@
INSERT INTO @m@.bulletin_source (source, view_name, condition, keys, order_by)
VALUES
	('stock', 'project_stock', 'region = :region and on_date = :period_end and coverage = ''all''', ARRAY['kind', 'size_class'], 'kind, projects desc'),
	('flow', 'pipeline_flow', 'region = :region and period_end = :period_end and coverage = ''all''', ARRAY['stage'], 'stage_order')
ON CONFLICT DO NOTHING;

INSERT INTO @m@.bulletin_sentence (sentence, paragraph, sentence_order, each, condition, text_zh, text_zh_hant, text_en)
VALUES
	('stock', 4, 10, NULL, NULL,
	 '截至{month}底，{region_whole}在建项目{stock(all, all).projects:count}个[，{stock(all, all).change:sign|比|比|与}上年同期{stock(all, all).change:count|增加#个|减少#个|持平}][{stock(all, all).growth:percent|，增长#|，下降#|}]。',
	 '截至{month}底，{region_whole}在建項目{stock(all, all).projects:count}個[，{stock(all, all).change:sign|較|較|與}上年同期{stock(all, all).change:count|增加#個|減少#個|持平}][{stock(all, all).growth:percent|，增長#|，下降#|}]。',
	 'At the end of {month}, {stock(all, all).projects:plural|# project was|# projects were} under construction in {region_whole}, {stock(all, all).change:count|up #|down #|unchanged}[{stock(all, all).growth:percent|, or #,|, or #,|}] from a year earlier.'),
	('stock_class', 4, 20, 'stock', 'stock.kind = ''all'' and stock.size_class <> ''all''',
	 '其中{stock.size_class:name}项目{stock.projects:count}个[，{stock.change:sign|比|比|与}上年同期{stock.change:count|增加#个|减少#个|持平}][{stock.growth:percent|，增长#|，下降#|}][，{stock.contribution:sign|拉动|下拉|未影响}在建项目{stock.contribution:points|增长#|增速#|增长}]。',
	 '其中{stock.size_class:name}項目{stock.projects:count}個[，{stock.change:sign|較|較|與}上年同期{stock.change:count|增加#個|減少#個|持平}][{stock.growth:percent|，增長#|，下降#|}][，{stock.contribution:sign|拉動|下拉|未影響}在建項目{stock.contribution:points|增長#|增速#|增長}]。',
	 '{stock.projects:plural|# of them has|# of them have|None of them has} a planned investment of {stock.size_class:name}, {stock.change:count|up #|down #|unchanged}[{stock.growth:percent|, or #,|, or #,|}] from a year earlier[, {stock.contribution:points|adding # to|taking # off|with no effect on} the growth of all projects].'),
	('stock_upgrade', 4, 30, NULL, NULL,
	 '在建技术改造项目{stock(technical_upgrade, all).projects:count}个[，{stock(technical_upgrade, all).change:sign|比|比|与}上年同期{stock(technical_upgrade, all).change:count|增加#个|减少#个|持平}][{stock(technical_upgrade, all).growth:percent|，增长#|，下降#|}][；其中{stock(technical_upgrade, 100m_or_more).size_class:name}{stock(technical_upgrade, 100m_or_more).projects:count}个，{stock(technical_upgrade, 100m_or_more).change:sign|比|比|与}上年同期{stock(technical_upgrade, 100m_or_more).change:count|增加#个|减少#个|持平}][{stock(technical_upgrade, 100m_or_more).growth:percent|，增长#|，下降#|}]。',
	 '在建技術改造項目{stock(technical_upgrade, all).projects:count}個[，{stock(technical_upgrade, all).change:sign|較|較|與}上年同期{stock(technical_upgrade, all).change:count|增加#個|減少#個|持平}][{stock(technical_upgrade, all).growth:percent|，增長#|，下降#|}][；其中{stock(technical_upgrade, 100m_or_more).size_class:name}{stock(technical_upgrade, 100m_or_more).projects:count}個，{stock(technical_upgrade, 100m_or_more).change:sign|較|較|與}上年同期{stock(technical_upgrade, 100m_or_more).change:count|增加#個|減少#個|持平}][{stock(technical_upgrade, 100m_or_more).growth:percent|，增長#|，下降#|}]。',
	 'Technical-upgrade projects under construction numbered {stock(technical_upgrade, all).projects:count}, {stock(technical_upgrade, all).change:count|up #|down #|unchanged}[{stock(technical_upgrade, all).growth:percent|, or #,|, or #,|}] from a year earlier[; {stock(technical_upgrade, 100m_or_more).projects:count} of them had a planned investment of {stock(technical_upgrade, 100m_or_more).size_class:name}, {stock(technical_upgrade, 100m_or_more).change:count|up #|down #|unchanged} from a year earlier][{stock(technical_upgrade, 100m_or_more).growth:percent| (an increase of #)| (a decrease of #)|}].'),
	('planned', 5, 10, NULL, 'flow(planned).entries_ytd > 0',
	 '{year}以来累计策划项目{flow(planned).entries_ytd:count}个，计划总投资{flow(planned).amount_ytd:amount(2)}{currency}[{flow(chosen).entries_ytd:count|；经评审入选#个||}]。',
	 '{year}以來累計策劃項目{flow(planned).entries_ytd:count}個，計劃總投資{flow(planned).amount_ytd:amount(2)}{currency}[{flow(chosen).entries_ytd:count|；經評審入選#個||}]。',
	 '{flow(planned).entries_ytd:plural|# project has|# projects have} been planned since the start of {year}, with a planned investment of {flow(planned).amount_ytd:amount(3)} {currency}[{flow(chosen).entries_ytd:plural|; # was chosen after review|; # were chosen after review|}].'),
	('signed', 5, 20, NULL, 'flow(signed).entries_ytd > 0 and flow(signed).separate_entries_ytd > 0',
	 '签约项目{flow(signed).entries_ytd:count}个[{flow(signed).batch_entries_ytd:count|，其中集中签约#个||}]。',
	 '簽約項目{flow(signed).entries_ytd:count}個[{flow(signed).batch_entries_ytd:count|，其中集中簽約#個||}]。',
	 'Over the same period {flow(signed).entries_ytd:plural|# project was|# projects were} signed[{flow(signed).batch_entries_ytd:count|, # of them in joint signings||}].'),
	('signed_jointly', 5, 21, NULL, 'flow(signed).entries_ytd > 0 and flow(signed).separate_entries_ytd = 0',
	 '集中签约项目{flow(signed).batch_entries_ytd:count}个。',
	 '集中簽約項目{flow(signed).batch_entries_ytd:count}個。',
	 'Over the same period {flow(signed).batch_entries_ytd:plural|# project was signed, in a joint signing|# projects were signed, all in joint signings}.'),
	('started', 5, 30, NULL, 'flow(started).entries_ytd > 0 and flow(started).separate_entries_ytd > 0',
	 '开工项目{flow(started).entries_ytd:count}个[{flow(started).batch_entries_ytd:count|，其中集中开工#个||}]，总投资{flow(started).amount_ytd:amount(2)}{currency}。',
	 '開工項目{flow(started).entries_ytd:count}個[{flow(started).batch_entries_ytd:count|，其中集中開工#個||}]，總投資{flow(started).amount_ytd:amount(2)}{currency}。',
	 '{flow(started).entries_ytd:plural|# project was|# projects were} started[{flow(started).batch_entries_ytd:count|, # of them in joint starts||}], with a total investment of {flow(started).amount_ytd:amount(3)} {currency}.'),
	('started_jointly', 5, 31, NULL, 'flow(started).entries_ytd > 0 and flow(started).separate_entries_ytd = 0',
	 '集中开工项目{flow(started).batch_entries_ytd:count}个，总投资{flow(started).amount_ytd:amount(2)}{currency}。',
	 '集中開工項目{flow(started).batch_entries_ytd:count}個，總投資{flow(started).amount_ytd:amount(2)}{currency}。',
	 '{flow(started).batch_entries_ytd:plural|# project was started, in a joint start|# projects were started, all in joint starts}, with a total investment of {flow(started).amount_ytd:amount(3)} {currency}.')
ON CONFLICT DO NOTHING;
@endif@
@endif@
@if enterprises@
@if new_bulletin|new_enterprises@
INSERT INTO @m@.bulletin_source (source, view_name, condition, keys, order_by)
VALUES
	('ladders', 'ladder_board', 'region = :region and on_date = :period_end and kind = ''actual'' and tier = ''all'' and coverage = ''all''', ARRAY['ladder'], NULL),
	('tiers', 'ladder_board', 'region = :region and on_date = :period_end and kind = ''actual'' and tier <> ''all'' and enterprises > 0 and coverage = ''all''', ARRAY['ladder', 'tier'], 'tier_order desc'),
	('assessed', 'assessment_grades', 'region = :region and on_date = :period_end and grade = ''all'' and coverage = ''all''', ARRAY['scheme', 'round'], 'scheme, round_order'),
	('grades', 'assessment_grades', 'region = :region and on_date = :period_end and grade <> ''all'' and enterprises > 0 and coverage = ''all''', ARRAY['scheme', 'round', 'grade'], 'grade_order desc'),
	('members', 'membership_board', 'region = :region and on_date = :period_end and coverage = ''all''', ARRAY['platform'], 'members desc'),
	('agreed', 'agreement_board', 'region = :region and on_date = :period_end and purpose = ''all'' and coverage = ''all''', ARRAY['kind'], NULL),
	('purposes', 'agreement_board', 'region = :region and on_date = :period_end and purpose <> ''all'' and coverage = ''all''', ARRAY['kind', 'purpose'], 'purpose_order')
ON CONFLICT DO NOTHING;

INSERT INTO @m@.bulletin_sentence (sentence, paragraph, sentence_order, each, condition, text_zh, text_zh_hant, text_en)
VALUES
	('ladder', 6, 10, 'ladders', 'ladders.enterprises > 0',
	 '{ladders.ladder:name}{ladders.enterprises:count}户[，{ladders.change:sign|比|比|与}上年同期{ladders.change:count|增加#户|减少#户|持平}][，其中<tiers|{tiers.tier:name}{tiers.enterprises:count}户>]。',
	 '{ladders.ladder:name}{ladders.enterprises:count}家[，{ladders.change:sign|較|較|與}上年同期{ladders.change:count|增加#家|減少#家|持平}][，其中<tiers|{tiers.tier:name}{tiers.enterprises:count}家>]。',
	 '{ladders.ladder:Name} numbered {ladders.enterprises:count}[, {ladders.change:count|up #|down #|unchanged} from a year earlier][: <tiers|{tiers.enterprises:count} with {tiers.tier:name}>].'),
	('assessed', 6, 20, 'assessed', 'assessed.enterprises > 0',
	 '{assessed.scheme:name}（{assessed.round:name}）共评估企业{assessed.enterprises:count}户[，其中<grades|{grades.grade:name}{grades.enterprises:count}户>]。',
	 '{assessed.scheme:name}（{assessed.round:name}）共評估企業{assessed.enterprises:count}家[，其中<grades|{grades.grade:name}{grades.enterprises:count}家>]。',
	 '{assessed.scheme:Name}, {assessed.round:name}: {assessed.enterprises:plural|# enterprise was|# enterprises were} assessed[, <grades|{grades.enterprises:count} {grades.grade:name}>].'),
	('members', 6, 40, 'members', 'members.members > 0',
	 '{members.platform:name}入驻企业{members.members:count}户[，{members.change:sign|比|比|与}上年同期{members.change:count|增加#户|减少#户|持平}][，其中信息完善的{members.profiles_completed:count}户，占{members.profile_share:percent}]。',
	 '{members.platform:name}入駐企業{members.members:count}家[，{members.change:sign|較|較|與}上年同期{members.change:count|增加#家|減少#家|持平}][，其中資訊完整的{members.profiles_completed:count}家，佔{members.profile_share:percent}]。',
	 '{members.platform:Name} had {members.members:plural|# member|# members}[, {members.change:count|up #|down #|unchanged} from a year earlier][; the profiles of {members.profiles_completed:count} of them ({members.profile_share:percent}) were complete].'),
	('agreed', 6, 50, 'agreed', 'agreed.amount > 0 and agreed.kind <> ''credit''',
	 '与{agreed.parties:count}家单位签订{agreed.kind:name(agreement_kind)}协议，协议金额{agreed.amount:amount(2)}{currency}[，其中<purposes|{purposes.purpose:name}{purposes.amount:amount(2)}{currency}（{purposes.share:percent}）>]。',
	 '與{agreed.parties:count}家單位簽訂{agreed.kind:name(agreement_kind)}協議，協議金額{agreed.amount:amount(2)}{currency}[，其中<purposes|{purposes.purpose:name}{purposes.amount:amount(2)}{currency}（{purposes.share:percent}）>]。',
	 'Agreements on {agreed.kind:name(agreement_kind)} with {agreed.parties:plural|# party|# parties} came to {agreed.amount:amount(3)} {currency}[: <purposes|{purposes.amount:amount(3)} {currency} ({purposes.share:percent}) {purposes.purpose:name}>].'),
	('credit', 6, 51, 'agreed', 'agreed.amount > 0 and agreed.kind = ''credit''',
	 '与{agreed.parties:count}家金融机构签订授信协议，授信总额{agreed.amount:amount(2)}{currency}[，其中<purposes|{purposes.purpose:name}{purposes.amount:amount(2)}{currency}（{purposes.share:percent}）>]。',
	 '與{agreed.parties:count}家金融機構簽訂授信協議，授信總額{agreed.amount:amount(2)}{currency}[，其中<purposes|{purposes.purpose:name}{purposes.amount:amount(2)}{currency}（{purposes.share:percent}）>]。',
	 'Credit agreements with {agreed.parties:plural|# financial institution|# financial institutions} came to {agreed.amount:amount(3)} {currency}[: <purposes|{purposes.amount:amount(3)} {currency} ({purposes.share:percent}) {purposes.purpose:name}>].')
ON CONFLICT DO NOTHING;
@endif@
@endif@
@if services@
@if new_bulletin|new_services@
INSERT INTO @m@.bulletin_source (source, view_name, condition, keys, order_by)
VALUES
	('services', 'service_board', 'region = :region and on_date = :period_end and coverage = ''all''', ARRAY[]::text[], NULL)
ON CONFLICT DO NOTHING;

INSERT INTO @m@.bulletin_sentence (sentence, paragraph, sentence_order, each, condition, text_zh, text_zh_hant, text_en)
VALUES
	('services', 6, 30, NULL, 'services.departments > 0',
	 '{services.departments:count}个部门并联办理企业诉求，近一年办结{services.requests_closed:count}件[，按时办结率{services.in_time_share:percent}][，办理用时{services.saved_share:sign|较|较|与}串联办理{services.saved_share:percent|缩短#|延长#|持平}]。',
	 '{services.departments:count}個部門並行辦理企業訴求，近一年辦結{services.requests_closed:count}件[，如期辦結率{services.in_time_share:percent}][，辦理用時{services.saved_share:sign|較|較|與}逐一辦理{services.saved_share:percent|縮短#|延長#|持平}]。',
	 '{services.departments:plural|# department handles|# departments handle} requests in parallel; {services.requests_closed:plural|# request was|# requests were} closed in the past year[, {services.in_time_share:percent} on time][; working in parallel took {services.saved_share:percent|# less time than|# more time than|as long as} working one after the other].')
ON CONFLICT DO NOTHING;
@endif@
@endif@

-- after the sentences above, which tests have checked: in each new model they are not checked again
CREATE OR REPLACE TRIGGER bulletin_source_check BEFORE INSERT OR UPDATE ON @m@.bulletin_source
	FOR EACH ROW EXECUTE FUNCTION @x@.bulletin_source_check();
CREATE OR REPLACE TRIGGER bulletin_sentence_check BEFORE INSERT OR UPDATE ON @m@.bulletin_sentence
	FOR EACH ROW EXECUTE FUNCTION @x@.bulletin_sentence_check();
