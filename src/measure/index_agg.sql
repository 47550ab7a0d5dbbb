
/* index_agg: the index of a whole from levels and weights of its parts */

CREATE FUNCTION indstat_internal.index_agg_combine(a @extschema@.exact_sums, b @extschema@.exact_sums)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'index_agg_combine'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.index_agg_combine(@extschema@.exact_sums, @extschema@.exact_sums) IS
'merges two states of index_agg; different formulas are an error (22023)';

CREATE FUNCTION indstat_internal.index_agg_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'index_agg_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.index_agg_final(@extschema@.exact_sums) IS
'the index of a state of index_agg';

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.index_agg_trans(state @extschema@.exact_sums, value pg_catalog.@number@, base pg_catalog.@number@, weight pg_catalog.@number@, weight_base pg_catalog.@number@, formula pg_catalog.text)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'index_agg_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.index_agg_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.text) IS
'adds a part to a state of index_agg';

CREATE AGGREGATE @extschema@.index_agg(value pg_catalog.@number@, base pg_catalog.@number@, weight pg_catalog.@number@, weight_base pg_catalog.@number@, formula pg_catalog.text) (
	SFUNC = indstat_internal.index_agg_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 1536,
	COMBINEFUNC = indstat_internal.index_agg_combine,
	FINALFUNC = indstat_internal.index_agg_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.index_agg(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.text) IS
'index of a whole, base period = 100, from its parts: value is the price, quantity or index of a part now, base the same in the base or link period, weight the part''s value now and weight_base its value in the base period, or any numbers in proportion to them. Formulas (ILO/IMF and others, Consumer Price Index Manual 2020, chapters 8 and 9): laspeyres (and young, the same arithmetic with the values of an earlier year) the mean of value / base weighted with weight_base; lowe sum(value * weight_base) / sum(base * weight_base), where weight_base is a quantity of any period; paasche the harmonic mean weighted with weight; fisher the geometric mean of the two; geometric_laspeyres and geometric_paasche geometric means; tornqvist the geometric mean of these; stuvel A + sqrt(A^2 + V), A half the Laspeyres index of value less that of the quantities, V the ratio of the values; vartia_1 exp(sum(L(weight, weight_base) * ln(value / base)) / L(sum(weight), sum(weight_base))), L(a, b) = (a - b) / ln(a / b) the logarithmic mean. For stuvel and vartia_1 the weights must be values of both periods in one unit, not shares or other numbers in proportion to them. The weight that a formula does not use is not looked at. A Fisher index of Fisher indexes is not that of the parts: aggregate Laspeyres and Paasche up a tree and take the root at each node. Quotients are carried to 60 decimals, the result has 20 significant digits. NULL if a figure that is needed is NULL (a missing weight or price has to be imputed first), a base is zero or negative or a value negative (paasche, fisher, stuvel and the geometric ones, vartia_1 among them: zero; lowe: any sign), the weights do not add up to more than zero (vartia_1: or one is negative), or over no rows; another formula, or one that differs between rows, is an error (22023), a NULL one too (22004)@!int8[; NaN if a figure is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';
@end@
