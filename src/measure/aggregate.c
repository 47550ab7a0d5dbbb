/*-------------------------------------------------------------------------
 *
 * aggregate.c
 *	  Measures over the rows of a group: growth of sums, share, contribution,
 *	  completion of a chain of targets.
 *
 * The states are exact sums (exact_state.h).  Nothing depends on the order of
 * rows, so one combine function serves all.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "utils/builtins.h"

#include "base/agg_state.h"
#include "base/compat.h"
#include "measure/exact_sums.h"
#include "measure/measure.h"
#include "period/period.h"

static const uint64 member_seed[2] = {UINT64CONST(0x9E3779B97F4A7C15), UINT64CONST(0xC2B2AE3D27D4EB4F)};

static void
at_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the period to compute growth for differs between rows of a group"),
			 errhint("Pass the same value as argument \"at\" for all rows, or group by it.")));
}

/* A part over a whole, of the sums of the same rows. */
typedef struct RateState
{
	ExactState	head;
	ExactSum	sum[2];
} RateState;

/* A part and a whole, then the same of the base. */
typedef struct ShareChangeState
{
	ExactState	head;
	ExactSum	sum[4];
} ShareChangeState;

/* Growth compares a period with the same one a year earlier. */
enum
{
	AT,
	BASE,
	SIDES
};
typedef struct YoyState
{
	ExactState	head;
	RefPeriod	period[SIDES];	/* 0 if there is none */
	ExactSum	sum[SIDES];
} YoyState;

/* And like with like: the members of both are compared by two sums of hashes. */
typedef struct YoyMemberState
{
	ExactState	head;
	RefPeriod	period[SIDES];
	int64		members[SIDES][2];
	int64		null_members;	/* whether one is not known */
	ExactSum	sum[SIDES];
} YoyMemberState;

static const char *
rate_complaint(bool fit)
{
	return fit ? NULL : "The numbers of values do not fit each other.";
}

static const char *
share_complaint(const ExactState *state)
{
	const ExactSum *sum = exact_state_sums(state);

	return rate_complaint(sum[0].count <= sum[1].count);
}

/* a difference has two values */
static const char *
contribution_complaint(const ExactState *state)
{
	const ExactSum *sum = exact_state_sums(state);

	return rate_complaint(sum[0].count % 2 == 0 && sum[0].count / 2 <= sum[1].count);
}

static const char *
completion_complaint(const ExactState *state)
{
	const ExactSum *sum = exact_state_sums(state);

	return rate_complaint(sum[0].count == sum[1].count);
}

static const char *
contribution_share_complaint(const ExactState *state)
{
	const ExactSum *sum = exact_state_sums(state);

	return rate_complaint(sum[0].count % 2 == 0 && sum[1].count % 2 == 0 && sum[0].count <= sum[1].count);
}

static const char *
share_change_complaint(const ExactState *state)
{
	const ExactSum *sum = exact_state_sums(state);

	return rate_complaint(sum[0].count == sum[2].count && sum[1].count == sum[3].count && sum[0].count <= sum[1].count);
}

static const char *
yoy_complaint(const ExactState *head)
{
	const RefPeriod *period = ((const YoyState *) head)->period;
	const ExactSum *sum = exact_state_sums(head);
	RefPeriod	at = period[AT];
	RefPeriod	base;

	if (at != 0 && (!ref_period_days_valid(ref_period_first(at), ref_period_last(at)) ||
					ref_period_make(ref_period_first(at), ref_period_last(at)) != at))
		return "The period is not valid.";
	if (at == 0 || !ref_period_year_ago(at, &base))
		base = 0;
	if (period[BASE] != base)
		return "The base is not the same period a year earlier.";
	if ((at == 0 && sum[AT].count > 0) || (base == 0 && sum[BASE].count > 0))
		return "There are figures of no period.";
	return NULL;
}

static const char *
yoy_member_complaint(const ExactState *head)
{
	const YoyMemberState *state = (const YoyMemberState *) head;
	const char *complaint = yoy_complaint(head);

	if (complaint)
		return complaint;
	if (state->null_members != 0 && state->null_members != 1)
		return "A flag is out of range.";
	for (int side = AT; side < SIDES; side++)
		if (state->sum[side].count == 0 && (state->members[side][0] != 0 || state->members[side][1] != 0))
			return "There are members without figures.";
	if (state->null_members != 0 && state->sum[AT].count == 0 && state->sum[BASE].count == 0)
		return "There are members without figures.";
	return NULL;
}

const ExactStateClass yoy_class = EXACT_STATE_CLASS(EXACT_SUMS_YOY, "yoy_growth", YoyState, 2, yoy_complaint);
const ExactStateClass yoy_member_class = EXACT_STATE_CLASS(EXACT_SUMS_YOY_MEMBER, "yoy_growth_member", YoyMemberState, 2, yoy_member_complaint);
const ExactStateClass share_class = EXACT_STATE_CLASS(EXACT_SUMS_SHARE, "share", RateState, 2, share_complaint);
const ExactStateClass contribution_class = EXACT_STATE_CLASS(EXACT_SUMS_CONTRIBUTION, "contribution", RateState, 2, contribution_complaint);
const ExactStateClass completion_class = EXACT_STATE_CLASS(EXACT_SUMS_COMPLETION, "completion", RateState, 2, completion_complaint);
const ExactStateClass contribution_share_class =
EXACT_STATE_CLASS(EXACT_SUMS_CONTRIBUTION_SHARE, "contribution_share", RateState, 2, contribution_share_complaint);
const ExactStateClass share_change_class =
EXACT_STATE_CLASS(EXACT_SUMS_SHARE_CHANGE, "share_change", ShareChangeState, 4, share_change_complaint);

/* One combine function serves all of these. */
static const ExactStateClass *
class_of_rate(const ExactState *state)
{
	static const ExactStateClass *const rates[] = {&yoy_class, &yoy_member_class, &share_class, &contribution_class,
	&completion_class, &contribution_share_class, &share_change_class};

	for (int i = 0; i < (int) lengthof(rates); i++)
		if (rates[i]->kind == state->kind)
			return rates[i];
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
	const ExactStateClass *class = members ? &yoy_member_class : &yoy_class;
	YoyState   *state;			/* of both, the periods stand here */
	int			side;

	if (PG_ARGISNULL(0))
	{
		state = exact_state_create(class);
		if (!PG_ARGISNULL(3))
		{
			RefPeriod	at = dates ? ref_period_month_of_date(PG_GETARG_DATEADT(3)) :
				PG_GETARG_REF_PERIOD(3);
			RefPeriod	base;

			state->period[AT] = at;
			if (ref_period_year_ago(at, &base))
				state->period[BASE] = base;
		}
	}
	else
	{
		state = exact_state_for_update(fcinfo, 0, class);
		if (PG_ARGISNULL(3))
		{
			if (state->period[AT] != 0)
				at_differs();
		}
		else if (dates ? !date_in_period(PG_GETARG_DATEADT(3), state->period[AT]) :
				 PG_GETARG_REF_PERIOD(3) != state->period[AT])
			at_differs();
	}

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	side = -1;
	for (int i = AT; i < SIDES; i++)
		if (dates ? date_in_period(PG_GETARG_DATEADT(2), state->period[i]) :
			PG_GETARG_REF_PERIOD(2) == state->period[i])
			side = i;
	if (side < 0)
		PG_RETURN_POINTER(state);

	exact_sum_add(&exact_state_sums(&state->head)[side], PG_GETARG_DATUM(1), kind, 1);
	if (members)
	{
		YoyMemberState *of_members = (YoyMemberState *) state;

		if (PG_ARGISNULL(4))
			of_members->null_members = 1;
		else
		{
			Datum		value = PG_GETARG_DATUM(4);
			text	   *member = DatumGetTextPP(value);

			for (int i = 0; i < 2; i++)
			{
				int64	   *sum = &of_members->members[side][i];
				uint64		hash = hash_bytes_extended((unsigned char *) VARDATA_ANY(member),
													   VARSIZE_ANY_EXHDR(member), member_seed[i]);

				/* wraps around by design: a sum modulo 2^64 */
				*sum = (int64) ((uint64) *sum + hash);
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
	RateState  *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_state_create(&share_class) :
		exact_state_for_update(fcinfo, 0, &share_class);
	if (PG_GETARG_BOOL(2))
		exact_sum_add(&state->sum[0], PG_GETARG_DATUM(1), kind, 1);
	exact_sum_add(&state->sum[1], PG_GETARG_DATUM(1), kind, 1);
	PG_RETURN_POINTER(state);
}

/* The first sum is that of value - base over the part. */
static Datum
contribution_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	RateState  *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_state_create(&contribution_class) :
		exact_state_for_update(fcinfo, 0, &contribution_class);
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
	RateState  *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_state_create(&contribution_share_class) :
		exact_state_for_update(fcinfo, 0, &contribution_share_class);
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
	ShareChangeState *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_state_create(&share_change_class) :
		exact_state_for_update(fcinfo, 0, &share_change_class);
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
	RateState  *state;

	if (PG_ARGISNULL(2) || (PG_ARGISNULL(1) && !missing_as_zero))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = PG_ARGISNULL(0) ? exact_state_create(&completion_class) :
		exact_state_for_update(fcinfo, 0, &completion_class);
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
TRANS(yoy_growth_ref_period_numeric, yoy_growth_trans(fcinfo, DECIMAL_NUMERIC, false, false));
TRANS(yoy_growth_ref_period_float8, yoy_growth_trans(fcinfo, DECIMAL_FLOAT8, false, false));
TRANS(yoy_growth_ref_period_int8, yoy_growth_trans(fcinfo, DECIMAL_INT8, false, false));
TRANS(yoy_growth_date_numeric, yoy_growth_trans(fcinfo, DECIMAL_NUMERIC, true, false));
TRANS(yoy_growth_date_float8, yoy_growth_trans(fcinfo, DECIMAL_FLOAT8, true, false));
TRANS(yoy_growth_date_int8, yoy_growth_trans(fcinfo, DECIMAL_INT8, true, false));
TRANS(yoy_growth_ref_period_member_numeric, yoy_growth_trans(fcinfo, DECIMAL_NUMERIC, false, true));
TRANS(yoy_growth_ref_period_member_float8, yoy_growth_trans(fcinfo, DECIMAL_FLOAT8, false, true));
TRANS(yoy_growth_ref_period_member_int8, yoy_growth_trans(fcinfo, DECIMAL_INT8, false, true));
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
	ExactState *into;
	const ExactState *from;

	AGG_STATE_RETURN_ALONE();

	from = (ExactState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(1));
	into = exact_state_for_update(fcinfo, 0, class_of_rate(from));
	if (into->kind == EXACT_SUMS_YOY || into->kind == EXACT_SUMS_YOY_MEMBER)
	{
		if (((YoyState *) into)->period[AT] != ((const YoyState *) from)->period[AT] ||
			((YoyState *) into)->period[BASE] != ((const YoyState *) from)->period[BASE])
			at_differs();
	}
	if (into->kind == EXACT_SUMS_YOY_MEMBER)
	{
		YoyMemberState *members = (YoyMemberState *) into;
		const YoyMemberState *more = (const YoyMemberState *) from;

		for (int side = AT; side < SIDES; side++)
			for (int i = 0; i < 2; i++)
				members->members[side][i] = (int64) ((uint64) members->members[side][i] + (uint64) more->members[side][i]);
		members->null_members |= more->null_members;
	}
	exact_state_add_sums(into, from);
	PG_RETURN_POINTER(into);
}

/* share, contribution and chain_completion: first sum over second */
Datum
aggregate_percent_final(PG_FUNCTION_ARGS)
{
	const RateState *state = (RateState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	Numeric		result;

	if (unlikely(state->head.kind != EXACT_SUMS_SHARE && state->head.kind != EXACT_SUMS_CONTRIBUTION &&
				 state->head.kind != EXACT_SUMS_COMPLETION))
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
	const RateState *state = exact_state_for_read(fcinfo, 0, &contribution_share_class);
	Numeric		result;

	if (!measure_share_of_change(decimal_from_sum(&state->sum[0]), decimal_from_sum(&state->sum[1]), &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

Datum
aggregate_share_change_final(PG_FUNCTION_ARGS)
{
	const ShareChangeState *state = exact_state_for_read(fcinfo, 0, &share_change_class);
	Numeric		result;

	if (!measure_share_change(decimal_from_sum(&state->sum[0]), decimal_from_sum(&state->sum[1]),
							  decimal_from_sum(&state->sum[2]), decimal_from_sum(&state->sum[3]), &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

static Datum
yoy_growth_final(FunctionCallInfo fcinfo, const ExactSum *sum)
{
	Numeric		result;

	if (sum[AT].count == 0 || sum[BASE].count == 0 ||
		!measure_percent(decimal_from_sum_difference(&sum[AT], &sum[BASE]),
						 decimal_from_sum(&sum[BASE]), &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

Datum
aggregate_yoy_growth_final(PG_FUNCTION_ARGS)
{
	const YoyState *state = exact_state_for_read(fcinfo, 0, &yoy_class);

	return yoy_growth_final(fcinfo, state->sum);
}

Datum
aggregate_yoy_growth_member_final(PG_FUNCTION_ARGS)
{
	const YoyMemberState *state = exact_state_for_read(fcinfo, 0, &yoy_member_class);

	/* unlike members; a member that is not known is like no other */
	if (state->null_members != 0 ||
		state->sum[AT].count != state->sum[BASE].count ||
		state->members[AT][0] != state->members[BASE][0] ||
		state->members[AT][1] != state->members[BASE][1])
		PG_RETURN_NULL();
	return yoy_growth_final(fcinfo, state->sum);
}
