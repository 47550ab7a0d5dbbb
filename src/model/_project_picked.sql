					-- of the chain, kind, owner and size class that are asked for
					AND (picked[1] IS NULL OR p.chain = picked[1])
					AND (picked[2] IS NULL OR p.kind = picked[2])
					AND (picked[3] IS NULL OR p.owner = picked[3])
					AND (picked[4] IS NULL OR picked[4] = @m@.class_of(p.planned_investment))
