wide = observation.pivot(index='period', columns=['indicator', 'region'], values='value').sort_index()
