-- Regions and indicators in time: what was renamed, moved, began and ended, and the tree of a day.
-- What is alike for both kinds stands once, in src/model/_changes.sql.

CREATE OR REPLACE FUNCTION @m@.check_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	key CONSTANT text := regexp_replace(TG_TABLE_NAME, '_change$', '');
	-- what is of a chain, in which one change begins where the one before ended
	chain CONSTANT text[] := CASE WHEN NEW.kind = 'renamed' THEN '{renamed}'::text[] ELSE '{moved,ended}'::text[] END;
	one CONSTANT jsonb := to_jsonb(NEW);
	code text;
	near record;
BEGIN
	IF NEW.kind <> 'renamed' THEN
		EXECUTE format('SELECT c.code FROM unnest($1) c (code) WHERE c.code NOT IN (SELECT r.%2$I FROM %1$I.%2$I r) LIMIT 1', TG_TABLE_SCHEMA, key)
		INTO code USING ARRAY[one->>('from_' || key), one->>('into_' || key)];
		IF code IS NOT NULL THEN
			RAISE EXCEPTION 'there is no % "%"', key, code
				USING ERRCODE = 'foreign_key_violation', HINT = format('from_%1$s and into_%1$s of what was moved, began or ended are codes of today.', key);
		END IF;
	END IF;
	IF NEW.kind = 'began' THEN
		RETURN NULL;
	END IF;
	FOR near IN EXECUTE format(
		'SELECT f.changed_on, f.kind, l.changed_on AS next_on, l.kind AS next_kind, f.into_%2$I AS place, l.from_%2$I AS next_place
		 FROM (SELECT c.*, lead(c.changed_on) OVER w AS next_on, lead(c.kind) OVER w AS next_kind FROM %1$I.%3$I c
			   WHERE c.%2$I = $1 AND c.kind = ANY ($2) WINDOW w AS (ORDER BY c.changed_on, c.kind DESC)) f
		 JOIN %1$I.%3$I l ON l.%2$I = $1 AND l.changed_on = f.next_on AND l.kind = f.next_kind
		 WHERE CASE f.kind WHEN ''ended'' THEN NOT EXISTS (SELECT FROM %1$I.%3$I b WHERE b.%2$I = $1 AND b.kind = ''began'' AND b.changed_on BETWEEN f.changed_on AND l.changed_on)
			ELSE f.into_%2$I IS DISTINCT FROM l.from_%2$I END
			AND ($3, $4) IN ((f.changed_on, f.kind), (l.changed_on, l.kind))
		 ORDER BY f.changed_on LIMIT 1', TG_TABLE_SCHEMA, key, TG_TABLE_NAME)
		USING one->>key, chain, NEW.changed_on, NEW.kind
	LOOP
		RAISE EXCEPTION 'changes of % "%" do not follow one another', key, one->>key
			USING ERRCODE = 'check_violation',
				  DETAIL = format('%s on %s%s, %s on %s from %s.', near.kind, to_char(near.changed_on::timestamp, 'YYYY-MM-DD'), CASE WHEN near.kind = 'ended' THEN '' ELSE ' into ' || coalesce(format('"%s"', near.place), 'nothing') END,
					near.next_kind, to_char(near.next_on::timestamp, 'YYYY-MM-DD'), coalesce(format('"%s"', near.next_place), 'nothing')),
				  HINT = format('Where it comes from on a day, from_%1$s, is where the change before put it, into_%1$s.', key);
	END LOOP;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.check_change() IS 'Trigger of region_change and indicator_change: parents, and what something came out of or went into, are there (23503), and changes of one follow one another: each begins with the parent, or the code, that the one before ended with (23514).';

CREATE OR REPLACE FUNCTION @m@.move_below(place regclass, code text, parent text, changed_on date)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $move$
DECLARE
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = place);
	key CONSTANT text := (SELECT c.relname::text FROM pg_class c WHERE c.oid = place);
	was record;
	wrong text;
	last record;
BEGIN
	IF key <> ALL ('{region,indicator}') OR model IS NULL OR to_regclass(model || '.model_option') IS NULL THEN
		RAISE EXCEPTION '"%" is not the table of regions or of indicators of a model', place USING ERRCODE = 'invalid_parameter_value';
	ELSIF code IS NULL OR changed_on IS NULL THEN
		RAISE EXCEPTION 'the % of a move is missing', CASE WHEN code IS NULL THEN key ELSE 'day' END
			USING ERRCODE = 'not_null_violation', HINT = format('Say which %s is moved, and the first day on which it is below the new parent.', key);
	END IF;
	-- one move of it after the other
	EXECUTE format('SELECT r.parent_%1$s AS parent FROM %2$s r WHERE r.%1$s = $1 FOR UPDATE', key, place) INTO was USING code;
	EXECUTE format('SELECT c.code FROM unnest(ARRAY[$1, $2]) WITH ORDINALITY c (code, n) WHERE c.code IS NOT NULL AND NOT EXISTS (SELECT FROM %2$s r WHERE r.%1$s = c.code) ORDER BY c.n LIMIT 1', key, place)
	INTO wrong USING code, parent;
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION 'there is no % "%"', key, wrong USING ERRCODE = 'foreign_key_violation', HINT = format('Add it to %s first.', key);
	ELSIF parent IS NOT DISTINCT FROM was.parent THEN
		RAISE EXCEPTION '% "%" %', key, code, CASE WHEN parent IS NULL THEN 'has no parent already' ELSE format('is below "%s" already', parent) END
			USING ERRCODE = 'check_violation', HINT = 'A move is to another parent.';
	END IF;
	EXECUTE format('SELECT a.ancestor FROM %2$s.%3$I a WHERE a.%1$s = $1 AND a.ancestor = $2', key, model, key || '_ancestor') INTO wrong USING parent, code;
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION '% "%" cannot be moved below "%", which is % itself', key, code, parent, CASE WHEN parent = code THEN 'it' ELSE 'below it' END
			USING ERRCODE = 'check_violation', HINT = format('Name a %1$s that is not below "%2$s", or move "%3$s" first.', key, code, parent);
	END IF;
	EXECUTE format('SELECT c.kind, c.changed_on FROM %2$s.%3$I c WHERE c.%1$s = $1 AND c.kind <> ''renamed'' ORDER BY c.changed_on DESC, c.kind DESC LIMIT 1', key, model, key || '_change')
	INTO last USING code;
	IF last.kind = 'ended' THEN
		RAISE EXCEPTION '% "%" ended on %', key, code, to_char(last.changed_on::timestamp, 'YYYY-MM-DD')
			USING ERRCODE = 'invalid_parameter_value', HINT = 'What has ended is moved nowhere; if it is there again, say so with a row of kind began.';
	ELSIF last.changed_on > changed_on OR last.changed_on = changed_on AND last.kind = 'moved' THEN
		RAISE EXCEPTION '% "%" % on %, which is not before %', key, code, CASE last.kind WHEN 'moved' THEN 'was moved' ELSE last.kind END, to_char(last.changed_on::timestamp, 'YYYY-MM-DD'), to_char(changed_on::timestamp, 'YYYY-MM-DD')
			USING ERRCODE = 'invalid_parameter_value',
				  DETAIL = 'A move is the last change of what it moves.',
				  HINT = format('Give a later day; what was overlooked is a row of %s_change, between those it follows from and leads to.', key);
	END IF;
	EXECUTE format('INSERT INTO %2$s.%3$I (%1$s, changed_on, kind, from_%1$s, into_%1$s) VALUES ($1, $2, ''moved'', $3, $4)', key, model, key || '_change') USING code, changed_on, was.parent, parent;
	EXECUTE format('UPDATE %2$s r SET parent_%1$s = $2 WHERE r.%1$s = $1', key, place) USING code, parent;
END
$move$;
COMMENT ON FUNCTION @m@.move_below(regclass, text, text, date) IS 'What move_region and move_indicator do; place: the table of regions or of indicators of a model (another one is error 22023).';

@changes(region)@
@changes(indicator)@

CREATE OR REPLACE FUNCTION @m@.coverage_of(of_region text)
RETURNS TABLE (coverage text, reach integer, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT 'all', 100, NOT EXISTS (SELECT FROM @m@.region k WHERE k.parent_region = of_region)
		AND NOT EXISTS (SELECT FROM @m@.region_change c WHERE c.from_region = of_region AND c.kind IN ('moved', 'ended'))
	UNION ALL
	SELECT 'own', 0, true
	WHERE EXISTS (SELECT FROM @m@.region k WHERE k.parent_region = of_region)
		OR EXISTS (SELECT FROM @m@.region_change c WHERE c.from_region = of_region AND c.kind IN ('moved', 'ended'));
END;
COMMENT ON FUNCTION @m@.coverage_of(text) IS 'What the boards of the office count in a region: all (with all regions below it; every region has this row) and own (its own only; a region that has others below it, or once had). reach: how many levels below count. additive: true in the rows that share nothing, own and, where nothing is below, all: sums over regions are taken of these.';

CREATE OR REPLACE FUNCTION @m@.region_below_in_time(of_regions text[], reach integer)
RETURNS TABLE (ancestor text, region text, since date, until date)
-- strict, so that it stands in plans as one call, which is not made where nothing ever moved
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	WITH RECURSIVE place AS (
		-- below which parent each was from when until when: until a change where that change took it from
		SELECT c.region, c.from_region AS parent_region, coalesce(lag(c.changed_on) OVER (PARTITION BY c.region ORDER BY c.changed_on, c.kind), '-infinity') AS since, c.changed_on AS until
		FROM @m@.region_change c
		WHERE c.kind IN ('moved', 'ended')
		UNION ALL
		SELECT r.region, r.parent_region, coalesce((SELECT max(c.changed_on) FROM @m@.region_change c WHERE c.region = r.region AND c.kind IN ('moved', 'ended')), '-infinity'), 'infinity'
		FROM @m@.region r
	), down AS (
		SELECT o.region AS ancestor, o.region, '-infinity'::date AS since, 'infinity'::date AS until, ARRAY[o.region] AS path
		FROM unnest(of_regions) AS o (region)
		UNION ALL
		SELECT d.ancestor, p.region, greatest(d.since, p.since), least(d.until, p.until), d.path || p.region
		FROM down d
		JOIN place p ON p.parent_region = d.region AND greatest(d.since, p.since) < least(d.until, p.until)
		WHERE cardinality(d.path) <= reach AND p.region <> ALL (d.path)
	)
	SELECT s.ancestor, s.region, lower(u.days), upper(u.days)
	-- what came from one region below to another has been below all the while
	FROM (SELECT d.ancestor, d.region, range_agg(daterange(d.since, d.until)) AS days FROM down d GROUP BY d.ancestor, d.region) s
	CROSS JOIN LATERAL unnest(s.days) u (days);
END;
COMMENT ON FUNCTION @m@.region_below_in_time(text[], integer) IS 'What region_below gives where regions have moved or ended, for several regions (ancestor).';

CREATE OR REPLACE FUNCTION @m@.region_below(of_region text, reach integer)
RETURNS TABLE (region text, since date, until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT a.region, '-infinity'::date, 'infinity'::date
	FROM @m@.region_ancestor a
	WHERE a.ancestor = of_region AND a.distance <= reach
		-- asked once
		AND NOT EXISTS (SELECT FROM @m@.region_change c WHERE c.kind IN ('moved', 'ended'))
	UNION ALL
	SELECT t.region, t.since, t.until
	FROM @m@.region_below_in_time(ARRAY[of_region], reach) t
	WHERE EXISTS (SELECT FROM @m@.region_change c WHERE c.kind IN ('moved', 'ended'));
END;
COMMENT ON FUNCTION @m@.region_below(text, integer) IS 'A region and those up to reach levels below it, by the tree of the time: from since up to, not including, until (-infinity and infinity at the ends). One that moved away and came back has two rows. What boards of the office count in a region on a day is what is of the regions that are below it on that day.';

CREATE OR REPLACE FUNCTION @m@.region_above()
RETURNS TABLE (region text, ancestor text, since date, until date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT a.region, a.ancestor, '-infinity'::date, 'infinity'::date
	FROM @m@.region_ancestor a
	WHERE NOT EXISTS (SELECT FROM @m@.region_change c WHERE c.kind IN ('moved', 'ended'))
	UNION ALL
	SELECT t.region, t.ancestor, t.since, t.until
	FROM @m@.region_below_in_time(ARRAY (SELECT r.region FROM @m@.region r), 100) t
	WHERE EXISTS (SELECT FROM @m@.region_change c WHERE c.kind IN ('moved', 'ended'));
END;
COMMENT ON FUNCTION @m@.region_above() IS 'What region_below gives, for all regions at once, from below: every region with itself and those that are above it from since up to, not including, until.';

CREATE OR REPLACE FUNCTION @m@.rename_indicator(old_code text, new_code text)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @m@.rename_indicator(rename_indicator.old_code, rename_indicator.new_code, NULL::date);
END;
COMMENT ON FUNCTION @m@.rename_indicator(text, text) IS 'rename_indicator(old_code, new_code, changed_on) of a code that was wrong: nothing is noted.';
