-- invoice: a programme's financial year is closed by two, with what each body owes of it, and opened again by two
-- What was done, in order.  Never altered.
CREATE TABLE closing_deed (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  -- words of areas/invoice/rules_closing.c: the act, and how the year stands since
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
  -- blank: no reason was asked for
  because TEXT NOT NULL CHECK (length(because) <= 500),
  -- of a proposal: the SHA-256 of the statement that it would make, so that no other one is made of it
  figures TEXT NOT NULL CHECK (length(figures) = 0 OR length(figures) = 64),
  done_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  done_at INSTANT NOT NULL CHECK (done_at > 0),
  PRIMARY KEY (programme_id, year, number)
) WITHOUT ROWID;

-- A final statement, as it was when the year was closed; those after the first are supplementary.
CREATE TABLE final_statement (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  -- the version that stood, and its terms; 0 and blank: none did
  agreement NUMBER NOT NULL CHECK (agreement BETWEEN 0 AND 1000000),
  method TEXT NOT NULL CHECK (length(method) <= 20),
  payment TEXT NOT NULL CHECK (length(payment) <= 20),
  underspend TEXT NOT NULL CHECK (length(underspend) <= 20),
  -- why it was closed with something open; blank: nothing was
  because TEXT NOT NULL CHECK (length(because) <= 500),
  proposed_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  closed_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  closed_at INSTANT NOT NULL CHECK (closed_at > 0),
  -- the spreadsheet, the same whenever it is asked for
  bytes BYTES NOT NULL CHECK (length(bytes) BETWEEN 1 AND 8000000),
  PRIMARY KEY (programme_id, year, number),
  CHECK (proposed_by <> closed_by)
);

-- A body of it, in the agreement's order.
CREATE TABLE final_body (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  statement NUMBER NOT NULL CHECK (statement BETWEEN 1 AND 1000000),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 100),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  name_en TEXT NOT NULL CHECK (length(name_en) <= 200),
  name_cy TEXT NOT NULL CHECK (length(name_cy) <= 200),
  contribution TEXT NOT NULL CHECK (length(contribution) BETWEEN 1 AND 20),
  weight NUMBER NOT NULL CHECK (weight BETWEEN 0 AND 1000000000000),
  most PENCE NULL CHECK (most BETWEEN 0 AND 1000000000000000),
  worth PENCE NULL CHECK (worth BETWEEN 0 AND 1000000000000000),
  owed PENCE NOT NULL CHECK (owed BETWEEN -1000000000000000 AND 1000000000000000),
  -- by the statement before it; unset: it is the first, or the body was not in it
  before PENCE NULL CHECK (before BETWEEN -1000000000000000 AND 1000000000000000),
  credited PENCE NOT NULL CHECK (credited BETWEEN -1000000000000000 AND 1000000000000000),
  PRIMARY KEY (programme_id, year, statement, place)
) WITHOUT ROWID;

CREATE INDEX final_body_by_organisation ON final_body (organisation_id, programme_id, year, statement);

-- What was open then, and is accrued.
CREATE TABLE final_open (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  statement NUMBER NOT NULL CHECK (statement BETWEEN 1 AND 1000000),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 100000),
  -- a word of areas/invoice/rules_accrual.c
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000000),
  delivered_on DATE NULL CHECK (delivered_on BETWEEN 19000100 AND 21991231),
  contract TEXT NOT NULL CHECK (length(contract) <= 200),
  line_en TEXT NOT NULL CHECK (length(line_en) <= 200),
  line_cy TEXT NOT NULL CHECK (length(line_cy) <= 200),
  sum PENCE NULL CHECK (sum BETWEEN -1000000000000000 AND 1000000000000000),
  PRIMARY KEY (programme_id, year, statement, place)
) WITHOUT ROWID;
