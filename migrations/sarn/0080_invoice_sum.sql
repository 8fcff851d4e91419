-- invoice: what was approved of a programme's year, kept as sums: no page adds up all of its lines or shares
-- By line of a contract.  What waits to be approved is in none of them.
CREATE TABLE invoice_sum (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  -- the financial year
  year NUMBER NOT NULL CHECK (year BETWEEN 1899 AND 2199),
  heading TEXT NOT NULL CHECK (length(heading) BETWEEN 1 AND 20),
  contract_id CONTRACT_ID NOT NULL REFERENCES contract (id),
  contract_line NUMBER NOT NULL CHECK (contract_line BETWEEN 1 AND 1000000),
  -- less what was credited
  approved PENCE NOT NULL CHECK (approved BETWEEN -1000000000000000 AND 1000000000000000),
  -- of it, what is paid
  paid PENCE NOT NULL CHECK (paid BETWEEN -1000000000000000 AND 1000000000000000),
  -- of credit notes none, nor of what was credited whole
  units NUMBER NOT NULL CHECK (units BETWEEN -1000000000 AND 1000000000),
  PRIMARY KEY (programme_id, year, heading, contract_id, contract_line)
) WITHOUT ROWID;

INSERT INTO invoice_sum (programme_id, year, heading, contract_id, contract_line, approved, paid, units)
SELECT i.programme_id, i.year, l.heading, i.contract_id, l.contract_line, SUM(l.cost),
       SUM(CASE WHEN i.state = 'paid' THEN l.cost ELSE 0 END),
       SUM(CASE
             WHEN i.credit_of IS NULL
              AND l.net + COALESCE((SELECT SUM(n.net)
                                    FROM invoice c
                                    JOIN invoice_line n ON n.invoice_id = c.id AND n.number = l.number
                                    WHERE c.credit_of = i.id
                                      AND c.state IN ('shared', 'recharged', 'paid')), 0) > 0
             THEN l.units
             ELSE 0
           END)
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.state IN ('shared', 'recharged', 'paid')
GROUP BY i.programme_id, i.year, l.heading, i.contract_id, l.contract_line;

-- By body that pays.
CREATE TABLE invoice_owed (
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  year NUMBER NOT NULL CHECK (year BETWEEN 1899 AND 2199),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  due PENCE NOT NULL CHECK (due BETWEEN -1000000000000000 AND 1000000000000000),
  -- of it, what was not recharged yet
  unbilled PENCE NOT NULL CHECK (unbilled BETWEEN -1000000000000000 AND 1000000000000000),
  -- what it would be more without credit notes
  credited PENCE NOT NULL CHECK (credited BETWEEN -1000000000000000 AND 1000000000000000),
  PRIMARY KEY (programme_id, year, organisation_id)
) WITHOUT ROWID;

CREATE INDEX invoice_owed_by_organisation ON invoice_owed (organisation_id, year, programme_id);

INSERT INTO invoice_owed (programme_id, year, organisation_id, due, unbilled, credited)
SELECT i.programme_id, i.year, s.organisation_id, SUM(s.due),
       SUM(CASE WHEN i.state = 'shared' THEN s.due ELSE 0 END),
       SUM(CASE WHEN i.credit_of IS NULL THEN 0 ELSE -s.due END)
FROM invoice i
JOIN invoice_share s ON s.invoice_id = i.id
GROUP BY i.programme_id, i.year, s.organisation_id;

-- A body's shares were looked through for that.
DROP INDEX invoice_share_by_organisation;

-- What waits under a programme, and its invoices in one state or in any.
CREATE INDEX invoice_by_programme_state ON invoice (programme_id, state, number);
CREATE INDEX invoice_by_programme_number ON invoice (programme_id, number);
