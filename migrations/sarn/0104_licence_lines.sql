-- invoice: one licence is paid once, whoever asks for it: its lines are found by their first day
CREATE INDEX invoice_line_by_licence ON invoice_line (licence_from) WHERE licence_from IS NOT NULL;
