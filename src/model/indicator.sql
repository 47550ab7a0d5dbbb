-- What is measured, as a tree of wholes and their parts.

CREATE TABLE IF NOT EXISTS @m@.indicator (
	indicator text PRIMARY KEY,
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
	decimals smallint NOT NULL DEFAULT 2 CHECK (decimals BETWEEN 0 AND 15),
	growth_decimals smallint NOT NULL DEFAULT 1 CHECK (growth_decimals BETWEEN 0 AND 15),
	higher_is_better boolean NOT NULL DEFAULT true,
	time_per_collect text NOT NULL DEFAULT 'S' CHECK (time_per_collect IN ('S', 'E', 'B', 'A', 'M', 'H', 'L', 'Y')),
	single_indicator text REFERENCES @m@.indicator CHECK (single_indicator <> indicator)
);
CREATE INDEX IF NOT EXISTS indicator_parent_idx ON @m@.indicator (parent_indicator);
COMMENT ON TABLE @m@.indicator IS 'What is measured, as a tree of wholes and their parts.';
COMMENT ON COLUMN @m@.indicator.parent_indicator IS 'The whole that this indicator is a part of: shares and contributions are taken of it.';
COMMENT ON COLUMN @m@.indicator.reference_indicator IS 'Another indicator of the same region whose growth this one is compared with.';
COMMENT ON COLUMN @m@.indicator.frequency IS 'SDMX CL_FREQ code: how often it is observed.';
COMMENT ON COLUMN @m@.indicator.cumulative IS 'Whether periods run from January (January-May) rather than being single ones (May).';
COMMENT ON COLUMN @m@.indicator.unit IS 'Unit of measure, such as yuan, persons, percent.';
COMMENT ON COLUMN @m@.indicator.change_unit IS 'What a change of it is in: percent (a growth rate), or percentage_point (permille_point) where its unit is itself percent (per mille), as of an unemployment rate.';
COMMENT ON COLUMN @m@.indicator.unit_mult IS 'SDMX CL_UNIT_MULT: values are in units of 10 to this power; 4 is ten thousand, 8 is one hundred million.';
COMMENT ON COLUMN @m@.indicator.decimals IS 'Decimals of published values.';
COMMENT ON COLUMN @m@.indicator.growth_decimals IS 'Decimals of published rates, shares and gaps.';
COMMENT ON COLUMN @m@.indicator.higher_is_better IS 'Whether the highest growth ranks first.';
COMMENT ON COLUMN @m@.indicator.time_per_collect IS 'SDMX CL_TIME_PER_COLLECT: S summed over the period, E end, B beginning, A average, M middle, H highest, L lowest, Y annualised sum.';
COMMENT ON COLUMN @m@.indicator.single_indicator IS 'Of a cumulative indicator: the indicator that holds its single periods (May beside January-May); NULL: they are kept under the same code. ytd_check holds the two together.';

CREATE TABLE IF NOT EXISTS @m@.indicator_ancestor (
	indicator text NOT NULL REFERENCES @m@.indicator ON UPDATE CASCADE ON DELETE CASCADE,
	ancestor text NOT NULL REFERENCES @m@.indicator ON UPDATE CASCADE ON DELETE CASCADE,
	distance integer NOT NULL CHECK (distance >= 0),
	PRIMARY KEY (indicator, ancestor)
);
CREATE INDEX IF NOT EXISTS indicator_ancestor_ancestor_idx ON @m@.indicator_ancestor (ancestor, distance);
COMMENT ON TABLE @m@.indicator_ancestor IS 'Every indicator with itself and all wholes it is a part of, so that no query walks the tree. Kept by the triggers of indicator; not to be edited.';
COMMENT ON COLUMN @m@.indicator_ancestor.ancestor IS 'The indicator itself or one above it.';
COMMENT ON COLUMN @m@.indicator_ancestor.distance IS 'How many levels the ancestor is above: 0 is the indicator itself, 1 its whole.';
CREATE OR REPLACE TRIGGER indicator_inserted AFTER INSERT ON @m@.indicator
	REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors('indicator');
CREATE OR REPLACE TRIGGER indicator_updated AFTER UPDATE ON @m@.indicator
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors('indicator');
