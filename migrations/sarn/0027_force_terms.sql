-- caution: what a force asks of its cautions
--
-- From a day on.  Never altered: the next version takes its place.
CREATE TABLE force_terms (
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  -- a word of areas/caution/rules.h
  authoriser_least TEXT NOT NULL CHECK (length(authoriser_least) BETWEEN 1 AND 30),
  -- it held a dispensation since, before every force had one
  dispensed_from DATE NULL CHECK (dispensed_from BETWEEN 19000100 AND 21991231),
  set_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  set_at INSTANT NOT NULL CHECK (set_at > 0),
  PRIMARY KEY (organisation_id, version)
) WITHOUT ROWID;
