-- decision_get :one
-- id: DECISION
SELECT title FROM decision WHERE id = :id;
