-- A release as an act: who drafted, approved, published, corrected or withdrew which figures, and
-- when; and what is said beside figures: source, method, contact and footnotes.

CREATE TABLE IF NOT EXISTS @m@.publication (
	publication text PRIMARY KEY @code(publication)@,
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.publication IS 'Releases of an office: what is drafted, approved and published as one. What is in it stands in publication_figure, what was done with it in publication_act.';
COMMENT ON COLUMN @m@.publication.publication IS 'Code of the release.';

CREATE TABLE IF NOT EXISTS @m@.publication_figure (
	publication text NOT NULL REFERENCES @m@.publication,
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	PRIMARY KEY (publication, indicator, period)
);
COMMENT ON TABLE @m@.publication_figure IS 'The figures of a release: all regions of an indicator and period. What is added to a release after an act belongs to its next acts.';

CREATE TABLE IF NOT EXISTS @m@.publication_act (
	publication text NOT NULL REFERENCES @m@.publication,
	act_number integer NOT NULL,
	act text NOT NULL CONSTRAINT "act is one of drafted approved published corrected withdrawn" CHECK (act IN ('drafted', 'approved', 'published', 'corrected', 'withdrawn')),
	acted_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(acted_at)),
	acted_by name NOT NULL DEFAULT current_user,
	takes_effect_at timestamptz CHECK (isfinite(takes_effect_at)),
	notice text CHECK (notice <> ''),
	notice_zh text CHECK (notice_zh <> ''),
	notice_zh_hant text CHECK (notice_zh_hant <> ''),
	notice_en text CHECK (notice_en <> ''),
	PRIMARY KEY (publication, act_number),
	CONSTRAINT "takes_effect_at is of act published" CHECK (takes_effect_at IS NULL OR act = 'published'),
	CONSTRAINT "notice is of act corrected withdrawn" CHECK (num_nonnulls(notice, notice_zh, notice_zh_hant, notice_en) > 0 OR act NOT IN ('corrected', 'withdrawn'))
);
COMMENT ON TABLE @m@.publication_act IS 'What was done with a release, in this order: drafted (its figures are held back, unless release_calendar has them), approved, published (seen from takes_effect_at on: release_calendar and indicator_release are written), corrected and withdrawn with a notice; a draft or withdrawn release may be drafted and approved anew. Acts are added and never changed; number, time and role are the server''s.';
COMMENT ON COLUMN @m@.publication_figure.publication IS 'The release.';
COMMENT ON COLUMN @m@.publication_act.publication IS 'The release.';
COMMENT ON COLUMN @m@.publication_act.act IS 'What was done: drafted, approved, published, corrected or withdrawn.';
COMMENT ON COLUMN @m@.publication_act.act_number IS 'Which act upon the release it is, from 1.';
COMMENT ON COLUMN @m@.publication_act.acted_at IS 'When it was done.';
COMMENT ON COLUMN @m@.publication_act.acted_by IS 'The role that did it.';
COMMENT ON COLUMN @m@.publication_act.takes_effect_at IS 'Of published: from when on everybody sees the figures; not given: at once.';
COMMENT ON COLUMN @m@.publication_act.notice IS 'What the public is told, in the language of the model; corrections and withdrawals have a notice in some language. Other languages are rows of translation (kind notice, code the release, within the number of the act).';
COMMENT ON COLUMN @m@.publication_act.notice_zh IS 'In simplified Chinese, where that is another text than notice.';
COMMENT ON COLUMN @m@.publication_act.notice_zh_hant IS 'In traditional Chinese.';
COMMENT ON COLUMN @m@.publication_act.notice_en IS 'In English.';

CREATE OR REPLACE FUNCTION @m@.follow_act() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	last record;
	follows boolean;
BEGIN
	IF TG_OP <> 'INSERT' THEN
		RAISE EXCEPTION 'what was done with a release cannot be changed'
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Add another act: corrected or withdrawn, with a notice.';
	END IF;
	-- one after the other
	EXECUTE format('SELECT FROM %I.publication p WHERE p.publication = $1 FOR UPDATE', TG_TABLE_SCHEMA) USING NEW.publication;
	EXECUTE format('SELECT a.act, a.act_number FROM %I.publication_act a WHERE a.publication = $1 ORDER BY a.act_number DESC LIMIT 1', TG_TABLE_SCHEMA) INTO last USING NEW.publication;
	follows := CASE NEW.act WHEN 'drafted' THEN coalesce(last.act, 'withdrawn') IN ('drafted', 'approved', 'withdrawn')
		WHEN 'approved' THEN last.act = 'drafted' WHEN 'published' THEN last.act = 'approved' ELSE last.act IN ('published', 'corrected') END;
	IF follows IS NOT TRUE THEN
		RAISE EXCEPTION 'release "%" cannot be %: it is %', NEW.publication, NEW.act, coalesce(last.act, 'not drafted yet')
			USING ERRCODE = 'check_violation', HINT = 'A release is drafted, approved, published, and then corrected or withdrawn.';
	END IF;
	NEW.act_number := coalesce(last.act_number, 0) + 1;
	NEW.acted_at := now();
	NEW.acted_by := current_user;
	IF NEW.act = 'published' THEN
		NEW.takes_effect_at := coalesce(NEW.takes_effect_at, NEW.acted_at);
	END IF;
	IF NEW.act IN ('drafted', 'published', 'withdrawn') THEN
		-- held back until a time that does not come, or seen from then on; a draft leaves what the calendar says
		EXECUTE format('INSERT INTO %1$I.release_calendar (indicator, period, released_at)
			SELECT f.indicator, f.period, $2 FROM %1$I.publication_figure f WHERE f.publication = $1
			ON CONFLICT (indicator, period) DO UPDATE SET released_at = excluded.released_at WHERE $3', TG_TABLE_SCHEMA)
		USING NEW.publication, coalesce(NEW.takes_effect_at, timestamptz '9999-12-31 00:00:00+00'), NEW.act <> 'drafted';
	END IF;
	IF NEW.act IN ('published', 'corrected') THEN
		EXECUTE format('INSERT INTO %1$I.indicator_release (indicator, released_at, note)
			SELECT DISTINCT f.indicator, $2, $3 FROM %1$I.publication_figure f WHERE f.publication = $1
			ON CONFLICT DO NOTHING', TG_TABLE_SCHEMA)
		USING NEW.publication, coalesce(NEW.takes_effect_at, NEW.acted_at), coalesce(NEW.notice, NEW.publication);
	END IF;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.follow_act() IS 'Trigger: takes an act upon a release that comes after the last one, and no other (23514), numbers it, notes who and when, and holds back or releases its figures. An act is never changed or deleted (55000).';
CREATE OR REPLACE TRIGGER publication_act_follow BEFORE INSERT OR UPDATE OR DELETE ON @m@.publication_act
	FOR EACH ROW EXECUTE FUNCTION @m@.follow_act();

CREATE TABLE IF NOT EXISTS @m@.figure_note (
	note text PRIMARY KEY @code(note)@,
	kind text NOT NULL CONSTRAINT "kind is one of source method contact footnote" CHECK (kind IN ('source', 'method', 'contact', 'footnote')),
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period,
	region text REFERENCES @m@.region,
	text_zh text,
	text_zh_hant text,
	text_en text,
	CONSTRAINT "text is not blank" CHECK (btrim(text_zh) <> '' AND btrim(text_zh_hant) <> '' AND btrim(text_en) <> '')
);
COMMENT ON TABLE @m@.figure_note IS 'What is said beside figures: source, method, contact and footnotes of an indicator, of a period or region of it, or of a single figure. They stand at the end of the bulletin and at the foot of the report that has the figure, and go out with the data (sdmx_csv). In other languages: translation, kind note.';
COMMENT ON COLUMN @m@.figure_note.note IS 'Code of the note, by which notes are sorted; it is never printed: what has no text in any language is left out, and translation_gap lists it.';
COMMENT ON COLUMN @m@.figure_note.period IS 'The period that it is about; NULL: every one.';
COMMENT ON COLUMN @m@.figure_note.region IS 'The region that it is about; NULL: every one.';
COMMENT ON COLUMN @m@.figure_note.text_zh IS 'In simplified Chinese.';
COMMENT ON COLUMN @m@.figure_note.text_zh_hant IS 'In traditional Chinese.';
COMMENT ON COLUMN @m@.figure_note.text_en IS 'In English.';
CREATE INDEX IF NOT EXISTS figure_note_indicator_idx ON @m@.figure_note (indicator);

CREATE OR REPLACE FUNCTION @m@.note_of(kind text, indicator text, period @x@.ref_period, region text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT string_agg(t.said, ' ' ORDER BY t.note COLLATE "C")
	FROM (SELECT n.note, @x@.localised_name((SELECT o.lang FROM @m@.model_option o), n.text_zh, n.text_zh_hant, n.text_en, NULL::text) AS said
		  FROM @m@.figure_note n
		  WHERE n.kind = note_of.kind AND n.indicator = note_of.indicator
			AND (n.period IS NULL OR n.period OPERATOR(@x@.=) note_of.period) AND (n.region IS NULL OR n.region = note_of.region)) t;
END;
COMMENT ON FUNCTION @m@.note_of(text, text, @x@.ref_period, text) IS 'The notes of a kind (source, method, contact, footnote) that a figure has, in the language of the model, one behind the other; NULL without any.';
