-- invoice: the codes by which the office's ledger knows what is approved, and the journals that were made of it
-- The newest version of a code stands; none is altered.
CREATE TABLE ledger_code (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  -- a word of areas/programme/rules.c: what a heading costs; or supplier, or partner
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 20),
  -- whose it is; of a heading: the office's own
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  -- blank: it has none any more
  code TEXT NOT NULL CHECK (length(code) <= 40),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  PRIMARY KEY (programme_id, what, organisation_id, version)
) WITHOUT ROWID;

-- Its rows are kept as they were, so that it is the same whenever it is asked for.
CREATE TABLE journal (
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  -- the last day on which what is in it was approved
  until DATE NOT NULL CHECK (until BETWEEN 19000100 AND 21991231),
  row_count NUMBER NOT NULL CHECK (row_count BETWEEN 1 AND 1000000),
  cost PENCE NOT NULL CHECK (cost BETWEEN -1000000000000000 AND 1000000000000000),
  bytes BYTES NOT NULL CHECK (length(bytes) BETWEEN 1 AND 8000000),
  made_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  made_at INSTANT NOT NULL CHECK (made_at > 0),
  PRIMARY KEY (organisation_id, number)
);

-- The journal that it is in; 0: it is in none yet.
ALTER TABLE invoice ADD COLUMN journal NUMBER NOT NULL DEFAULT 0 CHECK (journal BETWEEN 0 AND 1000000);
CREATE INDEX invoice_by_no_journal ON invoice (organisation_id, number) WHERE journal = 0;
