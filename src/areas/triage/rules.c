/* SPDX-License-Identifier: MIT */
/*
 * What somebody needs, what may be done with their case, and what of it others see.
 */
#include "areas/triage/rules.h"

#include <string.h>

#include "base/buf.h"
#include "base/working_day.h"

/* ---- words ---- */

const struct word pathways[PATHWAY_COUNT] = {
	[PATHWAY_ACCOMMODATION] = { "ACCOM", N_("Somewhere to live") },
	[PATHWAY_EMPLOYMENT] = { "ETE", N_("Education, training and work") },
	[PATHWAY_FINANCE] = { "FINANCE", N_("Money, benefits and debt") },
	[PATHWAY_DRUGS] = { "DRUGS", N_("Drugs") },
	[PATHWAY_ALCOHOL] = { "ALCOHOL", N_("Alcohol") },
	[PATHWAY_MENTAL] = { "MENTAL", N_("Mental health") },
	[PATHWAY_PHYSICAL] = { "PHYSICAL", N_("Physical health") },
	[PATHWAY_FAMILY] = { "FAMILY", N_("Relationships and children") },
	[PATHWAY_ATTITUDE] = { "ATTITUDE", N_("Attitudes, thinking and behaviour") },
	[PATHWAY_ABUSE] = { "DA", N_("Domestic abuse") },
	[PATHWAY_SEX_WORK] = { "SEXWORK", N_("Sex work") },
	[PATHWAY_OTHER] = { "OTHER", N_("Something else") },
};

const struct word scores[SCORE_COUNT] = {
	[SCORE_NOT_ASKED] = { NULL, N_("Not asked yet") },
	[SCORE_0] = { "0", N_("0: none") },
	[SCORE_1] = { "1", N_("1: some") },
	[SCORE_2] = { "2", N_("2: significant") },
	[SCORE_3] = { "3", N_("3: severe") },
	[SCORE_DECLINED] = { "declined", N_("Asked, and prefers not to say") },
};

const struct word consents[CONSENT_COUNT] = {
	[CONSENT_NOT_ASKED] = { NULL, N_("Not asked yet") },
	[CONSENT_GIVEN] = { "given", N_("Consent given") },
	[CONSENT_REFUSED] = { "refused", N_("Consent refused") },
	[CONSENT_WITHDRAWN] = { "withdrawn", N_("Consent withdrawn") },
};

const struct word triage_flags[FLAG_COUNT] = {
	[FLAG_HARM_TO_SELF] = { "harm-to-self", N_("Safety: may come to harm by their own hand") },
	[FLAG_HARM_TO_OTHERS] = { "harm-to-others",
		N_("Safety: may harm staff or others in a group") },
	[FLAG_UNDER_INFLUENCE] = { "under-influence",
		N_("Safety: may come under the influence of drink or drugs") },
	[FLAG_MEDICAL] = { "medical", N_("Safety: may need medical help") },
	[FLAG_INTERPRETER] = { "interpreter", N_("Access: needs an interpreter") },
	[FLAG_APPROPRIATE_ADULT] = { "appropriate-adult",
		N_("Access: needs an appropriate adult") },
	[FLAG_MOBILITY] = { "mobility", N_("Access: needs a place without steps") },
	[FLAG_HEARING_OR_SIGHT] = { "hearing-or-sight",
		N_("Access: needs help with hearing or sight") },
	[FLAG_READING] = { "reading", N_("Access: needs help with reading or writing") },
};

const struct word triage_states[TRIAGE_STATE_COUNT] = {
	[TRIAGE_OPEN] = { "open", N_("Needs being assessed") },
	[TRIAGE_ASSESSED] = { "assessed", N_("Needs assessed") },
	[TRIAGE_CLOSED] = { "closed", N_("Closed") },
};

const struct word triage_acts[TRIAGE_ACT_COUNT] = {
	[TRIAGE_BEGIN] = { "begin", N_("Triage begun") },
	[TRIAGE_SCORE] = { "score", N_("Need scored") },
	[TRIAGE_ASK_CONSENT] = { "ask-consent", N_("Consent noted") },
	[TRIAGE_FLAG] = { "flag", N_("Safety and access noted") },
	[TRIAGE_ASSESS] = { "assess", N_("Needs assessed") },
	[TRIAGE_OFFER] = { "offer", N_("Support offered") },
	[TRIAGE_MOVE] = { "move", N_("Support moved on") },
	[TRIAGE_SEND_TO_PROGRAMME] = { "send-to-programme", N_("Sent on to the programme") },
	[TRIAGE_SEND_TO_SERVICE] = { "send-to-service", N_("Sent on to another service") },
	[TRIAGE_NOTE_REPLY] = { "note-reply", N_("Reply noted") },
	[TRIAGE_CLOSE] = { "close", N_("Triage closed") },
	[TRIAGE_REOPEN] = { "reopen", N_("Triage opened again") },
};

/* ---- needs ---- */

#define STAYS_ASKED N_("The needs are complete: what was asked stays asked")

bool pathway_is_asked(enum pathway pathway, bool of_a_woman)
{
	return pathway != PATHWAY_SEX_WORK || of_a_woman;
}

unsigned needs_missing(const struct triage *t)
{
	unsigned missing = 0;

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		if (pathway_is_asked(each, t->is_of_a_woman) &&
			t->need[each].score == SCORE_NOT_ASKED)
			missing |= 1u << each;
	return missing;
}

bool needs_are_complete(const struct triage *t)
{
	return needs_missing(t) == 0 && t->consent != CONSENT_NOT_ASKED;
}

static bool has_support(const struct triage *t, enum pathway pathway)
{
	list_each (const struct support *, each, &t->supports)
		if (each->pathway == pathway)
			return true;
	return false;
}

unsigned needs_unanswered(const struct triage *t)
{
	unsigned unanswered = 0;

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		enum score score = t->need[each].score;

		if ((score == SCORE_2 || score == SCORE_3) && !has_support(t, each))
			unanswered |= 1u << each;
	}
	return unanswered;
}

void need_check(struct arena *a, const struct triage *t, enum pathway pathway,
	const struct need *need, struct problems *problems)
{
	bool is_scored = need->score >= SCORE_1 && need->score <= SCORE_3;

	assert(pathway > PATHWAY_NONE && pathway < PATHWAY_COUNT);
	if (!pathway_is_asked(pathway, t->is_of_a_woman) && need->score != SCORE_NOT_ASKED)
		problem_add(a, problems, "score", N_("This is asked of women only"));
	else if (triage_state(t) != TRIAGE_OPEN && need->score == SCORE_NOT_ASKED &&
		 pathway_is_asked(pathway, t->is_of_a_woman))
		problem_add(a, problems, "score", STAYS_ASKED);
	problem_add_text(a, problems, "note", need->note, TRIAGE_NOTE_MOST,
		pathway == PATHWAY_OTHER && is_scored ? N_("Say what the other need is") : NULL);
}

/* ---- needs, consent and flags at once ---- */

/* Those of one need go to its own inputs. */
static void check_need(struct arena *a, const struct triage *t, enum pathway pathway,
	const struct need *need, bool completes, struct problems *problems)
{
	struct problems found = { 0 };

	need_check(a, t, pathway, need, &found);
	if (completes && need->score == SCORE_NOT_ASKED &&
		pathway_is_asked(pathway, t->is_of_a_woman))
		problem_add(a, &found, "score", N_("Choose one of the answers"));
	list_each (const struct problem *, each, &found)
		problem_add(a, problems,
			arena_format(a, "%s-%s", each->field, pathways[pathway].name),
			each->message);
}

void assessment_check(struct arena *a, const struct triage *t, const struct triage *after,
	bool completes, struct problems *problems)
{
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		check_need(a, t, each, &after->need[each], completes, problems);
	if (after->consent != CONSENT_NOT_ASKED)
		return;
	if (completes)
		problem_add(a, problems, "consent", N_("Say whether the person consents"));
	else if (triage_state(t) != TRIAGE_OPEN)
		problem_add(a, problems, "consent", STAYS_ASKED);
}

const char *assessment_changes(struct arena *a, const struct triage *t, const struct triage *after)
{
	struct buf out = buf_new(a, 100);

	buf_text(&out, "");
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		if (t->need[each].score != after->need[each].score ||
			strcmp(t->need[each].note, after->need[each].note) != 0)
			buf_format(&out, " %s", pathways[each].name);
	if (t->consent != after->consent)
		buf_text(&out, " consent");
	if (t->flags != after->flags)
		buf_text(&out, " flags");
	return out.size == 0 ? "" : out.at + 1;
}

/* ---- the case ---- */

enum triage_state triage_state(const struct triage *t)
{
	if (date_is_set(t->closed_on))
		return TRIAGE_CLOSED;
	if (date_is_set(t->assessed_on))
		return TRIAGE_ASSESSED;
	return date_is_set(t->opened_on) ? TRIAGE_OPEN : TRIAGE_NONE;
}

enum {
	NONE = 1u << TRIAGE_NONE,
	OPEN = 1u << TRIAGE_OPEN,
	ASSESSED = 1u << TRIAGE_ASSESSED,
	CLOSED = 1u << TRIAGE_CLOSED
};

#define NOT_COMPLETE N_("Triage closes once the needs are complete")

/* In which states it has its place, and what to say elsewhere. */
static const struct {
	unsigned states;
	const char *no_place;
} acts[TRIAGE_ACT_COUNT] = {
	[TRIAGE_BEGIN] = { NONE, N_("Triage has begun already") },
	[TRIAGE_SCORE] = { OPEN | ASSESSED,
		N_("Needs are scored while triage is open. Open it again first.") },
	[TRIAGE_ASK_CONSENT] = { OPEN | ASSESSED,
		N_("Consent is noted while triage is open. Open it again first.") },
	[TRIAGE_FLAG] = { OPEN | ASSESSED,
		N_("Safety and access are noted while triage is open. Open it again first.") },
	[TRIAGE_ASSESS] = { OPEN, N_("The needs are complete already, or triage is not open") },
	[TRIAGE_OFFER] = { OPEN | ASSESSED,
		N_("Support is offered while triage is open. Open it again first.") },
	[TRIAGE_MOVE] = { OPEN | ASSESSED,
		N_("Support moves on while triage is open. Open it again first.") },
	[TRIAGE_SEND_TO_PROGRAMME] = { ASSESSED,
		N_("Complete the needs before the person is sent on to the programme") },
	[TRIAGE_SEND_TO_SERVICE] = { OPEN | ASSESSED,
		N_("A person is sent on to another service while triage is open. Open it again "
		   "first.") },
	[TRIAGE_NOTE_REPLY] = { OPEN | ASSESSED,
		N_("A reply is noted while triage is open. Open it again first.") },
	[TRIAGE_CLOSE] = { OPEN | ASSESSED, NOT_COMPLETE },
	[TRIAGE_REOPEN] = { CLOSED, N_("Only triage that is closed is opened again") },
};

static bool is_with_programme(const struct triage *t)
{
	list_each (const struct onward *, each, &t->onwards)
		if (each->to == TO_PROGRAMME && !date_is_set(each->ended_on))
			return true;
	return false;
}

/* Support that somebody still waits for, or takes. */
static bool has_open_support(const struct triage *t)
{
	list_each (const struct support *, each, &t->supports)
		if (each->state != SUPPORT_DECLINED && each->state != SUPPORT_CLOSED)
			return true;
	return false;
}

static bool waits_for_reply(const struct triage *t)
{
	list_each (const struct onward *, each, &t->onwards)
		if (!date_is_set(each->acknowledged_on) && !date_is_set(each->ended_on))
			return true;
	return false;
}

static const char *refusal_to_close(const struct triage *t)
{
	if (triage_state(t) == TRIAGE_OPEN && !t->referral_is_over)
		return NOT_COMPLETE;
	if (is_with_programme(t))
		return N_("Triage stays open while the person is on the programme");
	if (has_open_support(t))
		return N_("Close each support first, or note that it was declined");
	if (waits_for_reply(t))
		return N_("A service has not replied yet. Note its reply, or that it ended, "
			  "first.");
	return NULL;
}

const char *triage_refusal(const struct triage *t, enum triage_act act, unsigned roles)
{
	assert(act > TRIAGE_ACT_NONE && act < TRIAGE_ACT_COUNT);
	if ((roles & 1u << ROLE_TRIAGE_WORKER) == 0)
		return N_("You do not have the right to do this");
	if ((acts[act].states & 1u << triage_state(t)) == 0)
		return acts[act].no_place;

	switch (act) {
	case TRIAGE_ASSESS:
		return needs_are_complete(t)
			       ? NULL
			       : N_("Ask for consent, and about each pathway. What the person "
				    "prefers not to say counts as asked.");
	case TRIAGE_SEND_TO_PROGRAMME:
		return is_with_programme(t) ? N_("The person was sent on to the programme already")
					    : NULL;
	case TRIAGE_SEND_TO_SERVICE:
		return t->consent == CONSENT_GIVEN
			       ? NULL
			       : N_("Other services are told of a person only with their consent");
	case TRIAGE_CLOSE: return refusal_to_close(t);
	default: return NULL;
	}
}

/* ---- what others see, and until when ---- */

struct triage_shown triage_shown_to_provider(const struct triage *t)
{
	if (!date_is_set(t->assessed_on))
		return (struct triage_shown){ 0 };
	return (struct triage_shown){ .assessed_on = t->assessed_on, .flags = t->flags };
}

struct date triage_due(const struct triage *t, int working_days)
{
	return working_days_after(t->opened_on, working_days);
}
