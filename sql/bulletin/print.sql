SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- the same figure in three languages
SELECT lang, print_number(1068, lang) AS number, print_percent(31.90, lang) AS percent, print_percent(-0.05, 1, lang) AS rounded,
	print_points(21.7, lang) AS points, print_amount(307060000000, 2, 0, lang) AS amount, print_amount(3070.6, 1, 8, lang) AS in_yi,
	print_ordinal(2, lang) AS ordinal, print_list(ARRAY['A', 'B', 'C'], lang) AS list
FROM (VALUES ('zh'), ('zh-Hans'), ('zh-Hant'), ('en')) v (lang);
-- halves away from zero, no minus before a zero, digits in groups
SELECT print_number(v, 1, 'en') AS one, print_number(v, 0, 'en') AS none, print_number(v, 'en') AS written, print_number(v, 3, 'zh') AS zh
FROM (VALUES (0.05), (-0.04), (-0.05), (999.95), (999999.95), (-1234567.25), (100), (1e20), (0.00)) v (v);
-- the magnitude is that of the value; what rounds up to the next is printed in it
SELECT v, print_amount(v, 1, 0, 'zh') AS zh, print_amount(v, 1, 0, 'zh-Hant') AS hant, print_amount(v, 1, 0, 'en') AS en
FROM (VALUES (0), (7), (7.25), (9999), (9999.94), (9999.95), (10000), (95000000), (99999499), (99999500), (100000000),
	(949999999), (999949999), (999950000), (1e9), (129622000000), (-129622000000), (1e15)) v (v);
SELECT print_amount(12.5, 2, 4, 'en'), print_amount(12.5, 2, 4, 'zh'), print_amount(1, 0, 15, 'en'), print_amount(-0.4, 0, 4, 'zh');
-- huge and tiny amounts
SELECT print_amount(v, 2, 0, 'zh') AS zh, print_amount(v, 2, 0, 'zh-Hant') AS hant, print_amount(v, 2, 0, 'en') AS en
FROM (VALUES (1e30), (-1e30), (123456789012345678901234567890.125), (0.004), (-0.004), (0.005), (1e-40)) v (v);
-- ordinals
SELECT string_agg(print_ordinal(n, 'en'), ' ' ORDER BY n) FROM (SELECT generate_series(1, 24) UNION ALL VALUES (101), (111), (112), (113), (1011), (1002)) v (n);
-- lists
SELECT print_list(ARRAY[]::text[], 'en') AS nothing, print_list(ARRAY[NULL]::text[], 'en') AS unknown, print_list(ARRAY['A'], 'en') AS one,
	print_list(ARRAY['A', 'B'], 'en') AS two, print_list(ARRAY['A', NULL, 'B'], 'zh') AS zh, print_list(ARRAY['甲', '乙', '丙'], 'zh-Hant') AS hant,
	print_list(ARRAY[['A', 'B'], ['C', 'D']], 'en') AS nested;
-- formats by name: the words say the sign, by what is printed
SELECT v, print_figure(v, 'number', NULL, NULL, 'en') AS number, print_figure(v, 'percent', '{1}', '{above #,below #,level}', 'zh') AS percent,
	print_figure(v, 'points', '{1}', '{# more,# less,the same}', 'en') AS points, print_figure(v, 'growth', '{1}', NULL, 'zh') AS growth,
	print_figure(v, 'growth', '{0}', NULL, 'zh-Hant') AS hant, print_figure(v, 'growth', NULL, NULL, 'en') AS en, print_figure(v, 'sign', NULL, '{up,down,flat}', 'en') AS sign
FROM (VALUES (31.9), (0.05), (0.04), (0), (-0.04), (-0.05), (-0.5), (-12345.67)) v (v);
SELECT v, print_figure(v, 'count', NULL, NULL, 'en') AS count, print_figure(v, 'count', NULL, '{增加#个,减少#个,持平}', 'zh') AS words,
	print_figure(v, 'plural', NULL, '{# chain was,# chains were}', 'en') AS two, print_figure(v, 'plural', NULL, '{one,#,none}', 'en') AS three
FROM (VALUES (2000), (1), (0), (0.4), (-1), (-2)) v (v);
SELECT print_figure(307060000000, 'amount', NULL, NULL, 'zh') AS one, print_figure(129622000000, 'amount', '{2}', NULL, 'zh-Hant') AS two, print_figure(129622000000, 'amount', '{3}', NULL, 'en') AS three,
	print_figure(3000, 'amount', '{2,8}', NULL, 'en') AS in_yi, print_figure(-3e11, 'amount', '{2}', '{surplus of #,gap of #,balanced}', 'en') AS words, print_figure(0.001, 'amount', '{2}', '{+,-,0}', 'en') AS nothing,
	print_figure(21, 'ordinal', NULL, NULL, 'en') AS ordinal, print_figure(21, 'ordinal', NULL, NULL, 'zh') AS zh, print_figure(NULL, 'count', NULL, NULL, 'en') AS unknown;
-- NULL gives NULL
SELECT print_number(NULL, 'en'), print_percent(1, NULL, 'en'), print_points(1, 1, NULL), print_amount(1, 1, NULL, 'en'), print_ordinal(NULL, 'en'), print_list(NULL, 'en');
-- bad input
SELECT print_number(1, 'fr');
SELECT print_number('NaN', 'en');
SELECT print_percent('-Infinity', 1, 'en');
SELECT print_number(1, -1, 'en');
SELECT print_number(1, 101, 'en');
SELECT print_amount(1, 1, 16, 'en');
SELECT print_amount(1, 1, -1, 'en');
SELECT print_amount('Infinity', 1, 0, 'en');
SELECT print_ordinal(0, 'en');
SELECT print_list(ARRAY['A'], '');
SELECT print_figure(1, 'percnt', NULL, NULL, 'en');
SELECT print_figure(1, 'percent', '{1,2}', NULL, 'en');
SELECT print_figure(1, 'percent', '{-1}', NULL, 'en');
SELECT print_figure(1, 'percent', '{NULL}', NULL, 'en');
SELECT print_figure(1, 'sign', NULL, NULL, 'en');
SELECT print_figure(1, 'count', NULL, '{a,b}', 'en');
SELECT print_figure(1, 'plural', NULL, '{a}', 'en');
SELECT print_figure(1, 'amount', '{1,16}', NULL, 'en');
SELECT print_figure(0, 'ordinal', NULL, NULL, 'en');
SELECT print_figure(-1, 'ordinal', NULL, NULL, 'en');
SELECT print_figure('NaN', 'count', NULL, NULL, 'en');
SELECT print_figure(1, 'count', NULL, NULL, 'fr');
-- the ends of numbers of decimals and of units, and of every group of digits
SELECT length(print_number(1, 100, 'en')) AS most_decimals, print_number(1.5, 0, 'en') AS none, print_amount(1, 100, 15, 'zh') AS largest_unit, print_amount(1, 0, 0, 'en') AS no_unit, print_figure(1, 'amount', '{0,15}', NULL, 'zh') AS figure_unit, print_figure(1, 'amount', '{0,0}', NULL, 'en') AS no_figure_unit;
SELECT string_agg(print_number(s * (10::numeric ^ k + d), 0, 'en'), ' ' ORDER BY s, k, d) FROM generate_series(0, 7) k, generate_series(-1, 0) d, unnest(ARRAY[1, -1]) s;
SELECT count(*) AS numbers, count(*) FILTER (WHERE print_number(v, 2, 'en') <> trim(to_char(v, 'FM999,999,999,999,990.00')) OR print_number(v, 2, 'zh') <> trim(to_char(v, 'FM999999999999990.00'))) AS differ FROM (SELECT s * (i * 7919 % 100003) * 10::numeric ^ (i % 9 - 4) AS v FROM generate_series(1, 2000) i, unnest(ARRAY[1, -1]) s) x WHERE round(v, 2) <> 0;
SELECT count(*) AS ordinals, count(*) FILTER (WHERE print_ordinal(n, 'en') <> trim(to_char(n, 'FM999,999,999th'))) AS differ, count(*) FILTER (WHERE print_ordinal(n, 'zh') <> '第' || n) AS zh FROM generate_series(1, 2200) n;
-- amounts at the magnitudes, half a unit below and just below that, in every language
SELECT v, print_amount(v, d, 0, 'zh') AS zh, print_amount(v, d, 0, 'en') AS en, print_amount(-v, d, 0, 'zh-Hant') AS hant FROM unnest(ARRAY[4, 6, 8, 9]) k, generate_series(0, 1) d, LATERAL (SELECT DISTINCT trim_scale(v) FROM unnest(ARRAY[10::numeric ^ k, 10::numeric ^ k - 0.5, 10::numeric ^ k - 0.05, 10::numeric ^ k - 0.06, 10::numeric ^ k - 0.51, (10::numeric ^ k) * 0.99995, (10::numeric ^ k) * 0.999949]) v) v (v) ORDER BY k, d, v;
SELECT print_ordinal(-1, 'en');
SELECT print_number(1, 101, 'zh');
SELECT print_figure(1, 'number', '{101}', NULL, 'en');
SELECT print_figure(1, 'plural', NULL, '{a,b,c,d}', 'en');
SELECT print_figure(1, 'growth', NULL, '{a,b,c}', 'en');
SELECT print_figure(1, 'count', '{1}', NULL, 'en');
SELECT print_figure(1, 'ordinal', '{1}', NULL, 'en');
SELECT print_figure(1, 'amount', '{1,2,3}', NULL, 'en');
SELECT print_figure(1, 'sign', NULL, '{a,b,NULL}', 'en');
-- the sign of what is printed, at the half of every number of decimals; one, and what rounds to it
SELECT v, print_figure(v, 'number', '{0}', '{up,down,level}', 'en') AS whole, print_figure(v, 'number', '{1}', '{up,down,level}', 'en') AS tenth, print_figure(v, 'plural', NULL, '{one,many,none}', 'en') AS plural, print_figure(v, 'plural', NULL, '{one #,many #}', 'en') AS two_words, print_figure(v, 'growth', '{1}', NULL, 'en') AS growth FROM unnest(ARRAY[1.5, 1.49, 1, 0.5, 0.49, 0.05, 0.049, 0, -0.049, -0.05, -0.49, -0.5, -1, -1.5]) v;
SELECT print_list(ARRAY['A', 'B', 'C', 'D'], 'en') AS four, print_list(ARRAY[NULL, 'A', NULL, 'B', 'C', NULL], 'en') AS with_unknown, print_list(ARRAY['A', 'B', 'C'], 'zh') AS zh, print_list(ARRAY[''], 'en') = '' AS empty;
-- one is one, and what has decimals is many
SELECT print_points(v, 'en') AS points, print_figure(v, 'points', NULL, '{up #,down #,level}', 'en') AS said, print_points(v, 'zh') AS zh, print_figure(v, 'plural', NULL, '{# job,# jobs}', 'en') AS jobs
FROM unnest(ARRAY[1, -1, 0, 2, 11, 1.0, 0.1]) v;
