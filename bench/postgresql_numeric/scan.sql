SELECT count(*), sum(value) FROM observation_numeric;
