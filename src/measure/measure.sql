
/* measure: scalar measures; rates in percent, exact up to one division of 20 significant digits */

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.yoy_growth(current pg_catalog.@number@, base pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_yoy_growth_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.@number@, pg_catalog.@number@) IS
'growth of current on base, its value in the same period a year earlier or in any other period, in percent: 100 * (current - base) / base; NULL if base is zero or negative; NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.pp_gap(a pg_catalog.@number@, b pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pp_gap_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pp_gap(pg_catalog.@number@, pg_catalog.@number@) IS
'a - b of two rates in percent, in percentage points: of two growth rates, or of a completion and the elapsed share of its period, where above zero is ahead of time; NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.share(part pg_catalog.@number@, total pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share(pg_catalog.@number@, pg_catalog.@number@) IS
'share of a part, in percent: 100 * part / total; NULL if total is zero or negative; NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.share_change(part pg_catalog.@number@, total pg_catalog.@number@, part_base pg_catalog.@number@, total_base pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_change_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share_change(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@) IS
'change of a share, in percentage points: share(part, total) - share(part_base, total_base), in one division; NULL if either total is zero or negative; NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.contribution(part pg_catalog.@number@, part_base pg_catalog.@number@, total_base pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@) IS
'percentage points that a part adds to the growth of its total: 100 * (part - part_base) / total_base; never clamped; NULL if total_base is zero or negative; NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.contribution_share(part pg_catalog.@number@, part_base pg_catalog.@number@, total pg_catalog.@number@, total_base pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_share_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_share(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@) IS
'share of a part in the change of its total, in percent: 100 * (part - part_base) / (total - total_base); may exceed 100 or be negative; NULL if the total did not change; NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.completion_rate(actual pg_catalog.@number@, target pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_completion_rate_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.completion_rate(pg_catalog.@number@, pg_catalog.@number@) IS
'completion of a target, in percent: 100 * actual / target; NULL if target is zero or negative; NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.@number@, decimals pg_catalog.int4)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.@number@, pg_catalog.int4) IS
'value rounded once to so many decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten), halves away from zero@!int8[; NaN and infinities stay what they are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.@number@, decimals pg_catalog.int4, mode pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.@number@, pg_catalog.int4, pg_catalog.text) IS
'value rounded once to so many decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten); mode says where halves go: half_away (from zero) or half_even; any other mode is an error (22023)@!int8[; NaN and infinities stay what they are]@@float8[; double precision is read as its shortest decimal]@';
@end@
