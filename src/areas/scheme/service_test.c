/* SPDX-License-Identifier: MIT */
/*
 * Schemes, who takes part, and terms that somebody else signs.
 */
#include "areas/scheme/scheme.h"

#include "areas/testing.h"
#include "auth/reach.h"
#include "base/err.h"

#define APRIL date_of(2026, 4, 1)

static struct problems problems;

static enum outcome_kind add(struct fresh *f, const struct actor *by, struct scheme *s)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = scheme_add(w, by, s, &problems);
	return outcome;
}

static struct scheme a_scheme(struct fresh *f)
{
	struct scheme s = { .name = { "Invented workshops", "Gweithdai dychmygol" } };

	assert_int_equal(add(f, &f->commissioning_officer, &s), DONE);
	return s;
}

static enum outcome_kind admit(struct fresh *f, struct scheme_id id, struct party party)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = scheme_admit(w, &f->commissioning_officer, id, &party, &problems);
	return outcome;
}

static enum outcome_kind sign(
	struct fresh *f, const struct actor *by, struct scheme_id id, int64_t version)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = scheme_sign_terms(w, by, id, version, &problems);
	return outcome;
}

static enum outcome_kind write_terms(
	struct fresh *f, const struct actor *by, const struct terms *terms)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = scheme_write_terms(w, by, terms, &problems);
	return outcome;
}

static struct terms terms_of(struct fresh *f, struct scheme_id id, int64_t version)
{
	struct terms terms = { 0 };

	READ (f, w)
		assert_true(scheme_terms_load(w, id, version, &terms));
	return terms;
}

static bool may(struct fresh *f, const struct actor *by, enum right right, struct scheme_id id)
{
	struct scheme s;
	bool is_there = false;

	READ (f, w)
		is_there = scheme_for(w, by, right, id, &s);
	return is_there;
}

static void scheme__begins_on_the_usual_terms_unsigned(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct terms usual = terms_usual();
	struct terms terms = terms_of(f, s.id, 1);
	struct terms on_day;

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		assert_int_equal(terms.rule[rule].consequence, usual.rule[rule].consequence);
		assert_int_equal(terms.rule[rule].overrider, usual.rule[rule].overrider);
	}
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++)
		assert_int_equal(terms.term[term], usual.term[term]);
	assert_int_equal(terms.written_by.v, f->commissioning_officer.account.v);
	assert_int_equal(terms.signed_by.v, 0);
	READ (f, w)
		assert_false(scheme_terms_on(w, s.id, APRIL, &on_day));
}

static void scheme__needs_its_name_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct scheme s = { .name = { " ", "" } };

	assert_int_equal(add(f, &f->commissioning_officer, &s), REFUSED);
	assert_non_null(problem_of(&problems, "name-en"));
	assert_non_null(problem_of(&problems, "name-cy"));
	assert_int_equal(add(f, &f->officer, &s), ABSENT);
	assert_int_equal(add(f, &f->sergeant, &s), ABSENT);
}

static void party__sees_the_scheme_from_its_first_day_on(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);

	assert_false(may(f, &f->sergeant, CHECK_RUN, s.id));
	assert_int_equal(admit(f, s.id,
				 (struct party){ .organisation = f->force,
					 .part = PART_FORCE,
					 .from = date_of(2026, 3, 3) }),
		DONE);
	assert_false(may(f, &f->sergeant, CHECK_RUN, s.id));
	time_passes(f, 24 * 3600 * 1000);
	assert_true(may(f, &f->sergeant, CHECK_RUN, s.id));
	assert_true(may(f, &f->sergeant, SCHEME_READ, s.id));
	assert_false(may(f, &f->sergeant, SCHEME_ALTER, s.id));
	assert_false(may(f, &f->stranger, SCHEME_READ, s.id));
	READ (f, w) {
		assert_int_equal(schemes_for(w, &f->sergeant).n, 1);
		assert_int_equal(schemes_for(w, &f->commissioning_officer).n, 1);
		assert_int_equal(schemes_for(w, &f->approver).n, 1);
		assert_int_equal(schemes_for(w, &f->stranger).n, 0);
	}
}

static void party__has_a_part_once_and_says_which_and_from_when(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct party force = { .organisation = f->force, .part = PART_FORCE, .from = APRIL };

	assert_int_equal(admit(f, s.id, force), DONE);
	assert_int_equal(admit(f, s.id, force), REFUSED);
	assert_non_null(problem_of(&problems, "organisation"));
	assert_int_equal(admit(f, s.id, (struct party){ .part = PART_COUNT }), REFUSED);
	assert_int_equal(problems.n, 3);
	force.part = PART_PROVIDER;
	assert_int_equal(admit(f, s.id, force), DONE);
	READ (f, w)
		assert_int_equal(scheme_party_list(w, s.id).n, 2);
	assert_int_equal(admit(f, (struct scheme_id){ 1 }, force), ABSENT);
}

static enum outcome_kind end_part(struct fresh *f, struct scheme_id id, struct party party)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = scheme_end_part(w, &f->commissioning_officer, id, &party, &problems);
	return outcome;
}

static void party__sees_the_scheme_to_its_last_day(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct party force = {
		.organisation = f->force, .part = PART_FORCE, .from = date_of(2026, 3, 2)
	};

	assert_int_equal(admit(f, s.id, force), DONE);
	assert_int_equal(end_part(f, s.id, force), REFUSED);
	assert_non_null(problem_of(&problems, "to"));
	force.to = date_of(2026, 3, 1);
	assert_int_equal(end_part(f, s.id, force), REFUSED);
	force.to = date_of(2026, 3, 2);
	assert_int_equal(end_part(f, s.id, force), DONE);
	assert_int_equal(end_part(f, s.id, force), ABSENT);
	assert_true(may(f, &f->sergeant, CHECK_RUN, s.id));
	time_passes(f, 24 * 3600 * 1000);
	assert_false(may(f, &f->sergeant, CHECK_RUN, s.id));
	force.from = date_of(2026, 3, 3);
	assert_int_equal(admit(f, s.id, force), DONE);
	assert_true(may(f, &f->sergeant, CHECK_RUN, s.id));
}

/* Whether the sergeant reaches the people of the force in the scheme, today. */
static bool reaches(struct fresh *f, struct scheme_id id)
{
	struct circle_id circle = { 0 };
	bool is_open = false;

	READ (f, w) {
		struct circle_ids ids = reach_circles(w, f->sergeant.account, CHECK_RUN);

		if (scheme_circle(w, id, f->force, PART_FORCE, &circle))
			list_each (const struct circle_id *, each, &ids)
				is_open = is_open || each->v == circle.v;
	}
	return is_open;
}

static void party__reaches_its_people_to_its_last_day(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct party force = {
		.organisation = f->force, .part = PART_FORCE, .from = date_of(2026, 3, 3)
	};

	assert_int_equal(admit(f, s.id, force), DONE);
	assert_false(reaches(f, s.id)); // from tomorrow
	time_passes(f, 24 * 3600 * 1000);
	assert_true(reaches(f, s.id));
	force.to = date_of(2026, 3, 4);
	assert_int_equal(end_part(f, s.id, force), DONE);
	assert_true(reaches(f, s.id));
	time_passes(f, 48 * 3600 * 1000);
	assert_false(reaches(f, s.id));
}

static void party__that_has_no_such_part_cannot_end_it(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct party force = {
		.organisation = f->force, .part = PART_FORCE, .from = APRIL, .to = APRIL
	};

	assert_int_equal(end_part(f, s.id, force), ABSENT);
	assert_int_equal(admit(f, s.id, force), DONE);
	force.part = PART_PROVIDER;
	assert_int_equal(end_part(f, s.id, force), ABSENT);
	assert_int_equal(end_part(f, (struct scheme_id){ 1 }, force), ABSENT);
}

static void terms__are_signed_by_somebody_else_once(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct terms terms;

	assert_int_equal(sign(f, &f->commissioning_officer, s.id, 1), ABSENT);
	assert_int_equal(sign(f, &f->approver, s.id, 2), ABSENT);
	assert_int_equal(sign(f, &f->approver, s.id, 1), DONE);
	assert_int_equal(sign(f, &f->approver, s.id, 1), REFUSED);
	assert_int_equal(terms_of(f, s.id, 1).signed_by.v, f->approver.account.v);
	READ (f, w)
		assert_true(scheme_terms_on(w, s.id, date_of(2026, 3, 2), &terms));
	assert_int_equal(terms.version, 1);
}

/* A second role does not help: the account is the same. */
static void terms__are_not_signed_by_who_wrote_them(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct actor both = f->commissioning_officer;

	both.roles |= 1u << ROLE_APPROVER;
	assert_int_equal(sign(f, &both, s.id, 1), REFUSED);
	assert_int_equal(terms_of(f, s.id, 1).signed_by.v, 0);
}

static void terms__are_written_as_the_next_version_and_none_is_lost(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct terms terms = terms_of(f, s.id, 1);

	terms.term[TERM_PLACES] = 8;
	terms.rule[RULE_HISTORY].consequence = REFUSES;
	*list_add(f->arena, &terms.offences) =
		(struct offence){ { "Common assault", "Ymosodiad cyffredin" } };
	assert_int_equal(write_terms(f, &f->commissioning_officer, &terms), DONE);
	assert_int_equal(terms_of(f, s.id, 1).term[TERM_PLACES], 10);
	terms = terms_of(f, s.id, 2);
	assert_int_equal(terms.term[TERM_PLACES], 8);
	assert_int_equal(terms.rule[RULE_HISTORY].consequence, REFUSES);
	assert_string_equal(terms.offences.at[0].name[WELSH], "Ymosodiad cyffredin");
	assert_int_equal(terms.signed_by.v, 0);
}

static void terms__are_signed_as_they_stand_now_or_not_at_all(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct terms terms = terms_of(f, s.id, 1);

	assert_int_equal(write_terms(f, &f->commissioning_officer, &terms), DONE);
	assert_int_equal(sign(f, &f->approver, s.id, 1), CHANGED_MEANWHILE);
	assert_int_equal(terms_of(f, s.id, 1).signed_by.v, 0);
	assert_int_equal(sign(f, &f->approver, s.id, 2), DONE);
}

static void terms__are_compared_with_those_that_they_take_the_place_of(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct terms terms = terms_of(f, s.id, 1);
	struct terms before = { 0 };

	READ (f, w)
		assert_false(scheme_terms_before(w, &terms, &before));
	assert_int_equal(sign(f, &f->approver, s.id, 1), DONE);
	terms.term[TERM_PLACES] = 8;
	for (terms.version = 1; terms.version <= 2; terms.version++)
		assert_int_equal(write_terms(f, &f->commissioning_officer, &terms), DONE);
	READ (f, w)
		assert_true(scheme_terms_before(w, &terms, &before));
	assert_int_equal(before.version, 1);
	assert_int_equal(before.term[TERM_PLACES], 10);
}

static void terms__of_a_version_that_is_past_are_not_taken(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct terms terms = terms_of(f, s.id, 1);

	assert_int_equal(sign(f, &f->approver, s.id, 1), DONE);
	assert_int_equal(write_terms(f, &f->commissioning_officer, &terms), DONE);
	assert_int_equal(write_terms(f, &f->commissioning_officer, &terms), CHANGED_MEANWHILE);
	assert_int_equal(write_terms(f, &f->officer, &terms), ABSENT);
}

static void terms__that_cannot_be_change_nothing(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	struct terms terms = terms_of(f, s.id, 1);

	terms.term[TERM_PLACES] = 0;
	assert_int_equal(write_terms(f, &f->commissioning_officer, &terms), REFUSED);
	assert_non_null(problem_of(&problems, "places"));
	READ (f, w)
		assert_int_equal(scheme_versions(w, s.id).n, 1);
}

static void words__of_parts_go_there_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < PART_COUNT; i++) {
		assert_int_equal(part_by_name(part_name((enum part)i)), i);
		assert_non_null(part_label((enum part)i));
	}
	assert_int_equal(part_by_name("perhaps"), PART_COUNT);
}

static const struct authorisation letter = {
	.body = { "Invented board", "Bwrdd dychmygol" },
	.from = { 2026, 3, 2 },
	.to = { 2026, 3, 3 },
	.evidence = { "Its letter of 2 March 2026", "Ei lythyr ar 2 Mawrth 2026" },
};

static bool is_authorised(struct fresh *f, struct scheme_id id, struct date day)
{
	bool is = false;

	READ (f, w)
		is = scheme_is_authorised(w, id, day);
	return is;
}

static void authorisation__lapses_and_is_taken_back_where_it_was_entered_wrongly(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	const struct actor *by = &f->commissioning_officer;

	assert_true(is_authorised(f, s.id, APRIL));
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		struct authorisation none = { .body = { "", "" }, .evidence = { "", "" } };

		assert_int_equal(scheme_authorise(w, by, s.id, &letter, &problems), DONE);
		assert_int_equal(scheme_authorise(w, by, s.id, &none, &problems), REFUSED);
		assert_int_equal(
			scheme_authorise(w, &f->approver, s.id, &letter, &problems), ABSENT);
		assert_int_equal(scheme_take_back_authorisation(w, &f->approver, s.id, 1), ABSENT);
		assert_int_equal(scheme_take_back_authorisation(w, by, s.id, 2), ABSENT);
	}
	assert_true(is_authorised(f, s.id, date_of(2026, 3, 3)));
	assert_false(is_authorised(f, s.id, APRIL));
	READ (f, w) {
		struct authorisations all = scheme_authorisations(w, s.id);

		assert_int_equal(all.n, 1);
		assert_string_equal(all.at[0].body[WELSH], "Bwrdd dychmygol");
		assert_string_equal(all.at[0].evidence[ENGLISH], "Its letter of 2 March 2026");
	}
	WRITE (f, w) {
		assert_int_equal(scheme_take_back_authorisation(w, by, s.id, 1), DONE);
		assert_int_equal(scheme_take_back_authorisation(w, by, s.id, 1), ABSENT);
	}
	assert_true(is_authorised(f, s.id, APRIL));
}

enum { MONTHS_COUNTED = 30 };

static struct date month_at(int months)
{
	return date_of(2024 + months / 12, 1 + months % 12, 9);
}

/* In any order of months, some of which nothing is counted of; every second is taken off again. */
static void count_some(struct work *w, struct scheme_id id, int each[MONTHS_COUNTED])
{
	for (int i = 0; i < 4 * MONTHS_COUNTED; i++) {
		int month = i * 7 % MONTHS_COUNTED;

		if (month % 4 == 0)
			continue;
		scheme_count(w, id, MILESTONE_BOOKED, month_at(month), 1);
		each[month]++;
		if (i % 3 == 0) {
			scheme_count(w, id, MILESTONE_BOOKED, month_at(month), -1);
			each[month]--;
		}
	}
}

static void milestones__between_any_two_months_are_the_sum_of_each(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f), other = a_scheme(f);
	int each[MONTHS_COUNTED] = { 0 };

	WRITE (f, w) {
		count_some(w, s.id, each);
		scheme_count(w, s.id, MILESTONE_COMPLETED, month_at(5), 1);
		scheme_count(w, other.id, MILESTONE_BOOKED, month_at(5), 1);
	}
	READ (f, w)
		for (int from = 0; from < MONTHS_COUNTED; from++) {
			int64_t sum = 0;

			for (int to = from; to < MONTHS_COUNTED; to++) {
				sum += each[to];
				assert_int_equal(scheme_reached_one(w, s.id, MILESTONE_BOOKED,
							 month_at(from), month_at(to)),
					sum);
			}
		}
}

static void milestones__of_no_month_or_of_none_that_was_counted_are_none(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme(f);
	int64_t number[MILESTONE_COUNT];

	WRITE (f, w)
		scheme_count(w, s.id, MILESTONE_BOOKED, month_at(5), 1);
	READ (f, w) {
		scheme_reached(w, s.id, month_at(0), month_at(4), number);
		assert_int_equal(number[MILESTONE_BOOKED], 0);
		scheme_reached(w, s.id, month_at(6), month_at(29), number);
		assert_int_equal(number[MILESTONE_BOOKED], 0);
		scheme_reached(w, s.id, month_at(6), month_at(4), number);
		assert_int_equal(number[MILESTONE_BOOKED], 0);
		scheme_reached(w, s.id, month_at(5), month_at(5), number);
		assert_int_equal(number[MILESTONE_BOOKED], 1);
		assert_int_equal(number[MILESTONE_COMPLETED], 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(scheme__begins_on_the_usual_terms_unsigned),
		FRESH(scheme__needs_its_name_in_both_languages),
		FRESH(party__sees_the_scheme_from_its_first_day_on),
		FRESH(party__has_a_part_once_and_says_which_and_from_when),
		FRESH(party__sees_the_scheme_to_its_last_day),
		FRESH(party__reaches_its_people_to_its_last_day),
		FRESH(party__that_has_no_such_part_cannot_end_it),
		FRESH(terms__are_signed_by_somebody_else_once),
		FRESH(terms__are_not_signed_by_who_wrote_them),
		FRESH(terms__are_written_as_the_next_version_and_none_is_lost),
		FRESH(terms__are_signed_as_they_stand_now_or_not_at_all),
		FRESH(terms__are_compared_with_those_that_they_take_the_place_of),
		FRESH(terms__of_a_version_that_is_past_are_not_taken),
		FRESH(terms__that_cannot_be_change_nothing),
		FRESH(authorisation__lapses_and_is_taken_back_where_it_was_entered_wrongly),
		FRESH(milestones__between_any_two_months_are_the_sum_of_each),
		FRESH(milestones__of_no_month_or_of_none_that_was_counted_are_none),
		cmocka_unit_test(words__of_parts_go_there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
