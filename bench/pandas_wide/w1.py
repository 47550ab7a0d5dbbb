value = wide.values
growth = 100 * (value[12:] / value[:-12] - 1)
answer = [np.count_nonzero(~np.isnan(growth)), np.nansum(growth)]
