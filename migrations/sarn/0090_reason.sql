-- contract: why a contract is varied, in both languages
-- What was written before stays in `why`, in whichever one language that was; blank of all that comes after.
ALTER TABLE contract_version ADD COLUMN why_en TEXT NOT NULL DEFAULT '' CHECK (length(why_en) <= 200);
ALTER TABLE contract_version ADD COLUMN why_cy TEXT NOT NULL DEFAULT '' CHECK (length(why_cy) <= 200);
