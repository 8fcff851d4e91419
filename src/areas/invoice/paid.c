/* SPDX-License-Identifier: MIT */
#include "areas/invoice/paid.h"

#include <string.h>

#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/reference.h"
#include "areas/invoice/store.h"
#include "auth/policy.h"
#include "base/cells.h"
#include "base/err.h"
#include "db/db.h"
#include "out/csv.h"

enum { TEMPLATE_BYTES = 256 };

const char *const paid_columns[PAID_COLUMN_COUNT][LANGUAGE_COUNT] = {
	[PAID_NONE] = { "", "" },
	[PAID_INVOICE] = { "Invoice", "Anfoneb" },
	[PAID_ON] = { "Paid on", "Talwyd ar" },
	[PAID_AMOUNT] = { "Amount", "Swm" },
	[PAID_REFERENCE] = { "Ledger reference", "Cyfeirnod y cyfriflyfr" },
};

struct slice paid_template(struct arena *a, enum language language)
{
	struct buf out = buf_new(a, TEMPLATE_BYTES);
	struct csv csv = csv_new(&out, true);

	for (enum paid_column each = PAID_NONE + 1; each < PAID_COLUMN_COUNT; each++)
		csv_text(&csv, paid_columns[each][language]);
	csv_end_row(&csv);
	return (struct slice){ out.at, out.size };
}

/* The file being read. */
struct paying {
	struct work *w;
	const struct actor *by;
	struct slice bytes;
	struct paid_report *report;
	enum paid_column columns[PAID_COLUMN_COUNT]; // of each cell of the head
	size_t column_count;
};

static struct paid_problem *refuse(
	struct paying *p, size_t row, enum paid_column column, const char *message)
{
	struct paid_problem *problem = list_add(work_arena(p->w), &p->report->problems);

	*problem = (struct paid_problem){ .row = row, .column = column, .message = message };
	return problem;
}

/* ---- its head ---- */

static enum paid_column column_named(struct arena *a, const char *text)
{
	const char *typed = cell_folded(a, text);

	for (enum paid_column each = PAID_NONE + 1; each < PAID_COLUMN_COUNT; each++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (strcmp(cell_folded(a, paid_columns[each][l]), typed) == 0)
				return each;
	return PAID_NONE;
}

static bool has_column(const struct paying *p, enum paid_column column)
{
	for (size_t i = 0; i < p->column_count; i++)
		if (p->columns[i] == column)
			return true;
	return false;
}

static void read_head(struct paying *p, const struct texts *cells)
{
	struct arena *a = work_arena(p->w);

	for (size_t i = 0; i < cells->n && p->column_count < PAID_COLUMN_COUNT; i++) {
		enum paid_column column = column_named(a, cells->at[i]);

		if (column == PAID_NONE && !cell_is_blank(cells->at[i]))
			refuse(p, 1, PAID_NONE, N_("The list has no column of this name"))->detail =
				cells->at[i];
		else if (column != PAID_NONE && has_column(p, column))
			refuse(p, 1, column, N_("This column is there twice"));
		p->columns[p->column_count++] = column;
	}
	for (enum paid_column each = PAID_INVOICE; each <= PAID_AMOUNT; each++)
		if (!has_column(p, each))
			refuse(p, 1, each, N_("This column is missing"));
}

/* What stands in that column of a row, trimmed; "" where nothing does. */
static const char *cell_of(
	const struct paying *p, const struct texts *cells, enum paid_column column)
{
	for (size_t i = 0; i < p->column_count && i < cells->n; i++)
		if (p->columns[i] == column) {
			struct slice text = slice_trim(slice_of(cell_without_guard(cells->at[i])));

			return arena_text_n(work_arena(p->w), text.at, text.size);
		}
	return "";
}

/* ---- a row ---- */

static bool find_theirs(struct paying *p, size_t row, const char *text, struct invoice *invoice)
{
	struct invoice_theirs_rows found = invoice_theirs(p->w, p->by->organisation, text);

	if (found.n == 1)
		return invoice_head(p->w, found.at[0].id, invoice);
	refuse(p, row, PAID_INVOICE,
		found.n == 0 ? N_("There is no invoice of this number:")
			     : N_("More than one invoice has this number. Give Sarn’s own, such as "
				  "INV-17:"))
		->detail = text;
	return false;
}

/* Another invoice of which that is the supplier's number, as typed or as we write ours; 0: there is none. */
static int64_t number_of_alike(
	struct work *w, const struct actor *by, const char *text, const struct invoice *own)
{
	const char *const written[] = { text, invoice_reference(work_arena(w), own->number) };

	for (size_t i = 0; i < array_size(written); i++) {
		struct invoice_theirs_rows found = invoice_theirs(w, by->organisation, written[i]);

		list_each (const struct invoice_theirs_row *, row, &found) {
			struct invoice alike;

			if (row->id.v != own->id.v && invoice_head(w, row->id, &alike))
				return alike.number;
		}
	}
	return 0;
}

/* Ours, unless it may be a supplier's of another one: then the list has to say which is meant. */
static bool is_ours(struct paying *p, size_t row, const char *text, const struct invoice *own)
{
	struct arena *a = work_arena(p->w);
	int64_t alike = number_of_alike(p->w, p->by, text, own);

	if (alike == 0)
		return true;
	refuse(p, row, PAID_INVOICE,
		N_("This is Sarn’s number of one invoice, and the supplier’s own number of "
		   "another. Write which of the two is meant, Sarn’s number of each with "
		   "“invoice:” before it:"))
		->detail = arena_format(a, REFERENCE_OWN_BEGINS "%s, " REFERENCE_OWN_BEGINS "%s",
		invoice_reference(a, own->number), invoice_reference(a, alike));
	return false;
}

static bool find_invoice(struct paying *p, size_t row, const char *text, struct invoice *invoice)
{
	struct slice number = slice_of(text);
	bool is_said = slice_starts_any_case(number, REFERENCE_OWN_BEGINS);

	if (text[0] == '\0') {
		refuse(p, row, PAID_INVOICE, N_("Give the number of the invoice"));
		return false;
	}
	if (is_said)
		number = slice_trim(slice_part(number, strlen(REFERENCE_OWN_BEGINS), number.size));
	if (invoice_numbered(p->w, p->by, invoice_reference_parse(number), invoice))
		return is_said || is_ours(p, row, text, invoice);
	return find_theirs(p, row, text, invoice);
}

/* Why it cannot be noted as it stands; NULL: it can. */
static const char *standing_refusal(const struct invoice_facts *facts)
{
	if (facts->is_paid)
		return N_("This invoice is paid already");
	if (facts->state == INVOICE_WITHDRAWN)
		return N_("This invoice was withdrawn");
	return invoice_is_approved(facts->state) ? NULL : N_("This invoice is not approved yet");
}

static void check_amount(
	struct paying *p, size_t row, const char *text, const struct invoice *invoice)
{
	struct money amount;

	if (!money_parse(slice_of(text), &amount))
		refuse(p, row, PAID_AMOUNT, N_("Enter a sum, such as 2400.01:"))->detail = text;
	else if (amount.pence != invoice->facts.total.pence)
		refuse(p, row, PAID_AMOUNT, N_("The invoice has another total:"))->detail =
			money_text(work_arena(p->w), invoice->facts.total);
}

static bool is_there_before(struct paying *p, size_t row, const struct invoice *invoice)
{
	list_each (const struct paid_row *, each, &p->report->rows)
		if (each->invoice.id.v == invoice->id.v) {
			refuse(p, row, PAID_INVOICE, N_("Another row has this invoice too:"))
				->other_row = each->row;
			return true;
		}
	return false;
}

/* By the act that a page does; what it says of the day is of that column. */
static void note_paid(struct paying *p, const struct paid_row *row)
{
	struct problems problems = { 0 };
	enum outcome_kind outcome = invoice_do(p->w, p->by, row->invoice.id, row->invoice.version,
		INVOICE_PAY, row->reference, row->on, &problems);

	list_each (const struct problem *, each, &problems)
		refuse(p, row->row, PAID_ON, each->message);
	if (outcome != DONE && problems.n == 0)
		refuse(p, row->row, PAID_NONE, invoice_refusal_text(INVOICE_NOT_NOW));
}

static void check_reference(struct paying *p, const struct paid_row *row)
{
	const char *wrong = ledger_reference_wrong(row->reference);

	if (wrong != NULL)
		refuse(p, row->row, PAID_REFERENCE, wrong);
}

static void take_row(struct paying *p, size_t number, const struct texts *cells)
{
	struct paid_row row = { .row = number, .reference = cell_of(p, cells, PAID_REFERENCE) };
	const char *day = cell_of(p, cells, PAID_ON);
	size_t before = p->report->problems.n;
	const char *no;

	if (!find_invoice(p, number, cell_of(p, cells, PAID_INVOICE), &row.invoice) ||
		is_there_before(p, number, &row.invoice))
		return;
	no = standing_refusal(&row.invoice.facts);
	if (no != NULL)
		refuse(p, number, PAID_INVOICE, no);
	check_amount(p, number, cell_of(p, cells, PAID_AMOUNT), &row.invoice);
	if (!date_parse(slice_of(day), &row.on) || !date_is_day(row.on))
		refuse(p, number, PAID_ON,
			N_("Enter a day that exists, such as 2025-06-07 or 07/06/2025"));
	check_reference(p, &row);
	*list_add(work_arena(p->w), &p->report->rows) = row;
	if (p->report->problems.n == before) {
		p->report->sum.pence += row.invoice.facts.total.pence;
		note_paid(p, &row);
	}
}

/* ---- the file ---- */

static void take_rows(struct paying *p, const struct text_rows *cells)
{
	size_t rows = 0;

	for (size_t i = 1; i < cells->n; i++) {
		if (cells_are_blank(&cells->at[i]))
			continue;
		if (++rows > PAID_ROWS_MOST) {
			refuse(p, i + 1, PAID_NONE,
				N_("A list has 500 rows at the most. Send it in parts."));
			return;
		}
		take_row(p, i + 1, &cells->at[i]);
	}
	if (rows == 0)
		refuse(p, 0, PAID_NONE, N_("The list has no rows beneath its head"));
}

static enum outcome_kind pay(struct paying *p)
{
	struct text_rows cells = { 0 };
	size_t row;
	enum cells_refusal no = cells_read(work_arena(p->w), p->bytes, &cells, &row);

	*p->report = (struct paid_report){ 0 };
	if (no != CELLS_TAKEN)
		refuse(p, row, PAID_NONE, cells_refusal_text(no));
	else
		read_head(p, &cells.at[0]);
	if (p->report->problems.n == 0)
		take_rows(p, &cells);
	return p->report->problems.n > 0 ? REFUSED : DONE;
}

enum outcome_kind paid_bring(
	struct work *w, const struct actor *by, struct slice bytes, struct paid_report *report)
{
	struct paying p = { .w = w, .by = by, .bytes = bytes, .report = report };

	if (!policy_allows_kept_by(by, INVOICE_WORK, by->organisation))
		return ABSENT;
	return pay(&p);
}

static void rehearse(struct work *w, void *arg)
{
	(void)w;
	pay(arg);
}

enum outcome_kind paid_rehearse(
	struct work *w, const struct actor *by, struct slice bytes, struct paid_report *report)
{
	struct paying p = { .w = w, .by = by, .bytes = bytes, .report = report };

	if (!policy_allows_kept_by(by, INVOICE_WORK, by->organisation))
		return ABSENT;
	work_rehearse(w, rehearse, &p);
	return report->problems.n > 0 ? REFUSED : DONE;
}
