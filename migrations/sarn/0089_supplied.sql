-- invoice: what a supplier sent is found by it, the last received first, and by how it stands
CREATE INDEX invoice_by_supplied ON invoice (supplier_id, received_on, number, id);
CREATE INDEX invoice_by_supplied_state ON invoice (supplier_id, state, received_on, number, id);
