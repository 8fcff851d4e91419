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
