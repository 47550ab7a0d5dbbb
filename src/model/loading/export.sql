-- The way out: files of figures.

CREATE OR REPLACE FUNCTION @m@.sdmx_period(period @x@.ref_period, reporting_year_start integer)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN reporting_year_start = 1 OR @x@.frequency(period) NOT IN ('S', 'T', 'Q') THEN period::text
			-- 2018-Q2 would be the second quarter of the reporting year
			ELSE @x@.start_date(period)::@x@.ref_period::text || '/P' || @x@.months(period) || 'M' END;
COMMENT ON FUNCTION @m@.sdmx_period(@x@.ref_period, integer) IS 'A period in SDMX''s spelling, of an indicator whose years begin with another month as a time range where a quarter or half-year would be taken for one of the reporting year. NULL if an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.reporting_start_day(reporting_year_start integer)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN reporting_year_start <> 1 THEN '--' || lpad(reporting_year_start::text, 2, '0') || '-01' END;
COMMENT ON FUNCTION @m@.reporting_start_day(integer) IS 'SDMX''s REPORTING_YEAR_START_DAY of a month: --04-01; NULL for January, and for NULL.';

CREATE OR REPLACE VIEW @m@.sdmx_csv WITH (security_invoker = true) AS
SELECT 'dataflow' AS "STRUCTURE", 'INDSTAT:FIGURES(1.0)' AS "STRUCTURE_ID", 'I' AS "ACTION",
	i.frequency AS "FREQ", o.indicator AS "INDICATOR", o.region AS "REF_AREA", @m@.sdmx_period(o.period, i.reporting_year_start) AS "TIME_PERIOD", o.value AS "OBS_VALUE",
	o.obs_status AS "OBS_STATUS", o.conf_status AS "CONF_STATUS", i.unit AS "UNIT_MEASURE", i.unit_mult AS "UNIT_MULT", i.decimals AS "DECIMALS",
	o.published_growth AS "PUBLISHED_GROWTH", o.released_at AS "EMBARGO_TIME",
	@m@.reporting_start_day(i.reporting_year_start) AS "REPORTING_YEAR_START_DAY",
	CASE WHEN n.any_note THEN @m@.note_of('source', o.indicator, o.period, o.region) END AS "SOURCE",
	CASE WHEN n.any_note THEN @m@.note_of('method', o.indicator, o.period, o.region) END AS "METHOD",
	CASE WHEN n.any_note THEN @m@.note_of('contact', o.indicator, o.period, o.region) END AS "CONTACT",
	CASE WHEN n.any_note THEN @m@.note_of('footnote', o.indicator, o.period, o.region) END AS "COMMENT_OBS"
FROM @m@.observation_known o
JOIN @m@.indicator i ON i.indicator = o.indicator
-- what has no notes is not asked for them
CROSS JOIN (SELECT EXISTS (SELECT FROM @m@.figure_note) AS any_note) n;
COMMENT ON VIEW @m@.sdmx_csv IS 'The figures as SDMX-CSV 2.0, as they were known at the time of indstat.as_of: COPY (SELECT * FROM sdmx_csv) TO STDOUT WITH (FORMAT csv, HEADER). The profile sdmx-csv reads it back; values and periods are exact. A figure that is missing is empty, its status says why.';
COMMENT ON COLUMN @m@.sdmx_csv."STRUCTURE" IS 'Always dataflow.';
COMMENT ON COLUMN @m@.sdmx_csv."STRUCTURE_ID" IS 'What SDMX calls the flow; write another in the SELECT to give it yours.';
COMMENT ON COLUMN @m@.sdmx_csv."ACTION" IS 'Always I, information.';
COMMENT ON COLUMN @m@.sdmx_csv."FREQ" IS 'SDMX CL_FREQ code of the indicator.';
COMMENT ON COLUMN @m@.sdmx_csv."INDICATOR" IS 'Code of the indicator.';
COMMENT ON COLUMN @m@.sdmx_csv."REF_AREA" IS 'Code of the region.';
COMMENT ON COLUMN @m@.sdmx_csv."TIME_PERIOD" IS 'The period in SDMX''s spelling; a span that has none of its own as a time range: 2023-01-01/P5M.';
COMMENT ON COLUMN @m@.sdmx_csv."OBS_VALUE" IS 'The level as stored, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.sdmx_csv."OBS_STATUS" IS 'SDMX CL_OBS_STATUS code.';
COMMENT ON COLUMN @m@.sdmx_csv."CONF_STATUS" IS 'SDMX CL_CONF_STATUS code; of what is not F the figure is empty.';
COMMENT ON COLUMN @m@.sdmx_csv."UNIT_MEASURE" IS 'Unit of the indicator.';
COMMENT ON COLUMN @m@.sdmx_csv."UNIT_MULT" IS 'SDMX CL_UNIT_MULT code: values are in units of 10 to this power.';
COMMENT ON COLUMN @m@.sdmx_csv."DECIMALS" IS 'Decimals of published values; the value itself is not rounded.';
COMMENT ON COLUMN @m@.sdmx_csv."PUBLISHED_GROWTH" IS 'The growth that was published, percent.';
COMMENT ON COLUMN @m@.sdmx_csv."EMBARGO_TIME" IS 'When the figure is released; empty: at once.';
COMMENT ON COLUMN @m@.sdmx_csv."REPORTING_YEAR_START_DAY" IS 'The day that years of the indicator begin on, --04-01; empty: January.';
COMMENT ON COLUMN @m@.sdmx_csv."SOURCE" IS 'Where the figure is from, by figure_note, in the language of the model.';
COMMENT ON COLUMN @m@.sdmx_csv."METHOD" IS 'How it is made, by figure_note.';
COMMENT ON COLUMN @m@.sdmx_csv."CONTACT" IS 'Who answers for it, by figure_note.';
COMMENT ON COLUMN @m@.sdmx_csv."COMMENT_OBS" IS 'Its footnotes, by figure_note.';

CREATE OR REPLACE FUNCTION @m@.wide_csv(indicators text[] DEFAULT NULL, regions text[] DEFAULT NULL, lang text DEFAULT NULL, across text DEFAULT 'period', delimiter text DEFAULT ',')
RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH figure AS (
		SELECT k.value, k.place, k.labels, k.head, k.head_place,
			dense_rank() OVER (ORDER BY k.place) AS line
		FROM (SELECT o.value,
				CASE across WHEN 'period' THEN ARRAY[o.indicator, o.region] WHEN 'region' THEN ARRAY[o.indicator, s.spelt_to_sort] ELSE ARRAY[o.region, s.spelt_to_sort] END AS place,
				CASE across WHEN 'period' THEN ARRAY[i.name, r.name] WHEN 'region' THEN ARRAY[i.name, s.label] ELSE ARRAY[r.name, s.label] END AS labels,
				CASE across WHEN 'period' THEN s.label WHEN 'region' THEN r.name ELSE i.name END AS head,
				CASE across WHEN 'period' THEN s.spelt_to_sort WHEN 'region' THEN o.region ELSE o.indicator END AS head_place
			  FROM @m@.observation_known o
			  JOIN (SELECT x.indicator, CASE WHEN lang IS NULL THEN x.indicator ELSE @x@.localised_name(lang, x.name_zh, x.name_zh_hant, x.name_en, x.indicator) END AS name FROM @m@.indicator x) i ON i.indicator = o.indicator
			  JOIN (SELECT x.region, CASE WHEN lang IS NULL THEN x.region ELSE @x@.localised_name(lang, x.name_zh, x.name_zh_hant, x.name_en, x.region) END AS name FROM @m@.region x) r ON r.region = o.region
			  CROSS JOIN LATERAL (SELECT CASE WHEN lang IS NULL THEN o.period::text ELSE @x@.label(o.period, lang, false) END AS label,
				lpad((o.period_end - date '0001-01-01')::text, 8, '0') || lpad((o.period_start - date '0001-01-01')::text, 8, '0') AS spelt_to_sort) s
			  WHERE (indicators IS NULL OR o.indicator = ANY (indicators)) AND (regions IS NULL OR o.region = ANY (regions))) k
	), head AS (
		SELECT f.head_place, min(f.head) AS head FROM figure f GROUP BY f.head_place
	)
	SELECT l.line FROM (
		SELECT 0 AS no, @x@.csv_line(CASE lang WHEN 'zh' THEN ARRAY[CASE across WHEN 'indicator' THEN '地区' ELSE '指标' END, CASE across WHEN 'period' THEN '地区' ELSE '时期' END]
			WHEN 'zh-Hant' THEN ARRAY[CASE across WHEN 'indicator' THEN '地區' ELSE '指標' END, CASE across WHEN 'period' THEN '地區' ELSE '時期' END]
			ELSE ARRAY[CASE across WHEN 'indicator' THEN 'region' ELSE 'indicator' END, CASE across WHEN 'period' THEN 'region' ELSE 'period' END] END
			|| coalesce((SELECT array_agg(h.head ORDER BY h.head_place) FROM head h), '{}'), delimiter) AS line
		UNION ALL
		-- each line by itself, whatever the planner makes of lines times heads
		SELECT k.line, @x@.csv_line(k.labels || ARRAY(SELECT k.cells ->> p.place FROM unnest(h.places) WITH ORDINALITY p (place, no) ORDER BY p.no), delimiter)
		FROM (SELECT f.line, f.labels, jsonb_object_agg(f.head_place, f.value::text) AS cells FROM figure f GROUP BY f.line, f.labels) k
		CROSS JOIN (SELECT array_agg(x.head_place ORDER BY x.head_place) AS places FROM head x) h) l
	ORDER BY l.no;
END;
COMMENT ON FUNCTION @m@.wide_csv(text[], text[], text, text, text) IS 'The figures as the lines of a wide table in CSV, as they were known at the time of indstat.as_of: COPY (SELECT * FROM wide_csv(...)) TO STDOUT. indicators, regions: codes; NULL: all. lang: names and periods in zh, zh-Hant or en; NULL: codes and SDMX''s spelling. across: what has a column each, period, region or indicator. Values as stored; an empty cell is a figure that is missing or not there. The profiles wide-by-period, wide-by-region and wide-by-indicator read it back.';

CREATE OR REPLACE FUNCTION @m@.breakdown_csv(concept text, delimiter text DEFAULT ',')
RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH cell AS (
		SELECT i.indicator, i.breakdown, i.frequency, i.unit, i.unit_mult, i.decimals, i.reporting_year_start FROM @m@.indicator i WHERE breakdown_csv.concept IN (i.concept, i.indicator)
	), head AS (
		SELECT d.dimension, d.dimension_order FROM @m@.dimension d
		WHERE EXISTS (SELECT FROM cell c JOIN @m@.indicator_dimension k ON k.indicator = c.indicator WHERE k.dimension = d.dimension)
	)
	SELECT l.line FROM (
		SELECT NULL::text AS breakdown, NULL::text AS region, NULL::date AS period_start, NULL::date AS period_end,
			@x@.csv_line(ARRAY['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'FREQ', 'INDICATOR', 'REF_AREA']
				|| coalesce((SELECT array_agg(h.dimension ORDER BY h.dimension_order, h.dimension) FROM head h), '{}')
				|| ARRAY['TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS', 'UNIT_MEASURE', 'UNIT_MULT', 'DECIMALS', 'PUBLISHED_GROWTH', 'EMBARGO_TIME', 'REPORTING_YEAR_START_DAY'], breakdown_csv.delimiter) AS line
		WHERE EXISTS (SELECT FROM cell)
		UNION ALL
		SELECT coalesce(c.breakdown, ''), o.region, o.period_start, o.period_end,
			@x@.csv_line(ARRAY['dataflow', 'INDSTAT:FIGURES(1.0)', 'I', c.frequency, breakdown_csv.concept, o.region] || k.codes
				|| ARRAY[@m@.sdmx_period(o.period, c.reporting_year_start), o.value::text, o.obs_status, o.conf_status, c.unit, c.unit_mult::text, c.decimals::text, o.published_growth::text,
					t.day::@x@.ref_period::text || 'T' || lpad(extract(hour FROM t.at)::integer::text, 2, '0') || ':' || lpad(extract(minute FROM t.at)::integer::text, 2, '0') || ':' || lpad(extract(second FROM t.at)::text, 9, '0') || 'Z', @m@.reporting_start_day(c.reporting_year_start)], breakdown_csv.delimiter)
		FROM cell c
		CROSS JOIN LATERAL (
			-- what is not broken down by a dimension is its total
			SELECT coalesce(array_agg(coalesce(k.code, t.code) ORDER BY h.dimension_order, h.dimension), '{}') AS codes
			FROM head h
			LEFT JOIN @m@.indicator_dimension k ON k.indicator = c.indicator AND k.dimension = h.dimension
			LEFT JOIN @m@.dimension_code t ON t.dimension = h.dimension AND t.is_total) k
		JOIN @m@.observation_known o ON o.indicator = c.indicator
		-- a time, whatever the style of dates
		CROSS JOIN LATERAL (SELECT (o.released_at AT TIME ZONE 'UTC') AS at, (o.released_at AT TIME ZONE 'UTC')::date AS day) t) l
	ORDER BY l.breakdown COLLATE "C" NULLS FIRST, l.region, l.period_end, l.period_start;
END;
COMMENT ON FUNCTION @m@.breakdown_csv(text, text) IS 'The figures of a concept and all cells of its breakdown as the lines of a file in SDMX-CSV 2.0, with a column for each dimension, as they were known at the time of indstat.as_of: COPY (SELECT * FROM breakdown_csv(''employed'')) TO STDOUT. The profile sdmx-csv reads it back. Columns as in sdmx_csv; delimiter: the character between cells. No row where there is no such indicator, and for NULL.';
