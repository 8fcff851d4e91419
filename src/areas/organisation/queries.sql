-- The statements of organisations: a closed list of tens, hundreds at most.

-- organisation_get :one
SELECT id, name_en, name_cy, area_en, area_cy, kind, reference_pattern, kept_by, is_demonstration
FROM organisation
WHERE id = :id;

-- organisation_get_by_name :one organisation_get
-- name: TEXT
SELECT id, name_en, name_cy, area_en, area_cy, kind, reference_pattern, kept_by, is_demonstration
FROM organisation
WHERE name_en = :name;

-- organisation_list_kept_by :many organisation_get
-- keeper: ORGANISATION_ID
SELECT id, name_en, name_cy, area_en, area_cy, kind, reference_pattern, kept_by, is_demonstration
FROM organisation
WHERE kept_by = :keeper
ORDER BY name_en, id
LIMIT 200;

-- organisation_list_all :many organisation_get
-- may scan: all are wanted, and organisations are tens
SELECT id, name_en, name_cy, area_en, area_cy, kind, reference_pattern, kept_by, is_demonstration
FROM organisation
ORDER BY name_en, id
LIMIT 200;

-- organisation_insert :run
-- now: INSTANT
INSERT INTO organisation (id, name_en, name_cy, area_en, area_cy, kind, reference_pattern, kept_by,
       is_demonstration, created_at)
VALUES (:id, :name_en, :name_cy, :area_en, :area_cy, :kind, :reference_pattern, :kept_by,
       :is_demonstration, :now);
