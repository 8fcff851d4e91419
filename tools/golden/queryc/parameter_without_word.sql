-- decision_get :one
SELECT title
  FROM decision
 WHERE id = :key;
