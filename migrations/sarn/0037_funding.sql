-- funding: who pays what of a programme's cost in a financial year, by version
CREATE TABLE funding_agreement (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  -- the financial year, by the one in which it begins
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  method TEXT NOT NULL CHECK (method = 'sole' OR method = 'equal' OR method = 'fixed' OR method = 'population'
    OR method = 'percent' OR method = 'tiered' OR method = 'usage' OR method = 'match'),
  source TEXT NOT NULL CHECK (length(source) <= 200),
  -- blank: the agreement does not say
  payment TEXT NOT NULL CHECK (payment = '' OR payment = 'upfront' OR payment = 'instalments'
    OR payment = 'actual-monthly'),
  underspend TEXT NOT NULL CHECK (underspend = '' OR underspend = 'return' OR underspend = 'retain'
    OR underspend = 'ask'),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  signed_by ACCOUNT_ID NULL REFERENCES account (id),
  signed_at INSTANT NULL CHECK (signed_at > 0),
  PRIMARY KEY (programme_id, year, version),
  CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
  CHECK (signed_by IS NULL OR signed_by <> written_by)
) WITHOUT ROWID;

-- A body of it, in the agreement's order: a tie goes to the earlier.
CREATE TABLE funding_partner (
  programme_id PROGRAMME_ID NOT NULL CHECK (programme_id BETWEEN 1 AND 9223372036854775807),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 40),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  contribution TEXT NOT NULL CHECK (contribution IN ('cash', 'in-kind', 'by-provider')),
  weight NUMBER NOT NULL CHECK (weight BETWEEN 0 AND 1000000000000),
  -- what a contribution that is not shared is worth; unset: nobody said
  worth PENCE NULL CHECK (worth BETWEEN 0 AND 1000000000000000),
  -- the most that it pays in the year; unset: no most
  most PENCE NULL CHECK (most BETWEEN 0 AND 1000000000000000),
  PRIMARY KEY (programme_id, year, version, place),
  FOREIGN KEY (programme_id, year, version) REFERENCES funding_agreement (programme_id, year, version)
) WITHOUT ROWID;
