-- person: the codes by which people are found besides their names: of a referral, of a held place
CREATE TABLE p_person_code (
  person_id PERSON_ID NOT NULL REFERENCES p_person (id),
  code TEXT NOT NULL CHECK (length(code) = 8),
  PRIMARY KEY (person_id, code)
) WITHOUT ROWID;

CREATE VIEW v_person_code AS
SELECT person_id, code
FROM p_person_code
WHERE app_account() > 0
  AND EXISTS (
    SELECT 1
    FROM v_person_right
    WHERE v_person_right.person_id = p_person_code.person_id
      AND v_person_right.right_name = 'person-read');

INSERT INTO p_person_code (person_id, code)
SELECT person_id, reference
FROM p_referral
UNION
SELECT p_referral.person_id, place.code
FROM p_referral
JOIN place ON place.referral_id = p_referral.id
UNION
SELECT p_caution.person_id, place.code
FROM p_caution
JOIN place ON place.id = p_caution.place_id;

-- As rules.c folds them: whole, and from the middle on.
INSERT INTO p_person_word (circle_id, word, person_id)
SELECT person_circle.circle_id, lower(p_person_code.code), p_person_code.person_id
FROM p_person_code
JOIN person_circle ON person_circle.person_id = p_person_code.person_id
WHERE person_circle.person_id > 0
ON CONFLICT DO NOTHING;

INSERT INTO p_person_word (circle_id, word, person_id)
SELECT person_circle.circle_id, lower(substr(p_person_code.code, 5)), p_person_code.person_id
FROM p_person_code
JOIN person_circle ON person_circle.person_id = p_person_code.person_id
WHERE person_circle.person_id > 0
ON CONFLICT DO NOTHING;
