-- victim: that a case ended, and that it was opened again; each stays, and the last one stands
CREATE TABLE p_victim_ending (
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  -- in the order recorded
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  is_end FLAG NOT NULL CHECK (is_end IN (0, 1)),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 20),
  happened_on DATE NOT NULL CHECK (happened_on BETWEEN 19000100 AND 21991231),
  recorded_at INSTANT NOT NULL CHECK (recorded_at BETWEEN 1 AND 9223372036854775807),
  -- unset: the other side said something, and nobody did it
  account_id ACCOUNT_ID NULL REFERENCES account (id),
  PRIMARY KEY (case_id, version)
) WITHOUT ROWID;

CREATE VIEW v_victim_ending AS
SELECT e.case_id, e.version, e.is_end, e.reason, e.happened_on, e.recorded_at, e.account_id
FROM p_victim_ending e
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = e.case_id);
