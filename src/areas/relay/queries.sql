-- The statements of the relay.

-- ---- out ----

-- relay_out_last :one
-- The number that was given last.
-- may scan: it is the last of the table's own order, and one row
SELECT number
FROM relay_out
ORDER BY number DESC
LIMIT 1;

-- relay_run_get :one
SELECT first_number
FROM relay_run
WHERE id = 1;

-- relay_run_begin :run
UPDATE relay_run
SET first_number = :first_number
WHERE id = 1;

-- relay_out_insert :run
-- now: INSTANT
INSERT INTO relay_out (number, flag, link_id, fields, made_on, expires_on, attempts, next_try)
VALUES (:number, :flag, :link_id, :fields, :made_on, :expires_on, 0, :now);

-- relay_out_due :one
-- What is to be sent next: of each case the first that waits, so that their order is kept.
-- now: INSTANT
SELECT o.number, o.flag, o.fields, o.made_on, o.expires_on, o.attempts
FROM relay_out o
WHERE o.next_try <= :now
  AND NOT EXISTS (
    SELECT 1
    FROM relay_out earlier
    WHERE earlier.link_id = o.link_id
      AND earlier.number < o.number
      AND earlier.next_try IS NOT NULL)
ORDER BY o.next_try, o.number
LIMIT 1;

-- relay_out_acknowledge :run
-- The other has it: nothing of what it said is kept.
-- today: DATE
UPDATE relay_out
SET acknowledged_on = :today, fields = NULL, next_try = NULL, attempts = attempts + 1
WHERE number = :number
  AND next_try IS NOT NULL;

-- relay_out_take_all :run
UPDATE relay_out
SET acknowledged_on = made_on, fields = NULL, next_try = NULL, attempts = 1
WHERE link_id = :link_id
  AND next_try IS NOT NULL;

-- relay_out_lapse :run
UPDATE relay_out
SET fields = NULL, next_try = NULL
WHERE number = :number
  AND next_try IS NOT NULL;

-- relay_out_try_later :run
-- then: INSTANT
UPDATE relay_out
SET attempts = attempts + 1, next_try = :then
WHERE number = :number
  AND next_try IS NOT NULL;

-- relay_out_try_by :run
-- Nothing waits longer than until then: a clock that was set back would make it.
-- then: INSTANT
UPDATE relay_out
SET next_try = :then
WHERE next_try > :then;

-- relay_out_waiting :one
-- waiting: NUMBER
-- oldest: DATE NULL
SELECT COUNT(*) AS waiting, MIN(made_on) AS oldest
FROM relay_out
WHERE next_try > 0;

-- ---- in ----

-- relay_in_get :one
SELECT hash
FROM relay_in
WHERE sender = :sender
  AND number = :number;

-- relay_in_last :one
-- The number that was taken last of that sender.
SELECT number
FROM relay_in
WHERE sender = :sender
ORDER BY number DESC
LIMIT 1;

-- relay_in_last_of_link :one
SELECT number
FROM relay_in
WHERE sender = :sender
  AND link_id = :link_id
ORDER BY number DESC
LIMIT 1;

-- relay_in_insert :run
INSERT INTO relay_in (sender, number, flag, link_id, hash, taken_on)
VALUES (:sender, :number, :flag, :link_id, :hash, :taken_on);

-- ---- the wall between people ----

-- relay_person_get :one
SELECT is_free
FROM relay_person
WHERE link_id = :link_id
  AND person = :person
  AND side = :side;

-- relay_person_insert :run
INSERT INTO relay_person (link_id, person, side, is_free)
VALUES (:link_id, :person, :side, 0)
ON CONFLICT (link_id, person, side) DO NOTHING;

-- relay_person_free :run
UPDATE relay_person
SET is_free = 1
WHERE link_id = :link_id
  AND person = :person
  AND side = 'ours';

-- relay_person_delete :run
DELETE FROM relay_person
WHERE link_id = :link_id
  AND person = :person
  AND side = :side;
