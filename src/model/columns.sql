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
			('growth', 'Growth on the same period or day a year earlier, percent.'),
			('growth_source', 'Where the growth comes from: published, comparable_base or level; NULL where growth is NULL.'),
			('growth_reason', 'Why growth is NULL.'),
			('obs_status', 'SDMX CL_OBS_STATUS code.')
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
