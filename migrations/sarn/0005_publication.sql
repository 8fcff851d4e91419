-- publication: what everybody may read; written only by publishing
CREATE TABLE publication (
  decision_id DECISION_ID NOT NULL PRIMARY KEY REFERENCES decision (id),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- the order of the register, newest first: signed (or, when the day is not known, published) on
  listed_on DATE NOT NULL CHECK (listed_on BETWEEN 19000100 AND 21991231),
  year NUMBER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  reference TEXT NOT NULL CHECK (length(reference) <= 60),
  title_en TEXT NOT NULL CHECK (length(title_en) <= 300),
  title_cy TEXT NOT NULL CHECK (length(title_cy) <= 300),
  published_at INSTANT NOT NULL CHECK (published_at > 0),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0),
  published_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  -- of the record, as it went out: what is written later is not public until it is published
  version NUMBER NOT NULL CHECK (version > 0),
  -- published in one language with the other to follow; blank and unset when both are there
  waiver_reason_en TEXT NOT NULL CHECK (length(waiver_reason_en) <= 1000),
  waiver_reason_cy TEXT NOT NULL CHECK (length(waiver_reason_cy) <= 1000),
  other_language_by DATE NULL CHECK (other_language_by BETWEEN 19000100 AND 21991231),
  -- taken back: the page stays and says why
  withdrawn_at INSTANT NULL CHECK (withdrawn_at > 0),
  withdrawn_reason_en TEXT NOT NULL CHECK (length(withdrawn_reason_en) <= 1000),
  withdrawn_reason_cy TEXT NOT NULL CHECK (length(withdrawn_reason_cy) <= 1000),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason_en = ''))
) WITHOUT ROWID;

CREATE INDEX publication_by_date ON publication (listed_on, decision_id);
CREATE INDEX publication_by_organisation ON publication (organisation_id, listed_on, decision_id);
CREATE INDEX publication_by_year ON publication (year, listed_on, decision_id);
CREATE INDEX publication_by_both ON publication (organisation_id, year, listed_on, decision_id);
CREATE INDEX publication_by_change ON publication (changed_at, decision_id);

CREATE TABLE publication_token (
  token TEXT NOT NULL CHECK (length(token) BETWEEN 1 AND 60),
  decision_id DECISION_ID NOT NULL REFERENCES publication (decision_id),
  listed_on DATE NOT NULL CHECK (listed_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (token, listed_on, decision_id)
) WITHOUT ROWID;

CREATE INDEX publication_token_by_decision ON publication_token (decision_id);

-- Goes up by one whenever what the public reads has changed: kept pages are compared with it.
CREATE TABLE publication_generation (
  one FLAG NOT NULL PRIMARY KEY CHECK (one = 1),
  generation NUMBER NOT NULL CHECK (generation >= 0)
) WITHOUT ROWID;

INSERT INTO publication_generation (one, generation) VALUES (1, 0);
