/*-------------------------------------------------------------------------
 *
 * standing.c
 *	  standing: how many spans, with how much, stand at each of a row of
 *	  places, as running sums of those that begin and those that end.
 *
 * A board over all month ends needs every span once, where it begins and where
 * it ends, and not in each of the months between.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
#include "utils/tuplestore.h"

#include "base/array_argument.h"
#include "base/compat.h"
#include "base/interrupts.h"
#include "exact/numeric_layout.h"

/* More would not be a row of days: a month end for each of 10 measures through 10,000 years. */
#define MOST_CELLS 1200000

/* What stands of one measure. */
typedef struct Measure
{
	int64		number;
	Datum		amount;			/* 0 while nothing with an amount stands */
	int64		with_amount;
	int64		of_scale[LAYOUT_SHORT_DSCALE_MAX + 1];	/* written with so many decimals */
	int64		longer;			/* or with more */
} Measure;

static Datum *
elements(ArrayType *array, const char *name, Oid type, bool **nulls, int *length)
{
	Datum	   *values;

	check_array_argument(array, name, type != INT4OID);
	if (type == INT4OID)
		deconstruct_array(array, INT4OID, sizeof(int32), true, TYPALIGN_INT, &values, nulls, length);
	else
		deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT, &values, nulls, length);
	return values;
}

/* A span ends after it began, so what is taken away is there. */
static void
change_amount(Measure *m, Datum amount, int sign)
{
	DigitView	v;

	view_digits(DatumGetPointer(amount), &v);
	if (v.special != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"amount\" must not contain NaN or infinity")));
	if (v.dscale <= LAYOUT_SHORT_DSCALE_MAX)
		m->of_scale[v.dscale] += sign;
	else
		m->longer += sign;
	m->with_amount += sign;
	if (m->amount == (Datum) 0)
		m->amount = NumericGetDatum(DatumGetNumericCopy(amount));
	else
	{
		Datum		before = m->amount;

		m->amount = m->with_amount == 0 ? (Datum) 0
			: sign > 0 ? DirectFunctionCall2(numeric_add, before, amount)
			: DirectFunctionCall2(numeric_sub, before, amount);
		pfree(DatumGetPointer(before));
	}
}

/* As sum() would write it: with the decimals of what stands, not of what once stood. */
static Datum
written_amount(const Measure *m)
{
	int			scale = LAYOUT_SHORT_DSCALE_MAX;

	if (m->amount == (Datum) 0)
		return NumericGetDatum(int64_to_numeric(0));
	if (m->longer != 0)
		return m->amount;
	while (scale > 0 && m->of_scale[scale] == 0)
		scale--;
	return DirectFunctionCall2(numeric_round, m->amount, Int32GetDatum(scale));
}

PG_FUNCTION_INFO_V1(standing);
Datum
standing(PG_FUNCTION_ARGS)
{
	static const char *const name[] = {"begins", "ends", "measure", "amount"};
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	int			places,
				measures,
				spans = 0;
	Datum	   *given[4] = {NULL};
	bool	   *nulls[4] = {NULL};
	int		   *first,			/* of the begins and ends at a place, -1: none */
			   *next;			/* span i begins by 2 * i, ends by 2 * i + 1 */
	Measure    *standing;
	Datum		values[3];
	bool		value_nulls[3] = {false, false, false};
	int64		standing_spans = 0;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	/* it is not strict: without amounts there is a count all the same */
	for (int i = 0; i < 6; i++)
		if (i != 3 && PG_ARGISNULL(i))
			return (Datum) 0;
	places = PG_GETARG_INT32(4);
	measures = PG_GETARG_INT32(5);
	if (places < 0 || measures < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" is out of range: %d", places < 0 ? "places" : "measures", places < 0 ? places : measures)));
	if ((int64) places * measures > MOST_CELLS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many places and measures"),
				 errdetail("%d places of %d measures; there may be %d together.", places, measures, MOST_CELLS)));
	for (int i = 0; i < 4; i++)
	{
		int			length;

		if (PG_ARGISNULL(i))
			continue;
		given[i] = elements(PG_GETARG_ARRAYTYPE_P(i), name[i], i == 3 ? NUMERICOID : INT4OID, &nulls[i], &length);
		if (i > 0 && length != spans)
			ereport(ERROR,
					(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
					 errmsg("arguments \"%s\" and \"%s\" must be of the same length", name[0], name[i])));
		spans = length;
	}
	if (spans == 0 || places == 0)
		return (Datum) 0;

	first = palloc(sizeof(int) * (places + 1));
	next = palloc_extended(sizeof(int) * 2 * spans, MCXT_ALLOC_HUGE);
	for (int p = 0; p <= places; p++)
	{
		CHECK_EACH(p);
		first[p] = -1;
	}
	for (int i = 0; i < spans; i++)
	{
		int			begins = Max(DatumGetInt32(given[0][i]), 1),
					ends = DatumGetInt32(given[1][i]),
					measure = DatumGetInt32(given[2][i]);

		CHECK_EACH(i);
		if (measure < 1 || measure > measures)
			ereport(ERROR,
					(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
					 errmsg("argument \"measure\" names measure %d", measure),
					 errdetail("Measures are numbered from 1 to %d.", measures)));
		if (begins >= ends || begins > places)
			continue;
		next[2 * i] = first[begins];
		first[begins] = 2 * i;
		if (ends <= places)
		{
			next[2 * i + 1] = first[ends];
			first[ends] = 2 * i + 1;
		}
	}

	standing = palloc0(sizeof(Measure) * measures);
	values[1] = values[2] = (Datum) 0;
	value_nulls[2] = given[3] == NULL;
	for (int p = 1; p <= places; p++)
	{
		CHECK_EACH(p);
		if (first[p] >= 0)
		{
			Datum	   *each = palloc(sizeof(Datum) * measures);
			int			step = 0;

			for (int e = first[p]; e >= 0; e = next[e])
			{
				int			i = e / 2,
							sign = e % 2 == 0 ? 1 : -1;
				Measure    *m = &standing[DatumGetInt32(given[2][i]) - 1];

				CHECK_EACH(step);
				step++;
				m->number += sign;
				standing_spans += sign;
				if (given[3] != NULL && !nulls[3][i])
					change_amount(m, given[3][i], sign);
			}
			if (values[1] != (Datum) 0)
				pfree(DatumGetPointer(values[1]));
			for (int k = 0; k < measures; k++)
				each[k] = Int64GetDatum(standing[k].number);
			values[1] = PointerGetDatum(construct_array(each, measures, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
			if (given[3] != NULL)
			{
				if (values[2] != (Datum) 0)
					pfree(DatumGetPointer(values[2]));
				for (int k = 0; k < measures; k++)
					each[k] = written_amount(&standing[k]);
				values[2] = PointerGetDatum(construct_array(each, measures, NUMERICOID, -1, false, TYPALIGN_INT));
				for (int k = 0; k < measures; k++)
					if (each[k] != standing[k].amount)
						pfree(DatumGetPointer(each[k]));
			}
			pfree(each);
		}
		if (standing_spans == 0)
			continue;
		values[0] = Int32GetDatum(p);
		tuplestore_putvalues(result->setResult, result->setDesc, values, value_nulls);
	}
	return (Datum) 0;
}
