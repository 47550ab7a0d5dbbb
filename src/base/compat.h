/*
 * compat.h
 *		What differs between PostgreSQL 15, 16, 17, 18 and 19, in one place.
 *
 * Include it after postgres.h and fmgr.h.
 */
#ifndef INDSTAT_COMPAT_H
#define INDSTAT_COMPAT_H

#if PG_VERSION_NUM < 150000
#error "indstat needs PostgreSQL 15 or later"
#endif

/*
 * Input functions report bad text through ereturn(), with the context of the
 * call: struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo).  From 16 on the
 * caller may ask for a soft error; before, every error is raised.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#define INDSTAT_ESCONTEXT(fcinfo)	((fcinfo)->context)
#else
#define INDSTAT_ESCONTEXT(fcinfo)	((struct Node *) NULL)
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
	} while (0)
#endif

/* Text as a type without modifier; false after a soft error. */
#if PG_VERSION_NUM >= 160000
#define indstat_input(function, text, escontext, result) \
	DirectInputFunctionCallSafe(function, text, InvalidOid, -1, (struct Node *) (escontext), result)
#else
#define indstat_input(function, text, escontext, result) \
	(*(result) = DirectFunctionCall3(function, CStringGetDatum(text), \
									 ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)), true)
#endif

/* A code point in the server's encoding; false where that has no such character. */
#if PG_VERSION_NUM >= 160000
#define indstat_unicode_to_server(point, character) \
	pg_unicode_to_server_noerror(point, character)
#else
#define indstat_unicode_to_server(point, character) \
	(pg_unicode_to_server(point, character), true)
#endif

/* make_range() learnt about soft errors in 16. */
#if PG_VERSION_NUM >= 160000
#define indstat_make_range(typcache, lower, upper, empty) \
	make_range(typcache, lower, upper, empty, NULL)
#else
#define indstat_make_range(typcache, lower, upper, empty) \
	make_range(typcache, lower, upper, empty)
#endif

/* The length that goes before a text never counts itself; from 17 on nobody asks. */
#if PG_VERSION_NUM >= 170000
#define indstat_send_counted_text(buf, str, len)	pq_sendcountedtext(buf, str, len)
#else
#define indstat_send_counted_text(buf, str, len)	pq_sendcountedtext(buf, str, len, false)
#endif

/* Intervals can be infinite from 17 on. */
#if PG_VERSION_NUM >= 170000
#define INDSTAT_INTERVAL_NOT_FINITE(i)	INTERVAL_NOT_FINITE(i)
#else
#define INDSTAT_INTERVAL_NOT_FINITE(i)	((void) (i), false)
#endif

/* Date and time decoding says more about what failed from 16 on; callers here do not ask. */
#if PG_VERSION_NUM >= 160000
#define indstat_decode_datetime(field, ftype, nf, dtype, tm, fsec, tz) \
	DecodeDateTime(field, ftype, nf, dtype, tm, fsec, tz, &(DateTimeErrorExtra) {0})
#else
#define indstat_decode_datetime(field, ftype, nf, dtype, tm, fsec, tz) \
	DecodeDateTime(field, ftype, nf, dtype, tm, fsec, tz)
#endif

/* What a check hook puts in place of a value lies in memory of the settings: malloc's before 16. */
#if PG_VERSION_NUM >= 160000
#define indstat_guc_malloc(size)	guc_malloc(LOG, size)
#define indstat_guc_free(pointer)	guc_free(pointer)
#else
#define indstat_guc_malloc(size)	malloc(size)
#define indstat_guc_free(pointer)	free(pointer)
#endif

/* All settings, placeholders too; needs utils/guc_tables.h. */
#if PG_VERSION_NUM >= 160000
#define indstat_settings(count)		get_guc_variables(count)
#else
#define indstat_settings(count)		(*(count) = GetNumConfigOptions(), get_guc_variables())
#endif

/* What a setting that is a text has besides: a part of it from 19 on, before around it. */
#if PG_VERSION_NUM >= 190000
#define indstat_string_setting(setting)	(&(setting)->_string)
#else
#define indstat_string_setting(setting)	((struct config_string *) (setting))
#endif

/* Whose a relation is; needs utils/acl.h, from 16 on catalog/pg_class.h. */
#if PG_VERSION_NUM >= 160000
#include "catalog/pg_class.h"
#define indstat_owns_relation(relation, role)	object_ownercheck(RelationRelationId, relation, role)
#else
#define indstat_owns_relation(relation, role)	pg_class_ownercheck(relation, role)
#endif

/* Who may call a function; needs utils/acl.h, from 16 on catalog/pg_proc.h. */
#if PG_VERSION_NUM >= 160000
#define indstat_may_execute(function, role)	(object_aclcheck(ProcedureRelationId, function, role, ACL_EXECUTE) == ACLCHECK_OK)
#else
#define indstat_may_execute(function, role)	(pg_proc_aclcheck(function, role, ACL_EXECUTE) == ACLCHECK_OK)
#endif

/* Who may SET ROLE; needs utils/acl.h.  From 16 on a membership may be without that. */
#if PG_VERSION_NUM >= 160000
#define indstat_can_set_role(member, role)	member_can_set_role(member, role)
#else
#define indstat_can_set_role(member, role)	is_member_of_role(member, role)
#endif

/* A jsonb is built in a state that has its result at the end, from 19 on the server's own. */
#include "utils/jsonb.h"
#if PG_VERSION_NUM >= 190000
typedef JsonbInState IndstatJsonb;
#define indstat_push_jsonb(state, token, value)	pushJsonbValue(state, token, value)
#else
typedef struct IndstatJsonb
{
	JsonbParseState *parseState;
	JsonbValue *result;
} IndstatJsonb;
#define indstat_push_jsonb(state, token, value) \
	((void) ((state)->result = pushJsonbValue(&(state)->parseState, token, value)))
#endif

/* Functions that do not return: a prefix of the declaration from 18 on. */
#if PG_VERSION_NUM < 180000
#define pg_noreturn	pg_attribute_noreturn()
#endif

#endif							/* INDSTAT_COMPAT_H */
