-- organisation: the bodies whose decisions are kept, and the office that keeps them
CREATE TABLE organisation (
  id ORGANISATION_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  name_cy TEXT NOT NULL CHECK (length(name_cy) <= 200),
  -- what the public filters by: "Dyfed-Powys"
  area_en TEXT NOT NULL CHECK (length(area_en) <= 100),
  area_cy TEXT NOT NULL CHECK (length(area_cy) <= 100),
  kind TEXT NOT NULL CHECK (kind IN ('OPCC', 'FORCE', 'PROVIDER', 'FUNDER', 'OTHER')),
  -- "DLI{n}", "PCCG-{year}-{n:3}"; blank: references are typed
  reference_pattern TEXT NOT NULL CHECK (length(reference_pattern) <= 60),
  -- the office whose officers keep this body's register; most keep their own
  kept_by ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  is_demonstration FLAG NOT NULL CHECK (is_demonstration IN (0, 1)),
  created_at INSTANT NOT NULL CHECK (created_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX organisation_by_name ON organisation (name_en);
CREATE INDEX organisation_by_keeper ON organisation (kept_by, name_en, id);
