-- person: a search for two words of a name looks at those who have both, and not at all who have one
--
-- As rules.c makes them (pair_begins): of each two words that are not of a code.
INSERT INTO p_person_word (circle_id, word, person_id)
WITH name (circle_id, person_id, word) AS (
  SELECT circle_id, person_id, word
  FROM p_person_word
  WHERE length(word) >= 3
    AND substr(word, 1, 1) <> '='
    AND NOT EXISTS (
      SELECT 1
      FROM p_person
      WHERE p_person.id = p_person_word.person_id
        AND p_person_word.word IN (lower(p_person.reference), lower(substr(p_person.reference, 5))))
    AND NOT EXISTS (
      SELECT 1
      FROM p_person_code
      WHERE p_person_code.person_id = p_person_word.person_id
        AND p_person_word.word IN (lower(p_person_code.code), lower(substr(p_person_code.code, 5))))
)
SELECT one.circle_id, '&' || substr(one.word, 1, 3) || ' ' || substr(other.word, 1, 27) || ' ' ||
         substr(one.word, 1, 27),
       one.person_id
FROM name AS one
JOIN name AS other ON other.person_id = one.person_id AND other.circle_id = one.circle_id
WHERE other.word <> one.word
ON CONFLICT DO NOTHING;

-- As before, but what is the same for all that is looked at is asked once.
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
  AND person_id NOT IN (SELECT person_id FROM v_person_blocked)
  AND (NOT EXISTS (SELECT 1 FROM v_reader_walled)
    OR NOT EXISTS (
      SELECT 1
      FROM v_person_behind_wall
      WHERE v_person_behind_wall.person_id = p_person_word.person_id));
