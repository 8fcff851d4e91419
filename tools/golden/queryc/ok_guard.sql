-- witness_get :one
-- id: DECISION_ID
SELECT name FROM v_witness AS w WHERE w.id = :id;
-- witness_rename :one
-- id: DECISION_ID
UPDATE p_witness SET name = :name, version = :version + 1
 WHERE id = :id AND version = :version RETURNING version;
-- witness_drop :run
-- id: DECISION_ID
DELETE FROM p_witness WHERE id = :id;
