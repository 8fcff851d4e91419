-- The statements of cohorts: hundreds, each with its two workshops; tens of venues and facilitators.

-- cohort_get :one
-- Its places are counted as they are taken at that moment (place_state in rules.h): a booked one
-- has its referral.
-- now: INSTANT
-- places_taken: NUMBER
-- cohort: COHORT_ID
SELECT c.id, c.scheme_id, c.number, c.organisation_id, c.type, c.mode, c.language, c.county, c.venue_id,
       c.capacity, c.version, c.cancelled_because, c.changed_by, c.changed_at,
       a.held_on AS a_on, a.begins AS a_begins, a.ends AS a_ends,
       a.first_id AS a_first_id, a.second_id AS a_second_id,
       b.held_on AS b_on, b.begins AS b_begins, b.ends AS b_ends,
       b.first_id AS b_first_id, b.second_id AS b_second_id, v.name AS venue_name,
       CAST((SELECT count(*) FROM place p
             WHERE p.cohort_id = c.id
               AND p.released_at IS NULL
               AND (p.referral_id IS NOT NULL OR p.held_until > :now)) AS BIGINT) AS places_taken
FROM cohort c
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
LEFT JOIN venue v ON v.id = c.venue_id
WHERE c.id = :cohort;

-- cohort_list_of_scheme :many cohort_get
-- now: INSTANT
-- places_taken: NUMBER
-- scheme: SCHEME_ID
-- from: DATE
-- after_on: DATE
-- after: COHORT_ID
-- most: NUMBER
SELECT c.id, c.scheme_id, c.number, c.organisation_id, c.type, c.mode, c.language, c.county, c.venue_id,
       c.capacity, c.version, c.cancelled_because, c.changed_by, c.changed_at,
       a.held_on AS a_on, a.begins AS a_begins, a.ends AS a_ends,
       a.first_id AS a_first_id, a.second_id AS a_second_id,
       b.held_on AS b_on, b.begins AS b_begins, b.ends AS b_ends,
       b.first_id AS b_first_id, b.second_id AS b_second_id, v.name AS venue_name,
       CAST((SELECT count(*) FROM place p
             WHERE p.cohort_id = c.id
               AND p.released_at IS NULL
               AND (p.referral_id IS NOT NULL OR p.held_until > :now)) AS BIGINT) AS places_taken
FROM cohort c
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
LEFT JOIN venue v ON v.id = c.venue_id
WHERE c.scheme_id = :scheme
  AND c.a_on >= :from
  {AND c.county = :county}
  {AND c.type = :type}
  {AND c.language = :language}
  {AND (c.a_on, c.id) > (:after_on, :after)}
ORDER BY c.a_on, c.id
LIMIT :most;

-- cohort_list_led :many cohort_get
-- Those of that body in which somebody leads a workshop.
-- now: INSTANT
-- places_taken: NUMBER
-- organisation: ORGANISATION_ID
-- leader: FACILITATOR_ID
-- from: DATE
-- after_on: DATE
-- after: COHORT_ID
-- most: NUMBER
SELECT c.id, c.scheme_id, c.number, c.organisation_id, c.type, c.mode, c.language, c.county, c.venue_id,
       c.capacity, c.version, c.cancelled_because, c.changed_by, c.changed_at,
       a.held_on AS a_on, a.begins AS a_begins, a.ends AS a_ends,
       a.first_id AS a_first_id, a.second_id AS a_second_id,
       b.held_on AS b_on, b.begins AS b_begins, b.ends AS b_ends,
       b.first_id AS b_first_id, b.second_id AS b_second_id, v.name AS venue_name,
       CAST((SELECT count(*) FROM place p
             WHERE p.cohort_id = c.id
               AND p.released_at IS NULL
               AND (p.referral_id IS NOT NULL OR p.held_until > :now)) AS BIGINT) AS places_taken
FROM cohort c
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
LEFT JOIN venue v ON v.id = c.venue_id
WHERE c.organisation_id = :organisation
  AND c.a_on >= :from
  AND :leader IN (a.first_id, a.second_id, b.first_id, b.second_id)
  {AND c.county = :county}
  {AND c.type = :type}
  {AND c.language = :language}
  {AND (c.a_on, c.id) > (:after_on, :after)}
ORDER BY c.a_on, c.id
LIMIT :most;

-- cohort_list_between :many cohort_get
-- now: INSTANT
-- places_taken: NUMBER
-- organisation: ORGANISATION_ID
-- from: DATE
-- to: DATE
SELECT c.id, c.scheme_id, c.number, c.organisation_id, c.type, c.mode, c.language, c.county, c.venue_id,
       c.capacity, c.version, c.cancelled_because, c.changed_by, c.changed_at,
       a.held_on AS a_on, a.begins AS a_begins, a.ends AS a_ends,
       a.first_id AS a_first_id, a.second_id AS a_second_id,
       b.held_on AS b_on, b.begins AS b_begins, b.ends AS b_ends,
       b.first_id AS b_first_id, b.second_id AS b_second_id, v.name AS venue_name,
       CAST((SELECT count(*) FROM place p
             WHERE p.cohort_id = c.id
               AND p.released_at IS NULL
               AND (p.referral_id IS NOT NULL OR p.held_until > :now)) AS BIGINT) AS places_taken
FROM cohort c
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
LEFT JOIN venue v ON v.id = c.venue_id
WHERE c.organisation_id = :organisation
  AND c.a_on >= :from
  AND c.a_on <= :to
ORDER BY c.a_on, c.id
LIMIT 2000;

-- leader_change_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO leader_change (cohort_id, letter, version, first_id, second_id, changed_by, changed_at)
VALUES (:cohort_id, :letter, :version, :first_id, :second_id, :by, :now);

-- leader_change_list :many
-- cohort: COHORT_ID
-- letter: TEXT
SELECT f.name AS first_name, s.name AS second_name, c.changed_by, c.changed_at
FROM leader_change c
JOIN facilitator f ON f.id = c.first_id
JOIN facilitator s ON s.id = c.second_id
WHERE c.cohort_id = :cohort
  AND c.letter = :letter
ORDER BY c.version
LIMIT 100;

-- cohort_last_number :one
-- scheme: SCHEME_ID
-- number: NUMBER
SELECT CAST(coalesce(max(number), 0) AS BIGINT) AS number
FROM cohort
WHERE scheme_id = :scheme;

-- cohort_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO cohort (id, scheme_id, number, organisation_id, type, mode, language, county, venue_id,
       capacity, a_on, b_on, version, cancelled_because, changed_by, changed_at)
VALUES (:id, :scheme_id, :number, :organisation_id, :type, :mode, :language, :county, :venue_id,
       :capacity, :a_on, :b_on, 1, NULL, :by, :now);

-- cohort_alter :run
-- was: NUMBER
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE cohort
SET version = version + 1, type = :type, mode = :mode, language = :language, county = :county,
    venue_id = :venue_id, capacity = :capacity, a_on = :a_on, b_on = :b_on, changed_by = :by,
    changed_at = :now
WHERE id = :id
  AND version = :was;

-- cohort_set_cancelled :run
-- was: NUMBER
-- because: TEXT
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE cohort
SET version = version + 1, cancelled_because = :because, changed_by = :by, changed_at = :now
WHERE id = :id
  AND version = :was;

-- workshop_put :run
INSERT INTO workshop (cohort_id, letter, held_on, begins, ends, first_id, second_id)
VALUES (:cohort_id, :letter, :held_on, :begins, :ends, :first_id, :second_id)
ON CONFLICT (cohort_id, letter) DO UPDATE
SET held_on = excluded.held_on, begins = excluded.begins, ends = excluded.ends,
    first_id = excluded.first_id, second_id = excluded.second_id;

-- place_get :one
-- place: PLACE_ID
SELECT p.id, p.cohort_id, p.code, p.language, p.deadline, p.organisation_id, p.held_by, p.held_at,
       p.held_until, p.caution_id, p.referral_id, p.booked_at, p.released_at, p.released_because, p.moved_at,
       c.scheme_id, c.number AS cohort_number, c.type, c.cancelled_because, a.held_on AS a_on, b.held_on AS b_on
FROM place p
JOIN cohort c ON c.id = p.cohort_id
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
WHERE p.id = :place;

-- place_list :many place_get
-- Those of a force whose hold ends after that moment, the first to end first.
-- organisation: ORGANISATION_ID
-- since: INSTANT
SELECT p.id, p.cohort_id, p.code, p.language, p.deadline, p.organisation_id, p.held_by, p.held_at,
       p.held_until, p.caution_id, p.referral_id, p.booked_at, p.released_at, p.released_because, p.moved_at,
       c.scheme_id, c.number AS cohort_number, c.type, c.cancelled_because, a.held_on AS a_on, b.held_on AS b_on
FROM place p
JOIN cohort c ON c.id = p.cohort_id
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
WHERE p.organisation_id = :organisation
  AND p.held_until > :since
ORDER BY p.held_until, p.id
LIMIT 500;

-- place_page_held :many place_get
-- Those of a force that are held at that moment, for no given caution and no referral yet, the first to end first.
-- organisation: ORGANISATION_ID
-- now: INSTANT
-- end: INSTANT
-- after: PLACE_ID
-- most: NUMBER
SELECT p.id, p.cohort_id, p.code, p.language, p.deadline, p.organisation_id, p.held_by, p.held_at,
       p.held_until, p.caution_id, p.referral_id, p.booked_at, p.released_at, p.released_because, p.moved_at,
       c.scheme_id, c.number AS cohort_number, c.type, c.cancelled_because, a.held_on AS a_on, b.held_on AS b_on
FROM place p
JOIN cohort c ON c.id = p.cohort_id
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
WHERE p.organisation_id = :organisation
  AND p.held_until > :now
  AND p.released_at IS NULL
  AND p.caution_id IS NULL
  AND p.referral_id IS NULL
  {AND (p.held_until, p.id) > (:end, :after)}
ORDER BY p.held_until, p.id
LIMIT :most;

-- place_page_kept :many place_get
-- Those of a force that a given caution keeps or a referral has, the last hold first.
-- organisation: ORGANISATION_ID
-- now: INSTANT
-- end: INSTANT
-- after: PLACE_ID
-- most: NUMBER
SELECT p.id, p.cohort_id, p.code, p.language, p.deadline, p.organisation_id, p.held_by, p.held_at,
       p.held_until, p.caution_id, p.referral_id, p.booked_at, p.released_at, p.released_because, p.moved_at,
       c.scheme_id, c.number AS cohort_number, c.type, c.cancelled_because, a.held_on AS a_on, b.held_on AS b_on
FROM place p
JOIN cohort c ON c.id = p.cohort_id
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
WHERE p.organisation_id = :organisation
  AND p.released_at IS NULL
  AND (p.referral_id IS NOT NULL OR (p.caution_id IS NOT NULL AND p.held_until > :now))
  {AND (p.held_until, p.id) < (:end, :after)}
ORDER BY p.held_until DESC, p.id DESC
LIMIT :most;

-- place_page_over :many place_get
-- Those of a force that ran out or were given back, the last hold first.
-- organisation: ORGANISATION_ID
-- now: INSTANT
-- end: INSTANT
-- after: PLACE_ID
-- most: NUMBER
SELECT p.id, p.cohort_id, p.code, p.language, p.deadline, p.organisation_id, p.held_by, p.held_at,
       p.held_until, p.caution_id, p.referral_id, p.booked_at, p.released_at, p.released_because, p.moved_at,
       c.scheme_id, c.number AS cohort_number, c.type, c.cancelled_because, a.held_on AS a_on, b.held_on AS b_on
FROM place p
JOIN cohort c ON c.id = p.cohort_id
JOIN workshop a ON a.cohort_id = c.id AND a.letter = 'a'
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
WHERE p.organisation_id = :organisation
  AND (p.released_at IS NOT NULL OR (p.referral_id IS NULL AND p.held_until <= :now))
  {AND (p.held_until, p.id) < (:end, :after)}
ORDER BY p.held_until DESC, p.id DESC
LIMIT :most;

-- place_code_known :one
SELECT id
FROM place
WHERE code = :code;

-- place_insert :run
INSERT INTO place (id, cohort_id, code, language, deadline, organisation_id, held_by, held_at,
       held_until, referral_id, booked_at, released_at, released_by, released_because)
VALUES (:id, :cohort_id, :code, :language, :deadline, :organisation_id, :held_by, :held_at,
       :held_until, :referral_id, :booked_at, NULL, NULL, NULL);

-- place_set_released :run
-- by: ACCOUNT_ID
-- now: INSTANT
-- because: TEXT
UPDATE place
SET released_at = :now, released_by = :by, released_because = :because
WHERE id = :id
  AND released_at IS NULL;

-- place_of_referral :one
-- What it has in that cohort.
SELECT id
FROM place
WHERE referral_id = :referral_id
  AND cohort_id = :cohort_id
  AND released_at IS NULL
ORDER BY id
LIMIT 1;

-- place_set_taken :run
UPDATE place
SET referral_id = :referral_id
WHERE id = :id
  AND referral_id IS NULL
  AND released_at IS NULL;

-- place_set_kept :run
-- until: INSTANT
UPDATE place
SET caution_id = :caution_id, held_until = :until
WHERE id = :id
  AND caution_id IS NULL
  AND referral_id IS NULL
  AND released_at IS NULL;

-- place_set_deadline :run
UPDATE place
SET deadline = :deadline
WHERE id = :id
  AND caution_id = :caution_id
  AND released_at IS NULL
  AND deadline < :deadline;

-- places_set_until :run
-- begins: INSTANT
UPDATE place
SET held_until = :begins
WHERE cohort_id = :cohort_id
  AND (caution_id IS NOT NULL OR held_until > :begins)
  AND held_at < :begins;

-- places_set_moved :run
-- Those of that cohort that are held for somebody who was not referred yet.
-- now: INSTANT
UPDATE place
SET moved_at = :now
WHERE cohort_id = :cohort_id
  AND referral_id IS NULL
  AND released_at IS NULL
  AND held_until > :now;

-- place_set_told :run
UPDATE place
SET moved_at = NULL
WHERE id = :id;

-- place_set_booked :run
UPDATE place
SET booked_at = :booked_at
WHERE id = :id
  AND booked_at IS NULL;

-- place_set_link :run
UPDATE place
SET link_id = :link_id
WHERE id = :id;

-- place_links :many
-- Of those who are booked in that cohort.
-- may scan: tens, which are put in order
SELECT link_id
FROM place
WHERE cohort_id = :cohort_id
  AND link_id IS NOT NULL
  AND released_at IS NULL
ORDER BY link_id
LIMIT 1000;

-- cohort_circle_get :one
SELECT circle_id
FROM cohort
WHERE id = :id
  AND circle_id IS NOT NULL;

-- cohort_set_circle :run
UPDATE cohort
SET circle_id = :circle_id
WHERE id = :id;

-- venue_get :one
SELECT id, organisation_id, name, address, county, access, access_cy, seats
FROM venue
WHERE id = :id;

-- venue_list :many venue_get
-- organisation: ORGANISATION_ID
SELECT id, organisation_id, name, address, county, access, access_cy, seats
FROM venue
WHERE organisation_id = :organisation
ORDER BY name
LIMIT 500;

-- venue_by_name :one venue_get
-- organisation: ORGANISATION_ID
SELECT id, organisation_id, name, address, county, access, access_cy, seats
FROM venue
WHERE organisation_id = :organisation
  AND name = :name;

-- venue_insert :run
-- now: INSTANT
INSERT INTO venue (id, organisation_id, name, address, county, access, access_cy, seats, created_at)
VALUES (:id, :organisation_id, :name, :address, :county, :access, :access_cy, :seats, :now);

-- facilitator_get :one
SELECT id, organisation_id, account_id, name
FROM facilitator
WHERE id = :id;

-- facilitator_by_account :one facilitator_get
-- account: ACCOUNT_ID
SELECT id, organisation_id, account_id, name
FROM facilitator
WHERE account_id = :account;

-- facilitator_list :many facilitator_get
-- organisation: ORGANISATION_ID
SELECT id, organisation_id, account_id, name
FROM facilitator
WHERE organisation_id = :organisation
ORDER BY name, id
LIMIT 500;

-- facilitator_insert :run
-- now: INSTANT
INSERT INTO facilitator (id, organisation_id, account_id, name, created_at)
VALUES (:id, :organisation_id, :account_id, :name, :now);

-- training_list :many
-- facilitator: FACILITATOR_ID
SELECT facilitator_id, module, trained_on, certificate, expires_on
FROM facilitator_training
WHERE facilitator_id = :facilitator
ORDER BY module, trained_on
LIMIT 200;

-- training_list_of_body :many training_list
-- may scan: all of tens of people are wanted, and their rows are put in order
-- organisation: ORGANISATION_ID
SELECT t.facilitator_id, t.module, t.trained_on, t.certificate, t.expires_on
FROM facilitator f
JOIN facilitator_training t ON t.facilitator_id = f.id
WHERE f.organisation_id = :organisation
ORDER BY t.facilitator_id, t.module, t.trained_on
LIMIT 5000;

-- training_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO facilitator_training (facilitator_id, module, trained_on, certificate, expires_on,
       recorded_by, recorded_at)
VALUES (:facilitator_id, :module, :trained_on, :certificate, :expires_on, :by, :now)
ON CONFLICT (facilitator_id, module, trained_on) DO NOTHING;

-- staff_trained_begin :run
INSERT INTO staff_trained (organisation_id, number)
VALUES (:organisation_id, 0)
ON CONFLICT (organisation_id) DO NOTHING;

-- staff_trained_add :run
-- One more, if what was just recorded of that one is their first.
-- facilitator: FACILITATOR_ID
UPDATE staff_trained
SET number = number + 1
WHERE organisation_id = :organisation_id
  AND (SELECT COUNT(*) FROM facilitator_training t WHERE t.facilitator_id = :facilitator) = 1;

-- cohort_liaison_begin :run
INSERT INTO cohort_liaison (cohort_id, told, number)
VALUES (:cohort_id, :told, 0)
ON CONFLICT (cohort_id, told) DO NOTHING;

-- cohort_liaison_add :run
-- more: INTEGER
UPDATE cohort_liaison
SET number = number + :more
WHERE cohort_id = :cohort_id
  AND told = :told;

-- cohort_liaison_list :many
SELECT told, number
FROM cohort_liaison
WHERE cohort_id = :cohort_id
ORDER BY told
LIMIT 10;

-- facilitator_person_list :many
SELECT person
FROM facilitator_person
WHERE facilitator_id = :facilitator_id
ORDER BY person
LIMIT 100;

-- facilitator_person_insert :run
INSERT INTO facilitator_person (facilitator_id, person)
VALUES (:facilitator_id, :person)
ON CONFLICT (facilitator_id, person) DO NOTHING;

-- facilitator_links :many
-- Of those who were booked where they lead.
-- may scan: asked once of somebody, when it is said who they are
-- leader: FACILITATOR_ID
SELECT p.link_id
FROM workshop w
JOIN place p ON p.cohort_id = w.cohort_id
WHERE :leader IN (w.first_id, w.second_id)
  AND p.link_id IS NOT NULL
  AND p.released_at IS NULL
ORDER BY p.link_id
LIMIT 10000;

-- workers_trained_put :run
INSERT INTO workers_trained (trained_on, number, told)
VALUES (:trained_on, :number, :told)
ON CONFLICT (trained_on) DO UPDATE
SET number = excluded.number, told = excluded.told
WHERE workers_trained.told < excluded.told;

-- workers_trained_list :many
-- The last day first.
-- may scan: a service has its workers trained on a few days a year
SELECT trained_on, number
FROM workers_trained
WHERE number > 0
ORDER BY trained_on DESC
LIMIT 100;

-- cohort_rooms :one
-- Of those that meet in a room and stand: how many had workshop B before that day, and how many are to.
-- scheme: SCHEME_ID
-- from: DATE
-- to: DATE
-- today: DATE
-- held: NUMBER
-- planned: NUMBER
SELECT COUNT(CASE WHEN c.b_on < :today THEN 1 END) AS held,
       COUNT(CASE WHEN c.b_on >= :today THEN 1 END) AS planned
FROM cohort c
WHERE c.scheme_id = :scheme
  AND c.mode = 'room'
  AND c.cancelled_because IS NULL
  AND c.b_on >= :from
  AND c.b_on <= :to;

-- cohort_ended_list :many
-- Those that stand and whose workshop B is on one of those days, the first first.
-- may scan: hundreds of cohorts have one day each, and these are put in order
-- scheme: SCHEME_ID
-- from: DATE
-- to: DATE
SELECT c.id
FROM cohort c
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
WHERE c.scheme_id = :scheme
  AND c.cancelled_because IS NULL
  AND b.held_on >= :from
  AND b.held_on <= :to
ORDER BY b.held_on, c.number
LIMIT 10000;

-- cohort_fill :one
-- The places of those that meet in a room and stand, whose workshop B is within those days.
-- cohorts: NUMBER
-- places: NUMBER
-- places_taken: NUMBER
-- now: INSTANT
-- scheme: SCHEME_ID
-- from: DATE
-- to: DATE
-- before: DATE
-- since: DATE
SELECT CAST(count(*) AS BIGINT) AS cohorts, CAST(COALESCE(sum(c.capacity), 0) AS BIGINT) AS places,
       CAST(COALESCE(sum((SELECT count(*) FROM place p
                          WHERE p.cohort_id = c.id
                            AND p.released_at IS NULL
                            AND (p.referral_id IS NOT NULL OR p.held_until > :now))), 0) AS BIGINT) AS places_taken
FROM cohort c
JOIN workshop b ON b.cohort_id = c.id AND b.letter = 'b'
WHERE c.scheme_id = :scheme
  AND c.mode = 'room'
  AND c.cancelled_because IS NULL
  AND b.held_on >= :from
  AND b.held_on <= :to
  {AND c.a_on < :before}
  {AND c.a_on >= :since};

-- facilitator_trained_count :one
-- Of the bodies that provide that scheme or did, each once however often it came to it.
-- number: NUMBER
-- scheme: SCHEME_ID
SELECT CAST(COALESCE(SUM(s.number), 0) AS BIGINT) AS number
FROM scheme_party p
JOIN staff_trained s ON s.organisation_id = p.organisation_id
WHERE p.scheme_id = :scheme
  AND p.part = 'provider'
  AND NOT EXISTS (SELECT 1
                  FROM scheme_party e
                  WHERE e.scheme_id = p.scheme_id
                    AND e.organisation_id = p.organisation_id
                    AND e.part = p.part
                    AND e.from_on < p.from_on);

-- cohort_by_number :one
-- scheme: SCHEME_ID
SELECT id
FROM cohort
WHERE scheme_id = :scheme
  AND number = :number;

-- cohort_first_booked :one
-- Those booked there who were not booked before into another that stood when they were: what becomes of that one later
-- changes nothing (a cancelled cohort is changed no more).
-- people: NUMBER
-- cohort: COHORT_ID
SELECT CAST(count(DISTINCT p.referral_id) AS BIGINT) AS people
FROM place p
WHERE p.cohort_id = :cohort
  AND p.booked_at IS NOT NULL
  AND NOT EXISTS (SELECT 1
                  FROM place q
                  JOIN cohort k ON k.id = q.cohort_id
                  WHERE q.referral_id = p.referral_id
                    AND q.booked_at < p.booked_at
                    AND q.cohort_id <> p.cohort_id
                    AND (k.cancelled_because IS NULL OR k.changed_at > p.booked_at));

-- facilitator_trained_list :many
-- Trainings on those days of the staff of the bodies that provide that scheme or did.
-- may scan: tens of people with a few trainings each, put in order
-- scheme: SCHEME_ID
-- from: DATE
-- to: DATE
SELECT t.module, f.id, f.organisation_id, f.name, t.trained_on
FROM scheme_party p
JOIN facilitator f ON f.organisation_id = p.organisation_id
JOIN facilitator_training t ON t.facilitator_id = f.id
WHERE p.scheme_id = :scheme
  AND p.part = 'provider'
  AND t.trained_on BETWEEN :from AND :to
ORDER BY t.module, f.name, t.trained_on
LIMIT 10000;
