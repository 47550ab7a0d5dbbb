-- What was known before: every superseded version of a figure.

CREATE TABLE IF NOT EXISTS @m@.observation_revision (
	indicator text NOT NULL,
	period @x@.ref_period NOT NULL,
	region text NOT NULL,
	value numeric,
	published_growth numeric,
	comparable_base numeric,
	published_rank integer,
	published_rank_peers integer,
	obs_status text NOT NULL,
	conf_status text NOT NULL,
	released_at timestamptz,
	recorded_at timestamptz NOT NULL,
	superseded_at timestamptz NOT NULL CHECK (isfinite(superseded_at) AND superseded_at > recorded_at),
	superseded_by text NOT NULL,
	period_start date GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	period_year_ago @x@.ref_period GENERATED ALWAYS AS (@x@.same_period_last_year(period, 1)) STORED,
	PRIMARY KEY (indicator, period, region, superseded_at)
);
-- begins as look-ups do and ends with until when: while everything known now is asked for, it says at once that there is nothing
CREATE INDEX IF NOT EXISTS observation_revision_series_idx ON @m@.observation_revision (indicator, region, superseded_at);
DROP INDEX IF EXISTS @m@.observation_revision_region_idx;
CREATE INDEX IF NOT EXISTS observation_revision_break_idx ON @m@.observation_revision (indicator, region, period) WHERE obs_status = 'B';
CREATE INDEX IF NOT EXISTS observation_revision_hidden_idx ON @m@.observation_revision (indicator, region, period) WHERE conf_status <> 'F';
COMMENT ON TABLE @m@.observation_revision IS 'Every superseded version of an observation, written by the triggers of observation: what was known from recorded_at until superseded_at. Nobody but the owner of the model needs to write here.';
COMMENT ON COLUMN @m@.observation_revision.recorded_at IS 'When this version was recorded.';
COMMENT ON COLUMN @m@.observation_revision.superseded_at IS 'When another version took its place, or it was deleted.';
COMMENT ON COLUMN @m@.observation_revision.superseded_by IS 'The role that changed or deleted it.';

CREATE TABLE IF NOT EXISTS @m@.observation_suppressed (
	indicator text NOT NULL,
	period @x@.ref_period NOT NULL,
	region text NOT NULL,
	access text NOT NULL CONSTRAINT "access is one of before_release confidential" CHECK (access IN ('before_release', 'confidential')),
	until timestamptz NOT NULL,
	suppressed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (indicator, period, region, access)
);
COMMENT ON TABLE @m@.observation_suppressed IS 'Figures that are or were confidential, or came under embargo when they were known already: what was known of them before is shown to roles with that access only. Written by the triggers of observation; the owner deletes a row to declassify its history. Readers need SELECT here.';
COMMENT ON COLUMN @m@.observation_suppressed.access IS 'Who sees what was known before: before_release or confidential, see access_role.';
COMMENT ON COLUMN @m@.observation_suppressed.until IS 'From then on everybody does; infinity: never, as with a confidential figure.';

CREATE TABLE IF NOT EXISTS @m@.observation_recoded (
	indicator text NOT NULL,
	period @x@.ref_period NOT NULL,
	region text NOT NULL,
	to_indicator text NOT NULL,
	to_period @x@.ref_period NOT NULL,
	to_region text NOT NULL,
	PRIMARY KEY (indicator, period, region, to_indicator, to_period, to_region)
);
CREATE INDEX IF NOT EXISTS observation_recoded_to_idx ON @m@.observation_recoded (to_indicator, to_period, to_region);
COMMENT ON TABLE @m@.observation_recoded IS 'Figures that stood under another key before an update gave them this one: where the one is held back, so is what was known of the other. Written by a trigger of observation. Readers need SELECT here.';
COMMENT ON COLUMN @m@.observation_recoded.to_indicator IS 'Code of the indicator it stands under now, or stood under later.';
COMMENT ON COLUMN @m@.observation_recoded.to_period IS 'Its reference period then.';
COMMENT ON COLUMN @m@.observation_recoded.to_region IS 'Code of its region then.';

CREATE OR REPLACE FUNCTION @m@.observation_stamp() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	IF NEW.recorded_at < OLD.recorded_at THEN
		RAISE EXCEPTION 'a version cannot be recorded before the one it supersedes'
			USING ERRCODE = 'check_violation',
				  DETAIL = format('The figure has stood since %s; the new one would stand since %s.', OLD.recorded_at, NEW.recorded_at),
				  HINT = 'Load old versions in their order, or leave recorded_at out.';
	END IF;
	-- of two transactions the later to commit may have started first
	NEW.recorded_at := CASE WHEN now() >= OLD.recorded_at THEN now() ELSE OLD.recorded_at + interval '1 microsecond' END;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.observation_stamp() IS 'Trigger: a changed observation is a version recorded now, or at a later time that the update gives; an update that changes nothing leaves recorded_at.';

CREATE OR REPLACE FUNCTION @m@.keep_recoding() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{observation}';
	fired_when CONSTANT text[] := '{BEFORE UPDATE ROW}';
	writes CONSTANT text[] := '{observation_recoded}';
	model text;
	home text;
	actor text;
BEGIN
@guard@
	-- under whatever keys it has stood so far
	EXECUTE format(
		'INSERT INTO %1$s.observation_recoded (indicator, period, region, to_indicator, to_period, to_region)
		 SELECT $1, $2, $3, $4, $5, $6
		 UNION ALL
		 SELECT r.indicator, r.period, r.region, $4, $5, $6 FROM %1$s.observation_recoded r
		 WHERE r.to_indicator = $1 AND r.to_period OPERATOR(%2$s.=) $2 AND r.to_region = $3
		 ON CONFLICT DO NOTHING', model, home)
	USING OLD.indicator, OLD.period, OLD.region, NEW.indicator, NEW.period, NEW.region;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_recoding() IS 'Trigger: notes that an update gives a figure another key, so that what was known of it under the old one is held back with it.';
REVOKE EXECUTE ON FUNCTION @m@.keep_recoding() FROM PUBLIC;

CREATE OR REPLACE FUNCTION @m@.keep_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{observation}';
	fired_when CONSTANT text[] := '{AFTER INSERT STATEMENT changed,AFTER UPDATE STATEMENT superseded changed,AFTER DELETE STATEMENT superseded,BEFORE TRUNCATE STATEMENT}';
	writes CONSTANT text[] := '{observation_revision,observation_suppressed,indicator_period}';
	-- up to so many rows are handed to statements whose plans are kept: to make them would take longer than to run them
	few CONSTANT integer := 50;
	figures CONSTANT text := 'value, published_growth, comparable_base, published_rank, published_rank_peers, obs_status, conf_status, released_at, recorded_at';
	model text;
	home text;
	actor text;
	has record;
	given text[] := ARRAY[NULL, NULL];
	ask boolean[] := '{true,true,true,true}';
	fields text;
	superseded_rows text := 'superseded o';
	changed_rows text := 'changed n';
	kept text;
	statement text;
	arrived text;
	late record;
BEGIN
@guard@
	IF TG_OP = 'TRUNCATE' THEN
		RAISE EXCEPTION 'table "%" keeps its history and cannot be truncated', TG_TABLE_NAME
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  HINT = 'DELETE keeps what is deleted in observation_revision.';
	END IF;
	-- what there is to do at all
	IF TG_OP = 'DELETE' THEN
		SELECT count(*) AS number, false AS of_another_time INTO has FROM superseded;
	ELSE
		SELECT count(*) AS number, bool_or(n.conf_status <> 'F') AS confidential, bool_or(n.released_at > now()) AS embargoed,
			bool_or(n.recorded_at <> now()) AS of_another_time INTO has FROM changed n;
	END IF;
	-- an upsert fires for an INSERT and for an UPDATE, of which one has perhaps no rows
	IF has.number = 0 THEN
		RETURN NULL;
	END IF;
	IF has.number <= few THEN
		-- a kept plan sees no transition table; in JSON a time is the same in every DateStyle
		fields := format('(indicator text, period %s.ref_period, region text, value numeric, published_growth numeric, comparable_base numeric,
			published_rank integer, published_rank_peers integer, obs_status text, conf_status text, released_at timestamptz, recorded_at timestamptz)', home);
		superseded_rows := 'json_to_recordset($1[1]::json) AS o' || fields;
		changed_rows := 'json_to_recordset($1[2]::json) AS n' || fields;
		kept := format('SELECT %s.run_kept($2, $1)', home);
		IF TG_OP <> 'INSERT' THEN
			given[1] := (SELECT json_agg(v)
			FROM (SELECT o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base, o.published_rank, o.published_rank_peers,
					o.obs_status, o.conf_status, o.released_at, o.recorded_at FROM superseded o) v);
		END IF;
		IF TG_OP <> 'DELETE' THEN
			given[2] := (SELECT json_agg(v)
			FROM (SELECT n.indicator, n.period, n.region, n.conf_status, n.released_at, n.recorded_at FROM changed n) v);
			-- in these words, so that every row is looked up by key
			EXECUTE kept INTO ask USING given, format(
				'SELECT ARRAY[bool_or(w.follows)::text, bool_or(NOT w.noted)::text, bool_or(w.held_back)::text, bool_or(w.was_known)::text]
				 FROM (SELECT coalesce((SELECT true FROM %3$s LIMIT 1), false) AS follows,
						coalesce((SELECT CASE WHEN n.conf_status <> ''F'' THEN e.stated WHEN n.released_at IS NULL THEN e.by_calendar ELSE e.released_at <= n.released_at END
							FROM %1$s.indicator_period e WHERE e.indicator = n.indicator AND e.period OPERATOR(%2$s.=) n.period LIMIT 1), false) AS noted,
						coalesce((SELECT true FROM %1$s.observation_suppressed s
							WHERE s.indicator = n.indicator AND s.period OPERATOR(%2$s.=) n.period AND s.region = n.region LIMIT 1), false) AS held_back,
						%5$s AS was_known
					  FROM %4$s) w', model, home,
				CASE TG_OP WHEN 'INSERT' THEN
					format('%1$s.observation_revision r WHERE r.indicator = n.indicator AND r.period OPERATOR(%2$s.=) n.period AND r.region = n.region AND r.superseded_at > n.recorded_at', model, home)
				ELSE format('%1$s.observation_recoded c WHERE c.to_indicator = n.indicator AND c.to_period OPERATOR(%2$s.=) n.period AND c.to_region = n.region', model, home) END,
				changed_rows,
				-- what an update supersedes is known by then
				CASE WHEN has.embargoed AND TG_OP = 'INSERT' THEN format(
					'coalesce((SELECT true FROM %1$s.observation_revision v WHERE v.indicator = n.indicator AND v.period OPERATOR(%2$s.=) n.period AND v.region = n.region LIMIT 1),
						(SELECT true FROM %1$s.observation_recoded f WHERE f.to_indicator = n.indicator AND f.to_period OPERATOR(%2$s.=) n.period AND f.to_region = n.region LIMIT 1), false)',
					model, home) ELSE 'true' END);
		END IF;
	END IF;
	IF TG_OP <> 'DELETE' AND (ask[1] OR current_setting('transaction_isolation') <> 'read committed') THEN
		-- an update that leaves the key follows the version that it changes
		arrived := CASE TG_OP WHEN 'UPDATE' THEN format(' AND EXISTS (SELECT FROM %1$s.observation_recoded c
				WHERE c.to_indicator = n.indicator AND c.to_period OPERATOR(%2$s.=) n.period AND c.to_region = n.region)', model, home) END;
		-- deleted by a transaction that began later: at no time may two versions be known
		EXECUTE format(
			'SELECT n.indicator, n.period, n.region, n.recorded_at, r.superseded_at
			 FROM changed n
			 JOIN %1$s.observation_revision r ON r.indicator = n.indicator AND r.period OPERATOR(%2$s.=) n.period AND r.region = n.region
				AND r.superseded_at > n.recorded_at%3$s
			 LIMIT 1', model, home, arrived) INTO late;
		IF late.indicator IS NULL AND current_setting('transaction_isolation') <> 'read committed' THEN
			-- an older snapshot does not see the deletion, but still what was deleted; a join would stop at one row of a key
			EXECUTE format(
				'SELECT n.indicator, n.period, n.region, now() AS recorded_at, clock_timestamp() AS superseded_at
				 FROM changed n
				 WHERE (SELECT count(*) FROM %1$s.observation o
						WHERE o.indicator = n.indicator AND o.period OPERATOR(%2$s.=) n.period AND o.region = n.region) > 1%3$s
				 LIMIT 1', model, home, arrived) INTO late;
		END IF;
		IF late.indicator IS NOT NULL THEN
			RAISE EXCEPTION 'a figure cannot be recorded before the version that it follows was deleted'
				USING ERRCODE = CASE WHEN late.recorded_at = now() THEN 'serialization_failure' ELSE 'check_violation' END,
					  DETAIL = format('Indicator "%s", period %s, region "%s" was deleted at %s and would be known again from %s.',
									  late.indicator, late.period, late.region, late.superseded_at, late.recorded_at),
					  HINT = CASE WHEN late.recorded_at = now() THEN 'Retry the transaction.'
								  ELSE 'Give a later recorded_at, or leave it out.' END;
		END IF;
	END IF;
	IF TG_OP <> 'INSERT' THEN
		statement := format(CASE
			WHEN TG_OP = 'DELETE' THEN
				'INSERT INTO %1$s.observation_revision (indicator, period, region, %2$s, superseded_at, superseded_by)
				 SELECT o.indicator, o.period, o.region, %3$s,
					CASE WHEN now() >= o.recorded_at THEN now() ELSE o.recorded_at + interval ''1 microsecond'' END, $1[3]
				 FROM %5$s
				 -- what was recorded in this very transaction was never known
				 WHERE o.recorded_at <> now()'
			WHEN has.of_another_time THEN
				-- the version of the same key supersedes; a key that is gone was deleted
				'INSERT INTO %1$s.observation_revision (indicator, period, region, %2$s, superseded_at, superseded_by)
				 SELECT o.indicator, o.period, o.region, %3$s,
					coalesce(n.recorded_at, CASE WHEN now() >= o.recorded_at THEN now() ELSE o.recorded_at + interval ''1 microsecond'' END), $1[3]
				 FROM %5$s
				 LEFT JOIN %6$s ON n.indicator = o.indicator AND n.period OPERATOR(%4$s.=) o.period AND n.region = o.region
				 WHERE coalesce(n.recorded_at, now()) <> o.recorded_at'
			ELSE
				-- all of it is changed, and known from now on: no need to see which became what
				'INSERT INTO %1$s.observation_revision (indicator, period, region, %2$s, superseded_at, superseded_by)
				 SELECT o.indicator, o.period, o.region, %3$s, now(), $1[3]
				 FROM %5$s
				 WHERE o.recorded_at <> now()' END,
			model, figures, 'o.' || replace(figures, ', ', ', o.'), home,
			superseded_rows, changed_rows);
		given[3] := actor;
		EXECUTE coalesce(kept, statement) USING given, statement;
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN NULL;
	END IF;
	/*
	 * What is held back now was perhaps known before, under this key or another
	 * that it had: that is held back with it.
	 */
	IF has.confidential THEN
		statement := format(
			'INSERT INTO %1$s.observation_suppressed (indicator, period, region, access, until)
			 SELECT n.indicator, n.period, n.region, ''confidential'', ''infinity''::timestamptz FROM %3$s WHERE n.conf_status <> ''F''
			 UNION ALL
			 SELECT r.indicator, r.period, r.region, ''confidential'', ''infinity''::timestamptz FROM %3$s
			 JOIN %1$s.observation_recoded r ON r.to_indicator = n.indicator AND r.to_period OPERATOR(%2$s.=) n.period AND r.to_region = n.region
			 WHERE n.conf_status <> ''F''
			 ON CONFLICT DO NOTHING', model, home, changed_rows);
		EXECUTE coalesce(kept, statement) USING given, statement;
	END IF;
	IF has.embargoed AND ask[4] THEN
		-- a figure without a history needs no such mark
		EXECUTE format(
			'INSERT INTO %1$s.observation_suppressed AS s (indicator, period, region, access, until)
			 SELECT k.indicator, k.period, k.region, ''before_release'', max(k.released_at)
			 FROM (SELECT n.indicator, n.period, n.region, n.released_at FROM changed n WHERE n.released_at > now()
				   UNION ALL
				   SELECT r.indicator, r.period, r.region, n.released_at FROM changed n
				   JOIN %1$s.observation_recoded r ON r.to_indicator = n.indicator AND r.to_period OPERATOR(%2$s.=) n.period AND r.to_region = n.region
				   WHERE n.released_at > now()) k
			 WHERE EXISTS (SELECT FROM %1$s.observation_revision v
						   WHERE v.indicator = k.indicator AND v.period OPERATOR(%2$s.=) k.period AND v.region = k.region)
			 GROUP BY k.indicator, k.period, k.region
			 ON CONFLICT (indicator, period, region, access) DO UPDATE SET until = excluded.until', model, home);
	END IF;
	IF ask[2] THEN
		-- an indicator and period that is new, or may be seen by more than before
		statement := format(
			'INSERT INTO %1$s.indicator_period AS p (indicator, period, cumulative, frequency, reporting_year_start, stated, by_calendar, released_at)
			 SELECT k.indicator, k.period, i.cumulative, i.frequency, i.reporting_year_start, k.stated, k.by_calendar, k.released_at
			 FROM (SELECT n.indicator, n.period, bool_or(n.conf_status <> ''F'') AS stated,
					bool_or(n.conf_status = ''F'' AND n.released_at IS NULL) AS by_calendar,
					min(n.released_at) FILTER (WHERE n.conf_status = ''F'') AS released_at
				   FROM %3$s GROUP BY n.indicator, n.period) k
			 JOIN %1$s.indicator i ON i.indicator = k.indicator
			 LEFT JOIN %1$s.indicator_period e ON e.indicator = k.indicator AND e.period OPERATOR(%2$s.=) k.period
			 WHERE e.indicator IS NULL OR k.stated > e.stated OR k.by_calendar > e.by_calendar
				OR k.released_at < e.released_at OR k.released_at IS NOT NULL AND e.released_at IS NULL
			 ORDER BY k.indicator, k.period
			 ON CONFLICT (indicator, period) DO UPDATE SET stated = p.stated OR excluded.stated, by_calendar = p.by_calendar OR excluded.by_calendar,
				released_at = least(p.released_at, excluded.released_at)', model, home, changed_rows);
		EXECUTE coalesce(kept, statement) USING given, statement;
	END IF;
	IF TG_OP = 'UPDATE' AND (ask[3] OR has.embargoed) THEN
		-- released earlier than was thought
		EXECUTE format(
			'UPDATE %1$s.observation_suppressed s SET until = coalesce(n.released_at, ''-infinity''::timestamptz)
			 FROM changed n
			 WHERE s.access = ''before_release'' AND s.until > now() AND (n.released_at > now()) IS NOT TRUE
				AND s.indicator = n.indicator AND s.period OPERATOR(%2$s.=) n.period AND s.region = n.region', model, home);
	END IF;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_revision() IS 'Trigger: after each statement keeps what it superseded in observation_revision, with the rights of the owner of the model, and who did it; a changed key is a deletion and an insertion, a version that was replaced in the transaction that recorded it is not kept. What is confidential or under embargo now is noted in observation_suppressed, so that its history is held back with it. A figure that would be known again before it was deleted, also under a key that it is given, is refused (23514, or 40001 where another transaction deleted it meanwhile). TRUNCATE is refused (55000), and whatever did not fire it as create_model set it up (42501).';
REVOKE EXECUTE ON FUNCTION @m@.keep_revision() FROM PUBLIC;

-- what was there before there were triggers, or came past them
INSERT INTO @m@.indicator_period (indicator, period, cumulative, frequency, reporting_year_start, stated, by_calendar, released_at)
SELECT k.indicator, k.period, i.cumulative, i.frequency, i.reporting_year_start, k.stated, k.by_calendar, k.released_at
FROM (SELECT v.indicator, v.period, bool_or(v.conf_status <> 'F') AS stated,
		bool_or(v.conf_status = 'F' AND v.released_at IS NULL) AS by_calendar,
		min(v.released_at) FILTER (WHERE v.conf_status = 'F') AS released_at
	  FROM (SELECT o.indicator, o.period, o.conf_status, o.released_at FROM @m@.observation o
			UNION ALL
			SELECT r.indicator, r.period, r.conf_status, r.released_at FROM @m@.observation_revision r) v
	  GROUP BY v.indicator, v.period) k
JOIN @m@.indicator i ON i.indicator = k.indicator
ON CONFLICT DO NOTHING;

CREATE OR REPLACE TRIGGER observation_recoded BEFORE UPDATE ON @m@.observation
	FOR EACH ROW WHEN (NEW.indicator <> OLD.indicator OR NEW.period OPERATOR(@x@.<>) OLD.period OR NEW.region <> OLD.region)
	EXECUTE FUNCTION @m@.keep_recoding();
-- IS DISTINCT FROM would not find the operator of ref_period when a dump is restored
CREATE OR REPLACE TRIGGER observation_stamped BEFORE UPDATE ON @m@.observation
	FOR EACH ROW WHEN (NEW.recorded_at < OLD.recorded_at OR NEW.recorded_at = OLD.recorded_at
		AND (NEW.value IS DISTINCT FROM OLD.value OR NEW.published_growth IS DISTINCT FROM OLD.published_growth
			OR NEW.comparable_base IS DISTINCT FROM OLD.comparable_base OR NEW.published_rank IS DISTINCT FROM OLD.published_rank
			OR NEW.published_rank_peers IS DISTINCT FROM OLD.published_rank_peers OR NEW.obs_status <> OLD.obs_status
			OR NEW.conf_status <> OLD.conf_status OR NEW.released_at IS DISTINCT FROM OLD.released_at
			OR NEW.indicator <> OLD.indicator OR NEW.period OPERATOR(@x@.<>) OLD.period OR NEW.region <> OLD.region))
	EXECUTE FUNCTION @m@.observation_stamp();

CREATE OR REPLACE TRIGGER observation_inserted AFTER INSERT ON @m@.observation
	REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_revision();
CREATE OR REPLACE TRIGGER observation_updated AFTER UPDATE ON @m@.observation
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_revision();
CREATE OR REPLACE TRIGGER observation_deleted AFTER DELETE ON @m@.observation
	REFERENCING OLD TABLE AS superseded
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_revision();
CREATE OR REPLACE TRIGGER observation_truncated BEFORE TRUNCATE ON @m@.observation
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_revision();

/*
 * Two plain legs without a WHERE, so that every filter and join reaches their
 * indexes.  While indstat.as_of is unset the last time that there is takes its
 * place: no superseded version stood so long, and an index on superseded_at says
 * so without a row being read.
 */
CREATE OR REPLACE VIEW @m@.observation_known WITH (security_invoker = true) AS
SELECT v.indicator, v.period, v.region, v.value, v.published_growth, v.comparable_base,
	v.published_rank, v.published_rank_peers, v.obs_status, v.conf_status, v.released_at, v.recorded_at,
	v.period_start, v.period_end, v.period_year_ago
FROM (
	SELECT o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base,
		o.published_rank, o.published_rank_peers, o.obs_status, o.conf_status, o.released_at, o.recorded_at,
		o.period_start, o.period_end, o.period_year_ago, 'infinity'::timestamptz AS superseded_at
	FROM @m@.observation o
	UNION ALL
	SELECT r.indicator, r.period, r.region, r.value, r.published_growth, r.comparable_base,
		r.published_rank, r.published_rank_peers, r.obs_status, r.conf_status, r.released_at, r.recorded_at,
		r.period_start, r.period_end, r.period_year_ago, r.superseded_at
	FROM @m@.observation_revision r) v
-- in these words, so that the planner expects most rows to pass
WHERE NOT (v.recorded_at > (SELECT @x@.as_of()) AND (SELECT @x@.as_of()) < 'infinity')
	AND v.superseded_at > (SELECT least(@x@.as_of(), timestamptz '294276-12-31 23:59:59.999999 UTC'));
COMMENT ON VIEW @m@.observation_known IS 'The observations as they were known at the time of the setting indstat.as_of (unset: now), and what every view of observations stands on. The value is as stored, not rounded.';
