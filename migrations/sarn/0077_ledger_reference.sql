-- invoice: what the ledger calls the payment of an invoice, for whoever has that in hand
-- blank: the ledger said none, or it is not paid
ALTER TABLE invoice ADD COLUMN ledger_reference TEXT NOT NULL DEFAULT '' CHECK (length(ledger_reference) <= 60);

-- Until now it stood as the reason of the payment, and nothing else ever did.
UPDATE invoice
SET ledger_reference = COALESCE((SELECT MAX(d.because)
                                 FROM invoice_deed d
                                 WHERE d.invoice_id = invoice.id
                                   AND d.act = 'invoice-pay'), '')
WHERE state = 'paid';

CREATE INDEX invoice_by_ledger_reference ON invoice (organisation_id, ledger_reference)
  WHERE ledger_reference <> '';
