SELECT {{13..120|count(100 * (m# / nullif(m#-12, 0) - 1))| + }},
  {{13..120|sum(100 * (m# / nullif(m#-12, 0) - 1))| + }}
FROM wide;
