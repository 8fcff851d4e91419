-- cohort: how people get in and about a venue, in the language of whoever is given it
--
-- What stood in one text for both is what it says in English until somebody writes the Welsh.
ALTER TABLE venue ADD COLUMN access_cy TEXT NOT NULL DEFAULT '' CHECK (length(access_cy) BETWEEN 0 AND 1000);
