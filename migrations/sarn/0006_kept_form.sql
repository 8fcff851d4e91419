-- auth: a kept form may be as large as any form that is taken, a document of 1 MiB among them
CREATE TABLE larger_kept_form (
  id NUMBER NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 9223372036854775807),
  account_id ACCOUNT_ID NOT NULL REFERENCES account (id),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 2000),
  content_type TEXT NOT NULL CHECK (length(content_type) <= 200),
  body BYTES NOT NULL CHECK (length(body) <= 1228800),
  created_at INSTANT NOT NULL CHECK (created_at BETWEEN 1 AND 9223372036854775807)
);

INSERT INTO larger_kept_form (id, account_id, path, content_type, body, created_at)
SELECT id, account_id, path, content_type, body, created_at
FROM kept_form;

DROP TABLE kept_form;

ALTER TABLE larger_kept_form RENAME TO kept_form;

CREATE INDEX kept_form_by_account ON kept_form (account_id, created_at, id);
CREATE INDEX kept_form_by_time ON kept_form (created_at);
