-- A code of another part may not be given while the model has no such part; from then on it must be one of its rows.

DO $absent$
DECLARE
	r record;
BEGIN
	FOR r IN
		SELECT c.conrelid::regclass AS place, c.conname, a.attname, k.oid::regclass AS refers
		FROM (VALUES ('service_request', 'enterprise'), ('service_request', 'project'), ('initiative', 'project'), ('target', 'initiative'), ('project', 'owner'), ('project_state', 'owner'), ('model_option', 'names_in')) v (table_name, column_name)
		JOIN pg_class t ON t.relnamespace = '@m@'::regnamespace AND t.relname = v.table_name
		JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = v.column_name
		JOIN pg_constraint c ON c.conrelid = t.oid AND c.conname = v.table_name || '_' || v.column_name || '_absent'
		-- the table of a code has its name, but that of an owner, and of a language
		JOIN pg_class k ON k.relnamespace = t.relnamespace AND k.relname = CASE v.column_name WHEN 'owner' THEN 'department' WHEN 'names_in' THEN 'language' ELSE v.column_name END
	LOOP
		EXECUTE format('ALTER TABLE %1$s DROP CONSTRAINT %2$I, ADD FOREIGN KEY (%3$I) REFERENCES %4$s', r.place, r.conname, r.attname, r.refers);
	END LOOP;
END
$absent$;
