-- invoice: of what everybody has paid ahead, or the office alone pays, nothing is to be recharged
-- Neither a share that is drawn from claims nor the office's own: 0025.
UPDATE invoice
SET state = CASE WHEN paid_on IS NULL THEN 'no-recharge' ELSE 'paid' END
WHERE state = 'shared'
  AND NOT EXISTS (SELECT 1
                  FROM invoice_share s
                  WHERE s.invoice_id = invoice.id
                    AND s.due <> 0
                    AND s.organisation_id <> invoice.organisation_id
                    AND NOT EXISTS (SELECT 1
                                    FROM funding_claim f
                                    WHERE f.programme_id = invoice.programme_id
                                      AND f.year = invoice.year
                                      AND f.version = invoice.agreement
                                      AND f.organisation_id = s.organisation_id));

-- The office is recharged for nothing by itself.
UPDATE invoice_owed
SET unbilled = 0
WHERE organisation_id = (SELECT p.organisation_id FROM programme p WHERE p.id = invoice_owed.programme_id);

-- A credit note stands so too.
DROP VIEW standing_line;
CREATE VIEW standing_line AS
SELECT l.invoice_id, i.number AS invoice, i.organisation_id, i.programme_id, i.contract_id, i.supplier_id, i.year,
       l.number, l.contract_line, l.units, l.passed_key, l.passed_by, l.licence_from, l.licence_to, l.months_from,
       l.months_to
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.state <> 'withdrawn'
  AND l.net + COALESCE((SELECT SUM(n.net)
                        FROM invoice c
                        JOIN invoice_line n ON n.invoice_id = c.id AND n.number = l.number
                        WHERE c.credit_of = i.id
                          AND c.state IN ('shared', 'no-recharge', 'recharged', 'paid')), 0) > 0;

-- What was asked for and taken back holds no agreement where nothing else of its year does.
UPDATE funding_agreement
SET billed_at = NULL
WHERE billed_at IS NOT NULL
  AND NOT EXISTS (SELECT 1
                  FROM invoice i
                  WHERE i.programme_id = funding_agreement.programme_id
                    AND i.year = funding_agreement.year
                    AND i.agreement > 0)
  AND NOT EXISTS (SELECT 1
                  FROM claim c
                  WHERE c.programme_id = funding_agreement.programme_id
                    AND c.year = funding_agreement.year
                    AND c.asked_on IS NOT NULL);

DELETE FROM invoice_owed
WHERE NOT EXISTS (SELECT 1
                  FROM invoice i
                  WHERE i.programme_id = invoice_owed.programme_id
                    AND i.year = invoice_owed.year
                    AND i.agreement > 0)
  AND NOT EXISTS (SELECT 1
                  FROM claim c
                  WHERE c.programme_id = invoice_owed.programme_id
                    AND c.year = invoice_owed.year
                    AND c.asked_on IS NOT NULL);
