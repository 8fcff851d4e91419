/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules.h"

#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

/* ---- the life of an invoice ---- */

const struct word invoice_states[INVOICE_STATE_COUNT] = {
	[INVOICE_RECEIVED] = { "received", N_("To be matched") },
	[INVOICE_MATCHED] = { "matched", N_("To be approved") },
	[INVOICE_QUERIED] = { "queried", N_("Queried") },
	[INVOICE_SHARED] = { "shared", N_("Approved and shared") },
	[INVOICE_NO_RECHARGE] = { "no-recharge", N_("Approved, nothing to be recharged") },
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
		[INVOICE_APPROVE] = INVOICE_SHARED, // or as invoice_approved_as has it
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
	[INVOICE_NO_RECHARGE] = {
		[INVOICE_PAY] = INVOICE_PAID,
		[INVOICE_CREDIT] = INVOICE_NO_RECHARGE,
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

enum invoice_state invoice_approved_as(bool has_recharge)
{
	return has_recharge ? INVOICE_SHARED : INVOICE_NO_RECHARGE;
}

const char *invoice_standing_label(enum invoice_state state, bool is_paid)
{
	return state == INVOICE_SHARED && is_paid ? N_("Paid, to be recharged")
						  : invoice_states[state].label;
}

const char *invoice_standing_word(enum invoice_state state, bool is_paid)
{
	return is_paid && state == INVOICE_SHARED ? "paid-not-recharged"
						  : invoice_states[state].name;
}

bool contract_still_pays(const struct contract_versions *history, struct organisation_id supplier,
	struct date delivered_on)
{
	const struct contract_version *v = contract_standing(history, delivered_on);

	return v != NULL && contract_runs_on(v, delivered_on) && v->supplier.id.v == supplier.v;
}

bool invoice_is_approved(enum invoice_state state)
{
	return state == INVOICE_SHARED || state == INVOICE_NO_RECHARGE ||
	       state == INVOICE_RECHARGED || state == INVOICE_PAID;
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

bool line_is_proved_by(const struct invoice_line *line, enum evidence evidence)
{
	return line->terms != NULL && line->terms->evidence == evidence;
}

bool line_is_of_cohorts(const struct invoice_line *line)
{
	return line_is_proved_by(line, EVIDENCE_REGISTERS) ||
	       line_is_proved_by(line, EVIDENCE_LIAISON);
}

bool line_has_months(const struct invoice_line *line)
{
	return date_is_set(line->months_from) && date_is_set(line->months_to);
}

int64_t line_months(const struct invoice_line *line)
{
	return 12 * (line->months_to.year - line->months_from.year) + line->months_to.month -
	       line->months_from.month + 1;
}

bool line_is_for_one_cohort(const struct contract_line *terms)
{
	return terms->per == PER_COHORT && terms->basis != BASIS_UNIT_PRICE;
}

bool line_is_together(const struct invoice_line *line)
{
	return line_is_for_one_cohort(line->terms) && line->cohorts.n > 1;
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
	case PER_MONTH: return line_has_months(line) ? line_months(line) : line->units;
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

	for (int64_t n = line_months(line); n > 0; n--) {
		if (!contract_line_on(
			    &ground->history, line->terms, month_day(ground->contract, month)))
			return month;
		month = date_month_after(month, 1);
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

/* ---- what may be done with it ---- */

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
