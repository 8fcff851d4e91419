/* SPDX-License-Identifier: MIT */
/*
 * Journals for the office's ledger, as they were made and as they leave; and the codes of a programme.
 */
#include <inttypes.h>

#include "areas/decision/page_kit.h"
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/page_kit.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "auth/policy.h"
#include "base/err.h"

/* None for who only reads: the page is a form. */
static struct url url_codes(struct request *rq, struct programme_id id)
{
	if (!policy_allows_somewhere(&rq->actor, INVOICE_WORK))
		return URL_NONE;
	return url_of(rq->arena, "/programmes/%lld/ledger-codes", (long long)id.v);
}

/* What a code is of: "Delivery", "Supplier: …", "Recharged to: …". */
static const char *code_label(struct request *rq, const struct ledger_code *code)
{
	static const char *const messages[LEDGER_COUNT] = {
		[LEDGER_SUPPLIER] = N_("Supplier: {name}"),
		[LEDGER_PARTNER] = N_("Recharged to: {name}"),
		[LEDGER_ADVANCE] = N_("Paid before it is spent by: {name}"),
	};

	if (code->of == LEDGER_COST)
		return tr(rq->language, headings[code->heading].label);
	return tr_fill(rq->arena, rq->language, messages[code->of], "name",
		body_name(rq, code->name), NULL);
}

/* ---- journals ---- */

static const char *waiting_words(struct request *rq, const struct journal_waiting *waiting)
{
	if (waiting->lines == 0)
		return tr(rq->language, "No approved line waits for a journal.");
	if (waiting->is_more)
		return tr_fill_n(rq->arena, rq->language,
			"{count} line can be in the next journal: {money}. More wait for the one "
			"after it.",
			"{count} lines can be in the next journal: {money}. More wait for the one "
			"after it.",
			waiting->lines, "money", invoice_money(rq, waiting->cost), NULL);
	return tr_fill_n(rq->arena, rq->language,
		"{count} approved line waits for the next journal: {money}.",
		"{count} approved lines wait for the next journal: {money}.", waiting->lines,
		"money", invoice_money(rq, waiting->cost), NULL);
}

static const char *missing_words(struct request *rq, int64_t lines)
{
	return tr_fill_n(rq->arena, rq->language, "{count} line has no ledger code",
		"{count} lines have no ledger code", lines, NULL);
}

static void fill_missing(
	struct request *rq, const struct journal_waiting *waiting, struct journals_view *view)
{
	struct missing_row *rows =
		arena_many(rq->arena, struct missing_row, waiting->missing.n + 1);

	list_each (const struct ledger_code *, each, &waiting->missing) {
		struct programme p;

		if (!programme_for(rq->work, &rq->actor, INVOICE_READ, each->programme, &p))
			continue;
		rows[view->missing_count++] = (struct missing_row){
			.what = tr_fill(rq->arena, rq->language, "{what}, {lines}", "what",
				code_label(rq, each), "lines", missing_words(rq, each->wanted),
				NULL),
			.codes = { .text = programme_name(rq, &p),
				.url = url_codes(rq, each->programme) },
		};
	}
	view->missing = rows;
	view->missing_says = tr(
		rq->language, "A journal can be made once the codes that are missing are entered:");
}

static void fill_made(struct request *rq, struct journals_view *view)
{
	struct journals all = journals_for(rq->work, &rq->actor);
	struct journal_row *rows = arena_many(rq->arena, struct journal_row, all.n + 1);

	list_each (const struct journal *, each, &all)
		rows[view->n++] = (struct journal_row){
			.journal = { .text = journal_reference(rq->arena, each->number),
				.about = tr(rq->language, "as a spreadsheet (CSV)"),
				.url = url_of(
					rq->arena, "/journals/%lld/csv", (long long)each->number) },
			.trace = { .text = tr(rq->language, "What is in it"),
				.about = journal_reference(rq->arena, each->number),
				.url = url_of(rq->arena, "/journals/%lld/trace",
					(long long)each->number) },
			.until = date_words(rq->arena, rq->language, each->until),
			.by = tr_fill(rq->arena, rq->language, "{name}, {date}", "name",
				account_name(rq->work, each->made_by), "date",
				date_words(rq->arena, rq->language, instant_day(each->made_at)),
				NULL),
			.rows = count_words(rq->arena, rq->language, each->rows),
			.cost = invoice_money(rq, each->cost),
		};
	view->rows = rows;
}

static enum status journals_page(struct request *rq, const char *success, enum status status)
{
	struct journal_waiting waiting = journal_waiting(rq->work, &rq->actor, rq->today);
	struct form_keys keys = page_form_keys(rq);
	struct journals_view view = {
		.back = url_of(rq->arena, "/invoices"),
		.problems = &rq->problems,
		.says = waiting_words(rq, &waiting),
		.until = invoice_date_field(rq, "until",
			tr(rq->language, "Last day on which what is in it was approved"), NULL,
			rq->today),
	};

	fill_missing(rq, &waiting, &view);
	fill_made(rq, &view);
	if (waiting.lines > 0 &&
		policy_allows_kept_by(&rq->actor, INVOICE_WORK, rq->actor.organisation))
		view.form = (struct form){ .action = url_of(rq->arena, "/journals"),
			.token = keys.token,
			.key = keys.once };

	struct html *out = page_open_with(rq, tr(rq->language, "Journals for the ledger"),
		&(struct page_options){ .success = success });

	view_journals(out, &view);
	return page_close(rq, status);
}

enum status journals_show(struct request *rq)
{
	int64_t made = form_number(rq, "made");
	struct journal journal;
	const char *success = NULL;

	if (made > 0 && journal_numbered(rq->work, &rq->actor, made, &journal))
		success = tr_fill(rq->arena, rq->language, "{journal} is made", "journal",
			journal_reference(rq->arena, made), NULL);
	return journals_page(rq, success, OK);
}

enum status journals_do(struct request *rq)
{
	struct date until = form_date(rq, "until");
	struct journal journal;

	if (form_has_problems(rq))
		return journals_page(rq, NULL, UNPROCESSABLE);
	switch (journal_make(rq->work, &rq->actor, until, rq->language, &journal, &rq->problems)) {
	case DONE: break;
	case REFUSED: return journals_page(rq, NULL, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
	return reply_redirect(
		rq, url_here(rq->arena, "/journals",
			    arena_format(rq->arena, "made=%" PRId64, journal.number)));
}

enum status journal_csv(struct request *rq)
{
	struct journal journal;

	if (!journal_numbered(rq->work, &rq->actor, path_id(rq, "number"), &journal))
		return page_not_found(rq);
	page_shows(rq, "journal", journal.number);
	reply_header(rq, "Content-Disposition",
		arena_format(rq->arena, "attachment; filename=\"journal-%" PRId64 ".csv\"",
			journal.number));
	return reply_bytes(rq, "text/csv; charset=utf-8", journal.bytes);
}

/* ---- codes ---- */

static const char *written_words(struct request *rq, const struct ledger_code *code)
{
	if (code->version == 0)
		return tr(rq->language, "Not entered yet");
	return tr_fill(rq->arena, rq->language, "“{code}”, entered by {name}, {date}", "code",
		code->code, "name", account_name(rq->work, code->written_by), "date",
		date_words(rq->arena, rq->language, instant_day(code->written_at)), NULL);
}

static enum status codes_page(struct request *rq, const struct programme *p,
	const struct ledger_codes *codes, const char *success, enum status status)
{
	struct form_field *fields = arena_many(rq->arena, struct form_field, codes->n + 1);
	struct form_keys keys = page_form_keys(rq);
	struct ledger_codes_view view = {
		.back = url_programme(rq->arena, p->id),
		.programme = programme_name(rq, p),
		.problems = &rq->problems,
		.form = { .action = url_codes(rq, p->id), .token = keys.token, .key = keys.once },
		.seen = arena_format(rq->arena, "%" PRId64, ledger_seen(rq->work, p->id)),
		.codes = fields,
		.journals = { .text = tr(rq->language, "Journals for the ledger"),
			.url = url_of(rq->arena, "/journals") },
	};

	list_each (const struct ledger_code *, each, codes) {
		struct form_field *field = &fields[view.n++];

		*field = invoice_field(
			rq, ledger_input(rq->arena, each), code_label(rq, each), each->code);
		field->width = "20";
		field->hint = written_words(rq, each);
	}
	page_shows(rq, "programme", p->id.v);

	struct html *out = page_open_with(rq, tr(rq->language, "Codes of the ledger"),
		&(struct page_options){ .success = success });

	view_ledger_codes(out, &view);
	return page_close(rq, status);
}

enum status ledger_codes_show(struct request *rq)
{
	struct programme p;
	struct ledger_codes codes;

	if (!page_programme(rq, INVOICE_WORK, &p))
		return page_not_found(rq);
	codes = ledger_codes_of(rq->work, &rq->actor, p.id);
	return codes_page(rq, &p, &codes,
		form_number(rq, "done") > 0 ? tr(rq->language, "The codes are saved") : NULL, OK);
}

enum status ledger_codes_do(struct request *rq)
{
	struct programme p;
	struct ledger_codes stand, typed = { 0 };

	if (!page_programme(rq, INVOICE_WORK, &p))
		return page_not_found(rq);
	stand = ledger_codes_of(rq->work, &rq->actor, p.id);
	list_each (const struct ledger_code *, each, &stand) {
		const char *input = ledger_input(rq->arena, each);
		struct ledger_code *one;

		if (!form_was_sent(rq, input))
			continue;
		one = list_add(rq->arena, &typed);
		*one = *each;
		one->code = form_text(rq, input);
	}
	if (form_has_problems(rq))
		return codes_page(rq, &p, &stand, NULL, UNPROCESSABLE);
	switch (ledger_write(
		rq->work, &rq->actor, p.id, form_number(rq, "seen"), &typed, &rq->problems)) {
	case DONE:
		return reply_redirect(
			rq, url_here(rq->arena,
				    arena_format(rq->arena, "/programmes/%" PRId64 "/ledger-codes",
					    p.id.v),
				    "done=1"));
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody entered codes since you opened this page. What stands now is "
			   "said above each field: save again to put yours in its place."));
		return codes_page(rq, &p, &stand, NULL, CONFLICTING);
	case REFUSED: return codes_page(rq, &p, &stand, NULL, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
