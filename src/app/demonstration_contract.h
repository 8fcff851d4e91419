/* SPDX-License-Identifier: MIT */
/*
 * The demonstration's contract: regional programmes, to which a signed variation adds CARA, and the
 * licensor's sub-contract under it.
 */
#ifndef APP_DEMONSTRATION_CONTRACT_H
#define APP_DEMONSTRATION_CONTRACT_H

#include "areas/contract/contract.h"

/* Who is in it, and what it is for. */
struct contracted {
	struct programme_id programme;
	struct scheme_id scheme;
	struct organisation_id holder, partnership, force, supplier, licensor;
	struct date live_on; // from then on CARA is a service of it
	struct date today;   // of whoever looks round
	struct contract_id prime, sub;
};

/* Each one write, as `by`; DONE, or its problems say why not. */
enum outcome_kind demonstration_contract(
	struct work *w, const struct actor *by, struct contracted *all, struct problems *problems);
enum outcome_kind demonstration_vary_contract(
	struct work *w, const struct actor *by, struct contracted *all, struct problems *problems);
enum outcome_kind demonstration_sub_contract(
	struct work *w, const struct actor *by, struct contracted *all, struct problems *problems);

#endif
