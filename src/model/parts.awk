# Joins the statements of a model and marks those of each part, which is a folder of
# src/model, by lines that model_ddl takes out again:
#
#	@if targets@
#	what a model has if it has targets; @if projects|services@: if it has either;
#	@if new_projects@: if they are made by this very call; @if before_2@: if it is there
#	and older than version 2, which is so of all in migration/2.sql
#	@else@
#	what it has instead
#	@endif@

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
{ print }
END { close_part() }
