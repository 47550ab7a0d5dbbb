/*
 * ref_period.c
 *		The reference period in SQL: I/O, order, hash, arithmetic.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "fmgr.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/numeric.h"
#include "utils/rangetypes.h"
#include "utils/sortsupport.h"
#include "utils/timestamp.h"

#include "compat.h"
#include "decimal.h"
#include "ref_period.h"

/* The type is passed by value. */
StaticAssertDecl(SIZEOF_DATUM >= 8, "ref_period needs 8-byte datums");

/* ------------------------------------------------------------------ errors */

static void
out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
			 errmsg("ref_period out of range"),
			 errdetail("A reference period lies in years 0001 to 9999.")));
}

static void
field_out_of_range(const char *field, int value, int low, int high)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
			 errmsg("%s out of range: %d", field, value),
			 errdetail("It must be %d to %d.", low, high)));
}

static void
check_field(const char *field, int value, int low, int high)
{
	if (value < low || value > high)
		field_out_of_range(field, value, low, high);
}

/* -------------------------------------------------------------- for others */

static RefPeriod
from_days(int64 first, int64 last)
{
	if (!ref_period_days_valid(first, last))
		out_of_range();
	return ref_period_make((int) first, (int) last);
}

RefPeriod
ref_period_from_months(int month_index, int months)
{
	if (months < 1)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("number of months out of range: %d", months),
				 errdetail("A reference period has at least one month.")));
	return from_days(ref_period_month_start(month_index),
					 ref_period_month_start((int64) month_index + months) - 1);
}

RefPeriod
ref_period_month_of_date(DateADT d)
{
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;
	int			year,
				month,
				mday;

	if (DATE_NOT_FINITE(d) || !ref_period_days_valid(day, day))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("date out of range for ref_period"),
				 errdetail("A reference period lies in years 0001 to 9999.")));
	ref_period_day_to_date((int) day, &year, &month, &mday);
	return from_days(day - mday + 1,
					 day - mday + ref_period_month_days(year, month));
}

bool
ref_period_step(RefPeriod p, int64 steps, RefPeriod *result)
{
	int			index,
				months;
	int64		first = ref_period_first(p);
	int64		last = ref_period_last(p);

	/* no step that stays in range is longer; keeps the products small */
	if (steps > REF_PERIOD_MAX_DAY || steps < -REF_PERIOD_MAX_DAY)
		return false;
	if (ref_period_is_months(p, &index, &months))
	{
		int64		from = index + steps * months;

		first = ref_period_month_start(from);
		last = ref_period_month_start(from + months) - 1;
	}
	else
	{
		int64		shift = steps * (last - first + 1);

		first += shift;
		last += shift;
	}
	if (!ref_period_days_valid(first, last))
		return false;
	*result = ref_period_make((int) first, (int) last);
	return true;
}

/* The same day a year earlier; false for 29 February and before year 1. */
static bool
day_year_ago(int day, int64 *result)
{
	int			year,
				month,
				mday;

	ref_period_day_to_date(day, &year, &month, &mday);
	if (year == 1 || mday > ref_period_month_days(year - 1, month))
		return false;
	*result = ref_period_month_start((int64) (year - 1) * 12 + month - 1) + mday - 1;
	return true;
}

bool
ref_period_year_ago(RefPeriod p, RefPeriod *result)
{
	int			index,
				months,
				year,
				week;
	int64		first,
				last;

	if (ref_period_is_months(p, &index, &months))
	{
		first = ref_period_month_start(index - 12);
		last = ref_period_month_start(index - 12 + months) - 1;
	}
	else if (ref_period_is_week(p, &year, &week))
	{
		if (year == 1 || week > ref_period_iso_weeks(year - 1))
			return false;
		first = ref_period_iso_year_start(year - 1) + (week - 1) * 7;
		last = first + 6;
	}
	else if (!day_year_ago(ref_period_first(p), &first) ||
			 !day_year_ago(ref_period_last(p), &last))
		return false;
	if (!ref_period_days_valid(first, last))
		return false;
	*result = ref_period_make((int) first, (int) last);
	return true;
}

char *
ref_period_out_cstring(RefPeriod p)
{
	char	   *buf = palloc(REF_PERIOD_TEXT_SIZE);

	ref_period_format(p, buf);
	return buf;
}

/* --------------------------------------------------------------------- I/O */

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if (IS_HIGHBIT_SET(*s))
			return false;
	return true;
}

/* Chinese belongs into a message only where the server's encoding has it. */
static const char *
spellings_hint(void)
{
	if (GetDatabaseEncoding() == PG_UTF8)
		return "Write 2023-05, 2023-Q2, 2023-S1, 2023-T1, 2023, 2023-W07, 2023-D045, 2023-05-31, 2023-01-01/P5M, 2021/P5Y, 2023-01/05, 2023-01..05, "
			"2023\xE5\xB9\xB4" "5\xE6\x9C\x88, "	/* 2023年5月 */
			"2023\xE5\xB9\xB4" "1\xE2\x80\x94" "5\xE6\x9C\x88, "	/* 2023年1—5月 */
			"2023\xE5\xB9\xB4\xE4\xB8\x80\xE5\xAD\xA3\xE5\xBA\xA6, "	/* 2023年一季度 */
			"2023\xE5\xB9\xB4\xE4\xB8\x8A\xE5\x8D\x8A\xE5\xB9\xB4, "	/* 2023年上半年 */
			"2023\xE5\xB9\xB4\xE5\x89\x8D\xE4\xB8\x89\xE5\xAD\xA3\xE5\xBA\xA6, "	/* 2023年前三季度 */
			"2023\xE5\xB9\xB4 or "	/* 2023年 */
			"\xE2\x80\x9C\xE5\x8D\x81\xE5\x9B\x9B\xE4\xBA\x94\xE2\x80\x9D.";	/* “十四五” */
	return "Write 2023-05, 2023-Q2, 2023-S1, 2023-T1, 2023, 2023-W07, 2023-D045, 2023-05-31, 2023-01-01/P5M, 2021/P5Y, 2023-01/05, 2023-01..05, "
		"or a Chinese spelling.";
}

PG_FUNCTION_INFO_V1(ref_period_in);
Datum
ref_period_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	char	   *utf8 = str;
	RefPeriod	result = 0;
	RefPeriodParseError error;
	const char *what;
	int			position;

	/*
	 * The parser reads UTF-8, and any other bytes as what it does not expect.
	 * A database without encoding is taken to hold UTF-8.
	 */
	if (!is_ascii(str) && GetDatabaseEncoding() != PG_SQL_ASCII)
		utf8 = pg_server_to_any(str, strlen(str), PG_UTF8);
	if (ref_period_parse(utf8, strlen(utf8), &result, &error))
		PG_RETURN_REF_PERIOD(result);

	what = error.message;
	if (GetDatabaseEncoding() != PG_UTF8 && !is_ascii(what))
		what = "expected a Chinese spelling";
	/* positions are counted in characters, not bytes */
	position = 1;
	for (const char *p = utf8; p < utf8 + error.position; p++)
		if (((unsigned char) *p & 0xC0) != 0x80)
			position++;
	if (error.out_of_range)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("ref_period field value out of range: \"%s\"", str),
				 errdetail("At character %d: %s.", position, what)));
	ereturn(escontext, (Datum) 0,
			(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
			 errmsg("invalid input syntax for type %s: \"%s\"", "ref_period", str),
			 errdetail("At character %d: %s.", position, what),
			 errhint("%s", spellings_hint())));
}

PG_FUNCTION_INFO_V1(ref_period_out);
Datum
ref_period_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(ref_period_out_cstring(PG_GETARG_REF_PERIOD(0)));
}

/* On the wire: first and last day as dates. */
PG_FUNCTION_INFO_V1(ref_period_recv);
Datum
ref_period_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int64		first = (int64) (int32) pq_getmsgint(buf, 4) + REF_PERIOD_PG_EPOCH;
	int64		last = (int64) (int32) pq_getmsgint(buf, 4) + REF_PERIOD_PG_EPOCH;

	if (!ref_period_days_valid(first, last))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "ref_period"),
				 errdetail("First and last day must be in order and in years 0001 to 9999.")));
	PG_RETURN_REF_PERIOD(ref_period_make((int) first, (int) last));
}

PG_FUNCTION_INFO_V1(ref_period_send);
Datum
ref_period_send(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint32(&buf, (uint32) (ref_period_first(p) - REF_PERIOD_PG_EPOCH));
	pq_sendint32(&buf, (uint32) (ref_period_last(p) - REF_PERIOD_PG_EPOCH));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* ---------------------------------------------------------- order and hash */

#define COMPARISON(name, op) \
PG_FUNCTION_INFO_V1(ref_period_##name); \
Datum \
ref_period_##name(PG_FUNCTION_ARGS) \
{ \
	PG_RETURN_BOOL(PG_GETARG_REF_PERIOD(0) op PG_GETARG_REF_PERIOD(1)); \
}

COMPARISON(eq, ==)
COMPARISON(ne, !=)
COMPARISON(lt, <)
COMPARISON(le, <=)
COMPARISON(gt, >)
COMPARISON(ge, >=)

PG_FUNCTION_INFO_V1(ref_period_cmp);
Datum
ref_period_cmp(PG_FUNCTION_ARGS)
{
	RefPeriod	a = PG_GETARG_REF_PERIOD(0);
	RefPeriod	b = PG_GETARG_REF_PERIOD(1);

	PG_RETURN_INT32((a > b) - (a < b));
}

PG_FUNCTION_INFO_V1(ref_period_sortsupport);
Datum
ref_period_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = ssup_datum_signed_cmp;
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ref_period_smaller);
Datum
ref_period_smaller(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(Min(PG_GETARG_REF_PERIOD(0), PG_GETARG_REF_PERIOD(1)));
}

PG_FUNCTION_INFO_V1(ref_period_larger);
Datum
ref_period_larger(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(Max(PG_GETARG_REF_PERIOD(0), PG_GETARG_REF_PERIOD(1)));
}

/*
 * The hash of first and last day.  Hash partitions store rows by it, so it
 * must stay as it is for ever, on every machine.
 */
PG_FUNCTION_INFO_V1(ref_period_hash);
Datum
ref_period_hash(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);

	PG_RETURN_UINT32(hash_combine(hash_bytes_uint32(ref_period_first(p)),
								  hash_bytes_uint32(ref_period_last(p))));
}

/* Its low half with seed 0 is the hash above, as hash opclasses demand. */
PG_FUNCTION_INFO_V1(ref_period_hash_extended);
Datum
ref_period_hash_extended(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	uint64		seed = (uint64) PG_GETARG_INT64(1);
	uint64		first = hash_bytes_uint32_extended(ref_period_first(p), seed);
	uint64		last = hash_bytes_uint32_extended(ref_period_last(p), seed);
	uint64		high = hash_combine((uint32) (first >> 32), (uint32) (last >> 32));

	PG_RETURN_UINT64(high << 32 | hash_combine((uint32) first, (uint32) last));
}

/* A single day moved by calendar months, held at the end of a short month. */
static int64
shift_day(int day, int64 months)
{
	int			year,
				month,
				mday;
	int64		start;
	int64		days;

	ref_period_day_to_date(day, &year, &month, &mday);
	months += (int64) year * 12 + month - 1;
	start = ref_period_month_start(months);
	days = ref_period_month_start(months + 1) - start;
	return start + Min(mday, days) - 1;
}

static void
frame_offset_error(const char *message, const char *detail, const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PRECEDING_OR_FOLLOWING_SIZE),
			 errmsg("%s", message),
			 detail ? errdetail("%s", detail) : 0,
			 hint ? errhint("%s", hint) : 0));
}

/*
 * RANGE frames: compare val with base moved by the offset as a whole span.
 * The moved ends are kept in 64 bits and may leave years 1..9999: then they
 * still compare rightly, and a frame at the edge of time is no error.
 */
PG_FUNCTION_INFO_V1(ref_period_in_range);
Datum
ref_period_in_range(PG_FUNCTION_ARGS)
{
	RefPeriod	val = PG_GETARG_REF_PERIOD(0);
	RefPeriod	base = PG_GETARG_REF_PERIOD(1);
	Interval   *offset = PG_GETARG_INTERVAL_P(2);
	bool		sub = PG_GETARG_BOOL(3);
	bool		less = PG_GETARG_BOOL(4);
	int64		sign = sub ? -1 : 1;
	int64		first = ref_period_first(base);
	int64		last = ref_period_last(base);
	int			index,
				months;
	int			order;

	if (offset->month < 0 || offset->day < 0 || offset->time < 0)
		frame_offset_error("invalid preceding or following size in window function",
						   "The offset must not be negative.", NULL);
	if (INDSTAT_INTERVAL_NOT_FINITE(offset))
		PG_RETURN_BOOL(sub ? !less : less);
	if (offset->time != 0)
		frame_offset_error("invalid preceding or following size in window function",
						   "An offset between reference periods has no hours.", NULL);

	if (ref_period_is_months(base, &index, &months))
	{
		int64		from = index + sign * offset->month;

		if (offset->day != 0)
			frame_offset_error("invalid preceding or following size in window function",
							   "Periods of whole months are apart by whole months, not by days.",
							   "Write the offset in months or years.");
		first = ref_period_month_start(from);
		last = ref_period_month_start(from + months) - 1;
	}
	else
	{
		if (offset->month != 0)
		{
			if (first != last)
				frame_offset_error("invalid preceding or following size in window function",
								   "Weeks and other spans of days are apart by days, not by months.",
								   "Write the offset in days.");
			first = last = shift_day((int) first, sign * offset->month);
		}
		first += sign * offset->day;
		last += sign * offset->day;
	}

	if (ref_period_last(val) != last)
		order = ref_period_last(val) < last ? -1 : 1;
	else
		order = (ref_period_first(val) > first) - (ref_period_first(val) < first);
	PG_RETURN_BOOL(less ? order <= 0 : order >= 0);
}

/* ------------------------------------------------------------ constructors */

static Datum
months_of_year(int year, int month, int months)
{
	check_field("year", year, 1, 9999);
	return RefPeriodGetDatum(ref_period_from_months(year * 12 + month - 1, months));
}

PG_FUNCTION_INFO_V1(ref_period_make_month);
Datum
ref_period_make_month(PG_FUNCTION_ARGS)
{
	int			month = PG_GETARG_INT32(1);

	check_field("month", month, 1, 12);
	return months_of_year(PG_GETARG_INT32(0), month, 1);
}

PG_FUNCTION_INFO_V1(ref_period_make_quarter);
Datum
ref_period_make_quarter(PG_FUNCTION_ARGS)
{
	int			quarter = PG_GETARG_INT32(1);

	check_field("quarter", quarter, 1, 4);
	return months_of_year(PG_GETARG_INT32(0), quarter * 3 - 2, 3);
}

PG_FUNCTION_INFO_V1(ref_period_make_half);
Datum
ref_period_make_half(PG_FUNCTION_ARGS)
{
	int			half = PG_GETARG_INT32(1);

	check_field("half-year", half, 1, 2);
	return months_of_year(PG_GETARG_INT32(0), half * 6 - 5, 6);
}

PG_FUNCTION_INFO_V1(ref_period_make_year);
Datum
ref_period_make_year(PG_FUNCTION_ARGS)
{
	return months_of_year(PG_GETARG_INT32(0), 1, 12);
}

PG_FUNCTION_INFO_V1(ref_period_make_ytd);
Datum
ref_period_make_ytd(PG_FUNCTION_ARGS)
{
	int			month = PG_GETARG_INT32(1);

	check_field("month", month, 1, 12);
	return months_of_year(PG_GETARG_INT32(0), 1, month);
}

PG_FUNCTION_INFO_V1(ref_period_make_week);
Datum
ref_period_make_week(PG_FUNCTION_ARGS)
{
	int			year = PG_GETARG_INT32(0);
	int			week = PG_GETARG_INT32(1);
	int64		first;

	check_field("year", year, 1, 9999);
	check_field("week", week, 1, ref_period_iso_weeks(year));
	first = ref_period_iso_year_start(year) + (week - 1) * 7;
	PG_RETURN_REF_PERIOD(from_days(first, first + 6));
}

PG_FUNCTION_INFO_V1(ref_period_make_months);
Datum
ref_period_make_months(PG_FUNCTION_ARGS)
{
	DateADT		d = PG_GETARG_DATEADT(0);
	int			months = PG_GETARG_INT32(1);
	RefPeriod	month = ref_period_month_of_date(d);
	int			index;
	int			one;

	if (ref_period_first(month) != d + REF_PERIOD_PG_EPOCH)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a span of months must start on the first of a month")));
	(void) ref_period_is_months(month, &index, &one);
	PG_RETURN_REF_PERIOD(ref_period_from_months(index, months));
}

PG_FUNCTION_INFO_V1(ref_period_month_holding);
Datum
ref_period_month_holding(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(ref_period_month_of_date(PG_GETARG_DATEADT(0)));
}

/* ------------------------------------------------------------------- casts */

PG_FUNCTION_INFO_V1(ref_period_to_daterange);
Datum
ref_period_to_daterange(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, DATERANGEOID);
	RangeBound	lower;
	RangeBound	upper;

	lower.val = DateADTGetDatum(ref_period_first(p) - REF_PERIOD_PG_EPOCH);
	lower.infinite = false;
	lower.inclusive = true;
	lower.lower = true;
	upper.val = DateADTGetDatum(ref_period_last(p) - REF_PERIOD_PG_EPOCH);
	upper.infinite = false;
	upper.inclusive = true;
	upper.lower = false;
	PG_RETURN_RANGE_P(indstat_make_range(typcache, &lower, &upper, false));
}

PG_FUNCTION_INFO_V1(ref_period_from_daterange);
Datum
ref_period_from_daterange(PG_FUNCTION_ARGS)
{
	RangeType  *range = PG_GETARG_RANGE_P(0);
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, RangeTypeGetOid(range));
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;
	int64		first;
	int64		last;

	range_deserialize(typcache, range, &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite ||
		DATE_NOT_FINITE(DatumGetDateADT(lower.val)) ||
		DATE_NOT_FINITE(DatumGetDateADT(upper.val)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot cast an empty or unbounded range to type %s", "ref_period")));
	first = (int64) DatumGetDateADT(lower.val) + REF_PERIOD_PG_EPOCH;
	last = (int64) DatumGetDateADT(upper.val) + REF_PERIOD_PG_EPOCH;
	if (!lower.inclusive)
		first++;
	if (!upper.inclusive)
		last--;
	PG_RETURN_REF_PERIOD(from_days(first, last));
}

/* ------------------------------------------------------------------- parts */

PG_FUNCTION_INFO_V1(ref_period_start_date);
Datum
ref_period_start_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(ref_period_first(PG_GETARG_REF_PERIOD(0)) - REF_PERIOD_PG_EPOCH);
}

PG_FUNCTION_INFO_V1(ref_period_end_date);
Datum
ref_period_end_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(ref_period_last(PG_GETARG_REF_PERIOD(0)) - REF_PERIOD_PG_EPOCH);
}

PG_FUNCTION_INFO_V1(ref_period_months);
Datum
ref_period_months(PG_FUNCTION_ARGS)
{
	int			index;
	int			months;

	if (!ref_period_is_months(PG_GETARG_REF_PERIOD(0), &index, &months))
		PG_RETURN_NULL();
	PG_RETURN_INT32(months);
}

PG_FUNCTION_INFO_V1(ref_period_starts_in_january);
Datum
ref_period_starts_in_january(PG_FUNCTION_ARGS)
{
	int			index;
	int			months;

	PG_RETURN_BOOL(ref_period_is_months(PG_GETARG_REF_PERIOD(0), &index, &months) &&
				   index % 12 == 0);
}

PG_FUNCTION_INFO_V1(ref_period_year_of);
Datum
ref_period_year_of(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	int			year,
				month,
				mday,
				week;

	/* the last days of December may belong to week 1 of the next year */
	if (!ref_period_is_week(p, &year, &week))
		ref_period_day_to_date(ref_period_last(p), &year, &month, &mday);
	PG_RETURN_INT32(year);
}

PG_FUNCTION_INFO_V1(ref_period_number_in_year);
Datum
ref_period_number_in_year(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	bool		cumulative = PG_GETARG_BOOL(1);
	int			index,
				months,
				year,
				month,
				mday,
				week;

	if (ref_period_is_months(p, &index, &months))
	{
		if (index / 12 != (index + months - 1) / 12)
			PG_RETURN_NULL();
		if (cumulative || 12 % months != 0 || index % months != 0)
		{
			/* from January on: as many as the months it has */
			if (index % 12 != 0)
				PG_RETURN_NULL();
			PG_RETURN_INT32(months);
		}
		PG_RETURN_INT32(index % 12 / months + 1);
	}
	if (cumulative)
		PG_RETURN_NULL();
	if (ref_period_is_week(p, &year, &week))
		PG_RETURN_INT32(week);
	if (ref_period_first(p) != ref_period_last(p))
		PG_RETURN_NULL();
	ref_period_day_to_date(ref_period_last(p), &year, &month, &mday);
	PG_RETURN_INT32(ref_period_last(p) - (int) ref_period_month_start((int64) year * 12) + 1);
}

int
ref_period_frequency_months(text *code)
{
	char	   *name = text_to_cstring(code);

	if (strlen(name) == 1)
		switch (name[0])
		{
			case 'M':
				return 1;
			case 'Q':
				return 3;
			case 'T':
				return 4;
			case 'S':
				return 6;
			case 'A':
				return 12;
		}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("a year has no single periods of frequency \"%s\"", name),
			 errhint("Use M, Q, T (four months), S (half-years) or A.")));
	return 0;
}

PG_FUNCTION_INFO_V1(ref_period_frequency);
Datum
ref_period_frequency(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	int			index,
				months,
				year,
				week;

	if (ref_period_is_months(p, &index, &months))
	{
		if (months % 12 == 0 && index % 12 == 0)
			PG_RETURN_TEXT_P(cstring_to_text(months == 12 ? "A" :
											 psprintf("A%d", months / 12)));
		if (12 % months != 0 || index % months != 0)
			PG_RETURN_NULL();
		switch (months)
		{
			case 1:
				PG_RETURN_TEXT_P(cstring_to_text("M"));
			case 3:
				PG_RETURN_TEXT_P(cstring_to_text("Q"));
			case 4:
				PG_RETURN_TEXT_P(cstring_to_text("T"));
			case 6:
				PG_RETURN_TEXT_P(cstring_to_text("S"));
			default:
				PG_RETURN_NULL();
		}
	}
	if (ref_period_is_week(p, &year, &week))
		PG_RETURN_TEXT_P(cstring_to_text("W"));
	if (ref_period_first(p) == ref_period_last(p))
		PG_RETURN_TEXT_P(cstring_to_text("D"));
	PG_RETURN_NULL();
}

/* ------------------------------------------------------------------- steps */

static Datum
step_or_error(RefPeriod p, int64 steps)
{
	RefPeriod	result = 0;

	if (!ref_period_step(p, steps, &result))
		out_of_range();
	return RefPeriodGetDatum(result);
}

PG_FUNCTION_INFO_V1(ref_period_plus);
Datum
ref_period_plus(PG_FUNCTION_ARGS)
{
	return step_or_error(PG_GETARG_REF_PERIOD(0), PG_GETARG_INT32(1));
}

PG_FUNCTION_INFO_V1(ref_period_plus_commuted);
Datum
ref_period_plus_commuted(PG_FUNCTION_ARGS)
{
	return step_or_error(PG_GETARG_REF_PERIOD(1), PG_GETARG_INT32(0));
}

PG_FUNCTION_INFO_V1(ref_period_minus);
Datum
ref_period_minus(PG_FUNCTION_ARGS)
{
	return step_or_error(PG_GETARG_REF_PERIOD(0), -(int64) PG_GETARG_INT32(1));
}

PG_FUNCTION_INFO_V1(ref_period_same_period_last_year);
Datum
ref_period_same_period_last_year(PG_FUNCTION_ARGS)
{
	RefPeriod	result;

	if (!ref_period_year_ago(PG_GETARG_REF_PERIOD(0), &result))
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(result);
}

PG_FUNCTION_INFO_V1(ref_period_previous);
Datum
ref_period_previous(PG_FUNCTION_ARGS)
{
	RefPeriod	result;

	if (!ref_period_step(PG_GETARG_REF_PERIOD(0), -1, &result))
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(result);
}

PG_FUNCTION_INFO_V1(ref_period_previous_cumulative);
Datum
ref_period_previous_cumulative(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	int			index;
	int			months;

	if (!PG_GETARG_BOOL(1))
		return ref_period_previous(fcinfo);
	if (!ref_period_is_months(p, &index, &months) || index % 12 != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a period of a cumulative series: %s", ref_period_out_cstring(p)),
				 errdetail("Cumulative periods are whole months that start in January.")));
	/* a cumulative series begins anew in January */
	if (months == 1)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(ref_period_from_months(index, months - 1));
}

/* ------------------------------------------------------------- containment */

static bool
holds_date(RefPeriod p, DateADT d)
{
	/* infinite dates lie outside by their values */
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;

	return day >= ref_period_first(p) && day <= ref_period_last(p);
}

static bool
holds_period(RefPeriod outer, RefPeriod inner)
{
	return ref_period_first(outer) <= ref_period_first(inner) &&
		ref_period_last(inner) <= ref_period_last(outer);
}

PG_FUNCTION_INFO_V1(ref_period_contains_date);
Datum
ref_period_contains_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_date(PG_GETARG_REF_PERIOD(0), PG_GETARG_DATEADT(1)));
}

PG_FUNCTION_INFO_V1(ref_period_date_contained);
Datum
ref_period_date_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_date(PG_GETARG_REF_PERIOD(1), PG_GETARG_DATEADT(0)));
}

PG_FUNCTION_INFO_V1(ref_period_contains);
Datum
ref_period_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_period(PG_GETARG_REF_PERIOD(0), PG_GETARG_REF_PERIOD(1)));
}

PG_FUNCTION_INFO_V1(ref_period_contained);
Datum
ref_period_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_period(PG_GETARG_REF_PERIOD(1), PG_GETARG_REF_PERIOD(0)));
}

/* ---------------------------------------------------------------- progress */

PG_FUNCTION_INFO_V1(ref_period_is_complete);
Datum
ref_period_is_complete(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);

	PG_RETURN_BOOL((int64) PG_GETARG_DATEADT(1) + REF_PERIOD_PG_EPOCH >=
				   ref_period_last(p));
}

static Datum
share_of(int64 part, int64 whole)
{
	return NumericGetDatum(ratio_percent(decimal_from_int64(part),
										 decimal_from_int64(whole)));
}

static Datum
elapsed_share(RefPeriod p, DateADT d, bool by_days)
{
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;
	int64		first = ref_period_first(p);
	int64		last = ref_period_last(p);
	int			index,
				months;
	int			year,
				month,
				mday;
	int			days;

	if (day < first)
		return share_of(0, 1);
	if (day >= last)
		return share_of(1, 1);
	if (by_days || !ref_period_is_months(p, &index, &months))
		return share_of(day - first + 1, last - first + 1);

	/* complete months, and the running one by its days */
	ref_period_day_to_date((int) day, &year, &month, &mday);
	days = ref_period_month_days(year, month);
	return share_of((int64) (year * 12 + month - 1 - index) * days + mday,
					(int64) months * days);
}

PG_FUNCTION_INFO_V1(ref_period_elapsed_share);
Datum
ref_period_elapsed_share(PG_FUNCTION_ARGS)
{
	return elapsed_share(PG_GETARG_REF_PERIOD(0), PG_GETARG_DATEADT(1), false);
}

PG_FUNCTION_INFO_V1(ref_period_elapsed_share_by_days);
Datum
ref_period_elapsed_share_by_days(PG_FUNCTION_ARGS)
{
	return elapsed_share(PG_GETARG_REF_PERIOD(0), PG_GETARG_DATEADT(1),
						 PG_GETARG_BOOL(2));
}

/* ------------------------------------------------------------------ labels */

RefPeriodLang
ref_period_lang(text *lang)
{
	char	   *name = text_to_cstring(lang);

	if (strcmp(name, "zh") == 0 || strcmp(name, "zh-Hans") == 0)
		return REF_PERIOD_ZH;
	if (strcmp(name, "zh-Hant") == 0)
		return REF_PERIOD_ZH_HANT;
	if (strcmp(name, "en") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("language not known: \"%s\"", name),
				 errhint("Use zh, zh-Hans, zh-Hant or en.")));
	return REF_PERIOD_EN;
}

static Datum
label(RefPeriod p, text *lang, bool cumulative)
{
	char		buf[REF_PERIOD_LABEL_SIZE];
	int			len = ref_period_format_label(p, ref_period_lang(lang), cumulative, buf);

	return PointerGetDatum(cstring_to_text(pg_any_to_server(buf, len, PG_UTF8)));
}

PG_FUNCTION_INFO_V1(ref_period_label);
Datum
ref_period_label(PG_FUNCTION_ARGS)
{
	return label(PG_GETARG_REF_PERIOD(0), PG_GETARG_TEXT_PP(1), false);
}

PG_FUNCTION_INFO_V1(ref_period_label_cumulative);
Datum
ref_period_label_cumulative(PG_FUNCTION_ARGS)
{
	return label(PG_GETARG_REF_PERIOD(0), PG_GETARG_TEXT_PP(1), PG_GETARG_BOOL(2));
}
