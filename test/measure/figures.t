# Printed results of whole published data sets, from functions on plain tables.
# The files stand in a folder beside the project and are no part of it: where it
# is not, nothing is tested.  FIGURES=FOLDER names another one.
set -euo pipefail
data=${FIGURES:-../shared/data}
if [ ! -f "$data/hicp-monthly.csv" ]; then
	echo "1..0 # SKIP no published figures in $data"
	exit 0
fi
exec psql -XqAt -v ON_ERROR_STOP=1 <<SQL
SET client_min_messages = warning;
CREATE EXTENSION indstat;
CREATE EXTENSION pgtap;
SELECT plan(64);
CREATE TEMP TABLE hicp (coicop text, month ref_period, weight numeric, index numeric, annual_rate numeric, monthly_rate numeric, rate_12_month_average numeric, contribution numeric, PRIMARY KEY (coicop, month));
\copy hicp FROM '$data/hicp-monthly.csv' CSV HEADER

-- Harmonised index of consumer prices of the euro area, December 2014 to December 2019 (Eurostat).  Rates are computed from the published indexes,
-- of two decimals, as Eurostat computes them.
CREATE TEMP TABLE rate AS
SELECT coicop, month, annual_rate, yoy_growth(index, month) OVER w AS annual, monthly_rate, pop_growth(index, month) OVER w AS monthly, rate_12_month_average,
	yoy_growth(sum(index) OVER (w ORDER BY month ROWS 11 PRECEDING), CASE WHEN count(*) OVER (w ORDER BY month ROWS 23 PRECEDING) = 24 THEN sum(index) OVER (w ORDER BY month ROWS BETWEEN 23 PRECEDING AND 12 PRECEDING) END) AS average
FROM hicp WINDOW w AS (PARTITION BY coicop);
SELECT is_empty('SELECT coicop, month, annual_rate, annual FROM rate WHERE stat_round(annual, 1) <> annual_rate', 'annual rates as published');
SELECT is_empty('SELECT coicop, month, monthly_rate, monthly FROM rate WHERE stat_round(monthly, 1) <> monthly_rate', 'monthly rates as published');
SELECT is_empty('SELECT coicop, month, rate_12_month_average, average FROM rate WHERE stat_round(average, 1) <> rate_12_month_average', '12-month average rates as published');
SELECT results_eq('SELECT count(annual), count(monthly), count(average) FROM rate', 'VALUES (637::bigint, 780::bigint, 494::bigint)', 'which are so many');
CREATE TEMP TABLE part AS
SELECT h.coicop, h.month, h.contribution, contribution_linked(h.index, t.index, share(h.weight, 1000), h.month, same_period_last_year(h.month), 'december') OVER (PARTITION BY h.coicop) AS ribe, t.index AS total, t.annual_rate
FROM hicp h JOIN hicp t ON t.month = h.month AND t.coicop = 'CP00' WHERE h.coicop <> 'CP00';
SELECT results_eq('SELECT count(ribe), count(*) FILTER (WHERE stat_round(abs(ribe - contribution), 3) > 0.006) FROM part', 'VALUES (588::bigint, 0::bigint)', 'contributions of the twelve divisions: within 0.006 of the published ones');
SELECT cmp_ok((SELECT max(abs(ribe - contribution)) FROM part), '<', 0.0061, 'the farthest is 0.00609, of CP04 in August 2016');
SELECT is_empty('SELECT month FROM part GROUP BY month, annual_rate HAVING abs(sum(ribe) - annual_rate) > 0.1', 'they add up to the published rate, within its rounding and that of the indexes');
-- with the whole made of its parts nothing is left over
CREATE TEMP TABLE made AS
SELECT month, chain_link(value, month, '2015', 'december') OVER () AS total
FROM (SELECT n.month, index_agg(n.index, d.index, NULL, n.weight, 'laspeyres') AS value FROM hicp n JOIN hicp d ON d.coicop = n.coicop AND d.month = ref_month(year_of(n.month) - 1, 12) WHERE n.coicop <> 'CP00' GROUP BY n.month) s;
SELECT is_empty(\$\$SELECT h.month, h.index, m.total FROM hicp h JOIN made m USING (month) WHERE h.coicop = 'CP00' AND abs(h.index - m.total) > 0.02\$\$, 'Laspeyres links of the divisions, chained: the published index of all items within 0.02');
SELECT is_empty(\$\$SELECT month FROM (SELECT h.month, h.coicop, contribution_linked(h.index, m.total, h.share, h.month, same_period_last_year(h.month), 'december') OVER (PARTITION BY h.coicop) AS c, yoy_growth(m.total, h.month) OVER (PARTITION BY h.coicop) AS growth
	FROM (SELECT month, coicop, index, share(weight, sum(weight) OVER (PARTITION BY month)) AS share FROM hicp WHERE coicop <> 'CP00') h JOIN made m USING (month)) s WHERE month > '2016-12' GROUP BY month HAVING abs(sum(c) - max(growth)) > 1e-14 OR count(c) < 12\$\$, 'and their contributions add up to its rate exactly');

-- Revisions of the growth of the United States, releases 0 to 6 against 10 (R's reviser, README)
CREATE TEMP TABLE release (quarter ref_period, release int, published text, level numeric, level_before numeric);
\copy release FROM '$data/examples/revisions-us-gdp.csv' CSV HEADER
CREATE TEMP TABLE printed (release int, n int, mean numeric, p_value numeric, robust_p_value numeric, noise_to_signal numeric, mean_absolute numeric, standard_deviation numeric, t numeric, median numeric, minimum numeric, maximum numeric, quantile_10 numeric, quantile_90 numeric, sign_changes int);
\copy printed FROM '$data/examples/revisions-us-gdp-results.csv' CSV HEADER
CREATE TEMP TABLE growth AS SELECT release, series_agg(quarter, stat_round(yoy_growth(level, level_before), 12)) AS s FROM release GROUP BY release;
CREATE TEMP TABLE revised AS SELECT e.release, r.* FROM growth e, growth l, revision_statistics(l.s, e.s) r WHERE l.release = 10 AND e.release < 7;
SELECT results_eq('SELECT release, n::int, stat_round(mean, 3), stat_round(p_value, 3), stat_round(robust_p_value, 3), stat_round(noise_to_signal, 3) FROM revised ORDER BY release', 'SELECT release, n, round(mean, 3), round(p_value, 3), round(robust_p_value, 3), round(noise_to_signal, 3) FROM printed ORDER BY release', 'mean, both p-values and noise to signal as printed');
SELECT results_eq('SELECT release, stat_round(mean_absolute, 6), stat_round(standard_deviation, 6), stat_round(t, 6), stat_round(median, 6), stat_round(minimum, 6), stat_round(maximum, 6), sign_changes::int FROM revised ORDER BY release', 'SELECT release, mean_absolute, standard_deviation, t, median, minimum, maximum, sign_changes FROM printed ORDER BY release', 'and the others');

-- The same from a model: every vintage is a publication of what was known then
SELECT create_model('office', '{}') \\g /dev/null
INSERT INTO office.region (region) VALUES ('US');
INSERT INTO office.indicator (indicator, unit, frequency) VALUES ('gdp', 'dollar', 'Q');
CREATE TEMP TABLE vintage AS
SELECT DISTINCT start_date(published::ref_period)::timestamptz AS at, quarter, level FROM (SELECT published, quarter, level FROM release UNION ALL SELECT published, quarter - 1, level_before FROM release) s;
DO \$\$
DECLARE
	v timestamptz;
BEGIN
	FOR v IN SELECT DISTINCT at FROM vintage ORDER BY 1 LOOP
		INSERT INTO office.observation (indicator, region, period, value, recorded_at) SELECT 'gdp', 'US', quarter, level, at FROM vintage WHERE at = v
		ON CONFLICT (indicator, period, region) DO UPDATE SET value = excluded.value, recorded_at = excluded.recorded_at WHERE observation.value <> excluded.value;
		INSERT INTO office.indicator_release (indicator, released_at) VALUES ('gdp', v);
	END LOOP;
END \$\$;
SELECT is_empty(\$\$SELECT quarter FROM vintage GROUP BY quarter, at HAVING count(*) > 1\$\$, 'one figure for each quarter and vintage');
CREATE TEMP TABLE shown AS SELECT r.release - 1 AS release, r.periods, r.mean, r.mean_absolute, r.median, r.standard_deviation, r.minimum, r.maximum, r.sign_changes, r.t, r.p_value, r.robust_p_value, r.noise_to_signal FROM office.revision_by_release('gdp', 'US', 'preceding', 11, NULL, 12) r WHERE r.release <= 7;
SELECT results_eq('SELECT release::int, periods::int, stat_round(mean, 3), stat_round(p_value, 3), stat_round(robust_p_value, 3), stat_round(noise_to_signal, 3) FROM shown ORDER BY release', 'SELECT release, n, round(mean, 3), round(p_value, 3), round(robust_p_value, 3), round(noise_to_signal, 3) FROM printed ORDER BY release', 'revision_by_release of a model: mean, both p-values and noise to signal as printed');
SELECT results_eq('SELECT release::int, stat_round(mean_absolute, 6), stat_round(standard_deviation, 6), stat_round(t, 6), stat_round(median, 6), stat_round(minimum, 6), stat_round(maximum, 6), sign_changes::int FROM shown ORDER BY release', 'SELECT release, mean_absolute, standard_deviation, t, median, minimum, maximum, sign_changes FROM printed ORDER BY release', 'and the others');
SELECT cmp_ok((SELECT count(*) FROM office.release_figure('gdp', 'US', 'preceding') WHERE release IS NOT NULL), '>', 2 * (SELECT count(*) FROM office.revision_triangle), 'most publications left a figure as it was');

-- Contributions of the twelve divisions from a model
INSERT INTO office.region (region) VALUES ('EA');
INSERT INTO office.indicator (indicator, unit, decimals) SELECT DISTINCT 'W' || coicop, 'permille', 2 FROM hicp;
INSERT INTO office.indicator (indicator, unit, decimals, growth_decimals, additivity, weight_indicator, parent_indicator)
SELECT coicop, 'index', 2, 3, 'index', 'W' || coicop, CASE coicop WHEN 'CP00' THEN NULL ELSE 'CP00' END FROM (SELECT DISTINCT coicop FROM hicp) s ORDER BY coicop;
INSERT INTO office.observation (indicator, region, period, value) SELECT coicop, 'EA', month, index FROM hicp UNION ALL SELECT 'W' || coicop, 'EA', month, weight FROM hicp;
CREATE TEMP TABLE divided AS SELECT s.indicator, s.period, s.contribution, s.residual, s.adds_up, s.contribution_reason, h.contribution AS published FROM office.structure s JOIN hicp h ON h.coicop = s.indicator AND h.month = s.period;
SELECT results_eq('SELECT count(contribution), count(*) FILTER (WHERE abs(contribution - published) > 0.006) FROM divided', 'VALUES (588::bigint, 0::bigint)', 'structure: contributions of the twelve divisions within 0.006 of the published ones in every month');
SELECT results_eq('SELECT DISTINCT contribution_reason FROM divided WHERE contribution IS NULL', \$\$VALUES ('no_base')\$\$, 'a reason where the link before is not there');
SELECT cmp_ok((SELECT max(abs(residual)) FROM divided), '<=', 0.02, 'the residual is what the indexes are rounded by');
SELECT results_eq(\$\$SELECT count(*), count(*) FILTER (WHERE adds_up), max(abs(residual)) <= 0.01 FROM office.hierarchy_check WHERE indicator = 'CP00' AND check_reason IS NULL\$\$, 'VALUES (60::bigint, 60::bigint, true)', 'hierarchy_check: the divisions make up all items in every month');

-- and their rates, as published
UPDATE office.indicator SET growth_decimals = 1 WHERE indicator LIKE 'CP%';
SELECT results_eq(\$\$SELECT count(b.growth), count(*) FILTER (WHERE b.growth = h.annual_rate) FROM hicp h JOIN office.indicator_board b ON b.indicator = h.coicop AND b.period = h.month WHERE b.growth IS NOT NULL\$\$, 'VALUES (637::bigint, 637::bigint)', 'indicator_board: annual rates');
SELECT results_eq(\$\$SELECT count(c.growth), count(*) FILTER (WHERE c.growth = h.monthly_rate) FROM hicp h JOIN office.comparison_board c ON c.indicator = h.coicop AND c.period = h.month AND c.comparison = 'preceding' WHERE c.growth IS NOT NULL\$\$, 'VALUES (780::bigint, 780::bigint)', 'comparison_board: monthly rates');
SELECT results_eq(\$\$SELECT count(*), count(*) FILTER (WHERE stat_round(u.value, 1) = h.rate_12_month_average) FROM office.level_series s CROSS JOIN LATERAL unnest(yoy_growth(moving_avg(s.figures, 'A', 12), 12, 'half_away')) u JOIN hicp h ON h.coicop = s.indicator AND h.month = u.period WHERE u.value IS NOT NULL\$\$, 'VALUES (494::bigint, 494::bigint)', 'level_series: 12-month average rates');

-- Annualised growth (BEA): two of the seventeen lie within the rounding of the levels
CREATE TEMP TABLE annualised (quarter ref_period, level numeric, growth numeric);
\copy annualised FROM '$data/examples/annualised-us-gdp.csv' CSV HEADER
SELECT results_eq('SELECT quarter FROM (SELECT quarter, growth, annualised_growth(pop_growth(level, quarter) OVER (), 4) AS a FROM annualised) s WHERE stat_round(a, 1) <> growth ORDER BY 1', \$\$VALUES ('2005-Q3'::ref_period), ('2007-Q1')\$\$, 'annualised growth as printed but for two ties of rounded levels');
-- Re-referencing (Spain)
CREATE TEMP TABLE spain (year ref_period, of_2020 numeric, of_2010 numeric);
\copy spain FROM '$data/examples/index-rereference-spain.csv' CSV HEADER
SELECT is_empty(\$\$SELECT year FROM (SELECT year, of_2010, rebase(of_2020, year, '2010') OVER () AS r FROM spain) s WHERE abs(r - of_2010) > 0.00001\$\$, 'volumes of Spain, 2020 = 100 and 2010 = 100');
-- Contributions of net exports and inventories (BEA)
CREATE TEMP TABLE gdp (code text, name text, sign text, value_2021 numeric, value_2022 numeric, contribution numeric);
\copy gdp FROM '$data/examples/gdp-us-inventories.csv' CSV HEADER
SELECT is_empty(\$\$SELECT code FROM gdp WHERE stat_round(CASE sign WHEN '-' THEN -1 ELSE 1 END * contribution(value_2022, value_2021, 23315.081), 4) <> contribution\$\$, 'inventories from below zero to above, imports subtracted');
-- Two levels of a price index: contributions to the change from the base and on the month before (R's piar)
CREATE TEMP TABLE level2 (month ref_period, item text, weight numeric, link numeric, fixed numeric, contribution_previous numeric, contribution_fixed numeric);
\copy level2 FROM '$data/examples/index-two-level-contributions.csv' CSV HEADER
SELECT is_empty(\$\$SELECT month, item FROM level2 WHERE item <> '1' AND abs(weighted_growth(yoy_growth(fixed, 1), share(weight, 2463)) / 100 - contribution_fixed) > 0.000002\$\$, 'to the change from the base');
SELECT is_empty(\$\$SELECT month, item FROM (SELECT month, item, contribution_previous, contribution(weight * fixed, pop_base(weight * fixed, month) OVER (PARTITION BY item), sum(weight * fixed / link) OVER (PARTITION BY month)) AS c FROM level2 WHERE item <> '1') s WHERE abs(c / 100 - contribution_previous) > 0.000002\$\$, 'and on the month before, with price-updated weights');
-- Retail sales of China, joint and cumulative months (National Bureau of Statistics); without cars the coverage is another
CREATE TEMP TABLE retail (series text, period ref_period, amount numeric, growth numeric);
\copy retail FROM '$data/examples/retail-china-2023-2024.csv' CSV HEADER
SELECT is_empty(\$\$SELECT series, period, growth, g FROM (SELECT series, period, growth, yoy_growth(amount, period) OVER (PARTITION BY series) AS g FROM retail WHERE series <> 'excluding cars') s WHERE stat_round(g, 1) <> growth\$\$, 'retail sales of China, joint and cumulative months on one coverage');
CREATE TEMP TABLE india (item text, fiscal_year text, month ref_period, amount numeric, to_date numeric);
\copy india FROM '$data/examples/fiscal-india-monthly.csv' CSV HEADER
SELECT is_empty(\$\$SELECT item, month FROM (SELECT item, month, to_date, to_ytd(amount, month, 'A', 4) OVER (PARTITION BY item) AS t FROM india) s WHERE t IS DISTINCT FROM to_date\$\$, 'fiscal years from April: every year to date');
-- Contributions to the Fisher index of six products (Van IJzeren; Balk 2008, 4.2.2, as in R's gpindex): those of contribution_fisher with prices and quantities in each other's place
CREATE TEMP TABLE six (period int, product int, price numeric, quantity numeric);
\copy six FROM '$data/examples/index-six-products.csv' CSV HEADER
CREATE TEMP TABLE six_result (product int, formula text, contribution numeric, status text);
\copy six_result FROM '$data/examples/index-six-products-contributions.csv' CSV HEADER
SELECT is_empty(\$\$SELECT product, contribution, c FROM (SELECT n.product, contribution_fisher(n.price * n.quantity, b.price * b.quantity, n.quantity, b.quantity) OVER () AS c FROM six n JOIN six b USING (product) WHERE n.period = 2 AND b.period = 1) s
	JOIN six_result r USING (product) WHERE formula = 'fisher_van_ijzeren_balk_4_2_2' AND stat_round(c / 100, 8) <> contribution\$\$, 'contributions to a Fisher index of prices');
-- All its printed indexes, thirteen formulas on the first period, and four chained
CREATE TEMP TABLE six_index (period int, formula text, link text, index numeric, status text);
\copy six_index FROM '$data/examples/index-six-products-results.csv' CSV HEADER
CREATE TEMP VIEW six_pair AS SELECT n.period, n.product, n.price, b.price AS price_base, n.quantity, b.quantity AS quantity_base, n.price * n.quantity AS value, b.price * b.quantity AS value_base FROM six n JOIN six b USING (product) WHERE b.period = 1;
CREATE FUNCTION pg_temp.log_mean(a numeric, b numeric) RETURNS numeric IMMUTABLE RETURN coalesce((a - b) / nullif(ln(round(a, 40) / b), 0), a);
CREATE TEMP TABLE six_computed AS
SELECT period, f AS formula, index_agg(price, price_base, value, value_base, f) AS i FROM six_pair, unnest('{laspeyres,paasche,fisher,tornqvist,geometric_laspeyres,geometric_paasche,stuvel,vartia_1}'::text[]) f GROUP BY 1, 2
UNION ALL SELECT period, 'harmonic_laspeyres', index_agg(price, price_base, value_base, NULL, 'paasche') FROM six_pair GROUP BY 1
UNION ALL SELECT period, 'palgrave', index_agg(price, price_base, NULL, value, 'young') FROM six_pair GROUP BY 1
UNION ALL SELECT period, 'marshall_edgeworth', index_agg(price, price_base, NULL, quantity + quantity_base, 'lowe') FROM six_pair GROUP BY 1
UNION ALL SELECT period, 'walsh_1', index_agg(price, price_base, NULL, sqrt(quantity * quantity_base), 'lowe') FROM six_pair GROUP BY 1
UNION ALL SELECT period, 'vartia_2', index_agg(price, price_base, NULL, pg_temp.log_mean(s, s_base), 'geometric_laspeyres')
	FROM (SELECT *, share(value, sum(value) OVER w) AS s, share(value_base, sum(value_base) OVER w) AS s_base FROM six_pair WINDOW w AS (PARTITION BY period)) s GROUP BY 1;
SELECT results_eq(\$\$SELECT count(*), count(i), count(*) FILTER (WHERE stat_round(i / 100, 4) <> index) FROM six_index LEFT JOIN six_computed USING (period, formula) WHERE link = 'fixed'\$\$, 'VALUES (65::bigint, 65::bigint, 0::bigint)', 'thirteen formulas of indexes as printed');
SELECT results_eq(\$\$SELECT count(*), count(c), count(*) FILTER (WHERE stat_round(c / 100, 6) <> index) FROM six_index LEFT JOIN (SELECT f AS formula, period, chain_link(i, ref_year(2000 + period), '2001', 'annual_overlap') OVER (PARTITION BY f) AS c
	FROM (SELECT f, n.period, index_agg(n.price, b.price, n.price * n.quantity, CASE f WHEN 'walsh_1' THEN sqrt(n.quantity * b.quantity) ELSE b.price * b.quantity END, CASE f WHEN 'walsh_1' THEN 'lowe' ELSE f END) AS i FROM six n JOIN six b ON b.product = n.product AND b.period = greatest(n.period - 1, 1), unnest('{laspeyres,paasche,fisher,tornqvist,walsh_1}'::text[]) f GROUP BY 1, 2) s) c USING (period, formula) WHERE link = 'chained'\$\$, 'VALUES (25::bigint, 25::bigint, 0::bigint)', 'and five chained');
-- Reinsdorf, Diewert and Ehemann (2002), section 6
CREATE TEMP TABLE six_reinsdorf AS
WITH part AS (SELECT *, price / price_base AS r, value * price_base / price AS value_mixed FROM six_pair),
	whole AS (SELECT period, index_agg(price, price_base, value, value_base, 'laspeyres') / 100 AS l, index_agg(price, price_base, value, value_base, 'paasche') / 100 AS p, index_agg(price, price_base, value, value_base, 'fisher') / 100 AS f FROM six_pair GROUP BY period),
	geometric AS (SELECT *, share(value_base * pg_temp.log_mean(r, l), sum(value_base * pg_temp.log_mean(r, l)) OVER w) + share(value_mixed * pg_temp.log_mean(r, p), sum(value_mixed * pg_temp.log_mean(r, p)) OVER w) AS g FROM part JOIN whole USING (period) WINDOW w AS (PARTITION BY period))
SELECT period, product, f, weighted_growth(yoy_growth(price, price_base), share(g / pg_temp.log_mean(r, f), sum(g / pg_temp.log_mean(r, f)) OVER (PARTITION BY period))) AS c FROM geometric;
SELECT results_eq(\$\$SELECT count(*), count(c), count(*) FILTER (WHERE stat_round(c / 100, 8) <> contribution) FROM six_result LEFT JOIN six_reinsdorf s USING (product) WHERE formula = 'fisher_reinsdorf_section_6' AND s.period = 2\$\$, 'VALUES (6::bigint, 6::bigint, 0::bigint)', 'and by way of geometric means');
SELECT results_eq('SELECT period FROM six_reinsdorf GROUP BY period, f HAVING abs(sum(c) - 100 * (f - 1)) < 1e-12 ORDER BY 1', 'VALUES (1), (2), (3), (4), (5)', 'which add up in every period');
-- Bounds of Hidiroglou and Berthelot (Statistics Canada's Banff), on the period before and of one period: doc/measures.md
CREATE TEMP TABLE hb_trend (variable text, unit text, current numeric, previous numeric, effect numeric, verdict text);
\copy hb_trend FROM '$data/examples/edit-hb-trend.csv' CSV HEADER
CREATE TEMP TABLE hb_trend_bound (variable text, impute_left numeric, exclude_left numeric, exclude_right numeric, impute_right numeric);
\copy hb_trend_bound FROM '$data/examples/edit-hb-trend-bounds.csv' CSV HEADER
CREATE TEMP TABLE hb_current (unit text, value numeric, verdict text);
\copy hb_current FROM '$data/examples/edit-hb-current.csv' CSV HEADER
CREATE TEMP TABLE hb_current_bound (variable text, q1 numeric, q2 numeric, q3 numeric, impute_left numeric, exclude_left numeric, exclude_right numeric, impute_right numeric);
\copy hb_current_bound FROM '$data/examples/edit-hb-current-bounds.csv' CSV HEADER
CREATE FUNCTION pg_temp.quartile(sorted numeric[], q int) RETURNS numeric IMMUTABLE
	RETURN (SELECT low + (high - low) * 0.25 * (q * (n + 1) % 4) FROM cardinality(sorted) n, LATERAL (SELECT sorted[greatest(q * (n + 1) / 4, 1)] AS low, sorted[least(q * (n + 1) / 4 + 1, n)] AS high) t);
CREATE TEMP VIEW hb_effect AS
SELECT 'trend ' || variable AS variable, unit, CASE WHEN r < m THEN 1 - m / r ELSE r / m - 1 END * power(greatest(current, previous), 0) AS effect
FROM (SELECT *, share(current, previous) AS r FROM hb_trend) t JOIN (SELECT variable, pg_temp.quartile(array_agg(share(current, previous) ORDER BY share(current, previous)), 2) AS m FROM hb_trend GROUP BY variable) m USING (variable)
UNION ALL SELECT 'V1', unit, value FROM hb_current UNION ALL SELECT 'constant 1 (area)', unit, 1 FROM hb_current;
CREATE TEMP VIEW hb_bound AS
SELECT variable, q[1] AS q1, q[2] AS q2, q[3] AS q3, q[2] - 3 * below AS impute_left, q[2] - 2 * below AS exclude_left, q[2] + 2 * above AS exclude_right, q[2] + 3 * above AS impute_right
FROM (SELECT variable, ARRAY[pg_temp.quartile(e, 1), pg_temp.quartile(e, 2), pg_temp.quartile(e, 3)] AS q FROM (SELECT variable, array_agg(effect ORDER BY effect) AS e FROM hb_effect GROUP BY variable) s) s, LATERAL (SELECT greatest(q[2] - q[1], abs(0.05 * q[2])) AS below, greatest(q[3] - q[2], abs(0.05 * q[2])) AS above) d;
CREATE TEMP VIEW hb_verdict AS
SELECT variable, unit, effect, CASE WHEN effect < impute_left THEN 'impute, left' WHEN effect > impute_right THEN 'impute, right' WHEN effect < exclude_left THEN 'exclude, left' WHEN effect > exclude_right THEN 'exclude, right' ELSE 'accept' END AS verdict
FROM hb_effect JOIN hb_bound USING (variable);
SELECT results_eq(\$\$SELECT count(*), count(*) FILTER (WHERE stat_round(b.value::numeric, scale(p.value::numeric)) <> p.value::numeric) FROM hb_trend_bound t CROSS JOIN LATERAL jsonb_each_text(to_jsonb(t) - 'variable') p JOIN hb_bound ON hb_bound.variable = 'trend ' || t.variable CROSS JOIN LATERAL jsonb_each_text(to_jsonb(hb_bound)) b WHERE b.key = p.key\$\$, 'VALUES (8::bigint, 0::bigint)', 'Hidiroglou and Berthelot: bounds on the period before as printed');
SELECT results_eq(\$\$SELECT count(*), count(t.effect), count(*) FILTER (WHERE v.verdict <> t.verdict), count(*) FILTER (WHERE stat_round(v.effect, scale(t.effect)) <> t.effect) FROM hb_verdict v JOIN hb_trend t ON v.variable = 'trend ' || t.variable AND v.unit = t.unit\$\$, 'VALUES (20::bigint, 4::bigint, 0::bigint, 0::bigint)', 'the verdicts, and the effects that are printed');
SELECT set_eq('SELECT * FROM hb_bound WHERE variable NOT LIKE ''trend %''', 'TABLE hb_current_bound', 'quartiles and bounds of one period, with figures below zero, and all alike');
SELECT results_eq('SELECT count(*), count(*) FILTER (WHERE v.verdict <> c.verdict) FROM hb_verdict v JOIN hb_current c USING (unit) WHERE variable = ''V1''', 'VALUES (10::bigint, 0::bigint)', 'and their verdicts');
-- Quarterly national accounts manual, example 8.8: chained links, and their years
CREATE TEMP TABLE qna (period ref_period, link numeric, chain numeric, benchmarked numeric);
\copy qna FROM '$data/examples/chain-qna-fisher.csv' CSV HEADER
SELECT is_empty(\$\$SELECT period FROM (SELECT period, chain, link, pop_base(chain, period) OVER (ORDER BY period) AS before FROM qna WHERE months(period) = 3) s WHERE abs(before * link / 100 - chain) > 0.012\$\$, 'the chain is that of its links');
SELECT results_eq(\$\$SELECT y, stat_round(time_agg(chain, period, y, 'A'), 2) FROM qna, unnest('{2011,2012,2013}'::ref_period[]) y WHERE months(period) = 3 AND period <@ y GROUP BY y ORDER BY y\$\$, \$\$VALUES ('2011'::ref_period, 100.80), ('2012', 101.86), ('2013', 104.11)\$\$, 'means of the years as printed');

-- Canada (Statistics Canada): rates from levels, in a model and out of it
CREATE TEMP TABLE canada (region text, month ref_period, population numeric, labour_force numeric, employment numeric, unemployment numeric, participation_rate numeric, unemployment_rate numeric, employment_rate numeric);
\copy canada FROM '$data/examples/labour-canada-adjusted.csv' CSV HEADER
SELECT is_empty(\$\$SELECT region, month FROM canada WHERE stat_round(share(labour_force, population), 1) <> participation_rate OR stat_round(share(unemployment, labour_force), 1) <> unemployment_rate OR stat_round(share(employment, population), 1) <> employment_rate\$\$, 'sixty-six rates of Canada and its provinces');
INSERT INTO office.region (region, parent_region) SELECT region, nullif('CA', region) FROM canada WHERE month = '2011-12' ORDER BY region <> 'CA';
INSERT INTO office.indicator (indicator, unit, unit_mult, decimals) VALUES ('population', 'persons', 3, 1), ('labour_force', 'persons', 3, 1), ('employment', 'persons', 3, 1), ('unemployment', 'persons', 3, 1);
INSERT INTO office.indicator (indicator, unit, decimals, additivity, numerator_indicator, weight_indicator) VALUES ('participation_rate', 'percent', 1, 'ratio', 'labour_force', 'population'), ('unemployment_rate', 'percent', 1, 'ratio', 'unemployment', 'labour_force'), ('employment_rate', 'percent', 1, 'ratio', 'employment', 'population');
INSERT INTO office.observation (indicator, region, period, value) SELECT k.key, c.region, c.month, k.value::numeric FROM canada c, jsonb_each_text(to_jsonb(c) - 'region' - 'month') k;
SELECT results_eq(\$\$SELECT count(*), count(*) FILTER (WHERE adds_up) FROM office.hierarchy_check WHERE tree = 'region' AND region = 'CA'\$\$, 'VALUES (14::bigint, 14::bigint)', 'levels and rates of the provinces make up those of Canada');
SELECT results_eq(\$\$SELECT period, parts_sum FROM office.hierarchy_check WHERE tree = 'region' AND indicator = 'unemployment_rate' ORDER BY period\$\$, \$\$VALUES ('2011-12'::ref_period, 7.5), ('2012-01', 7.6)\$\$, 'the rate of Canada from those of the provinces, not their mean');
SELECT results_eq(\$\$SELECT count(*), count(contribution), max(abs(residual)) < 0.1 FROM office.average_effects(NULL) WHERE whole_indicator = 'unemployment_rate' AND tree = 'region'\$\$, 'VALUES (10::bigint, 10::bigint, true)', 'what each province added to its change');

-- Contributions to growth of Canada: parts of parts, 2008 and 2015
CREATE TEMP TABLE canada_part (release text, period ref_period, code text, parent text, name text, contribution numeric);
\copy canada_part FROM '$data/examples/contributions-canada.csv' CSV HEADER
CREATE TEMP TABLE canada_2015 (code text, parent text, name text, level_before numeric, level numeric, contribution numeric, to_price numeric, annualised numeric);
\copy canada_2015 FROM '$data/examples/contributions-canada-2015q1.csv' CSV HEADER
INSERT INTO office.indicator (indicator, unit, decimals, additivity, frequency) SELECT DISTINCT ON (c.code) c.code, 'percentage_point', 3, 'sum', 'Q' FROM (SELECT release || '.' || code AS code FROM canada_part UNION ALL SELECT '2015.' || code FROM canada_2015) c;
UPDATE office.indicator i SET parent_indicator = p.parent FROM (SELECT DISTINCT release || '.' || code AS code, release || '.' || parent AS parent FROM canada_part WHERE parent IS NOT NULL UNION SELECT '2015.' || code, '2015.' || parent FROM canada_2015 WHERE parent IS NOT NULL) p
WHERE i.indicator = p.code AND EXISTS (SELECT FROM office.indicator x WHERE x.indicator = p.parent);
INSERT INTO office.observation (indicator, region, period, value) SELECT release || '.' || code, 'CA', period, contribution FROM canada_part UNION ALL SELECT '2015.' || code, 'CA', '2015-Q1', contribution FROM canada_2015;
SELECT cmp_ok((SELECT count(*) FROM office.hierarchy_check WHERE indicator ~ '^20' AND tree = 'indicator'), '>', 25::bigint, 'parts of parts of contributions');
SELECT is_empty(\$\$SELECT indicator, period_code, residual FROM office.hierarchy_check WHERE indicator ~ '^20' AND tree = 'indicator' AND NOT adds_up\$\$, 'add up within rounding');
SELECT is_empty(\$\$SELECT code, contribution, annualised FROM canada_2015 WHERE abs(contribution * annualised_growth(-0.15, 4) / -0.15 - annualised) > 0.004\$\$, 'annualised by one factor');

-- Gross domestic product of the United States, the first lines: parts that do not exhaust, receipts that are subtracted
CREATE TEMP TABLE us (line int, parent int, sign text, name text, q1 numeric, q2 numeric, q3 numeric);
\copy us FROM '$data/examples/gdp-us-2023q4-nominal.csv' CSV HEADER
INSERT INTO office.indicator (indicator, unit, unit_mult, decimals, frequency) SELECT 'us' || line, 'dollar', 9, 3, 'Q' FROM us;
UPDATE office.indicator i SET parent_indicator = 'us' || u.parent, of_which = u.line IN (2, 26, 27) FROM us u WHERE i.indicator = 'us' || u.line AND u.parent IS NOT NULL;
INSERT INTO office.observation (indicator, region, period, value) SELECT 'us' || line, 'US', q.p::ref_period, CASE sign WHEN '-' THEN -q.v ELSE q.v END FROM us CROSS JOIN LATERAL (VALUES ('2022-Q4', q1), ('2023-Q3', q2), ('2023-Q4', q3)) q (p, v);
SELECT results_eq(\$\$SELECT count(*), count(*) FILTER (WHERE adds_up), max(abs(residual)) FROM office.hierarchy_check WHERE indicator LIKE 'us%' AND tree = 'indicator'\$\$, 'VALUES (21::bigint, 21::bigint, 0.001)', 'twenty-one sums, seven of them a thousandth off');
SELECT is_empty(\$\$SELECT s.indicator FROM office.structure s JOIN us u ON s.indicator = 'us' || u.line JOIN us t ON t.line = u.parent WHERE s.period = '2023-Q4' AND (s.share IS DISTINCT FROM stat_round(share(CASE u.sign WHEN '-' THEN -u.q3 ELSE u.q3 END, t.q3), 1)
	OR s.contribution IS DISTINCT FROM stat_round(contribution(CASE u.sign WHEN '-' THEN -u.q3 ELSE u.q3 END, CASE u.sign WHEN '-' THEN -u.q1 ELSE u.q1 END, t.q1), 1))\$\$, 'shares and contributions of every line, of which too');

-- One-step suppression, regions by gender (sdcTable): a breakdown in a model
CREATE TEMP TABLE cell (region text, gender text, count numeric, amount numeric, is_primary text, opt text, gauss text);
\copy cell FROM '$data/examples/suppression-region-gender.csv' CSV HEADER
INSERT INTO office.region (region, parent_region) VALUES ('total', NULL);
INSERT INTO office.region (region, parent_region) SELECT DISTINCT region, 'total' FROM cell WHERE region <> 'total';
INSERT INTO office.dimension (dimension) VALUES ('GENDER');
INSERT INTO office.dimension_code (dimension, code, parent_code, is_total) VALUES ('GENDER', 'total', NULL, true), ('GENDER', 'male', 'total', false), ('GENDER', 'female', 'total', false);
INSERT INTO office.indicator (indicator, unit, frequency) VALUES ('count', 'persons', 'A'), ('amount', 'euro', 'A');
SELECT is((SELECT count(*) FROM unnest('{count,amount}'::text[]) c, office.make_breakdown(c, '{GENDER}')), 4::bigint, 'men and women');
CREATE TEMP TABLE put AS SELECT v.concept || CASE gender WHEN 'total' THEN '' ELSE '.GENDER=' || gender END AS indicator, region, v.value, is_primary IS NOT NULL AS first, opt, gauss, gender FROM cell CROSS JOIN LATERAL (VALUES ('count', count), ('amount', amount)) v (concept, value);
INSERT INTO office.observation (indicator, region, period, value) SELECT indicator, region, '2020', value FROM put;
SELECT results_eq(\$\$SELECT count(*), count(*) FILTER (WHERE adds_up) FROM office.hierarchy_check WHERE period = '2020' AND indicator ~ '^(count|amount)'\$\$, 'VALUES (16::bigint, 16::bigint)', 'the table adds up by rows and by columns');
UPDATE office.observation o SET value = NULL, conf_status = 'C' FROM put p WHERE p.indicator = o.indicator AND p.region = o.region AND o.period = '2020' AND p.first;
SELECT results_eq(\$\$SELECT tree, indicator, region FROM office.disclosure_check WHERE period = '2020' AND indicator LIKE 'count%' ORDER BY 1\$\$, \$\$VALUES ('indicator', 'count.GENDER=female', 'A'), ('region', 'count.GENDER=female', 'A')\$\$, 'the primary cell alone is given away by its row and by its column');
UPDATE office.observation o SET value = NULL, conf_status = 'D' WHERE o.indicator LIKE '%.GENDER=male' AND o.region = 'A' AND o.period = '2020';
SELECT results_eq(\$\$SELECT DISTINCT tree, o.indicator, o.region FROM office.disclosure_check o WHERE period = '2020' AND indicator LIKE 'count.GENDER=f%'\$\$, \$\$VALUES ('region', 'count.GENDER=female', 'A')\$\$, 'with the men of A, still by its column');
UPDATE office.observation o SET value = NULL, conf_status = 'D' FROM put p WHERE p.indicator = o.indicator AND p.region = o.region AND o.period = '2020' AND p.opt IS NOT NULL;
SELECT is_empty(\$\$SELECT indicator, region FROM office.disclosure_check WHERE period = '2020'\$\$, 'with the pattern of four, nothing');
UPDATE office.observation o SET value = p.value, conf_status = 'F' FROM put p WHERE p.indicator = o.indicator AND p.region = o.region AND o.period = '2020' AND p.gauss IS NULL;
UPDATE office.observation o SET value = NULL, conf_status = 'D' FROM put p WHERE p.indicator = o.indicator AND p.region = o.region AND o.period = '2020' AND p.gauss IS NOT NULL;
SELECT is_empty(\$\$SELECT indicator, region FROM office.disclosure_check WHERE period = '2020'\$\$, 'nor with the other pattern');

-- Fiscal years in a model
INSERT INTO office.indicator (indicator, unit, unit_mult, decimals) SELECT DISTINCT 'month ' || item, 'yuan', 7, 0 FROM india;
INSERT INTO office.indicator (indicator, unit, unit_mult, decimals, cumulative, reporting_year_start, single_indicator) SELECT DISTINCT item, 'yuan', 7, 0, true, 4, 'month ' || item FROM india;
INSERT INTO office.observation (indicator, region, period, value) SELECT 'month ' || item, 'US', month, amount FROM india UNION ALL SELECT item, 'US', to_ytd(month, 'A', 4), to_date FROM india;
SELECT results_eq(\$\$SELECT count(*), count(*) FILTER (WHERE adds_up) FROM office.ytd_check\$\$, \$\$SELECT count(*), count(*) FROM india WHERE extract(month FROM start_date(month)) <> 4\$\$, 'every year to date is the one before and the month');
SELECT is((SELECT growth FROM office.indicator_board WHERE indicator = 'revenue receipts' AND period = '2018-04-01/P5M'), 13.3, 'growth of April to August, 464548 on 409868');
SELECT is_empty(\$\$SELECT p.indicator, p.period_code FROM office.period_check p JOIN india i ON p.indicator = i.item\$\$, 'and the periods are those of their indicators');

-- A product of two factors (Das Gupta, example 2.1): those who earn nothing are a group like any other
CREATE TEMP TABLE earning (population text, average numeric, earners numeric, earnings numeric);
\copy earning FROM '$data/examples/rates-earnings.csv' CSV HEADER
CREATE TEMP TABLE earning_result (effect text, of_black numeric, of_white numeric, difference numeric, percent numeric);
\copy earning_result FROM '$data/examples/rates-earnings-results.csv' CSV HEADER
SELECT results_eq(\$\$SELECT stat_round(sum(r), 3), stat_round(sum(w), 3), stat_round(sum(r) + sum(w), 3), stat_round(share(sum(r), sum(r + w)), 2) FROM (
		SELECT contribution_average(w.rate, b.rate, w.weight, b.weight, 'rate') OVER () AS r, contribution_average(w.rate, b.rate, w.weight, b.weight, 'weight') OVER () AS w
		FROM (SELECT population, g, CASE g WHEN 'earns' THEN average ELSE 0 END AS rate, CASE g WHEN 'earns' THEN earners ELSE 1 - earners END AS weight FROM earning, unnest('{earns,not}'::text[]) g) w
		JOIN (SELECT population, g, CASE g WHEN 'earns' THEN average ELSE 0 END AS rate, CASE g WHEN 'earns' THEN earners ELSE 1 - earners END AS weight FROM earning, unnest('{earns,not}'::text[]) g) b ON b.g = w.g AND b.population = 'black males' WHERE w.population = 'white males') s\$\$,
	\$\$SELECT a.difference, e.difference, c.difference, a.percent FROM earning_result a, earning_result e, earning_result c WHERE a.effect = 'average earnings' AND e.effect = 'earners per person' AND c.effect = 'crude'\$\$, 'effects of earnings and of how many earn, as printed');

-- Four suppressed cells of six (Handbook on Statistical Disclosure Control, example 3): none is given away
CREATE TEMP TABLE handbook (r text, c text, value numeric);
\copy handbook FROM '$data/examples/suppression-interval.csv' CSV HEADER
INSERT INTO office.region (region, parent_region) VALUES ('row total', NULL), ('row 1', 'row total'), ('row 2', 'row total'), ('row 3', 'row total');
INSERT INTO office.indicator (indicator, parent_indicator, unit, frequency) VALUES ('column total', NULL, 'persons', 'A'), ('column 1', 'column total', 'persons', 'A'), ('column 2', 'column total', 'persons', 'A');
INSERT INTO office.observation (indicator, region, period, value, conf_status) SELECT 'column ' || c, 'row ' || r, '1992', value, CASE WHEN value IS NULL THEN 'C' ELSE 'F' END FROM handbook;
SELECT is_empty(\$\$SELECT indicator, region FROM office.disclosure_check WHERE period = '1992'\$\$, 'four suppressed cells keep each other');
UPDATE office.observation SET value = 3, conf_status = 'F' WHERE indicator = 'column 1' AND region = 'row 1' AND period = '1992';
SELECT results_eq(\$\$SELECT DISTINCT indicator, region FROM office.disclosure_check WHERE period = '1992' ORDER BY 1, 2\$\$, \$\$VALUES ('column 1', 'row 2'), ('column 2', 'row 1')\$\$, 'with one of them published two are given away in one step');

-- Retail sales of China in a model: joint months under the single indicator, what runs from January under the other
INSERT INTO office.indicator (indicator, unit, unit_mult, decimals) SELECT DISTINCT 'month ' || series, 'yuan', 8, 0 FROM retail;
INSERT INTO office.indicator (indicator, unit, unit_mult, decimals, cumulative, single_indicator) SELECT DISTINCT series, 'yuan', 8, 0, true, 'month ' || series FROM retail;
UPDATE office.indicator SET parent_indicator = 'total' WHERE indicator IN ('urban', 'rural');
UPDATE office.indicator SET parent_indicator = 'month total' WHERE indicator IN ('month urban', 'month rural');
INSERT INTO office.region (region) VALUES ('CN');
INSERT INTO office.observation (indicator, region, period, value) SELECT CASE WHEN months(period) > 2 THEN '' ELSE 'month ' END || series, 'CN', period, amount FROM retail UNION ALL SELECT series, 'CN', period, amount FROM retail WHERE months(period) = 2;
SELECT results_eq(\$\$SELECT count(*), count(b.growth), count(*) FILTER (WHERE b.growth <> r.growth) FROM retail r JOIN office.indicator_board b ON b.region = 'CN' AND b.period = r.period AND b.indicator = CASE WHEN months(r.period) > 2 THEN '' ELSE 'month ' END || r.series WHERE year_of(r.period) = 2024 AND r.series <> 'excluding cars'\$\$,
	\$\$SELECT count(*), count(*) FILTER (WHERE period IN ('2024-01..02', '2024-04', '2024-01..04')), 0::bigint FROM retail WHERE year_of(period) = 2024 AND series <> 'excluding cars'\$\$, 'growth of joint, single and cumulative months as printed');
SELECT is_empty(\$\$SELECT indicator, period_code, residual FROM office.hierarchy_check WHERE region = 'CN' AND tree = 'indicator' AND abs(residual) > 1\$\$, 'town and country make up the whole, within one unit');
SELECT is_empty(\$\$SELECT indicator, period_code FROM office.ytd_check WHERE region = 'CN' AND indicator <> 'excluding cars' AND abs(residual) > 1\$\$, 'and the months what runs from January');
SELECT * FROM finish();
SQL
