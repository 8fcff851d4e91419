/* SPDX-License-Identifier: MIT */
/*
 * What reading and doing have in common.  Within this area only.
 */
#ifndef AREAS_REGISTER_STORE_H
#define AREAS_REGISTER_STORE_H

#include "areas/register/register.h"

/* One of the reader's own body that they may see; false, and *cohort untouched, if there is none. */
bool register_cohort(
	struct work *w, const struct actor *by, struct cohort_id id, struct cohort *cohort);

/* Workshop A lies before one of them still, or nobody signed yet whether they came. */
bool wait_for_a(const struct register_rows *rows);

#endif
