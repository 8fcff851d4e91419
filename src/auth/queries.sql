-- SPDX-License-Identifier: MIT
-- Accounts, sessions, kept forms, attempts to sign in, and answered submits.

-- ---- accounts ----

-- account_insert :run
INSERT INTO account (id, organisation_id, name, login, password_hash,
  is_active, is_demonstration, language, created_at)
VALUES (:id, :organisation_id, :name, :login, :password_hash,
  1, :is_demonstration, :language, :created_at);

-- account_get :one
-- has_password: FLAG
SELECT id, organisation_id, name, login,
  CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS has_password,
  is_active, is_demonstration, language, created_at
FROM account
WHERE id = :id;

-- account_id_by_login :one
SELECT id
FROM account
WHERE login = :login;

-- account_password_by_login :one
-- What is checked when somebody signs in.
SELECT id, password_hash
FROM account
WHERE login = :login
  AND is_active = 1
  AND password_hash IS NOT NULL;

-- account_password_get :one
SELECT password_hash
FROM account
WHERE id = :id
  AND is_active = 1
  AND password_hash IS NOT NULL;

-- account_list :many account_get
-- In the order of their logins, those that follow one.
-- has_password: FLAG
SELECT id, organisation_id, name, login,
  CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS has_password,
  is_active, is_demonstration, language, created_at
FROM account
WHERE login > :login
ORDER BY login
LIMIT 50;

-- account_list_roles :many
-- The roles of all that account_list gives.
SELECT account_id, role
FROM account_role
WHERE account_id IN (SELECT id FROM account WHERE login > :login ORDER BY login LIMIT 50)
ORDER BY account_id, role
LIMIT 1000;

-- account_roles :many
SELECT role
FROM account_role
WHERE account_id = :account_id
ORDER BY role
LIMIT 50;

-- account_password_write :run
UPDATE account
SET password_hash = :password_hash
WHERE id = :id;

-- account_active_write :run
UPDATE account
SET is_active = :is_active
WHERE id = :id
  AND is_active <> :is_active;

-- account_role_insert :run
INSERT INTO account_role (account_id, role, granted_at)
VALUES (:account_id, :role, :granted_at)
ON CONFLICT (account_id, role) DO NOTHING;

-- account_role_delete :run
DELETE FROM account_role
WHERE account_id = :account_id
  AND role = :role;

-- account_organisation :one
SELECT id
FROM organisation
WHERE id = :id;

-- ---- sessions ----

-- session_insert :run
INSERT INTO session (token_hash, account_id, created_at, last_seen_at, ends_at)
VALUES (:token_hash, :account_id, :created_at, :last_seen_at, :ends_at);

-- session_get :one
SELECT session.account_id, session.created_at, session.last_seen_at, session.ends_at,
  account.organisation_id, account.name, account.language,
  account.is_active, account.is_demonstration
FROM session
JOIN account ON account.id = session.account_id
WHERE session.token_hash = :token_hash;

-- session_seen_write :run
UPDATE session
SET last_seen_at = :last_seen_at
WHERE token_hash = :token_hash;

-- session_delete :run
DELETE FROM session
WHERE token_hash = :token_hash;

-- session_delete_of_account :run
DELETE FROM session
WHERE account_id = :account_id;

-- session_delete_old :run
DELETE FROM session
WHERE ends_at < :ends_at;

-- ---- forms kept across an expired session ----

-- kept_form_insert :run
INSERT INTO kept_form (id, account_id, path, content_type, body, created_at)
VALUES (:id, :account_id, :path, :content_type, :body, :created_at);

-- kept_form_get :one
-- id: NUMBER
-- account_id: ACCOUNT_ID
SELECT path, content_type, body, created_at
FROM kept_form
WHERE id = :id
  AND account_id = :account_id;

-- kept_form_take_one :one
DELETE FROM kept_form
WHERE id = :id
  AND account_id = :account_id
RETURNING path, content_type, body, created_at;

-- kept_form_delete_but_newest :run
DELETE FROM kept_form
WHERE account_id = :account_id
  AND id NOT IN (
    SELECT id
    FROM kept_form
    WHERE account_id = :account_id
    ORDER BY created_at DESC, id DESC
    LIMIT 4
  );

-- kept_form_delete_of_account :run
DELETE FROM kept_form
WHERE account_id = :account_id;

-- kept_form_delete_old :run
DELETE FROM kept_form
WHERE created_at < :created_at;

-- ---- attempts to sign in ----

-- sign_in_attempt_get :one
SELECT failures, last_at
FROM sign_in_attempt
WHERE subject = :subject;

-- sign_in_attempt_write :run
INSERT INTO sign_in_attempt (subject, failures, last_at)
VALUES (:subject, :failures, :last_at)
ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at;

-- sign_in_attempt_delete :run
DELETE FROM sign_in_attempt
WHERE subject = :subject;

-- sign_in_attempt_delete_old :run
DELETE FROM sign_in_attempt
WHERE last_at < :last_at;

-- ---- answered submits ----

-- submit_insert :run
INSERT INTO idempotency (account_id, key, status, location, created_at)
VALUES (:account_id, :key, 0, '', :created_at)
ON CONFLICT (account_id, key) DO NOTHING;

-- submit_get :one
SELECT status, location
FROM idempotency
WHERE account_id = :account_id
  AND key = :key;

-- submit_answer_write :run
UPDATE idempotency
SET status = :status, location = :location
WHERE account_id = :account_id
  AND key = :key;

-- submit_delete_old :run
DELETE FROM idempotency
WHERE created_at < :created_at;

-- ---- demonstration ----

-- demonstration_flag_insert :run
INSERT INTO setting_flag (name, set_at)
VALUES ('demonstration', :set_at)
ON CONFLICT (name) DO NOTHING;

-- demonstration_flag :one
SELECT set_at
FROM setting_flag
WHERE name = 'demonstration';

-- demonstration_account_by_login :one
SELECT id
FROM account
WHERE login = :login
  AND is_demonstration = 1
  AND is_active = 1;

-- organisation_is_demonstration :one
SELECT is_demonstration
FROM organisation
WHERE id = :id;

-- account_that_is_real :one
SELECT id
FROM account
WHERE is_demonstration = 0
LIMIT 1;

-- organisation_that_is_real :one
-- may scan: organisations are few, and in a demonstration none is found
SELECT id
FROM organisation
WHERE is_demonstration = 0
LIMIT 1;

-- ---- circles and who reaches them ----

-- circle_insert :run
INSERT INTO circle (id, relation, organisation_id, from_on, to_on)
VALUES (:id, :relation, :organisation_id, :from_on, :to_on);

-- circle_get :one
SELECT id, relation, organisation_id, from_on, to_on
FROM circle
WHERE id = :id;

-- circle_of_organisation_each :each circle_get
SELECT id, relation, organisation_id, from_on, to_on
FROM circle
WHERE organisation_id = :organisation_id
ORDER BY id;

-- circle_of_member_each :each circle_get
SELECT circle.id, circle.relation, circle.organisation_id, circle.from_on, circle.to_on
FROM circle_member
JOIN circle ON circle.id = circle_member.circle_id
WHERE circle_member.account_id = :account_id
ORDER BY circle_member.circle_id;

-- circle_days_write :run
UPDATE circle
SET from_on = :from_on, to_on = :to_on
WHERE id = :id;

-- circle_member_insert :run
INSERT INTO circle_member (circle_id, account_id)
VALUES (:circle_id, :account_id)
ON CONFLICT (circle_id, account_id) DO NOTHING;

-- circle_member_delete :run
DELETE FROM circle_member
WHERE circle_id = :circle_id
  AND account_id = :account_id;

-- circle_account_each :each
-- Those of its body and its members, each perhaps twice.
-- account_id: ACCOUNT_ID
-- organisation_id: ORGANISATION_ID NULL
-- circle_id: CIRCLE_ID
SELECT id AS account_id
FROM account
WHERE organisation_id = :organisation_id
UNION ALL
SELECT account_id
FROM circle_member
WHERE circle_id = :circle_id;

-- account_each :each
-- may scan: all of them, when the policy has changed
SELECT id
FROM account
ORDER BY id;

-- reach_insert :run
INSERT INTO reach (account_id, right_name, circle_id, from_on, to_on)
VALUES (:account_id, :right_name, :circle_id, :from_on, :to_on)
ON CONFLICT (account_id, right_name, circle_id) DO NOTHING;

-- reach_delete_of_account :run
DELETE FROM reach
WHERE account_id = :account_id;

-- reach_delete_of_circle :run
DELETE FROM reach
WHERE circle_id = :circle_id;

-- reach_list :many
-- The circles that are open to the account on that day.
-- day: DATE
SELECT circle_id
FROM reach
WHERE account_id = :account_id
  AND right_name = :right_name
  AND from_on <= :day
  AND to_on >= :day
ORDER BY circle_id
LIMIT 1000;

-- reach_policy_get :one
SELECT hash
FROM reach_policy
WHERE id = 1;

-- reach_policy_write :run
INSERT INTO reach_policy (id, hash)
VALUES (1, :hash)
ON CONFLICT (id) DO UPDATE SET hash = :hash;
