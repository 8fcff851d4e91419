/* SPDX-License-Identifier: MIT */
/*
 * What the pages of referrals have in common, what they have on home, and the table of their routes.
 */
#include "areas/referral/pages.h"

#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/organisation/organisation.h"
#include "areas/person/page_kit.h"
#include "areas/person/person.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "areas/scheme/page_kit.h"
#include "auth/account.h"
#include "auth/policy.h"
#include "base/code.h"
#include "base/err.h"

enum { HOME_NOTICES = 5, ROWS_ROOM_BYTES = 4096 };

struct url url_referral(struct arena *a, struct referral_id id)
{
	return url_of(a, "/referrals/%lld", (long long)id.v);
}

bool referral_of_page(struct request *rq, struct kept_referral *r)
{
	struct referral_id id = { path_id(rq, "id") };

	if (!referral_load(rq->work, &rq->actor, id, r))
		return false;
	page_shows(rq, "referral", r->id.v);
	page_shows(rq, "person", r->person.v);
	return true;
}

/* ---- words ---- */

const char *state_words(const struct request *rq, enum referral_state state)
{
	return tr(rq->language, referral_states[state].label);
}

const char *state_tag_colour(enum referral_state state)
{
	switch (state) {
	case REFERRAL_COMPLETED: return "green";
	case REFERRAL_HELD:
	case REFERRAL_ASKED:
	case REFERRAL_POSTPONED:
	case REFERRAL_BOOK_AGAIN: return "yellow";
	case REFERRAL_MISSED:
	case REFERRAL_WITH_POLICE:
	case REFERRAL_UNSUITABLE:
	case REFERRAL_BREACHED: return "red";
	case REFERRAL_DRAFT:
	case REFERRAL_VOID:
	case REFERRAL_WITHDRAWN:
	case REFERRAL_NOT_TAKEN:
	case REFERRAL_CLOSED: return "grey";
	default: return "blue";
	}
}

const char *owner_words(const struct request *rq, enum role role)
{
	return role == ROLE_NONE ? "" : tr(rq->language, role_title(role));
}

const char *due_words(struct request *rq, struct date due)
{
	return date_words_weekday(rq->arena, rq->language, due);
}

const char *person_initials(struct request *rq, struct person_id id)
{
	struct person person;

	if (!person_load(rq->work, &rq->actor, id, &person))
		return "";
	return mask_name(rq->arena, person.facts.given_names, person.facts.family_name);
}

const char *organisation_name(struct request *rq, struct organisation_id id)
{
	struct organisation body;

	return organisation_load(rq->work, id, &body) ? body_name(rq, body.name) : "";
}

const char *account_words(struct request *rq, struct account_id id)
{
	struct account account;

	return account_load(rq->work, id, &account) ? account.name : "";
}

const char *attendance_words(const struct request *rq, enum attendance result, unsigned roles)
{
	unsigned of_provider =
		1u << ROLE_COORDINATOR | 1u << ROLE_FACILITATOR | 1u << ROLE_PERPETRATOR_LEAD;

	return attendance_is_miss(result) && (roles & of_provider) == 0
		       ? tr(rq->language, "Did not attend")
		       : tr(rq->language, attendances[result].label);
}

const char *pair_words(struct request *rq, struct date a, struct date b)
{
	return tr_fill(rq->arena, rq->language, "A on {a}, B on {b}", "a", due_words(rq, a), "b",
		due_words(rq, b), NULL);
}

const char *notice_words(struct request *rq, const struct notice *notice)
{
	static const char *const letters[WORKSHOP_COUNT] = { "A", "B" };

	return tr_fill(rq->arena, rq->language, notice_sentence(notice->kind), "reference",
		code_words(rq->arena, notice->reference), "workshop", letters[notice->workshop],
		"day", due_words(rq, notice->day), "second_day", due_words(rq, notice->second_day),
		NULL);
}

/* ---- forms ---- */

const char *typed_value(const struct request *rq, const char *name)
{
	return rq->method == POST ? form_raw(rq, name) : "";
}

static const char *reason_hint(
	struct request *rq, enum reasoned what, const struct person_record *record)
{
	return tr_fill(rq->arena, rq->language, reasoned_because(what), "who",
		tr(rq->language, overrider_label(record->past_age)), NULL);
}

size_t reason_fields(struct request *rq, const struct kept_referral *r, enum referral_act act,
	struct form_field fields[REASONED_COUNT])
{
	struct person_record record = referral_record(rq->work, &rq->actor, r);
	size_t n = 0;

	for (enum reasoned what = REASONED_NONE + 1; what < REASONED_COUNT; what++)
		if (record_asks(&r->facts, act, &record, what))
			fields[n++] = (struct form_field){ .name = reasoned_input(what),
				.label = tr(rq->language, reasoned_words[what].label),
				.label_size = "m",
				.hint = reason_hint(rq, what, &record),
				.value = typed_value(rq, reasoned_input(what)),
				.rows = 3,
				.problems = &rq->problems };
	return n;
}

void typed_reasons(struct request *rq, struct referral_step *step)
{
	for (enum reasoned what = REASONED_NONE + 1; what < REASONED_COUNT; what++)
		step->reason[what] = form_text(rq, reasoned_input(what));
}

bool party_is_in(const struct party *party, enum part part, struct date today)
{
	return party->part == part && !date_before(today, party->from) &&
	       !(date_is_day(party->to) && date_before(party->to, today));
}

const struct choice *bodies_to_choose(
	struct request *rq, struct scheme_id scheme, enum part part, size_t *n)
{
	struct parties all = scheme_party_list(rq->work, scheme);
	struct choice *choices = arena_many(rq->arena, struct choice, all.n + 1);

	*n = 0;
	list_each (const struct party *, party, &all)
		if (party_is_in(party, part, rq->today))
			choices[(*n)++] = (struct choice){
				.value = id_value(rq, party->organisation.v),
				.text = body_name(rq, party->name),
			};
	if (*n == 1)
		*n = 0;
	return choices;
}

/* ---- lists ---- */

bool has_inbox(const struct actor *actor)
{
	return actor_is(actor, ROLE_REFERRER) || actor_is(actor, ROLE_SERGEANT) ||
	       actor_is(actor, ROLE_TRIAGE_WORKER) || actor_is(actor, ROLE_COORDINATOR) ||
	       actor_is(actor, ROLE_PERPETRATOR_LEAD);
}

static void add_tab(struct request *rq, struct list_tabs *tabs, const char *text, const char *path,
	const char *query, bool is_current)
{
	tabs->at[tabs->n++] = (struct link){
		.text = text, .url = url_here(rq->arena, path, query), .is_current = is_current
	};
}

void fill_tabs(struct request *rq, const char *current, struct list_tabs *tabs)
{
	enum language l = rq->language;

	add_tab(rq, tabs, tr(l, "What waits for me"), "/referrals", "",
		strcmp(current, "/referrals") == 0);
	add_tab(rq, tabs, tr(l, "All"), "/referrals", "show=all",
		strcmp(current, "/referrals?show=all") == 0);
	if (has_inbox(&rq->actor))
		add_tab(rq, tabs, tr(l, "Inbox"), "/inbox", "", strcmp(current, "/inbox") == 0);
}

/* ---- home ---- */

static void add_list(
	struct request *rq, struct home_waiting *waiting, const char *says, struct markup rows)
{
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, rows };
}

static void add_notices(struct request *rq, struct home_waiting *waiting)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	struct notice_rows notices;

	if (!fill_unseen(rq, HOME_NOTICES, &notices))
		return;
	view_notice_rows(&out, &notices);
	*list_add(rq->arena, &waiting->lists) =
		(struct home_list){ tr(rq->language, "Told to your team, and not seen yet"),
			html_take(&out, 0), notices.n, notices.found, url_of(rq->arena, "/inbox") };
}

static void add_rows(
	struct request *rq, struct home_waiting *waiting, const struct referral_rows *rows)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (rows->n == 0)
		return;
	view_referral_rows(&out, rows);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ rows->caption,
		html_take(&out, 0), rows->n, rows->found, url_of(rq->arena, "/referrals") };
}

/* Who has figures there too is told that nothing waits, since the page is not empty. */
static void add_referrals(struct request *rq, struct home_waiting *waiting)
{
	struct referral_rows today, later;

	if (waiting->nothing == NULL)
		waiting->nothing = N_("No referral waits for you today");
	fill_what_waits(rq, &today, &later);
	if (today.n == 0 && plans_workshops(&rq->actor))
		add_list(rq, waiting, tr(rq->language, waiting->nothing), (struct markup){ 0 });
	add_rows(rq, waiting, &today);
	add_rows(rq, waiting, &later);
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	if (has_inbox(&rq->actor))
		add_notices(rq, waiting);
	if (policy_allows_somewhere(&rq->actor, REFERRAL_LIST))
		add_referrals(rq, waiting);
	add_figures(rq, waiting);
}

static const struct home_card cards[] = {
	{ REFERRAL_LIST, N_("Referrals"), "/referrals",
		N_("What waits for you, and where each person stands") },
	{ SCHEME_READ, N_("How far people come"), "/figures",
		N_("From the check before a caution to both workshops, in figures") },
	{ 0 },
};

const struct home_part referral_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- on a person's page ---- */

static bool may_correct(struct request *rq, struct person_id id)
{
	return person_may(rq->work, &rq->actor, PERSON_ADD, id) &&
	       !referral_is_taken_on(rq->work, &rq->actor, id);
}

static bool is_another_s(struct request *rq)
{
	return referral_is_taken_on(rq->work, &rq->actor, (struct person_id){ path_id(rq, "id") });
}

static enum status refused_to_correct(struct request *rq)
{
	return page_refused(rq, N_("Others work with this person by now. Ask them to change the "
				   "details."));
}

/* By the force that added them, until somebody else has opened the referral. */
static enum status person_correct_show(struct request *rq)
{
	return is_another_s(rq) ? refused_to_correct(rq) : person_change_show(rq);
}

static enum status person_correct_do(struct request *rq)
{
	return is_another_s(rq) ? refused_to_correct(rq) : person_change_do(rq);
}

static void add_links(struct request *rq, int64_t id, struct record_links *links)
{
	struct person_id person = { id };
	struct referral_lines lines = referral_lines_of_person(rq->work, &rq->actor, person);
	int64_t *ids = arena_many(rq->arena, int64_t, lines.n + 1);

	if (may_correct(rq, person))
		*list_add(rq->arena, links) =
			(struct link){ .text = tr(rq->language, "Correct the details"),
				.url = url_person_page(rq->arena, person, "correct") };
	if (lines.n == 0 || !person_may(rq->work, &rq->actor, REFERRAL_READ, person))
		return;
	for (size_t i = 0; i < lines.n; i++) {
		const struct referral_line *line = &lines.at[i];

		ids[i] = line->id.v;
		*list_add(rq->arena, links) = (struct link){
			.text = tr_fill(rq->arena, rq->language, "Referral {reference}: {stage}",
				"reference", code_words(rq->arena, line->reference), "stage",
				state_words(rq, line->state), NULL),
			.url = url_referral(rq->arena, line->id),
		};
	}
	page_lists(rq, "referral", ids, lines.n);
}

const struct record_part referral_of_person_part = { "person", add_links };

/* ---- inputs ---- */

static const char *const show_choices[] = { "mine", "all", NULL };
static const char *const type_choices[] = { "MI", "FI", "MN", "FN", NULL };
static const char *const seen_choices[] = { "yes", NULL };

static const struct input list_inputs[] = {
	{ .name = "show", .kind = INPUT_CHOICE, .choices = show_choices },
	{ .name = "state", .kind = INPUT_LINE, .max = 20 },
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ .name = "type", .kind = INPUT_CHOICE, .choices = type_choices },
	{ .name = "late", .kind = INPUT_FLAG },
	{ .name = "after-due", .kind = INPUT_NUMBER },
	{ .name = "after", .kind = INPUT_ID },
	{ 0 },
};

static const struct input find_inputs[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 100 },
	{ 0 },
};

static const struct input referral_query[] = {
	{ .name = "done", .kind = INPUT_LINE, .max = 20 },
	{ 0 },
};

static const char *const day_choices[] = { "0", "1", "2", "3", "4", "5", "6", NULL };

/* The victim's safe contact, and whether there is any (pages_victim.c). */
#define VICTIM_INPUTS(question)                                                                    \
	{ .name = "victim",                                                                        \
		.label = (question),                                                               \
		.kind = INPUT_LINE,                                                                \
		.max = 20,                                                                         \
		WORDS(victim_answers) },                                                           \
		{ .name = "victim-name", .kind = INPUT_SECRET, .max = 100 },                       \
		{ .name = "victim-telephone", .kind = INPUT_SECRET, .max = 40 },                   \
		{ .name = "victim-days",                                                           \
			.label = N_("Safe days"),                                                  \
			.kind = INPUT_CHOICES,                                                     \
			.choices = day_choices,                                                    \
			WORDS(victim_days) },                                                      \
		{ .name = "victim-from", .label = N_("Safe from"), .kind = INPUT_NUMBER },         \
		{ .name = "victim-until", .label = N_("Safe until"), .kind = INPUT_NUMBER },       \
		{ .name = "victim-answer", .kind = INPUT_SECRET },                                 \
		{ .name = "victim-answer-said", .kind = INPUT_FLAG },                              \
		{ .name = "victim-answer-none", .kind = INPUT_FLAG },                              \
		{ .name = "victim-message",                                                        \
			.label = N_("Leave a message"),                                            \
			.kind = INPUT_LINE,                                                        \
			.max = 20,                                                                 \
			WORDS(victim_messages) },                                                  \
		{ .name = "victim-code-word", .kind = INPUT_SECRET, .max = 60 },                   \
		{ .name = "victim-code-word-said", .kind = INPUT_FLAG },                           \
		{ .name = "victim-code-word-none", .kind = INPUT_FLAG },                           \
		{ .name = "victim-language",                                                       \
			.label = N_("Language to speak"),                                          \
			.kind = INPUT_LINE,                                                        \
			.max = 20,                                                                 \
			WORDS(victim_languages) },                                                 \
		{ .name = "victim-interpreter",                                                    \
			.label = N_("Interpreter"),                                                \
			.kind = INPUT_FLAG,                                                        \
			WORDS(victim_interpreter) },                                               \
		{ .name = "victim-on",                                                             \
			.label = N_("When it was found to be safe"),                               \
			.kind = INPUT_DATE },                                                      \
	{                                                                                          \
		.name = "victim-how", .label = N_("How the number was found to be safe"),          \
		.kind = INPUT_LINE, .max = 20, WORDS(victim_proofs)                                \
	}

/* What the record does not settle (rules_record.c). */
#define REASON_INPUTS                                                                              \
	{                                                                                          \
		.name = "reason-*", .kind = INPUT_TEXT, .max = 4 * REASONED_MOST                   \
	}

static const struct input refer_inputs[] = {
	{ .name = "caution", .kind = INPUT_ID },
	{ .name = "person", .kind = INPUT_ID },
	{ .name = "reference",
		.label = N_("Reference of the person"),
		.kind = INPUT_LINE,
		.max = 20 },
	{ .name = "source",
		.label = N_("Where the referral comes from"),
		.kind = INPUT_LINE,
		.max = 20,
		WORDS(referral_sources) },
	{ .name = "type", .kind = INPUT_CHOICE, .choices = type_choices },
	{ .name = "body", .kind = INPUT_ID },
	REASON_INPUTS,
	VICTIM_INPUTS(N_("Can the victims’ service make contact?")),
	{ 0 },
};

static const char *const letter_languages[] = { "en", "cy", NULL };

static const struct input letter_query[] = {
	{ .name = "language", .kind = INPUT_CHOICE, .choices = letter_languages },
	{ 0 },
};

static const struct input act_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "cohort", .kind = INPUT_ID },
	{ .name = "body", .kind = INPUT_ID },
	REASON_INPUTS,
	{ .name = "result", .kind = INPUT_LINE, .max = 20 },
	{ .name = "hold",
		.label = N_("What it waits for"),
		.kind = INPUT_LINE,
		.max = 20,
		WORDS(holds) },
	{ .name = "because", .label = N_("Why"), .kind = INPUT_LINE, .max = 20, WORDS(closures) },
	{ .name = "decision",
		.label = N_("What the police decide"),
		.kind = INPUT_LINE,
		.max = 20,
		WORDS(police_decisions) },
	{ .name = "notice",
		.label = N_("What the police are told"),
		.kind = INPUT_LINE,
		.max = 20,
		WORDS(notice_kinds) },
	{ .name = "deadline", .label = N_("New deadline"), .kind = INPUT_DATE },
	{ 0 },
};

static const struct input details_inputs[] = {
	{ .name = "link", .kind = INPUT_ID },
	VICTIM_INPUTS(N_("Are there others that are safe?")),
	{ 0 },
};

static const char *const inbox_done_choices[] = { "details", NULL };

static const struct input inbox_query[] = {
	{ .name = "done", .kind = INPUT_CHOICE, .choices = inbox_done_choices },
	{ .name = "seen", .kind = INPUT_CHOICE, .choices = seen_choices },
	{ .name = "before", .kind = INPUT_ID },
	{ 0 },
};

static const struct input see_inputs[] = {
	{ .name = "notice", .kind = INPUT_ID },
	{ .name = "all", .kind = INPUT_FLAG },
	{ .name = "shown", .kind = INPUT_LINE, .max = 1000 },
	{ 0 },
};

static const struct input figures_query[] = {
	{ .name = "from", .kind = INPUT_DATE, .month_will_do = true },
	{ .name = "to", .kind = INPUT_DATE, .month_will_do = true },
	{ 0 },
};

/* What is searched for is sent in the form and not in the address: it may be somebody's name. */
const struct route referral_routes[] = {
	{ GET, "/referrals", REFERRAL_LIST, referral_list_show, list_inputs },
	{ POST, "/referrals", REFERRAL_LIST, referral_list_find, find_inputs, .only_reads = true },
	{ GET, "/referrals.csv", REFERRAL_LIST, referral_list_csv, list_inputs },
	{ GET, "/referrals/new", REFERRAL_ACT, referral_new_show, refer_inputs },
	{ POST, "/referrals/new", REFERRAL_ACT, referral_new_do, refer_inputs, victim_seal },
	{ GET, "/referrals/{id}", REFERRAL_READ, referral_show, referral_query },
	{ GET, "/referrals/{id}/letter", REFERRAL_ACT, letter_show, letter_query },
	{ GET, "/referrals/{id}/act/{act~}", REFERRAL_ACT, referral_act_show },
	{ POST, "/referrals/{id}/act/{act~}", REFERRAL_ACT, referral_act_do, act_inputs },
	{ GET, "/people/{id}/correct", PERSON_ADD, person_correct_show },
	{ POST, "/people/{id}/correct", PERSON_ADD, person_correct_do, person_form_inputs },
	{ GET, "/inbox", REFERRAL_LIST, inbox_show, inbox_query },
	{ GET, "/inbox.csv", REFERRAL_LIST, inbox_csv, inbox_query },
	{ POST, "/inbox/seen", REFERRAL_LIST, inbox_see, see_inputs },
	{ GET, "/inbox/{id}/details", REFERRAL_ACT, details_show },
	{ POST, "/inbox/{id}/details", REFERRAL_ACT, details_do, details_inputs,
		victim_seal_again },
	{ GET, "/figures", SCHEME_READ, figures_show, figures_query },
	{ 0 },
};
