-- victim: cases, safe contact, attempts, what is told to and heard from the other side, and the wall
--
-- Which circle a service's cases are in, and which the cases of one worker are in.
CREATE TABLE victim_service (
  organisation_id ORGANISATION_ID NOT NULL PRIMARY KEY REFERENCES organisation (id),
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id)
) WITHOUT ROWID;

CREATE TABLE victim_worker (
  account_id ACCOUNT_ID NOT NULL PRIMARY KEY REFERENCES account (id),
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id)
) WITHOUT ROWID;

CREATE TABLE p_victim_case (
  id VICTIM_CASE_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  -- the chance number by which both sides know the case
  link_id LINK_ID NOT NULL CHECK (link_id BETWEEN 1 AND 9223372036854775807),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- whose case it is; unset: nobody's yet
  worker_id ACCOUNT_ID NULL REFERENCES account (id),
  programme TEXT NOT NULL CHECK (length(programme) BETWEEN 1 AND 200),
  language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 10),
  opened_on DATE NOT NULL CHECK (opened_on BETWEEN 19000100 AND 21991231),
  -- both follow from the rows below (rules.h) and are kept for lists
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
  owes TEXT NOT NULL CHECK (length(owes) <= 20)
) WITHOUT ROWID;

CREATE UNIQUE INDEX p_victim_case_by_link ON p_victim_case (link_id);
CREATE INDEX p_victim_case_by_day ON p_victim_case (opened_on, id);
CREATE INDEX p_victim_case_by_state ON p_victim_case (state, opened_on, id);

CREATE TABLE victim_circle (
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  circle_id CIRCLE_ID NOT NULL REFERENCES circle (id),
  PRIMARY KEY (case_id, circle_id)
) WITHOUT ROWID;

CREATE TABLE p_victim_contact (
  case_id VICTIM_CASE_ID NOT NULL PRIMARY KEY REFERENCES p_victim_case (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  phone TEXT NOT NULL CHECK (length(phone) <= 40),
  email TEXT NOT NULL CHECK (length(email) <= 200),
  address TEXT NOT NULL CHECK (length(address) <= 500),
  -- sets of bits: the ways, and the days from Monday, that are safe
  ways NUMBER NOT NULL CHECK (ways BETWEEN 0 AND 30),
  days NUMBER NOT NULL CHECK (days BETWEEN 0 AND 127),
  from_hour NUMBER NOT NULL CHECK (from_hour BETWEEN 0 AND 23),
  to_hour NUMBER NOT NULL CHECK (to_hour BETWEEN 1 AND 24),
  answered_by TEXT NOT NULL CHECK (length(answered_by) <= 200),
  code_word TEXT NOT NULL CHECK (length(code_word) <= 60),
  never_message FLAG NOT NULL CHECK (never_message IN (0, 1)),
  -- by whoever referred
  referrer_on DATE NULL CHECK (referrer_on BETWEEN 19000100 AND 21991231),
  referrer_how TEXT NOT NULL CHECK (length(referrer_how) <= 20),
  -- by the worker
  verified_on DATE NULL CHECK (verified_on BETWEEN 19000100 AND 21991231),
  verified_how TEXT NOT NULL CHECK (length(verified_how) <= 20)
) WITHOUT ROWID;

CREATE TABLE p_victim_attempt (
  id VICTIM_ATTEMPT_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  made_on DATE NOT NULL CHECK (made_on BETWEEN 19000100 AND 21991231),
  recorded_at INSTANT NOT NULL CHECK (recorded_at BETWEEN 1 AND 9223372036854775807),
  way TEXT NOT NULL CHECK (length(way) BETWEEN 1 AND 20),
  result TEXT NOT NULL CHECK (length(result) BETWEEN 1 AND 20),
  is_safe FLAG NOT NULL CHECK (is_safe IN (0, 1)),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id)
) WITHOUT ROWID;

CREATE INDEX p_victim_attempt_by_case ON p_victim_attempt (case_id, made_on, recorded_at, id);

-- Told to the other side.
CREATE TABLE p_victim_flag (
  id VICTIM_FLAG_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  given_on DATE NOT NULL CHECK (given_on BETWEEN 19000100 AND 21991231),
  given_at INSTANT NOT NULL CHECK (given_at BETWEEN 1 AND 9223372036854775807),
  flag TEXT NOT NULL CHECK (length(flag) BETWEEN 1 AND 20),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id)
) WITHOUT ROWID;

CREATE INDEX p_victim_flag_by_case ON p_victim_flag (case_id, given_at, id);

-- Heard from the other side.
CREATE TABLE p_victim_news (
  id VICTIM_NEWS_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  -- the workshop's day, or that on which it happened
  happens_on DATE NOT NULL CHECK (happens_on BETWEEN 19000100 AND 21991231),
  heard_at INSTANT NOT NULL CHECK (heard_at BETWEEN 1 AND 9223372036854775807)
) WITHOUT ROWID;

CREATE INDEX p_victim_news_by_case ON p_victim_news (case_id, heard_at, id);
CREATE INDEX p_victim_news_by_day ON p_victim_news (happens_on, case_id);

-- The wall: who works on the other side of a case, and who the workers here are, under one key.
CREATE TABLE victim_other_side (
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  person_hash BYTES NOT NULL CHECK (length(person_hash) = 32),
  PRIMARY KEY (case_id, person_hash)
) WITHOUT ROWID;

CREATE TABLE victim_worker_hash (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  person_hash BYTES NOT NULL CHECK (length(person_hash) = 32),
  PRIMARY KEY (account_id, person_hash)
) WITHOUT ROWID;

-- Reached in a circle, and not from the other side.
CREATE VIEW v_victim_case_list AS
SELECT c.id, c.link_id, c.organisation_id, c.worker_id, c.programme, c.language, c.opened_on, c.state,
       c.owes
FROM p_victim_case c
WHERE EXISTS (SELECT 1
              FROM victim_circle m
              JOIN reach r ON r.circle_id = m.circle_id
              WHERE m.case_id = c.id
                AND r.account_id = app_account()
                AND r.right_name = 'victim-list'
                AND app_today() BETWEEN r.from_on AND r.to_on)
  AND NOT EXISTS (SELECT 1
                  FROM victim_worker_hash h
                  JOIN victim_other_side o ON o.person_hash = h.person_hash
                  WHERE h.account_id = app_account()
                    AND o.case_id = c.id);

CREATE VIEW v_victim_case_read AS
SELECT c.id, c.link_id, c.organisation_id, c.worker_id, c.programme, c.language, c.opened_on, c.state,
       c.owes
FROM p_victim_case c
WHERE EXISTS (SELECT 1
              FROM victim_circle m
              JOIN reach r ON r.circle_id = m.circle_id
              WHERE m.case_id = c.id
                AND r.account_id = app_account()
                AND r.right_name = 'victim-read'
                AND app_today() BETWEEN r.from_on AND r.to_on)
  AND NOT EXISTS (SELECT 1
                  FROM victim_worker_hash h
                  JOIN victim_other_side o ON o.person_hash = h.person_hash
                  WHERE h.account_id = app_account()
                    AND o.case_id = c.id);

-- What belongs to a case is read by whoever reads the case.
CREATE VIEW v_victim_contact AS
SELECT p.case_id, p.version, p.name, p.phone, p.email, p.address, p.ways, p.days, p.from_hour, p.to_hour,
       p.answered_by, p.code_word, p.never_message, p.referrer_on, p.referrer_how, p.verified_on,
       p.verified_how
FROM p_victim_contact p
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = p.case_id);

CREATE VIEW v_victim_attempt AS
SELECT p.id, p.case_id, p.made_on, p.recorded_at, p.way, p.result, p.is_safe, p.account_id
FROM p_victim_attempt p
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = p.case_id);

CREATE VIEW v_victim_flag AS
SELECT p.id, p.case_id, p.given_on, p.given_at, p.flag, p.account_id
FROM p_victim_flag p
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = p.case_id);

CREATE VIEW v_victim_news AS
SELECT p.id, p.case_id, p.kind, p.happens_on, p.heard_at
FROM p_victim_news p
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = p.case_id);
