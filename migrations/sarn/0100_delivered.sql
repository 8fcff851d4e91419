-- invoice: on which days a year's invoices delivered is read from an index
-- A statement asks it to know whether one contract stands under all of them, and read each of the year's invoices for it.
CREATE INDEX invoice_by_delivery ON invoice (programme_id, year, contract_id, delivered_on, state);
