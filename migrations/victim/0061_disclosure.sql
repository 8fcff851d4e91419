-- victim: what somebody discloses about safety, and what was done with it
CREATE TABLE p_victim_disclosure (
  id VICTIM_DISCLOSURE_ID NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  raised_at INSTANT NOT NULL CHECK (raised_at BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  told_by TEXT NOT NULL CHECK (length(told_by) BETWEEN 1 AND 200),
  about TEXT NOT NULL CHECK (length(about) BETWEEN 1 AND 200),
  summary TEXT NOT NULL CHECK (length(summary) BETWEEN 1 AND 2000),
  is_immediate FLAG NOT NULL CHECK (is_immediate IN (0, 1)),
  -- both follow from the steps below and are kept for lists
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
  route TEXT NOT NULL CHECK (length(route) <= 20)
) WITHOUT ROWID;

CREATE INDEX p_victim_disclosure_by_case ON p_victim_disclosure (case_id, raised_at, id);
CREATE INDEX p_victim_disclosure_by_time ON p_victim_disclosure (raised_at, id);
CREATE INDEX p_victim_disclosure_by_state ON p_victim_disclosure (state, raised_at, id);

-- Each stays; what an act does not ask for is blank.
CREATE TABLE p_victim_disclosure_step (
  disclosure_id VICTIM_DISCLOSURE_ID NOT NULL REFERENCES p_victim_disclosure (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 20),
  recorded_at INSTANT NOT NULL CHECK (recorded_at BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  route TEXT NOT NULL CHECK (length(route) <= 20),
  recipient TEXT NOT NULL CHECK (length(recipient) <= 200),
  passed_at INSTANT NULL CHECK (passed_at BETWEEN 1 AND 9223372036854775807),
  basis TEXT NOT NULL CHECK (length(basis) <= 20),
  reference TEXT NOT NULL CHECK (length(reference) <= 200),
  words TEXT NOT NULL CHECK (length(words) <= 1000),
  PRIMARY KEY (disclosure_id, version)
) WITHOUT ROWID;

CREATE VIEW v_victim_disclosure AS
SELECT d.id, d.case_id, d.raised_at, d.account_id, d.told_by, d.about, d.summary, d.is_immediate, d.state,
       d.route
FROM p_victim_disclosure d
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = d.case_id);

CREATE VIEW v_victim_disclosure_step AS
SELECT s.disclosure_id, s.version, s.case_id, s.act, s.recorded_at, s.account_id, s.route, s.recipient,
       s.passed_at, s.basis, s.reference, s.words
FROM p_victim_disclosure_step s
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = s.case_id);
