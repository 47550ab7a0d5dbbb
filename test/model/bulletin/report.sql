-- The report: every figure of the first office, well-formed, whatever things are called,
-- for readers with fewer rights, as it was known before, and in a model with fewer parts.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
BEGIN;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
SELECT create_model('small', '{bulletin}') \g /dev/null
COMMIT;
\ir ../../../examples/taian/data.sql
\ir ../../../examples/taian/office.sql
\ir ../../../examples/taian/bulletin.sql
\ir ../../../examples/taian/german.sql
SET search_path = public;
SELECT plan(33);

CREATE TEMP TABLE page AS
SELECT lang, r.text, xmlparse(DOCUMENT r.text) AS xml FROM unnest('{zh,zh-Hant,en,de}'::text[]) lang CROSS JOIN LATERAL taian.report('taian', '2023年1—5月', lang) r (text);

-- A to F of what was published, each with what it is a figure of
CREATE TEMP TABLE printed (id text, lang text, part text);
INSERT INTO printed VALUES
	('A1', 'en', 'above designated size</th><td>11.4%</td><td>–</td><td>–</td><td>5th of 16</td>'),
	('A2', 'en', '>industrial investment</th><td>31.9%</td><td>10.2%</td><td>+21.7</td><td>2nd of 16</td>'),
	('A3', 'en', '>industrial technical-upgrade investment</th><td>45.0%</td><td>6.4%</td><td>+38.6</td><td>1st of 16</td>'),
	('A4', 'en', '>manufacturing technical-upgrade investment</th><td>45.2%</td><td>2.9%</td><td>+42.3</td><td>1st of 16</td>'),
	('A5', 'en', '>manufacturing investment</th><td>31.8%</td>'),
	('A6', 'en', '>funds in place of industrial projects</th><td>20.5%</td>'),
	('A7', 'en', '>industrial private investment<small>12.9 percentage points above all private investment</small></th><td>27.4%</td>'),
	('A7 reference', 'en', '>all private investment</th><td>14.5%</td>'),
	('B1 B2 B3', 'en', '>industrial investment<small>of all investment</small></th><td>34.7%</td><td>29.6%</td><td>+5.1</td><td>+9.4</td>'),
	('B4', 'en', '>manufacturing investment<small>of industrial investment</small></th><td>83.0%</td>'),
	('B5', 'en', '>all investment</th><td>12.5%</td>'),
	('B6', 'en', '>other investment</th><td>4.4%</td>'), ('B6 contribution', 'en', '>other investment<small>of all investment</small></th><td>65.3%</td><td>70.4%</td><td>-5.1</td><td>+3.1</td>'),
	('C1 C2 C3 C4', 'en', '<small>Q2 2023 · within the period</small></th><td>250</td><td>83.2%</td><td>66.7%</td><td>+16.5</td><td>6 of 13</td>'),
	('C5', 'en', '<small>Q2 2023 · from January on</small></th><td>500</td><td>83.2%</td><td>83.3%</td><td>-0.1</td><td>6 of 13</td>'),
	('D1', 'en', '>all projects</th><td>868</td><td>+65</td><td>8.1%</td>'),
	('D2', 'en', '>all projects · 100 million or more</th><td>442</td><td>+68</td><td>18.2%</td><td>+8.47</td>'), ('D5', 'en', '>all projects · under 100 million</th><td>426</td><td>-3</td><td>-0.7%</td><td>-0.37</td>'),
	('D3', 'en', '>technical upgrades</th><td>562</td><td>+62</td><td>12.4%</td>'), ('D4', 'en', '>technical upgrades · 100 million or more</th><td>267</td><td>+61</td><td>29.6%</td>'),
	('E1', 'en', '>planned</th><td>260</td><td>0</td><td>307.06 billion yuan</td>'), ('E2', 'en', '>chosen</th><td>40</td>'), ('E3', 'en', '>signed</th><td>58</td><td>58</td>'),
	('E4', 'en', '>started</th><td>242</td><td>242</td><td>129.622 billion yuan</td>'), ('E5', 'en', '>projects attracted<small>2023 · within the period</small></th><td>249</td>'),
	('F1', 'en', '>Key growth enterprises · 74</text>'), ('F2', 'en', '<title>revenue of 10 billion or more 6 → 17</title>'), ('F3', 'en', '<title>revenue of 5 to 10 billion 13 → 34</title>'),
	('F4', 'en', 'assessment of 2023 · 130"'), ('F5', 'en', 'Departments working in parallel</h3><p class="big">15</p>'),
	('F6', 'en', '<p class="big">300 billion yuan</p><p>signed by 5 · for industry 160 billion yuan (53.3%)'), ('F7', 'en', '<p class="big">1,068</p><p>526 with a complete profile (49.25%)</p>'),
	('A1', 'de', 'oberhalb der Erfassungsgrenze</th><td>11,4 %</td><td>–</td><td>–</td><td>5. von 16</td>'), ('A2', 'de', '>Industrieinvestitionen</th><td>31,9 %</td><td>10,2 %</td><td>+21,7</td><td>2. von 16</td>'),
	('A3', 'de', '>Modernisierungsinvestitionen der Industrie</th><td>45,0 %</td><td>6,4 %</td><td>+38,6</td><td>1. von 16</td>'), ('A4', 'de', '>Modernisierungsinvestitionen des verarbeitenden Gewerbes</th><td>45,2 %</td><td>2,9 %</td><td>+42,3</td><td>1. von 16</td>'),
	('A5', 'de', '>Investitionen des verarbeitenden Gewerbes</th><td>31,8 %</td>'), ('A6', 'de', '>verfügbare Mittel für Industrieprojekte</th><td>20,5 %</td>'),
	('A7', 'de', '>private Industrieinvestitionen<small>12,9 Prozentpunkte über private Investitionen insgesamt</small></th><td>27,4 %</td>'), ('A7 reference', 'de', '>private Investitionen insgesamt</th><td>14,5 %</td>'),
	('B1 B2 B3', 'de', '>Industrieinvestitionen<small>von Investitionen insgesamt</small></th><td>34,7 %</td><td>29,6 %</td><td>+5,1</td><td>+9,4</td>'), ('B4', 'de', '>Investitionen des verarbeitenden Gewerbes<small>von Industrieinvestitionen</small></th><td>83,0 %</td>'),
	('B5', 'de', '>Investitionen insgesamt</th><td>12,5 %</td>'), ('B6', 'de', '>übrige Investitionen</th><td>4,4 %</td>'), ('B6 contribution', 'de', '>übrige Investitionen<small>von Investitionen insgesamt</small></th><td>65,3 %</td><td>70,4 %</td><td>-5,1</td><td>+3,1</td>'),
	('C1 C2 C3 C4', 'de', '<small>2. Quartal 2023 · im Zeitraum</small></th><td>250</td><td>83,2 %</td><td>66,7 %</td><td>+16,5</td><td>6 von 13</td>'), ('C5', 'de', '<small>2. Quartal 2023 · ab Januar</small></th><td>500</td><td>83,2 %</td><td>83,3 %</td><td>-0,1</td><td>6 von 13</td>'),
	('D1', 'de', '>alle Projekte</th><td>868</td><td>+65</td><td>8,1 %</td>'), ('D2', 'de', '>alle Projekte · 100 Millionen und mehr</th><td>442</td><td>+68</td><td>18,2 %</td><td>+8,47</td>'), ('D5', 'de', '>alle Projekte · unter 100 Millionen</th><td>426</td><td>-3</td><td>-0,7 %</td><td>-0,37</td>'),
	('D3', 'de', '>technische Modernisierung</th><td>562</td><td>+62</td><td>12,4 %</td>'), ('D4', 'de', '>technische Modernisierung · 100 Millionen und mehr</th><td>267</td><td>+61</td><td>29,6 %</td>'),
	('E1', 'de', '>geplant</th><td>260</td><td>0</td><td>307,06 Milliarden Yuan</td>'), ('E2', 'de', '>ausgewählt</th><td>40</td>'), ('E3', 'de', '>vereinbart</th><td>58</td><td>58</td>'), ('E4', 'de', '>begonnen</th><td>242</td><td>242</td><td>129,622 Milliarden Yuan</td>'),
	('E5', 'de', '>angesiedelte Projekte<small>2023 · im Zeitraum</small></th><td>249</td>'), ('F1', 'de', '>Wachstumsstarke Schlüsselunternehmen · 74</text>'), ('F2', 'de', '<title>Umsatz von 10 Milliarden und mehr 6 → 17</title>'), ('F3', 'de', '<title>Umsatz von 5 bis unter 10 Milliarden 13 → 34</title>'),
	('F4', 'de', 'Bewertung 2023 · 130"'), ('F5', 'de', 'Gleichzeitig arbeitende Behörden</h3><p class="big">15</p>'), ('F6', 'de', '<p class="big">300 Milliarden Yuan</p><p>unterzeichnet von 5 · für die Industrie 160 Milliarden Yuan (53,3 %)'),
	('F7', 'de', '<p class="big">1.068</p><p>526 mit vollständigem Profil (49,25 %)</p>'),
	('A1', 'zh', '>规模以上工业增加值</th><td>11.4%</td><td>–</td><td>–</td><td>第5/16</td>'),
	('A2', 'zh', '>工业投资</th><td>31.9%</td><td>10.2%</td><td>+21.7</td><td>第2/16</td>'), ('A3', 'zh', '>工业技改投资</th><td>45.0%</td><td>6.4%</td><td>+38.6</td><td>第1/16</td>'),
	('A4', 'zh', '>制造业技改投资</th><td>45.2%</td><td>2.9%</td><td>+42.3</td><td>第1/16</td>'), ('A5', 'zh', '>制造业投资</th><td>31.8%</td>'), ('A6', 'zh', '>工业项目到位资金</th><td>20.5%</td>'),
	('A7', 'zh', '>工业民间投资<small>高于全部民间投资12.9个百分点</small></th><td>27.4%</td>'), ('A7 reference', 'zh', '>全部民间投资</th><td>14.5%</td>'),
	('B1 B2 B3', 'zh', '>工业投资<small>占全部投资</small></th><td>34.7%</td><td>29.6%</td><td>+5.1</td><td>+9.4</td>'), ('B4', 'zh', '>制造业投资<small>占工业投资</small></th><td>83.0%</td>'),
	('B5', 'zh', '>全部投资</th><td>12.5%</td>'), ('B6', 'zh', '>其他投资</th><td>4.4%</td>'), ('B6 contribution', 'zh', '>其他投资<small>占全部投资</small></th><td>65.3%</td><td>70.4%</td><td>-5.1</td><td>+3.1</td>'),
	('C1 C2 C3 C4', 'zh', '<small>2023年二季度 · 当期目标</small></th><td>250</td><td>83.2%</td><td>66.7%</td><td>+16.5</td><td>6 / 13</td>'),
	('C5', 'zh', '<small>2023年二季度 · 累计目标</small></th><td>500</td><td>83.2%</td><td>83.3%</td><td>-0.1</td><td>6 / 13</td>'),
	('D1', 'zh', '>全部项目</th><td>868</td><td>+65</td><td>8.1%</td>'), ('D2', 'zh', '>全部项目 · 亿元以上</th><td>442</td><td>+68</td><td>18.2%</td><td>+8.47</td>'),
	('D5', 'zh', '>全部项目 · 亿元以下</th><td>426</td><td>-3</td><td>-0.7%</td><td>-0.37</td>'), ('D3', 'zh', '>技术改造项目</th><td>562</td><td>+62</td><td>12.4%</td>'),
	('D4', 'zh', '>技术改造项目 · 亿元以上</th><td>267</td><td>+61</td><td>29.6%</td>'), ('E1', 'zh', '>策划</th><td>260</td><td>0</td><td>3070.6亿元</td>'),
	('E2', 'zh', '>入选优秀案例</th><td>40</td>'), ('E3', 'zh', '>签约</th><td>58</td><td>58</td>'), ('E4', 'zh', '>开工</th><td>242</td><td>242</td><td>1296.22亿元</td>'),
	('E5', 'zh', '>招引项目<small>2023年 · 当期目标</small></th><td>249</td>'), ('F1', 'zh', ' · 74</text>'), ('F2', 'zh', '<title>营业收入100亿元以上 6 → 17</title>'), ('F3', 'zh', '13 → 34</title>'),
	('F4', 'zh', '2023年评估 · 130"'), ('F5', 'zh', '>并联办理部门</h3><p class="big">15</p>'), ('F6', 'zh', '<p class="big">3000亿元</p><p>5家签约 · 支持工业发展 1600亿元 (53.3%)'),
	('F7', 'zh', '<p class="big">1068</p><p>信息完善526家，占49.25%</p>');
SELECT is_empty(format($$SELECT p.id, p.part FROM printed p JOIN page g ON g.lang = p.lang WHERE p.lang = %L AND strpos(g.text, p.part) = 0$$, l), 'every figure of A to F is in the page: ' || l) FROM unnest('{en,zh,de}'::text[]) l;
SELECT is_empty($$SELECT g.lang, b.text FROM page g CROSS JOIN LATERAL taian.bulletin('taian', '2023年1—5月', g.lang) b WHERE strpos(g.text, escape_markup(b.text)) = 0$$, 'and so is every sentence of the bulletin, in each language');
SELECT results_eq($$SELECT lang, (xpath('/h:html/@lang', xml, '{{h,http://www.w3.org/1999/xhtml}}'))[1]::text, array_length(xpath('//h:section', xml, '{{h,http://www.w3.org/1999/xhtml}}'), 1) FROM page ORDER BY lang$$,
	$$VALUES ('de', 'de', 10), ('en', 'en', 10), ('zh', 'zh-Hans', 10), ('zh-Hant', 'zh-Hant', 10)$$, 'it is XML, says its language, and has its sections');
SELECT is_empty($$SELECT lang FROM page WHERE text ~* '<script|javascript:|\son[a-z]+=|src=|href=|url\(|@import|<link|<iframe'$$, 'nothing in it runs or is fetched');
SELECT is_empty($$SELECT lang, w.word FROM page CROSS JOIN taian.report_word w WHERE w.word ~ '_' AND strpos(text, '>' || w.word || '<') > 0$$, 'no word is missing');
SELECT is_empty($$SELECT word FROM taian.report_word WHERE num_nulls(text_zh, text_zh_hant, text_en) > 0$$, 'each is there in every language');
SELECT results_eq($$SELECT lang, text ~ 'https?://(?!www\.w3\.org/)' FROM page ORDER BY lang$$, $$VALUES ('de', false), ('en', false), ('zh', false), ('zh-Hant', false)$$, 'no address but those of XML''s names');
-- the order of indicators is the office's
SELECT ok((SELECT strpos(text, '<h3>value added') BETWEEN 1 AND strpos(text, '<h3>all investment') FROM page WHERE lang = 'en'), 'the office says what leads');
-- a rank that was published and one that was computed, and no rank among one
SELECT ok((SELECT text !~ '1st of 1[^0-9]' FROM page WHERE lang = 'en'), 'nobody is first of one');

-- for another period: what there is
SELECT ok(taian.report('taian', '2022-05', 'en') LIKE '%<section id="projects">%', 'an earlier month has its stock');
SELECT ok(taian.report('taian', '1999-01', 'en') LIKE '%There are no figures of Tai%an for January 1999. The latest there are, are for January–May 2023.%', 'a period without figures says so');
SELECT ok(taian.report('shandong', '2023-01..05', 'zh') LIKE '%<h1>山东省 · 2023年1—5月</h1>%', 'a region without a region above it');
-- a period of the year that is asked for by a month finds the cumulative figures, and says which they are
SELECT ok(taian.report('taian', '2023-05', 'en') LIKE '%industrial investment<small>January–May 2023</small></th><td>31.9%</td>%', 'indicators of another period that ends with it name it');
SELECT throws_ok($$SELECT taian.report('nowhere', '2023-05', 'en')$$, '22023', 'unknown region: "nowhere"', 'an unknown region is refused');
SELECT throws_ok($$SELECT taian.report('taian', '2023-05', 'fr')$$, '22023', NULL, 'and an unknown language');
SELECT is(taian.report('taian', NULL, 'en'), NULL, 'NULL gives NULL');
SELECT is(length(taian.report('taian', '2023-01..05', 'zh-Hans')), (SELECT length(text) FROM page WHERE lang = 'zh'), 'zh-Hans is zh');

-- as it was known before a profile was corrected
SELECT ok(taian.report('taian', '2023-01..05', 'en', '2023-06-05 00:00+08') LIKE '%<p>527 with a complete profile (49.34%%)</p>%', 'as known at a time');
SELECT ok(taian.report('taian', '2023-01..05', 'en', '2023-06-05 00:00+08') LIKE '%As known on 4 June 2023 16:00 UTC.%', 'and the foot says when');
SELECT is(current_setting('indstat.as_of', true), '', 'the session''s own time stands again');
SELECT is((SELECT count(*) FROM regexp_matches(set_config('indstat.as_of', '2023-06-05 00:00+08', true) || taian.report('taian', '2023-01..05', 'en'), '49\.34%', 'g')), 2::bigint, 'the setting does the same');

-- the caller's rights
BEGIN;
SELECT grant_model('taian', 'indstat_test_reader', 'reader') \g /dev/null
INSERT INTO taian.release_calendar (indicator, period, released_at) VALUES ('industrial_investment', '2023-01..05', now() + interval '1 day');
CREATE TEMP TABLE seen ON COMMIT DROP AS SELECT ''::text AS text;
GRANT ALL ON seen TO indstat_test_reader;
SET LOCAL ROLE indstat_test_reader;
UPDATE seen SET text = taian.report('taian', '2023-01..05', 'en');
RESET ROLE;
SELECT ok((SELECT text NOT LIKE '%31.9%' AND text LIKE '%45.2%%' FROM seen), 'a reader''s page has nothing that the reader may not see');
ROLLBACK;
SET ROLE indstat_test_stranger;
SELECT throws_ok($$SELECT taian.report('taian', '2023-01..05', 'en')$$, '42501', NULL, 'a stranger has none');
RESET ROLE;

-- whatever things are called
BEGIN;
UPDATE taian.region SET name_en = '<script>alert("1")</script> & ''co''' || chr(1) WHERE region = 'taian';
UPDATE taian.region SET name_en = '"><b>@#' WHERE region = 'shandong';
UPDATE taian.indicator SET name_en = 'a"b''<c>&d;' || repeat(' very long name', 20) WHERE indicator = 'industrial_investment';
UPDATE taian.chain SET name_en = '</text><script>' || chain;
UPDATE taian.project_stage SET name_en = '<i>' || stage;
UPDATE taian.department SET name_en = '&amp;' || department;
UPDATE taian.initiative SET name_en = '<!-- ' || initiative;
UPDATE taian.report_word SET text_en = text_en || ' <x>&';
CREATE TEMP TABLE hostile ON COMMIT DROP AS SELECT r AS text FROM taian.report('taian', '2023-01..05', 'en') r;
SELECT lives_ok('SELECT xmlparse(DOCUMENT text) FROM hostile', 'it is XML whatever things are called');
SELECT ok((SELECT text !~ '<script|<i>|<b>|<!-- |<x>|<c>' AND text LIKE '%&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;%' FROM hostile), 'names are text');
SELECT ok((SELECT text LIKE '%21.7 percentage points above &quot;&gt;&lt;b&gt;@#%' FROM hostile), 'nor are they templates');
ROLLBACK;

-- a model of figures and bulletin alone
SET search_path = public, small;
INSERT INTO region (region, parent_region, name_en) VALUES ('land', NULL, 'Land'), ('only', 'land', 'Only City');
INSERT INTO indicator (indicator, name_en, unit, decimals, cumulative) VALUES ('jobless', 'unemployment rate', 'percent', 1, false), ('sales', 'sales', 'euro', 0, true), ('note', 'no growth yet', 'euro', 0, true);
INSERT INTO observation (indicator, region, period, value) VALUES ('jobless', 'only', '2022-05', 6.0), ('jobless', 'only', '2023-05', 5.2), ('jobless', 'land', '2022-05', 6.0), ('jobless', 'land', '2023-05', 6.1),
	('sales', 'only', '2022-01..05', 100), ('sales', 'only', '2023-01..05', 90), ('sales', 'land', '2022-01..05', 100), ('sales', 'land', '2023-01..05', 100), ('note', 'only', '2023-01..05', 1);
SET search_path = public;
SELECT ok((SELECT xmlparse(DOCUMENT r) IS NOT NULL AND r LIKE '%<p class="big">-0.8 percentage points</p><p>0.9 percentage points below Land · May 2023</p>%'
	AND r LIKE '%<p class="big">-10.0%%</p><p>10.0 percentage points below Land</p>%' FROM small.report('only', '2023-01..05', 'en') r), 'points are points, months stand beside cumulative figures, and one region has no rank');
SELECT is((SELECT array_agg(m[1]) FROM regexp_matches(small.report('only', '2023-01..05', 'en'), '<section id="([a-z]+)"', 'g') m), '{headline,board,text}', 'parts that the model has not leave no section');
ALTER SCHEMA small RENAME TO "small office";
SELECT ok((SELECT xmlparse(DOCUMENT r) IS NOT NULL FROM "small office".report('only', '2023-01..05', 'en') r), 'a model that was renamed');
DELETE FROM "small office".report_word WHERE word IN ('title', 'board');
SELECT ok((SELECT r LIKE '%<h2>board</h2>%' FROM "small office".report('only', '2023-01..05', 'en') r), 'a word that is gone is its code');
SET datestyle = 'German, DMY';
SELECT is((SELECT md5(regexp_replace(r, 'As known on.*', '')) FROM taian.report('taian', '2023-01..05', 'en') r), (SELECT md5(regexp_replace(text, 'As known on.*', '')) FROM page WHERE lang = 'en'), 'whatever the style of dates');
SELECT * FROM finish();
