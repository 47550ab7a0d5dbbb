	-- of an indicator, $1, and its parts in region $2 and block $3; $4: with contributions
	SELECT @x@.family_agg(k.member, k.is_part, k.period, k.value, k.published_growth, k.comparable_base, k.published_rank, k.obs_status, k.conf_status,
		m.change_unit <> 'percent', m.unit_mult::integer, m.change_decimals, m.higher_is_better, $3, x.expected,
		$4 AND (@adds(m, u)@ OR u.additivity = 'index'), m.of_which, m.time_additive AND NOT m.cumulative)
	FROM @m@.indicator u
	-- once, and not for each row that is aggregated
	CROSS JOIN LATERAL (SELECT count(*) AS expected FROM \2 AND NOT e.of_which AND (@adds(e, u)@ OR @weighs(e, u)@)) x
	JOIN \1
	JOIN @m@.indicator m ON m.indicator = a.indicator
	CROSS JOIN LATERAL (
		SELECT m.indicator AS member, a.distance = 1 AS is_part, n.period, n.value, n.published_growth, n.comparable_base, n.published_rank, n.obs_status, n.conf_status
		FROM @m@.observation n
		WHERE NOT ($4 AND u.additivity = 'index') AND n.indicator = m.indicator AND n.region = $2
			AND n.period OPERATOR(@x@.>) @x@.family_after($3) AND n.period OPERATOR(@x@.<=) $3
			AND n.recorded_at <= (SELECT @x@.as_of())
		UNION ALL
		-- what was known then beside it
		SELECT m.indicator AS member, a.distance = 1 AS is_part, n.period, n.value, n.published_growth, n.comparable_base, n.published_rank, n.obs_status, n.conf_status
		FROM @m@.observation_revision n
		WHERE NOT ($4 AND u.additivity = 'index') AND n.indicator = m.indicator AND n.region = $2
			-- IS TRUE: as in region_family
			AND (n.period OPERATOR(@x@.>) @x@.family_after($3) AND n.period OPERATOR(@x@.<=) $3) IS TRUE
			AND n.recorded_at <= (SELECT @x@.as_of()) AND n.superseded_at > (SELECT @x@.as_of())
			AND (SELECT @x@.as_of() < 'infinity')
		UNION ALL
		-- the index and, of each part, what its weight makes of it: the bases are such that contributions are Ribe's
		SELECT m.indicator AS member, a.distance = 1 AS is_part, n.period, n.value, NULL::numeric AS published_growth, n.base AS comparable_base, NULL::integer AS published_rank, n.obs_status, 'F'::text AS conf_status
		FROM @m@.index_level(m.indicator, u.indicator, $2, $3) n
		WHERE $4 AND u.additivity = 'index' AND (a.distance = 0 OR @weighs(m, u)@)) k
	WHERE u.indicator = $1 AND a.distance <= 1;
