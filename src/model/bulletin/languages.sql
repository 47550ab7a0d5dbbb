-- Languages as rows, beside the three that are built in.

CREATE TABLE IF NOT EXISTS @m@.language (
	lang text PRIMARY KEY CONSTRAINT "lang is a tag, and not zh zh-Hans zh-Hant en"
		CHECK (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' AND lang NOT IN ('zh', 'zh-Hans', 'zh-Hant', 'en')),
	name text NOT NULL,
	falls_back_to text NOT NULL DEFAULT 'en' CONSTRAINT "falls_back_to is one of zh zh-Hant en" CHECK (falls_back_to IN ('zh', 'zh-Hant', 'en')),
	direction text NOT NULL DEFAULT 'ltr' CONSTRAINT "direction is one of ltr rtl" CHECK (direction IN ('ltr', 'rtl')),
	decimal_mark text NOT NULL DEFAULT '.' CHECK (octet_length(decimal_mark) BETWEEN 1 AND 4),
	group_mark text NOT NULL DEFAULT ',' CHECK (octet_length(group_mark) <= 4),
	digits text NOT NULL DEFAULT '0123456789' CHECK (length(digits) = 10),
	plural text[] NOT NULL DEFAULT '{i = 1 and v = 0}' CONSTRAINT "plural as its comment says"
		CHECK (array_to_string(plural, ' or ', '') ~ '^([niv]( % [1-9][0-9]{0,3})? !?= [0-9]{1,4}(\.\.[0-9]{1,4})?(,[0-9]{1,4}(\.\.[0-9]{1,4})?)*( (and|or) (?=[niv])|$))*$')
);
COMMENT ON TABLE @m@.language IS 'Languages of bulletin and report beside zh, zh-Hant and en, which are built in. What things and words are called in them, and how a sentence reads, stands in translation; translation_gap lists what is missing.';
COMMENT ON COLUMN @m@.language.lang IS 'BCP 47 tag, as de or pt-BR: what bulletin and report are asked for, and the lang of the page.';
COMMENT ON COLUMN @m@.language.name IS 'What the language calls itself.';
COMMENT ON COLUMN @m@.language.falls_back_to IS 'zh, zh-Hant or en: where a name, word, form or label is taken from that the language has not. A sentence is not: it is left out.';
COMMENT ON COLUMN @m@.language.direction IS 'ltr, or rtl for what is written from right to left.';
COMMENT ON COLUMN @m@.language.decimal_mark IS 'Between the whole and its decimals.';
COMMENT ON COLUMN @m@.language.group_mark IS 'Between groups of three digits; empty: none.';
COMMENT ON COLUMN @m@.language.digits IS 'Its ten digits, from zero.';
COMMENT ON COLUMN @m@.language.plural IS 'When the first, second … of the words that | parts is taken: conditions as in CLDR''s plural rules, of n (the number as printed, without its sign), i (its whole part) and v (how many decimals are printed): "n % 10 = 2..4 and n % 100 != 12..14". The word after them is for all other numbers; {…:plural} may have one more, for zero.';

CREATE TABLE IF NOT EXISTS @m@.translation (
	lang text NOT NULL REFERENCES @m@.language,
	kind text NOT NULL,
	code text NOT NULL,
	within text NOT NULL DEFAULT '',
	text text NOT NULL,
	PRIMARY KEY (lang, kind, code, within)
);
COMMENT ON TABLE @m@.translation IS 'What things, words and sentences are in the languages of the table language. kind and code say of what: the kinds and codes of bulletin_name(), and sentence (a template, see bulletin_sentence), word (report_word), growth_word (turned_to_profit …), month (1 to 12), label and year_ago (of periods, by label_shape: as such, and what the same period a year earlier is called), magnitude (the power of ten: 6, 9), form (percent, points, ordinal, list, list_last, grew, fell, unchanged, peers).';
COMMENT ON COLUMN @m@.translation.lang IS 'The language, a row of language.';
COMMENT ON COLUMN @m@.translation.kind IS 'What kind of thing it is.';
COMMENT ON COLUMN @m@.translation.code IS 'The code of the thing.';
COMMENT ON COLUMN @m@.translation.within IS 'What the code is one of, as the ladder of a tier and the scheme of a round or grade; empty for all else.';
COMMENT ON COLUMN @m@.translation.text IS 'In the language. In forms, magnitudes and words # is the number, and | parts the words for one and for many by the rule of the language; in labels {year}, {month}, {day}, {number} (of a quarter, half or week), {to_year}, {to_month} and {to_day} are filled in.';

CREATE OR REPLACE FUNCTION @m@.said(lang text, kind text, code text, within text)
RETURNS text
-- views call it for each row, and do so only in a language that is rows
LANGUAGE sql STABLE PARALLEL SAFE COST 1
BEGIN ATOMIC
	SELECT t.text FROM @m@.translation t
	WHERE t.lang = said.lang AND t.kind = said.kind AND t.code = said.code AND t.within = coalesce(said.within, '');
END;
COMMENT ON FUNCTION @m@.said(text, text, text, text) IS 'The text of a row of translation: lang, kind, code and within as there (within: NULL is empty); NULL where there is none.';

CREATE OR REPLACE FUNCTION @m@.label_shape(period @x@.ref_period, cumulative boolean)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE
		WHEN p.months IS NULL AND @x@.frequency(label_shape.period) = 'W' THEN 'week'
		WHEN p.months IS NULL AND p.first = p.last THEN 'day'
		WHEN p.months IS NULL THEN CASE WHEN date_trunc('month', p.first::timestamp) = date_trunc('month', p.last::timestamp) THEN 'days' ELSE 'days_across' END
		WHEN p.months = 1 THEN 'month'
		WHEN extract(year FROM p.first) <> extract(year FROM p.last) THEN CASE WHEN p.month = 1 AND p.months % 12 = 0 THEN 'years' ELSE 'months_across' END
		-- a cumulative series counts months from January under every label
		WHEN label_shape.cumulative AND p.month = 1 THEN 'months'
		WHEN p.months = 12 THEN 'year'
		WHEN p.months = 3 AND p.month % 3 = 1 THEN 'quarter'
		WHEN p.months = 6 AND p.month % 6 = 1 THEN 'half'
		ELSE 'months' END
	FROM (SELECT @x@.start_date(label_shape.period) AS first, @x@.end_date(label_shape.period) AS last, @x@.months(label_shape.period) AS months,
		extract(month FROM @x@.start_date(label_shape.period))::integer AS month) p;
END;
COMMENT ON FUNCTION @m@.label_shape(@x@.ref_period, boolean) IS 'Which label of translation a reference period has: month, quarter, half, year, months, months_across (years), years, week, day, days (of one month) or days_across. cumulative: count months from January.';

CREATE OR REPLACE FUNCTION @m@.spoken_label(period @x@.ref_period, lang text, cumulative boolean)
RETURNS text
-- views call it for each row, and do so only in a language that is rows
LANGUAGE sql STABLE PARALLEL SAFE COST 1
BEGIN ATOMIC
	SELECT CASE WHEN l.lang IS NULL THEN @x@.label(spoken_label.period, coalesce(l.lang, spoken_label.lang), spoken_label.cumulative)
		ELSE coalesce(replace(replace(
				translate(replace(replace(replace(replace(replace(f.form, '{year}', CASE WHEN f.shape = 'week' THEN extract(isoyear FROM d.first) ELSE extract(year FROM d.first) END::text),
					'{to_year}', extract(year FROM d.last)::text), '{day}', extract(day FROM d.first)::text), '{to_day}', extract(day FROM d.last)::text),
					'{number}', CASE WHEN f.shape IN ('quarter', 'half', 'week') THEN @x@.number_in_year(spoken_label.period, false)::text ELSE '' END), '0123456789', l.digits),
				-- a label that names a month needs its name
				'{month}', CASE WHEN f.form LIKE '%{month}%' THEN @m@.said(l.lang, 'month', extract(month FROM d.first)::text, NULL::text) ELSE '' END),
				'{to_month}', CASE WHEN f.form LIKE '%{to_month}%' THEN @m@.said(l.lang, 'month', extract(month FROM d.last)::text, NULL::text) ELSE '' END),
			@x@.label(spoken_label.period, l.falls_back_to, spoken_label.cumulative)) END
	FROM (SELECT @x@.start_date(spoken_label.period) AS first, @x@.end_date(spoken_label.period) AS last) d
	LEFT JOIN @m@.language l ON l.lang = spoken_label.lang
	LEFT JOIN LATERAL (
		SELECT z.shape, @m@.said(l.lang, 'label', z.shape, NULL::text) AS form
		FROM (SELECT @m@.label_shape(spoken_label.period, spoken_label.cumulative) AS shape) z) f ON l.lang IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.spoken_label(@x@.ref_period, text, boolean) IS 'A reference period as people write it in any language: by the labels and months of its rows of translation, else as the language that it falls back to. cumulative: count months from January under every label.';
