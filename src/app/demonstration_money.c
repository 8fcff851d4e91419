/* SPDX-License-Identifier: MIT */
#include "app/demonstration_money.h"

#include "areas/invoice/claims.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/paid.h"
#include "areas/register/register.h"
#include "base/err.h"
#include "base/working_day.h"
#include "db/db.h"
#include "out/csv.h"

/* ---- what is done with a bill, one thing after another ---- */

enum doing { NOTHING, ENTER, MATCH, ASK, ANSWER, APPROVE };

/*
 * So many working days after the step before; and where it says how long ago, until so many days before today
 * at the latest, or with 0 working days on that day.
 */
struct step {
	enum doing what;
	int after, ago;
};

enum { STEPS_MOST = 6 };

static const struct step usual[STEPS_MOST] = { { ENTER, 4, 0 }, { MATCH, 2, 0 },
	{ APPROVE, 3, 0 } },
			 waits[STEPS_MOST] = { { ENTER, 4, 1 } },
			 is_queried[STEPS_MOST] = { { ENTER, 4, 3 }, { ASK, 3, 2 } },
			 is_over[STEPS_MOST] = { { ENTER, 4, 0 }, { MATCH, 3, 0 } },
			 was_queried[STEPS_MOST] = { { ENTER, 4, 0 }, { ASK, 3, 0 },
				 { ANSWER, 0, 12 }, { MATCH, 0, 9 }, { APPROVE, 0, 5 } },
			 credited[STEPS_MOST] = { { ENTER, 25, 0 }, { ASK, 2, 0 }, { ANSWER, 3, 0 },
				 { MATCH, 1, 0 }, { APPROVE, 2, 0 } };

/* ---- what it is for ---- */

enum kind { OF_TRAINING, OF_COHORT, OF_LIAISON, OF_CREDIT };

/* Of the cohort that was delivered last, of the one before it, … */
static const struct step *const last_ones[] = { waits, is_queried, is_over, was_queried };

enum {
	OVER_RANK = 2,     // among them
	NO_LIAISON = 3,    // so many of them ask for it apart, or not yet
	CREDITED_RANK = 7, // before the last one
	BILLS_MOST = 60
};

/* Of money in pence, of hours in hundredths. */
enum {
	RATE = 4350,
	LIAISON_RATE = 2800,
	HOURS_OVER = 4200, // with the rest above the contract's line
	LICENCE = 45000,   // of a cohort: £9,000, of twenty
	CREDITED = 6000,
	TRAINING = 1485000
};

/* What the workshops of one did cost, and of the next; then again. */
static const struct {
	int64_t hours, venue, travel, liaison_hours, liaison_travel;
} costs[] = {
	{ 2800, 28000, 9640, 850, 2420 },
	{ 2600, 31000, 7825, 900, 1860 },
	{ 3000, 26500, 8280, 750, 3015 },
	{ 2750, 29000, 9410, 825, 1250 },
	{ 2900, 30500, 6135, 950, 2785 },
};

enum {
	FIRST_NUMBER = 101,
	FIRST_CODE = 41101,
	TRAINING_BILLED_DAYS = 5, // after it, by the licensor
	POSTED_DAYS = 2,
	LIST_DAY = 12, // of the month: what was paid comes back from the ledger
	RECEIVED_DAY = 20,
	LATE_DAYS = 60,
	RUN_DAYS = 6 // before today: the ledger is not run so lately that nothing waits for it
};

struct bill {
	enum kind kind;
	const struct cohort *cohort; // NULL: of a training
	struct bill *original;       // of a credit note
	const struct step *step;     // the next
	bool has_liaison, is_over;   // of a cohort
	bool is_by_second;           // entered and matched by the second, approved by the first
	size_t place;
	struct date due; // not set: nothing more is
	struct entered entered;
	struct date approved_on;
	enum invoice_act last; // of approving, paying; INVOICE_NO_ACT: none yet
	bool is_told;          // to the ledger, by a journal
};

struct money_story {
	struct programme_id programme;
	struct invoicing all;
	struct date today; // of whoever looks round
	struct date trained_on;
	int64_t facilitators, workers;
	struct bill bills[BILLS_MOST];
	size_t n;
	int entered;
};

struct money_story *money_story_new(struct arena *a, struct programme_id programme,
	const struct invoicing *all, struct date today)
{
	struct money_story *m = arena_one(a, struct money_story);

	*m = (struct money_story){ .programme = programme, .all = *all, .today = today };
	return m;
}

/* ---- when ---- */

/* On which the step is due after something was done on that day. */
static struct date due_after(const struct money_story *m, const struct step *step, struct date day)
{
	struct date due = working_days_after(day, step->after);
	struct date latest = working_day_until(date_add_days(m->today, -step->ago));

	if (step->what == NOTHING)
		return DATE_NONE;
	if (step->ago == 0)
		return due;
	return step->after == 0 || date_before(latest, due) ? latest : due;
}

static struct bill *add_bill(struct money_story *m, const struct bill *bill, struct date since)
{
	struct bill *added = &m->bills[m->n];

	assert(m->n < BILLS_MOST);
	*added = *bill;
	added->place = m->n++;
	added->due = due_after(m, added->step, since);
	return added;
}

void money_story_trained(
	struct money_story *m, struct date on, int64_t facilitators, int64_t workers)
{
	m->trained_on = on;
	m->facilitators = facilitators;
	m->workers = workers;
	add_bill(m, &(struct bill){ .kind = OF_TRAINING, .step = usual },
		date_add_days(on, TRAINING_BILLED_DAYS));
}

/* Of the last one the victims' service has not told of everybody: its liaison is asked for apart, and waits. */
void money_story_expect(struct money_story *m, const struct cohort *c, size_t before_last)
{
	bool is_late = before_last < array_size(last_ones);
	const struct bill of_cohort = {
		.kind = OF_COHORT,
		.cohort = c,
		.step = is_late ? last_ones[before_last] : usual,
		.has_liaison = before_last >= NO_LIAISON,
		.is_over = before_last == OVER_RANK,
		.is_by_second = !is_late && before_last % 2 == 1,
	};
	struct date on = c->workshop[WORKSHOP_B].on;
	struct bill *bill = add_bill(m, &of_cohort, on);

	if (before_last == 0)
		add_bill(m, &(struct bill){ .kind = OF_LIAISON, .cohort = c, .step = waits }, on);
	if (before_last == CREDITED_RANK)
		add_bill(m,
			&(struct bill){ .kind = OF_CREDIT,
				.cohort = c,
				.original = bill,
				.step = credited },
			on);
}

static bool waits_for_run(const struct money_story *m, struct date month)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->bills[i].last == INVOICE_APPROVE && !m->bills[i].is_told &&
			date_before(m->bills[i].approved_on, month))
			return true;
	return false;
}

static bool is_to_be_paid(const struct bill *b)
{
	return b->is_told && b->last == INVOICE_APPROVE;
}

static bool waits_for_list(const struct money_story *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (is_to_be_paid(&m->bills[i]))
			return true;
	return false;
}

/* The first working day of its month from that day on. */
static bool is_first_from(struct date day, int of_month)
{
	struct date before = date_add_days(date_of(day.year, day.month, of_month), -1);

	return date_equal(day, working_days_after(before, 1));
}

static bool is_run(const struct money_story *m, struct date day)
{
	return is_first_from(day, 1) && date_days_between(day, m->today) >= RUN_DAYS &&
	       waits_for_run(m, day);
}

static bool is_list(const struct money_story *m, struct date day)
{
	return is_first_from(day, LIST_DAY) && waits_for_list(m);
}

/* Who pays before it is spent does so in the middle of the first month of each quarter. */
static bool is_in_quarter(struct date day)
{
	enum { QUARTER_MONTHS = 3 };

	return day.month % QUARTER_MONTHS == 1;
}

static bool is_asking(struct date day)
{
	return is_in_quarter(day) && is_first_from(day, 1);
}

/* The last one is late, whenever somebody looks. */
static bool is_receiving(const struct money_story *m, struct date day)
{
	return is_in_quarter(day) && is_first_from(day, RECEIVED_DAY) &&
	       date_days_between(day, m->today) >= LATE_DAYS;
}

static bool bill_is_due(const struct bill *b, struct date day)
{
	return date_is_set(b->due) && !date_before(day, b->due);
}

bool money_is_due(const struct money_story *m, struct date day)
{
	bool is_due = is_run(m, day) || is_list(m, day) || is_asking(day) || is_receiving(m, day);

	for (size_t i = 0; i < m->n; i++)
		is_due = is_due || bill_is_due(&m->bills[i], day);
	return is_due;
}

/* ---- entering ---- */

static struct invoice_facts facts_of(struct work *w, struct date delivered_on)
{
	struct date received = work_today(w);

	return (struct invoice_facts){
		.dated_on = working_day_until(date_add_days(received, -POSTED_DAYS)),
		.received_on = received,
		.delivered_on = delivered_on,
	};
}

/* Their own number of it. */
static const char *number_of(struct work *w, struct money_story *m)
{
	return arena_format(work_arena(w), "EX-%d", FIRST_NUMBER + m->entered++);
}

static struct invoicing hands_of(const struct money_story *m, const struct bill *b)
{
	struct invoicing all = m->all;

	if (b->is_by_second) {
		all.first = m->all.second;
		all.second = m->all.first;
	}
	return all;
}

static struct asked_line workshops_line(
	struct work *w, const struct bill *b, const struct cohort *c)
{
	size_t i = b->place % array_size(costs);
	struct asked_line asked = { EVIDENCE_REGISTERS,
		{ .parts = { .hours = b->is_over ? HOURS_OVER : costs[i].hours,
			  .rate = { RATE },
			  .venue = { costs[i].venue },
			  .travel = { costs[i].travel },
			  .other = { LICENCE },
			  .other_for = "EXAMPLE-L7 (£9,000 / 20)" },
			.passed = { .number = "" } } };

	*list_add(work_arena(w), &asked.line.cohorts) =
		(struct billed_cohort){ .id = c->id, .number = c->number };
	return asked;
}

static struct asked_line liaison_line(struct work *w, const struct bill *b, const struct cohort *c)
{
	size_t i = b->place % array_size(costs);
	struct asked_line asked = { EVIDENCE_LIAISON,
		{ .parts = { .hours = costs[i].liaison_hours,
			  .rate = { LIAISON_RATE },
			  .travel = { costs[i].liaison_travel },
			  .other_for = "" },
			.passed = { .number = "" } } };

	*list_add(work_arena(w), &asked.line.cohorts) =
		(struct billed_cohort){ .id = c->id, .number = c->number };
	return asked;
}

/* What the licensor asked of the provider, to the penny. */
static bool enter_training(struct work *w, struct money_story *m, struct bill *b, const char **why)
{
	struct invoice_facts facts = facts_of(w, m->trained_on);
	struct invoicing hands = hands_of(m, b);
	struct asked_line line = { EVIDENCE_TRAINING,
		{ .net = { TRAINING },
			.parts = { .other_for = "" },
			.passed = { arena_format(work_arena(w), "EL-%d-31", m->trained_on.year),
				date_add_days(m->trained_on, TRAINING_BILLED_DAYS),
				{ { TRAINING }, true } } } };

	for (int module = MODULE_NONE + 1; module < MODULE_COUNT; module++)
		line.line.trained[module] = m->facilitators;
	line.line.trained[TRAINED_VICTIM_CONTACT] = m->workers;
	return demonstration_enter(w, &hands, number_of(w, m), &facts, &line, 1, &b->entered, why);
}

/* Nobody asks for a cohort to which nobody came. */
static bool is_billed(struct work *w, const struct bill *b, struct cohort *c)
{
	return b->cohort->id.v != 0 && cohort_load(w, b->cohort->id, c) &&
	       c->cancelled_because == NULL && c->taken > 0 &&
	       register_is_closed(w, c->id, WORKSHOP_A) && register_is_closed(w, c->id, WORKSHOP_B);
}

static bool enter_cohort(struct work *w, struct money_story *m, struct bill *b,
	const struct cohort *c, const char **why)
{
	struct invoice_facts facts = facts_of(w, c->workshop[WORKSHOP_B].on);
	struct invoicing hands = hands_of(m, b);
	bool has_liaison = b->has_liaison && cohort_liaison_people(w, c->id) > 0;
	struct asked_line lines[2];
	size_t n = 0;

	if (b->kind == OF_COHORT)
		lines[n++] = workshops_line(w, b, c);
	if (b->kind == OF_LIAISON || has_liaison)
		lines[n++] = liaison_line(w, b, c);
	return demonstration_enter(w, &hands, number_of(w, m), &facts, lines, n, &b->entered, why);
}

static bool enter_credit(struct work *w, struct money_story *m, struct bill *b, const char **why)
{
	struct invoice_facts facts = facts_of(w, DATE_NONE); // it takes the original's day
	struct invoicing hands = hands_of(m, b);

	return demonstration_credit(w, &hands, &b->original->entered, number_of(w, m), &facts,
		(struct money){ CREDITED }, &b->entered, why);
}

/* Nothing is due any more of what is not asked for. */
static bool enter(struct work *w, struct money_story *m, struct bill *b, const char **why)
{
	struct cohort c;

	if (b->kind == OF_TRAINING)
		return enter_training(w, m, b, why);
	if (b->kind == OF_CREDIT && b->original->last != INVOICE_NO_ACT)
		return enter_credit(w, m, b, why);
	if (b->kind != OF_CREDIT && is_billed(w, b, &c))
		return enter_cohort(w, m, b, &c, why);
	b->due = DATE_NONE;
	return true;
}

/* ---- what is done with it ---- */

static const char *question(const struct bill *b)
{
	return b->kind == OF_CREDIT
		       ? "Beth sy’n cael ei gredydu? / What is it credited for?"
		       : "Ar gyfer pa weithdy oedd yr ail leoliad? / Which workshop was the second "
			 "venue for?";
}

static const char *answer(const struct bill *b)
{
	return b->kind == OF_CREDIT
		       ? "Ni ddefnyddiwyd un ystafell yng ngweithdy B: rhoddodd y neuadd £60 yn "
			 "ôl. / One room was not used at workshop B: the hall gave £60 back."
		       : "Gweithdy B: roedd y neuadd gyntaf dan ddŵr, a daeth bil yr ail yn hwyr. "
			 "/ "
			 "Workshop B: the first hall was flooded, and the bill of the second came "
			 "late.";
}

static const char reason[] = "Cynhaliwyd y ddau weithdy, faint bynnag a ddaeth. / Both workshops "
			     "were held, whoever came.";

/* Held until the victims' service has told of everybody: it is tried again. */
static bool match(struct work *w, const struct invoicing *hands, struct bill *b)
{
	const char *held;

	if (demonstration_act(w, &hands->first, &b->entered, INVOICE_MATCH, "", &held))
		return true;
	b->due = working_days_after(work_today(w), 1);
	return false;
}

static bool approve(struct work *w, const struct invoicing *hands, struct bill *b, const char **why)
{
	if (!demonstration_act(w, &hands->second, &b->entered, INVOICE_APPROVE, reason, why))
		return false;
	b->approved_on = work_today(w);
	b->last = INVOICE_APPROVE;
	return true;
}

/* What is due of it; the step after it, or the same one another day. */
static bool go_on(struct work *w, struct money_story *m, struct bill *b, const char **why)
{
	struct invoicing hands = hands_of(m, b);
	struct date was_due = b->due;
	bool is_done = true;

	switch (b->step->what) {
	case ENTER: is_done = enter(w, m, b, why); break;
	case MATCH: match(w, &hands, b); break;
	case ASK:
		is_done = demonstration_act(
			w, &hands.second, &b->entered, INVOICE_QUERY, question(b), why);
		break;
	case ANSWER:
		is_done = demonstration_act(
			w, &hands.first, &b->entered, INVOICE_ANSWER, answer(b), why);
		break;
	case APPROVE: is_done = approve(w, &hands, b, why); break;
	case NOTHING: unreachable("step");
	}
	if (is_done && date_equal(b->due, was_due)) {
		b->step++;
		b->due = due_after(m, b->step, work_today(w));
	}
	return is_done;
}

/* ---- the ledger ---- */

static bool enter_codes(struct work *w, struct money_story *m, const char **why)
{
	const struct actor *by = &m->all.first;
	struct ledger_codes codes = ledger_codes_of(w, by, m->programme);
	struct problems problems = { 0 };
	int next = FIRST_CODE;

	list_each (struct ledger_code *, each, &codes)
		each->code = arena_format(work_arena(w), "%d", next++);
	*why = "the ledger codes cannot be entered";
	return ledger_write(w, by, m->programme, ledger_seen(w, m->programme), &codes, &problems) ==
	       DONE;
}

/* Of all that was approved until the last day of the month before.  The office pays all, or the fund has paid ahead: nothing is recharged. */
static bool run_ledger(struct work *w, struct money_story *m, const char **why)
{
	struct date month = date_of(work_today(w).year, work_today(w).month, 1);
	struct problems problems = { 0 };
	struct journal journal;

	if (ledger_seen(w, m->programme) == 0 && !enter_codes(w, m, why))
		return false;
	if (journal_make(w, &m->all.first, date_add_days(month, -1), ENGLISH, &journal,
		    &problems) != DONE) {
		*why = problems.n > 0 ? problems.at[0].message : "no journal can be made";
		return false;
	}
	for (size_t i = 0; i < m->n; i++)
		if (m->bills[i].last == INVOICE_APPROVE &&
			date_before(m->bills[i].approved_on, month))
			m->bills[i].is_told = true;
	return true;
}

enum { LIST_BYTES = 1 << 14 };

/* As the ledger writes it. */
static struct slice paid_list(struct work *w, const struct money_story *m)
{
	struct buf out = buf_new(work_arena(w), LIST_BYTES);
	struct csv csv = csv_new(&out, true);

	for (enum paid_column each = PAID_NONE + 1; each < PAID_COLUMN_COUNT; each++)
		csv_text(&csv, paid_columns[each][ENGLISH]);
	csv_end_row(&csv);
	for (size_t i = 0; i < m->n; i++) {
		const struct bill *b = &m->bills[i];

		if (!is_to_be_paid(b))
			continue;
		csv_text(&csv, invoice_reference(work_arena(w), b->entered.number));
		csv_date(&csv, working_day_until(date_add_days(work_today(w), -POSTED_DAYS)));
		csv_pounds(&csv, b->entered.total);
		csv_text(&csv, demonstration_payment(work_arena(w), &b->entered));
		csv_end_row(&csv);
	}
	return (struct slice){ out.at, out.size };
}

static bool take_list(struct work *w, struct money_story *m, const char **why)
{
	struct paid_report report;

	if (paid_bring(w, &m->all.first, paid_list(w, m), &report) != DONE) {
		*why = report.problems.n > 0 ? report.problems.at[0].message
					     : "no list can be taken in";
		return false;
	}
	for (size_t i = 0; i < m->n; i++)
		if (is_to_be_paid(&m->bills[i])) {
			m->bills[i].last = INVOICE_PAY;
			m->bills[i].entered.version++;
		}
	return true;
}

/* ---- what is paid before it is spent ---- */

static bool claim_on(
	struct work *w, struct money_story *m, const struct kept_claim *claim, const char **why)
{
	struct problems problems = { 0 };
	struct claim_deed deed = {
		.act = date_is_set(claim->standing.asked_on) ? CLAIM_RECEIVE : CLAIM_ASK,
		.on = work_today(w),
		.sum = claim->terms.sum,
		.reference =
			arena_format(work_arena(w), "RCPT-%d%02d", claim->year, (int)claim->place),
		.because = "",
	};

	if (claim_do(w, &m->all.first, claim, &deed, &problems) == DONE)
		return true;
	*why = problems.n > 0 ? problems.at[0].message : "the claim is not there";
	return false;
}

/* What falls due this month is asked for; what was asked for is received. */
static bool claim_all(struct work *w, struct money_story *m, enum claim_act act, const char **why)
{
	struct date day = work_today(w), until = date_last_day(date_month_of(day.year, day.month));
	struct kept_claims all = claims_of_year(w, m->programme, financial_year_of(day));

	list_each (const struct kept_claim *, each, &all)
		if (!date_before(until, each->terms.due_on) &&
			claim_may(&each->terms, &each->standing, &each->closed, act) ==
				CLAIM_NO_REFUSAL &&
			!claim_on(w, m, each, why))
			return false;
	return true;
}

/* ---- a day ---- */

bool money_day(struct work *w, struct money_story *m, const char **why)
{
	struct date day = work_today(w);

	if (is_run(m, day) && !run_ledger(w, m, why))
		return false;
	if (is_list(m, day) && !take_list(w, m, why))
		return false;
	if (is_asking(day) && !claim_all(w, m, CLAIM_ASK, why))
		return false;
	if (is_receiving(m, day) && !claim_all(w, m, CLAIM_RECEIVE, why))
		return false;
	for (size_t i = 0; i < m->n; i++)
		while (bill_is_due(&m->bills[i], day))
			if (!go_on(w, m, &m->bills[i], why))
				return false;
	return true;
}
