-- # Figures in words
-- In Chinese (`zh`, `zh-Hant`) and English (`en`).

-- ## growth_phrase
SELECT phrase, g.* FROM unnest(ARRAY['同比增长5.2%', '与上月持平', 'an increase of 5.2% in real terms']) AS phrase, growth_phrase(phrase) AS g;

-- ## growth_from_text
SELECT phrase, growth_from_text(phrase) FROM (VALUES ('增长16.5%'), ('下降6.0%'), ('增长1.79倍'), ('翻一番'), ('down 2.5%')) AS v (phrase);

-- ## print_number, print_percent, print_points
SELECT lang, print_number(12345.678, 1, lang) AS number, print_percent(31.90, lang) AS percent, print_points(21.68, 1, lang) AS points FROM unnest('{zh, zh-Hant, en}'::text[]) AS lang;

-- ## print_amount
-- 1296.22 in units of 10^8.
SELECT print_amount(1296.22, 8, 2, 'zh') AS zh, print_amount(1296.22, 8, 2, 'en') AS en;

-- ## print_ordinal, print_list
SELECT lang, print_ordinal(2, lang), print_list('{A, B, C}', lang) FROM unnest('{zh, en}'::text[]) AS lang;

-- ## print_figure
-- What the templates of a bulletin print.
SELECT print_figure(-6.02, 'growth', '{1}', NULL, 'zh') AS zh, print_figure(-6.02, 'growth', '{1}', NULL, 'en') AS en, print_figure(3, 'sign', NULL, '{up #, down #, unchanged}', 'en') AS words;

-- ## chart
-- As SVG; here its first element only.
SELECT substring(chart('ranking', '{north,south,west}', '{15.0,20.0,5.0}', '{"title": "Growth, %"}') FROM '^<svg[^>]*>') AS svg;
SELECT m[1] AS rank FROM regexp_matches(chart('ranking', '{north,south,west}', '{15.0,20.0,5.0}'), '<g><title>([^<]*)', 'g') m;

-- ## chart_vega
SELECT chart_vega('waterfall', '{industry,rest,all}', '{9.4,3.1,12.5}', '{"total": true}') #> '{data,values,1}' AS second;

-- ## chart_style
SELECT left(ltrim(chart_style(), E'\n'), 30) AS style;
