-- The steps of a query's plan that ran, with how many rows a loop gave: as every version prints them.
CREATE FUNCTION pg_temp.steps_run(query text) RETURNS TABLE (step text, relation text, index text, loop_rows numeric, loops numeric) LANGUAGE plpgsql AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off, FORMAT json) ' || query INTO plan;
	RETURN QUERY SELECT n->>'Node Type', n->>'Relation Name', n->>'Index Name', (n->>'Actual Rows')::numeric, (n->>'Actual Loops')::numeric
		FROM jsonb_path_query(plan, 'strict $.** ? (@."Actual Loops" > 0)') n;
END $$;
