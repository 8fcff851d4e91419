-- invoice: a reference is looked up by itself, in the order of its invoices
-- Asked for in that order, all of an office's invoices were walked through by their numbers instead.
DROP INDEX invoice_by_their_number;
CREATE INDEX invoice_by_their_number ON invoice (organisation_id, supplier_number, number);
DROP INDEX invoice_by_ledger_reference;
CREATE INDEX invoice_by_ledger_reference ON invoice (organisation_id, ledger_reference, number)
  WHERE ledger_reference <> '';
