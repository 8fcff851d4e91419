-- decision_list :many
-- id: DECISION_ID
SELECT id, title
  FROM decision
 WHERE published = 1 {AND id = :id}
 ORDER BY signed_on
 LIMIT 5;
