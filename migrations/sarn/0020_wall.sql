-- cohort: by what the other program knows who leads and who was booked, so that nobody works on both sides of a case
--
-- Of 'ours': the other has said that they are not on its side.  Until then we have only asked.
ALTER TABLE relay_person ADD COLUMN is_free FLAG NOT NULL DEFAULT 0 CHECK (is_free IN (0, 1));

-- Keyed hashes of a staff number, and of a name with the day of birth, which themselves are nowhere.
CREATE TABLE facilitator_person (
  facilitator_id FACILITATOR_ID NOT NULL REFERENCES facilitator (id),
  person TEXT NOT NULL CHECK (length(person) = 64),
  PRIMARY KEY (facilitator_id, person)
) WITHOUT ROWID;

-- What the other program calls the case by, of one that was booked.
ALTER TABLE place ADD COLUMN link_id LINK_ID NULL CHECK (link_id BETWEEN 1 AND 9223372036854775807);

-- As before; and not by who leads workshops while the other side has not said that they may.
DROP VIEW v_person_right;
CREATE VIEW v_person_right AS
SELECT person_circle.person_id, reach.right_name
FROM person_circle
CROSS JOIN reach -- in this order: a person is in few circles, and whoever reads may be in many
WHERE reach.circle_id = person_circle.circle_id
  AND reach.account_id = app_account()
  AND reach.from_on <= app_today()
  AND reach.to_on >= app_today()
  AND NOT EXISTS (
    SELECT 1
    FROM block
    WHERE block.account_id = app_account()
      AND block.person_id = person_circle.person_id
      AND block.from_on <= app_today()
      AND block.to_on >= app_today())
  AND NOT EXISTS (
    SELECT 1
    FROM facilitator
    JOIN facilitator_person ON facilitator_person.facilitator_id = facilitator.id
    JOIN p_referral ON p_referral.person_id = person_circle.person_id
    JOIN relay_person ON relay_person.link_id = p_referral.link_id
      AND relay_person.person = facilitator_person.person
    WHERE facilitator.account_id = app_account()
      AND (relay_person.side = 'theirs' OR relay_person.is_free = 0));
