-- German, the first language that is rows.

-- When they are made, and once for models that are older than languages as rows; what an office has of its own stays.
@if new_bulletin|before_2@
INSERT INTO @m@.language (lang, name, decimal_mark, group_mark)
VALUES ('de', 'Deutsch', ',', '.')
ON CONFLICT DO NOTHING;

INSERT INTO @m@.translation (lang, kind, code, text)
SELECT 'de', v.kind, v.code, v.text
FROM (VALUES
	('form', 'percent', '# %'), ('form', 'points', '# Prozentpunkt|# Prozentpunkte'), ('form', 'ordinal', '#.'),
	('form', 'list', ', '), ('form', 'list_last', ' und '),
	('form', 'grew', 'um # gestiegen'), ('form', 'fell', 'um # gesunken'), ('form', 'unchanged', 'unverändert'), ('form', 'peers', 'Regionen'),
	('magnitude', '6', '# Million|# Millionen'), ('magnitude', '9', '# Milliarde|# Milliarden'),
	('label', 'month', '{month} {year}'), ('label', 'quarter', '{number}. Quartal {year}'), ('label', 'half', '{number}. Halbjahr {year}'), ('label', 'year', '{year}'),
	('label', 'months', '{month} bis {to_month} {year}'), ('label', 'months_across', '{month} {year} bis {to_month} {to_year}'), ('label', 'years', '{year} bis {to_year}'),
	('label', 'week', '{number}. Kalenderwoche {year}'), ('label', 'day', '{day}. {month} {year}'), ('label', 'days', '{day}. bis {to_day}. {month} {year}'),
	('label', 'days_across', '{day}. {month} {year} bis {to_day}. {to_month} {to_year}'),
	('year_ago', 'month', 'dem Vorjahresmonat'), ('year_ago', 'quarter', 'dem Vorjahresquartal'), ('year_ago', 'half', 'dem Vorjahreshalbjahr'), ('year_ago', 'year', 'dem Vorjahr'),
	('year_ago', 'months', 'dem Vorjahreszeitraum'), ('year_ago', 'months_across', 'dem Vorjahreszeitraum'), ('year_ago', 'years', 'dem Vorjahreszeitraum'), ('year_ago', 'week', 'der Vorjahreswoche'),
	('year_ago', 'day', 'dem Vorjahrestag'), ('year_ago', 'days', 'dem Vorjahreszeitraum'), ('year_ago', 'days_across', 'dem Vorjahreszeitraum'),
	('growth_word', 'turned_to_profit', 'vom Verlust zum Gewinn'), ('growth_word', 'turned_to_loss', 'vom Gewinn zum Verlust'),
	('growth_word', 'loss_widened', 'höherer Verlust als'), ('growth_word', 'loss_narrowed', 'geringerer Verlust als'), ('growth_word', 'flat', 'unverändert'),
	('unit', 'yuan', 'Yuan'), ('unit', 'dollar', 'US-Dollar'), ('unit', 'euro', 'Euro'), ('unit', 'national_currency', 'Landeswährung'), ('unit', 'tons', 'Tonnen'), ('unit', 'kilogram', 'Kilogramm'),
	('unit', 'tce', 'Tonnen Steinkohleeinheiten'), ('unit', 'kilowatt_hour', 'Kilowattstunden'), ('unit', 'square_metre', 'Quadratmeter'), ('unit', 'hectare', 'Hektar'), ('unit', 'cubic_metre', 'Kubikmeter'),
	('unit', 'hour', 'Stunden'), ('unit', 'persons', 'Personen'), ('unit', 'households', 'Haushalte'), ('unit', 'enterprises', 'Unternehmen'), ('unit', 'pieces', 'Stück'), ('unit', 'projects', 'Projekte'),
	('unit', 'units', 'Einheiten'), ('unit', 'percent', 'Prozent'), ('unit', 'PC_GDP', 'Prozent des Bruttoinlandsprodukts'), ('unit', 'PC_ACT', 'Prozent der Erwerbspersonen'), ('unit', 'PC_POP', 'Prozent der Bevölkerung'),
	('unit', 'percentage_point', 'Prozentpunkte'), ('unit', 'permille', 'Promille'), ('unit', 'basis_point', 'Basispunkte'), ('unit', 'index', 'Index'), ('unit', 'index_previous_year', 'Index (Vorjahreszeitraum = 100)'),
	('unit', 'diffusion_index', 'Diffusionsindex'), ('unit', 'yuan_per_ton', 'Yuan je Tonne'), ('unit', 'yuan_per_square_metre', 'Yuan je Quadratmeter'), ('unit', 'yuan_per_person', 'Yuan je Person'),
	('unit', 'per_head', 'je Einwohner'), ('unit', 'ratio', 'Verhältnis')) v (kind, code, text)
UNION ALL
SELECT 'de', 'month', n::text, m
FROM unnest('{Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember}'::text[]) WITH ORDINALITY u (m, n)
ON CONFLICT DO NOTHING;

INSERT INTO @m@.translation (lang, kind, code, text)
SELECT 'de', 'word', v.code, v.text
FROM (VALUES
	('title', 'Bericht zur Wirtschaft und zu Projekten'), ('headline', 'Auf einen Blick'), ('board', 'Indikatoren'), ('structure', 'Struktur und Wachstumsbeiträge'), ('chains', 'Ziele der Wertschöpfungsketten'),
	('targets', 'Ziele'), ('projects', 'Projekte'), ('enterprises', 'Unternehmen'), ('services', 'Unternehmensservice'), ('actions', 'Maßnahmen'), ('lines', 'Veränderungsraten im Zeitverlauf'), ('text', 'In Worten'),
	('indicator', 'Indikator'), ('growth', 'Veränderung'), ('gap', 'Abstand, Prozentpunkte'), ('rank', 'Rang'), ('rank_of', '@ von #'), ('above', '# über @'), ('below', '# unter @'), ('level', 'gleichauf mit @'),
	('ahead', '# vor dem Zeitplan'), ('behind', '# hinter dem Zeitplan'), ('in_step', 'genau im Zeitplan'), ('growth_chart', 'Veränderung zum Vorjahr in %'), ('gap_chart', 'Abstand zu @ in Prozentpunkten und Rang'),
	('peers_chart', ': Veränderung nach Regionen in %'), ('part', 'Teil'), ('of_whole', 'von @'), ('share', 'Anteil'), ('share_base', 'Ein Jahr zuvor'), ('share_change', 'Veränderung, Prozentpunkte'), ('contribution', 'Beitrag, Prozentpunkte'),
	('contributions_chart', '@: Beiträge zum Wachstum in Prozentpunkten'), ('rest', 'Übrige'), ('kind_flow', 'im Zeitraum'), ('kind_cumulative', 'ab Januar'), ('calendar', 'Zeitplan'), ('target', 'Ziel'), ('target_sum', 'Summe'),
	('completion', 'Erreicht'), ('completion_chart', 'Zielerreichung in % und Vorsprung vor dem Zeitplan in Prozentpunkten'), ('actual', 'Ist'), ('gap_good', 'Abstand (über null ist gut)'), ('rating', 'Bewertung'),
	('at_least', 'mindestens'), ('at_most', 'höchstens'), ('within', 'zwischen'), ('pace', 'Vorsprung, Prozentpunkte'), ('chains_above', 'Ketten darüber'), ('of_all', '@ von #'), ('stock', 'Projekte im Bau'),
	('all_projects', 'alle Projekte'), ('kind_new', 'neue Projekte'), ('kind_technical_upgrade', 'technische Modernisierung'), ('projects_count', 'Projekte'), ('change', 'Zu- oder Abnahme'), ('more', '# mehr als ein Jahr zuvor'),
	('fewer', '# weniger als ein Jahr zuvor'), ('unchanged', 'ebenso viele wie ein Jahr zuvor'), ('stock_chart', 'Im Bau am Monatsende'), ('stock_chains', 'Im Bau nach Wertschöpfungsketten'), ('year_ago', 'ein Jahr zuvor'),
	('no_chain', 'keiner Kette zugeordnet'), ('flow_chart', 'Projekte nach Stufen seit Anfang @'), ('funnel_chart', '@ neu: Projekte, die jede Stufe oder eine spätere erreichten'), ('jointly', 'Gemeinsam'), ('amount', 'Investitionen'), ('currency', 'Yuan'),
	('nothing', 'Für @ (#) liegen keine Daten vor.'), ('nothing_but', 'Die neuesten Daten beziehen sich auf: #.'), ('expected', 'erwartet bis Ende @'), ('ungraded', 'noch nicht bewertet'), ('profiles', '@ mit vollständigem Profil (#)'),
	('parties', 'unterzeichnet von #'), ('departments', 'Gleichzeitig arbeitende Behörden'), ('requests_closed', 'Im vergangenen Jahr abgeschlossene Anliegen'), ('requests_open', 'Offene Anliegen'), ('in_time', 'Fristgerecht abgeschlossen'),
	('saved', 'Zeitersparnis durch gleichzeitige Bearbeitung'), ('in_time_chart', 'Fristgerecht erledigte Aufgaben nach Behörden'), ('backlog_chart', 'Offene Aufgaben nach Behörden'), ('overdue', '# überfällig'),
	('done_chart', 'Erledigte Aufgaben in %'), ('action', 'Maßnahme'), ('tasks', 'Aufgaben'), ('tasks_done', 'Erledigt'), ('tasks_overdue', 'Überfällig'), ('source', 'Quelle: Daten und Aufzeichnungen der Behörde.'),
	('as_of', 'Stand: @ UTC.'), ('none', 'keine Daten'),
	('published', '@: veröffentlicht am #.'), ('corrected', '@: berichtigt am #.'), ('withdrawn', '@: zurückgezogen am #.'),
	('note_source', '@, Quelle: #'), ('note_method', '@, Methode: #'), ('note_contact', '@, Kontakt: #'), ('note_footnote', '@: #')) v (code, text)
ON CONFLICT DO NOTHING;
@endif@

-- one by one, since each sentence is checked
DO $german$
DECLARE
	r record;
BEGIN
	FOR r IN
		SELECT ''::text AS kind, ''::text AS code, ''::text AS text WHERE false
@if new_bulletin|before_2@
		UNION ALL
		SELECT 'sentence'::text, v.code, v.text
		FROM (VALUES
			('indicators', 'Die wichtigsten Ergebnisse für {region} ({period}) im Überblick.'),
			('indicator', '{board.indicator:Name}[ ({board.period:label(other)})]: gegenüber {board.period:label(year_ago)} {board.growth:growth}[, {board.pp_gap:points|# über|# unter|gleichauf mit} dem Wert für {parent_whole}][, an {board.rank:ordinal} Stelle unter {board.peers:count} {peers} in {parent_whole}][, {board.reference_pp_gap:points|# über|# unter|gleichauf mit} dem Wert für {board.reference_indicator:name(indicator)}].'),
			('indicator_rate', '{board.indicator:Name}[ ({board.period:label(other)})]: {board.value:percent}[, gegenüber {board.period:label(year_ago)} {board.change:points|um # gestiegen|um # gesunken|unverändert}][, mit dieser Veränderung an {board.rank:ordinal} Stelle unter {board.peers:count} {peers} in {parent_whole}].'),
			('loss', '{loss.indicator:Name}[ ({loss.period:label(other)})]: {loss.value:growth_word(base)} (Vergleich mit {loss.period:label(year_ago)}).'),
			('structure', '{structure.indicator:Name}[ ({structure.period:label(other)})]: {structure.share:percent} Anteil an {structure.parent_indicator:name(indicator)}[, gegenüber {structure.period:label(year_ago)} {structure.share_change:points|um # gestiegen|um # gesunken|unverändert}][; {structure.stated_contribution:points|Beitrag zum Wachstum: +#|Beitrag zum Wachstum: -#|ohne Einfluss auf das Wachstum}].'),
			('level', '{board.indicator:Name}[ ({board.period:label(other)})]: {board.value:level(2)}[, gegenüber {board.period:label(year_ago)} {board.growth:growth}].'),
			('preceding', '{preceding.indicator:Name}[ ({preceding.period:label(other)})]: gegenüber {preceding.base_period:label} {preceding.growth:growth}.'),
			('preceding_rate', '{preceding.indicator:Name}[ ({preceding.period:label(other)})]: gegenüber {preceding.base_period:label} {preceding.change:points|um # gestiegen|um # gesunken|unverändert}.'),
			('to_date', '{to_date.indicator:Name} ({to_date.value_period:label}): gegenüber {to_date.base_period:label} {to_date.growth:growth}.')) v (code, text)
@endif@
@if targets@
@if new_bulletin|new_targets|before_2@
		UNION ALL
		SELECT v.kind, v.code, v.text
		FROM (VALUES
			('rating', 'on_track', 'im Plan'), ('rating', 'behind', 'im Rückstand'), ('rating', 'far_behind', 'deutlich im Rückstand'),
			('sentence', 'target_flow', 'Bis Ende {month} {targets.chains_known:plural|hat # Wertschöpfungskette|haben # Wertschöpfungsketten zusammen} {targets.overall_completion:percent} des Ziels für {targets.indicator:name} ({targets.period:label}) erreicht[, {targets.overall_pace_gap:points|# vor dem|# hinter dem|genau im} Zeitplan][; über dem Gesamtwert {above.#:plural|lag # Kette|lagen # Ketten}: <above|{above.chain:name}>].'),
			('sentence', 'target_cumulative', 'Kumuliert wurden {targets.overall_completion:percent} des Ziels für {targets.indicator:name} ({targets.period:label}) erreicht[, {targets.overall_pace_gap:points|# vor dem|# hinter dem|genau im} Zeitplan].'),
			('sentence', 'target_limit', 'Bis Ende {month} {targets.chains_known:plural|hat # Wertschöpfungskette|haben # Wertschöpfungsketten zusammen} {targets.overall_completion:percent} der Obergrenze für {targets.indicator:name} ({targets.period:label}) ausgeschöpft[, {targets.overall_pace_gap:points|# unter dem|# über dem|genau auf dem} zeitanteiligen Wert].'),
			('sentence', 'goal_reached', 'Bis Ende {month} wurden {goals.completion:percent} des Ziels für {goals.indicator:name} ({goals.period:label}) erreicht[, {goals.pace_gap:points|# vor dem|# hinter dem|genau im} Zeitplan].'),
			('sentence', 'goal_limit', 'Bis Ende {month} wurden {goals.completion:percent} der Obergrenze für {goals.indicator:name} ({goals.period:label}) ausgeschöpft[, {goals.pace_gap:points|# unter dem|# über dem|genau auf dem} zeitanteiligen Wert].'),
			('sentence', 'goal_growth', '{goals.indicator:Name}: bis Ende {month} {goals.actual:growth(1)}, {goals.gap:points|# über dem|# unter dem|genau auf dem} Ziel von {goals.target:percent} ({goals.period:label}).'),
			('sentence', 'goal_rate', '{goals.indicator:Name}: im {month} {goals.actual:percent}, {goals.gap:points|# über dem|# unter dem|genau auf dem} Ziel von {goals.target:percent}.'),
			('sentence', 'goal_ceiling', '{goals.indicator:Name}: im {month} {goals.actual:percent}, {goals.gap:points|# unter der|# über der|genau an der} Obergrenze von {goals.target:percent}.')) v (kind, code, text)
@endif@
@endif@
@if projects@
@if new_bulletin|new_projects|before_2@
		UNION ALL
		SELECT v.kind, v.code, v.text
		FROM (VALUES
			('stage', 'planned', 'geplant'), ('stage', 'reviewed', 'geprüft'), ('stage', 'chosen', 'ausgewählt'), ('stage', 'signed', 'vereinbart'), ('stage', 'started', 'begonnen'),
			('stage', 'under_construction', 'im Bau'), ('stage', 'completed', 'fertiggestellt'), ('stage', 'suspended', 'ausgesetzt'), ('stage', 'cancelled', 'aufgegeben'),
			('size_class', 'under_100m', 'unter 100 Millionen'), ('size_class', '100m_or_more', '100 Millionen und mehr'),
			('sentence', 'stock', 'Ende {month} {stock(all, all).projects:plural|befand sich # Projekt|befanden sich # Projekte} in {region_whole} im Bau[, {stock(all, all).change:count|# mehr als|# weniger als|ebenso viele wie} ein Jahr zuvor][{stock(all, all).growth:percent| (+#)| (-#)|}].'),
			('sentence', 'stock_class', 'Darunter {stock.projects:plural|war # Projekt|waren # Projekte} mit geplanten Investitionen von {stock.size_class:name}[, {stock.change:count|# mehr als|# weniger als|ebenso viele wie} ein Jahr zuvor][{stock.growth:percent| (+#)| (-#)|}][; {stock.contribution:points|Beitrag zum Zuwachs aller Projekte: +#|Beitrag zum Zuwachs aller Projekte: -#|ohne Einfluss auf die Zahl aller Projekte}].'),
			('sentence', 'stock_upgrade', 'Projekte der technischen Modernisierung im Bau: {stock(technical_upgrade, all).projects:count}[, {stock(technical_upgrade, all).change:count|# mehr als|# weniger als|ebenso viele wie} ein Jahr zuvor][{stock(technical_upgrade, all).growth:percent| (+#)| (-#)|}][; davon {stock(technical_upgrade, 100m_or_more).projects:count} mit geplanten Investitionen von {stock(technical_upgrade, 100m_or_more).size_class:name}, {stock(technical_upgrade, 100m_or_more).change:count|# mehr als|# weniger als|ebenso viele wie} ein Jahr zuvor][{stock(technical_upgrade, 100m_or_more).growth:percent| (+#)| (-#)|}].'),
			('sentence', 'planned', 'Seit Anfang {year} {flow(planned).entries_ytd:plural|wurde # Projekt|wurden # Projekte} mit Investitionen von {flow(planned).amount_ytd:amount(3)} {currency} geplant[{flow(chosen).entries_ytd:plural|; # wurde nach Prüfung ausgewählt|; # wurden nach Prüfung ausgewählt|}].'),
			('sentence', 'signed', 'Im selben Zeitraum {flow(signed).entries_ytd:plural|wurde # Projekt|wurden # Projekte} vertraglich vereinbart[{flow(signed).batch_entries_ytd:count|, davon # bei gemeinsamen Unterzeichnungen||}].'),
			('sentence', 'signed_jointly', 'Im selben Zeitraum {flow(signed).batch_entries_ytd:plural|wurde # Projekt bei einer gemeinsamen Unterzeichnung|wurden # Projekte, alle bei gemeinsamen Unterzeichnungen,} vertraglich vereinbart.'),
			('sentence', 'started', 'Begonnen {flow(started).entries_ytd:plural|wurde # Projekt|wurden # Projekte}[{flow(started).batch_entries_ytd:count|, davon # bei gemeinsamen Baustarts||}]; die Investitionen betragen insgesamt {flow(started).amount_ytd:amount(3)} {currency}.'),
			('sentence', 'started_jointly', 'Begonnen {flow(started).batch_entries_ytd:plural|wurde # Projekt bei einem gemeinsamen Baustart|wurden # Projekte, alle bei gemeinsamen Baustarts}; die Investitionen betragen insgesamt {flow(started).amount_ytd:amount(3)} {currency}.')) v (kind, code, text)
@endif@
@endif@
@if enterprises@
@if new_bulletin|new_enterprises|before_2@
		UNION ALL
		SELECT v.kind, v.code, v.text
		FROM (VALUES
			('grade', 'ungraded', 'noch nicht bewertet'), ('agreement_kind', 'credit', 'Kredite'), ('purpose', 'industry', 'für die Industrie'), ('purpose', 'other', 'für andere Zwecke'),
			('sentence', 'ladder', '{ladders.ladder:Name}: {ladders.enterprises:count}[, {ladders.change:count|# mehr als|# weniger als|ebenso viele wie} ein Jahr zuvor][; darunter <tiers|{tiers.enterprises:count} mit {tiers.tier:name}>].'),
			('sentence', 'assessed', '{assessed.scheme:Name}, {assessed.round:name}: {assessed.enterprises:count} Unternehmen bewertet[, davon <grades|{grades.enterprises:count} {grades.grade:name}>].'),
			('sentence', 'members', '{members.platform:Name}: {members.members:plural|# Mitglied|# Mitglieder}[, {members.change:count|# mehr als|# weniger als|ebenso viele wie} ein Jahr zuvor][; {members.profiles_completed:count} davon ({members.profile_share:percent}) mit vollständigem Profil].'),
			('sentence', 'agreed', 'Vereinbarungen über {agreed.kind:name(agreement_kind)} mit {agreed.parties:plural|# Partner|# Partnern}: {agreed.amount:amount(3)} {currency}[, davon <purposes|{purposes.amount:amount(3)} {currency} ({purposes.share:percent}) {purposes.purpose:name}>].'),
			('sentence', 'credit', 'Kreditvereinbarungen mit {agreed.parties:plural|# Kreditinstitut|# Kreditinstituten}: {agreed.amount:amount(3)} {currency}[, davon <purposes|{purposes.amount:amount(3)} {currency} ({purposes.share:percent}) {purposes.purpose:name}>].')) v (kind, code, text)
@endif@
@endif@
@if services@
@if new_bulletin|new_services|before_2@
		UNION ALL
		SELECT v.kind, v.code, v.text
		FROM (VALUES
			('sentence', 'services', '{services.departments:plural|# Behörde bearbeitet|# Behörden bearbeiten} Anliegen gleichzeitig; {services.requests_closed:plural|# Anliegen wurde|# Anliegen wurden} im vergangenen Jahr abgeschlossen[, {services.in_time_share:percent} davon fristgerecht][; die gleichzeitige Bearbeitung beanspruchte {services.saved_share:percent|# weniger Zeit als|# mehr Zeit als|ebenso viel Zeit wie} die Bearbeitung nacheinander].')) v (kind, code, text)
@endif@
@endif@
	LOOP
		BEGIN
			INSERT INTO @m@.translation (lang, kind, code, text) VALUES ('de', r.kind, r.code, r.text) ON CONFLICT DO NOTHING;
		-- a sentence that an older model has not, or whose source was changed: translation_gap lists it
		EXCEPTION WHEN undefined_object OR undefined_column OR undefined_table OR undefined_parameter OR foreign_key_violation OR invalid_parameter_value OR datatype_mismatch THEN
		END;
	END LOOP;
END
$german$;
