/*-------------------------------------------------------------------------
 *
 * cross_section.c
 *	  The type cross_section: read, write, take apart.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "cross_section/cross_section.h"
#include "cross_section/member_text.h"
#include "packed/packed_arithmetic.h"

void
cross_section_open(const void *datum, CrossSection *cs)
{
	packed_open(datum, PACKED_CROSS_SECTION, &cs->packed);
	member_keys_open(&cs->packed, &cs->keys);
}

/*-------------------------------------------------------------------------
 * Text: {"370900": 12.5, "371000": 13} or, keyed by integers, {1: 12.5}
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(cross_section_in);
PG_FUNCTION_INFO_V1(cross_section_out);
PG_FUNCTION_INFO_V1(cross_section_recv);
PG_FUNCTION_INFO_V1(cross_section_send);

Datum
cross_section_in(PG_FUNCTION_ARGS)
{
	MemberReader r;
	MemberPairs pairs;
	MemberKey	key;
	char	   *number;
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	struct varlena *result;

	member_reader_init(&r, CROSS_SECTION_NAME, "{\"370900\": 12.5, \"371000\": 13}, or {1: 12.5}",
					   PG_GETARG_CSTRING(0), escontext);
	member_pairs_init(&pairs, CROSS_SECTION_NAME, 16, escontext);
	while (member_reader_key(&r, &key))
	{
		Datum		value;

		CHECK_FOR_INTERRUPTS();
		if (!member_reader_number(&r, &number))
			PG_RETURN_NULL();
		if (number == NULL)
			continue;
		if (!indstat_input(numeric_in, number, escontext, &value) ||
			!member_pairs_add(&pairs, key, decimal_from_numeric(DatumGetNumeric(value))))
			PG_RETURN_NULL();
	}
	result = r.failed ? NULL : member_pairs_form(&pairs, PACKED_CROSS_SECTION);
	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(result);
}

Datum
cross_section_out(PG_FUNCTION_ARGS)
{
	CrossSection cs;
	StringInfoData buf;
	bool		first = true;

	PG_GETARG_CROSS_SECTION(0, &cs);
	initStringInfo(&buf);
	appendStringInfoChar(&buf, '{');
	for (int i = 0; i < cs.keys.count; i++)
	{
		Decimal		value;
		MemberKey	key;

		CHECK_FOR_INTERRUPTS();
		if (!packed_get_decimal(&cs.packed, i, &value))
			continue;
		key = member_key(&cs.keys, i);
		if (!first)
			appendStringInfoString(&buf, ", ");
		first = false;
		member_key_append(&buf, &key);
		appendStringInfo(&buf, ": %s",
						 DatumGetCString(DirectFunctionCall1(numeric_out,
															 NumericGetDatum(decimal_to_numeric(value)))));
	}
	appendStringInfoChar(&buf, '}');
	PG_RETURN_CSTRING(buf.data);
}

Datum
cross_section_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int			count,
				scale,
				n = 0;
	int64	   *values;
	MemberKey  *keys = member_keys_recv(buf, CROSS_SECTION_NAME, &values, &count, &scale);

	for (int i = 0; i < count; i++)
	{
		CHECK_EACH(i);
		if (values[i] != PACKED_MISSING)
		{
			keys[n] = keys[i];
			values[n++] = values[i];
		}
	}
	PG_RETURN_POINTER(member_keys_form_array(PACKED_CROSS_SECTION, keys, values, n, scale));
}

Datum
cross_section_send(PG_FUNCTION_ARGS)
{
	CrossSection cs;
	StringInfoData buf;

	PG_GETARG_CROSS_SECTION(0, &cs);
	pq_begintypsend(&buf);
	member_keys_send(&buf, &cs.packed, &cs.keys);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/*-------------------------------------------------------------------------
 * Taking apart
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(cross_section_value_at_int8);
PG_FUNCTION_INFO_V1(cross_section_value_at_text);
PG_FUNCTION_INFO_V1(cross_section_members);
PG_FUNCTION_INFO_V1(cross_section_total);
PG_FUNCTION_INFO_V1(cross_section_unnest);
PG_FUNCTION_INFO_V1(cross_section_unnest_int8);
PG_FUNCTION_INFO_V1(cross_section_side_by_side);

static Datum
value_at(FunctionCallInfo fcinfo, MemberKey key)
{
	CrossSection cs;
	Decimal		value;
	int			i;

	PG_GETARG_CROSS_SECTION(0, &cs);
	i = member_keys_find(&cs.keys, &key);
	if (i < 0 || !packed_get_decimal(&cs.packed, i, &value))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(value));
}

Datum
cross_section_value_at_int8(PG_FUNCTION_ARGS)
{
	MemberKey	key = {NULL, 0, PG_GETARG_INT64(1)};

	return value_at(fcinfo, key);
}

Datum
cross_section_value_at_text(PG_FUNCTION_ARGS)
{
	return value_at(fcinfo, member_key_from_text(PG_GETARG_TEXT_PP(1)));
}

Datum
cross_section_members(PG_FUNCTION_ARGS)
{
	CrossSection cs;

	PG_GETARG_CROSS_SECTION(0, &cs);
	PG_RETURN_INT32((int32) packed_sum(&cs.packed).known);
}

Datum
cross_section_total(PG_FUNCTION_ARGS)
{
	CrossSection cs;
	PackedSum	sum;

	PG_GETARG_CROSS_SECTION(0, &cs);
	sum = packed_sum(&cs.packed);
	if (sum.known == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(packed_sum_numeric(&sum, cs.packed.scale));
}

static Datum
unnest(FunctionCallInfo fcinfo, bool texts)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	CrossSection cs;
	MemoryContext row,
				old;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	PG_GETARG_CROSS_SECTION(0, &cs);
	if (!texts && MEMBER_KEYS_TEXT(&cs.keys) && cs.keys.count > 0)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("the keys are texts"),
				 errhint("Use unnest(cross_section).")));
	row = AllocSetContextCreate(CurrentMemoryContext, "cross_section row", ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(row);
	for (int i = 0; i < cs.keys.count; i++)
	{
		Decimal		value;
		MemberKey	key;
		Datum		values[2];
		bool		nulls[2] = {false, false};

		CHECK_FOR_INTERRUPTS();
		if (!packed_get_decimal(&cs.packed, i, &value))
			continue;
		key = member_key(&cs.keys, i);
		if (!texts)
			values[0] = Int64GetDatum(key.number);
		else if (key.chars)
			values[0] = PointerGetDatum(cstring_to_text_with_len(key.chars, key.length));
		else
			values[0] = PointerGetDatum(cstring_to_text(member_key_cstring(&key)));
		values[1] = NumericGetDatum(decimal_to_numeric(value));
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
		MemoryContextReset(row);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row);
	return (Datum) 0;
}

Datum
cross_section_unnest(PG_FUNCTION_ARGS)
{
	return unnest(fcinfo, true);
}

Datum
cross_section_unnest_int8(PG_FUNCTION_ARGS)
{
	return unnest(fcinfo, false);
}

/* Cross-sections that are read side by side. */
#define SIDE_BY_SIDE_MAX 64

Datum
cross_section_side_by_side(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	Datum	   *element;
	bool	   *isnull;
	int			n;
	CrossSection cs[SIDE_BY_SIDE_MAX];
	int			at[SIDE_BY_SIDE_MAX] = {0};
	const CrossSection *first = NULL;
	MemoryContext row,
				old;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	deconstruct_array(array, ARR_ELEMTYPE(array), -1, false, TYPALIGN_INT, &element, &isnull, &n);
	if (n > SIDE_BY_SIDE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%d cross-sections are too many", n),
				 errdetail("At most %d can be read side by side.", SIDE_BY_SIDE_MAX)));
	for (int i = 0; i < n; i++)
	{
		if (isnull[i])
			continue;
		cross_section_open(PG_DETOAST_DATUM_PACKED(element[i]), &cs[i]);
		if (cs[i].keys.count == 0)
			continue;
		if (first && MEMBER_KEYS_TEXT(&first->keys) != MEMBER_KEYS_TEXT(&cs[i].keys))
			member_keys_mismatch();
		first = &cs[i];
	}

	row = AllocSetContextCreate(CurrentMemoryContext, "cross_section row", ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(row);
	for (;;)
	{
		MemberKey	least = {NULL, 0, 0};
		bool		found = false;
		Datum		value[SIDE_BY_SIDE_MAX];
		bool		missing[SIDE_BY_SIDE_MAX];
		Datum		values[2];
		bool		nulls[2] = {false, false};
		int			dims = n,
					lower = 1;

		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < n; i++)
		{
			MemberKey	key;

			if (isnull[i])
				continue;
			for (; at[i] < cs[i].keys.count && packed_get(&cs[i].packed, at[i]) == PACKED_MISSING; at[i]++)
				CHECK_EACH(at[i]);
			if (at[i] == cs[i].keys.count)
				continue;
			key = member_key(&cs[i].keys, at[i]);
			if (!found || member_key_compare(&key, &least) < 0)
				least = key;
			found = true;
		}
		if (!found)
			break;
		for (int i = 0; i < n; i++)
		{
			MemberKey	key;
			Decimal		figure;

			missing[i] = true;
			if (isnull[i] || at[i] == cs[i].keys.count)
				continue;
			key = member_key(&cs[i].keys, at[i]);
			if (member_key_compare(&key, &least) != 0)
				continue;
			missing[i] = !packed_get_decimal(&cs[i].packed, at[i]++, &figure);
			value[i] = NumericGetDatum(decimal_to_numeric(figure));
		}
		values[0] = least.chars ? PointerGetDatum(cstring_to_text_with_len(least.chars, least.length)) :
			PointerGetDatum(cstring_to_text(member_key_cstring(&least)));
		values[1] = PointerGetDatum(construct_md_array(value, missing, 1, &dims, &lower,
													   NUMERICOID, -1, false, TYPALIGN_INT));
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
		MemoryContextReset(row);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row);
	return (Datum) 0;
}
