/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/funding/funding.h"
#include "areas/invoice/ground.h"
#include "areas/invoice/licence.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

/* ---- its number ---- */

const char *invoice_line_reference(struct arena *a, int64_t number, int64_t line)
{
	return arena_format(a, INVOICE_REFERENCE_BEGINS "%" PRId64 "/%" PRId64, number, line);
}

int64_t invoice_reference_parse(struct slice text)
{
	struct slice trimmed = slice_trim(text);
	int64_t number = 0;

	if (!slice_starts_any_case(trimmed, INVOICE_REFERENCE_BEGINS) ||
		trimmed.size > strlen(INVOICE_REFERENCE_BEGINS) + 9)
		return 0;
	for (size_t i = strlen(INVOICE_REFERENCE_BEGINS); i < trimmed.size; i++) {
		if (trimmed.at[i] < '0' || trimmed.at[i] > '9')
			return 0;
		number = number * 10 + (trimmed.at[i] - '0');
	}
	return number;
}

/* ---- what all acts have in common ---- */

static void note(
	struct work *w, const struct actor *by, enum invoice_act act, const struct invoice *invoice)
{
	audit_note_act(w, by, INVOICE_WORK, invoice_acts[act].name, "invoice", invoice->id.v);
}

static enum outcome_kind refused(struct work *w, enum invoice_refusal no, struct problems *problems)
{
	problem_add(work_arena(w), problems, "", invoice_refusal_text(no));
	return REFUSED;
}

/* Loads it for an act of that writer: DONE, or why not. */
static enum outcome_kind begin(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, struct invoice *invoice)
{
	if (!invoice_for(w, by, INVOICE_WORK, id, invoice))
		return ABSENT;
	return invoice->version == seen ? DONE : CHANGED_MEANWHILE;
}

/* ---- its head ---- */

static bool has_twin(struct work *w, const struct invoice *invoice, struct invoice *twin,
	struct problems *problems)
{
	if (invoice->supplier_number[0] == '\0' || !invoice_twin(w, invoice, twin))
		return false;
	problem_add(work_arena(w), problems, "supplier-number",
		N_("An invoice of this supplier with this number is here already"));
	return true;
}

static void check_head(struct work *w, const struct invoice *invoice, struct invoice *twin,
	struct problems *problems)
{
	struct invoice_ground ground = { .contract = invoice->under };

	has_twin(w, invoice, twin, problems);
	invoice_check(work_arena(w), &invoice->facts, invoice->supplier_number, &ground,
		work_today(w), problems);
}

/* What follows from its days. */
static void take_days(struct work *w, struct invoice *invoice)
{
	invoice->under = invoice_terms(w, invoice->contract, invoice->facts.delivered_on);
	invoice->history = contract_history(w, invoice->contract);
	if (date_is_day(invoice->facts.delivered_on))
		invoice->year = financial_year_of(invoice->facts.delivered_on);
}

enum outcome_kind invoice_enter(struct work *w, const struct actor *by, struct invoice *invoice,
	struct invoice *twin, struct problems *problems)
{
	struct contract c;
	struct programme p;

	if (!contract_for(w, by, INVOICE_WORK, invoice->contract, &c) ||
		!programme_for(w, by, INVOICE_WORK, c.programme, &p))
		return ABSENT;
	invoice->organisation = p.organisation;
	invoice->programme = p.id;
	take_days(w, invoice);
	if (invoice->under != NULL)
		invoice->supplier = invoice->under->supplier.id;
	check_head(w, invoice, twin, problems);
	if (c.parent.v != 0)
		problem_add(work_arena(w), problems, "",
			N_("A sub-contractor’s invoice is passed on by the supplier above it, on a "
			   "line of its own"));
	if (problems->n > 0)
		return REFUSED;
	invoice_insert_new(w, invoice);
	invoice_store_deed(w, by, invoice, INVOICE_ENTER, "");
	note(w, by, INVOICE_ENTER, invoice);
	return DONE;
}

/* It stays the body's that it was entered for: that one is held against its others, and paid. */
static void check_supplier(struct work *w, const struct invoice *invoice, struct problems *problems)
{
	if (invoice->under != NULL && invoice->under->supplier.id.v != invoice->supplier.v)
		problem_add(work_arena(w), problems, "delivered-on",
			N_("The contract had another supplier on that day. If that one sent the "
			   "invoice, withdraw it here and enter it again"));
}

/* Its lines still fit what it says of the day. */
static void check_lines(struct work *w, struct invoice *invoice, struct problems *problems)
{
	struct invoice_ground ground = invoice_ground(w, invoice);

	list_each (struct invoice_line *, line, &invoice->facts.lines) {
		struct problems of_line = { 0 };

		line->terms = contract_line(invoice->under, line->contract_line);
		invoice_see_line(w, invoice, line);
		if (line->terms != NULL)
			invoice_line_check(work_arena(w), &invoice->facts, line, &ground, &of_line);
		if (line->terms == NULL || of_line.n > 0)
			problem_add(work_arena(w), problems, "delivered-on",
				N_("A line of the invoice does not fit that day: change or remove "
				   "the line first"));
	}
}

enum outcome_kind invoice_change(struct work *w, const struct actor *by, struct invoice *invoice,
	struct invoice *twin, struct problems *problems)
{
	struct invoice kept;
	enum outcome_kind outcome = begin(w, by, invoice->id, invoice->version, &kept);
	enum invoice_refusal no;

	if (outcome != DONE)
		return outcome;
	no = invoice_may(&kept.facts, &(struct invoice_findings){ 0 }, INVOICE_CHANGE);
	if (no != INVOICE_NO_REFUSAL || kept.facts.is_credit)
		return refused(w, INVOICE_NOT_NOW, problems);
	kept.supplier_number = invoice->supplier_number;
	kept.facts.dated_on = invoice->facts.dated_on;
	kept.facts.received_on = invoice->facts.received_on;
	kept.facts.delivered_on = invoice->facts.delivered_on;
	kept.facts.total = invoice->facts.total;
	take_days(w, &kept);
	check_head(w, &kept, twin, problems);
	check_supplier(w, &kept, problems);
	if (problems->n == 0)
		check_lines(w, &kept, problems);
	if (problems->n > 0)
		return REFUSED;
	invoice_store_head(w, &kept);
	invoice_renew_costs(w, kept.id); // it may be of another year now
	invoice_store_change(w, by, &kept, PART_HEAD);
	note(w, by, INVOICE_CHANGE, &kept);
	*invoice = kept;
	return DONE;
}

/* ---- its lines ---- */

static int64_t next_line(const struct invoice *invoice)
{
	int64_t last = 0;

	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		if (line->number > last)
			last = line->number;
	return last + 1;
}

/* What each cohort shows of itself; those that are none were a problem before. */
static void see_cohorts(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	assert(line->terms != NULL);
	list_each (struct billed_cohort *, c, &line->cohorts) {
		struct cohort cohort;

		if (cohort_load(w, c->id, &cohort))
			*c = invoice_cohort_seen(
				w, invoice, line->number, line->terms->evidence, &cohort);
	}
}

/* Whose invoice is passed on is asked only where it may be another's. */
static void take_sender(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct contract_bodies senders = invoice_senders(w, invoice);

	if (line->terms->basis != BASIS_PASSED_THROUGH)
		line->passed_by = (struct organisation_id){ 0 };
	else if (senders.n < 2)
		line->passed_by = senders.n == 0 ? (struct organisation_id){ 0 } : senders.at[0].id;
}

/* Which licence it is for is asked only where there is more than one. */
static void take_licence(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct licence_spans all =
		licences_on(w, invoice->contract, invoice->under, invoice->facts.delivered_on);

	if (line->terms->evidence != EVIDENCE_LICENCE)
		line->licence_of = (struct contract_id){ 0 };
	else if (all.n < 2)
		line->licence_of = all.n == 0 ? (struct contract_id){ 0 } : all.at[0].of;
}

/* Their days do not matter. */
static void take_months(struct invoice_line *line)
{
	bool is_asked = line->terms->per == PER_MONTH;
	struct date from = line->months_from, to = line->months_to;

	line->months_from =
		is_asked && date_is_set(from) ? date_month_of(from.year, from.month) : DATE_NONE;
	line->months_to =
		is_asked && date_is_set(to) ? date_month_of(to.year, to.month) : DATE_NONE;
}

/* It may be changed as it stands: DONE, or why not. */
static enum outcome_kind begin_change(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, struct invoice *invoice, struct problems *problems)
{
	enum outcome_kind outcome = begin(w, by, id, seen, invoice);
	enum invoice_refusal no;

	if (outcome != DONE)
		return outcome;
	no = invoice_may(&invoice->facts, &(struct invoice_findings){ 0 }, INVOICE_CHANGE);
	return no == INVOICE_NO_REFUSAL ? DONE : refused(w, no, problems);
}

static void end_change(
	struct work *w, const struct actor *by, struct invoice *invoice, enum invoice_part part)
{
	invoice_store_change(w, by, invoice, part);
	note(w, by, INVOICE_CHANGE, invoice);
}

static const struct invoice_line *line_of(const struct invoice *invoice, int64_t number)
{
	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		if (line->number == number)
			return line;
	return NULL;
}

enum outcome_kind invoice_put_line(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, struct invoice_line *line, struct problems *problems)
{
	struct invoice invoice;
	enum outcome_kind outcome = begin_change(w, by, id, seen, &invoice, problems);
	struct invoice_ground ground;
	bool is_new = line->number == 0;

	if (outcome != DONE)
		return outcome;
	if (invoice.facts.is_credit)
		return refused(w, INVOICE_NOT_NOW, problems);
	line->terms =
		invoice.under == NULL ? NULL : contract_line(invoice.under, line->contract_line);
	if (line->terms == NULL || invoice.facts.lines.n >= INVOICE_LINES_MOST)
		problem_add(work_arena(w), problems, "contract-line",
			line->terms == NULL ? N_("Choose a line of the contract")
					    : N_("An invoice has 40 lines at the most"));
	if (problems->n > 0)
		return REFUSED;
	if (is_new)
		line->number = next_line(&invoice);
	else if (line_of(&invoice, line->number) == NULL)
		return ABSENT;
	see_cohorts(w, &invoice, line);
	take_sender(w, &invoice, line);
	take_licence(w, &invoice, line);
	take_months(line);
	invoice_see_line(w, &invoice, line);
	ground = invoice_ground(w, &invoice);
	invoice_line_check(work_arena(w), &invoice.facts, line, &ground, problems);
	if (problems->n > 0) {
		if (is_new)
			line->number = 0; // there is none of that number yet
		return REFUSED;
	}
	line->cost = vat_cost(invoice_vat_term(w, &invoice), line->net, line->vat);
	invoice_delete_line(w, id, line->number);
	invoice_store_line(w, id, line);
	end_change(w, by, &invoice, PART_LINE);
	return DONE;
}

enum outcome_kind invoice_remove_line(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, int64_t line, struct problems *problems)
{
	struct invoice invoice;
	enum outcome_kind outcome = begin_change(w, by, id, seen, &invoice, problems);

	if (outcome != DONE)
		return outcome;
	if (invoice.facts.is_credit)
		return refused(w, INVOICE_NOT_NOW, problems);
	if (line_of(&invoice, line) == NULL)
		return ABSENT;
	invoice_delete_line(w, id, line);
	invoice_store_no_document(w, id, line);
	end_change(w, by, &invoice, PART_LINE_REMOVED);
	return DONE;
}

enum outcome_kind invoice_attach(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, int64_t line, const struct invoice_document *document,
	struct problems *problems)
{
	struct invoice invoice;
	enum outcome_kind outcome = begin_change(w, by, id, seen, &invoice, problems);

	if (outcome != DONE)
		return outcome;
	if (line != 0 && line_of(&invoice, line) == NULL)
		return ABSENT;
	if (!slice_starts(document->bytes, "%PDF-"))
		problem_add(work_arena(w), problems, "file", N_("Choose a file that is a PDF"));
	if (problems->n > 0)
		return REFUSED;
	invoice_store_document(w, by, id, line, document);
	end_change(w, by, &invoice, PART_PAPER);
	return DONE;
}

/* ---- its life ---- */

/* Each partner's share, and that its year is billed. */
static enum invoice_refusal share(
	struct work *w, struct invoice *invoice, const struct invoice_ground *ground)
{
	struct shares *shares = arena_one(work_arena(w), struct shares);

	if (invoice_shares(&invoice->facts, ground, shares) != SHARES_DONE)
		return INVOICE_HELD;
	invoice->agreement = ground->agreement->version;
	if (invoice->terms == 0) // a credit note has its original's
		invoice->terms = invoice->under->version;
	invoice_settle_lines(w, invoice);
	invoice->has_recharge =
		agreement_has_recharge(ground->agreement, invoice->under->holder.id, shares);
	invoice_store_shares(w, invoice, ground->agreement, shares);
	funding_bill(w, ground->agreement);
	return INVOICE_NO_REFUSAL;
}

static void check_paid(struct work *w, const struct invoice *invoice, struct date paid_on,
	const char *reference, struct problems *problems)
{
	const char *wrong = ledger_reference_wrong(reference);

	if (wrong != NULL)
		problem_add(work_arena(w), problems, "ledger-reference", wrong);
	if (!date_is_day(paid_on))
		problem_add(work_arena(w), problems, "paid-on",
			N_("Enter the day on which it was paid"));
	else if (date_before(work_today(w), paid_on))
		problem_add(work_arena(w), problems, "paid-on",
			N_("The day on which it was paid cannot lie ahead"));
	else if (date_before(paid_on, invoice->facts.received_on))
		problem_add(work_arena(w), problems, "paid-on",
			N_("It cannot be paid before it was received"));
}

static bool is_own_act(enum invoice_act act)
{
	return act == INVOICE_MATCH || act == INVOICE_QUERY || act == INVOICE_ANSWER ||
	       act == INVOICE_APPROVE || act == INVOICE_RECHARGE || act == INVOICE_PAY ||
	       act == INVOICE_WITHDRAW || act == INVOICE_RETURN;
}

enum outcome_kind invoice_do(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, enum invoice_act act, const char *because, struct date paid_on,
	struct problems *problems)
{
	struct invoice invoice;
	struct invoice_ground ground;
	struct invoice_findings findings;
	enum invoice_refusal no;
	const char *reason; // a msgid, of an act that asks for one
	enum outcome_kind outcome = begin(w, by, id, seen, &invoice);

	assert(is_own_act(act));
	if (outcome != DONE)
		return outcome;
	ground = invoice_ground(w, &invoice);
	findings = invoice_find(work_arena(w), &invoice.facts, &ground);
	no = invoice_may(&invoice.facts, &findings, act);
	if (no != INVOICE_NO_REFUSAL)
		return refused(w, no, problems);
	reason = invoice_reason_asked(act, &findings);
	if (reason != NULL)
		problem_add_text(work_arena(w), problems, "because", because, REASON_MOST, reason);
	if (act == INVOICE_PAY)
		check_paid(w, &invoice, paid_on, because, problems);
	if (problems->n > 0)
		return REFUSED;
	if (act == INVOICE_PAY) {
		invoice.paid_on = paid_on;
		invoice.ledger_reference = because;
	}
	if (act == INVOICE_MATCH)
		invoice_store_matched(w, id, terms_now(&ground));
	if (act == INVOICE_APPROVE) {
		no = share(w, &invoice, &ground);
		if (no != INVOICE_NO_REFUSAL)
			return refused(w, no, problems);
		invoice_store_findings(w, id, &findings);
	}
	invoice_store_deed(w, by, &invoice, act, reason != NULL ? because : "");
	note(w, by, act, &invoice);
	return DONE;
}

/* ---- credit notes ---- */

/* Beside the field, with what is left. */
static void add_left(struct arena *a, const struct credit_line *c, const char *field,
	const char *message, struct money left, struct problems *problems)
{
	problem_add(a, problems, arena_format(a, "%s-%" PRId64, field, c->line), message);
	problems->at[problems->n - 1].detail = money_text(a, left);
}

/* How often the line is credited by the note. */
static size_t times_credited(const struct credit_lines *lines, int64_t line)
{
	size_t n = 0;

	list_each (const struct credit_line *, each, lines)
		n += each->line == line;
	return n;
}

static void check_credit(struct work *w, const struct invoice *invoice,
	const struct credit_lines *lines, const struct credit_line *c, struct problems *problems)
{
	struct arena *a = work_arena(w);
	const struct invoice_line *line = line_of(invoice, c->line);
	struct credited before, left;

	if (line == NULL || line->terms == NULL || times_credited(lines, c->line) > 1) {
		problem_add(a, problems, "", N_("The invoice has no such line"));
		return;
	}
	before = invoice_credited(w, invoice->id, c->line);
	if (credit_fits(line, before, c->sum))
		return;
	if (!credit_is_one(c->sum)) {
		problem_add(a, problems, arena_format(a, "credit-%" PRId64, c->line),
			N_("Enter what is credited as more than nothing, or leave both blank"));
		return;
	}
	left = credit_left(line, before);
	if (c->sum.vat.pence <= left.vat.pence)
		add_left(a, c, "credit", N_("No more can be credited than is left of the line:"),
			left.net, problems);
	else
		add_left(a, c, "vat",
			N_("No more VAT can be credited than is left of the line’s. So much is "
			   "left:"),
			left.vat, problems);
}

/* The same line with money below nothing; its parts and evidence stay with the original. */
static struct invoice_line credit_of(const struct invoice_line *line, const struct credit_line *c)
{
	return (struct invoice_line){
		.number = line->number,
		.contract_line = line->contract_line,
		.terms = line->terms,
		.net = { -c->sum.net.pence },
		.vat = { -c->sum.vat.pence },
		.parts = { .other_for = "" },
		.passed = { .number = "" },
	};
}

static void fill_note(const struct invoice *invoice, struct invoice *note)
{
	note->organisation = invoice->organisation;
	note->programme = invoice->programme;
	note->contract = invoice->contract;
	note->supplier = invoice->supplier;
	note->credit_of = invoice->id;
	note->year = invoice->year;
	note->terms = invoice->terms;
	note->under = invoice->under;
	note->version = 0;
	note->facts.state = INVOICE_NONE;
	note->facts.delivered_on = invoice->facts.delivered_on;
}

enum outcome_kind invoice_credit(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, struct invoice *credit, const struct credit_lines *lines,
	struct invoice *twin, struct problems *problems)
{
	struct invoice invoice;
	struct invoice_ground ground;
	enum outcome_kind outcome = begin(w, by, id, seen, &invoice);
	enum invoice_refusal no;

	if (outcome != DONE)
		return outcome;
	no = invoice_may(&invoice.facts, &(struct invoice_findings){ 0 }, INVOICE_CREDIT);
	if (no != INVOICE_NO_REFUSAL)
		return refused(w, no, problems);
	fill_note(&invoice, credit);
	list_each (const struct credit_line *, each, lines) {
		check_credit(w, &invoice, lines, each, problems);
		credit->facts.total.pence += each->sum.net.pence + each->sum.vat.pence;
	}
	if (lines->n == 0)
		problem_add(work_arena(w), problems, "",
			N_("Enter what is credited of at least one line"));
	credit->facts.is_credit = true;
	ground = (struct invoice_ground){ .contract = invoice.under };
	has_twin(w, credit, twin, problems);
	invoice_check(work_arena(w), &credit->facts, credit->supplier_number, &ground,
		work_today(w), problems);
	if (problem_of(problems, "dated-on") == NULL &&
		date_before(credit->facts.dated_on, invoice.facts.dated_on))
		problem_add(work_arena(w), problems, "dated-on",
			N_("A credit note bears no day before its invoice does"));
	if (problems->n > 0)
		return REFUSED;
	credit->facts.total.pence = -credit->facts.total.pence;
	invoice_insert_new(w, credit);
	list_each (const struct credit_line *, each, lines) {
		struct invoice_line line = credit_of(line_of(&invoice, each->line), each);

		line.cost = vat_cost(invoice_vat_term(w, credit), line.net, line.vat);
		invoice_store_line(w, credit->id, &line);
	}
	invoice_store_deed(w, by, credit, INVOICE_ENTER, "");
	note(w, by, INVOICE_ENTER, credit);
	invoice_store_deed(w, by, &invoice, INVOICE_CREDIT, "");
	note(w, by, INVOICE_CREDIT, &invoice);
	return DONE;
}
