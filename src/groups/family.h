/*-------------------------------------------------------------------------
 *
 * family.h
 *	  What the files of family_agg share.
 *
 * family.c reads rows into a state, family_figures.c computes the figures of it as
 * one flat value, family_lookup.c looks a figure up in that, and family_of.c keeps
 * it for the rest of a query.
 *
 *-------------------------------------------------------------------------
 */
#ifndef INDSTAT_FAMILY_H
#define INDSTAT_FAMILY_H

#include "groups/keyed_state.h"
#include "measure/measure.h"
#include "period/period.h"

/* The first period, excluded, of those that a block ending so has figures of. */
extern RefPeriod figures_after(RefPeriod upto);

typedef struct FamilyRow
{
	RefPeriod	period;
	Numeric		value;			/* NULL if not known, as the others */
	Numeric		published;
	Numeric		comparable;
	int32		published_rank; /* 0: none */
	char		obs_status;
	char		conf_status;
} FamilyRow;

/* What is said of a member in each of its rows. */
typedef struct MemberTraits
{
	RefPeriod	upto;			/* the last period of the block */
	int32		unit_mult;
	int32		decimals;		/* of printed rates */
	uint8		part;			/* not the whole */
	uint8		points;			/* its change is a difference */
	uint8		higher_is_better;
	uint8		contributes;	/* contributions are wanted */
	uint8		of_which;		/* beside the parts that make up the whole */
	uint8		summed;			/* single periods add up to longer ones */
	int32		expected;		/* parts that there should be; 0: not known */
} MemberTraits;

typedef struct FamilyMember
{
	KeyedMember keyed;
	MemberTraits traits;
	int32		nrows;
	int32		capacity;
	FamilyRow  *row;
} FamilyMember;

#define FAMILY_MAX_DECIMALS 100
#define FAMILY_MAX_MULT 100

extern const KeyedKind family_kind;

typedef enum FigureSource
{
	SOURCE_NONE,
	SOURCE_PUBLISHED,
	SOURCE_COMPARABLE,
	SOURCE_LEVEL,
	SOURCE_IMPLIED,
	SOURCE_PRIOR_SHARE
} FigureSource;

/* A number is an offset into the value; 0: there is none. */
typedef struct FigureCell
{
	uint32		change;			/* not rounded */
	uint32		printed;		/* rounded once */
	uint32		base;			/* the level a year earlier */
	uint32		value;			/* of the whole, or where contributions are wanted */
	uint32		comparable;		/* the same */
	uint32		contribution;
	uint32		part_base;		/* what the contribution stands on, and shares with it */
	uint32		total_base;		/* the same of the whole */
	int32		published_rank;
	int32		rank;			/* of the change; 0: not ranked */
	int32		level_rank;
	char		obs_status;		/* 0: there is no row, and nothing else is set */
	char		base_obs_status;	/* 0: no row a year earlier */
	char		base_conf_status;
	uint8		source;
	uint8		reason;			/* GrowthReason */
	uint8		crosses_break;
	uint8		contribution_source;
	uint8		contribution_reason;	/* GrowthReason */
	char		conf_status;
	uint8		unused[3];
} FigureCell;

typedef struct FigureColumn
{
	RefPeriod	period;
	int32		present;		/* parts with a row */
	int32		peers;			/* parts with a change */
	int32		level_peers;	/* parts with a level */
	int32		contributions;	/* parts with a contribution, but for those of which */
	uint32		contribution;	/* sum of those printed */
	uint8		printed;		/* ranked as printed: one of the changes was published */
	uint8		unused[3];
} FigureColumn;

typedef struct FigureMember
{
	uint32		name;
	uint32		name_size;
	uint8		part;
	uint8		points;
	uint8		higher_is_better;
	uint8		unused;
	int32		decimals;
	int32		unit_mult;
} FigureMember;

#define FAMILY_VERSION 2

typedef struct FamilyFigures
{
	int32		vl_len_;
	int32		version;
	int32		nmembers;
	int32		nparts;
	int32		ncolumns;
	int32		expected;		/* parts that there should be; 0: not known */
	FigureColumn column[FLEXIBLE_ARRAY_MEMBER];
	/* then nmembers of FigureMember, by name; cells, column by column; numbers and names */
} FamilyFigures;

static inline FigureMember *
figure_members(const FamilyFigures *f)
{
	return (FigureMember *) (f->column + f->ncolumns);
}

static inline FigureCell *
figure_cell(const FamilyFigures *f, int column, int member)
{
	return (FigureCell *) (figure_members(f) + f->nmembers) + (Size) column * f->nmembers + member;
}

static inline Numeric
figure_number_at(const FamilyFigures *f, uint32 offset)
{
	return (Numeric) ((char *) f + offset);
}

/* argument 0 */
static inline const FamilyFigures *
family_figures(FunctionCallInfo fcinfo)
{
	const FamilyFigures *f = (const FamilyFigures *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	if (VARSIZE(f) < sizeof(FamilyFigures) || f->version != FAMILY_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("not the figures of a family, or of another version")));
	return f;
}

#endif							/* INDSTAT_FAMILY_H */
