-- cohort: a place whose workshops are not held as its slip says
--
-- When they were changed; unset: they were not, or somebody has said since that the person knows.
ALTER TABLE place ADD COLUMN moved_at INSTANT NULL CHECK (moved_at BETWEEN 1 AND 9223372036854775807);
