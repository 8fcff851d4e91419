/* SPDX-License-Identifier: MIT */
/*
 * Which workers were trained in victim contact: recorded, and taken back.
 */
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"

#include <stdlib.h>

static struct url url_trained(struct request *rq)
{
	return url_of(rq->arena, "/workers/trained");
}

static const char *account_text(struct request *rq, struct account_id id)
{
	return arena_format(rq->arena, "%lld", (long long)id.v);
}

/* That worker of those who were ticked. */
static struct account_id account_chosen(struct request *rq, size_t i)
{
	return (struct account_id){ strtoll(form_choice_at(rq, "workers", i), NULL, 10) };
}

static bool is_chosen(struct request *rq, struct account_id id)
{
	size_t n = rq->method == POST ? form_choices(rq, "workers") : 0;

	for (size_t i = 0; i < n; i++)
		if (account_chosen(rq, i).v == id.v)
			return true;
	return false;
}

static struct form_field workers_field(struct request *rq)
{
	struct victim_workers all = victim_workers(rq->work, rq->actor.organisation);
	struct choice *choices = arena_many(rq->arena, struct choice, all.n + 1);
	struct form_field field = {
		.name = "workers",
		.label = tr(rq->language, "Who was trained?"),
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
	};

	list_each (const struct victim_worker *, each, &all)
		choices[field.choice_count++] =
			(struct choice){ .value = account_text(rq, each->account),
				.text = each->name,
				.is_checked = is_chosen(rq, each->account) };
	return field;
}

static enum status training_page(struct request *rq, enum status status)
{
	struct victim_trainings all = victim_trainings(rq->work, &rq->actor);
	struct training_row *rows = arena_many(rq->arena, struct training_row, all.n + 1);
	struct form_keys keys = page_form_keys(rq);
	struct training_view view = {
		.back = url_of(rq->arena, "/workers"),
		.problems = &rq->problems,
		.form = { .action = url_trained(rq), .token = keys.token, .key = keys.once },
		.undo = { .action = url_of(rq->arena, "/workers/trained/take-back"),
			.token = keys.token,
			.key = keys.once },
		.on = victim_day_field(
			rq, "on", tr(rq->language, "Day of the training"), NULL, DATE_NONE),
		.workers = workers_field(rq),
		.rows = rows,
	};

	list_each (const struct victim_training *, each, &all)
		rows[view.n++] = (struct training_row){ .on = each->on,
			.name = each->worker.name,
			.day = date_iso(rq->arena, each->on),
			.worker = account_text(rq, each->worker.account) };

	struct html *out = page_open(rq, tr(rq->language, "Training in victim contact"));

	view_training(out, &view);
	return page_close(rq, status);
}

enum status training_show(struct request *rq)
{
	return training_page(rq, OK);
}

enum status training_do(struct request *rq)
{
	struct date on = form_date(rq, "on");
	struct victim_workers workers = { 0 };
	size_t n = form_choices(rq, "workers");

	for (size_t i = 0; i < n; i++)
		*list_add(rq->arena, &workers) =
			(struct victim_worker){ .account = account_chosen(rq, i), .name = "" };
	switch (victim_train(rq->work, &rq->actor, on, &workers, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_trained(rq));
	case REFUSED: return training_page(rq, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

enum status training_undo(struct request *rq)
{
	struct account_id worker = { form_id(rq, "worker") };
	struct date on = DATE_NONE;

	if (!date_parse_iso(slice_of(form_text(rq, "day")), &on) ||
		victim_train_not(rq->work, &rq->actor, on, worker) != DONE)
		return page_not_found(rq);
	return reply_redirect(rq, url_trained(rq));
}
