/*
 * server_aggregate.c
 *	  What aggregates need of a server beside server.c.
 *
 * numeric is here in school arithmetic, one decimal digit a byte: exact as
 * PostgreSQL's, and every digit of an argument is read.
 */
#include "postgres.h"

#include <math.h>

#include "access/htup_details.h"
#include "access/tupdesc.h"
#include "catalog/pg_type_d.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "exact/numeric_layout.h"
#include "server.h"
#include "server_aggregate.h"

bool		server_in_aggregate;
volatile uint32 InterruptHoldoffCount;

/*-------------------------------------------------------------------------
 * Calls
 *-------------------------------------------------------------------------
 */
static FmgrInfo called;

Datum
server_call_args(PGFunction function, int nargs, const ServerArg *arg, bool *null)
{
	LOCAL_FCINFO(fcinfo, FUNC_MAX_ARGS);
	Datum		result;

	InitFunctionCallInfoData(*fcinfo, &called, nargs, InvalidOid, NULL, NULL);
	for (int i = 0; i < nargs; i++)
	{
		fcinfo->args[i].value = arg[i].value;
		fcinfo->args[i].isnull = arg[i].null;
	}
	result = server_call_fcinfo(function, fcinfo);
	*null = server_sqlstate == 0 && fcinfo->isnull;
	return result;
}

const char *
server_sqlstate_text(int sqlstate)
{
	static char text[6];

	for (int i = 0; i < 5; i++, sqlstate >>= 6)
		text[i] = PGUNSIXBIT(sqlstate);
	return text;
}

int
AggCheckCallContext(FunctionCallInfo fcinfo, MemoryContext *context)
{
	if (context)
		*context = CurrentMemoryContext;
	return server_in_aggregate ? AGG_CONTEXT_AGGREGATE : 0;
}

#define CALL(n) \
	LOCAL_FCINFO(fcinfo, n); \
	InitFunctionCallInfoData(*fcinfo, NULL, n, collation, NULL, NULL)
#define ARG(i, v) \
	fcinfo->args[i].value = v, fcinfo->args[i].isnull = false

Datum
DirectFunctionCall1Coll(PGFunction function, Oid collation, Datum a)
{
	CALL(1);
	ARG(0, a);
	return function(fcinfo);
}

Datum
DirectFunctionCall2Coll(PGFunction function, Oid collation, Datum a, Datum b)
{
	CALL(2);
	ARG(0, a);
	ARG(1, b);
	return function(fcinfo);
}

Datum
DirectFunctionCall3Coll(PGFunction function, Oid collation, Datum a, Datum b, Datum c)
{
	CALL(3);
	ARG(0, a);
	ARG(1, b);
	ARG(2, c);
	return function(fcinfo);
}

/*-------------------------------------------------------------------------
 * Memory: contexts are one, and go with the input
 *-------------------------------------------------------------------------
 */
MemoryContext
AllocSetContextCreateInternal(MemoryContext parent, const char *name, Size min, Size init, Size max)
{
	return CurrentMemoryContext;
}

void
MemoryContextReset(MemoryContext context)
{
}

void
MemoryContextDelete(MemoryContext context)
{
}

void *
MemoryContextAlloc(MemoryContext context, Size size)
{
	return palloc(size);
}

void *
MemoryContextAllocZero(MemoryContext context, Size size)
{
	return palloc0(size);
}

void *
MemoryContextAllocHuge(MemoryContext context, Size size)
{
	return palloc(size);
}

void *
MemoryContextAllocExtended(MemoryContext context, Size size, int flags)
{
	return flags & MCXT_ALLOC_ZERO ? palloc0(size) : palloc(size);
}

void *
repalloc_huge(void *pointer, Size size)
{
	return repalloc(pointer, size);
}

/*-------------------------------------------------------------------------
 * Datums
 *-------------------------------------------------------------------------
 */
void
EOH_init_header(ExpandedObjectHeader *header, const ExpandedObjectMethods *methods, MemoryContext context)
{
	varatt_expanded pointer = {header};

	header->vl_len_ = EOH_HEADER_MAGIC;
	header->eoh_methods = methods;
	header->eoh_context = context;
	SET_VARTAG_EXTERNAL(header->eoh_rw_ptr, VARTAG_EXPANDED_RW);
	memcpy(VARDATA_EXTERNAL(header->eoh_rw_ptr), &pointer, sizeof(pointer));
	SET_VARTAG_EXTERNAL(header->eoh_ro_ptr, VARTAG_EXPANDED_RO);
	memcpy(VARDATA_EXTERNAL(header->eoh_ro_ptr), &pointer, sizeof(pointer));
}

ExpandedObjectHeader *
DatumGetEOHP(Datum d)
{
	varatt_expanded pointer;

	memcpy(&pointer, VARDATA_EXTERNAL(DatumGetPointer(d)), sizeof(pointer));
	return pointer.eohptr;
}

struct varlena *
pg_detoast_datum_packed(struct varlena *datum)
{
	if (VARATT_IS_EXTERNAL_EXPANDED(datum))
	{
		ExpandedObjectHeader *header = DatumGetEOHP(PointerGetDatum(datum));
		Size		size = header->eoh_methods->get_flat_size(header);
		void	   *result = palloc(size);

		header->eoh_methods->flatten_into(header, result, size);
		return result;
	}
	return datum;
}

struct varlena *
pg_detoast_datum(struct varlena *datum)
{
	datum = pg_detoast_datum_packed(datum);
	if (VARATT_IS_SHORT(datum))
	{
		Size		size = VARSIZE_SHORT(datum) - VARHDRSZ_SHORT;
		struct varlena *result = palloc(size + VARHDRSZ);

		SET_VARSIZE(result, size + VARHDRSZ);
		memcpy(VARDATA(result), VARDATA_SHORT(datum), size);
		return result;
	}
	return datum;
}

struct varlena *
pg_detoast_datum_copy(struct varlena *datum)
{
	struct varlena *result = pg_detoast_datum(datum);

	return result != datum ? result : memcpy(palloc(VARSIZE(datum)), datum, VARSIZE(datum));
}

Datum
server_flat(Datum value)
{
	return PointerGetDatum(pg_detoast_datum((struct varlena *) DatumGetPointer(value)));
}

text *
cstring_to_text_with_len(const char *s, int length)
{
	text	   *result = palloc(length + VARHDRSZ);

	SET_VARSIZE(result, length + VARHDRSZ);
	memcpy(VARDATA(result), s, length);
	return result;
}

text *
cstring_to_text(const char *s)
{
	return cstring_to_text_with_len(s, strlen(s));
}

char *
text_to_cstring(const text *t)
{
	return pnstrdup(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
}

bool
pg_verifymbstr(const char *bytes, int length, bool no_error)
{
	return length == 0 || pg_encoding_verifymbstr(PG_UTF8, bytes, length) == length;
}

int
GetDatabaseEncoding(void)
{
	return PG_UTF8;
}

/*-------------------------------------------------------------------------
 * Rows: the bytes of their columns
 *-------------------------------------------------------------------------
 */
static TupleDesc row;

void
server_row(int ncolumns, const Oid *column)
{
	static Size room;
	Size		size = offsetof(struct TupleDescData, attrs) + ncolumns * sizeof(FormData_pg_attribute);

	if (size > room)
	{
		row = realloc(row, size);
		room = size;
	}
	memset(row, 0, size);
	row->natts = ncolumns;
	row->tdrefcount = -1;
	for (int i = 0; i < ncolumns; i++)
		TupleDescAttr(row, i)->atttypid = column[i];
}

TypeFuncClass
get_call_result_type(FunctionCallInfo fcinfo, Oid *type, TupleDesc *desc)
{
	*desc = row;
	return TYPEFUNC_COMPOSITE;
}

Oid
get_func_rettype(Oid function)
{
	return InvalidOid;
}

Oid
get_element_type(Oid array)
{
	return InvalidOid;
}

TupleDesc
lookup_rowtype_tupdesc(Oid type, int32 typmod)
{
	return row;
}

HeapTuple
heap_form_tuple(TupleDesc desc, Datum *values, bool *nulls)
{
	HeapTuple	tuple = palloc0(sizeof(HeapTupleData));
	Size		size = VARHDRSZ;
	char	   *to;

	for (int i = 0; i < desc->natts; i++)
		size += 1 + (nulls[i] ? 0 : TupleDescAttr(desc, i)->atttypid == INT8OID ? sizeof(int64) : VARSIZE_ANY(values[i]));
	to = palloc(size);
	tuple->t_len = size;
	tuple->t_data = (HeapTupleHeader) to;
	SET_VARSIZE(to, size);
	to += VARHDRSZ;
	for (int i = 0; i < desc->natts; i++)
	{
		Size		length = nulls[i] ? 0 : TupleDescAttr(desc, i)->atttypid == INT8OID ? sizeof(int64) : VARSIZE_ANY(values[i]);

		*to++ = nulls[i];
		/* whoever reads the row relies on it */
		if (length > 0 && TupleDescAttr(desc, i)->atttypid == TEXTOID &&
			!pg_verifymbstr(VARDATA_ANY(values[i]), VARSIZE_ANY_EXHDR(values[i]), true))
			elog(ERROR, "no text of the encoding");
		if (length > 0)
			memcpy(to, TupleDescAttr(desc, i)->atttypid == INT8OID ? (char *) &values[i] : DatumGetPointer(values[i]), length);
		to += length;
	}
	return tuple;
}

Datum
HeapTupleHeaderGetDatum(HeapTupleHeader tuple)
{
	return PointerGetDatum(tuple);
}

ArrayType *
construct_array(Datum *element, int n, Oid type, int length, bool by_value, char align)
{
	Size		size = VARHDRSZ;
	char	   *result,
			   *to;

	for (int i = 0; i < n; i++)
		size += VARSIZE(element[i]);
	result = palloc(size);
	SET_VARSIZE(result, size);
	to = result + VARHDRSZ;
	for (int i = 0; i < n; i++)
	{
		memcpy(to, DatumGetPointer(element[i]), VARSIZE(element[i]));
		to += VARSIZE(element[i]);
	}
	return (ArrayType *) result;
}

/*-------------------------------------------------------------------------
 * numeric
 *-------------------------------------------------------------------------
 */
#define BIG_DIGITS 3000

typedef struct Big
{
	uint16		special;
	bool		negative;
	int			exponent;		/* of the last digit */
	int			ndigits;
	uint8		digit[BIG_DIGITS];	/* the most significant first, not 0 */
} Big;

static void
big_trim(Big *b)
{
	int			zeros = 0;

	while (zeros < b->ndigits && b->digit[zeros] == 0)
		zeros++;
	memmove(b->digit, b->digit + zeros, b->ndigits - zeros);
	b->ndigits -= zeros;
	while (b->ndigits > 0 && b->digit[b->ndigits - 1] == 0)
		b->ndigits--, b->exponent++;
	if (b->ndigits == 0)
		b->exponent = 0, b->negative = false;
}

static void
big_room(int64 ndigits)
{
	if (ndigits > BIG_DIGITS)
		ereport(ERROR, errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("value overflows numeric format"));
}

static void
big_read(Datum datum, Big *b)
{
	DigitView	v;

	view_digits(DatumGetPointer(datum), &v);
	big_room(4 * v.ndigits);
	b->special = v.special;
	b->negative = v.negative;
	b->ndigits = 0;
	for (int i = 0; i < v.ndigits; i++)
		for (int digit = digit_at(&v, i), unit = 1000; unit > 0; digit %= unit, unit /= 10)
			b->digit[b->ndigits++] = digit / unit;
	b->exponent = 4 * (v.weight - v.ndigits + 1);
	big_trim(b);
}

static Datum
big_numeric(const Big *b)
{
	if (b->special)
	{
		char	   *result = palloc(VARHDRSZ + sizeof(uint16));

		SET_VARSIZE(result, VARHDRSZ + sizeof(uint16));
		memcpy(result + VARHDRSZ, &b->special, sizeof(uint16));
		return PointerGetDatum(result);
	}
	return NumericGetDatum(numeric_from_digits(b->negative, b->digit, b->ndigits, b->exponent));
}

/* zeros at the end, so that the last digit is of that exponent */
static void
big_extend(Big *b, int exponent)
{
	if (b->ndigits == 0)
		b->exponent = exponent;
	big_room((int64) b->ndigits + b->exponent - exponent);
	while (b->exponent > exponent)
		b->digit[b->ndigits++] = 0, b->exponent--;
}

/* of sizes, both of one exponent */
static int
big_compare_size(const Big *a, const Big *b)
{
	if (a->ndigits != b->ndigits)
		return a->ndigits < b->ndigits ? -1 : 1;
	return memcmp(a->digit, b->digit, a->ndigits);
}

static void
big_add(Big *a, Big *b, Big *result)
{
	int			exponent = Min(a->exponent, b->exponent),
				carry = 0,
				n;

	if (a->ndigits == 0)
		exponent = b->exponent;
	if (b->ndigits == 0)
		exponent = a->exponent;
	result->special = 0;
	if (a->special || b->special)
	{
		result->special = a->special == 0 ? b->special : b->special == 0 || a->special == b->special ? a->special : LAYOUT_NAN;
		return;
	}
	big_extend(a, exponent);
	big_extend(b, exponent);
	if (big_compare_size(a, b) < 0)
	{
		Big		   *swap = a;

		a = b;
		b = swap;
	}
	n = a->ndigits + 1;
	big_room(n);
	for (int i = 0; i < n; i++)
	{
		int			x = i < a->ndigits ? a->digit[a->ndigits - 1 - i] : 0,
					y = i < b->ndigits ? b->digit[b->ndigits - 1 - i] : 0,
					sum = (a->negative == b->negative ? x + y : x - y) + carry;

		carry = sum < 0 ? -1 : sum / 10;
		result->digit[n - 1 - i] = sum < 0 ? sum + 10 : sum % 10;
	}
	result->ndigits = n;
	result->negative = a->negative;
	result->exponent = exponent;
	big_trim(result);
}

static int
big_compare(Big *a, Big *b)
{
	Big			difference;

	if (a->special || b->special)
	{
		/* -Infinity, numbers, Infinity, NaN */
		int			x = a->special == LAYOUT_NINF ? -1 : a->special == LAYOUT_PINF ? 1 : a->special ? 2 : 0,
					y = b->special == LAYOUT_NINF ? -1 : b->special == LAYOUT_PINF ? 1 : b->special ? 2 : 0;

		return x < y ? -1 : x > y;
	}
	b->negative = !b->negative;
	big_add(a, b, &difference);
	return difference.ndigits == 0 ? 0 : difference.negative ? -1 : 1;
}

static Big	left,
			right,
			outcome;

#define READ_TWO() \
	(big_read(PG_GETARG_DATUM(0), &left), big_read(PG_GETARG_DATUM(1), &right))

/* *INDENT-OFF* */
Datum numeric_cmp(PG_FUNCTION_ARGS) { READ_TWO(); PG_RETURN_INT32(big_compare(&left, &right)); }
Datum numeric_ge(PG_FUNCTION_ARGS) { READ_TWO(); PG_RETURN_BOOL(big_compare(&left, &right) >= 0); }
Datum numeric_lt(PG_FUNCTION_ARGS) { READ_TWO(); PG_RETURN_BOOL(big_compare(&left, &right) < 0); }
Datum numeric_add(PG_FUNCTION_ARGS) { READ_TWO(); big_add(&left, &right, &outcome); return big_numeric(&outcome); }
Datum numeric_trim_scale(PG_FUNCTION_ARGS) { big_read(PG_GETARG_DATUM(0), &left); return big_numeric(&left); }
bool numeric_is_nan(Numeric num) { big_read(NumericGetDatum(num), &left); return left.special == LAYOUT_NAN; }
bool numeric_is_inf(Numeric num) { big_read(NumericGetDatum(num), &left); return left.special != 0 && left.special != LAYOUT_NAN; }
/* *INDENT-ON* */

Datum
numeric_sub(PG_FUNCTION_ARGS)
{
	READ_TWO();
	right.negative = !right.negative;
	if (right.special == LAYOUT_PINF || right.special == LAYOUT_NINF)
		right.special = right.special == LAYOUT_PINF ? LAYOUT_NINF : LAYOUT_PINF;
	big_add(&left, &right, &outcome);
	return big_numeric(&outcome);
}

Datum
numeric_abs(PG_FUNCTION_ARGS)
{
	big_read(PG_GETARG_DATUM(0), &left);
	left.negative = false;
	if (left.special == LAYOUT_NINF)
		left.special = LAYOUT_PINF;
	return big_numeric(&left);
}

Datum
numeric_mul(PG_FUNCTION_ARGS)
{
	static int	column[BIG_DIGITS];
	int			n,
				carry = 0;

	READ_TWO();
	outcome.special = left.special || right.special ? LAYOUT_NAN : 0;
	n = left.ndigits + right.ndigits;
	big_room(n);
	memset(column, 0, sizeof(int) * n);
	for (int i = 0; i < left.ndigits; i++)
		for (int j = 0; j < right.ndigits; j++)
			column[i + j + 1] += left.digit[i] * right.digit[j];
	for (int i = n - 1; i >= 0; i--)
	{
		carry += column[i];
		outcome.digit[i] = carry % 10;
		carry /= 10;
	}
	outcome.ndigits = n;
	outcome.exponent = left.exponent + right.exponent;
	outcome.negative = left.negative != right.negative;
	big_trim(&outcome);
	return big_numeric(&outcome);
}

/* the whole part of the quotient */
Datum
numeric_div_trunc(PG_FUNCTION_ARGS)
{
	static Big	rest,
				next;
	int			exponent;

	READ_TWO();
	if (right.ndigits == 0 && !right.special)
		ereport(ERROR, errcode(ERRCODE_DIVISION_BY_ZERO), errmsg("division by zero"));
	outcome.special = left.special || right.special ? LAYOUT_NAN : 0;
	outcome.ndigits = outcome.exponent = 0;
	outcome.negative = left.negative != right.negative;
	exponent = Min(left.exponent, right.exponent);
	big_extend(&left, exponent);
	big_extend(&right, exponent);
	memset(&rest, 0, offsetof(Big, digit));
	right.negative = true;
	right.exponent = 0;
	for (int i = 0; i < left.ndigits; i++)
	{
		int			digit = 0;

		rest.digit[rest.ndigits++] = left.digit[i];
		if (rest.ndigits == 1 && rest.digit[0] == 0)
			rest.ndigits = 0;
		while (rest.ndigits > 0 && big_compare_size(&rest, &right) >= 0)
		{
			next = right;
			big_add(&rest, &next, &outcome);
			if (outcome.ndigits > 0)
				big_extend(&outcome, 0);
			rest = outcome;
			digit++;
		}
		left.digit[i] = digit;
	}
	outcome = left;
	outcome.exponent = 0;
	outcome.negative = false;
	big_trim(&outcome);
	return big_numeric(&outcome);
}

static Datum
round_to(FunctionCallInfo fcinfo, bool up)
{
	int			exponent = -PG_GETARG_INT32(1);
	int			dropped;

	big_read(PG_GETARG_DATUM(0), &left);
	dropped = exponent - left.exponent;
	if (left.special || dropped <= 0)
		return big_numeric(&left);
	memset(&right, 0, offsetof(Big, digit));
	if (up && dropped <= left.ndigits && left.digit[left.ndigits - dropped] >= 5)
	{
		right.ndigits = 1;
		right.digit[0] = 1;
		right.exponent = exponent;
		right.negative = left.negative;
	}
	left.ndigits = Max(left.ndigits - dropped, 0);
	left.exponent = exponent;
	big_trim(&left);
	big_add(&left, &right, &outcome);
	return big_numeric(&outcome);
}

/* *INDENT-OFF* */
Datum numeric_round(PG_FUNCTION_ARGS) { return round_to(fcinfo, true); }
Datum numeric_trunc(PG_FUNCTION_ARGS) { return round_to(fcinfo, false); }
/* *INDENT-ON* */

Datum
numeric_out(PG_FUNCTION_ARGS)
{
	char	   *text,
			   *to;

	big_read(PG_GETARG_DATUM(0), &left);
	if (left.special)
		return CStringGetDatum(pstrdup(left.special == LAYOUT_NAN ? "NaN" : left.special == LAYOUT_PINF ? "Infinity" : "-Infinity"));
	if (left.exponent > 0)
		big_extend(&left, 0);
	to = text = palloc(left.ndigits - left.exponent + 4);
	if (left.negative)
		*to++ = '-';
	if (left.ndigits + left.exponent <= 0)
		*to++ = '0';
	for (int at = Max(left.ndigits + left.exponent, 0) - 1; at >= left.exponent; at--)
	{
		int			i = left.ndigits + left.exponent - 1 - at;

		if (at == -1)
			*to++ = '.';
		*to++ = '0' + (i < 0 ? 0 : left.digit[i]);
	}
	*to = '\0';
	PG_RETURN_CSTRING(text);
}

/* what JSON writes */
Datum
numeric_in(PG_FUNCTION_ARGS)
{
	const char *p = PG_GETARG_CSTRING(0);
	bool		point = false;
	char	   *end;

	memset(&left, 0, offsetof(Big, digit));
	if (*p == '-' || *p == '+')
		left.negative = *p++ == '-';
	if (*p != '.' && (*p < '0' || *p > '9'))
		goto wrong;
	for (; (*p >= '0' && *p <= '9') || (*p == '.' && !point); p++)
		if (*p == '.')
			point = true;
		else if (left.ndigits > 0 || *p != '0')
		{
			big_room(left.ndigits + 1);
			left.digit[left.ndigits++] = *p - '0';
			left.exponent -= point;
		}
		else
			left.exponent -= point;
	if (*p == 'e' || *p == 'E')
	{
		long		exponent = strtol(p + 1, &end, 10);

		if (end == p + 1 || end[-1] < '0' || end[-1] > '9')
			goto wrong;
		if (exponent > 1000 || exponent < -1000)
			big_room(BIG_DIGITS + 1);
		left.exponent += (int) exponent;
		p = end;
	}
	if (*p != '\0')
		goto wrong;
	big_trim(&left);
	return big_numeric(&left);
wrong:
	ereport(ERROR, errcode(ERRCODE_INVALID_TEXT_REPRESENTATION), errmsg("invalid input syntax for type numeric"));
}

Datum
hash_numeric_extended(PG_FUNCTION_ARGS)
{
	big_read(PG_GETARG_DATUM(0), &left);
	return hash_any_extended(left.digit, left.ndigits, left.exponent + left.negative);
}

Numeric
int64_to_numeric(int64 value)
{
	return numeric_from_uint128(value < 0, value < 0 ? -(uint64) value : (uint64) value, 0);
}
