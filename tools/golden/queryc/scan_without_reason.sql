-- decision_signed :one
-- may scan: 
-- on: DATE
SELECT title FROM decision WHERE signed_on = :on;
