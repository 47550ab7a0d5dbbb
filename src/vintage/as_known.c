/*-------------------------------------------------------------------------
 *
 * as_known.c
 *	  as_known(known_at, board, filter): the rows of a view as they were known
 *	  at a moment, without a setting of the session.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_class.h"
#include "catalog/pg_operator.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"

#include "base/compat.h"
#include "vintage/as_of.h"

#define FETCH_ROWS 1000

/* The relation whose rows a type describes. */
static Oid
relation_of_type(Oid type)
{
	Oid			relation = OidIsValid(type) ? get_typ_typrelid(getBaseType(type)) : InvalidOid;
	char		kind = OidIsValid(relation) ? get_rel_relkind(relation) : '\0';

	if (kind != RELKIND_RELATION && kind != RELKIND_VIEW && kind != RELKIND_MATVIEW &&
		kind != RELKIND_PARTITIONED_TABLE && kind != RELKIND_FOREIGN_TABLE)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("%s is not the row type of a table or view",
						OidIsValid(type) ? format_type_be(type) : "unknown"),
				 errhint("Name the board by a null of its row type, such as NULL::office.indicator_board.")));
	return relation;
}

pg_noreturn static void
unknown_column(TupleDesc desc, const char *name)
{
	StringInfoData columns;

	initStringInfo(&columns);
	for (int i = 0; i < desc->natts; i++)
		if (!TupleDescAttr(desc, i)->attisdropped)
			appendStringInfo(&columns, "%s%s", columns.len ? ", " : "", NameStr(TupleDescAttr(desc, i)->attname));
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("column \"%s\" of the filter does not exist", name),
			 errhint("The columns are %s.", columns.data)));
}

static Form_pg_attribute
find_column(TupleDesc desc, const char *name)
{
	for (int i = 0; i < desc->natts; i++)
		if (!TupleDescAttr(desc, i)->attisdropped && strcmp(NameStr(TupleDescAttr(desc, i)->attname), name) == 0)
			return TupleDescAttr(desc, i);
	unknown_column(desc, name);
}

/* A literal of the column's type; false for null. */
static bool
literal(const JsonbValue *value, const char *type, char **result)
{
	char	   *text;

	switch (value->type)
	{
		case jbvNull:
			return false;
		case jbvString:
			text = pnstrdup(value->val.string.val, value->val.string.len);
			break;
		case jbvNumeric:
			text = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value->val.numeric)));
			break;
		case jbvBool:
			text = pstrdup(value->val.boolean ? "true" : "false");
			break;
		default:
			text = JsonbToCString(NULL, value->val.binary.data, value->val.binary.len);
	}
	*result = psprintf("%s::%s", quote_literal_cstr(text), type);
	return true;
}

/* The equality of a type by its full name: nothing that others create can take its place. */
static char *
equality(Form_pg_attribute column)
{
	TypeCacheEntry *entry = lookup_type_cache(column->atttypid, TYPECACHE_EQ_OPR);
	HeapTuple	tuple;
	Form_pg_operator form;
	char	   *result;

	if (!OidIsValid(entry->eq_opr))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("column \"%s\" of the filter is of type %s, which has no equality",
						NameStr(column->attname), format_type_be(column->atttypid))));
	tuple = SearchSysCache1(OPEROID, ObjectIdGetDatum(entry->eq_opr));
	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for operator %u", entry->eq_opr);
	form = (Form_pg_operator) GETSTRUCT(tuple);
	result = psprintf("OPERATOR(%s.%s)", quote_identifier(get_namespace_name(form->oprnamespace)),
					  NameStr(form->oprname));
	ReleaseSysCache(tuple);
	return result;
}

static void
append_condition(StringInfo query, Form_pg_attribute column, const JsonbValue *value)
{
	const char *name = quote_identifier(NameStr(column->attname));
	/* of any length and scale, for what is cut or rounded would be another value; "character" without a length has one */
	char	   *type = format_type_extended(getBaseType(column->atttypid), -1, FORMAT_TYPE_TYPEMOD_GIVEN | FORMAT_TYPE_FORCE_QUALIFY);
	char	   *one;

	if (value->type == jbvBinary && JsonContainerIsArray(value->val.binary.data))
	{
		JsonbIterator *it = JsonbIteratorInit(value->val.binary.data);
		JsonbValue	element;
		JsonbIteratorToken token;
		bool		null = false;
		int			known = 0;
		/* arrays in an array would be one array of more dimensions */
		bool		each = OidIsValid(get_base_element_type(column->atttypid));
		StringInfoData list;

		initStringInfo(&list);
		while ((token = JsonbIteratorNext(&it, &element, true)) != WJB_DONE)
		{
			CHECK_FOR_INTERRUPTS();
			if (token != WJB_ELEM)
				continue;
			if (!literal(&element, type, &one))
				null = true;
			else if (each)
				appendStringInfo(&list, "%sa.%s %s %s", known++ ? " OR " : "", name, equality(column), one);
			else
				appendStringInfo(&list, "%s%s", known++ ? ", " : "", one);
		}
		if (known > 0)
		{
			if (each)
				appendStringInfo(query, "(%s", list.data);
			else
				appendStringInfo(query, "(a.%s %s ANY (ARRAY[%s])", name, equality(column), list.data);
			if (null)
				appendStringInfo(query, " OR a.%s IS NULL", name);
			appendStringInfoChar(query, ')');
		}
		else if (null)
			appendStringInfo(query, "a.%s IS NULL", name);
		else
			appendStringInfoString(query, "false");
	}
	else if (literal(value, type, &one))
		appendStringInfo(query, "a.%s %s %s", name, equality(column), one);
	else
		appendStringInfo(query, "a.%s IS NULL", name);
}

static void
append_filter(StringInfo query, TupleDesc desc, Jsonb *filter)
{
	JsonbIterator *it;
	JsonbValue	value;
	JsonbIteratorToken token;
	Form_pg_attribute column = NULL;
	const char *before = " WHERE ";

	if (!JB_ROOT_IS_OBJECT(filter))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a filter must be an object of columns and values"),
				 errhint("Write for example {\"indicator\": \"profits\", \"year\": [2022, 2023]}.")));
	it = JsonbIteratorInit(&filter->root);
	(void) JsonbIteratorNext(&it, &value, false);
	while ((token = JsonbIteratorNext(&it, &value, true)) != WJB_DONE)
	{
		if (token == WJB_KEY)
			column = find_column(desc, pnstrdup(value.val.string.val, value.val.string.len));
		else if (token == WJB_VALUE)
		{
			appendStringInfoString(query, before);
			append_condition(query, column, &value);
			before = " AND ";
		}
	}
}

static char *
board_query(Oid relation, TupleDesc desc, Jsonb *filter)
{
	StringInfoData query;

	initStringInfo(&query);
	appendStringInfoString(&query, "SELECT");
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(desc, i);

		appendStringInfoString(&query, i ? ", " : " ");
		if (column->attisdropped)
			appendStringInfoString(&query, "NULL");
		else
			appendStringInfo(&query, "a.%s", quote_identifier(NameStr(column->attname)));
	}
	appendStringInfo(&query, " FROM %s AS a",
					 quote_qualified_identifier(get_namespace_name(get_rel_namespace(relation)),
												get_rel_name(relation)));
	if (filter)
		append_filter(&query, desc, filter);
	return query.data;
}

static void
run_query(const char *query, ReturnSetInfo *result)
{
	TupleDesc	desc = result->setDesc;
	SPIPlanPtr	plan;
	Portal		portal;
	Datum	   *values = palloc(desc->natts * sizeof(Datum));
	bool	   *nulls = palloc(desc->natts * sizeof(bool));

	SPI_connect();
	plan = SPI_prepare(query, 0, NULL);
	if (plan == NULL)
		elog(ERROR, "SPI_prepare failed: %s", SPI_result_code_string(SPI_result));
	portal = SPI_cursor_open(NULL, plan, NULL, NULL, true);
	for (;;)
	{
		CHECK_FOR_INTERRUPTS();
		SPI_cursor_fetch(portal, true, FETCH_ROWS);
		if (SPI_processed == 0)
			break;
		for (uint64 i = 0; i < SPI_processed; i++)
		{
			heap_deform_tuple(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, values, nulls);
			tuplestore_putvalues(result->setResult, desc, values, nulls);
		}
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_cursor_close(portal);
	SPI_finish();
}

/* (known_at, board, filter) */
PG_FUNCTION_INFO_V1(as_known);
Datum
as_known(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Oid			relation;
	char	   *query;
	int			level;

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the time of knowledge must not be null"),
				 errhint("Pass 'infinity' for everything known now.")));
	relation = relation_of_type(get_fn_expr_argtype(fcinfo->flinfo, 1));
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	query = board_query(relation, result->setDesc, PG_ARGISNULL(2) ? NULL : PG_GETARG_JSONB_P(2));

	/* an error takes the setting back with its transaction or subtransaction */
	level = NewGUCNestLevel();
	as_of_set_locally(PG_GETARG_TIMESTAMPTZ(0));
	run_query(query, result);
	AtEOXact_GUC(true, level);
	return (Datum) 0;
}
