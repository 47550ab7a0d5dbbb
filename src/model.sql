/* model: the tables and views of an office, made in a schema of the caller's */

CREATE FUNCTION @extschema@.localised_name(lang pg_catalog.text, name_zh pg_catalog.text,
	name_zh_hant pg_catalog.text, name_en pg_catalog.text, code pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN lang OPERATOR(pg_catalog.=) 'zh' THEN COALESCE(name_zh, name_zh_hant, name_en, code)
				WHEN lang OPERATOR(pg_catalog.=) 'zh-Hant' THEN COALESCE(name_zh_hant, name_zh, name_en, code)
				ELSE COALESCE(name_en, name_zh, name_zh_hant, code) END;
END;
COMMENT ON FUNCTION @extschema@.localised_name(pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
IS 'The name of a thing in a language (zh, zh-Hant; anything else is en), or the nearest language that has one, or its code. NULL only when all are NULL.';

CREATE FUNCTION @extschema@.model_ddl(schema_name pg_catalog.name)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	home text;
BEGIN
	IF schema_name::text = '' OR schema_name::text LIKE 'pg\_%' THEN
		RAISE EXCEPTION 'invalid model schema name: "%"', schema_name
			USING ERRCODE = 'invalid_schema_name',
				  HINT = 'Name a schema of your own, for example office.';
	END IF;

	/* the operators and functions of the extension live where it was installed */
	SELECT n.nspname INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
	WHERE e.extname = 'indstat';

	/* @m@ is the model's schema, @x@ the extension's */
	RETURN replace(replace($ddl$
SET LOCAL search_path TO pg_catalog, @x@, pg_temp;

CREATE SCHEMA IF NOT EXISTS @m@;

-- What the whole model agrees on: one row.
CREATE TABLE IF NOT EXISTS @m@.model_option (
	one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
	lang text NOT NULL DEFAULT 'en' CHECK (lang IN ('zh', 'zh-Hant', 'en')),
	gap_of text NOT NULL DEFAULT 'printed' CHECK (gap_of IN ('printed', 'exact'))
);
COMMENT ON TABLE @m@.model_option IS 'What the views agree on; exactly one row.';
COMMENT ON COLUMN @m@.model_option.lang IS 'Language of names and labels in the views: zh, zh-Hant or en; a name that is missing is shown in the next language that has one.';
COMMENT ON COLUMN @m@.model_option.gap_of IS 'printed: a gap or change of share is the difference of the two printed rates, so that the line adds up; exact: the exact difference, rounded once.';

CREATE TABLE IF NOT EXISTS @m@.region (
	region text PRIMARY KEY,
	parent_region text REFERENCES @m@.region CHECK (parent_region <> region),
	name_zh text,
	name_zh_hant text,
	name_en text,
	children_expected integer CHECK (children_expected > 0)
);
CREATE INDEX IF NOT EXISTS region_parent_idx ON @m@.region (parent_region);
COMMENT ON TABLE @m@.region IS 'Regions, companies or other units that are observed, as a tree.';
COMMENT ON COLUMN @m@.region.parent_region IS 'The region that gaps are measured against and among whose children ranks are taken; NULL for the top.';
COMMENT ON COLUMN @m@.region.children_expected IS 'How many children make a full peer group below this region; NULL: as many as have a row.';

CREATE TABLE IF NOT EXISTS @m@.indicator (
	indicator text PRIMARY KEY,
	parent_indicator text REFERENCES @m@.indicator CHECK (parent_indicator <> indicator),
	reference_indicator text REFERENCES @m@.indicator CHECK (reference_indicator <> indicator),
	name_zh text,
	name_zh_hant text,
	name_en text,
	frequency text NOT NULL DEFAULT 'M' CHECK (frequency IN ('A', 'S', 'T', 'Q', 'M', 'W', 'D')),
	cumulative boolean NOT NULL DEFAULT false,
	unit text,
	unit_mult smallint NOT NULL DEFAULT 0 CHECK (unit_mult BETWEEN 0 AND 15),
	decimals smallint NOT NULL DEFAULT 2 CHECK (decimals BETWEEN 0 AND 15),
	growth_decimals smallint NOT NULL DEFAULT 1 CHECK (growth_decimals BETWEEN 0 AND 15),
	higher_is_better boolean NOT NULL DEFAULT true,
	time_per_collect text NOT NULL DEFAULT 'S' CHECK (time_per_collect IN ('S', 'E', 'B', 'A', 'M', 'H', 'L', 'Y'))
);
COMMENT ON TABLE @m@.indicator IS 'What is measured, as a tree of wholes and their parts.';
COMMENT ON COLUMN @m@.indicator.parent_indicator IS 'The whole that this indicator is a part of: shares and contributions are taken of it.';
COMMENT ON COLUMN @m@.indicator.reference_indicator IS 'Another indicator of the same region whose growth this one is compared with.';
COMMENT ON COLUMN @m@.indicator.frequency IS 'SDMX CL_FREQ code: how often it is observed.';
COMMENT ON COLUMN @m@.indicator.cumulative IS 'Whether periods run from January (January-May) rather than being single ones (May).';
COMMENT ON COLUMN @m@.indicator.unit_mult IS 'SDMX CL_UNIT_MULT: values are in units of 10 to this power; 4 is ten thousand, 8 is one hundred million.';
COMMENT ON COLUMN @m@.indicator.decimals IS 'Decimals of published values.';
COMMENT ON COLUMN @m@.indicator.growth_decimals IS 'Decimals of published rates, shares and gaps.';
COMMENT ON COLUMN @m@.indicator.higher_is_better IS 'Whether the highest growth ranks first.';
COMMENT ON COLUMN @m@.indicator.time_per_collect IS 'SDMX CL_TIME_PER_COLLECT: S summed over the period, E end, B beginning, A average, M middle, H highest, L lowest, Y annualised sum.';

CREATE TABLE IF NOT EXISTS @m@.observation (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	region text NOT NULL REFERENCES @m@.region,
	value numeric CHECK (value <> 'NaN' AND value <> 'Infinity' AND value <> '-Infinity'),
	published_growth numeric CHECK (published_growth <> 'NaN' AND published_growth <> 'Infinity' AND published_growth <> '-Infinity'),
	comparable_base numeric CHECK (comparable_base <> 'NaN' AND comparable_base <> 'Infinity' AND comparable_base <> '-Infinity'),
	published_rank integer,
	published_rank_peers integer,
	obs_status text NOT NULL DEFAULT 'A' CHECK (obs_status ~ '^[A-Z]$'),
	released_at timestamptz,
	period_start date GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	PRIMARY KEY (indicator, period, region),
	CHECK ((published_rank IS NULL) = (published_rank_peers IS NULL)),
	CHECK (published_rank BETWEEN 1 AND published_rank_peers)
);
CREATE INDEX IF NOT EXISTS observation_region_idx ON @m@.observation (indicator, region, period);
COMMENT ON TABLE @m@.observation IS 'One figure of one indicator, period and region, as it was published.';
COMMENT ON COLUMN @m@.observation.value IS 'The level, in the unit and multiplier of the indicator; NULL when only growth is published.';
COMMENT ON COLUMN @m@.observation.published_growth IS 'Published growth on the same period a year earlier, percent; it takes precedence over anything computed.';
COMMENT ON COLUMN @m@.observation.comparable_base IS 'The level a year earlier on the coverage of this period; it takes precedence over the level that was published then.';
COMMENT ON COLUMN @m@.observation.published_rank IS 'Published rank of growth among the children of the parent region; it takes precedence over a computed one.';
COMMENT ON COLUMN @m@.observation.published_rank_peers IS 'How many regions the published rank is among.';
COMMENT ON COLUMN @m@.observation.obs_status IS 'SDMX CL_OBS_STATUS code: A normal, P provisional, E estimated, B break, M missing ...';
COMMENT ON COLUMN @m@.observation.period_start IS 'First day of the period, for filters by date.';
COMMENT ON COLUMN @m@.observation.period_end IS 'Last day of the period, for filters by date.';

CREATE TABLE IF NOT EXISTS @m@.chain (
	chain text PRIMARY KEY,
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.chain IS 'Industry chains that targets and projects are set out by.';

CREATE TABLE IF NOT EXISTS @m@.chain_observation (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	region text NOT NULL REFERENCES @m@.region,
	chain text NOT NULL REFERENCES @m@.chain,
	value numeric CHECK (value <> 'NaN' AND value <> 'Infinity' AND value <> '-Infinity'),
	period_start date GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	PRIMARY KEY (indicator, period, region, chain)
);
CREATE INDEX IF NOT EXISTS chain_observation_chain_idx ON @m@.chain_observation (indicator, region, chain, period);
COMMENT ON TABLE @m@.chain_observation IS 'The level of an indicator in one industry chain of a region: the actuals that targets are held against.';

CREATE TABLE IF NOT EXISTS @m@.target (
	target_id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	indicator text NOT NULL REFERENCES @m@.indicator,
	region text NOT NULL REFERENCES @m@.region,
	chain text REFERENCES @m@.chain,
	period @x@.ref_period NOT NULL,
	kind text NOT NULL CHECK (kind IN ('flow', 'cumulative')),
	target numeric NOT NULL CHECK (target > 0 AND target <> 'NaN' AND target <> 'Infinity'),
	span @x@.ref_period GENERATED ALWAYS AS (
		CASE WHEN kind = 'flow' THEN period
			 ELSE @x@.ref_period(daterange(
				make_date(extract(year FROM @x@.end_date(period))::integer, 1, 1),
				@x@.end_date(period), '[]'))
		END) STORED,
	UNIQUE NULLS NOT DISTINCT (indicator, region, chain, period, kind)
);
COMMENT ON TABLE @m@.target IS 'What is to be reached, by region and, where chain is given, by industry chain.';
COMMENT ON COLUMN @m@.target.period IS 'The period the target is named after, for example 2023-Q2.';
COMMENT ON COLUMN @m@.target.kind IS 'flow: to be reached within the period; cumulative: from January to the end of the period.';
COMMENT ON COLUMN @m@.target.span IS 'The days the target covers, from period and kind.';

CREATE TABLE IF NOT EXISTS @m@.project_stage (
	stage text PRIMARY KEY,
	stage_order integer NOT NULL UNIQUE,
	in_stock boolean NOT NULL,
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.project_stage IS 'The stages of a project, in order.';
COMMENT ON COLUMN @m@.project_stage.in_stock IS 'Whether a project whose latest stage this is counts as under construction.';

CREATE TABLE IF NOT EXISTS @m@.size_class (
	size_class text PRIMARY KEY,
	from_investment numeric NOT NULL UNIQUE CHECK (from_investment >= 0),
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.size_class IS 'Size classes of projects; a project belongs to the class with the highest lower bound that its planned investment reaches.';
COMMENT ON COLUMN @m@.size_class.from_investment IS 'Lower bound of the planned total investment, in yuan or the currency of the model, inclusive.';

CREATE TABLE IF NOT EXISTS @m@.project (
	project text PRIMARY KEY,
	region text NOT NULL REFERENCES @m@.region,
	chain text REFERENCES @m@.chain,
	kind text NOT NULL DEFAULT 'new',
	planned_investment numeric NOT NULL CHECK (planned_investment >= 0 AND planned_investment <> 'NaN' AND planned_investment <> 'Infinity'),
	name text
);
CREATE INDEX IF NOT EXISTS project_region_idx ON @m@.project (region);
COMMENT ON TABLE @m@.project IS 'Investment projects.';
COMMENT ON COLUMN @m@.project.kind IS 'What sort of project: new, technical_upgrade or an office''s own word; all is kept for totals.';
COMMENT ON COLUMN @m@.project.planned_investment IS 'Planned total investment in yuan or the currency of the model.';

CREATE TABLE IF NOT EXISTS @m@.project_stage_event (
	event_id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	project text NOT NULL REFERENCES @m@.project,
	stage text NOT NULL REFERENCES @m@.project_stage,
	entry smallint NOT NULL DEFAULT 1 CHECK (entry > 0),
	happened_on date CHECK (isfinite(happened_on)),
	recorded_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(recorded_at)),
	batch text,
	UNIQUE (project, stage, entry, recorded_at)
);
CREATE INDEX IF NOT EXISTS project_stage_event_day_idx ON @m@.project_stage_event (happened_on, stage);
COMMENT ON TABLE @m@.project_stage_event IS 'When a project entered a stage. Never edited: a correction is a new row of the same project, stage and entry, recorded later.';
COMMENT ON COLUMN @m@.project_stage_event.entry IS 'Which entry into this stage: 2 when a suspended project is started again.';
COMMENT ON COLUMN @m@.project_stage_event.happened_on IS 'The day the stage was entered; NULL in a correction withdraws the entry.';
COMMENT ON COLUMN @m@.project_stage_event.recorded_at IS 'When the office learnt of it.';
COMMENT ON COLUMN @m@.project_stage_event.batch IS 'The batch event it was part of, such as a joint signing.';

-- Reference rows, only when the model is new.
INSERT INTO @m@.project_stage (stage, stage_order, in_stock, name_zh, name_zh_hant, name_en)
SELECT * FROM (VALUES
	('planned', 10, false, '策划', '策劃', 'planned'),
	('reviewed', 20, false, '评审', '評審', 'reviewed'),
	('chosen', 30, false, '入选优秀案例', '入選優秀案例', 'chosen'),
	('signed', 40, false, '签约', '簽約', 'signed'),
	('started', 50, true, '开工', '開工', 'started'),
	('under_construction', 60, true, '在建', '在建', 'under construction'),
	('completed', 70, false, '竣工', '竣工', 'completed'),
	('suspended', 80, false, '停建', '停建', 'suspended'),
	('cancelled', 90, false, '取消', '取消', 'cancelled')) AS v
WHERE NOT EXISTS (SELECT FROM @m@.model_option);
INSERT INTO @m@.size_class (size_class, from_investment, name_zh, name_zh_hant, name_en)
SELECT * FROM (VALUES
	('under_100m', 0, '亿元以下', '億元以下', 'under 100 million'),
	('100m_or_more', 100000000, '亿元以上', '億元以上', '100 million or more')) AS v
WHERE NOT EXISTS (SELECT FROM @m@.model_option);
INSERT INTO @m@.model_option (lang) SELECT 'en' WHERE NOT EXISTS (SELECT FROM @m@.model_option);

-- One growth for every observation, by order of authority; not rounded.
CREATE OR REPLACE VIEW @m@.observation_growth WITH (security_invoker = true) AS
SELECT o.indicator, o.period, o.region, o.value, b.value AS level_base, o.comparable_base,
	CASE WHEN o.published_growth IS NOT NULL THEN o.published_growth
		 WHEN o.comparable_base IS NOT NULL THEN @x@.yoy_growth(o.value, o.comparable_base)
		 ELSE @x@.yoy_growth(o.value, b.value)
	END AS growth,
	CASE WHEN o.published_growth IS NOT NULL THEN 'published'
		 WHEN o.value IS NULL THEN NULL
		 WHEN o.comparable_base > 0 THEN 'comparable_base'
		 WHEN o.comparable_base IS NULL AND b.value > 0 THEN 'level'
	END AS growth_source,
	CASE WHEN o.published_growth IS NOT NULL THEN NULL
		 WHEN o.value IS NULL THEN 'no_value'
		 WHEN coalesce(o.comparable_base, b.value) IS NULL THEN 'no_base'
		 WHEN coalesce(o.comparable_base, b.value) = 0 THEN 'base_zero'
		 WHEN coalesce(o.comparable_base, b.value) < 0 THEN 'base_negative'
	END AS growth_reason,
	o.published_rank, o.published_rank_peers, o.obs_status, o.period_start, o.period_end
FROM @m@.observation o
LEFT JOIN @m@.observation b
	ON b.indicator = o.indicator AND b.region = o.region
	AND b.period = @x@.same_period_last_year(o.period);
COMMENT ON VIEW @m@.observation_growth IS 'Growth on the same period a year earlier in percent, unrounded, by order of authority: published, comparable base, level; growth_reason says why it is NULL (no_value, no_base, base_zero, base_negative).';

CREATE OR REPLACE VIEW @m@.indicator_board WITH (security_invoker = true) AS
SELECT g.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	g.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	r.parent_region,
	g.period,
	@x@.label(g.period, opt.lang, i.cumulative) AS period_label,
	g.period_start, g.period_end,
	@x@.stat_round(g.value, i.decimals) AS value,
	@x@.stat_round(g.growth, i.growth_decimals) AS growth,
	g.growth_source, g.growth_reason,
	@x@.stat_round(pg.growth, i.growth_decimals) AS parent_growth,
	CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(g.growth, i.growth_decimals), @x@.stat_round(pg.growth, i.growth_decimals))
		 ELSE @x@.stat_round(@x@.pp_gap(g.growth, pg.growth), i.growth_decimals) END AS pp_gap,
	i.reference_indicator,
	@x@.stat_round(rg.growth, i.growth_decimals) AS reference_growth,
	CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(g.growth, i.growth_decimals), @x@.stat_round(rg.growth, i.growth_decimals))
		 ELSE @x@.stat_round(@x@.pp_gap(g.growth, rg.growth), i.growth_decimals) END AS reference_pp_gap,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank::bigint
		 WHEN k.peers >= k.peers_expected THEN k.rank END AS rank,
	CASE WHEN g.published_rank IS NOT NULL THEN 'published'
		 WHEN k.peers >= k.peers_expected AND k.rank IS NOT NULL THEN 'computed' END AS rank_source,
	CASE WHEN g.published_rank IS NOT NULL THEN NULL
		 WHEN r.parent_region IS NULL THEN 'no_peer_group'
		 WHEN g.growth IS NULL THEN 'no_growth'
		 WHEN k.peers < k.peers_expected THEN 'peers_missing' END AS rank_reason,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN r.parent_region IS NOT NULL THEN k.peers END AS peers,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN r.parent_region IS NOT NULL THEN k.peers_expected END AS peers_expected,
	g.obs_status
FROM @m@.observation_growth g
JOIN @m@.indicator i ON i.indicator = g.indicator
JOIN @m@.region r ON r.region = g.region
CROSS JOIN @m@.model_option opt
LEFT JOIN LATERAL (
	SELECT p.growth FROM @m@.observation_growth p
	WHERE p.indicator = g.indicator AND p.period = g.period AND p.region = r.parent_region
	OFFSET 0) pg ON true
LEFT JOIN LATERAL (
	SELECT f.growth FROM @m@.observation_growth f
	WHERE f.indicator = i.reference_indicator AND f.period = g.period AND f.region = g.region
	OFFSET 0) rg ON true
LEFT JOIN LATERAL (
	-- one precision in a peer group: exact only if no rate in it was published rounded
	SELECT CASE WHEN bool_or(s.growth_source = 'published')
				THEN @x@.rank_within(@x@.stat_round(g.growth, i.growth_decimals),
									 @x@.stat_round(s.growth, i.growth_decimals), i.higher_is_better)
				ELSE @x@.rank_within(g.growth, s.growth, i.higher_is_better) END AS rank,
		count(s.growth) AS peers,
		coalesce((SELECT up.children_expected FROM @m@.region up WHERE up.region = r.parent_region),
				 count(*))::bigint AS peers_expected
	FROM @m@.region c
	LEFT JOIN LATERAL (
		SELECT p.growth, p.growth_source FROM @m@.observation_growth p
		WHERE p.indicator = g.indicator AND p.period = g.period AND p.region = c.region
		OFFSET 0) s ON true
	WHERE c.parent_region = r.parent_region) k ON true;
COMMENT ON VIEW @m@.indicator_board IS 'Every observation with its growth (percent), the growth of the parent region and of the reference indicator, the gaps to both (percentage points) and the rank of growth among the parent''s children. Filter by indicator and period, or by indicator and region: only the rows shown and their peers are read.';
COMMENT ON COLUMN @m@.indicator_board.growth IS 'Percent on the same period a year earlier, rounded once to the indicator''s published decimals.';
COMMENT ON COLUMN @m@.indicator_board.growth_source IS 'published, comparable_base or level; NULL where growth is NULL.';
COMMENT ON COLUMN @m@.indicator_board.growth_reason IS 'Why growth is NULL: no_value, no_base, base_zero, base_negative.';
COMMENT ON COLUMN @m@.indicator_board.pp_gap IS 'Growth minus the parent region''s growth, percentage points.';
COMMENT ON COLUMN @m@.indicator_board.reference_pp_gap IS 'Growth minus the growth of the reference indicator in the same region, percentage points.';
COMMENT ON COLUMN @m@.indicator_board.rank IS 'Rank of growth among the children of the parent region; ties share a rank and leave a gap.';
COMMENT ON COLUMN @m@.indicator_board.rank_source IS 'published or computed; NULL where rank is NULL.';
COMMENT ON COLUMN @m@.indicator_board.rank_reason IS 'Why rank is NULL: no_peer_group, no_growth, peers_missing.';
COMMENT ON COLUMN @m@.indicator_board.peers IS 'How many regions have a growth to be ranked.';
COMMENT ON COLUMN @m@.indicator_board.peers_expected IS 'How many there should be.';

-- A part against its whole, on one coverage; not rounded.
CREATE OR REPLACE VIEW @m@.structure_part WITH (security_invoker = true) AS
SELECT g.indicator, i.parent_indicator, g.period, g.region, g.value, t.value AS total,
	c.base, c.total_base, g.growth, t.growth AS total_growth,
	@x@.share(g.value, t.value) AS share,
	@x@.share(c.base, c.total_base) AS share_base,
	CASE WHEN c.source IS NOT NULL THEN @x@.contribution(g.value, c.base, c.total_base)
		 WHEN g.level_base >= 0 AND t.level_base > 0 THEN @x@.share(g.level_base, t.level_base) * g.growth / 100
	END AS contribution,
	CASE WHEN c.source IS NOT NULL THEN @x@.contribution_share(g.value, c.base, t.value, c.total_base)
	END AS contribution_share,
	CASE WHEN c.source IS NOT NULL THEN c.source
		 WHEN g.growth IS NOT NULL AND g.level_base >= 0 AND t.level_base > 0 THEN 'prior_share'
	END AS contribution_source,
	g.period_start, g.period_end
FROM @m@.observation_growth g
JOIN @m@.indicator i ON i.indicator = g.indicator
CROSS JOIN LATERAL (
	SELECT p.* FROM @m@.observation_growth p
	WHERE p.indicator = i.parent_indicator AND p.period = g.period AND p.region = g.region
	OFFSET 0) t
CROSS JOIN LATERAL (
	SELECT CASE WHEN g.comparable_base IS NOT NULL AND t.comparable_base IS NOT NULL THEN 'comparable_base'
				WHEN g.growth_source = 'level' AND t.growth_source = 'level' THEN 'level' END AS source,
		   CASE WHEN g.comparable_base IS NOT NULL AND t.comparable_base IS NOT NULL THEN g.comparable_base
				ELSE g.level_base END AS base,
		   CASE WHEN g.comparable_base IS NOT NULL AND t.comparable_base IS NOT NULL THEN t.comparable_base
				ELSE t.level_base END AS total_base) c;
COMMENT ON VIEW @m@.structure_part IS 'A part against its whole, unrounded: share (percent), contribution (percentage points) and where the contribution comes from: comparable_base or level (one coverage for part and whole), prior_share (the share a year earlier times published growth).';

CREATE OR REPLACE VIEW @m@.structure WITH (security_invoker = true) AS
SELECT p.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	p.parent_indicator, p.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	p.period,
	@x@.label(p.period, opt.lang, i.cumulative) AS period_label,
	p.period_start, p.period_end,
	@x@.stat_round(p.value, i.decimals) AS value, p.base,
	@x@.stat_round(p.total, i.decimals) AS total, p.total_base,
	@x@.stat_round(p.growth, i.growth_decimals) AS growth,
	@x@.stat_round(p.total_growth, i.growth_decimals) AS total_growth,
	@x@.stat_round(p.share, i.growth_decimals) AS share,
	@x@.stat_round(p.share_base, i.growth_decimals) AS share_base,
	CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(p.share, i.growth_decimals), @x@.stat_round(p.share_base, i.growth_decimals))
		 ELSE @x@.stat_round(@x@.share_change(p.value, p.total, p.base, p.total_base), i.growth_decimals) END AS share_change,
	@x@.stat_round(p.contribution, i.growth_decimals) AS contribution,
	@x@.stat_round(p.contribution_share, i.growth_decimals) AS contribution_share,
	p.contribution_source,
	@x@.stat_round(p.total_growth, i.growth_decimals) - s.contributions AS residual
FROM @m@.structure_part p
JOIN @m@.indicator i ON i.indicator = p.indicator
JOIN @m@.region r ON r.region = p.region
CROSS JOIN @m@.model_option opt
LEFT JOIN LATERAL (
	SELECT CASE WHEN count(*) = count(q.contribution)
				THEN sum(@x@.stat_round(q.contribution, i.growth_decimals)) END AS contributions
	FROM @m@.indicator sibling
	LEFT JOIN LATERAL (
		SELECT z.contribution FROM @m@.structure_part z
		WHERE z.indicator = sibling.indicator AND z.period = p.period AND z.region = p.region
		OFFSET 0) q ON true
	WHERE sibling.parent_indicator = p.parent_indicator) s ON true;
COMMENT ON VIEW @m@.structure IS 'Parts of a whole: share (percent) and its change on the year (percentage points), contribution to the growth of the whole (percentage points), share of the increase (percent). Printed figures; residual is the printed growth of the whole minus the printed contributions of all its parts, NULL while a part is missing.';
COMMENT ON COLUMN @m@.structure.base IS 'The level a year earlier that shares and contributions stand on: comparable base where part and whole both have one, else the published level.';
COMMENT ON COLUMN @m@.structure.contribution IS 'Percentage points that the part adds to the growth of the whole; may exceed it.';
COMMENT ON COLUMN @m@.structure.contribution_source IS 'comparable_base, level or prior_share; NULL where contribution is NULL.';

CREATE OR REPLACE VIEW @m@.chain_board WITH (security_invoker = true) AS
SELECT x.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	x.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	x.chain,
	@x@.localised_name(opt.lang, h.name_zh, h.name_zh_hant, h.name_en, h.chain) AS chain_name,
	x.period,
	@x@.label(x.period, opt.lang) AS period_label,
	@x@.start_date(x.period) AS period_start, @x@.end_date(x.period) AS period_end,
	x.kind, x.on_date, x.target, x.actual,
	@x@.stat_round(x.completion, i.growth_decimals) AS completion,
	@x@.stat_round(x.elapsed, i.growth_decimals) AS elapsed_share,
	@x@.pp_gap(@x@.stat_round(x.completion, i.growth_decimals), @x@.stat_round(x.elapsed, i.growth_decimals)) AS pace_gap,
	x.completion > x.overall AS above_overall,
	x.overall_target,
	@x@.stat_round(x.overall, i.growth_decimals) AS overall_completion,
	@x@.stat_round(x.mean_of_rates, i.growth_decimals) AS mean_completion,
	@x@.pp_gap(@x@.stat_round(x.overall, i.growth_decimals), @x@.stat_round(x.elapsed, i.growth_decimals)) AS overall_pace_gap,
	x.chains, x.chains_known
FROM (
	SELECT t.indicator, t.region, t.chain, t.period, t.kind, t.on_date, t.target, t.elapsed, a.actual,
		@x@.completion_rate(a.actual, t.target) AS completion,
		@x@.chain_completion(a.actual, t.target) OVER w AS overall,
		avg(@x@.completion_rate(a.actual, t.target)) OVER w AS mean_of_rates,
		sum(t.target) OVER w AS overall_target,
		count(*) OVER w AS chains, count(a.actual) OVER w AS chains_known
	FROM (
		SELECT t.indicator, t.region, t.chain, t.period, t.kind, t.target, t.span,
			d.on_date, @x@.elapsed_share(t.span, d.on_date) AS elapsed, i.cumulative
		FROM @m@.target t
		JOIN @m@.indicator i ON i.indicator = t.indicator
		CROSS JOIN LATERAL (
			SELECT (m + interval '1 month' - interval '1 day')::date AS on_date
			FROM generate_series(@x@.start_date(t.span)::timestamp, @x@.end_date(t.span)::timestamp, interval '1 month') m) d
		WHERE t.chain IS NOT NULL) t
	LEFT JOIN LATERAL (
		-- the target's own span up to the date; a month that is missing makes the sum unknown
		SELECT CASE WHEN t.cumulative THEN
					(SELECT o.value FROM @m@.chain_observation o
					 WHERE o.indicator = t.indicator AND o.region = t.region AND o.chain = t.chain
						AND o.period = @x@.ref_period(daterange(
							make_date(extract(year FROM t.on_date)::integer, 1, 1), t.on_date, '[]')))
					- CASE WHEN @x@.starts_in_january(t.span) THEN 0 ELSE
					(SELECT o.value FROM @m@.chain_observation o
					 WHERE o.indicator = t.indicator AND o.region = t.region AND o.chain = t.chain
						AND o.period = @x@.ref_period(daterange(
							make_date(extract(year FROM t.on_date)::integer, 1, 1), @x@.start_date(t.span), '[)'))) END
				ELSE
					(SELECT CASE WHEN sum(o.period_end - o.period_start + 1) = t.on_date - @x@.start_date(t.span) + 1
								 AND count(*) = count(o.value) THEN sum(o.value) END
					 FROM @m@.chain_observation o
					 WHERE o.indicator = t.indicator AND o.region = t.region AND o.chain = t.chain
						AND o.period_start >= @x@.start_date(t.span) AND o.period_end <= t.on_date)
			   END AS actual) a ON true
	WINDOW w AS (PARTITION BY t.indicator, t.region, t.period, t.kind, t.on_date)) x
JOIN @m@.indicator i ON i.indicator = x.indicator
JOIN @m@.region r ON r.region = x.region
JOIN @m@.chain h ON h.chain = x.chain
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.chain_board IS 'Targets by industry chain at the end of each month of the target''s span: completion (percent of target), overall completion (sum of actuals over sum of targets), the mean of the rates beside it, elapsed share of the span (percent) and pace (percentage points ahead of the calendar).';
COMMENT ON COLUMN @m@.chain_board.on_date IS 'The end of the month up to which actuals count.';
COMMENT ON COLUMN @m@.chain_board.actual IS 'What was reached from the start of the target''s span to on_date; NULL when a period of it is missing.';
COMMENT ON COLUMN @m@.chain_board.overall_completion IS 'Sum of actuals over sum of targets of the chains whose actual is known, percent.';
COMMENT ON COLUMN @m@.chain_board.above_overall IS 'Whether the chain is above the overall completion.';

-- The history of every project as it was known at a time.
CREATE OR REPLACE FUNCTION @m@.project_history(known_at timestamptz)
RETURNS TABLE (project text, stage text, happened_on date, batch text, stage_order integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT e.project, e.stage, e.happened_on, e.batch, s.stage_order
	FROM (SELECT DISTINCT ON (v.project, v.stage, v.entry) v.project, v.stage, v.happened_on, v.batch
		  FROM @m@.project_stage_event v
		  WHERE v.recorded_at <= known_at
		  ORDER BY v.project, v.stage, v.entry, v.recorded_at DESC) e
	JOIN @m@.project_stage s ON s.stage = e.stage
	WHERE e.happened_on IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.project_history(timestamptz) IS 'The entries of projects into stages as they were known at a time: of the rows of one project, stage and entry the one recorded last by then counts, and a withdrawn entry is left out.';

CREATE OR REPLACE FUNCTION @m@.project_stock(on_date date, known_at timestamptz DEFAULT 'infinity')
RETURNS TABLE (region text, kind text, size_class text, projects bigint, projects_year_ago bigint,
	change bigint, growth numeric, contribution numeric, planned_investment numeric, planned_investment_year_ago numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH day AS (
		SELECT project_stock.on_date AS now,
			-- the end of a month is compared with the end of that month
			CASE WHEN date_trunc('month', project_stock.on_date + 1) = project_stock.on_date + 1
				 THEN (date_trunc('month', project_stock.on_date + 1) - interval '1 year' - interval '1 day')::date
				 ELSE (project_stock.on_date - interval '1 year')::date END AS year_ago
	), latest AS (
		SELECT DISTINCT ON (w.at, h.project) w.at, h.project, h.stage
		FROM day
		CROSS JOIN LATERAL (VALUES (0, day.now), (1, day.year_ago)) AS w (at, until)
		JOIN @m@.project_history(project_stock.known_at) h ON h.happened_on <= w.until
		ORDER BY w.at, h.project, h.happened_on DESC, h.stage_order DESC
	), stock AS (
		SELECT p.region, coalesce(p.kind, 'all') AS kind, coalesce(c.size_class, 'all') AS size_class,
			count(*) FILTER (WHERE l.at = 0) AS now,
			count(*) FILTER (WHERE l.at = 1) AS year_ago,
			sum(p.planned_investment) FILTER (WHERE l.at = 0) AS investment,
			sum(p.planned_investment) FILTER (WHERE l.at = 1) AS investment_year_ago
		FROM latest l
		JOIN @m@.project_stage s ON s.stage = l.stage AND s.in_stock
		JOIN @m@.project p ON p.project = l.project
		CROSS JOIN LATERAL (
			SELECT z.size_class FROM @m@.size_class z
			WHERE z.from_investment <= p.planned_investment
			ORDER BY z.from_investment DESC LIMIT 1) c
		GROUP BY p.region, GROUPING SETS ((), (p.kind), (c.size_class), (p.kind, c.size_class))
	)
	SELECT s.region, s.kind, s.size_class, s.now, s.year_ago, s.now - s.year_ago,
		@x@.stat_round(@x@.yoy_growth(s.now, s.year_ago), 1),
		@x@.stat_round(@x@.contribution(s.now, s.year_ago, t.year_ago), 2),
		coalesce(s.investment, 0), coalesce(s.investment_year_ago, 0)
	FROM stock s
	JOIN stock t ON t.region = s.region AND t.kind = 'all' AND t.size_class = 'all'
	ORDER BY s.region, s.kind, s.size_class;
END;
COMMENT ON FUNCTION @m@.project_stock(date, timestamptz) IS 'Projects under construction on a day, as it was known at a time (default: everything known now), by region, kind and size class; all marks totals. change on the same day a year earlier (the end of a month against the end of that month), growth in percent, contribution of the class to the growth of the region''s stock in percentage points. Size class by planned investment.';

CREATE OR REPLACE VIEW @m@.project_stock WITH (security_invoker = true) AS
SELECT m.on_date, extract(year FROM m.on_date)::integer AS year, extract(month FROM m.on_date)::integer AS month,
	s.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	s.kind, s.size_class,
	@x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, s.size_class) AS size_class_name,
	s.projects, s.projects_year_ago, s.change, s.growth, s.contribution,
	s.planned_investment, s.planned_investment_year_ago
FROM (SELECT (g + interval '1 month' - interval '1 day')::date AS on_date
	  FROM (SELECT min(e.happened_on) AS first_day, max(e.happened_on) AS last_day FROM @m@.project_stage_event e) span
	  CROSS JOIN LATERAL generate_series(date_trunc('month', span.first_day::timestamp),
										 span.last_day::timestamp, interval '1 month') g) m
CROSS JOIN LATERAL @m@.project_stock(m.on_date) s
JOIN @m@.region r ON r.region = s.region
LEFT JOIN @m@.size_class c ON c.size_class = s.size_class
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.project_stock IS 'Projects under construction at the end of each month, by region, kind and size class (all marks totals), with the change on the year, growth (percent) and contribution (percentage points). Filter by on_date: only the months asked for are counted. For another day or for what was known then, call the function of the same name.';

CREATE OR REPLACE VIEW @m@.pipeline_month WITH (security_invoker = true) AS
WITH entry AS (
	SELECT p.region, h.stage, h.project, h.batch, p.planned_investment,
		@x@.ref_month(extract(year FROM h.happened_on)::integer, extract(month FROM h.happened_on)::integer) AS period
	FROM @m@.project_history('infinity') h
	JOIN @m@.project p ON p.project = h.project
), month AS (
	-- every month between the first and the last entry, so that a quiet month has its zero
	SELECT k.region, k.stage,
		@x@.ref_month(extract(year FROM g)::integer, extract(month FROM g)::integer) AS period
	FROM (SELECT DISTINCT e.region, e.stage FROM entry e) k
	JOIN (SELECT e.region, min(@x@.start_date(e.period)) AS first_day, max(@x@.start_date(e.period)) AS last_day
		  FROM entry e GROUP BY e.region) span ON span.region = k.region
	CROSS JOIN LATERAL generate_series(span.first_day::timestamp, span.last_day::timestamp, interval '1 month') g
), flow AS (
	SELECT m.region, m.stage, m.period, count(e.project) AS entries,
		coalesce(sum(e.planned_investment), 0) AS amount,
		count(DISTINCT e.batch) AS batches, count(e.batch) AS batch_entries
	FROM month m
	LEFT JOIN entry e ON e.region = m.region AND e.stage = m.stage AND e.period = m.period
	GROUP BY m.region, m.stage, m.period
)
SELECT f.region, f.stage, f.period,
	@x@.start_date(f.period) AS period_start, @x@.end_date(f.period) AS period_end,
	f.entries, f.amount, f.batches,
	(sum(f.entries) OVER ytd)::bigint AS entries_ytd,
	sum(f.amount) OVER ytd AS amount_ytd,
	(sum(f.batch_entries) OVER ytd)::bigint AS batch_entries_ytd
FROM flow f
WINDOW ytd AS (PARTITION BY f.region, f.stage, extract(year FROM @x@.start_date(f.period)) ORDER BY f.period);
COMMENT ON VIEW @m@.pipeline_month IS 'Entries of projects into each stage by month and from January on: what pipeline_flow stands on.';

CREATE OR REPLACE VIEW @m@.pipeline_flow WITH (security_invoker = true) AS
SELECT f.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	f.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, f.period,
	@x@.label(f.period, opt.lang) AS period_label,
	f.period_start, f.period_end,
	f.entries, f.amount, f.batches,
	f.entries_ytd, f.amount_ytd, f.batch_entries_ytd, y.entries_ytd AS entries_ytd_year_ago,
	@x@.stat_round(@x@.yoy_growth(f.entries_ytd, y.entries_ytd), 1) AS entries_ytd_growth
FROM @m@.pipeline_month f
LEFT JOIN @m@.pipeline_month y
	ON y.region = f.region AND y.stage = f.stage AND y.period = @x@.same_period_last_year(f.period)
JOIN @m@.project_stage s ON s.stage = f.stage
JOIN @m@.region r ON r.region = f.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.pipeline_flow IS 'Entries of projects into each stage by month: number, planned investment, batch events, and the same from January on (ytd) beside last year''s. Flows of different stages are not one cohort.';
$ddl$, '@m@', quote_ident(schema_name)), '@x@', quote_ident(home));
END
$function$;
COMMENT ON FUNCTION @extschema@.model_ddl(pg_catalog.name)
IS 'The statements that create_model executes, as text, for people who keep migrations. schema_name: the schema of the model. Names are quoted; run it in one transaction.';

CREATE FUNCTION @extschema@.create_model(schema_name pg_catalog.name)
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	home text;
	squatters text;
	message text;
	dependents text;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
	WHERE e.extname = 'indstat';

	/*
	 * IF NOT EXISTS must never adopt a table that somebody else made: a schema
	 * that is no model of the caller's yet must hold none of the names.
	 */
	SELECT string_agg(format('%I', c.relname), ', ' ORDER BY c.relname) INTO squatters
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = schema_name AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
		AND (NOT pg_has_role(c.relowner, 'USAGE')
			 OR NOT EXISTS (SELECT FROM pg_class o
							WHERE o.relnamespace = n.oid AND o.relname = 'model_option' AND o.relkind IN ('r', 'p')
								AND obj_description(o.oid, 'pg_class') LIKE 'What the views agree on%'))
		AND c.relname IN ('model_option', 'region', 'indicator', 'observation', 'chain', 'chain_observation',
						  'target', 'project_stage', 'size_class', 'project', 'project_stage_event',
						  'observation_growth', 'indicator_board', 'structure_part', 'structure', 'chain_board',
						  'project_stock', 'pipeline_month', 'pipeline_flow');
	IF squatters IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already has relations that a model would use', schema_name
			USING ERRCODE = 'duplicate_table',
				  DETAIL = format('They are not a model of yours: %s.', squatters),
				  HINT = 'Give the model a schema of its own.';
	END IF;

	BEGIN
		EXECUTE (format('SELECT %s.model_ddl($1)', home)) INTO message USING schema_name;
		EXECUTE message;
	EXCEPTION WHEN invalid_table_definition THEN
		GET STACKED DIAGNOSTICS message = MESSAGE_TEXT;
		SELECT string_agg(DISTINCT r.ev_class::regclass::text, ', ') INTO dependents
		FROM pg_depend d
		JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
		JOIN pg_class c ON c.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass AND c.relkind = 'v'
		JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = schema_name
		WHERE r.ev_class <> d.refobjid;
		RAISE EXCEPTION 'a view of model "%" cannot be brought up to date: %', schema_name, message
			USING ERRCODE = 'dependent_objects_still_exist',
				  DETAIL = format('Views that depend on views of the model: %s.', coalesce(dependents, 'none')),
				  HINT = 'Drop the view and those that depend on it, call create_model again, and create them anew.';
	END;
END
$function$;
COMMENT ON FUNCTION @extschema@.create_model(pg_catalog.name)
IS 'Creates the tables and views of an office in a schema of the caller''s, as ordinary objects that the caller owns; on an existing model it brings views and functions up to date and never touches rows. schema_name: created when missing; a schema with relations of the same names that are no model of the caller''s is refused (42P07), a view that cannot be replaced too (2BP01). To be rid of it: DROP SCHEMA.';
