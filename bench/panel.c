/*
 * panel.c
 *	  Writes the benchmark's tables as text for COPY.
 *
 *	  panel region|observation|target PROVINCES CITIES_EACH COUNTIES_EACH
 *
 * Observations come in the order in which an office receives them: month by
 * month, then indicator, then region.
 */
#include <stdio.h>
#include <string.h>

#include "panel.h"

static void
cents(int64_t amount)
{
	printf("%ld.%02d", (long) (amount / 100), (int) (amount % 100));
}

int
main(int argc, char **argv)
{
	Panel		p;

	if (argc != 5)
		return 2;
	p = panel_of_size(atoi(argv[2]), atoi(argv[3]), atoi(argv[4]));
	if (strcmp(argv[1], "region") == 0)
		for (int r = 1; r <= p.regions; r++)
			printf("%d\t%d\n", r, panel_parent(&p, r));
	else if (strcmp(argv[1], "observation") == 0)
	{
		for (int m = 0; m < MONTHS; m++)
			for (int i = 1; i <= INDICATORS; i++)
				for (int r = 1; r <= p.regions; r++)
				{
					int64_t		value = panel_cell(&p, i, r, m);

					if (value < 0)
						continue;
					printf("%d\t%d\t%d-%02d-01\t", i, r, FIRST_YEAR + m / 12, m % 12 + 1);
					cents(value);
					putchar('\n');
				}
	}
	else
		for (long row = 0; row < p.targets; row++)
		{
			int			chain;
			int64_t		actual,
						target;

			panel_target(row, &chain, &actual, &target);
			printf("%d\t", chain);
			cents(actual);
			putchar('\t');
			cents(target);
			putchar('\n');
		}
	return 0;
}
