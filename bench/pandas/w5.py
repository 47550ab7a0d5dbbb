o = observation.merge(region, on='region')
rank = o.groupby(['indicator', 'period', 'parent'], sort=False).value.rank(method='min', ascending=False)
answer = [rank.count(), rank.sum(), (rank * o.value).sum()]
