
/* cross_section: one indicator in one period, the figures of all members in one value */

CREATE TYPE @extschema@.cross_section;

CREATE FUNCTION @extschema@.cross_section_in(text pg_catalog.cstring)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_in'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_in(pg_catalog.cstring) IS
'reads a cross-section; anything else is an error (22P02) that names the position';

CREATE FUNCTION @extschema@.cross_section_out(value @extschema@.cross_section)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'cross_section_out'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_out(@extschema@.cross_section) IS
'writes a cross-section without loss';

CREATE FUNCTION @extschema@.cross_section_recv(message pg_catalog.internal)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_recv'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_recv(pg_catalog.internal) IS
'reads the binary form of a cross-section; everything in it is checked (22P03)';

CREATE FUNCTION @extschema@.cross_section_send(value @extschema@.cross_section)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_send'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_send(@extschema@.cross_section) IS
'binary form of a cross-section, without loss: version, width, decimals, number of values, values, sort of keys, keys';

-- Of the category of numbers: a literal, stat_round('31.95', 1), still is a number.
CREATE TYPE @extschema@.cross_section (
	INPUT = @extschema@.cross_section_in,
	OUTPUT = @extschema@.cross_section_out,
	RECEIVE = @extschema@.cross_section_recv,
	SEND = @extschema@.cross_section_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = external,
	CATEGORY = 'N'
);
COMMENT ON TYPE @extschema@.cross_section IS
'one indicator in one period: one exact decimal for each member that has a figure, as in {"370900": 12.5, "371000": 13} or {1: 12.5}; keys are all texts or all integers. A member without a figure, or with null, is not in it. At most a million members; all values together at most 18 digits and 60 decimals, else an error (22003); NaN and infinity are an error (22023)';

CREATE FUNCTION @extschema@.cross_section_eq(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_eq'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_eq(@extschema@.cross_section, @extschema@.cross_section) IS
'same members, same values; 1.5 and 1.50 are the same';

CREATE FUNCTION @extschema@.cross_section_ne(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_ne'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_ne(@extschema@.cross_section, @extschema@.cross_section) IS
'not same members, same values';

CREATE FUNCTION @extschema@.cross_section_hash(value @extschema@.cross_section)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'packed_hash'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_hash(@extschema@.cross_section) IS
'hash of a cross-section';

CREATE FUNCTION @extschema@.cross_section_hash_extended(value @extschema@.cross_section, seed pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'packed_hash_extended'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_hash_extended(@extschema@.cross_section, pg_catalog.int8) IS
'hash of a cross-section with a seed';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = @extschema@.cross_section_eq,
	COMMUTATOR = OPERATOR(@extschema@.=), NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel,
	HASHES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.cross_section, @extschema@.cross_section) IS 'same members, same values';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = @extschema@.cross_section_ne,
	COMMUTATOR = OPERATOR(@extschema@.<>), NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.cross_section, @extschema@.cross_section) IS 'not same members, same values';

CREATE OPERATOR FAMILY @extschema@.cross_section_hash_ops USING hash;
COMMENT ON OPERATOR FAMILY @extschema@.cross_section_hash_ops USING hash IS 'equality of type cross_section';
CREATE OPERATOR CLASS @extschema@.cross_section_hash_ops DEFAULT FOR TYPE @extschema@.cross_section USING hash FAMILY @extschema@.cross_section_hash_ops AS
	OPERATOR 1 @extschema@.= (@extschema@.cross_section, @extschema@.cross_section),
	FUNCTION 1 @extschema@.cross_section_hash(@extschema@.cross_section),
	FUNCTION 2 @extschema@.cross_section_hash_extended(@extschema@.cross_section, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.cross_section_hash_ops USING hash IS 'equality of type cross_section, which has no order';

CREATE FUNCTION @extschema@.cross_section_transition(state pg_catalog.bytea, member pg_catalog.int8, value pg_catalog.numeric)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_transition_int8_numeric'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_transition(pg_catalog.bytea, pg_catalog.int8, pg_catalog.numeric) IS
'transition of cross_section_agg';

CREATE FUNCTION @extschema@.cross_section_transition(state pg_catalog.bytea, member pg_catalog.int8, value pg_catalog.float8)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_transition_int8_float8'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_transition(pg_catalog.bytea, pg_catalog.int8, pg_catalog.float8) IS
'transition of cross_section_agg';

CREATE FUNCTION @extschema@.cross_section_transition(state pg_catalog.bytea, member pg_catalog.text, value pg_catalog.numeric)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_transition_text_numeric'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_transition(pg_catalog.bytea, pg_catalog.text, pg_catalog.numeric) IS
'transition of cross_section_agg';

CREATE FUNCTION @extschema@.cross_section_transition(state pg_catalog.bytea, member pg_catalog.text, value pg_catalog.float8)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_transition_text_float8'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_transition(pg_catalog.bytea, pg_catalog.text, pg_catalog.float8) IS
'transition of cross_section_agg';

CREATE FUNCTION @extschema@.cross_section_combine(state pg_catalog.bytea, other pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'combines two states of cross_section_agg';

CREATE FUNCTION @extschema@.cross_section_final(state pg_catalog.bytea)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_final'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_final(pg_catalog.bytea) IS
'result of cross_section_agg';

CREATE AGGREGATE @extschema@.cross_section_agg(member pg_catalog.int8, value pg_catalog.numeric) (
	SFUNC = @extschema@.cross_section_transition,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = @extschema@.cross_section_combine,
	FINALFUNC = @extschema@.cross_section_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_agg(pg_catalog.int8, pg_catalog.numeric) IS
'the values of all members as one cross_section, rows in any order; a row without member or value is left out; NULL if none is left. A member that is there twice is error 23505, NaN and infinity are 22023';

CREATE AGGREGATE @extschema@.cross_section_agg(member pg_catalog.int8, value pg_catalog.float8) (
	SFUNC = @extschema@.cross_section_transition,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = @extschema@.cross_section_combine,
	FINALFUNC = @extschema@.cross_section_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_agg(pg_catalog.int8, pg_catalog.float8) IS
'the values (each read as its shortest decimal) of all members as one cross_section, rows in any order; a row without member or value is left out; NULL if none is left. A member that is there twice is error 23505, NaN and infinity are 22023';

CREATE AGGREGATE @extschema@.cross_section_agg(member pg_catalog.text, value pg_catalog.numeric) (
	SFUNC = @extschema@.cross_section_transition,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = @extschema@.cross_section_combine,
	FINALFUNC = @extschema@.cross_section_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_agg(pg_catalog.text, pg_catalog.numeric) IS
'the values of all members as one cross_section, rows in any order; a row without member or value is left out; NULL if none is left. A member that is there twice is error 23505, NaN and infinity are 22023';

CREATE AGGREGATE @extschema@.cross_section_agg(member pg_catalog.text, value pg_catalog.float8) (
	SFUNC = @extschema@.cross_section_transition,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = @extschema@.cross_section_combine,
	FINALFUNC = @extschema@.cross_section_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_agg(pg_catalog.text, pg_catalog.float8) IS
'the values (each read as its shortest decimal) of all members as one cross_section, rows in any order; a row without member or value is left out; NULL if none is left. A member that is there twice is error 23505, NaN and infinity are 22023';

CREATE FUNCTION @extschema@.value_at(figures @extschema@.cross_section, member pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'cross_section_value_at_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.value_at(@extschema@.cross_section, pg_catalog.int8) IS
'figure of a member; NULL if it has none';

CREATE FUNCTION @extschema@.value_at(figures @extschema@.cross_section, member pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'cross_section_value_at_text'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.value_at(@extschema@.cross_section, pg_catalog.text) IS
'figure of a member; NULL if it has none';

CREATE FUNCTION @extschema@.members(figures @extschema@.cross_section)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'cross_section_members'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.members(@extschema@.cross_section) IS
'how many members have a figure';

CREATE FUNCTION @extschema@.total(figures @extschema@.cross_section)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'cross_section_total'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.total(@extschema@.cross_section) IS
'exact sum of all figures; NULL if there is none';

CREATE FUNCTION @extschema@.unnest(figures @extschema@.cross_section)
RETURNS TABLE (member pg_catalog.text, value pg_catalog.numeric)
AS 'MODULE_PATHNAME', 'cross_section_unnest'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 1000;
COMMENT ON FUNCTION @extschema@.unnest(@extschema@.cross_section) IS
'figures as rows, in the order of the members; keys that are integers come as text: unnest_int8 keeps them';

CREATE FUNCTION @extschema@.unnest_int8(figures @extschema@.cross_section)
RETURNS TABLE (member pg_catalog.int8, value pg_catalog.numeric)
AS 'MODULE_PATHNAME', 'cross_section_unnest_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 1000;
COMMENT ON FUNCTION @extschema@.unnest_int8(@extschema@.cross_section) IS
'figures as rows, in the order of the members; error 42804 if keys are texts';

CREATE FUNCTION @extschema@.side_by_side(VARIADIC figures @extschema@.cross_section[])
RETURNS TABLE (member pg_catalog.text, "values" pg_catalog.numeric[])
AS 'MODULE_PATHNAME', 'cross_section_side_by_side'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 1000;
COMMENT ON FUNCTION @extschema@.side_by_side(VARIADIC @extschema@.cross_section[]) IS
'figures of several cross-sections side by side, one row for each member that any of them has, NULL where one has no figure or is NULL itself; in the order of the members. Error 42804 for keys of two sorts, 54000 for more than 64 of them';

CREATE FUNCTION @extschema@.cross_section_plus(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_plus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_plus(@extschema@.cross_section, @extschema@.cross_section) IS
'sum, member by member, exact; of members that both have; error 22003 for a result of more than 18 digits, 42804 for keys of two sorts';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = @extschema@.cross_section_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (@extschema@.cross_section, @extschema@.cross_section) IS 'sum, member by member; of members that both have';

CREATE FUNCTION @extschema@.cross_section_minus(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_minus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_minus(@extschema@.cross_section, @extschema@.cross_section) IS
'difference, member by member, exact; of members that both have; error 22003 for a result of more than 18 digits, 42804 for keys of two sorts';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = @extschema@.cross_section_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.cross_section, @extschema@.cross_section) IS 'difference, member by member; of members that both have';

CREATE FUNCTION @extschema@.cross_section_times(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_times'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_times(@extschema@.cross_section, @extschema@.cross_section) IS
'product, member by member, exact; of members that both have; error 22003 for a result of more than 18 digits, 42804 for keys of two sorts';

CREATE OPERATOR @extschema@.* (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = @extschema@.cross_section_times,
	COMMUTATOR = OPERATOR(@extschema@.*)
);
COMMENT ON OPERATOR @extschema@.* (@extschema@.cross_section, @extschema@.cross_section) IS 'product, member by member; of members that both have';

CREATE FUNCTION @extschema@.stat_round(figures @extschema@.cross_section, digits pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_round'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(@extschema@.cross_section, pg_catalog.int4) IS
'all figures rounded half away from zero to so many decimals, negative for tens and hundreds';

CREATE FUNCTION @extschema@.yoy_growth(current @extschema@.cross_section, base @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(@extschema@.cross_section, @extschema@.cross_section) IS
'growth of every member on its figure a year earlier; of members that both have, and whose base is positive. Percent with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.yoy_growth(current @extschema@.cross_section, base @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(@extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'growth of every member on its figure a year earlier; of members that both have, and whose base is positive. Percent with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.pop_growth(current @extschema@.cross_section, base @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(@extschema@.cross_section, @extschema@.cross_section) IS
'growth of every member on its figure in the preceding period; of members that both have, and whose base is positive. Percent with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.pop_growth(current @extschema@.cross_section, base @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(@extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'growth of every member on its figure in the preceding period; of members that both have, and whose base is positive. Percent with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.share(part @extschema@.cross_section, total @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share(@extschema@.cross_section, @extschema@.cross_section) IS
'figure as a share of total, member by member; of members that both have, and whose total is positive. Percent with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.share(part @extschema@.cross_section, total @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share(@extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'figure as a share of total, member by member; of members that both have, and whose total is positive. Percent with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.completion_rate(actual @extschema@.cross_section, target @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.completion_rate(@extschema@.cross_section, @extschema@.cross_section) IS
'actual in percent of target, member by member; of members that both have, and whose target is positive. Percent with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.completion_rate(actual @extschema@.cross_section, target @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.completion_rate(@extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'actual in percent of target, member by member; of members that both have, and whose target is positive. Percent with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.contribution(part @extschema@.cross_section, part_base @extschema@.cross_section, total_base @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_contribution'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution(@extschema@.cross_section, @extschema@.cross_section, @extschema@.cross_section) IS
'percentage points that each member adds to the growth of its total: 100 * (part - part_base) / total_base; of members that all three have, and whose total is positive. Percentage points with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.contribution(part @extschema@.cross_section, part_base @extschema@.cross_section, total_base @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_contribution'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution(@extschema@.cross_section, @extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'percentage points that each member adds to the growth of its total: 100 * (part - part_base) / total_base; of members that all three have, and whose total is positive. Percentage points with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.pp_gap(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_minus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pp_gap(@extschema@.cross_section, @extschema@.cross_section) IS
'a - b in percentage points, member by member, of rates in percent; exact; of members that both have';

CREATE FUNCTION @extschema@.of_parent(figures @extschema@.cross_section, tree @extschema@.hierarchy)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_of_parent'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.of_parent(@extschema@.cross_section, @extschema@.hierarchy) IS
'for each member of the hierarchy the figure of its parent, so that pp_gap(g, of_parent(g, tree)) is the gap to the parent and share(v, of_parent(v, tree)) the share of it. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.roll_up(figures @extschema@.cross_section, tree @extschema@.hierarchy)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_roll_up'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.roll_up(@extschema@.cross_section, @extschema@.hierarchy) IS
'for each parent the sum of its children, exact; a parent with a child that has no figure gets none. Only children count: what is below them is not added. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.roll_up(figures @extschema@.cross_section, tree @extschema@.hierarchy, missing pg_catalog.text)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_roll_up'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.roll_up(@extschema@.cross_section, @extschema@.hierarchy, pg_catalog.text) IS
'for each parent the sum of its children, exact; missing says what a child without figure stands for, as in sum_of_parts: non_null, partial_null and always_null (no sum), non_zero (zero; a sum unless it is zero), partial_zero (zero; a sum if one child has a figure), always_zero (zero; always a sum). Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.rank_within(figures @extschema@.cross_section, tree @extschema@.hierarchy)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_rank'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(@extschema@.cross_section, @extschema@.hierarchy) IS
'rank of each member among the children of its parent, the highest first: competition ranks (1224); a member without figure, and a top, has none. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.rank_within(figures @extschema@.cross_section, tree @extschema@.hierarchy, higher_is_better pg_catalog.bool)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_rank'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(@extschema@.cross_section, @extschema@.hierarchy, pg_catalog.bool) IS
'rank of each member among the children of its parent, the highest first if higher_is_better, else the lowest: competition ranks (1224); a member without figure, and a top, has none. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.rank_within(part @extschema@.cross_section, total @extschema@.cross_section, tree @extschema@.hierarchy)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_rank_ratio'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(@extschema@.cross_section, @extschema@.cross_section, @extschema@.hierarchy) IS
'rank of part / total of each member among the children of its parent, the highest first, compared exactly: rank_within(value, base, tree) ranks growth as no rounded rate could; competition ranks (1224); a member that is not in both, or whose total is not positive, and a top, has none. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.rank_within(part @extschema@.cross_section, total @extschema@.cross_section, tree @extschema@.hierarchy, higher_is_better pg_catalog.bool)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_rank_ratio'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(@extschema@.cross_section, @extschema@.cross_section, @extschema@.hierarchy, pg_catalog.bool) IS
'rank of part / total of each member among the children of its parent, the highest first if higher_is_better, else the lowest, compared exactly: rank_within(value, base, tree) ranks growth as no rounded rate could; competition ranks (1224); a member that is not in both, or whose total is not positive, and a top, has none. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.peers(figures @extschema@.cross_section, tree @extschema@.hierarchy)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_peers'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.peers(@extschema@.cross_section, @extschema@.hierarchy) IS
'for each member that has a parent, how many children of that parent, itself included, have a figure. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.cross_section_add_known(state @extschema@.cross_section, figures @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_add_known'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.cross_section_add_known(@extschema@.cross_section, @extschema@.cross_section) IS
'sum of what is known, member by member; also of members that only one has';

CREATE AGGREGATE @extschema@.cross_section_sum(figures @extschema@.cross_section) (
	SFUNC = @extschema@.cross_section_add_known,
	STYPE = @extschema@.cross_section,
	COMBINEFUNC = @extschema@.cross_section_add_known,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_sum(@extschema@.cross_section) IS
'sum of many cross-sections, member by member, exact: of what is known, so a member that is missing in one of them has the sum of the others; NULL values are left out; NULL if there is none. Error 22003 for a sum of more than 18 digits';
