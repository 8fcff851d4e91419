-- witness_rename :one
-- id: DECISION_ID
-- name: TEXT
UPDATE p_witness SET version = 2 WHERE id = :id RETURNING name;
