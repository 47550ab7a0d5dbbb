		/* the tables, views and indexes that the statements make: what is the model's, and not what its owner put beside it */
		SELECT m[1] FROM regexp_matches(ddl,
			'^CREATE (?:(?:(?:UNLOGGED )?TABLE IF NOT EXISTS|OR REPLACE VIEW) (?:"(?:[^"]|"")*"|[^". ]+)\.|(?:UNIQUE )?INDEX IF NOT EXISTS )([a-z_]+) ', 'gn') m
