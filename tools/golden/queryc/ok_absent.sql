-- from_join :one
-- id: DECISION_ID
SELECT decision.title, page.decision_id
  FROM decision
  LEFT JOIN page ON page.decision_id = decision.id AND page.number = 1
 WHERE decision.id = :id;

-- from_inner_join :one
-- id: DECISION_ID
SELECT decision.title, page.decision_id
  FROM decision
  JOIN page ON page.decision_id = decision.id AND page.number = 1
 WHERE decision.id = :id;

-- from_select_in_list :one
-- id: DECISION_ID
SELECT title, (SELECT image FROM page WHERE decision_id = decision.id AND number = 1) AS image
  FROM decision
 WHERE id = :id;

-- from_with :one
-- id: DECISION_ID
-- may scan: two pages
WITH first AS (SELECT decision_id, image FROM page WHERE number = 1)
SELECT decision.title, first.image
  FROM decision
  LEFT JOIN first ON first.decision_id = decision.id
 WHERE decision.id = :id;

-- from_union :each
-- id: DECISION_ID
-- title: TEXT NULL
SELECT title FROM decision WHERE id = :id
UNION ALL
SELECT NULL FROM decision WHERE id = :id;

-- from_expression :one
-- id: DECISION_ID
-- total: PENCE
-- days: NUMBER
SELECT COALESCE(total, 0) AS total, COUNT(*) OVER (ORDER BY id) AS days
  FROM decision
 WHERE id = :id;
