-- referral: the path of one person through a programme, what was done on it, and who is told
CREATE TABLE p_referral (
  id REFERRAL_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  -- who refers; who does triage, and who provides, once it was said
  force_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  diversion_id ORGANISATION_ID NULL REFERENCES organisation (id),
  provider_id ORGANISATION_ID NULL REFERENCES organisation (id),
  -- the one that was given; unset: it follows none
  caution_id CAUTION_ID NULL REFERENCES p_caution (id),
  -- what people call the record by
  reference TEXT NOT NULL CHECK (length(reference) = 8),
  -- what the other program calls the case by
  link_id LINK_ID NOT NULL CHECK (link_id BETWEEN 1 AND 9223372036854775807),
  -- words of areas/referral/rules.h
  source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 20),
  needs_triage FLAG NOT NULL CHECK (needs_triage IN (0, 1)),
  -- the group that the person would join
  type TEXT NOT NULL CHECK (length(type) = 2),
  -- the force's, as it was when the person was referred
  deadline DATE NULL CHECK (deadline BETWEEN 19000100 AND 21991231),
  -- follows from the deeds, and is kept for lists alone
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
  owner_role TEXT NULL CHECK (length(owner_role) BETWEEN 1 AND 40),
  due_on DATE NULL CHECK (due_on BETWEEN 19000100 AND 21991231),
  deadline_now DATE NULL CHECK (deadline_now BETWEEN 19000100 AND 21991231),
  made_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  made_at INSTANT NOT NULL CHECK (made_at > 0),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX p_referral_by_reference ON p_referral (reference);
CREATE UNIQUE INDEX p_referral_by_link ON p_referral (link_id);
CREATE INDEX p_referral_by_person ON p_referral (person_id, id);

-- What was done, in its order: where a referral stands follows from this.  Never altered.
CREATE TABLE p_referral_deed (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_referral (id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 20),
  done_on DATE NOT NULL CHECK (done_on BETWEEN 19000100 AND 21991231),
  -- unset: the program itself, for what the other one said
  done_by ACCOUNT_ID NULL REFERENCES account (id),
  done_at INSTANT NOT NULL CHECK (done_at > 0),
  -- where it went, or where the person was booked
  organisation_id ORGANISATION_ID NULL REFERENCES organisation (id),
  cohort_id COHORT_ID NULL REFERENCES cohort (id),
  place_id PLACE_ID NULL REFERENCES place (id),
  first_on DATE NULL CHECK (first_on BETWEEN 19000100 AND 21991231),
  second_on DATE NULL CHECK (second_on BETWEEN 19000100 AND 21991231),
  -- words of areas/referral/rules.h
  result TEXT NULL CHECK (length(result) BETWEEN 1 AND 20),
  hold TEXT NULL CHECK (length(hold) BETWEEN 1 AND 20),
  because TEXT NULL CHECK (length(because) BETWEEN 1 AND 20),
  decision TEXT NULL CHECK (length(decision) BETWEEN 1 AND 20),
  notice TEXT NULL CHECK (length(notice) BETWEEN 1 AND 20),
  deadline DATE NULL CHECK (deadline BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (referral_id, number)
) WITHOUT ROWID;

-- What a work list walks, in each circle that the person is in.
CREATE TABLE p_referral_line (
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id),
  -- a role, for which something waits; 'standing': where it stands, if something else waits before that;
  -- 'over': nobody's; 'waiting': to be booked
  list TEXT NOT NULL CHECK (length(list) BETWEEN 1 AND 40),
  -- the last day there is: no clock runs; of 'waiting': since when
  due_on DATE NOT NULL CHECK (due_on BETWEEN 19000100 AND 21991231),
  referral_id REFERRAL_ID NOT NULL REFERENCES p_referral (id),
  -- a word of areas/referral/store.c
  task TEXT NOT NULL CHECK (length(task) BETWEEN 1 AND 20),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  PRIMARY KEY (circle_id, list, due_on, referral_id)
) WITHOUT ROWID;

CREATE INDEX p_referral_line_by_circle ON p_referral_line (circle_id, task, referral_id);
CREATE INDEX p_referral_line_by_referral ON p_referral_line (referral_id, circle_id);

-- What a body is told.
CREATE TABLE p_notice (
  id NOTICE_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  referral_id REFERRAL_ID NOT NULL REFERENCES p_referral (id),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  workshop TEXT NULL CHECK (workshop IN ('a', 'b')),
  day DATE NULL CHECK (day BETWEEN 19000100 AND 21991231),
  second_day DATE NULL CHECK (second_day BETWEEN 19000100 AND 21991231),
  -- of a miss: whether both workshops can be repeated in time
  repeat TEXT NULL CHECK (repeat IN ('feasible', 'infeasible')),
  made_at INSTANT NOT NULL CHECK (made_at > 0),
  seen_by ACCOUNT_ID NULL REFERENCES account (id),
  seen_at INSTANT NULL CHECK (seen_at > 0),
  is_seen FLAG NOT NULL CHECK (is_seen IN (0, 1))
) WITHOUT ROWID;

CREATE INDEX p_notice_by_organisation ON p_notice (organisation_id, is_seen, id);
CREATE INDEX p_notice_by_referral ON p_notice (referral_id, id);

-- For whom it is, once it is for somebody; and whom its facilitators have to do with, once there
-- is somebody.
ALTER TABLE place ADD COLUMN referral_id REFERRAL_ID NULL REFERENCES p_referral (id);
CREATE INDEX place_by_referral ON place (referral_id, id);
ALTER TABLE cohort ADD COLUMN circle_id CIRCLE_ID NULL REFERENCES circle (id);

-- How many came how far, of those of one month: released to whoever may see the scheme.
CREATE TABLE scheme_milestone (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  month_on DATE NOT NULL CHECK (month_on BETWEEN 19000100 AND 21991231),
  milestone TEXT NOT NULL CHECK (length(milestone) BETWEEN 1 AND 20),
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000),
  PRIMARY KEY (scheme_id, month_on, milestone)
) WITHOUT ROWID;

CREATE VIEW v_referral_list AS
SELECT id, person_id, reference, source, type, state, owner_role, due_on, deadline_now, made_at
FROM p_referral
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_referral.person_id
      AND v_person_right.right_name = 'referral-list');

CREATE VIEW v_referral_read AS
SELECT id, version, person_id, scheme_id, force_id, diversion_id, provider_id, caution_id,
       reference, link_id, source, needs_triage, type, deadline, state, owner_role, due_on,
       deadline_now, made_by, made_at, changed_at
FROM p_referral
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_referral.person_id
      AND v_person_right.right_name = 'referral-read');

CREATE VIEW v_referral_deed AS
SELECT referral_id, number, act, done_on, done_by, done_at, organisation_id, cohort_id, place_id,
       first_on, second_on, result, hold, because, decision, notice, deadline
FROM p_referral_deed
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM p_referral
    JOIN v_person_right ON v_person_right.person_id = p_referral.person_id
    WHERE p_referral.id = p_referral_deed.referral_id
      AND v_person_right.right_name = 'referral-read');

-- That a deadline has passed is written ahead, and shown from its day on.
CREATE VIEW v_referral_line AS
SELECT circle_id, list, due_on, referral_id, task
FROM p_referral_line
WHERE app_account() > 0
  AND (task <> 'deadline-passed' OR due_on < app_today())
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_referral_line.person_id
      AND v_person_right.right_name = 'referral-list');

CREATE VIEW v_notice AS
SELECT id, referral_id, person_id, organisation_id, kind, workshop, day, second_day, repeat, made_at,
       seen_by, seen_at, is_seen
FROM p_notice
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_notice.person_id
      AND v_person_right.right_name = 'referral-list');
