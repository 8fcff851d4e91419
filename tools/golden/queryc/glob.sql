-- decision_get :one
SELECT title FROM decision WHERE title GLOB 'A*' LIMIT 1;
