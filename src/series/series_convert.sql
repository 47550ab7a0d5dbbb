
/* series_convert: arrays and JSON */

CREATE FUNCTION @extschema@.to_array(s @extschema@.series)
RETURNS pg_catalog.numeric[]
AS 'MODULE_PATHNAME', 'series_to_array'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1200;
COMMENT ON FUNCTION @extschema@.to_array(@extschema@.series) IS
'the values from the first period to the last, NULL in gaps; the periods themselves are lost';

CREATE FUNCTION @extschema@.to_jsonb(s @extschema@.series)
RETURNS pg_catalog.jsonb
AS 'MODULE_PATHNAME', 'series_to_jsonb'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1200;
COMMENT ON FUNCTION @extschema@.to_jsonb(@extschema@.series) IS
'{"frequency": "M", "basis": "single", "first": "2023-01", "values": [1.5, null, 2]}, without loss';

CREATE FUNCTION @extschema@.to_series(object pg_catalog.jsonb)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_from_jsonb'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1200;
COMMENT ON FUNCTION @extschema@.to_series(pg_catalog.jsonb) IS
'reads what to_jsonb(series) writes; "basis" may be left out; anything else, an unknown key too, is an error (22023)';

CREATE CAST (@extschema@.series AS pg_catalog.numeric[]) WITH FUNCTION @extschema@.to_array(@extschema@.series);
COMMENT ON CAST (@extschema@.series AS pg_catalog.numeric[]) IS 'the values from the first period to the last, NULL in gaps';
CREATE CAST (@extschema@.series AS pg_catalog.jsonb) WITH FUNCTION @extschema@.to_jsonb(@extschema@.series);
COMMENT ON CAST (@extschema@.series AS pg_catalog.jsonb) IS 'frequency, basis, first period and values, without loss';
CREATE CAST (pg_catalog.jsonb AS @extschema@.series) WITH FUNCTION @extschema@.to_series(pg_catalog.jsonb);
COMMENT ON CAST (pg_catalog.jsonb AS @extschema@.series) IS 'reads what the cast to jsonb writes';
