/* SPDX-License-Identifier: MIT */
/*
 * For the journeys of registers: the data of a Sarn whose workshops were held on days gone by, which
 * no page makes on one day.  Into the folder of its argument, which has to be there; it prints the
 * ids of what a journey begins with.
 *
 *	a_room FOLDER         ten people booked into workshops, the first of which was held on 16 May
 *	                      2026: the cohort
 *	a_room FOLDER missed  three who attended A, and whose B was held lately: the cohort, the one in
 *	                      which both can be repeated, and the referrals, of which the first two have
 *	                      time for that
 */
#include <stdio.h>

#include "areas/register/testing.h"
#include "base/bank_holiday.h"
#include "base/clock.h"

static void keep(struct fresh *f, struct db *db, const char *to)
{
	const char *why = "";

	if (!db_backup(db, to, NULL, NULL, f->arena, &why))
		fail_msg("%s", why);
}

/* ---- ten people ---- */

static void ten_people(struct fresh *f)
{
	struct room_kit kit = a_room(f, ROOM_MOST);

	a_pair(f, &kit.path, 20260620, ROOM_MOST); // in which somebody could repeat both in time
	printf("%lld\n", (long long)kit.cohort.id.v);
}

/* ---- three who attended A ---- */

/* Days from today, the real one. */
enum {
	BEGUN = -50,
	A_HELD = -36, // and B within 35 more: yesterday at the latest
	REPEAT_BEGINS = 7,
	TOO_SOON = 30, // for any pair that begins then
	LATE_ENOUGH = 80
};

static struct date in_days(int days)
{
	return date_add_days(instant_day(clock_now()), days);
}

/* That day, or the first before it (`step` -1) or after it (1) that is no bank holiday. */
static struct date plain_day(struct date day, int step)
{
	while (bank_holiday_on(day) != NULL)
		day = date_add_days(day, step);
	return day;
}

static void move(struct date *day, int days)
{
	if (date_is_set(*day))
		*day = date_add_days(*day, days);
}

/* Given today, to be complete by that day. */
static struct caution_id a_caution_until(
	struct fresh *f, const struct programme *p, struct person_id person, struct date deadline)
{
	struct kept_caution draft = a_draft(f->arena, person);
	struct caution *c = &draft.facts;
	struct condition_set *set = &c->sets.at[0];
	int days = date_days_between(TODAY, instant_day(f->now));

	move(&c->offence_on, days);
	move(&c->views.on, days);
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		move(&c->tick[each].on, days);
	move(&set->written_on, days);
	set->conditions.at[0].due = deadline;
	c->deadline = deadline;
	return gives(f, p, proposes(f, p, &draft));
}

static struct referral_id a_booked_one_until(
	struct fresh *f, const struct room_kit *kit, int i, struct date deadline)
{
	struct person_id person = somebody_of_the_room(f, kit, i);
	struct referral_id id = a_draft_after(
		f, &kit->path, person, a_caution_until(f, &kit->path.p, person, deadline));

	goes_as_far_as(f, &kit->path, id, REFERRAL_ACCEPTED);
	did(f, &kit->path.p.coordinator, id, a_booking(DO_BOOK, kit->cohort.id));
	return id;
}

static void three_people(struct fresh *f)
{
	static const int deadlines[] = { LATE_ENOUGH, LATE_ENOUGH, TOO_SOON };
	struct room_kit kit = some_leaders(f);
	struct cohort repeat;

	clock_to(f, in_days(BEGUN));
	kit.people = array_size(deadlines);
	assert_true(
		plan_pair(f, &kit.path, plain_day(in_days(A_HELD), -1), ROOM_MOST, &kit.cohort));
	assert_true(
		plan_pair(f, &kit.path, plain_day(in_days(REPEAT_BEGINS), 1), ROOM_MOST, &repeat));
	for (int i = 0; i < kit.people; i++)
		kit.referral[i] = a_booked_one_until(f, &kit, i, in_days(deadlines[i]));
	clock_to(f, kit.cohort.workshop[WORKSHOP_A].on);
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	both_sign(f, &kit, WORKSHOP_A);
	printf("%lld %lld", (long long)kit.cohort.id.v, (long long)repeat.id.v);
	for (int i = 0; i < kit.people; i++)
		printf(" %lld", (long long)kit.referral[i].v);
	printf("\n");
}

int main(int argc, char **argv)
{
	void *state;

	assert_in_range(argc, 2, 3);
	fresh_setup(&state);

	struct fresh *f = state;

	if (argc == 3)
		three_people(f);
	else
		ten_people(f);
	assert_true(audit_carry_all(f->audit));
	keep(f, f->db, arena_format(f->arena, "%s/sarn.db", argv[1]));
	keep(f, audit_log(f->audit), arena_format(f->arena, "%s/log.db", argv[1]));
	fresh_teardown(&state);
	return 0;
}
