/* SPDX-License-Identifier: MIT */
/*
 * What bodies give to the office's programmes: of each agreement that stands each body, page by page, and as a
 * file.
 *
 * Who held a contract in the year led: it receives a grant and pays the provider.  What the one that led alone
 * pays itself stands there too and is said to be no grant, so that a year is whole.
 */
#include "areas/decision/page_kit.h"
#include "areas/funding/funding_views.h"
#include "areas/funding/page_kit.h"
#include "areas/organisation/organisation.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"
#include "out/csv.h"

enum { PAGE_PROGRAMMES = 5, CSV_BYTES_PER_ROW = 1200, YEARS_OFFERED = 12 };

/* One body of one agreement. */
struct given {
	const struct programme *programme;
	const struct decision *decision;
	const struct agreement *agreement;
	const struct partner *partner;
	struct leads leads; // who receive it and pay the provider: hardly ever more than one
};

LIST(givens, struct given);

/* Each agreement that stands, of one year or (0) of any, the first year first. */
static void add_agreement(struct request *rq, const struct programme *p, const struct decision *d,
	int year, struct givens *all)
{
	struct agreement *agreement = arena_many(rq->arena, struct agreement, 1);
	struct leads leads;

	if (!funding_agreement_of(rq->work, p->id, year, agreement))
		return;
	leads = funding_leads(rq->work, p->id, p->organisation, year);
	list_each (const struct partner *, partner, &agreement->partners)
		*list_add(rq->arena, all) = (struct given){ p, d, agreement, partner, leads };
}

static void add_programme(
	struct request *rq, const struct programme *p, int asked, struct givens *all)
{
	struct agreements agreements = funding_agreements_of(rq->work, p->id);
	struct decision *d = arena_many(rq->arena, struct decision, 1);
	int year = 0;

	if (!programme_decision(rq->work, p, d))
		return;
	list_each (const struct agreement *, each, &agreements) {
		bool is_next = each->year != year;

		year = each->year;
		if (is_next && (asked == 0 || asked == year))
			add_agreement(rq, p, d, year, all);
	}
}

/* ---- in words ---- */

/* Nobody else leads, so that it stays with the body. */
static bool is_own(const struct given *g)
{
	return g->leads.n == 1 && g->leads.at[0].v == g->partner->organisation.v;
}

static const char *kind_name(const struct given *g)
{
	if (g->partner->contribution != CONTRIBUTION_CASH)
		return contributions[g->partner->contribution].name;
	return is_own(g) ? "own-money" : "grant";
}

static const char *kind_words(struct request *rq, const struct given *g)
{
	if (g->partner->contribution != CONTRIBUTION_CASH)
		return tr(rq->language, contributions[g->partner->contribution].label);
	return is_own(g) ? tr(rq->language, "Its own money: no grant") : NULL;
}

/* What it gives at most, or what its gift is worth; not set: only the method says. */
static struct maybe_money amount_of(const struct given *g)
{
	return g->partner->contribution == CONTRIBUTION_CASH
		       ? agreement_most(g->agreement, g->partner)
		       : g->partner->worth;
}

static const char *amount_words(struct request *rq, const struct given *g)
{
	struct maybe_money amount = amount_of(g);

	if (amount.is_set)
		return money_text(rq->arena, amount.money);
	return g->partner->contribution == CONTRIBUTION_CASH
		       ? tr(rq->language, "By the method")
		       : tr(rq->language, "Nobody said what it is worth");
}

/* "By population: 187,896", by which version. */
static const char *method_words(struct request *rq, const struct given *g)
{
	const char *method = tr(rq->language, sharings[g->agreement->method].label);
	const char *weight =
		g->partner->contribution == CONTRIBUTION_CASH
			? weight_text(rq->arena, g->agreement->method, g->partner->weight)
			: "";

	if (weight[0] == '\0')
		return method;
	return tr_fill(rq->arena, rq->language, "{method}: {weight}", "method", method, "weight",
		weight, NULL);
}

/* What the decision says that it is for, else its title; in the reader's language if it has it so. */
static const char *purpose_of(const struct decision *d, enum language reader)
{
	static const enum field fields[] = { FIELD_PURPOSE, FIELD_TITLE };
	const enum language languages[] = { reader, d->original };

	for (size_t f = 0; f < array_size(fields); f++)
		for (size_t l = 0; l < array_size(languages); l++) {
			const char *said = decision_value(d, fields[f], languages[l]);

			if (said[0] != '\0')
				return said;
		}
	return "";
}

/* The others that lead; NULL: it stays with the body. */
static const char *recipient_words(struct request *rq, const struct given *g)
{
	const char *names = "";

	if (is_own(g))
		return NULL;
	list_each (const struct organisation_id *, each, &g->leads) {
		struct organisation lead = { .name = { "", "" } };

		if (each->v == g->partner->organisation.v)
			continue;
		organisation_load(rq->work, *each, &lead);
		names = arena_format(rq->arena, "%s%s%s", names, names[0] == '\0' ? "" : "; ",
			body_name(rq, lead.name));
	}
	return names;
}

/* ---- the page ---- */

struct link grants_link(struct request *rq, int year)
{
	if (year == 0)
		return (struct link){ .text = tr(rq->language, "Grants to all programmes"),
			.url = url_of(rq->arena, "/grants") };
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, "Grants to all programmes in {year}",
			"year", financial_year_text(rq->arena, year), NULL),
		.url = url_of(rq->arena, "/grants?year=%d", year),
	};
}

static struct grant_row row_of(struct request *rq, const struct given *g)
{
	const char *year = financial_year_text(rq->arena, g->agreement->year);

	return (struct grant_row){
		.funder = body_name(rq, g->partner->name),
		.kind = kind_words(rq, g),
		.agreement = { .text = tr_fill(rq->arena, rq->language, "{programme}, {year}",
				       "programme", programme_name(rq, g->programme), "year", year,
				       NULL),
			.about = body_name(rq, g->partner->name),
			.url = url_version(rq->arena, g->agreement) },
		.decision = decision_link(
			rq, g->decision, url_decision(rq->arena, g->programme->decision)),
		.amount = amount_words(rq, g),
		.method = method_words(rq, g),
		.version = tr_fill(rq->arena, rq->language, "Version {number}, signed on {date}",
			"number", arena_format(rq->arena, "%lld", (long long)g->agreement->version),
			"date",
			date_words(rq->arena, rq->language, instant_day(g->agreement->signed_at)),
			NULL),
		.recipient = recipient_words(rq, g),
		.payment = tr(rq->language, payments[g->agreement->payment].label),
	};
}

/* From the year to come back to long ago. */
static struct form_field year_field(struct request *rq, int asked)
{
	struct choice *choices = arena_many(rq->arena, struct choice, YEARS_OFFERED + 2);
	int newest = financial_year_of(rq->today) + 1;
	size_t n = 0;

	choices[n++] = (struct choice){ .value = "", .text = tr(rq->language, "Any") };
	for (int year = newest; year > newest - YEARS_OFFERED; year--)
		choices[n++] = (struct choice){ .value = arena_format(rq->arena, "%d", year),
			.text = financial_year_text(rq->arena, year) };
	return (struct form_field){
		.name = "year",
		.label = tr(rq->language, "Financial year"),
		.choices = choices,
		.choice_count = n,
		.value = asked == 0 ? "" : arena_format(rq->arena, "%d", asked),
	};
}

static int year_asked(struct request *rq)
{
	int64_t year = form_number(rq, "year");

	return year >= 1900 && year <= 2198 ? (int)year : 0;
}

static const char *list_says(struct request *rq, size_t n, bool has_more)
{
	if (n == 0 && !has_more)
		return tr(rq->language, "No agreement on who pays is signed here.");
	if (has_more)
		return tr_fill_n(rq->arena, rq->language,
			"{count} contribution by signed agreements, and those of more programmes "
			"follow",
			"{count} contributions by signed agreements, and those of more programmes "
			"follow",
			(int64_t)n, NULL);
	return tr_fill_n(rq->arena, rq->language, "{count} contribution by signed agreements",
		"{count} contributions by signed agreements", (int64_t)n, NULL);
}

static void fill_rows(struct request *rq, const struct givens *all, struct grants_view *view)
{
	struct grant_row *rows = arena_many(rq->arena, struct grant_row, all->n + 1);

	list_each (const struct given *, each, all)
		rows[view->n++] = row_of(rq, each);
	view->rows = rows;
}

enum status grants_show(struct request *rq)
{
	int year = year_asked(rq);
	struct programme_id after = { form_id(rq, "after") };
	struct programmes found = programmes_page(rq->work, &rq->actor, after, PAGE_PROGRAMMES);
	bool has_more = found.n > PAGE_PROGRAMMES;
	struct givens all = { 0 };
	struct grants_view view = {
		.back = url_of(rq->arena, "/programmes"),
		.filter = { .action = url_of(rq->arena, "/grants") },
		.year = year_field(rq, year),
		.problems = &rq->problems,
		.csv = url_of(rq->arena, "/grants.csv?year=%d", year),
	};

	for (size_t i = 0; i < found.n && i < PAGE_PROGRAMMES; i++)
		add_programme(rq, &found.at[i], year, &all);
	fill_rows(rq, &all, &view);
	view.says = list_says(rq, view.n, has_more);
	if (has_more)
		view.next = url_of(rq->arena, "/grants?year=%d&after=%lld", year,
			(long long)found.at[PAGE_PROGRAMMES - 1].id.v);
	if (after.v != 0)
		view.first = url_of(rq->arena, "/grants?year=%d", year);

	struct html *out = page_open(rq, tr(rq->language, "Grants"));

	view_grants(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- the file ---- */

static const char *const csv_columns[] = { "kind", "funder", "recipient", "programme", "from", "to",
	"amount_at_most_or_worth", "method", "weight", "version", "signed_on", "payment",
	"underspend", "purpose", "decision" };

static void put_row(struct request *rq, struct csv *csv, const struct given *g)
{
	struct maybe_money amount = amount_of(g);

	csv_text(csv, kind_name(g));
	csv_text(csv, body_name(rq, g->partner->name));
	csv_text(csv, recipient_words(rq, g));
	csv_text(csv, programme_name(rq, g->programme));
	csv_date(csv, financial_year_begins(g->agreement->year));
	csv_date(csv, financial_year_ends(g->agreement->year));
	if (amount.is_set)
		csv_pounds(csv, amount.money);
	else
		csv_text(csv, NULL);
	csv_text(csv, sharings[g->agreement->method].name);
	csv_text(csv, g->partner->contribution == CONTRIBUTION_CASH
			      ? weight_text(rq->arena, g->agreement->method, g->partner->weight)
			      : NULL);
	csv_int(csv, g->agreement->version);
	csv_date(csv, instant_day(g->agreement->signed_at));
	csv_text(csv, payments[g->agreement->payment].name);
	csv_text(csv, underspends[g->agreement->underspend].name);
	csv_text(csv, purpose_of(g->decision, rq->language));
	csv_text(csv, decision_value(g->decision, FIELD_REFERENCE, ENGLISH));
	csv_end_row(csv);
}

enum status grants_csv(struct request *rq)
{
	struct programmes found = programmes_for(rq->work, &rq->actor);
	struct givens all = { 0 };
	int year = year_asked(rq);

	list_each (const struct programme *, p, &found)
		add_programme(rq, p, year, &all);

	struct buf out = buf_new(rq->arena, (all.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	list_each (const struct given *, each, &all)
		put_row(rq, &csv, each);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
