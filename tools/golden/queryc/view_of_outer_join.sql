-- from_view :one
-- id: DECISION_ID
SELECT number FROM decision_page WHERE id = :id LIMIT 1;
