-- relay: what is said to the other program, and what was taken from it; both programs have these, and nobody's data is in them
CREATE TABLE relay_out (
  -- in the order of saying; never used again
  number NUMBER NOT NULL PRIMARY KEY CHECK (number > 0),
  flag TEXT NOT NULL CHECK (length(flag) BETWEEN 1 AND 40),
  -- unset: about no case
  link_id LINK_ID NULL CHECK (link_id BETWEEN 1 AND 9223372036854775807),
  -- the end of its line; unset once the other has it, or it has lapsed
  fields TEXT NULL CHECK (length(fields) BETWEEN 1 AND 3200),
  made_on DATE NOT NULL CHECK (made_on BETWEEN 19000100 AND 21991231),
  expires_on DATE NOT NULL CHECK (expires_on BETWEEN 19000100 AND 21991231),
  acknowledged_on DATE NULL CHECK (acknowledged_on BETWEEN 19000100 AND 21991231),
  attempts NUMBER NOT NULL CHECK (attempts >= 0),
  -- unset: it is not tried any more
  next_try INSTANT NULL CHECK (next_try > 0),
  CHECK ((fields IS NULL) = (next_try IS NULL)),
  CHECK (acknowledged_on IS NULL OR next_try IS NULL)
) WITHOUT ROWID;

CREATE INDEX relay_out_by_next_try ON relay_out (next_try, number);

CREATE INDEX relay_out_by_link ON relay_out (link_id, number);

-- The first number that this run of the program gives; one row.
CREATE TABLE relay_run (
  id NUMBER NOT NULL PRIMARY KEY CHECK (id = 1),
  first_number NUMBER NOT NULL CHECK (first_number > 0)
) WITHOUT ROWID;

INSERT INTO relay_run (id, first_number) VALUES (1, 1);

CREATE TABLE relay_in (
  sender TEXT NOT NULL CHECK (length(sender) BETWEEN 1 AND 40),
  number NUMBER NOT NULL CHECK (number > 0),
  flag TEXT NOT NULL CHECK (length(flag) BETWEEN 1 AND 40),
  link_id LINK_ID NULL CHECK (link_id BETWEEN 1 AND 9223372036854775807),
  -- SHA-256 of its line: another message of that number is not the same
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  taken_on DATE NOT NULL CHECK (taken_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (sender, number)
) WITHOUT ROWID;

CREATE INDEX relay_in_by_link ON relay_in (sender, link_id, number);

-- Who was ever assigned to a case, and on which side: a keyed hash that both programs reckon alike.
CREATE TABLE relay_person (
  link_id LINK_ID NOT NULL CHECK (link_id BETWEEN 1 AND 9223372036854775807),
  person TEXT NOT NULL CHECK (length(person) = 64),
  side TEXT NOT NULL CHECK (side IN ('ours', 'theirs')),
  PRIMARY KEY (link_id, person, side)
) WITHOUT ROWID;
