-- SPDX-License-Identifier: MIT
-- What the commands ask that no page does; and whose acts an auditor sees.

-- program_organisations :many
-- may scan: organisations are tens
SELECT o.name_en, o.name_cy, o.kind, o.reference_pattern, k.name_en AS keeper
FROM organisation o
JOIN organisation k ON k.id = o.kept_by
ORDER BY o.name_en, o.id
LIMIT 1000;

-- program_accounts_of :many
-- All of a body's, also those that are not used any more.
-- organisation: ORGANISATION_ID
SELECT id
FROM account
WHERE organisation_id = :organisation
ORDER BY id
LIMIT 5000;

-- program_counts :one
-- What only grows, so that a copy made meanwhile lies between two of these.
-- may scan: run by hand, and by a backup
-- accounts: NUMBER
-- organisations: NUMBER
SELECT (SELECT COUNT(*) FROM account) AS accounts,
  (SELECT COUNT(*) FROM organisation) AS organisations,
  event_count AS acts
FROM audit_head
WHERE one = 1;
