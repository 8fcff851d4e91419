-- funding: when what the year cost was billed by an agreement first; unset: it was not
ALTER TABLE funding_agreement ADD COLUMN billed_at INSTANT NULL CHECK (billed_at > 0);
