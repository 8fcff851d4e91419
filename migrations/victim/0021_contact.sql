-- victim: in which language somebody is spoken to; and what the program itself reads where the referrer
-- gives other details
ALTER TABLE p_victim_contact ADD COLUMN language TEXT NOT NULL DEFAULT '' CHECK (length(language) <= 10);
ALTER TABLE p_victim_contact ADD COLUMN interpreter FLAG NOT NULL DEFAULT 0 CHECK (interpreter IN (0, 1));
-- the day on which the referrer's check came over the relay; unset: it was entered here
ALTER TABLE p_victim_contact ADD COLUMN given_on DATE NULL CHECK (given_on BETWEEN 19000100 AND 21991231);

DROP VIEW v_victim_contact;
CREATE VIEW v_victim_contact AS
SELECT p.case_id, p.version, p.name, p.phone, p.email, p.address, p.ways, p.days, p.from_hour, p.to_hour,
       p.answered_by, p.code_word, p.never_message, p.language, p.interpreter, p.referrer_on,
       p.referrer_how, p.verified_on, p.verified_how, p.given_on
FROM p_victim_contact p
WHERE app_account() > 0
  AND EXISTS (SELECT 1 FROM v_victim_case_read c WHERE c.id = p.case_id);

-- Of account -1, which nobody has: the relay's (areas/victim/service.c).
CREATE VIEW v_victim_contact_heard AS
SELECT case_id, version, email, address, verified_on
FROM p_victim_contact
WHERE app_account() = -1;

CREATE VIEW v_victim_flag_heard AS
SELECT id, case_id, flag
FROM p_victim_flag
WHERE app_account() = -1;
