/*-------------------------------------------------------------------------
 *
 * family_lookup.c
 *	  What a row of a board shows: one figure of a family by member and period.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "base/interrupts.h"
#include "groups/family.h"

static const char *const source_name[] = {NULL, "published", "comparable_base", "level", "implied_base", "prior_share"};

static int
column_of(const FamilyFigures *f, RefPeriod period)
{
	int			low = 0,
				high = f->ncolumns;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (f->column[middle].period < period)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->ncolumns && f->column[low].period == period ? low : -1;
}

static int
member_of(const FamilyFigures *f, text *name)
{
	const FigureMember *member = figure_members(f);
	const char *bytes = VARDATA_ANY(name);
	Size		size = VARSIZE_ANY_EXHDR(name);
	int			low = 0,
				high = f->nmembers - 1;

	while (low <= high)
	{
		int			middle = low + (high - low) / 2;
		int			order = memcmp((const char *) f + member[middle].name, bytes, Min(member[middle].name_size, size));

		if (order == 0)
			order = member[middle].name_size < size ? -1 : member[middle].name_size > size;
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return -1;
}

/* The cell of arguments 1 and 2; NULL if there is no row. */
static const FigureCell *
cell_of(FunctionCallInfo fcinfo, const FamilyFigures *f, int *column, int *member)
{
	const FigureCell *cell;

	*column = column_of(f, PG_GETARG_REF_PERIOD(2));
	if (*column < 0)
		return NULL;
	*member = member_of(f, PG_GETARG_TEXT_PP(1));
	if (*member < 0)
		return NULL;
	cell = figure_cell(f, *column, *member);
	return cell->obs_status ? cell : NULL;
}

/* a macro: which figure is asked for is asked for each column of each row */
#define named(what, name) \
	(VARSIZE_ANY_EXHDR(what) == sizeof(name) - 1 && memcmp(VARDATA_ANY(what), name, sizeof(name) - 1) == 0)

static void
unknown_figure(text *what, const char *known)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown figure: \"%s\"", text_to_cstring(what)),
			 errhint("Use %s.", known)));
}

PG_FUNCTION_INFO_V1(figure_number);

Datum
figure_number(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	text	   *what = PG_GETARG_TEXT_PP(3);
	const FigureCell *cell;
	uint32		at = 0;
	int			column,
				member;
	Numeric		number;

	cell = cell_of(fcinfo, f, &column, &member);
	if (named(what, "change"))
		at = cell ? cell->change : 0;
	else if (named(what, "printed"))
		at = cell ? cell->printed : 0;
	else if (named(what, "base"))
		at = cell ? cell->base : 0;
	else if (named(what, "value"))
		at = cell ? cell->value : 0;
	else if (named(what, "comparable_base"))
		at = cell ? cell->comparable : 0;
	else if (named(what, "contribution"))
		at = cell ? cell->contribution : 0;
	else if (named(what, "part_base"))
		at = cell ? cell->part_base : 0;
	else if (named(what, "total_base"))
		at = cell ? cell->total_base : 0;
	else if (named(what, "contributions"))
		at = cell ? f->column[column].contribution : 0;
	else
		unknown_figure(what, "change, printed, base, value, comparable_base, contribution, part_base, total_base or contributions");
	if (at == 0)
		PG_RETURN_NULL();
	number = palloc(VARSIZE(figure_number_at(f, at)));
	memcpy(number, figure_number_at(f, at), VARSIZE(figure_number_at(f, at)));
	PG_RETURN_NUMERIC(number);
}

static Datum
status_text(char status)
{
	return PointerGetDatum(cstring_to_text_with_len(&status, 1));
}

PG_FUNCTION_INFO_V1(figure_word);

Datum
figure_word(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	text	   *what = PG_GETARG_TEXT_PP(3);
	const FigureCell *cell;
	const char *word = NULL;
	int			column,
				member;

	cell = cell_of(fcinfo, f, &column, &member);
	if (named(what, "source"))
		word = cell ? source_name[cell->source] : NULL;
	else if (named(what, "reason"))
		word = cell ? measure_growth_reason_name(cell->reason) : NULL;
	else if (named(what, "contribution_source"))
		word = cell ? source_name[cell->contribution_source] : NULL;
	else if (named(what, "contribution_reason"))
		word = cell ? measure_growth_reason_name(cell->contribution_reason) : NULL;
	else if (named(what, "break"))
		word = cell && cell->crosses_break ? "break" : NULL;
	else if (named(what, "change_obs_status"))
	{
		if (cell == NULL || cell->source == SOURCE_NONE)
			PG_RETURN_NULL();
		/* that of the figure, or, computed from levels, of both combined */
		if (cell->source != SOURCE_LEVEL)
			PG_RETURN_DATUM(status_text(cell->obs_status));
		PG_RETURN_DATUM(status_text(measure_combined_status(cell->obs_status, cell->base_obs_status)));
	}
	else if (named(what, "obs_status") || named(what, "base_obs_status") || named(what, "base_conf_status"))
	{
		char		status = cell == NULL ? 0 : named(what, "obs_status") ? cell->obs_status :
			named(what, "base_obs_status") ? cell->base_obs_status : cell->base_conf_status;

		if (status == 0)
			PG_RETURN_NULL();
		PG_RETURN_DATUM(status_text(status));
	}
	else
		unknown_figure(what, "source, reason, contribution_source, contribution_reason, break, change_obs_status, obs_status, base_obs_status or base_conf_status");
	if (word == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(word));
}

/*
 * The rank that a part had in another period among the parts that have a row in
 * this one: where some have not, they are left out of the other period too.
 */
static int
rank_among_present(const FamilyFigures *f, int column, int in_column, int member, int *peers)
{
	const FigureMember *members = figure_members(f);
	const FigureCell *now = figure_cell(f, column, 0);
	const FigureCell *then = figure_cell(f, in_column, 0);
	bool		printed = false;
	int			better = 0;
	Numeric		own;

	/* what is ranked has a change */
	Assert(then[member].change != 0);
	for (int i = 0; i < f->nmembers; i++)
		printed |= members[i].part && now[i].obs_status && then[i].source == SOURCE_PUBLISHED;
	own = figure_number_at(f, printed ? then[member].printed : then[member].change);
	*peers = 0;
	for (int i = 0; i < f->nmembers; i++)
	{
		int			order;

		CHECK_EACH(i);
		if (!members[i].part || now[i].obs_status == 0 || then[i].change == 0)
			continue;
		(*peers)++;
		order = DatumGetInt32(DirectFunctionCall2(numeric_cmp,
												  NumericGetDatum(figure_number_at(f, printed ? then[i].printed : then[i].change)),
												  NumericGetDatum(own)));
		better += members[member].higher_is_better ? order > 0 : order < 0;
	}
	return better + 1;
}

PG_FUNCTION_INFO_V1(figure_rank);

Datum
figure_rank(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	int			column,
				member,
				in_column,
				rank,
				peers;
	const FigureCell *cell;

	if (cell_of(fcinfo, f, &column, &member) == NULL || !figure_members(f)[member].part)
		PG_RETURN_NULL();
	in_column = column_of(f, PG_GETARG_REF_PERIOD(3));
	if (in_column < 0)
		PG_RETURN_NULL();
	cell = figure_cell(f, in_column, member);
	if (cell->published_rank > 0)
		PG_RETURN_INT64(cell->published_rank);
	if (cell->rank == 0)
		PG_RETURN_NULL();
	if (in_column == column || f->column[column].present == f->nparts)
	{
		rank = cell->rank;
		peers = f->column[in_column].peers;
	}
	else
		rank = rank_among_present(f, column, in_column, member, &peers);
	if (f->expected == 0 || peers < f->expected)
		PG_RETURN_NULL();
	PG_RETURN_INT64(rank);
}

PG_FUNCTION_INFO_V1(figure_level_rank);

Datum
figure_level_rank(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	int			column,
				member;
	const FigureCell *cell = cell_of(fcinfo, f, &column, &member);

	if (cell == NULL || cell->level_rank == 0 || f->expected == 0 || f->column[column].level_peers < f->expected)
		PG_RETURN_NULL();
	PG_RETURN_INT64(cell->level_rank);
}

PG_FUNCTION_INFO_V1(figure_count);

Datum
figure_count(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	text	   *what = PG_GETARG_TEXT_PP(2);
	int			column = column_of(f, PG_GETARG_REF_PERIOD(1));
	int64		count = 0;

	if (named(what, "peers"))
		count = column < 0 ? 0 : f->column[column].peers;
	else if (named(what, "contributions"))
		count = column < 0 ? 0 : f->column[column].contributions;
	else if (named(what, "expected"))
	{
		if (f->expected == 0)
			PG_RETURN_NULL();
		count = f->expected;
	}
	else
		unknown_figure(what, "peers, contributions or expected");
	PG_RETURN_INT64(count);
}
