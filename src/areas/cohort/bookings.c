/* SPDX-License-Identifier: MIT */
/*
 * Places of referrals: kept for one, booked, left; and whom the leaders have to do with.
 */
#include "areas/cohort/cohort_queries.h"
#include "areas/cohort/store.h"
#include "auth/reach.h"
#include "base/err.h"
#include "db/db.h"

/* ---- places ---- */

enum outcome_kind place_take(struct work *w, const struct actor *by, struct place_id id,
	struct referral_id referral, struct place *p)
{
	if (!place_load(w, id, p) || p->organisation.v != by->organisation.v)
		return ABSENT;
	if (!place_is_held(p, work_moment(w)) || p->is_cancelled)
		return REFUSED;
	place_set_taken(w, referral, id);
	p->referral = referral;
	return DONE;
}

/* A place that nobody held before: from now on it is booked. */
static struct place_id place_anew(struct work *w, const struct actor *by, const struct cohort *c,
	const struct booking *booking)
{
	struct place p = {
		.id = { id_random() },
		.code = place_fresh_code(w),
		.language = c->language,
		.deadline = c->workshop[WORKSHOP_B].on,
		.organisation = by->organisation,
		.held_by = by->account,
		.held_at = work_now(w),
		.held_until = { work_now(w).ms + 1 },
		.referral = booking->referral,
		.booked_at = work_now(w),
		.cohort = c->id,
	};

	place_create(w, &p);
	return p.id;
}

enum outcome_kind place_book(struct work *w, const struct actor *by, const struct booking *booking,
	struct place_id *id, enum hold_refusal *no)
{
	struct place_of_referral_row own;
	struct cohort c;

	if (!cohort_for(w, by, COHORT_READ, booking->cohort, &c))
		return ABSENT;

	bool has_place = place_of_referral(w, booking->referral, c.id, &own);

	*no = book_check(&c, booking->type, booking->first, has_place, work_moment(w));
	if (*no == HOLD_NO_REFUSAL)
		*no = cohort_wall(w, c.id, booking->link);
	if (*no != HOLD_NO_REFUSAL)
		return REFUSED;
	if (has_place)
		place_set_booked(w, work_now(w), own.id);
	*id = has_place ? own.id : place_anew(w, by, &c, booking);
	place_set_link(w, booking->link, *id);
	cohort_ask(w, by, &c, booking->link);
	return DONE;
}

void place_leave(struct work *w, const struct actor *by, struct place_id id)
{
	struct place p;
	struct cohort c;

	if (!place_load(w, id, &p) || !cohort_load(w, p.cohort, &c) ||
		workshop_has_begun(&c.workshop[WORKSHOP_A], work_moment(w)))
		return;
	place_set_released(w, &(struct place_set_released_values){
				      .id = id,
				      .now = work_now(w),
				      .by = by->account,
				      .because = release_name(RELEASE_NOT_NEEDED),
			      });
}

/* ---- the leaders' circle ---- */

bool cohort_is_led(struct work *w, const struct actor *by, struct cohort_id id)
{
	struct facilitator self;
	struct cohort c;

	return cohort_load(w, id, &c) && facilitator_signed_in(w, by->account, &self) &&
	       cohort_led_by(&c, self.id);
}

/* Those of them with an account are in it from now on; who led it before, and not now, is not. */
static void circle_follow(struct work *w, struct circle_id circle, const struct cohort *before,
	const struct cohort *now)
{
	struct facilitators all = facilitators_of(w, now->organisation);

	list_each (const struct facilitator *, each, &all) {
		bool is_leader = cohort_led_by(now, each->id);
		bool was_leader = before != NULL && cohort_led_by(before, each->id);

		if (each->account.v == 0 || is_leader == was_leader)
			continue;
		if (is_leader)
			circle_join(w, circle, each->account);
		else
			circle_leave(w, circle, each->account);
	}
}

struct circle_id cohort_circle(struct work *w, struct cohort_id id)
{
	struct circle circle = { .relation = RELATION_ASSIGNED, .from = work_today(w) };
	struct cohort_circle_get_row row;
	struct cohort c;

	if (cohort_circle_get(w, id, &row))
		return row.circle_id;

	circle.id = circle_open(w, &circle);
	cohort_set_circle(w, circle.id, id);
	if (cohort_load(w, id, &c))
		circle_follow(w, circle.id, NULL, &c);
	return circle.id;
}

void cohort_leaders_change(struct work *w, const struct cohort *before, const struct cohort *now)
{
	struct cohort_circle_get_row row;

	if (cohort_circle_get(w, now->id, &row))
		circle_follow(w, row.circle_id, before, now);
}
