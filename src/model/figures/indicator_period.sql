-- What an indicator and period are called and when they are, once for all figures: what boards are filtered by.

CREATE TABLE IF NOT EXISTS @m@.indicator_period (
	indicator text NOT NULL,
	period @x@.ref_period NOT NULL,
	cumulative boolean NOT NULL,
	frequency text NOT NULL,
	stated boolean NOT NULL,
	by_calendar boolean NOT NULL,
	released_at timestamptz,
	period_code text NOT NULL GENERATED ALWAYS AS (period::text) STORED,
	label_zh text NOT NULL GENERATED ALWAYS AS (@x@.label(period, 'zh'::text, cumulative)) STORED,
	label_zh_hant text NOT NULL GENERATED ALWAYS AS (@x@.label(period, 'zh-Hant'::text, cumulative)) STORED,
	label_en text NOT NULL GENERATED ALWAYS AS (@x@.label(period, 'en'::text, cumulative)) STORED,
	period_start date NOT NULL GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date NOT NULL GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	year integer NOT NULL GENERATED ALWAYS AS (@x@.year_of(period)) STORED,
	number_in_year integer GENERATED ALWAYS AS (@x@.number_in_year(period, cumulative)) STORED,
	year_ago @x@.ref_period GENERATED ALWAYS AS (@x@.same_period_last_year(period, 1)) STORED,
	preceding @x@.ref_period GENERATED ALWAYS AS (@m@.preceding_period(period, cumulative, frequency)) STORED,
	block @x@.ref_period NOT NULL GENERATED ALWAYS AS (@x@.family_upto(period)) STORED,
	reporting_year_start integer NOT NULL DEFAULT 1,
	PRIMARY KEY (indicator, period)
);
COMMENT ON TABLE @m@.indicator_period IS 'Every indicator and period that has, or had, a figure: labels, days and neighbours, once for all regions. A board that is filtered by them finds its few rows here, and their figures by key. Written by the triggers of observation and indicator; readers need SELECT.';
COMMENT ON COLUMN @m@.indicator_period.cumulative IS 'As in indicator.';
COMMENT ON COLUMN @m@.indicator_period.frequency IS 'As in indicator.';
COMMENT ON COLUMN @m@.indicator_period.reporting_year_start IS 'As in indicator; if it is not 1, labels, year, number_in_year and preceding are made of the period when they are shown.';
COMMENT ON COLUMN @m@.indicator_period.stated IS 'Whether one of the figures is confidential: that there is one, everybody sees.';
COMMENT ON COLUMN @m@.indicator_period.by_calendar IS 'Whether one of the figures has no time of release of its own: release_calendar, or nothing, holds it back.';
COMMENT ON COLUMN @m@.indicator_period.released_at IS 'The first time of release of those that have one; NULL: there is none.';
COMMENT ON COLUMN @m@.indicator_period.period_code IS 'The period as text, canonical SDMX.';
COMMENT ON COLUMN @m@.indicator_period.label_zh IS 'Label of the period in simplified Chinese.';
COMMENT ON COLUMN @m@.indicator_period.label_zh_hant IS 'Label of the period in traditional Chinese.';
COMMENT ON COLUMN @m@.indicator_period.label_en IS 'Label of the period in English.';
COMMENT ON COLUMN @m@.indicator_period.year IS 'Year of the last day.';
COMMENT ON COLUMN @m@.indicator_period.number_in_year IS 'Number of the period within its year.';
COMMENT ON COLUMN @m@.indicator_period.year_ago IS 'The same period a year earlier; NULL where the calendar has none.';
COMMENT ON COLUMN @m@.indicator_period.preceding IS 'The period before in the series of the indicator; NULL for the first of a year of a cumulative one.';
COMMENT ON COLUMN @m@.indicator_period.block IS 'The last period of the block of periods whose figures are computed together: see family_upto.';

CREATE OR REPLACE FUNCTION @m@.keep_indicator_period() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{indicator}';
	fired_when CONSTANT text[] := '{AFTER INSERT STATEMENT changed,AFTER UPDATE STATEMENT superseded changed}';
	writes CONSTANT text[] := '{indicator_period}';
	model text;
	home text;
	actor text;
BEGIN
@guard@
	EXECUTE format(
		'UPDATE %1$s.indicator_period p SET cumulative = n.cumulative, frequency = n.frequency, reporting_year_start = n.reporting_year_start
		 FROM changed n
		 WHERE p.indicator = n.indicator AND (p.cumulative <> n.cumulative OR p.frequency <> n.frequency OR p.reporting_year_start <> n.reporting_year_start)', model);
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_indicator_period() IS 'Trigger: labels and neighbours of the periods of an indicator follow its frequency and whether it is cumulative. Runs with the rights of the owner of the model; whatever did not fire it as create_model set it up is refused (42501).';
REVOKE EXECUTE ON FUNCTION @m@.keep_indicator_period() FROM PUBLIC;
-- one that is deleted and made again may be another
CREATE OR REPLACE TRIGGER indicator_period_inserted AFTER INSERT ON @m@.indicator
	REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_indicator_period();
CREATE OR REPLACE TRIGGER indicator_period_updated AFTER UPDATE ON @m@.indicator
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_indicator_period();
