/* SPDX-License-Identifier: MIT */
#include "areas/pack/rules.h"

#include "base/err.h"

enum { PERIOD_MONTHS_MOST = 12, MONTHS_OF_YEAR = 12 };

const struct word pack_states[PACK_STATE_COUNT] = {
	[PACK_DRAFT] = { "draft", N_("With the provider") },
	[PACK_SENT] = { "sent", N_("Sent to the lead") },
	[PACK_RETURNED] = { "returned", N_("Returned to the provider") },
	[PACK_RELEASED] = { "released", N_("Released") },
};

const struct word pack_acts[PACK_ACT_COUNT] = {
	[PACK_ACT_WRITE] = { "write", N_("Saved") },
	[PACK_ACT_SEND] = { "send", N_("Sent") },
	[PACK_ACT_RETURN] = { "return", N_("Returned") },
	[PACK_ACT_RELEASE] = { "release", N_("Released") },
	[PACK_ACT_CORRECT] = { "correct", N_("Correction begun") },
};

/* ---- its life ---- */

static const struct step {
	enum pack_state from;
	enum pack_act act;
	enum pack_side side;
	enum pack_state to;
} steps[] = {
	{ PACK_DRAFT, PACK_ACT_WRITE, PACK_SIDE_WRITER, PACK_DRAFT },
	{ PACK_DRAFT, PACK_ACT_SEND, PACK_SIDE_WRITER, PACK_SENT },
	{ PACK_SENT, PACK_ACT_RETURN, PACK_SIDE_LEAD, PACK_RETURNED },
	{ PACK_SENT, PACK_ACT_RELEASE, PACK_SIDE_LEAD, PACK_RELEASED },
	{ PACK_RETURNED, PACK_ACT_WRITE, PACK_SIDE_WRITER, PACK_RETURNED },
	{ PACK_RETURNED, PACK_ACT_SEND, PACK_SIDE_WRITER, PACK_SENT },
	{ PACK_RELEASED, PACK_ACT_CORRECT, PACK_SIDE_LEAD, PACK_DRAFT },
};

enum pack_state pack_after(enum pack_state state, enum pack_act act, enum pack_side side)
{
	for (const struct step *step = steps; step < steps + array_size(steps); step++)
		if (step->from == state && step->act == act && step->side == side)
			return step->to;
	return PACK_NONE;
}

bool pack_is_read(enum pack_state state, enum pack_side side)
{
	switch (side) {
	case PACK_SIDE_WRITER:
	case PACK_SIDE_LEAD: return state != PACK_NONE;
	case PACK_SIDE_PARTY:
	case PACK_SIDE_GROUP: return state == PACK_RELEASED;
	case PACK_SIDE_NONE:
	case PACK_SIDE_COUNT: break;
	}
	return false;
}

const char *pack_refusal(enum pack_state state)
{
	switch (state) {
	case PACK_DRAFT:
	case PACK_RETURNED: return N_("The provider is writing this pack and has not sent it");
	case PACK_SENT: return N_("This pack is with the lead, who releases or returns it");
	case PACK_RELEASED:
		return N_("This pack is released and does not change. Begin a correction instead.");
	case PACK_NONE:
	case PACK_STATE_COUNT: break;
	}
	unreachable("pack state");
}

/* ---- its parts ---- */

const struct word pack_parts[PACK_PART_COUNT] = {
	[PACK_HIGHLIGHTS] = { "highlights", N_("Service highlights") },
	[PACK_DEVELOPMENT] = { "development", N_("Areas for development") },
	[PACK_EMERGING] = { "emerging", N_("Emerging practice") },
};

static const char *const inputs[PACK_PART_COUNT][LANGUAGE_COUNT] = {
	[PACK_HIGHLIGHTS] = { [ENGLISH] = "highlights-en", [WELSH] = "highlights-cy" },
	[PACK_DEVELOPMENT] = { [ENGLISH] = "development-en", [WELSH] = "development-cy" },
	[PACK_EMERGING] = { [ENGLISH] = "emerging-en", [WELSH] = "emerging-cy" },
};

void pack_texts_check(struct arena *a, const struct pack_texts *texts, struct problems *problems)
{
	for (int part = 0; part < PACK_PART_COUNT; part++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			problem_add_text(a, problems, inputs[part][l], texts->in[part][l],
				PACK_TEXT_MOST, NULL);
}

void pack_texts_check_whole(
	struct arena *a, const struct pack_texts *texts, struct problems *problems)
{
	static const char *const lacks[PACK_PART_COUNT] = {
		[PACK_HIGHLIGHTS] = N_("Write the service highlights, in Welsh or in English"),
		[PACK_DEVELOPMENT] = N_("Write the areas for development, in Welsh or in English"),
		[PACK_EMERGING] = N_("Write the emerging practice, in Welsh or in English"),
	};

	for (int part = 0; part < PACK_PART_COUNT; part++)
		if (texts->in[part][ENGLISH][0] == '\0' && texts->in[part][WELSH][0] == '\0')
			problem_add(a, problems, inputs[part][ENGLISH], lacks[part]);
}

bool pack_texts_are_in(const struct pack_texts *texts, enum language language)
{
	for (int part = 0; part < PACK_PART_COUNT; part++)
		if (texts->in[part][language][0] == '\0')
			return false;
	return true;
}

/* ---- what it is for ---- */

static int months_between(struct date from, struct date to)
{
	return (to.year - from.year) * MONTHS_OF_YEAR + to.month - from.month;
}

void pack_dates_check(struct arena *a, struct date meets_on, const struct pack_period *period,
	struct problems *problems)
{
	if (!date_is_day(meets_on))
		problem_add(a, problems, "meets-on", N_("Enter the day of the meeting"));
	if (!date_is_set(period->from))
		problem_add(a, problems, "from", N_("Enter the first month that the pack covers"));
	if (!date_is_set(period->to))
		problem_add(a, problems, "to", N_("Enter the last month that the pack covers"));
	if (!date_is_set(period->from) || !date_is_set(period->to))
		return;

	int months = months_between(period->from, period->to);

	if (months < 0)
		problem_add(
			a, problems, "to", N_("Enter a month that is not before the first one"));
	else if (months >= PERIOD_MONTHS_MOST)
		problem_add(a, problems, "to", N_("A pack covers 12 months at most"));
	else if (date_is_day(meets_on) && months_between(period->to, meets_on) < 0)
		problem_add(a, problems, "to",
			N_("Enter a month that does not begin after the meeting"));
}

/* ---- who reads which counts ---- */

const struct word group_counts[GROUP_COUNTS_COUNT] = {
	[GROUP_COUNTS_UNSET] = { "", N_("The agreement does not say: as the public sees them") },
	[GROUP_COUNTS_EXACT] = { "exact", N_("Exact counts") },
	[GROUP_COUNTS_SUPPRESSED] = { "suppressed", N_("As the public sees them") },
};

const struct word pack_audiences[PACK_AUDIENCE_COUNT] = {
	[PACK_AUDIENCE_PARTIES] = { "parties", N_("The parties of the contract") },
	[PACK_AUDIENCE_GROUP] = { "group", N_("The named group, as the agreement says") },
	[PACK_AUDIENCE_PUBLIC] = { "published", N_("Everybody: the published figures") },
};

bool pack_counts_are_exact(enum pack_audience audience, enum group_counts agreed)
{
	switch (audience) {
	case PACK_AUDIENCE_PARTIES: return true;
	case PACK_AUDIENCE_GROUP: return agreed == GROUP_COUNTS_EXACT;
	case PACK_AUDIENCE_PUBLIC:
	case PACK_AUDIENCE_NONE:
	case PACK_AUDIENCE_COUNT: break;
	}
	return false;
}

/* ---- links ---- */

void pack_link_check(struct arena *a, const struct pack_link_facts *link, bool is_cleared,
	struct date today, struct problems *problems)
{
	problem_add_line(a, problems, "name", link->name, LINE_MOST,
		N_("Enter the name of the person who may open the link"));
	problem_add_line(a, problems, "body", link->body, LINE_MOST,
		N_("Enter the body that the person is of"));
	if (link->audience != PACK_AUDIENCE_GROUP && link->audience != PACK_AUDIENCE_PUBLIC)
		problem_add(a, problems, "audience", N_("Choose what the person may read"));
	if (link->audience == PACK_AUDIENCE_GROUP && !is_cleared)
		problem_add(a, problems, "cleared",
			N_("Say that the person has no interest in what the group looks at"));
	if (!date_is_day(link->until))
		problem_add(a, problems, "until", N_("Enter the last day on which the link opens"));
	else if (date_before(link->until, today))
		problem_add(a, problems, "until", N_("Enter a day that is not in the past"));
	else if (date_days_between(today, link->until) > PACK_LINK_DAYS_MOST)
		problem_add(a, problems, "until", N_("A link opens for 30 days at most"));
}

enum link_standing pack_link_standing(struct date until, bool is_revoked, struct date today)
{
	if (is_revoked)
		return LINK_REVOKED;
	return date_before(until, today) ? LINK_OVER : LINK_OPEN;
}
