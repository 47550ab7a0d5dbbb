/* ref_period_step: from one period to another */

CREATE FUNCTION indstat_internal.ref_period_plus(period @extschema@.ref_period, steps pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_plus'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_plus(@extschema@.ref_period, pg_catalog.int4) IS
'implements operator +: moved forward by so many times its own length, in months if it is whole months, else in days; beyond years 0001 to 9999 error 22008';

CREATE FUNCTION indstat_internal.ref_period_plus(steps pg_catalog.int4, period @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_plus_commuted'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_plus(pg_catalog.int4, @extschema@.ref_period) IS
'implements operator + with the steps first';

CREATE FUNCTION indstat_internal.ref_period_minus(period @extschema@.ref_period, steps pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_minus'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_minus(@extschema@.ref_period, pg_catalog.int4) IS
'implements operator -: moved back by so many times its own length, in months if it is whole months, else in days; beyond years 0001 to 9999 error 22008';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.int4,
	FUNCTION = indstat_internal.ref_period_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (@extschema@.ref_period, pg_catalog.int4) IS 'period moved forward by so many times its own length';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = pg_catalog.int4,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (pg_catalog.int4, @extschema@.ref_period) IS 'period moved forward by so many times its own length';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.int4,
	FUNCTION = indstat_internal.ref_period_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.ref_period, pg_catalog.int4) IS 'period moved back by so many times its own length';

CREATE FUNCTION indstat_internal.ref_period_minus(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_difference'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_minus(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator - of two periods: so many steps of their own length lie from the second to the first; error 22023 if no number of steps leads there';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.ref_period, @extschema@.ref_period) IS 'how many steps of their own length lie from the second period to the first: 2023-05 - 2023-01 is 4; periods of other lengths are error 22023';

CREATE FUNCTION @extschema@.same_period_last_year(period @extschema@.ref_period, years pg_catalog.int4 DEFAULT 1)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_same_period_last_year'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.same_period_last_year(@extschema@.ref_period, pg_catalog.int4) IS
'the base of year-on-year growth: whole months twelve months earlier, an ISO week with the same number in the ISO year before, other spans with both ends on the same day of the year before; with years, the same so many years earlier (below zero, later). NULL where the calendar has none: week 53, 29 February, and outside years 0001 to 9999; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.previous_period(period @extschema@.ref_period, cumulative pg_catalog.bool DEFAULT false)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_previous'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.previous_period(@extschema@.ref_period, pg_catalog.bool) IS
'the period of the same length just before; NULL before year 0001. With cumulative (default false) the one before in a cumulative series: January-May gives January-April, and January gives NULL; a period that is not whole months from January on is error 22023';

CREATE FUNCTION @extschema@.periods_between(first @extschema@.ref_period, last @extschema@.ref_period, cumulative pg_catalog.bool DEFAULT false)
RETURNS SETOF @extschema@.ref_period
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 24
BEGIN ATOMIC
	SELECT CASE WHEN cumulative
		THEN @extschema@.ref_ytd(((m OPERATOR(pg_catalog./) 12)), ((m OPERATOR(pg_catalog.%) 12) OPERATOR(pg_catalog.+) 1))
		ELSE first OPERATOR(@extschema@.+) m END
	FROM pg_catalog.generate_series(
		-- previous_period refuses what is no period of a cumulative series
		CASE WHEN cumulative THEN (@extschema@.year_of(first) OPERATOR(pg_catalog.*) 12) OPERATOR(pg_catalog.+) @extschema@.number_in_year(first, true) OPERATOR(pg_catalog.-) 1
			OPERATOR(pg_catalog.+) (0 OPERATOR(pg_catalog.*) coalesce(@extschema@.months(@extschema@.previous_period(first, true)), 0))
			ELSE 0 END,
		CASE WHEN cumulative THEN (@extschema@.year_of(last) OPERATOR(pg_catalog.*) 12) OPERATOR(pg_catalog.+) @extschema@.number_in_year(last, true) OPERATOR(pg_catalog.-) 1
			OPERATOR(pg_catalog.+) (0 OPERATOR(pg_catalog.*) coalesce(@extschema@.months(@extschema@.previous_period(last, true)), 0))
			ELSE last OPERATOR(@extschema@.-) first END) m;
END;
COMMENT ON FUNCTION @extschema@.periods_between(@extschema@.ref_period, @extschema@.ref_period, pg_catalog.bool) IS
'the periods from the first to the last, each as long as they are: months between two months, weeks between two weeks; none if the last comes before the first; error 22023 if no number of such steps leads from one to the other. With cumulative (default false) those of a cumulative series, month by month: January, January-February, ..., January-December, January of the next year; error 22023 if one of the two is not whole months from January on';

CREATE FUNCTION @extschema@.missing_periods(periods @extschema@.ref_period[], cumulative pg_catalog.bool DEFAULT false)
RETURNS @extschema@.ref_period[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT ARRAY(
		SELECT p FROM @extschema@.periods_between(
			(SELECT @extschema@.min(p) FROM pg_catalog.unnest(periods) p),
			(SELECT @extschema@.max(p) FROM pg_catalog.unnest(periods) p), cumulative) p
		-- not EXCEPT, nor in the order of periods: pg_upgrade restores functions before operator classes
		WHERE NOT EXISTS (SELECT FROM pg_catalog.unnest(periods) q WHERE q OPERATOR(@extschema@.=) p)
		ORDER BY @extschema@.end_date(p));
END;
COMMENT ON FUNCTION @extschema@.missing_periods(@extschema@.ref_period[], pg_catalog.bool) IS
'the periods that are missing between the first and the last of some, as missing_periods(array_agg(period)) of the rows of a group; an empty array if none is. NULLs are passed over; periods of several lengths are error 22023. With cumulative (default false), of a cumulative series, where a whole number of months from January on is one period each';
