/* From the present version to what test/update/change makes of it */

\echo Use "ALTER EXTENSION indstat UPDATE" to load this file. \quit

SET LOCAL search_path TO pg_catalog, pg_temp;

@replace sparkline@
@replace localised_name@
@replace growth_breadth@
@create growth_doubled@
@replace model_ddl@
