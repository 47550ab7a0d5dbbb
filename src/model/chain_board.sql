-- Completion and pace by industry chain.

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
	@x@.stat_round(@x@.pp_gap(@x@.stat_round(x.completion, i.growth_decimals), @x@.stat_round(x.elapsed, i.growth_decimals)), i.growth_decimals) AS pace_gap,
	x.completion > x.overall AS above_overall,
	x.overall_target,
	@x@.stat_round(x.overall, i.growth_decimals) AS overall_completion,
	@x@.stat_round(x.mean_of_rates, i.growth_decimals) AS mean_completion,
	@x@.stat_round(@x@.pp_gap(@x@.stat_round(x.overall, i.growth_decimals), @x@.stat_round(x.elapsed, i.growth_decimals)), i.growth_decimals) AS overall_pace_gap,
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
