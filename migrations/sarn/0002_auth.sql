-- auth: accounts and their roles, sessions, forms kept across sign-in, attempts, answered submits
CREATE TABLE setting_flag (
  -- 'demonstration': everything in this database is invented
  name TEXT NOT NULL PRIMARY KEY CHECK (name IN ('demonstration')),
  set_at INSTANT NOT NULL CHECK (set_at BETWEEN 1 AND 9223372036854775807)
) WITHOUT ROWID;

CREATE TABLE account (
  id ACCOUNT_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- small letters, figures and . _ - @ +
  login TEXT NOT NULL CHECK (length(login) BETWEEN 3 AND 64),
  -- Argon2id; unset: nobody can sign in with a password
  password_hash TEXT NULL CHECK (length(password_hash) BETWEEN 40 AND 127),
  is_active FLAG NOT NULL CHECK (is_active IN (0, 1)),
  is_demonstration FLAG NOT NULL CHECK (is_demonstration IN (0, 1)),
  language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
  created_at INSTANT NOT NULL CHECK (created_at BETWEEN 1 AND 9223372036854775807)
) WITHOUT ROWID;

CREATE UNIQUE INDEX account_by_login ON account (login);
CREATE INDEX account_by_demonstration ON account (is_demonstration, id);

CREATE TABLE account_role (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  -- which there are stands in base/role.h, and what each may do in policy.tsv
  role TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 40),
  granted_at INSTANT NOT NULL CHECK (granted_at BETWEEN 1 AND 9223372036854775807),
  PRIMARY KEY (account_id, role)
) WITHOUT ROWID;

-- Kept for a day after its end, so that a form posted too late is known to be whose.
CREATE TABLE session (
  -- SHA-256 of the token; the token itself is nowhere
  token_hash BYTES NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  created_at INSTANT NOT NULL CHECK (created_at BETWEEN 1 AND 9223372036854775807),
  -- written at most once a minute
  last_seen_at INSTANT NOT NULL CHECK (last_seen_at BETWEEN 1 AND 9223372036854775807),
  ends_at INSTANT NOT NULL CHECK (ends_at > created_at)
) WITHOUT ROWID;

CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_end ON session (ends_at);

-- A form posted after its session had ended: for the same account, once, for a day.
CREATE TABLE kept_form (
  id NUMBER NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 2000),
  content_type TEXT NOT NULL CHECK (length(content_type) <= 200),
  -- the largest form that is taken: a document of 1 MiB and what goes with it
  body BYTES NOT NULL CHECK (length(body) <= 1228800),
  created_at INSTANT NOT NULL CHECK (created_at BETWEEN 1 AND 9223372036854775807)
);

CREATE INDEX kept_form_by_account ON kept_form (account_id, created_at, id);
CREATE INDEX kept_form_by_time ON kept_form (created_at);

-- Attempts to sign in that did not succeed, by what they have in common.
CREATE TABLE sign_in_attempt (
  -- a keyed hash of the login, of the address, or of both
  subject BYTES NOT NULL PRIMARY KEY CHECK (length(subject) = 32),
  failures NUMBER NOT NULL CHECK (failures BETWEEN 1 AND 9223372036854775807),
  last_at INSTANT NOT NULL CHECK (last_at BETWEEN 1 AND 9223372036854775807)
) WITHOUT ROWID;

CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (last_at);

-- What a submit was answered, so that the same one sent again gets the same answer.
CREATE TABLE idempotency (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 16 AND 64),
  -- 0 while it is being answered
  status NUMBER NOT NULL CHECK (status = 0 OR status BETWEEN 200 AND 599),
  location TEXT NOT NULL CHECK (length(location) <= 2000),
  created_at INSTANT NOT NULL CHECK (created_at BETWEEN 1 AND 9223372036854775807),
  PRIMARY KEY (account_id, key)
) WITHOUT ROWID;

CREATE INDEX idempotency_by_time ON idempotency (created_at);
