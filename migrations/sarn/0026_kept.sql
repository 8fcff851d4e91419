-- cohort, caution: the place that a given caution keeps, and what ties a caution to its referral
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
