-- page_add :run
-- id: DECISION_ID
-- image: BYTES
INSERT INTO page (decision_id, number, image) VALUES (:id, 1, :image)
ON CONFLICT DO UPDATE SET number = 2;
