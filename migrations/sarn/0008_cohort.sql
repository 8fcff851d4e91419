-- cohort: workshops A and B for one group, where they are held, and who leads them
CREATE TABLE venue (
  id VENUE_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  -- the body that uses it
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 500),
  county TEXT NOT NULL CHECK (length(county) = 3),
  access TEXT NOT NULL CHECK (length(access) BETWEEN 0 AND 1000),
  seats NUMBER NOT NULL CHECK (seats BETWEEN 1 AND 1000),
  created_at INSTANT NOT NULL CHECK (created_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX venue_by_organisation ON venue (organisation_id, name);

CREATE TABLE facilitator (
  id FACILITATOR_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  -- the body on whose staff they are
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  account_id ACCOUNT_ID NULL REFERENCES account (id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at INSTANT NOT NULL CHECK (created_at > 0)
) WITHOUT ROWID;

CREATE INDEX facilitator_by_organisation ON facilitator (organisation_id, name, id);
CREATE UNIQUE INDEX facilitator_by_account ON facilitator (account_id);

-- Renewed, it is another row; what a certificate said is never altered.
CREATE TABLE facilitator_training (
  facilitator_id FACILITATOR_ID NOT NULL REFERENCES facilitator (id),
  module TEXT NOT NULL CHECK (length(module) BETWEEN 1 AND 20),
  trained_on DATE NOT NULL CHECK (trained_on BETWEEN 19000100 AND 21991231),
  certificate TEXT NOT NULL CHECK (length(certificate) BETWEEN 1 AND 60),
  -- its last day; NULL: it does not expire
  expires_on DATE NULL CHECK (expires_on BETWEEN trained_on AND 21991231),
  recorded_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  recorded_at INSTANT NOT NULL CHECK (recorded_at > 0),
  PRIMARY KEY (facilitator_id, module, trained_on)
) WITHOUT ROWID;

CREATE TABLE cohort (
  id COHORT_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  -- within its scheme, as people quote it
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  -- the body that runs it
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  type TEXT NOT NULL CHECK (length(type) = 2),
  mode TEXT NOT NULL CHECK (mode = 'room' OR mode = 'telephone' OR mode = 'one-to-one'),
  language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
  county TEXT NOT NULL CHECK (length(county) = 3),
  venue_id VENUE_ID NULL REFERENCES venue (id),
  capacity NUMBER NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
  -- that of workshop A, carried here so that a list walks one key
  a_on DATE NOT NULL CHECK (a_on BETWEEN 19000100 AND 21991231),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  cancelled_because TEXT NULL CHECK (length(cancelled_because) BETWEEN 1 AND 500),
  changed_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX cohort_by_number ON cohort (scheme_id, number);
CREATE INDEX cohort_by_scheme ON cohort (scheme_id, a_on, id);
CREATE INDEX cohort_by_organisation ON cohort (organisation_id, a_on, id);

-- Times are minutes of the day on the clock there.
CREATE TABLE workshop (
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  letter TEXT NOT NULL CHECK (letter IN ('a', 'b')),
  held_on DATE NOT NULL CHECK (held_on BETWEEN 19000100 AND 21991231),
  begins NUMBER NOT NULL CHECK (begins BETWEEN 0 AND 1439),
  ends NUMBER NOT NULL CHECK (ends BETWEEN begins AND 1439),
  first_id FACILITATOR_ID NOT NULL REFERENCES facilitator (id),
  second_id FACILITATOR_ID NOT NULL REFERENCES facilitator (id),
  PRIMARY KEY (cohort_id, letter),
  CHECK (first_id <> second_id)
) WITHOUT ROWID;
