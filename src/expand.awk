# Writes what differs by a type alone once for each type, when the install script
# is joined:
#
#	@for number numeric float8 int8@
#	CREATE FUNCTION f(value pg_catalog.@number@) ... AS 'MODULE_PATHNAME', 'f_@number@' ...
#	'...@!int8[; NaN if the value is NaN]@@float8[; read as its shortest decimal]@';
#	@end@
#
# @number@ becomes each value in its turn, @number.name@ what stands behind its last
# point.  Text between @float8[ and ]@ is left for that name alone, between @!int8[
# and ]@ for every other.  Loops stand in loops, under other words.

function name_of(value)
{
	sub(/.*\./, "", value)
	return value
}

function expand(text, word, value, names,	done, mark, negated, kept)
{
	gsub("@" word "@", value, text)
	gsub("@" word ".name@", name_of(value), text)
	done = ""
	while (match(text, /@!?[a-z0-9_]+\[[^]]*\]@/))
	{
		mark = substr(text, RSTART + 1, index(substr(text, RSTART), "[") - 2)
		negated = sub(/^!/, "", mark)
		kept = substr(text, RSTART, RLENGTH)
		if (index(names, " " mark " ") > 0)	# not of another loop
			kept = (mark == name_of(value)) != negated ? substr(kept, length(mark) + negated + 3, RLENGTH - length(mark) - negated - 4) : ""
		done = done substr(text, 1, RSTART - 1) kept
		text = substr(text, RSTART + RLENGTH)
	}
	return done text
}

/^@for / {
	sub(/@$/, "")
	word[++depth] = $2
	values[depth] = $0
	body[depth] = ""
	next
}
/^@end@$/ {
	count = split(values[depth], value, " ")
	names = " "
	for (i = 3; i <= count; i++)
		names = names name_of(value[i]) " "
	text = ""
	for (i = 3; i <= count; i++)
		text = text (i > 3 ? "\n" : "") expand(body[depth], word[depth], value[i], names)
	if (--depth > 0)
		body[depth] = body[depth] text
	else
		printf "%s", text
	next
}
depth > 0 {
	body[depth] = body[depth] $0 "\n"
	next
}
{ print }
