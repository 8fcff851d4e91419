/* SPDX-License-Identifier: MIT */
/*
 * Who reaches whose records.
 *
 * The people on a programme lie in circles: one of each body that takes part in it, one of each
 * group that works on something together.  An account is in a circle if the circle is its body's,
 * or as a member, and stands to everybody in it in the circle's relation; what its roles may then
 * do is policy.tsv's alone.
 *
 * That is worked out when an account, a circle or the policy changes, in the same transaction, and
 * kept in the table `reach`, so that a view on personal tables (db/guard.h) probes one row:
 *
 *	EXISTS (SELECT 1 FROM person_circle JOIN reach ON reach.circle_id = person_circle.circle_id
 *	         WHERE reach.account_id = app_account() AND reach.right_name = 'person-read' AND …)
 *
 * Those that change something need a work that writes.
 */
#ifndef AUTH_REACH_H
#define AUTH_REACH_H

#include <stdbool.h>

#include "auth/policy.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/list.h"

struct work;

struct circle {
	struct circle_id id;
	enum relation relation;
	struct organisation_id organisation; // whose accounts are all in it; 0: only members
	struct date from;
	struct date to; // its last day; not set: without end
};

LIST(circle_ids, struct circle_id);

/* Makes one; `circle->id` does not matter.  Answers its id. */
struct circle_id circle_open(struct work *w, const struct circle *circle);

/* False if there is none. */
bool circle_set_days(struct work *w, struct circle_id id, struct date from, struct date to);

void circle_join(struct work *w, struct circle_id id, struct account_id account);
void circle_leave(struct work *w, struct circle_id id, struct account_id account);

/*
 * Lends the account, in that circle, what its policy gives to those of these roles (bit 1 << ROLE_…),
 * until reach_of_account takes it back, which has to be in the same work: for what is brought in of
 * a time when others did it.  Nothing, if the account is not active.
 */
void reach_lend(struct work *w, struct circle_id id, struct account_id account, unsigned roles);

/* Works it out anew for an account whose roles, or whether it is active, have changed. */
void reach_of_account(struct work *w, struct account_id account);

/* For all accounts, if the policy is not that by which it was worked out last; true if so. */
bool reach_follow_policy(struct work *w);

/* The circles in which the account holds that right today; at most 1,000. */
struct circle_ids reach_circles(struct work *w, struct account_id account, enum right right);

/* Is the right one that is held in circles: on people on a programme, or on victims? */
bool right_is_in_circles(enum right right);

#endif
