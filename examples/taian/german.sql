-- The first office in German: what its things are called, and its own sentences.
--
-- Expects data.sql, office.sql and bulletin.sql.  Department teams, initiatives below the
-- second level and regions without a German name fall back to English.

SET search_path = taian, public;

INSERT INTO translation (lang, kind, code, within, text)
SELECT 'de', v.kind, v.code, coalesce(v.within, ''), v.text
FROM (VALUES
	('indicator', 'value_added', NULL, 'Wertschöpfung der Industriebetriebe oberhalb der Erfassungsgrenze'), ('indicator', 'investment', NULL, 'Investitionen insgesamt'),
	('indicator', 'industrial_investment', NULL, 'Industrieinvestitionen'), ('indicator', 'industrial_upgrade', NULL, 'Modernisierungsinvestitionen der Industrie'),
	('indicator', 'manufacturing_upgrade', NULL, 'Modernisierungsinvestitionen des verarbeitenden Gewerbes'), ('indicator', 'manufacturing_investment', NULL, 'Investitionen des verarbeitenden Gewerbes'),
	('indicator', 'industrial_private_investment', NULL, 'private Industrieinvestitionen'), ('indicator', 'private_investment', NULL, 'private Investitionen insgesamt'),
	('indicator', 'funds_in_place', NULL, 'verfügbare Mittel für Industrieprojekte'), ('indicator', 'other_investment', NULL, 'übrige Investitionen'),
	('indicator', 'chain_investment', NULL, 'Anlageinvestitionen der wichtigsten Wertschöpfungsketten'), ('indicator', 'projects_attracted', NULL, 'angesiedelte Projekte'),
	('chain', 'building_materials', NULL, 'Baustoffe'), ('chain', 'chemicals', NULL, 'Spezialchemie'), ('chain', 'digital', NULL, 'Digitalwirtschaft'), ('chain', 'food', NULL, 'Lebensmittel'),
	('chain', 'medicine', NULL, 'Arzneimittel und Medizintechnik'), ('chain', 'metals', NULL, 'Metallverarbeitung'), ('chain', 'mining_equipment', NULL, 'Bergbautechnik'), ('chain', 'new_energy', NULL, 'neue Energien'),
	('chain', 'new_materials', NULL, 'neue Werkstoffe'), ('chain', 'paper', NULL, 'Papier und Druck'), ('chain', 'power_equipment', NULL, 'Energietechnik'), ('chain', 'textiles', NULL, 'Textil und Bekleidung'), ('chain', 'vehicles', NULL, 'Fahrzeuge und Teile'),
	('department', 'approval', NULL, 'Genehmigungen'), ('department', 'construction', NULL, 'Wohnen und Bau'), ('department', 'emergency', NULL, 'Gefahrenabwehr'), ('department', 'energy', NULL, 'Energie'),
	('department', 'environment', NULL, 'Umwelt'), ('department', 'finance', NULL, 'Finanzaufsicht'), ('department', 'fire', NULL, 'Feuerwehr'), ('department', 'gas', NULL, 'Gasversorgung'), ('department', 'labour', NULL, 'Arbeit und Soziales'),
	('department', 'office', NULL, 'Industriebüro der Stadt'), ('department', 'planning', NULL, 'Naturressourcen und Planung'), ('department', 'power', NULL, 'Stromversorgung'), ('department', 'reform', NULL, 'Entwicklung und Reform'),
	('department', 'science', NULL, 'Wissenschaft und Technik'), ('department', 'transport', NULL, 'Verkehr'), ('department', 'water', NULL, 'Wasserwirtschaft'),
	('grade', 'advanced', 'digital', 'fortgeschrittene'), ('grade', 'growing', 'digital', 'aufstrebende'), ('grade', 'leading', 'digital', 'führende'), ('grade', 'starting', 'digital', 'beginnende'),
	('ladder', 'key_enterprises', NULL, 'wachstumsstarke Schlüsselunternehmen'), ('platform', 'reception_hall', NULL, 'Industrie-Empfangshalle Taishan'),
	('tier', '10bn', 'key_enterprises', 'Umsatz von 10 Milliarden und mehr'), ('tier', '5bn', 'key_enterprises', 'Umsatz von 5 bis unter 10 Milliarden'), ('tier', 'under_5bn', 'key_enterprises', 'Umsatz unter 5 Milliarden'),
	('scheme', 'digital', NULL, 'digitaler Wandel des verarbeitenden Gewerbes'), ('round', '2022', 'digital', 'Pilotrunde 2022'), ('round', '2023', 'digital', 'Bewertung 2023'),
	('initiative', 'attraction', NULL, 'Ansiedlung von Investitionen'), ('initiative', 'break_through', NULL, 'fünf Durchbrüche'), ('initiative', 'chains', NULL, 'fünf verbundene Ketten'), ('initiative', 'compete', NULL, 'fünf Wettbewerbe, zwei Befragungen'),
	('initiative', 'contest-attraction', NULL, 'Wettbewerb der Ansiedlung'), ('initiative', 'contest-factors', NULL, 'Wettbewerb der Standortfaktoren'), ('initiative', 'contest-lifting', NULL, 'Wettbewerb der Unternehmensförderung'),
	('initiative', 'contest-parks', NULL, 'Wettbewerb der Industrieparks'), ('initiative', 'contest-planning', NULL, 'Wettbewerb der Projektplanung'), ('initiative', 'cooperation', NULL, 'Zusammenarbeit der Hersteller'), ('initiative', 'credit', NULL, 'Kredite'),
	('initiative', 'digital', NULL, 'digitaler Wandel des verarbeitenden Gewerbes'), ('initiative', 'factors', NULL, 'Sicherung der Standortfaktoren'), ('initiative', 'grow', NULL, 'wachsende Unternehmen'),
	('initiative', 'inquiry-chief', NULL, 'der oberste Kettenbeauftragte fragt vor Ort'), ('initiative', 'inquiry-heads', NULL, 'die Kettenbeauftragten fragen nach'), ('initiative', 'join_chains', NULL, 'fünf verbundene Ketten mit Unterstützung der Wissenschaft'),
	('initiative', 'law', NULL, 'Gesetzgebung'), ('initiative', 'lifting', NULL, 'Stärkung von Unternehmen'), ('initiative', 'lists', NULL, 'Listen zu zehnt, zu hundert und zu tausend'), ('initiative', 'market', NULL, 'Belebung des Marktes'),
	('initiative', 'parks', NULL, 'Industrieparks'), ('initiative', 'planning', NULL, 'Projektplanung'), ('initiative', 'reception_hall', NULL, 'Industrie-Empfangshalle Taishan'), ('initiative', 'training', NULL, 'Schulung von Führungskräften und Bediensteten'),
	('sentence', 'attraction', NULL, 'Der Plan für {attraction.period:label} sieht {attraction.overall_target:plural|# anzusiedelndes Projekt|# anzusiedelnde Projekte} in {attraction.chains:plural|# Wertschöpfungskette|# Wertschöpfungsketten} vor.'),
	('sentence', 'plan_end', NULL, 'Davon sollen bis Ende {plan_end(key_enterprises, all).on_date:label(year)} {plan_end(key_enterprises, 10bn).enterprises:count} einen {plan_end(key_enterprises, 10bn).tier:name} und {plan_end(key_enterprises, 5bn).enterprises:count} einen {plan_end(key_enterprises, 5bn).tier:name} erreichen.')
	) v (kind, code, within, text);
