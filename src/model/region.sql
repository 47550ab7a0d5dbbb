-- Regions, companies or other units that are observed, as a tree.

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
