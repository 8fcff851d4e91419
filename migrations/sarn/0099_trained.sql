-- cohort: who is trained, and which cohorts met in a room, are counted from an index
-- Each programme of a list says both; looked for in each facilitator's trainings and each cohort's workshops, they were
-- two thirds of what that page cost.
ALTER TABLE facilitator ADD COLUMN first_trained_on DATE NULL CHECK (first_trained_on BETWEEN 19000100 AND 21991231);
UPDATE facilitator
SET first_trained_on = (SELECT MIN(t.trained_on) FROM facilitator_training t WHERE t.facilitator_id = facilitator.id);
CREATE INDEX facilitator_by_first_training ON facilitator (organisation_id, first_trained_on);
-- that of workshop B, as a_on is that of A
ALTER TABLE cohort ADD COLUMN b_on DATE NULL CHECK (b_on BETWEEN 19000100 AND 21991231);
UPDATE cohort
SET b_on = (SELECT b.held_on FROM workshop b WHERE b.cohort_id = cohort.id AND b.letter = 'b');
CREATE INDEX cohort_by_mode ON cohort (scheme_id, mode, cancelled_because, b_on);
