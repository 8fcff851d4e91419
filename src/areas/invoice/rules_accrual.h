/* SPDX-License-Identifier: MIT */
/*
 * What was delivered in a financial year and no approved invoice covers: what is to be accrued.
 *
 * The day of delivery decides the year, and of a cohort that of its workshop B.  What an invoice asks
 * stands with its own sum; what nobody has invoiced stands with the most that the contract's line
 * allows for it, and with no sum where the line says none.  Nothing here is a price.  All of it is pure.
 *
 * Source: domain.md §5.6 rule 12, §9.4; docs/decisions/0020.
 */
#ifndef AREAS_INVOICE_RULES_ACCRUAL_H
#define AREAS_INVOICE_RULES_ACCRUAL_H

#include "areas/invoice/rules.h"

enum accrual_kind {
	ACCRUAL_NONE,
	ACCRUAL_INVOICE, // it is here and not approved
	ACCRUAL_CREDIT,  // a credit note that is not
	ACCRUAL_COHORT,  // both its registers are closed
	ACCRUAL_OPEN,    // a cohort that met, of which a register is not closed: no sum yet
	ACCRUAL_NOBODYS, // a cohort that met, which no contract pays whoever ran it for: no sum
	ACCRUAL_LIAISON, // the victims' service has told of everybody in a cohort
	ACCRUAL_UNTOLD,  // it has not yet: no sum
	ACCRUAL_TRAINED, // trainings that are recorded
	ACCRUAL_LICENCE, // one runs in the year
	ACCRUAL_MONTHS,  // months of the contract that have ended
	ACCRUAL_YEAR,    // what is due once a year
	ACCRUAL_COUNT
};

/* The word of the database and the spreadsheet, and what it means to whoever reads the list. */
extern const struct word accrual_kinds[ACCRUAL_COUNT];

/* By which line of which contract a cohort is accrued, and how near that contract is to it. */
struct accrual_claim {
	struct programme_id programme;
	struct contract_id contract;
	struct scheme_id scheme; // of the cohort; 0: it is of no cohort
	enum evidence evidence;  // the same cohort is paid for once by each
	bool is_named;           // its services name the scheme, which is not the budget's alone
	bool is_provided;        // its supplier provides the scheme
	struct money most;
};

struct accrual {
	enum accrual_kind kind;
	int64_t number; // of the invoice or the cohort; how many months, trainings or licences; else 0 or 1
	struct date on; // the last day of what was delivered; not set where no one day says it
	const char *contract;             // its reference; "": of none
	const char *line[LANGUAGE_COUNT]; // of the contract; "" of an invoice, or of none
	enum invoice_state state;         // of an invoice
	struct maybe_money sum;    // that it costs those who pay; not set: nobody can say yet
	struct invoice_id invoice; // of an invoice
	struct cohort_id cohort;   // of a cohort
	struct accrual_claim claim;
	const char *also; // the references of other contracts that could pay for it; "": none
};

LIST(accruals, struct accrual);

/* A contract's line as the days of a year show it. */
struct accrual_line {
	const char *contract; // its reference
	const struct contract_version *under;
	const struct contract_line *terms;
	struct accrual_claim claim;              // of each cohort, as far as it is the same for all
	const struct contract_versions *history; // of the contract
	struct billed_cohorts
		cohorts;    // with workshop B in those days; `elsewhere` by this line's evidence
	struct money asked; // in all years, on whatever was not withdrawn; with those in its place
	int64_t units;      // by it in the year, or by one in whose place it is (accrual_units_of)
	int64_t trained;    // recorded and on no invoice: trainings, or people where each has a sum
	struct date funded_from; // on days before it nothing is paid; not set: nothing says so
	int64_t licences;        // that ran on one of those days, and are on no invoice of the year
};

/* The days that are looked at: those of the year that are over. */
struct accrual_days {
	struct date from, to;
};

/* Adds what is to be accrued by a line. */
void accrue_line(struct arena *a, const struct accrual_line *line, struct accrual_days days,
	struct accruals *all);

/*
 * A cohort that several lines would pay for is accrued once: by the contract whose services name its scheme, of
 * those by the one whose supplier provides it, and where that decides nothing by the line that allows most, the
 * first of them.  The others are named with it.  What nobody's contract has gives way to any that has it.
 */
void accruals_keep_once(struct arena *a, struct accruals *all);

/* What a standing line asks of the year: named months, or so many until a day. */
struct accrual_units {
	int64_t contract_line;
	int64_t units;
	struct date months_from, months_to; // not set: they have no name
	struct date delivered_on;
};

/*
 * How many of those are asked by that line, or by one in whose place it is; of months those that it is paid for,
 * by its terms.
 */
int64_t accrual_units_of(const struct accrual_line *line, const struct accrual_units *asked);

/* What it pays for once a year a newer version has too, by it or by a line in its place. */
bool accrual_is_replaced(const struct contract_line *terms, const struct contract_version *newer,
	const struct contract_versions *history);

/* How many months of a term have their last day in those days; the last one may be a part of one. */
int64_t accrual_months(struct date starts_on, struct date ends_on, struct accrual_days days);

struct accrued {
	struct money sum;     // of what is open but credit notes
	struct money credits; // of those: below nothing
	int64_t unsaid;       // that have none
};

struct accrued accrued_in_all(const struct accruals *all);

#endif
