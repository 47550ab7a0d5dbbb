/*-------------------------------------------------------------------------
 *
 * exact_sums.c
 *	  The state type of the aggregates: sums whose result depends neither on
 *	  the order of the rows nor on the plan.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "compat.h"
#include "exact_sums.h"
#include "missing_parts.h"
#include "numeric_layout.h"
#include "ref_period.h"

/* The highest bin of a carried sum stays below this. */
#define TOP_BIN_LIMIT INT64CONST(1000000000000000000)	/* 10^18 */
/* A bin stays within this, so that the difference of two can be carried. */
#define BIN_ROOM (PG_INT64_MAX / 4)
#define EXACT_SUMS_VERSION 1
#define TOP_WEIGHT (EXACT_SUM_LOWEST_WEIGHT + EXACT_SUM_BINS - 1)

/* What each kind of state holds; the index is an ExactSumsKind. */
static const struct
{
	const char *name;
	int			nsums;
	int			ntags;
}			exact_sums_kinds[] =
{
	{NULL, 0, 0},
	{"yoy_growth", 2, 2},
	{"yoy_growth_member", 2, 7},
	{"share", 2, 0},
	{"contribution", 2, 0},
	{"completion", 2, 0},
	{"contribution_share", 2, 0},
	{"share_change", 4, 0},
	{"sum_of_parts", 1, 4},
	{"growth_breadth", 0, 4},
	{"time_agg", 1, 8}
};

static void
sum_out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value out of range for an exact sum"),
			 errdetail("Exact sums keep the digits from 10^-64 up to, but not including, 10^64.")));
}

static inline void
add_checked(int64 *to, int64 amount)
{
	if (unlikely(pg_add_s64_overflow(*to, amount, to)))
		sum_out_of_range();
}

void
exact_sums_count(int64 *tag, int64 more)
{
	if (unlikely(pg_add_s64_overflow(*tag, more, tag)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("bigint out of range")));
}

/* Carries, so that all bins but the highest lie in 0..9999. */
static void
carry(int64 *bin)
{
	for (int i = 0; i < EXACT_SUM_BINS - 1; i++)
	{
		int64		up = bin[i] / DIGIT_BASE;

		bin[i] -= up * DIGIT_BASE;
		if (bin[i] < 0)
		{
			bin[i] += DIGIT_BASE;
			up--;
		}
		add_checked(&bin[i + 1], up);
	}
}

/*
 * Adds to one bin what may be many digits, but not more than BIN_ROOM; they
 * are spread over the bins above only when the bin is full.
 */
static inline void
add_to_bin(ExactSum *sum, int weight, int64 amount)
{
	int64	   *bin = &sum->bin[weight - EXACT_SUM_LOWEST_WEIGHT];

	*bin += amount;
	if (unlikely(*bin > BIN_ROOM || *bin < -BIN_ROOM))
	{
		carry(sum->bin);
		if (sum->bin[EXACT_SUM_BINS - 1] > BIN_ROOM || sum->bin[EXACT_SUM_BINS - 1] < -BIN_ROOM)
			sum_out_of_range();
	}
}

/* Adds mantissa * 10^exponent. */
static inline void
add_scaled(ExactSum *sum, uint64 mantissa, int exponent, int sign)
{
	int			weight = floor_div4(exponent);
	int			low = exponent - weight * 4;
	uint64		base = pow10_int64[4 - low];
	uint64		factor = pow10_int64[low];

	if (-exponent > sum->dscale)
		sum->dscale = -exponent;
	/* all digits into one bin, if it has the room and those above exist */
	if (likely(mantissa < (uint64) BIN_ROOM / 1000 &&
			   weight >= EXACT_SUM_LOWEST_WEIGHT && weight <= TOP_WEIGHT - 4))
	{
		add_to_bin(sum, weight, sign * (int64) (mantissa * factor));
		return;
	}
	for (; mantissa != 0; weight++)
	{
		int64		digit = (int64) ((mantissa % base) * factor);

		mantissa /= base;
		base = DIGIT_BASE;
		factor = 1;
		if (digit == 0)
			continue;
		if (weight < EXACT_SUM_LOWEST_WEIGHT || weight > TOP_WEIGHT)
			sum_out_of_range();
		add_to_bin(sum, weight, sign * digit);
	}
}

static inline void
add_numeric(ExactSum *sum, Datum value, int sign)
{
	struct varlena *num = PG_DETOAST_DATUM_PACKED(value);
	DigitView	v;

	view_digits(num, &v);
	if (unlikely(v.special != 0))
	{
		int64	   *counter = v.special == LAYOUT_NAN ? &sum->nan :
			(v.special == LAYOUT_PINF) == (sign > 0) ? &sum->pinf : &sum->ninf;

		add_checked(counter, 1);
	}
	else if (v.ndigits > 0)
	{
		int			weight = v.weight - v.ndigits + 1;

		if (unlikely(v.weight > TOP_WEIGHT || weight < EXACT_SUM_LOWEST_WEIGHT))
			sum_out_of_range();
		if (v.negative)
			sign = -sign;
		if (likely(v.ndigits <= 4))
		{
			int64		amount = digit_at(&v, 0);

			for (int i = 1; i < v.ndigits; i++)
				amount = amount * DIGIT_BASE + digit_at(&v, i);
			add_to_bin(sum, weight, sign * amount);
		}
		else
			for (int i = 0; i < v.ndigits; i++)
				add_to_bin(sum, v.weight - i, sign * digit_at(&v, i));
	}
	if (v.dscale > sum->dscale)
		sum->dscale = v.dscale;
	if ((Pointer) num != DatumGetPointer(value))
		pfree(num);
}

static void
add_float8(ExactSum *sum, double value, int sign)
{
	bool		negative;
	uint64		mantissa;
	int			exponent;

	if (decimal_shortest(value, &negative, &mantissa, &exponent))
		add_scaled(sum, mantissa, exponent, negative ? -sign : sign);
	else if (isnan(value))
		add_checked(&sum->nan, 1);
	else
		add_checked((value > 0) == (sign > 0) ? &sum->pinf : &sum->ninf, 1);
}

static inline void
add_int64(ExactSum *sum, int64 value, int sign)
{
	add_scaled(sum, value < 0 ? -(uint64) value : (uint64) value, 0,
			   value < 0 ? -sign : sign);
}

/* Adds or (sign = -1) takes away one known value, and counts it. */
void
exact_sum_add(ExactSum *sum, Datum value, DecimalKind kind, int sign)
{
	add_checked(&sum->count, 1);
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			add_float8(sum, DatumGetFloat8(value), sign);
			break;
		case DECIMAL_INT8:
			add_int64(sum, DatumGetInt64(value), sign);
			break;
		default:
			add_numeric(sum, value, sign);
			break;
	}
}

void
exact_sum_add_int64(ExactSum *sum, int64 value, int sign)
{
	add_checked(&sum->count, 1);
	add_int64(sum, value, sign);
}

bool
exact_sum_has_special(const ExactSum *sum)
{
	return sum->nan != 0 || sum->pinf != 0 || sum->ninf != 0;
}

/*
 * Makes all bins non-negative and says whether the value is negative.
 */
static bool
normalise(int64 *bin)
{
	bool		negative;

	carry(bin);
	negative = bin[EXACT_SUM_BINS - 1] < 0;
	if (negative)
	{
		for (int i = 0; i < EXACT_SUM_BINS; i++)
			if (pg_sub_s64_overflow(0, bin[i], &bin[i]))
				sum_out_of_range();
		carry(bin);
	}
	if (bin[EXACT_SUM_BINS - 1] >= TOP_BIN_LIMIT)
		sum_out_of_range();
	return negative;
}

/* Decimal digits of normalised bins: 18 of the highest, 4 of each other one. */
#define SUM_DIGITS (18 + 4 * (EXACT_SUM_BINS - 1))

static void
bins_to_digits(const int64 *bin, uint8 *digits)
{
	int			at = SUM_DIGITS;

	for (int i = 0; i < EXACT_SUM_BINS; i++)
	{
		int64		rest = bin[i];

		for (int j = (i < EXACT_SUM_BINS - 1) ? 4 : 18; j > 0; j--)
		{
			digits[--at] = rest % 10;
			rest /= 10;
		}
	}
}

static Decimal
decimal_from_bins(int64 *bin)
{
	bool		negative = normalise(bin);
	int			low = 0,
				high = EXACT_SUM_BINS - 1;
	uint8		digits[SUM_DIGITS];

	while (high >= 0 && bin[high] == 0)
		high--;
	if (high < 0)
		return decimal_short(0, 0);
	while (bin[low] == 0)
		low++;
	if (high - low < 4 && high < EXACT_SUM_BINS - 1)
	{
		int64		mantissa = 0;

		for (int i = high; i >= low; i--)
			mantissa = mantissa * DIGIT_BASE + bin[i];
		return decimal_short(negative ? -mantissa : mantissa,
							 -4 * (low + EXACT_SUM_LOWEST_WEIGHT));
	}
	bins_to_digits(bin, digits);
	return decimal_from_numeric(numeric_from_digits(negative, digits, SUM_DIGITS,
											 4 * EXACT_SUM_LOWEST_WEIGHT));
}

Decimal
decimal_from_sum(const ExactSum *sum)
{
	int64		bin[EXACT_SUM_BINS];

	if (exact_sum_has_special(sum))
		return decimal_special();
	memcpy(bin, sum->bin, sizeof(bin));
	return decimal_from_bins(bin);
}

Decimal
decimal_from_sum_difference(const ExactSum *a, const ExactSum *b)
{
	int64		bin[EXACT_SUM_BINS];

	if (exact_sum_has_special(a) || exact_sum_has_special(b))
		return decimal_special();
	for (int i = 0; i < EXACT_SUM_BINS; i++)
		if (pg_sub_s64_overflow(a->bin[i], b->bin[i], &bin[i]))
			sum_out_of_range();
	return decimal_from_bins(bin);
}

static Size
exact_sums_size(int nsums)
{
	return offsetof(ExactSums, sum) + nsums * sizeof(ExactSum);
}

ExactSums *
exact_sums_create(ExactSumsKind kind)
{
	Size		size = exact_sums_size(exact_sums_kinds[kind].nsums);
	ExactSums  *state = palloc0(size);

	SET_VARSIZE(state, size);
	state->version = EXACT_SUMS_VERSION;
	state->kind = kind;
	state->nsums = exact_sums_kinds[kind].nsums;
	state->ntags = exact_sums_kinds[kind].ntags;
	return state;
}

/* Growth compares a period with the same one a year earlier. */
static const char *
growth_complaint(const ExactSums *state)
{
	RefPeriod	at = state->tag[TAG_AT];
	RefPeriod	base;

	if (at != 0 && (!ref_period_days_valid(ref_period_first(at), ref_period_last(at)) ||
					ref_period_make(ref_period_first(at), ref_period_last(at)) != at))
		return "The period is not valid.";
	if (at == 0 || !ref_period_year_ago(at, &base))
		base = 0;
	if (state->tag[TAG_BASE] != base)
		return "The base is not the same period a year earlier.";
	if (state->kind == EXACT_SUMS_YOY_MEMBER &&
		state->tag[TAG_NULL_MEMBERS] != 0 && state->tag[TAG_NULL_MEMBERS] != 1)
		return "A flag is out of range.";
	return NULL;
}

static const char *
parts_complaint(const ExactSums *state)
{
	if (state->tag[TAG_MODE] < 0 || state->tag[TAG_MODE] >= MISSING_MODES)
		return "The mode for missing parts is not known.";
	if (state->tag[TAG_FOUND] < 0 || state->tag[TAG_NULLS] < 0 || state->tag[TAG_MISSING] < 0 ||
		state->sum[0].count != state->tag[TAG_FOUND] - state->tag[TAG_NULLS])
		return "The numbers of parts do not fit the sum.";
	return NULL;
}

static const char *
breadth_complaint(const ExactSums *state)
{
	for (int i = 0; i < state->ntags; i++)
		if (state->tag[i] < 0)
			return "A number of members is negative.";
	return NULL;
}

/*
 * The one checker: NULL, or what is wrong with a state that came from outside.
 * Bins are expected as they are sent: carried, and all of one sign.
 */
static const char *
exact_sums_complaint(const ExactSums *state)
{
	if (state->version != EXACT_SUMS_VERSION)
		return "The version is not known.";
	if (state->kind < 1 || state->kind >= lengthof(exact_sums_kinds))
		return "The kind is not known.";
	if (state->nsums != exact_sums_kinds[state->kind].nsums ||
		state->ntags != exact_sums_kinds[state->kind].ntags)
		return "The number of sums or of tags is not that of the kind.";
	for (int i = 0; i < state->nsums; i++)
	{
		const ExactSum *sum = &state->sum[i];
		bool		positive = false,
					negative = false;

		if (sum->count < 0 || sum->nan < 0 || sum->pinf < 0 || sum->ninf < 0)
			return "A count is negative.";
		if (sum->nan > sum->count || sum->pinf > sum->count || sum->ninf > sum->count ||
			sum->nan > sum->count - sum->pinf ||
			sum->ninf > sum->count - sum->pinf - sum->nan)
			return "There are more values than the count says.";
		if (sum->dscale < 0 || sum->dscale > LAYOUT_LONG_DSCALE)
			return "The number of decimals is out of range.";
		for (int j = 0; j < EXACT_SUM_BINS; j++)
		{
			int64		limit = (j < EXACT_SUM_BINS - 1) ? DIGIT_BASE : TOP_BIN_LIMIT;

			if (sum->bin[j] <= -limit || sum->bin[j] >= limit)
				return "A digit is out of range.";
			positive |= sum->bin[j] > 0;
			negative |= sum->bin[j] < 0;
		}
		if (positive && negative)
			return "The digits differ in sign.";
		if ((positive || negative) && sum->count == 0)
			return "A sum of no values is not zero.";
	}
	switch (state->kind)
	{
		case EXACT_SUMS_YOY:
		case EXACT_SUMS_YOY_MEMBER:
			return growth_complaint(state);
		case EXACT_SUMS_PARTS:
			return parts_complaint(state);
		case EXACT_SUMS_BREADTH:
			return breadth_complaint(state);
		case EXACT_SUMS_TIME_AGG:
			return time_agg_complaint(state);
		default:
			return NULL;
	}
}

/*
 * A state that may be changed: the aggregate's own in place, any other as a
 * copy.  The kind is tested because these functions can be called by hand.
 */
ExactSums *
exact_sums_for_update(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind)
{
	ExactSums  *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));

	if (unlikely(state->kind != kind))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is of kind \"%s\" where \"%s\" is needed",
						exact_sums_kinds[state->kind].name, exact_sums_kinds[kind].name)));
	if (!AggCheckCallContext(fcinfo, NULL))
	{
		ExactSums  *copy = palloc(VARSIZE(state));

		memcpy(copy, state, VARSIZE(state));
		state = copy;
	}
	return state;
}

const ExactSums *
exact_sums_for_read(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));

	if (unlikely(state->kind != kind))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is of kind \"%s\" where \"%s\" is needed",
						exact_sums_kinds[state->kind].name, exact_sums_kinds[kind].name)));
	return state;
}

void
exact_sums_add_sums(ExactSums *into, const ExactSums *from)
{
	for (int i = 0; i < into->nsums; i++)
	{
		ExactSum   *a = &into->sum[i];
		const ExactSum *b = &from->sum[i];

		add_checked(&a->count, b->count);
		add_checked(&a->nan, b->nan);
		add_checked(&a->pinf, b->pinf);
		add_checked(&a->ninf, b->ninf);
		a->dscale = Max(a->dscale, b->dscale);
		for (int j = 0; j < EXACT_SUM_BINS; j++)
			add_to_bin(a, EXACT_SUM_LOWEST_WEIGHT + j, b->bin[j]);
	}
}

/*-------------------------------------------------------------------------
 * SQL type exact_sums
 *
 * Text: version:kind:(tags):(count,nan,pinf,ninf,decimals,sum);(...)
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(exact_sums_in);
PG_FUNCTION_INFO_V1(exact_sums_out);
PG_FUNCTION_INFO_V1(exact_sums_recv);
PG_FUNCTION_INFO_V1(exact_sums_send);

static bool
read_char(const char **p, char c)
{
	if (**p != c)
		return false;
	(*p)++;
	return true;
}

static bool
read_int64(const char **p, int64 *result)
{
	bool		negative = read_char(p, '-');
	const char *start = *p;
	int64		value = 0;

	/* counted downwards, so that the lowest int64 can be read */
	for (; **p >= '0' && **p <= '9'; (*p)++)
		if (pg_mul_s64_overflow(value, 10, &value) ||
			pg_sub_s64_overflow(value, **p - '0', &value))
			return false;
	if (*p == start || (!negative && value == PG_INT64_MIN))
		return false;
	*result = negative ? value : -value;
	return true;
}

static bool
read_bins(const char **p, int64 *bin)
{
	bool		negative = read_char(p, '-');
	const char *start = *p;
	int			whole,
				power;

	while (**p >= '0' && **p <= '9')
		(*p)++;
	if (*p == start || *p - start > 4 * TOP_WEIGHT + 18)
		return false;
	whole = *p - start;
	power = whole - 1;
	*p = start;
	for (;; power--)
	{
		int64		digit;
		int			weight;

		if (power == -1 && !read_char(p, '.'))
			return true;
		if (**p < '0' || **p > '9')
			return power < -1;
		weight = floor_div4(power);
		if (weight < EXACT_SUM_LOWEST_WEIGHT)
			return false;
		weight = Min(weight, TOP_WEIGHT);
		digit = (**p - '0') * pow10_int64[power - weight * 4];
		bin[weight - EXACT_SUM_LOWEST_WEIGHT] += negative ? -digit : digit;
		(*p)++;
	}
}

static bool
read_state(const char *p, ExactSums *state)
{
	int64		version;
	int			kind;

	if (!read_int64(&p, &version) || version != EXACT_SUMS_VERSION || !read_char(&p, ':'))
		return false;
	for (kind = 1; kind < (int) lengthof(exact_sums_kinds); kind++)
	{
		Size		length = strlen(exact_sums_kinds[kind].name);

		if (strncmp(p, exact_sums_kinds[kind].name, length) == 0 && p[length] == ':')
		{
			p += length;
			break;
		}
	}
	if (kind == lengthof(exact_sums_kinds))
		return false;
	state->version = EXACT_SUMS_VERSION;
	state->kind = kind;
	state->nsums = exact_sums_kinds[kind].nsums;
	state->ntags = exact_sums_kinds[kind].ntags;
	SET_VARSIZE(state, exact_sums_size(state->nsums));

	if (!read_char(&p, ':') || !read_char(&p, '('))
		return false;
	for (int i = 0; i < state->ntags; i++)
		if ((i > 0 && !read_char(&p, ',')) || !read_int64(&p, &state->tag[i]))
			return false;
	if (!read_char(&p, ')') || !read_char(&p, ':'))
		return false;
	for (int i = 0; i < state->nsums; i++)
	{
		ExactSum   *sum = &state->sum[i];

		if ((i > 0 && !read_char(&p, ';')) || !read_char(&p, '(') ||
			!read_int64(&p, &sum->count) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->nan) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->pinf) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->ninf) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->dscale) || !read_char(&p, ',') ||
			!read_bins(&p, sum->bin) || !read_char(&p, ')'))
			return false;
	}
	return *p == '\0';
}

Datum
exact_sums_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	ExactSums  *state = palloc0(exact_sums_size(EXACT_SUMS_MAX_SUMS));
	const char *complaint;

	/* escontext is not used where there are no soft errors */
	(void) escontext;
	if (read_state(text, state))
		complaint = exact_sums_complaint(state);
	else
		complaint = "Expected version:kind:(tags):(count,nan,pinf,ninf,decimals,sum);(...).";
	if (complaint)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"", "exact_sums", text),
				 errdetail_internal("%s", complaint)));
	PG_RETURN_POINTER(state);
}

static void
append_sum(StringInfo buf, const ExactSum *sum)
{
	int64		bin[EXACT_SUM_BINS];
	uint8		digits[SUM_DIGITS];
	int			first = 0,
				last = SUM_DIGITS,
				point = SUM_DIGITS + 4 * EXACT_SUM_LOWEST_WEIGHT;

	appendStringInfo(buf, "(" INT64_FORMAT "," INT64_FORMAT "," INT64_FORMAT ","
					 INT64_FORMAT "," INT64_FORMAT ",",
					 sum->count, sum->nan, sum->pinf, sum->ninf, sum->dscale);
	memcpy(bin, sum->bin, sizeof(bin));
	if (normalise(bin))
		appendStringInfoChar(buf, '-');
	bins_to_digits(bin, digits);
	while (first < point - 1 && digits[first] == 0)
		first++;
	while (last > point && digits[last - 1] == 0)
		last--;
	for (int i = first; i < last; i++)
	{
		if (i == point)
			appendStringInfoChar(buf, '.');
		appendStringInfoChar(buf, '0' + digits[i]);
	}
	appendStringInfoChar(buf, ')');
}

Datum
exact_sums_out(PG_FUNCTION_ARGS)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "%d:%s:(", state->version, exact_sums_kinds[state->kind].name);
	for (int i = 0; i < state->ntags; i++)
		appendStringInfo(&buf, "%s" INT64_FORMAT, i > 0 ? "," : "", state->tag[i]);
	appendStringInfoString(&buf, "):");
	for (int i = 0; i < state->nsums; i++)
	{
		if (i > 0)
			appendStringInfoChar(&buf, ';');
		append_sum(&buf, &state->sum[i]);
	}
	PG_RETURN_CSTRING(buf.data);
}

Datum
exact_sums_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	ExactSums  *state = palloc0(exact_sums_size(EXACT_SUMS_MAX_SUMS));
	const char *complaint;

	state->version = pq_getmsgbyte(buf);
	state->kind = pq_getmsgbyte(buf);
	state->nsums = pq_getmsgbyte(buf);
	state->ntags = pq_getmsgbyte(buf);
	/* enough is known to be read; the checker says the rest */
	if (state->nsums <= EXACT_SUMS_MAX_SUMS && state->ntags <= EXACT_SUMS_MAX_TAGS)
	{
		for (int i = 0; i < state->ntags; i++)
			state->tag[i] = pq_getmsgint64(buf);
		for (int i = 0; i < state->nsums; i++)
		{
			ExactSum   *sum = &state->sum[i];

			sum->count = pq_getmsgint64(buf);
			sum->nan = pq_getmsgint64(buf);
			sum->pinf = pq_getmsgint64(buf);
			sum->ninf = pq_getmsgint64(buf);
			sum->dscale = pq_getmsgint64(buf);
			for (int j = 0; j < EXACT_SUM_BINS; j++)
				sum->bin[j] = pq_getmsgint64(buf);
		}
		complaint = exact_sums_complaint(state);
	}
	else
		complaint = "There are too many sums or tags.";
	if (complaint)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "exact_sums"),
				 errdetail_internal("%s", complaint)));
	SET_VARSIZE(state, exact_sums_size(state->nsums));
	PG_RETURN_POINTER(state);
}

Datum
exact_sums_send(PG_FUNCTION_ARGS)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, state->version);
	pq_sendbyte(&buf, state->kind);
	pq_sendbyte(&buf, state->nsums);
	pq_sendbyte(&buf, state->ntags);
	for (int i = 0; i < state->ntags; i++)
		pq_sendint64(&buf, state->tag[i]);
	for (int i = 0; i < state->nsums; i++)
	{
		const ExactSum *sum = &state->sum[i];
		int64		bin[EXACT_SUM_BINS];
		bool		negative;

		pq_sendint64(&buf, sum->count);
		pq_sendint64(&buf, sum->nan);
		pq_sendint64(&buf, sum->pinf);
		pq_sendint64(&buf, sum->ninf);
		pq_sendint64(&buf, sum->dscale);
		memcpy(bin, sum->bin, sizeof(bin));
		negative = normalise(bin);
		for (int j = 0; j < EXACT_SUM_BINS; j++)
			pq_sendint64(&buf, negative ? -bin[j] : bin[j]);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}
