CREATE TABLE t (
	note TEXT NULL
);
CREATE INDEX i ON t (absent);
