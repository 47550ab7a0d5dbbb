# sorted index
count, total = 0, 0.0
for key in keys:
    value = by_series.loc[tuple(key)]
    base = value.set_axis((value.index.values.astype('datetime64[M]') + 12).astype('datetime64[ns]'))
    growth = 100 * (value / base.reindex(value.index) - 1)
    count += growth.count()
    total += growth.sum()
answer = [count, total]
