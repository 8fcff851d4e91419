-- cohort: how many victim workers were trained on which day, as the victims' service told over the relay
CREATE TABLE workers_trained (
  trained_on DATE NOT NULL PRIMARY KEY CHECK (trained_on BETWEEN 19000100 AND 21991231),
  -- in all on that day; 0: it was told by mistake
  number NUMBER NOT NULL CHECK (number BETWEEN 0 AND 10000),
  -- the relay's number of what told so: of two about one day the later stands
  told NUMBER NOT NULL CHECK (told BETWEEN 1 AND 9223372036854775807)
) WITHOUT ROWID;
