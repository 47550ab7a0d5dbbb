# data.table.  Argument: directory of the data.  A request a line: a file of R
# that sets "answer".  An answer a line.
suppressMessages(library(data.table))
data <- commandArgs(TRUE)[1]
region_table <- fread(file.path(data, "region"), col.names = c("region", "parent"), sep = "\t")
observation <- fread(file.path(data, "observation"), col.names = c("indicator", "region", "period", "value"), sep = "\t")
observation[, period := as.IDate(period)]
target <- fread(file.path(data, "target"), col.names = c("chain", "actual", "target"), sep = "\t")
cat(sprintf('{"version": "%s"}\n', packageVersion("data.table")))
flush(stdout())
input <- file("stdin", "r")
while (length(line <- readLines(input, 1))) {
  start <- proc.time()
  result <- tryCatch({ source(line, local = TRUE); answer }, error = function(e) e)
  used <- proc.time() - start
  if (inherits(result, "error")) {
    cat(sprintf('{"error": "%s"}\n', gsub('["\n\\]', "'", conditionMessage(result))))
  } else {
    cat(sprintf('{"ms": %.3f, "cpu": %.3f, "answer": [%s]}\n', used[["elapsed"]] * 1e3,
                (used[["user.self"]] + used[["sys.self"]]) * 1e3, paste(sprintf("%.17g", result), collapse = ", ")))
  }
  flush(stdout())
}
