-- SPDX-License-Identifier: MIT
-- The statements of registers.  What is personal is read through views, which show what the work's
-- reader may see: no statement here asks who that is.

-- register_room :many
-- Whom a cohort was booked for, in the order of booking.
-- cohort: COHORT_ID
SELECT p.id AS place_id, p.code, r.id, r.person_id, v.given_names, v.family_name,
       v.language
FROM place p
JOIN v_referral_read r ON r.id = p.referral_id
JOIN v_person_list v ON v.id = r.person_id
WHERE p.cohort_id = :cohort
  AND p.booked_at IS NOT NULL
ORDER BY p.booked_at, p.id
LIMIT 1000;

-- register_expected :one
-- How many are expected who are in that state, a word of areas/referral/rules.h, seen or not.
-- people: NUMBER
-- cohort: COHORT_ID
-- state: TEXT
SELECT COUNT(*) AS people
FROM v_register_expected
WHERE cohort_id = :cohort
  AND state = :state;

-- register_get :one
-- cohort: COHORT_ID
-- letter: TEXT
SELECT lines, closed_at
FROM register
WHERE cohort_id = :cohort
  AND letter = :letter;

-- register_put :run
INSERT INTO register (cohort_id, letter, lines, closed_at)
VALUES (:cohort_id, :letter, :lines, :closed_at)
ON CONFLICT (cohort_id, letter) DO UPDATE
SET lines = excluded.lines, closed_at = excluded.closed_at;

-- register_line_list :many
-- cohort: COHORT_ID
-- letter: TEXT
SELECT number, place_id, result, late_minutes, corrects, because, noted_by, noted_at
FROM v_register_line
WHERE cohort_id = :cohort
  AND letter = :letter
ORDER BY number
LIMIT 10000;

-- register_line_insert :run
INSERT INTO p_register_line (cohort_id, letter, number, place_id, person_id, result, late_minutes,
       corrects, because, noted_by, noted_at)
VALUES (:cohort_id, :letter, :number, :place_id, :person_id, :result, :late_minutes,
       :corrects, :because, :noted_by, :noted_at);

-- register_signature_list :many
-- cohort: COHORT_ID
-- letter: TEXT
SELECT facilitator_id, lines, signed_at
FROM register_signature
WHERE cohort_id = :cohort
  AND letter = :letter
ORDER BY facilitator_id
LIMIT 100;

-- register_signature_put :run
INSERT INTO register_signature (cohort_id, letter, facilitator_id, lines, signed_at)
VALUES (:cohort_id, :letter, :facilitator_id, :lines, :signed_at)
ON CONFLICT (cohort_id, letter, facilitator_id) DO UPDATE
SET lines = excluded.lines, signed_at = excluded.signed_at;

-- ---- what waits ----

-- register_open :many
-- Workshops held by that day whose register two have not signed while somebody is booked to come:
-- of a body, or those of them that the one of that account leads.  The state is a word of
-- areas/referral/rules.h.
-- organisation: ORGANISATION_ID
-- until: DATE
-- leader: ACCOUNT_ID
-- most: NUMBER
SELECT c.id, w.letter, w.held_on
FROM cohort c
JOIN workshop w ON w.cohort_id = c.id
LEFT JOIN register g ON g.cohort_id = c.id AND g.letter = w.letter
WHERE c.organisation_id = :organisation
  AND c.a_on <= :until
  AND w.held_on <= :until
  AND c.cancelled_because IS NULL
  AND g.closed_at IS NULL
  AND EXISTS (
    SELECT 1
    FROM place p
    JOIN v_referral_read r ON r.id = p.referral_id
    WHERE p.cohort_id = c.id
      AND p.booked_at IS NOT NULL
      AND p.released_at IS NULL
      AND r.state = CASE w.letter WHEN 'a' THEN 'booked' ELSE 'a-attended' END)
  {AND EXISTS (
    SELECT 1
    FROM facilitator f
    WHERE f.account_id = :leader
      AND f.id IN (w.first_id, w.second_id))}
ORDER BY c.a_on, c.id
LIMIT :most;

-- register_to_lead :many register_open
-- Workshops from that day on that the one of that account leads; A is between two others.
-- organisation: ORGANISATION_ID
-- a_from: DATE
-- a_until: DATE
-- today: DATE
-- leader: ACCOUNT_ID
SELECT c.id, w.letter, w.held_on
FROM cohort c
JOIN workshop w ON w.cohort_id = c.id
WHERE c.organisation_id = :organisation
  AND c.a_on >= :a_from
  AND c.a_on <= :a_until
  AND w.held_on >= :today
  AND c.cancelled_because IS NULL
  AND EXISTS (
    SELECT 1
    FROM facilitator f
    WHERE f.account_id = :leader
      AND f.id IN (w.first_id, w.second_id))
ORDER BY c.a_on, c.id
LIMIT 500;
