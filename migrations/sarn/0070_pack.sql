-- pack: what a steering group is sent for a meeting, by version

-- The group of a programme.
CREATE TABLE steering_group (
  programme_id PROGRAMME_ID NOT NULL PRIMARY KEY REFERENCES programme (id),
  name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  name_cy TEXT NOT NULL CHECK (length(name_cy) BETWEEN 1 AND 200),
  -- of people, as its members see them; blank: the agreement does not say
  counts TEXT NOT NULL CHECK (counts = '' OR counts = 'exact' OR counts = 'suppressed'),
  -- which agreement says it, and where; blank: none does
  source TEXT NOT NULL CHECK (length(source) <= 200),
  altered_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  altered_at INSTANT NOT NULL CHECK (altered_at > 0)
) WITHOUT ROWID;

-- Who has said to have no interest in what it looks at, and reads.
CREATE TABLE steering_member (
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  cleared_on DATE NOT NULL CHECK (cleared_on BETWEEN 19000100 AND 21991231),
  added_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  -- unset: still
  ended_on DATE NULL CHECK (ended_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (account_id, programme_id)
) WITHOUT ROWID;

CREATE INDEX steering_member_by_programme ON steering_member (programme_id, account_id);

-- Of one meeting.
CREATE TABLE pack (
  id PACK_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  -- the office that leads it, and the provider that writes
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  provider_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  meets_on DATE NOT NULL CHECK (meets_on BETWEEN 19000101 AND 21991231),
  -- months
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000101 AND 21991231),
  to_on DATE NOT NULL CHECK (to_on BETWEEN from_on AND 21991231),
  -- the newest version, and the newest that is released; 0: none is
  newest NUMBER NOT NULL CHECK (newest BETWEEN 1 AND 1000),
  released NUMBER NOT NULL CHECK (released BETWEEN 0 AND newest),
  made_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  made_at INSTANT NOT NULL CHECK (made_at > 0)
) WITHOUT ROWID;

CREATE INDEX pack_by_office ON pack (organisation_id, meets_on, id);
CREATE INDEX pack_by_provider ON pack (provider_id, meets_on, id);
CREATE INDEX pack_by_programme ON pack (programme_id, meets_on, id);

-- Never altered once released.
CREATE TABLE pack_version (
  pack_id PACK_ID NOT NULL REFERENCES pack (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000),
  state TEXT NOT NULL CHECK (state = 'draft' OR state = 'sent' OR state = 'returned' OR state = 'released'),
  -- how often something was done to it
  edit NUMBER NOT NULL CHECK (edit BETWEEN 1 AND 1000000),
  highlights_en TEXT NOT NULL CHECK (length(highlights_en) <= 4000),
  highlights_cy TEXT NOT NULL CHECK (length(highlights_cy) <= 4000),
  development_en TEXT NOT NULL CHECK (length(development_en) <= 4000),
  development_cy TEXT NOT NULL CHECK (length(development_cy) <= 4000),
  emerging_en TEXT NOT NULL CHECK (length(emerging_en) <= 4000),
  emerging_cy TEXT NOT NULL CHECK (length(emerging_cy) <= 4000),
  -- of a correction: what it corrects
  corrects TEXT NOT NULL CHECK (length(corrects) <= 1000),
  -- of one that was returned: why
  comment TEXT NOT NULL CHECK (length(comment) <= 1000),
  written_by ACCOUNT_ID NULL REFERENCES account (id),
  sent_by ACCOUNT_ID NULL REFERENCES account (id),
  sent_at INSTANT NULL CHECK (sent_at > 0),
  released_by ACCOUNT_ID NULL REFERENCES account (id),
  released_at INSTANT NULL CHECK (released_at > 0),
  PRIMARY KEY (pack_id, version),
  CHECK ((state = 'released') = (released_at IS NOT NULL)),
  CHECK ((released_by IS NULL) = (released_at IS NULL)),
  CHECK (released_by IS NULL OR written_by IS NULL OR released_by <> written_by),
  CHECK (released_by IS NULL OR sent_by IS NULL OR released_by <> sent_by)
) WITHOUT ROWID;

-- A figure as the provider entered it, or as it was made on the day of the release.
CREATE TABLE pack_figure (
  pack_id PACK_ID NOT NULL REFERENCES pack (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 1000),
  figure TEXT NOT NULL CHECK (length(figure) BETWEEN 1 AND 30),
  about_en TEXT NOT NULL CHECK (length(about_en) <= 200),
  about_cy TEXT NOT NULL CHECK (length(about_cy) <= 200),
  is_held FLAG NOT NULL CHECK (is_held IN (0, 1)),
  -- pence of money
  number PENCE NOT NULL CHECK (number BETWEEN -1000000000000000 AND 1000000000000000),
  most NUMBER NOT NULL CHECK (most BETWEEN 0 AND 1000000),
  -- to the public
  is_withheld FLAG NOT NULL CHECK (is_withheld IN (0, 1)),
  told PENCE NOT NULL CHECK (told BETWEEN -1000000000000000 AND 1000000000000000),
  PRIMARY KEY (pack_id, version, place)
) WITHOUT ROWID;

-- For one named person who has no account.
CREATE TABLE pack_link (
  id PACK_LINK_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  pack_id PACK_ID NOT NULL REFERENCES pack (id),
  -- counted within the pack
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 100000),
  -- SHA-256 of the secret, which is kept nowhere
  secret_hash BYTES NOT NULL CHECK (length(secret_hash) = 32),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 120),
  language TEXT NOT NULL CHECK (language = 'en' OR language = 'cy'),
  audience TEXT NOT NULL CHECK (audience = 'group' OR audience = 'published'),
  until_on DATE NOT NULL CHECK (until_on BETWEEN 19000101 AND 21991231),
  made_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  made_at INSTANT NOT NULL CHECK (made_at > 0),
  revoked_at INSTANT NULL CHECK (revoked_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX pack_link_by_secret ON pack_link (secret_hash);
CREATE UNIQUE INDEX pack_link_by_pack ON pack_link (pack_id, number);
