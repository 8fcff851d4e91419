-- log: by what else a list is asked for: an account's acts of one kind, and a time
CREATE INDEX leaf_by_act ON leaf (account, act, n);
CREATE INDEX leaf_by_time ON leaf (happened_at, n);
