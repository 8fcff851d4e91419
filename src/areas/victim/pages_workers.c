/* SPDX-License-Identifier: MIT */
/*
 * The workers of a service: who each of them is, for the wall between people, and when they were
 * trained last.
 */
#include "areas/relay/page_kit.h"
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"

static struct url url_worker(struct arena *a, struct account_id id)
{
	return url_of(a, "/workers/%lld", (long long)id.v);
}

/* Unset: it is not recorded. */
static struct date trained_last(const struct victim_trainings *all, struct account_id worker)
{
	list_each (const struct victim_training *, each, all)
		if (each->worker.account.v == worker.v)
			return each->on;
	return DATE_NONE;
}

enum status workers_show(struct request *rq)
{
	struct victim_workers all = victim_staff(rq->work, rq->actor.organisation);
	struct victim_trainings trainings = victim_trainings(rq->work, &rq->actor);
	struct worker_row *rows = arena_many(rq->arena, struct worker_row, all.n + 1);
	struct workers_view view = { .rows = rows };

	list_each (const struct victim_worker *, each, &all) {
		struct worker_row *row = &rows[view.n++];

		row->name.text = each->name;
		if (page_relay(rq) != NULL)
			row->name.url = url_worker(rq->arena, each->account);
		row->who = relay_person_words(rq, victim_worker_is_named(rq->work, each->account));
		row->trained_on = trained_last(&trainings, each->account);
	}

	struct html *out = page_open(rq, tr(rq->language, "Workers"));

	view_workers(out, &view);
	return page_close(rq, OK);
}

/* One whom the reader may name, where there is another side that could know them. */
static bool page_worker(struct request *rq, struct victim_worker *worker)
{
	return page_relay(rq) != NULL && victim_worker_load(rq->work, &rq->actor,
						 (struct account_id){ path_id(rq, "id") }, worker);
}

static enum status worker_page(
	struct request *rq, const struct victim_worker *worker, enum status status)
{
	return relay_person_page(rq,
		&(struct relay_who){ worker->name, url_of(rq->arena, "/workers"),
			url_worker(rq->arena, worker->account),
			victim_worker_is_named(rq->work, worker->account) },
		status);
}

enum status worker_show(struct request *rq)
{
	struct victim_worker worker;

	return page_worker(rq, &worker) ? worker_page(rq, &worker, OK) : page_not_found(rq);
}

enum status worker_name_do(struct request *rq)
{
	struct victim_worker worker;

	if (!page_worker(rq, &worker))
		return page_not_found(rq);

	struct texts person = relay_person_typed(rq, worker.name);

	if (form_has_problems(rq))
		return worker_page(rq, &worker, UNPROCESSABLE);
	victim_worker_name(rq->work, &rq->actor, worker.account, &person);
	return reply_redirect(rq, url_of(rq->arena, "/workers"));
}
