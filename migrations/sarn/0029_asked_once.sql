-- person: rights are asked no more often than they have to be; who may see whom stays the same
--
-- Whom the reader may not see today, whatever else they hold.
CREATE VIEW v_person_blocked AS
SELECT person_id
FROM block
WHERE account_id = app_account()
  AND from_on <= app_today()
  AND to_on >= app_today();

-- Whom the reader, who leads workshops, may not see while the other side has not said that they may.
CREATE VIEW v_person_behind_wall AS
SELECT p_referral.person_id
FROM facilitator
JOIN facilitator_person ON facilitator_person.facilitator_id = facilitator.id
JOIN relay_person ON relay_person.person = facilitator_person.person
JOIN p_referral ON p_referral.link_id = relay_person.link_id
WHERE facilitator.account_id = app_account()
  AND (relay_person.side = 'theirs' OR relay_person.is_free = 0);

-- As before.  That it looks at reach in all of it is for the order: most circles of a person are not
-- the reader's, and to ask for a block or a wall costs more than to find that out.
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
    FROM v_person_blocked
    WHERE v_person_blocked.person_id = person_circle.person_id
      AND reach.circle_id > 0)
  AND NOT EXISTS (
    SELECT 1
    FROM v_person_behind_wall
    WHERE v_person_behind_wall.person_id = person_circle.person_id
      AND reach.circle_id > 0);

-- A walk of one circle asks for both rights in that circle, and no others: whoever holds one of them
-- in a circle holds the other there, for policy.tsv grants them as one.
CREATE VIEW v_referral_page AS
SELECT line.circle_id, line.list, line.due_on, line.task, line.referral_id, line.person_id,
       p_referral.reference, p_referral.source, p_referral.type, p_referral.state,
       p_referral.owner_role, p_referral.deadline_now, p_person.given_names, p_person.family_name,
       p_person.county
FROM p_referral_line AS line
CROSS JOIN p_referral
CROSS JOIN p_person
WHERE p_referral.id = line.referral_id
  AND p_referral.person_id = line.person_id
  AND p_person.id = line.person_id
  -- that a deadline has passed is written ahead, and shown from its day on
  AND (line.task <> 'deadline-passed' OR line.due_on < app_today())
  AND EXISTS (
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
  AND NOT EXISTS (
    SELECT 1
    FROM v_person_blocked
    WHERE v_person_blocked.person_id = line.person_id)
  AND NOT EXISTS (
    SELECT 1
    FROM v_person_behind_wall
    WHERE v_person_behind_wall.person_id = line.person_id);

-- So too of those who are found by a word of theirs.
DROP VIEW v_person_word;
CREATE VIEW v_person_word AS
SELECT circle_id, word, person_id
FROM p_person_word
WHERE EXISTS (
    SELECT 1
    FROM person_circle
    CROSS JOIN reach
    WHERE person_circle.circle_id = p_person_word.circle_id
      AND person_circle.person_id = p_person_word.person_id
      AND reach.account_id = app_account()
      AND reach.right_name = 'person-list'
      AND reach.circle_id = p_person_word.circle_id
      AND reach.from_on <= app_today()
      AND reach.to_on >= app_today())
  AND NOT EXISTS (
    SELECT 1
    FROM v_person_blocked
    WHERE v_person_blocked.person_id = p_person_word.person_id)
  AND NOT EXISTS (
    SELECT 1
    FROM v_person_behind_wall
    WHERE v_person_behind_wall.person_id = p_person_word.person_id);

-- The deeds of one referral are asked for once, and not each.
DROP VIEW v_referral_deed;
CREATE VIEW v_referral_deed AS
SELECT p_referral_deed.referral_id, p_referral_deed.number, p_referral_deed.act,
       p_referral_deed.done_on,
       CASE WHEN p_referral_deed.act IN ('hold', 'lift') THEN NULL ELSE p_referral_deed.done_by END
         AS done_by,
       p_referral_deed.done_at, p_referral_deed.organisation_id, p_referral_deed.cohort_id,
       p_referral_deed.place_id, p_referral_deed.first_on, p_referral_deed.second_on,
       p_referral_deed.result, p_referral_deed.hold, p_referral_deed.because,
       p_referral_deed.decision, p_referral_deed.notice, p_referral_deed.deadline
FROM p_referral
CROSS JOIN p_referral_deed -- in this order: what is asked of the referral is asked once
WHERE app_account() > 0
  AND p_referral_deed.referral_id = p_referral.id
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_referral.person_id
      AND v_person_right.right_name = 'referral-read');
