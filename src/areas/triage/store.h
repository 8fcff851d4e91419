/* SPDX-License-Identifier: MIT */
/*
 * Triage as rows: what triage.h loads, and what its use cases store.  Asks no rule.
 */
#ifndef AREAS_TRIAGE_STORE_H
#define AREAS_TRIAGE_STORE_H

#include "areas/triage/triage.h"

/* Its own row, over the version that it names, or its first. */
void triage_store(struct work *w, const struct actor *by, const struct triage_record *record);

/* In place of those that were there. */
void triage_store_needs(struct work *w, const struct triage_record *record);
void triage_store_flags(struct work *w, const struct triage_record *record);

/* One more of the support of that number. */
void triage_store_step(struct work *w, const struct actor *by, struct referral_id id,
	int64_t number, size_t steps_before, const struct support_step *step);

/* How many services it was sent to: they are the first of its onwards. */
size_t triage_services(const struct triage *t);
void triage_store_onward(
	struct work *w, struct referral_id id, int64_t number, const struct onward *onward);

#endif
