m <- year(observation$period) * 12L + month(observation$period)
o <- observation[, .(indicator, m = ..m, value, parent = region_table$parent[match(region, region_table$region)])]
whole <- o[, .(value = sum(value)), by = .(parent, indicator, m)]
base <- whole[, .(parent, indicator, m = m + 12L, base = value)]
growth <- 100 * (whole$value / base[whole, on = .(parent, indicator, m), x.base] - 1)
answer <- c(nrow(whole), sum(!is.na(growth)), sum(growth, na.rm = TRUE))
