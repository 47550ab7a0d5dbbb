CREATE TABLE IF NOT EXISTS @m@.\1_change (
	\1 text NOT NULL REFERENCES @m@.\1,
	changed_on date NOT NULL CONSTRAINT "changed_on is a day from 1900-01-01 to 2199-12-31" CHECK (@day(changed_on)@),
	kind text NOT NULL CONSTRAINT "kind is one of renamed moved began ended" CHECK (kind IN ('renamed', 'moved', 'began', 'ended')),
	from_\1 text,
	into_\1 text,
	PRIMARY KEY (\1, changed_on, kind),
	CONSTRAINT "from_\1 is not into_\1" CHECK (from_\1 <> into_\1),
	CONSTRAINT "renamed has from_\1 and into_\1" CHECK (kind <> 'renamed' OR from_\1 IS NOT NULL AND into_\1 IS NOT NULL),
	CONSTRAINT "moved has from_\1 or into_\1" CHECK (kind <> 'moved' OR num_nonnulls(from_\1, into_\1) > 0),
	CONSTRAINT "began has no into_\1" CHECK (kind <> 'began' OR into_\1 IS NULL)
);
COMMENT ON TABLE @m@.\1_change IS 'What became of \1s: \1 itself is the tree of today, this is how it came to be. rename_\1 and move_\1 write here; of \1s that merge each ends, and what comes out of a split begins. What does not follow from the change before, or does not lead to the next one, is refused (23514).';
COMMENT ON COLUMN @m@.\1_change.\1 IS 'The \1, by its code of today.';
COMMENT ON COLUMN @m@.\1_change.changed_on IS 'The first day on which it is so.';
COMMENT ON COLUMN @m@.\1_change.kind IS 'renamed: another code; moved: below another parent; began: it came into being; ended: it is no more, keeps its row and its figures, and has no parent in the tree of today.';
COMMENT ON COLUMN @m@.\1_change.from_\1 IS 'renamed: the code before; moved and ended: the parent before (NULL: none); began: the \1 it came out of (NULL: none or several). But for renamed by codes of today; one that there is not is refused (23503).';
COMMENT ON COLUMN @m@.\1_change.into_\1 IS 'renamed: the code since; moved: the parent since (NULL: none); ended: the \1 it went into (NULL: none or several); began: NULL. But for renamed by codes of today; one that there is not is refused (23503).';
CREATE OR REPLACE TRIGGER \1_change_checked AFTER INSERT OR UPDATE ON @m@.\1_change
	FOR EACH ROW EXECUTE FUNCTION @m@.check_change();

CREATE OR REPLACE FUNCTION @m@.\1_tree(on_date date)
RETURNS TABLE (\1 text, parent_\1 text, code_then text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.\1,
		CASE WHEN next.\1 IS NULL THEN r.parent_\1 ELSE next.from_\1 END,
		coalesce(code.from_\1, r.\1)
	FROM @m@.\1 r
	-- as it was before the first change after the day
	LEFT JOIN LATERAL (
		SELECT c.\1, c.from_\1 FROM @m@.\1_change c
		WHERE c.\1 = r.\1 AND c.kind IN ('moved', 'ended') AND c.changed_on > \1_tree.on_date
		ORDER BY c.changed_on, c.kind LIMIT 1) next ON true
	LEFT JOIN LATERAL (
		SELECT c.from_\1 FROM @m@.\1_change c
		WHERE c.\1 = r.\1 AND c.kind = 'renamed' AND c.changed_on > \1_tree.on_date
		ORDER BY c.changed_on LIMIT 1) code ON true
	LEFT JOIN LATERAL (
		-- what said last, or will say first, whether it is there
		SELECT c.kind, c.changed_on FROM @m@.\1_change c
		WHERE c.\1 = r.\1 AND c.kind IN ('began', 'ended') AND c.changed_on <= \1_tree.on_date
		ORDER BY c.changed_on DESC, c.kind LIMIT 1) last ON true
	LEFT JOIN LATERAL (
		SELECT c.kind FROM @m@.\1_change c
		WHERE c.\1 = r.\1 AND c.kind IN ('began', 'ended') AND c.changed_on > \1_tree.on_date
		ORDER BY c.changed_on, c.kind DESC LIMIT 1) coming ON true
	WHERE \1_tree.on_date IS NOT NULL
		AND CASE WHEN last.kind IS NOT NULL THEN last.kind = 'began' ELSE coalesce(coming.kind, 'ended') = 'ended' END;
END;
COMMENT ON FUNCTION @m@.\1_tree(date) IS 'The tree of \1s on a day, by \1_change: which there were, below which parent, and the code that each had then; \1 and parent_\1 are codes of today. What began later or had ended is not there. NULL gives no row.';

CREATE OR REPLACE FUNCTION @m@.\1_change_crossed(of_\1 text, base @x@.ref_period, period @x@.ref_period, touching text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.changed_on::@x@.ref_period::text || ' ' || c.kind
	FROM @m@.\1_change c
	WHERE c.changed_on > @x@.start_date(\1_change_crossed.base) AND c.changed_on <= coalesce(@x@.end_date(\1_change_crossed.period), 'infinity'::date) AND c.kind <> 'renamed'
		AND (touching <> 'parts' AND (
				c.\1 = of_\1 AND (c.kind <> 'moved' OR touching = 'place')
				OR c.kind = 'ended' AND c.into_\1 = of_\1
				OR c.kind = 'began' AND c.from_\1 = of_\1
				-- what moves or ends leaves the one and comes to the other, with all that are above only one of them;
				-- what ended and went into several went where they are
				OR (c.kind = 'moved' OR c.kind = 'ended' AND (c.into_\1 IS NOT NULL
						OR NOT EXISTS (SELECT FROM @m@.\1_change b WHERE b.kind = 'began' AND b.from_\1 = c.\1)))
					AND EXISTS (SELECT FROM @m@.\1_ancestor a WHERE a.\1 = c.from_\1 AND a.ancestor = of_\1)
						<> EXISTS (SELECT FROM @m@.\1_ancestor a WHERE a.\1 = c.into_\1 AND a.ancestor = of_\1))
			OR touching IN ('parts', 'whole') AND (
				c.kind IN ('moved', 'ended') AND c.from_\1 = of_\1
				OR c.kind = 'moved' AND c.into_\1 = of_\1
				OR c.kind = 'began' AND EXISTS (SELECT FROM @m@.\1 r WHERE r.\1 = c.\1 AND r.parent_\1 = of_\1)))
	ORDER BY c.changed_on DESC, c.kind LIMIT 1;
END;
COMMENT ON FUNCTION @m@.\1_change_crossed(text, @x@.ref_period, @x@.ref_period, text) IS 'The last change of \1_change after the first day of a base and up to the last day of a period (NULL: up to the tree of today) that touches one of the \1s: the day and the kind, as 2024-01-01 moved. touching: coverage (what it covers: it began or ended, another one ended into it or began out of it, or one left or came below it), place (that, or it was moved itself), parts (which ones are directly below it) or whole (coverage and parts). Who is above whom is of today. A new code changes nothing. NULL without any, and if another argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.move_\1(\1 text, parent text, changed_on date)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @m@.move_below('@m@.\1'::regclass, move_\1.\1, move_\1.parent, move_\1.changed_on);
END;
COMMENT ON FUNCTION @m@.move_\1(text, text, date) IS 'Puts one of the \1s below another parent (NULL: none) from a day on, with what is below it: the tree of today has it there, \1_change keeps where it was. For whoever may write both. A code or day that is NULL is error 23502, a code that there is not, or such a parent, 23503; the parent it has already, itself or one that is below it, 23514; a day that is not after its last change, or one after it ended, 22023.';

CREATE OR REPLACE FUNCTION @m@.rename_\1(old_code text, new_code text, changed_on date)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @m@.recode('@m@.\1'::regclass, rename_\1.old_code, rename_\1.new_code);
	-- a code that was wrong was never another one's before it or after it
	DELETE FROM @m@.\1_change c
	WHERE c.kind = 'renamed' AND rename_\1.changed_on IS NULL AND c.\1 = rename_\1.new_code AND rename_\1.old_code IN (c.from_\1, c.into_\1) AND rename_\1.new_code IN (c.from_\1, c.into_\1);
	UPDATE @m@.\1_change c SET
		from_\1 = CASE WHEN c.from_\1 = rename_\1.old_code THEN rename_\1.new_code ELSE c.from_\1 END,
		into_\1 = CASE WHEN c.into_\1 = rename_\1.old_code THEN rename_\1.new_code ELSE c.into_\1 END
	WHERE rename_\1.old_code IN (c.from_\1, c.into_\1) AND (c.kind <> 'renamed' OR rename_\1.changed_on IS NULL AND c.\1 = rename_\1.new_code);
	INSERT INTO @m@.\1_change (\1, changed_on, kind, from_\1, into_\1)
	SELECT rename_\1.new_code, rename_\1.changed_on, 'renamed', rename_\1.old_code, rename_\1.new_code
	WHERE rename_\1.changed_on IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.rename_\1(text, text, date) IS 'One of the \1s gets another code, everywhere in the model (recode): figures, what was known of them before, targets, and what else names it. changed_on: since when it is called so, noted in \1_change; NULL: nothing is noted, as where a code was wrong, and where the wrong one is noted it is mended. For the owner of the model; errors as those of recode, and 23514 if it was renamed later than that.';
