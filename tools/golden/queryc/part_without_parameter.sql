-- decision_list :many
-- title: TEXT
-- most: NUMBER
SELECT id, title
  FROM decision
 WHERE title > 'A' {AND title < 'B'} AND id < 4 AND title <> :title
 ORDER BY title, id
 LIMIT :most;
