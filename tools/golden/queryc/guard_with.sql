-- witness_get :one
-- id: DECISION_ID
WITH v_witness AS (SELECT id, name FROM p_witness)
SELECT name FROM v_witness WHERE id = :id;
