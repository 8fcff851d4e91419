-- programme: what a decision allows, made a budget of, by version
CREATE TABLE programme (
  id PROGRAMME_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  -- the office that keeps it
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  name_cy TEXT NOT NULL CHECK (length(name_cy) BETWEEN 1 AND 200),
  created_at INSTANT NOT NULL CHECK (created_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX programme_by_decision ON programme (decision_id);
CREATE INDEX programme_by_organisation ON programme (organisation_id, name_en, id);

-- Never altered once signed; the next version takes its place.
CREATE TABLE programme_budget (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  -- whose cohorts it pays for
  scheme_id SCHEME_ID NULL REFERENCES scheme (id),
  starts_on DATE NOT NULL CHECK (starts_on BETWEEN 19000100 AND 21991231),
  ends_on DATE NOT NULL CHECK (ends_on BETWEEN starts_on AND 21991231),
  -- words of areas/programme/rules.c; blank: not said
  licence TEXT NOT NULL CHECK (length(licence) BETWEEN 0 AND 20),
  -- volume ceilings; 0: none said
  people NUMBER NOT NULL CHECK (people BETWEEN 0 AND 10000),
  cohorts NUMBER NOT NULL CHECK (cohorts BETWEEN 0 AND 10000),
  trained NUMBER NOT NULL CHECK (trained BETWEEN 0 AND 10000),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  signed_by ACCOUNT_ID NULL REFERENCES account (id),
  signed_at INSTANT NULL CHECK (signed_at > 0),
  PRIMARY KEY (programme_id, version),
  CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
  CHECK (signed_by IS NULL OR signed_by <> written_by)
) WITHOUT ROWID;

-- What an amount of the decision, by its number there, is in the budget.
CREATE TABLE programme_limit (
  programme_id PROGRAMME_ID NOT NULL CHECK (programme_id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  amount NUMBER NOT NULL CHECK (amount BETWEEN 1 AND 1000000),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  heading TEXT NOT NULL CHECK (length(heading) BETWEEN 1 AND 20),
  -- the decision's, copied
  money PENCE NOT NULL CHECK (money BETWEEN 1 AND 100000000000),
  PRIMARY KEY (programme_id, version, amount),
  FOREIGN KEY (programme_id, version) REFERENCES programme_budget (programme_id, version)
) WITHOUT ROWID;

-- Who authorised a scheme, and for how long; never altered, taken back where it was entered wrongly.
CREATE TABLE scheme_authorisation (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  body_en TEXT NOT NULL CHECK (length(body_en) BETWEEN 1 AND 200),
  body_cy TEXT NOT NULL CHECK (length(body_cy) BETWEEN 1 AND 200),
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  to_on DATE NOT NULL CHECK (to_on BETWEEN from_on AND 21991231),
  evidence_en TEXT NOT NULL CHECK (length(evidence_en) BETWEEN 1 AND 500),
  evidence_cy TEXT NOT NULL CHECK (length(evidence_cy) BETWEEN 1 AND 500),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  taken_back_by ACCOUNT_ID NULL REFERENCES account (id),
  taken_back_at INSTANT NULL CHECK (taken_back_at > 0),
  PRIMARY KEY (scheme_id, number),
  CHECK ((taken_back_by IS NULL) = (taken_back_at IS NULL))
) WITHOUT ROWID;
