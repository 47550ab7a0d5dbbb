#!/usr/bin/env bash
# Better matches planted where the extension lives, before it, before a model and
# after: nothing of ours calls them.
#
# The schema is one that everybody may write in, as in databases that came from
# PostgreSQL 14.  A stranger plants, for every function, the same name with
# another type in the place of each argument, and every operator between any two
# types.  Whatever is called raises, and whatever is bound to stands in pg_depend.
#
#   PLANTED_TYPES=0	how many more types than those named here
set -u
cd "$(dirname "$0")/../.."
. test/data/check.sh
ask() {			# ask ROLE SQL
	PGOPTIONS='-c search_path=pg_catalog -c client_min_messages=error -c jit=off' psql -XAtq -v ON_ERROR_STOP=1 -U "$1" -c "$2" 2>&1
}
stranger=indstat_test_stranger

ask "$PGUSER" "$(sed "s/:more/${PLANTED_TYPES:-0}/" <<'SQL'
CREATE SCHEMA garden;
GRANT USAGE ON SCHEMA garden TO indstat_test_stranger;
GRANT CREATE, USAGE ON SCHEMA public TO indstat_test_stranger;
CREATE FUNCTION garden.types() RETURNS regtype[] LANGUAGE sql STABLE AS $$
	SELECT '{smallint,integer,bigint,float8,numeric,text,varchar,name,date,timestamp,timestamptz,interval,boolean,jsonb,oid}'::regtype[] || ARRAY(
		SELECT t.oid::regtype FROM pg_type t WHERE t.typnamespace = 'pg_catalog'::regnamespace AND t.typtype IN ('b', 'r') AND t.typcategory NOT IN ('A', 'Z')
			AND t.oid::regtype <> ALL ('{smallint,integer,bigint,float8,numeric,text,varchar,name,date,timestamp,timestamptz,interval,boolean,jsonb,oid,real,regclass,regrole}'::regtype[])
		ORDER BY t.oid LIMIT :more) $$;
CREATE FUNCTION garden.plant_functions(of_schema text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	f record;
	planted bigint := 0;
BEGIN
	FOR f IN
		SELECT DISTINCT p.proname, s.types,
			CASE WHEN p.proretset OR y.typtype = 'p' THEN 'text' ELSE p.prorettype::regtype::text END AS result
		FROM pg_proc p
		JOIN pg_type y ON y.oid = p.prorettype
		-- with all arguments, and without those that have a default
		CROSS JOIN LATERAL generate_series((p.pronargs - p.pronargdefaults)::integer, p.pronargs::integer) arity
		CROSS JOIN LATERAL generate_series(0, arity) at
		CROSS JOIN unnest(array_remove(garden.types(), 'interval') || '{real,regclass,regrole}') other
		CROSS JOIN LATERAL (
			SELECT array_agg(CASE WHEN n = at THEN other ELSE t::regtype END ORDER BY n) AS types
			FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY u (t, n) WHERE n <= arity) s
		WHERE p.pronamespace = of_schema::regnamespace AND p.proowner <> 'indstat_test_stranger'::regrole AND arity > 0
			AND (of_schema <> 'pg_catalog' OR p.proname IN ('format', 'concat', 'concat_ws', 'string_agg', 'array_agg', 'replace', 'sign', 'abs', 'round', 'sum', 'min', 'max',
				'avg', 'count', 'lag', 'lead', 'extract', 'date_part', 'date_trunc', 'make_date', 'num_nonnulls', 'quote_ident', 'cardinality', 'array_position',
				'array_positions', 'generate_series', 'unnest', 'isfinite', 'pg_has_role', 'scale', 'lower', 'upper', 'to_jsonb',
				'jsonb_build_object', 'jsonb_agg', 'btrim', 'octet_length', 'daterange', 'numrange', 'percentile_disc', 'first_value', 'last_value', 'bool_or', 'set_config',
				'current_setting', 'substr', 'left', 'split_part', 'md5', 'pg_get_expr', 'pg_partition_root', 'pg_partition_tree', 'row_security_active', 'to_regclass'))
			AND NOT EXISTS (SELECT FROM unnest(s.types) t JOIN pg_type z ON z.oid = t WHERE z.typtype = 'p')
	LOOP
		BEGIN
			EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L', f.proname, array_to_string(f.types, ', '), f.result,
				format('BEGIN RAISE EXCEPTION ''sprung: %s''; END', f.proname));
			planted := planted + 1;
		EXCEPTION WHEN duplicate_function THEN
			NULL;
		END;
	END LOOP;
	RETURN planted;
END $$;
CREATE FUNCTION garden.plant_operators() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	o record;
	planted bigint := 0;
BEGIN
	FOR o IN
		SELECT n.name, a.t AS left_type, b.t AS right_type,
			CASE WHEN n.name IN ('=', '<>', '<', '<=', '>', '>=', '~', '!~', '@>', '<@', '&&') THEN 'boolean' ELSE 'text' END AS result
		FROM unnest('{=,<>,<,<=,>,>=,+,-,*,/,%,||,&,|,<<,>>,->,->>,#>,#>>,@>,<@,&&,~,!~}'::text[]) n (name)
		CROSS JOIN unnest(garden.types()) a (t)
		CROSS JOIN unnest(garden.types()) b (t)
	LOOP
		BEGIN
			EXECUTE format('CREATE FUNCTION public.sprung(%s, %s, %s DEFAULT NULL) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION ''sprung: operator''; END $f$',
				o.left_type, o.right_type, CASE o.result WHEN 'boolean' THEN 'point' ELSE 'line' END, o.result);
			EXECUTE format('CREATE FUNCTION public.sprung_%s(%s, %s) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION ''sprung: operator''; END $f$',
				o.result, o.left_type, o.right_type, o.result);
		EXCEPTION WHEN duplicate_function THEN
			NULL;
		END;
		BEGIN
			EXECUTE format('CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = public.sprung_%s)', o.name, o.left_type, o.right_type, o.result);
			planted := planted + 1;
		EXCEPTION WHEN duplicate_function THEN
			NULL;
		END;
	END LOOP;
	RETURN planted;
END $$;
-- what of somebody else's is bound to a stranger's function or operator
CREATE FUNCTION garden.sprung() RETURNS SETOF text LANGUAGE sql AS $$
	SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid) || ' calls ' || pg_describe_object(d.refclassid, d.refobjid, 0)
	FROM pg_depend d
	WHERE (d.refclassid, d.refobjid) IN (
			SELECT 'pg_proc'::regclass::oid, p.oid FROM pg_proc p WHERE p.proowner = 'indstat_test_stranger'::regrole
			UNION ALL SELECT 'pg_operator'::regclass::oid, o.oid FROM pg_operator o WHERE o.oprowner = 'indstat_test_stranger'::regrole)
		AND (d.classid, d.objid) NOT IN (
			SELECT 'pg_proc'::regclass::oid, p.oid FROM pg_proc p WHERE p.proowner = 'indstat_test_stranger'::regrole
			UNION ALL SELECT 'pg_operator'::regclass::oid, o.oid FROM pg_operator o WHERE o.oprowner = 'indstat_test_stranger'::regrole)
$$;

SQL
)"
operators=$(ask $stranger 'SELECT garden.plant_operators()')
check 'operators are planted' t "$(ask $stranger "SELECT '$operators'::integer > 3000")"
own=$(ask $stranger "SELECT garden.plant_functions('pg_catalog')")
check "and functions of PostgreSQL's own names" t "$(ask $stranger "SELECT '$own'::integer > 1500")"
check 'the extension installs among them' '' "$(ask "$PGUSER" 'CREATE EXTENSION indstat SCHEMA public')"
check 'and calls none of them' '' "$(ask "$PGUSER" 'SELECT * FROM garden.sprung()')"
functions=$(ask $stranger "SELECT garden.plant_functions('public')")
check "functions of the extension's names are planted" t "$(ask $stranger "SELECT '$functions'::integer > 5000")"
check 'a model is made among them' '' "$(ask "$PGUSER" "SELECT public.create_model('office'::name)")"
check 'and calls none of them' '' "$(ask "$PGUSER" 'SELECT * FROM garden.sprung()')"
check 'it is brought up to date among them' '' "$(ask "$PGUSER" "SELECT public.create_model('office'::name)")"
of_model=$(ask $stranger "SELECT garden.plant_functions('office')")
check "functions of the model's names are planted too" t "$(ask $stranger "SELECT '$of_model'::integer > 300")"
check 'every table is written' '' "$(ask "$PGUSER" "$(cat <<'SQL'
INSERT INTO office.region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('c', 'top');
UPDATE office.region SET parent_region = 'a' WHERE region = 'b';
INSERT INTO office.indicator (indicator, parent_indicator, cumulative) VALUES ('whole', NULL, true), ('part', 'whole', true);
DO $$ BEGIN PERFORM office.keep_packed(true); END $$;
INSERT INTO office.observation (indicator, period, region, value)
SELECT i, public.ref_ytd(y::integer, m::integer), r, y::numeric + m::numeric
FROM unnest('{whole,part}'::text[]) i, unnest('{top,a,b}'::text[]) r, generate_series(2022, 2023) y, generate_series(2, 5) m;
DO $$ BEGIN PERFORM office.pack_observations(); END $$;
UPDATE office.observation SET value = 7 WHERE region = 'a' AND indicator = 'part';
UPDATE office.observation SET region = 'c', value = NULL, conf_status = 'C' WHERE region = 'a' AND indicator = 'part' AND period_start = '2022-01-01' AND period_end = '2022-05-31'
	AND NOT EXISTS (SELECT FROM office.observation o WHERE o.region = 'none');
DELETE FROM office.observation WHERE region = 'b' AND indicator = 'whole' AND period_end = '2023-05-31';
INSERT INTO office.release_calendar VALUES ('whole', '2023-01-01/P4M', '2999-01-01');
INSERT INTO office.chain (chain) VALUES ('c');
INSERT INTO office.chain_observation (indicator, period, region, chain, value) VALUES ('whole', '2023-04', 'a', 'c', 1);
UPDATE office.chain_observation SET value = 2;
INSERT INTO office.target (indicator, region, chain, period, kind, target) VALUES ('whole', 'a', 'c', '2023-Q2', 'flow', 10);
INSERT INTO office.project (project, region, planned_investment) VALUES ('p', 'a', 1);
INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('p', 'planned', '2023-01-01'), ('p', 'started', '2023-02-01');
DELETE FROM office.project_stage_event WHERE stage = 'started';
INSERT INTO office.department (department, department_order) VALUES ('d', 1), ('e', 2);
INSERT INTO office.service_request (request, region) VALUES ('q', 'a');
INSERT INTO office.service_task (request, department) VALUES ('q', 'd'), ('q', 'e');
INSERT INTO office.service_dependency (request, department, depends_on) VALUES ('q', 'd', 'e');
INSERT INTO office.service_event (request, department, event, happened_at) VALUES ('q', NULL, 'opened', '2023-01-01'), ('q', 'd', 'opened', '2023-01-02'), ('q', 'd', 'closed', '2023-01-03');
INSERT INTO office.initiative (initiative, region, kind) SELECT 'i', 'a', k.kind FROM office.initiative_kind k LIMIT 1;
INSERT INTO office.initiative_event (initiative, event, happened_on) VALUES ('i', 'done', '2023-01-01');
INSERT INTO office.observation_load (indicator, period, region, value) VALUES ('part', '2021-01-01/P5M', 'a', 1);
UPDATE office.model_option SET lang = 'zh';
DO $$ BEGIN PERFORM public.grant_model('office'::name, 'indstat_test_reader'::name, a, NULL::name) FROM unnest('{reader,confidential}'::text[]) a; END $$;
CREATE FUNCTION garden.read_all() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	v record;
	lines bigint := 0;
	counted bigint;
BEGIN
	FOR v IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace = 'office'::regnamespace AND c.relkind IN ('r', 'v') LOOP
		EXECUTE format('SELECT count(t::text) FROM %s t', v.name) INTO counted;
		lines := lines + 1;
	END LOOP;
	FOR v IN SELECT p.oid::regprocedure AS name, p.proname, p.proargtypes::oid[]::regtype[] AS types, p.proargnames AS names
			 FROM pg_proc p WHERE p.pronamespace = 'office'::regnamespace AND p.prorettype <> 'trigger'::regtype AND p.proname NOT IN ('keep_packed', 'pack_observations', 'load_figures', 'undo_load', 'bulletin_trial',
				'move_region', 'move_indicator', 'move_below', 'recode', 'make_breakdown', 'make_cells', 'rename_region', 'rename_indicator', 'purge_history', 'purge_history_of', 'forget', 'forget_of') LOOP
		EXECUTE format('SELECT count(f::text) FROM office.%I(%s) f', v.proname, (
			SELECT string_agg(CASE WHEN t = 'date'::regtype THEN 'date ''2023-05-31''' WHEN t = 'timestamptz'::regtype THEN 'timestamptz ''infinity'''
				WHEN t = 'public.ref_period'::regtype THEN 'public.ref_period ''2023-05''' WHEN t = 'regclass'::regtype THEN '''office.region''::regclass'
				WHEN t = 'text'::regtype THEN CASE WHEN v.names[n] = 'comparison' THEN '''level''::text' WHEN v.proname = 'spoken_chart' AND n = 1 THEN '''bar''::text' WHEN v.proname IN ('translation_gap', 'known_language') THEN '''en''::text' WHEN n = 1 THEN '''a''::text' WHEN n = 5 THEN ''';''::text' ELSE '''en''::text' END ELSE format('NULL::%s', t) END, ', ' ORDER BY n)
			FROM unnest(v.types) WITH ORDINALITY u (t, n))) INTO counted;
		lines := lines + 1;
	END LOOP;
	RETURN lines;
END $$;
SQL
)")"
check 'every table, view and function is read' t "$(ask "$PGUSER" 'SELECT garden.read_all() > 150')"
check 'as known earlier too' t "$(ask "$PGUSER" "SET indstat.as_of = '2023-06-01'; SELECT garden.read_all() > 150")"
check 'and a sentence on trial' t "$(ask "$PGUSER" "SELECT count(*) > 0 FROM office.bulletin_trial('a'::text, '2023-01-01/P5M'::public.ref_period, 'en'::text, '{region}[: {board.growth:growth}].'::text, NULL::text, 'board.# >= 0'::text, 'infinity'::timestamptz)")"
check 'and the bulletin' t "$(ask "$PGUSER" "SELECT count(*) > 0 FROM office.bulletin('a'::text, '2023-01-01/P5M'::public.ref_period, 'en'::text, 'infinity'::timestamptz)")"
ask "$PGUSER" "$(cat <<'SQL'
CREATE FUNCTION garden.loaded() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	l record;
	u record;
BEGIN
	INSERT INTO office.load_line (line) VALUES ('indicator,region,period,value'), ('part,b,2021-01..03,2.5'), ('part,b,2021-01..04,x');
	SELECT * INTO l FROM office.load_figures('a file'::text, 'long'::text, '{}'::jsonb);
	INSERT INTO office.dimension (dimension) VALUES ('SEX') ON CONFLICT DO NOTHING;
	INSERT INTO office.dimension_code (dimension, code, is_total) VALUES ('SEX', 'T', true), ('SEX', 'F', false) ON CONFLICT DO NOTHING;
	PERFORM office.make_breakdown((SELECT i.indicator FROM office.indicator i WHERE i.concept IS NULL ORDER BY 1 LIMIT 1), '{SEX}'::text[], NULL::text, '{SEX=F}'::text[]);
	SELECT * INTO u FROM office.undo_load(l.load);
	RETURN pg_catalog.format('%s new, %s refused, %s deleted', l.new, l.refused, u.deleted);
END $$;
SQL
)"
check 'a file is loaded and undone' '1 new, 1 refused, 1 deleted' "$(ask "$PGUSER" 'SELECT garden.loaded()')"
ask "$PGUSER" "$(cat <<'SQL'
CREATE FUNCTION garden.renamed() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM office.rename_region('b'::text, 'bb'::text, date '2023-01-01');
	PERFORM office.rename_indicator('part'::text, 'pp'::text);
	PERFORM office.move_region('bb'::text, NULL::text, date '2023-02-01');
	PERFORM office.move_indicator('pp'::text, NULL::text, date '2023-02-01');
	INSERT INTO office.project_region (project, region, share) SELECT p.project, p.region, 1 FROM office.project p;
	PERFORM office.purge_history(timestamptz '2020-01-01', 1000);
	PERFORM office.forget('role'::text, 'nobody'::text, 'none'::text);
	RETURN (SELECT pg_catalog.count(*) FROM office.observation o WHERE o.region = 'bb' AND o.indicator = 'pp') > 0;
END $$;
SQL
)"
check 'codes are changed, a region is moved' true "$(ask "$PGUSER" 'SELECT garden.renamed()')"
check 'access is taken' '' "$(ask "$PGUSER" "SELECT public.revoke_model('office'::name, 'indstat_test_reader'::name, NULL::text, NULL::name)")"
check 'nothing was bound to what is planted' '' "$(ask "$PGUSER" 'SELECT * FROM garden.sprung()')"
check 'nobody else makes a model' 'ERROR:  must be owner of schema "office"' "$(ask $stranger "SELECT public.create_model('office'::name)" | head -1)"
ask "$PGUSER" "GRANT CREATE ON SCHEMA office TO $stranger"
check 'where others may create, none is made' 'ERROR:  other roles may create objects in schema "office"' "$(ask "$PGUSER" "SELECT public.create_model('office'::name)" | head -1)"
echo "# planted: $operators operators, $((own + functions + of_model)) functions"
echo "# tried: $((operators + own + functions + of_model)), got through: $(ask "$PGUSER" 'SELECT count(*) FROM garden.sprung()')"
echo "1..$n"
exit $status
