		/*
		 * Blanks around a word, also those that nobody sees, and the byte order mark, as
		 * far as the database has them: without encoding a text is bytes, of which
		 * those of a blank may be parts of other characters.
		 */
		SELECT ARRAY[E' \t\r' || CASE WHEN getdatabaseencoding() = 'UTF8' THEN convert_from('\xc2a0e38080efbbbf'::bytea, getdatabaseencoding()) ELSE '' END,
			CASE WHEN getdatabaseencoding() IN ('UTF8', 'SQL_ASCII') THEN convert_from('\xefbbbf'::bytea, getdatabaseencoding()) ELSE '' END]
