-- invoice: one that was entered is known again though its contract's supplier is put right since
CREATE INDEX invoice_by_contract_total ON invoice (contract_id, total);
