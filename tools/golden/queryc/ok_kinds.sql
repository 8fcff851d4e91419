-- A block of its own is for people.

-- decision_get :one
-- One decision.
-- id: DECISION_ID
SELECT title, signed_on, imported_at, total, published
  FROM decision
 WHERE id = :id;

-- decision_list :many
-- after: TEXT
SELECT id, title	-- a comment; with a semicolon
  FROM decision
 WHERE title > :after
 ORDER BY title, id
 LIMIT 50;

-- page_each :each
-- id: DECISION_ID
SELECT number, image
  FROM page
 WHERE decision_id = :id
 ORDER BY number;

-- decision_alter :run
UPDATE decision
   SET title = :title, signed_on = :signed_on, total = :total
 WHERE id = :id;
