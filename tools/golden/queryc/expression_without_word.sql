-- decision_get :one
-- id: DECISION_ID
SELECT votes + 1 AS more FROM decision WHERE id = :id;
