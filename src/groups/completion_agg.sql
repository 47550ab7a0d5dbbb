
/* completion_agg: completion of every key in one pass over rows */

CREATE TYPE @extschema@.key_completion AS (key pg_catalog.text, actual pg_catalog.numeric, target pg_catalog.numeric, completion pg_catalog.numeric);
COMMENT ON TYPE @extschema@.key_completion IS
'completion of the targets of one key, with the sums it is made of; what completion_agg() gives an array of';
CREATE TYPE @extschema@.key_completion_int8 AS (key pg_catalog.int8, actual pg_catalog.numeric, target pg_catalog.numeric, completion pg_catalog.numeric);
COMMENT ON TYPE @extschema@.key_completion_int8 IS
'completion of the targets of one key that is a number, with the sums it is made of; what completion_agg() gives an array of';

CREATE FUNCTION indstat_internal.completion_agg_combine(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'completion_agg_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.completion_agg_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'joins two states of completion_agg';

CREATE FUNCTION indstat_internal.key_completion_final(state pg_catalog.bytea)
RETURNS @extschema@.key_completion[]
AS 'MODULE_PATHNAME', 'completion_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.key_completion_final(pg_catalog.bytea) IS
'the rows of a state of completion_agg, by key';

CREATE FUNCTION indstat_internal.key_completion_int8_final(state pg_catalog.bytea)
RETURNS @extschema@.key_completion_int8[]
AS 'MODULE_PATHNAME', 'completion_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.key_completion_int8_final(pg_catalog.bytea) IS
'the rows of a state of completion_agg, by key';

@for key text int8@
@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.completion_agg_trans(state pg_catalog.bytea, key pg_catalog.@key@, actual pg_catalog.@number@, target pg_catalog.@number@)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'completion_agg_@key@_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indstat_internal.completion_agg_trans(pg_catalog.bytea, pg_catalog.@key@, pg_catalog.@number@, pg_catalog.@number@) IS
'adds a row to a state of completion_agg';

CREATE AGGREGATE @extschema@.completion_agg(key pg_catalog.@key@, actual pg_catalog.@number@, target pg_catalog.@number@) (
	SFUNC = indstat_internal.completion_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 100000,
	COMBINEFUNC = indstat_internal.completion_agg_combine,
	FINALFUNC = indstat_internal.key_completion@!text[_int8]@_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.completion_agg(pg_catalog.@key@, pg_catalog.@number@, pg_catalog.@number@) IS
'completion of the targets of every key at once, in percent: an array of key_completion@!text[_int8]@ (key, sum of actual, sum of target, 100 * the one / the other), in the order of @text[the bytes of ]@their keys, for unnest(); the same as chain_completion(actual, target) under GROUP BY key, for rows in any order and without a group per key; sums are over the rows where actual and target are both known (pass coalesce(actual, 0) where a missing one counts as zero achieved), all NULL if a key has no such row; completion is NULL if the sum of target is zero or negative; a key that is NULL is an error (22004)@!int8[; NaN or infinite values make the sums and the completion NaN, digits beyond 10^-64 or 10^64 are an error (22003)]@; about 90 bytes of memory a key, 690 for one whose values or sums have more than some 14 digits, and up to one gigabyte where the state or the result travels (54000); NULL if there are no rows@float8[; double precision is read as its shortest decimal]@';
@end@
@end@
