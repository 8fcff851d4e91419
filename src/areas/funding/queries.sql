-- The statements of funding: a few agreements of each programme, with tens of bodies at most.

-- funding_agreements :many
-- All of a programme or of one year of it, the years in their order, of each the newest first.
-- programme: PROGRAMME_ID
-- may scan: a few versions a year, put in order
SELECT a.year, a.version, a.method, a.source, a.payment, a.underspend, a.vat, a.written_by, a.signed_by,
       a.signed_at, a.billed_at, p.organisation_id
FROM funding_agreement a
JOIN programme p ON p.id = a.programme_id
WHERE a.programme_id = :programme
  {AND a.year = :year}
ORDER BY a.year, a.version DESC
LIMIT 1000;

-- funding_partners :many
-- programme: PROGRAMME_ID
SELECT p.organisation_id, p.contribution, p.weight, p.worth, p.most, o.name_en, o.name_cy
FROM funding_partner p
JOIN organisation o ON o.id = p.organisation_id
WHERE p.programme_id = :programme
  AND p.year = :year
  AND p.version = :version
ORDER BY p.place
LIMIT 40;

-- funding_agreement_insert :run
-- now: INSTANT
INSERT INTO funding_agreement (programme_id, year, version, method, source, payment, underspend, vat,
       written_by, written_at, signed_by, signed_at)
VALUES (:programme_id, :year, :version, :method, :source, :payment, :underspend, :vat, :written_by, :now, NULL,
       NULL);

-- funding_partner_insert :run
INSERT INTO funding_partner (programme_id, year, version, place, organisation_id, contribution, weight, worth, most)
VALUES (:programme_id, :year, :version, :place, :organisation_id, :contribution, :weight, :worth, :most);

-- funding_agreement_sign :run
-- programme: PROGRAMME_ID
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE funding_agreement
SET signed_by = :by, signed_at = :now
WHERE programme_id = :programme
  AND year = :year
  AND version = :version
  AND signed_by IS NULL;

-- funding_agreement_bill :run
-- programme: PROGRAMME_ID
-- now: INSTANT
UPDATE funding_agreement
SET billed_at = :now
WHERE programme_id = :programme
  AND year = :year
  AND version = :version
  AND signed_by IS NOT NULL
  AND billed_at IS NULL;

-- funding_claims :many
-- Of all bodies of an agreement, each body's in the order of their days.
-- programme: PROGRAMME_ID
SELECT organisation_id, due_on, sum
FROM funding_claim
WHERE programme_id = :programme
  AND year = :year
  AND version = :version
ORDER BY organisation_id, number
LIMIT 480;

-- funding_claim_insert :run
INSERT INTO funding_claim (programme_id, year, version, organisation_id, number, due_on, sum)
VALUES (:programme_id, :year, :version, :organisation_id, :number, :due_on, :sum);

-- funding_agreement_bill_no_more :run
-- programme: PROGRAMME_ID
UPDATE funding_agreement
SET billed_at = NULL
WHERE programme_id = :programme
  AND year = :year;
