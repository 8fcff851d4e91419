-- SPDX-License-Identifier: MIT
-- The statements of people on a programme.  What is personal is read through views, which show what
-- the work's reader may see: no statement here asks who that is.

-- person_right_get :one
-- Found: the reader holds that right on that person today.
-- person_id: PERSON_ID
-- right_name: TEXT
SELECT person_id
FROM v_person_right
WHERE person_id = :person_id
  AND right_name = :right_name
LIMIT 1;

-- person_page :many
-- Those in the circle, the one added last first; from `before` on.
-- circle_id: CIRCLE_ID
-- before: PERSON_ID
-- most: NUMBER
SELECT person_id AS id, reference, given_names, family_name, language, county
FROM v_person_page
WHERE circle_id = :circle_id
  {AND person_id < :before}
ORDER BY person_id DESC
LIMIT :most;

-- person_page_of_word :many person_page
-- Those with exactly that word, which may be a county's: so too.
-- circle_id: CIRCLE_ID
-- word: TEXT
-- before: PERSON_ID
-- most: NUMBER
SELECT p.id, p.reference, p.given_names, p.family_name, p.language, p.county
FROM v_person_word f
JOIN v_person_list p ON p.id = f.person_id
WHERE f.circle_id = :circle_id
  AND f.word = :word
  {AND f.person_id < :before}
ORDER BY f.person_id DESC
LIMIT :most;

-- person_found :many person_page
-- Those with a word that begins so and has that in it, one that begins as the other, and that county;
-- the one added last first.  It looks at so many words and finds so many people at most: a search
-- that would need more is answered with what it met.
-- circle_id: CIRCLE_ID
-- from: TEXT
-- to: TEXT
-- words_most: NUMBER
-- other_from: TEXT
-- other_to: TEXT
-- county: TEXT
-- beside: TEXT
-- people_most: NUMBER
-- most: NUMBER
-- may scan: those words, and no more
SELECT person_id AS id, reference, given_names, family_name, language, county
FROM v_person_page
WHERE circle_id = :circle_id
  AND person_id IN (
    SELECT DISTINCT f.person_id
    FROM (
      SELECT circle_id, word, person_id
      FROM v_person_word_page
      WHERE circle_id = :circle_id
        AND word >= :from
        AND word < :to
      LIMIT :words_most
    ) f
    WHERE f.person_id > 0
      {AND replace(f.word, :beside, '') <> f.word}
      {AND EXISTS (
        SELECT 1
        FROM v_person_word o
        WHERE o.person_id = f.person_id
          AND o.circle_id = f.circle_id
          AND o.word >= :other_from
          AND o.word < :other_to)}
      {AND EXISTS (
        SELECT 1
        FROM v_person_word c
        WHERE c.person_id = f.person_id
          AND c.circle_id = f.circle_id
          AND c.word = :county)}
    LIMIT :people_most)
ORDER BY person_id DESC
LIMIT :most;

-- person_word_is_common :one
-- Found: more words than that begin so.
-- circle_id: CIRCLE_ID
-- from: TEXT
-- to: TEXT
-- most: NUMBER
SELECT person_id
FROM v_person_word_page
WHERE circle_id = :circle_id
  AND word >= :from
  AND word < :to
ORDER BY word, person_id
LIMIT 1 OFFSET :most;

-- person_get :one
-- id: PERSON_ID
SELECT id, version, scheme_id, force_id, reference, given_names, family_name, known_as, born_on,
       sex, language, other_language, county, address, email, police_reference, access_needs,
       needs_interpreter, is_first_time, changed_by, changed_at
FROM v_person_read
WHERE id = :id;

-- person_phones :many
-- person_id: PERSON_ID
SELECT place, number, may_text
FROM v_person_phone
WHERE person_id = :person_id
ORDER BY place
LIMIT 10;

-- person_insert :run
-- Nothing if the id or the reference is taken.
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO p_person (id, version, scheme_id, force_id, reference, given_names, family_name,
       known_as, born_on, sex, language, other_language, county, address, email,
       police_reference, access_needs, needs_interpreter, is_first_time, added_by, added_at,
       changed_by, changed_at)
VALUES (:id, 1, :scheme_id, :force_id, :reference, :given_names, :family_name,
       :known_as, :born_on, :sex, :language, :other_language, :county, :address, :email,
       :police_reference, :access_needs, :needs_interpreter, :is_first_time, :by, :now,
       :by, :now)
ON CONFLICT DO NOTHING;

-- person_update :run
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE p_person
SET version = version + 1, given_names = :given_names, family_name = :family_name,
    known_as = :known_as, born_on = :born_on, sex = :sex, language = :language,
    other_language = :other_language, county = :county, address = :address, email = :email,
    police_reference = :police_reference, access_needs = :access_needs,
    needs_interpreter = :needs_interpreter, is_first_time = :is_first_time,
    changed_by = :by, changed_at = :now
WHERE id = :id
  AND version = :version;

-- person_phone_insert :run
INSERT INTO p_person_phone (person_id, place, number, may_text)
VALUES (:person_id, :place, :number, :may_text);

-- person_phones_delete :run
DELETE FROM p_person_phone
WHERE person_id = :person_id;

-- person_circle_insert :run
INSERT INTO person_circle (circle_id, person_id, since)
VALUES (:circle_id, :person_id, :since)
ON CONFLICT (circle_id, person_id) DO NOTHING;

-- person_circle_delete :run
DELETE FROM person_circle
WHERE circle_id = :circle_id
  AND person_id = :person_id;

-- person_word_insert :run
-- In each circle that the person is in.
INSERT INTO p_person_word (circle_id, word, person_id)
SELECT circle_id, :word, person_id
FROM person_circle
WHERE person_id = :person_id
ON CONFLICT DO NOTHING;

-- person_codes :many
-- person_id: PERSON_ID
SELECT code
FROM v_person_code
WHERE person_id = :person_id
ORDER BY code
LIMIT 1000;

-- person_code_insert :run
INSERT INTO p_person_code (person_id, code)
VALUES (:person_id, :code)
ON CONFLICT DO NOTHING;

-- person_words_delete :run
DELETE FROM p_person_word
WHERE person_id = :person_id;

-- person_words_delete_of_circle :run
DELETE FROM p_person_word
WHERE person_id = :person_id
  AND circle_id = :circle_id;

-- block_list :many
-- All that were ever set and not lifted before they began.
-- person_id: PERSON_ID
SELECT id, account_id, kind, from_on, to_on, set_by, answer
FROM block
WHERE person_id = :person_id
ORDER BY id
LIMIT 200;

-- block_ending :many
-- Those whose last day lies so, on people of whom the reader may say who sees them.
-- from: DATE
-- until: DATE
-- most: NUMBER
-- may scan: blocks are set by hand, one by one: they are few
SELECT b.person_id, p.reference, b.account_id, b.kind, b.to_on
FROM block b
JOIN v_person_list p ON p.id = b.person_id
WHERE b.to_on >= :from
  AND b.to_on <= :until
  AND EXISTS (
    SELECT 1
    FROM v_person_right r
    WHERE r.person_id = b.person_id
      AND r.right_name = 'person-block')
ORDER BY b.to_on, b.id
LIMIT :most;

-- block_found :many
-- Those that the program set and nobody has answered, on people of whom the reader may say who sees
-- them.
-- today: DATE
-- most: NUMBER
-- may scan: they wait for an answer: they are few
SELECT b.id, b.person_id, p.reference, b.account_id
FROM block b
JOIN v_person_list p ON p.id = b.person_id
WHERE b.set_by IS NULL
  AND b.answer IS NULL
  AND b.to_on >= :today
  AND EXISTS (
    SELECT 1
    FROM v_person_right r
    WHERE r.person_id = b.person_id
      AND r.right_name = 'person-block')
ORDER BY b.id
LIMIT :most;

-- block_get :one
SELECT person_id, account_id, from_on, to_on, set_by
FROM block
WHERE id = :id;

-- block_answer :run
-- by: ACCOUNT_ID
UPDATE block
SET answer = :answer, answered_by = :by
WHERE id = :id;

-- block_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO block (id, account_id, person_id, kind, from_on, to_on, set_by, set_at)
VALUES (:id, :account_id, :person_id, :kind, :from_on, :to_on, :by, :now);

-- block_end :run
UPDATE block
SET to_on = :to_on
WHERE id = :id;

-- block_delete :run
DELETE FROM block
WHERE id = :id;
