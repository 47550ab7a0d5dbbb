
/* revision_statistics: how far later figures differ from earlier ones */

CREATE TYPE @extschema@.revision_figures AS (
	n pg_catalog.int8,
	mean pg_catalog.numeric,
	mean_absolute pg_catalog.numeric,
	median pg_catalog.numeric,
	standard_deviation pg_catalog.numeric,
	root_mean_square pg_catalog.numeric,
	minimum pg_catalog.numeric,
	maximum pg_catalog.numeric,
	largest pg_catalog.numeric,
	sign_changes pg_catalog.int8,
	sign_change_share pg_catalog.numeric,
	t pg_catalog.numeric,
	p_value pg_catalog.numeric,
	robust_t pg_catalog.numeric,
	robust_p_value pg_catalog.numeric,
	noise_to_signal pg_catalog.numeric
);
COMMENT ON TYPE @extschema@.revision_figures IS
'statistics of the revisions between two releases: how many periods (n), mean, mean absolute, median, standard deviation (over n - 1), root mean square, smallest, largest, largest in size, how many figures changed their sign and in how many percent; t of the mean and its probability by chance, both also robust; noise to signal';

CREATE FUNCTION @extschema@.revision_statistics(later @extschema@.series, earlier @extschema@.series, lags pg_catalog.int4 DEFAULT NULL)
RETURNS @extschema@.revision_figures
AS 'MODULE_PATHNAME', 'series_revision_statistics'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION @extschema@.revision_statistics(@extschema@.series, @extschema@.series, pg_catalog.int4) IS
'statistics of revisions, later less earlier, over the periods that both series have, in the unit of the series (give it growth: levels change with their price base); a period that was published unchanged counts. t is mean / (standard deviation / sqrt(n)) and p_value its two-sided probability with n - 1 degrees of freedom; the robust ones heed that revisions depend on those before: with lags Newey and West''s weights for so many (OECD: 3 for quarters) over n * (n - 1), so that 0 is the plain t; without, their automatic choice (1994) on prewhitened revisions. noise_to_signal is the standard deviation of the revisions over that of the later figures (OECD/Eurostat Guidelines on Revisions Policy and Analysis). Exact and rounded once to 20 significant digits, p_value and the robust ones to 10. NULL where there is nothing to divide by, and if a series is NULL; series of different frequency, one that is cumulative and one that is not, or lags below zero are an error (22023)';
