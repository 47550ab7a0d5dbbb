
/* compound_growth: average annual growth and annual rates */

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.compound_growth(current pg_catalog.@number@, base pg_catalog.@number@, years pg_catalog.int4)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'compound_growth_levels_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000;
COMMENT ON FUNCTION @extschema@.compound_growth(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.int4) IS
'average annual growth over so many years (compound annual growth rate), in percent: 100 * ((current / base) ^ (1 / years) - 1), the exact value rounded once to 20 significant digits, half away from zero; only sound where both levels have one coverage, else average published rates; NULL if base is zero or negative or current is negative; NULL if an argument is NULL; years below 1 or above 1000 are an error (22023)@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';
@end@

CREATE FUNCTION @extschema@.compound_growth(rates pg_catalog.anyarray)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'compound_growth_rates'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000;
COMMENT ON FUNCTION @extschema@.compound_growth(pg_catalog.anyarray) IS
'average annual growth from published annual rates in percent ("two-year average growth"), an array of any type of numbers or of a domain over one (a literal needs its type, as in ''{2.2,8.1}''::numeric[]): 100 * (the geometric mean of 1 + rate / 100, minus 1), the exact value rounded once to 20 significant digits, half away from zero; NULL if a rate is NULL (not known) or -100 or below (nothing is left to grow from), or if there are no rates; more than one dimension (2202E), more than 1000 rates (22023) or rates that are not numbers (42804) are an error; NaN if a rate is NaN or infinite and none is -100 or below; double precision and real are read as their shortest decimals';

@for number numeric float8@
CREATE FUNCTION @extschema@.annualised_growth(growth pg_catalog.@number@, periods_per_year pg_catalog.int4)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'compound_growth_annualised_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 80;
COMMENT ON FUNCTION @extschema@.annualised_growth(pg_catalog.@number@, pg_catalog.int4) IS
'growth of one period at an annual rate, in percent: 100 * ((1 + growth / 100) ^ periods_per_year - 1), with 12 periods for months and 4 for quarters; NULL if growth is below -100; NULL if an argument is NULL; periods_per_year below 1 or above 1000 is an error (22023); NaN if an argument is NaN or infinite, whatever the others are@float8[; double precision is read as its shortest decimal]@';
@end@
