-- victim: who is to have a case once the other side has said that they may
--
-- Of 'ours': the other has said that they are not on its side.  Until then we have only asked.
ALTER TABLE relay_person ADD COLUMN is_free FLAG NOT NULL DEFAULT 0 CHECK (is_free IN (0, 1));

-- Until the answer has come; what was refused stays until somebody else is chosen.
CREATE TABLE victim_asked (
  case_id VICTIM_CASE_ID NOT NULL PRIMARY KEY REFERENCES p_victim_case (id),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id)
) WITHOUT ROWID;
