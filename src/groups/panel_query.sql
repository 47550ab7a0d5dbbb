
/* panel_query: all series of a query's rows */

CREATE FUNCTION @extschema@.panel(query pg_catalog.text)
RETURNS SETOF @extschema@.panel_series
AS 'MODULE_PATHNAME', 'panel_query'
LANGUAGE C STABLE STRICT COST 1000000 ROWS 10000;
COMMENT ON FUNCTION @extschema@.panel(pg_catalog.text) IS
'every series of the rows of a query, as rows in the order of the bytes of their codes: what panel_agg() makes of them, without the time that an aggregate takes to be called for each row, and as large as memory; for CREATE TABLE AS, INSERT and FROM. The query gives four columns: indicator and region (text), period (ref_period; date for months), value (numeric, double precision or an integer); it runs with the rights of the caller in a read-only transaction: what writes, a function in it too, is an error (25006). Rows without period or value are left out, in any order; an indicator or a region that is NULL is an error (22004), a column of another type too (42804), a second value for a period (23505), periods of different frequencies in one series (22023), NaN and infinity (22023), values that together need more than 18 digits (22003); double precision is read as its shortest decimal. Never put what others have typed into a query: pass codes through format() with %L';

CREATE FUNCTION @extschema@.panel_int8(query pg_catalog.text)
RETURNS SETOF @extschema@.panel_series_int8
AS 'MODULE_PATHNAME', 'panel_query'
LANGUAGE C STABLE STRICT COST 1000000 ROWS 10000;
COMMENT ON FUNCTION @extschema@.panel_int8(pg_catalog.text) IS
'the same as panel(query) where indicator and region are numbers (smallint, integer or bigint), in their order';
