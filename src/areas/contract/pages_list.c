/* SPDX-License-Identifier: MIT */
/*
 * The register of contracts: a list page by page, searched by word, and as a spreadsheet.
 */
#include "areas/contract/contract_views.h"
#include "areas/contract/page_kit.h"
#include "out/csv.h"

enum { PAGE_ROWS = 25, CSV_ROWS = 2000, CSV_BYTES_PER_ROW = 600 };

/* A contract with what the register says of it. */
struct entry {
	struct contract contract;
	struct contract_version version; // by which it is listed
	struct programme programme;
	struct money value;
	int extensions;
};

static bool entry_of(struct request *rq, const struct contract *c, struct entry *entry)
{
	struct contract_versions all = contract_versions(rq->work, c->id);
	struct budget budget;

	*entry = (struct entry){ .contract = *c, .extensions = contract_extensions(&all) };
	if (!contract_version_load(rq->work, c->id, c->shown, &entry->version) ||
		!programme_for(
			rq->work, &rq->actor, PROGRAMME_READ, c->programme, &entry->programme))
		return false;
	if (programme_budget_in_force(rq->work, c->programme, &budget))
		entry->value = contract_cap(&entry->version, &budget);
	return true;
}

static struct contract_filter filter_of(struct request *rq)
{
	return (struct contract_filter){
		.search = form_text(rq, "search"),
		.after = form_text(rq, "after"),
	};
}

/* ---- the list ---- */

static const struct contract_body *owner_of(const struct contract_version *v)
{
	return v->performance.id.v != 0 ? &v->performance : &v->holder;
}

static const char *extensions_words(struct request *rq, int n)
{
	if (n == 0)
		return tr(rq->language, "Never extended");
	return tr_fill_n(rq->arena, rq->language, "Extended {count} time", "Extended {count} times",
		n, NULL);
}

static const char *option_words(struct request *rq, struct date until)
{
	if (!date_is_set(until))
		return "";
	return tr_fill(rq->arena, rq->language, "May be extended until {date}", "date",
		date_words(rq->arena, rq->language, until), NULL);
}

static void fill_standing(
	struct request *rq, const struct contract_version *v, struct contract_row *row)
{
	if (v->signed_by.v == 0) {
		row->standing = tr(rq->language, "Not signed yet");
		row->colour = "grey";
	} else if (date_before(v->ends_on, rq->today)) {
		row->standing = tr(rq->language, "Ended");
		row->colour = "red";
	} else if (contract_ends_soon(v, rq->today)) {
		row->standing = tr(rq->language, "Ends soon");
		row->colour = "yellow";
	}
}

static struct contract_row row_of(struct request *rq, const struct entry *entry)
{
	const struct contract_version *v = &entry->version;
	struct contract_row row = {
		.contract = { .text = entry->contract.reference,
			.url = url_contract(rq->arena, entry->contract.id) },
		.title = contract_title(rq, v),
		.category = tr(rq->language, categories[v->about.category].label),
		.cpv = v->about.cpv,
		.supplier = contract_body_words(rq, &v->supplier),
		.value = entry->value.pence == 0
				 ? tr(rq->language, "No line of its own")
				 : money_words(rq->arena, rq->language, entry->value),
		.starts = date_words(rq->arena, rq->language, v->starts_on),
		.ends = date_words(rq->arena, rq->language, v->ends_on),
		.extensions = extensions_words(rq, entry->extensions),
		.option = option_words(rq, v->about.extend_until),
		.owner = contract_body_words(rq, owner_of(v)),
	};

	fill_standing(rq, v, &row);
	return row;
}

static const char *list_says(
	struct request *rq, const struct contract_filter *filter, size_t n, bool has_more)
{
	if (n == 0 && filter->search[0] != '\0')
		return tr(rq->language, "No contract has such a word. Search for another.");
	if (n == 0)
		return tr(rq->language,
			"No contract is kept yet. Open the programme that one serves and add it "
			"there.");
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} contract, and more follow",
			"{count} contracts, and more follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} contract", "{count} contracts", (int64_t)n, NULL);
}

static void fill_rows(
	struct request *rq, const struct contracts *found, struct contracts_view *view)
{
	struct contract_row *rows = arena_many(rq->arena, struct contract_row, PAGE_ROWS);
	struct entry entry;

	for (size_t i = 0; i < found->n && i < PAGE_ROWS; i++)
		if (entry_of(rq, &found->at[i], &entry))
			rows[view->n++] = row_of(rq, &entry);
	view->rows = rows;
}

static void fill_chosen(
	struct request *rq, const struct contract_filter *filter, struct filter *view)
{
	struct link *chosen = arena_many(rq->arena, struct link, 1);

	if (filter->search[0] == '\0')
		return;
	chosen[0] = (struct link){ .text = filter->search, .url = url_of(rq->arena, "/contracts") };
	view->chosen = chosen;
	view->chosen_count = 1;
}

enum status contract_list_show(struct request *rq)
{
	struct contract_filter filter = filter_of(rq);
	struct contracts found = contract_register(rq->work, &rq->actor, &filter, PAGE_ROWS);
	bool has_more = found.n > PAGE_ROWS;
	struct contracts_view view = {
		.filter = { .action = url_of(rq->arena, "/contracts") },
		.search = { .name = "search",
			.label = tr(rq->language, "Search"),
			.hint = tr(rq->language, "A word of the reference, title or supplier"),
			.value = form_raw(rq, "search"),
			.problems = &rq->problems },
		.problems = &rq->problems,
		.csv = url_of(rq->arena, "/contracts.csv?search=%s", filter.search),
	};

	fill_chosen(rq, &filter, &view.filter);
	fill_rows(rq, &found, &view);
	view.says = list_says(rq, &filter, view.n, has_more);
	if (has_more)
		view.next = url_of(rq->arena, "/contracts?search=%s&after=%s", filter.search,
			found.at[PAGE_ROWS - 1].reference);
	if (filter.after[0] != '\0')
		view.first = url_of(rq->arena, "/contracts?search=%s", filter.search);

	struct html *out = page_open(rq, tr(rq->language, "Contracts"));

	view_contracts(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- the spreadsheet ---- */

static const char *const csv_columns[] = { "reference", "title_en", "title_cy", "category",
	"cpv_code", "description_en", "description_cy", "under", "programme_en", "programme_cy",
	"holder", "on_behalf_of", "supplier", "performance_owner", "value_pounds", "starts_on",
	"ends_on", "months", "extensions", "may_be_extended_until", "signed_on", "page" };

static void put_row(struct request *rq, struct csv *csv, const struct entry *entry)
{
	const struct contract_version *v = &entry->version;
	struct contract above = { .reference = "" };

	contract_load(rq->work, entry->contract.parent, &above);
	csv_text(csv, entry->contract.reference);
	csv_text(csv, v->title[ENGLISH]);
	csv_text(csv, v->title[WELSH]);
	csv_text(csv, categories[v->about.category].name);
	csv_text(csv, v->about.cpv);
	csv_text(csv, v->about.description[ENGLISH]);
	csv_text(csv, v->about.description[WELSH]);
	csv_text(csv, above.reference);
	csv_text(csv, entry->programme.name[ENGLISH]);
	csv_text(csv, entry->programme.name[WELSH]);
	csv_text(csv, contract_body_words(rq, &v->holder));
	csv_text(csv, contract_body_words(rq, &v->behalf));
	csv_text(csv, contract_body_words(rq, &v->supplier));
	csv_text(csv, contract_body_words(rq, owner_of(v)));
	csv_pounds(csv, entry->value);
	csv_date(csv, v->starts_on);
	csv_date(csv, v->ends_on);
	csv_int(csv, contract_months(v));
	csv_int(csv, entry->extensions);
	csv_date(csv, v->about.extend_until);
	csv_date(csv, v->signed_by.v == 0 ? DATE_NONE : instant_day(v->signed_at));
	csv_text(csv,
		url_text(rq->arena, url_contract(rq->arena, entry->contract.id), rq->language));
	csv_end_row(csv);
}

enum status contract_list_csv(struct request *rq)
{
	struct contract_filter filter = { .search = form_text(rq, "search"), .after = "" };
	struct contracts found = contract_register(rq->work, &rq->actor, &filter, CSV_ROWS);
	struct buf out = buf_new(rq->arena, (found.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);
	struct entry entry;

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (size_t i = 0; i < found.n && i < CSV_ROWS; i++)
		if (entry_of(rq, &found.at[i], &entry))
			put_row(rq, &csv, &entry);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
