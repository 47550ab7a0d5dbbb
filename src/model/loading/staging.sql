-- Lines of files, until they are loaded; what a load did.

CREATE UNLOGGED TABLE IF NOT EXISTS @m@.load_staged (
	line_id bigint GENERATED ALWAYS AS IDENTITY,
	staged_by regrole NOT NULL DEFAULT (CURRENT_USER)::regrole,
	session integer NOT NULL DEFAULT pg_backend_pid(),
	staged_at timestamptz NOT NULL DEFAULT now(),
	line text
);
COMMENT ON TABLE @m@.load_staged IS 'Lines of files that were copied into load_line and not loaded yet. Everybody sees his own. Not logged: after a crash of the server they are gone, and have to be copied again.';
COMMENT ON COLUMN @m@.load_staged.line_id IS 'In the order of the file.';
COMMENT ON COLUMN @m@.load_staged.staged_by IS 'The role that copied it.';
COMMENT ON COLUMN @m@.load_staged.session IS 'Process of the session that did: files that are copied side by side stay apart.';
COMMENT ON COLUMN @m@.load_staged.staged_at IS 'When its transaction began: what is copied by another transaction is another file.';
COMMENT ON COLUMN @m@.load_staged.line IS 'The line as it stands in the file; or, inserted, many lines.';

CREATE OR REPLACE VIEW @m@.load_line WITH (security_invoker = true) AS
SELECT l.line FROM @m@.load_staged l;
COMMENT ON VIEW @m@.load_line IS 'Where a file is copied into, line by line and whatever is in it, before load_figures takes it: \copy load_line FROM ''file.csv'' WITH (FORMAT csv, DELIMITER E''\x02'', QUOTE E''\x01''). One row may hold many lines, or the whole file.';
COMMENT ON COLUMN @m@.load_line.line IS 'The line as it stands in the file; or many lines.';
CREATE OR REPLACE TRIGGER load_line_staged INSTEAD OF INSERT ON @m@.load_line
	FOR EACH ROW EXECUTE FUNCTION @x@.stage_line();
CREATE OR REPLACE TRIGGER load_line_finished AFTER INSERT ON @m@.load_line
	FOR EACH STATEMENT EXECUTE FUNCTION @x@.stage_line();

CREATE TABLE IF NOT EXISTS @m@.load (
	load bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	loaded_by regrole NOT NULL DEFAULT (CURRENT_USER)::regrole,
	loaded_at timestamptz NOT NULL DEFAULT now(),
	source text,
	profile text NOT NULL,
	options jsonb NOT NULL DEFAULT '{}',
	outcome text NOT NULL DEFAULT 'running' CONSTRAINT "outcome is one of running loaded refused tried undone" CHECK (outcome IN ('running', 'loaded', 'refused', 'tried', 'undone')),
	lines bigint,
	figures bigint,
	new bigint,
	changed bigint,
	deleted bigint,
	same bigint,
	missing bigint,
	refused bigint,
	undoes bigint REFERENCES @m@.load
);
COMMENT ON TABLE @m@.load IS 'Every load: who, when, from what, and how many figures it changed. Seen by whoever loaded, the owner and deputies.';
COMMENT ON COLUMN @m@.load.load IS 'Number of the load.';
COMMENT ON COLUMN @m@.load.loaded_by IS 'The role that loaded.';
COMMENT ON COLUMN @m@.load.loaded_at IS 'When: the recorded_at of its figures.';
COMMENT ON COLUMN @m@.load.source IS 'From what, as the caller calls it: the name of the file.';
COMMENT ON COLUMN @m@.load.profile IS 'The profile it was read by.';
COMMENT ON COLUMN @m@.load.options IS 'The options that were given.';
COMMENT ON COLUMN @m@.load.outcome IS 'loaded, refused (a row was refused, and all or nothing was asked for), tried (a dry run), undone (by another load).';
COMMENT ON COLUMN @m@.load.lines IS 'How many lines the file had.';
COMMENT ON COLUMN @m@.load.figures IS 'How many figures it gave: new, changed, deleted, same and refused together.';
COMMENT ON COLUMN @m@.load.new IS 'Figures that were not there.';
COMMENT ON COLUMN @m@.load.changed IS 'Figures of which there is a new version.';
COMMENT ON COLUMN @m@.load.deleted IS 'Figures that the file deletes.';
COMMENT ON COLUMN @m@.load.same IS 'Figures that stood as the file gives them; they were not touched.';
COMMENT ON COLUMN @m@.load.missing IS 'Of new, changed and same: those that the file says are missing.';
COMMENT ON COLUMN @m@.load.refused IS 'Figures that were refused, see load_refused.';
COMMENT ON COLUMN @m@.load.undoes IS 'Of an undoing: the load that it undid.';

CREATE OR REPLACE FUNCTION @m@.keep_load() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	IF (CASE WHEN TG_OP = 'INSERT' THEN NEW.outcome = 'running'
			WHEN OLD.outcome = 'running' THEN NEW.load = OLD.load
			ELSE OLD.outcome = 'loaded' AND NEW.outcome = 'undone' AND to_jsonb(NEW) - 'outcome' = to_jsonb(OLD) - 'outcome' END)
		OR pg_has_role((SELECT c.relowner FROM pg_class c WHERE c.oid = TG_RELID), 'USAGE') THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'what load % did is not for others than the owner of the model to say', NEW.load
		USING ERRCODE = 'insufficient_privilege', DETAIL = 'A load is written while it runs, and from then on only undone.', HINT = 'load_figures and undo_load write it.';
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_load() IS 'Trigger: a load that has ended stays as it is, but that it may be undone; whoever loads begins with one that is running (42501). The owner may write anything.';
CREATE OR REPLACE TRIGGER load_kept BEFORE INSERT OR UPDATE ON @m@.load
	FOR EACH ROW EXECUTE FUNCTION @m@.keep_load();

-- before the trigger of the foreign key, see follow_code
CREATE OR REPLACE TRIGGER "A_followed" AFTER DELETE ON @m@.load
	FOR EACH ROW EXECUTE FUNCTION @m@.follow_code();

CREATE TABLE IF NOT EXISTS @m@.load_refused (
	load bigint NOT NULL REFERENCES @m@.load,
	line bigint,
	field text NOT NULL,
	column_name text,
	text text,
	figures bigint NOT NULL DEFAULT 1,
	reason text NOT NULL,
	expected text,
	sqlstate text NOT NULL
);
CREATE INDEX IF NOT EXISTS load_refused_idx ON @m@.load_refused (load, line);
COMMENT ON TABLE @m@.load_refused IS 'What loads refused, each with its reason. Seen by whoever sees the load.';
COMMENT ON COLUMN @m@.load_refused.load IS 'Number of the load.';
COMMENT ON COLUMN @m@.load_refused.line IS 'Line of the file; of a bad heading the first line with a figure under it.';
COMMENT ON COLUMN @m@.load_refused.field IS 'What is wrong: line, region, indicator, period, value, growth, status, confidentiality, action, unit, released_at or key.';
COMMENT ON COLUMN @m@.load_refused.column_name IS 'Heading of the column.';
COMMENT ON COLUMN @m@.load_refused.text IS 'What the file says there.';
COMMENT ON COLUMN @m@.load_refused.figures IS 'How many figures of the line it concerns.';
COMMENT ON COLUMN @m@.load_refused.reason IS 'Why it was refused.';
COMMENT ON COLUMN @m@.load_refused.expected IS 'What would be right.';
COMMENT ON COLUMN @m@.load_refused.sqlstate IS 'The SQLSTATE that an INSERT of it would have met.';

CREATE TABLE IF NOT EXISTS @m@.load_added (
	load bigint NOT NULL REFERENCES @m@.load,
	indicator text NOT NULL,
	region text NOT NULL,
	periods @x@.ref_period[] NOT NULL
);
CREATE INDEX IF NOT EXISTS load_added_idx ON @m@.load_added (load);
COMMENT ON TABLE @m@.load_added IS 'Which figures a load added. Seen by whoever sees the load; load_change() has them one by one.';
COMMENT ON COLUMN @m@.load_added.load IS 'Number of the load.';
COMMENT ON COLUMN @m@.load_added.periods IS 'The periods of the figures of this indicator and region that were new.';

CREATE TABLE IF NOT EXISTS @m@.load_before (
	load bigint NOT NULL REFERENCES @m@.load,
	kind text NOT NULL CONSTRAINT "kind is one of changed deleted confidential" CHECK (kind IN ('changed', 'deleted', 'confidential')),
	indicator text NOT NULL,
	period @x@.ref_period NOT NULL,
	region text NOT NULL,
	value numeric,
	published_growth numeric,
	comparable_base numeric,
	published_rank integer,
	published_rank_peers integer,
	obs_status text,
	conf_status text,
	released_at timestamptz,
	recorded_at timestamptz
);
CREATE INDEX IF NOT EXISTS load_before_idx ON @m@.load_before (load);
COMMENT ON TABLE @m@.load_before IS 'What figures were before a load changed or deleted them. Seen by whoever sees the load; of figures that are confidential by now, by roles with access confidential.';
COMMENT ON COLUMN @m@.load_before.load IS 'Number of the load.';
COMMENT ON COLUMN @m@.load_before.kind IS 'changed, deleted, or confidential: a figure of observation_confidential was added, which is not repeated here.';
COMMENT ON COLUMN @m@.load_before.recorded_at IS 'When the version was recorded that the load made; NULL where it deleted the figure.';

CREATE OR REPLACE FUNCTION @m@.load_change()
RETURNS TABLE (load bigint, kind text, indicator text, period @x@.ref_period, region text,
	value_before numeric, published_growth_before numeric, obs_status_before text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT a.load, 'new'::text AS kind, a.indicator, p.period, a.region, NULL::numeric, NULL::numeric, NULL::text
	FROM @m@.load_added a CROSS JOIN LATERAL unnest(a.periods) p (period)
	UNION ALL
	SELECT b.load, b.kind, b.indicator, b.period, b.region, b.value, b.published_growth, b.obs_status
	FROM @m@.load_before b;
END;
COMMENT ON FUNCTION @m@.load_change() IS 'What each load did, figure by figure, with what was there before. load: its number; kind: new, changed, deleted, or confidential; value_before: the level before, in the unit and multiplier of the indicator, NULL where there was none; published_growth_before: percent; obs_status_before: SDMX CL_OBS_STATUS code.';

CREATE OR REPLACE FUNCTION @m@.load_figures(source text, profile text, options jsonb DEFAULT '{}')
RETURNS TABLE (load bigint, outcome text, lines bigint, figures bigint, new bigint, changed bigint, deleted bigint, same bigint, missing bigint, refused bigint)
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT f.load, f.outcome, f.lines, f.figures, f.new, f.changed, f.deleted, f.same, f.missing, f.refused
	FROM @x@.load_figures('@m@.observation'::regclass, source, profile, options) f;
END;
COMMENT ON FUNCTION @m@.load_figures(text, text, jsonb) IS 'Takes the file that this session last copied into load_line and moves its figures into observation, with the rights of the caller: new ones are inserted, of changed ones a version is recorded, the others are not touched; rows that are refused are listed in load_refused. source: what it is called in load. profile: how it is spelt, see load_profile. options: any column of load_profile by its name, and map ({"region": {"ESP": "ES"}, "indicator": {...}}: codes for spellings), all_or_nothing, dry_run, released_at, any_period (of any length), keep_lines, any_session, batch (figures written at once, 100000). One row: the number of the load and its counts.';

CREATE OR REPLACE FUNCTION @m@.undo_load(number bigint)
RETURNS TABLE (load bigint, outcome text, lines bigint, figures bigint, new bigint, changed bigint, deleted bigint, same bigint, missing bigint, refused bigint)
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT f.load, f.outcome, f.lines, f.figures, f.new, f.changed, f.deleted, f.same, f.missing, f.refused
	FROM @x@.undo_load('@m@.observation'::regclass, number) f;
END;
COMMENT ON FUNCTION @m@.undo_load(bigint) IS 'Undoes a load: its new figures are deleted, changed and deleted ones are again what they were, as new versions, so that the history stays. It is a load itself, and can be undone. If figures were changed since, by another load or by hand, nothing is undone and they are named (55000), or, by another session at the same time, it has to be tried again (40001). A load with confidential figures, or whose figures are confidential by now, is undone by those only who see them (42501), and not within its own transaction (55000). A load that is not there or not yours is error 22023.';
