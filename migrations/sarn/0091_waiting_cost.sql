-- invoice: what waits to be approved costs its VAT or not as the agreement that stands has it
-- From now on it is worked out anew when one is signed; until now only when the line was put there.
UPDATE invoice_line
SET cost = net + CASE
    WHEN (SELECT a.vat
          FROM invoice i
          JOIN funding_agreement a ON a.programme_id = i.programme_id AND a.year = i.year
          WHERE i.id = invoice_line.invoice_id
            AND a.signed_by IS NOT NULL
          ORDER BY a.version DESC
          LIMIT 1) = 'recovered'
    THEN 0
    ELSE vat
  END
WHERE invoice_id IN (SELECT id
                     FROM invoice
                     WHERE state IN ('received', 'matched', 'queried')
                       AND credit_of IS NULL);
