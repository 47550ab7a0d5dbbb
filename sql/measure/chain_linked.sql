SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- feature 33: contribution on chain-linked data
-- Statistics Canada, catalogue 13-017-X, table 2.12: values at current prices and price indexes of four parts.
CREATE TEMP TABLE canada (t int, part text, value numeric, price numeric);
INSERT INTO canada SELECT t, part, v[t + 1], p[t + 1] FROM generate_series(0, 3) t, (VALUES
	('A', ARRAY[80, 90, 72, 48], ARRAY[100, 75, 50, 25]),
	('B', ARRAY[180, 210, 240, 255], ARRAY[100, 350.0 / 3, 125, 125]),
	('C', ARRAY[250, 450, 455, 504], ARRAY[100, 150, 130, 140]),
	('D', ARRAY[100, 150, 150, 135], ARRAY[100, 120, 120, 100])) s (part, v, p);
CREATE TEMP TABLE pairs AS SELECT n.t, n.part, n.value, b.value AS value_base, n.price, b.price AS price_base FROM canada n JOIN canada b ON b.part = n.part AND b.t = n.t - 1;
-- published for t3: A 1.98, B 1.66, C 1.49, D 1.22; Fisher index of the total 106.3 (118.2 and 111.5 in t1 and t2)
SELECT t, part, stat_round(contribution_fisher(value, value_base, price, price_base) OVER (PARTITION BY t), 2) AS contribution FROM pairs WHERE t = 3 ORDER BY part;
SELECT t, stat_round(100 + sum(c), 1) AS fisher_index FROM (SELECT t, contribution_fisher(value, value_base, price, price_base) OVER (PARTITION BY t) AS c FROM pairs) s GROUP BY t ORDER BY t;
-- published for AB and CD alone: 113.2, 110.1, 111.1 and 121.3, 112.3, 104.0
SELECT t, part < 'C' AS ab, stat_round(100 + sum(c), 1) AS fisher_index FROM (SELECT t, part, contribution_fisher(value, value_base, price, price_base) OVER (PARTITION BY t, part < 'C') AS c FROM pairs) s GROUP BY t, part < 'C' ORDER BY ab DESC, t;
-- the same table's Laspeyres links, 118.9, 111.9, 107.0: growth of volume weighted with the share of the base
SELECT t, stat_round(100 + sum(w), 1) AS laspeyres_index, stat_round(100 + sum(c), 1) AS from_volumes FROM (
	SELECT t, weighted_growth(yoy_growth(value / price, value_base / price_base), share(value_base, total)) AS w, contribution(value * price_base / price, value_base, total) AS c
	FROM (SELECT *, sum(value_base) OVER (PARTITION BY t) AS total FROM pairs) s) s GROUP BY t ORDER BY t;
-- annual overlap with one period a year is the Laspeyres link
SELECT t, stat_round(100 + sum(c), 1) AS laspeyres_index, bool_and(abs(c - 100 * (value * price_base / price - value_base) / total) < 1e-12) AS same FROM (
	SELECT *, contribution_annual_overlap(value * price_base / price, value_base, 1, 1) OVER (PARTITION BY t) AS c, sum(value_base) OVER (PARTITION BY t) AS total FROM pairs) s GROUP BY t ORDER BY t;
-- plain differences of chain-linked volumes do not add up: the residual shows it
SELECT stat_round(yoy_growth(367.0, 330.2), 2) AS ab_growth, stat_round(sum(contribution(v3, v2, 330.2)), 2) AS parts, stat_round(yoy_growth(367.0, 330.2) - sum(contribution(v3, v2, 330.2)), 2) AS residual
FROM (VALUES ('A', 144.0, 108.0), ('B', 238.0, 224.0)) v (part, v3, v2);

-- annual overlap over random quarters: contributions add up to the growth of volumes that are linked in plain SQL
CREATE TEMP TABLE quarter_panel AS SELECT y, q, part, round((50 + random() * 100 * part)::numeric, 1) AS quantity, round((0.5 + random() * part)::numeric, 2) AS price
FROM (SELECT setseed(0.33)) s, generate_series(2019, 2023) y, generate_series(1, 4) q, generate_series(1, 5) part;
CREATE TEMP TABLE year_price AS SELECT y, part, sum(quantity * price) / sum(quantity) AS price, sum(quantity) AS quantity, sum(quantity * price) AS value FROM quarter_panel GROUP BY y, part;
CREATE TEMP TABLE overlap AS SELECT n.y, n.q, n.part, round(n.quantity * p.price, 6) AS volume, round(p.value, 6) AS value_year, round(b.quantity * pp.price, 6) AS volume_base, round(p.quantity * pp.price, 6) AS volume_year
FROM quarter_panel n JOIN quarter_panel b ON b.y = n.y - 1 AND b.q = n.q AND b.part = n.part JOIN year_price p ON p.y = n.y - 1 AND p.part = n.part JOIN year_price pp ON pp.y = n.y - 2 AND pp.part = n.part;
WITH linked AS (SELECT y, q, 100 * (sum(volume) * sum(volume_year) / (sum(value_year) * sum(volume_base)) - 1) AS growth FROM overlap GROUP BY y, q),
	parts AS (SELECT y, q, sum(c) AS contributions, sum(f) AS float8 FROM (SELECT y, q, contribution_annual_overlap(volume, value_year, volume_base, volume_year) OVER w AS c, contribution_annual_overlap(volume::float8, value_year, volume_base, volume_year) OVER w AS f FROM overlap WINDOW w AS (PARTITION BY y, q)) s GROUP BY y, q)
SELECT count(*), count(*) FILTER (WHERE abs(growth - contributions) > 1e-12) AS differ, count(*) FILTER (WHERE contributions <> float8) AS float8_differ FROM linked l JOIN parts p ON p.y = l.y AND p.q = l.q;
-- a part's chain-linked volume is its quantity on some scale: at the average prices of last year such volumes add up
SELECT count(*), count(*) FILTER (WHERE abs(additive - volume) > 1e-5) AS differ
FROM (SELECT n.y, n.q, sum(additive_volume(n.quantity * 7, p.value, p.quantity * 7)) AS additive, sum(o.volume) AS volume FROM quarter_panel n JOIN year_price p ON p.part = n.part AND p.y = n.y - 1 JOIN overlap o ON o.y = n.y AND o.q = n.q AND o.part = n.part GROUP BY n.y, n.q) s;
SELECT additive_volume(110, 500, 100) AS volume, additive_volume(110::float8, 500, 100) AS float8, additive_volume(1, 1, 0) AS no_year, additive_volume(1, 1, NULL), additive_volume('NaN', 1::numeric, 1), weighted_growth(31.9, 29.6) AS weighted, weighted_growth(31.9::float8, 29.6) AS float8, weighted_growth('Infinity', 1::numeric), weighted_growth(NULL, 1);

-- Fisher over random parts: contributions add up to the index, of any size, in any order of rows
CREATE TEMP TABLE fisher AS SELECT g, n, round((random() * 10 ^ (g % 9))::numeric, 3) + 0.001 AS value, round((random() * 10 ^ (g % 9))::numeric, 3) + 0.001 AS value_base, round((50 + random() * 100)::numeric, 1) AS price, round((50 + random() * 100)::numeric, 1) AS price_base
FROM (SELECT setseed(0.34)) s, generate_series(1, 60) g, generate_series(1, 7) n;
WITH c AS (SELECT *, contribution_fisher(value, value_base, price, price_base) OVER (PARTITION BY g ORDER BY md5(n::text) ROWS 1 PRECEDING) AS c FROM fisher)
SELECT count(*), count(*) FILTER (WHERE abs(contributions - growth) > 1e-9 * (100 + abs(growth))) AS differ FROM (
	SELECT g, sum(c) AS contributions, 100 * (sqrt(sum(value * price_base / price) / sum(value_base) * sum(value) / sum(value_base * price / price_base)) - 1) AS growth FROM c GROUP BY g) s;
-- no answer, not a number
SELECT contribution_fisher(v, 1, p, 1) OVER () AS fisher, contribution_annual_overlap(v, 1, p, 1) OVER () AS overlap FROM (VALUES (1.0, 1.0), (NULL, 1)) x (v, p);
SELECT contribution_fisher(v, 1, 0, 1) OVER () AS price_zero, contribution_fisher(v, -1, 1, 1) OVER () AS sum_negative, contribution_annual_overlap(v, 1, 0, 1) OVER () AS sum_zero FROM (VALUES (1.0), (2)) x (v);
SELECT contribution_fisher(v, 1, 1, 1) OVER () AS fisher, contribution_annual_overlap(v, 1, 1, 1) OVER () AS overlap FROM (VALUES ('NaN'::numeric), (1)) x (v);
SELECT contribution_fisher(12::bigint, 10::bigint, 1::bigint, 1::bigint) OVER () AS fisher, contribution_annual_overlap(12::bigint, 10::bigint, 1::bigint, 1::bigint) OVER () AS overlap, contribution_fisher(12::float8, 10::float8, 1::float8, 1::float8) OVER () AS float8;
SELECT contribution_fisher(1, 1, 1, 1);

-- long numerics (above a short varlena, above a page) beside narrow and wide columns, against plain SQL
CREATE TEMP VIEW wide AS SELECT k, i, (12345678901234567890.123456 + i) * factor + tiny AS v, (11345678901234567890.123456 + i) * factor + tiny AS u, 1.1234567890123456789012 * i * factor + tiny AS p, 1.0234567890123456789012 * i * factor + tiny AS o, repeat(chr(64 + i), bytes) AS w
FROM (VALUES (1, 1::numeric, 1e-400, 40), (2, 1, 1e-400, 5000000), (3, 1e11100, 1e-5400, 40), (4, 1, 1e-400, 40000000)) size (k, factor, tiny, bytes), generate_series(1, 3) i OFFSET 0;
SELECT k, i, left(fisher::text, 22) AS fisher, left(overlap::text, 24) AS overlap, wide,
	abs(fisher - 100 * ((round(o, 60) + round(p, 60) / f) * (round(v, 60) / p - round(u, 60) / o)) / sum((round(o, 60) + round(p, 60) / f) * round(u, 60) / o) OVER (PARTITION BY k)) < 1e-15 AS fisher_right,
	abs(overlap - 100 * (round(v, 60) * sum(o) OVER q / (sum(u) OVER q * sum(p) OVER q) - round(p, 60) / sum(p) OVER q - round(u, 60) / sum(u) OVER q + round(o, 60) / sum(o) OVER q)) < 1e-15 AS overlap_right
FROM (SELECT k, i, v, u, p, o, length(w) AS wide, contribution_fisher(v, u, p, o) OVER (PARTITION BY k) AS fisher, contribution_annual_overlap(v, u, p, o) OVER (PARTITION BY k) AS overlap,
		sqrt(sum(round(u, 60) * p / o) OVER (PARTITION BY k) / sum(u) OVER (PARTITION BY k) * sum(v) OVER (PARTITION BY k) / sum(round(v, 60) * o / p) OVER (PARTITION BY k)) AS f FROM wide OFFSET 0) x
WINDOW q AS (PARTITION BY k) ORDER BY k, i;
-- thousands of long parts leave nothing behind but their sums
SELECT count(*) AS rows, round(sum(c), 6) AS growth, round(100 * (sum(k) * sum(v) / (sum(w) * sum(l)) - 1), 6) AS plain
FROM (SELECT *, contribution_annual_overlap(k, w, l, v) OVER () AS c FROM (SELECT i + 2e-400 AS k, i + 1 + 1e-400 AS w, i % 7 + 3e-400 AS l, i % 5 + 1 + 5e-400 AS v FROM generate_series(1, 5000) i OFFSET 0) s) x;
-- exact halves at the 21st digit, up and down: quotients by powers of two, multiplied out and rounded by numeric
CREATE TEMP TABLE half AS
SELECT n, k, den, round(exact, 19 - floor(log(exact))::int) AS expected
FROM (SELECT n, k, den, digits * ('1e-' || k)::numeric AS exact FROM (SELECT n, k, den, 100 * n * five AS digits FROM (SELECT k, trim_scale(2::numeric ^ k) AS den, trim_scale(5::numeric ^ k) AS five FROM generate_series(10, 55) k OFFSET 0) p, generate_series(1, 999, 2) n OFFSET 0) d WHERE length(rtrim(digits::text, '0')) = 21 OFFSET 0) x;
-- exact halves at the 21st digit; a denominator of zero alone, and one below it
SELECT count(*) AS halves, count(*) FILTER (WHERE additive_volume(n, 100 * 100, den * 100) <> expected OR additive_volume(-n, 100 * 100, den * 100) <> -expected OR additive_volume(n::float8, 10000, (den * 100)::float8) <> expected) AS additive_volume, count(*) FILTER (WHERE overlap <> expected) AS overlap
FROM (SELECT n, k, den, expected, max(overlap) FILTER (WHERE i = 0) AS overlap FROM (SELECT h.*, i, contribution_annual_overlap(CASE i WHEN 0 THEN n ELSE 0 END, CASE i WHEN 0 THEN 0 ELSE 1 END, CASE i WHEN 0 THEN 0 ELSE den END, CASE i WHEN 0 THEN 0 ELSE 1 END) OVER (PARTITION BY n, k) AS overlap FROM half h, generate_series(0, 1) i) x GROUP BY n, k, den, expected) y;
SELECT additive_volume(1, 2, 0) AS no_volume, additive_volume(1, 2, -4) AS negative, additive_volume(0, 0, 5) AS nothing, additive_volume('NaN', 1::numeric, 0) AS nan_over_zero, weighted_growth(12.5, 7.25) AS weighted, weighted_growth(-0.001, 0.001) AS tiny, weighted_growth('Infinity', 0::numeric) AS infinite;
-- every number of parts about those where memory is taken in another way, with long numerics: contributions add up to the growth, and are those of one formula over the sums
SELECT tiny > 0 AS long, count(*) AS wholes, count(*) FILTER (WHERE abs(total - 100 * (sk / sw * sv / sl - 1)) > 1e-15) AS total_differs, count(*) FILTER (WHERE worst > 1e-15) AS part_differs
FROM (SELECT n, tiny, sum(c) AS total, max(abs(c - 100 * (k * sv / (sw * sl) - l / sl - w / sw + v / sv))) AS worst, min(sk) AS sk, min(sw) AS sw, min(sl) AS sl, min(sv) AS sv
	FROM (SELECT *, contribution_annual_overlap(k, w, l, v) OVER (PARTITION BY n, tiny ORDER BY i) AS c, sum(k) OVER p AS sk, sum(w) OVER p AS sw, sum(l) OVER p AS sl, sum(v) OVER p AS sv
		FROM (SELECT n, tiny, i, i * 7919 % 101 + 1 + tiny AS k, (i * 37 % 89 + 2.5)::numeric(40, 20) AS w, i * 53 % 97 + 3 + tiny AS l, (i * 29 % 83 + 4)::numeric(40, 20) AS v FROM unnest(ARRAY[0, 1e-200]) tiny, unnest(ARRAY[1, 2, 31, 32, 33, 64, 65]) n, generate_series(1, n) i) s WINDOW p AS (PARTITION BY n, tiny)) x GROUP BY n, tiny) y GROUP BY tiny ORDER BY tiny;
-- a part that has NULL, no number, nothing or less in each of its figures, so that the whole stays above zero, comes to it, or falls below
CREATE TEMP TABLE odd_part AS
SELECT what, bad, i, CASE WHEN what = 1 AND i = 1 THEN bad ELSE 2.0 END AS a, CASE WHEN what = 2 AND i = 1 THEN bad ELSE 3.0 END AS b, CASE WHEN what = 3 AND i = 1 THEN bad ELSE 4.0 END AS c, CASE WHEN what = 4 AND i = 1 THEN bad ELSE 5.0 END AS d FROM generate_series(1, 4) what, unnest('{NULL,NaN,Infinity,0,-1,-2,-3,-4,-5,-9}'::numeric[]) bad, generate_series(1, 2) i;
SELECT count(*) AS parts, count(*) FILTER (WHERE overlap <> 'NaN') AS known, count(*) FILTER (WHERE CASE WHEN bad IS NULL OR bad < 'Infinity' AND least(sa, sb, sc, sd) <= 0 THEN overlap IS NOT NULL WHEN bad >= 'Infinity' THEN overlap IS DISTINCT FROM 'NaN' ELSE abs(overlap - 100 * (a * sd / (sb * sc) - c / sc - b / sb + d / sd)) > 1e-12 OR overlap IS NULL END) AS overlap_differs,
	-- values V and U, prices p and o: p and o of every part above zero, V and U of the whole
	count(*) FILTER (WHERE CASE WHEN bad IS NULL OR bad < 'Infinity' AND (least(sa, sb, wo, wp) <= 0 OR pmin <= 0) THEN fisher IS NOT NULL WHEN bad >= 'Infinity' THEN fisher IS DISTINCT FROM 'NaN' ELSE fisher IS NULL END) AS fisher_differs
FROM (SELECT *, contribution_annual_overlap(a, b, c, d) OVER w AS overlap, contribution_fisher(a, b, c, d) OVER w AS fisher, sum(a) OVER w AS sa, sum(b) OVER w AS sb, sum(c) OVER w AS sc, sum(d) OVER w AS sd, min(least(c, d)) OVER w AS pmin, sum(a * d / nullif(c, 0)) OVER w AS wo, sum(b * c / nullif(d, 0)) OVER w AS wp
	FROM odd_part WINDOW w AS (PARTITION BY what, bad)) x;
SELECT additive_volume('NaN', 1, 1::numeric) AS volume, additive_volume(1, 'Infinity', 1::numeric) AS value_year, additive_volume(1, 1, '-Infinity'::float8) AS volume_year;

-- averages: households per 100 persons, United States 1970 and 1985 (Das Gupta 1993, example 5.1): printed weights 1.2269, rates 1.7403, crude 2.9672
CREATE TEMP TABLE headship (age text, size_1970 numeric, rate_1970 numeric, size_1985 numeric, rate_1985 numeric);
INSERT INTO headship VALUES ('15-19', 12.9, 1.9, 10.1, 2.2), ('20-24', 10.9, 25.8, 11.2, 24.3), ('25-29', 9.5, 45.7, 11.6, 45.8), ('30-34', 8.0, 49.6, 10.9, 52.5), ('35-39', 7.8, 51.2, 9.4, 56.1), ('40-44', 8.4, 51.6, 7.7, 55.6), ('45-49', 8.6, 51.8, 6.3, 56.0),
	('50-54', 7.8, 54.9, 6.0, 57.4), ('55-59', 7.0, 58.7, 6.3, 57.2), ('60-64', 5.9, 60.4, 5.9, 61.2), ('65-69', 4.7, 62.8, 5.1, 63.9), ('70-74', 3.6, 66.6, 4.0, 68.6), ('75+', 4.9, 66.8, 5.5, 72.2);
SELECT stat_round(sum(w), 4) AS weights, stat_round(sum(r), 4) AS rates, stat_round(sum(b), 4) AS crude, stat_round(share(sum(w), sum(b)), 2) AS weights_share, stat_round(share(sum(r), sum(b)), 2) AS rates_share
FROM (SELECT contribution_average(rate_1985, rate_1970, size_1985, size_1970, 'weight') OVER () AS w, contribution_average(rate_1985, rate_1970, size_1985, size_1970, 'rate') OVER () AS r, contribution_average(rate_1985, rate_1970, size_1985, size_1970, 'both') OVER () AS b FROM headship) s;
-- a part below the average whose share grows pulls it down; one whose share stays has no weight effect
SELECT part, contribution_average(r, r0, w, w0, 'rate') OVER () AS rate, contribution_average(r, r0, w, w0, 'weight') OVER () AS weight, contribution_average(r, r0, w, w0, 'both') OVER () AS both FROM (VALUES ('low', 5.0, 5.0, 30, 20), ('middle', 8, 7, 40, 40), ('high', 9, 9, 30, 40)) x (part, r, r0, w, w0);
-- random parts: effects add up to the change of the mean; the kinds of numbers agree
SELECT count(*), count(*) FILTER (WHERE abs(r + w - change) > 1e-14 * (1 + abs(change)) OR abs(b - r - w) > 1e-14 * (1 + abs(b)) OR abs(r - plain) > 1e-12 * (1 + abs(plain))) AS differ, count(*) FILTER (WHERE float8 <> b OR int8 <> whole) AS kinds_differ
FROM (SELECT g, sum(r) AS r, sum(w) AS w, sum(b) AS b, sum(float8) AS float8, sum(int8) AS int8, sum(whole) AS whole, sum(rate * weight) / sum(weight) - sum(rate_base * weight_base) / sum(weight_base) AS change, sum((rate - rate_base) * (share + share_base)) / 2 AS plain
	FROM (SELECT g, rate, rate_base, weight, weight_base, weight / sum(weight) OVER p AS share, weight_base / sum(weight_base) OVER p AS share_base, contribution_average(rate, rate_base, weight, weight_base, 'rate') OVER p AS r, contribution_average(rate, rate_base, weight, weight_base, 'weight') OVER p AS w,
			contribution_average(rate, rate_base, weight, weight_base, 'both') OVER p AS b, contribution_average(rate::float8, rate_base, weight, weight_base, 'both') OVER p AS float8, contribution_average(round(rate)::bigint, round(rate_base)::bigint, round(weight)::bigint + 1, round(weight_base)::bigint + 1, 'both') OVER p AS int8, contribution_average(round(rate), round(rate_base), round(weight) + 1, round(weight_base) + 1, 'both') OVER p AS whole
		FROM (SELECT g, round((random() * 20 - 3)::numeric, 1) AS rate, round((random() * 20 - 3)::numeric, 1) AS rate_base, round((random() * 10 ^ (g % 6))::numeric, 2) + 0.01 AS weight, round((random() * 10 ^ (g % 4))::numeric, 2) + 0.01 AS weight_base FROM (SELECT setseed(0.35)) s, generate_series(1, 100) g, generate_series(1, 1 + g % 8) n) x WINDOW p AS (PARTITION BY g)) y GROUP BY g) z;
SELECT contribution_average(r, 1, w, 1, 'both') OVER () AS null_rate FROM (VALUES (1.0, 1.0), (NULL, 1)) x (r, w);
SELECT contribution_average(1.0, 1, w, 1, 'rate') OVER () AS no_weight FROM (VALUES (1.0), (-1)) x (w);
SELECT contribution_average(r, 1, 1, 1, e) OVER () AS nan FROM (VALUES ('NaN'::numeric, 'both'), (1, 'rate'), (1, NULL)) x (r, e);
SELECT contribution_average(1.0, 1, 1, 1, 'mix') OVER ();
