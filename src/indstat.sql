/* indstat: the head of the install script, which is the SQL files of src/ joined in layer order */

\echo Use "CREATE EXTENSION indstat" to load this file. \quit

/*
 * Locked before anything else, so that no object of another schema can
 * capture a call of this script.  What follows names everything in full.
 */
SET LOCAL search_path TO pg_catalog, pg_temp;

/*
 * What nobody calls by name: the functions behind types, operators, aggregates
 * and indexes.  Nobody may use the schema, and nothing that a dump names lives
 * in it; whoever has a schema of that name keeps it, and gets an error here.
 */
CREATE SCHEMA indstat_internal;
COMMENT ON SCHEMA indstat_internal IS
'functions behind the types, operators, aggregates and indexes of indstat; they are not to be called by name and may change with any version';
