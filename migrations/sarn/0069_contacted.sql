-- scheme: how soon people are reached, and how many wait
--
-- Kept as numbers, like the milestones: nothing in them says who.
CREATE TABLE scheme_first_contact (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  -- of the months in which they were referred
  month_on DATE NOT NULL CHECK (month_on BETWEEN 19000100 AND 21991231),
  people NUMBER NOT NULL CHECK (people BETWEEN 0 AND 1000000),
  -- to the first contact, of all of them together
  days NUMBER NOT NULL CHECK (days BETWEEN 0 AND 1000000000),
  PRIMARY KEY (scheme_id, month_on)
) WITHOUT ROWID;

CREATE TABLE scheme_waiting (
  scheme_id SCHEME_ID NOT NULL PRIMARY KEY REFERENCES scheme (id),
  people NUMBER NOT NULL CHECK (people BETWEEN 0 AND 1000000)
) WITHOUT ROWID;

INSERT INTO scheme_waiting (scheme_id, people)
SELECT scheme_id, count(*)
FROM p_referral
WHERE state IN ('referred', 'asked', 'in-triage', 'triaged', 'sent', 'received', 'held', 'accepted', 'postponed',
  'book-again')
GROUP BY scheme_id;
