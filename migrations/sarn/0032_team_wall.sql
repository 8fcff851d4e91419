-- own_case: who holds an account, as the other program knows them; and nobody sees a case of which they are on the other side, by whatever role
--
-- Keyed hashes of a staff number, and of a name with the day of birth, which themselves are nowhere.
CREATE TABLE account_person (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  person TEXT NOT NULL CHECK (length(person) = 64),
  PRIMARY KEY (account_id, person)
) WITHOUT ROWID;

CREATE INDEX account_person_by_person ON account_person (person, account_id);

-- As before of who leads workshops, and of everybody whom the other side has named as its own.
DROP VIEW v_person_behind_wall;
CREATE VIEW v_person_behind_wall AS
SELECT p_referral.person_id
FROM facilitator
JOIN facilitator_person ON facilitator_person.facilitator_id = facilitator.id
JOIN relay_person ON relay_person.person = facilitator_person.person
JOIN p_referral ON p_referral.link_id = relay_person.link_id
WHERE facilitator.account_id = app_account()
  AND (relay_person.side = 'theirs' OR relay_person.is_free = 0)
UNION ALL
SELECT p_referral.person_id
FROM account_person
CROSS JOIN p_referral -- in this order: of most accounts nothing is known
CROSS JOIN relay_person
WHERE account_person.account_id = app_account()
  AND relay_person.link_id = p_referral.link_id
  AND relay_person.person = account_person.person
  AND relay_person.side = 'theirs';
