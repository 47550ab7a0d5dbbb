-- How sources spell their files: rows, since the same spelling means different things to different sources.

CREATE TABLE IF NOT EXISTS @m@.load_profile (
	profile text PRIMARY KEY @code(profile)@,
	description text,
	delimiter text CHECK (char_length(delimiter) = 1),
	quote text NOT NULL DEFAULT '"' CHECK (char_length(quote) <= 1),
	headings text[],
	skip_lines integer NOT NULL DEFAULT 0 CHECK (skip_lines >= 0),
	above jsonb CHECK (jsonb_typeof(above) = 'object'),
	foot text,
	across text CONSTRAINT "across is one of period indicator region" CHECK (across IN ('period', 'indicator', 'region')),
	joined_by text CHECK (char_length(joined_by) = 1),
	region_columns text[],
	indicator_columns text[],
	period_columns text[],
	value_columns text[],
	growth_columns text[],
	status_columns text[],
	conf_columns text[],
	action_columns text[],
	release_columns text[],
	unit_columns text[],
	unit_mult_columns text[],
	decimals_columns text[],
	estimated_after_columns text[],
	ignored_columns text[],
	region text,
	indicator text,
	period text,
	labelled boolean NOT NULL DEFAULT false,
	decimal_mark text NOT NULL DEFAULT '.' CHECK (char_length(decimal_mark) = 1),
	group_mark text NOT NULL DEFAULT '' CONSTRAINT "group_mark is one character, not decimal_mark" CHECK (char_length(group_mark) <= 1 AND group_mark <> decimal_mark),
	missing text[] NOT NULL DEFAULT '{}',
	missing_status text NOT NULL DEFAULT 'O' CONSTRAINT "missing_status is one of H L M O Q" CHECK (missing_status IN ('H', 'L', 'M', 'O', 'Q')),
	blank_status text CONSTRAINT "blank_status is one of H L M O Q" CHECK (blank_status IN ('H', 'L', 'M', 'O', 'Q')),
	flags jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(flags) = 'object'),
	conf_flags jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(conf_flags) = 'object'),
	flag_in_cell boolean NOT NULL DEFAULT false,
	units jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(units) = 'object'),
	multipliers jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(multipliers) = 'object'),
	unit_in_name boolean NOT NULL DEFAULT false,
	unit_mult integer CHECK (unit_mult BETWEEN -15 AND 15),
	period_join text NOT NULL DEFAULT '',
	period_rewrite text[] CHECK (array_length(period_rewrite, 2) = 2),
	day_means text NOT NULL DEFAULT 'day' CONSTRAINT "day_means is one of day first_day last_day any_day" CHECK (day_means IN ('day', 'first_day', 'last_day', 'any_day')),
	to_date boolean NOT NULL DEFAULT false,
	dimension_columns jsonb NOT NULL DEFAULT '{}' CONSTRAINT load_profile_dimension_columns_check CHECK (jsonb_typeof(dimension_columns) = 'object')
);
COMMENT ON TABLE @m@.load_profile IS 'How sources spell their files, for load_figures; an office adds its own by INSERT. Every column may be overridden for one load by an option of the same name. create_model adds the profiles that it knows and changes none that is there.';
COMMENT ON COLUMN @m@.load_profile.profile IS 'Code of the profile.';
COMMENT ON COLUMN @m@.load_profile.description IS 'Whose files it reads.';
COMMENT ON COLUMN @m@.load_profile.delimiter IS 'Character between cells; NULL: whichever of comma, semicolon, tab and | the heading has most of.';
COMMENT ON COLUMN @m@.load_profile.quote IS 'Character around cells that hold a delimiter; empty: none.';
COMMENT ON COLUMN @m@.load_profile.headings IS 'The headings of the columns where the file has none; NULL: the first line that has every column that is needed.';
COMMENT ON COLUMN @m@.load_profile.skip_lines IS 'So many lines are not looked at for the heading.';
COMMENT ON COLUMN @m@.load_profile.above IS 'What stands above the heading: an object of region, indicator or period and a regular expression whose group is it.';
COMMENT ON COLUMN @m@.load_profile.foot IS 'Regular expression: from the first line on that matches it among the last 200, the file has no figures.';
COMMENT ON COLUMN @m@.load_profile.across IS 'Of a wide table: what the headings of its figures say, period, indicator or region. NULL: one figure in a line.';
COMMENT ON COLUMN @m@.load_profile.joined_by IS 'Character between the dimensions that share the first column (Eurostat: indic,geo\time).';
COMMENT ON COLUMN @m@.load_profile.region_columns IS 'Headings of the column with the region: the first that the file has, upper and lower case alike. Headings with + between them are several columns, whose cells are joined by dots. * is every column before that of the period that has no other meaning.';
COMMENT ON COLUMN @m@.load_profile.indicator_columns IS 'Headings of the column with the indicator, as in region_columns. A heading that runs across is added after a dot.';
COMMENT ON COLUMN @m@.load_profile.period_columns IS 'Headings of the column with the period, as in region_columns, but joined by period_join.';
COMMENT ON COLUMN @m@.load_profile.value_columns IS 'Headings of the column with the figure; of a wide table those of all its figures, NULL: every column that has no other meaning and a heading.';
COMMENT ON COLUMN @m@.load_profile.growth_columns IS 'Headings of the column with the published growth, percent.';
COMMENT ON COLUMN @m@.load_profile.status_columns IS 'Headings of the column with the status: a code of CL_OBS_STATUS, or a flag that flags explains.';
COMMENT ON COLUMN @m@.load_profile.conf_columns IS 'Headings of the column with the confidentiality: a code of CL_CONF_STATUS, or what conf_flags explains.';
COMMENT ON COLUMN @m@.load_profile.action_columns IS 'Headings of the column with the action of SDMX-CSV: I, A and M insert or update, R replaces all of an observation, D deletes it.';
COMMENT ON COLUMN @m@.load_profile.release_columns IS 'Headings of the column with the time of release.';
COMMENT ON COLUMN @m@.load_profile.unit_columns IS 'Headings of the column with the unit, which units explains.';
COMMENT ON COLUMN @m@.load_profile.unit_mult_columns IS 'Headings of the column with the multiplier: a power of ten, or a word that multipliers explains.';
COMMENT ON COLUMN @m@.load_profile.decimals_columns IS 'Headings of a column with decimals that the figure is rounded to, where files carry the noise of binary numbers.';
COMMENT ON COLUMN @m@.load_profile.estimated_after_columns IS 'Headings of a column with a year after which figures are estimates (status E).';
COMMENT ON COLUMN @m@.load_profile.ignored_columns IS 'Headings of columns that say nothing here.';
COMMENT ON COLUMN @m@.load_profile.region IS 'The region of all figures, where the file does not say it.';
COMMENT ON COLUMN @m@.load_profile.indicator IS 'The indicator of all figures, where the file does not say it.';
COMMENT ON COLUMN @m@.load_profile.period IS 'The period of all figures, where the file does not say it.';
COMMENT ON COLUMN @m@.load_profile.labelled IS 'Whether a heading "code: name" means that its cells are so too; the names are left out.';
COMMENT ON COLUMN @m@.load_profile.decimal_mark IS 'Character before decimals.';
COMMENT ON COLUMN @m@.load_profile.group_mark IS 'Character between groups of three digits; empty: none.';
COMMENT ON COLUMN @m@.load_profile.missing IS 'Cells that say that there is no figure, upper and lower case alike.';
COMMENT ON COLUMN @m@.load_profile.missing_status IS 'The status (CL_OBS_STATUS) of what is missing, unless the file gives one.';
COMMENT ON COLUMN @m@.load_profile.blank_status IS 'The status of what has an empty cell and no status; NULL: it is no figure and nothing is stored.';
COMMENT ON COLUMN @m@.load_profile.flags IS 'What flags mean: an object of flags and codes of CL_OBS_STATUS. Of several letters together the first known counts.';
COMMENT ON COLUMN @m@.load_profile.conf_flags IS 'Which flags say that a figure is confidential: an object of flags and codes of CL_CONF_STATUS.';
COMMENT ON COLUMN @m@.load_profile.flag_in_cell IS 'Whether flags stand behind the figure in its cell, after a blank (Eurostat).';
COMMENT ON COLUMN @m@.load_profile.units IS 'What units are called: an object of words of the source and units of indicator; one that is not in it is not checked.';
COMMENT ON COLUMN @m@.load_profile.multipliers IS 'What words for powers of ten mean: an object of words and exponents.';
COMMENT ON COLUMN @m@.load_profile.unit_in_name IS 'Whether the unit stands in brackets at the end of the name of the indicator, with a word of multipliers before it.';
COMMENT ON COLUMN @m@.load_profile.unit_mult IS 'The file''s values are in units of 10 to this power where it does not say so itself; NULL: as the indicator''s.';
COMMENT ON COLUMN @m@.load_profile.period_join IS 'What stands between the parts of a period that is in several columns.';
COMMENT ON COLUMN @m@.load_profile.period_rewrite IS 'Pairs of a regular expression and what stands instead, applied one after the other to a spelling before it is read as a period.';
COMMENT ON COLUMN @m@.load_profile.day_means IS 'What a day stands for where the indicator is not daily: day (nothing, it is refused), the period that it is the first_day or last_day of, or that it lies in (any_day).';
COMMENT ON COLUMN @m@.load_profile.to_date IS 'Whether a month or quarter names the last one of a span from January where the indicator is cumulative, and a span from January its last month or quarter where it is not.';
COMMENT ON COLUMN @m@.load_profile.dimension_columns IS 'Which headings are a dimension of breakdowns: an object of headings and codes of dimension, {"sex": "SEX"}. Headings that are the code of one need no entry, whatever their letters. The cells are codes, or names, of dimension_code.';

CREATE TABLE IF NOT EXISTS @m@.load_spelling (
	profile text NOT NULL REFERENCES @m@.load_profile,
	kind text NOT NULL CONSTRAINT "kind is one of region indicator" CHECK (kind IN ('region', 'indicator')),
	spelling text NOT NULL CHECK (spelling = btrim(spelling) AND spelling <> ''),
	code text NOT NULL,
	PRIMARY KEY (profile, kind, spelling)
);
-- before the trigger of the foreign key, see follow_code
CREATE OR REPLACE TRIGGER "A_followed" AFTER UPDATE OF profile ON @m@.load_profile
	FOR EACH ROW EXECUTE FUNCTION @m@.follow_code();
COMMENT ON TABLE @m@.load_spelling IS 'What a source calls regions and indicators, where that is neither a code nor a name of the model.';
COMMENT ON COLUMN @m@.load_spelling.profile IS 'Code of the profile.';
COMMENT ON COLUMN @m@.load_spelling.kind IS 'region or indicator.';
COMMENT ON COLUMN @m@.load_spelling.spelling IS 'As the source writes it.';
COMMENT ON COLUMN @m@.load_spelling.code IS 'Code of the region or indicator that it is.';

INSERT INTO @m@.load_profile (profile, description, delimiter, region_columns, indicator_columns, period_columns, value_columns, growth_columns,
	status_columns, conf_columns, action_columns, release_columns, unit_mult_columns, ignored_columns, labelled, flags, missing, missing_status, blank_status, period_rewrite, day_means)
SELECT v.profile, v.description, NULL, '{REF_AREA,REFERENCE_AREA,GEO,COUNTRY,REGION}', '{INDICATOR,*}', '{TIME_PERIOD,TIME}', '{OBS_VALUE}', '{PUBLISHED_GROWTH}',
	'{OBS_STATUS,OBS_FLAG}', '{CONF_STATUS,OBS_CONF}', v.action, '{EMBARGO_TIME,RELEASED_AT}', '{UNIT_MULT}',
	'{DATAFLOW,STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,SERIES_KEY,OBS_KEY}', true,
	-- Eurostat's
	'{"b": "B", "d": "D", "e": "E", "f": "F", "i": "I", "n": "N", "p": "P", "r": "A", "s": "E", "u": "U", "z": "M"}', '{NaN,#N/A}', 'M', 'M',
	'{{"^(\\d{4}-\\d\\d-\\d\\d)T00:00:00(\\.0+)?Z?$","\\1"}}', 'first_day'
FROM (VALUES ('sdmx-csv-1.0', 'SDMX-CSV 1.0: DATAFLOW first', NULL::text[]),
	('sdmx-csv', 'SDMX-CSV 2.0: STRUCTURE, STRUCTURE_ID and ACTION first, with codes or "code: name"', '{ACTION}')) v (profile, description, action)
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, delimiter, quote, across, joined_by, region_columns, indicator_columns, missing, flags, conf_flags, flag_in_cell) VALUES
	('eurostat-tsv', 'Eurostat''s TSV: dimensions joined in the first column, periods across, flags in the cells', E'\t', '', 'period', ',', '{geo}', '{*}', '{:}',
	 '{"b": "B", "d": "D", "e": "E", "f": "F", "i": "I", "n": "N", "p": "P", "r": "A", "s": "E", "u": "U", "z": "M"}', '{"c": "C"}', true)
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, delimiter, across, region_columns, indicator_columns, period_columns, value_columns, ignored_columns, missing, blank_status, period_rewrite) VALUES
	('worldbank-wide', 'World Bank: one line a country and indicator, years across, lines above the heading', NULL, 'period', '{Country Code,Country Name}', '{Indicator Code,Series Code,Indicator Name}',
	 NULL, NULL, '{Country Name,Indicator Name,Series Name}', '{..}', 'O', '{{"^YR(\\d{4})$","\\1"},{"^(\\d{4}) \\[YR\\d{4}\\]$","\\1"}}'),
	('worldbank-long', 'World Bank: one figure a line; name the indicator where the file does not', NULL, NULL, '{Country Code,Country Name}', '{Indicator Code,Series Code,Indicator Name}',
	 '{Year,Time}', '{Value}', '{}', '{..}', 'O', '{{"^YR(\\d{4})$","\\1"}}')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, delimiter, region_columns, indicator_columns, period_columns, value_columns, status_columns, unit_mult_columns, ignored_columns, missing, blank_status, day_means)
VALUES ('oecd', 'OECD: SDMX-CSV 1.0 of its own, with or without names beside codes', NULL, '{REF_AREA,LOCATION,COUNTRY}', '{*}', '{TIME_PERIOD,TIME}', '{OBS_VALUE,Value}',
	'{OBS_STATUS,Flag Codes}', '{UNIT_MULT,PowerCode Code}', '{DATAFLOW,STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION}', '{NaN,..}', 'O', 'first_day')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, delimiter, quote, across, region_columns, indicator_columns, group_mark, missing, unit_mult_columns, multipliers, estimated_after_columns, ignored_columns) VALUES
	('imf-weo', 'IMF, World Economic Outlook: one line a country and subject, years across', E'\t', '', 'period', '{ISO,WEO Country Code,Country}', '{WEO Subject Code,Subject Descriptor}', ',', '{n/a,--}',
	 '{Scale}', '{"Units": 0, "Thousands": 3, "Millions": 6, "Billions": 9, "Trillions": 12}', '{Estimates Start After}',
	 '{WEO Country Code,Country,Subject Descriptor,Subject Notes,Units,Country/Series-specific Notes}')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, delimiter, region_columns, indicator_columns, period_columns, value_columns, status_columns, flags, missing, period_rewrite) VALUES
	('imf-ifs', 'IMF, International Financial Statistics: one figure a line, years, quarters and months', NULL, '{Country Code,Country Name}', '{Indicator Code,Indicator Name}', '{Time Period}', '{Value}', '{Status}',
	 '{}', '{n/a,...}', '{{"^(\\d{4})M(\\d)$","\\1M0\\2"}}')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, across, period_columns, missing, day_means) VALUES
	('fred', 'FRED: first days of periods, one column a series', 'indicator', '{DATE,observation_date}', '{.,#N/A}', 'first_day')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, indicator_columns, period_columns, value_columns, status_columns, flags, missing, period_rewrite) VALUES
	('bls', 'BLS: series_id, year and period (M01, Q01, S01, A01); M13 and Q05 are the year', '{series_id}', '{year+period}', '{value}', '{footnote_codes}', '{"P": "P", "R": "A"}', '{-}',
	 '{{"(M13|Q05|S03|A01)$",""},{"Q0([1-4])$","-Q\\1"},{"S0([12])$","-S\\1"}}')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, across, above, foot, region_columns, indicator_columns, period_columns, missing, units, multipliers, unit_in_name, period_rewrite, to_date)
SELECT v.profile, v.description, v.across, '{"region": "^[\"“]?地区：([^,\"]+)"}', '^["“]?(数据来源|注)[：:]', '{地区}', v.indicator_columns, v.period_columns, '{-,--,…}',
	'{"元": "yuan", "人": "persons", "%": "percent"}', '{"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}', true,
	'{{"^(\\d{4})(\\d\\d)$","\\1-\\2"},{"^(\\d{4})A$","\\1-Q1"},{"^(\\d{4})B$","\\1-Q2"},{"^(\\d{4})C$","\\1-Q3"},{"^(\\d{4})D$","\\1-Q4"}}', true
FROM (VALUES ('nbs-wide', 'National Bureau of Statistics of China: one line an indicator, periods across; of a cumulative indicator the month is the last one', 'period', '{指标}'::text[], NULL::text[]),
	('nbs-down', 'National Bureau of Statistics of China: one line a period, indicators across', 'indicator', NULL, '{时间}')) v (profile, description, across, indicator_columns, period_columns)
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, across, period_columns, ignored_columns, missing, units, multipliers, blank_status, period_rewrite, to_date) VALUES
	('akshare', 'Tables of akshare: periods down, one column an indicator; say which indicator a column is', 'indicator', '{月份,季度,时间,日期,年份}', '{发布日期,前值}', '{NaN,--}',
	 '{"元": "yuan", "%": "percent"}', '{"万": 4, "亿": 8}', 'O',
	 '{{"^(\\d{4})第","\\1年第"},{"^(\\d{4}年)第1-([1-4])季度$","\\1 1-\\2季度"},{"^(\\d{4}年) ","\\1"}}', true)
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, region_columns, indicator_columns, period_columns, value_columns, status_columns, flags, unit_mult_columns, multipliers, decimals_columns, ignored_columns, missing, blank_status, period_rewrite) VALUES
	('statcan', 'Statistics Canada: one figure a line; 2017/2018 is the fiscal year from April', '{GEO,DGUID}', '{VECTOR}', '{REF_DATE}', '{VALUE}', '{STATUS}',
	 '{"NULL": "A", "..": "O", "...": "M", "x": "Q", "E": "U", "F": "U", "p": "P", "r": "A", "A": "A", "B": "A", "C": "A", "D": "A"}', '{SCALAR_FACTOR}',
	 '{"units": 0, "tens": 1, "hundreds": 2, "thousands": 3, "tens of thousands": 4, "hundreds of thousands": 5, "millions": 6, "tens of millions": 7, "hundreds of millions": 8, "billions": 9}',
	 '{DECIMALS}', '{}', '{..,...,x,NULL}', 'O', '{{"^(\\d{4})/\\d{2,4}$","\\1-04-01/P1Y"}}')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, delimiter, foot, period_columns, value_columns, decimal_mark, group_mark, missing, period_rewrite, day_means) VALUES
	('destatis', 'Destatis, GENESIS: semicolons, decimal comma, 31.12.1990 the day of a stock', ';', '^"?_{5,}', '{Date,Datum,Stichtag,Jahr,Zeit}', '{Population,Wert,value}', ',', '.', '{-,.,/,...,x}',
	 '{{"^(\\d\\d)\\.(\\d\\d)\\.(\\d{4})$","\\3-\\2-\\1"}}', 'last_day')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, indicator_columns, period_columns, value_columns, decimal_mark, group_mark, missing, period_rewrite)
SELECT v.profile, v.description, '{*}'::text[], v.period_columns, v.value_columns, ',', '.', '{..,...,.,-}'::text[],
	'{{"^(\\d{4})[ -]?[TQ]([1-4])$","\\1-Q\\2"},{"^[TQ]([1-4])[ -](\\d{4})$","\\2-Q\\1"},{"^([1-4])[TQ][ -]?(\\d{4})$","\\2-Q\\1"},{"^(\\d{4})M(\\d)$","\\1M0\\2"}}'::text[]
FROM (VALUES ('ine', 'INE Spain: decimal comma, T is a quarter', '{Periodo}'::text[], '{Total,Valor}'::text[]),
	('insee', 'INSEE: decimal comma, T is a quarter', '{Période,Periode,TIME_PERIOD}', '{Valeur,OBS_VALUE}')) v (profile, description, period_columns, value_columns)
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, indicator_columns, region_columns, period_columns, value_columns, missing, blank_status, unit_columns, units, period_rewrite) VALUES
	('ibge', 'IBGE, SIDRA: one figure a line, months by name', '{Variável}', '{Brasil,Unidade da Federação,Município}', '{Mês,Trimestre,Ano}', '{Valor}', '{...,..,-,X}', 'O', '{Un,Unidade de Medida}', '{"%": "percent"}',
	 '{{"^janeiro (\\d{4})$","\\1-01"},{"^fevereiro (\\d{4})$","\\1-02"},{"^março (\\d{4})$","\\1-03"},{"^abril (\\d{4})$","\\1-04"},{"^maio (\\d{4})$","\\1-05"},{"^junho (\\d{4})$","\\1-06"},{"^julho (\\d{4})$","\\1-07"},{"^agosto (\\d{4})$","\\1-08"},{"^setembro (\\d{4})$","\\1-09"},{"^outubro (\\d{4})$","\\1-10"},{"^novembro (\\d{4})$","\\1-11"},{"^dezembro (\\d{4})$","\\1-12"},{"^([1-4])º trimestre (\\d{4})$","\\2-Q\\1"}}')
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, region_columns, indicator_columns, period_columns, value_columns, growth_columns, status_columns, release_columns, missing, units, multipliers, unit_in_name) VALUES
	('long', 'A table with one figure a line', '{region,地区,地區}', '{indicator,指标,指標}', '{period,时期,時期,时间,時間}', '{value,数值,數值,值}', '{growth,增速,同比增长,同比增長}', '{status,obs_status,状态,狀態}', '{released_at,发布时间,發布時間}',
	 '{NA,NaN,n/a,n.a.,#N/A,-,—,–,..,...,…}', '{"元": "yuan", "人": "persons", "%": "percent"}', '{"百": 2, "千": 3, "万": 4, "萬": 4, "百万": 6, "百萬": 6, "千万": 7, "千萬": 7, "亿": 8, "億": 8, "万亿": 12, "萬億": 12}', true)
ON CONFLICT DO NOTHING;
INSERT INTO @m@.load_profile (profile, description, across, region_columns, indicator_columns, period_columns, missing, units, multipliers, unit_in_name)
SELECT 'wide-by-' || v.across, 'A sheet with one ' || v.across || ' a column', v.across, CASE WHEN v.across <> 'region' THEN p.region_columns END,
	CASE WHEN v.across <> 'indicator' THEN p.indicator_columns END, CASE WHEN v.across <> 'period' THEN p.period_columns END, p.missing, p.units, p.multipliers, p.unit_in_name
FROM unnest(ARRAY['period', 'indicator', 'region']) v (across) JOIN @m@.load_profile p ON p.profile = 'long'
ON CONFLICT DO NOTHING;
