-- What the tables of a model refuse, at the edges: every CHECK is given the last value that it
-- takes and the first that it does not, by rules that hold for every column of a kind and by
-- rows of its own; and the keys, the columns that must be there and their defaults stand as
-- they are written here.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(13);

-- histories, and what a load changed, are written by triggers and by the load, from rows that were checked
CREATE TEMP TABLE kept AS
SELECT c.oid AS relid, c.relname::text AS place FROM pg_class c
WHERE c.relnamespace = 'o'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '%\_revision' AND c.relname NOT IN ('load_before', 'load_added');
-- the checks that a row fails; columns that are not given are NULL
CREATE FUNCTION pg_temp.fails(place text, candidate jsonb) RETURNS oid[] LANGUAGE plpgsql AS $$
DECLARE
	k record;
	passes boolean;
	failed oid[] := '{}';
BEGIN
	FOR k IN SELECT c.oid, pg_get_expr(c.conbin, c.conrelid) AS expression FROM pg_constraint c WHERE c.conrelid = format('o.%I', place)::regclass AND c.contype = 'c' LOOP
		EXECUTE format('SELECT %s FROM jsonb_populate_record(NULL::o.%I, $1) AS %2$I', k.expression, place) INTO passes USING candidate;
		IF NOT passes THEN
			failed := failed || k.oid;
		END IF;
	END LOOP;
	RETURN failed;
END
$$;
CREATE TEMP TABLE candidate (place text, kind text, value jsonb, taken boolean);

-- days that a board can count to
INSERT INTO candidate
SELECT k.place, 'day', jsonb_build_object(a.attname, d), taken
FROM kept k JOIN pg_attribute a ON a.attrelid = k.relid AND a.atttypid = 'date'::regtype AND a.attgenerated = ''
CROSS JOIN (VALUES ('1899-12-31', false), ('1900-01-01', true), ('2199-12-31', true), ('2200-01-01', false), ('infinity', false), ('-infinity', false)) v (d, taken);
-- figures that views can reckon with
INSERT INTO candidate
SELECT k.place, 'figure', jsonb_build_object(a.attname, n), taken
FROM kept k JOIN pg_attribute a ON a.attrelid = k.relid AND a.atttypid = 'numeric'::regtype AND a.attgenerated = '' AND (k.place, a.attname) NOT IN (('size_class', 'from_investment'), ('project_region', 'share'), ('project', 'probability'), ('project_state', 'probability'))
CROSS JOIN (VALUES ('999999999999999999999999999999', true), ('1000000000000000000000000000000', false), ('0.123456789012345678901234567890', true), ('0.1234567890123456789012345678901', false),
	('NaN', false), ('Infinity', false), ('-Infinity', false), ('-1000000000000000000000000000000', false)) v (n, taken);
-- when something was recorded is a time
INSERT INTO candidate
SELECT k.place, 'recorded', jsonb_build_object(a.attname, t), taken
FROM kept k JOIN pg_attribute a ON a.attrelid = k.relid AND (a.attname = 'recorded_at' OR k.place IN ('observation', 'release_calendar', 'indicator_release') AND a.attname = 'released_at')
CROSS JOIN (VALUES ('infinity', false), ('-infinity', false), ('0001-01-01', true), ('9999-12-31', true)) v (t, taken);
-- codes: a byte to 255, and no spaces around
INSERT INTO candidate
SELECT k.place, 'code', jsonb_build_object(a.attname, v.code), taken
FROM kept k JOIN pg_index i ON i.indrelid = k.relid AND i.indisprimary AND i.indnkeyatts = 1 JOIN pg_attribute a ON a.attrelid = k.relid AND a.attnum = i.indkey[0] AND a.atttypid = 'text'::regtype
CROSS JOIN (VALUES ('', false), ('x', true), (repeat('x', 255), true), (repeat('x', 256), false), (repeat('é', 127) || 'x', true), (repeat('é', 128), false), (' x', false), ('x ', false), ('x y', true)) v (code, taken)
WHERE k.place NOT IN ('contest', 'pipeline_indicator', 'bulletin_source', 'bulletin_sentence', 'model_policy',
	'report_word', 'language');
-- and what is of one table alone: the rows that it takes, the rows that it does not
INSERT INTO candidate
SELECT v.place, 'row', x.value, x.taken
FROM (VALUES
	('agreement_amount', '[{"signed_on": "2023-01-02", "ends_on": "2023-01-02"}, {"amount": 0}]', '[{"signed_on": "2023-01-02", "ends_on": "2023-01-01"}, {"amount": -0.000001}]'),
	('agreement_purpose', '[{"purpose": "al"}]', '[{"purpose": "all"}]'),
	('assessment', '[{"assessed_on": "2023-01-02", "graded_on": "2023-01-02", "grade": "a"}, {"assessed_on": "2023-01-02"}, {}]',
		'[{"assessed_on": "2023-01-02", "graded_on": "2023-01-01", "grade": "a"}, {"assessed_on": "2023-01-02", "grade": "a"}, {"assessed_on": "2023-01-02", "graded_on": "2023-01-02"}, {"graded_on": "2023-01-02", "grade": "a"}]'),
	('assessment_grade', '[{"grade": "a"}]', '[{"grade": "all"}, {"grade": "ungraded"}, {"grade": "not_assessed"}]'),
	('bulletin_source', '[{"source": "board_2"}]', '[{"source": "a b"}, {"source": "a:b"}, {"source": ""}, {"source": "a.b"}, {"source": "a|b"}, {"source": "a]"}]'),
	('language', '[{"lang": "de"}, {"lang": "pt-BR"}, {"lang": "sr-Latn"}, {"falls_back_to": "zh-Hant"}, {"direction": "rtl"}, {"decimal_mark": "٫"}, {"group_mark": ""}, {"group_mark": " "}, {"digits": "٠١٢٣٤٥٦٧٨٩"}, {"plural": []}, {"plural": ["n = 0,1", "v = 0 and i % 10 = 2..4 and i % 100 != 12..14", "n = 1 or n = 3"]}]',
		'[{"lang": "en"}, {"lang": "zh"}, {"lang": "zh-Hans"}, {"lang": "zh-Hant"}, {"lang": "DE"}, {"lang": "d"}, {"lang": "de_DE"}, {"falls_back_to": "de"}, {"direction": "up"}, {"decimal_mark": ""}, {"decimal_mark": "12345"}, {"group_mark": "12345"}, {"digits": "012345678"}, {"plural": ["n is 1"]}, {"plural": ["n = 1 and"]}, {"plural": ["n % 0 = 1"]}, {"plural": ["i = 1", ""]}]'),
	('publication_act', '[{"act": "published", "takes_effect_at": "2023-06-01 00:00"}, {"act": "corrected", "notice": "x"}, {"act": "withdrawn", "notice_zh": "x"}, {"act": "corrected", "notice_zh_hant": "x", "notice_en": "y"}, {"act": "drafted", "acted_at": "2023-06-01 00:00"}]',
		'[{"acted_at": "infinity"}, {"act": "published", "takes_effect_at": "-infinity"}, {"act": "approved", "takes_effect_at": "2023-06-01 00:00"}, {"notice": ""}, {"notice_zh": ""}, {"notice_zh_hant": ""}, {"notice_en": ""}, {"act": "corrected"}, {"act": "withdrawn"}]'),
	('figure_note', '[{}, {"text_zh": "x"}, {"text_en": "x"}]', '[{"text_zh": " "}, {"text_zh": "x", "text_en": ""}, {"text_zh_hant": "  "}]'),
	('contest', '[{"units_expected": 1}]', '[{"units_expected": 0}]'),
	('department', '[{"department": "d"}]', '[{"department": "all"}]'),
	('indicator', '[{"decimals": 0, "growth_decimals": 0, "unit_mult": 0}, {"decimals": 15, "growth_decimals": 15, "unit_mult": 15}, {"indicator": "i", "parent_indicator": "j", "reference_indicator": "j", "single_indicator": "j"}]',
		'[{"decimals": -1}, {"decimals": 16}, {"growth_decimals": -1}, {"growth_decimals": 16}, {"unit_mult": -1}, {"unit_mult": 16}, {"indicator": "i", "parent_indicator": "i"}, {"indicator": "i", "reference_indicator": "i"}, {"indicator": "i", "single_indicator": "i"}]'),
	('indicator', '[{"additivity": "sum", "region_additivity": "none"}, {"additivity": "weighted_average", "weight_indicator": "w"}, {"region_additivity": "index", "weight_indicator": "w"}, {"additivity": "ratio", "weight_indicator": "w", "numerator_indicator": "n"}, {"change_unit": "basis_point"}, {"index_link": "january"}]',
		'[{"additivity": "mean"}, {"region_additivity": "mean"}, {"additivity": "weighted_average"}, {"region_additivity": "index"}, {"additivity": "ratio", "weight_indicator": "w"}, {"indicator": "i", "weight_indicator": "i"}, {"indicator": "i", "numerator_indicator": "i"}, {"change_unit": "point "}, {"index_link": "one_quarter_overlap"}]'),
	('edit_rule', '[{"kind": "range", "low": 1, "high": 1}, {"kind": "growth", "high": 1}, {"kind": "preceding", "high": 1}, {"kind": "ratio", "other_indicator": "j", "low": 1}, {"kind": "not_zero", "severity": "error"}]',
		'[{"kind": "range", "low": 1, "high": 0.9}, {"kind": "range"}, {"kind": "ratio", "low": 1}, {"kind": "range", "other_indicator": "j", "low": 1}, {"kind": "sign"}, {"severity": "fatal"}]'),
	('unit', '[{"kind": "amount"}, {"kind": "diffusion_index"}]', '[{"kind": "weight"}]'), ('unit_spelling', '[{"spelling": "per cent"}]', '[{"spelling": ""}, {"spelling": "A"}, {"spelling": " a"}]'),
	('indicator_ancestor', '[{"distance": 0}]', '[{"distance": -1}]'), ('region_ancestor', '[{"distance": 0}]', '[{"distance": -1}]'), ('initiative_ancestor', '[{"distance": 0}]', '[{"distance": -1}]'),
	('indicator', '[{"indicator": "i", "concept": "j"}, {"reporting_year_start": 1}, {"reporting_year_start": 12}]', '[{"indicator": "i", "concept": "i"}, {"reporting_year_start": 0}, {"reporting_year_start": 13}]'), ('dimension', '[{"dimension": "a b"}]', '[{"dimension": "a,b"}, {"dimension": "a="}]'),
	('dimension_code', '[{"code": "a", "parent_code": "b"}, {"is_total": true}]', '[{"code": "a,"}, {"code": "="}, {"code": "a", "parent_code": "a"}, {"is_total": true, "parent_code": "b"}, {"code": ""}, {"additivity": "mean"}]'),
	('load_profile', '[{"dimension_columns": {}}]', '[{"dimension_columns": []}]'),
	('initiative', '[{"weight": 0.000001}, {"initiative": "i", "parent_initiative": "j"}]', '[{"weight": 0}, {"initiative": "i", "parent_initiative": "i"}]'),
	('ladder_tier', '[{"from_revenue": 0}, {"tier": "a"}]', '[{"from_revenue": -0.01}, {"tier": "all"}]'),
	('load_profile', '[{"decimal_mark": ",", "group_mark": ".", "delimiter": ";", "joined_by": ",", "quote": "", "skip_lines": 0, "unit_mult": 15, "above": {}, "flags": {}, "conf_flags": {}, "units": {}, "multipliers": {}, "period_rewrite": [["a", "b"]]}, {"unit_mult": -15}]',
		'[{"period_rewrite": [["a", "b", "c"]]}, {"unit_mult": 16}, {"unit_mult": -16}, {"multipliers": []}, {"units": []}, {"conf_flags": []}, {"flags": []}, {"above": []}, {"group_mark": ".."}, {"decimal_mark": ",", "group_mark": ","},
		  {"decimal_mark": ",,"}, {"joined_by": ",,"}, {"skip_lines": -1}, {"quote": "xx"}, {"delimiter": ";;"}]'),
	('load_spelling', '[{"spelling": "a b"}]', '[{"spelling": " a"}, {"spelling": ""}]'),
	('membership_event', '[{"entry": 1}]', '[{"entry": 0}]'),
	('model_option', '[{"one_row": true}]', '[{"one_row": false}]'),
	('observation', '[{"published_rank": 1, "published_rank_peers": 1}, {"published_rank": 3, "published_rank_peers": 3}, {"conf_status": "C"}, {"conf_status": "F", "value": 1}, {"conf_status": "C", "obs_status": "A"}]',
		'[{"published_rank": 0, "published_rank_peers": 1}, {"published_rank": 4, "published_rank_peers": 3}, {"published_rank": 1}, {"published_rank_peers": 1},
		  {"conf_status": "C", "value": 0}, {"conf_status": "C", "published_growth": 0}, {"conf_status": "C", "comparable_base": 0}, {"conf_status": "C", "published_rank": 1, "published_rank_peers": 1}]'),
	('observation_packed', '[{"period": "2023"}, {"region": "r"}]', '[{}, {"period": "2023", "region": "r"}]'), ('observation_unpacked', '[{"period": "2023"}, {"region": "r"}]', '[{}, {"period": "2023", "region": "r"}]'),
	('observation_revision', '[{"recorded_at": "2023-01-01 12:00", "superseded_at": "2023-01-01 12:00:00.000001"}]',
		'[{"recorded_at": "2023-01-01 12:00", "superseded_at": "2023-01-01 12:00"}, {"recorded_at": "2023-01-01 12:00", "superseded_at": "infinity"}]'),
	('project', '[{"kind": "new", "planned_investment": 0, "invested": 0, "jobs": 0, "probability": 0}, {"probability": 100}]',
		'[{"kind": "all"}, {"planned_investment": -0.01}, {"invested": -0.01}, {"jobs": -1}, {"probability": -0.01}, {"probability": 100.01}]'),
	('project_state', '[{"kind": "new", "planned_investment": 0, "invested": 0, "jobs": 0, "probability": 0}, {"probability": 100}]',
		'[{"kind": "all"}, {"planned_investment": -0.01}, {"invested": -0.01}, {"jobs": -1}, {"probability": -0.01}, {"probability": 100.01}]'),
	('event_undoing', '[{"reason": "why"}]', '[{"reason": ""}, {"reason": " \n"}]'),
	('project_region', '[{"share": 1}, {"share": 0.000000000000000000000000000001}]', '[{"share": 0}, {"share": 1.01}, {"share": 0.0000000000000000000000000000001}]'),
	('project_stage', '[{"in_stock": true, "leaves": false, "final": false}, {"in_stock": false, "leaves": true, "final": true}, {"stage_order": 0, "norm_days": 1}, {"stage": "s", "after_stage": "t"}]',
		'[{"in_stock": true, "leaves": true, "final": false}, {"in_stock": true, "leaves": false, "final": true}, {"stage_order": -1}, {"norm_days": 0}, {"stage": "s", "after_stage": "s"}]'),
	('project_stage_event', '[{"entry": 1}, {"recorded_at": "2023-01-01 12:00", "superseded_at": "2023-01-01 12:00:00.000001"}]', '[{"entry": 0}, {"recorded_at": "2023-01-01 12:00", "superseded_at": "2023-01-01 12:00"}]'),
	('region', '[{"children_expected": 1}, {"region": "r", "parent_region": "s"}]', '[{"children_expected": 0}, {"region": "r", "parent_region": "r"}]'),
	('region_change', '[{"region": "a", "kind": "moved", "into_region": "b"}, {"kind": "renamed", "from_region": "a", "into_region": "b"}, {"kind": "ended"}, {"kind": "began", "from_region": "b"}]',
		'[{"kind": "moved"}, {"kind": "renamed", "from_region": "a"}, {"kind": "moved", "from_region": "b", "into_region": "b"}, {"kind": "began", "into_region": "b"}]'),
	('indicator_change', '[{"indicator": "a", "kind": "moved", "into_indicator": "b"}, {"kind": "renamed", "from_indicator": "a", "into_indicator": "b"}, {"kind": "ended"}, {"kind": "began", "from_indicator": "b"}]',
		'[{"kind": "moved"}, {"kind": "renamed", "from_indicator": "a"}, {"kind": "moved", "from_indicator": "b", "into_indicator": "b"}, {"kind": "began", "into_indicator": "b"}]'),
	('service_dependency', '[{"department": "d", "depends_on": "e"}]', '[{"department": "d", "depends_on": "d"}]'),
	('service_event', '[{"event": "closed", "department": "d"}, {"event": "opened"}, {"event": "due"}, {"happened_at": "1900-01-01 00:00"}, {"happened_at": "2199-12-31 23:59:59.999999"}]',
		'[{"event": "closed"}, {"happened_at": "1899-12-31 23:59:59.999999"}, {"happened_at": "2200-01-01 00:00"}, {"happened_at": "infinity"}]'),
	('service_pause', '[{"paused_at": "1900-01-01 00:00"}, {"paused_at": "2199-12-31 23:59:59.999999"}, {"paused_at": "2023-01-01", "resumed_at": "2023-01-01"}, {"paused_at": "2023-01-01", "resumed_at": "2199-12-31 23:59:59.999999"}]',
		'[{"paused_at": "1899-12-31 23:59:59.999999"}, {"paused_at": "2200-01-01 00:00"}, {"paused_at": "infinity"}, {"paused_at": "2023-01-01", "resumed_at": "2022-12-31 23:59:59.999999"}, {"paused_at": "2023-01-01", "resumed_at": "2200-01-01 00:00"}]'),
	('working_hours', '[{"weekday": 1, "begins": "00:00", "ends": "24:00"}, {"weekday": 7, "begins": "23:59:59.999999", "ends": "24:00"}]',
		'[{"weekday": 0, "begins": "09:00", "ends": "10:00"}, {"weekday": 8, "begins": "09:00", "ends": "10:00"}, {"weekday": 1, "begins": "10:00", "ends": "10:00"}, {"weekday": 1, "begins": "22:00", "ends": "06:00"}]'),
	('calendar_day', '[{"day": "2023-01-01"}, {"day": "2023-01-01", "begins": "09:00", "ends": "12:00"}]',
		'[{"day": "2023-01-01", "begins": "09:00"}, {"day": "2023-01-01", "ends": "09:00"}, {"day": "2023-01-01", "begins": "09:00", "ends": "09:00"}]'),
	('size_class', '[{"from_investment": 0}, {"size_class": "s"}]', '[{"from_investment": -0.01}, {"size_class": "all"}, {"size_class": "none"}]'),
	('target_rating', '[{"colour": "#0099ff"}]', '[{"colour": "red"}, {"colour": "#0099FF"}]'),
	('target', '[{"chain": "c"}, {"initiative": "i"}, {}, {"target": 0}, {"target": -1}, {"direction": "within", "target": 1, "target_to": 1}, {"period": "1900"}, {"period": "2199"}, {"period": "2199-12"}]',
		'[{"chain": "c", "initiative": "i"}, {"direction": "within", "target": 1}, {"direction": "within", "target": 1, "target_to": 0}, {"direction": "at_least", "target": 1, "target_to": 2}, {"period": "1899"}, {"period": "2200"}, {"period": "1899-12/P2M"}, {"period": "2199-12/P2M"}]')
	) AS v (place, takes, refuses)
CROSS JOIN LATERAL (SELECT jsonb_array_elements(v.takes::jsonb) AS value, true AS taken UNION ALL SELECT jsonb_array_elements(v.refuses::jsonb), false) x;
-- lists of codes: each of them, in lower case not, nor anything else
INSERT INTO candidate
SELECT v.place, 'list', jsonb_build_object(v.name, c), taken
FROM (VALUES
	('access_role', 'access', 'reader loader before_release confidential deputy'), ('enterprise_tier', 'kind', 'actual forecast'), ('indicator', 'frequency', 'A S T Q M W D'), ('indicator', 'time_per_collect', 'S E B A M H L Y'),
	('indicator', 'index_link', 'december january annual_overlap'), ('load_profile', 'day_means', 'day first_day last_day any_day'), ('load_profile', 'blank_status', 'H L M O Q'), ('load_profile', 'missing_status', 'H L M O Q'), ('load_profile', 'across', 'period indicator region'),
	('load_spelling', 'kind', 'region indicator'), ('forgetting', 'act', 'purge forget'), ('load', 'outcome', 'running loaded refused tried undone'),
	('initiative_event', 'event', 'begun due done cancelled'), ('membership_event', 'event', 'joined profile_completed exited'), ('model_option', 'lang', 'zh zh-Hant en'), ('model_option', 'gap_of', 'printed exact'),
	('model_option', 'impossible_history', 'refuse list'), ('model_option', 'missing_parts', 'non_null non_zero partial_null partial_zero always_null always_zero'),
	('observation', 'obs_status', 'A B D E F G H I J K L M N O P Q S U V W'), ('observation', 'conf_status', 'F N C D S A O T G M E'), ('observation_suppressed', 'access', 'before_release confidential'),
	('pipeline_indicator', 'measure', 'projects planned_investment'), ('region_change', 'kind', 'began ended'), ('indicator_change', 'kind', 'began ended'), ('service_event', 'event', 'opened due'), ('target', 'kind', 'flow cumulative'),
	('publication_act', 'act', 'drafted approved published'), ('figure_note', 'kind', 'source method contact footnote'), ('target', 'direction', 'at_least at_most'), ('target', 'measure', 'level growth')) v (place, name, codes)
CROSS JOIN LATERAL (
	SELECT c, true AS taken FROM regexp_split_to_table(v.codes, ' ') c
	UNION ALL SELECT CASE WHEN c = upper(c) THEN lower(c) ELSE upper(c) END, false FROM regexp_split_to_table(v.codes, ' ') c
	UNION ALL SELECT c, false FROM unnest(ARRAY['', 'none', 'all', 'C1']) c
	UNION ALL SELECT chr(n), false FROM generate_series(65, 90) n WHERE chr(n) <> ALL (regexp_split_to_array(v.codes, ' '))) x;
CREATE TEMP TABLE verdict AS SELECT *, pg_temp.fails(place, value) AS failed FROM candidate;

SELECT is_empty($$SELECT place, kind, value FROM verdict WHERE taken AND kind = ANY ('{day,recorded,code,row,list}') AND failed <> '{}'
		-- a grade has a day, and a day comes after the assessment: seen as rows
		AND NOT (place = 'assessment' AND kind = 'day' AND value ? 'graded_on')$$, 'the last value within is taken');
SELECT is_empty($$SELECT place, kind, value FROM verdict WHERE taken AND kind = 'figure' AND failed <> '{}'$$, 'so are figures of 30 digits before or after the point');
SELECT is_empty($$SELECT place, kind, value FROM verdict WHERE NOT taken AND failed = '{}'$$, 'the first one beyond is not');
SELECT is_empty($$SELECT c.conrelid::regclass, pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN kept k ON k.relid = c.conrelid WHERE c.contype = 'c'
	AND NOT EXISTS (SELECT FROM verdict v WHERE c.oid = ANY (v.failed))$$, 'and every check has refused something here');

-- keys, and what they point to
SELECT is_empty($$SELECT conrelid::regclass, conname FROM pg_constraint WHERE connamespace = 'o'::regnamespace AND contype = 'f' AND (confupdtype <> 'a' OR confdeltype <> 'a')$$,
	'no foreign key acts, which it would as the owner');
SELECT set_eq($$SELECT c.conrelid::regclass::text AS place, string_agg(replace(replace(replace(pg_get_constraintdef(c.oid), 'FOREIGN KEY ', ''), ' REFERENCES ', ' -> '), 'PRIMARY KEY ', 'PRIMARY '), '; '
		ORDER BY c.contype = 'f', c.contype, pg_get_constraintdef(c.oid) COLLATE "C") AS keys
	FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE t.relnamespace = 'o'::regnamespace AND c.contype IN ('p', 'u', 'f') AND (t.relname NOT LIKE '%\_revision' OR t.relname = 'observation_revision')
	GROUP BY c.conrelid$$, $$VALUES
	('access_role', 'PRIMARY (access, role, view_name)'),
	('forgetting', 'PRIMARY (forgetting)'), ('event_undoing', 'PRIMARY (undoing)'),
	('agreement', 'PRIMARY (agreement); (kind) -> agreement_kind(kind); (region) -> region(region)'),
	('agreement_amount', 'PRIMARY (agreement_amount_id); UNIQUE (agreement, purpose, recorded_at); (agreement) -> agreement(agreement); (purpose) -> agreement_purpose(purpose)'),
	('agreement_kind', 'PRIMARY (kind)'),
	('agreement_purpose', 'PRIMARY (purpose); UNIQUE (purpose_order)'),
	('assessment', 'PRIMARY (assessment_id); UNIQUE (scheme, round, enterprise, recorded_at); (enterprise) -> enterprise(enterprise); (scheme, grade) -> assessment_grade(scheme, grade); (scheme, round) -> assessment_round(scheme, round)'),
	('assessment_grade', 'PRIMARY (scheme, grade); UNIQUE (scheme, grade_order); (scheme) -> assessment_scheme(scheme)'),
	('assessment_round', 'PRIMARY (scheme, round); UNIQUE (scheme, round_order); (scheme) -> assessment_scheme(scheme)'),
	('assessment_scheme', 'PRIMARY (scheme)'),
	('bulletin_sentence', 'PRIMARY (sentence); (each) -> bulletin_source(source)'),
	('bulletin_source', 'PRIMARY (source)'),
	('report_word', 'PRIMARY (word)'),
	('language', 'PRIMARY (lang)'),
	('publication', 'PRIMARY (publication)'),
	('publication_figure', 'PRIMARY (publication, indicator, period); (indicator) -> indicator(indicator); (publication) -> publication(publication)'),
	('publication_act', 'PRIMARY (publication, act_number); (publication) -> publication(publication)'),
	('figure_note', 'PRIMARY (note); (indicator) -> indicator(indicator); (region) -> region(region)'),
	('translation', 'PRIMARY (lang, kind, code, within); (lang) -> language(lang)'),
	('chain', 'PRIMARY (chain)'),
	('chain_observation', 'PRIMARY (indicator, region, chain, period, recorded_at); (chain) -> chain(chain); (indicator) -> indicator(indicator); (region) -> region(region)'),
	('contest', 'PRIMARY (initiative); (initiative) -> initiative(initiative)'),
	('contest_score', 'PRIMARY (contest_score_id); UNIQUE (initiative, department, scored_on, recorded_at); (department) -> department(department); (initiative) -> contest(initiative)'),
	('department', 'PRIMARY (department); UNIQUE (department_order)'),
	('enterprise', 'PRIMARY (enterprise); (chain) -> chain(chain); (region) -> region(region)'),
	('enterprise_tier', 'PRIMARY (enterprise_tier_id); UNIQUE (ladder, enterprise, kind, since, recorded_at); (enterprise) -> enterprise(enterprise); (ladder) -> ladder(ladder); (ladder, tier) -> ladder_tier(ladder, tier)'),
	('dimension', 'PRIMARY (dimension)'),
	('dimension_code', 'PRIMARY (dimension, code); (dimension) -> dimension(dimension); (dimension, parent_code) -> dimension_code(dimension, code)'),
	('indicator_dimension', 'PRIMARY (indicator, dimension); (dimension, code) -> dimension_code(dimension, code); (indicator) -> indicator(indicator)'),
	('indicator', 'PRIMARY (indicator); (concept) -> indicator(indicator); (numerator_indicator) -> indicator(indicator); (parent_indicator) -> indicator(indicator); (reference_indicator) -> indicator(indicator); (single_indicator) -> indicator(indicator); (unit) -> unit(unit); (weight_indicator) -> indicator(indicator)'),
	('edit_rule', 'PRIMARY (rule); (indicator) -> indicator(indicator); (other_indicator) -> indicator(indicator)'),
	('unit', 'PRIMARY (unit)'),
	('unit_spelling', 'PRIMARY (spelling); (unit) -> unit(unit)'),
	('indicator_ancestor', 'PRIMARY (indicator, ancestor)'),
	('initiative', 'PRIMARY (initiative); (chain) -> chain(chain); (kind) -> initiative_kind(kind); (owner) -> department(department); (parent_initiative) -> initiative(initiative); (project) -> project(project); (region) -> region(region)'),
	('initiative_ancestor', 'PRIMARY (initiative, ancestor)'),
	('initiative_event', 'PRIMARY (initiative_event_id); UNIQUE (initiative, event, recorded_at); (initiative) -> initiative(initiative)'),
	('initiative_kind', 'PRIMARY (kind); UNIQUE (kind_order)'),
	('initiative_observation', 'PRIMARY (indicator, region, initiative, period, recorded_at); (indicator) -> indicator(indicator); (initiative) -> initiative(initiative); (region) -> region(region)'),
	('ladder', 'PRIMARY (ladder)'),
	('ladder_tier', 'PRIMARY (ladder, tier); UNIQUE (ladder, tier_order); (ladder) -> ladder(ladder)'),
	('membership_event', 'PRIMARY (membership_event_id); UNIQUE (platform, enterprise, event, entry, recorded_at); (enterprise) -> enterprise(enterprise); (platform) -> platform(platform)'),
	('model_option', 'PRIMARY (one_row); (names_in) -> language(lang)'),
	('model_policy', 'PRIMARY (table_name)'),
	('observation', 'PRIMARY (indicator, period, region); (indicator) -> indicator(indicator); (region) -> region(region)'),
	('observation_confidential', 'PRIMARY (indicator, period, region, recorded_at); (indicator) -> indicator(indicator); (region) -> region(region)'),
	('observation_cross_section', 'PRIMARY (indicator, period)'),
	('observation_packed', 'PRIMARY (packed_id)'),
	('observation_recoded', 'PRIMARY (indicator, period, region, to_indicator, to_period, to_region)'),
	('observation_revision', 'PRIMARY (indicator, period, region, superseded_at)'),
	('observation_series', 'PRIMARY (indicator, region)'),
	('observation_suppressed', 'PRIMARY (indicator, period, region, access)'),
	('observation_unpacked', 'PRIMARY (mark_id)'),
	('pipeline_indicator', 'PRIMARY (indicator); (indicator) -> indicator(indicator); (stage) -> project_stage(stage)'),
	('platform', 'PRIMARY (platform)'),
	('project', 'PRIMARY (project); (chain) -> chain(chain); (owner) -> department(department); (region) -> region(region)'),
	('project_region', 'PRIMARY (project, region); (project) -> project(project); (region) -> region(region)'),
	('project_stage', 'PRIMARY (stage); UNIQUE (stage_order); (after_stage) -> project_stage(stage)'),
	('project_state', 'PRIMARY (project, valid_from); (chain) -> chain(chain); (owner) -> department(department); (project) -> project(project); (region) -> region(region)'),
	('project_stage_event', 'PRIMARY (event_id); UNIQUE (project, stage, entry, recorded_at) INCLUDE (happened_on, superseded_at); (project) -> project(project); (stage) -> project_stage(stage)'),
	('indicator_period', 'PRIMARY (indicator, period)'),
	('load', 'PRIMARY (load); (undoes) -> load(load)'),
	('load_added', '(load) -> load(load)'),
	('load_before', '(load) -> load(load)'),
	('load_profile', 'PRIMARY (profile)'),
	('load_refused', '(load) -> load(load)'),
	('load_spelling', 'PRIMARY (profile, kind, spelling); (profile) -> load_profile(profile)'),
	('region', 'PRIMARY (region); (parent_region) -> region(region)'), ('region_change', 'PRIMARY (region, changed_on, kind); (region) -> region(region)'), ('indicator_change', 'PRIMARY (indicator, changed_on, kind); (indicator) -> indicator(indicator)'),
	('region_ancestor', 'PRIMARY (region, ancestor)'),
	('release_calendar', 'PRIMARY (indicator, period); (indicator) -> indicator(indicator)'),
	('indicator_release', 'PRIMARY (indicator, released_at); (indicator) -> indicator(indicator)'),
	('service_dependency', 'PRIMARY (request, department, depends_on); (request, department) -> service_task(request, department); (request, depends_on) -> service_task(request, department)'),
	('service_event', 'PRIMARY (service_event_id); UNIQUE NULLS NOT DISTINCT (request, department, event, recorded_at); (request) -> service_request(request); (request, department) -> service_task(request, department)'),
	('service_pause', 'PRIMARY (service_pause_id); UNIQUE NULLS NOT DISTINCT (request, department, paused_at, recorded_at); (request) -> service_request(request); (request, department) -> service_task(request, department)'),
	('working_hours', 'PRIMARY (since, weekday, begins)'), ('calendar_day', 'UNIQUE NULLS NOT DISTINCT (day, begins)'),
	('service_request', 'PRIMARY (request); (enterprise) -> enterprise(enterprise); (project) -> project(project); (region) -> region(region)'),
	('service_task', 'PRIMARY (request, department); (department) -> department(department); (request) -> service_request(request)'),
	('size_class', 'PRIMARY (size_class); UNIQUE (from_investment)'),
	('target_rating', 'PRIMARY (rating); UNIQUE (from_score)'),
	('target', 'PRIMARY (target_id); UNIQUE NULLS NOT DISTINCT (indicator, region, chain, initiative, period, kind, recorded_at); (chain) -> chain(chain); (indicator) -> indicator(indicator); (initiative) -> initiative(initiative); (owner) -> department(department); (region) -> region(region)')$$, 'keys');
SELECT set_eq($$SELECT i.indexrelid::regclass::text, regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '') FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
	WHERE t.relnamespace = 'o'::regnamespace AND i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)$$,
	$$VALUES ('observation_packed_period_idx', 'btree (indicator, period) WHERE (period IS NOT NULL)'), ('observation_packed_region_idx', 'btree (indicator, region) WHERE (region IS NOT NULL)'),
		('indicator_cell_idx', 'btree (concept, breakdown) WHERE (concept IS NOT NULL)'), ('dimension_code_total_idx', 'btree (dimension) WHERE is_total')$$, 'what is unique by an index alone');
-- columns that must be there, with their defaults; those with "?" have one and may be NULL
SELECT set_eq($$SELECT t.relname::text AS place, string_agg(a.attname || CASE WHEN a.attnotnull THEN '' ELSE '?' END || coalesce(' ' || CASE WHEN a.attidentity <> '' THEN 'identity' WHEN a.attgenerated = '' THEN regexp_replace(pg_get_expr(d.adbin, d.adrelid), '::[a-z ]+', '') ELSE 'generated' END, ''), ', '
		ORDER BY a.attnum) AS needed
	FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
	WHERE t.relnamespace = 'o'::regnamespace AND t.relkind = 'r' AND (a.attnotnull OR d.adbin IS NOT NULL) AND (t.relname NOT LIKE '%\_revision' OR t.relname = 'observation_revision')
	GROUP BY t.relname$$, $$VALUES
	('access_role', 'access, role, view_name '''''),
	('agreement', 'agreement, region, kind, party'),
	('agreement_amount', 'agreement_amount_id identity, agreement, purpose, amount, recorded_at now()'),
	('agreement_kind', 'kind'),
	('agreement_purpose', 'purpose, purpose_order'),
	('assessment', 'assessment_id identity, scheme, round, enterprise, recorded_at now()'),
	('assessment_grade', 'scheme, grade, grade_order'),
	('assessment_round', 'scheme, round, round_order'),
	('assessment_scheme', 'scheme'),
	('bulletin_sentence', 'sentence, paragraph, sentence_order, active true'),
	('report_word', 'word'),
	('publication', 'publication'),
	('publication_figure', 'publication, indicator, period'),
	('publication_act', 'publication, act_number, act, acted_at now(), acted_by CURRENT_USER'),
	('figure_note', 'note, kind, indicator'),
	('language', 'lang, name, falls_back_to ''en'', direction ''ltr'', decimal_mark ''.'', group_mark '','', digits ''0123456789'', plural ''{"i = 1 and v = 0"}''[]'),
	('translation', 'lang, kind, code, within '''', text'),
	('bulletin_source', 'source, view_name, keys ''{}''[]'),
	('chain', 'chain'),
	('chain_observation', 'indicator, period, region, chain, recorded_at now(), period_start? generated, period_end? generated'),
	('contest', 'initiative, higher_is_better true'),
	('contest_score', 'contest_score_id identity, initiative, department, scored_on, recorded_at now()'),
	('department', 'department, department_order'),
	('enterprise', 'enterprise, region'),
	('enterprise_tier', 'enterprise_tier_id identity, ladder, enterprise, kind ''actual'', since, withdrawn false, recorded_at now()'),
	('indicator', 'indicator, frequency ''M'', cumulative false, change_unit ''percent'', unit_mult 0, decimals 2, growth_decimals 1, higher_is_better true, time_per_collect ''S'', additivity, region_additivity, time_additive true, of_which false, index_link ''december'', change_decimals generated, names_composed false, reporting_year_start 1'),
	('dimension', 'dimension'),
	('dimension_code', 'dimension, code, is_total false'),
	('indicator_dimension', 'indicator, dimension, code'),
	('edit_rule', 'rule, indicator, kind, severity ''warning'''),
	('unit', 'unit, kind, change_unit generated, additive generated'),
	('unit_spelling', 'spelling, unit'),
	('indicator_ancestor', 'indicator, ancestor, distance'),
	('initiative', 'initiative, region, kind, initiative_order 1, weight 1, recorded_at now()'),
	('initiative_ancestor', 'initiative, ancestor, distance'),
	('initiative_event', 'initiative_event_id identity, initiative, event, recorded_at now()'),
	('initiative_kind', 'kind, kind_order'),
	('initiative_observation', 'indicator, period, region, initiative, recorded_at now(), period_start? generated, period_end? generated'),
	('ladder', 'ladder'),
	('ladder_tier', 'ladder, tier, tier_order'),
	('membership_event', 'membership_event_id identity, platform, enterprise, event, entry 1, recorded_at now()'),
	('model_option', 'one_row true, lang ''en'', gap_of ''printed'', impossible_history ''refuse'', missing_parts ''non_null'', parts generated, version generated'),
	('model_policy', 'table_name, fingerprint'),
	('observation', 'indicator, period, region, obs_status ''A'', conf_status ''F'', recorded_at now(), period_start? generated, period_end? generated, period_year_ago? generated'),
	('observation_confidential', 'indicator, period, region, recorded_at now(), period_start? generated, period_end? generated'),
	('observation_cross_section', 'indicator, period, figures, packed_at now()'),
	('observation_packed', 'indicator, packed_id identity'),
	('observation_recoded', 'indicator, period, region, to_indicator, to_period, to_region'),
	('observation_revision', 'indicator, period, region, obs_status, conf_status, recorded_at, superseded_at, superseded_by, period_start? generated, period_end? generated, period_year_ago? generated'),
	('observation_series', 'indicator, region, figures, packed_at now()'),
	('observation_suppressed', 'indicator, period, region, access, until, suppressed_at now()'),
	('observation_unpacked', 'indicator, mark_id identity'),
	('pipeline_indicator', 'indicator, stage, measure ''projects'''),
	('platform', 'platform'),
	('project', 'project, region, kind ''new'', planned_investment'), ('project_region', 'project, region, share'),
	('project_stage', 'stage, stage_order, in_stock, leaves false, final false'),
	('forgetting', 'forgetting identity, done_at now(), done_by, act, rows_gone'),
	('event_undoing', 'undoing identity, event_table, event_key, reason, event, done_at now(), done_by'),
	('project_state', 'project, valid_from, region, kind, planned_investment, recorded_at now()'),
	('project_stage_event', 'event_id identity, project, stage, entry 1, recorded_at now()'),
	('indicator_period', 'indicator, period, cumulative, frequency, stated, by_calendar, period_code generated, label_zh generated, label_zh_hant generated, label_en generated, period_start generated, period_end generated, year generated, number_in_year? generated, year_ago? generated, preceding? generated, block generated, reporting_year_start 1'),
	('load', 'load identity, loaded_by (CURRENT_USER), loaded_at now(), profile, options ''{}'', outcome ''running'''),
	('load_added', 'load, indicator, region, periods'),
	('load_before', 'load, kind, indicator, period, region'),
	('load_profile', 'profile, quote ''"'', skip_lines 0, labelled false, decimal_mark ''.'', group_mark '''', missing ''{}''[], missing_status ''O'', flags ''{}'', conf_flags ''{}'', flag_in_cell false, units ''{}'', multipliers ''{}'', unit_in_name false, period_join '''', day_means ''day'', to_date false, dimension_columns ''{}'''),
	('load_refused', 'load, field, figures 1, reason, sqlstate'),
	('load_spelling', 'profile, kind, spelling, code'),
	('load_staged', 'line_id identity, staged_by (CURRENT_USER), session pg_backend_pid(), staged_at now()'),
	('region', 'region, family? generated'), ('region_change', 'region, changed_on, kind'), ('indicator_change', 'indicator, changed_on, kind'),
	('region_ancestor', 'region, ancestor, distance'),
	('release_calendar', 'indicator, period, released_at'),
	('indicator_release', 'indicator, released_at now()'),
	('service_dependency', 'request, department, depends_on, recorded_at now()'),
	('service_event', 'service_event_id identity, request, event, recorded_at now()'),
	('service_pause', 'service_pause_id identity, request, paused_at, recorded_at now()'), ('working_hours', 'since ''1900-01-01'', weekday, begins, ends'), ('calendar_day', 'day'),
	('service_request', 'request, region, recorded_at now()'),
	('service_task', 'request, department, recorded_at now()'),
	('size_class', 'size_class, from_investment'),
	('target_rating', 'rating, colour'),
	('target', 'target_id identity, indicator, region, period, kind, recorded_at now(), span? generated, measure ''level''')$$, 'columns that must be there, and what they are if nothing is said');
-- triggers: those that many tables have, then the others
SELECT set_eq($$SELECT k.tgfoid::regproc::text || ' ' || u.event AS place, string_agg(DISTINCT c.relname, ' ' ORDER BY c.relname) AS tables FROM (VALUES ('stamped', 19), ('updated', 16), ('deleted', 8), ('truncated', 34), ('inserted', 4)) u (event, kind)
	JOIN pg_trigger k ON k.tgtype = u.kind JOIN pg_class c ON c.oid = k.tgrelid AND k.tgname = CASE k.tgfoid::regproc::text WHEN 'refuse_truncate' THEN 'kept' ELSE c.relname END || '_' || u.event
	WHERE c.relnamespace = 'o'::regnamespace GROUP BY k.tgfoid, u.event$$, $$VALUES
	('check_shares deleted', 'project_region'), ('check_shares inserted', 'project_region'), ('check_shares updated', 'project_region'),
	('follow_dimension deleted', 'indicator_dimension'),
	('follow_dimension inserted', 'indicator_dimension'),
	('follow_dimension updated', 'dimension dimension_code indicator_dimension'),
	('keep_ancestors deleted', 'indicator initiative region'),
	('keep_ancestors inserted', 'indicator initiative region'),
	('keep_ancestors updated', 'indicator initiative region'),
	('keep_event deleted', 'agreement_amount assessment chain_observation contest_score enterprise_tier initiative_event initiative_observation membership_event observation_confidential project_stage_event project_state service_dependency service_event service_pause service_task target'),
	('keep_event truncated', 'agreement_amount assessment chain_observation contest_score enterprise_tier initiative_event initiative_observation membership_event observation_confidential project_stage_event project_state service_dependency service_event service_pause service_task target'),
	('keep_event updated', 'agreement_amount assessment chain_observation contest_score enterprise_tier initiative_event initiative_observation membership_event observation_confidential project_stage_event project_state service_dependency service_event service_pause service_task target'),
	('keep_option truncated', 'model_option'),
	('keep_revision deleted', 'observation'),
	('keep_revision inserted', 'observation'),
	('keep_revision truncated', 'observation'),
	('keep_revision updated', 'observation'),
	('observation_stamp stamped', 'observation'),
	('refuse_truncate truncated', 'access_role agreement_amount_revision assessment_revision chain_observation_revision contest_score_revision enterprise_tier_revision forgetting indicator_ancestor indicator_period initiative_ancestor initiative_event_revision initiative_observation_revision load_before membership_event_revision model_policy observation_confidential_revision observation_cross_section observation_packed observation_recoded observation_revision observation_series observation_suppressed observation_unpacked project_stage_event_revision project_state_revision region_ancestor service_dependency_revision service_event_revision service_pause_revision service_task_revision target_revision'),
	('stamp_event stamped', 'agreement_amount assessment chain_observation contest_score enterprise_tier initiative_event initiative_observation membership_event observation_confidential project_stage_event project_state service_dependency service_event service_pause service_task target')$$, 'what keeps history and trees');
SELECT set_eq($$SELECT t.tgrelid::regclass::text AS place, string_agg(concat_ws(' ', t.tgname, t.tgfoid::regproc, CASE WHEN t.tgtype & 2 > 0 THEN 'before' WHEN t.tgtype & 64 > 0 THEN 'instead of' ELSE 'after' END,
		CASE WHEN t.tgtype & 4 > 0 THEN 'insert' END, CASE WHEN t.tgtype & 8 > 0 THEN 'delete' END, CASE WHEN t.tgtype & 16 > 0 THEN 'update' END, CASE WHEN t.tgtype & 32 > 0 THEN 'truncate' END,
		CASE WHEN t.tgtype & 1 > 0 THEN 'row' END, CASE WHEN t.tgqual IS NOT NULL THEN 'when' END), ', ' ORDER BY t.tgname COLLATE "C") AS triggers
	FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
	WHERE c.relnamespace = 'o'::regnamespace AND NOT t.tgisinternal AND t.tgname <> ALL (ARRAY(SELECT c.relname || '_' || u FROM unnest(ARRAY['stamped', 'updated', 'deleted', 'truncated', 'inserted']) u)) AND t.tgname <> 'kept_truncated'
	GROUP BY t.tgrelid$$, $$VALUES
	('bulletin_sentence', 'bulletin_sentence_check bulletin_sentence_check before insert update row'),
	('event_undoing', 'event_undone undo_event before insert row'),
	('publication_act', 'publication_act_follow follow_act before insert delete update row'),
	('translation', 'translation_check check_translation before insert update row'),
	('bulletin_source', 'bulletin_source_check bulletin_source_check before insert update row, bulletin_source_used bulletin_source_check after delete update'),
	('chain_observation', 'chain_observation_key refuse_recoding before update row when'),
	('dimension', 'A_followed follow_code after update row'), ('dimension_code', 'A_followed follow_code after update row'), ('load_profile', 'A_followed follow_code after update row'),
	('indicator', 'A_followed follow_code after delete update row, indicator_breakdown set_breakdown before insert update row when, indicator_period_inserted keep_indicator_period after insert, indicator_period_updated keep_indicator_period after update, indicator_quantity set_quantity before insert update row, indicator_renamed follow_dimension after update row when'),
	('unit', 'unit_kind follow_unit after update row when'),
	('initiative_observation', 'initiative_observation_key refuse_recoding before update row when'),
	('load', 'A_followed follow_code after delete row, load_kept keep_load before insert update row'),
	('load_line', 'load_line_finished stage_line after insert, load_line_staged stage_line instead of insert row'),
	('model_option', 'model_option_kept keep_option before delete row'),
	('observation', 'observation_recoded keep_recoding before update row when'),
	('observation_confidential', 'observation_confidential_key refuse_recoding before update row when'),
	('observation_load', 'observation_loaded load_observation instead of insert row'),
	('region_change', 'region_change_checked check_change after insert update row'), ('indicator_change', 'indicator_change_checked check_change after insert update row'),
	('service_request', 'request_region follow_region before insert row'), ('initiative', 'initiative_region follow_region before insert row'),
	('project', 'project_dated date_project after update row, project_entered enter_project before insert row, project_region_own check_own_region before update row'),
	('project_state', 'state_after_delete keep_project_state after delete, state_after_insert keep_project_state after insert, state_after_update keep_project_state after update, state_before_insert keep_project_state before insert row'),
	('project_stage_event', 'history_after_delete keep_project_history after delete, history_after_insert keep_project_history after insert, history_after_update keep_project_history after update'),
	('service_dependency', 'service_dependency_insert refuse_service_cycle after insert, service_dependency_update refuse_service_cycle after update')$$, 'and other triggers');
-- a check on words is called by what it takes, for its name is all that the error shows
SELECT is_empty($$SELECT c.conrelid::regclass, c.conname FROM pg_constraint c
	CROSS JOIN LATERAL regexp_match(pg_get_constraintdef(c.oid), '^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$') m
	WHERE c.connamespace = 'o'::regnamespace AND c.contype = 'c' AND m IS NOT NULL AND m[1] <> 'change_unit'
		AND (NOT starts_with(c.conname, m[1] || ' ') AND NOT starts_with(c.conname, m[1] || ':') OR c.conname NOT LIKE '%as its comment says'
			AND EXISTS (SELECT FROM regexp_matches(m[2], '''([^'']*)''', 'g') w WHERE w[1] <> ALL (string_to_array(c.conname, ' '))))$$, 'checks name the words that are allowed');
-- what is of several columns too; what triggers keep is nobody's to get wrong
SELECT is_empty($$SELECT c.conrelid::regclass, c.conname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
	WHERE c.connamespace = 'o'::regnamespace AND c.contype = 'c' AND c.conname ~ ('^' || r.relname || '_check[0-9]*$') AND r.relname !~ '_(revision|packed|unpacked)$'$$, 'a check of several columns says what it takes');
SELECT throws_like($$INSERT INTO o.indicator (indicator, time_per_collect) VALUES ('i', 'T')$$, '%violates check constraint "time_per_collect is one of S E B A M H L Y"', 'and the error says them');
SELECT * FROM finish();
