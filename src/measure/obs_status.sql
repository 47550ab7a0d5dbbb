
/* obs_status: SDMX observation status and its precedence */

CREATE FUNCTION @extschema@.is_obs_status(status pg_catalog.text)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'obs_status_is_obs_status'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.is_obs_status(pg_catalog.text) IS
'whether a text is a code of the SDMX list CL_OBS_STATUS (one upper-case letter); NULL if NULL';

CREATE FUNCTION @extschema@.combined_status(a pg_catalog.text, b pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'obs_status_combined'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.combined_status(pg_catalog.text, pg_catalog.text) IS
'observation status of a figure made of two others, by the precedence that SDMX recommends where there is room for one flag (Possible Ways of Implementing the Observation Status Concept, version 2.0), highest first: B time series break, O missing, M missing: cannot exist, L missing: exists but was not collected, H missing: holiday, Q missing: suppressed, J derogation, S strike and other special events, D definition differs, K included in another category, W includes another category, I imputed, F forecast, E estimated, P provisional, N not significant, U low reliability, V unvalidated, G experimental, A normal; a NULL is left out; NULL if both are NULL; any other code is an error (22023)';

CREATE AGGREGATE @extschema@.combined_status(status pg_catalog.text) (
	SFUNC = @extschema@.combined_status,
	STYPE = pg_catalog.text,
	COMBINEFUNC = @extschema@.combined_status,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.combined_status(pg_catalog.text) IS
'observation status of a figure made of the figures of the rows, by the precedence that SDMX recommends where there is room for one flag (Possible Ways of Implementing the Observation Status Concept, version 2.0), highest first: B time series break, O missing, M missing: cannot exist, L missing: exists but was not collected, H missing: holiday, Q missing: suppressed, J derogation, S strike and other special events, D definition differs, K included in another category, W includes another category, I imputed, F forecast, E estimated, P provisional, N not significant, U low reliability, V unvalidated, G experimental, A normal; rows without status are left out; NULL if none is left; any other code is an error (22023)';
