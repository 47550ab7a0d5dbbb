-- What the whole model agrees on.

CREATE TABLE IF NOT EXISTS @m@.model_option (
	one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
	lang text NOT NULL DEFAULT 'en' CONSTRAINT "lang is one of zh zh-Hant en" CHECK (lang IN ('zh', 'zh-Hant', 'en')),
	gap_of text NOT NULL DEFAULT 'printed' CONSTRAINT "gap_of is one of printed exact" CHECK (gap_of IN ('printed', 'exact')),
	impossible_history text NOT NULL DEFAULT 'refuse' CONSTRAINT "impossible_history is one of refuse list" CHECK (impossible_history IN ('refuse', 'list')),
	missing_parts text NOT NULL DEFAULT 'non_null'
		CONSTRAINT "missing_parts as its comment says" CHECK (missing_parts IN ('non_null', 'non_zero', 'partial_null', 'partial_zero', 'always_null', 'always_zero')),
	-- of the row, so that an update computes it again
	parts text[] NOT NULL GENERATED ALWAYS AS (CASE WHEN one_row THEN @m@.model_parts() END) STORED,
	version integer NOT NULL GENERATED ALWAYS AS (CASE WHEN one_row THEN @m@.model_version() END) STORED,
	-- a row of language, in a model that has them (absent.sql)
	names_in text CONSTRAINT model_option_names_in_absent CHECK (names_in IS NULL)
);
COMMENT ON TABLE @m@.model_option IS 'What the views agree on; exactly one row.';
COMMENT ON COLUMN @m@.model_option.lang IS 'Language of names and labels in the views: zh, zh-Hant or en; a name that is missing is shown in the next language that has one.';
COMMENT ON COLUMN @m@.model_option.names_in IS 'A row of language: what has a translation in it is shown so in the views, names and labels of periods (not those of years that begin in another month than January, nor words such as total), and all else in lang. NULL: everything is in lang.';
COMMENT ON COLUMN @m@.model_option.gap_of IS 'printed: a gap or change of share is the difference of the two printed rates, so that the line adds up; exact: the exact difference, rounded once.';
COMMENT ON COLUMN @m@.model_option.impossible_history IS 'What happens to stage events that make a project''s history impossible: refuse them, or let them in for pipeline_check to list.';
COMMENT ON COLUMN @m@.model_option.missing_parts IS 'What a missing part stands for in hierarchy_check and which wholes are checked, in the words of VTL: non_null (none may be missing), non_zero (as zero; wholes that are not zero), partial_null and partial_zero (wholes with at least one part; a missing one makes the sum unknown, or is zero), always_null and always_zero (every whole). A suppressed part is never taken for zero.';
COMMENT ON COLUMN @m@.model_option.parts IS 'The parts that the model was made with; create_model adds others.';
COMMENT ON COLUMN @m@.model_option.version IS 'Number of the last migration that the model has been through, or was made after.';

INSERT INTO @m@.model_option (lang) SELECT 'en' WHERE NOT EXISTS (SELECT FROM @m@.model_option);
UPDATE @m@.model_option SET one_row = one_row WHERE parts <> @m@.model_parts() OR version <> @m@.model_version();

CREATE OR REPLACE FUNCTION @m@.keep_option() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	RAISE EXCEPTION 'the only row of "%" cannot be removed', TG_TABLE_NAME
		USING ERRCODE = 'object_not_in_prerequisite_state',
			  DETAIL = 'Every view of the model reads it and would be empty without it.',
			  HINT = 'UPDATE the options instead.';
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_option() IS 'Trigger: refuses to remove the one row of model_option (55000).';
CREATE OR REPLACE TRIGGER model_option_kept BEFORE DELETE ON @m@.model_option
	FOR EACH ROW EXECUTE FUNCTION @m@.keep_option();
CREATE OR REPLACE TRIGGER model_option_truncated BEFORE TRUNCATE ON @m@.model_option
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_option();
