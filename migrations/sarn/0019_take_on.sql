-- take_on: what was brought in of a time before Sarn, so that it is known again
-- Once for each file that was brought.
CREATE TABLE take_on (
  id NUMBER NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000),
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  -- a word of areas/take_on/rules.h
  sheet TEXT NOT NULL CHECK (length(sheet) BETWEEN 1 AND 20),
  -- that it brought
  row_count NUMBER NOT NULL CHECK (row_count BETWEEN 1 AND 1000000),
  taken_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  taken_at INSTANT NOT NULL CHECK (taken_at > 0)
) WITHOUT ROWID;

CREATE INDEX take_on_by_scheme ON take_on (scheme_id, id);

-- Each row, by hashes of what it is called and of what it says: nothing of a person is in it.
CREATE TABLE take_on_row (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  sheet TEXT NOT NULL CHECK (length(sheet) BETWEEN 1 AND 20),
  key_hash TEXT NOT NULL CHECK (length(key_hash) = 64),
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  take_on_id NUMBER NOT NULL CHECK (take_on_id BETWEEN 1 AND 1000000),
  -- what it became: one of the two
  cohort_id COHORT_ID NULL REFERENCES cohort (id),
  referral_id REFERRAL_ID NULL REFERENCES p_referral (id),
  PRIMARY KEY (scheme_id, sheet, key_hash)
) WITHOUT ROWID;
