-- The way out: files of figures.

CREATE OR REPLACE VIEW @m@.sdmx_csv WITH (security_invoker = true) AS
SELECT 'dataflow' AS "STRUCTURE", 'INDSTAT:FIGURES(1.0)' AS "STRUCTURE_ID", 'I' AS "ACTION",
	i.frequency AS "FREQ", o.indicator AS "INDICATOR", o.region AS "REF_AREA", o.period::text AS "TIME_PERIOD", o.value AS "OBS_VALUE",
	o.obs_status AS "OBS_STATUS", o.conf_status AS "CONF_STATUS", i.unit AS "UNIT_MEASURE", i.unit_mult AS "UNIT_MULT", i.decimals AS "DECIMALS",
	o.published_growth AS "PUBLISHED_GROWTH", o.released_at AS "EMBARGO_TIME",
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
		SELECT k.line, @x@.csv_line(k.labels || (SELECT array_agg(f.value::text ORDER BY h.head_place) FROM head h LEFT JOIN figure f ON f.line = k.line AND f.head_place = h.head_place), delimiter)
		FROM (SELECT DISTINCT f.line, f.labels FROM figure f) k) l
	ORDER BY l.no;
END;
COMMENT ON FUNCTION @m@.wide_csv(text[], text[], text, text, text) IS 'The figures as the lines of a wide table in CSV, as they were known at the time of indstat.as_of: COPY (SELECT * FROM wide_csv(...)) TO STDOUT. indicators, regions: codes; NULL: all. lang: names and periods in zh, zh-Hant or en; NULL: codes and SDMX''s spelling. across: what has a column each, period, region or indicator. Values as stored; an empty cell is a figure that is missing or not there. The profiles wide-by-period, wide-by-region and wide-by-indicator read it back.';
