/*-------------------------------------------------------------------------
 *
 * series_sum.c
 *	  series_sum: the sum of many series, period by period, exact in any
 *	  order; what a missing member does is said by a mode.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "utils/builtins.h"

#include "base/agg_state.h"
#include "base/compat.h"
#include "base/interrupts.h"
#include "measure/missing_parts.h"
#include "packed/packed_arithmetic.h"
#include "series/series.h"

#define STATE_VERSION 1

/*
 * One flat bytea.  After the header stand three columns with a place per period
 * from base on: high and low half of the sums (see packed_arithmetic.h), how
 * many values are known and, above these 32 bits, how many of them stand for
 * January and February together.
 */
typedef struct SumState
{
	int32		vl_len_;
	uint8		version;
	char		frequency;		/* 0 until there is a series */
	uint8		cumulative;
	uint8		mode;
	int32		scale;
	int32		members;
	int32		base;			/* position of the first place */
	int32		capacity;
	int32		first;			/* positions of the members, if first <= last */
	int32		last;
	int64		column[FLEXIBLE_ARRAY_MEMBER];
} SumState;

#define HEADER_SIZE offsetof(SumState, column)
#define JOINT_UNIT (INT64CONST(1) << 32)

#define COLUMNS 3

static inline int64 *
column(SumState *state, int n)
{
	return state->column + (Size) n * state->capacity;
}

#define HIGH(state) column(state, 0)
#define LOW(state) column(state, 1)
#define KNOWN(state) column(state, 2)

static void
not_a_state(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("not a state of series_sum")));
}

static SumState *
state_create(MissingParts mode, int base, int capacity)
{
	Size		size = HEADER_SIZE + (Size) COLUMNS * capacity * sizeof(int64);
	SumState   *state = palloc0(size);

	SET_VARSIZE(state, size);
	state->version = STATE_VERSION;
	state->mode = mode;
	state->base = base;
	state->capacity = capacity;
	state->last = -1;
	return state;
}

/* A state that came as an argument: anybody can write bytes, so it is checked. */
static SumState *
state_arg(FunctionCallInfo fcinfo, int argno, bool update)
{
	SumState   *state = (SumState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));
	Size		size = VARSIZE(state);

	if (size < HEADER_SIZE || state->version != STATE_VERSION || state->mode >= MISSING_MODES ||
		(state->frequency != '\0' && !series_frequency_known(state->frequency)) ||
		state->cumulative > (series_lag(state->frequency) > 1) ||
		state->scale < 0 || state->scale > PACKED_MAX_SCALE || state->members < 0 ||
		state->capacity < 0 || state->capacity > 2 * SERIES_MAX_PERIODS ||
		size != HEADER_SIZE + (Size) COLUMNS * state->capacity * sizeof(int64) ||
		state->base < -2 * SERIES_MAX_PERIODS || state->base > REF_PERIOD_MAX_DAY ||
		(state->first > state->last && (state->first != 0 || state->last != -1)) ||
		(state->first <= state->last &&
		 (state->frequency == '\0' ||
		  state->first < state->base || state->last >= state->base + state->capacity ||
		  state->last - state->first >= SERIES_MAX_PERIODS ||
		  !series_position_valid(state->frequency, state->first) ||
		  !series_position_valid(state->frequency, state->last))))
		not_a_state();
	return agg_state_own(fcinfo, state, size, update);
}

/* Makes room for the positions; the slack lies where the state grows. */
static SumState *
state_cover(SumState *state, int first, int last)
{
	int64		span;
	int			base,
				capacity;
	SumState   *wider;

	if (state->first <= state->last)
	{
		first = Min(first, state->first);
		last = Max(last, state->last);
	}
	span = (int64) last - first + 1;
	packed_check_count("series", span, SERIES_MAX_PERIODS);
	if (first >= state->base && last < state->base + state->capacity)
	{
		state->first = first;
		state->last = last;
		return state;
	}
	/* series of a table often have one length: the first sets it */
	capacity = state->first > state->last ? (int) span : (int) Max(16, span + span / 2);
	base = state->first <= state->last && first < state->first ? last - capacity + 1 : first;
	wider = state_create(state->mode, base, capacity);
	wider->frequency = state->frequency;
	wider->cumulative = state->cumulative;
	wider->scale = state->scale;
	wider->members = state->members;
	wider->first = first;
	wider->last = last;
	for (int k = 0; state->first <= state->last && k < COLUMNS; k++)
		memcpy(column(wider, k) + (state->first - base),
			   column(state, k) + (state->first - state->base),
			   (Size) (state->last - state->first + 1) * sizeof(int64));
	return wider;
}

/*
 * Sums may grow to this.  Then the high halves of as many values as there can
 * be are added to one without overflow.
 */
#define HIGH_LIMIT (INT64CONST(1) << 61)

static inline void
check_high(int64 high)
{
	if (unlikely(high > HIGH_LIMIT || high < -HIGH_LIMIT))
		packed_overflow("series");
}

/* high * 2^32 + low, times 10^by; false if there is no room for it. */
static bool
scale_sum(int64 *high, int64 *low, int by)
{
	for (; by > 0; by--)
	{
		int64		carry = *low >> 32;

		*low = (*low & INT64CONST(0xFFFFFFFF)) * 10;
		if (pg_add_s64_overflow(*high, carry, high) || pg_mul_s64_overflow(*high, 10, high))
			return false;
	}
	return *high <= HIGH_LIMIT && *high >= -HIGH_LIMIT;
}

static void
state_rescale(SumState *state, int scale)
{
	int64	   *high = HIGH(state);
	int64	   *low = LOW(state);

	for (int i = 0; i < state->capacity; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!scale_sum(&high[i], &low[i], scale - state->scale))
			packed_overflow("series");
	}
	state->scale = scale;
}

static void
check_kind(SumState *state, char frequency, bool cumulative)
{
	if (state->frequency == '\0')
	{
		state->frequency = frequency;
		state->cumulative = cumulative;
	}
	if (state->frequency != frequency || state->cumulative != cumulative)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("series of different kinds in one sum"),
				 errdetail("One has frequency %c%s, another %c%s.",
						   state->frequency, state->cumulative ? ", cumulative" : "",
						   frequency, cumulative ? ", cumulative" : ""),
				 errhint("Convert them first: change_frequency(), to_ytd() or from_ytd(); or group by frequency(s) too.")));
}

static void
one_more_member(SumState *state, int32 n)
{
	if (pg_add_s32_overflow(state->members, n, &state->members) || state->members == PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many series in one sum")));
}

static SumState *
add_series(SumState *state, const Series *s)
{
	int			n = s->packed.count;
	int			at;
	int64		stack[SERIES_STACK_PERIODS];
	int64	   *value = n <= SERIES_STACK_PERIODS ? stack : palloc(n * sizeof(int64));

	check_kind(state, s->frequency, s->basis == SERIES_CUMULATIVE);
	if (n == 0)
		return state;
	state = state_cover(state, s->first, series_end(s) - 1);
	at = s->first - state->base;
	packed_unpack(&s->packed, 0, n, value);
	if (s->packed.scale > state->scale)
		state_rescale(state, s->packed.scale);
	if (s->basis == SERIES_JAN_FEB)
		for (int i = 0; i < n; i++)
			if (series_is_joint(s, s->first + i))
				KNOWN(state)[at + i] += JOINT_UNIT;
	if (s->packed.scale == state->scale || packed_rescale(value, n, state->scale - s->packed.scale))
		packed_sum_each(HIGH(state) + at, LOW(state) + at, KNOWN(state) + at, value, n);
	else
		/* too wide for one integer on the common scale: half by half */
		for (int i = 0; i < n; i++)
		{
			int64		v = packed_get(&s->packed, i);
			int64		high = v >> 32;
			int64		low = v & INT64CONST(0xFFFFFFFF);

			CHECK_FOR_INTERRUPTS();
			if (v == PACKED_MISSING)
				continue;
			if (!scale_sum(&high, &low, state->scale - s->packed.scale))
				packed_overflow("series");
			HIGH(state)[at + i] += high;
			check_high(HIGH(state)[at + i]);
			LOW(state)[at + i] += low;
			KNOWN(state)[at + i]++;
		}
	if (value != stack)
		pfree(value);
	return state;
}

static void
mode_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the mode differs between rows of a group"),
			 errhint("Group by it too.")));
}

/* (state, series [, mode]) */
PG_FUNCTION_INFO_V1(series_sum_trans);
Datum
series_sum_trans(PG_FUNCTION_ARGS)
{
	MissingParts mode = MISSING_NON_NULL;
	SumState   *state;
	Series		s;

	if (PG_NARGS() > 2)
	{
		if (PG_ARGISNULL(2))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("the mode must not be null")));
		mode = missing_parts_mode(PG_GETARG_TEXT_PP(2));
	}
	state = PG_ARGISNULL(0) ? state_create(mode, 0, 0) : state_arg(fcinfo, 0, true);
	if (state->mode != mode)
		mode_differs();
	one_more_member(state, 1);
	if (!PG_ARGISNULL(1))
	{
		PG_GETARG_SERIES(1, &s);
		state = add_series(state, &s);
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(series_sum_combine);
Datum
series_sum_combine(PG_FUNCTION_ARGS)
{
	SumState   *into;
	SumState   *from;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	from = state_arg(fcinfo, 1, true);
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(from);
	into = state_arg(fcinfo, 0, true);
	if (into->mode != from->mode)
		mode_differs();
	one_more_member(into, from->members);
	if (from->frequency != '\0')
		check_kind(into, from->frequency, from->cumulative);
	if (from->first <= from->last)
	{
		int			to_at,
					from_at = from->first - from->base;

		into = state_cover(into, from->first, from->last);
		to_at = from->first - into->base;
		if (from->scale > into->scale)
			state_rescale(into, from->scale);
		else if (from->scale < into->scale)
		{
			SumState   *copy = palloc(VARSIZE(from));

			memcpy(copy, from, VARSIZE(from));
			state_rescale(copy, into->scale);
			from = copy;
		}
		for (int i = 0; i <= from->last - from->first; i++)
		{
			CHECK_EACH(i);
			if (pg_add_s64_overflow(HIGH(into)[to_at + i], HIGH(from)[from_at + i], &HIGH(into)[to_at + i]) ||
				pg_add_s64_overflow(LOW(into)[to_at + i], LOW(from)[from_at + i], &LOW(into)[to_at + i]))
				packed_overflow("series");
			check_high(HIGH(into)[to_at + i]);
			KNOWN(into)[to_at + i] += KNOWN(from)[from_at + i];
		}
	}
	PG_RETURN_POINTER(into);
}

static inline int
known_at(SumState *state, int position)
{
	return position < state->first || position > state->last ? 0 :
		(int) (KNOWN(state)[position - state->base] & INT64CONST(0xFFFFFFFF));
}

static inline int
joint_at(SumState *state, int position)
{
	return position < state->first || position > state->last ? 0 :
		(int) (KNOWN(state)[position - state->base] >> 32);
}

static bool
joint_in_state(const void *state, int position)
{
	return joint_at(unconstify(void *, state), position) > 0;
}

/* What the mode makes of a period; a series does not tell NULL from missing. */
static bool
has_sum(SumState *state, int position)
{
	int			known = known_at(state, position);
	int64		low = LOW(state)[position - state->base];
	bool		zero = (low & INT64CONST(0xFFFFFFFF)) == 0 &&
		HIGH(state)[position - state->base] == -(low >> 32);
	PartCounts	parts = {known, 0, state->members - known};

	/* the sum of both months stands at February */
	if (state->frequency == 'M' && position % 12 == 0 && joint_at(state, position + 1) > 0)
		return false;
	return !missing_parts_sum_is_null(state->mode, &parts) &&
		missing_parts_has_sum(state->mode, &parts, zero);
}

PG_FUNCTION_INFO_V1(series_sum_final);
Datum
series_sum_final(PG_FUNCTION_ARGS)
{
	SumState   *state = state_arg(fcinfo, 0, false);
	SeriesDraft draft;
	int64	   *high,
			   *low;
	bool		wide = false;

	if (state->frequency == '\0')
		PG_RETURN_NULL();
	series_draft_init(&draft, NULL, state->first, state->last - state->first + 1);
	draft.frequency = state->frequency;
	draft.basis = state->cumulative ? SERIES_CUMULATIVE : SERIES_SINGLE;
	high = HIGH(state) + (state->first - state->base);
	low = LOW(state) + (state->first - state->base);
	for (int i = 0; i < draft.count; i++)
	{
		int			position = state->first + i;
		int			known = known_at(state, position);
		int			joint = joint_at(state, position);

		if (known < 0 || known > state->members || joint < 0 || joint > known ||
			(joint > 0 && (state->frequency != 'M' || state->cumulative || position % 12 != 1)))
			not_a_state();
		if (joint > 0)
		{
			draft.basis = SERIES_JAN_FEB;
			if (joint != known || known_at(state, position - 1) > 0)
				ereport(ERROR,
						(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						 errmsg("January and February are together in some series of a sum and apart in others"),
						 errdetail("The year is that of %s.",
								   series_position_text('M', SERIES_SINGLE, position)),
						 errhint("Group by basis(s) too, or sum cumulative series.")));
		}
		if (!has_sum(state, position))
			draft.value[i] = PACKED_MISSING;
		else if (!packed_sum_value(high[i], low[i], &draft.value[i]))
			wide = true;
	}
	draft.scale = state->scale;
	if (wide)
	{
		/* sums of many decimals may need fewer: by way of exact decimals */
		PackedBuilder b;

		packed_builder_init(&b, "series", SERIES_MAX_PERIODS, draft.count);
		for (int i = 0; i < draft.count; i++)
		{
			Decimal		unit = decimal_from_scaled(INT64CONST(1) << 32, state->scale);

			CHECK_FOR_INTERRUPTS();
			if (!has_sum(state, state->first + i))
				packed_builder_add_missing(&b, 1);
			else
				packed_builder_add(&b, decimal_add(decimal_mul(decimal_from_int64(high[i]), unit),
												   decimal_from_scaled(low[i], state->scale)));
		}
		draft.value = b.value;
		draft.scale = b.scale;
	}
	PG_RETURN_POINTER(series_form_joint(&draft, joint_in_state, state));
}
