-- Where the model is, and what it is.

-- What is not of pg_catalog is named in full: nobody's better match can get in between.
SET LOCAL search_path TO pg_catalog, pg_temp;

CREATE SCHEMA IF NOT EXISTS @m@;

-- Part of the structure, not of the rows: a restore of data alone does not change it.
-- The extension reads these in the catalogue and runs nothing.
CREATE OR REPLACE FUNCTION @m@.model_parts()
RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '@parts@'::text[];
COMMENT ON FUNCTION @m@.model_parts() IS 'The parts that the model was made with: figures, and any of targets, projects, enterprises, services, actions, bulletin. create_model reads this and writes it anew.';

CREATE OR REPLACE FUNCTION @m@.model_version()
RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN @version@;
COMMENT ON FUNCTION @m@.model_version() IS 'Number of the last migration that the model has been through, or was made after. create_model reads this, and writes it anew when it has brought the model up to date.';
