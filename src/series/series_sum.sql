
/* series_sum: the sum of many series */

CREATE FUNCTION indstat_internal.series_sum_trans(state pg_catalog.bytea, s @extschema@.series)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_sum_trans'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 30;
COMMENT ON FUNCTION indstat_internal.series_sum_trans(pg_catalog.bytea, @extschema@.series) IS
'adds a series to a state of series_sum';

CREATE FUNCTION indstat_internal.series_sum_trans(state pg_catalog.bytea, s @extschema@.series, missing pg_catalog.text)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_sum_trans'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 30;
COMMENT ON FUNCTION indstat_internal.series_sum_trans(pg_catalog.bytea, @extschema@.series, pg_catalog.text) IS
'adds a series to a state of series_sum';

CREATE FUNCTION indstat_internal.series_sum_combine(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_sum_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 30;
COMMENT ON FUNCTION indstat_internal.series_sum_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'adds two states of series_sum';

CREATE FUNCTION indstat_internal.series_sum_final(state pg_catalog.bytea)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_sum_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 30;
COMMENT ON FUNCTION indstat_internal.series_sum_final(pg_catalog.bytea) IS
'final function of series_sum';

CREATE AGGREGATE @extschema@.series_sum(s @extschema@.series) (
	SFUNC = indstat_internal.series_sum_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = indstat_internal.series_sum_combine,
	FINALFUNC = indstat_internal.series_sum_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_sum(@extschema@.series) IS
'sum of series, period by period, where every member has a value; exact in any order; a NULL is a member without any value; NULL if there is no series; series of different frequency, one cumulative and another not, and a year with January and February together in one and apart in another are an error (22023), a sum of more than 18 digits too (22003)';

CREATE AGGREGATE @extschema@.series_sum(s @extschema@.series, missing pg_catalog.text) (
	SFUNC = indstat_internal.series_sum_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = indstat_internal.series_sum_combine,
	FINALFUNC = indstat_internal.series_sum_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.series_sum(@extschema@.series, pg_catalog.text) IS
'sum of series, period by period; the argument missing, in VTL''s words, says what a missing value of a member does: non_null, partial_null and always_null have a sum only where all members have a value; partial_zero sums what is known, non_zero the same unless the sum is zero, always_zero the same with zero where nothing is known between the first and the last period of any member; exact in any order; a NULL is a member without any value; NULL if there is no series; series of different frequency, one cumulative and another not, and a year with January and February together in one and apart in another are an error (22023), a sum of more than 18 digits too (22003)';
