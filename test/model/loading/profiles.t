#!/usr/bin/env bash
# Each profile reads a small file of its form, test/data/files, by one command,
# as a role that only loads; and the actions of SDMX do what they say.
set -u
cd "$(dirname "$0")/../../.."
files=test/data/files
. test/data/check.sh
db=loading_profiles
. test/data/read_file.sh
all() {		# every figure, one a line
	ask -c "SELECT concat_ws(' ', indicator, region, period, coalesce(value::text, '-'), obs_status, conf_status) FROM office.observation ORDER BY indicator COLLATE \"C\", region, period" | paste -sd'|'
}

read_file sdmx-csv-1.0.csv sdmx-csv-1.0 '{}' M
check 'SDMX-CSV 1.0' '3|1|0' "$got"
check 'its figures' 'ip AA 2023-01 101.5 A F|ip AA 2023-02 102.25 P F|ip AA 2023-03 - M F|ip BB 2023-01 99 E F' "$(all)"
# the next one finds these
actions=$(ask -c "SET client_min_messages = error" -c "SET ROLE indstat_test_loader" -c "${copy/1.0.csv/2.0-actions.csv}" \
	-c "SELECT new, changed, deleted, same, missing, refused FROM office.load_figures('actions', 'sdmx-csv')" \
	-c "SELECT line, column_name, text, sqlstate FROM office.load_refused WHERE field = 'action'")
check 'SDMX-CSV 2.0: I and A insert, M keeps the figure under a new status, R replaces all, D deletes, also what is not there' '2|2|1|1|1|1
8|ACTION|X|22023' "$actions"
check 'its figures' 'ip AA 2023-01 101.5 E F|ip AA 2023-02 - M F|ip AA 2023-03 - M F|ip AA 2023-04 103 A F|ip AA 2023-05 104 A F' "$(all)"
read_file sdmx-csv-2.0-labels.csv sdmx-csv '{"decimal_mark": ",", "labelled": true}' Q
check 'SDMX-CSV 2.0: code and name in each cell, semicolons, decimal commas, a multiplier with its name' '2|0|0' "$got"
check 'its figures' 'gdp AA 2023-Q1 12400000 A F|gdp BB 2023-Q2 10800000 P F' "$(all)"
read_file sdmx-csv-2.0-names.csv sdmx-csv '{}' Q
check 'SDMX-CSV 2.0: names in columns beside codes' '2|0|0' "$got"
check 'its figures' 'gdp AA 2023-Q3 7.5 P F|gdp BB 2023-Q3 8.25 A F' "$(all)"
read_file sdmx-1.0.json sdmx-csv '{}' D
check 'SDMX-JSON 1.0, by series' '3|0|0' "$got"
check 'its figures' 'rate AA 2023-01-18 1.5931 A F|rate AA 2023-01-19 1.5925 P F|rate BB 2023-01-18 40.3426 A F' "$(all)"
read_file sdmx-2.0.json sdmx-csv '{}'
check 'SDMX-JSON 2.0, flat' '2|0|0' "$got"
check 'its figures' 'rice AA 2014 350.5 A F|rice BB 2015 362.25 A F' "$(all)"
read_file eurostat.tsv eurostat-tsv '{}'
check 'Eurostat: flags in cells, confidential ones without a figure' '4|2|0' "$got"
check 'its figures' 'births AA 2019 498 B F|births AA 2020 512 A F|births AA 2021 - O F|births BB 2019 7 A F|births BB 2020 - O C|births BB 2021 -3 P F' "$(all)"
read_file worldbank-wide.csv worldbank-wide '{}'
check 'World Bank, wide' '4|2|0' "$got"
check 'its figures' 'GDP.CD AA 2020 59716467625.3148 A F|GDP.CD AA 2021 - O F|GDP.CD AA 2022 123 A F|GDP.CD BB 2020 1 A F|GDP.CD BB 2021 2.5 A F|GDP.CD BB 2022 - O F' "$(all)"
read_file worldbank-long.csv worldbank-long '{"indicator": "gdp"}'
check 'World Bank, long' '2|1|0' "$got"
check 'its figures' 'gdp AA 1960 40563768946.95027 A F|gdp AA 1961 - O F|gdp BB 1961 7 A F' "$(all)"
read_file oecd.csv oecd '{}'
check 'OECD' '2|1|0' "$got"
check 'its figures' 'A.CPI.PA AA 1985 9.3 A F|A.CPI.PA AA 1986 0 A F|A.CPI.PA BB 1985 - O F' "$(all)"
SETUP="INSERT INTO indicator (indicator, frequency, unit_mult) VALUES ('NGDP', 'A', 8)"
read_file imf-weo.tsv imf-weo '{}'
check 'IMF, WEO' '4|2|0' "$got"
check 'its figures: billions into hundreds of millions, estimates' 'NGDP AA 2018 12345 A F|NGDP AA 2019 - O F|NGDP AA 2020 13000 E F|NGDP_RPCH AA 2018 - O F|NGDP_RPCH AA 2019 2.5 E F|NGDP_RPCH AA 2020 -1.25 E F' "$(all)"
SETUP="INSERT INTO indicator (indicator, frequency) VALUES ('TMG_IX', 'Q'), ('TMG_USD', 'M')"
read_file imf-ifs.csv imf-ifs '{}'
check 'IMF, IFS' '3|1|0' "$got"
check 'its figures' 'TMG_IX AA 2000-Q4 90.0584506386 A F|TMG_IX AA 2001-Q1 - O F|TMG_USD BB 1982-02 158961269591.406 A F|TMG_USD BB 1982-11 1 A F' "$(all)"
SETUP=
read_file fred.csv fred '{"region": "US"}' Q
check 'FRED: the first day of a quarter, another day is refused' '3|1|2' "$got"
check 'its figures' 'GDPC1 US 1947-Q1 1934.5 A F|GDPC1 US 1947-Q2 1932.3 A F|GDPDEF US 1947-Q1 11.5 A F|GDPDEF US 1947-Q2 - O F' "$(all)"
read_file bls.csv bls '{"region": "US"}' M
check 'BLS: year and month in two columns' '2|1|0' "$got"
check 'its figures' 'JT1 US 2024-09 5582 A F|JT1 US 2024-10 3.5 P F|JT1 US 2024-11 - O F' "$(all)"
SETUP="INSERT INTO indicator (indicator, name_zh, frequency, cumulative, unit_mult, unit) VALUES ('inv', '房地产投资累计值', 'M', true, 8, 'yuan'), ('inv_g', '房地产投资累计增长', 'M', true, 0, 'percent'),
	('house', '住宅投资累计值', 'M', true, 8, 'yuan'); INSERT INTO region (region, name_zh) VALUES ('37', '甲省')"
read_file nbs-wide.csv nbs-wide '{}'
check 'NBS, wide' '7|0|0' "$got"
check 'its figures: the region above, the last month of a span, 万 where the indicator is in 亿' \
	'house 37 2023-01-01/P2M 0.0001 A F|house 37 2023-01-01/P5M 1.2345 A F|inv 37 2023-01-01/P4M 371.5 A F|inv 37 2023-01-01/P5M 482.6 A F|inv_g 37 2023-01-01/P2M 1 A F|inv_g 37 2023-01-01/P4M -6.2 A F|inv_g 37 2023-01-01/P5M -7.2 A F' "$(all)"
SETUP="INSERT INTO indicator (indicator, name_zh, time_per_collect, unit_mult, unit) VALUES ('m2', '货币供应量期末值', 'E', 8, 'yuan'), ('m2g', '货币供应量同比增长', 'E', 0, 'percent')"
ENCODING=GB18030
read_file nbs-down-gb18030.csv nbs-down '{"region": "CN"}'
ENCODING=UTF8
check 'NBS, downward, GB18030: a quarter, 2021A, is its last month' '5|1|0' "$got"
check 'its figures, by codes of months too' 'm2 CN 2021-03 1 A F|m2 CN 2021-04 2262107.12 A F|m2 CN 2021-05 2275538.07 A F|m2g CN 2021-03 - O F|m2g CN 2021-04 8.1 A F|m2g CN 2021-05 8.3 A F' "$(all)"
SETUP="INSERT INTO indicator (indicator, frequency, cumulative, unit_mult) VALUES ('tax', 'Q', true, 8), ('tax_g', 'Q', true, 0)"
read_file akshare.csv akshare '{"region": "CN", "map": {"indicator": {"税收收入合计": "tax", "较上年同期": "tax_g"}}}'
check 'akshare: quarters to date' '5|1|0' "$got"
check 'its figures' 'tax CN 2022-01-01/P9M 124365.00 A F|tax CN 2022-Q1 52452.00 A F|tax CN 2022-S1 85564.00 A F|tax_g CN 2022-01-01/P9M -11.6 A F|tax_g CN 2022-Q1 7.7 A F|tax_g CN 2022-S1 - O F' "$(all | tr '|' '\n' | LC_ALL=C sort | paste -sd'|')"
SETUP=
read_file statcan.csv statcan '{"any_period": true}'
check 'Statistics Canada: a fiscal year, with any_period; thousands; rounded' '1|1|0' "$got"
check 'its figures' 'v1 Canada 2017-04-01/P12M 8800 A F|v1 Canada 2018-04-01/P12M - O F' "$(all)"
read_file destatis.csv destatis '{"region": "DE", "indicator": "pop"}'
check 'Destatis: the last day of a year, not one within it; decimal commas, a foot' '2|1|1' "$got"
check 'its figures' 'pop DE 1990 79753227 A F|pop DE 1991 - O F|pop DE 1992 80974.6 A F' "$(all)"
read_file ine.tsv ine '{"region": "ES"}' Q
check 'INE: T is a quarter' '2|1|0' "$got"
check 'its figures' 'Ambos sexos.Valor absoluto ES 2021-Q3 - O F|Ambos sexos.Valor absoluto ES 2021-Q4 20184.9 A F|Mujeres.Porcentaje ES 2021-Q4 46.5 A F' "$(all)"
read_file insee.csv insee '{"region": "FR", "group_mark": " "}' Q
check 'INSEE: T is a quarter, before the year too; blanks between thousands' '2|0|0' "$got"
check 'its figures' '001 FR 2023-Q2 1234.5 A F|001 FR 2023-Q3 7.25 A F' "$(all)"
read_file ibge.csv ibge '{"region": "BR"}' M
check 'IBGE: months by name' '2|1|0' "$got"
check 'its figures' 'Número-índice BR 1979-12 0.0000000076183 A F|Número-índice BR 1980-03 - O F|Variação mensal BR 1980-03 6.62 A F' "$(all)"
SETUP="INSERT INTO region (region, name_zh) VALUES ('37', '甲省'), ('38', '乙市'); INSERT INTO indicator (indicator, name_zh, frequency, cumulative, unit_mult, unit) VALUES ('retail', '零售额', 'M', true, 8, 'yuan'), ('power', '发电量', 'M', false, 0, NULL)"
read_file long.csv long '{"group_mark": ","}'
check 'a plain table, Chinese headings below a title' '2|1|0' "$got"
check 'its figures' 'retail 37 2023-01-01/P5M 1234.5 P F|retail 38 2023-01-01/P4M - O F|retail 38 2023-01-01/P5M 5.6 A F' "$(all)"
check 'and its growth' '8.1' "$(ask -c "SELECT published_growth FROM office.observation WHERE region = '37'")"
SETUP=${SETUP/"'power', '发电量', 'M', false"/"'power', '发电量', 'M', true"}
read_file wide-by-indicator.csv wide-by-indicator '{}'
check 'one indicator a column: a cell with 亿, one with a word that is no number' '2|1|1' "$got"
check 'its figures' 'power 37 2023-01-01/P5M 5 A F|power 38 2023-01-01/P4M - O F|retail 37 2023-01-01/P5M 1.2 A F' "$(all)"
SETUP=${SETUP/"'power', '发电量', 'M', true"/"'power', '发电量', 'M', false"}
read_file wide-by-region.csv wide-by-region '{}'
check 'one region a column' '3|1|0' "$got"
check 'its figures' 'power 37 2023-05 12 A F|power 37 2023-06 - O F|power 38 2023-05 7.5 A F|power 38 2023-06 8 A F' "$(all)"
SETUP="$SETUP; INSERT INTO region (region) VALUES ('AA')"
read_file wide-by-period.csv wide-by-period '{}' M
check 'one period a column, each spelt in its own way' '4|0|1' "$got"
check 'its figures' 'power 38 2023-01 4 A F|power AA 2023-01 1 A F|power AA 2023-02 2 A F|power AA 2023-03 3 A F' "$(all)"
SETUP=
# while it runs it says how far it is
notices=$(psql -XAtq -d $db 2>&1 <<'SQL' | grep -o 'load [0-9]*: .*'
SET ROLE indstat_test_loader;
INSERT INTO office.load_line SELECT E'region,indicator,period,value\n' || string_agg(format('AA,power,%s,%s', to_char(m, 'YYYY-MM'), n), E'\n') FROM generate_series(timestamp '1500-01-01', '1749-12-01', '1 month') WITH ORDINALITY s (m, n);
SELECT FROM office.load_figures('progress', 'long', '{"batch": 500}');
SQL
)
check 'notices: lines read, then by batches how many went in' '3001 lines read, 3000 cells' "$(sed -n '1s/.*: //p' <<<"$notices")"
check 'six or so, the counts of which rise' 'yes' "$(sed -n '2,$s/.*: \([0-9]*\) of 3000 figures gone through: \([0-9]*\) inserted, 0 changed, 0 deleted/\2/p' <<<"$notices" | awk '{ if ($1 <= last) bad = 1; last = $1; n++ } END { print (n >= 4 && n <= 8 && !bad && last <= 3000 ? "yes" : "no " n " " last) }')"
check 'each profile was read by' '' "$(ask -c "SELECT p.profile FROM office.load_profile p WHERE NOT EXISTS (SELECT FROM office.load l WHERE l.profile = p.profile AND l.outcome = 'loaded') ORDER BY 1")"

dropdb $db
echo "1..$n"
exit $status
