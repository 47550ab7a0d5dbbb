
/* growth: reasons, policies and words */

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.yoy_growth(current pg_catalog.@number@, base pg_catalog.@number@, base_policy pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'growth_with_policy_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.text) IS
'growth of current on base, its value in the same period a year earlier or in any other period, in percent, where base_policy says what a base that is not positive gives: null: NULL, as without a policy; abs: 100 * (current - base) / |base| for a negative base, so that the sign says up or down; signed: 100 * (current - base) / base as arithmetic has it, so that a loss that narrows is negative; error: an error (22012 for zero, 22003 for a negative base); a base of zero is NULL in all but the last; any other policy is an error (22023); NULL if an argument is NULL@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.growth_status(current pg_catalog.@number@, base pg_catalog.@number@, suppressed pg_catalog.bool DEFAULT false, series_break pg_catalog.bool DEFAULT false, incomplete pg_catalog.bool DEFAULT false, base_policy pg_catalog.text DEFAULT 'null')
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'growth_status_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.growth_status(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool, pg_catalog.bool, pg_catalog.bool, pg_catalog.text) IS
'why there is no growth rate of current against base, or NULL if there is one. What the caller knows comes first: suppressed (a figure is confidential), break (the series has a break between the two), incomplete (the period is not over or not all of it is there); then no_value, no_base, base_zero, base_negative (not under the base policies abs and signed, see yoy_growth). A flag that is NULL is not set. Unlike the rate, it is not an error under base_policy error; any other policy is an error (22023)@float8[; double precision is read as its shortest decimal]@';
@end@

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.growth_word(current pg_catalog.@number@, base pg_catalog.@number@)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'growth_word_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.growth_word(pg_catalog.@number@, pg_catalog.@number@) IS
'code of what happened between base and current, where a value below zero is a loss: increase, decrease, flat (equal), turned_to_profit (from below zero to above), turned_to_loss (from above zero to below), loss_widened (below zero and lower than the base, which was zero or a loss), loss_narrowed (from a loss to a smaller one or to zero); NULL if an argument is NULL@!int8[ or not finite]@@float8[; double precision is read as its shortest decimal]@';
@end@

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.growth_word(current pg_catalog.@number@, base pg_catalog.@number@, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'growth_word_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.growth_word(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.text) IS
'the word that a statistics bureau uses for what happened between base and current, where a value below zero is a loss; lang is zh, zh-Hans, zh-Hant or en, anything else is an error (22023): 增长 increase, 下降 decrease, 持平 flat, 由亏转盈 turned to profit, 由盈转亏 turned to loss, 增亏 loss widened, 减亏 loss narrowed; NULL if an argument is NULL@!int8[ or not finite]@@float8[; double precision is read as its shortest decimal]@';
@end@

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.change(current pg_catalog.@number@, base pg_catalog.@number@, unit pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'growth_change_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.change(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.text) IS
'change of an indicator by its unit: the growth rate in percent, or, where the unit is itself percent or per mille, the difference current - base in points; change_unit says which; for a growth rate NULL if base is zero or negative; NULL if current or base is NULL; a unit of NULL is an ordinary unit@!int8[; NaN if an argument is NaN or infinite, whatever the others are]@@float8[; double precision is read as its shortest decimal]@';
@end@

CREATE FUNCTION @extschema@.change_unit(unit pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'growth_change_unit'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.change_unit(pg_catalog.text) IS
'the unit of change(current, base, unit): percentage_point for values in percent (%, percent, percentage, percentage_point, pp, PC, PT, 百分比, 百分点), permille_point for values in per mille (‰, permille, 千分比, 千分点), else percent (a growth rate), also for NULL';

@for number numeric float8@
CREATE FUNCTION @extschema@.implied_base(value pg_catalog.@number@, growth pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'growth_implied_base_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.implied_base(pg_catalog.@number@, pg_catalog.@number@) IS
'the comparable base that a level and its published growth in percent imply: 100 * value / (100 + growth), in the unit of value; NULL if growth is -100 or below; NULL if an argument is NULL; NaN if an argument is NaN or infinite, whatever the others are@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.implied_base_interval(value pg_catalog.@number@, growth pg_catalog.@number@, value_decimals pg_catalog.int4, growth_decimals pg_catalog.int4)
RETURNS pg_catalog.numrange
AS 'MODULE_PATHNAME', 'growth_implied_base_interval_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.implied_base_interval(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.int4, pg_catalog.int4) IS
'the comparable bases that a level and its growth in percent imply when both are rounded to so many decimals, ends included, in the unit of value; without bounds if growth may be -100; NULL if growth is -100 or below; NULL if an argument is NULL or not finite; decimals below -1000 or above 1000 are an error (22023)@float8[; double precision is read as its shortest decimal]@';
@end@
