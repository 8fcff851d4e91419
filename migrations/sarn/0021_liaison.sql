-- cohort: figures of the victims' side that are released
--
-- How many of those booked into a cohort the victims' service has told something of, each once.
CREATE TABLE cohort_liaison (
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  -- a word of areas/cohort/rules_liaison.c
  told TEXT NOT NULL CHECK (length(told) BETWEEN 1 AND 20),
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000),
  PRIMARY KEY (cohort_id, told)
) WITHOUT ROWID;

-- For the program itself alone, like those of what it heard.
CREATE VIEW v_referral_contact_heard AS
SELECT referral_id, flag
FROM p_referral_contact
WHERE app_account() = -1;
