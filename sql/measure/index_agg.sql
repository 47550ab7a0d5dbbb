-- Index numbers of a group of parts: published worked examples, then plain SQL over random parts.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
\pset null '(null)'

-- Six products, five periods: Balk (2008), tables 3.1 and 3.2, after the CPI manual; the indexes to four decimals as in its tables 3.4, 3.6 and 3.12.
CREATE TEMP TABLE six (period int, product int, price numeric, quantity numeric);
INSERT INTO six VALUES
	(1, 1, 1, 1.0), (1, 2, 1, 1.0), (1, 3, 1, 2.0), (1, 4, 1, 1.0), (1, 5, 1, 4.5), (1, 6, 1, 0.5),
	(2, 1, 1.2, 0.8), (2, 2, 3.0, 0.9), (2, 3, 1.3, 1.9), (2, 4, 0.7, 1.3), (2, 5, 1.4, 4.7), (2, 6, 0.8, 0.6),
	(3, 1, 1.0, 1.0), (3, 2, 1.0, 1.1), (3, 3, 1.5, 1.8), (3, 4, 0.5, 3.0), (3, 5, 1.7, 5.0), (3, 6, 0.6, 0.8),
	(4, 1, 0.8, 1.2), (4, 2, 0.5, 1.2), (4, 3, 1.6, 1.9), (4, 4, 0.3, 6.0), (4, 5, 1.9, 5.6), (4, 6, 0.4, 1.3),
	(5, 1, 1.0, 0.9), (5, 2, 1.0, 1.2), (5, 3, 1.6, 2.0), (5, 4, 0.1, 12.0), (5, 5, 2.0, 6.5), (5, 6, 0.2, 2.5);
CREATE TEMP VIEW pair AS SELECT n.period, n.product, n.price, b.price AS price_base, n.quantity, b.quantity AS quantity_base, n.price * n.quantity AS value, b.price * b.quantity AS value_base FROM six n JOIN six b ON b.product = n.product AND b.period = 1;
-- printed, periods 2 to 5: laspeyres 1.4200 1.3450 1.3550 1.4400, paasche 1.3824 1.2031 1.0209 0.7968, fisher 1.4011 1.2721 1.1762 1.0712, tornqvist 1.4052 1.2890 1.2268 1.2477, stuvel 1.4042 1.2742 1.1551 0.9770, vartia 1 1.4024 1.2907 1.2392 1.2678,
-- geometric laspeyres 1.3300 1.2523 1.1331 1.0999, geometric paasche 1.4846 1.3268 1.3282 1.4153
SELECT f AS formula, string_agg(stat_round(i / 100, 4)::text, ' ' ORDER BY period) AS index
FROM (SELECT f, n, period, index_agg(price, price_base, value, value_base, f) AS i FROM pair, unnest(ARRAY['laspeyres', 'paasche', 'fisher', 'tornqvist', 'stuvel', 'vartia_1', 'geometric_laspeyres', 'geometric_paasche']) WITH ORDINALITY x (f, n) GROUP BY 1, 2, 3) s GROUP BY f, n ORDER BY n;
-- the other way round of the weights: harmonic laspeyres 1.2542 1.1346 0.8732 0.5556, palgrave 1.6096 1.4161 1.5317 1.6720; quantities that are sums or roots: marshall-edgeworth 1.4010 1.2656 1.1438 0.9801, walsh 1.4017 1.2850 1.2193 1.1850
SELECT period, stat_round(index_agg(price, price_base, value_base, NULL, 'paasche') / 100, 4) AS harmonic_laspeyres, stat_round(index_agg(price, price_base, NULL, value, 'young') / 100, 4) AS palgrave,
	stat_round(index_agg(price, price_base, NULL, quantity + quantity_base, 'lowe') / 100, 4) AS marshall_edgeworth, stat_round(index_agg(price, price_base, NULL, sqrt(quantity * quantity_base), 'lowe') / 100, 4) AS walsh
FROM pair GROUP BY period ORDER BY period;
-- Vartia's second, of Sato too, weights with the logarithmic means of shares, which are known at the end: vartia 2 1.4018 1.2897 1.2335 1.2540
SELECT period, stat_round(index_agg(price, price_base, NULL, coalesce((s - sb) / nullif(ln(round(s, 40) / sb), 0), s), 'geometric_laspeyres') / 100, 4) AS vartia_2
FROM (SELECT *, share(value, sum(value) OVER w) AS s, share(value_base, sum(value_base) OVER w) AS sb FROM pair WINDOW w AS (PARTITION BY period)) s GROUP BY period ORDER BY period;
-- exact fractions: Laspeyres 71/50, 269/200, 271/200, 36/25; Paasche 47/34, 764/635, 439/430, 200/251
SELECT period, abs(index_agg(price, price_base, NULL, value_base, 'laspeyres') - round(100.0, 30) * l / m) < 1e-17 AS laspeyres, abs(index_agg(price, price_base, NULL, quantity_base, 'lowe') - round(100.0, 30) * l / m) < 1e-17 AS lowe,
	abs(index_agg(price, price_base, value, NULL, 'paasche') - round(100.0, 30) * p / q) < 1e-17 AS paasche
FROM pair JOIN (VALUES (2, 71, 50, 47, 34), (3, 269, 200, 764, 635), (4, 271, 200, 439, 430), (5, 36, 25, 200, 251)) x (period, l, m, p, q) USING (period) GROUP BY period, l, m, p, q ORDER BY period;
-- chained: Laspeyres 1.420000 1.364610 1.335139 1.330577, Paasche 1.382353 1.273966 1.205975 1.123405, Fisher 1.401050 1.318509 1.268915 1.222610, Törnqvist 1.405162 1.311201 1.262440 1.222405
SELECT f AS formula, string_agg(stat_round(chained / 100, 6)::text, ' ' ORDER BY period) AS chained
FROM (SELECT f, period, chain_link(i, ref_year(2000 + period), '2001', 'annual_overlap') OVER (PARTITION BY f) AS chained
	FROM (SELECT f, n.period, index_agg(n.price, b.price, n.price * n.quantity, b.price * b.quantity, f) AS i FROM six n JOIN six b ON b.product = n.product AND b.period = n.period - 1, unnest(ARRAY['laspeyres', 'paasche', 'fisher', 'tornqvist']) f GROUP BY 1, 2) s) s
GROUP BY f ORDER BY min(chained);
-- volumes are the same with quantities in the place of prices: value index = price index times volume index
SELECT f, count(*) FILTER (WHERE abs(p * q / 100 - v) > 1e-15 * v) AS no_factors FROM (SELECT f, period, index_agg(price, price_base, value, value_base, f) AS p, index_agg(quantity, quantity_base, value, value_base, f) AS q, round(100 * sum(value), 40) / sum(value_base) AS v FROM pair, unnest('{fisher,stuvel,vartia_1}'::text[]) f GROUP BY 1, 2) s GROUP BY f ORDER BY f;

-- A tree whose weights change each period (the data of R's piar, superlative aggregation): printed Paasche and Fisher indexes on the period before, at each node from the leaves.
CREATE TEMP TABLE tree (item text, parent text, period int, relative numeric, weight numeric);
INSERT INTO tree VALUES
	('B1', '11', 1, 1.000000000000000, 117.896358482540),
	('B2', '11', 1, 1.000000000000000, 195.165875367820),
	('B3', '11', 1, 1.000000000000000, 145.372807327658),
	('B4', '12', 1, 1.000000000000000, 132.675240864046),
	('B5', '12', 1, 1.000000000000000, 196.541532338597),
	('B6', '12', 1, 1.000000000000000, 170.748187717982),
	('B1', '11', 2, 1.088361558504403, 164.454263658263),
	('B2', '11', 2, 1.150309277232736, 138.982848497108),
	('B3', '11', 2, 1.104392931330949, 169.854363938794),
	('B4', '12', 2, 1.154449826478958, 154.405786446296),
	('B5', '12', 2, 0.982592384051532, 122.646717866883),
	('B6', '12', 2, 0.866548714041710, 148.455775505863),
	('B1', '11', 3, 0.930038154684007, 179.300716985017),
	('B2', '11', 3, 1.003689734265208, 100.598762952723),
	('B3', '11', 3, 1.091082101501524, 118.771244585514),
	('B4', '12', 3, 1.195894775167107, 168.183362320997),
	('B5', '12', 3, 0.813814174011350, 137.010412360542),
	('B6', '12', 3, 0.860949396062642, 136.162557010539),
	('B1', '11', 4, 1.094273980986327, 186.879489850253),
	('B2', '11', 4, 0.800454634614289, 190.415466576815),
	('B3', '11', 4, 0.956481334101409, 161.742456560023),
	('B4', '12', 4, 0.984997861646116, 113.403163454495),
	('B5', '12', 4, 0.955257592629641, 178.219328052364),
	('B6', '12', 4, 0.960994056705385, 142.919881991111);
CREATE TEMP TABLE printed (item text, period int, paasche numeric, fisher numeric);
INSERT INTO printed VALUES ('1', 2, 1.0504784, 1.0509134), ('1', 3, 0.9666398, 0.9783795), ('1', 4, 0.9468934, 0.9600792), ('11', 2, 1.1117341, 1.1157686), ('11', 3, 0.9920294, 1.0007074), ('11', 4, 0.9329698, 0.9557479), ('12', 2, 0.9898158, 0.9891911), ('12', 3, 0.9447976, 0.9567760), ('12', 4, 0.9647535, 0.9665552);
SELECT p.item, p.period, stat_round(i.laspeyres / 100, 7) AS laspeyres, stat_round(i.paasche / 100, 7) AS paasche, stat_round(i.paasche / 100, 7) = p.paasche AS as_printed, stat_round(i.fisher / 100, 7) AS fisher, stat_round(i.fisher / 100, 7) = p.fisher AS as_printed
FROM printed p JOIN LATERAL (SELECT index_agg(t.relative, 1, t.weight, b.weight, 'laspeyres') AS laspeyres, index_agg(t.relative, 1, t.weight, b.weight, 'paasche') AS paasche, index_agg(t.relative, 1, t.weight, b.weight, 'fisher') AS fisher
	FROM tree t JOIN tree b ON b.item = t.item AND b.period = t.period - 1 WHERE t.period = p.period AND p.item IN (t.parent, '1')) i ON true ORDER BY p.period, p.item;
-- Laspeyres and Paasche of nodes are those of the leaves; a Fisher of Fishers is not
WITH node AS (SELECT t.parent, t.period, sum(b.weight) AS weight_base, sum(t.weight) AS weight, index_agg(t.relative, 1, t.weight, b.weight, 'laspeyres') AS l, index_agg(t.relative, 1, t.weight, b.weight, 'paasche') AS p, index_agg(t.relative, 1, t.weight, b.weight, 'fisher') AS f
		FROM tree t JOIN tree b ON b.item = t.item AND b.period = t.period - 1 GROUP BY 1, 2),
	top AS (SELECT t.period, index_agg(t.relative, 1, t.weight, b.weight, 'laspeyres') AS l, index_agg(t.relative, 1, t.weight, b.weight, 'paasche') AS p, index_agg(t.relative, 1, t.weight, b.weight, 'fisher') AS f FROM tree t JOIN tree b ON b.item = t.item AND b.period = t.period - 1 GROUP BY 1)
SELECT period, abs(index_agg(n.l, 100, n.weight, n.weight_base, 'laspeyres') - t.l) < 1e-15 AS laspeyres, abs(index_agg(n.p, 100, n.weight, n.weight_base, 'paasche') - t.p) < 1e-15 AS paasche, abs(index_agg(n.f, 100, n.weight, n.weight_base, 'fisher') - t.f) < 1e-15 AS fisher FROM node n JOIN top t USING (period) GROUP BY period, t.l, t.p, t.f ORDER BY period;

-- Random parts against plain SQL with more digits; some weights are zero, some negative, some parts do not change
CREATE TEMP TABLE part AS SELECT g, n, round((0.01 + random() * 10 ^ (g % 7))::numeric, g % 5 + 2) AS value, round((0.01 + random() * 10 ^ (g % 7))::numeric, g % 5 + 2) AS base, round((random() * 10 ^ (g % 5))::numeric, 2) - (n = 3 AND g % 9 = 5)::int AS weight, CASE WHEN n = 2 THEN 0 ELSE round((random() * 1000)::numeric, g % 4) END AS weight_base
FROM (SELECT setseed(0.71)) s, generate_series(1, 300) g, generate_series(1, 1 + g % 9) n;
CREATE TEMP TABLE formula AS SELECT unnest(ARRAY['laspeyres', 'young', 'lowe', 'paasche', 'fisher', 'geometric_laspeyres', 'geometric_paasche', 'tornqvist', 'stuvel', 'vartia_1']) AS f;
CREATE TEMP TABLE computed AS SELECT g, f, index_agg(value, base, weight, weight_base, f) AS i, index_agg(value::float8, base::float8, weight::float8, weight_base::float8, f) AS float8, index_agg(value * 7, base * 7, weight * 3, CASE WHEN f IN ('stuvel', 'vartia_1') THEN weight_base * 3 ELSE weight_base / 4 END, f) AS scaled FROM part, formula GROUP BY 1, 2;
CREATE TEMP TABLE plain AS SELECT g, f, CASE f WHEN 'lowe' THEN CASE WHEN lb > 0 AND lv >= 0 THEN 100 * lv / lb END WHEN 'paasche' THEN p WHEN 'fisher' THEN sqrt(l * p) WHEN 'geometric_laspeyres' THEN gl WHEN 'geometric_paasche' THEN gp WHEN 'tornqvist' THEN sqrt(gl * gp)
	WHEN 'stuvel' THEN CASE WHEN l IS NOT NULL AND p IS NOT NULL THEN d / 2 + sqrt(d * d / 4 + 10000 * w / b) END
	WHEN 'vartia_1' THEN CASE WHEN positive AND w > 0 AND b > 0 THEN 100 * exp(logs / CASE WHEN w = b THEN w ELSE (w - b) / ln(w / b) END) END ELSE l END AS i
FROM (SELECT g, round(sum(weight), 60) AS w, sum(weight_base) AS b, 100 * (sum(weight_base * round(value, 80) / base) - sum(weight * round(base, 80) / value)) / sum(weight_base) AS d,
		min(weight) >= 0 AS positive, sum(CASE WHEN weight <= 0 OR weight_base = 0 THEN 0 WHEN weight = weight_base THEN weight ELSE (weight - weight_base) / ln(round(weight, 60) / weight_base) END * ln(round(value, 60) / base)) AS logs, sum(value * weight_base) AS lv, sum(base * weight_base) AS lb, CASE WHEN sum(weight_base) > 0 THEN 100 * sum(weight_base * round(value, 80) / base) / sum(weight_base) END AS l,
		CASE WHEN sum(weight) > 0 AND sum(weight * base / value) > 0 THEN 100 * round(sum(weight), 80) / sum(weight * round(base, 80) / value) END AS p,
		CASE WHEN sum(weight_base) > 0 THEN 100 * exp(sum(weight_base * ln(round(value, 50) / base)) / sum(round(weight_base, 50))) END AS gl, CASE WHEN sum(weight) > 0 THEN 100 * exp(sum(weight * ln(round(value, 50) / base)) / sum(round(weight, 50))) END AS gp FROM part GROUP BY g) s, formula;
SELECT f, count(*), count(c.i) AS known, count(*) FILTER (WHERE (c.i IS NULL) <> (p.i IS NULL) OR abs(c.i - p.i) > 1e-15 * p.i) AS differ, count(*) FILTER (WHERE c.i IS DISTINCT FROM c.float8) AS float8_differ, count(*) FILTER (WHERE abs(c.i - c.scaled) > 1e-17 * c.i) AS scaled_differ FROM computed c JOIN plain p USING (g, f) GROUP BY f ORDER BY f;
-- the root is rounded once: with half a unit of its last digit more it is too large, with half less too small
SELECT count(*), count(*) FILTER (WHERE (i + half) ^ 2 * den < num * 10000 OR (i - half) ^ 2 * den > num * 10000) AS wrong
FROM (SELECT g, index_agg(value, base, weight, weight_base, 'fisher') AS i, sum(value * quantity_base) * sum(value * quantity) AS num, sum(base * quantity_base) * sum(base * quantity) AS den
	FROM (SELECT g, value, base, quantity, quantity_base, value * quantity AS weight, base * quantity_base AS weight_base FROM part, LATERAL (SELECT abs(weight) + 1 AS quantity, weight_base + 1 AS quantity_base) q) q GROUP BY g) s, LATERAL (SELECT 5 * round(10::numeric, 200) ^ (floor(log(i)) - 20) AS half) h;

-- Stuvel's too: of a x^2 = b x + c, whose left side grows the faster; prices that fall to nothing, quantities that do, and values of many sizes
SELECT count(*), count(*) FILTER (WHERE (x + half) * (a * (x + half) - 100 * b) < 10000 * c OR (x - half) * (a * (x - half) - 100 * b) > 10000 * c) AS wrong, min(x) < 1e-12 AS small, max(x) > 1e12 AS large
FROM (SELECT g, index_agg(value, base, weight, weight_base, 'stuvel') AS x, sum(weight_base) AS a, sum(round(round(weight_base * value, 60) / base, 60)) - sum(round(round(weight * base, 60) / value, 60)) AS b, sum(weight) AS c
	FROM (SELECT g, value * round(10::numeric ^ (g % 31 - 15), 15) AS value, base, abs(weight) + 0.01 AS weight, weight_base + 0.5 AS weight_base FROM part) p GROUP BY g) s, LATERAL (SELECT 5 * round(10::numeric, 200) ^ (floor(log(x)) - 20) AS half) h;
-- one part has its own index, a half of the last digit goes away from zero
SELECT index_agg(3, 1, 6, 7, 'stuvel') AS whole, index_agg(1, 3, 6, 7, 'stuvel') AS fraction, index_agg(1.00000000000000000005, 1, 1.00000000000000000005, 1, 'stuvel') AS half, index_agg(1.000000000000000000049, 1, 1.000000000000000000049, 1, 'stuvel') AS below, index_agg(1.00000000000000000005e58, 1, 1.00000000000000000005e58, 1, 'stuvel') AS large_half, index_agg(9.31322574615478515625e40, 1, 1, 1, 'stuvel') AS long_half;
-- a logarithmic mean of what is nearly the same, of the same, of nothing; one relative apart from all weights
SELECT index_agg(v, 100, w, wb, 'vartia_1') AS vartia_1, stat_round(100 * exp(ln(1.1) * l / m), 15) AS plain
FROM (VALUES (0.0), (1e-45), (1e-21), (1e-19), (1e-9), (1e-6), (0.5)) e (d), LATERAL (SELECT CASE WHEN d < 1e-18 THEN 1 + d / 2 ELSE d / ln(1 + round(d, 60)) END AS l, CASE WHEN d < 1e-18 THEN 2 + d / 2 ELSE d / ln(1 + round(d, 60) / 2) END AS m) m, LATERAL (VALUES (110.0, 1 + d, 1), (100, 1, 1), (900, 0, 0)) x (v, w, wb) GROUP BY d, l, m ORDER BY d;
SELECT stat_round(index_agg(2, 1, 3, w, 'vartia_1'), 15) AS alone, index_agg(2, 1, 0, w, 'vartia_1') AS gone, index_agg(2, 1, -1, w, 'vartia_1') AS below_zero, index_agg(2, 1, w, -1, 'vartia_1') AS base_below_zero, index_agg(2, 0, w, 1, 'vartia_1') AS price_base_zero, index_agg(0, 2, w, 1, 'vartia_1') AS price_zero, index_agg(2, 1, 1e-62, 1e-62 * w, 'vartia_1') AS too_small FROM (VALUES (5.0), (0)) x (w) GROUP BY w ORDER BY w;
-- relatives and levels of any size
SELECT f, index_agg(v, b, 1, 1, f) AS tiny FROM (VALUES (2e-70, 1e-70)) x (v, b), formula WHERE f <> 'lowe' GROUP BY f ORDER BY f;
SELECT f, stat_round(index_agg(v, b, 1, 1, f), 15) AS apart FROM (VALUES (1e-40, 1e40), (4e40, 1e-40)) x (v, b), formula WHERE f IN ('geometric_laspeyres', 'tornqvist', 'vartia_1') GROUP BY f ORDER BY f;

-- any order, two workers: the same digits; what a formula does not use may be NULL
SELECT f, index_agg(value, base, weight, weight_base, f ORDER BY n) = index_agg(value, base, weight, weight_base, f ORDER BY md5(n::text || g)) AS same FROM part, formula WHERE g < 9 GROUP BY f ORDER BY f;
SELECT f, index_agg(v, 100, w, b, f) AS index FROM (VALUES (110.0, NULL::numeric, 3), (120, NULL, 1)) x (v, w, b), formula WHERE f <> 'lowe' GROUP BY f ORDER BY f;
SELECT f, index_agg(v, 100, w, 1, f) AS index FROM (VALUES (110.0, 3), (0, 1)) x (v, w), formula GROUP BY f ORDER BY f;
SELECT index_agg(v, 100, NULL, w, 'laspeyres') AS missing_price FROM (VALUES (110.0, 3), (NULL, 1)) x (v, w);
SELECT index_agg(v, b, NULL, w, 'laspeyres') AS base_zero FROM (VALUES (110.0, 0, 3), (5, 1, 1)) x (v, b, w);
SELECT index_agg(v, 100, NULL, w, 'laspeyres') AS below_zero FROM (VALUES (-110.0, 3), (5, 1)) x (v, w);
SELECT index_agg(v, 100, NULL, w, 'laspeyres') AS no_weight FROM (VALUES (110.0, 3), (5, -3)) x (v, w);
SELECT index_agg(v, 100, NULL, w, 'lowe') AS any_sign FROM (VALUES (-10.0, 3), (500, 1)) x (v, w);
SELECT index_agg(v, 100, NULL, w, 'laspeyres') AS nan FROM (VALUES ('NaN'::numeric, 3), (5, 1)) x (v, w);
SELECT f, index_agg(100, 100, 1, w, f) AS nan, index_agg(100, 100, w, 1, f) AS nan_now, index_agg(w, 1, 1, 1, f) AS nan_value, index_agg(1, w, 1, 1, f) AS nan_value_base FROM (VALUES ('NaN'::numeric), (1)) x (w), unnest('{stuvel,vartia_1}'::text[]) f GROUP BY f ORDER BY f;
SELECT index_agg(110::bigint, 100::bigint, 3::bigint, 1::bigint, 'tornqvist') AS int8, index_agg(9007199254740993, 9007199254740992, 1::bigint, 1::bigint, 'fisher') AS large, index_agg(1.0, 1, 1, 1, 'fisher') FILTER (WHERE false) AS nothing;
SELECT index_agg(1.0, 1, 1, 1, 'drobisch');
SELECT index_agg(1.0, 1, 1, 1, NULL);
SELECT index_agg(1.0, 1, 1, 1, f) FROM (VALUES ('fisher'), ('paasche')) x (f);
SELECT indstat_internal.index_agg_combine(indstat_internal.index_agg_trans(NULL, 1.0, 1, 1, 1, 'fisher'), indstat_internal.index_agg_trans(NULL, 1.0, 1, 1, 1, 'lowe'));
-- states of two workers, there and back as text
SELECT f, count(*), count(*) FILTER (WHERE of_both IS DISTINCT FROM combined) AS differ FROM (SELECT f, index_agg(x.value, x.base, x.weight, x.weight_base, f) AS of_both,
	min(indstat_internal.index_agg_final(indstat_internal.index_agg_combine(indstat_internal.index_agg_trans(NULL, p.value, p.base, p.weight, p.weight_base, f)::text::exact_sums, indstat_internal.index_agg_trans(NULL, q.value, q.base, q.weight, q.weight_base, f)))) AS combined
	FROM part p JOIN part q ON q.g = p.g AND q.n = 3, LATERAL (VALUES (p.value, p.base, p.weight, p.weight_base), (q.value, q.base, q.weight, q.weight_base)) x (value, base, weight, weight_base), formula WHERE p.n = 1 AND p.g < 99 GROUP BY p.g, f) s GROUP BY f ORDER BY f;
-- states from outside: what no aggregate writes is refused
SELECT indstat_internal.index_agg_final('1:index:(4,0):(1,0,0,0,0,121);(1,0,0,0,0,100);(1,0,0,0,0,100);(1,0,0,0,0,100)') AS root;
SELECT indstat_internal.index_agg_final('1:index:(9,0):(1,0,0,0,0,0);(1,0,0,0,0,7);(0,0,0,0,0,0);(1,0,0,0,0,7)') AS logarithmic, indstat_internal.index_agg_final('1:index:(9,0):(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0)') AS of_none, indstat_internal.index_agg_final('1:index:(9,0):(1,0,0,0,0,0);(1,1,0,0,0,0);(0,0,0,0,0,0);(1,0,0,0,0,7)') AS nan,
	indstat_internal.index_agg_final('1:index:(9,0):(1,0,0,0,0,0);(1,0,0,0,0,-7);(0,0,0,0,0,0);(1,0,0,0,0,7)') AS base_below_zero, indstat_internal.index_agg_final('1:index:(9,0):(1,0,0,0,0,0);(1,0,0,0,0,7);(0,0,0,0,0,0);(1,0,0,0,0,-7)') AS below_zero;
SELECT '1:index:(10,0):(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0)'::exact_sums;
SELECT '1:index:(0,2):(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0)'::exact_sums;
SELECT '1:index:(0,0):(0,0,0,0,0,0);(0,0,0,0,0,0);(1,0,0,0,0,5);(1,0,0,0,0,5)'::exact_sums;
SELECT '1:index:(0,0):(1,0,0,0,0,5);(0,0,0,0,0,0);(0,0,0,0,0,0);(0,0,0,0,0,0)'::exact_sums;
SELECT '1:index:(9,0):(1,0,0,0,0,5);(1,0,0,0,0,5);(0,0,0,0,0,0);(2,0,0,0,0,5)'::exact_sums;
SELECT '1:index:(9,0):(1,0,0,0,0,5);(2,0,0,0,0,5);(0,0,0,0,0,0);(1,0,0,0,0,5)'::exact_sums;
SELECT '1:index:(9,0):(1,0,0,0,0,5);(1,0,0,0,0,5);(1,0,0,0,0,5);(1,0,0,0,0,5)'::exact_sums;
