
/* linking: indexes whose weights change once a year */

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.chain_link(value pg_catalog.@number@, period @extschema@.ref_period, base_period @extschema@.ref_period, link pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'linking_chain_link_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.chain_link(pg_catalog.@number@, @extschema@.ref_period, @extschema@.ref_period, pg_catalog.text) IS
'one index, base_period = 100, from short ones whose weights change once a year, in OVER: value is the index of the period with its link period = 100. link says what that is: december the December before (months), january the January before, so that January is the last month of the old weights (months), one_quarter_overlap the fourth quarter of the year before (quarters), annual_overlap the mean of the year before (months, quarters, half-years, years) (ILO/IMF and others, Consumer Price Index Manual 2020, chapter 9; IMF, Quarterly National Accounts Manual 2017, chapter 8). The base period is a row, made of rows (a year of months), or a link period, also one before the first row. Found by the calendar: neither ORDER BY nor a frame matters; rows of other lengths are series of their own, those that cannot be linked so have NULL. A link period with a row missing or a value that is not positive ends the chain: NULL beyond it, seen from the base; NULL if value is negative or an argument is NULL; a period that occurs twice in a partition is an error (21000), another way to link one of 22023@!int8[; NaN if a value of the chain is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.contribution_linked(value pg_catalog.@number@, total pg_catalog.@number@, share pg_catalog.@number@, period @extschema@.ref_period, base_period @extschema@.ref_period, link pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'linking_contribution_linked_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_linked(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, @extschema@.ref_period, @extschema@.ref_period, pg_catalog.text) IS
'contribution of a part to the growth of the whole from base_period to period, in percentage points, where the whole is a chain of links (see chain_link), in OVER (PARTITION BY the part): value is the part''s index or volume, total the linked index of the whole, share the part''s share of the whole in percent with which the period was compiled, valued in its link period. Within one link share * T(L) * (v(t) - v(b)) / (v(L) * T(b)) with L the link period; across links the sum over them, each with its own share: for a year Ribe''s formula (M. Ribe, Contributions to change, Eurostat 1999), for a quarter on the one before the first quarter of a year too. base_period is any earlier period of the same length: same_period_last_year(period), period - 1. The contributions add up to the growth of the linked whole up to its rounding. A part may be negative. Exact up to one division; NULL if a figure on the way is missing, the part is zero in a link period or the whole not positive; a period that occurs twice in a partition is an error (21000), another way to link one of 22023@!int8[; NaN if a figure on the way is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';
@end@
