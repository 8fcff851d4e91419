/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home and on a programme's page, and the table of its routes.
 */
#include "areas/funding/pages.h"

#include "areas/funding/funding_views.h"
#include "areas/funding/page_kit.h"
#include "auth/policy.h"

/* ---- home ---- */

enum { ROWS_ROOM_BYTES = 2048 };

LIST(funding_rows, struct funding_row);

static const char *name_and_year(struct request *rq, const struct programme *p, int year)
{
	return tr_fill(rq->arena, rq->language, "{name}, {year}", "name", programme_name(rq, p),
		"year", financial_year_text(rq->arena, year), NULL);
}

/* The newest of their year, that somebody else wrote and nobody signed. */
static void add_unsigned(struct request *rq, const struct programme *p,
	const struct agreements *all, struct funding_rows *rows)
{
	int year = 0;

	list_each (const struct agreement *, each, all) {
		bool is_newest = each->year != year;

		year = each->year;
		if (is_newest && each->signed_by.v == 0 &&
			each->written_by.v != rq->actor.account.v)
			*list_add(rq->arena, rows) = (struct funding_row){
				{ .text = name_and_year(rq, p, year),
					.url = url_version(rq->arena, each) },
				tr(rq->language, "Not signed yet"),
			};
	}
}

/* Years that have begun without an agreement, or soon will. */
static void add_needed(struct request *rq, const struct programme *p, const struct agreements *all,
	struct funding_rows *rows)
{
	struct funding_years years;

	if (!funding_years(rq->work, p->id, &years))
		return;
	for (int year = years.first; year <= years.last; year++) {
		enum year_standing standing = year_standing(all, year, years.needed, rq->today);

		if (standing == YEAR_WARNED || standing == YEAR_BLOCKED)
			*list_add(rq->arena, rows) = (struct funding_row){
				{ .text = name_and_year(rq, p, year),
					.url = url_funding(rq->arena, p->id) },
				year_says(rq, &years, standing, year),
			};
	}
}

static void add_list(struct request *rq, struct home_waiting *waiting, const char *says,
	const struct funding_rows *rows)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (rows->n == 0)
		return;
	view_funding_rows(&out, rows->at, rows->n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, html_take(&out, 0) };
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	bool signs = policy_allows_kept_by(&rq->actor, PROGRAMME_SIGN, rq->actor.organisation);
	bool alters = policy_allows_kept_by(&rq->actor, PROGRAMME_ALTER, rq->actor.organisation);
	struct funding_rows to_sign = { 0 }, needed = { 0 };

	if (!signs && !alters)
		return;

	struct programmes all = programmes_for(rq->work, &rq->actor);

	list_each (const struct programme *, p, &all) {
		struct agreements agreements = funding_agreements_of(rq->work, p->id);

		if (signs)
			add_unsigned(rq, p, &agreements, &to_sign);
		if (alters)
			add_needed(rq, p, &agreements, &needed);
	}
	add_list(rq, waiting,
		tr(rq->language, "Agreements on who pays, waiting for your signature"), &to_sign);
	add_list(rq, waiting, tr(rq->language, "Years in which nobody has agreed to pay"), &needed);
}

static const struct home_card cards[] = {
	{ PROGRAMME_READ, N_("Grants"), "/grants",
		N_("What each body contributes, by the signed agreement of each financial year") },
	{ 0 },
};

const struct home_part funding_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- on a programme's page ---- */

static void add_links(struct request *rq, int64_t id, struct record_links *links)
{
	*list_add(rq->arena, links) = (struct link){
		.text = tr(rq->language, "Who pays, year by year"),
		.url = url_funding(rq->arena, (struct programme_id){ id }),
	};
}

const struct record_part funding_of_programme_part = { "programme", add_links };

/* Years that have begun without an agreement, or soon will; those after its end only if it may go on. */
static void add_warnings(struct request *rq, int64_t id, struct record_links *links)
{
	struct programme_id programme = { id };
	struct agreements all = funding_agreements_of(rq->work, programme);
	struct funding_years years;

	if (!funding_years(rq->work, programme, &years))
		return;
	for (int year = years.first; year <= years.last; year++) {
		enum year_standing standing = year_standing(&all, year, years.needed, rq->today);
		struct date begins = financial_year_begins(year);
		const char *message = NULL, *left = "";

		if (standing == YEAR_WARNED) {
			message =
				funding_year_is_beyond(&years, year)
					? N_("If the programme goes on after {end}, an agreement "
					     "on who pays for {year} is needed by {date}: {left}.")
					: N_("No agreement on who pays for {year} is signed. It is "
					     "needed by {date}: {left}.");
			left = days_left_words(rq, date_add_days(begins, -1));
		} else if (standing == YEAR_BLOCKED) {
			message =
				N_("{year} began on {date} without a signed agreement on who pays: "
				   "what it costs can be shared with nobody.");
		}
		if (message != NULL)
			*list_add(rq->arena, links) = (struct link){
				.text = tr_fill(rq->arena, rq->language, message, "year",
					financial_year_text(rq->arena, year), "date",
					date_words(rq->arena, rq->language, begins), "left", left,
					"end", date_words(rq->arena, rq->language, years.ends_on),
					NULL),
				.url = url_funding(rq->arena, programme),
			};
	}
}

const struct record_part funding_warnings_part = { "programme-warning", add_warnings };

/* ---- inputs ---- */

static const char *const method_choices[] = { "sole", "equal", "fixed", "population", "percent",
	"tiered", "usage", "match", NULL };
static const char *const contribution_choices[] = { "cash", "in-kind", "by-provider", NULL };
static const char *const payment_choices[] = { "upfront", "instalments", "actual-monthly", NULL };
static const char *const underspend_choices[] = { "return", "retain", "ask", NULL };

static const char *const vat_choices[] = { "recovered", "not-recovered", NULL };

static const struct input version_input[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input grant_inputs[] = {
	{ .name = "year", .kind = INPUT_NUMBER },
	{ .name = "after", .kind = INPUT_ID },
	{ 0 },
};

static const struct input agreement_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "sum", .kind = INPUT_MONEY },
	{ 0 },
};

static const struct input write_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "method", .kind = INPUT_CHOICE, .choices = method_choices },
	{ .name = "source", .label = N_("Where the numbers are from"), .kind = INPUT_LINE },
	{ .name = "payment", .kind = INPUT_CHOICE, .choices = payment_choices },
	{ .name = "underspend", .kind = INPUT_CHOICE, .choices = underspend_choices },
	{ .name = "vat", .kind = INPUT_CHOICE, .choices = vat_choices },
	{ .name = "organisation-*", .kind = INPUT_ID },
	{ .name = "contribution-*", .kind = INPUT_CHOICE, .choices = contribution_choices },
	{ .name = "weight-*", .label = N_("Weight"), .kind = INPUT_LINE, .max = 30 },
	{ .name = "most-*", .kind = INPUT_MONEY },
	{ .name = "worth-*", .kind = INPUT_MONEY },
	{ .name = "claims-*", .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "more", .kind = INPUT_FLAG },
	{ 0 },
};

/* ---- routes ---- */

const struct route funding_routes[] = {
	{ GET, "/grants", PROGRAMME_READ, grants_show, grant_inputs },
	{ GET, "/grants.csv", PROGRAMME_READ, grants_csv, grant_inputs },
	{ GET, "/programmes/{id}/funding", PROGRAMME_READ, funding_show },
	{ GET, "/programmes/{id}/funding/{year}", PROGRAMME_READ, agreement_show,
		agreement_inputs },
	{ POST, "/programmes/{id}/funding/{year}/sign", PROGRAMME_SIGN, agreement_sign_do,
		version_input },
	{ GET, "/programmes/{id}/funding/{year}/write", PROGRAMME_ALTER, agreement_write_show },
	{ POST, "/programmes/{id}/funding/{year}/write", PROGRAMME_ALTER, agreement_write_do,
		write_inputs },
	{ 0 },
};
