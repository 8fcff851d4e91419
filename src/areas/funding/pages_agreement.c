/* SPDX-License-Identifier: MIT */
/*
 * One version of a year's agreement: what it says, what each would pay of a sum, and its signature.
 */
#include "areas/funding/funding_views.h"
#include "areas/funding/page_kit.h"
#include "base/err.h"

/* The page being made. */
struct showing {
	struct request *rq;
	struct programme programme;
	struct agreements all; // of all years
	struct agreement agreement;
};

/* The version of the address; else the one that stands, else the newest.  False: there is none. */
static bool choose(struct showing *now, int year)
{
	struct request *rq = now->rq;
	int64_t version = form_number(rq, "version");

	now->all = funding_agreements_of(rq->work, now->programme.id);
	if (version == 0 &&
		funding_agreement_of(rq->work, now->programme.id, year, &now->agreement))
		return true;
	list_each (const struct agreement *, each, &now->all)
		if (each->year == year && (version == 0 || each->version == version))
			return funding_agreement_load(
				rq->work, now->programme.id, year, each->version, &now->agreement);
	return false;
}

static void fill_facts(const struct showing *now, struct agreement_view *view)
{
	struct request *rq = now->rq;

	view->facts[view->fact_count++] =
		(struct fact_row){ tr(rq->language, "How the cost is shared"),
			tr(rq->language, sharings[now->agreement.method].label) };
	if (now->agreement.source[0] != '\0')
		view->facts[view->fact_count++] =
			(struct fact_row){ tr(rq->language, "Where the numbers are from"),
				now->agreement.source };
	view->facts[view->fact_count++] = (struct fact_row){ tr(rq->language, "When it is paid"),
		tr(rq->language, payments[now->agreement.payment].label) };
	view->facts[view->fact_count++] =
		(struct fact_row){ tr(rq->language, "What becomes of money that is not spent"),
			tr(rq->language, underspends[now->agreement.underspend].label) };
	view->facts[view->fact_count++] =
		(struct fact_row){ tr(rq->language, "VAT, for whoever pays the supplier"),
			tr(rq->language, vat_terms[now->agreement.vat].label) };
}

/* What each would pay of the sum that was asked; nothing is billed by it. */
static void fill_shares(const struct showing *now, struct agreement_view *view)
{
	struct request *rq = now->rq;
	static const struct money nothing[PARTNERS_MOST];
	struct shares *shares = arena_many(rq->arena, struct shares, 1);
	bool is_given;
	struct money sum = form_money(rq, "sum", &is_given);

	view->partners = partners_view_of(rq, &now->agreement, NULL);
	if (!is_given || form_has_problems(rq))
		return;
	if (sum.pence < 0) {
		form_problem(rq, "sum", N_("Enter a sum that is not less than nothing"));
		return;
	}
	switch (agreement_shares(&now->agreement, sum, nothing, shares)) {
	case SHARES_DONE:
		view->partners = partners_view_of(rq, &now->agreement, shares->due);
		view->shared = tr_fill(rq->arena, rq->language,
			"What each would pay comes to {money}, to the penny.", "money",
			money_text(rq->arena, sum), NULL);
		return;
	case SHARES_OVER_MOST:
		form_problem(rq, "sum",
			N_("That is more than the agreement shares: a body would pay more than the "
			   "most that it pays"));
		return;
	default: unreachable("shares of nothing billed");
	}
}

static void fill_signing(const struct showing *now, struct agreement_view *view)
{
	struct request *rq = now->rq;
	struct form_keys keys = page_form_keys(rq);
	const struct agreement *agreement = &now->agreement;
	struct programme same;

	if (agreement->signed_by.v != 0 ||
		agreement_newest(&now->all, agreement->year)->version != agreement->version)
		return;
	if (agreement->written_by.v == rq->actor.account.v)
		view->own =
			tr(rq->language, "You wrote this agreement, so somebody else signs it.");
	else if (programme_for(rq->work, &rq->actor, PROGRAMME_SIGN, now->programme.id, &same))
		view->sign = (struct form){
			.action = url_year_page(
				rq->arena, now->programme.id, agreement->year, "sign"),
			.token = keys.token,
			.key = keys.once,
		};
}

static const char *title_of(struct request *rq, const struct agreement *agreement)
{
	return tr_fill(rq->arena, rq->language, "{year}, version {number}", "year",
		financial_year_text(rq->arena, agreement->year), "number",
		arena_format(rq->arena, "%lld", (long long)agreement->version), NULL);
}

static void fill_versions(const struct showing *now, struct agreement_view *view)
{
	struct request *rq = now->rq;
	struct agreement_row *rows = arena_many(rq->arena, struct agreement_row, now->all.n + 1);

	list_each (const struct agreement *, each, &now->all)
		if (each->year == now->agreement.year)
			rows[view->version_count++] = (struct agreement_row){
				.version = { .text = title_of(rq, each),
					.url = url_version(rq->arena, each) },
				.standing = hands_of(rq, each),
			};
	view->versions = rows;
}

static enum status agreement_page(struct showing *now, enum status status)
{
	struct request *rq = now->rq;
	const struct agreement *agreement = &now->agreement;
	struct programme same;
	struct agreement_view view = {
		.back = url_funding(rq->arena, now->programme.id),
		.programme = programme_name(rq, &now->programme),
		.title = title_of(rq, agreement),
		.grants = grants_link(rq, agreement->year),
		.standing = agreement->signed_by.v == 0 ? tr(rq->language, "Not signed yet")
							: hands_of(rq, agreement),
		.problems = &rq->problems,
		.share = url_year(rq->arena, now->programme.id, agreement->year),
		.version = arena_format(rq->arena, "%lld", (long long)agreement->version),
		.sum = { .name = "sum",
			.label = tr(rq->language, "Sum, in pounds"),
			.width = "10",
			.prefix = "£",
			.inputmode = "decimal",
			.value = rq->method == GET ? form_raw(rq, "sum") : "",
			.problems = &rq->problems },
	};

	fill_facts(now, &view);
	if (rq->method == GET)
		fill_shares(now, &view);
	else
		view.partners = partners_view_of(rq, agreement, NULL);
	fill_signing(now, &view);
	fill_versions(now, &view);
	if (programme_for(rq->work, &rq->actor, PROGRAMME_ALTER, now->programme.id, &same))
		view.write = url_year_page(rq->arena, now->programme.id, agreement->year, "write");

	struct html *out = page_open(rq, tr(rq->language, "Agreement on who pays"));

	view_agreement(out, &view);
	return page_close(rq, status == OK && form_has_problems(rq) ? UNPROCESSABLE : status);
}

enum status agreement_show(struct request *rq)
{
	struct showing now = { .rq = rq };
	int year;

	if (!page_programme(rq, PROGRAMME_READ, &now.programme) ||
		!page_year(rq, &now.programme, &year) || !choose(&now, year))
		return page_not_found(rq);
	return agreement_page(&now, OK);
}

enum status agreement_sign_do(struct request *rq)
{
	struct showing now = { .rq = rq };
	int year;

	if (!page_programme(rq, PROGRAMME_SIGN, &now.programme) ||
		!page_year(rq, &now.programme, &year) || !choose(&now, year))
		return page_not_found(rq);
	switch (funding_sign(rq->work, &rq->actor, now.programme.id, year,
		form_number(rq, "version"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_funding(rq->arena, now.programme.id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody has written a newer version meanwhile. Read that, then sign "
			   "it."));
		return agreement_page(&now, CONFLICTING);
	default: return agreement_page(&now, CONFLICTING);
	}
}
