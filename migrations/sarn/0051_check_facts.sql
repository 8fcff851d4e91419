-- caution: what else was said in the check
--
-- With which tool the risk was assessed, and on which day the offence was; unset: nobody said, as in
-- what was kept before they were asked for.
ALTER TABLE p_check ADD COLUMN risk_tool TEXT NULL CHECK (length(risk_tool) BETWEEN 1 AND 20);
ALTER TABLE p_check ADD COLUMN offence_on DATE NULL CHECK (offence_on BETWEEN 19000100 AND 21991231);

DROP VIEW v_check;
CREATE VIEW v_check AS
SELECT place_id, person_id, scheme_id, terms_version, sex, risk_tool, offence_on, made_by, made_at
FROM p_check
WHERE app_account() > 0
  AND (EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_check.person_id
      AND v_person_right.right_name = 'caution-read')
  OR (person_id IS NULL
    AND EXISTS (
      SELECT 1
      FROM reach
      WHERE reach.account_id = app_account()
        AND reach.right_name = 'caution-read'
        AND reach.circle_id = p_check.circle_id
        AND reach.from_on <= app_today()
        AND reach.to_on >= app_today())));
