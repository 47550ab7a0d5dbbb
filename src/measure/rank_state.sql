
/* rank_state: competition rank of one value among its peers */

CREATE TYPE @extschema@.rank_state;

CREATE FUNCTION indstat_internal.rank_state_in(text pg_catalog.cstring)
RETURNS @extschema@.rank_state
AS 'MODULE_PATHNAME', 'rank_state_in'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_state_in(pg_catalog.cstring) IS
'reads the text of a state of rank_within; anything that it could not have written is an error (22P02)';

CREATE FUNCTION indstat_internal.rank_state_out(state @extschema@.rank_state)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'rank_state_out'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_state_out(@extschema@.rank_state) IS
'writes a state of rank_within: version:known:direction:own:better:peers';

CREATE FUNCTION indstat_internal.rank_state_recv(message pg_catalog.internal)
RETURNS @extschema@.rank_state
AS 'MODULE_PATHNAME', 'rank_state_recv'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_state_recv(pg_catalog.internal) IS
'reads the binary form of a state of rank_within; anything that it could not have written is an error (22P03)';

CREATE FUNCTION indstat_internal.rank_state_send(state @extschema@.rank_state)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'rank_state_send'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_state_send(@extschema@.rank_state) IS
'binary form of a state of rank_within';

CREATE TYPE @extschema@.rank_state (
	INPUT = indstat_internal.rank_state_in,
	OUTPUT = indstat_internal.rank_state_out,
	RECEIVE = indstat_internal.rank_state_recv,
	SEND = indstat_internal.rank_state_send,
	INTERNALLENGTH = 32,
	ALIGNMENT = double,
	STORAGE = plain
);
COMMENT ON TYPE @extschema@.rank_state IS
'state of the aggregate rank_within: a hash of the own value, and how many peers there are and how many of them are better';

CREATE FUNCTION indstat_internal.rank_state_combine(a @extschema@.rank_state, b @extschema@.rank_state)
RETURNS @extschema@.rank_state
AS 'MODULE_PATHNAME', 'rank_state_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_state_combine(@extschema@.rank_state, @extschema@.rank_state) IS
'adds two states of rank_within; states of different own values or directions are an error (22023)';

CREATE FUNCTION indstat_internal.rank_state_final(state @extschema@.rank_state)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_state_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_state_final(@extschema@.rank_state) IS
'final function of rank_within: 1 + number of better peers';

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.rank_within_trans(state @extschema@.rank_state, own pg_catalog.@number@, peer pg_catalog.@number@)
RETURNS @extschema@.rank_state
AS 'MODULE_PATHNAME', 'rank_within_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_within_trans(@extschema@.rank_state, pg_catalog.@number@, pg_catalog.@number@) IS
'adds a peer to a state of rank_within';
@end@

@for number numeric float8@
CREATE AGGREGATE @extschema@.rank_within(own pg_catalog.@number@, peer pg_catalog.@number@) (
	SFUNC = indstat_internal.rank_within_trans,
	STYPE = @extschema@.rank_state,
	SSPACE = 32,
	COMBINEFUNC = indstat_internal.rank_state_combine,
	FINALFUNC = indstat_internal.rank_state_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.rank_within(pg_catalog.@number@, pg_catalog.@number@) IS
'rank of own among its peers: 1 + the number of peers that are strictly better; higher is better; NULL and NaN peers are not counted; NULL if own is NULL or NaN or there are no rows; own that differs between rows is an error (22023)';
@end@

CREATE AGGREGATE @extschema@.rank_within(own pg_catalog.int8, peer pg_catalog.int8) (
	SFUNC = indstat_internal.rank_within_trans,
	STYPE = @extschema@.rank_state,
	SSPACE = 32,
	COMBINEFUNC = indstat_internal.rank_state_combine,
	FINALFUNC = indstat_internal.rank_state_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.rank_within(pg_catalog.int8, pg_catalog.int8) IS
'rank of own among its peers: 1 + the number of peers that are strictly better; higher is better; NULL peers are not counted; NULL if own is NULL or there are no rows; own that differs between rows is an error (22023)';

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.rank_within_trans(state @extschema@.rank_state, own pg_catalog.@number@, peer pg_catalog.@number@, higher_is_better pg_catalog.bool)
RETURNS @extschema@.rank_state
AS 'MODULE_PATHNAME', 'rank_within_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.rank_within_trans(@extschema@.rank_state, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'adds a peer to a state of rank_within';
@end@

@for number numeric float8@
CREATE AGGREGATE @extschema@.rank_within(own pg_catalog.@number@, peer pg_catalog.@number@, higher_is_better pg_catalog.bool) (
	SFUNC = indstat_internal.rank_within_trans,
	STYPE = @extschema@.rank_state,
	SSPACE = 32,
	COMBINEFUNC = indstat_internal.rank_state_combine,
	FINALFUNC = indstat_internal.rank_state_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.rank_within(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'rank of own among its peers: 1 + the number of peers that are strictly better; higher is better if higher_is_better, else lower; NULL if that is NULL; NULL and NaN peers are not counted; NULL if own is NULL or NaN or there are no rows; own or a direction that differs between rows is an error (22023)';
@end@

CREATE AGGREGATE @extschema@.rank_within(own pg_catalog.int8, peer pg_catalog.int8, higher_is_better pg_catalog.bool) (
	SFUNC = indstat_internal.rank_within_trans,
	STYPE = @extschema@.rank_state,
	SSPACE = 32,
	COMBINEFUNC = indstat_internal.rank_state_combine,
	FINALFUNC = indstat_internal.rank_state_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.rank_within(pg_catalog.int8, pg_catalog.int8, pg_catalog.bool) IS
'rank of own among its peers: 1 + the number of peers that are strictly better; higher is better if higher_is_better, else lower; NULL if that is NULL; NULL peers are not counted; NULL if own is NULL or there are no rows; own or a direction that differs between rows is an error (22023)';
