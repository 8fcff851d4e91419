-- decision_list :many
-- title: TEXT
-- most: NUMBER
SELECT id, title
  FROM decision
 WHERE title > 'A' {title < :title}
 ORDER BY title, id
 LIMIT :most;
