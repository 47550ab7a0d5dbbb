-- Views in a language that is rows: names and labels are translations where there are any, and nothing else changes.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
\set data `sed '/ANALYZE/d' examples/taian/data.sql`
:data
\set data `sed '/ANALYZE/d' examples/taian/office.sql`
:data
\set data `cat examples/taian/bulletin.sql`
:data
\set data `cat examples/taian/german.sql`
:data
SET search_path = public, taian;
SET jit = off;
SELECT plan(14);
SELECT throws_ok($$UPDATE model_option SET names_in = 'fr'$$, '23503', NULL, 'a language that is not there');
SELECT throws_ok($$UPDATE model_option SET names_in = 'en'$$, '23503', NULL, 'nor is one that is built in: that is lang');
-- more names, and what does not hold of others: a tier and a grade of another ladder or scheme
INSERT INTO translation (lang, kind, code, within, text) SELECT 'de', n.kind, n.code, coalesce(n.within, ''), 'Ü ' || n.code FROM bulletin_name() n
WHERE n.kind IN ('tier', 'grade', 'round', 'ladder', 'scheme', 'platform', 'agreement_kind', 'purpose', 'department', 'initiative', 'rating', 'size_class', 'stage', 'chain') AND hashtext(n.code) % 3 > 0 AND n.code <> 'ungraded'
ON CONFLICT DO NOTHING;
INSERT INTO translation (lang, kind, code, text) SELECT 'de', 'region', region, 'Stadt ' || name_en FROM region WHERE region <> 'shandong' ON CONFLICT (lang, kind, code, within) DO UPDATE SET text = EXCLUDED.text;

-- every view that has names, in English and in German
CREATE TEMP TABLE shown (view text, lang text, n bigint, columns jsonb);
CREATE FUNCTION pg_temp.look(in_lang text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	v record;
BEGIN
	FOR v IN SELECT c.relname, string_agg(format('%L, x.%I::text', a.attname, a.attname), ', ') AS columns
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
		WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind = 'v' AND c.relname !~ 'sdmx|load|revision|level_cross|level_series' AND (a.attname ~ '_name$|_label$' OR a.attname IN ('region', 'indicator', 'chain', 'stage', 'department', 'owner', 'kind', 'tier', 'ladder', 'scheme', 'grade', 'round', 'platform', 'purpose', 'initiative', 'size_class', 'rating', 'subject', 'subject_kind', 'dimension', 'member', 'period', 'on_date', 'request'))
		GROUP BY c.relname HAVING bool_or(a.attname ~ '_name$|_label$')
	LOOP
		EXECUTE format('INSERT INTO shown SELECT %L, %L, count(*), j FROM (SELECT jsonb_build_object(%s) AS j FROM (SELECT * FROM taian.%1$I LIMIT 4000) x) y GROUP BY j', v.relname, in_lang, v.columns);
	END LOOP;
END $$;
SELECT pg_temp.look('en') \g /dev/null
UPDATE model_option SET names_in = 'de';
SELECT pg_temp.look('de') \g /dev/null
SELECT ok(count(DISTINCT view) >= 20, 'many views have names: ' || count(DISTINCT view)) FROM shown;
-- each in two languages, with the same codes
CREATE TEMP TABLE pair AS SELECT e.view, e.columns AS en, d.columns AS de
FROM (SELECT *, (SELECT jsonb_object_agg(k, w) FROM jsonb_each(columns) j (k, w) WHERE k !~ '_name$|_label$') AS codes FROM shown WHERE lang = 'en') e
JOIN (SELECT *, (SELECT jsonb_object_agg(k, w) FROM jsonb_each(columns) j (k, w) WHERE k !~ '_name$|_label$') AS codes FROM shown WHERE lang = 'de') d USING (view, codes);
CREATE TEMP TABLE named AS SELECT DISTINCT p.view, v.name, p.en->>v.name AS en, p.de->>v.name AS de,
	(SELECT t.text FROM translation t WHERE t.lang = 'de' AND t.kind = v.kind AND t.code = p.en->>v.code AND t.within = coalesce(p.en->>v.within, '')) AS said
FROM pair p CROSS JOIN (VALUES ('region_name', 'region', 'region', NULL), ('indicator_name', 'indicator', 'indicator', NULL), ('chain_name', 'chain', 'chain', NULL), ('stage_name', 'stage', 'stage', NULL), ('department_name', 'department', 'department', NULL),
	('owner_name', 'department', 'owner', NULL), ('ladder_name', 'ladder', 'ladder', NULL), ('tier_name', 'tier', 'tier', 'ladder'), ('scheme_name', 'scheme', 'scheme', NULL), ('grade_name', 'grade', 'grade', 'scheme'), ('round_name', 'round', 'round', 'scheme'),
	('platform_name', 'platform', 'platform', NULL), ('purpose_name', 'purpose', 'purpose', NULL), ('initiative_name', 'initiative', 'initiative', NULL), ('size_class_name', 'size_class', 'size_class', NULL), ('rating_name', 'rating', 'rating', NULL)) v (name, kind, code, within)
WHERE p.en ? v.name AND p.en ? v.code;
SELECT is_empty($$SELECT * FROM named WHERE de IS DISTINCT FROM coalesce(said, en)$$, 'names are translations, or what they were');
SELECT results_eq($$SELECT name, count(*) FILTER (WHERE de <> en) > 0 FROM named GROUP BY name ORDER BY name$$,
	$$SELECT n, true FROM unnest(ARRAY['chain_name', 'department_name', 'grade_name', 'indicator_name', 'initiative_name', 'ladder_name', 'owner_name', 'platform_name', 'purpose_name', 'rating_name', 'region_name', 'round_name', 'scheme_name', 'size_class_name', 'stage_name', 'tier_name']) n ORDER BY n$$, 'of every kind there are some');
SELECT is_empty($$SELECT p.view, p.en->>'period_label', p.de->>'period_label' FROM pair p WHERE p.en ? 'period_label' AND p.en->>'period_label' IS NOT NULL AND p.view <> 'ytd_check'
	AND p.de->>'period_label' NOT IN (spoken_label((p.en->>'period')::ref_period, 'de', false), spoken_label((p.en->>'period')::ref_period, 'de', true))$$, 'labels of periods are German');
SELECT ok(count(DISTINCT p.view) >= 8, 'of views: ' || count(DISTINCT p.view)) FROM pair p WHERE p.de->>'period_label' ~ 'Januar|Mai|Quartal' AND p.en->>'period_label' !~ 'Januar |Mai ';
-- filters by name
SELECT results_eq($$SELECT DISTINCT b.region, b.indicator FROM indicator_board b WHERE b.region_name = 'Stadt Tai''an' AND b.indicator_name = said('de', 'indicator', 'industrial_investment', NULL)$$, $$VALUES ('taian', 'industrial_investment')$$, 'and are filtered by');
-- the bulletin is what it is asked for
SELECT results_eq($$SELECT text FROM bulletin('taian', '2023-01..05', 'en')$$, $$SELECT text FROM bulletin('taian', '2023-01..05')$$, 'the language of the bulletin is another thing');
UPDATE model_option SET names_in = NULL, lang = 'zh';
SELECT is((SELECT DISTINCT region_name FROM indicator_board WHERE region = 'taian'), (SELECT name_zh FROM region WHERE region = 'taian'), 'and back again');
SELECT throws_ok($$DELETE FROM language WHERE lang = 'de' AND EXISTS (SELECT FROM taian.language) RETURNING 1$$, '23503', NULL, 'a language with translations stays');
-- a model that has no languages
SELECT create_model('bare', '{figures}') \g /dev/null
SELECT throws_ok($$UPDATE bare.model_option SET names_in = 'de'$$, '23514', NULL, 'where there are no languages there is none to name');
SELECT create_model('bare', '{bulletin}') \g /dev/null
SELECT lives_ok($$UPDATE bare.model_option SET names_in = 'de'$$, 'until it has some');
SELECT throws_ok($$UPDATE bare.model_option SET names_in = 'xx'$$, '23503', NULL, 'and then only those');
SELECT * FROM finish();
