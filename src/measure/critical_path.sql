/* critical_path: how long tasks take that wait for one another */

CREATE FUNCTION @extschema@.critical_path(durations pg_catalog.int8[], followers pg_catalog.int4[], predecessors pg_catalog.int4[])
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'critical_path'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.critical_path(pg_catalog.int8[], pg_catalog.int4[], pg_catalog.int4[]) IS
'how long tasks take when each starts as soon as all it waits for are finished: the longest path over the dependencies, exact, in the unit of durations (such as microseconds); task followers[i] waits for task predecessors[i], tasks are numbered from 1 in the order of durations; without dependencies the longest duration, NULL without tasks or when an argument is NULL; a cycle or a negative duration is error 22023, a number that is not that of a task or lists of different lengths 2202E, a NULL inside a list 22004, a sum beyond bigint 22003';

