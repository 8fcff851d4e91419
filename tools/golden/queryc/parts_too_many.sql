-- decision_list :many
-- a: TEXT
-- b: TEXT
-- c: TEXT
-- d: TEXT
-- title: TEXT
-- most: NUMBER
SELECT id, title
  FROM decision
 WHERE title > 'A' {AND title > :a} {AND title > :b} {AND title > :c}
       {AND title > :d} {AND title > :title}
 ORDER BY title, id
 LIMIT :most;
