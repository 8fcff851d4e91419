/* SPDX-License-Identifier: MIT */
/*
 * Two databases that talk over loopback, and all that can come between them.
 */
#include "areas/relay/testing.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "areas/relay/relay_own.h"
#include "base/err.h"
#include "base/log.h"
#include "db/fault.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS    INT64_C(86400000)

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static const struct link_id another_link = { 815 };

static int serve_setup(void **state)
{
	ends_setup(state);

	struct ends *p = *state;

	end_serve(&p->sarn, NULL);
	end_serve(&p->victim, NULL);
	return 0;
}

#define SOCKETS(test) cmocka_unit_test_setup_teardown(test, serve_setup, ends_teardown)

static bool is_acknowledgement(struct end *e, const char *body, struct slice answer)
{
	const char *line = arena_text_n(e->arena, body, strcspn(body, "\n"));

	return is_acknowledged(e->arena, e->relay, line, answer);
}

/* Sends those bytes to the victim's side as they are. */
static struct slice receive(struct ends *p, const char *body)
{
	return end_receive(&p->victim, p->arena, slice_of(body));
}

/* ---- sent, taken, acknowledged ---- */

static void sent__each_flag_is_taken_and_acknowledged(void **state)
{
	static const struct {
		enum relay_flag flag;
		struct relay_fields fields;
	} said[] = {
		{ RELAY_CASE_OPENED, { .link = { 1 }, .programme = "cara", .language = "cy" } },
		{ RELAY_WORKSHOP_DATES, { .link = { 1 },
						.first_on = { 2026, 4, 1 },
						.second_on = { 2026, 5, 1 } } },
		{ RELAY_ATTENDED, { .link = { 1 }, .workshop = "a", .on = { 2026, 4, 1 } } },
		{ RELAY_NOT_ATTENDED, { .link = { 1 }, .workshop = "b", .on = { 2026, 5, 1 } } },
		{ RELAY_COMPLETED, { .link = { 1 }, .on = { 2026, 5, 1 } } },
		{ RELAY_WITHDRAWN, { .link = { 1 }, .on = { 2026, 5, 1 } } },
		{ RELAY_SAFE_TO_PROCEED, { .link = { 1 }, .on = { 2026, 3, 2 } } },
		{ RELAY_PAUSE_CONTACT, { .link = { 1 }, .on = { 2026, 3, 2 } } },
		{ RELAY_RISK_CHANGED, { .link = { 1 }, .on = { 2026, 3, 2 } } },
		{ RELAY_CONTACT_MADE, { .link = { 1 }, .on = { 2026, 3, 2 } } },
		{ RELAY_CONTACT_TRIED, { .link = { 1 }, .on = { 2026, 3, 2 } } },
		{ RELAY_CONTACT_DECLINED, { .link = { 1 }, .on = { 2026, 3, 2 } } },
		{ RELAY_DETAILS_DO_NOT_WORK, { .link = { 1 }, .on = { 2026, 3, 2 } } },
		{ RELAY_WORKERS_TRAINED, { .count = 3, .on = { 2026, 3, 2 } } },
	};
	struct ends *p = *state;
	int64_t taken = 0;

	for (size_t i = 0; i < array_size(said); i++) {
		bool is_sarns = relay_may_send(RELAY_SARN, said[i].flag);
		struct end *from = is_sarns ? &p->sarn : &p->victim;

		WRITE (from, w)
			relay_send(w, &nobody, said[i].flag, &said[i].fields);
		assert_int_equal(end_waiting(from), 1);
		end_send_all(from);
		assert_int_equal(end_waiting(from), 0);
		assert_int_equal(end_taken(&p->sarn) + end_taken(&p->victim), ++taken);
		assert_int_equal(
			end_logged(from, "relay-send") + end_logged(from->other, "relay-send"),
			taken);
		assert_int_equal(
			end_logged(from, "relay-take") + end_logged(from->other, "relay-take"),
			taken);
	}
	assert_int_equal(end_taken(&p->victim), 6);
	for (int i = 0; i < 2; i++)
		assert_int_equal(end_number(i == 0 ? &p->sarn : &p->victim,
					 "SELECT COUNT(*) FROM relay_out WHERE fields IS NOT NULL "
					 "OR acknowledged_on IS NULL"),
			0);
}

static void sent__nothing_finer_than_a_day_is_logged(void **state)
{
	struct ends *p = *state;
	struct audit_page page;

	end_say(&p->victim, RELAY_PAUSE_CONTACT, a_link);
	end_send_all(&p->victim);
	for (int i = 0; i < 2; i++) {
		struct end *e = i == 0 ? &p->sarn : &p->victim;

		assert_int_equal(end_logged(e, "relay-take") + end_logged(e, "relay-send"), 1);
		assert_true(
			audit_list(e->audit, e->arena, &(struct audit_filter){ 0 }, 0, 1, &page));
		assert_int_equal(page.at[0].at.ms % DAY_MS, 0);
		assert_string_equal(page.at[0].fields, "pause-contact");
		assert_int_equal(page.at[0].account, 0);
	}
}

static enum verdict say_and_undo(struct work *w, void *arg)
{
	(void)arg;
	relay_send(w, &nobody, RELAY_COMPLETED,
		&(struct relay_fields){ .link = a_link, .on = { 2026, 5, 1 } });
	return WORK_UNDO;
}

static void sent__an_act_that_was_undone_says_nothing(void **state)
{
	struct ends *p = *state;

	assert_false(db_write(p->sarn.db, p->arena, p->sarn.now, say_and_undo, NULL));
	assert_int_equal(end_waiting(&p->sarn), 0);
	assert_int_equal(end_logged(&p->sarn, "relay-send"), 0);
}

static void thread__sends_by_itself_and_stops(void **state)
{
	struct ends *p = *state;

	assert_true(relay_start(p->sarn.relay));
	assert_true(relay_start(p->victim.relay));
	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	end_say(&p->victim, RELAY_PAUSE_CONTACT, a_link);
	for (int i = 0; i < 1000 && end_waiting(&p->sarn) + end_waiting(&p->victim) > 0; i++)
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	relay_stop(p->sarn.relay);
	relay_stop(p->victim.relay);
	assert_int_equal(end_taken(&p->victim), 1);
	assert_int_equal(end_taken(&p->sarn), 1);
}

/* ---- down, killed, restored, lost, doubled ---- */

/* The same day: what was said since the copy is known there, and its numbers are used. */
static void restored__an_older_copy_uses_no_number_twice(void **state)
{
	struct ends *p = *state;
	const char *why = "", *copy = arena_format(p->arena, "%s/copy.db", p->sarn.folder);
	const char *path = arena_format(p->arena, "%s/main.db", p->sarn.folder);

	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	end_send_all(&p->sarn);
	assert_true(db_backup(p->sarn.db, copy, NULL, NULL, p->arena, &why));
	for (int i = 0; i < 3; i++)
		end_say(&p->sarn, RELAY_COMPLETED, a_link);
	end_send_all(&p->sarn);
	assert_int_equal(end_taken(&p->victim), 4);

	end_close(&p->sarn);
	assert_int_equal(rename(copy, path), 0);
	time_passes(&p->sarn, 60000);
	end_open(&p->sarn);
	end_say(&p->sarn, RELAY_WITHDRAWN, a_link);
	end_send_all(&p->sarn);
	assert_int_equal(end_waiting(&p->sarn), 0);
	assert_int_equal(end_taken(&p->victim), 5);
}

static void down__what_waits_is_sent_when_the_other_is_back(void **state)
{
	struct ends *p = *state;

	end_stop(&p->victim);
	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	assert_int_equal(end_send_all(&p->sarn), 1000);
	time_passes(&p->sarn, 1000);
	assert_int_equal(end_send_all(&p->sarn), 2000);
	assert_int_equal(end_waiting(&p->sarn), 1);
	end_serve(&p->victim, NULL);
	time_passes(&p->sarn, 2000);
	end_send_all(&p->sarn);
	assert_int_equal(end_waiting(&p->sarn), 0);
	assert_int_equal(end_taken(&p->victim), 1);
	assert_int_equal(end_number(&p->sarn, "SELECT attempts FROM relay_out"), 3);
}

static void down__a_day_of_it_loses_nothing_and_keeps_the_order(void **state)
{
	enum { LINKS = 5, EACH = 8 };
	struct ends *p = *state;
	int tries = 0;

	end_close(&p->victim);
	for (int i = 0; i < LINKS * EACH; i++)
		end_say(&p->sarn, i % 2 == 0 ? RELAY_COMPLETED : RELAY_WITHDRAWN,
			(struct link_id){ 1 + i % LINKS });
	for (int64_t ms = 0; ms < DAY_MS; tries++) {
		int wait_ms = end_send_all(&p->sarn);

		assert_true(wait_ms <= MINUTE_MS);
		time_passes(&p->sarn, wait_ms);
		ms += wait_ms;
		if (tries == 700) { // and is started anew meanwhile
			end_close(&p->sarn);
			end_open(&p->sarn);
		}
	}
	assert_int_equal(end_waiting(&p->sarn), LINKS * EACH);
	p->victim.now = p->sarn.now;
	end_open(&p->victim);
	end_send_patiently(&p->sarn);
	assert_int_equal(end_taken(&p->victim), LINKS * EACH);
	assert_int_equal(
		end_number(&p->victim, "SELECT COUNT(*) FROM taken_here x JOIN taken_here y "
				       "ON x.link_id = y.link_id AND x.id < y.id AND "
				       "x.number >= y.number"),
		0);
}

static void killed__between_sending_and_the_answer_is_taken_once(void **state)
{
	struct ends *p = *state;

	p->sarn.passage = ANSWER_LOST;
	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	end_send_all(&p->sarn);
	assert_int_equal(end_taken(&p->victim), 1);
	assert_int_equal(end_waiting(&p->sarn), 1);
	end_close(&p->sarn);
	end_open(&p->sarn);
	p->sarn.passage = PASSES;
	time_passes(&p->sarn, MINUTE_MS);
	end_send_all(&p->sarn);
	assert_int_equal(end_waiting(&p->sarn), 0);
	assert_int_equal(end_taken(&p->victim), 1);
	assert_int_equal(end_logged(&p->victim, "relay-take"), 1);
}

static void replayed__twice_has_the_same_answer_and_no_second_effect(void **state)
{
	struct ends *p = *state;
	struct posted first, again;

	end_say(&p->sarn, RELAY_COMPLETED, a_link);

	const char *body = end_body(&p->sarn);

	assert_true(post(p->arena, &p->sarn.to, slice_of(body), 5000, &first));
	assert_int_equal(first.status, OK);
	assert_true(is_acknowledgement(&p->sarn, body, first.body));
	for (int i = 0; i < 2; i++) {
		assert_true(post(p->arena, &p->sarn.to, slice_of(body), 5000, &again));
		assert_int_equal(again.status, OK);
		assert_int_equal(again.body.size, first.body.size);
		assert_memory_equal(again.body.at, first.body.at, first.body.size);
	}
	assert_int_equal(end_taken(&p->victim), 1);
	assert_int_equal(end_logged(&p->victim, "relay-take"), 1);

	/* Long after it has lapsed too. */
	end_close(&p->victim);
	end_open(&p->victim);
	time_passes(&p->victim, 400 * DAY_MS);
	assert_true(is_acknowledgement(&p->sarn, body, receive(p, body)));
	assert_int_equal(end_taken(&p->victim), 1);
}

/* ---- forged ---- */

static void forged__by_another_key_is_not_taken(void **state)
{
	struct ends *p = *state;
	struct ends *others = arena_one(p->arena, struct ends);
	struct posted posted;

	ends_open(others, p->arena, folder_fresh(p->arena));
	end_say(&others->sarn, RELAY_COMPLETED, a_link);
	assert_true(post(p->arena, &p->sarn.to, slice_of(end_body(&others->sarn)), 5000, &posted));
	assert_int_equal(posted.status, FORBIDDEN);
	assert_true(slice_is(posted.body, "refused bad-signature\n"));
	assert_int_equal(end_taken(&p->victim), 0);
	ends_close(others);
}

static void forged__an_answer_by_another_key_ends_nothing(void **state)
{
	struct ends *p = *state;
	struct ends *others = arena_one(p->arena, struct ends);

	ends_open(others, p->arena, folder_fresh(p->arena));
	end_serve(&others->victim, NULL);
	p->sarn.to = others->sarn.to;
	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	end_send_all(&p->sarn);
	assert_int_equal(end_waiting(&p->sarn), 1);

	/* Nor one of somebody who has the other's answer to something else. */
	const char *signature = keys_sign(p->arena, &p->victim.relay->keys, SLICE("taken x"));
	struct slice answer = slice_of(arena_format(p->arena, "%s\n", signature));

	assert_false(is_acknowledged(p->arena, p->sarn.relay, "y", answer));
	assert_true(is_acknowledged(p->arena, p->sarn.relay, "x", answer));
	ends_close(others);
}

static void forged__a_message_comes_back_to_nobody_who_said_it(void **state)
{
	struct ends *p = *state;

	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	assert_true(slice_is(
		end_receive(&p->sarn, p->arena, slice_of(end_body(&p->sarn))), "bad-signature"));
	assert_true(slice_is(
		receive(p, end_signed(&p->sarn, "relay1 from=sarn-victim to=sarn number=1 "
						"made=2026-03-02 until=2026-05-31 "
						"flag=pause-contact link=1 on=2026-03-02")),
		"unknown-sender"));
}

static void forged__any_changed_byte_is_not_taken(void **state)
{
	struct ends *p = *state;

	end_say(&p->sarn, RELAY_COMPLETED, a_link);

	char *body = end_body(&p->sarn);
	struct arena_mark mark = arena_mark(p->arena);

	for (size_t i = 0; body[i] != '\0'; i++)
		for (int bit = 1; bit < 256; bit <<= 1) {
			char was = body[i];
			struct relay_message message;

			body[i] = (char)(was ^ bit);
			assert_int_not_equal(
				relay_admit(p->arena, p->victim.relay,
					(struct slice){ body, strlen(body) }, &message),
				RELAY_NO_REFUSAL);
			body[i] = was;
			arena_rewind(p->arena, mark);
		}
	assert_int_equal(end_taken(&p->victim), 0);
	assert_true(is_acknowledgement(&p->sarn, body, receive(p, body)));
}

/* ---- refused ---- */

#define LINE(number, made, until, rest)                                                            \
	"relay1 from=sarn to=sarn-victim number=" number " made=" made " until=" until " flag"     \
	"=" rest

static void refused__each_for_its_own_reason(void **state)
{
	static const struct {
		const char *line, *word;
	} cases[] = {
		{ LINE("5", "2026-03-02", "2026-05-31", "note link=1"), "unknown-flag" },
		{ LINE("5", "2026-03-02", "2026-05-31", "pause-contact link=1 on=2026-03-02"),
			"unknown-flag" },
		{ LINE("5", "2026-03-02", "2026-05-31", "completed link=1"), "wrong-fields" },
		{ LINE("5", "2026-03-02", "2026-05-31", "completed link=1 on=2026-03-02T10:00"),
			"wrong-fields" },
		{ LINE("5", "2026-01-01", "2026-03-01", "completed link=1 on=2026-01-01"),
			"expired" },
		{ LINE("5", "2026-03-04", "2026-06-01", "completed link=1 on=2026-03-02"),
			"too-early" },
		{ "good morning", "malformed" },
	};
	struct ends *p = *state;

	for (size_t i = 0; i < array_size(cases); i++)
		assert_true(
			slice_is(receive(p, end_signed(&p->sarn, cases[i].line)), cases[i].word));
	assert_int_equal(end_taken(&p->victim), 0);
	assert_int_equal(end_number(&p->victim, "SELECT COUNT(*) FROM relay_in"), 0);
}

static void refused__out_of_order_and_another_of_that_number(void **state)
{
	struct ends *p = *state;
	const char *later = end_signed(
		&p->sarn, LINE("6", "2026-03-02", "2026-05-31", "completed link=1 on=2026-03-02"));
	const char *earlier = end_signed(
		&p->sarn, LINE("5", "2026-03-02", "2026-05-31", "withdrawn link=1 on=2026-03-02"));
	const char *of_another = end_signed(
		&p->sarn, LINE("4", "2026-03-02", "2026-05-31", "withdrawn link=2 on=2026-03-02"));
	const char *of_that_number = end_signed(
		&p->sarn, LINE("6", "2026-03-02", "2026-05-31", "withdrawn link=3 on=2026-03-02"));

	assert_true(is_acknowledgement(&p->sarn, later, receive(p, later)));
	assert_true(slice_is(receive(p, earlier), "out-of-order"));
	assert_true(slice_is(receive(p, of_that_number), "number-taken"));
	assert_true(is_acknowledgement(&p->sarn, of_another, receive(p, of_another)));
	assert_int_equal(end_taken(&p->victim), 2);
}

static void refused__by_its_handler_it_is_tried_again_and_others_go_on(void **state)
{
	struct ends *p = *state;

	handlers_can = false;
	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	end_send_all(&p->sarn);
	assert_int_equal(end_taken(&p->victim), 0);
	assert_int_equal(end_number(&p->victim, "SELECT COUNT(*) FROM relay_in"), 0);
	assert_int_equal(end_logged(&p->victim, "relay-take"), 0);
	handlers_can = true;
	end_say(&p->sarn, RELAY_WITHDRAWN, a_link); // waits for the one before it
	end_say(&p->sarn, RELAY_COMPLETED, another_link);
	end_send_all(&p->sarn);
	assert_int_equal(end_taken(&p->victim), 1);
	assert_int_equal(end_number(&p->victim, "SELECT link_id FROM taken_here"), another_link.v);
	end_send_patiently(&p->sarn);
	assert_int_equal(end_taken(&p->victim), 3);
}

static void refused__what_nobody_takes_lapses_and_that_is_logged(void **state)
{
	struct ends *p = *state;

	p->sarn.passage = LOST;
	end_say(&p->sarn, RELAY_COMPLETED, a_link);
	end_send_all(&p->sarn);
	time_passes(&p->sarn, 90 * DAY_MS);
	end_send_all(&p->sarn);
	assert_int_equal(end_waiting(&p->sarn), 1);
	time_passes(&p->sarn, DAY_MS);
	log_set_level(LOG_ERROR + 1);
	end_send_all(&p->sarn);
	assert_int_equal(end_waiting(&p->sarn), 0);
	assert_int_equal(end_logged(&p->sarn, "relay-lapse"), 1);
	assert_int_equal(end_number(&p->sarn, "SELECT COUNT(*) FROM relay_out WHERE "
					      "acknowledged_on IS NOT NULL OR fields IS NOT NULL"),
		0);
}

static void refused__what_is_too_long_or_comes_by_a_proxy(void **state)
{
	struct ends *p = *state;
	char *much = arena_take(p->arena, RELAY_BODY_BYTES_MOST + 2);
	struct posted posted;

	memset(much, 'x', RELAY_BODY_BYTES_MOST + 1);
	assert_true(post(p->arena, &p->sarn.to, slice_of(much), 5000, &posted));
	assert_int_equal(posted.status, TOO_LARGE);

	end_say(&p->sarn, RELAY_COMPLETED, a_link);

	struct wire wire = { .method = "POST",
		.target = RELAY_PATH,
		.body = slice_of(end_body(&p->sarn)),
		.peer = "127.0.0.1" };
	struct reply reply = { 0 };

	*list_add(p->arena, &wire.headers) = (struct pair){ "X-Forwarded-For", "192.0.2.1" };
	frame_answer(p->victim.frame, p->arena, &wire, p->victim.now, &reply);
	assert_int_equal(reply.status, NOT_FOUND);
	assert_int_equal(end_taken(&p->victim), 0);
}

static void fault__no_answer_says_taken_of_what_was_not(void **state)
{
	struct ends *p = *state;
	bool is_taken = false;

	end_say(&p->sarn, RELAY_COMPLETED, a_link);

	const char *body = end_body(&p->sarn);

	log_set_level(LOG_ERROR + 1);
	for (int n = 0; n < 60 && !is_taken; n++) {
		assert_true(audit_carry_all(p->victim.audit));
		db_fault_after(n);
		is_taken = is_acknowledgement(&p->sarn, body, receive(p, body));
		db_fault_after(-1);
		assert_int_equal(end_taken(&p->victim), is_taken);
	}
	assert_true(is_taken);
}

/* ---- keys ---- */

static void keys__without_which_nothing_opens(void **state)
{
	struct ends *p = *state;
	struct relay_settings settings = { .us = RELAY_SARN, .folder = folder_fresh(p->arena) };
	const char *why = "";

	assert_null(relay_open(p->arena, &settings, &why));
	assert_non_null(strstr(why, "relay.key"));

	const char *line = relay_keys_make(p->arena, settings.folder, &why);

	assert_string_equal(line, relay_keys_make(p->arena, settings.folder, &why));
	assert_null(relay_open(p->arena, &settings, &why));
	assert_non_null(strstr(why, "relay-other.pub"));
	assert_false(relay_keys_trust(p->arena, settings.folder, "nothing", &why));
	assert_true(relay_keys_trust(p->arena, settings.folder, line, &why));
	assert_non_null(relay_open(p->arena, &settings, &why));
}

/* ---- the wall between people ---- */

static const char *const one_hash[] = { HASH };
static const struct texts somebody = { .at = (const char **)one_hash, .n = 1 };

static enum relay_standing assign(struct end *e, const struct texts *person)
{
	enum relay_standing standing = RELAY_UNNAMED;

	WRITE (e, w)
		standing = relay_assign(w, &nobody, a_link, person);
	return standing;
}

static void talk(struct ends *p)
{
	for (int i = 0; i < 3; i++) {
		end_send_all(&p->sarn);
		end_send_all(&p->victim);
	}
}

static void wall__a_person_is_the_same_at_both_ends_and_nobody_elsewhere(void **state)
{
	struct ends *p = *state;
	const char *here =
		relay_person_by_birth(p->arena, p->sarn.relay, "Siân  SAMPL", date_of(1980, 2, 29));

	assert_string_equal(here, relay_person_by_birth(p->arena, p->victim.relay, "sian sampl",
					  date_of(1980, 2, 29)));
	assert_string_not_equal(here, relay_person_by_birth(p->arena, p->victim.relay, "sian sampl",
					      date_of(1980, 2, 28)));
	assert_string_equal(relay_person_by_number(p->arena, p->sarn.relay, "A 17"),
		relay_person_by_number(p->arena, p->victim.relay, "a 17"));
	assert_string_not_equal(relay_person_by_number(p->arena, p->sarn.relay, "17"),
		relay_person_by_number(p->arena, p->victim.relay, "18"));
}

static void wall__whoever_is_on_one_side_is_refused_on_the_other(void **state)
{
	struct ends *p = *state;

	assert_int_equal(assign(&p->sarn, &somebody), RELAY_ASKED);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_ASKED);
	assert_int_equal(end_waiting(&p->sarn), 1);
	talk(p);
	assert_int_equal(assign(&p->victim, &somebody), RELAY_BARRED);
	assert_int_equal(end_waiting(&p->victim), 0);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_FREE);
}

static void wall__nobody_is_free_while_the_other_is_down(void **state)
{
	struct ends *p = *state;

	p->sarn.passage = LOST;
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_ASKED);
	talk(p);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_ASKED);
	p->sarn.passage = PASSES;
	p->victim.passage = LOST; // it has taken the question, and its answer does not come
	end_send_patiently(&p->sarn);
	talk(p);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_ASKED);
	p->victim.passage = DOUBLED;
	end_send_patiently(&p->victim);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_FREE);
	assert_int_equal(assign(&p->victim, &somebody), RELAY_BARRED);
}

static void wall__either_of_what_stands_for_somebody_bars_them(void **state)
{
	static const char other_hash[] =
		"00000000000000000000000000000000000000000000000000000000000000ff";
	static const char *both_hashes[] = { other_hash, HASH };
	const struct texts by_both = { .at = both_hashes, .n = 2 };
	struct ends *p = *state;

	assert_int_equal(assign(&p->victim, &somebody), RELAY_ASKED);
	p->victim.passage = LOST;
	assert_int_equal(assign(&p->sarn, &by_both), RELAY_ASKED);
	end_send_all(&p->sarn);
	p->victim.passage = PASSES;
	end_send_patiently(&p->victim);
	assert_int_equal(assign(&p->sarn, &by_both), RELAY_BARRED);
}

static void wall__of_two_at_one_time_both_are_told(void **state)
{
	struct ends *p = *state;

	assert_int_equal(assign(&p->sarn, &somebody), RELAY_ASKED);
	assert_int_equal(assign(&p->victim, &somebody), RELAY_ASKED);
	talk(p);
	for (int i = 0; i < 2; i++) {
		struct end *e = i == 0 ? &p->sarn : &p->victim;

		assert_int_equal(end_waiting(e), 0);
		assert_int_equal(end_number(e, "SELECT COUNT(*) FROM taken_here WHERE flag = "
					       "'person-refused'"),
			1);
		assert_int_equal(assign(e, &somebody), RELAY_BARRED);
	}
}

static void wall__who_reaches_a_case_by_a_role_is_refused_on_the_other_side(void **state)
{
	struct ends *p = *state;

	sarns_team_is_everybody = true;
	assert_int_equal(assign(&p->victim, &somebody), RELAY_ASKED);
	talk(p);
	assert_int_equal(assign(&p->victim, &somebody), RELAY_BARRED);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_FREE);
	sarns_team_is_everybody = false; // ever on one side
	assert_int_equal(assign(&p->victim, &somebody), RELAY_BARRED);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_FREE);
}

static void wall__who_came_to_a_team_later_stays_on_the_other_side(void **state)
{
	struct ends *p = *state;

	assert_int_equal(assign(&p->victim, &somebody), RELAY_ASKED);
	p->sarn.passage = LOST;
	end_send_all(&p->victim);
	sarns_team_is_everybody = true;
	talk(p);
	p->sarn.passage = PASSES;
	end_send_patiently(&p->sarn);
	assert_int_equal(assign(&p->victim, &somebody), RELAY_FREE);
	assert_int_equal(assign(&p->sarn, &somebody), RELAY_BARRED);
}

/* Where there is no other side nobody can be asked; once there is, nobody goes unasked. */
static void wall__who_has_no_name_is_asked_for_where_there_is_another_side(void **state)
{
	const struct texts unnamed = { 0 };
	struct ends *p = *state;

	end_script(&p->sarn, "UPDATE relay_run SET first_number = 1");
	assert_int_equal(assign(&p->sarn, &unnamed), RELAY_FREE);
	assert_true(relay_begin(p->sarn.relay, p->sarn.now));
	assert_int_equal(assign(&p->sarn, &unnamed), RELAY_UNNAMED);
	assert_int_equal(end_waiting(&p->sarn), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		SOCKETS(sent__each_flag_is_taken_and_acknowledged),
		SOCKETS(sent__nothing_finer_than_a_day_is_logged),
		ENDS(sent__an_act_that_was_undone_says_nothing),
		SOCKETS(thread__sends_by_itself_and_stops),
		ENDS(restored__an_older_copy_uses_no_number_twice),
		SOCKETS(down__what_waits_is_sent_when_the_other_is_back),
		ENDS(down__a_day_of_it_loses_nothing_and_keeps_the_order),
		SOCKETS(killed__between_sending_and_the_answer_is_taken_once),
		SOCKETS(replayed__twice_has_the_same_answer_and_no_second_effect),
		SOCKETS(forged__by_another_key_is_not_taken),
		SOCKETS(forged__an_answer_by_another_key_ends_nothing),
		ENDS(forged__a_message_comes_back_to_nobody_who_said_it),
		ENDS(forged__any_changed_byte_is_not_taken),
		ENDS(refused__each_for_its_own_reason),
		ENDS(refused__out_of_order_and_another_of_that_number),
		ENDS(refused__by_its_handler_it_is_tried_again_and_others_go_on),
		ENDS(refused__what_nobody_takes_lapses_and_that_is_logged),
		SOCKETS(refused__what_is_too_long_or_comes_by_a_proxy),
		ENDS(fault__no_answer_says_taken_of_what_was_not),
		ENDS(keys__without_which_nothing_opens),
		ENDS(wall__a_person_is_the_same_at_both_ends_and_nobody_elsewhere),
		ENDS(wall__whoever_is_on_one_side_is_refused_on_the_other),
		ENDS(wall__nobody_is_free_while_the_other_is_down),
		ENDS(wall__either_of_what_stands_for_somebody_bars_them),
		ENDS(wall__of_two_at_one_time_both_are_told),
		ENDS(wall__who_reaches_a_case_by_a_role_is_refused_on_the_other_side),
		ENDS(wall__who_came_to_a_team_later_stays_on_the_other_side),
		ENDS(wall__who_has_no_name_is_asked_for_where_there_is_another_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
