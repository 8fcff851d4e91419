-- decision_get :one
-- now: TEXT
SELECT datetime('now') AS now;
