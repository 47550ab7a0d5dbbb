/*-------------------------------------------------------------------------
 *
 * growth.c
 *	  Growth with a reason, a policy for bases that are not positive, and the
 *	  words for a change of sign.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "base/utf8_text.h"
#include "exact/rounding_interval.h"
#include "measure/measure.h"
#include "period/period.h"

/*-------------------------------------------------------------------------
 * Bases that are not positive
 *-------------------------------------------------------------------------
 */
typedef enum BasePolicy
{
	BASE_NULL,					/* no rate unless the base is positive */
	BASE_ABS,					/* over the absolute value: the sign says up or down */
	BASE_SIGNED,				/* as arithmetic has it */
	BASE_ERROR
} BasePolicy;

static BasePolicy
base_policy(text *policy)
{
	char	   *name = text_to_cstring(policy);

	if (strcmp(name, "null") == 0)
		return BASE_NULL;
	if (strcmp(name, "abs") == 0)
		return BASE_ABS;
	if (strcmp(name, "signed") == 0)
		return BASE_SIGNED;
	if (strcmp(name, "error") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown base policy: \"%s\"", name),
				 errhint("Use 'null', 'abs', 'signed' or 'error'.")));
	return BASE_ERROR;
}

static Datum
growth_with_policy(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		current = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	Decimal		base = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	BasePolicy	policy = base_policy(PG_GETARG_TEXT_PP(2));
	int			sign;
	Numeric		result;

	if (current.special || base.special)
		PG_RETURN_NUMERIC(decimal_nan());
	sign = decimal_sign(base);
	if (policy == BASE_ERROR && sign <= 0)
		ereport(ERROR,
				(errcode(sign == 0 ? ERRCODE_DIVISION_BY_ZERO : ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg(sign == 0 ? "growth has a base of zero" : "growth has a negative base"),
				 errhint("Base policy 'null' gives NULL for it; growth_status says why, growth_word names the change of sign.")));
	if (sign < 0 && policy != BASE_NULL)
		PG_RETURN_NUMERIC(ratio_percent(decimal_sub(current, base),
										policy == BASE_ABS ? decimal_neg(base) : base));
	if (!measure_growth(current, base, &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

/*-------------------------------------------------------------------------
 * Why there is no rate
 *-------------------------------------------------------------------------
 */
static bool
flag(FunctionCallInfo fcinfo, int argno)
{
	return !PG_ARGISNULL(argno) && PG_GETARG_BOOL(argno);
}

static const char *const growth_reason_names[] = {
	NULL, "suppressed", "break", "incomplete", "no_value", "no_base", "base_zero", "base_negative", "in_points"
};

const char *
measure_growth_reason_name(GrowthReason reason)
{
	return growth_reason_names[reason];
}

/* What hides a figure comes first, so that the reason does not tell it. */
GrowthReason
measure_growth_reason(const Decimal *current, const Decimal *base, bool suppressed, bool crosses_break, bool incomplete)
{
	if (suppressed)
		return GROWTH_REASON_SUPPRESSED;
	if (crosses_break)
		return GROWTH_REASON_BREAK;
	if (incomplete)
		return GROWTH_REASON_INCOMPLETE;
	if (current == NULL)
		return GROWTH_REASON_NO_VALUE;
	if (base == NULL)
		return GROWTH_REASON_NO_BASE;
	if (base->special || current->special)
		return GROWTH_REASON_NONE;
	if (decimal_sign(*base) == 0)
		return GROWTH_REASON_BASE_ZERO;
	if (decimal_sign(*base) < 0)
		return GROWTH_REASON_BASE_NEGATIVE;
	return GROWTH_REASON_NONE;
}

static const char *
growth_reason(FunctionCallInfo fcinfo, DecimalKind kind)
{
	BasePolicy	policy = PG_ARGISNULL(5) ? BASE_NULL : base_policy(PG_GETARG_TEXT_PP(5));
	Decimal		current = decimal_short(0, 0),
				base = decimal_short(0, 0);
	GrowthReason reason;

	if (!PG_ARGISNULL(0))
		current = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	if (!PG_ARGISNULL(1))
		base = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	reason = measure_growth_reason(PG_ARGISNULL(0) ? NULL : &current, PG_ARGISNULL(1) ? NULL : &base,
								   flag(fcinfo, 2), flag(fcinfo, 3), flag(fcinfo, 4));
	if (reason == GROWTH_REASON_BASE_NEGATIVE && (policy == BASE_ABS || policy == BASE_SIGNED))
		reason = GROWTH_REASON_NONE;
	return measure_growth_reason_name(reason);
}

static Datum
growth_status(FunctionCallInfo fcinfo, DecimalKind kind)
{
	const char *reason = growth_reason(fcinfo, kind);

	if (reason == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(reason));
}

/*-------------------------------------------------------------------------
 * The word for a change
 *-------------------------------------------------------------------------
 */
typedef enum GrowthWord
{
	GROWTH_INCREASE,
	GROWTH_DECREASE,
	GROWTH_FLAT,
	GROWTH_TURNED_TO_PROFIT,
	GROWTH_TURNED_TO_LOSS,
	GROWTH_LOSS_WIDENED,
	GROWTH_LOSS_NARROWED
} GrowthWord;

/* Code, then the words in the order of RefPeriodLang. */
static const struct
{
	const char *code;
	const char *word[3];
}			growth_words[] =
{
	{"increase", {"增长", "增長", "increase"}},
	{"decrease", {"下降", "下降", "decrease"}},
	{"flat", {"持平", "持平", "flat"}},
	{"turned_to_profit", {"由亏转盈", "轉虧為盈", "turned to profit"}},
	{"turned_to_loss", {"由盈转亏", "由盈轉虧", "turned to loss"}},
	{"loss_widened", {"增亏", "虧損擴大", "loss widened"}},
	{"loss_narrowed", {"减亏", "虧損縮小", "loss narrowed"}},
};

/* A loss is a value below zero; zero is neither profit nor loss. */
static GrowthWord
growth_word(Decimal current, Decimal base)
{
	int			now = decimal_sign(current);
	int			before = decimal_sign(base);
	int			change = decimal_cmp(current, base);

	if (change == 0)
		return GROWTH_FLAT;
	if (before < 0 && now > 0)
		return GROWTH_TURNED_TO_PROFIT;
	if (before > 0 && now < 0)
		return GROWTH_TURNED_TO_LOSS;
	if (before < 0 || now < 0)
		return change < 0 ? GROWTH_LOSS_WIDENED : GROWTH_LOSS_NARROWED;
	return change > 0 ? GROWTH_INCREASE : GROWTH_DECREASE;
}

static Datum
growth_word_call(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		current = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	Decimal		base = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	GrowthWord	word;

	if (current.special || base.special)
		PG_RETURN_NULL();
	word = growth_word(current, base);
	if (PG_NARGS() == 2)
		PG_RETURN_TEXT_P(cstring_to_text(growth_words[word].code));
	return text_from_utf8(growth_words[word].word[ref_period_lang(PG_GETARG_TEXT_PP(2))]);
}

/*-------------------------------------------------------------------------
 * Growth rate or difference in points
 *-------------------------------------------------------------------------
 */
typedef enum ChangeUnit
{
	CHANGE_PERCENT,
	CHANGE_PERCENTAGE_POINT,
	CHANGE_PERMILLE_POINT,
	CHANGE_BASIS_POINT
} ChangeUnit;

static const char *const change_unit_names[] = {"percent", "percentage_point", "permille_point", "basis_point"};

/* Units whose values are themselves parts of a hundred, a thousand or ten thousand; in small letters. */
static const struct
{
	const char *unit;
	ChangeUnit	change;
}			rate_units[] =
{
	{"%", CHANGE_PERCENTAGE_POINT},
	{"％", CHANGE_PERCENTAGE_POINT},
	{"percent", CHANGE_PERCENTAGE_POINT},
	{"per cent", CHANGE_PERCENTAGE_POINT},
	{"percentage", CHANGE_PERCENTAGE_POINT},
	{"percentages", CHANGE_PERCENTAGE_POINT},
	{"percentage_point", CHANGE_PERCENTAGE_POINT},
	{"percentage_points", CHANGE_PERCENTAGE_POINT},
	{"percentage point", CHANGE_PERCENTAGE_POINT},
	{"percentage points", CHANGE_PERCENTAGE_POINT},
	{"pct", CHANGE_PERCENTAGE_POINT},
	{"pp", CHANGE_PERCENTAGE_POINT},
	{"ppt", CHANGE_PERCENTAGE_POINT},
	{"pc", CHANGE_PERCENTAGE_POINT},
	{"pt", CHANGE_PERCENTAGE_POINT},
	{"百分比", CHANGE_PERCENTAGE_POINT},
	{"百分点", CHANGE_PERCENTAGE_POINT},
	{"百分點", CHANGE_PERCENTAGE_POINT},
	{"‰", CHANGE_PERMILLE_POINT},
	{"permille", CHANGE_PERMILLE_POINT},
	{"per mille", CHANGE_PERMILLE_POINT},
	{"per thousand", CHANGE_PERMILLE_POINT},
	{"千分比", CHANGE_PERMILLE_POINT},
	{"千分点", CHANGE_PERMILLE_POINT},
	{"千分點", CHANGE_PERMILLE_POINT},
	{"bp", CHANGE_BASIS_POINT},
	{"bps", CHANGE_BASIS_POINT},
	{"basis_point", CHANGE_BASIS_POINT},
	{"basis_points", CHANGE_BASIS_POINT},
	{"basis point", CHANGE_BASIS_POINT},
	{"basis points", CHANGE_BASIS_POINT},
	{"基点", CHANGE_BASIS_POINT},
	{"基點", CHANGE_BASIS_POINT},
};

/* Of what it is a percentage does not matter: percent of GDP, PC_GDP. */
static const char *const percent_of[] = {"percent of ", "per cent of ", "percentage of ", "pct of ", "% of ", "pc_", "pt_"};

static ChangeUnit
change_unit(FunctionCallInfo fcinfo, int argno)
{
	char	   *unit;

	if (PG_ARGISNULL(argno))
		return CHANGE_PERCENT;
	unit = text_to_cstring(PG_GETARG_TEXT_PP(argno));
	unit = pstrdup(pg_server_to_any(unit, strlen(unit), PG_UTF8));
	for (char *c = unit; *c; c++)
		*c = pg_ascii_tolower((unsigned char) *c);
	for (int i = 0; i < (int) lengthof(rate_units); i++)
		if (strcmp(unit, rate_units[i].unit) == 0)
			return rate_units[i].change;
	for (int i = 0; i < (int) lengthof(percent_of); i++)
		if (strncmp(unit, percent_of[i], strlen(percent_of[i])) == 0)
			return CHANGE_PERCENTAGE_POINT;
	return CHANGE_PERCENT;
}

PG_FUNCTION_INFO_V1(growth_change_unit);

Datum
growth_change_unit(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(change_unit_names[change_unit(fcinfo, 0)]));
}

static Datum
change(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		current,
				base;
	Numeric		result;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	current = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	base = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	if (change_unit(fcinfo, 2) != CHANGE_PERCENT)
		PG_RETURN_NUMERIC(decimal_to_numeric(decimal_sub(current, base)));
	if (!measure_growth(current, base, &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

/*-------------------------------------------------------------------------
 * The base that a level and its published growth imply
 *-------------------------------------------------------------------------
 */
bool
measure_implied_base(Decimal value, Decimal growth, Numeric *result)
{
	Decimal		factor = decimal_add(decimal_short(100, 0), growth);

	if (decimal_sign(factor) <= 0)
		return false;
	*result = ratio_percent(value, factor);
	return true;
}

static Datum
implied_base_call(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		value = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	Decimal		growth = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	Numeric		result;

	if (value.special || growth.special)
		PG_RETURN_NUMERIC(decimal_nan());
	if (!measure_implied_base(value, growth, &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

/* Monotonic in both figures: the extremes lie at the corners. */
static Datum
implied_base_interval(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		value = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	Decimal		growth = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	Decimal		value_half = rounding_half_unit(PG_GETARG_INT32(2));
	Decimal		growth_half = rounding_half_unit(PG_GETARG_INT32(3));
	RoundingInterval interval;
	Numeric		result;

	if (value.special || growth.special || !measure_implied_base(value, growth, &result))
		PG_RETURN_NULL();
	rounding_interval_start(&interval);
	for (int corner = 0; corner < 4; corner++)
	{
		if (!measure_implied_base(corner & 1 ? decimal_add(value, value_half) : decimal_sub(value, value_half),
								  corner & 2 ? decimal_add(growth, growth_half) : decimal_sub(growth, growth_half),
								  &result))
		{
			rounding_interval_unbounded(&interval);
			break;
		}
		rounding_interval_extend(&interval, result);
	}
	return rounding_interval_to_range(fcinfo, &interval);
}

#define GROWTH(name, function, kind) \
	PG_FUNCTION_INFO_V1(growth_##name); \
	Datum growth_##name(PG_FUNCTION_ARGS) \
	{ return function(fcinfo, kind); } \
	extern int	growth_##name##_unused

/* *INDENT-OFF* */
GROWTH(with_policy_numeric, growth_with_policy, DECIMAL_NUMERIC);
GROWTH(with_policy_float8, growth_with_policy, DECIMAL_FLOAT8);
GROWTH(with_policy_int8, growth_with_policy, DECIMAL_INT8);
GROWTH(status_numeric, growth_status, DECIMAL_NUMERIC);
GROWTH(status_float8, growth_status, DECIMAL_FLOAT8);
GROWTH(status_int8, growth_status, DECIMAL_INT8);
GROWTH(word_numeric, growth_word_call, DECIMAL_NUMERIC);
GROWTH(word_float8, growth_word_call, DECIMAL_FLOAT8);
GROWTH(word_int8, growth_word_call, DECIMAL_INT8);
GROWTH(change_numeric, change, DECIMAL_NUMERIC);
GROWTH(change_float8, change, DECIMAL_FLOAT8);
GROWTH(change_int8, change, DECIMAL_INT8);
GROWTH(implied_base_numeric, implied_base_call, DECIMAL_NUMERIC);
GROWTH(implied_base_float8, implied_base_call, DECIMAL_FLOAT8);
GROWTH(implied_base_interval_numeric, implied_base_interval, DECIMAL_NUMERIC);
GROWTH(implied_base_interval_float8, implied_base_interval, DECIMAL_FLOAT8);
/* *INDENT-ON* */
