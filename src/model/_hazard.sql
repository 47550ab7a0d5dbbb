		/* what is somebody else's and must not be relied on: names are those of the model's relations, keeper owns it */
		SELECT 'create_granted' AS finding,
			format('other roles may create objects in schema "%s"', schema_name) AS message,
			format('CREATE is granted to: %s.', f.found) AS detail,
			format('REVOKE CREATE ON SCHEMA %I FROM %s, or give the model a schema of its own.', schema_name, f.found) AS hint
		FROM (
			SELECT string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, ', ') AS found
			FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a
			WHERE n.nspname = schema_name AND a.privilege_type = 'CREATE' AND a.grantee NOT IN (n.nspowner, keeper::oid)
				AND (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = a.grantee) IS NOT TRUE) f
		WHERE f.found IS NOT NULL
		UNION ALL
		SELECT 'foreign_owner',
			format('schema "%s" holds objects of other roles', schema_name),
			format('They do not belong to role %s: %s.', keeper, left(f.found, 500)),
			'Have them dropped or handed over (ALTER ... OWNER TO), or give the model a schema of its own.'
		FROM (
			SELECT string_agg(o.name, ', ' ORDER BY o.name) AS found
			FROM (
				SELECT c.relowner AS owner, 'pg_class'::regclass AS class, c.oid, format('%I', c.relname) AS name FROM pg_class c, pg_namespace n
					WHERE n.oid = c.relnamespace AND n.nspname = schema_name
				UNION ALL SELECT f.proowner, 'pg_proc', f.oid, f.oid::regprocedure::text FROM pg_proc f, pg_namespace n
					WHERE n.oid = f.pronamespace AND n.nspname = schema_name
				UNION ALL SELECT t.typowner, 'pg_type', t.oid, format('type %I', t.typname) FROM pg_type t, pg_namespace n
					WHERE n.oid = t.typnamespace AND n.nspname = schema_name AND t.typelem = 0 AND t.typrelid = 0
				UNION ALL SELECT p.oprowner, 'pg_operator', p.oid, 'operator ' || p.oid::regoperator FROM pg_operator p, pg_namespace n
					WHERE n.oid = p.oprnamespace AND n.nspname = schema_name
				UNION ALL SELECT k.opcowner, 'pg_opclass', k.oid, format('operator class %I', k.opcname) FROM pg_opclass k, pg_namespace n
					WHERE n.oid = k.opcnamespace AND n.nspname = schema_name
				UNION ALL SELECT l.collowner, 'pg_collation', l.oid, format('collation %I', l.collname) FROM pg_collation l, pg_namespace n
					WHERE n.oid = l.collnamespace AND n.nspname = schema_name) o (owner, class, oid, name)
			WHERE o.owner <> keeper::oid AND (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = o.owner) IS NOT TRUE) f
		WHERE f.found IS NOT NULL
		UNION ALL
		SELECT 'trigger_granted',
			format('other roles may put triggers or foreign keys on tables of model "%s"', schema_name),
			format('TRIGGER or REFERENCES is granted on: %s.', left(f.found, 500)),
			format('A trigger runs with the rights of whoever fires it, the owner''s too, and a foreign key with the owner''s. REVOKE TRIGGER, REFERENCES ON ALL TABLES IN SCHEMA %I FROM those roles; grant_model gives what is needed.', schema_name)
		FROM (
			SELECT string_agg(DISTINCT format('%s (%s)', g.name, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END), ', ') AS found
			FROM (
				SELECT c.relname::text AS name, l.acl FROM pg_class c
					JOIN pg_namespace n ON n.oid = c.relnamespace
					CROSS JOIN LATERAL (SELECT c.relacl UNION ALL SELECT k.attacl FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attacl IS NOT NULL) l (acl)
					WHERE n.nspname = schema_name AND c.relkind IN ('r', 'p', 'v') AND c.relname = ANY (names)
				UNION ALL SELECT 'default privileges', d.defaclacl FROM pg_default_acl d
					WHERE d.defaclrole = keeper::oid AND d.defaclobjtype = 'r' AND d.defaclnamespace IN (0, (SELECT n.oid FROM pg_namespace n WHERE n.nspname = schema_name))) g
			CROSS JOIN LATERAL aclexplode(g.acl) a
			WHERE a.privilege_type IN ('TRIGGER', 'REFERENCES') AND a.grantee <> keeper::oid) f
		WHERE f.found IS NOT NULL
		UNION ALL
		SELECT 'foreign_trigger',
			format('other roles have put triggers or foreign keys on tables of model "%s"', schema_name),
			format('They are: %s.', left(f.found, 500)),
			'Drop them, and call create_model again.'
		FROM (
			SELECT string_agg(o.name, ', ' ORDER BY o.name) AS found
			FROM (
				SELECT f.proowner AS owner, format('trigger %I on %s', t.tgname, c.relname) AS name FROM pg_trigger t
					JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc f ON f.oid = t.tgfoid
					WHERE n.nspname = schema_name AND c.relname = ANY (names) AND NOT t.tgisinternal
				UNION ALL SELECT d.relowner, format('foreign key of %s on %s', d.oid::regclass, c.relname) FROM pg_constraint k
					JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class d ON d.oid = k.conrelid
					WHERE n.nspname = schema_name AND c.relname = ANY (names) AND k.contype = 'f') o
			WHERE o.owner <> keeper::oid AND (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = o.owner) IS NOT TRUE) f
		WHERE f.found IS NOT NULL
