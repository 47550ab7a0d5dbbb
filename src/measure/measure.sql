
/* measure: scalar measures; rates in percent, exact up to one division of 20 significant digits */

CREATE FUNCTION @extschema@.yoy_growth(current pg_catalog.numeric, base pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_yoy_growth_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.numeric, pg_catalog.numeric) IS
'growth against the same period a year earlier, in percent: 100 * (current - base) / base; NULL if base is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.yoy_growth(current pg_catalog.float8, base pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_yoy_growth_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.float8, pg_catalog.float8) IS
'growth against the same period a year earlier, in percent: 100 * (current - base) / base; NULL if base is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.yoy_growth(current pg_catalog.int8, base pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_yoy_growth_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.int8, pg_catalog.int8) IS
'growth against the same period a year earlier, in percent: 100 * (current - base) / base; NULL if base is zero or negative; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.pop_growth(current pg_catalog.numeric, base pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pop_growth_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.numeric, pg_catalog.numeric) IS
'growth against the preceding period, in percent: 100 * (current - base) / base; NULL if base is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.pop_growth(current pg_catalog.float8, base pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pop_growth_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.float8, pg_catalog.float8) IS
'growth against the preceding period, in percent: 100 * (current - base) / base; NULL if base is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.pop_growth(current pg_catalog.int8, base pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pop_growth_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.int8, pg_catalog.int8) IS
'growth against the preceding period, in percent: 100 * (current - base) / base; NULL if base is zero or negative; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.pp_gap(a pg_catalog.numeric, b pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pp_gap_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pp_gap(pg_catalog.numeric, pg_catalog.numeric) IS
'a - b of two rates in percent, in percentage points; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.pp_gap(a pg_catalog.float8, b pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pp_gap_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pp_gap(pg_catalog.float8, pg_catalog.float8) IS
'a - b of two rates in percent, in percentage points; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.pp_gap(a pg_catalog.int8, b pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pp_gap_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pp_gap(pg_catalog.int8, pg_catalog.int8) IS
'a - b of two rates in percent, in percentage points; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.share(part pg_catalog.numeric, total pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share(pg_catalog.numeric, pg_catalog.numeric) IS
'share of a part, in percent: 100 * part / total; NULL if total is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.share(part pg_catalog.float8, total pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share(pg_catalog.float8, pg_catalog.float8) IS
'share of a part, in percent: 100 * part / total; NULL if total is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.share(part pg_catalog.int8, total pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share(pg_catalog.int8, pg_catalog.int8) IS
'share of a part, in percent: 100 * part / total; NULL if total is zero or negative; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.share_change(part pg_catalog.numeric, total pg_catalog.numeric, part_base pg_catalog.numeric, total_base pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_change_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share_change(pg_catalog.numeric, pg_catalog.numeric, pg_catalog.numeric, pg_catalog.numeric) IS
'change of a share, in percentage points: share(part, total) - share(part_base, total_base), in one division; NULL if either total is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.share_change(part pg_catalog.float8, total pg_catalog.float8, part_base pg_catalog.float8, total_base pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_change_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share_change(pg_catalog.float8, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8) IS
'change of a share, in percentage points: share(part, total) - share(part_base, total_base), in one division; NULL if either total is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.share_change(part pg_catalog.int8, total pg_catalog.int8, part_base pg_catalog.int8, total_base pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_share_change_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.share_change(pg_catalog.int8, pg_catalog.int8, pg_catalog.int8, pg_catalog.int8) IS
'change of a share, in percentage points: share(part, total) - share(part_base, total_base), in one division; NULL if either total is zero or negative; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.contribution(part pg_catalog.numeric, part_base pg_catalog.numeric, total_base pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution(pg_catalog.numeric, pg_catalog.numeric, pg_catalog.numeric) IS
'percentage points that a part adds to the growth of its total: 100 * (part - part_base) / total_base; never clamped; NULL if total_base is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.contribution(part pg_catalog.float8, part_base pg_catalog.float8, total_base pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution(pg_catalog.float8, pg_catalog.float8, pg_catalog.float8) IS
'percentage points that a part adds to the growth of its total: 100 * (part - part_base) / total_base; never clamped; NULL if total_base is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.contribution(part pg_catalog.int8, part_base pg_catalog.int8, total_base pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution(pg_catalog.int8, pg_catalog.int8, pg_catalog.int8) IS
'percentage points that a part adds to the growth of its total: 100 * (part - part_base) / total_base; never clamped; NULL if total_base is zero or negative; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.contribution_share(part pg_catalog.numeric, part_base pg_catalog.numeric, total pg_catalog.numeric, total_base pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_share_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_share(pg_catalog.numeric, pg_catalog.numeric, pg_catalog.numeric, pg_catalog.numeric) IS
'share of a part in the change of its total, in percent: 100 * (part - part_base) / (total - total_base); may exceed 100 or be negative; NULL if the total did not change; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.contribution_share(part pg_catalog.float8, part_base pg_catalog.float8, total pg_catalog.float8, total_base pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_share_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_share(pg_catalog.float8, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8) IS
'share of a part in the change of its total, in percent: 100 * (part - part_base) / (total - total_base); may exceed 100 or be negative; NULL if the total did not change; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.contribution_share(part pg_catalog.int8, part_base pg_catalog.int8, total pg_catalog.int8, total_base pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_contribution_share_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.contribution_share(pg_catalog.int8, pg_catalog.int8, pg_catalog.int8, pg_catalog.int8) IS
'share of a part in the change of its total, in percent: 100 * (part - part_base) / (total - total_base); may exceed 100 or be negative; NULL if the total did not change; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.completion_rate(actual pg_catalog.numeric, target pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_completion_rate_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.completion_rate(pg_catalog.numeric, pg_catalog.numeric) IS
'completion of a target, in percent: 100 * actual / target; NULL if target is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.completion_rate(actual pg_catalog.float8, target pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_completion_rate_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.completion_rate(pg_catalog.float8, pg_catalog.float8) IS
'completion of a target, in percent: 100 * actual / target; NULL if target is zero or negative; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.completion_rate(actual pg_catalog.int8, target pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_completion_rate_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.completion_rate(pg_catalog.int8, pg_catalog.int8) IS
'completion of a target, in percent: 100 * actual / target; NULL if target is zero or negative; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.pace_gap(completion pg_catalog.numeric, elapsed pg_catalog.numeric)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pace_gap_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pace_gap(pg_catalog.numeric, pg_catalog.numeric) IS
'completion minus elapsed share, both in percent, in percentage points: above zero is ahead of time; NULL if an argument is NULL; NaN if an argument is NaN or infinite';

CREATE FUNCTION @extschema@.pace_gap(completion pg_catalog.float8, elapsed pg_catalog.float8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pace_gap_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pace_gap(pg_catalog.float8, pg_catalog.float8) IS
'completion minus elapsed share, both in percent, in percentage points: above zero is ahead of time; NULL if an argument is NULL; NaN if an argument is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.pace_gap(completion pg_catalog.int8, elapsed pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_pace_gap_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pace_gap(pg_catalog.int8, pg_catalog.int8) IS
'completion minus elapsed share, both in percent, in percentage points: above zero is ahead of time; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.numeric, digits pg_catalog.int4)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.numeric, pg_catalog.int4) IS
'value rounded once to digits decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten), halves away from zero; NaN and infinities stay what they are';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.numeric, digits pg_catalog.int4, mode pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_numeric'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.numeric, pg_catalog.int4, pg_catalog.text) IS
'value rounded once to digits decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten); mode says where halves go: half_away (from zero) or half_even; any other mode is an error (22023); NaN and infinities stay what they are';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.float8, digits pg_catalog.int4)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.float8, pg_catalog.int4) IS
'value rounded once to digits decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten), halves away from zero; NaN and infinities stay what they are; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.float8, digits pg_catalog.int4, mode pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_float8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.float8, pg_catalog.int4, pg_catalog.text) IS
'value rounded once to digits decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten); mode says where halves go: half_away (from zero) or half_even; any other mode is an error (22023); NaN and infinities stay what they are; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.int8, digits pg_catalog.int4)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.int8, pg_catalog.int4) IS
'value rounded once to digits decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten), halves away from zero';

CREATE FUNCTION @extschema@.stat_round(value pg_catalog.int8, digits pg_catalog.int4, mode pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'measure_stat_round_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.stat_round(pg_catalog.int8, pg_catalog.int4, pg_catalog.text) IS
'value rounded once to digits decimals (-1000 to 1000, else an error (22023); below zero, to powers of ten); mode says where halves go: half_away (from zero) or half_even; any other mode is an error (22023)';
