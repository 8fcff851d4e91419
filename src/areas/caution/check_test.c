/* SPDX-License-Identifier: MIT */
/*
 * Checks as they are kept with a held place: whole or not at all, and read by whom.
 */
#include "areas/caution/caution.h"

#include <string.h>

#include "areas/caution/store.h"
#include "areas/caution/testing_kept.h"
#include "base/err.h"

/* ---- doing ---- */

static struct problems problems;

static enum outcome_kind hold(struct fresh *f, const struct actor *by, struct cohort_id cohort,
	const struct check *check, struct place *p)
{
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260831) };
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = check_hold(w, by, cohort, &wanted, check, p, &problems);
	return outcome;
}

static bool reads(
	struct fresh *f, const struct actor *by, struct place_id place, struct kept_check *kept)
{
	bool is_there = false;

	READ (f, w) {
		work_read_for(w, by->account);
		is_there = check_load(w, by, place, kept);
	}
	return is_there;
}

static bool may_read(struct fresh *f, const struct actor *by, struct place_id place)
{
	struct kept_check kept;

	return reads(f, by, place, &kept);
}

static size_t held(struct fresh *f)
{
	size_t n = 0;

	READ (f, w)
		n = places_for(w, &f->sergeant, f->now).n;
	return n;
}

/* One who waits until the history is seen, gone past with that reason. */
static struct check a_check_past_history(const char *because)
{
	struct check check = a_check();

	check.c.answer[RULE_HISTORY] = "yes";
	check.pass[RULE_HISTORY].because = because;
	return check;
}

static struct caution_id a_caution_of(
	struct fresh *f, const struct programme *p, struct person_id person, struct place_id place)
{
	struct kept_caution draft = a_draft_with(f->arena, person, place);

	return proposes(f, p, &draft);
}

static void act(
	struct fresh *f, const struct actor *by, struct caution_id id, enum caution_act what)
{
	struct kept_caution c;
	const char *no = NULL;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		assert_true(caution_load(w, by, id, &c));

		struct caution_deed deed =
			caution_deed_suggested(f->arena, &c.facts, what, by->name, TODAY);

		assert_int_equal(caution_do(w, by, id, c.version, &deed, &problems, &no, &c), DONE);
	}
}

/* ---- kept ---- */

static void check__is_kept_whole(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct check check = a_check_past_history("Hen gofnod.");
	struct kept_check kept;

	check.c.risk_tool = TOOL_DARA;
	check.offence_on = day(20260404);
	check.c.answer[RULE_ACCESS_NEED] = "help";
	check.pass[RULE_ACCESS_NEED] =
		(struct pass){ "Cyfieithydd.", "Mair Sampl", "Cydlynydd", TODAY };

	struct place place = a_place_on(f, a_cohort_of(f, &p).id, &check);

	assert_true(reads(f, &f->sergeant, place.id, &kept));
	assert_int_equal(kept.terms.version, 1);
	assert_int_equal(kept.by.v, f->sergeant.account.v);
	assert_int_equal(kept.at.ms, f->now.ms);
	assert_int_equal(kept.person.v, 0);
	assert_string_equal(kept.check.c.sex, "male");
	assert_int_equal(kept.check.c.risk_tool, TOOL_DARA);
	assert_day(kept.check.offence_on, 20260404);
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		const char *was = answer_text(f->arena, rule, &check.c);
		const char *is = answer_text(f->arena, rule, &kept.check.c);

		assert_string_equal(is == NULL ? "" : is, was == NULL ? "" : was);
	}
	assert_string_equal(kept.check.pass[RULE_HISTORY].because, "Hen gofnod.");
	assert_string_equal(kept.check.pass[RULE_HISTORY].said_by, "");
	assert_string_equal(kept.check.pass[RULE_ACCESS_NEED].because, "Cyfieithydd.");
	assert_string_equal(kept.check.pass[RULE_ACCESS_NEED].said_by, "Mair Sampl");
	assert_string_equal(kept.check.pass[RULE_ACCESS_NEED].said_as, "Cydlynydd");
	assert_day(kept.check.pass[RULE_ACCESS_NEED].said_on, date_number(TODAY));
	assert_int_equal(kept.findings.n, RULE_COUNT - 2); // the usual terms name no offences
	list_each (const struct finding *, each, &kept.findings)
		assert_int_equal(finding_is_against(each),
			each->rule == RULE_HISTORY || each->rule == RULE_ACCESS_NEED);
}

static void check__of_which_nothing_is_kept_holds_no_place(void **state)
{
	static const struct {
		enum rule rule;
		const char *answer;
	} cases[] = { { RULE_ADMISSION, "no" }, { RULE_AUTHORISER, "nobody" },
		{ RULE_VICTIM_VIEWS, NULL }, { RULE_HISTORY, "yes" },
		{ RULE_ACCESS_NEED, "help" } };
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct cohort cohort = a_cohort_of(f, &p);
	struct place place;

	for (size_t i = 0; i < array_size(cases); i++) {
		struct check check = a_check();

		check.c.answer[cases[i].rule] = cases[i].answer;
		assert_int_equal(hold(f, &f->sergeant, cohort.id, &check, &place), REFUSED);
		assert_true(problems.n > 0);
		assert_int_equal(held(f), 0);
	}
}

/* A place that is not to be had leaves no check either. */
static void check__is_kept_with_the_place_or_not_at_all(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct cohort cohort = a_cohort_of(f, &p);
	struct check check = a_check();
	struct place place = { 0 };

	check.c.answer[RULE_RELATIONSHIP] = "family"; // another group
	assert_int_equal(hold(f, &f->sergeant, cohort.id, &check, &place), REFUSED);
	assert_string_equal(problem_of(&problems, "")->message, hold_refusal_text(HOLD_OTHER_TYPE));
	assert_int_equal(place.id.v, 0);
	assert_int_equal(held(f), 0);
	assert_int_equal(hold(f, &f->coordinator, cohort.id, &check, &place), ABSENT);
}

/* An officer records who said so where a sergeant just writes why. */
static void pass__of_an_officer_names_the_authorising_officer(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct cohort cohort = a_cohort_of(f, &p);
	struct check check = a_check_past_history("Hen gofnod.");
	struct kept_check kept;
	struct place place;

	assert_int_equal(hold(f, &p.referrer, cohort.id, &check, &place), REFUSED);
	assert_non_null(problem_of(&problems, "pass-e05-by"));
	check.pass[RULE_HISTORY].said_by = "Rhingyll Sampl";
	check.pass[RULE_HISTORY].said_as = "Rhingyll";
	check.pass[RULE_HISTORY].said_on = TODAY;
	assert_int_equal(hold(f, &p.referrer, cohort.id, &check, &place), DONE);
	assert_true(reads(f, &p.referrer, place.id, &kept));
	assert_string_equal(kept.check.pass[RULE_HISTORY].said_by, "Rhingyll Sampl");
	assert_int_equal(hold(f, &f->sergeant, cohort.id, &check, &place), DONE);
	assert_true(reads(f, &f->sergeant, place.id, &kept));
	assert_string_equal(kept.check.pass[RULE_HISTORY].said_by, ""); // in their own name
}

/* As they are that were kept before the tool and the day were asked for. */
static void check__without_a_tool_or_a_day_stays_as_it_was(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct cohort cohort = a_cohort_of(f, &p);
	struct check check = a_check();
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260831) };
	enum hold_refusal no = HOLD_NO_REFUSAL;
	struct place place = a_place_on(f, cohort.id, &check), before;
	struct kept_check kept;

	assert_true(reads(f, &f->sergeant, place.id, &kept));
	kept.check.c.risk_tool = TOOL_NONE;
	WRITE (f, w) {
		assert_int_equal(
			place_hold(w, &f->sergeant, cohort.id, &wanted, &before, &no), DONE);
		kept.place = before.id;
		check_create(w, &kept, p.force_circle);
	}
	assert_true(reads(f, &f->sergeant, before.id, &kept));
	assert_int_equal(kept.check.c.risk_tool, TOOL_NONE);
	assert_false(date_is_set(kept.check.offence_on));
	list_each (const struct finding *, each, &kept.findings) {
		assert_int_not_equal(each->kind, FOUND_UNSAID);
		assert_null(each->why);
	}
}

/* ---- read by whom ---- */

static void check__is_the_forces_alone_while_it_is_of_nobody(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct organisation_id other = a_body(f, "Other Imagined Police", "Heddlu Dychmygol Arall");
	struct party force = { .organisation = other, .part = PART_FORCE, .from = TODAY };
	struct actor theirs = a_worker(f, other, "rhingyll.arall", ROLE_SERGEANT);
	struct place place = a_held_place(f, &p);
	const struct actor *const others[] = { &theirs, &f->coordinator, &f->facilitator,
		&p.triage_worker, &p.perpetrator_lead, &p.privacy, &f->commissioning_officer,
		&f->officer };

	WRITE (f, w)
		assert_int_equal(
			scheme_admit(w, &f->commissioning_officer, p.scheme, &force, &problems),
			DONE);
	assert_true(may_read(f, &f->sergeant, place.id));
	assert_true(may_read(f, &p.referrer, place.id));
	for (size_t i = 0; i < array_size(others); i++)
		assert_false(may_read(f, others[i], place.id));
}

static void check__of_somebody_is_for_who_may_read_their_caution_whole(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct place place = a_held_place(f, &p);
	struct block block = { .account = f->sergeant.account, .kind = BLOCK_SELF, .from = TODAY };
	struct kept_check kept;

	joins(f, &p, efa, p.diversion_circle);
	joins(f, &p, efa, p.provider_circle);
	joins(f, &p, efa, p.workshop);
	assert_false(may_read(f, &p.triage_worker, place.id));
	a_caution_of(f, &p, efa, place.id);
	assert_true(reads(f, &p.triage_worker, place.id, &kept));
	assert_int_equal(kept.person.v, efa.v);
	assert_false(kept.has_views);
	assert_null(kept.check.c.answer[RULE_VICTIM_VIEWS]);
	list_each (const struct finding *, each, &kept.findings)
		assert_int_not_equal(each->rule, RULE_VICTIM_VIEWS);
	assert_true(reads(f, &f->sergeant, place.id, &kept));
	assert_true(kept.has_views);
	assert_string_equal(kept.check.c.answer[RULE_VICTIM_VIEWS], "obtained");
	assert_string_equal(rule_facts(RULE_VICTIM_VIEWS)->code, "E09"); // as v_check_rule has it
	assert_false(may_read(f, &p.perpetrator_lead, place.id));
	assert_true(may_read(f, &f->sergeant, place.id));
	assert_false(may_read(f, &f->coordinator, place.id));
	assert_false(may_read(f, &f->facilitator, place.id));
	assert_false(may_read(f, &f->commissioning_officer, place.id));
	WRITE (f, w) {
		work_read_for(w, p.privacy.account);
		assert_int_equal(person_block(w, &p.privacy, efa, &block, &problems), DONE);
	}
	assert_false(may_read(f, &f->sergeant, place.id)); // their own case
	assert_true(may_read(f, &p.referrer, place.id));
}

/* ---- carried on ---- */

static struct kept_caution suggested(struct fresh *f, struct person_id id, struct place_id place)
{
	struct kept_caution c = { 0 };

	READ (f, w) {
		struct person person;

		work_read_for(w, f->sergeant.account);
		assert_true(person_load(w, &f->sergeant, id, &person));
		c = caution_suggested(w, &f->sergeant, &person, place);
	}
	return c;
}

static void draft__begins_with_what_the_check_says(void **state)
{
	static const struct {
		const char *answer;
		enum views outcome;
	} cases[] = { { "obtained", VIEWS_OBTAINED }, { "unable", VIEWS_UNABLE },
		{ "unsafe", VIEWS_UNSAFE }, { "objects", VIEWS_OBTAINED } };
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct cohort cohort = a_cohort_of(f, &p);
	struct terms terms = terms_usual();

	terms.scheme = p.scheme;
	terms.applies_from = TODAY;
	*list_add(f->arena, &terms.offences) = (struct offence){ { "Harassment", "Aflonyddu" } };
	WRITE (f, w) {
		assert_int_equal(
			scheme_write_terms(w, &f->commissioning_officer, &terms, &problems), DONE);
		assert_int_equal(scheme_sign_terms(w, &f->approver, p.scheme, 2, &problems), DONE);
	}
	for (size_t i = 0; i < array_size(cases); i++) {
		struct check check = a_check();
		bool objects = strcmp(cases[i].answer, "objects") == 0;

		check.terms_version = 2;
		check.offence_on = day(20260404);
		check.c.offence = 0;
		check.c.answer[RULE_VICTIM_VIEWS] = cases[i].answer;
		check.pass[RULE_VICTIM_VIEWS].because = "Trafodwyd.";

		struct place place = a_place_on(f, cohort.id, &check);
		struct kept_caution c = suggested(f, efa, place.id);

		assert_string_equal(c.offence, "Harassment");
		assert_day(c.facts.offence_on, 20260404);
		assert_int_equal(c.facts.views.outcome, cases[i].outcome);
		assert_int_equal(c.facts.views.are_followed, !objects);
		assert_string_equal(c.facts.views.why_otherwise, objects ? "Trafodwyd." : "");
	}
}

/* ---- again, for a caution that was given ---- */

static enum outcome_kind hold_again(
	struct fresh *f, struct cohort_id cohort, struct place_id before, struct place *p)
{
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260831) };
	enum outcome_kind outcome = ABSENT;

	WRITE (f, w) {
		work_read_for(w, f->sergeant.account);
		outcome = check_hold_again(w, &f->sergeant, cohort, &wanted, before, p, &problems);
	}
	return outcome;
}

static void again__for_a_given_caution_the_check_is_kept_as_it_was(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct cohort cohort = a_cohort_of(f, &p);
	struct check check = a_check_past_history("Hen gofnod.");
	struct place place = a_place_on(f, cohort.id, &check), other = { 0 };
	struct caution_id id = a_caution_of(f, &p, efa, place.id);
	struct instant made_at = f->now;
	struct kept_check kept;

	assert_int_equal(hold_again(f, cohort.id, place.id, &other), ABSENT); // not given yet
	act(f, &f->sergeant, id, CAUTION_AUTHORISE);
	act(f, &p.referrer, id, CAUTION_ISSUE);
	time_passes(f, 3600000);
	assert_int_equal(hold_again(f, cohort.id, place.id, &other), DONE);
	assert_true(reads(f, &f->sergeant, other.id, &kept));
	assert_int_equal(kept.at.ms, made_at.ms);
	assert_int_equal(kept.person.v, efa.v);
	assert_string_equal(kept.check.pass[RULE_HISTORY].because, "Hen gofnod.");
}

static void again__for_a_given_caution_no_check_is_asked_for(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct cohort cohort = a_cohort_of(f, &p);
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260831) };
	enum hold_refusal no;
	struct place place, other;

	WRITE (f, w) // as it was before checks were kept
		assert_int_equal(
			place_hold(w, &f->sergeant, cohort.id, &wanted, &place, &no), DONE);

	struct caution_id id = a_caution_of(f, &p, efa, place.id);

	act(f, &f->sergeant, id, CAUTION_AUTHORISE);
	act(f, &p.referrer, id, CAUTION_ISSUE);
	assert_int_equal(hold_again(f, cohort.id, place.id, &other), DONE);
	assert_false(may_read(f, &f->sergeant, other.id));
}

/* ---- figures ---- */

static void figures__count_the_rules_gone_past_by_month_and_by_whom(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct cohort cohort = a_cohort_of(f, &p);
	struct check check = a_check_past_history("Hen gofnod.");
	const struct actor *const readers[] = { &f->commissioning_officer, &f->sergeant };
	const struct actor *const others[] = { &f->coordinator, &f->facilitator, &f->officer,
		&p.triage_worker, &p.perpetrator_lead };
	struct passed_list all;

	a_place_on(f, cohort.id, &check);
	a_place_on(f, cohort.id, &check);
	check.c.answer[RULE_ACCESS_NEED] = "help";
	check.pass[RULE_ACCESS_NEED] =
		(struct pass){ "Cyfieithydd.", "Mair Sampl", "Cydlynydd", TODAY };
	time_passes(f, INT64_C(30) * 24 * 3600000);
	a_place_on(f, cohort.id, &check);
	READ (f, w) {
		for (size_t i = 0; i < array_size(readers); i++) {
			assert_true(scheme_passed(
				w, readers[i], p.scheme, day(20260501), day(20260630), &all));
			assert_int_equal(all.n, 3);
			assert_day(all.at[0].month, 20260601);
			assert_int_equal(all.at[0].rule, RULE_ACCESS_NEED);
			assert_int_equal(all.at[0].overrider, PROVIDER);
			assert_int_equal(all.at[2].rule, RULE_HISTORY);
			assert_int_equal(all.at[2].overrider, AUTHORISING_OFFICER);
			assert_int_equal(all.at[2].number, 2);
		}
		for (size_t i = 0; i < array_size(others); i++)
			assert_false(scheme_passed(
				w, others[i], p.scheme, day(20260501), day(20260630), &all));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(check__is_kept_whole),
		FRESH(check__without_a_tool_or_a_day_stays_as_it_was),
		FRESH(check__of_which_nothing_is_kept_holds_no_place),
		FRESH(check__is_kept_with_the_place_or_not_at_all),
		FRESH(pass__of_an_officer_names_the_authorising_officer),
		FRESH(check__is_the_forces_alone_while_it_is_of_nobody),
		FRESH(check__of_somebody_is_for_who_may_read_their_caution_whole),
		FRESH(draft__begins_with_what_the_check_says),
		FRESH(again__for_a_given_caution_the_check_is_kept_as_it_was),
		FRESH(again__for_a_given_caution_no_check_is_asked_for),
		FRESH(figures__count_the_rules_gone_past_by_month_and_by_whom),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
