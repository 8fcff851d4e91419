-- page_counts :many
-- may scan: there are few
-- n: NUMBER
SELECT decision_id, COUNT(*) AS n
  FROM page
 GROUP BY decision_id
 ORDER BY decision_id
 LIMIT 10;
