/* SPDX-License-Identifier: MIT */
/*
 * Programmes as an office keeps them: each of one attested decision, with its budget as it stood
 * and stands.
 *
 * Each use case notes its act for the log in the caller's transaction.  REFUSED comes with its
 * problems; a programme that the actor may not know of is ABSENT.
 */
#ifndef AREAS_PROGRAMME_PROGRAMME_H
#define AREAS_PROGRAMME_PROGRAMME_H

#include "areas/programme/rules.h"
#include "areas/programme/rules_pilot.h"
#include "areas/scheme/scheme.h"
#include "base/actor.h"
#include "base/outcome.h"
#include "base/right.h"

struct work;

struct programme {
	struct programme_id id;
	struct organisation_id organisation; // the office that keeps it
	struct decision_id decision;
	const char *name[LANGUAGE_COUNT];
};

LIST(programmes, struct programme);

/* ---- reading ---- */

/* Those of the actor's office, by name, that follow that one (0: from the first); one more than `most` if more do. */
struct programmes programmes_page(
	struct work *w, const struct actor *by, struct programme_id after, size_t most);

/* At most 200 of them. */
struct programmes programmes_for(struct work *w, const struct actor *by);

/* False, and *p untouched, if there is none to which `by` holds the right. */
bool programme_for(struct work *w, const struct actor *by, enum right right, struct programme_id id,
	struct programme *p);

/* False, and *p untouched, if there is none.  Asks nobody's right. */
bool programme_load(struct work *w, struct programme_id id, struct programme *p);

/* The one that was made from that decision; false if there is none.  Asks nobody's right. */
bool programme_from(struct work *w, struct decision_id decision, struct programme *p);

/* Those of the actor's office that stand on a decision of that reference and to which `by` holds the right. */
struct programmes programmes_referenced(
	struct work *w, const struct actor *by, enum right right, const char *reference);

/* The decision that a programme stands on, which a reader of the programme may read of it. */
bool programme_decision(struct work *w, const struct programme *p, struct decision *d);

/* The decision's own text, into which the places of its amounts point. */
const char *programme_text(struct arena *a, const struct decision *d);

/* The sentence of it in which that amount stands; "" where its place is not known. */
const char *programme_sentence(
	struct arena *a, const struct decision *d, const struct amount *amount);

/* Words of a decision, and the language that they are in. */
struct quote {
	const char *words;
	enum language language;
};

/*
 * The sentence that allows that amount, in the reader's language where the decision has it; where no
 * sentence says "up to" it, the one in which it stands.  words is "" where its place is not known.
 */
struct quote programme_quote(struct arena *a, const struct decision *d, const struct amount *amount,
	enum language reader);

/* Every version, the newest first, without its limits; empty before the first is written. */
struct budgets programme_versions(struct work *w, struct programme_id id);

/* A version whole; false if there is none. */
bool programme_budget_load(
	struct work *w, struct programme_id id, int64_t version, struct budget *b);

/* The version in force, whole; false if none is. */
bool programme_budget_in_force(struct work *w, struct programme_id id, struct budget *b);

/* The version that was in force at that instant, whole; false if none was. */
bool programme_budget_at(
	struct work *w, struct programme_id id, struct instant at, struct budget *b);

/* What is kept of it as a pilot; false, and *p untouched, if it is none. */
bool programme_pilot(struct work *w, struct programme_id id, struct pilot *p);

/* What was delivered of it so far, and is planned before its end. */
struct programme_counts {
	int64_t number[CEILING_COUNT]; // beside each ceiling, so far
	int64_t planned;               // cohorts
};

/* False, and *counts untouched: the budget pays for no scheme's cohorts. */
bool programme_counts(struct work *w, const struct budget *b, struct programme_counts *counts);

/* How many people have completed it; of a budget that has counts. */
int64_t programme_completed(struct work *w, const struct budget *b);

/* The same of those who were referred between two days, as far as these are funded. */
int64_t programme_completed_of(
	struct work *w, const struct budget *b, struct date from, struct date to);

/* What signed contracts promise under a heading. */
struct commitment {
	struct money money;
	bool is_any;    // some line of a signed contract is paid under it
	bool is_partly; // of some such line nobody says how many there may be
};

/* What a later area knows of a programme's money: the one that the program has (contract/tie.c). */
struct programme_tie {
	/* Of each heading, as of today. */
	void (*committed)(
		struct work *w, const struct budget *b, struct commitment under[HEADING_COUNT]);
	/*
	 * Who held a signed contract of it on any of those days, and so led and paid; where none ran then,
	 * who hold those that are signed.  Each once.
	 */
	struct leads (*leads)(
		struct work *w, struct programme_id id, struct date from, struct date to);
};

extern const struct programme_tie programme_tie;

/* What was invoiced under a heading, at what it costs those who pay. */
struct invoiced {
	struct money waiting, approved, paid; // what is paid was approved too
};

/* What delivering cost in a financial year: heading_is_of_delivery, approved, less what was credited. */
struct delivered_year {
	const char *name; // "2025/26"
	struct date from, to;
	struct money cost;
};

LIST(delivered_years, struct delivered_year);

/* What the area of invoices knows of it: the one that the program has (invoice/tie.c). */
struct programme_bills {
	void (*invoiced)(
		struct work *w, struct programme_id id, struct invoiced under[HEADING_COUNT]);
	/* The years of which something is approved, in their order. */
	struct delivered_years (*delivered)(struct work *w, struct programme_id id);
	/* What was approved of what was delivered before those days or after them, less what was credited. */
	struct money (*outside)(
		struct work *w, struct programme_id id, struct date first, struct date last);
};

extern const struct programme_bills programme_bills;

/* ---- writing ---- */

/*
 * Makes one of the decision p->decision, which is attested, signed or published and of which there
 * is none yet.  Inputs: name-en, name-cy.
 */
enum outcome_kind programme_add(
	struct work *w, const struct actor *by, struct programme *p, struct problems *problems);

/*
 * Keeps `b` as the next version, each of its limits with the money that the decision has there.
 * `b->version` is the newest that the writer saw, 0 if none: if there is a newer one,
 * CHANGED_MEANWHILE.  Inputs: scheme, and those of budget_check.
 */
enum outcome_kind programme_write_budget(
	struct work *w, const struct actor *by, struct budget *b, struct problems *problems);

/*
 * Signs that version; not for who wrote it.  Only the newest can be signed: if another was written
 * meanwhile, CHANGED_MEANWHILE.
 */
enum outcome_kind programme_sign_budget(struct work *w, const struct actor *by,
	struct programme_id id, int64_t version, struct problems *problems);

/*
 * Keeps `p` as the next version of what is said of a pilot; from the first on the programme is one.
 * `p->version` is the newest that the writer saw, 0 if none: if there is a newer one, CHANGED_MEANWHILE.
 * Inputs: those of pilot_check.
 */
enum outcome_kind programme_write_pilot(
	struct work *w, const struct actor *by, const struct pilot *p, struct problems *problems);

#endif
