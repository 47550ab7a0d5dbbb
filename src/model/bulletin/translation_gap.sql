-- What a language lacks.

CREATE OR REPLACE FUNCTION @m@.translation_gap(lang text)
RETURNS TABLE (kind text, code text, within text, falls_back_to text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT w.kind, w.code, coalesce(w.within, ''),
		CASE WHEN w.kind = 'sentence' THEN NULL WHEN w.of_row THEN NULL
			ELSE @x@.localised_name(coalesce(l.falls_back_to, translation_gap.lang), w.name_zh, w.name_zh_hant, w.name_en, w.code) END
	FROM (SELECT) one
	LEFT JOIN @m@.language l ON l.lang = translation_gap.lang
	CROSS JOIN (
		SELECT n.kind, n.code, n.within, n.name_zh, n.name_zh_hant, n.name_en, false AS of_row FROM @m@.bulletin_name() n
		UNION ALL SELECT 'word', r.word, NULL, r.text_zh, r.text_zh_hant, r.text_en, false FROM @m@.report_word r
		UNION ALL SELECT 'sentence', s.sentence, NULL, s.text_zh, s.text_zh_hant, s.text_en, false FROM @m@.bulletin_sentence s WHERE s.active
		UNION ALL SELECT v.kind, c.code, NULL, NULL, NULL, NULL, true
		FROM (VALUES ('growth_word', '{turned_to_profit,turned_to_loss,loss_widened,loss_narrowed,flat}'::text[]), ('magnitude', '{6,9}'), ('month', '{1,2,3,4,5,6,7,8,9,10,11,12}'),
			('label', '{month,quarter,half,year,months,months_across,years,week,day,days,days_across}'),
			('form', '{percent,points,ordinal,list,list_last,grew,fell,unchanged,peers}')) v (kind, codes)
		CROSS JOIN LATERAL unnest(v.codes) c (code)) w
	-- an unknown language is an error
	WHERE @m@.spoken_print_number(0::numeric, translation_gap.lang) IS NOT NULL
		AND CASE WHEN l.lang IS NOT NULL THEN @m@.said(l.lang, w.kind, w.code, w.within) IS NULL
			WHEN w.of_row THEN false
			ELSE CASE translation_gap.lang WHEN 'en' THEN w.name_en WHEN 'zh-Hant' THEN w.name_zh_hant ELSE w.name_zh END IS NULL END
	ORDER BY w.kind COLLATE "C", w.within COLLATE "C" NULLS FIRST, w.code COLLATE "C";
END;
COMMENT ON FUNCTION @m@.translation_gap(text) IS 'What a language, built in or a row of language, has no text for: kind, code and within as in translation, and the name that is printed in its place (NULL: a sentence, which is left out, or a form, which is as in the language that it falls back to). An unknown language is error 22023.';
