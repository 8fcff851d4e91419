-- db: an invented table, for the tests of this room and as a pattern to copy
CREATE TABLE parcel (
	id PARCEL_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	sent_on DATE NOT NULL CHECK (sent_on BETWEEN 19000100 AND 21991231),
	arrived_at INSTANT NULL CHECK (arrived_at > 0),
	price PENCE NULL CHECK (price BETWEEN 0 AND 1000000000000000),
	fragile FLAG NOT NULL CHECK (fragile IN (0, 1)),
	weight_grams NUMBER NOT NULL CHECK (weight_grams BETWEEN 0 AND 1000000),
	note TEXT NULL,
	seal BYTES NULL CHECK (length(seal) BETWEEN 0 AND 1000)
) WITHOUT ROWID;

CREATE INDEX parcel_by_name ON parcel (name, id);
