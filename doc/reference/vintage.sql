-- # What was known when
-- Besides the period that a figure is about there is the time when it was known. The setting `indstat.as_of`, or an argument, asks for earlier knowledge.

-- ## as_of
-- The setting can be set by anybody, for a session or (safe behind a pooler) for a transaction.
SELECT as_of() AS unset;
BEGIN;
SET LOCAL indstat.as_of = '2023-06-05 00:00+08';
SELECT as_of() AT TIME ZONE 'Asia/Shanghai' AS known_at;
COMMIT;

-- ## as_known
-- Projects under construction at the end of May, as known now and on 5 June.
SELECT 'now' AS known, projects FROM project_stock WHERE region = 'taian' AND on_date = '2023-05-31' AND kind = 'all' AND size_class = 'all'
UNION ALL
SELECT 'on 5 June', projects FROM as_known('2023-06-05 00:00+08', NULL::taian.project_stock, '{"region": "taian", "on_date": "2023-05-31", "kind": "all", "size_class": "all"}');
