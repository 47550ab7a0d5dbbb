
/* series_index: index numbers of whole series */

CREATE FUNCTION @extschema@.rebase(s @extschema@.series, base_period @extschema@.ref_period)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_rebase'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.rebase(@extschema@.series, @extschema@.ref_period) IS
'index with its average over the base period = 100, with 6 decimals, rounded half away from zero once from the exact value; the base is a period of the series or consists of several; NULL if one of them has no value or their sum is not positive; any other period is an error (22023)';

CREATE FUNCTION @extschema@.rebase(s @extschema@.series, base_period @extschema@.ref_period, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_rebase_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.rebase(@extschema@.series, @extschema@.ref_period, @extschema@.ref_period) IS
'index with its average over the base period = 100: one period only, to 20 digits; NULL without a value or a base, also where the series has no such period';

CREATE FUNCTION @extschema@.chain_link(growth @extschema@.series, base_period @extschema@.ref_period)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_chain_link'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.chain_link(@extschema@.series, @extschema@.ref_period) IS
'index with the base period = 100 from growth rates in percent on the preceding period: forward 1 + growth / 100 multiplies, backward it divides; a rate that is missing or below -100 ends the chain on its side, so does a figure of January and February together, and going back a rate of -100; with 6 decimals, rounded half away from zero; NULL if there is no rate at the base and none after it; a cumulative series and a period that is not one of the series are an error (22023)';

CREATE FUNCTION @extschema@.chain_link(growth @extschema@.series, base_period @extschema@.ref_period, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_chain_link_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.chain_link(@extschema@.series, @extschema@.ref_period, @extschema@.ref_period) IS
'index with the base period = 100 from growth rates in percent on the preceding period: forward 1 + growth / 100 multiplies, backward it divides; a rate that is missing or below -100 ends the chain on its side, so does a figure of January and February together, and going back a rate of -100: one period only, to 20 digits; NULL where the chain does not reach, also where the series has no such base or period or cannot be chained';

CREATE FUNCTION @extschema@.chain_link_yoy(growth @extschema@.series, base_period @extschema@.ref_period)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_chain_link_yoy'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.chain_link_yoy(@extschema@.series, @extschema@.ref_period) IS
'index with the base period = 100 from growth rates in percent on the same period a year earlier: each May is linked to the May before it, forward 1 + growth / 100 multiplies, backward it divides. The base is a period of the series, or consists of several of one year, and each of these is 100: with the base 2020 a monthly index compares each month with the same month of 2020. A rate that is missing or below -100 ends the chain on its side, going back one of -100, too; January and February together are linked to such, not to single months; with 6 decimals, rounded half away from zero; NULL if nothing is linked to the base; cumulative series are linked as well (January-May to January-May; the base 2020 is January-December); weeks and days, a longer base, and a period that is not one of the series are an error (22023)';

CREATE FUNCTION @extschema@.chain_link_yoy(growth @extschema@.series, base_period @extschema@.ref_period, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_chain_link_yoy_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.chain_link_yoy(@extschema@.series, @extschema@.ref_period, @extschema@.ref_period) IS
'index with the base period = 100 from growth rates in percent on the same period a year earlier, as chain_link_yoy(growth, base_period): one period only, to 20 digits; NULL where the chain does not reach, also where the series has no such base or period or cannot be chained';
