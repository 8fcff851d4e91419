-- SPDX-License-Identifier: MIT
-- The statements of what is brought in: which files, and which of their rows.

-- take_on_last :one
-- The number that was given last.
-- may scan: it is the last of the table's own order, and one row
SELECT id
FROM take_on
ORDER BY id DESC
LIMIT 1;

-- take_on_insert :run
INSERT INTO take_on (id, scheme_id, sheet, row_count, taken_by, taken_at)
VALUES (:id, :scheme_id, :sheet, :row_count, :taken_by, :taken_at);

-- take_on_list :many
-- The last first; `before` 0: from the last.
-- before: NUMBER
-- most: NUMBER
SELECT id, sheet, row_count, taken_by, taken_at
FROM take_on
WHERE scheme_id = :scheme_id
  {AND id < :before}
ORDER BY id DESC
LIMIT :most;

-- take_on_row_get :one
SELECT content_hash, cohort_id, referral_id
FROM take_on_row
WHERE scheme_id = :scheme_id
  AND sheet = :sheet
  AND key_hash = :key_hash;

-- take_on_row_insert :run
INSERT INTO take_on_row (scheme_id, sheet, key_hash, content_hash, take_on_id, cohort_id, referral_id)
VALUES (:scheme_id, :sheet, :key_hash, :content_hash, :take_on_id, :cohort_id, :referral_id);
