-- person: people on a programme, in which circles, and who may not see whom
CREATE TABLE p_person (
  id PERSON_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  -- the force that answers for the case
  force_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- what people call the record by
  reference TEXT NOT NULL CHECK (length(reference) = 8),
  given_names TEXT NOT NULL CHECK (length(given_names) BETWEEN 1 AND 100),
  family_name TEXT NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
  known_as TEXT NULL CHECK (length(known_as) BETWEEN 1 AND 100),
  born_on DATE NOT NULL CHECK (born_on BETWEEN 19000100 AND 21991231),
  sex TEXT NOT NULL CHECK (sex = 'm' OR sex = 'f' OR sex = 'other' OR sex = 'unsaid'),
  language TEXT NOT NULL CHECK (language = 'cy' OR language = 'en' OR language = 'other'),
  other_language TEXT NULL CHECK (length(other_language) BETWEEN 1 AND 60),
  -- ISO 3166-2:GB; unset: outside Wales, or not known
  county TEXT NULL CHECK (length(county) = 3),
  address TEXT NULL CHECK (length(address) BETWEEN 1 AND 300),
  email TEXT NULL CHECK (length(email) BETWEEN 1 AND 200),
  police_reference TEXT NULL CHECK (length(police_reference) BETWEEN 1 AND 60),
  access_needs TEXT NULL CHECK (length(access_needs) BETWEEN 1 AND 500),
  needs_interpreter FLAG NOT NULL CHECK (needs_interpreter IN (0, 1)),
  -- said to have done nothing of the kind before
  is_first_time FLAG NOT NULL CHECK (is_first_time IN (0, 1)),
  added_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  added_at INSTANT NOT NULL CHECK (added_at > 0),
  changed_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX p_person_by_reference ON p_person (reference);

CREATE TABLE p_person_phone (
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 3),
  number TEXT NOT NULL CHECK (length(number) BETWEEN 10 AND 11),
  may_text FLAG NOT NULL CHECK (may_text IN (0, 1)),
  PRIMARY KEY (person_id, place)
) WITHOUT ROWID;

-- Who is in which circle (auth): a page of a list walks one circle, and views ask by the person.
CREATE TABLE person_circle (
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  since INSTANT NOT NULL CHECK (since > 0),
  PRIMARY KEY (circle_id, person_id)
) WITHOUT ROWID;

CREATE INDEX person_circle_by_person ON person_circle (person_id, circle_id);

-- By what a search finds them, circle by circle: a search walks no more than those it may find.
CREATE TABLE p_person_word (
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id),
  word TEXT NOT NULL CHECK (length(word) BETWEEN 1 AND 60),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  PRIMARY KEY (circle_id, word, person_id)
) WITHOUT ROWID;

CREATE INDEX p_person_word_by_person ON p_person_word (person_id, circle_id, word);

-- Who may not see whom, whatever else they hold.
CREATE TABLE block (
  id BLOCK_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  kind TEXT NOT NULL CHECK (kind = 'self' OR kind = 'kin' OR kind = 'wall' OR kind = 'excluded'
    OR kind = 'lapsed'),
  -- the first and the last day on which it stands
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  to_on DATE NOT NULL CHECK (to_on BETWEEN from_on AND 21991231),
  set_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  set_at INSTANT NOT NULL CHECK (set_at > 0)
) WITHOUT ROWID;

CREATE INDEX block_by_account ON block (account_id, person_id, to_on, from_on);
CREATE INDEX block_by_person ON block (person_id, id);

-- Which rights the reader holds on whom today: the one place where that is said.
CREATE VIEW v_person_right AS
SELECT person_circle.person_id, reach.right_name
FROM person_circle
JOIN reach ON reach.circle_id = person_circle.circle_id
WHERE reach.account_id = app_account()
  AND reach.from_on <= app_today()
  AND reach.to_on >= app_today()
  AND NOT EXISTS (
    SELECT 1
    FROM block
    WHERE block.account_id = app_account()
      AND block.person_id = person_circle.person_id
      AND block.from_on <= app_today()
      AND block.to_on >= app_today());

-- What a list shows, masked.
CREATE VIEW v_person_list AS
SELECT id, reference, given_names, family_name, language, county
FROM p_person
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_person.id
      AND v_person_right.right_name = 'person-list');

CREATE VIEW v_person_word AS
SELECT circle_id, word, person_id
FROM p_person_word
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_person_word.person_id
      AND v_person_right.right_name = 'person-list');

CREATE VIEW v_person_read AS
SELECT id, version, scheme_id, force_id, reference, given_names, family_name, known_as, born_on,
       sex, language, other_language, county, address, email, police_reference, access_needs,
       needs_interpreter, is_first_time, changed_by, changed_at
FROM p_person
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_person.id
      AND v_person_right.right_name = 'person-read');

CREATE VIEW v_person_phone AS
SELECT person_id, place, number, may_text
FROM p_person_phone
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_person_phone.person_id
      AND v_person_right.right_name = 'person-read');
