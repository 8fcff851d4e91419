/* SPDX-License-Identifier: MIT */
/*
 * One triage on a page: where it stands, what is missing, needs, plan, and to whom the person was
 * sent; and what of it those see who meet the person.
 */
#include "areas/cohort/page_kit.h"
#include "areas/decision/page_kit.h"
#include "areas/person/rules.h"
#include "areas/referral/referral.h"
#include "areas/triage/page_kit.h"
#include "areas/triage/triage_views.h"
#include "base/code.h"
#include "base/err.h"

/* ---- where it stands ---- */

static const char *const state_colours[TRIAGE_STATE_COUNT] = {
	[TRIAGE_NONE] = "grey",
	[TRIAGE_OPEN] = "yellow",
	[TRIAGE_ASSESSED] = "green",
	[TRIAGE_CLOSED] = "grey",
};

static const char *due_words(struct request *rq, const struct triage_record *record)
{
	struct path_terms terms = referral_terms(rq->work, record->scheme);

	return tr_fill(rq->arena, rq->language,
		"Triage began on {began}. The needs should be complete by {due}.", "began",
		date_words(rq->arena, rq->language, record->facts.opened_on), "due",
		date_words(rq->arena, rq->language,
			triage_due(&record->facts, terms.triage_days)),
		NULL);
}

static const char *says(struct request *rq, const struct triage_record *record)
{
	switch (triage_state(&record->facts)) {
	case TRIAGE_OPEN: return due_words(rq, record);
	case TRIAGE_ASSESSED: return assessed_words(rq, record->facts.assessed_on);
	case TRIAGE_CLOSED:
		return tr_fill(rq->arena, rq->language, "Triage was closed on {date}.", "date",
			date_words(rq->arena, rq->language, record->facts.closed_on), NULL);
	default:
		return tr(rq->language,
			"Triage has not begun. Begin it when you first talk with the person.");
	}
}

/* What is still to be asked, while it is open. */
static struct texts missing_words(struct request *rq, const struct triage *t)
{
	unsigned missing = needs_missing(t);
	struct texts list = { 0 };

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		if ((missing & 1u << each) != 0)
			*list_add(rq->arena, &list) = tr(rq->language, pathways[each].label);
	if (t->consent == CONSENT_NOT_ASKED)
		*list_add(rq->arena, &list) = tr(rq->language, "Consent");
	return list;
}

static void fill_missing(struct request *rq, const struct triage *t, struct triage_view *view)
{
	if (triage_state(t) != TRIAGE_OPEN)
		return;
	view->missing = missing_words(rq, t);
	if (needs_are_complete(t))
		view->is_whole = tr(rq->language,
			"Everything was asked. Say on the form that the needs are complete.");
}

/* ---- needs ---- */

static const char *score_colour(enum score score)
{
	switch (score) {
	case SCORE_2: return "yellow";
	case SCORE_3: return "red";
	case SCORE_NOT_ASKED: return "grey";
	default: return "blue";
	}
}

static struct link offer_link(
	struct request *rq, const struct triage_record *record, enum pathway pathway)
{
	return (struct link){
		.text = tr(rq->language, "Offer support"),
		.about = tr(rq->language, pathways[pathway].label),
		.url = url_of(rq->arena, "/referrals/%lld/triage/support?pathway=%s",
			(long long)record->referral.v, pathways[pathway].name),
	};
}

static void fill_needs(struct request *rq, const struct triage_record *record, bool may_offer,
	struct triage_view *view)
{
	struct need_row *rows = arena_many(rq->arena, struct need_row, PATHWAY_COUNT);
	const struct triage *t = &record->facts;
	unsigned unanswered = needs_unanswered(t);

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		struct need_row *row = &rows[view->need_count];

		if (!pathway_is_asked(each, t->is_of_a_woman))
			continue;
		row->pathway = tr(rq->language, pathways[each].label);
		row->score = tr(rq->language, scores[t->need[each].score].label);
		row->colour = score_colour(t->need[each].score);
		row->note = t->need[each].note;
		if (may_offer && (unanswered & 1u << each) != 0)
			row->offer = offer_link(rq, record, each);
		view->need_count++;
	}
	view->needs = rows;
	view->flags = flag_words(rq, t->flags);
	view->consent = t->consent == CONSENT_NOT_ASKED
				? tr(rq->language, "Consent was not asked for yet.")
				: tr_fill(rq->arena, rq->language, "{what}, {date}", "what",
					  tr(rq->language, consents[t->consent].label), "date",
					  date_words(rq->arena, rq->language, t->consent_on), NULL);
}

/* ---- the plan ---- */

/* "Offered, 2 March 2026", a line a step, and what came of it. */
static const char *step_words(struct request *rq, const struct support_steps *steps)
{
	const char *all = "";

	list_each (const struct support_step *, each, steps) {
		const char *step = tr_fill(rq->arena, rq->language, "{what}, {date}", "what",
			tr(rq->language, support_states[each->state].label), "date",
			date_words(rq->arena, rq->language, each->on), NULL);

		all = arena_format(rq->arena, "%s%s%s", all, all[0] == '\0' ? "" : "\n", step);
		if (each->gain != GAIN_NONE)
			all = arena_format(rq->arena, "%s\n%s", all,
				tr(rq->language, gains[each->gain].label));
	}
	return all;
}

static void fill_plan(struct request *rq, const struct triage_record *record, bool may_move,
	struct triage_view *view)
{
	const struct supports *supports = &record->facts.supports;
	struct support_row *rows = arena_many(rq->arena, struct support_row, supports->n + 1);

	for (size_t i = 0; i < supports->n; i++) {
		const struct support *s = &supports->at[i];

		rows[i] = (struct support_row){
			.pathway = tr(rq->language, pathways[s->pathway].label),
			.what = s->what,
			.organisation = s->organisation,
			.steps = step_words(rq, &record->steps[i]),
		};
		if (may_move && s->state != SUPPORT_CLOSED)
			rows[i].move = (struct link){
				.text = tr(rq->language, "Say how it went on"),
				.about = s->what,
				.url = url_triage_item(
					rq->arena, record->referral, "support", (int64_t)i + 1),
			};
	}
	view->supports = rows;
	view->support_count = supports->n;
}

/* ---- onward ---- */

static const char *reply_words(struct request *rq, const struct onward *onward)
{
	const char *ended = date_words(rq->arena, rq->language, onward->ended_on);
	const char *acknowledged = date_words(rq->arena, rq->language, onward->acknowledged_on);

	if (date_is_set(onward->ended_on))
		return tr_fill(rq->arena, rq->language, "Ended on {date}", "date", ended, NULL);
	if (date_is_set(onward->acknowledged_on))
		return tr_fill(rq->arena, rq->language, "Acknowledged on {date}", "date",
			acknowledged, NULL);
	return tr(rq->language, "None yet");
}

static void fill_onwards(struct request *rq, const struct triage_record *record, bool may_note,
	struct triage_view *view)
{
	const struct onwards *onwards = &record->facts.onwards;
	struct onward_row *rows = arena_many(rq->arena, struct onward_row, onwards->n + 1);

	for (size_t i = 0; i < onwards->n; i++) {
		const struct onward *each = &onwards->at[i];
		bool is_service = each->to == TO_SERVICE;

		rows[i] = (struct onward_row){
			.to = is_service ? each->organisation : tr(rq->language, "The programme"),
			.sent_on = each->sent_on,
			.reply = reply_words(rq, each),
		};
		if (is_service && may_note)
			rows[i].note = (struct link){
				.text = tr(rq->language, "Note the reply"),
				.about = each->organisation,
				.url = url_triage_item(
					rq->arena, record->referral, "services", (int64_t)i + 1),
			};
	}
	view->onwards = rows;
	view->onward_count = onwards->n;
}

/* ---- acts ---- */

static struct form one_button(struct request *rq, struct url action)
{
	struct form form = guarded_form(rq, action);

	form.is_guarded = false;
	return form;
}

static struct link act_link(
	struct request *rq, const struct triage_record *record, const char *text, const char *page)
{
	return (struct link){
		.text = text,
		.url = url_triage(rq->arena, record->referral, page),
	};
}

static void fill_acts(
	struct request *rq, const struct triage_record *record, struct triage_view *view)
{
	const struct triage *t = &record->facts;
	const char *no_close = triage_refusal(t, TRIAGE_CLOSE, record->roles);

#define MAY(act) (triage_refusal(t, TRIAGE_##act, record->roles) == NULL)
	if (MAY(BEGIN))
		view->begin = one_button(rq, url_triage(rq->arena, record->referral, "begin"));
	if (MAY(SCORE))
		view->assess = act_link(rq, record,
			triage_state(t) == TRIAGE_OPEN ? tr(rq->language, "Ask about needs")
						       : tr(rq->language, "Change the needs"),
			"needs");
	if (MAY(OFFER))
		view->offer = act_link(rq, record, tr(rq->language, "Offer support"), "support");
	if (MAY(SEND_TO_PROGRAMME))
		view->send =
			act_link(rq, record, tr(rq->language, "Send on to the programme"), "send");
	if (MAY(SEND_TO_SERVICE))
		view->serve = act_link(
			rq, record, tr(rq->language, "Send on to another service"), "services");
	if (no_close == NULL)
		view->close = one_button(rq, url_triage(rq->arena, record->referral, "close"));
	else if (triage_state(t) == TRIAGE_ASSESSED)
		view->not_closed = tr(rq->language, no_close);
	if (MAY(REOPEN))
		view->reopen = one_button(rq, url_triage(rq->arena, record->referral, "reopen"));
#undef MAY
}

/* ---- the page ---- */

static const char *changed_words(struct request *rq, const struct triage_record *record)
{
	if (record->version == 0)
		return NULL;
	return tr_fill(rq->arena, rq->language, "{name} saved this on {date}.", "name",
		account_name(rq->work, record->changed_by), "date",
		instant_words(rq->arena, rq->language, record->changed_at), NULL);
}

static const char *done_words(struct request *rq)
{
	size_t act = word_named(triage_acts, form_choice(rq, "done"));

	return act == TRIAGE_ACT_NONE ? NULL : tr(rq->language, triage_acts[act].label);
}

enum status triage_show(struct request *rq)
{
	struct triage_record record;

	if (!page_triage(rq, &record))
		return page_not_found(rq);

	enum triage_state state = triage_state(&record.facts);
	bool is_open = state == TRIAGE_OPEN || state == TRIAGE_ASSESSED;
	struct triage_view view = {
		.head = triage_head(rq, &record, tr(rq->language, "Triage"),
			url_referral_of(rq->arena, record.referral)),
		.state = state == TRIAGE_NONE ? tr(rq->language, "Not begun")
					      : tr(rq->language, triage_states[state].label),
		.colour = state_colours[state],
		.says = says(rq, &record),
		.version = version_of(rq, &record),
		.has_begun = state != TRIAGE_NONE,
		.changed = changed_words(rq, &record),
	};

	fill_missing(rq, &record.facts, &view);
	fill_acts(rq, &record, &view);
	fill_needs(rq, &record, is_open, &view);
	fill_plan(rq, &record, is_open, &view);
	fill_onwards(rq, &record, is_open, &view);

	struct html *out = page_open_with(
		rq, view.head.title, &(struct page_options){ .success = done_words(rq) });

	view_triage(out, &view);
	return page_close(rq, OK);
}

/* ---- one button ---- */

static enum status refused(
	struct request *rq, const struct triage_record *stands, enum status status)
{
	(void)stands;
	(void)status;
	return page_refused(rq, rq->problems.at[0].message);
}

enum status triage_begin_do(struct request *rq)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands))
		return page_not_found(rq);
	return triage_answer(rq, triage_begin(rq->work, &rq->actor, stands.referral, &rq->problems),
		TRIAGE_BEGIN, &stands, refused);
}

static enum status set_closed(struct request *rq, enum triage_act act)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands))
		return page_not_found(rq);
	return triage_answer(rq,
		triage_set_closed(rq->work, &rq->actor, stands.referral, form_number(rq, "version"),
			act, &rq->problems, &stands),
		act, &stands, refused);
}

enum status triage_close_do(struct request *rq)
{
	return set_closed(rq, TRIAGE_CLOSE);
}

enum status triage_reopen_do(struct request *rq)
{
	return set_closed(rq, TRIAGE_REOPEN);
}

/* ---- what those who meet the person see ---- */

enum status triage_flags_show(struct request *rq)
{
	struct referral_id id = { path_id(rq, "id") };
	struct triage_shown shown;
	struct kept_referral r;

	if (!triage_flags_load(rq->work, &rq->actor, id, &shown) ||
		!referral_load(rq->work, &rq->actor, id, &r))
		return page_not_found(rq);
	page_shows(rq, "triage", id.v);
	page_shows(rq, "person", r.person.v);

	bool is_assessed = date_is_set(shown.assessed_on);
	struct flags_view view = {
		.head = { .back = url_referral_of(rq->arena, id),
			.reference = code_words(rq->arena, r.reference),
			.title = tr(rq->language, "Safety and access") },
		.is_assessed = is_assessed,
		.says = is_assessed ? assessed_words(rq, shown.assessed_on)
				    : tr(rq->language,
					      "Nothing is known yet: the needs are not complete."),
		.flags = flag_words(rq, shown.flags),
	};

	struct html *out = page_open(rq, view.head.title);

	view_flags(out, &view);
	return page_close(rq, OK);
}
