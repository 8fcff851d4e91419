-- invoice: what was found when it was approved, in the order of the checks; and what a change changed
CREATE TABLE invoice_finding (
  invoice_id INVOICE_ID NOT NULL REFERENCES invoice (id),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 10000),
  -- a word of areas/invoice/rules.c
  against TEXT NOT NULL CHECK (length(against) BETWEEN 1 AND 20),
  -- else it passed: what holds is not approved
  is_warning FLAG NOT NULL CHECK (is_warning BETWEEN 0 AND 1),
  line NUMBER NOT NULL CHECK (line BETWEEN 0 AND 1000),
  over PENCE NOT NULL CHECK (over BETWEEN -1000000000000000 AND 1000000000000000),
  cohort NUMBER NOT NULL CHECK (cohort BETWEEN 0 AND 1000000),
  -- the number of another invoice
  other NUMBER NOT NULL CHECK (other BETWEEN 0 AND 1000000000),
  PRIMARY KEY (invoice_id, place)
) WITHOUT ROWID;

-- Of a change: a word of areas/invoice/rules.c; blank: of another act, or older than this.
ALTER TABLE invoice_deed ADD COLUMN part TEXT NOT NULL DEFAULT '' CHECK (length(part) <= 20);
