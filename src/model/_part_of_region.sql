	-- region r as a part of k.parent_region in indicator i: figures o and t of a period i_p; f: the family of both
	SELECT i.indicator, @name(i, indicator)@ AS indicator_name, r.region, @name(r, region)@ AS region_name, k.parent_region,
		o.period, i_p.period_code,
		@label(i_p)@ AS period_label,
		i_p.period_start, i_p.period_end, @year(i_p)@ AS year, @number(i_p)@ AS number_in_year, i.decimals, i.growth_decimals,
		o.value, t.value AS total,
		@x@.figure_number(f.parts, r.region, o.period, 'part_base'::text) AS base,
		@x@.figure_number(f.parts, r.region, o.period, 'total_base'::text) AS total_base,
		CASE WHEN i.change_unit = 'percent' THEN @x@.figure_number(f.parts, r.region, o.period, 'change'::text) END AS growth,
		CASE WHEN i.change_unit = 'percent' THEN @x@.figure_number(f.parts, k.parent_region, o.period, 'change'::text) END AS total_growth,
		CASE WHEN i.region_additivity = 'sum' THEN @x@.share(o.value, t.value) END AS share,
		@x@.share(@x@.figure_number(f.parts, r.region, o.period, 'part_base'::text), @x@.figure_number(f.parts, r.region, o.period, 'total_base'::text)) AS share_base,
		@x@.share_change(o.value, t.value, @x@.figure_number(f.parts, r.region, o.period, 'part_base'::text), @x@.figure_number(f.parts, r.region, o.period, 'total_base'::text)) AS share_change,
		@x@.figure_number(f.parts, r.region, o.period, 'contribution'::text) AS contribution,
		CASE WHEN @x@.figure_word(f.parts, r.region, o.period, 'contribution_source'::text) <> 'prior_share'
			 THEN @x@.contribution_share(o.value, @x@.figure_number(f.parts, r.region, o.period, 'part_base'::text), t.value, @x@.figure_number(f.parts, r.region, o.period, 'total_base'::text)) END AS contribution_share,
		@x@.figure_word(f.parts, r.region, o.period, 'contribution_source'::text) AS contribution_source,
		@x@.figure_count(f.parts, o.period, 'contributions'::text) AS parts, @x@.figure_count(f.parts, o.period, 'expected'::text) AS parts_expected,
		-- of all parts, each rounded once
		@x@.figure_number(f.parts, k.parent_region, o.period, 'contributions'::text) AS contributions,
		@x@.combined_status(@x@.combined_status(o.obs_status, t.obs_status),
							@x@.combined_status(@x@.figure_word(f.parts, r.region, o.period, 'base_obs_status'::text), @x@.figure_word(f.parts, k.parent_region, o.period, 'base_obs_status'::text))) AS obs_status,
		CASE WHEN NOT i.region_additivity = 'sum' THEN 'not_additive'
			 WHEN i.change_unit <> 'percent' THEN 'in_points'
			 ELSE @x@.figure_word(f.parts, r.region, o.period, 'contribution_reason'::text) END AS contribution_reason,
		i.unit, i.unit_mult, i.unit AS total_unit, i.unit_mult AS total_unit_mult, i.decimals AS total_decimals, i.growth_decimals AS total_growth_decimals,
		false AS of_which
