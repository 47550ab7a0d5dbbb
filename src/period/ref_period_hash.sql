/* ref_period_hash: hash joins, hash indexes, hash partitions */

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
