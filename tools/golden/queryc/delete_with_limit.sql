-- page_drop :run
-- id: DECISION_ID
DELETE FROM page WHERE decision_id = :id LIMIT 1;
