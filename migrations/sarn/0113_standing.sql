-- invoice: a line stands while anything of it is left to be paid, its VAT too
DROP VIEW standing_line;
CREATE VIEW standing_line AS
SELECT l.invoice_id, i.number AS invoice, i.organisation_id, i.programme_id, i.contract_id, i.supplier_id, i.year,
       l.number, l.contract_line, l.units, l.passed_key, l.passed_by, l.licence_of, l.licence_from, l.licence_to,
       l.months_from, l.months_to
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.state <> 'withdrawn'
  AND l.net + l.vat + COALESCE((SELECT SUM(n.net + n.vat)
                                FROM invoice c
                                JOIN invoice_line n ON n.invoice_id = c.id AND n.number = l.number
                                WHERE c.credit_of = i.id
                                  AND c.state IN ('shared', 'no-recharge', 'recharged', 'paid')), 0) > 0;
