/* SPDX-License-Identifier: MIT */
#include "areas/invoice/reference.h"

#include <inttypes.h>
#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/decision/service.h"
#include "areas/invoice/claims.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "auth/policy.h"
#include "base/cells.h"
#include "base/err.h"
#include "base/utf8.h"
#include "db/db.h"
#include "i18n/i18n.h"

const struct reference_form reference_forms[REFERENCE_COUNT] = {
	[REFERENCE_INVOICE] = { "invoice", "INV-17", N_("An invoice") },
	[REFERENCE_LINE] = { "invoice-line", "INV-17/2", N_("A line of an invoice") },
	[REFERENCE_JOURNAL] = { "journal", "JNL-3", N_("A journal for the ledger") },
	[REFERENCE_ROW] = { "journal-row", "JNL-3/14", N_("A row of a journal") },
	[REFERENCE_CLAIM] = { "claim", "CLM-7",
		N_("A claim on a body that pays before it is spent") },
	[REFERENCE_COHORT] = { "cohort", "COHORT-12", N_("A cohort") },
	[REFERENCE_DECISION] = { "decision", "DLI364", N_("A decision") },
	[REFERENCE_AMOUNT] = { "amount", "DLI364/£60,000", N_("An amount of a decision") },
	[REFERENCE_YEAR] = { "year", "DLI364/2026/27",
		N_("What a decision’s programme has cost in a financial year") },
	[REFERENCE_STATEMENT] = { "statement", "DLI364/2026/27/Heddlu Gwent",
		N_("What a body owes of that") },
	[REFERENCE_CONTRACT] = { "contract", "C-2026-1", N_("A contract") },
	[REFERENCE_CONTRACT_LINE] = { "contract-line", "C-2026-1/2", N_("A line of a contract") },
	[REFERENCE_SUPPLIER] = { "supplier", "TD-104",
		N_("A supplier’s own number of an invoice") },
	[REFERENCE_PASSED] = { "passed", "EL-2026-31",
		N_("The number of an invoice that a supplier passes on: a sub-contractor’s, or a "
		   "licensor’s") },
	[REFERENCE_LEDGER] = { "ledger", "PAY-7781", N_("The ledger’s reference of a payment") },
	[REFERENCE_RECEIPT] = { "receipt", "RCPT-202601",
		N_("The ledger’s reference of money received for a claim") },
};

/* ---- its parts ---- */

/* Figures only, at most nine, above 0; else 0. */
static int64_t number_in(struct slice text)
{
	int64_t number = 0;

	if (text.size == 0 || text.size > 9)
		return 0;
	for (size_t i = 0; i < text.size; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return 0;
		number = number * 10 + (text.at[i] - '0');
	}
	return number;
}

/* "INV-17" or "INV-17/2"; part 0: it has none. */
static bool is_numbered(struct slice text, const char *begins, int64_t *number, int64_t *part)
{
	size_t from = strlen(begins), slash = slice_find(text, "/", 0);
	bool is_whole = slash == SIZE_MAX;

	if (!slice_starts_any_case(text, begins))
		return false;
	*number = number_in(slice_part(text, from, is_whole ? text.size : slash));
	*part = is_whole ? 0 : number_in(slice_part(text, slash + 1, text.size));
	return *number != 0 && (is_whole || *part != 0);
}

/* The number in the hole of "Cohort {number}", in any case; 0: it is no such text. */
static int64_t number_within(struct slice text, const char *message)
{
	static const char hole[] = "{number}";
	struct slice whole = slice_of(message);
	size_t from = slice_find(whole, hole, 0);
	struct slice after = slice_part(whole, from + strlen(hole), whole.size);
	size_t to;

	if (text.size < from + after.size)
		return 0;
	to = text.size - after.size;
	if (!slice_same_any_case(slice_part(text, 0, from), slice_part(whole, 0, from)) ||
		!slice_same_any_case(slice_part(text, to, text.size), after))
		return 0;
	return number_in(slice_part(text, from, to));
}

/* SIZE_MAX: it has none. */
static size_t last_slash(struct slice text)
{
	size_t last = SIZE_MAX;

	for (size_t at = slice_find(text, "/", 0); at != SIZE_MAX;
		at = slice_find(text, "/", at + 1))
		last = at;
	return last;
}

/* The year in which "2026/27" or "2026-27" begins; 0: it is none. */
static int year_in(struct slice text)
{
	int64_t begins = number_in(slice_part(text, 0, 4)), ends;

	if (text.size != strlen("2026/27") || (text.at[4] != '/' && text.at[4] != '-'))
		return 0;
	ends = text.at[5] == '0' ? number_in(slice_part(text, 6, 7))
				 : number_in(slice_part(text, 5, 7));
	return begins >= 1900 && begins < 2199 && ends == (begins + 1) % 100 ? (int)begins : 0;
}

const char *reference_to_year(struct arena *a, const char *decision, int year, const char *body)
{
	const char *of = arena_format(a, "%s/%s", decision, financial_year_text(a, year));

	return body == NULL ? of : arena_format(a, "%s/%s", of, body);
}

/* ---- looking ---- */

struct looking {
	struct work *w;
	const struct actor *by;
	struct references found;
};

static struct reference *add(struct looking *f, enum reference_of of, const char *text)
{
	struct reference *found = list_add(work_arena(f->w), &f->found);

	*found = (struct reference){ .of = of, .text = text, .office = f->by->organisation };
	return found;
}

static const char *text_of(const struct looking *f, struct slice text)
{
	return arena_text_n(work_arena(f->w), text.at, text.size);
}

static const struct invoice_line *has_line(const struct invoice *invoice, int64_t number)
{
	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		if (line->number == number)
			return line;
	return NULL;
}

/* ---- our own numbers ---- */

static void find_invoice(struct looking *f, struct slice text)
{
	struct invoice head, invoice;
	struct reference *found;
	int64_t number, line;

	if (!is_numbered(text, "INV-", &number, &line) ||
		!invoice_numbered(f->w, f->by, number, &head) ||
		!invoice_for(f->w, f->by, INVOICE_READ, head.id, &invoice) ||
		(line != 0 && has_line(&invoice, line) == NULL))
		return;
	found = add(f, line == 0 ? REFERENCE_INVOICE : REFERENCE_LINE,
		line == 0 ? invoice_reference(work_arena(f->w), number)
			  : invoice_line_reference(work_arena(f->w), number, line));
	found->invoice = invoice.id;
	found->programme = invoice.programme;
	found->line = line;
}

/* The cells of that row beneath the head; false: it has none such. */
static bool journal_row(
	struct work *w, const struct journal *journal, int64_t row, struct texts *cells)
{
	struct slice rest = journal->bytes, line = { "", 0 };
	struct text_rows rows = { 0 };
	size_t where;

	for (int64_t i = 0; i <= row; i++)
		if (!slice_line(&rest, &line))
			return false;
	if (cells_read(work_arena(w), line, &rows, &where) != CELLS_TAKEN || rows.n == 0)
		return false;
	*cells = rows.at[0];
	return true;
}

enum { CELL_INVOICE = 3, CELL_LINE, CELLS_LEAST };

/* A row of a journal is of a line, or, recharged to a body or drawn from what it paid before, of a whole invoice. */
static void find_row(struct looking *f, const struct journal *journal, int64_t row)
{
	struct texts cells;
	struct invoice invoice;
	struct reference *found;

	if (!journal_row(f->w, journal, row, &cells) || cells.n < CELLS_LEAST ||
		!invoice_numbered(f->w, f->by,
			invoice_reference_parse(slice_of(cells.at[CELL_INVOICE])), &invoice))
		return;
	found = add(f, REFERENCE_ROW,
		arena_format(work_arena(f->w), "JNL-%" PRId64 "/%" PRId64, journal->number, row));
	found->invoice = invoice.id;
	found->programme = invoice.programme;
	found->line = number_in(slice_of(cells.at[CELL_LINE]));
	found->journal = journal->number;
}

static void add_journal(struct looking *f, int64_t number)
{
	add(f, REFERENCE_JOURNAL, journal_reference(work_arena(f->w), number))->journal = number;
}

static void find_journal(struct looking *f, struct slice text)
{
	struct journal journal;
	int64_t number, row;

	if (!is_numbered(text, "JNL-", &number, &row) ||
		!journal_numbered(f->w, f->by, number, &journal))
		return;
	if (row == 0)
		add_journal(f, number);
	else
		find_row(f, &journal, row);
}

/* What the body owes of the year is drawn from it. */
static void add_claim(struct looking *f, enum reference_of of, const char *text, int64_t number)
{
	struct kept_claim claim;
	struct reference *found;

	if (!claim_numbered(f->w, f->by, number, &claim))
		return;
	found = add(f, of, text);
	found->programme = claim.programme;
	found->year = claim.year;
	found->body = claim.body;
	memcpy(found->body_name, claim.name, sizeof(found->body_name));
	found->place = claim.place;
}

static void find_claim(struct looking *f, struct slice text)
{
	int64_t number, part;

	if (is_numbered(text, "CLM-", &number, &part) && part == 0)
		add_claim(f, REFERENCE_CLAIM, claim_reference(work_arena(f->w), number), number);
}

static const char *cohort_reference(struct work *w, int64_t number)
{
	return arena_format(work_arena(w), "COHORT-%" PRId64, number);
}

/* "COHORT-19"; 0: it is none. */
static int64_t cohort_in_capitals(struct slice text)
{
	return number_within(text, "COHORT-{number}");
}

/* As a page in either language has it. */
static int64_t cohort_in_words(struct slice text)
{
	static const char *const written[] = {
		N_("Cohort {number}"),
		/* Translators: as somebody copies it out of a sentence; in Welsh as it is softened there */
		N_("cohort {number}"),
	};
	int64_t number = 0;

	for (enum language l = ENGLISH; l <= WELSH; l++)
		for (size_t i = 0; i < array_size(written) && number == 0; i++)
			number = number_within(text, tr(l, written[i]));
	return number;
}

/* Cohorts count within their scheme: where two have one of that number, the scheme's name stands first. */
static void find_cohort(
	struct looking *f, struct slice text, int64_t (*number_of)(struct slice text))
{
	size_t slash = last_slash(text);
	struct slice scheme = slice_part(text, 0, slash == SIZE_MAX ? 0 : slash);
	int64_t number = number_of(slice_part(text, slash == SIZE_MAX ? 0 : slash + 1, text.size));
	struct reference_cohorts_rows rows;
	const char *own;

	if (number == 0 || slash == 0)
		return;
	own = cohort_reference(f->w, number);
	rows = reference_cohorts(f->w, f->by->organisation, number);
	list_each (const struct reference_cohorts_row *, row, &rows)
		if (scheme.size == 0 || slice_is_any_case(scheme, row->name_en) ||
			slice_is_any_case(scheme, row->name_cy))
			add(f, REFERENCE_COHORT,
				rows.n == 1 ? own
					    : arena_format(
						      work_arena(f->w), "%s/%s", row->name_en, own))
				->cohort = row->id;
}

/* ---- those that others gave ---- */

static bool may_be(const char *only, const char *kind)
{
	return only == NULL || strcmp(only, kind) == 0;
}

static const char *named(const struct looking *f, enum reference_of of, const char *text)
{
	return arena_format(work_arena(f->w), "%s:%s", reference_forms[of].name, text);
}

static void add_standing(struct work *w, struct standings *all, struct standing one)
{
	list_each (const struct standing *, each, all)
		if (each->amount == one.amount && each->heading == one.heading)
			return;
	*list_add(work_arena(w), all) = one;
}

struct standings reference_standings(struct work *w, struct programme_id id)
{
	struct budgets budgets = programme_versions(w, id);
	struct standings all = { 0 };

	list_each (const struct budget *, each, &budgets) {
		struct budget *b = arena_one(work_arena(w), struct budget);

		if (each->signed_by.v == 0 || !programme_budget_load(w, id, each->version, b))
			continue;
		for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++) {
			struct limits caps = heading_caps(work_arena(w), b, h);

			list_each (const struct limit *, cap, &caps)
				add_standing(w, &all, (struct standing){ cap->amount, h });
		}
	}
	return all;
}

enum heading heading_standing_on(const struct standings *all, int64_t amount)
{
	list_each (const struct standing *, each, all)
		if (each->amount == amount)
			return each->heading;
	return HEADING_NONE;
}

static void add_amount(struct looking *f, const struct programme *p, const char *decision,
	const struct amount *amount, const struct standings *standings)
{
	struct reference *found = add(f, REFERENCE_AMOUNT,
		arena_format(work_arena(f->w), "%s/%" PRId64, decision, amount->number));

	found->programme = p->id;
	found->amount = amount->number;
	found->heading = heading_standing_on(standings, amount->number);
}

/* By its sum, as the decision prints it, else by its number there. */
static void find_amounts(
	struct looking *f, const struct programme *p, const char *decision, struct slice text)
{
	struct decision *d = arena_one(work_arena(f->w), struct decision);
	int64_t number = number_in(text);
	struct money sum;
	bool is_sum = slice_starts(text, "£") && money_parse(text, &sum);
	struct standings standings;

	if ((number == 0 && !is_sum) || !programme_decision(f->w, p, d))
		return;
	standings = reference_standings(f->w, p->id);
	list_each (const struct amount *, each, &d->amounts)
		if (is_sum ? each->money.pence == sum.pence : each->number == number)
			add_amount(f, p, decision, each, &standings);
}

/* The body of that name that shares the year. */
static void find_statement(struct looking *f, const struct programme *p, const char *decision,
	int year, struct slice body)
{
	struct invoice_shares shares = invoice_shares_of_year(f->w, p->id, year);

	list_each (const struct invoice_share *, each, &shares) {
		struct reference *found;

		if (!slice_is_any_case(body, each->name[ENGLISH]) &&
			!slice_is_any_case(body, each->name[WELSH]))
			continue;
		found = add(f, REFERENCE_STATEMENT,
			reference_to_year(work_arena(f->w), decision, year, each->name[ENGLISH]));
		found->programme = p->id;
		found->year = year;
		found->body = each->organisation;
		memcpy(found->body_name, each->name, sizeof(found->body_name));
	}
}

/* What stands behind the reference of the decision: nothing, a year and a body, or an amount. */
static void find_within(
	struct looking *f, const struct programme *p, const char *decision, struct slice rest)
{
	size_t year_size = strlen("2026/27");
	int year = year_in(slice_part(rest, 0, year_size));
	struct reference *found;

	if (rest.size == 0) {
		found = add(f, REFERENCE_DECISION, named(f, REFERENCE_DECISION, decision));
		found->programme = p->id;
	} else if (year != 0 && rest.size == year_size) {
		found = add(f, REFERENCE_YEAR,
			reference_to_year(work_arena(f->w), decision, year, NULL));
		found->programme = p->id;
		found->year = year;
	} else if (year != 0 && rest.at[year_size] == '/') {
		find_statement(f, p, decision, year, slice_part(rest, year_size + 1, rest.size));
	} else {
		find_amounts(f, p, decision, rest);
	}
}

/* Every slash may be where the decision's own reference ends. */
static void find_decision(struct looking *f, struct slice text)
{
	for (size_t end = slice_find(text, "/", 0);; end = slice_find(text, "/", end + 1)) {
		size_t size = end == SIZE_MAX ? text.size : end;
		const char *reference = text_of(f, slice_part(text, 0, size));
		struct slice rest = slice_part(text, size + 1, text.size);
		struct programmes all = programmes_referenced(f->w, f->by, INVOICE_READ, reference);

		list_each (const struct programme *, p, &all)
			if (end == SIZE_MAX || rest.size > 0)
				find_within(f, p, reference, rest);
		if (end == SIZE_MAX)
			return;
	}
}

static void add_contract(struct looking *f, const struct contract *c, int64_t line)
{
	const char *text = named(f, REFERENCE_CONTRACT, c->reference);
	struct reference *found = add(f, line == 0 ? REFERENCE_CONTRACT : REFERENCE_CONTRACT_LINE,
		line == 0 ? text : arena_format(work_arena(f->w), "%s/%" PRId64, text, line));

	found->contract = c->id;
	found->programme = c->programme;
	found->line = line;
}

/* A line that it has in some signed version. */
static bool contract_has_line(struct work *w, struct contract_id id, int64_t number)
{
	struct contract_versions all = contract_versions(w, id);

	list_each (const struct contract_version *, each, &all) {
		struct contract_version *v = arena_one(work_arena(w), struct contract_version);

		if (each->signed_by.v != 0 && contract_version_load(w, id, each->version, v) &&
			contract_line(v, number) != NULL)
			return true;
	}
	return false;
}

/* A licence is told by the contract that it stands in. */
static void find_licence(struct looking *f, struct slice text)
{
	struct contracts all = contracts_licensed(f->w, f->by, INVOICE_READ, text_of(f, text));

	list_each (const struct contract *, each, &all)
		add_contract(f, each, 0);
}

static void find_contract(struct looking *f, struct slice text)
{
	size_t slash = last_slash(text);
	struct contract c;
	int64_t line;

	if (contract_referenced(f->w, f->by, INVOICE_READ, text_of(f, text), &c))
		add_contract(f, &c, 0);
	else
		find_licence(f, text);
	if (slash == SIZE_MAX)
		return;
	line = number_in(slice_part(text, slash + 1, text.size));
	if (line != 0 &&
		contract_referenced(
			f->w, f->by, INVOICE_READ, text_of(f, slice_part(text, 0, slash)), &c) &&
		contract_has_line(f->w, c.id, line))
		add_contract(f, &c, line);
}

/* As a whole, not by what a line of it passes on. */
static bool has_invoice(const struct looking *f, struct invoice_id id)
{
	list_each (const struct reference *, each, &f->found)
		if (each->of != REFERENCE_PASSED && each->invoice.v == id.v)
			return true;
	return false;
}

/* So that it is of no supplier's number. */
static const char *own(const struct looking *f, const char *text)
{
	return arena_format(work_arena(f->w), REFERENCE_OWN_BEGINS "%s", text);
}

/* One each: the same number of two suppliers is of two invoices. */
static void find_supplier(struct looking *f, const char *text)
{
	struct invoice_theirs_rows rows = invoice_theirs(f->w, f->by->organisation, text);

	list_each (const struct invoice_theirs_row *, row, &rows) {
		struct invoice invoice;
		struct reference *found;

		if (has_invoice(f, row->id) || !invoice_head(f->w, row->id, &invoice))
			continue;
		found = add(f, REFERENCE_SUPPLIER,
			rows.n == 1 ? named(f, REFERENCE_SUPPLIER, text)
				    : own(f, invoice_reference(work_arena(f->w), invoice.number)));
		found->invoice = invoice.id;
		found->programme = invoice.programme;
	}
}

/* One each: a sub-contractor's may stand on two lines, and two of them have the same number. */
static void find_passed(struct looking *f, const char *text)
{
	struct reference_passed_rows rows = reference_passed(
		f->w, invoice_number_key(work_arena(f->w), text), text, f->by->organisation);

	list_each (const struct reference_passed_row *, row, &rows) {
		struct reference *found;

		if (has_invoice(f, row->id))
			continue;
		found = add(f, REFERENCE_PASSED,
			rows.n == 1 ? named(f, REFERENCE_PASSED, text)
				    : own(f, invoice_line_reference(
						     work_arena(f->w), row->invoice, row->number)));
		found->invoice = row->id;
		found->programme = row->programme_id;
		found->line = row->number;
	}
}

/* One of all that it paid. */
static void find_ledger(struct looking *f, const char *text)
{
	struct reference_paid_rows rows = reference_paid(f->w, f->by->organisation, text, 1);

	if (rows.n > 0)
		add(f, REFERENCE_LEDGER, named(f, REFERENCE_LEDGER, text))->ledger = text;
}

/* One each: a body may pay two claims at once. */
static void find_receipt(struct looking *f, const char *text)
{
	struct reference_received_rows rows = reference_received(f->w, f->by->organisation, text);

	list_each (const struct reference_received_row *, row, &rows)
		add_claim(f, REFERENCE_RECEIPT,
			rows.n == 1 ? named(f, REFERENCE_RECEIPT, text)
				    : claim_reference(work_arena(f->w), row->number),
			row->number);
}

/* `only`: the one kind that was said; NULL: any. */
static void find_named(struct looking *f, const char *only, struct slice text)
{
	if (only == NULL)
		find_cohort(f, text, cohort_in_words);
	if (may_be(only, "decision"))
		find_decision(f, text);
	if (may_be(only, "contract"))
		find_contract(f, text);
	if (may_be(only, "supplier"))
		find_supplier(f, text_of(f, text));
	if (may_be(only, "passed"))
		find_passed(f, text_of(f, text));
	if (may_be(only, "ledger"))
		find_ledger(f, text_of(f, text));
	if (may_be(only, "receipt"))
		find_receipt(f, text_of(f, text));
}

/* "contract:C-1": the kind, and *text becomes what follows; NULL: none was said. */
static const char *kind_said(struct slice *text)
{
	static const char *const kinds[] = { "invoice", "decision", "contract", "supplier",
		"passed", "ledger", "receipt" };

	for (size_t i = 0; i < array_size(kinds); i++) {
		size_t size = strlen(kinds[i]);

		if (slice_starts_any_case(*text, kinds[i]) && text->size > size + 1 &&
			text->at[size] == ':') {
			*text = slice_trim(slice_part(*text, size + 1, text->size));
			return kinds[i];
		}
	}
	return NULL;
}

static struct slice in_capitals(struct work *w, struct slice text)
{
	char *capitals = arena_text_n(work_arena(w), text.at, text.size);

	for (char *c = capitals; *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return slice_of(capitals);
}

static void find_theirs(struct looking *f, const char *text)
{
	find_supplier(f, text);
	find_passed(f, text);
}

/* Of others' numbers that look like our own of another invoice: then each says which it is. */
static void find_alike(struct looking *f, struct slice text)
{
	if (f->found.n != 1 || f->found.at[0].invoice.v == 0)
		return;
	find_theirs(f, text_of(f, text));
	if (f->found.n == 1)
		find_theirs(f, text_of(f, in_capitals(f->w, text)));
	if (f->found.n > 1)
		f->found.at[0].text = own(f, f->found.at[0].text);
}

/* `only` as in find_named. */
static void find_own(struct looking *f, const char *only, struct slice text)
{
	if (may_be(only, "invoice"))
		find_invoice(f, text);
	if (only != NULL)
		return;
	find_alike(f, text);
	find_journal(f, text);
	find_claim(f, text);
	find_cohort(f, text, cohort_in_capitals);
}

struct references references_of(struct work *w, const struct actor *by, struct slice text)
{
	struct looking f = { .w = w, .by = by };
	const char *only;

	text = slice_trim(text);
	if (text.size == 0 || text.size > REFERENCE_LENGTH_MOST ||
		!policy_allows_kept_by(by, INVOICE_READ, by->organisation))
		return f.found;
	only = kind_said(&text);
	find_own(&f, only, text);
	if (f.found.n == 0)
		find_named(&f, only, text);
	if (f.found.n == 0)
		find_named(&f, only, in_capitals(w, text));
	return f.found;
}

/* ---- by what a page has ---- */

/* The one that was added. */
static bool take(struct looking *f, struct reference *reference)
{
	if (f->found.n == 0)
		return false;
	*reference = f->found.at[0];
	return true;
}

bool reference_to_programme(
	struct work *w, const struct actor *by, struct programme_id id, struct reference *reference)
{
	struct looking f = { .w = w, .by = by };
	struct decision *d = arena_one(work_arena(w), struct decision);
	struct programme p;

	if (programme_for(w, by, INVOICE_READ, id, &p) && programme_decision(w, &p, d))
		find_within(&f, &p, decision_value(d, FIELD_REFERENCE, ENGLISH), slice_of(""));
	return take(&f, reference);
}

bool reference_to_contract(struct work *w, const struct actor *by, struct contract_id id,
	int64_t line, struct reference *reference)
{
	struct looking f = { .w = w, .by = by };
	struct contract c;

	if (contract_for(w, by, INVOICE_READ, id, &c) &&
		(line == 0 || contract_has_line(w, id, line)))
		add_contract(&f, &c, line);
	return take(&f, reference);
}

bool reference_to_cohort(
	struct work *w, const struct actor *by, struct cohort_id id, struct reference *reference)
{
	struct looking f = { .w = w, .by = by };
	struct cohort c;
	struct reference_cohorts_rows rows;

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation) || !cohort_load(w, id, &c))
		return false;
	rows = reference_cohorts(w, by->organisation, c.number);
	list_each (const struct reference_cohorts_row *, row, &rows)
		if (row->id.v == id.v)
			add(&f, REFERENCE_COHORT, cohort_reference(w, c.number))->cohort = id;
	return take(&f, reference);
}

bool reference_to_journal(
	struct work *w, const struct actor *by, int64_t number, struct reference *reference)
{
	struct looking f = { .w = w, .by = by };
	struct journal journal;

	if (journal_numbered(w, by, number, &journal))
		add_journal(&f, number);
	return take(&f, reference);
}

/* ---- the lines behind it ---- */

struct gathering {
	struct work *w;
	struct reference_lines lines;
	size_t most;
};

static void add_line(struct gathering *g, struct invoice_id id, int64_t line, struct money cost)
{
	size_t n = g->lines.n;
	struct reference_line found = { .line = line, .cost = cost };

	if (n > 0 && g->lines.at[n - 1].invoice.id.v == id.v)
		found.invoice = g->lines.at[n - 1].invoice;
	else if (!invoice_head(g->w, id, &found.invoice))
		return; // a failed work
	if (n <= g->most)
		*list_add(work_arena(g->w), &g->lines) = found;
}

/* Those of an invoice, or that one of it. */
static void add_lines(struct gathering *g, struct invoice_id id, int64_t number)
{
	struct invoice_line_list_rows rows = invoice_line_list(g->w, id);

	list_each (const struct invoice_line_list_row *, row, &rows)
		if (number == 0 || row->number == number)
			add_line(g, id, row->number, row->cost);
}

/* What the contract above it passed on of that sub-contractor, and paid for its licence.  False: it is under none. */
static bool add_of_sub_contract(struct gathering *g, const struct reference *r)
{
	struct reference_lines_of_sub_rows rows;
	struct contract c;

	if (r->of != REFERENCE_CONTRACT || !contract_load(g->w, r->contract, &c) || c.parent.v == 0)
		return false;
	rows = reference_lines_of_sub(g->w, &(struct reference_lines_of_sub_values){
						    .programme = r->programme,
						    .above = c.parent,
						    .contract = c.id,
						    .most = (int64_t)g->most + 1,
					    });
	list_each (const struct reference_lines_of_sub_row *, row, &rows)
		add_line(g, row->id, row->number, row->cost);
	return true;
}

static void add_of_programme(struct gathering *g, const struct reference *r)
{
	bool is_contract = r->of == REFERENCE_CONTRACT || r->of == REFERENCE_CONTRACT_LINE;
	struct reference_lines_of_rows rows;

	if (add_of_sub_contract(g, r))
		return;
	rows = reference_lines_of(g->w,
		&(struct reference_lines_of_values){
			.programme = r->programme,
			.contract = is_contract ? r->contract : (struct contract_id){ 0 },
			.contract_line = r->of == REFERENCE_CONTRACT_LINE ? r->line : 0,
			.heading = r->of == REFERENCE_AMOUNT ? headings[r->heading].name : NULL,
			.most = (int64_t)g->most + 1,
		});

	list_each (const struct reference_lines_of_row *, row, &rows)
		add_line(g, row->id, row->number, row->cost);
}

static void add_of_cohort(struct gathering *g, const struct reference *r)
{
	struct reference_lines_of_cohort_rows rows =
		reference_lines_of_cohort(g->w, r->cohort, r->office, (int64_t)g->most + 1);

	list_each (const struct reference_lines_of_cohort_row *, row, &rows)
		add_line(g, row->id, row->number, row->cost);
}

static void add_of_journal(struct gathering *g, const struct reference *r)
{
	struct reference_journal_rows rows =
		reference_journal(g->w, r->office, r->journal, (int64_t)g->most + 1);

	list_each (const struct reference_journal_row *, row, &rows)
		add_lines(g, row->id, 0);
}

static void add_of_ledger(struct gathering *g, const struct reference *r)
{
	struct reference_paid_rows rows =
		reference_paid(g->w, r->office, r->ledger, (int64_t)g->most + 1);

	list_each (const struct reference_paid_row *, row, &rows)
		add_lines(g, row->id, 0);
}

static void add_of_year(struct gathering *g, const struct reference *r)
{
	struct invoices all = invoices_of_year(g->w, r->programme, r->year, 0, g->most);

	list_each (const struct invoice *, each, &all)
		add_lines(g, each->id, 0);
}

struct reference_lines reference_lines(
	struct work *w, const struct reference *reference, size_t most)
{
	struct gathering g = { .w = w, .most = most };

	switch (reference->of) {
	case REFERENCE_INVOICE:
	case REFERENCE_LINE:
	case REFERENCE_ROW:
	case REFERENCE_SUPPLIER:
	case REFERENCE_PASSED: add_lines(&g, reference->invoice, reference->line); break;
	case REFERENCE_JOURNAL: add_of_journal(&g, reference); break;
	case REFERENCE_LEDGER: add_of_ledger(&g, reference); break;
	case REFERENCE_COHORT: add_of_cohort(&g, reference); break;
	case REFERENCE_YEAR:
	case REFERENCE_CLAIM:
	case REFERENCE_RECEIPT:
	case REFERENCE_STATEMENT: add_of_year(&g, reference); break;
	case REFERENCE_AMOUNT:
		if (reference->heading == HEADING_NONE)
			break; // no money was spent by it
		add_of_programme(&g, reference);
		break;
	case REFERENCE_DECISION:
	case REFERENCE_CONTRACT:
	case REFERENCE_CONTRACT_LINE: add_of_programme(&g, reference); break;
	case REFERENCE_NONE:
	case REFERENCE_COUNT: break;
	}
	return g.lines;
}
