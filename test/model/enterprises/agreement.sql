-- Agreements in force on a day and their amounts by purpose, as known at a time.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(16);

INSERT INTO region (region, name_en) VALUES ('r', 'R'), ('s', 'S');
INSERT INTO agreement (agreement, region, kind, party) VALUES ('x', 'r', 'credit', 'bank'), ('y', 'r', 'credit', 'bank'), ('z', 's', 'credit', 'other bank');
INSERT INTO agreement_amount (agreement, purpose, signed_on, ends_on, amount, recorded_at) VALUES
	('x', 'industry', '2023-01-10', '2023-12-31', 2, '2023-01-11'), ('x', 'other', '2023-01-10', NULL, 4, '2023-01-11'),
	('y', 'industry', '2023-05-31', NULL, 1, '2023-06-01'), ('z', 'other', '2023-06-01', NULL, 5, '2023-06-02');
SELECT results_eq($$SELECT region, purpose, agreements, parties, amount, share FROM agreement_board('2023-05-31')$$,
	$$VALUES ('r', 'all', 2::bigint, 1::bigint, 7::numeric, 100.0), ('r', 'industry', 2, 1, 3, 42.9), ('r', 'other', 1, 1, 4, 57.1)$$, 'in force on the day they are signed; a party counts once');
SELECT results_eq($$SELECT region, amount FROM agreement_board('2024-01-01') WHERE purpose = 'all'$$, $$VALUES ('r', 5::numeric), ('s', 5)$$, 'and no longer after they end');
INSERT INTO agreement_amount (agreement, purpose, signed_on, amount, recorded_at) VALUES ('x', 'other', '2023-01-10', 6, '2023-07-01'), ('y', 'industry', NULL, 0, '2023-07-01');
SELECT results_eq($$SELECT purpose, amount, share FROM agreement_board('2023-05-31')$$,
	$$VALUES ('all', 8::numeric, 100.0), ('industry', 2, 25.0), ('other', 6, 75.0)$$, 'an amount that was put right, one withdrawn');
SELECT results_eq($$SELECT amount FROM agreement_board('2023-05-31', '2023-06-15') WHERE purpose = 'all'$$, $$VALUES (7::numeric)$$, 'what was known before stays');
UPDATE model_option SET lang = 'zh';
SELECT results_eq($$SELECT kind_name, purpose_name, amount FROM agreement_board WHERE on_date = '2023-03-31' AND region = 'r' ORDER BY purpose_order$$,
	$$VALUES ('授信', '支持工业发展', 2::numeric), ('授信', '其他用途', 6), ('授信', '合计', 8)$$, 'the view has names');
SELECT throws_ok($$INSERT INTO agreement_amount (agreement, purpose, signed_on, amount) VALUES ('x', 'industry', '2023-01-01', 'NaN')$$, '23514', NULL, 'NaN is no amount');
SELECT throws_ok($$INSERT INTO agreement_amount (agreement, purpose, signed_on, ends_on, amount) VALUES ('x', 'industry', '2023-01-02', '2023-01-01', 1)$$, '23514', NULL, 'the end is not before the beginning');
-- a quiet month
SELECT is_empty($$SELECT * FROM agreement_board WHERE on_date = '2024-02-29'$$, 'nothing is known of a month in which nothing ended or was signed');
INSERT INTO indicator (indicator) VALUES ('i'), ('none');
INSERT INTO observation (indicator, region, period, value) VALUES ('i', 'r', '2024-01..02', 1), ('i', 'r', '2024-01', 1);
INSERT INTO observation (indicator, region, period, value, obs_status) VALUES ('i', 'r', '2030', 1, 'F');
SELECT results_eq($$SELECT region, purpose FROM agreement_board WHERE on_date = '2024-02-29' ORDER BY 1, 2$$,
	$$VALUES ('r', 'all'), ('r', 'other'), ('s', 'all'), ('s', 'other')$$, 'but as far as there are figures, what is in force is shown');
SELECT is((SELECT max(on_date) FROM agreement_board), '2024-02-29', 'forecasts are no figures');
SELECT throws_ok('UPDATE agreement_amount SET amount = 0', '23514', NULL, 'a row that was corrected is not changed');
DELETE FROM agreement_amount a USING agreement_amount b WHERE b.agreement = a.agreement AND b.purpose = a.purpose AND b.recorded_at > a.recorded_at;
UPDATE agreement_amount SET amount = 0;
SELECT results_eq($$SELECT DISTINCT share FROM agreement_board('2023-05-31')$$, ARRAY[NULL::numeric], 'nothing has no shares');
-- the first and the last day are in force, the days beside them are not, and a day may be both; each kind is a whole of its own
INSERT INTO agreement_kind (kind) VALUES ('loan');
INSERT INTO agreement (agreement, region, kind, party) VALUES ('v', 'r', 'loan', 'bank'), ('w', 's', 'loan', 'bank'), ('u', 'r', 'loan', 'other bank');
INSERT INTO agreement_amount (agreement, purpose, signed_on, ends_on, amount, recorded_at) VALUES ('v', 'industry', '2022-03-10', '2022-03-12', 3, '2022-01-01'), ('w', 'industry', '2022-03-10', '2022-03-10', 5, '2022-01-01'), ('u', 'other', '2022-03-11', NULL, 1, '2022-01-01');
SELECT results_eq($$SELECT d::date, string_agg(region || ' ' || purpose || ' ' || amount || ' ' || share, ', ' ORDER BY region, purpose) FROM generate_series(date '2022-03-09', '2022-03-13', '1 day') d LEFT JOIN LATERAL agreement_board(d::date) b ON b.kind = 'loan' GROUP BY 1 ORDER BY 1$$,
	$$VALUES (date '2022-03-09', NULL), ('2022-03-10', 'r all 3 100.0, r industry 3 100.0, s all 5 100.0, s industry 5 100.0'), ('2022-03-11', 'r all 4 100.0, r industry 3 75.0, r other 1 25.0'),
		('2022-03-12', 'r all 4 100.0, r industry 3 75.0, r other 1 25.0'), ('2022-03-13', 'r all 1 100.0, r other 1 100.0')$$, 'first and last day inclusive');
INSERT INTO agreement_amount (agreement, purpose, signed_on, amount, recorded_at) VALUES ('y', 'other', '2022-03-11', 9, '2022-01-01');
SELECT results_eq($$SELECT kind, purpose, agreements, parties, amount, share FROM agreement_board('2022-03-11') WHERE region = 'r' ORDER BY 1, 2$$,
	$$VALUES ('credit', 'all', 1::bigint, 1::bigint, 9::numeric, 100.0), ('credit', 'other', 1, 1, 9, 100.0), ('loan', 'all', 2, 2, 4, 100.0), ('loan', 'industry', 1, 1, 3, 75.0), ('loan', 'other', 1, 1, 1, 25.0)$$, 'a share is of its own kind');
-- the view goes from the month of the first day to that of the last one, signed or ended
DELETE FROM agreement_amount;
DELETE FROM observation;
INSERT INTO agreement_amount (agreement, purpose, signed_on, ends_on, amount, recorded_at) VALUES ('v', 'industry', '2022-02-28', '2022-05-01', 3, '2022-01-01'), ('w', 'other', '2022-03-31', NULL, 5, '2022-01-01');
SELECT results_eq($$SELECT DISTINCT on_date FROM agreement_board ORDER BY 1$$, $$VALUES (date '2022-02-28'), ('2022-03-31'), ('2022-04-30'), ('2022-05-31')$$, 'the months of the view');
SELECT results_eq($$SELECT region, purpose, purpose_order FROM agreement_board WHERE on_date = '2022-05-31' ORDER BY purpose$$, $$VALUES ('s', 'all', NULL::integer), ('s', 'other', 20)$$, 'and what is in force at the end of the last');
SELECT * FROM finish();
