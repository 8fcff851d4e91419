-- cohort, scheme, caution: figures of the victims' side that are released, and what a force sets
--
-- How many of those booked into a cohort the victims' service has told something of, each once.
CREATE TABLE cohort_liaison (
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  -- a word of areas/cohort/rules_liaison.c
  told TEXT NOT NULL CHECK (length(told) BETWEEN 1 AND 20),
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000),
  PRIMARY KEY (cohort_id, told)
) WITHOUT ROWID;

-- How many were referred in a month without safe contact for the victims' service, and why.
CREATE TABLE scheme_no_contact (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  month_on DATE NOT NULL CHECK (month_on BETWEEN 19000100 AND 21991231),
  -- a word of the form that refers
  because TEXT NOT NULL CHECK (length(because) BETWEEN 1 AND 20),
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 1000000),
  PRIMARY KEY (scheme_id, month_on, because)
) WITHOUT ROWID;

-- What a force asks of its cautions from a day on, until the next row: never altered.
CREATE TABLE force_terms (
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  -- a word of areas/caution/rules.c
  authoriser_least TEXT NOT NULL CHECK (length(authoriser_least) BETWEEN 1 AND 30),
  -- since when it held a dispensation before the guidance; unset: it held none
  dispensed_from DATE NULL CHECK (dispensed_from BETWEEN 19000100 AND 21991231),
  set_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  set_at INSTANT NOT NULL CHECK (set_at > 0),
  PRIMARY KEY (organisation_id, from_on)
) WITHOUT ROWID;

-- For the program itself alone, like those of what it heard.
CREATE VIEW v_referral_contact_heard AS
SELECT referral_id, flag
FROM p_referral_contact
WHERE app_account() = -1;
