-- scheme: the number on which people ring a body about a scheme; the newest version stands
CREATE TABLE scheme_contact (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  telephone TEXT NOT NULL CHECK (length(telephone) BETWEEN 3 AND 30),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  PRIMARY KEY (scheme_id, organisation_id, version)
) WITHOUT ROWID;
