# pivot, then shift
wide = observation.pivot(index='period', columns=['indicator', 'region'], values='value').sort_index()
growth = (100 * (wide / wide.shift(12) - 1)).values
answer = [np.count_nonzero(~np.isnan(growth)), np.nansum(growth)]
