/* SPDX-License-Identifier: MIT */
#include "room.h"

#include "areas/invoice/testing.h"
#include "base/clock.h"

static void keep(struct fresh *f, struct db *db, const char *to)
{
	const char *why = "";

	if (!db_backup(db, to, NULL, NULL, f->arena, &why))
		fail_msg("%s", why);
}

/* Signed in, and all that was made kept there. */
static void keep_room(struct fresh *f, struct arena *a, const char *folder,
	const struct actor *const leaders[LED_BY], struct room *room)
{
	f->now = clock_now();
	for (int i = 0; i < LED_BY; i++) {
		struct session_token token = page_session(f, leaders[i]);

		room->leader[i].session = session_token_text(a, &token);
		room->leader[i].token = form_token(a, &token);
	}
	assert_true(audit_carry_all(f->audit));
	keep(f, f->db, arena_format(a, "%s/sarn.db", folder));
	keep(f, audit_log(f->audit), arena_format(a, "%s/log.db", folder));
}

struct room room_make(struct arena *a, const char *folder)
{
	void *state;

	fresh_setup(&state);

	struct fresh *f = state;
	struct room_kit kit = a_room(f, BOOKED);
	const struct actor *const leaders[LED_BY] = { &kit.first, &kit.second };
	struct room room = { .register_path = arena_format(
				     a, "/cohorts/%lld/register/a", (long long)kit.cohort.id.v) };

	keep_room(f, a, folder, leaders, &room);
	fresh_teardown(&state);
	return room;
}

struct room room_make_bill(struct arena *a, const char *folder)
{
	void *state;
	struct problems problems;

	fresh_setup(&state);

	struct fresh *f = state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor third =
		a_person(f, f->office, "cyllid3", "Trydydd Cyllid Sampl", ROLE_FINANCE_OFFICER);
	const struct actor *const leaders[LED_BY] = { &kit.second, &third };
	struct room room = { 0 };

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);

	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_MATCH, &problems), DONE);
	room.invoice_path = arena_format(a, "/invoices/%lld", (long long)invoice.id.v);
	keep_room(f, a, folder, leaders, &room);
	fresh_teardown(&state);
	return room;
}
