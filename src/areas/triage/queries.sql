-- SPDX-License-Identifier: MIT
-- The statements of triage.  What is personal is read through views, which show what the work's
-- reader may see: no statement here asks who that is.

-- triage_get :one
-- referral_id: REFERRAL_ID
SELECT version, person_id, consent, consent_on, closed_on, changed_by, changed_at
FROM v_triage
WHERE referral_id = :referral_id;

-- triage_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO p_triage (referral_id, version, person_id, consent, consent_on, closed_on, changed_by,
       changed_at)
VALUES (:referral_id, 1, :person_id, :consent, :consent_on, :closed_on, :by, :now);

-- triage_update :run
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE p_triage
SET version = version + 1, consent = :consent, consent_on = :consent_on, closed_on = :closed_on,
    changed_by = :by, changed_at = :now
WHERE referral_id = :referral_id
  AND version = :version;

-- triage_needs :many
-- referral_id: REFERRAL_ID
SELECT pathway, score, note
FROM v_triage_need
WHERE referral_id = :referral_id
ORDER BY pathway
LIMIT 100;

-- triage_need_insert :run
INSERT INTO p_triage_need (referral_id, pathway, score, note)
VALUES (:referral_id, :pathway, :score, :note);

-- triage_needs_delete :run
DELETE FROM p_triage_need
WHERE referral_id = :referral_id;

-- triage_flag_list :many
-- referral_id: REFERRAL_ID
SELECT flag
FROM v_triage_flag
WHERE referral_id = :referral_id
ORDER BY flag
LIMIT 100;

-- triage_flag_insert :run
INSERT INTO p_triage_flag (referral_id, flag)
VALUES (:referral_id, :flag);

-- triage_flags_delete :run
DELETE FROM p_triage_flag
WHERE referral_id = :referral_id;

-- triage_supports :many
-- referral_id: REFERRAL_ID
SELECT number, pathway, what, organisation
FROM v_triage_support
WHERE referral_id = :referral_id
ORDER BY number
LIMIT 1000;

-- triage_support_insert :run
INSERT INTO p_triage_support (referral_id, number, pathway, what, organisation)
VALUES (:referral_id, :number, :pathway, :what, :organisation);

-- triage_steps :many
-- Those of a support together, in their order.
-- referral_id: REFERRAL_ID
SELECT number, state, reached_on, gain
FROM v_triage_step
WHERE referral_id = :referral_id
ORDER BY number, step
LIMIT 10000;

-- triage_step_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO p_triage_step (referral_id, number, step, state, reached_on, gain, done_by, done_at)
VALUES (:referral_id, :number, :step, :state, :reached_on, :gain, :by, :now);

-- triage_onwards :many
-- referral_id: REFERRAL_ID
SELECT organisation, sent_on, acknowledged_on, ended_on
FROM v_triage_onward
WHERE referral_id = :referral_id
ORDER BY number
LIMIT 1000;

-- triage_onward_insert :run
INSERT INTO p_triage_onward (referral_id, number, organisation, sent_on, acknowledged_on, ended_on)
VALUES (:referral_id, :number, :organisation, :sent_on, :acknowledged_on, :ended_on);

-- triage_onwards_delete :run
DELETE FROM p_triage_onward
WHERE referral_id = :referral_id;
