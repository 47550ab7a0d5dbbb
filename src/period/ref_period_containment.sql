/* ref_period_containment: whether a period contains a day or another one */

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
	FUNCTION = @extschema@.contained_by,
	COMMUTATOR = OPERATOR(@extschema@.@>),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.<@ (pg_catalog.date, @extschema@.ref_period) IS 'day lies in the period';

CREATE OPERATOR @extschema@.<@ (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = @extschema@.contained_by,
	COMMUTATOR = OPERATOR(@extschema@.@>),
	RESTRICT = pg_catalog.matchingsel,
	JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR @extschema@.<@ (@extschema@.ref_period, @extschema@.ref_period) IS 'every day of the period lies in the other';
