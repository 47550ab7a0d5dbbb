	keeper := (SELECT c.relowner FROM pg_class c WHERE c.oid = to_regclass(format('%I.observation', schema_name)));
	IF keeper IS NULL THEN
		RAISE EXCEPTION 'schema "%" is not a model', schema_name USING ERRCODE = 'undefined_table', HINT = format('SELECT create_model(%L) makes one.', schema_name);
	-- nothing that is the owner's runs with the rights of whoever called
	ELSIF NOT pg_has_role(keeper::oid, 'MEMBER') THEN
		RAISE EXCEPTION 'must be owner of model "%"', schema_name USING ERRCODE = 'insufficient_privilege', DETAIL = format('It belongs to role %s.', keeper);
	END IF;
