/* SPDX-License-Identifier: MIT */
#include "room.h"

#include "areas/register/testing.h"
#include "base/clock.h"

static void keep(struct fresh *f, struct db *db, const char *to)
{
	const char *why = "";

	if (!db_backup(db, to, NULL, NULL, f->arena, &why))
		fail_msg("%s", why);
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

	f->now = clock_now();
	for (int i = 0; i < LED_BY; i++) {
		struct session_token token = page_session(f, leaders[i]);

		room.leader[i].session = session_token_text(a, &token);
		room.leader[i].token = form_token(a, &token);
	}
	assert_true(audit_carry_all(f->audit));
	keep(f, f->db, arena_format(a, "%s/sarn.db", folder));
	keep(f, audit_log(f->audit), arena_format(a, "%s/log.db", folder));
	fresh_teardown(&state);
	return room;
}
