-- The statements of the victims' side.  Personal tables are read through views alone.

-- victim_service_get :one
SELECT circle_id
FROM victim_service
WHERE organisation_id = :organisation_id;

-- victim_service_insert :run
INSERT INTO victim_service (organisation_id, circle_id)
VALUES (:organisation_id, :circle_id);

-- victim_worker_get :one
SELECT circle_id
FROM victim_worker
WHERE account_id = :account_id;

-- victim_worker_insert :run
INSERT INTO victim_worker (account_id, circle_id)
VALUES (:account_id, :circle_id);

-- victim_workers_of :many
-- may scan: a service has tens of accounts
-- organisation: ORGANISATION_ID
SELECT a.id, a.name
FROM account a
JOIN account_role r ON r.account_id = a.id
WHERE a.organisation_id = :organisation
  AND a.is_active = 1
  AND r.role = 'victim-worker'
ORDER BY a.name, a.id
LIMIT 200;

-- victim_staff_of :many victim_workers_of
-- Leads too, who reach every case of the service.
-- may scan: a service has tens of accounts
-- organisation: ORGANISATION_ID
SELECT DISTINCT a.id, a.name
FROM account a
JOIN account_role r ON r.account_id = a.id
WHERE a.organisation_id = :organisation
  AND a.is_active = 1
  AND (r.role = 'victim-worker' OR r.role = 'victim-lead')
ORDER BY a.name, a.id
LIMIT 200;

-- victim_case_insert :run
INSERT INTO p_victim_case (id, link_id, organisation_id, worker_id, programme, language, opened_on, state,
       owes)
VALUES (:id, :link_id, :organisation_id, NULL, :programme, :language, :opened_on, :state, '');

-- victim_case_by_link :one
SELECT id
FROM p_victim_case
WHERE link_id = :link_id;

-- victim_case_organisation :one
SELECT organisation_id, worker_id, link_id
FROM p_victim_case
WHERE id = :id;

-- victim_case_get :one
-- id: VICTIM_CASE_ID
SELECT id, link_id, organisation_id, worker_id, programme, language, opened_on, state, owes
FROM v_victim_case_read
WHERE id = :id;

-- victim_case_list :many victim_case_get
-- Newest first.
-- link_id: LINK_ID
-- state: TEXT
-- without: TEXT
-- before: DATE
-- before_id: VICTIM_CASE_ID
-- most: NUMBER
SELECT id, link_id, organisation_id, worker_id, programme, language, opened_on, state, owes
FROM v_victim_case_list
WHERE 1 = 1
  {AND link_id = :link_id}
  {AND state = :state}
  {AND state <> :without}
  {AND (opened_on, id) < (:before, :before_id)}
ORDER BY opened_on DESC, id DESC
LIMIT :most;

-- victim_case_follow :run
UPDATE p_victim_case
SET state = :state, owes = :owes
WHERE id = :id;

-- victim_case_stand :run
UPDATE p_victim_case
SET state = :state
WHERE id = :id;

-- victim_case_heard :one
-- For the relay alone.
-- id: VICTIM_CASE_ID
SELECT state
FROM v_victim_case_heard
WHERE id = :id;

-- victim_case_assign :run
UPDATE p_victim_case
SET worker_id = :worker_id
WHERE id = :id;

-- victim_circle_insert :run
INSERT INTO victim_circle (case_id, circle_id)
VALUES (:case_id, :circle_id);

-- victim_circle_delete :run
DELETE FROM victim_circle
WHERE case_id = :case_id
  AND circle_id = :circle_id;

-- victim_contact_get :one
-- case_id: VICTIM_CASE_ID
SELECT version, name, phone, email, address, ways, days, from_hour, to_hour, answered_by, code_word,
       never_message, language, interpreter, referrer_on, referrer_how, verified_on, verified_how,
       given_on
FROM v_victim_contact
WHERE case_id = :case_id;

-- victim_contact_insert :run
INSERT INTO p_victim_contact (case_id, version, name, phone, email, address, ways, days, from_hour, to_hour,
       answered_by, code_word, never_message, language, interpreter, referrer_on, referrer_how,
       verified_on, verified_how, given_on)
VALUES (:case_id, :version, :name, :phone, :email, :address, :ways, :days, :from_hour, :to_hour,
       :answered_by, :code_word, :never_message, :language, :interpreter, :referrer_on, :referrer_how,
       :verified_on, :verified_how, :given_on);

-- victim_contact_delete :run
DELETE FROM p_victim_contact
WHERE case_id = :case_id;

-- victim_check_insert :run
INSERT INTO p_victim_check (case_id, version, written_on, referrer_on, verified_on)
VALUES (:case_id, :version, :written_on, :referrer_on, :verified_on);

-- victim_check_on :one
-- Those that stood when that day was over.
-- case_id: VICTIM_CASE_ID
-- day: DATE
SELECT referrer_on, verified_on
FROM v_victim_check
WHERE case_id = :case_id
  AND written_on <= :day
ORDER BY version DESC
LIMIT 1;

-- victim_attempts :many
-- case_id: VICTIM_CASE_ID
SELECT id, made_on, way, result, is_safe, account_id
FROM v_victim_attempt
WHERE case_id = :case_id
ORDER BY made_on, recorded_at, id
LIMIT 500;

-- victim_attempt_insert :run
INSERT INTO p_victim_attempt (id, case_id, made_on, recorded_at, way, result, is_safe, account_id)
VALUES (:id, :case_id, :made_on, :recorded_at, :way, :result, :is_safe, :account_id);

-- victim_flags :many
-- case_id: VICTIM_CASE_ID
SELECT flag, given_on, account_id
FROM v_victim_flag
WHERE case_id = :case_id
ORDER BY given_at, id
LIMIT 500;

-- victim_flag_insert :run
INSERT INTO p_victim_flag (id, case_id, given_on, given_at, flag, account_id)
VALUES (:id, :case_id, :given_on, :given_at, :flag, :account_id);

-- victim_consent_rows :many
-- case_id: VICTIM_CASE_ID
SELECT kind, answer, given_on, account_id
FROM v_victim_consent
WHERE case_id = :case_id
ORDER BY version
LIMIT 1000;

-- victim_consent_insert :run
INSERT INTO p_victim_consent (case_id, version, kind, answer, given_on, recorded_at, account_id)
VALUES (:case_id, :version, :kind, :answer, :given_on, :recorded_at, :account_id);

-- victim_consent_missing :many victim_case_get
-- may scan: the reader's own cases
SELECT c.id, c.link_id, c.organisation_id, c.worker_id, c.programme, c.language, c.opened_on, c.state,
       c.owes
FROM v_victim_case_list c
WHERE c.state = 'in-touch'
  AND NOT EXISTS (SELECT 1
                  FROM v_victim_consent k
                  WHERE k.case_id = c.id
                    AND k.kind = 'contact'
                    AND k.answer <> 'not-asked')
ORDER BY c.opened_on, c.id
LIMIT 200;

-- victim_review_rows :many
-- may scan: the workshops of one case
-- case_id: VICTIM_CASE_ID
SELECT id, workshop, held_on, due_on
FROM v_victim_review
WHERE case_id = :case_id
ORDER BY held_on DESC, workshop DESC
LIMIT 100;

-- victim_review_founds :many
-- case_id: VICTIM_CASE_ID
SELECT review_id, version, done_on, finding, note, account_id
FROM v_victim_review_found
WHERE case_id = :case_id
ORDER BY review_id, version
LIMIT 500;

-- victim_review_insert :run
INSERT INTO p_victim_review (id, case_id, workshop, held_on, due_on, asked_at, is_done)
VALUES (:id, :case_id, :workshop, :held_on, :due_on, :asked_at, 0)
ON CONFLICT DO NOTHING;

-- victim_review_done :run
UPDATE p_victim_review
SET is_done = 1
WHERE id = :id;

-- victim_review_found_last :one
-- last: NUMBER
SELECT COALESCE(MAX(version), 0) AS last
FROM p_victim_review_found
WHERE review_id = :review_id;

-- victim_review_found_insert :run
INSERT INTO p_victim_review_found (review_id, version, case_id, done_on, finding, note, recorded_at, account_id)
VALUES (:review_id, :version, :case_id, :done_on, :finding, :note, :recorded_at, :account_id);

-- victim_review_due :many
-- may scan: the reader's own cases
SELECT r.id, r.case_id, r.workshop, r.due_on, c.link_id
FROM v_victim_review r
JOIN v_victim_case_list c ON c.id = r.case_id
WHERE r.is_done = 0
  AND c.state <> 'declined'
  AND c.state <> 'ended'
ORDER BY r.due_on, r.case_id, r.id
LIMIT 200;

-- victim_disclosure_get :one
-- id: VICTIM_DISCLOSURE_ID
SELECT d.id, d.case_id, c.link_id, d.raised_at, d.account_id, d.told_by, d.about, d.summary,
       d.is_immediate, d.state, d.route
FROM v_victim_disclosure d
JOIN v_victim_case_read c ON c.id = d.case_id
WHERE d.id = :id;

-- victim_disclosures_in :many victim_disclosure_get
-- may scan: those of one case
-- in_case: VICTIM_CASE_ID
SELECT d.id, d.case_id, c.link_id, d.raised_at, d.account_id, d.told_by, d.about, d.summary,
       d.is_immediate, d.state, d.route
FROM v_victim_disclosure d
JOIN v_victim_case_read c ON c.id = d.case_id
WHERE d.case_id = :in_case
ORDER BY d.raised_at DESC, d.id DESC
LIMIT 100;

-- victim_disclosures_open :many victim_disclosure_get
-- may scan: the reader's own
SELECT d.id, d.case_id, c.link_id, d.raised_at, d.account_id, d.told_by, d.about, d.summary,
       d.is_immediate, d.state, d.route
FROM v_victim_disclosure d
JOIN v_victim_case_read c ON c.id = d.case_id
WHERE d.state <> 'closed'
ORDER BY d.is_immediate DESC, d.state <> 'raised', d.raised_at, d.id
LIMIT 200;

-- victim_disclosure_list :many victim_disclosure_get
-- The newest first.
-- may scan: those of one case
-- link_id: LINK_ID
-- state: TEXT
-- without: TEXT
-- before: INSTANT
-- before_id: VICTIM_DISCLOSURE_ID
-- most: NUMBER
SELECT d.id, d.case_id, c.link_id, d.raised_at, d.account_id, d.told_by, d.about, d.summary,
       d.is_immediate, d.state, d.route
FROM v_victim_disclosure d
JOIN v_victim_case_read c ON c.id = d.case_id
WHERE 1 = 1
  {AND c.link_id = :link_id}
  {AND d.state = :state}
  {AND d.state <> :without}
  {AND (d.raised_at, d.id) < (:before, :before_id)}
ORDER BY d.raised_at DESC, d.id DESC
LIMIT :most;

-- victim_disclosure_insert :run
INSERT INTO p_victim_disclosure (id, case_id, raised_at, account_id, told_by, about, summary, is_immediate,
       state, route)
VALUES (:id, :case_id, :raised_at, :account_id, :told_by, :about, :summary, :is_immediate, :state, '');

-- victim_disclosure_follow :run
UPDATE p_victim_disclosure
SET state = :state, route = :route
WHERE id = :id;

-- victim_disclosure_step_rows :many
-- disclosure_id: VICTIM_DISCLOSURE_ID
SELECT act, recorded_at, account_id, route, recipient, passed_at, basis, reference, words
FROM v_victim_disclosure_step
WHERE disclosure_id = :disclosure_id
ORDER BY version
LIMIT 200;

-- victim_disclosure_step_last :one
-- last: NUMBER
SELECT COALESCE(MAX(version), 0) AS last
FROM p_victim_disclosure_step
WHERE disclosure_id = :disclosure_id;

-- victim_disclosure_step_insert :run
INSERT INTO p_victim_disclosure_step (disclosure_id, version, case_id, act, recorded_at, account_id, route,
       recipient, passed_at, basis, reference, words)
VALUES (:disclosure_id, :version, :case_id, :act, :recorded_at, :account_id, :route, :recipient,
       :passed_at, :basis, :reference, :words);

-- victim_ending_rows :many
-- case_id: VICTIM_CASE_ID
SELECT is_end, reason, happened_on, account_id
FROM v_victim_ending
WHERE case_id = :case_id
ORDER BY version
LIMIT 500;

-- victim_ending_last :one
-- last: NUMBER
SELECT COALESCE(MAX(version), 0) AS last
FROM p_victim_ending
WHERE case_id = :case_id;

-- victim_ending_insert :run
INSERT INTO p_victim_ending (case_id, version, is_end, reason, happened_on, recorded_at, account_id)
VALUES (:case_id, :version, :is_end, :reason, :happened_on, :recorded_at, :account_id);

-- victim_outcome_rows :many
-- may scan: the reader's own cases
SELECT n.case_id, c.link_id, n.kind, n.happens_on
FROM v_victim_news n
JOIN v_victim_case_list c ON c.id = n.case_id
WHERE n.kind IN ('completed', 'withdrawn')
  AND c.state <> 'ended'
  AND c.state <> 'reopened'
ORDER BY n.heard_at, n.id
LIMIT 200;

-- victim_news :many
-- As they were heard; of what came at once the later day first, since a page shows the last first.
-- may scan: the news of one case
-- case_id: VICTIM_CASE_ID
SELECT kind, happens_on
FROM v_victim_news
WHERE case_id = :case_id
ORDER BY heard_at, happens_on DESC, id
LIMIT 500;

-- victim_news_insert :run
INSERT INTO p_victim_news (id, case_id, kind, happens_on, heard_at)
VALUES (:id, :case_id, :kind, :happens_on, :heard_at);

-- victim_waiting :many
-- What home is made of: what is not declined and not verified lately, or owes something.
-- may scan: the reader's own cases
-- verified_since: DATE
SELECT c.id, c.link_id, c.opened_on, c.state, c.owes, p.referrer_on, p.verified_on
FROM v_victim_case_list c
LEFT JOIN v_victim_contact p ON p.case_id = c.id
WHERE c.owes <> ''
  OR c.state = 'reopened'
  OR (c.state <> 'declined' AND c.state <> 'ended' AND (p.verified_on IS NULL OR p.verified_on < :verified_since))
ORDER BY c.opened_on, c.id
LIMIT 200;

-- victim_workshops :many
-- may scan: the days of one week
-- from: DATE
-- to: DATE
SELECT n.case_id, n.kind, n.happens_on, c.link_id
FROM v_victim_news n
JOIN v_victim_case_list c ON c.id = n.case_id
WHERE n.happens_on BETWEEN :from AND :to
  AND n.kind IN ('workshop-a', 'workshop-b')
ORDER BY n.happens_on, n.case_id
LIMIT 200;

-- victim_other_side_insert :run
INSERT INTO victim_other_side (case_id, person_hash)
VALUES (:case_id, :person_hash)
ON CONFLICT (case_id, person_hash) DO NOTHING;

-- victim_worker_hash_insert :run
INSERT INTO victim_worker_hash (account_id, person_hash)
VALUES (:account_id, :person_hash)
ON CONFLICT (account_id, person_hash) DO NOTHING;

-- victim_worker_hashes :many
SELECT person_hash
FROM victim_worker_hash
WHERE account_id = :account_id
ORDER BY person_hash
LIMIT 100;

-- victim_worker_cases :many
-- Whose case it is, or is to be.
-- may scan: asked once of somebody, when it is said who they are
-- worker: ACCOUNT_ID
SELECT c.id, c.link_id, c.worker_id
FROM p_victim_case c
LEFT JOIN victim_asked a ON a.case_id = c.id
WHERE c.worker_id = :worker
  OR a.account_id = :worker
ORDER BY c.id
LIMIT 10000;

-- victim_team_cases :many
-- Those that they reach, whoever's they are.
-- may scan: asked once of somebody, when it is said who they are
-- account: ACCOUNT_ID
SELECT DISTINCT c.link_id
FROM reach r
JOIN victim_circle m ON m.circle_id = r.circle_id
JOIN p_victim_case c ON c.id = m.case_id
WHERE r.account_id = :account
ORDER BY c.link_id
LIMIT 10000;

-- victim_team_of :many
-- Those of whom it was said who they are, and who reach that case.
-- may scan: a service has tens of accounts
-- in_case: VICTIM_CASE_ID
SELECT DISTINCT h.account_id
FROM victim_circle m
JOIN reach r ON r.circle_id = m.circle_id
JOIN victim_worker_hash h ON h.account_id = r.account_id
WHERE m.case_id = :in_case
ORDER BY h.account_id
LIMIT 200;

-- victim_team_reached :one
-- Found: an account of that person reaches that case.
-- link_id: LINK_ID
-- person_hash: BYTES
-- today: DATE
SELECT h.account_id
FROM p_victim_case c
JOIN victim_circle m ON m.case_id = c.id
JOIN reach r ON r.circle_id = m.circle_id
JOIN victim_worker_hash h ON h.account_id = r.account_id
WHERE c.link_id = :link_id
  AND h.person_hash = :person_hash
  AND r.from_on <= :today
  AND r.to_on >= :today
LIMIT 1;

-- victim_asked_get :one
SELECT account_id
FROM victim_asked
WHERE case_id = :case_id;

-- victim_asked_put :run
INSERT INTO victim_asked (case_id, account_id)
VALUES (:case_id, :account_id)
ON CONFLICT (case_id) DO UPDATE
SET account_id = excluded.account_id;

-- victim_asked_delete :run
DELETE FROM victim_asked
WHERE case_id = :case_id;

-- victim_is_walled_off :one
-- worker: ACCOUNT_ID
-- in_case: VICTIM_CASE_ID
-- is_so: NUMBER
SELECT 1 AS is_so
FROM victim_worker_hash h
JOIN victim_other_side o ON o.person_hash = h.person_hash
WHERE h.account_id = :worker
  AND o.case_id = :in_case
LIMIT 1;

-- victim_worker_who_is :one
-- Whose case it is, if that is this person.
-- in_case: VICTIM_CASE_ID
-- person_hash: BYTES
SELECT c.worker_id
FROM p_victim_case c
JOIN victim_worker_hash h ON h.account_id = c.worker_id
WHERE c.id = :in_case
  AND h.person_hash = :person_hash;

-- victim_case_give_up :run
UPDATE p_victim_case
SET worker_id = NULL
WHERE id = :id;

-- victim_lead_body :one
-- The service whose lead came first: to which a case goes that comes over the relay.
-- may scan: a service has tens of accounts
SELECT a.organisation_id
FROM account a
JOIN account_role r ON r.account_id = a.id
WHERE a.is_active = 1
  AND r.role = 'victim-lead'
ORDER BY a.created_at, a.login
LIMIT 1;

-- victim_contact_heard :one
-- For the relay alone.
-- case_id: VICTIM_CASE_ID
SELECT version, email, address, verified_on
FROM v_victim_contact_heard
WHERE case_id = :case_id;

-- victim_is_told :one
-- For the relay alone.
-- case_id: VICTIM_CASE_ID
-- flag: TEXT
SELECT id
FROM v_victim_flag_heard
WHERE case_id = :case_id
  AND flag = :flag
LIMIT 1;

-- victim_counts :one
-- may scan: run by hand, and by a backup
-- cases: NUMBER
-- attempts: NUMBER
SELECT (SELECT COUNT(id) FROM p_victim_case) AS cases,
  (SELECT COUNT(id) FROM p_victim_attempt) AS attempts;

-- victim_reaches :one
-- Does the account hold that right in a circle of the case, on that day?
-- in_case: VICTIM_CASE_ID
-- account: ACCOUNT_ID
-- right: TEXT
-- today: DATE
-- is_so: NUMBER
SELECT 1 AS is_so
FROM victim_circle m
JOIN reach r ON r.circle_id = m.circle_id
WHERE m.case_id = :in_case
  AND r.account_id = :account
  AND r.right_name = :right
  AND :today BETWEEN r.from_on AND r.to_on
LIMIT 1;

-- victim_training_list :many
-- The last day first.
-- may scan: a service has tens of accounts, and each is trained a few times
-- organisation: ORGANISATION_ID
SELECT t.trained_on, t.account_id, a.name
FROM victim_training t
JOIN account a ON a.id = t.account_id
WHERE a.organisation_id = :organisation
ORDER BY t.trained_on DESC, a.name, a.id
LIMIT 1000;

-- victim_training_insert :run
INSERT INTO victim_training (trained_on, account_id, recorded_by, recorded_at)
VALUES (:trained_on, :account_id, :recorded_by, :recorded_at)
ON CONFLICT (trained_on, account_id) DO NOTHING;

-- victim_training_delete :run
DELETE FROM victim_training
WHERE trained_on = :trained_on
  AND account_id = :account_id;

-- victim_training_count :one
-- Of all services: the other side is told one number a day.
-- number: NUMBER
SELECT COUNT(*) AS number
FROM victim_training
WHERE trained_on = :trained_on;
