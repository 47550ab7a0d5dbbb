	-- what a row of level_board, level_roll_up and level_structure is of
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	r.parent_region,
	c.period, c.period::text AS period_code,
	@x@.label(c.period, opt.lang, i.cumulative) AS period_label,
	@x@.start_date(c.period) AS period_start, @x@.end_date(c.period) AS period_end,
	@x@.year_of(c.period) AS year, @x@.number_in_year(c.period, i.cumulative) AS number_in_year,
