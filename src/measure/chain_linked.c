/*-------------------------------------------------------------------------
 *
 * chain_linked.c
 *	  Contributions that add up where differences over the whole's base do not:
 *	  of chain-linked volumes, and of averages.
 *
 * Chain-linked volumes of parts do not add up to that of the whole, so the
 * difference of volumes over the whole's base is no contribution.  What adds
 * up depends on how the volumes were linked:
 *
 *	- volumes at the average prices of one year add up (additive_volume);
 *	- growth weighted with the share at the prices of the base does, for links
 *	  from base to base (weighted_growth);
 *	- annual overlap and Fisher links have formulas of their own.
 *
 * An average changes with its parts' rates and with their weights.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "partition/partition.h"

static Datum
additive_volume(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		volume = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	Decimal		value_year = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	Decimal		volume_year = decimal_from_datum(PG_GETARG_DATUM(2), kind);

	if (volume.special || value_year.special || volume_year.special)
		PG_RETURN_NUMERIC(decimal_nan());
	if (decimal_sign(volume_year) == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(ratio_percent(decimal_mul(volume, value_year),
									decimal_mul(decimal_short(100, 0), volume_year)));
}

static Datum
weighted_growth(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		product = decimal_mul(decimal_from_datum(PG_GETARG_DATUM(0), kind),
									  decimal_from_datum(PG_GETARG_DATUM(1), kind));

	PG_RETURN_NUMERIC(decimal_to_numeric(decimal_mul(product, decimal_short(1, 2))));
}

/*-------------------------------------------------------------------------
 * The rows of a partition are the parts of one whole
 *-------------------------------------------------------------------------
 */
#define PART_FIGURES 4

/* Partition-local memory; starts as zeros. */
typedef struct WholePartition
{
	bool		ready;
	bool		known;			/* no figure is NULL or unfit */
	bool		special;		/* one is NaN or infinite */
	Decimal		sum[PART_FIGURES];
	Numeric		price_index;	/* of Fisher, and the denominator of its contributions */
	Numeric		base;
} WholePartition;

/* What a part adds to the sums of its whole; false if a figure is unfit. */
typedef bool (*PartTerms) (const Decimal *figure, Decimal *term);
/* What is computed of the sums; false if they are unfit. */
typedef bool (*WholeReady) (WholePartition *whole);

/* The figures of a row; false if one is NULL. */
static bool
read_part(PartitionReader *reader, int row, DecimalKind kind, Decimal *figure)
{
	for (int i = 0; i < PART_FIGURES; i++)
		if (!partition_read_decimal(reader, row, i, kind, &figure[i]))
			return false;
	return true;
}

static bool
current_part(FunctionCallInfo fcinfo, DecimalKind kind, Decimal *figure)
{
	for (int i = 0; i < PART_FIGURES; i++)
		if (!partition_current_decimal(fcinfo, i, kind, CurrentMemoryContext, &figure[i]))
			return false;
	return true;
}

static bool
has_special(const Decimal *figure)
{
	for (int i = 0; i < PART_FIGURES; i++)
		if (figure[i].special)
			return true;
	return false;
}

static void
read_whole(FunctionCallInfo fcinfo, WholePartition *whole, DecimalKind kind, PartTerms terms, WholeReady ready)
{
	MemoryContext context = GetMemoryChunkContext(whole);
	MemoryContext part = AllocSetContextCreate(context, "parts of a whole", ALLOCSET_SMALL_SIZES);
	MemoryContext caller = CurrentMemoryContext;
	PartitionReader reader;

	whole->ready = true;
	whole->known = true;
	for (int i = 0; i < PART_FIGURES; i++)
		whole->sum[i] = decimal_short(0, 0);
	partition_read_begin(&reader, fcinfo, part);
	for (int row = 0; row < reader.rows && whole->known; row++)
	{
		Decimal		figure[PART_FIGURES];
		Decimal		term[PART_FIGURES];

		whole->known = read_part(&reader, row, kind, figure);
		if (!whole->known)
			break;
		whole->special = whole->special || has_special(figure);
		if (whole->special)
			continue;
		MemoryContextSwitchTo(part);
		whole->known = terms(figure, term);
		for (int i = 0; i < PART_FIGURES && whole->known; i++)
		{
			Decimal		sum = decimal_add(whole->sum[i], term[i]);
			Numeric		old = whole->sum[i].big;

			whole->sum[i] = decimal_copy(sum, context);
			if (old)
				pfree(old);
		}
		MemoryContextSwitchTo(caller);
		MemoryContextReset(part);
	}
	partition_read_end(&reader);
	MemoryContextSwitchTo(part);
	if (whole->known && !whole->special)
		whole->known = ready(whole);
	MemoryContextSwitchTo(context);
	if (whole->known && whole->price_index)
	{
		whole->price_index = DatumGetNumericCopy(NumericGetDatum(whole->price_index));
		whole->base = DatumGetNumericCopy(NumericGetDatum(whole->base));
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(part);
}

/* The whole of the current row; *answer is false where the row has no contribution. */
static const WholePartition *
whole_of_call(FunctionCallInfo fcinfo, DecimalKind kind, PartTerms terms, WholeReady ready,
			  Decimal *figure, bool *answer)
{
	WholePartition *whole = partition_of_call(fcinfo, sizeof(WholePartition));

	if (!whole->ready)
		read_whole(fcinfo, whole, kind, terms, ready);
	*answer = whole->known && (whole->special || current_part(fcinfo, kind, figure));
	partition_forget_behind(fcinfo);
	return whole;
}

static bool
sums_positive(const WholePartition *whole)
{
	for (int i = 0; i < PART_FIGURES; i++)
		if (decimal_sign(whole->sum[i]) <= 0)
			return false;
	return true;
}

/*-------------------------------------------------------------------------
 * Annual overlap
 *
 * Volumes k now at the average prices of last year, l a year before at those
 * of the year before that; of all last year the value w and, at the earlier
 * prices, the volume v; capitals are sums over the parts.  The growth of the
 * linked whole is K / W * V / L - 1, and the parts' contributions
 *
 *	(k / W - l / V - (w / W - v / V) * L / V) / (L / V)
 *		= k * V / (W * L) - l / L - w / W + v / V
 *
 * add up to it: a part's volume, and the change of its weight as far as it had
 * another share of its year than the whole had.
 *-------------------------------------------------------------------------
 */
static bool
overlap_terms(const Decimal *figure, Decimal *term)
{
	memcpy(term, figure, PART_FIGURES * sizeof(Decimal));
	return true;
}

static bool
overlap_ready(WholePartition *whole)
{
	return sums_positive(whole);
}

static Datum
contribution_annual_overlap(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		part[PART_FIGURES];
	bool		answer;
	const WholePartition *whole = whole_of_call(fcinfo, kind, overlap_terms, overlap_ready, part, &answer);
	Decimal		wv,
				wl,
				lv,
				num;

	if (!answer)
		PG_RETURN_NULL();
	if (whole->special)
		PG_RETURN_NUMERIC(decimal_nan());
	/* over the one denominator W * L * V */
	lv = decimal_mul(whole->sum[2], whole->sum[3]);
	wv = decimal_mul(whole->sum[1], whole->sum[3]);
	wl = decimal_mul(whole->sum[1], whole->sum[2]);
	num = decimal_mul(part[0], decimal_mul(whole->sum[3], whole->sum[3]));
	num = decimal_sub(num, decimal_mul(part[2], wv));
	num = decimal_sub(num, decimal_mul(part[1], lv));
	num = decimal_add(num, decimal_mul(part[3], wl));
	PG_RETURN_NUMERIC(ratio_percent(num, decimal_mul(whole->sum[1], lv)));
}

/*-------------------------------------------------------------------------
 * Fisher
 *
 * Values V and U now and before, prices p and o.  With quantities V / p and
 * U / o, the growth of the Fisher volume index is the sum over the parts of
 *
 *	((o + p / F) * (V / p - U / o)) / sum((o + p / F) * U / o)
 *
 * where F is the Fisher price index, the geometric mean of
 * sum(U * p / o) / sum(U) and sum(V) / sum(V * o / p).
 *
 * A root and quotients are not exact decimals: all is carried to 60 decimals
 * and rounded to 20 significant digits at the end.
 *-------------------------------------------------------------------------
 */
#define FISHER_DECIMALS 60

static Numeric
call2(PGFunction function, Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(function, NumericGetDatum(a), NumericGetDatum(b)));
}

/* a / b with 60 decimals at least */
static Numeric
quotient(Numeric a, Numeric b)
{
	a = DatumGetNumeric(DirectFunctionCall2(numeric_round, NumericGetDatum(a), Int32GetDatum(FISHER_DECIMALS)));
	return call2(numeric_div, a, b);
}

/* V, U, V * o / p and U * p / o */
static bool
fisher_terms(const Decimal *figure, Decimal *term)
{
	Numeric		price,
				price_base;

	if (decimal_sign(figure[2]) <= 0 || decimal_sign(figure[3]) <= 0)
		return false;
	price = decimal_to_numeric(figure[2]);
	price_base = decimal_to_numeric(figure[3]);
	term[0] = figure[0];
	term[1] = figure[1];
	term[2] = decimal_from_numeric(quotient(decimal_to_numeric(decimal_mul(figure[0], figure[3])), price));
	term[3] = decimal_from_numeric(quotient(decimal_to_numeric(decimal_mul(figure[1], figure[2])), price_base));
	return true;
}

static bool
fisher_ready(WholePartition *whole)
{
	Numeric		square;

	if (!sums_positive(whole))
		return false;
	square = call2(numeric_mul,
				   quotient(decimal_to_numeric(whole->sum[3]), decimal_to_numeric(whole->sum[1])),
				   quotient(decimal_to_numeric(whole->sum[0]), decimal_to_numeric(whole->sum[2])));
	whole->price_index = DatumGetNumeric(DirectFunctionCall1(numeric_sqrt, NumericGetDatum(square)));
	whole->base = call2(numeric_add, decimal_to_numeric(whole->sum[1]),
						quotient(decimal_to_numeric(whole->sum[3]), whole->price_index));
	return true;
}

static Datum
contribution_fisher(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		figure[PART_FIGURES];
	Decimal		term[PART_FIGURES];
	bool		answer;
	const WholePartition *whole = whole_of_call(fcinfo, kind, fisher_terms, fisher_ready, figure, &answer);
	Numeric		change;

	if (!answer)
		PG_RETURN_NULL();
	if (whole->special)
		PG_RETURN_NUMERIC(decimal_nan());
	fisher_terms(figure, term);
	change = quotient(decimal_to_numeric(decimal_sub(term[0], term[3])), whole->price_index);
	change = call2(numeric_add, change, decimal_to_numeric(decimal_sub(term[2], term[1])));
	PG_RETURN_NUMERIC(ratio_percent(decimal_from_numeric(change), decimal_from_numeric(whole->base)));
}

/*-------------------------------------------------------------------------
 * Averages and rates of a whole
 *
 * Rates r now and s before, weights w and v; capitals are sums over the parts,
 * R = sum(w * r) / W and S = sum(v * s) / V the whole's rates.  A part's shares
 * of the weights are w / W and v / V, and
 *
 *	rate effect		(r - s) * (w / W + v / V) / 2
 *	weight effect	(w / W - v / V) * ((r + s) / 2 - (R + S) / 2)
 *
 * add up to R - S.  The whole's mean in the second changes no sum, for changes
 * of shares add up to zero; so a part that is below the average and grows pulls
 * the average down, as it does.
 *-------------------------------------------------------------------------
 */
static bool
average_terms(const Decimal *figure, Decimal *term)
{
	term[0] = decimal_mul(figure[0], figure[2]);
	term[1] = decimal_mul(figure[1], figure[3]);
	term[2] = figure[2];
	term[3] = figure[3];
	return true;
}

static bool
average_ready(WholePartition *whole)
{
	return decimal_sign(whole->sum[2]) > 0 && decimal_sign(whole->sum[3]) > 0;
}

typedef enum AverageEffect
{
	EFFECT_RATE = 1,
	EFFECT_WEIGHT = 2,
	EFFECT_BOTH = EFFECT_RATE | EFFECT_WEIGHT
} AverageEffect;

static AverageEffect
effect_of(text *name)
{
	char	   *effect = text_to_cstring(name);

	if (strcmp(effect, "rate") == 0)
		return EFFECT_RATE;
	if (strcmp(effect, "weight") == 0)
		return EFFECT_WEIGHT;
	if (strcmp(effect, "both") == 0)
		return EFFECT_BOTH;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown effect on an average: \"%s\"", effect),
			 errhint("Use rate, weight or both.")));
}

/* (rate, rate_base, weight, weight_base, effect) */
static Datum
contribution_average(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		part[PART_FIGURES];
	bool		answer;
	const WholePartition *whole = whole_of_call(fcinfo, kind, average_terms, average_ready, part, &answer);
	struct varlena *name;
	AverageEffect effect;
	Decimal		w,
				v,
				wv,
				share,
				share_base,
				num = decimal_short(0, 0);

	if (!partition_current_varlena(fcinfo, PART_FIGURES, CurrentMemoryContext, &name))
		PG_RETURN_NULL();
	effect = effect_of((text *) name);
	if (!answer)
		PG_RETURN_NULL();
	if (whole->special)
		PG_RETURN_NUMERIC(decimal_nan());
	/* over the denominator 2 * W * V, the whole's rates over its square */
	w = whole->sum[2];
	v = whole->sum[3];
	wv = decimal_mul(w, v);
	share = decimal_mul(part[2], v);
	share_base = decimal_mul(part[3], w);
	if (effect & EFFECT_RATE)
		num = decimal_mul(decimal_mul(decimal_sub(part[0], part[1]), decimal_add(share, share_base)), wv);
	if (effect & EFFECT_WEIGHT)
	{
		Decimal		of_whole = decimal_add(decimal_mul(whole->sum[0], v), decimal_mul(whole->sum[1], w));
		Decimal		above = decimal_sub(decimal_mul(decimal_add(part[0], part[1]), wv), of_whole);

		num = decimal_add(num, decimal_mul(decimal_sub(share, share_base), above));
	}
	PG_RETURN_NUMERIC(ratio_percent(num, decimal_mul(decimal_short(200, 0), decimal_mul(wv, wv))));
}

#define CHAIN_LINKED(name, function, kind) \
	PG_FUNCTION_INFO_V1(chain_linked_##name); \
	Datum chain_linked_##name(PG_FUNCTION_ARGS) \
	{ return function(fcinfo, kind); } \
	extern int	chain_linked_##name##_unused

/* *INDENT-OFF* */
CHAIN_LINKED(additive_volume_numeric, additive_volume, DECIMAL_NUMERIC);
CHAIN_LINKED(additive_volume_float8, additive_volume, DECIMAL_FLOAT8);
CHAIN_LINKED(weighted_growth_numeric, weighted_growth, DECIMAL_NUMERIC);
CHAIN_LINKED(weighted_growth_float8, weighted_growth, DECIMAL_FLOAT8);
CHAIN_LINKED(contribution_annual_overlap_numeric, contribution_annual_overlap, DECIMAL_NUMERIC);
CHAIN_LINKED(contribution_annual_overlap_float8, contribution_annual_overlap, DECIMAL_FLOAT8);
CHAIN_LINKED(contribution_annual_overlap_int8, contribution_annual_overlap, DECIMAL_INT8);
CHAIN_LINKED(contribution_fisher_numeric, contribution_fisher, DECIMAL_NUMERIC);
CHAIN_LINKED(contribution_fisher_float8, contribution_fisher, DECIMAL_FLOAT8);
CHAIN_LINKED(contribution_fisher_int8, contribution_fisher, DECIMAL_INT8);
CHAIN_LINKED(contribution_average_numeric, contribution_average, DECIMAL_NUMERIC);
CHAIN_LINKED(contribution_average_float8, contribution_average, DECIMAL_FLOAT8);
CHAIN_LINKED(contribution_average_int8, contribution_average, DECIMAL_INT8);
/* *INDENT-ON* */
