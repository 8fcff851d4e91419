-- referral: all of one stage or group are walked by their own index, and not found among all others
--
-- As of the referral, for what the lines are walked by.
ALTER TABLE p_referral_line ADD COLUMN state TEXT NOT NULL DEFAULT '' CHECK (length(state) <= 20);
ALTER TABLE p_referral_line ADD COLUMN type TEXT NOT NULL DEFAULT '' CHECK (length(type) <= 2);

UPDATE p_referral_line
SET state = (SELECT p_referral.state FROM p_referral WHERE p_referral.id = p_referral_line.referral_id),
    type = (SELECT p_referral.type FROM p_referral WHERE p_referral.id = p_referral_line.referral_id);

CREATE INDEX p_referral_line_by_state ON p_referral_line (circle_id, state, referral_id)
WHERE task = 'state';
CREATE INDEX p_referral_line_by_type ON p_referral_line (circle_id, type, referral_id)
WHERE task = 'state';

-- As before, but for where these two stand.
DROP VIEW v_referral_page;
CREATE VIEW v_referral_page AS
SELECT line.circle_id, line.list, line.due_on, line.task, line.referral_id, line.person_id,
       p_referral.reference, p_referral.source, line.type, line.state,
       p_referral.owner_role, p_referral.deadline_now, p_person.given_names, p_person.family_name,
       p_person.county
FROM p_referral_line AS line
CROSS JOIN p_referral
CROSS JOIN p_person
WHERE EXISTS (
    SELECT 1
    FROM person_circle
    CROSS JOIN reach AS lists
    CROSS JOIN reach AS names
    WHERE person_circle.circle_id = line.circle_id
      AND person_circle.person_id = line.person_id
      AND lists.account_id = app_account()
      AND lists.right_name = 'referral-list'
      AND lists.circle_id = line.circle_id
      AND lists.from_on <= app_today()
      AND lists.to_on >= app_today()
      AND names.account_id = app_account()
      AND names.right_name = 'person-list'
      AND names.circle_id = line.circle_id
      AND names.from_on <= app_today()
      AND names.to_on >= app_today())
  -- that a deadline has passed is written ahead, and shown from its day on
  AND (line.task <> 'deadline-passed' OR line.due_on < app_today())
  AND line.person_id NOT IN (SELECT person_id FROM v_person_blocked)
  AND (NOT EXISTS (SELECT 1 FROM v_reader_walled)
    OR NOT EXISTS (
      SELECT 1
      FROM v_person_behind_wall
      WHERE v_person_behind_wall.person_id = line.person_id))
  AND p_referral.id = line.referral_id
  AND p_referral.person_id = line.person_id
  AND p_person.id = line.person_id;
