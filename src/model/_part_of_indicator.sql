	-- indicator i as a part of u: figures o and t of a period i_p in region r; f: the families of parts, and of either in the region and its sisters
	SELECT i.indicator, @name(i, indicator)@ AS indicator_name, u.indicator AS parent_indicator, r.region, @name(r, region)@ AS region_name,
		o.period, i_p.period_code,
		@label(i_p)@ AS period_label,
		i_p.period_start, i_p.period_end, @year(i_p)@ AS year, @number(i_p)@ AS number_in_year, i.decimals, i.growth_decimals,
		o.value, t.value AS total,
		CASE WHEN @adds(i, u)@ THEN @x@.figure_number(f.parts, i.indicator, o.period, 'part_base'::text) END AS base,
		CASE WHEN @adds(i, u)@ THEN @x@.figure_number(f.parts, i.indicator, o.period, 'total_base'::text) END AS total_base,
		CASE WHEN i.change_unit = 'percent' THEN CASE WHEN u.additivity = 'index' THEN @x@.figure_number(f.part, r.region, o.period, 'change'::text) ELSE @x@.figure_number(f.parts, i.indicator, o.period, 'change'::text) END END AS growth,
		CASE WHEN u.change_unit = 'percent' THEN CASE WHEN u.additivity = 'index' THEN @x@.figure_number(f.whole, r.region, o.period, 'change'::text) ELSE @x@.figure_number(f.parts, u.indicator, o.period, 'change'::text) END END AS total_growth,
		CASE WHEN @adds(i, u)@ THEN @x@.share(o.value * ('1e' || (i.unit_mult - u.unit_mult))::numeric, t.value) END AS share,
		CASE WHEN @adds(i, u)@ THEN @x@.share(@x@.figure_number(f.parts, i.indicator, o.period, 'part_base'::text) * ('1e' || (i.unit_mult - u.unit_mult))::numeric, @x@.figure_number(f.parts, i.indicator, o.period, 'total_base'::text)) END AS share_base,
		CASE WHEN @adds(i, u)@ THEN @x@.share_change(o.value * ('1e' || (i.unit_mult - u.unit_mult))::numeric, t.value, @x@.figure_number(f.parts, i.indicator, o.period, 'part_base'::text) * ('1e' || (i.unit_mult - u.unit_mult))::numeric, @x@.figure_number(f.parts, i.indicator, o.period, 'total_base'::text)) END AS share_change,
		@x@.figure_number(f.parts, i.indicator, o.period, 'contribution'::text) AS contribution,
		CASE WHEN @adds(i, u)@ AND @x@.figure_word(f.parts, i.indicator, o.period, 'contribution_source'::text) <> 'prior_share'
			 THEN @x@.contribution_share(o.value * ('1e' || (i.unit_mult - u.unit_mult))::numeric, @x@.figure_number(f.parts, i.indicator, o.period, 'part_base'::text) * ('1e' || (i.unit_mult - u.unit_mult))::numeric, t.value, @x@.figure_number(f.parts, i.indicator, o.period, 'total_base'::text)) END AS contribution_share,
		CASE WHEN u.additivity = 'index' AND @x@.figure_word(f.parts, i.indicator, o.period, 'contribution_source'::text) IS NOT NULL THEN 'index_weights' ELSE @x@.figure_word(f.parts, i.indicator, o.period, 'contribution_source'::text) END AS contribution_source,
		@x@.figure_count(f.parts, o.period, 'contributions'::text) AS parts, @x@.figure_count(f.parts, o.period, 'expected'::text) AS parts_expected,
		-- of all parts, each rounded once
		@x@.figure_number(f.parts, u.indicator, o.period, 'contributions'::text) AS contributions,
		@x@.combined_status(@x@.combined_status(o.obs_status, t.obs_status),
							@x@.combined_status(@x@.figure_word(f.parts, i.indicator, o.period, 'base_obs_status'::text), @x@.figure_word(f.parts, u.indicator, o.period, 'base_obs_status'::text))) AS obs_status,
		CASE WHEN @weighs(i, u)@ THEN CASE
				WHEN @x@.figure_number(f.parts, i.indicator, o.period, 'contribution'::text) IS NOT NULL THEN NULL
				WHEN o.conf_status <> 'F' OR t.conf_status <> 'F' THEN 'suppressed'
				WHEN o.value IS NULL OR t.value IS NULL THEN 'no_value'
				WHEN @x@.figure_word(f.part, r.region, o.period, 'break'::text) IS NOT NULL
				  OR @x@.figure_word(f.whole, r.region, o.period, 'break'::text) IS NOT NULL THEN 'break'
				ELSE @m@.index_reason(i.indicator, u.indicator, r.region, o.period) END
			 WHEN NOT @adds(i, u)@ THEN 'not_additive'
			 WHEN u.change_unit <> 'percent' THEN 'in_points'
			 ELSE @x@.figure_word(f.parts, i.indicator, o.period, 'contribution_reason'::text) END AS contribution_reason,
		i.unit, i.unit_mult, u.unit AS total_unit, u.unit_mult AS total_unit_mult, u.decimals AS total_decimals, u.growth_decimals AS total_growth_decimals,
		i.of_which AS of_which
