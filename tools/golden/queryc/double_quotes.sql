-- decision_get :one
-- id: DECISION_ID
SELECT "title" FROM decision WHERE id = :id;
