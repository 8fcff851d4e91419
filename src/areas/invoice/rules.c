/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules.h"

#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

enum { NUMBER_MOST = 60, OTHER_MOST = 100, FILL_LEAST_PERCENT = 50 };

/* ---- the life of an invoice ---- */

const struct word invoice_states[INVOICE_STATE_COUNT] = {
	[INVOICE_RECEIVED] = { "received", N_("To be matched") },
	[INVOICE_MATCHED] = { "matched", N_("To be approved") },
	[INVOICE_QUERIED] = { "queried", N_("Queried") },
	[INVOICE_SHARED] = { "shared", N_("Approved and shared") },
	[INVOICE_RECHARGED] = { "recharged", N_("Recharged") },
	[INVOICE_PAID] = { "paid", N_("Paid") },
	[INVOICE_WITHDRAWN] = { "withdrawn", N_("Withdrawn") },
};

const struct word invoice_acts[INVOICE_ACT_COUNT] = {
	[INVOICE_ENTER] = { "invoice-enter", N_("Entered an invoice") },
	[INVOICE_CHANGE] = { "invoice-change", N_("Changed an invoice") },
	[INVOICE_MATCH] = { "invoice-match", N_("Matched an invoice") },
	[INVOICE_QUERY] = { "invoice-query", N_("Queried an invoice") },
	[INVOICE_ANSWER] = { "invoice-answer", N_("Answered a query about an invoice") },
	[INVOICE_APPROVE] = { "invoice-approve", N_("Approved an invoice and shared it") },
	[INVOICE_RECHARGE] = { "invoice-recharge", N_("Recharged an invoice to those who pay") },
	[INVOICE_PAY] = { "invoice-pay", N_("Noted that an invoice was paid") },
	[INVOICE_CREDIT] = { "invoice-credit", N_("Entered a credit note of an invoice") },
	[INVOICE_WITHDRAW] = { "invoice-withdraw", N_("Withdrew an invoice") },
	[INVOICE_RETURN] = { "invoice-return", N_("Sent an invoice back to be matched") },
};

/* Each state, what may be done in it, and what follows. */
static const enum invoice_state next[INVOICE_STATE_COUNT][INVOICE_ACT_COUNT] = {
	[INVOICE_NONE] = { [INVOICE_ENTER] = INVOICE_RECEIVED },
	[INVOICE_RECEIVED] = {
		[INVOICE_CHANGE] = INVOICE_RECEIVED,
		[INVOICE_MATCH] = INVOICE_MATCHED,
		[INVOICE_QUERY] = INVOICE_QUERIED,
		[INVOICE_WITHDRAW] = INVOICE_WITHDRAWN,
	},
	[INVOICE_MATCHED] = {
		[INVOICE_QUERY] = INVOICE_QUERIED,
		[INVOICE_APPROVE] = INVOICE_SHARED,
		[INVOICE_WITHDRAW] = INVOICE_WITHDRAWN,
		[INVOICE_RETURN] = INVOICE_RECEIVED,
	},
	[INVOICE_QUERIED] = {
		[INVOICE_CHANGE] = INVOICE_QUERIED,
		[INVOICE_ANSWER] = INVOICE_RECEIVED,
		[INVOICE_WITHDRAW] = INVOICE_WITHDRAWN,
	},
	[INVOICE_SHARED] = {
		[INVOICE_RECHARGE] = INVOICE_RECHARGED,
		[INVOICE_PAY] = INVOICE_SHARED, // it is still to be recharged
		[INVOICE_CREDIT] = INVOICE_SHARED,
	},
	[INVOICE_RECHARGED] = {
		[INVOICE_PAY] = INVOICE_PAID,
		[INVOICE_CREDIT] = INVOICE_RECHARGED,
	},
	[INVOICE_PAID] = { [INVOICE_CREDIT] = INVOICE_PAID },
};

enum invoice_state invoice_next(enum invoice_state state, bool is_paid, enum invoice_act act)
{
	assert(state < INVOICE_STATE_COUNT && act < INVOICE_ACT_COUNT);
	if (is_paid && act == INVOICE_PAY)
		return INVOICE_NONE;
	if (is_paid && next[state][act] == INVOICE_RECHARGED)
		return INVOICE_PAID;
	return next[state][act];
}

const char *invoice_standing_label(enum invoice_state state, bool is_paid)
{
	return state == INVOICE_SHARED && is_paid ? N_("Paid, to be recharged")
						  : invoice_states[state].label;
}

bool invoice_is_approved(enum invoice_state state)
{
	return state == INVOICE_SHARED || state == INVOICE_RECHARGED || state == INVOICE_PAID;
}

const struct word invoice_parts[INVOICE_PART_COUNT] = {
	[PART_HEAD] = { "head", N_("Changed its number, days or total") },
	[PART_LINE] = { "line", N_("Entered or changed a line of it") },
	[PART_LINE_REMOVED] = { "line-removed", N_("Removed a line of it") },
	[PART_PAPER] = { "paper", N_("Attached a paper to it") },
};

const char *invoice_refusal_text(enum invoice_refusal refusal)
{
	static const char *const texts[INVOICE_REFUSAL_COUNT] = {
		[INVOICE_NO_REFUSAL] = "",
		[INVOICE_NOT_NOW] = N_("That cannot be done with the invoice as it stands now"),
		[INVOICE_NO_LINES] = N_("Enter what the invoice is for first: it has no lines"),
		[INVOICE_HELD] = N_("One of the checks holds it. Its sentence says what to do."),
		[INVOICE_OWN_MATCH] = N_("You matched this invoice, so somebody else approves it"),
		[INVOICE_OWN_FIGURES] =
			N_("You entered figures of this invoice, so somebody else approves it"),
		[INVOICE_CREDIT_OF_CREDIT] =
			N_("This is a credit note. Credit the invoice that it belongs to."),
	};

	return texts[refusal];
}

/* ---- numbers ---- */

const char *invoice_reference(struct arena *a, int64_t number)
{
	return arena_format(a, INVOICE_REFERENCE_BEGINS "%" PRId64, number);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

const char *invoice_number_key(struct arena *a, const char *number)
{
	const char *folded = utf8_fold(a, number);
	char *key = arena_many(a, char, 2 * strlen(folded) + 1);
	bool is_leading = true, is_apart = false; // of a number: before its first digit but zeros
	size_t n = 0;

	for (const char *c = folded; *c != '\0'; c++) {
		if (*c == '0' && is_leading && is_digit(c[1]))
			continue;
		if (is_digit(*c) && is_apart && n > 0 && is_digit(key[n - 1]))
			key[n++] = ' ';
		if (is_digit(*c) || is_letter(*c))
			key[n++] = *c;
		is_leading = !is_digit(*c);
		is_apart = is_leading && !is_letter(*c);
	}
	key[n] = '\0';
	return n == 0 ? folded : key;
}

/* ---- a line ---- */

struct money breakdown_staff(const struct breakdown *b)
{
	assert(b->hours >= 0 && b->hours <= HOURS_MOST_HUNDREDTHS);
	return (struct money){ (b->hours * b->rate.pence + 50) / 100 };
}

struct money breakdown_sum(const struct breakdown *b)
{
	return (struct money){ breakdown_staff(b).pence + b->venue.pence + b->travel.pence +
			       b->other.pence };
}

/* A number with two decimals at the most is read as a sum of money is, which may not say so here. */
bool hours_parse(struct slice text, int64_t *hundredths)
{
	struct slice trimmed = slice_trim(text);
	size_t point = slice_find(trimmed, ".", 0);
	char room[32];
	struct money m;

	if (slice_find(trimmed, "£", 0) < trimmed.size || trimmed.size + 2 > sizeof room)
		return false;
	memcpy(room, trimmed.at, trimmed.size);
	room[trimmed.size] = '\0';
	if (point < trimmed.size && point + 2 == trimmed.size) {
		room[trimmed.size] = '0'; // one decimal
		room[trimmed.size + 1] = '\0';
	}
	if (!money_parse(slice_of(room), &m) || m.pence < 0 || m.pence > HOURS_MOST_HUNDREDTHS)
		return false;
	*hundredths = m.pence;
	return true;
}

const char *hours_text(struct arena *a, int64_t hundredths)
{
	if (hundredths % 100 == 0)
		return arena_format(a, "%" PRId64, hundredths / 100);
	if (hundredths % 10 == 0)
		return arena_format(
			a, "%" PRId64 ".%d", hundredths / 100, (int)(hundredths % 100 / 10));
	return arena_format(a, "%" PRId64 ".%02d", hundredths / 100, (int)(hundredths % 100));
}

const char *trained_label(int trained)
{
	assert(trained > MODULE_NONE && trained < TRAINED_COUNT);
	return trained == TRAINED_VICTIM_CONTACT ? N_("Contact with victims")
						 : module_label((enum module)trained);
}

const char *trained_name(int trained)
{
	assert(trained > MODULE_NONE && trained < TRAINED_COUNT);
	return trained == TRAINED_VICTIM_CONTACT ? "victim-contact"
						 : module_name((enum module)trained);
}

int trained_named(const char *name)
{
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (strcmp(trained_name(each), name) == 0)
			return each;
	return 0;
}

/* Without the victims' side, of whom it is not known who they are. */
static int64_t trained_staff(const int64_t trained[TRAINED_COUNT])
{
	int64_t most = 0;

	for (int each = MODULE_NONE + 1; each < MODULE_COUNT; each++)
		if (trained[each] > most)
			most = trained[each];
	return most;
}

int64_t trained_people(const int64_t trained[TRAINED_COUNT])
{
	int64_t staff = trained_staff(trained), workers = trained[TRAINED_VICTIM_CONTACT];

	return workers > staff ? workers : staff;
}

const char *people_billed_text(struct arena *a, const struct people_billed_list *all)
{
	const char *text = "";

	list_each (const struct people_billed *, each, all)
		text = arena_format(a, "%s%s%s (%" PRId64 ")", text, text[0] == '\0' ? "" : ", ",
			invoice_reference(a, each->invoice), each->people);
	return text;
}

static bool is_proved_by(const struct invoice_line *line, enum evidence evidence)
{
	return line->terms != NULL && line->terms->evidence == evidence;
}

static bool is_of_cohorts(const struct invoice_line *line)
{
	return is_proved_by(line, EVIDENCE_REGISTERS) || is_proved_by(line, EVIDENCE_LIAISON);
}

static bool has_months(const struct invoice_line *line)
{
	return date_is_set(line->months_from) && date_is_set(line->months_to);
}

/* How many; below one: the last is before the first. */
static int64_t months_of(const struct invoice_line *line)
{
	return 12 * (line->months_to.year - line->months_from.year) + line->months_to.month -
	       line->months_from.month + 1;
}

bool line_is_for_one_cohort(const struct contract_line *terms)
{
	return terms->per == PER_COHORT && terms->basis != BASIS_UNIT_PRICE;
}

bool line_has_own_paper(const struct invoice_line *line)
{
	return line->terms != NULL && (line->terms->basis == BASIS_PASSED_THROUGH ||
					      line->terms->evidence == EVIDENCE_PAYROLL ||
					      line->terms->evidence == EVIDENCE_DOCUMENT);
}

int64_t line_units_of(const struct invoice_line *line)
{
	if (line->terms == NULL)
		return 1;
	switch (line->terms->per) {
	case PER_COHORT: return (int64_t)line->cohorts.n;
	case PER_TRAINED: return trained_people(line->trained);
	case PER_MONTH: return has_months(line) ? months_of(line) : line->units;
	default: return 1;
	}
}

/* ---- money ---- */

struct money invoice_cost(const struct invoice_facts *facts)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct invoice_line *, line, &facts->lines)
		sum.pence += line->cost.pence;
	return sum;
}

static struct money total_of(const struct invoice_facts *facts)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct invoice_line *, line, &facts->lines)
		sum.pence += line->net.pence + line->vat.pence;
	return sum;
}

struct money spent_of_heading(const struct spents *spent, enum heading heading)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct spent *, each, spent)
		if (each->heading == heading)
			sum.pence += each->cost.pence;
	return sum;
}

struct money spent_in_all(const struct spents *spent)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct spent *, each, spent)
		sum.pence += each->cost.pence;
	return sum;
}

/* By the lines in whose place that one is, or that are in its place; year 0: of all years. */
static struct money spent_in_place_of(
	const struct invoice_ground *ground, const struct contract_line *terms, int year)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct spent *, each, &ground->spent)
		if (each->contract.v == ground->contract_id.v &&
			(year == 0 || each->year == year) &&
			contract_line_is_of(&ground->history, terms, each->contract_line))
			sum.pence += each->cost.pence;
	return sum;
}

/* By one line of this contract. */
/* Year 0: of all years. */
static struct spent spent_of_line(const struct invoice_ground *ground, int64_t line, int year)
{
	struct spent sum = { .contract_line = line };

	list_each (const struct spent *, each, &ground->spent)
		if (each->contract.v == ground->contract_id.v && each->contract_line == line &&
			(year == 0 || each->year == year)) {
			sum.cost.pence += each->cost.pence;
			sum.units += each->units;
		}
	return sum;
}

enum share_outcome invoice_shares(const struct invoice_facts *facts,
	const struct invoice_ground *ground, struct shares *shares)
{
	struct money whole = { ground->year_cost.pence + invoice_cost(facts).pence };

	assert(ground->agreement != NULL);
	return agreement_shares(ground->agreement, whole, ground->billed, shares);
}

struct credited credit_left(const struct invoice_line *line, struct credited before)
{
	return (struct credited){ { line->net.pence - before.net.pence },
		{ line->vat.pence - before.vat.pence } };
}

bool credit_is_one(struct credited more)
{
	return more.net.pence >= 0 && more.vat.pence >= 0 && more.net.pence + more.vat.pence > 0;
}

bool credit_fits(const struct invoice_line *line, struct credited before, struct credited more)
{
	struct credited left = credit_left(line, before);

	return credit_is_one(more) && more.net.pence <= left.net.pence &&
	       more.vat.pence <= left.vat.pence;
}

/* ---- what cannot be typed ---- */

static bool is_long_before(struct date day, const struct contract_version *contract)
{
	return contract != NULL &&
	       date_days_between(day, contract->starts_on) > BEFORE_CONTRACT_DAYS;
}

/* The day that an invoice bears, where both days are given. */
static void check_dated(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_ground *ground, struct problems *problems)
{
	if (date_before(facts->received_on, facts->dated_on))
		problem_add(a, problems, "dated-on",
			N_("An invoice cannot bear a day after the one on which it was received"));
	else if (is_long_before(facts->dated_on, ground->contract))
		problem_add(a, problems, "dated-on",
			N_("That is more than a year before the contract began"));
}

void invoice_check(struct arena *a, const struct invoice_facts *facts, const char *supplier_number,
	const struct invoice_ground *ground, struct date today, struct problems *problems)
{
	problem_add_line(a, problems, "supplier-number", supplier_number, NUMBER_MOST,
		N_("Enter the supplier’s own number of the invoice"));
	if (!date_is_day(facts->dated_on))
		problem_add(a, problems, "dated-on", N_("Enter the day that the invoice bears"));
	if (!date_is_day(facts->received_on))
		problem_add(
			a, problems, "received-on", N_("Enter the day on which it was received"));
	else if (date_before(today, facts->received_on))
		problem_add(a, problems, "received-on",
			N_("The day on which it was received cannot lie ahead"));
	if (!date_is_day(facts->delivered_on))
		problem_add(a, problems, "delivered-on",
			N_("Enter the last day of what was delivered: the financial year is that "
			   "of "
			   "the work, not of the invoice"));
	else if (date_before(today, facts->delivered_on))
		problem_add(a, problems, "delivered-on",
			N_("What is invoiced has to be delivered already"));
	else if (ground->contract == NULL)
		problem_add(a, problems, "delivered-on",
			N_("No signed version of the contract applies on that day"));
	if (date_is_day(facts->dated_on) && date_is_day(facts->received_on))
		check_dated(a, facts, ground, problems);
	if (facts->total.pence <= 0 && !facts->is_credit) // whose lines are looked at by themselves
		problem_add(a, problems, "total", N_("Enter the total that is asked, with VAT"));
	else if (facts->total.pence > INVOICE_MOST_PENCE)
		problem_add(a, problems, "total", N_("A sum is £100,000,000 at the most"));
}

static void check_parts(struct arena *a, const struct invoice_line *line, struct problems *problems)
{
	const struct breakdown *b = &line->parts;
	const struct {
		const char *input;
		struct money money;
	} parts[] = { { "rate", b->rate }, { "venue", b->venue }, { "travel", b->travel },
		{ "other", b->other } };

	for (size_t i = 0; i < array_size(parts); i++)
		if (parts[i].money.pence < 0 || parts[i].money.pence > INVOICE_MOST_PENCE)
			problem_add(a, problems, parts[i].input,
				N_("A part is from nothing to £100,000,000"));
	if (b->rate.pence > RATE_MOST_PENCE)
		problem_add(a, problems, "rate", N_("An hour costs £1,000 at the most"));
	if ((b->hours > 0) != (b->rate.pence > 0))
		problem_add(a, problems, b->hours > 0 ? "rate" : "hours",
			N_("Enter both the hours and what an hour costs, or neither"));
	if (b->other.pence > 0)
		problem_add_line(a, problems, "other-for", b->other_for, OTHER_MOST,
			N_("Say what else it is for"));
	if (problems->n > 0 || breakdown_sum(b).pence == line->net.pence)
		return;
	problem_add(
		a, problems, "net", N_("The parts below have to come to this sum. They come to:"));
	problems->at[problems->n - 1].detail = money_text(a, breakdown_sum(b));
}

static bool is_sender(const struct contract_bodies *senders, struct organisation_id id)
{
	list_each (const struct contract_body *, each, senders)
		if (each->id.v == id.v)
			return true;
	return false;
}

/* Its number is told from another of the same sender only. */
static void check_sender(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	if (ground->senders.n > 1 && !is_sender(&ground->senders, line->passed_by))
		problem_add(a, problems, "passed-by",
			N_("Choose which sub-contractor’s invoice it is"));
	if (line->seen.passed == 0)
		return;
	problem_add(a, problems, "passed-number",
		N_("This invoice of the sub-contractor is passed on already, and never twice. It "
		   "is on:"));
	problems->at[problems->n - 1].detail = invoice_reference(a, line->seen.passed);
}

static void check_passed(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	check_sender(a, line, ground, problems);
	problem_add_line(a, problems, "passed-number", line->passed.number, NUMBER_MOST,
		N_("Enter the number of the sub-contractor’s own invoice"));
	if (!date_is_day(line->passed.on))
		problem_add(a, problems, "passed-on",
			N_("Enter the day that the sub-contractor’s invoice bears"));
	else if (date_before(ground->today, line->passed.on))
		problem_add(a, problems, "passed-on",
			N_("The sub-contractor’s invoice cannot bear a day that lies ahead"));
	else if (is_long_before(line->passed.on, ground->contract))
		problem_add(a, problems, "passed-on",
			N_("That is more than a year before the contract began"));
	if (!line->passed.amount.is_set)
		problem_add(a, problems, "passed-amount",
			N_("Enter the sum of the sub-contractor’s own invoice"));
	else if (line->passed.amount.money.pence != line->net.pence)
		problem_add(a, problems, "passed-amount",
			N_("What is passed on has to be the sub-contractor’s sum to the penny"));
}

static void check_price(struct arena *a, const struct invoice_line *line, struct problems *problems)
{
	struct money asked = { line->terms->sum.pence * line_units_of(line) };

	if (line->net.pence == asked.pence)
		return;
	problem_add(a, problems, "net",
		N_("The contract has a price for this, and it comes to another sum:"));
	problems->at[problems->n - 1].detail = money_text(a, asked);
}

/* ---- the days of a cohort, and of months ---- */

enum misfit cohort_misfit(const struct invoice_facts *facts, const struct invoice_line *line,
	const struct invoice_ground *ground, const struct billed_cohort *c)
{
	if (c->is_cancelled)
		return MISFIT_CANCELLED;
	if (date_before(facts->delivered_on, c->b_on))
		return MISFIT_NOT_OVER;
	if (financial_year_of(c->b_on) != financial_year_of(facts->delivered_on))
		return MISFIT_YEAR;
	if (ground->contract != NULL && !contract_runs_on(ground->contract, c->b_on))
		return MISFIT_NOT_RUN;
	return contract_line_on(&ground->history, line->terms, c->b_on) ? MISFIT_NONE
									: MISFIT_TERMS;
}

struct date month_next(struct date month)
{
	return month.month == 12 ? date_month_of(month.year + 1, 1)
				 : date_month_of(month.year, month.month + 1);
}

struct date month_day(const struct contract_version *under, struct date month)
{
	struct date last = date_last_day(month);

	return under != NULL && date_before(under->ends_on, last) ? under->ends_on : last;
}

/* The first of them that the contract had at other terms; not set: none. */
static struct date month_at_other_terms(
	const struct invoice_line *line, const struct invoice_ground *ground)
{
	struct date month = line->months_from;

	for (int64_t n = months_of(line); n > 0; n--) {
		if (!contract_line_on(
			    &ground->history, line->terms, month_day(ground->contract, month)))
			return month;
		month = month_next(month);
	}
	return DATE_NONE;
}

enum misfit months_misfit(const struct invoice_facts *facts, const struct invoice_line *line,
	const struct invoice_ground *ground, struct date *month)
{
	const struct contract_version *under = ground->contract;

	*month = DATE_NONE;
	if (under != NULL && (date_before(date_last_day(line->months_from), under->starts_on) ||
				     date_before(under->ends_on, date_first_day(line->months_to))))
		return MISFIT_NOT_RUN;
	if (date_before(facts->delivered_on, month_day(under, line->months_to)))
		return MISFIT_NOT_OVER;
	if (financial_year_of(date_first_day(line->months_from)) !=
		financial_year_of(facts->delivered_on))
		return MISFIT_YEAR;
	*month = month_at_other_terms(line, ground);
	return date_is_set(*month) ? MISFIT_TERMS : MISFIT_NONE;
}

static void cohort_problem(struct arena *a, const struct billed_cohort *c, const char *message,
	struct problems *problems)
{
	if (problem_of(problems, "cohorts") != NULL)
		return;
	problem_add(a, problems, "cohorts", message);
	problems->at[problems->n - 1].detail = arena_format(a, "%" PRId64, c->number);
}

const char *line_cohorts_asked(const struct contract_line *terms)
{
	return line_is_for_one_cohort(terms)
		       ? N_("Enter the number of the cohort that it is for, such as 3")
		       : N_("Enter the numbers of the cohorts that it is for, such as 3, 4");
}

/* Of cohorts that share one sum nothing says what each did cost: one may be above its most behind another. */
static bool is_together(const struct invoice_line *line)
{
	return line_is_for_one_cohort(line->terms) && line->cohorts.n > 1;
}

static const char *together_text(const struct contract_line *terms)
{
	return terms->basis == BASIS_PASSED_THROUGH
		       ? N_("The contract has a most for each cohort, so what is passed on is for "
			    "one cohort alone. Ask the sub-contractor for an invoice of each.")
		       : N_("The contract has a most for each cohort, so each stands on a line of "
			    "its own, with what it did cost. Leave one number here, and add a line "
			    "for each of the others.");
}

enum found cohort_holder(enum evidence evidence, const struct billed_cohort *c)
{
	if (!c->is_run_elsewhere)
		return FINDING_PASSES;
	if (evidence != EVIDENCE_LIAISON)
		return FINDING_HOLDS;
	if (c->promised.contract == NULL)
		return FINDING_PASSES;
	return c->promised.is_runners ? FINDING_HOLDS : FINDING_WARNS;
}

static void check_holder(struct arena *a, const struct billed_cohort *c, enum evidence evidence,
	struct problems *problems)
{
	if (problem_of(problems, "cohorts") != NULL || cohort_holder(evidence, c) != FINDING_HOLDS)
		return;
	if (evidence != EVIDENCE_LIAISON) {
		cohort_problem(a, c,
			N_("A cohort was run by a body that does not work under this contract:"),
			problems);
		return;
	}
	problem_add(a, problems, "cohorts",
		N_("The liaison of a cohort is promised by the contract of the body that ran it:"));
	problems->at[problems->n - 1].detail =
		arena_format(a, "%" PRId64 ", %s", c->number, c->promised.contract);
}

static void check_cohorts(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	static const char *const says[MISFIT_COUNT] = {
		[MISFIT_CANCELLED] = N_("A cancelled cohort is not charged:"),
		[MISFIT_NOT_OVER] =
			N_("A cohort was not over on the last day of what was delivered:"),
		[MISFIT_YEAR] = N_("A cohort ended in another financial year, so it goes on an "
				   "invoice of that year:"),
		[MISFIT_NOT_RUN] = N_("A cohort ended on a day on which the contract did not run:"),
		[MISFIT_TERMS] = N_("A cohort ended on a day on which the contract had other terms "
				    "for it, so it goes on an invoice of that day:"),
	};

	if (line->cohorts.n == 0)
		problem_add(a, problems, "cohorts", line_cohorts_asked(line->terms));
	list_each (const struct billed_cohort *, c, &line->cohorts) {
		for (const struct billed_cohort *other = line->cohorts.at; other < c; other++)
			if (other->id.v == c->id.v)
				cohort_problem(a, c, N_("A cohort stands here twice:"), problems);
		if (c->elsewhere != 0)
			cohort_problem(
				a, c, N_("A cohort is billed already, and never twice:"), problems);
		check_holder(a, c, line->terms->evidence, problems);
		if (cohort_misfit(facts, line, ground, c) != MISFIT_NONE)
			cohort_problem(a, c, says[cohort_misfit(facts, line, ground, c)], problems);
	}
	if (is_together(line) && problem_of(problems, "cohorts") == NULL)
		problem_add(a, problems, "cohorts", together_text(line->terms));
}

int64_t trained_left(const struct line_seen *seen, const struct invoice_ground *ground, int each)
{
	int64_t left = ground->recorded[each] - seen->billed_here[each];
	int64_t of_all =
		ground->recorded[each] + ground->recorded_elsewhere[each] - seen->billed[each];

	if (of_all < left)
		left = of_all;
	return left > 0 ? left : 0;
}

/* Of the providers' staff, by a line for each person: whoever is on another one of it counts no more. */
static int64_t staff_left(const struct line_seen *seen, const struct invoice_ground *ground)
{
	int64_t left = ground->staff_recorded;

	list_each (const struct people_billed *, each, &seen->people)
		left -= each->people;
	return left > 0 ? left : 0;
}

int64_t trained_people_left(const struct line_seen *seen, const struct invoice_ground *ground)
{
	int64_t left[TRAINED_COUNT] = { 0 }, most = staff_left(seen, ground);

	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++) {
		left[each] = trained_left(seen, ground, each);
		if (each != TRAINED_VICTIM_CONTACT && left[each] > most)
			left[each] = most;
	}
	return trained_people(left);
}

/* More people than are left; of whom none is elsewhere, their trainings say so. */
static bool has_people_twice(const struct invoice_line *line, const struct invoice_ground *ground)
{
	return line->terms->per == PER_TRAINED && line->seen.people.n > 0 &&
	       trained_staff(line->trained) > staff_left(&line->seen, ground);
}

/* Where the first stands that is more than are left. */
static void check_people(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	int64_t left = staff_left(&line->seen, ground);

	if (!has_people_twice(line, ground))
		return;
	for (int each = MODULE_NONE + 1; each < MODULE_COUNT; each++) {
		const char *input = arena_format(a, "trained-%s", trained_name(each));

		if (line->trained[each] <= left || problem_of(problems, input) != NULL)
			continue;
		problem_add(a, problems, input,
			N_("The contract pays for each person once, whatever the modules, and with "
			   "these it would be more people than were trained. Others are on:"));
		problems->at[problems->n - 1].detail = people_billed_text(a, &line->seen.people);
		return;
	}
}

/* Of victim workers it is not known here whose staff they are. */
static void trained_problem(struct arena *a, const struct invoice_line *line, int each,
	const struct invoice_ground *ground, struct problems *problems)
{
	const char *input = arena_format(a, "trained-%s", trained_name(each));
	int64_t left = trained_left(&line->seen, ground, each);

	if (ground->trained_under == NULL || each == TRAINED_VICTIM_CONTACT) {
		problem_add(a, problems, input,
			N_("More people than were trained in this financial year, on days "
			   "that are funded, and are not paid for. So many were:"));
		problems->at[problems->n - 1].detail = arena_format(a, "%" PRId64, left);
		return;
	}
	problem_add(a, problems, input,
		N_("More people than can be paid for here: training is paid for under the contract "
		   "of the body whose staff they are, where that promises it. So many are left, "
		   "and that contract is:"));
	problems->at[problems->n - 1].detail =
		arena_format(a, "%" PRId64 ", %s", left, ground->trained_under);
}

static void check_trained(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	if (trained_people(line->trained) == 0)
		problem_add(a, problems, "trained-core", N_("Enter how many people were trained"));
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++) {
		const char *input = arena_format(a, "trained-%s", trained_name(each));

		if (line->trained[each] < 0 || line->trained[each] > UNITS_MOST)
			problem_add(a, problems, input, N_("Enter a number from 0 to 1,000"));
		else if (line->trained[each] > trained_left(&line->seen, ground, each))
			trained_problem(a, line, each, ground, problems);
	}
	check_people(a, line, ground, problems);
}

static bool has_days(const struct licence_span *licence, struct date from, struct date to)
{
	return !date_before(from, licence->from) && !date_before(licence->to, to);
}

bool licences_are_one(const struct licence_spans *own, struct licence_span days,
	const struct licence_spans *others, struct licence_span other_days)
{
	list_each (const struct licence_span *, one, own) {
		if (date_is_set(days.from) && !has_days(one, days.from, days.to))
			continue;
		list_each (const struct licence_span *, other, others)
			if (strcmp(one->key, other->key) == 0 &&
				(!date_is_set(other_days.from) ||
					has_days(other, other_days.from, other_days.to)))
				return true;
	}
	return false;
}

/* Its days are those of a licence that the contract has. */
static bool is_licensed(const struct invoice_line *line, const struct invoice_ground *ground)
{
	list_each (const struct licence_span *, each, &ground->licences)
		if (has_days(each, line->licence_from, line->licence_to))
			return true;
	return false;
}

static bool is_in_contract(const struct invoice_line *line, const struct contract_version *contract)
{
	return contract == NULL || (contract_runs_on(contract, line->licence_from) &&
					   contract_runs_on(contract, line->licence_to));
}

/*
 * A year of a licence that there is, of the contract's own days, in the year that it is charged to, and no day of
 * it twice.  It may be paid at its beginning, as a year's fee is, and not before.
 */
static void check_licence_days(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	if (date_days_between(line->licence_from, line->licence_to) >= LICENCE_DAYS_MOST)
		problem_add(
			a, problems, "licence-to", N_("A licence is paid for a year at a time"));
	else if (!is_licensed(line, ground))
		problem_add(a, problems, "licence-from",
			N_("The contract has no licence for all of these days"));
	else if (!is_in_contract(line, ground->contract))
		problem_add(a, problems, "licence-from",
			N_("The contract does not run on all of these days"));
	else if (financial_year_of(line->licence_from) != financial_year_of(facts->delivered_on))
		problem_add(a, problems, "licence-from",
			N_("The licence begins in another financial year than what was delivered, "
			   "so it goes on an invoice of that year"));
	else if (date_before(facts->delivered_on, line->licence_from))
		problem_add(a, problems, "licence-from",
			N_("This time of the licence had not begun on the last day of what was "
			   "delivered"));
	else if (line->seen.inside != NULL) {
		problem_add(a, problems, "licence-from",
			N_("The licence’s fee is a part of the sums of another contract, and never "
			   "in addition:"));
		problems->at[problems->n - 1].detail = line->seen.inside;
	} else if (line->seen.licensed != 0) {
		problem_add(a, problems, "licence-from",
			N_("Some of these days of the licence are billed already, and never twice. "
			   "They are on:"));
		problems->at[problems->n - 1].detail = invoice_reference(a, line->seen.licensed);
	}
}

static void check_licence(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	if (!date_is_day(line->licence_from))
		problem_add(a, problems, "licence-from",
			N_("Enter the first day of the time that the licence is for"));
	if (!date_is_day(line->licence_to) ||
		(date_is_day(line->licence_from) &&
			date_before(line->licence_to, line->licence_from)))
		problem_add(a, problems, "licence-to",
			N_("Enter the last day of the time that the licence is for"));
	if (problem_of(problems, "licence-from") == NULL &&
		problem_of(problems, "licence-to") == NULL)
		check_licence_days(a, facts, line, ground, problems);
	if (line->seen.licences > 0)
		problem_add(a, problems, "licence-from",
			N_("The licence is paid once a year, and another invoice of this year has "
			   "it"));
}

/* Months of the contract that are over, in their year, at their terms, and each of them once. */
static void check_named_months(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	static const char *const says[MISFIT_COUNT] = {
		[MISFIT_NOT_OVER] =
			N_("This month is not over on the last day of what was delivered"),
		[MISFIT_YEAR] = N_("This month is in another financial year, so it goes on an "
				   "invoice of that year"),
		[MISFIT_NOT_RUN] = N_("The contract does not run in all of these months"),
		[MISFIT_TERMS] = N_("The contract had other terms at the end of a month, so that "
				    "goes on an invoice of that month:"),
	};
	struct date month;
	enum misfit misfit = months_misfit(facts, line, ground, &month);

	if (misfit != MISFIT_NONE) {
		problem_add(a, problems, misfit == MISFIT_NOT_OVER ? "months-to" : "months-from",
			says[misfit]);
		if (misfit == MISFIT_TERMS)
			problems->at[problems->n - 1].detail =
				arena_format(a, "%02d/%d", month.month, month.year);
	} else if (line->seen.charged != 0) {
		problem_add(a, problems, "months-from",
			N_("A month is charged already, and never twice:"));
		problems->at[problems->n - 1].detail = arena_format(a, "%02d/%d, %s",
			line->seen.charged_month.month, line->seen.charged_month.year,
			invoice_reference(a, line->seen.charged));
	}
}

static void check_months(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	if (!date_is_set(line->months_from))
		problem_add(a, problems, "months-from", N_("Enter the first month that it is for"));
	if (!date_is_set(line->months_to) || (has_months(line) && months_of(line) < 1))
		problem_add(a, problems, "months-to", N_("Enter the last month that it is for"));
	else if (has_months(line))
		check_named_months(a, facts, line, ground, problems);
}

void invoice_line_check(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	assert(line->terms != NULL);
	if (line->net.pence <= 0)
		problem_add(a, problems, "net", N_("Enter what is asked, without VAT"));
	if (line->net.pence > INVOICE_MOST_PENCE)
		problem_add(a, problems, "net", N_("A sum is £100,000,000 at the most"));
	if (line->vat.pence < 0 || line->vat.pence > line->net.pence)
		problem_add(a, problems, "vat", N_("VAT is from nothing to the sum itself"));
	if (is_of_cohorts(line))
		check_cohorts(a, facts, line, ground, problems);
	if (is_proved_by(line, EVIDENCE_TRAINING))
		check_trained(a, line, ground, problems);
	if (is_proved_by(line, EVIDENCE_LICENCE))
		check_licence(a, facts, line, ground, problems);
	if (line->terms->per == PER_MONTH)
		check_months(a, facts, line, ground, problems);
	if (problems->n > 0)
		return;
	switch (line->terms->basis) {
	case BASIS_ACTUAL_UP_TO: check_parts(a, line, problems); return;
	case BASIS_PASSED_THROUGH: check_passed(a, line, ground, problems); return;
	case BASIS_UNIT_PRICE: check_price(a, line, problems); return;
	case BASIS_NONE:
	case BASIS_COUNT: break;
	}
	unreachable("basis");
}

/* ---- checks ---- */

const struct word against_what[AGAINST_COUNT] = {
	[AGAINST_TOTAL] = { "total", N_("The lines come to the total") },
	[AGAINST_DOCUMENT] = { "document", N_("The invoice itself is here") },
	[AGAINST_SUPPLIER] = { "supplier", N_("The contract’s supplier sent it") },
	[AGAINST_MATCHED] = { "matched", N_("It was matched by the terms of today") },
	[AGAINST_EVIDENCE] = { "evidence", N_("It was delivered") },
	[AGAINST_HOLDER] = { "holder", N_("It is the work of this contract") },
	[AGAINST_TWICE] = { "twice", N_("It was not billed before") },
	[AGAINST_ALIKE] = { "alike", N_("No other invoice of the supplier has the same total") },
	[AGAINST_LIAISON] = { "liaison", N_("The victims’ service has told of it") },
	[AGAINST_PASSED] = { "passed-on", N_("The sub-contractor’s own invoice is here") },
	[AGAINST_FILL] = { "fill", N_("Half of the places were taken") },
	[AGAINST_PRICE] = { "price", N_("It asks as the contract’s line pays") },
	[AGAINST_LINE] = { "line", N_("Within the most of the contract’s line") },
	[AGAINST_UNITS] = { "units", N_("Within the number that the contract has") },
	[AGAINST_HEADING] = { "heading", N_("Within the cap of its heading") },
	[AGAINST_PERIOD] = { "period", N_("Within the days that are funded") },
	[AGAINST_LICENCE] = { "licence", N_("The licence is not paid twice") },
	[AGAINST_DECISION] = { "decision", N_("Within all that the decision allows") },
	[AGAINST_YEAR] = { "year", N_("Its financial year is open") },
	[AGAINST_AGREEMENT] = { "agreement", N_("It is agreed who pays") },
	[AGAINST_FUNDER] = { "funder", N_("Within the most that each body pays") },
};

/* What is found, one after another. */
struct finding_all {
	struct arena *a;
	const struct invoice_facts *facts;
	const struct invoice_ground *ground;
	struct invoice_findings all;
};

static struct invoice_finding *found(
	struct finding_all *f, enum against check, enum found verdict, int64_t line)
{
	struct invoice_finding *one = list_add(f->a, &f->all);

	*one = (struct invoice_finding){ .check = check, .verdict = verdict, .line = line };
	return one;
}

static void find_within(struct finding_all *f, enum against check, enum found beyond, int64_t line,
	struct money used, struct money most)
{
	bool is_over = used.pence > most.pence;
	struct invoice_finding *one = found(f, check, is_over ? beyond : FINDING_PASSES, line);

	if (is_over)
		one->over.pence = used.pence - most.pence;
}

/* The first cohort of it that is against; 0: none is. */
static int64_t first_cohort(
	const struct invoice_line *line, bool (*is_against)(const struct billed_cohort *c))
{
	list_each (const struct billed_cohort *, c, &line->cohorts)
		if (is_against(c))
			return c->number;
	return 0;
}

static bool is_open(const struct billed_cohort *c)
{
	return !c->is_closed[WORKSHOP_A] || !c->is_closed[WORKSHOP_B];
}

static bool is_elsewhere(const struct billed_cohort *c)
{
	return c->elsewhere != 0;
}

/* Nobody was booked: there is nothing that could be told. */
static bool is_untold(const struct billed_cohort *c)
{
	return c->told < c->people || c->people == 0;
}

static bool is_half_empty(const struct billed_cohort *c)
{
	return c->capacity > 0 && c->taken * 100 < c->capacity * FILL_LEAST_PERCENT;
}

static void find_cohorts(struct finding_all *f, const struct invoice_line *line, enum against check,
	enum found verdict, bool (*is_against)(const struct billed_cohort *c))
{
	int64_t cohort = first_cohort(line, is_against);
	struct invoice_finding *one =
		found(f, check, cohort == 0 ? FINDING_PASSES : verdict, line->number);

	one->cohort = cohort;
	list_each (const struct billed_cohort *, c, &line->cohorts)
		if (cohort != 0 && c->number == cohort)
			one->other = c->elsewhere;
}

static void find_twice(
	struct finding_all *f, const struct invoice_line *line, enum twice twice, int64_t elsewhere)
{
	struct invoice_finding *one = found(
		f, AGAINST_TWICE, elsewhere == 0 ? FINDING_PASSES : FINDING_HOLDS, line->number);

	one->twice = twice;
	one->other = elsewhere;
}

static void find_licensed(struct finding_all *f, const struct invoice_line *line)
{
	struct invoice_finding *one;

	if (line->seen.inside == NULL) {
		find_twice(f, line, TWICE_LICENCE, line->seen.licensed);
		return;
	}
	one = found(f, AGAINST_TWICE, FINDING_HOLDS, line->number);
	one->twice = TWICE_INSIDE;
	one->contract = line->seen.inside;
}

/* What only another contract of the supplier has under the heading is looked at: it may be other work. */
static void find_once(struct finding_all *f, const struct invoice_line *line)
{
	find_twice(f, line, TWICE_MONTH, line->seen.charged);
	if (line->seen.charged == 0 && line->seen.beside != 0) {
		struct invoice_finding *one = &f->all.at[f->all.n - 1];

		one->verdict = FINDING_WARNS;
		one->other = line->seen.beside;
	}
}

/* Where a cohort is moved, or a variation is signed, a line that was right when it was typed is right no more. */
static bool find_misfit(struct finding_all *f, const struct invoice_line *line)
{
	enum misfit misfit = MISFIT_NONE;
	struct invoice_finding *one;
	int64_t cohort = 0;
	struct date month;

	if (line->terms->per == PER_MONTH && has_months(line))
		misfit = months_misfit(f->facts, line, f->ground, &month);
	list_each (const struct billed_cohort *, c, &line->cohorts)
		if (misfit == MISFIT_NONE) {
			misfit = cohort_misfit(f->facts, line, f->ground, c);
			cohort = c->number;
		}
	if (misfit == MISFIT_NONE)
		return false;
	one = found(f, AGAINST_EVIDENCE, FINDING_HOLDS, line->number);
	one->misfit = misfit;
	one->cohort = cohort;
	return true;
}

/* What was recorded when the line was typed may have been corrected since. */
static void find_trained(struct finding_all *f, const struct invoice_line *line)
{
	int more = MODULE_NONE;

	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (more == MODULE_NONE &&
			line->trained[each] > trained_left(&line->seen, f->ground, each))
			more = each;
	found(f, AGAINST_EVIDENCE, more == MODULE_NONE ? FINDING_PASSES : FINDING_HOLDS,
		line->number)
		->trained = more;
}

/* The contract may have been varied, or another one signed, since it was typed. */
static void find_holder(struct finding_all *f, const struct invoice_line *line)
{
	struct invoice_finding *one = found(f, AGAINST_HOLDER, FINDING_PASSES, line->number);

	list_each (const struct billed_cohort *, c, &line->cohorts) {
		enum found verdict = cohort_holder(line->terms->evidence, c);

		if (verdict <= one->verdict)
			continue;
		one->verdict = verdict;
		one->cohort = c->number;
		one->contract = is_proved_by(line, EVIDENCE_LIAISON) ? c->promised.contract : NULL;
	}
}

static void find_evidence(struct finding_all *f, const struct invoice_line *line)
{
	if (is_of_cohorts(line)) {
		if (!find_misfit(f, line))
			find_cohorts(f, line, AGAINST_EVIDENCE, FINDING_HOLDS, is_open);
		find_holder(f, line);
		find_cohorts(f, line, AGAINST_TWICE, FINDING_HOLDS, is_elsewhere);
		if (is_proved_by(line, EVIDENCE_LIAISON))
			find_cohorts(f, line, AGAINST_LIAISON, FINDING_HOLDS, is_untold);
		else
			find_cohorts(f, line, AGAINST_FILL, FINDING_WARNS, is_half_empty);
		return;
	}
	if (is_proved_by(line, EVIDENCE_TRAINING)) {
		find_trained(f, line);
		if (line->terms->per == PER_TRAINED)
			find_twice(f, line, TWICE_PERSON,
				has_people_twice(line, f->ground) ? line->seen.people.at[0].invoice
								  : 0);
		return;
	}
	if (is_proved_by(line, EVIDENCE_LICENCE))
		find_licensed(f, line);
	else if (line->terms->per == PER_MONTH || line->terms->per == PER_YEAR)
		find_once(f, line);
	if (find_misfit(f, line))
		return;
	if (line->terms->per == PER_MONTH && !has_months(line)) {
		found(f, AGAINST_EVIDENCE, FINDING_HOLDS, line->number)->is_unnamed = true;
		return;
	}
	found(f, AGAINST_EVIDENCE,
		line->has_document || is_proved_by(line, EVIDENCE_LICENCE) ? FINDING_PASSES
									   : FINDING_HOLDS,
		line->number);
}

/* What was typed by other terms of the line may ask otherwise than it pays now. */
static bool asks_as_paid(const struct invoice_line *line)
{
	switch (line->terms->basis) {
	case BASIS_ACTUAL_UP_TO: return breakdown_sum(&line->parts).pence == line->net.pence;
	case BASIS_PASSED_THROUGH:
		return line->passed.amount.is_set &&
		       line->passed.amount.money.pence == line->net.pence;
	case BASIS_UNIT_PRICE:
		return line->terms->sum.pence * line_units_of(line) == line->net.pence;
	case BASIS_NONE:
	case BASIS_COUNT: break;
	}
	unreachable("basis");
}

static void find_price(struct finding_all *f, const struct invoice_line *line)
{
	if (!asks_as_paid(line))
		found(f, AGAINST_PRICE, FINDING_HOLDS, line->number);
}

/* What the line's sum allows: of all of it, or of each year, what was paid by it before counts too. */
static void find_line(struct finding_all *f, const struct invoice_line *line)
{
	const struct contract_line *terms = line->terms;
	int year = terms->per == PER_YEAR ? financial_year_of(f->facts->delivered_on) : 0;
	struct spent before = spent_of_line(f->ground, line->contract_line, year);
	int64_t number = spent_of_line(f->ground, line->contract_line, 0).units;
	int64_t units = line_units_of(line);
	struct money used = line->cost, most = { terms->sum.pence * units };

	list_each (const struct invoice_line *, other, &f->facts->lines)
		if (other->number < line->number && other->contract_line == line->contract_line) {
			before.cost.pence += other->cost.pence;
			number += line_units_of(other);
		}
	if (terms->per == PER_WHOLE || terms->per == PER_YEAR) {
		used.pence += before.cost.pence;
		most = terms->sum;
	}
	if (is_together(line)) // kept before it was refused
		found(f, AGAINST_LINE, FINDING_HOLDS, line->number)->is_together = true;
	else
		find_within(f, AGAINST_LINE, FINDING_HOLDS, line->number, used, most);
	if (terms->most > 0 && terms->per != PER_WHOLE)
		found(f, AGAINST_UNITS,
			number + units > terms->most ? FINDING_WARNS : FINDING_PASSES,
			line->number);
}

/*
 * What was paid of all, or of the year, by a line that a variation replaced is not paid once more by the one in its
 * place.  Whether all of it is the same is looked at.
 */
static void find_in_place(struct finding_all *f, const struct invoice_line *line)
{
	const struct contract_line *terms = line->terms;
	int year = terms->per == PER_YEAR ? financial_year_of(f->facts->delivered_on) : 0;
	struct money before = spent_in_place_of(f->ground, terms, year);
	struct money used = { before.pence +
			      spent_of_line(f->ground, line->contract_line, year).cost.pence };

	if (before.pence <= 0 || (terms->per != PER_WHOLE && terms->per != PER_YEAR))
		return;
	list_each (const struct invoice_line *, other, &f->facts->lines)
		if (other->number <= line->number && other->contract_line == line->contract_line)
			used.pence += other->cost.pence;
	if (used.pence <= terms->sum.pence)
		return;
	find_within(f, AGAINST_LINE, terms->per == PER_WHOLE ? FINDING_WARNS : FINDING_HOLDS,
		line->number, used, terms->sum);
	f->all.at[f->all.n - 1].is_after = true;
}

static void find_of_line(struct finding_all *f, const struct invoice_line *line)
{
	if (line->terms == NULL) {
		found(f, AGAINST_LINE, FINDING_HOLDS, line->number);
		return;
	}
	find_evidence(f, line);
	if (line->terms->basis == BASIS_PASSED_THROUGH) {
		find_twice(f, line, TWICE_PASSED, line->seen.passed);
		found(f, AGAINST_PASSED, line->has_document ? FINDING_PASSES : FINDING_HOLDS,
			line->number);
	}
	find_price(f, line);
	find_line(f, line);
	find_in_place(f, line);
}

/* Of a heading: what was spent, with this invoice. */
static struct money used_of(const struct finding_all *f, enum heading heading)
{
	struct money used = spent_of_heading(&f->ground->spent, heading);

	list_each (const struct invoice_line *, line, &f->facts->lines)
		if (line->terms != NULL && line->terms->heading == heading)
			used.pence += line->cost.pence;
	return used;
}

/* The first line of that heading; NULL: it has none. */
static const struct invoice_line *line_of(const struct finding_all *f, enum heading heading)
{
	list_each (const struct invoice_line *, line, &f->facts->lines)
		if (line->terms != NULL && line->terms->heading == heading)
			return line;
	return NULL;
}

static void find_headings(struct finding_all *f)
{
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++) {
		const struct invoice_line *line = line_of(f, h);
		struct heading_terms terms = { 0 };

		if (line == NULL)
			continue;
		if (f->ground->budget != NULL)
			terms = heading_terms(f->ground->budget, h);
		find_within(f, AGAINST_HEADING, FINDING_HOLDS, line->number, used_of(f, h),
			terms.cap.money);
	}
}

static bool is_funded(const struct budget *b, struct date day)
{
	return !date_before(day, b->starts_on) && !date_before(b->ends_on, day);
}

/* Of a licence that day is not funded, though it may lie ahead; DATE_NONE: all are. */
static struct date unfunded_licence_day(const struct invoice_line *line, const struct budget *b)
{
	if (!is_proved_by(line, EVIDENCE_LICENCE))
		return DATE_NONE;
	if (date_is_set(line->licence_from) && !is_funded(b, line->licence_from))
		return line->licence_from;
	return date_is_set(line->licence_to) && !is_funded(b, line->licence_to) ? line->licence_to
										: DATE_NONE;
}

/* The first of the days that it is for that is not funded; DATE_NONE: all are. */
static struct date unfunded_day(const struct invoice_facts *facts, const struct budget *b)
{
	list_each (const struct invoice_line *, line, &facts->lines) {
		if (has_months(line) && date_before(date_last_day(line->months_from), b->starts_on))
			return date_last_day(line->months_from);
		if (date_is_set(unfunded_licence_day(line, b)))
			return unfunded_licence_day(line, b);
		list_each (const struct billed_cohort *, c, &line->cohorts) {
			if (!is_funded(b, c->a_on))
				return c->a_on;
			if (!is_funded(b, c->b_on))
				return c->b_on;
		}
	}
	return is_funded(b, facts->delivered_on) ? DATE_NONE : facts->delivered_on;
}

/* No commitment past the period.  Source: domain.md §5.5. */
static void find_period(struct finding_all *f)
{
	struct date day;

	if (f->ground->budget == NULL)
		return; // its caps are nothing, which holds it
	day = unfunded_day(f->facts, f->ground->budget);
	found(f, AGAINST_PERIOD, date_is_set(day) ? FINDING_HOLDS : FINDING_PASSES, 0)->on = day;
}

/*
 * A licence beside the price of every cohort that is allowed: where the price has it in it, that is
 * to pay it twice; where it is due beside, it is warned of.
 */
static void find_licence(struct finding_all *f)
{
	list_each (const struct invoice_line *, line, &f->facts->lines) {
		struct heading_terms terms;
		struct money most;

		if (!is_proved_by(line, EVIDENCE_LICENCE) || f->ground->budget == NULL)
			continue;
		terms = heading_terms(f->ground->budget, line->terms->heading);
		if (terms.included.pence == 0)
			continue;
		most.pence = line->cost.pence + terms.cohorts * terms.price.pence;
		find_within(f, AGAINST_LICENCE,
			f->ground->budget->licence == LICENCE_INSIDE ? FINDING_HOLDS
								     : FINDING_WARNS,
			line->number, most, terms.cap.money);
	}
}

static struct money decision_cap(const struct budget *b)
{
	struct money sum = MONEY_ZERO;

	for (enum heading h = HEADING_NONE + 1; b != NULL && h < HEADING_COUNT; h++)
		sum.pence += heading_terms(b, h).cap.money.pence;
	return sum;
}

static void find_decision(struct finding_all *f)
{
	struct money used = { spent_in_all(&f->ground->spent).pence +
			      invoice_cost(f->facts).pence };

	find_within(f, AGAINST_DECISION, FINDING_HOLDS, 0, used, decision_cap(f->ground->budget));
}

/* What was approved before the year was closed is in its final statement. */
static void find_year(struct finding_all *f)
{
	if (f->ground->is_year_closed && !invoice_is_approved(f->facts->state))
		found(f, AGAINST_YEAR, FINDING_HOLDS, 0);
}

static void find_funders(struct finding_all *f)
{
	struct shares *shares = arena_many(f->a, struct shares, 1);
	enum share_outcome outcome;

	if (f->ground->agreement == NULL) {
		found(f, AGAINST_AGREEMENT, FINDING_HOLDS, 0);
		return;
	}
	found(f, AGAINST_AGREEMENT, FINDING_PASSES, 0);
	outcome = invoice_shares(f->facts, f->ground, shares);
	found(f, AGAINST_FUNDER, outcome == SHARES_DONE ? FINDING_PASSES : FINDING_HOLDS, 0)
		->partner = outcome == SHARES_OVER_MOST ? shares->over : PARTNERS_MOST;
}

/* Cohorts and months are counted one by one, and none of them can be billed twice. */
static bool is_counted(const struct invoice_line *line)
{
	return is_of_cohorts(line) || (line->terms != NULL && line->terms->per == PER_MONTH);
}

/* The same total under another number may be the same work, unless all of it is counted. */
static void find_alike(struct finding_all *f)
{
	bool is_all_counted = f->facts->lines.n > 0;

	list_each (const struct invoice_line *, line, &f->facts->lines)
		is_all_counted = is_all_counted && is_counted(line);
	if (!is_all_counted)
		found(f, AGAINST_ALIKE, f->ground->alike == 0 ? FINDING_PASSES : FINDING_WARNS, 0)
			->other = f->ground->alike;
}

/* A variation that was signed since may have put another in its place. */
static void find_supplier(struct finding_all *f)
{
	const struct contract_version *under = f->ground->contract;

	if (under != NULL && under->supplier.id.v != f->ground->supplier.v)
		found(f, AGAINST_SUPPLIER, FINDING_HOLDS, 0);
}

struct terms_versions terms_now(const struct invoice_ground *ground)
{
	return (struct terms_versions){
		.contract = ground->contract == NULL ? 0 : ground->contract->version,
		.budget = ground->budget == NULL ? 0 : ground->budget->version,
	};
}

/* Whoever approves it approves what another looked at. */
static void find_matched(struct finding_all *f)
{
	struct terms_versions now = terms_now(f->ground), then = f->ground->matched;

	if (f->facts->state == INVOICE_MATCHED &&
		(now.contract != then.contract || now.budget != then.budget))
		found(f, AGAINST_MATCHED, FINDING_HOLDS, 0);
}

struct invoice_findings invoice_find(
	struct arena *a, const struct invoice_facts *facts, const struct invoice_ground *ground)
{
	struct finding_all f = { .a = a, .facts = facts, .ground = ground };

	found(&f, AGAINST_TOTAL,
		total_of(facts).pence == facts->total.pence ? FINDING_PASSES : FINDING_HOLDS, 0)
		->over.pence = total_of(facts).pence - facts->total.pence;
	found(&f, AGAINST_DOCUMENT, facts->has_document ? FINDING_PASSES : FINDING_HOLDS, 0);
	if (facts->is_credit) {
		list_each (const struct invoice_line *, line, &facts->lines)
			if (line->terms == NULL)
				found(&f, AGAINST_LINE, FINDING_HOLDS, line->number);
	} else {
		find_supplier(&f);
		find_matched(&f);
		find_alike(&f);
		list_each (const struct invoice_line *, line, &facts->lines)
			find_of_line(&f, line);
		find_headings(&f);
		find_period(&f);
		find_licence(&f);
		find_decision(&f);
	}
	find_year(&f);
	find_funders(&f);
	return f.all;
}

/* What comes after the matching is for whoever approves. */
static bool is_for_approval(enum against check)
{
	return check >= AGAINST_LINE;
}

static bool holds(const struct invoice_findings *findings, bool approval_too)
{
	list_each (const struct invoice_finding *, each, findings)
		if (each->verdict == FINDING_HOLDS &&
			(approval_too || !is_for_approval(each->check)))
			return true;
	return false;
}

bool findings_hold_match(const struct invoice_findings *findings)
{
	return holds(findings, false);
}

bool findings_hold_approval(const struct invoice_findings *findings)
{
	return holds(findings, true);
}

bool findings_warn(const struct invoice_findings *findings)
{
	list_each (const struct invoice_finding *, each, findings)
		if (each->verdict == FINDING_WARNS)
			return true;
	return false;
}

const char *ledger_reference_wrong(const char *reference)
{
	if (utf8_is_plain(reference, false) && utf8_length(reference) <= LEDGER_REFERENCE_MOST)
		return NULL;
	return N_("A ledger reference has 60 letters and figures at the most");
}

const char *invoice_reason_asked(enum invoice_act act, const struct invoice_findings *findings)
{
	switch (act) {
	case INVOICE_QUERY: return N_("Say what is asked");
	case INVOICE_ANSWER: return N_("Say what the answer is");
	case INVOICE_WITHDRAW: return N_("Say why it is withdrawn");
	case INVOICE_RETURN: return N_("Say why it goes back to be matched");
	case INVOICE_APPROVE:
		return findings_warn(findings)
			       ? N_("Say why it is approved although a check says to look at it")
			       : NULL;
	default: return NULL;
	}
}

enum invoice_refusal invoice_may(const struct invoice_facts *facts,
	const struct invoice_findings *findings, enum invoice_act act)
{
	if (act == INVOICE_CREDIT && facts->is_credit)
		return INVOICE_CREDIT_OF_CREDIT;
	if (invoice_next(facts->state, facts->is_paid, act) == INVOICE_NONE)
		return INVOICE_NOT_NOW;
	if (act == INVOICE_MATCH && facts->lines.n == 0)
		return INVOICE_NO_LINES;
	if (act == INVOICE_MATCH && findings_hold_match(findings))
		return INVOICE_HELD;
	if (act != INVOICE_APPROVE)
		return INVOICE_NO_REFUSAL;
	if (facts->is_matched_by_actor)
		return INVOICE_OWN_MATCH;
	if (facts->is_changed_by_actor)
		return INVOICE_OWN_FIGURES;
	return findings_hold_approval(findings) ? INVOICE_HELD : INVOICE_NO_REFUSAL;
}
