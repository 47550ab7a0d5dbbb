	-- how many children each region has, and should have
	SELECT k.parent_region, k.children, @m@.children_of(up.children_expected, k.children) AS parts_expected
	FROM (SELECT x.parent_region, count(*) AS children FROM @m@.region x
		  WHERE x.parent_region IS NOT NULL GROUP BY x.parent_region) k
	JOIN @m@.region up ON up.region = k.parent_region
