-- victim: who was trained in victim contact, and when; the other side is told the day and how many
CREATE TABLE victim_training (
  trained_on DATE NOT NULL CHECK (trained_on BETWEEN 19000100 AND 21991231),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  recorded_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  recorded_at INSTANT NOT NULL CHECK (recorded_at BETWEEN 1 AND 9223372036854775807),
  PRIMARY KEY (trained_on, account_id)
) WITHOUT ROWID;
