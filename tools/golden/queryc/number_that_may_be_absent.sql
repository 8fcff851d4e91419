-- decision_get :one
-- id: DECISION_ID
SELECT votes FROM decision WHERE id = :id;
