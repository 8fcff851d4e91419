/* SPDX-License-Identifier: MIT */
/*
 * Agreements on who pays for a programme, year by year, as they stood and stand.
 *
 * They are read, written and signed by whoever reads, alters and signs the programme.  Each use case
 * notes its act for the log in the caller's transaction.  REFUSED comes with its problems.
 */
#ifndef AREAS_FUNDING_FUNDING_H
#define AREAS_FUNDING_FUNDING_H

#include "areas/funding/rules.h"
#include "base/actor.h"
#include "base/language.h"
#include "base/outcome.h"

struct work;

/* ---- reading; asks nobody's right ---- */

/* Every version of every year, the newest of a year first, without their partners. */
struct agreements funding_agreements_of(struct work *w, struct programme_id id);

/* One whole; false if there is none. */
bool funding_agreement_load(struct work *w, struct programme_id id, int year, int64_t version,
	struct agreement *agreement);

/* The one that stands for that year, whole; false if none does. */
bool funding_agreement_of(
	struct work *w, struct programme_id id, int year, struct agreement *agreement);

struct funding_years {
	int first, last;
	int needed; // the last that has to have one: while the funding lasts `last`, later its last year
	struct date ends_on; // the last day of that budget
};

/* The year begins only after the programme's budget has ended: it matters if the programme goes on. */
bool funding_year_is_beyond(const struct funding_years *years, int year);

/* Who hold its contracts on some day of that year; before any is signed, the office whose it is. */
struct leads funding_leads(
	struct work *w, struct programme_id id, struct organisation_id office, int year);

/*
 * The financial years that may have an agreement: those of the programme's newest signed budget, of its
 * newest before any is signed, to the one after it or after today's, whichever is later, since what goes on
 * has to be paid for.  False, and *years untouched, before it has a budget.
 */
bool funding_years(struct work *w, struct programme_id id, struct funding_years *years);

/* ---- writing ---- */

/*
 * Keeps it as the next version of its year.  `agreement->version` is the newest that the writer saw,
 * 0 for none: if there is a newer one, CHANGED_MEANWHILE.  Inputs: those of agreement_check, and
 * "year" for one in which the programme does not run.
 */
enum outcome_kind funding_write(struct work *w, const struct actor *by,
	const struct agreement *agreement, struct problems *problems);

/*
 * Something was shared, or asked for, by it: from now on no other version can take its place in its year but
 * one that only lets bodies pay more at most (agreement_only_raises).
 * For whoever bills, in the same transaction.
 */
void funding_bill(struct work *w, const struct agreement *agreement);

/* All that was asked for in its year was taken back, and nothing is shared: any version can follow it again. */
void funding_bill_no_more(struct work *w, const struct agreement *agreement);

/* What of bills hangs on an agreement: the one that the program has (invoice/tie.c). */
struct funding_bills {
	/* One of that year was signed just now, in this transaction. */
	void (*agreed)(struct work *w, struct programme_id id, int year);
	/* Two have closed that year: its final statement rests on the agreement that stands. */
	bool (*is_closed)(struct work *w, struct programme_id id, int year);
};

extern const struct funding_bills funding_bills;

/*
 * Signs that version; not for who wrote it.  Only the newest can be signed: if another was written
 * meanwhile, CHANGED_MEANWHILE.
 */
enum outcome_kind funding_sign(struct work *w, const struct actor *by, struct programme_id id,
	int year, int64_t version, struct problems *problems);

#endif
