-- The statements of packs: a few a year of each programme.

-- ---- the group ----

-- pack_group :one
-- programme: PROGRAMME_ID
SELECT name_en, name_cy, counts, source
FROM steering_group
WHERE programme_id = :programme;

-- pack_group_put :run
-- now: INSTANT
INSERT INTO steering_group (programme_id, name_en, name_cy, counts, source, altered_by, altered_at)
VALUES (:programme_id, :name_en, :name_cy, :counts, :source, :altered_by, :now)
ON CONFLICT (programme_id) DO UPDATE
SET name_en = excluded.name_en, name_cy = excluded.name_cy, counts = excluded.counts,
    source = excluded.source, altered_by = excluded.altered_by, altered_at = excluded.altered_at;

-- pack_members :many
-- programme: PROGRAMME_ID
-- may scan: tens of members, put in the order of their names
SELECT m.account_id, a.name, m.cleared_on, o.name_en, o.name_cy
FROM steering_member m
JOIN account a ON a.id = m.account_id
JOIN organisation o ON o.id = a.organisation_id
WHERE m.programme_id = :programme
  AND m.ended_on IS NULL
ORDER BY a.name, m.account_id
LIMIT 100;

-- pack_member :one
-- account: ACCOUNT_ID
-- programme: PROGRAMME_ID
SELECT cleared_on
FROM steering_member
WHERE account_id = :account
  AND programme_id = :programme
  AND ended_on IS NULL;

-- pack_member_put :run
INSERT INTO steering_member (account_id, programme_id, cleared_on, added_by, ended_on)
VALUES (:account_id, :programme_id, :cleared_on, :added_by, NULL)
ON CONFLICT (account_id, programme_id) DO UPDATE
SET cleared_on = excluded.cleared_on, added_by = excluded.added_by, ended_on = NULL;

-- pack_member_end :run
-- account: ACCOUNT_ID
-- programme: PROGRAMME_ID
-- today: DATE
UPDATE steering_member
SET ended_on = :today
WHERE account_id = :account
  AND programme_id = :programme
  AND ended_on IS NULL;

-- ---- packs ----

-- pack_get :one
SELECT id, programme_id, organisation_id, provider_id, meets_on, from_on, to_on, newest, released
FROM pack
WHERE id = :id;

-- pack_list_of_office :many pack_get
-- organisation: ORGANISATION_ID
-- least_released: NUMBER
-- before_on: DATE
-- before: PACK_ID
-- most: NUMBER
SELECT id, programme_id, organisation_id, provider_id, meets_on, from_on, to_on, newest, released
FROM pack
WHERE organisation_id = :organisation
  AND released >= :least_released
  {AND (meets_on, id) < (:before_on, :before)}
ORDER BY meets_on DESC, id DESC
LIMIT :most;

-- pack_list_of_provider :many pack_get
-- provider: ORGANISATION_ID
-- before_on: DATE
-- before: PACK_ID
-- most: NUMBER
SELECT id, programme_id, organisation_id, provider_id, meets_on, from_on, to_on, newest, released
FROM pack
WHERE provider_id = :provider
  {AND (meets_on, id) < (:before_on, :before)}
ORDER BY meets_on DESC, id DESC
LIMIT :most;

-- pack_list_of_member :many pack_get
-- Those released to a group that names the account.
-- account: ACCOUNT_ID
-- before_on: DATE
-- before: PACK_ID
-- most: NUMBER
-- may scan: the packs of the few programmes whose group somebody is in, put in order
SELECT p.id, p.programme_id, p.organisation_id, p.provider_id, p.meets_on, p.from_on, p.to_on, p.newest,
       p.released
FROM steering_member m
JOIN pack p ON p.programme_id = m.programme_id
WHERE m.account_id = :account
  AND m.ended_on IS NULL
  AND p.released > 0
  {AND (p.meets_on, p.id) < (:before_on, :before)}
ORDER BY p.meets_on DESC, p.id DESC
LIMIT :most;

-- pack_list_of_programme :many pack_get
-- Those that are released, the newest first.
-- programme: PROGRAMME_ID
SELECT id, programme_id, organisation_id, provider_id, meets_on, from_on, to_on, newest, released
FROM pack
WHERE programme_id = :programme
  AND released > 0
ORDER BY meets_on DESC, id DESC
LIMIT 100;

-- pack_insert :run
-- now: INSTANT
INSERT INTO pack (id, programme_id, organisation_id, provider_id, meets_on, from_on, to_on, newest, released,
       made_by, made_at)
VALUES (:id, :programme_id, :organisation_id, :provider_id, :meets_on, :from_on, :to_on, 1, 0, :made_by, :now);

-- pack_versions_are :run
UPDATE pack
SET newest = :newest, released = :released
WHERE id = :id;

-- ---- versions ----

-- pack_version_list :many
-- The newest first.
SELECT version, state, edit, highlights_en, highlights_cy, development_en, development_cy, emerging_en,
       emerging_cy, corrects, comment, written_by, sent_by, sent_at, released_by, released_at
FROM pack_version
WHERE pack_id = :pack_id
ORDER BY version DESC
LIMIT 1000;

-- pack_version_insert :run
INSERT INTO pack_version (pack_id, version, state, edit, highlights_en, highlights_cy, development_en,
       development_cy, emerging_en, emerging_cy, corrects, comment, written_by, sent_by, sent_at, released_by,
       released_at)
VALUES (:pack_id, :version, 'draft', 1, :highlights_en, :highlights_cy, :development_en, :development_cy,
       :emerging_en, :emerging_cy, :corrects, '', NULL, NULL, NULL, NULL, NULL);

-- pack_version_write :run
UPDATE pack_version
SET edit = edit + 1, highlights_en = :highlights_en, highlights_cy = :highlights_cy,
    development_en = :development_en, development_cy = :development_cy, emerging_en = :emerging_en,
    emerging_cy = :emerging_cy, written_by = :written_by
WHERE pack_id = :pack_id
  AND version = :version
  AND state <> 'released';

-- pack_version_send :run
UPDATE pack_version
SET edit = edit + 1, state = 'sent', sent_by = :sent_by, sent_at = :sent_at
WHERE pack_id = :pack_id
  AND version = :version
  AND (state = 'draft' OR state = 'returned');

-- pack_version_return :run
UPDATE pack_version
SET edit = edit + 1, state = 'returned', comment = :comment
WHERE pack_id = :pack_id
  AND version = :version
  AND state = 'sent';

-- pack_version_release :run
UPDATE pack_version
SET edit = edit + 1, state = 'released', released_by = :released_by, released_at = :released_at
WHERE pack_id = :pack_id
  AND version = :version
  AND state = 'sent';

-- ---- figures ----

-- pack_figure_list :many
SELECT figure, about_en, about_cy, is_held, number, most, is_withheld, told
FROM pack_figure
WHERE pack_id = :pack_id
  AND version = :version
ORDER BY place
LIMIT 1000;

-- pack_figures_clear :run
DELETE FROM pack_figure
WHERE pack_id = :pack_id
  AND version = :version;

-- pack_figure_insert :run
INSERT INTO pack_figure (pack_id, version, place, figure, about_en, about_cy, is_held, number, most,
       is_withheld, told)
VALUES (:pack_id, :version, :place, :figure, :about_en, :about_cy, :is_held, :number, :most, :is_withheld,
       :told);

-- ---- links ----

-- pack_link_list :many
SELECT id, pack_id, number, name, body, language, audience, until_on, made_by, made_at, revoked_at
FROM pack_link
WHERE pack_id = :pack_id
ORDER BY number DESC
LIMIT 500;

-- pack_link_by_hash :one pack_link_list
SELECT id, pack_id, number, name, body, language, audience, until_on, made_by, made_at, revoked_at
FROM pack_link
WHERE secret_hash = :secret_hash;

-- pack_link_insert :run
-- now: INSTANT
INSERT INTO pack_link (id, pack_id, number, secret_hash, name, body, language, audience, until_on, made_by,
       made_at, revoked_at)
VALUES (:id, :pack_id, :number, :secret_hash, :name, :body, :language, :audience, :until_on, :made_by, :now,
       NULL);

-- pack_link_revoke_now :run
-- now: INSTANT
UPDATE pack_link
SET revoked_at = :now
WHERE pack_id = :pack_id
  AND number = :number
  AND revoked_at IS NULL;
