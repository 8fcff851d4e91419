-- witness_get :one
-- id: DECISION_ID
SELECT name FROM p_witness WHERE id = :id;
