-- decision_get :one
-- id: DECISION_ID
SELECT * FROM decision WHERE id = :id;
