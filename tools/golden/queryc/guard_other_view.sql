-- witness_get :one
-- id: DECISION_ID
SELECT name FROM witness WHERE id = :id;
