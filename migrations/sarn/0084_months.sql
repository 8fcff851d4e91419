-- invoice: the months that a line is for, of a line that is charged by the month
-- Not set: it is of something else, or was entered by their number alone.
ALTER TABLE invoice_line ADD COLUMN months_from DATE NULL CHECK (months_from BETWEEN 19000100 AND 21991231);
ALTER TABLE invoice_line ADD COLUMN months_to DATE NULL CHECK (months_to BETWEEN 19000100 AND 21991231);
