-- invoice: by which versions of its contract and of the programme's budget it was matched
-- 0: it was not, or by none.
ALTER TABLE invoice ADD COLUMN matched_terms NUMBER NOT NULL DEFAULT 0 CHECK (matched_terms BETWEEN 0 AND 1000000);
ALTER TABLE invoice ADD COLUMN matched_budget NUMBER NOT NULL DEFAULT 0 CHECK (matched_budget BETWEEN 0 AND 1000000);

-- What was signed after it was matched was not known then.
UPDATE invoice
SET matched_terms = COALESCE((SELECT MAX(v.version)
                              FROM contract_version v
                              WHERE v.contract_id = invoice.contract_id
                                AND v.signed_at IS NOT NULL
                                AND v.from_on <= invoice.delivered_on
                                AND v.signed_at <= (SELECT MAX(d.done_at)
                                                    FROM invoice_deed d
                                                    WHERE d.invoice_id = invoice.id
                                                      AND d.act = 'invoice-match')), 0),
    matched_budget = COALESCE((SELECT MAX(b.version)
                               FROM programme_budget b
                               WHERE b.programme_id = invoice.programme_id
                                 AND b.signed_at IS NOT NULL
                                 AND b.signed_at <= (SELECT MAX(d.done_at)
                                                     FROM invoice_deed d
                                                     WHERE d.invoice_id = invoice.id
                                                       AND d.act = 'invoice-match')), 0)
WHERE state = 'matched';
