/*-------------------------------------------------------------------------
 *
 * missing_parts.c
 *	  The six modes for missing parts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "base/compat.h"
#include "measure/missing_parts.h"

static const char *const mode_names[MISSING_MODES] = {
	"non_null", "non_zero", "partial_null", "partial_zero", "always_null", "always_zero"
};

MissingParts
missing_parts_mode(text *name)
{
	size_t		length = VARSIZE_ANY_EXHDR(name);

	for (int i = 0; i < MISSING_MODES; i++)
		if (length == strlen(mode_names[i]) && memcmp(VARDATA_ANY(name), mode_names[i], length) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown mode for missing parts: \"%s\"", text_to_cstring(name)),
			 errhint("Use non_null, non_zero, partial_null, partial_zero, always_null or always_zero.")));
	return MISSING_NON_NULL;
}

bool
missing_parts_has_sum(MissingParts mode, const PartCounts *parts, bool sum_is_zero)
{
	bool		sum_is_null = missing_parts_sum_is_null(mode, parts);

	switch (mode)
	{
		case MISSING_NON_NULL:
			return !sum_is_null;
		case MISSING_NON_ZERO:
			return sum_is_null || !sum_is_zero;
		case MISSING_PARTIAL_NULL:
		case MISSING_PARTIAL_ZERO:
			return parts->found > 0;
		default:
			return true;
	}
}
