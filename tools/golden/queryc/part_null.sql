-- decision_list :many
-- title: TEXT NULL
-- most: NUMBER
SELECT id, title
  FROM decision
 WHERE title > 'A' {AND title < :title}
 ORDER BY title, id
 LIMIT :most;
