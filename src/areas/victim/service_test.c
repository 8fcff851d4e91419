/* SPDX-License-Identifier: MIT */
/*
 * Cases on a real database: who sees them, and what becomes of them.
 */
#include "areas/victim/testing.h"

#include <string.h>

#include "areas/victim/victim_queries.h"
#include "base/err.h"

static enum outcome_kind open_case(struct fresh *f, const struct actor *by, int64_t link)
{
	struct victim_case c = { .link = { link }, .programme = "Rhaglen Sampl", .language = "cy" };
	struct problems problems = { 0 };
	enum outcome_kind outcome = ABSENT;

	WRITE (f, w)
		outcome = victim_case_open(w, by, &c, &problems);
	return outcome;
}

static void open__is_the_leads_and_a_link_stands_once(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(open_case(f, &who.worker, 7), ABSENT);
	assert_int_equal(open_case(f, &who.lead, 7), DONE);
	assert_int_equal(open_case(f, &who.lead, 7), REFUSED);
	assert_int_equal(open_case(f, &who.stranger, 7), REFUSED);
	assert_int_equal(open_case(f, &who.lead, 0), REFUSED);
}

static void open__comes_over_the_relay_for_a_service(void **state)
{
	struct fresh *f = *state;
	struct victim_case c = { .link = { 9 },
		.organisation = f->office,
		.programme = "Rhaglen Sampl",
		.language = "en" };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(victim_case_open(w, NULL, &c, &problems), DONE);
	assert_int_equal(seen_by(f, &who.lead, c.id).id.v, c.id.v);
	assert_int_equal(seen_by(f, &who.stranger, c.id).id.v, 0);
}

static void case__is_seen_by_its_service_and_its_worker_alone(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);

	assert_int_equal(seen_by(f, &who.lead, id).id.v, id.v);
	assert_int_equal(seen_by(f, &who.worker, id).id.v, id.v);
	assert_int_equal(seen_by(f, &who.other_worker, id).id.v, 0);
	assert_int_equal(seen_by(f, &who.stranger, id).id.v, 0);
	assert_int_equal(seen_by(f, &who.auditor, id).id.v, 0);
	assert_int_equal(seen_by(f, &(struct actor){ 0 }, id).id.v, 0);
}

static void assign__takes_it_from_one_and_gives_it_to_another(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	struct victim_case_id other = a_case(f, 8);

	assert_int_equal(assign_it(f, &who.worker, id, who.other_worker.account), ABSENT);
	assert_int_equal(assign_it(f, &who.stranger, id, who.other_worker.account), ABSENT);
	assert_int_equal(assign_it(f, &who.lead, id, who.lead.account), REFUSED);
	assert_int_equal(assign_it(f, &who.lead, id, who.stranger.account), REFUSED);
	assert_int_equal(assign_it(f, &who.lead, id, who.other_worker.account), DONE);
	assert_int_equal(seen_by(f, &who.worker, id).id.v, 0);
	assert_int_equal(seen_by(f, &who.worker, other).id.v, other.v);
	assert_int_equal(seen_by(f, &who.other_worker, id).id.v, id.v);
}

static const struct slice a_hash = SLICE("0123456789abcdef0123456789abcdef");

static void wall__hides_a_case_from_who_has_been_on_its_other_side(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7), other = a_case(f, 8);

	WRITE (f, w) {
		victim_worker_is(w, who.worker.account, a_hash);
		victim_worker_is(w, who.lead.account, SLICE("another, thirty-two bytes long  "));
		assert_true(victim_is_on_other_side(w, (struct link_id){ 7 }, a_hash));
		assert_true(victim_is_on_other_side(w, (struct link_id){ 7 }, a_hash));
		assert_false(victim_is_on_other_side(w, (struct link_id){ 99 }, a_hash));
	}
	assert_int_equal(seen_by(f, &who.worker, id).id.v, 0);
	assert_int_equal(seen_by(f, &who.worker, other).id.v, other.v);
	assert_int_equal(seen_by(f, &who.lead, id).id.v, id.v);
	assert_int_equal(make_try(f, &who.worker, id, TRY_STOPPED), ABSENT);
	assert_int_equal(assign_it(f, &who.lead, id, who.worker.account), REFUSED);
}

static void contact__is_kept_by_who_saw_its_newest(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	struct safe_contact contact = some_contact(f, 5);

	assert_int_equal(write_contact(f, &who.other_worker, id, &contact), ABSENT);
	assert_int_equal(write_contact(f, &who.worker, id, &contact), DONE);
	assert_int_equal(write_contact(f, &who.lead, id, &contact), CHANGED_MEANWHILE);
	contact.version = 1;
	contact.code_word = "gellyg";
	assert_int_equal(write_contact(f, &who.lead, id, &contact), DONE);
	READ (f, w) {
		work_read_for(w, who.worker.account);
		assert_string_equal(victim_contact(w, id).code_word, "gellyg");
		assert_int_equal(victim_contact(w, id).version, 2);
		work_read_for(w, who.other_worker.account);
		assert_int_equal(victim_contact(w, id).version, 0);
	}
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_READY);
}

static void try__changes_the_state_and_what_is_owed(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);

	assert_int_equal(make_try(f, &who.other_worker, id, TRY_NO_ANSWER), ABSENT);
	assert_int_equal(make_try(f, &who.worker, id, TRY_NO_ANSWER), DONE);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_TRYING);
	assert_int_equal(seen_by(f, &who.worker, id).owes, TELL_TRIED);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_TRIED), DONE);
	assert_int_equal(seen_by(f, &who.worker, id).owes, TELL_NONE);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_TRIED), REFUSED);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE);
	assert_int_equal(seen_by(f, &who.lead, id).state, CASE_IN_TOUCH);
	assert_int_equal(seen_by(f, &who.lead, id).owes, TELL_MADE);
}

static void try__that_was_unsafe_takes_the_checks_away(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);

	assert_int_equal(make_try(f, &who.worker, id, TRY_WRONG_NUMBER), DONE);
	assert_int_equal(seen_by(f, &who.worker, id).owes, TELL_DETAILS);
	assert_int_equal(make_try(f, &who.worker, id, TRY_NO_ANSWER), REFUSED);
	READ (f, w) {
		work_read_for(w, who.worker.account);
		assert_false(date_is_set(victim_contact(w, id).worker.on));
	}
}

static void pause__stands_until_it_is_said_to_be_safe(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);

	assert_int_equal(tell_it(f, &who.worker, id, TELL_PAUSE), DONE);
	assert_int_equal(tell_it(f, &who.lead, id, TELL_PAUSE), REFUSED);
	READ (f, w) {
		work_read_for(w, who.worker.account);

		struct victim_tellings told = victim_told(w, id);

		assert_true(is_paused(&told));
	}
	assert_int_equal(tell_it(f, &who.lead, id, TELL_PROCEED), DONE);
	assert_int_equal(tell_it(f, &who.stranger, id, TELL_PAUSE), ABSENT);
}

static void news__is_kept_for_its_case(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);

	WRITE (f, w) {
		assert_true(victim_hear(w, (struct link_id){ 7 }, HEARD_WORKSHOP_A,
			date_add_days(work_today(w), 7)));
		assert_true(victim_hear(w, (struct link_id){ 7 }, HEARD_WORKSHOP_B,
			date_add_days(work_today(w), 8)));
		assert_false(victim_hear(w, (struct link_id){ 99 }, HEARD_ATTENDED, work_today(w)));
	}
	READ (f, w) {
		work_read_for(w, who.worker.account);
		assert_int_equal(victim_heard(w, id).n, 2);
		assert_int_equal(victim_soon(w).n, 1);
		assert_int_equal(victim_soon(w).at[0].workshop, HEARD_WORKSHOP_A);
		work_read_for(w, who.other_worker.account);
		assert_int_equal(victim_heard(w, id).n, 0);
		assert_int_equal(victim_soon(w).n, 0);
	}
}

static void list__is_of_ones_own_cases_page_by_page(void **state)
{
	struct fresh *f = *state;

	for (int i = 1; i <= 5; i++)
		a_case(f, i);
	a_verified_case(f, 6);
	READ (f, w) {
		struct victim_filter filter = { 0 };

		work_read_for(w, who.worker.account);

		struct victim_cases page = victim_list(w, &filter, 4);

		assert_int_equal(page.n, 5);
		filter.before = page.at[3].opened_on;
		filter.before_id = page.at[3].id;
		assert_int_equal(victim_list(w, &filter, 4).n, 2);
		filter = (struct victim_filter){ .state = CASE_READY };
		assert_int_equal(victim_list(w, &filter, 4).n, 1);
		filter = (struct victim_filter){ .link = { 3 } };
		assert_int_equal(victim_list(w, &filter, 4).n, 1);
		work_read_for(w, who.other_worker.account);
		assert_int_equal(victim_list(w, &filter, 4).n, 0);
		assert_int_equal(victim_to_do(w).n, 0);
		work_read_for(w, who.lead.account);
		assert_int_equal(victim_to_do(w).n, 5); // the sixth needs nothing
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		VICTIMS(open__is_the_leads_and_a_link_stands_once),
		VICTIMS(open__comes_over_the_relay_for_a_service),
		VICTIMS(case__is_seen_by_its_service_and_its_worker_alone),
		VICTIMS(assign__takes_it_from_one_and_gives_it_to_another),
		VICTIMS(wall__hides_a_case_from_who_has_been_on_its_other_side),
		VICTIMS(contact__is_kept_by_who_saw_its_newest),
		VICTIMS(try__changes_the_state_and_what_is_owed),
		VICTIMS(try__that_was_unsafe_takes_the_checks_away),
		VICTIMS(pause__stands_until_it_is_said_to_be_safe),
		VICTIMS(news__is_kept_for_its_case),
		VICTIMS(list__is_of_ones_own_cases_page_by_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
