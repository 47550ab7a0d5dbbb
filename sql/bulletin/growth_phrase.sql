SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- the convention of times: 增长1.79倍 is +179 %, 增长到1.79倍 is +79 %
SELECT phrase, growth_from_text(phrase) FROM unnest(ARRAY['增长1.79倍', '增長1.79倍', '增长了 1.79 倍', '增加2倍', '增长到1.79倍', '增长至上年同期的1.79倍', '增長為去年的 3 倍', '是上年同期的1.79倍', '相当于原来的0.8倍', '1.79 times as much', '0.5 times as many', '翻番', '翻一番', '翻两番', '翻兩番', 'doubled', 'Tripled', '同比下降一半', '減少了一半', '增长一半']) phrase;
SELECT phrase, growth_from_text(phrase) FROM unnest(ARRAY['16.5%', '+16.5 %', '-6.02％', '16.5 percent', '增长16.5%', '增長 16.5％', '提高5.1%', '下降6.0%', '減少 0.40%', '回落3%', '持平', 'flat', 'unchanged', 'up 16.5%', 'Grew by 16.5%', 'down 6.02 percent', 'fell by 0%', '0%', '-0.0%', '增长123456789012345678901234567890.123456789%']) phrase;
SELECT growth_from_text(NULL);
-- what has two meanings, or none, is refused
SELECT growth_from_text('grew by 1.79 times');
SELECT growth_from_text('1.79 times');
SELECT growth_from_text('下降1.79倍');
SELECT growth_from_text('16.5');
CREATE FUNCTION pg_temp.refused(phrase text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	RETURN growth_from_text(phrase) IS NULL;
EXCEPTION WHEN invalid_text_representation THEN
	RETURN true;
END $$;
SELECT phrase AS not_refused FROM unnest(ARRAY['', ' ', '%', '1.79倍', '是1.79倍', '增长', '增长倍', '增长+5%', '下降-5%', '1,000%', '1.%', '.5%', '1e5%', 'NaN%', 'Infinity%', '16.5%%', '16.5% up', '增长16.5个百分点', '增长16.5', '1.79 times more', 'three times', '-1.79 times as much', '翻三番', '增长1.79倍多', '持平了', '增长5%，', '--5%', '増长5%', '５%', repeat('增长', 300) || '5%', '增长到5%']) phrase WHERE NOT pg_temp.refused(phrase);
-- a rate printed in percent is read back exactly
SELECT count(*) FILTER (WHERE growth_from_text(g || '%') <> g OR growth_from_text(CASE WHEN g < 0 THEN '下降' ELSE '增长' END || abs(g) || '%') <> g OR (g > 0 AND growth_from_text('增长' || g / 100 || '倍') <> g)) AS differ, count(*) FROM (SELECT round(((n * 7919 % 100003) - 50000) / 100.0, 2) AS g FROM generate_series(1, 1000) n) s;
-- as long as a phrase can be, blanks not counted, and a letter more; signs and digits beside those that stand
SELECT growth_from_text(repeat('1', 199) || '%') = repeat('1', 199)::numeric AS longest, growth_from_text(repeat(' 1', 199) || ' % ') = repeat('1', 199)::numeric AS with_blanks;
SELECT growth_from_text(repeat('1', 200) || '%') IS NULL AS too_long;
SELECT phrase AS not_refused FROM unnest(ARRAY['1/%', '1:%', '/%', ':%', '1./%', '1.:%', '+1 times as much', '++1%', '+%', '1..5%', '增长1/%', '增长:1%', 'up', 'up %', '是上年同期的%', '是上年同期的1%', '增长到', '增长到1', '下降1', '下降%', 'flat 1%', '持平1', '1 times as', '1 times as muc', '1 times as much x', 'doubled twice', '翻', '1%x', '增长1%x', '增长1倍x', '下降1%x', '是上年同期的1倍x', '增长到1倍x', '@%', '[%', E'1\t%']) phrase WHERE NOT pg_temp.refused(phrase);
SELECT phrase, growth_from_text(phrase) FROM unnest(ARRAY['+0.5%', '-9%', '9 TIMES AS LARGE', '0 times as high', 'QUADRUPLED', 'UP 09%', 'Decreased By 1.10 PERCENT', '增长到 0 倍', '增长0倍', '是去年的1倍', '相當於上期的 2.50倍', '上升90%', '降低1％', '增加到2倍', 'increased by 5%', 'rose by 0.10%', '9.99%', '为原来的2倍']) phrase;
-- whole phrases of releases, with their basis
SELECT phrase, (growth_phrase(phrase)).* FROM unnest(ARRAY['同比增长5.2%', '同比上涨0.2%', '环比下降0.3%', '環比上升1.2%', '比上年增长5.2%', '比上年同期下降3.4%', '较上年同期增长16.5%', '較上年同期增長16.5%', '较去年同期减少2.1%', '比上月上涨0.4%', '较上季度回落0.6%', '同比实际增长4.8%', '实际同比增长4.8%', '同比名义增长6.3%', '按不变价格计算，同比增长5.2%', '按可比价格计算，比上年增长3.0%', '扣除价格因素，实际增长4.1%', '扣除价格因素实际增长4.1%', '名義增長6.3%', '按年升5.2%', '按季跌1.4%', '年增3.2%', '月減0.5%', '累计同比增长9.4%', '同比增5.2%', '同比负增长1.5%', '同比增长-5.2%', '增长了5.2%', '与上年持平', '与上年同期持平', '與上年同期持平', '同比持平', '环比持平', '与上年同期相比，增长5.2%', '与上月相比下降0.3%', '零增长', '比上年翻了一番', '翻了两番', '增加了2倍', '增长一倍', '增长了两倍', '同比增长1.8倍', '增长三成', '下降两成', '是上年同期的1.79倍', '是上月的2倍', '同比增长5.2%。']) WITH ORDINALITY p (phrase, n) ORDER BY n;
SELECT phrase, (growth_phrase(phrase)).* FROM unnest(ARRAY['grew 31.9%', 'grew 31.9% on the year', 'rose by 3.1 percent', 'fell 0.2 per cent', 'fell 0.2 per cent on the month', 'was unchanged', 'unchanged from a year earlier', 'was flat month-on-month', 'down 3.4%', 'down 3.4% year-on-year', 'was up 2% year over year', 'up 2% y/y', 'up 0.4% q/q', 'an increase of 5.2%', 'a decrease of 6.0 percent', 'a decline of 6.0% from the previous month', 'growth of 5.2%', 'real growth of 5.2%', 'year-on-year growth of 5.2%', 'grew 5.2% in real terms', 'grew 5.2% in real terms on the year', 'grew 5.2% on the year, in real terms', 'rose 6.1% at current prices', 'a 5.2% increase', '5.2% higher than a year earlier', '3% lower', 'doubled', 'more', 'trebled', 'halved', 'contracted by 1.1%', 'grew 1,234.5%', 'up by 5%', 'increased 5.2 pct.', '5.2% year-on-year', 'Grew 5.2% compared with the same period last year.']) WITH ORDINALITY p (phrase, n) WHERE phrase <> 'more' ORDER BY n;
-- and what is none, with the reason
CREATE FUNCTION pg_temp.reason(phrase text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	RETURN 'read: ' || growth_from_text(phrase);
EXCEPTION WHEN invalid_text_representation THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN nullif(detail, '');
END $$;
SELECT phrase, pg_temp.reason(phrase) FROM unnest(ARRAY['提高1.2个百分点', '增速比上年同期回落0.3個百分點', 'up 1.2 percentage points', 'down 0.3 points', '同比增长5.2%，环比下降0.3%', 'grew 5.2% on the year and fell 0.3% on the month', '年均增长5.2%', '两年平均增长5.2%', 'annualised growth of 5.2%', '增长约5%', '增长5%左右', '增长近三成', '增长超过5%', '增长5%以上', '基本持平', 'nearly doubled', 'more than doubled', 'grew about 5%', '增长5%—6%', '增长至5.2%', '达到1.2万亿元', 'rose to 5.2%', 'stood at 5.2%', '增长5亿元', 'grew 5 million', '下降1.79倍', '下降一倍', '增长1.79倍多', 'grew twofold', 'grew 2 times', '翻三番', '同比环比增长5%', '同比比上年增长5%', '实际名义增长5%', '同比增长5% on the year', '比增长5%', '与上年增长5%', '与上年相比', '下降-5.2%', '下降三', '增长三%', '增长-1倍', '+5% higher', '-5% lower', 'a 5.2%', 'grew 1,23%', 'grew 1234,567%', 'grew 1,234,56%', '增长1,234%', '同比', '同比。', '同比增长5.2%。。', '同比增长5.2%,', '同比增长5.2%，。', '同比增长5.2%，实际', '年增', '年同比增长5%', 'increase', 'decrease', '增长', '由亏转盈', 'GDP同比增长5.2%']) WITH ORDINALITY p (phrase, n) ORDER BY n;
SELECT growth_phrase(NULL) IS NULL AS none;
-- what the project prints is read back, in each language and whatever the rate; and its words without a rate are refused
SELECT lang, count(*) AS phrases, count(*) FILTER (WHERE growth_from_text(print_figure(g, 'growth', ARRAY[1], NULL, lang)) <> g) AS growth, count(*) FILTER (WHERE (growth_phrase(CASE lang WHEN 'en' THEN print_figure(g, 'growth', ARRAY[1], NULL, lang) || ' on the year' WHEN 'zh' THEN '同比' || print_figure(g, 'growth', ARRAY[1], NULL, lang) ELSE '較上年同期' || print_figure(g, 'growth', ARRAY[1], NULL, lang) END)) IS DISTINCT FROM ROW(g, 'yoy'::text, NULL::text)) AS with_basis
FROM unnest(ARRAY['zh', 'zh-Hans', 'zh-Hant', 'en']) lang, (SELECT round((n * 7919 % 100003 - 50000) / 10.0, 1) AS g FROM generate_series(1, 500) n UNION ALL SELECT * FROM unnest(ARRAY[0.0, 0.1, -0.1, 1234567.8, -999999.9]::numeric[])) s GROUP BY lang ORDER BY lang COLLATE "C";
SELECT lang, growth_word(c, b, lang), pg_temp.reason(growth_word(c, b, lang)) FROM (VALUES (2, 1), (1, 2), (1, 1), (1, -1), (-1, 1), (-2, -1), (-1, -2)) v (c, b), unnest(ARRAY['zh', 'zh-Hant', 'en']) lang ORDER BY lang COLLATE "C", c, b;
