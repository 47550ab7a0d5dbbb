SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset tuples_only on
-- each kind once, as it is drawn
SELECT chart('line', '{January,February,March,April}', '{5.5,NULL,-2.25,7.1}', '{"title": "Growth", "format": "percent", "marks": [3, 4, null, 5], "mark_label": "all", "style": false}');
SELECT chart('bar', '{a,工业投资,c}', '{45.0,-12.25,NULL}', '{"marks": [66.7, null, 10], "notes": ["1st of 16", "第2", null], "highlight": "工业投资", "style": false}');
SELECT chart('ranking', '{a,b,c,d}', '{1.5,38.6,38.6,NULL}', '{"style": false, "lang": "zh"}');
SELECT chart('waterfall', '{x,y,all}', '{9.4,-3.1,6.3}', '{"total": true, "style": false}');
SELECT chart('funnel', '{planned,signed,started}', '{1260,58,24}', '{"format": "count", "unit": "projects", "style": false}');
-- nothing to show
SELECT chart('bar', '{}', NULL, '{"title": "nothing", "style": false}'), chart('line', '{a}', '{NULL}', '{"lang": "zh-Hant", "style": false}'), chart('bar', '{a}', '{NULL}', '{"empty": "not yet", "style": false}');
-- without options it has its style with it, and says how it looks in the dark
SELECT strpos(chart('bar', '{a}', '{1}'), '<style>' || chart_style() || '</style>') > 0, strpos(chart_style(), 'prefers-color-scheme:dark') > 0;
-- figures are those of print_figure: exact, rounded once, in the language
SELECT f, array_agg(m[1]) FROM unnest(ARRAY['{}', '{"decimals": 1}', '{"format": "percent", "decimals": 1, "signed": true}',
	'{"format": "amount", "unit_mult": 4, "lang": "zh", "unit": "元"}', '{"format": "count"}', '{"format": "points", "decimals": 2, "lang": "zh-Hant"}']) f,
	regexp_matches(chart('bar', '{a,b,c}', '{1234567.125,-0.04,0}', f::jsonb), 'class="value"[^>]*>([^<]*)<', 'g') m GROUP BY f ORDER BY f COLLATE "C";
SELECT strpos(chart('bar', '{a}', '{9007199254740993.000000001}'), '>9,007,199,254,740,993.000000001<') > 0;
-- ranks: 1224, the other way round, those that were published
SELECT o, array_agg(m[1] || ' ' || m[2]) FROM unnest(ARRAY['{}', '{"lower_is_better": true}', '{"ranks": [5, null, 2, 16]}']) o,
	regexp_matches(chart('ranking', '{a,b,c,d}', '{3,7,7,NULL}', o::jsonb), '<g><title>([a-d])[^g]*?class="label"[^g]*?class="rank"[^>]*>([0-9]+)', 'g') m GROUP BY o ORDER BY o;
-- steps of a waterfall end where the next begins, and the whole is from zero
SELECT array_agg(round(m[1]::numeric) || ' to ' || round(m[1]::numeric + m[2]::numeric)) FROM regexp_matches(chart('waterfall', '{a,b,c,d}', '{50,-20,NULL,30}', '{"total": true}'), '<rect class="[a-z]+" x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"', 'g') m;
-- what is text stays text
SELECT escape_markup($$<a href="x">'&'</a>$$ || chr(1) || chr(9) || '中' || chr(65534)), escape_markup(NULL) IS NULL, escape_markup('') = '';
SELECT k, xmlparse(DOCUMENT chart(k, ARRAY['</text><script>', '"&''' || chr(2), NULL], '{1,2,NULL}', '{"title": "<&>\"", "notes": ["<b>", "&", null], "mark_label": "]]>", "marks": [1, 2, 3], "unit": "<u>"}')) IS NOT NULL,
	chart(k, ARRAY['<script>', '"onload="', 'c'], '{1,2,3}', '{"title": "</title>"}') !~ '<script|"onload=|<title></title>' FROM unnest('{line,bar,ranking,waterfall,funnel}'::text[]) k;
-- no label is wider than its place, none is lost, and Chinese is as wide as it is high
SELECT chart_em('中文'), chart_em('ab'), chart_em('i') < chart_em('m'), chart_em(''), chart_lines('工业技术改造投资增长速度', 6), chart_lines('industrial technical-upgrade investment', 14), chart_lines('one two three four five six', 6), chart_lines('abc', 10), chart_lines('', 3), chart_lines(repeat('x', 40), 6);
SELECT count(*), count(*) FILTER (WHERE cardinality(l) > 2) AS long, count(*) FILTER (WHERE (SELECT max(chart_em(x)) FROM unnest(l) x) > w) AS wide,
	count(*) FILTER (WHERE chart_em(t) <= w AND array_to_string(l, '') <> t) AS lost
FROM (SELECT repeat(c, n) || ' ' || repeat('中', n % 7) AS t, w::numeric AS w FROM unnest('{a,W,文,"ab ",x-}'::text[]) c, generate_series(1, 30) n, generate_series(3, 24, 3) w) t CROSS JOIN LATERAL chart_lines(t, w) l;
-- long words are parted with a hyphen, near the end of a syllable, and never where letters sound as one
SELECT w, chart_lines(t, w) FROM unnest('{Arbeitslosenquote,Energieverbrauch der Industrie,Sozialversicherungspflichtig Beschäftigte,Bruttowertschöpfung,Donaudampfschifffahrtsgesellschaftskapitän,Forschungsausgaben,"Industrielle Investitionsgüterproduktion",internationalization,工业Arbeitslosenquote,A1234567890123456789,Straßenbauwirtschaft}'::text[]) WITH ORDINALITY u (t, n), unnest('{8,12}'::numeric[]) w ORDER BY n, w;
SELECT count(*), count(*) FILTER (WHERE (SELECT max(chart_em(x)) FROM unnest(l) x) > w) AS wide, count(*) FILTER (WHERE l[2] !~ '…$' AND translate(array_to_string(l, ''), '- ', '') <> translate(t, '- ', '')) AS lost,
	count(*) FILTER (WHERE l[1] ~ '(c-|s-)$' AND l[2] ~ '^h') AS torn
FROM unnest('{Arbeitslosenquote,Energieverbrauch der Industrie,Sozialversicherungspflichtig Beschäftigte,Wirtschaftsforschungsgeschichte,Überschussbeteiligungsquote,Mmmmmmmmmmmm,Wwwwwwww Wwww}'::text[]) t, generate_series(2, 40) n, LATERAL (SELECT n / 1.5 AS w) w, chart_lines(t, w) l;
-- what has one line ends in an ellipsis there
SELECT regexp_matches(chart('bar', '{a}', '{1}', '{"marks": [2], "mark_label": "Durchschnitt aller Regierungsbezirke und kreisfreien Städte im Land", "notes": ["Rang eins von sechzehn Bundesländern"], "width": 200, "style": false}'), '>([^<>]*…)<', 'g');
SELECT regexp_matches(chart(k, '{a,Arbeitslosenquoten der kreisfreien Städte und Landkreise}', v, '{"empty": "Für diesen Berichtszeitraum liegen keine Angaben vor", "width": 200, "style": false}'), '<text class="note"[^>]*>([^<]*…)<', 'g') FROM (VALUES ('bar', '{NULL,NULL}'::numeric[]), ('line', '{1,2}')) t (k, v);
-- and nothing of a German chart reaches out of its picture, or over its figures
SELECT k, w, count(*) AS texts, count(*) FILTER (WHERE b < -0.1 OR e > p + 0.1) AS outside
FROM unnest('{line,bar,ranking,waterfall,funnel}'::text[]) k, unnest('{200,320,480}'::int[]) w,
	LATERAL (SELECT chart(k, '{Sozialversicherungspflichtig Beschäftigte im verarbeitenden Gewerbe,Arbeitslosenquote,Bruttowertschöpfung,Donaudampfschifffahrtsgesellschaftskapitänspatente}', '{4,3,2,12.5}',
		jsonb_build_object('width', w, 'title', 'Wirtschaftsforschungsinstitutsveröffentlichungen im Überblick', 'mark_label', 'Landesdurchschnittswerte aller Regierungsbezirke', 'marks', '[1, 2, 3, 4]'::jsonb, 'notes', '["Regierungsbezirksdurchschnitt", "a", null, "Rang 2"]'::jsonb, 'style', false, 'format', 'percent')) AS svg) c,
	LATERAL (SELECT split_part(split_part(svg, 'viewBox="0 0 ', 2), ' ', 1)::numeric AS p) q,
	LATERAL (SELECT m[1] AS class, m[2]::numeric AS x, m[3] AS anchor, chart_em(replace(m[4], '&#39;', '''')) * CASE m[1] WHEN 'title' THEN 13 ELSE 12 END AS wide FROM regexp_matches(svg, '<text class="([a-z ]+)" x="([0-9.-]+)" y="[0-9.-]+"(?: text-anchor="([a-z]+)")?>([^<]*)<', 'g') m) t,
	LATERAL (SELECT x - CASE anchor WHEN 'end' THEN wide WHEN 'middle' THEN wide / 2 ELSE 0 END AS b, x + CASE WHEN anchor = 'end' THEN 0 WHEN anchor = 'middle' THEN wide / 2 ELSE wide END AS e) be
GROUP BY k, w ORDER BY k, w;
-- nothing is drawn outside of the picture, whatever the figures and names
SELECT k, count(*) AS marks, count(*) FILTER (WHERE m[2]::numeric NOT BETWEEN 0 AND split_part(c, ' ', 5)::numeric) AS outside FROM unnest('{line,bar,ranking,waterfall,funnel}'::text[]) k, unnest('{200,480,1200}'::int[]) w, generate_series(1, 30) seed,
	LATERAL (SELECT array_agg(repeat(CASE WHEN n % 2 = 0 THEN '区' ELSE 'Wide name ' END, 1 + (seed * n * 7) % 9) || n) AS labels, array_agg(CASE WHEN (seed * n) % 5 > 0 THEN CASE k WHEN 'funnel' THEN 1 ELSE (-1)::numeric ^ (seed + n) END * (seed::bigint * n * 7919 % 1000003)::numeric / 10::numeric ^ (seed % 4) END) AS v,
		jsonb_agg((seed * n * 31 % 700)) AS marks FROM generate_series(1, 1 + seed % 12) n) d,
	replace(substring(chart(k, d.labels, d.v, jsonb_build_object('width', w, 'marks', d.marks, 'format', 'percent')) FROM 'viewBox=.*'), 'viewBox="', '. . ') c,
	regexp_matches(c, '\s(x|x1|x2|cx)="(-?[0-9.]+)"', 'g') m GROUP BY k ORDER BY k;
-- the same for Vega-Lite
SELECT jsonb_pretty(chart_vega('bar', '{a,b}', '{45.0,-12.25}', '{"marks": [66.7, null], "highlight": ["b"]}'));
SELECT k, v#>'{data,values}', v#>'{layer,0,encoding,x}' FROM unnest('{line,ranking,waterfall,funnel}'::text[]) k CROSS JOIN LATERAL chart_vega(k, '{a,"<b>",NULL}', '{1,3,NULL}', '{"total": false}') v;
SELECT chart_vega('bar', NULL, NULL) #> '{data,values}';
\pset tuples_only off
\set SHOW_CONTEXT never
-- what is wrong, and what would be right
SELECT chart('pie', '{a}', '{1}');
SELECT chart(NULL, '{a}', '{1}');
SELECT chart('bar', '{a,b}', '{1}');
SELECT chart('bar', '{{a,b}}', '{{1,2}}');
SELECT chart('bar', '{a}', '{1}', '[]');
SELECT chart('bar', '{a}', '{1}', '{"colour": "red"}');
SELECT chart('bar', '{a}', '{1}', '{"title": 1}');
SELECT chart('bar', '{a}', '{1}', '{"width": 10}');
SELECT chart('bar', '{a}', '{1}', '{"decimals": 1.5}');
SELECT chart('bar', '{a}', '{1}', '{"marks": [1, 2]}');
SELECT chart('bar', '{a}', '{1}', '{"marks": ["x"]}');
SELECT chart('bar', '{a}', '{1}', '{"format": "ordinal"}');
SELECT chart_vega('bar', '{a}', '{1}', '{"lang": "fr"}');
SELECT chart('funnel', '{a}', '{-1}');
SELECT chart('bar', '{a}', '{NaN}');
SELECT chart('bar', array_fill('a'::text, '{5001}'), array_fill(1.0, '{5001}'));
