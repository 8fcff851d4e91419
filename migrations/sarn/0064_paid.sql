-- invoice: what the ledger paid is known by our number, or by the supplier's own
CREATE INDEX invoice_by_their_number ON invoice (organisation_id, supplier_number);
