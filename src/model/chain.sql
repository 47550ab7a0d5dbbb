-- Industry chains and their figures.

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
