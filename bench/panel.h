/*
 * panel.h
 *	  The benchmark's panel: monthly indicators of a three-level tree of
 *	  regions, the same on every machine.
 *
 * Regions are numbered from 1: provinces, then cities, then counties; the
 * parent of a province is 0, the nation, which has no rows.  Months count from
 * 2014-01.  One cell in a hundred is missing.  Values are whole cents.
 */
#ifndef PANEL_H
#define PANEL_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define INDICATORS 28
#define MONTHS 120
#define CHAINS 13
#define FIRST_YEAR 2014

typedef struct Panel
{
	int			provinces;
	int			cities;			/* in all, not per province */
	int			counties;
	int			regions;
	long		targets;		/* rows of the table of targets */
} Panel;

static inline Panel
panel_of_size(int provinces, int cities_each, int counties_each)
{
	Panel		p;

	p.provinces = provinces;
	p.cities = provinces * cities_each;
	p.counties = p.cities * counties_each;
	p.regions = p.provinces + p.cities + p.counties;
	/* as many targets as observations */
	p.targets = (long) p.regions * INDICATORS * MONTHS / 100 * 99;
	return p;
}

static inline int
panel_parent(const Panel *p, int region)
{
	if (region <= p->provinces)
		return 0;
	region -= p->provinces + 1;
	if (region < p->cities)
		return 1 + region / (p->cities / p->provinces);
	region -= p->cities;
	return 1 + p->provinces + region / (p->counties / p->cities);
}

/* splitmix64: one well mixed number for every input */
static inline uint64_t
mixed(uint64_t x)
{
	x += UINT64_C(0x9E3779B97F4A7C15);
	x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
	return x ^ (x >> 31);
}

/* uniform in 0 .. 1 */
static inline double
uniform(uint64_t seed)
{
	return (double) (mixed(seed) >> 11) / 9007199254740992.0;
}

/* Cents, or -1 if the cell is missing: level * trend * season * noise. */
static inline int64_t
panel_cell(const Panel *p, int indicator, int region, int month)
{
	uint64_t	series = ((uint64_t) indicator << 40) | ((uint64_t) region << 8);
	uint64_t	cell = mixed(series) + (uint64_t) month;
	double		level = region <= p->provinces ? 8e6 :
		region <= p->provinces + p->cities ? 7e5 : 9e4;
	double		trend = 1 + month * (0.012 * uniform(series + 1) - 0.001);
	double		season = 1 + 0.2 * uniform(series + 2) * cos(month * 0.5235987755982988);
	double		noise = 0.95 + 0.1 * uniform(cell);

	if (mixed(cell ^ 0x5EED) % 100 == 0)
		return -1;
	return 1 + (int64_t) (level * (0.2 + indicator * uniform(series + 3)) * trend * season * noise);
}

/* One row of targets, amounts in cents. */
static inline void
panel_target(long row, int *chain, int64_t *actual, int64_t *target)
{
	uint64_t	seed = mixed(UINT64_C(0x7A26E7) + (uint64_t) row);

	*chain = 1 + (int) (seed % CHAINS);
	*target = 1000 + (int64_t) (5e6 * uniform(seed + 1));
	*actual = (int64_t) (*target * (0.5 + 0.6 * uniform(seed + 2)));
}

#endif							/* PANEL_H */
