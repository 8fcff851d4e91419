-- auth: circles of people on programmes, and who reaches them
--
-- A circle is whom one body, or one group at work on something, has to do with.
CREATE TABLE circle (
  id CIRCLE_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  -- how its accounts stand to the people in it, a word of auth/policy_words.h
  relation TEXT NOT NULL CHECK (length(relation) BETWEEN 1 AND 40),
  -- all of its accounts are in the circle; unset: only the circle's members
  organisation_id ORGANISATION_ID NULL REFERENCES organisation (id),
  -- the first and the last day on which it is open
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  to_on DATE NOT NULL CHECK (to_on BETWEEN 19000100 AND 21991231)
) WITHOUT ROWID;

CREATE INDEX circle_by_organisation ON circle (organisation_id, id);

CREATE TABLE circle_member (
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  PRIMARY KEY (circle_id, account_id)
) WITHOUT ROWID;

CREATE INDEX circle_member_by_account ON circle_member (account_id, circle_id);

CREATE INDEX account_by_organisation ON account (organisation_id, id);

-- What policy.tsv comes to for one account in one circle, worked out when either changes.
CREATE TABLE reach (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  right_name TEXT NOT NULL CHECK (length(right_name) BETWEEN 1 AND 40),
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id),
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  to_on DATE NOT NULL CHECK (to_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (account_id, right_name, circle_id)
) WITHOUT ROWID;

CREATE INDEX reach_by_circle ON reach (circle_id, account_id);

-- By which policy all of it was worked out: one row, a SHA-256.
CREATE TABLE reach_policy (
  id NUMBER NOT NULL PRIMARY KEY CHECK (id = 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) WITHOUT ROWID;
