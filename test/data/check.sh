# For scripts of test/: one line of TAP for what is expected and what came.
# $n counts, $status ends the script.
n=0 status=0
check() {		# check NAME EXPECTED GOT
	n=$((n + 1))
	if [ "$2" = "$3" ]; then echo "ok $n - $1"; else
		echo "not ok $n - $1"; printf 'expected: %s\ngot: %s\n' "$2" "$3" | head -40 | sed 's/^/# /'; status=1
	fi
}
