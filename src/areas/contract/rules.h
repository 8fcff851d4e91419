/* SPDX-License-Identifier: MIT */
/*
 * Contracts: who delivers a programme for whom, what is paid for it, and how far it was varied.
 *
 * A contract has versions: the first, and each variation.  One is written by one person and in force
 * once another has signed it.  A line's sum is where it can be an amount of the decision, never
 * typed again.  A sub-contract is a contract under another; the licence of what is delivered stands
 * in it.  All of it is pure.
 *
 * Source: domain.md §0.1, §1.6, §5.5, §5.6 and §9A; product.md K1 to K3.
 */
#ifndef AREAS_CONTRACT_RULES_H
#define AREAS_CONTRACT_RULES_H

#include "areas/programme/rules.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/money.h"
#include "base/problem.h"
#include "base/word.h"

/* ---- a line ---- */

/* What may be charged by a line. */
enum basis {
	BASIS_NONE,
	BASIS_ACTUAL_UP_TO,   // what it did cost, with its breakdown, and at most its sum
	BASIS_PASSED_THROUGH, // the sub-contractor's own invoice to the penny; no price a head
	BASIS_UNIT_PRICE,     // its sum, whatever it did cost: a clause says so
	BASIS_COUNT
};

/* What a line's sum is of. */
enum per {
	PER_NONE,
	PER_WHOLE, // all of the line, once
	PER_COHORT,
	PER_TRAINED, // a person trained
	PER_MONTH,
	PER_YEAR,
	PER_COUNT
};

/* What has to be there before a line is paid. */
enum evidence {
	EVIDENCE_NONE,
	EVIDENCE_REGISTERS, // of both workshops of the cohort, closed
	EVIDENCE_LIAISON,   // what the victims' service told of the cohort
	EVIDENCE_TRAINING,  // who was trained in what
	EVIDENCE_LICENCE,   // a licence for that time
	EVIDENCE_PAYROLL,   // the month's
	EVIDENCE_DOCUMENT,  // any other
	EVIDENCE_COUNT
};

/* Where a licence's yearly fee stands beside a line. */
enum fee {
	FEE_APART,  // it has nothing to do with the line
	FEE_INSIDE, // the line's sum has it in it: never in addition
	FEE_BESIDE, // it is due beside the line
	FEE_COUNT
};

extern const struct word bases[BASIS_COUNT];
extern const struct word pers[PER_COUNT];
extern const struct word evidences[EVIDENCE_COUNT];
extern const struct word fees[FEE_COUNT];

struct contract_line {
	size_t row;     // on the form that names it, from 1: of which its problems are
	int64_t number; // the same in each version that has the line; 0: it is new
	enum heading heading;
	const char *name[LANGUAGE_COUNT];
	enum basis basis;
	enum per per;
	int64_t amount;   // of the decision, whose sum it is; 0: the contract's own
	struct money sum; // the ceiling or price of one
	int64_t most;     // so many at most; 0: the contract does not say
	enum evidence evidence;
	enum fee fee;
	const char *clause; // its words, of a UNIT_PRICE; ""
	struct organisation_id
		supplier; // of the version that it was loaded with: who is paid by it
};

LIST(contract_lines, struct contract_line);

/* ---- a contract ---- */

struct contract_service {
	size_t row;     // as of a line
	int64_t number; // the same in each version that has it; 0: it is new
	const char *name[LANGUAGE_COUNT];
	struct scheme_id scheme; // whose work it is; 0: none's
};

LIST(contract_services, struct contract_service);

/* A body as the contract has it. */
struct contract_body {
	struct organisation_id id;        // 0: none
	const char *name[LANGUAGE_COUNT]; // of what is kept
};

LIST(contract_bodies, struct contract_body);

/* Of a sub-contract. */
struct contract_licence {
	const char *number; // "": there is no licence
	struct date starts_on, ends_on;
	int64_t amount;   // of the decision, which the fee is; 0: the contract's own
	struct money fee; // a year
};

/* What is bought: the words of the law of procurement, and a grant, which lists of spending keep apart. */
enum category {
	CATEGORY_UNSAID,
	CATEGORY_SERVICES,
	CATEGORY_GOODS,
	CATEGORY_WORKS,
	CATEGORY_GRANT,
	CATEGORY_COUNT
};

extern const struct word categories[CATEGORY_COUNT];

/* What a register of contracts says beside their terms.  Any of it may be unsaid. */
struct contract_about {
	enum category category;
	const char *cpv; // its code of the Common Procurement Vocabulary, "85312300-2"; "" unsaid
	const char *description[LANGUAGE_COUNT]; // in both languages, or "" in both
	struct date
		extend_until; // the last day to which the contract lets it be extended; none unsaid
};

extern const struct contract_about contract_about_nothing;

/* The first version, or a variation; never altered once it is signed. */
struct contract_version {
	struct contract_id contract;
	int64_t version;
	struct date from_on;             // applies from; of the first it is starts_on
	const char *why[LANGUAGE_COUNT]; // of a variation, in one line; "" of the first
	const char *why_once; // the same, of an old one that has it in one language, whichever; ""
	const char *title[LANGUAGE_COUNT];
	struct contract_body holder;
	struct contract_body behalf;      // on whose behalf it is held; none: its own
	struct contract_body performance; // who owns its performance; none: the holder
	struct contract_body supplier;
	struct contract_bodies implementers; // such as the force
	struct date starts_on, ends_on;
	struct contract_services services;
	struct contract_lines lines;
	struct contract_licence licence;
	struct contract_about about;
	struct account_id written_by, signed_by; // the signer is 0 until it is signed
	struct instant signed_at;
};

LIST(contract_versions, struct contract_version);

enum {
	CONTRACT_LINES_MOST = 40,
	CONTRACT_SERVICES_MOST = 40,
	CONTRACT_BODIES_MOST = 10,
	CONTRACT_MOST_OF_A_LINE = 10000,
	/*
	 * A contract that ends is warned of from so many days before: within them a variation that
	 * extends it can be written, agreed and signed, or its work be brought to another, before
	 * nobody can be booked any more.
	 */
	CONTRACT_WARNING_DAYS = 90
};

/* The line of that number; NULL: it has none. */
const struct contract_line *contract_line(const struct contract_version *v, int64_t number);

/* The newest that is signed and applies on that day; NULL: none does.  `all` has the newest first. */
const struct contract_version *contract_standing(
	const struct contract_versions *all, struct date day);

/* The newest that is signed, whenever it applies from; NULL: none is. */
const struct contract_version *contract_signed(const struct contract_versions *all);

/* How often a signed version has put the end later than the signed one before it. */
int contract_extensions(const struct contract_versions *all);

/* That day is one of its term. */
bool contract_runs_on(const struct contract_version *v, struct date day);

/*
 * The version has that line at those terms: under the same heading, for the same price and proved the same way.
 * A sum of all, or of a year, is no price of a day and may be another.
 */
bool contract_line_is_at(const struct contract_version *v, const struct contract_line *terms);

/* The version that applies on that day, and runs then, has.  What was delivered on a day is paid at its terms. */
bool contract_line_on(
	const struct contract_versions *all, const struct contract_line *terms, struct date day);

/* All days around that one on which it has; that day alone if it has not then. */
struct contract_span {
	struct date from, to;
};

struct contract_span contract_line_days(
	const struct contract_versions *all, const struct contract_line *terms, struct date day);

/*
 * One of the two was put in the place of the other: they are for the same, and no signed version has both.
 * What was billed by one is not billed again by the other.
 */
bool contract_line_is_of(
	const struct contract_versions *all, const struct contract_line *terms, int64_t number);

/* The same of two that are not for the same as the contract has it, such as of another heading: they may be. */
bool contract_line_gave_way(
	const struct contract_versions *all, const struct contract_line *terms, int64_t number);

/* By that version, which is signed, the line of this number was for something else: put otherwise. */
bool contract_line_was(const struct contract_version *v, const struct contract_line *terms);

/* The highest number of a line in any of them. */
int64_t contract_last_line(const struct contract_versions *all);

/* There is one, and that day is one of its. */
bool licence_runs_on(const struct contract_licence *licence, struct date day);

/*
 * The licence of a version as it can be used: it is over with the contract that it stands in, and with the
 * one above that.  `above` is NULL of a contract under none.
 */
struct contract_licence licence_within(
	const struct contract_version *v, const struct contract_version *above);

/* Its end is today or within CONTRACT_WARNING_DAYS days. */
bool contract_ends_soon(const struct contract_version *v, struct date today);
bool licence_ends_soon(const struct contract_licence *licence, struct date today);

/* What a version is checked against. */
struct contract_frame {
	bool is_sub; // under another, whose supplier holds it
	const struct contract_version
		*before;             // of a variation: the one it is beside; NULL: the first
	struct date first_on;        // of a variation: from which the first that was signed applies
	const struct budget *budget; // of the programme, in force
};

/*
 * What is wrong with a version.  Inputs: title-en, title-cy, holder, behalf, performance, supplier,
 * implementer-N, starts-on, ends-on, extend-until, cpv, description-en, description-cy, from-on, why-en,
 * why-cy, services, lines, licence,
 * licence-starts-on, licence-ends-on, licence-amount, licence-fee, and of row N: service-en-N,
 * service-cy-N, service-scheme-N, line-en-N, line-cy-N, heading-N, basis-N, per-N, amount-N, sum-N, most-N,
 * evidence-N, fee-N, clause-N.
 */
void contract_check(struct arena *a, const struct contract_version *v,
	const struct contract_frame *frame, struct problems *problems);

/* ---- what it comes to ---- */

/*
 * Gives each line, and the licence, that names an amount of the budget its sum; one that names
 * another amount has none, which contract_check says.
 */
void contract_take_sums(struct contract_version *v, const struct budget *b);

/* Months of the term, one that has begun whole. */
int64_t contract_months(const struct contract_version *v);

/*
 * The days of the term that are after the last that the budget funds; 0: none.  What was delivered
 * before it was funded is none of the contract's promise.  Source: domain.md §5.5, no commitment past the
 * period.
 */
int64_t contract_days_unfunded(const struct contract_version *v, const struct budget *b);

/* The caps of the headings that its lines name: no sum of its own. */
struct money contract_cap(const struct contract_version *v, const struct budget *b);

/*
 * The most that a line by the month or the year comes to in all the term of `v`, at the highest sum that any signed
 * version of it has had.  Not set: it is by neither.
 */
struct maybe_money line_promised(const struct contract_versions *all,
	const struct contract_version *v, const struct contract_line *terms);

/*
 * How many of what a line's sum is of the contract promises at most: what the line says, else what
 * the budget says of cohorts and people trained, else the months or years of its term, begun ones
 * whole.  0: nobody says.
 */
int64_t line_units(
	const struct contract_version *v, const struct contract_line *line, const struct budget *b);

/*
 * What is promised by a line: its sum, so many times.  With the fee beside it, `fee` (of the
 * sub-contracts' licences, a year) for each year of the term.  Not set: nobody says how many.
 */
struct maybe_money line_commitment(const struct contract_version *v,
	const struct contract_line *line, const struct budget *b, struct money fee);

/* ---- what a variation changes ---- */

enum contract_change_kind {
	CHANGE_TITLE,
	CHANGE_CATEGORY,
	CHANGE_CPV,
	CHANGE_DESCRIPTION,
	CHANGE_HOLDER,
	CHANGE_BEHALF,
	CHANGE_PERFORMANCE,
	CHANGE_SUPPLIER,
	CHANGE_START,
	CHANGE_EXTENDED,
	CHANGE_SHORTENED,
	CHANGE_OPTION,
	CHANGE_IMPLEMENTER_ADDED,
	CHANGE_IMPLEMENTER_REMOVED,
	CHANGE_SERVICE_ADDED,
	CHANGE_SERVICE_CHANGED,
	CHANGE_SERVICE_REMOVED,
	CHANGE_LINE_ADDED,
	CHANGE_LINE_CHANGED,
	CHANGE_LINE_REMOVED,
	CHANGE_LICENCE,
	CHANGE_COUNT
};

/* Of the list that the kind is of; beyond its end: not there before, or not there now. */
struct contract_change {
	enum contract_change_kind kind;
	size_t was, is;
};

LIST(contract_changes, struct contract_change);

/* In the order of the contract; none: the two say the same. */
struct contract_changes contract_changes(
	struct arena *a, const struct contract_version *was, const struct contract_version *is);

#endif
