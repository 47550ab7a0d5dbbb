/*
 * What figures are broken down by beside regions: sex, age, industry, prices.
 *
 * A cell of a cube is an indicator like any other, so that all views know it:
 * concept names the indicator that is broken down, indicator_dimension the codes.
 * The key of a cell is its codes without totals, sorted, in indicator.breakdown:
 * a cell without any is the concept itself.
 */

CREATE TABLE IF NOT EXISTS @m@.dimension (
	dimension text PRIMARY KEY @code(dimension)@ CHECK (dimension !~ '[,=]'),
	name_zh text,
	name_zh_hant text,
	name_en text,
	dimension_order integer
);
COMMENT ON TABLE @m@.dimension IS 'What figures are broken down by: SDMX dimensions such as SEX, AGE, ACTIVITY, PRICES. A column of a file whose heading is the code is one of the dimension (load_profile.dimension_columns names others).';
COMMENT ON COLUMN @m@.dimension.dimension IS 'Code of the dimension, without comma and equals sign.';
COMMENT ON COLUMN @m@.dimension.dimension_order IS 'Number to sort dimensions by, in names and in files; NULL: after those that have one.';

CREATE TABLE IF NOT EXISTS @m@.dimension_code (
	dimension text NOT NULL REFERENCES @m@.dimension,
	code text NOT NULL @code(code)@ CHECK (code !~ '[,=]'),
	parent_code text CONSTRAINT "parent_code is another code" CHECK (parent_code <> code),
	is_total boolean NOT NULL DEFAULT false,
	additivity text CONSTRAINT "additivity is one of sum weighted_average index ratio none" CHECK (additivity IN ('sum', 'weighted_average', 'index', 'ratio', 'none')),
	name_zh text,
	name_zh_hant text,
	name_en text,
	code_order integer,
	PRIMARY KEY (dimension, code),
	FOREIGN KEY (dimension, parent_code) REFERENCES @m@.dimension_code,
	CONSTRAINT dimension_code_total_is_top CHECK (NOT is_total OR parent_code IS NULL)
);
CREATE UNIQUE INDEX IF NOT EXISTS dimension_code_total_idx ON @m@.dimension_code (dimension) WHERE is_total;
COMMENT ON TABLE @m@.dimension_code IS 'The codes of a dimension, as a tree of wholes and their parts.';
COMMENT ON COLUMN @m@.dimension_code.dimension IS 'Code of the dimension.';
COMMENT ON COLUMN @m@.dimension_code.code IS 'Code within the dimension, without comma and equals sign.';
COMMENT ON COLUMN @m@.dimension_code.parent_code IS 'The code that this one and those beside it make up; NULL: none, as of a total, of current prices, or of an age that cuts across others.';
COMMENT ON COLUMN @m@.dimension_code.is_total IS 'Whether it is the total, as both sexes: what is not broken down by the dimension has it. One of a dimension at most; those without any, as prices, have no total.';
COMMENT ON COLUMN @m@.dimension_code.additivity IS 'What cells with it get for additivity (see indicator) instead of that of the concept: none for chain-linked volumes.';
COMMENT ON COLUMN @m@.dimension_code.code_order IS 'Number to sort codes by; NULL: after those that have one.';

CREATE TABLE IF NOT EXISTS @m@.indicator_dimension (
	indicator text NOT NULL REFERENCES @m@.indicator,
	dimension text NOT NULL,
	code text NOT NULL,
	PRIMARY KEY (indicator, dimension),
	FOREIGN KEY (dimension, code) REFERENCES @m@.dimension_code
);
CREATE INDEX IF NOT EXISTS indicator_dimension_code_idx ON @m@.indicator_dimension (dimension, code);
COMMENT ON TABLE @m@.indicator_dimension IS 'The code of an indicator in each dimension that it is broken down by, totals among them: WHERE indicator IN (SELECT indicator FROM indicator_dimension WHERE dimension = ''SEX'' AND code = ''F'') filters every board.';
COMMENT ON COLUMN @m@.indicator_dimension.dimension IS 'Code of the dimension.';
COMMENT ON COLUMN @m@.indicator_dimension.code IS 'Code within the dimension.';

-- before the trigger of the foreign key, see follow_code
CREATE OR REPLACE TRIGGER "A_followed" AFTER UPDATE OF dimension ON @m@.dimension
	FOR EACH ROW EXECUTE FUNCTION @m@.follow_code();
CREATE OR REPLACE TRIGGER "A_followed" AFTER UPDATE OF dimension, code ON @m@.dimension_code
	FOR EACH ROW EXECUTE FUNCTION @m@.follow_code();
CREATE OR REPLACE TRIGGER "A_followed" AFTER UPDATE OF indicator OR DELETE ON @m@.indicator
	FOR EACH ROW EXECUTE FUNCTION @m@.follow_code();

CREATE OR REPLACE FUNCTION @m@.breakdown_key(pairs text[])
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT string_agg(p.pair, ',' ORDER BY p.pair COLLATE "C")
	FROM unnest(pairs) p (pair)
	WHERE split_part(p.pair, '=', 2) <> '' AND NOT EXISTS (
		SELECT FROM @m@.dimension_code c WHERE c.is_total AND c.dimension = split_part(p.pair, '=', 1) AND c.code = split_part(p.pair, '=', 2));
END;
COMMENT ON FUNCTION @m@.breakdown_key(text[]) IS 'What indicator.breakdown says of codes, each as SEX=F: without totals and what has no code, sorted by bytes. NULL without any, and for NULL.';

CREATE OR REPLACE FUNCTION @m@.set_breakdown() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	named boolean := num_nonnulls(NEW.name_zh, NEW.name_zh_hant, NEW.name_en) > 0;
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
BEGIN
	EXECUTE format('SELECT %1$I.breakdown_key(array_agg(d.dimension || ''='' || d.code)) FROM %1$I.indicator_dimension d WHERE d.indicator = $1', TG_TABLE_SCHEMA)
	INTO NEW.breakdown USING NEW.indicator;
	IF TG_OP = 'UPDATE' THEN
		NEW.names_composed := NEW.names_composed AND (NEW.name_zh, NEW.name_zh_hant, NEW.name_en) IS NOT DISTINCT FROM (OLD.name_zh, OLD.name_zh_hant, OLD.name_en);
	END IF;
	IF NEW.concept IS NULL OR NEW.breakdown IS NULL OR named AND NOT NEW.names_composed THEN
		NEW.names_composed := NEW.names_composed AND TG_OP = 'INSERT';
		RETURN NEW;
	END IF;
	-- in the languages that the concept has a name in
	EXECUTE format(
		'SELECT i.name_zh || ''：'' || string_agg(%2$s.localised_name(''zh'', c.name_zh, c.name_zh_hant, c.name_en, c.code), ''，'' ORDER BY d.dimension_order, d.dimension),
			i.name_zh_hant || ''：'' || string_agg(%2$s.localised_name(''zh-Hant'', c.name_zh, c.name_zh_hant, c.name_en, c.code), ''，'' ORDER BY d.dimension_order, d.dimension),
			i.name_en || '': '' || string_agg(%2$s.localised_name(''en'', c.name_zh, c.name_zh_hant, c.name_en, c.code), '', '' ORDER BY d.dimension_order, d.dimension)
		 FROM %1$I.indicator i, %1$I.indicator_dimension k
		 JOIN %1$I.dimension d ON d.dimension = k.dimension
		 JOIN %1$I.dimension_code c ON c.dimension = k.dimension AND c.code = k.code AND NOT c.is_total
		 WHERE i.indicator = $1 AND k.indicator = $2 GROUP BY i.indicator', TG_TABLE_SCHEMA, home)
	INTO NEW.name_zh, NEW.name_zh_hant, NEW.name_en USING NEW.concept, NEW.indicator;
	NEW.names_composed := true;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.set_breakdown() IS 'Trigger: says of an indicator what its rows in indicator_dimension make of its breakdown, and, if it has no name, composes one of those of its concept and its codes.';
CREATE OR REPLACE TRIGGER indicator_breakdown BEFORE INSERT OR UPDATE ON @m@.indicator
	FOR EACH ROW WHEN (NEW.concept IS NOT NULL OR NEW.breakdown IS NOT NULL OR NEW.names_composed) EXECUTE FUNCTION @m@.set_breakdown();

CREATE OR REPLACE FUNCTION @m@.follow_dimension() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	rows_of CONSTANT text := CASE TG_OP WHEN 'INSERT' THEN 'changed' WHEN 'DELETE' THEN 'superseded' ELSE '(SELECT * FROM changed UNION ALL SELECT * FROM superseded)' END;
	which text;
BEGIN
	IF TG_TABLE_NAME = 'indicator' THEN
		which := format('i.names_composed AND i.concept = %L', NEW.indicator);
	ELSIF TG_TABLE_NAME = 'indicator_dimension' THEN
		which := format('i.indicator IN (SELECT c.indicator FROM %s c)', rows_of);
	ELSE
		which := format('i.indicator IN (SELECT d.indicator FROM %I.indicator_dimension d WHERE d.dimension IN (SELECT c.dimension FROM %s c))', TG_TABLE_SCHEMA, rows_of);
	END IF;
	-- set_breakdown says what it is
	EXECUTE format('UPDATE %I.indicator i SET breakdown = '''' WHERE %s', TG_TABLE_SCHEMA, which);
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.follow_dimension() IS 'Trigger: breakdowns and composed names of indicators follow their codes, and the names of dimensions, codes and concepts.';
CREATE OR REPLACE TRIGGER indicator_dimension_inserted AFTER INSERT ON @m@.indicator_dimension
	REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.follow_dimension();
CREATE OR REPLACE TRIGGER indicator_dimension_updated AFTER UPDATE ON @m@.indicator_dimension
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.follow_dimension();
CREATE OR REPLACE TRIGGER indicator_dimension_deleted AFTER DELETE ON @m@.indicator_dimension
	REFERENCING OLD TABLE AS superseded
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.follow_dimension();
CREATE OR REPLACE TRIGGER dimension_updated AFTER UPDATE ON @m@.dimension
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.follow_dimension();
CREATE OR REPLACE TRIGGER dimension_code_updated AFTER UPDATE ON @m@.dimension_code
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.follow_dimension();
CREATE OR REPLACE TRIGGER indicator_renamed AFTER UPDATE ON @m@.indicator
	FOR EACH ROW WHEN (NEW.concept IS NULL AND (NEW.name_zh IS DISTINCT FROM OLD.name_zh OR NEW.name_zh_hant IS DISTINCT FROM OLD.name_zh_hant OR NEW.name_en IS DISTINCT FROM OLD.name_en))
	EXECUTE FUNCTION @m@.follow_dimension();

CREATE OR REPLACE FUNCTION @m@.make_cells(place regclass, concept text, dimensions text[], along text, codes text[])
RETURNS SETOF text
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp
AS $cells$
DECLARE
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = place);
	main text := along;
	stands boolean;
	a_cell boolean;
	wrong text;
	known text;
BEGIN
	EXECUTE format('SELECT true, i.concept IS NOT NULL FROM %s.indicator i WHERE i.indicator = $1', model) INTO stands, a_cell USING concept;
	IF stands IS NULL OR a_cell THEN
		RAISE EXCEPTION USING ERRCODE = CASE WHEN a_cell THEN 'invalid_parameter_value' ELSE 'foreign_key_violation' END,
			MESSAGE = format(CASE WHEN a_cell THEN 'indicator "%s" is a cell of a breakdown itself' ELSE 'there is no indicator "%s"' END, concept),
			HINT = 'What is broken down is an indicator that stands for the total, or for all of them.';
	END IF;
	IF main IS NULL THEN
		-- the first whose codes are parts of others: prices make up nothing
		EXECUTE format('SELECT d.dimension FROM unnest($1) WITH ORDINALITY d (dimension, n) ORDER BY NOT EXISTS (SELECT FROM %s.dimension_code c WHERE c.dimension = d.dimension AND c.parent_code IS NOT NULL), d.n LIMIT 1', model) INTO main USING dimensions;
	END IF;
	IF coalesce(cardinality(dimensions), 0) = 0 OR NOT main = ANY (dimensions) THEN
		RAISE EXCEPTION 'breakdown of "%" along a dimension that it is not by', concept
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Name the dimensions as an array, and one of them to be the tree of parts, or NULL: the first that has parts.';
	ELSIF cardinality(dimensions) <> (SELECT count(DISTINCT d) FROM unnest(dimensions) d) THEN
		RAISE EXCEPTION 'breakdown of "%" by a dimension twice', concept
			USING ERRCODE = 'invalid_parameter_value', DETAIL = format('Dimensions are: %s.', array_to_string(dimensions, ', ', 'NULL')), HINT = 'Name each of them once.';
	END IF;
	EXECUTE format('SELECT string_agg(format(''"%%s"'', d), '', ''), (SELECT string_agg(k.dimension, '', '' ORDER BY k.dimension) FROM %1$s.dimension k)
		FROM unnest($1) d WHERE NOT EXISTS (SELECT FROM %1$s.dimension_code c WHERE c.dimension = d)', model) INTO wrong, known USING dimensions;
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION 'dimension without codes: %', wrong
			USING ERRCODE = 'foreign_key_violation', DETAIL = format('Dimensions are: %s.', coalesce(known, 'none')),
				  HINT = 'INSERT INTO dimension, and its codes INTO dimension_code.';
	END IF;
	EXECUTE format('SELECT string_agg(format(''"%%s"'', p), '', ''), (SELECT string_agg(k.dimension || ''='' || k.code, '', '' ORDER BY k.dimension, k.code) FROM %1$s.dimension_code k WHERE k.dimension = ANY ($2))
		FROM unnest($1) p WHERE NOT EXISTS (SELECT FROM %1$s.dimension_code c WHERE c.dimension = ANY ($2) AND c.dimension || ''='' || c.code = p)', model) INTO wrong, known USING codes, dimensions;
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION 'unknown code: %', wrong
			USING ERRCODE = 'foreign_key_violation', DETAIL = format('Codes are: %s.', known), HINT = 'Each is written as dimension and code, SEX=F.';
	END IF;

	CREATE TEMP TABLE indstat_cell (indicator text, breakdown text, pairs text[], parent_breakdown text, of_which boolean, additivity text, is_new boolean) ON COMMIT DROP;
	-- all codes of one with all of the others; totals are always among them
	EXECUTE format(
		'INSERT INTO pg_temp.indstat_cell (breakdown, pairs, additivity)
		 WITH RECURSIVE d AS (
			SELECT c.dimension || ''='' || c.code AS pair, c.additivity, u.n
			FROM unnest($1) WITH ORDINALITY u (dimension, n) JOIN %1$s.dimension_code c ON c.dimension = u.dimension
			WHERE c.is_total OR NOT EXISTS (SELECT FROM unnest($2) p WHERE split_part(p, ''='', 1) = c.dimension) OR c.dimension || ''='' || c.code = ANY ($2)
		 ), cell (n, pairs, additivity) AS (
			SELECT 0::bigint, ''{}''::text[], NULL::text
			UNION ALL
			SELECT d.n, c.pairs || d.pair, coalesce(c.additivity, d.additivity) FROM cell c JOIN d ON d.n = c.n + 1
		 )
		 SELECT %1$s.breakdown_key(c.pairs), c.pairs, c.additivity FROM cell c WHERE c.n = cardinality($1)', model) USING dimensions, codes;
	EXECUTE format('UPDATE pg_temp.indstat_cell c SET is_new = i.indicator IS NULL, indicator = coalesce(i.indicator, $1 || ''.'' || c.breakdown)
		FROM pg_temp.indstat_cell x LEFT JOIN %s.indicator i ON CASE WHEN x.breakdown IS NULL THEN i.indicator = $1 ELSE i.concept = $1 AND i.breakdown = x.breakdown END
		WHERE c.pairs = x.pairs', model) USING concept;
	-- a part of the cell that has the code above in one dimension: the first of all that has one
	EXECUTE format(
		'UPDATE pg_temp.indstat_cell c SET parent_breakdown = u.breakdown, of_which = u.dimension <> $2
		 FROM (SELECT DISTINCT ON (x.pairs) x.pairs, up.breakdown, k.dimension
			FROM pg_temp.indstat_cell x
			CROSS JOIN LATERAL unnest(x.pairs) WITH ORDINALITY p (pair, n)
			JOIN %1$s.dimension_code k ON k.dimension = split_part(p.pair, ''='', 1) AND k.code = split_part(p.pair, ''='', 2) AND k.parent_code IS NOT NULL
			CROSS JOIN LATERAL (SELECT coalesce(%1$s.breakdown_key(x.pairs[:p.n - 1] || (k.dimension || ''='' || k.parent_code) || x.pairs[p.n + 1:]), '''') AS breakdown) up
			WHERE EXISTS (SELECT FROM pg_temp.indstat_cell o WHERE coalesce(o.breakdown, '''') = up.breakdown)
			ORDER BY x.pairs, k.dimension = $2 DESC, p.n) u
		 WHERE c.pairs = u.pairs', model) USING concept, main;

	-- weights and numerators are broken down alike
	EXECUTE format(
		'SELECT string_agg(DISTINCT format(''"%%s"'', w.indicator), '', ''), min(c.breakdown)
		 FROM %1$s.indicator i
		 CROSS JOIN LATERAL (VALUES (i.weight_indicator), (i.numerator_indicator)) w (indicator)
		 JOIN pg_temp.indstat_cell c ON c.is_new
		 WHERE i.indicator = $1 AND w.indicator IS NOT NULL AND NOT EXISTS (SELECT FROM %1$s.indicator o WHERE o.concept = w.indicator AND o.breakdown = c.breakdown)', model)
	INTO wrong, known USING concept;
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION 'indicator "%" is a ratio or average of others that are not broken down alike', concept
			USING ERRCODE = 'foreign_key_violation', DETAIL = format('There is no cell %s of %s.', known, wrong), HINT = 'make_breakdown of them first.';
	END IF;
	EXECUTE format(
		'INSERT INTO %1$s.indicator (indicator, concept, parent_indicator, of_which, frequency, cumulative, unit, unit_mult, decimals, growth_decimals, higher_is_better, time_per_collect,
			additivity, region_additivity, weight_indicator, numerator_indicator, single_indicator, index_link)
		 SELECT c.indicator, i.indicator, p.indicator, coalesce(c.of_which, false), i.frequency, i.cumulative, i.unit, i.unit_mult, i.decimals, i.growth_decimals, i.higher_is_better, i.time_per_collect,
			coalesce(c.additivity, i.additivity), i.region_additivity, w.indicator, v.indicator, s.indicator, i.index_link
		 FROM pg_temp.indstat_cell c
		 JOIN %1$s.indicator i ON i.indicator = $1
		 LEFT JOIN pg_temp.indstat_cell p ON coalesce(p.breakdown, '''') = c.parent_breakdown
		 LEFT JOIN %1$s.indicator w ON w.concept = i.weight_indicator AND w.breakdown = c.breakdown
		 LEFT JOIN %1$s.indicator v ON v.concept = i.numerator_indicator AND v.breakdown = c.breakdown
		 LEFT JOIN %1$s.indicator s ON s.concept = i.single_indicator AND s.breakdown = c.breakdown
		 WHERE c.is_new', model) USING concept;
	EXECUTE format(
		'INSERT INTO %1$s.indicator_dimension (indicator, dimension, code)
		 SELECT c.indicator, split_part(p, ''='', 1), split_part(p, ''='', 2) FROM pg_temp.indstat_cell c CROSS JOIN LATERAL unnest(c.pairs) p
		 ON CONFLICT DO NOTHING', model);
	RETURN QUERY SELECT c.indicator FROM pg_temp.indstat_cell c WHERE c.is_new ORDER BY c.breakdown COLLATE "C";
	DROP TABLE pg_temp.indstat_cell;
END
$cells$;
COMMENT ON FUNCTION @m@.make_cells(regclass, text, text[], text, text[]) IS 'Part of make_breakdown. place: the table indicator of the model.';

CREATE OR REPLACE FUNCTION @m@.make_breakdown(concept text, dimensions text[], along text DEFAULT NULL, codes text[] DEFAULT NULL)
RETURNS SETOF text
LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT m.indicator FROM @m@.make_cells('@m@.indicator'::regclass, concept, dimensions, along, codes) m (indicator);
END;
COMMENT ON FUNCTION @m@.make_breakdown(text, text[], text, text[]) IS 'Makes the indicators of a cube, one for each combination of codes of dimensions, and returns the codes of those that were not there: concept.AGE=Y15T24,SEX=F, with unit, decimals and so on of the concept, and names composed of those of concept and codes. concept: the indicator that is broken down; it is the cell of all totals. along: the dimension in which parts make up wholes in structure (NULL: the first that has parts, as prices have not); in the others they stand beside them (of_which), and hierarchy_check sums them where all are there. codes: of the dimensions that it names no others than these and the total, as AGE=Y15T24; NULL: all. Weights and numerators of averages and ratios must be broken down before (23503), as must dimensions and codes exist (23503).';

CREATE OR REPLACE FUNCTION @m@.cell_of(concept text, cells text[], map jsonb)
RETURNS TABLE (indicator text, fault text, expected text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	WITH said AS (
		SELECT s.dimension, s.word, coalesce(
			(SELECT c.code FROM @m@.dimension_code c WHERE c.dimension = s.dimension AND c.code = cell_of.map #>> ARRAY[s.dimension, s.word]),
			(SELECT c.code FROM @m@.dimension_code c WHERE c.dimension = s.dimension AND c.code = s.word),
			-- a name that is that of one alone
			(SELECT min(c.code) FROM @m@.dimension_code c WHERE c.dimension = s.dimension AND lower(s.word) IN (lower(c.name_zh), lower(c.name_zh_hant), lower(c.name_en)) HAVING count(*) = 1)) AS code
		FROM (SELECT split_part(p.pair, '=', 1) AS dimension, substr(p.pair, strpos(p.pair, '=') + 1) AS word FROM unnest(cells) p (pair)) s
		WHERE s.word <> ''),
	wrong AS (
		SELECT s.dimension, s.word, (SELECT string_agg(k.code, ', ' ORDER BY k.code_order, k.code) FROM (SELECT c.code, c.code_order FROM @m@.dimension_code c WHERE c.dimension = s.dimension ORDER BY c.code_order, c.code LIMIT 30) k) AS known
		FROM said s WHERE s.code IS NULL ORDER BY s.dimension LIMIT 1)
	SELECT CASE WHEN w.dimension IS NOT NULL THEN NULL WHEN k.breakdown IS NULL THEN cell_of.concept ELSE i.indicator END,
		CASE WHEN w.dimension IS NOT NULL THEN 'dimension ' || w.dimension || ' has no code ' || w.word
			 WHEN k.breakdown IS NOT NULL AND i.indicator IS NULL THEN 'indicator ' || cell_of.concept || ' has no cell ' || k.breakdown END,
		CASE WHEN w.dimension IS NOT NULL THEN 'one of ' || w.known || ', a name of one, or an entry of the option map'
			 WHEN k.breakdown IS NOT NULL AND i.indicator IS NULL THEN 'one that make_breakdown made: ' || coalesce((SELECT string_agg(c.breakdown, '; ' ORDER BY c.breakdown COLLATE "C") FROM (
				SELECT c.breakdown FROM @m@.indicator c WHERE c.concept = cell_of.concept ORDER BY c.breakdown COLLATE "C" LIMIT 30) c), 'there is none') END
	FROM (SELECT @m@.breakdown_key(array_agg(s.dimension || '=' || s.code)) AS breakdown FROM said s) k
	LEFT JOIN wrong w ON true
	LEFT JOIN @m@.indicator i ON i.concept = cell_of.concept AND i.breakdown = k.breakdown
	WHERE cell_of.concept IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.cell_of(text, text[], jsonb) IS 'The cell of a concept that a line of a file means: cells, each as SEX=F, with a code, its name in any language, or what map says ({"SEX": {"Females": "F"}}); a total, and what is empty, may be left out. indicator is NULL where there is none, fault and expected say why. No row where concept is NULL.';

CREATE OR REPLACE FUNCTION @m@.dimension_parts()
RETURNS TABLE (dimension text, whole text, parts text[])
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT w.dimension, w.indicator, array_agg(e.indicator)
	FROM @m@.indicator_dimension w
	JOIN @m@.indicator u ON u.indicator = w.indicator
	JOIN @m@.dimension_code c ON c.dimension = w.dimension AND c.parent_code = w.code
	LEFT JOIN @m@.indicator e ON e.concept = coalesce(u.concept, u.indicator)
		AND e.breakdown = @m@.breakdown_key((SELECT array_agg(o.dimension || '=' || CASE WHEN o.dimension = w.dimension THEN c.code ELSE o.code END)
			FROM @m@.indicator_dimension o WHERE o.indicator = w.indicator))
	GROUP BY w.dimension, w.indicator
	-- all of them are there, and the tree of indicators has not summed them already
	HAVING count(e.indicator) = count(*) AND count(*) FILTER (WHERE e.parent_indicator = w.indicator AND NOT e.of_which) = 0;
END;
COMMENT ON FUNCTION @m@.dimension_parts() IS 'Wholes and their parts along each dimension of a breakdown, where every code below that of the whole has a cell, but for those that are parts in the tree of indicators.';
