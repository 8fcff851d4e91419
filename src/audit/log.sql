-- SPDX-License-Identifier: MIT
-- The statements of the log's own database.

-- log_head_get :one
SELECT size, root, frontier, carried
FROM head
WHERE one = 1;

-- log_head_set :run
UPDATE head
SET size = :size, root = :root, frontier = :frontier, carried = :carried
WHERE one = 1;

-- log_leaf_add :run
INSERT INTO leaf (n, source, event_id, happened_at, account, act, kind, record_id, hash, leaf)
VALUES (:n, :source, :event_id, :happened_at, :account, :act, :kind, :record_id, :hash, :leaf);

-- log_leaf_each :each
-- All of them, in order.
-- may scan: verifying and exporting are of the whole log
SELECT n, source, event_id, happened_at, account, act, kind, record_id, hash, leaf
FROM leaf
ORDER BY n;

-- log_leaf_newest :many
-- The newest among the entries from `since` to `before`.
-- since: NUMBER
-- before: NUMBER
-- from: INSTANT
-- until: INSTANT
-- most: NUMBER
SELECT n, leaf
FROM leaf
WHERE n >= :since
  AND n < :before
  {AND act = :act}
  {AND +happened_at >= :from}
  {AND +happened_at < :until}
ORDER BY n DESC
LIMIT :most;

-- log_leaf_of_account :many log_leaf_newest
-- Of one account, or of nobody who was signed in.
-- since: NUMBER
-- before: NUMBER
-- from: INSTANT
-- until: INSTANT
-- most: NUMBER
SELECT n, leaf
FROM leaf
WHERE account = :account
  AND n >= :since
  AND n < :before
  {AND act = :act}
  {AND +happened_at >= :from}
  {AND +happened_at < :until}
ORDER BY n DESC
LIMIT :most;

-- log_leaf_of_record :each log_leaf_newest
-- Of one record, or the lists of such (0), among the entries from `since` to `before`.
-- since: NUMBER
-- before: NUMBER
SELECT n, leaf
FROM leaf
WHERE kind = :kind AND record_id = :record_id AND n >= :since AND n < :before
ORDER BY n DESC;

-- log_leaf_span :one
-- The first and the last entry of a time; 0 where it has none.
-- from: INSTANT
-- until: INSTANT
-- first: NUMBER
-- last: NUMBER
SELECT COALESCE(MIN(n), 0) AS first, COALESCE(MAX(n), 0) AS last
FROM leaf
WHERE happened_at >= :from AND happened_at < :until;
