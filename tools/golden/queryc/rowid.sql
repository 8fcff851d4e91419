-- decision_get :one
SELECT rowid FROM decision LIMIT 1;
