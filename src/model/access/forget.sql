-- Keeping and forgetting: how much history takes, purging it by rule, and deleting whatever is known of somebody.

CREATE TABLE IF NOT EXISTS @m@.forgetting (
	forgetting bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	done_at timestamptz NOT NULL DEFAULT now(),
	done_by text NOT NULL,
	act text NOT NULL CONSTRAINT "act is one of purge forget" CHECK (act IN ('purge', 'forget')),
	kind text,
	older_than timestamptz,
	keep_versions integer,
	reference text,
	rows_gone jsonb NOT NULL
);
COMMENT ON TABLE @m@.forgetting IS 'What was purged and forgotten, by whom and how many rows of which tables, and nothing of what they held. Written by purge_history and forget.';
COMMENT ON COLUMN @m@.forgetting.forgetting IS 'Number of the row.';
COMMENT ON COLUMN @m@.forgetting.done_at IS 'When it was done.';
COMMENT ON COLUMN @m@.forgetting.done_by IS 'The role that asked for it.';
COMMENT ON COLUMN @m@.forgetting.act IS 'purge: by rule; forget: all of one thing.';
COMMENT ON COLUMN @m@.forgetting.kind IS 'What kind of thing was forgotten: enterprise, project, region or role; never which.';
COMMENT ON COLUMN @m@.forgetting.older_than IS 'The rule: what was superseded before; what was known earlier than that is not all there any more.';
COMMENT ON COLUMN @m@.forgetting.keep_versions IS 'The rule: what was superseded more often than that.';
COMMENT ON COLUMN @m@.forgetting.reference IS 'Under which number the request is filed; give no name.';
COMMENT ON COLUMN @m@.forgetting.rows_gone IS 'Number of rows by table.';

-- Functions of a table of the model find the others beside it, whatever the schema is called by now.
CREATE OR REPLACE FUNCTION @m@.history_size_of(place regclass)
RETURNS TABLE (kind text, table_name text, row_count bigint, bytes bigint, oldest timestamptz)
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $size$
DECLARE
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = place);
	space CONSTANT oid := (SELECT c.relnamespace FROM pg_class c WHERE c.oid = place);
	t record;
BEGIN
	FOR t IN
		SELECT c.oid::regclass AS name, c.relname,
			CASE WHEN right(c.relname, 9) = '_revision' THEN 'history' WHEN c.relname LIKE 'load%' THEN 'load' ELSE 'packed' END AS kind,
			CASE WHEN right(c.relname, 9) = '_revision' THEN 'superseded_at' WHEN c.relname IN ('observation_cross_section', 'observation_series') THEN 'packed_at' ELSE 'NULL' END AS since
		FROM pg_class c
		WHERE c.relnamespace = space AND c.relkind IN ('r', 'p') AND NOT c.relispartition
			AND (right(c.relname, 9) = '_revision' OR c.relname IN ('observation_cross_section', 'observation_series', 'load_added', 'load_before', 'load_refused'))
			AND has_table_privilege(c.oid, 'SELECT')
		ORDER BY 3, 2
	LOOP
		kind := t.kind;
		table_name := t.relname;
		bytes := (SELECT sum(pg_total_relation_size(x.relid)) FROM (SELECT t.name::oid AS relid UNION SELECT p.relid FROM pg_partition_tree(t.name) p) x);
		EXECUTE format('SELECT count(*), min(%s)::timestamptz FROM %s', t.since, t.name) INTO row_count, oldest;
		RETURN NEXT;
	END LOOP;
END
$size$;
COMMENT ON FUNCTION @m@.history_size_of(regclass) IS 'What history_size gives, of the model that a table belongs to.';
CREATE OR REPLACE FUNCTION @m@.history_size()
RETURNS TABLE (kind text, table_name text, row_count bigint, bytes bigint, oldest timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.kind, s.table_name, s.row_count, s.bytes, s.oldest FROM @m@.history_size_of('@m@.model_option'::regclass) s;
END;
COMMENT ON FUNCTION @m@.history_size() IS 'How much there is of what was superseded (history), of packed values (packed) and of what loads have written down to be undone (load): rows, bytes with indexes, and since when (oldest). Counts every row that the caller sees; tables that he may not read are left out.';

CREATE OR REPLACE FUNCTION @m@.purge_history_of(place regclass, older_than timestamptz, keep_versions integer, asked_by text)
RETURNS bigint
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
AS $purge$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = place);
	space CONSTANT oid := (SELECT c.relnamespace FROM pg_class c WHERE c.oid = place);
	keeper CONSTANT oid := (SELECT c.relowner FROM pg_class c WHERE c.oid = place);
	t record;
	n bigint;
	total bigint := 0;
	gone jsonb := '{}';
BEGIN
	IF NOT pg_has_role(keeper, 'MEMBER') THEN
		RAISE EXCEPTION 'must be owner of the model to purge its history'
			USING ERRCODE = 'insufficient_privilege', HINT = format('It belongs to role %s.', keeper::regrole);
	ELSIF older_than IS NULL AND keep_versions IS NULL THEN
		RAISE EXCEPTION 'there is no rule to purge by'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'Give older_than, keep_versions or both: what either names goes.';
	ELSIF keep_versions < 0 OR older_than > now() THEN
		RAISE EXCEPTION 'argument "%" is out of range: %', CASE WHEN keep_versions < 0 THEN 'keep_versions' ELSE 'older_than' END, CASE WHEN keep_versions < 0 THEN keep_versions::text ELSE older_than::text END
			USING ERRCODE = 'invalid_parameter_value', DETAIL = 'keep_versions is 0 or more, older_than not in the future.';
	ELSIF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper::regrole, format('SELECT %s.purge_history_of(%L::regclass, %L::timestamptz, %L::integer, %L::text)', model, place, older_than, keep_versions, asked_by);
		RETURN NULL;
	END IF;
	FOR t IN
		SELECT h.oid::regclass AS name, h.relname,
			-- the key of what was superseded: that of its own trigger, else of its table
			coalesce((SELECT convert_from(substring(g.tgargs FROM 1 FOR length(g.tgargs) - 1), 'UTF8') FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = c.relname || '_stamped' AND g.tgnargs = 1),
				(SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
				 WHERE i.indrelid = c.oid AND i.indisprimary)) AS key
		FROM pg_class h
		JOIN pg_class c ON c.relnamespace = h.relnamespace AND h.relname = c.relname || '_revision' AND c.relkind IN ('r', 'p')
		WHERE h.relnamespace = space AND h.relkind = 'r' AND h.relowner = keeper
		ORDER BY h.relname
	LOOP
		EXECUTE format('DELETE FROM %1$s r USING (SELECT v.ctid AS place, row_number() OVER (PARTITION BY %2$s ORDER BY v.superseded_at DESC, v.recorded_at DESC) AS n, v.superseded_at FROM %1$s v) v
			WHERE r.ctid = v.place AND (v.superseded_at < $1 OR v.n > $2)', t.name, t.key) USING older_than, keep_versions;
		GET DIAGNOSTICS n = ROW_COUNT;
		IF n > 0 THEN
			gone := gone || jsonb_build_object(t.relname, n);
			total := total + n;
		END IF;
	END LOOP;
	EXECUTE format('INSERT INTO %s.forgetting (done_by, act, older_than, keep_versions, rows_gone) VALUES ($1, ''purge'', $2, $3, $4)', model) USING asked_by, older_than, keep_versions, gone;
	RETURN total;
END
$purge$;
COMMENT ON FUNCTION @m@.purge_history_of(regclass, timestamptz, integer, text) IS 'What purge_history does, in the model that a table belongs to; asked_by: who is written down.';
CREATE OR REPLACE FUNCTION @m@.purge_history(older_than timestamptz DEFAULT NULL, keep_versions integer DEFAULT NULL)
RETURNS bigint
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @m@.purge_history_of('@m@.model_option'::regclass, purge_history.older_than, purge_history.keep_versions, CURRENT_USER::text);
END;
COMMENT ON FUNCTION @m@.purge_history(timestamptz, integer) IS 'Deletes history for ever: what was superseded before older_than, and of each thing all but the keep_versions that were superseded last; either may be NULL, both is error 22004. What stands is not touched. What was known before is then known as far as history goes: indstat.as_of before older_than no longer gives what it gave. Returns how many rows went; a row of forgetting says so. For the owner of the model (42501; called by a member of that role it is done in the owner''s name, and returns NULL). A day to come and fewer than no versions are error 22023.';

CREATE OR REPLACE FUNCTION @m@.forget_of(place regclass, kind text, code text, reference text, asked_by text)
RETURNS bigint
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
AS $forget$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = place);
	space CONSTANT oid := (SELECT c.relnamespace FROM pg_class c WHERE c.oid = place);
	keeper CONSTANT oid := (SELECT c.relowner FROM pg_class c WHERE c.oid = place);
	kinds CONSTANT text := (SELECT string_agg(k, ', ') FROM unnest(ARRAY['enterprise', 'project', 'region', 'role']) k WHERE k = 'role' OR to_regclass(model || '.' || k) IS NOT NULL);
	doomed jsonb := jsonb_build_object(forget_of.kind, jsonb_build_array(forget_of.code));	-- codes by the table that they are of
	before jsonb;
	words text[];
	t record;
	n bigint;
	total bigint := 0;
	states bigint;
	stands boolean;
	stuck text;
	gone jsonb := '{}';
	shared text;
BEGIN
	IF NOT pg_has_role(keeper, 'MEMBER') THEN
		RAISE EXCEPTION 'must be owner of the model to forget anything'
			USING ERRCODE = 'insufficient_privilege', HINT = format('It belongs to role %s.', keeper::regrole);
	ELSIF (kind = ANY (string_to_array(kinds, ', '))) IS NOT TRUE THEN
		RAISE EXCEPTION 'nothing of kind "%" can be forgotten', kind USING ERRCODE = 'invalid_parameter_value', HINT = format('It is one of: %s.', kinds);
	ELSIF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper::regrole, format('SELECT %s.forget_of(%L::regclass, %L::text, %L::text, %L::text, %L::text)', model, place, kind, code, reference, asked_by);
		RETURN NULL;
	END IF;

	IF kind = 'role' THEN
		-- who acted: what was done stays
		FOR t IN
			SELECT c.oid::regclass AS name, c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'superseded_by'
			WHERE c.relnamespace = space AND c.relkind = 'r' AND c.relowner = keeper ORDER BY c.relname
		LOOP
			EXECUTE format('UPDATE %s SET superseded_by = ''forgotten'' WHERE superseded_by = $1', t.name) USING code;
			GET DIAGNOSTICS n = ROW_COUNT;
			IF n > 0 THEN
				gone := gone || jsonb_build_object(t.relname, n);
				total := total + n;
			END IF;
		END LOOP;
		EXECUTE format('UPDATE %s.load l SET loaded_by = $1::regrole WHERE l.loaded_by = (SELECT r.oid FROM pg_roles r WHERE r.rolname = $2)', model) USING keeper, code;
		GET DIAGNOSTICS n = ROW_COUNT;
		total := total + n;
		EXECUTE format('UPDATE %s.forgetting f SET done_by = ''forgotten'' WHERE f.done_by = $1', model) USING code;
		EXECUTE format('UPDATE %s.event_undoing u SET done_by = ''forgotten'' WHERE u.done_by = $1', model) USING code;
		EXECUTE format('INSERT INTO %s.forgetting (done_by, act, kind, reference, rows_gone) VALUES ($1, ''forget'', $2, $3, $4)', model)
		USING CASE WHEN asked_by = code THEN 'forgotten' ELSE asked_by END, kind, reference, gone || CASE WHEN n > 0 THEN jsonb_build_object('load', n) ELSE '{}' END;
		RETURN total;
	END IF;

	EXECUTE format('SELECT to_jsonb(r), %2$L = ''region'' AND EXISTS (SELECT FROM %1$s.region b WHERE b.parent_region = $1) FROM %1$s.%2$I r WHERE r.%2$I = $1 FOR UPDATE', model, kind)
	INTO before, stands USING code;
	IF before IS NULL THEN
		RAISE EXCEPTION 'there is no % "%"', kind, code USING ERRCODE = 'invalid_parameter_value';
	ELSIF stands THEN
		RAISE EXCEPTION 'region "%" has others below it', code
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Forget those first, or give them another parent_region.';
	END IF;
	IF kind = 'region' AND to_regclass(model || '.project_region') IS NOT NULL THEN
		-- what others share is not this region's to take along, nor is its share anybody's
		EXECUTE format('SELECT s.project FROM %1$s.project_region s WHERE s.region = $1
			AND EXISTS (SELECT FROM %1$s.project_region o WHERE o.project = s.project AND o.region <> $1) ORDER BY s.project LIMIT 1', model) INTO shared USING code;
		IF shared IS NOT NULL THEN
			RAISE EXCEPTION 'region "%" has a share of project "%", which stands in others, too', code, shared
				USING ERRCODE = 'object_not_in_prerequisite_state',
					  HINT = format('Say first whose its share is: DELETE FROM %1$s.project_region WHERE project = %2$L; then INSERT its shares without %3$L, or none, and let project.region be one of the others.', model, shared, code);
		END IF;
		-- what such a project was stays: its shares say where it stands
		EXECUTE format('SELECT EXISTS (SELECT FROM %1$s.project_region o JOIN %1$s.project p ON p.project = o.project AND p.region <> $1
			WHERE EXISTS (SELECT FROM %1$s.project_state_version() s WHERE s.project = o.project AND s.region = $1))', model) INTO stands USING code;
		IF stands THEN
			EXECUTE format('ALTER TABLE %s.project_state DISABLE TRIGGER USER', model);
			FOR t IN SELECT unnest(ARRAY['project_state', 'project_state_revision']) AS name LOOP
				EXECUTE format('UPDATE %1$s.%2$I s SET region = p.region FROM %1$s.project p
					WHERE p.project = s.project AND s.region = $1 AND p.region <> $1 AND EXISTS (SELECT FROM %1$s.project_region o WHERE o.project = p.project)', model, t.name) USING code;
			END LOOP;
			EXECUTE format('ALTER TABLE %s.project_state ENABLE TRIGGER USER', model);
		END IF;
	END IF;
	words := ARRAY(SELECT DISTINCT w.value FROM jsonb_each_text(before) w WHERE w.key IN (forget_of.kind, 'name', 'name_zh', 'name_zh_hant', 'name_en') AND w.value <> '');
	-- what has a code of its own and belongs to what is doomed, is
	LOOP
		before := doomed;
		FOR t IN
			SELECT c.relname AS name, f.relname AS refers, a.attname AS by_column
			FROM pg_constraint k
			JOIN pg_class c ON c.oid = k.conrelid
			JOIN pg_class f ON f.oid = k.confrelid
			JOIN pg_attribute a ON a.attrelid = c.oid AND k.conkey = ARRAY[a.attnum]
			WHERE k.contype = 'f' AND c.relnamespace = space AND c.relowner = keeper AND doomed ? f.relname
				AND c.relname IN ('enterprise', 'project', 'agreement', 'service_request', 'initiative')
		LOOP
			EXECUTE format('SELECT $1 || jsonb_build_object(%1$L, (SELECT coalesce(jsonb_agg(DISTINCT u), ''[]'') FROM (
				SELECT jsonb_array_elements($1->%1$L) u UNION ALL SELECT to_jsonb(r.%2$I) FROM %5$s.%1$I r WHERE $1->%3$L ? r.%4$I) u))',
				t.name, CASE t.name WHEN 'service_request' THEN 'request' ELSE t.name END, t.refers, t.by_column, model) INTO doomed USING doomed;
		END LOOP;
		EXIT WHEN doomed = before;
	END LOOP;

	-- the rows, those first that nothing points to, then what history has kept of them, this deletion too
	FOR pass IN 1..12 LOOP
		stuck := NULL;
		FOR t IN
			SELECT c.oid::regclass AS name, c.relname, right(c.relname, 9) = '_revision' AS is_history,
				string_agg(DISTINCT format('%L::jsonb ? %I', d.value, a.attname), ' OR ') AS condition
			FROM pg_class c
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'text'::regtype
			JOIN jsonb_each(doomed) d ON a.attname IN (d.key, 'to_' || d.key) OR d.key = 'service_request' AND a.attname = 'request'
				OR EXISTS (SELECT FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
					WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] AND f.relname = d.key AND f.relnamespace = c.relnamespace)
			WHERE c.relnamespace = space AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relowner = keeper
				AND right(c.relname, 9) <> '_ancestor' AND c.relname NOT IN ('observation_unpacked', 'load_profile')
			GROUP BY c.oid, c.relname ORDER BY right(c.relname, 9) = '_revision', c.relname
		LOOP
			CONTINUE WHEN t.is_history AND stuck IS NOT NULL;
			BEGIN
				IF t.relname = 'project' THEN
					-- a project that stays keeps a state: those of one that goes go with it
					EXECUTE format('WITH s AS (DELETE FROM %1$s.project_state w WHERE $1 ? w.project RETURNING w.project), p AS (DELETE FROM %2$s WHERE %3$s RETURNING project)
						SELECT (SELECT count(*) FROM p), (SELECT count(*) FROM s)', model, t.name, t.condition) INTO n, states USING doomed->'project';
					IF states > 0 THEN
						gone := gone || jsonb_build_object('project_state', states + coalesce((gone->>'project_state')::bigint, 0));
						total := total + states;
					END IF;
				ELSE
					EXECUTE format('DELETE FROM %s WHERE (%s)%s', t.name, t.condition,
						CASE WHEN t.relname = 'project_state' THEN format(' AND (%L::jsonb ? project) IS NOT TRUE', doomed->'project') END);
					GET DIAGNOSTICS n = ROW_COUNT;
				END IF;
				IF n > 0 THEN
					gone := gone || jsonb_build_object(t.relname, n + coalesce((gone->>t.relname)::bigint, 0));
					total := total + n;
				END IF;
			EXCEPTION WHEN foreign_key_violation THEN
				stuck := t.relname;
			END;
		END LOOP;
		EXIT WHEN stuck IS NULL;
	END LOOP;
	IF stuck IS NOT NULL THEN
		RAISE EXCEPTION 'rows of "%" are still referred to by tables that are not the model''s', stuck
			USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Delete those rows first.';
	END IF;

	-- whole values hold all regions; rows answer until they are packed again
	IF doomed ? 'region' THEN
		EXECUTE format('WITH d AS (
				DELETE FROM %1$s.observation_cross_section x WHERE strpos(concat(x.figures::text, x.without_level::text), $1) > 0 RETURNING x.indicator, x.period
			), k AS (
				INSERT INTO %1$s.observation_unpacked (indicator, period) SELECT d.indicator, d.period FROM d
			)
			SELECT count(*) FROM d', model) INTO n USING code;
		IF n > 0 THEN
			gone := gone || jsonb_build_object('observation_cross_section', n);
			total := total + n;
		END IF;
		EXECUTE format('DELETE FROM %s.observation_unpacked u WHERE u.region = $1', model) USING code;
		EXECUTE format('DELETE FROM %s.load_spelling s WHERE s.kind = ''region'' AND s.code = $1', model) USING code;
	END IF;
	-- what it is called in other languages
	IF to_regclass(model || '.translation') IS NOT NULL THEN
		EXECUTE format('DELETE FROM %s.translation t WHERE $1->t.kind ? t.code', model) USING doomed;
		GET DIAGNOSTICS n = ROW_COUNT;
		IF n > 0 THEN
			gone := gone || jsonb_build_object('translation', n);
			total := total + n;
		END IF;
	END IF;
	-- what was undone of it
	EXECUTE format('DELETE FROM %s.event_undoing u WHERE EXISTS (SELECT FROM jsonb_each_text(u.event) e, jsonb_each($1) d
		WHERE (e.key IN (d.key, ''to_'' || d.key) OR d.key = ''service_request'' AND e.key = ''request'') AND d.value ? e.value)', model) USING doomed;
	GET DIAGNOSTICS n = ROW_COUNT;
	IF n > 0 THEN
		gone := gone || jsonb_build_object('event_undoing', n);
		total := total + n;
	END IF;
	-- lines that were refused, and such as wait, may name it
	EXECUTE format('DELETE FROM %s.load_refused r WHERE EXISTS (SELECT FROM unnest($1) w WHERE strpos(concat_ws('' '', r.column_name, r.text, r.expected), w) > 0)', model) USING words;
	GET DIAGNOSTICS n = ROW_COUNT;
	IF n > 0 THEN
		gone := gone || jsonb_build_object('load_refused', n);
		total := total + n;
	END IF;
	EXECUTE format('DELETE FROM %s.load_staged l WHERE EXISTS (SELECT FROM unnest($1) w WHERE strpos(l.line, w) > 0)', model) USING words;
	EXECUTE format('INSERT INTO %s.forgetting (done_by, act, kind, reference, rows_gone) VALUES ($1, ''forget'', $2, $3, $4)', model) USING asked_by, kind, reference, gone;
	RETURN total;
END
$forget$;
COMMENT ON FUNCTION @m@.forget_of(regclass, text, text, text, text) IS 'What forget does, in the model that a table belongs to; asked_by: who is written down.';
CREATE OR REPLACE FUNCTION @m@.forget(kind text, code text, reference text DEFAULT NULL)
RETURNS bigint
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @m@.forget_of('@m@.model_option'::regclass, forget.kind, forget.code, forget.reference, CURRENT_USER::text);
END;
COMMENT ON FUNCTION @m@.forget(text, text, text) IS 'Deletes for ever whatever the model holds of an enterprise, a project, a region (or company that is observed; one with others below it, or with a share of a project that others share, is error 55000) by its code: its rows and those of what belongs to it, such as requests with their tasks, its history, its packed values, lines of loads that name it. Or, kind role, puts "forgotten" in the place of the name of a role that acted. Returns how many rows; a row of forgetting says how many of which tables, when and who, and nothing of what they held; reference: the number under which the request is filed. Sums that were published with it inside are other rows and stay. Dumps and the server''s log are not the model''s. For the owner of the model (42501; called by a member of that role it is done in the owner''s name, and returns NULL). Another kind, or a code that there is not, is error 22023.';
