/* indstat: the head of the install script, which is the SQL files of src/ joined in layer order */

\echo Use "CREATE EXTENSION indstat" to load this file. \quit

/*
 * Locked before anything else, so that no object of another schema can
 * capture a call of this script.  What follows names everything in full.
 */
SET LOCAL search_path TO pg_catalog, pg_temp;

/*
 * COST of the functions below is about the time of a call on a value of usual
 * size (a series of ten years, a cross-section of a hundred members), where a
 * comparison of two integers is 1; what is not given has the server's default
 * and about that time.  It decides in which order conditions are tested and
 * whether workers pay, so only its magnitude matters.  SSPACE is the memory of
 * a state after a usual group, for the choice between hashing and sorting:
 * bytes that bench/memory has measured.
 */

/*
 * What nobody calls by name: the functions behind types, operators, aggregates
 * and indexes.  Nobody may use the schema, and nothing that a dump names lives
 * in it; whoever has a schema of that name keeps it, and gets an error here.
 */
CREATE SCHEMA indstat_internal;
COMMENT ON SCHEMA indstat_internal IS
'functions behind the types, operators, aggregates and indexes of indstat; they are not to be called by name and may change with any version';
