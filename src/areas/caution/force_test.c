/* SPDX-License-Identifier: MIT */
/*
 * What a force asks, on a real database: set by the one who may, never altered, and what cautions
 * are held against on the day of each act.
 */
#include "areas/caution/caution.h"
#include "areas/caution/testing_kept.h"

static struct problems problems;

static struct actor a_clerk(struct fresh *f, struct organisation_id body, const char *login)
{
	return a_worker(f, body, login, ROLE_COMPLIANCE_CLERK);
}

static struct force_terms from_on(struct fresh *f, int64_t seen, int days, enum rank least)
{
	return (struct force_terms){ .version = seen,
		.from = date_add_days(instant_day(f->now), days),
		.authoriser_least = least };
}

static enum outcome_kind sets(
	struct fresh *f, const struct actor *by, const struct force_terms *next)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = force_terms_set(w, by, next, &problems);
	}
	return outcome;
}

static bool sees(struct fresh *f, const struct actor *by, struct force_terms_list *all)
{
	bool answer = false;

	READ (f, w) {
		work_read_for(w, by->account);
		answer = force_terms_for(w, by, FORCE_READ, all);
	}
	return answer;
}

static void days_pass(struct fresh *f, int days)
{
	f->now.ms += (int64_t)days * 24 * 3600 * 1000;
}

static enum outcome_kind does(struct fresh *f, const struct actor *by, struct caution_id id,
	enum caution_act act, enum rank rank)
{
	enum outcome_kind outcome = ABSENT;
	struct kept_caution c;
	const char *no = NULL;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		assert_true(caution_load(w, by, id, &c));

		struct caution_deed deed = caution_deed_suggested(
			f->arena, &c.facts, act, by->name, instant_day(f->now));

		if (act == CAUTION_AUTHORISE)
			deed.authoriser.rank = rank;
		outcome = caution_do(w, by, id, c.version, &deed, &problems, &no, &c);
	}
	return outcome;
}

static void asked__is_kept_row_by_row_and_logged(void **state)
{
	struct fresh *f = *state;

	a_programme_in_force(f);

	struct actor clerk = a_clerk(f, f->force, "clerc");
	struct force_terms first = from_on(f, 0, 0, RANK_INSPECTOR);
	struct force_terms second = from_on(f, 1, 0, RANK_SERGEANT);
	struct audit_filter filter = { .kind = "organisation", .id = f->force.v };
	struct force_terms_list all;
	struct audit_page page;

	first.dispensed_from = date_of(2020, 11, 1);
	assert_int_equal(sets(f, &clerk, &first), DONE);
	assert_int_equal(sets(f, &clerk, &second), DONE);
	assert_true(sees(f, &f->sergeant, &all));
	assert_int_equal(all.n, 2);
	assert_int_equal(all.at[0].version, 2);
	assert_int_equal(all.at[0].authoriser_least, RANK_SERGEANT);
	assert_false(date_is_set(all.at[0].dispensed_from));
	assert_int_equal(all.at[1].authoriser_least, RANK_INSPECTOR);
	assert_day(all.at[1].dispensed_from, 20201101);
	assert_int_equal(all.at[1].set_by.v, clerk.account.v);
	assert_int_equal(all.at[1].set_at.ms, f->now.ms);
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	assert_int_equal(page.n, 2);
	assert_string_equal(page.at[0].act, "force-alter");
}

static void asked__is_not_taken_of_the_past_again_or_beside_what_somebody_set_meanwhile(
	void **state)
{
	struct fresh *f = *state;

	a_programme_in_force(f);

	struct actor clerk = a_clerk(f, f->force, "clerc");
	struct force_terms past = from_on(f, 0, -1, RANK_INSPECTOR);
	struct force_terms next = from_on(f, 0, 0, RANK_INSPECTOR);
	struct force_terms again = from_on(f, 1, 5, RANK_INSPECTOR);
	struct force_terms stale = from_on(f, 0, 5, RANK_SUPERINTENDENT);
	struct force_terms_list all;

	assert_int_equal(sets(f, &clerk, &past), REFUSED);
	assert_non_null(problem_of(&problems, "from"));
	assert_int_equal(sets(f, &clerk, &next), DONE);
	assert_int_equal(sets(f, &clerk, &again), REFUSED);
	assert_non_null(problem_of(&problems, "rank"));
	assert_int_equal(sets(f, &clerk, &stale), CHANGED_MEANWHILE);
	assert_true(sees(f, &clerk, &all));
	assert_int_equal(all.n, 1);
}

/* Not by whoever proposes or authorises, and of the own force alone. */
static void asked__is_set_by_the_clerk_and_seen_by_the_force(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct actor clerk = a_clerk(f, f->force, "clerc");
	struct actor other = a_clerk(f, f->provider, "clerc.arall");
	const struct actor *const others[] = { &f->sergeant, &p.referrer, &p.triage_worker,
		&p.privacy, &f->coordinator, &f->commissioning_officer, &f->auditor, &other };
	struct force_terms next = from_on(f, 0, 0, RANK_INSPECTOR);
	struct force_terms_list all;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(sets(f, others[i], &next), ABSENT);
	assert_true(sees(f, &clerk, &all));
	assert_int_equal(all.n, 0);
	assert_int_equal(sets(f, &clerk, &next), DONE);
	assert_true(sees(f, &f->sergeant, &all));
	assert_int_equal(all.n, 1);
	assert_true(sees(f, &p.referrer, &all));
	for (size_t i = 2; i < sizeof others / sizeof *others; i++)
		assert_false(sees(f, others[i], &all));
}

static void asked__holds_on_the_day_of_the_act(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct actor clerk = a_clerk(f, f->force, "clerc");
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct person_id owain = somebody(f, &p, "Owain", "Sampl");
	struct caution_id before = a_proposed_caution(f, &p, efa);
	struct caution_id after = a_proposed_caution(f, &p, owain);
	struct force_terms next = from_on(f, 0, 2, RANK_INSPECTOR);

	assert_int_equal(sets(f, &clerk, &next), DONE);
	days_pass(f, 1);
	assert_int_equal(does(f, &f->sergeant, before, CAUTION_AUTHORISE, RANK_SERGEANT), DONE);
	days_pass(f, 1);
	assert_int_equal(does(f, &f->sergeant, after, CAUTION_AUTHORISE, RANK_SERGEANT), REFUSED);
	assert_non_null(problem_of(&problems, "rank"));
	assert_int_equal(does(f, &f->sergeant, after, CAUTION_AUTHORISE, RANK_INSPECTOR), DONE);
	assert_int_equal(does(f, &p.referrer, after, CAUTION_ISSUE, RANK_NONE), DONE);

	/* Not given yet, so it is held against what stands now. */
	assert_int_equal(does(f, &p.referrer, before, CAUTION_ISSUE, RANK_NONE), REFUSED);
	assert_non_null(problem_of(&problems, "rank"));
	assert_int_equal(does(f, &f->sergeant, before, CAUTION_RETURN, RANK_NONE), DONE);
	assert_int_equal(does(f, &f->sergeant, before, CAUTION_AUTHORISE, RANK_INSPECTOR), DONE);
	assert_int_equal(does(f, &p.referrer, before, CAUTION_ISSUE, RANK_NONE), DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(asked__is_kept_row_by_row_and_logged),
		FRESH(asked__is_not_taken_of_the_past_again_or_beside_what_somebody_set_meanwhile),
		FRESH(asked__is_set_by_the_clerk_and_seen_by_the_force),
		FRESH(asked__holds_on_the_day_of_the_act),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
