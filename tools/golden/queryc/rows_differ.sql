-- decision_get :one
-- id: DECISION_ID
SELECT id, title
  FROM decision
 WHERE id = :id;

-- decision_list :many decision_get
-- after: TEXT
SELECT title, id
  FROM decision
 WHERE title > :after
 ORDER BY title, id
 LIMIT 50;
