/*
 * limit.c
 *	  The physical limit of each job: one thread, plain loops over doubles that
 *	  already lie in memory in the best order for the job.
 *
 *	  limit PROVINCES CITIES_EACH COUNTIES_EACH, then a job a line on stdin;
 *	  answers a line of JSON each: milliseconds and the job's figures.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "panel.h"

#define YEAR 12
#define LAST (MONTHS - 1)		/* 2023-12 */
#define MAY (MONTHS - 8)		/* 2023-05 */

static Panel p;
static double *series;			/* [indicator][region][month] */
static double *section;			/* [indicator][month][region] */
static int *children;			/* first child of parent 0 .. regions, then the end */
static double *actual,
		   *target;
static int *chain;
static double figure[8];

static inline double *
series_of(int indicator, int region)
{
	return series + ((size_t) indicator * p.regions + region) * MONTHS;
}

static inline double *
section_of(int indicator, int month)
{
	return section + ((size_t) indicator * MONTHS + month) * p.regions;
}

static inline double
growth(double current, double base)
{
	return 100 * (current / base - 1);
}

/* The children of parent q (0 is the nation) are regions from .. to - 1. */
static inline void
children_of(int q, int *from, int *to)
{
	*from = children[q];
	*to = children[q + 1];
}

static void
w1(void)
{
	double		count[YEAR] = {0},
				sum[YEAR] = {0};

	/* a sum for each month of the year, so that twelve run side by side */
	for (size_t s = 0; s < (size_t) INDICATORS * p.regions; s++)
		for (int year = 1; year < MONTHS / YEAR; year++)
		{
			const double *x = series + s * MONTHS + year * YEAR;

			for (int m = 0; m < YEAR; m++)
			{
				double		g = growth(x[m], x[m - YEAR]);
				bool		known = g == g;

				count[m] += known;
				sum[m] += known ? g : 0;
			}
		}
	memset(figure, 0, sizeof(figure));
	for (int m = 0; m < YEAR; m++)
	{
		figure[0] += count[m];
		figure[1] += sum[m];
	}
}

static void
board(int from_indicator, int to_indicator)
{
	double	   *g = malloc(sizeof(double) * p.regions);

	memset(figure, 0, sizeof(figure));
	for (int i = from_indicator; i < to_indicator; i++)
	{
		const double *x = section_of(i, LAST);
		const double *base = section_of(i, LAST - YEAR);

		for (int r = 0; r < p.regions; r++)
			g[r] = growth(x[r], base[r]);
		for (int q = 0; q <= p.provinces + p.cities; q++)
		{
			int			from,
						to,
						peers = 0;

			children_of(q, &from, &to);
			for (int r = from; r < to; r++)
				peers += g[r] == g[r];
			for (int r = from; r < to; r++)
			{
				int			rank = 1;

				if (x[r] != x[r])
					continue;
				figure[0]++;
				figure[1] += x[r];
				if (g[r] != g[r])
					continue;
				figure[2]++;
				figure[6] += peers;
				figure[3] += g[r];
				if (q > 0 && x[q - 1] == x[q - 1] && g[q - 1] == g[q - 1])
					figure[4] += g[r] - g[q - 1];
				for (int other = from; other < to; other++)
					rank += g[other] > g[r];
				figure[5] += rank;
			}
		}
	}
	free(g);
}

static void
w2(void)
{
	board(0, INDICATORS);
}

static void
w2k(void)
{
	board(4, 5);
}

/* Sum of what is known; NaN if nothing is. */
static inline double
add_known(double sum, double x)
{
	return x != x ? sum : sum != sum ? x : sum + x;
}

static void
w3(void)
{
	double	   *now = malloc(sizeof(double) * p.regions);
	double	   *before = malloc(sizeof(double) * p.regions);

	memset(figure, 0, sizeof(figure));
	for (int i = 0; i < INDICATORS; i++)
	{
		const double *x = section_of(i, MAY);
		const double *base = section_of(i, MAY - YEAR);

		for (int r = 0; r < p.regions; r++)
			now[r] = before[r] = NAN;
		for (int m = 0; m < 5; m++)
		{
			const double *a = section_of(i, MAY - m);
			const double *b = section_of(i, MAY - YEAR - m);

			for (int r = 0; r < p.regions; r++)
			{
				now[r] = add_known(now[r], a[r]);
				before[r] = add_known(before[r], b[r]);
			}
		}
		for (int q = 0; q <= p.provinces + p.cities; q++)
		{
			double		sum[4] = {NAN, NAN, NAN, NAN};
			int			from,
						to;

			children_of(q, &from, &to);
			for (int r = from; r < to; r++)
			{
				sum[0] = add_known(sum[0], x[r]);
				sum[1] = add_known(sum[1], base[r]);
				sum[2] = add_known(sum[2], now[r]);
				sum[3] = add_known(sum[3], before[r]);
			}
			for (int r = from; r < to; r++)
			{
				double		part = 100 * (x[r] - base[r]) / sum[1];
				double		part_ytd = 100 * (now[r] - before[r]) / sum[3];

				if (part == part)
				{
					figure[0]++;
					figure[1] += part;
				}
				if (part_ytd == part_ytd)
					figure[2] += part_ytd;
			}
			if (sum[0] == sum[0] && sum[1] == sum[1])
				figure[3] += growth(sum[0], sum[1]);
			if (sum[2] == sum[2] && sum[3] == sum[3])
				figure[4] += growth(sum[2], sum[3]);
		}
	}
	free(now);
	free(before);
}

static void
w3b(void)
{
	memset(figure, 0, sizeof(figure));
	for (int i = 0; i < INDICATORS; i++)
		for (int q = 0; q <= p.provinces + p.cities; q++)
		{
			double		sum[MONTHS] = {0};
			double		known[MONTHS] = {0};
			int			from,
						to;

			children_of(q, &from, &to);
			for (int r = from; r < to; r++)
			{
				const double *x = series_of(i, r);

				for (int m = 0; m < MONTHS; m++)
				{
					bool		here = x[m] == x[m];

					sum[m] += here ? x[m] : 0;
					known[m] += here;
				}
			}
			for (int m = 0; m < MONTHS; m++)
			{
				figure[0] += known[m] > 0;
				if (m >= YEAR && known[m] > 0 && known[m - YEAR] > 0)
				{
					figure[1]++;
					figure[2] += growth(sum[m], sum[m - YEAR]);
				}
			}
		}
}

static void
w5(void)
{
	memset(figure, 0, sizeof(figure));
	for (int i = 0; i < INDICATORS; i++)
		for (int q = 0; q <= p.provinces + p.cities; q++)
		{
			int			from,
						to;

			children_of(q, &from, &to);
			for (int r = from; r < to; r++)
			{
				const double *x = series_of(i, r);
				double		rank[MONTHS];

				for (int m = 0; m < MONTHS; m++)
					rank[m] = 1;
				for (int other = from; other < to; other++)
				{
					const double *y = series_of(i, other);

					for (int m = 0; m < MONTHS; m++)
						rank[m] += y[m] > x[m];
				}
				for (int m = 0; m < MONTHS; m++)
				{
					bool		here = x[m] == x[m];

					figure[0] += here;
					figure[1] += here ? rank[m] : 0;
					figure[2] += here ? rank[m] * x[m] : 0;
				}
			}
		}
}

static void
w6(void)
{
	double		a[4][CHAINS + 1] = {{0}},
				t[4][CHAINS + 1] = {{0}};

	memset(figure, 0, sizeof(figure));
	for (long row = 0; row < p.targets; row++)
	{
		/* four sets, so that an addition need not wait for the last one */
		a[row & 3][chain[row]] += actual[row];
		t[row & 3][chain[row]] += target[row];
	}
	for (int c = 1; c <= CHAINS; c++)
	{
		double		sum_a = a[0][c] + a[1][c] + a[2][c] + a[3][c];
		double		sum_t = t[0][c] + t[1][c] + t[2][c] + t[3][c];

		figure[0]++;
		figure[1] += 100 * sum_a / sum_t;
	}
}

/* What it takes to read every value once. */
static void
scan(void)
{
	double		count[8] = {0},
				sum[8] = {0};
	size_t		cells = (size_t) INDICATORS * p.regions * MONTHS;

	memset(figure, 0, sizeof(figure));
	for (size_t i = 0; i < cells; i += 8)
		for (int j = 0; j < 8; j++)
		{
			double		x = series[i + j];

			count[j] += x == x;
			sum[j] += x == x ? x : 0;
		}
	for (int j = 0; j < 8; j++)
	{
		figure[0] += count[j];
		figure[1] += sum[j];
	}
}

static const struct
{
	const char *name;
	void		(*run) (void);
	int			figures;
}			jobs[] =
{
	{"scan", scan, 2}, {"w1", w1, 2}, {"w2", w2, 7}, {"w2k", w2k, 7}, {"w3", w3, 5}, {"w3b", w3b, 3}, {"w5", w5, 3}, {"w6", w6, 2}
};

static double
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int
main(int argc, char **argv)
{
	size_t		cells;
	char		line[64];

	if (argc != 4)
		return 2;
	p = panel_of_size(atoi(argv[1]), atoi(argv[2]), atoi(argv[3]));
	cells = (size_t) INDICATORS * p.regions * MONTHS;
	series = malloc(cells * sizeof(double));
	section = malloc(cells * sizeof(double));
	for (int i = 0; i < INDICATORS; i++)
		for (int r = 0; r < p.regions; r++)
			for (int m = 0; m < MONTHS; m++)
			{
				int64_t		cents = panel_cell(&p, i + 1, r + 1, m);

				series_of(i, r)[m] = section_of(i, m)[r] = cents < 0 ? NAN : cents / 100.0;
			}
	children = malloc(sizeof(int) * (p.regions + 2));
	for (int r = p.regions - 1; r >= 0; r--)
		children[panel_parent(&p, r + 1)] = r;
	children[p.provinces + p.cities + 1] = p.regions;
	chain = malloc(p.targets * sizeof(int));
	actual = malloc(p.targets * sizeof(double));
	target = malloc(p.targets * sizeof(double));
	for (long row = 0; row < p.targets; row++)
	{
		int64_t		a,
					t;

		panel_target(row, &chain[row], &a, &t);
		actual[row] = a / 100.0;
		target[row] = t / 100.0;
	}
	puts("{\"version\":\"\"}");
	fflush(stdout);

	while (fgets(line, sizeof(line), stdin))
	{
		line[strcspn(line, "\n")] = '\0';
		for (size_t j = 0; j < sizeof(jobs) / sizeof(jobs[0]); j++)
			if (strcmp(line, jobs[j].name) == 0)
			{
				double		start = milliseconds();

				jobs[j].run();
				printf("{\"ms\":%.6f,\"answer\":[", milliseconds() - start);
				for (int f = 0; f < jobs[j].figures; f++)
					printf("%s%.17g", f ? "," : "", figure[f]);
				puts("]}");
				fflush(stdout);
			}
	}
	return 0;
}
