/* ref_period_order: operators, sorting, hashing, indexes, RANGE frames, min and max */

CREATE FUNCTION indstat_internal.ref_period_eq(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_eq'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION indstat_internal.ref_period_eq(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator =: same first and last day; total, never raises';

CREATE FUNCTION indstat_internal.ref_period_ne(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_ne'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION indstat_internal.ref_period_ne(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator <>: different first or last day; total, never raises';

CREATE FUNCTION indstat_internal.ref_period_lt(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_lt'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION indstat_internal.ref_period_lt(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator <: ends earlier, or ends the same day and starts earlier; total, never raises';

CREATE FUNCTION indstat_internal.ref_period_le(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_le'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION indstat_internal.ref_period_le(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator <=: ends earlier, or ends the same day and starts no later; total, never raises';

CREATE FUNCTION indstat_internal.ref_period_gt(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_gt'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION indstat_internal.ref_period_gt(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator >: ends later, or ends the same day and starts later; total, never raises';

CREATE FUNCTION indstat_internal.ref_period_ge(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_ge'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION indstat_internal.ref_period_ge(@extschema@.ref_period, @extschema@.ref_period) IS
'implements operator >=: ends later, or ends the same day and starts no earlier; total, never raises';

CREATE FUNCTION indstat_internal.ref_period_cmp(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_cmp'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION indstat_internal.ref_period_cmp(@extschema@.ref_period, @extschema@.ref_period) IS
'btree comparison: -1, 0 or 1 by end, then by start; total, never raises';

CREATE FUNCTION indstat_internal.ref_period_eqjoinsel(root pg_catalog.internal, operator pg_catalog.oid, args pg_catalog.internal, jointype pg_catalog.int2, sjinfo pg_catalog.internal)
RETURNS pg_catalog.float8
AS 'MODULE_PATHNAME', 'ref_period_eqjoinsel'
LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.ref_period_eqjoinsel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int2, pg_catalog.internal) IS
'how many pairs the planner expects of a join by periods: where a side has no statistics, one in ten, since figures are joined by their period beside other columns';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_eq,
	COMMUTATOR = OPERATOR(@extschema@.=),
	NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel,
	JOIN = indstat_internal.ref_period_eqjoinsel,
	HASHES,
	MERGES
);

COMMENT ON OPERATOR @extschema@.= (@extschema@.ref_period, @extschema@.ref_period) IS 'same first and last day';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_ne,
	COMMUTATOR = OPERATOR(@extschema@.<>),
	NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel,
	JOIN = pg_catalog.neqjoinsel
);

COMMENT ON OPERATOR @extschema@.<> (@extschema@.ref_period, @extschema@.ref_period) IS 'different first or last day';

CREATE OPERATOR @extschema@.< (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_lt,
	COMMUTATOR = OPERATOR(@extschema@.>),
	NEGATOR = OPERATOR(@extschema@.>=),
	RESTRICT = pg_catalog.scalarltsel,
	JOIN = pg_catalog.scalarltjoinsel
);

COMMENT ON OPERATOR @extschema@.< (@extschema@.ref_period, @extschema@.ref_period) IS 'ends earlier, or ends the same day and starts earlier';

CREATE OPERATOR @extschema@.<= (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_le,
	COMMUTATOR = OPERATOR(@extschema@.>=),
	NEGATOR = OPERATOR(@extschema@.>),
	RESTRICT = pg_catalog.scalarlesel,
	JOIN = pg_catalog.scalarlejoinsel
);

COMMENT ON OPERATOR @extschema@.<= (@extschema@.ref_period, @extschema@.ref_period) IS 'ends earlier, or ends the same day and starts no later';

CREATE OPERATOR @extschema@.> (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_gt,
	COMMUTATOR = OPERATOR(@extschema@.<),
	NEGATOR = OPERATOR(@extschema@.<=),
	RESTRICT = pg_catalog.scalargtsel,
	JOIN = pg_catalog.scalargtjoinsel
);

COMMENT ON OPERATOR @extschema@.> (@extschema@.ref_period, @extschema@.ref_period) IS 'ends later, or ends the same day and starts later';

CREATE OPERATOR @extschema@.>= (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_ge,
	COMMUTATOR = OPERATOR(@extschema@.<=),
	NEGATOR = OPERATOR(@extschema@.<),
	RESTRICT = pg_catalog.scalargesel,
	JOIN = pg_catalog.scalargejoinsel
);

COMMENT ON OPERATOR @extschema@.>= (@extschema@.ref_period, @extschema@.ref_period) IS 'ends later, or ends the same day and starts no earlier';

CREATE FUNCTION indstat_internal.ref_period_sortsupport(sortsupport pg_catalog.internal)
RETURNS pg_catalog.void
AS 'MODULE_PATHNAME', 'ref_period_sortsupport'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_sortsupport(pg_catalog.internal) IS
'btree sort support: periods sort as the integers they are stored as';

CREATE FUNCTION indstat_internal.ref_period_in_range(val @extschema@.ref_period, base @extschema@.ref_period, "offset" pg_catalog.interval, sub pg_catalog.bool, less pg_catalog.bool)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_in_range'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_in_range(@extschema@.ref_period, @extschema@.ref_period, pg_catalog.interval, pg_catalog.bool, pg_catalog.bool) IS
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
	FUNCTION 1 indstat_internal.ref_period_cmp(@extschema@.ref_period, @extschema@.ref_period),
	FUNCTION 2 indstat_internal.ref_period_sortsupport(pg_catalog.internal),
	FUNCTION 3 (@extschema@.ref_period, pg_catalog.interval) indstat_internal.ref_period_in_range(@extschema@.ref_period, @extschema@.ref_period, pg_catalog.interval, pg_catalog.bool, pg_catalog.bool),
	FUNCTION 4 pg_catalog.btequalimage(pg_catalog.oid);
COMMENT ON OPERATOR CLASS @extschema@.ref_period_ops USING btree IS 'order of reference periods by end, then by start; RANGE frames by interval';

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

CREATE FUNCTION indstat_internal.ref_period_smaller(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_smaller'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_smaller(@extschema@.ref_period, @extschema@.ref_period) IS
'the earlier of two reference periods, by end, then by start; NULL if either is NULL';

CREATE AGGREGATE @extschema@.min(@extschema@.ref_period) (
	SFUNC = indstat_internal.ref_period_smaller,
	STYPE = @extschema@.ref_period,
	COMBINEFUNC = indstat_internal.ref_period_smaller,
	SORTOP = OPERATOR(@extschema@.<),
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.min(@extschema@.ref_period) IS 'earliest reference period by end, then by start; NULLs are passed over, no rows give NULL';

CREATE FUNCTION indstat_internal.ref_period_larger(a @extschema@.ref_period, b @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_larger'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_larger(@extschema@.ref_period, @extschema@.ref_period) IS
'the later of two reference periods, by end, then by start; NULL if either is NULL';

CREATE AGGREGATE @extschema@.max(@extschema@.ref_period) (
	SFUNC = indstat_internal.ref_period_larger,
	STYPE = @extschema@.ref_period,
	COMBINEFUNC = indstat_internal.ref_period_larger,
	SORTOP = OPERATOR(@extschema@.>),
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.max(@extschema@.ref_period) IS 'latest reference period by end, then by start; NULLs are passed over, no rows give NULL';

CREATE FUNCTION indstat_internal.ref_period_hash(period @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_hash'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_hash(@extschema@.ref_period) IS
'hash of first and last day, the same on every machine and for ever: hash partitions are laid out by it';

CREATE FUNCTION indstat_internal.ref_period_hash_extended(period @extschema@.ref_period, seed pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'ref_period_hash_extended'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_hash_extended(@extschema@.ref_period, pg_catalog.int8) IS
'64-bit hash of first and last day with a seed, the same on every machine and for ever';

CREATE OPERATOR FAMILY @extschema@.ref_period_ops USING hash;
COMMENT ON OPERATOR FAMILY @extschema@.ref_period_ops USING hash IS 'equality of reference periods';
CREATE OPERATOR CLASS @extschema@.ref_period_ops
DEFAULT FOR TYPE @extschema@.ref_period USING hash FAMILY @extschema@.ref_period_ops AS
	OPERATOR 1 @extschema@.= (@extschema@.ref_period, @extschema@.ref_period),
	FUNCTION 1 indstat_internal.ref_period_hash(@extschema@.ref_period),
	FUNCTION 2 indstat_internal.ref_period_hash_extended(@extschema@.ref_period, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.ref_period_ops USING hash IS 'equality of reference periods, for hash joins, hash indexes and hash partitions';
