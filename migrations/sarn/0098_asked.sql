-- invoice: what is asked of a body before it is spent, and what of it was received
-- A claim of an agreement, once it was asked for; until then only the agreement has it.
CREATE TABLE claim (
  -- the office that asks
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- by which it is quoted
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  -- who is asked, and for which of its payments of the year
  body_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 12),
  -- how often something was done to it
  version NUMBER NOT NULL CHECK (version BETWEEN 0 AND 1000000),
  -- by what was done and not taken back
  asked_on DATE NULL CHECK (asked_on BETWEEN 19000100 AND 21991231),
  received PENCE NOT NULL CHECK (received BETWEEN 0 AND 1000000000000000),
  PRIMARY KEY (organisation_id, number)
) WITHOUT ROWID;

CREATE UNIQUE INDEX claim_by_place ON claim (programme_id, year, body_id, place);

-- What was done to it, in order.  Never altered.
CREATE TABLE claim_deed (
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  claim NUMBER NOT NULL CHECK (claim BETWEEN 1 AND 1000000),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  -- a word of areas/invoice/rules_claims.c
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 20),
  -- asked, or received; unset: the act before it is taken back
  done_on DATE NULL CHECK (done_on BETWEEN 19000100 AND 21991231),
  sum PENCE NOT NULL CHECK (sum BETWEEN 0 AND 1000000000000000),
  -- the ledger's; blank: it gave none
  reference TEXT NOT NULL CHECK (length(reference) <= 60),
  because TEXT NOT NULL CHECK (length(because) <= 500),
  done_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  done_at INSTANT NOT NULL CHECK (done_at > 0),
  PRIMARY KEY (organisation_id, claim, number),
  FOREIGN KEY (organisation_id, claim) REFERENCES claim (organisation_id, number)
) WITHOUT ROWID;

-- Of a final statement: what a body had paid before it was spent; unset: it does not pay so.
ALTER TABLE final_body ADD COLUMN received PENCE NULL CHECK (received BETWEEN 0 AND 1000000000000000);
