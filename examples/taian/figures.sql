-- Every figure of the first office's half-year report that the board answers, each
-- from a query: section and number, what it is, the figure as printed.
-- Expects the model in schema taian (see data.sql and office.sql).

CREATE TEMP VIEW figure AS
WITH board AS (
	SELECT * FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'
), part AS (
	SELECT * FROM taian.structure WHERE region = 'taian' AND period = '2023-01-01/P5M'
), chains AS (
	SELECT * FROM taian.chain_board
	WHERE indicator = 'chain_investment' AND region = 'taian' AND period = '2023-Q2' AND on_date = '2023-05-31'
), stock AS (
	SELECT * FROM taian.project_stock WHERE region = 'taian' AND on_date = '2023-05-31'
), flow AS (
	SELECT * FROM taian.pipeline_flow WHERE region = 'taian' AND period = '2023-05'
), ladder AS (
	SELECT * FROM taian.ladder_board
	WHERE region = 'taian' AND on_date = '2025-12-31' AND ladder = 'key_enterprises' AND kind = 'forecast'
)
-- A. Indicators
SELECT row_number() OVER (ORDER BY f.id COLLATE "C") AS line, f.*
FROM (
SELECT a.id, b.indicator_name || a.what AS what, a.value
FROM board b
JOIN (VALUES ('A1', 'value_added'), ('A2', 'industrial_investment'), ('A3', 'industrial_upgrade'),
	('A4', 'manufacturing_upgrade'), ('A5', 'manufacturing_investment'), ('A6', 'funds_in_place'),
	('A7', 'industrial_private_investment')) AS k (id, indicator) ON k.indicator = b.indicator
CROSS JOIN LATERAL (VALUES
	(k.id, ': growth %', b.growth),
	(k.id || ' gap', ': gap to the province, pp', b.pp_gap),
	(k.id || ' reference gap', ': gap to its reference indicator, pp', b.reference_pp_gap),
	(k.id || ' rank', ': rank (' || b.rank_source || ') of ' || b.peers, b.rank::numeric),
	(k.id || ' province', ': growth of the province %', b.parent_growth),
	(k.id || ' reference', ': growth of its reference indicator %', b.reference_growth)) AS a (id, what, value)
WHERE a.value IS NOT NULL
-- B. Structure
UNION ALL
SELECT a.* FROM part p
CROSS JOIN LATERAL (VALUES
	('B1', 'industrial investment, share of all investment %', p.share),
	('B2', 'change of that share on the year, pp', p.share_change),
	('B2 base', 'that share a year earlier %', p.share_base),
	('B3', 'contribution to the growth of all investment, pp', p.contribution),
	('B5', 'growth of all investment %', p.total_growth)) AS a (id, what, value)
WHERE p.indicator = 'industrial_investment'
UNION ALL
SELECT 'B4', 'manufacturing, share of industrial investment %', stat_round(share(p.value, p.total), 0)
FROM part p WHERE p.indicator = 'manufacturing_investment'
UNION ALL
SELECT a.* FROM part p
CROSS JOIN LATERAL (VALUES
	('B6', 'growth of the rest of investment %', p.growth),
	('B6 contribution', 'contribution of the rest, pp', stat_round(contribution(p.value, p.base, p.total_base), 2)),
	('B6 residual', 'printed growth less the printed contributions, pp', p.residual)) AS a (id, what, value)
WHERE p.indicator = 'other_investment'
-- C. Targets by chain
UNION ALL
SELECT DISTINCT a.* FROM chains c
CROSS JOIN LATERAL (VALUES
	('C1', 'key industry chains', c.chains::numeric),
	('C2', 'second-quarter target completed, sum over sum %', c.overall_completion),
	('C4', 'pace if the target is the quarter''s flow, pp', c.overall_pace_gap)) AS a (id, what, value)
WHERE c.kind = 'flow'
UNION ALL
SELECT 'C3', 'chains above that average: ' || string_agg(c.chain_name, ', ' ORDER BY c.completion DESC, c.chain), count(*)
FROM chains c WHERE c.kind = 'flow' AND c.above_overall
UNION ALL
SELECT DISTINCT a.* FROM chains c
CROSS JOIN LATERAL (VALUES
	('C2 cumulative', 'the same, if the target is cumulative %', c.overall_completion),
	('C5', 'pace if the target is cumulative to June, pp', c.overall_pace_gap)) AS a (id, what, value)
WHERE c.kind = 'cumulative'
-- D. Projects under construction
UNION ALL
SELECT a.* FROM stock s
JOIN (VALUES ('D1', 'all', 'all', 'industrial projects under construction'),
	('D2', 'all', '100m_or_more', 'of them with 100 million yuan or more'),
	('D3', 'technical_upgrade', 'all', 'technical-upgrade projects'),
	('D4', 'technical_upgrade', '100m_or_more', 'of them with 100 million yuan or more')) AS k (id, kind, size_class, what)
	ON k.kind = s.kind AND k.size_class = s.size_class
CROSS JOIN LATERAL (VALUES
	(k.id, k.what, s.projects::numeric),
	(k.id || ' change', k.what || ', change on the year', s.change::numeric),
	(k.id || ' growth', k.what || ', growth %', s.growth)) AS a (id, what, value)
UNION ALL
SELECT CASE WHEN s.size_class = '100m_or_more' THEN 'D5 large' ELSE 'D5 small' END,
	'contribution of projects ' || s.size_class_name || ', pp', s.contribution
FROM stock s WHERE s.kind = 'all' AND s.size_class <> 'all'
-- E. The pipeline since January
UNION ALL
SELECT a.* FROM flow f
JOIN (VALUES ('E1', 'planned'), ('E2', 'chosen'), ('E3', 'signed'), ('E4', 'started')) AS k (id, stage) ON k.stage = f.stage
CROSS JOIN LATERAL (VALUES
	(k.id, 'projects ' || f.stage_name, f.entries_ytd::numeric),
	(k.id || ' in batches', 'projects ' || f.stage_name || ' in joint events', nullif(f.batch_entries_ytd, 0)::numeric),
	(k.id || ' amount', 'their planned investment, billion yuan',
	 CASE WHEN k.id IN ('E1', 'E4') THEN stat_round(f.amount_ytd / 1e9, 3) END)) AS a (id, what, value)
WHERE a.value IS NOT NULL
UNION ALL
SELECT DISTINCT 'E5', 'projects to be attracted in the year, over ' || b.chains || ' chains', b.overall_target
FROM taian.chain_board b
WHERE b.indicator = 'projects_attracted' AND b.region = 'taian' AND b.period = '2023' AND b.on_date = '2023-05-31'
-- F. Enterprises and services
UNION ALL
SELECT k.id, l.ladder_name || k.what, l.enterprises
FROM ladder l
JOIN (VALUES ('F1', 'all', ''), ('F2', '10bn', ', of them to pass 10 billion yuan of revenue by the end of 2025'),
	('F3', '5bn', ', of them to pass 5 billion')) AS k (id, tier, what) ON k.tier = l.tier
UNION ALL
SELECT 'F4', 'enterprises assessed: ' || g.scheme_name, g.enterprises
FROM taian.assessment_grades g
WHERE g.region = 'taian' AND g.on_date = '2023-05-31' AND g.scheme = 'digital' AND g.round = '2023' AND g.grade = 'all'
UNION ALL
SELECT 'F5', 'departments that take service requests side by side', b.departments
FROM taian.service_board b
WHERE b.region = 'taian' AND b.on_date = '2023-05-31'
UNION ALL
SELECT a.* FROM taian.agreement_board b
JOIN (VALUES ('F6', 'all'), ('F6 industry', 'industry')) AS k (id, purpose) ON k.purpose = b.purpose
CROSS JOIN LATERAL (VALUES
	('F6 banks', 'provincial banks that agreed credit', CASE WHEN b.purpose = 'all' THEN b.parties END::numeric),
	(k.id, 'credit agreed, ' || b.purpose_name || ', billion yuan', stat_round(b.amount / 1e9, 0)),
	(k.id || ' share', 'share of it ' || b.purpose_name || ' %', CASE WHEN b.purpose <> 'all' THEN b.share END)) AS a (id, what, value)
WHERE b.region = 'taian' AND b.on_date = '2023-05-31' AND b.kind = 'credit' AND a.value IS NOT NULL
UNION ALL
SELECT a.* FROM taian.membership_board b
CROSS JOIN LATERAL (VALUES
	('F7', 'enterprises on the service platform', b.members::numeric),
	('F7 complete', 'of them with a complete profile', b.profiles_completed),
	('F7 share', 'of them with a complete profile %', b.profile_share)) AS a (id, what, value)
WHERE b.region = 'taian' AND b.on_date = '2023-05-31' AND b.platform = 'reception_hall'
-- G. Mechanisms
UNION ALL
SELECT a.* FROM (
	SELECT count(*) FILTER (WHERE p.level = 1) AS actions,
		count(*) FILTER (WHERE p.kind = 'contest') AS contests, count(*) FILTER (WHERE p.kind = 'inquiry') AS inquiries,
		count(*) FILTER (WHERE p.kind = 'campaign') AS campaigns,
		count(*) FILTER (WHERE p.parent_initiative = 'chains') AS chains, count(*) FILTER (WHERE p.parent_initiative = 'lists') AS lists,
		count(*) FILTER (WHERE p.kind = 'measure') AS measures,
		max(p.tasks) FILTER (WHERE p.initiative = 'attraction') AS attraction,
		count(*) FILTER (WHERE p.parent_initiative LIKE 'schedule-%' AND p.owner IS NOT NULL AND p.due_on IS NOT NULL) AS owned
	FROM taian.initiative_progress p
	WHERE p.region = 'taian' AND p.on_date = '2023-05-31') p
CROSS JOIN LATERAL (VALUES
	('G actions', 'actions', p.actions::numeric),
	('G1 contests', 'contests', p.contests), ('G1 inquiries', 'inquiries', p.inquiries), ('G2', 'breakthroughs', p.campaigns),
	('G3', 'chains joined', p.chains), ('G3 lists', 'lists of tens, hundreds and thousands', p.lists), ('G3 measures', 'measures for digital transformation', p.measures),
	('G2 attraction', 'tasks of the attraction schedules', p.attraction),
	('G2 owned', 'of them with an owner and a due date', p.owned)) AS a (id, what, value)
UNION ALL
SELECT 'G half', 'actions of which half is done when half of the year has passed', count(*)
FROM taian.initiative_progress p
WHERE p.region = 'taian' AND p.on_date = '2023-06-30' AND p.level = 1 AND p.half_passed
) f;
