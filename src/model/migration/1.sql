-- The model knows its version and its parts; one that has neither has all parts.
ALTER TABLE @m@.model_option
	ADD COLUMN IF NOT EXISTS parts text[] NOT NULL GENERATED ALWAYS AS (CASE WHEN one_row THEN @m@.model_parts() END) STORED,
	ADD COLUMN IF NOT EXISTS version integer NOT NULL GENERATED ALWAYS AS (CASE WHEN one_row THEN @m@.model_version() END) STORED;

-- Some columns had two meanings, and either may have been written down.
DO $described$
DECLARE
	place text;
BEGIN
	FOR place IN
		SELECT format('%s.%I', c.oid::regclass, a.attname)
		FROM pg_class c
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
		WHERE c.relnamespace = '@m@'::regnamespace AND c.relkind = 'v'
			AND a.attname IN ('owner', 'owner_name', 'target', 'completion', 'elapsed_share', 'pace_gap', 'overall_target', 'mean_completion', 'overall_pace_gap')
			AND d.description IN (
				'Code of the department or other body that answers for it.', 'Name of the owner in the language of the model.',
				'The department or other body that answers for the target.',
				'Its name in the language of the model.',
				'The target, in the unit and multiplier of the indicator.',
				'What was reached as percent of the target; NULL when it is not known.',
				'How much of the span of the target has passed, percent.',
				'completion less elapsed_share, percentage points: above zero is ahead of the calendar.',
				'Sum of the targets of all chains.',
				'Mean of the completions of the chains, percent; it does not weigh them, overall_completion does.')
	LOOP
		EXECUTE format('COMMENT ON COLUMN %s IS NULL', place);
	END LOOP;
END
$described$;
