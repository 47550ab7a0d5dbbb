/* index_number: rebase, splice, chain_link */

@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION @extschema@.rebase(value pg_catalog.anyelement, period @time@, base_period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'index_number_rebase_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rebase(pg_catalog.anyelement, @time@, @extschema@.ref_period) IS
'index with base_period = 100: 100 * value / the value of the base period, in OVER. The base period is a row of the partition, or made of rows of the length of the current one (a year of months): then the base is their mean, and all of them are needed. Found by the calendar: neither ORDER BY nor a frame matters; rows of other lengths are series of their own; NULL if the value or the base is not known or the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if a value is NaN or infinite@date[; dates mark months by any of their days]@; any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';

CREATE FUNCTION @extschema@.splice(old pg_catalog.anycompatible, new pg_catalog.anycompatible, period @time@, at @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'index_number_splice_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.splice(pg_catalog.anycompatible, pg_catalog.anycompatible, @time@, @extschema@.ref_period) IS
'one series from two that overlap in the period "at", in OVER: from the first day of "at" on the new series as it is, before it the old one times new / old over "at" (the sums of both over its rows if "at" is longer than a row, as a year of quarters: an annual overlap). NULL where the series that holds has no value, and before "at" if a figure of the overlap is missing or the old one is zero or negative there; a period that occurs twice in a partition is an error (21000); NaN if a value is NaN or infinite@date[; dates mark months by any of their days]@; any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';

CREATE FUNCTION @extschema@.chain_link(growth pg_catalog.anyelement, period @time@, base_period @extschema@.ref_period, on_year pg_catalog.bool DEFAULT false)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'index_number_chain_link_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.chain_link(pg_catalog.anyelement, @time@, @extschema@.ref_period, pg_catalog.bool) IS
'index with base_period = 100 from growth rates in percent, in OVER: against the same period a year earlier if on_year is true (one chain, of the years periods like base_period: all Mays), else (the default) against the preceding period. Forward 1 + growth / 100 multiplies, backward it divides. The base period has the length of the rows and needs no row of its own going forward. A rate that is missing ends the chain on its side: NULL beyond; so does one below -100, and going back one of -100; NULL if on_year is NULL; a period that occurs twice in a partition is an error (21000); NaN if a value is NaN or infinite@date[; dates mark months by any of their days]@; any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';
@end@
