/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, the way in, and the table of its routes.
 */
#include "areas/victim/pages.h"

#include "areas/relay/page_kit.h"
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"
#include "base/err.h"
#include "frame/page.h"

/* ---- home: what needs you today ---- */

enum { ROWS_ROOM_BYTES = 4096 };

static struct link reference_of(struct request *rq, struct victim_case_id id, struct link_id link)
{
	return (struct link){ .text = link_reference(rq->arena, link),
		.url = url_case(rq->arena, id) };
}

static void add_rows(struct request *rq, struct home_waiting *waiting, const char *says,
	const struct to_do_row *rows, size_t n)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (n == 0)
		return;
	view_to_do_rows(&out, rows, n);
	*list_add(rq->arena, &waiting->lists) =
		(struct home_list){ tr(rq->language, says), html_take(&out, 0) };
}

/* Why a case needs somebody; a case may need them for more than one thing. */
enum need { NEED_REOPENED, NEED_NEW, NEED_CHECK, NEED_RENEW, NEED_TELL, NEED_COUNT };

static bool has_need(const struct victim_to_do *c, enum need need)
{
	switch (need) {
	case NEED_REOPENED: return c->state == CASE_REOPENED;
	case NEED_NEW: return c->state == CASE_NEW;
	case NEED_CHECK:
		return c->state != CASE_NEW && c->state != CASE_DECLINED &&
		       (c->standing == STANDING_NONE || c->standing == STANDING_REFERRER ||
			       c->standing == STANDING_OLD);
	case NEED_RENEW: return c->state != CASE_DECLINED && c->standing == STANDING_RENEW;
	case NEED_TELL: return c->owes != TELL_NONE;
	case NEED_COUNT: break;
	}
	unreachable("need");
}

static const char *row_says(struct request *rq, const struct victim_to_do *c, enum need need)
{
	if (need == NEED_TELL)
		return tr(rq->language, tell_label(c->owes));
	if (need == NEED_CHECK && c->standing == STANDING_REFERRER)
		return tr(rq->language, "Checked by the referrer: only a first call is allowed");
	if (need == NEED_CHECK && c->standing == STANDING_OLD)
		return tr(
			rq->language, "The check is more than 90 days old: no contact is allowed");
	return tr_fill(rq->arena, rq->language, "Opened on {date}", "date",
		date_words(rq->arena, rq->language, c->opened_on), NULL);
}

static void add_need(struct request *rq, struct home_waiting *waiting,
	const struct victim_to_dos *all, enum need need)
{
	static const char *const says[NEED_COUNT] = {
		[NEED_REOPENED] = N_("Cases that had ended: the programme said something new"),
		[NEED_NEW] = N_("New cases: nobody has checked the contact details"),
		[NEED_CHECK] = N_("Contact details that you have not verified"),
		[NEED_RENEW] = N_("Contact details verified more than 80 days ago"),
		[NEED_TELL] = N_("The programme has not been told"),
	};
	struct to_do_row *rows = arena_many(rq->arena, struct to_do_row, all->n + 1);
	size_t n = 0;

	list_each (const struct victim_to_do *, c, all)
		if (has_need(c, need))
			rows[n++] = (struct to_do_row){ reference_of(rq, c->id, c->link),
				row_says(rq, c, need) };
	add_rows(rq, waiting, says[need], rows, n);
}

static void add_workshops(struct request *rq, struct home_waiting *waiting)
{
	struct victim_soons soon = victim_soon(rq->work);
	struct to_do_row *rows = arena_many(rq->arena, struct to_do_row, soon.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, soon.n + 1);
	size_t n = 0;

	list_each (const struct victim_soon *, each, &soon) {
		ids[n] = each->id.v;
		rows[n++] = (struct to_do_row){ reference_of(rq, each->id, each->link),
			tr_fill(rq->arena, rq->language, "{what}: {date}", "what",
				tr(rq->language, heard_label(each->workshop)), "date",
				date_words_weekday(rq->arena, rq->language, each->on), NULL) };
	}
	if (n > 0)
		page_lists(rq, "victim-case", ids, n);
	add_rows(rq, waiting, N_("Workshops in the next seven days"), rows, n);
}

static void add_reviews(struct request *rq, struct home_waiting *waiting)
{
	struct victim_reviews_due due = victim_reviews_due(rq->work);
	struct to_do_row *rows = arena_many(rq->arena, struct to_do_row, due.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, due.n + 1);
	size_t n = 0;

	list_each (const struct victim_review_due *, each, &due) {
		bool is_late = date_before(each->due_on, rq->today);
		struct link reference = reference_of(rq, each->in_case, each->link);

		reference.url = url_review(rq->arena, each->in_case, each->id);
		ids[n] = each->in_case.v;
		rows[n++] = (struct to_do_row){ reference,
			tr_fill(rq->arena, rq->language,
				is_late ? N_("{what}: overdue since {date}")
					: N_("{what}: due by {date}"),
				"what", tr(rq->language, reviews_after[each->after].label), "date",
				date_words(rq->arena, rq->language, each->due_on), NULL) };
	}
	if (n > 0)
		page_lists(rq, "victim-case", ids, n);
	add_rows(rq, waiting, N_("Reviews after a workshop, the longest overdue first"), rows, n);
}

static void add_disclosures(struct request *rq, struct home_waiting *waiting)
{
	struct disclosures all = disclosures_open(rq->work);
	struct to_do_row *rows = arena_many(rq->arena, struct to_do_row, all.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, all.n + 1);
	size_t n = 0;

	list_each (const struct disclosure *, each, &all) {
		const char *says = disclosure_says(rq, each);
		struct link reference = reference_of(rq, each->in_case, each->link);

		reference.url = url_disclosure(rq->arena, each->id);
		if (disclosure_is_urgent(each))
			says = tr_fill(rq->arena, rq->language, "In danger now. {what}", "what",
				says, NULL);
		ids[n] = each->id.v;
		rows[n++] = (struct to_do_row){ reference, says };
	}
	if (n > 0)
		page_lists(rq, "victim-disclosure", ids, n);
	add_rows(rq, waiting, N_("Safeguarding disclosures that are open"), rows, n);
}

static void add_outcomes(struct request *rq, struct home_waiting *waiting)
{
	struct victim_outcomes all = victim_outcomes(rq->work);
	struct to_do_row *rows = arena_many(rq->arena, struct to_do_row, all.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, all.n + 1);
	size_t n = 0;

	list_each (const struct victim_outcome *, each, &all) {
		ids[n] = each->id.v;
		rows[n++] = (struct to_do_row){ reference_of(rq, each->id, each->link),
			tr_fill(rq->arena, rq->language, "{what}: {date}", "what",
				tr(rq->language, heard_label(each->outcome)), "date",
				date_words_weekday(rq->arena, rq->language, each->on), NULL) };
	}
	if (n > 0)
		page_lists(rq, "victim-case", ids, n);
	add_rows(rq, waiting, N_("The programme is over: tell the person, and end the case"), rows,
		n);
}

static void add_unasked(struct request *rq, struct home_waiting *waiting)
{
	struct victim_cases all = victim_unasked(rq->work);
	struct to_do_row *rows = arena_many(rq->arena, struct to_do_row, all.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, all.n + 1);
	size_t n = 0;

	list_each (const struct victim_case *, each, &all) {
		ids[n] = each->id.v;
		rows[n++] = (struct to_do_row){ reference_of(rq, each->id, each->link),
			tr(rq->language, "No contact is allowed until it is recorded") };
	}
	if (n > 0)
		page_lists(rq, "victim-case", ids, n);
	add_rows(rq, waiting, N_("People who were reached: do they agree to contact?"), rows, n);
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	struct victim_to_dos all = victim_to_do(rq->work);
	int64_t *ids = arena_many(rq->arena, int64_t, all.n + 1);

	for (size_t i = 0; i < all.n; i++)
		ids[i] = all.at[i].id.v;
	if (all.n > 0)
		page_lists(rq, "victim-case", ids, all.n);
	add_disclosures(rq, waiting);
	add_need(rq, waiting, &all, NEED_REOPENED);
	add_reviews(rq, waiting);
	add_outcomes(rq, waiting);
	add_unasked(rq, waiting);
	for (enum need need = NEED_NEW; need < NEED_COUNT; need++)
		add_need(rq, waiting, &all, need);
	add_workshops(rq, waiting);
}

static const struct home_card cards[] = {
	{ VICTIM_LIST, N_("Cases"), "/cases", N_("Find a case by its reference or its stage") },
	{ VICTIM_LIST, N_("Safeguarding disclosures"), "/disclosures",
		N_("What was raised about safety, and where it went") },
	{ VICTIM_ASSIGN, N_("Workers"), "/workers",
		N_("Who they are, so that nobody works on both sides of a case, and who was "
		   "trained") },
	{ 0 },
};

const struct home_part victim_home = {
	.add_waiting = add_waiting,
	.cards = cards,
	.button = { VICTIM_OPEN, N_("Add a case"), "/cases/new" },
};

/* ---- the way in ---- */

static enum status front(struct request *rq)
{
	return reply_redirect(
		rq, url_here(rq->arena, actor_is_signed_in(&rq->actor) ? "/home" : "/sign-in", ""));
}

/* ---- inputs ---- */

static const char *const state_choices[] = { "new", "ready", "trying", "in-touch", "unable",
	"declined", "review-a", "review-b", "reopened", "ended", NULL };
static const char *const language_choices[] = { "cy", "en", "other", NULL };
static const char *const way_choices[] = { "call", "text", "letter", "email", NULL };
static const char *const day_choices[] = { "0", "1", "2", "3", "4", "5", "6", NULL };
static const char *const proof_choices[] = { "in-person", "by-phone", "by-service", NULL };
static const char *const result_choices[] = { "reached", "no-answer", "left-message",
	"wrong-number", "stopped", "declined", NULL };
static const char *const programme_choices[] = { "cara", "drive", NULL };
static const char *const yes_no_choices[] = { "yes", "no", NULL };
static const char *const answer_choices[] = { "yes", "no", "not-asked", NULL };
static const char *const found_choices[] = { "no-concern", "concern", "unreached", NULL };
static const char *const end_choices[] = { "told-completed", "untold-completed", "told-left",
	"untold-left", "declined", "mistake", NULL };
static const char *const reopen_choices[] = { "known", "asked", "mistake", NULL };
static const char *const danger_choices[] = { "yes", "no", NULL };
static const char *const disclosure_state_choices[] = { "raised", "triaged", "passed", "confirmed",
	"closed", NULL };
static const char *const act_choices[] = { "triage", "pass", "confirm", "close", "reopen", NULL };
static const char *const route_choices[] = { "police", "marac", "children", "adult", "nowhere",
	NULL };
static const char *const basis_choices[] = { "consent", "life", "child", "adult", "crime", "duty",
	NULL };
static const char *const tell_choices[] = { "tried", "made", "declined", "pause", "proceed",
	"details", "risk", NULL };

static const struct input list_query[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 40 },
	{ .name = "state", .kind = INPUT_CHOICE, .choices = state_choices },
	{ .name = "before", .kind = INPUT_NUMBER },
	{ .name = "before-id", .kind = INPUT_ID },
	{ 0 },
};

static const struct input new_inputs[] = {
	{ .name = "link", .kind = INPUT_LINE, .max = 40 },
	{ .name = "programme", .kind = INPUT_CHOICE, .choices = programme_choices },
	{ .name = "language", .kind = INPUT_CHOICE, .choices = language_choices },
	{ 0 },
};

static const struct input contact_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "name", .kind = INPUT_LINE, .max = 100 },
	{ .name = "phone", .kind = INPUT_LINE, .max = 40 },
	{ .name = "email", .kind = INPUT_LINE },
	{ .name = "address", .kind = INPUT_TEXT, .max = 500 },
	{ .name = "ways", .kind = INPUT_CHOICES, .choices = way_choices },
	{ .name = "days", .kind = INPUT_CHOICES, .choices = day_choices },
	{ .name = "from-hour", .kind = INPUT_NUMBER },
	{ .name = "to-hour", .kind = INPUT_NUMBER },
	{ .name = "answered-by", .kind = INPUT_LINE },
	{ .name = "code-word", .kind = INPUT_LINE, .max = 60 },
	{ .name = "remove-phone", .kind = INPUT_FLAG },
	{ .name = "remove-email", .kind = INPUT_FLAG },
	{ .name = "remove-address", .kind = INPUT_FLAG },
	{ .name = "remove-code-word", .kind = INPUT_FLAG },
	{ .name = "never-message", .kind = INPUT_FLAG },
	{ .name = "spoken", .kind = INPUT_CHOICE, .choices = language_choices },
	{ .name = "interpreter", .kind = INPUT_FLAG },
	{ .name = "referrer-on", .kind = INPUT_DATE },
	{ .name = "referrer-how", .kind = INPUT_CHOICE, .choices = proof_choices },
	{ .name = "verified-on", .kind = INPUT_DATE },
	{ .name = "verified-how", .kind = INPUT_CHOICE, .choices = proof_choices },
	{ 0 },
};

static const struct input try_inputs[] = {
	{ .name = "on", .kind = INPUT_DATE },
	{ .name = "way", .kind = INPUT_CHOICE, .choices = way_choices },
	{ .name = "safe", .kind = INPUT_CHOICE, .choices = yes_no_choices },
	{ .name = "result", .kind = INPUT_CHOICE, .choices = result_choices },
	{ 0 },
};

static const struct input consents_inputs[] = {
	{ .name = "contact", .kind = INPUT_CHOICE, .choices = answer_choices },
	{ .name = "share", .kind = INPUT_CHOICE, .choices = answer_choices },
	{ .name = "briefed", .kind = INPUT_CHOICE, .choices = answer_choices },
	{ .name = "on", .kind = INPUT_DATE },
	{ 0 },
};

static const struct input review_inputs[] = {
	{ .name = "on", .kind = INPUT_DATE },
	{ .name = "found", .kind = INPUT_CHOICE, .choices = found_choices },
	{ .name = "note", .kind = INPUT_TEXT, .max = 2000 },
	{ 0 },
};

static const struct input end_inputs[] = {
	{ .name = "reason", .kind = INPUT_CHOICE, .choices = end_choices },
	{ .name = "on", .kind = INPUT_DATE },
	{ 0 },
};

static const struct input reopen_inputs[] = {
	{ .name = "reason", .kind = INPUT_CHOICE, .choices = reopen_choices },
	{ 0 },
};

static const struct input raise_inputs[] = {
	{ .name = "immediate", .kind = INPUT_CHOICE, .choices = danger_choices },
	{ .name = "told-by", .kind = INPUT_LINE },
	{ .name = "about", .kind = INPUT_LINE },
	{ .name = "summary", .kind = INPUT_TEXT, .max = 2000 },
	{ 0 },
};

static const struct input disclosures_query[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 40 },
	{ .name = "state", .kind = INPUT_CHOICE, .choices = disclosure_state_choices },
	{ .name = "before", .kind = INPUT_ID },
	{ .name = "before-id", .kind = INPUT_ID },
	{ 0 },
};

/* Of each act its own. */
static const struct input disclosure_inputs[] = {
	{ .name = "act", .kind = INPUT_CHOICE, .choices = act_choices },
	{ .name = "route", .kind = INPUT_CHOICE, .choices = route_choices },
	{ .name = "words", .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "recipient", .kind = INPUT_LINE },
	{ .name = "on", .kind = INPUT_DATE },
	{ .name = "hour", .kind = INPUT_NUMBER },
	{ .name = "minute", .kind = INPUT_NUMBER },
	{ .name = "basis", .kind = INPUT_CHOICE, .choices = basis_choices },
	{ .name = "reference", .kind = INPUT_LINE },
	{ 0 },
};

static const struct input tell_inputs[] = {
	{ .name = "flag", .kind = INPUT_CHOICE, .choices = tell_choices },
	{ 0 },
};

static const struct input training_inputs[] = {
	{ .name = "on", .kind = INPUT_DATE },
	{ .name = "workers", .kind = INPUT_CHOICES },
	{ 0 },
};

static const struct input undo_inputs[] = {
	{ .name = "day", .kind = INPUT_LINE, .max = 10 },
	{ .name = "worker", .kind = INPUT_ID },
	{ 0 },
};

static const struct input assign_inputs[] = {
	{ .name = "worker", .kind = INPUT_ID },
	{ 0 },
};

/* ---- routes ---- */

const struct route victim_routes[] = {
	{ GET, "/", PUBLIC_READ, front },
	{ GET, "/cases", VICTIM_LIST, cases_show, list_query },
	{ GET, "/cases/new", VICTIM_OPEN, case_new_show },
	{ POST, "/cases/new", VICTIM_OPEN, case_new_do, new_inputs },
	{ GET, "/cases/{id}", VICTIM_READ, case_show },
	{ POST, "/cases/{id}/assign", VICTIM_ASSIGN, case_assign_do, assign_inputs },
	{ GET, "/cases/{id}/attempt", VICTIM_ALTER, try_show },
	{ POST, "/cases/{id}/attempt", VICTIM_ALTER, try_do, try_inputs },
	{ GET, "/cases/{id}/consents", VICTIM_ALTER, consents_show },
	{ POST, "/cases/{id}/consents", VICTIM_ALTER, consents_do, consents_inputs },
	{ GET, "/cases/{id}/contact", VICTIM_ALTER, contact_show },
	{ POST, "/cases/{id}/contact", VICTIM_ALTER, contact_do, contact_inputs },
	{ POST, "/cases/{id}/reveal", VICTIM_READ, case_reveal_do },
	{ GET, "/cases/{id}/end", VICTIM_ALTER, end_show },
	{ POST, "/cases/{id}/end", VICTIM_ALTER, end_do, end_inputs },
	{ GET, "/cases/{id}/reopen", VICTIM_DECIDE, reopen_show },
	{ POST, "/cases/{id}/reopen", VICTIM_DECIDE, reopen_do, reopen_inputs },
	{ GET, "/cases/{id}/reviews/{review}", VICTIM_READ, review_show },
	{ POST, "/cases/{id}/reviews/{review}", VICTIM_ALTER, review_do, review_inputs },
	{ POST, "/cases/{id}/tell", VICTIM_TELL, case_tell_do, tell_inputs },
	{ GET, "/cases/{id}/disclosures/new", VICTIM_ALTER, raise_show },
	{ POST, "/cases/{id}/disclosures/new", VICTIM_ALTER, raise_do, raise_inputs },
	{ GET, "/disclosures", VICTIM_LIST, disclosures_show, disclosures_query },
	{ GET, "/disclosures/{id}", VICTIM_READ, disclosure_show },
	{ POST, "/disclosures/{id}", VICTIM_ALTER, disclosure_act_do, disclosure_inputs },
	{ GET, "/workers", VICTIM_ASSIGN, workers_show },
	{ GET, "/workers/trained", VICTIM_ASSIGN, training_show },
	{ POST, "/workers/trained", VICTIM_ASSIGN, training_do, training_inputs },
	{ POST, "/workers/trained/take-back", VICTIM_ASSIGN, training_undo, undo_inputs },
	{ GET, "/workers/{id}", VICTIM_ASSIGN, worker_show },
	{ POST, "/workers/{id}", VICTIM_ASSIGN, worker_name_do, relay_person_inputs },
	{ 0 },
};
