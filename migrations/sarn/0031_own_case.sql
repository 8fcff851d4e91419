-- own_case: whose own case a record is, found by keyed hashes of facts; and blocks that the program sets
--
-- Under which key they were made: the hash of a word, to tell another key by.  One row.
CREATE TABLE own_case_key (
  id NUMBER NOT NULL PRIMARY KEY CHECK (id = 1),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64)
) WITHOUT ROWID;

-- Keyed hashes of what identifies whoever holds an account; the facts themselves are nowhere.
CREATE TABLE account_fact (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  -- a word of areas/own_case/rules.h
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  fact TEXT NOT NULL CHECK (length(fact) = 64),
  PRIMARY KEY (account_id, kind, fact)
) WITHOUT ROWID;

CREATE INDEX account_fact_by_fact ON account_fact (fact, account_id);

-- The same of people on a programme.
CREATE TABLE person_fact (
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  fact TEXT NOT NULL CHECK (length(fact) = 64),
  PRIMARY KEY (person_id, fact)
) WITHOUT ROWID;

CREATE INDEX person_fact_by_fact ON person_fact (fact, person_id);

-- Somebody has said that the two are not the same, though they share that fact.
CREATE TABLE own_case_denied (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  fact TEXT NOT NULL CHECK (length(fact) = 64),
  PRIMARY KEY (account_id, person_id, fact)
) WITHOUT ROWID;

-- The program sets blocks too, and one that it set is answered by somebody.  SQLite keeps a column's
-- NOT NULL for good, so the table is made anew.
CREATE TABLE block_before (
  id BLOCK_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  to_on DATE NOT NULL CHECK (to_on BETWEEN 19000100 AND 21991231),
  set_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  set_at INSTANT NOT NULL CHECK (set_at > 0)
) WITHOUT ROWID;

INSERT INTO block_before (id, account_id, person_id, kind, from_on, to_on, set_by, set_at)
SELECT id, account_id, person_id, kind, from_on, to_on, set_by, set_at
FROM block;

DROP TABLE block;
CREATE TABLE block (
  id BLOCK_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  kind TEXT NOT NULL CHECK (kind = 'self' OR kind = 'kin' OR kind = 'wall' OR kind = 'excluded'
    OR kind = 'lapsed'),
  -- the first and the last day on which it stands; one that ends before it begins never stood for a day
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  to_on DATE NOT NULL CHECK (to_on BETWEEN 19000100 AND 21991231),
  -- unset: the program itself
  set_by ACCOUNT_ID NULL REFERENCES account (id),
  set_at INSTANT NOT NULL CHECK (set_at > 0),
  -- what somebody said of one that the program set, a word of areas/own_case/rules.h; unset: nobody has
  answer TEXT NULL CHECK (length(answer) BETWEEN 1 AND 20),
  answered_by ACCOUNT_ID NULL REFERENCES account (id)
) WITHOUT ROWID;

INSERT INTO block (id, account_id, person_id, kind, from_on, to_on, set_by, set_at)
SELECT id, account_id, person_id, kind, from_on, to_on, set_by, set_at
FROM block_before;

DROP TABLE block_before;

CREATE INDEX block_by_account ON block (account_id, person_id, to_on, from_on);
CREATE INDEX block_by_person ON block (person_id, id);

-- Of account -1, which nobody has: the program's, of those who were there before it matched them.
CREATE VIEW v_person_own_case AS
SELECT id, given_names, family_name, known_as, born_on, address
FROM p_person
WHERE app_account() = -1;

CREATE VIEW v_person_phone_own_case AS
SELECT person_id, place, number
FROM p_person_phone
WHERE app_account() = -1;
