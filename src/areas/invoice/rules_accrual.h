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

struct accrual {
	enum accrual_kind kind;
	int64_t number; // of the invoice or the cohort; how many months or trainings; else 0
	struct date on; // the last day of what was delivered; not set where no one day says it
	const char *contract;             // its reference
	const char *line[LANGUAGE_COUNT]; // of the contract; "" of an invoice
	enum invoice_state state;         // of an invoice
	struct maybe_money sum;    // that it costs those who pay; not set: nobody can say yet
	struct invoice_id invoice; // of an invoice
	struct cohort_id cohort;   // of a cohort
};

LIST(accruals, struct accrual);

/* A contract's line as the days of a year show it. */
struct accrual_line {
	const char *contract; // its reference
	const struct contract_version *under;
	const struct contract_line *terms;
	struct billed_cohorts
		cohorts;    // with workshop B in those days; `elsewhere` by this line's evidence
	struct money asked; // by it in all years, on whatever was not withdrawn
	int64_t units;      // by it in the year
	int64_t trained;    // recorded and on no invoice: trainings, or people where each has a sum
	struct date funded_from; // on days before it nothing is paid; not set: nothing says so
	bool has_licence;        // one ran on one of those days
	bool has_licence_asked;  // an invoice of the year has it
};

/* The days that are looked at: those of the year that are over. */
struct accrual_days {
	struct date from, to;
};

/* Adds what is to be accrued by a line. */
void accrue_line(struct arena *a, const struct accrual_line *line, struct accrual_days days,
	struct accruals *all);

/* How many months of a term have their last day in those days; the last one may be a part of one. */
int64_t accrual_months(struct date starts_on, struct date ends_on, struct accrual_days days);

struct accrued {
	struct money sum;     // of what is open but credit notes
	struct money credits; // of those: below nothing
	int64_t unsaid;       // that have none
};

struct accrued accrued_in_all(const struct accruals *all);

#endif
