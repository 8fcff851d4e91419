-- decision_drop :one
-- id: DECISION_ID
DELETE FROM decision WHERE id = :id;
