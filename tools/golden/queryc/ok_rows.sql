-- decision_get :one
-- id: DECISION_ID
SELECT id, title
  FROM decision
 WHERE id = :id;

-- decision_list :many decision_get
-- after: TEXT
SELECT id, title
  FROM decision
 WHERE title > :after
 ORDER BY title, id
 LIMIT 50;

-- decision_all :many decision_get
SELECT id, title
  FROM decision
 ORDER BY title, id
 LIMIT 500;

-- decision_each :each decision_get
-- may scan: an export is of all of them
SELECT id, title
  FROM decision
 ORDER BY id;
