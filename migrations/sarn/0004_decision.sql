-- decision: the records of what a commissioner decided, from draft to frozen
CREATE TABLE decision (
  id DECISION_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- copied from the organisation when the record is made: whose officers may see it
  keeper_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  -- as printed; blank until it has one
  reference TEXT NOT NULL CHECK (length(reference) <= 60),
  -- what the organisation's pattern reads in the reference; 0: nothing
  reference_year NUMBER NOT NULL CHECK (reference_year BETWEEN 0 AND 2199),
  reference_number NUMBER NOT NULL CHECK (reference_number >= 0),
  origin TEXT NOT NULL CHECK (origin IN ('here', 'paper')),
  template TEXT NOT NULL CHECK (template IN ('summary-sheet', 'session-record')),
  state TEXT NOT NULL CHECK (state = 'draft' OR state = 'ready' OR state = 'imported' OR state = 'frozen'
    OR state = 'published' OR state = 'withdrawn' OR state = 'discarded'),
  original_language TEXT NOT NULL CHECK (original_language IN ('en', 'cy')),
  -- goes up by one with every change; what a form was made from
  version NUMBER NOT NULL CHECK (version > 0),
  author_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  created_at INSTANT NOT NULL CHECK (created_at > 0),
  changed_at INSTANT NOT NULL CHECK (changed_at > 0),
  -- carried from the fields, for lists
  title_en TEXT NOT NULL CHECK (length(title_en) <= 300),
  title_cy TEXT NOT NULL CHECK (length(title_cy) <= 300),
  signed_on DATE NULL CHECK (signed_on BETWEEN 19000100 AND 21991231),
  translation TEXT NOT NULL CHECK (translation = 'none' OR translation = 'asked' OR translation = 'given'),
  -- the version of the original text that the translation was made from; 0: none
  translated_version NUMBER NOT NULL CHECK (translated_version >= 0),
  translator_id ACCOUNT_ID NULL REFERENCES account (id),
  -- signed here, or attested as signed on paper: by an account other than the author's
  frozen_by ACCOUNT_ID NULL REFERENCES account (id),
  frozen_at INSTANT NULL CHECK (frozen_at > 0),
  -- SHA-256 of the canonical record, hexadecimal; blank until frozen
  frozen_hash TEXT NOT NULL CHECK (length(frozen_hash) IN (0, 64)),
  CHECK ((state = 'frozen' OR state = 'published' OR state = 'withdrawn') = (frozen_by IS NOT NULL)),
  CHECK ((frozen_by IS NULL) = (frozen_hash = '')),
  CHECK (frozen_by IS NULL OR frozen_by <> author_id)
) WITHOUT ROWID;

-- A discarded record leaves its reference to another.
CREATE UNIQUE INDEX decision_by_reference ON decision (organisation_id, reference)
  WHERE reference <> '' AND state <> 'discarded';
CREATE INDEX decision_by_number ON decision (organisation_id, reference_year, reference_number);
CREATE INDEX decision_by_change ON decision (keeper_id, changed_at, id, state, organisation_id, reference, title_en, title_cy, signed_on, version);
CREATE INDEX decision_by_state ON decision (keeper_id, state, changed_at, id);
CREATE INDEX decision_by_translation ON decision (keeper_id, changed_at, id)
  WHERE translation = 'asked';
CREATE INDEX decision_by_organisation ON decision (keeper_id, organisation_id, changed_at, id);

-- One value of a record; the names are those of the table in areas/decision/rules.c.
CREATE TABLE decision_field (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  -- 'en' or 'cy' for words; '' for facts that have no language
  language TEXT NOT NULL CHECK (language = '' OR language = 'en' OR language = 'cy'),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 40),
  value TEXT NOT NULL CHECK (length(value) <= 20000),
  PRIMARY KEY (decision_id, language, field)
) WITHOUT ROWID;

-- Where in the document a value stands: bytes [begins, ends) of that language's text.
CREATE TABLE decision_source (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 40),
  position NUMBER NOT NULL CHECK (position >= 0),
  begins NUMBER NOT NULL CHECK (begins >= 0),
  ends NUMBER NOT NULL CHECK (ends >= begins),
  PRIMARY KEY (decision_id, language, field, position)
) WITHOUT ROWID;

CREATE TABLE decision_amount (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  position NUMBER NOT NULL CHECK (position >= 0),
  amount PENCE NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  literal TEXT NOT NULL CHECK (length(literal) BETWEEN 1 AND 200),
  kind TEXT NOT NULL CHECK (kind = 'cap' OR kind = 'estimate' OR kind = 'unit' OR kind = 'included'
    OR kind = 'contribution' OR kind = 'award' OR kind = 'component' OR kind = 'match' OR kind = 'total'
    OR kind = 'background' OR kind = 'unclear'),
  label_en TEXT NOT NULL CHECK (length(label_en) <= 300),
  label_cy TEXT NOT NULL CHECK (length(label_cy) <= 300),
  -- its sentence and itself, in the document of the original language; all 0 when added by hand
  sentence_begins NUMBER NOT NULL CHECK (sentence_begins >= 0),
  sentence_ends NUMBER NOT NULL CHECK (sentence_ends >= sentence_begins),
  begins NUMBER NOT NULL CHECK (begins >= 0),
  ends NUMBER NOT NULL CHECK (ends >= begins),
  PRIMARY KEY (decision_id, position)
) WITHOUT ROWID;

-- A sum met in the text: count × part …, and the total, which the text states or not.
CREATE TABLE decision_sum (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  position NUMBER NOT NULL CHECK (position >= 0),
  total PENCE NOT NULL CHECK (total BETWEEN -1000000000000000 AND 1000000000000000),
  stated FLAG NOT NULL CHECK (stated IN (0, 1)),
  begins NUMBER NOT NULL CHECK (begins >= 0),
  ends NUMBER NOT NULL CHECK (ends >= begins),
  PRIMARY KEY (decision_id, position)
) WITHOUT ROWID;

CREATE TABLE decision_sum_part (
  decision_id DECISION_ID NOT NULL CHECK (decision_id > 0),
  sum_position NUMBER NOT NULL CHECK (sum_position >= 0),
  position NUMBER NOT NULL CHECK (position >= 0),
  count NUMBER NOT NULL CHECK (count > 0),
  part PENCE NOT NULL CHECK (part BETWEEN -1000000000000000 AND 1000000000000000),
  PRIMARY KEY (decision_id, sum_position, position),
  FOREIGN KEY (decision_id, sum_position) REFERENCES decision_sum (decision_id, position)
) WITHOUT ROWID;

-- What another body approved, noted or advised.
CREATE TABLE decision_prior (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  position NUMBER NOT NULL CHECK (position >= 0),
  act TEXT NOT NULL CHECK (act = 'approved' OR act = 'noted' OR act = 'advised'),
  body_en TEXT NOT NULL CHECK (length(body_en) <= 200),
  body_cy TEXT NOT NULL CHECK (length(body_cy) <= 200),
  what_en TEXT NOT NULL CHECK (length(what_en) <= 2000),
  what_cy TEXT NOT NULL CHECK (length(what_cy) <= 2000),
  happened_on DATE NULL CHECK (happened_on BETWEEN 19000100 AND 21991231),
  begins NUMBER NOT NULL CHECK (begins >= 0),
  ends NUMBER NOT NULL CHECK (ends >= begins),
  PRIMARY KEY (decision_id, position)
) WITHOUT ROWID;

-- The text that came in, or, for a record drafted here, the text that was signed.
CREATE TABLE decision_document (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
  name TEXT NOT NULL CHECK (length(name) <= 200),
  text TEXT NOT NULL CHECK (length(text) <= 1100000),
  -- SHA-256 of the bytes that came in, hexadecimal
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  added_at INSTANT NOT NULL CHECK (added_at > 0),
  PRIMARY KEY (decision_id, language)
);

-- What was done to a record, in order, and each value as it was after it.
CREATE TABLE decision_history (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  version NUMBER NOT NULL CHECK (version > 0),
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  happened_at INSTANT NOT NULL CHECK (happened_at > 0),
  PRIMARY KEY (decision_id, version)
) WITHOUT ROWID;

CREATE TABLE decision_change (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  version NUMBER NOT NULL CHECK (version > 0),
  language TEXT NOT NULL CHECK (language = '' OR language = 'en' OR language = 'cy'),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 40),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (decision_id, version, language, field)
) WITHOUT ROWID;

-- A part that is not published: what it is and why, for everybody to read.
CREATE TABLE decision_withheld (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 40),
  reason_en TEXT NOT NULL CHECK (length(reason_en) BETWEEN 1 AND 1000),
  reason_cy TEXT NOT NULL CHECK (length(reason_cy) BETWEEN 1 AND 1000),
  PRIMARY KEY (decision_id, field)
) WITHOUT ROWID;

-- A mistake found after freezing: what is wrong and what is right; the record itself stays.
CREATE TABLE decision_corrigendum (
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  position NUMBER NOT NULL CHECK (position >= 0),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 40),
  text_en TEXT NOT NULL CHECK (length(text_en) BETWEEN 1 AND 2000),
  text_cy TEXT NOT NULL CHECK (length(text_cy) BETWEEN 1 AND 2000),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  made_at INSTANT NOT NULL CHECK (made_at > 0),
  PRIMARY KEY (decision_id, position)
) WITHOUT ROWID;

-- Words of the record for searching, folded.
CREATE TABLE decision_token (
  keeper_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  token TEXT NOT NULL CHECK (length(token) BETWEEN 1 AND 60),
  decision_id DECISION_ID NOT NULL REFERENCES decision (id),
  PRIMARY KEY (keeper_id, token, decision_id)
) WITHOUT ROWID;
