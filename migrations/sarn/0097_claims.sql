-- funding: when a body pays what it agreed to, where that is before it is spent
CREATE TABLE funding_claim (
  programme_id PROGRAMME_ID NOT NULL CHECK (programme_id BETWEEN 1 AND 9223372036854775807),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2198),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- in the order of the days
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 12),
  due_on DATE NOT NULL CHECK (due_on BETWEEN 19000100 AND 21991231),
  sum PENCE NOT NULL CHECK (sum BETWEEN 1 AND 1000000000000000),
  PRIMARY KEY (programme_id, year, version, organisation_id, number),
  FOREIGN KEY (programme_id, year, version) REFERENCES funding_agreement (programme_id, year, version)
) WITHOUT ROWID;
