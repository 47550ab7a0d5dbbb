/* as_of: knowledge time, what was known on a day */

CREATE FUNCTION @extschema@.as_of()
RETURNS pg_catalog.timestamptz
AS 'MODULE_PATHNAME', 'as_of'
LANGUAGE c STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.as_of() IS
'knowledge time of this session: the setting indstat.as_of as a timestamp with time zone, or infinity (everything known now) while it is unset or empty. The setting takes what timestamptz takes, except -infinity, and is kept as that moment whatever DateStyle and TimeZone become; any other text is error 22023 when it is set. Before the first function of indstat has run in a session a text is not checked yet: then the error comes from that function, as it does for any other setting that starts with indstat., and for a date such as 01.02.2023 that DateStyle may read as another day. The views and functions of a model leave out what was recorded after it';
