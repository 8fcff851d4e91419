/* SPDX-License-Identifier: MIT */
/*
 * The life of a caution: what may be done with it, when, and by whom.
 *
 * The force alone acts on a caution: whoever refers, and whoever authorises.
 */
#include "areas/caution/rules.h"

#include "areas/person/rules.h"

#define REFERRER (1u << ROLE_REFERRER)
#define SERGEANT (1u << ROLE_SERGEANT)

const struct word caution_states[CAUTION_STATE_COUNT] = {
	[CAUTION_PROPOSED] = { "proposed", N_("Proposed") },
	[CAUTION_AUTHORISED] = { "authorised", N_("Authorised") },
	[CAUTION_ISSUED] = { "issued", N_("Given and signed") },
	[CAUTION_IN_COMPLIANCE] = { "in-compliance", N_("Being complied with") },
	[CAUTION_COMPLETED] = { "completed", N_("Complied with") },
	[CAUTION_PART_COMPLIED] = { "part-complied", N_("Complied with in part") },
	[CAUTION_NON_COMPLIANT] = { "non-compliant", N_("Not complied with") },
	[CAUTION_EXCUSED] = { "excused", N_("Not complied with, for a reasonable excuse") },
	[CAUTION_VARIED] = { "varied", N_("Varied, and not signed yet") },
	[CAUTION_BAILED] = { "bailed", N_("On bail for a decision on a charge") },
	[CAUTION_CHARGED] = { "charged", N_("Charged") },
	[CAUTION_NO_ACTION] = { "no-action", N_("No further action") },
	[CAUTION_NOT_GIVEN] = { "not-given", N_("Not given") },
};

const struct word caution_acts[CAUTION_ACT_COUNT] = {
	[CAUTION_PROPOSE] = { "propose", N_("Caution proposed") },
	[CAUTION_CHANGE] = { "alter", N_("Changed") },
	[CAUTION_AUTHORISE] = { "authorise", N_("Caution authorised") },
	[CAUTION_RETURN] = { "return", N_("Returned to be changed") },
	[CAUTION_ISSUE] = { "issue", N_("Caution given") },
	[CAUTION_ABANDON] = { "abandon", N_("Caution not given") },
	[CAUTION_START] = { "start", N_("Conditions begun") },
	[CAUTION_MARK] = { "mark", N_("Condition marked") },
	[CAUTION_COMPLETE] = { "complete", N_("Caution complied with") },
	[CAUTION_COMPLETE_PART] = { "complete-part", N_("Caution complied with in part") },
	[CAUTION_FAIL] = { "fail", N_("Caution not complied with") },
	[CAUTION_EXTEND] = { "extend", N_("Deadline extended") },
	[CAUTION_EXCUSE] = { "excuse", N_("Reasonable excuse accepted") },
	[CAUTION_VARY] = { "vary", N_("Conditions varied") },
	[CAUTION_RESUME] = { "resume", N_("Conditions taken up again") },
	[CAUTION_BAIL] = { "bail", N_("Bailed for a decision on a charge") },
	[CAUTION_CHARGE] = { "charge", N_("Charged") },
	[CAUTION_DROP] = { "drop", N_("No further action taken") },
};

const struct caution_move caution_moves[] = {
	{ CAUTION_NONE, CAUTION_PROPOSE, CAUTION_PROPOSED },
	{ CAUTION_PROPOSED, CAUTION_CHANGE, CAUTION_PROPOSED },
	{ CAUTION_PROPOSED, CAUTION_AUTHORISE, CAUTION_AUTHORISED },
	{ CAUTION_PROPOSED, CAUTION_ABANDON, CAUTION_NOT_GIVEN },
	{ CAUTION_AUTHORISED, CAUTION_RETURN, CAUTION_PROPOSED },
	{ CAUTION_AUTHORISED, CAUTION_ISSUE, CAUTION_ISSUED },
	{ CAUTION_AUTHORISED, CAUTION_ABANDON, CAUTION_NOT_GIVEN },
	{ CAUTION_ISSUED, CAUTION_START, CAUTION_IN_COMPLIANCE },
	{ CAUTION_ISSUED, CAUTION_EXTEND, CAUTION_ISSUED },
	{ CAUTION_ISSUED, CAUTION_VARY, CAUTION_VARIED },
	{ CAUTION_IN_COMPLIANCE, CAUTION_MARK, CAUTION_IN_COMPLIANCE },
	{ CAUTION_IN_COMPLIANCE, CAUTION_EXTEND, CAUTION_IN_COMPLIANCE },
	{ CAUTION_IN_COMPLIANCE, CAUTION_VARY, CAUTION_VARIED },
	{ CAUTION_IN_COMPLIANCE, CAUTION_COMPLETE, CAUTION_COMPLETED },
	{ CAUTION_IN_COMPLIANCE, CAUTION_COMPLETE_PART, CAUTION_PART_COMPLIED },
	{ CAUTION_IN_COMPLIANCE, CAUTION_FAIL, CAUTION_NON_COMPLIANT },
	{ CAUTION_NON_COMPLIANT, CAUTION_EXTEND, CAUTION_NON_COMPLIANT },
	{ CAUTION_NON_COMPLIANT, CAUTION_EXCUSE, CAUTION_EXCUSED },
	// a failure, excused or not, may end in other conditions: Criminal Justice Act 2003, s 24A
	{ CAUTION_NON_COMPLIANT, CAUTION_VARY, CAUTION_VARIED },
	{ CAUTION_NON_COMPLIANT, CAUTION_BAIL, CAUTION_BAILED },
	{ CAUTION_NON_COMPLIANT, CAUTION_CHARGE, CAUTION_CHARGED },
	{ CAUTION_NON_COMPLIANT, CAUTION_DROP, CAUTION_NO_ACTION },
	{ CAUTION_EXCUSED, CAUTION_EXTEND, CAUTION_EXCUSED },
	{ CAUTION_EXCUSED, CAUTION_VARY, CAUTION_VARIED },
	{ CAUTION_EXCUSED, CAUTION_RESUME, CAUTION_IN_COMPLIANCE },
	{ CAUTION_VARIED, CAUTION_EXTEND, CAUTION_VARIED },
	{ CAUTION_VARIED, CAUTION_VARY, CAUTION_VARIED },
	{ CAUTION_VARIED, CAUTION_RESUME, CAUTION_IN_COMPLIANCE },
	{ CAUTION_VARIED, CAUTION_FAIL, CAUTION_NON_COMPLIANT },
	{ CAUTION_BAILED, CAUTION_CHARGE, CAUTION_CHARGED },
	{ CAUTION_BAILED, CAUTION_DROP, CAUTION_NO_ACTION },
};
const size_t caution_move_count = array_size(caution_moves);

enum caution_state caution_after(enum caution_state from, enum caution_act act)
{
	for (size_t i = 0; i < caution_move_count; i++)
		if (caution_moves[i].from == from && caution_moves[i].act == act)
			return caution_moves[i].to;
	return CAUTION_NONE;
}

bool caution_is_given(enum caution_state state)
{
	return state >= CAUTION_ISSUED && state != CAUTION_NOT_GIVEN;
}

bool caution_is_over(enum caution_state state)
{
	for (size_t i = 0; i < caution_move_count; i++)
		if (caution_moves[i].from == state)
			return false;
	return true;
}

/* Who may do it, and what to say where it has no place. */
static const struct {
	unsigned roles;
	const char *no_place;
} acts[CAUTION_ACT_COUNT] = {
	[CAUTION_PROPOSE] = { REFERRER | SERGEANT, N_("This caution is proposed already") },
	[CAUTION_CHANGE] = { REFERRER | SERGEANT,
		N_("The caution can be changed only while it is proposed. Have it returned, or "
		   "vary it once it is given.") },
	[CAUTION_AUTHORISE] = { SERGEANT, N_("Only a caution that is proposed is authorised") },
	[CAUTION_RETURN] = { SERGEANT,
		N_("Only a caution that is authorised and not given yet is returned") },
	[CAUTION_ISSUE] = { REFERRER | SERGEANT,
		N_("A caution is given once it is authorised, and only once") },
	[CAUTION_ABANDON] = { REFERRER | SERGEANT,
		N_("The caution was given. It ends by being complied with or by a decision on a "
		   "breach.") },
	[CAUTION_START] = { REFERRER | SERGEANT,
		N_("Conditions begin once, when the caution is given") },
	[CAUTION_MARK] = { REFERRER | SERGEANT,
		N_("Conditions are marked only while they are being complied with") },
	[CAUTION_COMPLETE] = { REFERRER | SERGEANT,
		N_("Only a caution that is being complied with can be complete") },
	[CAUTION_COMPLETE_PART] = { SERGEANT,
		N_("Only a caution that is being complied with can be complete in part") },
	[CAUTION_FAIL] = { REFERRER | SERGEANT,
		N_("Only a caution with conditions to comply with can be breached") },
	[CAUTION_EXTEND] = { SERGEANT,
		N_("The deadline is extended only of a caution that was given and goes on") },
	[CAUTION_EXCUSE] = { SERGEANT,
		N_("An excuse is accepted only for a caution that was not complied with") },
	[CAUTION_VARY] = { SERGEANT,
		N_("Conditions are varied only of a caution that was given and goes on") },
	[CAUTION_RESUME] = { SERGEANT,
		N_("Conditions are taken up again only after an excuse or a variation") },
	[CAUTION_BAIL] = { SERGEANT,
		N_("Bail for a decision on a charge follows a caution that was not complied "
		   "with") },
	[CAUTION_CHARGE] = { SERGEANT,
		N_("A charge follows a caution that was not complied with") },
	[CAUTION_DROP] = { SERGEANT,
		N_("No further action is a decision on a caution that was not complied with") },
};

/* ---- what the acts ask for ---- */

static bool is_of_age(const struct caution *c, const struct caution_terms *terms, struct date day)
{
	return date_is_day(c->born) && person_age(c->born, day) >= terms->minimum_age;
}

static void gaps_to_authorise(struct arena *a, const struct caution *c,
	const struct caution_terms *terms, struct date today, struct problems *gaps)
{
	const struct condition_set none = { 0 };
	const struct condition_set *standing =
		c->sets.n > 0 ? conditions_standing(&c->sets) : &none;
	const struct condition_sets none_before = { 0 };

	dates_check(a, c, today, gaps);
	place_check(a, c, gaps);
	tick_check(a, c, REQUIREMENT_EVIDENCE, today, gaps);
	tick_check(a, c, REQUIREMENT_DECISION, today, gaps);
	authoriser_check(a, &c->authoriser, terms->authoriser_least, gaps);
	views_check(a, c, today, gaps);
	conditions_check(
		a, &standing->conditions, &none_before, standing->written_on, c->deadline, gaps);
	if (c->disposal == DISPOSAL_NONE)
		problem_add(a, gaps, "disposal", N_("Choose the kind of caution"));
	if (date_is_day(c->born) && date_is_day(c->deadline) && !is_of_age(c, terms, c->deadline))
		problem_add(a, gaps, "born",
			N_("The person is too young for this caution even on the day of the "
			   "deadline"));
}

/* Whether that kind could be given on that day, here. */
static bool is_in_force(const struct caution *c, const struct caution_terms *terms, struct date day)
{
	struct disposal_facts disposal = disposals[c->disposal];

	if (date_is_set(disposal.from) && date_before(terms->dispensed_from, disposal.from))
		disposal.from = terms->dispensed_from;
	return disposal_is_in_force(&disposal, day);
}

static void gaps_to_issue(struct arena *a, const struct caution *c,
	const struct caution_terms *terms, struct date today, struct problems *gaps)
{
	struct date given_on = caution_given_on(c);

	gaps_to_authorise(a, c, terms, today, gaps);
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		tick_check(a, c, each, today, gaps);
	if (!is_of_age(c, terms, date_is_day(given_on) ? given_on : today))
		problem_add(a, gaps, "born",
			N_("The person is too young for this caution on the day it is given"));
	if (date_is_day(given_on) && !is_in_force(c, terms, given_on))
		problem_add(a, gaps, "disposal",
			N_("This kind of caution was not in force on the day it is given"));
}

struct problems caution_gaps(struct arena *a, const struct caution *c, enum caution_act act,
	const struct caution_terms *terms, struct date today)
{
	struct problems gaps = { 0 };

	if (act == CAUTION_AUTHORISE)
		gaps_to_authorise(a, c, terms, today, &gaps);
	if (act == CAUTION_ISSUE)
		gaps_to_issue(a, c, terms, today, &gaps);
	return gaps;
}

/* How many of the conditions that stand are in that state. */
static size_t count_of(const struct caution *c, enum condition_state state)
{
	const struct condition_set *standing = conditions_standing(&c->sets);
	size_t n = 0;

	if (standing != NULL)
		list_each (const struct condition *, each, &standing->conditions)
			n += each->state == state;
	return n;
}

/* The decision on a caution that goes on rests on how its conditions stand. */
static const char *refusal_of_conditions(const struct caution *c, enum caution_act act)
{
	const struct condition_set *standing = conditions_standing(&c->sets);
	size_t n = standing == NULL ? 0 : standing->conditions.n;
	size_t met = count_of(c, CONDITION_MET);
	size_t part = count_of(c, CONDITION_PART);
	size_t failed = count_of(c, CONDITION_FAILED);

	if (act == CAUTION_COMPLETE && (n == 0 || met < n))
		return N_("Every condition has to be marked as met first");
	if (act == CAUTION_COMPLETE_PART && (met == n || met + part == 0))
		return N_("Mark which conditions were met, and which were not or in part");
	if (act == CAUTION_FAIL && c->state == CAUTION_IN_COMPLIANCE && failed == 0)
		return N_("Mark first which condition was not met");
	if (act == CAUTION_RESUME && standing != NULL && !date_is_day(standing->signed_on))
		return N_("The person has to sign the new conditions first");
	return NULL;
}

const char *caution_refusal(struct arena *a, const struct caution *c, enum caution_act act,
	unsigned roles, const struct caution_terms *terms, struct date today)
{
	assert(act > CAUTION_ACT_NONE && act < CAUTION_ACT_COUNT);
	if ((roles & acts[act].roles) == 0)
		return N_("You do not have the right to do this");
	if (caution_after(c->state, act) == CAUTION_NONE)
		return acts[act].no_place;
	if (caution_gaps(a, c, act, terms, today).n > 0)
		return N_("Something is missing still. Fill in what is listed.");
	return refusal_of_conditions(c, act);
}
