-- scheme: how many came so far is added up month by month, of one milestone or of each in turn
CREATE INDEX scheme_milestone_by_milestone ON scheme_milestone (scheme_id, milestone, month_on, number);
