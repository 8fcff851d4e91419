-- first_get :one
SELECT id
FROM first
WHERE id = :id;
