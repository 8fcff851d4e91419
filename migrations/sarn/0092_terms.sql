-- invoice: what was approved stands by the contract as it was then
-- The version of the contract by which it was approved, and a credit note that of its original; 0: by the one that
-- applies on the day of what was delivered.
ALTER TABLE invoice ADD COLUMN terms NUMBER NOT NULL DEFAULT 0 CHECK (terms BETWEEN 0 AND 1000000);

-- A variation that was signed after it was approved was not known then.
UPDATE invoice
SET terms = COALESCE((SELECT MAX(v.version)
                      FROM contract_version v
                      WHERE v.contract_id = invoice.contract_id
                        AND v.signed_at IS NOT NULL
                        AND v.from_on <= invoice.delivered_on
                        AND v.signed_at <= (SELECT MAX(d.done_at)
                                            FROM invoice_deed d
                                            WHERE d.invoice_id = COALESCE(invoice.credit_of, invoice.id)
                                              AND d.act = 'invoice-approve')), 0)
WHERE state IN ('shared', 'recharged', 'paid')
   OR credit_of IS NOT NULL;
