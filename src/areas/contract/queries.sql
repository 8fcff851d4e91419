-- The statements of contracts: tens of an office, each with a few versions.

-- contract_get :one
SELECT id, organisation_id, programme_id, parent_id, reference, shown
FROM contract
WHERE id = :id;

-- contract_of_programme :many contract_get
-- Those under none.
-- programme: PROGRAMME_ID
SELECT id, organisation_id, programme_id, parent_id, reference, shown
FROM contract
WHERE programme_id = :programme
  AND parent_id IS NULL
ORDER BY reference
LIMIT 200;

-- contract_under :many contract_get
-- parent: CONTRACT_ID
SELECT id, organisation_id, programme_id, parent_id, reference, shown
FROM contract
WHERE parent_id = :parent
ORDER BY reference
LIMIT 200;

-- contract_with_fee :many contract_get
-- Of an office, with a line in some version that says so of a licence's fee; under another or under none.
-- organisation: ORGANISATION_ID
-- fee: TEXT
SELECT id, organisation_id, programme_id, parent_id, reference, shown
FROM contract
WHERE organisation_id = :organisation
  AND EXISTS (SELECT 1 FROM contract_line l WHERE l.contract_id = contract.id AND l.fee = :fee)
ORDER BY reference
LIMIT 1000;

-- contract_by_reference :one contract_get
-- organisation: ORGANISATION_ID
-- reference: TEXT
SELECT id, organisation_id, programme_id, parent_id, reference, shown
FROM contract
WHERE organisation_id = :organisation
  AND reference = :reference;

-- contract_by_licence :many contract_get
-- Of which a signed version has, or had, a licence of that number.
-- may scan: the contracts of one office, put in order
-- organisation: ORGANISATION_ID
-- number: TEXT
SELECT c.id, c.organisation_id, c.programme_id, c.parent_id, c.reference, c.shown
FROM contract c
WHERE c.organisation_id = :organisation
  AND EXISTS (SELECT 1
              FROM contract_version v
              WHERE v.contract_id = c.id
                AND v.signed_by IS NOT NULL
                AND v.licence = :number
                AND v.licence <> '')
ORDER BY c.reference
LIMIT 20;

-- contract_list :many contract_get
-- organisation: ORGANISATION_ID
-- after: TEXT
-- most: NUMBER
SELECT id, organisation_id, programme_id, parent_id, reference, shown
FROM contract
WHERE organisation_id = :organisation
  {AND reference > :after}
ORDER BY reference
LIMIT :most;

-- contract_found :many contract_get
-- Those that have a word that begins so, by reference.
-- organisation: ORGANISATION_ID
-- from: TEXT
-- to: TEXT
-- after: TEXT
-- most: NUMBER
-- may scan: the matches are at most 500 before they are sorted
SELECT c.id, c.organisation_id, c.programme_id, c.parent_id, c.reference, c.shown
FROM (
  SELECT DISTINCT contract_id
  FROM contract_token
  WHERE organisation_id = :organisation
    AND token >= :from
    AND token < :to
  LIMIT 500
) found
JOIN contract c ON c.id = found.contract_id
  {AND c.reference > :after}
ORDER BY c.reference
LIMIT :most;

-- contract_of_scheme :many
-- Those that had it among their services in some signed version.
-- scheme: SCHEME_ID
-- may scan: the few versions of the contracts of a scheme, put in order
SELECT DISTINCT s.contract_id
FROM contract_service s
JOIN contract_version v ON v.contract_id = s.contract_id AND v.version = s.version
WHERE s.scheme_id = :scheme
  AND v.signed_by IS NOT NULL
ORDER BY s.contract_id
LIMIT 200;

-- contract_licensed :many
-- Those under which that body gave a licence in some signed version.
-- body: ORGANISATION_ID
-- may scan: the few versions of the sub-contracts of a body, put in order
SELECT DISTINCT contract_id
FROM contract_version
WHERE supplier_id = :body
  AND licence <> ''
  AND signed_by IS NOT NULL
ORDER BY contract_id
LIMIT 200;

-- contract_insert :run
-- now: INSTANT
INSERT INTO contract (id, organisation_id, programme_id, parent_id, reference, shown, created_at)
VALUES (:id, :organisation_id, :programme_id, :parent_id, :reference, :shown, :now);

-- contract_show :run
UPDATE contract
SET reference = :reference, shown = :shown
WHERE id = :id;

-- contract_version_list :many
-- contract: CONTRACT_ID
SELECT v.version, v.from_on, v.why, v.why_en, v.why_cy, v.title_en, v.title_cy, v.starts_on,
       v.ends_on, v.licence, v.licence_starts_on, v.licence_ends_on, v.licence_amount, v.licence_fee, v.written_by,
       v.signed_by, v.signed_at, v.category, v.cpv, v.description_en, v.description_cy,
       v.extend_until, v.holder_id, h.name_en AS holder_en, h.name_cy AS holder_cy,
       v.behalf_id, b.name_en AS behalf_en, b.name_cy AS behalf_cy, v.performance_id,
       p.name_en AS performance_en, p.name_cy AS performance_cy, v.supplier_id,
       s.name_en AS supplier_en, s.name_cy AS supplier_cy
FROM contract_version v
JOIN organisation h ON h.id = v.holder_id
LEFT JOIN organisation b ON b.id = v.behalf_id
LEFT JOIN organisation p ON p.id = v.performance_id
JOIN organisation s ON s.id = v.supplier_id
WHERE v.contract_id = :contract
ORDER BY v.version DESC
LIMIT 1000;

-- contract_implementer_list :many
-- contract: CONTRACT_ID
SELECT i.organisation_id, o.name_en, o.name_cy
FROM contract_implementer i
JOIN organisation o ON o.id = i.organisation_id
WHERE i.contract_id = :contract
  AND i.version = :version
ORDER BY i.place
LIMIT 10;

-- contract_service_list :many
-- contract: CONTRACT_ID
SELECT number, name_en, name_cy, scheme_id
FROM contract_service
WHERE contract_id = :contract
  AND version = :version
ORDER BY number
LIMIT 40;

-- contract_line_list :many
-- contract: CONTRACT_ID
SELECT number, heading, name_en, name_cy, basis, per, amount, pence, most, evidence, fee, clause
FROM contract_line
WHERE contract_id = :contract
  AND version = :version
ORDER BY number
LIMIT 40;

-- contract_highest_line :one
-- Of all versions; 0: there is none.
-- contract: CONTRACT_ID
-- highest: NUMBER
SELECT COALESCE(MAX(number), 0) AS highest
FROM contract_line
WHERE contract_id = :contract;

-- contract_highest_service :one
-- contract: CONTRACT_ID
-- highest: NUMBER
SELECT COALESCE(MAX(number), 0) AS highest
FROM contract_service
WHERE contract_id = :contract;

-- contract_version_insert :run
-- now: INSTANT
INSERT INTO contract_version (contract_id, version, from_on, why, why_en, why_cy, title_en,
       title_cy, holder_id, behalf_id, performance_id, supplier_id, starts_on, ends_on, licence,
       licence_starts_on, licence_ends_on, licence_amount, licence_fee, category, cpv,
       description_en, description_cy, extend_until, written_by, written_at, signed_by, signed_at)
VALUES (:contract_id, :version, :from_on, '', :why_en, :why_cy, :title_en, :title_cy, :holder_id,
       :behalf_id, :performance_id, :supplier_id, :starts_on, :ends_on, :licence,
       :licence_starts_on, :licence_ends_on, :licence_amount, :licence_fee, :category, :cpv,
       :description_en, :description_cy, :extend_until, :written_by, :now, NULL, NULL);

-- contract_implementer_insert :run
INSERT INTO contract_implementer (contract_id, version, place, organisation_id)
VALUES (:contract_id, :version, :place, :organisation_id);

-- contract_service_insert :run
INSERT INTO contract_service (contract_id, version, number, name_en, name_cy, scheme_id)
VALUES (:contract_id, :version, :number, :name_en, :name_cy, :scheme_id);

-- contract_line_insert :run
INSERT INTO contract_line (contract_id, version, number, heading, name_en, name_cy, basis, per,
       amount, pence, most, evidence, fee, clause)
VALUES (:contract_id, :version, :number, :heading, :name_en, :name_cy, :basis, :per, :amount,
       :pence, :most, :evidence, :fee, :clause);

-- contract_version_sign :run
-- contract: CONTRACT_ID
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE contract_version
SET signed_by = :by, signed_at = :now
WHERE contract_id = :contract
  AND version = :version
  AND signed_by IS NULL;

-- contract_token_put :run
INSERT INTO contract_token (organisation_id, token, contract_id)
VALUES (:organisation_id, :token, :contract_id)
ON CONFLICT DO NOTHING;

-- contract_token_clear :run
-- contract: CONTRACT_ID
DELETE FROM contract_token
WHERE contract_id = :contract;
