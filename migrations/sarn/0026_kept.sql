-- cohort, caution, scheme: the place that a given caution keeps, what ties a caution to its referral,
-- and a figure of referrals
--
-- The caution, once it was given, for which a place is kept until somebody is referred or it ends.
ALTER TABLE place ADD COLUMN caution_id CAUTION_ID NULL REFERENCES p_caution (id);

CREATE INDEX p_referral_by_caution ON p_referral (caution_id, id);

-- The day on which the last of its two workshops was attended, as the provider says.
ALTER TABLE p_caution ADD COLUMN attended_on DATE NULL CHECK (attended_on BETWEEN 19000100 AND 21991231);
CREATE INDEX p_caution_by_attended ON p_caution (organisation_id, id)
WHERE attended_on IS NOT NULL AND state = 'in-compliance';

DROP VIEW v_caution_read;
CREATE VIEW v_caution_read AS
SELECT id, version, person_id, organisation_id, place_id, state, disposal, offence, offence_on, authority,
       rank, authoriser, views, views_on, views_method, views_followed, views_why, deadline,
       prosecution_limit, attended_on, changed_by, changed_at
FROM p_caution
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_caution.person_id
      AND v_person_right.right_name = 'caution-read');

-- How many were referred in a month without safe contact for the victims' service, and why.
CREATE TABLE scheme_no_contact (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  month_on DATE NOT NULL CHECK (month_on BETWEEN 19000100 AND 21991231),
  -- a word of the form that refers
  because TEXT NOT NULL CHECK (length(because) BETWEEN 1 AND 20),
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000),
  PRIMARY KEY (scheme_id, month_on, because)
) WITHOUT ROWID;
