-- decision_get :run
-- id: DECISION_ID
SELECT title FROM decision WHERE id = :id;
