
/* cross_section_measure: measures of all members at once, and along a hierarchy */

CREATE FUNCTION indstat_internal.cross_section_plus(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_plus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION indstat_internal.cross_section_plus(@extschema@.cross_section, @extschema@.cross_section) IS
'sum, member by member, exact; of members that both have; error 22003 for a result of more than 18 digits, 42804 for keys of two kinds';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = indstat_internal.cross_section_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (@extschema@.cross_section, @extschema@.cross_section) IS 'sum, member by member; of members that both have';

CREATE FUNCTION indstat_internal.cross_section_minus(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_minus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION indstat_internal.cross_section_minus(@extschema@.cross_section, @extschema@.cross_section) IS
'difference, member by member, exact; of members that both have; error 22003 for a result of more than 18 digits, 42804 for keys of two kinds';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = indstat_internal.cross_section_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.cross_section, @extschema@.cross_section) IS 'difference, member by member; of members that both have';

CREATE FUNCTION indstat_internal.cross_section_times(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_times'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION indstat_internal.cross_section_times(@extschema@.cross_section, @extschema@.cross_section) IS
'product, member by member, exact; of members that both have; error 22003 for a result of more than 18 digits, 42804 for keys of two kinds';

CREATE OPERATOR @extschema@.* (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = indstat_internal.cross_section_times,
	COMMUTATOR = OPERATOR(@extschema@.*)
);
COMMENT ON OPERATOR @extschema@.* (@extschema@.cross_section, @extschema@.cross_section) IS 'product, member by member; of members that both have';

CREATE FUNCTION @extschema@.stat_round(figures @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_round'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION @extschema@.stat_round(@extschema@.cross_section, pg_catalog.int4) IS
'all figures rounded half away from zero to so many decimals, negative for tens and hundreds';

CREATE FUNCTION @extschema@.yoy_growth(current @extschema@.cross_section, base @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.yoy_growth(@extschema@.cross_section, @extschema@.cross_section) IS
'growth of every member on its figure in base, a year earlier or in any other period; of members that both have, and whose base is positive. Percent with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.yoy_growth(current @extschema@.cross_section, base @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.yoy_growth(@extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'growth of every member on its figure in base, a year earlier or in any other period; of members that both have, and whose base is positive. Percent with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.share(part @extschema@.cross_section, total @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.share(@extschema@.cross_section, @extschema@.cross_section) IS
'figure as a share of total, member by member; of members that both have, and whose total is positive. Percent with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.share(part @extschema@.cross_section, total @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.share(@extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'figure as a share of total, member by member; of members that both have, and whose total is positive. Percent with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.completion_rate(actual @extschema@.cross_section, target @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.completion_rate(@extschema@.cross_section, @extschema@.cross_section) IS
'actual in percent of target, member by member; of members that both have, and whose target is positive. Percent with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.completion_rate(actual @extschema@.cross_section, target @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.completion_rate(@extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'actual in percent of target, member by member; of members that both have, and whose target is positive. Percent with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.contribution(part @extschema@.cross_section, part_base @extschema@.cross_section, total_base @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_contribution'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.contribution(@extschema@.cross_section, @extschema@.cross_section, @extschema@.cross_section) IS
'percentage points that each member adds to the growth of its total: 100 * (part - part_base) / total_base; of members that all three have, and whose total is positive. Percentage points with 6 decimals, rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.contribution(part @extschema@.cross_section, part_base @extschema@.cross_section, total_base @extschema@.cross_section, decimals pg_catalog.int4)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_contribution'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.contribution(@extschema@.cross_section, @extschema@.cross_section, @extschema@.cross_section, pg_catalog.int4) IS
'percentage points that each member adds to the growth of its total: 100 * (part - part_base) / total_base; of members that all three have, and whose total is positive. Percentage points with so many decimals (0 to 12, else 22023), rounded half away from zero on the exact value';

CREATE FUNCTION @extschema@.pp_gap(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_minus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION @extschema@.pp_gap(@extschema@.cross_section, @extschema@.cross_section) IS
'a - b in percentage points, member by member, of rates in percent; exact; of members that both have';

CREATE FUNCTION @extschema@.of_parent(figures @extschema@.cross_section, tree @extschema@.hierarchy)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_of_parent'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.of_parent(@extschema@.cross_section, @extschema@.hierarchy) IS
'for each member of the hierarchy the figure of its parent, so that pp_gap(g, of_parent(g, tree)) is the gap to the parent and share(v, of_parent(v, tree)) the share of it. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.roll_up(figures @extschema@.cross_section, tree @extschema@.hierarchy, missing pg_catalog.text DEFAULT 'non_null')
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_roll_up'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 800;
COMMENT ON FUNCTION @extschema@.roll_up(@extschema@.cross_section, @extschema@.hierarchy, pg_catalog.text) IS
'for each parent the sum of its children, exact; missing says what a child without figure stands for, as in sum_of_parts: non_null (the default), partial_null and always_null (no sum), non_zero (zero; a sum unless it is zero), partial_zero (zero; a sum if one child has a figure), always_zero (zero; always a sum). Only children count: what is below them is not added. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.rank_within(figures @extschema@.cross_section, tree @extschema@.hierarchy, higher_is_better pg_catalog.bool DEFAULT true)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_rank'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1200;
COMMENT ON FUNCTION @extschema@.rank_within(@extschema@.cross_section, @extschema@.hierarchy, pg_catalog.bool) IS
'rank of each member among the children of its parent, the highest first if higher_is_better (the default), else the lowest: competition ranks (1224); a member without figure, and a top, has none. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.rank_within(part @extschema@.cross_section, total @extschema@.cross_section, tree @extschema@.hierarchy, higher_is_better pg_catalog.bool DEFAULT true)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_rank_ratio'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;
COMMENT ON FUNCTION @extschema@.rank_within(@extschema@.cross_section, @extschema@.cross_section, @extschema@.hierarchy, pg_catalog.bool) IS
'rank of part / total of each member among the children of its parent, the highest first if higher_is_better (the default), else the lowest, compared exactly: rank_within(value, base, tree) ranks growth as no rounded rate could; competition ranks (1224); a member that is not in both, or whose total is not positive, and a top, has none. Every member must be in the hierarchy (22023).';

CREATE FUNCTION @extschema@.peers(figures @extschema@.cross_section, tree @extschema@.hierarchy)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_peers'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 800;
COMMENT ON FUNCTION @extschema@.peers(@extschema@.cross_section, @extschema@.hierarchy) IS
'for each member that has a parent, how many children of that parent, itself included, have a figure. Every member must be in the hierarchy (22023).';

CREATE FUNCTION indstat_internal.cross_section_add_known(state @extschema@.cross_section, figures @extschema@.cross_section)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_add_known'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 800;
COMMENT ON FUNCTION indstat_internal.cross_section_add_known(@extschema@.cross_section, @extschema@.cross_section) IS
'sum of what is known, member by member; also of members that only one has';

CREATE AGGREGATE @extschema@.cross_section_sum(figures @extschema@.cross_section) (
	SFUNC = indstat_internal.cross_section_add_known,
	STYPE = @extschema@.cross_section,
	COMBINEFUNC = indstat_internal.cross_section_add_known,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_sum(@extschema@.cross_section) IS
'sum of many cross-sections, member by member, exact: of what is known, so a member that is missing in one of them has the sum of the others; NULL values are left out; NULL if there is none. Error 22003 for a sum of more than 18 digits';
