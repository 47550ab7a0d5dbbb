-- Undoing what was entered wrongly, with a trace: who, when and why.

CREATE TABLE IF NOT EXISTS @m@.event_undoing (
	undoing bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	event_table text NOT NULL,
	event_key jsonb NOT NULL,
	reason text NOT NULL CONSTRAINT "reason says why" CHECK (reason ~ '[^[:space:]]'),
	event jsonb NOT NULL,
	stands jsonb,
	done_at timestamptz NOT NULL DEFAULT now(),
	done_by text NOT NULL
);
COMMENT ON TABLE @m@.event_undoing IS 'Events that were undone. An INSERT of event_table, event_key and reason undoes the event that stands there: what it had corrected or changed stands again, or nothing. The event stays known as of earlier days, in the table of the same name and _revision; boards no longer count it. For whoever may delete it there (42501).';
COMMENT ON COLUMN @m@.event_undoing.undoing IS 'Number of the row.';
COMMENT ON COLUMN @m@.event_undoing.event_table IS 'Where the event is: project_stage_event, project_state, service_event, service_pause, service_task, service_dependency, membership_event, enterprise_tier, assessment, agreement_amount, initiative_event, contest_score or target.';
COMMENT ON COLUMN @m@.event_undoing.event_key IS 'Which it is, by columns of that table: {"project": "P1", "stage": "signed"}; what is left out of its key may be anything, as long as one event fits (22023).';
COMMENT ON COLUMN @m@.event_undoing.reason IS 'Why, in words; not empty.';
COMMENT ON COLUMN @m@.event_undoing.event IS 'The row as it stood; filled in.';
COMMENT ON COLUMN @m@.event_undoing.stands IS 'The row that stands in its place since: what it had corrected or changed; NULL: none. Filled in.';
COMMENT ON COLUMN @m@.event_undoing.done_at IS 'When; filled in.';
COMMENT ON COLUMN @m@.event_undoing.done_by IS 'The role that undid it; filled in.';

CREATE OR REPLACE FUNCTION @m@.undo_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'		-- moments in jsonb are compared as they were written
AS $trigger$
DECLARE
	model CONSTANT text := quote_ident(TG_TABLE_SCHEMA);
	-- what keeps its history and is seen by all readers alike: figures have loads
	of_events CONSTANT text := 'SELECT c.oid, c.relname::text AS name, convert_from(substring(g.tgargs FROM 1 FOR length(g.tgargs) - 1), ''UTF8'') AS key
		FROM pg_class c JOIN pg_trigger g ON g.tgrelid = c.oid AND g.tgname = c.relname || ''_stamped'' AND g.tgnargs = 1
		WHERE c.relnamespace = $1::regnamespace AND c.relkind = ''r'' AND NOT c.relrowsecurity';
	place record;
	unknown text;
	fits text;			-- which rows the given columns pick
	same text;			-- the columns of the key are those of event $1
	own text;			-- the row is event $1, by its primary key
	other text;			-- columns that are no key
	latest text;
	events jsonb;
	was jsonb;
	hint text;
	late record;
BEGIN
	-- what was written down is restored by the owner
	IF NEW.event IS NOT NULL AND NEW.done_by IS NOT NULL AND pg_has_role((SELECT c.relowner FROM pg_class c WHERE c.oid = TG_RELID), 'USAGE') THEN
		RETURN NEW;
	END IF;
	EXECUTE of_events || ' AND c.relname = $2' INTO place USING model, NEW.event_table;
	IF place.oid IS NULL THEN
		EXECUTE format('SELECT string_agg(t.name, '', '' ORDER BY t.name) FROM (%s) t', of_events) INTO hint USING model;
		RAISE EXCEPTION 'no events of "%" can be undone', NEW.event_table
			USING ERRCODE = 'invalid_parameter_value', HINT = format('Tables of events are: %s. A load of figures is undone by undo_load.', hint);
	END IF;
	hint := format('Name the columns of its key: %s.', place.key);
	SELECT string_agg(CASE jsonb_typeof(NEW.event_key) WHEN 'object' THEN k ELSE NEW.event_key::text END, ', ') INTO unknown
	FROM jsonb_object_keys(CASE jsonb_typeof(NEW.event_key) WHEN 'object' THEN NEW.event_key ELSE '{"": 1}' END) k
	WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = place.oid AND a.attname = k AND a.attnum > 0 AND NOT a.attisdropped);
	IF unknown IS NOT NULL OR coalesce(NEW.event_key IN ('{}', 'null'), true) THEN
		RAISE EXCEPTION 'event_key does not name an event of "%": %', NEW.event_table, coalesce(unknown, NEW.event_key::text, 'NULL')
			USING ERRCODE = 'invalid_parameter_value', DETAIL = 'It is an object of columns and values: {"column": "value"}.', HINT = hint;
	END IF;
	SELECT string_agg(format(CASE WHEN NEW.event_key->a.attname = 'null' THEN 't.%1$I IS NULL' ELSE 't.%1$I OPERATOR(%2$I.=) k.%1$I' END, a.attname, y.nspname), ' AND ') FILTER (WHERE NEW.event_key ? a.attname),
		string_agg(format('(v.%1$I OPERATOR(%2$I.=) k.%1$I OR v.%1$I IS NULL AND k.%1$I IS NULL)', a.attname, y.nspname), ' AND ') FILTER (WHERE a.attname = ANY (x.key)),
		string_agg(format('v.%1$I OPERATOR(%2$I.=) k.%1$I', a.attname, y.nspname), ' AND ') FILTER (WHERE a.attname = ANY (x.primary)),
		string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attname <> ALL (x.key || x.primary || '{recorded_at,superseded_at}'::text[]) AND a.attgenerated = ''
			AND EXISTS (SELECT FROM pg_attribute h WHERE h.attrelid = to_regclass(format('%s.%I', model, NEW.event_table || '_revision')) AND h.attname = a.attname AND NOT h.attisdropped))
	INTO fits, same, own, other
	FROM (SELECT string_to_array(place.key, ', ') AS key, ARRAY(SELECT p.attname::text FROM pg_index i JOIN pg_attribute p ON p.attrelid = i.indrelid AND p.attnum = ANY (i.indkey)
			WHERE i.indrelid = place.oid AND i.indisprimary) AS primary) x
	CROSS JOIN pg_attribute a
	JOIN pg_type d ON d.oid = a.atttypid
	JOIN pg_namespace y ON y.oid = d.typnamespace
	WHERE a.attrelid = place.oid AND a.attnum > 0 AND NOT a.attisdropped;

	latest := format('SELECT jsonb_agg(to_jsonb(e)) FROM (SELECT DISTINCT ON (%3$s) v.* FROM %1$s.%2$I v, jsonb_populate_record(NULL::%1$s.%2$I, $1) k
		WHERE %%s ORDER BY %3$s, v.recorded_at DESC) e', replace(model, '%', '%%'), NEW.event_table, 'v.' || replace(place.key, ', ', ', v.'));
	-- the events of which a row fits, each as it stands
	EXECUTE format(latest, format('EXISTS (SELECT FROM %1$s.%2$I t WHERE %3$s AND %4$s)', model, NEW.event_table, fits, replace(same, ' k.', ' t.'))) INTO events USING NEW.event_key;
	IF jsonb_array_length(events) > 1 THEN
		RAISE EXCEPTION '% events of "%" fit %', jsonb_array_length(events), NEW.event_table, NEW.event_key
			USING ERRCODE = 'invalid_parameter_value', DETAIL = format('Among them: %s', events->0), HINT = hint;
	ELSIF events IS NULL THEN
		EXECUTE format('SELECT u.done_at, u.done_by, u.reason FROM %s.event_undoing u, jsonb_populate_record(NULL::%1$s.%2$I, $1) k
			WHERE u.event_table = $2 AND u.event @> (SELECT jsonb_object_agg(j.key, j.value) FROM jsonb_each(to_jsonb(k)) j WHERE $1 ? j.key) ORDER BY u.undoing DESC LIMIT 1',
			model, NEW.event_table) INTO late USING NEW.event_key, NEW.event_table;
		IF late.done_at IS NOT NULL THEN
			RAISE EXCEPTION 'the event of "%" was undone already: %', NEW.event_table, NEW.event_key
				USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = format('By %s at %s: %s', late.done_by, late.done_at, late.reason), HINT = 'To have it back, enter it again.';
		END IF;
		RAISE EXCEPTION 'there is no event of "%" that fits %', NEW.event_table, NEW.event_key
			USING ERRCODE = 'invalid_parameter_value', HINT = hint;
	END IF;
	NEW.event := events->0;
	NEW.done_by := current_user;
	NEW.done_at := now();

	-- what it was before it was changed, but for what was undone itself
	IF other IS NOT NULL THEN
		EXECUTE format('SELECT to_jsonb(v) FROM %1$s.%2$I v, jsonb_populate_record(NULL::%1$s.%3$I, $1) k
			WHERE %4$s AND v.superseded_at = k.recorded_at
				AND NOT EXISTS (SELECT FROM %1$s.event_undoing u, jsonb_populate_record(NULL::%1$s.%3$I, u.event) w WHERE u.event_table = $2 AND w.recorded_at = v.recorded_at AND %5$s)
			ORDER BY v.recorded_at DESC LIMIT 1', model, NEW.event_table || '_revision', NEW.event_table, same, replace(same, ' k.', ' w.'))
		INTO was USING NEW.event, NEW.event_table;
	END IF;
	IF was IS NOT NULL THEN
		EXECUTE format('UPDATE %1$s.%2$I v SET (%3$s) = (SELECT %3$s FROM jsonb_populate_record(NULL::%1$s.%2$I, $2)) FROM jsonb_populate_record(NULL::%1$s.%2$I, $1) k
			WHERE %4$s AND v.recorded_at = k.recorded_at', model, NEW.event_table, CASE WHEN strpos(other, ', ') = 0 THEN other || ', ' || split_part(place.key, ', ', 1) ELSE other END, own) USING NEW.event, was;
	ELSE
		EXECUTE format('DELETE FROM %1$s.%2$I v USING jsonb_populate_record(NULL::%1$s.%2$I, $1) k WHERE %3$s AND v.recorded_at = k.recorded_at', model, NEW.event_table, own) USING NEW.event;
	END IF;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'the event of "%" was changed by another session meanwhile: %', NEW.event_table, NEW.event_key
			USING ERRCODE = 'serialization_failure', HINT = 'Look at it again.';
	END IF;
	EXECUTE format(latest, same) INTO events USING NEW.event;
	NEW.stands := events->0;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.undo_event() IS 'Trigger of event_undoing: undoes the event that a row names, with the rights of whoever inserts it, and fills in what it was, what stands since, who did it and when. A table without events, a key that fits none or several are error 22023, an event that was undone already 55000, a history that would be impossible without it 23514.';
CREATE OR REPLACE TRIGGER event_undone BEFORE INSERT ON @m@.event_undoing
	FOR EACH ROW EXECUTE FUNCTION @m@.undo_event();
