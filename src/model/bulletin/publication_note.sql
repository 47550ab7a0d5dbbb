-- What stands at the end of a bulletin and at the foot of a report.

CREATE OR REPLACE FUNCTION @m@.publication_note(region text, period @x@.ref_period, lang text, known_at timestamptz)
RETURNS TABLE (note_order bigint, kind text, text text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH word AS MATERIALIZED (
		SELECT w.word, @m@.name_in(publication_note.lang, 'word', w.word, NULL::text, w.text_zh, w.text_zh_hant, w.text_en) AS said
		FROM @m@.report_word w WHERE w.word IN ('published', 'corrected', 'withdrawn', 'note_source', 'note_method', 'note_contact', 'note_footnote')
	), shown AS MATERIALIZED (
		-- the figures that the caller may see of what ends with the period
		SELECT DISTINCT o.indicator, o.period::text AS period_code
		FROM @m@.observation o
		WHERE o.region = publication_note.region AND o.period_end = @x@.end_date(publication_note.period)
	), act AS MATERIALIZED (
		SELECT a.publication, a.act, a.act_number,
			coalesce(@m@.said(publication_note.lang, 'notice', a.publication, a.act_number::text),
				-- notice is in the language of the model
				@x@.localised_name(coalesce((SELECT g.falls_back_to FROM @m@.language g WHERE g.lang = publication_note.lang), publication_note.lang),
					coalesce(a.notice_zh, CASE o.lang WHEN 'zh' THEN a.notice END), coalesce(a.notice_zh_hant, CASE o.lang WHEN 'zh-Hant' THEN a.notice END), coalesce(a.notice_en, CASE o.lang WHEN 'en' THEN a.notice END), a.notice)) AS notice,
			least(coalesce(a.takes_effect_at, a.acted_at), 'infinity') AS since
		FROM @m@.publication_act a
		CROSS JOIN @m@.model_option o
		WHERE a.act IN ('published', 'corrected', 'withdrawn') AND coalesce(a.takes_effect_at, a.acted_at) <= least(publication_note.known_at, now())
			AND a.act_number >= (SELECT max(b.act_number) FROM @m@.publication_act b WHERE b.publication = a.publication AND b.act = 'published'
				AND b.takes_effect_at <= least(publication_note.known_at, now()))
			AND EXISTS (SELECT FROM @m@.publication_figure f WHERE f.publication = a.publication AND @x@.end_date(f.period) = @x@.end_date(publication_note.period))
	)
	-- as a sentence begins
	SELECT row_number() OVER (ORDER BY l.n, l.code COLLATE "C", l.m), l.kind, upper(left(l.line, 1)) || substr(l.line, 2)
	FROM (
		SELECT 1 AS n, a.publication AS code, a.act_number AS m, a.act AS kind,
			concat_ws(CASE WHEN publication_note.lang LIKE 'zh%' THEN '' ELSE ' ' END, replace(replace(w.said, '@', @m@.name_in(publication_note.lang, 'publication', p.publication, NULL::text, p.name_zh, p.name_zh_hant, p.name_en)),
				'#', @m@.spoken_label(@x@.ref_period(daterange((a.since AT TIME ZONE 'UTC')::date, (a.since AT TIME ZONE 'UTC')::date, '[]')), publication_note.lang, false)), a.notice) AS line
		FROM act a
		JOIN @m@.publication p ON p.publication = a.publication
		JOIN word w ON w.word = a.act
		UNION ALL
		SELECT CASE n.kind WHEN 'footnote' THEN 2 WHEN 'source' THEN 3 WHEN 'method' THEN 4 ELSE 5 END, n.note, 0, n.kind,
			replace(replace(w.said, '@', @m@.name_in(publication_note.lang, 'indicator', i.indicator, NULL::text, i.name_zh, i.name_zh_hant, i.name_en)),
				'#', t.said)
		FROM @m@.figure_note n
		JOIN @m@.indicator i ON i.indicator = n.indicator
		JOIN word w ON w.word = 'note_' || n.kind
		CROSS JOIN LATERAL (
			SELECT coalesce(@m@.said(publication_note.lang, 'note', n.note, NULL::text),
				@x@.localised_name(coalesce((SELECT g.falls_back_to FROM @m@.language g WHERE g.lang = publication_note.lang), publication_note.lang),
					n.text_zh, n.text_zh_hant, n.text_en, NULL::text)) AS said) t
		WHERE t.said IS NOT NULL AND (n.region IS NULL OR n.region = publication_note.region)
			AND EXISTS (SELECT FROM shown s WHERE s.indicator = n.indicator AND (n.period IS NULL OR s.period_code = n.period::text))) l;
END;
COMMENT ON FUNCTION @m@.publication_note(text, @x@.ref_period, text, timestamptz) IS 'What stands at the end of the bulletin and at the foot of the report of a region and period, in a language, as it was known at a time: which releases its figures are of, when they were published, corrected or withdrawn and with which notice; footnotes, sources, methods and contacts of the indicators that the caller may see a figure of, those that have a text in the language or one that it falls back to. No row without any.';

@if new_bulletin|before_2@
INSERT INTO @m@.report_word (word, text_zh, text_zh_hant, text_en)
VALUES
	('published', '@：#发布。', '@：#發布。', '@: published on #.'),
	('corrected', '@：#更正。', '@：#更正。', '@: corrected on #.'),
	('withdrawn', '@：#撤回。', '@：#撤回。', '@: withdrawn on #.'),
	('note_source', '@，来源：#', '@，來源：#', '@, source: #'),
	('note_method', '@，方法：#', '@，方法：#', '@, method: #'),
	('note_contact', '@，联系方式：#', '@，聯絡方式：#', '@, contact: #'),
	('note_footnote', '@：#', '@：#', '@: #')
ON CONFLICT DO NOTHING;
@endif@
