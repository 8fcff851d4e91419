-- The statements of schemes: tens of them, and a few versions of the terms of each.

-- scheme_get :one
SELECT id, organisation_id, name_en, name_cy
FROM scheme
WHERE id = :id;

-- scheme_list_kept :many scheme_get
-- organisation: ORGANISATION_ID
SELECT id, organisation_id, name_en, name_cy
FROM scheme
WHERE organisation_id = :organisation
ORDER BY name_en, id
LIMIT 200;

-- scheme_list_of_party :many scheme_get
-- may scan: a body takes part in a few, and these are put in order
-- organisation: ORGANISATION_ID
-- part: TEXT
-- today: DATE
SELECT DISTINCT s.id, s.organisation_id, s.name_en, s.name_cy
FROM scheme_party p
JOIN scheme s ON s.id = p.scheme_id
WHERE p.organisation_id = :organisation
  AND p.part = :part
  AND p.from_on <= :today
  AND coalesce(p.to_on, 21991231) >= :today
ORDER BY s.name_en, s.id
LIMIT 200;

-- scheme_insert :run
-- now: INSTANT
INSERT INTO scheme (id, organisation_id, name_en, name_cy, created_at, circle_id)
VALUES (:id, :organisation_id, :name_en, :name_cy, :now, :circle_id);

-- scheme_circle_get :one
-- Of the office that audits it.
SELECT circle_id
FROM scheme
WHERE id = :id
  AND circle_id IS NOT NULL;

-- scheme_party_circle :one
-- The latest, of a body that takes part today.
-- today: DATE
SELECT circle_id
FROM scheme_party
WHERE scheme_id = :scheme_id
  AND organisation_id = :organisation_id
  AND part = :part
  AND from_on <= :today
  AND coalesce(to_on, 21991231) >= :today
  AND circle_id IS NOT NULL
ORDER BY from_on DESC
LIMIT 1;

-- scheme_parties :many
-- scheme: SCHEME_ID
SELECT p.organisation_id, p.part, p.from_on, p.to_on, o.name_en, o.name_cy
FROM scheme_party p
JOIN organisation o ON o.id = p.organisation_id
WHERE p.scheme_id = :scheme
ORDER BY p.organisation_id, p.part, p.from_on
LIMIT 200;

-- scheme_party_insert :run
INSERT INTO scheme_party (scheme_id, organisation_id, part, from_on, to_on, circle_id)
VALUES (:scheme_id, :organisation_id, :part, :from_on, NULL, :circle_id);

-- scheme_party_end :one
-- Answers its circle.
UPDATE scheme_party
SET to_on = :to_on
WHERE scheme_id = :scheme_id
  AND organisation_id = :organisation_id
  AND part = :part
  AND from_on = :from_on
RETURNING circle_id;

-- scheme_contact :one
-- scheme: SCHEME_ID
-- organisation: ORGANISATION_ID
SELECT version, telephone
FROM scheme_contact
WHERE scheme_id = :scheme
  AND organisation_id = :organisation
ORDER BY version DESC
LIMIT 1;

-- scheme_contact_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO scheme_contact (scheme_id, organisation_id, version, telephone, written_by, written_at)
VALUES (:scheme_id, :organisation_id, :version, :telephone, :by, :now);

-- scheme_terms_list :many
-- scheme: SCHEME_ID
SELECT version, applies_from, written_by, signed_by, signed_at
FROM scheme_terms
WHERE scheme_id = :scheme
ORDER BY version DESC
LIMIT 1000;

-- scheme_rules :many
-- scheme: SCHEME_ID
SELECT code, consequence, overrider
FROM scheme_rule
WHERE scheme_id = :scheme
  AND version = :version
ORDER BY code
LIMIT 100;

-- scheme_numbers :many
-- scheme: SCHEME_ID
SELECT term, value
FROM scheme_number
WHERE scheme_id = :scheme
  AND version = :version
ORDER BY term
LIMIT 100;

-- scheme_offences :many
-- scheme: SCHEME_ID
SELECT name_en, name_cy
FROM scheme_offence
WHERE scheme_id = :scheme
  AND version = :version
ORDER BY place
LIMIT 100;

-- scheme_terms_insert :run
-- now: INSTANT
INSERT INTO scheme_terms (scheme_id, version, applies_from, written_by, written_at, signed_by,
       signed_at)
VALUES (:scheme_id, :version, :applies_from, :written_by, :now, NULL, NULL);

-- scheme_rule_insert :run
INSERT INTO scheme_rule (scheme_id, version, code, consequence, overrider)
VALUES (:scheme_id, :version, :code, :consequence, :overrider);

-- scheme_number_insert :run
INSERT INTO scheme_number (scheme_id, version, term, value)
VALUES (:scheme_id, :version, :term, :value);

-- scheme_offence_insert :run
INSERT INTO scheme_offence (scheme_id, version, place, name_en, name_cy)
VALUES (:scheme_id, :version, :place, :name_en, :name_cy);

-- scheme_terms_sign :run
-- scheme: SCHEME_ID
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE scheme_terms
SET signed_by = :by, signed_at = :now
WHERE scheme_id = :scheme
  AND version = :version
  AND signed_by IS NULL;

-- scheme_reached_begin :run
-- A month that nothing was counted of stands where the one before it does.
INSERT INTO scheme_reached (scheme_id, milestone, month_on, so_far)
VALUES (:scheme_id, :milestone, :month_on,
        COALESCE((SELECT r.so_far
                  FROM scheme_reached r
                  WHERE r.scheme_id = :scheme_id
                    AND r.milestone = :milestone
                    AND r.month_on < :month_on
                  ORDER BY r.month_on DESC
                  LIMIT 1), 0))
ON CONFLICT (scheme_id, milestone, month_on) DO NOTHING;

-- scheme_reached_add :run
-- What is counted of a month stands in those after it too.
-- more: INTEGER
UPDATE scheme_reached
SET so_far = so_far + :more
WHERE scheme_id = :scheme_id
  AND milestone = :milestone
  AND month_on >= :month_on;

-- scheme_reached_between :one
-- from: DATE
-- to: DATE
-- number: NUMBER
SELECT CAST(COALESCE((SELECT r.so_far
                      FROM scheme_reached r
                      WHERE r.scheme_id = :scheme_id
                        AND r.milestone = :milestone
                        AND r.month_on <= :to
                      ORDER BY r.month_on DESC
                      LIMIT 1), 0)
          - COALESCE((SELECT r.so_far
                      FROM scheme_reached r
                      WHERE r.scheme_id = :scheme_id
                        AND r.milestone = :milestone
                        AND r.month_on < :from
                      ORDER BY r.month_on DESC
                      LIMIT 1), 0) AS BIGINT) AS number;

-- scheme_contact_begin :run
INSERT INTO scheme_first_contact (scheme_id, month_on, people, days)
VALUES (:scheme_id, :month_on, 0, 0)
ON CONFLICT (scheme_id, month_on) DO NOTHING;

-- scheme_contact_add :run
-- Those of before this was kept were never counted, so none of them is taken off.
-- more: INTEGER
-- more_days: INTEGER
UPDATE scheme_first_contact
SET people = people + :more, days = days + :more_days
WHERE scheme_id = :scheme_id
  AND month_on = :month_on
  AND people + :more >= 0
  AND days + :more_days >= 0;

-- scheme_contact_sums :one
-- from: DATE
-- to: DATE
-- people: NUMBER
-- days: NUMBER
SELECT CAST(COALESCE(sum(people), 0) AS BIGINT) AS people, CAST(COALESCE(sum(days), 0) AS BIGINT) AS days
FROM scheme_first_contact
WHERE scheme_id = :scheme_id
  AND month_on >= :from
  AND month_on <= :to;

-- scheme_waiting_begin :run
INSERT INTO scheme_waiting (scheme_id, people)
VALUES (:scheme_id, 0)
ON CONFLICT (scheme_id) DO NOTHING;

-- scheme_waiting_add :run
-- more: INTEGER
UPDATE scheme_waiting
SET people = people + :more
WHERE scheme_id = :scheme_id;

-- scheme_waiting_now :one
SELECT people
FROM scheme_waiting
WHERE scheme_id = :scheme_id;

-- scheme_deadline_begin :run
INSERT INTO scheme_deadline (scheme_id, deadline_on, people, unbooked)
VALUES (:scheme_id, :deadline_on, 0, 0)
ON CONFLICT (scheme_id, deadline_on) DO NOTHING;

-- scheme_deadline_add :run
-- more: INTEGER
-- more_unbooked: INTEGER
UPDATE scheme_deadline
SET people = people + :more, unbooked = unbooked + :more_unbooked
WHERE scheme_id = :scheme_id
  AND deadline_on = :deadline_on;

-- scheme_deadline_drop :run
DELETE FROM scheme_deadline
WHERE scheme_id = :scheme_id
  AND deadline_on = :deadline_on
  AND people = 0;

-- scheme_deadline_sums :one
-- today: DATE
-- soon: DATE
-- passed: NUMBER
-- to_come: NUMBER
-- at_risk: NUMBER
SELECT CAST(COALESCE(sum(CASE WHEN deadline_on < :today THEN people ELSE 0 END), 0) AS BIGINT) AS passed,
       CAST(COALESCE(sum(CASE WHEN deadline_on < :today THEN 0 ELSE people END), 0) AS BIGINT) AS to_come,
       CAST(COALESCE(sum(CASE WHEN deadline_on >= :today AND deadline_on <= :soon THEN unbooked ELSE 0 END), 0)
            AS BIGINT) AS at_risk
FROM scheme_deadline
WHERE scheme_id = :scheme_id;

-- scheme_no_contact_begin :run
INSERT INTO scheme_no_contact (scheme_id, month_on, because, number)
VALUES (:scheme_id, :month_on, :because, 0)
ON CONFLICT (scheme_id, month_on, because) DO NOTHING;

-- scheme_no_contact_add :run
UPDATE scheme_no_contact
SET number = number + 1
WHERE scheme_id = :scheme_id
  AND month_on = :month_on
  AND because = :because;

-- scheme_no_contact_sums :many
-- from: DATE
-- to: DATE
-- number: NUMBER
-- may scan: a few rows of each month, put together
SELECT because, CAST(sum(number) AS BIGINT) AS number
FROM scheme_no_contact
WHERE scheme_id = :scheme_id
  AND month_on >= :from
  AND month_on <= :to
GROUP BY because
ORDER BY because
LIMIT 10;

-- scheme_passed_begin :run
INSERT INTO scheme_passed (scheme_id, month_on, rule, overrider, number)
VALUES (:scheme_id, :month_on, :rule, :overrider, 0)
ON CONFLICT (scheme_id, month_on, rule, overrider) DO NOTHING;

-- scheme_passed_add :run
UPDATE scheme_passed
SET number = number + 1
WHERE scheme_id = :scheme_id
  AND month_on = :month_on
  AND rule = :rule
  AND overrider = :overrider;

-- scheme_passed_list :many
-- The last month first.
-- from: DATE
-- to: DATE
SELECT month_on, rule, overrider, number
FROM scheme_passed
WHERE scheme_id = :scheme_id
  AND month_on >= :from
  AND month_on <= :to
ORDER BY month_on DESC, rule DESC, overrider DESC
LIMIT 500;

-- scheme_authorisation_list :many
-- scheme: SCHEME_ID
SELECT number, body_en, body_cy, from_on, to_on, evidence_en, evidence_cy, taken_back_by
FROM scheme_authorisation
WHERE scheme_id = :scheme
ORDER BY number DESC
LIMIT 1000;

-- scheme_authorisation_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO scheme_authorisation (scheme_id, number, body_en, body_cy, from_on, to_on, evidence_en,
       evidence_cy, written_by, written_at, taken_back_by, taken_back_at)
VALUES (:scheme_id, :number, :body_en, :body_cy, :from_on, :to_on, :evidence_en,
       :evidence_cy, :by, :now, NULL, NULL);

-- scheme_authorisation_take_back :run
-- scheme: SCHEME_ID
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE scheme_authorisation
SET taken_back_by = :by, taken_back_at = :now
WHERE scheme_id = :scheme
  AND number = :number
  AND taken_back_by IS NULL;
