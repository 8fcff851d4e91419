-- register: who came to a workshop, as it was noted, signed and corrected
-- One of each workshop that anything was noted of.
CREATE TABLE register (
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  letter TEXT NOT NULL CHECK (letter IN ('a', 'b')),
  -- its lines so far, of whomever
  lines NUMBER NOT NULL CHECK (lines BETWEEN 0 AND 1000000),
  -- once two facilitators of the workshop had signed
  closed_at INSTANT NULL CHECK (closed_at > 0),
  PRIMARY KEY (cohort_id, letter)
) WITHOUT ROWID;

-- What was noted, in its order; the last of somebody counts.  Never altered.
CREATE TABLE p_register_line (
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  letter TEXT NOT NULL CHECK (letter IN ('a', 'b')),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  place_id PLACE_ID NOT NULL REFERENCES place (id),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  -- a word of areas/referral/rules.h; unset: nothing is said any more
  result TEXT NULL CHECK (length(result) BETWEEN 1 AND 20),
  late_minutes NUMBER NOT NULL CHECK (late_minutes BETWEEN 0 AND 999),
  -- of a correction: the number of the line in whose place it stands; 0: of none
  corrects NUMBER NOT NULL CHECK (corrects BETWEEN 0 AND 1000000),
  -- once the register was signed
  because TEXT NULL CHECK (length(because) BETWEEN 1 AND 500),
  noted_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  noted_at INSTANT NOT NULL CHECK (noted_at > 0),
  PRIMARY KEY (cohort_id, letter, number)
) WITHOUT ROWID;

-- Whoever signs anew signs all that was noted since.
CREATE TABLE register_signature (
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  letter TEXT NOT NULL CHECK (letter IN ('a', 'b')),
  facilitator_id FACILITATOR_ID NOT NULL REFERENCES facilitator (id),
  -- how many lines it covers
  lines NUMBER NOT NULL CHECK (lines BETWEEN 0 AND 1000000),
  signed_at INSTANT NOT NULL CHECK (signed_at > 0),
  PRIMARY KEY (cohort_id, letter, facilitator_id)
) WITHOUT ROWID;

-- Those booked into a cohort, in their order.
CREATE INDEX place_by_booking ON place (cohort_id, booked_at, id);

CREATE VIEW v_register_line AS
SELECT cohort_id, letter, number, place_id, person_id, result, late_minutes, corrects, because,
       noted_by, noted_at
FROM p_register_line
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_register_line.person_id
      AND v_person_right.right_name = 'register-take');
