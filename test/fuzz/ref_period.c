/*
 * ref_period.c
 *		Fuzzes the parser, the canonical text and the labels of ref_period.
 *
 * Run by "make fuzz", which needs clang with its fuzzer and sanitizers.  Text
 * that is not terminated is parsed, and whatever is accepted must be a valid
 * span that every text written of it gives back.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "period/period.h"

#define MUST(condition) \
	do { if (!(condition)) { fprintf(stderr, "violated: %s\n", #condition); abort(); } } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_back(RefPeriod p, const char *text, int length)
{
	RefPeriodParseError error;
	RefPeriod	again = 0;

	MUST((size_t) length == strlen(text));
	MUST(ref_period_parse(text, (size_t) length, &again, &error));
	MUST(again == p);
}

/* Letters of the other case and blanks around it change nothing of a spelling, or make it none. */
static void
read_alike(RefPeriod p, const char *input, size_t size)
{
	RefPeriodParseError error;
	RefPeriod	again = p;
	char	   *other = malloc(size + 2);

	for (int upper = 0; upper <= 1; upper++)
	{
		other[0] = ' ';
		for (size_t i = 0; i < size; i++)
			other[i + 1] = (input[i] >= (upper ? 'a' : 'A') && input[i] <= (upper ? 'z' : 'Z')) ? input[i] ^ 0x20 : input[i];
		other[size + 1] = ' ';
		if (ref_period_parse(other, size + 2, &again, &error))
			MUST(again == p);
	}
	memcpy(other + 1, input, size);
	MUST(ref_period_parse(other, size + 2, &again, &error) && again == p);
	free(other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* of the exact sizes, so that the sanitizer sees a step beyond */
	char	   *input = malloc(size > 0 ? size : 1);
	char	   *text = malloc(REF_PERIOD_TEXT_SIZE);
	char	   *label = malloc(REF_PERIOD_LABEL_SIZE);
	RefPeriodParseError error;
	RefPeriod	p = 0;
	RefPeriod	again = 0;

	memcpy(input, data, size);
	if (ref_period_parse(input, size, &p, &error))
	{
		int			index,
					months,
					year,
					week;

		MUST(ref_period_days_valid(ref_period_first(p), ref_period_last(p)));
		read_back(p, text, ref_period_format(p, text));
		for (int cumulative = 0; cumulative <= 1; cumulative++)
		{
			for (int style = REF_PERIOD_ZH; style <= REF_PERIOD_FISCAL; style++)
			{
				int			length = ref_period_format_style(p, (RefPeriodStyle) style, cumulative != 0, label);

				/* what a style cannot say, and what is written but has other readings too */
				if (length < 0)
					MUST(style >= REF_PERIOD_COMPACT);
				else if (style < REF_PERIOD_FY && !(style == REF_PERIOD_DIGITS && length == 6))
					read_back(p, label, length);
				else if (length == 6 || style == REF_PERIOD_FY)
					MUST(!ref_period_parse(label, (size_t) length, &again, &error) && error.hint != NULL);
			}
		}
		read_alike(p, input, size);
		if (ref_period_is_months(p, &index, &months))
		{
			MUST(ref_period_month_start(index) == ref_period_first(p));
			MUST(ref_period_month_start((int64) index + months) == ref_period_last(p) + 1);
			MUST(!ref_period_is_week(p, &year, &week));
		}
		else if (ref_period_is_week(p, &year, &week))
			MUST(ref_period_iso_year_start(year) + (week - 1) * 7 == ref_period_first(p) &&
				 week >= 1 && week <= ref_period_iso_weeks(year));
	}
	else
	{
		MUST(error.message != NULL);
		MUST(error.position <= size);
	}
	free(label);
	free(text);
	free(input);
	return 0;
}
