
/* exact_sums: the state of the aggregates */

CREATE TYPE @extschema@.exact_sums;

CREATE FUNCTION indstat_internal.exact_sums_in(text pg_catalog.cstring)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'exact_sums_in'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.exact_sums_in(pg_catalog.cstring) IS
'reads the text of an aggregate state; an unknown version or kind, digits, counts or periods that no aggregate writes are an error (22P02)';

CREATE FUNCTION indstat_internal.exact_sums_out(state @extschema@.exact_sums)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'exact_sums_out'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.exact_sums_out(@extschema@.exact_sums) IS
'writes an aggregate state without loss: version:kind:(fields):(count,nan,pinf,ninf,decimals,sum);(...)';

CREATE FUNCTION indstat_internal.exact_sums_recv(message pg_catalog.internal)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'exact_sums_recv'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.exact_sums_recv(pg_catalog.internal) IS
'reads the binary form of an aggregate state; an unknown version or kind, digits, counts or periods that no aggregate writes are an error (22P03)';

CREATE FUNCTION indstat_internal.exact_sums_send(state @extschema@.exact_sums)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'exact_sums_send'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.exact_sums_send(@extschema@.exact_sums) IS
'binary form of an aggregate state, without loss';

CREATE TYPE @extschema@.exact_sums (
	INPUT = indstat_internal.exact_sums_in,
	OUTPUT = indstat_internal.exact_sums_out,
	RECEIVE = indstat_internal.exact_sums_recv,
	SEND = indstat_internal.exact_sums_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = plain
);
COMMENT ON TYPE @extschema@.exact_sums IS
'state of the aggregates: sums of decimals kept to the last digit between 10^-64 and 10^64, so that the result does not depend on the order of the rows nor on the plan; digits outside that range are an error (22003)';
