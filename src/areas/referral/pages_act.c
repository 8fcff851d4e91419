/* SPDX-License-Identifier: MIT */
/*
 * One short form for each act, with what that act needs to be told and nothing else.
 *
 * What may be chosen is what the rules do not refuse.
 */
#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/person/rules.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"
#include "base/err.h"

enum asks {
	ASKS_NOTHING,
	ASKS_HOLD,
	ASKS_BECAUSE,
	ASKS_DECISION,
	ASKS_NOTICE,
	ASKS_WORDS_COUNT, // those above are answered by a word
	ASKS_DEADLINE,
	ASKS_COHORT,
	ASKS_TRIAGE_BODY, // only where there is more than one
	ASKS_PROVIDER,    // the same
};

/* ---- what each is called, and asks ---- */

static const struct {
	const char *button;
	const char *says; // what comes of it; NULL: the button says it
	enum asks asks;
	bool is_rare, is_warning;
	const char *page; // where it is done with more than this form asks; NULL: here
} acts[REFERRAL_ACT_COUNT] = {
	[DO_REFER] = { N_("Refer to triage"), .asks = ASKS_TRIAGE_BODY },
	[DO_REFER_DIRECTLY] = { N_("Refer to the provider directly"), .asks = ASKS_PROVIDER },
	[DO_VOID] = { N_("Take the referral back"),
		N_("Nothing more is done with it. The person can be referred again."),
		.is_rare = true, .is_warning = true },
	[DO_ASK] = { N_("Ask the force for information"),
		N_("The referral goes back to the officer until the information is there."),
		.is_rare = true },
	[DO_ANSWER] = { N_("Say that the information is there") },
	[DO_OPEN_TRIAGE] = { N_("Open triage"), .page = "triage" },
	[DO_COMPLETE_TRIAGE] = { N_("Complete triage"), .page = "triage/needs" },
	[DO_SEND_ON] = { N_("Send to the provider"), .page = "triage/send" },
	[DO_RECEIVE] = { N_("Receive the referral") },
	[DO_ACCEPT] = { N_("Accept the referral") },
	[DO_NOT_TAKE] = { N_("Turn the referral away"),
		N_("It does not meet the scheme’s rules, and no caution stands behind it."),
		.is_rare = true, .is_warning = true },
	[DO_HOLD] = { N_("Put the referral on hold"),
		N_("Nothing is booked while it waits. What is booked stays booked."), ASKS_HOLD,
		.is_rare = true },
	[DO_LIFT] = { N_("Lift the hold") },
	[DO_CONTACT] = { N_("Note the first contact") },
	[DO_BOOK] = { N_("Book workshops A and B"), .asks = ASKS_COHORT },
	[DO_BOOK_B] = { N_("Book another workshop B"), N_("Workshop A counts, and stays as it is."),
		ASKS_COHORT },
	[DO_SEND_LETTER] = { N_("Note that the joining letter is sent") },
	[DO_RECORD_A] = { N_("Record workshop A"), .page = "register" },
	[DO_RECORD_B] = { N_("Record workshop B"), .page = "register" },
	[DO_CORRECT] = { N_("Correct the attendance"), .is_rare = true, .page = "register" },
	[DO_POSTPONE] = { N_("Note that the provider cancels the next workshop"),
		N_("This is nobody’s miss. The person is booked again."), .is_rare = true },
	[DO_TELL] = { N_("Tell the police"),
		N_("They are told what stands here, and nothing else."), ASKS_NOTICE,
		.is_rare = true },
	[DO_FIND_UNSUITABLE] = { N_("Put to the police as unsuitable"),
		N_("After a caution nobody is turned away: the police vary it or decide."),
		ASKS_BECAUSE, .is_rare = true, .is_warning = true },
	[DO_DECIDE] = { N_("Say what the police decide"), .asks = ASKS_DECISION },
	[DO_EXTEND] = { N_("Extend the deadline"), .asks = ASKS_DEADLINE, .is_rare = true },
	[DO_WITHDRAW] = { N_("Withdraw the referral"), NULL, ASKS_BECAUSE, .is_rare = true,
		.is_warning = true },
	[DO_CLOSE] = { N_("Close the referral") },
	[DO_REOPEN] = { N_("Open the referral again"), .is_rare = true },
};

const char *act_button(enum referral_act act)
{
	return acts[act].button;
}

struct url url_referral_act(struct arena *a, struct referral_id id, enum referral_act act)
{
	const char *page = acts[act].page != NULL
				   ? acts[act].page
				   : arena_format(a, "act/%s", referral_acts[act].name);

	return url_here(a, arena_format(a, "/referrals/%lld/%s", (long long)id.v, page), "");
}

/* What the police do with the caution itself, and the referral follows. */
static bool is_of_caution(const struct kept_referral *r, enum referral_act act)
{
	return act == DO_EXTEND && r->caution.v != 0;
}

struct url url_act_of(struct arena *a, const struct kept_referral *r, enum referral_act act)
{
	return is_of_caution(r, act)
		       ? url_of(a, "/cautions/%lld/act?act=extend", (long long)r->caution.v)
		       : url_referral_act(a, r->id, act);
}

bool act_is_rare(enum referral_act act)
{
	return acts[act].is_rare;
}

/* What is answered by a word of a closed list. */
static const struct {
	const char *name, *label;
	const struct word *words;
	size_t n;
} word_lists[ASKS_WORDS_COUNT] = {
	[ASKS_HOLD] = { "hold", N_("What it waits for"), holds, HOLD_COUNT },
	[ASKS_BECAUSE] = { "because", N_("Why"), closures, CLOSURE_COUNT },
	[ASKS_DECISION] = { "decision", N_("What the police decide"), police_decisions,
		POLICE_DECISION_COUNT },
	[ASKS_NOTICE] = { "notice", N_("What the police are told"), notice_kinds, NOTICE_DETAILS },
};

static const char *input_of(enum asks asks)
{
	switch (asks) {
	case ASKS_NOTHING: return "";
	case ASKS_DEADLINE: return "deadline";
	case ASKS_COHORT: return "cohort";
	case ASKS_TRIAGE_BODY:
	case ASKS_PROVIDER: return "body";
	default: return word_lists[asks].name;
	}
}

static void say(struct deed *deed, enum asks asks, size_t word)
{
	switch (asks) {
	case ASKS_HOLD: deed->hold = (enum hold)word; break;
	case ASKS_BECAUSE: deed->because = (enum closure)word; break;
	case ASKS_DECISION: deed->decision = (enum police_decision)word; break;
	case ASKS_NOTICE: deed->notice = (enum notice_kind)word; break;
	default: break;
	}
}

/* ---- choices ---- */

struct act_now {
	enum referral_act act;
	enum asks asks;
	struct kept_referral r;
};

/* New conditions have to be written: that is done with the caution. */
static bool is_variation(const struct kept_referral *r, const struct deed *deed)
{
	return deed->act == DO_DECIDE && deed->decision == POLICE_VARY && r->caution.v != 0;
}

/* A notice by what it would say. */
static const char *choice_words(struct request *rq, const struct act_now *now, size_t word)
{
	if (now->asks != ASKS_NOTICE)
		return tr(rq->language, word_lists[now->asks].words[word].label);

	struct notice notice = notice_of(&now->r.facts, (enum notice_kind)word, now->r.reference);

	return notice_words(rq, &notice);
}

static void fill_words(struct request *rq, const struct act_now *now, struct form_field *field)
{
	size_t n = word_lists[now->asks].n;
	struct choice *choices = arena_many(rq->arena, struct choice, n);
	unsigned roles = referral_roles_of(rq->work, &rq->actor, &now->r);
	struct path_terms terms = referral_terms(rq->work, now->r.scheme);

	for (size_t word = 1; word < n; word++) {
		struct deed deed = { .act = now->act, .on = rq->today };

		say(&deed, now->asks, word);
		if (is_variation(&now->r, &deed))
			continue;
		if (now->act == DO_TELL && !notice_may_be_told(rq->work, &now->r, deed.notice))
			continue;
		if (referral_refusal(&now->r.facts, &deed, roles, &terms) == NULL)
			choices[field->choice_count++] =
				(struct choice){ .value = word_lists[now->asks].words[word].name,
					.text = choice_words(rq, now, word) };
	}
	field->choices = choices;
	field->label = tr(rq->language, word_lists[now->asks].label);
}

/* The cohort in which a place is kept for the person; 0: none. */
static struct cohort_id kept_in(struct request *rq, const struct kept_referral *r)
{
	struct place p;

	return r->place.v != 0 && place_load(rq->work, r->place, &p) ? p.cohort
								     : (struct cohort_id){ 0 };
}

static const char *cohort_hint(struct request *rq, const struct cohort *c, bool is_kept)
{
	const char *where =
		c->venue_name != NULL ? c->venue_name : tr(rq->language, mode_label(c->mode));

	if (is_kept)
		return tr_fill(rq->arena, rq->language,
			"{where}, {county}, {language}. A place is kept here for this person",
			"where", where, "county", county_name(c->county, rq->language), "language",
			cohort_language_words(rq, c->language), NULL);
	return tr_fill_n(rq->arena, rq->language,
		"{where}, {county}, {language}. {count} place free",
		"{where}, {county}, {language}. {count} places free", cohort_free(c), "where",
		where, "county", county_name(c->county, rq->language), "language",
		cohort_language_words(rq, c->language), NULL);
}

static void fill_cohorts(struct request *rq, const struct act_now *now, struct form_field *field)
{
	struct cohorts pairs = referral_pairs(rq->work, &now->r, now->act);
	struct choice *choices = arena_many(rq->arena, struct choice, pairs.n + 1);
	struct cohort_id kept = kept_in(rq, &now->r);

	if (rq->method == GET)
		field->value = id_value(rq, kept.v);
	list_each (const struct cohort *, c, &pairs)
		choices[field->choice_count++] = (struct choice){
			.value = id_value(rq, c->id.v),
			.text = now->act == DO_BOOK_B ? due_words(rq, c->workshop[WORKSHOP_B].on)
						      : pair_words(rq, c->workshop[WORKSHOP_A].on,
								c->workshop[WORKSHOP_B].on),
			.hint = cohort_hint(rq, c, c->id.v == kept.v),
		};
	field->choices = choices;
	field->label = now->act == DO_BOOK_B
			       ? tr(rq->language, "Workshop B, the first to be held first")
			       : tr(rq->language, "Workshops A and B, the first to end first");
}

/* Of one body nothing is asked. */
static void fill_bodies(struct request *rq, const struct act_now *now, struct form_field *field)
{
	enum part part = now->asks == ASKS_PROVIDER ? PART_PROVIDER : PART_DIVERSION;

	field->choices = bodies_to_choose(rq, now->r.scheme, part, &field->choice_count);
	field->label = tr(rq->language, "To which body");
}

static void add_control(struct request *rq, const struct act_now *now, struct act_form_view *view)
{
	struct act_control *control = &view->control;
	struct form_field *field = &control->field;

	*field = (struct form_field){
		.name = input_of(now->asks),
		.label_size = "m",
		.problems = &rq->problems,
	};
	if (now->asks == ASKS_DEADLINE) {
		control->kind = DAY_OF;
		field->label = tr(rq->language, "New deadline");
		page_date_parts(rq, field, DATE_NONE);
		return;
	}
	control->kind = RADIOS;
	field->value = typed_value(rq, field->name);
	if (now->asks == ASKS_COHORT)
		fill_cohorts(rq, now, field);
	else if (now->asks == ASKS_TRIAGE_BODY || now->asks == ASKS_PROVIDER)
		fill_bodies(rq, now, field);
	else
		fill_words(rq, now, field);
	if (field->choice_count == 0)
		control->kind = NO_CONTROL;
}

/* ---- the page ---- */

/* Nothing is there to be chosen, and something has to be. */
static bool is_stuck(const struct act_now *now, const struct act_form_view *view)
{
	return (now->asks == ASKS_COHORT || now->asks == ASKS_HOLD) &&
	       view->control.kind == NO_CONTROL;
}

/* What is on hold already may wait for no more than its lead: why it waits, and who lifts that. */
static void say_held(struct request *rq, const struct act_now *now, struct act_form_view *view)
{
	enum hold hold = now->r.facts.hold;

	if (now->act != DO_HOLD || hold == HOLD_NONE)
		return;
	view->stands = tr_fill(rq->arena, rq->language,
		"The referral is on hold already. Why: {why}. Who lifts the hold: {role}.", "why",
		tr(rq->language, holds[hold].label), "role", owner_words(rq, hold_owner(hold)),
		NULL);
	if (referral_offers(rq->work, &rq->actor, &now->r, DO_LIFT))
		view->instead = (struct link){ .text = tr(rq->language, act_button(DO_LIFT)),
			.url = url_act_of(rq->arena, &now->r, DO_LIFT) };
}

static enum status act_page(struct request *rq, const struct act_now *now, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	const char *says = acts[now->act].says;
	struct act_form_view view = {
		.back = url_referral(rq->arena, now->r.id),
		.reference = code_words(rq->arena, now->r.reference),
		.name = person_initials(rq, now->r.person),
		.title = tr(rq->language, acts[now->act].button),
		.says = says == NULL ? NULL : tr(rq->language, says),
		.problems = &rq->problems,
		.form = { .action = url_referral_act(rq->arena, now->r.id, now->act),
			.token = keys.token,
			.key = keys.once },
		.version =
			rq->method == POST ? form_raw(rq, "version") : id_value(rq, now->r.version),
		.is_warning = acts[now->act].is_warning,
	};

	if (now->asks != ASKS_NOTHING)
		add_control(rq, now, &view);
	view.reason_count = reason_fields(rq, &now->r, now->act, view.reasons);
	say_held(rq, now, &view);
	if (is_stuck(now, &view)) {
		view.form.token = NULL;
		view.says = now->asks == ASKS_HOLD
				    ? NULL
				    : tr(rq->language,
					      "No workshops that are still to come, have a place "
					      "free and end by the deadline are planned for this "
					      "group. Plan a cohort, or ask the sergeant to extend "
					      "the deadline.");
	}

	struct html *out = page_open(rq, view.title);

	view_act_form(out, &view);
	return page_close(rq, status);
}

/* Its lead has to look at it first: of those who could put it on hold nobody can any more. */
static bool is_held_at_most(struct request *rq, const struct act_now *now)
{
	enum referral_state state = referral_state(&now->r.facts);

	return now->act == DO_HOLD && now->r.facts.hold == HOLD_PAUSED &&
	       (referral_roles_of(rq->work, &rq->actor, &now->r) &
		       referral_roles(DO_HOLD, state)) != 0;
}

/* By the person's record nobody may do it, whatever is said. */
static const char *refused_by_record(struct request *rq, const struct act_now *now)
{
	struct person_record record = referral_record(rq->work, &rq->actor, &now->r);
	const char *input = "";

	return record_refusal(&now->r.facts, now->act, &record, &input);
}

/* The referral and the act of the address; else *status is what to answer. */
static bool begin(struct request *rq, struct act_now *now, enum status *status)
{
	now->act = (enum referral_act)word_named(referral_acts, path_text(rq, "act"));
	if (now->act == DO_NOTHING || acts[now->act].page != NULL ||
		!referral_of_page(rq, &now->r)) {
		*status = page_not_found(rq);
		return false;
	}
	now->asks = acts[now->act].asks;
	if (is_of_caution(&now->r, now->act)) {
		*status = page_refused(rq, N_("The deadline is the caution’s: extend it there, and "
					      "the referral follows"));
		return false;
	}
	if (referral_offers(rq->work, &rq->actor, &now->r, now->act)) {
		const char *by_record = refused_by_record(rq, now);

		if (by_record != NULL)
			*status = page_refused(rq, by_record);
		return by_record == NULL;
	}
	if (is_held_at_most(rq, now)) {
		*status = act_page(rq, now, CONFLICTING);
		return false;
	}

	struct deed deed = { .act = now->act, .on = rq->today };
	struct path_terms terms = referral_terms(rq->work, now->r.scheme);
	const char *no = referral_refusal(
		&now->r.facts, &deed, referral_roles_of(rq->work, &rq->actor, &now->r), &terms);

	*status = page_refused(rq, no == NULL ? N_("This cannot be done now") : no);
	return false;
}

enum status referral_act_show(struct request *rq)
{
	enum status status = OK;
	struct act_now now;

	return begin(rq, &now, &status) ? act_page(rq, &now, OK) : status;
}

/* ---- doing it ---- */

static struct referral_step step_of(struct request *rq, const struct act_now *now)
{
	struct referral_step step = {
		.deed = { .act = now->act },
		.cohort = { form_id(rq, "cohort") },
		.body = { form_id(rq, "body") },
	};

	if (now->asks == ASKS_DEADLINE)
		step.deed.deadline = form_date(rq, "deadline");
	else if (now->asks != ASKS_NOTHING && now->asks < ASKS_WORDS_COUNT)
		say(&step.deed, now->asks,
			word_find(word_lists[now->asks].words, word_lists[now->asks].n,
				form_text(rq, word_lists[now->asks].name)));
	if (is_variation(&now->r, &step.deed))
		step.deed.decision = POLICE_UNDECIDED;
	typed_reasons(rq, &step);
	return step;
}

/* Why it is refused stands beside what it is about: the one thing that the form asks. */
static void place_problems(struct request *rq, const struct act_now *now)
{
	list_each (struct problem *, problem, &rq->problems)
		if (strcmp(problem->field, "act") == 0)
			problem->field = input_of(now->asks);
}

static enum status changed_page(struct request *rq, const struct act_now *now)
{
	enum language l = rq->language;

	return page_given_back(rq, CONFLICTING,
		&(struct given_back){
			.title = tr(l, "Somebody else changed this record"),
			.message = tr(l, "Look at how it stands now. If this has still to be done, "
					 "do it again."),
			.onward = { .text = tr(l, "Go to the referral"),
				.url = url_referral(rq->arena, now->r.id) },
			.typed = form_typed(rq),
		});
}

enum status referral_act_do(struct request *rq)
{
	enum status status = OK;
	struct act_now now;

	if (!begin(rq, &now, &status))
		return status;

	struct referral_step step = step_of(rq, &now);

	if (form_has_problems(rq))
		return act_page(rq, &now, UNPROCESSABLE);
	switch (referral_do(
		rq->work, &rq->actor, now.r.id, form_number(rq, "version"), &step, &rq->problems)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/referrals/%lld?done=%s", (long long)now.r.id.v,
				    referral_acts[now.act].name));
	case REFUSED: place_problems(rq, &now); return act_page(rq, &now, UNPROCESSABLE);
	case CHANGED_MEANWHILE: return changed_page(rq, &now);
	case ABSENT: return page_not_found(rq);
	}
	unreachable("outcome_kind");
}
