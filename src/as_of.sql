/* as_of: knowledge time, what was known on a day */

CREATE FUNCTION @extschema@.as_of()
RETURNS pg_catalog.timestamptz
AS 'MODULE_PATHNAME', 'as_of'
LANGUAGE c STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.as_of() IS
'knowledge time of this session: the setting indstat.as_of as a timestamp with time zone (read with the session''s time zone and date style), or infinity (everything known now) while it is unset or empty; any other text that is no timestamp is error 22007 or 22008. The views and functions of a model leave out what was recorded after it';
