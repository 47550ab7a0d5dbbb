/* pack: the levels of a model in packed form beside its rows; called through the model's functions of the same names */

CREATE FUNCTION @extschema@.keep_packed(observation pg_catalog.regclass, keep pg_catalog.bool)
RETURNS pg_catalog.void
LANGUAGE plpgsql STRICT PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	model text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	home text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	keeper regrole := (SELECT c.relowner FROM pg_class c WHERE c.oid = observation);
	place record;
	event text;
BEGIN
	-- nothing that is the owner's runs with the rights of whoever called
	IF pg_has_role(keeper::oid, 'MEMBER') AND (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper, format('SELECT %s.keep_packed(%L::regclass, %L::boolean)', home, observation, keep);
		RETURN;
	END IF;
	/*
	 * A reader takes the packed tables in any order, a writer has perhaps read
	 * them before: whoever holds one of them is waited for with none in hand.
	 */
	EXECUTE format('LOCK TABLE ONLY %s.model_option IN SHARE UPDATE EXCLUSIVE MODE', model);
	EXECUTE format('SELECT %s.lock_patiently($1)', home)
	USING format('LOCK TABLE %1$s, %2$s.release_calendar, %2$s.indicator IN %3$s MODE;
		LOCK TABLE %2$s.observation_cross_section, %2$s.observation_series, %2$s.observation_packed, %2$s.observation_unpacked IN ACCESS EXCLUSIVE MODE',
		observation, model, CASE WHEN keep THEN 'SHARE ROW EXCLUSIVE' ELSE 'ACCESS EXCLUSIVE' END);
	-- triggers, not a setting: whoever began earlier fires them too
	FOR place IN
		SELECT observation AS name, 'observation_unpacked_' AS prefix
		UNION SELECT t.relid, 'observation_unpacked_' FROM pg_partition_tree(observation) t
		UNION SELECT format('%s.release_calendar', model)::regclass, 'release_calendar_unpacked_'
		UNION SELECT format('%s.indicator', model)::regclass, 'indicator_unpacked_'
	LOOP
		FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete', 'truncate']
		LOOP
			-- observations cannot be truncated
			CONTINUE WHEN event = 'truncate' AND place.prefix <> 'release_calendar_unpacked_'
				-- and an indicator has none when it is new
				OR event <> 'update' AND place.prefix = 'indicator_unpacked_';
			IF keep THEN
				EXECUTE format('CREATE OR REPLACE TRIGGER %1$I AFTER %2$s ON %3$s
					%4$s FOR EACH STATEMENT EXECUTE FUNCTION %5$s.mark_unpacked()', place.prefix || event, event, place.name,
					CASE event WHEN 'insert' THEN 'REFERENCING NEW TABLE AS changed' WHEN 'delete' THEN 'REFERENCING OLD TABLE AS superseded'
						WHEN 'update' THEN 'REFERENCING OLD TABLE AS superseded NEW TABLE AS changed' END, model);
			ELSE
				EXECUTE format('DROP TRIGGER IF EXISTS %I ON %s', place.prefix || event, place.name);
			END IF;
		END LOOP;
	END LOOP;
	EXECUTE format('TRUNCATE %1$s.observation_cross_section, %1$s.observation_series, %1$s.observation_packed, %1$s.observation_unpacked', model);
	IF keep THEN
		EXECUTE format(
			'INSERT INTO %1$s.observation_unpacked (indicator, period, region)
			 SELECT i.indicator, c.period, c.region
			 FROM %1$s.indicator i
			 CROSS JOIN LATERAL (
				SELECT o.period, o.region FROM %1$s.observation o
				WHERE o.indicator = i.indicator GROUP BY GROUPING SETS ((o.period), (o.region))) c', model);
	END IF;
END
$function$;
COMMENT ON FUNCTION @extschema@.keep_packed(pg_catalog.regclass, pg_catalog.bool) IS
'switches the packed tables of a model on (true) or off (false: they are emptied); observation: the table observation of the model. For the owner of the model, who calls keep_packed(keep) there. NULL does nothing';

CREATE FUNCTION @extschema@.pack_observations(observation pg_catalog.regclass)
RETURNS pg_catalog.int8
LANGUAGE plpgsql STRICT PARALLEL UNSAFE
-- whoever does not see every row must not pack: better an error
SET row_security = off
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	-- from so many on, reading all rows of an indicator is cheaper than looking each up
	many CONSTANT bigint := 2000;
	model text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	home text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	-- what is known now is what is packed, whatever the session looks at
	rows_of_cross_section CONSTANT text := replace(replace(replace($rows$(
@model_cross_section_of_rows@
		)$rows$, '@m@.observation_known', '@m@.observation'), '@m@', model), '@x@', home);
	rows_of_series CONSTANT text := replace(replace(replace($rows$(
@model_series_of_rows@
		)$rows$, '@m@.observation_known', '@m@.observation'), '@m@', model), '@x@', home);
	knowledge text := coalesce(current_setting('indstat.as_of', true), '');
	keeper regrole := (SELECT c.relowner FROM pg_class c WHERE c.oid = observation);
	store record;
	pack text;
	marks bigint;
	written bigint;
	packed bigint := 0;
BEGIN
	-- nothing that is the owner's runs with the rights of whoever called
	IF pg_has_role(keeper::oid, 'MEMBER') AND (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper, format('SELECT %s.pack_observations(%L::regclass)', home, observation);
		-- what was written is not known here
		RETURN NULL;
	END IF;
	-- one at a time; writers go on, and what they mark meanwhile is packed next time
	EXECUTE format('LOCK TABLE %1$s.observation_cross_section, %1$s.observation_series IN SHARE UPDATE EXCLUSIVE MODE', model);
	-- what is known now is what is packed, whatever the session looks at
	PERFORM set_config('indstat.as_of', '', true);

	FOR store IN
		SELECT * FROM (VALUES
			('cross_section', rows_of_cross_section, 'period', 'ref_period', format('OPERATOR(%s.=)', home), 'figures, without_level', 'r.figures, r.without_level, r.odd', '',
			 -- the rows of what is under embargo answer until it is released
			 format('AND NOT EXISTS (SELECT FROM %1$s.release_calendar c
						WHERE c.indicator = u.indicator AND c.period OPERATOR(%2$s.=) u.period AND c.released_at > now())
					 AND NOT EXISTS (SELECT FROM %1$s.observation e
						WHERE e.indicator = u.indicator AND e.period OPERATOR(%2$s.=) u.period AND e.released_at > now())', model, home)),
			-- of a series, the figures under embargo are left out; where nothing else is, it is named all the same
			('series', rows_of_series, 'region', 'text', '=', 'figures, holds_until', 'r.released AS figures, r.next_release AS holds_until, r.released_odd AS odd', ' OR m.holds_until IS NOT NULL', '')
			) AS v (name, rows, key, type, equals, columns, values, named, waits)
	LOOP
		IF store.name = 'series' THEN
			-- what was left out has been released meanwhile
			EXECUTE format(
				'INSERT INTO %1$s.observation_unpacked (indicator, region)
				 SELECT p.indicator, p.region FROM %1$s.observation_packed p
				 LEFT JOIN %1$s.observation_series s ON s.indicator = p.indicator AND s.region = p.region
				 WHERE p.region IS NOT NULL AND (s.indicator IS NULL OR s.holds_until <= now())', model);
		END IF;
		EXECUTE format('SELECT count(*) FROM %s.observation_unpacked u WHERE u.%I IS NOT NULL', model, store.key) INTO marks;
		/*
		 * A mark and what it marks are seen together, so this is one statement.
		 * What makes no whole value keeps a mark with the reason, and is tried
		 * again when another mark says that it changed.
		 */
		pack := replace(replace(format(
			'WITH marked AS (
				DELETE FROM %1$s.observation_unpacked u
				WHERE u.KEY IS NOT NULL
					AND EXISTS (SELECT FROM %1$s.observation_unpacked n WHERE n.indicator = u.indicator AND n.KEY EQUALS u.KEY AND n.reason IS NULL)
					%2$s
				RETURNING u.indicator, u.KEY
			), made AS (
				SELECT m.indicator, m.KEY, m.figures, %3$s, m.odd
				FROM (
					SELECT l.* FROM (SELECT d.indicator, array_agg(DISTINCT d.KEY) AS keys FROM marked d GROUP BY d.indicator) g
					CROSS JOIN LATERAL (
						SELECT r.indicator, r.KEY, %4$s FROM %12$s r
						WHERE r.indicator = g.indicator%6$s OFFSET 0) l
					-- all of them against all marks at once, not for each indicator
					OFFSET 0) m
				WHERE (m.figures IS NOT NULL OR m.odd%10$s)
					AND EXISTS (SELECT FROM marked d WHERE d.indicator = m.indicator AND d.KEY EQUALS m.KEY)
			), emptied AS (
				DELETE FROM %1$s.observation_%5$s s
				USING (SELECT d.indicator, d.KEY FROM marked d EXCEPT SELECT n.indicator, n.KEY FROM made n WHERE n.figures IS NOT NULL) e
				WHERE s.indicator = e.indicator AND s.KEY EQUALS e.KEY
			), forgotten AS (
				DELETE FROM %1$s.observation_packed p
				USING (SELECT d.indicator, d.KEY FROM marked d EXCEPT SELECT n.indicator, n.KEY FROM made n WHERE NOT n.odd) e
				WHERE p.indicator = e.indicator AND p.KEY EQUALS e.KEY
			), named AS (
				INSERT INTO %1$s.observation_packed (indicator, KEY)
				SELECT n.indicator, n.KEY FROM made n
				WHERE NOT n.odd AND NOT EXISTS (SELECT FROM %1$s.observation_packed p WHERE p.indicator = n.indicator AND p.KEY EQUALS n.KEY)
			), odd AS (
				INSERT INTO %1$s.observation_unpacked (indicator, KEY, reason)
				SELECT n.indicator, n.KEY, %11$L FROM made n WHERE n.odd
			)
			INSERT INTO %1$s.observation_%5$s AS s (indicator, KEY, %7$s)
			SELECT n.indicator, n.KEY, n.%8$s FROM made n WHERE n.figures IS NOT NULL
			ON CONFLICT (indicator, KEY) DO UPDATE SET (%7$s, packed_at) = ROW (excluded.%9$s, excluded.packed_at)',
			model, store.waits, 'm.' || split_part(store.columns, ', ', 2), store.values, store.name,
			CASE WHEN marks < many THEN ' AND r.KEY EQUALS ANY (g.keys)' END,
			store.columns, replace(store.columns, ', ', ', n.'), replace(store.columns, ', ', ', excluded.'), store.named,
			'Together the levels need more than 18 digits' || CASE store.name WHEN 'series' THEN ', or the periods lie too far apart.' ELSE '.' END,
			store.rows),
			'KEY', store.key), 'EQUALS', store.equals);
		EXECUTE pack;
		GET DIAGNOSTICS written = ROW_COUNT;
		packed := packed + written;
	END LOOP;
	PERFORM set_config('indstat.as_of', knowledge, true);
	RETURN packed;
END
$function$;
COMMENT ON FUNCTION @extschema@.pack_observations(pg_catalog.regclass) IS
'packs what changed in a model since the last call; observation: the table observation of the model. For the owner of the model, who calls pack_observations() there; returns how many cross-sections and series were written, NULL for NULL and where a superuser packs for the owner';
