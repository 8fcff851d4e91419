-- The statements of decisions.  Lists walk one keeper's own key; nothing is counted.

-- decision_get :one
SELECT id, organisation_id, keeper_id, origin, template, state, original_language, version,
       author_id, created_at, changed_at, translation, translated_version, translator_id,
       frozen_by, frozen_at, frozen_hash
FROM decision
WHERE id = :id;

-- decision_is_there :one
SELECT id
FROM decision
WHERE id = :id;

-- decision_fields :many
-- decision: DECISION_ID
SELECT language, field, value
FROM decision_field
WHERE decision_id = :decision
ORDER BY language, field
LIMIT 200;

-- decision_sources :many
-- decision: DECISION_ID
SELECT language, field, position, begins, ends
FROM decision_source
WHERE decision_id = :decision
ORDER BY language, field, position
LIMIT 1000;

-- decision_amounts :many
-- decision: DECISION_ID
SELECT position, amount, literal, kind, label_en, label_cy, sentence_begins, sentence_ends,
       begins, ends
FROM decision_amount
WHERE decision_id = :decision
ORDER BY position
LIMIT 500;

-- decision_sums :many
-- decision: DECISION_ID
SELECT position, total, stated, begins, ends
FROM decision_sum
WHERE decision_id = :decision
ORDER BY position
LIMIT 200;

-- decision_sum_parts :many
-- decision: DECISION_ID
SELECT sum_position, position, count, part
FROM decision_sum_part
WHERE decision_id = :decision
ORDER BY sum_position, position
LIMIT 2000;

-- decision_priors :many
-- decision: DECISION_ID
SELECT position, act, body_en, body_cy, what_en, what_cy, happened_on, begins, ends
FROM decision_prior
WHERE decision_id = :decision
ORDER BY position
LIMIT 50;

-- decision_documents :many
-- decision: DECISION_ID
SELECT language, name, text, sha256, account_id, added_at
FROM decision_document
WHERE decision_id = :decision
ORDER BY language
LIMIT 2;

-- decision_withheld_parts :many
-- decision: DECISION_ID
SELECT field, reason_en, reason_cy
FROM decision_withheld
WHERE decision_id = :decision
ORDER BY field
LIMIT 100;

-- decision_corrigenda :many
-- decision: DECISION_ID
SELECT position, field, text_en, text_cy, account_id, made_at
FROM decision_corrigendum
WHERE decision_id = :decision
ORDER BY position
LIMIT 200;

-- decision_histories :many
-- decision: DECISION_ID
-- before: NUMBER
-- most: NUMBER
SELECT h.version, h.act, h.account_id, h.happened_at, a.name
FROM decision_history h
JOIN account a ON a.id = h.account_id
WHERE h.decision_id = :decision
  AND h.version < :before
ORDER BY h.version DESC
LIMIT :most;

-- decision_changes :many
-- decision: DECISION_ID
-- after: NUMBER
SELECT version, language, field, before, after
FROM decision_change
WHERE decision_id = :decision
  AND version > :after
ORDER BY version, language, field
LIMIT 1000;

-- decision_original_changed_at :one
-- decision: DECISION_ID
-- version: NUMBER
SELECT CAST(coalesce(max(version), 0) AS BIGINT) AS version
FROM decision_change
WHERE decision_id = :decision
  AND language = :language;

-- decision_by_organisation_reference :one
-- organisation: ORGANISATION_ID
SELECT id
FROM decision
WHERE organisation_id = :organisation
  AND reference = :reference
  AND reference <> ''
  AND state <> 'discarded';

-- decision_last_number :one
-- organisation: ORGANISATION_ID
-- year: NUMBER
-- number: NUMBER
SELECT CAST(coalesce(max(reference_number), 0) AS BIGINT) AS number
FROM decision
WHERE organisation_id = :organisation
  AND reference_year = :year;

-- decision_insert :run
-- organisation: ORGANISATION_ID
-- keeper: ORGANISATION_ID
-- year: NUMBER
-- number: NUMBER
-- original: TEXT
-- author: ACCOUNT_ID
-- now: INSTANT
INSERT INTO decision (id, organisation_id, keeper_id, reference, reference_year,
       reference_number, origin, template, state, original_language, version, author_id,
       created_at, changed_at, title_en, title_cy, signed_on, translation, translated_version,
       translator_id, frozen_by, frozen_at, frozen_hash)
VALUES (:id, :organisation, :keeper, :reference, :year, :number, :origin, :template, :state,
       :original, 1, :author, :now, :now, :title_en, :title_cy, :signed_on, 'none', 0, NULL, NULL,
       NULL, '');

-- decision_touch :run
-- What a list shows is carried here from the fields; the version says whose turn it was.
-- was: NUMBER
-- organisation: ORGANISATION_ID
-- year: NUMBER
-- number: NUMBER
-- now: INSTANT
UPDATE decision
SET version = version + 1, changed_at = :now, organisation_id = :organisation,
    reference = :reference, reference_year = :year, reference_number = :number,
    title_en = :title_en, title_cy = :title_cy, signed_on = :signed_on
WHERE id = :id
  AND version = :was;

-- decision_set_state :run
UPDATE decision
SET state = :state
WHERE id = :id;

-- decision_set_translation :run
-- translator: ACCOUNT_ID NULL
UPDATE decision
SET translation = :translation, translated_version = :version, translator_id = :translator
WHERE id = :id;

-- decision_freeze :run
-- by: ACCOUNT_ID
-- now: INSTANT
-- hash: TEXT
UPDATE decision
SET state = 'frozen', frozen_by = :by, frozen_at = :now, frozen_hash = :hash
WHERE id = :id;

-- decision_field_put :run
-- decision: DECISION_ID
INSERT INTO decision_field (decision_id, language, field, value)
VALUES (:decision, :language, :field, :value)
ON CONFLICT (decision_id, language, field) DO UPDATE SET value = excluded.value;

-- decision_source_put :run
-- decision: DECISION_ID
INSERT INTO decision_source (decision_id, language, field, position, begins, ends)
VALUES (:decision, :language, :field, :position, :begins, :ends);

-- decision_sources_drop :run
-- decision: DECISION_ID
DELETE FROM decision_source
WHERE decision_id = :decision;

-- decision_amount_put :run
-- decision: DECISION_ID
INSERT INTO decision_amount (decision_id, position, amount, literal, kind, label_en, label_cy,
       sentence_begins, sentence_ends, begins, ends)
VALUES (:decision, :position, :amount, :literal, :kind, :label_en, :label_cy,
       :sentence_begins, :sentence_ends, :begins, :ends);

-- decision_amounts_drop :run
-- decision: DECISION_ID
DELETE FROM decision_amount
WHERE decision_id = :decision;

-- decision_sum_put :run
-- decision: DECISION_ID
INSERT INTO decision_sum (decision_id, position, total, stated, begins, ends)
VALUES (:decision, :position, :total, :stated, :begins, :ends);

-- decision_sum_part_put :run
-- decision: DECISION_ID
-- sum: NUMBER
INSERT INTO decision_sum_part (decision_id, sum_position, position, count, part)
VALUES (:decision, :sum, :position, :count, :part);

-- decision_sum_parts_drop :run
-- decision: DECISION_ID
DELETE FROM decision_sum_part
WHERE decision_id = :decision;

-- decision_sums_drop :run
-- decision: DECISION_ID
DELETE FROM decision_sum
WHERE decision_id = :decision;

-- decision_prior_put :run
-- decision: DECISION_ID
INSERT INTO decision_prior (decision_id, position, act, body_en, body_cy, what_en, what_cy,
       happened_on, begins, ends)
VALUES (:decision, :position, :act, :body_en, :body_cy, :what_en, :what_cy,
       :happened_on, :begins, :ends);

-- decision_priors_drop :run
-- decision: DECISION_ID
DELETE FROM decision_prior
WHERE decision_id = :decision;

-- decision_document_put :run
-- decision: DECISION_ID
-- account: ACCOUNT_ID
-- now: INSTANT
INSERT INTO decision_document (decision_id, language, name, text, sha256, account_id, added_at)
VALUES (:decision, :language, :name, :text, :sha256, :account, :now)
ON CONFLICT (decision_id, language) DO UPDATE
SET name = excluded.name, text = excluded.text, sha256 = excluded.sha256,
    account_id = excluded.account_id, added_at = excluded.added_at;

-- decision_history_put :run
-- decision: DECISION_ID
-- account: ACCOUNT_ID
-- now: INSTANT
INSERT INTO decision_history (decision_id, version, act, account_id, happened_at)
VALUES (:decision, :version, :act, :account, :now);

-- decision_change_put :run
-- decision: DECISION_ID
INSERT INTO decision_change (decision_id, version, language, field, before, after)
VALUES (:decision, :version, :language, :field, :before, :after);

-- decision_withheld_put :run
-- decision: DECISION_ID
INSERT INTO decision_withheld (decision_id, field, reason_en, reason_cy)
VALUES (:decision, :field, :reason_en, :reason_cy)
ON CONFLICT (decision_id, field) DO UPDATE
SET reason_en = excluded.reason_en, reason_cy = excluded.reason_cy;

-- decision_withheld_drop :run
-- decision: DECISION_ID
DELETE FROM decision_withheld
WHERE decision_id = :decision
  AND field = :field;

-- decision_corrigendum_put :run
-- decision: DECISION_ID
-- account: ACCOUNT_ID
-- now: INSTANT
INSERT INTO decision_corrigendum (decision_id, position, field, text_en, text_cy, account_id, made_at)
VALUES (:decision, :position, :field, :text_en, :text_cy, :account, :now);

-- decision_token_put :run
-- keeper: ORGANISATION_ID
-- decision: DECISION_ID
INSERT INTO decision_token (keeper_id, token, decision_id)
VALUES (:keeper, :token, :decision)
ON CONFLICT (keeper_id, token, decision_id) DO NOTHING;

-- decision_token_drop :run
-- keeper: ORGANISATION_ID
-- decision: DECISION_ID
DELETE FROM decision_token
WHERE keeper_id = :keeper
  AND token = :token
  AND decision_id = :decision;

-- decision_list :many
-- Newest change first, from (before, before_id) on.
-- keeper: ORGANISATION_ID
-- organisation: ORGANISATION_ID
-- before: INSTANT
-- before_id: DECISION_ID
-- most: NUMBER
SELECT id, organisation_id, reference, title_en, title_cy, state, signed_on, changed_at
FROM decision
WHERE keeper_id = :keeper
  {AND organisation_id = :organisation}
  {AND state = :state}
  {AND translation = :translation AND state NOT IN ('discarded', 'withdrawn')}
  {AND (changed_at, id) < (:before, :before_id)}
ORDER BY changed_at DESC, id DESC
LIMIT :most;

-- decision_list_of_year :many decision_list
-- Signed in that year: a walk of the keeper's own key, which holds the day.
-- keeper: ORGANISATION_ID
-- signed_from: DATE
-- signed_to: DATE
-- organisation: ORGANISATION_ID
-- state: TEXT
-- before: INSTANT
-- before_id: DECISION_ID
-- most: NUMBER
SELECT id, organisation_id, reference, title_en, title_cy, state, signed_on, changed_at
FROM decision
WHERE keeper_id = :keeper
  AND signed_on BETWEEN :signed_from AND :signed_to
  {AND organisation_id = :organisation}
  {AND state = :state}
  {AND (changed_at, id) < (:before, :before_id)}
ORDER BY changed_at DESC, id DESC
LIMIT :most;

-- decision_found :many decision_list
-- Records holding a word that begins so; a bounded walk, newest change first.
-- keeper: ORGANISATION_ID
-- from: TEXT
-- to: TEXT
-- organisation: ORGANISATION_ID
-- signed_from: DATE
-- signed_to: DATE
-- most: NUMBER
-- may scan: the matches are at most 500 before they are sorted
SELECT d.id, d.organisation_id, d.reference, d.title_en, d.title_cy, d.state, d.signed_on,
       d.changed_at
FROM (
  SELECT DISTINCT decision_id
  FROM decision_token
  WHERE keeper_id = :keeper
    AND token >= :from
    AND token < :to
  LIMIT 500
) found
JOIN decision d ON d.id = found.decision_id
  {AND d.state = :state}
  {AND d.organisation_id = :organisation}
  {AND d.signed_on BETWEEN :signed_from AND :signed_to}
ORDER BY d.changed_at DESC, d.id DESC
LIMIT :most;
