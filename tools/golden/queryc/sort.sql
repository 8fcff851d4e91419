-- decision_list :many
SELECT title FROM decision WHERE id > 0 ORDER BY imported_at LIMIT 50;
