-- invoice: of a cohort that was accrued once, which other contracts could pay for it
-- Their references, with commas between them; blank: none could, or it is older than this.
ALTER TABLE final_open ADD COLUMN also TEXT NOT NULL DEFAULT '' CHECK (length(also) <= 20000);
