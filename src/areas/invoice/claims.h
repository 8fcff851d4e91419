/* SPDX-License-Identifier: MIT */
/*
 * Claims: what an agreement says that a body pays before it is spent, as it is asked for and received.
 *
 * A body that pays so is recharged for nothing: its shares are drawn from what it pays.  Each use case notes
 * its act for the log in the caller's transaction.
 */
#ifndef AREAS_INVOICE_CLAIMS_H
#define AREAS_INVOICE_CLAIMS_H

#include "areas/invoice/invoice.h"
#include "areas/invoice/rules_claims.h"

struct kept_claim {
	struct programme_id programme;
	const char *programme_name[LANGUAGE_COUNT];
	int year;
	struct organisation_id body;
	const char *name[LANGUAGE_COUNT]; // of the body
	int64_t place;                    // among the body's of that year, from 1
	int64_t number;                   // by which it is quoted; 0: it was never asked for
	int64_t version;                  // how often something was done to it
	int64_t agreement;                // the version of that of which its terms are
	struct claim terms;
	bool is_gone; // the agreement that stands has no such payment: all that was noted was taken back
	struct claim_standing standing; // without what can be undone
	struct claim_closed closed;
};

LIST(kept_claims, struct kept_claim);

/* "CLM-7" */
const char *claim_reference(struct arena *a, int64_t number);

/* By the agreement that stands, body by body in its order; none where nobody pays ahead.  Asks nobody's right. */
struct kept_claims claims_of_year(struct work *w, struct programme_id id, int year);

/* Where that body stands with them; false: it has none. */
bool claims_advance(const struct kept_claims *claims, struct organisation_id body,
	struct money owed, struct advance *advance);

/*
 * Those of the actor's office that are to be asked for by now, or late; the earliest first.  After them those of
 * closed years of which something is still to be paid by the final statement: `closed.open` is what each of
 * them is to bring of it, first those that were asked for.
 */
struct kept_claims claims_waiting(struct work *w, const struct actor *by, size_t most);

/* False, and *claim untouched, if there is none such in a programme to which `by` holds that right. */
bool claim_for(struct work *w, const struct actor *by, enum right right,
	const struct kept_claim *asked, struct kept_claim *claim);

/* All that was done, the first first.  Asks nobody's right. */
struct claim_deeds claim_deeds_of(struct work *w, const struct kept_claim *claim);

/*
 * Does one of the acts to the claim of that programme, year, body and place.  `asked->version` and `asked->agreement`
 * are what the writer saw: if there is more, or its terms are another agreement's, CHANGED_MEANWHILE.  What was asked for by an agreement keeps it, as what
 * was shared does, until all of it is taken back.  In a closed year no more is received than its final
 * statement says is still to be paid.  Inputs: those of claim_check.
 */
enum outcome_kind claim_do(struct work *w, const struct actor *by, const struct kept_claim *asked,
	struct claim_deed *deed, struct problems *problems);

/* The claim of that number in the actor's office (INVOICE_READ); false if there is none. */
bool claim_numbered(
	struct work *w, const struct actor *by, int64_t number, struct kept_claim *claim);

#endif
