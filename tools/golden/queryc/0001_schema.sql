-- the tables that the golden statements speak of
CREATE TABLE decision (
	id DECISION_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
	title TEXT NOT NULL,
	signed_on DATE NULL CHECK (signed_on BETWEEN 19000100 AND 21991231),
	imported_at INSTANT NOT NULL CHECK (imported_at > 0),
	total PENCE NULL CHECK (total BETWEEN 0 AND 1000000000000000),
	published FLAG NOT NULL CHECK (published IN (0, 1)),
	votes NUMBER NULL CHECK (votes BETWEEN 0 AND 99)
) WITHOUT ROWID;
CREATE INDEX decision_by_title ON decision (title, id);
CREATE TABLE page (
	decision_id DECISION_ID NOT NULL REFERENCES decision (id),
	number NUMBER NOT NULL CHECK (number > 0),
	total NUMBER NOT NULL CHECK (total >= 0),
	image BYTES NOT NULL CHECK (length(image) < 100000),
	PRIMARY KEY (decision_id, number)
) WITHOUT ROWID;
CREATE VIEW decision_page AS
	SELECT decision.id, page.number FROM decision LEFT JOIN page ON page.decision_id = decision.id;
CREATE TABLE p_witness (
	id DECISION_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
	version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
	name TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIEW v_witness AS
	SELECT id, name FROM p_witness WHERE id = app_account();
CREATE VIEW witness AS
	SELECT id, name FROM p_witness;
