-- SPDX-License-Identifier: MIT
-- What sarn counts before and after a backup.

-- sarn_counts :one
-- may scan: run by hand, and by a backup
-- decisions: NUMBER
-- publications: NUMBER
SELECT (SELECT COUNT(*) FROM decision) AS decisions,
  (SELECT COUNT(*) FROM publication) AS publications;
