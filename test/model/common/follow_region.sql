-- A region is not asked twice.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(7);
INSERT INTO region (region) VALUES ('a'), ('b'), ('c');
INSERT INTO enterprise (enterprise, region) VALUES ('e', 'a');
INSERT INTO project (project, region, planned_investment) VALUES ('p', 'b', 1);
INSERT INTO service_request (request, enterprise, project, region) VALUES ('q1', 'e', NULL, NULL), ('q2', NULL, 'p', NULL), ('q3', 'e', 'p', NULL), ('q4', 'e', 'p', 'c');
SELECT results_eq('SELECT request, region FROM service_request ORDER BY request', $$VALUES ('q1', 'a'), ('q2', 'b'), ('q3', 'a'), ('q4', 'c')$$, 'a request is where its enterprise is, else its project, unless it is said');
SELECT throws_ok($$INSERT INTO service_request (request) VALUES ('q5')$$, '23502', NULL, 'where neither is, it must be said');
SELECT throws_ok($$INSERT INTO service_request (request, enterprise) VALUES ('q5', 'nobody')$$, '23502', NULL, 'nor is that of nobody known');
INSERT INTO initiative (initiative, parent_initiative, kind, region) VALUES ('i1', NULL, 'action', 'a'), ('i2', 'i1', 'task', NULL), ('i3', 'i2', 'task', NULL), ('i4', 'i1', 'task', 'b');
SELECT results_eq('SELECT initiative, region FROM initiative ORDER BY initiative', $$VALUES ('i1', 'a'), ('i2', 'a'), ('i3', 'a'), ('i4', 'b')$$, 'a part is where the whole is, in one statement, too');
SELECT throws_ok($$INSERT INTO initiative (initiative, kind) VALUES ('i5', 'task')$$, '23502', NULL, 'what is part of nothing must say');
SELECT throws_ok($$UPDATE initiative SET region = NULL WHERE initiative = 'i2'$$, '23502', NULL, 'a region is not taken away');
SELECT grant_model('office', 'indstat_test_loader', 'loader') \g /dev/null
SET ROLE indstat_test_loader;
SELECT lives_ok($$INSERT INTO office.service_request (request, enterprise) VALUES ('q6', 'e')$$, 'for a loader, too');
RESET ROLE;
SELECT * FROM finish();
