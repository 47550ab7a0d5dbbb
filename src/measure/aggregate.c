/*-------------------------------------------------------------------------
 *
 * aggregate.c
 *	  Measures over the rows of a group: growth of sums, share, contribution,
 *	  completion of a chain of targets.
 *
 * The state is exact_sums (exact_sums.c).  Nothing depends on the order of rows,
 * so one combine function serves all.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "measure/exact_sums.h"
#include "measure/measure.h"
#include "period/ref_period.h"

static const uint64 member_seed[2] = {UINT64CONST(0x9E3779B97F4A7C15), UINT64CONST(0xC2B2AE3D27D4EB4F)};

static void
at_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the period to compute growth for differs between rows of a group"),
			 errhint("Pass the same value as argument \"at\" for all rows, or group by it.")));
}

/* The functions that serve several kinds of states serve those of rates: a sum over a sum. */
static void
check_rate_state(const ExactSums *state)
{
	if (unlikely(state->kind > EXACT_SUMS_SHARE_CHANGE))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is not that of a rate")));
}

static inline bool
date_in_period(DateADT d, RefPeriod p)
{
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;

	/* 0 stands for no period */
	return p != 0 && day >= ref_period_first(p) && day <= ref_period_last(p);
}

static Datum
yoy_growth_trans(FunctionCallInfo fcinfo, DecimalKind kind, bool dates, bool members)
{
	ExactSumsKind state_kind = members ? EXACT_SUMS_YOY_MEMBER : EXACT_SUMS_YOY;
	ExactSums  *state;
	int			side;

	if (PG_ARGISNULL(0))
	{
		state = exact_sums_create(state_kind);
		if (!PG_ARGISNULL(3))
		{
			RefPeriod	at = dates ? ref_period_month_of_date(PG_GETARG_DATEADT(3)) :
				PG_GETARG_REF_PERIOD(3);
			RefPeriod	base;

			state->tag[TAG_AT] = at;
			if (ref_period_year_ago(at, &base))
				state->tag[TAG_BASE] = base;
		}
	}
	else
	{
		state = exact_sums_for_update(fcinfo, 0, state_kind);
		if (PG_ARGISNULL(3))
		{
			if (state->tag[TAG_AT] != 0)
				at_differs();
		}
		else if (dates ? !date_in_period(PG_GETARG_DATEADT(3), state->tag[TAG_AT]) :
				 PG_GETARG_REF_PERIOD(3) != state->tag[TAG_AT])
			at_differs();
	}

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	side = -1;
	for (int i = TAG_AT; i <= TAG_BASE; i++)
		if (dates ? date_in_period(PG_GETARG_DATEADT(2), state->tag[i]) :
			PG_GETARG_REF_PERIOD(2) == state->tag[i])
			side = i;
	if (side < 0)
		PG_RETURN_POINTER(state);

	exact_sum_add(&state->sum[side], PG_GETARG_DATUM(1), kind, 1);
	if (members)
	{
		if (PG_ARGISNULL(4))
			state->tag[TAG_NULL_MEMBERS] = 1;
		else
		{
			Datum		value = PG_GETARG_DATUM(4);
			text	   *member = DatumGetTextPP(value);

			for (int i = 0; i < 2; i++)
			{
				int64	   *tag = &state->tag[TAG_MEMBERS + side * 2 + i];
				uint64		hash = hash_bytes_extended((unsigned char *) VARDATA_ANY(member),
													   VARSIZE_ANY_EXHDR(member), member_seed[i]);

				/* wraps around by design: a sum modulo 2^64 */
				*tag = (int64) ((uint64) *tag + hash);
			}
			if ((Pointer) member != DatumGetPointer(value))
				pfree(member);
		}
	}
	PG_RETURN_POINTER(state);
}

static Datum
share_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	ExactSums  *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_sums_create(EXACT_SUMS_SHARE) :
		exact_sums_for_update(fcinfo, 0, EXACT_SUMS_SHARE);
	if (PG_GETARG_BOOL(2))
		exact_sum_add(&state->sum[0], PG_GETARG_DATUM(1), kind, 1);
	exact_sum_add(&state->sum[1], PG_GETARG_DATUM(1), kind, 1);
	PG_RETURN_POINTER(state);
}

/* The first sum is that of value - base over the part. */
static Datum
contribution_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	ExactSums  *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_sums_create(EXACT_SUMS_CONTRIBUTION) :
		exact_sums_for_update(fcinfo, 0, EXACT_SUMS_CONTRIBUTION);
	if (PG_GETARG_BOOL(3))
	{
		exact_sum_add(&state->sum[0], PG_GETARG_DATUM(1), kind, 1);
		exact_sum_add(&state->sum[0], PG_GETARG_DATUM(2), kind, -1);
	}
	exact_sum_add(&state->sum[1], PG_GETARG_DATUM(2), kind, 1);
	PG_RETURN_POINTER(state);
}

/* The sums are of value - base: over the part, over all. */
static Datum
contribution_share_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	ExactSums  *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_sums_create(EXACT_SUMS_CONTRIBUTION_SHARE) :
		exact_sums_for_update(fcinfo, 0, EXACT_SUMS_CONTRIBUTION_SHARE);
	for (int i = PG_GETARG_BOOL(3) ? 0 : 1; i < 2; i++)
	{
		exact_sum_add(&state->sum[i], PG_GETARG_DATUM(1), kind, 1);
		exact_sum_add(&state->sum[i], PG_GETARG_DATUM(2), kind, -1);
	}
	PG_RETURN_POINTER(state);
}

/* The sums are those of measure_share_change: part and total, then the same of the base. */
static Datum
share_change_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	ExactSums  *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_sums_create(EXACT_SUMS_SHARE_CHANGE) :
		exact_sums_for_update(fcinfo, 0, EXACT_SUMS_SHARE_CHANGE);
	for (int i = PG_GETARG_BOOL(3) ? 0 : 1; i < 2; i++)
	{
		exact_sum_add(&state->sum[i], PG_GETARG_DATUM(1), kind, 1);
		exact_sum_add(&state->sum[i + 2], PG_GETARG_DATUM(2), kind, 1);
	}
	PG_RETURN_POINTER(state);
}

static Datum
chain_completion_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	bool		missing_as_zero = PG_NARGS() == 4 && !PG_ARGISNULL(3) && PG_GETARG_BOOL(3);
	ExactSums  *state;

	if (PG_ARGISNULL(2) || (PG_ARGISNULL(1) && !missing_as_zero))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_sums_create(EXACT_SUMS_COMPLETION) :
		exact_sums_for_update(fcinfo, 0, EXACT_SUMS_COMPLETION);
	if (PG_ARGISNULL(1))
		exact_sum_add_int64(&state->sum[0], 0, 1);
	else
		exact_sum_add(&state->sum[0], PG_GETARG_DATUM(1), kind, 1);
	exact_sum_add(&state->sum[1], PG_GETARG_DATUM(2), kind, 1);
	PG_RETURN_POINTER(state);
}

#define TRANS(name, call) \
	PG_FUNCTION_INFO_V1(aggregate_##name); \
	Datum aggregate_##name(PG_FUNCTION_ARGS) \
	{ return call; } \
	extern int	aggregate_##name##_unused

/* *INDENT-OFF* */
TRANS(yoy_growth_period_numeric, yoy_growth_trans(fcinfo, DECIMAL_NUMERIC, false, false));
TRANS(yoy_growth_period_float8, yoy_growth_trans(fcinfo, DECIMAL_FLOAT8, false, false));
TRANS(yoy_growth_period_int8, yoy_growth_trans(fcinfo, DECIMAL_INT8, false, false));
TRANS(yoy_growth_date_numeric, yoy_growth_trans(fcinfo, DECIMAL_NUMERIC, true, false));
TRANS(yoy_growth_date_float8, yoy_growth_trans(fcinfo, DECIMAL_FLOAT8, true, false));
TRANS(yoy_growth_date_int8, yoy_growth_trans(fcinfo, DECIMAL_INT8, true, false));
TRANS(yoy_growth_period_member_numeric, yoy_growth_trans(fcinfo, DECIMAL_NUMERIC, false, true));
TRANS(yoy_growth_period_member_float8, yoy_growth_trans(fcinfo, DECIMAL_FLOAT8, false, true));
TRANS(yoy_growth_period_member_int8, yoy_growth_trans(fcinfo, DECIMAL_INT8, false, true));
TRANS(yoy_growth_date_member_numeric, yoy_growth_trans(fcinfo, DECIMAL_NUMERIC, true, true));
TRANS(yoy_growth_date_member_float8, yoy_growth_trans(fcinfo, DECIMAL_FLOAT8, true, true));
TRANS(yoy_growth_date_member_int8, yoy_growth_trans(fcinfo, DECIMAL_INT8, true, true));
TRANS(share_numeric, share_trans(fcinfo, DECIMAL_NUMERIC));
TRANS(share_float8, share_trans(fcinfo, DECIMAL_FLOAT8));
TRANS(share_int8, share_trans(fcinfo, DECIMAL_INT8));
TRANS(contribution_numeric, contribution_trans(fcinfo, DECIMAL_NUMERIC));
TRANS(contribution_float8, contribution_trans(fcinfo, DECIMAL_FLOAT8));
TRANS(contribution_int8, contribution_trans(fcinfo, DECIMAL_INT8));
TRANS(contribution_share_numeric, contribution_share_trans(fcinfo, DECIMAL_NUMERIC));
TRANS(contribution_share_float8, contribution_share_trans(fcinfo, DECIMAL_FLOAT8));
TRANS(contribution_share_int8, contribution_share_trans(fcinfo, DECIMAL_INT8));
TRANS(share_change_numeric, share_change_trans(fcinfo, DECIMAL_NUMERIC));
TRANS(share_change_float8, share_change_trans(fcinfo, DECIMAL_FLOAT8));
TRANS(share_change_int8, share_change_trans(fcinfo, DECIMAL_INT8));
TRANS(chain_completion_numeric, chain_completion_trans(fcinfo, DECIMAL_NUMERIC));
TRANS(chain_completion_float8, chain_completion_trans(fcinfo, DECIMAL_FLOAT8));
TRANS(chain_completion_int8, chain_completion_trans(fcinfo, DECIMAL_INT8));
/* *INDENT-ON* */

PG_FUNCTION_INFO_V1(aggregate_exact_sums_combine);
PG_FUNCTION_INFO_V1(aggregate_percent_final);
PG_FUNCTION_INFO_V1(aggregate_contribution_share_final);
PG_FUNCTION_INFO_V1(aggregate_share_change_final);
PG_FUNCTION_INFO_V1(aggregate_yoy_growth_final);
PG_FUNCTION_INFO_V1(aggregate_yoy_growth_member_final);

Datum
aggregate_exact_sums_combine(PG_FUNCTION_ARGS)
{
	ExactSums  *into;
	const ExactSums *from;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (PG_ARGISNULL(0))
		PG_RETURN_DATUM(PG_GETARG_DATUM(1));

	from = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(1));
	check_rate_state(from);
	into = exact_sums_for_update(fcinfo, 0, from->kind);
	if (into->ntags > 0 &&
		(into->tag[TAG_AT] != from->tag[TAG_AT] || into->tag[TAG_BASE] != from->tag[TAG_BASE]))
		at_differs();
	if (into->kind == EXACT_SUMS_YOY_MEMBER)
	{
		for (int i = TAG_MEMBERS; i < TAG_NULL_MEMBERS; i++)
			into->tag[i] = (int64) ((uint64) into->tag[i] + (uint64) from->tag[i]);
		into->tag[TAG_NULL_MEMBERS] |= from->tag[TAG_NULL_MEMBERS];
	}
	exact_sums_add_sums(into, from);
	PG_RETURN_POINTER(into);
}

/* share, contribution and chain_completion: first sum over second */
Datum
aggregate_percent_final(PG_FUNCTION_ARGS)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	Numeric		result;

	if (unlikely(state->kind != EXACT_SUMS_SHARE && state->kind != EXACT_SUMS_CONTRIBUTION &&
				 state->kind != EXACT_SUMS_COMPLETION))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is not that of a share, a contribution or a completion"),
				 errhint("Use its own final function.")));
	if (state->sum[1].count == 0 ||
		!measure_percent(decimal_from_sum(&state->sum[0]),
						 decimal_from_sum(&state->sum[1]), &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

Datum
aggregate_contribution_share_final(PG_FUNCTION_ARGS)
{
	const ExactSums *state = exact_sums_for_read(fcinfo, 0, EXACT_SUMS_CONTRIBUTION_SHARE);
	Numeric		result;

	if (!measure_share_of_change(decimal_from_sum(&state->sum[0]), decimal_from_sum(&state->sum[1]), &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

Datum
aggregate_share_change_final(PG_FUNCTION_ARGS)
{
	const ExactSums *state = exact_sums_for_read(fcinfo, 0, EXACT_SUMS_SHARE_CHANGE);
	Numeric		result;

	if (!measure_share_change(decimal_from_sum(&state->sum[0]), decimal_from_sum(&state->sum[1]),
							  decimal_from_sum(&state->sum[2]), decimal_from_sum(&state->sum[3]), &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

static Datum
yoy_growth_final(const ExactSums *state)
{
	Numeric		result;

	if (state->sum[TAG_AT].count == 0 || state->sum[TAG_BASE].count == 0 ||
		!measure_percent(decimal_from_sum_difference(&state->sum[TAG_AT], &state->sum[TAG_BASE]),
						 decimal_from_sum(&state->sum[TAG_BASE]), &result))
		return (Datum) 0;
	return NumericGetDatum(result);
}

Datum
aggregate_yoy_growth_final(PG_FUNCTION_ARGS)
{
	Datum		result = yoy_growth_final(exact_sums_for_read(fcinfo, 0, EXACT_SUMS_YOY));

	if (result == (Datum) 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result);
}

Datum
aggregate_yoy_growth_member_final(PG_FUNCTION_ARGS)
{
	const ExactSums *state = exact_sums_for_read(fcinfo, 0, EXACT_SUMS_YOY_MEMBER);
	Datum		result;

	/* unlike members; a member that is not known is like no other */
	if (state->tag[TAG_NULL_MEMBERS] != 0 ||
		state->sum[TAG_AT].count != state->sum[TAG_BASE].count ||
		state->tag[TAG_MEMBERS] != state->tag[TAG_MEMBERS + 2] ||
		state->tag[TAG_MEMBERS + 1] != state->tag[TAG_MEMBERS + 3])
		PG_RETURN_NULL();
	result = yoy_growth_final(state);
	if (result == (Datum) 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result);
}
