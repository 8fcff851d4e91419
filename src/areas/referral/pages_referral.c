/* SPDX-License-Identifier: MIT */
/*
 * One referral: whose it is and until when, what may be done next, the path as a picture, and what
 * was done.
 */
#include <string.h>

#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "auth/policy.h"
#include "base/code.h"
#include "base/err.h"

enum { FACTS_MOST = 17 + REASONED_COUNT };

/* ---- what waits ---- */

static const char *whose_words(struct request *rq, const struct ownership *whose)
{
	const char *role = owner_words(rq, whose->role);

	if (whose->role == ROLE_NONE)
		return tr(rq->language, "This referral is over: nobody has to do anything.");
	if (!date_is_day(whose->due))
		return tr_fill(rq->arena, rq->language, "It is with: {role}", "role", role, NULL);
	return tr_fill(rq->arena, rq->language, "It is with: {role}, until {date}", "role", role,
		"date", due_words(rq, whose->due), NULL);
}

static const char *task_says(
	struct request *rq, const struct kept_referral *r, const struct task *task)
{
	const char *label =
		task->kind == TASK_STATE ? referral_to_do(&r->facts) : task_label(task->kind);
	const char *to_do = tr(rq->language, label);
	const char *role = owner_words(rq, task->role);

	if (task->kind == TASK_STATE) // whose and until when stands above it
		return to_do;
	if (!date_is_day(task->due))
		return tr_fill(rq->arena, rq->language, "{task} ({role})", "task", to_do, "role",
			role, NULL);
	return tr_fill(rq->arena, rq->language, "{task} ({role}, by {date})", "task", to_do, "role",
		role, "date", due_words(rq, task->due), NULL);
}

static void fill_tasks(
	struct request *rq, const struct kept_referral *r, struct referral_view *view)
{
	struct tasks tasks = referral_waits(rq->work, r);
	struct task_view *views = arena_many(rq->arena, struct task_view, tasks.n + 1);

	list_each (const struct task *, task, &tasks)
		views[view->task_count++] = (struct task_view){
			.says = task_says(rq, r, task),
			.late = date_is_day(task->due) && task_is_late(task, rq->today)
					? tr(rq->language, "Overdue")
					: NULL,
		};
	view->tasks = views;
}

/* Besides to ring the lead, which may be said at any time. */
static bool has_to_tell(struct work *w, const struct kept_referral *r)
{
	for (enum notice_kind kind = NOTICE_NONE + 1; kind < NOTICE_KIND_COUNT; kind++)
		if (kind != NOTICE_SAFEGUARDING && notice_may_be_told(w, r, kind))
			return true;
	return false;
}

/*
 * To what triage keeps, in an area that this one does not know: all of it for who works on it, and
 * what those have to know who meet the person.  No text: the reader may see neither, or nothing.
 */
static struct link triage_link(struct request *rq, const struct kept_referral *r)
{
	unsigned roles = referral_roles_of(rq->work, &rq->actor, r);

	if ((roles & 1u << ROLE_TRIAGE_WORKER) != 0 && date_is_set(r->facts.triage_opened_on) &&
		person_may(rq->work, &rq->actor, TRIAGE_WORK, r->person))
		return (struct link){ .text = tr(rq->language, "Triage"),
			.url = url_of(rq->arena, "/referrals/%lld/triage", (long long)r->id.v) };
	if (roles != 0 && date_is_set(r->facts.triaged_on) &&
		person_may(rq->work, &rq->actor, TRIAGE_FLAGS, r->person))
		return (struct link){ .text = tr(rq->language, "Safety and access"),
			.url = url_of(rq->arena, "/referrals/%lld/flags", (long long)r->id.v) };
	return (struct link){ 0 };
}

/* Its caution goes on: other conditions may take the place of those that stand. */
static bool may_be_varied(struct request *rq, const struct kept_referral *r)
{
	struct caution_line line;
	struct conditions conditions;

	return r->caution.v != 0 &&
	       caution_dates_load(rq->work, &rq->actor, r->caution, &line, &conditions) &&
	       caution_after(line.state, CAUTION_VARY) != CAUTION_NONE;
}

static void fill_acts(struct request *rq, const struct kept_referral *r, struct referral_view *view)
{
	struct link *acts = arena_many(rq->arena, struct link, REFERRAL_ACT_COUNT + 3);
	struct link *rare = arena_many(rq->arena, struct link, REFERRAL_ACT_COUNT);
	struct link triage = triage_link(rq, r);
	struct link letter = letter_link(rq, r);
	uint32_t offered = referral_offered(rq->work, &rq->actor, r);

	for (enum referral_act act = DO_NOTHING + 1; act < REFERRAL_ACT_COUNT; act++) {
		struct link link;

		if ((offered & UINT32_C(1) << act) == 0)
			continue;
		link = (struct link){ .text = tr(rq->language, act_button(act)),
			.url = url_act_of(rq->arena, r, act) };
		if (act_is_rare(act) && !(act == DO_TELL && has_to_tell(rq->work, r)))
			rare[view->rare_count++] = link;
		else
			acts[view->act_count++] = link;
	}
	if ((offered & UINT32_C(1) << DO_DECIDE) != 0 && may_be_varied(rq, r))
		acts[view->act_count++] = (struct link){
			.text = tr(rq->language, "Vary the caution"),
			.url = url_of(
				rq->arena, "/cautions/%lld/act?act=vary", (long long)r->caution.v),
		};
	if (letter.text != NULL)
		acts[view->act_count++] = letter;
	if (triage.text != NULL)
		acts[view->act_count++] = triage;
	view->acts = acts;
	view->rare = rare;
}

/* ---- facts ---- */

struct facts {
	struct request *rq;
	struct summary_row *at;
	size_t n;
};

static void add_value(struct facts *facts, const char *key, struct html_value value)
{
	assert(facts->n < FACTS_MOST);
	facts->at[facts->n++] = (struct summary_row){ .key = key, .value = value };
}

static void add_text(struct facts *facts, const char *key, const char *text)
{
	if (text[0] != '\0')
		add_value(facts, key, SHOWN(text));
}

static void add_person(struct facts *facts, const struct kept_referral *r, const char *name)
{
	struct request *rq = facts->rq;

	add_value(facts, tr(rq->language, "Person"),
		SHOWN(((struct link){
			.text = name[0] == '\0' ? tr(rq->language, "Details of the person") : name,
			.url = url_person(rq->arena, r->person) })));
}

/*
 * The caution, as a link for who may read it whole, and its check for them; of *caution is set what
 * may be known.
 */
static void add_caution(struct facts *facts, const struct kept_referral *r,
	struct caution_before *caution, struct markup *check)
{
	struct request *rq = facts->rq;
	const char *source = tr(rq->language, referral_sources[r->facts.source].label);
	struct caution_line line;
	struct conditions conditions;
	struct kept_caution whole;
	struct caution_terms terms;
	const char *says = source;

	if (r->caution.v != 0 &&
		caution_dates_load(rq->work, &rq->actor, r->caution, &line, &conditions)) {
		caution->given_on = line.given_on;
		if (date_is_day(line.given_on))
			says = tr_fill(rq->arena, rq->language, "{source}, given on {date}",
				"source", source, "date", due_words(rq, line.given_on), NULL);
	}
	if (r->caution.v == 0 || !caution_load(rq->work, &rq->actor, r->caution, &whole)) {
		add_text(facts, tr(rq->language, "Comes from"), says);
		return;
	}
	add_value(facts, tr(rq->language, "Comes from"),
		SHOWN(((struct link){ .text = says, .url = url_caution(rq->arena, r->caution) })));
	page_shows(rq, "caution", r->caution.v);
	terms = caution_terms_of(rq->work, &whole);
	caution->ends = caution_ends(&whole.facts, &terms);
	*check = caution_check_shown(rq, &whole);
}

static void add_ends(struct facts *facts, const struct caution_ends *ends)
{
	struct end_line lines[END_LINES_MOST];
	size_t n = end_lines(facts->rq, ends, lines);

	for (size_t i = 0; i < n; i++)
		add_text(facts, lines[i].key, lines[i].says);
}

static void add_cohort(struct facts *facts, const struct kept_referral *r)
{
	struct request *rq = facts->rq;
	struct cohort c;

	if (r->cohort.v != 0 && cohort_for(rq->work, &rq->actor, COHORT_READ, r->cohort, &c))
		add_value(facts, tr(rq->language, "Workshops"),
			SHOWN(((struct link){ .text = cohort_words(rq, &c),
				.url = url_cohort(rq->arena, c.id) })));
}

/* For whoever books: how those who lead stand to the wall.  NULL: there is nothing to be said. */
static const char *leaders_words(struct request *rq, const struct kept_referral *r)
{
	unsigned books = 1u << ROLE_COORDINATOR | 1u << ROLE_PERPETRATOR_LEAD;

	if (r->facts.attempts.n == 0 || (referral_roles_of(rq->work, &rq->actor, r) & books) == 0)
		return NULL;
	switch (cohort_standing(rq->work, r->cohort, r->link)) {
	case RELAY_ASKED:
		return tr(rq->language, "The victims’ service is being asked whether they may work "
					"with this person. Until it has answered, whoever is asked "
					"about does not see the person.");
	case RELAY_BARRED:
		return tr(rq->language, "One of them cannot work with this person. Book other "
					"workshops, or change who leads these.");
	default: return NULL;
	}
}

/* For the lead alone: who asked that it waits. */
static void add_asked(struct facts *facts, const struct kept_referral *r)
{
	struct request *rq = facts->rq;
	struct hold_asked asked;
	const char *names[2];
	size_t n = 0;

	if (!referral_hold_asked(rq->work, &rq->actor, r, &asked))
		return;
	if (asked.by.v != 0)
		names[n++] = account_words(rq, asked.by);
	if (date_is_day(asked.paused_on))
		names[n++] = tr_fill(rq->arena, rq->language,
			"The victims’ service, on {date}. Speak to them before you lift the hold.",
			"date", due_words(rq, asked.paused_on), NULL);
	add_text(facts, tr(rq->language, "The hold was asked for by"),
		list_words(rq->arena, rq->language, names, n));
}

static const char *reason_words(struct request *rq, const struct kept_reason *reason)
{
	return strcmp(reason->because, reason_is_in_check) == 0
		       ? tr(rq->language, reason_is_in_check)
		       : reason->because;
}

/* What somebody went on with knowingly, and why. */
static void add_reasons(struct facts *facts, const struct kept_referral *r)
{
	struct request *rq = facts->rq;
	struct kept_reasons all = referral_reasons(rq->work, &rq->actor, r->id);

	list_each (const struct kept_reason *, each, &all)
		add_text(facts, tr(rq->language, reasoned_words[each->what].label),
			tr_fill(rq->arena, rq->language, "{reason} ({name}, {date})", "reason",
				reason_words(rq, each), "name", account_words(rq, each->by), "date",
				due_words(rq, instant_day(each->at)), NULL));
}

static void fill_facts(struct request *rq, const struct kept_referral *r,
	struct caution_before *caution, struct referral_view *view)
{
	struct facts facts = { .rq = rq,
		.at = arena_many(rq->arena, struct summary_row, FACTS_MOST) };
	enum language l = rq->language;
	enum hold hold = referral_hold(&r->facts);
	enum closure closure = referral_closure(&r->facts);
	const char *leaders = leaders_words(rq, r);

	add_person(&facts, r, view->name);
	add_caution(&facts, r, caution, &view->check);
	add_text(&facts, tr(l, "Group"), tr(l, cohort_type_label(r->type)));
	add_reasons(&facts, r);
	add_text(&facts, tr(l, "Deadline"), due_words(rq, r->facts.deadline));
	add_ends(&facts, &caution->ends);
	if (hold != HOLD_NONE && closure == CLOSURE_NONE)
		add_text(&facts, tr(l, "Waits because"), tr(l, holds[hold].label));
	add_asked(&facts, r);
	if (closure != CLOSURE_NONE)
		add_text(&facts, tr(l, "Ended because"), tr(l, closures[closure].label));
	add_cohort(&facts, r);
	if (leaders != NULL)
		add_text(&facts, tr(l, "Who leads them"), leaders);
	add_text(&facts, tr(l, "Police force"), organisation_name(rq, r->force));
	add_text(&facts, tr(l, "Triage by"), organisation_name(rq, r->diversion));
	add_text(&facts, tr(l, "Provider"), organisation_name(rq, r->provider));
	view->facts = facts.at;
	view->fact_count = facts.n;
}

/* ---- what was done ---- */

/* What an act said besides itself; "" for nothing. */
static const char *deed_words(struct request *rq, const struct past_deed *past, unsigned roles)
{
	const struct deed *deed = &past->deed;
	enum language l = rq->language;

	switch (deed->act) {
	case DO_HOLD: return tr(l, holds[deed->hold].label);
	case DO_BOOK: return pair_words(rq, deed->pair.on[WORKSHOP_A], deed->pair.on[WORKSHOP_B]);
	case DO_BOOK_B: return due_words(rq, deed->pair.on[WORKSHOP_B]);
	case DO_RECORD_A:
	case DO_RECORD_B:
	case DO_CORRECT: return attendance_words(rq, deed->result, roles);
	case DO_TELL: return tr(l, notice_kinds[deed->notice].label);
	case DO_FIND_UNSUITABLE:
	case DO_WITHDRAW: return tr(l, closures[deed->because].label);
	case DO_DECIDE: return tr(l, police_decisions[deed->decision].label);
	case DO_EXTEND: return due_words(rq, deed->deadline);
	case DO_REFER:
	case DO_REFER_DIRECTLY:
	case DO_SEND_ON: return organisation_name(rq, past->body);
	default: return "";
	}
}

static void fill_history(
	struct request *rq, const struct kept_referral *r, struct referral_view *view)
{
	struct past_deeds all = referral_history(rq->work, &rq->actor, r->id);
	unsigned roles = referral_roles_of(rq->work, &rq->actor, r);
	struct timeline_item *items = arena_many(rq->arena, struct timeline_item, all.n + 1);

	for (size_t i = all.n; i-- > 0;) {
		const struct past_deed *past = &all.at[i];

		items[view->history_count++] = (struct timeline_item){
			.title = tr(rq->language, referral_acts[past->deed.act].label),
			.by = past->by.v == 0 ? NULL : account_words(rq, past->by),
			.on = past->deed.on,
			.description = SHOWN(deed_words(rq, past, roles)),
		};
	}
	view->history = items;
}

/* ---- the page ---- */

/* What was done just now. */
static const char *done_words(struct request *rq)
{
	size_t act = word_named(referral_acts, form_text(rq, "done"));

	return act == DO_NOTHING ? NULL : tr(rq->language, referral_acts[act].label);
}

enum status referral_show(struct request *rq)
{
	struct kept_referral r;

	if (!referral_of_page(rq, &r))
		return page_not_found(rq);

	enum referral_state state = referral_state(&r.facts);
	struct ownership whose = referral_whose(rq->work, &r);
	struct caution_before caution = { 0 };
	struct referral_view view = {
		.back = url_of(rq->arena, "/referrals"),
		.reference = code_words(rq->arena, r.reference),
		.name = person_initials(rq, r.person),
		.state = state_words(rq, state),
		.colour = state_tag_colour(state),
		.whose = whose_words(rq, &whose),
	};

	fill_tasks(rq, &r, &view);
	fill_acts(rq, &r, &view);
	fill_facts(rq, &r, &caution, &view);

	struct picture picture = picture_of(rq->arena, &r.facts, &caution, rq->today);

	view.picture = picture_words(rq->arena, rq->language, &picture);
	fill_history(rq, &r, &view);

	struct html *out = page_open_with(rq, tr(rq->language, "Referral"),
		&(struct page_options){ .success = done_words(rq) });

	view_referral(out, &view);
	return page_close(rq, OK);
}
