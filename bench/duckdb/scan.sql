SELECT count(*), sum(value) FROM observation;
