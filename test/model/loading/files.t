#!/usr/bin/env bash
# Files as public repositories hold them go in with one command each and come out
# equal to what was read off them by hand.  They are not part of the project: the
# test looks for them in INDSTAT_FILES, by default beside the tree, and is skipped
# where they are not.
set -u
cd "$(dirname "$0")/../../.."
files=${INDSTAT_FILES:-../shared/data/files}
[ -d "$files" ] || files=../../shared/data/files
[ -d "$files" ] || { echo "1..0 # SKIP no files: INDSTAT_FILES names their folder"; exit 0; }
. test/data/check.sh
db=loading_files
. test/data/read_file.sh
series=A.U.A.B.5J.A.1E.A.HKD.TO1.A.A.3.C

read_file sdmx-csv-1.0-bis.csv sdmx-csv-1.0 '{"region": "HKD"}'
check 'SDMX-CSV 1.0, BIS: 360 figures, 640 missing' '360|640|0' "$got"
check 'three of them' '14206.490766|A 29929.036014|A 31040.395041|A' "$(value $series 2004 HKD $series 2007 HKD $series 2010 HKD)"
check 'what is missing has its status' '|M |M' "$(value $series 2002 HKD A.U.A.B.5J.A.1E.A.TO1.EUR.A.A.3.C 2009 HKD)"
check 'again: nothing changes' '0|0|0|1000|0' "$(ask -c "SET client_min_messages = error" -c "SET ROLE indstat_test_loader" -c "$copy" -c "SELECT new, changed, deleted, same, refused FROM office.load_figures('again', 'sdmx-csv-1.0', '{\"region\": \"HKD\"}')")"

read_file sdmx-csv-1.0-oecd-g20-prices.csv oecd '{}'
check 'SDMX-CSV 1.0, OECD' '41|0|0' "$got"
i=A.N.CPI.PA._T.N.GY
check 'zero is a value' '9.3|A 18.8|A 18|A 24.1|A 0|A' "$(value $i 1985 CHN $i 1988 CHN $i 1989 CHN $i 1994 CHN $i 2025 CHN)"

read_file sdmx-csv-2.0-eurostat-labels.csv sdmx-csv '{"indicator_columns": ["bop_item"]}' Q
check 'SDMX-CSV 2.0, Eurostat with names beside codes' '19|0|0' "$got"
check 'four of them' '23962.1|A 23289.6|A 57650.1|A 63670.1|A' "$(value CA 2023-Q1 EA20 CA 2023-Q2 EA20 CA 2025-Q2 EA20 CKA 2025-Q1 EA20)"

read_file sdmx-csv-2.0-bis-action-ragged.csv sdmx-csv '{"region": "x", "map": {"region": {"x": "x"}}}'
check 'SDMX-CSV 2.0, lines of 22 cells under 23 headings' '0|0|20' "$got"
check 'each is said with its line' '2|21|20|22P04|the line has 22 cells, the heading 23' "$(ask -c "SELECT min(line), max(line), count(DISTINCT line), min(sqlstate), min(reason) FROM office.load_refused WHERE field = 'line'")"

read_file sdmx-csv-2.0-replace-nan.csv sdmx-csv '{"region": "x", "action_columns": ["ACTION"]}'
check 'SDMX-CSV 2.0, nan' '0|1|0' "$got"
check 'is missing' '|M' "$(value $series 2002 x)"

guide='{"region_columns": ["DIM_2"], "indicator_columns": ["DIM_1"], "period_columns": ["DIM_3"]}'
for g in 01 05 08 10; do
	read_file sdmx-csv-2.0-guide-$g.csv sdmx-csv "$guide" M
	check "SDMX-CSV 2.0, guide $g" '2|0|0' "$got"
	check "two figures" '12.4|A 10.8|A' "$(value A 2014-01 B A 2014-02 B)"
done
read_file sdmx-csv-2.0-guide-04.csv sdmx-csv "${guide%\}}, \"decimal_mark\": \",\"}" M
check 'guide 04: labels, semicolons, decimal comma' '2|0|0' "$got"
check "two figures" '12.4|A 10.8|A' "$(value A 2014-01 B A 2014-02 B)"
read_file sdmx-csv-2.0-guide-02.csv sdmx-csv "${guide%\}}, \"across\": \"indicator\", \"value_columns\": [\"OBS_VALUE1\", \"OBS_VALUE2\"]}" M
check 'guide 02: two measures' '4|0|0' "$got"
check 'four figures' '12.4|A 10.8|A 12.5|A 10.9|A' "$(value A.OBS_VALUE1 2014-01 B A.OBS_VALUE1 2014-02 B A.OBS_VALUE2 2014-01 B A.OBS_VALUE2 2014-02 B)"
read_file sdmx-csv-2.0-guide-01.csv sdmx-csv "$guide" M
copy=${copy/guide-01/guide-16}
check 'guide 16 deletes one figure, and of the other an attribute that is not kept' '0|0|1|1' "$(ask -c "SET client_min_messages = error" -c "SET ROLE indstat_test_loader" -c "$copy" -c "SELECT new, refused, deleted, same FROM office.load_figures('16', 'sdmx-csv', '$guide')")"
check 'one is left' '2014-02|10.8' "$(ask -c "SELECT period, value FROM office.observation")"

read_file sdmx-json-1.0-ecb-exr-series.json sdmx-csv '{"region_columns": ["CURRENCY"], "indicator_columns": ["EXR_TYPE"]}' D
check 'SDMX-JSON 1.0, series' '4|0|0' "$got"
check 'four figures' '1.5931|A 1.5925|A 40.3426|A 40.3000|A' "$(value SP00 2013-01-18 NZD SP00 2013-01-21 NZD SP00 2013-01-18 RUB SP00 2013-01-21 RUB)"
read_file sdmx-json-2.0-agri-flat.json sdmx-csv '{"indicator": "rice"}'
check 'SDMX-JSON 2.0, flat' '12|0|0' "$got"
check 'four figures' '350.154|A 522.296|A 5228.33|A 5541.424|A' "$(value rice 2014 ASIKHM001 rice 2017 ASIKHM002 rice 2014 ASIKHM rice 2017 ASIKHM)"
check 'and an embargo' '2018-03-18 11:00:00' "$(ask -c "SELECT released_at::timestamp FROM office.observation WHERE region = 'ASIKHM001' AND period = '2014'")"

read_file eurostat-tsv-migration-be.tsv eurostat-tsv '{}'
check 'Eurostat TSV' '245|15|0' "$got"
check 'figures and flags' '43110|B 49304|A 1796|B -936|A |O' "$(value CNMIGRAT 2012 BE CNMIGRAT 2018 BE CNMIGRAT 2014 BE1 CNMIGRAT 2000 BE211 CNMIGRAT 2000 AT341)"

read_file worldbank-wide-gdp.csv worldbank-wide '{}'
check 'World Bank, wide' '1776|504|0' "$got"
i=NY.GDP.MKTP.CD
check 'its figures' '59716467625.3148|A 11199145157649.2|A 15165569912.5199|A 1796186586414.45|A |O' "$(value $i 1960 CHN $i 2016 CHN $i 1960 BRA $i 2016 BRA $i 1960 ABW)"
read_file worldbank-long-gdp.csv worldbank-long '{"indicator": "gdp"}'
check 'World Bank, long' '647|0|0' "$got"
check 'its figures' '40563768946.95027|A 59716249310.97416|A 17794781986104.457|A 17919321082.553932|A' "$(value gdp 1960 CAN gdp 1960 CHN gdp 2023 CHN gdp 2014 COG)"

SETUP="INSERT INTO indicator (indicator, frequency, unit_mult) VALUES ('NGDP_R', 'A', 9), ('NGDP', 'A', 8)"
read_file imf-weo-wide.tsv imf-weo '{}'
check 'IMF, WEO' '56|67|0' "$got"
check 'billions where the indicator is in billions, and in hundreds of millions; estimates' '182.842|A 10335.91|A 18159.53|E 8.692|A |O' "$(value NGDP_R 2002 AFG NGDP 2012 AFG NGDP 2020 AFG NGDP_RPCH 2003 AFG NGDP_RPCH 2002 AFG)"
SETUP="INSERT INTO indicator (indicator, frequency) VALUES ('TMG_D_USD_CIF_IX', 'Q'), ('TMG_CIF_USD', 'M')"
read_file imf-ifs-long.csv imf-ifs '{}'
check 'IMF, IFS' '21|0|0' "$got"
check 'its figures' '90.0584506386|A 158961269591.406|A 170844999.99523|A 0|A' "$(value TMG_D_USD_CIF_IX 2000Q4 163 TMG_CIF_USD 1982-02 440 51N___XDC 1968 644 16D___XDC 1963 193)"
SETUP=

read_file fred-quarterly-gdpc1.csv fred '{"region": "US"}' Q
check 'FRED: the first day of a quarter where the indicator is quarterly' '80|0|0' "$got"
check 'its figures' '1934.5|A 2273.4|A 4285.6|A' "$(value GDPC1 1947-Q1 US GDPC1 1950-Q4 US GDPC1 1966-Q4 US)"
read_file fred-quarterly-gdpc1.csv fred '{"region": "US"}' A
check 'FRED: where it is annual, one of four' '20|0|60' "$got"
read_file bls-jolts-hires.csv bls '{"region": "US"}' M
check 'BLS' '70|0|0' "$got"
check 'its figures' '5582|A 3.5|A 539|A 3.3|A' "$(value JTS000000000000000HIL 2024-09 US JTS000000000000000HIR 2024-09 US JTS000000060000000HIL 2024-09 US JTS000000370000000HIR 2024-09 US)"

SETUP="INSERT INTO indicator (indicator, name_zh, frequency, cumulative, unit_mult, unit) VALUES ('reinv', '房地产投资累计值', 'M', true, 8, 'yuan'), ('reinv_g', '房地产投资累计增长', 'M', true, 0, 'percent'),
	('resid', '房地产住宅投资累计值', 'M', true, 4, 'yuan'), ('resid_g', '房地产住宅投资累计增长', 'M', true, 0, 'percent'); INSERT INTO region (region, name_zh) VALUES ('370000', '山东省')"
read_file nbs-province-month-shandong.csv nbs-wide '{}'
check 'NBS, a province: the month of a cumulative indicator is its last, the region stands above' '132|0|0' "$got"
check 'its figures; 亿 where the indicator is in 万' '8614.89|A 766.1|A 14.1|A 66722200|A' "$(value reinv 2019 370000 reinv 2019-01/02 370000 reinv_g 2019 370000 resid 2019 370000)"
check 'nothing of January' 0 "$(ask -c "SELECT count(*) FROM office.observation WHERE months(period) = 1")"
SETUP="INSERT INTO indicator (indicator, name_zh, frequency, unit_mult, unit) VALUES ('gni', '国民总收入', 'A', 8, 'yuan'), ('gdp', '国内生产总值', 'A', 8, 'yuan'), ('p', '第一产业增加值', 'A', 8, 'yuan'), ('s', '第二产业增加值', 'A', 8, 'yuan'),
	('t', '第三产业增加值', 'A', 8, 'yuan'), ('gdp_pc', '人均国内生产总值', 'A', 0, 'yuan')"
read_file nbs-annual-gdp-wide.csv nbs-wide '{"region": "CN"}'
check 'NBS, annual' '60|0|0' "$got"
check 'its figures' '1349083.5|A 702511.5|A 757492|A 95749|A' "$(value gdp 2024 CN gdp 2015 CN gni 2016 CN gdp_pc 2024 CN)"
SETUP="INSERT INTO indicator (indicator, name_zh, time_per_collect, unit_mult, unit) VALUES ('m2', '货币和准货币(M2)供应量期末值', 'E', 8, 'yuan'), ('m2g', '货币和准货币(M2)供应量同比增长', 'E', 0, 'percent'), ('m1', '货币(M1)供应量期末值', 'E', 8, 'yuan'),
	('m1g', '货币(M1)供应量同比增长', 'E', 0, 'percent'), ('m0', '流通中现金(M0)供应量期末值', 'E', 8, 'yuan'), ('m0g', '流通中现金(M0)供应量同比增长', 'E', 0, 'percent')"
ENCODING=GB18030
read_file nbs-month-money-gb18030.csv nbs-down '{"region": "CN"}'
check 'NBS, months downward, GB18030' '1548|0|0' "$got"
ENCODING=UTF8
check 'its figures' '2275538.07|A 8.3|A 0|A -13.8|A 45837.3|A' "$(value m2 2021-05 CN m2g 2021-05 CN m1g 2020-01 CN m0g 2018-01 CN m1 1999-12 CN)"

SETUP="INSERT INTO indicator (indicator, frequency, cumulative, unit_mult) VALUES ('tax', 'Q', true, 8), ('tax_g', 'Q', true, 0), ('tax_q', 'Q', false, 0)"
read_file akshare-tax-receipts-quarters-to-date.csv akshare '{"region": "CN", "unit_mult": null, "map": {"indicator": {"税收收入合计": "tax", "较上年同期": "tax_g", "季度环比": "tax_q"}}}'
check 'akshare, quarters to date' '28|2|0' "$got"
check 'its figures' '124365.00|A -11.6|A 172731.00|A 52452.00|A |O 0.171811|A' "$(value tax 2022-01/09 CN tax_g 2022-01/09 CN tax 2021 CN tax 2022-Q1 CN tax_q 2005-Q1 CN tax_q 2022-Q3 CN)"
SETUP="INSERT INTO indicator (indicator, frequency) VALUES ('trade', 'Q')"
read_file akshare-swiss-trade-quarters.csv akshare '{"region": "CH", "release_columns": ["发布日期"], "ignored_columns": ["前值"], "map": {"indicator": {"现值": "trade"}}}'
check 'akshare, quarters with the day of their release' '60|0|0' "$got"
check 'its figures' '1.980|2008-01-20 24.128|2008-07-21 40.030|2022-10-20' "$(echo $(ask -c "SELECT value, released_at::date FROM office.observation WHERE period IN ('2007-Q4', '2008-Q2', '2022-Q3') ORDER BY period"))"
SETUP="INSERT INTO indicator (indicator, frequency, cumulative) VALUES ('fdi', 'M', false), ('fdi_g', 'M', false), ('fdi_p', 'M', false), ('fdi_c', 'M', true), ('fdi_cg', 'M', true)"
read_file akshare-fdi-months.csv akshare '{"region": "CN", "map": {"indicator": {"当月": "fdi", "当月-同比增长": "fdi_g", "当月-环比增长": "fdi_p", "累计": "fdi_c", "累计-同比增长": "fdi_cg"}}}'
check 'akshare, month and months to date in one line' '43|7|0' "$got"
check 'its figures' '6928190.0|A 18128440|A 75.19|A |O 73500000|A -3.30|A 10850000.0|A' "$(value fdi 2008-02 CN fdi_c 2008-01/02 CN fdi_cg 2008-01/02 CN fdi 2023-04 CN fdi_c 2023-01/04 CN fdi_cg 2023-01/04 CN fdi 2023-05 CN)"

SETUP="INSERT INTO indicator (indicator, frequency) VALUES ('pop', 'D')"
read_file destatis-12411-0001-stichtag.csv destatis '{"region": "DE", "indicator": "pop"}'
check 'Destatis: a stock on a day' '69|0|0' "$got"
check 'its figures' '50958125|A 79753227|A 80327900|A 83019213|A' "$(value pop 1950-12-31 DE pop 1990-12-31 DE pop 2011-12-31 DE pop 2018-12-31 DE)"
SETUP="INSERT INTO indicator (indicator, frequency, time_per_collect) VALUES ('pop', 'A', 'E')"
read_file destatis-12411-0001-stichtag.csv destatis '{"region": "DE", "indicator": "pop"}'
check 'Destatis: and where the indicator is annual, of the year that ends on it' '69|0|0' "$got"
check 'its figure' '79753227|A' "$(value pop 1990 DE)"
SETUP=

read_file ine-epa-total.tsv ine '{"region": "ES"}' Q
check 'INE: T is a quarter, decimal comma, tabs' '336|0|0' "$got"
check 'its figures' '20184.9|A 20620.0|A 9354.1|A 100.0|A' "$(value 'Total.Ambos sexos.Valor absoluto' 2021-Q4 ES 'Total.Ambos sexos.Valor absoluto' 2008-Q1 ES 'Total.Mujeres.Valor absoluto' 2021-Q4 ES 'Total.Hombres.Porcentaje' 2008-Q1 ES)"
read_file ine-epa-05-missing.tsv ine '{"region": "ES"}' Q
check 'INE: with figures that are missing' '326|10|0' "$got"
i='05 Extracción de antracita, hulla y lignito'
check 'its figures' '1.1|A |O |O |O' "$(value "$i.Ambos sexos.Valor absoluto" 2021-Q4 ES "$i.Mujeres.Valor absoluto" 2019-Q3 ES "$i.Mujeres.Valor absoluto" 2019-Q2 ES "$i.Mujeres.Valor absoluto" 2012-Q4 ES)"

read_file ibge-sidra-1737-ipca.csv ibge '{"region": "BR"}' M
check 'IBGE: months by name' '91|23|0' "$got"
check 'its figures' '0.0000000076183|A 6.62|A 99.25|A 41.50|A' "$(value 'IPCA - Número-índice (base: dezembro de 1993 = 100)' 1979-12 BR 'IPCA - Variação mensal' 1980-01 BR 'IPCA - Variação acumulada em 12 meses' 1980-12 BR 'IPCA - Variação acumulada no ano' 1981-06 BR)"
read_file statcan-annual-unemployment.csv statcan '{}'
check 'Statistics Canada: rounded to its decimals' '35|0|0' "$got"
check 'its figures' '8.8|A 7.5|A 9.5|A 7.5|A' "$(value v1063550819 1987 Canada v1063550819 1989 Canada v1063550819 2020 Canada v1063550819 2021 Canada)"

# the same table by sex: cells of a breakdown, found by the names of their codes
SETUP="INSERT INTO dimension (dimension) VALUES ('SEX'); INSERT INTO dimension_code (dimension, code, parent_code, is_total, name_en) VALUES ('SEX', 'T', NULL, true, 'Ambos sexos'), ('SEX', 'F', 'T', false, 'Mujeres'), ('SEX', 'M', 'T', false, 'Hombres');
	INSERT INTO indicator (indicator, frequency, unit, unit_mult, decimals) VALUES ('occupied', 'Q', 'persons', 3, 1), ('share', 'Q', 'percent', 0, 1); DO \$\$BEGIN PERFORM make_breakdown(c, '{SEX}') FROM unnest('{occupied,share}'::text[]) c; END\$\$"
read_file ine-epa-total.tsv ine '{"region": "ES", "dimension_columns": {"Sexo": "SEX"}, "map": {"indicator": {"Total.Valor absoluto": "occupied", "Total.Porcentaje": "share"}}}' Q
check 'INE by sex, no name invented' '336|0|0' "$got"
check 'its figures' '20184.9|A 9354.1|A 100.0|A' "$(value occupied 2021-Q4 ES occupied.SEX=F 2021-Q4 ES share.SEX=M 2021-Q4 ES)"
check 'women and men are all, in every quarter' '56|56' "$(ask -c "SELECT count(*), count(*) FILTER (WHERE adds_up) FROM office.hierarchy_check WHERE indicator = 'occupied'")"
check 'the share of women' '46.3|46.3' "$(ask -c "SELECT share, stat_round(share(9354.1, 20184.9), 1) FROM office.structure WHERE breakdown = 'SEX=F' AND concept = 'occupied' AND period = '2021-Q4'")"
unset SETUP

dropdb $db
echo "1..$n"
exit $status
