				-- entry by entry, as region_project has it region by region: all, and own where others are below or were; what it was, and where, on the day of the entry
				SELECT a.ancestor AS region, v.reach, p.planned_investment, n.*
				FROM entry n
				CROSS JOIN picked_out
				CROSS JOIN LATERAL (SELECT w.* FROM @m@.project_valid(picked_out.known_at) w WHERE w.project = n.project AND w.valid_from <= n.happened_on AND n.happened_on < w.valid_until) p
				JOIN @m@.region_above() a ON a.region = p.region AND a.since <= n.happened_on AND n.happened_on < a.until
				CROSS JOIN (VALUES (100), (0)) v (reach)
				WHERE (v.reach > 0 OR a.ancestor = a.region AND a.ancestor IN (SELECT k.parent_region FROM @m@.region k WHERE k.parent_region IS NOT NULL UNION SELECT c.from_region FROM @m@.region_change c WHERE c.kind IN ('moved', 'ended') AND c.from_region IS NOT NULL))
					AND (NOT EXISTS (SELECT FROM @m@.project_region s) OR NOT EXISTS (SELECT FROM @m@.project_region s WHERE s.project = p.project))
					AND @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment)
				UNION ALL
				SELECT r.region, v.reach, @m@.part_of(p.planned_investment, s.share), n.*
				FROM @m@.region r
				CROSS JOIN LATERAL @m@.coverage_of(r.region) v
				CROSS JOIN LATERAL @m@.project_part(r.region, v.reach) s
				CROSS JOIN picked_out
				JOIN entry n ON n.project = s.project AND s.since <= n.happened_on AND n.happened_on < s.until
				CROSS JOIN LATERAL (SELECT w.* FROM @m@.project_valid(picked_out.known_at) w WHERE w.project = n.project AND w.valid_from <= n.happened_on AND n.happened_on < w.valid_until) p
				WHERE @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment)
