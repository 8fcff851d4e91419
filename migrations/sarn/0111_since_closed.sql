-- invoice: what was received of a claim since its year was closed
-- The number of the final statement that stood when it was done; 0: the year was open.
ALTER TABLE claim_deed ADD COLUMN statement NUMBER NOT NULL DEFAULT 0 CHECK (statement BETWEEN 0 AND 1000000);
