-- victim: what the person agreed to; each answer stays, and the last one stands
CREATE TABLE p_victim_consent (
  case_id VICTIM_CASE_ID NOT NULL REFERENCES p_victim_case (id),
  -- in the order recorded
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  answer TEXT NOT NULL CHECK (length(answer) BETWEEN 1 AND 20),
  -- the day on which the person said so
  given_on DATE NOT NULL CHECK (given_on BETWEEN 19000100 AND 21991231),
  recorded_at INSTANT NOT NULL CHECK (recorded_at BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, version)
) WITHOUT ROWID;

CREATE VIEW v_victim_consent AS
SELECT k.case_id, k.version, k.kind, k.answer, k.given_on, k.recorded_at, k.account_id
FROM p_victim_consent k
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = k.case_id);
