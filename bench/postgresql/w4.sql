SELECT period, value, 100 * (value / nullif(first_value(value) OVER year_ago, 0) - 1) AS growth
FROM observation_by_series WHERE indicator = :indicator AND region = :region
WINDOW year_ago AS (ORDER BY period RANGE BETWEEN interval '1 year' PRECEDING AND interval '1 year' PRECEDING)
ORDER BY period
