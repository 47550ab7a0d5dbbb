	SELECT @x@.family_agg(k.region, k.is_part, k.period, k.value, k.published_growth, k.comparable_base, k.published_rank, k.obs_status, k.conf_status,
			m.change_unit <> 'percent', m.unit_mult::integer, m.growth_decimals, m.higher_is_better, \3, \4) AS figures,
		-- NULL without children
		(SELECT coalesce(h.children_expected::bigint, nullif((SELECT count(*) FROM @m@.region c WHERE c.parent_region = h.region), 0))
		 FROM @m@.region h WHERE h.region = \2) AS peers_expected
	FROM @m@.indicator m
	CROSS JOIN LATERAL (
		SELECT a.region, a.distance = 1 AS is_part, n.period, n.value, n.published_growth, n.comparable_base, n.published_rank, n.obs_status, n.conf_status
		FROM @m@.region_ancestor a
		JOIN @m@.observation n ON n.indicator = m.indicator AND n.region = a.region
		WHERE a.ancestor = \2 AND a.distance <= 1
			AND n.period OPERATOR(@x@.>) @x@.family_after(\3) AND n.period OPERATOR(@x@.<=) \3
			AND (SELECT @x@.as_of() = 'infinity')
		UNION ALL
		SELECT a.region, a.distance = 1, n.period, n.value, n.published_growth, n.comparable_base, n.published_rank, n.obs_status, n.conf_status
		FROM @m@.region_ancestor a
		JOIN @m@.observation_known n ON n.indicator = m.indicator AND n.region = a.region
		WHERE a.ancestor = \2 AND a.distance <= 1
			AND n.period OPERATOR(@x@.>) @x@.family_after(\3) AND n.period OPERATOR(@x@.<=) \3
			AND (SELECT @x@.as_of() < 'infinity')) k
	WHERE m.indicator = \1