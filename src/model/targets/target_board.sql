-- Completion and pace of any target, among its peers.

-- A function, because what the board makes of an actual names it often, and the plan would have all of it as often.
CREATE OR REPLACE FUNCTION @m@.change_shown(of_indicator text, of_region text, first_day date, last_day date)
RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT o.change FROM @m@.observation_growth o
	WHERE o.indicator = of_indicator AND o.region = of_region AND o.period OPERATOR(@x@.=) @x@.ref_period(daterange(first_day, last_day, '[]')));
COMMENT ON FUNCTION @m@.change_shown(text, text, date, date) IS 'The change on the year of an indicator in a region over the span of days, as observation_growth has it, in percent or points; NULL where it has none, or an argument is NULL.';

CREATE OR REPLACE VIEW @m@.target_board WITH (security_invoker = true) AS
SELECT x.subject_kind, x.subject,
	CASE x.subject_kind
		WHEN 'region' THEN @x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region)
		WHEN 'chain' THEN @x@.localised_name(opt.lang, h.name_zh, h.name_zh_hant, h.name_en, h.chain)
		WHEN 'indicator' THEN @x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator)
@if actions@
		ELSE @x@.localised_name(opt.lang, n.name_zh, n.name_zh_hant, n.name_en, n.initiative)
@endif@
		END AS subject_name,
	x.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	x.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	x.peer_region,
	x.period, x.period::text AS period_code,
	CASE WHEN i.reporting_year_start = 1 THEN @x@.label(x.period, opt.lang, false) ELSE @m@.reporting_label(x.period, opt.lang, false, i.reporting_year_start) END AS period_label,
	@x@.start_date(x.period) AS period_start, @x@.end_date(x.period) AS period_end,
	x.kind, x.on_date, extract(year FROM x.on_date)::integer AS year, extract(month FROM x.on_date)::integer AS month,
	x.owner,
	@x@.localised_name(opt.lang, d.name_zh, d.name_zh_hant, d.name_en, x.owner) AS owner_name,
	x.due_on, x.target, x.actual,
	@x@.stat_round(x.completion, i.growth_decimals) AS completion,
	x.reason AS completion_reason,
	@x@.stat_round(x.elapsed, i.growth_decimals) AS elapsed_share,
	g.pace_gap,
	@x@.stat_round(x.seasonal, i.growth_decimals) AS seasonal_share,
	@x@.stat_round(x.sign * @x@.pp_gap(@x@.stat_round(x.completion, i.growth_decimals), @x@.stat_round(x.seasonal, i.growth_decimals)), i.growth_decimals) AS seasonal_pace_gap,
	CASE WHEN x.elapsed >= 50 AND x.direction = 'at_least' THEN x.completion >= 50 END AS half_passed,
	-- as of a task: on its last day what is not done is overdue
	CASE WHEN x.due_on IS NOT NULL AND g.met IS NOT NULL THEN x.on_date >= x.due_on AND NOT g.met END AS overdue,
	x.sign * x.completion > x.sign * x.overall AS above_overall,
	x.overall_target,
	@x@.stat_round(x.overall, i.growth_decimals) AS overall_completion,
	CASE WHEN x.overall IS NULL THEN CASE WHEN x.subject_kind = 'indicator' OR x.is_rate THEN 'not_summable' WHEN NOT x.adds THEN 'not_additive' WHEN x.subjects_known = 0 THEN 'no_actual' ELSE x.reason END END AS overall_reason,
	@x@.stat_round(x.mean_of_rates, i.growth_decimals) AS mean_completion,
	@x@.stat_round(x.sign * @x@.pp_gap(@x@.stat_round(x.overall, i.growth_decimals), @x@.stat_round(x.elapsed, i.growth_decimals)), i.growth_decimals) AS overall_pace_gap,
	CASE WHEN x.elapsed >= 50 AND x.direction = 'at_least' THEN x.overall >= 50 END AS overall_half_passed,
	x.subjects, x.subjects_known,
	x.direction, x.target_to, x.measure, g.gap,
	CASE WHEN x.measure = 'growth' AND i.change_unit = 'percent' THEN 'percentage_point' WHEN x.is_rate THEN i.change_unit ELSE i.unit END AS gap_unit,
	g.met, l.rating, @x@.localised_name(opt.lang, l.name_zh, l.name_zh_hant, l.name_en, l.rating) AS rating_name, l.colour AS rating_colour,
	v.score AS rating_score
FROM (
	SELECT e.subject_kind, e.peer_region, e.period, e.kind, q.*
	FROM (
		-- the targets of one group of peers in one row: what is asked of a group reads that
		-- group's figures, and the first rows do not wait for those of all;
		-- every arm names its columns, so that a restored view reads the same;
		-- whose target it is and who the peers are; a region's target stands among the
		-- regions beside it and among the indicators of the region
		SELECT k.subject_kind, k.peer_region, k.peer_indicator, t.period, t.kind,
			array_agg(k.subject) AS subject, array_agg(t.indicator) AS indicator, array_agg(t.region) AS region, array_agg(t.target) AS target,
			array_agg(t.owner) AS owner, array_agg(t.due_on) AS due_on, array_agg(t.span) AS span,
			array_agg(t.direction) AS direction, array_agg(t.target_to) AS target_to, array_agg(t.measure) AS measure
		FROM @m@.target_known() t
		JOIN @m@.region r ON r.region = t.region
		CROSS JOIN LATERAL (
			SELECT 'chain' AS subject_kind, t.chain AS subject, t.region AS peer_region, t.indicator AS peer_indicator
			WHERE t.chain IS NOT NULL
			UNION ALL
			SELECT 'initiative' AS subject_kind, t.initiative AS subject, t.region AS peer_region, t.indicator AS peer_indicator
			WHERE t.initiative IS NOT NULL
			UNION ALL
			SELECT 'region' AS subject_kind, t.region AS subject, r.parent_region AS peer_region, t.indicator AS peer_indicator
			WHERE t.chain IS NULL AND t.initiative IS NULL
			UNION ALL
			SELECT 'indicator' AS subject_kind, t.indicator AS subject, t.region AS peer_region, NULL::text AS peer_indicator
			WHERE t.chain IS NULL AND t.initiative IS NULL) k
		GROUP BY k.subject_kind, k.peer_region, k.peer_indicator, t.period, t.kind) e
	CROSS JOIN LATERAL (
		SELECT t.*,
			CASE WHEN t.direction = 'at_most' THEN -1 ELSE 1 END AS sign,
			CASE WHEN t.actual IS NULL THEN CASE WHEN NOT t.is_summable THEN 'not_summable' ELSE 'no_actual' END
				 WHEN t.is_rate THEN 'rate' WHEN t.direction = 'within' THEN 'band' WHEN t.target = 0 THEN 'target_zero' WHEN t.target < 0 THEN 'target_negative' END AS reason,
			CASE WHEN t.has_quotient THEN @x@.completion_rate(t.actual, t.target) END AS completion,
			CASE WHEN e.subject_kind <> 'indicator' AND t.adds THEN @x@.chain_completion(CASE WHEN t.has_quotient THEN t.actual END, t.target) OVER w END AS overall,
			CASE WHEN e.subject_kind <> 'indicator' AND t.adds AND NOT t.is_rate THEN sum(t.target) OVER w END AS overall_target,
			avg(CASE WHEN t.has_quotient THEN @x@.completion_rate(t.actual, t.target) END) OVER w AS mean_of_rates,
			count(*) OVER w AS subjects, count(t.actual) OVER w AS subjects_known
		FROM (
			SELECT t.subject, t.indicator, t.region, t.target, t.owner, t.due_on, d.asked_until, m.on_date, m.seasonal, t.target_to, t.measure, f.direction, f.is_rate,
				-- growth as it was published, else of what was attained
				CASE WHEN t.measure = 'level' THEN m.actual ELSE coalesce(
					CASE WHEN d.kind = 'region' THEN @m@.change_shown(t.indicator, t.region, @x@.start_date(t.span), least(m.on_date, @x@.end_date(t.span))) END,
					CASE WHEN i.change_unit = 'percent' THEN @x@.yoy_growth(m.actual, m.base) ELSE @x@.pp_gap(m.actual, m.base) END) END AS actual,
				-- rates and bands have no share of the way, nor has what is not above zero
				NOT f.is_rate AND f.direction <> 'within' AND t.target > 0 AS has_quotient,
				c.indicator IS NOT NULL OR i.time_additive OR i.time_per_collect = 'E' OR i.change_unit <> 'percent' AS is_summable,
				c.indicator IS NOT NULL OR i.region_additivity = 'sum' AS adds,
				-- a level that is to be stood on has no share of the way
				CASE WHEN f.is_flow THEN @x@.elapsed_share(t.span, m.on_date, false) END AS elapsed
			FROM unnest(e.subject, e.indicator, e.region, e.target, e.owner, e.due_on, e.span, e.direction, e.target_to, e.measure)
				t (subject, indicator, region, target, owner, due_on, span, direction, target_to, measure)
			JOIN @m@.indicator i ON i.indicator = t.indicator
@if projects@
			LEFT JOIN @m@.pipeline_indicator c ON c.indicator = t.indicator
@else@
			CROSS JOIN (SELECT NULL::text AS indicator) c
@endif@
			CROSS JOIN LATERAL (SELECT c.indicator IS NOT NULL AS is_counted, (i.time_additive OR c.indicator IS NOT NULL) AND t.measure = 'level' AS is_flow,
				i.change_unit <> 'percent' OR t.measure = 'growth' AS is_rate,
				coalesce(t.direction, CASE WHEN i.higher_is_better THEN 'at_least' ELSE 'at_most' END) AS direction) f
			CROSS JOIN LATERAL (
				-- on the board until it is due, even when that is after its span, and for a year more while it is not met (below)
				SELECT ARRAY(SELECT z.on_date FROM @m@.month_ends(@x@.start_date(t.span), greatest(u.asked_until, CASE WHEN t.due_on IS NOT NULL THEN least(u.asked_until + 366, (least((SELECT @x@.as_of()), now()) AT TIME ZONE 'UTC')::date) END)) z ORDER BY z.on_date) AS days,
					(date_trunc('month', u.asked_until::timestamp) + interval '1 month' - interval '1 day')::date AS asked_until,
					CASE WHEN e.subject_kind = 'indicator' THEN 'region' ELSE e.subject_kind END AS kind,
					CASE WHEN e.subject_kind = 'indicator' THEN t.region ELSE t.subject END AS code,
					CASE WHEN f.is_flow AND @x@.months(t.span) <= 12 THEN @x@.same_period_last_year(t.span, 1) END AS before
				FROM (SELECT greatest(@x@.end_date(t.span), CASE WHEN t.due_on > @x@.end_date(t.span) + 731 THEN @x@.end_date(t.span) + 731 ELSE t.due_on END) AS asked_until) u) d
			-- all months of a target at once, and how far the same ones of the year before had brought its whole span
			CROSS JOIN LATERAL (SELECT ARRAY(SELECT least(z.day, @x@.end_date(t.span)) FROM unnest(d.days) WITH ORDINALITY z (day, n) ORDER BY z.n) AS days,
				ARRAY(SELECT @m@.year_ago(least(z.day, @x@.end_date(t.span))) FROM unnest(d.days) WITH ORDINALITY z (day, n) ORDER BY z.n) AS days_ago,
				ARRAY(SELECT z.on_date FROM @m@.month_ends(@x@.start_date(d.before), @x@.end_date(d.before)) z ORDER BY z.on_date) AS days_before) q
			CROSS JOIN LATERAL (
				SELECT @m@.observed_on(t.indicator, t.region, d.kind, d.code, @x@.start_date(t.span), q.days) AS actual,
					@m@.observed_on(t.indicator, t.region, d.kind, d.code, @x@.start_date(d.before), q.days_before) AS before,
					CASE WHEN t.measure = 'growth' THEN @m@.observed_on(t.indicator, t.region, d.kind, d.code, @m@.year_ago(@x@.start_date(t.span)), q.days_ago) END AS base
				WHERE NOT f.is_counted OR d.kind = 'initiative'
@if projects@
				UNION ALL
				SELECT @m@.counted_on(t.indicator, t.region, d.kind, d.code, @x@.start_date(t.span), q.days) AS actual,
					@m@.counted_on(t.indicator, t.region, d.kind, d.code, @x@.start_date(d.before), q.days_before) AS before,
					CASE WHEN t.measure = 'growth' THEN @m@.counted_on(t.indicator, t.region, d.kind, d.code, @m@.year_ago(@x@.start_date(t.span)), q.days_ago) END AS base
				WHERE f.is_counted AND d.kind <> 'initiative'
@endif@
				) a
			CROSS JOIN LATERAL unnest(d.days, a.actual, @m@.share_of_last(a.before), a.base) m (on_date, actual, seasonal, base)
			WHERE m.on_date IS NOT NULL) t
		WINDOW w AS (PARTITION BY t.on_date, t.direction, t.measure)) q) x
JOIN @m@.indicator i ON i.indicator = x.indicator
JOIN @m@.region r ON r.region = x.region
LEFT JOIN @m@.chain h ON x.subject_kind = 'chain' AND h.chain = x.subject
@if actions@
LEFT JOIN @m@.initiative n ON x.subject_kind = 'initiative' AND n.initiative = x.subject
@endif@
LEFT JOIN @m@.department d ON d.department = x.owner
CROSS JOIN @m@.model_option opt
-- above zero is good, whichever the direction; decided by what is printed
CROSS JOIN LATERAL (
	SELECT @x@.stat_round(CASE x.direction WHEN 'at_least' THEN x.actual - x.target WHEN 'at_most' THEN x.target - x.actual
			ELSE CASE WHEN x.actual - x.target < x.target_to - x.actual THEN x.actual - x.target ELSE x.target_to - x.actual END END,
			CASE WHEN x.is_rate THEN i.growth_decimals ELSE i.decimals END) AS gap,
		CASE WHEN x.completion IS NOT NULL THEN x.sign * (@x@.stat_round(x.completion, i.growth_decimals) - 100) >= 0
			 WHEN x.direction = 'at_least' THEN x.actual >= x.target
			 WHEN x.direction = 'at_most' THEN x.actual <= x.target
			 ELSE x.actual >= x.target AND x.actual <= x.target_to END AS met,
		@x@.stat_round(x.sign * @x@.pp_gap(@x@.stat_round(x.completion, i.growth_decimals), @x@.stat_round(x.elapsed, i.growth_decimals)), i.growth_decimals) AS pace_gap) g
CROSS JOIN LATERAL (
	SELECT CASE WHEN g.gap IS NOT NULL THEN coalesce(g.pace_gap, CASE WHEN x.is_rate THEN g.gap WHEN x.target <> 0 THEN 100 * g.gap / abs(x.target) ELSE 100 * sign(g.gap) END) END AS score) v
LEFT JOIN LATERAL (
	SELECT q.rating, q.name_zh, q.name_zh_hant, q.name_en, q.colour
	FROM @m@.target_rating q
	WHERE v.score IS NOT NULL AND (q.from_score IS NULL OR q.from_score <= v.score)
	ORDER BY q.from_score DESC NULLS LAST LIMIT 1) l ON true
WHERE x.on_date <= x.asked_until OR g.met IS NOT TRUE;
COMMENT ON VIEW @m@.target_board IS 'Every target at the end of each month of its span, up to the one in which it is due and, with a due_on, for a year more while it is not met (not beyond today), as known at indstat.as_of: completion (percent), elapsed share of the span (percent) and pace (percentage points ahead), by the calendar and by the profile of the year before; and overall completion of its peers (sum of actuals over sum of targets) beside the mean of their rates. subject_kind says which targets it is compared with: chains and initiatives among those of the region, region among the children of its parent, and once more indicator, the same target among the other indicators of the region, which have no sum. Filter by subject_kind and on_date.';
COMMENT ON COLUMN @m@.target_board.subject_kind IS 'chain, initiative, region or indicator.';
COMMENT ON COLUMN @m@.target_board.subject IS 'Code of the chain, initiative, region or indicator.';
COMMENT ON COLUMN @m@.target_board.subject_name IS 'Its name in the language of the model.';
COMMENT ON COLUMN @m@.target_board.peer_region IS 'The region whose chains, initiatives or indicators are the peers; of a region, its parent.';
COMMENT ON COLUMN @m@.target_board.kind IS 'flow: to be reached within the period; cumulative: from January to the end of the period.';
COMMENT ON COLUMN @m@.target_board.on_date IS 'The end of the month up to which actuals count.';
COMMENT ON COLUMN @m@.target_board.overall_reason IS 'Why overall_completion is NULL: no_actual, not_summable (indicators have no sum, nor have rates), not_additive (nor have averages and indexes of regions and chains, see indicator.region_additivity), or what completion_reason says of the targets.';
COMMENT ON COLUMN @m@.target_board.subjects IS 'How many peers have a target, with this one.';
COMMENT ON COLUMN @m@.target_board.subjects_known IS 'For how many the actual is known.';
COMMENT ON COLUMN @m@.target_board.rating_score IS 'What target_rating.from_score is held against: pace_gap, or where there is none the gap: of rates in points, of levels in percent of the target, unrounded. NULL without actual.';

-- Finds the board when it is called: pg_upgrade restores functions, with what they name, before the operator classes of our types.
CREATE OR REPLACE FUNCTION @m@.tried_thresholds(ratings regclass, thresholds jsonb)
RETURNS TABLE (subject_kind text, subject text, indicator text, region text, period @x@.ref_period, kind text, on_date date, score numeric, rating text, rating_tried text)
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $trial$
DECLARE
	model CONSTANT text := (SELECT c.relnamespace::regnamespace::text FROM pg_class c WHERE c.oid = ratings);
	tried jsonb;
	codes text;
	wrong text;
BEGIN
	IF thresholds IS NULL OR model IS NULL THEN
		RETURN;
	END IF;
	EXECUTE format('SELECT coalesce(jsonb_object_agg(q.rating, q.from_score), ''{}'') FROM %s.target_rating q', model) INTO tried;
	codes := (SELECT string_agg(k, ', ' ORDER BY k COLLATE "C") FROM jsonb_object_keys(tried) k);
	IF jsonb_typeof(thresholds) <> 'object' THEN
		wrong := thresholds::text;
	ELSE
		SELECT format('%s: %s', t.key, t.value) INTO wrong
		FROM jsonb_each(thresholds) t WHERE NOT tried ? t.key OR jsonb_typeof(t.value) NOT IN ('number', 'null') LIMIT 1;
	END IF;
	IF wrong IS NULL THEN
		tried := tried || thresholds;
		SELECT format('%s: %s', string_agg(t.key, ' and ' ORDER BY t.key COLLATE "C"), coalesce(min(t.value), 'null')) INTO wrong
		FROM jsonb_each_text(tried) t GROUP BY t.value::numeric HAVING count(*) > 1 AND bool_or(thresholds ? t.key) LIMIT 1;
	END IF;
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION 'invalid thresholds to try: %', wrong
			USING ERRCODE = 'invalid_parameter_value',
				  DETAIL = 'Each is the code of a row of target_rating with a number that no other has, or null for all below the others.',
				  HINT = format('Write {"code": from_score}. Codes are: %s.', codes);
	END IF;
	RETURN QUERY EXECUTE format('WITH tried AS MATERIALIZED (SELECT t.key AS rating, t.value::numeric AS from_score FROM jsonb_each_text($1) t)
		SELECT b.subject_kind, b.subject, b.indicator, b.region, b.period, b.kind, b.on_date, b.rating_score, b.rating, n.rating
		FROM %s.target_board b
		LEFT JOIN LATERAL (
			SELECT t.rating FROM tried t WHERE t.from_score IS NULL OR t.from_score <= b.rating_score
			ORDER BY t.from_score DESC NULLS LAST LIMIT 1) n ON true
		WHERE b.rating_score IS NOT NULL AND n.rating IS DISTINCT FROM b.rating
		ORDER BY b.on_date, b.subject_kind COLLATE "C", b.region COLLATE "C", b.subject COLLATE "C", b.indicator COLLATE "C", b.kind COLLATE "C"', model) USING tried;
END
$trial$;
COMMENT ON FUNCTION @m@.tried_thresholds(regclass, jsonb) IS 'What rating_trial gives, of the model that ratings, its table target_rating, is of. NULL gives no rows.';

CREATE OR REPLACE FUNCTION @m@.rating_trial(thresholds jsonb)
RETURNS TABLE (subject_kind text, subject text, indicator text, region text, period @x@.ref_period, kind text, on_date date, score numeric, rating text, rating_tried text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.subject_kind, t.subject, t.indicator, t.region, t.period, t.kind, t.on_date, t.score, t.rating, t.rating_tried
	FROM @m@.tried_thresholds($name$@m@.target_rating$name$::regclass, rating_trial.thresholds) t;
END;
COMMENT ON FUNCTION @m@.rating_trial(jsonb) IS 'The rows of target_board that would be rated otherwise, and so have another colour, if target_rating.from_score were as thresholds says ({"on_track": 5, "behind": -5}; null: all below the others), without anything being saved: the score, the rating that stands and the one that is tried. What thresholds does not name stays. A code that target_rating has not, another value than a number, or two equal ones are error 22023; NULL gives no row.';
