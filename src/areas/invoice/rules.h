/* SPDX-License-Identifier: MIT */
/*
 * Invoices: what a supplier asks for work that was done, held against what was promised and allowed.
 *
 * A line says by which line of the contract it is charged, what it did cost and what shows that it
 * was done.  Checks are made in their order: the line, the cap of its heading, what the decision
 * allows, who pays.  What is over is held; nothing is ever trimmed.  All of it is pure.
 *
 * Its life, lines and money are in rules.c, who was trained in rules_trained.c, what cannot be typed in
 * rules_enter.c, and the checks in rules_checks.c.
 *
 * Source: domain.md §0.1, §0.3 and §5.6; product.md K3; docs/decisions/0015.
 */
#ifndef AREAS_INVOICE_RULES_H
#define AREAS_INVOICE_RULES_H

#include "areas/cohort/rules.h"
#include "areas/contract/rules.h"
#include "areas/funding/rules.h"
#include "base/actor.h"

/* ---- the life of an invoice ---- */

enum invoice_state {
	INVOICE_NONE,
	INVOICE_RECEIVED,
	INVOICE_MATCHED,     // somebody held its lines against what shows that they were done
	INVOICE_QUERIED,     // it waits for an answer
	INVOICE_SHARED,      // approved, and shared between those who pay: both or neither
	INVOICE_NO_RECHARGE, // the same, and nobody is to be recharged for it
	INVOICE_RECHARGED,
	INVOICE_PAID,      // and recharged, where anybody is to be
	INVOICE_WITHDRAWN, // entered by mistake, or sent back
	INVOICE_STATE_COUNT
};

enum invoice_act {
	INVOICE_NO_ACT,
	INVOICE_ENTER,
	INVOICE_CHANGE,
	INVOICE_MATCH,
	INVOICE_QUERY,
	INVOICE_ANSWER,
	INVOICE_APPROVE,
	INVOICE_RECHARGE,
	INVOICE_PAY,
	INVOICE_CREDIT, // a credit note of it is entered
	INVOICE_WITHDRAW,
	INVOICE_RETURN, // it has to be matched again
	INVOICE_ACT_COUNT
};

extern const struct word invoice_states[INVOICE_STATE_COUNT];
extern const struct word
	invoice_acts[INVOICE_ACT_COUNT]; // what the log calls it, and what was done

/*
 * INVOICE_NONE: it cannot be done then.  That the supplier was paid and that those who pay were recharged are two
 * facts, and either may come first: of one that was paid first the state is still that it is shared, and
 * `is_paid` says the rest.
 */
enum invoice_state invoice_next(enum invoice_state state, bool is_paid, enum invoice_act act);

/* What follows when it is approved, by whether any of its shares is to be recharged. */
enum invoice_state invoice_approved_as(bool has_recharge);

/* How it stands, a msgid: the state's own, or that it was paid first. */
const char *invoice_standing_label(enum invoice_state state, bool is_paid);

/*
 * By all that is signed now the contract ran on that day, and that body supplied it.  What was approved stands by the
 * contract as it was; a variation that was signed since may have taken the ground from under what is not paid yet.
 */
bool contract_still_pays(const struct contract_versions *history, struct organisation_id supplier,
	struct date delivered_on);

/* The same in one word, for a spreadsheet and the command line. */
const char *invoice_standing_word(enum invoice_state state, bool is_paid);

/* It counts against the caps, and is shared. */
bool invoice_is_approved(enum invoice_state state);

/* What a change changed. */
enum invoice_part {
	PART_NONE, // of another act, or kept before it was told
	PART_HEAD,
	PART_LINE,
	PART_LINE_REMOVED,
	PART_PAPER,
	INVOICE_PART_COUNT
};

extern const struct word invoice_parts[INVOICE_PART_COUNT];

enum invoice_refusal {
	INVOICE_NO_REFUSAL,
	INVOICE_NOT_NOW,
	INVOICE_NO_LINES,
	INVOICE_HELD,
	INVOICE_OWN_MATCH,   // whoever matched it cannot approve it
	INVOICE_OWN_FIGURES, // nor whoever entered or changed it
	INVOICE_CREDIT_OF_CREDIT,
	INVOICE_REFUSAL_COUNT
};

const char *invoice_refusal_text(enum invoice_refusal refusal); // a msgid

/* ---- a line ---- */

/* Months and people are counted in whole ones. */
enum {
	UNITS_MOST = 1000,
	HOURS_MOST_HUNDREDTHS = 1000000,
	RATE_MOST_PENCE = 100000,
	INVOICE_LINES_MOST = 40,
	LICENCE_DAYS_MOST = 366, // its fee is a year's
	/*
	 * What sets a contract up, and a first licence, may be invoiced before its first day: by weeks, or by
	 * months where it was signed late.  More than a year before it is a slip of the pen.
	 */
	BEFORE_CONTRACT_DAYS = 366
};

#define INVOICE_MOST_PENCE INT64_C(10000000000)

/*
 * A supplier's number by which one is told from another: lower case, the letters a to z and digits alone, without
 * zeros that lead a number: "EX-0101", "ex 101" and "EX101" are one.  Two numbers stay apart: "1/24" is not
 * "124".  Of a text that has neither: as it stands, folded.  Source: domain.md §5.6, rule 8.
 */
const char *invoice_number_key(struct arena *a, const char *number);

/* "INV-17", as suppliers and ledgers quote it. */
#define INVOICE_REFERENCE_BEGINS "INV-"
const char *invoice_reference(struct arena *a, int64_t number);

/* Of what it did cost: what the parts come to is the line's net sum. */
struct breakdown {
	int64_t hours; // of facilitators, in hundredths
	struct money rate;
	struct money venue, travel, other;
	const char *other_for; // what else it is; ""
};

/* Hours times rate, half a penny up. */
struct money breakdown_staff(const struct breakdown *b);
struct money breakdown_sum(const struct breakdown *b);

/* "12", "7.5", "7.25" as typed.  False, and *hundredths untouched, if it is not such a number. */
bool hours_parse(struct slice text, int64_t *hundredths);
const char *hours_text(struct arena *a, int64_t hundredths);

/* The modules that somebody was trained in; last the one of the victims' side. */
enum { TRAINED_VICTIM_CONTACT = MODULE_COUNT, TRAINED_COUNT };

const char *trained_label(int trained); // a msgid
const char *trained_name(int trained);
int trained_named(const char *name); // 0: none

/* What a check comes to. */
enum found { FINDING_PASSES, FINDING_WARNS, FINDING_HOLDS };

/* A cohort that a line is for. */
struct billed_cohort {
	struct cohort_id id;
	int64_t number;
	struct scheme_id scheme;
	struct date a_on, b_on;
	bool is_cancelled;
	bool is_closed[WORKSHOP_COUNT]; // its registers are
	int64_t people;                 // of whom the victims' service is to tell
	int64_t told;                   // of whom it has
	int taken, capacity;
	int64_t elsewhere; // the number of another invoice that has it for the same; 0: none has
	bool is_run_elsewhere; // by a body that is not under the contract, or has its own for it
	struct {
		const char *contract; // then another that promises the same of it; NULL: none does
		bool is_runners;      // under which the body works that ran it
	} promised;
};

LIST(billed_cohorts, struct billed_cohort);

/* So many people who were trained are on an invoice. */
struct people_billed {
	int64_t invoice; // its number
	int64_t people;
};

LIST(people_billed_list, struct people_billed);

/*
 * Whether a cohort can be paid for under a contract: under that of whoever ran it.  Its liaison may be the
 * work of another body, such as a victims' service with a contract of its own: that one is paid for it unless the
 * contract of whoever ran the cohort promises it too.  Where two others do, it is looked at.
 */
enum found cohort_holder(enum evidence evidence, const struct billed_cohort *c);

/* No contract promises it of whoever ran it, so that nothing can pay for it until one is signed. */
bool cohort_is_nobodys(enum evidence evidence, const struct billed_cohort *c);

/* What lies beside a line, as of today: the numbers of other invoices that have the same; 0: none has. */
struct line_seen {
	int64_t passed;     // passes the same invoice of a sub-contractor on
	int64_t licensed;   // has some of the same days of the licence
	const char *inside; // a contract with the licence's fee in its sums; NULL: none
	/*
	 * Has some of the same days of what may be the same licence: of the supplier, under another number; or of
	 * the one whose fee this line has inside.
	 */
	int64_t licensed_beside;
	int64_t charged;           // has one of the same months
	struct date charged_month; // that one
	int64_t beside; // has one, the same year or no time, by another contract or a line of before
	int64_t licences; // how many other lines for the licence have days of that financial year
	struct money licence_net; // what other lines have of the licence's own year, without VAT
	struct maybe_money licence_fee; // of that year; not set: no licence has its first day
	bool is_unlicensed;             // by what is signed some day of it has no licence that runs
	int64_t billed[TRAINED_COUNT];  // trainings on other lines, or of days with other terms
	int64_t billed_here[TRAINED_COUNT]; // of them those of the supplier by this contract
	struct people_billed_list people;   // on the others for the same line of the contract
};

struct invoice_line {
	int64_t number;
	int64_t contract_line;
	const struct contract_line *terms; // of the contract as it stood; NULL: it had no such line
	struct money net, vat;             // of a credit note below nothing
	struct money cost;                 // to those who pay (vat_cost)
	int64_t units; // as kept: worked out (line_units_of), but of months without a name
	struct date months_from, months_to; // of a line by the month: the first and the last
	struct breakdown parts;
	struct {
		const char *number; // of the sub-contractor's own invoice; ""
		struct date on;
		struct maybe_money amount;
	} passed;
	struct organisation_id passed_by; // whose invoice that is; 0: not known
	int64_t trained[TRAINED_COUNT];
	/* The contract in which the licence stands that it is for; 0: of none, or of before that was asked. */
	struct contract_id licence_of;
	struct date licence_from, licence_to;
	struct billed_cohorts cohorts;
	bool has_document; // of its own
	struct line_seen seen;
};

LIST(invoice_lines, struct invoice_line);

struct invoice_ground;

/*
 * How many people those trainings were of: whoever had two modules is counted once, so it is the largest number
 * that had any of them.
 */
int64_t trained_people(const int64_t trained[TRAINED_COUNT]);

/* How many have that training recorded that can be paid for, without those whom other lines have. */
int64_t trained_left(const struct line_seen *seen, const struct invoice_ground *ground, int each);

/* Of the providers' staff, by a line for each person: whoever is on another one of it counts no more. */
int64_t trained_staff_left(const struct line_seen *seen, const struct invoice_ground *ground);

/* How many more a line for each person trained can be for, as what is recorded and what lies beside it have it. */
int64_t trained_people_left(const struct line_seen *seen, const struct invoice_ground *ground);

/* A line for each person with more than are left; where none is elsewhere, their trainings say so. */
bool line_has_people_twice(const struct invoice_line *line, const struct invoice_ground *ground);

/* "INV-4 (3), INV-7 (2)". */
const char *people_billed_text(struct arena *a, const struct people_billed_list *all);

/*
 * What the contract has for it is a most for each cohort: so one cohort stands on a line, with what that did
 * cost.  A price is asked for as many as there are.
 */
bool line_is_for_one_cohort(const struct contract_line *terms);

/* What is said where it names none, a msgid. */
const char *line_cohorts_asked(const struct contract_line *terms);

/*
 * A paper of its own shows it: the sub-contractor's invoice, a month's payroll, another document.  The invoice
 * itself shows nothing but what is asked.
 */
bool line_has_own_paper(const struct invoice_line *line);

/* By that kind of evidence; of a line that the contract had not: no. */
bool line_is_proved_by(const struct invoice_line *line, enum evidence evidence);

/* It is for cohorts: their workshops, or the liaison with the victims. */
bool line_is_of_cohorts(const struct invoice_line *line);

/* Of cohorts that share one sum nothing says what each did cost: one may be above its most behind another. */
bool line_is_together(const struct invoice_line *line);

/* Its months are named, and how many they are; below one: the last is before the first. */
bool line_has_months(const struct invoice_line *line);
int64_t line_months(const struct invoice_line *line);

/* How many of what the line's sum is of: cohorts, people trained, months, else one. */
int64_t line_units_of(const struct invoice_line *line);

/* ---- an invoice ---- */

struct invoice_facts {
	enum invoice_state state;
	bool is_paid; // by the ledger, recharged or not
	bool is_credit;
	struct date dated_on, received_on;
	struct date delivered_on; // the last day of what was delivered: by it the year is found
	struct money total;       // as the paper has it, with VAT
	bool has_document;
	struct invoice_lines lines;
	bool is_changed_by_actor; // who asks entered or changed it,
	bool is_matched_by_actor; // or matched it as it stands
};

/* What was approved so far by a line of a contract in a financial year, all invoices together. */
struct spent {
	struct contract_id contract;
	int64_t contract_line;
	enum heading heading;
	int year; // the financial year of what was delivered
	struct money cost;
	int64_t units;
};

LIST(spents, struct spent);

/* Of a licence: both days are in it. */
struct licence_span {
	struct date from, to;
	const char *key;       // of its number (invoice_number_key)
	struct contract_id of; // that it stands in: the invoice's, or one under it
	const char *number;
	struct contract_body by; // who supplies that contract
	struct money fee;        // a year
};

LIST(licence_spans, struct licence_span);

/* By which an invoice is held: versions of its contract and of its programme's budget; 0: by none. */
struct terms_versions {
	int64_t contract, budget;
};

/* What an invoice is held against. */
struct invoice_ground {
	struct date today;
	struct contract_id contract_id;
	const struct contract_version
		*contract;                // as it stood when it was delivered; NULL: none did
	struct contract_versions history; // all of its versions (contract_history)
	const struct budget *budget;      // in force; NULL: none
	struct spents spent;              // of the programme, without this one
	int64_t recorded[TRAINED_COUNT];  // of whom a training on funded days is recorded
	int64_t recorded_elsewhere[TRAINED_COUNT]; // of whom another contract alone pays for it
	int64_t staff_recorded;    // of whom any is, in all years: each of them once
	const char *trained_under; // a contract that others of those are of; NULL: there is none
	const struct agreement *agreement; // that stands for the year; NULL: none
	struct money year_cost;            // shared of that year so far
	const struct money *billed;        // to each partner in its order
	bool is_year_closed;               // by two, with its final statement
	struct licence_spans licences;     // the terms of its licences, its sub-contracts' too
	struct contract_bodies senders; // who can have sent what is passed on: its sub-contractors
	int64_t alike; // the number of another invoice of the supplier with the same total; 0: none
	struct organisation_id supplier; // whose invoice it is, as it was entered
	struct terms_versions matched;   // by which it was matched
};

/*
 * Why a cohort, a month, or a time of a licence is not on the right invoice: it is paid by the terms of its own day,
 * in the year of that day, once it is over; of a licence once it has begun.
 */
enum misfit {
	MISFIT_NONE,
	MISFIT_CANCELLED,
	MISFIT_NOT_OVER, // on the last day of what was delivered
	MISFIT_YEAR,
	MISFIT_NOT_RUN, // the contract did not
	MISFIT_TERMS,   // the contract had other terms for it then
	MISFIT_LICENCE, // the contract has no licence for those days
	MISFIT_GIVER,   // another body gives the licence than the one whose invoice is passed on
	MISFIT_WHICH,   // it does not say which of several licences it is for
	MISFIT_COUNT
};

enum misfit cohort_misfit(const struct invoice_facts *facts, const struct invoice_line *line,
	const struct invoice_ground *ground, const struct billed_cohort *c);

/* Of the first of the line's months that is; *month is that one, or not set. */
enum misfit months_misfit(const struct invoice_facts *facts, const struct invoice_line *line,
	const struct invoice_ground *ground, struct date *month);

/* By whose terms a month is paid: its last day, or the last of the contract if that ends within it. */
struct date month_day(const struct contract_version *under, struct date month);

/* What cannot be typed of an invoice.  Inputs: supplier-number, dated-on, received-on, delivered-on, total. */
void invoice_check(struct arena *a, const struct invoice_facts *facts, const char *supplier_number,
	const struct invoice_ground *ground, struct date today, struct problems *problems);

/*
 * What cannot be of a line.  Inputs: net, vat, hours, rate, venue, travel, other, other-for, months-from, months-to,
 * cohorts, trained-NAME, passed-number, passed-by, passed-on, passed-amount, licence-of,
 * licence-from, licence-to.
 */
void invoice_line_check(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems);

/* ---- checks ---- */

enum against {
	AGAINST_NONE,
	AGAINST_TOTAL,     // the lines come to the total
	AGAINST_DOCUMENT,  // the paper is there
	AGAINST_SUPPLIER,  // the contract’s supplier sent it
	AGAINST_MATCHED,   // nothing was signed since that changes by what it was matched
	AGAINST_EVIDENCE,  // what shows that it was done
	AGAINST_HOLDER,    // and is of this contract
	AGAINST_TWICE,     // nor is it on another invoice
	AGAINST_ALIKE,     // nor asks another one for the same total
	AGAINST_LIAISON,   // the victims' service has told of everybody
	AGAINST_PASSED,    // the sub-contractor's own invoice is there
	AGAINST_FILL,      // half of the places were taken
	AGAINST_PRICE,     // it asks as the contract's line pays
	AGAINST_LINE,      // the most by the contract
	AGAINST_UNITS,     // so many of it
	AGAINST_HEADING,   // the cap of the heading
	AGAINST_PERIOD,    // within the days that are funded
	AGAINST_LICENCE,   // the licence is not paid beside a price that has it in it
	AGAINST_FEE,       // what the licence itself costs a year
	AGAINST_DECISION,  // all that the decision allows
	AGAINST_YEAR,      // the year is not closed
	AGAINST_AGREEMENT, // who pays is signed
	AGAINST_FUNDER,    // within the most that each of them pays
	AGAINST_COUNT
};

extern const struct word against_what[AGAINST_COUNT]; // its id, and what is checked

/* What stands on another invoice too. */
enum twice {
	TWICE_COHORT,
	TWICE_PASSED,
	TWICE_LICENCE,
	TWICE_INSIDE, // the licence's fee, which a contract has in its sums
	TWICE_MONTH,
	TWICE_PERSON
};

struct invoice_finding {
	enum against check;
	enum found verdict;
	int64_t line;      // 0: of the whole invoice
	struct money over; // by how much, where it is over something
	int64_t cohort;    // its number, where it is about one
	int64_t other;     // the number of another invoice
	const char *
		contract; // HOLDER, TWICE: another that promises it; NULL: none does, or it is not kept
	enum twice twice;   // TWICE: what is on both
	struct date on;     // PERIOD: a day that is not funded
	enum misfit misfit; // EVIDENCE: of its cohort, or of a month
	bool is_together;   // LINE: more than one cohort, where each has a most
	bool is_unnamed;    // EVIDENCE: its months have no name
	int trained;        // EVIDENCE: what more are on the line than are trained in it
	size_t partner;     // FUNDER: whose most it is
};

LIST(invoice_findings, struct invoice_finding);

/* What stands now: what is matched now is matched by these. */
struct terms_versions terms_now(const struct invoice_ground *ground);

/*
 * In their order; of each check at least one finding where it has something to look at, but PRICE, SUPPLIER and
 * MATCHED have one only where they hold.
 */
struct invoice_findings invoice_find(
	struct arena *a, const struct invoice_facts *facts, const struct invoice_ground *ground);

/* One of them holds what can be matched, or approved. */
bool findings_hold_match(const struct invoice_findings *findings);
bool findings_hold_approval(const struct invoice_findings *findings);

/* One of them is to be looked at. */
bool findings_warn(const struct invoice_findings *findings);

enum { LEDGER_REFERENCE_MOST = 60 };

/* What is wrong with what the ledger calls a payment, a msgid; NULL: nothing.  "": it gave no such. */
const char *ledger_reference_wrong(const char *reference);

/*
 * What the act is to say why, a msgid; NULL: it asks for no reason.  Whoever approves what is to be looked
 * at says why.
 */
const char *invoice_reason_asked(enum invoice_act act, const struct invoice_findings *findings);

/* Whether somebody who may work with invoices may do that now. */
enum invoice_refusal invoice_may(const struct invoice_facts *facts,
	const struct invoice_findings *findings, enum invoice_act act);

/* ---- money ---- */

struct money invoice_cost(const struct invoice_facts *facts);

/* Of a heading; of all. */
struct money spent_of_heading(const struct spents *spent, enum heading heading);
struct money spent_in_all(const struct spents *spent);

/* What each partner owes for it, beyond what it was billed of that year. */
enum share_outcome invoice_shares(const struct invoice_facts *facts,
	const struct invoice_ground *ground, struct shares *shares);

/* Of a line, without its VAT and of its VAT. */
struct credited {
	struct money net, vat;
};

/*
 * How much of a line can still be credited: what it is, less what was credited before, of its net sum and
 * of its VAT each.  A credit line is the same line with money below nothing.
 */
struct credited credit_left(const struct invoice_line *line, struct credited before);

/* Something is credited, and neither sum is below nothing. */
bool credit_is_one(struct credited more);

/* It is one, and no more of either than is left. */
bool credit_fits(const struct invoice_line *line, struct credited before, struct credited more);

#endif
