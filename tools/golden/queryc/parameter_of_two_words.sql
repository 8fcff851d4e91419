-- decision_get :one
-- id: DECISION_ID
SELECT decision.title
  FROM decision
  JOIN page ON page.decision_id = decision.id
 WHERE decision.id = :id AND page.number = :number AND decision.total = :total;
