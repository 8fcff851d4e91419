/* SPDX-License-Identifier: MIT */
/*
 * What has to be there before a caution is given: the five requirements, somebody who may
 * authorise it, and the victim's views.
 */
#include "areas/caution/rules.h"

/* ---- disposals ---- */

/*
 * The guidance of 8 August 2024 opened conditional cautions for domestic abuse to every force.
 * The two kinds of the Police, Crime, Sentencing and Courts Act 2022, part 6, have no day yet.
 */
const struct disposal_facts disposals[DISPOSAL_COUNT] = {
	[DISPOSAL_ADULT] = { { "adult-conditional", N_("Adult conditional caution") },
		{ 2024, 8, 8 }, { 0 } },
	[DISPOSAL_DIVERSIONARY] = { { "diversionary", N_("Diversionary caution") }, { 0 }, { 0 } },
	[DISPOSAL_COMMUNITY] = { { "community", N_("Community caution") }, { 0 }, { 0 } },
};

bool disposal_is_in_force(const struct disposal_facts *disposal, struct date day)
{
	return date_is_set(disposal->from) && !date_before(day, disposal->from) &&
	       !date_before(disposal->to, day);
}

enum disposal disposal_by_name(const char *name)
{
	enum disposal found = DISPOSAL_COUNT;

	while (--found > DISPOSAL_NONE)
		if (strcmp(disposals[found].word.name, name) == 0)
			break;
	return found;
}

/* ---- words ---- */

const struct word requirements[REQUIREMENT_COUNT] = {
	[REQUIREMENT_EVIDENCE] = { "evidence",
		N_("There is evidence that the person committed the offence") },
	[REQUIREMENT_DECISION] = { "decision",
		N_("Whoever authorises it has decided that the evidence suffices and that a "
		   "caution is right") },
	[REQUIREMENT_ADMISSION] = { "admission", N_("The person admits the offence") },
	[REQUIREMENT_EXPLAINED] = { "explained",
		N_("What the caution means was explained, and what follows if it is not kept") },
	[REQUIREMENT_SIGNED] = { "signed", N_("The person has signed the document with the "
					      "offence, the admission, the consent and the "
					      "conditions") },
};

const struct word authorities[AUTHORITY_COUNT] = {
	[AUTHORITY_RANK] = { "rank", N_("By rank") },
	[AUTHORITY_DIRECTOR] = { "director",
		N_("An officer authorised by the Director of Public Prosecutions") },
	[AUTHORITY_PROSECUTOR] = { "prosecutor", N_("A prosecutor") },
};

const struct word ranks[RANK_COUNT] = {
	[RANK_CONSTABLE] = { "constable", N_("Constable") },
	[RANK_SERGEANT] = { "sergeant", N_("Sergeant") },
	[RANK_INSPECTOR] = { "inspector", N_("Inspector") },
	[RANK_CHIEF_INSPECTOR] = { "chief-inspector", N_("Chief inspector") },
	[RANK_SUPERINTENDENT] = { "superintendent", N_("Superintendent") },
	[RANK_CHIEF_SUPERINTENDENT] = { "chief-superintendent", N_("Chief superintendent") },
};

const struct word views_outcomes[VIEWS_COUNT] = {
	[VIEWS_OBTAINED] = { "obtained", N_("Obtained") },
	[VIEWS_UNABLE] = { "unable", N_("Tried, but not reached") },
	[VIEWS_UNSAFE] = { "unsafe", N_("Not safe to ask") },
};

/* ---- the parts ---- */

/* What comes before what by law or by its nature: the document is signed last. */
static bool is_signed_too_early(const struct caution *c)
{
	for (enum requirement each = REQUIREMENT_EVIDENCE; each < REQUIREMENT_SIGNED; each++)
		if (date_before(c->tick[REQUIREMENT_SIGNED].on, c->tick[each].on))
			return true;
	return false;
}

void tick_check(struct arena *a, const struct caution *c, enum requirement requirement,
	struct date today, struct problems *problems)
{
	const struct tick *tick = &c->tick[requirement];
	const char *on = arena_format(a, "%s-on", requirements[requirement].name);
	const char *officer = arena_format(a, "%s-officer", requirements[requirement].name);

	problem_add_line(a, problems, officer, tick->officer, LINE_MOST,
		N_("Enter the officer’s number or name"));
	if (!date_is_day(tick->on))
		problem_add(a, problems, on, N_("Enter the day on which this was met"));
	else if (date_before(today, tick->on))
		problem_add(a, problems, on, N_("This day is later than today"));
	else if (date_before(tick->on, c->offence_on))
		problem_add(a, problems, on, N_("This day is before the offence"));
	else if (requirement == REQUIREMENT_SIGNED && is_signed_too_early(c))
		problem_add(a, problems, on,
			N_("The document is signed last: no other requirement can be met later"));
}

struct date caution_given_on(const struct caution *c)
{
	return c->tick[REQUIREMENT_SIGNED].on;
}

bool authoriser_may(const struct authoriser *authoriser, enum rank force_least)
{
	enum rank least = force_least > RANK_SERGEANT ? force_least : RANK_SERGEANT;

	switch (authoriser->authority) {
	case AUTHORITY_RANK: return authoriser->rank >= least;
	case AUTHORITY_DIRECTOR:
	case AUTHORITY_PROSECUTOR: return true;
	default: return false;
	}
}

void authoriser_check(struct arena *a, const struct authoriser *authoriser, enum rank force_least,
	struct problems *problems)
{
	bool is_by_rank = authoriser->authority == AUTHORITY_RANK;

	problem_add_line(a, problems, "authoriser", authoriser->reference, LINE_MOST,
		N_("Enter who authorises the caution"));
	if (authoriser->authority == AUTHORITY_NONE)
		problem_add(a, problems, "authority", N_("Choose by what authority"));
	else if (is_by_rank && authoriser->rank == RANK_NONE)
		problem_add(a, problems, "rank", N_("Choose the rank"));
	else if (!authoriser_may(authoriser, force_least))
		problem_add(a, problems, "rank",
			authoriser->rank < RANK_SERGEANT
				? N_("A sergeant or above has to authorise the caution")
				: N_("The force asks for a higher rank to authorise the caution"));
}

void views_check(
	struct arena *a, const struct caution *c, struct date today, struct problems *problems)
{
	const struct victim_views *views = &c->views;
	bool is_reason_due = views->outcome == VIEWS_OBTAINED && !views->are_followed;

	if (views->outcome == VIEWS_NONE)
		problem_add(a, problems, "views",
			N_("Say what came of seeking the victim’s views, before conditions are "
			   "chosen"));
	if (!date_is_day(views->on))
		problem_add(a, problems, "views-on", N_("Enter the day"));
	else if (date_before(today, views->on))
		problem_add(a, problems, "views-on", N_("This day is later than today"));
	else if (date_before(views->on, c->offence_on))
		problem_add(a, problems, "views-on", N_("This day is before the offence"));
	else if (date_before(caution_given_on(c), views->on))
		problem_add(a, problems, "views-on",
			N_("The views are sought before the caution is given"));
	if (views->outcome == VIEWS_OBTAINED || views->outcome == VIEWS_UNABLE)
		problem_add_line(a, problems, "views-method", views->method, LINE_MOST,
			N_("Enter how the victim was asked"));
	if (is_reason_due)
		problem_add_text(a, problems, "views-reason", views->why_otherwise,
			CAUTION_REASON_MOST, N_("Say why the victim’s views are not followed"));
}
