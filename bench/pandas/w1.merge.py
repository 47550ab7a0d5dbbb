# merge with the rows of a year later
base = observation.assign(period=(observation.period.values.astype('datetime64[M]') + 12).astype('datetime64[s]'))
both = observation.merge(base, on=['indicator', 'region', 'period'], how='left', suffixes=('', '_base'))
growth = 100 * (both.value / both.value_base - 1)
answer = [growth.count(), growth.sum()]
