/* indstat: the head of the install script, which is the SQL files of src/ joined in layer order */

\echo Use "CREATE EXTENSION indstat" to load this file. \quit

/*
 * Locked before anything else, so that no object of another schema can
 * capture a call of this script.  What follows names everything in full.
 */
SET LOCAL search_path TO pg_catalog, pg_temp;

