-- db: invented tables, for the tests of this room and as a pattern to copy
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

-- To whom a parcel goes, which only some may know
CREATE TABLE p_addressee (
	id ADDRESSEE_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
	parcel_id PARCEL_ID NOT NULL REFERENCES parcel (id),
	version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	until DATE NOT NULL CHECK (until BETWEEN 19000100 AND 21991231)
) WITHOUT ROWID;

CREATE INDEX p_addressee_by_parcel ON p_addressee (parcel_id, id);

CREATE TABLE carrier (
	parcel_id PARCEL_ID NOT NULL REFERENCES parcel (id),
	account_id ACCOUNT_ID NOT NULL CHECK (account_id BETWEEN 1 AND 9223372036854775807),
	PRIMARY KEY (parcel_id, account_id)
) WITHOUT ROWID;

-- Whoever carries the parcel sees it, to its last day.
CREATE VIEW v_addressee_read AS
SELECT id, parcel_id, version, name, until
  FROM p_addressee
 WHERE until >= app_today()
   AND EXISTS (SELECT 1
                 FROM carrier
                WHERE carrier.parcel_id = p_addressee.parcel_id
                  AND carrier.account_id = app_account());
