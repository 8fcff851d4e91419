-- invoice: who holds the contract pays the supplier, and is recharged nothing; every other body is: 0019
CREATE VIEW asked_share AS
SELECT s.invoice_id, i.programme_id, i.year, i.state, s.organisation_id, s.due
FROM invoice i
JOIN invoice_share s ON s.invoice_id = i.id
JOIN contract_version v ON v.contract_id = i.contract_id AND v.version = i.terms
WHERE s.due <> 0
  AND s.organisation_id <> v.holder_id
  AND NOT EXISTS (SELECT 1
                  FROM funding_claim f
                  WHERE f.programme_id = i.programme_id
                    AND f.year = i.year
                    AND f.version = i.agreement
                    AND f.organisation_id = s.organisation_id);

UPDATE invoice
SET state = 'shared'
WHERE state IN ('no-recharge', 'paid')
  AND EXISTS (SELECT 1 FROM asked_share s WHERE s.invoice_id = invoice.id)
  AND NOT EXISTS (SELECT 1 FROM invoice_deed d WHERE d.invoice_id = invoice.id AND d.act = 'invoice-recharge');

UPDATE invoice
SET state = CASE WHEN paid_on IS NULL THEN 'no-recharge' ELSE 'paid' END
WHERE state = 'shared'
  AND NOT EXISTS (SELECT 1 FROM asked_share s WHERE s.invoice_id = invoice.id);

UPDATE invoice_owed
SET unbilled = COALESCE((SELECT SUM(s.due)
                         FROM asked_share s
                         WHERE s.programme_id = invoice_owed.programme_id
                           AND s.year = invoice_owed.year
                           AND s.organisation_id = invoice_owed.organisation_id
                           AND s.state = 'shared'), 0);

DROP VIEW asked_share;
