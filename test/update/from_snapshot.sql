/* From the snapshot to the present version: written by hand, checked by test/whole/update.t */

\echo Use "ALTER EXTENSION indstat UPDATE" to load this file. \quit

SET LOCAL search_path TO pg_catalog, pg_temp;

-- Helpers of create_model that are no functions any longer.  Nothing was released: from
-- the first release on a function that somebody may call stays.
DROP FUNCTION @extschema@.model_names(pg_catalog.name);
DROP FUNCTION @extschema@.model_relation_set(pg_catalog.regclass);
@replace model_ddl@
@replace create_model@
@replace grant_again@
@create model_check@
