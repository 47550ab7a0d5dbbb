WITH whole AS (
  SELECT {{1..120|sum(m#) AS m#|, }}
  FROM wide o JOIN region r ON r.region = o.region GROUP BY r.parent, o.indicator)
SELECT {{1..120|count(m#)| + }}, {{13..120|count(m# / m#-12)| + }}, {{13..120|sum(100 * (m# / m#-12 - 1))| + }}
FROM whole;
