CREATE TABLE IF NOT EXISTS @m@.\1_revision (
	LIKE @m@.\1,
	superseded_at timestamptz NOT NULL,
	superseded_by text NOT NULL,
	revision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);
CREATE INDEX IF NOT EXISTS \1_revision_idx ON @m@.\1_revision (\2, recorded_at);
COMMENT ON TABLE @m@.\1_revision IS 'Rows of \1 as they were before somebody changed or deleted them, with until when they were known and who did it; written by the triggers of \1. Nobody but the owner of the model needs to write here.';
COMMENT ON COLUMN @m@.\1_revision.superseded_at IS 'When the row was changed or deleted; until then it was known.';
COMMENT ON COLUMN @m@.\1_revision.superseded_by IS 'The role that changed or deleted it.';
COMMENT ON COLUMN @m@.\1_revision.revision_id IS 'Number of the row.';
CREATE OR REPLACE FUNCTION @m@.\1_version()
RETURNS TABLE (\4, recorded_at timestamptz, superseded_at timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT \2\3, recorded_at, 'infinity'::timestamptz
	FROM @m@.\1
	UNION ALL
	SELECT \2\3, recorded_at, superseded_at
	FROM @m@.\1_revision;
END;
COMMENT ON FUNCTION @m@.\1_version() IS 'Every row of \1 and what it was before it was changed or deleted: known from recorded_at until superseded_at, infinity while it stands. What was known at a time is the row of its key that was recorded last by then, of those that were known.';
CREATE OR REPLACE TRIGGER \1_stamped BEFORE UPDATE ON @m@.\1
	FOR EACH ROW EXECUTE FUNCTION @m@.stamp_event('\2');
CREATE OR REPLACE TRIGGER \1_updated AFTER UPDATE ON @m@.\1
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_event();
CREATE OR REPLACE TRIGGER \1_deleted AFTER DELETE ON @m@.\1
	REFERENCING OLD TABLE AS superseded
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_event();
CREATE OR REPLACE TRIGGER \1_truncated BEFORE TRUNCATE ON @m@.\1
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_event();
