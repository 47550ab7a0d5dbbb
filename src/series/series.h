/*
 * series.h
 *	  A whole time series in one value: frequency, basis, first period, values.
 *
 * A position is the number of a period of the frequency: months, quarters, ...
 * counted from year 0, weeks and days from 0001-01-01.
 */
#ifndef INDSTAT_SERIES_H
#define INDSTAT_SERIES_H

#include "packed/packed.h"
#include "period/period.h"

/* SDMX codes: months, quarters, four months, half-years, years, weeks, days */
#define SERIES_FREQUENCIES "MQTSAWD"

static inline bool
series_frequency_known(char code)
{
	return code == 'M' || (code != '\0' && strchr(SERIES_FREQUENCIES, code) != NULL);
}

/* All months of 5,461 years, all days of 179. */
#define SERIES_MAX_PERIODS 65536
/* Values that a loop takes from the stack. */
#define SERIES_STACK_PERIODS 512

/* What the value at a position covers. */
typedef enum SeriesBasis
{
	SERIES_SINGLE = 0,			/* the period itself */
	SERIES_CUMULATIVE = 1,		/* from January to the end of the period */
	SERIES_JAN_FEB = 2			/* months; a February without a January covers both */
} SeriesBasis;

/* The key of the packed container. */
typedef struct SeriesKey
{
	char		frequency;
	uint8		basis;
	int16		unused;			/* zero */
	int32		first;			/* position of the first value */
} SeriesKey;

/*
 * A series that is being read.  Its first and last value are known: what is
 * missing at the ends is not kept.  An empty one has first = 0.
 */
typedef struct Series
{
	PackedView	packed;
	char		frequency;
	SeriesBasis basis;
	int			first;
} Series;

/* A series that is being made: scratch values of one scale. */
typedef struct SeriesDraft
{
	char		frequency;
	SeriesBasis basis;
	int			first;
	int			count;
	int			scale;
	int64	   *value;
} SeriesDraft;

/* Error XX001 if the bytes are no series. */
extern void series_open(const void *datum, Series *s);
#define PG_GETARG_SERIES(n, s) \
	series_open(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n)), s)

/* The canonical value: trims what is missing at the ends. */
extern struct varlena *series_form(SeriesDraft *draft);

/*
 * The same of a result whose values stand for what those of the source at
 * their positions do.  Where other years join January and February, a February
 * that has lost its January would be taken for both, and is dropped.
 */
extern struct varlena *series_form_like(SeriesDraft *draft, const Series *source);
/* The same where something else knows which values stand for two months. */
typedef bool (*SeriesJoint) (const void *source, int position);
extern struct varlena *series_form_joint(SeriesDraft *draft, SeriesJoint is_joint, const void *source);

/* Room for count values; as the series is, if one is given. */
extern void series_draft_init(SeriesDraft *draft, const Series *like, int first, int count);

/* One span of months per period, or zero for weeks and days. */
static inline int
series_months(char frequency)
{
	return ref_period_code_months(frequency);
}

/* Periods of a year, or zero where years differ. */
static inline int
series_lag(char frequency)
{
	int			months = series_months(frequency);

	return months == 0 ? 0 : 12 / months;
}

/* The position of a period on a grid; false if it is not on it. */
extern bool series_locate(char frequency, SeriesBasis basis, RefPeriod p, int *position);
/* The same, or error 22023 that says what would be right. */
extern int	series_position(const Series *s, RefPeriod p);
/* The period that the value at a position covers. */
extern RefPeriod series_period_at(const Series *s, int position);
/* The period of a position as such, for messages. */
extern char *series_position_text(char frequency, SeriesBasis basis, int position);
/* So many years earlier, 1 to 9999; false where the calendar has none. */
extern bool series_years_ago(char frequency, int position, int years, int *base);
/* Whether years 1 to 9999 have the position. */
extern bool series_position_valid(char frequency, int64 position);
/* Whether the value at a position covers January and February. */
extern bool series_is_joint(const Series *s, int position);

/* The value at a position, outside the series too: missing. */
static inline int64
series_get(const Series *s, int64 position)
{
	int64		i = position - s->first;

	return i >= 0 && i < s->packed.count ? packed_get(&s->packed, (int) i) : PACKED_MISSING;
}

static inline int
series_end(const Series *s)
{
	return s->first + s->packed.count;
}

static inline Numeric
series_numeric(int64 value, int scale)
{
	return decimal_to_numeric(decimal_from_scaled(value, scale));
}

/* From one period to another, NULL leaves an end open; NULL if the series cannot have one of them, or two months would be cut apart. */
extern struct varlena *series_slice_periods(const Series *s, const RefPeriod *from, const RefPeriod *to);

extern bool series_get_decimal(const Series *s, int64 position, Decimal *result);
/*
 * The value of that very period; false if there is none.  A period that the
 * series cannot have is no error here and in whatever asks for one period:
 * such a condition may run before the one that chooses the rows.
 */
extern bool series_find(const Series *s, RefPeriod p, Decimal *result);
/* A single month beside a joint one is alike: each position says what it is. */
static inline bool
series_alike(const Series *a, const Series *b)
{
	return a->frequency == b->frequency &&
		(a->basis == SERIES_CUMULATIVE) == (b->basis == SERIES_CUMULATIVE);
}

/* Error 22023 unless they are alike. */
extern void series_check_alike(const Series *a, const Series *b);
/* Error 22023 unless it is a code of a frequency. */
extern char series_frequency_arg(text *code);

/* What makes series of rows says of them; panels say the same.  All but the second raise 22023. */
extern void series_no_frequency(RefPeriod p);
extern bool series_is_jan_feb(RefPeriod p);
extern void series_mixed_frequency(char frequency, SeriesBasis basis, RefPeriod p);
extern void series_not_finite(RefPeriod p);
/* The series of single periods, some of them January and February together. */
extern struct varlena *series_from_rows(SeriesDraft *draft, int joint_rows);

/* The words of bases in texts and jsonb: "", "ytd", "jan-feb". */
extern const char *series_basis_name(SeriesBasis basis);

#endif							/* INDSTAT_SERIES_H */
