/* SPDX-License-Identifier: MIT */
/*
 * The plan of support: what is offered for a need, by whom, and how it goes on; and to whom else
 * somebody is sent.
 */
#include "areas/triage/rules.h"

const struct word support_states[SUPPORT_STATE_COUNT] = {
	[SUPPORT_OFFERED] = { "offered", N_("Offered") },
	[SUPPORT_ACCEPTED] = { "accepted", N_("Accepted") },
	[SUPPORT_DECLINED] = { "declined", N_("Declined") },
	[SUPPORT_REFERRED] = { "referred", N_("Referred") },
	[SUPPORT_ENGAGED] = { "engaged", N_("Taking part") },
	[SUPPORT_CLOSED] = { "closed", N_("Closed") },
};

const struct word gains[GAIN_COUNT] = {
	[GAIN_FULL] = { "full", N_("The need is met") },
	[GAIN_PART] = { "part", N_("The need is met in part") },
	[GAIN_NOTHING] = { "nothing", N_("The need is not met") },
	[GAIN_NOT_TAKEN] = { "not-taken", N_("The support was not taken up") },
};

/* Where it may go on to; somebody may change their mind either way until it is closed. */
static const unsigned onward_from[SUPPORT_STATE_COUNT] = {
	[SUPPORT_NONE] = 1u << SUPPORT_OFFERED,
	[SUPPORT_OFFERED] = 1u << SUPPORT_ACCEPTED | 1u << SUPPORT_DECLINED,
	[SUPPORT_ACCEPTED] = 1u << SUPPORT_REFERRED | 1u << SUPPORT_DECLINED | 1u << SUPPORT_CLOSED,
	[SUPPORT_DECLINED] = 1u << SUPPORT_OFFERED | 1u << SUPPORT_CLOSED,
	[SUPPORT_REFERRED] = 1u << SUPPORT_ENGAGED | 1u << SUPPORT_DECLINED | 1u << SUPPORT_CLOSED,
	[SUPPORT_ENGAGED] = 1u << SUPPORT_DECLINED | 1u << SUPPORT_CLOSED,
};

/* What to say where it cannot go on to that state. */
static const char *const no_way_to[SUPPORT_STATE_COUNT] = {
	[SUPPORT_OFFERED] = N_("Support is offered once, and again only after it was declined"),
	[SUPPORT_ACCEPTED] = N_("Only support that is on offer is accepted"),
	[SUPPORT_DECLINED] = N_("Support that was declined or closed cannot be declined again"),
	[SUPPORT_REFERRED] = N_("The person accepts support before they are referred"),
	[SUPPORT_ENGAGED] = N_("The person takes part once they were referred"),
	[SUPPORT_CLOSED] = N_("Support that is on offer is accepted or declined before it closes, "
			      "and closes once"),
};

/* A day on which something was done in this triage. */
static void check_day(struct arena *a, const struct triage *t, struct date on, struct date today,
	struct problems *problems)
{
	if (!date_is_day(on))
		problem_add(a, problems, "on", N_("Enter the day"));
	else if (date_before(today, on))
		problem_add(a, problems, "on", N_("This day is later than today"));
	else if (date_before(on, t->opened_on))
		problem_add(a, problems, "on", N_("This day is before triage began"));
}

void support_check(struct arena *a, const struct triage *t, const struct support *s,
	struct date today, struct problems *problems)
{
	if (t->supports.n >= SUPPORTS_MOST)
		problem_add(a, problems, "", N_("This plan of support is full"));
	if (s->pathway == PATHWAY_NONE)
		problem_add(a, problems, "pathway", N_("Choose which need it answers"));
	else if (!pathway_is_asked(s->pathway, t->is_of_a_woman))
		problem_add(a, problems, "pathway", N_("This is asked of women only"));
	problem_add_text(
		a, problems, "what", s->what, TRIAGE_NOTE_MOST, N_("Say what support is offered"));
	problem_add_line(a, problems, "organisation", s->organisation, LINE_MOST,
		N_("Say who gives the support"));
	check_day(a, t, s->on, today, problems);
}

const char *support_refusal(const struct triage *t, const struct support *s, enum support_state to,
	struct date on, enum gain gain, struct date today)
{
	assert(to > SUPPORT_NONE && to < SUPPORT_STATE_COUNT);
	if ((onward_from[s->state] & 1u << to) == 0)
		return no_way_to[to];
	if (!date_is_day(on))
		return N_("Enter the day");
	if (date_before(today, on))
		return N_("This day is later than today");
	if (date_before(on, s->on))
		return N_("This day is before the step that went before");
	if (to == SUPPORT_REFERRED && t->consent != CONSENT_GIVEN)
		return N_("Other services are told of a person only with their consent");
	if (to == SUPPORT_CLOSED && gain == GAIN_NONE)
		return N_("Say what came of the support");
	return NULL;
}

/* ---- onward ---- */

struct onward onward_to_programme(const struct referral *r, struct date changed_on)
{
	if (!date_is_set(r->sent_on))
		return (struct onward){ .organisation = "" };
	return (struct onward){
		.to = TO_PROGRAMME,
		.organisation = "",
		.sent_on = r->sent_on,
		.acknowledged_on = r->received_on,
		.ended_on = referral_closure(r) == CLOSURE_NONE ? DATE_NONE : changed_on,
	};
}

void onward_check(struct arena *a, const struct triage *t, const struct onward *onward,
	struct date today, struct problems *problems)
{
	if (t->onwards.n >= ONWARDS_MOST)
		problem_add(a, problems, "", N_("No more services can be noted here"));
	problem_add_text(a, problems, "organisation", onward->organisation, LINE_MOST,
		N_("Say which service it is"));
	check_day(a, t, onward->sent_on, today, problems);
}

static void check_reply(struct arena *a, const char *field, struct date on, struct date sent_on,
	struct date today, struct problems *problems)
{
	if (!date_is_set(on))
		return;
	if (date_before(today, on))
		problem_add(a, problems, field, N_("This day is later than today"));
	else if (date_before(on, sent_on))
		problem_add(a, problems, field, N_("This day is before the person was sent there"));
}

void reply_check(
	struct arena *a, const struct onward *onward, struct date today, struct problems *problems)
{
	check_reply(a, "acknowledged", onward->acknowledged_on, onward->sent_on, today, problems);
	check_reply(a, "ended", onward->ended_on, onward->sent_on, today, problems);
}
