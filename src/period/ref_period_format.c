/*
 * ref_period_format.c
 *		Writes a reference period: canonical text, and labels in three languages.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "period/period.h"
#include "period/ref_period_zh.h"

static char *
put(char *p, const char *text)
{
	size_t		n = strlen(text);

	memcpy(p, text, n);
	return p + n;
}

/* A number with at least so many digits. */
static char *
put_number(char *p, int value, int width)
{
	char		digits[12];
	int			n = 0;

	do
	{
		digits[n++] = (char) ('0' + value % 10);
		value /= 10;
	} while (value > 0);
	while (n < width)
		digits[n++] = '0';
	while (n > 0)
		*p++ = digits[--n];
	return p;
}

static char *
put_date(char *p, int year, int month, int mday)
{
	p = put_number(p, year, 4);
	*p++ = '-';
	p = put_number(p, month, 2);
	*p++ = '-';
	return put_number(p, mday, 2);
}

static int
put_end(char *start, char *p)
{
	*p = '\0';
	return (int) (p - start);
}

int
ref_period_format(RefPeriod period, char *buf)
{
	char	   *p = buf;
	int			year,
				month,
				mday,
				index,
				months,
				week;

	if (ref_period_is_months(period, &index, &months))
	{
		year = index / 12;
		month = index % 12 + 1;
		if (months == 1)
		{
			p = put_number(p, year, 4);
			*p++ = '-';
			p = put_number(p, month, 2);
		}
		else if (months == 12 && month == 1)
			p = put_number(p, year, 4);
		else if ((months == 3 || months == 6) && month % months == 1)
		{
			p = put_number(p, year, 4);
			p = put(p, months == 3 ? "-Q" : "-S");
			p = put_number(p, month / months + 1, 1);
		}
		else
		{
			bool		years = month == 1 && months % 12 == 0;

			p = put_date(p, year, month, 1);
			p = put(p, "/P");
			p = put_number(p, years ? months / 12 : months, 1);
			*p++ = years ? 'Y' : 'M';
		}
		return put_end(buf, p);
	}
	if (ref_period_is_week(period, &year, &week))
	{
		p = put_number(p, year, 4);
		p = put(p, "-W");
		return put_end(buf, put_number(p, week, 2));
	}
	ref_period_day_to_date(ref_period_first(period), &year, &month, &mday);
	p = put_date(p, year, month, mday);
	if (ref_period_first(period) != ref_period_last(period))
	{
		p = put(p, "/P");
		p = put_number(p, ref_period_last(period) - ref_period_first(period) + 1, 1);
		*p++ = 'D';
	}
	return put_end(buf, p);
}

/* ------------------------------------------------------------------ labels */

static const char *const month_names[12] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"
};

#define EN_DASH		"\xE2\x80\x93"

static char *
put_zh_year(char *p, int year)
{
	return put(put_number(p, year, 4), ZH_YEAR);
}

static char *
put_zh_month(char *p, int month)
{
	return put(put_number(p, month, 1), ZH_MONTH);
}

/* The name, or its first three letters, which all have. */
static char *
put_month_name(char *p, int month, bool brief)
{
	p = put(p, month_names[month - 1]);
	return brief ? p - strlen(month_names[month - 1]) + 3 : p;
}

static char *
put_en_month(char *p, int year, int month, bool brief)
{
	p = put_month_name(p, month, brief);
	*p++ = ' ';
	return put_number(p, year, 4);
}

/* The plan's number among the names, -1 if the span is no plan's. */
static int
plan_number(int index, int months)
{
	int			year = index / 12;

	if (months != 60 || index % 12 != 0 || year < 2001 || year > 2026 ||
		year % 5 != 1)
		return -1;
	return (year - 2001) / 5;
}

static char *
put_zh_plan(char *p, int number, bool hant)
{
	static const char *const names[] = {
		"\xE5\x8D\x81\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xB8\x80\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xBA\x8C\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xB8\x89\xE4\xBA\x94",
		"\xE5\x8D\x81\xE5\x9B\x9B\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xBA\x94\xE4\xBA\x94"
	};

	/* “十四五”时期, 「十四五」時期 */
	p = put(p, hant ? "\xE3\x80\x8C" : "\xE2\x80\x9C");
	p = put(p, names[number]);
	return put(p, hant ? "\xE3\x80\x8D\xE6\x99\x82\xE6\x9C\x9F" :
			   "\xE2\x80\x9D\xE6\x97\xB6\xE6\x9C\x9F");
}

static char *
label_zh_months(char *p, int index, int months, bool hant, bool cumulative)
{
	int			year = index / 12;
	int			month = index % 12 + 1;
	int			to = index + months - 1;

	if (plan_number(index, months) >= 0)
		return put_zh_plan(p, plan_number(index, months), hant);
	p = put_zh_year(p, year);
	if (to / 12 != year)
	{
		if (month == 1 && months % 12 == 0)
		{
			/* 2021—2022年 */
			p -= strlen(ZH_YEAR);
			return put_zh_year(put(p, ZH_DASH), to / 12);
		}
		p = put_zh_month(p, month);
		p = put_zh_year(put(p, ZH_DASH), to / 12);
		return put_zh_month(p, to % 12 + 1);
	}
	if (months == 1)
		return put_zh_month(p, month);
	/* a cumulative series counts months from January under every label */
	if (!cumulative || month != 1)
	{
		if (months == 12)
			return p;
		if (months == 6 && month % 6 == 1)
			return put(put(p, month == 1 ? ZH_UPPER : ZH_LOWER), ZH_HALF);
		if (months == 3 && month % 3 == 1)
		{
			if (hant)
				p = put(p, ZH_ORDINAL);
			p = put(put(p, zh_numerals[month / 3]), ZH_QUARTER);
			return hant ? p : put(p, ZH_DEGREE);
		}
		if (months == 9 && month == 1)
		{
			p = put(put(put(p, ZH_FORMER), zh_numerals[2]), ZH_QUARTER);
			return hant ? p : put(p, ZH_DEGREE);
		}
	}
	p = put_number(p, month, 1);
	return put_zh_month(put(p, ZH_DASH), to % 12 + 1);
}

static char *
label_en_months(char *p, int index, int months, bool cumulative, bool brief)
{
	int			year = index / 12;
	int			month = index % 12 + 1;
	int			to = index + months - 1;

	if (to / 12 != year)
	{
		if (month == 1 && months % 12 == 0)
		{
			p = put(put_number(p, year, 4), EN_DASH);
			return put_number(p, to / 12, 4);
		}
		p = put(put_en_month(p, year, month, brief), EN_DASH);
		return put_en_month(p, to / 12, to % 12 + 1, brief);
	}
	if (months == 1)
		return put_en_month(p, year, month, brief);
	if (!cumulative || month != 1)
	{
		if (months == 12)
			return put_number(p, year, 4);
		if ((months == 3 || months == 6) && month % months == 1)
		{
			*p++ = months == 3 ? 'Q' : 'H';
			p = put_number(p, month / months + 1, 1);
			*p++ = ' ';
			return put_number(p, year, 4);
		}
	}
	p = put(put_month_name(p, month, brief), EN_DASH);
	return put_en_month(p, year, to % 12 + 1, brief);
}

static char *
label_days(char *p, RefPeriod period, bool en, bool brief)
{
	int			fy,
				fm,
				fd,
				ly,
				lm,
				ld;

	ref_period_day_to_date(ref_period_first(period), &fy, &fm, &fd);
	ref_period_day_to_date(ref_period_last(period), &ly, &lm, &ld);
	if (!en)
	{
		p = put_zh_month(put_zh_year(p, fy), fm);
		p = put_number(p, fd, 1);
		if (ref_period_first(period) != ref_period_last(period))
		{
			bool		same_month = fy == ly && fm == lm;

			p = put(p, same_month ? ZH_DASH : ZH_DAY ZH_DASH);
			if (fy != ly)
				p = put_zh_year(p, ly);
			if (!same_month)
				p = put_zh_month(p, lm);
			p = put_number(p, ld, 1);
		}
		return put(p, ZH_DAY);
	}
	p = put_number(p, fd, 1);
	if (ref_period_first(period) != ref_period_last(period))
	{
		if (fy != ly || fm != lm)
		{
			p = put_month_name(put(p, " "), fm, brief);
			if (fy != ly)
				p = put_number(put(p, " "), fy, 4);
		}
		p = put_number(put(p, EN_DASH), ld, 1);
	}
	return put_en_month(put(p, " "), ly, lm, brief);
}

static char *
put_label(char *p, RefPeriod period, RefPeriodStyle style, bool cumulative)
{
	bool		hant = style == REF_PERIOD_ZH_HANT;
	bool		brief = style == REF_PERIOD_EN_SHORT;
	bool		en = brief || style == REF_PERIOD_EN;
	int			year,
				week,
				index,
				months;

	if (ref_period_is_months(period, &index, &months))
		return en ? label_en_months(p, index, months, cumulative, brief) :
			label_zh_months(p, index, months, hant, cumulative);
	if (!ref_period_is_week(period, &year, &week))
		return label_days(p, period, en, brief);
	if (en)
	{
		p = put_number(put(p, "week "), week, 1);
		return put_number(put(p, " of "), year, 4);
	}
	p = put(put_zh_year(p, year), ZH_ORDINAL);
	return put(put_number(p, week, 1), hant ? ZH_WEEK_T : ZH_WEEK);
}

/* ------------------------------------------------------------------ styles */

/* A year, month, week or day as in the canonical text, anything else as its first and last day. */
static char *
put_iso(char *p, RefPeriod period)
{
	int			year,
				month,
				mday,
				index,
				months,
				week;
	bool		whole = ref_period_is_months(period, &index, &months);

	if (whole ? months == 1 || (months == 12 && index % 12 == 0) :
		ref_period_first(period) == ref_period_last(period) || ref_period_is_week(period, &year, &week))
		return p + ref_period_format(period, p);
	ref_period_day_to_date(ref_period_first(period), &year, &month, &mday);
	p = put(put_date(p, year, month, mday), "/");
	ref_period_day_to_date(ref_period_last(period), &year, &month, &mday);
	return put_date(p, year, month, mday);
}

/* 2023M05, 2023Q2, 2023S1, 2023, 2023W07, 2023M05D31; 202305, 20230531 and 2023 */
static char *
put_code(char *p, RefPeriod period, bool digits)
{
	int			year,
				month,
				mday,
				index,
				months,
				week;

	if (ref_period_is_months(period, &index, &months))
	{
		if (months > 12 || 12 % months != 0 || index % months != 0 || months == 2 || months == 4)
			return NULL;
		p = put_number(p, index / 12, 4);
		if (months == 12)
			return p;
		if (months > 1 && digits)
			return NULL;
		if (!digits)
			p = put(p, months == 1 ? "M" : months == 3 ? "Q" : "S");
		return put_number(p, index % 12 / months + 1, months == 1 ? 2 : 1);
	}
	if (ref_period_is_week(period, &year, &week) && !digits)
		return put_number(put(put_number(p, year, 4), "W"), week, 2);
	if (ref_period_first(period) != ref_period_last(period))
		return NULL;
	ref_period_day_to_date(ref_period_first(period), &year, &month, &mday);
	p = put(put_number(p, year, 4), digits ? "" : "M");
	p = put(put_number(p, month, 2), digits ? "" : "D");
	return put_number(p, mday, 2);
}

/* FY2023, and 2022/23: twelve months, by the year they end in, and by both. */
static char *
put_fiscal(char *p, RefPeriod period, bool both)
{
	int			index,
				months;

	if (!ref_period_is_months(period, &index, &months) || months != 12)
		return NULL;
	if (!both)
		return put_number(put(p, "FY"), (index + 11) / 12, 4);
	p = put_number(p, index / 12, 4);
	if (index % 12 == 0)
		return p;
	return put_number(put(p, "/"), (index / 12 + 1) % 100, 2);
}

int
ref_period_format_style(RefPeriod period, RefPeriodStyle style, bool cumulative,
						char *buf)
{
	char	   *p;

	switch (style)
	{
		case REF_PERIOD_SDMX:
			return ref_period_format(period, buf);
		case REF_PERIOD_ISO:
			p = put_iso(buf, period);
			break;
		case REF_PERIOD_COMPACT:
		case REF_PERIOD_DIGITS:
			p = put_code(buf, period, style == REF_PERIOD_DIGITS);
			break;
		case REF_PERIOD_FY:
		case REF_PERIOD_FISCAL:
			p = put_fiscal(buf, period, style == REF_PERIOD_FISCAL);
			break;
		default:
			p = put_label(buf, period, style, cumulative);
			break;
	}
	if (p == NULL)
	{
		*buf = '\0';
		return -1;
	}
	return put_end(buf, p);
}
