/*-------------------------------------------------------------------------
 *
 * revision_statistics.c
 *	  How far later figures differ from earlier ones, over the periods of two
 *	  series: two releases of one indicator.
 *
 * What is rational or a root of it is exact up to one rounding.  What tests the
 * mean against chance, the distribution of t and the variance of a mean of
 * values that depend on each other, is computed in double precision.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "common/int.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "base/interrupts.h"
#include "exact/exact_sum.h"
#include "packed/packed_arithmetic.h"
#include "series/series.h"
#include "series/series_pair.h"

/* Digits of what is computed in double precision: those that every machine gives. */
#define FLOAT_DIGITS 10

enum
{
	COUNT,
	MEAN,
	MEAN_ABSOLUTE,
	MEDIAN,
	STANDARD_DEVIATION,
	ROOT_MEAN_SQUARE,
	MINIMUM,
	MAXIMUM,
	LARGEST,
	SIGN_CHANGES,
	SIGN_CHANGE_SHARE,
	T,
	P_VALUE,
	ROBUST_T,
	ROBUST_P_VALUE,
	NOISE_TO_SIGNAL,
	COLUMNS
};

/* Revisions and what became of the figures, in units of 10^-scale. */
typedef struct Revisions
{
	int			n;
	int			scale;
	int64	   *revision;		/* in the order of time */
	int64	   *later;
	int			sign_changes;
} Revisions;

static int
sign_of(int64 value)
{
	return (value > 0) - (value < 0);
}

static void
read_revisions(FunctionCallInfo fcinfo, Revisions *r)
{
	SeriesPair	pair;

	series_pair_args(fcinfo, &pair);
	series_pair_same_scale(&pair);
	r->n = 0;
	r->scale = pair.a.scale;
	r->revision = palloc(Max(pair.a.count, 1) * sizeof(int64));
	r->later = palloc(Max(pair.a.count, 1) * sizeof(int64));
	r->sign_changes = 0;
	for (int i = 0; i < pair.a.count; i++)
	{
		int64		later = pair.a.value[i];
		int64		earlier = pair.b.value[i];

		CHECK_EACH(i);
		if (later == PACKED_MISSING || earlier == PACKED_MISSING)
			continue;
		if (pg_sub_s64_overflow(later, earlier, &r->revision[r->n]) || r->revision[r->n] == PG_INT64_MIN)
			packed_overflow("series");
		r->later[r->n++] = later;
		r->sign_changes += sign_of(later) != sign_of(earlier);
	}
}

/*-------------------------------------------------------------------------
 * What is exact
 *-------------------------------------------------------------------------
 */
static Decimal
sum_of(const int64 *value, int n, bool absolute)
{
	ExactSum	sum = {0};

	for (int i = 0; i < n; i++)
	{
		CHECK_EACH(i);
		exact_sum_add_int64(&sum, value[i], absolute && value[i] < 0 ? -1 : 1);
	}
	return decimal_from_sum(&sum);
}

static Decimal
sum_of_squares(const int64 *value, int n)
{
	ExactSum	sum = {0};

	for (int i = 0; i < n; i++)
	{
		Decimal		v = decimal_short(value[i], 0);
		Numeric		square = decimal_to_numeric(decimal_mul(v, v));

		CHECK_EACH(i);
		exact_sum_add(&sum, NumericGetDatum(square), DECIMAL_NUMERIC, 1);
		pfree(square);
	}
	return decimal_from_sum(&sum);
}

/* n * the sum of squares less the square of the sum: n * (n - 1) variances */
static Decimal
spread(const int64 *value, int n)
{
	Decimal		sum = sum_of(value, n, false);

	return decimal_sub(decimal_mul(sum_of_squares(value, n), decimal_short(n, 0)), decimal_mul(sum, sum));
}

/* 10^(2 * scale) as a decimal: what turns squares of units into squares */
static Decimal
square_units(int scale)
{
	return decimal_from_numeric(decimal_power10(2 * scale));
}

static Numeric
ratio(Decimal num, int64 den)
{
	return ratio_percent(num, decimal_mul(decimal_short(100, 0), decimal_short(den, 0)));
}

static Numeric
in_units(int64 value, int scale)
{
	return decimal_to_numeric(decimal_from_scaled(value, scale));
}

static int
compare_int64(const void *a, const void *b)
{
	int64		left = *(const int64 *) a;
	int64		right = *(const int64 *) b;

	return (left > right) - (left < right);
}

/*-------------------------------------------------------------------------
 * What is not
 *-------------------------------------------------------------------------
 */

/*
 * The regularised incomplete beta function by its continued fraction
 * (Abramowitz and Stegun 26.5.8), as modified by Lentz.
 */
static double
beta_fraction(double a, double b, double x)
{
	double		c = 1,
				d = 1 / (1 - (a + b) * x / (a + 1)),
				result = d;

	for (int m = 1; m < 10000; m++)
	{
		double		term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double		step;

		d = 1 / (1 + term * d);
		c = 1 + term / c;
		result *= c * d;
		term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / (1 + term * d);
		c = 1 + term / c;
		step = c * d;
		result *= step;
		if (fabs(step - 1) < 1e-15)
			break;
	}
	return result;
}

/* How probable a |t| as large is by chance, with so many degrees of freedom. */
static double
two_sided_p(double t, double degrees)
{
	double		a = degrees / 2,
				b = 0.5,
				x = degrees / (degrees + t * t),
				rest = t * t / (degrees + t * t),
				front;

	if (rest <= 0)
		return 1;
	if (x <= 0)
		return 0;
	front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest));
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, rest) / b;
}

static double
autocovariance(const double *e, int n, int lag)
{
	double		sum = 0;

	for (int i = lag; i < n; i++)
		sum += e[i] * e[i - lag];
	return sum;
}

/* Newey and West (1987): lags weighted down to zero in a line */
static double
bartlett(const double *e, int n, int lags)
{
	double		sum = autocovariance(e, n, 0);

	for (int k = 1; k <= Min(lags, n - 1); k++)
	{
		CHECK_FOR_INTERRUPTS();
		sum += 2 * (1 - k / (lags + 1.0)) * autocovariance(e, n, k);
	}
	return sum;
}

/*
 * The variance of the mean of values that depend on those before them.
 *
 * With so many lags, as the OECD takes three for quarters: Bartlett's weights
 * over n * (n - 1), so that none is the plain variance.  Without (lags < 0), the
 * automatic choice of Newey and West (1994) on values from which their first
 * autocorrelation has been taken, which is put back at the end, over n * n.
 */
static double
robust_variance(const Revisions *r, int lags)
{
	int			n = r->n;
	double	   *e = palloc(n * sizeof(double));
	double		mean = 0,
				rho,
				squares,
				s0,
				s1 = 0;
	int			m;

	for (int i = 0; i < n; i++)
		mean += (double) r->revision[i];
	mean /= n;
	for (int i = 0; i < n; i++)
		e[i] = (double) r->revision[i] - mean;
	if (lags >= 0)
		return bartlett(e, n, lags) / n / (n - 1);

	squares = autocovariance(e, n, 0) - e[n - 1] * e[n - 1];
	if (n < 3 || squares <= 0)
		return 0;
	rho = autocovariance(e, n, 1) / squares;
	if (rho == 1)
		return 0;
	for (int i = n - 1; i > 0; i--)
		e[i] -= rho * e[i - 1];
	e++;
	m = (int) floor(3 * pow(n / 100.0, 2.0 / 9));
	s0 = autocovariance(e, n - 1, 0);
	for (int k = 1; k <= Min(m, n - 2); k++)
	{
		double		covariance = autocovariance(e, n - 1, k);

		s0 += 2 * covariance;
		s1 += 2 * k * covariance;
	}
	if (s0 == 0)
		return 0;
	lags = (int) Min(floor(1.1447 * cbrt(s1 / s0 * (s1 / s0) * n)), (double) n);
	return bartlett(e, n - 1, lags) / ((1 - rho) * (1 - rho)) / n / n;
}

static Datum
from_double(double value)
{
	Numeric		number = DatumGetNumeric(DirectFunctionCall1(float8_numeric, Float8GetDatum(value)));

	return NumericGetDatum(decimal_round_significant(number, FLOAT_DIGITS));
}

/* (later, earlier, lags) */
PG_FUNCTION_INFO_V1(series_revision_statistics);
Datum
series_revision_statistics(PG_FUNCTION_ARGS)
{
	Revisions	r;
	Datum		values[COLUMNS];
	bool		nulls[COLUMNS];
	TupleDesc	tupdesc;
	int			lags = -1;
	int			n;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(2))
	{
		lags = PG_GETARG_INT32(2);
		if (lags < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("number of lags out of range: %d", lags),
					 errdetail("It must be 0 or more, or NULL, so that it is chosen.")));
	}
	if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE || tupdesc->natts != COLUMNS)
		elog(ERROR, "revision_figures is not what it was");
	for (int i = 0; i < COLUMNS; i++)
	{
		if (TupleDescAttr(tupdesc, i)->atttypid != (i == COUNT || i == SIGN_CHANGES ? INT8OID : NUMERICOID))
			elog(ERROR, "revision_figures is not what it was");
		nulls[i] = true;
	}
	read_revisions(fcinfo, &r);
	n = r.n;
	values[COUNT] = Int64GetDatum(n);
	values[SIGN_CHANGES] = Int64GetDatum(r.sign_changes);
	nulls[COUNT] = nulls[SIGN_CHANGES] = false;
	if (n > 0)
	{
		Decimal		sum = sum_of(r.revision, n, false);
		Decimal		unit = decimal_from_numeric(decimal_power10(-r.scale));
		int64	   *sorted = palloc(n * sizeof(int64));

		values[MEAN] = NumericGetDatum(ratio(decimal_mul(sum, unit), n));
		values[MEAN_ABSOLUTE] = NumericGetDatum(ratio(decimal_mul(sum_of(r.revision, n, true), unit), n));
		values[ROOT_MEAN_SQUARE] = NumericGetDatum(ratio_root(sum_of_squares(r.revision, n),
															  decimal_mul(square_units(r.scale), decimal_short(n, 0))));
		memcpy(sorted, r.revision, n * sizeof(int64));
		qsort(sorted, n, sizeof(int64), compare_int64);
		values[MEDIAN] = NumericGetDatum(ratio(decimal_mul(decimal_add(decimal_short(sorted[(n - 1) / 2], 0),
																	   decimal_short(sorted[n / 2], 0)), unit), 2));
		values[MINIMUM] = NumericGetDatum(in_units(sorted[0], r.scale));
		values[MAXIMUM] = NumericGetDatum(in_units(sorted[n - 1], r.scale));
		/* without a change of sign, for the least number has no opposite */
		values[LARGEST] = decimal_sign(decimal_add(decimal_short(sorted[0], 0), decimal_short(sorted[n - 1], 0))) < 0 ?
			NumericGetDatum(decimal_to_numeric(decimal_neg(decimal_mul(decimal_short(sorted[0], 0), unit)))) : values[MAXIMUM];
		values[SIGN_CHANGE_SHARE] = NumericGetDatum(ratio_percent(decimal_short(r.sign_changes, 0), decimal_short(n, 0)));
		nulls[MEAN] = nulls[MEAN_ABSOLUTE] = nulls[ROOT_MEAN_SQUARE] = nulls[MEDIAN] = nulls[MINIMUM] = nulls[MAXIMUM] =
			nulls[LARGEST] = nulls[SIGN_CHANGE_SHARE] = false;
		if (n > 1)
		{
			Decimal		of_revisions = spread(r.revision, n);
			Decimal		of_later = spread(r.later, n);
			Decimal		freedom = decimal_short(n - 1, 0);
			double		variance;

			values[STANDARD_DEVIATION] = NumericGetDatum(ratio_root(of_revisions,
																	decimal_mul(decimal_mul(decimal_short(n, 0), freedom), square_units(r.scale))));
			nulls[STANDARD_DEVIATION] = false;
			if (decimal_sign(of_later) > 0)
			{
				values[NOISE_TO_SIGNAL] = NumericGetDatum(ratio_root(of_revisions, of_later));
				nulls[NOISE_TO_SIGNAL] = false;
			}
			if (decimal_sign(of_revisions) > 0)
			{
				Numeric		t = ratio_root(decimal_mul(decimal_mul(sum, sum), freedom), of_revisions);

				if (decimal_sign(sum) < 0)
					t = decimal_to_numeric(decimal_neg(decimal_from_numeric(t)));
				values[T] = NumericGetDatum(t);
				values[P_VALUE] = from_double(two_sided_p(DatumGetFloat8(DirectFunctionCall1(numeric_float8, NumericGetDatum(t))), n - 1));
				nulls[T] = nulls[P_VALUE] = false;
				variance = robust_variance(&r, lags);
				if (variance > 0)
				{
					double		mean = DatumGetFloat8(DirectFunctionCall1(numeric_float8,
																		  NumericGetDatum(ratio(sum, n))));

					values[ROBUST_T] = from_double(mean / sqrt(variance));
					values[ROBUST_P_VALUE] = from_double(two_sided_p(mean / sqrt(variance), n - 1));
					nulls[ROBUST_T] = nulls[ROBUST_P_VALUE] = false;
				}
			}
		}
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(tupdesc), values, nulls)));
}
