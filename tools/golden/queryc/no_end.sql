-- decision_get :one
SELECT title FROM decision LIMIT 1
