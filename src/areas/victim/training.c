/* SPDX-License-Identifier: MIT */
/*
 * Which workers were trained in victim contact, and when.  Who they are stays here: the other side is
 * told a day and how many, for whoever pays for the training.
 */
#include "areas/relay/relay.h"
#include "areas/victim/store.h"
#include "areas/victim/victim_queries.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "db/db.h"

struct victim_trainings victim_trainings(struct work *w, const struct actor *by)
{
	struct victim_trainings all = { 0 };

	if (!policy_allows(by, VICTIM_ASSIGN, RELATION_CONTRACT_PARTY))
		return all;

	struct victim_training_list_rows rows = victim_training_list(w, by->organisation);

	list_each (const struct victim_training_list_row *, row, &rows)
		*list_add(work_arena(w), &all) =
			(struct victim_training){ row->trained_on, { row->account_id, row->name } };
	return all;
}

/* All of that day, whoever's service they are of: what is told of it replaces what was told before. */
static void tell_day(struct work *w, const struct actor *by, struct date on)
{
	struct victim_training_count_row row = { 0 };

	victim_training_count(w, on, &row);
	relay_send(w, by, RELAY_WORKERS_TRAINED,
		&(struct relay_fields){ .count = row.number, .on = on });
}

static void check(struct work *w, const struct actor *by, struct date on,
	const struct victim_workers *workers, struct problems *problems)
{
	struct arena *a = work_arena(w);

	if (!date_is_day(on))
		problem_add(a, problems, "on", N_("Enter the day of the training"));
	else if (date_before(work_today(w), on))
		problem_add(a, problems, "on",
			N_("Enter a day that has come: it is recorded once it was given"));
	if (workers->n == 0)
		problem_add(a, problems, "workers", N_("Choose who was trained"));
	list_each (const struct victim_worker *, each, workers)
		if (!victim_is_worker(w, by->organisation, each->account)) {
			problem_add(a, problems, "workers",
				N_("Somebody you chose is no worker of your service any more. "
				   "Choose again"));
			return;
		}
}

enum outcome_kind victim_train(struct work *w, const struct actor *by, struct date on,
	const struct victim_workers *workers, struct problems *problems)
{
	int64_t added = 0;

	if (!policy_allows(by, VICTIM_ASSIGN, RELATION_CONTRACT_PARTY))
		return ABSENT;
	check(w, by, on, workers, problems);
	if (problems->n > 0)
		return REFUSED;
	list_each (const struct victim_worker *, each, workers)
		if (victim_training_insert(w, &(struct victim_training_insert_values){
						      .trained_on = on,
						      .account_id = each->account,
						      .recorded_by = by->account,
						      .recorded_at = work_now(w),
					      }) > 0) {
			added++;
			audit_note_act(w, by, VICTIM_ASSIGN, "victim-worker-train", "account",
				each->account.v);
		}
	if (added == 0) {
		problem_add(work_arena(w), problems, "workers",
			N_("This is recorded already. Check the day, and who was trained"));
		return REFUSED;
	}
	tell_day(w, by, on);
	return DONE;
}

enum outcome_kind victim_train_not(
	struct work *w, const struct actor *by, struct date on, struct account_id worker)
{
	struct victim_trainings all = victim_trainings(w, by);

	list_each (const struct victim_training *, each, &all)
		if (date_equal(each->on, on) && each->worker.account.v == worker.v) {
			victim_training_delete(w, on, worker);
			audit_note_act(
				w, by, VICTIM_ASSIGN, "victim-worker-untrain", "account", worker.v);
			tell_day(w, by, on);
			return DONE;
		}
	return ABSENT;
}
