	-- what a row of level_board, level_roll_up and level_structure is of
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	r.parent_region,
	c.period, c.period::text AS period_code,
	CASE WHEN i.reporting_year_start = 1 THEN @x@.label(c.period, opt.lang, i.cumulative) ELSE @m@.reporting_label(c.period, opt.lang, i.cumulative, i.reporting_year_start) END AS period_label,
	@x@.start_date(c.period) AS period_start, @x@.end_date(c.period) AS period_end,
	@x@.year_of(@m@.months_later(c.period, 1 - i.reporting_year_start)) AS year, @x@.number_in_year(@m@.months_later(c.period, 1 - i.reporting_year_start), i.cumulative) AS number_in_year,
