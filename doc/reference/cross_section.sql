-- # Regions side by side
-- One indicator in one period over all regions, and the tree that they stand in. [cross_section.md](cross_section.md) says when to use it.

-- ## cross_section
SELECT '{"north": 12.5, "south": 13}'::cross_section AS texts, '{1: 12.5, 2: 13}'::cross_section AS integers;

-- ## operators of cross_section
-- Member by member, of members that both have.
SELECT a + b AS plus, a - b AS minus, a * b AS times, a = b AS equal, a <> b AS different FROM (SELECT '{"n": 12, "s": 13}'::cross_section AS a, '{"n": 2, "w": 5}'::cross_section AS b) AS x;

-- ## hierarchy
SELECT hierarchy(ARRAY['province', 'north', 'south'], ARRAY[NULL, 'province', 'province']) AS made, '{"province": null, "north": "province"}'::hierarchy AS written;

-- ## operators of hierarchy
SELECT a = b AS equal, a <> b AS different FROM (SELECT '{1: null, 2: 1}'::hierarchy AS a, '{2: 1, 1: null}'::hierarchy AS b) AS x;

-- ## parent_of
SELECT parent_of('{"province": null, "north": "province"}'::hierarchy, 'north') AS parent, parent_of('{1: null, 2: 1}'::hierarchy, 2) AS of_integers;

-- ## cross_section_agg
SELECT cross_section_agg(region, value) FROM (VALUES ('north', 12.5), ('south', 13), ('west', NULL)) AS v (region, value);

-- ## members, unnest_int8, side_by_side
SELECT members('{1: 12.5, 2: 13}'::cross_section);
SELECT member, value FROM unnest_int8('{1: 12.5, 2: 13}'::cross_section);
SELECT member, "values"[1] AS this_year, "values"[2] AS last_year FROM side_by_side('{"north": 12, "south": 13}', '{"north": 11, "west": 7}');

-- ## of_parent
-- The gap of every region to the one above it.
SELECT pp_gap(growth, of_parent(growth, tree)) AS gap
FROM (SELECT '{"province": 10.2, "north": 31.9, "south": 4.1}'::cross_section AS growth, '{"province": null, "north": "province", "south": "province"}'::hierarchy AS tree) AS x;

-- ## roll_up
SELECT roll_up(figures, tree) AS nothing_is_missing, roll_up(figures, tree, 'partial_zero') AS of_what_is_known
FROM (SELECT '{"north": 12, "east_1": 5}'::cross_section AS figures, '{"north": "all", "south": "all", "east_1": "east"}'::hierarchy AS tree) AS x;

-- ## peers
SELECT peers('{"north": 12, "south": 13}'::cross_section, '{"north": "all", "south": "all", "west": "all"}') AS with_a_figure;

-- ## cross_section_sum
SELECT cross_section_sum(figures) FROM (VALUES ('{"north": 12, "south": 13}'::cross_section), ('{"north": 1}')) AS v (figures);
