/* SPDX-License-Identifier: MIT */
/*
 * Workshops that are moved: whoever is booked comes on the new days, if those suit the deadline and
 * the workshop that they attended; else they wait to be booked again, and missed nothing.
 */
#include "areas/register/store.h"
#include "base/err.h"
#include "db/db.h"

static bool is_done(struct work *w, const struct actor *by, struct referral_id id,
	const struct referral_step *step)
{
	struct problems problems = { 0 };
	struct kept_referral r;

	return referral_load(w, by, id, &r) &&
	       referral_do(w, by, id, r.version, step, &problems) == DONE;
}

static void move(struct work *w, const struct actor *by, const struct kept_referral *r,
	const struct cohort *before, const struct cohort *now)
{
	bool comes_to_a = is_expected(&r->facts, WORKSHOP_A);
	struct referral_step postpone = { .deed.act = DO_POSTPONE };
	struct referral_step book = { .deed.act = comes_to_a ? DO_BOOK : DO_BOOK_B,
		.cohort = now->id };

	if (!comes_to_a &&
		(!is_expected(&r->facts, WORKSHOP_B) ||
			date_equal(before->workshop[WORKSHOP_B].on, now->workshop[WORKSHOP_B].on)))
		return;
	if (is_done(w, by, r->id, &postpone))
		is_done(w, by, r->id, &book);
}

static void moved(struct work *w, const struct actor *by, const struct cohort *before,
	const struct cohort *now)
{
	struct register_rows rows;
	struct cohort cohort;

	work_read_for(w, by->account);
	if (!register_ring_list(w, by, now->id, &cohort, &rows))
		return;
	list_each (const struct register_row *, row, &rows)
		move(w, by, &row->referral, before, now);
}

static bool waits_for_a(struct work *w, const struct actor *by, struct cohort_id id)
{
	struct register_rows rows;
	struct cohort cohort;

	work_read_for(w, by->account);
	return register_ring_list(w, by, id, &cohort, &rows) && wait_for_a(&rows);
}

const struct cohort_tie cohort_tie = { moved, waits_for_a };
