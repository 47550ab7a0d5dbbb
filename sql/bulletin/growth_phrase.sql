SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- the convention of times: 增长1.79倍 is +179 %, 增长到1.79倍 is +79 %
SELECT phrase, growth_from_text(phrase) FROM unnest(ARRAY['增长1.79倍', '增長1.79倍', '增长了 1.79 倍', '增加2倍', '增长到1.79倍', '增长至上年同期的1.79倍', '增長為去年的 3 倍', '是上年同期的1.79倍', '相当于原来的0.8倍', '1.79 times as much', '0.5 times as many', '翻番', '翻一番', '翻两番', '翻兩番', 'doubled', 'Tripled']) phrase;
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
SELECT phrase AS not_refused FROM unnest(ARRAY['', ' ', '%', '1.79倍', '是1.79倍', '增长', '增长倍', '增长-5%', '增长+5%', '下降-5%', '1,000%', '1.%', '.5%', '1e5%', 'NaN%', 'Infinity%', '16.5%%', '16.5% up', '增长16.5个百分点', '增长16.5', 'up by 5%', '1.79 times more', 'three times', '-1.79 times as much', '翻三番', '增长1.79倍多', '持平了', '增长5%，', '--5%', '増长5%', '５%', repeat('增长', 300) || '5%', '增长到5%']) phrase WHERE NOT pg_temp.refused(phrase);
-- a rate printed in percent is read back exactly
SELECT count(*) FILTER (WHERE growth_from_text(g || '%') <> g OR growth_from_text(CASE WHEN g < 0 THEN '下降' ELSE '增长' END || abs(g) || '%') <> g OR (g > 0 AND growth_from_text('增长' || g / 100 || '倍') <> g)) AS differ, count(*) FROM (SELECT round(((n * 7919 % 100003) - 50000) / 100.0, 2) AS g FROM generate_series(1, 1000) n) s;
-- as long as a phrase can be, blanks not counted, and a letter more; signs and digits beside those that stand
SELECT growth_from_text(repeat('1', 199) || '%') = repeat('1', 199)::numeric AS longest, growth_from_text(repeat(' 1', 199) || ' % ') = repeat('1', 199)::numeric AS with_blanks;
SELECT growth_from_text(repeat('1', 200) || '%') IS NULL AS too_long;
SELECT phrase AS not_refused FROM unnest(ARRAY['1/%', '1:%', '/%', ':%', '1./%', '1.:%', '+1 times as much', '++1%', '+%', '1..5%', '增长1/%', '增长:1%', 'up', 'up %', '是上年同期的%', '是上年同期的1%', '增长到', '增长到1', '下降1', '下降%', 'flat 1%', '持平1', '1 times as', '1 times as muc', '1 times as much x', 'doubled twice', '翻', '1%x', '增长1%x', '增长1倍x', '下降1%x', '是上年同期的1倍x', '增长到1倍x', '@%', '[%', E'1\t%']) phrase WHERE NOT pg_temp.refused(phrase);
SELECT phrase, growth_from_text(phrase) FROM unnest(ARRAY['+0.5%', '-9%', '9 TIMES AS LARGE', '0 times as high', 'QUADRUPLED', 'UP 09%', 'Decreased By 1.10 PERCENT', '增长到 0 倍', '增长0倍', '是去年的1倍', '相當於上期的 2.50倍', '上升90%', '降低1％', '增加到2倍', 'increased by 5%', 'rose by 0.10%', '9.99%', '为原来的2倍']) phrase;
