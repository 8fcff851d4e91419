/* SPDX-License-Identifier: MIT */
/*
 * One case: what is allowed now, the details (masked until they are revealed), what was tried and
 * told and heard; and whose it is.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"
#include "base/err.h"

enum { DETAILS_MOST = 13, NAME_ROOM = 20 };

/* ---- words ---- */

static const char *days_words(struct request *rq, unsigned days)
{
	const char *items[DAYS_OF_WEEK];
	size_t n = 0;

	for (int i = 0; i < DAYS_OF_WEEK; i++)
		if ((days & 1u << i) != 0)
			items[n++] = tr(rq->language, weekday_label(i));
	if (n == DAYS_OF_WEEK)
		return tr(rq->language, "Every day");
	return list_words(rq->arena, rq->language, items, n);
}

static const char *ways_words(struct request *rq, unsigned ways)
{
	const char *items[WAY_COUNT];
	size_t n = 0;

	for (enum way way = WAY_CALL; way < WAY_COUNT; way++)
		if ((ways & 1u << way) != 0)
			items[n++] = tr(rq->language, way_label(way));
	return list_words(rq->arena, rq->language, items, n);
}

static const char *check_words(struct request *rq, struct check_made check)
{
	if (!date_is_set(check.on))
		return tr(rq->language, "No");
	return tr_fill(rq->arena, rq->language, "{date}: {how}", "date",
		date_words(rq->arena, rq->language, check.on), "how",
		tr(rq->language, proof_label(check.how)), NULL);
}

static const char *language_words(struct request *rq, const char *language)
{
	const char *label = tongue_label(language);

	return label == NULL ? tr(rq->language, "Not known") : tr(rq->language, label);
}

static const char *spoken_words(struct request *rq, const struct safe_contact *c)
{
	const char *language = language_words(rq, c->language);

	return c->needs_interpreter
		       ? tr_fill(rq->arena, rq->language, "{language}; an interpreter is needed",
				 "language", language, NULL)
		       : language;
}

/* ---- the details ---- */

static const char *shown(struct request *rq, const char *text, bool is_revealed, bool is_phone)
{
	const char *seen = is_revealed ? text : masked(rq->arena, text, is_phone);

	return seen[0] == '\0' ? tr(rq->language, "Not known") : seen;
}

static void fill_details(struct request *rq, const struct safe_contact *c, struct case_view *view)
{
	struct summary_row *rows = arena_many(rq->arena, struct summary_row, DETAILS_MOST);
	enum language l = rq->language;
	bool is_clear = view->is_revealed;
	const char *hours = tr_fill(rq->arena, l, "From {first} to {last}", "first",
		arena_format(rq->arena, "%d:00", c->from_hour), "last",
		arena_format(rq->arena, "%d:00", c->to_hour), NULL);
	const struct summary_row details[] = {
		{ .key = tr(l, "Name"), .value = SHOWN(shown(rq, c->name, is_clear, false)) },
		{ .key = tr(l, "Telephone"), .value = SHOWN(shown(rq, c->phone, is_clear, true)) },
		{ .key = tr(l, "E-mail"), .value = SHOWN(shown(rq, c->email, is_clear, false)) },
		{ .key = tr(l, "Address"), .value = SHOWN(shown(rq, c->address, is_clear, false)) },
		{ .key = tr(l, "Code word"),
			.value = SHOWN(shown(rq, c->code_word, is_clear, false)) },
		{ .key = tr(l, "Who else may answer"),
			.value = SHOWN(shown(rq, c->answered_by, is_clear, false)) },
		{ .key = tr(l, "Safe ways"), .value = SHOWN(ways_words(rq, c->ways)) },
		{ .key = tr(l, "Safe days"), .value = SHOWN(days_words(rq, c->days)) },
		{ .key = tr(l, "Safe hours"), .value = SHOWN(hours) },
		{ .key = tr(l, "Leave a message"),
			.value = SHOWN(c->never_message ? tr(l, "Never") : tr(l, "Allowed")) },
		{ .key = tr(l, "Language to speak"), .value = SHOWN(spoken_words(rq, c)) },
		{ .key = tr(l, "Checked by the referrer"),
			.value = SHOWN(check_words(rq, c->referrer)) },
		{ .key = tr(l, "Verified by a worker"),
			.value = SHOWN(check_words(rq, c->worker)) },
	};

	static_assert(array_size(details) <= DETAILS_MOST, "room for all");
	memcpy(rows, details, sizeof details);
	view->details = rows;
	view->detail_count = c->version == 0 ? 0 : array_size(details);
	view->has_contact = c->version > 0;
}

struct way_row *way_rows(struct request *rq, const struct safe_contact *contact,
	const struct victim_tries *tries, const struct victim_consents *consents)
{
	struct way_row *rows = arena_many(rq->arena, struct way_row, WAY_COUNT);
	int hour = instant_minute_of_day(rq->now) / 60;

	for (enum way way = WAY_CALL; way < WAY_COUNT; way++) {
		enum contact_refusal no =
			contact_may(contact, tries, consents, way, rq->today, hour);

		rows[way - 1] = (struct way_row){ tr(rq->language, way_label(way)),
			tr(rq->language, contact_refusal_text(no)), no == CONTACT_MAY };
	}
	return rows;
}

/* ---- what was tried, told and heard: the newest first ---- */

static void fill_tries(struct request *rq, const struct victim_tries *tries, struct case_view *view)
{
	struct day_row *rows = arena_many(rq->arena, struct day_row, tries->n + 1);

	for (size_t i = tries->n; i-- > 0;)
		rows[view->try_count++] = (struct day_row){ tries->at[i].on,
			tr(rq->language, way_label(tries->at[i].way)),
			tr(rq->language, try_result_label(tries->at[i].result)),
			name_of(rq, tries->at[i].by) };
	view->tries = rows;
}

static void fill_told(
	struct request *rq, const struct victim_tellings *told, struct case_view *view)
{
	struct day_row *rows = arena_many(rq->arena, struct day_row, told->n + 1);

	for (size_t i = told->n; i-- > 0;)
		rows[view->told_count++] = (struct day_row){ .on = told->at[i].on,
			.what = tr(rq->language, tell_label(told->at[i].tell)),
			.by = name_of(rq, told->at[i].by) };
	view->told = rows;
}

static void fill_heard(struct request *rq, struct victim_case_id id, struct case_view *view)
{
	struct victim_hearings heard = victim_heard(rq->work, id);
	struct day_row *rows = arena_many(rq->arena, struct day_row, heard.n + 1);

	for (size_t i = heard.n; i-- > 0;)
		rows[view->heard_count++] = (struct day_row){ .on = heard.at[i].on,
			.what = tr(rq->language, heard_label(heard.at[i].heard)) };
	view->heard = rows;
}

/* What can be told now, besides what is owed. */
static void fill_tells(struct request *rq, const struct victim_tries *tries,
	const struct victim_consents *consents, const struct victim_tellings *told,
	struct case_view *view)
{
	static const enum tell offered[] = { TELL_PAUSE, TELL_PROCEED, TELL_DETAILS, TELL_RISK };
	struct tell_button *buttons =
		arena_many(rq->arena, struct tell_button, array_size(offered));

	for (size_t i = 0; i < array_size(offered); i++)
		if (tell_may(tries, consents, told, offered[i]))
			buttons[view->tell_count++] = (struct tell_button){
				.flag = tell_name(offered[i]),
				.text = tr(rq->language, tell_label(offered[i])),
				.is_warning = offered[i] == TELL_PAUSE || offered[i] == TELL_RISK,
			};
	view->tells = buttons;
}

/* ---- what the person agreed to, and the reviews ---- */

static const char *consent_words(struct request *rq, const struct victim_consent *given)
{
	const char *answer = tr(rq->language, consent_answers[given->answer].label);

	if (!date_is_set(given->on))
		return answer;
	return tr_fill(rq->arena, rq->language, "{answer}: {name}, {date}", "answer", answer,
		"name", name_of(rq, given->by), "date",
		date_words(rq->arena, rq->language, given->on), NULL);
}

static void fill_consents(
	struct request *rq, const struct victim_consents *consents, struct case_view *view)
{
	struct summary_row *rows = arena_many(rq->arena, struct summary_row, CONSENT_COUNT + 1);
	struct date withdrawn_on = consent_withdrawn_on(consents);

	for (enum consent_to to = CONSENT_TO_CONTACT; to < CONSENT_COUNT; to++) {
		struct victim_consent stands = consent_standing(consents, to);

		rows[view->consent_count++] =
			(struct summary_row){ .key = tr(rq->language, consents_to[to].label),
				.value = SHOWN(consent_words(rq, &stands)) };
	}
	if (date_is_set(withdrawn_on))
		rows[view->consent_count++] =
			(struct summary_row){ .key = tr(rq->language, "Withdrawn on"),
				.value = SHOWN(withdrawn_on) };
	view->consents = rows;
	view->may_share = consent_standing(consents, CONSENT_TO_SHARE).answer == ANSWER_YES;
}

static const char *review_says(struct request *rq, const struct victim_review *review)
{
	const char *date = date_words(rq->arena, rq->language, review->due_on);

	if (review->found.found != FOUND_NONE)
		return tr(rq->language, founds[review->found.found].label);
	return date_before(review->due_on, rq->today)
		       ? tr_fill(rq->arena, rq->language, "Overdue since {date}", "date", date,
				 NULL)
		       : tr_fill(rq->arena, rq->language, "Due by {date}", "date", date, NULL);
}

static void fill_reviews(struct request *rq, const struct victim_case *c, struct case_view *view)
{
	struct victim_reviews all = victim_reviews(rq->work, c->id);
	struct review_row *rows = arena_many(rq->arena, struct review_row, all.n + 1);

	list_each (const struct victim_review *, each, &all)
		rows[view->review_count++] = (struct review_row){
			.what = { .text = tr(rq->language, reviews_after[each->after].label),
				.url = url_review(rq->arena, c->id, each->id) },
			.held_on = each->held_on,
			.says = review_says(rq, each),
			.by = each->found.found == FOUND_NONE ? NULL : name_of(rq, each->found.by),
		};
	view->reviews = rows;
}

static void fill_disclosures(
	struct request *rq, const struct victim_case *c, struct case_view *view)
{
	struct disclosures all = disclosures_in(rq->work, c->id);
	struct disclosure_row *rows = arena_many(rq->arena, struct disclosure_row, all.n + 1);

	list_each (const struct disclosure *, each, &all)
		rows[view->disclosure_count++] = (struct disclosure_row){
			.reference = { .text = instant_words(
					       rq->arena, rq->language, each->raised_at),
				.url = url_disclosure(rq->arena, each->id) },
			.state = disclosure_says(rq, each),
			.colour = disclosure_state_colour(each->state),
			.is_immediate = disclosure_is_urgent(each),
		};
	view->disclosures = rows;
}

static void fill_endings(struct request *rq, const struct victim_case *c, struct case_view *view)
{
	struct victim_endings all = victim_endings(rq->work, c->id);
	struct day_row *rows = arena_many(rq->arena, struct day_row, all.n + 1);

	for (size_t i = all.n; i-- > 0;) {
		const struct victim_ending *each = &all.at[i];
		bool is_end = each->end != END_NONE;

		rows[view->ending_count++] = (struct day_row){ .on = each->on,
			.what = is_end ? tr(rq->language, "Ended")
				       : tr(rq->language, "Opened again"),
			.result = tr(rq->language, is_end ? end_reasons[each->end].label
							  : reopen_reasons[each->reopen].label),
			.by = each->by.v == 0 ? NULL : name_of(rq, each->by) };
	}
	view->endings = rows;
}

/* ---- whose it is ---- */

static struct form_field workers_field(struct request *rq, const struct victim_case *c)
{
	struct victim_workers all = victim_workers(rq->work, c->organisation);
	struct choice *choices = arena_many(rq->arena, struct choice, all.n + 1);
	size_t n = 1;

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Choose a worker") };
	list_each (const struct victim_worker *, each, &all)
		choices[n++] = (struct choice){
			.value = arena_format(rq->arena, "%" PRId64, each->account.v),
			.text = each->name,
		};
	return (struct form_field){
		.name = "worker",
		.label = tr(rq->language, "Whose case it becomes"),
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = n,
		.value = rq->method == POST && strcmp(rq->route->path, "/cases/{id}/assign") == 0
				 ? form_raw(rq, "worker")
				 : arena_format(rq->arena, "%" PRId64, c->worker.v),
	};
}

static const char *asked_words(struct request *rq, const struct victim_case *c)
{
	struct account_id worker;
	bool is_barred;

	if (!victim_asked_about(rq->work, c, &worker, &is_barred))
		return NULL;
	return tr_fill(rq->arena, rq->language,
		is_barred ? N_("{name} cannot have this case. Choose another.")
			  : N_("{name} is to have this case once the programme’s side has said "
			       "that they may. It has been asked, and has not answered yet."),
		"name", name_of(rq, worker), NULL);
}

/* ---- the page ---- */

static void fill_forms(struct request *rq, const struct victim_case *c, struct case_view *view)
{
	if (victim_may(rq->work, &rq->actor, VICTIM_TELL, c->id))
		view->tell = case_form(rq, c->id, "tell");
	if (victim_may(rq->work, &rq->actor, VICTIM_ASSIGN, c->id)) {
		view->assign = case_form(rq, c->id, "assign");
		view->workers = workers_field(rq, c);
		view->asked = asked_words(rq, c);
		view->all_workers = url_of(rq->arena, "/workers");
	}
	if (victim_may(rq->work, &rq->actor, VICTIM_ALTER, c->id)) {
		if (c->state != CASE_ENDED) {
			view->contact = url_case_page(rq->arena, c->id, "contact");
			view->attempt = url_case_page(rq->arena, c->id, "attempt");
			view->end = url_case_page(rq->arena, c->id, "end");
		}
		view->answers = url_case_page(rq->arena, c->id, "consents");
		view->raise = url_raise(rq->arena, c->id);
	}
	if (c->state == CASE_ENDED && victim_may(rq->work, &rq->actor, VICTIM_DECIDE, c->id))
		view->reopen = url_case_page(rq->arena, c->id, "reopen");
	view->reveal = case_form(rq, c->id, "reveal");
	view->reveal.key = NULL; // what is revealed twice is noted twice
}

static enum status case_page(struct request *rq, const struct victim_case *c,
	const struct safe_contact *contact, bool is_revealed, enum status status)
{
	struct victim_tries tries = victim_tries(rq->work, c->id);
	struct victim_tellings told = victim_told(rq->work, c->id);
	struct victim_consents consents = victim_consents(rq->work, c->id);
	struct case_view view = {
		.reference = link_reference(rq->arena, c->link),
		.programme = tr(rq->language, victim_programme_label(c->programme)),
		.language = language_words(rq, c->language),
		.worker =
			c->worker.v == 0 ? tr(rq->language, "Nobody yet") : name_of(rq, c->worker),
		.opened_on = c->opened_on,
		.state = tr(rq->language, case_state_label(c->state)),
		.colour = case_state_colour(c->state),
		.is_paused = is_paused(&told),
		.has_ended = c->state == CASE_ENDED,
		.problems = &rq->problems,
		.owes = c->owes == TELL_NONE ? NULL : tr(rq->language, tell_label(c->owes)),
		.owes_flag = c->owes == TELL_NONE ? "" : tell_name(c->owes),
		.is_revealed = is_revealed,
		.ways = way_rows(rq, contact, &tries, &consents),
		.way_count = WAY_COUNT - 1,
	};

	fill_forms(rq, c, &view);
	fill_details(rq, contact, &view);
	fill_tries(rq, &tries, &view);
	fill_told(rq, &told, &view);
	fill_heard(rq, c->id, &view);
	fill_tells(rq, &tries, &consents, &told, &view);
	fill_consents(rq, &consents, &view);
	fill_reviews(rq, c, &view);
	fill_disclosures(rq, c, &view);
	fill_endings(rq, c, &view);

	struct html *out = page_open(rq, tr(rq->language, "Case"));

	view_case(out, &view);
	return page_close(rq, status);
}

static enum status masked_page(struct request *rq, const struct victim_case *c, enum status status)
{
	struct safe_contact contact = victim_contact(rq->work, c->id);

	return case_page(rq, c, &contact, false, status);
}

enum status case_show(struct request *rq)
{
	struct victim_case c;

	return page_case(rq, &c) ? masked_page(rq, &c, OK) : page_not_found(rq);
}

/* Not led on from: going back to the page shows it masked again. */
enum status case_reveal_do(struct request *rq)
{
	struct victim_case c;
	struct safe_contact contact;

	if (!page_case(rq, &c) || victim_reveal(rq->work, &rq->actor, c.id, &contact) != DONE)
		return page_not_found(rq);
	return case_page(rq, &c, &contact, true, OK);
}

static enum status answer(
	struct request *rq, const struct victim_case *c, enum outcome_kind outcome)
{
	switch (outcome) {
	case DONE: return reply_redirect(rq, url_case(rq->arena, c->id));
	case REFUSED: return masked_page(rq, c, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

enum status case_tell_do(struct request *rq)
{
	struct victim_case c;
	enum tell tell = tell_by_name(form_choice(rq, "flag"));

	if (!page_case(rq, &c))
		return page_not_found(rq);
	return answer(rq, &c, victim_tell(rq->work, &rq->actor, c.id, tell, &rq->problems));
}

enum status case_assign_do(struct request *rq)
{
	struct victim_case c;
	struct account_id worker = { form_id(rq, "worker") };

	if (!page_case(rq, &c))
		return page_not_found(rq);
	return answer(rq, &c, victim_assign(rq->work, &rq->actor, c.id, worker, &rq->problems));
}
