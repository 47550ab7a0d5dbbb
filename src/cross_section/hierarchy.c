/*-------------------------------------------------------------------------
 *
 * hierarchy.c
 *	  The type hierarchy: a tree of members in one value.
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
#include "cross_section/hierarchy.h"
#include "cross_section/member_text.h"

#define HIERARCHY_NAME "hierarchy"
#define TOP (-1)
#define GAP (-2)

/*-------------------------------------------------------------------------
 * Making one
 *-------------------------------------------------------------------------
 */

/* Members and their parents as they were given. */
typedef struct Edges
{
	MemberKey  *member;
	MemberKey  *parent;
	bool	   *top;
	int			count;
	int			capacity;
	struct Node *escontext;		/* for soft errors, or NULL */
} Edges;

/* false after a soft error */
static bool
edges_add(Edges *e, MemberKey member, MemberKey parent, bool top)
{
	CHECK_FOR_INTERRUPTS();
	if (!member_key_check(&member, HIERARCHY_NAME, e->escontext) ||
		!(top || member_key_check(&parent, HIERARCHY_NAME, e->escontext)) ||
		!packed_check_count_safe(HIERARCHY_NAME, (int64) e->count + 1, MEMBER_KEYS_MAX, e->escontext))
		return false;
	if (e->count == e->capacity)
	{
		e->capacity = Max(e->capacity * 2, 64);
		if (e->count == 0)
		{
			e->member = palloc(e->capacity * sizeof(MemberKey));
			e->parent = palloc(e->capacity * sizeof(MemberKey));
			e->top = palloc(e->capacity * sizeof(bool));
		}
		else
		{
			e->member = repalloc(e->member, e->capacity * sizeof(MemberKey));
			e->parent = repalloc(e->parent, e->capacity * sizeof(MemberKey));
			e->top = repalloc(e->top, e->capacity * sizeof(bool));
		}
	}
	e->member[e->count] = member;
	e->parent[e->count] = parent;
	e->top[e->count++] = top;
	return true;
}

static int
compare_keys(const void *a, const void *b)
{
	CHECK_FOR_INTERRUPTS();
	return member_key_compare(a, b);
}

static int
find_key(const MemberKey *keys, int n, const MemberKey *key)
{
	const MemberKey *found = bsearch(key, keys, n, sizeof(MemberKey), compare_keys);

	/* both ends of every edge are among the keys */
	Assert(found != NULL);
	return (int) (found - keys);
}

/* NULL after a soft error */
static struct varlena *
hierarchy_form(const Edges *e)
{
	MemberKey  *keys = palloc_extended(Max((Size) e->count * 2, 1) * sizeof(MemberKey), MCXT_ALLOC_HUGE);
	int64	   *parent;
	uint8	   *state;
	int			n = 0,
				distinct = 0;

	/* a parent that is not itself a member is a top */
	for (int i = 0; i < e->count; i++)
	{
		CHECK_EACH(i);
		keys[n++] = e->member[i];
		if (!e->top[i])
			keys[n++] = e->parent[i];
	}
	qsort(keys, n, sizeof(MemberKey), compare_keys);
	for (int i = 0; i < n; i++)
		if (distinct == 0 || compare_keys(&keys[distinct - 1], &keys[i]) != 0)
			keys[distinct++] = keys[i];
	n = distinct;

	parent = palloc(Max(n, 1) * sizeof(int64));
	state = palloc0(Max(n, 1));
	for (int i = 0; i < n; i++)
	{
		CHECK_EACH(i);
		parent[i] = i;
	}
	for (int i = 0; i < e->count; i++)
	{
		int			at = find_key(keys, n, &e->member[i]);

		if (state[at])
			ereturn(e->escontext, NULL,
					(errcode(ERRCODE_UNIQUE_VIOLATION),
					 errmsg("duplicate member \"%s\"", member_key_cstring(&keys[at])),
					 errhint("A member of a hierarchy has one parent.")));
		state[at] = 1;
		if (!e->top[i])
		{
			parent[at] = find_key(keys, n, &e->parent[i]);
			if (parent[at] == at)
				ereturn(e->escontext, NULL,
						(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						 errmsg("member \"%s\" is its own parent", member_key_cstring(&keys[at])),
						 errhint("A top has NULL for a parent.")));
		}
	}

	/* every way up must end: 2 on the way, 3 known to end */
	for (int i = 0; i < n; i++)
	{
		int			at;

		CHECK_FOR_INTERRUPTS();
		for (at = i; state[at] < 2 && parent[at] != at; at = (int) parent[at])
		{
			CHECK_FOR_INTERRUPTS();
			state[at] = 2;
		}
		if (state[at] == 2)
			ereturn(e->escontext, NULL,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("member \"%s\" is its own ancestor", member_key_cstring(&keys[at])),
					 errhint("Parents of a hierarchy must lead to a top.")));
		state[at] = 3;
		for (at = i; state[at] == 2; at = (int) parent[at])
		{
			CHECK_FOR_INTERRUPTS();
			state[at] = 3;
		}
	}

	/* positions are those in the form that the keys take, gaps included */
	if (n > 0 && keys[0].chars == NULL &&
		member_keys_span(keys[0].number, keys[n - 1].number, n) > 0)
		for (int i = 0; i < n; i++)
		{
			CHECK_EACH(i);
			parent[i] = keys[parent[i]].number - keys[0].number;
		}
	return member_keys_form_array(PACKED_HIERARCHY, keys, parent, n, 0);
}

PG_FUNCTION_INFO_V1(hierarchy_from_arrays);
Datum
hierarchy_from_arrays(PG_FUNCTION_ARGS)
{
	ArrayType  *members = PG_GETARG_ARRAYTYPE_P(0);
	ArrayType  *parents = PG_GETARG_ARRAYTYPE_P(1);
	bool		texts = ARR_ELEMTYPE(members) == TEXTOID;
	Datum	   *member,
			   *parent;
	bool	   *member_null,
			   *parent_null;
	int			n,
				m;
	Edges		e = {0};

	if (ARR_NDIM(members) > 1 || ARR_NDIM(parents) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("arrays of members and parents must have one dimension")));
	deconstruct_array(members, ARR_ELEMTYPE(members), texts ? -1 : 8, texts ? false : FLOAT8PASSBYVAL,
					  texts ? TYPALIGN_INT : TYPALIGN_DOUBLE, &member, &member_null, &n);
	deconstruct_array(parents, ARR_ELEMTYPE(parents), texts ? -1 : 8, texts ? false : FLOAT8PASSBYVAL,
					  texts ? TYPALIGN_INT : TYPALIGN_DOUBLE, &parent, &parent_null, &m);
	if (n != m)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%d members have %d parents", n, m),
				 errhint("Give each member a parent, NULL for a top.")));
	for (int i = 0; i < n; i++)
	{
		MemberKey	key = {NULL, 0, 0};
		MemberKey	above = {NULL, 0, 0};

		if (member_null[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("member %d is NULL", i + 1)));
		if (texts)
		{
			key = member_key_from_text(DatumGetTextPP(member[i]));
			if (!parent_null[i])
				above = member_key_from_text(DatumGetTextPP(parent[i]));
		}
		else
		{
			key.number = DatumGetInt64(member[i]);
			if (!parent_null[i])
				above.number = DatumGetInt64(parent[i]);
		}
		edges_add(&e, key, above, parent_null[i]);
	}
	PG_RETURN_POINTER(hierarchy_form(&e));
}

/*-------------------------------------------------------------------------
 * Text and messages
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(hierarchy_in);
PG_FUNCTION_INFO_V1(hierarchy_out);
PG_FUNCTION_INFO_V1(hierarchy_recv);
PG_FUNCTION_INFO_V1(hierarchy_send);
PG_FUNCTION_INFO_V1(hierarchy_parent_of_int8);
PG_FUNCTION_INFO_V1(hierarchy_parent_of_text);
PG_FUNCTION_INFO_V1(hierarchy_unnest);

Datum
hierarchy_in(PG_FUNCTION_ARGS)
{
	MemberReader r;
	Edges		e = {0};
	MemberKey	key;
	struct varlena *result;

	e.escontext = INDSTAT_ESCONTEXT(fcinfo);
	member_reader_init(&r, HIERARCHY_NAME, "{\"370000\": null, \"370900\": \"370000\"}, or {1: null, 2: 1}",
					   PG_GETARG_CSTRING(0), e.escontext);
	while (member_reader_key(&r, &key))
	{
		MemberKey	parent = {NULL, 0, 0};
		bool		top;

		if (!member_reader_parent(&r, &parent, &top))
			PG_RETURN_NULL();
		if (!edges_add(&e, key, parent, top))
			PG_RETURN_NULL();
	}
	result = r.failed ? NULL : hierarchy_form(&e);
	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(result);
}

static void
hierarchy_open(const void *datum, Hierarchy *h)
{
	packed_open(datum, PACKED_HIERARCHY, &h->packed);
	member_keys_open(&h->packed, &h->keys);
}

/* Position of the parent at i: TOP, GAP, or error XX001. */
static int
parent_at(const Hierarchy *h, int i)
{
	int64		parent = packed_get(&h->packed, i);

	if (parent == PACKED_MISSING)
		return GAP;
	if (parent < 0 || parent >= h->packed.count || h->packed.scale != 0)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("stored bytes are not a hierarchy that this version knows")));
	return parent == i ? TOP : (int) parent;
}

Datum
hierarchy_out(PG_FUNCTION_ARGS)
{
	Hierarchy	h;
	StringInfoData buf;
	bool		first = true;

	hierarchy_open(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0)), &h);
	initStringInfo(&buf);
	appendStringInfoChar(&buf, '{');
	for (int i = 0; i < h.keys.count; i++)
	{
		int			parent = parent_at(&h, i);
		MemberKey	key;

		CHECK_FOR_INTERRUPTS();
		if (parent == GAP)
			continue;
		if (!first)
			appendStringInfoString(&buf, ", ");
		first = false;
		key = member_key(&h.keys, i);
		member_key_append(&buf, &key);
		appendStringInfoString(&buf, ": ");
		if (parent == TOP)
			appendStringInfoString(&buf, "null");
		else
		{
			key = member_key(&h.keys, parent);
			member_key_append(&buf, &key);
		}
	}
	appendStringInfoChar(&buf, '}');
	PG_RETURN_CSTRING(buf.data);
}

Datum
hierarchy_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int			count,
				scale;
	int64	   *parent;
	MemberKey  *keys = member_keys_recv(buf, HIERARCHY_NAME, &parent, &count, &scale);
	Edges		e = {0};

	for (int i = 0; i < count; i++)
	{
		CHECK_EACH(i);
		if (parent[i] == PACKED_MISSING)
			continue;
		if (scale != 0 || parent[i] < 0 || parent[i] >= count || parent[parent[i]] == PACKED_MISSING)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					 errmsg("invalid binary form of a %s", HIERARCHY_NAME),
					 errdetail("A parent is not among the members.")));
		edges_add(&e, keys[i], keys[parent[i]], parent[i] == i);
	}
	/* the same checks as for text: no cycles */
	PG_RETURN_POINTER(hierarchy_form(&e));
}

Datum
hierarchy_send(PG_FUNCTION_ARGS)
{
	Hierarchy	h;
	StringInfoData buf;

	hierarchy_open(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0)), &h);
	pq_begintypsend(&buf);
	member_keys_send(&buf, &h.packed, &h.keys);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static bool
find_parent(FunctionCallInfo fcinfo, MemberKey member, MemberKey *parent)
{
	Hierarchy	h;
	int			i;

	hierarchy_open(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0)), &h);
	i = member_keys_find(&h.keys, &member);
	if (i < 0 || (i = parent_at(&h, i)) < 0)
		return false;
	*parent = member_key(&h.keys, i);
	return true;
}

Datum
hierarchy_parent_of_int8(PG_FUNCTION_ARGS)
{
	MemberKey	key = {NULL, 0, PG_GETARG_INT64(1)};

	if (!find_parent(fcinfo, key, &key))
		PG_RETURN_NULL();
	PG_RETURN_INT64(key.number);
}

Datum
hierarchy_parent_of_text(PG_FUNCTION_ARGS)
{
	MemberKey	key = member_key_from_text(PG_GETARG_TEXT_PP(1));

	if (!find_parent(fcinfo, key, &key))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(key.chars, key.length));
}

Datum
hierarchy_unnest(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Hierarchy	h;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	hierarchy_open(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0)), &h);
	for (int i = 0; i < h.keys.count; i++)
	{
		int			parent = parent_at(&h, i);
		MemberKey	key;
		Datum		values[2] = {0};
		bool		nulls[2] = {false, parent < 0};

		CHECK_FOR_INTERRUPTS();
		if (parent == GAP)
			continue;
		key = member_key(&h.keys, i);
		values[0] = CStringGetTextDatum(member_key_cstring(&key));
		if (parent >= 0)
		{
			key = member_key(&h.keys, parent);
			values[1] = CStringGetTextDatum(member_key_cstring(&key));
		}
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*-------------------------------------------------------------------------
 * Using one
 *-------------------------------------------------------------------------
 */

/* What fn_extra keeps of the last call. */
typedef struct HierarchyCache
{
	struct varlena *bytes;
	Hierarchy	hierarchy;
} HierarchyCache;

const Hierarchy *
hierarchy_arg(FunctionCallInfo fcinfo, int n)
{
	struct varlena *datum = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n));
	HierarchyCache *cache = fcinfo->flinfo->fn_extra;
	struct varlena *bytes;
	Hierarchy  *h;
	MemoryContext old;
	int			count;
	int32	   *fill;

	if (cache && cache->bytes && VARSIZE_ANY_EXHDR(cache->bytes) == VARSIZE_ANY_EXHDR(datum) &&
		same_in_pieces(VARDATA_ANY(cache->bytes), VARDATA_ANY(datum), VARSIZE_ANY_EXHDR(datum)))
		return &cache->hierarchy;

	old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	if (cache == NULL)
		cache = fcinfo->flinfo->fn_extra = palloc0(sizeof(HierarchyCache));
	h = &cache->hierarchy;
	if (cache->bytes)
	{
		pfree(cache->bytes);
		cache->bytes = NULL;
		pfree(h->parent);
		pfree(h->start);
		pfree(h->child);
	}
	bytes = palloc(VARSIZE_ANY(datum));
	copy_in_pieces(bytes, datum, VARSIZE_ANY(datum));
	hierarchy_open(bytes, h);
	count = h->keys.count;
	h->parent = palloc(Max(count, 1) * sizeof(int32));
	h->start = palloc0(((Size) count + 2) * sizeof(int32));
	h->child = palloc(Max(count, 1) * sizeof(int32));
	MemoryContextSwitchTo(old);

	/* children by parent: count, add up, fill */
	h->gaps = false;
	for (int i = 0; i < count; i++)
	{
		CHECK_EACH(i);
		h->parent[i] = parent_at(h, i);
		h->gaps |= h->parent[i] == GAP;
		if (h->parent[i] >= 0)
			h->start[h->parent[i] + 1]++;
	}
	for (int p = 0; p < count; p++)
	{
		CHECK_EACH(p);
		h->start[p + 1] += h->start[p];
	}
	fill = palloc((Size) (count + 1) * sizeof(int32));
	copy_in_pieces(fill, h->start, (Size) (count + 1) * sizeof(int32));
	for (int i = 0; i < count; i++)
	{
		CHECK_EACH(i);
		if (h->parent[i] >= 0)
			h->child[fill[h->parent[i]]++] = i;
	}
	pfree(fill);
	/* only now: an error on the way must not leave half of it to the next call */
	cache->bytes = bytes;
	return h;
}

int32 *
hierarchy_align(const Hierarchy *h, const CrossSection *cs)
{
	int32	   *map = member_keys_align(&cs->keys, &h->keys);

	for (int i = 0; i < cs->keys.count; i++)
	{
		MemberKey	key;

		CHECK_EACH(i);
		if ((map[i] >= 0 && h->parent[map[i]] != GAP) || packed_get(&cs->packed, i) == PACKED_MISSING)
			continue;
		key = member_key(&cs->keys, i);
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("member \"%s\" is not in the hierarchy", member_key_cstring(&key)),
				 errhint("Build the hierarchy from all members, NULL as the parent of a top.")));
	}
	return map;
}
