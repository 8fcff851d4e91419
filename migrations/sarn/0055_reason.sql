-- referral: what somebody went on with knowingly where the record does not settle it, and why
CREATE TABLE p_referral_reason (
  referral_id REFERRAL_ID NOT NULL REFERENCES p_referral (id),
  -- words of areas/referral/rules_record.c
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 20),
  because TEXT NOT NULL CHECK (length(because) BETWEEN 1 AND 1000),
  said_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  said_at INSTANT NOT NULL CHECK (said_at > 0),
  PRIMARY KEY (referral_id, what)
) WITHOUT ROWID;

CREATE VIEW v_referral_reason AS
SELECT referral_id, what, because, said_by, said_at
FROM p_referral_reason
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM p_referral
    JOIN v_person_right ON v_person_right.person_id = p_referral.person_id
    WHERE p_referral.id = p_referral_reason.referral_id
      AND v_person_right.right_name = 'referral-read');
