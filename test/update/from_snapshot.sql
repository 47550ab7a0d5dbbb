/* From the snapshot to the present version: written by hand, checked by test/whole/update.t */

\echo Use "ALTER EXTENSION indstat UPDATE" to load this file. \quit

SET LOCAL search_path TO pg_catalog, pg_temp;
