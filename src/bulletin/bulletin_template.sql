/* bulletin_template: a sentence as text is taken apart, and what it may ask for */

CREATE FUNCTION @extschema@.bulletin_parse(template pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on		-- for the backslashes of this text
AS $function$
DECLARE
	nodes jsonb[] := '{}';
	clauses text[] := '{}';		-- their texts, to say what was left out
	lists text[] := '{}';		-- the sources they repeat over
	clause integer;				-- the one being read
	clause_text text[];
	clause_at integer;			-- where it began
	list integer;
	list_at integer;
	token text;
	at integer := 1;
	node jsonb;
	part text[];
	keys jsonb;
	args jsonb;
	problem text;
	hint text;
BEGIN
	/*
	 * The time is linear in the length of the template: no alternative reads
	 * past the next bracket of its own kind, and what grows are arrays, which
	 * array_append extends in place, not jsonb, which is copied to be added to.
	 */
	FOR token IN
		SELECT m[1] FROM regexp_matches(template,
			'\{\{|\}\}|\[\[|\]\]|<<|>>|\{[^{}]*\}|<[^][{}<>|]*\||[^][{}<>]+|.', 'g') m
	LOOP
		node := NULL;
		IF strpos('{}[]<>', left(token, 1)) = 0 THEN
			node := jsonb_build_object('text', token);
		ELSIF token IN ('{{', '}}', '[[', ']]', '<<', '>>') THEN
			node := jsonb_build_object('text', left(token, 1));
		ELSIF token LIKE '{_%' THEN
			part := regexp_match(token,
				'^\{(?:([^][(){}<>.:|,\s]+)(?:\(([^()]*)\))?\.)?([^][(){}<>.:|,\s]+)(?::([A-Za-z_]+)(?:\(([^()]*)\))?((?:\|[^|]*)*))?\}$');
			IF part IS NULL THEN
				problem := format('%s is not a slot', token);
				hint := 'A slot is {source.column:format}, {source(key, …).column:format}, or {name}.';
			ELSE
				keys := NULL;
				args := NULL;
				IF part[2] IS NOT NULL THEN
					keys := (SELECT jsonb_agg(btrim(k)) FROM regexp_split_to_table(part[2], ',') k);
				END IF;
				IF part[5] IS NOT NULL THEN
					args := (SELECT jsonb_agg(btrim(a)) FROM regexp_split_to_table(part[5], ',') a);
				END IF;
				node := jsonb_build_object('slot', token, 'source', part[1], 'keys', keys,
					'column', part[3], 'format', part[4], 'args', args,
					'words', CASE WHEN part[6] <> '' THEN to_jsonb(string_to_array(substr(part[6], 2), '|')) END);
			END IF;
		ELSIF token LIKE '<%|' THEN
			IF list IS NOT NULL THEN
				problem := 'a list inside a list';
			ELSE
				list := cardinality(lists);
				lists := array_append(lists, btrim(token, '<| '));
				-- a list of nothing but text is still a list
				node := jsonb_build_object('text', '');
				list_at := at;
			END IF;
		ELSIF token = '>' AND list IS NOT NULL THEN
			list := NULL;
		ELSIF token = '[' THEN
			IF clause IS NOT NULL OR list IS NOT NULL THEN
				problem := 'a clause inside a clause or list';
			ELSE
				clause := cardinality(clauses);
				clause_at := at;
			END IF;
		ELSIF token = ']' AND clause IS NOT NULL AND list IS NULL THEN
			clauses := array_append(clauses, array_to_string(clause_text, ''));
			clause := NULL;
		ELSE
			problem := format('"%s" without its counterpart', token);
			hint := format('To print it, write it twice: %s%s.', token, token);
		END IF;
		EXIT WHEN problem IS NOT NULL;
		IF node IS NOT NULL THEN
			nodes := array_append(nodes, jsonb_strip_nulls(node || jsonb_build_object('clause', clause, 'list', list)));
		END IF;
		IF token = '[' THEN
			clause_text := '{}';
		ELSIF clause IS NOT NULL THEN
			clause_text := array_append(clause_text, token);
		END IF;
		at := at + length(token);
	END LOOP;
	IF problem IS NULL AND (clause IS NOT NULL OR list IS NOT NULL) THEN
		at := CASE WHEN list IS NULL THEN clause_at ELSE list_at END;
		token := substr(template, at, 1);
		problem := format('"%s" without its counterpart', token);
		hint := format('To print it, write it twice: %s%s.', token, token);
	END IF;
	IF problem IS NOT NULL THEN
		RAISE EXCEPTION 'bulletin template, character %: %', at, problem
			USING ERRCODE = 'syntax_error', DETAIL = format('The template reads: %s', template),
				  HINT = coalesce(hint, 'Clauses [ ] hold text, slots and lists; lists < | > hold text and slots.');
	END IF;
	RETURN jsonb_build_object('nodes', to_jsonb(nodes), 'clauses', to_jsonb(clauses), 'lists', to_jsonb(lists));
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_parse(pg_catalog.text) IS
'reads a template of a bulletin; anything else is error 42601 with the character where it goes wrong. NULL gives NULL';

CREATE FUNCTION @extschema@.bulletin_condition(condition pg_catalog.text)
RETURNS pg_catalog.jsonb
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
DECLARE
	rest text := btrim(condition, E' \t\r\n');
	result jsonb[] := '{}';
	part text[];
	keys jsonb;
	at integer := 1;
	joined boolean := true;		-- whether another comparison is to come
	unread text := rest;		-- NULL when there is nothing that cannot be read
BEGIN
	/* comparisons, each with the "and" after it; words that are none */
	FOR part IN
		SELECT m FROM regexp_matches(rest,
			'((?:([^][(){}<>=!''.:|,\s]+)(?:\(([^()]*)\))?\.)?([^][(){}<>=!''.:|,\s]+)\s*(?:(=|<>|<=|>=|<|>)\s*(''(?:[^'']|'''')*''|-?[0-9]+(?:\.[0-9]+)?|true|false|:[a-z_]+)|is\s+(not\s+)?(null)))(\s+(?:and\s+)?|$)|\S+|\s', 'g') m
	LOOP
		IF part[1] IS NULL OR NOT joined THEN
			unread := substr(rest, at);
			EXIT;
		END IF;
		unread := NULL;
		keys := NULL;
		IF part[3] IS NOT NULL THEN
			keys := (SELECT jsonb_agg(btrim(k)) FROM regexp_split_to_table(part[3], ',') k);
		END IF;
		result := array_append(result, jsonb_strip_nulls(jsonb_build_object('slot', part[1],
			'source', part[2], 'keys', keys, 'column', part[4],
			'operator', coalesce(part[5], CASE WHEN part[7] IS NULL THEN 'is null' ELSE 'is not null' END),
			'parameter', CASE WHEN left(part[6], 1) = ':' THEN substr(part[6], 2) END,
			'value', CASE WHEN left(part[6], 1) = '''' THEN replace(substr(part[6], 2, length(part[6]) - 2), '''''', '''')
						  WHEN left(part[6], 1) <> ':' THEN part[6] END)));
		joined := part[9] LIKE '%and%';
		at := at + length(part[1]) + length(part[9]);
	END LOOP;
	IF unread IS NOT NULL THEN
		RAISE EXCEPTION 'bulletin condition cannot be read from "%"', unread
			USING ERRCODE = 'syntax_error',
				  DETAIL = format('The condition reads: %s', condition),
				  HINT = 'Join comparisons by and: column = ''text'', column > 0, column = true, column is not null, column = :region.';
	END IF;
	RETURN to_jsonb(result);
END
$function$;
COMMENT ON FUNCTION @extschema@.bulletin_condition(pg_catalog.text) IS
'reads a condition of a bulletin, comparisons of columns with values joined by and; anything else is error 42601. NULL gives NULL';
