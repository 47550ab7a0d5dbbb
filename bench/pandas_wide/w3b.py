parent = region.set_index('region').parent
keys = [wide.columns.get_level_values('indicator'), parent.loc[wide.columns.get_level_values('region')].values]
whole = wide.T.groupby(keys).sum(min_count=1).T
growth = (100 * (whole / whole.shift(12) - 1)).values
answer = [np.count_nonzero(~np.isnan(whole.values)), np.count_nonzero(~np.isnan(growth)), np.nansum(growth)]
