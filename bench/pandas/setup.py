by_series = observation.set_index(['indicator', 'region', 'period']).value.sort_index()
