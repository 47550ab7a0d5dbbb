/*-------------------------------------------------------------------------
 *
 * exact_sum.c
 *	  One sum of decimals whose result depends neither on the order of the
 *	  values nor on how they were divided among workers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "exact/exact_sum.h"
#include "exact/numeric_layout.h"

/* The highest bin of a carried sum stays below this. */
#define TOP_BIN_LIMIT INT64CONST(1000000000000000000)	/* 10^18 */

void
exact_sum_out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value out of range for an exact sum"),
			 errdetail("Exact sums keep the digits from 10^-64 up to, but not including, 10^64.")));
}

/* Carries, so that all bins but the highest lie in 0..9999. */
void
exact_sum_carry(int64 *bin)
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

void
exact_sum_add(ExactSum *sum, Datum value, DecimalKind kind, int sign)
{
	exact_sum_put(sum, value, kind, sign);
}

void
exact_sum_add_int64(ExactSum *sum, int64 value, int sign)
{
	add_checked(&sum->count, 1);
	add_int64(sum, value, sign);
}

void
exact_sum_merge(ExactSum *into, const ExactSum *from)
{
	add_checked(&into->count, from->count);
	add_checked(&into->nan, from->nan);
	add_checked(&into->pinf, from->pinf);
	add_checked(&into->ninf, from->ninf);
	into->dscale = Max(into->dscale, from->dscale);
	for (int j = 0; j < EXACT_SUM_BINS; j++)
		add_to_bin(into, EXACT_SUM_LOWEST_WEIGHT + j, from->bin[j]);
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

	exact_sum_carry(bin);
	negative = bin[EXACT_SUM_BINS - 1] < 0;
	if (negative)
	{
		for (int i = 0; i < EXACT_SUM_BINS; i++)
			if (pg_sub_s64_overflow(0, bin[i], &bin[i]))
				exact_sum_out_of_range();
		exact_sum_carry(bin);
	}
	if (bin[EXACT_SUM_BINS - 1] >= TOP_BIN_LIMIT)
		exact_sum_out_of_range();
	return negative;
}

void
exact_sum_normalise(ExactSum *sum)
{
	if (normalise(sum->bin))
		for (int i = 0; i < EXACT_SUM_BINS; i++)
			sum->bin[i] = -sum->bin[i];
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
			exact_sum_out_of_range();
	return decimal_from_bins(bin);
}

/*-------------------------------------------------------------------------
 * Outside the server: (count,nan,pinf,ninf,decimals,sum), and the same numbers
 * with the sum as bins that are carried and all of one sign
 *-------------------------------------------------------------------------
 */
const char *
exact_sum_complaint(const ExactSum *sum)
{
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
	/* what is not finite adds no digits */
	if ((positive || negative) && sum->count - sum->nan - sum->pinf - sum->ninf == 0)
		return "A sum of no values is not zero.";
	return NULL;
}

bool
exact_sum_read_char(const char **p, char c)
{
	if (**p != c)
		return false;
	(*p)++;
	return true;
}

bool
exact_sum_read_int64(const char **p, int64 *result)
{
	bool		negative = exact_sum_read_char(p, '-');
	const char *start = *p;
	int64		value = 0;

	/* counted downwards, so that the lowest int64 can be read */
	for (; **p >= '0' && **p <= '9'; (*p)++)
	{
		CHECK_EACH(*p - start);
		if (pg_mul_s64_overflow(value, 10, &value) ||
			pg_sub_s64_overflow(value, **p - '0', &value))
			return false;
	}
	if (*p == start || (!negative && value == PG_INT64_MIN))
		return false;
	*result = negative ? value : -value;
	return true;
}

static bool
read_bins(const char **p, int64 *bin)
{
	bool		negative = exact_sum_read_char(p, '-');
	const char *start = *p;
	int			whole,
				power;

	for (; **p >= '0' && **p <= '9'; (*p)++)
		CHECK_EACH(*p - start);
	if (*p == start || *p - start > 4 * TOP_WEIGHT + 18)
		return false;
	whole = *p - start;
	power = whole - 1;
	*p = start;
	for (;; power--)
	{
		int64		digit;
		int			weight;

		if (power == -1 && !exact_sum_read_char(p, '.'))
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

bool
exact_sum_read(const char **p, ExactSum *sum)
{
	return exact_sum_read_char(p, '(') &&
		exact_sum_read_int64(p, &sum->count) && exact_sum_read_char(p, ',') &&
		exact_sum_read_int64(p, &sum->nan) && exact_sum_read_char(p, ',') &&
		exact_sum_read_int64(p, &sum->pinf) && exact_sum_read_char(p, ',') &&
		exact_sum_read_int64(p, &sum->ninf) && exact_sum_read_char(p, ',') &&
		exact_sum_read_int64(p, &sum->dscale) && exact_sum_read_char(p, ',') &&
		read_bins(p, sum->bin) && exact_sum_read_char(p, ')');
}

void
exact_sum_append(StringInfo buf, const ExactSum *sum)
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

void
exact_sum_receive(StringInfo buf, ExactSum *sum)
{
	sum->count = pq_getmsgint64(buf);
	sum->nan = pq_getmsgint64(buf);
	sum->pinf = pq_getmsgint64(buf);
	sum->ninf = pq_getmsgint64(buf);
	sum->dscale = pq_getmsgint64(buf);
	for (int j = 0; j < EXACT_SUM_BINS; j++)
		sum->bin[j] = pq_getmsgint64(buf);
}

void
exact_sum_send(StringInfo buf, const ExactSum *sum)
{
	ExactSum	sent = *sum;

	exact_sum_normalise(&sent);
	pq_sendint64(buf, sum->count);
	pq_sendint64(buf, sum->nan);
	pq_sendint64(buf, sum->pinf);
	pq_sendint64(buf, sum->ninf);
	pq_sendint64(buf, sum->dscale);
	for (int j = 0; j < EXACT_SUM_BINS; j++)
		pq_sendint64(buf, sent.bin[j]);
}
