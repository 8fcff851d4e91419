-- decision_get :one
-- id: DECISION_ID
SELECT title AS int FROM decision WHERE id = :id;
