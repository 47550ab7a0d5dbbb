-- Constructed projects for the benchmark of the pipeline: :projects of them in 16
-- regions, six stage events each, one event in fifty corrected later.
-- Expects a model in the search_path.

INSERT INTO region (region) SELECT 'r' || lpad(n::text, 2, '0') FROM generate_series(1, 16) n;
INSERT INTO chain (chain) SELECT 'c' || lpad(n::text, 2, '0') FROM generate_series(1, 13) n;

INSERT INTO project (project, region, chain, kind, planned_investment)
SELECT 'p' || lpad(n::text, 7, '0'), 'r' || lpad((1 + n % 16)::text, 2, '0'), 'c' || lpad((1 + n % 13)::text, 2, '0'),
	CASE WHEN n % 3 = 0 THEN 'technical_upgrade' ELSE 'new' END, 1000000 * (1 + n::bigint * 7919 % 400)
FROM generate_series(1, :projects) n;

INSERT INTO project_stage_event (project, stage, happened_on, recorded_at, batch)
SELECT 'p' || lpad(n::text, 7, '0'), s.stage, d.day, d.day::timestamp AT TIME ZONE 'UTC' + interval '2 days',
	CASE WHEN s.stage IN ('signed', 'started') AND n % 4 = 0 THEN 'joint ' || date_trunc('month', d.day)::date END
FROM generate_series(1, :projects) n
CROSS JOIN (VALUES ('planned', 0), ('reviewed', 40), ('signed', 110), ('started', 230), ('under_construction', 250), ('completed', 700)) AS s (stage, days)
CROSS JOIN LATERAL (SELECT date '2015-01-01' + (n::bigint * 104729 % 2900)::integer + s.days + (n::bigint * s.days % 19)::integer AS day) d
ORDER BY d.day, n;

-- learnt later: it was a week after
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at)
SELECT project, stage, happened_on + 7, recorded_at + interval '60 days'
FROM project_stage_event WHERE stage = 'completed' AND substr(project, 2)::integer % 8 = 0;

-- what every chain of every region is to attract in 2021: 208 targets, counted from the events
INSERT INTO indicator (indicator) VALUES ('attracted');
INSERT INTO pipeline_indicator (indicator, stage) VALUES ('attracted', 'signed');
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at)
SELECT 'attracted', r.region, c.chain, '2021', 'flow', 40, '2021-01-01' FROM region r CROSS JOIN chain c;
