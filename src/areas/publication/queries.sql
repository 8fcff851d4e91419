-- The statements of the public register.  Lists walk one key, newest first.

-- publication_generation :one
-- may scan: it has one row
SELECT generation
FROM publication_generation
WHERE one = 1;

-- publication_generation_next :run
UPDATE publication_generation
SET generation = generation + 1
WHERE one = 1;

-- publication_get :one
-- id: DECISION_ID
SELECT p.decision_id, p.organisation_id, p.listed_on, p.reference, p.title_en, p.title_cy,
       p.published_at, p.changed_at, p.version, p.waiver_reason_en, p.waiver_reason_cy, p.other_language_by,
       p.withdrawn_at, p.withdrawn_reason_en, p.withdrawn_reason_cy
FROM publication p
WHERE p.decision_id = :id;

-- publication_put :run
-- id: DECISION_ID
-- organisation: ORGANISATION_ID
-- now: INSTANT
-- by: ACCOUNT_ID
INSERT INTO publication (decision_id, organisation_id, listed_on, year, reference, title_en,
       title_cy, published_at, changed_at, published_by, version, waiver_reason_en, waiver_reason_cy,
       other_language_by, withdrawn_at, withdrawn_reason_en, withdrawn_reason_cy)
VALUES (:id, :organisation, :listed_on, :year, :reference, :title_en, :title_cy, :now, :now, :by,
       :version,
       :waiver_reason_en, :waiver_reason_cy, :other_language_by, NULL, '', '')
ON CONFLICT (decision_id) DO UPDATE
SET organisation_id = excluded.organisation_id, listed_on = excluded.listed_on,
    year = excluded.year, reference = excluded.reference, title_en = excluded.title_en,
    title_cy = excluded.title_cy, changed_at = excluded.changed_at,
    published_by = excluded.published_by, version = excluded.version,
    waiver_reason_en = excluded.waiver_reason_en,
    waiver_reason_cy = excluded.waiver_reason_cy,
    other_language_by = excluded.other_language_by, withdrawn_at = NULL,
    withdrawn_reason_en = '', withdrawn_reason_cy = '';

-- publication_withdraw :run
-- id: DECISION_ID
-- now: INSTANT
-- reason_en: TEXT
-- reason_cy: TEXT
UPDATE publication
SET withdrawn_at = :now, changed_at = :now, withdrawn_reason_en = :reason_en,
    withdrawn_reason_cy = :reason_cy
WHERE decision_id = :id;

-- publication_touch :run
-- id: DECISION_ID
-- now: INSTANT
UPDATE publication
SET changed_at = :now
WHERE decision_id = :id;

-- publication_token_put :run
-- id: DECISION_ID
INSERT INTO publication_token (token, decision_id, listed_on)
VALUES (:token, :id, :listed_on)
ON CONFLICT (token, listed_on, decision_id) DO NOTHING;

-- publication_tokens_drop :run
-- id: DECISION_ID
DELETE FROM publication_token
WHERE decision_id = :id;

-- publication_list :many
-- Newest first, from (before, before_id) on.
-- organisation: ORGANISATION_ID
-- before: DATE
-- before_id: DECISION_ID
-- most: NUMBER
SELECT p.decision_id, p.organisation_id, p.listed_on, p.reference, p.title_en, p.title_cy,
       p.published_at, p.changed_at, p.withdrawn_at
FROM publication p
WHERE TRUE
  {AND p.organisation_id = :organisation}
  {AND p.year = :year}
  {AND (p.listed_on, p.decision_id) < (:before, :before_id)}
ORDER BY p.listed_on DESC, p.decision_id DESC
LIMIT :most;

-- publication_found :many publication_list
-- Records holding a word that begins so; a bounded walk of the words, newest first of what it met.
-- The + keeps the filters from being walked instead, which is not bounded.
-- from: TEXT
-- to: TEXT
-- organisation: ORGANISATION_ID
-- most: NUMBER
-- may scan: the matches are at most 1,000 before they are sorted
SELECT p.decision_id, p.organisation_id, p.listed_on, p.reference, p.title_en, p.title_cy,
       p.published_at, p.changed_at, p.withdrawn_at
FROM (
  SELECT DISTINCT decision_id
  FROM publication_token
  WHERE token >= :from
    AND token < :to
  LIMIT 1000
) found
JOIN publication p ON p.decision_id = found.decision_id
  {AND +p.organisation_id = :organisation}
  {AND +p.year = :year}
ORDER BY p.listed_on DESC, p.decision_id DESC
LIMIT :most;

-- publication_years :many
-- year: NUMBER
-- Years with a published record, newest first, walked from one to the next.
-- may scan: a walk of one probe a year
WITH RECURSIVE years (year) AS (
  SELECT max(year) FROM publication
  UNION ALL
  SELECT (SELECT max(p.year) FROM publication p WHERE p.year < years.year)
  FROM years
  WHERE years.year IS NOT NULL
)
SELECT year
FROM years
WHERE year IS NOT NULL
ORDER BY year DESC
LIMIT 60;

-- publication_feed :many publication_list
-- most: NUMBER
SELECT p.decision_id, p.organisation_id, p.listed_on, p.reference, p.title_en, p.title_cy,
       p.published_at, p.changed_at, p.withdrawn_at
FROM publication p
ORDER BY p.changed_at DESC, p.decision_id DESC
LIMIT :most;

-- publication_body_list :many
-- may scan: organisations are tens, and each is probed once
SELECT o.id, o.name_en, o.name_cy, o.area_en, o.area_cy
FROM organisation o
WHERE EXISTS (SELECT 1 FROM publication p WHERE p.organisation_id = o.id)
ORDER BY o.name_en, o.id
LIMIT 200;
