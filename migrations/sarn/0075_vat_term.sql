-- funding: whether whoever pays the supplier recovers VAT, as the agreement has it; blank: it does not say
ALTER TABLE funding_agreement ADD COLUMN vat TEXT NOT NULL DEFAULT '' CHECK (vat IN ('', 'recovered')
  OR vat = 'not-recovered');
