-- invoice: a number as it is told from another, and who gave the one that is passed on
-- Letters and digits alone: areas/invoice/rules.c folds it, and those that stand are folded alike here.
ALTER TABLE invoice ADD COLUMN supplier_key TEXT NOT NULL DEFAULT '' CHECK (length(supplier_key) <= 200);
ALTER TABLE invoice_line ADD COLUMN passed_key TEXT NOT NULL DEFAULT '' CHECK (length(passed_key) <= 200);
-- Not set: the contract had no sub-contract, or it was entered before that was asked.
ALTER TABLE invoice_line ADD COLUMN passed_by ORGANISATION_ID NULL REFERENCES organisation (id);

UPDATE invoice
SET supplier_key = COALESCE(NULLIF((
  WITH RECURSIVE folding (rest, made, is_leading, is_apart) AS (
    SELECT lower(supplier_number) || ' ', '', 1, 0
    UNION ALL
    SELECT substr(rest, 2),
           CASE
             WHEN substr(rest, 1, 1) BETWEEN '1' AND '9'
               OR substr(rest, 1, 1) = '0' AND (is_leading = 0 OR substr(rest, 2, 1) NOT BETWEEN '0' AND '9')
             THEN made || CASE WHEN is_apart = 1 AND substr(made, -1) BETWEEN '0' AND '9' THEN ' ' ELSE '' END
                  || substr(rest, 1, 1)
             WHEN substr(rest, 1, 1) BETWEEN 'a' AND 'z'
             THEN made || substr(rest, 1, 1)
             ELSE made
           END,
           CASE
             WHEN substr(rest, 1, 1) BETWEEN '1' AND '9' THEN 0
             WHEN substr(rest, 1, 1) = '0' THEN is_leading
             ELSE 1
           END,
           CASE
             WHEN substr(rest, 1, 1) BETWEEN '1' AND '9' THEN 0
             WHEN substr(rest, 1, 1) = '0'
             THEN CASE WHEN is_leading = 1 AND substr(rest, 2, 1) BETWEEN '0' AND '9' THEN is_apart ELSE 0 END
             WHEN substr(rest, 1, 1) BETWEEN 'a' AND 'z' THEN 0
             ELSE 1
           END
    FROM folding
    WHERE rest <> '')
  SELECT made FROM folding WHERE rest = ''), ''), lower(supplier_number));

UPDATE invoice_line
SET passed_key = COALESCE(NULLIF((
  WITH RECURSIVE folding (rest, made, is_leading, is_apart) AS (
    SELECT lower(passed_number) || ' ', '', 1, 0
    UNION ALL
    SELECT substr(rest, 2),
           CASE
             WHEN substr(rest, 1, 1) BETWEEN '1' AND '9'
               OR substr(rest, 1, 1) = '0' AND (is_leading = 0 OR substr(rest, 2, 1) NOT BETWEEN '0' AND '9')
             THEN made || CASE WHEN is_apart = 1 AND substr(made, -1) BETWEEN '0' AND '9' THEN ' ' ELSE '' END
                  || substr(rest, 1, 1)
             WHEN substr(rest, 1, 1) BETWEEN 'a' AND 'z'
             THEN made || substr(rest, 1, 1)
             ELSE made
           END,
           CASE
             WHEN substr(rest, 1, 1) BETWEEN '1' AND '9' THEN 0
             WHEN substr(rest, 1, 1) = '0' THEN is_leading
             ELSE 1
           END,
           CASE
             WHEN substr(rest, 1, 1) BETWEEN '1' AND '9' THEN 0
             WHEN substr(rest, 1, 1) = '0'
             THEN CASE WHEN is_leading = 1 AND substr(rest, 2, 1) BETWEEN '0' AND '9' THEN is_apart ELSE 0 END
             WHEN substr(rest, 1, 1) BETWEEN 'a' AND 'z' THEN 0
             ELSE 1
           END
    FROM folding
    WHERE rest <> '')
  SELECT made FROM folding WHERE rest = ''), ''), lower(passed_number))
WHERE passed_number <> '';

DROP INDEX invoice_by_supplier;
CREATE INDEX invoice_by_supplier_key ON invoice (supplier_id, supplier_key);
CREATE INDEX invoice_by_supplier_total ON invoice (supplier_id, total);
CREATE INDEX invoice_line_by_passed_key ON invoice_line (passed_key, invoice_id) WHERE passed_key <> '';
