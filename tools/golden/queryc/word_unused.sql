-- decision_get :one
-- id: DECISION_ID
-- title: TEXT
SELECT title FROM decision WHERE id = :id;
