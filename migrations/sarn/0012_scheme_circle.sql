-- scheme: whom each body that takes part has to do with, and the office that audits it
--
-- Unset: it was admitted before people were kept.
ALTER TABLE scheme_party ADD COLUMN circle_id CIRCLE_ID NULL REFERENCES circle (id);
ALTER TABLE scheme ADD COLUMN circle_id CIRCLE_ID NULL REFERENCES circle (id);
