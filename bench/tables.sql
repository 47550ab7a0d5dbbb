-- The tables of all contestants that are PostgreSQL.
CREATE EXTENSION indstat;
CREATE TABLE region (region int PRIMARY KEY, parent int);
CREATE TABLE observation_numeric (indicator int, region int, period date, value numeric);
CREATE TABLE target_numeric (chain int, actual numeric, target numeric);
