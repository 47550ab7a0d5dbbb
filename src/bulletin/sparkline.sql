
/* sparkline: a series as a line of block characters, for psql */

CREATE FUNCTION @extschema@.sparkline(s @extschema@.series)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'sparkline'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.sparkline(@extschema@.series) IS
'a series as one block character per period, from U+2581 for the lowest eighth between its least and its greatest value to U+2588 for the highest; a space where there is no value, half a block throughout where all are equal; empty if there is none. An encoding without these characters is an error';
