-- SPDX-License-Identifier: MIT
-- The main database's side of the log: events on their way into it, and what it remembers of it.

-- audit_event_count_up :run
-- The writer is one, and a rollback takes it back: the numbers have no gaps.
UPDATE audit_head
SET event_count = event_count + 1
WHERE one = 1;

-- audit_event_add :run
INSERT INTO audit_event (id, happened_at, leaf)
VALUES (:id, :happened_at, :leaf);

-- audit_event_waiting :many
-- after: NUMBER
-- most: NUMBER
SELECT id, leaf
FROM audit_event
WHERE id > :after
ORDER BY id
LIMIT :most;

-- audit_event_forget :run
-- What the log has need not stay here.
-- carried: NUMBER
DELETE FROM audit_event
WHERE id <= :carried;

-- audit_head_get :one
SELECT event_count, log_size, log_root
FROM audit_head
WHERE one = 1;

-- audit_head_remember :run
-- size: NUMBER
-- root: TEXT
UPDATE audit_head
SET log_size = :size, log_root = :root
WHERE one = 1 AND log_size < :size;

-- audit_head_continue :run
-- After an older copy was put back: numbers that the log has seen do not come again.
-- carried: NUMBER
UPDATE audit_head
SET event_count = :carried
WHERE one = 1 AND event_count < :carried;
