-- decision_list :many
-- Newest first, of one title, imported before, each only where it is given.
-- title: TEXT
-- before: INSTANT
-- before_id: DECISION_ID
-- most: NUMBER
-- may scan: the table of this test is small
SELECT id, title
  FROM decision
 WHERE published = 1
   {AND title = :title}
   {AND (imported_at, id) < (:before, :before_id)}
 ORDER BY imported_at DESC, id DESC
 LIMIT :most;
