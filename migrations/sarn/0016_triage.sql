-- triage: what somebody who was referred needs, what is offered for it, and whom else they are sent to
CREATE TABLE p_triage (
  referral_id REFERRAL_ID NOT NULL PRIMARY KEY REFERENCES p_referral (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  -- to be told of to other services; unset: not asked yet
  consent TEXT NULL CHECK (consent = 'given' OR consent = 'refused' OR consent = 'withdrawn'),
  consent_on DATE NULL CHECK (consent_on BETWEEN 19000100 AND 21991231),
  -- when it began and when the needs were complete are deeds of the referral
  closed_on DATE NULL CHECK (closed_on BETWEEN 19000100 AND 21991231),
  changed_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0)
) WITHOUT ROWID;

CREATE INDEX p_triage_by_person ON p_triage (person_id);

-- No row: not asked, and nothing noted.
CREATE TABLE p_triage_need (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_triage (referral_id),
  pathway TEXT NOT NULL CHECK (length(pathway) BETWEEN 2 AND 10),
  -- unset: not asked yet
  score TEXT NULL CHECK (score = '0' OR score = '1' OR score = '2' OR score = '3'
    OR score = 'declined'),
  note TEXT NULL CHECK (length(note) BETWEEN 1 AND 2000),
  PRIMARY KEY (referral_id, pathway)
) WITHOUT ROWID;

CREATE TABLE p_triage_flag (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_triage (referral_id),
  flag TEXT NOT NULL CHECK (length(flag) BETWEEN 2 AND 30),
  PRIMARY KEY (referral_id, flag)
) WITHOUT ROWID;

CREATE TABLE p_triage_support (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_triage (referral_id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000),
  pathway TEXT NOT NULL CHECK (length(pathway) BETWEEN 2 AND 10),
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 2000),
  -- that gives it
  organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 1 AND 120),
  PRIMARY KEY (referral_id, number)
) WITHOUT ROWID;

-- How it went, step by step, the first being that it was offered; rows are only added.
CREATE TABLE p_triage_step (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_triage (referral_id),
  -- its support's
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000),
  step NUMBER NOT NULL CHECK (step BETWEEN 1 AND 1000),
  state TEXT NOT NULL CHECK (length(state) BETWEEN 2 AND 10),
  reached_on DATE NOT NULL CHECK (reached_on BETWEEN 19000100 AND 21991231),
  -- what came of it, once it is closed
  gain TEXT NULL CHECK (gain = 'full' OR gain = 'part' OR gain = 'nothing' OR gain = 'not-taken'),
  done_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  done_at INSTANT NOT NULL CHECK (done_at > 0),
  PRIMARY KEY (referral_id, number, step)
) WITHOUT ROWID;

-- To other services than the programme: that is a deed of the referral.
CREATE TABLE p_triage_onward (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_triage (referral_id),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000),
  organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 1 AND 120),
  sent_on DATE NOT NULL CHECK (sent_on BETWEEN 19000100 AND 21991231),
  -- unset: not yet
  acknowledged_on DATE NULL CHECK (acknowledged_on BETWEEN 19000100 AND 21991231),
  -- unset: it goes on
  ended_on DATE NULL CHECK (ended_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (referral_id, number)
) WITHOUT ROWID;

-- Those who work on it, alone.
CREATE VIEW v_triage AS
SELECT referral_id, version, person_id, consent, consent_on, closed_on, changed_by, changed_at
FROM p_triage
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_triage.person_id
      AND v_person_right.right_name = 'triage-work');

CREATE VIEW v_triage_need AS
SELECT referral_id, pathway, score, note
FROM p_triage_need
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_triage
    WHERE v_triage.referral_id = p_triage_need.referral_id);

CREATE VIEW v_triage_support AS
SELECT referral_id, number, pathway, what, organisation
FROM p_triage_support
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_triage
    WHERE v_triage.referral_id = p_triage_support.referral_id);

CREATE VIEW v_triage_step AS
SELECT referral_id, number, step, state, reached_on, gain
FROM p_triage_step
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_triage
    WHERE v_triage.referral_id = p_triage_step.referral_id);

CREATE VIEW v_triage_onward AS
SELECT referral_id, number, organisation, sent_on, acknowledged_on, ended_on
FROM p_triage_onward
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_triage
    WHERE v_triage.referral_id = p_triage_onward.referral_id);

-- Those who meet the person, too.
CREATE VIEW v_triage_flag AS
SELECT referral_id, flag
FROM p_triage_flag
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM p_triage
    JOIN v_person_right ON v_person_right.person_id = p_triage.person_id
    WHERE p_triage.referral_id = p_triage_flag.referral_id
      AND v_person_right.right_name = 'triage-flags');
