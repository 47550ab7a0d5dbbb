-- The board over random trees and figures (gaps, NULLs, ties, negatives, breaks, published
-- rates, comparable bases, indicators in percent) against plain SQL on the tables.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(22);

SELECT setseed(0.4) \g /dev/null
INSERT INTO region (region) VALUES ('r0'), ('s0');
INSERT INTO region (region, parent_region)
SELECT 'r' || n, CASE WHEN n <= 5 THEN 'r0' ELSE 'r' || (1 + floor(random() * 5))::integer END FROM generate_series(1, 60) n;
UPDATE region SET children_expected = 3 WHERE region = 'r1';
UPDATE region SET children_expected = 12 WHERE region = 'r2';
INSERT INTO indicator (indicator, cumulative, unit, higher_is_better, reference_indicator) VALUES
	('levels', true, 'yuan', true, NULL), ('rates', false, 'percent', false, NULL), ('counts', false, NULL, false, 'levels');
UPDATE indicator SET reference_indicator = 'rates' WHERE indicator = 'levels';
UPDATE indicator SET decimals = 1 WHERE indicator = 'rates';
INSERT INTO observation (indicator, period, region, value, published_growth, comparable_base, obs_status)
SELECT i.indicator, CASE WHEN i.cumulative THEN ref_ytd(y, m) ELSE ref_month(y, m) END, r.region,
	-- few different values, so that there are ties
	CASE WHEN random() < 0.9 THEN floor(random() * 24) - 4 END,
	CASE WHEN random() < 0.1 THEN round((random() * 30 - 10)::numeric, 2) END,
	CASE WHEN random() < 0.1 THEN floor(random() * 12) - 1 END,
	CASE WHEN random() < 0.02 THEN 'B' ELSE 'A' END
FROM indicator i, region r, generate_series(2021, 2023) y, generate_series(1, 4) m
WHERE random() < 0.97;
\ir ../../../test/data/analyze.sql

-- the oracle: joins, divisions and counts of plain SQL
CREATE TEMP TABLE oracle_growth AS
SELECT o.indicator, o.region, o.period, r.parent_region, o.value, i.higher_is_better, i.cumulative, i.unit IS NOT DISTINCT FROM 'percent' AS points,
	CASE WHEN o.published_growth IS NOT NULL THEN 'published'
		 WHEN o.value IS NULL THEN NULL
		 WHEN o.comparable_base IS NOT NULL THEN CASE WHEN o.comparable_base > 0 OR i.unit = 'percent' THEN 'comparable_base' END
		 WHEN EXISTS (SELECT FROM observation k WHERE k.indicator = o.indicator AND k.region = o.region AND k.obs_status = 'B'
						AND end_date(k.period) <= end_date(o.period) AND end_date(k.period) > end_date(o.period) - 365) THEN NULL
		 WHEN b.value > 0 OR i.unit = 'percent' AND b.value IS NOT NULL THEN 'level' END AS source,
	o.published_growth, coalesce(o.comparable_base, b.value) AS base
FROM observation o
JOIN region r ON r.region = o.region
JOIN indicator i ON i.indicator = o.indicator
LEFT JOIN observation b ON b.indicator = o.indicator AND b.region = o.region
	AND start_date(b.period) = start_date(o.period) - interval '1 year' AND extract(month FROM end_date(b.period)) = extract(month FROM end_date(o.period))
	AND extract(year FROM end_date(b.period)) = extract(year FROM end_date(o.period)) - 1;
CREATE TEMP TABLE oracle_change AS
SELECT g.*, CASE WHEN source = 'published' THEN published_growth
		 WHEN source IS NULL THEN NULL
		 WHEN points THEN value - base
		 ELSE round(100 * (value - base) / base, 30) END AS change
FROM oracle_growth g;
CREATE INDEX ON oracle_change (indicator, period, parent_region);
CREATE TEMP TABLE oracle AS
SELECT g.*, round(g.change, 1) AS printed, round(p.change, 1) AS parent_printed,
	count(s.change) AS peers,
	greatest((SELECT children_expected FROM region u WHERE u.region = g.parent_region), (SELECT count(*) FROM region c WHERE c.parent_region = g.parent_region)) AS expected,
	1 + count(*) FILTER (WHERE CASE WHEN q.published
		THEN CASE WHEN g.higher_is_better THEN round(s.change, 1) > round(g.change, 1) ELSE round(s.change, 1) < round(g.change, 1) END
		ELSE CASE WHEN g.higher_is_better THEN round(s.change, 20) > round(g.change, 20) ELSE round(s.change, 20) < round(g.change, 20) END END) AS rank
FROM oracle_change g
LEFT JOIN oracle_change p ON p.indicator = g.indicator AND p.period = g.period AND p.region = g.parent_region
LEFT JOIN oracle_change s ON s.indicator = g.indicator AND s.period = g.period AND s.parent_region = g.parent_region
LEFT JOIN LATERAL (SELECT bool_or(x.source = 'published') AS published FROM oracle_change x
	WHERE x.indicator = g.indicator AND x.period = g.period AND x.parent_region = g.parent_region) q ON true
GROUP BY g.indicator, g.region, g.period, g.parent_region, g.value, g.higher_is_better, g.cumulative, g.points, g.source, g.published_growth, g.base, g.change, p.change;
CREATE TEMP TABLE board AS SELECT * FROM indicator_board;

SELECT cmp_ok((SELECT count(*) FROM oracle), '>', 2000::bigint, 'there is something to compare');
SELECT is((SELECT count(*) FROM board), (SELECT count(*) FROM observation), 'every observation is on the board once');
SELECT is_empty($$SELECT b.indicator, b.region, b.period, b.change, o.printed FROM board b JOIN oracle o USING (indicator, region, period)
	WHERE (b.change, b.growth_source) IS DISTINCT FROM (o.printed, o.source)$$, 'changes and their sources');
SELECT is_empty($$SELECT * FROM board WHERE change_unit <> CASE indicator WHEN 'rates' THEN 'percentage_point' ELSE 'percent' END
	OR growth IS DISTINCT FROM CASE WHEN indicator <> 'rates' THEN change END$$, 'the unit of the indicator decides between percent and points');
SELECT is_empty($$SELECT * FROM board WHERE (growth IS NULL) <> (growth_reason IS NOT NULL)$$, 'no growth, a reason; a growth, none');
SELECT set_has($$SELECT growth_reason FROM board$$,
	$$VALUES ('no_value'), ('no_base'), ('base_zero'), ('base_negative'), ('break'), ('in_points')$$, 'every reason is met');
SELECT is_empty($$SELECT b.indicator, b.region, b.period, b.rank, o.rank, b.peers, o.peers, b.peers_expected, o.expected FROM board b JOIN oracle o USING (indicator, region, period)
	WHERE o.parent_region IS NOT NULL AND (b.rank, b.peers, b.peers_expected)
		IS DISTINCT FROM (CASE WHEN o.change IS NOT NULL AND o.peers >= o.expected THEN o.rank END, o.peers, o.expected)$$, 'ranks and peers');
SELECT is_empty($$SELECT * FROM board WHERE (rank IS NULL) <> (rank_reason IS NOT NULL) OR (rank IS NULL) <> (rank_source IS NULL)$$, 'no rank, a reason');
SELECT cmp_ok((SELECT count(DISTINCT rank) FROM board), '>', 5::bigint, 'there are ranks');
SELECT is_empty($$SELECT b.indicator, b.region, b.period, b.pp_gap, o.printed - o.parent_printed FROM board b JOIN oracle o USING (indicator, region, period)
	WHERE b.pp_gap IS DISTINCT FROM o.printed - o.parent_printed$$, 'gaps to the parent add up');
SELECT is_empty($$SELECT b.indicator, b.region, b.period FROM board b
	JOIN indicator i USING (indicator)
	LEFT JOIN board f ON f.indicator = i.reference_indicator AND f.region = b.region AND f.period = b.period AND f.change_unit = b.change_unit
	WHERE b.reference_pp_gap IS DISTINCT FROM b.change - f.change$$, 'gaps to the reference indicator, never of points to rates');
SELECT is_empty($$SELECT b.indicator, b.region, b.period, b.rank_change, o.rank - b.rank FROM board b
	LEFT JOIN board o ON o.indicator = b.indicator AND o.region = b.region
		AND o.period = previous_period(b.period, (SELECT i.cumulative FROM indicator i WHERE i.indicator = b.indicator))
		AND NOT EXISTS (SELECT FROM region c WHERE c.parent_region = b.parent_region AND NOT EXISTS (
			SELECT FROM observation x WHERE x.indicator = b.indicator AND x.period = b.period AND x.region = c.region))
	WHERE b.rank_change IS NOT NULL AND b.rank_change <> o.rank - b.rank
		OR b.rank_change IS NULL AND o.rank - b.rank IS NOT NULL$$, 'places gained since the preceding period');

-- whatever is asked for, a row says the same
SELECT is_empty($$SELECT r.* FROM region g CROSS JOIN indicator i
	CROSS JOIN LATERAL (SELECT b::text AS line FROM indicator_board b WHERE b.indicator = i.indicator AND b.region = g.region) r
	EXCEPT SELECT b::text FROM board b$$, 'by indicator and region');
SELECT is_empty($$SELECT b::text FROM board b WHERE indicator = 'levels' AND year = 2023
	EXCEPT SELECT r.line FROM generate_series(1, 4) m
	CROSS JOIN LATERAL (SELECT b::text AS line FROM indicator_board b WHERE b.indicator = 'levels' AND b.period = ref_ytd(2023, m)) r$$, 'by indicator and period');
-- the ranks of the preceding period, of a year ago and of levels: of those that stand in the group now, when all that are expected had one
CREATE TEMP TABLE member AS
SELECT g.indicator, g.period, g.parent_region, g.region, g.higher_is_better, g.value, q.what, c.change, c.source = 'published' AS published,
	greatest((SELECT children_expected FROM region u WHERE u.region = g.parent_region), (SELECT count(*) FROM region k WHERE k.parent_region = g.parent_region)) AS expected
FROM oracle_change g
CROSS JOIN LATERAL (VALUES ('before', CASE WHEN extract(month FROM end_date(g.period)) > 1 THEN CASE WHEN g.cumulative THEN ref_ytd(year_of(g.period), months(g.period) - 1) ELSE ref_month(year_of(g.period), extract(month FROM end_date(g.period))::integer - 1) END END),
	('year ago', CASE WHEN g.cumulative THEN ref_ytd(year_of(g.period) - 1, months(g.period)) ELSE ref_month(year_of(g.period) - 1, extract(month FROM end_date(g.period))::integer) END), ('level', NULL)) q (what, period)
LEFT JOIN oracle_change c ON c.indicator = g.indicator AND c.region = g.region AND c.period = q.period
WHERE g.parent_region IS NOT NULL;
UPDATE member SET change = value, published = false WHERE what = 'level';
CREATE INDEX ON member (indicator, period, parent_region, what);
CREATE TEMP TABLE other_rank AS
SELECT m.indicator, m.period, m.region, m.what, max(m.expected) AS expected, count(s.change) AS peers,
	CASE WHEN max(m.change) IS NOT NULL AND count(s.change) >= max(m.expected) THEN 1 + count(*) FILTER (WHERE CASE WHEN m.higher_is_better THEN s.printed > m.printed ELSE s.printed < m.printed END) END AS rank
FROM (SELECT *, round(change, CASE WHEN bool_or(published) OVER w THEN 1 ELSE 20 END) AS printed FROM member WINDOW w AS (PARTITION BY indicator, period, parent_region, what)) m
JOIN (SELECT *, round(change, CASE WHEN bool_or(published) OVER w THEN 1 ELSE 20 END) AS printed FROM member WINDOW w AS (PARTITION BY indicator, period, parent_region, what)) s
	ON (s.indicator, s.period, s.parent_region, s.what) = (m.indicator, m.period, m.parent_region, m.what)
GROUP BY m.indicator, m.period, m.region, m.what;
SELECT is_empty(format($$SELECT r.indicator, r.region, r.period, r.%1$I, o.rank FROM observation_growth r JOIN other_rank o ON (o.indicator, o.region) = (r.indicator, r.region) AND o.period = r.period
	WHERE o.what = %2$L AND r.%1$I IS DISTINCT FROM o.rank$$, name, what), what || ': the rank')
FROM (VALUES ('previous_rank', 'before'), ('year_ago_rank', 'year ago'), ('level_rank', 'level')) v (name, what);
SELECT results_eq($$SELECT what, bool_or(peers = expected AND rank IS NOT NULL), bool_or(peers = expected - 1), bool_or(peers < expected AND rank IS NOT NULL) FROM other_rank GROUP BY what ORDER BY what COLLATE "C"$$,
	$$VALUES ('before', true, true, false), ('level', true, true, false), ('year ago', true, true, false)$$, 'of as many as are expected, and none of one less');
SELECT is_empty($$SELECT b.indicator, b.region, b.period FROM board b JOIN observation_growth r ON (r.indicator, r.region) = (b.indicator, b.region) AND r.period = b.period
	WHERE b.rank_change IS DISTINCT FROM r.previous_rank - r.rank OR b.rank_change_year IS DISTINCT FROM r.year_ago_rank - r.rank OR b.level_rank IS DISTINCT FROM r.level_rank$$, 'and the places between them');

-- published ranks go before computed ones, in each of the three places; two of one region are never enough for three
INSERT INTO region (region, parent_region, children_expected) VALUES ('h', NULL, 3);
INSERT INTO region (region, parent_region) VALUES ('h1', 'h'), ('h2', 'h'), ('h3', 'h');
INSERT INTO observation (indicator, period, region, value, published_rank, published_rank_peers)
SELECT 'counts', p::ref_period, 'h' || n, v, k, CASE WHEN k IS NOT NULL THEN 31 END FROM (VALUES
	('2010-05', 1, 10, NULL), ('2010-05', 2, 10, NULL), ('2010-05', 3, 10, NULL), ('2010-04', 1, 10, NULL), ('2010-04', 2, 10, NULL), ('2010-04', 3, 10, NULL), ('2009-05', 1, 5, NULL), ('2009-05', 2, 5, NULL), ('2009-05', 3, 5, NULL),
	('2011-04', 1, 11, NULL), ('2011-04', 2, 12, 9), ('2011-04', 3, 13, NULL), ('2011-05', 1, 13, 7), ('2011-05', 2, 12, NULL), ('2011-05', 3, 12, NULL),
	('2012-05', 1, 14, NULL), ('2012-05', 2, 12, 8), ('2012-05', 3, NULL, NULL)) v (p, n, v, k);
INSERT INTO observation (indicator, period, region, value, published_rank, published_rank_peers) VALUES ('counts', '2011-05', 'h', 40, 2, 5), ('counts', '2011-04', 'h', 40, NULL, NULL);
-- fewer is better: of +30, +20, +20 % the last two share the first place
SELECT results_eq($$SELECT period::text, region, rank, rank_source, rank_reason, peers, peers_expected, previous_rank, year_ago_rank, level_rank FROM observation_growth WHERE indicator = 'counts' AND (region LIKE 'h_' AND period IN ('2011-05', '2012-05') OR region = 'h') ORDER BY period, region$$,
	$$VALUES ('2011-04', 'h', NULL::bigint, NULL, 'no_peer_group', NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint),
		('2011-05', 'h', 2, 'published', NULL, 5, 5, NULL, NULL, NULL),
		('2011-05', 'h1', 7, 'published', NULL, 31, 31, 1, 1, 3), ('2011-05', 'h2', 1, 'computed', NULL, 3, 3, 9, 1, 1), ('2011-05', 'h3', 1, 'computed', NULL, 3, 3, 3, 1, 1),
		('2012-05', 'h1', NULL, NULL, 'peers_missing', 2, 3, NULL, 7, NULL), ('2012-05', 'h2', 8, 'published', NULL, 31, 31, NULL, 1, NULL), ('2012-05', 'h3', NULL, NULL, 'no_growth', 2, 3, NULL, 1, NULL)$$,
	'published ranks, in the period, the preceding one and a year ago');
-- one published rate rounds its own peer group and no other: of 5.0 published, 10.04 and 10.02 % the last two are tied, of 2.04 and 2.02 % they are not
INSERT INTO observation (indicator, period, region, value, published_growth)
SELECT 'counts', p::ref_period, 'h' || n, v, g FROM (VALUES ('2013-04', 1, 1000, NULL), ('2013-04', 2, 1000, NULL), ('2013-04', 3, 1000, NULL), ('2013-05', 1, 1000, NULL), ('2013-05', 2, 1000, NULL), ('2013-05', 3, 1000, NULL),
	('2014-04', 1, 1050, 5), ('2014-04', 2, 1100.4, NULL), ('2014-04', 3, 1100.2, NULL), ('2014-05', 1, 1010, NULL), ('2014-05', 2, 1020.4, NULL), ('2014-05', 3, 1020.2, NULL),
	-- 5.00 and 5.04 %
	('2015-05', 1, 1040, 3), ('2015-05', 2, 1071.42, NULL), ('2015-05', 3, 1071.61808, NULL)) v (p, n, v, g);
SELECT results_eq($$SELECT period::text, region, rank, previous_rank, year_ago_rank FROM observation_growth WHERE indicator = 'counts' AND region LIKE 'h_' AND period IN ('2014-04', '2014-05', '2015-05') ORDER BY period, region$$,
	$$VALUES ('2014-04', 'h1', 1::bigint, NULL::bigint, NULL::bigint), ('2014-04', 'h2', 2, NULL, NULL), ('2014-04', 'h3', 2, NULL, NULL), ('2014-05', 'h1', 1, 1, NULL), ('2014-05', 'h2', 3, 2, NULL), ('2014-05', 'h3', 2, 2, NULL),
		('2015-05', 'h1', 1, NULL, 1), ('2015-05', 'h2', 2, NULL, 3), ('2015-05', 'h3', 2, NULL, 2)$$, 'each peer group has its own precision');
-- without the engine, as an engine on many machines runs it (doc/engine.md)
CREATE TEMP TABLE grouped AS
WITH block AS (
	SELECT DISTINCT p.indicator, p.block FROM office.indicator_period p
), family AS (
	SELECT n.indicator, a.ancestor AS family, b.block,
		family_agg(a.region, a.distance = 1, n.period, n.value, n.published_growth, n.comparable_base,
			n.published_rank, n.obs_status, n.conf_status, i.change_unit <> 'percent', i.unit_mult::integer,
			i.change_decimals, i.higher_is_better, b.block, office.children_of(h.children_expected,
				(SELECT count(*) FROM office.region c WHERE c.parent_region = h.region)),
			false, false, i.time_additive AND NOT i.cumulative) AS figures
	FROM block b
	JOIN office.observation n ON n.indicator = b.indicator AND n.period > family_after(b.block) AND n.period <= b.block
	JOIN office.region_ancestor a ON a.region = n.region AND a.distance <= 1
	JOIN office.region h ON h.region = a.ancestor
	JOIN office.indicator i ON i.indicator = n.indicator
	GROUP BY n.indicator, a.ancestor, b.block
)
SELECT o.indicator, o.region, o.period,
	figure_number(f.figures, o.region, o.period, 'printed') AS change,
	figure_number(f.figures, r.parent_region, o.period, 'printed') AS parent_change,
	coalesce(o.published_rank, figure_rank(f.figures, o.region, o.period, o.period)) AS rank,
	figure_rank(f.figures, o.region, o.period, p.preceding) AS previous_rank,
	figure_level_rank(f.figures, o.region, o.period) AS level_rank
FROM office.observation o
JOIN office.indicator_period p ON p.indicator = o.indicator AND p.period = o.period
JOIN office.region r ON r.region = o.region
JOIN family f ON f.indicator = o.indicator AND f.family = r.family AND f.block = p.block;
SELECT is_empty($$SELECT b.indicator, b.region, b.period FROM indicator_board b
	LEFT JOIN grouped g ON g.indicator = b.indicator AND g.region = b.region AND g.period = b.period
	WHERE (g.change, g.parent_change, g.rank, g.previous_rank - g.rank, g.level_rank)
		IS DISTINCT FROM (b.change, b.parent_growth, b.rank, b.rank_change, b.level_rank)$$,
	'the board is that of one GROUP BY');
SELECT * FROM finish();
