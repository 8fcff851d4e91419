-- caution: what the victim said is for the force alone
--
-- Whoever reads a caution whole reads it without her views, and its check without the rule that asks
-- for them; those who propose and authorise it read these too.
DROP VIEW v_caution_read;
CREATE VIEW v_caution_read AS
SELECT id, version, person_id, organisation_id, place_id, state, disposal, offence, offence_on, authority,
       rank, authoriser, deadline, prosecution_limit, attended_on, changed_by, changed_at
FROM p_caution
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_caution.person_id
      AND v_person_right.right_name = 'caution-read');

CREATE VIEW v_caution_views AS
SELECT id, views, views_on, views_method, views_followed, views_why
FROM p_caution
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_caution.person_id
      AND v_person_right.right_name = 'caution-alter');

-- The checks that are read with what the victim said.
CREATE VIEW v_check_views AS
SELECT place_id
FROM p_check
WHERE app_account() > 0
  AND (EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_check.person_id
      AND v_person_right.right_name = 'caution-alter')
  OR (person_id IS NULL
    AND EXISTS (
      SELECT 1
      FROM reach
      WHERE reach.account_id = app_account()
        AND reach.right_name = 'caution-alter'
        AND reach.circle_id = p_check.circle_id
        AND reach.from_on <= app_today()
        AND reach.to_on >= app_today())));

-- E09 is the rule of her views.
DROP VIEW v_check_rule;
CREATE VIEW v_check_rule AS
SELECT place_id, rule, answer, finding, because, said_by, said_as, said_on
FROM p_check_rule
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_check
    WHERE v_check.place_id = p_check_rule.place_id)
  AND (rule <> 'E09'
    OR EXISTS (
      SELECT 1
      FROM v_check_views
      WHERE v_check_views.place_id = p_check_rule.place_id));
