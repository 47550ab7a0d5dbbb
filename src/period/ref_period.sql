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
'input of ref_period: ISO, SDMX and Chinese spellings. What is not certain is error 22007 with the position and what is expected there; a span that cannot exist (month 13, week 53 where there is none, year 0 or 10000) is error 22008. A soft error from PostgreSQL 16 on.';

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
'reference period: a closed interval of whole days in years 0001 to 9999, 8 bytes by value. A month, quarter, half-year, year, January-May, five-year plan, ISO week or day. Equal span, equal value: January-June is the first half-year, and days that make up whole months are those months. Ordered by end, then by start. Trimesters (four months) are read as 2023-T1 and written as 2023-01-01/P4M.';

CREATE FUNCTION @extschema@.label(period @extschema@.ref_period, lang pg_catalog.text, cumulative pg_catalog.bool DEFAULT false)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_label'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.label(@extschema@.ref_period, pg_catalog.text, pg_catalog.bool) IS
'the period in words, lang being zh (or zh-Hans), zh-Hant or en; other languages are error 22023. Chinese labels are read back by the input of the type. With cumulative (default false), spans from January on within a year name their months (January-March, not first quarter), as cumulative series are printed';
