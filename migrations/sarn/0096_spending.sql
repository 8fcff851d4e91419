-- invoice: what an office paid is published month by month
CREATE INDEX invoice_by_paid ON invoice (organisation_id, paid_on, number) WHERE paid_on IS NOT NULL;
