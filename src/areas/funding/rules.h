/* SPDX-License-Identifier: MIT */
/*
 * Who pays what a programme costs in a financial year, and how much of it each.
 *
 * An agreement is data with versions: the method, the bodies, what weighs for each of them.  What it
 * does not say, such as what becomes of an underspend, is not known, and nothing is worked out from
 * it.  All of this is pure.
 *
 * Source: the decision on CARA in Dyfed-Powys (one body pays for the first year, the partnership
 * for later ones, by a model that it does not name), the decision on a Drive caseworker in Gwent
 * (three funders of fixed sums), and published apportionments of other partnerships.
 */
#ifndef AREAS_FUNDING_RULES_H
#define AREAS_FUNDING_RULES_H

#include "areas/programme/rules.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/list.h"
#include "base/money.h"
#include "base/problem.h"
#include "base/slice.h"
#include "base/word.h"

/* ---- financial years ---- */

/* That of a day, by the year in which it begins: 2025 for 1 April 2025 to 31 March 2026. */
int financial_year_of(struct date day);
struct date financial_year_begins(int year);
struct date financial_year_ends(int year);

/* "2025/26" */
const char *financial_year_text(struct arena *a, int year);

/* ---- an agreement ---- */

/* How a whole is shared, which is what a partner's weight is. */
enum sharing {
	SHARING_NONE,
	SHARING_SOLE,       // one body pays all; no weight
	SHARING_EQUAL,      // no weight
	SHARING_FIXED,      // pence, and never more than that
	SHARING_POPULATION, // people, as the source says
	SHARING_PERCENT,    // hundredths of a per cent, 10,000 in all
	SHARING_TIERED,     // the tier's weight, such as the pence of a contribution elsewhere
	SHARING_USAGE,      // what was used: referrals, or completions
	SHARING_MATCH,      // parts of a ratio, such as 80 and 20
	SHARING_COUNT
};

/* The word of the form and the database, and a label. */
extern const struct word sharings[SHARING_COUNT];

/* What the weight of that method is, a msgid; NULL: it asks for none. */
const char *method_weight_label(enum sharing method);

/*
 * A weight as people write it for that method: "43,000.50" pounds of a fixed sum, "33.33" per cent,
 * else a whole number, "187,896".  NULL and *weight set; else what is wrong, a msgid.  The method
 * asks for one.
 */
const char *weight_parse(enum sharing method, struct slice text, int64_t *weight);

/* And back: "£43,000.50", "33.33%", "187,896"; "" where the method asks for none. */
const char *weight_text(struct arena *a, enum sharing method, int64_t weight);

enum contribution {
	CONTRIBUTION_NONE,
	CONTRIBUTION_CASH,
	CONTRIBUTION_IN_KIND,     // shown, and never asked for
	CONTRIBUTION_BY_PROVIDER, // paid to the provider outside the office's books; shown too
	CONTRIBUTION_COUNT
};

extern const struct word contributions[CONTRIBUTION_COUNT];

/* When money is paid. */
enum payment {
	PAYMENT_UNSET,
	PAYMENT_UPFRONT,
	PAYMENT_INSTALMENTS,
	PAYMENT_ACTUAL_MONTHLY,
	PAYMENT_COUNT
};

extern const struct word payments[PAYMENT_COUNT];

/* What becomes of money that is not spent. */
enum underspend {
	UNDERSPEND_UNSET,
	UNDERSPEND_RETURN, // to those who paid, as they paid
	UNDERSPEND_RETAIN,
	UNDERSPEND_ASK, // they are asked
	UNDERSPEND_COUNT
};

extern const struct word underspends[UNDERSPEND_COUNT];

/* Whether VAT is a cost: that of whoever pays the supplier. */
enum vat_term {
	VAT_UNSET, // the agreement does not say: it counts
	VAT_RECOVERED,
	VAT_NOT_RECOVERED,
	VAT_COUNT
};

extern const struct word vat_terms[VAT_COUNT];

/* What counts against caps and is shared, of something with its VAT.  Source: domain.md §5.6 rule 11. */
struct money vat_cost(enum vat_term term, struct money net, struct money vat);

/* ---- claims: what is asked for before it is spent ---- */

/* A body is asked for so much on that day. */
struct claim {
	struct date due_on;
	struct money sum;
};

LIST(claims, struct claim);

enum { CLAIMS_MOST = 12 }; // of a body, in a year

/*
 * As people write them, a line each: "1 April 2026 £21,500".  A day alone, where it is the only line, asks
 * for the `whole`, if that is set.  NULL and *claims set; else what is wrong, a msgid.
 */
const char *claims_parse(
	struct arena *a, struct slice text, struct maybe_money whole, struct claims *claims);

/* A region has some twenty authorities, and as many other bodies as could ever pay with them. */
enum { PARTNERS_MOST = 40 };

/* A weight is no larger, so that one times the largest sum of money can be held. */
#define WEIGHT_MOST INT64_C(1000000000000)

struct partner {
	size_t row; // on the form that names it, from 1: of which its problems are
	struct organisation_id organisation;
	const char *name[LANGUAGE_COUNT]; // of what is kept
	enum contribution contribution;
	int64_t weight; // of CASH; what it is says the method.  0 pays nothing
	struct maybe_money
		worth; // of the others: what it is worth to the programme, where that is known
	struct maybe_money most; // of CASH: never more in this year
	struct claims claims;    // of CASH: when it pays, the first first; none: after it was spent
};

LIST(partners, struct partner);

struct agreement {
	struct programme_id programme;
	struct organisation_id office; // whose the programme is
	struct leads
		leads; // who hold its contracts in the year, where it is written or signed: funding_leads
	int year;        // a financial year
	int64_t version; // among those of that programme and year
	enum sharing method;
	struct partners partners; // in the order of the agreement: a tie goes to the earlier
	const char *source;       // where the weights are from, such as "Census 2021"; ""
	enum payment payment;
	enum underspend underspend;
	enum vat_term vat;
	struct account_id written_by;
	struct account_id signed_by; // 0: nobody yet
	struct instant signed_at;
	struct instant
		billed_at; // something was shared or asked for by it first; not set: nothing is
};

LIST(agreements, struct agreement);

/*
 * What cannot be: no method, no body that pays cash, one body twice, weights that are not what the
 * method asks (per cents that are not 100, sums that are none), a source left out where the weights
 * are counted somewhere.  What is paid before it is spent has to be a sum, so each body that pays it
 * needs a most, to which its claims come: one before the year begins, or some in the course of it.
 * Problems name the inputs: "method", "source", "partners", and of the partner of row n
 * "organisation-n", "contribution-n", "weight-n", "worth-n", "most-n", "claims-n".
 * Source: docs/decisions/0025.
 */
void agreement_check(struct arena *a, const struct agreement *agreement, struct problems *problems);

/* Some body is to pay ahead that holds the contract alone, and so would be asked by itself. */
bool agreement_asks_lead(const struct agreement *agreement);

/* The newest version of that year, signed or not; NULL: there is none. */
const struct agreement *agreement_newest(const struct agreements *all, int year);

/* The version that stands for its year: of those signed the newest; NULL: none is. */
const struct agreement *agreement_standing(const struct agreements *all, int year);

/*
 * Something that the year cost was shared by one of its versions, or asked for: that one stands for all of the
 * year, and no other can take its place that does more than agreement_only_raises.
 */
bool agreement_is_billed(const struct agreements *all, int year);

/* Why nothing else is written of such a year; a msgid. */
extern const char agreement_stays[];
extern const char agreement_is_closed[]; // why none can be written in a closed year, a msgid

/* ---- shares ---- */

enum share_outcome {
	SHARES_DONE,
	SHARES_OVER_MOST, // `over` would pay more than it ever does
	SHARES_ASTRAY,    // what was billed before cannot have come from this agreement
};

struct shares {
	struct money due[PARTNERS_MOST]; // of each partner in its order, beyond what it was billed
	size_t over;
};

/*
 * What was shared or asked for by the one that stands is all the same by the next, which only lets bodies pay
 * more at most: the same bodies in the same order, the same shares of every sum, the same terms, each payment
 * ahead that was agreed, and no most that is lower or new.  Both could stand (agreement_check), each with its
 * bodies.  Source: docs/decisions/0013.
 */
bool agreement_only_raises(const struct agreement *standing, const struct agreement *next);

/*
 * What each owes of all that the year has cost so far (`whole`), beyond what it was billed before
 * (of each partner in its order): by the whole and never by the single bill, so that the penny of
 * rounding does not drift (base/money.h: money_share_rest).  What is due sums to the whole less all
 * that was billed.  Credits are a smaller whole, by the same agreement.
 * Whoever bills shares by the one that stands.  *shares is of no use unless
 * SHARES_DONE, but for `over`.
 */
enum share_outcome agreement_shares(const struct agreement *agreement, struct money whole,
	const struct money *billed, struct shares *shares);

/*
 * Of what is due of an invoice somebody is to be recharged: a body that pays a share of it once it was spent, and
 * is not `payer`, who holds the contract and pays the supplier.  Source: docs/decisions/0019, 0025.
 */
bool agreement_has_recharge(const struct agreement *agreement, struct organisation_id payer,
	const struct shares *shares);

/*
 * The most that a body pays in the year: of a fixed sum that too.  Not set: there is no most, or it
 * pays no share.
 */
struct maybe_money agreement_most(const struct agreement *agreement, const struct partner *partner);

/* What becomes of what a body agreed to pay at most and does not owe. */
enum leftover {
	LEFTOVER_NONE,     // no most was agreed, or all of it is owed
	LEFTOVER_UNSAID,   // the agreement does not say
	LEFTOVER_RETURNED, // it was paid before, and goes back
	LEFTOVER_NOT_PAID, // it goes back, and was never paid: what was spent is paid month by month
	LEFTOVER_PAID_WHEN, // it goes back, and the agreement does not say whether it was paid before
	LEFTOVER_RETAINED,
	LEFTOVER_ASKED,
	LEFTOVER_HELD,     // until what is accrued is settled
	LEFTOVER_NOT_HELD, // the body has paid no more than it owes
	LEFTOVER_COUNT
};

extern const struct word leftovers[LEFTOVER_COUNT];

struct underspent {
	struct maybe_money left; // of the most; not set: no most was agreed
	struct money held;       // of it, what the body has paid and does not owe
	enum leftover becomes;
};

/*
 * By the agreement's own terms, and by nothing that they do not say.  `received` is what the body paid before
 * it was spent; not set: it pays otherwise, or nothing is known of that.
 * Source: domain.md §5.5 and §5.6 rule 7.
 */
struct underspent agreement_underspent(enum payment payment, enum underspend underspend,
	struct maybe_money most, struct money owed, struct maybe_money received);

/* ---- years without one ---- */

enum year_standing {
	YEAR_AGREED,  // an agreement of it is signed
	YEAR_AHEAD,   // none is needed yet
	YEAR_WARNED,  // it begins within the days of warning
	YEAR_BLOCKED, // it has begun: what it costs cannot be shared
	YEAR_BEYOND,  // the funding ended before it, so nothing is to be paid for
};

/* From so many days before the year begins. */
enum { YEAR_WARNING_DAYS = 180 };

/* `needed` is the last year that has to have one. */
enum year_standing year_standing(
	const struct agreements *all, int year, int needed, struct date today);

#endif
