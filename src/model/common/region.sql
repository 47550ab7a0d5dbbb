-- Regions, companies or other units that are observed, as a tree.

CREATE TABLE IF NOT EXISTS @m@.region (
	region text PRIMARY KEY @code(region)@,
	parent_region text REFERENCES @m@.region CONSTRAINT "parent_region is another region" CHECK (parent_region <> region),
	name_zh text,
	name_zh_hant text,
	name_en text,
	children_expected integer CHECK (children_expected > 0),
	family text GENERATED ALWAYS AS (coalesce(parent_region, region)) STORED
);
ALTER TABLE @m@.region ADD COLUMN IF NOT EXISTS family text GENERATED ALWAYS AS (coalesce(parent_region, region)) STORED;
CREATE INDEX IF NOT EXISTS region_parent_idx ON @m@.region (parent_region);
COMMENT ON TABLE @m@.region IS 'Regions, companies or other units that are observed, as a tree.';
COMMENT ON COLUMN @m@.region.parent_region IS 'The region that gaps are measured against and among whose children ranks are taken; NULL for the top.';
COMMENT ON COLUMN @m@.region.children_expected IS 'How many children make a full peer group below this region; never fewer than have a row; NULL: as many as have a row.';
COMMENT ON COLUMN @m@.region.family IS 'The region that heads the family in which figures are computed, a region and its children: the parent; of the top, itself.';

CREATE OR REPLACE FUNCTION @m@.children_of(children_expected integer, children bigint)
RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN nullif(greatest(children_expected::bigint, children), 0);
COMMENT ON FUNCTION @m@.children_of(integer, bigint) IS 'How many children of a region there should be: as many as have a row, or more if region.children_expected says so; NULL for none. The one rule for ranks, sums and checks.';

CREATE TABLE IF NOT EXISTS @m@.region_ancestor (
	region text NOT NULL,
	ancestor text NOT NULL,
	distance integer NOT NULL CHECK (distance >= 0),
	PRIMARY KEY (region, ancestor)
);
CREATE INDEX IF NOT EXISTS region_ancestor_ancestor_idx ON @m@.region_ancestor (ancestor, distance);
COMMENT ON TABLE @m@.region_ancestor IS 'Every region with itself and all regions above it, so that no query walks the tree. Kept by the triggers of region; do not edit.';
COMMENT ON COLUMN @m@.region_ancestor.ancestor IS 'The region itself or one above it.';
COMMENT ON COLUMN @m@.region_ancestor.distance IS 'How many levels the ancestor is above: 0 is the region itself, 1 its parent.';

/*
 * One function for every tree: a table KEY with the columns KEY and parent_KEY
 * has its ancestors in KEY_ancestor.
 */
CREATE OR REPLACE FUNCTION @m@.keep_ancestors() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	most_levels CONSTANT integer := 100;
	fired_by CONSTANT text[] := '{region,indicator,initiative}';
	fired_when CONSTANT text[] := '{AFTER INSERT STATEMENT changed,AFTER UPDATE STATEMENT superseded changed,AFTER DELETE STATEMENT superseded}';
	writes CONSTANT text[] := ARRAY[TG_TABLE_NAME || '_ancestor'];
	key CONSTANT text := quote_ident(TG_TABLE_NAME);
	parent CONSTANT text := quote_ident('parent_' || TG_TABLE_NAME);
	model text;
	home text;
	actor text;
	tree text;
	closure text;
	moved text[];
	misplaced text;
BEGIN
@guard@
	tree := format('%s.%s', model, key);
	closure := format('%s.%I', model, writes[1]);
	-- one after the other: two moves at once could make a circle that neither sees
	EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', closure);
	IF TG_OP = 'INSERT' THEN
		EXECUTE format('SELECT array_agg(n.%1$s) FROM changed n', key) INTO moved;
	ELSE
		-- what is moved, gets another code or is gone takes everything below it along
		EXECUTE format(
			'WITH c AS (%4$s)
			 SELECT array_agg(m.%1$s)
			 FROM (SELECT c.%1$s FROM c UNION SELECT below.%1$s FROM c JOIN %3$s below ON below.ancestor = c.%1$s) m', key, parent, closure,
			CASE TG_OP WHEN 'DELETE' THEN format('SELECT o.%1$s FROM superseded o', key)
				ELSE format('(SELECT n.%1$s, n.%2$s FROM changed n EXCEPT SELECT o.%1$s, o.%2$s FROM superseded o)
					UNION ALL (SELECT o.%1$s, o.%2$s FROM superseded o EXCEPT SELECT n.%1$s, n.%2$s FROM changed n)', key, parent) END) INTO moved;
		EXECUTE format('DELETE FROM %2$s a WHERE a.%1$s = ANY ($1)', key, closure) USING moved;
	END IF;

	-- up from each of them; who meets itself, or never arrives, is misplaced
	EXECUTE format(
		'WITH RECURSIVE up (%1$s, ancestor, distance) AS (
			SELECT t.%1$s, t.%1$s, 0 FROM %4$s t WHERE t.%1$s = ANY ($1)
			UNION ALL
			SELECT u.%1$s, t.%2$s, u.distance + 1
			FROM up u JOIN %4$s t ON t.%1$s = u.ancestor
			WHERE t.%2$s IS NOT NULL AND u.distance < $2 AND (u.distance = 0 OR u.ancestor <> u.%1$s)
		), kept AS (
			INSERT INTO %3$s (%1$s, ancestor, distance)
			SELECT u.%1$s, u.ancestor, u.distance FROM up u
			ON CONFLICT DO NOTHING
		)
		SELECT min(u.%1$s) FROM up u WHERE u.distance > 0 AND (u.ancestor = u.%1$s OR u.distance = $2)',
		key, parent, closure, tree) INTO misplaced USING moved, most_levels;
	IF current_setting('transaction_isolation') <> 'read committed' THEN
		-- an older snapshot must not overlook a move that was made meanwhile (40001)
		EXECUTE format('SELECT FROM %1$s t WHERE t.%2$s IN (SELECT c.ancestor FROM %3$s c WHERE c.%2$s = ANY ($1)) FOR SHARE',
			tree, key, closure) USING moved;
	END IF;
	IF misplaced IS NOT NULL THEN
		RAISE EXCEPTION '% "%" would be its own ancestor or have more than % ancestors', TG_TABLE_NAME, misplaced, most_levels - 1
			USING ERRCODE = 'check_violation',
				  HINT = format('The %s must not be below it.', 'parent_' || TG_TABLE_NAME);
	END IF;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_ancestors() IS 'Trigger: keeps the ancestors of a tree (region_ancestor, indicator_ancestor, initiative_ancestor) after each statement; a tree in which something would be its own ancestor, or that is deeper than 100 levels, is refused (23514). Runs with the rights of the owner of the model; whatever did not fire it as create_model set it up is refused (42501).';
REVOKE EXECUTE ON FUNCTION @m@.keep_ancestors() FROM PUBLIC;
CREATE OR REPLACE TRIGGER region_inserted AFTER INSERT ON @m@.region
	REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors();
CREATE OR REPLACE TRIGGER region_updated AFTER UPDATE ON @m@.region
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors();
-- not by a cascade of foreign keys, which would fire whatever trigger there is with the rights of the owner
CREATE OR REPLACE TRIGGER region_deleted AFTER DELETE ON @m@.region
	REFERENCING OLD TABLE AS superseded
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_ancestors();

-- A region is not asked twice: what stands below something has its region unless another is said.
CREATE OR REPLACE FUNCTION @m@.follow_region() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	-- of a request its enterprise, else its project; of an initiative what it is a part of
	code text;
	above text;
BEGIN
	IF NEW.region IS NOT NULL THEN
		RETURN NEW;
	END IF;
	FOREACH above IN ARRAY CASE TG_TABLE_NAME WHEN 'initiative' THEN '{initiative}'::text[] ELSE '{enterprise,project}' END LOOP
		code := to_jsonb(NEW)->>CASE above WHEN 'initiative' THEN 'parent_initiative' ELSE above END;
		IF code IS NOT NULL AND NEW.region IS NULL THEN
			EXECUTE format('SELECT r.region FROM %I.%I r WHERE r.%2$I = $1', TG_TABLE_SCHEMA, above) INTO NEW.region USING code;
		END IF;
	END LOOP;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.follow_region() IS 'Trigger of service_request and initiative: a new row without a region has that of its enterprise, else of its project, or of the initiative that it is a part of.';
