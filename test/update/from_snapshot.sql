/* From the snapshot to the present version: written by hand, checked by test/whole/update.t */

\echo Use "ALTER EXTENSION indstat UPDATE" to load this file. \quit

SET LOCAL search_path TO pg_catalog, pg_temp;

-- They take more arguments now.  Nothing was released: from the first release on
-- a function that somebody may call stays, and its like with more arguments comes beside it.
DROP FUNCTION @extschema@.create_model(pg_catalog.name);
DROP FUNCTION @extschema@.model_ddl(pg_catalog.name);
DROP FUNCTION @extschema@.model_names(pg_catalog.name);
@create model_ddl@
@create model_names@
@create create_model@
@create model_check@
