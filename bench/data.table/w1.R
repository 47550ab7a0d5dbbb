# join with the rows of a year later
m <- year(observation$period) * 12L + month(observation$period)
base <- observation[, .(indicator, region, m = ..m + 12L, base = value)]
now <- observation[, .(indicator, region, m = ..m, value)]
growth <- 100 * (now$value / base[now, on = .(indicator, region, m), x.base] - 1)
answer <- c(sum(!is.na(growth)), sum(growth, na.rm = TRUE))
