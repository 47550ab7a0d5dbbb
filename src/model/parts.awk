# Joins the statements of a model and marks those of each part, which is a folder of
# src/model, by lines that model_ddl takes out again:
#
#	@if targets@
#	what a model has if it has targets; @if projects|services@: if it has either;
#	@if new_projects@: if they are made by this very call; @if before_2@: if it is there
#	and older than version 2, which is so of all in migration/2.sql; @if new_bulletin|before_2@: either
#	@else@
#	what it has instead
#	@endif@
#
# A line @model_x@ becomes src/model/_x.sql: what several views are made of and nobody
# reads by itself.  @kept(t(k), v)@ is given the types of its columns, for model_ddl.

function close_part()
{
	if (part != "")
		print "@endif@"
	part = ""
}

FNR == 1 {
	folders = split(FILENAME, path, "/")
	room = path[folders - 1]
	if (room == "migration") {
		room = path[folders]
		sub(/\.sql$/, "", room)
		room = "before_" room
	}
	if (room ~ /^(common|figures|loading|access|model)$/)
		room = ""
	if (room != part) {
		close_part()
		if (room != "")
			print "@if " room "@"
		part = room
	}
}
/^@model_[a-z_]+@$/ {
	piece = FILENAME
	sub(/src\/model\/.*/, "src/model/_" substr($0, 8, length($0) - 8) ".sql", piece)
	while ((found = (getline line < piece)) > 0)
		print line
	if (found < 0) {
		print FILENAME ":" FNR ": there is no " piece > "/dev/stderr"
		exit 1
	}
	close(piece)
	next
}
/^@kept\(/ {
	names = $0
	gsub(/^@kept\(|\)@$/, "", names)
	table = substr(names, 1, index(names, "(") - 1)
	count = split(substr(names, index(names, "(") + 1), name, /[)]?, |[)]$/)
	types = ""
	for (i = 1; i <= count; i++)
		if (name[i] != "")
			types = types (types == "" ? "" : ", ") name[i] " @m@." table "." name[i] "%TYPE"
	print "@kept(" names "; " types ")@"
	next
}
{ print }
END { close_part() }
