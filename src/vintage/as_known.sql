/* as_known: the rows of a view as known at a moment, without the setting */

CREATE FUNCTION @extschema@.as_known(known_at pg_catalog.timestamptz, board pg_catalog.anyelement, filter pg_catalog.jsonb DEFAULT NULL)
RETURNS SETOF pg_catalog.anyelement
AS 'MODULE_PATHNAME', 'as_known'
LANGUAGE c STABLE PARALLEL UNSAFE COST 1000;

COMMENT ON FUNCTION @extschema@.as_known(pg_catalog.timestamptz, pg_catalog.anyelement, pg_catalog.jsonb) IS
'rows of a view or table as they were known at a moment, without a setting of the session: as_known(''2023-05-31'', NULL::office.indicator_board). board is any value of the row type, a null will do; another type is error 42809. filter is an object of columns and values that are looked for inside, where they reach indexes: {"indicator": "profits", "year": [2022, 2023], "region": null} - an array is any of its values, null is IS NULL, no filter or NULL is all rows; a column that is not there is error 42703. known_at NULL is error 22004, -infinity error 22023. indstat.as_of is known_at while the query runs, and afterwards what it was; the caller''s own rights apply';
