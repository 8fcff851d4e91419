/* SPDX-License-Identifier: MIT */
/*
 * A place is held on a check, which is kept with it: in one transaction, or neither.
 */
#include "areas/caution/caution.h"
#include "areas/caution/caution_queries.h"
#include "areas/caution/store.h"
#include "areas/cohort/cohort.h"
#include "areas/contract/contract.h"
#include "areas/scheme/scheme.h"
#include "audit/audit.h"
#include "db/db.h"

bool check_load(
	struct work *w, const struct actor *by, struct place_id place, struct kept_check *kept)
{
	assert(work_reader(w).v == by->account.v);
	return check_fetch(w, place, kept);
}

/* ---- holding ---- */

/* Without what was typed beside a rule that is met, or of somebody else beside one's own. */
static struct check tidied(
	const struct check *check, const struct findings *findings, unsigned roles)
{
	struct check tidy = *check;
	const struct check none = check_unsaid();

	list_each (const struct finding *, each, findings) {
		struct pass *pass = &tidy.pass[each->rule];
		const char *because = pass->because;

		if (!finding_is_against(each))
			*pass = none.pass[each->rule];
		else if (pass_is_own(each->overrider, roles)) {
			*pass = none.pass[each->rule];
			pass->because = because;
		}
	}
	return tidy;
}

/* What the scheme asks about; what it does not is no part of its check. */
static struct findings asked_of(struct arena *a, const struct findings *all)
{
	struct findings asked = { 0 };

	list_each (const struct finding *, each, all)
		if (each->kind != FOUND_OFF)
			*list_add(a, &asked) = *each;
	return asked;
}

static void keep(struct work *w, const struct actor *by, const struct kept_check *kept)
{
	struct circle_id circle = { 0 };

	scheme_circle(w, kept->terms.scheme, by->organisation, PART_FORCE, &circle);
	check_create(w, kept, circle);
	audit_note_act(w, by, CHECK_RUN, "check-keep", "place", kept->place.v);
}

static void count_passed(struct work *w, const struct actor *by, const struct kept_check *kept)
{
	bool is_any = false;

	list_each (const struct finding *, each, &kept->findings)
		if (finding_is_against(each)) {
			scheme_count_passed(
				w, kept->terms.scheme, each->rule, each->overrider, work_today(w));
			is_any = true;
		}
	if (is_any)
		audit_note_act(w, by, CHECK_RUN, "check-pass", "place", kept->place.v);
}

/* The place alone; why not is the problem of the whole. */
static enum outcome_kind hold(struct work *w, const struct actor *by, struct cohort_id cohort,
	const struct wanted *wanted, struct place *p, struct problems *problems)
{
	enum hold_refusal no = HOLD_NO_REFUSAL;
	enum outcome_kind outcome;
	struct cohort c;

	if (cohort_for(w, by, PLACE_HOLD, cohort, &c) &&
		!contract_covers(w, c.scheme, c.workshop[WORKSHOP_B].on)) {
		problem_add(work_arena(w), problems, "", contract_ends_before);
		return REFUSED;
	}
	outcome = place_hold(w, by, cohort, wanted, p, &no);
	if (outcome == REFUSED)
		problem_add(work_arena(w), problems, "", hold_refusal_text(no));
	return outcome;
}

/* What keeps a place from being held on it. */
static void check_problems(struct work *w, const struct actor *by, const struct check *check,
	const struct terms *terms, const struct findings *findings, struct problems *problems)
{
	const char *no = check_refusal(check, terms, findings);

	if (no != NULL)
		problem_add(work_arena(w), problems, "", no);
	else
		passes_check(work_arena(w), check, findings, by->roles, work_today(w), problems);
}

enum outcome_kind check_hold(struct work *w, const struct actor *by, struct cohort_id cohort,
	const struct wanted *wanted, const struct check *check, struct place *p,
	struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct wanted needs = *wanted;
	struct kept_check kept = { .by = by->account, .at = work_now(w) };
	struct cohort c;

	if (!cohort_for(w, by, PLACE_HOLD, cohort, &c))
		return ABSENT;
	if (!scheme_terms_on(w, c.scheme, work_today(w), &kept.terms)) {
		problem_add(a, problems, "", hold_refusal_text(HOLD_NO_TERMS));
		return REFUSED;
	}

	struct findings all = check_findings(a, &kept.terms, &check->c);

	check_problems(w, by, check, &kept.terms, &all, problems);
	if (problems->n > 0)
		return REFUSED;
	if (cohort_type_for(&check->c) != COHORT_UNKNOWN)
		needs.type = cohort_type_for(&check->c);

	enum outcome_kind outcome = hold(w, by, cohort, &needs, p, problems);

	if (outcome != DONE)
		return outcome;
	kept.place = p->id;
	kept.findings = asked_of(a, &all);
	kept.check = tidied(check, &kept.findings, by->roles);
	keep(w, by, &kept);
	count_passed(w, by, &kept);
	return DONE;
}

/* ---- for a caution that was given ---- */

bool check_is_past(struct work *w, const struct actor *by, struct place_id place)
{
	struct caution_id id;
	struct kept_caution c;

	return caution_of_place(w, by, place, &id) && caution_load(w, by, id, &c) &&
	       caution_is_given(c.facts.state) && !caution_is_over(c.facts.state);
}

enum outcome_kind check_hold_again(struct work *w, const struct actor *by, struct cohort_id cohort,
	const struct wanted *wanted, struct place_id before, struct place *p,
	struct problems *problems)
{
	struct kept_check kept;
	struct place old;

	if (!place_for(w, by, before, &old) || !check_is_past(w, by, before))
		return ABSENT;

	enum outcome_kind outcome = hold(w, by, cohort, wanted, p, problems);

	if (outcome == DONE && check_load(w, by, before, &kept)) {
		kept.place = p->id;
		keep(w, by, &kept);
	}
	return outcome;
}
