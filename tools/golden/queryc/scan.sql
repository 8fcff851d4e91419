-- decision_signed :one
-- on: DATE
SELECT title FROM decision WHERE signed_on = :on;
