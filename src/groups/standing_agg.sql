
/* turning_days, standing_agg: what holds on each of some days, of entries in any order */

CREATE FUNCTION indstat_internal.turning_days_trans(state pg_catalog.bytea, day pg_catalog.date, number pg_catalog.int4, holds pg_catalog.bool)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'turning_days_trans'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.turning_days_trans(pg_catalog.bytea, pg_catalog.date, pg_catalog.int4, pg_catalog.bool) IS
'adds an entry to a state of turning_days';

CREATE FUNCTION indstat_internal.turning_days_combine(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'turning_days_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.turning_days_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'joins two states of turning_days';

CREATE FUNCTION indstat_internal.turning_days_final(state pg_catalog.bytea)
RETURNS pg_catalog.date[]
AS 'MODULE_PATHNAME', 'turning_days_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.turning_days_final(pg_catalog.bytea) IS
'the days of a state of turning_days';

CREATE AGGREGATE @extschema@.turning_days(day pg_catalog.date, number pg_catalog.int4, holds pg_catalog.bool) (
	SFUNC = indstat_internal.turning_days_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 128,
	COMBINEFUNC = indstat_internal.turning_days_combine,
	FINALFUNC = indstat_internal.turning_days_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.turning_days(pg_catalog.date, pg_catalog.int4, pg_catalog.bool) IS
'the days on which something begins and ends to hold, by turns and in order, of entries in any order that say from a day on whether it holds: it holds from the first day up to, not including, the second, and so on; after an odd number of days it holds on. Of several entries on one day the one of the highest number counts, of such with one number that says that it holds. A row with NULL is left out; NULL if it never holds';

CREATE FUNCTION indstat_internal.standing_agg_trans(state pg_catalog.bytea, turns pg_catalog.date[], since pg_catalog.date, until pg_catalog.date,
	days pg_catalog.date[], amount pg_catalog.numeric)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'standing_agg_trans'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.standing_agg_trans(pg_catalog.bytea, pg_catalog.date[], pg_catalog.date, pg_catalog.date, pg_catalog.date[], pg_catalog.numeric) IS
'adds what turns on some days to a state of standing_agg';

CREATE FUNCTION indstat_internal.standing_agg_combine(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'standing_agg_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.standing_agg_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'joins two states of standing_agg';

CREATE FUNCTION indstat_internal.standing_agg_final(state pg_catalog.bytea)
RETURNS pg_catalog.numeric[]
AS 'MODULE_PATHNAME', 'standing_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.standing_agg_final(pg_catalog.bytea) IS
'the numbers and amounts of a state of standing_agg';

CREATE AGGREGATE @extschema@.standing_agg(turns pg_catalog.date[], since pg_catalog.date, until pg_catalog.date, days pg_catalog.date[], amount pg_catalog.numeric) (
	SFUNC = indstat_internal.standing_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 1000,
	COMBINEFUNC = indstat_internal.standing_agg_combine,
	FINALFUNC = indstat_internal.standing_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.standing_agg(pg_catalog.date[], pg_catalog.date, pg_catalog.date, pg_catalog.date[], pg_catalog.numeric) IS
'how many things hold on each of some days, and the sum of their amounts, in one pass: an array of two rows, the numbers and the amounts, with a column for each day. turns: the days on which a thing begins and ends to hold, as turning_days gives them, of which only since <= day < until counts; days: in order, the same in every row; a day may stand there twice. Sums are exact, with the decimals of what holds, 0 where nothing does; an amount that is NULL is counted and adds nothing, a row with another NULL is left out; NULL if all are. A NULL in a list is error 22004, days out of order or not the same, NaN and infinity 22023, digits beyond 10^-64 or 10^64 22003, more than a gigabyte of things in one group 54000';
