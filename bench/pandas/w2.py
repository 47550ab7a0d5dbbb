now = observation[(observation.period == '2023-12-01')]
base = observation[(observation.period == '2022-12-01')]
b = now.merge(base[['indicator', 'region', 'value']], on=['indicator', 'region'], how='left', suffixes=('', '_base'))
b = b.merge(region, on='region')
b['growth'] = 100 * (b.value / b.value_base - 1)
upper = b[['indicator', 'region', 'growth']].rename(columns={'region': 'parent', 'growth': 'upper'})
b = b.merge(upper, on=['indicator', 'parent'], how='left')
peers = b.groupby(['indicator', 'parent']).growth
answer = [len(b), b.value.sum(), b.growth.count(), b.growth.sum(), (b.growth - b.upper).sum(),
          peers.rank(method='min', ascending=False).sum(), peers.transform('count')[b.growth.notna()].sum()]
