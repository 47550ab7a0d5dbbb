-- Who runs these tests owns the database and is nothing else, as our users are.
\set QUIET on
SET client_min_messages = warning;
SELECT plan(13);

CREATE VIEW roles_of_ours AS
SELECT rolname::text AS role, oid FROM pg_roles WHERE rolname LIKE 'indstat\_%';
SELECT is(current_user, session_user, 'nobody else logged in');
SELECT is((SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()), current_user, 'the database is the owner''s');
SELECT results_eq($$SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = current_user$$,
	$$VALUES (false, false, false, false, false)$$, 'who has no other right');
SELECT is_empty($$SELECT role FROM roles_of_ours JOIN pg_roles r USING (oid) WHERE r.rolsuper OR r.rolcreatedb OR r.rolcreaterole OR r.rolbypassrls OR r.rolreplication$$,
	'nor have the roles that tests look through');
-- as who owns the database one is a member of pg_database_owner
SELECT is_empty($$SELECT rolname FROM pg_roles WHERE rolname <> current_user AND rolname <> 'pg_database_owner'
		AND rolname NOT LIKE 'indstat\_test\_%' AND pg_has_role(oid, 'MEMBER')$$,
	'no membership in a predefined role or a superuser''s');
SELECT is_empty($$SELECT member.role, r.rolname FROM roles_of_ours member, pg_roles r
	WHERE r.rolname <> 'pg_database_owner' AND r.rolname NOT LIKE 'indstat\_%' AND pg_has_role(member.oid, r.oid, 'MEMBER')$$,
	'nor of those that tests look through');
SELECT bag_eq($$SELECT role FROM roles_of_ours WHERE oid <> current_user::regrole AND role <> 'indstat_test_eyes' AND pg_has_role(oid, 'MEMBER')$$,
	$$SELECT 'indstat_test_' || r FROM unnest(ARRAY['reader', 'insider', 'confidant', 'loader', 'deputy', 'stranger']) r$$,
	'the owner may look through these roles');
SELECT is_empty($$SELECT role FROM roles_of_ours WHERE oid <> current_user::regrole AND role <> 'indstat_test_eyes' AND pg_has_role(oid, 'USAGE')$$,
	'and has no right of theirs');
SELECT is_empty($$SELECT a.role, b.role FROM roles_of_ours a, roles_of_ours b
	WHERE a.oid <> b.oid AND a.role NOT IN (current_user, 'indstat_test_eyes') AND pg_has_role(a.oid, b.oid, 'MEMBER')$$,
	'none of them is a member of another');
SELECT throws_ok('CREATE ROLE indstat_test_new', '42501', NULL, 'no role is made');
SELECT throws_ok($$CREATE FUNCTION leak() RETURNS void LANGUAGE c AS 'indstat', 'as_of'$$, '42501', NULL, 'nor a function in C');

-- the extension is trusted
CREATE EXTENSION indstat;
SELECT is((SELECT extowner::regrole::text FROM pg_extension WHERE extname = 'indstat'), current_user::text, 'the extension is the owner''s');
SELECT create_model('office') \g /dev/null
SELECT is_empty($$SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relowner <> current_user::regrole
	UNION ALL SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'office'::regnamespace AND proowner <> current_user::regrole$$,
	'and so is all of a model');
SELECT * FROM finish();
