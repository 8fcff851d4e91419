-- heard: what the program itself reads of a referral when the other program has said something of it,
-- and what is kept of that for an invoice
--
-- Of account -1, which nobody has: the relay's (areas/referral/outside.c).
CREATE VIEW v_referral_heard AS
SELECT id, version, person_id, scheme_id, force_id, diversion_id, provider_id, caution_id,
       reference, link_id, source, needs_triage, type, deadline, made_by, made_at, changed_at
FROM p_referral
WHERE app_account() = -1;

CREATE VIEW v_referral_deed_heard AS
SELECT referral_id, number, act, done_on, done_by, done_at, organisation_id, cohort_id, place_id,
       first_on, second_on, result, hold, because, decision, notice, deadline
FROM p_referral_deed
WHERE app_account() = -1;

-- That contact was tried, made or declined there: once of each referral.  Read in sums alone.
CREATE TABLE p_referral_contact (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_referral (id),
  -- a flag of areas/relay/rules.h
  flag TEXT NOT NULL CHECK (length(flag) BETWEEN 1 AND 40),
  heard_on DATE NOT NULL CHECK (heard_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (referral_id, flag)
) WITHOUT ROWID;
