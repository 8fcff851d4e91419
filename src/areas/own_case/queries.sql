-- SPDX-License-Identifier: MIT
-- The statements by which the program finds whose own case a record is.

-- ---- the key ----

-- own_case_key_get :one
SELECT fingerprint
FROM own_case_key
WHERE id = 1;

-- own_case_key_write :run
INSERT INTO own_case_key (id, fingerprint)
VALUES (1, :fingerprint)
ON CONFLICT (id) DO UPDATE SET fingerprint = :fingerprint;

-- own_case_forget_accounts :run
-- may scan: all of them, when their key was lost
DELETE FROM account_fact;

-- own_case_forget_people :run
-- may scan: all of them, when their key was lost
DELETE FROM person_fact;

-- own_case_forget_denials :run
-- may scan: all of them, when their key was lost
DELETE FROM own_case_denied;

-- own_case_person_each :each
-- may scan: everybody, once
SELECT id, given_names, family_name, known_as, born_on, address
FROM v_person_own_case
ORDER BY id;

-- own_case_phones :many
-- person_id: PERSON_ID
SELECT number
FROM v_person_phone_own_case
WHERE person_id = :person_id
ORDER BY place
LIMIT 10;

-- ---- people ----

-- person_facts_delete :run
DELETE FROM person_fact
WHERE person_id = :person_id;

-- person_fact_insert :run
INSERT INTO person_fact (person_id, fact)
VALUES (:person_id, :fact)
ON CONFLICT (person_id, fact) DO NOTHING;

-- own_case_accounts_of :many
-- Whose own case that person is and who is not kept from them yet.
-- today: DATE
-- without_end: DATE
-- may scan: they are sorted, and are a handful
SELECT DISTINCT account_fact.account_id
FROM person_fact
JOIN account_fact ON account_fact.fact = person_fact.fact
WHERE person_fact.person_id = :person_id
  AND NOT EXISTS (
    SELECT 1
    FROM own_case_denied
    WHERE own_case_denied.account_id = account_fact.account_id
      AND own_case_denied.person_id = person_fact.person_id
      AND own_case_denied.fact = person_fact.fact)
  AND NOT EXISTS (
    SELECT 1
    FROM block
    WHERE block.account_id = account_fact.account_id
      AND block.person_id = person_fact.person_id
      AND block.kind = 'self'
      AND block.from_on <= :today
      AND block.to_on = :without_end)
ORDER BY account_fact.account_id
LIMIT 100;

-- own_case_people_of :many
-- The same of an account.
-- today: DATE
-- without_end: DATE
-- may scan: they are sorted, and are a handful
SELECT DISTINCT person_fact.person_id
FROM account_fact
JOIN person_fact ON person_fact.fact = account_fact.fact
WHERE account_fact.account_id = :account_id
  AND NOT EXISTS (
    SELECT 1
    FROM own_case_denied
    WHERE own_case_denied.account_id = account_fact.account_id
      AND own_case_denied.person_id = person_fact.person_id
      AND own_case_denied.fact = person_fact.fact)
  AND NOT EXISTS (
    SELECT 1
    FROM block
    WHERE block.account_id = account_fact.account_id
      AND block.person_id = person_fact.person_id
      AND block.kind = 'self'
      AND block.from_on <= :today
      AND block.to_on = :without_end)
ORDER BY person_fact.person_id
LIMIT 100;

-- own_case_block :run
-- now: INSTANT
INSERT INTO block (id, account_id, person_id, kind, from_on, to_on, set_at)
VALUES (:id, :account_id, :person_id, 'self', :from_on, :to_on, :now);

-- own_case_deny_insert :run
INSERT INTO own_case_denied (account_id, person_id, fact)
SELECT DISTINCT account_fact.account_id, person_fact.person_id, person_fact.fact
FROM person_fact
JOIN account_fact ON account_fact.fact = person_fact.fact
WHERE person_fact.person_id = :person_id
  AND account_fact.account_id = :account_id
ON CONFLICT (account_id, person_id, fact) DO NOTHING;

-- ---- accounts ----

-- own_account_list :many
-- organisation_id: ORGANISATION_ID
-- after: ACCOUNT_ID
-- most: NUMBER
-- has_birth: FLAG
-- has_phone: FLAG
-- has_address: FLAG
-- has_number: FLAG
SELECT account.id, account.name, account.login,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'birth') AS has_birth,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'phone') AS has_phone,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'address') AS has_address,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'number') AS has_number
FROM account
WHERE account.organisation_id = :organisation_id
  {AND account.id > :after}
ORDER BY account.id
LIMIT :most;

-- own_account_get :one own_account_list
-- organisation_id: ORGANISATION_ID
-- id: ACCOUNT_ID
-- has_birth: FLAG
-- has_phone: FLAG
-- has_address: FLAG
-- has_number: FLAG
SELECT account.id, account.name, account.login,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'birth') AS has_birth,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'phone') AS has_phone,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'address') AS has_address,
       EXISTS (SELECT 1 FROM account_fact WHERE account_id = account.id AND kind = 'number') AS has_number
FROM account
WHERE account.id = :id
  AND account.organisation_id = :organisation_id;

-- account_person_insert :run
INSERT INTO account_person (account_id, person)
VALUES (:account_id, :person)
ON CONFLICT (account_id, person) DO NOTHING;

-- account_facts_delete :run
DELETE FROM account_fact
WHERE account_id = :account_id
  AND kind = :kind;

-- account_fact_insert :run
INSERT INTO account_fact (account_id, kind, fact)
VALUES (:account_id, :kind, :fact)
ON CONFLICT (account_id, kind, fact) DO NOTHING;
