-- caution, scheme: the check that is made before a caution is offered, kept with the held place
--
-- Of one place.  Never altered, but for whose it is.
CREATE TABLE p_check (
  place_id PLACE_ID NOT NULL PRIMARY KEY REFERENCES place (id),
  -- of the force in that scheme: who may read it while it is of nobody
  circle_id CIRCLE_ID NULL REFERENCES circle (id),
  -- to whom the caution was proposed last; unset: it is of nobody yet
  person_id PERSON_ID NULL REFERENCES p_person (id),
  -- the terms against which it was held
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  terms_version NUMBER NOT NULL CHECK (terms_version BETWEEN 1 AND 1000000),
  sex TEXT NOT NULL CHECK (sex = 'male' OR sex = 'female'),
  made_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  made_at INSTANT NOT NULL CHECK (made_at > 0)
) WITHOUT ROWID;

-- What was answered to each rule, what that came to, and who went past it.
CREATE TABLE p_check_rule (
  place_id PLACE_ID NOT NULL REFERENCES p_check (place_id),
  rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 10),
  -- words of areas/scheme/rules.h
  answer TEXT NULL CHECK (length(answer) BETWEEN 1 AND 20),
  finding TEXT NOT NULL CHECK (length(finding) BETWEEN 1 AND 20),
  -- unset: nobody went past it
  because TEXT NULL CHECK (length(because) BETWEEN 1 AND 1000),
  -- who said so, what they are, and when; unset: whoever made the check
  said_by TEXT NULL CHECK (length(said_by) BETWEEN 1 AND 120),
  said_as TEXT NULL CHECK (length(said_as) BETWEEN 1 AND 120),
  said_on DATE NULL CHECK (said_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (place_id, rule),
  CHECK ((said_by IS NULL) = (said_as IS NULL)),
  CHECK ((said_by IS NULL) = (said_on IS NULL))
) WITHOUT ROWID;

-- Who may read a caution whole reads its check; while it is of nobody, whoever may of the force's.
CREATE VIEW v_check AS
SELECT place_id, person_id, scheme_id, terms_version, sex, made_by, made_at
FROM p_check
WHERE app_account() > 0
  AND (EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_check.person_id
      AND v_person_right.right_name = 'caution-read')
  OR (person_id IS NULL
    AND EXISTS (
      SELECT 1
      FROM reach
      WHERE reach.account_id = app_account()
        AND reach.right_name = 'caution-read'
        AND reach.circle_id = p_check.circle_id
        AND reach.from_on <= app_today()
        AND reach.to_on >= app_today())));

CREATE VIEW v_check_rule AS
SELECT place_id, rule, answer, finding, because, said_by, said_as, said_on
FROM p_check_rule
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_check
    WHERE v_check.place_id = p_check_rule.place_id);

-- How often a rule was gone past, and by whose word, in one month.
CREATE TABLE scheme_passed (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  month_on DATE NOT NULL CHECK (month_on BETWEEN 19000100 AND 21991231),
  -- words of areas/scheme/rules.h
  rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 10),
  overrider TEXT NOT NULL CHECK (length(overrider) BETWEEN 1 AND 20),
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000),
  PRIMARY KEY (scheme_id, month_on, rule, overrider)
) WITHOUT ROWID;
