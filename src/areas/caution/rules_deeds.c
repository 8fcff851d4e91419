/* SPDX-License-Identifier: MIT */
/*
 * What somebody does with a caution: what they are asked, what follows, and why it is not taken.
 *
 * Whoever authorises says the decision, and whoever gives it what comes after: neither has to be
 * said by whoever proposes.
 */
#include "areas/caution/rules.h"

bool requirement_is_of(enum requirement requirement, enum caution_act act)
{
	switch (requirement) {
	case REQUIREMENT_EVIDENCE: return act == CAUTION_PROPOSE;
	case REQUIREMENT_DECISION: return act == CAUTION_AUTHORISE;
	case REQUIREMENT_ADMISSION:
	case REQUIREMENT_EXPLAINED:
	case REQUIREMENT_SIGNED: return act == CAUTION_ISSUE;
	default: return false;
	}
}

/* ---- what is likely ---- */

static const char *said_or(const char *said, const char *likely)
{
	return said == NULL || said[0] == '\0' ? likely : said;
}

static struct authoriser authoriser_suggested(const struct authoriser *said, const char *officer)
{
	if (said->authority != AUTHORITY_NONE)
		return *said;
	return (struct authoriser){ AUTHORITY_RANK, RANK_SERGEANT, officer };
}

/* What was not met yet: what was is done. */
static struct conditions conditions_left(struct arena *a, const struct caution *c)
{
	const struct condition_set *standing = conditions_standing(&c->sets);
	struct conditions left = { 0 };

	if (standing != NULL)
		list_each (const struct condition *, each, &standing->conditions)
			if (each->state != CONDITION_MET)
				*list_add(a, &left) = *each;
	return left;
}

struct caution_deed caution_deed_suggested(struct arena *a, const struct caution *c,
	enum caution_act act, const char *officer, struct date today)
{
	struct caution_deed deed = {
		.act = act,
		.authoriser = authoriser_suggested(&c->authoriser, officer),
		.extension = { .on = today, .by = officer, .because = "" },
		.conditions = conditions_left(a, c),
		.because = "",
		.signed_on = today,
	};

	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++) {
		const struct tick *said = &c->tick[each];

		deed.tick[each].on = date_is_set(said->on) ? said->on : today;
		deed.tick[each].officer = said_or(said->officer, officer);
	}
	return deed;
}

/* ---- the way to a decision ---- */

bool caution_asks_attendance(const struct caution *c)
{
	const struct condition_set *standing = conditions_standing(&c->sets);

	if (standing != NULL)
		list_each (const struct condition *, each, &standing->conditions)
			if (each->asks_attendance)
				return true;
	return false;
}

/* The number of the first that asks for attendance, unless one is marked as not met; 0: none. */
static size_t attendance_to_mark(const struct caution *c)
{
	const struct condition_set *standing = conditions_standing(&c->sets);
	size_t first = 0;

	for (size_t i = 0; standing != NULL && i < standing->conditions.n; i++) {
		const struct condition *each = &standing->conditions.at[i];

		if (each->state == CONDITION_FAILED)
			return 0;
		if (each->asks_attendance && first == 0)
			first = i + 1;
	}
	return first;
}

static enum caution_act act_towards(const struct caution *c, enum caution_act decision)
{
	bool goes_on = decision == CAUTION_RESUME;

	switch (c->state) {
	case CAUTION_ISSUED: return goes_on ? CAUTION_ACT_NONE : CAUTION_START;
	case CAUTION_IN_COMPLIANCE:
		if (goes_on)
			return CAUTION_ACT_NONE;
		return attendance_to_mark(c) != 0 ? CAUTION_MARK : CAUTION_FAIL;
	case CAUTION_VARIED: return goes_on ? CAUTION_ACT_NONE : CAUTION_FAIL;
	case CAUTION_NON_COMPLIANT: return goes_on ? CAUTION_EXCUSE : decision;
	case CAUTION_EXCUSED: return CAUTION_RESUME;
	case CAUTION_BAILED: return goes_on ? CAUTION_ACT_NONE : decision;
	default: return CAUTION_ACT_NONE;
	}
}

struct caution_deed caution_deed_towards(struct arena *a, const struct caution *c,
	enum caution_act decision, const char *officer, struct date today)
{
	struct caution_deed deed =
		caution_deed_suggested(a, c, act_towards(c, decision), officer, today);

	deed.condition = attendance_to_mark(c);
	deed.condition_state = CONDITION_FAILED;
	return deed;
}

/* ---- what follows ---- */

/* A copy of the sets in which the newest may be changed. */
static struct condition_set *newest_copied(struct arena *a, struct condition_sets *sets)
{
	struct condition_sets copy = { 0 };
	struct conditions conditions = { 0 };

	list_each (const struct condition_set *, each, sets)
		*list_add(a, &copy) = *each;
	*sets = copy;
	if (copy.n == 0)
		return NULL;

	struct condition_set *newest = &sets->at[sets->n - 1];

	list_each (const struct condition *, each, &newest->conditions)
		*list_add(a, &conditions) = *each;
	newest->conditions = conditions;
	return newest;
}

static void say_ticks(struct caution *c, const struct caution_deed *deed)
{
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		if (requirement_is_of(each, deed->act))
			c->tick[each] = deed->tick[each];
}

static void take_back_decision(struct caution *c)
{
	c->authoriser = (struct authoriser){ .reference = "" };
	c->tick[REQUIREMENT_DECISION] = (struct tick){ .officer = "" };
}

static void sign_newest(struct arena *a, struct caution *c, struct date on)
{
	struct condition_set *newest = newest_copied(a, &c->sets);

	if (newest != NULL)
		newest->signed_on = on;
}

static void mark_condition(struct arena *a, struct caution *c, const struct caution_deed *deed)
{
	struct condition_set *newest = newest_copied(a, &c->sets);

	if (newest != NULL && deed->condition >= 1 && deed->condition <= newest->conditions.n)
		newest->conditions.at[deed->condition - 1].state = deed->condition_state;
}

static void add_extension(struct arena *a, struct caution *c, const struct extension *extension)
{
	struct extensions all = { 0 };

	list_each (const struct extension *, each, &c->extensions)
		*list_add(a, &all) = *each;
	*list_add(a, &all) = *extension;
	c->extensions = all;
}

/* What the deed says, in the state that it finds. */
static struct caution with_said(struct arena *a, const struct caution *c,
	const struct caution_deed *deed, struct date today)
{
	struct caution said = *c;

	switch (deed->act) {
	case CAUTION_AUTHORISE:
		say_ticks(&said, deed);
		said.authoriser = deed->authoriser;
		break;
	case CAUTION_RETURN: take_back_decision(&said); break;
	case CAUTION_ISSUE:
		say_ticks(&said, deed);
		sign_newest(a, &said, deed->tick[REQUIREMENT_SIGNED].on);
		break;
	case CAUTION_MARK: mark_condition(a, &said, deed); break;
	case CAUTION_EXTEND: add_extension(a, &said, &deed->extension); break;
	case CAUTION_VARY:
		said.sets = conditions_vary(a, &c->sets, &deed->conditions, today, deed->because);
		break;
	case CAUTION_RESUME:
		if (c->state == CAUTION_VARIED)
			sign_newest(a, &said, deed->signed_on);
		break;
	default: break;
	}
	return said;
}

struct caution caution_done(struct arena *a, const struct caution *c,
	const struct caution_deed *deed, struct date today)
{
	struct caution done = with_said(a, c, deed, today);

	done.state = caution_after(c->state, deed->act);
	return done;
}

/* ---- why it is not taken ---- */

static void mark_check(struct arena *a, const struct caution *c, const struct caution_deed *deed,
	struct problems *problems)
{
	const struct condition_set *standing = conditions_standing(&c->sets);
	size_t n = standing == NULL ? 0 : standing->conditions.n;

	if (deed->condition < 1 || deed->condition > n || deed->condition_state == CONDITION_NONE ||
		deed->condition_state == CONDITION_VARIED)
		problem_add(a, problems, "condition", N_("Choose how the condition stands"));
}

static void variation_check(struct arena *a, const struct caution *c,
	const struct caution_deed *deed, struct date today, struct problems *problems)
{
	conditions_check(a, &deed->conditions, &c->sets, today, caution_deadline(c), problems);
	problem_add_text(a, problems, "because", deed->because, CAUTION_REASON_MOST,
		N_("Say why the conditions are varied"));
}

/* The day on which the person signed what was varied. */
static void signature_check(struct arena *a, const struct caution *c, struct date on,
	struct date today, struct problems *problems)
{
	const struct condition_set *standing = conditions_standing(&c->sets);

	if (!date_is_day(on))
		problem_add(a, problems, "signed-on", N_("Enter the day"));
	else if (date_before(today, on))
		problem_add(a, problems, "signed-on", N_("This day is later than today"));
	else if (standing != NULL && date_before(on, standing->written_on))
		problem_add(a, problems, "signed-on",
			N_("This day is before the new conditions were written"));
}

static void deed_check(struct arena *a, const struct caution *c, const struct caution_deed *deed,
	struct date today, struct problems *problems)
{
	switch (deed->act) {
	case CAUTION_MARK: mark_check(a, c, deed, problems); break;
	case CAUTION_EXTEND: extension_check(a, c, &deed->extension, today, problems); break;
	case CAUTION_VARY: variation_check(a, c, deed, today, problems); break;
	case CAUTION_RESUME:
		if (c->state == CAUTION_VARIED)
			signature_check(a, c, deed->signed_on, today, problems);
		break;
	default: break;
	}
}

const char *caution_deed_refusal(struct arena *a, const struct caution *c,
	const struct caution_deed *deed, unsigned roles, const struct caution_terms *terms,
	struct date today, struct problems *problems)
{
	struct caution said = with_said(a, c, deed, today);
	const char *no = caution_refusal(a, &said, deed->act, roles, terms, today);
	struct problems gaps = caution_gaps(a, &said, deed->act, terms, today);

	if (no == NULL)
		deed_check(a, c, deed, today, problems);
	else if (caution_after(c->state, deed->act) != CAUTION_NONE)
		list_each (const struct problem *, gap, &gaps)
			problem_add(a, problems, gap->field, gap->message);
	return no;
}
