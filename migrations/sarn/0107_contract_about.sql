-- contract: the register says what is bought and until when it may be extended
-- Blank, or not set: it was not said.
ALTER TABLE contract_version ADD COLUMN category TEXT NOT NULL DEFAULT '' CHECK (category = '' OR category = 'services' OR category = 'goods' OR category = 'works' OR category = 'grant');
-- Of the Common Procurement Vocabulary: 85312300-2.
ALTER TABLE contract_version ADD COLUMN cpv TEXT NOT NULL DEFAULT '' CHECK (length(cpv) = 0 OR length(cpv) = 10);
ALTER TABLE contract_version ADD COLUMN description_en TEXT NOT NULL DEFAULT '' CHECK (length(description_en) <= 1000);
ALTER TABLE contract_version ADD COLUMN description_cy TEXT NOT NULL DEFAULT '' CHECK (length(description_cy) <= 1000);
ALTER TABLE contract_version ADD COLUMN extend_until DATE NULL CHECK (extend_until BETWEEN 19000100 AND 21991231);
