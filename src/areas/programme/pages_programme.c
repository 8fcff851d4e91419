/* SPDX-License-Identifier: MIT */
/*
 * One programme: what each heading allows against what is known of its cost, how much was
 * delivered, and the versions of its budget.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/page_kit.h"
#include "areas/programme/page_kit.h"
#include "areas/programme/programme_views.h"
#include "areas/scheme/page_kit.h"
#include "auth/policy.h"
#include "base/err.h"

/* The page being made. */
struct showing {
	struct request *rq;
	const struct programme *programme;
	struct decision decision;
	struct budgets all;
	const struct budget *in_force; // NULL: none
	struct budget budget;          // the version shown
	struct programme_counts counts;
	bool has_counts;
	struct commitment committed[HEADING_COUNT];
	struct invoiced invoiced[HEADING_COUNT];
};

static const char *words(const struct showing *now, const char *message)
{
	return tr(now->rq->language, message);
}

static const char *sum_words(const struct showing *now, struct money m)
{
	return money_words(now->rq->arena, now->rq->language, m);
}

/* ---- money ---- */

/* The cohorts so far, and those to come before the end. */
static int64_t cohorts_expected(const struct showing *now)
{
	return now->counts.number[CEILING_COHORTS] + now->counts.planned;
}

static bool has_forecast(const struct showing *now, const struct heading_terms *t)
{
	return now->has_counts && heading_is_by_cohort(t);
}

static const char *forecast_says(
	const struct showing *now, const struct heading_terms *t, struct money forecast)
{
	if (!heading_is_by_cohort(t))
		return words(
			now, N_("Not worked out: no price of a cohort stands under this heading"));
	if (!now->has_counts)
		return words(now, N_("Not worked out: the budget pays for no scheme’s cohorts"));
	return sum_words(now, forecast);
}

static const char *commitment_says(const struct showing *now, const struct commitment *promised)
{
	struct request *rq = now->rq;

	if (!promised->is_any)
		return words(now, N_("No signed contract pays for anything here"));
	if (promised->is_partly)
		return tr_fill(rq->arena, rq->language,
			"At least {amount}: of some lines no contract says how many there may be",
			"amount", sum_words(now, promised->money), NULL);
	return sum_words(now, promised->money);
}

/* A number of a heading; `sum` NULL: there is none, and `says` why. */
struct said_sum {
	const char *name, *means;
	const struct money *sum;
	const char *says; // NULL: the sum
};

static const char *above_words(
	const struct showing *now, const struct heading_terms *t, const struct money *sum)
{
	struct request *rq = now->rq;

	if (sum == NULL || above_cap(t, *sum).pence == 0)
		return NULL;
	return tr_fill(rq->arena, rq->language, "{amount} above the cap", "amount",
		sum_words(now, above_cap(t, *sum)), NULL);
}

/* All bars of a heading are of one length, so that they can be compared. */
static void fill_sums(const struct showing *now, const struct heading_terms *t,
	const struct said_sum sums[MONEY_ROWS], struct heading_view *view)
{
	struct arena *a = now->rq->arena;
	int64_t cap = t->cap.money.pence, most = cap;

	for (size_t i = 0; i < MONEY_ROWS; i++)
		if (sums[i].sum != NULL && sums[i].sum->pence > most)
			most = sums[i].sum->pence;
	for (size_t i = 0; i < MONEY_ROWS; i++) {
		const struct money *sum = sums[i].sum;

		view->money[i] = (struct money_row){
			.name = words(now, sums[i].name),
			.means = words(now, sums[i].means),
			.bar = sum == NULL ? NULL : html_bar_of(a, sum->pence, cap, most),
			.says = sums[i].says != NULL ? sums[i].says : sum_words(now, *sum),
			.above = above_words(now, t, sum),
		};
	}
	view->scale = words(
		now, most > cap ? N_("Each bar is a share of the cap. What is above it is striped, "
				     "beyond a line.")
				: N_("Each bar is a share of the cap"));
}

static const char *forecast_means(const struct heading_terms *t)
{
	return heading_is_by_cohort(t)
		       ? N_("The cohorts held, and those planned before the end, at their price")
		       : N_("Only what is paid for by the cohort is forecast. Of the rest, the "
			    "commitment says what it can come to.");
}

static void fill_money(const struct showing *now, enum heading heading,
	const struct heading_terms *t, struct money forecast, struct heading_view *view)
{
	const struct commitment *promised = &now->committed[heading];
	const struct invoiced *invoiced = &now->invoiced[heading];
	bool has_estimate = t->estimate.kind != LIMIT_NONE;
	struct money left = { t->cap.money.pence - invoiced->approved.pence };
	const struct said_sum sums[MONEY_ROWS] = {
		{ N_("Cap"), N_("The most that the decision allows here"), &t->cap.money, NULL },
		{ N_("Estimate"), N_("What the decision expected it to cost"),
			has_estimate ? &t->estimate.money : NULL,
			has_estimate ? NULL : words(now, N_("The decision gives none")) },
		{ N_("Commitment"),
			N_("What signed contracts promise at most: each line’s sum, as often as "
			   "the contract or the decision allows"),
			promised->is_any ? &promised->money : NULL,
			commitment_says(now, promised) },
		{ N_("Waiting"), N_("What was invoiced and is not approved yet, held or not"),
			&invoiced->waiting, NULL },
		{ N_("Actual"),
			N_("What was invoiced for what was delivered and is approved, less what "
			   "was credited"),
			&invoiced->approved, NULL },
		{ N_("Paid"), N_("What of the actual has been paid"), &invoiced->paid, NULL },
		{ N_("Left"), N_("What of the cap is not approved yet: the cap less the actual"),
			&left, NULL },
		{ N_("Forecast"), forecast_means(t), has_forecast(now, t) ? &forecast : NULL,
			forecast_says(now, t, forecast) },
	};

	fill_sums(now, t, sums, view);
}

static struct reading_row reading_of(
	const struct showing *now, const struct heading_terms *t, const char *what, int64_t cohorts)
{
	return (struct reading_row){ words(now, what), (long)cohorts,
		cohorts_cost(t, LICENCE_INSIDE, cohorts), cohorts_cost(t, LICENCE_FIXED, cohorts) };
}

static void fill_readings(
	const struct showing *now, const struct heading_terms *t, struct heading_view *view)
{
	struct request *rq = now->rq;

	if (!heading_has_readings(t))
		return;
	if (now->has_counts) {
		view->readings[view->reading_count++] =
			reading_of(now, t, N_("Held so far"), now->counts.number[CEILING_COHORTS]);
		view->readings[view->reading_count++] =
			reading_of(now, t, N_("Held and planned"), cohorts_expected(now));
	}
	view->readings[view->reading_count++] =
		reading_of(now, t, N_("As many as are allowed"), t->cohorts);
	view->budgeted = tr_fill(rq->arena, rq->language,
		"The decision says that {amount} is included, and not whether that is due whole if "
		"fewer cohorts are held. It is budgeted as: {reading}.",
		"amount", sum_words(now, t->included), "reading",
		words(now, licences[now->budget.licence].label), NULL);
}

static struct source_row source_of(
	const struct showing *now, const struct limit *limit, const char *about)
{
	struct request *rq = now->rq;
	const struct amount *amount = decision_amount(&now->decision, limit->amount);
	struct quote quote;

	assert(amount != NULL); // the decision is frozen
	quote = programme_quote(rq->arena, &now->decision, amount, rq->language);
	return (struct source_row){
		.sentence = quote.words,
		.lang = language_code(quote.language),
		.link = { .text = words(now, N_("See it in the decision")),
			.about = about,
			.url = url_of(rq->arena, "/decisions/%lld#amount-%" PRId64,
				(long long)now->decision.id.v, amount->number) },
	};
}

static void fill_sources(const struct showing *now, enum heading heading, struct heading_view *view)
{
	struct request *rq = now->rq;
	struct limits caps = heading_caps(rq->arena, &now->budget, heading);
	struct source_row *rows = arena_many(rq->arena, struct source_row, caps.n);

	list_each (const struct limit *, each, &caps)
		rows[view->source_count++] = source_of(
			now, each, caps.n == 1 ? view->name : sum_words(now, each->money));
	view->sources = rows;
}

/* On to the invoices, whose page that is. */
static void fill_trace(const struct showing *now, enum heading heading, struct heading_view *view)
{
	struct request *rq = now->rq;

	if (policy_allows_kept_by(&rq->actor, INVOICE_READ, now->programme->organisation))
		view->trace = (struct link){
			.text = words(now, N_("Where its money went")),
			.about = view->name,
			.url = url_of(rq->arena, "/programmes/%lld/trace/%s",
				(long long)now->programme->id.v, headings[heading].name),
		};
}

static struct heading_view heading_of(
	const struct showing *now, enum heading heading, const struct heading_terms *t)
{
	struct request *rq = now->rq;
	struct heading_view view = { .name = words(now, headings[heading].label) };
	struct money forecast = MONEY_ZERO;

	if (has_forecast(now, t))
		forecast = cohorts_cost(t, now->budget.licence, cohorts_expected(now));
	if (above_cap(t, forecast).pence > 0)
		view.above = tr_fill(rq->arena, rq->language,
			"The forecast is {amount} above the cap. Nothing is trimmed: plan fewer "
			"cohorts, or ask for another decision.",
			"amount", sum_words(now, above_cap(t, forecast)), NULL);
	if (above_cap(t, now->committed[heading].money).pence > 0)
		view.over = tr_fill(rq->arena, rq->language,
			"Signed contracts promise {amount} more than the cap. Nothing above the "
			"cap can be paid.",
			"amount", sum_words(now, above_cap(t, now->committed[heading].money)),
			NULL);
	fill_money(now, heading, t, forecast, &view);
	fill_readings(now, t, &view);
	fill_sources(now, heading, &view);
	fill_trace(now, heading, &view);
	return view;
}

static void fill_headings(const struct showing *now, struct programme_view *view)
{
	struct request *rq = now->rq;
	struct heading_view *shown = arena_many(rq->arena, struct heading_view, HEADING_COUNT);
	const char **uncapped = arena_many(rq->arena, const char *, HEADING_COUNT);
	struct money together = MONEY_ZERO;

	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++) {
		struct heading_terms t = heading_terms(&now->budget, h);

		if (t.cap.kind != LIMIT_NONE) {
			shown[view->heading_count++] = heading_of(now, h, &t);
			together.pence += t.cap.money.pence;
		} else if (now->invoiced[h].approved.pence != 0)
			uncapped[view->uncapped_count++] = tr_fill(rq->arena, rq->language,
				"{heading}: {money} is approved, and this budget gives it no cap. "
				"Nothing more is approved under it.",
				"heading", words(now, headings[h].label), "money",
				sum_words(now, now->invoiced[h].approved), NULL);
	}
	view->headings = shown;
	view->uncapped = uncapped;
	view->together = tr_fill(rq->arena, rq->language,
		"{amount} in all, each heading with its own cap: what is saved under one never "
		"lifts another.",
		"amount", sum_words(now, together), NULL);
}

/* ---- volumes ---- */

static const char *volume_means(const struct showing *now, enum ceiling ceiling)
{
	struct request *rq = now->rq;

	switch (ceiling) {
	case CEILING_PEOPLE:
		return tr_fill_n(rq->arena, rq->language,
			"Booked into workshops A and B, each counted once, in the month of their "
			"referral; {count} came to both",
			"Booked into workshops A and B, each counted once, in the month of their "
			"referral; {count} came to both",
			programme_completed(rq->work, &now->budget), NULL);
	case CEILING_COHORTS:
		return tr_fill_n(rq->arena, rq->language,
			"Met in a room for workshop B before today; {count} more is planned",
			"Met in a room for workshop B before today; {count} more are planned",
			now->counts.planned, NULL);
	case CEILING_TRAINED:
		return words(now,
			N_("On the staff of the scheme’s providers, with a training recorded"));
	case CEILING_NONE:
	case CEILING_COUNT: break;
	}
	unreachable("ceiling");
}

static void fill_volumes(const struct showing *now, struct programme_view *view)
{
	struct request *rq = now->rq;
	struct volume_row *rows = arena_many(rq->arena, struct volume_row, CEILING_COUNT);

	for (enum ceiling c = CEILING_NONE + 1; c < CEILING_COUNT && now->has_counts; c++) {
		int64_t ceiling = now->budget.ceiling[c], number = now->counts.number[c];

		rows[view->volume_count++] = (struct volume_row){
			.name = words(now, ceilings[c].label),
			.means = volume_means(now, c),
			.says = number_of_ceiling(rq, ceiling, number),
			.bar = ceiling == 0 ? NULL : html_bar_share(rq->arena, number, ceiling),
			.standing = ceiling_warning(rq, ceiling, number),
		};
	}
	view->volumes = rows;
}

/* ---- what one completion costs ---- */

static struct each_row each_of(const struct showing *now, const struct delivered_year *year)
{
	struct request *rq = now->rq;
	int64_t completed = programme_completed_of(rq->work, &now->budget, year->from, year->to);
	struct maybe_money each = cost_of_each(year->cost, completed);
	const char *says;

	if (each.is_set)
		says = sum_words(now, each.money);
	else if (completed == 0)
		says = words(now, N_("Nobody who was referred in this year has completed it yet, "
				     "so there is no cost of one"));
	else
		says = words(now, N_("Nothing was spent on it, credit notes taken off, so there "
				     "is no cost of one"));
	return (struct each_row){
		.year = year->name,
		.cost = sum_words(now, year->cost),
		.completed = count_words(rq->arena, rq->language, completed),
		.each = says,
	};
}

static void fill_each(const struct showing *now, struct programme_view *view)
{
	struct request *rq = now->rq;
	struct delivered_years years = programme_bills.delivered(rq->work, now->programme->id);
	struct each_row *rows = arena_many(rq->arena, struct each_row, years.n + 1);

	list_each (const struct delivered_year *, year, &years)
		rows[view->each_count++] = each_of(now, year);
	view->each = rows;
	view->has_each = true;
}

/* ---- versions ---- */

static const char *title_of(const struct showing *now, int64_t version)
{
	struct request *rq = now->rq;

	return tr_fill(rq->arena, rq->language, "Version {number}", "number",
		arena_format(rq->arena, "%" PRId64, version), NULL);
}

static const char *signed_words(
	const struct showing *now, const char *message, const struct budget *b)
{
	struct request *rq = now->rq;

	return tr_fill(rq->arena, rq->language, message, "date",
		date_words(rq->arena, rq->language, instant_day(b->signed_at)), NULL);
}

static const char *standing_words(const struct showing *now, const struct budget *b)
{
	if (b->signed_by.v == 0)
		return b->version == now->all.at[0].version
			       ? words(now, N_("Not signed yet"))
			       : words(now, N_("Never signed: a later version took its place"));
	if (b->version == now->in_force->version)
		return signed_words(now, N_("In force since {date}"), b);
	return signed_words(now, N_("Signed on {date}; a later version took its place"), b);
}

static struct link version_link(const struct showing *now, const char *text, int64_t version)
{
	return (struct link){ .text = text,
		.url = url_programme_version(now->rq->arena, now->programme->id, version) };
}

static void fill_versions(const struct showing *now, struct programme_view *view)
{
	struct version_row *rows = arena_many(now->rq->arena, struct version_row, now->all.n + 1);
	const struct budget *newest = &now->all.at[0];

	list_each (const struct budget *, each, &now->all)
		rows[view->version_count++] = (struct version_row){
			.version = version_link(now, title_of(now, each->version), each->version),
			.standing = standing_words(now, each),
			.hands = hands_words(
				now->rq, each->written_by, each->signed_by, each->signed_at),
		};
	view->versions = rows;
	if (newest->signed_by.v == 0 && newest->version != now->budget.version)
		view->newer = version_link(now,
			words(now, N_("A newer budget is written, and not signed yet")),
			newest->version);
}

/* What whoever signs would want to know: money was spent on days that the version leaves out; NULL: none was. */
static const char *outside_words(const struct showing *now)
{
	struct request *rq = now->rq;
	const struct budget *b = &now->budget;
	struct money outside =
		programme_bills.outside(rq->work, b->programme, b->starts_on, b->ends_on);

	if (outside.pence == 0)
		return NULL;
	return tr_fill(rq->arena, rq->language,
		"{amount} is approved for what was delivered on days that this budget does not "
		"fund. It stays approved, but once this is signed nothing more of those days can "
		"be approved, and nothing of them is accrued at the year’s end.",
		"amount", money_words(rq->arena, rq->language, outside), NULL);
}

static void fill_signing(const struct showing *now, struct programme_view *view)
{
	struct request *rq = now->rq;
	const struct budget *b = &now->budget;
	struct form_keys keys = page_form_keys(rq);
	struct programme same;

	if (b->signed_by.v != 0 || b->version != now->all.at[0].version)
		return;
	view->outside = outside_words(now);
	if (b->written_by.v == rq->actor.account.v)
		view->own = words(now, N_("You wrote this budget, so somebody else signs it."));
	else if (page_programme(rq, PROGRAMME_SIGN, &same))
		view->sign = (struct form){
			.action = url_programme_page(rq->arena, now->programme->id, "sign"),
			.token = keys.token,
			.key = keys.once,
		};
}

/* ---- the page ---- */

/* The version asked for; else the one in force, else the newest.  False: there is none such. */
static bool choose_budget(struct showing *now)
{
	struct request *rq = now->rq;
	int64_t version = form_number(rq, "version");

	if (version == 0)
		version = now->in_force != NULL ? now->in_force->version : now->all.at[0].version;
	if (!programme_budget_load(rq->work, now->programme->id, version, &now->budget))
		return false;
	now->has_counts = programme_counts(rq->work, &now->budget, &now->counts);
	programme_tie.committed(rq->work, &now->budget, now->committed);
	programme_bills.invoiced(rq->work, now->programme->id, now->invoiced);
	return true;
}

static void fill_scheme(const struct showing *now, struct programme_view *view)
{
	struct request *rq = now->rq;
	struct scheme s;

	if (!now->has_counts)
		return;
	if (scheme_for(rq->work, &rq->actor, SCHEME_READ, now->budget.scheme, &s))
		view->scheme = (struct link){ .text = scheme_name(rq, &s),
			.url = url_scheme(rq->arena, s.id) };
}

/* Of the budget in force: an earlier one warns of nothing. */
static void fill_warnings(const struct showing *now, struct programme_view *view)
{
	struct request *rq = now->rq;
	struct record_links others;

	if (now->in_force == NULL || now->in_force->version != now->budget.version)
		return;
	view->warnings = programme_warnings(rq, now->programme, &now->budget,
		now->has_counts ? &now->counts : NULL, now->committed);
	others = page_record_links(rq, "programme-warning", now->programme->id.v);
	list_each (const struct link *, each, &others)
		*list_add(rq->arena, &view->warnings) = *each;
}

static void fill_budget(const struct showing *now, struct programme_view *view)
{
	struct request *rq = now->rq;

	view->has_budget = true;
	view->title = title_of(now, now->budget.version);
	view->standing = standing_words(now, &now->budget);
	view->version = arena_format(rq->arena, "%" PRId64, now->budget.version);
	view->period = period_words(rq, &now->budget);
	view->left = left_words(rq, &now->budget);
	fill_warnings(now, view);
	fill_scheme(now, view);
	fill_headings(now, view);
	fill_volumes(now, view);
	if (now->has_counts) {
		programme_fill_delivery(rq, &now->budget, &view->delivery);
		fill_each(now, view);
	}
	fill_versions(now, view);
	fill_signing(now, view);
}

static enum status programme_page(struct request *rq, const struct programme *p, enum status status)
{
	struct showing now = { .rq = rq, .programme = p };
	struct programme same;
	struct programme_view view = {
		.back = url_of(rq->arena, "/programmes"),
		.name = programme_name(rq, p),
		.problems = &rq->problems,
		.may_alter = page_programme(rq, PROGRAMME_ALTER, &same),
		.budget = url_programme_page(rq->arena, p->id, "budget"),
		.pilot = pilot_link(rq, p),
		.others = page_record_links(rq, "programme", p->id.v),
	};

	now.all = programme_versions(rq->work, p->id);
	now.in_force = budget_in_force(&now.all);
	if (!programme_decision(rq->work, p, &now.decision))
		return page_not_found(rq);
	view.decision = decision_link(rq, &now.decision, url_decision(rq->arena, p->decision));
	if (now.all.n > 0) {
		if (!choose_budget(&now))
			return page_not_found(rq);
		fill_budget(&now, &view);
	}

	struct html *out = page_open(rq, tr(rq->language, "Programme"));

	view_programme(out, &view);
	return page_close(rq, status);
}

enum status programme_show(struct request *rq)
{
	struct programme p;

	return page_programme(rq, PROGRAMME_READ, &p) ? programme_page(rq, &p, OK)
						      : page_not_found(rq);
}

enum status programme_sign_do(struct request *rq)
{
	struct programme p;

	if (!page_programme(rq, PROGRAMME_SIGN, &p))
		return page_not_found(rq);
	switch (programme_sign_budget(
		rq->work, &rq->actor, p.id, form_number(rq, "version"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_programme(rq->arena, p.id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody has written a newer budget meanwhile. Read that, then sign "
			   "it."));
		return programme_page(rq, &p, CONFLICTING);
	default: return programme_page(rq, &p, CONFLICTING);
	}
}
