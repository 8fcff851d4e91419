-- cohort: who was to lead a workshop before somebody else did
CREATE TABLE leader_change (
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  letter TEXT NOT NULL CHECK (letter IN ('a', 'b')),
  -- of the cohort, before the change
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  first_id FACILITATOR_ID NOT NULL REFERENCES facilitator (id),
  second_id FACILITATOR_ID NOT NULL REFERENCES facilitator (id),
  changed_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0),
  PRIMARY KEY (cohort_id, letter, version)
) WITHOUT ROWID;
