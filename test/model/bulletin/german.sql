-- A second office, made from doc/office.md alone: a German Land with districts, euros, monthly rates
-- of the labour market, cumulative turnover, a ceiling on the use of energy, and projects in districts
-- only.  Its bulletin and its page are in German from the first word to the last.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('amt') \g /dev/null
SET search_path = public, amt;
SELECT plan(25);

-- the office gives its names in one column, and says them in German
INSERT INTO region (region, parent_region) VALUES ('DE', NULL), ('14', 'DE'), ('08', 'DE'), ('09', 'DE'), ('14523', '14'), ('14713', '14');
INSERT INTO indicator (indicator, unit, unit_mult, decimals, cumulative, time_per_collect, higher_is_better, indicator_order) VALUES
	('turnover', 'euro', 6, 1, true, 'S', true, 1), ('orders', 'euro', 6, 1, false, 'S', true, 2), ('jobless', 'percent', 0, 1, false, 'E', false, 3), ('jobs', 'persons', 3, 1, false, 'E', true, 4), ('energy', 'tce', 3, 1, true, 'S', false, 5), ('profit', 'euro', 6, 1, true, 'S', true, 6);
INSERT INTO translation (lang, kind, code, text) VALUES
	('de', 'region', 'DE', 'Deutschland'), ('de', 'region', '14', 'Sachsen'), ('de', 'region', '08', 'Baden-Württemberg'), ('de', 'region', '09', 'Bayern'), ('de', 'region', '14523', 'Vogtlandkreis'), ('de', 'region', '14713', 'Leipzig'),
	('de', 'indicator', 'turnover', 'Umsatz im verarbeitenden Gewerbe'), ('de', 'indicator', 'orders', 'Auftragseingang'), ('de', 'indicator', 'jobless', 'Arbeitslosenquote'), ('de', 'indicator', 'jobs', 'Erwerbstätige'),
	('de', 'indicator', 'energy', 'Energieverbrauch der Industrie'), ('de', 'indicator', 'profit', 'Gewinn vor Steuern'), ('de', 'chain', 'chips', 'Mikroelektronik'), ('de', 'chain', 'cars', 'Fahrzeugbau'), ('de', 'ladder', 'size', 'Industriebetriebe'),
	('de', 'department', 'bau', 'Bauaufsicht'), ('de', 'department', 'umwelt', 'Umweltamt'), ('de', 'initiative', 'plan', 'Industrieplan');
INSERT INTO translation (lang, kind, code, within, text) VALUES ('de', 'tier', 'small', 'size', 'unter 50 Beschäftigten'), ('de', 'tier', 'large', 'size', '50 und mehr Beschäftigten');
UPDATE translation SET text = 'Ländern' WHERE kind = 'form' AND code = 'peers';
UPDATE translation SET text = 'Euro' WHERE kind = 'word' AND code = 'currency';
INSERT INTO observation (indicator, period, region, value)
SELECT v.i, CASE WHEN i.cumulative THEN ref_ytd(y, 5) ELSE ref_month(y, 5) END, v.r, CASE y WHEN 2024 THEN a ELSE b END
FROM (VALUES ('turnover', 'DE', 800000, 824000), ('turnover', '14', 30000, 32100), ('turnover', '08', 150000, 162000), ('turnover', '09', 140000, 138600),
	('orders', 'DE', 50000, 50500), ('orders', '14', 4000, 3900), ('jobless', 'DE', 5.8, 6.0), ('jobless', '14', 6.4, 6.5), ('jobless', '08', 4.0, 4.3), ('jobless', '09', 3.4, 3.8), ('jobs', '14', 2060, 2060), ('jobs', 'DE', 45900, 46000),
	('energy', '14', 1250, 1180), ('energy', 'DE', 30000, 29700), ('profit', '14', -12, 8)) v (i, r, a, b)
JOIN indicator i ON i.indicator = v.i CROSS JOIN unnest(ARRAY[2024, 2025]) y;
INSERT INTO target (indicator, region, period, kind, target, direction, measure) VALUES ('energy', '14', '2025', 'cumulative', 2800, 'at_most', 'level'), ('turnover', '14', '2025', 'cumulative', 6, 'at_least', 'growth'), ('jobless', '14', '2025', 'flow', 6.8, 'at_most', 'level');
INSERT INTO chain (chain) VALUES ('chips'), ('cars');
INSERT INTO project (project, region, chain, kind, planned_investment, name) VALUES ('p1', '14523', 'cars', 'new', 2.5e8, 'Werk'), ('p2', '14713', 'chips', 'new', 12e9, 'Chipfabrik'), ('p3', '14713', 'chips', 'technical_upgrade', 3e7, 'Linie');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p1', 'planned', '2023-02-01', '2023-02-02'), ('p1', 'started', '2024-03-01', '2024-03-02'),
	('p2', 'planned', '2025-02-01', '2025-02-02'), ('p2', 'signed', '2025-03-01', '2025-03-02'), ('p2', 'started', '2025-04-01', '2025-04-02'), ('p3', 'planned', '2025-05-02', '2025-05-03');
INSERT INTO enterprise (enterprise, region) VALUES ('e1', '14'), ('e2', '14'), ('e3', '14');
INSERT INTO ladder (ladder) VALUES ('size');
INSERT INTO ladder_tier (ladder, tier, tier_order, from_revenue) VALUES ('size', 'small', 1, 0), ('size', 'large', 2, 1e8);
INSERT INTO enterprise_tier (ladder, enterprise, since, tier, recorded_at) VALUES ('size', 'e1', '2023-01-01', 'large', '2023-01-02'), ('size', 'e2', '2023-01-01', 'small', '2023-01-02'), ('size', 'e3', '2025-01-01', 'small', '2025-01-02');
INSERT INTO department (department, department_order) VALUES ('bau', 1), ('umwelt', 2);
INSERT INTO service_request (request, region, recorded_at) VALUES ('r', '14', '2025-03-01');
INSERT INTO service_task (request, department) VALUES ('r', 'bau'), ('r', 'umwelt');
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT 'r', d, e, h::timestamptz, h::timestamptz FROM (VALUES (NULL, 'opened', '2025-03-03 09:00Z'), (NULL, 'due', '2025-03-20 09:00Z'), ('bau', 'opened', '2025-03-03 09:00Z'), ('umwelt', 'opened', '2025-03-03 09:00Z'), ('bau', 'due', '2025-03-20 09:00Z'), ('umwelt', 'due', '2025-03-20 09:00Z'), ('bau', 'closed', '2025-03-13 09:00Z'), ('umwelt', 'closed', '2025-03-18 09:00Z')) v (d, e, h);

SELECT results_eq($$SELECT text FROM bulletin('14', '2025-01..05', 'de') WHERE paragraph = 1$$, $$VALUES
	('Die wichtigsten Ergebnisse für Sachsen (Januar bis Mai 2025) im Überblick.'),
	('Umsatz im verarbeitenden Gewerbe: gegenüber dem Vorjahreszeitraum um 7,0 % gestiegen, 4,0 Prozentpunkte über dem Wert für Deutschland, an 2. Stelle unter 3 Ländern in Deutschland.'),
	('Auftragseingang (Mai 2025): gegenüber dem Vorjahresmonat um 2,5 % gesunken, 3,5 Prozentpunkte unter dem Wert für Deutschland.'),
	('Erwerbstätige (Mai 2025): gegenüber dem Vorjahresmonat unverändert, 0,2 Prozentpunkte unter dem Wert für Deutschland.'),
	('Energieverbrauch der Industrie: gegenüber dem Vorjahreszeitraum um 5,6 % gesunken, 4,6 Prozentpunkte unter dem Wert für Deutschland.'),
	('Arbeitslosenquote (Mai 2025): 6,5 %, gegenüber dem Vorjahresmonat um 0,1 Prozentpunkte gestiegen, mit dieser Veränderung an 1. Stelle unter 3 Ländern in Deutschland.'),
	('Gewinn vor Steuern: vom Verlust zum Gewinn (Vergleich mit dem Vorjahreszeitraum).')$$, 'the indicators, each at its period');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-01..05', 'de') WHERE paragraph = 3$$, $$VALUES
	('Bis Ende Mai 2025 wurden 42,1 % der Obergrenze für Energieverbrauch der Industrie (2025) ausgeschöpft, 0,4 Prozentpunkte über dem zeitanteiligen Wert.'),
	('Umsatz im verarbeitenden Gewerbe: bis Ende Mai 2025 um 7,0 % gestiegen, 1,0 Prozentpunkte über dem Ziel von 6 % (2025).'),
	('Arbeitslosenquote: im Mai 2025 6,5 %, 0,3 Prozentpunkte unter der Obergrenze von 6,8 %.')$$, 'a ceiling on energy, a growth to reach, a rate to keep below');
SELECT results_eq($$SELECT text FROM bulletin('14713', '2025-05', 'de') WHERE paragraph IN (4, 5)$$, $$VALUES
	('Ende Mai 2025 befand sich 1 Projekt in Leipzig im Bau, 1 mehr als ein Jahr zuvor.'),
	('Darunter war 1 Projekt mit geplanten Investitionen von 100 Millionen und mehr, 1 mehr als ein Jahr zuvor.'),
	('Seit Anfang 2025 wurden 2 Projekte mit Investitionen von 12,03 Milliarden Euro geplant.'),
	('Im selben Zeitraum wurde 1 Projekt vertraglich vereinbart.'),
	('Begonnen wurde 1 Projekt; die Investitionen betragen insgesamt 12 Milliarden Euro.')$$, 'projects of a district');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-05', 'de') WHERE paragraph = 6$$, $$VALUES
	('Industriebetriebe: 3, 1 mehr als ein Jahr zuvor; darunter 1 mit 50 und mehr Beschäftigten und 2 mit unter 50 Beschäftigten.'),
	('2 Behörden bearbeiten Anliegen gleichzeitig; 1 Anliegen wurde im vergangenen Jahr abgeschlossen, 100,0 % davon fristgerecht; die gleichzeitige Bearbeitung beanspruchte 40,0 % weniger Zeit als die Bearbeitung nacheinander.')$$, 'enterprises and services');
SELECT results_eq($$SELECT text FROM bulletin('14', '2031', 'de')$$, $$VALUES ('Für Sachsen (2031) liegen keine Daten vor. Die neuesten Daten beziehen sich auf: Januar bis Mai 2025.')$$, 'a period without figures');

-- nothing foreign, in the bulletin and on the page
CREATE TEMP TABLE page AS SELECT r, p, report(r, p::ref_period, 'de') AS text FROM (VALUES ('14', '2025-01..05'), ('14', '2025-05'), ('14713', '2025-05'), ('DE', '2025-01..05')) v (r, p);
CREATE TEMP TABLE said AS
SELECT r, p, regexp_replace(regexp_replace(text, '<style>.*?</style>', '', 'g'), '<[^>]*>', ' ', 'g') AS words FROM page
UNION ALL SELECT r, p, b.text FROM page CROSS JOIN LATERAL bulletin(r, p::ref_period, 'de') b;
SELECT lives_ok('SELECT xmlparse(DOCUMENT text) FROM page', 'the page is XML');
SELECT is_empty($$SELECT r, p, substring(words FROM '.{0,20}[一-龥，。、].{0,20}') FROM said WHERE words ~ '[一-龥，。、]'$$, 'no Chinese character or stop');
SELECT is_empty($$SELECT r, p, substring(words FROM '.{0,20}\y(?:yuan|the|of|and|points?|percentage|million|billion|grew|fell|from|with|above|below|year|May|January|[0-9]+(?:st|nd|rd|th))\y.{0,20}') FROM said
	WHERE words ~ '\y(yuan|Yuan|the|of|and|points?|percentage|million|billion|grew|fell|from|with|above|below|year|May|January|[0-9]+(st|nd|rd|th))\y'$$, 'no English word, and no money of others');
SELECT is_empty($$SELECT r, p, w.text_en FROM page CROSS JOIN report_word w WHERE length(w.text_en) > 6 AND strpos(page.text, '>' || w.text_en || '<') > 0$$, 'no heading in English');
SELECT is_empty($$SELECT r, p, substring(words FROM '.{0,20}[0-9]\.[0-9]{1,2}[^0-9.].{0,20}') FROM said WHERE words ~ '[0-9]\.[0-9]{1,2}[^0-9.]'$$, 'no decimal point');
SELECT is_empty($$SELECT r, p, substring(words FROM '.{0,20}[0-9]%.{0,9}') FROM said WHERE words ~ '[0-9]%'$$, 'a space before the sign of percent');
SELECT is_empty($$SELECT r, p, substring(words FROM '[^ ]*_[^ ]*') FROM said WHERE words ~ '[a-z]_[a-z]'$$, 'no code in place of a word');
SELECT results_eq($$SELECT r, text LIKE '%<html xmlns="http://www.w3.org/1999/xhtml" lang="de">%' FROM page ORDER BY r, p$$, $$VALUES ('14', true), ('14', true), ('14713', true), ('DE', true)$$, 'it says its language');
SELECT ok((SELECT text LIKE '%<h1>Sachsen · Januar bis Mai 2025</h1><p>Bericht zur Wirtschaft und zu Projekten</p>%' FROM page WHERE r = '14' AND p = '2025-01..05'), 'its heading');
SELECT ok((SELECT text LIKE '%>Umsatz im verarbeitenden Gewerbe</th><td>7,0 %</td><td>3,0 %</td><td>+4,0</td><td>2. von 3</td>%' FROM page WHERE r = '14' AND p = '2025-01..05'), 'a line of the board');
SELECT ok((SELECT text LIKE '%>Arbeitslosenquote<small>Mai 2025</small></th><td>0,1</td>%' FROM page WHERE r = '14' AND p = '2025-01..05'), 'a rate of the month beside figures from January on');
SELECT ok((SELECT text LIKE '%Energieverbrauch der Industrie<small>2025 · höchstens</small></th><td>2.800</td><td>1.180</td>%' FROM page WHERE r = '14' AND p = '2025-01..05'), 'the ceiling');
SELECT ok((SELECT text LIKE '%<td>12,03 Milliarden Euro</td>%' AND text LIKE '%Projekte im Bau%' FROM page WHERE r = '14713'), 'money in euros');
SELECT ok((SELECT text LIKE '%>Quelle: Daten und Aufzeichnungen der Behörde.</p>%Stand: %' FROM page WHERE r = '14' AND p = '2025-01..05'), 'and the foot');
-- every figure comes out of its query
CREATE FUNCTION pg_temp.asked(query text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	result jsonb;
BEGIN
	EXECUTE format('SELECT jsonb_agg(to_jsonb(q) -> (SELECT min(k) FROM jsonb_object_keys(to_jsonb(q)) k)) FROM (%s) q', query) INTO result;
	RETURN result;
END $$;
SELECT is_empty($$SELECT f FROM page CROSS JOIN LATERAL bulletin(r, p::ref_period, 'de') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f WHERE f->>'view' IS NOT NULL AND pg_temp.asked(figure_query(f)) IS DISTINCT FROM jsonb_build_array(f->'value')$$, 'every figure comes out of its query');
-- and the same figures are said in every language
SELECT is_empty($$SELECT r, p, l FROM page CROSS JOIN unnest('{en,zh,zh-Hant}'::text[]) l
	WHERE (SELECT array_agg(f->'value' ORDER BY f->'value') FROM bulletin(r, p::ref_period, 'de') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f WHERE f->>'view' IN ('loss_board', 'structure', 'indicator_board') AND f->>'column' IN ('growth', 'change', 'pp_gap', 'rank', 'share'))
		IS DISTINCT FROM (SELECT array_agg(f->'value' ORDER BY f->'value') FROM bulletin(r, p::ref_period, l) b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f WHERE f->>'view' IN ('loss_board', 'structure', 'indicator_board') AND f->>'column' IN ('growth', 'change', 'pp_gap', 'rank', 'share') AND f->>'printed' NOT IN ('与', '與', '比', '较', '較', '高于', '高於', '低于', '低於'))$$, 'with the figures of the other languages');
SELECT is_empty($$SELECT kind, code FROM translation_gap('de') WHERE kind <> 'unit' AND problem = 'missing'$$, 'nothing was left without a name in German');
SELECT is(model_option.lang, 'en', 'whatever language the views speak') FROM model_option;
SELECT is((SELECT text FROM bulletin('14', '2025-05', 'de') LIMIT 1), 'Die wichtigsten Ergebnisse für Sachsen (Mai 2025) im Überblick.', 'the bulletin of a month');
-- what an indicator is compared with is the office's choice: orders against the month before, and a rank that is the best or the worst of all
INSERT INTO observation (indicator, period, region, value) VALUES ('orders', '2025-04', '14', 3700);
UPDATE bulletin_sentence SET active = true, condition = 'preceding.growth is not null and preceding.indicator = ''orders''' WHERE sentence = 'preceding';
INSERT INTO bulletin_sentence (sentence, paragraph, sentence_order, each, condition) VALUES ('best', 1, 90, 'board', 'board.rank = 1 and board.change_unit = ''percentage_point''');
INSERT INTO translation (lang, kind, code, text) VALUES ('de', 'sentence', 'best', 'Kein Land hat bei {board.indicator:name} einen günstigeren Wert der Veränderung als {region}.');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-05', 'de') WHERE text ~ 'April|Kein Land'$$, $$VALUES ('Auftragseingang: gegenüber April 2025 um 5,4 % gestiegen.'), ('Kein Land hat bei Arbeitslosenquote einen günstigeren Wert der Veränderung als Sachsen.')$$, 'the preceding month where it is wanted, and what is said only when it happened');
SELECT * FROM finish();
