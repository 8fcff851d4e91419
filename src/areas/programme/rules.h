/* SPDX-License-Identifier: MIT */
/*
 * Programmes: what a decision allows, made a budget of.
 *
 * A budget says of the decision's own amounts what each is: the cap of a heading, what was
 * estimated for it, the price of one cohort, or what is included in it.  No sum is typed again.
 * Each heading has its own cap: what is saved under one never lifts another.  All of it is pure.
 *
 * Source: domain.md §0.3 and §11 Q1 to Q3; product.md F1 and F2.
 */
#ifndef AREAS_PROGRAMME_RULES_H
#define AREAS_PROGRAMME_RULES_H

#include "areas/decision/decision.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/problem.h"
#include "base/word.h"

/* ---- what a budget is made of ---- */

enum heading {
	HEADING_NONE,
	HEADING_MOBILISATION,
	HEADING_DELIVERY,
	HEADING_LICENCE,
	HEADING_VICTIM_LIAISON,
	HEADING_CASEWORKER,
	HEADING_OTHER,
	HEADING_COUNT
};

/* What an amount of the decision is in the budget. */
enum limit_kind {
	LIMIT_NONE, // nothing
	LIMIT_CAP,
	LIMIT_ESTIMATE,
	LIMIT_CAP_ESTIMATE, // both: estimated so, and approved up to so much
	LIMIT_CONTRIBUTION, // what one body gives; a heading's add up to its cap
	LIMIT_PRICE,        // of one cohort; a heading's prices add up
	LIMIT_INCLUDED,     // a licence, paid out of the heading's cap
	LIMIT_KIND_COUNT
};

/* What is counted beside the money; warned of, never blocked. */
enum ceiling { CEILING_NONE, CEILING_PEOPLE, CEILING_COHORTS, CEILING_TRAINED, CEILING_COUNT };

/* How what is included in a heading grows with its cohorts. */
enum licence {
	LICENCE_UNSAID,
	LICENCE_INSIDE, // a part of the price of each cohort
	LICENCE_FIXED,  // due whole with the first, and the rest by cohort
	LICENCE_COUNT
};

extern const struct word headings[HEADING_COUNT];
extern const struct word limit_kinds[LIMIT_KIND_COUNT];
extern const struct word ceilings[CEILING_COUNT]; // the word is its input's name too
extern const struct word licences[LICENCE_COUNT];

enum { CEILING_MOST = 10000, AMOUNT_MOST_POUNDS = 1000000000, NEAR_PERCENT = 90, DUE_DAYS = 60 };

struct limit {
	int64_t amount; // its number in the decision
	enum limit_kind kind;
	enum heading heading;
	struct money money; // the decision's
};

LIST(limits, struct limit);

/* One version; never altered, and in force once somebody else has signed it. */
struct budget {
	struct programme_id programme;
	int64_t version;
	struct scheme_id scheme; // whose cohorts it pays for; 0: none
	struct date starts_on, ends_on;
	enum licence licence;           // by which it is budgeted
	int64_t ceiling[CEILING_COUNT]; // 0: none said
	struct limits limits;
	struct account_id written_by, signed_by; // the signer is 0 until it is signed
	struct instant signed_at;
};

LIST(budgets, struct budget);

/* The newest that is signed; NULL if none is.  `all` has the newest first. */
const struct budget *budget_in_force(const struct budgets *all);

/* The same as of that instant: the newest that was signed by then. */
const struct budget *budget_in_force_at(const struct budgets *all, struct instant at);

/*
 * What is wrong with a budget of that decision's amounts.  Inputs: "amount-71-kind",
 * "amount-71-heading", those of ceilings[], starts-on, ends-on, licence.
 */
void budget_check(struct arena *a, const struct amounts *amounts, const struct budget *b,
	struct problems *problems);

/*
 * What a decision's amounts seem to be, by the kinds that it gave them, and by which heading its
 * text names last before each; where it names none, that of the amount before.  An estimate that
 * the text also approves "up to" is both; before any sentence with an amount has named one, the heading
 * is the one that the text named.  It is to be looked at by whoever writes the budget.
 */
struct limits budget_suggested(struct arena *a, const struct amounts *amounts, const char *text);

/*
 * The sentence of a decision's text that allows "up to" the sum that it writes so, in either language: a
 * sum may be estimated in one sentence and allowed in another.  Empty: none does.  Part of `text`.
 */
struct slice sentence_allowing(const char *text, const char *literal);

/* ---- what it comes to ---- */

/* A heading of a budget. */
struct heading_terms {
	struct limit cap;      // of kind LIMIT_NONE: the budget has no such heading; of
			       // contributions the first, with the money of all
	struct limit estimate; // of kind LIMIT_NONE: the decision gives none
	struct money price, included;
	int64_t cohorts; // for which that is the price; 0: none said
};

struct heading_terms heading_terms(const struct budget *b, enum heading heading);

/* The amounts that are its cap: one, or the contributions that add up to it; none: there is no such heading. */
struct limits heading_caps(struct arena *a, const struct budget *b, enum heading heading);

/* So many cohorts cost something under that heading that can be worked out. */
bool heading_is_by_cohort(const struct heading_terms *t);

/* What is included can be read in two ways: there is something, and a price, and a number of cohorts. */
bool heading_has_readings(const struct heading_terms *t);

/*
 * What so many cohorts cost.  Inside: n times the price.  Fixed: all that is included, and n times
 * the price less its share of a cohort, which is worked out of the whole, half a penny up, so that
 * it never drifts: at as many cohorts as are allowed the two are the same.  Where what is included
 * cannot be read in two ways, both are n times the price.
 * Source: domain.md §0.3, L1 and L2.
 */
struct money cohorts_cost(const struct heading_terms *t, enum licence licence, int64_t n);

/* How far that is above the cap; nothing if it is not. */
struct money above_cap(const struct heading_terms *t, struct money m);

/* ---- what one completion costs ---- */

/* What is spent under it is what delivering costs: not what sets the programme up once. */
bool heading_is_of_delivery(enum heading heading);

/*
 * What each of so many costs, half a penny up.  Not set where nobody completed it or nothing was spent: that
 * is no cost of nothing, and no sum divided by none.  Source: domain.md §9.3; docs/decisions/0023.
 */
struct maybe_money cost_of_each(struct money cost, int64_t completions);

/* ---- how it stands ---- */

enum ceiling_standing {
	CEILING_UNSAID,
	CEILING_BELOW,
	CEILING_NEAR,
	CEILING_REACHED,
	CEILING_OVER
};

/* NEAR from 90 per cent.  `ceiling` 0: none was said. */
enum ceiling_standing ceiling_standing(int64_t ceiling, int64_t n);

/* Its end is today or within DUE_DAYS days. */
bool funding_ends_soon(const struct budget *b, struct date today);

/* The bodies that hold its contracts, and so lead: they pay the suppliers, and are paid by whoever else pays. */
LIST(leads, struct organisation_id);

#endif
