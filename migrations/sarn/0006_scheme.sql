-- scheme: on what terms a programme takes people and serves them, by version, and who takes part
CREATE TABLE scheme (
  id SCHEME_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  -- the office that sets its terms
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  name_cy TEXT NOT NULL CHECK (length(name_cy) BETWEEN 1 AND 200),
  created_at INSTANT NOT NULL CHECK (created_at > 0)
) WITHOUT ROWID;

CREATE INDEX scheme_by_organisation ON scheme (organisation_id, name_en, id);

-- A body takes part from the day of its agreement to its end.
CREATE TABLE scheme_party (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  part TEXT NOT NULL CHECK (part IN ('force', 'diversion', 'provider')),
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  to_on DATE NULL CHECK (to_on BETWEEN from_on AND 21991231),
  PRIMARY KEY (scheme_id, organisation_id, part, from_on)
) WITHOUT ROWID;

CREATE INDEX scheme_party_by_organisation ON scheme_party (organisation_id, part, scheme_id);

-- Never altered once signed; the next version takes its place.
CREATE TABLE scheme_terms (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  applies_from DATE NOT NULL CHECK (applies_from BETWEEN 19000100 AND 21991231),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  signed_by ACCOUNT_ID NULL REFERENCES account (id),
  signed_at INSTANT NULL CHECK (signed_at > 0),
  PRIMARY KEY (scheme_id, version),
  CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
  CHECK (signed_by IS NULL OR signed_by <> written_by)
) WITHOUT ROWID;

CREATE TABLE scheme_rule (
  scheme_id SCHEME_ID NOT NULL CHECK (scheme_id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 10),
  consequence TEXT NOT NULL CHECK (consequence IN ('off', 'refuse', 'hold')),
  overrider TEXT NOT NULL CHECK (length(overrider) BETWEEN 1 AND 20),
  PRIMARY KEY (scheme_id, version, code),
  FOREIGN KEY (scheme_id, version) REFERENCES scheme_terms (scheme_id, version)
) WITHOUT ROWID;

CREATE TABLE scheme_number (
  scheme_id SCHEME_ID NOT NULL CHECK (scheme_id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  term TEXT NOT NULL CHECK (length(term) BETWEEN 1 AND 40),
  value NUMBER NOT NULL CHECK (value BETWEEN 0 AND 1000000),
  PRIMARY KEY (scheme_id, version, term),
  FOREIGN KEY (scheme_id, version) REFERENCES scheme_terms (scheme_id, version)
) WITHOUT ROWID;

-- The kinds of offence that it takes, in their order on the page.
CREATE TABLE scheme_offence (
  scheme_id SCHEME_ID NOT NULL CHECK (scheme_id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 100),
  name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 120),
  name_cy TEXT NOT NULL CHECK (length(name_cy) BETWEEN 1 AND 120),
  PRIMARY KEY (scheme_id, version, place),
  FOREIGN KEY (scheme_id, version) REFERENCES scheme_terms (scheme_id, version)
) WITHOUT ROWID;
