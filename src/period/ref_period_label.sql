/* ref_period_label: periods in words */

CREATE FUNCTION @extschema@.label(period @extschema@.ref_period, lang pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_label'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.label(@extschema@.ref_period, pg_catalog.text) IS
'the period in words, lang being zh (or zh-Hans), zh-Hant or en; other languages are error 22023. Chinese labels are read back by the input of the type';

CREATE FUNCTION @extschema@.label(period @extschema@.ref_period, lang pg_catalog.text, cumulative pg_catalog.bool)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_label_cumulative'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.label(@extschema@.ref_period, pg_catalog.text, pg_catalog.bool) IS
'the period in words; with cumulative, spans from January on within a year name their months (January-March, not first quarter), as cumulative series are printed';
