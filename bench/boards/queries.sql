-- What people and BI tools send to the boards: a name, then a query on one line.
-- Before them stand the first 10, 100 and 2000 rows of every view (see run).
count	SELECT count(*) FROM indicator_board
indicators	SELECT DISTINCT indicator, indicator_name FROM indicator_board
regions	SELECT DISTINCT region, region_name FROM indicator_board
last_day	SELECT max(period_end) FROM indicator_board
whole	SELECT * FROM indicator_board
profile	SELECT count(DISTINCT growth), count(DISTINCT rank), count(DISTINCT pp_gap), count(DISTINCT indicator_name) FROM indicator_board
indicator_month	SELECT * FROM indicator_board WHERE indicator = 'ind3' AND period = '2022-05'
indicator_region	SELECT * FROM indicator_board WHERE indicator = 'ind3' AND region = 'c1_4'
region	SELECT * FROM indicator_board WHERE region = 'c1_4'
names	SELECT * FROM indicator_board WHERE indicator_name = 'Indicator 3' AND region_name = 'County 1-4'
name_label	SELECT * FROM indicator_board WHERE indicator_name = 'Indicator 3' AND period_label = 'May 2022'
month	SELECT * FROM indicator_board WHERE period = '2022-05'
year	SELECT * FROM indicator_board WHERE year = 2023
first_places	SELECT * FROM indicator_board WHERE rank <= 3 AND indicator = 'ind3'
by_year	SELECT date_trunc('year', period_end), avg(value) FROM indicator_board GROUP BY 1
keys	SELECT b.* FROM bench_keys k JOIN indicator_board b ON b.indicator = k.indicator AND b.period = k.period AND b.region = k.region
structure_year	SELECT * FROM structure WHERE indicator = 'ind3' AND year = 2023
structure_region	SELECT * FROM structure WHERE region = 'c1_4'
region_structure_year	SELECT * FROM region_structure WHERE indicator = 'ind3' AND year = 2023
region_structure_region	SELECT * FROM region_structure WHERE region = 'c1_4'
target_board	SELECT * FROM target_board
chain_board	SELECT * FROM chain_board
