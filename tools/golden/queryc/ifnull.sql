-- decision_get :one
-- t: TEXT
SELECT IFNULL(title, '') AS t FROM decision ORDER BY title, id LIMIT 1;
