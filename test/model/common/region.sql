-- Trees of regions and indicators: their ancestors after every change, against recursion.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(15);

CREATE VIEW oracle AS
WITH RECURSIVE up AS (
	SELECT region, region AS ancestor, 0 AS distance FROM region
	UNION ALL
	SELECT u.region, r.parent_region, u.distance + 1 FROM up u JOIN region r ON r.region = u.ancestor WHERE r.parent_region IS NOT NULL)
SELECT * FROM up;
CREATE FUNCTION pg_temp.differences() RETURNS bigint LANGUAGE sql AS
$$ SELECT count(*) FROM (SELECT region, ancestor, distance FROM office.region_ancestor) a FULL JOIN public.oracle o USING (region, ancestor, distance) WHERE a IS NULL OR o IS NULL $$;

SELECT setseed(0.21) \g /dev/null
-- a child may stand before its parent in one statement
INSERT INTO region (region, parent_region)
SELECT 'r' || n, CASE WHEN n > 3 THEN 'r' || (1 + floor(random() * (n - 1)))::integer END FROM generate_series(200, 1, -1) n;
SELECT is(pg_temp.differences(), 0::bigint, 'after an insert of a whole tree');
SELECT cmp_ok((SELECT max(distance) FROM region_ancestor), '>', 4, 'which is deep enough');
INSERT INTO region (region, parent_region) VALUES ('s1', 'r77'), ('s2', 's1');
SELECT is(pg_temp.differences(), 0::bigint, 'after an insert below');
-- random moves, several at a time: who comes later stands below who came before
UPDATE region SET parent_region = 'r' || (1 + floor(random() * (substr(region, 2)::integer - 1)))::integer
WHERE region ~ '^r' AND substr(region, 2)::integer > 3 AND random() < 0.4;
SELECT is(pg_temp.differences(), 0::bigint, 'after moves of many at once');
UPDATE region SET parent_region = NULL WHERE region IN ('r50', 'r60', 'r70');
SELECT is(pg_temp.differences(), 0::bigint, 'after subtrees were cut off');
UPDATE region SET region = 'renamed' WHERE region = 's2';
SELECT is(pg_temp.differences(), 0::bigint, 'after a new code');
UPDATE region SET name_en = 'x';
SELECT is(pg_temp.differences(), 0::bigint, 'after new names');
DELETE FROM region r WHERE NOT EXISTS (SELECT FROM region c WHERE c.parent_region = r.region);
SELECT is(pg_temp.differences(), 0::bigint, 'after the leaves are gone');
INSERT INTO region (region, parent_region) VALUES ('r1', NULL) ON CONFLICT (region) DO UPDATE SET parent_region = NULL;
MERGE INTO region r USING (VALUES ('m1', 'r1'), ('m2', 'm1')) n (region, parent) ON r.region = n.region
WHEN NOT MATCHED THEN INSERT (region, parent_region) VALUES (n.region, n.parent);
SELECT is(pg_temp.differences(), 0::bigint, 'after ON CONFLICT and MERGE');

SELECT throws_ok($$UPDATE region SET parent_region = 'm2' WHERE region = 'm1'$$, '23514', NULL, 'a circle of two is refused');
SELECT throws_ok($$UPDATE region SET parent_region = 'm1' WHERE region = 'm1'$$, '23514', NULL, 'and a circle of one');
SELECT throws_ok($$INSERT INTO region (region, parent_region) VALUES ('c1', 'c3'), ('c2', 'c1'), ('c3', 'c2')$$, '23514',
	NULL, 'and one that arrives whole');
SELECT throws_ok($$INSERT INTO region (region, parent_region) SELECT 'd' || n, CASE WHEN n > 1 THEN 'd' || n - 1 END FROM generate_series(1, 120) n$$, '23514',
	NULL, 'and a tree that never ends');
SELECT is(pg_temp.differences(), 0::bigint, 'what is refused leaves nothing');

INSERT INTO indicator (indicator, parent_indicator) VALUES ('whole', NULL), ('part', 'whole'), ('detail', 'part');
SELECT results_eq($$SELECT indicator, ancestor, distance FROM indicator_ancestor ORDER BY indicator, distance$$,
	$$VALUES ('detail', 'detail', 0), ('detail', 'part', 1), ('detail', 'whole', 2), ('part', 'part', 0), ('part', 'whole', 1), ('whole', 'whole', 0)$$,
	'indicators have their ancestors too');
SELECT * FROM finish();
