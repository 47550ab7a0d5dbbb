-- What is measured, as a tree of wholes and their parts.

CREATE TABLE IF NOT EXISTS @m@.indicator (
	indicator text PRIMARY KEY @code(indicator)@,
	parent_indicator text REFERENCES @m@.indicator CHECK (parent_indicator <> indicator),
	reference_indicator text REFERENCES @m@.indicator CHECK (reference_indicator <> indicator),
	name_zh text,
	name_zh_hant text,
	name_en text,
	frequency text NOT NULL DEFAULT 'M' CHECK (frequency IN ('A', 'S', 'T', 'Q', 'M', 'W', 'D')),
	cumulative boolean NOT NULL DEFAULT false,
	unit text,
	change_unit text NOT NULL GENERATED ALWAYS AS (@x@.change_unit(unit)) STORED,
	unit_mult smallint NOT NULL DEFAULT 0 CHECK (unit_mult BETWEEN 0 AND 15),
	decimals integer NOT NULL DEFAULT 2 CHECK (decimals BETWEEN 0 AND 15),
	growth_decimals integer NOT NULL DEFAULT 1 CHECK (growth_decimals BETWEEN 0 AND 15),
	higher_is_better boolean NOT NULL DEFAULT true,
	time_per_collect text NOT NULL DEFAULT 'S' CHECK (time_per_collect IN ('S', 'E', 'B', 'A', 'M', 'H', 'L', 'Y')),
	single_indicator text REFERENCES @m@.indicator CHECK (single_indicator <> indicator),
	indicator_order integer
);
CREATE INDEX IF NOT EXISTS indicator_parent_idx ON @m@.indicator (parent_indicator);
COMMENT ON TABLE @m@.indicator IS 'What is measured, as a tree of wholes and their parts.';
COMMENT ON COLUMN @m@.indicator.parent_indicator IS 'The whole that this indicator is a part of: shares and contributions are taken of it.';
COMMENT ON COLUMN @m@.indicator.reference_indicator IS 'Another indicator of the same region whose growth this one is compared with.';
COMMENT ON COLUMN @m@.indicator.frequency IS 'SDMX CL_FREQ code: how often it is observed.';
COMMENT ON COLUMN @m@.indicator.cumulative IS 'Whether periods run from January (January-May) rather than being single ones (May).';
COMMENT ON COLUMN @m@.indicator.unit IS 'Unit of measure, such as yuan, persons, percent.';
COMMENT ON COLUMN @m@.indicator.change_unit IS 'What a change of it is in: percent (a growth rate), or percentage_point (permille_point) where its unit is itself percent (per mille), as with an unemployment rate.';
COMMENT ON COLUMN @m@.indicator.unit_mult IS 'SDMX CL_UNIT_MULT: values are in units of 10 to this power; 4 is ten thousand, 8 is one hundred million.';
COMMENT ON COLUMN @m@.indicator.decimals IS 'Decimals of published values.';
COMMENT ON COLUMN @m@.indicator.growth_decimals IS 'Decimals of published rates, shares and gaps.';
COMMENT ON COLUMN @m@.indicator.higher_is_better IS 'Whether the highest growth ranks first.';
COMMENT ON COLUMN @m@.indicator.time_per_collect IS 'SDMX CL_TIME_PER_COLLECT: S summed over the period, E end, B beginning, A average, M middle, H highest, L lowest, Y annualised sum.';
COMMENT ON COLUMN @m@.indicator.single_indicator IS 'Of a cumulative indicator: the indicator that holds its single periods (May beside January-May); NULL: they are kept under the same code. ytd_check holds the two together.';

COMMENT ON COLUMN @m@.indicator.indicator_order IS 'Number to sort the indicators of a report and a bulletin by: what leads has the lowest; NULL: after those that have one, by their growth.';

CREATE OR REPLACE FUNCTION @m@.months_of(frequency text)
RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE frequency WHEN 'A' THEN 12 WHEN 'S' THEN 6 WHEN 'T' THEN 4 WHEN 'Q' THEN 3 WHEN 'M' THEN 1 END;
COMMENT ON FUNCTION @m@.months_of(text) IS 'How many months a period of an SDMX CL_FREQ code has; NULL for W, D, any other text and NULL.';

CREATE OR REPLACE FUNCTION @m@.preceding_period(period @x@.ref_period, cumulative boolean, frequency text)
RETURNS @x@.ref_period
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN NOT cumulative OR NOT @x@.starts_in_january(period) OR @x@.months(period) > 12 THEN @x@.previous_period(period, false)
			WHEN @x@.months(period) > @m@.months_of(frequency)
			THEN @x@.ref_ytd(@x@.year_of(period), @x@.months(period) - @m@.months_of(frequency)) END;
COMMENT ON FUNCTION @m@.preceding_period(@x@.ref_period, boolean, text) IS 'The period before in the series of an indicator: of January-June, cumulative, it is January-May if the figures are monthly and January-March if they are quarterly; NULL for the first of a year. Single periods: the one of the same length just before. NULL if an argument is NULL.';

CREATE TABLE IF NOT EXISTS @m@.indicator_ancestor (
	indicator text NOT NULL,
	ancestor text NOT NULL,
	distance integer NOT NULL CHECK (distance >= 0),
	PRIMARY KEY (indicator, ancestor)
);
CREATE INDEX IF NOT EXISTS indicator_ancestor_ancestor_idx ON @m@.indicator_ancestor (ancestor, distance);
COMMENT ON TABLE @m@.indicator_ancestor IS 'Every indicator with itself and all wholes it is a part of, so that no query walks the tree. Kept by the triggers of indicator; do not edit.';
COMMENT ON COLUMN @m@.indicator_ancestor.ancestor IS 'The indicator itself or one above it.';
COMMENT ON COLUMN @m@.indicator_ancestor.distance IS 'How many levels the ancestor is above: 0 is the indicator itself, 1 its whole.';
CREATE OR REPLACE TRIGGER indicator_inserted AFTER INSERT ON @m@.indicator
	REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors();
CREATE OR REPLACE TRIGGER indicator_updated AFTER UPDATE ON @m@.indicator
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors();
CREATE OR REPLACE TRIGGER indicator_deleted AFTER DELETE ON @m@.indicator
	REFERENCING OLD TABLE AS superseded
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors();
