-- # Rounding
-- Measures are computed exactly and divided once, to 20 significant digits. Rounding is a step of its own, and the last one.

-- ## stat_round
SELECT stat_round(2.5, 0) AS away, stat_round(2.5, 0, 'half_even') AS even, stat_round(yoy_growth(868, 803), 1) AS printed,
       stat_round(1296.22, -2) AS hundreds, stat_round('{"north": 8.25, "south": 3.14}'::cross_section, 1) AS regions;

-- ## rounding_interval
-- Growth printed as 31.9 % may stand for anything in this interval.
SELECT rounding_interval(31.9, 1);

-- ## consistent
-- 65 more than 803 is printed as 8.1 %; does it agree?
SELECT consistent(8.1, yoy_growth(868, 803), 1) AS agrees, consistent(8.2, yoy_growth(868, 803), 1) AS does_not;

-- ## adds_up
-- Three parts, each rounded: they may miss the total by two units of the last decimal.
SELECT adds_up(100.0, 99.8, 3, 1) AS explained, adds_up(100.0, 99.7, 3, 1) AS not_explained;
