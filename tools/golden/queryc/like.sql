-- decision_get :one
SELECT title FROM decision WHERE title LIKE 'a%' LIMIT 1;
