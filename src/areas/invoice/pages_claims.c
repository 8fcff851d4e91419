/* SPDX-License-Identifier: MIT */
/*
 * A claim on a body that pays before it is spent: how it stands, and what finance does with it; those of a
 * body on its statement; and on home those that wait.
 */
#include <inttypes.h>

#include "areas/decision/page_kit.h"
#include "areas/invoice/claims.h"
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

enum {
	PAGE_CLAIMS = 1000, // twelve a year of each body that pays ahead, at the most
	ROWS_ROOM_BYTES = 4096
};

static const char claims_title[] = N_("Money to be asked for before it is spent, or late");

static struct url url_claim(struct request *rq, const struct kept_claim *claim)
{
	return url_of(rq->arena, "/programmes/%lld/claims/%d/%lld/%lld",
		(long long)claim->programme.v, claim->year, (long long)claim->body.v,
		(long long)claim->place);
}

static const char *due_words(struct request *rq, const struct kept_claim *claim)
{
	return date_words(rq->arena, rq->language, claim->terms.due_on);
}

static const char *claim_colour(enum claim_state state)
{
	static const char *const colours[CLAIM_STATE_COUNT] = {
		[CLAIM_AHEAD] = "grey",
		[CLAIM_TO_ASK] = "blue",
		[CLAIM_SHUT] = "blue",
		[CLAIM_ASKED] = "purple",
		[CLAIM_LATE] = "red",
		[CLAIM_RECEIVED] = "green",
		[CLAIM_OVER] = "grey",
	};

	return colours[state];
}

static enum claim_state state_of(struct request *rq, const struct kept_claim *claim)
{
	return claim_state(&claim->terms, &claim->standing, &claim->closed, rq->today);
}

/* "Due in 12 days", "Due 5 days ago" */
static const char *days_words(struct request *rq, const struct kept_claim *claim)
{
	int days = date_days_between(rq->today, claim->terms.due_on);

	if (days == 0)
		return tr(rq->language, "Due today");
	if (days > 0)
		return tr_fill_n(rq->arena, rq->language, "Due in {count} day",
			"Due in {count} days", days, NULL);
	return tr_fill_n(rq->arena, rq->language, "Due {count} day ago", "Due {count} days ago",
		-days, NULL);
}

/* What of it happened; "": nothing did. */
static const char *happened_words(struct request *rq, const struct kept_claim *claim)
{
	const struct claim_standing *standing = &claim->standing;
	const char *asked;

	if (!date_is_set(standing->asked_on))
		return "";
	asked = date_words(rq->arena, rq->language, standing->asked_on);
	if (standing->received.pence == 0)
		return tr_fill(
			rq->arena, rq->language, "Asked for on {date}.", "date", asked, NULL);
	return tr_fill(rq->arena, rq->language, "Asked for on {date}. Received of it: {money}.",
		"date", asked, "money", invoice_money(rq, standing->received), NULL);
}

/* The same, and of a late one what is still to come, since when. */
static const char *standing_words(struct request *rq, const struct kept_claim *claim)
{
	const char *happened = happened_words(rq, claim), *open;

	if (state_of(rq, claim) != CLAIM_LATE)
		return happened;
	open = invoice_money(rq, claim_awaited(&claim->terms, &claim->standing, &claim->closed));
	return tr_fill(rq->arena, rq->language,
		"{happened} Still to be received of it: {money}, due since {date}.", "happened",
		happened, "money", open, "date", due_words(rq, claim), NULL);
}

/* ---- on a body's statement ---- */

static const char *claim_name(struct request *rq, const struct kept_claim *claim)
{
	return claim->number == 0 ? due_words(rq, claim)
				  : tr_fill(rq->arena, rq->language, "{date}, {reference}", "date",
					    due_words(rq, claim), "reference",
					    claim_reference(rq->arena, claim->number), NULL);
}

size_t claim_rows_of(struct request *rq, const struct kept_claims *claims,
	struct organisation_id body, bool is_own, const struct claim_row **rows)
{
	struct claim_row *all = arena_many(rq->arena, struct claim_row, claims->n + 1);
	size_t n = 0;

	list_each (const struct kept_claim *, each, claims) {
		enum claim_state state = state_of(rq, each);

		if (each->body.v != body.v)
			continue;
		all[n++] = (struct claim_row){
			.claim = { .text = claim_name(rq, each),
				.url = is_own ? URL_NONE : url_claim(rq, each) },
			.sum = invoice_money(rq, each->terms.sum),
			.state = tr(rq->language, claim_states[state].label),
			.colour = claim_colour(state),
			.says = standing_words(rq, each),
		};
	}
	*rows = all;
	return n;
}

const char *since_closed_words(struct request *rq, const struct claim_closed *closed)
{
	const char *since = invoice_money(rq, closed->since);

	if (closed->returned.pence > 0)
		return tr_fill(rq->arena, rq->language,
			"Returned since the final statement: {returned}. Left of what was "
			"received: {left}.",
			"returned", invoice_money(rq, closed->returned), "left",
			invoice_money(rq, closed->left), NULL);
	if (closed->since.pence == 0)
		return NULL;
	if (closed->open.pence == 0)
		return tr_fill(rq->arena, rq->language,
			"Received since the final statement: {since}. All that is owed by it is "
			"paid.",
			"since", since, NULL);
	return tr_fill(rq->arena, rq->language,
		"Received since the final statement: {since}. Still to be paid by it: {open}.",
		"since", since, "open", invoice_money(rq, closed->open), NULL);
}

const char *since_closed_of(
	struct request *rq, const struct kept_claims *claims, struct organisation_id body)
{
	list_each (const struct kept_claim *, each, claims)
		if (each->body.v == body.v)
			return since_closed_words(rq, &each->closed);
	return NULL;
}

const char *advance_words(
	struct request *rq, const struct advance *advance, struct money owed, struct money credited)
{
	return tr_fill(rq->arena, rq->language,
		"In all: {all}. Credited: {credited}. The body pays before it is spent, so nothing "
		"is recharged to it. Agreed: {agreed}. Asked for: {asked}. Received: {received}. "
		"Drawn from that: {drawn}. Left of it: {left}. Owed beyond it, for later "
		"claims: {short}.",
		"all", invoice_money(rq, owed), "credited", invoice_money(rq, credited), "agreed",
		invoice_money(rq, advance->agreed), "asked", invoice_money(rq, advance->asked),
		"received", invoice_money(rq, advance->received), "drawn",
		invoice_money(rq, advance->drawn), "left", invoice_money(rq, advance->left),
		"short", invoice_money(rq, advance->short_of), NULL);
}

/* ---- a claim's page ---- */

static bool page_claim(struct request *rq, struct kept_claim *asked, struct kept_claim *claim)
{
	*asked = (struct kept_claim){ .programme = { path_id(rq, "id") },
		.body = { path_id(rq, "body") },
		.place = path_id(rq, "place") };
	return page_statement_year(rq, &asked->year) &&
	       claim_for(rq->work, &rq->actor, INVOICE_READ, asked, claim);
}

static struct claim_form form_of(struct request *rq, const struct kept_claim *claim,
	enum claim_act act, const char *title, const char *button)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct claim_form){
		.title = title,
		.form = { .action = url_claim(rq, claim), .token = keys.token, .key = keys.once },
		.act = claim_acts[act].name,
		.button = button,
		.is_warning = act == CLAIM_UNDO,
	};
}

/* Of a closed year why it cannot be done is said instead of a form. */
static bool is_offered(struct request *rq, const struct kept_claim *claim,
	const struct claim_standing *standing, enum claim_act act, struct claim_view *view)
{
	enum claim_refusal no = claim_may(&claim->terms, standing, &claim->closed, act);

	if (no != CLAIM_NO_REFUSAL && no != CLAIM_NOT_NOW)
		view->closed[view->closed_count++] = tr(rq->language, claim_refusal_text(no));
	return no == CLAIM_NO_REFUSAL;
}

/* Of money that went one way or the other: when, how much, and the ledger's word of it. */
static void ask_sum(struct request *rq, struct claim_form *form, const char *on, const char *sum,
	struct money most)
{
	form->on = invoice_date_field(rq, "on", on, NULL, rq->today);
	form->sum = invoice_money_field(rq, "sum", sum, (struct maybe_money){ most, true });
	form->reference = invoice_field(rq, "reference",
		tr(rq->language, "The ledger’s reference of it, if it has one"), "");
}

static void fill_forms(struct request *rq, const struct kept_claim *claim,
	const struct claim_standing *standing, struct claim_view *view)
{
	struct claim_form *form;

	if (is_offered(rq, claim, standing, CLAIM_ASK, view)) {
		form = &view->forms[view->form_count++];
		*form = form_of(rq, claim, CLAIM_ASK, tr(rq->language, "Ask for it"),
			tr(rq->language, "Note that it is asked for"));
		form->on = invoice_date_field(rq, "on",
			tr(rq->language, "Day on which it was asked for"),
			tr(rq->language,
				"From then on the agreement of the year stays as it is. It can be "
				"changed again if all that was asked for is taken back before "
				"anything is shared by it."),
			rq->today);
	}
	if (is_offered(rq, claim, standing, CLAIM_RECEIVE, view)) {
		form = &view->forms[view->form_count++];
		*form = form_of(rq, claim, CLAIM_RECEIVE, tr(rq->language, "What was received"),
			tr(rq->language, "Note what was received"));
		ask_sum(rq, form, tr(rq->language, "Day on which it was received"),
			tr(rq->language, "How much was received"),
			claim_room(&claim->terms, standing, &claim->closed));
	}
	if (is_offered(rq, claim, standing, CLAIM_RETURN, view)) {
		form = &view->forms[view->form_count++];
		*form = form_of(rq, claim, CLAIM_RETURN, tr(rq->language, "What was returned"),
			tr(rq->language, "Note what was returned"));
		ask_sum(rq, form, tr(rq->language, "Day on which it was returned"),
			tr(rq->language, "How much was returned"),
			claim_returnable(standing, &claim->closed));
	}
	if (is_offered(rq, claim, standing, CLAIM_UNDO, view)) {
		form = &view->forms[view->form_count++];
		*form = form_of(rq, claim, CLAIM_UNDO,
			tr(rq->language, "Take back what was noted last"),
			tr(rq->language, "Take it back"));
		form->because =
			invoice_field(rq, "because", tr(rq->language, "Why it is taken back"), "");
		form->because.rows = 2;
	}
}

static void fill_closed(struct request *rq, const struct kept_claim *claim, struct claim_view *view)
{
	if (claim->closed.statement == 0)
		return;
	view->end = year_end_link(rq, claim->programme, claim->year);
	if (claim->closed.open.pence > 0)
		view->open = tr_fill(rq->arena, rq->language,
			"The year is closed. By its final statement the body still has to pay "
			"{money} in all.",
			"money", invoice_money(rq, claim->closed.open), NULL);
}

static const char *deed_what(struct request *rq, const struct claim_deed *deed)
{
	if (deed->act == CLAIM_RECEIVE && deed->statement > 0)
		return tr(rq->language, "Received after the year was closed");
	return tr(rq->language, claim_acts[deed->act].label);
}

/* Who did it, when; of what was asked or received its day too. */
static const char *deed_by(struct request *rq, const struct claim_deed *deed)
{
	return tr_fill(rq->arena, rq->language, "{name}, {date}", "name",
		account_name(rq->work, deed->by), "date",
		date_words(rq->arena, rq->language, instant_day(deed->at)), NULL);
}

static const char *deed_says(struct request *rq, const struct claim_deed *deed)
{
	const char *on = date_words(rq->arena, rq->language, deed->on);

	if (deed->act == CLAIM_UNDO)
		return deed->because;
	if (deed->sum.pence == 0)
		return tr_fill(rq->arena, rq->language, "Asked for on {date}.", "date", on, NULL);
	if (deed->reference[0] == '\0')
		return tr_fill(rq->arena, rq->language, "{money} on {date}", "money",
			invoice_money(rq, deed->sum), "date", on, NULL);
	return tr_fill(rq->arena, rq->language, "{money} on {date}, {reference}", "money",
		invoice_money(rq, deed->sum), "date", on, "reference", deed->reference, NULL);
}

static void fill_deeds(struct request *rq, const struct claim_deeds *deeds, struct claim_view *view)
{
	struct deed_row *rows = arena_many(rq->arena, struct deed_row, deeds->n + 1);

	for (size_t i = deeds->n; i-- > 0;)
		rows[view->deed_count++] = (struct deed_row){
			.what = deed_what(rq, &deeds->at[i]),
			.by = deed_by(rq, &deeds->at[i]),
			.because = deed_says(rq, &deeds->at[i]),
		};
	view->deeds = rows;
}

static enum status claim_page(
	struct request *rq, const struct kept_claim *claim, enum status status)
{
	enum claim_state state = state_of(rq, claim);
	struct claim_deeds deeds = claim_deeds_of(rq->work, claim);
	struct claim_standing standing = claim_standing(&deeds);
	struct programme same;
	struct claim_view view = {
		.back = invoice_statement_link(rq, claim->programme, claim->year).url,
		.programme = body_name(rq, claim->programme_name),
		.title = tr_fill(rq->arena, rq->language, "{body}: {money} on {date}", "body",
			body_name(rq, claim->name), "money", invoice_money(rq, claim->terms.sum),
			"date", due_words(rq, claim), NULL),
		.problems = &rq->problems,
		.state = tr(rq->language, claim_states[state].label),
		.colour = claim_colour(state),
		.says = standing_words(rq, claim),
		.reference = claim->number == 0 ? NULL : claim_reference(rq->arena, claim->number),
		.version = arena_format(rq->arena, "%" PRId64, claim->version),
		.agreement = arena_format(rq->arena, "%" PRId64, claim->agreement),
	};

	if (claim->is_gone) {
		view.state = tr(rq->language, "Taken back");
		view.colour = "grey";
		view.says = tr(rq->language, "All that was noted of it was taken back, and the "
					     "agreement that stands now "
					     "has no such payment.");
	} else if (state != CLAIM_RECEIVED && state != CLAIM_OVER)
		view.days = days_words(rq, claim);
	fill_closed(rq, claim, &view);
	if (!claim->is_gone &&
		programme_for(rq->work, &rq->actor, INVOICE_WORK, claim->programme, &same))
		fill_forms(rq, claim, &standing, &view);
	fill_deeds(rq, &deeds, &view);
	page_shows(rq, "programme", claim->programme.v);

	struct html *out = page_open(rq, view.title);

	view_claim(out, &view);
	return page_close(rq, status);
}

enum status claim_show(struct request *rq)
{
	struct kept_claim asked, claim;

	return page_claim(rq, &asked, &claim) ? claim_page(rq, &claim, OK) : page_not_found(rq);
}

/* What was typed is given back beside what somebody did meanwhile. */
static enum status overtaken(struct request *rq, const struct kept_claim *claim)
{
	return page_given_back(rq, CONFLICTING,
		&(struct given_back){
			.title = tr(rq->language, "Somebody was here before you"),
			.message = tr(rq->language,
				"Somebody noted something of this claim, or another agreement was "
				"signed, since you opened its page, so yours was not kept. Look at "
				"it as it stands now, then do what is still needed."),
			.standing = standing_words(rq, claim),
			.onward = { .text = tr(rq->language, "See the claim as it stands now"),
				.url = url_claim(rq, claim) },
			.typed = form_typed(rq),
		});
}

enum status claim_act_do(struct request *rq)
{
	struct kept_claim asked, claim;
	bool is_given;
	struct claim_deed deed = {
		.act = (enum claim_act)word_named(claim_acts, form_choice(rq, "act")),
		.on = form_date(rq, "on"),
		.sum = form_money(rq, "sum", &is_given),
		.reference = form_text(rq, "reference"),
		.because = form_text(rq, "because"),
	};

	if (!page_claim(rq, &asked, &claim) || deed.act == CLAIM_NO_ACT)
		return page_not_found(rq);
	asked.version = form_number(rq, "version");
	asked.agreement = form_number(rq, "agreement");
	if (form_has_problems(rq))
		return claim_page(rq, &claim, UNPROCESSABLE);
	switch (claim_do(rq->work, &rq->actor, &asked, &deed, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_claim(rq, &claim));
	case CHANGED_MEANWHILE: return overtaken(rq, &claim);
	case REFUSED: return claim_page(rq, &claim, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- those that wait ---- */

static const char *waiting_words(struct request *rq, const struct kept_claim *claim)
{
	if (claim->closed.statement == 0 && claim->standing.received.pence > 0)
		return tr_fill(rq->arena, rq->language, "{days}. Received of it: {money}.", "days",
			days_words(rq, claim), "money", invoice_money(rq, claim->standing.received),
			NULL);
	if (claim->closed.statement == 0)
		return days_words(rq, claim);
	return tr(rq->language,
		"The year is closed, and this is still to be paid by its final statement.");
}

/* Its sum is what of it is still to be paid. */
static struct claim_row waiting_row(struct request *rq, const struct kept_claim *claim)
{
	enum claim_state state = state_of(rq, claim);
	struct money rest = { claim->terms.sum.pence - claim->standing.received.pence };

	return (struct claim_row){
		.claim = { .text = tr_fill(rq->arena, rq->language, "{programme}, {year}: {body}",
				   "programme", body_name(rq, claim->programme_name), "year",
				   financial_year_text(rq->arena, claim->year), "body",
				   body_name(rq, claim->name), NULL),
			.url = url_claim(rq, claim) },
		.sum = invoice_money(rq, claim->closed.statement > 0 ? claim->closed.open : rest),
		.state = tr(rq->language, claim_states[state].label),
		.colour = claim_colour(state),
		.says = waiting_words(rq, claim),
	};
}

/* At most so many of them. */
static size_t waiting_rows(struct request *rq, size_t most, const struct claim_row **rows)
{
	struct kept_claims all = claims_waiting(rq->work, &rq->actor, most);
	struct claim_row *made = arena_many(rq->arena, struct claim_row, all.n + 1);

	for (size_t i = 0; i < all.n; i++)
		made[i] = waiting_row(rq, &all.at[i]);
	*rows = made;
	return all.n;
}

enum status claims_show(struct request *rq)
{
	struct claims_view view = { .back = url_of(rq->arena, "/home"),
		.title = tr(rq->language, claims_title) };

	view.n = waiting_rows(rq, PAGE_CLAIMS, &view.rows);

	struct html *out = page_open(rq, view.title);

	view_claims(out, &view);
	return page_close(rq, OK);
}

void add_claims(struct request *rq, struct home_waiting *waiting)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	const struct claim_row *rows;
	size_t n = waiting_rows(rq, HOME_COUNTED + 1, &rows);

	if (n == 0)
		return;
	view_claim_rows(&out, rows, home_rows(n));
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = tr(rq->language, claims_title),
		.rows = html_take(&out, 0),
		.shown = home_rows(n),
		.found = n,
		.all = url_of(rq->arena, "/claims"),
	};
}
