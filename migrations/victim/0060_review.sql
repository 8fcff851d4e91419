-- victim: what a workshop that was held asks for, and what came of it
CREATE TABLE p_victim_review (
  id VICTIM_REVIEW_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  workshop TEXT NOT NULL CHECK (length(workshop) BETWEEN 1 AND 20),
  held_on DATE NOT NULL CHECK (held_on BETWEEN 19000100 AND 21991231),
  due_on DATE NOT NULL CHECK (due_on BETWEEN 19000100 AND 21991231),
  asked_at INSTANT NOT NULL CHECK (asked_at BETWEEN 1 AND 9223372036854775807),
  -- something was found, below
  is_done FLAG NOT NULL CHECK (is_done IN (0, 1))
) WITHOUT ROWID;

-- One for each time that a workshop was held, whatever is corrected of it.
CREATE UNIQUE INDEX p_victim_review_once ON p_victim_review (case_id, workshop, held_on);

-- Each stays, and the last one stands.  The note is for this side alone.
CREATE TABLE p_victim_review_found (
  review_id VICTIM_REVIEW_ID NOT NULL REFERENCES p_victim_review (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  done_on DATE NOT NULL CHECK (done_on BETWEEN 19000100 AND 21991231),
  finding TEXT NOT NULL CHECK (length(finding) BETWEEN 1 AND 20),
  note TEXT NOT NULL CHECK (length(note) <= 2000),
  recorded_at INSTANT NOT NULL CHECK (recorded_at BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  PRIMARY KEY (review_id, version)
) WITHOUT ROWID;

CREATE INDEX p_victim_review_found_by_case ON p_victim_review_found (case_id, review_id, version);

CREATE VIEW v_victim_review AS
SELECT r.id, r.case_id, r.workshop, r.held_on, r.due_on, r.asked_at, r.is_done
FROM p_victim_review r
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = r.case_id);

CREATE VIEW v_victim_review_found AS
SELECT f.review_id, f.version, f.case_id, f.done_on, f.finding, f.note, f.recorded_at, f.account_id
FROM p_victim_review_found f
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = f.case_id);

-- Of account -1, which nobody has: the relay's (areas/victim/service.c).
CREATE VIEW v_victim_case_heard AS
SELECT id, link_id, state
FROM p_victim_case
WHERE app_account() = -1;
