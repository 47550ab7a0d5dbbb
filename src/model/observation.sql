-- The figures.

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
