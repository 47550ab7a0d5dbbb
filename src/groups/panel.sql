/* panel: all series of a table in one pass over its rows */

CREATE TYPE @extschema@.panel_series AS (indicator pg_catalog.text, region pg_catalog.text, series @extschema@.series);
COMMENT ON TYPE @extschema@.panel_series IS
'one series of a panel with the codes that name it; what panel_agg() gives an array of';

CREATE TYPE @extschema@.panel_series_int8 AS (indicator pg_catalog.int8, region pg_catalog.int8, series @extschema@.series);
COMMENT ON TYPE @extschema@.panel_series_int8 IS
'one series of a panel with the numbers that name it; what panel_agg() gives an array of';

CREATE FUNCTION indstat_internal.panel_agg_combine(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'panel_agg_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000000;
COMMENT ON FUNCTION indstat_internal.panel_agg_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'joins two states of panel_agg';

@for key text int8@
CREATE FUNCTION indstat_internal.panel_series@!text[_int8]@_final(state pg_catalog.bytea)
RETURNS @extschema@.panel_series@!text[_int8]@[]
AS 'MODULE_PATHNAME', 'panel_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000000;
COMMENT ON FUNCTION indstat_internal.panel_series@!text[_int8]@_final(pg_catalog.bytea) IS
'the series of a state of panel_agg, by key';

@for number numeric float8 int8@
@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION indstat_internal.panel_agg_trans(state pg_catalog.bytea, indicator pg_catalog.@key@, region pg_catalog.@key@, period @time@, value pg_catalog.@number@)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'panel_agg_@key@_@time.name@_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 15;
COMMENT ON FUNCTION indstat_internal.panel_agg_trans(pg_catalog.bytea, pg_catalog.@key@, pg_catalog.@key@, @time@, pg_catalog.@number@) IS
'adds a row to a state of panel_agg';

CREATE AGGREGATE @extschema@.panel_agg(indicator pg_catalog.@key@, region pg_catalog.@key@, period @time@, value pg_catalog.@number@) (
	SFUNC = indstat_internal.panel_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 100000,
	COMBINEFUNC = indstat_internal.panel_agg_combine,
	FINALFUNC = indstat_internal.panel_series@!text[_int8]@_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.panel_agg(pg_catalog.@key@, pg_catalog.@key@, @time@, pg_catalog.@number@) IS
'every series of the rows at once: an array of panel_series@!text[_int8]@, in the order of @text[the bytes of their codes]@@!text[their numbers]@, for unnest(); the same as series_agg(period, value) grouped by indicator and region, in one pass without a sort or a group per series; @ref_period[a row for January and February together stands beside rows for months]@@date[months marked by any of their days]@; rows without period or value are left out, in any order; an indicator or a region that is NULL is an error (22004), a second value for a period too (23505), periods of different frequencies in one series (22023); @!int8[NaN and infinity are an error (22023), ]@values that together need more than 18 digits (22003); the panel is held in memory, about nine bytes a value, and may have up to one gigabyte (54000); NULL if there is no value@float8[; double precision is read as its shortest decimal]@';
@end@
@end@
@end@
