			/* what somebody granted by hand on relation o, as statements about what it is called then */
			SELECT coalesce(string_agg(format(E'GRANT %s%s ON %s TO %s%s;\n', a.privilege_type, l.columns, o.called,
				CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), ''
				ORDER BY l.columns, a.grantee, a.privilege_type), '')
			FROM pg_class c
			CROSS JOIN LATERAL (SELECT c.relacl, '' UNION ALL SELECT k.attacl, format(' (%I)', k.attname) FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attacl IS NOT NULL) l (acl, columns)
			CROSS JOIN LATERAL aclexplode(l.acl) a
			WHERE c.oid = o.oid AND a.grantee <> c.relowner
