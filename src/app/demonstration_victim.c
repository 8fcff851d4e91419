/* SPDX-License-Identifier: MIT */
/*
 * sarn-victim's demonstration: an invented service, its people, and cases at each
 * stage.  Today's date moves them, so that something always needs doing.
 */
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "app/demonstration.h"
#include "areas/organisation/organisation.h"
#include "areas/victim/disclosure.h"
#include "areas/victim/victim.h"
#include "auth/demonstration.h"
#include "base/clock.h"
#include "base/err.h"

static const struct organisation service = {
	.name = { "Example Support Service", "Gwasanaeth Cymorth Enghreifftiol" },
	.area = { "", "" },
	.kind = "PROVIDER",
	.reference_pattern = "",
	.is_demonstration = true,
};

enum { FIRST_DAYS_AGO = 125, NOON = 12 * 60 };

/*
 * One case, and what was done on which day, so many ago; 0 in the checks: none.  Nothing is told to
 * the other side: no other program knows these cases, and what is told would wait for ever.
 */
static const struct story {
	int64_t link;
	const char *language;
	int opened_days_ago;
	const char *name, *phone;
	int referrer_days_ago, verified_days_ago;
	bool is_assigned;
	struct {
		int days_ago;
		enum try_result result;
	} tries[3];
	struct {
		int days_ago;
		enum consent_to to;
		enum answer answer;
	} answers[4];
	struct {
		int days_ago;
		enum heard heard;
		int in_days; // of which day, from today
	} heard[4];
	struct {
		int days_ago;
		enum review_after after; // which workshop was held
		bool has_attended;
		int done_days_ago; // 0: the review is still to be done
		enum found found;
		const char *note;
	} held[2];
	struct {
		int days_ago;
		bool is_immediate;
		const char *told_by, *about, *summary;
		enum disclosure_route route;
		enum disclosure_basis basis;
		int step_days_ago[DISCLOSURE_ACT_COUNT]; // 0: it has not come so far
	} disclosed;
	struct {
		int days_ago;
		enum end_reason reason;
	} ended;
} stories[] = {
	{ .link = INT64_C(1152921504606847001), .language = "cy", .opened_days_ago = 1 },
	{ .link = INT64_C(1152921504606848202),
		.language = "en",
		.opened_days_ago = 3,
		.name = "Enghraifft Un",
		.phone = "07700 900 101",
		.referrer_days_ago = 2,
		.is_assigned = true,
		.heard = { { 2, HEARD_WORKSHOP_A, 5 } } },
	{ .link = INT64_C(1152921504606849403),
		.language = "cy",
		.opened_days_ago = 86,
		.name = "Enghraifft Dau",
		.phone = "07700 900 102",
		.verified_days_ago = 84,
		.is_assigned = true,
		.tries = { { 20, TRY_REACHED } },
		.heard = { { 16, HEARD_WORKSHOP_B, 12 } },
		.disclosed = { .days_ago = 1,
			.told_by = "Invented: the person, on the telephone",
			.about = "Invented: the person, and a child of six",
			.summary = "Invented: he waits outside the school, and has asked the child "
				   "where they live now." } },
	{ .link = INT64_C(1152921504606850604),
		.language = "en",
		.opened_days_ago = 33,
		.name = "Enghraifft Tri",
		.phone = "07700 900 103",
		.verified_days_ago = 30,
		.is_assigned = true,
		.tries = { { 9, TRY_NO_ANSWER }, { 6, TRY_NO_ANSWER }, { 3, TRY_LEFT_MESSAGE } },
		.disclosed = { .days_ago = 4,
			.told_by = "Invented: a sister, who rang",
			.about = "Invented: the person",
			.summary = "Invented: the sister has not heard from her for a week.",
			.route = ROUTE_ADULT,
			.step_days_ago = { [DISCLOSURE_TRIAGE] = 4 } } },
	{ .link = INT64_C(1152921504606851805),
		.language = "en",
		.opened_days_ago = 14,
		.name = "Enghraifft Pedwar",
		.phone = "07700 900 104",
		.verified_days_ago = 12,
		.is_assigned = true,
		.tries = { { 10, TRY_REACHED }, { 8, TRY_DECLINED } },
		.answers = { { 10, CONSENT_TO_CONTACT, ANSWER_YES } },
		.held = { { 2, REVIEW_AFTER_A, true, 0, FOUND_NONE, NULL } } },
	{ .link = INT64_C(1152921504606853006),
		.language = "cy",
		.opened_days_ago = 122,
		.name = "Enghraifft Pump",
		.phone = "07700 900 105",
		.referrer_days_ago = 120,
		.is_assigned = true },
	{ .link = INT64_C(1152921504606854207),
		.language = "cy",
		.opened_days_ago = 62,
		.name = "Enghraifft Chwech",
		.phone = "07700 900 106",
		.verified_days_ago = 40,
		.is_assigned = true,
		.tries = { { 38, TRY_REACHED } },
		.answers = { { 38, CONSENT_TO_CONTACT, ANSWER_YES },
			{ 38, CONSENT_BRIEFED, ANSWER_YES }, { 38, CONSENT_TO_SHARE, ANSWER_NO } },
		.disclosed = { .days_ago = 12,
			.is_immediate = true,
			.told_by = "Invented: the person",
			.about = "Invented: the person, and her mother",
			.summary = "Invented: he has said that he will come to the house tonight.",
			.route = ROUTE_POLICE,
			.basis = BASIS_LIFE,
			.step_days_ago = { [DISCLOSURE_TRIAGE] = 12,
				[DISCLOSURE_PASS] = 12,
				[DISCLOSURE_CONFIRM] = 11,
				[DISCLOSURE_CLOSE] = 9 } },
		.heard = { { 36, HEARD_WORKSHOP_A, -10 }, { 36, HEARD_WORKSHOP_B, 18 } },
		.held = { { 10, REVIEW_AFTER_A, true, 0, FOUND_NONE, NULL } } },
	{ .link = INT64_C(1152921504606855408),
		.language = "en",
		.opened_days_ago = 84,
		.name = "Enghraifft Saith",
		.phone = "07700 900 107",
		.verified_days_ago = 50,
		.is_assigned = true,
		.tries = { { 48, TRY_REACHED } },
		.answers = { { 48, CONSENT_TO_CONTACT, ANSWER_YES },
			{ 48, CONSENT_TO_SHARE, ANSWER_YES }, { 30, CONSENT_BRIEFED, ANSWER_YES } },
		.disclosed = { .days_ago = 5,
			.told_by = "Invented: the person",
			.about = "Invented: the person",
			.summary = "Invented: three new incidents within a month, all reported.",
			.route = ROUTE_MARAC,
			.basis = BASIS_CONSENT,
			.step_days_ago = { [DISCLOSURE_TRIAGE] = 5, [DISCLOSURE_PASS] = 4 } },
		.heard = { { 46, HEARD_WORKSHOP_A, -33 }, { 46, HEARD_WORKSHOP_B, -3 } },
		.held = { { 33, REVIEW_AFTER_A, true, 30, FOUND_NO_CONCERN,
				  "Invented: calmer at home since, and knows whom to ring." },
			{ 3, REVIEW_AFTER_B, true, 0, FOUND_NONE, NULL } } },
	{ .link = INT64_C(1152921504606856609),
		.language = "en",
		.opened_days_ago = 45,
		.name = "Enghraifft Wyth",
		.phone = "07700 900 108",
		.verified_days_ago = 35,
		.is_assigned = true,
		.tries = { { 34, TRY_REACHED } },
		.answers = { { 34, CONSENT_TO_CONTACT, ANSWER_YES },
			{ 5, CONSENT_TO_CONTACT, ANSWER_NO } },
		.disclosed = { .days_ago = 8,
			.told_by = "Invented: a health visitor",
			.about = "Invented: two children",
			.summary = "Invented: the children have seen him break a door.",
			.route = ROUTE_CHILDREN,
			.basis = BASIS_CHILD,
			.step_days_ago = { [DISCLOSURE_TRIAGE] = 8,
				[DISCLOSURE_PASS] = 8,
				[DISCLOSURE_CONFIRM] = 2 } } },
	{ .link = INT64_C(1152921504606857810),
		.language = "cy",
		.opened_days_ago = 100,
		.name = "Enghraifft Naw",
		.phone = "07700 900 109",
		.referrer_days_ago = 78,
		.is_assigned = true,
		.held = { { 60, REVIEW_AFTER_A, true, 58, FOUND_UNREACHED, "" },
			{ 30, REVIEW_AFTER_B, true, 28, FOUND_UNREACHED, "" } },
		.heard = { { 29, HEARD_COMPLETED, -29 } },
		.ended = { 27, END_UNTOLD_COMPLETED } },
	{ .link = INT64_C(1152921504606859011),
		.language = "en",
		.opened_days_ago = 95,
		.name = "Enghraifft Deg",
		.phone = "07700 900 110",
		.referrer_days_ago = 77,
		.is_assigned = true,
		.heard = { { 50, HEARD_WITHDRAWN, -50 }, { 3, HEARD_WORKSHOP_A, 25 } },
		.ended = { 48, END_UNTOLD_LEFT } },
	{ .link = INT64_C(1152921504606860212),
		.language = "en",
		.opened_days_ago = 90,
		.name = "Enghraifft Un ar ddeg",
		.phone = "07700 900 111",
		.verified_days_ago = 70,
		.is_assigned = true,
		.tries = { { 69, TRY_REACHED } },
		.answers = { { 69, CONSENT_TO_CONTACT, ANSWER_YES } },
		.held = { { 50, REVIEW_AFTER_A, true, 47, FOUND_NO_CONCERN, "" },
			{ 20, REVIEW_AFTER_B, true, 16, FOUND_NO_CONCERN, "" } },
		.heard = { { 2, HEARD_COMPLETED, -2 } } },
};

struct demonstration {
	struct organisation_id service;
	struct actor lead, worker;
	struct victim_case_id cases[array_size(stories)];
	struct victim_disclosure_id disclosures[array_size(stories)];
	size_t story; // of this step
	int days_ago;
	const char *refusal; // why it was not done
};

/* ---- the steps, each one write ---- */

static enum verdict begin(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct organisation body = service;
	struct problems problems = { 0 };

	organisation_add(w, &body, &problems);
	d->service = body.id;
	d->refusal = problems.n > 0 ? problems.at[0].message : "the database holds something real";

	const struct organisation_id at[DEMONSTRATION_BODY_COUNT] = { [DEMONSTRATION_OFFICE] =
									      body.id };

	return problems.n == 0 && demonstration_begin(w, program_facts.frame.people, at)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

static struct check_made check_of(struct work *w, int days_ago)
{
	if (days_ago == 0)
		return (struct check_made){ 0 };
	return (struct check_made){ work_today(w), PROOF_IN_PERSON };
}

static enum outcome_kind write_contact(struct work *w, const struct demonstration *d,
	const struct story *story, struct problems *problems)
{
	struct safe_contact contact = {
		.name = story->name,
		.phone = story->phone,
		.email = "",
		.address = "1 Heol Enghraifft, Trefddychmygol",
		.ways = 1u << WAY_CALL | 1u << WAY_TEXT | 1u << WAY_LETTER,
		.days = 127,
		.from_hour = 9,
		.to_hour = 17,
		.answered_by = "",
		.code_word = "afal",
		.language = story->language,
		.referrer = check_of(w, story->referrer_days_ago),
		.worker = check_of(w, story->verified_days_ago),
	};

	return victim_write_contact(w, &d->lead, d->cases[d->story], &contact, problems);
}

static enum outcome_kind open_case(struct work *w, struct demonstration *d,
	const struct story *story, struct problems *problems)
{
	struct victim_case c = { .link = { story->link },
		.programme = VICTIM_PROGRAMME_CARA,
		.language = story->language };
	enum outcome_kind outcome = victim_case_open(w, &d->lead, &c, problems);

	d->cases[d->story] = c.id;
	if (outcome == DONE && story->is_assigned)
		outcome = victim_assign(w, &d->lead, c.id, d->worker.account, problems);
	return outcome;
}

static enum outcome_kind make_tries(struct work *w, const struct demonstration *d,
	const struct story *story, struct problems *problems)
{
	enum outcome_kind outcome = DONE;

	for (size_t i = 0; i < array_size(story->tries) && outcome == DONE; i++)
		if (story->tries[i].result != TRY_NONE && story->tries[i].days_ago == d->days_ago)
			outcome = victim_try(w, &d->lead, d->cases[d->story],
				&(struct victim_try){ work_today(w), WAY_CALL,
					story->tries[i].result, true, d->worker.account },
				problems);
	return outcome;
}

static enum outcome_kind keep_answers(struct work *w, const struct demonstration *d,
	const struct story *story, struct problems *problems)
{
	enum outcome_kind outcome = DONE;

	for (size_t i = 0; i < array_size(story->answers) && outcome == DONE; i++) {
		struct victim_consent one = { .to = story->answers[i].to,
			.answer = story->answers[i].answer };

		if (one.to != CONSENT_NONE && story->answers[i].days_ago == d->days_ago)
			outcome = victim_consent(w, &d->worker, d->cases[d->story],
				&(struct victim_consents){ .at = &one, .n = 1 }, work_today(w),
				problems);
	}
	return outcome;
}

static enum outcome_kind do_review(struct work *w, const struct demonstration *d,
	enum review_after after, enum found found, const char *note, struct problems *problems)
{
	struct victim_case_id id = d->cases[d->story];
	struct victim_reviews all = victim_reviews(w, id);

	list_each (const struct victim_review *, each, &all)
		if (each->after == after)
			return victim_review(w, &d->worker, id, each->id,
				&(struct review_found){
					found, work_today(w), note, d->worker.account },
				problems);
	return ABSENT;
}

static enum outcome_kind do_reviews(struct work *w, const struct demonstration *d,
	const struct story *story, struct problems *problems)
{
	enum outcome_kind outcome = DONE;

	for (size_t i = 0; i < array_size(story->held) && outcome == DONE; i++)
		if (story->held[i].found != FOUND_NONE &&
			story->held[i].done_days_ago == d->days_ago)
			outcome = do_review(w, d, story->held[i].after, story->held[i].found,
				story->held[i].note, problems);
	return outcome;
}

static enum outcome_kind raise_it(struct work *w, struct demonstration *d,
	const struct story *story, struct problems *problems)
{
	const struct disclosure_raised raised = { .told_by = story->disclosed.told_by,
		.about = story->disclosed.about,
		.summary = story->disclosed.summary,
		.is_immediate = story->disclosed.is_immediate ? ANSWER_YES : ANSWER_NO };

	if (raised.summary == NULL || story->disclosed.days_ago != d->days_ago)
		return DONE;
	return disclosure_raise(
		w, &d->worker, d->cases[d->story], &raised, &d->disclosures[d->story], problems);
}

static enum outcome_kind take_steps(struct work *w, const struct demonstration *d,
	const struct story *story, struct problems *problems)
{
	enum outcome_kind outcome = DONE;

	for (enum disclosure_act act = DISCLOSURE_TRIAGE;
		act < DISCLOSURE_ACT_COUNT && outcome == DONE; act++) {
		const struct disclosure_step step = { .act = act,
			.route = story->disclosed.route,
			.recipient = "Invented: the officer on duty",
			.passed_at = work_now(w),
			.basis = story->disclosed.basis,
			.reference = "INVENTED-1",
			.words = "" };

		if (story->disclosed.step_days_ago[act] == d->days_ago)
			outcome = disclosure_do(
				w, &d->lead, d->disclosures[d->story], &step, problems);
	}
	return outcome;
}

/* Last: from then on the work reads for the relay. */
static void hear(struct work *w, const struct demonstration *d, const struct story *story)
{
	struct link_id link = { story->link };
	struct date today = work_today(w);

	for (size_t i = 0; i < array_size(story->heard); i++)
		if (story->heard[i].heard != HEARD_NONE && story->heard[i].days_ago == d->days_ago)
			victim_hear(w, link, story->heard[i].heard,
				date_add_days(today, d->days_ago + story->heard[i].in_days));
	for (size_t i = 0; i < array_size(story->held); i++)
		if (story->held[i].after != REVIEW_NONE && story->held[i].days_ago == d->days_ago) {
			victim_hear(w, link,
				story->held[i].has_attended ? HEARD_ATTENDED : HEARD_NOT_ATTENDED,
				today);
			victim_ask_review(w, link, story->held[i].after, today);
		}
}

/* What was done in one case on one day. */
static enum verdict tell_day(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	const struct story *story = &stories[d->story];
	struct problems problems = { 0 };
	enum outcome_kind outcome = DONE;

	work_read_for(w, d->lead.account);
	if (story->opened_days_ago == d->days_ago)
		outcome = open_case(w, d, story, &problems);
	if (outcome == DONE && story->name != NULL &&
		story->referrer_days_ago + story->verified_days_ago == d->days_ago)
		outcome = write_contact(w, d, story, &problems);
	if (outcome == DONE)
		outcome = make_tries(w, d, story, &problems);
	if (outcome == DONE)
		outcome = keep_answers(w, d, story, &problems);
	if (outcome == DONE)
		outcome = do_reviews(w, d, story, &problems);
	if (outcome == DONE)
		outcome = raise_it(w, d, story, &problems);
	if (outcome == DONE)
		outcome = take_steps(w, d, story, &problems);
	if (outcome == DONE && story->ended.reason != END_NONE &&
		story->ended.days_ago == d->days_ago)
		outcome = victim_end(w, &d->worker, d->cases[d->story], story->ended.reason,
			work_today(w), &problems);
	if (outcome == DONE)
		hear(w, d, story);
	d->refusal = problems.n > 0 ? problems.at[0].message : "the case is not there";
	return outcome == DONE ? WORK_KEEP : WORK_UNDO;
}

static bool write_step(
	struct program *p, enum verdict (*run)(struct work *w, void *arg), struct demonstration *d)
{
	struct date day = date_add_days(instant_day(clock_now()), -d->days_ago);
	bool is_kept = program_write_at(p, instant_at(day, NOON), run, d);

	if (!is_kept)
		program_says("this could not be done: %s", d->refusal);
	return is_kept;
}

static bool fill(struct program *p, void *arg)
{
	struct demonstration *d = arg;

	d->days_ago = FIRST_DAYS_AGO;
	if (!write_step(p, begin, d) || !program_actor(p, "demo.victim-lead", &d->lead) ||
		!program_actor(p, "demo.victim-worker", &d->worker))
		return false;
	for (; d->days_ago > 0; d->days_ago--)
		for (d->story = 0; d->story < array_size(stories); d->story++)
			if (!write_step(p, tell_day, d))
				return false;
	return audit_carry_all(p->audit);
}

static void say_next(struct program *p, void *arg)
{
	(void)arg;
	printf("The demonstration is in %s; everybody in it is invented.  To look round:\n"
	       "  sarn-victim serve                  then open http://%s:%lld/ and /cy/\n"
	       "  sign in with one click as worker, lead or auditor\n",
		p->settings.data, p->settings.address, (long long)p->settings.port);
}

int command_demonstration_victim(struct program *p, struct command_line *line)
{
	struct demonstration d = { 0 };

	if (line_has_more(line) || !program_settings(p))
		return 1;
	return demonstration_make(p, fill, say_next, &d);
}
