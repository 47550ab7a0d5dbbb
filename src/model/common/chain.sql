-- Industry chains and their figures.

CREATE TABLE IF NOT EXISTS @m@.chain (
	chain text PRIMARY KEY @code(chain)@,
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.chain IS 'Industry chains by which targets and projects are listed.';

CREATE TABLE IF NOT EXISTS @m@.chain_observation (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	region text NOT NULL REFERENCES @m@.region,
	chain text NOT NULL REFERENCES @m@.chain,
	value numeric CHECK (@figure(value)@),
	recorded_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(recorded_at)),
	period_start date GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	PRIMARY KEY (indicator, region, chain, period, recorded_at)
);
COMMENT ON TABLE @m@.chain_observation IS 'The level of an indicator in one industry chain of a region: the actuals that targets are measured against. A correction is a new row of the same indicator, region, chain and period, recorded later. What is edited or deleted all the same is kept in chain_observation_revision.';
COMMENT ON COLUMN @m@.chain_observation.value IS 'In the unit and multiplier of the indicator; NULL in a correction withdraws it.';
COMMENT ON COLUMN @m@.chain_observation.recorded_at IS 'When it became known to the office.';
@kept(chain_observation(indicator, region, chain, period), value, period_start, period_end)@
