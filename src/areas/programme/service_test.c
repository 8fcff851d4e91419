/* SPDX-License-Identifier: MIT */
/*
 * A programme of an attested decision, and budgets that somebody else signs.
 */
#include "areas/programme/programme.h"

#include "areas/cohort/testing.h"
#include "areas/programme/testing.h"
#include "auth/account.h"
#include "base/err.h"

static struct problems problems;

static enum outcome_kind add(struct fresh *f, const struct actor *by, struct programme *p)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = programme_add(w, by, p, &problems);
	return outcome;
}

static enum outcome_kind write_budget(struct fresh *f, const struct actor *by, struct budget *b)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = programme_write_budget(w, by, b, &problems);
	return outcome;
}

static enum outcome_kind sign(
	struct fresh *f, const struct actor *by, struct programme_id id, int64_t version)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = programme_sign_budget(w, by, id, version, &problems);
	return outcome;
}

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

static void programme__is_made_of_a_decision_that_is_attested_and_once(void **state)
{
	struct fresh *f = *state;
	struct programme p = { .decision = an_imported_decision(f, .reference = "DLI2"),
		.name = { "Invented programme", "Rhaglen ddychmygol" } };

	assert_int_equal(add(f, &f->commissioning_officer, &p), REFUSED);
	assert_string_equal(
		said(""), "A programme stands on a decision that is signed or attested");
	p = a_programme(f);
	assert_int_equal(add(f, &f->commissioning_officer, &p), REFUSED);
	assert_string_equal(said(""), "There is a programme of this decision already");
	READ (f, w) {
		struct programme same;

		assert_true(programme_from(w, p.decision, &same));
		assert_int_equal(same.id.v, p.id.v);
		assert_string_equal(same.name[WELSH], "Rhaglen ddychmygol");
	}
}

static void programme__of_a_published_decision_is_made_too(void **state)
{
	struct fresh *f = *state;
	struct programme p = { .decision = a_published_decision(f, .reference = "DLI2"),
		.name = { "Invented programme", "Rhaglen ddychmygol" } };

	assert_int_equal(add(f, &f->commissioning_officer, &p), DONE);
}

static void programme__needs_its_name_in_both_languages_and_the_right(void **state)
{
	struct fresh *f = *state;
	struct programme p = { .decision = a_costed_decision(f, "DLI1"), .name = { " ", "" } };

	assert_int_equal(add(f, &f->commissioning_officer, &p), REFUSED);
	assert_string_equal(said("name-en"), "Enter the name in English");
	assert_string_equal(said("name-cy"), "Enter the name in Welsh");
	assert_int_equal(add(f, &f->officer, &p), ABSENT);
	assert_int_equal(add(f, &f->approver, &p), ABSENT);
	assert_int_equal(add(f, &f->coordinator, &p), ABSENT);
}

static void programme__is_known_in_its_office_alone(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	const struct {
		const struct actor *who;
		bool reads, alters, signs;
	} all[] = {
		{ &f->commissioning_officer, true, true, false },
		{ &f->approver, true, false, true },
		{ &f->officer, true, false, false },
		{ &f->auditor, true, false, false },
		{ &f->translator, false, false, false },
		{ &f->sergeant, false, false, false },
		{ &f->coordinator, false, false, false },
		{ &f->stranger, false, false, false },
	};

	READ (f, w)
		for (size_t i = 0; i < array_size(all); i++) {
			struct programme same;

			assert_int_equal(programme_for(w, all[i].who, PROGRAMME_READ, p.id, &same),
				all[i].reads);
			assert_int_equal(programme_for(w, all[i].who, PROGRAMME_ALTER, p.id, &same),
				all[i].alters);
			assert_int_equal(programme_for(w, all[i].who, PROGRAMME_SIGN, p.id, &same),
				all[i].signs);
			assert_int_equal(programmes_for(w, all[i].who).n, all[i].reads ? 1 : 0);
		}
}

static void budget__takes_its_money_from_the_decision(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p), kept;

	b.limits.at[0].money = (struct money){ 1 }; // whatever was sent
	assert_int_equal(write_budget(f, &f->commissioning_officer, &b), DONE);
	READ (f, w) {
		assert_true(programme_budget_load(w, p.id, 1, &kept));
		assert_false(programme_budget_in_force(w, p.id, &kept));
	}
	assert_int_equal(kept.limits.n, 5);
	assert_int_equal(heading_terms(&kept, HEADING_MOBILISATION).cap.money.pence, 3376000);
	assert_int_equal(heading_terms(&kept, HEADING_DELIVERY).cap.money.pence, 6000000);
	assert_int_equal(heading_terms(&kept, HEADING_DELIVERY).price.pence, 300000);
	assert_int_equal(kept.licence, LICENCE_FIXED);
	assert_int_equal(kept.ceiling[CEILING_PEOPLE], 200);
	assert_int_equal(kept.ceiling[CEILING_COHORTS], 20);
	assert_int_equal(kept.ceiling[CEILING_TRAINED], 12);
	assert_true(date_equal(kept.ends_on, date_of(2027, 3, 31)));
	assert_int_equal(kept.written_by.v, f->commissioning_officer.account.v);
}

static void budget__refuses_what_is_no_amount_of_the_decision_and_a_strange_scheme(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);

	b.limits.at[0].amount = 99;
	b.scheme = (struct scheme_id){ 7 };
	assert_int_equal(write_budget(f, &f->commissioning_officer, &b), REFUSED);
	assert_string_equal(said("amount-99-kind"), "This is not an amount of the decision");
	assert_string_equal(said("scheme"), "Choose a scheme of your office");
	READ (f, w)
		assert_int_equal(programme_versions(w, p.id).n, 0);
}

static void budget__is_not_overwritten_by_who_has_not_seen_the_newest(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);

	assert_int_equal(write_budget(f, &f->commissioning_officer, &b), DONE);
	assert_int_equal(write_budget(f, &f->commissioning_officer, &b), CHANGED_MEANWHILE);
	assert_int_equal(write_budget(f, &f->approver, &b), ABSENT);
	b.version = 1;
	assert_int_equal(write_budget(f, &f->commissioning_officer, &b), DONE);
}

static void budget__is_signed_by_another_and_only_the_newest(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p), kept;

	assert_int_equal(write_budget(f, &f->commissioning_officer, &b), DONE);
	assert_int_equal(sign(f, &f->commissioning_officer, p.id, 1), ABSENT);
	assert_int_equal(sign(f, &f->approver, p.id, 2), ABSENT);
	b.version = 1;
	assert_int_equal(write_budget(f, &f->commissioning_officer, &b), DONE);
	assert_int_equal(sign(f, &f->approver, p.id, 1), CHANGED_MEANWHILE);
	assert_int_equal(sign(f, &f->approver, p.id, 2), DONE);
	assert_int_equal(sign(f, &f->approver, p.id, 2), REFUSED);
	assert_string_equal(said(""), "This budget is signed already");
	READ (f, w)
		assert_true(programme_budget_in_force(w, p.id, &kept));
	assert_int_equal(kept.version, 2);
	assert_int_equal(kept.signed_by.v, f->approver.account.v);
	assert_int_equal(kept.limits.n, 5);
}

static void budget__is_not_signed_by_who_wrote_it_whatever_else_they_may(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);
	struct actor both = f->approver;

	WRITE (f, w)
		assert_int_equal(account_grant(w, both.account, ROLE_COMMISSIONING_OFFICER),
			ACCOUNT_NO_REFUSAL);
	both.roles |= 1u << ROLE_COMMISSIONING_OFFICER;
	assert_int_equal(write_budget(f, &both, &b), DONE);
	assert_int_equal(sign(f, &both, p.id, 1), REFUSED);
	assert_string_equal(said(""), "Whoever wrote the budget cannot sign it");
}

static void counts__are_those_of_its_scheme_within_its_days(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);
	struct programme_counts counts;

	READ (f, w)
		assert_false(programme_counts(w, &b, &counts));
	a_cohort(f, &scene);
	b.scheme = scene.scheme.id;
	WRITE (f, w) {
		scheme_count(w, b.scheme, MILESTONE_BOOKED, date_of(2026, 4, 9), 1);
		scheme_count(w, b.scheme, MILESTONE_BOOKED, date_of(2026, 3, 9), 1); // before it
		scheme_count(w, b.scheme, MILESTONE_COMPLETED, date_of(2026, 4, 9), 1);
	}
	READ (f, w) {
		assert_true(programme_counts(w, &b, &counts));
		assert_int_equal(programme_completed(w, &b), 1);
		assert_int_equal(
			programme_completed_of(w, &b, date_of(2025, 4, 1), date_of(2026, 3, 31)),
			0); // before it
		assert_int_equal(
			programme_completed_of(w, &b, date_of(2026, 4, 1), date_of(2027, 3, 31)),
			1);
		assert_int_equal(
			programme_completed_of(w, &b, date_of(2026, 5, 1), date_of(2027, 3, 31)),
			0);
	}
	assert_int_equal(counts.number[CEILING_PEOPLE], 1);
	assert_int_equal(counts.number[CEILING_COHORTS], 0);
	assert_int_equal(counts.planned, 1);
	assert_int_equal(counts.number[CEILING_TRAINED], 3);
	time_passes(f, INT64_C(120) * 24 * 3600 * 1000);
	READ (f, w)
		assert_true(programme_counts(w, &b, &counts));
	assert_int_equal(counts.number[CEILING_COHORTS], 1);
	assert_int_equal(counts.planned, 0);
	b.ends_on = date_of(2026, 4, 30); // workshop B is in May
	READ (f, w)
		assert_true(programme_counts(w, &b, &counts));
	assert_int_equal(counts.number[CEILING_COHORTS], 0);
}

/* ---- a pilot ---- */

static struct pilot a_pilot(struct fresh *f, const struct programme *p)
{
	struct pilot pilot = { .programme = p->id,
		.decide_by = date_of(2026, 6, 30),
		.report = { "", "" },
		.outcome = PILOT_OPEN,
		.because = { "", "" } };

	*list_add(f->arena, &pilot.questions) =
		(struct pilot_question){ .asked = { "Does it work?", "Ydy e’n gweithio?" },
			.answer = { "", "" } };
	*list_add(f->arena, &pilot.questions) =
		(struct pilot_question){ .asked = { "For whom?", "I bwy?" }, .answer = { "", "" } };
	return pilot;
}

static enum outcome_kind write_pilot(
	struct fresh *f, const struct actor *by, const struct pilot *pilot)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = programme_write_pilot(w, by, pilot, &problems);
	return outcome;
}

static struct pilot pilot_now(struct fresh *f, const struct programme *p)
{
	struct pilot now = { 0 };

	READ (f, w)
		assert_true(programme_pilot(w, p->id, &now));
	return now;
}

static void pilot__is_kept_whole_by_version(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct pilot pilot = a_pilot(f, &p), now;

	READ (f, w)
		assert_false(programme_pilot(w, p.id, &now));
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), DONE);
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), CHANGED_MEANWHILE);
	now = pilot_now(f, &p);
	assert_int_equal(now.version, 1);
	assert_true(date_equal(now.decide_by, pilot.decide_by));
	assert_true(pilot_asks_the_same(&now, &pilot));
	assert_false(pilot_is_reported(&now));
	now.questions.at[0].answer[ENGLISH] = "Yes.";
	now.questions.at[1].answer[WELSH] = "I bawb.";
	now.report[ENGLISH] = "A report.";
	now.outcome = PILOT_ENDED;
	now.because[ENGLISH] = "No money.";
	now.because[WELSH] = "Dim arian.";
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &now), DONE);
	now = pilot_now(f, &p);
	assert_int_equal(now.version, 2);
	assert_string_equal(now.questions.at[0].answer[ENGLISH], "Yes.");
	assert_string_equal(now.questions.at[1].answer[WELSH], "I bawb.");
	assert_string_equal(now.report[ENGLISH], "A report.");
	assert_int_equal(now.outcome, PILOT_ENDED);
	assert_string_equal(now.because[WELSH], "Dim arian.");
	assert_int_equal(now.written_by.v, f->commissioning_officer.account.v);
}

static void pilot__is_written_by_who_alters_the_programme(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct pilot pilot = a_pilot(f, &p);
	const struct actor *const others[] = { &f->approver, &f->auditor, &f->officer, &f->stranger,
		&f->coordinator };

	for (size_t i = 0; i < array_size(others); i++)
		assert_int_equal(write_pilot(f, others[i], &pilot), ABSENT);
	pilot.decide_by = DATE_NONE;
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), REFUSED);
	assert_string_equal(
		said("decide-by"), "Enter the day by which it is to be decided what follows");
	READ (f, w)
		assert_false(programme_pilot(w, p.id, &pilot));
}

static void pilot__keeps_the_questions_that_its_report_answers(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct pilot pilot = a_pilot(f, &p);

	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), DONE);
	pilot.version = 1;
	pilot.questions.at[0].asked[ENGLISH] = "Does it work well?";
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), DONE); // not yet
	pilot.version = 2;
	pilot.questions.at[0].answer[ENGLISH] = pilot.questions.at[1].answer[ENGLISH] = "Yes.";
	pilot.report[ENGLISH] = "A report.";
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), DONE);
	pilot.version = 3;
	pilot.questions.at[0].asked[ENGLISH] = "Does it work?";
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), REFUSED);
	assert_string_equal(
		said(""), "The end report answers these questions, so they stay as they are");
	pilot = pilot_now(f, &p);
	pilot.decide_by = date_of(2026, 9, 30); // which can be put off
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), DONE);
}

static void pilot__is_followed_by_another_decision_of_the_office_that_stands(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct pilot pilot = a_pilot(f, &p);
	struct decision_id cannot[] = { p.decision, an_imported_decision(f, .reference = "DLI2"),
		{ 12345 } };

	pilot.outcome = PILOT_CONTINUED;
	for (size_t i = 0; i < array_size(cannot); i++) {
		pilot.successor = cannot[i];
		assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), REFUSED);
		assert_string_equal(said("successor"),
			"Choose another decision of your office that is signed or attested");
	}
	pilot.successor = an_attested_decision(f, .reference = "DLI3");
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), DONE);
	assert_int_equal(pilot_now(f, &p).successor.v, pilot.successor.v);
	pilot.version = 1;
	pilot.successor = a_published_decision(f, .reference = "DLI4");
	assert_int_equal(write_pilot(f, &f->commissioning_officer, &pilot), DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(programme__is_made_of_a_decision_that_is_attested_and_once),
		FRESH(programme__of_a_published_decision_is_made_too),
		FRESH(programme__needs_its_name_in_both_languages_and_the_right),
		FRESH(programme__is_known_in_its_office_alone),
		FRESH(budget__takes_its_money_from_the_decision),
		FRESH(budget__refuses_what_is_no_amount_of_the_decision_and_a_strange_scheme),
		FRESH(budget__is_not_overwritten_by_who_has_not_seen_the_newest),
		FRESH(budget__is_signed_by_another_and_only_the_newest),
		FRESH(budget__is_not_signed_by_who_wrote_it_whatever_else_they_may),
		FRESH(counts__are_those_of_its_scheme_within_its_days),
		FRESH(pilot__is_kept_whole_by_version),
		FRESH(pilot__is_written_by_who_alters_the_programme),
		FRESH(pilot__keeps_the_questions_that_its_report_answers),
		FRESH(pilot__is_followed_by_another_decision_of_the_office_that_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
