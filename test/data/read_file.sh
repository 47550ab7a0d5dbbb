# For scripts of test/: files go into a model by one command each. $db is the
# database, which is made; $files the folder of the files.
test/owned_database $db
ask() {
	psql -XAtq -v ON_ERROR_STOP=1 -d $db "$@" 2>&1
}
ask -c "SET client_min_messages = warning" -c "CREATE EXTENSION indstat" -c "SELECT create_model('office')" -c "SELECT grant_model('office', 'indstat_test_loader', 'loader')" >/dev/null

# read_file FILE PROFILE OPTIONS [FREQUENCY [COLUMNS OF indicator]]: as a role that only loads; got is what it says.
# What the file calls regions and indicators is listed by a dry run and made, as their owner would.
ENCODING=UTF8
read_file() {
	local frequency=${4:-A} more=${5:-false}
	copy="\\copy office.load_line FROM '$files/$1' WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01', ENCODING '$ENCODING')"
	got=$(ask -c "SET client_min_messages = error" -c "DELETE FROM office.observation" -c "DELETE FROM office.indicator" -c "DELETE FROM office.region" -c "DELETE FROM office.load_refused" \
		-c "SET search_path = office, public" -c "${SETUP:-}" -c "SET ROLE indstat_test_loader" -c "$copy" \
		-c "SELECT FROM office.load_figures('$1', '$2', '$(sed "s/}\$/,\"dry_run\":true}/; s/{,/{/" <<<"$3")')" -c "RESET ROLE" \
		-c "SELECT field, text FROM office.load_refused WHERE field IN ('region', 'indicator') AND sqlstate <> '23503'" \
		-c "INSERT INTO office.region (region) SELECT DISTINCT text FROM office.load_refused WHERE field = 'region' AND sqlstate = '23503'" \
		-c "INSERT INTO office.indicator (indicator, frequency, cumulative) SELECT DISTINCT text, '$frequency', $more FROM office.load_refused WHERE field = 'indicator' AND sqlstate = '23503'" \
		-c "SET ROLE indstat_test_loader" -c "SELECT new - missing, missing, refused FROM office.load_figures('$1', '$2', '$3')")
}
value() {		# value [INDICATOR PERIOD REGION] ...: the figures and their statuses
	local keys=
	for ((; $#; )); do keys="$keys, ('$1', '$2', '$3', ${#keys})"; shift 3; done
	ask -c "SELECT string_agg(concat(value, '|', obs_status), ' ' ORDER BY no) FROM (VALUES ${keys#,}) k (indicator, period, region, no)
		LEFT JOIN office.observation o ON o.indicator = k.indicator AND o.period = k.period::ref_period AND o.region = k.region"
}
