-- SPDX-License-Identifier: MIT
-- The statements of invoices: hundreds a year of each programme, each with a few lines.
-- The words in them are those of areas/invoice/rules.c: an approved invoice is shared, recharged (or nobody
-- is to be: no-recharge) or paid.
-- A line stands until its invoice is withdrawn or approved notes have credited it whole (standing_line).

-- invoice_get :one
-- id: INVOICE_ID
SELECT i.id, i.organisation_id, i.number, i.programme_id, i.contract_id, i.supplier_id, i.supplier_number,
       i.credit_of, i.dated_on, i.received_on, i.delivered_on, i.year, i.total, i.state, i.version,
       i.matched_by, i.agreement, i.paid_on, i.journal, i.ledger_reference, i.terms, o.name_en, o.name_cy
FROM invoice i
JOIN organisation o ON o.id = i.supplier_id
WHERE i.id = :id;

-- invoice_get_numbered :one invoice_get
-- organisation: ORGANISATION_ID
SELECT i.id, i.organisation_id, i.number, i.programme_id, i.contract_id, i.supplier_id, i.supplier_number,
       i.credit_of, i.dated_on, i.received_on, i.delivered_on, i.year, i.total, i.state, i.version,
       i.matched_by, i.agreement, i.paid_on, i.journal, i.ledger_reference, i.terms, o.name_en, o.name_cy
FROM invoice i
JOIN organisation o ON o.id = i.supplier_id
WHERE i.organisation_id = :organisation
  AND i.number = :number;

-- invoice_list :many invoice_get
-- organisation: ORGANISATION_ID
-- paid_since: DATE
-- before: NUMBER
-- most: NUMBER
SELECT i.id, i.organisation_id, i.number, i.programme_id, i.contract_id, i.supplier_id, i.supplier_number,
       i.credit_of, i.dated_on, i.received_on, i.delivered_on, i.year, i.total, i.state, i.version,
       i.matched_by, i.agreement, i.paid_on, i.journal, i.ledger_reference, i.terms, o.name_en, o.name_cy
FROM invoice i
JOIN organisation o ON o.id = i.supplier_id
WHERE i.organisation_id = :organisation
  {AND i.state = :state}
  {AND COALESCE(i.paid_on, 0) >= :paid_since}
  {AND i.programme_id = :programme_id}
  {AND i.number < :before}
ORDER BY i.number DESC
LIMIT :most;

-- invoice_count :one
-- Up to `most` are counted.
-- may scan: the few that were found
-- organisation: ORGANISATION_ID
-- not_by: ACCOUNT_ID
-- most: NUMBER
-- number: NUMBER
SELECT CAST(count(*) AS BIGINT) AS number
FROM (SELECT i.id
      FROM invoice i
      WHERE i.organisation_id = :organisation
        AND i.state = :state
        {AND i.matched_by <> :not_by}
      LIMIT :most) AS counted;

-- invoice_found :many
-- Those of that number, or of whose supplier or payment that is the reference, the newest first.
-- id: INVOICE_ID
-- number: NUMBER
-- organisation: ORGANISATION_ID
-- text: TEXT
-- may scan: hardly ever more than one, put in order
SELECT i.id, i.number
FROM invoice i
WHERE i.id IN (SELECT a.id
               FROM invoice a
               WHERE a.organisation_id = :organisation
                 AND a.number = :number
               UNION
               SELECT b.id
               FROM invoice b
               WHERE b.organisation_id = :organisation
                 AND b.supplier_number = :text
               UNION
               SELECT c.id
               FROM invoice c
               WHERE c.organisation_id = :organisation
                 AND c.ledger_reference = :text
                 AND c.ledger_reference <> '')
ORDER BY i.number DESC
LIMIT 1000;

-- invoice_list_of_year :many invoice_get
-- The approved ones of a programme's year, the first first.
-- programme: PROGRAMME_ID
-- after: NUMBER
-- most: NUMBER
SELECT i.id, i.organisation_id, i.number, i.programme_id, i.contract_id, i.supplier_id, i.supplier_number,
       i.credit_of, i.dated_on, i.received_on, i.delivered_on, i.year, i.total, i.state, i.version,
       i.matched_by, i.agreement, i.paid_on, i.journal, i.ledger_reference, i.terms, o.name_en, o.name_cy
FROM invoice i
JOIN organisation o ON o.id = i.supplier_id
WHERE i.programme_id = :programme
  AND i.year = :year
  AND i.state IN ('shared', 'no-recharge', 'recharged', 'paid')
  {AND i.number > :after}
ORDER BY i.number
LIMIT :most;

-- invoice_terms_of_year :many
-- By which versions of which contracts a programme's year was approved.
-- may scan: the invoices of one year
-- programme: PROGRAMME_ID
SELECT contract_id, terms
FROM invoice
WHERE programme_id = :programme
  AND year = :year
  AND state IN ('shared', 'no-recharge', 'recharged', 'paid')
GROUP BY contract_id, terms
ORDER BY contract_id, terms
LIMIT 10000;

-- invoice_parts_of_year :many
-- What each body owes of a programme's year by whoever paid it: the holder of the contract.
-- may scan: the shares of one year
-- programme: PROGRAMME_ID
-- due: PENCE
SELECT s.organisation_id, v.holder_id, o.name_en, o.name_cy, CAST(SUM(s.due) AS BIGINT) AS due
FROM invoice i
JOIN invoice_share s ON s.invoice_id = i.id
JOIN contract_version v ON v.contract_id = i.contract_id AND v.version = i.terms
JOIN organisation o ON o.id = v.holder_id
WHERE i.programme_id = :programme
  AND i.year = :year
GROUP BY s.organisation_id, v.holder_id, o.name_en, o.name_cy
ORDER BY s.organisation_id, v.holder_id
LIMIT 1000;

-- invoice_payer :one
-- Who pays the supplier: the holder of the contract, by the version by which it was approved.
-- invoice: INVOICE_ID
SELECT v.holder_id, o.name_en, o.name_cy
FROM invoice i
JOIN contract_version v ON v.contract_id = i.contract_id AND v.version = i.terms
JOIN organisation o ON o.id = v.holder_id
WHERE i.id = :invoice;

-- invoice_list_credits :many invoice_get
-- credited: INVOICE_ID
SELECT i.id, i.organisation_id, i.number, i.programme_id, i.contract_id, i.supplier_id, i.supplier_number,
       i.credit_of, i.dated_on, i.received_on, i.delivered_on, i.year, i.total, i.state, i.version,
       i.matched_by, i.agreement, i.paid_on, i.journal, i.ledger_reference, i.terms, o.name_en, o.name_cy
FROM invoice i
JOIN organisation o ON o.id = i.supplier_id
WHERE i.credit_of = :credited
ORDER BY i.number
LIMIT 100;

-- invoice_get_twin :one
-- Another of that supplier with that number; or of that contract with its number, day and total, whose supplier may
-- have been put right since.
-- may scan: those of one number or total, put in order
-- supplier: ORGANISATION_ID
-- contract: CONTRACT_ID
-- without: INVOICE_ID
SELECT id
FROM invoice
WHERE (supplier_id = :supplier OR (contract_id = :contract AND total = :total AND dated_on = :dated_on))
  AND supplier_key = :supplier_key
  AND organisation_id = :organisation_id
  AND id <> :without
  AND state <> 'withdrawn'
ORDER BY id
LIMIT 1;

-- invoice_alike :one
-- Another of that supplier, or of that contract, with that total.
-- may scan: those of one total, put in order
-- supplier: ORGANISATION_ID
-- contract: CONTRACT_ID
-- without: INVOICE_ID
SELECT number
FROM invoice
WHERE (supplier_id = :supplier OR contract_id = :contract)
  AND total = :total
  AND organisation_id = :organisation_id
  AND id <> :without
  AND credit_of IS NULL
  AND state <> 'withdrawn'
ORDER BY id
LIMIT 1;

-- invoice_last_number :one
-- organisation: ORGANISATION_ID
SELECT number
FROM invoice
WHERE organisation_id = :organisation
ORDER BY number DESC
LIMIT 1;

-- invoice_insert :run
INSERT INTO invoice (id, organisation_id, number, programme_id, contract_id, supplier_id, supplier_number,
       supplier_key, credit_of, dated_on, received_on, delivered_on, year, total, state, version, matched_by, agreement,
       paid_on, terms)
VALUES (:id, :organisation_id, :number, :programme_id, :contract_id, :supplier_id, :supplier_number,
       :supplier_key, :credit_of, :dated_on, :received_on, :delivered_on, :year, :total, :state, 0, NULL, 0, NULL,
       :terms);

-- invoice_head_update :run
UPDATE invoice
SET supplier_number = :supplier_number, supplier_key = :supplier_key, dated_on = :dated_on, received_on = :received_on,
    delivered_on = :delivered_on, year = :year, total = :total
WHERE id = :id;

-- invoice_state_update :run
UPDATE invoice
SET state = :state, version = :version, matched_by = :matched_by, agreement = :agreement, paid_on = :paid_on,
    ledger_reference = :ledger_reference, terms = :terms
WHERE id = :id;

-- ---- lines ----

-- invoice_line_list :many
-- invoice: INVOICE_ID
SELECT number, contract_line, heading, net, vat, cost, units, hours, rate, venue, travel, other, other_for,
       passed_number, passed_by, passed_on, passed_amount, licence_of, licence_from, licence_to, months_from, months_to
FROM invoice_line
WHERE invoice_id = :invoice
ORDER BY number
LIMIT 1000;

-- invoice_line_put :run
INSERT INTO invoice_line (invoice_id, number, contract_line, heading, net, vat, cost, units, hours, rate,
       venue, travel, other, other_for, passed_number, passed_key, passed_by, passed_on, passed_amount, licence_of,
       licence_from, licence_to, months_from, months_to)
VALUES (:invoice_id, :number, :contract_line, :heading, :net, :vat, :cost, :units, :hours, :rate,
       :venue, :travel, :other, :other_for, :passed_number, :passed_key, :passed_by, :passed_on,
       :passed_amount, :licence_of, :licence_from, :licence_to, :months_from, :months_to);

-- invoice_line_settle :run
-- invoice: INVOICE_ID
UPDATE invoice_line
SET heading = :heading, cost = :cost, units = :units
WHERE invoice_id = :invoice
  AND number = :number;

-- invoice_line_delete :run
-- invoice: INVOICE_ID
DELETE FROM invoice_line
WHERE invoice_id = :invoice
  AND number = :number;

-- invoice_cohort_list :many
-- invoice: INVOICE_ID
SELECT line, cohort_id, evidence
FROM invoice_cohort
WHERE invoice_id = :invoice
ORDER BY line, cohort_id
LIMIT 1000;

-- invoice_cohort_insert :run
INSERT INTO invoice_cohort (invoice_id, line, cohort_id, evidence)
VALUES (:invoice_id, :line, :cohort_id, :evidence);

-- invoice_cohort_delete :run
-- invoice: INVOICE_ID
DELETE FROM invoice_cohort
WHERE invoice_id = :invoice
  AND line = :line;

-- invoice_cohort_elsewhere :one
-- Another standing line that has it for the same.
-- cohort: COHORT_ID
-- without: INVOICE_ID
-- line: NUMBER
SELECT l.invoice AS number
FROM invoice_cohort x
JOIN standing_line l ON l.invoice_id = x.invoice_id AND l.number = x.line
WHERE x.cohort_id = :cohort
  AND x.evidence = :evidence
  AND NOT (x.invoice_id = :without AND x.line = :line)
ORDER BY x.invoice_id, x.line
LIMIT 1;

-- invoice_passed_elsewhere :one
-- Another standing line that passes the same invoice of a sub-contractor on, whoever does.  Where it is not known
-- of both whose it is, those of one supplier are the same by their number, and those of two by day and sum too; and so
-- are those under one contract that were of a body which is no sub-contractor of it any more: it was put right.
-- passed_key: TEXT
-- by: ORGANISATION_ID NULL
-- is_unknown: FLAG
-- supplier: ORGANISATION_ID
-- contract: CONTRACT_ID
-- on: DATE NULL
-- amount: PENCE NULL
-- organisation: ORGANISATION_ID
-- without: INVOICE_ID
-- line: NUMBER
SELECT l.invoice AS number
FROM standing_line l
JOIN invoice_line x ON x.invoice_id = l.invoice_id AND x.number = l.number
WHERE l.passed_key = :passed_key
  AND l.passed_key <> ''
  AND (l.passed_by = :by
       OR (l.contract_id = :contract AND x.passed_on = :on AND x.passed_amount = :amount
           AND NOT EXISTS (SELECT 1
                           FROM contract c
                           JOIN contract_version v ON v.contract_id = c.id
                           WHERE c.parent_id = l.contract_id
                             AND v.supplier_id = l.passed_by
                             AND v.version = (SELECT MAX(n.version)
                                              FROM contract_version n
                                              WHERE n.contract_id = c.id AND n.signed_by IS NOT NULL)))
       OR ((l.passed_by IS NULL OR :is_unknown)
           AND (l.supplier_id = :supplier OR (x.passed_on = :on AND x.passed_amount = :amount))))
  AND l.organisation_id = :organisation
  AND NOT (l.invoice_id = :without AND l.number = :line)
ORDER BY l.invoice_id, l.number
LIMIT 1;

-- invoice_trained_list :many
-- invoice: INVOICE_ID
SELECT line, module, people
FROM invoice_trained
WHERE invoice_id = :invoice
ORDER BY line, module
LIMIT 1000;

-- invoice_trained_insert :run
INSERT INTO invoice_trained (invoice_id, line, module, people)
VALUES (:invoice_id, :line, :module, :people);

-- invoice_trained_delete :run
-- invoice: INVOICE_ID
DELETE FROM invoice_trained
WHERE invoice_id = :invoice
  AND line = :line;

-- invoice_trained_elsewhere :many
-- How many other standing lines of a year have, of the programme or of the supplier, by module; delivered on some
-- of its days.
-- may scan: hundreds of lines of one programme or supplier, put in order by module
-- people: NUMBER
-- here: NUMBER
-- year: NUMBER
-- since: DATE
-- until: DATE
-- programme: PROGRAMME_ID
-- contract: CONTRACT_ID
-- supplier: ORGANISATION_ID
-- organisation: ORGANISATION_ID
-- without: INVOICE_ID
-- line: NUMBER
SELECT t.module, CAST(SUM(t.people) AS BIGINT) AS people,
       CAST(SUM(CASE WHEN l.contract_id = :contract OR l.supplier_id = :supplier THEN t.people ELSE 0 END) AS BIGINT)
         AS here
FROM standing_line l
JOIN invoice_trained t ON t.invoice_id = l.invoice_id AND t.line = l.number
JOIN invoice i ON i.id = l.invoice_id
WHERE l.year = :year
  AND i.delivered_on BETWEEN :since AND :until
  AND (l.programme_id = :programme OR l.supplier_id = :supplier)
  AND l.organisation_id = :organisation
  AND NOT (l.invoice_id = :without AND l.number = :line)
GROUP BY t.module
ORDER BY t.module
LIMIT 20;

-- invoice_people_elsewhere :many
-- How many of the providers' staff stand on each other standing line for that line of the contract.
-- may scan: tens of lines of one contract, by invoice
-- people: NUMBER
-- programme: PROGRAMME_ID
-- contract: CONTRACT_ID
-- contract_line: NUMBER
-- workers: TEXT
-- without: INVOICE_ID
-- line: NUMBER
SELECT l.invoice, l.number, CAST(MAX(t.people) AS BIGINT) AS people
FROM standing_line l
JOIN invoice_trained t ON t.invoice_id = l.invoice_id AND t.line = l.number
WHERE l.programme_id = :programme
  AND l.contract_id = :contract
  AND l.contract_line = :contract_line
  AND t.module <> :workers
  AND NOT (l.invoice_id = :without AND l.number = :line)
GROUP BY l.invoice, l.number
ORDER BY l.invoice, l.number
LIMIT 1000;

-- invoice_charged_elsewhere :one
-- Another standing line for some of the same months by that line of the contract.
-- programme: PROGRAMME_ID
-- contract: CONTRACT_ID
-- contract_line: NUMBER
-- until: DATE
-- since: DATE
-- without: INVOICE_ID
-- line: NUMBER
SELECT l.invoice AS number, l.months_from
FROM standing_line l
WHERE l.programme_id = :programme
  AND l.contract_id = :contract
  AND l.contract_line = :contract_line
  AND l.months_from <= :until
  AND l.months_to >= :since
  AND NOT (l.invoice_id = :without AND l.number = :line)
ORDER BY l.year, l.invoice
LIMIT 1;

-- invoice_charged_before :one
-- Another standing line by that line of the contract, approved as it was put so: for some of the same months, of the
-- same year, or any.
-- may scan: the few lines of one contract's year, put in order
-- programme: PROGRAMME_ID
-- year: NUMBER
-- contract: CONTRACT_ID
-- contract_line: NUMBER
-- is_yearly: FLAG
-- is_of_all: FLAG
-- until: DATE
-- since: DATE
-- per: TEXT
-- evidence: TEXT
-- without: INVOICE_ID
-- line: NUMBER
SELECT l.invoice AS number
FROM standing_line l
JOIN invoice i ON i.id = l.invoice_id
JOIN contract_line t ON t.contract_id = l.contract_id AND t.number = l.contract_line
WHERE l.programme_id = :programme
  AND l.contract_id = :contract
  AND l.contract_line = :contract_line
  AND t.version = COALESCE(NULLIF(i.terms, 0), (SELECT MAX(v.version)
                                                FROM contract_version v
                                                WHERE v.contract_id = l.contract_id
                                                  AND v.signed_by IS NOT NULL
                                                  AND v.from_on <= i.delivered_on))
  AND t.per = :per
  AND t.evidence = :evidence
  AND l.licence_from IS NULL
  AND (:is_of_all
       OR (l.year = :year AND (:is_yearly OR (l.months_from <= :until AND l.months_to >= :since))))
  AND NOT (l.invoice_id = :without AND l.number = :line)
ORDER BY l.invoice, l.number
LIMIT 1;

-- invoice_credited_of_line :one
-- By credit notes that were not withdrawn; below nothing.
-- net: PENCE
-- vat: PENCE
-- credited: INVOICE_ID
-- line: NUMBER
SELECT CAST(COALESCE(SUM(n.net), 0) AS BIGINT) AS net, CAST(COALESCE(SUM(n.vat), 0) AS BIGINT) AS vat
FROM invoice c
JOIN invoice_line n ON n.invoice_id = c.id
WHERE c.credit_of = :credited
  AND n.number = :line
  AND c.state <> 'withdrawn';

-- ---- papers ----

-- invoice_document_list :many
-- invoice: INVOICE_ID
SELECT line, name
FROM invoice_document
WHERE invoice_id = :invoice
ORDER BY line
LIMIT 1000;

-- invoice_document_get :one
-- invoice: INVOICE_ID
SELECT name, bytes
FROM invoice_document
WHERE invoice_id = :invoice
  AND line = :line;

-- invoice_document_put :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO invoice_document (invoice_id, line, name, bytes, sha256, added_by, added_at)
VALUES (:invoice_id, :line, :name, :bytes, :sha256, :by, :now)
ON CONFLICT (invoice_id, line) DO UPDATE
SET name = excluded.name, bytes = excluded.bytes, sha256 = excluded.sha256, added_by = excluded.added_by,
    added_at = excluded.added_at;

-- invoice_document_delete :run
-- invoice: INVOICE_ID
DELETE FROM invoice_document
WHERE invoice_id = :invoice
  AND line = :line;

-- ---- deeds ----

-- invoice_deed_list :many
-- invoice: INVOICE_ID
SELECT number, act, because, part, done_by, done_at
FROM invoice_deed
WHERE invoice_id = :invoice
ORDER BY number
LIMIT 1000;

-- invoice_approved :one
-- When it was, for the last time.
-- invoice: INVOICE_ID
SELECT done_at
FROM invoice_deed
WHERE invoice_id = :invoice
  AND act = 'invoice-approve'
ORDER BY number DESC
LIMIT 1;

-- invoice_deed_insert :run
INSERT INTO invoice_deed (invoice_id, number, act, because, part, done_by, done_at)
VALUES (:invoice_id, :number, :act, :because, :part, :done_by, :done_at);

-- invoice_finding_list :many
-- invoice: INVOICE_ID
SELECT against, is_warning, line, over, cohort, other
FROM invoice_finding
WHERE invoice_id = :invoice
ORDER BY place
LIMIT 10000;

-- invoice_finding_insert :run
INSERT INTO invoice_finding (invoice_id, place, against, is_warning, line, over, cohort, other)
VALUES (:invoice_id, :place, :against, :is_warning, :line, :over, :cohort, :other);

-- ---- money ----

-- invoice_spent :many
-- What was approved of a programme, by line of each contract and financial year.
-- programme: PROGRAMME_ID
SELECT year, heading, contract_id, contract_line, approved, paid, units
FROM invoice_sum
WHERE programme_id = :programme
ORDER BY year, heading, contract_id, contract_line
LIMIT 10000;

-- invoice_outside :one
-- What was approved of a programme for what was delivered before those days, or after them.
-- programme: PROGRAMME_ID
-- first: DATE
-- last: DATE
-- cost: PENCE
SELECT COALESCE(SUM(l.cost), 0) AS cost
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.agreement > 0
  AND (i.delivered_on < :first OR i.delivered_on > :last);

-- invoice_counted :many
-- What each line of an invoice is of; of no number of anything if it stands no more, or takes off.
-- id: INVOICE_ID
-- contract_line: NUMBER
-- cost: PENCE
-- units: NUMBER
SELECT l.heading, COALESCE(l.contract_line, 0) AS contract_line, COALESCE(l.cost, 0) AS cost,
       CAST(CASE
              WHEN EXISTS (SELECT 1 FROM standing_line s WHERE s.invoice_id = l.invoice_id AND s.number = l.number)
              THEN l.units
              ELSE 0
            END AS BIGINT) AS units
FROM invoice_line l
WHERE l.invoice_id = :id
ORDER BY l.number
LIMIT 1000;

-- invoice_counted_no_more :many
-- The lines that an approved credit note took the rest of.
-- id: INVOICE_ID
SELECT l.heading, l.contract_line, l.units
FROM invoice c
JOIN invoice_line n ON n.invoice_id = c.id
JOIN invoice_line l ON l.invoice_id = c.credit_of AND l.number = n.number
WHERE c.id = :id
  AND n.net + n.vat < 0
  AND NOT EXISTS (SELECT 1 FROM standing_line s WHERE s.invoice_id = l.invoice_id AND s.number = l.number)
ORDER BY l.number
LIMIT 1000;

-- invoice_sum_add :run
INSERT INTO invoice_sum (programme_id, year, heading, contract_id, contract_line, approved, paid, units)
VALUES (:programme_id, :year, :heading, :contract_id, :contract_line, :approved, :paid, :units)
ON CONFLICT (programme_id, year, heading, contract_id, contract_line) DO UPDATE
SET approved = invoice_sum.approved + excluded.approved, paid = invoice_sum.paid + excluded.paid,
    units = invoice_sum.units + excluded.units;

-- invoice_asked :many
-- What the invoices of a programme's year ask under a heading, the first first.
-- may scan: the few lines of each invoice, put in order
-- programme: PROGRAMME_ID
-- year: NUMBER
-- heading: TEXT
-- after: NUMBER
-- most: NUMBER
SELECT i.id, i.number AS invoice, i.contract_id, l.number, l.contract_line, l.cost
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.year = :year
  AND i.state <> 'withdrawn'
  AND l.heading = :heading
  {AND i.number > :after}
ORDER BY i.number, l.number
LIMIT :most;

-- invoice_waiting :many
-- What of a programme waits to be approved, by heading.
-- may scan: the lines of the few that wait, added up
-- cost: PENCE
-- programme: PROGRAMME_ID
SELECT l.heading, CAST(SUM(l.cost) AS BIGINT) AS cost
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.state IN ('received', 'matched', 'queried')
GROUP BY l.heading
ORDER BY l.heading
LIMIT 100;

-- invoice_billed :many
-- What was shared of a programme's year, by body.
-- programme: PROGRAMME_ID
SELECT w.organisation_id, w.due, w.unbilled, w.credited, o.name_en, o.name_cy
FROM invoice_owed w
JOIN organisation o ON o.id = w.organisation_id
WHERE w.programme_id = :programme
  AND w.year = :year
ORDER BY w.organisation_id
LIMIT 100;

-- invoice_owed_add :run
INSERT INTO invoice_owed (programme_id, year, organisation_id, due, unbilled, credited)
VALUES (:programme_id, :year, :organisation_id, :due, :unbilled, :credited)
ON CONFLICT (programme_id, year, organisation_id) DO UPDATE
SET due = invoice_owed.due + excluded.due, unbilled = invoice_owed.unbilled + excluded.unbilled,
    credited = invoice_owed.credited + excluded.credited;

-- invoice_share_of :many
-- invoice: INVOICE_ID
-- is_drawn: FLAG
-- is_own: FLAG
SELECT s.organisation_id, s.due, o.name_en, o.name_cy,
       EXISTS (SELECT 1
               FROM funding_claim f
               WHERE f.programme_id = i.programme_id
                 AND f.year = i.year
                 AND f.version = i.agreement
                 AND f.organisation_id = s.organisation_id) AS is_drawn,
       s.organisation_id = v.holder_id AS is_own
FROM invoice_share s
JOIN invoice i ON i.id = s.invoice_id
JOIN contract_version v ON v.contract_id = i.contract_id AND v.version = i.terms
JOIN organisation o ON o.id = s.organisation_id
WHERE s.invoice_id = :invoice
ORDER BY s.place
LIMIT 40;

-- invoice_statement_get :one
-- What a body owes of a programme's year.
-- organisation: ORGANISATION_ID
-- programme: PROGRAMME_ID
SELECT w.programme_id, w.year, p.name_en, p.name_cy, w.due, w.unbilled
FROM invoice_owed w
JOIN programme p ON p.id = w.programme_id
WHERE w.programme_id = :programme
  AND w.year = :year
  AND w.organisation_id = :organisation;

-- invoice_statement_list :many invoice_statement_get
-- By programme and financial year, the latest year first.
-- organisation: ORGANISATION_ID
-- before_year: NUMBER
-- before: PROGRAMME_ID
-- most: NUMBER
SELECT w.programme_id, w.year, p.name_en, p.name_cy, w.due, w.unbilled
FROM invoice_owed w
JOIN programme p ON p.id = w.programme_id
WHERE w.organisation_id = :organisation
  {AND (w.year, w.programme_id) < (:before_year, :before)}
ORDER BY w.year DESC, w.programme_id DESC
LIMIT :most;

-- invoice_share_insert :run
INSERT INTO invoice_share (invoice_id, place, organisation_id, due)
VALUES (:invoice_id, :place, :organisation_id, :due);

-- ---- the office's ledger ----

-- ledger_code_get :one
-- The one that stands.
-- programme: PROGRAMME_ID
-- what: TEXT
-- body: ORGANISATION_ID
SELECT version, code, written_by, written_at
FROM ledger_code
WHERE programme_id = :programme
  AND what = :what
  AND organisation_id = :body
ORDER BY version DESC
LIMIT 1;

-- ledger_code_count :one
-- entered: NUMBER
-- programme: PROGRAMME_ID
SELECT CAST(COUNT(*) AS BIGINT) AS entered
FROM ledger_code
WHERE programme_id = :programme;

-- ledger_code_insert :run
INSERT INTO ledger_code (programme_id, what, organisation_id, version, code, written_by, written_at)
VALUES (:programme_id, :what, :organisation_id, :version, :code, :written_by, :written_at);

-- journal_waiting_list :many
-- Approved before then, and in no journal: what the office paid, or owes a share of to another that did.
-- organisation: ORGANISATION_ID
-- before: INSTANT
-- most: NUMBER
SELECT i.id, d.done_at
FROM invoice i
JOIN invoice_deed d ON d.invoice_id = i.id
JOIN contract_version v ON v.contract_id = i.contract_id AND v.version = i.terms
WHERE i.organisation_id = :organisation
  AND i.journal = 0
  AND i.state IN ('shared', 'no-recharge', 'recharged', 'paid')
  AND d.act = 'invoice-approve'
  AND d.done_at < :before
  AND (v.holder_id = i.organisation_id
       OR EXISTS (SELECT 1
                  FROM invoice_share s
                  WHERE s.invoice_id = i.id
                    AND s.organisation_id = i.organisation_id
                    AND s.due <> 0))
ORDER BY i.number
LIMIT :most;

-- invoice_journal_update :run
-- invoice: INVOICE_ID
UPDATE invoice
SET journal = :journal
WHERE id = :invoice;

-- journal_last :one
-- organisation: ORGANISATION_ID
SELECT number
FROM journal
WHERE organisation_id = :organisation
ORDER BY number DESC
LIMIT 1;

-- journal_list :many
-- organisation: ORGANISATION_ID
SELECT number, until, row_count, cost, made_by, made_at
FROM journal
WHERE organisation_id = :organisation
ORDER BY number DESC
LIMIT 200;

-- journal_get :one
-- organisation: ORGANISATION_ID
SELECT number, until, row_count, cost, made_by, made_at, bytes
FROM journal
WHERE organisation_id = :organisation
  AND number = :number;

-- journal_insert :run
INSERT INTO journal (organisation_id, number, until, row_count, cost, bytes, made_by, made_at)
VALUES (:organisation_id, :number, :until, :row_count, :cost, :bytes, :made_by, :made_at);

-- invoice_theirs :many
-- Those of a supplier's own number, whoever the supplier is.
-- organisation: ORGANISATION_ID
SELECT id
FROM invoice
WHERE organisation_id = :organisation
  AND supplier_number = :supplier_number
  AND state <> 'withdrawn'
ORDER BY number
LIMIT 20;

-- ---- what a reference is of ----

-- reference_cohorts :many
-- Those of that number among the office's schemes.
-- organisation: ORGANISATION_ID
-- may scan: an office has few schemes
SELECT c.id, s.name_en, s.name_cy
FROM scheme s
JOIN cohort c ON c.scheme_id = s.id
WHERE s.organisation_id = :organisation
  AND c.number = :number
ORDER BY s.name_en, s.id
LIMIT 20;

-- reference_paid :many
-- What was paid by that reference of the ledger.
-- organisation: ORGANISATION_ID
-- most: NUMBER
SELECT id
FROM invoice
WHERE organisation_id = :organisation
  AND ledger_reference = :ledger_reference
  AND ledger_reference <> ''
ORDER BY number
LIMIT :most;

-- reference_journal :many
-- organisation: ORGANISATION_ID
-- most: NUMBER
SELECT id
FROM invoice
WHERE organisation_id = :organisation
  AND journal = :journal
  AND journal <> 0
ORDER BY number
LIMIT :most;

-- reference_lines_of :many
-- programme: PROGRAMME_ID
-- contract: CONTRACT_ID
-- most: NUMBER
-- may scan: the few lines of each invoice, put in order
SELECT i.id, l.number, l.cost
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.state <> 'withdrawn'
  {AND i.contract_id = :contract}
  {AND l.contract_line = :contract_line}
  {AND l.heading = :heading}
ORDER BY i.year, i.number, l.number
LIMIT :most;

-- reference_lines_of_sub :many
-- Of a sub-contract: what the contract above it passed on of its supplier, and the lines for its licence.
-- programme: PROGRAMME_ID
-- above: CONTRACT_ID
-- contract: CONTRACT_ID
-- most: NUMBER
-- may scan: the few lines of each invoice, put in order
SELECT i.id, l.number, l.cost
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.contract_id = :above
  AND i.state <> 'withdrawn'
  AND (l.licence_of = :contract
       OR EXISTS (SELECT 1
                  FROM contract_version v
                  WHERE v.contract_id = :contract
                    AND v.signed_by IS NOT NULL
                    AND v.supplier_id = l.passed_by))
ORDER BY i.year, i.number, l.number
LIMIT :most;

-- reference_lines_of_cohort :many
-- organisation: ORGANISATION_ID
-- cohort: COHORT_ID
-- most: NUMBER
-- may scan: a cohort is on a few lines, put in order
SELECT i.id, l.number, l.cost
FROM invoice_cohort x
JOIN invoice i ON i.id = x.invoice_id
JOIN invoice_line l ON l.invoice_id = x.invoice_id AND l.number = x.line
WHERE x.cohort_id = :cohort
  AND i.organisation_id = :organisation
  AND i.state <> 'withdrawn'
ORDER BY i.number, l.number
LIMIT :most;

-- ---- a year's end ----

-- invoice_list_waiting :many invoice_get
-- Those of a programme's year that are not approved yet, the first first.
-- programme: PROGRAMME_ID
SELECT i.id, i.organisation_id, i.number, i.programme_id, i.contract_id, i.supplier_id, i.supplier_number,
       i.credit_of, i.dated_on, i.received_on, i.delivered_on, i.year, i.total, i.state, i.version,
       i.matched_by, i.agreement, i.paid_on, i.journal, i.ledger_reference, i.terms, o.name_en, o.name_cy
FROM invoice i
JOIN organisation o ON o.id = i.supplier_id
WHERE i.programme_id = :programme
  AND i.year = :year
  AND (i.state = 'received' OR i.state = 'matched' OR i.state = 'queried')
ORDER BY i.number
LIMIT 10000;

-- accrual_asked :many
-- What is asked by each line of a programme's contracts, approved or not.
-- may scan: hundreds of lines of one programme, added up
-- cost: PENCE
-- programme: PROGRAMME_ID
SELECT i.contract_id, l.contract_line, CAST(SUM(l.cost) AS BIGINT) AS cost
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.state <> 'withdrawn'
GROUP BY i.contract_id, l.contract_line
ORDER BY i.contract_id, l.contract_line
LIMIT 10000;

-- accrual_units :many
-- How many each standing line of one year asks, and of which months or on which day.
-- may scan: hundreds of lines of one programme, put in order
-- programme: PROGRAMME_ID
-- year: NUMBER
SELECT l.contract_id, l.contract_line, l.units, l.months_from, l.months_to, i.delivered_on
FROM standing_line l
JOIN invoice i ON i.id = l.invoice_id
WHERE l.programme_id = :programme
  AND l.year = :year
ORDER BY l.contract_id, l.contract_line, l.invoice_id, l.number
LIMIT 10000;

-- closing_deed_list :many
-- programme: PROGRAMME_ID
SELECT number, act, state, because, figures, done_by, done_at
FROM closing_deed
WHERE programme_id = :programme
  AND year = :year
ORDER BY number
LIMIT 1000;

-- closing_last :one
-- programme: PROGRAMME_ID
SELECT number, state, done_by
FROM closing_deed
WHERE programme_id = :programme
  AND year = :year
ORDER BY number DESC
LIMIT 1;

-- closing_deed_insert :run
INSERT INTO closing_deed (programme_id, year, number, act, state, because, figures, done_by, done_at)
VALUES (:programme_id, :year, :number, :act, :state, :because, :figures, :done_by, :done_at);

-- closing_wanted :many
-- The programmes of an office that have something to do with that year: an invoice, or who pays for it.
-- organisation: ORGANISATION_ID
-- year: NUMBER
SELECT p.id, p.name_en, p.name_cy
FROM programme p
WHERE p.organisation_id = :organisation
  AND (EXISTS (SELECT 1 FROM invoice i WHERE i.programme_id = p.id AND i.year = :year)
       OR EXISTS (SELECT 1 FROM funding_agreement a
                  WHERE a.programme_id = p.id AND a.year = :year AND a.signed_by IS NOT NULL))
ORDER BY p.name_en, p.id
LIMIT 200;

-- final_list :many
-- programme: PROGRAMME_ID
SELECT number, agreement, method, payment, underspend, because, proposed_by, closed_by, closed_at
FROM final_statement
WHERE programme_id = :programme
  AND year = :year
ORDER BY number
LIMIT 1000;

-- final_bytes :one
-- programme: PROGRAMME_ID
SELECT bytes
FROM final_statement
WHERE programme_id = :programme
  AND year = :year
  AND number = :number;

-- final_insert :run
INSERT INTO final_statement (programme_id, year, number, agreement, method, payment, underspend, because,
       proposed_by, closed_by, closed_at, bytes)
VALUES (:programme_id, :year, :number, :agreement, :method, :payment, :underspend, :because,
       :proposed_by, :closed_by, :closed_at, :bytes);

-- final_body_list :many
-- programme: PROGRAMME_ID
-- statement: NUMBER
SELECT organisation_id, name_en, name_cy, contribution, weight, most, worth, owed, before, credited, received
FROM final_body
WHERE programme_id = :programme
  AND year = :year
  AND statement = :statement
ORDER BY place
LIMIT 100;

-- final_body_insert :run
INSERT INTO final_body (programme_id, year, statement, place, organisation_id, name_en, name_cy, contribution,
       weight, most, worth, owed, before, credited, received)
VALUES (:programme_id, :year, :statement, :place, :organisation_id, :name_en, :name_cy, :contribution,
       :weight, :most, :worth, :owed, :before, :credited, :received);

-- final_open_list :many
-- programme: PROGRAMME_ID
-- statement: NUMBER
SELECT kind, number, delivered_on, contract, line_en, line_cy, sum, also
FROM final_open
WHERE programme_id = :programme
  AND year = :year
  AND statement = :statement
ORDER BY place
LIMIT 100000;

-- final_open_insert :run
INSERT INTO final_open (programme_id, year, statement, place, kind, number, delivered_on, contract, line_en,
       line_cy, sum, also)
VALUES (:programme_id, :year, :statement, :place, :kind, :number, :delivered_on, :contract, :line_en,
       :line_cy, :sum, :also);

-- invoice_unbilled_since :one
-- When the first was approved of those of a programme's year that are not recharged yet.
-- may scan: the few that wait, put in order
-- programme: PROGRAMME_ID
-- year: NUMBER
SELECT d.done_at
FROM invoice i
JOIN invoice_deed d ON d.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.year = :year
  AND i.state = 'shared'
  AND d.act = 'invoice-approve'
ORDER BY d.done_at
LIMIT 1;

-- accrual_recovered :many
-- Of each that waits of a programme's year, its VAT that is no cost.
-- may scan: the lines of the few that wait, added up
-- recovered: PENCE
-- programme: PROGRAMME_ID
SELECT i.id, CAST(SUM(l.net + l.vat - l.cost) AS BIGINT) AS recovered
FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id
WHERE i.programme_id = :programme
  AND i.year = :year
  AND (i.state = 'received' OR i.state = 'matched' OR i.state = 'queried')
GROUP BY i.id
ORDER BY i.id
LIMIT 10000;

-- ---- to those who sent them ----

-- supplied_page :many
-- What a supplier sent, the last received first; with what approved credit notes take off, below nothing.
-- credited: PENCE
-- supplier: ORGANISATION_ID
-- before_on: DATE
-- before_number: NUMBER
-- before: INVOICE_ID
-- most: NUMBER
SELECT i.id, CAST(COALESCE((SELECT SUM(c.total)
                            FROM invoice c
                            WHERE c.credit_of = i.id
                              AND c.state IN ('shared', 'no-recharge', 'recharged', 'paid')), 0) AS BIGINT) AS credited
FROM invoice i
WHERE i.supplier_id = :supplier
  {AND i.state = :state}
  {AND (i.received_on, i.number, i.id) < (:before_on, :before_number, :before)}
ORDER BY i.received_on DESC, i.number DESC, i.id DESC
LIMIT :most;

-- supplied_credited :one
-- What approved credit notes take off one, below nothing.
-- credited: PENCE
-- id: INVOICE_ID
SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) AS credited
FROM invoice
WHERE credit_of = :id
  AND state IN ('shared', 'no-recharge', 'recharged', 'paid');

-- supplied_found :many
-- What a supplier sent of that own number, by its key, or that has that number at an office.
-- id: INVOICE_ID
-- received_on: DATE
-- number: NUMBER
-- supplier: ORGANISATION_ID
-- key: TEXT
-- may scan: hardly ever more than one, put in order
SELECT i.id, i.received_on, i.number
FROM invoice i
WHERE i.id IN (SELECT a.id
               FROM invoice a
               WHERE a.supplier_id = :supplier
                 AND a.supplier_key = :key
               UNION
               SELECT b.id
               FROM invoice b
               WHERE b.supplier_id = :supplier
                 AND b.number = :number)
ORDER BY i.received_on DESC, i.number DESC, i.id DESC
LIMIT 1000;

-- supplied_replied :many
-- Queries of an office's that the supplier answered, and nothing was done since.
-- office: ORGANISATION_ID
-- most: NUMBER
SELECT i.id, d.because
FROM invoice i
JOIN invoice_deed d ON d.invoice_id = i.id AND d.number = i.version
JOIN account a ON a.id = d.done_by
WHERE i.organisation_id = :office
  AND i.state = 'received'
  AND d.act = 'invoice-answer'
  AND a.organisation_id = i.supplier_id
  AND a.organisation_id <> i.organisation_id
ORDER BY i.number DESC
LIMIT :most;

-- ---- whose it is ----

-- invoice_licence_lines :many
-- Other standing lines for a licence, with their first day between those two, of whichever office, by year.
-- may scan: a licence is paid once a year, so that there are a few, put in order
-- first: DATE
-- last: DATE
-- without: INVOICE_ID
-- line: NUMBER
SELECT l.invoice AS number, l.organisation_id, l.programme_id, l.contract_id, l.supplier_id, l.year, l.licence_of,
       l.licence_from, l.licence_to, i.delivered_on, l.invoice_id, t.number AS line, t.net
FROM standing_line l
JOIN invoice i ON i.id = l.invoice_id
JOIN invoice_line t ON t.invoice_id = l.invoice_id AND t.number = l.number
WHERE l.licence_from BETWEEN :first AND :last
  AND NOT (l.invoice_id = :without AND l.number = :line)
ORDER BY l.year, l.invoice, l.number
LIMIT 10000;

-- ---- what is published of it ----

-- invoice_spending :many
-- What an office paid between two days, each above a sum or as far below nothing, by day.
-- net: PENCE
-- cost: PENCE
-- organisation: ORGANISATION_ID
-- first: DATE
-- last: DATE
-- over: PENCE
-- after_on: DATE
-- after: NUMBER
-- most: NUMBER
SELECT i.id, i.number, i.paid_on, o.name_en, o.name_cy, p.name_en AS programme_en, p.name_cy AS programme_cy,
       d.reference AS decision, c.reference AS contract, i.credit_of, h.name_en AS payer_en, h.name_cy AS payer_cy,
       CAST(COALESCE((SELECT SUM(l.net) FROM invoice_line l WHERE l.invoice_id = i.id), 0) AS BIGINT) AS net,
       CAST(COALESCE((SELECT SUM(l.cost) FROM invoice_line l WHERE l.invoice_id = i.id), 0) AS BIGINT) AS cost
FROM invoice i
JOIN organisation o ON o.id = i.supplier_id
JOIN programme p ON p.id = i.programme_id
JOIN decision d ON d.id = p.decision_id
JOIN contract c ON c.id = i.contract_id
LEFT JOIN contract_version v ON v.contract_id = i.contract_id AND v.version = i.terms
LEFT JOIN organisation h ON h.id = v.holder_id
WHERE i.organisation_id = :organisation
  AND i.paid_on >= :first
  AND i.paid_on <= :last
  AND ABS((SELECT SUM(l.cost) FROM invoice_line l WHERE l.invoice_id = i.id)) > :over
  {AND (i.paid_on, i.number) > (:after_on, :after)}
ORDER BY i.paid_on, i.number
LIMIT :most;

-- invoice_spending_sum :one
-- may scan: what an office pays within a month, added up
-- items: NUMBER
-- cost: PENCE
-- organisation: ORGANISATION_ID
-- first: DATE
-- last: DATE
-- over: PENCE
SELECT CAST(COUNT(*) AS BIGINT) AS items, CAST(COALESCE(SUM(s.cost), 0) AS BIGINT) AS cost
FROM (SELECT (SELECT SUM(l.cost) FROM invoice_line l WHERE l.invoice_id = i.id) AS cost
      FROM invoice i
      WHERE i.organisation_id = :organisation
        AND i.paid_on >= :first
        AND i.paid_on <= :last) s
WHERE ABS(s.cost) > :over;

-- invoice_spending_headings :many
-- invoice: INVOICE_ID
-- may scan: the few lines of one invoice
SELECT heading
FROM invoice_line
WHERE invoice_id = :invoice
GROUP BY heading
ORDER BY heading
LIMIT 100;

-- invoice_first_paid :one
-- organisation: ORGANISATION_ID
SELECT paid_on
FROM invoice
WHERE organisation_id = :organisation
  AND paid_on >= 19000101
ORDER BY paid_on, number
LIMIT 1;

-- ---- what is asked for before it is spent ----

-- claim_list :many
-- Those of a programme's year that were ever asked for.
-- programme: PROGRAMME_ID
SELECT number, body_id, place, version, asked_on, received
FROM claim
WHERE programme_id = :programme
  AND year = :year
ORDER BY body_id, place
LIMIT 480;

-- claim_get :one
-- organisation: ORGANISATION_ID
SELECT programme_id, year, body_id, place
FROM claim
WHERE organisation_id = :organisation
  AND number = :number;

-- claim_last :one
-- number: NUMBER
SELECT COALESCE(MAX(number), 0) AS number
FROM claim
WHERE organisation_id = :organisation_id;

-- claim_insert :run
INSERT INTO claim (organisation_id, number, programme_id, year, body_id, place, version, asked_on, received)
VALUES (:organisation_id, :number, :programme_id, :year, :body_id, :place, 0, NULL, 0);

-- claim_update :run
UPDATE claim
SET version = :version, asked_on = :asked_on, received = :received
WHERE organisation_id = :organisation_id
  AND number = :number;

-- claim_deed_list :many
-- programme: PROGRAMME_ID
-- body: ORGANISATION_ID
SELECT d.act, d.done_on, d.sum, d.reference, d.because, d.done_by, d.done_at, d.statement
FROM claim c
JOIN claim_deed d ON d.organisation_id = c.organisation_id AND d.claim = c.number
WHERE c.programme_id = :programme
  AND c.year = :year
  AND c.body_id = :body
  AND c.place = :place
ORDER BY d.number
LIMIT 1000;

-- claim_deed_insert :run
INSERT INTO claim_deed (organisation_id, claim, number, act, done_on, sum, reference, because, done_by, done_at,
       statement)
VALUES (:organisation_id, :claim, :number, :act, :done_on, :sum, :reference, :because, :done_by, :done_at,
       :statement);

-- claim_waiting :many
-- Of an office, by the agreements that stand: not asked for and due by then, or asked for and late.  Of a closed year
-- as many as are needed for what a body still owes by the last final statement, first those that were asked for.
-- organisation: ORGANISATION_ID
-- today: DATE
-- until: DATE
-- most: NUMBER
-- received: NUMBER
-- statement: NUMBER
-- open: NUMBER
-- may scan: a few claims of each programme's years, put in order
WITH waits AS (
  SELECT f.programme_id, f.year, f.organisation_id, f.number, f.due_on, f.sum, c.asked_on,
         COALESCE(c.received, 0) AS received,
         CASE WHEN (SELECT d.state
                    FROM closing_deed d
                    WHERE d.programme_id = f.programme_id AND d.year = f.year
                    ORDER BY d.number DESC
                    LIMIT 1) IN ('closed', 'asked')
              THEN (SELECT MAX(s.number)
                    FROM final_statement s
                    WHERE s.programme_id = f.programme_id AND s.year = f.year)
              ELSE 0 END AS statement,
         COALESCE(SUM(f.sum - COALESCE(c.received, 0)) OVER (
           PARTITION BY f.programme_id, f.year, f.organisation_id
           ORDER BY c.asked_on IS NULL, f.due_on, f.number
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM programme p
  JOIN funding_agreement a ON a.programme_id = p.id
  JOIN funding_claim f ON f.programme_id = a.programme_id AND f.year = a.year AND f.version = a.version
  LEFT JOIN claim c ON c.programme_id = f.programme_id AND c.year = f.year AND c.body_id = f.organisation_id
                   AND c.place = f.number
  WHERE p.organisation_id = :organisation
    AND a.signed_by IS NOT NULL
    AND NOT EXISTS (SELECT 1
                    FROM funding_agreement n
                    WHERE n.programme_id = a.programme_id AND n.year = a.year AND n.version > a.version
                      AND n.signed_by IS NOT NULL)
    AND COALESCE(c.received, 0) < f.sum
    AND ((c.asked_on IS NULL AND f.due_on <= :until) OR (c.asked_on IS NOT NULL AND f.due_on < :today))
), bounded AS (
  SELECT w.programme_id, w.year, w.organisation_id, w.number, w.due_on, w.sum, w.asked_on, w.received, w.statement,
         CASE WHEN w.statement = 0
              THEN w.sum
              ELSE COALESCE((SELECT l.owed
                             FROM final_body l
                             WHERE l.programme_id = w.programme_id AND l.year = w.year AND l.statement = w.statement
                               AND l.organisation_id = w.organisation_id), 0)
                   - COALESCE((SELECT SUM(r.received)
                               FROM claim r
                               WHERE r.programme_id = w.programme_id AND r.year = w.year
                                 AND r.body_id = w.organisation_id), 0)
                   - w.before END AS bound
  FROM waits w
)
SELECT b.programme_id, p.name_en AS programme_en, p.name_cy AS programme_cy, b.year, b.organisation_id, o.name_en,
       o.name_cy, b.number AS place, b.due_on, b.sum, b.asked_on, b.received, b.statement,
       CASE WHEN b.bound < b.sum - b.received THEN b.bound ELSE b.sum - b.received END AS open
FROM bounded b
JOIN programme p ON p.id = b.programme_id
JOIN organisation o ON o.id = b.organisation_id
WHERE b.bound > 0
ORDER BY b.statement > 0, b.due_on, b.programme_id, b.organisation_id, b.number
LIMIT :most;

-- invoice_charged_beside :one
-- Another standing line of the year for some of the same months, or for the year, by another contract of the supplier
-- under that heading.
-- may scan: the few lines of one programme's year and supplier, put in order
-- programme: PROGRAMME_ID
-- supplier: ORGANISATION_ID
-- year: NUMBER
-- contract: CONTRACT_ID
-- heading: TEXT
-- per: TEXT
-- evidence: TEXT
-- is_yearly: FLAG
-- until: DATE
-- since: DATE
SELECT l.invoice AS number
FROM standing_line l
JOIN invoice_line n ON n.invoice_id = l.invoice_id AND n.number = l.number
WHERE l.programme_id = :programme
  AND l.supplier_id = :supplier
  AND l.year = :year
  AND l.contract_id <> :contract
  AND n.heading = :heading
  AND EXISTS (SELECT 1 FROM contract_line k
              WHERE k.contract_id = l.contract_id
                AND k.number = l.contract_line
                AND k.per = :per
                AND k.evidence <> :evidence)
  AND (:is_yearly OR (l.months_from <= :until AND l.months_to >= :since))
ORDER BY l.invoice, l.number
LIMIT 1;

-- invoice_matched_by :one
-- The versions of its contract and of the budget by which it was matched.
-- id: INVOICE_ID
SELECT matched_terms, matched_budget
FROM invoice
WHERE id = :id;

-- invoice_matched_put :run
-- id: INVOICE_ID
UPDATE invoice
SET matched_terms = :matched_terms, matched_budget = :matched_budget
WHERE id = :id;

-- reference_passed :many
-- The lines that pass an invoice of that number on, whosever it is.
-- organisation: ORGANISATION_ID
-- may scan: hardly ever more than one, put in order
SELECT i.id, i.number AS invoice, i.programme_id, l.number
FROM invoice_line l
JOIN invoice i ON i.id = l.invoice_id
WHERE l.passed_key = :passed_key
  AND l.passed_key <> ''
  AND l.passed_number = :passed_number
  AND i.organisation_id = :organisation
  AND i.state <> 'withdrawn'
ORDER BY i.number, l.number
LIMIT 20;

-- reference_received :many
-- The claims for which money was received by that reference of the ledger, or was until that was taken back.
-- organisation: ORGANISATION_ID
-- reference: TEXT
SELECT c.number
FROM claim c
WHERE c.organisation_id = :organisation
  AND EXISTS (SELECT 1
              FROM claim_deed d
              WHERE d.organisation_id = c.organisation_id
                AND d.claim = c.number
                AND d.reference = :reference
                AND d.reference <> '')
ORDER BY c.number
LIMIT 20;

-- year_is_held :one
-- By something of a programme's year: a share of it, or money that is asked for and not taken back.
-- programme: PROGRAMME_ID
-- year: NUMBER
-- is_held: FLAG
SELECT EXISTS (SELECT 1
               FROM invoice
               WHERE programme_id = :programme
                 AND year = :year
                 AND agreement > 0)
       OR EXISTS (SELECT 1
                  FROM claim
                  WHERE programme_id = :programme
                    AND year = :year
                    AND asked_on IS NOT NULL) AS is_held;

-- owed_nothing_delete :run
-- Of a programme's year of which nothing is shared or asked for: no body has a statement of it.
-- programme: PROGRAMME_ID
DELETE FROM invoice_owed
WHERE programme_id = :programme
  AND year = :year;

-- invoice_fee_paid :one
-- A standing line that was approved by terms with a licence's fee so, whatever the contract has now.
-- may scan: the lines of one contract, put in order
-- contract: CONTRACT_ID
-- fee: TEXT
SELECT l.invoice AS number
FROM standing_line l
JOIN invoice i ON i.id = l.invoice_id
JOIN contract_line t ON t.contract_id = l.contract_id AND t.version = i.terms AND t.number = l.contract_line
WHERE l.contract_id = :contract
  AND t.fee = :fee
ORDER BY l.invoice, l.number
LIMIT 1;
