/* SPDX-License-Identifier: MIT */
/*
 * For the journey of a register: the data of a Sarn in which ten people were booked into workshops,
 * the first of which was held on 16 May 2026.  Into the folder of its argument, which has to be there.
 */
#include <stdio.h>

#include "areas/register/testing.h"

static void keep(struct fresh *f, struct db *db, const char *to)
{
	const char *why = "";

	if (!db_backup(db, to, NULL, NULL, f->arena, &why))
		fail_msg("%s", why);
}

int main(int argc, char **argv)
{
	void *state;

	assert_int_equal(argc, 2);
	fresh_setup(&state);

	struct fresh *f = state;
	struct room_kit kit = a_room(f, ROOM_MOST);

	a_pair(f, &kit.path, 20260620, ROOM_MOST); // in which somebody could repeat both in time
	assert_true(audit_carry_all(f->audit));
	keep(f, f->db, arena_format(f->arena, "%s/sarn.db", argv[1]));
	keep(f, audit_log(f->audit), arena_format(f->arena, "%s/log.db", argv[1]));
	printf("%lld\n", (long long)kit.cohort.id.v);
	fresh_teardown(&state);
	return 0;
}
