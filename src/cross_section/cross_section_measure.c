/*-------------------------------------------------------------------------
 *
 * cross_section_measure.c
 *	  Measures of all members at once: one pass over memory each.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "utils/builtins.h"

#include "base/interrupts.h"
#include "cross_section/cross_section.h"
#include "cross_section/hierarchy.h"
#include "measure/missing_parts.h"
#include "packed/packed_arithmetic.h"
#include "packed/packed_percent.h"
#include "packed/packed_rank.h"

/* All values, as integers of the scale. */
static int64 *
unpack(const CrossSection *cs, int *scale)
{
	int64	   *values = palloc(Max(cs->keys.count, 1) * sizeof(int64));

	packed_unpack(&cs->packed, 0, cs->keys.count, values);
	*scale = cs->packed.scale;
	return values;
}

static void
fill_missing(int64 *values, int n)
{
	IN_PIECES(at, m, n)
		for (int i = at; i < at + m; i++)
			values[i] = PACKED_MISSING;
}

/* The values of b for the keys of a; b's own array where keys are the same. */
static int64 *
unpack_for(const CrossSection *a, const CrossSection *b, int *scale)
{
	int64	   *values = unpack(b, scale);
	int64	   *result;
	int32	   *map;

	if (a->packed.key_size == b->packed.key_size && a->keys.count == b->keys.count &&
		same_in_pieces(a->packed.key, b->packed.key, a->packed.key_size))
		return values;
	map = member_keys_align(&a->keys, &b->keys);
	result = palloc(Max(a->keys.count, 1) * sizeof(int64));
	for (int i = 0; i < a->keys.count; i++)
	{
		CHECK_EACH(i);
		result[i] = map[i] < 0 ? PACKED_MISSING : values[map[i]];
	}
	pfree(values);
	pfree(map);
	return result;
}

static Datum
form(const CrossSection *like, int64 *values, int scale)
{
	return PointerGetDatum(member_keys_form(PACKED_CROSS_SECTION, &like->keys, values, scale));
}

/*-------------------------------------------------------------------------
 * Member by member
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(cross_section_plus);
PG_FUNCTION_INFO_V1(cross_section_minus);
PG_FUNCTION_INFO_V1(cross_section_times);
PG_FUNCTION_INFO_V1(cross_section_round);
PG_FUNCTION_INFO_V1(cross_section_growth);
PG_FUNCTION_INFO_V1(cross_section_share);
PG_FUNCTION_INFO_V1(cross_section_contribution);

/* Two arguments, the values of the second for the keys of the first. */
typedef struct Pair
{
	CrossSection a;
	CrossSection b;
	int			n;
	int64	   *left;
	int64	   *right;
	int			scale;
	int			scale_b;
} Pair;

static void
unpack_pair(FunctionCallInfo fcinfo, Pair *pair)
{
	PG_GETARG_CROSS_SECTION(0, &pair->a);
	PG_GETARG_CROSS_SECTION(1, &pair->b);
	pair->n = pair->a.keys.count;
	pair->left = unpack(&pair->a, &pair->scale);
	pair->right = unpack_for(&pair->a, &pair->b, &pair->scale_b);
}

static Datum
plus_or_minus(FunctionCallInfo fcinfo, void (*apply) (const char *, int64 *, const int64 *, int))
{
	Pair		pair;
	int			scale;

	unpack_pair(fcinfo, &pair);
	scale = packed_same_scale(CROSS_SECTION_NAME, pair.left, pair.scale, pair.n, pair.right, pair.scale_b, pair.n);
	apply(CROSS_SECTION_NAME, pair.left, pair.right, pair.n);
	return form(&pair.a, pair.left, scale);
}

Datum
cross_section_plus(PG_FUNCTION_ARGS)
{
	return plus_or_minus(fcinfo, packed_add);
}

/* also pp_gap() */
Datum
cross_section_minus(PG_FUNCTION_ARGS)
{
	return plus_or_minus(fcinfo, packed_subtract);
}

Datum
cross_section_times(PG_FUNCTION_ARGS)
{
	Pair		pair;

	unpack_pair(fcinfo, &pair);
	packed_multiply(CROSS_SECTION_NAME, pair.left, pair.right, pair.n);
	return form(&pair.a, pair.left, pair.scale + pair.scale_b);
}

Datum
cross_section_round(PG_FUNCTION_ARGS)
{
	CrossSection cs;
	int			scale;
	int64	   *values;

	PG_GETARG_CROSS_SECTION(0, &cs);
	values = unpack(&cs, &scale);
	packed_round(CROSS_SECTION_NAME, values, cs.keys.count, scale, PG_GETARG_INT32(1), false);
	return form(&cs, values, scale);
}

/* Decimals of a rate: the last argument, if it is there. */
static int
decimals_arg(FunctionCallInfo fcinfo, int n)
{
	return PG_NARGS() > n ? packed_percent_decimals(PG_GETARG_INT32(n)) : PACKED_PERCENT_DECIMALS;
}

/* The base is given: the figure a year earlier, or any other. */
Datum
cross_section_growth(PG_FUNCTION_ARGS)
{
	int			decimals = decimals_arg(fcinfo, 2);
	int64	   *growth;
	Pair		pair;

	unpack_pair(fcinfo, &pair);
	packed_same_scale(CROSS_SECTION_NAME, pair.left, pair.scale, pair.n, pair.right, pair.scale_b, pair.n);
	growth = palloc(Max(pair.n, 1) * sizeof(int64));
	packed_growth(CROSS_SECTION_NAME, growth, pair.left, pair.right, pair.n, decimals, false);
	return form(&pair.a, growth, decimals);
}

/* share() and completion_rate() */
Datum
cross_section_share(PG_FUNCTION_ARGS)
{
	int			decimals = decimals_arg(fcinfo, 2);
	Pair		pair;

	unpack_pair(fcinfo, &pair);
	packed_percent(CROSS_SECTION_NAME, pair.left, pair.scale, pair.right, pair.scale_b, pair.n, decimals);
	return form(&pair.a, pair.left, decimals);
}

Datum
cross_section_contribution(PG_FUNCTION_ARGS)
{
	CrossSection part,
				base,
				total;
	int			decimals = decimals_arg(fcinfo, 3);
	int64	   *now,
			   *before,
			   *den;
	int			scale,
				scale_base,
				scale_den;

	PG_GETARG_CROSS_SECTION(0, &part);
	PG_GETARG_CROSS_SECTION(1, &base);
	PG_GETARG_CROSS_SECTION(2, &total);
	now = unpack(&part, &scale);
	before = unpack_for(&part, &base, &scale_base);
	den = unpack_for(&part, &total, &scale_den);
	scale = packed_same_scale(CROSS_SECTION_NAME, now, scale, part.keys.count,
							  before, scale_base, part.keys.count);
	packed_subtract(CROSS_SECTION_NAME, now, before, part.keys.count);
	packed_percent(CROSS_SECTION_NAME, now, scale, den, scale_den, part.keys.count, decimals);
	return form(&part, now, decimals);
}

/*-------------------------------------------------------------------------
 * Along a hierarchy
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(cross_section_of_parent);
PG_FUNCTION_INFO_V1(cross_section_roll_up);
PG_FUNCTION_INFO_V1(cross_section_rank);
PG_FUNCTION_INFO_V1(cross_section_rank_ratio);
PG_FUNCTION_INFO_V1(cross_section_peers);

/*
 * Values by position in the hierarchy, and their scale.  Error 22023 for a
 * member that is not in it.
 */
static int64 *
unpack_by_position(const Hierarchy *h, const CrossSection *cs, int *scale)
{
	int			n = h->keys.count;
	int64	   *result = palloc(Max(n, 1) * sizeof(int64));
	uint64		shift = (uint64) cs->keys.first - (uint64) h->keys.first;

	*scale = cs->packed.scale;
	/* the common case: a range of keys within a range without gaps */
	if (cs->keys.form == 'r' && h->keys.form == 'r' && !h->gaps &&
		shift <= (uint64) n && (uint64) cs->keys.count <= (uint64) n - shift)
	{
		fill_missing(result, (int) shift);
		packed_unpack(&cs->packed, 0, cs->keys.count, result + shift);
		fill_missing(result + shift + cs->keys.count, n - (int) shift - cs->keys.count);
	}
	else
	{
		int32	   *map = hierarchy_align(h, cs);

		fill_missing(result, n);
		for (int i = 0; i < cs->keys.count; i++)
		{
			CHECK_EACH(i);
			if (map[i] >= 0)
				result[map[i]] = packed_get(&cs->packed, i);
		}
		pfree(map);
	}
	return result;
}

Datum
cross_section_of_parent(PG_FUNCTION_ARGS)
{
	const Hierarchy *h = hierarchy_arg(fcinfo, 1);
	CrossSection cs;
	int64	   *values,
			   *result;
	int			scale;

	PG_GETARG_CROSS_SECTION(0, &cs);
	values = unpack_by_position(h, &cs, &scale);
	result = palloc(Max(h->keys.count, 1) * sizeof(int64));
	for (int p = 0; p < h->keys.count; p++)
	{
		CHECK_EACH(p);
		result[p] = h->parent[p] >= 0 ? values[h->parent[p]] : PACKED_MISSING;
	}
	PG_RETURN_POINTER(member_keys_form(PACKED_CROSS_SECTION, &h->keys, result, scale));
}

Datum
cross_section_roll_up(PG_FUNCTION_ARGS)
{
	const Hierarchy *h = hierarchy_arg(fcinfo, 1);
	MissingParts mode = missing_parts_mode(PG_GETARG_TEXT_PP(2));
	CrossSection cs;
	int64	   *values,
			   *result;
	int			scale;

	PG_GETARG_CROSS_SECTION(0, &cs);
	values = unpack_by_position(h, &cs, &scale);
	result = palloc(Max(h->keys.count, 1) * sizeof(int64));
	for (int p = 0; p < h->keys.count; p++)
	{
		PackedSum	sum = {0, 0, 0};
		PartCounts	parts = {0};
		int64		value;

		CHECK_EACH(p);
		result[p] = PACKED_MISSING;
		/* most are leaves */
		if (h->start[p] == h->start[p + 1])
			continue;
		for (int k = h->start[p]; k < h->start[p + 1]; k++)
		{
			CHECK_EACH(k);
			packed_sum_add(&sum, values[h->child[k]]);
		}
		if (!packed_sum_value(sum.high, sum.low, &value))
			packed_overflow(CROSS_SECTION_NAME);
		parts.found = sum.known;
		parts.missing = h->start[p + 1] - h->start[p] - parts.found;
		if (!missing_parts_sum_is_null(mode, &parts) && missing_parts_has_sum(mode, &parts, value == 0))
			result[p] = value;
	}
	PG_RETURN_POINTER(member_keys_form(PACKED_CROSS_SECTION, &h->keys, result, scale));
}

Datum
cross_section_rank(PG_FUNCTION_ARGS)
{
	bool		higher_is_better = PG_GETARG_BOOL(2);
	const Hierarchy *h = hierarchy_arg(fcinfo, 1);
	CrossSection cs;
	PackedRanker *ranker;
	int64	   *values,
			   *group,
			   *result;
	int32	   *rank;
	int			scale;

	PG_GETARG_CROSS_SECTION(0, &cs);
	values = unpack_by_position(h, &cs, &scale);
	if (!higher_is_better)
		packed_turn(values, h->keys.count);
	result = palloc(Max(h->keys.count, 1) * sizeof(int64));
	fill_missing(result, h->keys.count);
	group = palloc(Max(h->keys.count, 1) * sizeof(int64));
	rank = palloc(Max(h->keys.count, 1) * sizeof(int32));
	ranker = packed_ranker_create(h->keys.count);
	IN_PIECES(from, some, h->keys.count)
		for (int p = from; p < from + some; p++)
		{
			const int32 *child = h->child + h->start[p];
			int			n = h->start[p + 1] - h->start[p];

			/* most have no children */
			if (n == 0)
				continue;
			IN_PIECES(at, m, n)
				for (int k = at; k < at + m; k++)
					group[k] = values[child[k]];
			packed_rank(ranker, group, n, cs.packed.width <= 4, rank);
			IN_PIECES(at, m, n)
				for (int k = at; k < at + m; k++)
					if (rank[k] != 0)
						result[child[k]] = rank[k];
		}
	PG_RETURN_POINTER(member_keys_form(PACKED_CROSS_SECTION, &h->keys, result, 0));
}

/*
 * Ratios are ranked exactly, by products of their terms: rates that agree in
 * all printed digits still have an order.
 */
typedef struct RankedRatio
{
	int64		num;
	int64		den;			/* positive */
	int32		position;
} RankedRatio;

/* negative if a is greater */
static int
compare_ratios(const RankedRatio *a, const RankedRatio *b)
{
#ifdef HAVE_INT128
	int128		left = (int128) a->num * b->den;
	int128		right = (int128) b->num * a->den;

	return left > right ? -1 : left < right;
#else
	Numeric		left = decimal_to_numeric(decimal_mul(decimal_from_scaled(a->num, 0), decimal_from_scaled(b->den, 0)));
	Numeric		right = decimal_to_numeric(decimal_mul(decimal_from_scaled(b->num, 0), decimal_from_scaled(a->den, 0)));

	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(right), NumericGetDatum(left)));
#endif
}

#define ST_SORT sort_ratios
#define ST_ELEMENT_TYPE RankedRatio
#define ST_COMPARE(a, b) compare_ratios(a, b)
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
#define ST_DEFINE
#include "lib/sort_template.h"

Datum
cross_section_rank_ratio(PG_FUNCTION_ARGS)
{
	const Hierarchy *h = hierarchy_arg(fcinfo, 2);
	bool		higher_is_better = PG_GETARG_BOOL(3);
	CrossSection num,
				den;
	int64	   *values,
			   *divisors,
			   *result;
	RankedRatio *room;
	int			scale;

	PG_GETARG_CROSS_SECTION(0, &num);
	PG_GETARG_CROSS_SECTION(1, &den);
	values = unpack_by_position(h, &num, &scale);
	divisors = unpack_by_position(h, &den, &scale);
	result = palloc(Max(h->keys.count, 1) * sizeof(int64));
	fill_missing(result, h->keys.count);
	room = palloc(Max(h->keys.count, 1) * sizeof(RankedRatio));
	for (int p = 0; p < h->keys.count; p++)
	{
		int			known = 0;

		CHECK_EACH(p);
		for (int k = h->start[p]; k < h->start[p + 1]; k++)
		{
			int32		at = h->child[k];

			CHECK_EACH(k);
			if (values[at] == PACKED_MISSING || divisors[at] == PACKED_MISSING || divisors[at] <= 0)
				continue;
			room[known].num = higher_is_better ? values[at] : -values[at];
			room[known].den = divisors[at];
			room[known++].position = at;
		}
		sort_ratios(room, known);
		for (int i = 0; i < known; i++)
		{
			CHECK_FOR_INTERRUPTS();
			result[room[i].position] = i > 0 && compare_ratios(&room[i], &room[i - 1]) == 0 ?
				result[room[i - 1].position] : i + 1;
		}
	}
	PG_RETURN_POINTER(member_keys_form(PACKED_CROSS_SECTION, &h->keys, result, 0));
}

Datum
cross_section_peers(PG_FUNCTION_ARGS)
{
	const Hierarchy *h = hierarchy_arg(fcinfo, 1);
	CrossSection cs;
	int64	   *values,
			   *result;
	int			scale;

	PG_GETARG_CROSS_SECTION(0, &cs);
	values = unpack_by_position(h, &cs, &scale);
	result = palloc(Max(h->keys.count, 1) * sizeof(int64));
	fill_missing(result, h->keys.count);
	for (int p = 0; p < h->keys.count; p++)
	{
		int64		known = 0;

		CHECK_EACH(p);
		for (int k = h->start[p]; k < h->start[p + 1]; k++)
		{
			CHECK_EACH(k);
			known += values[h->child[k]] != PACKED_MISSING;
		}
		for (int k = h->start[p]; k < h->start[p + 1]; k++)
		{
			CHECK_EACH(k);
			result[h->child[k]] = known;
		}
	}
	PG_RETURN_POINTER(member_keys_form(PACKED_CROSS_SECTION, &h->keys, result, 0));
}

/*-------------------------------------------------------------------------
 * Over many: the sum of what is known, member by member
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(cross_section_add_known);
Datum
cross_section_add_known(PG_FUNCTION_ARGS)
{
	CrossSection a,
				b;
	int64	   *left,
			   *right,
			   *values;
	MemberKey  *keys;
	int			scale,
				scale_b,
				i = 0,
				j = 0,
				n = 0;

	PG_GETARG_CROSS_SECTION(0, &a);
	PG_GETARG_CROSS_SECTION(1, &b);
	left = unpack(&a, &scale);
	right = unpack(&b, &scale_b);
	scale = packed_same_scale(CROSS_SECTION_NAME, left, scale, a.keys.count, right, scale_b, b.keys.count);

	/* the common case: the same members */
	if (a.packed.key_size == b.packed.key_size && a.keys.count == b.keys.count &&
		same_in_pieces(a.packed.key, b.packed.key, a.packed.key_size))
	{
		for (; i < a.keys.count; i++)
		{
			CHECK_EACH(i);
			if (right[i] == PACKED_MISSING)
				continue;
			if (left[i] == PACKED_MISSING)
				left[i] = right[i];
			else if (pg_add_s64_overflow(left[i], right[i], &left[i]) || left[i] == PACKED_MISSING)
				packed_overflow(CROSS_SECTION_NAME);
		}
		return form(&a, left, scale);
	}

	if (a.keys.count > 0 && b.keys.count > 0)
		pfree(member_keys_align(&a.keys, &b.keys)); /* refuses keys of two sorts */
	keys = palloc(Max(a.keys.count + b.keys.count, 1) * sizeof(MemberKey));
	values = palloc(Max(a.keys.count + b.keys.count, 1) * sizeof(int64));
	while (i < a.keys.count || j < b.keys.count)
	{
		MemberKey	key = {NULL, 0, 0},
					other = {NULL, 0, 0};
		int			c = i < a.keys.count ? -1 : 1;

		CHECK_FOR_INTERRUPTS();
		if (i < a.keys.count)
			key = member_key(&a.keys, i);
		if (j < b.keys.count)
			other = member_key(&b.keys, j);
		if (i < a.keys.count && j < b.keys.count)
			c = member_key_compare(&key, &other);
		keys[n] = c <= 0 ? key : other;
		values[n] = c <= 0 ? left[i] : right[j];
		if (c == 0 && values[n] == PACKED_MISSING)
			values[n] = right[j];
		else if (c == 0 && right[j] != PACKED_MISSING &&
				 (pg_add_s64_overflow(values[n], right[j], &values[n]) || values[n] == PACKED_MISSING))
			packed_overflow(CROSS_SECTION_NAME);
		n += values[n] != PACKED_MISSING;
		i += c <= 0;
		j += c >= 0;
	}
	packed_check_count(CROSS_SECTION_NAME, n, MEMBER_KEYS_MAX);
	PG_RETURN_POINTER(member_keys_form_array(PACKED_CROSS_SECTION, keys, values, n, scale));
}
