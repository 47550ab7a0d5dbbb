/* time_agg: from short periods to longer ones */

CREATE FUNCTION @extschema@.containing_period(period @extschema@.ref_period, frequency pg_catalog.text)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'time_agg_containing_period'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.containing_period(@extschema@.ref_period, pg_catalog.text) IS
'the period of a frequency (SDMX code D, W, M, Q, T four months, S half-years, A) that holds a period: the quarter of a month; NULL if the period reaches beyond it, or an argument is NULL; any other frequency is an error (22023)';

CREATE FUNCTION @extschema@.containing_period(day pg_catalog.date, frequency pg_catalog.text)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'time_agg_containing_period_date'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.containing_period(pg_catalog.date, pg_catalog.text) IS
'the period of a frequency (SDMX code D, W, M, Q, T four months, S half-years, A) that holds a day; NULL if an argument is NULL; any other frequency, or a day that no period can hold, is an error';

CREATE FUNCTION indstat_internal.time_agg_combine(a @extschema@.exact_sums, b @extschema@.exact_sums)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'time_agg_combine'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.time_agg_combine(@extschema@.exact_sums, @extschema@.exact_sums) IS
'merges two states of time_agg; one period in both is an error (21000), different arguments are one (22023)';

CREATE FUNCTION indstat_internal.time_agg_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'time_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.time_agg_final(@extschema@.exact_sums) IS
'the figure of the longer period of a state of time_agg';

@for number numeric float8 int8@
@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION indstat_internal.time_agg_trans(state @extschema@.exact_sums, value pg_catalog.@number@, period @time@, to_period @extschema@.ref_period, time_per_collect pg_catalog.text)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'time_agg_@time.name@_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.time_agg_trans(@extschema@.exact_sums, pg_catalog.@number@, @time@, @extschema@.ref_period, pg_catalog.text) IS
'adds a figure to a state of time_agg';

CREATE AGGREGATE @extschema@.time_agg(value pg_catalog.@number@, period @time@, to_period @extschema@.ref_period, time_per_collect pg_catalog.text) (
	SFUNC = indstat_internal.time_agg_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 448,
	COMBINEFUNC = indstat_internal.time_agg_combine,
	FINALFUNC = indstat_internal.time_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.time_agg(pg_catalog.@number@, @time@, @extschema@.ref_period, pg_catalog.text) IS
'figure of to_period from the figures of the shorter periods in it, by the SDMX code time_per_collect of the indicator: S summed, A average (a figure of two months weighs as two), Y annualised sum (averaged likewise), E end (the last one), B beginning (the first one), M middle (the one with as much before as after it, NULL if there is none), H highest, L lowest. NULL unless to_period is complete: every month (or day) of it covered by one figure; for E, B and M only the last, first or middle one needs be there. January-February together stand for both. Rows without value or period, or not within to_period, are left out; figures that overlap (21000), weeks or days mixed with months (21000), a longer period than 384 months or days (54000), a time_per_collect that is NULL (22004) or not known, or arguments that differ between rows (22023) are an error@!int8[; NaN if a figure that counts is NaN or infinite]@@date[; dates mark months by any of their days]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.time_agg_trans(state @extschema@.exact_sums, value pg_catalog.@number@, period @time@, to_period @extschema@.ref_period, time_per_collect pg_catalog.text, incomplete pg_catalog.bool)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'time_agg_@time.name@_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.time_agg_trans(@extschema@.exact_sums, pg_catalog.@number@, @time@, @extschema@.ref_period, pg_catalog.text, pg_catalog.bool) IS
'adds a figure to a state of time_agg';

CREATE AGGREGATE @extschema@.time_agg(value pg_catalog.@number@, period @time@, to_period @extschema@.ref_period, time_per_collect pg_catalog.text, incomplete pg_catalog.bool) (
	SFUNC = indstat_internal.time_agg_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 448,
	COMBINEFUNC = indstat_internal.time_agg_combine,
	FINALFUNC = indstat_internal.time_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.time_agg(pg_catalog.@number@, @time@, @extschema@.ref_period, pg_catalog.text, pg_catalog.bool) IS
'figure of to_period from the figures of the shorter periods in it, by the SDMX code time_per_collect of the indicator: S summed, A average (a figure of two months weighs as two), Y annualised sum (averaged likewise), E end (the last one), B beginning (the first one), M middle (the one with as much before as after it, NULL if there is none), H highest, L lowest. With incomplete true, from the figures that are there; with false or NULL only if to_period is complete: every month (or day) of it covered, for E, B and M only the last, first or middle one. January-February together stand for both. Rows without value or period, or not within to_period, are left out; figures that overlap (21000), weeks or days mixed with months (21000), a longer period than 384 months or days (54000), a time_per_collect that is NULL (22004) or not known, or arguments that differ between rows (22023) are an error@!int8[; NaN if a figure that counts is NaN or infinite]@@date[; dates mark months by any of their days]@@float8[; double precision is read as its shortest decimal]@';
@end@
@end@
