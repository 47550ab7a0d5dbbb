-- The change of an observation by order of authority, case by case: bases of zero and below,
-- what is confidential on either side, and breaks on the very periods that they are asked between.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(6);

INSERT INTO indicator (indicator, unit) VALUES ('i', 'yuan'), ('p', 'percent'), ('other', NULL);
-- of May 2023: value, published growth, comparable base, confidentiality; of May 2022: value and confidentiality, x: no row; the month of a break
CREATE TEMP TABLE given (region text, indicator text, value numeric, published numeric, comparable numeric, conf text, base numeric, base_conf text, break text,
	source text, change numeric, reason text, crosses boolean);
INSERT INTO given VALUES
	('level', 'i', 110, NULL, NULL, 'F', 100, 'F', NULL, 'level', 10, NULL, false),
	('base zero', 'i', 110, NULL, NULL, 'F', 0, 'F', NULL, NULL, NULL, 'base_zero', false),
	('base just above', 'i', 110, NULL, NULL, 'F', 0.01, 'F', NULL, 'level', 1099900, NULL, false),
	('base below', 'i', 110, NULL, NULL, 'F', -0.01, 'F', NULL, NULL, NULL, 'base_negative', false),
	('no base', 'i', 110, NULL, NULL, 'F', NULL, 'x', NULL, NULL, NULL, 'no_base', false),
	('empty base', 'i', 110, NULL, NULL, 'F', NULL, 'F', NULL, NULL, NULL, 'no_base', false),
	('secret base', 'i', 110, NULL, NULL, 'F', NULL, 'C', NULL, NULL, NULL, 'suppressed', false),
	('no value', 'i', NULL, NULL, NULL, 'F', 100, 'F', NULL, NULL, NULL, 'no_value', false),
	('secret', 'i', NULL, NULL, NULL, 'C', 100, 'F', NULL, NULL, NULL, 'suppressed', false),
	('both secret', 'i', NULL, NULL, NULL, 'N', NULL, 'C', NULL, NULL, NULL, 'suppressed', false),
	('published', 'i', NULL, 5, NULL, 'F', NULL, 'x', NULL, 'published', 5, NULL, false),
	('published first', 'i', 120, 5, 110, 'F', 100, 'F', NULL, 'published', 5, NULL, false),
	('comparable', 'i', 60, NULL, 50, 'F', 100, 'F', NULL, 'comparable_base', 20, NULL, false),
	('comparable, no base', 'i', 60, NULL, 50, 'F', NULL, 'x', NULL, 'comparable_base', 20, NULL, false),
	('comparable, secret base', 'i', 60, NULL, 50, 'F', NULL, 'C', NULL, 'comparable_base', 20, NULL, false),
	('comparable zero', 'i', 60, NULL, 0, 'F', 100, 'F', NULL, NULL, NULL, 'base_zero', false),
	('comparable below', 'i', 60, NULL, -1, 'F', 100, 'F', NULL, NULL, NULL, 'base_negative', false),
	('comparable, no value', 'i', NULL, NULL, 50, 'F', 100, 'F', NULL, NULL, NULL, 'no_value', false),
	-- the level of a broken month is of the new kind: it is comparable with what comes after
	('break in the base month', 'i', 110, NULL, NULL, 'F', 100, 'F', '2022-05', 'level', 10, NULL, false),
	('break a month later', 'i', 110, NULL, NULL, 'F', 100, 'F', '2022-06', NULL, NULL, 'break', true),
	('break a month before', 'i', 110, NULL, NULL, 'F', 100, 'F', '2023-04', NULL, NULL, 'break', true),
	('break in the month', 'i', 110, NULL, NULL, 'F', 100, 'F', '2023-05', NULL, NULL, 'break', true),
	('break after', 'i', 110, NULL, NULL, 'F', 100, 'F', '2023-06', 'level', 10, NULL, false),
	('break before', 'i', 110, NULL, NULL, 'F', 100, 'F', '2022-04', 'level', 10, NULL, false),
	('break, no base', 'i', 110, NULL, NULL, 'F', NULL, 'x', '2023-01', NULL, NULL, 'no_base', true),
	('break, secret base', 'i', 110, NULL, NULL, 'F', NULL, 'C', '2023-01', NULL, NULL, 'suppressed', true),
	('break, no value', 'i', NULL, NULL, NULL, 'F', 100, 'F', '2023-01', NULL, NULL, 'break', true),
	('break, comparable', 'i', 110, NULL, 55, 'F', 100, 'F', '2023-01', 'comparable_base', 100, NULL, true),
	('break, comparable zero', 'i', 110, NULL, 0, 'F', 100, 'F', '2023-01', NULL, NULL, 'base_zero', true),
	('break, published', 'i', 110, 7, NULL, 'F', 100, 'F', '2023-01', 'published', 7, NULL, true),
	-- points have no bad base
	('points', 'p', 5.5, NULL, NULL, 'F', 5, 'F', NULL, 'level', 0.5, 'in_points', false),
	('points from zero', 'p', 5.5, NULL, NULL, 'F', 0, 'F', NULL, 'level', 5.5, 'in_points', false),
	('points from below', 'p', 5.5, NULL, NULL, 'F', -1, 'F', NULL, 'level', 6.5, 'in_points', false),
	('points, no base', 'p', 5.5, NULL, NULL, 'F', NULL, 'x', NULL, NULL, NULL, 'no_base', false),
	('points, secret base', 'p', 5.5, NULL, NULL, 'F', NULL, 'C', NULL, NULL, NULL, 'suppressed', false),
	('points, comparable zero', 'p', 5.5, NULL, 0, 'F', 5, 'F', NULL, 'comparable_base', 5.5, 'in_points', false),
	('points published', 'p', NULL, 0.3, NULL, 'F', 5, 'F', NULL, 'published', 0.3, 'in_points', false),
	('points, break', 'p', 5.5, NULL, NULL, 'F', 5, 'F', '2022-06', NULL, NULL, 'break', true);
INSERT INTO region (region) SELECT region FROM given;
INSERT INTO observation (indicator, period, region, value, published_growth, comparable_base, conf_status, obs_status)
SELECT indicator, '2023-05', region, value, published, comparable, conf, CASE break WHEN '2023-05' THEN 'B' ELSE 'P' END FROM given;
INSERT INTO observation (indicator, period, region, value, conf_status, obs_status) SELECT indicator, '2022-05', region, base, base_conf, CASE break WHEN '2022-05' THEN 'B' ELSE 'E' END FROM given WHERE base_conf <> 'x';
INSERT INTO observation (indicator, period, region, value, obs_status) SELECT indicator, break::ref_period, region, 1, 'B' FROM given WHERE break NOT IN ('2022-05', '2023-05');
-- a break of another indicator, and of another region, is none of these
INSERT INTO observation (indicator, period, region, value, obs_status) SELECT 'other', '2023-01', region, 1, 'B' FROM given;
CREATE TEMP VIEW got AS SELECT g.*, o.change AS got_change, o.growth, o.growth_source, o.growth_reason, o.crosses_break, o.change_obs_status, o.obs_status, o.base_obs_status
FROM given g LEFT JOIN observation_growth o ON o.indicator = g.indicator AND o.region = g.region AND o.period = '2023-05';

SELECT is_empty($$SELECT region, growth_source, source, got_change, change FROM got WHERE growth_source IS DISTINCT FROM source OR got_change IS DISTINCT FROM change$$, 'the change and where it is from');
SELECT is_empty($$SELECT region, growth FROM got WHERE growth IS DISTINCT FROM CASE indicator WHEN 'i' THEN change END$$, 'a rate of what is no rate itself');
SELECT is_empty($$SELECT region, growth_reason, reason FROM got WHERE growth_reason IS DISTINCT FROM reason$$, 'or why there is none');
SELECT is_empty($$SELECT region, crosses_break, crosses FROM got WHERE crosses_break IS DISTINCT FROM crosses$$, 'a break since the base');
SELECT is_empty($$SELECT region, change_obs_status FROM got
	WHERE change_obs_status IS DISTINCT FROM CASE WHEN source = 'level' THEN combined_status(obs_status, base_obs_status) WHEN source IS NOT NULL THEN obs_status END$$, 'the status of a change is that of what it is made from');
SELECT is((SELECT count(*) FROM got WHERE obs_status = 'P' AND change_obs_status <> 'P'), (SELECT count(*) FROM given WHERE source = 'level'), 'which makes a difference');
SELECT * FROM finish();
