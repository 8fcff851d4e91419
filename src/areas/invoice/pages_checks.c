/* SPDX-License-Identifier: MIT */
/*
 * What each check came to, in a sentence that says what to do.
 */
#include <inttypes.h>

#include "areas/invoice/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

const char *contract_line_name(struct request *rq, const struct contract_line *line)
{
	return body_name(rq, line->name);
}

/* The words of one check: how they are filled is the same for all. */
struct saying {
	struct request *rq;
	const struct invoice *invoice;
	const struct invoice_ground *ground;
	const struct invoice_finding *finding;
};

static const char *filled(const struct saying *s, const char *message)
{
	struct request *rq = s->rq;
	struct money over = s->finding->over;

	if (over.pence < 0)
		over.pence = -over.pence;
	return tr_fill(rq->arena, rq->language, message, "money", invoice_money(rq, over), NULL);
}

static const char *about_cohort(const struct saying *s, const char *message)
{
	return tr_fill(s->rq->arena, s->rq->language, message, "number",
		arena_format(s->rq->arena, "%" PRId64, s->finding->cohort), NULL);
}

static const char *total_words(const struct saying *s)
{
	if (s->finding->verdict == FINDING_PASSES)
		return tr(s->rq->language, "The lines and the total on the paper are the same.");
	if (s->finding->over.pence > 0)
		return filled(s, N_("The lines come to {money} more than the total on the paper. "
				    "Correct the "
				    "one that is wrong."));
	return filled(s, N_("The lines come to {money} less than the total on the paper. Add what "
			    "is missing."));
}

static const char *supplier_words(const struct saying *s)
{
	struct request *rq = s->rq;

	return tr_fill(rq->arena, rq->language,
		"It is entered for {supplier}, and on {date} the contract’s supplier was {name}. "
		"Correct the last day of what was delivered, or withdraw the invoice and enter it "
		"again.",
		"supplier", body_name(rq, s->invoice->supplier_name), "date",
		date_words(rq->arena, rq->language, s->invoice->facts.delivered_on), "name",
		body_name(rq, s->ground->contract->supplier.name), NULL);
}

static const struct contract_line *terms_of(const struct saying *s)
{
	list_each (const struct invoice_line *, line, &s->invoice->facts.lines)
		if (line->number == s->finding->line)
			return line->terms;
	return NULL;
}

/* Of one that was kept it is not told what could have been on both. */
static bool is_of_cohorts(const struct saying *s)
{
	list_each (const struct invoice_line *, line, &s->invoice->facts.lines)
		if (line->number == s->finding->line)
			return line->cohorts.n > 0;
	return false;
}

/* The invoices on which others stand by the same line of the contract. */
static const char *people_elsewhere(const struct saying *s)
{
	list_each (const struct invoice_line *, line, &s->invoice->facts.lines)
		if (line->number == s->finding->line)
			return people_billed_text(s->rq->arena, &line->seen.people);
	return "";
}

/* By the line, as of one that was kept it is not told what is on both. */
static const char *twice_look_words(const struct saying *s)
{
	const struct contract_line *terms = terms_of(s);
	const char *message =
		N_("Invoice {invoice} has the same time, by another contract of the supplier or by "
		   "a line that this contract had before. Look whether both are for the same "
		   "work.");

	if (s->finding->twice != TWICE_MONTH && terms != NULL &&
		terms->evidence == EVIDENCE_LICENCE)
		message = N_("Invoice {invoice} has a licence of the same supplier under another "
			     "number, or this licence’s fee in its sum. Look that neither is paid "
			     "twice.");
	else if (s->finding->twice != TWICE_MONTH && terms != NULL && terms->fee == FEE_INSIDE)
		message = N_("Invoice {invoice} pays for the licence whose fee is a part of this "
			     "line’s sum. Look that the fee is not paid twice.");
	return tr_fill(s->rq->arena, s->rq->language, message, "invoice",
		invoice_reference(s->rq->arena, s->finding->other), NULL);
}

static const char *once_words(const struct saying *s)
{
	if (s->finding->twice == TWICE_PASSED)
		return tr(s->rq->language, "No other invoice passes this paper on.");
	if (s->finding->twice == TWICE_LICENCE)
		return tr(s->rq->language, "No other invoice has these days of the licence.");
	return is_of_cohorts(s)
		       ? tr(s->rq->language, "No other invoice has these cohorts for the same.")
		       : tr(s->rq->language, "No other invoice has it.");
}

static const char *twice_words(const struct saying *s)
{
	if (s->finding->verdict == FINDING_PASSES)
		return once_words(s);
	if (s->finding->twice == TWICE_PERSON)
		return tr_fill(s->rq->arena, s->rq->language,
			"The contract pays for each person once, whatever the modules, and with "
			"this line it would be more people than were trained. Others are on: "
			"{invoices}. Ask the supplier, or change the line.",
			"invoices", people_elsewhere(s), NULL);
	if (s->finding->verdict == FINDING_WARNS)
		return twice_look_words(s);
	if (s->finding->twice == TWICE_PASSED)
		return tr_fill(s->rq->arena, s->rq->language,
			"Invoice {invoice} passes the same invoice of the sub-contractor on. "
			"Remove "
			"it from one of the two.",
			"invoice", invoice_reference(s->rq->arena, s->finding->other), NULL);
	if (s->finding->twice == TWICE_MONTH)
		return tr_fill(s->rq->arena, s->rq->language,
			"Invoice {invoice} has one of the same months. Remove it from one of the "
			"two.",
			"invoice", invoice_reference(s->rq->arena, s->finding->other), NULL);
	if (s->finding->twice == TWICE_INSIDE)
		return tr_fill(s->rq->arena, s->rq->language,
			"On some of these days the licence’s fee is a part of the sums of contract "
			"{contract}, and never in addition. Query it with the supplier.",
			"contract", s->finding->contract, NULL);
	if (s->finding->twice == TWICE_LICENCE)
		return tr_fill(s->rq->arena, s->rq->language,
			"Invoice {invoice} has some of the same days of the licence. Remove them "
			"from one of the two.",
			"invoice", invoice_reference(s->rq->arena, s->finding->other), NULL);
	return tr_fill(s->rq->arena, s->rq->language,
		"Cohort {number} is on invoice {invoice} already. Remove it from one of the two.",
		"number", arena_format(s->rq->arena, "%" PRId64, s->finding->cohort), "invoice",
		invoice_reference(s->rq->arena, s->finding->other), NULL);
}

/* Of one that was kept it is not told which other contract it was. */
static const char *holder_words(const struct saying *s)
{
	const char *contract = s->finding->contract == NULL ? "" : s->finding->contract;
	const char *message =
		N_("Cohort {number} was run by a body that has no contract for it. Remove it, or "
		   "have a contract or a sub-contract of that body signed.");

	if (s->finding->verdict == FINDING_PASSES)
		return tr(s->rq->language, "Whoever did it works under this contract, or no other "
					   "contract promises it.");
	if (s->finding->verdict == FINDING_WARNS)
		message = contract[0] == '\0'
				  ? N_("Another contract promises the liaison of cohort {number} "
				       "too. Look which of the two did it.")
				  : N_("Contract {contract} promises the liaison of cohort "
				       "{number} too. Look which of the two did it.");
	else if (contract[0] != '\0')
		message = N_("The body that ran cohort {number} works under contract {contract}, "
			     "which promises the same of it. Remove it, or have that contract "
			     "varied.");
	return tr_fill(s->rq->arena, s->rq->language, message, "number",
		arena_format(s->rq->arena, "%" PRId64, s->finding->cohort), "contract", contract,
		NULL);
}

static const char *alike_words(const struct saying *s)
{
	if (s->finding->verdict == FINDING_PASSES)
		return tr(s->rq->language, "No other one of this supplier has it.");
	return tr_fill(s->rq->arena, s->rq->language,
		"Invoice {invoice} of this supplier has the same total. Look whether both are for "
		"the same work.",
		"invoice", invoice_reference(s->rq->arena, s->finding->other), NULL);
}

static bool is_of_licence(const struct saying *s)
{
	const struct contract_line *terms = terms_of(s);

	return terms != NULL && terms->evidence == EVIDENCE_LICENCE;
}

static const char *misfit_words(const struct saying *s)
{
	static const char *const cohort[MISFIT_COUNT] = {
		[MISFIT_CANCELLED] = N_("Cohort {number} was cancelled, and a cancelled cohort is "
					"not charged. Take it off the line."),
		[MISFIT_NOT_OVER] = N_("Cohort {number} was not over on the last day of what was "
				       "delivered. Take it off the line, or correct that day."),
		[MISFIT_YEAR] = N_("Cohort {number} ended in another financial year. Take it off "
				   "the line: it goes on an invoice of that year."),
		[MISFIT_NOT_RUN] = N_("Cohort {number} ended on a day on which the contract did "
				      "not run. Take it off the line."),
		[MISFIT_TERMS] =
			N_("Cohort {number} ended on a day on which the contract had other "
			   "terms for it, or another supplier. Take it off the line: it goes on "
			   "an invoice of that day."),
	};
	static const char *const licence[MISFIT_COUNT] = {
		[MISFIT_LICENCE] = N_("The contract has no licence for all of the line’s days any "
				      "more. Change them, or query it with the supplier."),
		[MISFIT_GIVER] = N_("Another body gives this licence than the one whose invoice is "
				    "passed on. Change the line, or query it with the supplier."),
		[MISFIT_WHICH] = N_("The contract has several licences, and the line does not say "
				    "which it is for. Change the line."),
		[MISFIT_NOT_RUN] = N_("The contract does not run on all of the line’s days. Change "
				      "them, or query it with the supplier."),
		[MISFIT_YEAR] = N_("The line’s days begin in another financial year. Take it off "
				   "the invoice: it goes on one of that year."),
		[MISFIT_NOT_OVER] =
			N_("The line’s days had not begun on the last day of what was delivered. "
			   "Change them, or correct that day."),
	};

	if (s->finding->cohort != 0)
		return about_cohort(s, cohort[s->finding->misfit]);
	if (is_of_licence(s))
		return tr(s->rq->language, licence[s->finding->misfit]);
	return tr(s->rq->language,
		"The contract did not run in all of the line’s months, or had other terms, or "
		"another supplier, at the end of one of them. Change the line: each month goes on "
		"an invoice of that month.");
}

static const char *evidence_words(const struct saying *s)
{
	if (s->finding->verdict == FINDING_PASSES)
		return tr(s->rq->language, "What shows it is recorded.");
	if (s->finding->misfit != MISFIT_NONE)
		return misfit_words(s);
	if (s->finding->cohort != 0)
		return about_cohort(s, N_("Two facilitators have not signed both registers of "
					  "cohort {number} yet. "
					  "Ask the supplier."));
	if (s->finding->is_unnamed)
		return tr(s->rq->language, "Change the line and say which months it is for.");
	if (s->finding->trained != MODULE_NONE)
		return tr_fill(s->rq->arena, s->rq->language,
			"More people are on the line than have this training recorded and not paid "
			"for: {training}. Ask the supplier, or change the line.",
			"training", tr(s->rq->language, trained_label(s->finding->trained)), NULL);
	return tr(s->rq->language, "Attach the paper that shows it.");
}

static const char *matched_words(const struct saying *s)
{
	bool is_varied = s->ground->matched.contract != terms_now(s->ground).contract;

	return is_varied
		       ? tr(s->rq->language,
				 "The contract was varied after somebody matched it. Send it "
				 "back to be matched, so that it is held against the contract of "
				 "today.")
		       : tr(s->rq->language,
				 "The budget was changed after somebody matched it. Send it back "
				 "to be matched, so that it is held against the budget of today.");
}

static const char *price_words(const struct saying *s)
{
	const struct contract_line *terms = terms_of(s);

	assert(terms != NULL);
	switch (terms->basis) {
	case BASIS_ACTUAL_UP_TO:
		return tr(s->rq->language,
			"The contract pays what it did cost. Change the line: its parts have to "
			"come to what is asked.");
	case BASIS_PASSED_THROUGH:
		return tr(s->rq->language,
			"The contract pays a sub-contractor’s own invoice. Change the line: enter "
			"that invoice, of the same sum.");
	case BASIS_UNIT_PRICE:
		return tr_fill(s->rq->arena, s->rq->language,
			"The contract has a price for this: {sum}. Change the line, or query it "
			"with the supplier.",
			"sum", line_sum_words(s->rq, terms), NULL);
	case BASIS_NONE:
	case BASIS_COUNT: break;
	}
	unreachable("basis");
}

static const char *liaison_words(const struct saying *s)
{
	return s->finding->verdict == FINDING_PASSES
		       ? tr(s->rq->language,
				 "The victims’ service has told of everybody it was to tell of.")
		       : about_cohort(
				 s, N_("Held until the victims’ service has told of everybody in "
				       "cohort {number}. Nothing has to be done here: it tells by "
				       "itself."));
}

static const char *line_words_of(const struct saying *s)
{
	if (s->finding->verdict == FINDING_PASSES)
		return tr(s->rq->language, "The contract allows as much.");
	if (s->finding->is_together)
		return tr(s->rq->language,
			"It is for more than one cohort, and the contract has a most for each. "
			"Change it to one of them, with what that did cost, and add a line for "
			"each "
			"of the others.");
	if (s->finding->verdict == FINDING_WARNS)
		return filled(s, N_("With what was paid by the line that this one replaced, "
				    "{money} above the contract’s line. Look whether both are for "
				    "the same."));
	if (s->finding->over.pence == 0)
		return tr(s->rq->language,
			"The contract had no such line when this was delivered. Change the line.");
	return filled(
		s, N_("{money} above the contract’s line. Query it with the supplier: nothing is "
		      "trimmed here."));
}

static const char *heading_words(const struct saying *s)
{
	return s->finding->verdict == FINDING_PASSES
		       ? tr(s->rq->language, "The cap of the heading leaves as much.")
		       : filled(s, N_("{money} above the cap of the heading. What is saved under "
				      "another "
				      "heading does not lift it: only another decision does."));
}

static const char *funded_words(const struct saying *s)
{
	struct request *rq = s->rq;
	const struct budget *b = s->ground->budget;

	if (s->finding->verdict == FINDING_PASSES)
		return tr(rq->language, "All of it is for days that the budget funds.");
	return tr_fill(rq->arena, rq->language,
		"Something of it is for {date}. The budget is funded from {from} to {to}, so it "
		"cannot be paid from it.",
		"date", date_words(rq->arena, rq->language, s->finding->on), "from",
		date_words(rq->arena, rq->language, b->starts_on), "to",
		date_words(rq->arena, rq->language, b->ends_on), NULL);
}

static const char *licence_words(const struct saying *s)
{
	if (s->finding->verdict == FINDING_PASSES)
		return tr(s->rq->language,
			"The licence and all cohorts at their price stay within the cap.");
	if (s->finding->verdict == FINDING_HOLDS)
		return filled(s, N_("The budget reads the licence as a part of each cohort’s "
				    "price. Paid beside "
				    "all cohorts it would come to {money} more than the cap."));
	return filled(s, N_("With all cohorts at their full price the licence would come to "
			    "{money} more than "
			    "the cap. Watch what the cohorts do cost."));
}

static const char *funder_words(const struct saying *s)
{
	if (s->finding->verdict == FINDING_PASSES)
		return tr(s->rq->language, "No body pays more than its most.");
	if (s->finding->partner >= s->ground->agreement->partners.n)
		return tr(s->rq->language,
			"What was billed before does not fit the agreement. Ask the commissioning "
			"officer.");
	return tr_fill(s->rq->arena, s->rq->language,
		"It would pay more than the agreement allows: {name}. The next version of the "
		"agreement may raise the most that it pays.",
		"name",
		body_name(s->rq, s->ground->agreement->partners.at[s->finding->partner].name),
		NULL);
}

static const char *agreement_words(const struct saying *s)
{
	const char *year = financial_year_text(s->rq->arena, s->invoice->year);

	return s->finding->verdict == FINDING_PASSES
		       ? tr_fill(s->rq->arena, s->rq->language,
				 "An agreement on who pays for {year} is signed.", "year", year,
				 NULL)
		       : tr_fill(s->rq->arena, s->rq->language,
				 "No agreement on who pays for {year} is signed, so it can be "
				 "shared "
				 "with nobody. Ask the commissioning officer.",
				 "year", year, NULL);
}

const char *finding_words(struct request *rq, const struct invoice *invoice,
	const struct invoice_ground *ground, const struct invoice_finding *finding)
{
	struct saying s = { rq, invoice, ground, finding };
	bool passes = finding->verdict == FINDING_PASSES;

	switch (finding->check) {
	case AGAINST_TOTAL: return total_words(&s);
	case AGAINST_DOCUMENT:
		return passes ? tr(rq->language, "Its paper is attached.")
			      : tr(rq->language, "Attach the invoice as it came, as a PDF.");
	case AGAINST_SUPPLIER: return supplier_words(&s);
	case AGAINST_MATCHED: return matched_words(&s);
	case AGAINST_EVIDENCE: return evidence_words(&s);
	case AGAINST_HOLDER: return holder_words(&s);
	case AGAINST_TWICE: return twice_words(&s);
	case AGAINST_ALIKE: return alike_words(&s);
	case AGAINST_LIAISON: return liaison_words(&s);
	case AGAINST_PASSED:
		return passes ? tr(rq->language, "Its paper is attached to the line.")
			      : tr(rq->language,
					"Attach the sub-contractor’s own invoice to its line.");
	case AGAINST_FILL:
		return passes ? tr(rq->language, "At least half of the places were taken.")
			      : about_cohort(&s,
					N_("Fewer than half of the places of cohort {number} were "
					   "taken. It can be paid."));
	case AGAINST_PRICE: return price_words(&s);
	case AGAINST_LINE: return line_words_of(&s);
	case AGAINST_UNITS:
		return passes ? tr(rq->language, "The contract has as many.")
			      : tr(rq->language, "More than the contract has. It can be paid: look "
						 "whether the "
						 "contract has to be varied.");
	case AGAINST_HEADING: return heading_words(&s);
	case AGAINST_PERIOD: return funded_words(&s);
	case AGAINST_LICENCE: return licence_words(&s);
	case AGAINST_FEE:
		return passes ? tr(rq->language, "The licence costs as much for its year.")
			      : filled(&s, N_("{money} above the licence’s fee for its year, "
					      "without VAT, "
					      "by the contract that it stands in. Look at the "
					      "licensor’s "
					      "own invoice: if the fee is another, that contract "
					      "has to "
					      "be varied."));
	case AGAINST_DECISION:
		return passes ? tr(rq->language, "The decision allows as much.")
			      : filled(&s, N_("{money} above all that the decision allows."));
	case AGAINST_YEAR:
		return tr_fill(rq->arena, rq->language,
			"{year} is closed. It can be approved once two finance officers have "
			"opened the year again; nothing of it is lost until then.",
			"year", financial_year_text(rq->arena, invoice->year), NULL);
	case AGAINST_AGREEMENT: return agreement_words(&s);
	case AGAINST_FUNDER: return funder_words(&s);
	case AGAINST_NONE:
	case AGAINST_COUNT: break;
	}
	unreachable("check");
}
