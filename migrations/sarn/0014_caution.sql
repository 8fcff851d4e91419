-- caution: conditional cautions, their requirements, conditions and extensions
CREATE TABLE p_caution (
  id CAUTION_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  -- that proposed it, and has it in its list
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- held before it was offered
  place_id PLACE_ID NULL REFERENCES place (id),
  -- words of areas/caution/rules.h, as all that follow
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
  disposal TEXT NULL CHECK (length(disposal) BETWEEN 1 AND 20),
  offence TEXT NULL CHECK (length(offence) BETWEEN 1 AND 200),
  offence_on DATE NULL CHECK (offence_on BETWEEN 19000100 AND 21991231),
  authority TEXT NULL CHECK (length(authority) BETWEEN 1 AND 20),
  rank TEXT NULL CHECK (length(rank) BETWEEN 1 AND 30),
  authoriser TEXT NULL CHECK (length(authoriser) BETWEEN 1 AND 120),
  views TEXT NULL CHECK (length(views) BETWEEN 1 AND 20),
  views_on DATE NULL CHECK (views_on BETWEEN 19000100 AND 21991231),
  views_method TEXT NULL CHECK (length(views_method) BETWEEN 1 AND 120),
  views_followed FLAG NOT NULL CHECK (views_followed IN (0, 1)),
  views_why TEXT NULL CHECK (length(views_why) BETWEEN 1 AND 1000),
  -- as the force set it first
  deadline DATE NULL CHECK (deadline BETWEEN 19000100 AND 21991231),
  prosecution_limit DATE NULL CHECK (prosecution_limit BETWEEN 19000100 AND 21991231),
  made_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  made_at INSTANT NOT NULL CHECK (made_at > 0),
  changed_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0)
) WITHOUT ROWID;

CREATE INDEX p_caution_by_organisation ON p_caution (organisation_id, id);
CREATE INDEX p_caution_by_state ON p_caution (organisation_id, state, id);
CREATE INDEX p_caution_by_person ON p_caution (person_id, id);
CREATE INDEX p_caution_by_place ON p_caution (place_id, id);

-- Which of the five requirements were met, when, and as which officer says.
CREATE TABLE p_caution_tick (
  caution_id CAUTION_ID NOT NULL REFERENCES p_caution (id),
  requirement TEXT NOT NULL CHECK (length(requirement) BETWEEN 1 AND 20),
  met_on DATE NULL CHECK (met_on BETWEEN 19000100 AND 21991231),
  officer TEXT NULL CHECK (length(officer) BETWEEN 1 AND 120),
  PRIMARY KEY (caution_id, requirement)
) WITHOUT ROWID;

-- The conditions as they were written at one time; a variation is the next set.
CREATE TABLE p_caution_set (
  caution_id CAUTION_ID NOT NULL REFERENCES p_caution (id),
  set_version NUMBER NOT NULL CHECK (set_version BETWEEN 1 AND 1000),
  written_on DATE NOT NULL CHECK (written_on BETWEEN 19000100 AND 21991231),
  -- by the person
  signed_on DATE NULL CHECK (signed_on BETWEEN 19000100 AND 21991231),
  because TEXT NULL CHECK (length(because) BETWEEN 1 AND 1000),
  PRIMARY KEY (caution_id, set_version)
) WITHOUT ROWID;

CREATE TABLE p_caution_condition (
  caution_id CAUTION_ID NOT NULL REFERENCES p_caution (id),
  set_version NUMBER NOT NULL CHECK (set_version BETWEEN 1 AND 1000),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 10),
  object TEXT NULL CHECK (length(object) BETWEEN 1 AND 20),
  text TEXT NULL CHECK (length(text) BETWEEN 1 AND 500),
  asks_attendance FLAG NOT NULL CHECK (asks_attendance IN (0, 1)),
  hours NUMBER NOT NULL CHECK (hours BETWEEN 0 AND 10000),
  due_on DATE NULL CHECK (due_on BETWEEN 19000100 AND 21991231),
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
  PRIMARY KEY (caution_id, set_version, number)
) WITHOUT ROWID;

CREATE TABLE p_caution_extension (
  caution_id CAUTION_ID NOT NULL REFERENCES p_caution (id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000),
  to_on DATE NOT NULL CHECK (to_on BETWEEN 19000100 AND 21991231),
  extended_on DATE NOT NULL CHECK (extended_on BETWEEN 19000100 AND 21991231),
  officer TEXT NOT NULL CHECK (length(officer) BETWEEN 1 AND 120),
  because TEXT NOT NULL CHECK (length(because) BETWEEN 1 AND 1000),
  PRIMARY KEY (caution_id, number)
) WITHOUT ROWID;

-- Whole: the force, and who decides what comes next.
CREATE VIEW v_caution_read AS
SELECT id, version, person_id, organisation_id, place_id, state, disposal, offence, offence_on, authority,
       rank, authoriser, views, views_on, views_method, views_followed, views_why, deadline,
       prosecution_limit, changed_by, changed_at
FROM p_caution
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_caution.person_id
      AND v_person_right.right_name = 'caution-read');

CREATE VIEW v_caution_tick AS
SELECT caution_id, requirement, met_on, officer
FROM p_caution_tick
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_caution_read
    WHERE v_caution_read.id = p_caution_tick.caution_id);

CREATE VIEW v_caution_extension AS
SELECT caution_id, number, to_on, extended_on, officer, because
FROM p_caution_extension
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_caution_read
    WHERE v_caution_read.id = p_caution_extension.caution_id);

-- Its dates and conditions: whoever works on the referral too.
CREATE VIEW v_caution_dates AS
SELECT id, person_id, state, deadline,
       (SELECT to_on
        FROM p_caution_extension
        WHERE p_caution_extension.caution_id = p_caution.id
        ORDER BY number DESC
        LIMIT 1) AS extended_to,
       (SELECT met_on
        FROM p_caution_tick
        WHERE p_caution_tick.caution_id = p_caution.id
          AND requirement = 'signed') AS given_on
FROM p_caution
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_caution.person_id
      AND (v_person_right.right_name = 'caution-read'
        OR v_person_right.right_name = 'referral-read'));

CREATE VIEW v_caution_set AS
SELECT caution_id, set_version, written_on, signed_on, because
FROM p_caution_set
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_caution_read
    WHERE v_caution_read.id = p_caution_set.caution_id);

CREATE VIEW v_caution_condition AS
SELECT caution_id, set_version, number, object, text, asks_attendance, hours, due_on, state
FROM p_caution_condition
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_caution_dates
    WHERE v_caution_dates.id = p_caution_condition.caution_id);
