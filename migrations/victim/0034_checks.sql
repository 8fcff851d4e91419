-- victim: which checks of the safe contact details stood when, for an attempt that is recorded later
--
-- A row for each version of the details, in their order; of those written before this there is none.
CREATE TABLE p_victim_check (
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  written_on DATE NOT NULL CHECK (written_on BETWEEN 19000100 AND 21991231),
  referrer_on DATE NULL CHECK (referrer_on BETWEEN 19000100 AND 21991231),
  verified_on DATE NULL CHECK (verified_on BETWEEN 19000100 AND 21991231),
  PRIMARY KEY (case_id, version)
) WITHOUT ROWID;

CREATE VIEW v_victim_check AS
SELECT k.case_id, k.version, k.written_on, k.referrer_on, k.verified_on
FROM p_victim_check k
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = k.case_id);
