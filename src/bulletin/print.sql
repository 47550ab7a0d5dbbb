
/* print: figures as a bulletin prints them, rounded once, halves away from zero */

CREATE FUNCTION @extschema@.print_number(value pg_catalog.numeric, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_number(pg_catalog.numeric, pg_catalog.text) IS
'a number, with the decimals it was written with; English groups digits by three. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL; NaN and infinities are error 22003';

CREATE FUNCTION @extschema@.print_number(value pg_catalog.numeric, decimals pg_catalog.int4, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_number(pg_catalog.numeric, pg_catalog.int4, pg_catalog.text) IS
'a number, rounded to decimals; English groups digits by three. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL; NaN and infinities are error 22003';

CREATE FUNCTION @extschema@.print_percent(value pg_catalog.numeric, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_percent'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_percent(pg_catalog.numeric, pg_catalog.text) IS
'a rate in percent, with the sign %, with the decimals it was written with; English groups digits by three. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL; NaN and infinities are error 22003';

CREATE FUNCTION @extschema@.print_percent(value pg_catalog.numeric, decimals pg_catalog.int4, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_percent'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_percent(pg_catalog.numeric, pg_catalog.int4, pg_catalog.text) IS
'a rate in percent, with the sign %, rounded to decimals; English groups digits by three. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL; NaN and infinities are error 22003';

CREATE FUNCTION @extschema@.print_points(value pg_catalog.numeric, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_points'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_points(pg_catalog.numeric, pg_catalog.text) IS
'a difference of rates with the words percentage points (English: 1 percentage point), with the decimals it was written with; English groups digits by three. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL; NaN and infinities are error 22003';

CREATE FUNCTION @extschema@.print_points(value pg_catalog.numeric, decimals pg_catalog.int4, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_points'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_points(pg_catalog.numeric, pg_catalog.int4, pg_catalog.text) IS
'a difference of rates with the words percentage points (English: 1 percentage point), rounded to decimals; English groups digits by three. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL; NaN and infinities are error 22003';

CREATE FUNCTION @extschema@.print_amount(value pg_catalog.numeric, decimals pg_catalog.int4, unit_mult pg_catalog.int4, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_amount'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_amount(pg_catalog.numeric, pg_catalog.int4, pg_catalog.int4, pg_catalog.text) IS
'a large number with the name of its magnitude: units of 10^8 and 10^4 in Chinese, billion and million in English; value is in units of 10^unit_mult (0 to 15), what is printed is rounded to decimals, without zeros at its end. The unit, such as yuan, is not printed. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL; NaN and infinities are error 22003';

CREATE FUNCTION @extschema@.print_ordinal(rank pg_catalog.int8, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_ordinal'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_ordinal(pg_catalog.int8, pg_catalog.text) IS
'an ordinal number, as 2nd; below 1 is error 22003. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.print_list(items pg_catalog.text[], lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_list'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_list(pg_catalog.text[], pg_catalog.text) IS
'the items with the separators of the language, in English with and before the last; NULL items are left out, no item gives NULL. lang: zh (or zh-Hans), zh-Hant or en; any other is error 22023; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.print_figure(value pg_catalog.numeric, format pg_catalog.text, args pg_catalog.int4[], words pg_catalog.text[], lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'print_figure'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.print_figure(pg_catalog.numeric, pg_catalog.text, pg_catalog.int4[], pg_catalog.text[], pg_catalog.text) IS
'a figure in a format of a bulletin''s templates: number, percent, points and growth (args: decimals), count, amount (args: decimals, 1 if not given, and unit multiplier), ordinal, sign, plural. words are chosen by what is printed, above, below or equal to zero (plural: one, many, none), and # in them is the figure without its sign; growth has words of its own. An unknown format, wrong arguments, wrong words and an unknown lang (zh or zh-Hans, zh-Hant, en) are error 22023; NULL if value, format or lang is NULL; NaN and infinities are error 22003';
