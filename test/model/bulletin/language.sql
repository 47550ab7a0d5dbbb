-- Languages are rows: numbers, plurals, periods and names in a language that was inserted, what
-- is refused, and what a language that lacks something falls back to.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('land') \g /dev/null
SET search_path = public, land;
SELECT plan(58);

-- the language of the neighbours, three languages with other plurals, and one that has nothing yet
INSERT INTO language (lang, name, falls_back_to, direction, decimal_mark, group_mark, digits, plural) VALUES
	('es', 'español', 'en', 'ltr', ',', ' ', '0123456789', DEFAULT),
	('ar', 'العربية', 'en', 'rtl', '٫', '٬', '٠١٢٣٤٥٦٧٨٩', ARRAY['n = 0', 'n = 1', 'n = 2', 'n % 100 = 3..10', 'n % 100 = 11..99']),
	('ru', 'русский', 'en', 'ltr', ',', ' ', '0123456789', ARRAY['v = 0 and i % 10 = 1 and i % 100 != 11', 'v = 0 and i % 10 = 2..4 and i % 100 != 12..14', 'v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14']),
	('fr', 'français', 'en', 'ltr', ',', ' ', '0123456789', ARRAY['i = 0,1']), ('ja', '日本語', 'zh-Hant', 'ltr', '.', '', '0123456789', '{}'), ('xx', 'nothing', DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);

-- plurals against arithmetic written out
SELECT is_empty($$SELECT n FROM generate_series(0, 1300) n WHERE land.spoken_print_figure(n::numeric, 'plural'::text, NULL::integer[], '{один,два,пять,дробь}'::text[], 'ru'::text)
	<> CASE WHEN n % 10 = 1 AND n % 100 <> 11 THEN 'один' WHEN n % 10 BETWEEN 2 AND 4 AND n % 100 NOT BETWEEN 12 AND 14 THEN 'два' ELSE 'пять' END$$, 'Russian has three plurals of whole numbers');
SELECT is_empty($$SELECT n FROM generate_series(0, 1300) n WHERE land.spoken_print_figure(n::numeric, 'plural'::text, NULL::integer[], '{a,b,c,d,e,f}'::text[], 'ar'::text)
	<> CASE WHEN n = 0 THEN 'a' WHEN n = 1 THEN 'b' WHEN n = 2 THEN 'c' WHEN n % 100 BETWEEN 3 AND 10 THEN 'd' WHEN n % 100 >= 11 THEN 'e' ELSE 'f' END$$, 'Arabic has six');
SELECT results_eq($$SELECT land.spoken_plural_word('{v = 0 and i = 1}', p::numeric, '{one,many,none}') FROM unnest('{1,1.0,0,0.4,2,11}'::text[]) WITH ORDINALITY u (p, n) ORDER BY n$$, $$VALUES (1), (2), (3), (2), (2), (2)$$, 'what is printed decides, and zero has a word of its own where there is one more');
SELECT results_eq($$SELECT land.spoken_plural_word('{"i = 0,1"}', p::numeric, '{one,many}') FROM unnest('{0,0.4,1.9,2}'::text[]) WITH ORDINALITY u (p, n) ORDER BY n$$, $$VALUES (1), (1), (1), (2)$$, 'French counts from two');
SELECT is(land.spoken_plural_word('{}', 7, '{many}'), 1, 'a language without plurals has one word');
SELECT is(land.spoken_plural_word('{"n = 1..3"}', 1.5, '{few,many}'), 2, 'a number that is no whole one is in no range');

-- German figures
SELECT results_eq($$SELECT land.spoken_print_figure(v, f, a, w, 'de'::text) FROM (VALUES
	(1, 1234567.891, 'number', '{1}'::integer[], NULL::text[]), (2, -0.04, 'number', '{1}', NULL), (3, -1234.5, 'number', '{1}', NULL), (4, 7.04, 'percent', '{1}', NULL), (5, -7, 'growth', '{1}', NULL), (6, 7.05, 'growth', '{1}', NULL),
	(7, 0.04, 'growth', '{1}', NULL), (8, 1, 'points', '{0}', NULL), (9, 1, 'points', '{1}', NULL), (10, -2.5, 'points', '{1}', '{# über,# unter,gleich}'), (11, 3, 'ordinal', NULL, NULL), (12, 1068, 'count', NULL, NULL),
	(13, 999950000, 'amount', '{1}', NULL), (14, 999949999, 'amount', '{1}', NULL), (15, 1000000, 'amount', '{1}', NULL), (16, 5.25, 'amount', '{1,8}', NULL), (17, 999999, 'amount', '{1}', NULL), (18, 0, 'amount', '{1}', NULL), (19, -3000000, 'amount', '{1}', NULL)) v (n, v, f, a, w) ORDER BY n$$,
	$$VALUES ('1.234.567,9'), ('0,0'), ('-1.234,5'), ('7,0 %'), ('um 7,0 % gesunken'), ('um 7,1 % gestiegen'), ('unverändert'), ('1 Prozentpunkt'), ('1,0 Prozentpunkte'), ('2,5 Prozentpunkte unter'), ('3.'), ('1.068'),
	('1 Milliarde'), ('999,9 Millionen'), ('1 Million'), ('525 Millionen'), ('999.999'), ('0'), ('-3 Millionen')$$, 'as a German office prints them');
SELECT is_empty($$SELECT n, f FROM generate_series(-2000, 2000, 37) i CROSS JOIN LATERAL (SELECT i::numeric / 16 AS n) x CROSS JOIN (VALUES ('number'), ('count'), ('percent'), ('points'), ('amount')) f (f) CROSS JOIN unnest('{zh,zh-Hant,en}'::text[]) lang
	WHERE land.spoken_print_figure(n, f, '{}'::integer[], NULL::text[], lang) IS DISTINCT FROM public.print_figure(n, f, '{}'::integer[], NULL::text[], lang)$$, 'the languages that are built in are printed as ever');
SELECT is_empty($$SELECT n FROM generate_series(-50000, 50000, 977) i CROSS JOIN LATERAL (SELECT i::numeric * abs(i) / 7 AS n) x
	WHERE translate(land.spoken_print_figure(n, 'number', '{2}', NULL, 'de'), ',.', '.,') IS DISTINCT FROM public.print_figure(n, 'number', '{2}', NULL, 'en')$$, 'German marks are the English ones, changed over');
SELECT is(land.spoken_print_figure(12345.6, 'number', '{1}', NULL, 'ar'), '١٢٬٣٤٥٫٦', 'digits of its own');
SELECT is(land.spoken_print_figure(12345.6, 'number', '{1}', NULL, 'ja'), '12345.6', 'and no groups');
-- what is missing is as where it falls back to
SELECT results_eq($$SELECT land.spoken_print_figure(v, f, '{1}', NULL, l) FROM (VALUES (1, 7.0, 'percent', 'xx'), (2, 7.0, 'growth', 'xx'), (3, -2.0, 'points', 'xx'), (4, 7.0, 'growth', 'ja'), (5, 2.0, 'points', 'ja')) v (n, v, f, l) ORDER BY n$$,
	$$VALUES ('7.0%'), ('grew 7.0%'), ('-2.0 percentage points'), ('增長7.0%'), ('2.0個百分點')$$, 'what a language has no form for');
SELECT results_eq($$SELECT land.spoken_print_ordinal(2, 'xx'), land.spoken_print_list('{a,b,c}', 'xx'), land.spoken_label('2023-05', 'xx', false), land.spoken_growth_word(-1, 2, 'xx'), land.spoken_print_amount(5, 1, 8, 'xx')$$, $$VALUES ('2nd', 'a, b, c', 'May 2023', 'turned to loss', '500,000,000')$$, 'or no words');
SELECT results_eq($$SELECT land.spoken_print_list('{a,b,NULL,c}', 'de'), land.spoken_print_list('{a}', 'de'), land.spoken_print_list('{}', 'de'), land.spoken_print_list('{a,b}', 'en')$$, $$VALUES ('a, b und c', 'a', NULL, 'a and b')$$, 'lists');
SELECT throws_ok($$SELECT land.spoken_print_figure(1, 'number', NULL, NULL, 'tlh')$$, '22023', NULL, 'an unknown language');
SELECT throws_ok($$SELECT land.spoken_print_figure(1, 'colour', NULL, NULL, 'de')$$, '22023', NULL, 'an unknown format');
SELECT throws_ok($$SELECT land.spoken_print_figure('NaN', 'number', NULL, NULL, 'de')$$, '22003', NULL, 'no number');
SELECT throws_ok($$SELECT land.spoken_print_ordinal(0, 'de')$$, '22003', NULL, 'nor the zeroth');
SELECT is(land.spoken_print_figure(NULL, 'number', NULL, NULL, 'de'), NULL, 'NULL is NULL');

-- periods
SELECT results_eq($$SELECT land.spoken_label(p::ref_period, 'de', c) FROM (VALUES (1, '2023-05', false), (2, '2023-01..05', false), (3, '2023-Q2', false), (4, '2023-S1', false), (5, '2023', false), (6, '2023', true), (7, '2023-Q1', true), (8, '2021-01-01/P5Y', false),
	(9, '2022-11-01/P4M', false), (10, '2023-W07', false), (11, '2021-W53', false), (12, '2023-05-31', false), (13, '2023-05-03/P5D', false), (14, '2023-05-30/P5D', false), (15, '2023-02-01/P3M', false)) v (n, p, c) WHERE is_period(p) ORDER BY n$$,
	$$VALUES ('Mai 2023'), ('Januar bis Mai 2023'), ('2. Quartal 2023'), ('1. Halbjahr 2023'), ('2023'), ('Januar bis Dezember 2023'), ('Januar bis März 2023'), ('2021 bis 2025'), ('November 2022 bis Februar 2023'), ('7. Kalenderwoche 2023'),
	('31. Mai 2023'), ('3. bis 7. Mai 2023'), ('30. Mai 2023 bis 3. Juni 2023'), ('Februar bis April 2023')$$, 'as a German office writes them');
SELECT is_empty($$SELECT p FROM generate_series(1, 400) n CROSS JOIN LATERAL (SELECT ref_months(('2020-01-01'::date + make_interval(months => n % 37))::date, 1 + n / 20) AS p) x
	WHERE land.spoken_label(p, 'en', false) <> public.label(p, 'en', false)$$, 'in a language that is built in as ever');
SELECT results_eq($$SELECT land.spoken_label_year_ago(p::ref_period, 'de'), land.spoken_label_year_ago(p::ref_period, 'xx') FROM (VALUES (1, '2023-05'), (2, '2023-01..05'), (3, '2023-Q2'), (4, '2023')) v (n, p) ORDER BY n$$,
	$$VALUES ('dem Vorjahresmonat', 'May 2022'), ('dem Vorjahreszeitraum', 'January–May 2022'), ('dem Vorjahresquartal', 'Q2 2022'), ('dem Vorjahr', '2022')$$, 'what it was a year ago');

-- what is refused
SELECT throws_ok($$INSERT INTO language (lang, name) VALUES ('en', 'English')$$, '23514', NULL, 'a language that is built in is no row');
SELECT throws_ok($$INSERT INTO language (lang, name, falls_back_to) VALUES ('nl', 'Nederlands', 'de')$$, '23514', NULL, 'nor does one fall back to a row');
SELECT throws_ok($$INSERT INTO language (lang, name, plural) VALUES ('nl', 'Nederlands', '{n is 1}')$$, '23514', NULL, 'a rule that is none');
SELECT throws_ok($$INSERT INTO translation (lang, kind, code, text) VALUES ('nl', 'word', 'title', 'x')$$, '23503', NULL, 'a translation into no language');
SELECT throws_ok($$INSERT INTO translation (lang, kind, code, text) VALUES ('es', 'sentence', 'nowhere', 'x')$$, '23503', 'the bulletin has no sentence "nowhere"', 'of no sentence');
SELECT throws_ok($$INSERT INTO translation (lang, kind, code, text) VALUES ('es', 'sentence', 'indicator', '{board.growht:growth}')$$, '42703', NULL, 'a sentence that could not be printed');
SELECT throws_ok($$INSERT INTO translation (lang, kind, code, text) VALUES ('es', 'sentence', 'indicator', '{board.growth:growth')$$, '42601', NULL, 'or read');
SELECT throws_ok($$INSERT INTO translation (lang, kind, code, text) VALUES ('es', 'indicators', 'sales', 'x')$$, '23514', 'nothing of kind "indicators" is translated', 'of a kind that there is not');
SELECT throws_ok($$INSERT INTO translation (lang, kind, code, text) VALUES ('es', 'month', '13', 'x')$$, '23514', 'there is no "13" of kind "month" to translate', 'of a thirteenth month');
SELECT throws_ok($$UPDATE translation SET code = 'week_across' WHERE lang = 'de' AND kind = 'label' AND code = 'week'$$, '23514', NULL, 'of a label that no period has');
CREATE FUNCTION pg_temp.hint_of(query text) RETURNS text LANGUAGE plpgsql AS $$ DECLARE hint text; BEGIN EXECUTE query; RETURN NULL; EXCEPTION WHEN invalid_parameter_value THEN GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT; RETURN hint; END $$;
INSERT INTO region (region) VALUES ('r');
SELECT is(pg_temp.hint_of(q), 'Languages are zh, zh-Hant, en and the rows of table language: ar, de, es, fr, ja, ru, xx.', 'an unknown language, and which there are: ' || q)
FROM unnest(ARRAY['SELECT * FROM bulletin(''r'', ''2024'', ''tlh'')', 'SELECT report(''r'', ''2024'', ''iso'')', 'SELECT * FROM translation_gap(''tlh'')', 'SELECT * FROM bulletin_trial(''r'', ''2024'', ''short'', ''x'')']) q;
DELETE FROM region;
INSERT INTO translation (lang, kind, code, within, text) VALUES ('fr', 'region', 'atlantis', '', 'Atlantide'), ('fr', 'tier', 'gold', 'nowhere', 'or'), ('fr', 'word', 'titel', '', 'x');
SELECT results_eq($$SELECT kind, code, within FROM translation_gap('fr') WHERE problem = 'unused'$$, $$VALUES ('region', 'atlantis', ''), ('tier', 'gold', 'nowhere'), ('word', 'titel', '')$$, 'what names nothing is listed');
SELECT is_empty($$SELECT t.kind, t.code FROM unnest('{de,es,ar}'::text[]) l CROSS JOIN LATERAL translation_gap(l) t WHERE t.problem = 'unused'$$, 'German names nothing that is not there');
SELECT throws_ok($$UPDATE bulletin_sentence SET each = NULL, text_zh = NULL, text_zh_hant = NULL, text_en = NULL WHERE sentence = 'target_flow'; UPDATE bulletin_source SET keys = '{}' WHERE source = 'above'$$, '22023', NULL, 'a source that only a translation uses is not lost');

-- a bulletin in Spanish, and in Arabic from right to left
INSERT INTO region (region, parent_region, name_en) VALUES ('eu', NULL, 'Union'), ('es', 'eu', 'Spain'), ('pt', 'eu', 'Portugal');
INSERT INTO indicator (indicator, name_en, unit, decimals, cumulative, time_per_collect) VALUES ('sales', 'sales', 'euro', 0, true, 'S'), ('jobless', 'unemployment rate', 'percent', 1, false, 'E');
INSERT INTO observation (indicator, region, period, value) VALUES ('sales', 'es', '2023-01..05', 100), ('sales', 'es', '2024-01..05', 107), ('sales', 'pt', '2023-01..05', 100), ('sales', 'pt', '2024-01..05', 110), ('sales', 'eu', '2023-01..05', 100), ('sales', 'eu', '2024-01..05', 104.5),
	('jobless', 'es', '2023-05', 12.5), ('jobless', 'es', '2024-05', 11.5);
INSERT INTO translation (lang, kind, code, text) VALUES
	('es', 'region', 'es', 'España'), ('es', 'region', 'eu', 'la Unión'), ('es', 'indicator', 'sales', 'ventas'), ('es', 'form', 'peers', 'regiones'), ('es', 'form', 'percent', '# %'), ('es', 'form', 'ordinal', '#.º'),
	('es', 'form', 'grew', 'crecieron un #'), ('es', 'form', 'fell', 'cayeron un #'), ('es', 'form', 'points', '# punto porcentual|# puntos porcentuales'), ('es', 'label', 'months', '{month}-{to_month} de {to_year}'), ('es', 'word', 'title', 'Informe'),
	('es', 'month', '1', 'enero'), ('es', 'month', '5', 'mayo'), ('es', 'sentence', 'indicator', 'En {period}, las {board.indicator:name} {board.growth:growth}[, {board.pp_gap:points|# más que|# menos que|igual que} en {parent_whole}][; puesto {board.rank:ordinal} entre {board.peers:count} {peers}].'),
	('ar', 'region', 'es', 'إسبانيا'), ('ar', 'indicator', 'sales', 'المبيعات'), ('ar', 'form', 'grew', 'ارتفعت بنسبة #'), ('ar', 'form', 'percent', '#٪'), ('ar', 'sentence', 'indicator', '{board.indicator:name} {board.growth:growth}.'), ('ar', 'word', 'title', 'تقرير');
SELECT results_eq($$SELECT text FROM bulletin('es', '2024-01..05', 'es')$$, $$VALUES ('En enero-mayo de 2024, las ventas crecieron un 7,0 %, 2,5 puntos porcentuales más que en la Unión; puesto 2.º entre 2 regiones.')$$, 'Spanish is an INSERT');
SELECT results_eq($$SELECT text FROM bulletin('es', '2024-01..05', 'ar')$$, $$VALUES ('المبيعات ارتفعت بنسبة ٧٫٠٪.')$$, 'so is Arabic');
CREATE TEMP TABLE page AS SELECT lang, report('es', '2024-01..05', lang) AS text FROM unnest('{es,ar,en,ja}'::text[]) lang;
SELECT lives_ok('SELECT xmlparse(DOCUMENT text) FROM page', 'pages are XML');
SELECT ok((SELECT text LIKE '%<html xmlns="http://www.w3.org/1999/xhtml" lang="ar" dir="rtl">%' AND text LIKE '%.chart{direction:ltr}%' AND text LIKE '%<p>تقرير</p>%' AND text LIKE '%المبيعات%' FROM page WHERE lang = 'ar'), 'from right to left, pictures from the left');
SELECT ok((SELECT text LIKE '%lang="es">%' AND text LIKE '%<h1>España · enero-mayo de 2024</h1>%' AND text LIKE '%2,5%' AND text NOT LIKE '%2.5<%' FROM page WHERE lang = 'es'), 'a page in Spanish');
SELECT ok((SELECT text LIKE '%經濟運行與項目簡報%' FROM page WHERE lang = 'ja'), 'a language without words falls back to its own');
SELECT ok((SELECT text NOT LIKE '%dir=%' AND text NOT LIKE '%direction:ltr%' FROM page WHERE lang = 'en'), 'the others are as ever');
SELECT throws_ok($$SELECT * FROM bulletin('es', '2024-01..05', 'it')$$, '22023', NULL, 'a language that nobody inserted');
SELECT results_eq($$SELECT falls_back_to FROM translation_gap('es') WHERE (kind, code) IN (('indicator', 'sales'), ('indicator', 'jobless'), ('word', 'board'), ('sentence', 'indicator'), ('sentence', 'indicator_rate'), ('region', 'pt'))
	ORDER BY kind, code$$, $$VALUES ('unemployment rate'), ('Portugal'), (NULL), ('Indicators')$$, 'what is missing, and what stands in its place');
SELECT results_eq($$SELECT kind, code FROM translation_gap('de') WHERE kind NOT IN ('indicator', 'region')$$, $$VALUES ('', '') LIMIT 0$$, 'German lacks nothing that the model is made with');
SELECT throws_ok($$SELECT * FROM translation_gap('tlh')$$, '22023', NULL, 'an unknown language is refused');
SELECT results_eq($$SELECT kind, code, falls_back_to FROM translation_gap('zh')$$, $$VALUES ('indicator', 'jobless', 'unemployment rate'), ('indicator', 'sales', 'sales'), ('region', 'es', 'Spain'), ('region', 'eu', 'Union'), ('region', 'pt', 'Portugal')$$, 'a language that is built in has gaps, too');
-- the language is asked once: that of the model
SELECT results_eq($$SELECT text FROM bulletin('es', '2024-01..05')$$, $$SELECT text FROM bulletin('es', '2024-01..05', 'en')$$, 'without a language the bulletin is in that of the model');
UPDATE model_option SET lang = 'zh-Hant';
SELECT results_eq($$SELECT text FROM bulletin('es', '2024-01..05', NULL)$$, $$SELECT text FROM bulletin('es', '2024-01..05', 'zh-Hant')$$, 'whichever that is');
SELECT is(report('es', '2024-01..05'), report('es', '2024-01..05', 'zh-Hant'), 'so is the report');
SELECT results_eq($$SELECT text FROM bulletin_trial('es', '2024-01..05', NULL, '{period}')$$, $$SELECT text FROM bulletin_trial('es', '2024-01..05', 'zh-Hant', '{period}')$$, 'and a sentence on trial');
UPDATE model_option SET lang = 'en';
-- every figure leads to its query
CREATE FUNCTION pg_temp.asked(query text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	result jsonb;
BEGIN
	EXECUTE format('SELECT jsonb_agg(to_jsonb(q) -> (SELECT min(k) FROM jsonb_object_keys(to_jsonb(q)) k)) FROM (%s) q', query) INTO result;
	RETURN result;
END $$;
SELECT is_empty($$SELECT f FROM bulletin('es', '2024-01..05', 'es') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f WHERE f->>'view' IS NOT NULL AND pg_temp.asked(figure_query(f)) IS DISTINCT FROM jsonb_build_array(f->'value')$$, 'every figure comes out of its query');

-- readers read it, and write nothing
SELECT grant_model('land', 'indstat_test_reader', 'reader') \g /dev/null
CREATE TEMP TABLE said AS SELECT ''::text AS text;
GRANT ALL ON said TO indstat_test_reader;
SET ROLE indstat_test_reader;
UPDATE said SET text = (SELECT string_agg(b.text, ' ') FROM land.bulletin('es', '2024-01..05', 'es') b);
SELECT throws_ok($$INSERT INTO land.language (lang, name) VALUES ('nl', 'x')$$, '42501', NULL, 'a reader adds no language');
RESET ROLE;
SELECT ok((SELECT text LIKE 'En enero-mayo%' FROM said), 'but reads in it');
SELECT * FROM finish();
