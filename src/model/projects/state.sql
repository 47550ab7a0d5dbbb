-- What is asked of a project, dated: from a day on, until the next row says otherwise.

CREATE TABLE IF NOT EXISTS @m@.project_state (
	project text NOT NULL REFERENCES @m@.project,
	valid_from date NOT NULL CHECK (@day(valid_from)@),
	region text NOT NULL REFERENCES @m@.region,
	chain text REFERENCES @m@.chain,
	kind text NOT NULL CHECK (kind <> 'all'),
	planned_investment numeric NOT NULL CHECK (planned_investment >= 0 AND @figure(planned_investment)@),
	invested numeric CHECK (invested >= 0 AND @figure(invested)@),
@if services|actions|targets@
	owner text REFERENCES @m@.department,
@else@
	owner text CONSTRAINT project_state_owner_absent CHECK (owner IS NULL),
@endif@
	jobs integer CHECK (jobs >= 0),
	expected_on date CHECK (@day(expected_on)@),
	probability numeric CHECK (probability >= 0 AND probability <= 100 AND @figure(probability)@),
	source text,
	reason_lost text,
	recorded_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(recorded_at)),
	PRIMARY KEY (project, valid_from)
);
CREATE INDEX IF NOT EXISTS project_state_region_idx ON @m@.project_state (region, project);
COMMENT ON TABLE @m@.project_state IS 'What projects were from a day on, until the next row of the same project; a project that never changed has no row, and all that it is stands in project. Written by an UPDATE of project, or here: in an INSERT, what is NULL is as it was before that day. The first row of a project is of 1900-01-01 and is put in by itself. What is edited or deleted is kept in project_state_revision, so that days are counted as they were known.';
COMMENT ON COLUMN @m@.project_state.valid_from IS 'The first day on which the row holds; 1900-01-01: since ever. A later day than today is refused (22023).';
COMMENT ON COLUMN @m@.project_state.kind IS 'The kind of project.';
COMMENT ON COLUMN @m@.project_state.planned_investment IS 'Planned total investment in yuan or the currency of the model.';
COMMENT ON COLUMN @m@.project_state.invested IS 'What had been invested, in yuan or the currency of the model; NULL: not known.';
COMMENT ON COLUMN @m@.project_state.owner IS 'The department or other body that answers for it; NULL: none.';
COMMENT ON COLUMN @m@.project_state.jobs IS 'Jobs that it is to bring.';
COMMENT ON COLUMN @m@.project_state.expected_on IS 'The day by which its next stage is expected.';
COMMENT ON COLUMN @m@.project_state.probability IS 'How likely it is to be carried out, percent.';
COMMENT ON COLUMN @m@.project_state.source IS 'Where the project came from.';
COMMENT ON COLUMN @m@.project_state.reason_lost IS 'Why it was lost.';
COMMENT ON COLUMN @m@.project_state.recorded_at IS 'When it became known to the office; of what a project was when it was entered, 1900-01-01: since ever.';
@kept(project_state(project, valid_from), region, chain, kind, planned_investment, invested, owner, jobs, expected_on, probability, source, reason_lost)@
CREATE INDEX IF NOT EXISTS project_state_revision_region_idx ON @m@.project_state_revision (region, project);

-- The one place that what a project is on a day comes from: of one that changed, of those of a region, of all.
CREATE OR REPLACE FUNCTION @m@.project_state_span(of_project text, known_at timestamptz)
RETURNS TABLE (region text, chain text, kind text, planned_investment numeric, invested numeric, owner text, jobs integer,
	expected_on date, probability numeric, source text, reason_lost text, valid_from date, valid_until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.region, s.chain, s.kind, s.planned_investment, s.invested, s.owner, s.jobs, s.expected_on, s.probability, s.source, s.reason_lost,
		CASE WHEN lag(s.valid_from) OVER (ORDER BY s.valid_from) IS NULL THEN '-infinity'::date ELSE s.valid_from END,
		coalesce(lead(s.valid_from) OVER (ORDER BY s.valid_from), 'infinity'::date)
	FROM (
		SELECT DISTINCT ON (w.valid_from) w.*
		FROM @m@.project_state_version() w
		WHERE w.project = of_project AND w.recorded_at <= known_at AND (w.superseded_at > known_at OR w.superseded_at = 'infinity')
		ORDER BY w.valid_from, w.recorded_at DESC, w.superseded_at DESC) s;
END;
COMMENT ON FUNCTION @m@.project_state_span(text, timestamptz) IS 'What a project that changed was, as it was known at a time: a row for each span of days on which nothing of it changed, from valid_from up to, not including, valid_until (-infinity and infinity at the ends). No row for one that never changed: ask project_valid.';

CREATE OR REPLACE FUNCTION @m@.project_valid(known_at timestamptz)
RETURNS TABLE (project text, region text, chain text, kind text, planned_investment numeric, invested numeric, owner text, jobs integer,
	expected_on date, probability numeric, source text, reason_lost text, valid_from date, valid_until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.project, v.region, v.chain, v.kind, v.planned_investment, v.invested, v.owner, v.jobs, v.expected_on, v.probability, v.source, v.reason_lost,
		v.valid_from, v.valid_until
	FROM @m@.project p
	CROSS JOIN LATERAL (
		SELECT p.region, p.chain, p.kind, p.planned_investment, p.invested, p.owner, p.jobs, p.expected_on, p.probability, p.source, p.reason_lost,
			'-infinity'::date AS valid_from, 'infinity'::date AS valid_until
		WHERE p.valid_from IS NULL
		UNION ALL
		SELECT s.region, s.chain, s.kind, s.planned_investment, s.invested, s.owner, s.jobs, s.expected_on, s.probability, s.source, s.reason_lost,
			s.valid_from, s.valid_until
		FROM @m@.project_state_span(p.project, known_at) s
		WHERE p.valid_from IS NOT NULL) v;
END;
COMMENT ON FUNCTION @m@.project_valid(timestamptz) IS 'What all projects are, as it was known at a time: a row for each span of days on which nothing of it changed, from valid_from up to, not including, valid_until (-infinity and infinity at the ends). A condition on project reaches an index; the projects of a region are in region_project.';

CREATE OR REPLACE FUNCTION @m@.stays_below(below text, levels integer) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN NOT EXISTS (
	SELECT FROM @m@.region_ancestor m
	JOIN @m@.region_change c ON c.region = m.ancestor AND c.kind IN ('moved', 'ended')
	WHERE m.region = below AND m.distance < levels);
COMMENT ON FUNCTION @m@.stays_below(text, integer) IS 'Whether a region has always been below the one that is so many levels above it today, because neither it nor one between them was ever moved or ended.';

CREATE OR REPLACE FUNCTION @m@.steady_project(of_region text, reach integer, picked text[])
RETURNS TABLE (project text, kind text, chain text, owner text, planned_investment numeric, whole_investment numeric,
	invested numeric, jobs integer, expected_on date, probability numeric, source text, reason_lost text, valid_from date, valid_until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.project, p.kind, p.chain, p.owner, p.planned_investment, p.planned_investment,
		p.invested, p.jobs, p.expected_on, p.probability, p.source, p.reason_lost,
		-- since ever, for ever; not as constants, of which statistics would say that nearly no day lies between them
		coalesce(p.valid_from, '-infinity'), coalesce(p.valid_from, 'infinity')
	FROM @m@.region_ancestor a
	JOIN @m@.project p ON p.region = a.region
	WHERE a.ancestor = of_region AND a.distance <= reach AND p.valid_from IS NULL
		AND (NOT EXISTS (SELECT FROM @m@.region_change c WHERE c.kind IN ('moved', 'ended')) OR @m@.stays_below(a.region, a.distance))
		-- where nothing stands in several regions, nothing is looked up
		AND (NOT EXISTS (SELECT FROM @m@.project_region s) OR NOT EXISTS (SELECT FROM @m@.project_region s WHERE s.project = p.project))
		AND @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment);
END;
COMMENT ON FUNCTION @m@.steady_project(text, integer, text[]) IS 'Those of region_project that never changed and stand in one region that was always below this one, as most do: a plain look into the table of projects.';

CREATE OR REPLACE FUNCTION @m@.moved_project(of_region text, reach integer)
RETURNS TABLE (project text, since date, until date)
-- strict, so that it stands in plans as one call, which is not made where nothing ever moved
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT p.project, b.since, b.until
	FROM @m@.region_below_in_time(ARRAY[of_region], reach) b
	JOIN @m@.project p ON p.region = b.region
	LEFT JOIN @m@.region_ancestor a ON a.region = b.region AND a.ancestor = of_region
	WHERE p.valid_from IS NULL AND (a.region IS NULL OR NOT @m@.stays_below(a.region, a.distance));
END;
COMMENT ON FUNCTION @m@.moved_project(text, integer) IS 'Projects that never changed, of regions of which stays_below does not say that they have always been below this one: while they were, from since up to, not including, until (-infinity and infinity at the ends).';

CREATE OR REPLACE FUNCTION @m@.project_part(of_region text, reach integer)
RETURNS TABLE (project text, share numeric, since date, until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.project, t.share, t.since, t.until
	FROM (
		-- it changes on days on which one of its regions comes below this one, or goes away
		SELECT e.project, sum(sum(e.share)) OVER w AS share, e.day AS since, coalesce(lead(e.day) OVER w, 'infinity') AS until
		FROM (
			SELECT s.project, c.day, c.share
			FROM @m@.region_below(of_region, reach) b
			JOIN @m@.project_region s ON s.region = b.region
			CROSS JOIN LATERAL (VALUES (b.since, s.share), (b.until, -s.share)) c (day, share)
			WHERE c.day < 'infinity') e
		GROUP BY e.project, e.day
		WINDOW w AS (PARTITION BY e.project ORDER BY e.day)) t
	WHERE t.share > 0;
END;
COMMENT ON FUNCTION @m@.project_part(text, integer) IS 'Those projects that stand in several regions, of which this one or one up to reach levels below it is one: the sum of the shares there, from since up to, not including, until (-infinity and infinity at the ends).';

CREATE OR REPLACE FUNCTION @m@.moving_project(of_region text, reach integer, picked text[], known_at timestamptz)
RETURNS TABLE (project text, kind text, chain text, owner text, planned_investment numeric, whole_investment numeric,
	invested numeric, jobs integer, expected_on date, probability numeric, source text, reason_lost text, valid_from date, valid_until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- whatever was there at some time, while it was
	SELECT c.project, p.kind, p.chain, p.owner, p.planned_investment, p.planned_investment,
		p.invested, p.jobs, p.expected_on, p.probability, p.source, p.reason_lost, greatest(p.valid_from, b.since), least(p.valid_until, b.until)
	FROM (
		SELECT DISTINCT v.project
		FROM @m@.region_below(of_region, reach) b
		JOIN @m@.project_state_version() v ON v.region = b.region
		JOIN @m@.project k ON k.project = v.project AND k.valid_from IS NOT NULL
		WHERE NOT EXISTS (SELECT FROM @m@.project_region s WHERE s.project = v.project)) c
	CROSS JOIN LATERAL @m@.project_state_span(c.project, known_at) p
	JOIN @m@.region_below(of_region, reach) b ON b.region = p.region
	WHERE greatest(p.valid_from, b.since) < least(p.valid_until, b.until)
		AND @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment)
	UNION ALL
	SELECT p.project, p.kind, p.chain, p.owner, p.planned_investment, p.planned_investment,
		p.invested, p.jobs, p.expected_on, p.probability, p.source, p.reason_lost, b.since, b.until
	FROM @m@.moved_project(of_region, reach) b
	JOIN @m@.project p ON p.project = b.project
	WHERE reach > 0 AND EXISTS (SELECT FROM @m@.region_change c WHERE c.kind IN ('moved', 'ended'))
		AND NOT EXISTS (SELECT FROM @m@.project_region s WHERE s.project = p.project)
		AND @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment)
	UNION ALL
	SELECT p.project, p.kind, p.chain, p.owner, @m@.part_of(p.planned_investment, s.share), p.planned_investment,
		@m@.part_of(p.invested, s.share), p.jobs, p.expected_on, p.probability, p.source, p.reason_lost,
		greatest(p.valid_from, s.since), least(p.valid_until, s.until)
	FROM @m@.project_part(of_region, reach) s
	CROSS JOIN LATERAL (SELECT v.* FROM @m@.project_valid(known_at) v WHERE v.project = s.project) p
	WHERE greatest(p.valid_from, s.since) < least(p.valid_until, s.until)
		AND @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment);
END;
COMMENT ON FUNCTION @m@.moving_project(text, integer, text[], timestamptz) IS 'Those of region_project that changed at some time, whose region moved, or that stand in several regions.';

CREATE OR REPLACE FUNCTION @m@.region_project(of_region text, reach integer, picked text[], known_at timestamptz)
RETURNS TABLE (project text, kind text, chain text, owner text, planned_investment numeric, whole_investment numeric,
	invested numeric, jobs integer, expected_on date, probability numeric, source text, reason_lost text, valid_from date, valid_until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.* FROM @m@.steady_project(of_region, reach, picked) p
	UNION ALL
	SELECT p.* FROM @m@.moving_project(of_region, reach, picked, known_at) p;
END;
COMMENT ON FUNCTION @m@.region_project(text, integer, text[], timestamptz) IS 'The projects that count in a region, as it was known at a time: its own and those of the regions up to reach levels below it (coverage_of), by the tree of the day (region_below), each once for each span of days on which it was there and nothing of it changed, from valid_from up to, not including, valid_until (-infinity and infinity at the ends). picked: only those of this chain, kind, owner and size class, in this order (NULL in the list, or for it: whichever). planned_investment, invested: the share of it that stands there, whole_investment: all that is planned, by which the size class goes. The one place that what is dated comes from in boards of regions.';

CREATE OR REPLACE FUNCTION @m@.date_project() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{project}';
	fired_when CONSTANT text[] := '{AFTER UPDATE ROW}';
	writes CONSTANT text[] := '{project,project_state,project_state_revision}';
	dated CONSTANT text[] := '{region,chain,kind,planned_investment,invested,owner,jobs,expected_on,probability,source,reason_lost}';
	before CONSTANT jsonb := to_jsonb(OLD);
	after CONSTANT jsonb := to_jsonb(NEW);
	what jsonb;
	since date;
	model text;
	home text;
	actor text;
	as_it_stands boolean;
BEGIN
	SELECT coalesce(jsonb_object_agg(k, after->k), '{}') INTO what FROM unnest(dated) k WHERE after->k <> before->k;
	IF what = '{}' AND NEW.valid_from IS NOT DISTINCT FROM OLD.valid_from THEN
		RETURN NULL;
	END IF;
@guard@
	-- what project_state says today is put here by its own trigger
	EXECUTE format('SELECT to_jsonb(s) @> $2 AND s.valid_from = $3 FROM %s.project_state s
		WHERE s.project = $1 AND s.valid_from <= current_date ORDER BY s.valid_from DESC LIMIT 1', model)
	INTO as_it_stands USING NEW.project, (SELECT jsonb_object_agg(k, after->k) FROM unnest(dated) k), NEW.valid_from;
	IF as_it_stands OR as_it_stands IS NULL AND NEW.valid_from IS NULL AND what = '{}' THEN
		RETURN NULL;
	END IF;
	-- another day, set beside, is from when on it holds
	since := CASE WHEN NEW.valid_from IS NULL OR NEW.valid_from = OLD.valid_from THEN current_date ELSE NEW.valid_from END;
	IF what = '{}' THEN
		-- only the day was written: it is put right
		EXECUTE format('UPDATE %s.project p SET valid_from = (SELECT max(s.valid_from) FROM %1$s.project_state s WHERE s.project = p.project AND s.valid_from <= current_date)
			WHERE p.project = $1', model) USING NEW.project;
		RETURN NULL;
	END IF;
	IF as_it_stands IS NULL THEN
		-- its first change: what it was before, known since ever
		EXECUTE format('INSERT INTO %1$s.project_state SELECT (jsonb_populate_record(NULL::%1$s.project_state,
			$1 || ''{"valid_from": "1900-01-01", "recorded_at": "1900-01-01 00:00:00+00"}'')).*', model) USING before;
	END IF;
	-- what was changed, and nothing else, is so from that day up to now
	EXECUTE format('INSERT INTO %1$s.project_state
		SELECT (jsonb_populate_record(s, $3 || jsonb_build_object(''valid_from'', $2, ''recorded_at'', now()))).*
		FROM %1$s.project_state s WHERE s.project = $1 AND s.valid_from <= $2 ORDER BY s.valid_from DESC LIMIT 1
		ON CONFLICT (project, valid_from) DO NOTHING', model) USING NEW.project, since, what;
	EXECUTE format('UPDATE %1$s.project_state s SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(s, $3))
		WHERE s.project = $1 AND s.valid_from >= $2 AND NOT to_jsonb(s) @> $3',
		model, (SELECT CASE WHEN count(*) = 1 THEN min(quote_ident(k)) || ', project' ELSE string_agg(quote_ident(k), ', ') END FROM jsonb_object_keys(what) k))
	USING NEW.project, since, what;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.date_project() IS 'Trigger of project: what an UPDATE changes holds from today on, or from the day that it sets valid_from to; what was before is put into project_state. Runs with the rights of the owner of the model; whatever did not fire it as create_model set it up is refused (42501).';
REVOKE EXECUTE ON FUNCTION @m@.date_project() FROM PUBLIC;
-- of these columns only: whoever records an event writes the row, too
CREATE OR REPLACE TRIGGER project_dated AFTER UPDATE OF region, chain, kind, planned_investment, invested, owner, jobs, expected_on, probability, source, reason_lost, valid_from
	ON @m@.project FOR EACH ROW EXECUTE FUNCTION @m@.date_project();

CREATE OR REPLACE FUNCTION @m@.enter_project() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	NEW.valid_from := NULL;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.enter_project() IS 'Trigger of project: what a project is when it is entered, it has been since ever.';
CREATE OR REPLACE TRIGGER project_entered BEFORE INSERT ON @m@.project
	FOR EACH ROW EXECUTE FUNCTION @m@.enter_project();

CREATE OR REPLACE FUNCTION @m@.keep_project_state() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{project_state}';
	fired_when CONSTANT text[] := '{BEFORE INSERT ROW,AFTER INSERT STATEMENT changed,AFTER UPDATE STATEMENT superseded changed,AFTER DELETE STATEMENT superseded}';
	writes CONSTANT text[] := '{project,project_state,project_state_revision}';
	dated CONSTANT text := 'region, chain, kind, planned_investment, invested, owner, jobs, expected_on, probability, source, reason_lost';
	since_ever CONSTANT date := '1900-01-01';
	model text;
	home text;
	actor text;
	was jsonb;
	touched text[];
	bare text;
	late record;
BEGIN
@guard@
	IF TG_LEVEL = 'ROW' THEN
		-- one writer of a project's states at a time
		EXECUTE format('SELECT FROM %s.project p WHERE p.project = $1 FOR NO KEY UPDATE', model) USING NEW.project;
		EXECUTE format('SELECT to_jsonb(s) FROM %s.project_state s WHERE s.project = $1
			ORDER BY s.valid_from <= $2 DESC, abs(s.valid_from - $2) LIMIT 1', model)
		INTO was USING NEW.project, NEW.valid_from;
		IF was IS NULL AND NEW.recorded_at > '1900-01-01 00:00:00+00' THEN
			-- what it was when it was entered, known since ever
			EXECUTE format('SELECT to_jsonb(p) || ''{"valid_from": "1900-01-01", "recorded_at": "1900-01-01 00:00:00+00"}''
				FROM %s.project p WHERE p.project = $1', model) INTO was USING NEW.project;
			IF was IS NOT NULL AND NEW.valid_from > since_ever THEN
				EXECUTE format('INSERT INTO %1$s.project_state SELECT (jsonb_populate_record(NULL::%1$s.project_state, $1)).*', model) USING was;
			ELSIF was IS NOT NULL THEN
				EXECUTE format('INSERT INTO %1$s.project_state_revision (project, valid_from, %2$s, recorded_at, superseded_at, superseded_by)
					SELECT project, valid_from, %2$s, recorded_at, $2, $3 FROM jsonb_populate_record(NULL::%1$s.project_state, $1)', model, dated)
				USING was, NEW.recorded_at, actor;
			END IF;
		END IF;
		-- what is not said is as it was
		RETURN jsonb_populate_record(NEW, coalesce(was, '{}') || jsonb_strip_nulls(to_jsonb(NEW)));
	END IF;
	IF TG_OP = 'INSERT' THEN
		SELECT array_agg(DISTINCT n.project) INTO touched FROM changed n;
	ELSIF TG_OP = 'DELETE' THEN
		SELECT array_agg(DISTINCT o.project) INTO touched FROM superseded o;
	ELSE
		SELECT array_agg(DISTINCT u.project) INTO touched FROM (SELECT n.project FROM changed n UNION ALL SELECT o.project FROM superseded o) u;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		SELECT n.project, n.valid_from INTO late FROM changed n WHERE n.valid_from > current_date LIMIT 1;
		IF late.project IS NOT NULL THEN
			RAISE EXCEPTION 'project "%" cannot change on a day that is still to come: %', late.project, late.valid_from
				USING ERRCODE = 'invalid_parameter_value',
					  DETAIL = format('Today is %s.', current_date),
					  HINT = 'Record it when it has come; what is expected has a column of its own, expected_on.';
		END IF;
	END IF;
	-- the row of the project says what it is today
	EXECUTE format('UPDATE %1$s.project p SET (%2$s, valid_from) = (SELECT %2$s, s.valid_from FROM %1$s.project_state s
			WHERE s.project = p.project ORDER BY s.valid_from DESC LIMIT 1)
		WHERE p.project = ANY ($1) AND EXISTS (SELECT FROM %1$s.project_state s WHERE s.project = p.project)', model, dated) USING touched;
	-- without any its row would say what it had been known to be at every time
	EXECUTE format('SELECT p.project FROM %1$s.project p
		WHERE p.project = ANY ($1) AND p.valid_from IS NOT NULL AND NOT EXISTS (SELECT FROM %1$s.project_state s WHERE s.project = p.project)
		ORDER BY p.project LIMIT 1', model) INTO bare USING touched;
	IF bare IS NOT NULL THEN
		RAISE EXCEPTION 'project "%" would be left without a state', bare
			USING ERRCODE = 'check_violation', DETAIL = 'The row that is left last says what it has been since ever.',
				  HINT = format('UPDATE it instead. A project and its states are deleted in one statement: WITH s AS (DELETE FROM project_state WHERE project = %1$L) DELETE FROM project WHERE project = %1$L.', bare);
	END IF;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_project_state() IS 'Trigger of project_state: keeps the first row of a project and the row of project, which says what it is today; in an INSERT what is NULL is as it was before. A day to come is refused (22023), and so is the deletion of the last row of a project that stays (23514). Runs with the rights of the owner of the model; whatever did not fire it as create_model set it up is refused (42501).';
REVOKE EXECUTE ON FUNCTION @m@.keep_project_state() FROM PUBLIC;
CREATE OR REPLACE TRIGGER state_before_insert BEFORE INSERT ON @m@.project_state
	FOR EACH ROW EXECUTE FUNCTION @m@.keep_project_state();
CREATE OR REPLACE TRIGGER state_after_insert AFTER INSERT ON @m@.project_state
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_state();
CREATE OR REPLACE TRIGGER state_after_update AFTER UPDATE ON @m@.project_state
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_state();
CREATE OR REPLACE TRIGGER state_after_delete AFTER DELETE ON @m@.project_state
	REFERENCING OLD TABLE AS superseded FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_state();
