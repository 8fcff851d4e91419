-- decision_list :many
SELECT title FROM decision WHERE id > 5 LIMIT 5;
