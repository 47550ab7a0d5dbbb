# Writes out a step of ALTER EXTENSION indstat UPDATE, which is written by hand
# (upgrade/indstat--A--B.sql) and says what changes; how it is now stands in the
# install script, which is read first:
#
#	@replace f@	every function and aggregate f of the install script, by CREATE OR REPLACE, and its comments
#	@create f@	the same by CREATE: f is new
#
# Everything else is copied.  A step to a version that was released has no marks left.

function flush()
{
	if (name != "")
		found[name] = found[name] statement
	name = statement = ""
}

FNR == NR {
	if (tag == "" && /^(CREATE|COMMENT|ALTER|GRANT|REVOKE|DROP|DO|INSERT|SET LOCAL|\/\*)/) {
		flush()
		if (match($0, /^(CREATE|COMMENT ON) (FUNCTION|AGGREGATE) (@extschema@|indstat_internal)\.[a-z0-9_]+\(/)) {
			name = substr($0, RSTART, RLENGTH - 1)
			sub(/.*\./, "", name)
		}
	}
	statement = statement $0 "\n"
	# what is between the marks of a body may look like anything
	if (tag == "" && match($0, /AS \$[a-z_]+\$$/))
		tag = substr($0, RSTART + 3)
	else if (tag != "" && index($0, tag) == 1)
		tag = ""
	next
}
FNR == 1 { flush() }
/^@(replace|create) [a-z0-9_]+@$/ {
	what = substr($2, 1, length($2) - 1)
	if (found[what] == "") {
		print FILENAME ": no function " what " in the install script" > "/dev/stderr"
		failed = 1
	}
	text = found[what]
	if ($1 == "@replace") {
		text = "\n" text
		gsub(/\nCREATE FUNCTION @extschema@/, "\nCREATE OR REPLACE FUNCTION @extschema@", text)
		gsub(/\nCREATE FUNCTION indstat_internal/, "\nCREATE OR REPLACE FUNCTION indstat_internal", text)
		gsub(/\nCREATE AGGREGATE @extschema@/, "\nCREATE OR REPLACE AGGREGATE @extschema@", text)
		text = substr(text, 2)
	}
	printf "%s", text
	next
}
{ print }
END { exit failed }
