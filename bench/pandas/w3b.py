wide = observation.merge(region, on='region').groupby(['period', 'indicator', 'parent']).value.sum().unstack([1, 2])
growth = (100 * (wide / wide.shift(12) - 1)).values
answer = [np.count_nonzero(~np.isnan(wide.values)), np.count_nonzero(~np.isnan(growth)), np.nansum(growth)]
