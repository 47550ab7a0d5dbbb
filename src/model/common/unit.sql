-- What figures are in.

CREATE TABLE IF NOT EXISTS @m@.unit (
	unit text PRIMARY KEY @code(unit)@,
	kind text NOT NULL CONSTRAINT "kind as its comment says" CHECK (kind IN ('amount', 'count', 'percent', 'percentage_point', 'permille', 'basis_point', 'index', 'diffusion_index', 'price', 'ratio', 'per_head')),
	-- the words of the kinds are among the spellings of change_unit
	change_unit text NOT NULL GENERATED ALWAYS AS (CASE WHEN kind IN ('ratio', 'diffusion_index') THEN 'point' ELSE @x@.change_unit(kind) END) STORED,
	additive boolean NOT NULL GENERATED ALWAYS AS (kind IN ('amount', 'count')) STORED,
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.unit IS 'Units of measure, SDMX UNIT_MEASURE: what a figure is in decides what can be said of it. An office adds its own.';
COMMENT ON COLUMN @m@.unit.unit IS 'Code of the unit, as indicator has it.';
COMMENT ON COLUMN @m@.unit.kind IS 'amount (money, weight, energy), count (persons, pieces), percent, percentage_point, permille, basis_point, index, diffusion_index (a balance of answers, such as a purchasing managers'' index), price, ratio, per_head.';
COMMENT ON COLUMN @m@.unit.change_unit IS 'What a change is in: percent (a growth rate), or, where a growth rate says nothing, the difference: percentage_point, permille_point, basis_point, or point for a ratio and a diffusion index.';
COMMENT ON COLUMN @m@.unit.additive IS 'Whether figures in it can be added at all: amounts and counts. What an indicator does is said there.';

CREATE TABLE IF NOT EXISTS @m@.unit_spelling (
	spelling text PRIMARY KEY CHECK (spelling = lower(btrim(spelling)) AND octet_length(spelling) BETWEEN 1 AND 255),
	unit text NOT NULL REFERENCES @m@.unit
);
COMMENT ON TABLE @m@.unit_spelling IS 'What else means a unit, in small letters: an indicator that is given one of them gets the unit. Capitals and blanks at either end do not matter; codes of units need no row.';
COMMENT ON COLUMN @m@.unit_spelling.spelling IS 'As sources write it, in small letters.';
COMMENT ON COLUMN @m@.unit_spelling.unit IS 'Code of the unit that it means.';

INSERT INTO @m@.unit (unit, kind, name_zh, name_zh_hant, name_en)
SELECT * FROM (VALUES
	('yuan', 'amount', '元', '元', 'yuan'),
	('dollar', 'amount', '美元', '美元', 'US dollars'),
	('euro', 'amount', '欧元', '歐元', 'euros'),
	('national_currency', 'amount', '本币', '本幣', 'national currency'),
	('tons', 'amount', '吨', '噸', 'tonnes'),
	('kilogram', 'amount', '千克', '公斤', 'kilograms'),
	('tce', 'amount', '吨标准煤', '噸標準煤', 'tonnes of coal equivalent'),
	('kilowatt_hour', 'amount', '千瓦时', '千瓦時', 'kilowatt hours'),
	('square_metre', 'amount', '平方米', '平方公尺', 'square metres'),
	('hectare', 'amount', '公顷', '公頃', 'hectares'),
	('cubic_metre', 'amount', '立方米', '立方公尺', 'cubic metres'),
	('hour', 'amount', '小时', '小時', 'hours'),
	('persons', 'count', '人', '人', 'persons'),
	('households', 'count', '户', '戶', 'households'),
	('enterprises', 'count', '家', '家', 'enterprises'),
	('pieces', 'count', '件', '件', 'pieces'),
	('projects', 'count', '个', '個', 'projects'),
	('units', 'count', '台', '台', 'units'),
	('percent', 'percent', '%', '%', 'percent'),
	('PC_GDP', 'percent', '占国内生产总值的百分比', '占國內生產毛額的百分比', 'percent of GDP'),
	('PC_ACT', 'percent', '占劳动力的百分比', '占勞動力的百分比', 'percent of the labour force'),
	('PC_POP', 'percent', '占人口的百分比', '占人口的百分比', 'percent of the population'),
	('percentage_point', 'percentage_point', '百分点', '百分點', 'percentage points'),
	('permille', 'permille', '‰', '‰', 'per mille'),
	('basis_point', 'basis_point', '基点', '基點', 'basis points'),
	('index', 'index', '指数', '指數', 'index'),
	('index_previous_year', 'index', '指数（上年同期=100）', '指數（上年同期=100）', 'index, same period of the previous year = 100'),
	('diffusion_index', 'diffusion_index', '扩散指数', '擴散指數', 'diffusion index'),
	('yuan_per_ton', 'price', '元/吨', '元/噸', 'yuan per tonne'),
	('yuan_per_square_metre', 'price', '元/平方米', '元/平方公尺', 'yuan per square metre'),
	('yuan_per_person', 'per_head', '元/人', '元/人', 'yuan per person'),
	('per_head', 'per_head', '人均', '人均', 'per head'),
	('ratio', 'ratio', '比率', '比率', 'ratio')) v (unit, kind, name_zh, name_zh_hant, name_en)
-- only when the table is new: an office may have done away with one
WHERE NOT EXISTS (SELECT FROM @m@.unit u);
INSERT INTO @m@.unit_spelling (spelling, unit)
SELECT v.spelling, v.unit FROM (VALUES
	('元', 'yuan'), ('人民币元', 'yuan'), ('人民幣元', 'yuan'), ('cny', 'yuan'), ('rmb', 'yuan'),
	('usd', 'dollar'), ('us dollar', 'dollar'), ('us dollars', 'dollar'), ('dollars', 'dollar'), ('$', 'dollar'), ('美元', 'dollar'),
	('eur', 'euro'), ('euros', 'euro'), ('cp_eur', 'euro'), ('欧元', 'euro'), ('歐元', 'euro'), ('xdc', 'national_currency'), ('cp_nac', 'national_currency'),
	('t', 'tons'), ('ton', 'tons'), ('tonne', 'tons'), ('tonnes', 'tons'), ('吨', 'tons'), ('噸', 'tons'), ('kg', 'kilogram'), ('kilograms', 'kilogram'), ('千克', 'kilogram'), ('公斤', 'kilogram'),
	('吨标准煤', 'tce'), ('噸標準煤', 'tce'), ('kwh', 'kilowatt_hour'), ('千瓦时', 'kilowatt_hour'), ('千瓦時', 'kilowatt_hour'), ('度', 'kilowatt_hour'),
	('m2', 'square_metre'), ('sqm', 'square_metre'), ('平方米', 'square_metre'), ('平方公尺', 'square_metre'), ('ha', 'hectare'), ('公顷', 'hectare'), ('公頃', 'hectare'),
	('m3', 'cubic_metre'), ('立方米', 'cubic_metre'), ('立方公尺', 'cubic_metre'), ('hours', 'hour'), ('hr', 'hour'), ('小时', 'hour'), ('小時', 'hour'),
	('person', 'persons'), ('people', 'persons'), ('ps', 'persons'), ('per', 'persons'), ('人', 'persons'), ('人次', 'persons'), ('household', 'households'), ('户', 'households'), ('戶', 'households'),
	('enterprise', 'enterprises'), ('家', 'enterprises'), ('piece', 'pieces'), ('number', 'pieces'), ('nr', 'pieces'), ('件', 'pieces'), ('project', 'projects'), ('个', 'projects'), ('個', 'projects'),
	('unit', 'units'), ('台', 'units'), ('辆', 'units'), ('輛', 'units'), ('套', 'units'),
	('%', 'percent'), ('％', 'percent'), ('per cent', 'percent'), ('pct', 'percent'), ('percentage', 'percent'), ('percentages', 'percent'), ('pc', 'percent'), ('pt', 'percent'), ('百分比', 'percent'),
	('percent of gdp', 'PC_GDP'), ('per cent of gdp', 'PC_GDP'), ('% of gdp', 'PC_GDP'), ('pt_b1gq', 'PC_GDP'), ('percent of labour force', 'PC_ACT'), ('percent of labor force', 'PC_ACT'),
	('% of labour force', 'PC_ACT'), ('pt_lf', 'PC_ACT'), ('percent of population', 'PC_POP'), ('% of population', 'PC_POP'),
	('pp', 'percentage_point'), ('ppt', 'percentage_point'), ('percentage point', 'percentage_point'), ('percentage points', 'percentage_point'), ('percentage_points', 'percentage_point'),
	('百分点', 'percentage_point'), ('百分點', 'percentage_point'),
	('‰', 'permille'), ('per mille', 'permille'), ('per thousand', 'permille'), ('千分比', 'permille'), ('千分点', 'permille'), ('千分點', 'permille'),
	('bp', 'basis_point'), ('bps', 'basis_point'), ('basis point', 'basis_point'), ('basis points', 'basis_point'), ('basis_points', 'basis_point'), ('基点', 'basis_point'), ('基點', 'basis_point'),
	('ix', 'index'), ('indices', 'index'), ('index number', 'index'), ('i15', 'index'), ('i10', 'index'), ('i20', 'index'), ('inx_a_avg', 'index'), ('指数', 'index'), ('指數', 'index'),
	('上年=100', 'index_previous_year'), ('上年同期=100', 'index_previous_year'), ('pmi', 'diffusion_index'), ('balance', 'diffusion_index'), ('扩散指数', 'diffusion_index'),
	('元/吨', 'yuan_per_ton'), ('元/噸', 'yuan_per_ton'), ('元/平方米', 'yuan_per_square_metre'), ('元/人', 'yuan_per_person'), ('人均', 'per_head'), ('per capita', 'per_head'), ('per head', 'per_head'),
	('比率', 'ratio'), ('rt', 'ratio'), ('coefficient', 'ratio')) v (spelling, unit)
JOIN @m@.unit u ON u.unit = v.unit
WHERE NOT EXISTS (SELECT FROM @m@.unit_spelling s);

CREATE OR REPLACE FUNCTION @m@.unit_of(spelling text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce((SELECT u.unit FROM @m@.unit u WHERE u.unit = unit_of.spelling),
		(SELECT s.unit FROM @m@.unit_spelling s WHERE s.spelling = lower(btrim(unit_of.spelling))),
		(SELECT min(u.unit) FROM @m@.unit u WHERE lower(u.unit) = lower(btrim(unit_of.spelling)) HAVING count(*) = 1));
END;
COMMENT ON FUNCTION @m@.unit_of(text) IS 'The code of the unit that a text means: the code itself, a spelling of unit_spelling, or the code in other letters. NULL if there is none, and for NULL.';

CREATE OR REPLACE FUNCTION @m@.unit_near(spelling text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT string_agg(n.unit, ', ' ORDER BY n.alike DESC, n.unit)
	FROM (
		SELECT c.unit, max(a.alike) AS alike
		FROM (SELECT s.spelling, s.unit FROM @m@.unit_spelling s UNION ALL SELECT lower(u.unit), u.unit FROM @m@.unit u) c
		CROSS JOIN LATERAL (
			-- pairs of letters in common, of all pairs
			SELECT 2.0 * count(*) FILTER (WHERE strpos(c.spelling, substr(lower(btrim(unit_near.spelling)), p.at, 2)) > 0)
				/ greatest(length(c.spelling) + length(btrim(unit_near.spelling)) - 2, 1) AS alike
			FROM unnest('{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30}'::integer[]) p (at)
			WHERE p.at < greatest(length(btrim(unit_near.spelling)), 2)) a
		GROUP BY c.unit
		ORDER BY max(a.alike) DESC, c.unit
		LIMIT 3) n
	WHERE n.alike >= 0.4;
END;
COMMENT ON FUNCTION @m@.unit_near(text) IS 'Up to three units whose code or spelling is like a text, the nearest first, as a list; NULL if none is, and for NULL.';
