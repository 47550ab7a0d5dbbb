-- What columns of the same name mean in every view, said once.

DO $columns$
DECLARE
	c record;
BEGIN
	FOR c IN
		SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, a.attname, d.meaning) AS statement
		FROM (VALUES
			('indicator', 'Code of the indicator.'),
			('indicator_name', 'Name of the indicator in the language of the model.'),
			('parent_indicator', 'The whole that the indicator is a part of.'),
			('reference_indicator', 'The other indicator of the same region whose growth this one is compared with.'),
			('region', 'Code of the region or other unit that is observed.'),
			('region_name', 'Name of the region in the language of the model.'),
			('parent_region', 'The region above, whose children are the peers.'),
			('chain', 'Code of the industry chain.'),
			('chain_name', 'Name of the industry chain in the language of the model.'),
			('stage', 'Code of the stage of a project.'),
			('stage_name', 'Name of the stage in the language of the model.'),
			('stage_order', 'Number to sort stages by.'),
			('project', 'Code of the project.'),
			('kind', 'What sort it is; all marks the total.'),
			('size_class', 'Size class by planned investment; all marks the total.'),
			('size_class_name', 'Name of the size class in the language of the model.'),
			('period', 'Reference period, of type ref_period; the same is in period_code as text.'),
			('period_code', 'Reference period as text, canonical SDMX.'),
			('period_label', 'Reference period as people write it, in the language of the model.'),
			('period_start', 'First day of the reference period.'),
			('period_end', 'Last day of the reference period.'),
			('year', 'Year the period or day belongs to.'),
			('month', 'Month of the year, 1 to 12.'),
			('number_in_year', 'Which period of its year: May 5, second quarter 2, January-May 5.'),
			('on_date', 'The day that is counted on.'),
			('since_date', 'The other day that is compared with.'),
			('ladder', 'Code of the ladder.'),
			('ladder_name', 'Name of the ladder in the language of the model.'),
			('tier', 'Code of the tier; all marks the total.'),
			('tier_name', 'Name of the tier in the language of the model.'),
			('tier_order', 'Number to sort tiers by; a higher number is a higher tier.'),
			('from_revenue', 'Lower bound of yearly revenue of the tier, in yuan or the currency of the model.'),
			('scheme', 'Code of what is assessed.'),
			('scheme_name', 'Name of what is assessed in the language of the model.'),
			('round', 'Code of the round of assessment.'),
			('round_name', 'Name of the round in the language of the model.'),
			('round_order', 'Number to sort rounds by.'),
			('previous_round', 'The round before, which is compared with; NULL in a first round.'),
			('grade_name', 'Name of the grade in the language of the model.'),
			('grade_order', 'Number to sort grades by; a higher number is a better grade.'),
			('platform', 'Code of the service platform.'),
			('platform_name', 'Name of the service platform in the language of the model.'),
			('kind_name', 'Name of the kind in the language of the model.'),
			('purpose', 'Code of what an amount is for; all marks the total.'),
			('purpose_name', 'Name of what an amount is for in the language of the model.'),
			('purpose_order', 'Number to sort purposes by.'),
			('value', 'The level, rounded once to the published decimals, in the unit and multiplier of the indicator.'),
			('unit', 'Unit of measure of the indicator.'),
			('unit_mult', 'Values are in units of 10 to this power (SDMX CL_UNIT_MULT): 4 is ten thousand, 8 is one hundred million.'),
			('level_base', 'The level that was observed for the same period a year earlier.'),
			('comparable_base', 'The level a year earlier on the coverage of this period.'),
			('change', 'Change on the same period or day a year earlier, in the unit that change_unit says.'),
			('change_unit', 'What the change is in: percent (a growth rate), or percentage_point (permille_point) where the unit is itself percent (per mille).'),
			('growth', 'Growth on the same period or day a year earlier, percent.'),
			('growth_source', 'Where the change comes from: published, comparable_base or level; NULL where there is none.'),
			('growth_reason', 'Why growth is NULL: suppressed, break, no_value, no_base, base_zero, base_negative, or in_points (the change is a difference in points).'),
			('published_growth', 'The growth that was published, percent.'),
			('parent_growth', 'The change of the parent region, in the unit that change_unit says.'),
			('reference_growth', 'The change of the reference indicator in the same region.'),
			('published_rank', 'The rank that was published.'),
			('published_rank_peers', 'How many regions the published rank is among.'),
			('rank', 'Rank of the change among the children of the parent region; ties share a rank and leave a gap.'),
			('rank_source', 'published or computed; NULL where rank is NULL.'),
			('rank_reason', 'Why rank is NULL: no_peer_group, no_growth, peers_missing.'),
			('rank_change', 'Places gained since the preceding period (negative: lost); NULL when newly ranked.'),
			('rank_change_year', 'Places gained since the same period a year earlier (negative: lost); NULL when newly ranked.'),
			('previous_rank', 'The rank in the preceding period; NULL while a peer was missing.'),
			('year_ago_rank', 'The rank in the same period a year earlier; NULL while a peer was missing.'),
			('level_rank', 'Rank of the level among the children of the parent region; NULL while a peer is missing.'),
			('peers', 'How many regions have a change to be ranked.'),
			('peers_expected', 'How many there should be.'),
			('obs_status', 'SDMX CL_OBS_STATUS code.'),
			('base_obs_status', 'SDMX CL_OBS_STATUS code of the level a year earlier.'),
			('conf_status', 'SDMX CL_CONF_STATUS code: F free, any other confidential.'),
			('crosses_break', 'Whether the series broke (status B) since the same period a year earlier.'),
			('released_at', 'When the figure is released; NULL: at once.'),
			('recorded_at', 'When this version of the figure was recorded.')
		) AS d (name, meaning)
		JOIN pg_attribute a ON a.attname = d.name AND a.attnum > 0
		JOIN pg_class v ON v.oid = a.attrelid AND v.relkind = 'v'
		JOIN pg_namespace n ON n.oid = v.relnamespace AND format('%I', n.nspname) = $name$@m@$name$
		WHERE col_description(a.attrelid, a.attnum) IS NULL
	LOOP
		EXECUTE c.statement;
	END LOOP;
END
$columns$;
