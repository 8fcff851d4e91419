-- decision_get :one decision_load
-- id: DECISION_ID
SELECT id, title
  FROM decision
 WHERE id = :id;
