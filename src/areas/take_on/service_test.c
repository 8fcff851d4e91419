/* SPDX-License-Identifier: MIT */
/*
 * Sheets brought in on a real database: by the rules of their days, whole or not at all, once.
 */
#include <string.h>

#include "areas/own_case/own_case.h"
#include "areas/take_on/testing.h"

#define PEOPLE                                                                                     \
	PEOPLE_HEAD PERSON_ROW("P1", "Sampla") PERSON_ROW("P2", "Samplb") PERSON_ROW("P3", "Sampl" \
											   "c")

static void is_prepared(struct fresh *f, const struct path *path)
{
	is_sent(f, path, COHORTS_HEAD COHORT_ROW NEXT_COHORT_ROW);
	is_sent(f, path, PEOPLE);
}

/* Everybody whom the force lists. */
static size_t people_listed_to(struct fresh *f, const struct actor *by)
{
	struct person_filter all = { 0 };
	size_t n = 0;

	READ (f, w) {
		work_read_for(w, by->account);
		n = person_list(w, by, &all, 100).n;
	}
	return n;
}

static size_t people_listed(struct fresh *f)
{
	return people_listed_to(f, &f->sergeant);
}

/* The referral of the person of that family name. */
static struct kept_referral referral_of(struct fresh *f, const char *family)
{
	struct referral_id id = { 0 };

	READ (f, w) {
		struct person_filter filter = { .search = family };
		struct person_lines found;

		work_read_for(w, f->sergeant.account);
		found = person_list(w, &f->sergeant, &filter, 2);
		assert_int_equal(found.n, 1);
		id = referral_of_person(w, &f->sergeant, found.at[0].id).at[0];
	}
	return referral_now(f, id);
}

static const char *first_message(const struct sending *s)
{
	return s->report.problems.n == 0 ? "" : s->report.problems.at[0].message;
}

/* ---- a year ---- */

static void cohorts__stand_as_they_were_held(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct cohort_filter filter = { .from = day(20260101) };
	struct cohorts all = { 0 };

	is_sent(f, &path, COHORTS_HEAD COHORT_ROW NEXT_COHORT_ROW);
	READ (f, w)
		all = cohorts_for(w, &path.p.coordinator, &filter, 10);
	assert_int_equal(all.n, 2);
	assert_true(date_equal(all.at[0].workshop[WORKSHOP_A].on, day(20260613)));
	assert_true(date_equal(all.at[0].workshop[WORKSHOP_B].on, day(20260711)));
	assert_int_equal(all.at[0].changed_at.ms, f->now.ms);
}

static void people__stand_in_the_lists_with_their_past_days(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct kept_referral r;

	is_sent(f, &path, PEOPLE);
	assert_int_equal(people_listed(f), 3);
	r = referral_of(f, "Samplb");
	assert_int_equal(referral_state(&r.facts), REFERRAL_ACCEPTED);
	assert_true(r.facts.has_caution);
	assert_true(date_equal(r.facts.deadline, day(20260831)));
	assert_true(date_equal(r.facts.referred_on, day(20260521)));
	assert_true(date_equal(r.facts.triage_opened_on, day(20260522)));
	assert_true(date_equal(r.facts.triaged_on, day(20260526)));
	assert_true(date_equal(r.facts.accepted_on, day(20260527)));
	assert_int_equal(r.made_at.ms, f->now.ms);
	assert_int_equal(r.made_by.v, path.p.coordinator.account.v);
}

/* The one row of P1 with another sex. */
static struct sending of_sex(struct fresh *f, const struct path *path, const char *sex)
{
	const char *row = PERSON_ROW("P1", "Sampla");
	const char *at = strstr(row, ",male,");

	return sent(f, path,
		arena_format(f->arena, PEOPLE_HEAD "%.*s,%s,%s", (int)(at - row), row, sex,
			at + strlen(",male,")));
}

static void person__is_in_a_group_of_their_sex(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending wrong = of_sex(f, &path, "female");

	assert_int_equal(wrong.outcome, REFUSED);
	assert_string_equal(first_message(&wrong), sex_does_not_fit);
	assert_int_equal(wrong.report.problems.at[0].column, COLUMN_GROUP);
	assert_int_equal(people_listed(f), 0);
	assert_int_equal(of_sex(f, &path, "unsaid").outcome, DONE);

	struct kept_referral r = referral_of(f, "Sampla");

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		assert_string_equal(referral_reasons(w, &f->sergeant, r.id).at[0].because,
			"It was so in the programme’s own sheets.");
	}
}

static void attendance__completes_misses_and_repeats(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct kept_referral r;

	is_prepared(f, &path);
	is_sent(f, &path,
		ATTENDANCE_HEAD "P1,C1,28/05/2026,came,,came,,,,13/07/2026\r\n"
				"P2,C1,28/05/2026,missed,,,,go on,19/06/2026,\r\n"
				"P2,C2,22/06/2026,came,,came,,,,\r\n"
				"P3,C2,22/06/2026,absent,,,,,,\r\n");
	r = referral_of(f, "Sampla");
	assert_int_equal(referral_state(&r.facts), REFERRAL_CLOSED);
	assert_true(date_equal(r.facts.closed_on, day(20260713)));
	r = referral_of(f, "Samplb");
	assert_int_equal(r.facts.attempts.n, 2);
	assert_int_equal(r.facts.attempts.at[0].decision, POLICE_GO_ON);
	assert_int_equal(referral_state(&r.facts), REFERRAL_COMPLETED);
	assert_true(date_equal(attempt_last(&r.facts)->result_on[WORKSHOP_B], day(20260815)));
	r = referral_of(f, "Samplc");
	assert_int_equal(referral_state(&r.facts), REFERRAL_WITH_POLICE);
}

static void funnel__counts_the_months_in_which_it_was(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct funnel funnel = { 0 };

	is_prepared(f, &path);
	READ (f, w) {
		work_read_for(w, path.p.coordinator.account);
		assert_true(referral_funnel(w, &path.p.coordinator, path.p.scheme, day(20260501),
			day(20260531), &funnel));
	}
	assert_int_equal(funnel.number[MILESTONE_ACCEPTED], 3);
}

static void person__of_the_same_names_and_birth_is_referred_once_more(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const char *again =
		PEOPLE_HEAD "P9,Enghraifft,Sampla,17/05/"
			    "1990,male,English,Powys,police,MI,,,,,,,,20/08/2026,,,\r\n";
	struct sending s;
	struct kept_referral r;

	is_prepared(f, &path);
	s = sent(f, &path, again);
	assert_int_equal(s.outcome, REFUSED);
	assert_string_equal(
		first_message(&s), "This person was referred already, and that referral goes on");
	is_sent(f, &path, ATTENDANCE_HEAD "P1,C1,28/05/2026,came,,came,,,,13/07/2026\r\n");
	f->now.ms += 1000; // ids of one second are in no order
	is_sent(f, &path, again);
	assert_int_equal(people_listed(f), 3);
	r = referral_of(f, "Sampla"); // the one made last
	assert_int_equal(referral_state(&r.facts), REFERRAL_REFERRED);
}

/* Of a second scheme with the same bodies, in which the coordinator may bring sheets in too. */
static struct path another_programme(struct fresh *f, const struct path *path)
{
	struct path other = *path;

	other.p.scheme = a_scheme_of_the_force(f);
	scene_admit(f, other.p.scheme, other.p.diversion, PART_DIVERSION);
	scene_admit(f, other.p.scheme, other.p.provider, PART_PROVIDER);
	return other;
}

static void person__of_another_scheme_is_not_written_into(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct path other = another_programme(f, &path);
	struct referral_id id;
	struct sending s;

	clock_to(f, day(20260901));
	is_sent(f, &path, PEOPLE_HEAD PERSON_ROW("P1", "Sampla"));
	is_sent(f, &path, COHORTS_HEAD COHORT_ROW);
	is_sent(f, &path, ATTENDANCE_HEAD "P1,C1,28/05/2026,came,,came,,,,13/07/2026\r\n");
	id = referral_of(f, "Sampla").id;
	s = sent(f, &other,
		PEOPLE_HEAD "P9,Enghraifft,Sampla,17/05/"
			    "1990,male,English,Powys,police,MI,,,,,,,,20/08/2026,,,\r\n");
	assert_int_equal(s.outcome, REFUSED);
	assert_non_null(strstr(first_message(&s), "Somebody of these names"));
	assert_int_equal(people_listed(f), 1);
	assert_int_equal(referral_of(f, "Sampla").id.v, id.v);
}

/* ---- the rules of the day ---- */

static void rule__of_the_day_refuses_at_its_row_and_column(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s;

	s = sent(f, &path,
		COHORTS_HEAD
		"C1,MI,room,Welsh,Neuadd Sampl,10,13/06/2026,10:00,15:00,20/06/2026," LEADERS_ROW);
	assert_int_equal(s.outcome, REFUSED);
	assert_int_equal(s.report.problems.at[0].row, 2);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_B_ON);

	is_prepared(f, &path);
	s = sent(f, &path, ATTENDANCE_HEAD "P1,C1,13/06/2026,came,,came,,,,\r\n");
	assert_int_equal(s.report.problems.at[0].column, COLUMN_BOOKED_ON);
	assert_string_equal(first_message(&s), "Workshop A has to be later than today");
	s = sent(f, &path,
		ATTENDANCE_HEAD "P1,C1,28/05/2026,came,,came,,,,\r\nP2,C1,28/05/2026,,,,,,,\r\n");
	assert_int_equal(s.report.problems.at[0].row, 3);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_A_CAME);
}

static void body__that_took_no_part_on_that_day_is_refused(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s = sent(f, &path,
		PEOPLE_HEAD "P1,Enghraifft,Sampl,17/05/1990,male,English,Powys,police,MI,,,,,,,,"
			    "10/02/2026,,,\r\n");

	assert_int_equal(s.outcome, REFUSED);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_REFERRED_ON);
}

static void age__is_that_of_the_day_of_the_caution(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s = sent(f, &path,
		PEOPLE_HEAD
		"P1,Enghraifft,Sampl,21/05/2008,male,English,Powys,caution,MI,02/05/2026,"
		"20/05/2026,31/08/2026,12345,54321,sergeant,obtained,21/05/2026,,,\r\n");

	assert_int_equal(s.outcome, REFUSED);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_BORN);
}

/* ---- whole or not at all ---- */

static void file__with_a_bad_last_row_brings_nothing(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s = sent(f, &path,
		PEOPLE "P4,Enghraifft,Sampld,17/05/1990,male,English,Powys,caution,MI,02/05/2026,"
		       "20/05/2026,01/05/2026,12345,54321,sergeant,obtained,21/05/2026,,,\r\n");

	assert_int_equal(s.outcome, REFUSED);
	assert_int_equal(s.report.problems.n, 1);
	assert_int_equal(s.report.problems.at[0].row, 5);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_DEADLINE);
	assert_int_equal(people_listed(f), 0);
	is_sent(f, &path, PEOPLE); // and can be sent again
	assert_int_equal(people_listed(f), 3);
}

static void report__names_each_row_that_is_wrong(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s = sent(f, &path,
		PEOPLE_HEAD "P1,Enghraifft,Sampla,17/05/1990,male,English,Powys,police,MI,,,,,,,,"
			    "21/05/2026,20/05/2026,,\r\n"
			    "P2,Enghraifft,Samplb,17/05/1990,male,English,Powys,police,XX,,,,,,,,"
			    "21/05/2026,,,\r\n"
			    "P2,,Samplc,17/05/1990,male,English,Powys,police,MI,,,,,,,,21/05/2026,"
			    ",,\r\n");

	assert_int_equal(s.report.problems.n, 4);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_TRIAGE_ON);
	assert_int_equal(s.report.problems.at[1].column, COLUMN_GROUP);
	assert_string_equal(s.report.problems.at[1].detail, "XX");
	assert_int_equal(s.report.problems.at[2].column, COLUMN_PERSON);
	assert_null(s.report.problems.at[2].detail);
	assert_int_equal(s.report.problems.at[2].other_row, 3);
	assert_int_equal(s.report.problems.at[3].column, COLUMN_GIVEN_NAMES);
}

static void rehearsal__says_the_same_and_brings_nothing(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s = sent_by(f, &path, &path.p.coordinator, PEOPLE, true);

	assert_int_equal(s.outcome, DONE);
	assert_int_equal(s.report.brought, 3);
	assert_int_equal(people_listed(f), 0);
	is_sent(f, &path, PEOPLE);
}

/* ---- once ---- */

static void file__sent_twice_brings_nothing_more(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s;

	is_sent(f, &path, PEOPLE);
	s = sent(f, &path, PEOPLE);
	assert_int_equal(s.outcome, DONE);
	assert_int_equal(s.report.known, 3);
	assert_int_equal(s.report.brought, 0);
	assert_int_equal(people_listed(f), 3);
}

static void file__that_grew_brings_the_rows_that_are_new(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s;

	is_sent(f, &path, PEOPLE);
	s = sent(f, &path, PEOPLE PERSON_ROW("P4", "Sampld"));
	assert_int_equal(s.outcome, DONE);
	assert_int_equal(s.report.brought, 1);
	assert_int_equal(people_listed(f), 4);
	READ (f, w)
		assert_int_equal(take_on_history(w, &path.p.coordinator, path.p.scheme, 10).n, 2);
}

static void row__that_says_something_else_now_is_refused(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s;

	is_sent(f, &path, PEOPLE);
	s = sent(f, &path, PEOPLE_HEAD PERSON_ROW("P2", "Arall"));
	assert_int_equal(s.outcome, REFUSED);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_PERSON);
}

static void attendance__asks_for_the_other_sheets_first(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct sending s = sent(f, &path, ATTENDANCE_HEAD "P1,C1,28/05/2026,came,,came,,,,\r\n");

	assert_int_equal(s.report.problems.n, 2);
	assert_int_equal(s.report.problems.at[0].column, COLUMN_PERSON);
	assert_int_equal(s.report.problems.at[1].column, COLUMN_COHORT);
}

/* ---- who ---- */

static void taking_on__is_the_providers_coordinators(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const struct actor *others[] = { &f->sergeant, &path.p.referrer, &path.p.triage_worker,
		&path.p.facilitator, &path.p.perpetrator_lead, &f->commissioning_officer,
		&f->auditor, &path.p.privacy, &f->elsewhere_coordinator };

	for (size_t i = 0; i < array_size(others); i++)
		assert_int_equal(sent_by(f, &path, others[i], PEOPLE, false).outcome, ABSENT);
	assert_int_equal(people_listed(f), 0);
}

static void hands__are_lent_for_the_file_alone(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const struct actor *by = &path.p.coordinator;
	struct kept_referral r;

	is_sent(f, &path, PEOPLE);
	r = referral_of(f, "Sampla");
	READ (f, w) {
		struct kept_caution c;

		work_read_for(w, by->account);
		assert_true(person_may(w, by, PERSON_READ, r.person));
		assert_false(person_may(w, by, CAUTION_READ, r.person));
		assert_false(person_may(w, by, TRIAGE_WORK, r.person));
		assert_false(caution_load(w, by, r.caution, &c));
		assert_int_equal(reach_circles(w, by->account, PERSON_ADD).n, 0);
	}
}

/* The coordinator is called so. */
#define OWN_ROW                                                                                    \
	"P2,Cydlynydd,Sampl,17/05/1990,male,English,Powys,caution,MI,02/05/2026,20/05/2026,"       \
	"31/08/2026,12345,54321,sergeant,obtained,21/05/2026,22/05/2026,26/05/2026,27/05/2026\r\n"

static void hand__whose_own_case_is_brought_sees_it_no_more(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const struct actor *by = &path.p.coordinator;
	struct actor manager =
		a_worker(f, by->organisation, "rheolwr.darparwr", ROLE_ACCOUNT_MANAGER);
	struct own_facts facts = {
		.born = date_of(1990, 5, 17), .phone = "", .house = "", .postcode = "", .number = ""
	};
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			own_account_know(w, &manager, by->account, &facts, &problems), DONE);
	is_sent(f, &path, PEOPLE_HEAD PERSON_ROW("P1", "Sampla") OWN_ROW);
	assert_int_equal(people_listed(f), 2);
	assert_int_equal(people_listed_to(f, by), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(cohorts__stand_as_they_were_held),
		FRESH(people__stand_in_the_lists_with_their_past_days),
		FRESH(person__is_in_a_group_of_their_sex),
		FRESH(attendance__completes_misses_and_repeats),
		FRESH(funnel__counts_the_months_in_which_it_was),
		FRESH(person__of_the_same_names_and_birth_is_referred_once_more),
		FRESH(person__of_another_scheme_is_not_written_into),
		FRESH(rule__of_the_day_refuses_at_its_row_and_column),
		FRESH(body__that_took_no_part_on_that_day_is_refused),
		FRESH(age__is_that_of_the_day_of_the_caution),
		FRESH(file__with_a_bad_last_row_brings_nothing),
		FRESH(report__names_each_row_that_is_wrong),
		FRESH(rehearsal__says_the_same_and_brings_nothing),
		FRESH(file__sent_twice_brings_nothing_more),
		FRESH(file__that_grew_brings_the_rows_that_are_new),
		FRESH(row__that_says_something_else_now_is_refused),
		FRESH(attendance__asks_for_the_other_sheets_first),
		FRESH(taking_on__is_the_providers_coordinators),
		FRESH(hands__are_lent_for_the_file_alone),
		FRESH(hand__whose_own_case_is_brought_sees_it_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
