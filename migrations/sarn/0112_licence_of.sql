-- invoice: a line says which licence it is for, by the contract that it stands in
-- What was entered before is of the one licence that its contract and those under it have had; where they had more,
-- nobody said which.
ALTER TABLE invoice_line ADD COLUMN licence_of CONTRACT_ID NULL REFERENCES contract (id);

UPDATE invoice_line
SET licence_of = (SELECT MIN(v.contract_id)
                  FROM contract_version v
                  JOIN contract c ON c.id = v.contract_id
                  JOIN invoice i ON i.id = invoice_line.invoice_id
                  WHERE v.signed_by IS NOT NULL
                    AND v.licence <> ''
                    AND (c.id = i.contract_id OR c.parent_id = i.contract_id)
                  HAVING COUNT(DISTINCT v.contract_id) = 1)
WHERE licence_from IS NOT NULL;

DROP VIEW standing_line;
CREATE VIEW standing_line AS
SELECT l.invoice_id, i.number AS invoice, i.organisation_id, i.programme_id, i.contract_id, i.supplier_id, i.year,
       l.number, l.contract_line, l.units, l.passed_key, l.passed_by, l.licence_of, l.licence_from, l.licence_to,
       l.months_from, l.months_to
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.state <> 'withdrawn'
  AND l.net + COALESCE((SELECT SUM(n.net)
                        FROM invoice c
                        JOIN invoice_line n ON n.invoice_id = c.id AND n.number = l.number
                        WHERE c.credit_of = i.id
                          AND c.state IN ('shared', 'no-recharge', 'recharged', 'paid')), 0) > 0;
