-- Regions in time: what was renamed, moved, began and ended, and the tree of a day.

CREATE TABLE IF NOT EXISTS @m@.region_change (
	region text NOT NULL REFERENCES @m@.region,
	changed_on date NOT NULL CHECK (@day(changed_on)@),
	kind text NOT NULL CONSTRAINT "kind is one of renamed moved began ended" CHECK (kind IN ('renamed', 'moved', 'began', 'ended')),
	from_region text,
	into_region text,
	PRIMARY KEY (region, changed_on, kind),
	CONSTRAINT "from_region and into_region are two" CHECK (from_region <> into_region),
	CONSTRAINT "renamed is from_region into into_region" CHECK (kind <> 'renamed' OR from_region IS NOT NULL AND into_region IS NOT NULL),
	CONSTRAINT "moved is from_region or into_region" CHECK (kind <> 'moved' OR num_nonnulls(from_region, into_region) > 0)
);
COMMENT ON TABLE @m@.region_change IS 'What became of regions: region itself is the tree of today, this is how it came to be. rename_region and move_region write here; of regions that merge each ends, and what comes out of a split begins.';
COMMENT ON COLUMN @m@.region_change.region IS 'The region, by its code of today.';
COMMENT ON COLUMN @m@.region_change.changed_on IS 'The first day on which it is so.';
COMMENT ON COLUMN @m@.region_change.kind IS 'renamed: another code; moved: below another parent; began: it came into being; ended: it is no more, keeps its row and its figures, and has no parent in the tree of today.';
COMMENT ON COLUMN @m@.region_change.from_region IS 'renamed: the code before; moved and ended: the parent before (NULL: none); began: the region it came out of (NULL: none or several).';
COMMENT ON COLUMN @m@.region_change.into_region IS 'renamed: the code since; moved: the parent since (NULL: none); ended: the region it went into (NULL: none or several); began: NULL.';

CREATE OR REPLACE FUNCTION @m@.region_tree(on_date date)
RETURNS TABLE (region text, parent_region text, code_then text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region,
		CASE WHEN next.region IS NULL THEN r.parent_region ELSE next.from_region END,
		coalesce(code.from_region, r.region)
	FROM @m@.region r
	-- as it was before the first change after the day
	LEFT JOIN LATERAL (
		SELECT c.region, c.from_region FROM @m@.region_change c
		WHERE c.region = r.region AND c.kind IN ('moved', 'ended') AND c.changed_on > region_tree.on_date
		ORDER BY c.changed_on, c.kind LIMIT 1) next ON true
	LEFT JOIN LATERAL (
		SELECT c.from_region FROM @m@.region_change c
		WHERE c.region = r.region AND c.kind = 'renamed' AND c.changed_on > region_tree.on_date
		ORDER BY c.changed_on LIMIT 1) code ON true
	LEFT JOIN LATERAL (
		-- what said last, or will say first, whether it is there
		SELECT c.kind, c.changed_on FROM @m@.region_change c
		WHERE c.region = r.region AND c.kind IN ('began', 'ended') AND c.changed_on <= region_tree.on_date
		ORDER BY c.changed_on DESC, c.kind LIMIT 1) last ON true
	LEFT JOIN LATERAL (
		SELECT c.kind FROM @m@.region_change c
		WHERE c.region = r.region AND c.kind IN ('began', 'ended') AND c.changed_on > region_tree.on_date
		ORDER BY c.changed_on, c.kind DESC LIMIT 1) coming ON true
	WHERE region_tree.on_date IS NOT NULL
		AND CASE WHEN last.kind IS NOT NULL THEN last.kind = 'began' ELSE coalesce(coming.kind, 'ended') = 'ended' END;
END;
COMMENT ON FUNCTION @m@.region_tree(date) IS 'The tree of regions on a day, by region_change: which there were, below which parent, and the code that each had then; region and parent_region are codes of today. A region that began later or had ended is not there. NULL gives no row.';

CREATE OR REPLACE FUNCTION @m@.change_crossed(of_region text, first_day date, last_day date)
RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.changed_on || ' ' || c.kind
	FROM @m@.region_change c
	WHERE c.changed_on > first_day AND c.changed_on <= last_day AND c.kind <> 'renamed'
		AND (c.region = of_region
			 OR c.kind = 'ended' AND c.into_region = of_region
			 OR c.kind = 'began' AND c.from_region = of_region
			 -- what is moved leaves the one and comes to the other, with all that are above only one of them
			 OR c.kind = 'moved' AND EXISTS (SELECT FROM @m@.region_ancestor a WHERE a.region = c.from_region AND a.ancestor = of_region)
				<> EXISTS (SELECT FROM @m@.region_ancestor a WHERE a.region = c.into_region AND a.ancestor = of_region))
	ORDER BY c.changed_on DESC, c.kind LIMIT 1;
END;
COMMENT ON FUNCTION @m@.change_crossed(text, date, date) IS 'The last change of what a region covers, or of where it stands, after the first day and up to the last: the day and the kind of region_change, as 2024-01-01 moved: it was moved, began or ended, another one ended into it or began out of it, or one was moved from below it or to below it. A new code changes nothing. NULL without any, and if an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.move_region(region text, parent text, changed_on date)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	INSERT INTO @m@.region_change (region, changed_on, kind, from_region, into_region)
	VALUES (move_region.region, move_region.changed_on, 'moved',
		(SELECT r.parent_region FROM @m@.region r WHERE r.region = move_region.region), move_region.parent);
	UPDATE @m@.region r SET parent_region = move_region.parent WHERE r.region = move_region.region;
END;
COMMENT ON FUNCTION @m@.move_region(text, text, date) IS 'Puts a region below another parent (NULL: none) from a day on, with what is below it: the tree of today has it there, region_change keeps where it was. For whoever may write both. A region or day that is NULL or that there is not, the parent it has already, and one that is below it, are errors of the tables (23502, 23503, 23514).';

CREATE OR REPLACE FUNCTION @m@.rename_region(old_code text, new_code text, changed_on date)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @m@.recode('@m@.region'::regclass, rename_region.old_code, rename_region.new_code);
	UPDATE @m@.region_change c SET
		from_region = CASE WHEN c.from_region = rename_region.old_code THEN rename_region.new_code ELSE c.from_region END,
		into_region = CASE WHEN c.into_region = rename_region.old_code THEN rename_region.new_code ELSE c.into_region END
	WHERE c.kind <> 'renamed' AND rename_region.old_code IN (c.from_region, c.into_region);
	INSERT INTO @m@.region_change (region, changed_on, kind, from_region, into_region)
	SELECT rename_region.new_code, rename_region.changed_on, 'renamed', rename_region.old_code, rename_region.new_code
	WHERE rename_region.changed_on IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.rename_region(text, text, date) IS 'Gives a region another code, everywhere in the model (recode): figures, what was known of them before, projects, enterprises, targets and what else stands in it. changed_on: since when it is called so, noted in region_change; NULL: nothing is noted, as where a code was wrong. For the owner of the model; errors as those of recode.';
