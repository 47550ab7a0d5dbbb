
/* series: a whole time series in one value: exact decimals, one value per period */

CREATE TYPE @extschema@.series;

CREATE FUNCTION indstat_internal.series_in(text pg_catalog.cstring)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_in'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.series_in(pg_catalog.cstring) IS
'reads a series: first period, colon, values; bad text is an error (22P02) that says where, a value that does not fit 22003, more than 65536 periods 54000';

CREATE FUNCTION indstat_internal.series_out(s @extschema@.series)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'series_out'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.series_out(@extschema@.series) IS
'writes a series so that it reads back as the same value: [ytd | jan-feb] first period: value, value, null, ...';

CREATE FUNCTION indstat_internal.series_recv(message pg_catalog.internal)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_recv'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION indstat_internal.series_recv(pg_catalog.internal) IS
'reads the binary form of a series; what no series could have sent is an error (22P03)';

CREATE FUNCTION indstat_internal.series_send(s @extschema@.series)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'series_send'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 80;
COMMENT ON FUNCTION indstat_internal.series_send(@extschema@.series) IS
'binary form of a series, without loss: version, frequency, basis, first position, width, decimals, values';

CREATE FUNCTION indstat_internal.series_subscript(expression pg_catalog.internal)
RETURNS pg_catalog.internal
AS 'MODULE_PATHNAME', 'series_subscript_handler'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_subscript(pg_catalog.internal) IS
'subscripts of a series: s[2023-05] is a number, s[2023-01:2023-12] a series; NULL where the series has no such period; in an assignment such a period is an error (22023)';

-- Of the category of numbers: a literal, stat_round('31.95', 1), still is a number.
CREATE TYPE @extschema@.series (
	INPUT = indstat_internal.series_in,
	OUTPUT = indstat_internal.series_out,
	RECEIVE = indstat_internal.series_recv,
	SEND = indstat_internal.series_send,
	SUBSCRIPT = indstat_internal.series_subscript,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = main,
	CATEGORY = 'N'
);
COMMENT ON TYPE @extschema@.series IS
'a time series: frequency (M, Q, T, S, A, W, D), whether values run from January, first period, and one exact decimal or nothing per period, as in ''2023-01: 1.5, null, 2''; what is missing at either end is not kept, so two series with the same figures are equal; at most 65536 periods; all values together at most 18 digits (up to 9223372036854775807 in units of the last decimal) and 60 decimals, else an error (22003); NaN and infinity are an error';

@for string pg_catalog.text pg_catalog.varchar@
CREATE CAST (@string@ AS @extschema@.series) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (@string@ AS @extschema@.series) IS 'what the input of series reads; by assignment, for drivers send what is to be stored as text';
@end@

CREATE FUNCTION indstat_internal.series_eq(a @extschema@.series, b @extschema@.series)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_eq'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_eq(@extschema@.series, @extschema@.series) IS
'same frequency, basis, periods and values; 1.5 and 1.50 are the same';

CREATE FUNCTION indstat_internal.series_ne(a @extschema@.series, b @extschema@.series)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_ne'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.series_ne(@extschema@.series, @extschema@.series) IS
'not the same series';

CREATE FUNCTION indstat_internal.series_hash(s @extschema@.series)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'packed_hash'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 60;
COMMENT ON FUNCTION indstat_internal.series_hash(@extschema@.series) IS
'hash of a series';

CREATE FUNCTION indstat_internal.series_hash_extended(s @extschema@.series, seed pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'packed_hash_extended'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 60;
COMMENT ON FUNCTION indstat_internal.series_hash_extended(@extschema@.series, pg_catalog.int8) IS
'hash of a series with a seed';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.series, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_eq,
	COMMUTATOR = OPERATOR(@extschema@.=), NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel,
	HASHES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.series, @extschema@.series) IS 'same frequency, basis, periods and values';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.series, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_ne,
	COMMUTATOR = OPERATOR(@extschema@.<>), NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.series, @extschema@.series) IS 'not the same series';

CREATE OPERATOR FAMILY @extschema@.series_hash_ops USING hash;
COMMENT ON OPERATOR FAMILY @extschema@.series_hash_ops USING hash IS 'equality of series';
CREATE OPERATOR CLASS @extschema@.series_hash_ops DEFAULT FOR TYPE @extschema@.series USING hash FAMILY @extschema@.series_hash_ops AS
	OPERATOR 1 @extschema@.= (@extschema@.series, @extschema@.series),
	FUNCTION 1 indstat_internal.series_hash(@extschema@.series),
	FUNCTION 2 indstat_internal.series_hash_extended(@extschema@.series, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.series_hash_ops USING hash IS 'equality of series; series have no order';
