-- page_add :run
-- id: DECISION_ID
INSERT OR IGNORE INTO page (decision_id, number) VALUES (:id, 1);
