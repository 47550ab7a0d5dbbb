-- Projects, their stages and the events that led them there.

CREATE TABLE IF NOT EXISTS @m@.project_stage (
	stage text PRIMARY KEY @code(stage)@,
	stage_order integer NOT NULL UNIQUE CHECK (stage_order >= 0),
	in_stock boolean NOT NULL,
	leaves boolean NOT NULL DEFAULT false,
	final boolean NOT NULL DEFAULT false,
	after_stage text REFERENCES @m@.project_stage CONSTRAINT "after_stage is another stage" CHECK (after_stage <> stage),
	norm_days integer CHECK (norm_days > 0),
	name_zh text,
	name_zh_hant text,
	name_en text,
	CONSTRAINT "in_stock is neither leaves nor final" CHECK (NOT (in_stock AND (leaves OR final)))
);
COMMENT ON TABLE @m@.project_stage IS 'The stages of a project, in order, and which histories are possible: a project goes through them in order and may skip some; after a stage that leaves but is not final it may go back to any.';
COMMENT ON COLUMN @m@.project_stage.in_stock IS 'Whether a project whose latest stage this is counts as under construction.';
COMMENT ON COLUMN @m@.project_stage.leaves IS 'Whether the project has left the pipeline, as by suspension or cancellation; that is not a step forward.';
COMMENT ON COLUMN @m@.project_stage.final IS 'Whether nothing can follow.';
COMMENT ON COLUMN @m@.project_stage.after_stage IS 'The stage that must have been entered before, on the same day at the latest; NULL: none.';
COMMENT ON COLUMN @m@.project_stage.norm_days IS 'Within how many days a project should go on to its next stage; NULL: no norm.';

CREATE TABLE IF NOT EXISTS @m@.size_class (
	size_class text PRIMARY KEY @code(size_class)@ CHECK (size_class NOT IN ('all', 'none')),
	from_investment numeric NOT NULL UNIQUE CHECK (from_investment >= 0),
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.size_class IS 'Size classes of projects; a project belongs to the class with the highest lower bound that its planned investment reaches.';
COMMENT ON COLUMN @m@.size_class.from_investment IS 'Lower bound of the planned total investment, in yuan or the currency of the model, inclusive.';

CREATE TABLE IF NOT EXISTS @m@.project (
	project text PRIMARY KEY @code(project)@,
	region text NOT NULL REFERENCES @m@.region,
	chain text REFERENCES @m@.chain,
	kind text NOT NULL DEFAULT 'new' CHECK (kind <> 'all'),
	planned_investment numeric NOT NULL CHECK (planned_investment >= 0 AND @figure(planned_investment)@),
	name text
);
@if services|actions|targets@
ALTER TABLE @m@.project ADD COLUMN IF NOT EXISTS owner text REFERENCES @m@.department;
@else@
ALTER TABLE @m@.project ADD COLUMN IF NOT EXISTS owner text CONSTRAINT project_owner_absent CHECK (owner IS NULL);
@endif@
ALTER TABLE @m@.project
	ADD COLUMN IF NOT EXISTS valid_from date CHECK (@day(valid_from)@),
	ADD COLUMN IF NOT EXISTS invested numeric CHECK (invested >= 0 AND @figure(invested)@),
	ADD COLUMN IF NOT EXISTS jobs integer CHECK (jobs >= 0),
	ADD COLUMN IF NOT EXISTS expected_on date CHECK (@day(expected_on)@),
	ADD COLUMN IF NOT EXISTS probability numeric CHECK (probability >= 0 AND probability <= 100 AND @figure(probability)@),
	ADD COLUMN IF NOT EXISTS source text,
	ADD COLUMN IF NOT EXISTS reason_lost text;
-- with what boards add up, so that the projects of a few regions are read from it alone
CREATE INDEX IF NOT EXISTS project_region_idx ON @m@.project (region) INCLUDE (project, chain, kind, planned_investment, valid_from);
COMMENT ON TABLE @m@.project IS 'Investment projects, as they are today. What is asked of a project is dated like its stages: an UPDATE holds from today on, or from the day that it sets valid_from to, and leaves what was counted on earlier days alone; what was before is in project_state.';
COMMENT ON COLUMN @m@.project.valid_from IS 'Since when what the row says has been so; NULL: since ever. An UPDATE that sets another day beside other columns says from when on they hold (1900-01-01: since ever), a later day than today is refused; else it is kept by triggers.';
COMMENT ON COLUMN @m@.project.invested IS 'What has been invested up to now, in yuan or the currency of the model; NULL: not known.';
COMMENT ON COLUMN @m@.project.owner IS 'The department or other body that answers for it; NULL: none.';
COMMENT ON COLUMN @m@.project.jobs IS 'Jobs that it is to bring.';
COMMENT ON COLUMN @m@.project.expected_on IS 'The day by which its next stage is expected.';
COMMENT ON COLUMN @m@.project.probability IS 'How likely it is to be carried out, percent.';
COMMENT ON COLUMN @m@.project.source IS 'Where it came from, such as a fair, an agency or another enterprise; a word of the office''s own.';
COMMENT ON COLUMN @m@.project.reason_lost IS 'Why it was lost; a word of the office''s own.';
COMMENT ON COLUMN @m@.project.kind IS 'The kind of project: new, technical_upgrade or an office''s own word; all is reserved for totals.';
COMMENT ON COLUMN @m@.project.planned_investment IS 'Planned total investment in yuan or the currency of the model.';

CREATE TABLE IF NOT EXISTS @m@.project_region (
	project text NOT NULL REFERENCES @m@.project,
	region text NOT NULL REFERENCES @m@.region,
	share numeric NOT NULL CHECK (share > 0 AND share <= 1 AND scale(share) <= 30),
	PRIMARY KEY (project, region)
);
CREATE INDEX IF NOT EXISTS project_region_region_idx ON @m@.project_region (region);
COMMENT ON TABLE @m@.project_region IS 'In which regions a project stands that stands in several, and with which share. It counts once in each of them and once in every region that is above on the day; its investment counts by share. A project without rows here stands in project.region. After every statement the shares of a project must sum to 1, and one of them be of project.region or of a region below it (23514).';
COMMENT ON COLUMN @m@.project_region.share IS 'Its share of the planned investment, above 0 and up to 1.';

CREATE OR REPLACE FUNCTION @m@.stands_in(of_project text, of_region text)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN NOT EXISTS (SELECT FROM @m@.project_region s WHERE s.project = of_project)
	OR EXISTS (SELECT FROM @m@.project_region s JOIN @m@.region_ancestor a ON a.region = s.region WHERE s.project = of_project AND a.ancestor = of_region);
COMMENT ON FUNCTION @m@.stands_in(text, text) IS 'Whether a project that stands in several regions has a share in this one or below it; true for one without rows in project_region.';

CREATE OR REPLACE FUNCTION @m@.check_own_region()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	stands boolean;
BEGIN
	IF NEW.region = OLD.region THEN
		RETURN NEW;
	END IF;
	EXECUTE format('SELECT %I.stands_in($1, $2)', TG_TABLE_SCHEMA) INTO stands USING NEW.project, NEW.region;
	IF NOT stands THEN
		RAISE EXCEPTION 'project "%" has no share in region "%"', NEW.project, NEW.region
			USING ERRCODE = 'check_violation', HINT = 'It stands where project_region says: write its shares anew first, or delete them all; then it stands in its own region.';
	END IF;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.check_own_region() IS 'Trigger of project: a project that stands in several regions is given no other region than one of them or one above (23514).';
CREATE OR REPLACE TRIGGER project_region_own BEFORE UPDATE OF region ON @m@.project
	FOR EACH ROW EXECUTE FUNCTION @m@.check_own_region();

CREATE OR REPLACE FUNCTION @m@.check_shares()
RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{project_region}';
	fired_when CONSTANT text[] := '{AFTER INSERT STATEMENT changed,AFTER UPDATE STATEMENT superseded changed,AFTER DELETE STATEMENT superseded}';
	writes CONSTANT text[] := '{project}';
	model text;
	home text;
	actor text;
	touched text[];
	odd record;
BEGIN
@guard@
	IF TG_OP = 'INSERT' THEN
		touched := ARRAY(SELECT n.project FROM changed n);
	ELSIF TG_OP = 'DELETE' THEN
		touched := ARRAY(SELECT o.project FROM superseded o);
	ELSE
		touched := ARRAY(SELECT n.project FROM changed n UNION SELECT o.project FROM superseded o);
	END IF;
	-- one writer of a project's shares at a time; updated and not only locked, so that an older snapshot fails
	EXECUTE format('UPDATE %1$s.project p SET name = p.name
		FROM (SELECT k.project FROM %1$s.project k WHERE k.project = ANY ($1) ORDER BY k.project FOR NO KEY UPDATE) o
		WHERE p.project = o.project', model) USING touched;
	EXECUTE format('SELECT s.project, sum(s.share) AS total FROM %1$s.project_region s WHERE s.project = ANY ($1)
		GROUP BY s.project HAVING sum(s.share) <> 1 ORDER BY s.project LIMIT 1', model) INTO odd USING touched;
	IF odd.project IS NOT NULL THEN
		RAISE EXCEPTION 'the shares of project "%" do not sum to 1', odd.project
			USING ERRCODE = 'check_violation',
				  DETAIL = format('Their sum is %s.', odd.total),
				  HINT = 'Write all rows of the project in one statement, or delete them all: then it stands in its own region.';
	END IF;
	EXECUTE format('SELECT p.project, p.region, (SELECT string_agg(s.region, '', '' ORDER BY s.region) FROM %1$s.project_region s WHERE s.project = p.project) AS shared
		FROM %1$s.project p WHERE p.project = ANY ($1) AND NOT %1$s.stands_in(p.project, p.region) ORDER BY p.project LIMIT 1', model) INTO odd USING touched;
	IF odd.project IS NOT NULL THEN
		RAISE EXCEPTION 'project "%" has no share in its own region, "%"', odd.project, odd.region
			USING ERRCODE = 'check_violation',
				  DETAIL = format('Its shares are of %s.', odd.shared),
				  HINT = 'project.region is one of them, or a region above one of them: UPDATE it first, or give it a share.';
	END IF;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.check_shares() IS 'Trigger: refuses rows of project_region after which the shares of a project do not sum to 1 or none is in project.region or below it (23514), also when two sessions write them at the same time. Runs with the rights of the owner of the model; whatever did not fire it as create_model set it up is refused (42501).';
REVOKE EXECUTE ON FUNCTION @m@.check_shares() FROM PUBLIC;
CREATE OR REPLACE TRIGGER project_region_inserted AFTER INSERT ON @m@.project_region
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION @m@.check_shares();
CREATE OR REPLACE TRIGGER project_region_updated AFTER UPDATE ON @m@.project_region
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION @m@.check_shares();
CREATE OR REPLACE TRIGGER project_region_deleted AFTER DELETE ON @m@.project_region
	REFERENCING OLD TABLE AS superseded FOR EACH STATEMENT EXECUTE FUNCTION @m@.check_shares();

CREATE OR REPLACE FUNCTION @m@.class_of(investment numeric)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN @class(investment)@;
COMMENT ON FUNCTION @m@.class_of(numeric) IS 'The size class of a planned investment: the one with the highest lower bound that it reaches; none below the lowest, and for NULL.';

CREATE OR REPLACE FUNCTION @m@.part_of(investment numeric, share numeric)
RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN share = 1 THEN investment ELSE investment * share END;
COMMENT ON FUNCTION @m@.part_of(numeric, numeric) IS 'A share of an investment, exact; as it was written where the share is all. NULL if an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.is_picked(picked text[], chain text, kind text, owner text, investment numeric)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (picked[1] IS NULL OR chain = picked[1]) AND (picked[2] IS NULL OR kind = picked[2]) AND (picked[3] IS NULL OR owner = picked[3])
	AND (picked[4] IS NULL OR picked[4] = @m@.class_of(investment));
COMMENT ON FUNCTION @m@.is_picked(text[], text, text, text, numeric) IS 'Whether a project is of the chain, kind, owner and size class that are picked, in this order; NULL in the list, or for it: whichever. Its text takes the place of the call, so that nothing is left of it where nothing is picked.';

CREATE TABLE IF NOT EXISTS @m@.project_stage_event (
	event_id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	project text NOT NULL REFERENCES @m@.project,
	stage text NOT NULL REFERENCES @m@.project_stage,
	entry smallint NOT NULL DEFAULT 1 CHECK (entry > 0),
	happened_on date CHECK (@day(happened_on)@),
	recorded_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(recorded_at)),
	superseded_at timestamptz CONSTRAINT "superseded_at is after recorded_at" CHECK (superseded_at > recorded_at),
	batch text,
	UNIQUE (project, stage, entry, recorded_at) INCLUDE (happened_on, superseded_at)
);
CREATE INDEX IF NOT EXISTS project_stage_event_day_idx ON @m@.project_stage_event (happened_on, stage);
COMMENT ON TABLE @m@.project_stage_event IS 'When a project entered a stage. A correction is a new row of the same project, stage and entry, recorded later. What is edited or deleted all the same is kept in project_stage_event_revision.';
COMMENT ON COLUMN @m@.project_stage_event.entry IS 'Which entry into this stage: 2 when a suspended project is started again.';
COMMENT ON COLUMN @m@.project_stage_event.happened_on IS 'The day the stage was entered; NULL in a correction withdraws the entry.';
COMMENT ON COLUMN @m@.project_stage_event.recorded_at IS 'When it became known to the office.';
COMMENT ON COLUMN @m@.project_stage_event.superseded_at IS 'When a correction of this row was recorded, NULL while the row stands. Kept by a trigger; what is written here by hand is corrected.';
COMMENT ON COLUMN @m@.project_stage_event.batch IS 'The batch event it was part of, such as a joint signing.';

@if new_projects@
-- Only when they are made: an office may keep words of its own.
INSERT INTO @m@.project_stage (stage, stage_order, in_stock, leaves, final, after_stage, name_zh, name_zh_hant, name_en)
SELECT * FROM (VALUES
	('planned', 10, false, false, false, NULL, '策划', '策劃', 'planned'),
	('reviewed', 20, false, false, false, NULL, '评审', '評審', 'reviewed'),
	('chosen', 30, false, false, false, 'reviewed', '入选', '入選', 'chosen'),
	('signed', 40, false, false, false, NULL, '签约', '簽約', 'signed'),
	('started', 50, true, false, false, NULL, '开工', '開工', 'started'),
	('under_construction', 60, true, false, false, 'started', '在建', '在建', 'under construction'),
	('completed', 70, false, false, true, 'started', '竣工', '竣工', 'completed'),
	('suspended', 80, false, true, false, NULL, '缓建', '緩建', 'suspended'),
	('cancelled', 90, false, true, true, NULL, '取消', '取消', 'cancelled')) AS v
WHERE NOT EXISTS (SELECT FROM @m@.project_stage);

INSERT INTO @m@.size_class (size_class, from_investment, name_zh, name_zh_hant, name_en)
SELECT * FROM (VALUES
	('under_100m', 0, '亿元以下', '億元以下', 'under 100 million'),
	('100m_or_more', 100000000, '亿元以上', '億元以上', '100 million or more')) AS v
WHERE NOT EXISTS (SELECT FROM @m@.size_class);
@endif@
