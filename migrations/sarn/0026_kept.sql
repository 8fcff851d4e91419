-- cohort: the caution, once it was given, for which a place is kept until somebody is referred or it ends
ALTER TABLE place ADD COLUMN caution_id CAUTION_ID NULL REFERENCES p_caution (id);
