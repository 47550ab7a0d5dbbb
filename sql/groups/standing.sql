SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- one measure: from where it begins up to, not including, where it ends
SELECT * FROM standing('{1,2,2}', '{3,4,9}', '{1,1,1}', '{1.50,2,30}', 5, 1);
-- two measures, an amount that is not known, and none at all
SELECT * FROM standing('{1,2,4}', '{3,3,5}', '{1,2,1}', '{1.50,NULL,7}', 6, 2);
SELECT * FROM standing('{1,2,4}', '{3,3,5}', '{1,2,1}', NULL, 6, 2);
-- the decimals are those of what stands; 0 where nothing does
SELECT place, number, amounts FROM standing('{1,1,2,3,1}', '{3,4,3,5,6}', '{1,1,1,1,2}', '{1.500,2,0.25,-3.0,0}', 5, 2);
-- what begins before the first place and ends after the last; what never stands
SELECT * FROM standing('{-5,0,3,4,2}', '{2,2147483647,3,2,9}', '{1,1,1,1,1}', NULL, 3, 1);
SELECT * FROM standing('{4}', '{9}', '{1}', NULL, 3, 1);
SELECT * FROM standing('{}', '{}', '{}', '{}', 3, 1);
SELECT * FROM standing('{1}', '{2}', '{1}', NULL, 0, 1);
SELECT * FROM standing('[5:6]={1,2}', '[0:1]={3,3}', '{1,1}', NULL, 3, 1);
-- NULL gives no row
SELECT * FROM standing(NULL, '{2}', '{1}', NULL, 3, 1);
SELECT * FROM standing('{1}', '{2}', '{1}', NULL, NULL, 1);
-- bad input
SELECT * FROM standing('{1,NULL}', '{2,3}', '{1,1}', NULL, 3, 1);
SELECT * FROM standing('{1}', '{2,3}', '{1}', NULL, 3, 1);
SELECT * FROM standing('{1}', '{2}', '{1}', '{1,2}', 3, 1);
SELECT * FROM standing('{{1}}', '{2}', '{1}', NULL, 3, 1);
SELECT * FROM standing('{1}', '{2}', '{0}', NULL, 3, 1);
SELECT * FROM standing('{1}', '{2}', '{3}', NULL, 3, 2);
SELECT * FROM standing('{1}', '{2}', '{1}', '{NaN}', 3, 1);
SELECT * FROM standing('{1}', '{2}', '{1}', '{-Infinity}', 3, 1);
SELECT * FROM standing('{1}', '{2}', '{1}', NULL, -1, 1);
SELECT * FROM standing('{1}', '{2}', '{1}', NULL, 3, 0);
SELECT * FROM standing('{1}', '{2}', '{1}', NULL, 1200000, 2);
-- random spans against every place counted by itself, digits and all
SELECT setseed(0.6);
CREATE TEMP TABLE span AS
SELECT g, floor(random() * 30)::integer - 3 AS begins, floor(random() * 30)::integer AS ends, 1 + floor(random() * 3)::integer AS measure,
	CASE WHEN random() > 0.1 THEN round((random() * 1e6)::numeric, floor(random() * 5)::integer) END AS amount
FROM generate_series(1, 200) g, generate_series(1, 30);
SELECT count(*) AS places, count(*) FILTER (WHERE t.number = o.number AND t.amounts::text = o.amounts::text) AS same
FROM (SELECT g, array_agg(begins) AS begins, array_agg(ends) AS ends, array_agg(measure) AS measure, array_agg(amount) AS amount FROM span GROUP BY g) s
CROSS JOIN LATERAL standing(s.begins, s.ends, s.measure, s.amount, 24, 3) t
FULL JOIN (
	SELECT g, place, ARRAY[count(*) FILTER (WHERE measure = 1), count(*) FILTER (WHERE measure = 2), count(*) FILTER (WHERE measure = 3)] AS number,
		ARRAY[coalesce(sum(amount) FILTER (WHERE measure = 1), 0), coalesce(sum(amount) FILTER (WHERE measure = 2), 0), coalesce(sum(amount) FILTER (WHERE measure = 3), 0)] AS amounts
	FROM span JOIN generate_series(1, 24) place ON begins <= place AND place < ends GROUP BY g, place) o ON o.g = s.g AND o.place = t.place;
