/* SPDX-License-Identifier: MIT */
/*
 * The office's invoices, page by page, by how they stand.
 */
#include <inttypes.h>

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "auth/policy.h"

enum { PAGE_ROWS = 25 };

static struct invoice_filter filter_of(struct request *rq)
{
	return (struct invoice_filter){
		.state = (enum invoice_state)word_named(invoice_states, form_choice(rq, "state")),
		.programme = { form_id(rq, "programme") },
		.search = form_text(rq, "search"),
		.before = form_number(rq, "before"),
	};
}

static struct form_field state_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, INVOICE_STATE_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Any") };
	for (enum invoice_state s = INVOICE_NONE + 1; s < INVOICE_STATE_COUNT; s++)
		choices[s] = (struct choice){ .value = invoice_states[s].name,
			.text = tr(rq->language, invoice_states[s].label) };
	return (struct form_field){
		.name = "state",
		.label = tr(rq->language, "How it stands"),
		.choices = choices,
		.choice_count = INVOICE_STATE_COUNT,
		.value = form_choice(rq, "state"),
	};
}

static struct url url_list(struct request *rq, const struct invoice_filter *filter, int64_t before)
{
	const char *state = filter->state == INVOICE_NONE ? "" : invoice_states[filter->state].name;

	if (filter->programme.v == 0)
		return url_of(rq->arena, "/invoices?state=%s&search=%s&before=%lld", state,
			filter->search, (long long)before);
	return url_of(rq->arena, "/invoices?state=%s&search=%s&programme=%lld&before=%lld", state,
		filter->search, (long long)filter->programme.v, (long long)before);
}

const char *invoice_list_says(struct request *rq, size_t n, bool has_more)
{
	if (n == 0)
		return tr(rq->language, "There is no such invoice.");
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} invoice, and older ones follow",
			"{count} invoices, and older ones follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} invoice", "{count} invoices", (int64_t)n, NULL);
}

enum status invoice_list_show(struct request *rq)
{
	struct invoice_filter filter = filter_of(rq);
	struct invoices found = invoices_for(rq->work, &rq->actor, &filter, PAGE_ROWS);
	struct invoice_row *rows = arena_many(rq->arena, struct invoice_row, PAGE_ROWS);
	int64_t *ids = arena_many(rq->arena, int64_t, PAGE_ROWS);
	struct invoices_view view = {
		.filter = { .action = url_of(rq->arena, "/invoices") },
		.search = { .name = "search",
			.label = tr(rq->language, "Number of an invoice"),
			.hint = tr(rq->language,
				"Sarn’s own, the supplier’s or the ledger’s reference, whole"),
			.value = form_raw(rq, "search"),
			.problems = &rq->problems },
		.state = state_field(rq),
		.problems = &rq->problems,
		.rows = rows,
		.journals = { .text = tr(rq->language, "Journals for the ledger"),
			.url = url_of(rq->arena, "/journals") },
		.trace = { .text = tr(rq->language, "Trace a pound from any reference"),
			.url = url_of(rq->arena, "/trace") },
		.spending = { .text = tr(rq->language, "Payments to be published"),
			.url = url_of(rq->arena, "/spending") },
		.may_enter = policy_allows_somewhere(&rq->actor, INVOICE_WORK),
	};

	if (view.may_enter)
		view.paid = (struct link){ .text = tr(rq->language, "What the ledger paid"),
			.url = url_of(rq->arena, "/invoices/paid") };
	for (; view.n < found.n && view.n < PAGE_ROWS; view.n++) {
		rows[view.n] = invoice_row_of(rq, &found.at[view.n]);
		ids[view.n] = found.at[view.n].id.v;
	}
	view.says = invoice_list_says(rq, view.n, found.n > PAGE_ROWS);
	if (found.n > PAGE_ROWS)
		view.next = url_list(rq, &filter, found.at[PAGE_ROWS - 1].number);
	if (filter.before != 0)
		view.first = url_list(rq, &filter, 0);
	page_lists(rq, "invoice", ids, view.n);

	struct html *out = page_open(rq, tr(rq->language, "Invoices"));

	view_invoices(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}
