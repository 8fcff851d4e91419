-- cohort: how many of a body's staff are trained is kept as a number
-- Each programme of a list says how many its providers have, and counted them in an index of all of their facilitators.
CREATE TABLE staff_trained (
  organisation_id ORGANISATION_ID NOT NULL PRIMARY KEY REFERENCES organisation (id),
  -- of its facilitators, those with a training recorded
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000)
) WITHOUT ROWID;

INSERT INTO staff_trained (organisation_id, number)
SELECT organisation_id, COUNT(first_trained_on)
FROM facilitator
GROUP BY organisation_id;

-- They were counted by it, and nothing else asked for it.
DROP INDEX facilitator_by_first_training;
ALTER TABLE facilitator DROP COLUMN first_trained_on;
