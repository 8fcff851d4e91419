-- victim: a case names its programme by the word of the relay, and people read it in their language
--
-- Those that came over the relay were "CARA" and "Drive"; whatever else was typed was of CARA.
UPDATE p_victim_case
SET programme = CASE WHEN programme = 'Drive' THEN 'drive' ELSE 'cara' END;
