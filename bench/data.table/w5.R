# rank of all rows by group and value, less that of their group
o <- observation[, .(indicator, period, value, parent = region_table$parent[match(region, region_table$region)])]
group <- c("indicator", "period", "parent")
rank <- frankv(o, cols = c(group, "value"), order = c(1L, 1L, 1L, -1L), ties.method = "min") -
  frankv(o, cols = group, ties.method = "min") + 1
answer <- c(nrow(o), sum(rank), sum(rank * o$value))
