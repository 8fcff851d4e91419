-- cohort: a place held for a while by a force, booked, or given back; nothing says for whom
CREATE TABLE place (
  id PLACE_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  cohort_id COHORT_ID NOT NULL REFERENCES cohort (id),
  -- as it stands on the slip
  code TEXT NOT NULL CHECK (length(code) = 8),
  -- that of the slip
  language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
  -- the force's, by which both workshops have to be over
  deadline DATE NOT NULL CHECK (deadline BETWEEN 19000100 AND 21991231),
  -- the force, and who held it
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  held_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  held_at INSTANT NOT NULL CHECK (held_at > 0),
  held_until INSTANT NOT NULL CHECK (held_until > held_at),
  booked_at INSTANT NULL CHECK (booked_at >= held_at),
  released_at INSTANT NULL CHECK (released_at >= held_at),
  released_by ACCOUNT_ID NULL REFERENCES account (id),
  released_because TEXT NULL CHECK (length(released_because) BETWEEN 1 AND 20),
  CHECK ((released_at IS NULL) = (released_because IS NULL)),
  CHECK ((released_at IS NULL) = (released_by IS NULL))
) WITHOUT ROWID;

CREATE UNIQUE INDEX place_by_code ON place (code);
CREATE INDEX place_by_cohort ON place (cohort_id, held_until);
CREATE INDEX place_by_organisation ON place (organisation_id, held_until, id);
