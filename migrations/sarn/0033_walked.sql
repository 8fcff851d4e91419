-- person: what is the same for all that is read is asked once; who may see whom stays the same
--
-- Only who leads workshops, or of whom something is known, can be behind a wall.
CREATE VIEW v_reader_walled AS
SELECT 1 AS is_so
FROM facilitator
WHERE facilitator.account_id = app_account()
UNION ALL
SELECT 1
FROM account_person
WHERE account_person.account_id = app_account();

-- As before, but for that.
DROP VIEW v_person_right;
CREATE VIEW v_person_right AS
SELECT person_circle.person_id, reach.right_name
FROM person_circle
CROSS JOIN reach -- in this order: a person is in few circles, and whoever reads may be in many
WHERE reach.circle_id = person_circle.circle_id
  AND reach.account_id = app_account()
  AND reach.from_on <= app_today()
  AND reach.to_on >= app_today()
  -- after reach, for the order: most circles of a person are not the reader's
  AND NOT EXISTS (
    SELECT 1
    FROM v_person_blocked
    WHERE v_person_blocked.person_id = person_circle.person_id
      AND reach.circle_id > 0)
  AND (NOT EXISTS (SELECT 1 FROM v_reader_walled)
    OR NOT EXISTS (
      SELECT 1
      FROM v_person_behind_wall
      WHERE v_person_behind_wall.person_id = person_circle.person_id
        AND reach.circle_id > 0));

-- Of a walk: whom the reader may not see is looked up once, not for each line.
DROP VIEW v_referral_page;
CREATE VIEW v_referral_page AS
SELECT line.circle_id, line.list, line.due_on, line.task, line.referral_id, line.person_id,
       p_referral.reference, p_referral.source, p_referral.type, p_referral.state,
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

-- A walk of one circle looks first whether it is the reader's, then goes from row to row of it.
CREATE VIEW v_person_word_page AS
SELECT p_person_word.circle_id, p_person_word.word, p_person_word.person_id
FROM reach
CROSS JOIN p_person_word
CROSS JOIN person_circle
WHERE reach.account_id = app_account()
  AND reach.right_name = 'person-list'
  AND reach.from_on <= app_today()
  AND reach.to_on >= app_today()
  AND p_person_word.circle_id = reach.circle_id
  AND p_person_word.person_id NOT IN (SELECT person_id FROM v_person_blocked)
  AND (NOT EXISTS (SELECT 1 FROM v_reader_walled)
    OR NOT EXISTS (
      SELECT 1
      FROM v_person_behind_wall
      WHERE v_person_behind_wall.person_id = p_person_word.person_id))
  AND person_circle.circle_id = p_person_word.circle_id
  AND person_circle.person_id = p_person_word.person_id;

-- What v_person_list shows, of one circle.
CREATE VIEW v_person_page AS
SELECT person_circle.circle_id, person_circle.person_id, p_person.reference, p_person.given_names,
       p_person.family_name, p_person.language, p_person.county
FROM reach
CROSS JOIN person_circle
CROSS JOIN p_person
WHERE reach.account_id = app_account()
  AND reach.right_name = 'person-list'
  AND reach.from_on <= app_today()
  AND reach.to_on >= app_today()
  AND person_circle.circle_id = reach.circle_id
  AND person_circle.person_id NOT IN (SELECT person_id FROM v_person_blocked)
  AND (NOT EXISTS (SELECT 1 FROM v_reader_walled)
    OR NOT EXISTS (
      SELECT 1
      FROM v_person_behind_wall
      WHERE v_person_behind_wall.person_id = person_circle.person_id))
  AND p_person.id = person_circle.person_id;

-- What is noted in one triage is asked for once, and not each.
DROP VIEW v_triage_need;
CREATE VIEW v_triage_need AS
SELECT p_triage_need.referral_id, p_triage_need.pathway, p_triage_need.score, p_triage_need.note
FROM v_triage
CROSS JOIN p_triage_need
WHERE app_account() > 0
  AND p_triage_need.referral_id = v_triage.referral_id;

DROP VIEW v_triage_support;
CREATE VIEW v_triage_support AS
SELECT p_triage_support.referral_id, p_triage_support.number, p_triage_support.pathway,
       p_triage_support.what, p_triage_support.organisation
FROM v_triage
CROSS JOIN p_triage_support
WHERE app_account() > 0
  AND p_triage_support.referral_id = v_triage.referral_id;

DROP VIEW v_triage_step;
CREATE VIEW v_triage_step AS
SELECT p_triage_step.referral_id, p_triage_step.number, p_triage_step.step, p_triage_step.state,
       p_triage_step.reached_on, p_triage_step.gain
FROM v_triage
CROSS JOIN p_triage_step
WHERE app_account() > 0
  AND p_triage_step.referral_id = v_triage.referral_id;

-- So that those of one state are not all looked at: SQLite takes the index with more columns.
DROP INDEX p_caution_by_attended;
CREATE INDEX p_caution_by_attended ON p_caution (organisation_id, state, id)
WHERE attended_on IS NOT NULL;
