/*
 * ref_period: the reference period of a statistic.
 * Stands on nothing.  The type, its text, its bytes and its label.
 */

CREATE TYPE @extschema@.ref_period;

CREATE FUNCTION indstat_internal.ref_period_in(spelling pg_catalog.cstring)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_in'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_in(pg_catalog.cstring) IS
'input of ref_period: ISO, SDMX, Chinese and English spellings, see the comment of the type. What is not certain is error 22007 with the position and what is expected there, and the readings in the hint where there are several; a span that cannot exist (month 13, week 53 where there is none, year 0 or 10000) is error 22008. A soft error from PostgreSQL 16 on.';

CREATE FUNCTION indstat_internal.ref_period_out(period @extschema@.ref_period)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'ref_period_out'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_out(@extschema@.ref_period) IS
'output of ref_period: canonical SDMX, such as 2023-05, 2023-Q2, 2023-S1, 2023, 2023-W07, 2023-05-31, else the time range 2023-01-01/P5M, 2021-01-01/P5Y or 2023-05-01/P10D. Depends on no setting; input gives the same value back.';

CREATE FUNCTION indstat_internal.ref_period_recv(message pg_catalog.internal)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_recv'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_recv(pg_catalog.internal) IS
'binary input of ref_period: first and last day as two dates of 4 bytes (days since 2000-01-01). Days out of order or beyond years 0001 to 9999 are error 22P03.';

CREATE FUNCTION indstat_internal.ref_period_send(period @extschema@.ref_period)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'ref_period_send'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_send(@extschema@.ref_period) IS
'binary output of ref_period: first and last day as two dates of 4 bytes (days since 2000-01-01)';

CREATE TYPE @extschema@.ref_period (
	INPUT = indstat_internal.ref_period_in,
	OUTPUT = indstat_internal.ref_period_out,
	RECEIVE = indstat_internal.ref_period_recv,
	SEND = indstat_internal.ref_period_send,
	LIKE = pg_catalog.int8,
	CATEGORY = 'U'
);

COMMENT ON TYPE @extschema@.ref_period IS
'reference period: a closed interval of whole days in years 0001 to 9999, 8 bytes by value. A month, quarter, half-year, year, January-May, five-year plan, ISO week or day. Equal span, equal value: January-June is the first half-year, and days that make up whole months are those months. Ordered by end, then by start: a year comes after its months, so that "month <= 2023" leaves out December; what lies within a span is month <@ ''2022..2023''. Read in ISO, SDMX, Chinese and English: 2023-05, 2023M5, 2023 Q2, 2016/12, 2023-05-31T00:00:00, 2023-Q1..2023-Q3, May 2023, Jan-May 2023, 2Q2023, and Chinese as in doc/periods.md; what has several readings (202305, 2023.1, 05/2023, 2022/23, FY2023) is error 22007 with a hint that names them. Read here, and meant otherwise by some: 2023-T1 is four months (a quarter in Spanish, French and Portuguese data), 2022/2023 and 2022-2023 two calendar years (a fiscal year in Canada), 2009-10 October (a fiscal year in India), 2020-A1 the calendar year (SDMX lets a source begin its reporting year on another day), 2023-04-01 a day (the quarter that begins then, in FRED)';

CREATE FUNCTION @extschema@.is_period(spelling pg_catalog.text)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_is_period'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.is_period(pg_catalog.text) IS
'whether a text is a spelling of a reference period, so that a cast to ref_period raises no error; NULL if NULL. period_error() says why not';

CREATE FUNCTION @extschema@.period_error(spelling pg_catalog.text, OUT message pg_catalog.text, OUT detail pg_catalog.text, OUT hint pg_catalog.text, OUT sql_error_code pg_catalog.text)
AS 'MODULE_PATHNAME', 'ref_period_period_error'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.period_error(pg_catalog.text) IS
'the error that a cast of the text to ref_period raises, as pg_input_error_info() of PostgreSQL 16 gives it: 22007 (what is not certain) or 22008 (no such span), the position in characters in detail, what to write instead in hint. NULL if the text is a spelling of a period, or NULL';

CREATE FUNCTION @extschema@.label(period @extschema@.ref_period, style pg_catalog.text, cumulative pg_catalog.bool DEFAULT false)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_label'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.label(@extschema@.ref_period, pg_catalog.text, pg_catalog.bool) IS
'the period as people write it. In words: zh (or zh-Hans), zh-Hant, en (January-May 2023), en-short (Jan-May 2023). As a code: sdmx (the canonical text), iso (year, month, week or day as in sdmx, any other span as first/last day), compact (2023M05, 2023Q2, 2023S1, 2023W07, 2023M05D31), digits (202305, 20230531), FY (FY2023: twelve months, by the year they end in), fiscal (2022/23). All are read back by the input of the type but FY, fiscal and months in digits, which have other readings too. What a style cannot say, and an unknown style, are error 22023. With cumulative (default false), words for spans from January on within a year name their months (January-March, not first quarter), as cumulative series are printed';
