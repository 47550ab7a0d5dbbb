/* standing: how many spans, with how much, stand at each of a row of places */

CREATE FUNCTION @extschema@.standing(begins pg_catalog.int4[], ends pg_catalog.int4[], measure pg_catalog.int4[], amount pg_catalog.numeric[],
	places pg_catalog.int4, measures pg_catalog.int4)
RETURNS TABLE (place pg_catalog.int4, number pg_catalog.int8[], amounts pg_catalog.numeric[])
AS 'MODULE_PATHNAME', 'standing'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100 ROWS 50;
COMMENT ON FUNCTION @extschema@.standing(pg_catalog.int4[], pg_catalog.int4[], pg_catalog.int4[], pg_catalog.numeric[], pg_catalog.int4, pg_catalog.int4) IS
'how many spans stand at each of the places 1, 2, ... (such as month ends), of each of some measures, and the sum of their amounts: span i stands from place begins[i] up to, not including, place ends[i], counts for the measure of number measure[i] and has amount[i]; a row for each place where any stands, number[m] and amounts[m] by measure; each span is met where it begins and where it ends, and not in between; sums are exact, with the decimals of what stands, 0 where nothing does; amount NULL leaves amounts NULL, a NULL in it counts without an amount; any other argument NULL gives no row, a NULL inside a list is error 22004, lists of different lengths and a number that is no measure 2202E, fewer than 0 places or 1 measure, NaN and infinity 22023, more than 1,200,000 places times measures 54000';
