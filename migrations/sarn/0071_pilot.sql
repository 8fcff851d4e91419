-- programme: what a pilot is to find out, what was found, and what followed
-- The newest version stands; none is altered.
CREATE TABLE programme_pilot (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  -- by when it is to be decided what follows
  decide_by DATE NOT NULL CHECK (decide_by BETWEEN 19000100 AND 21991231),
  -- the end report; blank: there is none yet, or not in that language
  report_en TEXT NOT NULL CHECK (length(report_en) <= 8000),
  report_cy TEXT NOT NULL CHECK (length(report_cy) <= 8000),
  -- a word of areas/programme/rules_pilot.c
  outcome TEXT NOT NULL CHECK (length(outcome) BETWEEN 1 AND 20),
  -- of one that is continued
  successor_id DECISION_ID NULL REFERENCES decision (id),
  -- of one that is not
  because_en TEXT NOT NULL CHECK (length(because_en) <= 2000),
  because_cy TEXT NOT NULL CHECK (length(because_cy) <= 2000),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  PRIMARY KEY (programme_id, version)
) WITHOUT ROWID;

CREATE TABLE programme_question (
  programme_id PROGRAMME_ID NOT NULL CHECK (programme_id BETWEEN 1 AND 9223372036854775807),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 100),
  asked_en TEXT NOT NULL CHECK (length(asked_en) BETWEEN 1 AND 300),
  asked_cy TEXT NOT NULL CHECK (length(asked_cy) BETWEEN 1 AND 300),
  -- blank: not answered, or not in that language
  answer_en TEXT NOT NULL CHECK (length(answer_en) <= 2000),
  answer_cy TEXT NOT NULL CHECK (length(answer_cy) <= 2000),
  PRIMARY KEY (programme_id, version, number),
  FOREIGN KEY (programme_id, version) REFERENCES programme_pilot (programme_id, version)
) WITHOUT ROWID;
