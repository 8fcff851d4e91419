-- scheme: how many came so far is kept as it stood at the end of each month, not month by month
-- What came between two months is the difference of two rows, however many years lie between them; added up, a list of
-- programmes read 120 months of each.
CREATE TABLE scheme_reached (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  milestone TEXT NOT NULL CHECK (length(milestone) BETWEEN 1 AND 20),
  month_on DATE NOT NULL CHECK (month_on BETWEEN 19000100 AND 21991231),
  -- those of this month and of all before it
  so_far NUMBER NOT NULL CHECK (so_far BETWEEN 0 AND 1000000000),
  PRIMARY KEY (scheme_id, milestone, month_on)
) WITHOUT ROWID;

INSERT INTO scheme_reached (scheme_id, milestone, month_on, so_far)
SELECT scheme_id, milestone, month_on, SUM(number) OVER (PARTITION BY scheme_id, milestone ORDER BY month_on)
FROM scheme_milestone;

DROP TABLE scheme_milestone;
