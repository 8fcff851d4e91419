/* SPDX-License-Identifier: MIT */
/*
 * The wall between people: who leads the workshops of somebody, and the other side of their case.
 */
#include "areas/own_case/own_case.h"
#include "areas/referral/outside.h"
#include "areas/referral/testing_kept.h"
#include "areas/relay/relay_queries.h"

static const char by_number[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
static const char by_birth[] = "00000000000000000000000000000000000000000000000000000000000000ff";

static struct problems problems;

/* Somebody accepted, workshops to come, and the leader who signs in is named by both hashes. */
struct led {
	struct path path;
	struct cohort pair;
	struct referral_id id;
	struct link_id link;
};

static void is_named(struct fresh *f, const struct facilitator *who, const char *person)
{
	const struct texts all = { .at = &person, .n = 1 };

	WRITE (f, w)
		assert_int_equal(facilitator_name(w, &f->coordinator, who->id, &all), DONE);
}

static struct led a_led_one(struct fresh *f)
{
	struct led led = { .path = a_path(f) };

	led.pair = a_pair(f, &led.path, 20260523, 10);
	led.id = a_referral_in(
		f, &led.path, somebody(f, &led.path.p, "Efa", "Sampl"), REFERRAL_ACCEPTED);
	led.link = referral_now(f, led.id).link;
	is_named(f, &led.path.scene.second, by_number);
	is_named(f, &led.path.scene.second, by_birth);
	return led;
}

/* What the other side says of it, as the relay keeps it and then hands it on. */
static void other_side_says(
	struct fresh *f, const struct led *led, enum relay_flag flag, const char *person)
{
	const struct relay_message message = { .from = RELAY_VICTIM,
		.flag = flag,
		.fields = { .link = led->link, .person = person } };

	WRITE (f, w) {
		if (flag == RELAY_PERSON_FREE)
			relay_person_free(w, led->link, person);
		else
			relay_person_insert(w, led->link, person, "theirs");
		for (const struct relay_handler *each = referral_handlers;
			each->flag != RELAY_FLAG_NONE; each++)
			if (each->flag == flag)
				assert_true(each->take(w, NULL, &message));
	}
}

static bool sees(struct fresh *f, const struct actor *by, const struct led *led)
{
	struct kept_referral r;
	bool answer = false;

	READ (f, w) {
		work_read_for(w, by->account);
		answer = referral_load(w, by, led->id, &r);
	}
	return answer;
}

static enum outcome_kind books(struct fresh *f, const struct led *led)
{
	struct referral_step book = a_booking(DO_BOOK, led->pair.id);

	return does(f, &led->path.p.coordinator, led->id, &book, &problems);
}

/* The flags that wait to be said of people. */
static int64_t asked(struct fresh *f, const struct led *led)
{
	struct texts both = { 0 };
	int64_t n = 0;

	*list_add(f->arena, &both) = by_number;
	*list_add(f->arena, &both) = by_birth;
	READ (f, w)
		list_each (const char **, each, &both) {
			struct relay_person_get_row row;

			n += relay_person_get(w, led->link, *each, "ours", &row);
		}
	return n;
}

static enum relay_standing standing(struct fresh *f, const struct led *led)
{
	enum relay_standing answer = RELAY_FREE;

	READ (f, w)
		answer = cohort_standing(w, led->pair.id, led->link);
	return answer;
}

static int64_t notices(struct fresh *f, const struct led *led)
{
	const struct actor *by = &led->path.p.coordinator;
	int64_t n = 0;

	READ (f, w) {
		work_read_for(w, by->account);

		struct kept_notices all = notices_for(w, by, false, (struct notice_id){ 0 }, 20);

		list_each (const struct kept_notice *, each, &all)
			n += each->notice.kind == NOTICE_LEADERS;
	}
	return n;
}

static void booking__asks_about_who_leads_and_they_wait_for_the_answer(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);

	assert_int_equal(asked(f, &led), 0);
	assert_int_equal(books(f, &led), DONE);
	assert_int_equal(asked(f, &led), 2);
	assert_int_equal(standing(f, &led), RELAY_ASKED);
	assert_false(sees(f, &led.path.p.facilitator, &led));
	assert_true(sees(f, &led.path.p.coordinator, &led));
	other_side_says(f, &led, RELAY_PERSON_FREE, by_number);
	assert_false(sees(f, &led.path.p.facilitator, &led));
	other_side_says(f, &led, RELAY_PERSON_FREE, by_birth);
	assert_true(sees(f, &led.path.p.facilitator, &led));
	assert_int_equal(standing(f, &led), RELAY_FREE);
}

static void booking__is_refused_where_one_who_leads_is_on_the_other_side(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);

	other_side_says(f, &led, RELAY_PERSON_ASSIGNED, by_birth);
	assert_int_equal(books(f, &led), REFUSED);
	assert_string_equal(
		problem_of(&problems, "cohort")->message, hold_refusal_text(HOLD_BARRED));
	assert_int_equal(asked(f, &led), 0);
}

static void booking__is_refused_while_nobody_could_be_asked(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);

	WRITE (f, w)
		relay_run_begin(w, 2); // the first run with keys
	assert_int_equal(books(f, &led), REFUSED);
	assert_string_equal(
		problem_of(&problems, "cohort")->message, hold_refusal_text(HOLD_UNNAMED));
	is_named(f, &led.path.scene.first,
		"11112233445566778899aabbccddeeff"
		"00112233445566778899aabbccddeeff");
	assert_int_equal(books(f, &led), DONE);
}

static void refused__is_told_the_provider_once_and_the_leader_sees_nothing(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);

	assert_int_equal(books(f, &led), DONE);
	other_side_says(f, &led, RELAY_PERSON_REFUSED, by_number);
	other_side_says(f, &led, RELAY_PERSON_REFUSED, by_birth);
	assert_int_equal(notices(f, &led), 1);
	assert_int_equal(standing(f, &led), RELAY_BARRED);
	assert_false(sees(f, &led.path.p.facilitator, &led));
	assert_true(sees(f, &led.path.p.coordinator, &led));
}

static void named__later_is_asked_about_who_was_booked_already(void **state)
{
	struct fresh *f = *state;
	struct led led = { .path = a_path(f) };

	led.pair = a_pair(f, &led.path, 20260523, 10);
	led.id = a_booked_one(f, &led.path, somebody(f, &led.path.p, "Efa", "Sampl"), &led.pair);
	led.link = referral_now(f, led.id).link;
	assert_true(sees(f, &led.path.p.facilitator, &led));
	is_named(f, &led.path.scene.second, by_number);
	assert_int_equal(asked(f, &led), 1);
	assert_false(sees(f, &led.path.p.facilitator, &led));
	other_side_says(f, &led, RELAY_PERSON_FREE, by_number);
	assert_true(sees(f, &led.path.p.facilitator, &led));
}

static enum outcome_kind changes_leader(
	struct fresh *f, const struct led *led, struct facilitator_id id, struct faults *faults)
{
	struct cohort plan = led->pair, before;
	enum outcome_kind outcome = ABSENT;

	*faults = (struct faults){ 0 };
	for (enum letter each = WORKSHOP_A; each < WORKSHOP_COUNT; each++)
		plan.workshop[each].leader[0] = id;
	WRITE (f, w)
		outcome = cohort_change(w, &f->coordinator, &plan, &before, faults);
	return outcome;
}

static void leader__who_comes_later_is_asked_about_or_refused(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);
	struct facilitator third = scene_facilitator(f, "Ceri Sampl", "");
	struct facilitator fourth = scene_facilitator(f, "Dewi Sampl", "");
	static const char theirs[] =
		"22222233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	static const char unknown[] =
		"33332233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	struct faults faults;

	is_named(f, &third, theirs);
	is_named(f, &fourth, unknown);
	assert_int_equal(books(f, &led), DONE);
	other_side_says(f, &led, RELAY_PERSON_FREE, by_number);
	other_side_says(f, &led, RELAY_PERSON_FREE, by_birth);
	other_side_says(f, &led, RELAY_PERSON_ASSIGNED, theirs);
	assert_int_equal(changes_leader(f, &led, third.id, &faults), REFUSED);
	assert_int_equal(faults.at[0].kind, FAULT_BARRED);
	assert_string_equal(fault_field(&faults.at[0]), "a-leader-1");
	assert_int_equal(standing(f, &led), RELAY_FREE);
	assert_int_equal(changes_leader(f, &led, fourth.id, &faults), DONE);
	assert_int_equal(standing(f, &led), RELAY_ASKED);
	assert_true(sees(f, &led.path.p.facilitator, &led)); // who was not asked about again
	other_side_says(f, &led, RELAY_PERSON_FREE, unknown);
	assert_int_equal(standing(f, &led), RELAY_FREE);
}

/* On the day, of workshop A alone: the same wall. */
static void leader__who_steps_in_on_the_day_is_asked_about_too(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);
	struct facilitator fourth = scene_facilitator(f, "Dewi Sampl", "");
	const struct facilitator_id leaders[LEADERS] = { fourth.id,
		led.pair.workshop[WORKSHOP_A].leader[1] };
	static const char unknown[] =
		"33332233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	enum outcome_kind outcome = ABSENT;
	struct faults faults;
	struct cohort after;

	is_named(f, &fourth, unknown);
	assert_int_equal(books(f, &led), DONE);
	other_side_says(f, &led, RELAY_PERSON_FREE, by_number);
	other_side_says(f, &led, RELAY_PERSON_FREE, by_birth);
	WRITE (f, w)
		outcome = cohort_lead(w, &f->coordinator, led.pair.id, led.pair.version, WORKSHOP_A,
			leaders, &after, &faults);
	assert_int_equal(outcome, DONE);
	assert_int_equal(standing(f, &led), RELAY_ASKED);
}

/* ---- who acts by a role, and not by name ---- */

static void account_is_named(struct fresh *f, const struct actor *whom, const char *person)
{
	static int managers;
	struct actor manager = a_worker(f, whom->organisation,
		arena_format(f->arena, "rheolwr.%d", managers++), ROLE_ACCOUNT_MANAGER);
	const struct texts one = { .at = &person, .n = 1 };

	WRITE (f, w)
		assert_int_equal(own_account_name(w, &manager, whom->account, &one), DONE);
}

static bool reaches(struct fresh *f, struct link_id link, const char *person)
{
	bool answer = false;

	READ (f, w)
		answer = referral_reaches(w, link, person);
	return answer;
}

static void team__who_is_on_the_other_side_sees_nothing_of_that_case(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);
	struct referral_id other = a_referral_in(
		f, &led.path, somebody(f, &led.path.p, "Elin", "Sampl"), REFERRAL_ACCEPTED);
	const struct led the_other = { .path = led.path, .id = other };
	const struct actor *const team[] = { &led.path.p.coordinator,
		&led.path.p.perpetrator_lead };

	for (size_t i = 0; i < array_size(team); i++) {
		account_is_named(f, team[i], i == 0 ? by_number : by_birth);
		assert_true(sees(f, team[i], &led));
	}
	other_side_says(f, &led, RELAY_PERSON_ASSIGNED, by_number);
	assert_false(sees(f, team[0], &led));
	assert_true(sees(f, team[0], &the_other));
	assert_true(sees(f, team[1], &led));
}

static void team__is_on_our_side_of_all_that_it_reaches(void **state)
{
	struct fresh *f = *state;
	struct led led = a_led_one(f);

	assert_false(reaches(f, led.link, by_number)); // of whom nothing is known
	account_is_named(f, &led.path.p.coordinator, by_number);
	account_is_named(f, &f->elsewhere_coordinator, by_birth);
	assert_true(reaches(f, led.link, by_number));
	assert_false(reaches(f, led.link, by_birth));
	assert_false(reaches(f, (struct link_id){ led.link.v + 1 }, by_number));
	WRITE (f, w)
		account_revoke(w, led.path.p.coordinator.account, ROLE_COORDINATOR);
	assert_false(reaches(f, led.link, by_number));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(booking__asks_about_who_leads_and_they_wait_for_the_answer),
		FRESH(booking__is_refused_where_one_who_leads_is_on_the_other_side),
		FRESH(booking__is_refused_while_nobody_could_be_asked),
		FRESH(refused__is_told_the_provider_once_and_the_leader_sees_nothing),
		FRESH(named__later_is_asked_about_who_was_booked_already),
		FRESH(leader__who_comes_later_is_asked_about_or_refused),
		FRESH(leader__who_steps_in_on_the_day_is_asked_about_too),
		FRESH(team__who_is_on_the_other_side_sees_nothing_of_that_case),
		FRESH(team__is_on_our_side_of_all_that_it_reaches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
