-- What a language lacks.

CREATE OR REPLACE FUNCTION @m@.translation_gap(lang text)
RETURNS TABLE (kind text, code text, within text, falls_back_to text, problem text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- everything that has words
	WITH w AS MATERIALIZED (
		SELECT n.kind, n.code, coalesce(n.within, '') AS within, n.name_zh, n.name_zh_hant, n.name_en, false AS of_row, false AS may_lack FROM @m@.bulletin_name() n
		UNION ALL SELECT 'word', r.word, '', r.text_zh, r.text_zh_hant, r.text_en, false, false FROM @m@.report_word r
		UNION ALL SELECT 'publication', p.publication, '', p.name_zh, p.name_zh_hant, p.name_en, false, false FROM @m@.publication p
		UNION ALL SELECT 'note', t.note, '', t.text_zh, t.text_zh_hant, t.text_en, false, false FROM @m@.figure_note t
		UNION ALL SELECT 'notice', a.publication, a.act_number::text, coalesce(a.notice_zh, CASE o.lang WHEN 'zh' THEN a.notice END),
			coalesce(a.notice_zh_hant, CASE o.lang WHEN 'zh-Hant' THEN a.notice END), coalesce(a.notice_en, CASE o.lang WHEN 'en' THEN a.notice END), false, false
		FROM @m@.publication_act a CROSS JOIN @m@.model_option o
		WHERE num_nonnulls(a.notice, a.notice_zh, a.notice_zh_hant, a.notice_en) > 0
		UNION ALL SELECT 'sentence', s.sentence, '', s.text_zh, s.text_zh_hant, s.text_en, false, NOT s.active FROM @m@.bulletin_sentence s
		UNION ALL SELECT v.kind, c.code, '', NULL, NULL, NULL, true, v.may_lack FROM @m@.spoken_code() v CROSS JOIN LATERAL unnest(v.codes) c (code))
	SELECT g.kind, g.code, g.within, g.falls_back_to, g.problem
	FROM (
		SELECT w.kind, w.code, w.within,
			CASE WHEN w.kind = 'sentence' OR w.of_row THEN NULL
				ELSE @x@.localised_name(coalesce(l.falls_back_to, translation_gap.lang), w.name_zh, w.name_zh_hant, w.name_en, w.code) END AS falls_back_to, 'missing' AS problem
		FROM (SELECT) one
		LEFT JOIN @m@.language l ON l.lang = translation_gap.lang
		CROSS JOIN w
		WHERE NOT w.may_lack
			AND CASE WHEN l.lang IS NOT NULL THEN @m@.said(l.lang, w.kind, w.code, w.within) IS NULL
				WHEN w.of_row THEN false
				ELSE CASE translation_gap.lang WHEN 'en' THEN w.name_en WHEN 'zh-Hant' THEN w.name_zh_hant ELSE w.name_zh END IS NULL END
		UNION ALL
		SELECT t.kind, t.code, t.within, NULL, 'unused'
		FROM @m@.translation t
		WHERE t.lang = translation_gap.lang AND NOT EXISTS (SELECT FROM w WHERE w.kind = t.kind AND w.code = t.code AND w.within = t.within)) g
	-- an unknown language is an error
	WHERE @m@.known_language(translation_gap.lang, ARRAY(SELECT k.lang FROM @m@.language k ORDER BY k.lang)) IS NOT NULL
	ORDER BY g.kind COLLATE "C", g.within COLLATE "C", g.code COLLATE "C";
END;
COMMENT ON FUNCTION @m@.translation_gap(text) IS 'What a language, built in or a row of language, has no text for (problem missing): kind, code and within as in translation, and the name that is printed in its place (NULL: a sentence, which is left out, or a form, which is as in the language that it falls back to); and its rows of translation that name nothing there is (problem unused). An unknown language is error 22023.';
