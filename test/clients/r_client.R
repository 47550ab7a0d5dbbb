# RPostgreSQL by DBI
suppressMessages(library(RPostgreSQL))
db <- dbConnect(PostgreSQL(), host = Sys.getenv("PGHOST"), user = Sys.getenv("PGUSER"), dbname = Sys.getenv("PGDATABASE"))
long <- paste0("2000-01: ", paste0(0:599, ".5", collapse = ", "))
exact <- "123456789012345678.123456789"
day <- as.Date("2023-05-31")
file <- "region,indicator,period,value\n370900,cpi,2023年5月,\"1,000.5\"\n370900,cpi,2023-06,101\n370900,cpi,2023-13,1"

# it warns of types that it does not know, and reads them as text
ask <- function(statement, ...) suppressWarnings({
	values <- list(...)
	if (length(values) == 0) dbGetQuery(db, statement) else dbGetQuery(db, statement, values)
})
same <- function(got, expected) if (!identical(got, expected)) stop(paste(deparse(got)[1], "instead of", deparse(expected)[1]))
cells <- function(rows) unname(unlist(lapply(rows, as.character)))
none <- function(why) structure(class = c("none", "error", "condition"), list(message = why, call = NULL))
held <- function(column, text) {
	ask(sprintf("INSERT INTO held (id, %s) VALUES ($1, $2)", column), 1, text)
	got <- ask(sprintf("SELECT %s FROM held WHERE id = 1", column))[1, 1]
	same(ask(sprintf("SELECT %1$s = $1 AND %1$s::text = $2 FROM held WHERE id = 1", column), text, got)[1, 1], TRUE)
	ask("DELETE FROM held")
}

tests <- list(
	"views" = function() {
		views <- read.table(Sys.getenv("CLIENT_VIEWS"), col.names = c("view", "rows"))
		for (i in seq_len(nrow(views)))
			same(paste(views$view[i], nrow(ask(paste("SELECT * FROM", views$view[i])))), paste(views$view[i], views$rows[i]))
	},
	"views in binary" = function() stop(none("reads text only")),
	"period" = function() same(ask("SELECT count(*) FROM taian.indicator_board WHERE region = $1 AND period = $2", "taian", "2023年1—5月")[1, 1],
		ask("SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'")[1, 1]),
	"list of periods" = function() same(cells(ask("SELECT ref_period '2023-Q2' IN ($1, $2), ref_period '2023-Q2' = ANY ($3)", "2023Q1", "2Q2023", "{2023Q1,2Q2023}")), c("TRUE", "TRUE")),
	"argument" = function() same(cells(ask("SELECT label($1, $2), (SELECT count(*) > 20 FROM taian.bulletin($3, $4, $5))", "2023年5月", "en", "taian", "2023年1—5月", "en")), c("May 2023", "TRUE")),
	"date" = function() same(cells(ask("SELECT ref_period '2023-05' @> $1, $2 <@ ref_period '2023-Q2', ref_quarter($3)", as.character(day), as.character(day), as.character(day))), c("TRUE", "TRUE", "2023-Q2")),
	"timestamp" = function() same(cells(ask("SELECT ref_period '2023-05' @> $1::timestamp, $1::timestamp <@ ref_period '2023-Q2', ref_month($1::timestamp)", "2023-05-31 23:30")), c("TRUE", "TRUE", "2023-05")),
	"numbers" = function() same(cells(ask("SELECT sum(n)::text, max(n)::text FROM unnest($1::numeric[]) n", sprintf("{%s,1.5}", exact))), c("123456789012345679.623456789", exact)),
	"series" = function() held("series", long),
	"cross-section" = function() held("cross_section", '{"370900": 10.25, "370100": null, "泰安": -3}'),
	"hierarchy" = function() held("hierarchy", '{"370000": null, "370900": "370000"}'),
	"write" = function() {
		ask("INSERT INTO office.observation (indicator, period, region, value) VALUES ($1, $2, $3, $4)", "cpi", "2022年1月", "370900", exact)
		ask("INSERT INTO held (id, period) VALUES ($1, $2)", 2, as.character(day))
		# numeric becomes a double: exact as text
		same(cells(ask("SELECT period, value::text FROM office.observation")), c("2022-01", exact))
		same(cells(ask("SELECT period FROM held")), "2023-05-31")
	},
	"batch" = function() {
		suppressWarnings(dbWriteTable(db, "held", data.frame(id = 11:14, period = c("2023-05", "Q2 2023", "2023-06", NA), series = NA, cross_section = NA, hierarchy = NA), append = TRUE, row.names = FALSE))
		same(cells(ask("SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14")), c("4", "3"))
	},
	"COPY" = function() stop(none("dbWriteTable alone uses it")),
	"COPY in binary" = function() stop(none("has none")),
	"file" = function() {
		ask("INSERT INTO office.load_line VALUES ($1)", file)
		same(cells(ask("SELECT new, refused FROM office.load_figures($1, $2, $3)", "r", "long", '{"group_mark": ","}')), c("2", "1"))
	},
	"error" = function() {
		e <- tryCatch(dbGetQuery(db, "SELECT '9M 2023'::ref_period"), error = conditionMessage, warning = conditionMessage)
		# the driver gives the message alone
		if (!grepl("9M 2023", paste(e, collapse = " "))) stop(paste(e, collapse = " "))
	})
for (name in names(tests)) {
	result <- tryCatch({ tests[[name]](); "yes\t" },
		none = function(e) paste0("–\t", conditionMessage(e)),
		error = function(e) paste0("no\t", substr(gsub("\\s+", " ", conditionMessage(e)), 1, 300)))
	cat(name, "\t", result, "\n", sep = "")
}
invisible(dbDisconnect(db))
