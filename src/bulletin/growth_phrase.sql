
/* growth_phrase: the growth rate that a phrase of a bulletin states */

CREATE FUNCTION @extschema@.growth_from_text(phrase pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'growth_phrase_growth_from_text'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.growth_from_text(pg_catalog.text) IS
'growth rate in percent that a phrase of a bulletin states, where its wording has one meaning: a rate (16.5%, -6.0%), a rise or fall by a rate (增长16.5%, 下降6.0%, up 16.5%), no change (持平, flat), a rise by times (增长1.79倍: 179), to times (增长到1.79倍, 是上年同期的1.79倍, 1.79 times as much: 79), a doubling (翻一番: 100, 翻两番: 300). Blanks do not matter, nor does upper or lower case; anything else is an error (22P02), above all "1.79 times" in English, which some read as 179 and others as 79. There is no way back: rates are printed in percent, which nobody misreads. NULL if NULL';
