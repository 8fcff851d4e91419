-- invoice: by whom a share is owed, for the statement of that body
CREATE INDEX invoice_share_by_organisation ON invoice_share (organisation_id, invoice_id);
