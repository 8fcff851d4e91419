-- decision_list :many
SELECT title FROM decision ORDER BY title, id LIMIT 10, 20;
