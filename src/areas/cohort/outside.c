/* SPDX-License-Identifier: MIT */
/*
 * How many victim workers were trained, as the victims' service tells: a day and a number.
 */
#include "areas/cohort/outside.h"

#include "areas/cohort/cohort_queries.h"
#include "auth/policy.h"
#include "db/db.h"

/* What it tells of a day is all of that day: the later message stands, whichever came first. */
static bool take_trained(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	(void)relay;
	workers_trained_put(w, message->fields.on, message->fields.count, message->number);
	return true;
}

const struct relay_handler cohort_handlers[] = {
	{ RELAY_WORKERS_TRAINED, take_trained },
	{ RELAY_FLAG_NONE },
};

bool workers_trained(struct work *w, const struct actor *by, struct trained_days *days)
{
	if (!policy_allows_kept_by(by, LIAISON_READ, by->organisation))
		return false;

	struct workers_trained_list_rows rows = workers_trained_list(w);

	*days = (struct trained_days){ 0 };
	list_each (const struct workers_trained_list_row *, row, &rows)
		*list_add(work_arena(w), days) =
			(struct trained_day){ row->trained_on, row->number };
	return true;
}
