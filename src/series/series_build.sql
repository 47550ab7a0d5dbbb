/* series_build: series from arrays, rows and other series */

CREATE FUNCTION @extschema@.series(first @extschema@.ref_period, "values" pg_catalog.numeric[], cumulative pg_catalog.bool DEFAULT false)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_from_array'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1200;
COMMENT ON FUNCTION @extschema@.series(@extschema@.ref_period, pg_catalog.numeric[], pg_catalog.bool) IS
'a series of the frequency of the first period with one value per period from it on, NULL where there is none; if cumulative (default false), each value runs from January to the end of its period, and first is the last month, quarter or half-year that the first value covers; NaN and infinity are an error (22023)';

CREATE FUNCTION indstat_internal.series_agg_combine(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_agg_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION indstat_internal.series_agg_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'adds two states of series_agg or series_ytd_agg';

CREATE FUNCTION indstat_internal.series_agg_final(state pg_catalog.bytea)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION indstat_internal.series_agg_final(pg_catalog.bytea) IS
'final function of series_agg and series_ytd_agg';

@for number numeric float8 int8@
@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION indstat_internal.series_agg_trans(state pg_catalog.bytea, period @time@, value pg_catalog.@number@)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_agg_@time.name@_trans_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_agg_trans(pg_catalog.bytea, @time@, pg_catalog.@number@) IS
'adds a row to a state of series_agg';

CREATE AGGREGATE @extschema@.series_agg(period @time@, value pg_catalog.@number@) (
	SFUNC = indstat_internal.series_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 1200,
	COMBINEFUNC = indstat_internal.series_agg_combine,
	FINALFUNC = indstat_internal.series_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_agg(@time@, pg_catalog.@number@) IS
'a @ref_period[series of the rows of a group: one value per period; a row for January and February together stands beside rows for months]@@date[monthly series of the rows of a group, months marked by any of their days]@; rows without period or value are left out, in any order; a second value for a period is an error (23505) that names it; periods of different frequencies are an error (22023); NaN and infinity are an error (22023), values that together need more than 18 digits too (22003); NULL if there is no value@float8[; double precision is read as its shortest decimal]@';
@end@

CREATE FUNCTION indstat_internal.series_agg_trans(state pg_catalog.bytea, period @extschema@.ref_period, value pg_catalog.@number@, rule pg_catalog.text)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_agg_ref_period_trans_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_agg_trans(pg_catalog.bytea, @extschema@.ref_period, pg_catalog.@number@, pg_catalog.text) IS
'adds a row to a state of series_agg';

CREATE AGGREGATE @extschema@.series_agg(period @extschema@.ref_period, value pg_catalog.@number@, rule pg_catalog.text) (
	SFUNC = indstat_internal.series_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 1200,
	COMBINEFUNC = indstat_internal.series_agg_combine,
	FINALFUNC = indstat_internal.series_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_agg(@extschema@.ref_period, pg_catalog.@number@, pg_catalog.text) IS
'a series of the rows of a group with a rule for a period that has several values: error, same (they must be equal), sum, min or max; rows without period or value are left out, in any order; a second value for a period is an error (23505) that names it unless the rule says otherwise; periods of different frequencies are an error (22023); NaN and infinity are an error (22023), values that together need more than 18 digits too (22003); NULL if there is no value@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.series_ytd_agg_trans(state pg_catalog.bytea, period @extschema@.ref_period, value pg_catalog.@number@)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_ytd_agg_trans_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_ytd_agg_trans(pg_catalog.bytea, @extschema@.ref_period, pg_catalog.@number@) IS
'adds a row to a state of series_ytd_agg';

CREATE AGGREGATE @extschema@.series_ytd_agg(period @extschema@.ref_period, value pg_catalog.@number@) (
	SFUNC = indstat_internal.series_ytd_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 1200,
	COMBINEFUNC = indstat_internal.series_agg_combine,
	FINALFUNC = indstat_internal.series_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_ytd_agg(@extschema@.ref_period, pg_catalog.@number@) IS
'a cumulative monthly series of the rows of a group, whose periods run from January to the end of a month; rows without period or value are left out, in any order; a second value for a period is an error (23505) that names it; periods of different frequencies are an error (22023); NaN and infinity are an error (22023), values that together need more than 18 digits too (22003); NULL if there is no value@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.series_ytd_agg_trans(state pg_catalog.bytea, period @extschema@.ref_period, value pg_catalog.@number@, frequency pg_catalog.text)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_ytd_agg_trans_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_ytd_agg_trans(pg_catalog.bytea, @extschema@.ref_period, pg_catalog.@number@, pg_catalog.text) IS
'adds a row to a state of series_ytd_agg';

CREATE AGGREGATE @extschema@.series_ytd_agg(period @extschema@.ref_period, value pg_catalog.@number@, frequency pg_catalog.text) (
	SFUNC = indstat_internal.series_ytd_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 1200,
	COMBINEFUNC = indstat_internal.series_agg_combine,
	FINALFUNC = indstat_internal.series_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_ytd_agg(@extschema@.ref_period, pg_catalog.@number@, pg_catalog.text) IS
'a cumulative series of the rows of a group, whose periods run from January to the end of a month (M), quarter (Q), four months (T) or half-year (S); rows without period or value are left out, in any order; a second value for a period is an error (23505) that names it; periods of different frequencies are an error (22023); NaN and infinity are an error (22023), values that together need more than 18 digits too (22003); NULL if there is no value@float8[; double precision is read as its shortest decimal]@';
@end@

CREATE FUNCTION indstat_internal.series_merge(a @extschema@.series, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_merge'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 150;
COMMENT ON FUNCTION indstat_internal.series_merge(@extschema@.series, @extschema@.series) IS
'the values of both; where both have one, that of the second; different frequencies or one cumulative and one not are an error (22023)';

CREATE OPERATOR @extschema@.|| (
	LEFTARG = @extschema@.series, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_merge
);
COMMENT ON OPERATOR @extschema@.|| (@extschema@.series, @extschema@.series) IS 'the values of both series; where both have one, that of the second: new or revised values appended';

CREATE FUNCTION @extschema@.fill(s @extschema@.series, value pg_catalog.numeric)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_fill_value'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.fill(@extschema@.series, pg_catalog.numeric) IS
'the series with a value in its gaps; nothing is added before the first period or after the last';

CREATE FUNCTION @extschema@.fill(s @extschema@.series, method pg_catalog.text)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_fill_method'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.fill(@extschema@.series, pg_catalog.text) IS
'the series with gaps filled: previous (the value before the gap; that of January and February together is not that of a month, so what follows it stays a gap); a cumulative series is an error (22023)';

CREATE FUNCTION indstat_internal.series_agg_trans_or_null(state pg_catalog.bytea, period @extschema@.ref_period, value pg_catalog.numeric)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_agg_trans_or_null'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indstat_internal.series_agg_trans_or_null(pg_catalog.bytea, @extschema@.ref_period, pg_catalog.numeric) IS
'adds a row to a state of series_agg_or_null';

CREATE FUNCTION indstat_internal.series_ytd_agg_trans_or_null(state pg_catalog.bytea, period @extschema@.ref_period, value pg_catalog.numeric, frequency pg_catalog.text)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_ytd_agg_trans_or_null'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indstat_internal.series_ytd_agg_trans_or_null(pg_catalog.bytea, @extschema@.ref_period, pg_catalog.numeric, pg_catalog.text) IS
'adds a row to a state of series_ytd_agg_or_null';

CREATE FUNCTION indstat_internal.series_agg_combine_or_null(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_agg_combine_or_null'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_agg_combine_or_null(pg_catalog.bytea, pg_catalog.bytea) IS
'joins two states of series_agg_or_null or series_ytd_agg_or_null';

CREATE FUNCTION indstat_internal.series_agg_final_or_null(state pg_catalog.bytea)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_agg_final_or_null'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION indstat_internal.series_agg_final_or_null(pg_catalog.bytea) IS
'the series of a state of series_agg_or_null or series_ytd_agg_or_null';

CREATE AGGREGATE @extschema@.series_agg_or_null(period @extschema@.ref_period, value pg_catalog.numeric) (
	SFUNC = indstat_internal.series_agg_trans_or_null,
	STYPE = pg_catalog.bytea,
	SSPACE = 1200,
	COMBINEFUNC = indstat_internal.series_agg_combine_or_null,
	FINALFUNC = indstat_internal.series_agg_final_or_null,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_agg_or_null(@extschema@.ref_period, pg_catalog.numeric) IS
'as series_agg(period, value), but NULL where the values together need more than 18 digits or the periods lie too far apart, so that one odd value does not stop whoever asks for all; a second value for a period (23505), periods of different frequencies, NaN and infinity (22023) are errors';

CREATE AGGREGATE @extschema@.series_ytd_agg_or_null(period @extschema@.ref_period, value pg_catalog.numeric, frequency pg_catalog.text) (
	SFUNC = indstat_internal.series_ytd_agg_trans_or_null,
	STYPE = pg_catalog.bytea,
	SSPACE = 1200,
	COMBINEFUNC = indstat_internal.series_agg_combine_or_null,
	FINALFUNC = indstat_internal.series_agg_final_or_null,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_ytd_agg_or_null(@extschema@.ref_period, pg_catalog.numeric, pg_catalog.text) IS
'as series_ytd_agg(period, value, frequency), but NULL where the values together need more than 18 digits or the periods lie too far apart; other errors as there';
