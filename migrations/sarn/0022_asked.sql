-- referral: who asked for a hold is for the programme's lead alone; the victims' side asks by a pause
--
-- The victims' side asks to wait; a row stands until it says that it is safe to go on, or until the
-- lead lifts the hold.
CREATE TABLE p_referral_pause (
  referral_id REFERRAL_ID NOT NULL PRIMARY KEY REFERENCES p_referral (id),
  asked_on DATE NOT NULL CHECK (asked_on BETWEEN 19000100 AND 21991231)
) WITHOUT ROWID;

CREATE VIEW v_referral_pause AS
SELECT referral_id, asked_on
FROM p_referral_pause
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM p_referral
    JOIN v_person_right ON v_person_right.person_id = p_referral.person_id
    WHERE p_referral.id = p_referral_pause.referral_id
      AND v_person_right.right_name = 'referral-asker');

CREATE VIEW v_referral_asker AS
SELECT referral_id, number, hold, done_by
FROM p_referral_deed
WHERE app_account() > 0
  AND act = 'hold'
  AND EXISTS (
    SELECT 1
    FROM p_referral
    JOIN v_person_right ON v_person_right.person_id = p_referral.person_id
    WHERE p_referral.id = p_referral_deed.referral_id
      AND v_person_right.right_name = 'referral-asker');

-- Who held and who lifted is nobody's here: where all names are missing, that of the other program is not missed.
DROP VIEW v_referral_deed;

CREATE VIEW v_referral_deed AS
SELECT referral_id, number, act, done_on,
       CASE WHEN act IN ('hold', 'lift') THEN NULL ELSE done_by END AS done_by,
       done_at, organisation_id, cohort_id, place_id, first_on, second_on, result, hold, because,
       decision, notice, deadline
FROM p_referral_deed
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM p_referral
    JOIN v_person_right ON v_person_right.person_id = p_referral.person_id
    WHERE p_referral.id = p_referral_deed.referral_id
      AND v_person_right.right_name = 'referral-read');
