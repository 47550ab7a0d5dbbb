CREATE TABLE list AS
SELECT indicator, region, [{{1..120|max(value) FILTER (WHERE month = #)|, }}] AS v
FROM (SELECT *, (year(period) - 2014) * 12 + month(period) AS month FROM observation) s GROUP BY indicator, region;
