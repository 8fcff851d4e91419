-- SPDX-License-Identifier: MIT
-- The statements of referrals.  What is personal is read through views, which show what the work's
-- reader may see: no statement here asks who that is.

-- referral_get :one
-- id: REFERRAL_ID
SELECT id, version, person_id, scheme_id, force_id, diversion_id, provider_id, caution_id,
       reference, link_id, source, needs_triage, type, deadline, made_by, made_at, changed_at
FROM v_referral_read
WHERE id = :id;

-- referral_deeds :many
-- Who held and who lifted is not said: referral_asker_get.
-- referral_id: REFERRAL_ID
-- done_by: ACCOUNT_ID NULL
SELECT number, act, done_on, done_by, done_at, organisation_id, cohort_id, place_id, first_on,
       second_on, result, hold, because, decision, notice, deadline
FROM v_referral_deed
WHERE referral_id = :referral_id
ORDER BY number
LIMIT 10000;

-- referral_get_of_link :one referral_get
-- For the relay alone.
-- link_id: LINK_ID
SELECT id, version, person_id, scheme_id, force_id, diversion_id, provider_id, caution_id,
       reference, link_id, source, needs_triage, type, deadline, made_by, made_at, changed_at
FROM v_referral_heard
WHERE link_id = :link_id;

-- referral_deeds_heard :many referral_deeds
-- For the relay alone.
-- referral_id: REFERRAL_ID
SELECT number, act, done_on, done_by, done_at, organisation_id, cohort_id, place_id, first_on,
       second_on, result, hold, because, decision, notice, deadline
FROM v_referral_deed_heard
WHERE referral_id = :referral_id
ORDER BY number
LIMIT 10000;

-- referral_asker_get :one
-- Whose hold of that kind came last; to whom the lead's right is given, and nobody else.
-- referral_id: REFERRAL_ID
-- hold: TEXT
SELECT number, done_by
FROM v_referral_asker
WHERE referral_id = :referral_id
  AND hold = :hold
ORDER BY number DESC
LIMIT 1;

-- referral_pause_get :one
-- To the same.
-- referral_id: REFERRAL_ID
SELECT asked_on
FROM v_referral_pause
WHERE referral_id = :referral_id;

-- referral_pause_insert :run
INSERT INTO p_referral_pause (referral_id, asked_on)
VALUES (:referral_id, :asked_on)
ON CONFLICT DO NOTHING;

-- referral_pause_delete :run
DELETE FROM p_referral_pause
WHERE referral_id = :referral_id;

-- referral_contact_insert :run
INSERT INTO p_referral_contact (referral_id, flag, heard_on)
VALUES (:referral_id, :flag, :heard_on)
ON CONFLICT DO NOTHING;

-- referral_contacts_heard :many
-- For the program alone.
-- referral_id: REFERRAL_ID
SELECT flag
FROM v_referral_contact_heard
WHERE referral_id = :referral_id
ORDER BY flag
LIMIT 10;

-- referral_reasons_of :many
-- referral_id: REFERRAL_ID
SELECT what, because, said_by, said_at
FROM v_referral_reason
WHERE referral_id = :referral_id
ORDER BY what
LIMIT 10;

-- referral_reason_insert :run
INSERT INTO p_referral_reason (referral_id, what, because, said_by, said_at)
VALUES (:referral_id, :what, :because, :said_by, :said_at);

-- referral_list_of_person :many
-- The one made last first.
-- person_id: PERSON_ID
SELECT id, state
FROM v_referral_read
WHERE person_id = :person_id
ORDER BY id DESC
LIMIT 100;

-- referral_newest_of_caution :one
-- Not one that was taken back.
-- caution_id: CAUTION_ID
SELECT id
FROM v_referral_read
WHERE caution_id = :caution_id
  AND state <> 'void'
ORDER BY id DESC
LIMIT 1;

-- referral_kept_get :one
-- What is kept for lists, as it stands.
-- id: REFERRAL_ID
SELECT state, owner_role, due_on, deadline_now
FROM v_referral_read
WHERE id = :id;

-- referral_insert :run
-- Nothing if the id, the reference or the link is taken.
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO p_referral (id, version, person_id, scheme_id, force_id, diversion_id, provider_id,
       caution_id, reference, link_id, source, needs_triage, type, deadline, state, owner_role,
       due_on, deadline_now, made_by, made_at, changed_at)
VALUES (:id, 1, :person_id, :scheme_id, :force_id, NULL, NULL,
       :caution_id, :reference, :link_id, :source, :needs_triage, :type, :deadline, :state, NULL,
       NULL, NULL, :by, :now, :now)
ON CONFLICT DO NOTHING;

-- referral_deed_insert :run
INSERT INTO p_referral_deed (referral_id, number, act, done_on, done_by, done_at, organisation_id,
       cohort_id, place_id, first_on, second_on, result, hold, because, decision, notice, deadline)
VALUES (:referral_id, :number, :act, :done_on, :done_by, :done_at, :organisation_id,
       :cohort_id, :place_id, :first_on, :second_on, :result, :hold, :because, :decision, :notice,
       :deadline);

-- referral_keep :run
-- What follows from the deeds.
-- was: NUMBER
-- now: INSTANT
UPDATE p_referral
SET version = version + 1, diversion_id = :diversion_id, provider_id = :provider_id,
    state = :state, owner_role = :owner_role, due_on = :due_on, deadline_now = :deadline_now,
    changed_at = :now
WHERE id = :id
  AND version = :was;

-- ---- work lists ----

-- referral_line_insert :run
-- In each circle that the person is in.
INSERT INTO p_referral_line (circle_id, list, due_on, referral_id, task, person_id, state, type)
SELECT circle_id, :list, :due_on, :referral_id, :task, person_id, :state, :type
FROM person_circle
WHERE person_id = :person_id
ON CONFLICT DO NOTHING;

-- referral_lines_delete :run
DELETE FROM p_referral_line
WHERE referral_id = :referral_id;

-- referral_page_mine :many
-- What waits for that role in the circle, by the day it is due.
-- circle_id: CIRCLE_ID
-- list: TEXT
-- until: DATE
-- after_due: DATE
-- after: REFERRAL_ID
-- state: TEXT
-- county: TEXT
-- type: TEXT
-- most: NUMBER
SELECT list, due_on AS line_due, task, referral_id AS id, person_id, reference, source, type, state,
       deadline_now, given_names, family_name, county
FROM v_referral_page
WHERE circle_id = :circle_id
  AND list = :list
  AND due_on <= :until
  {AND (due_on, referral_id) > (:after_due, :after)}
  {AND state = :state}
  {AND county = :county}
  {AND type = :type}
ORDER BY due_on, referral_id
LIMIT :most;

-- referral_page_all :many referral_page_mine
-- All of the circle, the one made last first; the list is its owner's.
-- list: TEXT
-- circle_id: CIRCLE_ID
-- until: DATE
-- before: REFERRAL_ID
-- state: TEXT
-- county: TEXT
-- type: TEXT
-- most: NUMBER
SELECT COALESCE(owner_role, list) AS list, due_on AS line_due, task, referral_id AS id, person_id,
       reference, source, type, state, deadline_now, given_names, family_name, county
FROM v_referral_page
WHERE circle_id = :circle_id
  AND task = 'state'
  AND due_on <= :until
  {AND referral_id < :before}
  {AND state = :state}
  {AND county = :county}
  {AND type = :type}
ORDER BY referral_id DESC
LIMIT :most;

-- referral_page_of_person :many referral_page_mine
-- All of a person, the one made last first: each as often as there are circles that the person is in.
-- list: TEXT
-- person_id: PERSON_ID
SELECT COALESCE(r.owner_role, f.list) AS list, f.due_on AS line_due, f.task, r.id, r.person_id,
       r.reference, r.source, r.type, r.state, r.deadline_now, p.given_names, p.family_name, p.county
FROM v_referral_list r
JOIN v_person_list p ON p.id = r.person_id
JOIN v_referral_line f ON f.referral_id = r.id AND f.task = 'state'
WHERE r.person_id = :person_id
ORDER BY r.id DESC
LIMIT 500;

-- referral_wait :many
-- Those of the circle that are still to be booked, the first referred first.
-- circle_id: CIRCLE_ID
-- most: NUMBER
SELECT referral_id AS id, type, county, due_on AS since
FROM v_referral_page
WHERE circle_id = :circle_id
  AND list = 'waiting'
ORDER BY due_on, referral_id
LIMIT :most;

-- ---- notices ----

-- notice_insert :run
INSERT INTO p_notice (id, referral_id, person_id, organisation_id, kind, workshop, day, second_day,
       repeat, made_at, seen_by, seen_at, is_seen)
VALUES (:id, :referral_id, :person_id, :organisation_id, :kind, :workshop, :day, :second_day,
       :repeat, :made_at, NULL, NULL, 0)
ON CONFLICT DO NOTHING;

-- notice_get :one
-- id: NOTICE_ID
SELECT n.id, n.referral_id, n.person_id, n.organisation_id, n.kind, n.workshop, n.day,
       n.second_day, n.repeat, n.made_at, n.seen_by, n.seen_at, r.reference,
       r.state
FROM v_notice n
JOIN v_referral_list r ON r.id = n.referral_id
WHERE n.id = :id;

-- notice_page_seen :many notice_get
-- organisation_id: ORGANISATION_ID
-- before: NOTICE_ID
-- most: NUMBER
SELECT n.id, n.referral_id, n.person_id, n.organisation_id, n.kind, n.workshop, n.day,
       n.second_day, n.repeat, n.made_at, n.seen_by, n.seen_at, r.reference,
       r.state
FROM v_notice n
JOIN v_referral_list r ON r.id = n.referral_id
WHERE n.organisation_id = :organisation_id
  AND n.is_seen = 1
  {AND n.id < :before}
ORDER BY n.id DESC
LIMIT :most;

-- notice_page_asking :many notice_get
-- Not seen yet, of the kinds that ask for something (notice_asks in rules.h).
-- organisation_id: ORGANISATION_ID
-- before: NOTICE_ID
-- most: NUMBER
SELECT n.id, n.referral_id, n.person_id, n.organisation_id, n.kind, n.workshop, n.day,
       n.second_day, n.repeat, n.made_at, n.seen_by, n.seen_at, r.reference,
       r.state
FROM v_notice n
JOIN v_referral_list r ON r.id = n.referral_id
WHERE n.organisation_id = :organisation_id
  AND n.is_seen = 0
  AND n.kind IN ('non-attendance', 'no-repeat-possible', 'safeguarding', 'details', 'leaders')
  {AND n.id < :before}
ORDER BY n.id DESC
LIMIT :most;

-- notice_page_telling :many notice_get
-- Not seen yet, of the other kinds.
-- organisation_id: ORGANISATION_ID
-- before: NOTICE_ID
-- most: NUMBER
SELECT n.id, n.referral_id, n.person_id, n.organisation_id, n.kind, n.workshop, n.day,
       n.second_day, n.repeat, n.made_at, n.seen_by, n.seen_at, r.reference,
       r.state
FROM v_notice n
JOIN v_referral_list r ON r.id = n.referral_id
WHERE n.organisation_id = :organisation_id
  AND n.is_seen = 0
  AND n.kind NOT IN ('non-attendance', 'no-repeat-possible', 'safeguarding', 'details', 'leaders')
  {AND n.id < :before}
ORDER BY n.id DESC
LIMIT :most;

-- notice_list_of_referral :many notice_get
-- referral_id: REFERRAL_ID
-- organisation_id: ORGANISATION_ID
SELECT n.id, n.referral_id, n.person_id, n.organisation_id, n.kind, n.workshop, n.day,
       n.second_day, n.repeat, n.made_at, n.seen_by, n.seen_at, r.reference,
       r.state
FROM v_notice n
JOIN v_referral_list r ON r.id = n.referral_id
WHERE n.referral_id = :referral_id
  AND n.organisation_id = :organisation_id
ORDER BY n.id DESC
LIMIT 500;

-- notice_set_seen_of_kind :run
-- All of that kind about one referral.
-- by: ACCOUNT_ID
-- now: INSTANT
-- kind: TEXT
-- organisation_id: ORGANISATION_ID
-- referral_id: REFERRAL_ID
UPDATE p_notice
SET seen_by = :by, seen_at = :now, is_seen = 1
WHERE id IN (
    SELECT id
    FROM v_notice
    WHERE referral_id = :referral_id
      AND organisation_id = :organisation_id
      AND kind = :kind
      AND is_seen = 0);

-- notice_set_seen :run
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE p_notice
SET seen_by = :by, seen_at = :now, is_seen = 1
WHERE id = :id;

-- referral_reached :one
-- Found: an account of that person reaches whoever was referred, in one of their circles.
-- person: TEXT
-- link_id: LINK_ID
-- today: DATE
SELECT account_person.account_id
FROM p_referral
JOIN person_circle ON person_circle.person_id = p_referral.person_id
JOIN account_person ON account_person.person = :person
JOIN reach ON reach.circle_id = person_circle.circle_id
  AND reach.account_id = account_person.account_id
WHERE p_referral.link_id = :link_id
  AND reach.from_on <= :today
  AND reach.to_on >= :today
LIMIT 1;
