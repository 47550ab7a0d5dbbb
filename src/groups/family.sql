/* family_agg: growth, ranks and contributions of a whole and its parts, computed once for all rows that show them */

CREATE TYPE @extschema@.family_figures;

CREATE FUNCTION indstat_internal.family_figures_in(pg_catalog.cstring)
RETURNS @extschema@.family_figures
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.family_figures_in(pg_catalog.cstring) IS 'refuses: family_figures are computed (0A000)';
CREATE FUNCTION indstat_internal.family_figures_out(@extschema@.family_figures)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.family_figures_out(@extschema@.family_figures) IS 'how many members and periods there are, as text';
CREATE FUNCTION indstat_internal.family_figures_recv(pg_catalog.internal)
RETURNS @extschema@.family_figures
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.family_figures_recv(pg_catalog.internal) IS 'refuses: family_figures are computed (0A000)';
CREATE FUNCTION indstat_internal.family_figures_send(@extschema@.family_figures)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.family_figures_send(@extschema@.family_figures) IS 'how many members and periods there are, as text';

CREATE TYPE @extschema@.family_figures (
	INPUT = indstat_internal.family_figures_in,
	OUTPUT = indstat_internal.family_figures_out,
	RECEIVE = indstat_internal.family_figures_recv,
	SEND = indstat_internal.family_figures_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = external
);
COMMENT ON TYPE @extschema@.family_figures IS
'the figures of a whole and its parts over some periods, as family_agg computes them; looked up by figure_number, figure_word, figure_rank, figure_level_rank and figure_count. A value for the time of a query: it is written as a short description, and no text is one';

CREATE FUNCTION indstat_internal.family_agg_trans(state pg_catalog.bytea, member pg_catalog.text, is_part pg_catalog.bool,
	period @extschema@.ref_period, value pg_catalog.numeric, published_growth pg_catalog.numeric, comparable_base pg_catalog.numeric,
	published_rank pg_catalog.int4, obs_status pg_catalog.text, conf_status pg_catalog.text,
	in_points pg_catalog.bool, unit_mult pg_catalog.int4, decimals pg_catalog.int4, higher_is_better pg_catalog.bool,
	upto @extschema@.ref_period, parts_expected pg_catalog.int8, contributes pg_catalog.bool, of_which pg_catalog.bool, summed pg_catalog.bool)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'family_agg_trans'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indstat_internal.family_agg_trans(pg_catalog.bytea, pg_catalog.text, pg_catalog.bool,
	@extschema@.ref_period, pg_catalog.numeric, pg_catalog.numeric, pg_catalog.numeric, pg_catalog.int4, pg_catalog.text, pg_catalog.text,
	pg_catalog.bool, pg_catalog.int4, pg_catalog.int4, pg_catalog.bool, @extschema@.ref_period, pg_catalog.int8, pg_catalog.bool, pg_catalog.bool, pg_catalog.bool) IS
'adds a row to a state of family_agg';

CREATE FUNCTION indstat_internal.family_agg_combine(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'family_agg_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.family_agg_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'joins two states of family_agg';

CREATE FUNCTION indstat_internal.family_agg_final(state pg_catalog.bytea)
RETURNS @extschema@.family_figures
AS 'MODULE_PATHNAME', 'family_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.family_agg_final(pg_catalog.bytea) IS
'the figures of a state of family_agg';

CREATE AGGREGATE @extschema@.family_agg(member pg_catalog.text, is_part pg_catalog.bool,
	period @extschema@.ref_period, value pg_catalog.numeric, published_growth pg_catalog.numeric, comparable_base pg_catalog.numeric,
	published_rank pg_catalog.int4, obs_status pg_catalog.text, conf_status pg_catalog.text,
	in_points pg_catalog.bool, unit_mult pg_catalog.int4, decimals pg_catalog.int4, higher_is_better pg_catalog.bool,
	upto @extschema@.ref_period, parts_expected pg_catalog.int8, contributes pg_catalog.bool, of_which pg_catalog.bool, summed pg_catalog.bool) (
	SFUNC = indstat_internal.family_agg_trans,
	STYPE = pg_catalog.bytea,
	SSPACE = 20000,
	COMBINEFUNC = indstat_internal.family_agg_combine,
	FINALFUNC = indstat_internal.family_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.family_agg(pg_catalog.text, pg_catalog.bool,
	@extschema@.ref_period, pg_catalog.numeric, pg_catalog.numeric, pg_catalog.numeric, pg_catalog.int4, pg_catalog.text, pg_catalog.text,
	pg_catalog.bool, pg_catalog.int4, pg_catalog.int4, pg_catalog.bool, @extschema@.ref_period, pg_catalog.int8, pg_catalog.bool, pg_catalog.bool, pg_catalog.bool) IS
'the figures of a family: a whole and its parts (is_part), a row for each member and period, in any order. Figures are of the block of periods that ends with upto (see family_upto), of the year before and of the period before, as far as there are rows from family_after(upto) on: the change on the same period a year earlier by order of authority (published_growth; value on comparable_base; value on the value a year earlier, unless obs_status is B in between), percent, or where in_points a difference; why there is none; its rank among the parts, exact, or as printed with so many decimals where one of the changes was published; the rank of the level; and where part and whole have contributes, the percentage points that a part adds to the growth of the whole, with unit_mult, the power of ten of each one''s values. A part may be of any sign, the base of the whole must be positive; both stand on one coverage: comparable bases where both have one; levels where no growth was published; what the published growth of both implies; else, if there is growth and a level a year earlier, the share a year earlier times the growth. A part that is of_which stands beside those that make up the whole and is not in the sum of contributions. parts_expected, how many parts there should be, is kept for ranks. summed: single periods add up to longer ones, so that January and February apart are the base of both together. Figures and it may be NULL, the other arguments not (22004); NaN and infinity are an error (22023), two rows of a member and period too (23505). NULL if there are no rows';

CREATE FUNCTION @extschema@.figure_number(figures @extschema@.family_figures, member pg_catalog.text, period @extschema@.ref_period, what pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'figure_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.figure_number(@extschema@.family_figures, pg_catalog.text, @extschema@.ref_period, pg_catalog.text) IS
'a number of a member and period of a family: change (percent or points, not rounded), printed (the same rounded once), base (the level a year earlier), contribution (percentage points, not rounded), part_base and total_base (the levels of part and whole a year earlier that it stands on), contributions (the sum of those of all parts but for those of which, each rounded once); value and comparable_base of the whole, and of parts where contributions were asked for. NULL where there is none, or an argument is NULL; error 22023 for any other name';

CREATE FUNCTION @extschema@.figure_word(figures @extschema@.family_figures, member pg_catalog.text, period @extschema@.ref_period, what pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'figure_word'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.figure_word(@extschema@.family_figures, pg_catalog.text, @extschema@.ref_period, pg_catalog.text) IS
'a word on a member and period of a family: source of the change (published, comparable_base, level), reason why there is no growth rate (see growth_status; in_points where the change is a difference), contribution_source (comparable_base, level, implied_base, prior_share), contribution_reason (why there is no contribution: suppressed, break, no_value, no_base, base_zero, base_negative), break where the series broke since a year earlier, change_obs_status (that of the change: of the figure, or, computed from levels, of both combined by precedence), obs_status, base_obs_status and base_conf_status (those of the level a year earlier). NULL where there is none, or an argument is NULL; error 22023 for any other name';

CREATE FUNCTION @extschema@.figure_rank(figures @extschema@.family_figures, member pg_catalog.text, period @extschema@.ref_period, in_period @extschema@.ref_period)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'figure_rank'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.figure_rank(@extschema@.family_figures, pg_catalog.text, @extschema@.ref_period, @extschema@.ref_period) IS
'the rank of a part''s change in in_period, which may be period itself or another, among the parts that have a row in period: as it was published, else computed (ties share a rank and leave a gap). NULL if fewer parts than are expected have a change there, if the part has none, and if an argument is NULL';

CREATE FUNCTION @extschema@.figure_level_rank(figures @extschema@.family_figures, member pg_catalog.text, period @extschema@.ref_period)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'figure_level_rank'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.figure_level_rank(@extschema@.family_figures, pg_catalog.text, @extschema@.ref_period) IS
'the rank of a part''s value among the parts; NULL if fewer parts than are expected have one, if the part has none, and if an argument is NULL';

CREATE FUNCTION @extschema@.figure_count(figures @extschema@.family_figures, period @extschema@.ref_period, what pg_catalog.text)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'figure_count'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.figure_count(@extschema@.family_figures, @extschema@.ref_period, pg_catalog.text) IS
'how many parts have in a period: a change (peers) or a contribution (contributions), or how many parts there should be (expected; NULL where that is not known). NULL if an argument is NULL; error 22023 for any other name';

CREATE FUNCTION @extschema@.family_upto(period @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'family_upto'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.family_upto(@extschema@.ref_period) IS
'the last period of the block whose figures family_agg computes together with those of a period: the last day of the year it ends in; of a period of more than a year, itself. NULL if period is NULL';

CREATE FUNCTION @extschema@.family_after(upto @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'family_after'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.family_after(@extschema@.ref_period) IS
'the rows that the figures of a block need are those of periods after this one and up to the block''s last: two years more than the block. NULL if upto is NULL';

CREATE FUNCTION @extschema@.family_of(figures pg_catalog.regprocedure, one pg_catalog.text, other pg_catalog.text, block @extschema@.ref_period, contributes pg_catalog.bool)
RETURNS @extschema@.family_figures
AS 'MODULE_PATHNAME', 'family_of'
LANGUAGE C STABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.family_of(pg_catalog.regprocedure, pg_catalog.text, pg_catalog.text, @extschema@.ref_period, pg_catalog.bool) IS
'what a function of a model that computes the figures of a family gives for two codes and a block of periods, remembered for the rest of the query: computed once for all rows and columns that show figures of it, and not at all where none is asked for. The function is called with the rights of the caller (42501 without EXECUTE); it takes (text, text, ref_period, boolean), gives family_figures, is not volatile and is parallel safe (42809). NULL if an argument is NULL. Remembers as much as work_mem and hash_mem_multiplier allow a hash table, at least 16 MB';
