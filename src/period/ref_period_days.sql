/* ref_period_days: whether a period contains a day or another one, and how much of it is over on a day */

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

CREATE FUNCTION indstat_internal.ref_period_contained_by(on_date pg_catalog.date, period @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_date_contained'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_contained_by(pg_catalog.date, @extschema@.ref_period) IS
'implements operator <@: whether the day lies in the period; infinite dates lie in none';

CREATE FUNCTION indstat_internal.ref_period_contained_by(part @extschema@.ref_period, period @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_contained'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_contained_by(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator <@: whether every day of the part lies in the period';

CREATE OPERATOR @extschema@.@> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.date,
	FUNCTION = @extschema@.contains,
	COMMUTATOR = OPERATOR(@extschema@.<@),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.@> (@extschema@.ref_period, pg_catalog.date) IS 'period contains the day';

CREATE OPERATOR @extschema@.@> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.contains,
	COMMUTATOR = OPERATOR(@extschema@.<@),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.@> (@extschema@.ref_period, @extschema@.ref_period) IS 'period contains every day of the other';

CREATE OPERATOR @extschema@.<@ (
	LEFTARG = pg_catalog.date,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_contained_by,
	COMMUTATOR = OPERATOR(@extschema@.@>),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.<@ (pg_catalog.date, @extschema@.ref_period) IS 'day lies in the period';

CREATE OPERATOR @extschema@.<@ (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_contained_by,
	COMMUTATOR = OPERATOR(@extschema@.@>),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.<@ (@extschema@.ref_period, @extschema@.ref_period) IS 'every day of the period lies in the other';

CREATE FUNCTION indstat_internal.ref_period_overlaps(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_overlaps'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_overlaps(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator &&: whether some day lies in both';

CREATE OPERATOR @extschema@.&& (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_overlaps,
	COMMUTATOR = OPERATOR(@extschema@.&&),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.&& (@extschema@.ref_period, @extschema@.ref_period) IS 'some day lies in both periods';

@for time timestamp timestamptz@
CREATE FUNCTION indstat_internal.ref_period_contains(period @extschema@.ref_period, on_time pg_catalog.@time@)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_contains_@time@'
LANGUAGE c @timestamp[IMMUTABLE]@@timestamptz[STABLE]@ STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_contains(@extschema@.ref_period, pg_catalog.@time@) IS
'implements operator @>: whether the day of the timestamp@timestamptz[, by the calendar of TimeZone,]@ lies in the period; infinite ones lie in none';

CREATE FUNCTION indstat_internal.ref_period_contained_by(on_time pg_catalog.@time@, period @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_@time@_contained'
LANGUAGE c @timestamp[IMMUTABLE]@@timestamptz[STABLE]@ STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_contained_by(pg_catalog.@time@, @extschema@.ref_period) IS
'implements operator <@: whether the day of the timestamp@timestamptz[, by the calendar of TimeZone,]@ lies in the period; infinite ones lie in none';

CREATE OPERATOR @extschema@.@> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.@time@,
	FUNCTION = indstat_internal.ref_period_contains,
	COMMUTATOR = OPERATOR(@extschema@.<@),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.@> (@extschema@.ref_period, pg_catalog.@time@) IS 'period contains the day of the timestamp';

CREATE OPERATOR @extschema@.<@ (
	LEFTARG = pg_catalog.@time@,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_contained_by,
	COMMUTATOR = OPERATOR(@extschema@.@>),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.<@ (pg_catalog.@time@, @extschema@.ref_period) IS 'day of the timestamp lies in the period';
@end@

CREATE FUNCTION @extschema@.is_complete(period @extschema@.ref_period, on_date pg_catalog.date)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_is_complete'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.is_complete(@extschema@.ref_period, pg_catalog.date) IS
'whether the period is over at the end of the day; infinity is after, -infinity before every period';

CREATE FUNCTION @extschema@.elapsed_share(period @extschema@.ref_period, on_date pg_catalog.date, by_days pg_catalog.bool DEFAULT false)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ref_period_elapsed_share'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.elapsed_share(@extschema@.ref_period, pg_catalog.date, pg_catalog.bool) IS
'elapsed part of the period at the end of the day, in percent (0 to 100): complete months plus the elapsed days over the days of the running month, out of the months of the period; elapsed days out of the days of the period with by_days (default false), and where the period is not whole months. 20 significant digits, half away from zero. Before the period and at -infinity 0, after it and at infinity 100';
