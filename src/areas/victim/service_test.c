/* SPDX-License-Identifier: MIT */
/*
 * Cases on a real database: who sees them, and what becomes of them.
 */
#include "areas/victim/testing.h"

#include <string.h>

#include "areas/relay/relay_queries.h"
#include "areas/victim/outside.h"
#include "areas/victim/victim_queries.h"
#include "auth/account.h"
#include "base/err.h"

static enum outcome_kind open_case(struct fresh *f, const struct actor *by, int64_t link)
{
	struct victim_case c = {
		.link = { link }, .programme = VICTIM_PROGRAMME_CARA, .language = "cy"
	};
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
		.programme = VICTIM_PROGRAMME_CARA,
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

/* ---- what comes over the relay ---- */

static const struct link_id a_link = { 4711 };

static bool take_it(struct fresh *f, enum relay_flag flag, struct relay_fields fields)
{
	const struct relay_handler *handler = victim_handlers;
	struct relay_message message = { .from = RELAY_SARN, .flag = flag, .fields = fields };
	bool is_taken = false;

	while (handler->flag != RELAY_FLAG_NONE && handler->flag != flag)
		handler++;
	message.fields.link = a_link;
	if (handler->flag != RELAY_FLAG_NONE)
		WRITE (f, w)
			is_taken = handler->take(w, NULL, &message);
	return is_taken;
}

static bool open_it(struct fresh *f)
{
	return take_it(f, RELAY_CASE_OPENED,
		(struct relay_fields){ .programme = "cara", .language = "cy" });
}

/* Of the lead's cases the one of that link. */
static struct victim_case opened(struct fresh *f)
{
	struct victim_case found = { 0 };

	READ (f, w) {
		work_read_for(w, who.lead.account);

		struct victim_cases all =
			victim_list(w, &(struct victim_filter){ .link = a_link }, 1);

		if (all.n > 0)
			found = all.at[0];
	}
	return found;
}

static void outside__opens_a_case_for_the_service_once(void **state)
{
	struct fresh *f = *state;

	assert_true(open_it(f));
	assert_true(open_it(f));

	struct victim_case c = opened(f);

	assert_int_equal(c.programme, VICTIM_PROGRAMME_CARA);
	assert_string_equal(c.language, "cy");
	assert_int_equal(c.worker.v, 0);
	assert_int_equal(c.state, CASE_NEW);
}

static void outside__tells_what_happens_there_in_its_order(void **state)
{
	struct fresh *f = *state;
	struct date a = date_of(2026, 3, 9), b = date_of(2026, 4, 6);
	struct victim_hearings all = { 0 };

	assert_false(take_it(f, RELAY_COMPLETED, (struct relay_fields){ .on = b }));
	assert_true(open_it(f));
	assert_true(take_it(
		f, RELAY_WORKSHOP_DATES, (struct relay_fields){ .first_on = a, .second_on = b }));
	time_passes(f, 1000);
	assert_true(take_it(f, RELAY_ATTENDED, (struct relay_fields){ .workshop = "a", .on = a }));
	time_passes(f, 1000);
	assert_true(
		take_it(f, RELAY_NOT_ATTENDED, (struct relay_fields){ .workshop = "b", .on = b }));
	time_passes(f, 1000);
	assert_true(take_it(f, RELAY_WITHDRAWN, (struct relay_fields){ .on = b }));

	struct victim_case c = opened(f);

	READ (f, w) {
		work_read_for(w, who.lead.account);
		all = victim_heard(w, c.id);
	}
	assert_int_equal(all.n, 5);
	assert_int_equal(all.at[2].heard, HEARD_ATTENDED);
	assert_int_equal(all.at[3].heard, HEARD_NOT_ATTENDED);
	assert_int_equal(all.at[4].heard, HEARD_WITHDRAWN);
}

static void outside__workshops_that_come_at_once_are_in_the_order_of_their_days(void **state)
{
	struct fresh *f = *state;

	for (int i = 0; i < 8; i++) { // their ids are chance
		struct victim_case_id id = a_case(f, 100 + i);
		struct link_id link = { 100 + i };

		WRITE (f, w) {
			victim_hear(w, link, HEARD_WORKSHOP_A, date_of(2026, 5, 16));
			victim_hear(w, link, HEARD_WORKSHOP_B, date_of(2026, 6, 13));
		}
		READ (f, w) {
			work_read_for(w, who.lead.account);

			struct victim_hearings all = victim_heard(w, id);

			assert_int_equal(all.at[1].heard, HEARD_WORKSHOP_A); // shown first
			assert_int_equal(all.at[0].heard, HEARD_WORKSHOP_B);
		}
	}
}

/* Each flag of one side has its word here, or is said to have none. */
static void outside__every_flag_is_heard_or_told(void **state)
{
	(void)state;
	for (enum relay_flag flag = RELAY_FLAG_NONE + 1; flag < RELAY_FLAG_COUNT; flag++) {
		const struct relay_handler *handler = victim_handlers;
		bool is_told = flag == RELAY_WORKERS_TRAINED || flag == RELAY_PERSON_ASSIGNED ||
			       flag == RELAY_PERSON_REFUSED || flag == RELAY_PERSON_FREE;

		while (handler->flag != RELAY_FLAG_NONE && handler->flag != flag)
			handler++;
		for (enum tell tell = TELL_NONE + 1; tell < TELL_COUNT; tell++)
			is_told |= tell_flag(tell) == flag;
		assert_int_equal(relay_may_send(RELAY_SARN, flag), handler->flag == flag);
		assert_int_equal(relay_may_send(RELAY_VICTIM, flag), is_told);
	}
}

static void outside__what_the_referrer_says_is_a_first_call_at_safe_hours(void **state)
{
	const struct relay_contact box = { { [RELAY_CONTACT_NAME] = "Enghraifft Sampl",
		[RELAY_CONTACT_TELEPHONE] = "01632 960 777",
		[RELAY_CONTACT_SAFE_DAYS] = "0",
		[RELAY_CONTACT_SAFE_TIMES] = "9-12",
		[RELAY_CONTACT_LANGUAGE] = "cy",
		[RELAY_CONTACT_INTERPRETER] = "yes",
		[RELAY_CONTACT_VERIFIED_ON] = "2026-03-01",
		[RELAY_CONTACT_VERIFIED_HOW] = "in-person" } };
	struct safe_contact contact = contact_of_box(&box);
	const struct victim_tries none = { 0 };
	const struct victim_consents unasked = { 0 };
	struct date today = date_of(2026, 3, 2);

	(void)state;
	contact.version = 1; // once kept
	assert_true(contact.never_message);
	assert_string_equal(contact.language, "cy");
	assert_true(contact.needs_interpreter);
	assert_int_equal(
		contact_may(&contact, &none, &unasked, WAY_CALL, date_add_days(today, 1), 10),
		CONTACT_NOT_THAT_DAY);
	assert_int_equal(contact_may(&contact, &none, &unasked, WAY_CALL, today, 10), CONTACT_MAY);
	assert_int_not_equal(
		contact_may(&contact, &none, &unasked, WAY_CALL, today, 13), CONTACT_MAY);
	assert_int_not_equal(
		contact_may(&contact, &none, &unasked, WAY_TEXT, today, 10), CONTACT_MAY);
}

static struct safe_contact contact_now(struct fresh *f, struct victim_case_id id)
{
	struct safe_contact contact = { 0 };

	READ (f, w) {
		work_read_for(w, who.lead.account);
		contact = victim_contact(w, id);
	}
	return contact;
}

/* Of the day on which the test's clock stands. */
static struct safe_contact a_referrers(struct fresh *f, const char *phone)
{
	return (struct safe_contact){ .name = "Enghraifft Sampl",
		.phone = phone,
		.email = "",
		.address = "",
		.answered_by = "",
		.code_word = "",
		.language = "cy",
		.ways = 1u << WAY_CALL,
		.days = (1u << DAYS_OF_WEEK) - 1,
		.to_hour = 24,
		.referrer = { date_add_days(instant_day(f->now), -3), PROOF_IN_PERSON } };
}

static bool is_given(struct fresh *f, struct link_id link, const char *phone)
{
	struct safe_contact contact = a_referrers(f, phone);
	bool is_known = false;

	WRITE (f, w)
		is_known = victim_keep_referrers(w, link, &contact);
	return is_known;
}

static bool has_heard_of_details(struct fresh *f, struct victim_case_id id)
{
	bool has_heard = false;

	READ (f, w) {
		work_read_for(w, who.lead.account);

		struct victim_hearings all = victim_heard(w, id);

		list_each (const struct victim_heard *, each, &all)
			has_heard |= each->heard == HEARD_DETAILS;
	}
	return has_heard;
}

static void outside__details_that_were_asked_for_replace_those_that_do_not_work(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, a_link.v);
	struct safe_contact before = contact_now(f, id), kept;

	assert_true(is_given(f, a_link, "01632 960 778"));
	assert_string_equal(contact_now(f, id).phone, before.phone); // nobody asked
	assert_int_equal(make_try(f, &who.worker, id, TRY_WRONG_NUMBER), DONE);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_DETAILS), DONE);
	assert_true(is_given(f, a_link, "01632 960 778"));
	kept = contact_now(f, id);
	assert_string_equal(kept.phone, "01632 960 778");
	assert_string_equal(kept.address, before.address); // of which nobody was asked
	assert_int_equal(kept.worker.how, PROOF_NONE);
	assert_int_equal(kept.referrer.how, PROOF_IN_PERSON);
	assert_true(has_heard_of_details(f, id));
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE); // the first call
	assert_false(is_given(f, (struct link_id){ 99 }, "01632 960 779"));
}

static void outside__what_was_verified_since_they_were_asked_for_stands(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, a_link.v);
	struct safe_contact found;

	assert_int_equal(tell_it(f, &who.worker, id, TELL_DETAILS), DONE);
	found = contact_now(f, id);
	assert_int_equal(found.worker.how, PROOF_NONE); // they do not work
	found.phone = "01632 960 779";
	found.worker = (struct check_made){ instant_day(f->now), PROOF_BY_SERVICE };
	assert_int_equal(write_contact(f, &who.worker, id, &found), DONE);
	assert_true(is_given(f, a_link, "01632 960 778"));
	assert_string_equal(contact_now(f, id).phone, "01632 960 779");
	assert_false(has_heard_of_details(f, id));
}

static void outside__what_a_worker_wrote_stands(void **state)
{
	struct fresh *f = *state;
	struct safe_contact theirs = { .name = "Enghraifft Sampl",
		.phone = "01632 960 777",
		.email = "",
		.address = "",
		.answered_by = "",
		.code_word = "",
		.language = "",
		.ways = 1u << WAY_CALL,
		.to_hour = 24,
		.referrer = { date_of(2026, 3, 1), PROOF_IN_PERSON } };
	struct safe_contact kept = { 0 };

	assert_true(open_it(f));

	for (int i = 0; i < 2; i++) {
		theirs.phone = i == 0 ? "01632 960 777" : "01632 960 778";
		WRITE (f, w)
			assert_true(victim_keep_referrers(w, a_link, &theirs));
	}
	kept = contact_now(f, opened(f).id);
	assert_string_equal(kept.phone, "01632 960 777");
	assert_int_equal(kept.worker.how, PROOF_NONE);
	assert_int_equal(opened(f).state, CASE_READY);
}

static void tell__is_said_over_the_relay(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, a_link.v);
	struct relay_waiting waiting = { 0 };

	assert_int_equal(tell_it(f, &who.worker, id, TELL_PAUSE), DONE);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_PAUSE), REFUSED);
	READ (f, w)
		waiting = relay_waiting(w);
	assert_int_equal(waiting.n, 1);
}

/* ---- training ---- */

static enum outcome_kind train(
	struct fresh *f, const struct actor *by, struct date on, const struct actor *worker)
{
	struct victim_worker one = { worker->account, "" };
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w)
		outcome = victim_train(
			w, by, on, &(struct victim_workers){ .at = &one, .n = 1 }, &problems);
	return outcome;
}

static enum outcome_kind train_not(
	struct fresh *f, const struct actor *by, struct date on, const struct actor *worker)
{
	enum outcome_kind outcome = ABSENT;

	WRITE (f, w)
		outcome = victim_train_not(w, by, on, worker->account);
	return outcome;
}

/* The end of what waits to be told last. */
static const char *said_last(struct fresh *f)
{
	struct relay_out_last_row last = { 0 };
	struct relay_out_due_row due = { 0 };
	const char *said = "";

	READ (f, w)
		relay_out_last(w, &last);
	for (bool is_last = false; !is_last;) {
		READ (f, w)
			assert_true(relay_out_due(w, work_now(w), &due));
		is_last = due.number == last.number;
		said = arena_format(f->arena, "%s%s", due.flag, due.fields);
		WRITE (f, w)
			relay_out_acknowledge(w, work_today(w), due.number);
	}
	return said;
}

static void training__tells_how_many_there_were_on_a_day_and_not_who(void **state)
{
	const struct date day = { 2026, 3, 1 };
	struct fresh *f = *state;

	assert_int_equal(train(f, &who.lead, day, &who.worker), DONE);
	assert_string_equal(said_last(f), "workers-trained count=1 on=2026-03-01");
	assert_int_equal(train(f, &who.lead, day, &who.other_worker), DONE);
	assert_string_equal(said_last(f), "workers-trained count=2 on=2026-03-01");
	assert_int_equal(train_not(f, &who.lead, day, &who.worker), DONE);
	assert_string_equal(said_last(f), "workers-trained count=1 on=2026-03-01");
	assert_int_equal(train_not(f, &who.lead, day, &who.other_worker), DONE);
	assert_string_equal(said_last(f), "workers-trained count=0 on=2026-03-01");
}

static void training__is_told_once_and_is_of_ones_own_service(void **state)
{
	const struct date day = { 2026, 3, 1 };
	struct relay_waiting waiting = { 0 };
	struct fresh *f = *state;

	assert_int_equal(train(f, &who.lead, day, &who.worker), DONE);
	assert_int_equal(train(f, &who.lead, day, &who.worker), REFUSED);
	assert_int_equal(train(f, &who.lead, (struct date){ 2026, 3, 3 }, &who.worker), REFUSED);
	assert_int_equal(train(f, &who.lead, DATE_NONE, &who.worker), REFUSED);
	assert_int_equal(train(f, &who.lead, day, &who.auditor), REFUSED);
	assert_int_equal(train(f, &who.stranger, day, &who.worker), REFUSED);
	assert_int_equal(train(f, &who.worker, day, &who.worker), ABSENT);
	assert_int_equal(train_not(f, &who.stranger, day, &who.worker), ABSENT);
	assert_int_equal(train_not(f, &who.lead, day, &who.other_worker), ABSENT);
	READ (f, w)
		waiting = relay_waiting(w);
	assert_int_equal(waiting.n, 1);
}

/* ---- the wall ---- */

static const char by_number[] = "3031323334353637383961626364656630313233343536373839616263646566";
static const char by_birth[] = "00000000000000000000000000000000000000000000000000000000000000ff";

static enum outcome_kind name_them(
	struct fresh *f, const struct actor *by, struct account_id worker, const char *person)
{
	const struct texts all = { .at = &person, .n = 1 };
	enum outcome_kind outcome = ABSENT;

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_worker_name(w, by, worker, &all);
	}
	return outcome;
}

/* As the relay takes it, and then the program's handler. */
static bool answer_it(struct fresh *f, enum relay_flag flag, const char *person)
{
	WRITE (f, w) {
		if (flag == RELAY_PERSON_FREE)
			relay_person_free(w, a_link, person);
		else
			relay_person_insert(w, a_link, person, "theirs");
	}
	return take_it(f, flag, (struct relay_fields){ .person = person });
}

static int64_t relay_waits(struct fresh *f)
{
	struct relay_waiting waiting = { 0 };

	READ (f, w)
		waiting = relay_waiting(w);
	return waiting.n;
}

static bool is_asked_about(struct fresh *f, struct victim_case_id id, bool *is_barred)
{
	struct victim_case c = seen_by(f, &who.lead, id);
	struct account_id worker;
	bool is_asked = false;

	READ (f, w)
		is_asked = victim_asked_about(w, &c, &worker, is_barred);
	return is_asked;
}

static void wall__who_somebody_is_is_said_by_the_lead_of_their_service(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(name_them(f, &who.worker, who.worker.account, by_number), ABSENT);
	assert_int_equal(name_them(f, &who.stranger, who.worker.account, by_number), ABSENT);
	assert_int_equal(name_them(f, &who.lead, who.worker.account, by_number), DONE);
	READ (f, w) {
		assert_true(victim_worker_is_named(w, who.worker.account));
		assert_false(victim_worker_is_named(w, who.other_worker.account));
	}
}

static void wall__a_case_is_theirs_once_the_other_side_has_said_so_of_all(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, a_link.v);
	struct account_id other = who.other_worker.account;
	bool is_barred = true;

	assert_int_equal(name_them(f, &who.lead, other, by_number), DONE);
	assert_int_equal(name_them(f, &who.lead, other, by_birth), DONE);
	assert_int_equal(relay_waits(f), 0);
	assert_int_equal(assign_it(f, &who.lead, id, other), DONE);
	assert_int_equal(relay_waits(f), 2);
	assert_true(is_asked_about(f, id, &is_barred));
	assert_false(is_barred);
	assert_int_equal(seen_by(f, &who.other_worker, id).id.v, 0);
	assert_int_equal(seen_by(f, &who.worker, id).id.v, id.v); // until then
	assert_true(answer_it(f, RELAY_PERSON_FREE, by_number));
	assert_int_equal(seen_by(f, &who.other_worker, id).id.v, 0);
	assert_true(answer_it(f, RELAY_PERSON_FREE, by_birth));
	assert_int_equal(seen_by(f, &who.other_worker, id).id.v, id.v);
	assert_int_equal(seen_by(f, &who.worker, id).id.v, 0);
	assert_false(is_asked_about(f, id, &is_barred));
}

static void wall__who_has_left_since_does_not_get_the_case(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, a_link.v);
	struct account_id other = who.other_worker.account;
	bool is_barred = false;

	name_them(f, &who.lead, other, by_number);
	assert_int_equal(assign_it(f, &who.lead, id, other), DONE);
	WRITE (f, w)
		assert_int_equal(account_set_active(w, other, false), ACCOUNT_NO_REFUSAL);
	assert_true(answer_it(f, RELAY_PERSON_FREE, by_number));
	assert_int_equal(seen_by(f, &who.lead, id).worker.v, who.worker.account.v);
	assert_false(is_asked_about(f, id, &is_barred));
}

static void wall__who_is_refused_does_not_get_the_case_and_the_lead_sees_it(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, a_link.v);
	struct account_id other = who.other_worker.account;
	bool is_barred = false;

	name_them(f, &who.lead, other, by_number);
	assert_int_equal(assign_it(f, &who.lead, id, other), DONE);
	assert_true(answer_it(f, RELAY_PERSON_REFUSED, by_number));
	assert_true(is_asked_about(f, id, &is_barred));
	assert_true(is_barred);
	assert_int_equal(seen_by(f, &who.other_worker, id).id.v, 0);
	assert_int_equal(assign_it(f, &who.lead, id, other), REFUSED);
	assert_int_equal(assign_it(f, &who.lead, id, who.worker.account), DONE);
	assert_false(is_asked_about(f, id, &is_barred));
}

static void wall__who_is_named_later_is_asked_about_and_may_lose_the_case(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, a_link.v), other = a_case(f, 8);

	assert_int_equal(name_them(f, &who.lead, who.worker.account, by_number), DONE);
	assert_int_equal(relay_waits(f), 2);
	assert_int_equal(seen_by(f, &who.worker, id).id.v, id.v);
	assert_true(answer_it(f, RELAY_PERSON_REFUSED, by_number));
	assert_int_equal(seen_by(f, &who.worker, id).id.v, 0);
	assert_int_equal(seen_by(f, &who.worker, other).id.v, other.v);
	assert_int_equal(seen_by(f, &who.lead, id).worker.v, 0);
}

static bool reaches(struct fresh *f, const char *person)
{
	bool answer = false;

	READ (f, w)
		answer = victim_reaches_person(w, a_link, person);
	return answer;
}

static void wall__a_lead_is_asked_about_and_kept_from_the_other_side(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(name_them(f, &who.worker, who.lead.account, by_number), ABSENT);
	assert_int_equal(name_them(f, &who.lead, who.lead.account, by_number), DONE);
	assert_int_equal(relay_waits(f), 0); // there is no case yet
	assert_true(open_it(f));
	assert_int_equal(relay_waits(f), 1);
	assert_int_equal(name_them(f, &who.lead, who.lead.account, by_birth), DONE);
	assert_int_equal(relay_waits(f), 2);
	assert_int_not_equal(opened(f).id.v, 0);
	assert_true(reaches(f, by_number));
	assert_false(reaches(f, "11"
				"00000000000000000000000000000000000000000000000000000000000000"));
	assert_true(answer_it(f, RELAY_PERSON_FREE, by_number));
	assert_int_not_equal(opened(f).id.v, 0);
	assert_true(answer_it(f, RELAY_PERSON_REFUSED, by_birth));
	assert_int_equal(opened(f).id.v, 0);
}

static void wall__hides_a_case_from_who_has_been_on_its_other_side(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7), other = a_case(f, 8);

	name_them(f, &who.lead, who.worker.account, by_number);
	WRITE (f, w) {
		assert_true(victim_is_on_other_side(w, (struct link_id){ 7 }, by_number));
		assert_true(victim_is_on_other_side(w, (struct link_id){ 7 }, by_number));
		assert_true(victim_is_on_other_side(w, (struct link_id){ 8 }, by_birth));
		assert_false(victim_is_on_other_side(w, (struct link_id){ 99 }, by_number));
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

static enum outcome_kind call_on(struct fresh *f, struct victim_case_id id, struct date day)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, who.worker.account);
		outcome = victim_try(w, &who.worker, id,
			&(struct victim_try){ day, WAY_CALL, TRY_NO_ANSWER, true, { 0 } },
			&problems);
	}
	return outcome;
}

/* Verified ten days ago, found to be wrong today, and verified anew. */
static void try__of_a_past_day_is_judged_by_what_stood_then(void **state)
{
	struct fresh *f = *state;
	struct date then = instant_day(f->now);
	struct victim_case_id id = a_verified_case(f, a_link.v);
	struct safe_contact anew = some_contact(f, 0);

	time_passes(f, INT64_C(3) * 24 * 3600000);
	assert_int_equal(make_try(f, &who.worker, id, TRY_WRONG_NUMBER), DONE);
	assert_int_equal(call_on(f, id, date_add_days(then, 3)), REFUSED);
	assert_int_equal(call_on(f, id, date_add_days(then, 2)), DONE);
	assert_int_equal(
		call_on(f, id, date_add_days(then, -1)), REFUSED); // of that day nothing is known
	anew.version = 2;
	anew.phone = "01632 960 124";
	anew.worker.on = date_add_days(then, 3);
	assert_int_equal(write_contact(f, &who.worker, id, &anew), DONE);
	assert_int_equal(call_on(f, id, date_add_days(then, 3)), DONE);
	assert_int_equal(call_on(f, id, date_add_days(then, 1)), DONE);
	assert_int_equal(make_try(f, &who.worker, id, TRY_DECLINED), DONE);
	assert_int_equal(call_on(f, id, date_add_days(then, 3)), REFUSED);
	assert_int_equal(call_on(f, id, date_add_days(then, 2)), DONE);
}

static enum outcome_kind answer_on(struct fresh *f, const struct actor *by,
	struct victim_case_id id, enum consent_to to, enum answer answer, struct date on)
{
	struct victim_consent one = { .to = to, .answer = answer };
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_consent(
			w, by, id, &(struct victim_consents){ .at = &one, .n = 1 }, on, &problems);
	}
	return outcome;
}

static struct victim_consents consents_of(struct fresh *f, struct victim_case_id id)
{
	struct victim_consents all = { 0 };

	READ (f, w) {
		work_read_for(w, who.lead.account);
		all = victim_consents(w, id);
	}
	return all;
}

static void consent__is_recorded_each_time_and_withdrawing_it_stops_contact(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);
	struct date today = instant_day(f->now);

	assert_int_equal(
		answer_on(f, &who.other_worker, id, CONSENT_TO_CONTACT, ANSWER_YES, today), ABSENT);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), REFUSED); // nobody asked them
	assert_int_equal(
		answer_on(f, &who.worker, id, CONSENT_TO_CONTACT, ANSWER_YES, today), DONE);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE);
	assert_int_equal(seen_by(f, &who.lead, id).state, CASE_IN_TOUCH);
	assert_int_equal(answer_on(f, &who.lead, id, CONSENT_TO_CONTACT, ANSWER_NO, today), DONE);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), REFUSED);
	assert_int_equal(make_try(f, &who.worker, id, TRY_STOPPED), DONE);
	assert_int_equal(seen_by(f, &who.lead, id).state, CASE_DECLINED);
	assert_int_equal(consents_of(f, id).n, 2);
	assert_int_equal(consents_of(f, id).at[1].by.v, who.lead.account.v);
	READ (f, w) {
		work_read_for(w, who.lead.account);
		assert_string_equal(victim_contact(w, id).code_word, "afal"); // the record stays
		work_read_for(w, who.other_worker.account);
		assert_int_equal(victim_consents(w, id).n, 0);
	}
}

static void consent__is_a_no_where_a_call_was_answered_so(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);
	struct date today = instant_day(f->now);

	assert_int_equal(make_try(f, &who.worker, id, TRY_DECLINED), DONE);
	assert_int_equal(consents_of(f, id).n, 1);
	assert_int_equal(consents_of(f, id).at[0].answer, ANSWER_NO);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), REFUSED);
	assert_int_equal(
		answer_on(f, &who.worker, id, CONSENT_TO_CONTACT, ANSWER_YES, today), DONE);
	assert_int_equal(seen_by(f, &who.lead, id).state, CASE_IN_TOUCH);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE);
}

static void consent__that_is_not_known_waits_once_somebody_was_reached(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);

	READ (f, w) {
		work_read_for(w, who.worker.account);
		assert_int_equal(victim_unasked(w).n, 0);
	}
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE);
	READ (f, w) {
		work_read_for(w, who.worker.account);
		assert_int_equal(victim_unasked(w).n, 1);
		work_read_for(w, who.other_worker.account);
		assert_int_equal(victim_unasked(w).n, 0);
	}
	assert_int_equal(
		answer_on(f, &who.worker, id, CONSENT_TO_CONTACT, ANSWER_YES, instant_day(f->now)),
		DONE);
	READ (f, w) {
		work_read_for(w, who.worker.account);
		assert_int_equal(victim_unasked(w).n, 0);
	}
}

/* ---- reviews ---- */

static bool is_held(struct fresh *f, enum relay_flag flag, const char *workshop, struct date on)
{
	return take_it(f, flag, (struct relay_fields){ .workshop = workshop, .on = on });
}

static struct victim_reviews reviews_of(struct fresh *f, struct victim_case_id id)
{
	struct victim_reviews all = { 0 };

	READ (f, w) {
		work_read_for(w, who.worker.account);
		all = victim_reviews(w, id);
	}
	return all;
}

static size_t reviews_due(struct fresh *f)
{
	struct victim_reviews_due due = { 0 };

	READ (f, w) {
		work_read_for(w, who.worker.account);
		due = victim_reviews_due(w);
	}
	return due.n;
}

static enum outcome_kind review_it(struct fresh *f, const struct actor *by,
	struct victim_case_id id, struct victim_review_id review, enum found found)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_review(w, by, id, review,
			&(struct review_found){ found, work_today(w), "Nodyn dychmygol", { 0 } },
			&problems);
	}
	return outcome;
}

static void review__is_asked_for_once_for_each_workshop_that_was_held(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, a_link.v);
	struct date a = date_of(2026, 2, 2), b = date_of(2026, 3, 1);

	assert_true(is_held(f, RELAY_ATTENDED, "a", a));
	assert_true(is_held(f, RELAY_NOT_ATTENDED, "a", a)); // it is corrected
	assert_int_equal(reviews_of(f, id).n, 1);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_REVIEW_A);
	assert_true(is_held(f, RELAY_NOT_ATTENDED, "b", b));
	assert_int_equal(reviews_of(f, id).n, 2);
	assert_int_equal(reviews_of(f, id).at[0].after, REVIEW_AFTER_B);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_REVIEW_B);
	assert_int_equal(reviews_due(f), 2);
	assert_true(is_held(f, RELAY_ATTENDED, "a", b)); // both are repeated
	assert_int_equal(reviews_due(f), 3);
}

static void review__is_done_and_done_again_where_it_was_a_mistake(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, a_link.v), other = a_case(f, 8);

	assert_true(is_held(f, RELAY_ATTENDED, "a", date_of(2026, 2, 2)));

	struct victim_review_id review = reviews_of(f, id).at[0].id;

	assert_int_equal(review_it(f, &who.other_worker, id, review, FOUND_CONCERN), ABSENT);
	assert_int_equal(review_it(f, &who.worker, other, review, FOUND_CONCERN), ABSENT);
	assert_int_equal(review_it(f, &who.worker, id, review, FOUND_NONE), REFUSED);
	assert_int_equal(review_it(f, &who.worker, id, review, FOUND_CONCERN), DONE);
	assert_int_equal(reviews_due(f), 0);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_READY);
	assert_int_equal(review_it(f, &who.lead, id, review, FOUND_NO_CONCERN), DONE);
	assert_int_equal(reviews_of(f, id).at[0].found.found, FOUND_NO_CONCERN);
	assert_int_equal(reviews_of(f, id).at[0].found.by.v, who.lead.account.v);
	assert_string_equal(reviews_of(f, id).at[0].found.note, "Nodyn dychmygol");
	READ (f, w)
		assert_int_equal(relay_waiting(w).n, 0); // nothing of it is said
}

static void review__is_not_asked_of_who_wants_no_contact(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, a_link.v);

	assert_int_equal(make_try(f, &who.worker, id, TRY_DECLINED), DONE);
	assert_true(is_held(f, RELAY_ATTENDED, "a", date_of(2026, 2, 2)));
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_DECLINED);
	assert_int_equal(reviews_due(f), 0);
	assert_int_equal(
		answer_on(f, &who.worker, id, CONSENT_TO_CONTACT, ANSWER_YES, instant_day(f->now)),
		DONE);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_REVIEW_A);
	assert_int_equal(reviews_due(f), 1);
}

/* ---- disclosures ---- */

static enum disclosure_state disclosure_now(struct fresh *f, struct victim_disclosure_id id)
{
	struct disclosure d = { 0 };

	READ (f, w) {
		work_read_for(w, who.lead.account);
		disclosure_load(w, id, &d);
	}
	return d.state;
}

static void disclosure__is_read_and_raised_by_whoever_has_the_case(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	struct victim_disclosure_id raised = a_disclosure(f, &who.worker, id, ANSWER_NO);
	struct disclosure d;

	assert_int_not_equal(raised.v, 0);
	assert_int_not_equal(a_disclosure(f, &who.lead, id, ANSWER_YES).v, 0);
	assert_int_equal(a_disclosure(f, &who.other_worker, id, ANSWER_NO).v, 0);
	assert_int_equal(a_disclosure(f, &who.stranger, id, ANSWER_NO).v, 0);
	READ (f, w) {
		work_read_for(w, who.worker.account);
		assert_int_equal(disclosures_in(w, id).n, 2);
		assert_int_equal(disclosures_open(w).at[0].raised.is_immediate, ANSWER_YES);
		work_read_for(w, who.other_worker.account);
		assert_false(disclosure_load(w, raised, &d));
		assert_int_equal(disclosures_open(w).n, 0);
		assert_int_equal(disclosure_steps(w, raised).n, 0);
		assert_int_equal(disclosure_list(w, &(struct disclosure_filter){ 0 }, 9).n, 0);
	}
}

static void disclosure__goes_its_way_by_the_hands_whose_it_is(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	struct victim_disclosure_id d = a_disclosure(f, &who.worker, id, ANSWER_NO);

	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_TRIAGE, ROUTE_POLICE, 0), ABSENT);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_PASS, 0, BASIS_LIFE), REFUSED);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_TRIAGE, ROUTE_NOWHERE, 0), DONE);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_PASS, 0, BASIS_LIFE), REFUSED);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_TRIAGE, ROUTE_CHILDREN, 0), DONE);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_CLOSE, 0, 0), REFUSED);
	assert_int_equal(step_it(f, &who.other_worker, d, DISCLOSURE_PASS, 0, BASIS_LIFE), ABSENT);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_PASS, 0, BASIS_CHILD), DONE);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_CONFIRM, 0, 0), DONE);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_CLOSE, 0, 0), ABSENT);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_CLOSE, 0, 0), DONE);
	assert_int_equal(disclosure_now(f, d), DISCLOSURE_CLOSED);
	assert_int_equal(step_it(f, &who.stranger, d, DISCLOSURE_REOPEN, 0, 0), ABSENT);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_REOPEN, 0, 0), DONE);
	assert_int_equal(disclosure_now(f, d), DISCLOSURE_RAISED);
	READ (f, w) {
		work_read_for(w, who.worker.account);

		struct disclosure_steps steps = disclosure_steps(w, d);

		assert_int_equal(steps.n, 7); // each of them, and that it was raised
		assert_int_equal(steps.at[2].step.route, ROUTE_CHILDREN);
		assert_string_equal(steps.at[3].step.recipient, "Swyddog dychmygol");
		assert_int_equal(steps.at[3].step.basis, BASIS_CHILD);
		assert_int_equal(relay_waiting(w).n, 0); // nothing of it is said
	}
}

static void disclosure__is_passed_on_by_consent_only_if_that_stands(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	struct victim_disclosure_id d = a_disclosure(f, &who.worker, id, ANSWER_NO);
	struct date today = instant_day(f->now);

	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_TRIAGE, ROUTE_MARAC, 0), DONE);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_PASS, 0, BASIS_CONSENT), REFUSED);
	assert_int_equal(answer_on(f, &who.worker, id, CONSENT_TO_SHARE, ANSWER_YES, today), DONE);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_PASS, 0, BASIS_CONSENT), DONE);
	assert_int_equal(answer_on(f, &who.worker, id, CONSENT_TO_SHARE, ANSWER_NO, today), DONE);
	assert_int_equal(step_it(f, &who.worker, d, DISCLOSURE_PASS, 0, BASIS_CONSENT), REFUSED);
}

static void disclosure__is_found_by_stage_and_by_case(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id one = a_case(f, 7), other = a_case(f, 8);
	struct victim_disclosure_id closed = a_disclosure(f, &who.lead, one, ANSWER_NO);

	a_disclosure(f, &who.lead, other, ANSWER_NO);
	step_it(f, &who.lead, closed, DISCLOSURE_TRIAGE, ROUTE_NOWHERE, 0);
	assert_int_equal(step_it(f, &who.lead, closed, DISCLOSURE_CLOSE, 0, 0), DONE);
	READ (f, w) {
		struct disclosure_filter filter = { 0 };

		work_read_for(w, who.lead.account);
		assert_int_equal(disclosure_list(w, &filter, 9).n, 1);
		filter.state = DISCLOSURE_CLOSED;
		assert_int_equal(disclosure_list(w, &filter, 9).at[0].id.v, closed.v);
		filter = (struct disclosure_filter){ .link = { 7 } };
		assert_int_equal(disclosure_list(w, &filter, 9).at[0].id.v, closed.v);
		filter = (struct disclosure_filter){ .before = { 1 }, .before_id = { 1 } };
		assert_int_equal(disclosure_list(w, &filter, 9).n, 0);
		assert_int_equal(disclosures_open(w).n, 1);
	}
}

/* ---- the end ---- */

static enum outcome_kind end_it(
	struct fresh *f, const struct actor *by, struct victim_case_id id, enum end_reason reason)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_end(w, by, id, reason, work_today(w), &problems);
	}
	return outcome;
}

static enum outcome_kind reopen_it(struct fresh *f, const struct actor *by,
	struct victim_case_id id, enum reopen_reason reason)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_reopen(w, by, id, reason, &problems);
	}
	return outcome;
}

static bool is_said(struct fresh *f, enum relay_flag flag)
{
	return take_it(
		f, flag, (struct relay_fields){ .workshop = "a", .on = date_of(2026, 3, 1) });
}

/* Reached, told so, and the programme completed. */
static struct victim_case_id a_case_to_end(struct fresh *f)
{
	struct victim_case_id id = a_verified_case(f, a_link.v);

	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_MADE), DONE);
	assert_true(is_said(f, RELAY_COMPLETED));
	return id;
}

static struct victim_cases listed(struct fresh *f, struct victim_filter filter)
{
	struct victim_cases all = { 0 };

	READ (f, w) {
		work_read_for(w, who.worker.account);
		all = victim_list(w, &filter, 9);
	}
	return all;
}

static size_t outcomes_waiting(struct fresh *f)
{
	struct victim_outcomes all = { 0 };

	READ (f, w) {
		work_read_for(w, who.worker.account);
		all = victim_outcomes(w);
	}
	return all.n;
}

static void end__takes_a_case_from_the_list_until_a_lead_opens_it_again(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case_to_end(f);
	struct safe_contact contact = some_contact(f, 1);

	assert_int_equal(outcomes_waiting(f), 1);
	assert_int_equal(end_it(f, &who.other_worker, id, END_TOLD_COMPLETED), ABSENT);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_LEFT), REFUSED);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), REFUSED);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_ENDED);
	assert_int_equal(outcomes_waiting(f), 0);
	assert_int_equal(listed(f, (struct victim_filter){ 0 }).n, 0);
	assert_int_equal(listed(f, (struct victim_filter){ .state = CASE_ENDED }).n, 1);
	assert_int_equal(listed(f, (struct victim_filter){ .link = a_link }).n, 1);
	contact.version = 1;
	assert_int_equal(write_contact(f, &who.worker, id, &contact), REFUSED);
	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), REFUSED);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_PAUSE), REFUSED);
	assert_int_equal(reopen_it(f, &who.worker, id, REOPEN_KNOWN), ABSENT);
	assert_int_equal(reopen_it(f, &who.lead, id, REOPEN_NONE), REFUSED);
	assert_int_equal(reopen_it(f, &who.lead, id, REOPEN_NEWS), REFUSED); // nobody's to say
	assert_int_equal(reopen_it(f, &who.lead, id, REOPEN_KNOWN), DONE);
	assert_int_equal(reopen_it(f, &who.lead, id, REOPEN_KNOWN), REFUSED);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_IN_TOUCH);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_PAUSE), DONE);
}

static void end__waits_for_a_disclosure_a_review_and_what_the_programme_is_owed(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, a_link.v);
	struct victim_disclosure_id d = a_disclosure(f, &who.worker, id, ANSWER_NO);

	assert_int_equal(make_try(f, &who.worker, id, TRY_REACHED), DONE);
	assert_true(is_said(f, RELAY_ATTENDED));
	assert_true(is_said(f, RELAY_COMPLETED));
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), REFUSED);
	step_it(f, &who.lead, d, DISCLOSURE_TRIAGE, ROUTE_NOWHERE, 0);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_CLOSE, 0, 0), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), REFUSED);
	assert_int_equal(
		review_it(f, &who.worker, id, reviews_of(f, id).at[0].id, FOUND_UNREACHED), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), REFUSED);
	assert_int_equal(tell_it(f, &who.worker, id, TELL_MADE), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), DONE);
}

static void end__waits_until_a_concern_that_a_review_found_is_raised(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case_to_end(f);
	struct victim_disclosure_id d = a_disclosure(f, &who.worker, id, ANSWER_NO); // of before

	step_it(f, &who.lead, d, DISCLOSURE_TRIAGE, ROUTE_NOWHERE, 0);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_CLOSE, 0, 0), DONE);
	time_passes(f, INT64_C(24) * 3600000);
	assert_true(is_said(f, RELAY_ATTENDED));
	assert_int_equal(
		review_it(f, &who.worker, id, reviews_of(f, id).at[0].id, FOUND_CONCERN), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), REFUSED);
	d = a_disclosure(f, &who.worker, id, ANSWER_NO);
	step_it(f, &who.lead, d, DISCLOSURE_TRIAGE, ROUTE_NOWHERE, 0);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_CLOSE, 0, 0), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), DONE);
}

static struct victim_ending ended_last(struct fresh *f, struct victim_case_id id)
{
	struct victim_ending last = { 0 };

	READ (f, w) {
		work_read_for(w, who.lead.account);

		struct victim_endings all = victim_endings(w, id);

		last = ending_standing(&all);
	}
	return last;
}

/* Each flag that the other side may send of a case: none of them is lost. */
static void end__is_undone_by_whatever_the_programme_says_after_it(void **state)
{
	static const enum relay_flag flags[] = { RELAY_WORKSHOP_DATES, RELAY_ATTENDED,
		RELAY_NOT_ATTENDED, RELAY_COMPLETED, RELAY_WITHDRAWN };
	struct fresh *f = *state;
	struct victim_case_id id = a_case_to_end(f);

	for (size_t i = 0; i < array_size(flags); i++) {
		bool is_review = flags[i] == RELAY_ATTENDED; // asked for once
		struct victim_reviews reviews;

		time_passes(f, 1000);
		assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), DONE);
		assert_true(take_it(f, flags[i],
			(struct relay_fields){ .workshop = "a",
				.on = date_of(2026, 3, 1),
				.first_on = date_of(2026, 4, 1),
				.second_on = date_of(2026, 5, 1) }));
		assert_int_equal(seen_by(f, &who.worker, id).state,
			is_review ? CASE_REVIEW_A : CASE_REOPENED);
		assert_int_equal(outcomes_waiting(f), is_review); // once something is done in it
		assert_int_equal(ended_last(f, id).reopen, REOPEN_NEWS);
		assert_int_equal(ended_last(f, id).by.v, 0);
		assert_int_equal(listed(f, (struct victim_filter){ 0 }).n, 1);
		reviews = reviews_of(f, id);
		if (is_review)
			assert_int_equal(
				review_it(f, &who.worker, id, reviews.at[0].id, FOUND_NO_CONCERN),
				DONE);
	}
	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_LEFT), DONE); // as was heard last
}

static void end__is_undone_by_a_disclosure_and_by_other_details(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case_to_end(f);
	struct victim_disclosure_id d;

	assert_int_equal(tell_it(f, &who.worker, id, TELL_DETAILS), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_UNTOLD_COMPLETED), DONE);
	assert_true(is_given(f, a_link, "01632 960 778"));
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_REOPENED);
	assert_int_equal(end_it(f, &who.worker, id, END_UNTOLD_COMPLETED), DONE);
	d = a_disclosure(f, &who.worker, id, ANSWER_NO);
	assert_int_equal(ended_last(f, id).reopen, REOPEN_DISCLOSURE);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_IN_TOUCH);
	step_it(f, &who.lead, d, DISCLOSURE_TRIAGE, ROUTE_NOWHERE, 0);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_CLOSE, 0, 0), DONE);
	assert_int_equal(end_it(f, &who.worker, id, END_UNTOLD_COMPLETED), DONE);
	assert_int_equal(step_it(f, &who.lead, d, DISCLOSURE_REOPEN, 0, 0), DONE);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_IN_TOUCH);
}

/* Nobody who has ended a case has to open it for that. */
static void end__does_not_keep_anybody_from_saying_no(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case_to_end(f);

	assert_int_equal(end_it(f, &who.worker, id, END_TOLD_COMPLETED), DONE);
	assert_int_equal(
		answer_on(f, &who.worker, id, CONSENT_TO_CONTACT, ANSWER_NO, instant_day(f->now)),
		DONE);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_ENDED);
	assert_int_equal(reopen_it(f, &who.lead, id, REOPEN_ASKED), DONE);
	assert_int_equal(seen_by(f, &who.worker, id).state, CASE_DECLINED);
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
		VICTIMS(wall__who_somebody_is_is_said_by_the_lead_of_their_service),
		VICTIMS(wall__a_case_is_theirs_once_the_other_side_has_said_so_of_all),
		VICTIMS(wall__who_has_left_since_does_not_get_the_case),
		VICTIMS(wall__who_is_refused_does_not_get_the_case_and_the_lead_sees_it),
		VICTIMS(wall__who_is_named_later_is_asked_about_and_may_lose_the_case),
		VICTIMS(wall__a_lead_is_asked_about_and_kept_from_the_other_side),
		VICTIMS(wall__hides_a_case_from_who_has_been_on_its_other_side),
		VICTIMS(outside__opens_a_case_for_the_service_once),
		VICTIMS(outside__tells_what_happens_there_in_its_order),
		VICTIMS(outside__workshops_that_come_at_once_are_in_the_order_of_their_days),
		VICTIMS(outside__every_flag_is_heard_or_told),
		VICTIMS(outside__what_the_referrer_says_is_a_first_call_at_safe_hours),
		VICTIMS(outside__details_that_were_asked_for_replace_those_that_do_not_work),
		VICTIMS(outside__what_was_verified_since_they_were_asked_for_stands),
		VICTIMS(outside__what_a_worker_wrote_stands),
		VICTIMS(tell__is_said_over_the_relay),
		VICTIMS(training__tells_how_many_there_were_on_a_day_and_not_who),
		VICTIMS(training__is_told_once_and_is_of_ones_own_service),
		VICTIMS(contact__is_kept_by_who_saw_its_newest),
		VICTIMS(try__changes_the_state_and_what_is_owed),
		VICTIMS(try__that_was_unsafe_takes_the_checks_away),
		VICTIMS(try__of_a_past_day_is_judged_by_what_stood_then),
		VICTIMS(consent__is_recorded_each_time_and_withdrawing_it_stops_contact),
		VICTIMS(consent__is_a_no_where_a_call_was_answered_so),
		VICTIMS(consent__that_is_not_known_waits_once_somebody_was_reached),
		VICTIMS(review__is_asked_for_once_for_each_workshop_that_was_held),
		VICTIMS(review__is_done_and_done_again_where_it_was_a_mistake),
		VICTIMS(review__is_not_asked_of_who_wants_no_contact),
		VICTIMS(disclosure__is_read_and_raised_by_whoever_has_the_case),
		VICTIMS(disclosure__goes_its_way_by_the_hands_whose_it_is),
		VICTIMS(disclosure__is_passed_on_by_consent_only_if_that_stands),
		VICTIMS(disclosure__is_found_by_stage_and_by_case),
		VICTIMS(end__takes_a_case_from_the_list_until_a_lead_opens_it_again),
		VICTIMS(end__waits_for_a_disclosure_a_review_and_what_the_programme_is_owed),
		VICTIMS(end__waits_until_a_concern_that_a_review_found_is_raised),
		VICTIMS(end__is_undone_by_whatever_the_programme_says_after_it),
		VICTIMS(end__is_undone_by_a_disclosure_and_by_other_details),
		VICTIMS(end__does_not_keep_anybody_from_saying_no),
		VICTIMS(pause__stands_until_it_is_said_to_be_safe),
		VICTIMS(news__is_kept_for_its_case),
		VICTIMS(list__is_of_ones_own_cases_page_by_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
