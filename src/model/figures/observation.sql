-- The figures.

CREATE TABLE IF NOT EXISTS @m@.observation (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	region text NOT NULL REFERENCES @m@.region,
	value numeric CHECK (@figure(value)@),
	published_growth numeric CHECK (@figure(published_growth)@),
	comparable_base numeric CHECK (@figure(comparable_base)@),
	published_rank integer,
	published_rank_peers integer,
	obs_status text NOT NULL DEFAULT 'A' CONSTRAINT "obs_status is one of A B D E F G H I J K L M N O P Q S U V W" CHECK (obs_status IN ('A', 'B', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'S', 'U', 'V', 'W')),
	conf_status text NOT NULL DEFAULT 'F' CONSTRAINT "conf_status is one of F N C D S A O T G M E" CHECK (conf_status IN ('F', 'N', 'C', 'D', 'S', 'A', 'O', 'T', 'G', 'M', 'E')),
	released_at timestamptz CHECK (isfinite(released_at)),
	recorded_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(recorded_at)),
	period_start date GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	period_year_ago @x@.ref_period GENERATED ALWAYS AS (@x@.same_period_last_year(period, 1)) STORED,
	PRIMARY KEY (indicator, period, region),
	CONSTRAINT "published_rank is one of published_rank_peers" CHECK ((published_rank IS NULL) = (published_rank_peers IS NULL)),
	CONSTRAINT "published_rank is from 1 to published_rank_peers" CHECK (published_rank BETWEEN 1 AND published_rank_peers),
	CONSTRAINT observation_confidential_elsewhere CHECK (conf_status = 'F'
		OR num_nonnulls(value, published_growth, comparable_base, published_rank) = 0)
);
CREATE INDEX IF NOT EXISTS observation_region_idx ON @m@.observation (indicator, region, period);
CREATE INDEX IF NOT EXISTS observation_break_idx ON @m@.observation (indicator, region, period) WHERE obs_status = 'B';
CREATE INDEX IF NOT EXISTS observation_hidden_idx ON @m@.observation (indicator, region, period) WHERE conf_status <> 'F';
-- what is under embargo; empty where no figure has a time of its own
CREATE INDEX IF NOT EXISTS observation_released_idx ON @m@.observation (released_at) WHERE released_at IS NOT NULL;
COMMENT ON TABLE @m@.observation IS 'One figure: of one indicator, period and region, as it is published now; what it superseded is in observation_revision.';
COMMENT ON COLUMN @m@.observation.value IS 'The level, in the unit and multiplier of the indicator; NULL when only growth is published.';
COMMENT ON COLUMN @m@.observation.published_growth IS 'Published growth on the same period a year earlier, percent (of an indicator in percent: the published difference in percentage points); it takes precedence over anything computed.';
COMMENT ON COLUMN @m@.observation.comparable_base IS 'The level a year earlier on the coverage of this period; it takes precedence over the level that was published then.';
COMMENT ON COLUMN @m@.observation.published_rank IS 'Published rank of growth among the children of the parent region; it takes precedence over a computed one.';
COMMENT ON COLUMN @m@.observation.published_rank_peers IS 'How many regions the published rank is among.';
COMMENT ON COLUMN @m@.observation.obs_status IS 'SDMX CL_OBS_STATUS code: A normal, B break (levels before this period are not comparable), D definition differs, E estimated, F forecast, G experimental, H missing for a holiday, I imputed, J derogation, K included in another category, L missing but exists, M missing and cannot exist, N not significant, O missing, P provisional, Q missing and suppressed, S strike, U low reliability, V unvalidated, W includes another category.';
COMMENT ON COLUMN @m@.observation.conf_status IS 'SDMX CL_CONF_STATUS code: F free; any other is confidential (N not for publication, C confidential, A small counts, O and T dominance by one and by two units, D and S secondary ...), and its figures are not here but in observation_confidential.';
COMMENT ON COLUMN @m@.observation.released_at IS 'When the figure is released: before, only roles of access_role see the row. NULL: at once, unless release_calendar says otherwise.';
COMMENT ON COLUMN @m@.observation.recorded_at IS 'When this version was recorded. An update that changes anything sets it, unless it gives a later time itself, as a load of old versions does.';
COMMENT ON COLUMN @m@.observation.period_start IS 'First day of the period, for filters by date.';
COMMENT ON COLUMN @m@.observation.period_end IS 'Last day of the period, for filters by date.';
COMMENT ON COLUMN @m@.observation.period_year_ago IS 'The same period a year earlier, of type ref_period; NULL where the calendar has none. Stored, because under row security only a bare column reaches an index.';
