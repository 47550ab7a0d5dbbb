-- The same rows in plain tables.
CREATE SCHEMA plain;
SET search_path = plain, office, public;
CREATE TABLE plain.calendar AS
	SELECT DISTINCT ON (p.period_end) p.period_end, p.period_start, p.period_code, p.label_en AS period_label, p.year, extract(month FROM p.period_end)::integer AS number_in_year,
		end_date(p.year_ago) AS year_ago, end_date(p.preceding) AS preceding
	FROM office.indicator_period p;
CREATE TABLE plain.place AS SELECT r.region, r.parent_region, r.name_en FROM office.region r;
CREATE TABLE plain.measure AS
	SELECT i.indicator, i.name_en, i.unit, i.unit_mult, i.decimals, i.reference_indicator, i.higher_is_better, i.indicator_order, i.concept, i.breakdown
	FROM office.indicator i;
CREATE TABLE plain.figure AS
	SELECT o.indicator, o.region, o.period_end, o.value::numeric(20,2) AS value, o.published_growth::numeric(20,2) AS published_growth, o.published_rank, o.published_rank_peers,
		o.obs_status, o.conf_status, o.released_at, o.recorded_at
	FROM office.observation o;
ALTER TABLE plain.calendar ADD PRIMARY KEY (period_end);
ALTER TABLE plain.place ADD PRIMARY KEY (region);
ALTER TABLE plain.measure ADD PRIMARY KEY (indicator);
ALTER TABLE plain.figure ADD PRIMARY KEY (indicator, period_end, region);
CREATE UNIQUE INDEX ON plain.figure (indicator, region, period_end);
VACUUM ANALYZE plain.calendar, plain.place, plain.measure, plain.figure;
