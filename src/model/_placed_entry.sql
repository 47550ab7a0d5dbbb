				-- entry by entry, as region_project has it region by region: all, and own where others are below
				SELECT a.ancestor AS region, v.reach, p.planned_investment, n.*
				FROM entry n
				CROSS JOIN picked_out
				JOIN @m@.project p ON p.project = n.project
				JOIN @m@.region_ancestor a ON a.region = p.region
				CROSS JOIN (VALUES (100), (0)) v (reach)
				WHERE (v.reach > 0 OR a.distance = 0 AND a.ancestor IN (SELECT k.parent_region FROM @m@.region k WHERE k.parent_region IS NOT NULL))
					AND NOT EXISTS (SELECT FROM @m@.project_region s WHERE s.project = p.project)
					AND @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment)
				UNION ALL
				SELECT s.region, s.reach, s.planned_investment, n.*
				FROM (
					SELECT a.ancestor AS region, v.reach, p.project, @m@.part_of(p.planned_investment, sum(s.share)) AS planned_investment
					FROM @m@.project_region s
					CROSS JOIN picked_out
					JOIN @m@.project p ON p.project = s.project
					JOIN @m@.region_ancestor a ON a.region = s.region
					CROSS JOIN (VALUES (100), (0)) v (reach)
					WHERE (v.reach > 0 OR a.distance = 0 AND a.ancestor IN (SELECT k.parent_region FROM @m@.region k WHERE k.parent_region IS NOT NULL))
						AND @m@.is_picked(picked, p.chain, p.kind, p.owner, p.planned_investment)
					GROUP BY a.ancestor, v.reach, p.project, p.planned_investment) s
				JOIN entry n ON n.project = s.project
