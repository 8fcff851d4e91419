-- log: who did what to which record, as the leaves of a Merkle tree
CREATE TABLE leaf (
  -- 1, 2, 3 … without a gap: one more than RFC 6962's index
  n INTEGER NOT NULL PRIMARY KEY CHECK (n > 0),
  -- 'act': carried from a row of the main database, whose number is event_id; 'read': born here, 0
  source TEXT NOT NULL CHECK (source IN ('act', 'read')),
  event_id NUMBER NOT NULL CHECK (event_id >= 0),
  -- what lists ask for, copied from the leaf
  happened_at INSTANT NOT NULL CHECK (happened_at > 0),
  account NUMBER NOT NULL CHECK (account >= 0),
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 100),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
  record_id NUMBER NOT NULL CHECK (record_id >= 0),
  hash BYTES NOT NULL CHECK (length(hash) = 32),
  -- the event: src/audit/event.h says how it is written
  leaf TEXT NOT NULL CHECK (length(leaf) BETWEEN 1 AND 20000),
  CHECK ((source = 'act') = (event_id > 0))
);

CREATE UNIQUE INDEX leaf_by_event ON leaf (source, event_id) WHERE source <> 'read';
CREATE INDEX leaf_by_account ON leaf (account, n);
CREATE INDEX leaf_by_record ON leaf (kind, record_id, n);

-- What stands for all leaves; changed in the transaction that adds them.
CREATE TABLE head (
  one FLAG NOT NULL PRIMARY KEY CHECK (one = 1),
  size NUMBER NOT NULL CHECK (size >= 0),
  root TEXT NOT NULL CHECK (length(root) = 64),
  -- the roots of the full trees, the largest first, in hexadecimal: what it takes to add a leaf
  frontier TEXT NOT NULL CHECK (length(frontier) <= 4096),
  -- the number of the main database's last event that is here
  carried NUMBER NOT NULL CHECK (carried >= 0)
) WITHOUT ROWID;

-- the root of no leaves is the hash of no bytes
INSERT INTO head (one, size, root, frontier, carried)
VALUES (1, 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '', 0);
