
/* chain_linked: contributions that add up for chain-linked volumes, and for averages */

@for number numeric float8@
CREATE FUNCTION @extschema@.additive_volume(volume pg_catalog.@number@, value_year pg_catalog.@number@, volume_year pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'chain_linked_additive_volume_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.additive_volume(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@) IS
'a chain-linked volume at the average prices of a year: volume * value_year / volume_year, where value_year is the value of that year at current prices and volume_year its chain-linked volume (additive volume data; Australian Bureau of Statistics, Concepts, Sources and Methods, 6.37). With annual overlap, the volumes of parts so valued add up to the whole in the year after; contribution takes them; before that year the residual shows. In the unit of the value; NULL if volume_year is zero or an argument is NULL; NaN if an argument is NaN or infinite, whatever the others are@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.weighted_growth(growth pg_catalog.@number@, share pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'chain_linked_weighted_growth_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.weighted_growth(pg_catalog.@number@, pg_catalog.@number@) IS
'contribution of a part to the growth of the whole as growth * share / 100, in percentage points, from the growth of the part and its share of the whole in the base period, both in percent (weighted growth rates). Exact. It adds up to the growth of the whole if that is linked from base to base and the shares are at the prices of the base; for published rates it is the contribution that share and growth imply; NULL if an argument is NULL; NaN if one is NaN or infinite@float8[; double precision is read as its shortest decimal]@';
@end@

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.contribution_annual_overlap(volume pg_catalog.@number@, value_year pg_catalog.@number@, volume_base pg_catalog.@number@, volume_year pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'chain_linked_contribution_annual_overlap_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_annual_overlap(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@) IS
'contribution of a part to the growth of the whole against the same period a year earlier, in percentage points, where both are linked by annual overlap, in OVER (PARTITION BY the whole and period): volume is the part now at the average prices of last year, value_year its value of last year, volume_base the part a year earlier and volume_year of all last year, both at the average prices of the year before last. The parts are the rows of the partition, and their contributions add up to the growth of the linked whole: volume * V / (W * L) - volume_base / L - value_year / W + volume_year / V with W, L and V the sums of value_year, volume_base and volume_year. Exact up to one division; NULL if a figure of the partition is NULL or a sum is zero or negative@!int8[; NaN if a figure of the partition is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.contribution_fisher(value pg_catalog.@number@, value_base pg_catalog.@number@, price pg_catalog.@number@, price_base pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'chain_linked_contribution_fisher_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_fisher(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@) IS
'contribution of a part to the growth of the Fisher volume index of the whole, in percentage points, from values at current prices and price indexes now and in the base period, in OVER (PARTITION BY the whole and period). The parts are the rows of the partition, and their contributions add up to the growth of the index (Statistics Canada, catalogue 13-017, table 2.12). Carried to 60 decimals, rounded to 20 significant digits; NULL if a figure of the partition is NULL, a price or a sum is zero or negative@!int8[; NaN if a figure of the partition is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.contribution_average(rate pg_catalog.@number@, rate_base pg_catalog.@number@, weight pg_catalog.@number@, weight_base pg_catalog.@number@, effect pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'chain_linked_contribution_average_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_average(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.text) IS
'contribution of a part to the change of an average or a ratio of the whole (an unemployment rate, a mean wage), in the unit of the rate, in OVER (PARTITION BY the whole and period): rate is the part''s now, rate_base before, weight what it is averaged with (labour force, employees), weight_base that before. effect rate: the change of the part''s rate at the mean of its shares of the weights; weight: the change of its share at how far its mean rate lies above the whole''s; both: the sum. Over the parts the first two add up to the change of the whole''s rate (E. M. Kitagawa 1955; P. Das Gupta, Standardization and Decomposition of Rates, 1993, for two factors). Exact up to one division; NULL if a figure of the partition or the effect is NULL, or the weights do not add up to more than zero, now or before; another effect is an error (22023)@!int8[; NaN if a figure of the partition is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';
@end@
