-- Statistics of every table of the owner's: ANALYZE alone warns of each table of
-- the catalogue that only a superuser may look through.
SELECT 'ANALYZE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
WHERE c.relkind IN ('r', 'p') AND c.relowner = current_user::regrole
\gexec
