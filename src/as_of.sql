/* as_of: knowledge time, what was known on a day */

CREATE FUNCTION @extschema@.as_of()
RETURNS pg_catalog.timestamptz
AS 'MODULE_PATHNAME', 'as_of'
LANGUAGE c STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.as_of() IS
'knowledge time of this session: the setting indstat.as_of as a timestamp with time zone, or infinity (everything known now) while it is unset or empty. The setting takes what timestamptz takes, except -infinity, and is kept as that moment whatever DateStyle and TimeZone become; any other text is error 22023 when it is set. Before the first function of indstat has run in a session a text is not checked yet: then the error comes from that function, as it does for any other setting that starts with indstat., and for a date such as 01.02.2023 that DateStyle may read as another day. The views and functions of a model leave out what was recorded after it';

CREATE FUNCTION @extschema@.as_known(known_at pg_catalog.timestamptz, board pg_catalog.anyelement, filter pg_catalog.jsonb DEFAULT NULL)
RETURNS SETOF pg_catalog.anyelement
AS 'MODULE_PATHNAME', 'as_known'
LANGUAGE c STABLE PARALLEL UNSAFE COST 1000;

COMMENT ON FUNCTION @extschema@.as_known(pg_catalog.timestamptz, pg_catalog.anyelement, pg_catalog.jsonb) IS
'rows of a view or table as they were known at a moment, without a setting of the session: as_known(''2023-05-31'', NULL::office.indicator_board). board is any value of the row type, a null will do; another type is error 42809. filter is an object of columns and values that are looked for inside, where they reach indexes: {"indicator": "profits", "year": [2022, 2023], "region": null} - an array is any of its values, null is IS NULL, no filter or NULL is all rows; a column that is not there is error 42703. known_at NULL is error 22004, -infinity error 22023. indstat.as_of is known_at while the query runs, and afterwards what it was; the caller''s own rights apply';
