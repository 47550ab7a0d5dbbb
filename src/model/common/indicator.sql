-- What is measured, as a tree of wholes and their parts.

CREATE TABLE IF NOT EXISTS @m@.indicator (
	indicator text PRIMARY KEY @code(indicator)@,
	parent_indicator text REFERENCES @m@.indicator CONSTRAINT "parent_indicator is another indicator" CHECK (parent_indicator <> indicator),
	reference_indicator text REFERENCES @m@.indicator CONSTRAINT "reference_indicator is another indicator" CHECK (reference_indicator <> indicator),
	name_zh text,
	name_zh_hant text,
	name_en text,
	frequency text NOT NULL DEFAULT 'M' CONSTRAINT "frequency is one of A S T Q M W D" CHECK (frequency IN ('A', 'S', 'T', 'Q', 'M', 'W', 'D')),
	cumulative boolean NOT NULL DEFAULT false,
	unit text REFERENCES @m@.unit,
	change_unit text NOT NULL DEFAULT 'percent' CHECK (change_unit IN ('percent', 'percentage_point', 'permille_point', 'basis_point', 'point')),
	unit_mult smallint NOT NULL DEFAULT 0 CHECK (unit_mult BETWEEN 0 AND 15),
	decimals integer NOT NULL DEFAULT 2 CHECK (decimals BETWEEN 0 AND 15),
	growth_decimals integer NOT NULL DEFAULT 1 CHECK (growth_decimals BETWEEN 0 AND 15),
	higher_is_better boolean NOT NULL DEFAULT true,
	time_per_collect text NOT NULL DEFAULT 'S' CONSTRAINT "time_per_collect is one of S E B A M H L Y" CHECK (time_per_collect IN ('S', 'E', 'B', 'A', 'M', 'H', 'L', 'Y')),
	single_indicator text REFERENCES @m@.indicator CONSTRAINT "single_indicator is another indicator" CHECK (single_indicator <> indicator),
	additivity text NOT NULL CONSTRAINT "additivity is one of sum weighted_average index ratio none" CHECK (additivity IN ('sum', 'weighted_average', 'index', 'ratio', 'none')),
	region_additivity text NOT NULL CONSTRAINT "region_additivity: sum weighted_average index ratio none" CHECK (region_additivity IN ('sum', 'weighted_average', 'index', 'ratio', 'none')),
	time_additive boolean NOT NULL DEFAULT true,
	weight_indicator text REFERENCES @m@.indicator CONSTRAINT "weight_indicator is another indicator" CHECK (weight_indicator <> indicator),
	numerator_indicator text REFERENCES @m@.indicator CONSTRAINT "numerator_indicator is another indicator" CHECK (numerator_indicator <> indicator),
	of_which boolean NOT NULL DEFAULT false,
	index_link text NOT NULL DEFAULT 'december' CONSTRAINT "index_link is one of december january annual_overlap" CHECK (index_link IN ('december', 'january', 'annual_overlap')),
	change_decimals integer NOT NULL GENERATED ALWAYS AS (CASE WHEN change_unit = 'percent' THEN growth_decimals ELSE decimals END) STORED,
	indicator_order integer,
	concept text REFERENCES @m@.indicator CONSTRAINT indicator_of_another_concept CHECK (concept <> indicator),
	breakdown text,
	names_composed boolean NOT NULL DEFAULT false,
	reporting_year_start integer NOT NULL DEFAULT 1 CONSTRAINT indicator_reporting_year_start_check CHECK (reporting_year_start BETWEEN 1 AND 12),
	CONSTRAINT indicator_weighted CHECK (weight_indicator IS NOT NULL
		OR additivity NOT IN ('weighted_average', 'index', 'ratio') AND region_additivity NOT IN ('weighted_average', 'index', 'ratio')),
	CONSTRAINT indicator_ratio CHECK (numerator_indicator IS NOT NULL OR additivity <> 'ratio' AND region_additivity <> 'ratio')
);
CREATE INDEX IF NOT EXISTS indicator_parent_idx ON @m@.indicator (parent_indicator);
CREATE UNIQUE INDEX IF NOT EXISTS indicator_cell_idx ON @m@.indicator (concept, breakdown) WHERE concept IS NOT NULL;
CREATE INDEX IF NOT EXISTS indicator_breakdown_idx ON @m@.indicator (breakdown) WHERE breakdown IS NOT NULL;
COMMENT ON TABLE @m@.indicator IS 'What is measured, as a tree of wholes and their parts.';
COMMENT ON COLUMN @m@.indicator.parent_indicator IS 'The whole that this indicator is a part of: shares and contributions are taken of it.';
COMMENT ON COLUMN @m@.indicator.reference_indicator IS 'Another indicator of the same region whose growth this one is compared with.';
COMMENT ON COLUMN @m@.indicator.frequency IS 'SDMX CL_FREQ code: how often it is observed.';
COMMENT ON COLUMN @m@.indicator.cumulative IS 'Whether periods run from January (January-May), or the month of reporting_year_start, rather than being single ones (May).';
COMMENT ON COLUMN @m@.indicator.unit IS 'Unit of measure, SDMX UNIT_MEASURE: a code of unit, or a spelling that means one (unit_spelling), which is replaced by it; NULL is taken for an amount. One that is not known is refused (23503).';
COMMENT ON COLUMN @m@.indicator.change_unit IS 'What a change of it is in, by its unit: percent (a growth rate), or percentage_point, permille_point, basis_point or point where a growth rate says nothing, as with an unemployment rate. Kept by a trigger.';
COMMENT ON COLUMN @m@.indicator.unit_mult IS 'SDMX CL_UNIT_MULT: values are in units of 10 to this power; 4 is ten thousand, 8 is one hundred million.';
COMMENT ON COLUMN @m@.indicator.decimals IS 'Decimals of published values.';
COMMENT ON COLUMN @m@.indicator.growth_decimals IS 'Decimals of published rates, shares and gaps.';
COMMENT ON COLUMN @m@.indicator.higher_is_better IS 'Whether the highest growth ranks first.';
COMMENT ON COLUMN @m@.indicator.time_per_collect IS 'SDMX CL_TIME_PER_COLLECT: S summed over the period, E end, B beginning, A average, M middle, H highest, L lowest, Y annualised sum.';
COMMENT ON COLUMN @m@.indicator.additivity IS 'How its parts in the tree of indicators make up the whole: sum; weighted_average (Σ value × weight / Σ weight, with the figures of weight_indicator for each part), as of a mean wage; index (what the parts have become since index_link, by the weights of the period or year, times the whole then); ratio (Σ of numerator_indicator / Σ of weight_indicator), as of an unemployment rate; none. Not given: sum for amounts and counts, none for all other units.';
COMMENT ON COLUMN @m@.indicator.region_additivity IS 'The same of the regions below a region. Not given: as additivity.';
COMMENT ON COLUMN @m@.indicator.time_additive IS 'Whether the figures of single periods add up to those of longer ones: amounts and counts that are summed over the period (time_per_collect S). Kept by a trigger.';
COMMENT ON COLUMN @m@.indicator.weight_indicator IS 'The indicator whose figures are the weights of the average or index, or the denominator of the ratio; of a part it is the part''s own.';
COMMENT ON COLUMN @m@.indicator.numerator_indicator IS 'The indicator whose figures are the numerator of the ratio.';
COMMENT ON COLUMN @m@.indicator.of_which IS 'Whether it stands beside the parts that make up the whole, as exports of services beside goods and services: it has a share and a contribution, and is in no sum of parts.';
COMMENT ON COLUMN @m@.indicator.index_link IS 'Of an index whose weights change once a year: what the links of a year are joined in: december of the year before (of quarters the fourth), january, which is then the last month of the old weights, or annual_overlap: the mean of the year before. Half-years and years are joined in the one before. What its parts make up, and their contributions, stand on it; an index without links, whose weights are of the year that it is 100 in, is a weighted_average.';
COMMENT ON COLUMN @m@.indicator.change_decimals IS 'Decimals of a printed change: growth_decimals of a growth rate, decimals of a difference.';
COMMENT ON COLUMN @m@.indicator.single_indicator IS 'Of a cumulative indicator: the indicator that holds its single periods (May beside January-May); NULL: they are kept under the same code. ytd_check holds the two together.';

COMMENT ON COLUMN @m@.indicator.concept IS 'Of a cell of a breakdown, as employed women of 15 to 24: the indicator that is broken down, employed persons; see make_breakdown.';
COMMENT ON COLUMN @m@.indicator.breakdown IS 'Its codes in the dimensions, as indicator_dimension has them, without totals: AGE=Y15T24,SEX=F; NULL: none. Kept by a trigger.';
COMMENT ON COLUMN @m@.indicator.names_composed IS 'Whether the names are made of those of concept and codes, and follow them: no other was given. Kept by a trigger.';
COMMENT ON COLUMN @m@.indicator.reporting_year_start IS 'Month that its years begin with, 1 to 12, as SDMX''s REPORTING_YEAR_START_DAY: 4 for fiscal years from April. Cumulative figures run from it, years are named after the year in which they begin, and numbered from it.';
COMMENT ON COLUMN @m@.indicator.indicator_order IS 'Number to sort the indicators of a report and a bulletin by: what leads has the lowest; NULL: after those that have one, by their growth.';
CREATE OR REPLACE FUNCTION @m@.set_quantity() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	meant text;
	additive boolean := true;
	was_additive boolean := true;
	near text;
BEGIN
	EXECUTE format('SELECT %I.unit_of($1)', TG_TABLE_SCHEMA) INTO meant USING NEW.unit;
	IF NEW.unit IS NOT NULL AND meant IS NULL THEN
		EXECUTE format('SELECT %I.unit_near($1)', TG_TABLE_SCHEMA) INTO near USING NEW.unit;
		RAISE EXCEPTION 'unknown unit of indicator "%": "%"', NEW.indicator, NEW.unit
			USING ERRCODE = 'foreign_key_violation',
				  DETAIL = 'It is neither a code of unit nor a spelling of unit_spelling.',
				  HINT = concat('Near it: ' || near || '. ', 'Add a row to unit that says of what kind it is, or a spelling to unit_spelling.');
	END IF;
	NEW.unit := meant;
	NEW.change_unit := 'percent';
	IF NEW.unit IS NOT NULL THEN
		EXECUTE format('SELECT u.additive, u.change_unit FROM %I.unit u WHERE u.unit = $1', TG_TABLE_SCHEMA) INTO additive, NEW.change_unit USING NEW.unit;
	END IF;
	NEW.time_additive := additive AND NEW.time_per_collect = 'S';
	-- another unit, and what followed from the old one follows from it
	IF TG_OP = 'UPDATE' THEN
		IF (NEW.unit = OLD.unit) IS NOT TRUE AND NEW.additivity = OLD.additivity AND NEW.additivity IN ('sum', 'none') THEN
			IF OLD.unit IS NOT NULL THEN
				EXECUTE format('SELECT u.additive FROM %I.unit u WHERE u.unit = $1', TG_TABLE_SCHEMA) INTO was_additive USING OLD.unit;
			END IF;
			IF (OLD.additivity = 'sum') = was_additive THEN
				IF NEW.region_additivity = OLD.additivity THEN
					NEW.region_additivity := NULL;
				END IF;
				NEW.additivity := NULL;
			END IF;
		END IF;
	END IF;
	NEW.additivity := coalesce(NEW.additivity, CASE WHEN additive THEN 'sum' ELSE 'none' END);
	NEW.region_additivity := coalesce(NEW.region_additivity, NEW.additivity);
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.set_quantity() IS 'Trigger: says of an indicator what follows from its unit: the code that a spelling means, the unit of its changes, whether periods add up, and, unless it is given, how parts and regions make up a whole. A unit that is not known is refused (23503), with those that are near.';
CREATE OR REPLACE TRIGGER indicator_quantity BEFORE INSERT OR UPDATE ON @m@.indicator
	FOR EACH ROW EXECUTE FUNCTION @m@.set_quantity();

CREATE OR REPLACE FUNCTION @m@.follow_unit() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	EXECUTE format('UPDATE %I.indicator SET unit = unit WHERE unit = $1', TG_TABLE_SCHEMA) USING NEW.unit;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.follow_unit() IS 'Trigger: indicators follow their unit when its kind is changed; how their parts make up a whole stays as it was.';
CREATE OR REPLACE TRIGGER unit_kind AFTER UPDATE ON @m@.unit
	FOR EACH ROW WHEN (NEW.kind <> OLD.kind) EXECUTE FUNCTION @m@.follow_unit();

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

/*
 * Years that do not begin in January: a period is moved to where it would be if they
 * did, and what is found there is moved back.
 */
CREATE OR REPLACE FUNCTION @m@.months_later(period @x@.ref_period, months integer)
RETURNS @x@.ref_period
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN months = 0 OR @x@.months(period) IS NULL OR @x@.start_date(period) < date '0002-01-01' OR @x@.end_date(period) > date '9998-12-31' THEN period
			ELSE @x@.ref_months((@x@.start_date(period) + make_interval(months => months))::date, @x@.months(period)) END;
COMMENT ON FUNCTION @m@.months_later(@x@.ref_period, integer) IS 'The period of the same length that begins so many months later (below zero: earlier); days and weeks, and the first and last years that there are, are not moved. NULL if an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.months_label(period @x@.ref_period, lang text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE lang WHEN 'en' THEN split_part(@x@.label(@x@.containing_period(@x@.start_date(period), 'M'::text), lang, false), ' ', 1) || '–' || @x@.label(@x@.containing_period(@x@.end_date(period), 'M'::text), lang, false)
			ELSE regexp_replace(@x@.label(@x@.containing_period(@x@.start_date(period), 'M'::text), lang, false), '月$', '') || '—' || regexp_replace(@x@.label(@x@.containing_period(@x@.end_date(period), 'M'::text), lang, false), '^[0-9]+年', '') END;
COMMENT ON FUNCTION @m@.months_label(@x@.ref_period, text) IS 'A period within one year by its first and last month, in zh, zh-Hant or en: April–June 2023, 2023年4—6月, where label says Q2 2023. NULL if an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.reporting_label(period @x@.ref_period, lang text, cumulative boolean, reporting_year_start integer)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN reporting_year_start = 1 OR @x@.months(period) IS NULL OR cumulative AND @x@.months(period) < 12
				OR @x@.months(period) NOT IN (3, 6, 12) OR @x@.frequency(@m@.months_later(period, 1 - reporting_year_start)) NOT IN ('A', 'S', 'Q')
			-- what runs to date is named by its months, also where the calendar has a quarter or half of the same days
			THEN CASE WHEN reporting_year_start > 1 AND cumulative AND @x@.frequency(period) IN ('Q', 'S')
					  THEN @m@.months_label(period, lang) ELSE @x@.label(period, lang, cumulative) END
			WHEN lang = 'en' THEN CASE @x@.months(period) WHEN 3 THEN 'Q' || @x@.number_in_year(@m@.months_later(period, 1 - reporting_year_start), false) || ' '
				WHEN 6 THEN 'H' || @x@.number_in_year(@m@.months_later(period, 1 - reporting_year_start), false) || ' ' ELSE '' END
				|| 'FY ' || @x@.label(@m@.months_later(@x@.ref_year(@x@.year_of(@m@.months_later(period, 1 - reporting_year_start))), reporting_year_start - 1), 'fiscal'::text, false)
			ELSE @x@.label(@m@.months_later(@x@.ref_year(@x@.year_of(@m@.months_later(period, 1 - reporting_year_start))), reporting_year_start - 1), 'fiscal'::text, false)
				|| CASE lang WHEN 'zh' THEN '财年' ELSE '財年' END
				-- as of a calendar year, without its year
				|| CASE WHEN @x@.months(period) < 12 THEN regexp_replace(@x@.label(@m@.months_later(period, 1 - reporting_year_start), lang, false), '^[0-9]+年', '') ELSE '' END END;
COMMENT ON FUNCTION @m@.reporting_label(@x@.ref_period, text, boolean, integer) IS 'The label of a period of an indicator in zh, zh-Hant or en: of years that do not begin in January FY 2018/19, Q1 FY 2018/19, 2018/19财年第一季度; months, and spans of a cumulative indicator, by their months. NULL if an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.preceding_period(period @x@.ref_period, cumulative boolean, frequency text, reporting_year_start integer)
RETURNS @x@.ref_period
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN reporting_year_start = 1 THEN @m@.preceding_period(period, cumulative, frequency)
			ELSE @m@.months_later(@m@.preceding_period(@m@.months_later(period, 1 - reporting_year_start), cumulative, frequency), reporting_year_start - 1) END;
COMMENT ON FUNCTION @m@.preceding_period(@x@.ref_period, boolean, text, integer) IS 'The same of an indicator whose years begin with another month: of April-June, cumulative from April, April-May.';

CREATE OR REPLACE FUNCTION @m@.period_apart(period @x@.ref_period, cumulative boolean, frequency text, reporting_year_start integer)
RETURNS @x@.ref_period
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN cumulative AND @x@.start_date(@m@.preceding_period(period, cumulative, frequency, reporting_year_start)) = @x@.start_date(period) THEN NULL
			ELSE @m@.preceding_period(period, cumulative, frequency, reporting_year_start) END;
COMMENT ON FUNCTION @m@.period_apart(@x@.ref_period, boolean, text, integer) IS 'The period before in the series of an indicator (preceding_period), if a figure can be compared with it: NULL if it is a part of the period itself, as January-April is of January-May, and if an argument is NULL.';

-- strict, so that it is called and not written out in every query that names it
CREATE OR REPLACE FUNCTION @m@.fitting_period(period @x@.ref_period, frequency text, cumulative boolean, day_means text, to_date boolean, reporting_year_start integer)
RETURNS @x@.ref_period
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN reporting_year_start = 1 OR @m@.months_of(frequency) IS NULL THEN @x@.fitting_period(period, frequency, cumulative, day_means, to_date)
			-- first what a day stands for, in the calendar if that is a month
			WHEN @x@.frequency(period) = 'D' THEN @m@.months_later(@x@.fitting_period(@m@.months_later(@x@.fitting_period(period, 'M'::text, false, day_means, false), 1 - reporting_year_start), frequency, cumulative, 'day'::text, to_date), reporting_year_start - 1)
			ELSE @m@.months_later(@x@.fitting_period(@m@.months_later(period, 1 - reporting_year_start), frequency, cumulative, 'day'::text, to_date), reporting_year_start - 1) END;
COMMENT ON FUNCTION @m@.fitting_period(@x@.ref_period, text, boolean, text, boolean, integer) IS 'What fitting_period of the extension says of an indicator whose years begin with another month: spans run from that, and quarters are those of such a year. Of an indicator that is neither monthly nor cumulative a day stands for nothing.';

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
