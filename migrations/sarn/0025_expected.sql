-- register: how many a cohort's workshops expect, of those too whom a reader may not see
--
-- Nothing of a person: how full a cohort is, is shown to whoever may see it.
CREATE VIEW v_register_expected AS
SELECT place.cohort_id, p_referral.state
FROM place
JOIN p_referral ON p_referral.id = place.referral_id
WHERE app_account() > 0
  AND place.booked_at IS NOT NULL
  -- where the referral stands now, and not a place that it had
  AND place.id = (
    SELECT place_id
    FROM p_referral_deed
    WHERE referral_id = place.referral_id
      AND place_id IS NOT NULL
    ORDER BY number DESC
    LIMIT 1);
