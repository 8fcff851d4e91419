-- decision_count :one
-- may scan: there are few
-- n: NUMBER
SELECT COUNT(*) AS n FROM decision;

-- decision_count :one
-- may scan: there are few
-- n: NUMBER
SELECT COUNT(*) AS n FROM decision;
