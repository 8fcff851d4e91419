-- invoice: what a supplier asks for what was delivered, what shows it, and who pays how much of it
CREATE TABLE invoice (
  id INVOICE_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  -- the office that pays, and its own number for it
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000000),
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  contract_id CONTRACT_ID NOT NULL REFERENCES contract (id),
  supplier_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  supplier_number TEXT NOT NULL CHECK (length(supplier_number) BETWEEN 1 AND 60),
  -- of a credit note: the invoice that it belongs to
  credit_of INVOICE_ID NULL REFERENCES invoice (id),
  dated_on DATE NOT NULL CHECK (dated_on BETWEEN 19000100 AND 21991231),
  received_on DATE NOT NULL CHECK (received_on BETWEEN 19000100 AND 21991231),
  -- the last day of what was delivered, and the financial year of that
  delivered_on DATE NOT NULL CHECK (delivered_on BETWEEN 19000100 AND 21991231),
  year NUMBER NOT NULL CHECK (year BETWEEN 1899 AND 2199),
  -- with VAT, as the paper has it; of a credit note below nothing
  total PENCE NOT NULL CHECK (total BETWEEN -10000000000 AND 10000000000),
  -- a word of areas/invoice/rules.c
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
  -- how often something was done to it
  version NUMBER NOT NULL CHECK (version BETWEEN 0 AND 1000000),
  matched_by ACCOUNT_ID NULL REFERENCES account (id),
  -- the agreement by which it is shared; 0: it is not yet
  agreement NUMBER NOT NULL CHECK (agreement BETWEEN 0 AND 1000000),
  paid_on DATE NULL CHECK (paid_on BETWEEN 19000100 AND 21991231)
) WITHOUT ROWID;

CREATE UNIQUE INDEX invoice_by_number ON invoice (organisation_id, number);
CREATE INDEX invoice_by_state ON invoice (organisation_id, state, number);
CREATE INDEX invoice_by_programme ON invoice (programme_id, year, number);
CREATE INDEX invoice_by_supplier ON invoice (supplier_id, supplier_number);
CREATE INDEX invoice_by_credit ON invoice (credit_of, number);

CREATE TABLE invoice_line (
  invoice_id INVOICE_ID NOT NULL REFERENCES invoice (id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000),
  -- the contract's line, and the heading that it is paid under
  contract_line NUMBER NOT NULL CHECK (contract_line BETWEEN 1 AND 1000000),
  heading TEXT NOT NULL CHECK (length(heading) BETWEEN 1 AND 20),
  net PENCE NOT NULL CHECK (net BETWEEN -10000000000 AND 10000000000),
  vat PENCE NOT NULL CHECK (vat BETWEEN -10000000000 AND 10000000000),
  -- to those who pay: with its VAT
  cost PENCE NOT NULL CHECK (cost BETWEEN -20000000000 AND 20000000000),
  -- of what the contract line's sum is of
  units NUMBER NOT NULL CHECK (units BETWEEN 0 AND 1000000),
  -- hundredths of an hour, and what one hour costs
  hours NUMBER NOT NULL CHECK (hours BETWEEN 0 AND 1000000),
  rate PENCE NOT NULL CHECK (rate BETWEEN 0 AND 10000000000),
  venue PENCE NOT NULL CHECK (venue BETWEEN 0 AND 10000000000),
  travel PENCE NOT NULL CHECK (travel BETWEEN 0 AND 10000000000),
  other PENCE NOT NULL CHECK (other BETWEEN 0 AND 10000000000),
  other_for TEXT NOT NULL CHECK (length(other_for) <= 100),
  -- of the sub-contractor's own invoice; blank: nothing is passed on
  passed_number TEXT NOT NULL CHECK (length(passed_number) <= 60),
  passed_on DATE NULL CHECK (passed_on BETWEEN 19000100 AND 21991231),
  passed_amount PENCE NULL CHECK (passed_amount BETWEEN 0 AND 10000000000),
  licence_from DATE NULL CHECK (licence_from BETWEEN 19000100 AND 21991231),
  licence_to DATE NULL CHECK (licence_to BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (invoice_id, number)
) WITHOUT ROWID;

-- A cohort that a line is for, and as what: a word of areas/contract/rules.c.
CREATE TABLE invoice_cohort (
  invoice_id INVOICE_ID NOT NULL REFERENCES invoice (id),
  line NUMBER NOT NULL CHECK (line BETWEEN 1 AND 1000),
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  evidence TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 20),
  PRIMARY KEY (invoice_id, line, cohort_id)
) WITHOUT ROWID;

CREATE INDEX invoice_cohort_by_cohort ON invoice_cohort (cohort_id, evidence, invoice_id, line);

-- How many people a line says were trained in a module.
CREATE TABLE invoice_trained (
  invoice_id INVOICE_ID NOT NULL REFERENCES invoice (id),
  line NUMBER NOT NULL CHECK (line BETWEEN 1 AND 1000),
  module TEXT NOT NULL CHECK (length(module) BETWEEN 1 AND 20),
  people NUMBER NOT NULL CHECK (people BETWEEN 1 AND 1000),
  PRIMARY KEY (invoice_id, line, module)
) WITHOUT ROWID;

-- The paper: of the invoice (line 0), or of a line.
CREATE TABLE invoice_document (
  invoice_id INVOICE_ID NOT NULL REFERENCES invoice (id),
  line NUMBER NOT NULL CHECK (line BETWEEN 0 AND 1000),
  name TEXT NOT NULL CHECK (length(name) <= 255),
  bytes BYTES NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1100000),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  added_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  added_at INSTANT NOT NULL CHECK (added_at > 0),
  PRIMARY KEY (invoice_id, line)
);

-- What was done to it, in order.  Never altered.
CREATE TABLE invoice_deed (
  invoice_id INVOICE_ID NOT NULL REFERENCES invoice (id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
  -- of a query, its answer, a withdrawal; blank: no reason is asked for
  because TEXT NOT NULL CHECK (length(because) <= 500),
  done_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  done_at INSTANT NOT NULL CHECK (done_at > 0),
  PRIMARY KEY (invoice_id, number)
) WITHOUT ROWID;

-- What a partner owes of it beyond what it was billed before, in the agreement's order.
CREATE TABLE invoice_share (
  invoice_id INVOICE_ID NOT NULL REFERENCES invoice (id),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 40),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  due PENCE NOT NULL CHECK (due BETWEEN -1000000000000000 AND 1000000000000000),
  PRIMARY KEY (invoice_id, place)
) WITHOUT ROWID;
