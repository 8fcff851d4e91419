/* SPDX-License-Identifier: MIT */
#include "areas/invoice/journal.h"

#include <inttypes.h>
#include <string.h>

#include "areas/funding/funding.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "base/utf8.h"
#include "db/db.h"
#include "out/csv.h"

enum { JOURNAL_INVOICES_MOST = 500, JOURNAL_ROWS_MOST = 8000, ROW_BYTES = 300 };

/* ---- codes ---- */

/* As the database has it. */
static const char *ledger_word(const struct ledger_code *code)
{
	static const char *const words[LEDGER_COUNT] = {
		[LEDGER_SUPPLIER] = "supplier",
		[LEDGER_PARTNER] = "partner",
		[LEDGER_ADVANCE] = "advance",
	};

	return code->of == LEDGER_COST ? headings[code->heading].name : words[code->of];
}

const char *ledger_input(struct arena *a, const struct ledger_code *code)
{
	return code->of == LEDGER_COST
		       ? arena_format(a, "code-%s", ledger_word(code))
		       : arena_format(a, "code-%s-%" PRId64, ledger_word(code), code->body.v);
}

static bool is_same(const struct ledger_code *one, const struct ledger_code *other)
{
	return one->programme.v == other->programme.v && one->of == other->of &&
	       one->heading == other->heading && one->body.v == other->body.v;
}

/* The one of `all` that is meant, as it stands; it is added if it is not there. */
static struct ledger_code *code_in(
	struct work *w, struct ledger_codes *all, const struct ledger_code *meant)
{
	struct ledger_code *code;
	struct ledger_code_get_row row;

	list_each (struct ledger_code *, each, all)
		if (is_same(each, meant))
			return each;
	code = list_add(work_arena(w), all);
	*code = *meant;
	code->code = "";
	if (ledger_code_get(w, meant->programme, ledger_word(meant), meant->body, &row)) {
		code->code = row.code;
		code->version = row.version;
		code->written_by = row.written_by;
		code->written_at = row.written_at;
	}
	return code;
}

static struct ledger_code of_heading(const struct programme *p, enum heading heading)
{
	return (struct ledger_code){
		.programme = p->id, .of = LEDGER_COST, .heading = heading, .body = p->organisation
	};
}

static struct ledger_code of_body(struct programme_id id, enum ledger_of of,
	struct organisation_id body, const char *const name[LANGUAGE_COUNT])
{
	return (struct ledger_code){ .programme = id,
		.of = of,
		.body = body,
		.name = { [ENGLISH] = name[ENGLISH], [WELSH] = name[WELSH] } };
}

/* ---- what waits ---- */

/* An approved invoice that is in no journal. */
struct waiting {
	struct invoice invoice; // without its lines
	struct instant approved_at;
	struct programme programme;
	struct invoice_line_list_rows lines;
	struct invoice_shares shares;
	struct invoice_payer_row payer; // who pays the supplier
};

LIST(waiting_list, struct waiting);

struct gathered {
	struct waiting_list invoices;
	struct ledger_codes codes; // of all of them
	size_t rows, lines;
	struct money cost;
	bool is_more;
};

static bool is_offices(const struct waiting *one, struct organisation_id body)
{
	return body.v == one->invoice.organisation.v;
}

/*
 * The office pays the supplier, so that all of it is a cost: the others are recharged, or have paid ahead.
 * Else another body leads, and what the office owes that one is its own share alone.
 */
static bool is_paid_by_office(const struct waiting *one)
{
	return is_offices(one, one->payer.holder_id);
}

/* A share that the office is owed, or holds. */
static bool is_others(const struct waiting *one, const struct invoice_share *share)
{
	return is_paid_by_office(one) && !is_offices(one, share->organisation) &&
	       share->due.pence != 0;
}

/* What the office owes of each line: the line, or of another's payment its part of the office's share. */
static const struct money *costs_of(struct work *w, const struct waiting *one)
{
	struct money *costs = arena_many(work_arena(w), struct money, one->lines.n + 1);
	int64_t *weights = arena_many(work_arena(w), int64_t, one->lines.n + 1);
	int64_t weight = 0;

	for (size_t i = 0; i < one->lines.n; i++) {
		costs[i] = is_paid_by_office(one) ? one->lines.at[i].cost : MONEY_ZERO;
		weights[i] = imaxabs(one->lines.at[i].cost.pence);
		weight += weights[i];
	}
	list_each (const struct invoice_share *, share, &one->shares)
		if (!is_paid_by_office(one) && is_offices(one, share->organisation) && weight > 0)
			money_share(share->due, weights, one->lines.n, costs);
	return costs;
}

/* A line of another's payment of which the office owes nothing is nothing to its ledger. */
static bool is_row(const struct waiting *one, struct money cost)
{
	return is_paid_by_office(one) || cost.pence != 0;
}

static struct ledger_code code_of_line(
	const struct waiting *one, const struct invoice_line_list_row *line)
{
	return of_heading(&one->programme, (enum heading)word_named(headings, line->heading));
}

static struct ledger_code code_of_supplier(const struct waiting *one)
{
	if (!is_paid_by_office(one))
		return of_body(one->programme.id, LEDGER_SUPPLIER, one->payer.holder_id,
			(const char *const[LANGUAGE_COUNT]){
				[ENGLISH] = one->payer.name_en, [WELSH] = one->payer.name_cy });
	return of_body(one->programme.id, LEDGER_SUPPLIER, one->invoice.supplier,
		one->invoice.supplier_name);
}

static struct ledger_code code_of_share(
	const struct waiting *one, const struct invoice_share *share)
{
	return of_body(one->programme.id, share->is_drawn ? LEDGER_ADVANCE : LEDGER_PARTNER,
		share->organisation, share->name);
}

static void want(struct work *w, struct gathered *all, struct ledger_code meant, size_t lines)
{
	code_in(w, &all->codes, &meant)->wanted += (int64_t)lines;
}

static void want_codes(struct work *w, struct gathered *all, const struct waiting *one)
{
	const struct money *costs = costs_of(w, one);
	size_t lines = 0;

	for (size_t i = 0; i < one->lines.n; i++)
		if (is_row(one, costs[i])) {
			want(w, all, code_of_line(one, &one->lines.at[i]), 1);
			all->cost.pence += costs[i].pence;
			lines++;
		}
	if (lines > 0)
		want(w, all, code_of_supplier(one), lines);
	all->lines += lines;
	list_each (const struct invoice_share *, share, &one->shares)
		if (is_others(one, share))
			want(w, all, code_of_share(one, share), one->lines.n);
}

/* False: there is no room for it in the same journal. */
static bool gather_one(struct work *w, const struct actor *by, struct gathered *all,
	const struct journal_waiting_list_row *row)
{
	struct waiting one = { .approved_at = row->done_at };
	size_t rows;

	if (!invoice_head(w, row->id, &one.invoice) ||
		!programme_for(w, by, INVOICE_READ, one.invoice.programme, &one.programme))
		return true; // a failed work
	if (!invoice_payer(w, row->id, &one.payer))
		return true; // a failed work
	one.lines = invoice_line_list(w, row->id);
	one.shares = invoice_share_list(w, row->id);
	rows = one.lines.n + one.shares.n;
	if (all->rows + rows > JOURNAL_ROWS_MOST)
		return false;
	all->rows += rows;
	*list_add(work_arena(w), &all->invoices) = one;
	want_codes(w, all, &one);
	return true;
}

static struct gathered gather(struct work *w, const struct actor *by, struct date until)
{
	struct gathered all = { 0 };
	struct journal_waiting_list_rows rows = journal_waiting_list(w, by->organisation,
		instant_at(date_add_days(until, 1), 0), JOURNAL_INVOICES_MOST + 1);

	list_each (const struct journal_waiting_list_row *, row, &rows) {
		all.is_more =
			all.invoices.n == JOURNAL_INVOICES_MOST || !gather_one(w, by, &all, row);
		if (all.is_more)
			break;
	}
	return all;
}

struct journal_waiting journal_waiting(struct work *w, const struct actor *by, struct date until)
{
	struct journal_waiting waiting = { 0 };
	struct gathered all;

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation))
		return waiting;
	all = gather(w, by, until);
	waiting.invoices = (int64_t)all.invoices.n;
	waiting.lines = (int64_t)all.lines;
	waiting.cost = all.cost;
	waiting.is_more = all.is_more;
	list_each (const struct ledger_code *, each, &all.codes)
		if (each->code[0] == '\0')
			*list_add(work_arena(w), &waiting.missing) = *each;
	return waiting;
}

struct invoices journal_waiting_invoices(struct work *w, const struct actor *by, struct date until,
	size_t most, size_t counted, size_t *found)
{
	struct journal_waiting_list_rows rows;
	struct invoices all = { 0 };
	struct invoice invoice;

	*found = 0;
	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation))
		return all;
	rows = journal_waiting_list(
		w, by->organisation, instant_at(date_add_days(until, 1), 0), (int64_t)counted);
	*found = rows.n;
	for (size_t i = 0; i < rows.n && i < most; i++)
		if (invoice_head(w, rows.at[i].id, &invoice))
			*list_add(work_arena(w), &all) = invoice;
	return all;
}

/* ---- the codes of a programme ---- */

static void add_headings(struct work *w, const struct programme *p, struct ledger_codes *all)
{
	struct budget b;

	if (!programme_budget_in_force(w, p->id, &b))
		return;
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++) {
		struct ledger_code code = of_heading(p, h);

		if (heading_terms(&b, h).cap.kind != LIMIT_NONE)
			code_in(w, all, &code);
	}
}

/* Whom the office pays under each contract: its supplier, or the body that holds it. */
static void add_suppliers(struct work *w, const struct programme *p, struct ledger_codes *all)
{
	struct contracts contracts = contracts_of(w, p->id);

	list_each (const struct contract *, each, &contracts) {
		struct contract_versions versions = contract_versions(w, each->id);
		const struct contract_version *v = contract_signed(&versions);
		const struct contract_body *paid;
		struct ledger_code code;

		if (v == NULL)
			continue;
		paid = v->holder.id.v == p->organisation.v ? &v->supplier : &v->holder;
		code = of_body(p->id, LEDGER_SUPPLIER, paid->id, paid->name);
		code_in(w, all, &code);
	}
}

static void add_partners(struct work *w, const struct programme *p, struct ledger_codes *all)
{
	struct funding_years years;
	struct agreement agreement;

	if (!funding_years(w, p->id, &years))
		return;
	for (int year = years.first; year <= years.last; year++) {
		if (!funding_agreement_of(w, p->id, year, &agreement))
			continue;
		list_each (const struct partner *, each, &agreement.partners) {
			struct ledger_code code =
				of_body(p->id, each->claims.n > 0 ? LEDGER_ADVANCE : LEDGER_PARTNER,
					each->organisation, each->name);

			if (each->contribution == CONTRIBUTION_CASH &&
				each->organisation.v != p->organisation.v)
				code_in(w, all, &code);
		}
	}
}

struct ledger_codes ledger_codes_of(struct work *w, const struct actor *by, struct programme_id id)
{
	struct ledger_codes all = { 0 };
	struct gathered waiting;
	struct programme p;

	if (!programme_for(w, by, INVOICE_READ, id, &p))
		return all;
	waiting = gather(w, by, work_today(w));
	add_headings(w, &p, &all);
	add_suppliers(w, &p, &all);
	add_partners(w, &p, &all);
	list_each (const struct ledger_code *, each, &waiting.codes)
		if (each->programme.v == id.v)
			code_in(w, &all, each)->wanted = each->wanted;
	return all;
}

int64_t ledger_seen(struct work *w, struct programme_id id)
{
	struct ledger_code_count_row row = { 0 };

	ledger_code_count(w, id, &row);
	return row.entered;
}

static void check_code(struct work *w, const struct ledger_code *code, struct problems *problems)
{
	struct arena *a = work_arena(w);

	if (!utf8_is_plain(code->code, false) || utf8_length(code->code) > LEDGER_CODE_MOST)
		problem_add(a, problems, ledger_input(a, code),
			N_("A ledger code has 40 letters and figures at the most"));
}

enum outcome_kind ledger_write(struct work *w, const struct actor *by, struct programme_id id,
	int64_t seen, const struct ledger_codes *codes, struct problems *problems)
{
	struct programme p;
	struct ledger_codes stand = { 0 };

	if (!programme_for(w, by, INVOICE_WORK, id, &p))
		return ABSENT;
	if (ledger_seen(w, id) != seen)
		return CHANGED_MEANWHILE;
	list_each (const struct ledger_code *, each, codes)
		check_code(w, each, problems);
	if (problems->n > 0)
		return REFUSED;
	list_each (const struct ledger_code *, each, codes) {
		const struct ledger_code *was = code_in(w, &stand, each);

		if (strcmp(was->code, each->code) != 0)
			ledger_code_insert(w, &(struct ledger_code_insert_values){
						      .programme_id = id,
						      .what = ledger_word(each),
						      .organisation_id = each->body,
						      .version = was->version + 1,
						      .code = each->code,
						      .written_by = by->account,
						      .written_at = work_now(w),
					      });
	}
	audit_note_act(w, by, INVOICE_WORK, "ledger-write", "programme", id.v);
	return DONE;
}

/* ---- making one ---- */

static const char *const columns[] = { "journal", "row", "what", "invoice", "line", "programme",
	"heading", "body", "ledger_code", "supplier_code", "supplier_number", "approved_on", "net",
	"vat", "amount" };

struct making {
	struct work *w;
	enum language language;
	int64_t number;
	struct gathered all;
	struct buf out;
	struct csv csv;
	int64_t rows;
};

static const char *code_text(struct making *m, struct ledger_code meant)
{
	return code_in(m->w, &m->all.codes, &meant)->code;
}

static void begin_row(struct making *m, const char *what, const struct waiting *one)
{
	csv_int(&m->csv, m->number);
	csv_int(&m->csv, ++m->rows);
	csv_text(&m->csv, what);
	csv_text(&m->csv, invoice_reference(work_arena(m->w), one->invoice.number));
}

/* Of what another body pays its part has no net and no VAT of its own. */
static void put_line(struct making *m, const struct waiting *one,
	const struct invoice_line_list_row *line, struct money cost)
{
	bool is_whole = is_paid_by_office(one);

	begin_row(m, is_whole ? "cost" : "share", one);
	csv_int(&m->csv, line->number);
	csv_text(&m->csv, one->programme.name[m->language]);
	csv_text(&m->csv, line->heading);
	csv_text(&m->csv, code_of_supplier(one).name[m->language]);
	csv_text(&m->csv, code_text(m, code_of_line(one, line)));
	csv_text(&m->csv, code_text(m, code_of_supplier(one)));
	csv_text(&m->csv, one->invoice.supplier_number);
	csv_date(&m->csv, instant_day(one->approved_at));
	if (is_whole) {
		csv_pounds(&m->csv, line->net);
		csv_pounds(&m->csv, line->vat);
	} else {
		csv_text(&m->csv, "");
		csv_text(&m->csv, "");
	}
	csv_pounds(&m->csv, cost);
	csv_end_row(&m->csv);
}

/* Of the whole invoice: no line of it, no heading and no VAT of its own. */
static void put_share(
	struct making *m, const struct waiting *one, const struct invoice_share *share)
{
	begin_row(m, share->is_drawn ? "drawn" : "recharge", one);
	csv_text(&m->csv, "");
	csv_text(&m->csv, one->programme.name[m->language]);
	csv_text(&m->csv, "");
	csv_text(&m->csv, share->name[m->language]);
	csv_text(&m->csv, code_text(m, code_of_share(one, share)));
	csv_text(&m->csv, "");
	csv_text(&m->csv, one->invoice.supplier_number);
	csv_date(&m->csv, instant_day(one->approved_at));
	csv_text(&m->csv, "");
	csv_text(&m->csv, "");
	csv_pounds(&m->csv, share->due);
	csv_end_row(&m->csv);
}

static struct slice write_rows(struct making *m)
{
	m->out = buf_new(work_arena(m->w), (m->all.rows + 1) * ROW_BYTES);
	m->csv = csv_new(&m->out, true);
	csv_header(&m->csv, columns, array_size(columns));
	list_each (const struct waiting *, one, &m->all.invoices) {
		const struct money *costs = costs_of(m->w, one);

		for (size_t i = 0; i < one->lines.n; i++)
			if (is_row(one, costs[i]))
				put_line(m, one, &one->lines.at[i], costs[i]);
		list_each (const struct invoice_share *, share, &one->shares)
			if (is_others(one, share))
				put_share(m, one, share);
		invoice_journal_update(m->w, m->number, one->invoice.id);
	}
	return (struct slice){ m->out.at, m->out.size };
}

static void check_journal(
	struct work *w, const struct gathered *all, struct date until, struct problems *problems)
{
	struct arena *a = work_arena(w);

	if (date_before(work_today(w), until)) {
		problem_add(a, problems, "until", N_("The last day of a journal cannot lie ahead"));
		return;
	}
	if (all->invoices.n == 0)
		problem_add(a, problems, "until",
			N_("Nothing was approved until that day that is in no journal yet"));
	list_each (const struct ledger_code *, each, &all->codes)
		if (each->code[0] == '\0') {
			problem_add(a, problems, "",
				N_("Some lines have no ledger code. Enter the codes that are "
				   "missing "
				   "first."));
			return;
		}
}

static int64_t next_number(struct work *w, struct organisation_id office)
{
	struct journal_last_row last = { 0 };

	journal_last(w, office, &last);
	return last.number + 1;
}

enum outcome_kind journal_make(struct work *w, const struct actor *by, struct date until,
	enum language language, struct journal *journal, struct problems *problems)
{
	struct making m = { .w = w, .language = language };

	if (!policy_allows_kept_by(by, INVOICE_WORK, by->organisation))
		return ABSENT;
	if (!date_is_day(until)) {
		problem_add(work_arena(w), problems, "until",
			N_("Enter the last day on which what is in it was approved"));
		return REFUSED;
	}
	m.all = gather(w, by, until);
	check_journal(w, &m.all, until, problems);
	if (problems->n > 0)
		return REFUSED;
	m.number = next_number(w, by->organisation);
	*journal = (struct journal){ .number = m.number,
		.until = until,
		.cost = m.all.cost,
		.made_by = by->account,
		.made_at = work_now(w) };
	journal->bytes = write_rows(&m);
	journal->rows = m.rows;
	journal_insert(w, &(struct journal_insert_values){
				  .organisation_id = by->organisation,
				  .number = journal->number,
				  .until = journal->until,
				  .row_count = journal->rows,
				  .cost = journal->cost,
				  .bytes = journal->bytes,
				  .made_by = journal->made_by,
				  .made_at = journal->made_at,
			  });
	audit_note_act(w, by, INVOICE_WORK, "journal-make", "journal", journal->number);
	return DONE;
}

/* ---- those that were made ---- */

const char *journal_reference(struct arena *a, int64_t number)
{
	return arena_format(a, "JNL-%" PRId64, number);
}

struct journals journals_for(struct work *w, const struct actor *by)
{
	struct journals all = { 0 };

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation))
		return all;

	struct journal_list_rows rows = journal_list(w, by->organisation);

	list_each (const struct journal_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct journal){ .number = row->number,
			.until = row->until,
			.rows = row->row_count,
			.cost = row->cost,
			.made_by = row->made_by,
			.made_at = row->made_at };
	return all;
}

bool journal_numbered(
	struct work *w, const struct actor *by, int64_t number, struct journal *journal)
{
	struct journal_get_row row;

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation) ||
		!journal_get(w, by->organisation, number, &row))
		return false;
	*journal = (struct journal){ .number = row.number,
		.until = row.until,
		.rows = row.row_count,
		.cost = row.cost,
		.made_by = row.made_by,
		.made_at = row.made_at,
		.bytes = row.bytes };
	return true;
}
