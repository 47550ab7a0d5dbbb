#!/usr/bin/env bash
# The names that the model is filled with are Chinese, simplified and
# traditional: a database that cannot hold them refuses the extension as a
# whole, and one without encoding holds UTF-8.
set -u
cd "$(dirname "$0")/../.."
. test/data/check.sh
ask() {
	PGCLIENTENCODING=${CLIENT:-UTF8} psql -XAtq -v VERBOSITY=sqlstate -d "$1" -c "$2" 2>&1
}

for encoding in LATIN1 EUC_CN EUC_TW SQL_ASCII; do
	test/owned_database "encoding_$encoding" -T template0 --locale=C -E $encoding
done
for encoding in LATIN1 EUC_CN EUC_TW; do
	db=encoding_$encoding
	check "$encoding refuses the extension" 'ERROR:  22P05' "$(ask $db 'CREATE EXTENSION indstat')"
	check "$encoding is left as it was" 0 "$(ask $db "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace")"
done
db=encoding_SQL_ASCII
ask $db 'CREATE EXTENSION indstat'
check 'no encoding: Chinese is read' 2023-01-01/P5M "$(ask $db "SELECT '2023年1—5月'::ref_period")"
check 'no encoding: Chinese is written' '2023年1—5月' "$(ask $db "SELECT label('2023-01-01/P5M'::ref_period, 'zh')")"
check 'no encoding: an error has no characters that the database may not have' 'DETAIL:  At character 7: expected a Chinese spelling.' "$(PGCLIENTENCODING=UTF8 psql -XAtq -d $db -c "SELECT '2023年5'::ref_period" 2>&1 | grep DETAIL)"
check 'no encoding: but for what is plain' 'DETAIL:  At character 6: the month must be 1 to 12.' "$(PGCLIENTENCODING=UTF8 psql -XAtq -d $db -c "SELECT '2023年13月'::ref_period" 2>&1 | grep DETAIL)"
# a client that says UTF-8 is not sent a message with other bytes
check 'no encoding: what is not UTF-8 is a bad spelling' 'ERROR:  22007' "$(CLIENT=SQL_ASCII ask $db "SELECT E'2023\\xe5\\xb9'::ref_period")"
check 'no encoding: whatever it is' 'ERROR:  22007' "$(CLIENT=SQL_ASCII ask $db "SELECT E'\\xff\\xfe'::ref_period")"
# a file is loaded, with the marks that nobody sees where the database knows of them
test/owned_database encoding_UTF8 -T template0 --locale=C -E UTF8
ask encoding_UTF8 'CREATE EXTENSION indstat'
for encoding in UTF8 SQL_ASCII; do
	ask encoding_$encoding "SET client_min_messages = error; SELECT create_model('o', '{figures}'); INSERT INTO o.region (region, name_zh) VALUES ('a', '济南'); INSERT INTO o.indicator (indicator, name_zh, frequency) VALUES ('i', '产值', 'M')" >/dev/null
	check "$encoding: a file in Chinese is loaded" 'loaded 2 0|2023-05 3,2023-06 4' "$(ask encoding_$encoding "SET client_min_messages = error; INSERT INTO o.load_line VALUES (convert_from('\\xefbbbf', 'UTF8') || E'地区,指标,时期,数值\n济南,产值,2023-05,3\n济南,产值, 2023年6月 , 4 \n济南,产值,2023-07,');
		SELECT concat_ws(' ', outcome, new, missing) || '|' FROM o.load_figures('file', 'long', '{\"region_columns\": [\"地区\"], \"indicator_columns\": [\"指标\"], \"period_columns\": [\"时期\"], \"value_columns\": [\"数值\"]}');
		SELECT string_agg(concat_ws(' ', period, coalesce(value::text, '-')), ',' ORDER BY period) FROM o.observation" | tr -d '\n')"
done
check 'UTF8: blanks that nobody sees' 'loaded 1 0 1' "$(ask encoding_UTF8 "SET client_min_messages = error; INSERT INTO o.load_line VALUES (E'\\uFEFFregion\\u3000,indicator,\\u00A0period,value\\na,i,\\u00A02023-08\\u3000,\\u3000-\\u00A0');
	SELECT concat_ws(' ', outcome, new, refused, missing) FROM o.load_figures('file', 'long', '{\"missing\": [\"-\"]}')")"
dropdb encoding_UTF8
for encoding in LATIN1 EUC_CN EUC_TW SQL_ASCII; do
	dropdb "encoding_$encoding"
done
echo "1..$n"
exit $status
