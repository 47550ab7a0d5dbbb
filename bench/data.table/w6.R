s <- target[, .(a = sum(actual), t = sum(target)), by = chain]
answer <- c(nrow(s), sum(100 * s$a / s$t))
