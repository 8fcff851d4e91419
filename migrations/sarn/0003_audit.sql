-- audit: events of writes, in the act's own transaction, waiting to be carried into the log
CREATE TABLE audit_event (
  -- 1, 2, 3 … without a gap: from audit_head.event_count, so it never comes again
  id NUMBER NOT NULL PRIMARY KEY CHECK (id > 0),
  happened_at INSTANT NOT NULL CHECK (happened_at > 0),
  -- the canonical text of the event: the leaf of the log
  leaf TEXT NOT NULL CHECK (length(leaf) BETWEEN 1 AND 20000)
) WITHOUT ROWID;

-- How many events there have been, and the log as it was last seen: a shorter one has lost leaves.
CREATE TABLE audit_head (
  one FLAG NOT NULL PRIMARY KEY CHECK (one = 1),
  event_count NUMBER NOT NULL CHECK (event_count >= 0),
  log_size NUMBER NOT NULL CHECK (log_size >= 0),
  -- in hexadecimal
  log_root TEXT NOT NULL CHECK (length(log_root) = 64)
) WITHOUT ROWID;

-- the root of no leaves is the hash of no bytes
INSERT INTO audit_head (one, event_count, log_size, log_root)
VALUES (1, 0, 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
