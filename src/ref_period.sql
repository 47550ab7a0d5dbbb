/*
 * ref_period: the reference period of a statistic.
 * Stands on nothing.  Types, I/O, order, casts, constructors, steps, parts.
 */

CREATE TYPE @extschema@.ref_period;

CREATE FUNCTION @extschema@.ref_period_in(spelling pg_catalog.cstring)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_in'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_in(pg_catalog.cstring) IS
'input of ref_period: ISO, SDMX and Chinese spellings. What is not certain is error 22007 with the position and what is expected there; a span that cannot exist (month 13, week 53 where there is none, year 0 or 10000) is error 22008. A soft error from PostgreSQL 16 on.';

CREATE FUNCTION @extschema@.ref_period_out(period @extschema@.ref_period)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'ref_period_out'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_out(@extschema@.ref_period) IS
'output of ref_period: canonical SDMX, such as 2023-05, 2023-Q2, 2023-S1, 2023, 2023-W07, 2023-05-31, else the time range 2023-01-01/P5M, 2021-01-01/P5Y or 2023-05-01/P10D. Depends on no setting; input gives the same value back.';

CREATE FUNCTION @extschema@.ref_period_recv(message pg_catalog.internal)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_recv'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_recv(pg_catalog.internal) IS
'binary input of ref_period: first and last day as two dates of 4 bytes (days since 2000-01-01). Days out of order or beyond years 0001 to 9999 are error 22P03.';

CREATE FUNCTION @extschema@.ref_period_send(period @extschema@.ref_period)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'ref_period_send'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_send(@extschema@.ref_period) IS
'binary output of ref_period: first and last day as two dates of 4 bytes (days since 2000-01-01)';

CREATE TYPE @extschema@.ref_period (
	INPUT = @extschema@.ref_period_in,
	OUTPUT = @extschema@.ref_period_out,
	RECEIVE = @extschema@.ref_period_recv,
	SEND = @extschema@.ref_period_send,
	LIKE = pg_catalog.int8,
	CATEGORY = 'U'
);

COMMENT ON TYPE @extschema@.ref_period IS
'reference period: a closed interval of whole days in years 0001 to 9999, 8 bytes by value. A month, quarter, half-year, year, January-May, five-year plan, ISO week or day. Equal span, equal value: January-June is the first half-year, and days that make up whole months are those months. Ordered by end, then by start. Trimesters (four months) are read as 2023-T1 and written as 2023-01-01/P4M.';

/* ---- order ---- */

CREATE FUNCTION @extschema@.ref_period_eq(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_eq'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION @extschema@.ref_period_eq(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator =: same first and last day; total, never raises';

CREATE FUNCTION @extschema@.ref_period_ne(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_ne'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION @extschema@.ref_period_ne(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator <>: different first or last day; total, never raises';

CREATE FUNCTION @extschema@.ref_period_lt(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_lt'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION @extschema@.ref_period_lt(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator <: ends earlier, or ends the same day and starts earlier; total, never raises';

CREATE FUNCTION @extschema@.ref_period_le(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_le'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION @extschema@.ref_period_le(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator <=: ends earlier, or ends the same day and starts no later; total, never raises';

CREATE FUNCTION @extschema@.ref_period_gt(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_gt'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION @extschema@.ref_period_gt(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator >: ends later, or ends the same day and starts later; total, never raises';

CREATE FUNCTION @extschema@.ref_period_ge(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_ge'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION @extschema@.ref_period_ge(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator >=: ends later, or ends the same day and starts no earlier; total, never raises';

CREATE FUNCTION @extschema@.ref_period_cmp(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_cmp'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION @extschema@.ref_period_cmp(@extschema@.ref_period, @extschema@.ref_period) IS
'btree comparison: -1, 0 or 1 by end, then by start; total, never raises';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.ref_period_eq,
	COMMUTATOR = OPERATOR(@extschema@.=),
	NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel,
	JOIN = pg_catalog.eqjoinsel,
	HASHES,
	MERGES
);

COMMENT ON OPERATOR @extschema@.= (@extschema@.ref_period, @extschema@.ref_period) IS 'same first and last day';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.ref_period_ne,
	COMMUTATOR = OPERATOR(@extschema@.<>),
	NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel,
	JOIN = pg_catalog.neqjoinsel
);

COMMENT ON OPERATOR @extschema@.<> (@extschema@.ref_period, @extschema@.ref_period) IS 'different first or last day';

CREATE OPERATOR @extschema@.< (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.ref_period_lt,
	COMMUTATOR = OPERATOR(@extschema@.>),
	NEGATOR = OPERATOR(@extschema@.>=),
	RESTRICT = pg_catalog.scalarltsel,
	JOIN = pg_catalog.scalarltjoinsel
);

COMMENT ON OPERATOR @extschema@.< (@extschema@.ref_period, @extschema@.ref_period) IS 'ends earlier, or ends the same day and starts earlier';

CREATE OPERATOR @extschema@.<= (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.ref_period_le,
	COMMUTATOR = OPERATOR(@extschema@.>=),
	NEGATOR = OPERATOR(@extschema@.>),
	RESTRICT = pg_catalog.scalarlesel,
	JOIN = pg_catalog.scalarlejoinsel
);

COMMENT ON OPERATOR @extschema@.<= (@extschema@.ref_period, @extschema@.ref_period) IS 'ends earlier, or ends the same day and starts no later';

CREATE OPERATOR @extschema@.> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.ref_period_gt,
	COMMUTATOR = OPERATOR(@extschema@.<),
	NEGATOR = OPERATOR(@extschema@.<=),
	RESTRICT = pg_catalog.scalargtsel,
	JOIN = pg_catalog.scalargtjoinsel
);

COMMENT ON OPERATOR @extschema@.> (@extschema@.ref_period, @extschema@.ref_period) IS 'ends later, or ends the same day and starts later';

CREATE OPERATOR @extschema@.>= (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.ref_period_ge,
	COMMUTATOR = OPERATOR(@extschema@.<=),
	NEGATOR = OPERATOR(@extschema@.<),
	RESTRICT = pg_catalog.scalargesel,
	JOIN = pg_catalog.scalargejoinsel
);

COMMENT ON OPERATOR @extschema@.>= (@extschema@.ref_period, @extschema@.ref_period) IS 'ends later, or ends the same day and starts no earlier';

CREATE FUNCTION @extschema@.ref_period_sortsupport(sortsupport pg_catalog.internal)
RETURNS pg_catalog.void
AS 'MODULE_PATHNAME', 'ref_period_sortsupport'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_sortsupport(pg_catalog.internal) IS
'btree sort support: periods sort as the integers they are stored as';

CREATE FUNCTION @extschema@.ref_period_in_range(val @extschema@.ref_period, base @extschema@.ref_period, "offset" pg_catalog.interval, sub pg_catalog.bool, less pg_catalog.bool)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_in_range'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_in_range(@extschema@.ref_period, @extschema@.ref_period, pg_catalog.interval, pg_catalog.bool, pg_catalog.bool) IS
'window frames RANGE BETWEEN ''1 year'' PRECEDING ...: whether val is on the wanted side of base moved by the offset as a whole span. So ''1 year'' PRECEDING of a month is exactly that month a year before, as January-May is January-May. Whole months are moved by months and years, single days by both (held at the end of a short month), weeks and other spans of days by days; other units, hours and negative offsets are error 22013. Order the window by periods of one frequency. Beyond years 0001 to 9999 the comparison still holds.';

CREATE OPERATOR FAMILY @extschema@.ref_period_ops USING btree;
COMMENT ON OPERATOR FAMILY @extschema@.ref_period_ops USING btree IS 'order of reference periods by end, then by start';

CREATE OPERATOR CLASS @extschema@.ref_period_ops
DEFAULT FOR TYPE @extschema@.ref_period USING btree FAMILY @extschema@.ref_period_ops AS
	OPERATOR 1 @extschema@.< (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 2 @extschema@.<= (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 3 @extschema@.= (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 4 @extschema@.>= (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 5 @extschema@.> (@extschema@.ref_period, @extschema@.ref_period),
	FUNCTION 1 @extschema@.ref_period_cmp(@extschema@.ref_period, @extschema@.ref_period),
	FUNCTION 2 @extschema@.ref_period_sortsupport(pg_catalog.internal),
	FUNCTION 3 (@extschema@.ref_period, pg_catalog.interval) @extschema@.ref_period_in_range(@extschema@.ref_period, @extschema@.ref_period, pg_catalog.interval, pg_catalog.bool, pg_catalog.bool),
	FUNCTION 4 pg_catalog.btequalimage(pg_catalog.oid);
COMMENT ON OPERATOR CLASS @extschema@.ref_period_ops USING btree IS 'order of reference periods by end, then by start; RANGE frames by interval';

/* ---- hash ---- */

CREATE FUNCTION @extschema@.ref_period_hash(period @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_hash'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_hash(@extschema@.ref_period) IS
'hash of first and last day, the same on every machine and for ever: hash partitions are laid out by it';

CREATE FUNCTION @extschema@.ref_period_hash_extended(period @extschema@.ref_period, seed pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'ref_period_hash_extended'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_hash_extended(@extschema@.ref_period, pg_catalog.int8) IS
'64-bit hash of first and last day with a seed, the same on every machine and for ever';

CREATE OPERATOR FAMILY @extschema@.ref_period_ops USING hash;
COMMENT ON OPERATOR FAMILY @extschema@.ref_period_ops USING hash IS 'equality of reference periods';
CREATE OPERATOR CLASS @extschema@.ref_period_ops
DEFAULT FOR TYPE @extschema@.ref_period USING hash FAMILY @extschema@.ref_period_ops AS
	OPERATOR 1 @extschema@.= (@extschema@.ref_period, @extschema@.ref_period),
	FUNCTION 1 @extschema@.ref_period_hash(@extschema@.ref_period),
	FUNCTION 2 @extschema@.ref_period_hash_extended(@extschema@.ref_period, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.ref_period_ops USING hash IS 'equality of reference periods, for hash joins, hash indexes and hash partitions';

/* ---- brin ---- */

CREATE OPERATOR FAMILY @extschema@.ref_period_minmax_ops USING brin;
COMMENT ON OPERATOR FAMILY @extschema@.ref_period_minmax_ops USING brin IS 'least and greatest reference period of a block range';
CREATE OPERATOR CLASS @extschema@.ref_period_minmax_ops
DEFAULT FOR TYPE @extschema@.ref_period USING brin FAMILY @extschema@.ref_period_minmax_ops AS
	OPERATOR 1 @extschema@.< (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 2 @extschema@.<= (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 3 @extschema@.= (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 4 @extschema@.>= (@extschema@.ref_period, @extschema@.ref_period),
	OPERATOR 5 @extschema@.> (@extschema@.ref_period, @extschema@.ref_period),
	FUNCTION 1 pg_catalog.brin_minmax_opcinfo(pg_catalog.internal),
	FUNCTION 2 pg_catalog.brin_minmax_add_value(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
	FUNCTION 3 pg_catalog.brin_minmax_consistent(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
	FUNCTION 4 pg_catalog.brin_minmax_union(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal);
COMMENT ON OPERATOR CLASS @extschema@.ref_period_minmax_ops USING brin IS 'least and greatest reference period of a block range';

/* ---- min, max ---- */

CREATE FUNCTION @extschema@.ref_period_smaller(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_smaller'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_smaller(@extschema@.ref_period, @extschema@.ref_period) IS
'the earlier of two reference periods, by end, then by start; NULL if either is NULL';

CREATE AGGREGATE @extschema@.min(@extschema@.ref_period) (
	SFUNC = @extschema@.ref_period_smaller,
	STYPE = @extschema@.ref_period,
	COMBINEFUNC = @extschema@.ref_period_smaller,
	SORTOP = OPERATOR(@extschema@.<),
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.min(@extschema@.ref_period) IS 'earliest reference period by end, then by start; NULLs are passed over, no rows give NULL';

CREATE FUNCTION @extschema@.ref_period_larger(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_larger'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_larger(@extschema@.ref_period, @extschema@.ref_period) IS
'the later of two reference periods, by end, then by start; NULL if either is NULL';

CREATE AGGREGATE @extschema@.max(@extschema@.ref_period) (
	SFUNC = @extschema@.ref_period_larger,
	STYPE = @extschema@.ref_period,
	COMBINEFUNC = @extschema@.ref_period_larger,
	SORTOP = OPERATOR(@extschema@.>),
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.max(@extschema@.ref_period) IS 'latest reference period by end, then by start; NULLs are passed over, no rows give NULL';

/* ---- constructors ---- */

CREATE FUNCTION @extschema@.ref_month(year pg_catalog.int4, month pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_month'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_month(pg_catalog.int4, pg_catalog.int4) IS
'month 1 to 12 of a year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_month(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_month_holding'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_month(pg_catalog.date) IS
'the month that holds a date; an infinite date, or one beyond years 0001 to 9999, is error 22008';

CREATE FUNCTION @extschema@.ref_quarter(year pg_catalog.int4, quarter pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_quarter'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_quarter(pg_catalog.int4, pg_catalog.int4) IS
'quarter 1 to 4 of a year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_half(year pg_catalog.int4, half pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_half'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_half(pg_catalog.int4, pg_catalog.int4) IS
'half-year 1 or 2 of a year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_year(year pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_year'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_year(pg_catalog.int4) IS
'calendar year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_ytd(year pg_catalog.int4, month pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_ytd'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_ytd(pg_catalog.int4, pg_catalog.int4) IS
'January up to and including a month, as cumulative series count: ref_ytd(2023, 5) is January-May 2023, ref_ytd(2023, 3) the first quarter. Error 22008 as for ref_month';

CREATE FUNCTION @extschema@.ref_week(year pg_catalog.int4, week pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_week'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_week(pg_catalog.int4, pg_catalog.int4) IS
'ISO 8601 week, Monday to Sunday, of an ISO year; a week that the year does not have is error 22008';

CREATE FUNCTION @extschema@.ref_months(first pg_catalog.date, months pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_months'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_months(pg_catalog.date, pg_catalog.int4) IS
'so many months from a date, which must be the first of a month (else error 22023); fewer than one month, or beyond year 9999, is error 22008';

/* ---- casts ---- */

CREATE FUNCTION @extschema@.daterange(period @extschema@.ref_period)
RETURNS pg_catalog.daterange
AS 'MODULE_PATHNAME', 'ref_period_to_daterange'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.daterange(@extschema@.ref_period) IS
'the days of a reference period as a daterange';

CREATE FUNCTION @extschema@.ref_period(days pg_catalog.daterange)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_from_daterange'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period(pg_catalog.daterange) IS
'the reference period of a range of days. An empty or unbounded range is error 22023, days beyond years 0001 to 9999 are error 22008';

CREATE CAST (@extschema@.ref_period AS pg_catalog.daterange) WITH FUNCTION @extschema@.daterange(@extschema@.ref_period);
COMMENT ON CAST (@extschema@.ref_period AS pg_catalog.daterange) IS 'the days of a reference period, first to last';
CREATE CAST (pg_catalog.daterange AS @extschema@.ref_period) WITH FUNCTION @extschema@.ref_period(pg_catalog.daterange);
COMMENT ON CAST (pg_catalog.daterange AS @extschema@.ref_period) IS 'the reference period of a range of days; empty and unbounded ranges are error 22023';

/* ---- parts ---- */

CREATE FUNCTION @extschema@.start_date(period @extschema@.ref_period)
RETURNS pg_catalog.date
AS 'MODULE_PATHNAME', 'ref_period_start_date'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.start_date(@extschema@.ref_period) IS
'first day of a reference period';

CREATE FUNCTION @extschema@.end_date(period @extschema@.ref_period)
RETURNS pg_catalog.date
AS 'MODULE_PATHNAME', 'ref_period_end_date'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.end_date(@extschema@.ref_period) IS
'last day of a reference period';

CREATE FUNCTION @extschema@.months(period @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_months'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.months(@extschema@.ref_period) IS
'length in months; NULL if the period is not whole months (weeks, days)';

CREATE FUNCTION @extschema@.frequency(period @extschema@.ref_period)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_frequency'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.frequency(@extschema@.ref_period) IS
'SDMX code of frequency (CL_FREQ): A year, S half-year, T trimester of four months, Q quarter, M month, W ISO week, D day; A5 for five calendar years, and so on; NULL for any other span, such as January-May';

CREATE FUNCTION @extschema@.starts_in_january(period @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_starts_in_january'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.starts_in_january(@extschema@.ref_period) IS
'whether the period is whole months from January on, as the periods of a cumulative series are';

CREATE FUNCTION @extschema@.year_of(period @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_year_of'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.year_of(@extschema@.ref_period) IS
'the year a period belongs to: the one it ends in; of an ISO week, the ISO year';

CREATE FUNCTION @extschema@.number_in_year(period @extschema@.ref_period, cumulative pg_catalog.bool DEFAULT false)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_number_in_year'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.number_in_year(@extschema@.ref_period, pg_catalog.bool) IS
'which period of its year it is: May 5, second quarter 2, ISO week 7; January-May 5 months; cumulative: count months from January also where the span is a quarter or half-year (January-June 6); NULL for spans that are not within one year or start later than January without being a standard period';

/* ---- steps ---- */

CREATE FUNCTION @extschema@.ref_period_plus(period @extschema@.ref_period, steps pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_plus'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_plus(@extschema@.ref_period, pg_catalog.int4) IS
'implements operator +: moved forward by so many times its own length, in months if it is whole months, else in days; beyond years 0001 to 9999 error 22008';

CREATE FUNCTION @extschema@.ref_period_plus(steps pg_catalog.int4, period @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_plus_commuted'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_plus(pg_catalog.int4, @extschema@.ref_period) IS
'implements operator + with the steps first';

CREATE FUNCTION @extschema@.ref_period_minus(period @extschema@.ref_period, steps pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_minus'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period_minus(@extschema@.ref_period, pg_catalog.int4) IS
'implements operator -: moved back by so many times its own length, in months if it is whole months, else in days; beyond years 0001 to 9999 error 22008';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.int4,
	FUNCTION = @extschema@.ref_period_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (@extschema@.ref_period, pg_catalog.int4) IS 'period moved forward by so many times its own length';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = pg_catalog.int4,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.ref_period_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (pg_catalog.int4, @extschema@.ref_period) IS 'period moved forward by so many times its own length';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.int4,
	FUNCTION = @extschema@.ref_period_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.ref_period, pg_catalog.int4) IS 'period moved back by so many times its own length';

CREATE FUNCTION @extschema@.same_period_last_year(period @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_same_period_last_year'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.same_period_last_year(@extschema@.ref_period) IS
'the base of year-on-year growth: whole months twelve months earlier, an ISO week with the same number in the ISO year before, other spans with both ends on the same day of the year before. NULL where the calendar has none: week 53, 29 February, and before year 0001';

CREATE FUNCTION @extschema@.previous_period(period @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_previous'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.previous_period(@extschema@.ref_period) IS
'the period of the same length just before; NULL before year 0001';

CREATE FUNCTION @extschema@.previous_period(period @extschema@.ref_period, cumulative pg_catalog.bool)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_previous_cumulative'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.previous_period(@extschema@.ref_period, pg_catalog.bool) IS
'the period before in its series. Cumulative: January-May gives January-April, and January gives NULL; a period that is not whole months from January on is error 22023. Not cumulative: as previous_period(period)';

/* ---- containment ---- */

CREATE FUNCTION @extschema@.contains(period @extschema@.ref_period, on_date pg_catalog.date)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_contains_date'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.contains(@extschema@.ref_period, pg_catalog.date) IS
'whether the day lies in the period; infinite dates lie in none';

CREATE FUNCTION @extschema@.contains(period @extschema@.ref_period, part @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_contains'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.contains(@extschema@.ref_period, @extschema@.ref_period) IS
'whether every day of the part lies in the period';

CREATE FUNCTION @extschema@.contained_by(on_date pg_catalog.date, period @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_date_contained'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.contained_by(pg_catalog.date, @extschema@.ref_period) IS
'whether the day lies in the period; infinite dates lie in none';

CREATE FUNCTION @extschema@.contained_by(part @extschema@.ref_period, period @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_contained'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.contained_by(@extschema@.ref_period, @extschema@.ref_period) IS
'whether every day of the part lies in the period';

CREATE OPERATOR @extschema@.@> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.date,
	FUNCTION = @extschema@.contains,
	COMMUTATOR = OPERATOR(@extschema@.<@),
	RESTRICT = pg_catalog.contsel,
	JOIN = pg_catalog.contjoinsel
);
COMMENT ON OPERATOR @extschema@.@> (@extschema@.ref_period, pg_catalog.date) IS 'period contains the day';

CREATE OPERATOR @extschema@.@> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.contains,
	COMMUTATOR = OPERATOR(@extschema@.<@),
	RESTRICT = pg_catalog.contsel,
	JOIN = pg_catalog.contjoinsel
);
COMMENT ON OPERATOR @extschema@.@> (@extschema@.ref_period, @extschema@.ref_period) IS 'period contains every day of the other';

CREATE OPERATOR @extschema@.<@ (
	LEFTARG = pg_catalog.date,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.contained_by,
	COMMUTATOR = OPERATOR(@extschema@.@>),
	RESTRICT = pg_catalog.contsel,
	JOIN = pg_catalog.contjoinsel
);
COMMENT ON OPERATOR @extschema@.<@ (pg_catalog.date, @extschema@.ref_period) IS 'day lies in the period';

CREATE OPERATOR @extschema@.<@ (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.contained_by,
	COMMUTATOR = OPERATOR(@extschema@.@>),
	RESTRICT = pg_catalog.contsel,
	JOIN = pg_catalog.contjoinsel
);
COMMENT ON OPERATOR @extschema@.<@ (@extschema@.ref_period, @extschema@.ref_period) IS 'every day of the period lies in the other';

/* ---- progress ---- */

CREATE FUNCTION @extschema@.is_complete(period @extschema@.ref_period, on_date pg_catalog.date)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_is_complete'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.is_complete(@extschema@.ref_period, pg_catalog.date) IS
'whether the period is over at the end of the day; infinity is after, -infinity before every period';

CREATE FUNCTION @extschema@.elapsed_share(period @extschema@.ref_period, on_date pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ref_period_elapsed_share'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.elapsed_share(@extschema@.ref_period, pg_catalog.date) IS
'elapsed part of the period at the end of the day, in percent (0 to 100): complete months plus the elapsed days over the days of the running month, out of the months of the period; by days where the period is not whole months. 20 significant digits, half away from zero. Before the period and at -infinity 0, after it and at infinity 100';

CREATE FUNCTION @extschema@.elapsed_share(period @extschema@.ref_period, on_date pg_catalog.date, by_days pg_catalog.bool)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ref_period_elapsed_share_by_days'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.elapsed_share(@extschema@.ref_period, pg_catalog.date, pg_catalog.bool) IS
'as elapsed_share(period, on_date), in percent; with by_days elapsed days out of the days of the period';

/* ---- labels ---- */

CREATE FUNCTION @extschema@.label(period @extschema@.ref_period, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_label'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.label(@extschema@.ref_period, pg_catalog.text) IS
'the period in words, lang being zh (or zh-Hans), zh-Hant or en; other languages are error 22023. Chinese labels are read back by the input of the type';

CREATE FUNCTION @extschema@.label(period @extschema@.ref_period, lang pg_catalog.text, cumulative pg_catalog.bool)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_label_cumulative'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.label(@extschema@.ref_period, pg_catalog.text, pg_catalog.bool) IS
'the period in words; with cumulative, spans from January on within a year name their months (January-March, not first quarter), as cumulative series are printed';
