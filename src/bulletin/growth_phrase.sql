
/* growth_phrase: the growth rate that a phrase of a bulletin states, and its basis */

CREATE FUNCTION @extschema@.growth_from_text(phrase pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'growth_phrase_growth_from_text'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.growth_from_text(pg_catalog.text) IS
'growth rate in percent that a phrase of a bulletin states, where its wording has one meaning: a rate (16.5%, -6.0%), a rise or fall by a rate (增长16.5%, 上涨0.2%, 下降6.0%, 增长-6.0%, grew 16.5%, up by 16.5%, an increase of 16.5%, 3% lower), no change (持平, 与上年同期持平, flat, unchanged), a rise by times or tenths (增长1.79倍: 179, 增长一倍: 100, 增长三成: 30), to times (增长到1.79倍, 是上年同期的1.79倍, 1.79 times as much: 79), a doubling or halving (翻了一番: 100, 翻两番: 300, 下降一半: -50, doubled: 100, halved: -50). Words that say the basis may stand before or behind it: growth_phrase() gives them too. Blanks and one full stop at the end do not matter, nor does upper or lower case; anything else is an error (22P02): percentage points, levels, several rates, averages, about how much, and above all "1.79 times" in English, which some read as 179 and others as 79. There is no way back: rates are printed in percent, which nobody misreads. NULL if NULL';

CREATE FUNCTION @extschema@.growth_phrase(phrase pg_catalog.text, OUT growth pg_catalog.numeric, OUT basis pg_catalog.text, OUT prices pg_catalog.text)
AS 'MODULE_PATHNAME', 'growth_phrase'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.growth_phrase(pg_catalog.text) IS
'growth rate in percent that a phrase of a bulletin states, as growth_from_text() reads it, and what it is against. basis: yoy, the same period a year earlier (同比, 比上年, 较上年同期, 按年, on the year, year-on-year, from a year earlier), pop, the period before (环比, 比上月, 按季, on the month, quarter-on-quarter), NULL if the phrase does not say. prices: real (实际, 按不变价格计算, in real terms, at constant prices), nominal (名义, 现价, in nominal terms), NULL if the phrase does not say. A basis said twice, or prices that contradict each other, are error 22P02. NULL if NULL';
