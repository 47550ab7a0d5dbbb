-- Edit rules: what figures should look like, as rows, and what they say of each figure.

CREATE TABLE IF NOT EXISTS @m@.edit_rule (
	rule text PRIMARY KEY @code(rule)@,
	indicator text NOT NULL REFERENCES @m@.indicator,
	kind text NOT NULL CONSTRAINT "kind is one of range growth preceding ratio not_zero" CHECK (kind IN ('range', 'growth', 'preceding', 'ratio', 'not_zero')),
	other_indicator text REFERENCES @m@.indicator,
	low numeric CHECK (@figure(low)@),
	high numeric CHECK (@figure(high)@),
	severity text NOT NULL DEFAULT 'warning' CONSTRAINT "severity is one of warning error" CHECK (severity IN ('warning', 'error')),
	name_zh text,
	name_zh_hant text,
	name_en text,
	CONSTRAINT "low is not above high" CHECK (low <= high),
	CONSTRAINT "low or high is given, but for kind not_zero" CHECK (kind = 'not_zero' OR num_nonnulls(low, high) > 0),
	CONSTRAINT "other_indicator is of kind ratio" CHECK ((kind = 'ratio') = (other_indicator IS NOT NULL))
);
COMMENT ON TABLE @m@.edit_rule IS 'Edit rules of the office: between which bounds figures of an indicator are to lie. They change nothing; edit_check says what does not pass.';
COMMENT ON COLUMN @m@.edit_rule.rule IS 'Code of the rule.';
COMMENT ON COLUMN @m@.edit_rule.kind IS 'What is between low and high: range, the value (a sign is a bound of zero); growth, its change on the year, percent or points; preceding, its change on the period before, as comparison_board prints it; ratio, the value over that of other_indicator in the same period and region, whatever their multipliers. not_zero: the value is not zero, and without bounds nothing else.';
COMMENT ON COLUMN @m@.edit_rule.other_indicator IS 'Of a ratio: what it is divided by.';
COMMENT ON COLUMN @m@.edit_rule.low IS 'The lowest that passes; NULL: any.';
COMMENT ON COLUMN @m@.edit_rule.high IS 'The highest that passes; NULL: any.';
COMMENT ON COLUMN @m@.edit_rule.severity IS 'warning: to be looked at; error: to be corrected.';

CREATE OR REPLACE VIEW @m@.edit_check WITH (security_invoker = true) AS
SELECT e.rule, @name(e, rule)@ AS rule_name, e.severity, e.kind,
	g.indicator, g.indicator_name, g.region, g.region_name,
	g.period, g.period_code, g.period_label, g.period_start, g.period_end, g.year, g.number_in_year,
	@x@.stat_round(g.value, g.decimals) AS value, g.unit, g.unit_mult,
	@x@.stat_round(t.tested, CASE WHEN e.kind IN ('growth', 'preceding') THEN g.growth_decimals WHEN e.kind = 'ratio' THEN 4 ELSE g.decimals END) AS tested, e.low, e.high,
	t.tested >= coalesce(e.low, t.tested) AND t.tested <= coalesce(e.high, t.tested) AND (e.kind <> 'not_zero' OR t.tested <> 0) AS passes,
	CASE WHEN t.tested IS NULL THEN
		CASE WHEN g.value IS NULL AND g.conf_status <> 'F' THEN 'suppressed'
			 WHEN e.kind = 'growth' THEN @x@.figure_word(g.figures, g.region, g.period, 'reason'::text)
			 WHEN e.kind = 'preceding' THEN c.growth_reason
			 WHEN g.value IS NULL THEN 'no_value'
			 WHEN o.conf_status <> 'F' THEN 'suppressed'
			 WHEN o.value = 0 THEN 'base_zero'
			 ELSE 'no_base' END END AS check_reason
FROM @m@.edit_rule e
JOIN @m@.observation_figures() g ON g.indicator = e.indicator
LEFT JOIN @m@.indicator j ON j.indicator = e.other_indicator
LEFT JOIN @m@.observation_known o ON o.indicator = e.other_indicator AND o.period OPERATOR(@x@.=) g.period AND o.region = g.region
LEFT JOIN LATERAL (
	SELECT b.change, b.growth_reason FROM @m@.comparison_board b
	WHERE e.kind = 'preceding' AND b.comparison = 'preceding' AND b.indicator = e.indicator AND b.period OPERATOR(@x@.=) g.period AND b.region = g.region) c ON true
CROSS JOIN LATERAL (
	SELECT CASE e.kind WHEN 'growth' THEN @x@.figure_number(g.figures, g.region, g.period, 'change'::text)
		WHEN 'preceding' THEN c.change
		WHEN 'ratio' THEN CASE WHEN o.value <> 0 THEN g.value * ('1e' || (g.unit_mult - j.unit_mult))::numeric / o.value END
		ELSE g.value END AS tested OFFSET 0) t;
COMMENT ON VIEW @m@.edit_check IS 'What the rules of edit_rule say of every figure of their indicators, as known at indstat.as_of. Filter by rule, severity, passes (IS NOT TRUE), or by codes, names, labels or days.';
COMMENT ON COLUMN @m@.edit_check.rule IS 'Code of the rule.';
COMMENT ON COLUMN @m@.edit_check.rule_name IS 'Name of the rule in the language of the model.';
COMMENT ON COLUMN @m@.edit_check.severity IS 'warning or error.';
COMMENT ON COLUMN @m@.edit_check.kind IS 'What is tested: range, growth, preceding, ratio or not_zero.';
COMMENT ON COLUMN @m@.edit_check.tested IS 'The value, the change on the year or on the period before, or the ratio, rounded once; what is not rounded is tested, but for the change on the period before.';
COMMENT ON COLUMN @m@.edit_check.low IS 'The lowest that passes; NULL: any.';
COMMENT ON COLUMN @m@.edit_check.high IS 'The highest that passes; NULL: any.';
COMMENT ON COLUMN @m@.edit_check.passes IS 'Whether it lies between them, bounds included; NULL: see check_reason.';
COMMENT ON COLUMN @m@.edit_check.check_reason IS 'Why there is no verdict: suppressed, no_value, break, no_base (of a ratio: no other figure), base_zero, base_negative, or cumulative (a figure to date holds the one before).';
