-- A stranger's table: employment in the United States by month, 2006 to 2015, in
-- thousands (Bureau of Labor Statistics, as packed in npm's vega-datasets).
-- Run from the root of the checkout; makes the temporary tables wide and employment.

CREATE TEMP TABLE wide (month date PRIMARY KEY, nonfarm numeric, private numeric, goods_producing numeric,
	service_providing numeric, private_service_providing numeric, mining_and_logging numeric, construction numeric,
	manufacturing numeric, durable_goods numeric, nondurable_goods numeric, trade_transportation_utilities numeric,
	wholesale_trade numeric, retail_trade numeric, transportation_and_warehousing numeric, utilities numeric,
	information numeric, financial_activities numeric, professional_and_business_services numeric,
	education_and_health_services numeric, leisure_and_hospitality numeric, other_services numeric,
	government numeric, nonfarm_change numeric);
\copy wide FROM 'examples/us-employment/us-employment.csv' (FORMAT csv, HEADER)

CREATE TEMP TABLE employment AS
SELECT w.month, s.key AS sector, s.value::numeric AS jobs
FROM wide w CROSS JOIN LATERAL jsonb_each_text(to_jsonb(w) - 'month' - 'nonfarm_change') s;
