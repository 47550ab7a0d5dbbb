/* csv: lines of files that others wrote, taken apart and put together */

CREATE FUNCTION @extschema@.csv_fields(line pg_catalog.text, delimiter pg_catalog.text DEFAULT ',', quote pg_catalog.text DEFAULT '"')
RETURNS pg_catalog.text[]
AS 'MODULE_PATHNAME', 'csv_fields'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.csv_fields(pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'the cells of one record of CSV (RFC 4180), without the end of its line; an empty quote means that the file has none. An empty cell is an empty text; NULL if a quote is not closed, which means that the record goes on in the next line. A delimiter or quote of more than one character is error 22023';

CREATE FUNCTION @extschema@.csv_line(cells pg_catalog.text[], delimiter pg_catalog.text DEFAULT ',')
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'csv_line'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.csv_line(pg_catalog.text[], pg_catalog.text) IS
'one record of CSV (RFC 4180) of cells, without an end of line: a cell is quoted where it holds the delimiter, a quote or an end of line; NULL is an empty cell. A delimiter of more than one character is error 22023';

CREATE FUNCTION @extschema@.number_from_text(value pg_catalog.text, decimal_mark pg_catalog.text DEFAULT '.', group_mark pg_catalog.text DEFAULT '')
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'number_from_text'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.number_from_text(pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'the number that a text writes with this decimal mark and, if not empty, this mark between groups of three digits (a blank stands for no-break and narrow ones too): 20.184,9 with , and . is 20184.9. Spaces at the ends, a sign and an exponent of up to three digits are read. NULL for every other text, NaN and infinity among them, and for more than 200 digits; a mark of more than one character is error 22023';

CREATE FUNCTION @extschema@.stage_line()
RETURNS trigger
AS 'MODULE_PATHNAME', 'stage_line'
LANGUAGE C PARALLEL UNSAFE;
COMMENT ON FUNCTION @extschema@.stage_line() IS
'Trigger of the view load_line of a model: instead of INSERT the lines go into load_staged beside it, hundreds at once, with the rights of whoever inserts; after the statement the last of them do';
