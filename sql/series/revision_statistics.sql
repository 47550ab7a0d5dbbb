-- Statistics of revisions: printed ones of published releases, then plain SQL over random series.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
\pset null '(null)'
\pset format unaligned

-- Growth of the euro area and the United States on the quarter before, as published in the next quarter and a year later (R's reviser, its article on vintages; three decimals).
-- Every printed statistic of the 168 quarters of the United States is in test/measure/figures.t.
CREATE TEMP TABLE gdp AS SELECT '2007-Q1: 0.603, 0.349, 0.714, 0.382'::series AS ea_first, '2007-Q1: 0.745, 0.334, 0.721, 0.352'::series AS ea_last, '2007-Q1: 0.162, 0.974, 1.21, 0.156'::series AS us_first, '2007-Q1: 0.150, 0.942, 1.20, 0.144'::series AS us_last;
SELECT (revision_statistics(ea_last, ea_first, 0)).* FROM gdp;
SELECT n, mean, mean_absolute, median, minimum, maximum, largest, sign_changes FROM gdp, revision_statistics(us_last, us_first);
-- tables of Student's distribution: beyond these lie 5 % with 1, 3, 11 and 9,999 degrees of freedom
SELECT n, stat_round(t, 3) AS t, stat_round(p_value, 4) AS p_value FROM (VALUES (1, 12.70620474), (3, -3.182446305), (11, 2.200985160), (9999, 1.960201438)) x (degrees, wanted),
	LATERAL (SELECT series('2000-01-01'::ref_period, array_agg(round((wanted / sqrt(degrees) + (i % 2) * 2 - 1)::numeric, 12) ORDER BY i)) AS later, series('2000-01-01', array_agg(0::numeric)) AS earlier FROM generate_series(1, degrees + 1) i) s, revision_statistics(later, earlier);

-- Random series with gaps against PostgreSQL's aggregates; some do not change at all
CREATE TEMP TABLE release AS SELECT g, ref_month(2000, 1) + i AS period, CASE WHEN random() < 0.1 THEN NULL ELSE round((random() * 10 - 4)::numeric, g % 4) END AS earlier, CASE WHEN random() < 0.1 THEN NULL ELSE round((random() * 10 - 4)::numeric, g % 3) END AS later FROM (SELECT setseed(0.73)) s, generate_series(1, 80) g, generate_series(0, 2 + g % 40) i;
UPDATE release SET later = earlier WHERE g % 8 = 0;
UPDATE release SET later = earlier + 0.5 WHERE g % 8 = 1;
CREATE TEMP TABLE statistics AS SELECT g, (revision_statistics(later, earlier, 0)).*, (revision_statistics(later, earlier, 3)).robust_t AS of_three, (revision_statistics(later, earlier)).robust_t AS of_itself FROM (SELECT g, series_agg(period, later) AS later, series_agg(period, earlier) AS earlier FROM release GROUP BY g) s;
SELECT count(*), count(*) FILTER (WHERE s.n <> p.n OR abs(s.mean - p.mean) > 1e-14 OR abs(s.mean_absolute - p.mean_absolute) > 1e-14 OR abs(s.median - p.median::numeric) > 1e-12 OR (s.standard_deviation IS NULL) <> (p.sd IS NULL) OR abs(s.standard_deviation - p.sd) > 1e-14
	OR s.minimum <> p.minimum OR s.maximum <> p.maximum OR s.largest <> greatest(abs(p.minimum), abs(p.maximum)) OR s.sign_changes <> p.sign_changes OR abs(s.sign_change_share - 100.0 * p.sign_changes / p.n) > 1e-14 OR abs(s.root_mean_square - p.rms) > 1e-14) AS differ,
	count(*) FILTER (WHERE (s.t IS NULL) <> (p.sd IS NULL OR p.sd = 0) OR abs(s.t - p.mean * sqrt(p.n) / nullif(p.sd, 0)) > 1e-12 * (1 + abs(s.t)) OR abs(s.robust_t - s.t) > 1e-8 * (1 + abs(s.t)) OR abs(s.robust_p_value - s.p_value) > 1e-8 OR (s.robust_t IS NULL) <> (s.t IS NULL)) AS t_differs,
	count(*) FILTER (WHERE (s.noise_to_signal IS NULL) <> (p.sd_later IS NULL OR p.sd_later = 0) OR abs(s.noise_to_signal - p.sd / nullif(p.sd_later, 0)) > 1e-13) AS noise_differs
FROM statistics s JOIN (SELECT g, count(*) AS n, avg(r) AS mean, avg(abs(r)) AS mean_absolute, percentile_cont(0.5) WITHIN GROUP (ORDER BY r) AS median, stddev_samp(r) AS sd, min(r) AS minimum, max(r) AS maximum, count(*) FILTER (WHERE sign(later) <> sign(earlier)) AS sign_changes, sqrt(round(avg(r * r), 40)) AS rms, stddev_samp(later) AS sd_later
	FROM (SELECT g, later, earlier, later - earlier AS r FROM release WHERE later + earlier IS NOT NULL) r GROUP BY g) p USING (g);
-- three lags, as the OECD writes it for quarters: weights 3/2, 1 and 1/2 over n * (n - 1)
SELECT count(*), count(*) FILTER (WHERE abs(of_three - o.t) > 1e-8 * (1 + abs(o.t)) OR (of_three IS NULL) <> (o.t IS NULL)) AS differ
FROM statistics JOIN (SELECT g, CASE WHEN v > 0 THEN m / sqrt(v / (n * (n - 1))) END AS t FROM (SELECT g, max(m) AS m, count(*) AS n, sum(e * e) + coalesce(sum(e * e1), 0) * 3 / 2 + coalesce(sum(e * e2), 0) + coalesce(sum(e * e3), 0) / 2 AS v
	FROM (SELECT g, m, r - m AS e, lag(r - m) OVER w AS e1, lag(r - m, 2) OVER w AS e2, lag(r - m, 3) OVER w AS e3 FROM (SELECT g, period, later - earlier AS r, avg(later - earlier) OVER (PARTITION BY g) AS m FROM release WHERE later + earlier IS NOT NULL) r WINDOW w AS (PARTITION BY g ORDER BY period)) e GROUP BY g) v WHERE n > 1 UNION ALL SELECT g, NULL FROM statistics WHERE n = 1) o USING (g);
-- the choice of its own is neither
SELECT count(of_itself) AS known, count(*) FILTER (WHERE of_itself = of_three OR of_itself = t) AS same FROM statistics WHERE n > 10;

-- nothing to compare, one period, nothing that varies; the least and the greatest values
SELECT (revision_statistics('2020-Q1: 1, 2', '2021-Q1: 1')).*;
SELECT (revision_statistics('2020-Q1: 1, 2', '2020-Q2: 1.5')).*;
SELECT n, mean, standard_deviation, t, p_value, robust_t, noise_to_signal FROM revision_statistics('2020-Q1: 1, 2, 3', '2020-Q1: 0, 1, 2');
SELECT n, mean, largest, standard_deviation FROM revision_statistics('2020: 9223372036854775806, 0', '2020: 0, 9223372036854775806');
SELECT revision_statistics('2020: 9223372036854775806', '2020: -3');
SELECT revision_statistics(NULL, '2020: -1') IS NULL AS no_later, revision_statistics('2020: -1', NULL) IS NULL AS no_earlier;
SELECT n FROM revision_statistics('2020-02: 5, 6'::series, series('2020-01', ARRAY[1.0, 2, 3]));
SELECT revision_statistics('2020: 1', '2020-Q1: 1');
SELECT revision_statistics('2020-Q1: 1', 'ytd 2020-Q1: 1');
SELECT revision_statistics('2020-Q1: 1', '2020-Q1: 1', -1);
