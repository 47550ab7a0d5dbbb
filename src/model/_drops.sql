	-- the marks @drop ...@ of migrations, see the head of model.sql
	IF strpos(ddl, E'\n@drop ') > 0 THEN
		DECLARE
			space oid := (SELECT n.oid FROM pg_namespace n WHERE n.nspname = schema_name);
			extension oid := (SELECT e.extnamespace FROM pg_extension e WHERE e.extname = 'indstat');
			made text[] := ARRAY(SELECT m[1] FROM regexp_matches(ddl, '^CREATE (?:TABLE IF NOT EXISTS|OR REPLACE VIEW|OR REPLACE FUNCTION) (?:"(?:[^"]|"")*"|[^". ]+)\.([a-z_]+)[ (]', 'gn') m);
			gone text[] := ARRAY(SELECT m[1] FROM regexp_matches(ddl, '^@drop ([a-z_]+)@$', 'gn') m);
			drop_mark text[];
			o record;
			statements text;
			grants text := '';
		BEGIN
			FOR drop_mark IN SELECT m FROM regexp_matches(ddl, '^@drop ([a-z_]+)(?:\.([a-z_]+))?@$', 'gn') m LOOP
				statements := '';
				FOR o IN
					WITH RECURSIVE needs (class, oid, depth) AS (
						SELECT 'pg_class'::regclass::oid, c.oid, 0 FROM pg_class c WHERE c.relnamespace = space AND c.relname = drop_mark[1] AND c.relkind = 'v' AND drop_mark[2] IS NULL
						UNION SELECT 'pg_proc'::regclass, p.oid, 0 FROM pg_proc p WHERE p.pronamespace = space AND p.proname = drop_mark[1] AND drop_mark[2] IS NULL
						-- what stands on one column of a table, which stays itself
						UNION SELECT u.class, u.oid, 1
						FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = space AND c.relname = drop_mark[1]
						JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'n'
						LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
						CROSS JOIN LATERAL (SELECT CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END, coalesce(r.ev_class, d.objid)) u (class, oid)
						WHERE a.attname = drop_mark[2]
						UNION SELECT u.class, u.oid, n.depth + 1
						FROM needs n
						LEFT JOIN pg_class c ON n.class = 'pg_class'::regclass AND c.oid = n.oid
						JOIN pg_depend d ON d.deptype IN ('n', 'a') AND (d.refclassid = n.class AND d.refobjid = n.oid OR d.refclassid = 'pg_type'::regclass AND d.refobjid = c.reltype)
						LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
						CROSS JOIN LATERAL (SELECT CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END, coalesce(r.ev_class, d.objid)) u (class, oid)
						WHERE (u.class, u.oid) <> (n.class, n.oid)
					)
					SELECT f.class, f.oid, c.relname, CASE WHEN c.relname IS NOT NULL THEN format('%I.%I', schema_name, c.relname) END AS called,
						CASE WHEN c.relkind = 'v' THEN format('DROP VIEW IF EXISTS %I.%I;', schema_name, c.relname)
							 WHEN p.oid IS NOT NULL THEN format('DROP FUNCTION IF EXISTS %s;', p.oid::regprocedure)
							 WHEN t.oid IS NOT NULL THEN format('DROP TRIGGER IF EXISTS %I ON %s;', t.tgname, t.tgrelid::regclass) END AS statement,
						coalesce(c.relkind = 'v' AND c.relnamespace = space AND c.relname = ANY (made || gone), false)
							OR coalesce(p.pronamespace = space AND p.proname = ANY (made || gone), false)
							OR coalesce(tf.pronamespace = space AND tf.proname = ANY (made || gone) OR tf.pronamespace = extension, false) AS own
					FROM (SELECT n.class, n.oid, max(n.depth) AS depth FROM needs n GROUP BY n.class, n.oid) f
					LEFT JOIN pg_class c ON f.class = 'pg_class'::regclass AND c.oid = f.oid
					LEFT JOIN pg_proc p ON f.class = 'pg_proc'::regclass AND p.oid = f.oid
					LEFT JOIN pg_trigger t ON f.class = 'pg_trigger'::regclass AND t.oid = f.oid
					LEFT JOIN pg_proc tf ON tf.oid = t.tgfoid
					-- what stands on others goes first
					ORDER BY f.depth DESC, f.oid
				LOOP
					IF o.own THEN
						statements := statements || o.statement || E'\n';
						-- what somebody granted by hand is granted again
						IF o.relname = ANY (made) THEN
							grants := grants || (
@model_grants@
							);
						END IF;
					ELSE
						statements := statements || '-- in the way: ' || translate(pg_describe_object(o.class, o.oid, 0), E'\n\r', '  ') || E'\n';
					END IF;
				END LOOP;
				ddl := replace(ddl, '@drop ' || concat_ws('.', drop_mark[1], drop_mark[2]) || E'@\n', statements);
			END LOOP;
			ddl := ddl || grants;
		END;
	END IF;
