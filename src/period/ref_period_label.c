/*
 * ref_period_label.c
 *		Reference periods in words, in SQL.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "period/ref_period.h"

RefPeriodLang
ref_period_lang(text *lang)
{
	char	   *name = text_to_cstring(lang);

	if (strcmp(name, "zh") == 0 || strcmp(name, "zh-Hans") == 0)
		return REF_PERIOD_ZH;
	if (strcmp(name, "zh-Hant") == 0)
		return REF_PERIOD_ZH_HANT;
	if (strcmp(name, "en") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("language not known: \"%s\"", name),
				 errhint("Use zh, zh-Hans, zh-Hant or en.")));
	return REF_PERIOD_EN;
}

static Datum
label(RefPeriod p, text *lang, bool cumulative)
{
	char		buf[REF_PERIOD_LABEL_SIZE];
	int			len = ref_period_format_label(p, ref_period_lang(lang), cumulative, buf);

	return PointerGetDatum(cstring_to_text(pg_any_to_server(buf, len, PG_UTF8)));
}

PG_FUNCTION_INFO_V1(ref_period_label);
Datum
ref_period_label(PG_FUNCTION_ARGS)
{
	return label(PG_GETARG_REF_PERIOD(0), PG_GETARG_TEXT_PP(1), false);
}

PG_FUNCTION_INFO_V1(ref_period_label_cumulative);
Datum
ref_period_label_cumulative(PG_FUNCTION_ARGS)
{
	return label(PG_GETARG_REF_PERIOD(0), PG_GETARG_TEXT_PP(1), PG_GETARG_BOOL(2));
}
