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
-- The newest before one: of all, of one account, of one record.
-- before: NUMBER
-- most: NUMBER
SELECT n, leaf
FROM leaf
WHERE n < :before
  {AND account = :account}
  {AND kind = :kind AND record_id = :record_id}
ORDER BY n DESC
LIMIT :most;

-- log_leaf_lists_since :each log_leaf_newest
-- Lists that may have shown a record, among the entries from `since` to `before`.
-- since: NUMBER
-- before: NUMBER
SELECT n, leaf
FROM leaf
WHERE kind = :kind AND record_id = 0 AND n >= :since AND n < :before
ORDER BY n DESC;
