-- undo_load: the way back of load_figures

CREATE FUNCTION @extschema@.undo_load(observation pg_catalog.regclass, number pg_catalog.int8)
RETURNS TABLE (load pg_catalog.int8, outcome pg_catalog.text, lines pg_catalog.int8, figures pg_catalog.int8, new pg_catalog.int8, changed pg_catalog.int8,
	deleted pg_catalog.int8, same pg_catalog.int8, missing pg_catalog.int8, refused pg_catalog.int8)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	figure CONSTANT text := 'value, published_growth, comparable_base, published_rank, published_rank_peers, obs_status, conf_status, released_at';
	-- beside b (what was before) or x (what was new)
	same_key CONSTANT text := format('o.indicator = x.indicator AND o.period OPERATOR(%s.=) x.period AND o.region = x.region', home);
	l record;
	others record;
	hidden bigint;		-- figures that are confidential by now
	confidential boolean;	-- figures of observation_confidential were added
	confidants text;
	at_once boolean;	-- there are later loads of the same transaction
	put bigint;
	wanted record;		-- how many figures are to be written
	by_load text;
BEGIN
	EXECUTE format('SELECT * FROM %s.load l WHERE l.load = $1 FOR UPDATE', model) INTO l USING number;
	IF l.load IS NULL THEN
		RAISE EXCEPTION 'there is no load % of yours', number USING ERRCODE = 'invalid_parameter_value', HINT = format('SELECT * FROM %s.load lists them.', model);
	ELSIF l.outcome <> 'loaded' THEN
		RAISE EXCEPTION 'load % has nothing to undo', number
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = CASE l.outcome WHEN 'undone' THEN 'It was undone already.' ELSE format('Its outcome is "%s".', l.outcome) END;
	END IF;
	EXECUTE format('SELECT count(*) FILTER (WHERE b.kind = ''changed'') AS changed, count(*) FILTER (WHERE b.kind = ''deleted'') AS deleted,
			coalesce(bool_or(b.kind = ''confidential''), false) AS confidential,
			-- of these the figure itself was the same
			count(*) FILTER (WHERE b.kind = ''confidential'' AND o.load IS NULL) AS added,
			(SELECT coalesce(sum(cardinality(a.periods)), 0) FROM %1$s.load_added a WHERE a.load = $1) AS new
		FROM %1$s.load_before b
		LEFT JOIN %1$s.load_change() o ON b.kind = ''confidential'' AND o.load = $1 AND o.kind <> ''confidential''
			AND o.indicator = b.indicator AND o.period OPERATOR(%2$s.=) b.period AND o.region = b.region
		WHERE b.load = $1', model, home) INTO wanted USING number;
	-- what the caller does not see he would not put back
	hidden := l.changed + l.deleted - (wanted.changed + wanted.deleted + wanted.added);
	EXECUTE format('SELECT $1 AND NOT (has_column_privilege(%1$L, ''value'', ''INSERT'') AND (NOT row_security_active(%1$L) OR %2$s.has_access(''confidential'')))',
		model || '.observation_confidential', model) INTO confidential USING wanted.confidential;
	IF hidden > 0 OR confidential THEN
		EXECUTE format('SELECT string_agg(DISTINCT a.role::text, '', '') FROM %s.access_role a WHERE a.access = ''confidential''', model) INTO confidants;
		RAISE EXCEPTION 'load % holds confidential figures, and may be undone by those only who see them', number
			USING ERRCODE = 'insufficient_privilege',
				  DETAIL = CASE WHEN hidden > 0 THEN format('Of the figures that it changed or deleted, %s are confidential by now.', hidden) ELSE 'It put confidential figures in.' END,
				  HINT = format('The owner of the model can undo it, and who may write figures and has access confidential, which %s.', coalesce('is given to ' || confidants, 'is given to nobody'));
	END IF;
	confidential := wanted.confidential;
	IF confidential AND l.loaded_at = now() THEN
		RAISE EXCEPTION 'load % put confidential figures in, and its transaction has not ended', number
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = 'Versions of a confidential figure are told apart by when they were recorded.', HINT = 'ROLLBACK undoes it; or COMMIT, and undo it then.';
	END IF;
	-- every figure must be as this load left it
	EXECUTE format(
		'SELECT count(*) AS figures, string_agg(format(''%%s %%s %%s (%%s)'', c.indicator, c.period, c.region, c.now), '', '') FILTER (WHERE c.no <= 5) AS names
		 FROM (SELECT k.indicator, k.period, k.region, row_number() OVER (ORDER BY k.indicator, k.period, k.region) AS no,
				CASE WHEN o.indicator IS NULL THEN ''deleted'' WHEN k.recorded_at IS NULL THEN ''there again'' ELSE ''changed '' || o.recorded_at END AS now
			   FROM (SELECT a.indicator, p.period, a.region, $2 AS recorded_at FROM %1$s.load_added a CROSS JOIN LATERAL unnest(a.periods) p (period) WHERE a.load = $1
					 UNION ALL SELECT b.indicator, b.period, b.region, b.recorded_at FROM %1$s.load_before b WHERE b.load = $1 AND b.kind <> ''confidential'') k
			   LEFT JOIN %2$s o ON o.indicator = k.indicator AND o.period OPERATOR(%3$s.=) k.period AND o.region = k.region
			   WHERE o.recorded_at IS DISTINCT FROM k.recorded_at%4$s) c', model, observation, home,
		CASE WHEN confidential THEN format('
			   UNION ALL
			   SELECT k.indicator, k.period, k.region, 0, coalesce(''changed '' || v.recorded_at, ''deleted'')
			   FROM %1$s.load_before k
			   LEFT JOIN LATERAL (SELECT c.recorded_at FROM %1$s.observation_confidential c
					WHERE c.indicator = k.indicator AND c.period OPERATOR(%2$s.=) k.period AND c.region = k.region ORDER BY c.recorded_at DESC LIMIT 1) v ON true
			   WHERE k.load = $1 AND k.kind = ''confidential'' AND v.recorded_at IS DISTINCT FROM $2', model, home) ELSE '' END) INTO others USING number, l.loaded_at;
	-- loads of one transaction record at one time; of two that cancel each other nothing is left
	EXECUTE format('SELECT EXISTS (SELECT FROM %s.load t WHERE t.load > $1 AND t.loaded_at = $2 AND t.outcome = ''loaded'')', model) INTO at_once USING number, l.loaded_at;
	IF others.figures > 0 OR at_once THEN
		EXECUTE format('SELECT string_agg(DISTINCT c.load::text, '', ''), count(DISTINCT (c.indicator, c.period::text, c.region)) FROM %1$s.load_change() c
			JOIN %1$s.load t ON t.load = c.load AND t.outcome = ''loaded''
			LEFT JOIN %1$s.load u ON u.load = t.undoes AND u.load > $1 AND u.undoes IS NULL
			WHERE c.load > $1 AND ($3 OR t.loaded_at = $2) AND u.load IS NULL
				AND EXISTS (SELECT FROM %1$s.load_change() x WHERE x.load = $1 AND x.indicator = c.indicator AND x.period OPERATOR(%2$s.=) c.period AND x.region = c.region)', model, home)
		INTO by_load, put USING number, l.loaded_at, others.figures > 0;
		others.figures := CASE WHEN others.figures = 0 THEN put ELSE others.figures END;
	END IF;
	IF others.figures > 0 THEN
		RAISE EXCEPTION 'load % cannot be undone: % of its figures were changed since', number, others.figures
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  DETAIL = CASE WHEN others.names IS NULL THEN 'By the same transaction.' ELSE format('They are%s: %s.', CASE WHEN others.figures > 5 THEN ', among others' ELSE '' END, others.names) END,
				  HINT = CASE WHEN by_load IS NOT NULL THEN format('Undo the later ones first: %s.', by_load) ELSE 'Set right by hand what was changed by hand.' END;
	END IF;
	EXECUTE format('INSERT INTO %s.load (source, profile, undoes) VALUES ($1, $2, $3) RETURNING load', model) INTO load USING format('undoes load %s', number), l.profile, number;
	-- another session may be faster still: what is written is the version that the load made, or nothing
	BEGIN
		EXECUTE format('WITH gone AS (
				DELETE FROM %1$s o USING (SELECT a.indicator, p.period, a.region FROM %2$s.load_added a CROSS JOIN LATERAL unnest(a.periods) p (period) WHERE a.load = $1) x
				WHERE %3$s AND o.recorded_at = $3 RETURNING o.*)
			INSERT INTO %2$s.load_before (load, kind, indicator, period, region, %4$s) SELECT $2, ''deleted'', indicator, period, region, %4$s FROM gone',
			observation, model, same_key, figure) USING number, load, l.loaded_at;
		GET DIAGNOSTICS deleted = ROW_COUNT;
		EXECUTE format('WITH was AS MATERIALIZED (
				SELECT o.* FROM %1$s o JOIN %2$s.load_before x ON %3$s WHERE x.load = $1 AND x.kind = ''changed''
			), put AS (
				UPDATE %1$s o SET (%4$s) = ROW(%5$s) FROM %2$s.load_before x WHERE x.load = $1 AND x.kind = ''changed'' AND %3$s AND o.recorded_at = x.recorded_at
				RETURNING o.indicator, o.period, o.region, o.recorded_at)
			INSERT INTO %2$s.load_before (load, kind, indicator, period, region, %4$s, recorded_at)
			SELECT $2, ''changed'', x.indicator, x.period, x.region, %5$s, o.recorded_at FROM was x JOIN put o ON %3$s',
			observation, model, same_key, figure, 'x.' || replace(figure, ', ', ', x.')) USING number, load;
		GET DIAGNOSTICS changed = ROW_COUNT;
		EXECUTE format('INSERT INTO %1$s (indicator, period, region, %3$s) SELECT indicator, period, region, %3$s FROM %2$s.load_before WHERE load = $1 AND kind = ''deleted''',
			observation, model, figure) USING number;
		GET DIAGNOSTICS new = ROW_COUNT;
		IF (deleted, changed, new) <> (wanted.new, wanted.changed, wanted.deleted) THEN
			RAISE unique_violation;
		END IF;
	EXCEPTION WHEN unique_violation THEN
		RAISE EXCEPTION 'figures of load % were changed by another session meanwhile', number
			USING ERRCODE = 'serialization_failure', DETAIL = 'Nothing was undone.', HINT = 'Try again.';
	END;
	EXECUTE format('INSERT INTO %1$s.load_added (load, indicator, region, periods) SELECT $2, b.indicator, b.region, array_agg(b.period) FROM %1$s.load_before b
		WHERE b.load = $1 AND b.kind = ''deleted'' GROUP BY 2, 3', model) USING number, load;
	-- of confidential figures the version before holds again; where there was none, that there is none
	IF confidential THEN
		EXECUTE format('WITH put AS (
				INSERT INTO %1$s.observation_confidential (indicator, period, region, value, published_growth)
				SELECT b.indicator, b.period, b.region, v.value, v.published_growth FROM %1$s.load_before b
				LEFT JOIN LATERAL (SELECT c.value, c.published_growth FROM %1$s.observation_confidential c
					WHERE c.indicator = b.indicator AND c.period OPERATOR(%2$s.=) b.period AND c.region = b.region AND c.recorded_at < $3 ORDER BY c.recorded_at DESC LIMIT 1) v ON true
				WHERE b.load = $1 AND b.kind = ''confidential'' RETURNING indicator, period, region)
			INSERT INTO %1$s.load_before (load, kind, indicator, period, region) SELECT $2, ''confidential'', indicator, period, region FROM put', model, home) USING number, load, l.loaded_at;
		changed := changed + wanted.added;
	END IF;
	EXECUTE format('UPDATE %s.load SET outcome = ''undone'' WHERE load = $1', model) USING number;
	outcome := 'loaded'; lines := 0; same := 0; missing := 0; refused := 0;
	figures := new + changed + deleted;
	EXECUTE format('UPDATE %s.load SET outcome = $2, lines = 0, figures = $3, new = $4, changed = $5, deleted = $6, same = 0, missing = 0, refused = 0 WHERE load = $1', model)
	USING load, outcome, figures, new, changed, deleted;
	RETURN NEXT;
END
$function$;
COMMENT ON FUNCTION @extschema@.undo_load(pg_catalog.regclass, pg_catalog.int8) IS
'what the function undo_load of a model does, for its table of observations. See there';
