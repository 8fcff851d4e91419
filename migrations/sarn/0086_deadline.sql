-- scheme: how many have something to do by a force's deadline
--
-- Kept as numbers, like the milestones: nothing in them says who.
CREATE TABLE scheme_deadline (
  scheme_id SCHEME_ID NOT NULL REFERENCES scheme (id),
  deadline_on DATE NOT NULL CHECK (deadline_on BETWEEN 19000100 AND 21991231),
  people NUMBER NOT NULL CHECK (people BETWEEN 0 AND 1000000),
  -- of those, who are booked into no workshop to come
  unbooked NUMBER NOT NULL CHECK (unbooked BETWEEN 0 AND 1000000),
  PRIMARY KEY (scheme_id, deadline_on)
) WITHOUT ROWID;

INSERT INTO scheme_deadline (scheme_id, deadline_on, people, unbooked)
SELECT scheme_id, deadline_now, count(*), sum(CASE WHEN state = 'booked' OR state = 'a-attended' THEN 0 ELSE 1 END)
FROM p_referral
WHERE source = 'caution'
  AND deadline_now IS NOT NULL
  AND deadline_now % 100 <> 0
  AND state NOT IN ('draft', 'void', 'completed', 'breached', 'withdrawn', 'not-taken', 'closed')
GROUP BY scheme_id, deadline_now;
