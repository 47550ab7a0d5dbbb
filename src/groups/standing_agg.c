/*-------------------------------------------------------------------------
 *
 * standing_agg.c
 *	  turning_days: when something begins and ends to hold, of entries in any
 *	  order.  standing_agg: how many of what turns so, and with how much, hold on
 *	  each of some days.
 *
 * Together they count a board over all month ends in one pass over events that
 * need not be sorted: each thing is one group of the first, and one row of the
 * second, which meets it where it begins and where it ends.
 *
 * Both states lie flat, so that workers can hand them on, with room to grow in.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

#include "base/agg_state.h"
#include "base/array_argument.h"
#include "base/compat.h"
#include "base/interrupts.h"
#include "exact/exact_sum.h"

#define STATE_VERSION 1

static void
refuse_state(const char *aggregate)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("invalid state of %s", aggregate)));
}

/* The state with room for so many bytes, to be changed: in place where it is the aggregate's own. */
static void *
state_with_room(FunctionCallInfo fcinfo, void *state, Size used, Size wanted, const char *aggregate)
{
	Size		size = VARSIZE(state);
	void	   *result;

	if (wanted <= size && AggCheckCallContext(fcinfo, NULL))
		return state;
	if (wanted > MaxAllocSize)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many rows for one group of %s", aggregate)));
	if (wanted > size)
		size = Min(Max(wanted, 2 * size), MaxAllocSize);
	result = palloc(size);
	copy_in_pieces(result, state, used);
	/* a state may be looked at */
	memset((char *) result + used, 0, size - used);
	SET_VARSIZE(result, size);
	return result;
}

/*-------------------------------------------------------------------------
 * turning_days
 *-------------------------------------------------------------------------
 */
typedef struct Entry
{
	DateADT		day;
	int32		number;
	int32		holds;
} Entry;

typedef struct Turning
{
	int32		vl_len_;
	int32		version;
	int32		entries;
	Entry		entry[FLEXIBLE_ARRAY_MEMBER];
} Turning;

#define FEW_ENTRIES 4
#define TURNING_SIZE(n) (offsetof(Turning, entry) + sizeof(Entry) * (Size) (n))

static Turning *
turning_state(FunctionCallInfo fcinfo, int n)
{
	Turning    *t = (Turning *) PG_GETARG_BYTEA_P(n);

	if (VARSIZE(t) < TURNING_SIZE(0) || t->version != STATE_VERSION || t->entries < 0 || VARSIZE(t) < TURNING_SIZE(t->entries))
		refuse_state("turning_days");
	return t;
}

PG_FUNCTION_INFO_V1(turning_days_trans);
Datum
turning_days_trans(PG_FUNCTION_ARGS)
{
	Turning    *t;
	Entry	   *e;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (PG_ARGISNULL(0))
	{
		t = palloc0(TURNING_SIZE(FEW_ENTRIES));
		SET_VARSIZE(t, TURNING_SIZE(FEW_ENTRIES));
		t->version = STATE_VERSION;
	}
	else
	{
		t = turning_state(fcinfo, 0);
		t = state_with_room(fcinfo, t, TURNING_SIZE(t->entries), TURNING_SIZE(t->entries + 1), "turning_days");
	}
	e = &t->entry[t->entries++];
	e->day = PG_GETARG_DATEADT(1);
	e->number = PG_GETARG_INT32(2);
	e->holds = PG_GETARG_BOOL(3);
	PG_RETURN_POINTER(t);
}

PG_FUNCTION_INFO_V1(turning_days_combine);
Datum
turning_days_combine(PG_FUNCTION_ARGS)
{
	Turning    *t,
			   *other;

	AGG_STATE_RETURN_ALONE();
	t = turning_state(fcinfo, 0);
	other = turning_state(fcinfo, 1);
	t = state_with_room(fcinfo, t, TURNING_SIZE(t->entries), TURNING_SIZE((Size) t->entries + other->entries), "turning_days");
	copy_in_pieces(&t->entry[t->entries], other->entry, sizeof(Entry) * other->entries);
	t->entries += other->entries;
	PG_RETURN_POINTER(t);
}

static int
entry_cmp(const void *a, const void *b)
{
	const Entry *x = a,
			   *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->holds != 0) - (y->holds != 0);
}

static void
sort_entries(Entry *entry, int n)
{
	if (n > 16)
	{
		qsort(entry, n, sizeof(Entry), entry_cmp);
		return;
	}
	for (int i = 1; i < n; i++)
	{
		Entry		this = entry[i];
		int			at = i;

		for (; at > 0 && entry_cmp(&entry[at - 1], &this) > 0; at--)
			entry[at] = entry[at - 1];
		entry[at] = this;
	}
}

PG_FUNCTION_INFO_V1(turning_days_final);
Datum
turning_days_final(PG_FUNCTION_ARGS)
{
	Turning    *t = turning_state(fcinfo, 0);
	Entry		few[FEW_ENTRIES],
			   *entry = few;
	Datum	   *day;
	int			days = 0;

	if (t->entries > FEW_ENTRIES)
		entry = palloc_extended(sizeof(Entry) * t->entries, MCXT_ALLOC_HUGE);
	copy_in_pieces(entry, t->entry, sizeof(Entry) * t->entries);
	sort_entries(entry, t->entries);
	day = palloc_extended(sizeof(Datum) * Max(t->entries, 1), MCXT_ALLOC_HUGE);
	for (int i = 0; i < t->entries; i++)
	{
		CHECK_EACH(i);
		/* of several on one day the last */
		if (i + 1 < t->entries && entry[i + 1].day == entry[i].day)
			continue;
		if ((entry[i].holds != 0) != (days % 2 == 0))
			continue;
		if (!IS_VALID_DATE(entry[i].day) && !DATE_NOT_FINITE(entry[i].day))
			refuse_state("turning_days");
		day[days++] = DateADTGetDatum(entry[i].day);
	}
	if (days == 0)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(construct_array(day, days, DATEOID, sizeof(DateADT), true, TYPALIGN_INT));
}

/*-------------------------------------------------------------------------
 * standing_agg
 *-------------------------------------------------------------------------
 */
typedef struct Standing
{
	int32		vl_len_;
	int32		version;
	int32		days;
	int32		spans;
	int32		used;			/* bytes, with the days and the spans */
	DateADT		day[FLEXIBLE_ARRAY_MEMBER]; /* and behind them the spans */
} Standing;

/* A span, one behind the other. */
typedef struct Span
{
	int32		begins,			/* numbers of the first day on which it stands, and of the first after */
				ends;
	int32		size;			/* of the amount, 0: without one */
	char		amount[FLEXIBLE_ARRAY_MEMBER];
} Span;

#define STANDING_SIZE(days) (offsetof(Standing, day) + sizeof(DateADT) * (Size) (days))
#define SPAN_SIZE(size) (offsetof(Span, amount) + INTALIGN((Size) (size)))

static Standing *
standing_state(FunctionCallInfo fcinfo, int n)
{
	Standing   *s = (Standing *) PG_GETARG_BYTEA_P(n);

	/* what spans there are is looked at where they are read, by next_span() */
	if (VARSIZE(s) < STANDING_SIZE(0) || s->version != STATE_VERSION || s->days < 0 || s->spans < 0 ||
		s->used < 0 || (Size) s->used > VARSIZE(s) || s->used % ALIGNOF_INT != 0 ||
		(Size) s->used < STANDING_SIZE(s->days) + SPAN_SIZE(0) * (Size) s->spans)
		refuse_state("standing_agg");
	return s;
}

/* The elements of a list, which has room for NULLs if it ever held one. */
static inline const DateADT *
dates_of(ArrayType *array)
{
	return (const DateADT *) ((char *) array + (ARR_HASNULL(array) ? (Size) array->dataoffset : ARR_OVERHEAD_NONULLS(ARR_NDIM(array))));
}

/* How many it has. */
static inline int
length_of(ArrayType *array)
{
	return ARR_NDIM(array) == 0 ? 0 : ARR_DIMS(array)[0];
}

/* Dates in order, without a NULL; "twice": a day may stand there more than once. */
static const DateADT *
dates(ArrayType *array, const char *name, bool twice, int *n)
{
	const DateADT *date = dates_of(array);

	check_array_argument(array, name, false);
	*n = length_of(array);
	for (int i = 1; i < *n; i++)
	{
		CHECK_EACH(i);
		if (date[i - 1] > date[i] || (date[i - 1] == date[i] && !twice))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("argument \"%s\" must be days in ascending order", name)));
	}
	return date;
}

static void
refuse_other_days(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("argument \"days\" must be the same in every row")));
}

/* How many of the days come before one. */
static int
days_before(const Standing *s, DateADT day)
{
	int			low = 0,
				high = s->days;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (s->day[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

PG_FUNCTION_INFO_V1(standing_agg_trans);
Datum
standing_agg_trans(PG_FUNCTION_ARGS)
{
	Standing   *s;
	ArrayType  *days;
	const DateADT *turn;
	int			turns;
	DateADT		since,
				until;
	void	   *amount = NULL;
	int			size = 0;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3) || PG_ARGISNULL(4))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	days = PG_GETARG_ARRAYTYPE_P(4);
	if (PG_ARGISNULL(0))
	{
		int			n;
		const DateADT *day = dates(days, "days", true, &n);
		Size		room = STANDING_SIZE(n) + 16 * SPAN_SIZE(8);

		s = palloc0(room);
		SET_VARSIZE(s, room);
		s->version = STATE_VERSION;
		s->days = n;
		s->used = STANDING_SIZE(n);
		copy_in_pieces(s->day, day, sizeof(DateADT) * n);
	}
	else
	{
		s = standing_state(fcinfo, 0);
		check_array_argument(days, "days", false);
		if (length_of(days) != s->days || !same_in_pieces(dates_of(days), s->day, sizeof(DateADT) * s->days))
			refuse_other_days();
	}
	turn = dates(PG_GETARG_ARRAYTYPE_P(1), "turns", false, &turns);
	since = PG_GETARG_DATEADT(2);
	until = PG_GETARG_DATEADT(3);
	if (!PG_ARGISNULL(5))
	{
		DigitView	v;

		amount = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(5));
		size = VARSIZE_ANY(amount);
		view_digits(amount, &v);
		if (v.special != 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("argument \"amount\" must not contain NaN or infinity")));
	}
	for (int i = 0; i < turns; i += 2)
	{
		int			begins = days_before(s, Max(turn[i], since)),
					ends = days_before(s, Min(i + 1 < turns ? turn[i + 1] : DATEVAL_NOEND, until));
		Span	   *span;

		CHECK_EACH(i);
		if (begins >= ends)
			continue;
		s = state_with_room(fcinfo, s, s->used, s->used + SPAN_SIZE(size), "standing_agg");
		span = (Span *) ((char *) s + s->used);
		span->begins = begins;
		span->ends = ends;
		span->size = size;
		if (size > 0)
			memcpy(span->amount, amount, size);
		s->used += SPAN_SIZE(size);
		s->spans++;
	}
	PG_RETURN_POINTER(s);
}

PG_FUNCTION_INFO_V1(standing_agg_combine);
Datum
standing_agg_combine(PG_FUNCTION_ARGS)
{
	Standing   *s,
			   *other;
	Size		more;

	AGG_STATE_RETURN_ALONE();
	s = standing_state(fcinfo, 0);
	other = standing_state(fcinfo, 1);
	if (s->days != other->days || !same_in_pieces(s->day, other->day, sizeof(DateADT) * s->days))
		refuse_other_days();
	more = other->used - STANDING_SIZE(other->days);
	s = state_with_room(fcinfo, s, s->used, s->used + more, "standing_agg");
	copy_in_pieces((char *) s + s->used, (char *) other + STANDING_SIZE(other->days), more);
	s->used += more;
	s->spans += other->spans;
	PG_RETURN_POINTER(s);
}

/* Whether so many bytes are a number that view_digits() can read: as they come from outside. */
static bool
is_amount(const char *bytes, Size size, DigitView *v)
{
	Size		header = VARATT_IS_1B(bytes) ? VARHDRSZ_SHORT : VARHDRSZ;
	uint16		first;

	if (VARATT_IS_EXTERNAL(bytes) || VARATT_IS_COMPRESSED(bytes) || size < header + sizeof(uint16) || VARSIZE_ANY(bytes) != size)
		return false;
	memcpy(&first, bytes + header, sizeof(uint16));
	/* the long form has its weight beside it */
	if ((first & LAYOUT_SIGN_MASK) == LAYOUT_SPECIAL ||
		((first & LAYOUT_SIGN_MASK) != LAYOUT_SHORT && size < header + 2 * sizeof(uint16)))
		return false;
	view_digits(bytes, v);
	return true;
}

/* The next span of a state, which may have come from outside, and its amount. */
static const Span *
next_span(const Standing *s, Size *at, DigitView *v)
{
	const Span *span = (const Span *) ((const char *) s + *at);

	if (*at + SPAN_SIZE(0) > (Size) s->used || span->size < 0 || *at + SPAN_SIZE(span->size) > (Size) s->used ||
		span->begins < 0 || span->begins >= span->ends || span->ends > s->days ||
		(span->size > 0 && !is_amount(span->amount, span->size, v)))
		refuse_state("standing_agg");
	*at += SPAN_SIZE(span->size);
	return span;
}

PG_FUNCTION_INFO_V1(standing_agg_final);
Datum
standing_agg_final(PG_FUNCTION_ARGS)
{
	Standing   *s = standing_state(fcinfo, 0);
	Size		at = STANDING_SIZE(s->days);
	const Span **span;
	int		   *first,			/* of the begins and ends at a day, -1: none */
			   *next;			/* span i begins by 2 * i, ends by 2 * i + 1 */
	int64	   *of_scale;		/* of what stands, so many are written with so many decimals */
	int			most = 0;
	Datum	   *number,			/* how many stand on each day, and then their amounts */
			   *amount;
	Datum		written = (Datum) 0,
				counted = (Datum) 0;
	int64		standing = 0;
	int			step = 0;
	ExactSum	sum;
	int			dims[2] = {2, s->days},
				bounds[2] = {1, 1};

	if (s->days == 0)
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(NUMERICOID));
	/* too many days are an error before anything is made of them */
	ArrayGetNItems(2, dims);
	span = palloc_extended(sizeof(Span *) * Max(s->spans, 1), MCXT_ALLOC_HUGE);
	first = palloc(sizeof(int) * (s->days + 1));
	next = palloc_extended(sizeof(int) * 2 * Max(s->spans, 1), MCXT_ALLOC_HUGE);
	number = palloc_extended(sizeof(Datum) * 2 * s->days, MCXT_ALLOC_HUGE);
	amount = number + s->days;
	for (int d = 0; d <= s->days; d++)
	{
		CHECK_EACH(d);
		first[d] = -1;
	}
	for (int i = 0; i < s->spans; i++)
	{
		DigitView	v = {0};

		CHECK_EACH(i);
		span[i] = next_span(s, &at, &v);
		if (span[i]->size > 0)
			most = Max(most, v.dscale);
		next[2 * i] = first[span[i]->begins];
		first[span[i]->begins] = 2 * i;
		next[2 * i + 1] = first[span[i]->ends];
		first[span[i]->ends] = 2 * i + 1;
	}
	of_scale = palloc0(sizeof(int64) * (most + 1));
	memset(&sum, 0, sizeof(sum));
	for (int d = 0; d < s->days; d++)
	{
		CHECK_EACH(d);
		for (int e = first[d]; e >= 0; e = next[e])
		{
			const Span *this = span[e / 2];
			int			sign = e % 2 == 0 ? 1 : -1;
			DigitView	v;

			CHECK_EACH(step);
			step++;
			standing += sign;
			if (this->size == 0)
				continue;
			view_digits(this->amount, &v);
			of_scale[v.dscale] += sign;
			exact_sum_add(&sum, PointerGetDatum(this->amount), DECIMAL_NUMERIC, sign);
		}
		if (d == 0 || first[d] >= 0)
		{
			int			scale = most;

			/* as sum() would write it: with the decimals of what stands, not of what once stood */
			while (scale > 0 && of_scale[scale] == 0)
				scale--;
			counted = NumericGetDatum(int64_to_numeric(standing));
			written = DirectFunctionCall2(numeric_round, NumericGetDatum(decimal_to_numeric(decimal_from_sum(&sum))), Int32GetDatum(scale));
		}
		number[d] = counted;
		amount[d] = written;
	}
	PG_RETURN_ARRAYTYPE_P(construct_md_array(number, NULL, 2, dims, bounds, NUMERICOID, -1, false, TYPALIGN_INT));
}
