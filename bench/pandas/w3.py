p = observation.period
o = observation[((p >= '2022-01-01') & (p <= '2022-05-01')) | ((p >= '2023-01-01') & (p <= '2023-05-01'))]
year, month, value = o.period.dt.year.values, o.period.dt.month.values, o.value.values
child = pd.DataFrame({
    'indicator': o.indicator.values, 'region': o.region.values,
    'now': np.where((year == 2023) & (month == 5), value, np.nan), 'base': np.where((year == 2022) & (month == 5), value, np.nan),
    'now_ytd': np.where(year == 2023, value, np.nan), 'base_ytd': np.where(year == 2022, value, np.nan)})
child = child.groupby(['indicator', 'region']).sum(min_count=1).reset_index().merge(region, on='region')
whole = child.groupby(['indicator', 'parent'])[['now', 'base', 'now_ytd', 'base_ytd']]
each = whole.transform('sum')
total = whole.sum()
part = 100 * (child.now - child.base) / each.base
answer = [part.count(), part.sum(), (100 * (child.now_ytd - child.base_ytd) / each.base_ytd).sum(),
          (100 * (total.now / total.base - 1)).sum(), (100 * (total.now_ytd / total.base_ytd - 1)).sum()]
