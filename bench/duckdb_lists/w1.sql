SELECT sum(list_count(growth)), sum(list_sum(growth))
FROM (SELECT list_transform(range(13, 121), lambda i: 100 * (v[i] / nullif(v[i - 12], 0) - 1)) AS growth FROM list) s;
