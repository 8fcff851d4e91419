-- invoice: what a journal holds is found by its number
CREATE INDEX invoice_by_journal ON invoice (organisation_id, journal, number) WHERE journal <> 0;
